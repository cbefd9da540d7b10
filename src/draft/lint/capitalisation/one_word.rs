//! A term of one word and a place where it stands in small letters in; whether the defined thing is meant out.

use super::super::context::Context;
use super::super::lexicon::normal;
use super::super::roles::{is_role, is_side};
use super::super::term_like::{is_noun_of_list, is_noun_of_terms};
use super::Term;
use super::meant::{ANTECEDENT, Meant, begins_sentence, has_antecedent, is_part_of_more, stands_alone};
use super::party::party;
use super::words_of_contracts::{DOCUMENTS, RELATIVES, THINGS, TIMES};
use crate::draft::words::{Gap, Words};

/// Whether the defined thing is meant at `at`; `own_part` where the term is defined in the part of the draft that the word stands in.
pub(super) fn one_word(context: &Context<'_>, term: &Term<'_>, at: usize, own_part: bool) -> Option<Meant> {
    let words = context.words;
    let word = normal(words.text(at));
    let among = |list: &[&str]| list.contains(&word.as_str());
    if !(own_part || is_spoken_of_there(context, term, at))
        || words.mark(at + 1, '-')
        || words.mark(at.wrapping_sub(1), '-')
    {
        return None;
    }
    let meant = if word == "term" {
        duration(words, term, at)
    } else if among(&DOCUMENTS) {
        document(context, term, at)
    } else if word == "party" {
        party(words, term, at)
    } else if among(&RELATIVES) {
        relative(words, term, at)
    } else if is_side(&word) {
        side(context, term, at)
    } else if word == "person" {
        person(words, term, at)
    } else if is_role(&word) && acts_alone(words, at) {
        let one = !words.text(at).ends_with('s') && at >= term.defined() && term.capital >= 3;
        one.then_some(Meant::Perhaps)
    } else if is_called(context, term) {
        called(context, term, at)
    } else if among(&THINGS) || (is_noun_of_terms(&word) && !among(&TIMES) && term.is_custom()) {
        thing(context, term, at)
    } else {
        None
    };
    let generic = word == "term" || among(&DOCUMENTS) || among(&THINGS);
    meant
        .or_else(|| if generic { None } else { echo(context, term, at) })
        .or_else(|| loosely(context, term, at))
}

/// `such products`, `between Buyer and agent` where the draft writes the term with its capital nearly always and its words did not stand
/// small shortly before.
fn loosely(context: &Context<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    const BEHIND: [&str; 9] = ["to", "that", "which", "incurred", "or", "and", "on", "for", "in"];
    let words = context.words;
    let word = normal(words.text(at));
    // `such` may go back to another thing that was just spoken of.
    let (often, rate) = if words.is(at.wrapping_sub(1), "the") { (2, 2) } else { (4, 3) };
    if at < term.defined()
        || term.capital < often
        || term.capital < rate * term.other
        || TIMES.contains(&word.as_str())
        || !is_noun_of_list(&word)
        || !stands_alone(words, at + 1)
        || is_spoken_of(words, term, at)
    {
        return None;
    }
    let before = at.wrapping_sub(1);
    let behind = !words.is_one_of(at + 1, &BEHIND) && !words.mark(at + 1, ',');
    let back = words.is_one_of(before, &["such", "said", "the"]) && behind;
    // `Buyer and agent`: not `any Affiliate or agent`, which is anybody.
    let other = before.wrapping_sub(1);
    let paired = words.is(before, "and")
        && words.is_capital(other)
        && !begins_sentence(words, other)
        && words.is_one_of(other.wrapping_sub(1), &["between", "by", "with", "among"]);
    (back || paired).then_some(Meant::Perhaps)
}

/// Whether the words of a term stand in small letters shortly before.
fn is_spoken_of(words: Words<'_>, term: &Term<'_>, at: usize) -> bool {
    let first = term.places.partition_point(|place| place + ANTECEDENT < at);
    let near = term.places.get(first..).unwrap_or(&[]).iter().take_while(|place| **place < at);
    near.into_iter().any(|place| !words.is_capital(*place))
}

/// `such dispute` where `Dispute` stands shortly before.
fn echo(context: &Context<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    /// How many places before are looked at.
    const PLACES: usize = 4;
    let words = context.words;
    let here = at..at + 1;
    let back =
        words.is_one_of(at.wrapping_sub(1), &["such", "the", "this", "that", "these", "those", "said"]);
    if !back
        || words.is(at + 1, "or")
        || at < term.defined()
        || !stands_alone(words, at + 1)
        || has_antecedent(context, &here)
    {
        return None;
    }
    // What is written small nearly as often is a word of every day.
    if term.capital < 2 * term.other {
        return None;
    }
    let plural = |at: usize| words.text(at).ends_with('s');
    let sentence = context.sentence(at);
    let before = term.places.partition_point(|place| *place < at);
    let near = term.places.get(before.saturating_sub(PLACES)..before).unwrap_or(&[]);
    // `the content of others, and such content`: that is what it goes back to.
    let last = near.last().is_some_and(|place| words.is_capital(*place));
    let named = last
        && near.iter().any(|place| {
            sentence.start <= place + ANTECEDENT / 2
                && at - place < ANTECEDENT
                && (plural(at) == plural(*place) || plural(at) && words.is(at.wrapping_sub(1), "such"))
                && words.is_capital(*place)
                && !begins_sentence(words, *place)
                && !words.is_capital(place.wrapping_sub(1))
                && !words.is_capital(place + 1)
        });
    named.then_some(Meant::Perhaps)
}

/// `the term of this Agreement` where a contract defines Term.
fn duration(words: Words<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    let of_this = words.is(at + 1, "hereof")
        || (words.are(at + 1, &["of", "this"]) && words.is_one_of(at + 3, &DOCUMENTS))
        || (words.are(at + 1, &["of", "the"])
            && words.is_one_of(at + 3, &DOCUMENTS)
            && words.is_capital(at + 3)
            && !words.is_capital(at + 4));
    // `during the term`: of nothing else.
    let during = (words
        .is_one_of(at.wrapping_sub(2), &["during", "throughout", "extend", "extending", "renew"])
        || words.is(at.wrapping_sub(2), "of")
            && words.is_one_of(
                at.wrapping_sub(3),
                &["expiration", "end", "remainder", "balance", "expiry", "duration", "extension", "renewal"],
            ))
        && !words.is_one_of(at + 1, &["of", "or", "and", "for", "specified", "stated", "set"])
        && stands_alone(words, at + 1);
    let meant = words.is(at.wrapping_sub(1), "the") && words.is(at, "term") && (of_this || during);
    (meant && at >= term.defined() && term.capital >= 2).then_some(Meant::Perhaps)
}

/// `this agreement` where the contract calls itself `Agreement`.
fn document(context: &Context<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    let words = context.words;
    let this = at.wrapping_sub(1);
    if ends_or_lasts(words, at) {
        let here = at..at + 1;
        let sure = at >= term.defined() && term.capital >= 2 && !has_antecedent(context, &here);
        return (sure && stands_alone(words, at + 1)).then_some(Meant::Perhaps);
    }
    if !words.is(this, "this")
        || at < term.defined()
        || term.capital < 2
        || words.is_one_of(at + 1, &["of", "between", "among"])
        || words.is(at + 1, "to") && !words.are(at + 2, &["the", "contrary"])
        || words.are(at + 1, &["by", "and"])
        || words.mark(at + 1, '-')
        || is_another(words, this)
    {
        return None;
    }
    // Before `("Agreement")` it is what is being called so.
    let defining = (at + 1..at + 4).any(|here| words.mark(here, '(') && words.gap(here) < Gap::Block);
    (!defining).then_some(Meant::Surely)
}

/// `the termination of the agreement`: that of which the draft says how long it lasts.
fn ends_or_lasts(words: Words<'_>, at: usize) -> bool {
    const ENDS: [&str; 7] =
        ["termination", "expiration", "expiry", "duration", "term", "rescission", "validity"];
    let plural = words.text(at).ends_with('s');
    let said = words
        .is_one_of(at + 1, &["between", "with", "for", "by", "to", "or", "and", "under", "that", "which"]);
    !plural
        && !said
        && words.is(at.wrapping_sub(1), "the")
        && words.is(at.wrapping_sub(2), "of")
        && words.is_one_of(at.wrapping_sub(3), &ENDS)
}

/// Whether `This agreement` goes back to another agreement that was just spoken of.
fn is_another(words: Words<'_>, this: usize) -> bool {
    words.is_capital(this)
        && (this.saturating_sub(ANTECEDENT / 2)..this).any(|at| {
            let names = words.is(at, "agreement") && !words.is_one_of(at.wrapping_sub(1), &["this", "the"]);
            names && words.is_word(at.wrapping_sub(1)) && words.gap(at + 1) < Gap::Block
        })
}

/// `its affiliates`, `Zynga's affiliates` where a contract defines Affiliate.
fn relative(words: Words<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    let before = at.wrapping_sub(1);
    let owned = words.is_one_of(before, &["its", "their", "his", "respective"])
        || (words.is_capital(before) && words.text(before).ends_with("'s"))
        || (words.is_capital(before) && words.text(before).ends_with("’s"));
    let of_side = words.is_one_of(before, &["any", "each", "all"])
        && words.is(at + 1, "of")
        && (words.is_capital(at + 2)
            || words.is_capital(at + 3) && words.is_one_of(at + 2, &["a", "either", "the", "each"]));
    // `a foreign affiliate` where all the others have their capital.
    let slip = term.is_custom() && at >= term.defined();
    if !(owned || of_side || slip) || term.capital < 2 || words.mark(at + 1, '-') {
        return None;
    }
    let sure = owned && at >= term.defined() && words.is_one_of(at, &["affiliate", "affiliates"]);
    Some(if sure { Meant::Surely } else { Meant::Perhaps })
}

/// `the licensor`, `from licensor` where a side of the contract is called Licensor.
fn side(context: &Context<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    let words = context.words;
    let text = words.text(at);
    let possessive = text.contains(['\'', '’']);
    let plural = text.ends_with('s') && !possessive;
    let here = at..at + 1;
    if plural
        || at < term.defined()
        || term.capital < 3
        || words.mark(at + 1, '-')
        || is_part_of_more(words, &here)
        || words.is_one_of(at + 1, &["of", "or", "and"])
        || has_antecedent(context, &here)
    {
        return None;
    }
    let before = at.wrapping_sub(1);
    let acts = words.is_one_of(
        at + 1,
        &["shall", "will", "may", "must", "agrees", "hereby", "is", "has", "to", "a", "under"],
    );
    let bare =
        words.is_one_of(before, &["from", "to", "by", "upon", "of", "between"]) && (acts || possessive);
    if words.is(before, "the") && (possessive || acts || stands_alone(words, at + 1)) {
        return Some(Meant::Surely);
    }
    (bare || acts_alone(words, at)).then_some(Meant::Surely)
}

/// `for any reason, developer will`: one of several would have an article, so it is the party that is called so.
fn acts_alone(words: Words<'_>, at: usize) -> bool {
    let acts = words.is_one_of(
        at + 1,
        &["shall", "will", "may", "must", "agrees", "hereby", "is", "has", "does", "cannot"],
    );
    let before = at.wrapping_sub(1);
    let begins = words.mark(before, ',')
        || words.is_one_of(before, &["if", "but", "when", "where", "whereby", "unless", "until"]);
    // `distributor shall mean a company that …` says whom the word means there.
    let means = words.is_one_of(at + 2, &["mean", "means", "include", "be"]);
    acts && begins && !means && words.gap(at) <= Gap::Line
}

/// `any person` where a contract defines Person.
fn person(words: Words<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    let any = words.is_one_of(at.wrapping_sub(1), &["any", "no", "each", "every", "other"]);
    (any && at >= term.defined() && term.capital >= 3).then_some(Meant::Perhaps)
}

/// Whether what is attached speaks of a party by its name, so that small letters mean it there, too: `Developer will publish it with
/// accounts of the client`.
fn is_spoken_of_there(context: &Context<'_>, term: &Term<'_>, at: usize) -> bool {
    /// How many places are looked at.
    const PLACES: usize = 8;
    /// How often what is no party must have its capital there.
    const OFTEN_THERE: usize = 2;
    let Some(attachment) = context.draft.attachment_at(at) else { return false };
    let first = term.places.partition_point(|place| *place < attachment.tokens.start);
    let there = term.places.get(first..).unwrap_or(&[]).iter().take(PLACES);
    // `Acme shall use the Products … all products`: it speaks as the body does.
    let often = if is_called(context, term) { 1 } else { OFTEN_THERE };
    let titled =
        |place: &&usize| context.words.is_capital(**place) && !begins_sentence(context.words, **place);
    there.take_while(|place| **place < attachment.tokens.end).filter(titled).take(often).count() == often
}

/// Whether a party is called so.
fn is_called(context: &Context<'_>, term: &Term<'_>) -> bool {
    let called = context.parties().iter().flat_map(|party| &party.called);
    called.into_iter().any(|name| term.definitions.iter().any(|definition| definition.tokens == *name))
}

/// `the company` where a party is called `Company`.
fn called(context: &Context<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    let words = context.words;
    let here = at..at + 1;
    let possessive = words.text(at).contains(['\'', '’']);
    (words.is(at.wrapping_sub(1), "the")
        && (!words.text(at).ends_with('s') || possessive)
        && at >= term.defined()
        && term.capital >= 3
        && (possessive || stands_alone(words, at + 1) || words.text(at + 1).ends_with("ly"))
        && !words.is_one_of(at + 1, &["that", "which"])
        && !has_antecedent(context, &here))
    .then_some(Meant::Perhaps)
}

/// `the products` where a contract that else writes `Products` throughout defines them.
fn thing(context: &Context<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    let words = context.words;
    // What is no usual thing of contracts may be one of several: `all indications`.
    let usual = THINGS.contains(&normal(words.text(at)).as_str());
    let before = at.wrapping_sub(1);
    let determined = words.is(before, "the") || (usual && words.is_one_of(before, &["all", "such", "this"]));
    let here = at..at + 1;
    let often = if usual { term.capital >= 3 } else { term.capital >= 4 && term.capital >= 3 * term.other };
    // What was spoken of in small letters shortly before is another thing.
    let new = term.capital >= 3 * term.other && words.is(before, "the") || !is_spoken_of(words, term, at);
    let possessive = words.text(at).contains(['\'', '’']);
    // `in the event that`.
    let idiom = words.is(at, "event") && words.is(at.wrapping_sub(2), "in");
    (determined
        && !idiom
        && new
        && often
        && at >= term.defined()
        && (possessive || stands_alone(words, at + 1))
        && !has_antecedent(context, &here))
    .then_some(Meant::Perhaps)
}
