//! The parser's complaints in, messages for people out.

mod advice;
mod expected;
pub mod foreign;
mod moved;
pub mod time_inside;
mod words;

use lalrpop_util::ParseError;

use self::expected::{Expected, is_operator, word_of};
use self::foreign::number_word;
use self::time_inside::time_inside;
use super::build::Broken;
use super::layout::is_item_word;
use super::lexer::Lexeme;
use super::token::Token;
use crate::diagnostic::catalogue::grammar;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};

/// Where the parser could not go on: the token it met, what it would have taken, and the tokens around it.
pub(super) struct Failure<'run> {
    file: &'run SourceFile,
    lexemes: &'run [Lexeme],
    /// The position of the token it met.
    at: usize,
    found: Lexeme,
    /// The token before it that somebody wrote.
    previous: Option<Lexeme>,
    expected: Expected,
}

impl<'run> Failure<'run> {
    /// The failure behind what the parser handed over; nothing where another problem has been told instead.
    pub fn new(file: &'run SourceFile, lexemes: &'run [Lexeme], broken: Broken) -> Option<Failure<'run>> {
        let ((start, token, _), expected) = match broken.error {
            ParseError::UnrecognizedToken { token, expected } => (token, expected),
            // The text ends with a token of its own, so the parser never meets the end without one.
            ParseError::UnrecognizedEof { .. }
            | ParseError::ExtraToken { .. }
            | ParseError::InvalidToken { .. } => return None,
            ParseError::User { error } => match error {},
        };
        let first = lexemes.partition_point(|lexeme| (lexeme.start as usize) < start);
        let at = first + lexemes.iter().skip(first).position(|lexeme| lexeme.token == token)?;
        let mut found = lexemes.get(at).copied()?;
        if is_invented(found) {
            return None;
        }
        if found.token == Token::Item {
            found = lexemes.get(at + 1).copied()?;
        }
        let previous = lexemes.get(..at)?.iter().rev().find(|lexeme| lexeme.end > lexeme.start).copied();
        Some(Failure { file, lexemes, at, found, previous, expected: Expected::new(expected) })
    }

    /// The bytes from the beginning of the line, or of the last part on it, up to and with the token met. A slip there has
    /// spoiled what the parser read.
    pub fn so_far(&self) -> (u32, u32) {
        let mut start = self.found.start;
        if !self.found.first {
            for lexeme in self.lexemes.get(..self.at).unwrap_or(&[]).iter().rev() {
                if separates(lexeme.token) {
                    break;
                }
                start = lexeme.start;
                if lexeme.first {
                    break;
                }
            }
        }
        (start, self.found.end)
    }

    /// Whether the text there is no item at all, but prose perhaps.
    pub fn is_prose(&self) -> bool {
        self.expected.only_items() && self.found.token == Token::Name
    }

    /// Whether a name stands where a field or term begins, and nothing after it.
    pub fn is_bare_name(&self) -> bool {
        let named = self.previous.is_some_and(|previous| previous.token == Token::Name);
        named && self.expected.holds(Token::Colon) && (separates(self.found.token) || self.found.first)
    }

    /// The place it is told at.
    pub fn span(&self) -> Span {
        self.span_of(self.found)
    }

    /// Says in words what is wrong. The first explanation that fits is the most particular one.
    pub fn explain(&self) -> Diagnostic {
        self.outside_of_items()
            .or_else(|| self.name_missing())
            .or_else(|| self.behind_the_braces())
            .or_else(|| self.spaced_name())
            .or_else(|| self.bare_text())
            .or_else(|| self.no_flag())
            .or_else(|| self.odd_word())
            .or_else(|| self.value_before_field())
            .or_else(|| self.several_after_preposition())
            .or_else(|| self.sibling_word())
            .or_else(|| self.value_missing())
            .or_else(|| self.second_party_missing())
            .or_else(|| self.list_of_words())
            .or_else(|| self.colon_missing())
            .or_else(|| self.text_missing())
            .or_else(|| self.comparison_for_adjective())
            .or_else(|| self.equals_sign())
            .or_else(|| self.time_in_condition())
            .or_else(|| self.modal_missing())
            .or_else(|| self.comma_missing())
            .or_else(|| self.word_as_name())
            .or_else(|| self.unfinished())
            .unwrap_or_else(|| self.unexpected())
    }

    /// `rule: cloud must …`
    fn name_missing(&self) -> Option<Diagnostic> {
        let word = self.slice(self.found);
        let colon = self.lexemes.get(self.at + 1).is_some_and(|next| next.token == Token::Colon);
        if self.found.token != Token::Name
            || !colon
            || !word_of(word).is_some_and(|token| self.expected.holds(token))
        {
            return None;
        }
        let message = format!("the name after `{word}` is missing");
        Some(
            self.report(grammar::UNFINISHED, self.found, message, "no name before the `:`")
                .help(format!("write `{word} NAME: …`")),
        )
    }

    /// A line ends with `notice:`, and the next one begins `amount:`.
    fn value_missing(&self) -> Option<Diagnostic> {
        let previous = self.previous.filter(|previous| previous.token == Token::Name && previous.first)?;
        let before = self
            .lexemes
            .get(..self.at)?
            .iter()
            .rev()
            .find(|lexeme| lexeme.end > lexeme.start && lexeme.end <= previous.start)?;
        if self.found.token != Token::Colon {
            return None;
        }
        let message = format!("something is missing after `{}`", self.shown(*before));
        Some(self.report(grammar::UNFINISHED, *before, message, "not finished"))
    }

    /// `between Microsoft` and nothing more.
    fn second_party_missing(&self) -> Option<Diagnostic> {
        let previous = self.previous?;
        if !self.expected.holds(Token::And)
            || self.before_previous() != Some(Token::Between)
            || previous.token != Token::Name
        {
            return None;
        }
        let message = format!(
            "an agreement is between two parties or more: `and` is missing after `{}`",
            self.slice(previous)
        );
        Some(
            self.report(grammar::UNFINISHED, self.place_after(previous), message, "no second party")
                .help("write `and` and the other party"),
        )
    }

    /// What stands where items do, but starts none.
    fn outside_of_items(&self) -> Option<Diagnostic> {
        // What ends well before a word in the first column is not what is wrong.
        let begins =
            self.found.column_one && self.found.token == Token::Name && self.expected.holds(Token::Item);
        if !self.expected.only_items() && !begins {
            return None;
        }
        let found = self.found_words();
        let diagnostic = match self.found.token {
            Token::Rule => self
                .report(
                    grammar::NOT_AN_ITEM,
                    self.found,
                    "a rule stands inside a policy",
                    "outside of every policy",
                )
                .help("put `policy NAME {` before it and `}` after it"),
            Token::Given | Token::Expect => {
                let message = format!("`{found}` stands inside a test");
                self.report(grammar::NOT_AN_ITEM, self.found, message, "outside of every test")
                    .help("put `test \"…\" {` before it and `}` after it")
            }
            _ => {
                let message = format!("no item starts with {}", self.found_quoted());
                let diagnostic = self.report(grammar::NOT_AN_ITEM, self.found, message, "starts no item");
                if let Some(meant) = self.item_meant() {
                    return Some(diagnostic.help(meant));
                }
                diagnostic.help("an item starts with `use`, `we are`, `party`, `unit`, `event`, `let`, `exchange`, `kind`, `fact`, `define`, `agreement`, `amendment`, `policy`, `waive` or `test`")
            }
        };
        Some(diagnostic)
    }

    /// `scope: set of …`, `scope: list { …`
    fn list_of_words(&self) -> Option<Diagnostic> {
        let previous = self.previous.filter(|previous| previous.token == Token::Name)?;
        let lists = ["set", "list", "enum", "choice", "array", "options", "any", "one", "one-of"];
        let is_type = self.before_previous() == Some(Token::Colon) && self.expected.holds(Token::Bar);
        if !is_type || !lists.contains(&self.slice(previous)) {
            return None;
        }
        let message = format!("`{}` is no type of the language", self.slice(previous));
        Some(
            self.report(grammar::UNEXPECTED, previous, message, "no type")
                .help("several words are `some of a | b | c`; one of them is `a | b | c`"),
        )
    }

    fn colon_missing(&self) -> Option<Diagnostic> {
        let previous = self.previous?;
        if !self.expected.holds(Token::Colon) || !matches!(previous.token, Token::Name | Token::String) {
            return None;
        }
        let begins_value = matches!(
            self.found.token,
            Token::Number
                | Token::BadNumber
                | Token::BadValue
                | Token::Date
                | Token::Percent
                | Token::String
                | Token::OpenParen
                | Token::At
                | Token::Us
                | Token::Some
        );
        let owner = match self.before_previous() {
            Some(Token::Rule) => "the rule's name",
            Some(Token::Name) if previous.token == Token::String => "the rule's title",
            Some(Token::Fact) => "the fact's name",
            _ if begins_value => "the field's name",
            _ if self.expected.only(&[Token::Colon]) => "the term's name",
            _ if self.expected.only_field() => "the field's name",
            _ => return None,
        };
        let message = format!("the `:` after {owner} is missing");
        let after = Span { start: self.span_of(previous).end, ..self.span_of(previous) };
        Some(
            self.report(grammar::COLON_MISSING, self.found, message, "the `:` belongs before this")
                .help("write `:`")
                .fix("write `:`", after, ":"),
        )
    }

    fn text_missing(&self) -> Option<Diagnostic> {
        if !self.expected.only(&[Token::String]) {
            return None;
        }
        let previous = self.previous?;
        let word = if previous.token == Token::By { "approved by" } else { self.slice(previous) };
        let message = format!("`{word}` needs a text in quotes after it");
        Some(
            self.report(grammar::TEXT_MISSING, self.place_after(previous), message, "no text in quotes")
                .help(format!("write `{word} \"…\"`")),
        )
    }

    /// `must be at most 30 days`
    fn comparison_for_adjective(&self) -> Option<Diagnostic> {
        let previous = self.previous?;
        let value = matches!(
            self.found.token,
            Token::At
                | Token::Above
                | Token::Below
                | Token::Exactly
                | Token::Number
                | Token::Percent
                | Token::Date
                | Token::String
        );
        if previous.token != Token::Be || !value || !self.expected.holds(Token::Name) {
            return None;
        }
        let message = format!("`be` takes adjectives, not {}", self.found_quoted());
        Some(
            self.report(grammar::UNEXPECTED, self.found, message, "no adjective")
                .help("judge a field with `have`, as in `cloud must have notice of at most 180 days`"),
        )
    }

    fn equals_sign(&self) -> Option<Diagnostic> {
        let compares = self.expected.holds(Token::Is) || self.expected.holds(Token::Exactly);
        if self.found.token != Token::Equals || !compares {
            return None;
        }
        let meant = if self.expected.holds(Token::Is) { "is" } else { "of exactly" };
        let message = format!("`=` gives a constant or field its value: a comparison says `{meant}`");
        Some(self.mend(grammar::UNEXPECTED, self.found, message, meant))
    }

    /// `where exclusive from 2027`, `unless exclusive after 2027`: time words inside a condition, or after one that takes none.
    fn time_in_condition(&self) -> Option<Diagnostic> {
        let begins = |lexeme: &&Lexeme| {
            matches!(lexeme.token, Token::Where | Token::Require | Token::Unless) || separates(lexeme.token)
        };
        let before = self.lexemes.get(..self.at)?;
        let opener = before.iter().rev().find(begins).filter(|lexeme| !separates(lexeme.token))?;
        // The word itself, or a day that cannot follow it, or what joins another condition to it.
        let written = before.iter().rev().filter(|lexeme| lexeme.end > lexeme.start);
        let time = std::iter::once(&self.found)
            .chain(written)
            .take(3)
            .take_while(|lexeme| lexeme.start > opener.start)
            .find(|lexeme| lexeme.token.begins_time())?;
        let joins = matches!(self.found.token, Token::And | Token::Or | Token::Number | Token::Date);
        (self.found.token.begins_time() || joins).then(|| time_inside(self.span_of(*time), self.slice(*time)))
    }

    fn modal_missing(&self) -> Option<Diagnostic> {
        if !self.expected.holds(Token::Must) {
            return None;
        }
        let shown = self.place_here();
        let subject = self.expected.holds(Token::Name)
            || self.previous.is_some_and(|previous| previous.token != Token::There);
        if self.previous.is_some_and(|previous| previous.token == Token::Colon) || !subject {
            return None;
        }
        let message = "a rule needs `must`, `must not`, `should` or `should not` after its subject";
        let label = if shown.start == self.found.start { "before this" } else { "after this" };
        Some(
            self.report(grammar::NO_MODAL, shown, message, label)
                .help("say what the subject must, as in `cloud must not be exclusive after 2032`"),
        )
    }

    fn comma_missing(&self) -> Option<Diagnostic> {
        let list = self.expected.holds(Token::TermComma) || self.expected.holds(Token::EntryComma);
        let begins =
            matches!(self.found.token, Token::Name | Token::Not | Token::Change | Token::Extend | Token::End);
        let previous = self.previous?;
        if !list || !begins || self.found.first {
            return None;
        }
        if let Some(diagnostic) = self.no_part(previous) {
            return Some(diagnostic);
        }
        let message = format!("a comma or a line break is missing before `{}`", self.slice(self.found));
        let after = Span { start: self.span_of(previous).end, ..self.span_of(previous) };
        Some(
            self.report(grammar::COMMA_MISSING, self.found, message, "the next one begins here")
                .help("write `,`")
                .fix("write `,`", after, ","),
        )
    }

    fn word_as_name(&self) -> Option<Diagnostic> {
        let word = self.found.token.spelling()?;
        let takes_name = self.expected.holds(Token::Name);
        if !takes_name || self.found.first && is_item_word(self.found.token) {
            return None;
        }
        let field = matches!(
            self.found.token,
            Token::End
                | Token::Start
                | Token::Signed
                | Token::Agreement
                | Token::Section
                | Token::Parties
                | Token::Draft
        );
        if field && self.expected.holds(Token::Its) {
            let message = format!("`{word}` is a word of the language: the field is `its {word}`");
            return Some(self.mend(grammar::WORD_AS_NAME, self.found, message, &format!("its {word}")));
        }
        // Only where nothing but a name can stand is the word surely meant as one. `a` and `b` are liked as names of binders.
        let article = matches!(self.found.token, Token::A | Token::An);
        if !article && !self.expected.only_names() {
            return None;
        }
        let message = format!("`{word}` is a word of the language and no name here");
        Some(
            self.report(grammar::WORD_AS_NAME, self.found, message, "a name belongs here")
                .help("choose another name, such as one with a hyphen"),
        )
    }

    /// The text, a brace or the next item comes too early.
    fn unfinished(&self) -> Option<Diagnostic> {
        let previous = self.previous?;
        let ends = matches!(
            self.found.token,
            Token::EndOfText
                | Token::Close
                | Token::CloseEntries
                | Token::CloseTest
                | Token::CloseParen
                | Token::TermComma
                | Token::EntryComma
        ) || self.found.first;
        if !ends {
            return None;
        }
        let message = format!(
            "something is missing after `{}`: {}",
            self.shown(previous),
            self.expected.in_words(Some(previous.token))?
        );
        Some(self.report(grammar::UNFINISHED, previous, message, "not finished"))
    }

    fn unexpected(&self) -> Diagnostic {
        let found = self.found_quoted();
        let message = match self.previous {
            Some(previous) => format!("{found} cannot follow `{}` here", self.shown(previous)),
            None => format!("{found} cannot stand here"),
        };
        if let Some(digits) =
            number_word(&self.shown(self.found)).filter(|_| self.expected.holds(Token::Number))
        {
            return self.mend(grammar::UNEXPECTED, self.found, message, digits);
        }
        let diagnostic = self.report(grammar::UNEXPECTED, self.found, message, "not here");
        if is_operator(self.found.token) {
            return diagnostic.help("what is worked out stands in parentheses, as in `(signing + 90 days)`");
        }
        match self.expected.in_words(self.previous.map(|previous| previous.token)) {
            Some(words) => diagnostic.help(format!("here stands {words}")),
            None => diagnostic,
        }
    }

    /// Where to point when something is missing before the token met: at it, or, if it stands on another line, at the one before.
    fn place_here(&self) -> Lexeme {
        match self.previous {
            Some(previous) if self.found.first || self.found.end == self.found.start => previous,
            _ => self.found,
        }
    }

    fn place_after(&self, previous: Lexeme) -> Lexeme {
        if self.found.first || self.found.end == self.found.start { previous } else { self.found }
    }

    /// The token before the one before, comments and invented ones left out.
    fn before_previous(&self) -> Option<Token> {
        let written = self.lexemes.get(..self.at)?.iter().rev().filter(|lexeme| lexeme.end > lexeme.start);
        written.map(|lexeme| lexeme.token).nth(1)
    }

    fn report(&self, code: Code, place: Lexeme, message: impl Into<String>, label: &str) -> Diagnostic {
        Diagnostic::new(code, self.span_of(place), message, label)
    }

    fn mend(&self, code: Code, place: Lexeme, message: String, meant: &str) -> Diagnostic {
        self.mend_if(false, code, place, message, meant)
    }

    /// The same, of what may be the only thing that can be meant.
    fn mend_if(&self, sure: bool, code: Code, place: Lexeme, message: String, meant: &str) -> Diagnostic {
        let span = self.span_of(place);
        let write = format!("write `{meant}`");
        Diagnostic::new(code, span, message, write.clone()).fix_if(sure, write, span, meant)
    }

    fn found_words(&self) -> &str {
        self.slice(self.found)
    }

    fn found_quoted(&self) -> String {
        if self.found.token == Token::EndOfText {
            "the end of the text".to_owned()
        } else {
            format!("`{}`", self.shown(self.found))
        }
    }

    /// The words of a token, shortened to what fits a message.
    fn shown(&self, lexeme: Lexeme) -> String {
        const LONGEST: usize = 40;
        let words = self.slice(lexeme);
        match words.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{}…", words.get(..at).unwrap_or("")),
            None => words.to_owned(),
        }
    }

    fn slice(&self, lexeme: Lexeme) -> &str {
        self.file.slice(self.span_of(lexeme))
    }

    fn span_of(&self, lexeme: Lexeme) -> Span {
        Span { file: self.file.id, start: lexeme.start, end: lexeme.end }
    }
}

/// Whether what stands before it is a part of its own.
fn separates(token: Token) -> bool {
    matches!(
        token,
        Token::TermComma
            | Token::EntryComma
            | Token::Open
            | Token::OpenEntries
            | Token::OpenTest
            | Token::Item
            | Token::Rule
    )
}

/// Whether the layout put a token there that nobody wrote, and has told so.
fn is_invented(lexeme: Lexeme) -> bool {
    let closes =
        matches!(lexeme.token, Token::Close | Token::CloseEntries | Token::CloseTest | Token::CloseParen);
    closes && lexeme.start == lexeme.end
}
