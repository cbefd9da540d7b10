//! `draft/leftover-party`: a party's role that this draft gives to nobody, as a precedent leaves it: `Company represents …` where
//! the parties are called Supplier and Customer.

use std::collections::BTreeMap;
use std::ops::Range;

use super::context::{Context, times};
use super::known_terms::KnownTerms;
use super::lexicon::normal;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{BlockKind, DefinitionForm};
use crate::draft::words::{Gap, Words, stem};

/// What parties are called in contracts.
const ROLES: [&str; 44] = [
    "company",
    "supplier",
    "seller",
    "vendor",
    "buyer",
    "purchaser",
    "customer",
    "client",
    "licensor",
    "licensee",
    "lessor",
    "lessee",
    "landlord",
    "tenant",
    "distributor",
    "reseller",
    "contractor",
    "consultant",
    "provider",
    "manufacturer",
    "franchisor",
    "franchisee",
    "employer",
    "employee",
    "lender",
    "borrower",
    "discloser",
    "recipient",
    "operator",
    "developer",
    "publisher",
    "sponsor",
    "investor",
    "subscriber",
    "executive",
    "subcontractor",
    "sublicensee",
    "grantor",
    "grantee",
    "assignor",
    "assignee",
    "principal",
    "guarantor",
    "issuer",
];

/// A role is a leftover where a party of the draft is named this many times more often, or where it stands twice at most.
const RARER: usize = 3;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let known = KnownTerms::of(context);
    let Some(parties) = parties(context) else { return };
    if context.defines_elsewhere() || context.amends() {
        return;
    }
    let most = parties.iter().map(|role| context.lexicon.places_of(role).count()).max().unwrap_or(0);
    let mut seen: BTreeMap<&str, (Range<usize>, usize, bool)> = BTreeMap::new();
    let body = context.draft.attachments.first().map_or(context.draft.body().end, |first| first.tokens.start);
    for role in ROLES.iter().filter(|role| !known.ends_in(role) && !known.is_name(role)) {
        // `Investor. Any person who …` in a list says who it is.
        let words = context.words;
        let label = |at: usize| {
            (words.mark(at + 1, '.') || words.mark(at + 1, ':'))
                && (words.gap(at) >= Gap::Line || words.mark(at.wrapping_sub(1), '.'))
        };
        if context.lexicon.places_of(role).any(label) {
            continue;
        }
        for at in context.lexicon.places_of(role).filter(|at| *at < body) {
            if let Some(acts) = names_party(context, at) {
                let entry = seen.entry(role).or_insert((at..at + 1, 0, false));
                if acts && !entry.2 {
                    entry.0 = at..at + 1;
                }
                entry.1 += 1;
                entry.2 |= acts;
            }
        }
    }
    for (_, (tokens, count, _)) in
        seen.into_iter().filter(|(_, (_, count, acts))| *acts && *count <= (most / RARER).max(2))
    {
        let role = context.words.text(tokens.start);
        let called =
            parties.iter().map(|role| format!("`{}`", capitalised(role))).collect::<Vec<_>>().join(", ");
        problems.push(
            context
                .finding(
                    drafts::LEFTOVER_PARTY,
                    tokens.clone(),
                    format!("nobody is called `{role}` in this draft, which has the name {}", times(count)),
                    "whose role is this?",
                )
                .help(format!("write who is meant ({called}), or define `{role}`")),
        );
    }
}

/// The roles that the draft gives to its parties: two names are given at its beginning, one of them a role.
fn parties(context: &Context<'_>) -> Option<Vec<String>> {
    /// How far down a draft may name its parties, in tokens.
    const OPENING: usize = 600;
    let given = context.draft.definitions.iter().filter(|definition| {
        definition.part == 0
            && definition.tokens.start < OPENING
            && matches!(
                definition.form,
                DefinitionForm::Inline | DefinitionForm::Labelled | DefinitionForm::Means
            )
    });
    let names: Vec<String> = given
        .filter(|definition| {
            definition.tokens.len() <= 2 && definition.tokens.clone().all(|at| context.words.is_capital(at))
        })
        .map(|definition| normal(context.words.text(definition.tokens.end - 1)))
        .collect();
    let mut roles: Vec<String> =
        names.iter().filter(|name| ROLES.contains(&name.as_str())).cloned().collect();
    roles.sort_unstable();
    roles.dedup();
    (!roles.is_empty() && names.len() >= 2).then_some(roles)
}

/// Whether the role at `at` is written as the name of a party; and whether it acts or owns there.
fn names_party(context: &Context<'_>, at: usize) -> Option<bool> {
    let words = context.words;
    let (before, behind) = (at.wrapping_sub(1), at + 1);
    let prose = context
        .draft
        .block_at(at)
        .is_some_and(|block| !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Cell));
    // `LICENSEE's` is shouted, too.
    let shouted = words.text(at).chars().filter(|letter| letter.is_uppercase()).count() > 1;
    let named = words.is_capital(at) && !shouted && prose;
    // `Ford Motor Company`, `Company Products`, `non-Company`.
    let alone = (!words.is_capital(behind) || words.gap(behind) >= Gap::Wide)
        && (!words.is_capital(before) || words.is(before, "the") || words.gap(at) == Gap::Block)
        && !words.mark(before, '-')
        && !words.mark(behind, '-')
        && !words.mark(before, '&')
        && !words.mark(before, '/')
        && !words.mark(behind, '/')
        && !words.mark(before, '"')
        && !words.mark(behind, '.')
        && !stem(words.text(at)).ends_with('s');
    if !named || !alone {
        return None;
    }
    let opens = words.gap(at) >= Gap::Wide || matches!(words.text(before), "." | ":" | ";" | ")" | "•");
    let bare = !opens && words.is_word(before) && words.text(before).chars().all(char::is_lowercase);
    let the = words.is(before, "the");
    let acts = acts(words, behind) || words.text(at).ends_with("'s") || words.text(at).ends_with("’s");
    // At the beginning of a sentence every word has a capital: what has no article there and acts is a name.
    (the || bare || (opens && acts)).then_some(acts)
}

/// Whether a verb of duties stands at `at`.
fn acts(words: Words<'_>, at: usize) -> bool {
    const VERBS: [&str; 22] = [
        "shall",
        "will",
        "may",
        "must",
        "represents",
        "warrants",
        "agrees",
        "acknowledges",
        "undertakes",
        "covenants",
        "grants",
        "hereby",
        "cannot",
        "is",
        "has",
        "does",
        "fails",
        "intends",
        "desires",
        "provides",
        "pays",
        "delivers",
    ];
    words.is_one_of(at, &VERBS)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
