//! `draft/reference-caption`: a reference that gives a caption which the section does not have.

use super::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Caption, Number, Section, letter};
use crate::draft::references::{Target, Whose};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for reference in &context.draft.references {
        let (Some(given), Target::Section { number, inner }) = (&reference.caption, &reference.target) else { continue };
        if reference.whose == Whose::Other {
            continue;
        }
        let Some(full) = inner.iter().try_fold(number.clone(), |number, part| Some(number.with(value(part)?))) else { continue };
        let named: Vec<&Section> = context.draft.sections.iter().filter(|section| section.number == full).collect();
        let captions: Vec<&Caption> = named.iter().filter_map(|section| section.caption.as_ref()).collect();
        // A section without a caption of its own cannot contradict; two sections of one number, only both.
        if captions.is_empty() || captions.len() < named.len() || captions.iter().any(|caption| agree(given, caption)) {
            continue;
        }
        let Some(caption) = captions.first() else { continue };
        let moved = elsewhere(context, given, &full);
        let place = context.quote(reference.tokens.clone());
        let mut finding = context.finding(
            drafts::REFERENCE_CAPTION,
            reference.tokens.start..given.tokens.end + 1,
            format!("`{place}` is `{}`, not `{}`", caption.text, given.text),
            "the caption given here",
        );
        finding = finding.related(context.span(caption.tokens.clone()), format!("section {full} is called this"));
        problems.push(match moved {
            Some(number) => finding.help(format!("`{}` is section {number}", given.text)),
            None => finding.help("mend the number or the caption, whichever is stale"),
        });
    }
}

fn value(part: &str) -> Option<u32> {
    part.parse().ok().or_else(|| letter(part))
}

/// Whether two captions have the same letters, or one is the beginning of the other cut at a word.
fn agree(given: &Caption, caption: &Caption) -> bool {
    let (given, caption) = (letters(&given.text), letters(&caption.text));
    given == caption || caption.starts_with(&format!("{given} ")) || given.starts_with(&format!("{caption} "))
}

/// The words of a caption in small letters; marks count as spaces, `and` as `&`.
fn letters(caption: &str) -> String {
    let folded = crate::draft::words::fold(caption);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "and");
    words.collect::<Vec<_>>().join(" ")
}

/// The section that does have the caption, if exactly one does.
fn elsewhere(context: &Context<'_>, given: &Caption, not: &Number) -> Option<Number> {
    let wanted = letters(&given.text);
    let mut found = context.draft.sections.iter().filter(|section| {
        section.number != *not && section.caption.as_ref().is_some_and(|caption| letters(&caption.text) == wanted)
    });
    let first = found.next()?;
    found.next().is_none().then(|| first.number.clone())
}
