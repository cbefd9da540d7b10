//! Days, lists and values in, words out.

use crate::evaluate::known::value::{Estimate, Item};
use crate::ir::Ir;
use crate::time::{Day, Days, Duration, Run};
use crate::value::{Money, Percent, write_number};

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn and_list(parts: &[String]) -> String {
    list(parts, "and")
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn or_list(parts: &[String]) -> String {
    list(parts, "or")
}

fn list(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} {word} {last}", before.join(", ")),
    }
}

/// `from 2033-01-01 through 2035-06-30`, `on 2033-01-01`, `from 2033-01-01 on`, `at all times`.
pub(crate) fn days(days: &Days) -> String {
    let runs = days.runs();
    let said: Vec<String> = runs.iter().take(MOST_RUNS).map(run).collect();
    match runs.len().saturating_sub(MOST_RUNS) {
        0 => and_list(&said),
        1 => format!("{} and in one further period", said.join(", ")),
        more => format!("{} and in {more} further periods", said.join(", ")),
    }
}

/// How many runs of days a message names.
const MOST_RUNS: usize = 3;

fn run(run: &Run) -> String {
    match (run.from.is_civil(), run.through.is_civil()) {
        (true, true) if run.from == run.through => format!("on {}", run.from),
        (true, true) => format!("from {} through {}", run.from, run.through),
        (true, false) => format!("from {} on", run.from),
        (false, true) => format!("through {}", run.through),
        (false, false) => "at all times".to_owned(),
    }
}

/// How long a run of days is, in years, months and days; none where it has an open end.
pub(crate) fn length(run: Run) -> Option<Duration> {
    let end = run.through.next();
    let (from_year, from_month, _) = run.from.ymd()?;
    let (to_year, to_month, _) = end.ymd()?;
    let month = |number: u32| i64::from(number);
    let mut months = i64::from(to_year - from_year) * 12 + month(to_month) - month(from_month);
    let rule = crate::time::MonthEnd::LastDay;
    let after = |months| run.from.plus(&Duration::of_months(months), rule).ok();
    if after(months)? > end {
        months -= 1;
    }
    let days = end.days_since(after(months)?)?;
    Some(Duration { months, days, ..Duration::ZERO })
}

/// A value as the language writes it.
pub(crate) fn item(ir: &Ir, item: &Item) -> String {
    match item {
        Item::Zero => "0".to_owned(),
        Item::Number(number) => write_number(number),
        Item::Percent(percent) => Percent::new(percent.clone()).to_string(),
        Item::Quantity { amount, unit } => {
            format!("{} {}", write_number(amount), ir.unit(*unit).declared.name)
        }
        Item::Money(money) => money.to_string(),
        Item::Basket(amounts) => and_list(&amounts.iter().map(Money::to_string).collect::<Vec<_>>()),
        Item::Date(period) if period.first == period.last => day(period.first),
        Item::Date(period) => period.to_string(),
        Item::Duration(duration) => duration.to_string(),
        Item::Below | Item::Above => "without bound".to_owned(),
        Item::Text(text) | Item::Place(text) => format!("\"{text}\""),
        Item::Flag(true) => "yes".to_owned(),
        Item::Flag(false) => "no".to_owned(),
        Item::Thing(thing) => format!("`{}`", ir.thing_name(*thing)),
        Item::Party(party) => ir.party(*party).declared.name.to_string(),
        Item::Parties(parties) => {
            let names: Vec<String> =
                parties.iter().map(|party| ir.party(*party).declared.name.to_string()).collect();
            and_list(&names)
        }
        Item::Word(word) => ir.word(*word).to_string(),
        Item::Words { all: true, .. } => "all".to_owned(),
        Item::Words { words, .. } => {
            let names: Vec<String> = words.iter().map(|word| ir.word(*word).to_string()).collect();
            and_list(&names)
        }
    }
}

/// What is known of a value: `6 months`, `at most 12 billion USD`; none where nothing is.
pub(crate) fn estimate(ir: &Ir, known: &Estimate) -> Option<String> {
    match known {
        Estimate::Absent | Estimate::Unknown(_) => None,
        Estimate::Exactly(value) => Some(item(ir, value)),
        Estimate::Between { least, most, .. } => match (bound(least), bound(most)) {
            (Some(least), Some(most)) => {
                let (least, most) = (item(ir, least), item(ir, most));
                // What was rounded lies closely between two numbers whose digits are the same as far as they are shown.
                Some(if least == most {
                    format!("about {least}")
                } else {
                    format!("between {least} and {most}")
                })
            }
            (Some(least), None) => Some(format!("at least {}", item(ir, least))),
            (None, Some(most)) => Some(format!("at most {}", item(ir, most))),
            (None, None) => None,
        },
    }
}

/// A bound that says something.
fn bound(item: &Option<Item>) -> Option<&Item> {
    item.as_ref().filter(|item| !matches!(item, Item::Below | Item::Above))
}

/// A day as the language writes it.
pub(crate) fn day(day: Day) -> String {
    if day == Day::END {
        "never".to_owned()
    } else if day == Day::BEGINNING {
        "no day".to_owned()
    } else {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn says_how_long_a_run_is() {
        let run = |from: &str, through: &str| Run {
            from: from.parse().unwrap(),
            through: through.parse().unwrap(),
        };
        let said = |from, through| length(run(from, through)).unwrap().to_string();
        assert_eq!(said("2033-01-01", "2035-06-30"), "2 years 6 months");
        assert_eq!(said("2033-01-01", "2033-01-01"), "1 day");
        assert_eq!(said("2033-01-31", "2033-03-01"), "1 month 2 days");
        assert_eq!(length(Run { from: Day::BEGINNING, through: Day::LAST }), None);
    }

    #[test]
    fn says_days_in_words() {
        let runs = |pairs: &[(&str, &str)]| {
            Days::from_runs(
                pairs.iter().map(|(a, b)| Run { from: a.parse().unwrap(), through: b.parse().unwrap() }),
            )
        };
        assert_eq!(days(&Days::all()), "at all times");
        assert_eq!(days(&runs(&[("2030-01-01", "2030-01-01")])), "on 2030-01-01");
        let many = runs(&[
            ("2030-01-01", "2030-01-01"),
            ("2031-01-01", "2031-01-02"),
            ("2032-01-01", "2032-01-01"),
            ("2033-01-01", "2033-01-01"),
        ]);
        assert_eq!(
            days(&many),
            "on 2030-01-01, from 2031-01-01 through 2031-01-02, on 2032-01-01 and in one further period"
        );
    }
}
