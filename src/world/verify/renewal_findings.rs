//! The renewals of an agreement, world by world, in; those that cannot be meant as they are written, out.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Problems};
use crate::ir::{
    AgreementId, FieldId, KindId, Literal, PatchKind, Stated, Statement, Term, TermId, Value, ValueKind,
};
use crate::time::Duration;
use crate::world::World;
use crate::world::life::AmendedLife;
use crate::world::renewals::{Fault, problem};

/// What was seen of the renewals of one agreement over the worlds looked at.
#[derive(Debug, Default)]
pub(super) struct RenewalFindings {
    /// Whether it has an end in some world that a renewal could pass.
    has_end: bool,
    /// Those that may carry it past an end in some world.
    acting: FxHashSet<TermId>,
    faults: Vec<Fault>,
}

impl RenewalFindings {
    /// Notes what cannot be meant in one more world.
    pub(super) fn note_world(&mut self, amended: &AmendedLife) {
        self.has_end |= amended.has_end_to_pass;
        let passes = amended.course.iter().flat_map(|course| &course.passes);
        self.acting.extend(passes.map(|pass| pass.renewal));
        for fault in amended.course.iter().flat_map(|course| &course.faults) {
            let is_known = self.faults.iter().any(|known| match (known, fault) {
                // Of two renewals one end is told.
                (Fault::Rivals { renewals: known, .. }, Fault::Rivals { renewals, .. }) => known == renewals,
                _ => known == fault,
            });
            if !is_known {
                self.faults.push(*fault);
            }
        }
    }

    /// Reports what cannot be meant in some world, and where `all` were looked at what does nothing in any.
    pub(super) fn report(&self, world: &World, id: AgreementId, all: bool, problems: &mut Problems) {
        let ir = world.ir();
        if all && self.has_end && self.faults.is_empty() && !world.is_ended_by_amendments(id) {
            let idle = world.renewals_of(id).iter().filter(|renewal| !self.acting.contains(renewal));
            problems.extend(idle.map(|renewal| problem::never_acts(ir.agreement(id), ir.term(*renewal))));
        }
        if !self.has_end {
            let renewals = world.renewals_of(id).iter();
            problems.extend(
                renewals.map(|renewal| problem::without_end(ir, ir.agreement(id), ir.term(*renewal))),
            );
        }
        for fault in &self.faults {
            problems.push(match fault {
                Fault::BothWays { renewal } => problem::both_ways(ir.term(*renewal)),
                Fault::Rivals { renewals: [one, other], past } => {
                    problem::rivals([ir.term(*one), ir.term(*other)], *past)
                }
                Fault::NoPeriod { renewal } => problem::no_period(ir.agreement(id), ir.term(*renewal)),
            });
        }
    }
}

impl World {
    /// Whether an amendment ends an agreement, or something of it, so that no words of its own need have kept a renewal from acting.
    fn is_ended_by_amendments(&self, id: AgreementId) -> bool {
        let known = self.known_amendments(id).iter();
        let mut patches = known.flat_map(|amendment| &self.ir.amendment(*amendment).patches);
        patches.any(|patch| matches!(patch.kind, PatchKind::End { .. }))
    }

    /// Reports what is wrong with the words of a renewal term, whatever the world.
    pub(super) fn verify_renewal(&self, id: TermId, problems: &mut Problems) {
        let term = self.ir.term(id);
        if !self.ir.kind(term.kind).lineage.contains(&KindId::RENEWAL) {
            return;
        }
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let all = || term.statements.iter().chain(self.changes(id, known));
        for statement in all() {
            let is_way = [FieldId::AUTOMATIC, FieldId::OPTION].contains(&statement.field);
            if is_way && matches!(&*statement.stated, Stated::Blank | Stated::Redacted) {
                problems.push(problem::open_way(&self.ir, term, statement));
            }
        }
        let Some(agreement) = term.agreement else { return };
        if !self.renewals_of(agreement).contains(&id) {
            return;
        }
        problems.extend(all().filter_map(|statement| cannot_be_counted(term, statement)));
        let notices = || all().filter(|statement| statement.field == FieldId::NOTICE);
        problems.extend(notices().filter_map(|notice| problem::bound_as_notice(term, notice)));
        for window in all().filter(|statement| statement.field == FieldId::WINDOW) {
            let too_late = |notice: &&Statement| {
                let pair = exactly(&window.stated).zip(exactly(&notice.stated));
                pair.is_some_and(|(window, notice)| {
                    window.compare(&notice).certain() == Some(std::cmp::Ordering::Less)
                })
            };
            problems.extend(
                notices().find(too_late).map(|notice| problem::window_too_late(term, window, notice)),
            );
        }
    }
}

/// A period or a number of times that is none, or can be none even at most.
fn cannot_be_counted(term: &Term, statement: &Statement) -> Option<Diagnostic> {
    let (Stated::Exactly(most) | Stated::AtMost(most) | Stated::Between(_, most)) = &*statement.stated else {
        return None;
    };
    match &most.kind {
        ValueKind::Literal(Literal::Duration(period)) if statement.field == FieldId::PERIOD => {
            period.most_days().is_some_and(|most| most <= 0).then(|| problem::no_length(term, statement))
        }
        ValueKind::Literal(Literal::Number(times)) if statement.field == FieldId::TIMES => {
            let is_counted =
                times.as_decimal().is_some_and(|times| times.is_integer() && !times.is_sign_negative());
            (!is_counted).then(|| problem::no_times(term, statement))
        }
        _ => None,
    }
}

/// The span of time that is written out.
fn exactly(stated: &Stated) -> Option<Duration> {
    match stated {
        Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Duration(duration)), .. }) => {
            Some(*duration)
        }
        _ => None,
    }
}
