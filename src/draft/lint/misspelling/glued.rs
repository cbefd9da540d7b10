//! A word with a capital inside in, the two out of which it is made: `thisAgreement`, `purchaseoOrders`.

use super::unknown::is_common_word;
use crate::draft::words::fold;

/// The shortest of both, in letters: `eMail` and `iPads` are names.
const SHORTEST: usize = 3;

/// The two words, where the second begins with the one capital that the word has.
pub(super) fn at_a_capital(word: &str) -> Option<(String, String)> {
    let cut = word.find(char::is_uppercase)?;
    let (first, second) = word.split_at_checked(cut)?;
    let whole = second.chars().skip(1).all(char::is_lowercase) && second.len() >= SHORTEST;
    if !whole || first.len() < SHORTEST || !is_common_word(&fold(second)) {
        return None;
    }
    // The letter may stand there twice, small and as a capital.
    let doubled = || {
        let letter = second.chars().next()?.to_ascii_lowercase();
        first.strip_suffix(letter).filter(|first| first.len() >= SHORTEST && is_common_word(first))
    };
    let first = if is_common_word(first) { first } else { doubled()? };
    Some((first.to_owned(), second.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_inside_parts_two_words() {
        let parts = |word| at_a_capital(word).map(|(first, second)| format!("{first} {second}"));
        assert_eq!(parts("theSupplier").as_deref(), Some("the Supplier"));
        assert_eq!(parts("serviceEngineer").as_deref(), Some("service Engineer"));
        assert_eq!(parts("purchaseoOrders").as_deref(), Some("purchase Orders"));
        for name in ["eMail", "iPhone", "YouTube", "theNET", "agreement", "zyxwAgreement"] {
            assert_eq!(parts(name), None, "{name}");
        }
    }
}
