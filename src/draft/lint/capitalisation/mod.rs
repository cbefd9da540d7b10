//! `draft/capitalisation`: a defined term that is also written small where the defined thing is meant.

mod excess;
mod genitive;
mod meant;
mod one_word;
mod pairs;
mod party;
mod references;
mod regions;
mod same_form;
mod stray;
mod words_of_contracts;

use std::collections::BTreeMap;
use std::ops::Range;

use self::meant::{Meant, meant};
pub(super) use self::meant::{begins_sentence, stands_alone};
use self::words_of_contracts::THINGS;
use super::context::{Context, times};
use super::lexicon::normal;
use super::party_name::is_proper_name;
use super::undefined_term::own_name;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::words::Words;

/// A defined term with every place that defines it.
struct Term<'a> {
    /// Its words, as the lexicon compares them.
    phrase: Vec<u32>,
    /// The places that define it, in order; never none.
    definitions: Vec<&'a Definition>,
    /// Where its words stand outside the places that define it, in order.
    places: Vec<usize>,
    /// How many of them are written as it is defined.
    capital: usize,
    /// How many of these stand in the body, before what is attached.
    in_body: usize,
    /// How often its words are written in any other way.
    other: usize,
    /// Whether it is defined and written in capitals throughout: `PRODUCT`.
    shouted: bool,
    /// The first token from which on its words may mean it, where they are several.
    begin: usize,
}

impl Term<'_> {
    /// Whether a token stands within a place that defines the term.
    fn defines(&self, at: usize) -> bool {
        // A place holds a token only where it begins before it; definitions seldom stand within each other.
        let behind = self.definitions.partition_point(|definition| definition.text.start <= at);
        let nearest = self.definitions.get(..behind).unwrap_or(&[]).iter().rev().take(2);
        nearest.into_iter().any(|definition| definition.text.contains(&at))
    }

    /// Whether it is written with its capitals so often that small letters are a slip.
    fn is_custom(&self) -> bool {
        self.capital >= CUSTOM && self.capital >= SLIPS * self.other
    }

    /// The first token behind the first place that defines it.
    fn defined(&self) -> usize {
        self.definitions.first().map_or(0, |definition| definition.text.end)
    }
}

/// From where on the words of a term may mean it: from where a list of definitions begins, since they are in the order of the alphabet;
/// else from behind the place that names it.
fn begin(definitions: &[&Definition], list: usize) -> usize {
    let first = definitions.first().map_or(0, |definition| definition.text.end);
    let named = |definition: &&Definition| {
        matches!(
            definition.form,
            DefinitionForm::Inline | DefinitionForm::Recalled | DefinitionForm::Labelled
        )
    };
    if definitions.first().is_none_or(named) { first } else { first.min(list) }
}

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut defined: BTreeMap<Vec<u32>, Vec<&Definition>> = BTreeMap::new();
    for definition in &context.draft.definitions {
        if let Some(phrase) = context.lexicon.phrase(context.words, definition.tokens.clone()) {
            defined.entry(phrase).or_default().push(definition);
        }
    }
    let is_term = |phrase: &[u32]| defined.contains_key(phrase);
    let means = context.draft.definitions.iter().filter(|it| it.form == DefinitionForm::Means);
    let list = means.map(|definition| definition.text.start).next().unwrap_or(0);
    let words = context.words;
    let attached = context.draft.attachments.first().map_or(usize::MAX, |attachment| attachment.tokens.start);
    for (phrase, definitions) in &defined {
        // How the name of a party is written is another matter.
        if definitions.iter().any(|definition| is_proper_name(context, &definition.tokens)) {
            continue;
        }
        let mut term = Term {
            phrase: phrase.clone(),
            definitions: definitions.clone(),
            places: Vec::new(),
            capital: 0,
            in_body: 0,
            other: 0,
            shouted: false,
            begin: begin(definitions, list),
        };
        let body = context.draft.body();
        let mut places: Vec<usize> = context.lexicon.places(phrase).filter(|at| body.contains(at)).collect();
        places.retain(|at| !term.defines(*at));
        let in_capitals = |at: usize| (at..at + phrase.len()).all(|at| is_shouted(words, at));
        let shouted = places.iter().filter(|at| in_capitals(**at)).count();
        term.shouted =
            definitions.iter().all(|definition| definition.tokens.clone().all(|at| is_shouted(words, at)))
                && shouted >= OFTEN
                && shouted * 5 > places.len() * 4;
        let written = |at: usize| {
            let same = |definition: &&Definition| is_written_like(words, at, definition.tokens.clone());
            if term.shouted { in_capitals(at) } else { definitions.iter().any(same) }
        };
        let others: Vec<usize> = places.iter().copied().filter(|at| !written(*at)).collect();
        term.capital = places.len() - others.len();
        term.other = others.len();
        term.in_body = places.iter().filter(|at| **at < attached && written(**at)).count();
        // `Late Payment. If a payment is late …`: a caption, unless the text writes its words with capitals, too.
        let captioned = definitions.iter().all(|definition| is_caption(words, definition));
        let meant_so = places.iter().filter(|at| written(**at) && !begins_sentence(words, **at)).count();
        let headed = definitions.iter().all(|definition| is_shouted(words, definition.tokens.start));
        if captioned && (meant_so == 0 || headed && meant_so <= others.len()) {
            continue;
        }
        term.places = places;
        let mut judged: Vec<(usize, Meant)> =
            others.iter().filter_map(|at| Some((*at, meant(context, &term, *at, &is_term)?))).collect();
        let same = same_form::more(context, &term, &judged, &others);
        judged.extend(same.into_iter().map(|at| (at, Meant::Perhaps)));
        judged.sort_unstable_by_key(|(at, _)| *at);
        // Where it is hardly ever written as it is defined, the definition may be what is written wrongly.
        if captioned || judged.len() > 3 * term.capital {
            judged.iter_mut().for_each(|(_, meant)| *meant = Meant::Perhaps);
        }
        // What is written small more often than not is another thing of the same name.
        if judged.len() > 2 * term.capital && is_thing(context.words, definitions) {
            judged.clear();
        }
        for level in [Meant::Surely, Meant::Perhaps] {
            let places = judged.iter().filter(|(_, meant)| *meant == level).map(|(at, _)| *at).collect();
            report(context, &term, places, level, problems);
        }
        excess::find(context, &term, problems);
        genitive::find(context, &term, problems);
    }
    stray::find(context, problems);
    pairs::find(context, problems);
    references::find(context, problems);
    regions::find(context, problems);
    own_name::small(context, problems);
    own_name::other(context, drafts::CAPITALISATION, problems);
}

/// Whether what may define a term may be the caption of what stands behind it: `Late Payment. He pays …`.
fn is_caption(words: Words<'_>, definition: &Definition) -> bool {
    definition.form == DefinitionForm::Labelled
        && matches!(words.text(definition.tokens.end), "." | ":" | "-" | "–" | "—")
}

/// So often a term is written as it is defined where that is the custom of the draft.
const CUSTOM: usize = 8;

/// So many times as often, at least, as in any other way.
const SLIPS: usize = 5;

/// So often a term is written in capitals where it is so throughout.
const OFTEN: usize = 3;

/// The most places that one finding shows besides the first.
const MOST_SHOWN: usize = 31;

fn report(context: &Context<'_>, term: &Term<'_>, places: Vec<usize>, level: Meant, problems: &mut Problems) {
    let tokens = |at: usize| at..at + term.phrase.len();
    let (Some(first), Some(definition)) = (places.first(), term.definitions.first()) else { return };
    let words = context.words;
    let (quote, name) = (context.quote(tokens(*first)), &definition.term);
    let message = match places.len() {
        1 => format!("`{quote}` is not written like the defined term `{name}`"),
        count => format!("`{quote}` is not written like the defined term `{name}`, {}", times(count)),
    };
    let mut finding = context.finding(drafts::CAPITALISATION, tokens(*first), message, "written small");
    if level == Meant::Perhaps {
        finding.severity = Severity::Note;
    }
    finding = finding.related(context.span(definition.tokens.clone()), "defined here");
    for at in places.iter().skip(1).take(MOST_SHOWN) {
        finding = finding.related(context.span(tokens(*at)), "and here");
    }
    // Small letters may be meant: whether the defined term is, the reader says, and not `--fix`.
    let edits = places.iter().map(|at| (context.span(tokens(*at)), capitalised(words.slice(tokens(*at)))));
    let title = if places.len() == 1 { "write it with capitals" } else { "write all of them with capitals" };
    finding = finding.help(format!("write `{name}` where the defined term is meant"));
    problems.push(finding.edits(title, edits));
}

/// The same words, each with a capital; small words within stay as they are.
fn capitalised(text: &str) -> String {
    let mut capital = true;
    let mut letters = String::with_capacity(text.len());
    for letter in text.chars() {
        if capital && letter.is_alphabetic() {
            letters.extend(letter.to_uppercase());
        } else {
            letters.push(letter);
        }
        capital = letter.is_whitespace() || letter == '-';
    }
    letters
}

/// Whether a term is a single word for a thing: `Products`.
fn is_thing(words: Words<'_>, definitions: &[&Definition]) -> bool {
    definitions.first().is_some_and(|definition| {
        definition.tokens.len() == 1 && THINGS.contains(&normal(words.text(definition.tokens.start)).as_str())
    })
}

/// Whether the words from `at` have every capital that those of the definition have.
fn is_written_like(words: Words<'_>, at: usize, definition: Range<usize>) -> bool {
    definition.enumerate().all(|(place, defined)| {
        !words.is_capital(defined) || words.is_capital(at + place) || is_joint(words, defined)
    })
}

/// Whether a word is all capitals, but for a possessive ending: `PRODUCT's`.
fn is_shouted(words: Words<'_>, at: usize) -> bool {
    let text = words.text(at);
    let stem = ["'s", "’s", "s"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    words.is_word(at) && stem.len() > 1 && !stem.chars().any(char::is_lowercase)
}

/// Whether a word only joins those of a term: `of` in `Terms of Use`.
fn is_joint(words: Words<'_>, at: usize) -> bool {
    words.is_one_of(at, &["of", "the", "and", "or", "for", "to", "in", "on", "a", "an", "by", "with"])
}
