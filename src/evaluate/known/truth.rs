//! Two truths in, one out: Kleene's three values, and the reasons that an unknown truth hangs on.

use crate::time::{Days, Timeline};

/// Some entries of a [`ReasonTable`](crate::evaluate::known::reason::ReasonTable), as a set of bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Reasons(u64);

impl Reasons {
    /// No reason.
    pub(crate) const NONE: Reasons = Reasons(0);

    /// The reason at this place of the table; all places past the last bit share it.
    pub(crate) fn at(place: usize) -> Reasons {
        Reasons(1 << place.min(63))
    }

    /// The reasons of either.
    #[must_use]
    pub(crate) fn with(self, other: Reasons) -> Reasons {
        Reasons(self.0 | other.0)
    }

    /// Whether the reason at this place of the table is among them.
    pub(crate) fn contains(self, place: usize) -> bool {
        self.0 & (1 << place.min(63)) != 0
    }
}

/// Whether something is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It is not.
    False,
    /// It is.
    True,
    /// It cannot be told, and this is why.
    Unknown(Reasons),
}

impl Truth {
    /// False where either is; else unknown where either is.
    #[must_use]
    pub(crate) fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, known) | (known, Truth::True) => known,
            (Truth::Unknown(a), Truth::Unknown(b)) => Truth::Unknown(a.with(b)),
        }
    }

    /// True where either is; else unknown where either is.
    #[must_use]
    pub(crate) fn or(self, other: Truth) -> Truth {
        self.not().and(other.not()).not()
    }

    /// True for false and false for true.
    #[must_use]
    pub(crate) fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::True => Truth::False,
            unknown @ Truth::Unknown(_) => unknown,
        }
    }

    /// The reasons, where it cannot be told.
    pub(crate) fn reasons(self) -> Reasons {
        match self {
            Truth::Unknown(reasons) => reasons,
            Truth::False | Truth::True => Reasons::NONE,
        }
    }

    /// Whether it may be so.
    pub(crate) fn may_hold(self) -> bool {
        self != Truth::False
    }

    /// What is so for certain, may be so, or is not so.
    pub(crate) fn between(certain: bool, possible: bool, reasons: Reasons) -> Truth {
        match (certain, possible) {
            (true, _) => Truth::True,
            (false, true) => Truth::Unknown(reasons),
            (false, false) => Truth::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(so: bool) -> Truth {
        if so { Truth::True } else { Truth::False }
    }
}

/// A truth over time.
pub type Truths = Timeline<Truth>;

/// Never so.
pub(crate) const NEVER: Truths = Timeline::constant(Truth::False);

/// Always so.
pub(crate) const ALWAYS: Truths = Timeline::constant(Truth::True);

/// True on these days, false on all others.
pub(crate) fn on(days: &Days) -> Truths {
    Timeline::from_days(days, Truth::True, Truth::False)
}

/// Both.
pub(crate) fn and(left: Truths, right: Truths) -> Truths {
    match (left.as_constant(), right.as_constant()) {
        (Some(Truth::True), _) | (_, Some(Truth::False)) => right,
        (Some(Truth::False), _) | (_, Some(Truth::True)) => left,
        _ => left.zip_with(&right, |a, b| a.and(*b)),
    }
}

/// Either.
pub(crate) fn or(left: Truths, right: Truths) -> Truths {
    match (left.as_constant(), right.as_constant()) {
        (Some(Truth::False), _) | (_, Some(Truth::True)) => right,
        (Some(Truth::True), _) | (_, Some(Truth::False)) => left,
        _ => left.zip_with(&right, |a, b| a.or(*b)),
    }
}

/// At least one of them.
pub(crate) fn any(truths: Vec<Truths>) -> Truths {
    merged(truths, Truth::False, |a, b| a.or(*b))
}

/// All functions joined into one, in pairs and then pairs of pairs, so that many short ones cost no more than they must.
pub(crate) fn merged<T: Clone + PartialEq>(
    mut list: Vec<Timeline<T>>,
    empty: T,
    mut join: impl FnMut(&T, &T) -> T,
) -> Timeline<T> {
    while list.len() > 1 {
        let mut pairs = list.into_iter();
        let mut next = Vec::with_capacity(pairs.len().div_ceil(2));
        while let Some(left) = pairs.next() {
            next.push(match pairs.next() {
                Some(right) => left.zip_with(&right, &mut join),
                None => left,
            });
        }
        list = next;
    }
    list.pop().unwrap_or(Timeline::constant(empty))
}

/// Not so.
pub(crate) fn not(truths: &Truths) -> Truths {
    truths.map(|truth| truth.not())
}

/// Whether it holds on some day.
pub(crate) fn some_day(truths: &Truths) -> Truth {
    truths.segments().fold(Truth::False, |any, (_, truth)| any.or(*truth))
}

/// Why it cannot be told, on whatever day.
pub(crate) fn reasons(truths: &Truths) -> Reasons {
    truths.segments().fold(Reasons::NONE, |all, (_, truth)| all.with(truth.reasons()))
}

/// The days on which it is so.
pub(crate) fn certain(truths: &Truths) -> Days {
    truths.days_where(|truth| *truth == Truth::True)
}

/// The days on which it cannot be told.
pub(crate) fn unknown(truths: &Truths) -> Days {
    truths.days_where(|truth| matches!(truth, Truth::Unknown(_)))
}

/// The days on which it may be so.
pub(crate) fn possible(truths: &Truths) -> Days {
    truths.days_where(|truth| truth.may_hold())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_kleene() {
        let blank = Truth::Unknown(Reasons::at(0));
        let bound = Truth::Unknown(Reasons::at(1));
        assert_eq!(blank.and(Truth::False), Truth::False);
        assert_eq!(blank.and(Truth::True), blank);
        assert_eq!(blank.or(Truth::True), Truth::True);
        assert_eq!(blank.or(Truth::False), blank);
        assert_eq!(blank.not(), blank);
        assert_eq!(blank.and(bound).reasons(), Reasons::at(0).with(Reasons::at(1)));
    }

    #[test]
    fn reasons_past_the_last_bit_share_it() {
        assert!(Reasons::at(200).contains(63) && Reasons::at(63).contains(1000));
        assert!(!Reasons::at(200).contains(62));
    }
}
