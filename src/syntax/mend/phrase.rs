//! Phrases of contracts in, the words of the language for them out: `no more than`, `30 days or more`, `30 to 60 days`.

use super::{Mender, join};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::grammar;
use crate::source::Span;
use crate::syntax::lexer::Lexeme;
use crate::syntax::slip::Slip;
use crate::syntax::token::Token;

/// Which way a value is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Most,
    Least,
}

/// What stands before a value, and whether it can stand before one wherever a comparison can.
const BEFORE: &[(&str, Bound)] = &[
    ("up to", Bound::Most),
    ("no more than", Bound::Most),
    ("not more than", Bound::Most),
    ("never more than", Bound::Most),
    ("no greater than", Bound::Most),
    ("not greater than", Bound::Most),
    ("no longer than", Bound::Most),
    ("not longer than", Bound::Most),
    ("no higher than", Bound::Most),
    ("not higher than", Bound::Most),
    ("no larger than", Bound::Most),
    ("no later than", Bound::Most),
    ("at the latest by", Bound::Most),
    ("not later than", Bound::Most),
    ("not exceeding", Bound::Most),
    ("not to exceed", Bound::Most),
    ("does not exceed", Bound::Most),
    ("limited to", Bound::Most),
    ("capped at", Bound::Most),
    ("a maximum of", Bound::Most),
    ("maximum of", Bound::Most),
    ("at a maximum", Bound::Most),
    ("at maximum", Bound::Most),
    ("at the most", Bound::Most),
    ("at the maximum", Bound::Most),
    ("less than or equal to", Bound::Most),
    ("fewer than or equal to", Bound::Most),
    ("equal to or less than", Bound::Most),
    ("at or below", Bound::Most),
    ("max of", Bound::Most),
    ("no less than", Bound::Least),
    ("not less than", Bound::Least),
    ("never less than", Bound::Least),
    ("no fewer than", Bound::Least),
    ("not fewer than", Bound::Least),
    ("no shorter than", Bound::Least),
    ("not shorter than", Bound::Least),
    ("no lower than", Bound::Least),
    ("not lower than", Bound::Least),
    ("no smaller than", Bound::Least),
    ("no earlier than", Bound::Least),
    ("not earlier than", Bound::Least),
    ("a minimum of", Bound::Least),
    ("minimum of", Bound::Least),
    ("at a minimum", Bound::Least),
    ("at minimum", Bound::Least),
    ("at the least", Bound::Least),
    ("at the minimum", Bound::Least),
    ("greater than or equal to", Bound::Least),
    ("more than or equal to", Bound::Least),
    ("equal to or more than", Bound::Least),
    ("equal to or greater than", Bound::Least),
    ("at or above", Bound::Least),
    ("min of", Bound::Least),
    ("atleast", Bound::Least),
    ("atmost", Bound::Most),
    ("at-least", Bound::Least),
    ("at-most", Bound::Most),
];

/// The same in one word, which may be a name wherever no value follows a colon or `of`.
const WORD_BEFORE: &[(&str, Bound)] = &[
    ("maximum", Bound::Most),
    ("max", Bound::Most),
    ("maximally", Bound::Most),
    ("minimum", Bound::Least),
    ("min", Bound::Least),
    ("minimally", Bound::Least),
];

/// What says more than a bound does, before the value of an entry.
const STRICT: &[(&str, Bound)] = &[
    ("more than", Bound::Least),
    ("greater than", Bound::Least),
    ("longer than", Bound::Least),
    ("in excess of", Bound::Least),
    ("exceeding", Bound::Least),
    ("above", Bound::Least),
    ("over", Bound::Least),
    ("less than", Bound::Most),
    ("fewer than", Bound::Most),
    ("shorter than", Bound::Most),
    ("lower than", Bound::Most),
    ("below", Bound::Most),
    ("under", Bound::Most),
];

/// What compares in a rule, the word of the language for it, and whether it does so elsewhere than behind `of`.
const IN_A_RULE: &[(&str, &str, Token, bool)] = &[
    ("in excess of", "above", Token::Above, true),
    ("exceeding", "above", Token::Above, true),
    ("greater than", "above", Token::Above, true),
    ("longer than", "above", Token::Above, true),
    ("more than", "above", Token::Above, false),
    ("over", "above", Token::Above, false),
    ("less than", "below", Token::Below, false),
    ("fewer than", "below", Token::Below, false),
    ("shorter than", "below", Token::Below, false),
    ("lower than", "below", Token::Below, false),
    ("under", "below", Token::Below, false),
    ("equal to", "exactly", Token::Exactly, false),
];

/// What makes a value a guess.
const ABOUT: [&str; 10] =
    ["approximately", "approx", "about", "circa", "ca", "around", "roughly", "nearly", "almost", "some"];

/// What stands behind a value.
const BEHIND: &[(&str, Bound)] = &[
    ("or more", Bound::Least),
    ("or longer", Bound::Least),
    ("or greater", Bound::Least),
    ("or higher", Bound::Least),
    ("or later", Bound::Least),
    ("or above", Bound::Least),
    ("or over", Bound::Least),
    ("and more", Bound::Least),
    ("and above", Bound::Least),
    ("minimum", Bound::Least),
    ("min", Bound::Least),
    ("at least", Bound::Least),
    ("or less", Bound::Most),
    ("or fewer", Bound::Most),
    ("or shorter", Bound::Most),
    ("or lower", Bound::Most),
    ("or earlier", Bound::Most),
    ("or below", Bound::Most),
    ("or under", Bound::Most),
    ("and less", Bound::Most),
    ("maximum", Bound::Most),
    ("max", Bound::Most),
    ("at most", Bound::Most),
];

/// All these phrases.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    let bounds = BEFORE.iter().chain(WORD_BEFORE).chain(STRICT).chain(BEHIND).map(|(words, _)| *words);
    bounds.chain(ABOUT).chain(IN_A_RULE.iter().map(|(words, ..)| *words))
}

impl Bound {
    fn words(self) -> &'static str {
        match self {
            Bound::Most => "at most",
            Bound::Least => "at least",
        }
    }

    fn token(self) -> Token {
        match self {
            Bound::Most => Token::Most,
            Bound::Least => Token::Least,
        }
    }
}

impl Mender<'_> {
    /// Mends a phrase that bounds a value, and says how many tokens that used.
    pub(super) fn bound(&mut self, at: usize) -> usize {
        self.above(at)
            .or_else(|| self.bound_before(at))
            .or_else(|| self.strict_bound(at))
            .or_else(|| self.about(at))
            .or_else(|| self.bound_behind(at))
            .unwrap_or(0)
    }

    /// `must not have notice exceeding 30 days`, in a rule.
    fn above(&mut self, at: usize) -> Option<usize> {
        let is_of = self.previous(at)? == Token::Of;
        let (used, meant, token) = IN_A_RULE.iter().find_map(|(words, meant, token, anywhere)| {
            let used = self.said(at, words).filter(|_| is_of || *anywhere)?;
            Some((used, *meant, *token))
        })?;
        let follows = is_of || matches!(self.previous(at)?, Token::Name | Token::Is);
        if self.in_entry(at) || !follows || !self.begins_value(at + used) {
            return None;
        }
        let whole = self.joined(at, used)?;
        let message = format!("`{}` is not how the language says it", self.slice(whole));
        self.replace_surely(whole, token, grammar::MISSPELT, message, meant.to_owned());
        Some(used)
    }

    /// `30+ days`
    pub(super) fn plus(&mut self, at: usize) -> usize {
        let number = self.input.get(at).copied();
        let plus = self.on_line(at + 1).filter(|plus| {
            plus.token == Token::Plus && number.is_some_and(|number| number.end == plus.start)
        });
        let (Some(number), Some(plus), true) = (number, plus, self.is_value_place(at)) else { return 0 };
        if self.on_line(at + 2).is_none_or(|next| next.start == plus.end) {
            return 0;
        }
        let whole = join(number, plus);
        let mended = format!("at least {}", self.slice(number));
        let message = format!("`{}` is not how the language says it", self.slice(whole));
        self.complain(whole, |span| {
            let write = format!("write `{mended}`");
            Diagnostic::new(grammar::MISSPELT, span, format!("{message}: {write}"), write.clone())
                .sure_fix(write, span, mended)
        });
        self.emit(Token::At, Lexeme { end: number.start, ..number });
        self.emit(Token::Least, Lexeme { end: number.start, ..number });
        self.emit(Token::Number, number);
        2
    }

    fn bound_before(&mut self, at: usize) -> Option<usize> {
        let several = BEFORE.iter().find_map(|(words, bound)| Some((self.said(at, words)?, *bound)));
        let may_be_one = self.is_value_place(at) || self.previous(at) == Some(Token::Of);
        let one = || WORD_BEFORE.iter().find_map(|(words, bound)| Some((self.said(at, words)?, *bound)));
        let (used, bound) = several.or_else(|| one().filter(|_| may_be_one))?;
        if !self.begins_value(at + used) {
            return None;
        }
        let whole = self.joined(at, used)?;
        let written = self.slice(whole);
        if self.previous(at) == Some(Token::For) {
            // `for` takes a length of time, which is known.
            self.complain(whole, |span| {
                let message =
                    format!("`{written}` leaves open how long it lasts, and `for` takes one length of time");
                Diagnostic::new(grammar::MISSPELT, span, message, "not a bound").help(
                    "say the longest time, and what may end it sooner, as in `for 5 years or until launch`",
                )
            });
            return Some(used);
        }
        if let Some(done) = self.bound_of_time(at, used, whole, bound) {
            return done.then_some(used);
        }
        let message = format!("`{written}` is not how the language says it");
        self.complain(whole, |span| {
            let mended = bound.words();
            Diagnostic::new(
                grammar::MISSPELT,
                span,
                format!("{message}: write `{mended}`"),
                format!("write `{mended}`"),
            )
            .sure_fix(format!("write `{mended}`"), span, mended)
        });
        self.emit(Token::At, Lexeme { end: whole.start, ..whole });
        self.emit(bound.token(), whole);
        Some(used)
    }

    /// `no later than` where no value is bounded: behind `end` or in the time words of a term. None elsewhere; whether it was
    /// mended.
    fn bound_of_time(&mut self, at: usize, used: usize, whole: Lexeme, bound: Bound) -> Option<bool> {
        let written = self.slice(whole);
        let says_time = ["later than", "earlier than", "latest by"].iter().any(|end| written.ends_with(end));
        // `up to 2029-12-31` behind parties or a day bounds no value.
        let is_day = self.on_line(at + used).is_some_and(|next| {
            matches!(next.token, Token::Date | Token::Slip(Slip::OddDate)) || self.is_year(next)
        });
        let is_up_to_day = written.eq_ignore_ascii_case("up to")
            && is_day
            && matches!(
                self.previous(at)?,
                Token::Name | Token::Us | Token::Date | Token::String | Token::Number
            )
            && !(self.depth > 1 && self.in_entry(at));
        if !says_time && !is_up_to_day {
            return None;
        }
        let (token, meant) = match (self.previous(at)?, bound) {
            (Token::Colon | Token::Of | Token::Is | Token::Last, _) => return None,
            (Token::End | Token::Start, Bound::Most) => (Some(Token::By), "by"),
            (Token::End | Token::Start, Bound::Least) => return Some(false),
            (Token::Through | Token::Until | Token::From | Token::After | Token::Before | Token::By, _) => {
                (None, "")
            }
            (_, Bound::Most) => (Some(Token::Through), "through"),
            (_, Bound::Least) => (Some(Token::From), "from"),
        };
        self.complain(whole, |span| {
            if meant.is_empty() {
                let message = format!("`{written}` is not needed behind a word that says the time");
                let gone = Span { end: span.end + 1, ..span };
                Diagnostic::new(grammar::MISSPELT, span, message, "not needed").fix("delete it", gone, "")
            } else {
                let message = format!("`{written}` is not how the language says it: write `{meant}`");
                let write = format!("write `{meant}`");
                Diagnostic::new(grammar::MISSPELT, span, message, write.clone()).fix_if(
                    meant == "by",
                    write,
                    span,
                    meant,
                )
            }
        });
        if let Some(token) = token {
            self.emit(token, whole);
        }
        Some(true)
    }

    /// `notice: more than 30 days`
    fn strict_bound(&mut self, at: usize) -> Option<usize> {
        if !self.is_value_place(at) {
            return None;
        }
        let (used, bound) = STRICT.iter().find_map(|(words, bound)| Some((self.said(at, words)?, *bound)))?;
        if !self.begins_value(at + used) {
            return None;
        }
        let whole = self.joined(at, used)?;
        self.strict(whole, bound);
        Some(used)
    }

    /// What stands before the value of an entry and leaves out the bound itself.
    fn strict(&mut self, whole: Lexeme, bound: Bound) {
        let written = self.slice(whole);
        let mended = bound.words();
        self.complain(whole, |span| {
            let message = format!("a term states `at most` and `at least` and no `{written}`: write `{mended}`");
            Diagnostic::new(grammar::MISSPELT, span, message, format!("write `{mended}`"))
                .help("the bound itself is then among what it may be; write the next value where it must not be")
                .fix(format!("write `{mended}`"), span, mended)
        });
        self.emit(Token::At, Lexeme { end: whole.start, ..whole });
        self.emit(bound.token(), whole);
    }

    /// `royalty: < 20%`, `where amount > 1 million USD`: a sign that compares, as the place where it stands says it.
    pub(super) fn comparison(&mut self, at: usize, sign: Lexeme, meant: &'static str, tokens: &[Token]) {
        let is_strict = matches!(tokens, [Token::Above | Token::Below]);
        if is_strict && self.is_value_place(at) {
            let bound = if meant == "above" { Bound::Least } else { Bound::Most };
            self.strict(sign, bound);
            return;
        }
        let is_said = matches!(self.previous(at), Some(Token::Is | Token::Not));
        if !is_said && self.in_condition(at) {
            let words = match meant {
                "at least" => "is at least",
                "at most" => "is at most",
                "above" => "is above",
                _ => "is below",
            };
            let all: Vec<Token> = std::iter::once(Token::Is).chain(tokens.iter().copied()).collect();
            self.sign(sign, words, &all);
            return;
        }
        self.sign(sign, meant, tokens);
    }

    /// Whether the words at `at` belong to a condition, in which a comparison begins with `is`.
    fn in_condition(&self, at: usize) -> bool {
        let before = (0..at).rev().map_while(|before| self.input.get(before));
        before
            .take(64)
            .find_map(|before| match before.token {
                Token::Where | Token::Unless | Token::Require | Token::As => Some(true),
                Token::Must | Token::Should | Token::Have | Token::Has | Token::Colon | Token::Open => {
                    Some(false)
                }
                _ => None,
            })
            .unwrap_or(false)
    }

    /// `notice: about 30 days`
    fn about(&mut self, at: usize) -> Option<usize> {
        if !self.is_value_place(at) {
            return None;
        }
        let sign =
            self.input.get(at).is_some_and(|sign| matches!(self.slice(*sign).as_str(), "~" | "±" | "≈"));
        let used = ABOUT.iter().find_map(|word| self.said(at, word)).or(sign.then_some(1))?;
        if !self.begins_value(at + used) {
            return None;
        }
        let whole = self.joined(at, used)?;
        let written = self.slice(whole);
        self.complain(whole, |span| {
            let message = format!("`{written}` leaves open how much it is");
            Diagnostic::new(grammar::MISSPELT, span, message, "no amount is meant exactly").help(
                "write the bounds that are surely kept, as in `between 25 days and 35 days`, or `at most …`",
            )
        });
        Some(used)
    }

    /// `notice: 30 days or more`
    fn bound_behind(&mut self, at: usize) -> Option<usize> {
        let (used, bound) = BEHIND.iter().find_map(|(words, bound)| Some((self.said(at, words)?, *bound)))?;
        let ends = self.on_line(at + used).is_none_or(|next| {
            matches!(
                next.token,
                Token::Comma
                    | Token::Close
                    | Token::CloseParen
                    | Token::From
                    | Token::Until
                    | Token::Through
                    | Token::After
            )
        });
        // The value goes back to its colon, with nothing in it but what amounts are made of.
        let before =
            (0..at).rev().take_while(|before| self.input.get(before + 1).is_some_and(|next| !next.first));
        let colon = before
            .take_while(|before| {
                self.input.get(before + 1).is_some_and(|next| is_of_value(next.token)) || before + 1 == at
            })
            .find(|before| self.input.get(*before).is_some_and(|token| token.token == Token::Colon))?;
        let value = self.input.get(colon + 1).copied()?;
        if !ends || colon + 1 >= at || !self.is_value_place(colon + 1) || !self.begins_value(colon + 1) {
            return None;
        }
        let last = self.input.get(at.checked_sub(1)?).copied()?;
        let phrase = self.joined(at, used)?;
        let whole = join(value, phrase);
        let mended = format!("{} {}", bound.words(), self.slice(join(value, last)));
        let written = self.slice(whole);
        self.complain(whole, |span| {
            let before = Span { end: span.start, ..span };
            let behind = Span { start: last.end, ..span };
            Diagnostic::new(
                grammar::MISSPELT,
                span,
                format!("`{written}` is said the other way round: write `{mended}`"),
                format!("write `{mended}`"),
            )
            .sure_edits(
                format!("write `{mended}`"),
                [(before, format!("{} ", bound.words())), (behind, String::new())],
            )
        });
        if let Some(place) = self.output.iter().rposition(|lexeme| lexeme.token == Token::Colon) {
            let here = Lexeme { end: value.start, first: false, column_one: false, ..value };
            let tokens = [Token::At, bound.token()].map(|token| Lexeme { token, ..here });
            self.output.splice(place + 1..place + 1, tokens);
        }
        Some(used)
    }

    /// Whether the value of an entry begins at `at`: after a colon within braces that is none of a rule's.
    pub(super) fn is_value_place(&self, at: usize) -> bool {
        let before =
            |back: usize| at.checked_sub(back).and_then(|at| self.input.get(at)).map(|lexeme| lexeme.token);
        let is_rule = before(2) == Some(Token::String) || before(3) == Some(Token::Rule);
        self.depth > 0 && before(1) == Some(Token::Colon) && !is_rule
    }

    /// The token before `at`.
    fn previous(&self, at: usize) -> Option<Token> {
        at.checked_sub(1).and_then(|at| self.input.get(at)).map(|lexeme| lexeme.token)
    }

    /// Whether a value that can be compared begins at `at`, on the same line.
    pub(super) fn begins_value(&self, at: usize) -> bool {
        let Some(next) = self.on_line(at) else { return false };
        match next.token {
            Token::Number | Token::Percent | Token::Date | Token::OpenParen => true,
            Token::Slip(slip) => matches!(
                slip,
                Slip::GroupedNumber | Slip::WordedNumber | Slip::LooseNumber | Slip::OddDate | Slip::Currency
            ),
            // A party may be called `Ten` or `AMD`; with a unit behind it, or a number, it is none.
            Token::Name | Token::One => self.is_amount(at),
            _ => false,
        }
    }

    /// How many tokens the words at `at` take, where they stand there in any case, on one line.
    pub(super) fn said(&self, at: usize, words: &str) -> Option<usize> {
        let mut used = 0;
        for word in words.split(' ') {
            let next = self.input.get(at + used).copied().filter(|next| used == 0 || !next.first)?;
            let is_word = next.token == Token::Name || next.token.spelling().is_some();
            if !is_word || !self.slice(next).eq_ignore_ascii_case(word) {
                return None;
            }
            used += 1;
        }
        // `max.` is `max`.
        let last = self.input.get(at + used - 1)?;
        let dot = self.on_line(at + used).is_some_and(|dot| dot.token == Token::Dot && dot.start == last.end);
        let is_short = words.len() <= 6 && !words.contains(' ');
        Some(
            used + usize::from(
                dot && is_short && self.on_line(at + used + 1).is_some_and(|next| next.start > last.end + 1),
            ),
        )
    }

    /// From the token at `at` through the last of so many.
    pub(super) fn joined(&self, at: usize, used: usize) -> Option<Lexeme> {
        let last = self.input.get((at + used).checked_sub(1)?)?;
        Some(join(*self.input.get(at)?, *last))
    }
}

/// Whether a token may be part of an amount.
fn is_of_value(token: Token) -> bool {
    token.is_magnitude()
        || token.is_unit_of_time()
        || matches!(
            token,
            Token::Number
                | Token::Percent
                | Token::Date
                | Token::Name
                | Token::One
                | Token::Business
                | Token::Slip(_)
                | Token::OpenParen
                | Token::CloseParen
        )
}
