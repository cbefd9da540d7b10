//! Nouns in the singular in, their plurals out: `cloud`, `clouds`; `policy`, `policies`; `right-of-first-refusal`,
//! `rights-of-first-refusal`.

/// The plurals of a noun. A compound has two, of its last word and of its head, the word before a preposition.
pub fn plurals(noun: &str) -> impl Iterator<Item = String> + '_ {
    let head = ["-of-", "-to-", "-in-", "-for-", "-on-", "-from-", "-over-"]
        .into_iter()
        .filter_map(|middle| noun.find(middle))
        .min()
        .and_then(|end| noun.split_at_checked(end));
    let of_head = head.map(|(head, rest)| format!("{}{rest}", plural(head)));
    std::iter::once(plural(noun)).chain(of_head)
}

/// The plural of a word.
fn plural(word: &str) -> String {
    let before_y = word.strip_suffix('y').filter(|stem| {
        stem.chars()
            .next_back()
            .is_some_and(|letter| letter.is_alphabetic() && !"aeiouAEIOU".contains(letter))
    });
    if let Some(stem) = before_y {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].into_iter().any(|end| word.ends_with(end));
    if hisses { format!("{word}es") } else { format!("{word}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_those_of_english() {
        for (noun, expected) in [
            ("cloud", "clouds"),
            ("policy", "policies"),
            ("key", "keys"),
            ("tax", "taxes"),
            ("breach", "breaches"),
            ("loss", "losses"),
            ("licence", "licences"),
        ] {
            assert_eq!(plurals(noun).collect::<Vec<_>>(), [expected]);
        }
        let of_compound: Vec<String> = plurals("right-of-first-refusal").collect();
        assert_eq!(of_compound, ["right-of-first-refusals", "rights-of-first-refusal"]);
    }
}
