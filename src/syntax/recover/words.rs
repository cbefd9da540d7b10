//! Misspelt words, words of contracts and of other languages, and words in the place of their siblings.

use super::Failure;
use super::expected::word_of;
use super::foreign::{foreign, is_sure};
use crate::diagnostic::catalogue::grammar;
use crate::diagnostic::{Diagnostic, suggest};
use crate::syntax::lexer::Lexeme;
use crate::syntax::token::Token;

impl Failure<'_> {
    /// A misspelt or foreign word among the names since the last word of the language, the nearest first.
    pub(super) fn odd_word(&self) -> Option<Diagnostic> {
        let before = self
            .lexemes
            .get(..self.at)?
            .iter()
            .rev()
            .take_while(|lexeme| lexeme.token == Token::Name)
            .take(12);
        let own = Some(&self.found).filter(|found| found.token == Token::Name);
        let names: Vec<Lexeme> = own.into_iter().chain(before).copied().collect();
        names.iter().find_map(|name| self.foreign_word(*name)).or_else(|| {
            names.iter().find_map(|name| {
                let written = self.slice(*name);
                let meant = suggest::nearest(written, self.expected.words())?;
                // A short word is near to many; only where the parser stopped at it can it be meant as one of them.
                let sure = written.chars().count() > 3 || name.end >= self.found.start || self.follows(*name);
                sure.then(|| {
                    let message =
                        format!("`{written}` is not a word of the language: did you mean `{meant}`?");
                    self.mend(grammar::MISSPELT, *name, message, meant)
                })
            })
        })
    }

    fn follows(&self, name: Lexeme) -> bool {
        self.previous.is_some_and(|previous| previous.start == name.start)
    }

    fn foreign_word(&self, name: Lexeme) -> Option<Diagnostic> {
        let written = self.slice(name);
        let next =
            self.lexemes.iter().find(|lexeme| lexeme.start >= name.end && lexeme.end > lexeme.start).copied();
        let next_token = next.map(|next| next.token);
        let word = foreign(written)?;
        // `may not` is a prohibition, `prior to` and `more than` are one word in two.
        let whole = |next: Option<Lexeme>| next.map_or(name, |next| Lexeme { end: next.end, ..name });
        let (place, meant) = match (word.word, next_token) {
            ("may" | "can", Some(Token::Not)) => (whole(next), "must not"),
            ("prior", Some(Token::To)) => (whole(next), "before"),
            ("following", _) if self.expected.holds(Token::After) => (name, "after"),
            ("starting" | "effective" | "commencing", Some(Token::From | Token::On)) => (whole(next), "from"),
            ("ending", Some(Token::On)) => (whole(next), "through"),
            ("more" | "less" | "fewer" | "higher" | "lower", Some(Token::Name)) => (whole(next), word.meant),
            ("than", _) => {
                let previous = self.previous.filter(|previous| previous.end <= name.start);
                let compared =
                    previous.and_then(|previous| foreign(self.slice(previous))).map(|word| word.meant);
                let meant = match (previous.map(|previous| previous.token), compared) {
                    (Some(Token::Greater | Token::Later), _) => "above",
                    (Some(Token::Lesser | Token::Earlier), _) => "below",
                    (_, Some(meant @ ("above" | "below"))) => meant,
                    _ => "",
                };
                let start = if meant.is_empty() { name.start } else { previous?.start };
                (Lexeme { start, ..name }, meant)
            }
            ("all" | "any", _) if self.expected.holds(Token::Each) => (name, "each"),
            _ => (name, word.meant),
        };
        let first = meant.split(' ').next().and_then(word_of);
        let patch =
            matches!(first, Some(Token::Change | Token::Extend | Token::End)) && self.begins_part(name);
        let two_words = place.end > name.end || place.start < name.start;
        let fits = patch || two_words || first.is_some_and(|token| self.expected.holds(token));
        let written = self.slice(place);
        if fits {
            let message = format!("`{written}` is not a word of the language: write `{meant}`");
            // An exception, and what only starts something, are said in several ways.
            let is_every = matches!(word.word, "all" | "any")
                && next_token == Some(Token::Name)
                && !self.binds_by_place(name);
            let is_sure = (is_sure(word.word) || is_every) && !meant.is_empty();
            return Some(self.mend_if(is_sure, grammar::MISSPELT, place, message, meant));
        }
        let advice = match (word.advice, meant) {
            ("", meant) => format!("the language says `{meant}`, but not here"),
            (advice, _) => advice.to_owned(),
        };
        let message = format!("`{written}` is not a word of the language");
        Some(
            Diagnostic::new(grammar::MISSPELT, self.span_of(place), message, "not a word of the language")
                .help(advice),
        )
    }

    /// `all commitments c`: a noun with a name behind it, which stands before a noun.
    fn binds_by_place(&self, all: Lexeme) -> bool {
        let mut behind = self.lexemes.iter().filter(|next| next.start >= all.end && next.end > next.start);
        let two = [behind.next(), behind.next()].map(|next| next.map(|next| next.token));
        two == [Some(Token::Name), Some(Token::Name)] && !self.expected.holds(Token::Every)
    }

    /// Whether a term, patch or field begins with the name.
    fn begins_part(&self, name: Lexeme) -> bool {
        let before = self
            .lexemes
            .get(..self.at)
            .unwrap_or(&[])
            .iter()
            .rev()
            .skip_while(|lexeme| lexeme.start >= name.start);
        before
            .map(|lexeme| lexeme.token)
            .next()
            .is_some_and(|token| matches!(token, Token::Open | Token::TermComma))
    }

    /// `licence on brand and patents { … }`: a preposition says one word or party.
    pub(super) fn several_after_preposition(&self) -> Option<Diagnostic> {
        let previous = self.previous.filter(|previous| previous.token == Token::Name)?;
        let preposition = self.before_previous()?;
        let takes_one =
            matches!(preposition, Token::On | Token::By | Token::For | Token::From | Token::To | Token::Of);
        if self.found.token != Token::And || !takes_one || !self.expected.holds(Token::OpenEntries) {
            return None;
        }
        let spelling = preposition.spelling()?;
        let word = self.slice(previous);
        let (message, help) = if preposition == Token::On {
            (
                format!("`{spelling}` takes one word in a term: several stand in the braces"),
                format!("write `{{ FIELD: {word} and … }}`; `clausal explain` tells the fields of a kind"),
            )
        } else {
            (format!("`{spelling}` takes one party in a term"), "state a term for each".to_owned())
        };
        Some(self.report(grammar::UNEXPECTED, self.found, message, "a second one").help(help))
    }

    /// A word of the language in the place of another.
    pub(super) fn sibling_word(&self) -> Option<Diagnostic> {
        const SIBLINGS: &[(Token, Token)] = &[
            (Token::Each, Token::Every),
            (Token::Every, Token::Each),
            (Token::With, Token::And),
            (Token::Or, Token::And),
            (Token::Is, Token::Are),
            (Token::Are, Token::Is),
            (Token::Have, Token::Has),
            (Token::Has, Token::Have),
            (Token::Includes, Token::Including),
            (Token::Including, Token::Includes),
            (Token::Is, Token::Be),
            (Token::Be, Token::Is),
            (Token::Over, Token::Above),
            (Token::A, Token::One),
            (Token::Is, Token::As),
            (Token::As, Token::Is),
            (Token::Is, Token::Equals),
            (Token::By, Token::For),
        ];
        let written = self.found.token.spelling()?;
        let sibling =
            SIBLINGS.iter().find(|(token, meant)| *token == self.found.token && self.expected.holds(*meant));
        let meant = match sibling?.1 {
            Token::Equals => "=",
            meant => meant.spelling()?,
        };
        let message = match self.previous {
            Some(previous) => {
                format!("`{written}` cannot follow `{}` here: write `{meant}`", self.shown(previous))
            }
            None => format!("`{written}` cannot stand here: write `{meant}`"),
        };
        // These two are the same word in another form; of the others one guesses what was meant.
        let is_form = |a: Token, b: Token| {
            let forms = [
                (Token::Each, Token::Every),
                (Token::Is, Token::Are),
                (Token::Have, Token::Has),
                (Token::Includes, Token::Including),
                (Token::Is, Token::Be),
                (Token::Over, Token::Above),
            ];
            forms.iter().any(|form| *form == (a, b) || *form == (b, a))
        };
        let is_sure = sibling.is_some_and(|(token, meant)| is_form(*token, *meant));
        Some(self.mend_if(is_sure, grammar::MISSPELT, self.found, message, meant))
    }
}
