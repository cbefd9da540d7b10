//! Something terms say, with the words by which prose speaks of it, and what is missing where no prose says it.

use rust_decimal::Decimal;

use super::adjective::operatives;
use crate::ir::{FieldId, PartyId};
use crate::source::Span;
use crate::tie::phrases::{Phrase, phrases};
use crate::time::{Duration, Period};
use crate::value::Currency;

/// Something terms say that the prose must say too.
pub(in crate::tie) struct Claim {
    pub(super) what: What,
    /// The words of the terms.
    pub span: Span,
    /// The words by which prose speaks of it, where they are known: of a field `notice` that word.
    pub(super) topics: Vec<Phrase>,
    /// The field that it is said of.
    pub(super) field: Option<FieldId>,
    /// What a length of time of that field is.
    pub(super) sort: Sort,
    /// The words for the kind of the term, of a length that has none of its own: of records `record`, `book`.
    pub(super) around: Vec<Phrase>,
}

/// What a length of time is, as the name of its field tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// How often something happens: of reports each quarter.
    Interval,
    /// How long something goes on behind the end.
    Tail,
    /// How far back something reaches.
    Lookback,
    /// Any other.
    Plain,
}

impl Sort {
    pub(super) fn of(field: &str) -> Sort {
        match field {
            "interval" | "invoiced" | "review" | "per" | "forecast-interval" | "instalment-interval" => {
                Sort::Interval
            }
            "tail" => Sort::Tail,
            "lookback" => Sort::Lookback,
            _ => Sort::Plain,
        }
    }
}

pub(super) enum What {
    /// A day or period, with the edge that counts.
    Date(Period, Edge),
    Money(Decimal, Currency),
    Percent(Decimal),
    Duration(Duration),
    Party(PartyId),
    Place(String),
    Adjective {
        word: String,
        /// How drafts say it, as the vocabulary lists it; none of an operative word, which is known by itself.
        spelt: Vec<Phrase>,
    },
}

/// Which end of a period counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    First,
    Last,
    Either,
}

impl Claim {
    pub(super) fn new(what: What, span: Span) -> Claim {
        Claim { what, span, topics: Vec::new(), field: None, sort: Sort::Plain, around: Vec::new() }
    }

    /// An adjective of a term with the spellings that are listed for it; none where nobody knows how drafts say it.
    pub fn adjective(word: &str, spelt: &[String], span: Span) -> Option<Claim> {
        let known = !spelt.is_empty() || !operatives(word).is_empty();
        let what = What::Adjective { word: word.to_owned(), spelt: phrases(spelt) };
        known.then_some(Claim::new(what, span))
    }

    /// Whether it names a party.
    pub fn is_of_party(&self) -> bool {
        matches!(self.what, What::Party(_))
    }

    /// What is missing, for a message: `says no date`.
    pub fn missing(&self) -> String {
        match &self.what {
            What::Date(..) => "does not say that date".to_owned(),
            What::Money(..) => "does not say that amount".to_owned(),
            What::Percent(_) => "does not say that percentage".to_owned(),
            What::Duration(_) => "does not say that length of time".to_owned(),
            What::Party(_) => "does not name that party".to_owned(),
            What::Place(_) => "does not name that place".to_owned(),
            What::Adjective { spelt, .. } if !spelt.is_empty() => {
                let shown: Vec<String> = spelt
                    .iter()
                    .take(SHOWN_SPELLINGS)
                    .map(|words| format!("`{}`", words.join(" ")))
                    .collect();
                let none = if spelt.len() == 1 { "never says" } else { "says none of" };
                let more = if spelt.len() > SHOWN_SPELLINGS { " and the like" } else { "" };
                format!("{none} {}{more}", shown.join(", "))
            }
            What::Adjective { word, .. } => format!("never says `{word}`"),
        }
    }
}

/// How many spellings of an adjective are shown.
const SHOWN_SPELLINGS: usize = 3;
