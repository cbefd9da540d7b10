//! Numbers, amounts and days as people write them in, their spelling in Clausal out.

use jiff::civil::Date;

/// Whether `written`, of the shape `2032-12-31`, `2032-06` or `2032-Q3`, names a day, month or quarter that exists.
pub(super) fn exists(written: &str) -> bool {
    let mut parts = written.split('-');
    let year = parts.next().and_then(|year| year.parse::<i16>().ok()).filter(|year| *year >= 1);
    let month = parts.next().unwrap_or("");
    if let Some(quarter) = month.strip_prefix('Q') {
        return year.is_some() && matches!(quarter, "1" | "2" | "3" | "4");
    }
    let day = parts.next().unwrap_or("1");
    match (year, month.parse(), day.parse()) {
        (Some(year), Ok(month), Ok(day)) => Date::new(year, month, day).is_ok(),
        _ => false,
    }
}

/// The number of a month by its English name, or the first three letters of it: 1 to 12.
pub(super) fn month(name: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_lowercase();
    let short = name.len() == 3 || name == "sept";
    MONTHS.iter().position(|month| *month == name || short && month.starts_with(&name)).map(|at| at + 1)
}

/// A day from a year, a month's number and a day's digits.
pub(super) fn day(year: &str, month: usize, day: &str) -> Option<String> {
    let day: usize = day.trim_end_matches(char::is_alphabetic).parse().ok()?;
    let written = format!("{year:0>4}-{month:02}-{day:02}");
    (year.len() == 4 && exists(&written)).then_some(written)
}

/// What a date in another notation says, where it can only say one thing.
pub(super) fn odd_date(written: &str) -> Option<String> {
    // The hyphens of a word processor are hyphens.
    let hyphens: String = written.chars().map(|c| if is_hyphen(c) { '-' } else { c }).collect();
    let date = hyphens.split('T').next().unwrap_or(&hyphens);
    let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
    match parts.as_slice() {
        [year, quarter] if quarter.starts_with('q') => Some(format!("{year}-{}", quarter.to_uppercase())),
        [year, "H1" | "h1"] => Some(format!("between {year}-01 and {year}-06")),
        [year, "H2" | "h2"] => Some(format!("between {year}-07 and {year}-12")),
        // Two years are a range of years.
        [from, to] if from.len() == 4 && to.len() == 4 && !written.contains(['/', '.']) => {
            (from < to).then(|| format!("between {from} and {to}"))
        }
        [year, month] => Some(format!("{year}-{month:0>2}")).filter(|written| exists(written)),
        [year, month, date] if year.len() == 4 => day(year, month.parse().ok()?, date),
        [first, second, year] if year.len() == 4 => {
            // Day and month can be told apart only where one of them is no month, or both are the same.
            let (a, b): (usize, usize) = (first.parse().ok()?, second.parse().ok()?);
            match (a <= 12, b <= 12) {
                (false, true) => day(year, b, first),
                (true, false) => day(year, a, second),
                (true, true) if a == b => day(year, a, first),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether a character is one of the hyphens and short dashes that people type for `-`.
pub(super) fn is_hyphen(character: char) -> bool {
    matches!(character, '‐' | '‑' | '‒' | '–' | '—' | '−' | '﹣' | '－')
}

/// A number without the marks that group its digits.
pub(super) fn ungrouped(written: &str) -> String {
    let groups: Vec<&str> =
        written.split(|c: char| matches!(c, ',' | '\'' | '’') || c.is_whitespace()).collect();
    let whole = match groups.as_slice() {
        // A last part that is not of three digits is a fraction: `1.000.000,50`.
        [points, fraction] if points.matches('.').count() > 1 => {
            format!("{}.{fraction}", points.replace('.', "_"))
        }
        [points] => points.replace('.', "_"),
        _ => groups.join("_"),
    };
    match whole.strip_suffix("_000_000_000") {
        Some(billions) if !billions.contains('_') => return format!("{billions} billion"),
        _ => {}
    }
    match whole.strip_suffix("_000_000") {
        Some(millions) if !millions.contains('_') => format!("{millions} million"),
        _ => whole,
    }
}

/// The digits at the beginning of `38bn` and the letters after them.
pub(super) fn split(written: &str) -> (&str, &str) {
    let at = written.find(char::is_alphabetic).unwrap_or(written.len());
    let (digits, letters) = written.split_at(at);
    (digits.trim_end_matches('_'), letters)
}

/// The magnitude an abbreviation stands for.
pub(super) fn magnitude(letters: &str) -> Option<&'static str> {
    match letters.to_lowercase().as_str() {
        "k" | "thousands" | "tsd" | "thousand" => Some("thousand"),
        "m" | "mm" | "mn" | "mln" | "mio" | "mil" | "mill" | "million" | "millions" => Some("million"),
        "b" | "bn" | "bln" | "bil" | "mrd" | "billion" | "billions" => Some("billion"),
        "t" | "tn" | "trn" | "tln" | "trillion" | "trillions" => Some("trillion"),
        _ => None,
    }
}

/// Whether an abbreviation of a magnitude is used for one alone.
pub(super) fn is_sure_magnitude(letters: &str) -> bool {
    !matches!(letters.to_lowercase().as_str(), "b" | "t" | "mm" | "mil") && magnitude(letters).is_some()
}

/// The unit of time an abbreviation stands for, in the plural.
pub(super) fn time_unit(letters: &str) -> Option<&'static str> {
    match letters.to_lowercase().as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" => Some("hours"),
        "d" | "day" | "days" => Some("days"),
        "w" | "wk" | "wks" | "week" | "weeks" => Some("weeks"),
        "mo" | "mos" | "mth" | "mths" | "month" | "months" => Some("months"),
        "y" | "yr" | "yrs" | "year" | "years" => Some("years"),
        _ => None,
    }
}

/// The ISO 4217 code a sign most often stands for, or the letters before it say.
pub(super) fn currency(sign: &str) -> &'static str {
    match sign {
        "A$" | "AU$" => "AUD",
        "C$" | "CA$" => "CAD",
        "HK$" => "HKD",
        "S$" => "SGD",
        "R$" => "BRL",
        "NZ$" => "NZD",
        "MX$" => "MXN",
        "NT$" => "TWD",
        "CN¥" | "RMB¥" => "CNY",
        _ if sign.ends_with('₽') => "RUB",
        _ if sign.ends_with('₺') => "TRY",
        _ if sign.ends_with('₪') => "ILS",
        _ if sign.ends_with('฿') => "THB",
        _ if sign.ends_with('₱') => "PHP",
        _ if sign.ends_with('₦') => "NGN",
        _ if sign.ends_with('₴') => "UAH",
        _ if sign.ends_with('₫') => "VND",
        _ if sign.ends_with('€') => "EUR",
        _ if sign.ends_with('£') => "GBP",
        _ if sign.ends_with('¥') => "JPY",
        _ if sign.ends_with('₹') => "INR",
        _ if sign.ends_with('₩') => "KRW",
        _ => "USD",
    }
}

/// Whether a sign stands for one currency alone.
pub(super) fn is_one_currency(sign: &str) -> bool {
    let is_dollar = sign.ends_with('$');
    let known = ["US$", "A$", "AU$", "C$", "CA$", "HK$", "NZ$", "R$", "MX$", "NT$"];
    !(is_dollar && !known.contains(&sign) || matches!(sign, "¥" | "£"))
}

/// Whether a name has the shape of an ISO 4217 code.
pub(super) fn is_currency_code(name: &str) -> bool {
    name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_told_from_those_that_do() {
        for written in ["2032-02-29", "0001-01-01", "9999-12-31", "2032-06", "2032-Q4"] {
            assert!(exists(written), "{written}");
        }
        for written in ["2031-02-29", "0000-01-01", "2032-13", "2032-00", "2032-Q5", "2032-Q0", "2032-01-32"]
        {
            assert!(!exists(written), "{written}");
        }
    }

    #[test]
    fn dates_are_read_only_where_they_can_say_one_thing() {
        assert_eq!(odd_date("28/10/2025").as_deref(), Some("2025-10-28"));
        assert_eq!(odd_date("10/28/2025").as_deref(), Some("2025-10-28"));
        assert_eq!(odd_date("04/05/2025"), None);
        assert_eq!(odd_date("05.05.2025").as_deref(), Some("2025-05-05"));
        assert_eq!(odd_date("2025-1-2").as_deref(), Some("2025-01-02"));
        assert_eq!(odd_date("2025-10-28T00:00:00Z").as_deref(), Some("2025-10-28"));
        assert_eq!(odd_date("2025-q3").as_deref(), Some("2025-Q3"));
        assert_eq!(odd_date("2029–12–31").as_deref(), Some("2029-12-31"));
        assert_eq!(odd_date("2029‑12").as_deref(), Some("2029-12"));
        assert_eq!(odd_date("2026–2029").as_deref(), Some("between 2026 and 2029"));
        assert_eq!(odd_date("2029-2026"), None);
        assert_eq!(odd_date("12025-01-01"), None);
    }

    #[test]
    fn grouped_numbers_lose_their_marks() {
        assert_eq!(ungrouped("38,000,000"), "38 million");
        assert_eq!(ungrouped("250,000,000,000"), "250 billion");
        assert_eq!(ungrouped("1,234,567.89"), "1_234_567.89");
        assert_eq!(ungrouped("1.000.000,50"), "1_000_000.50");
        assert_eq!(ungrouped("1'500"), "1_500");
        assert_eq!(ungrouped("38 500 000"), "38_500_000");
    }

    #[test]
    fn months_have_names() {
        assert_eq!(month("October"), Some(10));
        assert_eq!(month("sept"), Some(9));
        assert_eq!(month("mars"), None);
    }
}
