//! Parts of descriptions of land and of programmes that are numbered as sections are: `Section 8, T3N, R5W`, `Section 8 tenants`.

use crate::draft::words::{Gap, Words};

/// Whether the words behind a section describe land by its township and range: `, T3N, R5W`, `, Twp. 4 N.`
pub(super) fn is_township(words: Words<'_>, end: usize) -> bool {
    let at = end + usize::from(words.mark(end, ','));
    let spelled =
        words.is_capital(at) && words.is_one_of(at, &["twp", "tp", "rge", "rng", "township", "range"]);
    let number = at + 1 + usize::from(words.mark(at + 1, '.'));
    words.gap(at) <= Gap::Line && (is_grid(words.text(at)) || spelled && words.is_number(number))
}

/// `T3N`, `R12W`: a letter, a number, and a point of the compass.
fn is_grid(text: &str) -> bool {
    let number = text.strip_prefix(['T', 'R']).and_then(|rest| rest.strip_suffix(['N', 'S', 'E', 'W']));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a section gives its name to those whom a programme of a law serves: `Section 8 tenants`, `Section 16 officers`.
pub(super) fn is_programme(words: Words<'_>, end: usize) -> bool {
    const SERVED: [&str; 12] = [
        "tenant",
        "tenants",
        "housing",
        "voucher",
        "vouchers",
        "officer",
        "officers",
        "election",
        "elections",
        "fund",
        "funds",
        "filers",
    ];
    words.is_small(end) && words.gap(end) <= Gap::Line && words.is_one_of(end, &SERVED)
}

#[cfg(test)]
mod tests {
    use crate::draft::lint::testing::findings;

    #[test]
    fn land_and_programmes_have_sections_of_their_own() {
        use crate::diagnostic::catalogue::drafts;
        for sentence in [
            "The land lies in Section 18, T3N, R5W.",
            "The land lies in Sec. 22, Twp. 4 N., Rge. 3 W.",
            "Section 8 tenants are welcome.",
        ] {
            let text = format!(
                "1. **Goods.** The Seller sells goods.\n2. **Price.** The Buyer pays it.\n3. **Care.** {sentence}\n"
            );
            let found = findings("draft.md", &text);
            assert!(found.iter().all(|it| it.code != drafts::CROSS_REFERENCE), "{sentence}: {found:?}");
        }
    }
}
