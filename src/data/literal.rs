//! A string in the language's own literal syntax in, its value out.

use crate::diagnostic::suggest::nearest;
use crate::time::Duration;
use crate::value::{Currency, Decimal, Magnitude, Money, parse_number};

/// Why a string is not the literal that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    /// What is wrong with it: a few words for a label.
    pub(super) why: String,
    /// What to write instead.
    pub(super) help: String,
}

impl Unread {
    pub(super) fn new(why: impl Into<String>, help: impl Into<String>) -> Unread {
        Unread { why: why.into(), help: help.into() }
    }
}

/// Reads `38 billion USD`.
pub(super) fn money(text: &str) -> Result<Money, Unread> {
    let like = "write it like `38 billion USD`";
    let (amount, unit) = amount(text, like)?;
    let Some(unit) = unit else { return Err(Unread::new("there is no currency", like)) };
    match Currency::from_code(unit) {
        Some(currency) => Ok(Money::new(amount, currency)),
        None => {
            let words = Magnitude::DESCENDING.map(Magnitude::word);
            let near = nearest(unit, words.into_iter().chain(Currency::codes().iter().copied()));
            let help = near.map_or_else(|| like.to_owned(), |near| format!("did you mean `{near}`?"));
            Err(Unread::new(format!("`{unit}` is no currency of ISO 4217"), help))
        }
    }
}

/// Reads `1.5 GW`, where `GW` is the name of the unit.
pub(super) fn quantity(text: &str, unit: &str) -> Result<Decimal, Unread> {
    let like = format!("write it like `1.5 {unit}`");
    match amount(text, &like)? {
        (amount, Some(found)) if found == unit => Ok(amount),
        (_, Some(found)) => Err(Unread::new(format!("`{found}` is not `{unit}`"), like)),
        (_, None) => Err(Unread::new("there is no unit", like)),
    }
}

/// Reads `7`, `1_000`, `2.5 million`.
pub(super) fn number(text: &str) -> Result<Decimal, Unread> {
    let like = "write it like `7`, `0.5` or `2.5 million`";
    match amount(text, like)? {
        (amount, None) => Ok(amount),
        (_, Some(unit)) => Err(Unread::new(format!("a bare number has no `{unit}`"), like)),
    }
}

/// Reads `12.5%`.
pub(super) fn percent(text: &str) -> Result<Decimal, Unread> {
    let like = "write it like `12.5%`";
    let digits = text.strip_suffix('%').ok_or_else(|| Unread::new("there is no `%`", like))?;
    parse_number(digits).map_err(|problem| Unread::new(problem.to_string(), like))
}

/// Reads `180 days`, `1 year 6 months`, `72 hours`, `10 business days`.
pub(super) fn duration(text: &str) -> Result<Duration, Unread> {
    let like = "write it like `180 days` or `1 year 6 months`";
    let mut total = Duration::ZERO;
    let mut words = text.split_whitespace().peekable();
    if words.peek().is_none() {
        return Err(Unread::new("there is no duration", like));
    }
    while let Some(digits) = words.next() {
        let number = parse_number(digits).map_err(|problem| Unread::new(problem.to_string(), like))?;
        let unit = words.next().ok_or_else(|| Unread::new(format!("`{digits}` of what?"), like))?;
        let one = match unit {
            "hour" | "hours" => Duration::of_hours(1),
            "day" | "days" => Duration::of_days(1),
            "week" | "weeks" => Duration::of_days(7),
            "month" | "months" => Duration::of_months(1),
            "year" | "years" => Duration::of_months(12),
            "business" if words.next_if(|word| matches!(*word, "day" | "days")).is_some() => {
                Duration::of_business_days(1)
            }
            unit => {
                let units = ["hours", "days", "weeks", "months", "years", "business days"];
                let near = nearest(unit, units);
                let help = near.map_or_else(|| like.to_owned(), |near| format!("did you mean `{near}`?"));
                return Err(Unread::new(format!("`{unit}` is no unit of time"), help));
            }
        };
        let whole = unit.starts_with("month") || unit.starts_with("year");
        let part = one.times(&number.into()).filter(|_| !whole || number.is_integer()).ok_or_else(|| {
            Unread::new(
                format!("`{digits} {unit}` is not a whole number of them"),
                "years, months and business days are whole",
            )
        })?;
        total = total.plus(&part).ok_or_else(|| Unread::new("it is beyond every limit", like))?;
    }
    Ok(total)
}

/// Reads a number with a magnitude and a unit, each where it is there.
fn amount<'t>(text: &'t str, like: &str) -> Result<(Decimal, Option<&'t str>), Unread> {
    let mut words = text.split_whitespace().peekable();
    let digits = words.next().unwrap_or_default();
    let number = parse_number(digits).map_err(|problem| Unread::new(problem.to_string(), like))?;
    let magnitude = words.peek().copied().and_then(Magnitude::from_word);
    let number = match magnitude {
        Some(magnitude) => {
            words.next();
            magnitude
                .of(number)
                .ok_or_else(|| Unread::new("it has more than 28 digits", "write fewer digits"))?
        }
        None => number,
    };
    let unit = words.next();
    match words.next() {
        None => Ok((number, unit)),
        // The word that should have been a magnitude is the one to name.
        Some(_) => {
            let odd = unit.unwrap_or_default();
            let near = nearest(odd, Magnitude::DESCENDING.map(Magnitude::word));
            let help = near.map_or_else(|| like.to_owned(), |near| format!("did you mean `{near}`?"));
            Err(Unread::new(format!("`{odd}` is no magnitude"), help))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn literals_read_as_the_language_writes_them() {
        assert_eq!(money("38 billion USD").unwrap().to_string(), "38 billion USD");
        assert_eq!(money("950.5 EUR").unwrap().to_string(), "950.5 EUR");
        assert_eq!(quantity("1_500 GW", "GW").unwrap(), Decimal::from(1500));
        assert_eq!(number("2.5 million").unwrap(), Decimal::from(2_500_000));
        assert_eq!(percent("12.5%").unwrap(), Decimal::new(125, 1));
        assert_eq!(duration("1 year 6 months").unwrap(), Duration::of_months(18));
        assert_eq!(duration("6 weeks").unwrap(), Duration::of_days(42));
        assert_eq!(duration("10 business days").unwrap(), Duration::of_business_days(10));
        assert_eq!(duration("0.5 days").unwrap(), Duration::of_hours(12));
    }

    #[test]
    fn what_is_wrong_is_named_and_mended() {
        let problem = |text| money(text).unwrap_err();
        assert_eq!(
            problem("38 bilion USD"),
            Unread::new("`bilion` is no magnitude", "did you mean `billion`?")
        );
        assert_eq!(
            problem("38 billion UDS"),
            Unread::new("`UDS` is no currency of ISO 4217", "did you mean `USD`?")
        );
        assert_eq!(problem("38 billion").why, "there is no currency");
        assert!(problem("$38").why.contains("not a number"));
        assert!(problem("-3 USD").why.contains("not a number"));
        assert_eq!(quantity("1.5 MW", "GW").unwrap_err().why, "`MW` is not `GW`");
        assert_eq!(number("7 GW").unwrap_err().why, "a bare number has no `GW`");
        assert_eq!(percent("12.5").unwrap_err().why, "there is no `%`");
        assert_eq!(duration("90 dais").unwrap_err().help, "did you mean `days`?");
        assert_eq!(duration("90").unwrap_err().why, "`90` of what?");
        assert!(duration("0.5 months").unwrap_err().why.contains("not a whole number"));
        assert!(duration("").is_err() && money("").is_err() && number(" ").is_err());
    }
}
