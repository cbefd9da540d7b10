//! Headers, terms and amendments that say what they cannot.

use crate::check::problem::one_line;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{agreements, names, types};
use crate::ir::{AgreementId, Literal, TermWord, TimeSpan, TimeSpanKind, Value};
use crate::lower::term::Twice;
use crate::resolve::Resolved;
use crate::resolve::problem::did_you_mean;
use crate::source::Span;
use crate::syntax::tree::{Header, Name, Phrase, Qualifier};
use crate::value::{Currency, Money};

pub fn header_twice(span: Span, word: &str, end: bool, first: Span) -> Diagnostic {
    let (message, help) = if end {
        (
            format!("`{word}` says a second end"),
            "keep one; `until (earlier of (A, B))` ends at whichever is first, and an event is added with `or until`",
        )
    } else if word == "from" {
        ("`from` stands twice".to_owned(), "keep one; `from (later of (A, B))` starts at whichever is later")
    } else {
        (format!("`{word}` stands twice"), "keep one of the two")
    };
    Diagnostic::new(agreements::HEADER_TWICE, span, message, "again here")
        .related(first, "first here")
        .help(help)
}

/// `or until` before any end.
pub fn or_alone(span: Span) -> Diagnostic {
    let message = "`or until` adds an end to a first one, and there is no first one";
    Diagnostic::new(agreements::FURTHER_END, span, message, "the only end")
        .help("leave `or` out, or say the first end before it: `for 3 years or until …`")
}

/// `or through` in a header.
pub fn or_through(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = "a header joins its further ends with `or until`, not with `or through`";
    Diagnostic::new(agreements::FURTHER_END, span, message, "`or until` is meant").help(format!(
        "write `or until {text}` for an event, which ends the agreement the day before; of two days the earlier is one end: `through (earlier of (A, B))`"
    ))
}

/// `or until` and a day that hangs on no event; the first end, where it is a day too, is joined with it.
pub fn further_end_is_a_day(span: Span, text: &str, first: Option<&TimeSpan>, day: &Value) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`or until` takes what hangs on an event, and `{text}` is a day");
    let literal = |value: &Value| match value.literal() {
        Some(Literal::Date(period)) => Some(*period),
        _ => None,
    };
    let earliest = match first.map(|first| &first.kind) {
        Some(TimeSpanKind::Until(first)) => literal(first).map(|period| period.first),
        Some(TimeSpanKind::Through(first)) => literal(first).map(|period| period.last.next()),
        _ => None,
    };
    let help = match earliest.zip(literal(day)) {
        Some((first, day)) => {
            format!("of two days the earlier is one end: write `until (earlier of ({first}, {}))`", day.first)
        }
        None => "of two days the earlier is one end: write `until (earlier of (A, B))`".to_owned(),
    };
    Diagnostic::new(agreements::FURTHER_END, span, message, "hangs on no event").help(help)
}

pub fn unknown_header(name: &Name, resolved: &Resolved<'_>) -> Diagnostic {
    let message = format!("`{}` is no header of an agreement", name.text);
    let diagnostic = Diagnostic::new(agreements::HEADER_UNKNOWN, name.span, message, "unknown header");
    let loose = ["non-binding", "unbinding", "not-binding", "loi", "mou"]
        .contains(&name.text.to_lowercase().as_str());
    let nearest = if loose { Some("nonbinding") } else { resolved.nearest(&name.text, ["nonbinding"]) };
    match nearest {
        Some(_) => did_you_mean(diagnostic, name, nearest),
        None if name.text == "binding" => diagnostic.help("an agreement is binding unless it says `nonbinding`: take the word out"),
        None => diagnostic.help(
            "the headers are `between`, `signed`, `from`, `until`, `through`, `for`, `nonbinding` and `draft`; what a term says goes into its block",
        ),
    }
}

pub fn header_order(span: Span, word: &str, before: &str, first: Span) -> Diagnostic {
    let message = format!("`{word}` stands before `{before}`, not after it");
    Diagnostic::new(agreements::HEADER_ORDER, span, message, "too late").related(first, "this comes after it").help(
        "the order is `between`, `signed`, `from`, the end (`until`, `through` or `for`), `nonbinding`, `draft`",
    )
}

pub fn header_of_amendment(header: &Header, word: &str) -> Diagnostic {
    let message = format!("an amendment takes no `{word}`");
    let help = match word {
        "until" | "through" | "for" => {
            format!("say `extend agreement {word} …` or `end agreement {word} …` in its block")
        }
        "between" => "its parties are those of the agreement".to_owned(),
        _ => "only `signed`, `from` and `draft` stand on an amendment".to_owned(),
    };
    Diagnostic::new(agreements::HEADER_OF_AMENDMENT, header.span, message, "not a header of amendments")
        .help(help)
}

pub fn side_twice(name: &Name, first: Span) -> Diagnostic {
    let message = format!("`{}` is named twice as a party to the agreement", name.text);
    Diagnostic::new(agreements::SIDE_TWICE, name.span, message, "again here")
        .related(first, "first here")
        .help("name each party once")
}

pub fn no_effect_day(name: &Name) -> Diagnostic {
    let message =
        format!("the amendment `{}` says neither when it was signed nor from when it holds", name.text);
    Diagnostic::new(agreements::NO_EFFECT_DAY, name.span, message, "holds from when?")
        .help("add `signed DATE`, `from DATE` or both")
}

pub fn life_twice(qualifier: &Qualifier, word: &str, twice: Twice) -> Diagnostic {
    let span = qualifier.span;
    let code = agreements::LIFE_TWICE;
    match twice {
        Twice::Start(first) => {
            Diagnostic::new(code, span, format!("`{word}` says a second start"), "a second start")
                .related(first, "the first start")
                .help("keep one; `from (later of (A, B))` starts at whichever is later")
        }
        Twice::End(first) => {
            Diagnostic::new(code, span, format!("`{word}` says a second end without `or`"), "a second end")
                .related(first, "the first end")
                .help(format!(
                    "join the two with `or`: the term ends at whichever is first (`… or {word} …`)"
                ))
        }
        Twice::OrAlone => Diagnostic::new(
            code,
            span,
            "`or` joins a second end to a first, and there is no first",
            "the only end",
        )
        .help("leave `or` out"),
    }
}

pub fn term_word_with_time(word: TermWord, span: Span) -> Diagnostic {
    let word = word.word();
    let message = format!("`{word}` takes no time words");
    Diagnostic::new(agreements::TERM_WORD, span, message, "holds for the whole life")
        .help(format!("say `{word}` alone, and how long the term lives after its phrase: `through 2035`"))
}

pub fn term_word_in_change(word: TermWord, span: Span) -> Diagnostic {
    let word = word.word();
    let message = format!("an amendment cannot change whether a term is `{word}`");
    Diagnostic::new(agreements::TERM_WORD, span, message, "cannot be changed")
        .help(format!("end the term and state a new one that is `{word}`"))
}

pub fn surviving_fact(word: TermWord, span: Span) -> Diagnostic {
    let word = word.word();
    let message = format!("a fact belongs to no agreement that it could be `{word}`");
    Diagnostic::new(agreements::TERM_WORD, span, message, "nothing to survive")
        .help(format!("take `{word}` out"))
}

pub fn not_term_word(word: TermWord, span: Span) -> Diagnostic {
    let word = word.word();
    let message = format!("a term is not `{word}` unless it says so");
    Diagnostic::new(agreements::TERM_WORD, span, message, "not needed").help(format!("take `not {word}` out"))
}

/// `sides`: how many fields of the kind name one party by a preposition.
pub fn mutual_without_sides(span: Span, kind: &str, sides: usize) -> Diagnostic {
    let has = if sides == 0 { "no field".to_owned() } else { format!("{sides} fields") };
    let message = format!(
        "a `{kind}` cannot be `mutual`: it has {has} of type `party` with a preposition, and two parties are exchanged"
    );
    let help = if sides == 0 {
        "give the kind a field such as `promisor: by party`, or take `mutual` out"
    } else {
        "take `mutual` out, and state a term for each party that is bound"
    };
    Diagnostic::new(agreements::TERM_WORD, span, message, "no two sides to exchange").help(help)
}

pub fn nonbinding_term(word: &Name) -> Diagnostic {
    Diagnostic::new(
        names::NOT_STATED,
        word.span,
        "a term cannot state `nonbinding`: only its agreement can",
        "not of a term",
    )
    .help("put `nonbinding` among the headers of the agreement")
}

pub fn defined_is_not_stated(word: &Name, defined: Option<Span>) -> Diagnostic {
    let message = format!("`{}` follows from what a term states, so a term cannot state it", word.text);
    let diagnostic = Diagnostic::new(names::NOT_STATED, word.span, message, "made by `define`");
    match defined {
        Some(defined) => diagnostic.related(defined, "defined here"),
        None => diagnostic,
    }
    .help("state what its definition asks for")
}

pub fn term_of_no_kind(phrase: &Phrase) -> Diagnostic {
    let (word, span) =
        phrase.words.last().map_or(("this", phrase.span), |word| (word.text.as_str(), word.span));
    let message = format!("a term is of a kind, and `{word}` is none");
    Diagnostic::new(names::UNKNOWN_KIND, span, message, "not a kind of term")
        .help("name the kind, such as `cloud` or `licence`")
}

pub fn unknown_term(name: &Name, agreement: AgreementId, resolved: &Resolved<'_>) -> Diagnostic {
    let agreement_name = &resolved.agreement_at(agreement).name.text;
    let message = format!("`{agreement_name}` has no term called `{}`", name.text);
    let diagnostic = Diagnostic::new(names::UNKNOWN_TERM, name.span, message, "no term has this name");
    let terms = || {
        resolved
            .bounded(&resolved.terms)
            .filter(|term| term.node.agreement == Some(agreement))
            .map(|term| term.name.text.as_str())
    };
    match resolved.nearest(&name.text, terms()) {
        Some(nearest) => did_you_mean(diagnostic, name, Some(nearest)),
        None if terms().next().is_none() => diagnostic,
        None => diagnostic.help(format!("its terms are {}", crate::check::problem::list(terms()))),
    }
}

pub fn exchange_of_no_money(span: Span) -> Diagnostic {
    Diagnostic::new(
        types::EXCHANGE,
        span,
        "a rate is between two amounts of money, and this is none",
        "no currency",
    )
    .help("write both currencies: `exchange 1 EUR = 1.08 USD`")
}

pub fn exchange_is_no_rate(span: Span, left: &Money, right: &Money) -> Diagnostic {
    let message = if left.currency == right.currency {
        format!("both sides of this rate are {}", left.currency)
    } else {
        "both sides of a rate are above zero".to_owned()
    };
    Diagnostic::new(types::EXCHANGE, span, message, "not a rate")
        .help("write two currencies: `exchange 1 EUR = 1.08 USD`")
}

pub fn two_rates(span: Span, first: Span, pair: (Currency, Currency)) -> Diagnostic {
    let message = format!("there are two different rates between {} and {}", pair.0, pair.1);
    Diagnostic::new(types::EXCHANGE, span, message, "another rate")
        .related(first, "the first rate")
        .help("keep one of the two")
}
