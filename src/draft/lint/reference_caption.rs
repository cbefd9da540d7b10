//! `draft/reference-caption`: a reference that gives a caption which the section does not have.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::context::Context;
use super::lexicon::normal;
use super::numbered_terms::term_of;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{Caption, Form, Number, Section, Target, Whose, letter};
use crate::draft::words::fold;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    // The captions that an amendment cites are those of what it amends.
    if context.amends() {
        return;
    }
    let index = Index::new(&context.draft.sections);
    for reference in &context.draft.references {
        let (Some(given), Target::Section { number, inner }) = (&reference.caption, &reference.target) else {
            continue;
        };
        if reference.whose == Whose::Other {
            continue;
        }
        let Some(full) =
            inner.iter().try_fold(number.clone(), |number, part| Some(number.with(value(part)?)))
        else {
            continue;
        };
        let Some(named) = index.numbered.get(&full).filter(|named| named.len() <= MOST_ALIKE) else {
            continue;
        };
        if let [section] = named.as_slice()
            && let Some(finding) = another_term(context, section, given, reference.tokens.clone())
        {
            problems.push(finding);
            continue;
        }
        let captions: Vec<&Caption> = named.iter().filter_map(|section| section.caption.as_ref()).collect();
        // A section without a caption of its own cannot contradict; two sections of one number, only both.
        if captions.is_empty() || captions.len() < named.len() {
            continue;
        }
        let fits = named.iter().any(|section| agrees(context, &index, section, given));
        if fits {
            continue;
        }
        let Some(caption) = captions.first() else { continue };
        let moved = index.elsewhere(given, &full);
        let place = context.quote(reference.tokens.clone());
        let mut finding = context.finding(
            drafts::REFERENCE_CAPTION,
            reference.tokens.start..given.tokens.end + 1,
            format!("`{place}` is `{}`, not `{}`", caption.text, given.text),
            "the caption given here",
        );
        finding =
            finding.related(context.span(caption.tokens.clone()), format!("section {full} is called this"));
        problems.push(match moved {
            Some(number) => finding.help(format!("`{}` is section {number}", given.text)),
            None => finding.help("mend the number or the caption, whichever is stale"),
        });
    }
}

/// `Section 1.61 (Major Company)`, and section 1.61 defines another term.
fn another_term(
    context: &Context<'_>,
    section: &Section,
    given: &Caption,
    tokens: Range<usize>,
) -> Option<Diagnostic> {
    let definition = term_of(context, section).filter(|_| section.caption.is_none())?;
    let all = &context.draft.definitions;
    let behind = all.partition_point(|other| other.tokens.start <= definition.tokens.start);
    let aliases = all.get(behind..).unwrap_or(&[]).iter().take_while(|other| other.alias);
    let mut terms = std::iter::once(definition).chain(aliases).map(|one| significant(&one.term));
    let given_words = significant(&given.text);
    let is_definitions = given_words.iter().all(|word| word.starts_with("definition"));
    if is_definitions || terms.any(|term| term.iter().any(|word| given_words.contains(word))) {
        return None;
    }
    let place = context.quote(tokens.clone());
    let message = format!("`{place}` defines `{}`, not `{}`", definition.term, given.text);
    let mut finding = context
        .finding(
            drafts::REFERENCE_CAPTION,
            tokens.start..given.tokens.end + 1,
            message,
            "the term given here",
        )
        .related(context.span(definition.tokens.clone()), format!("section {} defines this", section.number))
        .help("mend the number or the term, whichever is stale");
    finding.severity = Severity::Warning;
    Some(finding)
}

/// How many sections may have one number and still be told apart by their captions.
const MOST_ALIKE: usize = 16;

/// The sections by their numbers and by the words of their captions.
struct Index<'a> {
    numbered: FxHashMap<&'a Number, Vec<&'a Section>>,
    called: FxHashMap<BTreeSet<String>, Vec<&'a Number>>,
}

impl<'a> Index<'a> {
    fn new(sections: &'a [Section]) -> Index<'a> {
        let mut index = Index { numbered: FxHashMap::default(), called: FxHashMap::default() };
        for section in sections {
            index.numbered.entry(&section.number).or_default().push(section);
            if let Some(caption) = &section.caption {
                index.called.entry(significant(&caption.text)).or_default().push(&section.number);
            }
        }
        index
    }

    /// The other section that does have the caption, if exactly one does.
    fn elsewhere(&self, given: &Caption, not: &Number) -> Option<Number> {
        let called = self.called.get(&significant(&given.text))?;
        let mut found = called.iter().filter(|number| **number != not);
        let first = found.next()?;
        found.next().is_none().then(|| (*first).clone())
    }
}

fn value(part: &str) -> Option<u32> {
    part.parse().ok().or_else(|| letter(part))
}

/// Whether a section may be called so: its caption (or the caption above it and its own) has the same words, or has
/// all of the given words and no other section has just those.
fn agrees(context: &Context<'_>, index: &Index<'_>, section: &Section, given: &Caption) -> bool {
    let Some(caption) = &section.caption else { return true };
    let (given_words, own) = (significant(&given.text), significant(&caption.text));
    // The captions of the sections around it, from the inside out.
    let parent = |section: &Section| context.draft.sections.get(section.parent?);
    let around: Vec<&Caption> = std::iter::successors(parent(section), |section| parent(section))
        .filter_map(|section| section.caption.as_ref())
        .collect();
    let whole = around.first().map(|above| significant(&format!("{} {}", above.text, caption.text)));
    let same = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        one == other
            || one.iter().map(String::as_str).collect::<String>()
                == other.iter().map(String::as_str).collect::<String>()
    };
    same(&given_words, &own)
        || joined(&given.text) == joined(&caption.text)
        || whole.is_some_and(|whole| same(&given_words, &whole))
        // Where pages were put on one line, which section stands around another is a guess.
        || (context.draft.form != Form::Plain && around.iter().any(|above| same(&given_words, &significant(&above.text))))
        || ((covers(&own, &given_words, &caption.text) || begins(context, caption, given))
            && index.elsewhere(given, &section.number).is_none())
}

/// Whether the caption has all of the given words, or their initials: `PO` for `Purchase Orders`.
fn covers(own: &BTreeSet<String>, given: &BTreeSet<String>, caption: &str) -> bool {
    let initials: String =
        fold(caption).split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next()).collect();
    given.iter().all(|word| {
        own.contains(word) || (word.len() > 1 && word.len() < 5 && initials.contains(word.as_str()))
    })
}

/// Whether the given words go on where the caption breaks off: in a page put on one line its end is a guess.
fn begins(context: &Context<'_>, caption: &Caption, given: &Caption) -> bool {
    context.draft.form == Form::Plain && joined(&given.text).starts_with(&joined(&caption.text))
}

/// The letters of a caption alone: `Grant-Back` is `Grantback`.
fn joined(caption: &str) -> String {
    fold(caption).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a caption that carry its meaning, in the singular.
fn significant(caption: &str) -> BTreeSet<String> {
    const SMALL: [&str; 16] = [
        "and", "of", "the", "for", "to", "in", "on", "or", "by", "with", "a", "an", "upon", "from", "at",
        "as",
    ];
    let folded = fold(caption);
    let words =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !SMALL.contains(word));
    words.map(normal).collect()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn a_definition_is_named_by_another_term() {
        let told = |reference: &str| {
            let text = format!(
                "1.1 \"Net Sales\" means all sales.\n\n1.2 \"Large Buyer\" or \"LB\" means a buyer of ten.\n\n\
                 1.3 \"Year\" means a calendar year.\n\n2.1 Acme pays under {reference}.\n"
            );
            let found = findings("sale.txt", &text).into_iter();
            found.filter(|finding| finding.code == drafts::REFERENCE_CAPTION).count()
        };
        assert_eq!(told("Section 1.1 (Large Buyer)"), 1);
        for trap in [
            "Section 1.2 (Large Buyer)",
            "Section 1.2 (LB)",
            "Section 1.1 (Definitions)",
            "Section 1.1 (Sales)",
        ] {
            assert_eq!(told(trap), 0, "{trap}");
        }
    }
}
