//! A word that English does not have in, the one that is meant out, where many write it so: `superceded`, `transfered`.

/// Words that are often written so, and are more than one letter off, or seem to be made of others.
const FAR_OFF: [(&str, &str); 35] = [
    ("accessable", "accessible"),
    ("accomodate", "accommodate"),
    ("accomodation", "accommodation"),
    ("alot", "a lot"),
    ("aswell", "as well"),
    ("benefical", "beneficial"),
    ("convertable", "convertible"),
    ("definately", "definitely"),
    ("excercise", "exercise"),
    ("fullfil", "fulfil"),
    ("fullfill", "fulfill"),
    ("fullfilled", "fulfilled"),
    ("fullfilling", "fulfilling"),
    ("fullfillment", "fulfillment"),
    ("fullfills", "fulfills"),
    ("fullfilment", "fulfilment"),
    ("inclusivly", "inclusively"),
    ("inorder", "in order"),
    ("intergrate", "integrate"),
    ("intergrated", "integrated"),
    ("intergration", "integration"),
    ("maintainance", "maintenance"),
    ("persuant", "pursuant"),
    ("preceeding", "preceding"),
    ("publically", "publicly"),
    ("recieve", "receive"),
    ("responsable", "responsible"),
    ("seperately", "separately"),
    ("supercede", "supersede"),
    ("superceded", "superseded"),
    ("supercedes", "supersedes"),
    ("superceding", "superseding"),
    ("thereform", "therefrom"),
    ("untill", "until"),
    ("writting", "writing"),
];

/// Verbs whose last letter stands twice before an ending.
const DOUBLING: [&str; 35] = [
    "acquit",
    "admit",
    "allot",
    "begin",
    "commit",
    "compel",
    "concur",
    "confer",
    "control",
    "defer",
    "deter",
    "dispel",
    "drop",
    "emit",
    "equip",
    "expel",
    "incur",
    "infer",
    "occur",
    "omit",
    "patrol",
    "permit",
    "prefer",
    "propel",
    "rebut",
    "recur",
    "refer",
    "regret",
    "remit",
    "ship",
    "stop",
    "submit",
    "transfer",
    "transmit",
    "transship",
];

/// The word that is meant.
pub(super) fn right(word: &str) -> Option<String> {
    let far_off = FAR_OFF.iter().find(|(wrong, _)| *wrong == word).map(|(_, right)| (*right).to_owned());
    far_off.or_else(|| doubled(word))
}

/// The word with its letter twice: `occured`, `submiting`.
fn doubled(word: &str) -> Option<String> {
    ["ed", "ing", "er", "able"].into_iter().find_map(|ending| {
        let start = word.strip_suffix(ending)?;
        DOUBLING
            .contains(&start)
            .then(|| format!("{start}{}{ending}", start.get(start.len() - 1..).unwrap_or("")))
    })
}

#[cfg(test)]
mod tests {
    use super::super::dictionary::is_word;
    use super::*;

    #[test]
    fn what_many_write_is_mended_to_a_word() {
        for (wrong, meant) in
            [("occured", "occurred"), ("submiting", "submitting"), ("superceded", "superseded")]
        {
            assert_eq!(right(wrong).as_deref(), Some(meant));
        }
        assert!(FAR_OFF.is_sorted() && DOUBLING.is_sorted());
        assert!(
            FAR_OFF.iter().all(|(wrong, right)| !is_word(wrong)
                && right.split(' ').all(|part| part.len() == 1 || is_word(part)))
        );
        assert_eq!(right("transferee"), None);
    }
}
