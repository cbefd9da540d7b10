//! What a field or an expression is known to be, and how two of them compare: true, false or unknown.

use super::calendar::{self, Day, Possible};
use super::conditions::{Thing, Truth};
use super::instance::Held;
use super::model::*;

/// A number with its unit, known to lie between two bounds. Counted in thousandths (of a dollar, a per cent …).
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    Between(Option<i128>, Option<i128>, Measure),
    /// Dollars and euros, none of them below zero, between which there is no rate.
    Mixed {
        dollars: Bounds,
        euros: Bounds,
    },
}

/// The least and the most that something may be; none: no bound.
pub type Bounds = (Option<i128>, Option<i128>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Money(Currency),
    /// A sum over nothing: zero of any unit.
    Nothing,
    Power,
    Percent,
    Plain,
}

const MILLION: i128 = 1_000_000_000;

/// What a value of any type is, for a comparison.
pub enum Known {
    Absent,
    Unknown,
    Amount(Amount),
    Length(calendar::Duration),
    Lengths(Option<calendar::Duration>, Option<calendar::Duration>),
    Day(Day),
    Word(&'static str),
    Set(Vec<&'static str>),
    Thing(Thing),
    Flag(bool),
    /// As it is compared.
    Text(String),
    Place(String),
}

pub type Factor = (i128, i128);
pub const ONE: Factor = (1, 1);

/// The measure in which two can be compared, and what turns the second into it; none without an exchange rate.
/// Euros become dollars at 1.25.
pub fn common(exchange: bool, first: Measure, second: Measure) -> Option<(Factor, Measure)> {
    let dollars = Measure::Money(Currency::Usd);
    match (first, second) {
        (Measure::Nothing, other) => Some((ONE, other)),
        (other, Measure::Nothing) => Some((ONE, other)),
        (first, second) if first == second => Some((ONE, first)),
        (Measure::Money(_), Measure::Money(second)) if exchange => {
            Some((if second == Currency::Eur { (125, 100) } else { ONE }, dollars))
        }
        _ => None,
    }
}

pub fn known_value(value: &Value) -> Known {
    let exactly = |amount: i128, measure| Known::Amount(Amount::Between(Some(amount), Some(amount), measure));
    match value {
        Value::Flag(flag) => Known::Flag(*flag),
        Value::Word(word) => Known::Word(word),
        Value::Set(words) => Known::Set(words.clone()),
        Value::Length(length) => Known::Length(length.clone()),
        Value::Money(0, _) => exactly(0, Measure::Nothing),
        Value::Money(millions, currency) => {
            exactly(i128::from(*millions) * MILLION, Measure::Money(*currency))
        }
        Value::Power(gigawatts) => exactly(i128::from(*gigawatts) * 1000, Measure::Power),
        Value::Percent(percent) => exactly(i128::from(*percent) * 1000, Measure::Percent),
        Value::Number(number) => exactly(i128::from(*number) * 1000, Measure::Plain),
        Value::Date(day) => Known::Day(*day),
        Value::Parties(parties) => Known::Set(parties.iter().map(|party| party.name()).collect()),
        Value::Party(party) => Known::Thing(Thing::Party(*party)),
        Value::Text(text) => Known::Text(plain(text)),
    }
}

pub fn known_of(held: &Held) -> Known {
    let bounds = |low: Option<&Value>, high: Option<&Value>| {
        let one = |value: Option<&Value>| value.map(known_value);
        match (one(low), one(high)) {
            (Some(Known::Length(low)), Some(Known::Length(high))) => Known::Lengths(Some(low), Some(high)),
            (Some(Known::Length(low)), None) => Known::Lengths(Some(low), None),
            (None, Some(Known::Length(high))) => Known::Lengths(None, Some(high)),
            (low, high) => {
                let number = |value: &Option<Known>| match value {
                    Some(Known::Amount(Amount::Between(exact, _, measure))) => Some((*exact, *measure)),
                    _ => None,
                };
                let measure =
                    number(&low).or_else(|| number(&high)).map_or(Measure::Nothing, |(_, measure)| measure);
                let bound = |value| number(value).and_then(|(exact, _)| exact);
                Known::Amount(Amount::Between(bound(&low), bound(&high), measure))
            }
        }
    };
    match held {
        Held::Absent => Known::Absent,
        Held::Default(value) | Held::Stated(Said::Value(value)) => known_value(value),
        Held::Stated(Said::Blank | Said::Redacted) => Known::Unknown,
        Held::Stated(Said::AtMost(high)) => bounds(None, Some(high)),
        Held::Stated(Said::AtLeast(low)) => bounds(Some(low), None),
        Held::Stated(Said::Between(low, high)) => bounds(Some(low), Some(high)),
    }
}

/// The dollars and the euros of an amount; none where it is no money.
fn parts(amount: &Amount) -> Option<(Bounds, Bounds)> {
    const NOTHING: Bounds = (Some(0), Some(0));
    match amount {
        Amount::Mixed { dollars, euros } => Some((*dollars, *euros)),
        Amount::Between(low, high, Measure::Money(Currency::Usd)) => Some(((*low, *high), NOTHING)),
        Amount::Between(low, high, Measure::Money(Currency::Eur)) => Some((NOTHING, (*low, *high))),
        Amount::Between(Some(0), Some(0), Measure::Nothing) => Some((NOTHING, NOTHING)),
        _ => None,
    }
}

/// Values, each so many times, added up: amounts of money, or plain numbers. What is not known is no less than zero, since no entry
/// states a negative amount.
pub fn added(exchange: bool, values: &[(i128, Known)]) -> Known {
    const ANY: Bounds = (Some(0), None);
    let times = |(low, high): Bounds, count: i128| {
        let scaled = |bound: Option<i128>| bound.map(|bound| bound * count);
        if count < 0 { (scaled(high), scaled(low)) } else { (scaled(low), scaled(high)) }
    };
    let plus = |one: Bounds, other: Bounds| {
        let both = |one: Option<i128>, other: Option<i128>| one.zip(other).map(|(one, other)| one + other);
        (both(one.0, other.0), both(one.1, other.1))
    };
    let (mut dollars, mut euros, mut plain) = ((Some(0), Some(0)), (Some(0), Some(0)), None);
    for (count, value) in values {
        match value {
            Known::Absent => return Known::Absent,
            Known::Unknown => {
                dollars = plus(dollars, times(ANY, *count));
                euros = plus(euros, times(ANY, *count));
            }
            Known::Amount(Amount::Between(low, high, Measure::Plain)) => {
                plain = Some(plus(plain.unwrap_or((Some(0), Some(0))), times((*low, *high), *count)));
            }
            Known::Amount(amount) => {
                let (of_dollars, of_euros) = money_of(amount);
                dollars = plus(dollars, times(of_dollars, *count));
                euros = plus(euros, times(of_euros, *count));
            }
            _ => unreachable!("the model calculates with amounts only"),
        }
    }
    if let Some((low, high)) = plain {
        return Known::Amount(Amount::Between(low, high, Measure::Plain));
    }
    if !exchange {
        return Known::Amount(Amount::Mixed { dollars, euros });
    }
    let in_dollars = |bound: Option<i128>| bound.map(|bound| bound * 125 / 100);
    let (low, high) = plus(dollars, (in_dollars(euros.0), in_dollars(euros.1)));
    Known::Amount(Amount::Between(low, high, Measure::Money(Currency::Usd)))
}

/// A percentage of an amount of money, neither of them below zero.
pub fn share(exchange: bool, rate: &Known, amount: Known) -> Known {
    let (low, high) = match rate {
        Known::Absent => return Known::Absent,
        Known::Amount(Amount::Between(low, high, Measure::Percent)) => (low.unwrap_or(0), *high),
        _ => (0, None),
    };
    let part = |(least, most): Bounds| {
        let nothing = least == Some(0) && most == Some(0);
        let least = least.map(|least| least * low / 100_000);
        let most = most.zip(high).map(|(most, high)| most * high / 100_000);
        (least, if nothing { Some(0) } else { most })
    };
    match added(exchange, &[(1, amount)]) {
        Known::Amount(Amount::Between(low, high, measure)) => {
            let (low, high) = part((low, high));
            Known::Amount(Amount::Between(low, high, measure))
        }
        Known::Amount(Amount::Mixed { dollars, euros }) => {
            Known::Amount(Amount::Mixed { dollars: part(dollars), euros: part(euros) })
        }
        other => other,
    }
}

/// The dollars and the euros of an amount of money. A bound from above alone leaves no less than zero.
fn money_of(amount: &Amount) -> (Bounds, Bounds) {
    match amount {
        // Nothing so far, and anything on top that is not stated.
        Amount::Between(low, None, Measure::Nothing) => ((*low, None), (*low, None)),
        Amount::Between(None, high, measure) => money_of(&Amount::Between(Some(0), *high, *measure)),
        _ => parts(amount).expect("the model adds money to money"),
    }
}

/// How two amounts may compare, whatever a euro is worth, so long as it is worth something: by the signs of what they differ by
/// in dollars and in euros.
fn apart(left: (Bounds, Bounds), right: (Bounds, Bounds)) -> Possible {
    let minus = |one: Bounds, other: Bounds| {
        let low = one.0.zip(other.1).map(|(one, other)| one - other);
        let high = one.1.zip(other.0).map(|(one, other)| one - other);
        (low, high)
    };
    let (dollars, euros) = (minus(left.0, right.0), minus(left.1, right.1));
    let below = |(low, _): Bounds| low.is_none_or(|low| low < 0);
    let above = |(_, high): Bounds| high.is_none_or(|high| high > 0);
    let none = |bounds: Bounds| bounds.0.is_none_or(|low| low <= 0) && bounds.1.is_none_or(|high| high >= 0);
    Possible {
        less: below(dollars) || below(euros),
        equal: (none(dollars) && none(euros))
            || (below(dollars) && above(euros))
            || (above(dollars) && below(euros)),
        greater: above(dollars) || above(euros),
    }
}

/// The ways in which the comparison may come out; none where a side is absent.
fn possible(exchange: bool, left: &Known, right: &Known) -> Option<Possible> {
    Some(match (left, right) {
        (Known::Absent, _) | (_, Known::Absent) => {
            return None;
        }
        (
            Known::Amount(Amount::Between(a_low, a_high, a)),
            Known::Amount(Amount::Between(b_low, b_high, b)),
        ) => {
            let (Some((b_factor, joint)), Some((a_factor, _))) =
                (common(exchange, *a, *b), common(exchange, *b, *a))
            else {
                let (left, right) =
                    (Amount::Between(*a_low, *a_high, *a), Amount::Between(*b_low, *b_high, *b));
                return Some(match (parts(&left), parts(&right)) {
                    (Some(left), Some(right)) => apart(left, right),
                    _ => Possible::ANY,
                });
            };
            debug_assert!(matches!(joint, Measure::Nothing) || a_factor.0 > 0);
            let times = |bound: &Option<i128>, factor: Factor| bound.map(|bound| bound * factor.0 / factor.1);
            Possible::between(
                (times(a_low, a_factor), times(a_high, a_factor)),
                (times(b_low, b_factor), times(b_high, b_factor)),
            )
        }
        (Known::Amount(left), Known::Amount(right)) => match (parts(left), parts(right)) {
            (Some(left), Some(right)) => apart(left, right),
            _ => Possible::ANY,
        },
        (Known::Length(a), Known::Length(b)) => calendar::compare(a, b),
        (Known::Lengths(low, high), Known::Length(limit)) => {
            let low = low.as_ref().map(|low| calendar::compare(low, limit));
            let high = high.as_ref().map(|high| calendar::compare(high, limit));
            Possible {
                less: low.is_none_or(|low| low.less),
                equal: low.is_none_or(|low| low.less || low.equal)
                    && high.is_none_or(|high| high.greater || high.equal),
                greater: high.is_none_or(|high| high.greater),
            }
        }
        (Known::Day(a), Known::Day(b)) => Possible::exactly(a.cmp(b)),
        _ => Possible::ANY,
    })
}

pub fn compare(exchange: bool, left: &Known, comparison: Comparison, right: &Known) -> Truth {
    let Some(possible) = possible(exchange, left, right) else {
        return Some(false);
    };
    let (holds, fails) = match comparison {
        Comparison::AtMost => (possible.less || possible.equal, possible.greater),
        Comparison::AtLeast => (possible.greater || possible.equal, possible.less),
        Comparison::Above => (possible.greater, possible.less || possible.equal),
        Comparison::Below => (possible.less, possible.greater || possible.equal),
        Comparison::Exactly => (possible.equal, possible.less || possible.greater),
    };
    match (holds, fails) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

pub fn equals(exchange: bool, left: &Known, right: &Known) -> Truth {
    match (left, right) {
        (Known::Absent, _) | (_, Known::Absent) => Some(false),
        (Known::Word(a), Known::Word(b)) => Some(a == b),
        (Known::Flag(a), Known::Flag(b)) => Some(a == b),
        (Known::Set(set), Known::Word(word)) => Some(set.len() == 1 && set.contains(word)),
        (Known::Thing(a), Known::Thing(b)) => Some(a == b),
        (Known::Text(a), Known::Text(b)) | (Known::Place(a), Known::Place(b)) => Some(a == b),
        (Known::Place(a), Known::Text(b)) | (Known::Text(b), Known::Place(a)) => Some(*a == place(b)),
        _ => compare(exchange, left, Comparison::Exactly, right),
    }
}

pub fn includes(set: &Known, word: &str) -> Truth {
    match set {
        Known::Absent => Some(false),
        Known::Set(words) => Some(words.contains(&word) || words.contains(&"all")),
        _ => None,
    }
}

/// A text without what comparing does not regard: case, runs of white space, variants of quotes, hyphens and dashes.
pub fn plain(text: &str) -> String {
    let common = |letter: char| match letter {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        other => other,
    };
    let letters: String = text.chars().map(common).collect();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A place without the words before its name that are not looked at.
pub fn place(plain: &str) -> String {
    let mut name = plain;
    let before = ["the laws of ", "state of ", "commonwealth of ", "republic of ", "the "];
    while let Some(rest) = before.iter().find_map(|words| name.strip_prefix(words)) {
        name = rest;
    }
    name.to_owned()
}

/// Whether the words of another text stand in a text, whole, in order and without a gap.
pub fn includes_words(text: &Known, words: &str) -> Truth {
    match text {
        Known::Absent => Some(false),
        Known::Text(text) => Some(format!(" {text} ").contains(&format!(" {} ", plain(words)))),
        _ => None,
    }
}
