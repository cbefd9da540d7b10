//! Required fields: each must be stated on every day of the term's life.

use super::{Assignment, Life, Origin, Thing, World, problem};
use crate::diagnostic::Problems;
use crate::ir::{Term, TermId};
use crate::time::{Day, Days};

impl World {
    /// The days of a term's life but for those that only a renewal brings.
    fn days_without_renewal(&self, id: TermId, assignment: &Assignment) -> Days {
        let life = self.life(Thing::Term(id), assignment);
        match self.span_of_life(Thing::Term(id), assignment) {
            Some(Life { renewed, .. }) if renewed != Day::END => {
                life.difference(&Days::run(renewed, Day::END))
            }
            _ => life.into_owned(),
        }
    }

    /// Reports each required field that is missing on a day of the life, with the days of the first world that misses it.
    pub(super) fn verify_required(
        &self,
        id: TermId,
        term: &Term,
        assignment: &mut Assignment,
        problems: &mut Problems,
    ) {
        let kind = self.ir.kind(term.kind);
        let required = kind.fields.iter().copied().filter(|field| self.ir.field(*field).is_required());
        for field in required {
            // One untimed statement of the term itself speaks for every day.
            let mut stated = term.statements.iter().filter(|statement| statement.field == field);
            if stated.any(|statement| statement.time.is_empty()) {
                continue;
            }
            // The days of the first world that misses it; where another misses others, none are told.
            let mut missing: Option<(Days, bool)> = None;
            let mut varies = false;
            self.each_world(Thing::Term(id), assignment, |assignment| {
                if varies {
                    return;
                }
                let life = self.days_without_renewal(id, assignment);
                let absent = self
                    .field(id, field, assignment)
                    .days_where(|cell| cell.origin == Origin::Absent)
                    .intersection(&life);
                let whole_life = absent == life;
                match &missing {
                    Some((days, _)) => varies = *days != absent,
                    None => missing = (!absent.is_empty()).then_some((absent, whole_life)),
                }
            });
            if let Some((days, whole_life)) = missing {
                let when = match (varies, whole_life) {
                    (true, _) => {
                        format!(" on days that hang on {}", problem::unknown_names(self, Thing::Term(id)))
                    }
                    (false, true) => String::new(),
                    (false, false) => format!(" {}", problem::days_in_words(&days)),
                };
                problems.push(problem::missing(&self.ir, term, field, &when));
            }
        }
    }
}
