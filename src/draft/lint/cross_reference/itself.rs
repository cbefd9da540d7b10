//! References that stand where they cannot: in the very section that they name, and `above` where it comes below.

use rustc_hash::FxHashMap;

use super::super::context::Context;
use super::main_text::MainText;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{Reference, Section, Target, Whose};
use crate::draft::words::{Gap, Words};

/// The longest section that is taken for one, in tokens: in a longer one a heading may be hidden.
const LONGEST: usize = 250;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut known: FxHashMap<_, Option<&Section>> = FxHashMap::default();
    for section in &context.draft.sections {
        let one = known.entry((section.part, &section.number));
        one.and_modify(|one| *one = None).or_insert(Some(section));
    }
    let main_text = MainText::of(context);
    for reference in context.draft.references.iter().filter(|reference| reference.whose == Whose::Own) {
        let Target::Section { number, .. } = &reference.target else { continue };
        let part = main_text.part_of(context, reference);
        let Some(target) = known.get(&(part, number)).copied().flatten() else { continue };
        let finding =
            in_itself(context, reference, target).or_else(|| on_the_other_side(context, reference, target));
        problems.extend(finding);
    }
}

/// `the provisions set forth in Section 11.10`, in section 11.10.
fn in_itself(context: &Context<'_>, reference: &Reference, target: &Section) -> Option<Diagnostic> {
    let words = context.words;
    let Target::Section { number, inner } = &reference.target else { return None };
    let tokens = reference.tokens.clone();
    let here = context.draft.section_at(tokens.start)?;
    let before = tokens.start.wrapping_sub(1);
    let is_led = words.is_one_of(before, &["in", "to", "under", "with"])
        && words.is_one_of(
            before.wrapping_sub(1),
            &[
                "forth",
                "pursuant",
                "accordance",
                "provided",
                "specified",
                "described",
                "defined",
                "appointed",
                "contained",
            ],
        );
    let is_early = is_early(context, target, tokens.start);
    let is_singular = !words.text(tokens.start).ends_with('s')
        && !words.is_one_of(tokens.end, &["and", "or"])
        && !(words.mark(tokens.end, ',') && (!is_early || words.is_number(tokens.end + 1)));
    let is_next = |next: &&Section| {
        let around = number.parent();
        next.number.parent() == around && next.number.last() == number.last() + 1
            || around.is_some_and(|around| next.number.last() == around.last() + 1)
    };
    let sections = &context.draft.sections;
    let next = sections.get(sections.partition_point(|section| section.tokens.start < target.tokens.end));
    let is_whole = target.tokens.len() <= LONGEST && next.as_ref().is_some_and(is_next);
    let certain = here.tokens == target.tokens
        && inner.is_empty()
        && number.0.len() > 1
        && ((is_whole && is_led) || (is_early && (is_led || limits(words, before))));
    if !certain || !is_singular || reference.caption.is_some() {
        return None;
    }
    let quote = context.quote(tokens.clone());
    let message = format!("`{quote}` is named in section {number} itself");
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, tokens, message, "is another section meant?")
        .help("mend the number, or write `this Section`");
    finding.severity = if is_early { Severity::Warning } else { Severity::Note };
    Some(finding)
}

/// The first sentence of a section is looked at so far behind its heading, in tokens.
const FIRST_SENTENCE: usize = 60;

/// Whether a place is in the first sentence of a section, so near its heading that no other one is hidden between.
fn is_early(context: &Context<'_>, section: &Section, at: usize) -> bool {
    let words = context.words;
    let first = section.heading().end;
    let first = first + usize::from(words.mark(first, '.') || words.mark(first, ':'));
    let stops = |at: usize| matches!(words.text(at), "." | ";") || words.gap(at) == Gap::Block && at > first;
    (first..first + FIRST_SENTENCE).contains(&at) && !(first..at).any(stops)
}

/// Whether the word before a reference says that what follows is limited by it: `subject to`, `without limiting`.
fn limits(words: Words<'_>, before: usize) -> bool {
    words.is_one_of(before, &["limiting", "notwithstanding"])
        || (words.is(before, "to") && words.is_one_of(before.wrapping_sub(1), &["subject", "addition"]))
}

/// `Section 2.4 below`, and section 2.4 stands above.
fn on_the_other_side(context: &Context<'_>, reference: &Reference, target: &Section) -> Option<Diagnostic> {
    let words = context.words;
    let tokens = reference.tokens.clone();
    let said = tokens.end;
    let below = words.is(said, "below");
    if !(below || words.is(said, "above"))
        || words.gap(said) > Gap::Line
        || target.tokens.contains(&tokens.start)
    {
        return None;
    }
    let is_below = target.tokens.start > tokens.start;
    // `Sections 3 and 5 above`: one of the two may be.
    let is_listed = words.is_one_of(tokens.start.wrapping_sub(1), &["and", "or", ",", "through", "to"]);
    if is_below == below || is_listed || words.text(tokens.start).ends_with('s') {
        return None;
    }
    let quote = context.quote(tokens.start..said + 1);
    let side = if is_below { "below" } else { "above" };
    let mut finding = context
        .finding(
            drafts::CROSS_REFERENCE,
            tokens.start..said + 1,
            format!("`{quote}` points at a section that stands {side}"),
            "on the other side",
        )
        .related(context.span(target.heading()), "it begins here")
        .help(format!("mend the number, or write `{side}`"));
    finding.severity = Severity::Warning;
    Some(finding)
}
