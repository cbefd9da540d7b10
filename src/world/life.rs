//! From when until when agreements and terms live, in one world, their amendments applied.

use super::bounds::{Bounds, end_after};
use super::effective::Effective;
use super::header::{agreement_start, earliest, header_ends};
use super::mark::{Life, Mark};
use super::renewals::Course;
use super::value::{Setting, duration};
use crate::ir::{Agreement, AmendmentId, Patch, PatchKind, Term, TermId, TimeSpan, TimeSpanKind};
use crate::source::Span;
use crate::time::Day;

/// Why a patch of an amendment cannot be applied to a life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PatchProblem {
    /// It had ended before the amendment took effect; `ended` is its last day and the words that say it.
    Ended { ended: Mark },
    /// Another patch of the same day ends it before that day.
    EndedThatDay { at: Span },
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

/// Two patches of a life that take effect on one day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rivals<'a> {
    pub(super) by: [AmendmentId; 2],
    pub(super) patches: [&'a Patch; 2],
    /// Whether they say different things.
    pub(super) differ: bool,
}

/// A life in one world, the patches that cannot be applied to it, and those that are of one day; `verify` reports these.
#[derive(Debug)]
pub(super) struct AmendedLife<'a> {
    pub(super) life: Life,
    pub(super) failed: Vec<FailedPatch<'a>>,
    pub(super) rivals: Vec<Rivals<'a>>,
    /// How renewals carried it on; none: it has no renewals.
    pub(super) course: Option<Course<'a>>,
    /// Of an agreement its last day, were there no ends by event; none: it has no other.
    pub(super) dated: Option<Day>,
    /// Of an agreement whether its header says a dated end: only such a one can be passed by a renewal, and none that `end agreement` sets.
    pub(super) has_end_to_pass: bool,
}

/// The life of an agreement. `course`: its renewals, before any is used.
pub(super) fn agreement_life<'a>(
    agreement: &Agreement,
    amendments: &[Effective<'a>],
    course: Option<Course<'a>>,
    setting: &Setting,
) -> AmendedLife<'a> {
    let start = agreement_start(agreement, setting);
    let own = header_ends(agreement, start.day, setting);
    let has_end_to_pass = own.iter().any(|mark| !mark.by_event);
    let mut ends = Ends { own, outer: None, course, setting };
    let (failed, rivals) = ends.amend(None, amendments);
    let dated = ends.own.iter().filter(|mark| !mark.by_event).map(|mark| mark.day).min();
    let course = ends.course.take();
    let first = course.as_ref().and_then(|course| course.passes.iter().find(|pass| pass.renewed));
    let renewed = first.map_or(Day::END, |pass| pass.past.next());
    let life = Life { start, end: ends.earliest(), renewed };
    AmendedLife { life, failed, rivals, course, dated, has_end_to_pass }
}

/// Where a term begins, and the ends its own words say.
pub(super) struct OwnBounds {
    pub(super) start: Mark,
    pub(super) ends: Vec<Mark>,
    /// Its own start and the day it comes before, where it comes too early by no event's doing.
    pub(super) early: Option<(Mark, Day)>,
}

/// The bounds that a term's own words set, within an agreement or amendment that begins on some day.
pub(super) fn own_bounds(
    term: &Term,
    agreement: Option<&Life>,
    amendments: &[Effective],
    setting: &Setting,
) -> OwnBounds {
    let base = term
        .amendment
        .and_then(|own| amendments.iter().find(|effective| effective.id == own))
        .map(|effective| Mark {
            amendment: Some(effective.id),
            by_event: effective.by_event,
            ..Mark::unsaid(effective.day)
        })
        .or_else(|| agreement.map(|life| life.start))
        .unwrap_or(Mark::unsaid(Day::BEGINNING));
    let bounds = Bounds::of(&term.time, base.day, setting);
    let own = bounds.latest_start().unwrap_or(base);
    let is_early = own.day < base.day;
    let by_event = own.by_event || base.by_event;
    // Of an amendment's term an earlier start counts from the amendment's; of another's only where an event puts it earlier. What is
    // cut is its beginning: a length of time counts from the day that is written.
    let start = if is_early && (by_event || term.amendment.is_some()) { base } else { own };
    let early = (is_early && !by_event).then_some((own, base.day));
    OwnBounds { start, ends: bounds.ends, early }
}

/// The life of a term of which the own bounds are known. `outer`: the end that its agreement's end is for it; none: none. `renewed` is
/// the first day that only a renewal of the agreement brings.
pub(super) fn term_life<'a>(
    id: TermId,
    own: OwnBounds,
    (outer, renewed): (Option<Mark>, Day),
    amendments: &[Effective<'a>],
    setting: &Setting,
) -> AmendedLife<'a> {
    let start = own.start;
    let mut ends = Ends { own: own.ends, outer, course: None, setting };
    let (failed, rivals) = ends.amend(Some(id), amendments);
    let end = ends.earliest();
    let life = Life { start, end, renewed };
    AmendedLife { life, failed, rivals, course: None, dated: None, has_end_to_pass: false }
}

/// The end that a patch sets, in one world.
#[derive(Debug, Clone, Copy)]
struct NewEnd {
    day: Day,
    by_event: bool,
    /// Whether it takes the place of the dated ends, as an extension does.
    replaces: bool,
    /// The end before.
    old: Day,
}

impl NewEnd {
    /// What two patches must have in common to say the same.
    fn key(&self) -> (bool, Day) {
        (self.replaces, self.day)
    }
}

/// A patch of a life that can be applied.
#[derive(Debug, Clone, Copy)]
struct Move<'a> {
    by: AmendmentId,
    patch: &'a Patch,
    new_end: NewEnd,
}

/// The ends of a life while amendments move them. Each end stands by itself, and the earliest holds.
struct Ends<'s, 'w> {
    /// Those that its own words and the amendments set.
    own: Vec<Mark>,
    /// The end of the agreement it is within. No patch of the term moves this.
    outer: Option<Mark>,
    /// The renewals that carry an agreement past its ends.
    course: Option<Course<'w>>,
    setting: &'s Setting<'s>,
}

impl Ends<'_, '_> {
    /// Applies what amendments do to a term (none: to the agreement itself), day by day. What cannot be applied is returned, and
    /// what contradicts another patch of its day.
    fn amend<'a>(
        &mut self,
        of: Option<TermId>,
        amendments: &[Effective<'a>],
    ) -> (Vec<FailedPatch<'a>>, Vec<Rivals<'a>>) {
        let (mut failed, mut rivals) = (Vec::new(), Vec::new());
        for of_one_day in amendments.chunk_by(|one, other| one.day == other.day) {
            if let Some(first) = of_one_day.first() {
                self.renew(Some(first.day));
            }
            self.amend_on_one_day(of, of_one_day, &mut failed, &mut rivals);
        }
        self.renew(None);
        (failed, rivals)
    }

    /// Lets renewals carry the agreement past each end that lies before the day before `before`; none: past all.
    fn renew(&mut self, before: Option<Day>) {
        if let Some(course) = &mut self.course {
            course.renew(&mut self.own, before, self.setting);
        }
    }

    /// The latest end that there could be without what amendments do from now on, however often it is renewed.
    fn end_so_far(&self) -> Mark {
        let Some(course) = &self.course else { return self.earliest() };
        let (mut course, mut own) = (course.clone().used_most(), self.own.clone());
        course.renew(&mut own, None, self.setting);
        earliest(own.iter().chain(&self.outer))
    }

    /// Applies the amendments of one day. Each new end is held against what was before that day, so that two patches that say the same
    /// are one, and of two that differ it makes no difference which is written first.
    fn amend_on_one_day<'a>(
        &mut self,
        of: Option<TermId>,
        of_one_day: &[Effective<'a>],
        failed: &mut Vec<FailedPatch<'a>>,
        rivals: &mut Vec<Rivals<'a>>,
    ) {
        let all = || {
            of_one_day
                .iter()
                .flat_map(|effective| effective.patches.iter().map(move |patch| (effective, *patch)))
        };
        let before = self.earliest().day;
        let mut moves: Vec<Move<'a>> = Vec::new();
        for (effective, patch) in all() {
            let new_end = match &patch.kind {
                PatchKind::Extend { term, ending } if *term == of => self.extended(effective, ending),
                PatchKind::End { term, ending } if *term == of => self.shortened(effective, ending.as_ref()),
                _ => continue,
            };
            match new_end {
                Ok(new_end) => moves.push(Move { by: effective.id, patch, new_end }),
                Err(problem) => failed.push(FailedPatch { by: effective.id, patch, problem }),
            }
        }
        if let Some((first, others)) = moves.split_first() {
            rivals.extend(others.iter().map(|other| Rivals {
                by: [first.by, other.by],
                patches: [first.patch, other.patch],
                differ: first.new_end.key() != other.new_end.key(),
            }));
        }
        let first_end = moves.iter().min_by_key(|one| one.new_end.key());
        if let Some(Move { by, patch, new_end }) = first_end {
            if let Some(course) = &mut self.course {
                match new_end.replaces {
                    true => course.extended(new_end.old, new_end.day, self.setting),
                    false if new_end.by_event => {}
                    false => course.ended(new_end.day),
                }
            }
            if new_end.replaces {
                self.own.retain(|mark| mark.by_event);
            }
            self.set(*by, patch.span, new_end.day, new_end.by_event);
        }
        let changes = all()
            .filter(|(_, patch)| matches!(&patch.kind, PatchKind::Change { term, .. } if Some(*term) == of));
        for (effective, patch) in changes {
            let Err(problem) = self.reaches(effective.day) else { continue };
            let problem = match first_end {
                Some(end) if before >= effective.day => PatchProblem::EndedThatDay { at: end.patch.span },
                _ => problem,
            };
            failed.push(FailedPatch { by: effective.id, patch, problem });
        }
    }

    /// Where an `extend` moves the dated end. Ends by event stay: that the date moves says nothing of the event.
    fn extended(&self, effective: &Effective, ending: &TimeSpan) -> Result<NewEnd, PatchProblem> {
        // What ended on the day before can still be extended, since no day is left out between.
        self.reaches(effective.day.previous())?;
        let dated = self.own.iter().filter(|mark| !mark.by_event).map(|mark| mark.day);
        let old = dated.min().ok_or(PatchProblem::NothingToExtend)?;
        let day = match &ending.kind {
            // A further length of time begins where the old end leaves off.
            TimeSpanKind::For(value) => duration(value, self.setting)
                .map_or(Day::END, |length| end_after(old.next(), &length, ending.span, self.setting)),
            _ => last_day(ending, self.setting),
        };
        if day <= old {
            return Err(PatchProblem::NotLater { old });
        }
        Ok(NewEnd { day, by_event: ending.names_event(), replaces: true, old })
    }

    /// Where an `end` puts the last day: without words for it, on the day before the amendment takes effect. An event that comes
    /// earlier cannot end it earlier than that.
    fn shortened(&self, effective: &Effective, ending: Option<&TimeSpan>) -> Result<NewEnd, PatchProblem> {
        // An agreement can be ended on a day to which only a renewal would bring it.
        let would_end = self.end_so_far();
        if would_end.day < effective.day {
            return Err(PatchProblem::Ended { ended: would_end });
        }
        let old = would_end.day;
        let eve = effective.day.previous();
        let by_event = ending.is_some_and(TimeSpan::names_event);
        let said = ending.map_or(eve, |span| last_day(span, self.setting));
        if said < eve && !by_event {
            return Err(PatchProblem::BeforeEffect { end: said });
        }
        let day = said.max(eve);
        if day >= old {
            return Err(PatchProblem::NotShorter { old });
        }
        Ok(NewEnd { day, by_event, replaces: false, old })
    }

    /// Refuses a patch where the life had ended before that day.
    fn reaches(&self, day: Day) -> Result<(), PatchProblem> {
        let ended = self.earliest();
        if ended.day < day { Err(PatchProblem::Ended { ended }) } else { Ok(()) }
    }

    /// Adds an end that a patch says.
    fn set(&mut self, by: AmendmentId, patch: Span, day: Day, by_event: bool) {
        self.own.push(Mark { day, span: Some(patch), by_event, amendment: Some(by) });
    }

    fn earliest(&self) -> Mark {
        earliest(self.own.iter().chain(&self.outer))
    }
}

fn last_day(span: &TimeSpan, setting: &Setting) -> Day {
    earliest(&Bounds::of(std::slice::from_ref(span), Day::BEGINNING, setting).ends).day
}
