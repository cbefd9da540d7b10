//! Who is spoken of as a party and is none: a part that no party plays (`Company represents …` where they are Supplier and Customer), and
//! `you` and `we` where the parties have names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::context::Context;
use super::super::roles::{is_role, is_side};
use super::company::Named;
use super::leftover::{DUTIES, first_attachment};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::parties::{NO_PARTIES, signatures};
use crate::draft::words::{Gap, Words, fold, stem};

/// The most places of one word that are shown.
const MOST_PLACES: usize = 31;

/// What the parties are called.
struct Called {
    names: Vec<String>,
    /// The same as the draft writes them.
    written: Vec<String>,
    /// The token behind the last name: before it nobody is called so yet.
    begin: usize,
    /// How often the one stands that stands most often.
    most: usize,
}

impl Called {
    /// Nothing where fewer than two parties have a name of their own here.
    fn of(context: &Context<'_>, parties: &[Named<'_>]) -> Option<Called> {
        let words = context.words;
        let named = parties.iter().filter(|party| !party.party.called.is_empty()).count();
        let acting = if named < 2 { actors(context) } else { Vec::new() };
        let named = named.max(acting.len());
        let all: Vec<&Range<usize>> = match acting.as_slice() {
            [] => parties.iter().flat_map(|party| &party.party.called).collect(),
            acting => acting.iter().collect(),
        };
        let all = all.into_iter();
        let most = all.clone().filter_map(|name| context.lexicon.phrase(words, name.clone()));
        let most = most.map(|phrase| context.lexicon.places(&phrase).count()).max().unwrap_or(0);
        let begin = all.clone().map(|name| name.end).max().unwrap_or(0);
        let written: Vec<String> = all.map(|name| words.phrase(name.clone())).collect();
        let names: Vec<String> = written.iter().map(|name| fold(name).into_owned()).collect();
        (named >= 2).then_some(Called { most, begin, names, written })
    }

    /// Whether a word stands in what is attached, in a sentence that names a party, or behind one of which it may be the next: there no
    /// other agreement speaks.
    fn is_beside(&self, context: &Context<'_>, at: usize, end: usize) -> bool {
        /// How far before it the other sentence may begin, in tokens.
        const NEAR: usize = 120;
        let sentence = context.sentence(at);
        let first = context.draft.attachment_at(at).map_or(end, |attachment| attachment.tokens.start);
        let near = sentence.start.min(at.saturating_sub(NEAR)).max(first)..sentence.end;
        at >= end
            && near.into_iter().any(|here| {
                let word = fold(context.words.text(here));
                context.words.is_capital(here) && self.names.iter().any(|name| *name == word)
            })
    }

    fn listed(&self) -> String {
        let names: Vec<String> = self.written.iter().map(|name| format!("`{name}`")).collect();
        names.join(" and ")
    }
}

/// Whom the first page calls by a name and the draft gives duties again and again: its parties, where it does not list them.
fn actors(context: &Context<'_>) -> Vec<Range<usize>> {
    /// How many tokens the first page takes.
    const PAGE: usize = 800;
    /// The longest name, in tokens.
    const LONGEST: usize = 3;
    /// How often it must have a duty.
    const OFTEN: usize = 3;
    let words = context.words;
    let defined = context.draft.definitions.iter();
    let named = defined.take_while(|definition| definition.tokens.start < PAGE).filter(|definition| {
        definition.form == DefinitionForm::Inline
            && definition.tokens.len() <= LONGEST
            && words.is_capital(definition.tokens.start)
            && !words.is_one_of(definition.tokens.end - 1, &NO_PARTIES)
    });
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let once = named.filter(|definition| told.insert(definition.term.as_str()));
    let bound = |definition: &&Definition| {
        let Some(phrase) = context.lexicon.phrase(words, definition.tokens.clone()) else { return false };
        let ends = context.lexicon.places(&phrase).map(|at| at + phrase.len());
        let duties = ends.filter(|end| words.is_one_of(*end, &DUTIES) && words.is_capital(end - 1));
        duties.take(OFTEN).count() == OFTEN
    };
    let named: Vec<Range<usize>> = once.filter(bound).map(|definition| definition.tokens.clone()).collect();
    if named.len() > 1 { named } else { lettered(context) }
}

/// `Party A` and `Party B`, where the draft gives both of them duties again and again.
fn lettered(context: &Context<'_>) -> Vec<Range<usize>> {
    /// How often each must have a duty.
    const OFTEN: usize = 3;
    let words = context.words;
    let mut found: BTreeMap<&str, (Range<usize>, usize)> = BTreeMap::new();
    for at in context.lexicon.places_of("party").filter(|at| words.is(*at, "party") && words.is_capital(*at))
    {
        let letter = words.text(at + 1);
        if letter.len() == 1 && words.is_capital(at + 1) && words.gap(at + 1) <= Gap::Line {
            let entry = found.entry(letter).or_insert((at..at + 2, 0));
            entry.1 += usize::from(words.is_one_of(at + 2, &DUTIES));
        }
    }
    let all = found.into_values().filter(|(_, duties)| *duties >= OFTEN).map(|(name, _)| name);
    let all: Vec<Range<usize>> = all.collect();
    if all.len() > 1 { all } else { Vec::new() }
}

/// Whether a word is the part of a party, of this contract or of another kind of contract.
fn is_part(word: &str) -> bool {
    /// Parts that only contracts of their own kind have.
    const OTHERS: [&str; 10] = [
        "corporation",
        "creditor",
        "debtor",
        "insured",
        "insurer",
        "mortgagee",
        "mortgagor",
        "obligor",
        "pledgor",
        "pledgee",
    ];
    is_role(word) || is_side(word) || OTHERS.contains(&word)
}

/// Whether the word at `at` gives whoever stands before it a duty or a right.
fn acts(words: Words<'_>, at: usize) -> bool {
    const ACTS: [&str; 9] = [
        "may",
        "authorizes",
        "authorises",
        "grants",
        "appoints",
        "waives",
        "pays",
        "indemnifies",
        "irrevocably",
    ];
    words.is_one_of(at, &DUTIES) || words.is_one_of(at, &ACTS)
}

/// The part of another agreement's party.
pub(super) fn parts(context: &Context<'_>, parties: &[Named<'_>], problems: &mut Problems) {
    let words = context.words;
    let Some(called) = Called::of(context, parties).filter(|_| !context.defines_elsewhere()) else { return };
    let mut uses: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    let mut known: BTreeSet<String> = called.names.iter().cloned().collect();
    for definition in &context.draft.definitions {
        // `Company Marks` are no company, and the `Joint Venture Company` is one.
        let term = fold(&definition.term);
        known.extend(term.split_whitespace().last().map(|word| word.trim_end_matches('s').to_owned()));
    }
    let end = first_attachment(context);
    for at in context.range().filter(|at| words.is_capital(*at) && is_part(&stem(words.text(*at)))) {
        let role = stem(words.text(at)).into_owned();
        if is_named(words, at) {
            known.insert(role);
        } else if (called.begin..end).contains(&at) | called.is_beside(context, at, end)
            && (is_loud_party(words, at) || !(is_loud(words, at) || is_of_a_name(words, at)))
        {
            // Clauses in capitals and forms that are attached say little of how often the draft speaks of a part.
            let counts = at < end && !is_loud(words, at);
            *counted.entry(role.clone()).or_default() += usize::from(counts);
            uses.entry(role).or_default().push(at);
        }
    }
    // A part that is spoken of nearly as often as the parties is the draft's own.
    let seldom = |role: &String, places: &[usize]| match counted.get(role) {
        Some(0) | None => places.len() * 4 <= called.most,
        Some(count) => count * 4 <= called.most,
    };
    uses.retain(|role, places| !known.contains(role) && seldom(role, places));
    for (role, places) in &uses {
        let duty = places.iter().copied().find(|at| acts(words, *at + 1));
        let meant = |at: &usize| {
            (is_role(role) && is_side(role)
                || matches!(role.as_str(), "company" | "bank" | "client" | "issuer"))
                && (is_party(context, *at) || is_loud_party(words, *at))
        };
        let Some(first) = duty.or_else(|| places.iter().copied().find(meant)) else { continue };
        let has = match duty {
            Some(at) if words.is_one_of(at + 1, &DUTIES) => "has a duty here",
            Some(_) => "acts here",
            None => "stands here",
        };
        let message =
            format!("`{}` {has}, and the parties are called {}", words.text(first), called.listed());
        let mut finding = context
            .finding(drafts::PARTY_NAME, first..first + 1, message, "no party is called so")
            .help("name the party that is meant; the clause may come from another agreement");
        if duty.is_none() || first >= end {
            finding.severity = Severity::Note;
        }
        problems.push(with_others(context, finding, first, places));
    }
}

/// `the lessee shall` in small letters, where no such part is spoken of else: the clause comes from a form.
pub(super) fn small_parts(context: &Context<'_>, parties: &[Named<'_>], problems: &mut Problems) {
    /// Parts that only a party to such a contract plays.
    const PARTS: [&str; 12] = [
        "borrower",
        "consultant",
        "distributor",
        "franchisee",
        "franchisor",
        "landlord",
        "lessee",
        "lessor",
        "licensee",
        "licensor",
        "publisher",
        "tenant",
    ];
    /// How often the draft may speak so.
    const SELDOM: usize = 6;
    let words = context.words;
    let Some(called) = Called::of(context, parties).filter(|_| !context.defines_elsewhere()) else { return };
    let end = first_attachment(context).min(signatures(context.draft).start);
    // Where they are letters, every other name is another contract's.
    let letters = called.names.iter().all(|name| name.starts_with("party "));
    let others: &[&str] =
        if letters { &["architect", "client", "contractor", "customer", "owner"] } else { &[] };
    for part in PARTS.iter().chain(others).copied() {
        if context.known().has_word(part) || called.names.iter().any(|name| name.contains(part)) {
            continue;
        }
        let all: Vec<usize> = context.lexicon.places_of(part).take(SELDOM + 1).collect();
        // `each licensee`, `a licensee`: one of several is anybody's.
        let one = |at: &usize| {
            words.is_small(*at) && (called.begin..end).contains(at) && words.is(at.wrapping_sub(1), "the")
        };
        let bound = |at: &&usize| words.is_one_of(**at + 1, &DUTIES);
        let seldom = if letters { usize::MAX } else { SELDOM };
        let Some(first) =
            all.iter().find(bound).copied().filter(|_| all.len() <= seldom && all.iter().all(one))
        else {
            continue;
        };
        let message = format!(
            "`the {}` has a duty here, and the parties are called {}",
            words.text(first),
            called.listed()
        );
        let mut finding = context
            .finding(drafts::PARTY_NAME, first..first + 1, message, "no party is called so")
            .help("name the party that is meant; the clause may come from another agreement");
        finding.severity = Severity::Note;
        problems.push(with_others(context, finding, first, &all));
    }
}

/// `withhold payment to you` where the parties have names: a letter or a form was taken over.
pub(super) fn persons(context: &Context<'_>, parties: &[Named<'_>], problems: &mut Problems) {
    /// How often such a word may stand in a draft that does not speak so on purpose, and how many times as often a party must be named
    /// where it stands more often.
    const SELDOM: usize = 4;
    const RATE: usize = 8;
    /// The same where both `you` and `we` stand.
    const RATE_OF_FORMS: usize = 10;
    let words = context.words;
    let Some(called) = Called::of(context, parties) else { return };
    let end = first_attachment(context).min(signatures(context.draft).start);
    let most = SELDOM.max(called.most / RATE);
    let spoken =
        |persons: &[&str]| (called.begin..end).any(|at| words.is_one_of(at, persons) && is_person(words, at));
    // A form that speaks of `you and us` does so on purpose.
    let both = spoken(&["you", "your", "yours"]) && spoken(&["we", "our", "us"]);
    let most = if both { SELDOM.max(called.most / RATE_OF_FORMS) } else { most };
    for persons in [["you", "your", "yours"], ["we", "our", "us"]] {
        let all = (called.begin..end).filter(|at| words.is_one_of(*at, &persons) && is_person(words, *at));
        let places: Vec<usize> = all.take(most + 1).collect();
        let defined =
            context.draft.definitions.iter().any(|term| persons.contains(&fold(&term.term).as_ref()));
        let said = places.iter().copied().find(|at| !is_quoted(context, *at));
        let Some(first) = said.filter(|_| places.len() <= most && !defined) else { continue };
        let message =
            format!("`{}` stands here, and the parties are called {}", words.text(first), called.listed());
        let mut finding = context
            .finding(drafts::PARTY_NAME, first..first + 1, message, "who is meant?")
            .help("name the party that is meant; the clause may come from a letter or a form");
        finding.severity = Severity::Note;
        problems.push(with_others(context, finding, first, &places));
    }
}

/// Whether the word at `at` speaks of somebody: `US`, `@us.example`, `You On Demand` do not.
fn is_person(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let of_address = words.gap(at) == Gap::None && matches!(words.text(before), "." | "@" | "-" | "/");
    let of_name = words.is_capital(at) && (words.is_capital(at + 1) || words.is_capital(before));
    // A warranty in capitals says `YOU`; `US` is a country.
    let shouted = words.is_shouted(at) && !words.is_one_of(at, &["you", "your", "yours"]);
    !shouted && !of_address && (!of_name || words.is_shouted(at))
}

/// The finding with the other places of its word.
fn with_others(context: &Context<'_>, finding: Diagnostic, first: usize, places: &[usize]) -> Diagnostic {
    let others = places.iter().copied().filter(|at| *at != first).take(MOST_PLACES);
    others.fold(finding, |finding, at| finding.related(context.span(at..at + 1), "here, too"))
}

/// Whether the word at `at` stands in a quotation, or in the words with which a letter closes.
fn is_quoted(context: &Context<'_>, at: usize) -> bool {
    let words = context.words;
    let sentence = context.sentence(at);
    let quotes = (sentence.start..at).filter(|here| words.mark(*here, '"')).count();
    let closes = sentence.into_iter().any(|here| {
        words.is_one_of(here, &["foregoing", "truly", "sincerely", "undersigned", "opinion", "counsel"])
    });
    quotes % 2 == 1 || closes || words.is(at.wrapping_sub(1), "thank")
}

/// Whether a role is introduced where it stands: in quotes or brackets, before a colon, behind `as` or `called`.
fn is_named(words: Words<'_>, at: usize) -> bool {
    let article = usize::from(words.is_one_of(at.wrapping_sub(1), &["the", "a", "an", "each"]));
    let before = at.wrapping_sub(1 + article);
    // `in such form as Company may approve` gives it a right.
    let bound = acts(words, at + 1) || words.is_one_of(at + 1, &["has", "is", "does", "deems", "requires"]);
    matches!(words.text(before), "\"" | "“" | "”" | "'" | "(" | "/")
        || words.is_one_of(before, &["as", "called", "hereinafter", "term"]) && !(bound && article == 0)
        || matches!(words.text(at + 1), ":" | "\"" | "”" | "/")
        || words.is_one_of(at + 1, &["means", "is"]) && words.gap(at) >= Gap::Wide
}

/// Whether a word in capitals stands among others: a heading or a clause set so.
fn is_loud(words: Words<'_>, at: usize) -> bool {
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    words.is_shouted(at)
        && !(small(at + 1)
            && small(at + 2)
            && (small(at.wrapping_sub(1)) || !words.is_word(at.wrapping_sub(1))))
}

/// Whether a clause in capitals speaks of a party, as a heading does not: `PROVIDED TO COMPANY BY ACME`, `COMPANY HEREBY DISCLAIMS`.
fn is_loud_party(words: Words<'_>, at: usize) -> bool {
    const BEHIND: [&str; 12] = [
        "shall",
        "will",
        "must",
        "may",
        "hereby",
        "agrees",
        "makes",
        "disclaims",
        "acknowledges",
        "be",
        "have",
        "has",
    ];
    let joins = |at: usize| {
        words
            .is_one_of(at, &["by", "to", "of", "from", "on", "is", "are", "for", "under", "or", "and", "any"])
            || words.is_one_of(at, &BEHIND)
    };
    let governed = words.is_one_of(at.wrapping_sub(1), &["by", "to", "of", "from"])
        && words.is_word(at.wrapping_sub(2))
        && joins(at + 1);
    let before = at.wrapping_sub(1);
    let opens = !words.is_word(before)
        || words.is_one_of(before, &["and", "that", "if", "but", "neither", "nor", "therefore", "event"]);
    words.is_shouted(at)
        && words.is_shouted(at + 1)
        && words.gap(at) <= Gap::Line
        && (governed || opens && words.is_one_of(at + 1, &BEHIND))
}

/// `Acme Company`, `Prime Contractor`, `Owner's Engineer Team`: part of a longer name, or said of anybody who plays the part.
fn is_of_a_name(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    words.is_capital(at + 1)
        || words.mark(before, '-')
        || words.mark(at + 1, '-')
        || words.gap(at) < Gap::Block
            && words.is_capital(before)
            && !words.is_one_of(before, &["the", "if", "when", "upon", "each"])
        || words.is_one_of(before, &["any", "another", "no", "other", "such", "a", "an", "third"])
}

/// Whether the word at `at` is spoken of as a party is, in a sentence: `to Licensor`, `the Licensor may`.
fn is_party(context: &Context<'_>, at: usize) -> bool {
    const BEFORE: [&str; 15] = [
        "the", "to", "by", "from", "of", "for", "with", "between", "upon", "that", "if", "where", "when",
        "at", "than",
    ];
    let words = context.words;
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    // A line may end within a sentence.
    let near = |at: usize| words.gap(at) < Gap::Wide || words.gap(at) == Gap::Line;
    let goes_on = (small(at + 1) && near(at + 1))
        || matches!(words.text(at + 1), "." | "," | ";" | "'") && words.gap(at + 1) < Gap::Wide;
    // `under, and as defined in, the Lease`: another document's; and who files an exhibit says who would be harmed by its disclosure.
    let elsewhere = context.sentence(at).any(|here| {
        words.are(here, &["as", "defined", "in"])
            || words.are(here, &["publicly", "disclosed"])
            || words.are(here, &["filed", "separately"])
    });
    let of_a_name = words.is(at + 1, "of") && words.is_capital(at + 2);
    // `As the parts are sold at cost, Supplier has no reserve.`
    let acts = words.mark(at.wrapping_sub(1), ',') && words.is_one_of(at + 1, &["has", "may", "is", "does"]);
    (words.is_one_of(at.wrapping_sub(1), &BEFORE) || acts) && near(at) && goes_on && !elsewhere && !of_a_name
}
