//! Why a truth cannot be told, kept once for each reason while a rule is decided.

use rustc_hash::FxHashMap;

use crate::evaluate::known::exchange::Unlike;
use crate::evaluate::known::truth::Reasons;
use crate::ir::{FieldId, TermId};
use crate::source::Span;
use crate::time::{Duration, Period};
use crate::value::Currency;
use crate::world::Unknown;

/// Why something cannot be told within one world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reason {
    /// A field is left open.
    Blank { term: TermId, field: FieldId, span: Option<Span> },
    /// A field is stated and not shown.
    Redacted { term: TermId, field: FieldId, span: Option<Span> },
    /// A field is known within bounds that do not settle it.
    Bound { term: TermId, field: FieldId, span: Option<Span> },
    /// A day is known to lie in a period, which does not settle it.
    Period(Period),
    /// No rate turns money of the first currency into the second.
    Exchange { from: Currency, to: Currency },
    /// Months and days, or business days, cannot be told apart.
    Durations(Duration, Duration),
    /// An aggregate over things of which one states no amount.
    Sum { span: Span },
    /// The day of an event is not certain; only where all worlds are looked at at once.
    Undated(Unknown),
    /// A result has more digits than are kept, and was rounded.
    Rounding,
    /// Definitions rest on each other too deeply to be followed.
    Depth,
    /// There are more things inside each other to look at than the effort allows.
    TooMuch,
}

/// The reasons met so far, each once.
#[derive(Debug, Default)]
pub(crate) struct ReasonTable {
    list: Vec<Reason>,
    /// Where the unknowns are among them: there may be thousands.
    undated: FxHashMap<Unknown, usize>,
}

impl ReasonTable {
    /// Adds a reason, unless it is there, and says which it is.
    pub(crate) fn note(&mut self, reason: Reason) -> Reasons {
        let next = self.list.len();
        let known = match &reason {
            Reason::Undated(unknown) => Some(*self.undated.entry(*unknown).or_insert(next)),
            other => self.list.iter().position(|known| known == other),
        };
        let place = known.unwrap_or(next);
        if place == next {
            self.list.push(reason);
        }
        Reasons::at(place)
    }

    /// Adds why two amounts cannot be compared.
    pub(crate) fn note_unlike(&mut self, unlike: Unlike) -> Reasons {
        self.note(match unlike {
            Unlike::NoRate(from, to) => Reason::Exchange { from, to },
            Unlike::Rounded => Reason::Rounding,
        })
    }

    /// The reasons of a set, in the order they were met.
    pub(crate) fn of(&self, reasons: Reasons) -> impl Iterator<Item = &Reason> {
        self.list
            .iter()
            .enumerate()
            .filter(move |(place, _)| reasons.contains(*place))
            .map(|(_, reason)| reason)
    }

    /// Whether none has been met.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All of them, in the order they were met.
    pub(crate) fn into_reasons(self) -> Vec<Reason> {
        self.list
    }

    /// Forgets all.
    pub(crate) fn clear(&mut self) {
        self.undated.clear();
        self.list.clear();
    }
}
