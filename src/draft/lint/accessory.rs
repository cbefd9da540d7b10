//! A draft in, out whether it belongs to another agreement and speaks of the sections of that: an order form, a side letter, a deed of
//! variation, a joinder, a waiver.

use super::context::Context;
use super::other_agreement::names_another;
use crate::draft::model::{Reference, Target, Whose};
use crate::draft::words::{Gap, Words};

/// What such papers are called. Each is one only where it names the agreement that it belongs to.
const KINDS: [&[&str]; 82] = [
    &["order", "form"],
    &["change", "order"],
    &["work", "order"],
    &["purchase", "order"],
    &["task", "order"],
    &["service", "order"],
    &["services", "order"],
    &["sales", "order"],
    &["delivery", "order"],
    &["call", "-", "off"],
    &["variation", "order"],
    &["statement", "of", "work"],
    &["scope", "of", "work"],
    &["sow"],
    &["side", "letter"],
    &["side", "agreement"],
    &["fee", "letter"],
    &["letter", "of", "variation"],
    &["rider"],
    &["joinder"],
    &["waiver"],
    &["consent", "to"],
    &["consent", "and"],
    &["consent", "agreement"],
    &["consent", "letter"],
    &["this", "consent"],
    &["forbearance"],
    &["standstill", "agreement"],
    &["variation"],
    &["novation"],
    &["rectification"],
    &["modification", "agreement"],
    &["modification", "no"],
    &["this", "modification"],
    &["amending", "agreement"],
    &["amendment"],
    &["supplement"],
    &["supplemental"],
    &["supplementary"],
    &["addendum"],
    &["extension", "agreement"],
    &["this", "extension"],
    &["renewal", "agreement"],
    &["renewal", "letter"],
    &["termination", "agreement"],
    &["termination", "letter"],
    &["notice", "of"],
    &["accession"],
    &["adherence"],
    &["assumption", "agreement"],
    &["assignment", "and", "assumption"],
    &["deed", "of", "assignment"],
    &["deed", "of", "release"],
    &["deed", "of", "surrender"],
    &["deed", "of", "termination"],
    &["deed", "of", "confirmation"],
    &["deed", "of", "consent"],
    &["confirmation", "letter"],
    &["this", "confirmation"],
    &["reaffirmation"],
    &["ratification"],
    &["licence", "to", "assign"],
    &["licence", "to", "underlet"],
    &["licence", "to", "sublet"],
    &["licence", "to", "alter"],
    &["contract", "modification"],
    &["service", "schedule"],
    &["work", "authorization"],
    &["renewal"],
    &["consent"],
    &["order"],
    &["quote"],
    &["quotation"],
    &["partial", "release"],
    &["additional", "terms"],
    &["special", "terms"],
    &["special", "conditions"],
    &["pricing", "supplement"],
    &["allonge"],
    &["nachtrag"],
    &["zusatzvereinbarung"],
    &["avenant"],
];

/// How many tokens the title and the first sentence take, and with the recitals.
const TOP: usize = 110;
const OPENING: usize = 400;

impl Context<'_> {
    /// Whether the draft belongs to another agreement that it names, so that the numbers and captions it cites may be of that one.
    pub fn is_accessory(&self) -> bool {
        self.belongs_to_another() && !self.tells_its_own_apart()
    }

    /// Whether a draft says of what it cites where that is another agreement's, and cites sections of its own besides: what it says nothing
    /// of is its own then.
    fn tells_its_own_apart(&self) -> bool {
        /// So many of each at least.
        const SOME: usize = 3;
        let (others, plain): (Vec<&Reference>, Vec<&Reference>) =
            self.draft.references.iter().partition(|reference| reference.whose == Whose::Other);
        let is_there = |reference: &&Reference| match &reference.target {
            Target::Section { number, .. } => {
                self.draft.sections.iter().any(|section| section.number == *number)
            }
            Target::Article { .. } | Target::Attachment { .. } => false,
        };
        others.len() >= SOME && plain.into_iter().filter(is_there).count() >= SOME
    }

    fn belongs_to_another(&self) -> bool {
        let words = self.words;
        // The caption of a clause is no title.
        let first = self.draft.sections.first().map_or(usize::MAX, |section| section.tokens.start);
        let called = (0..TOP.min(words.len())).any(|at| {
            let kind = KINDS.iter().find(|kind| words.are(at, kind));
            let apart = at > first || self.draft.in_contents.contains(&at);
            kind.is_some_and(|kind| is_own_name(words, at, kind, apart))
        });
        let opening = 0..OPENING.min(words.len());
        (called && opening.clone().any(|at| names_another(words, at)))
            || is_letter(words) && opening.into_iter().any(|at| recalls(words, at))
    }
}

/// Whether the kind of paper that stands at `at` is what the draft is: in its title, unless it stands apart from that, or behind `this`.
fn is_own_name(words: Words<'_>, at: usize, kind: &[&str], apart: bool) -> bool {
    /// How many words may stand between `this` and the kind: `this First Supplemental`, `this deed of variation`.
    const ADJECTIVES: usize = 4;
    // `PURCHASE ORDER TERMS AND CONDITIONS` stand alone.
    let orders = kind.last().is_some_and(|last| ["order", "work", "off", "form", "sow"].contains(last));
    let behind = at + kind.len();
    if orders && words.is_one_of(behind, &["terms", "agreement", "conditions", "policy", "system"]) {
        return false;
    }
    let this = kind.first() == Some(&"this")
        || (1..=ADJECTIVES)
            .map_while(|back| at.checked_sub(back))
            .take_while(|here| {
                // `this Agreement or any amendment` is an agreement.
                let adjective = words.is_word(*here)
                    && !words.is_one_of(
                        *here,
                        &["or", "and", "any", "agreement", "contract", "to", "the", "each"],
                    );
                words.gap(here + 1) <= Gap::Line && (adjective || words.mark(*here, '-'))
            })
            .any(|here| words.is(here, "this"));
    this || !apart && words.is_capital(at) && is_in_title(words, at)
}

/// Whether nothing but capitals, numbers and small words of titles stands between the beginning of the paragraph and `at`.
fn is_in_title(words: Words<'_>, at: usize) -> bool {
    /// The longest title, with what a filing prints before it, in tokens.
    const LONGEST: usize = 40;
    let mut here = at;
    while words.gap(here) < Gap::Block {
        let Some(before) = here.checked_sub(1).filter(|before| at - before < LONGEST) else { return false };
        here = before;
        let of_title = words.is_capital(here)
            || !words.is_word(here)
            || words.is_one_of(here, &["of", "and", "to", "for", "the"]);
        // An article leads a sentence on: `An Addendum to it`.
        let led = here + 1 == at && words.is_one_of(here, &["a", "an", "any", "each", "every", "no"]);
        // A table of contents names clauses.
        let listed =
            words.is_one_of(here, &["contents", "article", "section", "whereas"]) || words.mark(here, ';');
        if !of_title || led || listed {
            return false;
        }
    }
    // A paragraph further down that begins so is a clause on such papers.
    words.gap(at) < Gap::Block || at < LONGEST
}

/// Whether the draft is a letter.
fn is_letter(words: Words<'_>) -> bool {
    (0..OPENING.min(words.len())).any(|at| {
        words.is_capital(at) && words.is_one_of(at, &["dear", "gentlemen", "sirs"])
            || words.is(at, "this") && words.is(at + 1, "letter")
    })
}

/// Whether a letter recalls another agreement here: `Reference is made to the Partnership Agreement`.
fn recalls(words: Words<'_>, at: usize) -> bool {
    /// Within how many tokens the agreement is named.
    const NEAR: usize = 30;
    let leads = words.are(at, &["reference", "is", "made", "to"])
        || words.are(at, &["refer", "to"])
        || words.are(at, &["referring", "to"]);
    leads && (at..at + NEAR).any(|here| names_another(words, here))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    /// How many references of a draft with this title and first sentence are told as pointing nowhere.
    fn told(title: &str, opening: &str) -> usize {
        let text = format!(
            "# {title}\n\n{opening}\n\n1. The goods go to Leeds.\n\n2. In Section 14(b), \"ten days\" is replaced by \
             \"twenty days\".\n\n3. Section 17.2 does not apply.\n\n4. Section 2 (Audit) applies.\n"
        );
        let all = findings("draft.md", &text);
        let of = [drafts::CROSS_REFERENCE, drafts::REFERENCE_CAPTION];
        all.iter().filter(|finding| of.contains(&finding.code)).count()
    }

    #[test]
    fn what_belongs_to_another_agreement_may_cite_it() {
        let under = "under the Supply Agreement dated 4 January 2023 (the \"Agreement\")";
        for (title, opening) in [
            ("ORDER FORM", format!("This order form is placed by Ash Ltd {under}.")),
            ("Change Order 12", format!("This change order is agreed {under}.")),
            ("RIDER", "This Rider is made part of the Lease dated 4 January 2023.".to_owned()),
            ("JOINDER", format!("This Joinder is given by Ash Ltd {under}.")),
            ("DEED OF VARIATION", "This deed varies the lease dated 4 January 2023.".to_owned()),
            ("DEED OF ADHERENCE", "This deed is supplemental to the Shareholders Agreement.".to_owned()),
            ("WAIVER AND CONSENT", format!("This waiver is given {under}.")),
            ("STATEMENT OF WORK", "This SOW is issued under the MSA between Ash Ltd and Elm Ltd.".to_owned()),
            ("TERMINATION AGREEMENT", "It ends the Supply Agreement dated 4 May 2023.".to_owned()),
            ("Letter", "Dear Sirs, We refer to the Facility Agreement dated 4 May 2023.".to_owned()),
        ] {
            assert_eq!(told(title, &opening), 0, "{title}");
        }
    }

    #[test]
    fn an_agreement_of_its_own_may_not() {
        for (title, opening) in [
            ("SUPPLY AGREEMENT", "This Supply Agreement is made between Ash Ltd and Elm Ltd."),
            (
                "SUPPLY AGREEMENT",
                "This Agreement is made between Ash Ltd and Elm Ltd. An Addendum to it may be agreed.",
            ),
            (
                "SUPPLY AGREEMENT",
                "This Agreement is made between Ash Ltd and Elm Ltd, who signed an Amendment to their lease.",
            ),
            ("SUPPLY AGREEMENT", "This Agreement replaces the lease amended by Amendment No. 2."),
            (
                "PURCHASE ORDER TERMS",
                "These terms apply to each order under the Supply Agreement dated 4 May 2020.",
            ),
            ("LEASE", "This Lease and each amendment follow the Head Lease dated 4 May 2020."),
            ("LEASE", "The Landlord gives each waiver under the Head Lease dated 4 May 2020."),
        ] {
            assert!(told(title, opening) > 0, "{title}: {opening}");
        }
    }
}
