//! A rule and what it binds in; the unknowns its verdict can hang on out, and the days around which each can change it.

use crate::evaluate::all_worlds::reads::Reads;
use crate::evaluate::known::truth;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::ir::{Count, Literal, Phrase, Rule, Sentence, ValueKind};
use crate::time::Duration;
use crate::world::possible::Breakpoints;
use crate::world::{Known, Thing, Unknown};

impl Frame<'_> {
    /// What the verdict on the things bound can hang on, as far as these unknowns go.
    pub(crate) fn breakpoints(&self, reads: &Reads, unknowns: &[Unknown], things: &[Thing]) -> Breakpoints {
        let lengths = self.lengths(reads, things);
        Breakpoints::of(self.context.world, unknowns, things, &reads.days, &lengths)
            .with_shifts(&reads.shifts)
    }

    /// The durations that the rule may add to a day.
    fn lengths(&self, reads: &Reads, things: &[Thing]) -> Vec<Duration> {
        if !reads.moves_days {
            // Durations that are only held against each other come near no day.
            return Vec::new();
        }
        let mut lengths = reads.durations.clone();
        for thing in things {
            let Thing::Term(term) = thing else { continue };
            for field in &reads.duration_fields {
                for (_, cell) in self.context.world.field(*term, *field, &self.assignment).segments() {
                    match &cell.known {
                        Known::Exactly(Literal::Duration(length)) => lengths.push(*length),
                        Known::Bounded { at_least, at_most } => {
                            for bound in [at_least, at_most].into_iter().flatten() {
                                if let Literal::Duration(length) = bound {
                                    lengths.push(*length);
                                }
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        if reads.distances {
            // The time between two days is counted in days, and months compare as the least and most days they can have.
            let counted: Vec<Duration> = lengths
                .iter()
                .flat_map(|length| [length.least_days(), length.most_days()])
                .flatten()
                .filter_map(|days| i64::try_from(days).ok())
                .map(Duration::of_days)
                .collect();
            lengths.extend(counted);
        }
        lengths.retain(|length| *length != Duration::ZERO && length.business_days == 0);
        let mut distinct: Vec<Duration> = Vec::new();
        for length in lengths {
            if !distinct.contains(&length) {
                distinct.push(length);
            }
        }
        distinct
    }

    /// The things whose days can make a difference: those bound, their agreements where the rule looks at them, and all that
    /// may match its inner phrases.
    pub(super) fn things_seen(&self, rule: &Rule, reads: &Reads, row: &mut Row) -> Vec<Thing> {
        let mut things = self.things_of_candidate(reads, row);
        let own = things.len();
        things.extend(self.things_seen_everywhere(rule, reads));
        if own < things.len() {
            things.sort_unstable();
            things.dedup();
        }
        things
    }

    /// Those of them that hang on what is bound.
    pub(super) fn things_of_candidate(&self, reads: &Reads, row: &mut Row) -> Vec<Thing> {
        let world = self.context.world;
        let bound: Vec<Thing> = row.things().collect();
        let mut things = bound.clone();
        let agreements: Vec<Thing> = bound
            .iter()
            .filter_map(|thing| match thing {
                Thing::Term(term) => world.agreement_of(*term).map(Thing::Agreement),
                agreement @ Thing::Agreement(_) => Some(*agreement),
                Thing::Party(_) => None,
            })
            .collect();
        if reads.agreements {
            things.extend(&agreements);
        }
        for phrase in &reads.agreement_phrases {
            for agreement in &agreements {
                let Thing::Agreement(id) = agreement else { continue };
                things.extend(
                    world.terms_of(*id).map(Thing::Term).filter(|thing| self.is_noun(*thing, phrase.noun)),
                );
            }
        }
        for (phrase, in_rule) in
            reads.phrases.iter().filter(|(phrase, in_rule)| !is_everywhere(phrase, *in_rule))
        {
            things.extend(self.things_of_phrase(phrase, *in_rule, row));
        }
        // How a mutual term is read makes no difference to its days.
        things.iter_mut().for_each(|thing| *thing = thing.stated());
        things.sort_unstable();
        things.dedup();
        things
    }

    /// The others: all that may match phrases that name nothing bound, found once for the rule.
    pub(super) fn things_seen_everywhere<'r>(&self, rule: &Rule, reads: &'r Reads) -> &'r [Thing] {
        reads.everywhere.get_or_init(|| self.find_things_everywhere(rule, reads))
    }

    fn find_things_everywhere(&self, rule: &Rule, reads: &Reads) -> Vec<Thing> {
        let world = self.context.world;
        let mut things = Vec::new();
        for (phrase, in_rule) in
            reads.phrases.iter().filter(|(phrase, in_rule)| is_everywhere(phrase, *in_rule))
        {
            things.extend(self.things_of_phrase(phrase, *in_rule, &mut Row::default()));
        }
        if let Sentence::There { count: Count::AtLeast(_) | Count::Exactly(_), .. } = rule.sentence
            && let Some(us) = self.context.ir.us
        {
            let ours = world
                .agreements()
                .iter()
                .filter(|id| world.parties_of(**id).any(|party| world.is_part_of(party, us)));
            things.extend(ours.map(|id| Thing::Agreement(*id)));
        }
        // How a mutual term is read makes no difference to its days.
        things.iter_mut().for_each(|thing| *thing = thing.stated());
        things.sort_unstable();
        things.dedup();
        things
    }

    /// The things that may match a phrase of the rule itself, or of a definition.
    fn things_of_phrase(&self, phrase: &Phrase, in_rule: bool, row: &mut Row) -> Vec<Thing> {
        if !in_rule {
            let things = self.context.world.index().things(phrase.noun).iter().copied();
            return things.filter(|thing| self.is_visible(*thing, phrase)).collect();
        }
        let mut things = self.candidates_in_any_world(phrase, row);
        things.retain(|thing| self.may_match(phrase, *thing, row));
        things
    }

    /// The things that may match a phrase in some world.
    pub(crate) fn candidates_in_any_world(&self, phrase: &Phrase, row: &mut Row) -> Vec<Thing> {
        if phrase.slots.iter().all(|slot| slot.value.is_steady()) {
            self.candidates(phrase, row).to_vec()
        } else {
            self.context.world.index().things(phrase.noun).to_vec()
        }
    }

    /// Whether the thing may match the phrase in some world. What is the same in every world is asked in this one.
    fn may_match(&self, phrase: &Phrase, thing: Thing, row: &mut Row) -> bool {
        if !self.is_visible(thing, phrase) {
            return false;
        }
        if !self.context.world.depends(thing).is_empty() {
            return true;
        }
        let steady = phrase.slots.iter().filter(|slot| slot.value.is_steady());
        let fits = steady.fold(truth::ALWAYS, |fits, slot| truth::and(fits, self.slot(slot, thing, row)));
        fits != truth::NEVER
    }
}

/// Whether the same things may match a phrase whatever is bound around it: its prepositions name nothing bound.
fn is_everywhere(phrase: &Phrase, in_rule: bool) -> bool {
    !in_rule || phrase.slots.iter().all(|slot| matches!(slot.value.kind, ValueKind::Literal(_)))
}
