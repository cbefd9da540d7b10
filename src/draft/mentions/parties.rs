//! Tokens in, names of companies with their legal form out.

use crate::draft::model::{Mention, Value};
use crate::draft::words::{Gap, Words, fold};

/// The legal form that ends a company's name: as it is compared (`corp` for `Corporation`), and whether the word is the
/// long spelling.
pub fn corporate_form(word: &str) -> Option<(&'static str, bool)> {
    Some(match fold(word).as_ref() {
        "inc" => ("inc", false),
        "incorporated" => ("inc", true),
        "corp" => ("corp", false),
        "corporation" => ("corp", true),
        "ltd" => ("ltd", false),
        "limited" => ("ltd", true),
        "co" => ("co", false),
        "company" => ("co", true),
        "llc" => ("llc", false),
        "llp" => ("llp", false),
        "lp" => ("lp", false),
        "plc" => ("plc", false),
        "gmbh" => ("gmbh", false),
        "ag" => ("ag", false),
        "bv" => ("bv", false),
        "nv" => ("nv", false),
        "sa" => ("sa", false),
        "sarl" => ("sarl", false),
        "kk" => ("kk", false),
        _ => return None,
    })
}

/// The legal form at `at`, also in letters with points (`L.L.C.`), and the token behind it.
pub(in crate::draft) fn form_at(words: Words<'_>, at: usize) -> Option<(&'static str, bool, usize)> {
    // Most words begin small: look at that before comparing.
    if !words.is_capital(at) {
        return None;
    }
    if let Some((form, long)) = corporate_form(words.text(at)) {
        let short_form = !long && form != "gmbh";
        let stop = usize::from(short_form && words.mark(at + 1, '.') && words.gap(at + 1) == Gap::None);
        return Some((form, long, at + 1 + stop));
    }
    if words.text(at).len() > 1 {
        return None;
    }
    for (letters, form) in [
        (["L", "L", "C"].as_slice(), "llc"),
        (&["L", "L", "P"], "llp"),
        (&["L", "P"], "lp"),
        (&["N", "V"], "nv"),
        (&["B", "V"], "bv"),
        (&["S", "A"], "sa"),
    ] {
        let width = letters.len() * 2;
        let spelled = letters.iter().enumerate().all(|(index, letter)| {
            words.text(at + 2 * index) == *letter
                && (words.mark(at + 2 * index + 1, '.') || 2 * index + 1 == width - 1)
        });
        if spelled && words.mark(at + 1, '.') {
            let end = at + width - usize::from(!words.mark(at + width - 1, '.'));
            return Some((form, false, end));
        }
    }
    None
}

/// Every company name with a legal form.
pub(super) fn names(words: Words<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut last = 0;
    let mut at = 0;
    while at < words.len() {
        let Some((_, _, end)) = form_at(words, at) else {
            at += 1;
            continue;
        };
        if let Some(start) = name_start(words, at, last) {
            found.push(Mention { value: Value::Party(words.phrase(start..end)), tokens: start..end });
        }
        last = end;
        at = end;
    }
    found
}

/// Where the capitalised words before the legal form at `form` begin.
fn name_start(words: Words<'_>, form: usize, not_before: usize) -> Option<usize> {
    let mut start = form;
    while start > not_before {
        let before = start - 1;
        if words.gap(start) >= Gap::Line || form - before > 8 {
            break;
        }
        let joins = words.is_one_of(before, &["&", "of", "and", "-"])
            && before > not_before
            && words.is_capital(before - 1);
        let comma = words.mark(before, ',') && start == form;
        let stops = words.is_one_of(
            before,
            &["the", "this", "between", "with", "by", "to", "from", "a", "an", "of", "for"],
        ) && !joins;
        if stops
            || !(words.is_capital(before)
                || words.is_number(before) && !words.text(before).contains('.')
                || joins
                || comma
                || words.mark(before, '.')
                    && words.text(before.wrapping_sub(1)).len() == 1
                    && words.is_capital(before.wrapping_sub(1)))
        {
            break;
        }
        start = before;
    }
    // The number of a section is none of the name of whoever begins its sentence; `3Com` and `21st Century` are cut wrongly.
    let glued = words.is_number(start) && words.is_word(start + 1) && words.gap(start + 1) == Gap::None;
    while start < form && !glued && !words.is_capital(start) {
        start += 1;
    }
    (start < form && words.is_capital(start)).then_some(start)
}
