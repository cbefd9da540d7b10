//! The day on which a draft says that it is signed, held against the day that its opening names.

use jiff::civil::Date;

use super::super::context::Context;
use super::stands_before;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Mention, Value};
use crate::draft::parties::signatures;
use crate::draft::words::Words;

/// How far into a draft its opening goes, in tokens.
const OPENING: usize = 400;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    as_of(context, problems);
    first_written(context, problems);
}

/// `entered into as of June 1, 2020` at the top and `executed as of June 30, 2020` at the end.
fn as_of(context: &Context<'_>, problems: &mut Problems) {
    /// How far behind the words by which the parties sign the day stands, in tokens.
    const NEAR: usize = 40;
    let zone = signatures(context.draft);
    let is_as_of = |at: usize| context.words.are(at.wrapping_sub(2), &["as", "of"]);
    let opening = dated(context, 0..OPENING.min(zone.start));
    let mut opening = opening.filter(|(mention, _)| {
        is_as_of(mention.tokens.start)
            && stands_before(
                context.words,
                mention.tokens.start,
                8,
                &["entered", "made", "dated", "effective"],
            )
    });
    let signed = zone.start..zone.end.min(zone.start + NEAR);
    let mut signed = dated(context, signed).filter(|(mention, _)| is_as_of(mention.tokens.start));
    let (Some((first, from)), Some((second, to))) = (opening.next(), signed.next()) else { return };
    if from == to {
        return;
    }
    let message = format!("the draft is signed as of {to}, and made as of {from}");
    let mut finding = context.finding(drafts::DATE, second.tokens.clone(), message, "signed as of");
    finding.severity = Severity::Note;
    let finding = finding.related(context.span(first.tokens.clone()), "made as of");
    problems.push(finding.help("name one day, or say what each is"));
}

/// `on the date first above written`, where another day stands at a signature.
fn first_written(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let zone = signatures(context.draft);
    let Some(phrase) = (zone.start..zone.end).find(|at| is_first_written(words, *at)) else { return };
    let tokens = phrase..phrase + 3;
    // `as of the date first above written` is said of whatever day they sign on.
    let on_it =
        stands_before(words, phrase, 6, &["on"]) && !stands_before(words, phrase, 8, &["as", "effective"]);
    let Some((first, from)) = dated(context, 0..OPENING.min(zone.start)).next().filter(|_| on_it) else {
        return;
    };
    let other = dated(context, phrase..zone.end).find(|(mention, day)| {
        *day != from
            && words.is(mention.tokens.start.wrapping_sub(2), "date")
            && words.mark(mention.tokens.start - 1, ':')
    });
    let Some((second, day)) = other else { return };
    let message = format!("signed on {day}, and the parties say they sign on {from}, the date first written");
    let mut finding = context.finding(drafts::DATE, second.tokens.clone(), message, "another day");
    finding.severity = Severity::Note;
    let finding = finding
        .related(context.span(tokens), "the date first written")
        .related(context.span(first.tokens.clone()), "which is this");
    problems.push(finding.help("write `as of` the date first above written, or mend one of the days"));
}

/// `first above written`, `first written above`.
fn is_first_written(words: Words<'_>, at: usize) -> bool {
    words.are(at, &["first", "above", "written"]) || words.are(at, &["first", "written", "above"])
}

/// The days among these tokens.
fn dated<'a>(
    context: &'a Context<'_>,
    tokens: std::ops::Range<usize>,
) -> impl Iterator<Item = (&'a Mention, Date)> + 'a {
    context.mentions(tokens).iter().filter_map(|mention| match &mention.value {
        Value::Date(date) => Some((mention, *date)),
        // `1/8/18`: the month first, as the other dates of such drafts have it.
        Value::Doubtful(written) => {
            let year = if written.year < 100 { written.year + 2000 } else { written.year };
            let narrow = |part: u32| i8::try_from(part).unwrap_or(0);
            Date::new(year, narrow(written.month), narrow(written.day)).ok().map(|date| (mention, date))
        }
        _ => None,
    })
}
