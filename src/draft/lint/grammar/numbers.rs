//! `each Parties`, `this Agreements`, `two month prior`, `one (1) years`, `the Parties agrees`: one or several.

use super::super::context::Context;
use super::{goes_on, places, report};
use crate::diagnostic::Problems;
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    of_parties(context, problems);
    of_parts(context, problems);
    of_time(context, problems);
    of_verbs(context, problems);
    of_two(context, problems);
    of_more(context, problems);
}

/// `one or more clause of the deed`.
fn of_more(context: &Context<'_>, problems: &mut Problems) {
    const NOUNS: [&str; 30] = [
        "affiliate",
        "agreement",
        "claim",
        "clause",
        "condition",
        "contractor",
        "country",
        "director",
        "document",
        "employee",
        "installment",
        "invoice",
        "item",
        "jurisdiction",
        "location",
        "member",
        "notice",
        "officer",
        "order",
        "patent",
        "payment",
        "person",
        "provision",
        "report",
        "representative",
        "requirement",
        "shipment",
        "site",
        "subcontractor",
        "subsidiary",
    ];
    const BEHIND: [&str; 22] = [
        "of",
        "set",
        "that",
        "which",
        "who",
        "in",
        "to",
        "shall",
        "may",
        "will",
        "is",
        "has",
        "relating",
        "under",
        "from",
        "on",
        "by",
        "with",
        "for",
        "listed",
        "described",
        "contained",
    ];
    let words = context.words;
    for at in places(context, "more") {
        if !words.are(at.wrapping_sub(2), &["one", "or"]) {
            continue;
        }
        let noun = at + 1 + usize::from(!words.is_one_of(at + 1, &NOUNS));
        let single = words.is_one_of(noun, &NOUNS) && words.is_small(noun) && words.is_small(noun - 1);
        let whole = (at + 1..=noun + 1).all(|here| goes_on(words, here));
        if single && whole && words.is_one_of(noun + 1, &BEHIND) {
            let text = words.text(noun);
            let message = format!("`one or more` are several, and `{text}` is one");
            report(context, at - 2..noun + 1, message, format!("write the plural of `{text}`"), problems);
        }
    }
}

/// `either parties`, `each Parties`.
fn of_parties(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in places(context, "parties") {
        let before = at.wrapping_sub(1);
        let single = words.is_one_of(before, &["each", "either", "neither", "every", "another"])
            || (words.is(before, "a")
                && words.is_small(before)
                && words.is_one_of(at + 1, &["obligation", "right", "rights", "breach"]));
        // `third parties each parties to` is nothing that is written; `one parties` neither.
        if single && goes_on(words, at) && words.gap(before) <= Gap::Line || single && opens(words, before) {
            let one = words.text(before);
            report(
                context,
                before..at + 1,
                format!("`{one}` is of one, and `{}` of several", words.text(at)),
                format!("write `{one} party` or `{one} party's`"),
                problems,
            );
        }
    }
}

/// `this Agreements`, `these Agreement`.
fn of_parts(context: &Context<'_>, problems: &mut Problems) {
    const SEVERAL: [&str; 9] = [
        "agreements",
        "amendments",
        "sections",
        "articles",
        "parties",
        "obligations",
        "provisions",
        "exhibits",
        "schedules",
    ];
    const ONE: [&str; 8] =
        ["agreement", "section", "provision", "obligation", "article", "paragraph", "exhibit", "amendment"];
    let words = context.words;
    for (first, nouns) in [("this", &SEVERAL[..]), ("these", &ONE[..]), ("those", &ONE[..])] {
        for at in places(context, first) {
            let noun = at + 1;
            let alone = !(words.mark(noun + 1, '\'')
                || words.mark(noun + 1, '-')
                || words.text(noun).contains(['\'', '’']));
            // `this Section's`, and `these agreement terms` of several.
            let alone = alone
                && (first == "this"
                    || !words.is_word(noun + 1)
                    || words.is_small(noun + 1) && is_function(words, noun + 1));
            if words.is_one_of(noun, nouns) && goes_on(words, noun) && alone {
                let (article, noun_text) = (words.text(at), words.text(noun));
                report(
                    context,
                    at..noun + 1,
                    format!("`{article}` and `{noun_text}` do not go together"),
                    "one of them is of one, the other of several",
                    problems,
                );
            }
        }
    }
}

/// Small words with which a sentence goes on behind a noun.
fn is_function(words: Words<'_>, at: usize) -> bool {
    words.is_one_of(
        at,
        &["shall", "will", "may", "is", "are", "of", "to", "in", "by", "for", "has", "have", "which", "that"],
    )
}

const UNITS: [&str; 6] = ["day", "week", "month", "quarter", "year", "hour"];

/// `two month prior`, `one (1) years`.
fn of_time(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for unit in UNITS {
        for at in places(context, unit) {
            let Some(several) = is_of_several(words, at.wrapping_sub(1)).filter(|_| goes_on(words, at))
            else {
                continue;
            };
            let behind = at + 1;
            let ends = goes_on(words, behind)
                && (words.is_one_of(behind, &["after", "before", "from", "following", "until"])
                    || (words.is(behind, "prior") && words.is(behind + 1, "to"))
                    || (words.is(behind, "in") && words.is(behind + 1, "advance"))
                    || (words.is(behind, "of")
                        && words.is_one_of(
                            behind + 1,
                            &["the", "receipt", "its", "such", "written", "receiving"],
                        )));
            if several && ends {
                report(
                    context,
                    at.wrapping_sub(1)..behind,
                    format!("`{unit}` is of one, and the number before it of several"),
                    format!("write `{unit}s`"),
                    problems,
                );
            }
        }
        let plural = format!("{unit}s");
        for at in places(context, &plural) {
            let before = at.wrapping_sub(1);
            let one = is_of_several(words, before) == Some(false) && goes_on(words, at);
            if one {
                report(
                    context,
                    before..at + 1,
                    format!("`{plural}` are several, and the number before them is one"),
                    format!("write `{unit}`, or mend the number"),
                    problems,
                );
            }
        }
    }
}

/// Whether a number that ends at `at` is more than one: in words, `(30)`, or both. Nothing where no whole number does.
fn is_of_several(words: Words<'_>, at: usize) -> Option<bool> {
    const SEVERAL: [&str; 22] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "fifteen", "eighteen", "twenty", "thirty", "forty", "sixty", "ninety", "several", "few", "fourteen",
        "hundred",
    ];
    if words.mark(at, ')') && words.mark(at.wrapping_sub(2), '(') && goes_on(words, at.wrapping_sub(2)) {
        let number = words.text(at.wrapping_sub(1)).parse::<u32>().ok()?;
        // `the ninetieth (90) day` is one, and an item `(1) days` is no number.
        let before = words.text(at.wrapping_sub(3));
        let ordinal = ["th", "st", "nd", "rd"].iter().any(|ending| before.ends_with(ending));
        let spelled = words.is_word(at.wrapping_sub(3)) && !ordinal;
        let one = words.is(at.wrapping_sub(3), "one") && !is_counted(words, at.wrapping_sub(4));
        return match number {
            1 => (spelled && one).then_some(false),
            2.. => spelled.then_some(true),
            _ => None,
        };
    }
    if words.is_one_of(at, &SEVERAL) {
        // `every two month` and `one-two` are left alone.
        return (!words.mark(at.wrapping_sub(1), '-')).then_some(true);
    }
    let one = words.is(at, "one") && words.is_small(at) && !is_counted(words, at.wrapping_sub(1));
    one.then_some(false)
}

/// Whether what stands before `one` makes a larger number, or a fraction, of it: `twenty-one`, `hundred and one`, `one to one`.
fn is_counted(words: Words<'_>, at: usize) -> bool {
    matches!(words.text(at), "-" | "/" | ".")
        || words.is_one_of(
            at,
            &[
                "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
                "and", "to", "or", "than",
            ],
        )
}

/// `the Parties agrees`, `each Party agree`.
fn of_verbs(context: &Context<'_>, problems: &mut Problems) {
    const OF_ONE: [&str; 10] = [
        "agrees",
        "acknowledges",
        "wishes",
        "desires",
        "intends",
        "has",
        "does",
        "represents",
        "warrants",
        "undertakes",
    ];
    const OF_SEVERAL: [&str; 9] =
        ["agree", "acknowledge", "wish", "desire", "intend", "have", "represent", "undertake", "do"];
    let words = context.words;
    for at in places(context, "parties") {
        let article = at.wrapping_sub(1);
        let subject = words.is_one_of(article, &["the", "both"])
            && goes_on(words, at)
            && !follows_preposition(words, article);
        if subject && words.is_one_of(at + 1, &OF_ONE) && goes_on(words, at + 1) {
            let verb = words.text(at + 1);
            let message = format!("`{}` are several, and `{verb}` is of one", words.text(at));
            report(context, at..at + 2, message, "let the verb be of several", problems);
        }
    }
    for at in places(context, "party") {
        let each = at.wrapping_sub(1);
        let subject = words.is_one_of(each, &["each", "either", "every"])
            && goes_on(words, at)
            && !follows_preposition(words, each)
            && !is_asked(words, each);
        let verb = at + 1 + usize::from(words.is(at + 1, "hereto"));
        if subject && words.is_one_of(verb, &OF_SEVERAL) && goes_on(words, verb) {
            let verb_text = words.text(verb);
            let message =
                format!("`{} {}` is one, and `{verb_text}` is of several", words.text(each), words.text(at));
            report(context, each..verb + 1, message, "let the verb be of one", problems);
        }
    }
}

fn follows_preposition(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    !opens(words, at)
        && words.is_one_of(
            before,
            &[
                "of", "between", "among", "by", "to", "with", "from", "for", "on", "upon", "against", "in",
                "under", "than", "and", "or", "nor", "binding", "either", "each", "neither",
            ],
        )
}

/// Whether a verb that stands before the subject, or a wish, lets the one behind it be in its plain form: `should either Party have`,
/// `that each Party agree`.
fn is_asked(words: Words<'_>, at: usize) -> bool {
    /// How far back it is looked for, in tokens.
    const FAR: usize = 8;
    let back =
        (at.saturating_sub(FAR)..at).rev().take_while(|here| !matches!(words.text(*here), "." | ";" | ":"));
    let mut back = back;
    back.any(|here| {
        words.is_one_of(
            here,
            &[
                "shall", "should", "will", "would", "may", "can", "could", "must", "do", "does", "did",
                "that", "let", "lest", "nor", "to",
            ],
        )
    })
}

/// Whether the token at `at` begins a sentence.
fn opens(words: Words<'_>, at: usize) -> bool {
    words.gap(at) == Gap::Block || matches!(words.text(at.wrapping_sub(1)), "." | ";" | ":")
}

/// `neither the Company or the Bank`: the second of two that are both denied has `nor` before it.
fn of_two(context: &Context<'_>, problems: &mut Problems) {
    /// The longest name of the first, in tokens.
    const NAME: usize = 6;
    let words = context.words;
    for at in places(context, "neither") {
        // `will neither register or use it`
        let verbs = words.is_one_of(at.wrapping_sub(1), &["shall", "will", "may", "must", "does", "do"])
            && words.is_small(at + 1)
            && words.is(at + 2, "or")
            && goes_on(words, at + 2);
        if verbs && !context.sentence(at).any(|here| words.is(here, "nor")) {
            report(context, at..at + 3, "`neither` goes with `nor`", "write `nor` for `or`", problems);
        }
        let named = |here: &usize| {
            goes_on(words, *here)
                && (words.is_capital(*here) || words.is_one_of(*here, &["the", "its", "of", "any"]))
        };
        let end = (at + 1..at + 1 + NAME).take_while(named).last().map_or(at + 1, |last| last + 1);
        let second = end + 1;
        let is_or = end > at + 1 && words.is(end, "or") && words.is_small(end) && goes_on(words, end);
        // `neither Party or its agents` may go on with a `nor`.
        let goes_on_so = (second..second + 2 * NAME).any(|here| words.is(here, "nor"));
        if is_or
            && !goes_on_so
            && (words.is_capital(second) || words.is_one_of(second, &["the", "its", "any"]))
        {
            report(context, at..end + 1, "`neither` goes with `nor`", "write `nor` for `or`", problems);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::lint::testing::findings;

    #[test]
    fn one_or_more_are_several() {
        let told = |text: &str| {
            findings("draft.txt", text)
                .iter()
                .filter(|finding| finding.message.contains("one or more"))
                .count()
        };
        assert_eq!(told("The Buyer breaks one or more clause of the deed."), 1);
        assert_eq!(told("The Buyer breaks one or more written order that it got."), 1);
        assert_eq!(told("The Buyer breaks one or more clauses of the deed, and one or more order forms."), 0);
    }
}
