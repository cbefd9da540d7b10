//! Words that usage writes otherwise: `acknowledge and agrees`, `each of the parties agree`, `can not`, `resulting there from`,
//! `advanced notice`, `required to provided`.

use std::ops::Range;

use super::verb_forms::is_past;
use crate::draft::words::{Gap, Words};

/// A slip of usage: where it is, what is wrong, what to write, and whether some write so on purpose.
pub(super) struct Slip {
    pub tokens: Range<usize>,
    pub message: String,
    pub help: String,
    pub note: bool,
}

impl Slip {
    fn new(tokens: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Slip {
        Slip { tokens, message: message.into(), help: help.into(), note: false }
    }
}

pub(super) fn slip(words: Words<'_>, at: usize) -> Option<Slip> {
    let first = match words.initial(at) {
        b't' => infinitive(words, at).or_else(|| two_words(words, at)),
        b'e' | b'n' => each_of(words, at),
        b'a' => advanced(words, at).or_else(|| two_parts(words, at)).or_else(|| two_words(words, at)),
        b'c' => two_words(words, at).or_else(|| two_parts(words, at)),
        b'h' | b'i' => two_words(words, at),
        b's' | b'p' => two_parts(words, at),
        _ => None,
    };
    first.or_else(|| two_verbs(words, at))
}

fn goes_on(words: Words<'_>, at: usize) -> bool {
    matches!(words.gap(at), Gap::Space | Gap::Line)
}

/// Verbs with which a party says something, and that stand in pairs.
const SAYING: [&str; 15] = [
    "acknowledge",
    "agree",
    "represent",
    "warrant",
    "covenant",
    "accept",
    "understand",
    "confirm",
    "undertake",
    "authorize",
    "consent",
    "recognize",
    "certify",
    "appoint",
    "waive",
];

/// `hereby acknowledge and agrees`: two verbs of one subject, one of them of several.
fn two_verbs(words: Words<'_>, at: usize) -> Option<Slip> {
    let plain = |at: usize| SAYING.iter().any(|verb| words.text(at) == *verb);
    let of_one = |at: usize| {
        let text = words.text(at);
        SAYING.iter().any(|verb| {
            text.strip_suffix('s') == Some(verb)
                || text
                    .strip_suffix("ies")
                    .zip(verb.strip_suffix('y'))
                    .is_some_and(|(text, verb)| text == verb)
        })
    };
    let second = at + 2;
    let pair = words.text(at + 1) == "and" && goes_on(words, at + 1) && goes_on(words, second);
    let wrong = pair && ((plain(at) && of_one(second)) || (of_one(at) && plain(second)));
    // `rights that we accept and agrees that`: what is joined may be two sentences.
    (wrong && !words.is_one_of(at.wrapping_sub(1), &["we", "they", "you", "i"])).then(|| {
        let message = format!("`{}` and `{}` do not go with one subject", words.text(at), words.text(second));
        Slip::new(at..second + 1, message, "write both for one, or both for several")
    })
}

/// `each of the parties agree`.
fn each_of(words: Words<'_>, at: usize) -> Option<Slip> {
    const VERBS: [&str; 12] = [
        "agree",
        "acknowledge",
        "represent",
        "warrant",
        "covenant",
        "have",
        "are",
        "were",
        "do",
        "intend",
        "undertake",
        "understand",
    ];
    /// The longest name of what each is of, in tokens.
    const NAME: usize = 4;
    const BEFORE: [&str; 18] = [
        "of", "between", "by", "to", "with", "from", "for", "on", "upon", "against", "in", "under", "than",
        "and", "or", "that", "as", "at",
    ];
    let opens = words.is_one_of(at, &["each", "either", "neither"])
        && words.is(at + 1, "of")
        && words.is_one_of(at + 2, &["the", "such", "its", "these", "those"])
        && !words.is_one_of(at.wrapping_sub(1), &BEFORE);
    if !opens {
        return None;
    }
    let name = (at + 3..at + 3 + NAME).take_while(|here| {
        words.is_word(*here)
            && goes_on(words, *here)
            && !words.is_one_of(*here, &VERBS)
            && !words.is_one_of(*here, &["who", "which", "that", "and"])
    });
    let last = name.last()?;
    let verb = last + 1 + usize::from(words.is(last + 1, "hereby"));
    let wrong = words.text(last).ends_with('s') && VERBS.contains(&words.text(verb)) && goes_on(words, verb);
    // `the conditions that each of the parties have met` has another subject.
    let asked = (at.saturating_sub(8)..at).any(|here| {
        words.is_one_of(here, &["shall", "should", "may", "will", "does", "do", "that", "which", "if"])
    });
    (wrong && !asked).then(|| {
        let (each, text) = (words.text(at), words.text(verb));
        Slip::new(
            at..verb + 1,
            format!("`{each} of` is one, and `{text}` is of several"),
            "let the verb be of one",
        )
    })
}

/// Two words that are written as one.
const ONE_WORD: [(&str, &str); 9] = [
    ("there", "from"),
    ("there", "under"),
    ("there", "of"),
    ("there", "after"),
    ("here", "of"),
    ("here", "under"),
    ("here", "by"),
    ("here", "after"),
    ("an", "other"),
];

/// `can not`, `there from`, `an other`; `in anyway`, `as the case maybe`.
fn two_words(words: Words<'_>, at: usize) -> Option<Slip> {
    let next = at + 1;
    if !goes_on(words, next) || !words.is_word(next) {
        return None;
    }
    let (first, second) = (words.text(at), words.text(next));
    let phrase = || format!("{first} {second}");
    if words.is(at, "can") && second == "not" && !words.is_one_of(at + 2, &["only", "just", "merely"]) {
        let mut slip = Slip::new(at..next + 1, format!("`{}` is one word", phrase()), "write `cannot`");
        slip.note = true;
        return Some(slip);
    }
    if ONE_WORD.contains(&(first, second))
        && goes_on(words, at)
        && !words.mark(at + 2, '-')
        && !words.is_one_of(at + 2, &["than", "to"])
    {
        let one = if second == "other" { "another".to_owned() } else { format!("{first}{second}") };
        return Some(Slip::new(
            at..next + 1,
            format!("`{}` is one word", phrase()),
            format!("write `{one}`"),
        ));
    }
    let apart = (words.is(at, "in") && second == "anyway") || (words.is(at, "case") && second == "maybe");
    apart.then(|| {
        let two = if second == "anyway" { "any way" } else { "may be" };
        Slip::new(next..next + 1, format!("`{second}` is two words here"), format!("write `{two}`"))
    })
}

/// `required to provided the goods`: a past form where `to` asks for the plain one.
fn infinitive(words: Words<'_>, at: usize) -> Option<Slip> {
    const ASKS: [&str; 18] = [
        "required",
        "agrees",
        "agree",
        "obligated",
        "right",
        "permitted",
        "authorized",
        "wishes",
        "desires",
        "order",
        "elect",
        "elects",
        "fail",
        "fails",
        "failure",
        "able",
        "ability",
        "obligation",
    ];
    const PAST: [&str; 7] = ["paid", "made", "sold", "given", "taken", "kept", "used"];
    let verb = at + 1;
    let asked = words.text(at) == "to" && words.is_one_of(at.wrapping_sub(1), &ASKS) && goes_on(words, at);
    let follows = words.is_one_of(
        at + 2,
        &["the", "a", "an", "any", "its", "such", "all", "with", "to", "additional", "each", "that", "this"],
    );
    let past = PAST.contains(&words.text(verb)) || is_past(words.text(verb));
    (asked && past && goes_on(words, verb) && follows).then(|| {
        let message = format!("`{}` does not go with `to`", words.text(verb));
        Slip::new(at..verb + 1, message, "write its plain form")
    })
}

/// `advanced written notice`.
fn advanced(words: Words<'_>, at: usize) -> Option<Slip> {
    if !words.is(at, "advanced") {
        return None;
    }
    let thing = (at + 1..at + 3).find(|here| !words.is_one_of(*here, &["prior", "written", "and"]))?;
    (words.is_one_of(thing, &["notice", "notification"]) && goes_on(words, thing)).then(|| {
        Slip::new(at..at + 1, "`advanced` is far on, and a notice is given in advance", "write `advance`")
    })
}

/// `Section 4.1 and 4.2`: two parts under the name of one.
fn two_parts(words: Words<'_>, at: usize) -> Option<Slip> {
    let named = words.is_capital(at) && words.is_one_of(at, &["section", "article", "paragraph", "clause"]);
    let first = at + 1;
    let (join, second) = (at + 2, at + 3);
    let whole = |at: usize| words.is_number(at) && words.text(at).contains('.') && goes_on(words, at);
    let ends = words.gap(second + 1) > Gap::None || matches!(words.text(second + 1), "," | ";" | "." | ")");
    (named && whole(first) && words.text(join) == "and" && goes_on(words, join) && whole(second) && ends)
        .then(|| {
            let phrase = words.phrase(at..second + 1);
            let mut slip = Slip::new(
                at..second + 1,
                format!("`{phrase}` names two parts as one"),
                format!("write `{}s`", words.text(at)),
            );
            slip.note = true;
            slip
        })
}
