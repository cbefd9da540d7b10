//! One thing that terms say in, out whether a section says it too, and what it says instead.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Tie;
use crate::draft::mentions::{self, Mention, Operative};
use crate::draft::words::stem;
use crate::ir::{
    FieldType, Ir, Literal, PartyId, Stated, Statement, TimeSpan, TimeSpanKind, Value, ValueKind,
};
use crate::source::Span;
use crate::time::{Day, Duration, Period};
use crate::value::Currency;

/// Something terms say that the prose must say too.
pub(super) struct Said {
    what: What,
    /// The words of the terms.
    pub span: Span,
}

enum What {
    /// A day or period, with the edge that counts.
    Date(Period, Edge),
    Money(Decimal, Currency),
    Percent(Decimal),
    Duration(Duration),
    Party(PartyId),
    Adjective(String),
}

/// Which end of a period counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
    Either,
}

/// What a section says of it.
pub(super) enum Verdict {
    /// The same.
    Says,
    /// Something else of the same sort, at these tokens.
    Otherwise(String, Range<usize>),
    /// Nothing of the sort.
    Never,
}

/// What time words say: dates and durations; events are named otherwise in prose.
pub(super) fn of_time(time: &TimeSpan, said: &mut Vec<Said>) {
    match &time.kind {
        TimeSpanKind::From(value) | TimeSpanKind::Before(value) | TimeSpanKind::Until(value) => {
            of_value(value, Edge::First, said);
        }
        TimeSpanKind::After(value) | TimeSpanKind::Through(value) => of_value(value, Edge::Last, said),
        TimeSpanKind::In(value) => of_value(value, Edge::Either, said),
        TimeSpanKind::Between(first, last) => {
            of_value(first, Edge::First, said);
            of_value(last, Edge::Last, said);
        }
        TimeSpanKind::Within { duration, of } => {
            of_value(duration, Edge::Either, said);
            of_value(of, Edge::Either, said);
        }
        TimeSpanKind::For(duration) => of_value(duration, Edge::Either, said),
    }
}

/// What is said of a field; of words only adjectives, which prose uses as they are.
pub(super) fn of_statement(ir: &Ir, statement: &Statement, said: &mut Vec<Said>) {
    let Some(field) = ir.fields.get(statement.field.index()) else { return };
    // A value that came as data has no place of its own.
    let place = |value: &Value| if value.span == Span::default() { statement.span } else { value.span };
    match &*statement.stated {
        Stated::Exactly(value) => match (&value.kind, &field.ty) {
            (ValueKind::Literal(Literal::Flag(true)), FieldType::Flag) => {
                said.push(Said::adjective(&field.declared.name, place(value)));
            }
            (ValueKind::Literal(Literal::Word(word)), FieldType::Choice(_)) if field.anonymous => {
                if let Some(word) = ir.words.get(word.index()) {
                    said.push(Said::adjective(word, place(value)));
                }
            }
            _ => of_value(&Value { span: place(value), ..value.clone() }, Edge::Either, said),
        },
        Stated::AtMost(value) | Stated::AtLeast(value) => of_value(value, Edge::Either, said),
        Stated::Between(low, high) => {
            of_value(low, Edge::Either, said);
            of_value(high, Edge::Either, said);
        }
        Stated::Blank | Stated::Redacted => {}
    }
}

/// The fixed values that a value is made of.
fn of_value(value: &Value, edge: Edge, said: &mut Vec<Said>) {
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        let span = value.span;
        match &value.kind {
            ValueKind::Literal(literal) => of_literal(literal, span, edge, said),
            ValueKind::PercentOf { percent, of } => {
                said.push(Said { what: What::Percent(*percent), span });
                rest.push(of);
            }
            ValueKind::Extreme { of, .. } => rest.extend(of.iter().rev()),
            // What is computed is written otherwise in prose.
            _ => {}
        }
    }
}

fn of_literal(literal: &Literal, span: Span, edge: Edge, said: &mut Vec<Said>) {
    let mut push = |what| said.push(Said { what, span });
    match literal {
        // A fraction that has no end is not written in prose.
        Literal::Percent(percent) => {
            percent.as_decimal().into_iter().for_each(|percent| push(What::Percent(percent)));
        }
        Literal::Money(money) => {
            let amount = money.amount.as_decimal();
            amount.into_iter().for_each(|amount| push(What::Money(amount, money.currency)));
        }
        Literal::Date(period) => push(What::Date(*period, edge)),
        Literal::Duration(duration) => push(What::Duration(*duration)),
        Literal::Party(party) => push(What::Party(*party)),
        Literal::Parties(parties) => parties.iter().for_each(|party| push(What::Party(*party))),
        _ => {}
    }
}

impl Said {
    /// An adjective of a term.
    pub fn adjective(word: &str, span: Span) -> Said {
        Said { what: What::Adjective(word.to_owned()), span }
    }

    /// Whether it names a party.
    pub fn is_of_party(&self) -> bool {
        matches!(self.what, What::Party(_))
    }

    /// Whether the sections of a tie say it.
    pub fn verdict(&self, ir: &Ir, tie: &Tie<'_>) -> Verdict {
        if tie.sections.iter().any(|section| self.found_in(ir, tie, section.tokens.clone())) {
            return Verdict::Says;
        }
        if let What::Party(party) = self.what {
            return self.other_party(ir, tie, party);
        }
        let same_sort = tie
            .sections
            .iter()
            .flat_map(|section| tie.draft.mentions_in(section))
            .filter(|mention| self.is_like(&mention.value));
        // What another value of the same term says is not what is said instead of this one.
        let free = |mention: &&Mention| {
            tie.said.iter().all(|other| !other.found_in(ir, tie, mention.tokens.clone()))
        };
        match same_sort.into_iter().find(free) {
            Some(mention) => {
                let words = tie.draft.words().phrase(mention.tokens.clone());
                Verdict::Otherwise(words, mention.tokens.clone())
            }
            None => Verdict::Never,
        }
    }

    /// What is missing, for a message: `says no date`.
    pub fn missing(&self) -> String {
        match &self.what {
            What::Date(..) => "does not say that date".to_owned(),
            What::Money(..) => "does not say that amount".to_owned(),
            What::Percent(_) => "does not say that percentage".to_owned(),
            What::Duration(_) => "does not say that length of time".to_owned(),
            What::Party(_) => "does not name that party".to_owned(),
            What::Adjective(word) => format!("never says `{word}`"),
        }
    }

    /// Whether these tokens of the draft say it, in any usual spelling.
    pub fn found_in(&self, ir: &Ir, tie: &Tie<'_>, tokens: Range<usize>) -> bool {
        let words = tie.draft.words();
        let mentions = &tie.draft.mentions;
        let first = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let last = mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        let mentions = mentions.get(first..last).unwrap_or(&[]);
        let mentioned = mentions.iter().any(|mention| self.is(&mention.value));
        mentioned
            || match &self.what {
                What::Date(period, edge) => {
                    let dated = |at: usize| {
                        mentions.iter().any(|mention| {
                            mention.tokens.contains(&at)
                                && !matches!(mention.value, mentions::Value::Operative(_))
                        })
                    };
                    year_of(*period, *edge)
                        .is_some_and(|year| tokens.into_iter().any(|at| words.is(at, &year) && !dated(at)))
                }
                What::Party(party) => {
                    let text = plain(tie, tokens);
                    names(ir, tie, *party).iter().any(|name| text.contains(name))
                }
                What::Adjective(word) if operatives(word).is_empty() => {
                    plain(tie, tokens).replace(' ', "").contains(root(&squeezed(word)))
                }
                _ => false,
            }
    }

    /// Whether a mention says it.
    fn is(&self, mention: &mentions::Value) -> bool {
        match (&self.what, mention) {
            (What::Date(period, edge), mentions::Value::Date(date)) => {
                days(*period, *edge).iter().any(|day| civil(*day) == Some(*date))
            }
            (What::Date(period, edge), mentions::Value::Month { year, month }) => {
                let written =
                    |day: Day| civil(day).is_some_and(|date| date.year() == *year && date.month() == *month);
                // Prose may say a month for its first or last day, as in `through June 2033`.
                let ends =
                    *edge != Edge::First && civil(period.last.next()).is_some_and(|date| date.day() == 1);
                let begins = *edge != Edge::Last && civil(period.first).is_some_and(|date| date.day() == 1);
                if period.day().is_none() {
                    days(*period, *edge).into_iter().any(written)
                } else {
                    (ends || begins) && written(period.first)
                }
            }
            (What::Money(stated, of), mentions::Value::Money { amount, currency }) => {
                stated == amount && (currency.is_empty() || of.code() == currency)
            }
            (What::Percent(percent), mentions::Value::Percent(said)) => percent == said,
            (What::Duration(duration), mentions::Value::Duration(said)) => same_length(duration, *said),
            (What::Adjective(word), mentions::Value::Operative(operative)) => {
                operatives(word).contains(operative)
            }
            _ => false,
        }
    }

    /// Whether a mention is of the same sort.
    fn is_like(&self, mention: &mentions::Value) -> bool {
        use mentions::Value;
        match &self.what {
            What::Date(..) => matches!(mention, Value::Date(_) | Value::Month { .. } | Value::Doubtful(_)),
            What::Money(..) => matches!(mention, Value::Money { .. }),
            What::Percent(_) => matches!(mention, Value::Percent(_)),
            What::Duration(_) => matches!(mention, Value::Duration(_)),
            What::Adjective(word) => {
                let rivals = match word.as_str() {
                    "exclusive" | "sole" => &[Operative::Nonexclusive][..],
                    "nonexclusive" => &[Operative::Exclusive, Operative::Sole],
                    "sublicensable" => &[Operative::Nonsublicensable],
                    "transferable" => &[Operative::Nontransferable],
                    _ => &[],
                };
                matches!(mention, Value::Operative(operative) if rivals.contains(operative))
            }
            What::Party(_) => false,
        }
    }

    /// A party that the sections name where this one is never named. Prose that names none may call them by roles.
    fn other_party(&self, ir: &Ir, tie: &Tie<'_>, party: PartyId) -> Verdict {
        let named = |other: PartyId| {
            let names = names(ir, tie, other);
            tie.sections.iter().any(|section| {
                let text = plain(tie, section.tokens.clone());
                names.iter().any(|name| text.contains(name))
            })
        };
        let says = |other: &PartyId| {
            tie.said.iter().any(|said| matches!(said.what, What::Party(party) if party == *other))
        };
        let other = (0..ir.parties.len())
            .map(PartyId::new)
            .filter(|other| *other != party)
            .find(|other| !says(other) && named(*other));
        let Some(section) = tie.sections.first() else { return Verdict::Says };
        match other.and_then(|other| ir.parties.get(other.index())) {
            Some(other) => {
                let name = other.declared.name.to_string();
                let words = tie.draft.words();
                let at = section.tokens.clone().find(|at| stem(words.text(*at)) == stem(&name));
                let at = at.unwrap_or(section.tokens.start);
                Verdict::Otherwise(name, at..at + 1)
            }
            None => Verdict::Says,
        }
    }
}

/// The days that say a period in prose: "through December 31, 2030" and "before January 1, 2031" are the same end.
fn days(period: Period, edge: Edge) -> Vec<Day> {
    let mut days = Vec::new();
    if edge != Edge::Last {
        days.extend([period.first, period.first.previous()]);
    }
    if edge != Edge::First {
        days.extend([period.last, period.last.next()]);
    }
    days
}

/// The year, if the period is one, or the day at its edge: prose may say just that, as in `through 2032`.
fn year_of(period: Period, edge: Edge) -> Option<String> {
    let (year, ..) = period.first.ymd()?;
    let whole = Period::of_year(year)?;
    let ends = edge != Edge::First && period.day() == Some(whole.last);
    let begins = edge != Edge::Last && period.day() == Some(whole.first);
    (whole == period || ends || begins).then(|| year.to_string())
}

fn civil(day: Day) -> Option<Date> {
    let (year, month, day) = day.ymd()?;
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn same_length(duration: &Duration, said: mentions::Duration) -> bool {
    let days = i128::from(duration.days) + i128::from(duration.hours / 24);
    let business = duration.business_days != 0;
    duration.hours % 24 == 0
        && duration.months == i64::from(said.months)
        && business == said.business
        && days + i128::from(duration.business_days) == i128::from(said.days)
}

/// The operative words that say an adjective; none for one that is no operative word.
fn operatives(word: &str) -> &'static [Operative] {
    match squeezed(word).as_str() {
        "exclusive" | "sole" => &[Operative::Exclusive, Operative::Sole],
        "nonexclusive" => &[Operative::Nonexclusive],
        "irrevocable" => &[Operative::Irrevocable],
        "perpetual" => &[Operative::Perpetual],
        "royaltyfree" => &[Operative::RoyaltyFree],
        "worldwide" => &[Operative::Worldwide],
        "sublicensable" => &[Operative::Sublicensable],
        "nonsublicensable" => &[Operative::Nonsublicensable],
        "transferable" => &[Operative::Transferable],
        "nontransferable" => &[Operative::Nontransferable],
        _ => &[],
    }
}

/// A word without hyphens, in small letters.
fn squeezed(word: &str) -> String {
    word.chars().filter(|letter| *letter != '-').flat_map(char::to_lowercase).collect()
}

/// A word without its last letters, which differ between adjective, noun and adverb.
fn root(word: &str) -> &str {
    let letters = word.chars().count();
    let keep = if letters > 5 { letters - 2 } else { letters };
    word.char_indices().nth(keep).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

/// The words of these tokens in small letters without marks, each between spaces.
fn plain(tie: &Tie<'_>, tokens: Range<usize>) -> String {
    let words = tie.draft.words();
    let mut text = String::from(" ");
    for at in tokens.filter(|at| words.is_word(*at) || words.is_number(*at)) {
        text.push_str(&stem(words.text(at)));
        text.push(' ');
    }
    text
}

/// What a party may be called, each as [`plain`] writes it: its name, its legal name with and without the form of the
/// company, and what the agreement's draft calls it.
fn names(ir: &Ir, tie: &Tie<'_>, party: PartyId) -> Vec<String> {
    let Some(declared) = ir.parties.get(party.index()) else { return Vec::new() };
    let agreement = tie.agreement.and_then(|id| ir.agreements.get(id.index()));
    let sides = agreement.map(|agreement| &*agreement.sides).unwrap_or_default();
    let called = sides.iter().filter(|side| side.party == party).filter_map(|side| side.called.as_deref());
    let mut names: Vec<String> = vec![plain_name(&declared.declared.name)];
    if let Some(title) = &declared.title {
        let whole = plain_name(title);
        let mut short: Vec<&str> = whole.split_whitespace().collect();
        while short.len() > 1 && short.last().is_some_and(|word| mentions::corporate_form(word).is_some()) {
            short.pop();
        }
        names.push(format!(" {} ", short.join(" ")));
        names.push(whole);
    }
    names.extend(called.map(plain_name));
    names.retain(|name| !name.trim().is_empty());
    names
}

fn plain_name(name: &str) -> String {
    let words = name.split(|letter: char| !(letter.is_alphanumeric() || letter == '\''));
    let words: Vec<String> =
        words.filter(|word| !word.is_empty()).map(|word| stem(word).into_owned()).collect();
    format!(" {} ", words.join(" "))
}
