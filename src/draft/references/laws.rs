//! The forms in which laws are cited: a section of one of them is never this draft's.

use super::{citation, land};
use crate::draft::words::{Gap, Words};

/// Words that name a law, and initials under which laws are known.
const NAMES: [&str; 31] = [
    "act",
    "acts",
    "code",
    "rules",
    "regulation",
    "regulations",
    "statute",
    "statutes",
    "ordinance",
    "constitution",
    "directive",
    "convention",
    "treaty",
    "decree",
    "gesetz",
    "gesetzbuch",
    "verordnung",
    "usc",
    "usca",
    "ucc",
    "irc",
    "cfr",
    "erisa",
    "gdpr",
    "dgcl",
    "dfar",
    "dfars",
    "tfeu",
    "ccpa",
    "scc",
    "sccs",
];

/// Words that do so before a section, and behind one may be its caption: `Section 14 Governing Law`.
const BEFORE: [&str; 6] = ["law", "laws", "rule", "title", "treasury", "far"];

/// Words that do so behind a section, and before one may name another document.
const BEHIND: [&str; 3] = ["charter", "covenant", "protocol"];

/// Words, cut short as citations cut them, that stand directly before the section of a law: `Fla. Stat. § 42`,
/// `Mass. Gen. Laws ch. 93, § 42`.
const CUT_SHORT: [&str; 27] = [
    "stat", "stats", "ann", "annot", "rev", "gen", "comp", "cons", "consol", "ch", "chapter", "tit", "reg",
    "regs", "pub", "l", "const", "civ", "proc", "penal", "bus", "prof", "lab", "labor", "corp", "com",
    "admin",
];

/// Whether the word at `at` names a law whose section may stand behind it.
pub(super) fn names_law(words: Words<'_>, at: usize) -> bool {
    words.is_capital(at) && (words.is_one_of(at, &NAMES) || words.is_one_of(at, &BEFORE))
}

/// Parts of a description of land: `Section 47, Township 4 South`.
const LAND: [&str; 8] = ["township", "range", "block", "lot", "tract", "survey", "abstract", "plat"];

/// Whether the token at `at` are initials under which a law is known: `GDPR`.
pub(super) fn is_initials_of_law(words: Words<'_>, at: usize) -> bool {
    words.is_shouted(at)
        && words.text(at).len() <= 5
        && words.is_one_of(at, &["gdpr", "ccpa", "cfr", "usc", "tfeu"])
}

/// Whether the words around a reference cite a law, or describe land. `word` is its first token, `end` the one behind it.
pub(super) fn is_of_law(words: Words<'_>, word: usize, end: usize) -> bool {
    let behind = citation::behind_parts(words, end);
    cited_before(words, word)
        || named_behind(words, end)
        || behind > end && named_behind(words, behind)
        || is_short_name(words, word, behind)
        || is_land(words, word, end)
        || land::is_township(words, end)
        || land::is_programme(words, end)
}

/// Looks back over a year, a chapter and full stops of abbreviations for the name of a law.
fn cited_before(words: Words<'_>, word: usize) -> bool {
    let mut at = word;
    let mut letters = 0;
    /// The longest name that is looked through: `Tex. Bus. & Com. Code Ann. §`.
    const NAME: usize = 14;
    for _ in 0..NAME {
        let Some(before) = at.checked_sub(1).filter(|_| words.gap(at) < Gap::Block) else { return false };
        at = before;
        if words.mark(at, '.') || words.mark(at, ',') || words.mark(at, '&') {
            continue;
        }
        // `ch. 93A, §`: the letter of a number.
        if words.is_word(at) && words.gap(at) == Gap::None && words.is_number(at.wrapping_sub(1)) {
            continue;
        }
        // `NMSA 1978, §`, `ch. 93, §`.
        if words.is_number(at) {
            if is_standard(words, at, word) {
                return true;
            }
            // `Stat. Ann. 16-117, §`.
            if words.mark(at.wrapping_sub(1), '-') && words.is_number(at.wrapping_sub(2)) {
                at -= 2;
                continue;
            }
            let is_year = words.text(at).len() == 4;
            let counted = words.is_one_of(at.wrapping_sub(2), &["ch", "tit", "chap", "c", "art", "vol"])
                || words.is_one_of(at.wrapping_sub(1), &["chapter", "title"]);
            if counted {
                return true;
            }
            if is_year && is_initials(words, at.wrapping_sub(1)) {
                return true;
            }
            return false;
        }
        if names_law(words, at) || (words.is_capital(at) && words.is_one_of(at, &CUT_SHORT)) {
            // `This law: Section 4`, `the Code. Section 5 applies`: a word that is not cut short ends a sentence with its full stop.
            let cut_short = words.is_one_of(at, &CUT_SHORT) || words.text(word).starts_with('§');
            let stopped = words.mark(at + 1, '.');
            return !stopped || cut_short;
        }
        // `O.C.G.A. §`: single capitals with full stops.
        if words.is_capital(at) && words.text(at).len() == 1 && words.mark(at + 1, '.') {
            letters += 1;
            if letters >= 2 {
                return true;
            }
            continue;
        }
        // `RCW 19.36`, `NRS §`.
        return letters == 0 && at + 1 == word && is_initials(words, at) && words.text(word).starts_with('§');
    }
    false
}

/// Whether the number at `at` is that of a standard, right before a section of it: `ISO 27001, clause 6`, `NIST SP 800-53, section 17`.
fn is_standard(words: Words<'_>, at: usize, word: usize) -> bool {
    const NONE: [&str; 12] =
        ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY", "INR", "NO", "TO", "OF", "AND"];
    // `EUR 500. Section 4` begins a sentence.
    let joined = (at + 1..word).all(|here| !words.mark(here, '.'));
    let part =
        words.is_one_of(word, &["section", "sections", "clause", "clauses", "§", "§§", "paragraph", "sec"]);
    let mut name = at.wrapping_sub(1);
    while words.mark(name, '-') || words.is_number(name) {
        name = name.wrapping_sub(1);
    }
    let length = words.text(name).len();
    joined
        && part
        && words.is_shouted(name)
        && (2..=6).contains(&length)
        && !NONE.contains(&words.text(name))
        && !words.is_shouted(word)
}

/// Whether the name of a statute stands at `at`, cut to its letters: `AktG`, `InsO`, `KSchG`; behind a paragraph sign, or in a text that is not
/// shouted, also of two capitals: `§ 42 AO`, `Article 41 OR`.
fn is_short_name(words: Words<'_>, word: usize, at: usize) -> bool {
    /// The shortest and the longest.
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=12;
    /// Those of two letters that are no words.
    const SHORT: [&str; 10] = ["AO", "OR", "CO", "CC", "CP", "BW", "KC", "GG", "SB", "RV"];
    let text = words.text(at);
    if !words.is_capital(at) || words.gap(at) > Gap::Line || words.gap(at) == Gap::None {
        return false;
    }
    let mut letters = text.chars();
    let capital = |letter: Option<char>| letter.is_some_and(char::is_uppercase);
    let (first, last) = (letters.next(), letters.next_back());
    let mixed = capital(first)
        && capital(last)
        && letters.clone().any(char::is_lowercase)
        && text.chars().all(char::is_alphabetic)
        && LENGTHS.contains(&text.chars().count());
    let sign = words.text(word).starts_with('§');
    let goes_on = words.is_number(at + 1) || words.is_one_of(at + 1, &["section", "article", "clause"]);
    let short = SHORT.contains(&text) && !words.is_shouted(word) && !words.is_shouted(at + 1) && !goes_on;
    let shouted = sign && words.is_shouted(at) && (2..=8).contains(&text.len()) && !words.is_shouted(at + 1);
    mixed || short || shouted
}

/// A word of three to six capitals that stands among others: `NMSA`.
fn is_initials(words: Words<'_>, at: usize) -> bool {
    let length = words.text(at).len();
    words.is_shouted(at) && (3..=6).contains(&length) && !words.is_shouted(at.wrapping_sub(1))
}

/// `Section 14 Product Liability Act`, `Article 6 EMRK`, `Article 21 ICC Rules`.
fn named_behind(words: Words<'_>, end: usize) -> bool {
    let named = (end..end + 8)
        .take_while(|at| {
            words.gap(*at) <= Gap::Line
                && (words.is_capital(*at)
                    || (*at > end && words.is_one_of(*at, &["of", "and", "on", "for", "the"])))
        })
        .any(|at| {
            let names = words.is_one_of(at, &NAMES) || words.is_one_of(at, &BEHIND);
            at > end && words.is_capital(at) && names
        });
    let initials = words.gap(end) == Gap::Space
        && is_initials(words, end)
        && !words.is_shouted(end + 1)
        && !words.is_one_of(
            end,
            &["AND", "NOT", "SHALL", "WILL", "MAY", "HEREOF", "ABOVE", "BELOW", "THE", "FOR"],
        );
    named || initials
}

/// Places that have a number before that of their section: `Plot 14, Section 12, Navi Mumbai`.
const PLACES: [&str; 12] =
    ["plot", "plots", "lot", "block", "parcel", "tract", "site", "flat", "shop", "house", "sector", "stand"];

fn is_land(words: Words<'_>, word: usize, end: usize) -> bool {
    let behind = end + usize::from(words.mark(end, ','));
    let number = word.wrapping_sub(1 + usize::from(words.mark(word.wrapping_sub(1), ',')));
    let place = (1..=3).map(|back| number.wrapping_sub(back)).find(|at| words.is_capital(*at));
    let of_place = place.is_some_and(|place| words.is_one_of(place, &PLACES));
    (words.is_capital(behind) && words.is_one_of(behind, &LAND) && words.is_number(behind + 1))
        || (of_place
            && (words.is_number(number) || words.text(number).len() < 3)
            && words.gap(word) <= Gap::Line)
        || (behind > end && is_address(words, behind))
}

/// Whether names of places with a postal code stand at `at`: `Navi Mumbai, Maharashtra 400703`.
fn is_address(words: Words<'_>, at: usize) -> bool {
    /// How far on the code may stand, in tokens.
    const NEAR: usize = 8;
    let code = (at..at + NEAR)
        .find(|here| !(words.is_capital(*here) || matches!(words.text(*here), "," | "-" | ".")));
    code.is_some_and(|code| code > at && words.is_number(code) && matches!(words.text(code).len(), 5 | 6))
        && words.is_capital(at)
}
