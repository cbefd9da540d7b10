//! Words that say a number, a currency or a unit of time in, what the language writes for them out.

use super::literal;
use crate::diagnostic::suggest;
use crate::value::{Currency, english};

/// A number below a thousand from its English words, which may be joined by hyphens or `and`: `one hundred and twenty-five`.
pub(super) fn number(words: &[String]) -> Option<u32> {
    let (mut hundreds, mut rest) = (0, None::<u32>);
    let mut tens = false;
    let parts = words.iter().flat_map(|word| word.split('-').map(str::to_lowercase).collect::<Vec<_>>());
    for part in parts {
        let (unit, ten) = (english::below_twenty(&part), english::ten(&part));
        match (part.as_str(), unit, ten) {
            ("a" | "an", ..) if rest.is_none() && hundreds == 0 => rest = Some(1),
            ("hundred", ..) if hundreds == 0 && !tens => {
                hundreds = rest.take().filter(|count| (1..10).contains(count))? * 100;
            }
            ("and", ..) if hundreds > 0 && rest.is_none() => {}
            (_, Some(unit), _) => match rest {
                None => rest = Some(unit),
                Some(ten) if tens && (1..10).contains(&unit) => {
                    tens = false;
                    rest = Some(ten + unit);
                }
                Some(_) => return None,
            },
            (_, _, Some(ten)) if rest.is_none() => {
                tens = true;
                rest = Some(ten);
            }
            _ => return None,
        }
    }
    match (hundreds, rest) {
        (0, None) => None,
        (hundreds, rest) => Some(hundreds + rest.unwrap_or(0)),
    }
}

/// Whether a word can stand in the words of a number.
pub(super) fn is_number_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    let known = |part: &str| {
        part == "hundred" || english::below_twenty(part).is_some() || english::ten(part).is_some()
    };
    !lower.is_empty() && lower.split('-').all(known)
}

/// The code of a currency by its English name in one word or two, and whether that can be no other one.
pub(super) fn currency(words: &[&str]) -> Option<(&'static str, bool)> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    english::currency(&lower.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The code that a word is when its letters are capitals: `eur`, `Usd`.
pub(super) fn code(word: &str) -> Option<String> {
    let upper = word.to_uppercase();
    let is_code = word.len() == 3 && word.is_ascii() && Currency::from_code(&upper).is_some();
    is_code.then_some(upper)
}

/// What stands behind a number in the place of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeantUnit {
    /// This, in another spelling.
    Sure(String),
    /// This, it seems.
    Perhaps(String),
    /// It is said in another way.
    Advice(&'static str),
}

/// What a word means that stands behind a number and is no unit: a unit of time, a currency, a magnitude.
pub fn meant_unit(word: &str) -> Option<MeantUnit> {
    const TIMES: [&str; 5] = ["hours", "days", "weeks", "months", "years"];
    const ONE: [&str; 5] = ["hour", "day", "week", "month", "year"];
    let lower = word.to_lowercase();
    // One letter may stand for anything.
    if let Some(unit) = literal::time_unit(word).filter(|_| word.len() > 1) {
        return Some(MeantUnit::Sure(unit.to_owned()));
    }
    if let Some((code, certain)) = currency(&[word]) {
        return Some(if certain {
            MeantUnit::Sure(code.to_owned())
        } else {
            MeantUnit::Perhaps(code.to_owned())
        });
    }
    if let Some(code) = code(word).filter(|code| code != word) {
        return Some(MeantUnit::Sure(code));
    }
    let advice = match lower.as_str() {
        "quarter" | "quarters" | "qtr" | "qtrs" => "a quarter of a year is `3 months`",
        "semester" | "semesters" | "half-year" | "half-years" => "half a year is `6 months`",
        "fortnight" | "fortnights" => "a fortnight is `2 weeks`",
        "decade" | "decades" => "a decade is `10 years`",
        "century" | "centuries" => "a century is `100 years`",
        "minute" | "minutes" | "min" | "mins" | "second" | "seconds" => {
            "the shortest time the language knows is an hour"
        }
        "bp" | "bps" | "basis-points" => {
            "a basis point is a hundredth part of one per cent: fifty of them are `0.5%`"
        }
        "kr" | "krona" | "kronor" | "krone" | "kroner" => {
            "a currency is its code of three letters: `SEK`, `NOK`, `DKK` or `ISK`"
        }
        "rs" | "fr" | "frs" | "sfr" | "kc" | "ft" | "zl" | "tl" | "rm" | "bn" | "mn" | "mm" | "k" | "m" => {
            "a currency is its code of three letters, as in `5 million CHF`; before it stands `thousand`, `million` or `billion`"
        }
        "pp" | "points" => "write `%` right behind the number",
        "lakh" | "lakhs" => "a lakh is a hundred thousand: ten of them are `1 million`",
        "crore" | "crores" => "a crore is ten million: five of them are `50 million`",
        "hundred" | "hundreds" => "write the number in digits: five hundred is `500`",
        "dozen" | "dozens" => "write the number in digits: a dozen is `12`",
        _ => "",
    };
    if !advice.is_empty() {
        return Some(MeantUnit::Advice(advice));
    }
    let near = suggest::nearest(&lower, TIMES).or_else(|| suggest::nearest(&lower, ONE));
    let near = near.filter(|_| word.chars().count() > 2);
    let magnitudes = ["thousand", "million", "billion", "trillion"];
    near.or_else(|| suggest::nearest(&lower, magnitudes)).map(|near| MeantUnit::Perhaps(near.to_owned()))
}

/// Whether these are the capital letters of a currency.
pub(super) fn is_code(word: &str) -> bool {
    Currency::from_code(word).is_some()
}

/// The words before a unit of time that add nothing: a day is a day of the calendar.
pub(super) fn is_idle_adjective(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "calendar" | "consecutive" | "successive" | "running" | "continuous"
    )
}

/// The words for days on which people work.
pub(super) fn is_working(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "working"
            | "business"
            | "banking"
            | "bank"
            | "trading"
            | "work"
            | "bus"
            | "biz"
            | "busines"
            | "bussiness"
            | "buisness"
    )
}

/// The words after a length of time that say what it is for.
pub(super) fn is_of_notice(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "notice" | "prior" | "written" | "advance" | "period")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str) -> Option<u32> {
        number(&words.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn numbers_are_read_from_words() {
        for (words, meant) in [
            ("thirty", 30),
            ("ninety-five", 95),
            ("Ninety Five", 95),
            ("twelve", 12),
            ("one hundred and twenty", 120),
            ("one hundred eighty", 180),
            ("a hundred", 100),
            ("zero", 0),
        ] {
            assert_eq!(said(words), Some(meant), "{words}");
        }
        for words in ["thirty thirty", "five six", "hundred", "twenty hundred", "and", "days", "thirty-days"]
        {
            assert_eq!(said(words), None, "{words}");
        }
        assert!(is_number_word("ninety-five") && !is_number_word("may") && !is_number_word("ten-k"));
    }

    #[test]
    fn currencies_have_names() {
        assert_eq!(currency(&["US", "Dollars"]), Some(("USD", true)));
        assert_eq!(currency(&["dollars"]), Some(("USD", false)));
        assert_eq!(currency(&["apples"]), None);
        assert_eq!(code("eur").as_deref(), Some("EUR"));
        assert_eq!(code("xyz"), None);
    }
}
