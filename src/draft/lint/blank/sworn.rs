//! Sentences that are signed where they stand: `Signed at ____ on this ____ day of ____`, `I, ____, accept.`, `(Print name) ____`.

use crate::draft::words::{Gap, Words};

/// Whether the line at `at` is one of such a sentence.
pub(super) fn is_signed_there(words: Words<'_>, at: usize) -> bool {
    is_of_signer(words, at) || is_labelled(words, at) || begins(words, at)
}

/// `I, ____,`: the name of who signs.
fn is_of_signer(words: Words<'_>, at: usize) -> bool {
    let signer = at.wrapping_sub(2);
    words.mark(at.wrapping_sub(1), ',')
        && (words.is(signer, "I") || words.is(signer, "we") || words.is(signer, "undersigned"))
}

/// `(Print name) ____`: the name of the field in brackets before the line.
fn is_labelled(words: Words<'_>, at: usize) -> bool {
    const FIELDS: [&str; 10] =
        ["signature", "name", "date", "title", "place", "witness", "signed", "initials", "address", "seal"];
    let close = at.wrapping_sub(1);
    words.mark(close, ')')
        && (1..=4).any(|back| {
            let field = close.wrapping_sub(back);
            words.is_one_of(field, &FIELDS)
                && (words.is_capital(field) || words.is_capital(field.wrapping_sub(1)))
        })
}

/// Whether the sentence begins as what is signed does.
fn begins(words: Words<'_>, at: usize) -> bool {
    /// The longest such sentence, in tokens.
    const LONGEST: usize = 48;
    const FIRST: [&str; 19] = [
        "signed",
        "thus",
        "given",
        "geschehen",
        "ort",
        "lu",
        "executed",
        "done",
        "sealed",
        "sworn",
        "subscribed",
        "witnessed",
        "fait",
        "gezeichnet",
        "unterzeichnet",
        "getekend",
        "firmado",
        "hecho",
        "fatto",
    ];
    for here in (at.saturating_sub(LONGEST)..at).rev() {
        let before = here.wrapping_sub(1);
        // The full stop behind a number counts, `1. ____`, and ends nothing.
        let opens = words.gap(here) >= Gap::Wide
            || matches!(words.text(before), "." | ";" | ":" | ")")
                && !words.is_number(before.wrapping_sub(1));
        let first = words.is_one_of(here, &FIRST);
        if words.is_capital(here) && opens {
            return first && is_in_passive(words, here);
        }
        if words.gap(here) == Gap::Block {
            return false;
        }
    }
    false
}

/// `Signed at`, `Executed this`: how it goes on where it is no sentence about signing.
fn is_in_passive(words: Words<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(words.is(at, "thus"));
    !words.is_word(next)
        || words.is_one_of(
            next,
            &[
                "under", "zu", "et", "den", "done", "signed", "at", "on", "in", "this", "by", "for", "and",
                "before", "à", "le", "te", "en", "a", "am", "as",
            ],
        )
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::{findings, tells_each};

    fn blanks(sentence: &str) -> usize {
        let text = format!("1. GOODS\n\n1.1 The goods are good.\n\n{sentence}\n");
        findings("draft.txt", &text).iter().filter(|finding| finding.code == drafts::BLANK).count()
    }

    #[test]
    fn lines_of_what_is_signed_are_meant_to_be_there() {
        tells_each(
            blanks,
            &[
                "The price is paid at ____________ on the first day of May.",
                "The Buyer signed at ______ in May.",
            ],
            &[
                "SIGNED at ______________ on this ____ day of ______________ 2025",
                "Thus done and signed at ____________ on the ____ day of ____________ 2025.",
                "Signed at __________ this ___ day of __________, 20__.",
                "Fait à ____________, le ____________",
                "Signed and delivered by the Supplier at ____________ in the presence of: 1. ____________ 2. ____________",
                "I, ____________, accept.",
                "(Signature) ____________ (Print name) ____________ (Date) ____________",
            ],
        );
    }
}
