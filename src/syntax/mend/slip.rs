//! A slip that the lexer found in, what was meant out: one token, seldom more, and one message.

use super::{Mender, literal, name_like, trim_quotes};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::text;
use crate::source::Span;
use crate::source::character::turns_direction;
use crate::syntax::lexer::Lexeme;
use crate::syntax::slip::Slip;
use crate::syntax::token::Token;

/// Two words in one.
const CONTRACTIONS: [(&str, &str, &[Token]); 7] = [
    ("mustn't", "must not", &[Token::Must, Token::Not]),
    ("can't", "must not", &[Token::Must, Token::Not]),
    ("shan't", "must not", &[Token::Must, Token::Not]),
    ("won't", "must not", &[Token::Must, Token::Not]),
    ("shouldn't", "should not", &[Token::Should, Token::Not]),
    ("isn't", "is not", &[Token::Is, Token::Not]),
    ("aren't", "is not", &[Token::Is, Token::Not]),
];

impl Mender<'_> {
    /// Mends a slip, and says how many tokens that used.
    pub(super) fn slip(&mut self, at: usize, lexeme: Lexeme, slip: Slip) -> usize {
        match slip {
            Slip::WordedNumber => return self.worded_number(at, lexeme),
            Slip::Currency => self.currency(lexeme),
            Slip::SectionSign => return self.section_sign(at, lexeme),
            Slip::GroupedNumber => self.odd_number(lexeme, literal::ungrouped),
            Slip::LooseNumber => self.odd_number(lexeme, tightened),
            Slip::OddDate => self.odd_date(lexeme),
            Slip::PercentSign => {
                self.stray(lexeme, "a percentage is a number with `%` right after it, as in `12.5%`")
            }
            Slip::OddString => self.odd_string(lexeme),
            Slip::OpenString => self.open_string(lexeme),
            Slip::AtLeast => self.comparison(at, lexeme, "at least", &[Token::At, Token::Least]),
            Slip::AtMost => self.comparison(at, lexeme, "at most", &[Token::At, Token::Most]),
            Slip::Above => self.comparison(at, lexeme, "above", &[Token::Above]),
            Slip::Below => self.comparison(at, lexeme, "below", &[Token::Below]),
            Slip::Equal if self.is_of_constant(at) => self.sign(lexeme, "=", &[Token::Equals]),
            Slip::Equal => self.sign(lexeme, "is", &[Token::Is]),
            Slip::Unequal => self.sign(lexeme, "is not", &[Token::Is, Token::Not]),
            Slip::Ampersand => self.sign(lexeme, "and", &[Token::And]),
            Slip::Bars => self.sign(lexeme, "or", &[Token::Or]),
            Slip::Bang => self.sign(lexeme, "not", &[Token::Not]),
            Slip::Times => self.sign(lexeme, "*", &[Token::Star]),
            Slip::Dash => self.dash(at, lexeme),
            Slip::Semicolon => self.semicolon(at, lexeme),
            Slip::OddName => self.odd_name(lexeme),
            Slip::HashComment | Slip::BlockComment => self.foreign_comment(lexeme),
            Slip::Stray => self.stray_characters(lexeme),
        }
        1
    }

    /// Whether the sign at `at` gives a constant its value: `let NAME == …`.
    fn is_of_constant(&self, at: usize) -> bool {
        at.checked_sub(2).and_then(|at| self.input.get(at)).is_some_and(|word| word.token == Token::Let)
    }

    fn odd_number(&mut self, lexeme: Lexeme, mend: impl Fn(&str) -> String) {
        let written = self.slice(lexeme);
        let message = format!("`{written}` is not how a number is written");
        // `0,500` may be a half.
        if written.starts_with("0,") {
            return self.replace(lexeme, Token::BadNumber, text::NUMBER, message, mend(&written));
        }
        self.replace_surely(lexeme, Token::BadNumber, text::NUMBER, message, mend(&written));
    }

    fn odd_date(&mut self, lexeme: Lexeme) {
        let written = self.slice(lexeme);
        let message = format!("`{written}` is not how a day is written");
        match literal::odd_date(&written) {
            // Of half a year both ends are said, which not every word takes.
            Some(mended) if mended.contains(' ') => {
                self.replace(lexeme, Token::BadValue, text::DATE, message, mended);
            }
            Some(mended) => self.replace_surely(lexeme, Token::BadValue, text::DATE, message, mended),
            None => {
                self.complain(lexeme, |span| {
                    Diagnostic::new(text::DATE, span, message, "not a day")
                        .help("write the year, the month and the day with hyphens, as in `2025-10-28`")
                });
                self.emit(Token::BadValue, lexeme);
            }
        }
    }

    fn odd_string(&mut self, lexeme: Lexeme) {
        let written = self.slice(lexeme);
        let inside = trim_quotes(&written).replace('"', "\\\"");
        let message = "a string stands in straight double quotes".to_owned();
        self.replace_surely(lexeme, Token::String, text::QUOTES, message, format!("\"{inside}\""));
    }

    fn open_string(&mut self, lexeme: Lexeme) {
        self.complain(lexeme, |span| {
            Diagnostic::new(
                text::STRING_NOT_CLOSED,
                span,
                "this string is never closed",
                "a string ends on its own line",
            )
            .help("write the closing `\"`")
            .fix("close the string", Span { start: span.end, ..span }, "\"")
        });
        self.emit(Token::String, lexeme);
    }

    fn semicolon(&mut self, at: usize, lexeme: Lexeme) {
        // Between two entries of one line a comma must take its place.
        let is_last = self.on_line(at + 1).is_none_or(|next| next.token == Token::Close);
        self.complain(lexeme, |span| {
            Diagnostic::new(text::PUNCTUATION, span, "a semicolon separates nothing in Clausal", "not needed")
                .help("delete it: a comma or a line break separates entries, and rules need neither")
                .fix_if(is_last, "delete the semicolon", span, "")
        });
        // Only the layout knows whether a comma can stand here.
        self.emit(Token::Slip(Slip::Semicolon), lexeme);
    }

    fn odd_name(&mut self, lexeme: Lexeme) {
        let written = self.slice(lexeme);
        let plain = written.replace('’', "'").to_lowercase();
        if let Some((_, meant, tokens)) = CONTRACTIONS.iter().find(|(word, ..)| *word == plain) {
            return self.sign(lexeme, meant, tokens);
        }
        let message = format!("`{written}` is not a name: names have letters, digits and inner hyphens");
        // What another sign than a hyphen stands for is not known.
        if written.contains(['&', '\'', '’']) {
            return self.replace(lexeme, Token::Name, text::NAME, message, name_like(&written));
        }
        self.replace_surely(lexeme, Token::Name, text::NAME, message, name_like(&written));
    }

    /// A comment of another language. It is left out like any comment.
    fn foreign_comment(&mut self, lexeme: Lexeme) {
        let written = self.slice(lexeme);
        let body = written.trim_start_matches(['#', '/', '*', ' ']).trim_end_matches(['*', '/', ' ']);
        self.complain(lexeme, |span| {
            let diagnostic = Diagnostic::new(
                text::COMMENT,
                span,
                "a comment begins with `//`",
                "a comment of another language",
            )
            .help("write `//` before each line of it");
            // Of several lines each needs its own mark, which one edit of the whole cannot give without laying it out anew.
            if body.contains('\n') {
                diagnostic
            } else {
                diagnostic.sure_fix("write `//`", span, format!("// {body}"))
            }
        });
    }

    fn stray_characters(&mut self, lexeme: Lexeme) {
        let written = self.slice(lexeme);
        // These are reported wherever they stand.
        if written.chars().all(turns_direction) {
            return;
        }
        let advice = match written.chars().next() {
            Some('[' | ']') => "values are grouped with `(` and `)`, and lists in braces need no brackets",
            Some('?') => "what is not known yet is `tbd`, and a field that may be missing is `optional`",
            Some('@') => "names have letters, digits and inner hyphens",
            Some('…') => "write out what is meant",
            _ => "delete it",
        };
        self.stray(lexeme, advice);
    }
}

/// `.5` as `0.5`, `1_` as `1`.
fn tightened(number: &str) -> String {
    if number.starts_with('.') { format!("0{number}") } else { number.trim_end_matches('_').to_owned() }
}
