//! Headers and time words as contracts write them in: `signed: 2026-01-15`, `from 2026-02-01 to 2031-01-31`, `end on or before …`;
//! what the language writes for them out.

use super::Mender;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{grammar, text};
use crate::source::Span;
use crate::syntax::lexer::Lexeme;
use crate::syntax::slip::Slip;
use crate::syntax::token::Token;

impl Mender<'_> {
    /// `signed: 2026-01-15` above the braces of an agreement: a header has no colon.
    pub(super) fn colon_of_header(&mut self, at: usize, colon: Lexeme) -> usize {
        let word = at.checked_sub(1).and_then(|at| self.input.get(at)).copied();
        let Some(word) = word.filter(|word| word.first && is_header_word(word.token)) else { return 0 };
        if self.depth > 0 || !self.is_below_agreement(at) {
            return 0;
        }
        let written = self.slice(word);
        self.complain(colon, |span| {
            let message = format!("`{written}` stands without a colon above the braces of an agreement");
            Diagnostic::new(text::PUNCTUATION, span, message, "not needed").help("delete it").sure_fix(
                "delete the colon",
                span,
                "",
            )
        });
        1
    }

    /// A comma between two headers, or before the brace.
    pub(super) fn comma_of_header(&mut self, at: usize, comma: Lexeme) -> usize {
        let next = self.input.get(at + 1).filter(|next| next.first);
        let is_end = next.is_some_and(|next| is_header_word(next.token) || next.token == Token::Open);
        if self.depth > 0 || !is_end || !self.is_below_agreement(at) {
            return 0;
        }
        self.complain(comma, |span| {
            Diagnostic::new(
                text::PUNCTUATION,
                span,
                "no comma stands between the headers of an agreement",
                "not needed",
            )
            .help("delete it")
            .sure_fix("delete the comma", span, "")
        });
        1
    }

    /// Whether the item that holds the token at `at` is an agreement or amendment, and its brace is not open yet.
    pub(super) fn is_below_agreement(&self, at: usize) -> bool {
        let before = (0..at).rev().map_while(|before| self.input.get(before)).take(FARTHEST);
        let begins = before.into_iter().find(|before| {
            before.column_one || matches!(before.token, Token::Agreement | Token::Amendment) && before.first
        });
        begins.is_some_and(|item| matches!(item.token, Token::Agreement | Token::Amendment))
    }

    /// `from 2026-02-01 to 2031-01-31`: the last day of a time.
    pub(super) fn through_day(&mut self, at: usize) -> usize {
        let Some(to) = self.input.get(at).copied().filter(|to| to.token == Token::To) else { return 0 };
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).copied();
        let leads = at.checked_sub(2).and_then(|at| self.input.get(at)).map(|leads| leads.token);
        let is_time = matches!(leads, Some(Token::From | Token::Until | Token::After | Token::Through));
        let is_day = |lexeme: Lexeme| {
            matches!(lexeme.token, Token::Date | Token::Slip(Slip::OddDate)) || self.is_year(lexeme)
        };
        if !is_time || !before.is_some_and(is_day) || !self.on_line(at + 1).is_some_and(is_day) {
            return 0;
        }
        let message = "`to` leads to a party, and the last day of a time is said with `through`".to_owned();
        self.replace(to, Token::Through, grammar::MISSPELT, message, "through".to_owned());
        1
    }

    /// `must end on or before 2030-12-31`
    pub(super) fn on_or_before(&mut self, at: usize) -> usize {
        const SAID: [&str; 4] = ["on or before", "at or before", "on or prior to", "not after"];
        let is_life = at
            .checked_sub(1)
            .and_then(|at| self.input.get(at))
            .is_some_and(|before| matches!(before.token, Token::End | Token::Start));
        let Some(used) = SAID.iter().find_map(|words| self.said(at, words)).filter(|_| is_life) else {
            return 0;
        };
        let Some(whole) = self.joined(at, used) else { return 0 };
        let message = format!("`{}` is not how the language says it", self.slice(whole));
        self.replace_surely(whole, Token::By, grammar::MISSPELT, message, "by".to_owned());
        used
    }

    /// Words of a header that say that an agreement has no end: `from 2026-02-01 in perpetuity`.
    pub(super) fn endless_header(&mut self, at: usize, used: usize, certain: bool) -> usize {
        let is_header = self.line_begins_with(at).is_some_and(is_header_word);
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).copied();
        let (Some(before), Some(whole), true) =
            (before, self.joined(at, used), is_header && self.is_below_agreement(at))
        else {
            return 0;
        };
        let written = self.slice(whole);
        let certain = certain && matches!(before.token, Token::Date | Token::Number);
        self.complain(whole, |span| {
            let message = format!("`{written}` says no time: an agreement without an end runs on");
            let gone = Span { start: before.end, ..span };
            Diagnostic::new(grammar::MISSPELT, span, message, "not needed").help("delete it").fix_if(
                certain,
                "delete it",
                gone,
                "",
            )
        });
        used
    }

    /// The word that the line of a token begins with.
    fn line_begins_with(&self, at: usize) -> Option<Token> {
        let mut line = (0..=at).rev().map_while(|at| self.input.get(at));
        line.find(|lexeme| lexeme.first).map(|first| first.token)
    }
}

/// How many tokens the headers of an agreement may have for this to be told.
const FARTHEST: usize = 200;

fn is_header_word(token: Token) -> bool {
    matches!(
        token,
        Token::Signed
            | Token::From
            | Token::Until
            | Token::Through
            | Token::For
            | Token::Between
            | Token::Draft
            | Token::Or
    )
}
