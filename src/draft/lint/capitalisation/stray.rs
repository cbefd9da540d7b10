//! Words with a capital where none belongs: `payment; And`, `in Fifteen (15) days`, `a company, Partnership or trust` in a draft that writes
//! `partnership` else; and `Party` now with its capital and now without, where no such term is defined.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::context::{Context, times};
use super::super::lexicon::normal;
use super::super::roles::is_role;
use super::super::term_like::{TermLike, with_places};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::BlockKind;
use crate::draft::words::{Gap, Words, fold};

/// Words that have a capital only where a sentence begins.
const LITTLE: [&str; 20] = [
    "and", "or", "unless", "of", "to", "by", "for", "with", "from", "which", "shall", "its", "their", "but",
    "whether", "than", "be", "been", "has", "have",
];

/// Words that behind a comma have none either.
const BEHIND_COMMA: [&str; 6] = ["if", "such", "when", "where", "that", "upon"];

/// Words that open a sentence and have a comma behind them.
const LEADING: [&str; 7] =
    ["however", "therefore", "accordingly", "furthermore", "moreover", "provided", "consequently"];

/// How the names of companies end that have a full stop of their own.
const COMPANIES: [&str; 5] = ["ltd", "inc", "corp", "co", "llc"];

/// Numbers in words.
const NUMBERS: [&str; 21] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen",
    "eighteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// So many times as often, at least, a word must stand in small letters before a capital of it is a slip.
const SLIPS: usize = 2;

/// So often it must stand so.
const OFTEN: usize = 2;

/// The most places at which a word with a capital is a slip.
const SELDOM: usize = 3;

/// At how many places of a word it is looked whether it names a thing.
const MOST_PLACES: usize = 1_000;

/// The longest phrase that is looked at, in words.
const LONGEST: usize = 3;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    little_words(context, problems);
    articles_of_terms(context, problems);
    genitives(context, problems);
    common_words(context, problems);
    parties_undefined(context, problems);
}

/// A note on a capital too many, with the other places of the same.
fn report(
    context: &Context<'_>,
    places: &[Range<usize>],
    message: String,
    help: &str,
    problems: &mut Problems,
) {
    let Some((first, others)) = places.split_first() else { return };
    let mut finding =
        context.finding(drafts::CAPITALISATION, first.clone(), message, "written with a capital");
    finding.severity = Severity::Note;
    problems.push(with_places(context, finding, others).help(help));
}

/// Whether a word stands within running text: no heading, no cell, and small letters before and behind it.
pub(super) fn is_in_prose(context: &Context<'_>, at: usize) -> bool {
    let words = context.words;
    let text = context
        .draft
        .block_at(at)
        .is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item));
    text && words.gap(at) <= Gap::Line && words.gap(at) != Gap::Wide && words.gap(at) != Gap::None
}

/// Whether a word is wholly in small letters, and no letter of a list.
pub(super) fn is_small(words: Words<'_>, at: usize) -> bool {
    let text = words.text(at);
    words.is_word(at)
        && text.len() > 1
        && text.chars().all(|letter| letter.is_lowercase() || matches!(letter, '\'' | '’'))
}

/// `agreed; And the`, `business, Unless a`, `within Fifteen (15) days`.
fn little_words(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut found: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
    let mut small_numbers = 0;
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for at in context.draft.body() {
        let number = words.mark(at + 1, '(') && words.is_number(at + 2) && words.is_one_of(at, &NUMBERS);
        small_numbers += usize::from(number && is_small(words, at));
        let titled = words.is_capital(at) && !words.is_shouted(at);
        if !titled || !is_in_prose(context, at) {
            continue;
        }
        if number
            && is_small(words, at - 1)
            && is_small(words, at.wrapping_sub(2))
            && words.gap(at) <= Gap::Space
        {
            numbers.push(at..at + 1);
        }
        let comma = words.mark(at - 1, ',') || words.mark(at - 1, ';') && words.is_one_of(at, &["and", "or"]);
        let before = if comma { at.wrapping_sub(2) } else { at - 1 };
        // `However, If he`, `Acme Ltd. Or any other`, `Buyer and Its`.
        let led = comma && words.is_one_of(before, &LEADING);
        let behind_name = words.mark(at - 1, '.')
            && words.is_one_of(at.wrapping_sub(2), &COMPANIES)
            && words.is_one_of(at, &["and", "or"])
            && !words.is_shouted(at + 1)
            && words.gap(at + 1) <= Gap::Line;
        let owned = words.is_one_of(at, &["its", "their"]) && words.is_one_of(before, &["and", "or", "of"]);
        let runs_on = (is_small(words, before) && (is_small(words, before.wrapping_sub(1)) || owned)
            || led
            || behind_name)
            && words.gap(at) <= Gap::Space
            && words.gap(before) <= Gap::Line;
        let goes_on = is_small(words, at + 1) && words.gap(at + 1) <= Gap::Line
            || words.is_one_of(at + 1, &["whereas"])
            || behind_name
            || (words.mark(at - 1, ',') || owned) && words.is_capital(at + 1) && is_small(words, at + 2);
        let little =
            words.is_one_of(at, &LITTLE) || words.mark(at - 1, ',') && words.is_one_of(at, &BEHIND_COMMA);
        if little && runs_on && goes_on && !is_quoted(context, at) {
            found.entry(fold(words.text(at)).into_owned()).or_default().push(at..at + 1);
        }
    }
    for (word, places) in found.into_iter().filter(|(_, places)| places.len() <= 2 * SELDOM) {
        let message = format!("`{}` has a capital in the middle of a sentence", capital(&word));
        report(
            context,
            &places,
            message,
            &format!("write `{word}`, or end the sentence before it"),
            problems,
        );
    }
    if small_numbers >= SLIPS * numbers.len() && small_numbers >= OFTEN && !numbers.is_empty() {
        let quote = numbers.first().map_or("", |first| words.text(first.start));
        let message = format!("`{quote}` has a capital in the middle of a sentence");
        report(context, &numbers, message, "write it small, as the other numbers", problems);
    }
}

/// The word with a capital.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a quotation mark is open before the word at `at` in its sentence.
fn is_quoted(context: &Context<'_>, at: usize) -> bool {
    let sentence = context.sentence(at);
    (sentence.start..at).filter(|here| context.words.mark(*here, '"')).count() % 2 == 1
}

/// `will help The Developer`: an article with a capital before a term in the middle of a sentence.
fn articles_of_terms(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let known = context.known();
    let single = context.draft.definitions.iter().filter(|definition| definition.tokens.len() == 1);
    let single: FxHashSet<&str> = single.map(|definition| words.text(definition.tokens.start)).collect();
    let places = context.lexicon.places_of("the").filter(|at| {
        let at = *at;
        words.text(at) == "The"
            && context.draft.body().contains(&at)
            && is_in_prose(context, at)
            && words.gap(at) <= Gap::Space
            && is_small(words, at - 1)
            && is_small(words, at.wrapping_sub(2))
            && words.is_capital(at + 1)
            && is_small(words, at + 2)
            && (is_role(words.text(at + 1))
                || single.contains(words.text(at + 1))
                || words.is_one_of(at + 1, &["state", "parties", "party", "agreement"])
                || has_article(context, at + 1))
            && !known.is_term(&format!("the {}", normal(words.text(at + 1))))
    });
    let places: Vec<Range<usize>> = places.map(|at| at..at + 1).collect();
    if places.len() <= SELDOM {
        let message = "`The` has a capital in the middle of a sentence".to_owned();
        report(context, &places, message, "write `the`", problems);
    }
}

/// Whether the word at `at` stands again and again behind a small article, as no name does that begins with one.
fn has_article(context: &Context<'_>, at: usize) -> bool {
    let words = context.words;
    // Towns and countries may have theirs.
    let named = words.is_one_of(at, &["netherlands", "hague", "bahamas", "gambia", "philippines"]);
    let behind = |place: &usize| {
        !named && words.text(*place) == words.text(at) && words.text(place.wrapping_sub(1)) == "the"
    };
    context.lexicon.places_of(&normal(words.text(at))).take(MOST_PLACES).filter(behind).take(OFTEN).count()
        == OFTEN
}

/// A word without one of these endings.
fn genitive<'a>(word: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().find_map(|ending| word.strip_suffix(ending))
}

/// `HERC'S use` in a draft that writes `HERC's` else.
fn genitives(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut loud: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    let mut soft: FxHashSet<&str> = FxHashSet::default();
    // `(the "HERC'S")` is how it is called.
    let defined = context.draft.definitions.iter().flat_map(|definition| definition.tokens.clone());
    let named: FxHashSet<&str> = defined.filter_map(|at| genitive(words.text(at), &["'S", "’S"])).collect();
    for at in context.draft.body().filter(|at| words.is_capital(*at)) {
        let text = words.text(at);
        if let Some(stem) = genitive(text, &["'S", "’S"]) {
            if is_small(words, at.wrapping_sub(1)) || is_small(words, at + 1) {
                loud.entry(stem).or_default().push(at..at + 1);
            }
        } else if let Some(stem) = genitive(text, &["'s", "’s"]) {
            soft.insert(stem);
        }
    }
    for (stem, places) in
        loud.into_iter().filter(|(stem, _)| soft.contains(stem) && stem.len() > 1 && !named.contains(stem))
    {
        let message = format!("`{stem}'S` has a capital in its ending");
        report(context, &places, message, &format!("write `{stem}'s`, as elsewhere"), problems);
    }
}

/// `a company, Partnership or trust` where the draft writes `partnership` everywhere else.
fn common_words(context: &Context<'_>, problems: &mut Problems) {
    if context.draft.definitions.is_empty() || context.defines_elsewhere() || context.amends() {
        return;
    }
    let words = context.words;
    let (known, told) = (context.known(), context.undefined());
    for (place, term) in context.phrases().iter().enumerate() {
        let key = term.key.as_str();
        if told.contains(&place)
            || term.length() > LONGEST
            || term.places.len() > SELDOM
            || known.is_term(key)
            || key.split(' ').any(|word| known.is_name(word) || is_role(word) || OF_DRAFTS.contains(&word))
            || context.similar().contains_key(&place)
            || !term.places.iter().all(|place| runs_on(context, place, names_nothing(context, term)))
            || is_form_of_term(context, term)
        {
            continue;
        }
        let Some(small) = small_places(context, term) else { continue };
        let capitals = term.places.len();
        // A verb or an adverb names no thing, so one small place says enough.
        let often = if capitals == 1 && names_nothing(context, term) { 1 } else { OFTEN };
        if small < often || small < SLIPS * capitals && often > 1 {
            continue;
        }
        let Some(first) = term.places.first() else { continue };
        let quote = words.phrase(first.clone());
        let message =
            format!("`{quote}` has a capital, is no defined term, and is written small {}", times(small));
        report(context, &term.places, message, "write it small, or define it", problems);
    }
}

/// What drafts call themselves and their parts, and bodies: they have a capital where one of them is meant.
const OF_DRAFTS: [&str; 25] = [
    "agreement",
    "amendment",
    "appendix",
    "article",
    "clause",
    "contract",
    "court",
    "day",
    "exhibit",
    "government",
    "guaranty",
    "law",
    "lease",
    "month",
    "paragraph",
    "part",
    "party",
    "recital",
    "preamble",
    "schedule",
    "section",
    "state",
    "internet",
    "web",
    "online",
];

/// Whether small words stand before and behind a phrase in one line, or it is a member of a list.
///
/// Of what names nothing one small word before says enough: `Goods as Described in`.
fn runs_on(context: &Context<'_>, place: &Range<usize>, nothing: bool) -> bool {
    let words = context.words;
    let before = place.start.wrapping_sub(1);
    let listed = words.mark(before, ',');
    let before = before.wrapping_sub(usize::from(listed));
    let behind = words.mark(place.end, ',') && is_small(words, place.end + 1) || is_small(words, place.end);
    is_in_prose(context, place.start)
        && words.gap(place.start) <= Gap::Space
        && is_small(words, before)
        && (nothing || is_small(words, before.wrapping_sub(1)) || words.mark(before.wrapping_sub(1), ','))
        && behind
        && words.gap(place.end) <= Gap::Space
        && !words.text(place.end.wrapping_sub(1)).contains(['\'', '’'])
        && !is_quoted(context, place.start)
}

/// Whether a phrase is one word that names no thing: `Described in`, `Indirectly`, `shall Continue`.
fn names_nothing(context: &Context<'_>, term: &TermLike) -> bool {
    let words = context.words;
    let verb = |place: &Range<usize>| {
        let before = place.start.wrapping_sub(1);
        words.is_one_of(before, &["shall", "will", "may", "must", "not"])
    };
    let form = |place: &Range<usize>| {
        let text = words.text(place.start);
        let behind =
            words.is_one_of(place.end, &["in", "by", "on", "to", "herein", "under", "above", "below", "at"]);
        let titled = words.is_one_of(place.start.wrapping_sub(1), &["be", "been"]) || text == "Based";
        text.ends_with("ly") || text.ends_with("ed") && behind && !titled
    };
    term.length() == 1 && term.places.iter().all(|place| verb(place) || form(place))
}

/// Whether a word is another form of one of a defined term, as `Manufacture` is where `Manufacturing` is defined; or none that names
/// a thing in this draft.
fn is_form_of_term(context: &Context<'_>, term: &TermLike) -> bool {
    const START: usize = 5;
    let words = context.words;
    let Some(last) = term.key.rsplit(' ').next() else { return true };
    let stem: String = last.chars().take(START).collect();
    let of_term = context.known().has_start(&stem) || context.known().has_word(last);
    // `shall Continue through December` is no name.
    let verb = |place: &Range<usize>| {
        words.is_one_of(place.start.wrapping_sub(1), &["shall", "will", "may", "must", "to", "not"])
    };
    let acts = term.length() == 1 && term.places.iter().all(verb);
    let noun = |at: usize| {
        words.is_one_of(
            at.wrapping_sub(1),
            &["the", "a", "an", "any", "all", "of", "such", "its", "their", "no", "each"],
        ) && !words.is_capital(at)
    };
    let participle =
        term.length() > 1 && term.places.iter().all(|place| words.text(place.end - 1).ends_with("ed"));
    let nothing = names_nothing(context, term);
    last.chars().count() < START - 1
        || participle
        || of_term
        || !(acts || nothing || context.lexicon.places_of(last).take(MOST_PLACES).any(noun))
}

/// How often the words of a phrase stand wholly in small letters; nothing where they stand with other capitals, too.
fn small_places(context: &Context<'_>, term: &TermLike) -> Option<usize> {
    let words = context.words;
    let first = term.places.first()?;
    let phrase = context.lexicon.phrase(words, first.clone())?;
    let (mut small, mut other) = (0, 0);
    for at in context.lexicon.places(&phrase).filter(|at| context.draft.body().contains(at)) {
        let here = at..at + first.len();
        if here.clone().all(|at| !words.text(at).chars().any(char::is_uppercase)) {
            small += 1;
        } else if here.clone().all(|at| words.is_capital(at) && !words.is_shouted(at))
            && !term.places.contains(&here)
            && !super::begins_sentence(words, at)
        {
            other += 1;
        }
    }
    (other + term.places.len() <= SELDOM).then_some(small)
}

/// `Neither Party shall` and `the parties agree` where no such term is defined.
fn parties_undefined(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let known = context.known();
    if context.draft.definitions.is_empty()
        || context.defines_elsewhere()
        || context.amends()
        || known.is_term("party")
    {
        return;
    }
    const BEFORE: [&str; 9] = ["the", "either", "each", "neither", "both", "no", "any", "between", "of"];
    let (mut small, mut titled): (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for at in context.lexicon.places_of("party").filter(|at| context.draft.body().contains(at)) {
        // `Relationship of the Parties.` is a caption.
        let titled_before = [2, 3].into_iter().any(|back| words.is_capital(at.wrapping_sub(back)));
        let ends = matches!(words.text(at + 1), "." | "," | ";") && !titled_before;
        let own = words.is_one_of(at.wrapping_sub(1), &BEFORE)
            && (is_small(words, at + 1) && words.gap(at + 1) <= Gap::Line || ends);
        if !own || !is_in_prose(context, at) {
            continue;
        }
        if is_small(words, at) {
            small.push(at..at + 1);
        } else if !words.is_shouted(at) {
            titled.push(at..at + 1);
        }
    }
    if small.len() < OFTEN || titled.is_empty() {
        return;
    }
    let (fewer, message) = if titled.len() <= small.len() {
        let message = format!(
            "`Party` has a capital {}, is not defined, and is written small {}",
            times(titled.len()),
            times(small.len())
        );
        (titled, message)
    } else {
        let message = format!(
            "`party` is written small {} and with a capital {}, and is not defined",
            times(small.len()),
            times(titled.len())
        );
        (small, message)
    };
    report(context, &fewer, message, "define it, and write it in one way", problems);
}
