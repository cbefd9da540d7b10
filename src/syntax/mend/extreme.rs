//! What chooses among values in: `greater of (…)` without its parentheses, `whichever: greater`; how the language says it out.

use super::Mender;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::grammar;
use crate::syntax::lexer::Lexeme;
use crate::syntax::token::Token;

/// Other words for the four that choose among values.
const EXTREMES: &[(&str, &str)] = &[
    ("greater", "greater"),
    ("greatest", "greater"),
    ("higher", "greater"),
    ("highest", "greater"),
    ("larger", "greater"),
    ("largest", "greater"),
    ("lesser", "lesser"),
    ("least", "lesser"),
    ("lower", "lesser"),
    ("lowest", "lesser"),
    ("smaller", "lesser"),
    ("smallest", "lesser"),
    ("earlier", "earlier"),
    ("earliest", "earlier"),
    ("sooner", "earlier"),
    ("later", "later"),
    ("latest", "later"),
];

/// The words that such a phrase may begin with.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    EXTREMES.iter().map(|(word, _)| *word)
}

/// The most tokens of the first part of `between A and B`.
const LONGEST_BOUND: usize = 12;

impl Mender<'_> {
    /// `amount: greater of (…)`, `until the later of A and B`: in a term what is worked out stands in parentheses.
    pub(super) fn bare_extreme(&mut self, at: usize) -> usize {
        self.extreme(at).unwrap_or(0)
    }

    fn extreme(&mut self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|at| self.input.get(at))?.token;
        let is_atom =
            matches!(before, Token::From | Token::Until | Token::Through | Token::After | Token::On);
        // A condition compares with it as it stands.
        let is_compared = at
            .checked_sub(2)
            .and_then(|at| self.input.get(at))
            .is_some_and(|is| matches!(is.token, Token::Is | Token::Not));
        let is_atom = is_atom && !is_compared;
        // The bound of an entry stands right behind its colon; in a rule `is at most` stands before.
        let behind_colon = |back: usize| {
            let token = at.checked_sub(back).and_then(|at| self.input.get(at));
            token.is_some_and(|token| token.token == Token::Colon)
        };
        let is_bound = match before {
            Token::Most | Token::Least => behind_colon(3),
            Token::Between => behind_colon(2),
            Token::And => {
                let near = (2..LONGEST_BOUND).find(|back| {
                    let token = at.checked_sub(*back).and_then(|at| self.input.get(at));
                    token.is_some_and(|token| token.token == Token::Between)
                });
                self.in_entry(at) && near.is_some_and(|back| behind_colon(back + 1))
            }
            _ => false,
        };
        if !(self.is_value_place(at) || is_atom || is_bound) {
            return None;
        }
        let the = usize::from(self.said(at, "the").is_some());
        let word = self.input.get(at + the).copied().filter(|word| the == 0 || !word.first)?;
        let written = self.slice(word).to_lowercase();
        let (_, meant) = EXTREMES.iter().find(|(word, _)| *word == written)?;
        let of = at + the + 1;
        if self.on_line(of).is_none_or(|of| of.token != Token::Of) {
            return self.higher_or_lower(at, the + 1, meant);
        }
        let (values, end) = self.values(of + 1)?;
        let whole = self.joined(at, end - at)?;
        if !self.are_plain_values(of + 1, end) {
            return self.worked_out_in_words(whole, end - at, meant);
        }
        let mended = format!("({meant} of ({}))", values.join(", "));
        self.complain(whole, |span| {
            let message = format!("what is worked out stands in parentheses: write `{mended}`");
            let label = format!("write `{mended}`");
            let diagnostic = Diagnostic::new(grammar::UNEXPECTED, span, message, label);
            diagnostic.sure_fix("put it in parentheses", span, mended)
        });
        self.emit(Token::BadValue, whole);
        Some(end - at)
    }

    /// `whichever: greater`: the words of a field are `higher` and `lower`.
    fn higher_or_lower(&mut self, at: usize, used: usize, meant: &str) -> Option<usize> {
        let meant = match meant {
            "greater" => "higher",
            "lesser" => "lower",
            _ => return None,
        };
        let word = self.input.get(at + used - 1).copied()?;
        let ends =
            self.on_line(at + used).is_none_or(|next| matches!(next.token, Token::Comma | Token::Close));
        if !ends || !self.is_value_place(at) || matches!(self.slice(word).as_str(), "higher" | "lower") {
            return None;
        }
        let whole = self.joined(at, used)?;
        let field = at.checked_sub(2).and_then(|at| self.input.get(at)).map(|field| self.slice(*field));
        let is_whichever = field.as_deref() == Some("whichever");
        // `lowest` may be a word of another field.
        if !is_whichever && !matches!(self.slice(word).as_str(), "greater" | "lesser") {
            return None;
        }
        let message = format!("`{}` is no value", self.slice(whole));
        if is_whichever {
            self.replace_surely(whole, Token::BadValue, grammar::UNEXPECTED, message, meant.to_owned());
        } else {
            self.replace(whole, Token::BadValue, grammar::UNEXPECTED, message, meant.to_owned());
        }
        Some(used)
    }

    /// Whether the values between two tokens are written as the language writes them: names, days and amounts.
    fn are_plain_values(&self, from: usize, end: usize) -> bool {
        let tokens = self.input.get(from..end).unwrap_or(&[]);
        let is_plain = |one: &Lexeme| {
            one.token.is_magnitude()
                || one.token.is_unit_of_time()
                || matches!(
                    one.token,
                    Token::Name
                        | Token::Number
                        | Token::Percent
                        | Token::Date
                        | Token::Dot
                        | Token::Comma
                        | Token::And
                        | Token::Or
                        | Token::Plus
                        | Token::Minus
                        | Token::Star
                        | Token::Slash
                        | Token::Its
                        | Token::Business
                        | Token::OpenParen
                        | Token::CloseParen
                        | Token::Agreement
                        | Token::End
                        | Token::Start
                )
        };
        let is_phrase = |pair: &[Lexeme]| {
            matches!(pair, [one, two] if two.token == Token::Name
                && (one.token == Token::Name || one.token.is_unit_of_time()))
        };
        tokens.iter().all(is_plain) && !tokens.windows(2).any(is_phrase)
    }

    /// `greater of 1 million USD and the fees of 12 months`: what is no value is said with the fields of the kind.
    fn worked_out_in_words(&mut self, whole: Lexeme, used: usize, meant: &str) -> Option<usize> {
        let written = self.slice(whole);
        let word = if meant == "lesser" { "lower" } else { "higher" };
        let is_of_fees = ["fees", "charges", "paid", "payable", "price", "revenue"];
        let is_of_fees = is_of_fees.iter().any(|word| written.to_lowercase().contains(word));
        self.complain(whole, |span| {
            let message = format!("`{written}` cannot be worked out: between the values stand words");
            let diagnostic = Diagnostic::new(grammar::UNEXPECTED, span, message, "not all of it is a value");
            if is_of_fees {
                diagnostic.help(format!(
                    "say fees as so many times those of a year, and which counts: `amount: 1 million USD, multiple: 1, whichever: {word}`"
                ))
            } else {
                diagnostic.help(format!("write `({meant} of (A, B))` with values for A and B"))
            }
        });
        self.emit(Token::BadValue, whole);
        Some(used)
    }

    /// The values that something chooses among, as `(A, B)` or `A and B`, and where they end.
    fn values(&self, from: usize) -> Option<(Vec<String>, usize)> {
        let in_parentheses = self.input.get(from).is_some_and(|open| open.token == Token::OpenParen);
        let start = if in_parentheses { from + 1 } else { from };
        let (mut depth, mut at, mut begins) = (0_usize, start, start);
        let mut values = Vec::new();
        let mut push = |from: usize, to: usize| -> Option<()> {
            let whole = self.joined(from, to.checked_sub(from)?)?;
            values.push(self.slice(whole).split_whitespace().collect::<Vec<_>>().join(" "));
            Some(())
        };
        loop {
            let next = self.input.get(at).filter(|next| in_parentheses || !next.first);
            let token = next.map(|next| next.token);
            let is_end = match token {
                Some(Token::CloseParen) => depth == 0,
                Some(Token::Comma) => depth == 0 && !in_parentheses,
                None | Some(Token::Open | Token::Close | Token::Colon) => true,
                _ => false,
            };
            if is_end {
                push(begins, at)?;
                break;
            }
            match token {
                Some(Token::OpenParen) => depth += 1,
                Some(Token::CloseParen) => depth = depth.saturating_sub(1),
                Some(Token::Comma | Token::And | Token::Or) if depth == 0 => {
                    push(begins, at)?;
                    begins = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        let closes = self.input.get(at).is_some_and(|close| close.token == Token::CloseParen);
        let ends = if in_parentheses { closes.then_some(at + 1)? } else { at };
        // One value alone is chosen among no others.
        (values.len() > 1).then_some((values, ends))
    }
}
