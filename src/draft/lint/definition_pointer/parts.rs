//! A pointer in, whether another part of its section defines the term: `Output (as defined in Section 7.1(a))`, and 7.1(b) does.

use std::ops::Range;

use super::{Sites, names, only_reference};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::drafts;
use crate::draft::lint::context::Context;
use crate::draft::model::{Definition, Section, Target, letter};

/// So many parts are told apart by their letters: behind `(h)`, `(i)` may be a Roman number.
const MOST: u32 = 8;

pub(super) fn find(context: &Context<'_>, sites: &Sites<'_>, definition: &Definition) -> Option<Diagnostic> {
    let reference = only_reference(context, definition)?;
    let Target::Section { number, inner } = &reference.target else { return None };
    let [part] = inner.as_slice() else { return None };
    let wanted = letter(part).filter(|place| part.len() == 1 && *place <= MOST)?;
    let [section] = sites.sections.get(number)?.as_slice() else { return None };
    if section.tokens.len() > LONGEST || sites.sections.contains_key(&number.with(wanted)) {
        return None;
    }
    let names = names(context, definition);
    let site = names.iter().find_map(|name| match sites.defined.get(name)?.as_slice() {
        [site] if site.form.defines() && section.tokens.contains(&site.tokens.start) => Some(*site),
        _ => None,
    })?;
    let parts = parts(context, section);
    let meant = usize::try_from(wanted).ok()?.checked_sub(1)?;
    let own = parts.get(meant)?;
    let place =
        parts.iter().position(|part| part.contains(&site.tokens.start)).filter(|place| *place != meant)?;
    // What follows the last part may be of the whole section.
    let is_last = place + 1 == parts.len();
    let quoted = names
        .iter()
        .any(|name| sites.quoted.get(name).is_some_and(|places| places.iter().any(|at| own.contains(at))));
    if quoted || is_last && site.tokens.start > parts.get(place)?.start + LAST {
        return None;
    }
    let found = char::from_digit(u32::try_from(place).ok()? + 10, 36)?;
    let written = context.quote(reference.tokens.clone());
    let message = format!("`{}` is not defined in {written} but in ({found})", definition.term);
    Some(
        context
            .finding(drafts::DEFINITION_POINTER, reference.tokens.clone(), message, "it is not there")
            .related(context.span(site.tokens.clone()), "defined here")
            .help(format!("point at ({found})")),
    )
}

/// The longest section that is looked through, in tokens.
const LONGEST: usize = 8_000;

/// So far into the last part a definition is surely of it, in tokens.
const LAST: usize = 200;

/// The parts `(a)`, `(b)` … of a section, each to the next.
fn parts(context: &Context<'_>, section: &Section) -> Vec<Range<usize>> {
    let words = context.words;
    let mut starts: Vec<usize> = Vec::new();
    let references = &context.draft.references;
    let first = references.partition_point(|reference| reference.tokens.end <= section.tokens.start);
    let mut cited = references.get(first..).unwrap_or(&[]).iter().peekable();
    for at in section.tokens.clone() {
        while cited.next_if(|reference| reference.tokens.end <= at).is_some() {}
        let is_cited = cited.peek().is_some_and(|reference| reference.tokens.contains(&at));
        let next = u32::try_from(starts.len()).unwrap_or(MOST) + 1;
        let is_next = words.mark(at, '(')
            && words.mark(at + 2, ')')
            && words.text(at + 1).len() == 1
            && words.is_small(at + 1)
            && letter(words.text(at + 1)) == Some(next);
        if is_next && !is_cited && next <= MOST {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([section.tokens.end]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn another_part_of_the_section_defines_the_term() {
        let told = |pointer: &str| {
            let text = format!(
                "# Sale\n\n1. **Goods.** (a) Acme sells cloth. (b) What is left (the \"Spare Stock\") stays with Acme. (c) Beta may \
                 see it.\n\n2. **Price.** Beta pays for the Spare Stock (as defined in {pointer}).\n\n3. **Law.** It is that of England.\n"
            );
            let found = findings("sale.md", &text).into_iter();
            found.filter(|finding| finding.code == drafts::DEFINITION_POINTER).count()
        };
        assert_eq!(told("Section 1(a)"), 1);
        assert_eq!(told("Section 1(c)"), 1);
        assert_eq!(told("Section 1(b)"), 0);
        assert_eq!(told("Section 1"), 0);
    }
}
