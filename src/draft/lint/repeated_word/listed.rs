//! A thing that a list names twice: `fire, flood, storm, earthquake or fire`.

use std::ops::Range;

use crate::draft::words::{Gap, Words};

/// The longest item that is compared, in words.
const LONGEST: usize = 3;

/// The fewest items of a list.
const FEWEST: usize = 4;

/// The second naming of a thing in the list whose first comma stands at `comma`, with the first.
pub(super) fn twice(words: Words<'_>, comma: usize) -> Option<(Range<usize>, Range<usize>)> {
    if !words.mark(comma, ',') {
        return None;
    }
    let inner = item(words, comma + 1).is_some_and(|item| words.mark(item.end, ','));
    // The list begins here: no item between two commas stands before it.
    let begun = (2..=LONGEST + 1).any(|back| words.mark(comma.wrapping_sub(back), ','));
    if !inner || begun {
        return None;
    }
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut at = comma + 1;
    while let Some(item) = item(words, at) {
        at = item.end + 1;
        let goes_on = words.mark(item.end, ',');
        if goes_on || ends(words, item.end) {
            items.push(item);
        }
        if !goes_on {
            break;
        }
    }
    // The first item has an unknown beginning.
    if items.len() + 1 < FEWEST {
        return None;
    }
    let same = |one: &Range<usize>, other: &Range<usize>| {
        one.len() == other.len()
            && one.clone().zip(other.clone()).all(|(one, other)| words.text(one) == words.text(other))
    };
    items.iter().enumerate().find_map(|(place, item)| {
        let first = items.iter().take(place).find(|other| same(other, item))?;
        Some((first.clone(), item.clone()))
    })
}

/// The item at `at`, without the `and` before it: words in small letters.
fn item(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let start = at + usize::from(words.is_one_of(at, &["and", "or"]));
    let word = |here: &usize| words.is_small(*here) && matches!(words.gap(*here), Gap::Space | Gap::Line);
    let end = (start..start + LONGEST).take_while(word).last()? + 1;
    // `as applicable` may be said of each; `in` and `to` go on with what stands behind them.
    const LED: [&str; 16] = [
        "as", "if", "when", "where", "to", "in", "at", "on", "by", "for", "from", "of", "with", "etc", "all",
        "each",
    ];
    let joined = (start..end).any(|here| words.is_one_of(here, &["and", "or"]));
    let named = words.text(start).len() > 3 && !words.is_one_of(start, &LED) && !joined;
    named.then_some(start..end)
}

/// Whether an item ends before `at` where no comma stands.
fn ends(words: Words<'_>, at: usize) -> bool {
    matches!(words.text(at), "." | ";" | ":" | ")") && words.gap(at) == Gap::None
}

#[cfg(test)]
mod tests {
    use crate::draft::lint::testing::findings;

    /// What the list of a text names twice.
    fn twice(text: &str) -> Vec<String> {
        let messages = findings("draft.txt", text).into_iter().map(|finding| finding.message);
        messages.filter(|message| message.contains("names `")).collect()
    }

    #[test]
    fn what_a_list_names_twice_is_told() {
        for text in [
            "It ends by storm, fire, flood, earthquake, fire, or war.",
            "It ends by storm, acts of war, flood, earthquake, acts of war, hail.",
            "It ends by storm, flood, earthquake, hail, or flood.",
        ] {
            assert_eq!(twice(text).len(), 1, "{text}");
        }
        for text in [
            "It ends by storm, fire, flood, earthquake, fire-damp, or war.",
            "They sign, as asked, the deed, the bill, as asked, and the note.",
            "It ends by storm, flood, earthquake, hail or flood of water.",
            "It is fire, and fire, as they say.",
        ] {
            assert!(twice(text).is_empty(), "{text}");
        }
    }
}
