//! A defined term with another hyphen or space in it: `Know How` where `Know-How` is defined.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use super::super::lexicon::normal;
use super::super::term_like::with_places;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::words::{Gap, Words};

/// The fewest letters of a term that are no other word by chance.
const TELLING: usize = 6;

/// The most words of a term that is looked for.
const LONGEST: usize = 7;

/// How many letters a term is found by as it begins.
const START: usize = 4;

/// How a term is written: its words as they are compared, with a space or a hyphen between.
type Spelling = String;

pub(super) fn with_another_hyphen(context: &Context<'_>, problems: &mut Problems) {
    let own =
        |definition: &&Definition| definition.form.defines() || definition.form == DefinitionForm::Pointer;
    // Each term by its letters: the first place that defines it, and how those that define it spell it.
    let mut defined: FxHashMap<String, (&Definition, FxHashSet<Spelling>)> = FxHashMap::default();
    for definition in context.draft.definitions.iter().filter(own) {
        let Some((letters, spelling)) = spelt(context.words, definition.tokens.clone()) else { continue };
        if letters.len() >= TELLING && letters.chars().all(char::is_alphabetic) {
            defined.entry(letters).or_insert_with(|| (definition, FxHashSet::default())).1.insert(spelling);
        }
    }
    let starts: FxHashSet<&str> = defined.keys().filter_map(|letters| letters.get(..START)).collect();
    let mut others: BTreeMap<(usize, Spelling), Vec<Range<usize>>> = BTreeMap::new();
    for at in context.draft.body().filter(|at| context.words.is_capital(*at)) {
        for (tokens, letters, spelling) in beginning(context.words, at, &starts) {
            let Some((definition, spellings)) = defined.get(&letters) else { continue };
            let titled = is_shouted(context.words, &tokens) && !is_shouted(context.words, &definition.tokens);
            if !spellings.contains(&spelling) && !titled && stands_alone(context.words, &tokens) {
                others.entry((definition.tokens.start, spelling)).or_default().push(tokens);
            }
        }
    }
    for ((first, _), places) in &others {
        let place =
            context.draft.definitions.binary_search_by_key(first, |definition| definition.tokens.start);
        let definition = place.ok().and_then(|place| context.draft.definitions.get(place));
        if let (Some(definition), Some((first, rest))) = (definition, places.split_first()) {
            let (written, right) = (context.words.phrase(first.clone()), &definition.term);
            let message = format!("`{written}` is spelt unlike the defined term `{right}`");
            let mut finding =
                context.finding(drafts::MISSPELT_TERM, first.clone(), message, "the other spelling");
            finding.severity = Severity::Note;
            let finding = finding.related(context.span(definition.tokens.clone()), "defined here");
            problems.push(with_places(context, finding, rest).help(format!("write `{right}` everywhere")));
        }
    }
}

/// The letters of a phrase and how it is spelt; nothing where anything else than words and hyphens stands in it.
fn spelt(words: Words<'_>, tokens: Range<usize>) -> Option<(String, Spelling)> {
    let (mut letters, mut spelling) = (String::new(), Spelling::new());
    for at in tokens.clone() {
        if words.is_word(at) {
            if at > tokens.start && !words.mark(at - 1, '-') {
                spelling.push(' ');
            }
            let word = normal(words.text(at));
            letters.push_str(&word);
            spelling.push_str(&word);
        } else if words.mark(at, '-') {
            spelling.push('-');
        } else {
            return None;
        }
    }
    Some((letters, spelling))
}

/// Whether a phrase is in capitals throughout, as titles are.
fn is_shouted(words: Words<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|at| !words.is_word(at) || words.is_shouted(at))
}

/// The phrases that begin at `at` and may be a term by their first letters, with these and their spelling.
fn beginning(words: Words<'_>, at: usize, starts: &FxHashSet<&str>) -> Vec<(Range<usize>, String, Spelling)> {
    let mut found = Vec::new();
    for end in at + 1..=at + 2 * LONGEST {
        let last = end - 1;
        let goes_on = last == at || words.gap(last) <= Gap::Line && words.gap(last) != Gap::Wide;
        // A word behind a hyphen or `Know how` may be small, and no other.
        let titled =
            words.is_capital(last) || words.mark(last, '-') || last == at + 1 || words.mark(last - 1, '-');
        if !goes_on || !titled {
            break;
        }
        let Some((letters, spelling)) = spelt(words, at..end) else { break };
        if letters.get(..START).is_some_and(|start| !starts.contains(start)) {
            break;
        }
        if words.is_word(last) {
            found.push((at..end, letters, spelling));
        }
    }
    found
}

/// Whether a phrase is no part of a longer one with a hyphen: `Non-Exclusive Territory`.
fn stands_alone(words: Words<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.wrapping_sub(1);
    let small =
        (tokens.clone()).any(|at| words.is_word(at) && !words.is_capital(at) && !words.mark(at - 1, '-'));
    // `Know how to do it` begins a sentence.
    let begins = !words.is_word(before) && !words.mark(before, ',') && !words.mark(before, '(');
    // `Third-Party claims` joins the words of a term that stand before another.
    let adjective = tokens.len() == 3
        && words.mark(tokens.start + 1, '-')
        && words.is_word(tokens.end)
        && words.gap(tokens.end) <= Gap::Line;
    // `Marathon Pipe Line` is a name.
    let named = tokens.len() == 2 && words.is_capital(before) && words.gap(tokens.start) <= Gap::Space;
    let joined = words.mark(before, '-') || words.mark(tokens.end, '-');
    !(joined || adjective || named || small && begins)
}
