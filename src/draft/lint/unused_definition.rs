//! `draft/unused-definition`: a term that is defined and then never used.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::capitalisation::begins_sentence;
use super::context::Context;
use super::lexicon::normal;
use super::misspelling::dictionary::is_word;
use super::other_names;
use super::redacted::hides_passage;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::definitions::holds;
use crate::draft::model::{BlockKind, Definition, DefinitionForm, Target, Value};
use crate::draft::words::{Gap, Words, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    // What was taken out of the text may have used a term.
    let hidden = hides_passage(context, context.range());
    let used = used(context);
    let sorted = context.lexicon.sorted();
    let amends = context.amends();
    let meanings = context.draft.definitions.iter().filter(|definition| definition.form.defines());
    let meanings: FxHashSet<&str> = meanings.map(|definition| definition.term.as_str()).collect();
    let use_of = |definition: &Definition| {
        let kept = !is_expected(context, definition) || (amends && is_inserted(context, definition));
        if kept { Use::Real } else { use_of(context, &used, &meanings, &sorted, definition) }
    };
    let mut told: FxHashSet<String> = FxHashSet::default();
    for names in context.draft.definitions.chunk_by(|_, next| next.alias) {
        let Some(first) = names.first() else { continue };
        let key = first.tokens.clone().map(|at| normal(context.words.text(at))).collect::<Vec<_>>().join(" ");
        // Each term is looked at once, however often it is defined.
        if !told.insert(key) {
            continue;
        }
        let uses: Vec<Use> = names.iter().map(&use_of).collect();
        let found = uses.iter().copied().max().unwrap_or(Use::Real);
        if found == Use::Real {
            // Of `"Multi-level Marketing" or "MLM" means` the first says what the second is short for.
            let first_counts = first.form == DefinitionForm::Inline
                && names
                    .iter()
                    .all(|name| name.tokens.len() == 1 && !context.words.is_shouted(name.tokens.start));
            let idle = names
                .iter()
                .zip(&uses)
                .skip(usize::from(!first_counts))
                .filter(|(_, found)| **found == Use::None || first_counts && **found == Use::Weak);
            idle.for_each(|(name, _)| {
                let other = names.iter().find(|other| other.tokens != name.tokens).unwrap_or(first);
                problems.push(other_name(context, other, name));
            });
            continue;
        }
        if let Some(other) = other_names::used(context, first) {
            problems.push(named_otherwise(context, &other, first));
            continue;
        }
        let mut help = "use it, or take its definition out".to_owned();
        let small = fold(&first.term);
        let small_use = small_use(context, first, &small);
        // What is no word of the language means what is defined, however it is written: `1440 psig`.
        if small_use == Some(true) && !is_word(&small) {
            continue;
        }
        if found == Use::Small || small_use == Some(true) {
            help.push_str(&format!("; where `{small}` means it, write `{}`", first.term));
        }
        let (message, label) = match found {
            Use::None if hidden => (
                format!("`{}` is defined and not used in what is not taken out", first.term),
                "the only place that can be read",
            ),
            Use::None if small_use.is_some() => (
                format!("`{}` is defined, and the text has it in small letters only", first.term),
                "the only place that has its capital",
            ),
            Use::None => {
                (format!("`{}` is defined and never used", first.term), "the only place that has it")
            }
            Use::Small => (
                format!("`{}` is defined, and its words stand only in small letters", first.term),
                "defined with capitals",
            ),
            _ => (
                format!("`{}` is used only in titles, in longer terms or where it is defined", first.term),
                "defined here",
            ),
        };
        let mut finding =
            context.finding(drafts::UNUSED_DEFINITION, first.tokens.clone(), message, label).help(help);
        let unsure = hidden
            || is_apart(first)
            || is_harmless(context, first)
            || is_of_a_work(context.words, first)
            || is_taken_out(context, first);
        if matches!(found, Use::Weak | Use::Small) || unsure {
            finding.severity = Severity::Note;
        }
        // A list of terms may point at where it is defined.
        let same = context.draft.definitions.iter();
        let same = same.filter(|other| other.term == first.term && other.tokens != first.tokens);
        let finding = same
            .take(MOST_OTHERS)
            .fold(finding, |finding, other| finding.related(context.span(other.tokens.clone()), "and here"));
        problems.push(finding);
    }
}

/// Whether a term of one word stands without its capital outside of its definition, and if so whether in the same form.
fn small_use(context: &Context<'_>, definition: &Definition, small: &str) -> Option<bool> {
    let words = context.words;
    if definition.tokens.len() > 1 || definition.term == small {
        return None;
    }
    let body = context.draft.body();
    // The words that define it may have it: `"Repairs" means all repairs`.
    let is_outside = |at: &usize| body.contains(at) && !definition.text.contains(at) && words.is_small(*at);
    let normal = normal(small);
    let mut places = context.lexicon.places_of(&normal).filter(is_outside).map(|at| words.text(at) == small);
    let first = places.next()?;
    Some(first || places.any(|same| same))
}

/// Whether a term is said to be defined in a section that was taken out of the text, which may use it too.
fn is_taken_out(context: &Context<'_>, definition: &Definition) -> bool {
    if definition.form != DefinitionForm::Pointer {
        return false;
    }
    let references = &context.draft.references;
    let first = references.partition_point(|one| one.tokens.start < definition.tokens.end);
    let inside = references.get(first..).unwrap_or(&[]).iter();
    let mut inside = inside.take_while(|one| one.tokens.start < definition.text.end);
    inside.any(|reference| {
        let Target::Section { number, .. } = &reference.target else { return false };
        let mut named = context.draft.sections.iter().filter(|section| section.number == *number);
        named.any(|section| section.tokens.clone().any(|at| context.words.is_redaction(at)))
    })
}

/// The most further definitions of the same term that one finding shows.
const MOST_OTHERS: usize = 3;

/// `BOP` of `"Balance of Plant" or "BOP" means`, where only the first name is used.
fn other_name(context: &Context<'_>, first: &Definition, name: &Definition) -> Diagnostic {
    named_otherwise(context, &first.term, name)
}

fn named_otherwise(context: &Context<'_>, other: &str, name: &Definition) -> Diagnostic {
    let message = format!("`{}` is another name for `{other}` and never used", name.term);
    let mut finding = context
        .finding(drafts::UNUSED_DEFINITION, name.tokens.clone(), message, "the only place that has it")
        .help("use it, or take it out");
    finding.severity = Severity::Note;
    finding
}

/// Whether a name is given in passing, where the words that it stands for are what counts: an abbreviation, a law, or what only makes up
/// another term, as `Renewal Term` does in `(the "Renewal Term" and, together with the Initial Term, the "Term")`.
fn is_harmless(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    let tokens = definition.tokens.clone();
    let law =
        tokens.clone().any(|at| words.is_one_of(at, &["act", "code", "law", "directive", "regulation"]));
    let inline = definition.form == DefinitionForm::Inline;
    let letters = abbreviation(words.text(tokens.start));
    let bare = tokens.len() == 1 && letters.is_some_and(|letters| letters.len() <= ABBREVIATION);
    let short = inline && (bare || is_abbreviation(words, definition) || spells_out(words, definition));
    // A list may point at where the two are named.
    let same = context.draft.definitions.iter().filter(|other| other.term == definition.term);
    let summed = same.into_iter().any(|name| makes_up_another(context, name));
    law || short || summed
}

/// Whether brackets give the title of a work or the names of kinds of work, and may define nothing: `one (1) feature ("Night Watch")`,
/// `work of any kind ("Minor Repair", "Major Repair")`.
fn is_of_a_work(words: Words<'_>, definition: &Definition) -> bool {
    const WORKS: [&str; 10] =
        ["feature", "show", "film", "song", "episode", "segment", "series", "book", "column", "movie"];
    let (open, before) = (definition.text.start, definition.text.start.wrapping_sub(1));
    // `(the "Show")` is a term.
    let bare = definition.form == DefinitionForm::Inline && definition.tokens.start == open + 2;
    let titled = words.is_one_of(before, &WORKS)
        && definition.tokens.len() > 1
        && !definition.tokens.clone().any(|at| words.is_one_of(at, &WORKS));
    // Both names are quoted, with a comma between and no other word.
    let behind = definition.tokens.end;
    let listed = words.mark(behind, '"') && words.mark(behind + 1, ',') && words.mark(behind + 2, '"')
        || words.mark(behind, ',') && words.mark(behind + 1, '"') && words.mark(behind + 2, '"');
    bare && (titled || listed)
}

/// The letters of an abbreviation: `RSA` of `RSA`, `RSAs` and `RSA's`.
fn abbreviation(word: &str) -> Option<&str> {
    let letters = word.trim_end_matches('s').trim_end_matches(['\'', '’']);
    let shouted = letters.chars().count() > 1 && letters.chars().all(char::is_uppercase);
    shouted.then_some(letters)
}

/// Whether a term writes out the abbreviation before its brackets: `100,000 RSA's ("Restricted Stock Awards")`.
fn spells_out(words: Words<'_>, definition: &Definition) -> bool {
    let Some(letters) = abbreviation(words.text(definition.text.start.wrapping_sub(1))) else { return false };
    let firsts = definition.tokens.clone().filter(|at| words.is_capital(*at));
    let firsts: String = firsts.filter_map(|at| words.text(at).chars().next()).collect();
    firsts == letters
}

/// Whether a name stands beside that of the sum which it makes up: `(the "Renewal Term" and, together with the Initial Term, the "Term")`.
fn makes_up_another(context: &Context<'_>, name: &Definition) -> bool {
    let words = context.words;
    let behind = context.draft.definitions.partition_point(|other| other.tokens.start <= name.tokens.start);
    let next = context.draft.definitions.get(behind).map(|other| name.tokens.end..other.tokens.start);
    next.filter(|between| between.len() < SUM).is_some_and(|mut between| {
        let apart = between.clone().any(|at| words.mark(at, '.'));
        !apart && between.any(|at| words.is_one_of(at, &["together", "collectively"]))
    })
}

/// The longest abbreviation, in letters.
const ABBREVIATION: usize = 6;

/// How far behind a name that of a sum may stand which it makes up.
const SUM: usize = 20;

/// Whether a term is made of the first letters of the words before its brackets: `Food and Drug Administration ("FDA")`.
fn is_abbreviation(words: Words<'_>, definition: &Definition) -> bool {
    /// How many words before the brackets are looked at.
    const WORDS: usize = 14;
    let name = words.text(definition.tokens.start).trim_end_matches('s');
    let letters: Vec<char> = name.chars().filter(|letter| letter.is_uppercase()).collect();
    if definition.tokens.len() > 1 || letters.len() < 2 || letters.len() + 1 < name.chars().count() {
        return false;
    }
    let mut left = letters.as_slice();
    for at in (definition.text.start.saturating_sub(WORDS)..definition.text.start).rev() {
        let first = words.text(at).chars().next().map(|letter| letter.to_ascii_uppercase());
        if let (Some((last, rest)), true) = (left.split_last(), words.is_word(at))
            && first == Some(*last)
        {
            left = rest;
        }
    }
    left.is_empty()
}

/// How far a term is used anywhere but where it is defined.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Nowhere.
    None,
    /// In titles alone, in the very words that define it, within longer terms, or small right before the brackets that name it.
    Weak,
    /// In small letters alone, though it is defined with capitals.
    Small,
    /// In the text.
    Real,
}

/// The terms by the numbers of their words, and how far each is used.
fn used(context: &Context<'_>) -> FxHashMap<Vec<u32>, Use> {
    let mut sites: FxHashMap<Vec<u32>, Vec<&Definition>> = FxHashMap::default();
    let defining = |definition: &&Definition| {
        !matches!(definition.form, DefinitionForm::Recalled | DefinitionForm::Labelled)
    };
    for definition in context.draft.definitions.iter().filter(defining) {
        let plain = without_brackets(context, definition.tokens.clone());
        if let Some(phrase) = context.lexicon.phrase(context.words, plain) {
            sites.entry(phrase).or_default().push(definition);
        }
    }
    let titles = titles(context);
    let longer = longer_terms(context, sites.keys());
    let use_of = |phrase: &[u32], sites: &[&Definition]| {
        // A common word written small is no term. The definitions are in the order of their places.
        let is_capital = |at: usize| context.words.text(at).chars().any(char::is_uppercase);
        let small = sites.iter().all(|site| !site.tokens.clone().any(is_capital));
        let loud = sites.iter().any(|site| context.words.is_shouted(site.tokens.start));
        let given = sites.iter().any(|site| !points(context.words, site));
        let titled = !loud && sites.iter().all(|site| is_titled(context.words, &site.tokens));
        let singular =
            sites.iter().all(|site| context.words.is(site.tokens.start, "term")) && phrase.len() == 1;
        let fits = |at: &usize| {
            // `Terms and Conditions` are no `Term`.
            (phrase.len() > 1 || small || is_capital(*at))
                && !(singular && context.words.is(*at, "terms"))
                && sites.binary_search_by_key(at, |site| site.tokens.start).is_err()
        };
        let places = context.lexicon.places(phrase).filter(fits);
        let kind = |at: usize| {
            let behind = sites.partition_point(|site| site.text.start <= at);
            let within = behind.checked_sub(1).and_then(|last| sites.get(last)).is_some_and(|site| {
                // `"Kit" means a box. The Kit …` is one sentence more.
                site.form != DefinitionForm::Inline && site.text.contains(&at)
            });
            // `under the Insurance Act of 1940 (the "Insurance Act")`: the words that the brackets name.
            let named = !small
                && (!is_capital(at) || phrase.len() > 1)
                && sites.get(behind).is_some_and(|site| {
                    site.form == DefinitionForm::Inline
                        && site.text.start < at + ANTECEDENT
                        && !(is_capital(at)
                            && (at..site.text.start).any(|here| context.words.mark(here, '.')))
                });
            // `Omega Refining, LLC` is no use of `Omega`, nor a heading in capitals one of a term.
            let company = context.mentions(at.saturating_sub(COMPANY)..at + 1).iter().any(|mention| {
                matches!(mention.value, Value::Party(_))
                    && mention.tokens.contains(&at)
                    && mention.tokens.len() > phrase.len()
            });
            let shouted = phrase.len() == 1 && !loud && context.words.is_shouted(at);
            // `the Exchange Act` is no use of `the Act`.
            let part = is_of_longer(&longer, &(at..at + phrase.len()));
            // A term that a list only points at may be the caption of the section that says more of it.
            let title = given && holds(&titles, at);
            let other = || {
                is_within_longer(context, &(at..at + phrase.len()))
                    || says_more(context.words, &(at..at + phrase.len()))
                    || labels(context, at)
                    || given && is_in_caption(context.words, &(at..at + phrase.len()))
            };
            if within || named || part || title || company || shouted || other() {
                Use::Weak
            } else if titled && !(at..at + phrase.len()).any(is_capital) {
                Use::Small
            } else {
                Use::Real
            }
        };
        // One real use is enough, and mostly the first is one.
        let mut best = Use::None;
        for at in places {
            best = best.max(kind(at));
            if best == Use::Real {
                break;
            }
        }
        best
    };
    sites.into_iter().map(|(phrase, sites)| (phrase.clone(), use_of(&phrase, &sites))).collect()
}

/// Whether a term has several words and a capital at each that says something: then its words in small letters are others.
fn is_titled(words: Words<'_>, tokens: &Range<usize>) -> bool {
    const JOINTS: [&str; 9] = ["of", "the", "and", "or", "for", "to", "in", "on", "by"];
    let telling = |at: &usize| words.is_word(*at) && !words.is_one_of(*at, &JOINTS);
    tokens.clone().filter(telling).count() > 1
        && tokens.clone().filter(telling).all(|at| words.is_capital(at))
}

/// Whether one of these terms holds a place and more: `Joint Development Activities` are no `Development Activities`.
fn is_of_longer(longer: &[Range<usize>], here: &Range<usize>) -> bool {
    let behind = longer.partition_point(|range| range.start <= here.start);
    let last = behind.checked_sub(1).and_then(|last| longer.get(last));
    last.is_some_and(|range| range.end >= here.end && range.len() > here.len())
}

/// Whether a term stands within a longer run of capitals that is another name: `Initial Term` is no use of `Term`.
fn is_within_longer(context: &Context<'_>, here: &Range<usize>) -> bool {
    let words = context.words;
    let titled = |at: usize| words.is_capital(at) && !words.is_shouted(at);
    // `Acme Products` are Products, and so are `Products Acme` sells.
    let other = |at: usize| titled(at) && !context.known().is_own(&normal(words.text(at)));
    let before = here.start.wrapping_sub(1);
    let led = other(before) && words.gap(here.start) == Gap::Space && !begins_sentence(words, before);
    let followed = other(here.end) && words.gap(here.end) == Gap::Space;
    // `High-Availability`.
    let tight = |at: usize| words.gap(at) == Gap::None;
    let joined =
        words.mark(before, '-') && tight(here.start) && tight(before) && titled(before.wrapping_sub(1));
    let led = led || joined;
    here.clone().all(titled) && (led || followed)
}

/// Whether a place only says more of what a term is: `the term Sites shall not include …`.
fn says_more(words: Words<'_>, here: &Range<usize>) -> bool {
    let verb = here.end + usize::from(words.is_one_of(here.end, &["shall", "will", "does"]));
    let verb = verb + usize::from(words.is(verb, "not"));
    words.is(here.start.wrapping_sub(1), "term")
        && words.is_one_of(verb, &["include", "includes", "mean", "be"])
}

/// Whether a place stands in the caption of an item on its own line: `(c) Costs and Recoveries. The …`.
fn is_in_caption(words: Words<'_>, here: &Range<usize>) -> bool {
    /// The longest such caption before the term, in tokens.
    const LONGEST: usize = 6;
    let joins = |at: usize| {
        words.is_capital(at) || words.is_one_of(at, &["and", "of", "the", "or", "for", "in", "to"])
    };
    let first = (here.start.saturating_sub(LONGEST)..here.start).rev().take_while(|at| joins(*at)).last();
    let before = first.unwrap_or(here.start).wrapping_sub(1);
    let marker = if words.mark(before, ')') && words.mark(before.wrapping_sub(2), '(') {
        before.wrapping_sub(2)
    } else if words.mark(before, '.') && words.is_number(before.wrapping_sub(1)) {
        before.wrapping_sub(1)
    } else if words.is_number(before) {
        before
    } else {
        return false;
    };
    // `(1) Fees, and (2) Costs.` lists them.
    let behind = marker.wrapping_sub(1);
    let begins = words.gap(marker) >= Gap::Wide || words.mark(behind, '.') || words.is_shouted(behind);
    begins && words.mark(here.end, '.')
}

/// Whether a definition points at the section that says more of the term, which has it for a caption: `the sums under Section 5`.
fn points(words: Words<'_>, definition: &Definition) -> bool {
    /// How far a definition is looked through, in tokens.
    const FAR: usize = 60;
    let says = |at: usize| {
        words.is_one_of(at, &["section", "sections", "article", "clause", "paragraph", "exhibit"])
    };
    let listed = definition.form != DefinitionForm::Inline;
    definition.form == DefinitionForm::Pointer || listed && definition.text.clone().take(FAR).any(says)
}

/// Whether a place is a caption or a label that may define the term, and does not use it.
fn labels(context: &Context<'_>, at: usize) -> bool {
    let all = &context.draft.definitions;
    let found = all.binary_search_by_key(&at, |definition| definition.tokens.start);
    found.ok().and_then(|place| all.get(place)).is_some_and(|it| it.form == DefinitionForm::Labelled)
}

/// Where terms of several words stand, in order, and none within another.
fn longer_terms<'a>(context: &Context<'_>, phrases: impl Iterator<Item = &'a Vec<u32>>) -> Vec<Range<usize>> {
    let several = phrases.filter(|phrase| phrase.len() > 1);
    let places = several
        .flat_map(|phrase| context.lexicon.places(phrase).take(MOST_PLACES).map(|at| at..at + phrase.len()));
    apart(places.collect())
}

/// How far back the name of a company may begin.
const COMPANY: usize = 8;

/// How far before brackets the words may stand that they name: `a rights agreement with the holders (the "Rights Agreement")`.
const ANTECEDENT: usize = 30;

/// The captions of the sections and the headings, in order, and none within another.
fn titles(context: &Context<'_>) -> Vec<Range<usize>> {
    let captions = context.draft.sections.iter().filter_map(|section| section.caption.as_ref());
    let headings = context.draft.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let mut titles: Vec<Range<usize>> = captions.map(|caption| caption.tokens.clone()).collect();
    titles.extend(headings.map(|block| block.tokens.clone()));
    apart(titles)
}

/// Ranges in order, without those that lie in another.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    ranges.retain(|range| {
        let apart = range.end > end;
        end = end.max(range.end);
        apart
    });
    ranges
}

/// How far a term is used anywhere but where it is defined.
fn use_of(
    context: &Context<'_>,
    used: &FxHashMap<Vec<u32>, Use>,
    meanings: &FxHashSet<&str>,
    sorted: &[&str],
    definition: &Definition,
) -> Use {
    let plain = without_brackets(context, definition.tokens.clone());
    let Some(phrase) = context.lexicon.phrase(context.words, plain) else { return Use::Real };
    // `to an affiliate without it. "Affiliate" has the meaning given in the Act`: what a law defines is used as it writes it.
    let small = |at: usize| !context.words.is_capital(at);
    let elsewhere =
        definition.form == DefinitionForm::Pointer && !meanings.contains(definition.term.as_str());
    if elsewhere && context.lexicon.places(&phrase).any(small) {
        return Use::Real;
    }
    match used.get(&phrase) {
        Some(found) if !otherwise_used(context, sorted, &phrase, definition) => *found,
        _ => Use::Real,
    }
}

/// The tokens of a term without `(s)` or a short form in brackets: `Affiliate(s)`, `Virtual Private Network (VPN)`.
fn without_brackets(context: &Context<'_>, tokens: Range<usize>) -> Range<usize> {
    let open = tokens.clone().find(|at| *at > tokens.start && context.words.mark(*at, '('));
    tokens.start..open.unwrap_or(tokens.end)
}

/// Whether an amendment only hands a definition on: `Section 2 is replaced with the following: "… (the "X") …"`. The agreement that
/// it changes may use it.
fn is_inserted(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    let block = context.draft.block_at(definition.tokens.start).map_or(0, |block| block.tokens.start);
    (block.max(definition.tokens.start.saturating_sub(200))..definition.tokens.start).any(|at| {
        words.is_one_of(
            at,
            &["replaced", "inserted", "added", "entirety", "restated", "deleting", "inserting"],
        )
    })
}

/// Whether the draft itself should use the term: not one of an attachment, nor a party's name kept for the signature.
fn is_expected(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    let weak = matches!(definition.form, DefinitionForm::Recalled | DefinitionForm::Labelled);
    // `Mixed Crude or Mix: means` has two names.
    let weak = weak
        || definition.form == DefinitionForm::Unquoted
            && definition.tokens.clone().any(|at| words.is(at, "or"));
    let common = words.is_one_of(definition.tokens.start, &["parties", "party", "agreement"])
        && definition.tokens.len() == 1;
    // The terms that an attachment only points at are often those of other documents, too.
    let points = definition.form == DefinitionForm::Pointer;
    !weak && !common && (definition.part == 0 || !points)
}

/// Whether a definition stands in an attachment, which may be a form that others fill in.
fn is_apart(definition: &Definition) -> bool {
    definition.part != 0
}

/// Whether another spelling of the term is used: its words joined or split by a hyphen, its singular or adjective, or
/// its first word alone in an abbreviation.
fn otherwise_used(context: &Context<'_>, sorted: &[&str], phrase: &[u32], definition: &Definition) -> bool {
    let words = context.words;
    // Where the term stands in its own spelling is looked at before.
    let same: Vec<usize> = context.lexicon.places(phrase).collect();
    // A short form in brackets inside the term stands for it.
    let short = definition
        .tokens
        .clone()
        .find(|at| words.mark(*at, '('))
        .map(|open| fold(words.text(open + 1)).into_owned());
    let lettered = definition.tokens.clone().any(|at| words.mark(at, '(') && !words.mark(at + 2, ')'));
    // `Background IP or “Background Technology” means`: the other name may be the one in use.
    let alternative = words.is_one_of(definition.tokens.start.wrapping_sub(2), &["or", "and"])
        && words.is_word(definition.tokens.start.wrapping_sub(3));
    if lettered || alternative {
        return true;
    }
    let body = context.draft.body();
    let elsewhere = |at: &usize| {
        body.contains(at)
            && !definition.tokens.contains(at)
            && words.is_word(*at)
            && same.binary_search(at).is_err()
    };
    if let Some(short) = short.filter(|short| short.len() > 1)
        && context
            .lexicon
            .places_of(&normal(&short))
            .any(|at| elsewhere(&at) && fold(words.text(at)) == short)
    {
        return true;
    }
    let joined: String = definition
        .tokens
        .clone()
        .map(|at| normal(words.text(at)))
        .filter(|word| word.starts_with(char::is_alphanumeric) && word != "and")
        .collect();
    let length = definition.tokens.len();
    let single = length == 1;
    // `Term` is not used by `Termination`, nor `SEC` by `Section`.
    let long = single && joined.len() >= LONG;
    let stem: String = joined.chars().take(joined.chars().count().saturating_sub(2).max(4)).collect();
    // `Licensee` is used by `Licensees'` and `Licensing`: any word that begins alike.
    let first = sorted.partition_point(|word| *word < stem.as_str());
    let alike = sorted.get(first..).unwrap_or(&[]).iter().take_while(|word| word.starts_with(&stem));
    let related = long
        && alike
            .filter(|word| word.len() > 4)
            .any(|word| context.lexicon.places_of(word).any(|at| elsewhere(&at) && words.is_capital(at)));
    // `Grant-back` is used by `Grantback` and the other way round: words that begin the letters of the term.
    let starts = (1..=joined.len().min(LONGEST_START)).filter_map(|end| joined.get(..end));
    let begins = |at: usize| has_letters(context, at..at + length + 2, &joined, &definition.tokens);
    let places = |word| context.lexicon.places_of(word).take(MOST_PLACES);
    let fits = |at: &usize| elsewhere(at) && (!single || words.is_capital(*at));
    related || starts.flat_map(places).filter(fits).any(begins)
}

/// The shortest word, in letters, of which others that begin alike are forms.
const LONG: usize = 6;

/// How many letters of a term its first word has at most, where it is looked for in another spelling.
const LONGEST_START: usize = 40;

/// At how many places of a word a term is looked for in another spelling.
const MOST_PLACES: usize = 1_000;

/// Whether the words from the beginning of `range` on, as they are compared, have the letters of a term; its own tokens are none.
fn has_letters(context: &Context<'_>, range: Range<usize>, letters: &str, own: &Range<usize>) -> bool {
    let mut rest = letters;
    for at in range.take_while(|at| *at < context.words.len()) {
        let word = normal(context.words.text(at));
        // `Lawn & Garden` is `Lawn and Garden`.
        if word.starts_with(char::is_alphanumeric) && word != "and" {
            match rest.strip_prefix(word.as_str()) {
                Some(behind) => rest = behind,
                None => return false,
            }
        }
        if rest.is_empty() && !own.contains(&at) {
            return true;
        }
    }
    false
}
