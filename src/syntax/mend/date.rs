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
