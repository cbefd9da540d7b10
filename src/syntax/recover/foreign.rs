//! Words of contracts and of other languages in, the words of Clausal out.

/// What to write instead of a word the language does not have: the words, or advice where no word stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// The word as people write it.
    pub word: &'static str,
    /// What to write instead; may be empty.
    pub meant: &'static str,
    /// What to do, where that is more than a change of the word.
    pub advice: &'static str,
}

/// The word of the language that stands for `written`, if it is one of those people bring from elsewhere.
pub fn foreign(written: &str) -> Option<Foreign> {
    let lower = written.to_lowercase();
    FOREIGN.iter().find(|(word, _, _)| *word == lower).map(|&(word, meant, advice)| Foreign {
        word,
        meant,
        advice,
    })
}

/// Whether a foreign word means just what is offered for it, wherever that can stand.
pub fn is_sure(foreign: &str) -> bool {
    const SURE: &[&str] = &[
        "shall",
        "will",
        "has-to",
        "cannot",
        "mustn't",
        "may",
        "can",
        "prior",
        "thru",
        "except",
        "excepting",
        "more",
        "less",
        "fewer",
        "higher",
        "lower",
        "than",
        "exceeds",
        "equals",
        "equal",
        "contains",
        "unknown",
        "redacted",
        "maximum",
        "minimum",
    ];
    SURE.contains(&foreign)
}

/// The digits of a number written as a word.
pub fn number_word(written: &str) -> Option<&'static str> {
    let lower = written.to_lowercase();
    NUMBERS.iter().find(|(word, _)| *word == lower).map(|(_, digits)| *digits)
}

const NUMBERS: &[(&str, &str)] = &[
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
];

const FOREIGN: &[(&str, &str, &str)] = &[
    ("shall", "must", ""),
    ("will", "must", ""),
    ("has-to", "must", ""),
    ("needs", "must have", ""),
    ("requires", "must have", ""),
    ("ought", "should", ""),
    ("can", "", "a rule says what must be or must not be; what is allowed needs no rule"),
    ("may", "", "a rule says what must be or must not be; what is allowed needs no rule"),
    ("cannot", "must not", ""),
    ("mustn't", "must not", ""),
    ("except", "unless", ""),
    ("excepting", "unless", ""),
    ("save", "unless", ""),
    ("otherwise", "unless", ""),
    (
        "if",
        "where",
        "a condition on the subject stands after it: `cloud where exclusive must …`; an exception begins with `unless`",
    ),
    (
        "when",
        "where",
        "a condition on the subject stands after it: `cloud where exclusive must …`; an exception begins with `unless`",
    ),
    ("whenever", "where", "a condition on the subject stands after it: `cloud where exclusive must …`"),
    ("then", "", "a condition stands after its subject with `where`: `cloud where exclusive must …`"),
    ("whose", "where", ""),
    ("which", "where", ""),
    ("that", "where", ""),
    ("having", "where", ""),
    ("while", "where", ""),
    ("all", "every", ""),
    ("any", "every", ""),
    ("upon", "from", ""),
    ("since", "from", ""),
    ("starting", "from", ""),
    ("effective", "from", ""),
    ("commencing", "from", ""),
    ("till", "until", ""),
    ("til", "until", ""),
    ("thru", "through", ""),
    ("during", "in", ""),
    ("prior", "before", ""),
    ("following", "after", ""),
    ("beyond", "after", ""),
    ("past", "after", ""),
    ("dated", "signed", ""),
    ("ending", "through", ""),
    ("expiring", "through", ""),
    ("via", "by", ""),
    ("per", "", "say the unit in the field's name or its kind: there are no amounts per something"),
    ("more", "above", ""),
    ("less", "below", ""),
    ("fewer", "below", ""),
    ("higher", "above", ""),
    ("lower", "below", ""),
    ("exceeds", "is above", ""),
    ("maximum", "at most", ""),
    ("minimum", "at least", ""),
    ("than", "", "comparisons are `at most`, `at least`, `above`, `below` and `exactly`"),
    ("equals", "is", ""),
    ("equal", "is", ""),
    ("contains", "includes", ""),
    ("because-of", "because", ""),
    ("reason", "because", ""),
    ("why", "because", ""),
    ("remedy", "fix", ""),
    ("source", "see", ""),
    ("unknown", "tbd", ""),
    ("redacted", "undisclosed", ""),
    ("confidential", "undisclosed", ""),
    // What may begin a patch.
    ("modify", "change", ""),
    ("amend", "change", ""),
    ("replace", "change", ""),
    ("renew", "extend", ""),
    ("prolong", "extend", ""),
    ("cancel", "end", ""),
    ("remove", "end", ""),
    ("delete", "end", ""),
    // What may follow `must`.
    ("contain", "have", ""),
    ("include", "have", ""),
    ("provide", "have", ""),
    ("offer", "have", ""),
    ("remain", "be", ""),
    ("stay", "be", ""),
    ("expire", "end", ""),
    ("terminate", "end", ""),
    ("finish", "end", ""),
    ("begin", "start", ""),
    ("commence", "start", ""),
    ("continue", "last", ""),
    ("run", "last", ""),
    ("exceed", "", "write `must have` and the field, as in `must have notice of at most 180 days`"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::WORDS;

    #[test]
    fn what_is_offered_are_words_of_the_language_and_what_is_foreign_is_not() {
        for (word, meant, advice) in FOREIGN {
            assert!(!WORDS.iter().any(|(own, _)| own == word), "`{word}` is a word of the language");
            assert!(!meant.is_empty() || !advice.is_empty(), "`{word}` offers nothing");
            for part in meant.split_whitespace() {
                assert!(WORDS.iter().any(|(own, _)| *own == part), "`{part}` is no word of the language");
            }
        }
    }

    #[test]
    fn letter_case_does_not_matter() {
        assert_eq!(foreign("Shall").map(|word| word.meant), Some("must"));
        assert_eq!(foreign("cloud"), None);
    }
}
