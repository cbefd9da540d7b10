//! Days in other notations, and days that do not exist, in; what was meant out.

use super::literal;
use super::{Mender, join};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::text;
use crate::syntax::lexer::Lexeme;
use crate::syntax::token::Token;

impl Mender<'_> {
    pub(super) fn date(&mut self, lexeme: Lexeme) -> usize {
        let written = self.slice(lexeme);
        if literal::exists(&written) {
            return 0;
        }
        let what = match written.len() {
            10 => "day",
            _ if written.contains('Q') => "quarter",
            _ => "month",
        };
        self.complain(lexeme, |span| {
            let diagnostic = Diagnostic::new(
                text::DATE,
                span,
                format!("there is no {what} `{written}`"),
                format!("no such {what}"),
            );
            if written.starts_with("0000") { diagnostic.help("years run from 1 to 9999") } else { diagnostic }
        });
        self.emit(Token::BadValue, lexeme);
        1
    }

    /// `28 October 2025`, where the token before the month stands at `at`. Says how many tokens from there on that used.
    pub(super) fn worded_date(
        &mut self,
        first: Lexeme,
        at: usize,
        number: &str,
        name: &str,
    ) -> Option<usize> {
        let month = literal::month(name)?;
        let comma = usize::from(self.on_line(at + 2).is_some_and(|third| third.token == Token::Comma));
        let year = self.on_line(at + 2 + comma).filter(|year| self.is_year(*year))?;
        let mended = literal::day(&self.slice(year), month, number);
        self.odd_day(join(first, year), mended);
        Some(3 + comma)
    }

    /// `31-Dec-2029`, `31/Dec/2029`
    pub(super) fn hyphened_date(&mut self, at: usize) -> usize {
        let parts: Vec<Lexeme> = (at..at + 5).map_while(|at| self.input.get(at).copied()).collect();
        let are_glued = |parts: &[Lexeme]| {
            parts.windows(2).all(|pair| matches!(pair, [a, b] if a.end == b.start && !b.first))
        };
        let is_hyphen =
            |lexeme: &Lexeme| matches!(lexeme.token, Token::Minus | Token::Slash | Token::Slip(_));
        // A name may have a hyphen in it, so that month and year are one.
        if let [day, hyphen, name, ..] = parts.as_slice()
            && is_hyphen(hyphen)
            && are_glued(&[*day, *hyphen, *name])
            && let Some((month, year)) = self.slice(*name).split_once('-')
            && let Some(month) = literal::month(month)
            && year.len() == 4
            && year.bytes().all(|digit| digit.is_ascii_digit())
        {
            let mended = literal::day(year, month, &self.slice(*day));
            self.odd_day(join(*day, *name), mended);
            return 3;
        }
        let [day, first, month, second, year] = parts.as_slice() else { return 0 };
        let is_glued = are_glued(&parts);
        let number = literal::month(&self.slice(*month));
        let (Some(number), true) =
            (number, is_glued && is_hyphen(first) && is_hyphen(second) && self.is_year(*year))
        else {
            return 0;
        };
        let mended = literal::day(&self.slice(*year), number, &self.slice(*day));
        self.odd_day(join(*day, *year), mended);
        5
    }

    /// `12/2029` behind a word that says a time; elsewhere it is a quotient.
    pub(super) fn slashed_month(&mut self, at: usize) -> usize {
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).map(|before| before.token);
        let says_time = matches!(
            before,
            Some(
                Token::From
                    | Token::Until
                    | Token::Through
                    | Token::After
                    | Token::Before
                    | Token::By
                    | Token::In
                    | Token::On
            )
        );
        let parts: Vec<Lexeme> = (at..at + 3).map_while(|at| self.input.get(at).copied()).collect();
        let [month, slash, year] = parts.as_slice() else { return 0 };
        let is_glued = month.end == slash.start && slash.end == year.start && slash.token == Token::Slash;
        let written = format!("{}-{:0>2}", self.slice(*year), self.slice(*month));
        if !says_time || !is_glued || !self.is_year(*year) || !literal::exists(&written) {
            return 0;
        }
        self.odd_day(join(*month, *year), Some(written));
        3
    }

    /// `Q4/2029`, `2029 Q4`
    pub(super) fn quarter(&mut self, at: usize) -> usize {
        let Some(first) = self.input.get(at).copied() else { return 0 };
        let is_quarter = |text: &str| matches!(text, "Q1" | "Q2" | "Q3" | "Q4" | "q1" | "q2" | "q3" | "q4");
        let written = self.slice(first);
        let (whole, used, quarter, year) = if self.is_year(first) {
            let Some(next) = self.on_line(at + 1).filter(|next| is_quarter(&self.slice(*next))) else {
                return 0;
            };
            (join(first, next), 2, self.slice(next), written)
        } else if is_quarter(&written) {
            let slash =
                self.on_line(at + 1).filter(|slash| slash.token == Token::Slash && slash.start == first.end);
            let Some(year) = self.on_line(at + 2).filter(|year| slash.is_some() && self.is_year(*year))
            else {
                return 0;
            };
            (join(first, year), 3, written, self.slice(year))
        } else {
            return 0;
        };
        if year.len() != 4 || !year.bytes().all(|digit| digit.is_ascii_digit()) {
            return 0;
        }
        self.odd_day(whole, Some(format!("{year}-{}", quarter.to_uppercase())));
        used
    }

    pub(super) fn is_year(&self, lexeme: Lexeme) -> bool {
        lexeme.token == Token::Number && lexeme.end - lexeme.start == 4
    }

    pub(super) fn odd_day(&mut self, whole: Lexeme, mended: Option<String>) {
        let written = self.slice(whole);
        match mended {
            Some(mended) => self.replace_surely(
                whole,
                Token::BadValue,
                text::DATE,
                format!("`{written}` is not how a day is written"),
                mended,
            ),
            None => {
                self.complain(whole, |span| {
                    Diagnostic::new(text::DATE, span, format!("there is no day `{written}`"), "no such day")
                });
                self.emit(Token::BadValue, whole);
            }
        }
    }
}
