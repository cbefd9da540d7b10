//! `draft/blank`: a place that was left to be filled in.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::calendar::MONTHS;
use crate::draft::model::{Form, OpenPlaceKind};
use crate::draft::sections::{ATTACHMENT_WORDS, attachment_label};
use crate::draft::words::{Gap, Kind, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let signing = signature_start(context);
    let mut forms = forms(context);
    forms.sort_by_key(|form| std::cmp::Reverse(form.start));
    let fillable = fillable(context);
    let mut empty = empty(context);
    let mut at = 0;
    let end = context.range().end;
    while at < end {
        // Forms that begin here or before are behind us or hold this place.
        if let Some(form) = forms.pop_if(|form| form.start <= at) {
            at = at.max(form.end);
            continue;
        }
        while empty.pop_if(|empty| empty.end <= at).is_some() {}
        let empty = empty.pop_if(|empty| empty.start <= at);
        match empty.or_else(|| blank(context, at, signing, &fillable)) {
            Some(tokens) => {
                at = tokens.end.max(at + 1);
                let quote = context.quote(tokens.clone());
                problems.push(
                    context
                        .finding(
                            drafts::BLANK,
                            tokens,
                            format!("`{quote}` is left to be filled in"),
                            "still open",
                        )
                        .help("fill it in, or say what it depends on"),
                );
            }
            None => at += 1,
        }
    }
}

/// The places that the file itself says are to be filled in, the last first.
fn empty(context: &Context<'_>) -> Vec<Range<usize>> {
    let places = context.draft.open_places.iter().rev();
    let empty = places.filter(|place| matches!(place.kind, OpenPlaceKind::Prompt | OpenPlaceKind::Entry));
    empty.map(|place| context.words.within(&place.bytes)).filter(|tokens| !tokens.is_empty()).collect()
}

fn blank(
    context: &Context<'_>,
    at: usize,
    signing: usize,
    fillable: &FxHashSet<usize>,
) -> Option<Range<usize>> {
    let words = context.words;
    match words.get(at)?.kind {
        Kind::Mark('[') => bracketed(context, at, signing, fillable),
        Kind::Mark('{') if words.mark(at + 1, '{') && words.gap(at + 1) == Gap::None => {
            // `{{#clause}}` opens a part of a template and is no blank.
            if matches!(words.text(at + 2), "#" | "/" | ">" | "!") {
                return None;
            }
            let close = (at + 2..at + 20).find(|here| words.mark(*here, '}') && words.mark(here + 1, '}'))?;
            Some(at..close + 2)
        }
        Kind::Mark('<') if words.mark(at + 1, '<') && words.gap(at + 1) == Gap::None => {
            let close = (at + 2..at + 14).find(|here| words.mark(*here, '>') && words.mark(here + 1, '>'))?;
            merge_field(words, at + 2..close).then_some(at..close + 2)
        }
        Kind::Mark('«') => {
            let close = (at + 1..at + 12).find(|here| words.mark(*here, '»'))?;
            // Guillemets are quotation marks, too: what is filled in by a program has the name of a field.
            let field = (at + 1..close)
                .any(|here| words.get(here).is_some_and(|token| token.kind == Kind::Rule))
                || (close == at + 2 && is_camel(words.text(at + 1)));
            (field && merge_field(words, at + 1..close)).then_some(at..close + 1)
        }
        Kind::Mark('●') => (words.gap(at) == Gap::None || words.gap(at + 1) == Gap::None)
            .then_some(at..at + 1)
            .filter(|_| words.mark(at.wrapping_sub(1), '$')),
        Kind::Rule => rule(context, at, signing),
        Kind::Word if words.text(at) == "TBD" || words.text(at) == "TBC" || words.text(at) == "TBA" => {
            to_be_done(words, at)
        }
        Kind::Word if words.text(at) == "Error" && words.mark(at + 1, '!') => failed_field(words, at),
        _ => None,
    }
}

/// `Error! Bookmark not defined`: what Word writes where a field has failed, up to its full stop.
fn failed_field(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let goes_on = |here: &usize| words.is_word(*here) && words.gap(*here) < Gap::Block;
    let end = (at + 2..at + 14).find(|here| !goes_on(here))?;
    (end > at + 2 && words.is_capital(at + 2)).then_some(at..end)
}

/// `[●]`, `[ ]`, `[____]`, `[date]`, `[insert name]`, `[to be completed]`.
fn bracketed(
    context: &Context<'_>,
    open: usize,
    signing: usize,
    fillable: &FxHashSet<usize>,
) -> Option<Range<usize>> {
    let words = context.words;
    let close = words.closing(open, 40)?;
    let (first, inside) = (open + 1, open + 1..close);
    let all = open..close + 1;
    let marks = inside.clone().all(|at| {
        matches!(words.text(at), "●" | "•" | "⚫" | "_" | "-" | "○")
            || words.get(at).is_some_and(|token| token.kind == Kind::Rule)
    });
    // What is attached is often a form to be filled in later: there only what says that it is pending counts.
    let attached = context.draft.attachment_at(open).is_some();
    if marks {
        // An empty box to tick is no blank, nor is a bare full stop.
        let boxed = inside.is_empty() && checkbox(context, open, close);
        let form = attached && !words.mark(first, '●') && !words.mark(first, '•');
        return (!boxed && !form && near_prose(words, open, close)).then_some(all);
    }
    let rest = words.phrase(inside.clone()).to_ascii_lowercase();
    let asked = words.is_one_of(first, &["insert", "enter", "specify", "fill", "input", "describe"])
        && !words.is_shouted(first.wrapping_sub(2));
    let pending = [
        "to be completed",
        "to be determined",
        "to be agreed",
        "to be provided",
        "to be inserted",
        "to be added",
        "to come",
        "tbd",
        "tbc",
        "definition to be added",
        "to be discussed",
        "to be confirmed",
        "to be filled",
    ]
    .iter()
    .any(|phrase| rest.starts_with(phrase) || (!attached && rest.ends_with(phrase)));
    // A lone common noun: `[date]`, `[amount]`, `[name of company]`.
    let noun = asks_for(words, inside.clone());
    // `[$____]`, `[●%]`, `[__ days]`: what is missing, with its sign or unit.
    let drawn = |at: usize| {
        matches!(words.text(at), "●" | "•" | "⚫" | "○" | "_")
            || words.get(at).is_some_and(|token| token.kind == Kind::Rule)
    };
    let missing = inside.len() <= 4 && inside.clone().any(drawn) && !words.is_shouted(first);
    let quoted = words.mark(open.wrapping_sub(1), '"') || words.mark(close + 1, '"');
    let signed = open >= signing || near_signature(words, open);
    // An attachment that says how it is filled in, `[insert name]`, is filled in later, and so is what is to be added there.
    let later = pending
        && context
            .draft
            .attachment_at(open)
            .is_some_and(|attachment| fillable.contains(&attachment.tokens.start));
    ((asked && !quoted && !attached)
        || (missing && !signed && !attached)
        || (pending && !later)
        || (noun && !quoted && !signed && !attached))
        .then_some(all)
}

/// What a blank asks for, as the last word in brackets or before `of`: `[COMPANY NAME]`, `[Date of Signing]`.
const ASKED_FOR: [&str; 30] = [
    "date",
    "amount",
    "name",
    "title",
    "address",
    "state",
    "city",
    "number",
    "company",
    "month",
    "day",
    "year",
    "percentage",
    "jurisdiction",
    "country",
    "county",
    "price",
    "email",
    "telephone",
    "phone",
    "customer",
    "supplier",
    "investor",
    "seller",
    "buyer",
    "purchaser",
    "licensor",
    "licensee",
    "lender",
    "borrower",
];

/// Whether brackets hold nothing but the name of what is missing: `[date]`, `[Company Name]`, `[Governing Law Jurisdiction]`.
fn asks_for(words: Words<'_>, inside: Range<usize>) -> bool {
    /// The longest such name, in words.
    const LONGEST: usize = 5;
    let small = |at: usize| words.is_one_of(at, &["of", "the", "and", "or", "for", "to", "in"]);
    let named =
        inside.clone().all(|at| words.is_word(at) || matches!(words.text(at), "'" | "’" | "/" | "-" | "."));
    // `[the Company shall]` is a choice of words: a name has a capital on each of them, or is one word alone.
    let titled = inside.clone().all(|at| !words.is_word(at) || words.is_capital(at) || small(at));
    let head = inside.clone().find(|at| words.is(*at, "of")).unwrap_or(inside.end).saturating_sub(1);
    // `Section 6.3 [Other Products]` gives a caption.
    let before = inside.start.saturating_sub(2);
    let cites = (words.is_number(before) && words.text(before).contains('.')) || words.mark(before, ')');
    let asked = words.is_one_of(head, &ASKED_FOR) && head >= inside.start && !cites;
    // `[Company]`, alone, may be how the draft calls the party; in capitals, or small, it asks for the name.
    let alone = inside.len() > 1
        || !words.is_capital(inside.start)
        || words.is_shouted(inside.start)
        || words.is_one_of(inside.start, &["date", "state", "amount", "address", "city", "name", "number"]);
    !inside.is_empty()
        && inside.len() <= LONGEST
        && named
        && asked
        && alone
        && (titled || inside.len() == 1 || words.is(head + 1, "of"))
}

/// The widest box to tick, in letters.
const WIDEST_BOX: u32 = 12;

/// A list of choices has boxes: `[ ] Yes [ ] No`; in Markdown they open an item.
fn checkbox(context: &Context<'_>, open: usize, close: usize) -> bool {
    let words = context.words;
    let width = words.get(close).zip(words.get(open)).map_or(0, |(close, open)| close.start - open.end);
    let starts = words.gap(open) >= Gap::Wide || matches!(context.draft.form, Form::Markdown);
    // A wide one opens its line, and what is chosen stands behind it: `[    ] Penetration testing`, `[    ] $5,000`.
    let begins_choice = words.is_capital(close + 1) || matches!(words.text(close + 1), "$" | "{");
    let opens_line = words.gap(open) >= Gap::Line
        && words.gap(close + 1) < Gap::Line
        && (begins_choice || is_listed(context, open));
    (width <= 3 && (starts || words.is_capital(close + 1))) || (width <= WIDEST_BOX && opens_line)
}

/// Whether the paragraph before or behind begins with a box, too.
fn is_listed(context: &Context<'_>, open: usize) -> bool {
    let (words, blocks) = (context.words, &context.draft.blocks);
    let here = blocks.partition_point(|block| block.tokens.end <= open);
    let is_box = |place: Option<usize>| {
        let first = place.and_then(|place| blocks.get(place)).map(|block| block.tokens.start);
        first.is_some_and(|first| words.mark(first, '[') && words.mark(first + 1, ']'))
    };
    is_box(here.checked_sub(1)) || is_box(Some(here + 1))
}

/// Whether a word of prose touches it; in drawings and tables brackets of marks mean nothing.
fn near_prose(words: Words<'_>, open: usize, close: usize) -> bool {
    words.is_word(open.wrapping_sub(1))
        || words.is_word(close + 1)
        || words.is_number(open.wrapping_sub(1))
        || matches!(words.text(open.wrapping_sub(1)), "$" | ":" | "(" | "," | "€" | "£")
        || matches!(words.text(close + 1), "%" | "," | ")")
        // `[      ] (the "Seller")`
        || (words.mark(close + 1, '(')
            && (words.mark(close + 2, '"') || words.is_one_of(close + 2, &["the", "each"])))
}

/// `<<enter Company Name>>` asks for something; `<< Pty >>` is a name in fancy quotes.
fn merge_field(words: Words<'_>, inside: Range<usize>) -> bool {
    let tight = words.gap(inside.start) == Gap::None && words.gap(inside.end) == Gap::None;
    let worded = inside.clone().any(|at| words.is_word(at));
    tight && worded && inside.len() <= 8
}

/// `FeeAmount`, `fee2`: a name made for programs.
fn is_camel(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next();
    letters.clone().any(|letter| letter.is_ascii_digit())
        || (letters.clone().any(char::is_uppercase) && letters.any(char::is_lowercase))
}

/// A line to write on in running text; those of a signature block are meant to be there.
fn rule(context: &Context<'_>, at: usize, signing: usize) -> Option<Range<usize>> {
    let words = context.words;
    let token = words.get(at)?;
    let attached = context.draft.attachment_at(at).is_some();
    // `January __, 2025`, `20__`: two are enough where a date is being written.
    let dated = token.end - token.start >= 2 && is_dated(words, at);
    if dated && at < signing && !attached && !near_signature(words, at) {
        return Some(at..at + 1);
    }
    if token.end - token.start < 3
        || at >= signing
        || attached
        || near_signature(words, at)
        || in_quotation(words, at)
    {
        return None;
    }
    // Running text: words on both sides, on the same line, with more of a sentence around.
    let prose = |at: usize| {
        words.is_word(at)
            || words.is_number(at)
            || matches!(words.text(at), "," | "." | "%" | ")" | "(" | "$" | ";")
    };
    let before =
        prose(at.wrapping_sub(1)) && words.gap(at) < Gap::Line && !words.is_shouted(at.wrapping_sub(1));
    let after = prose(at + 1) && words.gap(at + 1) < Gap::Line;
    let sentence = (1..=3)
        .filter(|back| {
            words.text(at.wrapping_sub(*back)).chars().all(char::is_lowercase)
                && words.is_word(at.wrapping_sub(*back))
        })
        .count()
        > 0;
    let is_other = |here: &usize| words.get(*here).is_none_or(|token| token.kind != Kind::Rule);
    (before && after && sentence).then(|| at..(at + 1..words.len()).find(is_other).unwrap_or(at + 1))
}

/// Whether a line stands for the day or the year of a date.
fn is_dated(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let month = words.is_one_of(before, &MONTHS) && words.is_capital(before);
    let century = matches!(words.text(before), "20" | "19") && words.gap(at) == Gap::None;
    (month && (words.mark(at + 1, ',') || words.is_number(at + 1))) || century
}

/// Whether a quotation is open at `at`: words to be printed elsewhere, such as the legend of a certificate.
fn in_quotation(words: Words<'_>, at: usize) -> bool {
    let quote = (at.saturating_sub(60)..at).rev().find(|here| words.mark(*here, '"'));
    quote.is_some_and(|quote| {
        words.text(quote) != "”" && words.gap(quote) != Gap::None && words.gap(quote + 1) == Gap::None
    })
}

/// Whether words of a signature block or a form's field stand near: `By: ____ Name: ____`.
fn near_signature(words: Words<'_>, at: usize) -> bool {
    const FIELDS: [&str; 22] = [
        "by",
        "name",
        "title",
        "date",
        "dated",
        "its",
        "signature",
        "signed",
        "witness",
        "attest",
        "print",
        "address",
        "phone",
        "fax",
        "email",
        "seal",
        "notary",
        "per",
        "authorized",
        "initials",
        "initial",
        "commission",
    ];
    // `EXECUTED this ___ day of ___`, and a notary's `On this ___ day of ___, before me`.
    let sworn = (at.saturating_sub(7)..at)
        .any(|here| words.is_one_of(here, &["executed", "agreed", "sworn", "subscribed"]))
        || (at..at + 12).any(|here| words.is(here, "before") && words.is(here + 1, "me"));
    if sworn {
        return true;
    }
    let near = at.saturating_sub(6)..at + 7;
    near.into_iter().any(|here| {
        let field = words.is_one_of(here, &FIELDS);
        let marked = words.mark(here + 1, ':')
            || words.gap(here) >= Gap::Wide
            || words.gap(here + 1) >= Gap::Wide
            || words.is_shouted(here);
        // `[COMPANY NAME]` asks for a name in running text.
        let asked = (1..=3).any(|back| words.mark(here.wrapping_sub(back), '['))
            && (1..=3).any(|on| words.mark(here + on, ']'));
        field && marked && !asked
    }) || words.is_one_of(at.wrapping_sub(1), &["by", "initials", "s"])
        || words.mark(at.wrapping_sub(1), ':')
        || words.mark(at.wrapping_sub(1), '/')
}

/// The attachments that are forms, blank on purpose: `EXHIBIT C FORM OF TASK ORDER`.
fn forms(context: &Context<'_>) -> Vec<Range<usize>> {
    let words = context.words;
    let named = |at: usize| {
        let titled = words.is_shouted(at) || words.is_capital(at);
        titled && (words.are(at, &["form", "of"]) || words.is_one_of(at, &["template", "sample", "specimen"]))
    };
    let mut forms: Vec<Range<usize>> = Vec::new();
    for attachment in &context.draft.attachments {
        let start = attachment.tokens.start;
        if (start..attachment.tokens.end.min(start + 30)).any(named) {
            forms.push(attachment.tokens.clone());
        }
    }
    // A form that follows the signatures without a title of its own as an attachment.
    let signing = signature_start(context);
    if let Some(at) =
        (signing..words.len()).find(|at| words.is_shouted(*at) && words.are(*at, &["form", "of"]))
    {
        forms.push(at..words.len());
    }
    // `Annex 1 - Form of the Letter` behind the running title of its page.
    for block in context.draft.blocks.iter().filter(|block| block.tokens.start > signing) {
        let opening = block.tokens.start..block.tokens.end.min(block.tokens.start + 6);
        let form = opening
            .filter(|at| words.is_capital(*at) && words.is_one_of(*at, &ATTACHMENT_WORDS))
            .filter_map(|at| attachment_label(words, at + 1))
            .any(|(_, after)| words.are(after + usize::from(words.mark(after, '-')), &["form", "of"]));
        if form {
            let attachments = &context.draft.attachments;
            let next = attachments.partition_point(|attachment| attachment.tokens.start <= block.tokens.end);
            let end = attachments.get(next).map_or(words.len(), |next| next.tokens.start);
            forms.push(block.tokens.start..end);
        }
    }
    forms
}

/// Where the attachments begin that say themselves that they are filled in later: `[insert name of the provider]`.
fn fillable(context: &Context<'_>) -> FxHashSet<usize> {
    let words = context.words;
    let tells = |tokens: Range<usize>| {
        tokens
            .into_iter()
            .any(|at| words.mark(at, '[') && words.is_one_of(at + 1, &["insert", "enter", "specify"]))
    };
    let attachments = context.draft.attachments.iter().map(|attachment| attachment.tokens.clone());
    attachments.filter(|tokens| tells(tokens.clone())).map(|tokens| tokens.start).collect()
}

/// Where the signatures begin: the last `IN WITNESS WHEREOF`.
fn signature_start(context: &Context<'_>) -> usize {
    let words = context.words;
    (0..words.len())
        .rev()
        .find(|at| words.is(*at, "witness") && words.is(at + 1, "whereof"))
        .unwrap_or(words.len())
}

/// `TBD` as a value; within a table of names or a definition it is one among others.
fn to_be_done(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let listed = words.mark(at + 1, '-') || words.mark(at.wrapping_sub(1), '"') || words.is_number(at + 1);
    (!listed).then_some(at..at + 1)
}
