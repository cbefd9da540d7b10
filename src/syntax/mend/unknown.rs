//! What drafts write where nothing is known yet, is kept secret or does not apply, in; `tbd`, `undisclosed` or nothing, out.

use super::{Mender, join};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::grammar;
use crate::source::Span;
use crate::syntax::lexer::Lexeme;
use crate::syntax::slip::Slip;
use crate::syntax::token::Token;

/// What somebody means who writes no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoValue {
    /// It is not known yet: `tbd`.
    Blank,
    /// It is kept secret: `undisclosed`.
    Secret,
    /// There is none: the entry is left out.
    Absent,
}

const BLANK: &[&str] = &[
    "tbd",
    "tba",
    "tbc",
    "tbn",
    "to be determined",
    "to be agreed",
    "to be confirmed",
    "to be decided",
    "to be advised",
    "to be defined",
    "to be negotiated",
    "to be completed",
    "to be inserted",
    "to be announced",
    "to be specified",
    "to be fixed",
    "to be set",
    "to be discussed",
    "to be filled in",
    "to be provided",
    "to be finalised",
    "to be finalized",
    "yet to be determined",
    "yet to be agreed",
    "yet to be confirmed",
    "not yet known",
    "not yet agreed",
    "not yet determined",
    "not yet decided",
    "not yet fixed",
    "not known",
    "not determined",
    "left blank",
    "still open",
    "unknown",
    "undetermined",
    "pending",
    "blank",
    "undecided",
    "t.b.d.",
    "t.b.d",
    "t.b.a.",
    "t.b.a",
    "t.b.c.",
    "t.b.c",
    "n/k",
];
const SECRET: &[&str] = &[
    "undisclosed",
    "redacted",
    "confidential",
    "omitted",
    "withheld",
    "not disclosed",
    "not public",
    "kept confidential",
    "kept secret",
    "secret",
];
const ABSENT: &[&str] = &[
    "n/a",
    "n.a.",
    "n.a",
    "na",
    "not applicable",
    "does not apply",
    "inapplicable",
    "none",
    "nil",
    "null",
    "not stated",
    "unspecified",
    "not specified",
];

/// What a phrase means, in any case, that stands where a value should.
pub fn no_value(written: &str) -> Option<NoValue> {
    let lower = written.to_lowercase();
    let is_in = |list: &[&str]| list.contains(&lower.as_str());
    let meant = [(BLANK, NoValue::Blank), (SECRET, NoValue::Secret), (ABSENT, NoValue::Absent)];
    meant.into_iter().find(|(list, _)| is_in(list)).map(|(_, meant)| meant)
}

/// All these phrases.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    BLANK.iter().chain(SECRET).chain(ABSENT).copied()
}

impl NoValue {
    /// The word of the language for it, if there is one.
    pub fn word(self) -> Option<&'static str> {
        match self {
            NoValue::Blank => Some("tbd"),
            NoValue::Secret => Some("undisclosed"),
            NoValue::Absent => None,
        }
    }
}

impl Mender<'_> {
    /// Mends what stands for a value that is not there, and says how many tokens that used. One word alone may be a name, which
    /// is known later.
    pub(super) fn no_value(&mut self, at: usize) -> usize {
        if !self.is_value_place(at) {
            return 0;
        }
        let found = self.phrase_of_none(at).or_else(|| self.placeholder(at));
        let Some((meant, used)) = found else { return 0 };
        let Some(whole) = self.joined(at, used) else { return 0 };
        self.tell_none(at, whole, meant);
        used
    }

    /// `to be determined`, `N/A`, `T.B.D.`, and of single words those that the language has itself.
    fn phrase_of_none(&self, at: usize) -> Option<(NoValue, usize)> {
        let glued = self.glued(at);
        if glued > 1
            && let Some(meant) = self.joined(at, glued).and_then(|whole| no_value(&self.slice(whole)))
        {
            return Some((meant, glued));
        }
        let lists = [(BLANK, NoValue::Blank), (SECRET, NoValue::Secret), (ABSENT, NoValue::Absent)];
        let phrases =
            lists.into_iter().flat_map(|(list, meant)| list.iter().map(move |words| (*words, meant)));
        let several = phrases.filter(|(words, _)| words.contains(' '));
        several
            .filter_map(|(words, meant)| Some((meant, self.said(at, words)?)))
            .max_by_key(|(_, used)| *used)
    }

    /// How many tokens stand at `at` without a space between them.
    fn glued(&self, at: usize) -> usize {
        let mut used = 1;
        while let (Some(last), Some(next)) = (self.input.get(at + used - 1), self.on_line(at + used)) {
            if next.start != last.end
                || matches!(next.token, Token::Comma | Token::Close | Token::Open)
                || used > 8
            {
                break;
            }
            used += 1;
        }
        used
    }

    /// `[●]`, `[***]`, `___`, `???`, with the unit behind it.
    fn placeholder(&self, at: usize) -> Option<(NoValue, usize)> {
        let first = self.input.get(at).copied()?;
        let is_stray = |token: Token| matches!(token, Token::Slip(Slip::Stray));
        let text = self.slice(first);
        let mut used = 1;
        let inside = if is_stray(first.token) && text.starts_with('[') {
            let mut all = text.clone();
            while !all.contains(']') {
                let next = self.on_line(at + used)?;
                if matches!(next.token, Token::Open | Token::Close | Token::Colon) || used > 12 {
                    return None;
                }
                all = self.slice(join(first, next));
                used += 1;
            }
            all.trim_matches(['[', ']', ' ']).to_owned()
        } else if is_stray(first.token)
            && text.chars().all(|c| matches!(c, '_' | '?' | '●' | '•' | '…' | '■' | '□'))
        {
            text
        } else if first.token == Token::Star {
            while self.on_line(at + used).is_some_and(|next| next.token == Token::Star) {
                used += 1;
            }
            "*".to_owned()
        } else {
            return None;
        };
        // Words or a number in brackets are what somebody proposes, or a list.
        if inside.chars().any(char::is_alphanumeric) && no_value(&inside).is_none() {
            return None;
        }
        let is_secret = inside.contains('*') || no_value(&inside) == Some(NoValue::Secret);
        while let Some(next) = self.on_line(at + used) {
            let is_unit = next.token == Token::Name
                || matches!(next.token, Token::Slip(Slip::Currency | Slip::PercentSign))
                || super::literal::time_unit(&self.slice(next)).is_some()
                || super::literal::magnitude(&self.slice(next)).is_some();
            if !is_unit || self.on_line(at + used + 1).is_some_and(|next| next.token == Token::Colon) {
                break;
            }
            used += 1;
        }
        Some((if is_secret { NoValue::Secret } else { NoValue::Blank }, used))
    }

    fn tell_none(&mut self, at: usize, whole: Lexeme, meant: NoValue) {
        let written = self.slice(whole);
        let Some(word) = meant.word() else {
            let entry = self.entry_around(at, whole);
            self.complain(whole, |span| {
                let message = format!("`{written}` is no value: what does not apply is left out");
                let diagnostic = Diagnostic::new(grammar::MISSPELT, span, message, "no value")
                    .help("delete this entry; say `tbd` where it applies and is not known yet");
                match entry {
                    Some(entry) => diagnostic.fix(
                        "delete the entry",
                        Span { start: entry.start, end: entry.end, ..span },
                        "",
                    ),
                    None => diagnostic,
                }
            });
            self.emit(Token::BadValue, whole);
            return;
        };
        self.complain(whole, |span| {
            let message = format!("`{written}` is not how the language says it: write `{word}`");
            Diagnostic::new(grammar::MISSPELT, span, message, format!("write `{word}`")).sure_fix(
                format!("write `{word}`"),
                span,
                word,
            )
        });
        self.emit(if meant == NoValue::Blank { Token::Tbd } else { Token::Undisclosed }, whole);
    }

    /// The entry whose value stands at `at`, with a comma beside it.
    fn entry_around(&self, at: usize, value: Lexeme) -> Option<Lexeme> {
        let name = self.input.get(at.checked_sub(2)?).copied()?;
        let after = self.input.iter().find(|next| next.start >= value.end);
        if let Some(comma) = after.filter(|next| next.token == Token::Comma) {
            let rest = self.text.get(comma.end as usize..).unwrap_or("");
            let spaces = rest.len() - rest.trim_start_matches(' ').len();
            return Some(Lexeme { end: comma.end + u32::try_from(spaces).ok()?, ..name });
        }
        let before =
            at.checked_sub(3).and_then(|at| self.input.get(at)).filter(|before| before.token == Token::Comma);
        let start = before.map_or(name.start, |comma| comma.start);
        Some(Lexeme { start, end: value.end, ..name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter_and_names_are_names() {
        assert_eq!(no_value("TBD"), Some(NoValue::Blank));
        assert_eq!(no_value("To Be Agreed"), Some(NoValue::Blank));
        assert_eq!(no_value("N/A"), Some(NoValue::Absent));
        assert_eq!(no_value("Redacted"), Some(NoValue::Secret));
        assert_eq!(no_value("Delaware"), None);
    }
}
