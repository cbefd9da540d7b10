//! From when until when agreements and terms live, in one world, their amendments applied.

use super::World;
use super::bounds::{Bounds, Mark, end_after};
use super::value::Setting;
use crate::ir::{Agreement, AmendmentId, Patch, PatchKind, Term, TermId, TimeSpan, TimeSpanKind};
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

/// What happened to a life when an amendment's patch met it; `verify` reports what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
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

/// The life of an agreement. `trouble` hears of every patch that cannot be applied.
pub(super) fn agreement_life(
    agreement: &Agreement,
    amendments: &[Effective],
    setting: &Setting,
    trouble: &mut impl FnMut(AmendmentId, &Patch, Trouble),
) -> Life {
    let start = match (&agreement.from, agreement.signed) {
        (Some(span), _) => Bounds::of(std::slice::from_ref(span), Day::BEGINNING, setting)
            .latest_start()
            .unwrap_or(Mark::unsaid(Day::BEGINNING)),
        (None, Some(signed)) => Mark::unsaid(signed),
        (None, None) => Mark::unsaid(Day::BEGINNING),
    };
    let mut ends = Bounds::of(&agreement.ends, start.day, setting).ends;
    for effective in amendments {
        for patch in &effective.patches {
            match &patch.kind {
                PatchKind::Extend { term: None, ending } => {
                    extend(&mut ends, Day::END, effective, patch, ending, setting, trouble);
                }
                PatchKind::End { term: None, ending } => {
                    cut(&mut ends, Day::END, effective, patch, ending.as_ref(), setting, trouble);
                }
                _ => {}
            }
        }
    }
    Life { start, end: earliest(&ends) }
}

/// The life of a term, within its agreement's.
pub(super) fn term_life(
    id: TermId,
    term: &Term,
    agreement: Option<&Life>,
    amendments: &[Effective],
    setting: &Setting,
    trouble: &mut impl FnMut(AmendmentId, &Patch, Trouble),
) -> Life {
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
    let mut ends = bounds.ends;
    // `for D` counts from the start that holds, which an amendment or event may have moved.
    if bounds.starts.iter().any(|own| own.day < start.day) {
        ends = Bounds::of(&term.time, start.day, setting).ends;
    }
    let outer = match agreement {
        Some(life) if term.surviving.is_none() => Some(life.end),
        _ => None,
    };
    let outer_day = outer.map_or(Day::END, |mark| mark.day);
    for effective in amendments {
        for patch in &effective.patches {
            match &patch.kind {
                PatchKind::Extend { term: Some(of), ending } if *of == id => {
                    extend(&mut ends, outer_day, effective, patch, ending, setting, trouble);
                }
                PatchKind::End { term: Some(of), ending } if *of == id => {
                    cut(&mut ends, outer_day, effective, patch, ending.as_ref(), setting, trouble);
                }
                PatchKind::Change { term: of, .. } if *of == id => {
                    let ended = earliest(&ends).day.min(outer_day);
                    if ended < effective.day {
                        trouble(effective.id, patch, Trouble::Ended { ended });
                    }
                }
                _ => {}
            }
        }
    }
    ends.extend(outer);
    Life { start, end: earliest(&ends) }
}

fn earliest(ends: &[Mark]) -> Mark {
    ends.iter().copied().min_by_key(|mark| mark.day).unwrap_or(Mark::unsaid(Day::END))
}

/// Moves the dated end to a later day.
fn extend(
    ends: &mut Vec<Mark>,
    outer: Day,
    effective: &Effective,
    patch: &Patch,
    ending: &TimeSpan,
    setting: &Setting,
    trouble: &mut impl FnMut(AmendmentId, &Patch, Trouble),
) {
    let ended = earliest(ends).day.min(outer);
    if ended < effective.day.previous() {
        return trouble(effective.id, patch, Trouble::Ended { ended });
    }
    let Some(old) = ends.iter().filter(|mark| !mark.by_event).map(|mark| mark.day).min() else {
        return trouble(effective.id, patch, Trouble::NothingToExtend);
    };
    let new = match &ending.kind {
        TimeSpanKind::For(value) => super::value::duration(value, setting)
            .map_or(Day::END, |length| end_after(old.next(), &length, ending.span, setting)),
        _ => last_day(ending, setting),
    };
    if new <= old {
        return trouble(effective.id, patch, Trouble::NotLater { old });
    }
    ends.retain(|mark| mark.by_event);
    let by_event = ending.names_event();
    ends.push(Mark { day: new, span: Some(patch.span), by_event, amendment: Some(effective.id) });
}

/// Moves the end to an earlier day.
fn cut(
    ends: &mut Vec<Mark>,
    outer: Day,
    effective: &Effective,
    patch: &Patch,
    ending: Option<&TimeSpan>,
    setting: &Setting,
    trouble: &mut impl FnMut(AmendmentId, &Patch, Trouble),
) {
    let old = earliest(ends).day.min(outer);
    if old < effective.day {
        return trouble(effective.id, patch, Trouble::Ended { ended: old });
    }
    let eve = effective.day.previous();
    let new = ending.map_or(eve, |span| last_day(span, setting));
    if new < eve {
        return trouble(effective.id, patch, Trouble::BeforeEffect { end: new });
    }
    if new >= old {
        return trouble(effective.id, patch, Trouble::NotShorter { old });
    }
    let by_event = ending.is_some_and(TimeSpan::names_event);
    ends.push(Mark { day: new, span: Some(patch.span), by_event, amendment: Some(effective.id) });
}

fn last_day(span: &TimeSpan, setting: &Setting) -> Day {
    earliest(&Bounds::of(std::slice::from_ref(span), Day::BEGINNING, setting).ends).day
}
