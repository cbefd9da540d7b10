//! `in accordance the terms`, `comply all laws`, `dated as May 1`, `on behalf the Buyer`: a small word was left out.

use super::super::context::Context;
use super::{goes_on, is_determiner, is_part, places, report};
use crate::diagnostic::Problems;
use crate::draft::calendar::MONTHS;

/// A word that has a small word behind it: which, and what stands before it where that tells.
struct Lacks {
    word: &'static str,
    before: &'static [&'static str],
    wants: &'static str,
}

const LACKS: &[Lacks] = &[
    Lacks { word: "accordance", before: &["in"], wants: "with" },
    Lacks { word: "compliance", before: &["in"], wants: "with" },
    Lacks { word: "conformity", before: &["in"], wants: "with" },
    Lacks { word: "conjunction", before: &["in"], wants: "with" },
    Lacks { word: "connection", before: &["in"], wants: "with" },
    Lacks { word: "respect", before: &["with"], wants: "to" },
    Lacks { word: "regard", before: &["with", "without"], wants: "to" },
    Lacks { word: "behalf", before: &["on"], wants: "of" },
    Lacks { word: "lieu", before: &["in"], wants: "of" },
    Lacks { word: "according", before: &[], wants: "to" },
    Lacks { word: "comply", before: &[], wants: "with" },
    Lacks { word: "complies", before: &[], wants: "with" },
    Lacks { word: "complied", before: &[], wants: "with" },
    Lacks { word: "complying", before: &[], wants: "with" },
    Lacks { word: "responsible", before: &[], wants: "for" },
    Lacks { word: "adhere", before: &[], wants: "to" },
    Lacks { word: "adheres", before: &[], wants: "to" },
    Lacks { word: "consist", before: &[], wants: "of" },
    Lacks { word: "consists", before: &[], wants: "of" },
    Lacks { word: "consisting", before: &[], wants: "of" },
    Lacks { word: "dispose", before: &[], wants: "of" },
    Lacks { word: "disposes", before: &[], wants: "of" },
    Lacks { word: "disposing", before: &[], wants: "of" },
    Lacks { word: "interfere", before: &[], wants: "with" },
    Lacks { word: "interferes", before: &[], wants: "with" },
    Lacks { word: "interfering", before: &[], wants: "with" },
    Lacks { word: "pertaining", before: &[], wants: "to" },
    Lacks { word: "relating", before: &[], wants: "to" },
    Lacks { word: "participate", before: &[], wants: "in" },
    Lacks { word: "participates", before: &[], wants: "in" },
    Lacks { word: "respond", before: &[], wants: "to" },
    Lacks { word: "responds", before: &[], wants: "to" },
    Lacks { word: "subsequent", before: &[], wants: "to" },
    Lacks { word: "well", before: &["as"], wants: "as" },
    Lacks {
        word: "prior",
        before: &[
            "days",
            "months",
            "day",
            "received",
            "date",
            "hours",
            "made",
            "immediately",
            "years",
            "weeks",
        ],
        wants: "to",
    },
];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for lacks in LACKS {
        for at in places(context, lacks.word) {
            let before = lacks.before.is_empty() || words.is_one_of(at.wrapping_sub(1), lacks.before);
            let open = goes_on(words, at + 1)
                && (is_determiner(words, at + 1) && words.is_small(at + 1) || is_part(words, at + 1));
            // `in compliance all the time`.
            let all_the_time = words.is(at + 1, "all")
                && words.is_one_of(at + 2, &["the", "times"])
                && words.is_one_of(at + 3, &["time", "times"]);
            if before && open && !all_the_time {
                left_out(context, at, lacks.wants, problems);
            }
        }
    }
    for at in places(context, "forth") {
        let set = words.is_one_of(at.wrapping_sub(1), &["set", "sets"]);
        // `shall set forth Section 4 of the plan` would be a strange duty.
        if set && goes_on(words, at + 1) && is_part(words, at + 1) {
            left_out(context, at, "in", problems);
        }
    }
    for at in places(context, "behalf") {
        // `acquired by or on behalf a Party`, `on behalf Acme`.
        let whose = words.is_one_of(at + 1, &["a", "an", "such"]) && words.is_word(at + 2);
        if words.is_one_of(at.wrapping_sub(1), &["on", "in"]) && whose && goes_on(words, at + 1) {
            left_out(context, at, "of", problems);
        }
    }
    for at in places(context, "enter") {
        // `desire to enter an agreement`; a judgment is entered.
        let article = words.is_one_of(at + 1, &["a", "an", "such", "any"]);
        let agreement = (at + 2..at + 4).find(|here| words.is(*here, "agreement"));
        let whole = agreement.is_some_and(|end| (at + 1..=end).all(|here| goes_on(words, here)));
        if article && whole && words.is_small(at) {
            left_out(context, at, "into", problems);
        }
    }
    for at in places(context, "limited") {
        // `including but not limited its affiliates`
        let listed =
            words.is(at.wrapping_sub(1), "not") && words.is_one_of(at.wrapping_sub(2), &["but", "and"]);
        let goes = words.is_word(at + 1) && goes_on(words, at + 1) && !words.is_one_of(at + 1, &["to", "by"]);
        if listed && goes && words.is_small(at) {
            left_out(context, at, "to", problems);
        }
    }
    for at in places(context, "later") {
        // `no later 8:00 a.m.`
        let bound = words.is_one_of(at.wrapping_sub(1), &["no", "not"]) && words.is_number(at + 1);
        if bound && goes_on(words, at + 1) && !words.is_one_of(at + 2, &["days", "years", "months", "times"])
        {
            left_out(context, at, "than", problems);
        }
    }
    for at in places(context, "provided") {
        // `shall have the meaning provided Section 3.1`
        let meaning = words.is(at.wrapping_sub(1), "meaning");
        if meaning && goes_on(words, at + 1) && is_part(words, at + 1) {
            left_out(context, at, "in", problems);
        }
    }
    for at in places(context, "pursuant") {
        if goes_on(words, at + 1) && is_part(words, at + 1) {
            left_out(context, at, "to", problems);
        }
    }
    for at in places(context, "as") {
        let dated = words.is_one_of(at.wrapping_sub(1), &["dated", "made", "effective"]);
        let month = words.is_capital(at + 1) && words.is_one_of(at + 1, &MONTHS) && words.is_number(at + 2);
        if dated && month && goes_on(words, at + 1) {
            left_out(context, at, "of", problems);
        }
    }
    known_as(context, problems);
    without_article(context, problems);
    two_prepositions(context, problems);
}

/// `formerly known Acme`, `hereinafter referred to "Products"`.
fn known_as(context: &Context<'_>, problems: &mut Problems) {
    const HOW: [&str; 7] =
        ["collectively", "commonly", "formerly", "hereafter", "herein", "hereinafter", "otherwise"];
    let words = context.words;
    for at in places(context, "known") {
        let named = words.is_capital(at + 1) || words.mark(at + 1, '"');
        if words.is_one_of(at.wrapping_sub(1), &HOW) && named && goes_on(words, at + 1) && words.is_small(at)
        {
            left_out(context, at, "as", problems);
        }
    }
    for at in places(context, "referred") {
        let named = words.is(at + 1, "to") && words.mark(at + 2, '"');
        if words.is_one_of(at.wrapping_sub(1), &HOW) && named && goes_on(words, at + 1) {
            left_out(context, at + 1, "as", problems);
        }
    }
}

fn left_out(context: &Context<'_>, at: usize, wants: &str, problems: &mut Problems) {
    let words = context.words;
    let (word, next) = (words.text(at), words.text(at + 1));
    report(
        context,
        at..at + 2,
        format!("`{word} {next}` lacks `{wants}`"),
        format!("write `{word} {wants} {next}`"),
        problems,
    );
}

/// `in timely manner`, `as result of`, `in event of`.
fn without_article(context: &Context<'_>, problems: &mut Problems) {
    const MANNERS: [&str; 3] = ["manner", "fashion", "basis"];
    const OF: [(&str, &str, &str); 5] = [
        ("as", "result", "a"),
        ("in", "event", "the"),
        ("with", "exception", "the"),
        ("to", "extent", "the"),
        ("for", "period", "a"),
    ];
    let words = context.words;
    for adjective in ["timely", "professional", "workmanlike", "prompt", "reasonable", "expeditious"] {
        for at in places(context, adjective) {
            let lacks = words.is_one_of(at.wrapping_sub(1), &["in", "on"])
                && words.is_one_of(at + 1, &MANNERS)
                && goes_on(words, at + 1)
                && goes_on(words, at);
            if lacks {
                report(
                    context,
                    at.wrapping_sub(1)..at + 2,
                    format!("`{}` lacks an article", words.phrase(at.wrapping_sub(1)..at + 2)),
                    format!("write `a {adjective} {}`", words.text(at + 1)),
                    problems,
                );
            }
        }
    }
    for at in places(context, "extent") {
        let before = at.wrapping_sub(1);
        let asked = words.is_one_of(
            at + 1,
            &["permitted", "required", "necessary", "possible", "practicable", "that", "such"],
        );
        if words.is(before, "to")
            && words.is_small(at)
            && asked
            && goes_on(words, at)
            && goes_on(words, at + 1)
        {
            report(
                context,
                before..at + 1,
                "`to extent` lacks an article",
                "write `to the extent`",
                problems,
            );
        }
    }
    for (first, noun, article) in OF {
        for at in places(context, noun) {
            let before = at.wrapping_sub(1);
            let lacks = words.is(before, first)
                && words.is(at + 1, "of")
                && words.is_small(at)
                && goes_on(words, at)
                && goes_on(words, at + 1);
            if lacks {
                report(
                    context,
                    before..at + 2,
                    format!("`{}` lacks an article", words.phrase(before..at + 2)),
                    format!("write `{first} {article} {noun} of`"),
                    problems,
                );
            }
        }
    }
}

/// `with regarding`, `with respects to`, `in accordance to`.
fn two_prepositions(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for (word, right) in [("accordance", "in accordance with"), ("regards", "with regard to")] {
        for at in places(context, word) {
            let before =
                words.is_one_of(at.wrapping_sub(1), if word == "regards" { &["in"] } else { &["in", "on"] });
            if before
                && goes_on(words, at)
                && (words.is(at + 1, "to")
                    || word == "accordance" && words.is_one_of(at + 1, &["by", "of", "under", "within"]))
                && goes_on(words, at + 1)
                && words.is_small(at)
            {
                report(
                    context,
                    at.wrapping_sub(1)..at + 2,
                    format!("`{}` is none of the usual phrases", words.phrase(at.wrapping_sub(1)..at + 2)),
                    format!("write `{right}`"),
                    problems,
                );
            }
        }
    }
    for at in places(context, "responsible") {
        let thing = is_determiner(words, at + 2) && words.is_small(at + 2);
        if words.is(at + 1, "of") && thing && goes_on(words, at + 1) && goes_on(words, at + 2) {
            report(
                context,
                at..at + 2,
                "`responsible of` is none of the usual phrases",
                "write `responsible for`",
                problems,
            );
        }
    }
    for word in ["enable", "enables", "enabling"] {
        for at in places(context, word) {
            let thing = words.is_one_of(at + 2, &["the", "any", "its", "such", "each"]);
            if words.is(at + 1, "to") && thing && goes_on(words, at + 1) && goes_on(words, at + 2) {
                let message = format!("`{word} to` has a word too many");
                report(context, at..at + 2, message, format!("write `{word}`"), problems);
            }
        }
    }
    for at in places(context, "with") {
        let next = at + 1;
        let wrong = words.is(next, "regarding") || (words.is(next, "respects") && words.is(next + 1, "to"));
        if wrong && goes_on(words, next) && words.is_small(next) {
            let right = if words.is(next, "regarding") { "regarding" } else { "with respect to" };
            report(
                context,
                at..next + 1,
                format!("`{}` is none of the usual phrases", words.phrase(at..next + 1)),
                format!("write `{right}`"),
                problems,
            );
        }
    }
}
