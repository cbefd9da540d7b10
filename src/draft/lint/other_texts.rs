//! A reference in, whether its sentence names another text whose section it may be: `Under the Parent Agreement, the Buyer has the rights of
//! Section 9.4`, `the bylaws of the Buyer, Section 7.3, say so`.

use std::ops::Range;

use super::context::Context;
use super::elsewhere::is_own_title;
use super::lexicon::normal;
use crate::draft::model::Reference;
use crate::draft::words::{Gap, Words};

/// Words for texts that one agreement names of another.
const TEXTS: [&str; 28] = [
    "agreement",
    "articles",
    "memorandum",
    "contract",
    "lease",
    "indenture",
    "deed",
    "mortgage",
    "charter",
    "bylaws",
    "constitution",
    "licence",
    "license",
    "plan",
    "policy",
    "terms",
    "conditions",
    "rules",
    "guidelines",
    "code",
    "charge",
    "debenture",
    "facility",
    "note",
    "warrant",
    "sccs",
    "clauses",
    "underlease",
];

/// Those that name one with no further word, unless the draft is one.
const ALONE: [&str; 10] = [
    "lease",
    "indenture",
    "deed",
    "mortgage",
    "charter",
    "bylaws",
    "constitution",
    "debenture",
    "sccs",
    "underlease",
];

/// Words that lead to the text in which something stands.
const LEADS: [&str; 10] = ["under", "in", "by", "per", "to", "of", "where", "as", "with", "from"];

/// Whether the sentence of a reference names, before it, another text that the section may be of.
pub(super) fn named_before(context: &Context<'_>, reference: &Reference) -> bool {
    let words = context.words;
    let (start, end) = (reference.tokens.start, reference.tokens.end);
    // Where all is shouted, a capital names nothing.
    if words.is_shouted(start) {
        return false;
    }
    // `Section 9 of this Agreement` says whose it is.
    let own = words.is_one_of(end, &["hereof", "herein", "above", "below"])
        || words.is_one_of(end, &["of", "to", "in"]) && words.is_one_of(end + 1, &["this", "the", "these"]);
    let sentence = context.sentence(start);
    !own && (sentence.start..start).any(|at| {
        is_text(words, at)
            && (is_owner(context, at, sentence.start)
                || stands_before(words, at, start) && !words.is_one_of(at, &["agreement", "contract"]))
    })
}

fn is_text(words: Words<'_>, at: usize) -> bool {
    words.is_one_of(at, &TEXTS) || words.are(at, &["by", "-", "laws"])
}

/// Whether the name of another text ends at `at` and the sentence speaks of what stands in it: the name is its subject, or leads it in.
fn is_owner(context: &Context<'_>, at: usize, sentence: usize) -> bool {
    /// How far into its sentence the name may end, in tokens: `… is a party to the Head Lease and keeps Section 12`.
    const FAR: usize = 12;
    let words = context.words;
    if !words.is_capital(at) || at > sentence + FAR {
        return false;
    }
    let name = name(words, at);
    let lead = name.start.wrapping_sub(1);
    let article = words.is_one_of(lead, &["the", "that", "its", "their", "such", "a", "an"]);
    let before = if article { lead.wrapping_sub(1) } else { lead };
    let alone = name.len() == 1;
    let opens = if article { lead } else { name.start };
    // The number of a section and its full stop may stand before the sentence.
    let begins = opens <= sentence + 1 || words.is_one_of(before, &LEADS) || !words.is_word(before);
    let own: Vec<String> = name.clone().map(|at| normal(words.text(at))).collect();
    article
        && begins
        && (!alone || words.is_one_of(at, &ALONE))
        && !words.is(lead, "this")
        && !is_own_title(context, &own)
        && !is_of_draft(context, &own)
}

/// Whether the draft itself is called by the last of these words where it begins: `this Lease`.
fn is_of_draft(context: &Context<'_>, name: &[String]) -> bool {
    let words = context.words;
    let Some(last) = name.last().filter(|_| name.len() == 1) else { return false };
    let mut places = context.lexicon.places_of(last);
    places.any(|at| words.is(at.wrapping_sub(1), "this"))
}

/// The capitals of a name that ends at `at`.
fn name(words: Words<'_>, at: usize) -> Range<usize> {
    let mut start = at;
    while start > 0
        && words.is_capital(start - 1)
        && words.gap(start) <= Gap::Line
        && !words.is(start - 1, "the")
    {
        start -= 1;
    }
    // `Under the Lease` has the capital of its sentence.
    if words.is_one_of(start, &LEADS) && start < at {
        start += 1;
    }
    start..at + 1
}

/// Whether a comma and the section stand behind the name of a text: `the policy on gifts, section 8, is kept`.
fn stands_before(words: Words<'_>, at: usize, start: usize) -> bool {
    /// How many words may say whose text it is: `the bylaws of the Buyer, Section 7.3`.
    const NEAR: usize = 7;
    let comma = start.wrapping_sub(1);
    words.mark(comma, ',')
        && comma > at
        && comma - at <= NEAR
        && (at + 1..comma).all(|here| words.is_word(here) || words.is_number(here))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Severity;
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    fn errors(sentence: &str) -> usize {
        let text = format!(
            "# Supply Agreement\n\nThis Supply Agreement (this \"Agreement\") is made by Ash Ltd (the \"Supplier\").\n\n\
             1. **Goods.** They are good.\n2. **Price.** The Buyer pays it.\n3. **Care.** {sentence}\n4. **Term.** It ends.\n"
        );
        let all = findings("draft.md", &text);
        let of = [drafts::CROSS_REFERENCE, drafts::REFERENCE_CAPTION];
        all.iter().filter(|it| of.contains(&it.code) && it.severity == Severity::Error).count()
    }

    #[test]
    fn a_section_may_be_of_the_text_that_its_sentence_names() {
        for sentence in [
            "Under the Parent Agreement, the Buyer has the rights of Section 9.4 and Section 11.",
            "The Indenture says in Section 6.13 and Article XII what a default is.",
            "The Concession Agreement ends as Section 18 says.",
            "The bylaws of the Buyer, Section 7.3, say who signs.",
            "The Buyer's policy on gifts, section 8, is kept.",
            "Where the SCCs apply, Clause 11(a) does not apply.",
            "Section 11.02 of the Existing Agreement is terminated.",
        ] {
            assert_eq!(errors(sentence), 0, "{sentence}");
        }
    }

    #[test]
    fn a_section_of_the_draft_is_not() {
        for sentence in [
            "Under this Agreement, the Buyer has the rights of Section 9.",
            "The Supply Agreement ends as Section 18 says.",
            "The Buyer keeps the licence, and Section 17 applies.",
            "Section 11 of this Agreement lives on.",
        ] {
            assert_eq!(errors(sentence), 1, "{sentence}");
        }
    }
}
