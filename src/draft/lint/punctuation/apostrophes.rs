//! An apostrophe that is missing behind several who own something: `thirty (30) days notice`, `attorneys fees`, `the Parties rights`.

use super::told::Told;
use crate::draft::words::{Gap, Words};

/// What several of these own, where no other reading is left.
const OWNED: [(&str, &[&str]); 5] = [
    ("attorneys", &["fees", "fee", "costs"]),
    ("creditors", &["rights"]),
    ("employers", &["liability"]),
    ("stockholders", &["equity"]),
    ("shareholders", &["equity"]),
];

/// What the parties own.
const OF_PARTIES: [&str; 10] = [
    "respective",
    "rights",
    "obligations",
    "intent",
    "intention",
    "intentions",
    "mutual",
    "performance",
    "duties",
    "relationship",
];

pub(super) fn told(words: Words<'_>, at: usize) -> Option<Told> {
    let next = at + 1;
    if words.mark(next, '\'') {
        return of_one(words, at);
    }
    // What several own stands behind an `s`, as does one that was left alone.
    if !words.text(at).ends_with(['s', 'S']) && words.text(next) != "s" {
        return None;
    }
    if !words.is_word(next) || !matches!(words.gap(next), Gap::Space | Gap::Line) {
        return None;
    }
    // `Premier s assets`: a letter that lost its mark.
    if words.text(next) == "s"
        && words.is_capital(at)
        && words.text(at).len() > 3
        && words.gap(at) > Gap::None
        && words.gap(next + 1) == Gap::Space
        && words.is_word(next + 1)
    {
        let phrase = words.phrase(at..next + 1);
        let help = format!("write `{}'s`", words.text(at));
        return Some(Told::new(at..next + 1, format!("`{phrase}` lacks an apostrophe"), help));
    }
    let word = words.text(at);
    let owned = OWNED.iter().any(|(owner, owned)| words.is(at, owner) && words.is_one_of(next, owned));
    let parties = words.is(at, "parties")
        && words.is_one_of(at.wrapping_sub(1), &["the", "both"])
        && words.is_one_of(next, &OF_PARTIES)
        // `a breach by the parties; obligations …` has its mark; `give the parties rights` gives them.
        && !words.is_one_of(at.wrapping_sub(2), &["give", "gives", "grant", "grants", "giving", "granting", "impose", "imposes"]);
    if owned || parties || is_time(words, at) {
        let phrase = words.phrase(at..next + 1);
        let help = format!("write `{word}' {}`", words.text(next));
        return Some(Told::note(at..next + 1, format!("`{phrase}` lacks an apostrophe"), help));
    }
    None
}

/// `the Seller' obligations`: the mark of several behind the name of one.
fn of_one(words: Words<'_>, at: usize) -> Option<Told> {
    /// So far back a mark that opens what this one closes is looked for, in tokens.
    const FAR: usize = 12;
    let (mark, owned) = (at + 1, at + 2);
    let text = words.text(at);
    let hisses =
        text.ends_with(['s', 'S', 'x', 'X', 'z', 'Z']) || text.ends_with("ce") || text.ends_with("CE");
    let close = words.gap(mark) == Gap::None
        && words.gap(owned) == Gap::Space
        && words.is_small(owned)
        && words.text(owned).len() > 1;
    let named = words.is_capital(at) && text.len() > 2 && text.is_ascii() && !hisses;
    let opened = || {
        let before = at.saturating_sub(FAR)..at + 1;
        before
            .into_iter()
            .any(|here| words.mark(here, '\'') && words.gap(here + 1) == Gap::None || words.mark(here, '"'))
    };
    // `at its' discretion`: what owns already.
    let pronoun = words.is_one_of(at, &["its", "their", "our", "your", "whose"]) && words.is_small(at);
    if close && pronoun && !opened() {
        return Some(Told::new(at..mark + 1, format!("`{text}'` needs no mark"), format!("write `{text}`")));
    }
    let verb = words.is_one_of(
        owned,
        &[
            "and", "or", "means", "shall", "is", "are", "will", "has", "by", "in", "of", "to", "for", "as",
            "on", "with",
        ],
    );
    (close && named && !verb && !opened()).then(|| {
        let message = format!("`{text}'` lacks the `s` of one who owns something");
        Told::new(at..mark + 1, message, format!("write `{text}'s`"))
    })
}

/// `thirty (30) days prior written notice`.
fn is_time(words: Words<'_>, at: usize) -> bool {
    if !words.is_one_of(at, &["days", "weeks", "months", "years", "hours"]) {
        return false;
    }
    let of = at
        - usize::from(words.is_one_of(at.wrapping_sub(1), &["business", "calendar", "working", "banking"]));
    let before = of.wrapping_sub(1);
    let bracket = words.mark(before, ')') && words.is_number(before.wrapping_sub(1));
    let counted = words.is_number(before) || bracket || is_number_word(words.text(before));
    let adjective = |at: usize| words.is_one_of(at, &["prior", "advance", "written", "advanced"]);
    let mut thing = at + 1;
    while adjective(thing) && thing < at + 4 {
        thing += 1;
    }
    // `thirty days notice` may be a verb's; `months salary` is none.
    counted
        && (words.is(thing, "notice") || (thing == at + 1 && words.is_one_of(thing, &["salary", "wages"])))
}

fn is_number_word(word: &str) -> bool {
    const NUMBERS: [&str; 14] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen", "twenty",
        "thirty", "sixty", "ninety",
    ];
    NUMBERS.iter().any(|number| word.eq_ignore_ascii_case(number))
}
