//! What the draft calls a party, written another way: a letter off (`Belmar` for `Bellmar`), or cut short (`the Manufacture`).

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use super::super::misspelling::dictionary::is_word;
use super::super::roles::{is_role, is_side};
use super::company::{Company, Named};
use super::leftover::DUTIES;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Words, stem};

/// A word that stands for a party and for nothing else.
struct Name {
    /// The word as it is compared.
    word: String,
    /// Where it is introduced.
    at: usize,
}

/// How a word stands in the draft, in all its forms but the possessive.
#[derive(Default)]
struct Uses {
    count: usize,
    first: usize,
    /// Whether it stands in small letters, too: then it is a word of the language and no name.
    small: bool,
    /// Whether it stands in quotation marks, which define or quote it.
    quoted: bool,
}

/// A party's name that is a letter off, once or twice in a draft that writes it right again and again.
pub(super) fn misspelt(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    /// How often a misspelling may stand in the draft; what comes more often is a name of its own.
    const SELDOM: usize = 3;
    let words = context.words;
    let uses = uses(context);
    let names = names(words, parties, &uses);
    if names.is_empty() {
        return;
    }
    // Words of companies' names and of terms are their own: `Bellmar Inc.` and `Belmar Ltd.`
    let tokens = companies.iter().map(Company::tokens);
    let terms = context.draft.definitions.iter().map(|definition| definition.tokens.clone());
    let own: FxHashSet<String> =
        tokens.chain(terms).flatten().map(|at| stem(words.text(at)).into_owned()).collect();
    let mut written: Vec<(&String, &Uses)> = uses.iter().collect();
    written.sort_unstable_by_key(|(_, uses)| uses.first);
    for (word, use_) in written {
        let seldom = use_.count <= SELDOM && !use_.small && !use_.quoted;
        if !seldom || own.contains(word) || !word.chars().all(char::is_alphabetic) {
            continue;
        }
        // `Squire, Sanders & Reed LLP`: the first of other names.
        let of_others = words.mark(use_.first + 1, ',') && words.is_capital(use_.first + 2);
        let count = |name: &Name| uses.get(&name.word).map_or(0, |right| right.count);
        let near = names.iter().filter(|name| {
            !of_others && count(name) > 3 * use_.count && is_slip(words, use_.first, word, &name.word)
        });
        let right = near.max_by_key(|name| count(name));
        let Some(name) = right else { continue };
        let (at, right) = (use_.first, words.text(name.at));
        let message = format!("`{}` is spelt unlike the party `{right}`", words.text(at));
        problems.push(
            context
                .finding(drafts::PARTY_NAME, at..at + 1, message, "the other spelling")
                .related(context.span(name.at..name.at + 1), "the party")
                .help("write the name as it is registered, everywhere"),
        );
    }
}

/// Every capitalised word and how it stands in the draft.
fn uses(context: &Context<'_>) -> FxHashMap<String, Uses> {
    let words = context.words;
    let mut uses: FxHashMap<String, Uses> = FxHashMap::default();
    for at in context.range().filter(|at| words.is_word(*at)) {
        let used = uses.entry(stem(words.text(at)).into_owned()).or_default();
        used.small |= !words.is_capital(at);
        used.quoted |= words.mark(at.wrapping_sub(1), '"') || words.mark(at + 1, '"');
        if used.count == 0 {
            used.first = at;
        }
        used.count += 1;
    }
    uses
}

/// The words that are names of parties: what a party is called in one word, and the first word of its name.
fn names(words: Words<'_>, parties: &[Named<'_>], uses: &FxHashMap<String, Uses>) -> Vec<Name> {
    /// How often a name must stand before a word like it is its misspelling.
    const OFTEN: usize = 4;
    /// The shortest first word of a name that may be it alone, in letters.
    const FIRST: usize = 6;
    let mut names: Vec<Name> = Vec::new();
    for party in parties {
        let called = party.party.called.iter().filter(|called| called.len() == 1).map(|called| called.start);
        let first = Some(party.party.name.start).filter(|at| words.text(*at).chars().count() >= FIRST);
        for at in called.chain(first) {
            let word = stem(words.text(at)).into_owned();
            // `Section 4` was no name.
            let proper = uses.get(&word).is_some_and(|uses| uses.count >= OFTEN && !uses.small)
                && !words.is_number(at + 1);
            let known = names.iter().any(|name| name.word == word);
            if proper && !known && !is_role(&word) && word.chars().count() >= 3 {
                names.push(Name { word, at });
            }
        }
    }
    names
}

/// Whether a word at `at` is a name with a slip in it: one letter off, or two letters that changed places; of a long name two letters.
fn is_slip(words: Words<'_>, at: usize, word: &str, name: &str) -> bool {
    /// The longest name of which any letter may stand for another one word: initials that differ are others'.
    const INITIALS: usize = 4;
    /// The shortest name of which two letters may be off, and the letters that are not.
    const LONG: usize = 10;
    const START: usize = 5;
    /// The shortest name of which the first letter may be off.
    const FIRST: usize = 7;
    let length = name.chars().count();
    let same_length = word.chars().count() == length;
    let begins = word.chars().take(START).eq(name.chars().take(START));
    let most = if length >= LONG && begins && !is_word(word) { 2 } else { 1 };
    let off = strsim::osa_distance(word, name);
    // `Fellmar` for `Bellmar`: of a longer name the first letter may be misread.
    let same = |word: &str| word.chars().skip(1).collect::<String>();
    let misread = length >= FIRST && same_length && same(word) == same(name) && !is_word(word);
    let first = word.chars().next() == name.chars().next();
    if word == name || !(first || misread) || off == 0 || off > most {
        return false;
    }
    let swapped = same_length && {
        let (mut one, mut other): (Vec<char>, Vec<char>) = (word.chars().collect(), name.chars().collect());
        one.sort_unstable();
        other.sort_unstable();
        one == other
    };
    // `Kallos'` for `Kallo's`, `Todo` for `Todos`; of initials it is the plural.
    let plural = word.strip_suffix('s') == Some(name) || name.strip_suffix('s') == Some(word);
    if length > INITIALS {
        return !plural || !words.is_shouted(at);
    }
    // Of initials `VNS` may be anybody: it is a slip where it has a party's duty.
    swapped || !plural && words.is_one_of(at + 1, &DUTIES)
}

/// `the Manufacture shall` where a party is called `Manufacturer`: a part without its ending.
pub(super) fn cut_short(context: &Context<'_>, parties: &[Named<'_>], problems: &mut Problems) {
    /// How many letters its ending has at most.
    const ENDING: usize = 2;
    const VERBS: [&str; 6] = ["shall", "will", "must", "may", "agrees", "hereby"];
    let words = context.words;
    let parts = parties.iter().flat_map(|party| &party.party.called).filter(|called| called.len() == 1);
    for called in parts {
        let part = stem(words.text(called.start)).into_owned();
        if !is_side(&part) {
            continue;
        }
        for length in 1..=ENDING {
            let Some(cut) = part.len().checked_sub(length).and_then(|end| part.get(..end)) else { continue };
            if is_role(cut) {
                continue;
            }
            // `grants to License a right`.
            let granted = |at: usize| {
                words.is_one_of(at.wrapping_sub(2), &["grants", "grant", "granted", "provides", "pays"])
                    && words.is(at.wrapping_sub(1), "to")
                    && words.is_one_of(at + 1, &["a", "an", "the"])
            };
            let slip = |at: &usize| {
                words.is_capital(*at)
                    && stem(words.text(*at)) == cut
                    && (words.is(at.wrapping_sub(1), "the") && words.is_one_of(at + 1, &VERBS)
                        || granted(*at))
                    && context.range().contains(at)
                    && !context.is_of_definition(*at)
            };
            let Some(at) = context.lexicon.places_of(&super::super::lexicon::normal(cut)).find(slip) else {
                continue;
            };
            let message = format!(
                "`{}` stands for a party here, and that is called `{}`",
                words.text(at),
                words.text(called.start)
            );
            problems.push(
                context
                    .finding(drafts::PARTY_NAME, at..at + 1, message, "without its ending")
                    .related(context.span(called.clone()), "the party")
                    .help(format!("write `{}`", words.text(called.start))),
            );
        }
    }
}
