//! Words and digits of one number that are put together the wrong way: `one (1%) percent`, `ten (10)% of`, `thirty day (30) period`,
//! `$2000` among `$2,000`.

use std::ops::Range;

use super::super::context::Context;
use super::super::term_like::with_places;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::numbers::{decimal, spelled};
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for open in context.range().filter(|at| context.words.mark(*at, '(')) {
        if let Some(finding) = percent(context, open).or_else(|| behind_unit(context, open)) {
            problems.push(finding);
        }
    }
    ungrouped(context, problems);
}

fn note(
    context: &Context<'_>,
    tokens: Range<usize>,
    message: String,
    label: &str,
    help: String,
) -> Diagnostic {
    let mut finding = context.finding(drafts::NUMBER_WORDS, tokens, message, label).help(help);
    finding.severity = Severity::Note;
    finding
}

/// `one (1%) percent` says percent twice, and `ten (10)%` not in its words.
fn percent(context: &Context<'_>, open: usize) -> Option<Diagnostic> {
    let words = context.words;
    let start = number_before(words, open)?;
    let number = open + 1;
    let sign = words.is_number(number) && words.mark(number + 1, '%');
    let close = number + 1 + usize::from(sign);
    if !words.is_number(number) || !words.mark(close, ')') {
        return None;
    }
    let (said, digits) = (words.phrase(start..open), words.text(number));
    let right = format!("write `{said} percent ({digits}%)`");
    let word = words.is(close + 1, "percent") || words.are(close + 1, &["per", "cent"]);
    if sign && word && words.gap(close + 1) <= Gap::Line {
        let tokens = start..close + 2 + usize::from(words.is(close + 1, "per"));
        let message = format!("`{}` says percent twice", context.quote(tokens.clone()));
        return Some(note(context, tokens, message, "the sign and the word", right));
    }
    if !sign && words.mark(close + 1, '%') && words.gap(close + 1) <= Gap::Space {
        let tokens = start..close + 2;
        let message =
            format!("`{}` has the sign of percent behind its brackets", context.quote(tokens.clone()));
        return Some(note(context, tokens, message, "the sign", right));
    }
    None
}

/// `thirty day (30) period`, `two years (2)`: the digits stand behind the unit, and not behind their words.
fn behind_unit(context: &Context<'_>, open: usize) -> Option<Diagnostic> {
    const UNITS: [&str; 10] =
        ["day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours"];
    let words = context.words;
    let digits = open + 1;
    if !words.is_one_of(open.wrapping_sub(1), &UNITS)
        || !words.is_number(digits)
        || !words.mark(open + 2, ')')
    {
        return None;
    }
    let unit = open - 1;
    let start = number_before(words, unit)?;
    let (said, end) = spelled(words, start)?;
    // Other digits in brackets number an item: `for two years (1) the fee`.
    if end != unit || decimal(words.text(digits)) != Some(said) {
        return None;
    }
    let tokens = start..open + 3;
    let message = format!("`{}` has its digits behind the unit", context.quote(tokens.clone()));
    let right =
        format!("write `{} ({}) {}`", words.phrase(start..unit), words.text(digits), words.text(unit));
    Some(note(context, tokens, message, "behind the unit", right))
}

/// The first word of the number in words that ends before `end`.
fn number_before(words: Words<'_>, end: usize) -> Option<usize> {
    /// The longest such number, in tokens.
    const LONGEST: usize = 6;
    (1..=LONGEST)
        .rev()
        .filter_map(|back| end.checked_sub(back))
        .find(|start| spelled(words, *start).is_some_and(|(_, behind)| behind == end))
}

/// `$2000` in a draft that parts the thousands of its other amounts.
fn ungrouped(context: &Context<'_>, problems: &mut Problems) {
    /// How often amounts must be written with commas, and how many times as often as without.
    const OFTEN: usize = 3;
    const RATE: usize = 3;
    let words = context.words;
    let amounts = context.range().filter(|at| {
        words.is_number(*at) && words.mark(at.wrapping_sub(1), '$') && words.gap(*at) <= Gap::Space
    });
    let whole = |at: usize| words.text(at).split('.').next().unwrap_or("").to_owned();
    let (mut grouped, mut slips) = (0, Vec::new());
    for at in amounts {
        let digits = whole(at);
        if digits.contains(',') {
            grouped += 1;
        } else if digits.len() >= 4 {
            slips.push(at - 1..at + 1);
        }
    }
    let Some((first, others)) = slips.split_first() else { return };
    if grouped < OFTEN || grouped < RATE * slips.len() {
        return;
    }
    let message = format!("`{}` has no comma, and other amounts have", words.phrase(first.clone()));
    let finding = note(
        context,
        first.clone(),
        message,
        "without a comma",
        "part the thousands in every amount, or in none".to_owned(),
    );
    problems.push(with_places(context, finding, others));
}
