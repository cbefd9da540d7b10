//! Drafts in, out the sections whose operative words no term has.

use rustc_hash::FxHashSet;

use super::Tie;
use crate::diagnostic::catalogue::drafts as code;
use crate::diagnostic::{Diagnostic, Problems, Role};
use crate::draft::mentions::{Mention, Operative, Value};
use crate::draft::model::{BlockKind, Draft};
use crate::draft::words::{Gap, Words};

/// What is exclusive where somebody is given a right: what it is said of.
const RIGHTS: [&str; 36] = [
    "right",
    "rights",
    "license",
    "licence",
    "licenses",
    "licences",
    "sublicense",
    "distributor",
    "distributors",
    "distribution",
    "distributorship",
    "supplier",
    "provider",
    "manufacturer",
    "agent",
    "agency",
    "representative",
    "reseller",
    "dealer",
    "franchise",
    "franchisee",
    "sponsor",
    "sponsorship",
    "partner",
    "vendor",
    "carrier",
    "source",
    "option",
    "basis",
    "marketing",
    "advisor",
    "consultant",
    "promoter",
    "retailer",
    "host",
    "access",
];

/// What is done exclusively where somebody is bound to one other.
const DEALS: [&str; 22] = [
    "purchase",
    "buy",
    "sell",
    "supply",
    "supplied",
    "sold",
    "distribute",
    "license",
    "licence",
    "deal",
    "market",
    "source",
    "order",
    "obtain",
    "provide",
    "procure",
    "engage",
    "promote",
    "appoint",
    "appoints",
    "grant",
    "grants",
];

/// What an exclusive right is of where it only says whose something is, or who decides among several.
const IDLE: [&str; 24] = [
    "title",
    "ownership",
    "control",
    "liability",
    "jurisdiction",
    "remedy",
    "remedies",
    "obligation",
    "responsibility",
    "discretion",
    "prosecute",
    "prosecution",
    "file",
    "defend",
    "enforce",
    "settle",
    "determine",
    "decide",
    "terminate",
    "hire",
    "board",
    "property",
    "concepts",
    "maintain",
];

/// Words that deny it or leave it open.
const DENIES: [&str; 11] = [
    "not",
    "no",
    "non",
    "nothing",
    "nor",
    "neither",
    "never",
    "whether",
    "without",
    "mutually",
    "necessarily",
];

/// Words of a sentence that tells of a right and does not give it.
const TOLD: [&str; 14] = [
    "wishes",
    "wish",
    "desires",
    "desire",
    "if",
    "owns",
    "constitutes",
    "constitute",
    "dilute",
    "announced",
    "acquired",
    "obtained",
    "acknowledges",
    "recognizes",
];

/// How many tokens may stand between an operative word and what it is said of: `exclusive, royalty-bearing, worldwide licence`.
const SAID_OF: usize = 8;

/// How many behind that may say that it is none between the parties: `exclusive right to file and prosecute`.
const PURPOSE: usize = 6;

/// Reports each section of a draft that terms are tied to, whose own operative words are tied to none of them.
pub(super) fn find(tied: &[Tie<'_>], drafts: &[Draft], problems: &mut Problems) {
    for (at, draft) in drafts.iter().enumerate() {
        let sections: Vec<_> = tied.iter().filter(|tie| tie.at == at).flat_map(|tie| &tie.sections).collect();
        if sections.is_empty() {
            continue;
        }
        let mut told = FxHashSet::default();
        for mention in draft.mentions.iter().filter(|mention| grants(draft, mention)) {
            let Some(own) = draft.section_at(mention.tokens.start) else { continue };
            // A section above one that is tied says what its parts have in common.
            let has_term = sections.iter().any(|tied| {
                tied.tokens.contains(&mention.tokens.start)
                    || (own.tokens.start <= tied.tokens.start && tied.tokens.end <= own.tokens.end)
            });
            if has_term || !told.insert(own.number.clone()) {
                continue;
            }
            let words = draft.words().phrase(mention.tokens.clone());
            let message = format!("section {} says `{words}`, and no term is tied to it", own.number);
            let mut note =
                Diagnostic::new(code::UNTIED, draft.span(mention.tokens.clone()), message, "no term");
            note.labels.iter_mut().for_each(|label| label.role = Role::Draft);
            problems.push(
                note.help(format!("write a term with `section \"{}\"`, so that rules see it", own.number)),
            );
        }
    }
}

/// Whether a mention is of words that give a right, in running text.
fn grants(draft: &Draft, mention: &Mention) -> bool {
    let Value::Operative(operative) = mention.value else { return false };
    let right = matches!(
        operative,
        Operative::Exclusive | Operative::FirstRefusal | Operative::FirstOffer | Operative::MostFavoured
    );
    let running = draft
        .block_at(mention.tokens.start)
        .is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item));
    let in_definition = draft
        .section_at(mention.tokens.start)
        .and_then(|section| section.caption.as_ref())
        .is_some_and(|caption| caption.text.to_ascii_lowercase().contains("definition"));
    right
        && running
        && !in_definition
        && draft.body().contains(&mention.tokens.start)
        && gives_right(draft.words(), mention, operative)
}

/// Whether an operative word is said of a right between the parties, and neither denied nor part of a title.
fn gives_right(words: Words<'_>, mention: &Mention, operative: Operative) -> bool {
    let ends = |at: &usize| matches!(words.text(*at), "." | ";" | ":") || words.gap(*at) == Gap::Block;
    let tokens = mention.tokens.clone();
    let before = || (1..=4).map(|back| tokens.start.wrapping_sub(back)).take_while(|at| !ends(at));
    // The first word of a paragraph may deny it, too.
    let parted = |at: &usize| {
        matches!(words.text(*at), "." | ";" | ":" | ",") || words.gap(at.wrapping_add(1)) == Gap::Block
    };
    let denied = (1..=SAID_OF)
        .map(|back| tokens.start.wrapping_sub(back))
        .take_while(|at| !parted(at))
        .any(|at| words.is_one_of(at, &DENIES) && !words.is_one_of(at + 2, &["transferable", "assignable"]));
    let first_letter = words.text(tokens.start).chars().next();
    let is_name = words.is_shouted(tokens.start)
        || first_letter.is_some_and(char::is_uppercase) && operative == Operative::Exclusive;
    if denied || is_name {
        return false;
    }
    // `the right of first refusal described in Section 4` is given elsewhere.
    if operative != Operative::Exclusive {
        let given = (1..=8).map(|back| tokens.start.wrapping_sub(back)).any(|at| {
            words.is_one_of(
                at,
                &[
                    "grant", "grants", "granted", "give", "gives", "given", "have", "has", "give", "offer",
                    "receive", "granting", "provide", "provides",
                ],
            )
        });
        return given || operative == Operative::MostFavoured;
    }
    let behind: Vec<usize> = (tokens.end..tokens.end + SAID_OF).take_while(|at| !ends(at)).collect();
    if words.is(tokens.start, "exclusively") {
        let near = |at: usize| words.is_one_of(at, &DEALS);
        let idle = behind.iter().any(|at| words.is_one_of(*at, &["responsible", "own", "owned", "liable"]));
        return !idle && (before().any(near) || behind.iter().take(3).any(|at| near(*at)));
    }
    if words.is(tokens.start, "exclusivity") {
        return before().any(|at| {
            words.is_one_of(at, &["grant", "grants", "granted", "give", "gives", "have", "has", "provide"])
        });
    }
    // `exclusive liability of Supplier` is said of the liability.
    let nouns = behind.iter().take_while(|at| !words.is_one_of(**at, &["of", "by"]));
    let Some(right) = nouns.into_iter().find(|at| words.is_one_of(**at, &RIGHTS)).copied() else {
        return false;
    };
    let purpose = (right + 1..right + 1 + PURPOSE).take_while(|at| !ends(at));
    let named_agreement = purpose.clone().take(2).any(|at| words.is_one_of(at, &["agreement", "agreements"]));
    // `the exclusive rights granted to P` are given elsewhere, and so is what somebody only wishes, owns or has had announced.
    let told_of =
        purpose.clone().take(2).any(|at| words.is_one_of(at, &["granted", "described", "referred", "set"]));
    let before = || (1..=SAID_OF).map(|back| tokens.start.wrapping_sub(back)).take_while(|at| !parted(at));
    let only_told = before().any(|at| words.is_one_of(at, &TOLD));
    let whole = before().take(3).any(|at| words.is_one_of(at, &["complete", "entire", "final", "un", "co"]));
    if told_of || only_told || whole {
        return false;
    }
    let idle = (tokens.end..right).chain(purpose).any(|at| words.is_one_of(at, &IDLE));
    !idle && !named_agreement
}
