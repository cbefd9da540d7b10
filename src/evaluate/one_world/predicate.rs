//! What a subject must or must not, asked day by day: a predicate and the subject in, its truth over time out.

use crate::evaluate::known::compare;
use crate::evaluate::known::truth::{self, Truth, Truths};
use crate::evaluate::known::value::Estimate;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::ir::{PredicateKind, Relation};
use crate::world::Thing;

impl Frame<'_> {
    /// When the predicate holds of the subject. Predicates that judge a thing as a whole are asked in `whole`.
    pub(crate) fn predicate(&self, predicate: &PredicateKind, subject: Thing, row: &mut Row) -> Truths {
        match predicate {
            PredicateKind::Be { adjectives, any } => {
                let mut all = if *any { truth::NEVER } else { truth::ALWAYS };
                for (adjective, span) in adjectives {
                    let is = self.adjective(subject, *adjective);
                    self.observe(*span, row, &is);
                    all = if *any { truth::or(all, is) } else { truth::and(all, is) };
                }
                all
            }
            PredicateKind::HaveField(field) => self.has(field, row),
            PredicateKind::HaveCompared { field, relation, limit } => {
                self.compare(field, *relation, limit, row)
            }
            PredicateKind::HaveOneOf { field, options } => {
                let parts =
                    options.iter().map(|option| self.compare(field, Relation::Equal, option, row)).collect();
                truth::any(parts)
            }
            PredicateKind::HaveIncluding { field, values } => {
                let set = self.value(field, row);
                values.iter().fold(truth::ALWAYS, |all, value| {
                    let member = self.value(value, row);
                    let has = set.zip_with(&member, |set, member| match (set, member) {
                        (Estimate::Exactly(set), Estimate::Exactly(member)) => {
                            compare::includes(set, member).into()
                        }
                        (Estimate::Absent, _) | (_, Estimate::Absent) => Truth::False,
                        _ => Truth::Unknown(set.reasons().with(member.reasons())),
                    });
                    truth::and(all, has)
                })
            }
            PredicateKind::HaveTerm(phrase) => self.subject_has(subject, phrase, row),
            PredicateKind::End | PredicateKind::Bound { .. } | PredicateKind::Last { .. } => truth::ALWAYS,
        }
    }
}
