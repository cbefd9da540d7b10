//! Values that a rule names and the things it binds in; what these values are together in some possible world, and on which days, out.

use crate::evaluate::all_worlds::judge::LOOK;
use crate::evaluate::all_worlds::reads::Reads;
use crate::evaluate::known::truth::{self, Reasons};
use crate::evaluate::known::value::Estimate;
use crate::evaluate::limits::effort::Effort;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::ir::{Rule, Value};
use crate::time::{Day, Days, Timeline};
use crate::world::Unknown;
use crate::world::possible::{Look, Reach, SomeDays, Walk};

/// Of more values than these nothing is told: they are another in each world.
const MOST_VALUES: usize = 12;

/// Which part of the steps of a short look there is for the values of one finding.
const PART: usize = 10;

/// So many worlds there must be steps for that it is worth to begin.
const FEWEST: usize = 8;

/// What is asked: what the values are that a rule names of the things bound, on some days.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a, 'f> {
    pub(crate) rule: &'a Rule,
    pub(crate) candidate: &'f Candidate,
    pub(crate) values: &'f [&'a Value],
    pub(crate) days: &'f Days,
    /// Whether, of these days, only those count in each world on which it breaks the rule.
    pub(crate) where_broken: bool,
}

/// What values are together: one list for each way they are found in some world, with its days; and what they hang on.
pub(crate) struct PossibleValues {
    pub(crate) ways: Vec<(Vec<Estimate>, Days)>,
    pub(crate) unknowns: Vec<Unknown>,
}

impl<'a> Frame<'a> {
    /// What the values are in some world; none where they hang on no unknown on these days, or are another in too many worlds.
    /// Afterwards the frame stands in any world.
    pub(crate) fn possible_values(&mut self, asked: Values<'a, '_>) -> Option<PossibleValues> {
        let row = asked.candidate.first();
        let hangs = self.over_all_worlds(|frame| {
            let reasons = |value: &&Value| {
                let values = frame.value(value, &mut row.clone());
                let told = values
                    .segments()
                    .filter(|(run, _)| !Days::from_runs([*run]).intersection(asked.days).is_empty());
                told.fold(Reasons::NONE, |all, (_, value)| all.with(value.reasons()))
            };
            asked.values.iter().map(reasons).fold(Reasons::NONE, Reasons::with)
        });
        let unknowns = self.unknowns_of(hangs);
        if unknowns.is_empty() {
            return None;
        }
        let world = self.context.world;
        let reads = Reads::of(self.context.ir, world, asked.rule);
        let things = self.things_seen(asked.rule, &reads, &mut row.clone());
        let most = Effort::default().first_steps() / PART;
        if things.len() > most / FEWEST {
            // Not even the first few worlds could be looked at.
            return None;
        }
        let breakpoints = self.breakpoints(&reads, &unknowns, &things);
        let look = LookAtValues { frame: self, asked, cost: LOOK + things.len(), known: Vec::new() };
        let reach = Reach { most, margin: 1, first: Day::FIRST, leaves_room: false };
        let (found, finished) = Walk::new(world, &breakpoints, look, reach).all();
        self.forget();
        finished.then(|| PossibleValues { ways: found.into_list(), unknowns })
    }
}

struct LookAtValues<'w, 'a> {
    frame: &'w mut Frame<'a>,
    asked: Values<'a, 'w>,
    /// How many steps a look is.
    cost: usize,
    /// What was found so far.
    known: Vec<Vec<Estimate>>,
}

impl Look for LookAtValues<'_, '_> {
    type Region = SomeDays<Vec<Estimate>>;

    fn set(&mut self, unknown: Unknown, day: Day) {
        self.frame.set(unknown, day);
    }

    fn look(&mut self, _: &[(Unknown, Day)]) -> SomeDays<Vec<Estimate>> {
        let Values { rule, candidate, values, days, where_broken } = self.asked;
        let row = candidate.first();
        let mut all = Timeline::constant(Vec::new());
        for value in values {
            let value = self.frame.value(value, &mut row.clone());
            all = all.zip_with(&value, |before, value| {
                let mut together = before.clone();
                together.push(without_reasons(value));
                together
            });
        }
        let found = if where_broken {
            let broken = truth::certain(&self.frame.ruling(rule, &mut row.clone()).broken);
            SomeDays::of(&all, &broken.intersection(days))
        } else {
            SomeDays::of(&all, days)
        };
        for together in found.things() {
            if !self.known.contains(together) {
                self.known.push(together.clone());
            }
        }
        found
    }

    fn cost(&self) -> usize {
        self.cost
    }

    fn is_stopped(&self) -> bool {
        self.known.len() > MOST_VALUES || self.frame.context.is_stopped()
    }

    fn forget_asked(&self, unknown: Unknown) {
        self.frame.assignment.forget_asked(unknown);
    }

    fn was_asked(&self, unknown: Unknown) -> bool {
        self.frame.assignment.was_asked(unknown)
    }
}

/// What is known, whyever no more is: reasons of two worlds are not those of one.
fn without_reasons(value: &Estimate) -> Estimate {
    match value {
        Estimate::Unknown(_) => Estimate::Unknown(Reasons::NONE),
        Estimate::Between { least, most, .. } => {
            Estimate::Between { least: least.clone(), most: most.clone(), reasons: Reasons::NONE }
        }
        known => known.clone(),
    }
}
