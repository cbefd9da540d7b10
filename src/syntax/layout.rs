//! Tokens in, tokens out: words that are names by their place, braces told apart, commas understood, missing braces closed.

use super::complaints::Complaints;
use super::lexer::Lexeme;
use super::slip::Slip;
use super::token::Token;
use super::tree::MAX_DEPTH;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::grammar;
use crate::source::{FileId, Span};

/// How many braces may be open at once; no sensible text has more than three.
const MOST_BRACES: usize = 32;

/// How many parentheses may be open at once. More than [`MAX_DEPTH`], so that the tree reports the depth, not the layout.
const MOST_PARENTHESES: usize = MAX_DEPTH as usize + 16;

/// Lays out the tokens of one block of text, which ends at byte `end`.
pub(super) fn lay_out(
    file: FileId,
    text: &str,
    lexemes: &[Lexeme],
    end: u32,
    complaints: &mut Complaints,
) -> Vec<Lexeme> {
    let mut layout = Layout {
        file,
        text,
        balanced: balanced(lexemes),
        indent: 0,
        opened: Vec::new(),
        parentheses: 0,
        prefixes: 0,
        head: None,
        prose: false,
        skipping: None,
        output: Vec::with_capacity(lexemes.len() + lexemes.len() / 4 + 1),
        complaints,
    };
    for (at, lexeme) in lexemes.iter().enumerate() {
        layout.add(*lexeme, lexemes.get(at + 1).copied());
    }
    layout.close_all(end);
    layout.output.push(Lexeme { token: Token::EndOfText, first: true, column_one: true, start: end, end });
    layout.output
}

/// What a brace or parenthesis holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Fields, terms or patches: a line break separates them.
    Terms,
    /// Entries: a line break separates them.
    Entries,
    /// Rules.
    Rules,
    /// Items, `given` and `expect`.
    Test,
    /// `( … )`
    Parentheses,
}

/// A brace or parenthesis that is open.
#[derive(Debug, Clone, Copy)]
struct Opened {
    place: Place,
    start: u32,
    end: u32,
    /// How far the line it stands on is indented.
    indent: usize,
}

/// A part of the text that is nested too deeply to be read.
#[derive(Debug, Clone, Copy)]
struct Skipping {
    open: Token,
    close: Token,
    depth: usize,
}

struct Layout<'run> {
    file: FileId,
    text: &'run str,
    /// Whether every brace has its partner; only where not is the indentation believed.
    balanced: bool,
    indent: usize,
    opened: Vec<Opened>,
    parentheses: usize,
    /// How many prefix operators stand in a row.
    prefixes: usize,
    /// The word that began the item whose braces are still to come.
    head: Option<Token>,
    /// Whether the text since the last item or line began outside of every item: words in it start none.
    prose: bool,
    skipping: Option<Skipping>,
    output: Vec<Lexeme>,
    complaints: &'run mut Complaints,
}

impl Layout<'_> {
    fn add(&mut self, mut lexeme: Lexeme, next: Option<Lexeme>) {
        if lexeme.first && !self.balanced {
            self.indent = self.indentation(lexeme.start);
        }
        if self.skipped(lexeme) {
            return;
        }
        if lexeme.token.spelling().is_some() && self.is_name(lexeme, next) {
            lexeme.token = Token::Name;
        }
        let previous = self.output.last().map(|lexeme| lexeme.token);
        if is_item_word(lexeme.token) {
            self.close_forgotten(lexeme, previous);
            if self.begins_item(lexeme, previous, next) {
                self.output.push(Lexeme { token: Token::Item, ..lexeme });
                self.head = Some(lexeme.token);
                self.prose = false;
            }
        } else {
            self.prose |= lexeme.column_one && lexeme.token == Token::Name && self.opened.is_empty();
            self.close_parentheses_before(lexeme, next);
            self.open_forgotten(lexeme, next);
        }
        if self.too_many_prefixes(lexeme.token) {
            return;
        }
        match lexeme.token {
            Token::Open => {
                self.close_entries_before();
                self.open(lexeme);
            }
            Token::Close => self.close(lexeme),
            Token::OpenParen => self.open_parenthesis(lexeme),
            Token::CloseParen => self.close_parenthesis(lexeme),
            Token::Comma => {
                let token = self.comma().unwrap_or(Token::Comma);
                self.output.push(Lexeme { token, ..lexeme });
            }
            // Where lists are, a semicolon is read as the comma that was meant; elsewhere as nothing.
            Token::Slip(Slip::Semicolon) => {
                let comma = self.comma().filter(|_| previous.is_some_and(may_end_entry));
                self.output.extend(comma.map(|token| Lexeme { token, ..lexeme }));
            }
            _ => {
                if lexeme.first && may_follow_comma(lexeme.token) {
                    self.understand_comma();
                }
                self.output.push(lexeme);
            }
        }
    }

    /// Puts a comma before what begins a line, when the token before can end an entry.
    fn understand_comma(&mut self) {
        let before = self.output.last().copied().filter(|before| may_end_entry(before.token));
        if let (Some(token), Some(before)) = (self.comma(), before) {
            self.output.push(Lexeme {
                token,
                first: false,
                column_one: false,
                start: before.end,
                end: before.end,
            });
        }
    }

    /// Whether a word stands where only a name can.
    fn is_name(&self, lexeme: Lexeme, next: Option<Lexeme>) -> bool {
        let mut before = self.output.iter().rev().map(|lexeme| lexeme.token);
        let previous = before.next();
        let after = next.map(|lexeme| lexeme.token);
        match after {
            Some(Token::Colon) => return true,
            Some(Token::Dot) if next.is_some_and(|next| next.start == lexeme.end) => return true,
            // `expect open/kept idle`: the first half of a rule's name.
            Some(Token::Slash) if matches!(previous, Some(Token::Waive | Token::Expect)) => return true,
            _ => {}
        }
        match previous {
            Some(Token::Slash) => {
                before.next() == Some(Token::Name)
                    && matches!(before.next(), Some(Token::Waive | Token::Expect))
            }
            Some(
                Token::Dot
                | Token::Its
                | Token::Rule
                | Token::Let
                | Token::Policy
                | Token::Amendment
                | Token::Event
                | Token::Fact
                | Token::Kind
                | Token::Unit,
            ) => true,
            // Data may call an agreement or term as it likes; a waiver can speak of it all the same.
            Some(Token::For | Token::In) => {
                self.head == Some(Token::Waive) && !matches!(lexeme.token, Token::Us | Token::It | Token::Its)
            }
            _ => false,
        }
    }

    /// Whether items may stand here: outside all braces, or directly inside those of a test.
    fn holds_items(&self) -> bool {
        self.opened.last().is_none_or(|opened| opened.place == Place::Test)
    }

    fn begins_item(&self, lexeme: Lexeme, previous: Option<Token>, next: Option<Lexeme>) -> bool {
        // `define locked agreement as …` names a sort of thing; it declares none.
        let sort = matches!(lexeme.token, Token::Party | Token::Agreement)
            && next.is_some_and(|next| next.token == Token::As);
        let after_item = previous.is_none_or(may_end_item) && (lexeme.first || !self.prose);
        self.holds_items() && !sort && (lexeme.column_one || after_item)
    }

    /// The comma that separates what stands here.
    fn comma(&self) -> Option<Token> {
        match self.opened.last()?.place {
            Place::Terms => Some(Token::TermComma),
            Place::Entries => Some(Token::EntryComma),
            Place::Rules | Place::Test | Place::Parentheses => None,
        }
    }

    fn open(&mut self, lexeme: Lexeme) {
        let (token, place) = match (self.opened.last().map(|opened| opened.place), self.head) {
            (None | Some(Place::Test), Some(Token::Policy)) => (Token::Open, Place::Rules),
            (None | Some(Place::Test), Some(Token::Test)) => (Token::OpenTest, Place::Test),
            (None | Some(Place::Test), Some(Token::Fact)) => (Token::OpenEntries, Place::Entries),
            (None | Some(Place::Test), _) => (Token::Open, Place::Terms),
            _ => (Token::OpenEntries, Place::Entries),
        };
        self.head = None;
        if self.opened.len() - self.parentheses >= MOST_BRACES {
            self.complaints.add(self.span(lexeme), |span| {
                let message = format!("more than {MOST_BRACES} braces are open here");
                Diagnostic::new(grammar::NESTED_TOO_DEEPLY, span, message, "this one is too deep")
            });
            self.skipping = Some(Skipping { open: Token::Open, close: Token::Close, depth: 1 });
            return;
        }
        self.push(Lexeme { token, ..lexeme }, place);
    }

    fn push(&mut self, lexeme: Lexeme, place: Place) {
        self.opened.push(Opened { place, start: lexeme.start, end: lexeme.end, indent: self.indent });
        self.output.push(lexeme);
    }

    fn pop(&mut self) -> Option<Opened> {
        let opened = self.opened.pop()?;
        if opened.place == Place::Parentheses {
            self.parentheses -= 1;
        }
        Some(opened)
    }

    fn close(&mut self, lexeme: Lexeme) {
        self.close_parentheses(lexeme.start);
        if lexeme.first && !self.balanced {
            self.close_by_indentation(lexeme);
            self.close_parentheses(lexeme.start);
        }
        match self.pop() {
            Some(opened) => self.output.push(Lexeme { token: closing(opened.place), ..lexeme }),
            None => self.complaints.add(self.span(lexeme), |span| {
                Diagnostic::new(
                    grammar::CLOSES_NOTHING,
                    span,
                    "this `}` closes nothing",
                    "no `{` is open here",
                )
                .help("delete it, or write the `{` it belongs to")
                .fix("delete the `}`", span, "")
            }),
        }
        self.head = None;
    }

    /// A `}` that is indented less than the line of its `{`, but like an outer one, ends the outer one: the inner was forgotten.
    fn close_by_indentation(&mut self, lexeme: Lexeme) {
        let indent = self.indent;
        let matching = self.opened.iter().rposition(|opened| opened.indent == indent);
        let deeper = self.opened.last().is_some_and(|opened| opened.indent > indent);
        if let (true, Some(matching)) = (deeper, matching) {
            self.close_down_to(matching + 1, lexeme.start);
        }
    }

    fn open_parenthesis(&mut self, lexeme: Lexeme) {
        if self.parentheses >= MOST_PARENTHESES {
            self.skipping = Some(Skipping { open: Token::OpenParen, close: Token::CloseParen, depth: 1 });
            // A name in parentheses can stand wherever parentheses can.
            let empty = Lexeme {
                token: Token::Name,
                first: false,
                column_one: false,
                start: lexeme.end,
                end: lexeme.end,
            };
            self.output.extend([lexeme, empty, Lexeme { token: Token::CloseParen, ..empty }]);
            return;
        }
        self.parentheses += 1;
        self.push(lexeme, Place::Parentheses);
    }

    fn close_parenthesis(&mut self, lexeme: Lexeme) {
        if self.opened.last().is_some_and(|opened| opened.place == Place::Parentheses) {
            self.pop();
            self.output.push(lexeme);
        } else {
            self.complaints.add(self.span(lexeme), |span| {
                Diagnostic::new(
                    grammar::CLOSES_NOTHING,
                    span,
                    "this `)` closes nothing",
                    "no `(` is open here",
                )
                .help("delete it, or write the `(` it belongs to")
                .fix("delete the `)`", span, "")
            });
        }
    }

    /// Passes over what is nested too deeply. A brace ends a parenthesis that is skipped.
    fn skipped(&mut self, lexeme: Lexeme) -> bool {
        let Some(mut skipping) = self.skipping else { return false };
        let braces = matches!(lexeme.token, Token::Open | Token::Close);
        if skipping.open == Token::OpenParen && (braces || lexeme.column_one && is_item_word(lexeme.token)) {
            self.skipping = None;
            return false;
        }
        if lexeme.token == skipping.open {
            skipping.depth += 1;
        } else if lexeme.token == skipping.close {
            skipping.depth -= 1;
        }
        self.skipping = (skipping.depth > 0).then_some(skipping);
        true
    }

    /// Drops prefix operators past the depth a tree may have, so that nothing can make the parser's stack large.
    fn too_many_prefixes(&mut self, token: Token) -> bool {
        match token {
            Token::Not | Token::Minus | Token::Percent => self.prefixes += 1,
            Token::Of => {}
            _ => self.prefixes = 0,
        }
        self.prefixes > MOST_PARENTHESES
    }

    /// A word that starts an item in column 1 closes the braces that were forgotten before it.
    fn close_forgotten(&mut self, lexeme: Lexeme, previous: Option<Token>) {
        let noun = matches!(lexeme.token, Token::Party | Token::Agreement);
        if !lexeme.column_one || previous == Some(Token::Colon) || noun && !previous.is_some_and(may_end_item)
        {
            return;
        }
        let stays = |opened: &Opened| match opened.place {
            Place::Test => self.balanced,
            Place::Rules => self.balanced && lexeme.token == Token::Let,
            Place::Terms | Place::Entries | Place::Parentheses => false,
        };
        let keep = self.opened.iter().rposition(stays).map_or(0, |at| at + 1);
        self.close_down_to(keep, lexeme.start);
    }

    /// A brace inside the entries of a term opens those of the next term: the ones before were never closed, which they were meant to
    /// be at the end of the line before.
    fn close_entries_before(&mut self) {
        let inner = self.opened.last().copied().filter(|opened| opened.place == Place::Entries);
        let within = self.opened.len().checked_sub(2).and_then(|at| self.opened.get(at));
        let (Some(inner), true) = (inner, within.is_some_and(|outer| outer.place == Place::Terms)) else {
            return;
        };
        let Some(line) = self.output.iter().rposition(|lexeme| lexeme.first).filter(|line| {
            self.output.get(*line).is_some_and(|first| first.token == Token::Name && first.start >= inner.end)
                && self.output.get(line + 1).is_some_and(|colon| colon.token == Token::Colon)
        }) else {
            return;
        };
        // The comma that was understood before the line parts terms, and what was open is closed before it.
        let is_comma =
            |at: usize| self.output.get(at).is_some_and(|lexeme| lexeme.token == Token::EntryComma);
        let place = if line.checked_sub(1).is_some_and(is_comma) { line - 1 } else { line };
        let Some(end) = place.checked_sub(1).and_then(|at| self.output.get(at)).map(|last| last.end) else {
            return;
        };
        self.pop();
        let here = Lexeme { token: Token::CloseEntries, first: false, column_one: false, start: end, end };
        let between = [here, Lexeme { token: Token::TermComma, ..here }];
        self.output.splice(place..line, between);
        let span = Span { file: self.file, start: inner.start, end: inner.end };
        self.complaints.add(span, |span| {
            let message = "this `{` is never closed";
            Diagnostic::new(grammar::BRACE_NOT_CLOSED, span, message, "opened here")
                .help("write the closing `}`")
                .fix("write the `}`", Span { start: end, end, ..span }, " }")
        });
    }

    /// Closes parentheses that are open where none can be: before a rule's next part, or an entry on a new line.
    fn close_parentheses_before(&mut self, lexeme: Lexeme, next: Option<Lexeme>) {
        if self.parentheses == 0 {
            return;
        }
        let entry = lexeme.first
            && lexeme.token == Token::Name
            && next.is_some_and(|next| next.token == Token::Colon);
        let part = matches!(
            lexeme.token,
            Token::Rule
                | Token::Unless
                | Token::Because
                | Token::Fix
                | Token::See
                | Token::Approved
                | Token::Expect
                | Token::Given
                | Token::Must
                | Token::Should
                | Token::Require
        );
        if entry || part {
            self.close_parentheses(lexeme.start);
        }
    }

    fn close_parentheses(&mut self, at: u32) {
        let outside =
            self.opened.iter().rposition(|opened| opened.place != Place::Parentheses).map_or(0, |at| at + 1);
        self.close_down_to(outside, at);
    }

    fn close_all(&mut self, end: u32) {
        self.close_down_to(0, end);
    }

    /// Closes all but `keep` of what is open, and reports the innermost of them.
    fn close_down_to(&mut self, keep: usize, at: u32) {
        let Some(innermost) = self.opened.last().copied().filter(|_| self.opened.len() > keep) else {
            return;
        };
        let span = Span { file: self.file, start: innermost.start, end: innermost.end };
        // Of a brace that was only thought to be there it has been said what is missing.
        let thought = innermost.start == innermost.end;
        if self.skipping.take().is_none() && !thought {
            let more = self.opened.len() - keep - 1;
            let also = match more {
                0 => String::new(),
                1 => ", nor is the one around it".to_owned(),
                _ => format!(", nor are the {more} around it"),
            };
            self.complaints.add(span, |span| {
                if innermost.place == Place::Parentheses {
                    let message = format!("this `(` is never closed{also}");
                    Diagnostic::new(grammar::PARENTHESIS_NOT_CLOSED, span, message, "opened here")
                        .help("write the `)`")
                } else {
                    let message = format!("this `{{` is never closed{also}");
                    Diagnostic::new(grammar::BRACE_NOT_CLOSED, span, message, "opened here")
                        .help("write the `}`")
                }
            });
        }
        let place = self.output.last().map_or(at, |lexeme| lexeme.end);
        while self.opened.len() > keep {
            let Some(opened) = self.pop() else { break };
            let token = closing(opened.place);
            self.output.push(Lexeme { token, first: false, column_one: false, start: place, end: place });
        }
        self.head = None;
    }

    /// Opens the brace an item lacks where its first part is already there.
    fn open_forgotten(&mut self, lexeme: Lexeme, next: Option<Lexeme>) {
        let Some(head) = self.head.filter(|_| lexeme.first && self.holds_items()) else { return };
        let followed = |token| next.is_some_and(|next: Lexeme| next.token == token);
        let named = lexeme.token == Token::Name && followed(Token::Colon);
        let missing = match head {
            Token::Policy => lexeme.token == Token::Rule,
            Token::Agreement => named,
            Token::Amendment => named || matches!(lexeme.token, Token::Change | Token::Extend),
            Token::Kind => named || lexeme.token == Token::Name && followed(Token::Bar),
            Token::Test => matches!(lexeme.token, Token::Given | Token::Expect),
            _ => false,
        };
        let Some(before) = self.output.last().copied().filter(|_| missing) else { return };
        let word = head.spelling().unwrap_or_default();
        let after = Span { file: self.file, start: before.end, end: before.end };
        let colon = before.token == Token::Colon;
        self.complaints.add(self.span(before), |span| {
            let help = format!("what the {word} holds stands between `{{` and `}}`");
            if colon {
                let message = format!("this {word} has `:` where `{{` belongs");
                Diagnostic::new(grammar::BRACE_MISSING, span, message, "not this").help(help)
            } else {
                let message = format!("the `{{` of this {word} is missing");
                Diagnostic::new(grammar::BRACE_MISSING, span, message, "it belongs after this")
                    .help(help)
                    .fix("write the `{`", after, " {")
            }
        });
        if colon {
            self.output.pop();
        }
        self.open(Lexeme {
            token: Token::Open,
            first: false,
            column_one: false,
            start: before.end,
            end: before.end,
        });
    }

    fn indentation(&self, start: u32) -> usize {
        let before = self.text.get(..start as usize).unwrap_or("");
        before.bytes().rev().take_while(|byte| *byte != b'\n').count()
    }

    fn span(&self, lexeme: Lexeme) -> Span {
        Span { file: self.file, start: lexeme.start, end: lexeme.end }
    }
}

fn closing(place: Place) -> Token {
    match place {
        Place::Terms | Place::Rules => Token::Close,
        Place::Entries => Token::CloseEntries,
        Place::Test => Token::CloseTest,
        Place::Parentheses => Token::CloseParen,
    }
}

/// Whether each brace has its partner.
fn balanced(lexemes: &[Lexeme]) -> bool {
    let mut open = 0_usize;
    for lexeme in lexemes {
        match lexeme.token {
            Token::Open => open += 1,
            Token::Close if open == 0 => return false,
            Token::Close => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// The words that start items.
pub(super) fn is_item_word(token: Token) -> bool {
    matches!(
        token,
        Token::Use
            | Token::We
            | Token::Party
            | Token::Unit
            | Token::Event
            | Token::Let
            | Token::Exchange
            | Token::Kind
            | Token::Fact
            | Token::Define
            | Token::Agreement
            | Token::Amendment
            | Token::Policy
            | Token::Waive
            | Token::Test
    )
}

/// What a comma is understood before, at the beginning of a line.
fn may_follow_comma(token: Token) -> bool {
    matches!(token, Token::Name | Token::Not | Token::Change | Token::Extend | Token::End)
}

/// What can end an entry, so that a comma is understood after it.
fn may_end_entry(token: Token) -> bool {
    token.is_magnitude()
        || token.is_unit_of_time()
        || matches!(
            token,
            Token::Name
                | Token::Number
                | Token::Percent
                | Token::Date
                | Token::String
                | Token::BadNumber
                | Token::BadValue
                | Token::CloseParen
                | Token::Close
                | Token::CloseEntries
                | Token::CloseTest
                | Token::Tbd
                | Token::Undisclosed
                | Token::Us
                | Token::It
                | Token::Optional
                | Token::Party
                | Token::Parties
                | Token::Agreement
        )
}

/// What can end an item, or what stands in a test, or begin the inside of a test.
fn may_end_item(token: Token) -> bool {
    may_end_entry(token)
        || matches!(
            token,
            Token::OpenTest
                | Token::Never
                | Token::Unexpected
                | Token::Kept
                | Token::Broken
                | Token::Opened
                | Token::Idle
                | Token::Else
        )
}
