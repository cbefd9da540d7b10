//! The words behind a term in, what they say of it out: that it means something, that its meaning stands elsewhere.

use super::quotation::{Quotation, quotation};
use crate::draft::model::DefinitionForm;
use crate::draft::words::{Gap, Words};

/// How far the verb may stand behind a term that is narrowed first: `"Transfer" of any Unit by a Holder means`.
const NARROWED: usize = 16;

/// The words that narrow a term before its verb.
const NARROWING: [&str; 14] = [
    "with", "as", "when", "for", "in", "of", "where", "if", "used", "unless", "at", "on", "whether", "solely",
];

/// Whether the words behind a quotation say that it is a term: the form, and the token behind the verb. Other names may
/// stand between: `"X" or "Y" means`.
pub(super) fn verb_behind(words: Words<'_>, quotation: Quotation) -> Option<(DefinitionForm, usize)> {
    let at = behind_other_names(words, quotation.behind());
    // `"X", with respect to a Party, means`; `"X" (or "Y") means`.
    let mut at = words.closing(at, 24).map_or(at, |close| close + 1);
    if words.mark(at, ',') && words.is_one_of(at + 1, &NARROWING) {
        at = (at + 1..at + 24).find(|here| words.mark(*here, ',')).map_or(at, |comma| comma + 1);
    } else if words.is_one_of(at, &NARROWING) {
        let ends = |here: &usize| matches!(words.text(*here), "." | ";" | ":" | "\"" | "”" | "“");
        at = (at..at + NARROWED)
            .take_while(|here| !ends(here) && words.gap(*here) < Gap::Block)
            .find(|here| is_means(words, *here) || words.are(*here, &["shall", "mean"]))
            .unwrap_or(at);
    }
    at += usize::from(words.mark(at, ':') || words.mark(at, '-'));
    let (form, behind) = verb(words, at)?;
    let directly =
        at == quotation.behind() || words.is_one_of(at, &["shall", "will", "also"]) || is_means(words, at);
    (form != DefinitionForm::Includes || directly).then_some((form, behind))
}

/// The token behind further names of the same term: `or "Y"`, `/ "Y"`, `, the "Y"`.
fn behind_other_names(words: Words<'_>, at: usize) -> usize {
    let mut at = at;
    for _ in 0..3 {
        let comma = at + usize::from(words.mark(at, ',') || words.mark(at, '/'));
        let joined = comma + usize::from(words.is_one_of(comma, &["or", "and"]));
        let other = joined + usize::from(words.is(joined, "the"));
        // `"Promote," "Promotion" and "Promotional" mean`.
        let inner = words.mark(at.wrapping_sub(2), ',') && words.gap(at) == Gap::Space;
        match quotation(words, other).filter(|_| joined > at || inner) {
            Some(other) => at = other.behind(),
            None => break,
        }
    }
    at
}

fn is_means(words: Words<'_>, at: usize) -> bool {
    words.is_one_of(at, &["means", "mean", "denotes", "denote", "signifies", "signify"])
}

/// The verb at `at` that says what a term is, and the token behind it.
pub(super) fn verb(words: Words<'_>, at: usize) -> Option<(DefinitionForm, usize)> {
    let mut at = at;
    let (mut adds, mut helped) = (false, false);
    for helper in ["shall", "will", "must", "also"] {
        let is_here = words.is(at, helper);
        adds |= is_here && helper == "also";
        helped |= is_here && helper != "also";
        at += usize::from(is_here);
    }
    if is_means(words, at) {
        let includes = adds || (words.is(at + 1, "and") && words.is_one_of(at + 2, &["includes", "include"]));
        return Some((if includes { DefinitionForm::Includes } else { DefinitionForm::Means }, at + 1));
    }
    let given = words.is_one_of(at, &["is", "are", "be"]) && words.is(at + 1, "given");
    if words.is_one_of(at, &["has", "have", "having", "bears", "bear", "carries"]) || given {
        let meaning = (at + 1..at + 7).find(|here| words.is_one_of(*here, &["meaning", "meanings"]))?;
        // `"Controlled" has a correlative meaning` is defined by its root.
        let derived = (at + 1..meaning).any(|here| {
            words.is_one_of(here, &["correlative", "corresponding", "cognate", "similar", "comparable"])
        });
        let form = if derived { DefinitionForm::Labelled } else { DefinitionForm::Pointer };
        return Some((form, meaning + 1));
    }
    if words.is_one_of(at, &["is", "are", "be"]) {
        if words.is(at + 1, "defined")
            && (at + 2..at + 5).any(|here| words.is(here, "as") && !words.is(here + 1, "defined"))
        {
            return Some((DefinitionForm::Means, at + 3));
        }
        let set = words.is_one_of(at + 1, &["defined", "described"])
            && words.is_one_of(at + 2, &["in", "at", "on", "above", "below", "under"]);
        if set
            || (words.is(at + 1, "as")
                && (at + 2..at + 4)
                    .any(|here| words.is_one_of(here, &["defined", "set", "described", "specified"])))
        {
            return Some((DefinitionForm::Pointer, at + 2));
        }
        if words.is_one_of(at + 1, &["construed", "interpreted"]) && helped {
            return Some((DefinitionForm::Labelled, at + 2));
        }
    }
    if words.is(at, "see") {
        return Some((DefinitionForm::Pointer, at + 1));
    }
    if words.is_one_of(at, &["refers", "refer"]) && words.is(at + 1, "to") {
        return Some((DefinitionForm::Means, at + 2));
    }
    words.is_one_of(at, &["includes", "include"]).then_some((DefinitionForm::Includes, at + 1))
}

/// `"X" is the …`, `"X" shall be any …`: the verb `be` with what a term is behind it; the token behind the verb.
pub(super) fn stated(words: Words<'_>, at: usize) -> Option<usize> {
    let helper = usize::from(words.is_one_of(at, &["shall", "will"]));
    let verb = at + helper;
    let is = words.is_one_of(verb, if helper == 1 { &["be"] } else { &["is", "are"] });
    let comprises = words.is_one_of(verb, &["constitutes", "comprises", "comprise"])
        || (words.is_one_of(verb, &["consists", "consist"]) && words.is(verb + 1, "of"));
    let noun = words.is_one_of(
        verb + 1,
        &["the", "a", "an", "any", "each", "all", "that", "those", "such", "either", "both", "one"],
    ) || words.mark(verb + 1, '$');
    // `"Acme" is a registered trademark of Acme Corp.` is no definition.
    let trademark = (verb + 1..verb + 8).any(|here| {
        words.is_one_of(here, &["trademark", "trademarks", "mark", "marks", "tradename", "brand"])
    });
    ((is && noun && !trademark) || comprises).then_some(verb + 1)
}
