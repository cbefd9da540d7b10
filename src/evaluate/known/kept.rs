//! A result and the reasons it carries in, the same result for another table of reasons out.
//!
//! [`Reasons`] are places of one [`ReasonTable`], so what carries them means nothing to a frame with another table. What is worked
//! out once for many frames is therefore worked out with a table of its own, kept together with that table's reasons, and numbered
//! anew each time it is taken out.

use crate::evaluate::known::reason::{Reason, ReasonTable};
use crate::evaluate::known::truth::Reasons;
use crate::evaluate::known::value::Estimate;
use crate::time::Timeline;

/// A result that was worked out with a table of its own.
#[derive(Debug)]
pub(crate) struct Kept<T> {
    value: T,
    /// All reasons that were met, in that order, and not only those that the result still carries: whoever takes it out then has
    /// met the same reasons in the same order as one who works it out, so that what is told does not hang on who came first.
    reasons: Vec<Reason>,
}

impl<T: Renumber> Kept<T> {
    /// Keeps a result with the table that it was worked out with.
    pub(crate) fn of(value: T, table: ReasonTable) -> Kept<T> {
        Kept { value, reasons: table.into_reasons() }
    }

    /// The result, its reasons noted in this table.
    pub(crate) fn take_out(&self, table: &mut ReasonTable) -> T {
        if self.reasons.is_empty() {
            return self.value.clone();
        }
        let noted: Vec<Reasons> = self.reasons.iter().map(|reason| table.note(reason.clone())).collect();
        if noted.iter().enumerate().all(|(place, here)| *here == Reasons::at(place)) {
            return self.value.clone();
        }
        self.value.renumbered(&|old: Reasons| {
            let members = noted.iter().enumerate().filter(|(place, _)| old.contains(*place));
            members.fold(Reasons::NONE, |all, (_, here)| all.with(*here))
        })
    }
}

/// What carries reasons, and can carry them under the numbers of another table.
pub(crate) trait Renumber: Clone {
    /// The same with each set of reasons replaced by what `number` says.
    #[must_use]
    fn renumbered(&self, number: &impl Fn(Reasons) -> Reasons) -> Self;
}

impl Renumber for Estimate {
    fn renumbered(&self, number: &impl Fn(Reasons) -> Reasons) -> Estimate {
        match self {
            Estimate::Absent | Estimate::Exactly(_) => self.clone(),
            Estimate::Unknown(reasons) => Estimate::Unknown(number(*reasons)),
            Estimate::Between { least, most, reasons } => {
                Estimate::Between { least: least.clone(), most: most.clone(), reasons: number(*reasons) }
            }
        }
    }
}

impl<T: Renumber + PartialEq> Renumber for Timeline<T> {
    fn renumbered(&self, number: &impl Fn(Reasons) -> Reasons) -> Timeline<T> {
        self.map(|value| value.renumbered(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::known::value::Estimates;
    use crate::ir::EventId;

    #[test]
    fn what_is_taken_out_speaks_of_the_reasons_of_the_table_it_comes_into() {
        let mut own = ReasonTable::default();
        let (digits, event) = (own.note(Reason::Rounding), own.note(Reason::Undated(EventId::new(3).into())));
        assert_ne!(digits, event);
        let kept = Kept::of(Estimates::constant(Estimate::Unknown(event)), own);

        let mut other = ReasonTable::default();
        other.note(Reason::Depth);
        let taken = kept.take_out(&mut other);
        let reasons = taken.as_constant().map(Estimate::reasons).unwrap_or_default();
        assert_eq!(other.of(reasons).collect::<Vec<_>>(), [&Reason::Undated(EventId::new(3).into())]);
        // What was met on the way is met here, too, and in that order.
        assert_eq!(
            other.into_reasons(),
            [Reason::Depth, Reason::Rounding, Reason::Undated(EventId::new(3).into())]
        );
    }
}
