//! An agreement whose end nothing moves but one renewal, always by the same time, in; its end after so many renewals, out, without a
//! look at its words.
//!
//! Most renewals of a portfolio are such. What is asked of their agreements is asked again and again, so it is kept what the answer
//! hangs on.

use super::count::Count;
use crate::source::Span;
use crate::time::{Day, Duration};
use crate::world::bounds::Mark;
use crate::world::life::Life;
use crate::world::value::last_of;
use crate::world::{Unknown, World};

/// What a renewal adds each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::world) struct Steady {
    /// The end that the first one passes that is not certain.
    pub(in crate::world) past: Day,
    /// The day that time is counted from, and what is added to it before.
    pub(in crate::world) anchor: Day,
    pub(in crate::world) added: Duration,
    /// What each adds.
    pub(in crate::world) period: Duration,
    /// The words that say so.
    pub(in crate::world) span: Span,
}

/// The life of such an agreement, by how often it is renewed.
#[derive(Debug, Clone)]
pub(in crate::world) struct SteadyLife {
    /// Its life without a renewal that is not certain.
    pub(in crate::world) least: Life,
    pub(in crate::world) steady: Steady,
    /// How often it is renewed.
    pub(in crate::world) unknown: [Unknown; 1],
}

impl SteadyLife {
    /// Its life where it is renewed so often.
    pub(in crate::world) fn after(&self, count: Count, world: &World) -> Life {
        let Steady { past, anchor, added, period, span } = self.steady;
        let end = match count {
            Count::Times(0) => return self.least,
            Count::ForEver => Day::END,
            Count::Times(times) => {
                let times = i64::from(times);
                let whole = Duration {
                    months: added.months.saturating_add(period.months.saturating_mul(times)),
                    days: added.days.saturating_add(period.days.saturating_mul(times)),
                    hours: added.hours.saturating_add(period.hours.saturating_mul(times)),
                    business_days: 0,
                };
                last_of(anchor, &whole, span, &world.setting(&|_| Day::END))
            }
        };
        let end = Mark { day: end, span: Some(span), by_event: false, amendment: None };
        Life { end, renewed: self.least.renewed.min(past.next()), ..self.least }
    }
}
