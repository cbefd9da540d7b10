//! `draft/unit`: business days that are written like a defined term and not defined, a length of time without its unit, and
//! dollars that are cents at once.

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::numbers::spelled;
use crate::draft::words::{Gap, Words, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    cents(context, problems);
    undefined_days(context, problems);
    missing(context, problems);
}

/// `no less than 120 prior to the end`: days, months?
fn missing(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut told = 0;
    for at in context.range() {
        let limit = behind_limit(words, at);
        let number = limit.unwrap_or(at);
        if number < told {
            continue;
        }
        let Some((first, end)) = number_at(words, number) else { continue };
        let is_missing = limit.is_some() && leads_to_event(words, end)
            || words.is(number.wrapping_sub(1), "within") && leads_on(words, end)
            || is_of_notice(words, number, end)
            || is_of_term(words, number, first, end);
        if is_missing && words.gap(end) < Gap::Wide {
            told = end;
            let quote = context.quote(number..end);
            problems.push(
                context
                    .finding(drafts::UNIT, number..end, format!("`{quote}` has no unit"), "days, months?")
                    .help("say what is counted: days, business days, months"),
            );
        }
    }
}

/// The number that begins at `at`, in digits or in words, and once more in the brackets behind it: where the first of the two ends, and where
/// all of it does.
fn number_at(words: Words<'_>, at: usize) -> Option<(usize, usize)> {
    let digits =
        |at: usize| words.is_number(at) && words.text(at).bytes().all(|digit| digit.is_ascii_digit());
    let first = if digits(at) { at + 1 } else { spelled(words, at)?.1 };
    // `thirty (30)`, `45 (forty five)`.
    let again = words.closing(first, 6).filter(|close| {
        digits(first + 1) && first + 2 == *close
            || spelled(words, first + 1).is_some_and(|(_, end)| end == *close)
    });
    Some((first, again.map_or(first, |close| close + 1)))
}

/// Whether what is counted must have been named before the words at `at`: `within ten after it is invoiced`, `within 45 from its date`.
fn leads_on(words: Words<'_>, at: usize) -> bool {
    words.is_one_of(at, &["after", "from", "following"]) && words.is_small(at + 1)
}

/// Whether a number counts no notices, since one notice alone is spoken of: `sixty (60) written notice`, `60 notice`.
fn is_of_notice(words: Words<'_>, number: usize, end: usize) -> bool {
    const BEFORE: [&str; 12] =
        ["on", "upon", "giving", "gives", "give", "given", "with", "at", "by", "of", "than", "least"];
    let adjectives = (end..end + 3)
        .take_while(|at| words.is_one_of(*at, &["prior", "advance", "written", "previous"]))
        .count();
    let one = words.is_one_of(number, &["one", "1", "a"]);
    !one && words.is_one_of(number.wrapping_sub(1), &BEFORE)
        && words.is(end + adjectives, "notice")
        && words.is_small(end + adjectives)
}

/// Whether a length is stated and not of what: `a term of three (3).`, `periods of one (1) each`, `warranted for twelve (12) after delivery`.
fn is_of_term(words: Words<'_>, number: usize, first: usize, end: usize) -> bool {
    /// How far back the unit may have been named, in tokens.
    const NEAR: usize = 15;
    let of_term = words.is(number.wrapping_sub(1), "of")
        && words.is_one_of(number.wrapping_sub(2), &["term", "terms", "period", "periods"]);
    let twice = end > first;
    let ends = matches!(words.text(end), "." | ";")
        && words.gap(end) == Gap::None
        && words.gap(end + 1) > Gap::None
        || words.is_one_of(end, &["each", "from", "commencing", "beginning", "starting", "unless", "after"]);
    let lasts = words.is(number.wrapping_sub(1), "for")
        && words.is_one_of(end, &["after", "from"])
        && words.is_one_of(
            end + 1,
            &["delivery", "the", "receipt", "its", "completion", "installation", "acceptance"],
        );
    // `in three months of any period of twelve (12)` has named its unit.
    let named = (number.saturating_sub(NEAR)..number)
        .any(|at| words.is_one_of(at, &["days", "months", "weeks", "years", "hours", "quarters"]));
    twice && !named && (of_term && ends || lasts)
}

/// The token behind `at least`, `no less than`, `within` …, if such words end at `at`.
fn behind_limit(words: Words<'_>, at: usize) -> Option<usize> {
    let than = words.is(at, "than")
        && words.is_one_of(at.wrapping_sub(1), &["less", "more", "fewer", "later", "earlier"]);
    let least = words.is_one_of(at, &["least", "most"]) && words.is(at.wrapping_sub(1), "at");
    let within = words.is_one_of(at, &["within", "exceeding"]);
    let up_to = words.is(at, "to") && words.is(at.wrapping_sub(1), "up");
    (than || least || within || up_to).then_some(at + 1)
}

/// Whether the words at `at` lead to the event from which a time is counted: `prior to`, `after the date`, `in advance`.
fn leads_to_event(words: Words<'_>, at: usize) -> bool {
    let article = |at: usize| {
        words.is_one_of(
            at,
            &[
                "the",
                "such",
                "receipt",
                "receiving",
                "any",
                "notice",
                "delivery",
                "its",
                "termination",
                "expiration",
                "execution",
                "written",
            ],
        )
    };
    words.are(at, &["prior", "to"])
        || words.are(at, &["prior", "written", "notice"])
        || words.are(at, &["in", "advance", "of"])
        || words.are(at, &["from", "the", "date"])
        || words.are(at, &["of", "the", "date"])
        || words.are(at, &["of", "receipt"])
        || (words.is_one_of(at, &["before", "after", "following"]) && article(at + 1))
}

/// `Business Days` with capitals, and no definition in sight.
fn undefined_days(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let used = |at: usize| {
        words.is_capital(at)
            && !words.is_shouted(at)
            && words.is_one_of(at, &["business", "banking", "working"])
            && words.is_one_of(at + 1, &["day", "days"])
            && words.is_capital(at + 1)
    };
    let Some(first) = context.range().find(|at| used(*at)) else { return };
    let linked = context
        .draft
        .linked
        .iter()
        .chain(&context.settings.definitions_elsewhere)
        .any(|term| fold(term).contains("business day"));
    let word = words.text(first);
    let mut places = context.lexicon.places_of(&fold(word));
    if linked || places.any(|at| is_defined(words, at, word)) || context.defines_elsewhere() {
        return;
    }
    let here = first..first + 2;
    problems.push(
        context
            .finding(
                drafts::UNIT,
                here.clone(),
                format!("`{}` is written like a defined term and not defined", words.phrase(here)),
                "which days count?",
            )
            .help("say which days count: of which place, without which holidays"),
    );
}

/// `$.25 cents` says dollars and cents of one amount.
fn cents(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        if !matches!(words.text(at), "$" | "€" | "£") {
            continue;
        }
        let number = at + 1 + usize::from(words.mark(at + 1, '.'));
        if words.is_number(number) && words.is_one_of(number + 1, &["cent", "cents"]) {
            let quote = words.phrase(at..number + 2);
            problems.push(
                context
                    .finding(
                        drafts::UNIT,
                        at..number + 2,
                        format!("`{quote}` has two units"),
                        "the sign, or cents?",
                    )
                    .help("write the amount with one of them"),
            );
        }
    }
}

/// Whether the words at `at` say what a business day is: `“Business Day”`, `Business Day means`, `a Business Day is`,
/// `Business Days (as defined in …)`. `word` is the first of the two as the draft writes it.
fn is_defined(words: Words<'_>, at: usize, word: &str) -> bool {
    words.is(at, word)
        && words.is_one_of(at + 1, &["day", "days"])
        && (words.mark(at.wrapping_sub(1), '"')
            || words.mark(at + 2, '"')
            || (words.mark(at + 2, ':') || words.mark(at + 2, '.') && words.gap(at) >= Gap::Wide)
            || (words.mark(at + 2, '-')
                && words.gap(at + 2) != Gap::None
                && words.is_number(at.wrapping_sub(1)))
            || words.is_one_of(
                at + 2,
                &["means", "mean", "shall", "is", "are", "has", "refers", "being", "as", "excludes"],
            )
            || (words.mark(at + 2, '(') && !words.is_number(at + 3))
            || (words.mark(at + 2, ',') && words.is_one_of(at + 3, &["meaning", "i.e", "as", "being"])))
}
