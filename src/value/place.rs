//! Two names of jurisdictions in, whether they name the same one out.
//!
//! Contracts write `the laws of the State of New York, U.S.A.`, `New York law` and `New York`, and mean one place. Looked at is the
//! name alone: not the words that introduce it, nor the country behind a state of it; and a place of which people know several names
//! has one of them here.

use super::text::{folded, holds};

/// Words before the name of a jurisdiction that are not part of it, the longer ones first.
const INTRODUCTIONS: [&[&str]; 14] = [
    &["the", "substantive", "laws", "of"],
    &["the", "internal", "laws", "of"],
    &["the", "laws", "of"],
    &["the", "law", "of"],
    &["laws", "of"],
    &["law", "of"],
    &["the", "courts", "of"],
    &["courts", "of"],
    &["commonwealth", "of"],
    &["province", "of"],
    &["kingdom", "of"],
    &["republic", "of"],
    &["state", "of"],
    &["the"],
];

/// Names that one place has: the first is the one it is known by here.
pub const NAMES: [&[&str]; 10] = [
    &["united states", "united states of america", "u.s.", "us", "usa", "u.s.a."],
    &["united kingdom", "uk", "u.k.", "united kingdom of great britain and northern ireland"],
    // The law of one jurisdiction, by its whole name and by its short one.
    &["england", "england and wales"],
    &["china", "prc", "p.r.c.", "people's republic of china"],
    &["taiwan", "republic of china", "r.o.c.", "roc"],
    &["european union", "eu", "e.u."],
    &["south korea", "korea"],
    &["hong kong", "hong kong sar", "hong kong special administrative region"],
    &["germany", "federal republic of germany"],
    &["district of columbia", "washington, d.c.", "d.c."],
];

/// The states of the United States, of which people also say the country, or that they are states.
const STATES: [&str; 50] = [
    "alabama",
    "alaska",
    "arizona",
    "arkansas",
    "california",
    "colorado",
    "connecticut",
    "delaware",
    "florida",
    "georgia",
    "hawaii",
    "idaho",
    "illinois",
    "indiana",
    "iowa",
    "kansas",
    "kentucky",
    "louisiana",
    "maine",
    "maryland",
    "massachusetts",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "new hampshire",
    "new jersey",
    "new mexico",
    "new york",
    "north carolina",
    "north dakota",
    "ohio",
    "oklahoma",
    "oregon",
    "pennsylvania",
    "rhode island",
    "south carolina",
    "south dakota",
    "tennessee",
    "texas",
    "utah",
    "vermont",
    "virginia",
    "washington",
    "west virginia",
    "wisconsin",
    "wyoming",
];

/// Whether this is the name of a state of the United States; letter case does not matter.
pub fn is_state(name: &str) -> bool {
    STATES.iter().any(|state| state.eq_ignore_ascii_case(name))
}

/// Whether two texts name the same jurisdiction: `"State of New York"` and `"New York"` do, `"New York City"` is another.
pub fn same_place(one: &str, other: &str) -> bool {
    one == other || folded_place(one) == folded_place(other)
}

/// Whether the words of the jurisdiction `part` stand in `whole`, without the words that only introduce the names.
pub fn place_includes_words(whole: &str, part: &str) -> bool {
    holds(&introduced(whole), &introduced(part))
}

/// A text in one form for all that name the same jurisdiction.
pub fn folded_place(text: &str) -> String {
    let name = introduced(text);
    let name = without_country(&name);
    let name = one_name(name);
    match name.strip_suffix(" state").filter(|state| STATES.contains(state)) {
        Some(state) => state.to_owned(),
        None => name.to_owned(),
    }
}

/// The name by which a place is known here.
fn one_name(name: &str) -> &str {
    // `U.S.A`, `USA.`: points make no other name.
    let known = NAMES.iter().find(|names| names.iter().any(|known| letters(known).eq(letters(name))));
    known.and_then(|names| names.first()).copied().unwrap_or(name)
}

/// The bytes of a name without its points.
fn letters(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().filter(|byte| *byte != b'.')
}

/// `california, usa` without the country, which says nothing of a state that its name does not.
fn without_country(name: &str) -> &str {
    let Some((state, country)) = name.rsplit_once(", ") else { return name };
    // In `collin county, texas, usa` the state is the last of several.
    let last = state.rsplit(", ").next().unwrap_or(state);
    let last = last.strip_suffix(" state").unwrap_or(last);
    if STATES.contains(&last) && one_name(country) == "united states" { state } else { name }
}

/// A text in one form without the words that only introduce the names in it, or follow them: `new york`, `collin county, texas`.
fn introduced(text: &str) -> String {
    let text = folded(text);
    let words: Vec<&str> = text.split(' ').collect();
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    let mut begins = true;
    while let Some((word, after)) = rest.split_first() {
        let introduction = INTRODUCTIONS.iter().find(|words| begins && introduces(rest, words));
        if let Some(introduction) = introduction {
            rest = rest.get(introduction.len()..).unwrap_or_default();
            continue;
        }
        if let Some((county, behind)) = county(rest).filter(|_| begins) {
            kept.push(county);
            rest = behind;
            continue;
        }
        // After these another name begins.
        begins = is_joint(word) || word.ends_with([',', ';']);
        kept.push((*word).to_owned());
        rest = after;
    }
    // `New York law`
    if kept.len() > 1 && kept.last().is_some_and(|last| matches!(last.as_str(), "law" | "laws")) {
        kept.pop();
    }
    kept.join(" ")
}

/// `county of collin,` as `collin county,`, and what stands behind it.
fn county<'w>(rest: &'w [&'w str]) -> Option<(String, &'w [&'w str])> {
    let name = rest.strip_prefix(&["county", "of"])?;
    let last = name.iter().position(|word| word.ends_with([',', ';'])).unwrap_or(name.len().checked_sub(1)?);
    let (name, behind) = name.split_at_checked(last + 1)?;
    let name = name.join(" ");
    let mark = name.find([',', ';']).and_then(|at| name.get(at..)).unwrap_or_default().to_owned();
    Some((format!("{} county{mark}", name.trim_end_matches([',', ';'])), behind))
}

/// Whether the words stand before a name.
fn introduces(rest: &[&str], words: &[&str]) -> bool {
    let name = rest.get(words.len()..).unwrap_or_default();
    // Taiwan's name is no other name of China.
    let is_another = words == ["republic", "of"] && name == ["china"];
    rest.starts_with(words) && name.first().is_some_and(|name| !is_joint(name)) && !is_another
}

fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "or" | "&")
}

#[cfg(test)]
mod tests {
    use super::super::same_text;
    use super::*;

    #[test]
    fn leaves_the_words_before_a_name_of_a_place_out() {
        for one in
            ["New York", "the State of New York", "The Laws of the State of New York", "STATE OF  NEW YORK"]
        {
            assert!(same_place(one, "State of New York"), "{one}");
        }
        for (one, other) in [
            ("Commonwealth of Massachusetts", "Massachusetts"),
            ("the Republic of Ireland", "Ireland"),
            ("the laws of England and the laws of Wales", "England and Wales"),
            ("The Netherlands", "Netherlands"),
        ] {
            assert!(same_place(one, other), "{one}");
            assert!(!same_text(one, other), "{one}");
        }
        for (one, other) in [
            ("New York City", "New York"),
            ("State of Mind", "State"),
            ("the State of", "of"),
            ("the", ""),
            ("Northern Ireland", "Ireland"),
            ("Democratic Republic of the Congo", "the Congo"),
        ] {
            assert!(!same_place(one, other), "{one}");
        }
    }

    #[test]
    fn takes_places_as_contracts_write_them() {
        for (one, other) in [
            ("New York State", "New York"),
            ("the laws of New York State", "New York"),
            ("the State of Texas, U.S.A.", "Texas"),
            ("California, USA", "California"),
            ("Texas, U.S.A", "Texas"),
            ("the Commonwealth of Virginia, U.S", "Virginia"),
            ("P.R.C", "China"),
            ("Delaware law", "Delaware"),
            ("the substantive laws of the State of Texas", "Texas"),
            ("England and Wales", "England"),
            ("United States of America", "the United States"),
            ("County of Collin, State of Texas", "Collin County, Texas"),
            ("the County of Los Angeles, State of California, USA", "Los Angeles County, California"),
            ("People's Republic of China", "China"),
            ("Republic of China", "Taiwan"),
            ("the Republic of Korea", "South Korea"),
        ] {
            assert!(same_place(one, other), "{one} | {other}");
        }
        for (one, other) in [
            ("Republic of China", "China"),
            ("Georgia", "Georgia, Tbilisi"),
            ("Ontario, USA", "Ontario"),
            ("Free State", "Free"),
            ("Los Angeles, California", "California"),
            ("Collin County, Texas", "Texas"),
            ("law", ""),
            ("Northern Ireland, United Kingdom", "United Kingdom"),
        ] {
            assert!(!same_place(one, other), "{one} | {other}");
        }
    }

    #[test]
    fn asks_for_whole_words_of_a_place() {
        assert!(place_includes_words("the State of New York, USA", "State of New York"));
        assert!(place_includes_words("England and Wales", "Wales"));
        assert!(!place_includes_words("State of New York", "State"));
    }
}
