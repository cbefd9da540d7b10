//! A marker and the list that is open in, whether the marker belongs to a list around or within it, and is neither a second one nor one that
//! is counted otherwise.

use super::super::context::Context;
use super::lists::{LONGEST_PART, List, ends_sentence};
use super::markers::{Marker, Style};

/// Whether a marker begins a list within the first part of one that is written alike: `(i) Acme fails; provided, (i) … and (ii) …; (ii)
/// Acme ends`. A word of a condition leads to it, or its sentence has two second parts.
pub(super) fn is_within(context: &Context<'_>, list: &List, marker: &Marker, following: &[Marker]) -> bool {
    const CONDITIONS: [&str; 10] =
        ["provided", "if", "that", "however", "where", "unless", "case", "including", "when", "either"];
    let words = context.words;
    let before = marker.tokens.start.wrapping_sub(1);
    let seconds = following
        .iter()
        .take_while(|next| !ends_sentence(context, marker.tokens.end..next.tokens.start))
        .filter(|next| list.place(next) == Some(2));
    words.is_one_of(before.wrapping_sub(1), &CONDITIONS) || seconds.take(2).count() == 2
}

/// Whether a marker goes on with a list around the one that is open, `(c)` behind `(b) … (i) … and (ii) …;`: the part before it stands a
/// little further back, or the list within is done, for it has said `and`, or a semicolon ends what commas part.
pub(super) fn ends_inner(
    context: &Context<'_>,
    (list, style, place): (&List, Style, u32),
    marker: &Marker,
    earlier: &[Marker],
) -> bool {
    let words = context.words;
    let start = marker.tokens.start;
    let is_before = |other: &&Marker| {
        other.is_like(list.bracketed, list.close)
            && other.readings.contains(&(style, place.saturating_sub(1)))
    };
    let section = context.draft.section_at(start).map_or(0, |section| section.tokens.start);
    let from = section.max(start.saturating_sub(LONGEST_PART));
    let near = || earlier.iter().rev().take_while(|other| other.tokens.start >= from);
    let joined = |at: usize| words.is_one_of(at.wrapping_sub(1), &["and", "or"]);
    let semicolon = |at: usize| words.mark(at.wrapping_sub(1 + usize::from(joined(at))), ';');
    let is_done = joined(list.at.start);
    let outer = list.last > 1 && semicolon(start) && !semicolon(list.at.start);
    // What stands within this list is no list around it.
    let first = near().find(|other| list.place(other) == Some(1));
    let first = first.map_or(list.at.start, |other| other.tokens.start);
    let goes_on = |other: &Marker| !ends_sentence(context, other.tokens.end..start);
    is_done || outer || near().any(|other| is_before(&other) && other.tokens.start < first && goes_on(other))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    /// What is told of the numbers of a section that says this.
    fn told(text: &str) -> Vec<String> {
        let draft = format!(
            "1. Sale. Acme sells.\n\n2. Price. It is ten.\n\n3. Duties. {text}\n\n4. Law. English.\n"
        );
        let found = findings("sale.txt", &draft).into_iter();
        found.filter(|finding| finding.code == drafts::NUMBERING).map(|finding| finding.message).collect()
    }

    #[test]
    fn a_list_around_goes_on_behind_a_list_within() {
        for text in [
            "Beta shall (a) pay, (b) give notice if (i) it moves, and (ii) it is sold; (c) sign, and (d) keep it.",
            // The beginning of the list is on the page before.
            "Beta shall (a) pay;\n\n12\n\n(b) give notice if (i) it moves, and (ii) it is sold; (c) sign, and (d) keep it.",
            "Beta shall (a) pay;\n\n(b) give (i) its name, (ii) its place; (c) sign.",
            "Beta shall (A) pay;\n\n(B) say where (1) it is and (2) it was, and (C) sign.",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
        let otherwise =
            "Beta shall tell of (i) any fire; (ii) any flood; (iii) any theft; and (d) any claim.";
        assert_eq!(told(otherwise), ["(d) follows (iii): (iv) is meant"]);
        let within = "Beta may end it if (1) Acme (a) fails, or (b) ends, (2) Acme moves, or (c) Acme asks.";
        assert_eq!(told(within), ["(c) follows (2): (3) is meant"]);
    }

    #[test]
    fn a_condition_has_a_list_of_its_own() {
        for text in [
            "Beta may end it if (i) Acme fails; provided, (i) Beta has told it and (ii) a month has passed; (ii) Acme ends; or (iii) both agree.",
            "Beta may (a) wait where, (a) Acme asks or (b) Acme pays, (b) sue, and (c) leave.",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
        assert_eq!(
            told("Beta is told either (i) by hand, or (i) by letter, or (ii) by courier."),
            ["(i) comes twice"]
        );
    }
}
