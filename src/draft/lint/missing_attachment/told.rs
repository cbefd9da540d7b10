//! Everything that is not attached in, one finding of it out: whoever sends a draft without its attachments leaves out many at once.

use std::ops::Range;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::Form;

/// How an attachment lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It is referred to, where others of its kind are attached.
    Referred,
    /// The words say that it is attached.
    Said,
    /// Nothing but its title is there.
    TitleOnly,
}

/// An attachment that is not there.
#[derive(Debug, Clone)]
pub(super) struct Missing {
    pub how: How,
    /// Where it is told: the reference, or the title.
    pub tokens: Range<usize>,
    /// What it is called.
    pub name: String,
    /// The other places that speak of it.
    pub others: Vec<Range<usize>>,
    pub severity: Severity,
}

/// So many names stand in a message; the others are counted.
const MOST_NAMED: usize = 4;

/// So many places are shown besides the first.
const MOST_SHOWN: usize = 32;

/// So many that lack, and more than are there, were left out together.
const MANY: usize = 3;

/// Tells what lacks, those that are sure and those that are not apart.
pub(super) fn tell(context: &Context<'_>, mut all: Vec<Missing>, attached: usize, problems: &mut Problems) {
    all.sort_by_key(|missing| missing.tokens.start);
    // A text that was made public is often without all that was attached to it, and then nobody forgot it; what it says is attached is
    // missing all the same.
    let left_out = attached == 0 || all.len() >= MANY && all.len() > attached;
    if context.draft.form == Form::Plain && left_out {
        let unsaid = all.iter_mut().filter(|missing| missing.how != How::Said);
        unsaid.for_each(|missing| missing.severity = Severity::Note);
    }
    let (sure, unsure): (Vec<Missing>, Vec<Missing>) =
        all.into_iter().partition(|missing| missing.severity != Severity::Note);
    problems.extend([sure, unsure].iter().filter_map(|some| together(context, some)));
}

/// One finding of all these.
fn together(context: &Context<'_>, all: &[Missing]) -> Option<Diagnostic> {
    let (first, others) = all.split_first()?;
    let label = |missing: &Missing| match missing.how {
        How::TitleOnly => "no text stands here",
        _ => "not attached",
    };
    let mut finding = context.finding(
        drafts::MISSING_ATTACHMENT,
        first.tokens.clone(),
        message(first, others),
        label(first),
    );
    finding.severity = first.severity;
    let more = others.iter().map(|missing| {
        let label = if missing.how == How::TitleOnly { "nor does one here" } else { "nor is this one" };
        (&missing.tokens, label)
    });
    let again = all.iter().flat_map(|missing| {
        let label = if missing.how == How::TitleOnly { "referred to here" } else { "and here" };
        missing.others.iter().map(move |place| (place, label))
    });
    for (tokens, label) in more.chain(again).take(MOST_SHOWN) {
        finding = finding.related(context.span(tokens.clone()), label);
    }
    let help = match (first.how, others.is_empty()) {
        (How::TitleOnly, true) => "attach it, or say that it is left out",
        (_, true) => "attach it, or take the reference out",
        (_, false) => "attach them, or say that they are left out",
    };
    Some(finding.help(help))
}

/// What is wrong with all these, in words.
fn message(first: &Missing, others: &[Missing]) -> String {
    let alike = others.iter().all(|other| other.how == first.how);
    if others.is_empty() {
        let name = &first.name;
        return match first.how {
            How::Referred => format!("`{name}` is referred to and not attached"),
            How::Said => format!("`{name}` is said to be attached, and stands nowhere in this file"),
            How::TitleOnly => format!("of `{name}` nothing but the title is attached"),
        };
    }
    let mut names = format!("`{}`", first.name);
    let named = if others.len() < MOST_NAMED { others.len() } else { MOST_NAMED - 1 };
    for (at, other) in others.iter().take(named).enumerate() {
        let joint = if at + 1 == others.len() { " and" } else { "," };
        names.push_str(&format!("{joint} `{}`", other.name));
    }
    if others.len() > named {
        names.push_str(&format!(" and {} more", others.len() - named));
    }
    match first.how {
        How::Referred if alike => format!("{names} are referred to and not attached"),
        How::Said if alike => format!("{names} are said to be attached, and stand nowhere in this file"),
        How::TitleOnly if alike => format!("of {names} nothing but the titles is attached"),
        _ => format!("{names} are not attached"),
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::draft::lint::testing::findings;

    fn found(path: &str, text: &str) -> Vec<Diagnostic> {
        findings(path, text).into_iter().filter(|one| one.code.id() == "draft/missing-attachment").collect()
    }

    #[test]
    fn what_lacks_is_told_once() {
        let text = "The forms are attached hereto as Exhibits A, B, C, D, E and F.\n\nExhibit A\n\nTen jars are sold.\n";
        let one = found("a.txt", text);
        let [one] = one.as_slice() else { panic!("{one:?}") };
        assert_eq!(
            one.message,
            "`exhibit B`, `exhibit C`, `exhibit D`, `exhibit E` and 1 more are referred to and not attached"
        );
        assert_eq!((one.labels.len(), one.severity), (5, Severity::Note));
    }

    #[test]
    fn one_or_two_that_lack_were_forgotten() {
        let text =
            "The forms are attached hereto as Exhibits A, B and C.\n\nExhibit A\n\nTen jars are sold.\n";
        let one = found("a.txt", text);
        assert!(one.len() == 1 && one.iter().all(|one| one.severity == Severity::Warning), "{one:?}");
        let text = "The hours are in Annex B. The days are in Annex C. The years are in Annex D. The prices are in Annex A.\n\n## Annex A. Prices\n\nTen.\n";
        let one = found("a.md", text);
        assert!(one.len() == 1 && one.iter().all(|one| one.severity == Severity::Warning), "{one:?}");
    }
}
