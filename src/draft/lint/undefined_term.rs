//! `draft/undefined-term`: words capitalised like a defined term, again and again, and nowhere defined.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::context::{Context, times};
use super::known_terms::{KnownTerms, phrase};
use super::redacted::hides_passage;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::calendar::MONTHS;
use crate::draft::definitions::glossaries;
use crate::draft::model::Form;
use crate::draft::words::{Gap, Words};

/// How often a term must stand in the middle of a sentence before it is reported: twice is no slip of the pen, but a
/// text taken out of a PDF has capitals of its own.
fn often(form: Form) -> usize {
    if form == Form::Plain { 3 } else { 2 }
}

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    if context.defines_elsewhere() || context.draft.definitions.len() < 3 || definitions_redacted(context) {
        return;
    }
    let known = KnownTerms::of(context);
    let captions = captions(context);
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    let mut at = 0;
    let body = context.draft.body();
    while at < body.end {
        let end = phrase_end(words, at);
        let determined = words.is_one_of(at.wrapping_sub(1), &DETERMINERS);
        // One word alone is a term where an article or the like stands before it and no name goes on behind it.
        let alone = end == at + 1
            && determined
            && !words.is_one_of(at.wrapping_sub(1), &["a", "an"])
            && !words.is_shouted(end)
            && !(words.is_one_of(end, &["and", "on", "in", "to", "or"]) && words.is_capital(end + 1));
        if (end >= at + 2 || alone) && middle(words, at, end) {
            let entry = seen.entry(phrase(words, at..end)).or_insert(Seen {
                first: at..end,
                count: 0,
                determined: false,
            });
            entry.count += 1;
            entry.determined |= determined;
        }
        at = end.max(at + 1);
    }
    for (key, Seen { first: tokens, count, determined }) in seen {
        let single = tokens.len() == 1;
        let enough = count >= often(context.draft.form)
            || (!single && context.draft.form != Form::Plain && is_head(words, tokens.end - 1));
        let name = key.split(' ').all(|word| known.is_name(word)) || PLACES.contains(&key.as_str());
        let common = single
            && (known.has_word(&key) || CAPITALISED.contains(&key.as_str()) || written_small(context, &key));
        if !enough || !determined || name || common || known.has(&key) || captions.contains(&key) {
            continue;
        }
        let quote = words.phrase(tokens.clone());
        problems.push(
            context
                .finding(
                    drafts::UNDEFINED_TERM,
                    tokens,
                    format!("`{quote}` is capitalised {} and not defined", times(count)),
                    if count == 1 { "written like a defined term" } else { "the first of them" },
                )
                .help("define it, or write it small"),
        );
    }
}

/// A phrase written like a term: where first, how often, and whether ever behind an article or the like.
struct Seen {
    first: std::ops::Range<usize>,
    count: usize,
    determined: bool,
}

/// What stands before a term and not before a name.
const DETERMINERS: [&str; 20] = [
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
];

/// Places of two words; `New York` and the like are told by their first.
const PLACES: [&str; 25] = [
    "british columbia",
    "north carolina",
    "south carolina",
    "north dakota",
    "south dakota",
    "west virginia",
    "rhode island",
    "puerto rico",
    "hong kong",
    "los angeles",
    "san francisco",
    "san diego",
    "great britain",
    "northern ireland",
    "nova scotia",
    "saudi arabia",
    "south africa",
    "south korea",
    "north america",
    "south america",
    "latin america",
    "middle east",
    "european union",
    "european community",
    "world wide",
];

/// Words that everybody writes with a capital.
const CAPITALISED: [&str; 47] = [
    "internet",
    "web",
    "state",
    "federal",
    "government",
    "commission",
    "court",
    "secretary",
    "treasury",
    "congress",
    "president",
    "director",
    "chairman",
    "board",
    "company",
    "american",
    "english",
    "european",
    "chinese",
    "japanese",
    "french",
    "german",
    "canadian",
    "british",
    "sunday",
    "monday",
    "friday",
    "saturday",
    "god",
    "senate",
    "earth",
    "website",
    "section",
    "article",
    "exhibit",
    "schedule",
    "appendix",
    "annex",
    "attachment",
    "paragraph",
    "agreement",
    "contract",
    "crown",
    "preamble",
    "recital",
    "amendment",
    "convention",
];

/// Whether a section of definitions has a passage that was taken out: the definition may have stood there.
fn definitions_redacted(context: &Context<'_>) -> bool {
    glossaries(context.draft).into_iter().any(|tokens| hides_passage(context, tokens))
}

/// Whether a word is most often written small, so that its capital says nothing.
fn written_small(context: &Context<'_>, word: &str) -> bool {
    let (mut small, mut capital) = (0usize, 0usize);
    for at in context.lexicon.places_of(word) {
        if context.words.is_capital(at) { capital += 1 } else { small += 1 }
    }
    small * 2 > capital
}

/// Whether a word is what terms of contracts are about: a phrase that ends in one is a term though it stands once.
fn is_head(words: Words<'_>, at: usize) -> bool {
    const HEADS: [&str; 46] = [
        "period",
        "date",
        "fee",
        "fees",
        "amount",
        "term",
        "notice",
        "event",
        "price",
        "products",
        "product",
        "services",
        "information",
        "territory",
        "materials",
        "property",
        "rights",
        "plan",
        "account",
        "payment",
        "payments",
        "works",
        "site",
        "data",
        "software",
        "documents",
        "documentation",
        "deliverables",
        "claims",
        "losses",
        "records",
        "order",
        "policy",
        "loan",
        "interest",
        "expenses",
        "costs",
        "obligations",
        "default",
        "output",
        "stock",
        "equipment",
        "indemnitees",
        "persons",
        "parties",
        "premises",
    ];
    words.is_one_of(at, &HEADS)
}

/// The end of the capitalised words that begin at `at`.
fn phrase_end(words: Words<'_>, at: usize) -> usize {
    let mut end = at;
    while words.is_capital(end)
        && !words.is_shouted(end)
        && (end == at || words.gap(end) == Gap::Space)
        && end - at < 5
    {
        end += 1;
    }
    end
}

/// Whether the phrase stands in the middle of a sentence, behind a small word, and is no name or title.
fn middle(words: Words<'_>, at: usize, end: usize) -> bool {
    const NAMES: [&str; 35] = [
        "Section",
        "Article",
        "Exhibit",
        "Schedule",
        "Appendix",
        "Annex",
        "Attachment",
        "State",
        "County",
        "New",
        "United",
        "Act",
        "Code",
        "Court",
        "Courts",
        "Commission",
        "Inc",
        "Corp",
        "Corporation",
        "LLC",
        "Ltd",
        "Limited",
        "Company",
        "Street",
        "Avenue",
        "Road",
        "Bank",
        "University",
        "Department",
        "Mr",
        "Board",
        "Office",
        "Exchange",
        "Market",
        "Association",
    ];
    let before = at.wrapping_sub(1);
    let small = words.is_word(before)
        && words.text(before).chars().all(char::is_lowercase)
        && words.gap(at) == Gap::Space;
    let named = (at..end).any(|here| words.is_one_of(here, &NAMES) || words.is_one_of(here, &MONTHS));
    let place = words.is_one_of(before, &["at", "in", "by", "from"]);
    // `The Original Soupman`, `National Association of Securities Dealers`: names; `Confidential Information 21`: a line
    // of a table of contents; `Statement of Work No. 3`.
    let longer = words.is(at, "the")
        || words.is_number(end)
        || (words.is(end.wrapping_sub(1), "no") && words.mark(end, '.'))
        || (words.is_one_of(end, &["of", "for", "&"]) && words.is_capital(end + 1));
    // `Coca-Cola Bottling`, `Moody's Investors`: part of a name.
    let cut = matches!(words.text(end), "-" | "/" | "'" | "’" | "&" | "." if words.gap(end) == Gap::None && !words.mark(end, '.') || words.gap(end + 1) == Gap::None)
        || (words.is(before, "s") && words.gap(before) == Gap::None);
    // `Validation and Support Fee` is one term of more words.
    let joined = words.is_one_of(before, &["and", "or", "&"]) && words.is_capital(before.wrapping_sub(1));
    small
        && !named
        && !place
        && !longer
        && !joined
        && !cut
        && !words.mark(end, '"')
        && words.gap(end) < Gap::Wide
}

/// The captions of the sections, which prose may name; as they are compared.
fn captions(context: &Context<'_>) -> FxHashSet<String> {
    let captions = context.draft.sections.iter().filter_map(|section| section.caption.as_ref());
    captions.map(|caption| phrase(context.words, caption.tokens.clone())).collect()
}
