//! Dates in every usual spelling: the day they name, or why they may name none.

use std::ops::Range;

use jiff::civil::Date;

use crate::draft::calendar::MONTHS;
use crate::draft::model::{Doubt, Mention, Value, WrittenDate};
use crate::draft::words::{Gap, Words};

/// The month named at `at`, and the token behind it.
fn month(words: Words<'_>, at: usize) -> Option<(u32, usize)> {
    let text = words.text(at);
    if !words.is_capital(at) {
        return None;
    }
    let position = MONTHS.iter().position(|name| {
        name.eq_ignore_ascii_case(text)
            || (text.len() >= 3
                && text.len() <= 4
                && name.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text)))
    })?;
    let stop = usize::from(
        text.len() <= 4
            && words.mark(at + 1, '.')
            && words.gap(at + 1) == Gap::None
            && text.len() < 5
            && !name_is_whole(text),
    );
    Some((u32::try_from(position).ok()? + 1, at + 1 + stop))
}

fn name_is_whole(text: &str) -> bool {
    MONTHS.iter().any(|name| name.eq_ignore_ascii_case(text))
}

/// The day at `at`: digits and perhaps an ordinal ending, and the token behind it.
fn day(words: Words<'_>, at: usize) -> Option<(u32, usize)> {
    let value: u32 =
        words.text(at).parse().ok().filter(|_| words.is_number(at) && words.text(at).len() <= 2)?;
    let ordinal = words.is_one_of(at + 1, &["st", "nd", "rd", "th"]);
    Some((value, at + 1 + usize::from(ordinal)))
}

/// The year at `at` and the token behind it. A comma may stand before.
fn year(words: Words<'_>, at: usize) -> Option<(i16, usize)> {
    // A full stop is a comma that was meant, `March 18. 2021`, where no sentence begins behind it.
    let stop =
        words.mark(at, '.') && words.gap(at) == Gap::None && words.is_one_of(at.wrapping_sub(2), &MONTHS);
    let at = at + usize::from(words.mark(at, ',') || stop);
    let text = words.text(at);
    let year: i16 = text.parse().ok().filter(|_| words.is_number(at) && text.len() == 4)?;
    (1000..=2999).contains(&year).then_some((year, at + 1))
}

/// The date that begins at `at`, if one does.
pub(super) fn date(words: Words<'_>, at: usize) -> Option<Mention> {
    if words.is_number(at) {
        if before_is_part(words, at) {
            return None;
        }
        return iso(words, at)
            .or_else(|| slashed(words, at))
            .or_else(|| dotted(words, at))
            .or_else(|| day_first(words, at));
    }
    if words.is_capital(at) { month_first(words, at) } else { None }
}

fn before_is_part(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    words.gap(at) == Gap::None && matches!(words.text(before), "/" | "-" | "." | "–")
}

/// `June 30, 2033`, `June 30th 2033`, `June 2033`.
fn month_first(words: Words<'_>, at: usize) -> Option<Mention> {
    let (month, after) = month(words, at)?;
    if words.gap(after) >= Gap::Block {
        return None;
    }
    if let Some((day, behind)) = day(words, after)
        && let Some((year, end)) = year(words, behind)
    {
        return Some(mention(year, month, day, at..end));
    }
    let (year, end) = year(words, after)?;
    let month = i8::try_from(month).ok()?;
    Some(Mention { value: Value::Month { year, month }, tokens: at..end })
}

/// `30 June 2033`, `30th day of June, 2033`.
fn day_first(words: Words<'_>, at: usize) -> Option<Mention> {
    // `Page 35 May 2004` is a footer.
    if words.is(at.wrapping_sub(1), "page") {
        return None;
    }
    let (day, mut after) = day(words, at)?;
    for word in ["day", "of"] {
        after += usize::from(words.is(after, word));
    }
    let (month, behind) = month(words, after)?;
    let (year, end) = year(words, behind)?;
    Some(mention(year, month, day, at..end))
}

/// `2033-06-30`, `2033/06/30`.
fn iso(words: Words<'_>, at: usize) -> Option<Mention> {
    let glued = (at + 1..at + 5).all(|here| words.gap(here) == Gap::None);
    let joined = |mark| words.mark(at + 1, mark) && words.mark(at + 3, mark);
    if !glued || !(joined('-') || joined('/')) || words.text(at).len() != 4 {
        return None;
    }
    let (month, day) = (words.text(at + 2), words.text(at + 4));
    if month.len() != 2 || day.len() != 2 {
        return None;
    }
    Some(mention(words.text(at).parse().ok()?, month.parse().ok()?, day.parse().ok()?, at..at + 5))
}

/// `6/30/2033`: month first, unless only day first makes a date.
fn slashed(words: Words<'_>, at: usize) -> Option<Mention> {
    let glued = (at + 1..at + 5).all(|here| words.gap(here) == Gap::None);
    if !glued || !words.mark(at + 1, '/') || !words.mark(at + 3, '/') {
        return None;
    }
    let first: u32 = words.text(at).parse().ok().filter(|_| words.text(at).len() <= 2)?;
    let second: u32 = words.text(at + 2).parse().ok().filter(|_| words.text(at + 2).len() <= 2)?;
    let written = words.text(at + 4);
    let year: i16 = written.parse().ok()?;
    let tokens = at..at + 5;
    let doubtful = |month, day, doubt| Mention {
        value: Value::Doubtful(WrittenDate { year, month, day, doubt }),
        tokens: tokens.clone(),
    };
    if first == 0 || second == 0 || first > 31 || second > 31 {
        return None;
    }
    match written.len() {
        2 => Some(doubtful(first, second, Doubt::ShortYear)),
        4 if first > 12 => Some(mention(year, second, first, at..at + 5)),
        4 if first <= 12 && second <= 12 && first != second => Some(doubtful(first, second, Doubt::Order)),
        4 => Some(mention(year, first, second, at..at + 5)),
        _ => None,
    }
}

/// `30.06.2033`, the day first, unless only the month first makes a date; `2033.06.30`.
fn dotted(words: Words<'_>, at: usize) -> Option<Mention> {
    let parts: Vec<&str> = words.text(at).split('.').collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let short =
        |part: &str| part.parse::<u32>().ok().filter(|value| part.len() <= 2 && (1..=31).contains(value));
    let year =
        |part: &str| part.parse::<i16>().ok().filter(|year| part.len() == 4 && (1900..=2199).contains(year));
    if let Some(year) = year(first) {
        return Some(mention(year, short(second)?, short(third)?, at..at + 1));
    }
    let (year, first, second) = (year(third)?, short(first)?, short(second)?);
    let (day, month) = if second > 12 && first <= 12 { (second, first) } else { (first, second) };
    Some(mention(year, month, day, at..at + 1))
}

/// A day and a month without a year, `June 31st`, `31 June`, `31st day of June`: the day, the month, and the token behind them.
pub(in crate::draft) fn day_of_month(words: Words<'_>, at: usize) -> Option<(u32, u32, usize)> {
    if let Some((month, after)) = month(words, at) {
        let (day, end) = day(words, after).filter(|_| words.gap(after) < Gap::Block)?;
        return year(words, end).is_none().then_some((day, month, end));
    }
    if before_is_part(words, at)
        || words.is_one_of(at.wrapping_sub(1), &["page", "section", "article", "clause"])
    {
        return None;
    }
    let (day, mut after) = day(words, at)?;
    for word in ["day", "of"] {
        after += usize::from(words.is(after, word));
    }
    let (month, end) = month(words, after).filter(|_| words.gap(after) < Gap::Block)?;
    // `31 November 14, 2011`: the number of a page before a date.
    let is_date = words.is_number(end) || words.gap(after) >= Gap::Line;
    (!is_date && year(words, end).is_none()).then_some((day, month, end))
}

fn mention(year: i16, month: u32, day: u32, tokens: Range<usize>) -> Mention {
    let narrow = |part: u32| i8::try_from(part).unwrap_or(0);
    let value = match Date::new(year, narrow(month), narrow(day)) {
        Ok(date) => Value::Date(date),
        Err(_) => Value::Doubtful(WrittenDate { year, month, day, doubt: Doubt::Impossible }),
    };
    Mention { value, tokens }
}
