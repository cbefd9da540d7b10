//! All findings of a draft in; those that a conversion to text made, not the one who wrote it, out as notes.
//!
//! A program that takes the text out of a page may lose spaces at the ends of lines, tear words, or drop letters. One such place may be
//! a slip; where several of the same sort stand in one text they are of the program.

use std::cell::RefCell;

use rustc_hash::FxHashSet;

use crate::diagnostic::{Problems, Severity};
use crate::source::Span;

/// What a conversion does to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// Two words in one, or one in two: `andtesting`, `Sect ion`.
    Word,
    /// A word that fell into parts of which one is none: `l ieu`. Nobody types it so.
    Torn,
    /// A mark or a number that its word sticks to: `(i)display`.
    Mark,
    /// A letter that is gone: `ate` for `date`. Alone it tells nothing, for anybody leaves a letter out.
    Letter,
}

/// So many words that are glued or torn are of the conversion.
const WORDS: usize = 2;

/// So many places that lack a space are, of words and marks together.
const PLACES: usize = 4;

/// The places so far that a conversion may have made.
#[derive(Debug, Default)]
pub(super) struct Damages(RefCell<Vec<(Span, Damage)>>);

impl Damages {
    /// Notes that a finding tells what a conversion may have done.
    pub fn note(&self, place: Span, damage: Damage) {
        self.0.borrow_mut().push((place, damage));
    }

    /// Makes notes of the findings at these places, where there are several of the same sort.
    pub fn settle(&self, found: &mut Problems) {
        let places = self.0.borrow();
        let count = |damage: Damage| places.iter().filter(|(_, other)| *other == damage).count();
        let (words, marks) = (count(Damage::Word) + count(Damage::Torn), count(Damage::Mark));
        let (torn, unspaced) = (words >= WORDS, words + marks >= PLACES);
        if places.is_empty() {
            return;
        }
        let of_conversion = |damage: Damage| match damage {
            Damage::Torn => true,
            Damage::Word => torn || unspaced,
            Damage::Mark => unspaced,
            Damage::Letter => torn,
        };
        let converted: FxHashSet<Span> =
            places.iter().filter(|(_, damage)| of_conversion(*damage)).map(|(place, _)| *place).collect();
        let warnings = found.iter_mut().filter(|finding| finding.severity == Severity::Warning);
        for finding in warnings.filter(|finding| converted.contains(&finding.span())) {
            finding.severity = Severity::Note;
            finding.notes.push("a conversion to text may have made it".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::catalogue::drafts;
    use crate::source::FileId;

    fn notes(damages: &[Damage]) -> usize {
        let all = Damages::default();
        let mut found = Problems::default();
        for (at, damage) in damages.iter().enumerate() {
            let place = Span::new(FileId(0), at * 10, at * 10 + 5);
            all.note(place, *damage);
            found.push(Diagnostic::new(drafts::MISSPELLING, place, "wrong", "here"));
        }
        all.settle(&mut found);
        found.iter().filter(|finding| finding.severity == Severity::Note).count()
    }

    #[test]
    fn several_of_the_same_sort_are_of_the_conversion() {
        use Damage::{Letter, Mark, Torn, Word};
        assert_eq!(notes(&[Torn, Letter]), 1);
        assert_eq!(notes(&[Torn, Word]), 2);
        assert_eq!(notes(&[Word]), 0);
        assert_eq!(notes(&[Word, Letter, Letter]), 0);
        assert_eq!(notes(&[Letter, Letter, Letter]), 0);
        assert_eq!(notes(&[Mark, Mark, Mark]), 0);
        assert_eq!(notes(&[Word, Word, Mark]), 2);
        assert_eq!(notes(&[Word, Word, Letter]), 3);
        assert_eq!(notes(&[Mark, Mark, Mark, Word]), 4);
    }
}
