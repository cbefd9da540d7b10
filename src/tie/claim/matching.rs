//! A claim and a mention in the prose in, whether the mention says it, or something of its sort, out.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::adjective::{is_denied, more_spellings, operatives, turns_on_not};
use super::verdict::Verdict;
use super::what::{Claim, Edge, What};
use crate::draft::mentions::{self, Mention, Operative};
use crate::draft::model::Draft;
use crate::draft::words::Words;
use crate::ir::Ir;
use crate::tie::Tie;
use crate::tie::names::{find_name, names};
use crate::tie::phrases::stands_in;
use crate::tie::place::place_in;
use crate::time::{Day, Duration, Period};

impl Claim {
    /// Whether these tokens of the draft say it, in any usual spelling.
    pub fn found_in(&self, ir: &Ir, tie: &Tie<'_>, tokens: Range<usize>) -> bool {
        let words = tie.draft.words();
        let mentions = mentions_in(tie.draft, tokens.clone());
        let mentioned =
            mentions.iter().any(|mention| self.says(words, mention) || self.is_monthly(words, mention));
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
                What::Party(party) => find_name(words, &names(ir, tie, *party), tokens).is_some(),
                What::Place(place) => place_in(words.slice(tokens), place),
                What::Adjective { word, spelt } => {
                    let more = more_spellings(word);
                    tokens.into_iter().any(|at| {
                        let stands = stands_in(words, at, spelt) || stands_in(words, at, &more);
                        stands && !(turns_on_not(word) && is_denied(words, at))
                    })
                }
                _ => false,
            }
    }

    /// Whether a mention is the twelfth part of it, and said of a month: `1.5% per month` is 18 % a year.
    pub(super) fn is_monthly(&self, words: Words<'_>, mention: &Mention) -> bool {
        let (What::Percent(yearly), mentions::Value::Percent(said)) = (&self.what, &mention.value) else {
            return false;
        };
        let of_month =
            (mention.tokens.end..mention.tokens.end + 4).any(|at| words.is_one_of(at, &["month", "monthly"]));
        of_month && said.checked_mul(Decimal::from(12)) == Some(*yearly)
    }

    /// Whether a mention says it, in the currency that is meant and not denied.
    pub(super) fn says(&self, words: Words<'_>, mention: &Mention) -> bool {
        let at = mention.tokens.start;
        let other_dollar = match &self.what {
            What::Money(_, currency) => {
                currency.code() != "USD"
                    && mention.tokens.clone().any(|at| words.is_one_of(at, &["US", "USD", "U", "United"]))
            }
            _ => false,
        };
        let denied = match &self.what {
            What::Adjective { word, .. } => turns_on_not(word) && is_denied(words, at),
            _ => false,
        };
        self.is(&mention.value) && !other_dollar && !denied
    }

    /// Whether a mention says it.
    pub(super) fn is(&self, mention: &mentions::Value) -> bool {
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
                // A bare `$` may be that of any country.
                let dollars = currency == "USD" && of.code().ends_with('D');
                stated == amount && (currency.is_empty() || of.code() == currency || dollars)
            }
            (What::Percent(percent), mentions::Value::Percent(said)) => percent == said,
            (What::Duration(duration), mentions::Value::Duration(said)) => same_length(duration, *said),
            (What::Adjective { word, .. }, mentions::Value::Operative(operative)) => {
                operatives(word).contains(operative)
            }
            _ => false,
        }
    }

    /// Whether a mention is of the same sort.
    pub(super) fn is_like(&self, mention: &mentions::Value) -> bool {
        use mentions::Value;
        match &self.what {
            What::Date(..) => matches!(mention, Value::Date(_) | Value::Month { .. } | Value::Doubtful(_)),
            What::Money(..) => matches!(mention, Value::Money { .. }),
            What::Percent(_) => matches!(mention, Value::Percent(_)),
            What::Duration(_) => matches!(mention, Value::Duration(_)),
            What::Adjective { word, .. } => {
                let rivals = match word.as_str() {
                    "exclusive" | "sole" => &[Operative::Nonexclusive][..],
                    "nonexclusive" => &[Operative::Exclusive, Operative::Sole],
                    "sublicensable" => &[Operative::Nonsublicensable],
                    "transferable" => &[Operative::Nontransferable],
                    _ => &[],
                };
                matches!(mention, Value::Operative(operative) if rivals.contains(operative))
            }
            What::Party(_) | What::Place(_) => false,
        }
    }

    /// Whether a length of time is counted in the same unit.
    pub(super) fn is_in_unit_of(&self, mention: &mentions::Value) -> bool {
        match (&self.what, mention) {
            (What::Duration(own), mentions::Value::Duration(other)) => {
                (own.months != 0) == (other.months != 0) && (own.business_days != 0) == other.business
            }
            _ => true,
        }
    }
}

/// The mentions that begin among these tokens.
pub(super) fn mentions_in(draft: &Draft, tokens: Range<usize>) -> &[Mention] {
    let mentions = &draft.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
    let last = mentions.partition_point(|mention| mention.tokens.start < tokens.end);
    mentions.get(first..last).unwrap_or(&[])
}

/// What a mention says instead.
pub(super) fn otherwise(tie: &Tie<'_>, mention: &Mention) -> Verdict {
    Verdict::Otherwise(tie.draft.words().phrase(mention.tokens.clone()), mention.tokens.clone())
}

/// The days that say a period in prose: "through December 31, 2030" and "before January 1, 2031" are the same end.
pub(super) fn days(period: Period, edge: Edge) -> Vec<Day> {
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
pub(super) fn year_of(period: Period, edge: Edge) -> Option<String> {
    let (year, ..) = period.first.ymd()?;
    let whole = Period::of_year(year)?;
    let ends = edge != Edge::First && period.day() == Some(whole.last);
    let begins = edge != Edge::Last && period.day() == Some(whole.first);
    (whole == period || ends || begins).then(|| year.to_string())
}

pub(super) fn civil(day: Day) -> Option<Date> {
    let (year, month, day) = day.ymd()?;
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn same_length(duration: &Duration, said: mentions::Duration) -> bool {
    let days = i128::from(duration.days) + i128::from(duration.hours / 24);
    let business = duration.business_days != 0;
    duration.hours % 24 == 0
        && duration.months == i64::from(said.months)
        && business == said.business
        && days + i128::from(duration.business_days) == i128::from(said.days)
}
