//! Two estimates and a relation in, a truth out: what is known decides as far as it can.

use std::cmp::Ordering;

use crate::evaluate::known::exchange::Rates;
use crate::evaluate::known::reason::{Reason, ReasonTable};
use crate::evaluate::known::truth::{Reasons, Truth};
use crate::evaluate::known::value::{Estimate, Item};
use crate::ir::Relation;
use crate::time::{Day, Duration, Period, Possible};
use crate::value::{Money, includes_words, place_includes_words, same_place, same_text};

/// Compares values; notes why a comparison cannot be told.
pub(crate) struct Comparer<'a> {
    /// The rates between currencies.
    pub(crate) rates: &'a Rates,
    /// Where reasons are kept.
    pub(crate) reasons: &'a mut ReasonTable,
}

/// The outcomes that cannot be excluded, and why there are several.
struct Outcomes {
    possible: Possible,
    reasons: Reasons,
}

impl Comparer<'_> {
    /// Whether `left` is so related to `right`. With an absent value nothing is.
    pub(crate) fn compare(&mut self, left: &Estimate, relation: Relation, right: &Estimate) -> Truth {
        if *left == Estimate::Absent || *right == Estimate::Absent {
            return Truth::False;
        }
        let reasons = left.reasons().with(right.reasons());
        let (Some((least, most, _)), Some((low, high, _))) = (left.bounds(), right.bounds()) else {
            return Truth::Unknown(reasons);
        };
        if let Some(days) = Dates::of(least, most)
            && let Some(periods) = Dates::of(low, high)
        {
            return self.compare_dates(&days, relation, &periods, reasons);
        }
        if let (Some(left), Some(right)) = (left.exactly(), right.exactly())
            && relation == Relation::Equal
            && let Some(same) = equal(left, right)
        {
            return same.into();
        }
        let outcomes = self.order_bounds((least, most), (low, high));
        let wanted = |ordering: Ordering| match relation {
            Relation::Equal => ordering.is_eq(),
            Relation::AtMost => ordering.is_le(),
            Relation::AtLeast => ordering.is_ge(),
            Relation::Above => ordering.is_gt(),
            Relation::Below => ordering.is_lt(),
        };
        match outcomes.possible.decide(wanted) {
            Some(so) => so.into(),
            None => Truth::Unknown(reasons.with(outcomes.reasons)),
        }
    }

    /// How two values within bounds can compare.
    fn order_bounds(
        &mut self,
        (least, most): (Option<&Item>, Option<&Item>),
        (low, high): (Option<&Item>, Option<&Item>),
    ) -> Outcomes {
        const OPEN: Possible = Possible { less: true, equal: true, greater: true };
        let mut reasons = Reasons::NONE;
        let mut order = |left: Option<&Item>, right: Option<&Item>| match (left, right) {
            (Some(left), Some(right)) => {
                let outcomes = self.order(left, right);
                reasons = reasons.with(outcomes.reasons);
                outcomes.possible
            }
            _ => OPEN,
        };
        if least == most && low == high {
            let possible = order(least, low);
            return Outcomes { possible, reasons };
        }
        let (lowest, highest) = (order(least, high), order(most, low));
        let possible = Possible {
            less: lowest.less,
            equal: (lowest.less || lowest.equal) && (highest.greater || highest.equal),
            greater: highest.greater,
        };
        Outcomes { possible, reasons }
    }

    /// How two values can compare. Values of which neither can be more than the other are never equal here.
    fn order(&mut self, left: &Item, right: &Item) -> Outcomes {
        let certain = |ordering| Outcomes { possible: only(ordering), reasons: Reasons::NONE };
        match (left, right) {
            (Item::Below, Item::Below) | (Item::Above, Item::Above) => certain(Ordering::Equal),
            (Item::Below, _) | (_, Item::Above) => certain(Ordering::Less),
            (Item::Above, _) | (_, Item::Below) => certain(Ordering::Greater),
            (Item::Number(a), Item::Number(b)) | (Item::Percent(a), Item::Percent(b)) => certain(a.cmp(b)),
            (Item::Quantity { amount: a, unit }, Item::Quantity { amount: b, unit: other })
                if unit == other =>
            {
                certain(a.cmp(b))
            }
            (Item::Money(_) | Item::Basket(_), Item::Money(_) | Item::Basket(_)) => {
                self.money(left.amounts().unwrap_or_default(), right.amounts().unwrap_or_default())
            }
            (Item::Duration(a), Item::Duration(b)) => self.lengths(a, b),
            (Item::Date(a), Item::Date(b)) => certain((a.first, a.last).cmp(&(b.first, b.last))),
            (Item::Zero, Item::Duration(b)) => self.lengths(&Duration::ZERO, b),
            (Item::Duration(a), Item::Zero) => self.lengths(a, &Duration::ZERO),
            (Item::Zero, Item::Basket(amounts)) => self.money(&[], amounts),
            (Item::Basket(amounts), Item::Zero) => self.money(amounts, &[]),
            (Item::Zero, other) => certain(other.sign().unwrap_or(Ordering::Equal).reverse()),
            (other, Item::Zero) => certain(other.sign().unwrap_or(Ordering::Equal)),
            _ => Outcomes {
                possible: Possible { less: false, equal: false, greater: false },
                reasons: Reasons::NONE,
            },
        }
    }

    fn lengths(&mut self, left: &Duration, right: &Duration) -> Outcomes {
        let possible = left.compare(right);
        match possible.certain() {
            Some(_) => Outcomes { possible, reasons: Reasons::NONE },
            None => Outcomes { possible, reasons: self.reasons.note(Reason::Durations(*left, *right)) },
        }
    }

    fn money(&mut self, left: &[Money], right: &[Money]) -> Outcomes {
        match self.rates.compare(left, right) {
            Ok(ordering) => Outcomes { possible: only(ordering), reasons: Reasons::NONE },
            Err(unlike) => {
                let possible = Possible { less: true, equal: true, greater: true };
                Outcomes { possible, reasons: self.reasons.note_unlike(unlike) }
            }
        }
    }

    /// A day is compared with a period: `at most` means its last day, `below` before its first, `above` after its last,
    /// `at least` from its first, `is` within it. A period on the left is one of its days, it is not known which.
    fn compare_dates(&mut self, day: &Dates, relation: Relation, period: &Dates, reasons: Reasons) -> Truth {
        let (certain, possible) = match relation {
            Relation::AtMost => (day.last <= period.least_last, day.first <= period.most_last),
            Relation::Below => (day.last < period.least_first, day.first < period.most_first),
            Relation::Above => (day.first > period.most_last, day.last > period.least_last),
            Relation::AtLeast => (day.first >= period.most_first, day.last >= period.least_first),
            Relation::Equal => (
                day.first >= period.most_first && day.last <= period.least_last,
                day.last >= period.least_first && day.first <= period.most_last,
            ),
        };
        if certain != possible && reasons == Reasons::NONE {
            let period = Period { first: day.first, last: day.last };
            return Truth::Unknown(self.reasons.note(Reason::Period(period)));
        }
        Truth::between(certain, possible, reasons)
    }

    /// The greater (or the lesser) of two values; none where it cannot be told which it is.
    pub(crate) fn extreme(&mut self, left: &Item, right: &Item, greater: bool) -> Result<Item, Reasons> {
        let outcomes = self.order(left, right);
        match outcomes.possible.decide(|ordering| if greater { ordering.is_ge() } else { ordering.is_le() }) {
            Some(true) => Ok(left.clone()),
            Some(false) => Ok(right.clone()),
            None if outcomes.reasons == Reasons::NONE => Ok(left.clone()),
            // `left` may equal `right` and else is the lesser (the greater): then `right` will do.
            None if !outcomes.possible.greater && greater || !outcomes.possible.less && !greater => {
                Ok(right.clone())
            }
            None => Err(outcomes.reasons),
        }
    }
}

/// A date that is known within bounds: the days it can be, or, as a period, where its first and last day can be.
pub(crate) struct Dates {
    /// The first day it can be.
    first: Day,
    /// The last day it can be.
    last: Day,
    /// The first day of the earliest period it can be.
    pub(crate) least_first: Day,
    /// The first day of the latest.
    pub(crate) most_first: Day,
    /// The last day of the earliest.
    pub(crate) least_last: Day,
    /// The last day of the latest.
    pub(crate) most_last: Day,
}

impl Dates {
    /// A date between two bounds; none where neither is a date.
    pub(crate) fn of(least: Option<&Item>, most: Option<&Item>) -> Option<Dates> {
        let (low, high) = match (least, most) {
            (Some(Item::Date(low)), Some(Item::Date(high))) => (*low, *high),
            (Some(Item::Date(low)), None) => (*low, Period { first: Day::END, last: Day::END }),
            (None, Some(Item::Date(high))) => (Period { first: Day::BEGINNING, last: Day::BEGINNING }, *high),
            _ => return None,
        };
        Some(Dates {
            first: low.first,
            last: high.last,
            least_first: low.first,
            most_first: high.first,
            least_last: low.last,
            most_last: high.last,
        })
    }
}

fn only(ordering: Ordering) -> Possible {
    Possible { less: ordering.is_lt(), equal: ordering.is_eq(), greater: ordering.is_gt() }
}

/// Whether two values that have no order are the same; none for values that have one.
///
/// A set is a word when that is its only member; parties likewise. Two sets that are each `all` of theirs are the same.
pub(crate) fn equal(left: &Item, right: &Item) -> Option<bool> {
    match (left, right) {
        (Item::Text(a), Item::Text(b)) => Some(same_text(a, b)),
        (Item::Place(a), Item::Place(b) | Item::Text(b)) | (Item::Text(a), Item::Place(b)) => {
            Some(same_place(a, b))
        }
        (Item::Flag(a), Item::Flag(b)) => Some(a == b),
        (Item::Thing(a), Item::Thing(b)) => Some(a.stated() == b.stated()),
        (Item::Party(a), Item::Party(b)) => Some(a == b),
        (Item::Parties(a), Item::Parties(b)) => Some(a == b),
        (Item::Parties(parties), Item::Party(party)) | (Item::Party(party), Item::Parties(parties)) => {
            Some(parties.as_slice() == [*party])
        }
        (Item::Word(a), Item::Word(b)) => Some(a == b),
        (Item::Words { words, .. }, Item::Word(word)) | (Item::Word(word), Item::Words { words, .. }) => {
            Some(words.as_slice() == [*word])
        }
        (Item::Words { words: a, all }, Item::Words { words: b, all: all_too }) => {
            Some(a == b || (*all && *all_too))
        }
        _ => None,
    }
}

/// Whether the set has all members of the other value, or the text its words.
pub(crate) fn includes(set: &Item, member: &Item) -> bool {
    match (set, member) {
        (Item::Text(text), Item::Text(words)) => includes_words(text, words),
        (Item::Place(text), Item::Place(words) | Item::Text(words))
        | (Item::Text(text), Item::Place(words)) => place_includes_words(text, words),
        (Item::Words { all: true, .. }, Item::Words { words, all: true }) if words.is_empty() => true,
        (Item::Words { words, .. }, Item::Words { words: others, .. }) => {
            !others.is_empty() && others.iter().all(|word| words.contains(word))
        }
        (Item::Words { words, .. }, Item::Word(word)) => words.contains(word),
        (Item::Parties(parties), Item::Party(party)) => parties.contains(party),
        (Item::Parties(parties), Item::Parties(others)) => others.iter().all(|party| parties.contains(party)),
        _ => equal(set, member).unwrap_or(false),
    }
}

/// Whether two sets have a member in common.
pub(crate) fn overlaps(left: &Item, right: &Item) -> bool {
    match (left, right) {
        (Item::Words { words, all }, Item::Words { words: others, all: all_too }) => {
            // `all` written in a rule has no words of its own.
            let spelled = (*all && words.is_empty()) || (*all_too && others.is_empty());
            spelled || words.iter().any(|word| others.contains(word))
        }
        (Item::Parties(parties), Item::Parties(others)) => parties.iter().any(|party| others.contains(party)),
        (set @ (Item::Words { .. } | Item::Parties(_)), member) => includes(set, member),
        (member, set @ (Item::Words { .. } | Item::Parties(_))) => includes(set, member),
        _ => equal(left, right).unwrap_or(false),
    }
}

/// Whether two amounts are numbers of one unit, so that they lie in one line.
pub(crate) fn are_alike(one: &Item, other: &Item) -> bool {
    match (one, other) {
        (Item::Number(_), Item::Number(_)) | (Item::Percent(_), Item::Percent(_)) => true,
        (Item::Quantity { unit: one, .. }, Item::Quantity { unit: other, .. }) => one == other,
        (Item::Money(one), Item::Money(other)) => one.currency == other.currency,
        _ => false,
    }
}
