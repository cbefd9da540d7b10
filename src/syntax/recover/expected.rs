//! The terminals the parser would have taken in, what a reader calls them out.

use crate::syntax::token::{Token, WORDS};

/// What may stand somewhere.
pub(super) struct Expected {
    tokens: Vec<Token>,
}

impl Expected {
    /// Reads the terminals' names as the grammar writes them, in quotes, in the grammar's order.
    pub fn new(terminals: Vec<String>) -> Expected {
        Expected {
            tokens: terminals.iter().filter_map(|terminal| token(terminal.trim_matches('"'))).collect(),
        }
    }

    pub fn holds(&self, token: Token) -> bool {
        self.tokens.contains(&token)
    }

    /// Whether nothing else may stand here.
    pub fn only(&self, tokens: &[Token]) -> bool {
        self.tokens.iter().all(|token| tokens.contains(token)) && !self.tokens.is_empty()
    }

    /// Whether only items may stand here.
    pub fn only_items(&self) -> bool {
        self.holds(Token::Item)
            && self.only(&[Token::Item, Token::EndOfText, Token::CloseTest, Token::Given, Token::Expect])
    }

    /// Whether only a name may stand here, or what may stand for one.
    pub fn only_names(&self) -> bool {
        self.only(&[Token::Name, Token::String, Token::Party, Token::Agreement])
    }

    /// Whether a field of a kind goes on here.
    pub fn only_field(&self) -> bool {
        self.only(&[Token::Colon, Token::Bar])
    }

    /// The words of the language among them.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.tokens.iter().filter_map(|token| token.spelling())
    }

    /// All of it in words, as the end of "here stands …" after the token `previous`: "a name, a text in quotes or `{`".
    pub fn in_words(&self, previous: Option<Token>) -> Option<String> {
        let mut phrases: Vec<String> = Vec::new();
        for token in &self.tokens {
            let phrase = match self.class(*token) {
                Some(Class::Phrase("a condition")) if matches!(previous, Some(Token::Equals | Token::As)) => {
                    "a value".to_owned()
                }
                Some(Class::Phrase("a name")) if matches!(previous, Some(Token::Be)) => {
                    "an adjective".to_owned()
                }
                Some(Class::Phrase(phrase)) => phrase.to_owned(),
                Some(Class::Word(word)) => format!("`{word}`"),
                None => continue,
            };
            if !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
        // Past a handful of alternatives, a reader is helped only by the first.
        phrases.truncate(MOST_ALTERNATIVES);
        let last = phrases.pop()?;
        Some(if phrases.is_empty() { last } else { format!("{} or {last}", phrases.join(", ")) })
    }

    /// What a reader calls a token here; nothing where it would only add to the noise.
    fn class(&self, token: Token) -> Option<Class> {
        let value = self.holds(Token::Number) && self.holds(Token::Name);
        let condition = value && self.holds(Token::Some);
        let only_operators = self.tokens.iter().all(|token| is_operator(*token) || is_join(*token));
        Some(Class::Phrase(match token {
            Token::BadNumber | Token::BadValue => return None,
            Token::Some | Token::No | Token::Not if condition => "a condition",
            _ if condition && begins_value(token) => "a condition",
            _ if value && self.holds(Token::Date) && self.holds(Token::String) && begins_value(token) => {
                "a value"
            }
            _ if value && self.holds(Token::Date) && begins_value(token) => {
                "a party, a day, a period or a length of time"
            }
            Token::Name => "a name",
            Token::String => "a text in quotes",
            Token::Number => "a number",
            Token::Percent => "a percentage",
            Token::Date => "a day",
            Token::Us | Token::It | Token::Its if self.holds(Token::Name) => "a name",
            Token::Colon => "`:`",
            Token::Open | Token::OpenEntries | Token::OpenTest => "`{`",
            Token::Close | Token::CloseEntries | Token::CloseTest => "`}`",
            Token::OpenParen => "`(`",
            Token::CloseParen => "`)`",
            Token::Comma => "`,`",
            Token::TermComma | Token::EntryComma => "a comma or a new line",
            Token::Dot => return None,
            Token::Equals => "`=`",
            Token::Bar => "`|`",
            _ if is_operator(token) => return only_operators.then_some(Class::Phrase("an operator")),
            Token::Item | Token::EndOfText => "the next item",
            Token::To | Token::By | Token::With | Token::On if self.holds(Token::To) => "a preposition",
            Token::For | Token::Of if self.holds(Token::To) => "a preposition",
            _ if (token.begins_time() || token == Token::Within) && self.holds(Token::In) => "time words",
            Token::Unless | Token::Because | Token::Fix | Token::See | Token::Approved
                if self.holds(Token::Fix) =>
            {
                return None;
            }
            Token::Hour
            | Token::Day
            | Token::Week
            | Token::Month
            | Token::Year
            | Token::Business
            | Token::Hours
            | Token::Days
            | Token::Weeks
            | Token::Months
            | Token::Years => "a unit of time",
            Token::Thousand | Token::Million | Token::Billion | Token::Trillion => return None,
            Token::At | Token::Above | Token::Below | Token::Exactly
                if self.holds(Token::At) && self.holds(Token::Above) =>
            {
                "a comparison such as `at most`"
            }
            _ => return token.spelling().map(Class::Word),
        }))
    }
}

/// How a token is named to a reader.
enum Class {
    /// By what it is: "a name".
    Phrase(&'static str),
    /// By its own spelling.
    Word(&'static str),
}

/// More alternatives than these are not named.
const MOST_ALTERNATIVES: usize = 6;

fn begins_value(token: Token) -> bool {
    matches!(
        token,
        Token::Name
            | Token::String
            | Token::Number
            | Token::Percent
            | Token::Date
            | Token::Us
            | Token::It
            | Token::Its
            | Token::OpenParen
            | Token::Minus
            | Token::Sum
            | Token::Largest
            | Token::Smallest
            | Token::Greater
            | Token::Lesser
            | Token::Earlier
            | Token::Later
            | Token::Count
    )
}

pub(super) fn is_operator(token: Token) -> bool {
    matches!(token, Token::Plus | Token::Minus | Token::Star | Token::Slash)
}

fn is_join(token: Token) -> bool {
    matches!(token, Token::And | Token::Or)
}

/// The token of a word of the language.
pub(super) fn word_of(word: &str) -> Option<Token> {
    WORDS.iter().find(|(own, _)| *own == word).map(|(_, token)| *token)
}

/// The token a terminal of the grammar stands for.
fn token(terminal: &str) -> Option<Token> {
    MARKS.iter().find(|(mark, _)| *mark == terminal).map(|(_, token)| *token).or_else(|| word_of(terminal))
}

/// The terminals of the grammar that are no words.
const MARKS: &[(&str, Token)] = &[
    ("name", Token::Name),
    ("string", Token::String),
    ("number", Token::Number),
    ("percent", Token::Percent),
    ("date", Token::Date),
    (":", Token::Colon),
    ("{", Token::Open),
    ("}", Token::Close),
    ("{ entries", Token::OpenEntries),
    ("} entries", Token::CloseEntries),
    ("{ test", Token::OpenTest),
    ("} test", Token::CloseTest),
    ("(", Token::OpenParen),
    (")", Token::CloseParen),
    (",", Token::Comma),
    (", terms", Token::TermComma),
    (", entries", Token::EntryComma),
    (".", Token::Dot),
    ("=", Token::Equals),
    ("|", Token::Bar),
    ("+", Token::Plus),
    ("-", Token::Minus),
    ("*", Token::Star),
    ("/", Token::Slash),
    ("item", Token::Item),
    ("bad number", Token::BadNumber),
    ("bad value", Token::BadValue),
    ("end of text", Token::EndOfText),
];
