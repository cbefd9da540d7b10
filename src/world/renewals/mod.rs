//! The renewal terms of an agreement in; how they carry it past its ends in one possible world, out.
//!
//! A renewal is a right that lives as long as its agreement, and which its agreement's end hangs on. So the life of an agreement is
//! worked out with its [`Right`]s beside its amendments (the [`Course`]), and the life of a renewal term within that life, like that
//! of any other term. Whether a renewal is used is a thing nobody can date: it is an unknown of the world, a [`Count`].

mod count;
mod course;
mod right;
mod steady;

pub(super) mod problem;

pub use count::Count;
pub use course::{Certain, Pass};
pub(super) use course::{Counts, Course, Fault};
pub use right::{LastDay, Way};
pub(super) use right::{Length, length};
pub(super) use steady::SteadyLife;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::effective::Effective;
use super::header::{agreement_start, ends_of_header};
use super::life::{AmendedLife, agreement_life};
use super::value::{Setting, duration};
use super::{Assignment, Domain, Layout, Sort, Unknown, World};
use crate::ir::{
    AgreementId, AmendmentId, FieldId, Ir, KindId, Literal, Stated, TermId, TimeSpan, TimeSpanKind, ValueKind,
};
use crate::time::{Day, Days, Duration};

impl World {
    /// The renewal terms of an agreement that may carry it on: those of which it is said that they do, on some day.
    pub fn renewals_of(&self, agreement: AgreementId) -> &[TermId] {
        self.renewals.get(&agreement).map_or(&[], Vec::as_slice)
    }

    /// Whether a term is such a renewal.
    pub(super) fn may_renew(&self, ir: &Ir, id: TermId) -> bool {
        let term = ir.term(id);
        if !ir.kind(term.kind).lineage.contains(&KindId::RENEWAL) {
            return false;
        }
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        term.statements.iter().chain(self.changes(id, known)).any(|statement| match &*statement.stated {
            Stated::Exactly(value) => match statement.field {
                FieldId::AUTOMATIC => !matches!(value.kind, ValueKind::Literal(Literal::Flag(false))),
                field => field == FieldId::OPTION,
            },
            _ => false,
        })
    }

    /// What an agreement is over time in one world: its life, its renewals, and what cannot be done to it.
    pub(super) fn amended_agreement(
        &self,
        id: AgreementId,
        assignment: &Assignment,
        setting: &Setting,
    ) -> AmendedLife<'_> {
        let amendments = self.effective(self.known_amendments(id), None, setting);
        let course = self.course(id, &amendments, assignment, (Counts::OfTheWorld, setting));
        agreement_life(self.ir.agreement(id), &amendments, course, setting)
    }

    /// The renewals of an agreement before any is used; none where it has none.
    fn course(
        &self,
        id: AgreementId,
        amendments: &[Effective],
        assignment: &Assignment,
        (counts, setting): (Counts, &Setting),
    ) -> Option<Course<'_>> {
        let terms = self.renewals_of(id);
        if terms.is_empty() {
            return None;
        }
        let agreement = self.ir.agreement(id);
        let start = agreement_start(agreement, setting);
        let rights = terms.iter().map(|term| self.right(*term, start, assignment, setting)).collect();
        let length = agreement.ends.iter().find_map(|span| match &span.kind {
            TimeSpanKind::For(value) => duration(value, setting),
            _ => None,
        });
        let mut course = Course::new(rights, start.day, length, counts, setting);
        for effective in amendments {
            let amendment = self.ir.amendment(effective.id);
            if amendment.from.as_ref().is_none_or(|from| !from.names_event()) {
                course.see(effective.id, effective.day, &amendment.patches);
            }
        }
        Some(course)
    }

    /// The ends that renewals of an agreement may pass in one world, in order, up to the first that is not passed.
    pub fn passes(&self, id: AgreementId, assignment: &Assignment) -> Vec<Pass> {
        self.passes_of_course(id, assignment, Course::told)
    }

    /// The first of them that is not passed; none where each is.
    pub(crate) fn first_not_passed(&self, id: AgreementId, assignment: &Assignment) -> Option<Pass> {
        self.passes_of_course(id, assignment, |course| course).pop().filter(|pass| !pass.renewed)
    }

    fn passes_of_course<'w>(
        &'w self,
        id: AgreementId,
        assignment: &Assignment,
        as_asked: impl FnOnce(Course<'w>) -> Course<'w>,
    ) -> Vec<Pass> {
        let day = |unknown| assignment.day(unknown);
        let setting = self.setting(&day);
        let amendments = self.effective(self.known_amendments(id), None, &setting);
        let course = self.course(id, &amendments, assignment, (Counts::OfTheWorld, &setting));
        let Some(course) = course.map(as_asked) else { return Vec::new() };
        let amended = agreement_life(self.ir.agreement(id), &amendments, Some(course), &setting);
        amended.course.map_or(Vec::new(), |course| course.passes)
    }

    /// The renewal that alone moves the dated end of an agreement, always by the same time.
    pub(crate) fn steady_renewal(&self, id: AgreementId) -> Option<Unknown> {
        match self.agreement_layout(id) {
            Some(Layout::Renewed(steady)) => Some(steady.renewal),
            _ => None,
        }
    }

    /// The first day of an agreement that nothing moves but one renewal, and its earliest and latest last day.
    pub(super) fn renewed_ends(&self, id: AgreementId) -> Option<[Day; 3]> {
        let Some(Layout::Renewed(steady)) = self.agreement_layout(id) else { return None };
        let domain = self.domain(steady.renewal);
        if steady.ends_by_event {
            return None;
        }
        let most = if domain.never { Day::END } else { domain.days.last()? };
        let last = steady.after(Count::of(most), self).end.day;
        Some([steady.least.start.day, steady.least.end.day, last])
    }

    /// The last day of an agreement in one world, were there no ends by event: the one that renewals move.
    pub(crate) fn dated_end(&self, id: AgreementId, assignment: &Assignment) -> Day {
        if let Some(Layout::Renewed(steady)) = self.agreement_layout(id) {
            return steady.after(Count::of(assignment.day(steady.renewal)), self).end.day;
        }
        let cutting = self.unknowns_that_cut_short(id);
        let day = |unknown| if cutting.contains(&unknown) { Day::END } else { assignment.day(unknown) };
        self.amended_agreement(id, assignment, &self.setting(&day)).dated.unwrap_or(Day::END)
    }

    /// Finds the renewals of all agreements, and adds the unknowns that they are.
    pub(super) fn find_renewals(&mut self, ir: &Ir) {
        let mut renewals: FxHashMap<AgreementId, Vec<TermId>> = FxHashMap::default();
        let mut agreements: Vec<AgreementId> = Vec::new();
        for id in &self.terms {
            let Some(agreement) = ir.term(*id).agreement else { continue };
            if self.may_renew(ir, *id) {
                renewals.entry(agreement).or_default().push(*id);
                agreements.extend((agreements.last() != Some(&agreement)).then_some(agreement));
            }
        }
        self.renewals = Arc::new(renewals);
        self.add_renewals(&agreements);
    }

    /// Adds the unknowns that the renewals of some agreements are, each with the days that it may have.
    pub(super) fn add_renewals(&mut self, agreements: &[AgreementId]) {
        let assignment = Assignment::new(self);
        let found: Vec<(Sort, Domain)> =
            agreements.iter().flat_map(|id| self.unknowns_of_renewals(*id, &assignment)).collect();
        for (sort, domain) in found {
            self.unknowns.add(sort, domain);
        }
    }

    /// Finds how often the renewals of some agreements may be used in a world with other days than they were found in. One that is not
    /// in question here is used no time that is not certain.
    pub(super) fn find_renewals_again(&mut self, agreements: &[AgreementId]) {
        let assignment = Assignment::new(self);
        let mut found: Vec<(Unknown, Domain)> = Vec::new();
        for id in agreements {
            let known = self.unknowns_of_renewals(*id, &assignment);
            let sorts = self.renewals_of(*id).iter().flat_map(|term| {
                [(Sort::Renewal(*term), Count::up_to(0, false)), (Sort::Period(*term), Domain::NEVER)]
            });
            for (sort, otherwise) in sorts {
                let domain = known.iter().find(|(other, _)| *other == sort).map(|(_, domain)| domain.clone());
                found.extend(self.unknown_of(sort).map(|unknown| (unknown, domain.unwrap_or(otherwise))));
            }
        }
        for (unknown, domain) in found {
            self.unknowns.set(unknown, domain);
        }
    }

    /// The life of an agreement that nothing moves but one renewal, if it is such.
    pub(super) fn steady_life(&self, id: AgreementId, assignment: &Assignment) -> Option<SteadyLife> {
        let mut renewing = self.unknowns_that_renew(id);
        let (unknown, None) = (renewing.next()?, renewing.next()) else { return None };
        let Sort::Renewal(_) = self.sort(unknown) else { return None };
        let cutting = self.unknowns_that_cut_short(id);
        let day = |unknown| if cutting.contains(&unknown) { Day::END } else { assignment.day(unknown) };
        let setting = self.setting(&day);
        let amendments = self.effective(self.known_amendments(id), None, &setting);
        let life = |counts| {
            let course = self.course(id, &amendments, assignment, (counts, &setting));
            agreement_life(self.ir.agreement(id), &amendments, course, &setting)
        };
        let steady = life(Counts::Most).course?.steady?;
        let least = life(Counts::None).life;
        let mut unknowns = [cutting.as_slice(), &[unknown]].concat();
        unknowns.sort_unstable();
        let ends_by_event = ends_of_header(self.ir.agreement(id)).any(|(_, by_event)| by_event);
        Some(SteadyLife { least, steady, renewal: unknown, unknowns, ends_by_event })
    }

    /// The unknowns that the renewals of an agreement are.
    fn unknowns_of_renewals(&self, id: AgreementId, assignment: &Assignment) -> Vec<(Sort, Domain)> {
        let cutting = self.unknowns_that_cut_short(id);
        let day = |unknown| if cutting.contains(&unknown) { Day::END } else { assignment.day(unknown) };
        let setting = self.setting(&day);
        let amendments = self.effective(self.known_amendments(id), None, &setting);
        let Some(course) = self.course(id, &amendments, assignment, (Counts::Most, &setting)) else {
            return Vec::new();
        };
        let hangs = !self.unknowns_of_dated_end(id).is_empty();
        let amended = agreement_life(self.ir.agreement(id), &amendments, Some(course), &setting);
        let Some(course) = amended.course else { return Vec::new() };
        let mut unknowns = Vec::new();
        for (term, freely, for_ever) in course.free_uses(hangs) {
            if freely > 0 || for_ever {
                let most = u32::try_from(freely).unwrap_or(u32::MAX);
                unknowns.push((Sort::Renewal(term), Count::up_to(most, for_ever)));
            }
            unknowns.extend(
                self.inexact_period(term)
                    .map(|most| (Sort::Period(term), self.ends_within(&course, most, hangs))),
            );
        }
        unknowns
    }

    /// Whether the period of a renewal is not exactly known on some day; then the most that it is said to be, if that is known.
    fn inexact_period(&self, id: TermId) -> Option<Option<Duration>> {
        let term = self.ir.term(id);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let mut most: Option<Option<Duration>> = None;
        for statement in term.statements.iter().chain(self.changes(id, known)) {
            if statement.field != FieldId::PERIOD {
                continue;
            }
            if let Some(Length::Between(_, bound)) = length(&self.certain(&statement.stated)) {
                // Where two are not exactly known, the longer one counts, and none is longer than one without a bound.
                let longer = |a: Duration, b: Duration| if a.most_days() >= b.most_days() { a } else { b };
                most = Some(match most {
                    None => bound,
                    Some(other) => other.zip(bound).map(|(a, b)| longer(a, b)),
                });
            }
        }
        most
    }

    /// The days on which an agreement may end that renewals of a period not exactly known carry on.
    fn ends_within(&self, course: &Course, most: Option<Duration>, hangs: bool) -> Domain {
        let first = course.passes.first().map(|pass| pass.past.next()).filter(|_| !hangs);
        let from = first.filter(|day| day.is_civil()).unwrap_or(Day::FIRST);
        Domain { days: Days::run(from, Day::LAST), never: most.is_none(), unexpected: false }
    }

    /// The unknowns besides its renewals themselves that the course of an agreement hangs on: those of its header, of what amendments
    /// do to it, and of the words of its renewals.
    pub(super) fn unknowns_of_course(&self, id: AgreementId) -> Vec<Unknown> {
        self.uncertain(|visit| self.events_of_agreement(id, visit))
    }

    /// Those of them that the end hangs on which renewals move.
    pub(crate) fn unknowns_of_dated_end(&self, id: AgreementId) -> Vec<Unknown> {
        self.uncertain(|visit| self.events_of_dated_end(id, visit))
    }

    /// The others: all that they do is to end the agreement, however often it is renewed.
    fn unknowns_that_cut_short(&self, id: AgreementId) -> Vec<Unknown> {
        let moving = self.unknowns_of_dated_end(id);
        let mut unknowns = self.unknowns_of_course(id);
        unknowns.retain(|unknown| !moving.contains(unknown));
        unknowns
    }

    /// The unknowns that the renewals of an agreement are, and whose day is not certain.
    pub(super) fn unknowns_that_renew(&self, id: AgreementId) -> impl Iterator<Item = Unknown> + '_ {
        let sorts = self.renewals_of(id).iter().flat_map(|term| [Sort::Renewal(*term), Sort::Period(*term)]);
        sorts.filter_map(|sort| self.unknown_of(sort)).filter(|unknown| self.is_uncertain(*unknown))
    }

    /// The agreement that an unknown carries on, where it is how often it is renewed.
    pub(super) fn renewed_by(&self, unknown: Unknown) -> Option<AgreementId> {
        match self.sort(unknown) {
            Sort::Renewal(term) => self.ir.term(term).agreement,
            Sort::Event(_) | Sort::Tail(_) | Sort::Period(_) => None,
        }
    }

    /// The days on which amendments of an agreement take effect, as far as they hang on no event.
    pub(super) fn days_of_amendments(&self, id: AgreementId) -> impl Iterator<Item = Day> + Clone + '_ {
        self.known_amendments(id).iter().filter_map(|id| self.day_of_amendment(*id))
    }

    /// The day on which an amendment takes effect; none where that hangs on an event, or is not known.
    pub(super) fn day_of_amendment(&self, id: AmendmentId) -> Option<Day> {
        let amendment = self.ir.amendment(id);
        match &amendment.from {
            Some(TimeSpan { kind: TimeSpanKind::From(value), .. }) => match &value.kind {
                ValueKind::Literal(Literal::Date(period)) => Some(period.first),
                _ => None,
            },
            Some(_) => None,
            None => amendment.signed,
        }
    }

    /// How long the renewals of an agreement last, and how much notice they ask for, on whatever day.
    pub(super) fn lengths_of_renewals(&self, id: AgreementId) -> Lengths {
        let mut lengths = Lengths { periods: Vec::new(), notices: vec![Duration::ZERO] };
        let known = self.known_amendments(id);
        for renewal in self.renewals_of(id) {
            let term = self.ir.term(*renewal);
            for statement in term.statements.iter().chain(self.changes(*renewal, known)) {
                let list = match statement.field {
                    FieldId::PERIOD => &mut lengths.periods,
                    FieldId::NOTICE => &mut lengths.notices,
                    _ => continue,
                };
                match length(&self.certain(&statement.stated)) {
                    Some(Length::Exactly(length)) => list.push(length),
                    Some(Length::Between(least, most)) => list.extend(least.into_iter().chain(most)),
                    None => {}
                }
            }
        }
        if lengths.periods.is_empty() {
            let day = |_| Day::END;
            let amended = self.amended_agreement(id, &Assignment::new(self), &self.setting(&day));
            lengths.periods.extend(amended.course.and_then(|course| course.period_by_default()));
        }
        lengths.periods.retain(|period| period.least_days().is_some_and(|days| days > 0));
        lengths
    }
}

/// How long renewals last, and how much notice they ask for.
#[derive(Debug)]
pub(super) struct Lengths {
    pub(super) periods: Vec<Duration>,
    pub(super) notices: Vec<Duration>,
}
