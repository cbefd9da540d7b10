//! The sections so far and a candidate that does not go on from them in, whether it is one all the same, since headings between were not
//! seen.

use super::heading::{Candidate, Strength};
use crate::draft::model::{Number, Section};

/// Whether a dotted number lies a little ahead of what is open, where some headings were not seen, and the next one goes on from it: two
/// in order are no chance.
pub(super) fn resumes(
    sections: &[Section],
    open: &[usize],
    part: usize,
    candidate: &Candidate,
    next: Option<&Candidate>,
) -> bool {
    /// So many sections of the first level may lie between.
    const AHEAD: u32 = 2;
    let number = &candidate.number;
    let is_followed = next.is_some_and(|next| is_next(number, &next.number));
    if number.0.len() < 2 || !is_followed {
        return false;
    }
    let first = number.0.first().copied().unwrap_or(0);
    let reached = sections.last().filter(|last| last.part == part && !open.is_empty());
    match reached {
        Some(last) => {
            let before = last.number.0.first().copied().unwrap_or(0);
            *number > last.number && (before..=before + AHEAD).contains(&first)
        }
        None => number.0 == [1, 1],
    }
}

/// Whether a section of the first level goes on from one whose own heading was not seen: `7.` behind 6.2.
pub(super) fn begins_next(sections: &[Section], open: &[usize], candidate: &Candidate) -> bool {
    let outer = open.first().and_then(|at| sections.get(*at));
    let number = &candidate.number;
    candidate.strength >= Strength::Strong
        && number.0.len() == 1
        && outer.is_some_and(|outer| {
            outer.number.0.len() > 1 && outer.number.0.first() == Some(&number.last().saturating_sub(1))
        })
}

/// Whether a number is the one that comes right behind another: below it, beside it, or beside what is around it, or the first in that.
fn is_next(number: &Number, next: &Number) -> bool {
    let common = number.0.iter().zip(&next.0).take_while(|(one, other)| one == other).count();
    match (next.0.get(common..).unwrap_or(&[]), number.0.get(common)) {
        ([1], None) => true,
        ([part] | [part, 1], Some(before)) => *part == before + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::read;
    use crate::source::FileId;

    /// The numbers of the sections of a text.
    fn numbers(text: &str) -> Vec<String> {
        let draft = read(FileId(0), "sale.txt", text.as_bytes()).unwrap_or_else(|_| unreachable!());
        draft.sections.iter().map(|section| section.number.to_string()).collect()
    }

    #[test]
    fn numbers_go_on_behind_headings_that_are_not_seen() {
        let text = "1.1 The Seller packs. 1.2 The Seller sends. 1.5 The Buyer unpacks. 1.6 The Buyer pays. 1.7 The Buyer keeps it.";
        assert_eq!(numbers(&format!("The parties agree.\n\n{text}")), ["1.1", "1.2", "1.5", "1.6", "1.7"]);
        // One alone may be anything.
        let text = "1.1 The Seller packs. 1.2 The Seller sends. 1.7 Metres of cloth are sold.";
        assert_eq!(numbers(&format!("The parties agree.\n\n{text}")), ["1.1", "1.2"]);
    }

    #[test]
    fn a_first_level_goes_on_behind_one_without_its_heading() {
        let text = "1. Sale\n\n1.1 The Seller sells.\n\nPrice\n\n2.1 The Buyer pays.\n\n2.2 It pays in cash.\n\n3. Place\n\nIt is London.";
        assert_eq!(numbers(text), ["1", "1.1", "2.1", "2.2", "3"]);
    }

    #[test]
    fn a_number_comes_twice_in_mid_line() {
        let text = "1.1 The Seller packs. 1.2 The Seller sends. 1.2 The Seller insures. 1.3 The Buyer pays.";
        assert_eq!(numbers(&format!("The parties agree.\n\n{text}")), ["1.1", "1.2", "1.2", "1.3"]);
    }
}
