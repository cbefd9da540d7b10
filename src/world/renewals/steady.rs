//! An agreement whose end nothing moves but one renewal, always by the same time, in; its end after so many renewals, out, without a
//! look at its words.
//!
//! Most renewals of a portfolio are such. What is asked of their agreements is asked again and again, so it is kept what the answer
//! hangs on. An end by event in the header moves nothing: it cuts the life short, wherever renewals carry the other end.

use super::count::Count;
use crate::ir::{Agreement, AgreementId, FieldId, TermId, TimeSpan, Value};
use crate::source::Span;
use crate::time::{Day, Days, Duration, MonthEnd};
use crate::world::header::end_by_event;
use crate::world::mark::{Life, Mark};
use crate::world::value::{Setting, last_of};
use crate::world::{Domain, Layout, Thing, Unknown, World};

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
    pub(in crate::world) renewal: Unknown,
    /// This and the unknowns of its ends by event, sorted.
    pub(in crate::world) unknowns: Vec<Unknown>,
    /// Whether its header has an end by event.
    pub(in crate::world) ends_by_event: bool,
}

impl World {
    /// What a renewal moves, where that is all that moves the dated end of its agreement, and always by the same time.
    fn moved_by(&self, unknown: Unknown) -> Option<&SteadyLife> {
        match self.agreement_layout(self.renewed_by(unknown)?) {
            Some(Layout::Renewed(steady)) => Some(steady),
            _ => None,
        }
    }

    /// The renewal of an agreement that hangs on nothing but how often that is used, where the calendar refuses no date to which it
    /// leads. What amendments do to it they have done before the first end that it may pass, so they do it in every world.
    pub(in crate::world) fn merely_renews(&self, id: AgreementId) -> Option<Unknown> {
        let renewal = self.steady_renewal(id)?;
        let is_alone = *self.depends(Thing::Agreement(id)) == [renewal];
        (is_alone && self.month_end != MonthEnd::Error).then_some(renewal)
    }

    /// The days that stand for how often a renewal is used at least and at most.
    pub(crate) fn least_and_most(&self, renewal: Unknown) -> [Day; 2] {
        let domain = self.domain(renewal);
        let last = domain.days.last().filter(|_| !domain.never);
        [domain.first(), last.unwrap_or(Day::END)]
    }

    /// Whether a term hangs on nothing but how often its agreement is renewed, which moves the agreement's end always by the same time.
    pub(in crate::world) fn hangs_on_renewal_alone(&self, id: TermId) -> bool {
        let renewal = self.agreement_of(id).and_then(|agreement| self.steady_renewal(agreement));
        renewal.is_some_and(|renewal| *self.depends(Thing::Term(id)) == [renewal])
    }

    /// The renewal of a term's agreement, where it does no more to the term than let it live on: nothing that is said of it, there or by
    /// amendments, counts from the end of the agreement.
    pub(in crate::world) fn renewal_that_lengthens(&self, id: TermId) -> Option<Unknown> {
        let term = self.ir.term(id);
        let agreement = term.agreement?;
        let renewal = self.merely_renews(agreement)?;
        let known = self.known_amendments(agreement);
        let mut said = term.statements.iter().chain(self.changes(id, known));
        let mut times = known.iter().filter_map(|amendment| self.ir.amendment(*amendment).from.as_ref());
        let from_end = said.any(|said| {
            said.time.iter().any(TimeSpan::names_agreement_end)
                || said.stated.values().any(Value::names_agreement_end)
        });
        let moves = from_end
            || times.any(TimeSpan::names_agreement_end)
            || term.time.iter().any(TimeSpan::names_agreement_end);
        (!moves).then_some(renewal)
    }

    /// The fields of such a term that may be another where its agreement is renewed more often: of which something is said that counts
    /// from the agreement's end, or that have to be said, which on days that only a renewal brings they need not be.
    pub(crate) fn fields_that_renewals_move(&self, id: TermId) -> Vec<FieldId> {
        let term = self.ir.term(id);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let mut fields = self.changing(id);
        fields.retain(|field| {
            let mut said = term.statements.iter().chain(self.changes(id, known));
            self.ir.field(*field).is_required()
                || said
                    .any(|said| said.field == *field && said.time.iter().any(TimeSpan::names_agreement_end))
        });
        fields
    }

    /// The day that things hang on where an unknown has this one: that day, and of such a renewal the dated end.
    pub(crate) fn day_brought_by(&self, unknown: Unknown, day: Day) -> Day {
        self.moved_by(unknown).map_or(day, |steady| steady.after(Count::of(day), self).end.day)
    }

    /// From which day to which that may be.
    pub(crate) fn days_brought_by(&self, unknown: Unknown) -> Domain {
        let domain = self.domain(unknown);
        let ends = domain.days.first().zip(domain.days.last()).filter(|_| self.moved_by(unknown).is_some());
        match ends
            .map(|(first, last)| (self.day_brought_by(unknown, first), self.day_brought_by(unknown, last)))
        {
            Some((first, last)) => Domain { days: Days::run(first, last), ..domain.clone() },
            None => domain.clone(),
        }
    }

    /// Days of an unknown with which it brings `target` or a later day, and an earlier one; where it is a day itself, `target` and the
    /// day before.
    pub(crate) fn days_around(&self, unknown: Unknown, target: Day) -> Vec<Day> {
        let Some(steady) = self.moved_by(unknown) else { return vec![target, target.previous()] };
        let most = Count::most(self.domain(unknown));
        let first = steady.first_reaching(target, most, self);
        let before = first.map_or(Some(most), |first| first.checked_sub(1));
        first.into_iter().chain(before).map(|number| Count::Times(number).as_day()).collect()
    }
}

impl SteadyLife {
    /// Its life in one world. Where the renewal is seen before all days, it has ended before all days.
    pub(in crate::world) fn life(&self, agreement: &Agreement, setting: &Setting) -> Life {
        let day = (setting.day)(self.renewal);
        if day == Day::BEGINNING {
            return Life::from(self.least.start, Mark::unsaid(day));
        }
        let life = self.after(Count::of(day), setting.world);
        if self.ends_by_event {
            life.cut_short(end_by_event(agreement, life.start.day, setting))
        } else {
            life
        }
    }

    /// The first number of renewals up to `most` with which it ends on a day or later, were there no events.
    fn first_reaching(&self, target: Day, most: u32, world: &World) -> Option<u32> {
        let (mut low, mut high) = (0, most.saturating_add(1));
        while low < high {
            let middle = low + (high - low) / 2;
            if self.after(Count::Times(middle), world).end.day < target {
                low = middle + 1
            } else {
                high = middle
            }
        }
        (low <= most).then_some(low)
    }

    /// Its life where it is renewed so often and no event ends it.
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
