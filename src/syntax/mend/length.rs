//! Lengths of time that no number says in, as the language writes them out: `half a year`, `a year and a half`, `a fortnight`.

use super::Mender;
use crate::diagnostic::catalogue::text;
use crate::syntax::lexer::Lexeme;
use crate::syntax::token::Token;

/// What people say, and the same in numbers.
const LENGTHS: [(&str, &str); 13] = [
    ("half a year", "6 months"),
    ("half year", "6 months"),
    ("a half year", "6 months"),
    ("a half-year", "6 months"),
    ("one half year", "6 months"),
    ("half-year", "6 months"),
    ("a year and a half", "1 year 6 months"),
    ("one year and a half", "1 year 6 months"),
    ("one and a half years", "1 year 6 months"),
    ("a fortnight", "2 weeks"),
    ("one fortnight", "2 weeks"),
    ("a quarter of a year", "3 months"),
    ("a decade", "10 years"),
];

/// The phrases.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    LENGTHS.iter().map(|(words, _)| *words)
}

impl Mender<'_> {
    /// Mends such a length where a value stands or a time is counted.
    pub(super) fn half(&mut self, at: usize) -> usize {
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).map(|before| before.token);
        let is_counted = matches!(
            before,
            Some(
                Token::For
                    | Token::Of
                    | Token::Most
                    | Token::Least
                    | Token::Above
                    | Token::Below
                    | Token::Exactly
                    | Token::Within
                    | Token::Last
            )
        );
        if !is_counted && !self.is_value_place(at) {
            return 0;
        }
        let found = LENGTHS.iter().filter_map(|(words, meant)| Some((self.said(at, words)?, *meant)));
        let Some((used, meant)) = found.max_by_key(|(used, _)| *used) else { return 0 };
        let Some(whole) = self.joined(at, used) else { return 0 };
        let message = format!("`{}` is not how a length of time is written", self.slice(whole));
        self.replace_surely(whole, Token::BadNumber, text::NUMBER, message, meant.to_owned());
        let behind = Lexeme { start: whole.end, first: false, column_one: false, ..whole };
        self.emit(Token::Months, behind);
        used
    }
}
