//! The numbers that open sentences in, the section that a place stands in for certain out: that whose number stands between its
//! neighbours. Where pages were put on one line the tree of sections may not know it.

use rustc_hash::FxHashMap;

use super::super::context::Context;
use crate::draft::model::Number;
use crate::draft::sections::possible_heading;
use crate::draft::words::Gap;

/// The dotted numbers that open sentences, by how many parts they have; each in order.
pub(super) struct Runs(FxHashMap<usize, Vec<(usize, Number)>>);

impl Runs {
    pub fn new(context: &Context<'_>) -> Runs {
        let (draft, words) = (context.draft, context.words);
        let mut found: FxHashMap<usize, Vec<(usize, Number)>> = FxHashMap::default();
        for at in draft.body() {
            if !words.text(at).contains('.') {
                continue;
            }
            let Some(number) = possible_heading(words, at).filter(|number| number.0.len() > 1) else {
                continue;
            };
            let before = at.wrapping_sub(1);
            let named = draft.headings.contains(&before);
            let ended = words.gap(at) >= Gap::Wide
                || matches!(words.text(before), "." | ";" | ":" | ")" | "]" | "\"")
                || words.is_redaction(before);
            let stop = usize::from(words.gap(at + 1) == Gap::None && words.mark(at + 1, '.'));
            let goes_on =
                words.is_capital(at + 1 + stop) || matches!(words.text(at + 1 + stop), "\"" | "[" | "(");
            let cited = draft.references.partition_point(|reference| reference.tokens.start <= at);
            let cited =
                draft.references.get(..cited).and_then(<[_]>::last).is_some_and(|last| at < last.tokens.end);
            if (named || ended) && goes_on && !cited {
                found.entry(number.0.len()).or_default().push((at, number));
            }
        }
        Runs(found)
    }

    /// The section of a number of `parts` parts in which the token stands for certain, and the token of its number: its number follows
    /// the one before, and the next one follows it.
    pub fn section_at(&self, token: usize, parts: usize) -> Option<(&Number, usize)> {
        let opened = self.0.get(&parts)?;
        let next = opened.partition_point(|(at, _)| *at <= token);
        let (at, here) = opened.get(next.checked_sub(1)?)?;
        let follows = |after: &Number, before: &Number| {
            after.parent() == before.parent() && after.last() == before.last() + 1
        };
        let before = next.checked_sub(2).and_then(|before| opened.get(before));
        let is_first = here.last() == 1 || before.is_some_and(|(_, before)| follows(here, before));
        let goes_on = opened.get(next).is_some_and(|(_, after)| follows(after, here));
        (is_first && goes_on).then_some((here, *at))
    }
}
