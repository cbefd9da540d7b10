//! A rule in; what its verdict can hang on out: the unknowns, days and durations it names, and the things it looks at besides
//! those it binds.

use std::sync::OnceLock;

use crate::evaluate::all_worlds::slices::Seen;
use crate::evaluate::one_world::shared::Shared;
use crate::ir::visit::{self, Visit};
use crate::ir::{
    Adjective, AdjectiveId, ComputedId, Condition, ConditionKind, Count, ExtremeWord, FieldId, FieldType, Ir,
    Literal, Operator, Part, Phrase, Predicate, PredicateKind, Rule, Sentence, TimeSpan, TimeSpanKind, Value,
    ValueKind,
};
use crate::time::{Day, Duration};
use crate::world::possible::{Shift, moved};
use crate::world::{Thing, Unknown, World};

/// What a rule's verdict can hang on.
#[derive(Debug, Default)]
pub(crate) struct Reads<'a> {
    /// Unknowns it names whose day is not certain, sorted.
    pub(crate) unknowns: Vec<Unknown>,
    /// Days it names: the first of each period, and the day after its last.
    pub(crate) days: Vec<Day>,
    /// Durations it names, but for those that are added to a day it names.
    pub(crate) durations: Vec<Duration>,
    /// What it adds to the days of unknowns it names.
    pub(crate) shifts: Vec<(Unknown, Shift)>,
    /// Whether it adds durations to other days, or holds the time between two days against them.
    pub(crate) moves_days: bool,
    /// Fields of durations it may add to days.
    pub(crate) duration_fields: Vec<FieldId>,
    /// The phrases inside its conditions and values: it looks at all that may match them. With each, whether it stands in the
    /// rule itself, so that its variables are those of the rule, or in a definition.
    pub(crate) phrases: Vec<(&'a Phrase, bool)>,
    /// The phrases asked of the terms of a bound agreement only.
    pub(crate) agreement_phrases: Vec<&'a Phrase>,
    /// Whether it looks at the agreements of the terms it binds.
    pub(crate) agreements: bool,
    /// Whether it subtracts days, and so counts the days of months.
    pub(crate) distances: bool,
    /// Whether it takes one day from another, so that what it compares may move at more than one speed with an event.
    pub(crate) times_between_days: bool,
    /// Whether it asks more of its things than whether they live on the day at hand, and what they say on it: when they begin or
    /// end, how long they last, whether they ever live together.
    pub(crate) looks_beyond_the_day: bool,
    /// The things it looks at whatever it binds, once they were asked for …
    pub(super) everywhere: OnceLock<Vec<Thing>>,
    /// … and their moments, as far as some unknowns go.
    pub(super) seen_everywhere: Shared<Vec<Unknown>, Option<Seen>>,
    /// Definitions already looked into.
    seen: Vec<Definition>,
}

#[derive(Debug, PartialEq, Eq)]
enum Definition {
    Adjective(AdjectiveId),
    Computed(ComputedId),
}

/// Looks through a rule.
struct Reader<'ir, 'w> {
    ir: &'ir Ir,
    world: &'w World,
    reads: Reads<'ir>,
    /// How many definitions deep.
    depth: u32,
}

impl<'ir> Reads<'ir> {
    /// Looks through a rule, its policy's time and the definitions they use.
    pub(crate) fn of(ir: &'ir Ir, world: &World, rule: &'ir Rule) -> Reads<'ir> {
        let mut reader = Reader { ir, world, reads: Reads::default(), depth: 0 };
        reader.visit_rule(rule);
        ir.policy(rule.policy).time.iter().for_each(|time| reader.visit_time(time));
        if let Sentence::There { count, binders, .. } = &rule.sentence
            && *count != Count::No
        {
            // What is counted is not bound: any thing may be one of it.
            reader.reads.phrases.extend(binders.iter().map(|binder| (binder, true)));
        }
        let mut reads = reader.reads;
        reads.unknowns.sort_unstable();
        reads.unknowns.dedup();
        reads.days.sort_unstable();
        reads.days.dedup();
        reads
    }
}

impl<'ir> Reader<'ir, '_> {
    /// A phrase of which any thing may match.
    fn any(&mut self, phrase: &'ir Phrase) {
        self.reads.phrases.push((phrase, self.depth == 0));
    }

    /// Whether a value is a day, as far as it shows.
    fn is_day(&self, value: &Value) -> bool {
        match &value.kind {
            ValueKind::Event(_) | ValueKind::Literal(Literal::Date(_)) => true,
            ValueKind::Part { part, .. } => matches!(part, Part::Start | Part::End | Part::Signed),
            ValueKind::Field { field, .. } => self.ir.field(*field).ty == FieldType::Date,
            ValueKind::Computed { computed, .. } => {
                !self.ir.is_never_negative(&self.ir.computed(*computed).value)
            }
            ValueKind::Arithmetic { left, .. } => self.is_day(left),
            ValueKind::Extreme { word, .. } => matches!(word, ExtremeWord::Earlier | ExtremeWord::Later),
            _ => false,
        }
    }

    /// A day that is named, a literal or an event, with a duration added that is written out: only the sum is held against anything.
    fn named_day_moved(&mut self, operator: Operator, left: &'ir Value, right: &'ir Value) -> bool {
        let minus = operator == Operator::Subtract;
        let (of, by) = match (&left.kind, &right.kind) {
            (_, ValueKind::Literal(Literal::Duration(by))) if minus || operator == Operator::Add => {
                (left, by)
            }
            (ValueKind::Literal(Literal::Duration(by)), _) if operator == Operator::Add => (right, by),
            _ => return false,
        };
        if by.business_days != 0 {
            return false;
        }
        match &of.kind {
            ValueKind::Literal(Literal::Date(period)) => {
                let month_end = self.world.month_end();
                let (first, last) =
                    (moved(period.first, by, minus, month_end), moved(period.last, by, minus, month_end));
                self.reads.days.extend([first, last.next()]);
                true
            }
            ValueKind::Event(event) => {
                let unknown = self.world.unknown(*event);
                if self.world.domain(unknown).fixed().is_some() {
                    return false;
                }
                self.reads.unknowns.push(unknown);
                let shift = Shift::default().then(*by, minus);
                self.reads.shifts.push((unknown, shift.then(Duration::of_days(1), false)));
                self.reads.shifts.push((unknown, shift));
                true
            }
            _ => false,
        }
    }

    /// Goes into a definition, once.
    fn enter(&mut self, definition: Definition, read: impl FnOnce(&mut Self)) {
        if !self.reads.seen.contains(&definition) {
            self.reads.seen.push(definition);
            self.depth += 1;
            read(self);
            self.depth -= 1;
        }
    }
}

impl<'ir> Visit<'ir> for Reader<'ir, '_> {
    fn visit_adjective(&mut self, adjective: &'ir Adjective) {
        if let Adjective::Defined(id) = adjective {
            let definition = self.ir.adjective(*id);
            self.enter(Definition::Adjective(*id), |reader| {
                reader.visit_phrase(&definition.of);
                reader.visit_condition(&definition.condition);
            });
        }
    }

    fn visit_predicate(&mut self, predicate: &'ir Predicate) {
        if let PredicateKind::HaveTerm(phrase) = &predicate.kind {
            self.reads.agreement_phrases.push(phrase);
        }
        self.reads.looks_beyond_the_day |= predicate.kind.judges_life();
        self.reads.moves_days |= matches!(predicate.kind, PredicateKind::Last { .. });
        visit::walk_predicate(self, predicate);
    }

    fn visit_condition(&mut self, condition: &'ir Condition) {
        match &condition.kind {
            ConditionKind::AgreementHas { phrase, .. } => {
                self.reads.agreements = true;
                // A path such as `its agreement` reaches the agreement of what is bound.
                self.reads.agreement_phrases.push(phrase);
            }
            ConditionKind::Some(phrase) => self.any(phrase),
            ConditionKind::Within { .. } => self.reads.moves_days = true,
            ConditionKind::LivesOverlap { .. } => self.reads.looks_beyond_the_day = true,
            _ => {}
        }
        visit::walk_condition(self, condition);
    }

    fn visit_value(&mut self, value: &'ir Value) {
        match &value.kind {
            ValueKind::Literal(Literal::Date(period)) => {
                self.reads.days.extend([period.first, period.last.next()]);
            }
            ValueKind::Literal(Literal::Duration(duration)) => self.reads.durations.push(*duration),
            ValueKind::Event(event) => {
                let unknown = self.world.unknown(*event);
                match self.world.domain(unknown).fixed() {
                    Some(day) => self.reads.days.extend([day, day.next()]),
                    None => self.reads.unknowns.push(unknown),
                }
            }
            ValueKind::Field { field, .. } if self.ir.field(*field).ty == FieldType::Duration => {
                self.reads.duration_fields.push(*field);
            }
            ValueKind::Part { part, .. } => {
                self.reads.agreements |= *part == Part::Agreement;
                self.reads.looks_beyond_the_day |= matches!(part, Part::Start | Part::End);
            }
            ValueKind::Computed { computed, .. } => {
                let definition = self.ir.computed(*computed);
                self.enter(Definition::Computed(*computed), |reader| reader.visit_value(&definition.value));
            }
            ValueKind::Arithmetic { operator, left, right } => {
                if self.named_day_moved(*operator, left, right) {
                    return;
                }
                if *operator == Operator::Subtract {
                    self.reads.distances = true;
                    self.reads.times_between_days |= self.is_day(right);
                }
                self.reads.moves_days = true;
            }
            ValueKind::Aggregate { over, .. } => self.any(over),
            _ => {}
        }
        visit::walk_value(self, value);
    }

    fn visit_time(&mut self, time: &'ir TimeSpan) {
        self.reads.moves_days |= matches!(time.kind, TimeSpanKind::Within { .. });
        visit::walk_time(self, time);
    }
}
