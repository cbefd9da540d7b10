//! A day by which something is still to happen, before the day of the draft itself: `made on April 7, 2003`, `placed no later than April 4,
//! 2003`.

use super::super::context::Context;
use super::{dates, stands_before};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::Mention;
use crate::draft::parties::{is_of_footer, signatures};
use crate::draft::words::Words;

/// How far into a draft its own day stands, in tokens.
const OPENING: usize = 400;

/// So far back a deadline may lie that was meant for this draft, in days: an older day is one of history.
const FAR: i32 = 1_200;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let end = signatures(context.draft).start;
    // An amendment speaks of days that were named before it.
    if context.amends() {
        return;
    }
    let all = dates(context);
    let made = all.iter().find(|(mention, _)| {
        mention.tokens.start < OPENING.min(end)
            && !is_of_footer(context.draft, words, &mention.tokens)
            && stands_before(words, mention.tokens.start, 14, &["entered", "made", "dated", "effective"])
            && !stands_before(words, mention.tokens.start, 14, &["amended", "certain", "pursuant", "whereas"])
    });
    let Some((first, made)) = made else { return };
    for (mention, day) in all.iter().filter(|(mention, _)| mention.tokens.start > first.tokens.end) {
        let back = made.since(*day).map_or(0, |span| span.get_days());
        let past = day < made && back < FAR;
        if !past || mention.tokens.start >= end || !is_deadline(context, mention) {
            continue;
        }
        let message = format!("this is to happen by {day}, and the draft is made on {made}");
        let mut finding = context.finding(drafts::DATE, mention.tokens.clone(), message, "in the past");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(first.tokens.clone()), "made on this day");
        problems.push(finding.help("mend one of the two days, or say that it has happened"));
    }
}

/// Whether something shall have happened by this day: `no later than DATE`, `shall expire on DATE`.
fn is_deadline(context: &Context<'_>, mention: &Mention) -> bool {
    let words = context.words;
    let day = mention.tokens.start;
    let sentence = context.sentence(day);
    let said = |some: &[&str]| (sentence.start..day).any(|at| words.is_one_of(at, some));
    // A definition or a recital tells what was.
    let told = said(&[
        "whereas",
        "was",
        "were",
        "had",
        "since",
        "previously",
        "dated",
        "certain",
        "statements",
        "audited",
    ]);
    !told && (by(words, day) || said(&["shall", "will", "may", "must"]) && ends(words, day))
}

/// `no later than DATE`, `on or before DATE`.
fn by(words: Words<'_>, day: usize) -> bool {
    let before = |back: usize, some: &[&str]| words.are(day.wrapping_sub(back), some);
    before(3, &["no", "later", "than"])
        || before(3, &["not", "later", "than"])
        || before(3, &["on", "or", "before"])
        || before(4, &["on", "or", "prior", "to"])
}

/// `shall expire on DATE`, `may use it until DATE`, `at any time after DATE`.
fn ends(words: Words<'_>, day: usize) -> bool {
    const ENDS: [&str; 10] =
        ["expire", "expires", "end", "ends", "ending", "terminate", "terminates", "until", "till", "through"];
    let on = usize::from(words.is_one_of(day.wrapping_sub(1), &["on", "upon"]));
    words.is_one_of(day.wrapping_sub(1 + on), &ENDS)
        || words.are(day.wrapping_sub(3), &["any", "time", "after"])
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::{findings, tells_each};

    fn told(text: &str) -> usize {
        let text =
            format!("This Agreement is made on April 7, 2020 between Acme Inc. and Beta LLC.\n\n{text}\n");
        findings("draft.txt", &text).iter().filter(|finding| finding.code == drafts::DATE).count()
    }

    #[test]
    fn what_is_still_to_happen_lies_ahead() {
        tells_each(
            told,
            &[
                "1. The order is placed no later than April 4, 2020.",
                "1. This Agreement shall expire on March 31, 2020.",
                "1. Acme may end it at any time after January 31, 2020.",
            ],
            &[
                "1. The order is placed no later than April 14, 2020.",
                "1. The order was placed no later than April 4, 2020.",
                "1. The deed, which ends on March 31, 2010, is kept.",
                "1. The Term shall begin on March 1, 2020.",
            ],
        );
    }
}
