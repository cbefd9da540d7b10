//! What is seen of one term, world by world, in; what is wrong with it out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::failed_patches::FailedPatches;
use super::tails::Tails;
use crate::diagnostic::Problems;
use crate::ir::{AmendmentId, FieldId, TermId};
use crate::source::Span;
use crate::time::{Day, Days};
use crate::world::field::Layer;
use crate::world::{Assignment, Mark, Thing, World, problem};

/// How many pairs of statements that differ are told of one term.
const CLASHES: usize = 100;

/// What was seen of one term over the worlds looked at.
pub(super) struct TermFindings {
    pub(super) worlds: usize,
    pub(super) lives: bool,
    pub(super) failed_patches: FailedPatches,
    /// Its own start, where that comes before the day on which it can start.
    pub(super) early_start: Option<(Mark, Day)>,
    pub(super) tails: Tails,
    /// Statements with time words that hold on some day of the life in some world.
    pub(super) effective: Vec<Span>,
    /// Statements that differ on the same days.
    clashes: Vec<Clash>,
    /// What an amendment's change leaves unsaid.
    unsaid: Option<Unsaid>,
    /// Changes of one field that take effect on one day, and where each pair of them is in the list.
    same_days: Vec<SameDay>,
    same_days_at: FxHashMap<PairOfField, usize>,
    /// Amendments of which the later one was signed first.
    inverted: Vec<PairOfField>,
    known_inverted: FxHashSet<PairOfField>,
}

/// Two statements that differ on the same days in some world.
struct Clash {
    pair: PairOfField,
    days: Days,
    /// Whether the days are others in another world.
    vary: bool,
    /// In how many worlds they clash.
    worlds: usize,
}

/// Days that were said before an amendment and that its change leaves unsaid.
struct Unsaid {
    /// The place of the field.
    field: usize,
    change: Span,
    by: Option<AmendmentId>,
    days: Days,
    /// Whether the days are others in another world.
    vary: bool,
}

/// Two changes of one field that take effect on one day in some world.
struct SameDay {
    pair: PairOfField,
    by: [AmendmentId; 2],
    /// Whether there are worlds in which they differ …
    differ: bool,
    /// … and worlds in which they say the same.
    agree: bool,
}

/// Two statements of one field.
type PairOfField = (FieldId, Span, Span);

impl TermFindings {
    pub(super) fn new() -> TermFindings {
        TermFindings {
            worlds: 0,
            lives: false,
            failed_patches: FailedPatches::default(),
            early_start: None,
            tails: Tails::default(),
            effective: Vec::new(),
            clashes: Vec::new(),
            unsaid: None,
            same_days: Vec::new(),
            same_days_at: FxHashMap::default(),
            inverted: Vec::new(),
            known_inverted: FxHashSet::default(),
        }
    }

    pub(super) fn clash(&mut self, pair: PairOfField, days: Days) {
        if let Some(known) = self.clashes.iter_mut().find(|known| known.pair == pair) {
            known.vary |= known.days != days;
            known.worlds += 1;
        } else if self.clashes.len() < CLASHES {
            self.clashes.push(Clash { pair, days, vary: false, worlds: 1 });
        }
    }

    /// Notes the days that a change of a field leaves unsaid; those of the first change that does.
    pub(super) fn note_unsaid(&mut self, field: usize, change: Span, by: Option<AmendmentId>, days: Days) {
        match &mut self.unsaid {
            Some(known) if known.change == change => known.vary |= known.days != days,
            Some(_) => {}
            None => self.unsaid = Some(Unsaid { field, change, by, days, vary: false }),
        }
    }

    /// Notes two layers of one day, and whether they differ.
    pub(super) fn note_one_day(&mut self, layers: [&Layer; 2], by: [AmendmentId; 2], differ: bool) {
        let Some(pair) = pair_of(layers) else { return };
        let place = *self.same_days_at.entry(pair).or_insert(self.same_days.len());
        match self.same_days.get_mut(place) {
            Some(known) => (known.differ, known.agree) = (known.differ || differ, known.agree || !differ),
            None => self.same_days.push(SameDay { pair, by, differ, agree: !differ }),
        }
    }

    /// Notes two layers of which the later one was signed first, once.
    pub(super) fn note_inverted(&mut self, earlier: &Layer, later: &Layer) {
        let pair = pair_of([earlier, later]);
        self.inverted.extend(pair.filter(|pair| self.known_inverted.insert(*pair)));
    }

    /// Reports what is wrong. `all`: every world was looked at; `lives`: it may live in one of them.
    pub(super) fn report(
        &self,
        world: &World,
        id: TermId,
        fields: &[FieldId],
        (all, lives): (bool, bool),
        assignment: &mut Assignment,
        problems: &mut Problems,
    ) {
        let ir = world.ir();
        let term = ir.term(id);
        if !lives {
            problems.push(problem::term_never_lives(ir, term));
        }
        self.failed_patches.report(world, Thing::Term(id), all, assignment, problems);
        if let Some((own, base)) = self.early_start {
            problems.push(problem::early_start(ir, term, &own, base));
        }
        if all {
            self.tails.report(world, id, term, problems);
        }
        let when = |days: &Days, vary: bool| {
            if vary {
                format!("on days that hang on {}", problem::unknown_names(world, Thing::Term(id)))
            } else {
                problem::days_in_words(days)
            }
        };
        for Clash { pair: (field, a, b), days, vary, worlds } in &self.clashes {
            let always = all && *worlds == self.worlds;
            let field = problem::field_name(ir, *field);
            let mut when = when(days, *vary);
            if !always && !vary {
                when.push_str(" if events fall so");
            }
            problems.push(problem::overlap(term, field, *a, *b, &when, always));
        }
        let mut may_differ = Vec::new();
        let mut told: FxHashSet<Span> = FxHashSet::default();
        for SameDay { pair, by, agree, .. } in self.same_days.iter().filter(|same| same.differ) {
            if all && !agree && world.are_always_of_one_day(Thing::Term(id), *by, assignment) {
                let (field, a, b) = *pair;
                // Each change is told once, with the nearest one before it.
                if told.insert(b) {
                    problems.push(problem::same_day(term, problem::field_name(ir, field), a, b, None));
                }
            } else {
                may_differ.push(*pair);
            }
        }
        for ((field, a, b), others) in first_of_each(&may_differ) {
            problems.push(problem::same_day(term, problem::field_name(ir, field), a, b, Some(others)));
        }
        for ((field, a, b), others) in first_of_each(&self.inverted) {
            problems.push(problem::inverted(term, problem::field_name(ir, field), a, b, others));
        }
        if let Some(Unsaid { field, change, by, days, vary }) = &self.unsaid
            && let Some(field) = fields.get(*field)
        {
            problems.push(problem::unsaid(ir, term, *field, *change, *by, &when(days, *vary)));
        }
        let effective = (all && self.lives).then_some(self.effective.as_slice());
        world.verify_statements(id, term, effective, problems);
    }
}

/// The first pair of each field, and how many there are besides: among many amendments that hang on events most pairs can fall on one
/// day, or the other way round.
fn first_of_each(pairs: &[PairOfField]) -> Vec<(PairOfField, usize)> {
    let mut firsts: Vec<(PairOfField, usize)> = Vec::new();
    let mut places: FxHashMap<FieldId, usize> = FxHashMap::default();
    for pair in pairs {
        let place = *places.entry(pair.0).or_insert(firsts.len());
        match firsts.get_mut(place) {
            Some((_, others)) => *others += 1,
            None => firsts.push((*pair, 0)),
        }
    }
    firsts
}

/// The field of two layers and where they say it.
fn pair_of([earlier, later]: [&Layer; 2]) -> Option<PairOfField> {
    let (a, b) = (earlier.statements.first()?, later.statements.first()?);
    Some((a.field, a.span, b.span))
}
