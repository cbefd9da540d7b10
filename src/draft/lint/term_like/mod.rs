//! A draft in, every phrase out that stands in the middle of a sentence and is written like a defined term.

mod names;
mod nouns;
pub(super) mod similar;

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use self::names::{NAMES, PLACES};
pub(super) use self::nouns::{is_noun_of_list, is_noun_of_terms};
use super::capitalisation::stands_alone;
use super::context::Context;
use super::known_terms::phrase;
use super::lexicon::normal;
use super::roles::is_role;
use crate::diagnostic::Diagnostic;
use crate::draft::calendar::MONTHS;
use crate::draft::model::Definition;
use crate::draft::words::{Gap, Words};

/// The longest phrase, in words; a longer run of capitals is a name or a title.
const LONGEST: usize = 5;

/// A phrase written like a term.
pub(super) struct TermLike {
    /// The phrase as it is compared.
    pub key: String,
    /// Where it stands so, in order; never nowhere.
    pub places: Vec<Range<usize>>,
    /// Whether it ever stands behind an article or the like, as no name does, or among small words of a list.
    pub determined: bool,
    /// Whether it ever stands behind a preposition: `payment of Fees`.
    pub governed: bool,
}

impl TermLike {
    fn new(key: String) -> TermLike {
        TermLike { key, places: Vec::new(), determined: false, governed: false }
    }

    /// How many words it has.
    pub fn length(&self) -> usize {
        self.key.split(' ').count()
    }
}

/// Every phrase of the body that is written like a term, in the order of the alphabet.
pub(super) fn phrases(context: &Context<'_>) -> Vec<TermLike> {
    let mut found: BTreeMap<String, TermLike> = BTreeMap::new();
    let called = context.parties().iter().flat_map(|party| &party.called).filter(|name| name.len() == 1);
    let sides: FxHashSet<String> = called.map(|name| normal(context.words.text(name.start))).collect();
    collect(context, false, &sides, &mut found);
    // Where terms are shouted others may have a capital alone; a word that has one once is none.
    if is_shouting(context) {
        found.retain(|_, term| term.length() > 1 || term.places.len() > 1);
        collect(context, true, &sides, &mut found);
    }
    let mut terms: Vec<TermLike> = found.into_values().collect();
    terms.retain(|term| !PLACES.contains(&term.key.as_str()));
    terms.iter_mut().for_each(|term| term.places.sort_by_key(|place| place.start));
    terms
}

/// Adds the phrases that are written in capitals throughout, or those that have one capital a word.
fn collect(
    context: &Context<'_>,
    shouting: bool,
    sides: &FxHashSet<String>,
    found: &mut BTreeMap<String, TermLike>,
) {
    let words = context.words;
    // `the Know-how of Buyer` is Know-how.
    let of_side = |at: usize| {
        let name = || normal(words.text(at + 1));
        words.is(at, "of")
            && words.is_capital(at + 1)
            && !words.is_capital(at + 2)
            && (is_role(&name()) || sides.contains(&name()))
    };
    let body = context.draft.body();
    let mut at = body.start;
    while at < body.end {
        // `Each Party` is one of the parties: an article that begins a sentence begins no term.
        if opens_sentence(words, at) {
            at += 1;
            continue;
        }
        let end = run_end(words, at, shouting);
        let end = (at + 1..end).find(|at| of_side(*at)).unwrap_or(end);
        let own = behind_owner(words, &(at..end));
        // `8. Seller's Duties, …` is a caption.
        let titled = begins_title(words, at);
        let nobodys = own > at && (titled || is_caption_of(words, at, end) || !is_owner(context, own - 1));
        let known = nobodys || own > at && context.known().is_term(&phrase(words, at..end));
        if end > at && !known && is_written_like_a_term(words, &(own..end), of_side(end)) {
            let key = phrase(words, own..end);
            let listed = words.mark(own - 1, ',') && !is_single(words, &(own..end));
            let entry = found.entry(key.clone()).or_insert_with(|| TermLike::new(key));
            entry.places.push(own..end);
            entry.determined |=
                listed || own > at || is_owned(words, own) || is_determined(words, &(own..end));
            let counted = words.is_number(own - 1);
            entry.governed |= (words.is_one_of(own - 1, &GOVERNING) || counted) && stands_alone(words, end);
        }
        // Whose it is is no term beside it.
        at = if end > at && of_side(end) { end + 2 } else { end.max(at + 1) };
    }
}

/// The most places that one finding shows besides the first.
const MOST_SHOWN: usize = 31;

/// A finding at the first place of a phrase in, the same out with the other places of it.
pub(super) fn with_places(context: &Context<'_>, finding: Diagnostic, others: &[Range<usize>]) -> Diagnostic {
    let others = others.iter().take(MOST_SHOWN);
    others.fold(finding, |finding, other| finding.related(context.span(other.clone()), "and here"))
}

/// The prepositions that stand before terms, and seldom before titles and the labels of tables.
const GOVERNING: [&str; 17] = [
    "as", "of", "to", "for", "with", "per", "between", "than", "against", "upon", "on", "under", "provide",
    "receive", "perform", "pay", "purchase",
];

/// What stands before a term and not before a name.
const DETERMINERS: [&str; 24] = [
    "the",
    "a",
    "an",
    "any",
    "each",
    "every",
    "such",
    "all",
    "no",
    "this",
    "that",
    "its",
    "their",
    "our",
    "your",
    "his",
    "her",
    "applicable",
    "other",
    "said",
    "either",
    "both",
    "these",
    "respective",
];

/// Whether a draft writes its terms in capitals throughout: `the SOFTWARE`.
fn is_shouting(context: &Context<'_>) -> bool {
    let words = context.words;
    let own = |definition: &&Definition| definition.form.defines() && definition.part == 0;
    let defined = context.draft.definitions.iter().filter(own);
    let defined =
        defined.filter(|definition| words.text(definition.tokens.start).chars().any(char::is_uppercase));
    let shouted = defined.clone().filter(|definition| {
        // `PRODUCT(S)`.
        let loud = |at: usize| words.is_shouted(at) || !words.is_word(at) || words.text(at) == "S";
        definition.tokens.clone().all(loud)
            && words.bytes(definition.tokens.clone()).len() > LONGEST_ABBREVIATION
    });
    let shouted: Vec<&Definition> = shouted.collect();
    // `"QUARTER" – a quarter` may only be set so, and is used as `Quarter`.
    let phrases = shouted.iter().filter_map(|it| context.lexicon.phrase(words, it.tokens.clone()));
    let (mut loud, mut titled) = (0, 0);
    for phrase in phrases {
        for at in context.lexicon.places(&phrase).filter(|at| words.is_capital(*at)) {
            *(if words.is_shouted(at) { &mut loud } else { &mut titled }) += 1;
        }
    }
    let defined = defined.count();
    let custom = shouted.len() * 2 > defined && loud >= titled;
    // Forms that are attached in the body's text may bring many other terms.
    let mostly = shouted.len() * 3 > defined && loud >= MANY * titled;
    shouted.len() >= MANY && (custom || mostly)
}

/// How many terms in capitals are a custom.
const MANY: usize = 6;

/// The longest abbreviation, in letters: what is longer and in capitals is a word.
const LONGEST_ABBREVIATION: usize = 5;

/// The end of the capitalised words that begin at `at`; an abbreviation may begin them (`IT Equipment`), a hyphen joins two
/// words (`Know-how`), and so does `of` (`Statement of Work`). Where terms are shouted it is the end of those in capitals.
fn run_end(words: Words<'_>, at: usize, shouting: bool) -> usize {
    let mut end = at;
    let mut length = 0;
    // Lines of equal length have wide gaps between their words, and such texts are those that shout.
    let widest = if shouting { Gap::Wide } else { Gap::Space };
    let near = |at: usize| words.gap(at) != Gap::None && (words.gap(at) <= widest || is_wrapped(words, at));
    while length < LONGEST && (end == at || near(end)) {
        let abbreviated = end == at && words.is_shouted(end) && words.is_capital(end + 1);
        let fits = if shouting { words.is_shouted(end) } else { !words.is_shouted(end) || abbreviated };
        if !words.is_capital(end) || !fits {
            break;
        }
        end += 1;
        length += 1;
        let joined = words.mark(end, '-') && words.gap(end) == Gap::None && words.gap(end + 1) == Gap::None;
        if joined && words.is_word(end + 1) {
            end += 2;
        }
        let of = words.is(end, "of") && words.gap(end) == Gap::Space && words.gap(end + 1) == Gap::Space;
        if of && words.is_capital(end + 1) && words.is_shouted(end + 1) == shouting {
            end += 1;
        }
    }
    // An abbreviation alone is a name.
    let bare = end == at + 1 && words.is_shouted(at);
    let short = words.text(at).len() <= LONGEST_ABBREVIATION;
    if bare && (!shouting || short) { at } else { end }
}

/// Whether a sentence goes on at `at` on the next line, with small words around its two capitals: `at the Inspection ⏎ Site by`.
fn is_wrapped(words: Words<'_>, at: usize) -> bool {
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    let inner = |at: usize| words.gap(at) == Gap::Space;
    words.gap(at) == Gap::Line
        && small(at.wrapping_sub(2))
        && inner(at.wrapping_sub(1))
        && small(at + 1)
        && inner(at + 1)
}

/// The first token of a run behind whose it is: `Confidential Information` of `Buyer's Confidential Information`.
fn behind_owner(words: Words<'_>, run: &Range<usize>) -> usize {
    let owner = run.clone().rev().skip(1).find(|at| words.text(*at).contains(['\'', '’']));
    owner.map_or(run.start, |owner| owner + 1)
}

/// Whether a genitive in small letters stands before a run: `the other party's Marks`.
fn is_owned(words: Words<'_>, start: usize) -> bool {
    let before = words.text(start.wrapping_sub(1));
    before.len() > 3 && before.contains(['\'', '’']) && before.chars().all(|letter| !letter.is_uppercase())
}

/// Whether a run that begins with an owner is the caption of an item: `(a) Buyer's Covenant. Buyer shall …`.
fn is_caption_of(words: Words<'_>, start: usize, end: usize) -> bool {
    // `ACME HOLDINGS' Duties`, `The Buyer's Duties`.
    let first = (start.saturating_sub(3)..start).rev().take_while(|at| words.is_capital(*at)).last();
    let before = first.unwrap_or(start).wrapping_sub(1);
    words.mark(end, '.') && matches!(words.text(before), "." | ")" | ":")
}

/// Whether the genitive at `at` is that of a party or a term: `Worker's Compensation` is nobody's.
fn is_owner(context: &Context<'_>, at: usize) -> bool {
    let word = normal(context.words.text(at));
    // `A&B's`.
    context.known().is_own(&word) || is_role(&word) || context.words.mark(at.wrapping_sub(1), '&')
}

/// Whether a run is one word, and no two with a hyphen.
fn is_single(words: Words<'_>, run: &Range<usize>) -> bool {
    run.len() == 1 && !words.mark(run.end, '-')
}

/// Whether an article or the like stands before a run, perhaps with another term between: `the Package or Service`.
fn is_determined(words: Words<'_>, run: &Range<usize>) -> bool {
    // `an Account`: one word alone behind `a` may be anything that has a name.
    let alone = is_single(words, run) && words.is_one_of(run.start - 1, &["a", "an"]);
    let article = |at: usize| words.is_one_of(at, &DETERMINERS);
    let paired = is_pair(words, run.start.wrapping_sub(2)) && article(run.start.wrapping_sub(3));
    article(run.start - 1) && !alone || paired || is_described(words, run)
}

/// Whether an article stands before a run with one or two adjectives between: `the average monthly Fees`.
fn is_described(words: Words<'_>, run: &Range<usize>) -> bool {
    const ENDINGS: [&str; 12] =
        ["ly", "al", "ive", "able", "ate", "ous", "ant", "ary", "ible", "ual", "ing", "ed"];
    let adjective = |at: usize| {
        let text = words.text(at);
        let small = words.is_word(at) && text.chars().all(char::is_lowercase) && text.len() > 4;
        small
            && !matches!(text, "following" | "attached")
            && (text == "average" || ENDINGS.iter().any(|ending| text.ends_with(ending)))
            && words.gap(at + 1) <= Gap::Line
    };
    let count = (1..=2).take_while(|back| adjective(run.start.wrapping_sub(*back))).count();
    // `its shop-operating Affiliates`.
    let joined = words.mark(run.start.wrapping_sub(count + 1), '-');
    let count = count + if joined && count > 0 { 2 } else { 0 };
    count > 0
        && words.is_one_of(
            run.start.wrapping_sub(count + 1),
            &["the", "any", "each", "all", "such", "its", "their", "no"],
        )
}

/// Whether the token at `at` is an article or the like with a capital, as it begins a sentence.
fn opens_sentence(words: Words<'_>, at: usize) -> bool {
    const OPENING: [&str; 12] =
        ["the", "each", "any", "all", "such", "no", "this", "these", "every", "either", "neither", "both"];
    let before = at.wrapping_sub(1);
    words.is_capital(at)
        && words.is_one_of(at, &OPENING)
        && (words.gap(at) >= Gap::Line || !words.is_word(before) && !words.mark(before, ','))
}

/// Whether a caption may begin at `at`: a line, or what stands behind a number, perhaps with an article.
fn begins_title(words: Words<'_>, at: usize) -> bool {
    let first = at.wrapping_sub(usize::from(words.is_one_of(at.wrapping_sub(1), &["the"])));
    let before = first.wrapping_sub(1);
    let marked = matches!(words.text(before), "." | ")") && words.gap(before) == Gap::None;
    words.gap(first) >= Gap::Wide
        || words.is_number(before)
        || marked && words.is_number(before.wrapping_sub(1))
}

/// Whether two single nouns that contracts define are joined from `at` on, and no longer title: `Package or Service`.
fn is_pair(words: Words<'_>, at: usize) -> bool {
    let noun = |at: usize| words.is_capital(at) && is_noun_of_terms(&normal(words.text(at)));
    let small = |at: usize| !words.is_capital(at);
    noun(at)
        && (words.is(at + 1, "or")
            || words.is(at + 1, "and") && (words.is(at, "affiliates") || is_demonstrated(words, at)))
        && noun(at + 2)
        && small(at.wrapping_sub(1))
        && small(at + 3)
        && words.gap(at + 3) <= Gap::Line
}

/// Whether a pair is one that was spoken of, and no set phrase: `such Equipment and Software`, not `the Terms and Conditions`.
fn is_demonstrated(words: Words<'_>, at: usize) -> bool {
    const SET: [&str; 9] = [
        "terms",
        "rules",
        "policies",
        "title",
        "representations",
        "rights",
        "covenants",
        "guidelines",
        "claims",
    ];
    words.is_one_of(at.wrapping_sub(1), &["such", "any", "all", "its", "their"]) && !words.is_one_of(at, &SET)
}

/// Whether a run of capitals stands in the middle of a sentence, behind a small word, and is no name or title; `of_side` where it is
/// only said whose it is.
fn is_written_like_a_term(words: Words<'_>, run: &Range<usize>, of_side: bool) -> bool {
    let (at, end) = (run.start, run.end);
    let before = at.wrapping_sub(1);
    // `contractors, Business Partners and agents`: a further member of a list of several words.
    let listed = words.mark(before, ',') && run.len() > 1;
    let behind = before.wrapping_sub(usize::from(listed));
    // An `o` may be the mark of a list, and the `rd` of `3rd` is no word.
    let lower = |at: usize| {
        let text = words.text(at);
        // `acme.example Marks` begin with a name.
        let glued = words.gap(at) == Gap::None;
        let before = at.wrapping_sub(1);
        let address = matches!(words.text(before), "." | "@") && words.gap(before) == Gap::None;
        let whole = text != "o" && !(glued && (address || words.is_number(before)));
        words.is_word(at) && whole && text.chars().all(char::is_lowercase)
    };
    let goes_on_small = lower(end) && words.gap(end) <= Gap::Line && words.gap(end) != Gap::Wide;
    // `The Products are …` begins a sentence, `The Products` is a heading.
    let opens = opens_sentence(words, before) && goes_on_small;
    let owned = words.is_word(before) && words.text(before).contains(['\'', '’']);
    // `at least 100 Units` counts them, `Section 4 Notices` is a title.
    let counted = words.is_number(before) && lower(before.wrapping_sub(1)) && goes_on_small;
    let paired = is_single(words, run) && is_pair(words, before.wrapping_sub(1));
    let within = lower(behind) || opens || owned || counted || paired;
    // `at Union Square`, `by Northwind`, `Validation and Support Fee`.
    let placed = words.is_one_of(before, &["at", "in", "by", "from"]);
    // `SOFTWARE and DOCUMENTATION` are two terms of a draft that shouts them.
    let and = words.is_one_of(before, &["and", "or"]);
    let two = and && words.is_shouted(before.wrapping_sub(1)) && words.is_shouted(run.start);
    let joined = and && words.is_capital(before.wrapping_sub(1)) && !two;
    let is_name =
        placed || (joined && !paired) || is_named(words, run) || !paired && !two && is_in_title(words, run);
    within
        && matches!(words.gap(at), Gap::Space | Gap::Wide | Gap::Line)
        && !is_name
        && (of_side || !goes_on(words, end) || is_single(words, run) && is_pair(words, at))
        && !is_of_a_law(words, end)
}

/// Whether a word of the run makes a name of it.
fn is_named(words: Words<'_>, run: &Range<usize>) -> bool {
    run.clone().any(|at| words.is_one_of(at, &NAMES) || words.is_one_of(at, &MONTHS))
        // `the Nasdaq Global Market`.
        || words.is_one_of(run.end - 1, &["market", "markets"])
            && run.clone().any(|at| words.is_one_of(at, &["stock", "global", "capital", "nasdaq", "select", "securities", "money"]))
        // `in each of the Buyers' …`: whose something is.
        || run.clone().any(|at| words.text(at).contains(['\'', '’']))
            && (!is_single(words, run) || is_role(words.text(run.start).trim_end_matches(['s', 'S', '\'', '’'])))
}

/// Whether the run goes on behind its end, or is only then given its meaning.
fn goes_on(words: Words<'_>, end: usize) -> bool {
    let tight = words.gap(end) == Gap::None && words.gap(end + 1) == Gap::None;
    // `the Companies' Creditors Act`.
    let possessive = matches!(words.text(end), "'" | "’") && words.gap(end) == Gap::None;
    // `Statement of Work No. 3`; `Confidential Information 21` is a line of a table of contents.
    words.is_number(end)
        || words.is_capital(end)
        || (words.is(end - 1, "no") && words.mark(end, '.'))
        || words.is_one_of(end, &["&", "-", "/", "#"])
        // `Association of Dealers`, `Securities and Exchange Commission`.
        || (words.is_one_of(end, &["of", "for", "and", "or", "on"]) && words.is_capital(end + 1))
        // `Change in Control`, `Rights in Data`.
        || (words.is_one_of(end - 1, &["change", "right", "rights", "failure"])
            && words.is_one_of(end, &["in", "to"])
            && words.is_capital(end + 1))
        || (tight && matches!(words.text(end), "'" | "’" | "."))
        || (possessive && words.is_capital(end + 1))
        || words.mark(end, '"')
        // `the Industry Authority ("FIA")`.
        // `a Local Network (LN)`.
        || (words.mark(end, '(')
            && (words.is_shouted(end + 1) || (end + 1..end + 4).any(|at| words.mark(at, '"'))))
        || (words.gap(end) >= Gap::Wide && words.is_word(end))
        || is_of_a_body(words, end)
}

/// `the Rules of the International Chamber`: what a body has made, by its name.
fn is_of_a_body(words: Words<'_>, end: usize) -> bool {
    const MADE: [&str; 7] =
        ["rules", "standards", "guidelines", "principles", "regulations", "procedures", "code"];
    words.is_one_of(end - 1, &MADE)
        && words.are(end, &["of", "the"])
        && words.is_capital(end + 2)
        && words.is_capital(end + 3)
}

/// Whether a law is named by words that go on from here: `the Copyright, Designs and Patents Act`.
fn is_of_a_law(words: Words<'_>, end: usize) -> bool {
    /// The longest such name behind its first words, in tokens.
    const LONGEST: usize = 10;
    let joins = |at: usize| words.is_one_of(at, &["and", "of", "or", "the"]) || words.mark(at, ',');
    let goes_on = |at: &usize| (words.is_capital(*at) || joins(*at)) && words.gap(*at) < Gap::Block;
    (end..end + LONGEST).take_while(goes_on).any(|at| {
        words.is_capital(at) && words.is_one_of(at, &["act", "acts", "law", "directive", "statute"])
    })
}

/// Whether the run stands in a title: `Relationship of the Parties`, `Limitation of Liability`.
fn is_in_title(words: Words<'_>, run: &Range<usize>) -> bool {
    let joint =
        |at: usize| words.is_one_of(at, &["of", "to", "for", "with", "on", "and", "or", "under", "upon"]);
    let mut lead = run.start.wrapping_sub(1);
    if words.is_one_of(lead, &["the", "a", "an", "this"]) {
        lead = lead.wrapping_sub(1);
    }
    let ends = !words.is_word(run.end) && !words.mark(run.end, ',') || words.gap(run.end) >= Gap::Line;
    let article = lead != run.start.wrapping_sub(1);
    joint(lead) && words.is_capital(lead.wrapping_sub(1)) && (ends || !article)
}
