//! A draft in, how it is numbered out: as far as the absence of a number is judged by it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use crate::draft::model::{Form, Number, Reference, Section};
use crate::draft::sections::decimal_number;
use crate::draft::words::{Gap, Words};

/// So many sections that were recognised say that the numbers of a text are read as they are meant.
const WELL_NUMBERED: usize = 20;

/// The numbers that stand anywhere but in a reference, each with those around it.
fn standing(context: &Context<'_>) -> FxHashSet<Number> {
    let words = context.words;
    let mut cited = vec![false; words.len()];
    for reference in &context.draft.references {
        let tokens = reference.tokens.start..reference.tokens.end.min(words.len());
        cited.get_mut(tokens).into_iter().for_each(|tokens| tokens.fill(true));
    }
    // What the table of contents has alone is not in the text.
    let contents = &context.draft.in_contents;
    let uncited = cited.iter().enumerate().filter(|(at, cited)| !**cited && !contents.contains(at));
    let uncited = uncited.filter(|(at, _)| words.is_number(*at));
    let numbers = uncited.filter_map(|(at, _)| decimal_number(words.text(at)));
    numbers.flat_map(|number| std::iter::successors(Some(number), Number::parent)).collect()
}

/// Whether a token stands for words that were taken out: `[***]`, `REDACTED`.
fn is_taken_out(words: Words<'_>, at: usize) -> bool {
    words.is_redaction(at) || words.text(at) == "REDACTED"
}

/// Whether what stands behind the last number of a list says that it is none of something counted: `Sections 4, 7 and 31 shall survive`.
fn ends_list(words: Words<'_>, end: usize) -> bool {
    matches!(words.text(end), "." | ";" | ")" | ",")
        || words.is_one_of(
            end,
            &[
                "of", "hereof", "herein", "above", "below", "shall", "will", "may", "survive", "survives",
                "apply", "is", "are", "remain",
            ],
        )
}

/// How a draft is numbered, as far as the absence of a number is judged by it.
pub(super) struct Numbering {
    /// The last number below each number; below none, the last of the first level.
    pub last: FxHashMap<Option<Number>, Number>,
    /// Whether every section of a number is whole, by number; one in which words were taken out is not.
    pub whole: FxHashMap<Number, bool>,
    /// The sections from which a whole paragraph was taken out, which may have been one of theirs.
    emptied: FxHashSet<Number>,
    /// The first-level sections of a text that open a paragraph with their caption and have nothing numbered below, where the next
    /// one is as plain.
    undivided: FxHashSet<Number>,
    /// Whether no section was taken out of the draft: nothing was, or each section of its first level says its name, `ARTICLE IV`, and no
    /// whole paragraph was.
    complete: bool,
    /// How many numbers the first level has, if it has them without gaps.
    first: Option<usize>,
    /// The highest number of the first level anywhere, also of those too doubtful for the tree.
    highest: u32,
    /// Every number that stands anywhere but in a reference, and those around it.
    standing: FxHashSet<Number>,
}

impl Numbering {
    pub fn new(context: &Context<'_>) -> Numbering {
        let draft = context.draft;
        // How many redactions stand before each token.
        let mut redactions = vec![0usize];
        for at in 0..context.words.len() {
            let before = redactions.last().copied().unwrap_or(0);
            redactions.push(before + usize::from(is_taken_out(context.words, at)));
        }
        let until = |at: usize| redactions.get(at).or(redactions.last()).copied().unwrap_or(0);
        let words = context.words;
        let is_out = |at: &usize| is_taken_out(words, *at) || words.mark(*at, '.');
        let is_paragraph = |at: &usize| {
            let behind = (at + 1..).find(|behind| !is_out(behind) || words.gap(*behind) == Gap::Block);
            words.gap(*at) == Gap::Block && behind.is_some_and(|behind| words.gap(behind) == Gap::Block)
        };
        let out: Vec<usize> =
            (0..words.len()).filter(|at| is_taken_out(words, *at)).filter(is_paragraph).collect();
        let mut emptied = FxHashSet::default();
        let mut last: FxHashMap<Option<Number>, Number> = FxHashMap::default();
        let mut whole: FxHashMap<Number, bool> = FxHashMap::default();
        let mut first: Vec<u32> = Vec::new();
        for section in &draft.sections {
            let number = &section.number;
            let known = last.entry(number.parent()).or_insert_with(|| number.clone());
            if *known < *number {
                *known = number.clone();
            }
            let untouched = until(section.tokens.start) == until(section.tokens.end);
            *whole.entry(number.clone()).or_insert(true) &= untouched;
            if number.0.len() == 1 && section.part == 0 {
                first.push(number.last());
            }
            let next = out.partition_point(|at| *at < section.tokens.start);
            if out.get(next).is_some_and(|at| *at < section.tokens.end) {
                emptied.insert(number.clone());
            }
        }
        let plain = |section: &Section| {
            let opens = context.words.gap(section.tokens.start) == Gap::Block;
            opens && section.caption.is_some() && section.number.0.len() == 1 && section.part == 0
        };
        let undivided = draft.sections.windows(2).filter_map(|pair| match pair {
            [section, next] if plain(section) && plain(next) && next.number > section.number => {
                Some(section.number.clone())
            }
            _ => None,
        });
        let undivided = undivided.collect();
        first.sort_unstable();
        first.dedup();
        let gapless = first.iter().zip(1..).all(|(have, want)| *have == want);
        let of_first_level = |section: &&Section| section.number.0.len() == 1 && section.part == 0;
        let named = draft
            .sections
            .iter()
            .filter(of_first_level)
            .all(|section| draft.headings.contains(&section.tokens.start));
        Numbering {
            last,
            whole,
            undivided,
            emptied,
            complete: until(usize::MAX) == 0 || (named && out.is_empty()),
            first: gapless.then_some(first.len()),
            highest: draft
                .possible_numbers
                .iter()
                .filter_map(|known| known.0.first())
                .max()
                .copied()
                .unwrap_or(0),
            standing: standing(context),
        }
    }

    /// Whether the number is in no other place of a text than in references, where the section around it is.
    pub fn stands_nowhere(&self, context: &Context<'_>, reference: &Reference, number: &Number) -> bool {
        let (draft, words) = (context.draft, context.words);
        let end = reference.tokens.end;
        // `Section 6.8 Formulas` at the beginning of a line may be the heading itself; `Section 1.2 of` at its end another text's.
        let in_line = words.gap(reference.tokens.start) < Gap::Wide
            && !(words.is_one_of(end, &["of", "to"]) && words.gap(end + 1) == Gap::Block);
        draft.form == Form::Plain
            && draft.sections.len() >= WELL_NUMBERED
            && in_line
            && !self.standing.contains(number)
            && number
                .parent()
                .is_some_and(|parent| self.standing.contains(&parent) && !self.emptied.contains(&parent))
    }

    /// Whether the absence of the number says that the reference is broken: its neighbours are there, and nothing was
    /// taken out where it would be.
    pub fn telling(&self, context: &Context<'_>, reference: &Reference, number: &Number) -> bool {
        let draft = context.draft;
        let Some(parent) = number.parent() else {
            // `Articles IX, X and XV` are numbers for certain, and the 30 in `Sections 4, 5 and 30 days` is none.
            let sure = reference.tokens.len() >= 2
                || context.words.is_word(reference.tokens.start)
                || ends_list(context.words, reference.tokens.end);
            // `Section C` of another text is no hundredth.
            let last = context.words.text(reference.tokens.end - 1);
            let letter = matches!(last, "C" | "D" | "L" | "M");
            return self.beyond(number) && self.complete && sure && !letter;
        };
        // `4.1.2` without a `4.1.1`: the first number was lost with its heading.
        if number.last() == 1 && draft.possible_numbers.contains(&parent.with(2)) {
            return false;
        }
        match self.whole.get(&parent) {
            // The section around it is there, whole, and numbered below, or is known to have no numbers below it.
            Some(whole) => {
                *whole
                    && (self.last.contains_key(&Some(parent.clone()))
                        || draft.form != Form::Plain
                        || self.undivided.contains(&parent))
            }
            None => {
                let around = std::iter::successors(parent.parent(), Number::parent);
                let known = around.into_iter().find_map(|around| self.whole.get(&around));
                match known.filter(|_| draft.form != Form::Plain) {
                    Some(whole) => *whole,
                    None => self.beyond(&parent) && self.complete,
                }
            }
        }
    }

    /// Whether a first-level number lies beyond the last one of a draft that is numbered without gaps.
    fn beyond(&self, number: &Number) -> bool {
        let wanted = number.0.first().copied().unwrap_or(0);
        self.first.is_some_and(|first| first >= 4 && wanted as usize > first) && self.highest < wanted
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::{findings, tells_each};

    fn told(sentence: &str) -> usize {
        let article = |number: usize| {
            format!(
                "{number}. Matters.\n\n{number}.1 Acme sells what Beta buys.\n\n{number}.2 Beta pays what Acme asks.\n\n"
            )
        };
        let articles: String = (1..=6).map(article).collect();
        let text = format!("{articles}7. Law.\n\n7.1 {sentence}\n\n7.2 It is that of England.\n");
        let found = findings("sale.txt", &text).into_iter();
        found.filter(|finding| finding.code == drafts::CROSS_REFERENCE).count()
    }

    #[test]
    fn a_reference_is_judged_however_it_is_written() {
        tells_each(
            told,
            &[
                "It is due under SECTION 4.7, and it is paid.",
                "EXCEPT AS SET FORTH IN SECTION 4.7, NOTHING IS DUE.",
                "It is due under Sec. 4.7 and it is paid.",
                "It is due under Section 97 of this Agreement.",
                "Sections 3, 4 and 31 shall survive.",
                "The Articles 3, 4, and 22 apply.",
            ],
            &[
                "EXCEPT AS SET FORTH IN SECTION 4.2, NOTHING IS DUE.",
                "It is due under Sec. 4.2 and it is paid.",
                "It is due under Section 97.",
                "Sections 3, 4 and 31 days of grace apply.",
            ],
        );
    }

    #[test]
    fn one_is_named_where_several_are_announced() {
        tells_each(
            told,
            &[
                "It is due under Sections 4.1 upon demand.",
                "It is due (subject to Sections 4.1) at once.",
                "It is due under Sections 4.1 (the sums may be rounded).",
                "It is due as told in Section 4.-1 at once.",
            ],
            &[
                "It is due under Sections 4.1 through 4.2.",
                "It is due under Sections 4.1 (Sale) and 4.2.",
                "It is due under Sections 4.1, as amended, and 4.2.",
                "It is due under Section 4.1 upon demand.",
            ],
        );
    }
}
