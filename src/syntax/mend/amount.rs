//! An amount or a length of time as contracts write it in, as the language writes it out: `thirty (30) days`, `€5 million`,
//! `5 million US dollars`, `10 Business Days`.

use super::grouping::{self, Grouped};
use super::{Mender, join, literal, spelled};
use crate::diagnostic::catalogue::text;
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::syntax::lexer::Lexeme;
use crate::syntax::slip::Slip;
use crate::syntax::token::Token;
use crate::value::{Decimal, Magnitude};

/// An amount as far as it has been read.
struct Amount {
    /// Where reading goes on.
    at: usize,
    /// The number in digits.
    number: String,
    magnitude: Option<&'static str>,
    /// The currency's code.
    code: Option<String>,
    /// The unit of time.
    unit: Option<String>,
    percent: bool,
    /// Whether only a length of time can stand where it stands.
    is_time: bool,
    /// Whether a field is named before it, so that no name behind it is needed.
    has_field: bool,
    /// A shorter length of time that is added to it.
    rest: String,
    /// Whether it is written in a way that only is understood here.
    loose: bool,
    /// Whether it can mean nothing else.
    certain: bool,
    /// Whether the sign or name of its currency is that of several.
    of_several: bool,
    /// Whether words and digits say two numbers.
    contradicts: bool,
    /// Whether the marks between its digits leave several numbers.
    doubtful: bool,
}

impl Mender<'_> {
    /// Mends the amount that begins at `at`, and says how many tokens that used; none where it is written as it should be, or in
    /// one of the ways that are mended word by word.
    pub(super) fn loose_amount(&mut self, at: usize) -> usize {
        let Some(amount) = self.amount(at).filter(|amount| amount.loose) else { return 0 };
        let (Some(first), Some(last)) = (self.input.get(at), self.input.get(amount.at.saturating_sub(1)))
        else {
            return 0;
        };
        let whole = join(*first, *last);
        let (code, what) = amount.sort();
        let written = self.slice(whole);
        let message = format!("`{written}` is not how {what} is written");
        if amount.contradicts {
            self.complain(whole, |span| {
                let message = format!("{message}: its words and its digits are two numbers");
                Diagnostic::new(code, span, message, "which of the two?")
                    .help("write the one that holds, in digits")
            });
            self.emit(Token::BadValue, whole);
        } else if amount.doubtful {
            self.complain(whole, |span| grouping::doubtful_amount(span, &written, &amount.readings()));
            self.emit(Token::BadValue, whole);
        } else {
            // Where only a length of time can stand, it is read as one.
            let token = if amount.unit.is_some() { Token::BadNumber } else { Token::BadValue };
            let mended = amount.mended();
            self.complain(whole, |span| {
                let write = format!("write `{mended}`");
                let diagnostic = Diagnostic::new(code, span, format!("{message}: {write}"), write.clone());
                let diagnostic = match (code == text::MONEY, amount.of_several) {
                    (true, false) => diagnostic.help("an amount is a number and then the currency's code"),
                    (true, true) => diagnostic.help(
                        "an amount is a number and then the currency's code; of several currencies with this sign or name, write the one that is meant",
                    ),
                    _ => diagnostic,
                };
                diagnostic.fix_if(amount.certain && !amount.of_several, write, span, mended)
            });
            self.emit(token, whole);
            let behind = Lexeme { start: whole.end, first: false, column_one: false, ..whole };
            match amount.unit.as_deref() {
                Some("business days") => {
                    self.emit(Token::Business, behind);
                    self.emit(Token::Days, behind);
                }
                Some(unit) => self.emit(super::word(unit).unwrap_or(Token::Days), behind),
                None => {}
            }
        }
        amount.at - at
    }

    /// The length of time that begins at `at` as the language writes it, and how many tokens it takes.
    pub(super) fn length_of_time(&self, at: usize) -> Option<(String, usize)> {
        let amount = self.amount(at)?;
        let is_one = amount.unit.is_some() && amount.code.is_none() && !amount.contradicts && amount.certain;
        is_one.then(|| (amount.mended(), amount.at - at))
    }

    /// Whether an amount begins at `at`.
    pub(super) fn is_amount(&self, at: usize) -> bool {
        self.amount(at).is_some()
    }

    fn amount(&self, at: usize) -> Option<Amount> {
        let mut amount = self.lead(at)?;
        if amount.number.is_empty() {
            self.digits(&mut amount)?;
        }
        self.repeated(&mut amount);
        self.magnitude(&mut amount);
        self.repeated(&mut amount);
        self.unit(&mut amount);
        self.repeated_whole(&mut amount);
        // A currency that stands first is looked at where it stands; without more it is mended there.
        (amount.code.is_some() || amount.unit.is_some() || amount.percent || amount.magnitude.is_some())
            .then_some(amount)
    }

    /// A currency before the number.
    fn lead(&self, at: usize) -> Option<Amount> {
        let first = self.input.get(at).copied()?;
        let mut amount = Amount::none(at);
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).map(|before| before.token);
        amount.is_time = matches!(before, Some(Token::For | Token::Within | Token::Last));
        amount.has_field = !matches!(
            before,
            Some(
                Token::Have | Token::Has | Token::Name | Token::Must | Token::Should | Token::Not | Token::A
            )
        );
        let written = self.slice(first);
        let code = match first.token {
            Token::Slip(Slip::Currency) => {
                amount.of_several = !literal::is_one_currency(&written);
                Some(literal::currency(&written).to_owned())
            }
            Token::Name if literal::is_currency_code(&written) => Some(written),
            // `EUR5`, `USD5m`: the code and the number in one word.
            Token::Name => {
                let (code, number) = written.split_at_checked(3)?;
                let (digits, letters) = literal::split(number);
                let is_amount = literal::is_currency_code(code)
                    && spelled::is_code(code)
                    && !digits.is_empty()
                    && digits.bytes().all(|digit| digit.is_ascii_digit());
                if is_amount && (letters.is_empty() || literal::magnitude(letters).is_some()) {
                    amount.number = digits.to_owned();
                    amount.magnitude = literal::magnitude(letters);
                    amount.code = Some(code.to_owned());
                    amount.loose = true;
                    amount.at += 1;
                    return Some(amount);
                }
                None
            }
            _ => None,
        };
        if code.is_some() {
            amount.at += 1;
            amount.code = code;
            amount.loose = true;
            // The number must follow.
            self.on_line(amount.at)?;
        }
        Some(amount)
    }

    fn digits(&self, amount: &mut Amount) -> Option<()> {
        let first = self.input.get(amount.at).copied()?;
        let written = self.slice(first);
        if let Some((whole, used)) = self.run_of_digits(amount.at) {
            // Without a currency before it, it is mended as a number.
            amount.code.as_ref()?;
            let written = self.slice(whole);
            match grouping::read(&written) {
                Grouped::One(number) => amount.take_number(&number),
                Grouped::Doubtful => {
                    amount.number = written;
                    amount.doubtful = true;
                }
            }
            amount.at += used;
            return Some(());
        }
        match first.token {
            Token::Number => {
                // `EUR 1.500` is as often a thousand and a half as one and a half.
                amount.doubtful = amount.code.is_some() && grouping::may_group(&written);
                amount.number = written;
            }
            Token::Slip(Slip::GroupedNumber) => {
                let ungrouped = literal::ungrouped(&written);
                amount.certain &= !written.starts_with('0');
                amount.take_number(&ungrouped);
                amount.loose |= amount.code.is_some();
            }
            Token::Slip(Slip::WordedNumber) => {
                let (digits, letters) = literal::split(&written);
                amount.number = digits.to_owned();
                amount.magnitude = Some(literal::magnitude(letters)?);
                amount.certain &= literal::is_sure_magnitude(letters);
                amount.loose |= amount.code.is_some();
            }
            Token::Slip(Slip::Stray) => {
                amount.number = format!("0{}", fraction(&written)?);
                amount.loose = true;
            }
            Token::Name | Token::One | Token::A | Token::An => return self.words(amount),
            _ => return None,
        }
        amount.at += 1;
        let behind = self.on_line(amount.at).filter(|behind| behind.start == first.end);
        if let Some(part) =
            behind.and_then(|behind| fraction(&self.slice(behind))).filter(|_| first.token == Token::Number)
        {
            amount.number.push_str(part);
            amount.loose = true;
            amount.at += 1;
        }
        self.no_cents(amount);
        Some(())
    }

    /// `CHF 5'000.-`: a stop and a dash for what is not there behind the point.
    fn no_cents(&self, amount: &mut Amount) {
        let glued = |at: usize, is_meant: fn(Token) -> bool| {
            let before = at.checked_sub(1).and_then(|at| self.input.get(at))?;
            self.on_line(at).filter(|next| next.start == before.end && is_meant(next.token))
        };
        let is_dash = |token: Token| matches!(token, Token::Minus | Token::Slip(Slip::Dash));
        if amount.code.is_some()
            && glued(amount.at, |token| token == Token::Dot).is_some()
            && glued(amount.at + 1, is_dash).is_some()
        {
            amount.at += 2;
        }
    }

    /// A number in words.
    fn words(&self, amount: &mut Amount) -> Option<()> {
        let from = amount.at;
        let mut words = Vec::new();
        while let Some(next) =
            self.input.get(from + words.len()).copied().filter(|next| words.is_empty() || !next.first)
        {
            let word = self.slice(next);
            let joins = matches!(next.token, Token::And) && !words.is_empty();
            let begins = matches!(next.token, Token::A | Token::An) && words.is_empty();
            if !spelled::is_number_word(&word) && !joins && !begins {
                break;
            }
            words.push(word);
        }
        if words.last().is_some_and(|word| word == "and") {
            words.pop();
        }
        let number = spelled::number(&words)?;
        amount.at = from + words.len();
        amount.number = number.to_string();
        amount.loose = true;
        // A name may be like a number's word; with a unit behind it, it is none. `a percentage` is a field.
        let next = self.on_line(amount.at)?;
        let is_article = words.len() == 1 && words.iter().all(|word| matches!(word.as_str(), "a" | "an"));
        let has_unit = self.time_unit(amount.at, false).is_some()
            || next.token.spelling().is_some() && literal::magnitude(&self.slice(next)).is_some()
            || !is_article
                && (next.token == Token::OpenParen
                    || matches!(next.token, Token::Slip(Slip::Currency | Slip::PercentSign))
                    || self.currency_words(amount.at).is_some()
                    || self.percent_words(amount.at).is_some()
                    || spelled::is_code(&self.slice(next)));
        has_unit.then_some(())
    }

    /// The same number once more, in parentheses: `thirty (30)`, `30 (thirty)`, `five million (5,000,000)`.
    fn repeated(&self, amount: &mut Amount) {
        let open = self.on_line(amount.at).filter(|open| open.token == Token::OpenParen);
        let close = (amount.at + 1..amount.at + 8)
            .take_while(|at| self.on_line(*at).is_some())
            .find(|at| self.input.get(*at).is_some_and(|close| close.token == Token::CloseParen));
        let (Some(_), Some(close)) = (open, close) else { return };
        let inside: Vec<Lexeme> = self.input.get(amount.at + 1..close).unwrap_or(&[]).to_vec();
        let words: Vec<String> = inside.iter().map(|lexeme| self.slice(*lexeme)).collect();
        let said = match inside.as_slice() {
            [one] if one.token == Token::Number => Some(self.slice(*one)),
            [one] if one.token == Token::Slip(Slip::GroupedNumber) => {
                Some(literal::ungrouped(&self.slice(*one)))
            }
            _ => spelled::number(&words).map(|number| number.to_string()),
        };
        let Some(said) = said else { return };
        amount.at = close + 1;
        amount.loose = true;
        let own = match amount.magnitude {
            Some(magnitude) => format!("{} {magnitude}", amount.number),
            None => amount.number.clone(),
        };
        amount.contradicts |= said != own && said != amount.number;
    }

    /// The same amount once more, in parentheses behind it: `five percent (5%)`, `five million dollars ($5,000,000)`.
    fn repeated_whole(&self, amount: &mut Amount) {
        if amount.code.is_none() && !amount.percent {
            return;
        }
        let Some(open) = self.on_line(amount.at).filter(|open| open.token == Token::OpenParen) else {
            return;
        };
        let Some(first) = self.on_line(amount.at + 1) else { return };
        let again = if first.token == Token::Percent {
            let number = self.slice(first).trim_end_matches('%').to_owned();
            Amount { number, percent: true, at: amount.at + 2, ..Amount::none(amount.at + 1) }
        } else {
            match self.amount(amount.at + 1) {
                Some(again) => again,
                None => return,
            }
        };
        let closes = self.on_line(again.at).is_some_and(|close| close.token == Token::CloseParen);
        if !closes || open.start < first.start.saturating_sub(1) || again.unit.is_some() {
            return;
        }
        amount.at = again.at + 1;
        amount.loose = true;
        let other_code = again.code.is_some() && amount.code.is_some() && again.code != amount.code;
        amount.contradicts |= amount.percent != again.percent && (amount.percent || again.code.is_none())
            || other_code
            || amount.worth() != again.worth();
        // Of two ways to say it, one may tell which currency it is.
        amount.of_several &= again.code.is_none() || again.of_several;
        amount.doubtful |= again.doubtful;
        amount.certain &= again.certain;
    }

    fn magnitude(&self, amount: &mut Amount) {
        let Some(next) = self.on_line(amount.at).filter(|_| amount.magnitude.is_none()) else { return };
        let word = self.slice(next);
        let is_money = amount.code.is_some() || self.money_follows(amount.at + 1);
        if let Some((number, magnitude)) = multiplied(&amount.number, &word).filter(|_| is_money) {
            amount.number = number;
            amount.magnitude = magnitude;
            amount.loose = true;
        } else if next.token.spelling().is_some() && literal::magnitude(&word).is_some() {
            amount.magnitude = literal::magnitude(&word);
            amount.loose |= amount.code.is_some();
        } else if next.token == Token::Name {
            let dot = usize::from(
                self.on_line(amount.at + 1)
                    .is_some_and(|dot| dot.token == Token::Dot && dot.start == next.end),
            );
            let money = amount.code.is_some() || self.money_follows(amount.at + 1 + dot);
            let meant = literal::magnitude(&word).filter(|_| money);
            let near = || {
                let words = ["thousand", "million", "billion", "trillion"];
                let near = suggest::nearest(&word, words).filter(|_| money && word.chars().count() > 4)?;
                literal::magnitude(near)
            };
            let Some(magnitude) = meant.or_else(near) else { return };
            // What is only abbreviated is mended where it stands, unless the amount is odd besides.
            amount.loose |=
                meant.is_none() || amount.code.is_some() || self.currency_sign_follows(amount.at + 1);
            amount.certain &= literal::is_sure_magnitude(&word);
            amount.magnitude = Some(magnitude);
            // `5 mio. EUR`
            let dot = self
                .on_line(amount.at + 1)
                .is_some_and(|dot| dot.token == Token::Dot && dot.start == next.end);
            if dot && meant.is_some() {
                amount.at += 1;
                amount.loose = true;
            }
        } else {
            return;
        }
        amount.at += 1;
    }

    pub(super) fn money_follows(&self, at: usize) -> bool {
        let code = |next: Lexeme| next.token == Token::Name && literal::is_currency_code(&self.slice(next));
        self.on_line(at).is_some_and(code)
            || self.currency_words(at).is_some()
            || self.currency_sign_follows(at)
    }

    fn currency_sign_follows(&self, at: usize) -> bool {
        self.on_line(at).is_some_and(|next| next.token == Token::Slip(Slip::Currency))
    }

    /// The currency or unit behind a number.
    fn unit(&self, amount: &mut Amount) {
        let Some(next) = self.on_line(amount.at) else { return };
        let word = self.slice(next);
        if amount.code.is_some() {
            // `US$ 5 million USD` says it twice.
            if next.token == Token::Name && amount.code.as_deref() == Some(word.as_str()) {
                amount.at += 1;
                amount.of_several = false;
                amount.loose = true;
            }
            return;
        }
        if next.token == Token::OpenParen
            && let Some(code) = self.on_line(amount.at + 1).map(|code| self.slice(code))
            && literal::is_currency_code(&code)
            && self.on_line(amount.at + 2).is_some_and(|close| close.token == Token::CloseParen)
        {
            amount.loose = true;
            amount.code = Some(code);
            amount.at += 3;
        } else if next.token == Token::Slip(Slip::Currency) {
            amount.loose = true;
            amount.of_several |= !literal::is_one_currency(&word);
            amount.code = Some(literal::currency(&word).to_owned());
            amount.at += 1;
        } else if let Some((code, certain, used)) =
            // One word alone may be a unit: what is declared is known later.
            self.currency_words(amount.at).filter(|(.., used)| amount.loose || *used > 1)
        {
            amount.loose = true;
            amount.of_several |= !certain;
            amount.code = Some(code.to_owned());
            amount.at += used;
        } else if next.token == Token::Name && literal::is_currency_code(&word) {
            amount.code = Some(word);
            amount.at += 1;
        } else if let Some(used) = self.percent_words(amount.at).filter(|_| amount.magnitude.is_none()) {
            amount.percent = true;
            // `percentage points` are two words, of which only the first is known by itself.
            let last = self.input.get(amount.at + used - 1).map(|last| self.slice(*last));
            amount.loose |= last.is_some_and(|last| last.eq_ignore_ascii_case("points"));
            amount.at += used;
        } else if let Some((unit, used, plain)) =
            self.time_unit(amount.at, amount.is_time).filter(|_| amount.magnitude.is_none())
        {
            amount.loose |= !plain;
            amount.unit = Some(unit);
            amount.at += used;
            self.more_time(amount);
            self.purpose(amount);
        }
    }

    /// `1 year and 6 months`: the lengths of one stand one after the other, with nothing between them.
    fn more_time(&self, amount: &mut Amount) {
        let joins = |next: &Lexeme| matches!(next.token, Token::And | Token::Comma);
        let Some(joint) = self.on_line(amount.at).filter(joins) else { return };
        // In a rule two conditions may be joined so.
        if !amount.is_time && !self.in_entry(amount.at) {
            return;
        }
        let and = usize::from(
            joint.token == Token::Comma
                && self.on_line(amount.at + 1).is_some_and(|next| next.token == Token::And),
        );
        let from = amount.at + 1 + and;
        let is_number = |next: &Lexeme| {
            matches!(next.token, Token::Number) || spelled::is_number_word(&self.slice(*next))
        };
        if self.on_line(from).filter(is_number).is_none() {
            return;
        }
        let Some(next) = self.amount(from).filter(|next| next.unit.is_some() && next.code.is_none()) else {
            return;
        };
        let length = |unit: &str| {
            ["hour", "day", "week", "month", "year"].iter().position(|known| unit.starts_with(known))
        };
        let (Some(own), Some(other)) =
            (amount.unit.as_deref().and_then(length), next.unit.as_deref().and_then(length))
        else {
            return;
        };
        // Two notices, or two bounds, are of one unit.
        if other < own {
            amount.rest = format!(" {}", next.mended());
            amount.at = next.at;
            amount.loose = true;
            amount.certain &= next.certain;
            amount.contradicts |= next.contradicts;
        }
    }

    /// `30 days'`, `30 days' prior written notice`: what the time is for stands in the field's name.
    fn purpose(&self, amount: &mut Amount) {
        let mut at = amount.at;
        if !amount.has_field {
            return;
        }
        if self.on_line(at).is_some_and(|next| matches!(self.slice(next).as_str(), "'" | "’")) {
            at += 1;
        }
        while self
            .on_line(at)
            .is_some_and(|next| next.token == Token::Name && spelled::is_of_notice(&self.slice(next)))
            && self.on_line(at + 1).is_none_or(|next| next.token != Token::Colon)
        {
            at += 1;
        }
        amount.loose |= at > amount.at;
        amount.at = at;
    }

    /// A unit of time, how many tokens it takes, and whether it is written as it should be.
    /// `only_time`: where it stands nothing but a length of time can stand, so that no unit has that name.
    fn time_unit(&self, at: usize, only_time: bool) -> Option<(String, usize, bool)> {
        let first = self.on_line(at)?;
        let word = self.slice(first);
        // `30-day`
        let glued = |from: Lexeme, to: Lexeme| from.end == to.start;
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).copied();
        if first.token == Token::Minus && before.is_some_and(|before| glued(before, first)) {
            let unit = self.on_line(at + 1).filter(|unit| glued(first, *unit))?;
            return literal::time_unit(&self.slice(unit)).map(|unit| (unit.to_owned(), 2, false));
        }
        let days = |word: &str| literal::time_unit(word) == Some("days") && word.len() > 1;
        if first.token.spelling().is_some() && literal::time_unit(&word).is_some() {
            return Some((word, 1, true));
        }
        if first.token == Token::Business {
            let next = self.on_line(at + 1)?;
            let plain = next.token.spelling().is_some();
            return days(&self.slice(next)).then(|| ("business days".to_owned(), 2, plain));
        }
        if first.token != Token::Name {
            return None;
        }
        // `3 yrs`; one letter may stand for anything.
        if let Some(unit) = literal::time_unit(&word)
            .filter(|_| only_time && word.len() > 1 && !word.eq_ignore_ascii_case(unit_of(&word)))
        {
            return Some((unit.to_owned(), 1, false));
        }
        // `bus. days`
        let dot = usize::from(
            self.on_line(at + 1).is_some_and(|dot| dot.token == Token::Dot && dot.start == first.end),
        );
        let next = self.on_line(at + 1 + dot).map(|next| self.slice(next));
        if spelled::is_working(&word) && next.as_deref().is_some_and(days) {
            return Some(("business days".to_owned(), 2 + dot, false));
        }
        let unit = next.as_deref().and_then(literal::time_unit);
        if spelled::is_idle_adjective(&word) {
            return unit.map(|unit| (unit.to_owned(), 2 + dot, false));
        }
        None
    }

    fn currency_words(&self, at: usize) -> Option<(&'static str, bool, usize)> {
        let word = |at: usize| {
            self.on_line(at).filter(|next| next.token == Token::Name).map(|next| self.slice(next))
        };
        let first = word(at)?;
        if let Some(second) = word(at + 1)
            && let Some((code, certain)) = spelled::currency(&[&first, &second])
        {
            return Some((code, certain, 2));
        }
        spelled::currency(&[&first]).map(|(code, certain)| (code, certain, 1))
    }

    fn percent_words(&self, at: usize) -> Option<usize> {
        let first = self.on_line(at)?;
        let word = |at: usize| self.on_line(at).map(|next| self.slice(next).to_lowercase());
        match (first.token, word(at)?.as_str()) {
            (Token::Slip(Slip::PercentSign), _) => Some(1),
            (Token::Name, "percent" | "pct" | "percentage") => {
                Some(if word(at + 1).as_deref() == Some("points") { 2 } else { 1 })
            }
            (Token::Name, "per") => (word(at + 1).as_deref() == Some("cent")).then_some(2),
            _ => None,
        }
    }
}

/// The unit itself, where a word is one but for its case.
fn unit_of(word: &str) -> &str {
    let lower = word.to_lowercase();
    let is_unit =
        ["hour", "day", "week", "month", "year"].iter().any(|unit| lower.trim_end_matches('s') == *unit);
    if is_unit { word } else { "" }
}

/// What a sign for a part of one adds to a number.
fn fraction(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "½" => ".5",
        "¼" => ".25",
        "¾" => ".75",
        "⅛" => ".125",
        "⅕" => ".2",
        _ => return None,
    })
}

/// A number with a word behind it that the language lacks: a hundred, a lakh, a crore.
fn multiplied(number: &str, word: &str) -> Option<(String, Option<&'static str>)> {
    let (factor, magnitude) = match word.to_lowercase().as_str() {
        "hundred" => (100, None),
        "dozen" => (12, None),
        "lakh" | "lakhs" | "lac" | "lacs" => (100, Some("thousand")),
        "crore" | "crores" => (10, Some("million")),
        _ => return None,
    };
    let number: Decimal = number.replace('_', "").parse().ok()?;
    Some((number.checked_mul(Decimal::from(factor))?.normalize().to_string(), magnitude))
}

impl Amount {
    /// Nothing has been read yet.
    fn none(at: usize) -> Amount {
        Amount {
            at,
            number: String::new(),
            magnitude: None,
            code: None,
            unit: None,
            percent: false,
            is_time: false,
            has_field: true,
            rest: String::new(),
            loose: false,
            certain: true,
            of_several: false,
            contradicts: false,
            doubtful: false,
        }
    }

    /// Takes a number as the language writes it, with its magnitude.
    fn take_number(&mut self, written: &str) {
        match written.split_once(' ') {
            Some((number, word)) => {
                self.number = number.to_owned();
                self.magnitude = literal::magnitude(word);
            }
            None => self.number = written.to_owned(),
        }
    }

    /// How much it is, of whatever.
    fn worth(&self) -> Option<Decimal> {
        let factor = self.magnitude.and_then(Magnitude::from_word).map_or(Decimal::ONE, Magnitude::factor);
        let number: Decimal = self.number.replace('_', "").parse().ok()?;
        number.checked_mul(factor)
    }

    /// What an amount may be whose point may also group its digits.
    fn readings(&self) -> Vec<String> {
        let fraction = self.mended();
        let thousands = fraction.replacen('.', "_", 1);
        if self.number.matches(['.', ',']).count() == 1 { vec![thousands, fraction] } else { Vec::new() }
    }

    /// The code of its message, and what it is called.
    fn sort(&self) -> (Code, &'static str) {
        match (self.percent, &self.code, &self.unit) {
            (true, ..) => (text::PERCENT, "a percentage"),
            (_, Some(_), _) => (text::MONEY, "an amount"),
            (_, _, Some(_)) => (text::NUMBER, "a length of time"),
            _ => (text::NUMBER, "a number"),
        }
    }

    fn mended(&self) -> String {
        if self.percent {
            return format!("{}%", self.number);
        }
        let unit = self.unit.as_ref().map(|unit| match (self.number.as_str(), unit.strip_suffix('s')) {
            ("1", Some(one)) => one.to_owned(),
            ("1", None) => unit.clone(),
            (_, Some(_)) => unit.clone(),
            (_, None) => format!("{unit}s"),
        });
        let parts = [Some(self.number.clone()), self.magnitude.map(str::to_owned), self.code.clone(), unit];
        format!("{}{}", parts.into_iter().flatten().collect::<Vec<_>>().join(" "), self.rest)
    }
}
