//! Square brackets that ask for something: `[●]`, `[____]`, `[date]`, `[insert name]`, `[to be completed]`.

use std::ops::Range;

use super::super::context::Context;
use super::Place;
use super::signing::{before_signature, near_signature};
use crate::draft::model::Form;
use crate::draft::words::{Gap, Kind, Words};

/// `[●]`, `[ ]`, `[____]`, `[date]`, `[insert name]`, `[to be completed]`.
pub(super) fn bracketed(place: &Place<'_>, open: usize) -> Option<Range<usize>> {
    let context = place.context;
    let words = context.words;
    let close = words.closing(open, 40)?;
    let (first, inside) = (open + 1, open + 1..close);
    let all = open..close + 1;
    let marks = inside.clone().all(|at| {
        matches!(words.text(at), "●" | "•" | "·" | "⚫" | "_" | "-" | "○" | "#")
            || words.get(at).is_some_and(|token| token.kind == Kind::Rule)
    });
    if marks {
        // An empty box to tick is no blank, nor is a bare full stop.
        let boxed = inside.is_empty() && checkbox(context, open, close);
        let form = place.is_filled_in_later(open) && !words.mark(first, '●') && !words.mark(first, '•');
        return (!boxed && !form && !place.bullets_redact && near_prose(words, open, close)).then_some(all);
    }
    // `© Acme, [YEAR]`: a notice that is to be written so each year.
    let notice = || (1..=8).any(|back| words.is_one_of(open.wrapping_sub(back), &["©", "copyright"]));
    if words.is(first, "year") && close == first + 1 && notice() {
        return None;
    }
    let later = place.is_filled_in_later(open);
    let rest = words.phrase(inside.clone()).to_ascii_lowercase();
    let asked = words.is_one_of(first, &["insert", "enter", "specify", "fill", "input", "describe"])
        && !words.is_shouted(first.wrapping_sub(2))
        || tells_to_add(words, first);
    // `[please insert the address]` asks the other side: it is no part of a form.
    let please = words.is(first, "please")
        && words.is_one_of(first + 1, &["insert", "enter", "specify", "provide", "complete", "add", "fill"]);
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
    .any(|phrase| rest.starts_with(phrase) || (!later && rest.ends_with(phrase)))
        // `[Supplier to complete]`
        || (inside.len() <= 4
            && words.is(close.wrapping_sub(2), "to")
            && words.is_one_of(close - 1, &["complete", "confirm", "provide", "insert", "advise", "add", "check"]));
    // A lone common noun: `[date]`, `[amount]`, `[name of company]`.
    let noun = asks_for(words, inside.clone());
    // `[$____]`, `[●%]`, `[__ days]`: what is missing, with its sign or unit.
    let drawn = |at: usize| {
        matches!(words.text(at), "●" | "•" | "·" | "⚫" | "○" | "_")
            || words.get(at).is_some_and(|token| token.kind == Kind::Rule)
    };
    let missing = inside.len() <= 4 && inside.clone().any(drawn) && !words.is_shouted(first);
    let quoted = words.mark(open.wrapping_sub(1), '"') || words.mark(close + 1, '"');
    // `Facsimile: [FAX NUMBER]` in a notice.
    let reached = words.mark(open.wrapping_sub(1), ':')
        && words.is_one_of(
            open.wrapping_sub(2),
            &["facsimile", "fax", "telephone", "phone", "tel", "email", "mail", "attention", "attn"],
        );
    let signed = place.is_signed_at(open) || (near_signature(words, open) && !reached);
    (((asked && !later && !before_signature(words, close) || please) && !quoted)
        || (missing && !signed && !later && !place.bullets_redact)
        || (pending && !place.is_fillable(open))
        || ((noun
            || (context.draft.form != Form::Plain && stands_in(words, inside.clone()))
            || shouts(words, open, close))
            && !quoted
            && !signed
            && !later))
        .then_some(all)
}

/// `[add the products here]`, `[List of Sites]`: a bracket tells the one who writes the draft what to put there.
fn tells_to_add(words: Words<'_>, first: usize) -> bool {
    let asks = words.is_one_of(first, &["add", "include", "list", "attach", "state", "identify"]);
    asks && words.gap(first + 1) == Gap::Space
        && words.is_one_of(
            first + 1,
            &[
                "a",
                "all",
                "an",
                "any",
                "below",
                "copy",
                "description",
                "each",
                "here",
                "name",
                "names",
                "of",
                "the",
                "to",
                "your",
            ],
        )
}

/// `[DD/MM/YYYY]`, `[XX]`, `[blank]`: what stands for a date, a number or anything.
fn stands_in(words: Words<'_>, inside: Range<usize>) -> bool {
    let letters = |at: usize| words.text(at).chars().all(|letter| "DMYdmyXx".contains(letter));
    let marks = |at: usize| matches!(words.text(at), "/" | "-" | "." | "," | "$" | "€" | "£" | "%");
    let worded = inside.clone().filter(|at| words.is_word(*at)).count();
    let drawn = worded > 0
        && inside
            .clone()
            .all(|at| (words.is_word(at) && letters(at) && words.text(at).len() > 1) || marks(at));
    drawn
        || (inside.len() == 1
            && words.is_one_of(inside.start, &["blank", "xx", "xxx", "x"])
            && !words.is(inside.start, "X"))
}

/// `the seat is [PLACE]`: capitals in brackets within a sentence; `[RESERVED]`, `[SIGNATURE PAGE FOLLOWS]` say something else.
fn shouts(words: Words<'_>, open: usize, close: usize) -> bool {
    const NONE: [&str; 14] = [
        "SEAL",
        "LOGO",
        "SIC",
        "FOLLOWS",
        "FOLLOW",
        "PAGE",
        "END",
        "NOTE",
        "AND",
        "OR",
        "NOT",
        "CONFIDENTIAL",
        "BLANK",
        "NTD",
    ];
    let inside = open + 1..close;
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    let shouted =
        inside.clone().all(|at| words.is_shouted(at) || matches!(words.text(at), "'" | "’" | "/" | "-"))
            && inside.clone().any(|at| words.text(at).len() > 3)
            && inside.len() <= 4;
    let other = inside.clone().any(|at| NONE.contains(&words.text(at)) || words.text(at).ends_with("ED"));
    shouted
        && !other
        && small(open.wrapping_sub(1))
        && words.gap(open) == Gap::Space
        && words.gap(close + 1) < Gap::Line
}

/// What a blank asks for, as the last word in brackets or before `of`: `[COMPANY NAME]`, `[Date of Signing]`.
const ASKED_FOR: [&str; 46] = [
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
    "place",
    "location",
    "description",
    "currency",
    "website",
    "url",
    "quantity",
    "bank",
    "fee",
    "rate",
    "sum",
    "percent",
    "abn",
    "acn",
    "vat",
    "iban",
];

/// Whether brackets hold nothing but the name of what is missing: `[date]`, `[Company Name]`, `[Governing Law Jurisdiction]`.
pub(super) fn asks_for(words: Words<'_>, inside: Range<usize>) -> bool {
    /// The longest such name, in words.
    const LONGEST: usize = 5;
    let small = |at: usize| words.is_one_of(at, &["of", "the", "and", "or", "for", "to", "in"]);
    let named =
        inside.clone().all(|at| words.is_word(at) || matches!(words.text(at), "'" | "’" | "/" | "-" | "."));
    // `[the Company shall]` is a choice of words: a name has a capital on each of them, or is one word alone.
    let titled = inside.clone().all(|at| !words.is_word(at) || words.is_capital(at) || small(at));
    let narrowed = |at: &usize| words.is_one_of(*at, &["of", "in", "for", "per"]) && *at > inside.start;
    let head = inside.clone().find(narrowed).unwrap_or(inside.end).saturating_sub(1);
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
        // `[the Seller]` is a choice of words.
        && !words.is_one_of(inside.start, &["the", "a", "an", "such", "any"])
        && (titled || inside.len() == 1 || words.is_one_of(head + 1, &["of", "in"]))
}

/// The widest box to tick, in letters.
const WIDEST_BOX: u32 = 12;

/// A list of choices has boxes: `[ ] Yes [ ] No`; in Markdown they open an item.
fn checkbox(context: &Context<'_>, open: usize, close: usize) -> bool {
    let words = context.words;
    let width = words.get(close).zip(words.get(open)).map_or(0, |(close, open)| close.start - open.end);
    let is_item = context.draft.block_at(open).is_some_and(|block| block.tokens.start == open);
    let starts = words.gap(open) >= Gap::Wide || (is_item && matches!(context.draft.form, Form::Markdown));
    // A wide one opens its line, and what is chosen stands behind it: `[    ] Penetration testing`, `[    ] $5,000`.
    let begins_choice = words.is_capital(close + 1) || matches!(words.text(close + 1), "$" | "{");
    let opens_line = words.gap(open) >= Gap::Line
        && words.gap(close + 1) < Gap::Line
        && (begins_choice || is_listed(context, open));
    (width <= 3 && (starts || begins_choice || is_one_of_boxes(words, open, close)))
        || (width <= WIDEST_BOX && opens_line)
}

/// Whether another box stands near, ticked or not, and something to choose behind both: `[ ] cash or [x] credit`.
fn is_one_of_boxes(words: Words<'_>, open: usize, close: usize) -> bool {
    /// The longest choice, in tokens.
    const CHOICE: usize = 12;
    let ticked =
        |at: usize| matches!(words.text(at), "✓" | "✔" | "☒" | "*") || words.is_one_of(at, &["x", "v"]);
    let is_box = |at: usize| {
        let close = at + 1 + usize::from(ticked(at + 1));
        words.mark(at, '[')
            && words.mark(close, ']')
            && words.is_word(close + 1)
            && words.gap(close + 1) > Gap::None
    };
    let before = open.saturating_sub(CHOICE)..open;
    let near = |at: &usize| words.gap(*at) < Gap::Block;
    words.is_word(close + 1)
        && (before.into_iter().any(is_box) || (close + 1..close + CHOICE).take_while(near).any(is_box))
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

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    fn blanks(sentence: &str) -> usize {
        let text = format!("1. GOODS\n\n1.1 The goods are good.\n\n{sentence}\n");
        findings("draft.txt", &text).iter().filter(|finding| finding.code == drafts::BLANK).count()
    }

    #[test]
    fn what_the_writer_is_told_to_add_is_missing() {
        assert_eq!(blanks("1.2 The goods are stored at the places below [add the names of all mills]."), 1);
        assert_eq!(blanks("1.2 The goods are stored in the mills. [List of mills]"), 1);
        assert_eq!(blanks("1.2 The goods [, including wool,] are stored. [List price applies]"), 0);
    }

    #[test]
    fn the_day_on_which_the_parties_sign_is_missing() {
        assert_eq!(
            blanks("IN WITNESS WHEREOF, the parties signed this deed on this __ day of May, 2031."),
            1
        );
        assert_eq!(
            blanks("Subscribed and sworn before me, in witness of the deed, this __ day of May, 2031."),
            0
        );
    }
}
