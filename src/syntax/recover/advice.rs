//! Words that no other word of the language can take the place of in, what to say instead out.

use super::Failure;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::grammar;
use crate::syntax::lexer::Lexeme;
use crate::syntax::token::Token;

impl Failure<'_> {
    /// What to write instead of a word of another language that begins an item.
    pub(super) fn item_meant(&self) -> Option<String> {
        let behind = self.lexemes.iter().find(|next| next.start >= self.found.end && next.end > next.start);
        let word = self.slice(self.found);
        if behind.is_some_and(|next| next.token == Token::Equals) {
            return Some(format!("a constant is declared with `let {word} = …`"));
        }
        let meant = match word.to_lowercase().as_str() {
            "import" | "include" | "load" | "require" | "using" | "from" => {
                "another file or a shipped module is loaded with `use`, as in `use std.partnership`"
            }
            "contract" | "deal" | "treaty" | "arrangement" => {
                "a contract is stated with `agreement NAME \"title\" between A and B { … }`"
            }
            "parties" | "company" | "companies" | "person" => {
                "each party is declared by itself: `party NAME \"legal name\"`"
            }
            "const" | "set" | "var" | "define" => "a constant is declared with `let NAME = …`",
            "rules" => "rules stand inside a policy: `policy NAME { rule NAME: … }`",
            "type" | "class" | "struct" | "term" => "a kind of terms is declared with `kind NAME { … }`",
            _ => return None,
        };
        Some(meant.to_owned())
    }

    /// `250 basis points`, `5 million USD plus VAT`, `… once launch`: words before which no comma would help.
    pub(super) fn no_part(&self, previous: Lexeme) -> Option<Diagnostic> {
        let word = self.slice(self.found);
        let advice = match (self.slice(previous), word.to_lowercase().as_str()) {
            ("basis", "points" | "point") => {
                "a basis point is a hundredth part of one per cent: fifty of them are `0.5%`"
            }
            (_, "plus" | "net" | "gross" | "excluding" | "including" | "incl" | "excl") => {
                "an amount is a number and a currency; what else is said of it has a field of its own, or stands in the draft"
            }
            (_, "once" | "upon" | "when" | "beginning" | "starting" | "commencing") => {
                "a beginning is said with `from` and a day or an event, as in `from launch`"
            }
            (_, "but" | "provided" | "subject" | "however") => {
                "two bounds of one value are said with `between A and B`; an exception has a term or an entry of its own"
            }
            (_, "survive" | "survives" | "surviving") => {
                "what goes on after its agreement is said with the adjective `surviving` before the noun"
            }
            (_, "thereafter" | "afterwards" | "then") => {
                "what holds later is an entry of its own, with `from` and a day"
            }
            _ => return None,
        };
        let message = format!("`{word}` cannot follow `{}` here", self.shown(previous));
        Some(self.report(grammar::UNEXPECTED, self.found, message, "not here").help(advice))
    }

    /// `must have 30 days notice`: the field is named before its value.
    pub(super) fn value_before_field(&self) -> Option<Diagnostic> {
        let have = self.previous.filter(|previous| matches!(previous.token, Token::Have | Token::Has))?;
        if !matches!(self.found.token, Token::Number | Token::BadNumber | Token::BadValue | Token::Percent) {
            return None;
        }
        let words: Vec<Lexeme> = self.rest_of_line();
        let name = words.iter().rev().find(|word| word.token == Token::Name)?;
        let value =
            Lexeme { end: words.iter().take_while(|word| word.start < name.start).last()?.end, ..self.found };
        let message = format!("`{}` stands before its value: a field is named first", self.slice(*name));
        Some(self.report(grammar::UNEXPECTED, self.found, message, "the value").help(format!(
            "write `{} {} of at least {}`, or `of at most` or `of exactly`",
            self.slice(have),
            self.slice(*name),
            self.slice(value)
        )))
    }
}
