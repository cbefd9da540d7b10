//! What stands between the number of a section and the name of the text that it is of: further paragraphs, and the smaller parts of laws.

use crate::draft::model::{letter, roman};
use crate::draft::words::{Gap, Words};

/// How many tokens may stand between both.
const FAR: usize = 24;

/// Words, whole or cut short, for the parts of a section of a law.
const PARTS: [&str; 45] = [
    "abs",
    "absatz",
    "satz",
    "sätze",
    "s",
    "hs",
    "halbsatz",
    "unterabs",
    "nr",
    "nrn",
    "no",
    "nos",
    "lit",
    "litt",
    "ziff",
    "ziffer",
    "z",
    "alt",
    "var",
    "para",
    "paras",
    "par",
    "paragraph",
    "paragraphs",
    "subparagraph",
    "subsection",
    "subsections",
    "sub",
    "sentence",
    "sentences",
    "point",
    "points",
    "letter",
    "item",
    "indent",
    "limb",
    "alinea",
    "alinéa",
    "al",
    "lid",
    "comma",
    "f",
    "ff",
    "seq",
    "seqq",
];

/// Words that join the parts.
const JOINING: [&str; 10] = ["and", "or", "to", "through", "et", "und", "bis", "oder", "en", "e"];

/// Words that count a part before they name it: `first sentence`.
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "last", "final"];

/// The token behind further paragraphs in brackets: `, (2) and (4)` behind `Article 32(1)`.
pub(super) fn behind_paragraphs(words: Words<'_>, end: usize) -> usize {
    let mut behind = end;
    loop {
        let mut at = behind;
        while at < behind + 2 && (words.mark(at, ',') || words.mark(at, '-') || words.is_one_of(at, &JOINING))
        {
            at += 1;
        }
        let mut after = at;
        while let Some(close) = bracketed(words, after) {
            after = close + 1;
        }
        if after == at || at == behind || after > end + FAR {
            return behind;
        }
        behind = after;
    }
}

/// The token behind all parts that a citation goes on with: `Abs. 1 Nr. 5`, `para. 1 no. 5`, `(2) first sentence`, `ff.`
pub(super) fn behind_parts(words: Words<'_>, end: usize) -> usize {
    let mut at = end;
    // Behind the last token that surely is of the citation; what only joins is given back where nothing comes behind it.
    let mut behind = end;
    while at < end + FAR && words.gap(at) <= Gap::Line {
        if let Some(close) = bracketed(words, at) {
            at = close + 1;
            behind = at;
        } else if let Some(next) = part(words, at) {
            at = next;
            behind = at;
        } else if words.mark(at, ',') || words.mark(at, '-') || words.is_one_of(at, &JOINING) {
            at += 1;
        } else {
            break;
        }
    }
    behind
}

/// A part with its number or its count: `Abs. 1`, `first sentence`, `point (f)`, `ff.`; the token behind it.
fn part(words: Words<'_>, at: usize) -> Option<usize> {
    if words.is_one_of(at, &ORDINALS) {
        return words.is_one_of(at + 1, &PARTS).then_some(at + 2);
    }
    if !words.is_one_of(at, &PARTS) {
        return None;
    }
    let stop = usize::from(words.mark(at + 1, '.') && words.gap(at + 1) == Gap::None);
    let after = at + 1 + stop;
    if words.is_one_of(at, &["f", "ff", "seq", "seqq"]) {
        return Some(after);
    }
    if bracketed(words, after).is_some() {
        return Some(after);
    }
    let text = words.text(after);
    let counted = words.is_number(after) || text.len() == 1 && words.is_word(after);
    // `5a`, `1bis`.
    let glued = usize::from(words.is_word(after + 1) && words.gap(after + 1) == Gap::None);
    // `lit. a)`.
    let behind = after + 1 + glued;
    let closed = usize::from(words.mark(behind, ')') && words.gap(behind) == Gap::None);
    (counted && text.len() <= 3).then_some(behind + closed)
}

/// The closing mark of `(1)`, `(a)`, `(iv)` or `(1A)` at `at`.
fn bracketed(words: Words<'_>, at: usize) -> Option<usize> {
    if !words.mark(at, '(') || words.gap(at) > Gap::Line {
        return None;
    }
    let text = words.text(at + 1);
    let numbered = words.is_number(at + 1) && text.len() <= 3;
    let lettered = words.is_word(at + 1) && (letter(text).is_some() || roman(text).is_some());
    let glued = usize::from(numbered && words.is_word(at + 2) && words.gap(at + 2) == Gap::None);
    let close = at + 2 + glued;
    ((numbered || lettered) && words.mark(close, ')')).then_some(close)
}

#[cfg(test)]
mod tests {
    use crate::draft::lint::testing::findings;

    /// How many errors a sentence makes in a draft of five sections.
    fn errors(sentence: &str) -> usize {
        let text = format!(
            "1. **Goods.** The Seller sells goods.\n2. **Price.** The Buyer pays it.\n3. **Care.** {sentence}\n\
             4. **Term.** It ends in May.\n5. **Notices.** They are in writing.\n"
        );
        let all = findings("draft.md", &text);
        all.iter().filter(|finding| finding.severity == crate::diagnostic::Severity::Error).count()
    }

    #[test]
    fn sections_of_laws_are_no_sections_of_the_draft() {
        for sentence in [
            "Article 32(1) and (2) GDPR applies.",
            "Article 32(1), (2) and (4) GDPR applies.",
            "Article 32(1)(a) and (b) GDPR applies.",
            "Articles 32(1) and (2) and 33 GDPR apply.",
            "Article 28(3) second sentence GDPR applies.",
            "Article 46(1) point (f) GDPR applies.",
            "§ 15 AktG applies.",
            "§§ 15 ff. AktG apply.",
            "§ 39 Abs. 1 Nr. 5 InsO applies.",
            "§ 39 (1) no. 5 InsO applies.",
            "Sec. 39 para. 1 no. 5 InsO applies.",
            "§ 47 (2) GmbHG and § 9 KSchG apply.",
            "section 15 AktG applies.",
            "§ 14 Abs. 2 Satz 1 TzBfG applies.",
            "Article 9(2) lit. a) GDPR applies.",
            "§ 6 Abs 1 Z 9 KSchG applies.",
            "Article 41 OR and § 42 AO apply.",
            "Articles 6:265 and 6:271 DCC are excluded.",
            "Article 6:265 of the Dutch Civil Code is excluded.",
            "Section 13(1A) SARFAESI Act applies.",
            "Claims under Mass. Gen. Laws ch. 93A, § 11 stay.",
            "Kan. Stat. Ann. 16-117, § 12 applies.",
            "It meets NIST SP 800-53, section 17.",
            "It is certified under ISO 27001, clause 9.",
            "Clause 9(a), Option 2, of the EU SCCs applies.",
        ] {
            assert_eq!(errors(sentence), 0, "{sentence}");
        }
    }

    #[test]
    fn sections_of_the_draft_are() {
        for sentence in [
            "Section 14(a) and (b) apply.",
            "Section 12(1), (2) and (4) bind the Buyer.",
            "Under Section 15 NewCo pays.",
            "The price is EUR 500. Section 17 applies.",
            "Section 18 no. 2 binds the Buyer.",
        ] {
            assert_eq!(errors(sentence), 1, "{sentence}");
        }
    }
}
