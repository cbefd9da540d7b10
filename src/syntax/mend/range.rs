//! `30 to 60 days`, `5-10 million USD` and `12,5%` in; the bounds, or the number with its point, out.

use super::{Mender, grouping, join, literal, spelled};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{grammar, text};
use crate::syntax::lexer::Lexeme;
use crate::syntax::slip::Slip;
use crate::syntax::token::Token;

impl Mender<'_> {
    /// The value of an entry that goes from one amount to another.
    pub(super) fn range(&mut self, at: usize) -> usize {
        if !self.is_value_place(at) {
            return 0;
        }
        self.range_of(at).unwrap_or(0)
    }

    fn range_of(&mut self, at: usize) -> Option<usize> {
        let is_number = |lexeme: &Lexeme| matches!(lexeme.token, Token::Number | Token::Percent);
        let first = self.input.get(at).copied().filter(is_number)?;
        let mut cursor = at + 1;
        // `30 days to 60 days`: the first one has its own unit.
        let own = self.tail(cursor);
        cursor += own.as_ref().map_or(0, |(_, used)| *used);
        let joint = self.on_line(cursor)?;
        // A minus with spaces around it takes away.
        let is_hyphen = joint.token == Token::Minus
            && self.input.get(cursor - 1).is_some_and(|last| last.end == joint.start);
        if !is_hyphen && !matches!(joint.token, Token::To | Token::Slip(Slip::Dash)) {
            return None;
        }
        let second = self.on_line(cursor + 1).filter(is_number)?;
        cursor += 2;
        let last = self.tail(cursor);
        cursor += last.as_ref().map_or(0, |(_, used)| *used);
        let whole = self.joined(at, cursor - at)?;
        let (one, two) = (self.slice(first), self.slice(second));
        let percent = if two.ends_with('%') && !one.ends_with('%') { "%" } else { "" };
        let unit = last.as_ref().map(|(words, _)| format!(" {words}")).unwrap_or_default();
        let own_unit = match &own {
            // `5 million to 10 million USD`: one currency for both.
            Some((words, 1)) if literal::magnitude(words).is_some() => {
                let rest = unit.trim_start().split_once(' ').map(|(_, code)| format!(" {code}"));
                format!(" {words}{}", rest.unwrap_or_default())
            }
            Some((words, _)) => format!(" {words}"),
            None => unit.clone(),
        };
        // Without a unit it may be a sum.
        if unit.is_empty() && !two.ends_with('%') {
            return None;
        }
        let mended = format!("between {one}{percent}{own_unit} and {two}{unit}");
        let written = self.slice(whole);
        // Of `5 to 10 million` the first might be five alone.
        let certain = own.is_some() || percent.is_empty() && !unit.contains("illion");
        self.complain(whole, |span| {
            let message = format!("`{written}` is said with two bounds: write `{mended}`");
            let diagnostic = Diagnostic::new(grammar::MISSPELT, span, message, format!("write `{mended}`"));
            let title = format!("write `{mended}`");
            if certain {
                diagnostic.sure_fix(title, span, mended)
            } else {
                diagnostic.fix(title, span, mended)
            }
        });
        self.emit(Token::Between, first);
        self.emit(Token::BadValue, first);
        self.emit(Token::And, joint);
        self.emit(Token::BadValue, join(second, whole));
        Some(cursor - at)
    }

    /// `between 30 and 60 days`: the first bound without its unit.
    pub(super) fn bare_bound(&mut self, at: usize) -> usize {
        self.bare_bound_of(at).unwrap_or(0)
    }

    fn bare_bound_of(&mut self, at: usize) -> Option<usize> {
        let is_number = |lexeme: &Lexeme| lexeme.token == Token::Number;
        let between = self.input.get(at).copied().filter(|_| self.is_value_place(at))?;
        // Wherever its lines end, since none of them can stand for a comma.
        let next = |behind: usize| self.input.get(at + behind).copied();
        let first = next(1).filter(is_number).filter(|_| between.token == Token::Between)?;
        next(2).filter(|and| and.token == Token::And)?;
        let second = next(3).filter(is_number)?;
        let (unit, _) = self.tail(at + 4)?;
        let mended = format!("{} {unit}", self.slice(first));
        let certain = !unit.contains("illion") && !unit.contains("thousand");
        let written = self.slice(second);
        self.keep(at);
        self.complain(first, |span| {
            let message = format!("the first bound lacks the unit of `{written} {unit}`: write `{mended}`");
            let write = format!("write `{mended}`");
            Diagnostic::new(text::NUMBER, span, message, write.clone()).fix_if(certain, write, span, mended)
        });
        self.emit(Token::BadValue, first);
        Some(2)
    }

    /// The words of the unit behind a number, and how many tokens it takes.
    fn tail(&self, at: usize) -> Option<(String, usize)> {
        let (mut used, mut words) = (0, Vec::new());
        // The end of a line before a name may stand for a comma.
        let goes_on = |next: &Lexeme| !next.first || next.token != Token::Name;
        while let Some(next) = self.input.get(at + used).copied().filter(goes_on) {
            let word = self.slice(next);
            let is_unit = next.token.spelling().is_some()
                && (literal::time_unit(&word).is_some()
                    || literal::magnitude(&word).is_some()
                    || word == "business");
            let is_name = next.token == Token::Name
                && (literal::is_currency_code(&word) || spelled::is_working(&word) || !word.contains('-'));
            let is_last = next.token == Token::Name;
            if !is_unit && !is_name {
                break;
            }
            used += 1;
            words.push(word);
            if is_last {
                break;
            }
        }
        (used > 0).then(|| (words.join(" "), used))
    }

    /// `12,5%`: a number with a comma in it.
    pub(super) fn decimal_comma(&mut self, at: usize) -> usize {
        let Some(first) = self.input.get(at).copied() else { return 0 };
        let comma =
            self.on_line(at + 1).filter(|comma| comma.token == Token::Comma && comma.start == first.end);
        let last = self.on_line(at + 2).filter(|last| comma.is_some_and(|comma| comma.end == last.start));
        let is_percent = last.is_some_and(|last| last.token == Token::Percent);
        let (Some(last), true) = (last, is_percent || last.is_some_and(|last| last.token == Token::Number))
        else {
            return 0;
        };
        if !self.takes_number(at) {
            return 0;
        }
        let whole = join(first, last);
        if self.slice(first).contains('.') {
            let written = self.slice(whole);
            self.complain(whole, |span| grouping::doubtful(span, &written));
            self.emit(Token::BadValue, whole);
            return 3;
        }
        let mended = self.slice(whole).replace(',', ".");
        let token = if is_percent { Token::BadValue } else { Token::BadNumber };
        let code = if is_percent { text::PERCENT } else { text::NUMBER };
        let message = format!("`{}` is not how a number is written", self.slice(whole));
        self.replace_surely(whole, token, code, message, mended);
        3
    }
}
