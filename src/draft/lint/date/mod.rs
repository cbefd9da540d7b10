//! `draft/date`: a date no calendar has, a wrong day of the week or ordinal, and dates that contradict each other.

mod defined;
mod footer;
mod past;
mod series;
mod signed;

use jiff::Span as Length;
use jiff::civil::Date;

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::calendar::{WEEKDAYS, weekday_name};
use crate::draft::mentions::day_of_month;
use crate::draft::model::{Doubt, Mention, Value};
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    #[cfg(test)]
    assert!(!context.draft.source.text.starts_with(crate::draft::FAULTY_LINTING), "a fault made for a test");
    ordinals(context, problems);
    days_of_months(context, problems);
    days_for_months(context, problems);
    for mention in context.mentions(context.range()) {
        match &mention.value {
            Value::Doubtful(date) if date.doubt == Doubt::Impossible => {
                impossible(context, mention, problems)
            }
            Value::Date(date) => weekday(context, mention, *date, problems),
            _ => {}
        }
    }
    ambiguous(context, problems);
    backwards(context, problems);
    term(context, problems);
    signed::find(context, problems);
    past::find(context, problems);
    defined::find(context, problems);
    series::find(context, problems);
}

fn impossible(context: &Context<'_>, mention: &Mention, problems: &mut Problems) {
    let quote = context.quote(mention.tokens.clone());
    problems.push(
        context
            .finding(
                drafts::DATE,
                mention.tokens.clone(),
                format!("`{quote}` is no day of the calendar"),
                "no such day",
            )
            .help("write a day that its month has"),
    );
}

/// `June 31st` without a year, which no year has.
fn days_of_months(context: &Context<'_>, problems: &mut Problems) {
    /// The days that each month has at most, January first.
    const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for at in context.range() {
        let Some((day, month, end)) = day_of_month(context.words, at) else { continue };
        let most = usize::try_from(month).ok().and_then(|month| DAYS.get(month.checked_sub(1)?));
        // More than a month ever has counts something else: `in June 45 units`.
        if day > 31 || most.is_none_or(|most| day <= *most) {
            continue;
        }
        let quote = context.quote(at..end);
        problems.push(
            context
                .finding(drafts::DATE, at..end, format!("`{quote}` is no day of the calendar"), "no such day")
                .help("write a day that its month has"),
        );
    }
}

/// `this 20th day of Friday, March 2020`: the name of a day where the month belongs.
fn days_for_months(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        let ordinal = words.is_one_of(at + 1, &["st", "nd", "rd", "th"]);
        let of = at + 1 + usize::from(ordinal);
        if !words.is_number(at) || !words.are(of, &["day", "of"]) || !words.is_one_of(of + 2, &WEEKDAYS) {
            continue;
        }
        let here = at..of + 3;
        let quote = context.quote(here.clone());
        problems.push(
            context
                .finding(
                    drafts::DATE,
                    here,
                    format!("`{quote}` names a day of the week for a month"),
                    "no month",
                )
                .help("write the month here, and the day of the week before the date or not at all"),
        );
    }
}

/// `30st`: the ending does not fit the number.
fn ordinals(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        if !words.is_number(at)
            || words.gap(at + 1) != Gap::None
            || !words.is_one_of(at + 1, &["st", "nd", "rd", "th"])
        {
            continue;
        }
        let Ok(number) = words.text(at).parse::<u32>() else { continue };
        let right = match (number % 100, number % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        if words.is(at + 1, right) || number == 0 {
            continue;
        }
        let both = at..at + 2;
        problems.push(
            context
                .finding(
                    drafts::DATE,
                    both.clone(),
                    format!("`{}` should be `{number}{right}`", words.phrase(both.clone())),
                    "another ending",
                )
                .help("mend the ending, or the number if that is what is wrong")
                .fix(format!("write `{number}{right}`"), context.span(both), format!("{number}{right}")),
        );
    }
}

/// `Monday, 3 March 2020`, which was a Tuesday.
fn weekday(context: &Context<'_>, mention: &Mention, date: Date, problems: &mut Problems) {
    let words = context.words;
    // `Friday, the 20th of March 2020`.
    let start = mention.tokens.start - usize::from(words.is(mention.tokens.start.wrapping_sub(1), "the"));
    let comma = usize::from(words.mark(start.wrapping_sub(1), ','));
    let before = start.wrapping_sub(1 + comma);
    let right = weekday_name(date.weekday());
    if !words.is_one_of(before, &WEEKDAYS)
        || words.is(before, right)
        || words.gap(mention.tokens.start) > Gap::Line
    {
        return;
    }
    let here = before..mention.tokens.end;
    let quote = context.quote(here.clone());
    problems.push(
        context
            .finding(drafts::DATE, here, format!("`{quote}` is a {right}"), "another day of the week")
            .help("mend the day of the week or the date"),
    );
}

/// `01/02/2020` in a draft that writes its other dates with the month's name: which is it?
fn ambiguous(context: &Context<'_>, problems: &mut Problems) {
    let mentions = || context.mentions(context.range()).iter();
    // A signature's date is written by hand: `Date: 4/1/2018`.
    let signed = |mention: &Mention| {
        let before = mention.tokens.start.wrapping_sub(1);
        context.words.mark(before, ':')
            || context.words.is_one_of(before, &["date", "dated"])
            // The foot of a page.
            || context.words.is(mention.tokens.end, "page")
            || footer::is_of_footer(context.words, &mention.tokens)
    };
    let unclear = |mention: &&Mention| {
        matches!(&mention.value, Value::Doubtful(date) if date.doubt == Doubt::Order) && !signed(mention)
    };
    let long = mentions()
        .filter(|mention| {
            // The name of the month may come first or behind the day.
            matches!(mention.value, Value::Date(_))
                && mention.tokens.clone().take(4).any(|at| context.words.is_word(at))
        })
        .count();
    let Some(first) = mentions().find(unclear) else { return };
    // Other dates with slashes may settle the order: 13/02 or 02/13.
    let settled = mentions().any(|mention| {
        matches!(mention.value, Value::Date(_)) && context.words.mark(mention.tokens.start + 1, '/')
    });
    if long == 0 || settled {
        return;
    }
    let quote = context.quote(first.tokens.clone());
    let mut finding = context
        .finding(
            drafts::DATE,
            first.tokens.clone(),
            format!("`{quote}` may be day and month or month and day"),
            "which comes first?",
        )
        .help("write the month's name, as the other dates do");
    finding.severity = Severity::Warning;
    problems.push(finding);
}

/// `from June 30, 2030 through January 1, 2029`, `effective March 1, 2030 and expires on February 28, 2030`: the end before the
/// beginning.
fn backwards(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let dates: Vec<(&Mention, Date)> = dates(context);
    for pair in dates.windows(2) {
        let [(first, from), (second, to)] = pair else { continue };
        let between = first.tokens.end..second.tokens.start;
        // A heading between the two ("First refusal until AGI") joins no dates.
        let apart = (first.tokens.end..=second.tokens.start).any(|at| words.gap(at) > Gap::Line);
        let joined = runs_between(words, first, &between) || begins_and_ends(words, first, &between);
        if to >= from || apart || !joined {
            continue;
        }
        let mut finding = context
            .finding(
                drafts::DATE,
                first.tokens.start..second.tokens.end,
                format!("this time ends on {to}, before it begins on {from}"),
                "the end comes first",
            )
            .help("mend one of the two dates");
        finding.severity = Severity::Warning;
        problems.push(finding);
    }
}

/// Whether one of these words stands at most so many tokens before `at`, in the same sentence.
fn stands_before(words: Words<'_>, at: usize, within: usize, some: &[&str]) -> bool {
    let near = (1..=within).map(|back| at.wrapping_sub(back));
    near.take_while(|here| !matches!(words.text(*here), "." | ";")).any(|here| words.is_one_of(here, some))
}

/// `from DATE through DATE`
fn runs_between(words: Words<'_>, first: &Mention, between: &std::ops::Range<usize>) -> bool {
    stands_before(words, first.tokens.start, 3, &["from", "commencing", "beginning", "starting"])
        && between.len() <= 7
        && between
            .clone()
            .any(|at| words.is_one_of(at, &["to", "through", "until", "ending", "expiring", "till"]))
}

/// `is effective as of DATE and shall expire on DATE`: what begins is what ends, as no other subject comes between.
fn begins_and_ends(words: Words<'_>, first: &Mention, between: &std::ops::Range<usize>) -> bool {
    const BEGINS: [&str; 12] = [
        "effective",
        "commence",
        "commences",
        "commencing",
        "begin",
        "begins",
        "beginning",
        "start",
        "starts",
        "starting",
        "from",
        "effect",
    ];
    const ENDS: [&str; 13] = [
        "expire",
        "expires",
        "expiring",
        "end",
        "ends",
        "ending",
        "terminate",
        "terminates",
        "terminating",
        "through",
        "until",
        "till",
        "concluding",
    ];
    const OTHERS: [&str; 8] =
        ["dated", "agreement", "amended", "signed", "executed", "between", "made", "entered"];
    stands_before(words, first.tokens.start, 4, &BEGINS)
        && between.len() <= 16
        && stands_before(words, between.end, 5, &ENDS)
        && !between
            .clone()
            .any(|at| words.is_one_of(at, &OTHERS) || matches!(words.text(at), "." | ";" | "("))
}

fn dates<'a>(context: &'a Context<'_>) -> Vec<(&'a Mention, Date)> {
    let dated = |mention: &'a Mention| match mention.value {
        Value::Date(date) => Some((mention, date)),
        _ => None,
    };
    context.mentions(context.range()).iter().filter_map(dated).collect()
}

/// `for five (5) years from January 1, 2020 through December 31, 2025`: the stated length is not that of the dates.
fn term(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for pair in dates(context).windows(2) {
        let [(first, from), (second, to)] = pair else { continue };
        let sentence = context.sentence(first.tokens.start);
        let near = second.tokens.start < sentence.end && second.tokens.start - first.tokens.end <= 10;
        let through = (first.tokens.end..second.tokens.start).any(|at| {
            words.is_one_of(
                at,
                &["through", "until", "to", "ending", "expiring", "ends", "expires", "terminates"],
            )
        });
        if !near || !through || to <= from {
            continue;
        }
        // `The term is five (5) years. It begins on …`
        let goes_on = words.is(sentence.start, "it") && words.gap(sentence.start) <= Gap::Line;
        let start = if goes_on { context.sentence(sentence.start - 1).start } else { sentence.start };
        let stated =
            context.mentions(start..first.tokens.start).iter().rev().find_map(|mention| {
                match mention.value {
                    Value::Duration(length)
                        if length.months >= 12 && first.tokens.start - mention.tokens.end <= 12 =>
                    {
                        Some((mention, length))
                    }
                    _ => None,
                }
            });
        let Some((length_mention, length)) = stated else { continue };
        let Some(end) = months_after(*from, length.months) else { continue };
        let days = end.since(*to).map_or(0, |span| span.get_days().abs());
        if days <= 2 {
            continue;
        }
        let mut finding = context
            .finding(
                drafts::DATE,
                second.tokens.clone(),
                format!("the length stated ends on {end}, this date is {to}"),
                "the last day here",
            )
            .related(context.span(length_mention.tokens.clone()), "the length stated")
            .related(context.span(first.tokens.clone()), "the beginning")
            .help("mend the length or one of the dates");
        finding.severity = Severity::Warning;
        problems.push(finding);
    }
}

/// The day so many months later; none where the calendar has no such day. A draft may say any number, and the library's own
/// words for lengths of time stop the program past some.
fn months_after(from: Date, months: u32) -> Option<Date> {
    let length = Length::new().try_months(i64::from(months)).ok()?;
    from.checked_add(length).ok()
}
