//! Other texts that are named without a capital: `clause 9.3 of the head lease`, `its clause 22`. Drafts that write their own terms in
//! small letters write the names of other texts so, too.

use crate::draft::words::{Gap, Words};

/// Words for texts that have sections.
const TEXTS: [&str; 92] = [
    "accord",
    "act",
    "acts",
    "addendum",
    "agreement",
    "agreements",
    "amendment",
    "annex",
    "appendix",
    "arrangement",
    "articles",
    "award",
    "bond",
    "brochure",
    "bye-laws",
    "bylaws",
    "byelaws",
    "catalogue",
    "charge",
    "charter",
    "circular",
    "code",
    "codes",
    "conditions",
    "constitution",
    "contract",
    "contracts",
    "convention",
    "covenant",
    "debenture",
    "decree",
    "deed",
    "deeds",
    "directive",
    "document",
    "documents",
    "facility",
    "form",
    "framework",
    "guarantee",
    "guaranty",
    "guide",
    "guidelines",
    "handbook",
    "indenture",
    "instrument",
    "judgment",
    "law",
    "laws",
    "lease",
    "leases",
    "letter",
    "licence",
    "licences",
    "license",
    "licenses",
    "manual",
    "memorandum",
    "mortgage",
    "note",
    "offer",
    "order",
    "ordinance",
    "plan",
    "plans",
    "policies",
    "policy",
    "procedure",
    "procedures",
    "proposal",
    "prospectus",
    "protocol",
    "quotation",
    "regulation",
    "regulations",
    "report",
    "resolution",
    "rule",
    "rulebook",
    "rules",
    "schedule",
    "scheme",
    "specification",
    "standard",
    "standards",
    "statute",
    "statutes",
    "tender",
    "terms",
    "treaty",
    "underlease",
    "warrant",
];

/// What a draft calls itself.
const OWN: [&str; 5] = ["agreement", "contract", "document", "deed", "terms"];

/// What a sentence may speak of with `of` behind a section, and no section stands in: `notice under Section 9 of the breach`.
const NO_TEXTS: [&str; 31] = [
    "amount",
    "amounts",
    "any",
    "breach",
    "breaches",
    "body",
    "change",
    "changes",
    "claim",
    "claims",
    "date",
    "default",
    "defaults",
    "delay",
    "dispute",
    "event",
    "events",
    "existence",
    "failure",
    "intention",
    "loss",
    "main",
    "matter",
    "matters",
    "obligations",
    "occurrence",
    "of",
    "parties",
    "party",
    "right",
    "rights",
];

/// Words between `of` and the name of a text.
const ARTICLES: [&str; 22] = [
    "the",
    "that",
    "those",
    "such",
    "each",
    "every",
    "its",
    "said",
    "any",
    "certain",
    "an",
    "a",
    "their",
    "his",
    "her",
    "your",
    "another",
    "both",
    "applicable",
    "related",
    "relevant",
    "respective",
];

/// Words for texts that behind another word than `of` tell a manner: `in the form of`.
const MANNERS: [&str; 8] = ["order", "form", "facility", "charge", "offer", "standard", "award", "report"];

/// Words behind which a sentence goes on from the name of a text.
const STOPS: [&str; 34] = [
    "is", "are", "if", "by", "in", "shall", "and", "or", "to", "the", "that", "which", "this", "a", "an",
    "any", "such", "when", "where", "unless", "will", "may", "must", "on", "as", "with", "from", "it", "not",
    "no", "than", "has", "have", "applies",
];

/// The longest name of a text that is looked through, in words: `the rules of arbitration`, `the general terms and conditions`.
const LONGEST: usize = 5;

/// Whether `of` and the words behind it, from `at`, name another text in small letters: `of the head lease`, `of its by-laws`, `of it`.
pub(super) fn is_other(words: Words<'_>, at: usize) -> bool {
    let preposition = words.is_one_of(at, &["of", "to", "in", "under", "from", "within"]);
    let near = |at: usize| words.gap(at) <= Gap::Line;
    if !preposition || !near(at) || !near(at + 1) {
        return false;
    }
    let of = words.is(at, "of");
    if of && words.is_one_of(at + 1, &["it", "them", "which"]) {
        return true;
    }
    let noun = (at + 1..).find(|here| !words.is_one_of(*here, &ARTICLES)).unwrap_or(at + 1);
    // `of the 2019 agreement`, `of the second contract`.
    let noun = noun + usize::from(words.is_number(noun) && words.text(noun).len() == 4);
    if noun == at + 1 || !is_uncapitalised(words, noun) {
        return false;
    }
    let name = (noun..noun + LONGEST).take_while(|here| is_uncapitalised(words, *here) && near(*here));
    // `paid under Section 4 in the order stated there`.
    let named = |here: &usize| is_text(words, *here) && (of || !words.is_one_of(*here, &MANNERS));
    let text = name.take_while(|here| *here == noun || !words.is_one_of(*here, &STOPS)).find(named);
    match text {
        Some(text) => text > noun || !is_own(words, text),
        None => of && !words.is_one_of(noun, &NO_TEXTS) && !words.is(noun, "foregoing"),
    }
}

/// Whether a word has no capital: `lease`, `lender's`.
fn is_uncapitalised(words: Words<'_>, at: usize) -> bool {
    words.is_word(at) && !words.is_capital(at)
}

/// Whether a word is one for texts, alone or behind a hyphen: `by-laws`, `sub-contract`.
fn is_text(words: Words<'_>, at: usize) -> bool {
    let compound = || {
        words.mark(at + 1, '-') && words.gap(at + 1) == Gap::None && words.is_one_of(at + 2, &TEXTS)
            || words.are(at, &["by", "-", "laws"])
    };
    words.is_one_of(at, &TEXTS) || words.is_small(at) && compound()
}

/// Whether a text that is called `the agreement` and no more is this draft.
fn is_own(words: Words<'_>, text: usize) -> bool {
    let told_apart = words.is_one_of(
        text + 1,
        &[
            "between",
            "with",
            "dated",
            "made",
            "signed",
            "of",
            "for",
            "which",
            "that",
            "entered",
            "concluded",
            "relating",
            "governing",
        ],
    );
    let meant = words.is_one_of(text - 1, &["the", "said"]);
    words.is_one_of(text, &OWN) && meant && !told_apart
}

/// Whether the words before a reference make its section one of another text: `under its clause 22`, `the lease's clause 9`.
pub(super) fn is_other_before(words: Words<'_>, word: usize) -> bool {
    let Some(before) = word.checked_sub(1).filter(|_| words.gap(word) <= Gap::Line) else { return false };
    let owner = words.text(before).trim_end_matches("'s").trim_end_matches("’s");
    let possessive =
        owner.len() < words.text(before).len() && TEXTS.contains(&owner) && !OWN.contains(&owner);
    possessive || words.is_one_of(before, &["its", "their", "whose"])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "tests")]
    use crate::draft::model::Whose;
    use crate::source::FileId;

    /// Whose section the first reference of a sentence is.
    fn whose(sentence: &str) -> Option<Whose> {
        let draft = crate::draft::read(FileId::default(), "draft.txt", sentence.as_bytes()).expect("a draft");
        draft.references.first().map(|reference| reference.whose)
    }

    #[test]
    fn a_clause_of_a_text_named_in_small_letters_is_not_this_drafts() {
        for sentence in [
            "The Buyer complies with clause 9.3 of the head lease.",
            "The Buyer complies with clause 9.3 (Rent) of the head lease.",
            "The Buyer complies with Section 12 of the loan agreement between the Buyer and its bank.",
            "The Buyer complies with clause 9.3 of that agreement.",
            "The Buyer complies with clause 9.3 of the agreement with its bank.",
            "The Buyer complies with clauses 9.3 and 9.4 of its articles of association.",
            "The Buyer complies with clause 9.3 of the by-laws of the Seller.",
            "The Buyer complies with clause 9.3 of the collective bargaining arrangements.",
            "The Buyer complies with clause 9.3 under the main contract.",
            "The Buyer complies with clause 9.3 of the lender's facility letter.",
            "The Buyer has a lease, and keeps clause 22 of it.",
            "The loan ends under its clause 22.",
            "The Buyer keeps the head lease's clause 22.",
            "The mill stands on Plot 14, Section 12, Navi Mumbai.",
            "The mill stands at Section 12, Navi Mumbai, Maharashtra 400703.",
        ] {
            assert!(matches!(whose(sentence), None | Some(Whose::Other)), "{sentence}");
        }
    }

    #[test]
    fn a_clause_of_no_other_text_is_this_drafts() {
        for sentence in [
            "The Buyer complies with clause 9.3 of this agreement.",
            "The Buyer complies with clause 9.3 of the agreement.",
            "The Buyer gives notice under clause 9.3 of the breach.",
            "The Buyer pays under clause 9.3 to the extent that the Seller delivers.",
            "The Buyer pays under clause 9.3 in the amount stated there.",
            "In each lease, clause 9.3 is kept.",
        ] {
            assert_eq!(whose(sentence), Some(Whose::Own), "{sentence}");
        }
    }
}
