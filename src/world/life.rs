//! From when until when agreements and terms live, in one world, their amendments applied.

use super::World;
use super::bounds::{Bounds, Mark, end_after};
use super::value::{Setting, duration};
use crate::ir::{Agreement, AmendmentId, Patch, PatchKind, Term, TermId, TimeSpan, TimeSpanKind};
use crate::source::Span;
use crate::time::Day;

/// A first and a last day, both inclusive. There is no day where the first is later than the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// The first day; [`Day::BEGINNING`] where no start is stated.
    pub start: Mark,
    /// The last day; [`Day::END`] where it runs on.
    pub end: Mark,
}

/// An amendment that is known, and the day it takes effect in this world.
#[derive(Debug, Clone)]
pub(super) struct Effective<'a> {
    pub(super) id: AmendmentId,
    pub(super) day: Day,
    /// What it does to the term, or to the agreement itself, that is looked at.
    pub(super) patches: Vec<&'a Patch>,
}

impl World {
    /// The known amendments of an agreement by the day they take effect, those of one day in the order of the sources, with
    /// what they do to a term; none: to the agreement itself.
    pub(super) fn effective<'a>(
        &'a self,
        known: &[AmendmentId],
        term: Option<TermId>,
        setting: &Setting,
    ) -> Vec<Effective<'a>> {
        let mut list: Vec<Effective> = known
            .iter()
            .filter_map(|id| {
                let amendment = self.ir.amendment(*id);
                let day = match &amendment.from {
                    Some(span) => {
                        Bounds::of(std::slice::from_ref(span), Day::BEGINNING, setting).latest_start()?.day
                    }
                    None => amendment.signed?,
                };
                Some(Effective { id: *id, day, patches: self.patches_of(*id, term).collect() })
            })
            .collect();
        list.sort_by_key(|effective| effective.day);
        list
    }

    /// What an amendment does to a term, or to the agreement itself, in order.
    pub(super) fn patches_of(&self, id: AmendmentId, term: Option<TermId>) -> impl Iterator<Item = &Patch> {
        let amendment = self.ir.amendment(id);
        let places = self.patches.get(&(id, term)).into_iter().flatten();
        places.filter_map(move |place| amendment.patches.get(*place))
    }
}

/// Why a patch of an amendment cannot be applied to a life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PatchProblem {
    /// It had ended before the amendment took effect; `ended` is its last day.
    Ended { ended: Day },
    /// There is no dated end to extend.
    NothingToExtend,
    /// The new end is not later; `old` is the end before.
    NotLater { old: Day },
    /// The new end is not earlier; `old` is the end before.
    NotShorter { old: Day },
    /// The new end is before the day before the amendment takes effect.
    BeforeEffect { end: Day },
}

/// A patch that is left out of a life because it cannot be applied.
#[derive(Debug, Clone, Copy)]
pub(super) struct FailedPatch<'a> {
    pub(super) by: AmendmentId,
    pub(super) patch: &'a Patch,
    pub(super) problem: PatchProblem,
}

/// A life in one world, and the patches that cannot be applied to it; `verify` reports these.
#[derive(Debug)]
pub(super) struct AmendedLife<'a> {
    pub(super) life: Life,
    pub(super) failed: Vec<FailedPatch<'a>>,
}

/// The life of an agreement.
pub(super) fn agreement_life<'a>(
    agreement: &Agreement,
    amendments: &[Effective<'a>],
    setting: &Setting,
) -> AmendedLife<'a> {
    let start = match (&agreement.from, agreement.signed) {
        (Some(span), _) => Bounds::of(std::slice::from_ref(span), Day::BEGINNING, setting)
            .latest_start()
            .unwrap_or(Mark::unsaid(Day::BEGINNING)),
        (None, Some(signed)) => Mark::unsaid(signed),
        (None, None) => Mark::unsaid(Day::BEGINNING),
    };
    let mut ends = Ends { own: Bounds::of(&agreement.ends, start.day, setting).ends, outer: None, setting };
    let failed = ends.amend(None, amendments);
    AmendedLife { life: Life { start, end: ends.earliest() }, failed }
}

/// The life of a term, within its agreement's.
pub(super) fn term_life<'a>(
    id: TermId,
    term: &Term,
    agreement: Option<&Life>,
    amendments: &[Effective<'a>],
    setting: &Setting,
) -> AmendedLife<'a> {
    let base = term
        .amendment
        .and_then(|own| amendments.iter().find(|effective| effective.id == own))
        .map(|effective| Mark { amendment: Some(effective.id), ..Mark::unsaid(effective.day) })
        .or_else(|| agreement.map(|life| life.start))
        .unwrap_or(Mark::unsaid(Day::BEGINNING));
    let bounds = Bounds::of(&term.time, base.day, setting);
    let start = match bounds.latest_start() {
        // Of an amendment's term an earlier start counts from the amendment's; of another's only where an event puts it earlier.
        Some(own) if own.day < base.day && (own.by_event || term.amendment.is_some()) => base,
        Some(own) => own,
        None => base,
    };
    let mut own = bounds.ends;
    // `for D` counts from the start that holds, which an amendment or event may have moved.
    if bounds.starts.iter().any(|own| own.day < start.day) {
        own = Bounds::of(&term.time, start.day, setting).ends;
    }
    // What survives its agreement ends by its own words alone.
    let outer = agreement.filter(|_| term.surviving.is_none()).map(|life| life.end);
    let mut ends = Ends { own, outer, setting };
    let failed = ends.amend(Some(id), amendments);
    AmendedLife { life: Life { start, end: ends.earliest() }, failed }
}

/// The ends of a life while amendments move them. Each end stands by itself, and the earliest holds.
struct Ends<'s> {
    /// Those that its own words and the amendments set.
    own: Vec<Mark>,
    /// The end of the agreement it is within. No patch of the term moves this.
    outer: Option<Mark>,
    setting: &'s Setting<'s>,
}

impl Ends<'_> {
    /// Applies what amendments do to a term (none: to the agreement itself), in order. What cannot be applied is returned.
    fn amend<'a>(&mut self, of: Option<TermId>, amendments: &[Effective<'a>]) -> Vec<FailedPatch<'a>> {
        let mut failed = Vec::new();
        for effective in amendments {
            for patch in &effective.patches {
                let applied = match &patch.kind {
                    PatchKind::Extend { term, ending } if *term == of => {
                        self.extend(effective, patch.span, ending)
                    }
                    PatchKind::End { term, ending } if *term == of => {
                        self.shorten(effective, patch.span, ending.as_ref())
                    }
                    PatchKind::Change { term, .. } if Some(*term) == of => self.reaches(effective.day),
                    _ => Ok(()),
                };
                failed.extend(applied.err().map(|problem| FailedPatch { by: effective.id, patch, problem }));
            }
        }
        failed
    }

    /// Moves the dated end to a later day. Ends by event stay: that the date moves says nothing of the event.
    fn extend(&mut self, effective: &Effective, patch: Span, ending: &TimeSpan) -> Result<(), PatchProblem> {
        // What ended on the day before can still be extended, since no day is left out between.
        self.reaches(effective.day.previous())?;
        let dated = self.own.iter().filter(|mark| !mark.by_event).map(|mark| mark.day);
        let old = dated.min().ok_or(PatchProblem::NothingToExtend)?;
        let new = match &ending.kind {
            // A further length of time begins where the old end leaves off.
            TimeSpanKind::For(value) => duration(value, self.setting)
                .map_or(Day::END, |length| end_after(old.next(), &length, ending.span, self.setting)),
            _ => last_day(ending, self.setting),
        };
        if new <= old {
            return Err(PatchProblem::NotLater { old });
        }
        self.own.retain(|mark| mark.by_event);
        self.set(effective.id, patch, new, ending.names_event());
        Ok(())
    }

    /// Moves the end to an earlier day; without words for it, to the day before the amendment takes effect.
    fn shorten(
        &mut self,
        effective: &Effective,
        patch: Span,
        ending: Option<&TimeSpan>,
    ) -> Result<(), PatchProblem> {
        self.reaches(effective.day)?;
        let old = self.earliest().day;
        let eve = effective.day.previous();
        let new = ending.map_or(eve, |span| last_day(span, self.setting));
        if new < eve {
            return Err(PatchProblem::BeforeEffect { end: new });
        }
        if new >= old {
            return Err(PatchProblem::NotShorter { old });
        }
        self.set(effective.id, patch, new, ending.is_some_and(TimeSpan::names_event));
        Ok(())
    }

    /// Refuses a patch where the life had ended before that day.
    fn reaches(&self, day: Day) -> Result<(), PatchProblem> {
        let ended = self.earliest().day;
        if ended < day { Err(PatchProblem::Ended { ended }) } else { Ok(()) }
    }

    fn set(&mut self, by: AmendmentId, patch: Span, day: Day, by_event: bool) {
        self.own.push(Mark { day, span: Some(patch), by_event, amendment: Some(by) });
    }

    fn earliest(&self) -> Mark {
        earliest(self.own.iter().chain(&self.outer))
    }
}

/// The mark of the earliest day, the first of them where they share it.
fn earliest<'m>(ends: impl IntoIterator<Item = &'m Mark>) -> Mark {
    ends.into_iter().copied().min_by_key(|mark| mark.day).unwrap_or(Mark::unsaid(Day::END))
}

fn last_day(span: &TimeSpan, setting: &Setting) -> Day {
    earliest(&Bounds::of(std::slice::from_ref(span), Day::BEGINNING, setting).ends).day
}
