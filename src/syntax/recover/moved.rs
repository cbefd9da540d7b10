//! Words that stand in the wrong place of a term in, where they belong out.

use super::{Failure, separates};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{grammar, text};
use crate::source::Span;
use crate::syntax::lexer::Lexeme;
use crate::syntax::token::Token;

impl Failure<'_> {
    /// `exit: transition { … } surviving`, `{ … } through 2030`, `{ … } section "4"`: words of the phrase behind its braces.
    pub(super) fn behind_the_braces(&self) -> Option<Diagnostic> {
        let previous = self.previous.filter(|previous| previous.token == Token::CloseEntries)?;
        if self.found.first {
            return None;
        }
        let says_when = matches!(
            self.found.token,
            Token::From
                | Token::After
                | Token::Before
                | Token::Until
                | Token::Through
                | Token::In
                | Token::Between
                | Token::For
                | Token::By
                | Token::To
                | Token::On
                | Token::Of
                | Token::With
                | Token::Or
                | Token::Section
        );
        if !says_when && self.found.token != Token::Name {
            return None;
        }
        let words = self.rest_of_line();
        let last = words.last().copied()?;
        let is_adjective = words.iter().all(|word| word.token == Token::Name);
        let is_next = self
            .lexemes
            .iter()
            .find(|next| next.start >= last.end)
            .is_some_and(|next| next.token == Token::Colon);
        if is_next || !says_when && !is_adjective {
            return None;
        }
        let (open, phrase) = self.term_before(previous)?;
        let moved = Lexeme { end: last.end, ..self.found };
        let written = self.slice(moved);
        let span = self.span_of(moved);
        let at = |start: u32| Span { start, end: start, ..span };
        let gone = Span { start: previous.end, ..span };
        let (to, what, place) = if is_adjective {
            ((at(phrase), format!("{written} ")), "adjectives stand before the noun", "before the noun")
        } else {
            (
                (at(open), format!("{written} ")),
                "what a term says as a whole stands before its `{`",
                "before the `{`",
            )
        };
        let message = format!("`{written}` stands behind the braces of its term: {what}");
        Some(
            Diagnostic::new(grammar::UNEXPECTED, span, message, "not here")
                .help(format!("write it {place}"))
                .sure_edits(format!("move it {place}"), [to, (gone, String::new())]),
        )
    }

    /// The words from the one that was met to the end of its part or line.
    pub(super) fn rest_of_line(&self) -> Vec<Lexeme> {
        let rest = self.lexemes.iter().filter(|next| next.start >= self.found.start && next.end > next.start);
        let mut depth = 0_usize;
        let goes_on = |next: &&Lexeme| {
            match next.token {
                Token::OpenParen => depth += 1,
                Token::CloseParen => depth = depth.saturating_sub(1),
                _ => {}
            }
            let ends = separates(next.token)
                || matches!(
                    next.token,
                    Token::Close | Token::CloseEntries | Token::CloseTest | Token::EndOfText
                );
            !ends && (!next.first || next.start == self.found.start)
        };
        rest.take_while(goes_on).copied().collect()
    }

    /// Where the braces of the term open that `close` closes, and where its phrase begins.
    fn term_before(&self, close: Lexeme) -> Option<(u32, u32)> {
        let mut depth = 0_usize;
        let mut open = None;
        for lexeme in self.lexemes.get(..self.at)?.iter().rev().filter(|lexeme| lexeme.start <= close.start) {
            match (lexeme.token, open) {
                (Token::CloseEntries, None) => depth += 1,
                (Token::OpenEntries, None) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        open = Some(lexeme.start);
                    }
                }
                (Token::Colon, Some(open)) => {
                    let phrase = self.lexemes.iter().find(|next| next.start >= lexeme.end)?;
                    return Some((open, phrase.start));
                }
                (Token::TermComma | Token::Open, Some(_)) => return None,
                _ => {}
            }
        }
        None
    }

    /// `main cloud: …`: a name of a term or field with a space in it.
    pub(super) fn spaced_name(&self) -> Option<Diagnostic> {
        let previous = self.previous.filter(|previous| previous.token == Token::Name)?;
        if self.found.token != Token::Name || self.found.first || !self.expected.holds(Token::Colon) {
            return None;
        }
        let before =
            self.lexemes.get(..self.at)?.iter().rev().find(|lexeme| lexeme.start < previous.start)?;
        let begins = previous.first || separates(before.token);
        let words: Vec<Lexeme> =
            self.rest_of_line().into_iter().take_while(|word| word.token == Token::Name).collect();
        let last = words.last().copied()?;
        let colon = self.lexemes.iter().find(|next| next.start >= last.end)?;
        if !begins || colon.token != Token::Colon || colon.first {
            return None;
        }
        let whole = Lexeme { start: previous.start, ..last };
        let written = self.slice(whole);
        let mended = written.split_whitespace().collect::<Vec<_>>().join("-");
        let in_entry = matches!(before.token, Token::EntryComma | Token::OpenEntries);
        if !in_entry && is_verb(self.slice(previous)) {
            return Some(self.verb_before_term(previous, words.first().copied()?));
        }
        let message = format!("`{written}` is not a name, since a name has no spaces: write `{mended}`");
        // The name of a term is anybody's; which field is meant is not known.
        Some(self.mend_if(!in_entry, text::NAME, whole, message, &mended))
    }

    /// `add x: portability for Acme`, in an amendment: a new term needs no verb.
    fn verb_before_term(&self, verb: Lexeme, name: Lexeme) -> Diagnostic {
        let written = self.slice(verb);
        let message = format!("`{written}` is not needed: a new term is its name, a colon and what it says");
        let gone = Span { end: name.start, ..self.span_of(verb) };
        self.report(grammar::MISSPELT, verb, message, "not needed")
            .help(format!("write `{}: …`", self.slice(name)))
            .fix(format!("delete `{written}`"), gone, "")
    }

    /// `law: New York`: a text without its quotes, or several words without `and`.
    pub(super) fn bare_text(&self) -> Option<Diagnostic> {
        let previous = self.previous.filter(|previous| previous.token == Token::Name)?;
        if self.found.token != Token::Name || self.found.first || self.before_previous() != Some(Token::Colon)
        {
            return None;
        }
        let words: Vec<Lexeme> =
            self.rest_of_line().into_iter().take_while(|word| word.token == Token::Name).collect();
        let last = words.last().copied()?;
        let next = self.lexemes.iter().find(|next| next.start >= last.end)?;
        let ends =
            next.first || separates(next.token) || matches!(next.token, Token::Close | Token::CloseEntries);
        let list = self.expected.holds(Token::EntryComma) && ends;
        let whole = Lexeme { start: previous.start, ..last };
        let written = self.slice(whole);
        if !list {
            return None;
        }
        if !written.starts_with(char::is_uppercase) {
            let message = format!(
                "`{written}` are several words: values are joined by `and`, and text stands in quotes"
            );
            let mended = written.split_whitespace().collect::<Vec<_>>().join(" and ");
            return Some(
                self.report(grammar::UNEXPECTED, whole, message, "one value, or several?")
                    .help(format!("write `{mended}`, or `\"{written}\"`"))
                    .fix(format!("write `{mended}`"), self.span_of(whole), mended)
                    .fix(format!("write `\"{written}\"`"), self.span_of(whole), format!("\"{written}\"")),
            );
        }
        let mended = format!("\"{written}\"");
        let message = format!("text stands in quotes: write `{mended}`");
        Some(self.mend(grammar::TEXT_MISSING, whole, message, &mended))
    }

    /// `sublicensable: no`
    pub(super) fn no_flag(&self) -> Option<Diagnostic> {
        let colon = self
            .previous
            .filter(|previous| previous.token == Token::Colon && self.found.token == Token::No)?;
        let mut before = self.lexemes.get(..self.at)?.iter().rev();
        let name = before.find(|lexeme| lexeme.start < colon.start).copied()?;
        if name.token != Token::Name || !self.expected.holds(Token::Tbd) {
            return None;
        }
        let next = self.lexemes.iter().find(|next| next.start >= self.found.end)?;
        if !next.first
            && !separates(next.token)
            && !matches!(next.token, Token::Close | Token::CloseEntries | Token::EndOfText)
        {
            let message = format!("`{}` cannot begin a value", self.slice(self.found));
            return Some(
                self.report(grammar::UNEXPECTED, self.found, message, "no value").help(
                    "leave the entry out where there is none; a length of time that is none is `0 days`",
                ),
            );
        }
        let whole = Lexeme { end: self.found.end, ..name };
        let meant = format!("not {}", self.slice(name));
        let message = format!("`{}` is said without a colon: write `{meant}`", self.slice(whole));
        // Of several adjectives, as `exclusive`, `sole` and `nonexclusive`, one must be said.
        let is_one_of_several = matches!(self.slice(name), "exclusive" | "sole" | "nonexclusive");
        Some(self.mend_if(!is_one_of_several, grammar::UNEXPECTED, whole, message, &meant))
    }
}

/// Whether a word says that something is put in.
fn is_verb(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "add" | "adds" | "insert" | "create" | "new" | "introduce")
}
