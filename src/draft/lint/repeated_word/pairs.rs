//! Two words side by side that no sentence has: two articles, two verbs of duty, an article before a preposition, and small words
//! mistyped as others (`but nor limited`, `pursuant this Section`).

use super::opens_sentence;
use crate::draft::words::{Gap, Words};

/// Whether the word at `at` and the next are two that do not go together: two articles, two verbs of duty, a word mistyped.
pub(super) fn excludes(words: Words<'_>, at: usize) -> bool {
    const EXCLUDED: [(&str, &[&str]); 67] = [
        ("a", &["an", "any", "its", "our", "such", "the", "their", "these", "this", "your"]),
        ("acknowledge", &["than"]),
        ("acknowledges", &["than"]),
        ("agrees", &["than"]),
        ("all", &["if"]),
        ("an", &["a", "any", "its", "our", "such", "that", "the", "their", "these", "this", "to", "your"]),
        ("and", &["nor", "or", "plus"]),
        ("another", &["a", "an", "any", "the"]),
        ("any", &["a", "all", "an", "if", "its", "our", "the", "their", "these", "this", "your"]),
        ("are", &["be", "been", "nor", "was"]),
        ("as", &["been"]),
        ("at", &["it"]),
        ("be", &["are", "become", "been", "is", "was", "were"]),
        ("been", &["are", "be", "has", "have", "is", "was", "were"]),
        ("being", &["be", "been", "is"]),
        ("between", &["they"]),
        ("both", &["any", "every"]),
        ("but", &["and", "nor", "or"]),
        ("by", &["of", "pursuant"]),
        ("can", &["are", "is", "may", "shall", "will"]),
        ("confirm", &["than"]),
        ("each", &["any", "every", "the"]),
        ("ensure", &["than"]),
        ("ensures", &["than"]),
        ("every", &["any", "each", "the"]),
        ("here", &["by"]),
        ("his", &["a", "an", "the"]),
        ("if", &["are", "has", "is", "was"]),
        ("immediately", &["promptly"]),
        ("in", &["herein", "hereof", "therein"]),
        ("including", &["and"]),
        ("is", &["be", "been", "may", "shall", "were"]),
        ("its", &["a", "an", "our", "the", "their", "this", "your"]),
        ("may", &["are", "has", "is", "its", "must", "shall", "to", "will"]),
        ("means", &["is", "mean"]),
        ("must", &["is", "shall", "to", "will"]),
        ("no", &["any"]),
        ("nor", &["and", "or"]),
        ("not", &["are", "has", "is"]),
        ("of", &["hereof", "hereto", "thereof", "thereto"]),
        ("or", &["and", "nor"]),
        ("our", &["a", "an", "its", "the", "their"]),
        ("plus", &["and"]),
        ("promptly", &["immediately"]),
        ("pursuant", &["a", "all", "an", "any", "each", "its", "such", "the", "this", "with"]),
        ("shall", &["are", "is", "may", "means", "must", "to", "was", "will"]),
        ("should", &["are", "is", "must", "shall", "will"]),
        ("such", &["any", "its", "the", "their"]),
        (
            "the",
            &[
                "a", "all", "an", "and", "any", "are", "as", "been", "both", "during", "each", "either",
                "except", "for", "from", "has", "have", "in", "is", "its", "may", "of", "or", "shall",
                "such", "than", "their", "them", "there", "these", "this", "those", "to", "upon", "was",
                "were", "with",
            ],
        ),
        ("their", &["a", "an", "its", "the", "this"]),
        ("these", &["the", "this", "those"]),
        ("they", &["has", "is", "the", "was"]),
        ("this", &["a", "an", "any", "its", "their", "these"]),
        ("those", &["the", "these", "this"]),
        ("to", &["hereto", "of", "thereto"]),
        ("under", &["hereunder", "thereunder"]),
        ("upon", &["of"]),
        ("warrants", &["than"]),
        ("was", &["be", "been"]),
        ("were", &["be", "been", "is", "was"]),
        ("whose", &["a", "an", "the"]),
        ("will", &["are", "has", "is", "may", "must", "shall", "to"]),
        ("with", &["is", "of"]),
        ("without", &["of"]),
        ("would", &["are", "is", "shall", "will"]),
        ("written", &["of"]),
        ("your", &["a", "an", "its", "the", "their"]),
    ];
    let near = matches!(words.gap(at + 1), Gap::Space | Gap::Line);
    let is_excluded = || {
        let initial = words.initial(at);
        let mut rows = EXCLUDED.iter().filter(|(first, _)| first.as_bytes().first() == Some(&initial));
        let behind = rows.find(|(first, _)| words.is(at, first)).map(|(_, behind)| *behind);
        behind.is_some_and(|behind| words.is_one_of(at + 1, behind))
    };
    if !near || !is_excluded() {
        return false;
    }
    let small = words.text(at + 1).chars().all(char::is_lowercase)
        && (words.text(at).chars().all(char::is_lowercase) || opens_sentence(words, at));
    // `free will shall prevail`, `his last will shall`.
    let noun = words.is(at, "will")
        && words.is_one_of(
            at.wrapping_sub(1),
            &[
                "the", "a", "free", "good", "his", "her", "their", "its", "last", "at", "of", "own", "such",
                "any",
            ],
        );
    // `as such the Buyer shall`, `shall to the extent permitted`, `to each the sum due`: they go on otherwise.
    let behind = at + 2;
    let otherwise = words.is(at, "such") && words.is(at.wrapping_sub(1), "as")
        || words.is(at + 1, "to")
            && words.is_one_of(behind, &["the", "any", "its", "their", "such", "a", "an", "this", "that"])
        || words.is(at, "each") && !words.is_capital(behind)
        // `but nor does the Buyer`.
        || words.is(at + 1, "nor") && words.is_one_of(behind, &["do", "does", "did", "is", "are", "can", "shall", "will"])
        // `by such means is`, `the all risks cover`.
        || words.is(at, "means") && words.is(at + 1, "is") && !words.mark(at.wrapping_sub(1), '"')
        || words.is(at, "the")
            && words.is(at + 1, "all")
            && (!words.text(behind).ends_with('s') || words.is(behind, "risks"))
        || words.mark(at.wrapping_sub(1), '-')
        || words.mark(behind, '-');
    let otherwise = otherwise || is_relative(words, at) || is_fronted(words, at);
    // `series a the holders`, `the a/c`, `grade a an item`: a letter, not an article.
    let goes_on = words.is_word(at + 2) && words.gap(at + 2) < Gap::Wide;
    let lettered = words.is(at, "a")
        && (words.gap(at) == Gap::None
            || words.is_one_of(
                at.wrapping_sub(1),
                &["series", "class", "grade", "exhibit", "schedule", "part", "annex"],
            ));
    small && !noun && goes_on && !lettered && !otherwise
}

/// Words that stand for things said before, of which a clause without `that` may go on to speak: `those the Buyer ordered`.
const PRONOUNS: [&str; 8] = ["those", "these", "this", "any", "all", "each", "such", "another"];

/// Whether the second word begins a clause that says which are meant: `those the law gives us`, `as good as any the Supplier sells`.
fn is_relative(words: Words<'_>, at: usize) -> bool {
    const DETERMINERS: [&str; 7] = ["the", "this", "these", "those", "its", "their", "our"];
    /// Verbs that do not end as verbs do.
    const VERBS: [&str; 30] = [
        "has", "have", "had", "may", "must", "shall", "will", "can", "could", "would", "should", "is", "are",
        "was", "were", "made", "sent", "bought", "sold", "paid", "kept", "held", "chose", "set", "gave",
        "took", "owes", "let", "lent", "got",
    ];
    /// Words behind a noun that are no verb.
    const NONE: [&str; 4] = ["as", "its", "this", "is"];
    let verb = |at: usize| {
        let text = words.text(at);
        words.is_small(at)
            && (VERBS.contains(&text)
                || (text.ends_with("ed") || text.ends_with('s')) && text.len() > 3 && !NONE.contains(&text))
    };
    let noun = |at: usize| words.is_word(at) && words.gap(at) <= Gap::Line;
    let second = noun(at + 3) && !words.is_one_of(at + 3, &["of", "and", "or", "in", "to", "for", "by"]);
    // `any the obligations imposed` lacks an `of`: only a verb in the present tells that something one, and no list of several, is the subject.
    let certain = words.is_one_of(at, &["those", "these"])
        || !words.text(at + 2).ends_with('s') && !words.text(at + 3).ends_with("ed");
    certain
        && words.is_one_of(at, &PRONOUNS)
        && words.is_one_of(at + 1, &DETERMINERS)
        && noun(at + 2)
        && (verb(at + 3)
            || second && (words.is_capital(at + 2) || !words.text(at + 2).ends_with('s')) && verb(at + 4))
}

/// Whether a sentence begins with what the first word stands for, and goes on with its subject: `Of these the Buyer keeps two`.
fn is_fronted(words: Words<'_>, at: usize) -> bool {
    const LEADS: [&str; 12] =
        ["of", "upon", "on", "to", "in", "from", "with", "by", "for", "after", "before", "at"];
    let lead = at.wrapping_sub(1);
    words.is_one_of(at, &PRONOUNS)
        && words.is_one_of(at + 1, &["the", "a", "an", "its", "their", "our", "your"])
        && words.is_capital(lead)
        && words.is_one_of(lead, &LEADS)
        && opens_sentence(words, lead)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    fn told(sentence: &str) -> bool {
        findings("draft.txt", sentence).iter().any(|finding| finding.code == drafts::REPEATED_WORD)
    }

    #[test]
    fn a_clause_without_that_is_plain_english() {
        for sentence in [
            "The rights in this clause are beside those the law gives us.",
            "The goods are those the Buyer ordered in May.",
            "The Buyer has no rights but those this Agreement grants.",
            "The goods are as good as any the Supplier sells.",
            "Of these the Buyer keeps two for the winter.",
            "Upon this an interest is due each month.",
        ] {
            assert!(!told(sentence), "{sentence}");
        }
        for sentence in [
            "The Buyer pays under those the terms of this contract.",
            "The Buyer takes such steps if any a it believes are due.",
            "The Buyer is late in any the obligations imposed by this contract.",
            "The Buyer renews any the Patents listed in the annex.",
            "The Buyer keeps any the goods of the other party.",
        ] {
            assert!(told(sentence), "{sentence}");
        }
    }
}
