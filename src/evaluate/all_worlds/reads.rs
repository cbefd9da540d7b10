//! A rule in; what its verdict can hang on out: the events, days and durations it names, and the things it looks at besides
//! those it binds.

use crate::ir::{
    Adjective, AggregateWord, Condition, ConditionKind, EventId, FieldId, Ir, Literal, Operator, Part,
    Phrase, PredicateKind, Rule, Sentence, TimeSpan, TimeSpanKind, Value, ValueKind,
};
use crate::time::{Day, Duration};
use crate::world::World;

/// What a rule's verdict can hang on.
#[derive(Debug, Default)]
pub(crate) struct Profile<'a> {
    /// Events it names whose day is not certain, sorted.
    pub(crate) events: Vec<EventId>,
    /// Days it names: the first of each period, and the day after its last.
    pub(crate) days: Vec<Day>,
    /// Durations it names.
    pub(crate) durations: Vec<Duration>,
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
    /// Definitions already looked into.
    seen: Vec<Definition>,
}

#[derive(Debug, PartialEq, Eq)]
enum Definition {
    Adjective(crate::ir::AdjectiveId),
    Computed(crate::ir::ComputedId),
}

/// Walks a rule.
struct Walk<'a, 'w> {
    ir: &'a Ir,
    world: &'w World,
    profile: Profile<'a>,
    /// How many definitions deep.
    depth: u32,
}

impl<'a> Profile<'a> {
    /// Looks through a rule, its policy's time and the definitions they use.
    pub(crate) fn of(ir: &'a Ir, world: &World, rule: &'a Rule) -> Profile<'a> {
        let mut walk = Walk { ir, world, profile: Profile::default(), depth: 0 };
        walk.times(&rule.time);
        if let Some(policy) = ir.policies.get(rule.policy.index()) {
            walk.times(&policy.time);
        }
        rule.unless.iter().for_each(|condition| walk.condition(condition));
        match &rule.sentence {
            Sentence::Every { subject, predicate, .. } => {
                walk.phrase(subject);
                walk.predicate(&predicate.kind);
            }
            Sentence::There { count: crate::ir::Count::No, binders, filter } => {
                binders.iter().for_each(|binder| walk.phrase(binder));
                filter.iter().for_each(|filter| walk.condition(filter));
            }
            Sentence::There { binders, filter, .. } => {
                binders.iter().for_each(|binder| walk.inner(binder));
                filter.iter().for_each(|filter| walk.condition(filter));
            }
            Sentence::ForEach { binders, filter, require } => {
                binders.iter().for_each(|binder| walk.phrase(binder));
                filter.iter().for_each(|filter| walk.condition(filter));
                walk.condition(require);
            }
        }
        let mut profile = walk.profile;
        profile.events.sort_unstable();
        profile.events.dedup();
        profile.days.sort_unstable();
        profile.days.dedup();
        profile
    }
}

impl<'a> Walk<'a, '_> {
    /// A phrase whose thing is bound by the rule.
    fn phrase(&mut self, phrase: &'a Phrase) {
        for (adjective, _) in &phrase.adjectives {
            self.adjective(*adjective);
        }
        for slot in &phrase.slots {
            self.value(&slot.value);
        }
        phrase.filter.iter().for_each(|filter| self.condition(filter));
    }

    /// A phrase of which any thing may match.
    fn inner(&mut self, phrase: &'a Phrase) {
        self.profile.phrases.push((phrase, self.depth == 0));
        self.phrase(phrase);
    }

    fn adjective(&mut self, adjective: Adjective) {
        let Adjective::Defined(id) = adjective else { return };
        if self.enter(Definition::Adjective(id))
            && let Some(definition) = self.ir.adjectives.get(id.index())
        {
            self.depth += 1;
            self.phrase(&definition.of);
            self.condition(&definition.condition);
            self.depth -= 1;
        }
    }

    fn enter(&mut self, definition: Definition) -> bool {
        let new = !self.profile.seen.contains(&definition);
        if new {
            self.profile.seen.push(definition);
        }
        new
    }

    fn times(&mut self, spans: &'a [TimeSpan]) {
        for span in spans {
            match &span.kind {
                TimeSpanKind::From(value)
                | TimeSpanKind::After(value)
                | TimeSpanKind::Before(value)
                | TimeSpanKind::Until(value)
                | TimeSpanKind::Through(value)
                | TimeSpanKind::In(value)
                | TimeSpanKind::For(value) => self.value(value),
                TimeSpanKind::Between(first, second)
                | TimeSpanKind::Within { duration: first, of: second } => {
                    self.value(first);
                    self.value(second);
                }
            }
        }
    }

    fn predicate(&mut self, predicate: &'a PredicateKind) {
        match predicate {
            PredicateKind::Be { adjectives, .. } => {
                adjectives.iter().for_each(|(adjective, _)| self.adjective(*adjective));
            }
            PredicateKind::HaveField(field) => self.value(field),
            PredicateKind::HaveCompared { field, limit, .. } => {
                self.value(field);
                self.value(limit);
            }
            PredicateKind::HaveOneOf { field, options: values }
            | PredicateKind::HaveIncluding { field, values } => {
                self.value(field);
                values.iter().for_each(|value| self.value(value));
            }
            PredicateKind::HaveTerm(phrase) => {
                self.profile.agreement_phrases.push(phrase);
                self.phrase(phrase);
            }
            PredicateKind::End => {}
            PredicateKind::Bound { day, .. } => self.value(day),
            PredicateKind::Last { limit, .. } => self.value(limit),
        }
    }

    fn condition(&mut self, condition: &'a Condition) {
        match &condition.kind {
            ConditionKind::All(parts) | ConditionKind::Any(parts) => {
                parts.iter().for_each(|part| self.condition(part));
            }
            ConditionKind::Not(part) => self.condition(part),
            ConditionKind::Is { thing, adjective } => {
                self.value(thing);
                self.adjective(*adjective);
            }
            ConditionKind::Compare { left, right, .. }
            | ConditionKind::PartOf { left, right }
            | ConditionKind::Includes { left, right }
            | ConditionKind::Overlaps { left, right }
            | ConditionKind::LivesOverlap { left, right } => {
                self.value(left);
                self.value(right);
            }
            ConditionKind::Within { left, distance, of } => {
                self.value(left);
                self.value(distance);
                self.value(of);
            }
            ConditionKind::OneOf { left, options } => {
                self.value(left);
                options.iter().for_each(|option| self.value(option));
            }
            ConditionKind::Blank { value, .. } | ConditionKind::Has(value) | ConditionKind::Flag(value) => {
                self.value(value);
            }
            ConditionKind::AgreementHas { agreement, phrase } => {
                self.value(agreement);
                self.profile.agreements = true;
                // A path such as `its agreement` reaches the agreement of what is bound.
                self.profile.agreement_phrases.push(phrase);
                self.phrase(phrase);
            }
            ConditionKind::Some(phrase) => self.inner(phrase),
        }
    }

    fn value(&mut self, value: &'a Value) {
        match &value.kind {
            ValueKind::Literal(Literal::Date(period)) => {
                self.profile.days.extend([period.first, period.last.next()]);
            }
            ValueKind::Literal(Literal::Duration(duration)) => self.profile.durations.push(*duration),
            ValueKind::Literal(_) | ValueKind::Thing(_) => {}
            ValueKind::Event(event) => {
                let event = self.world.resolve_event(*event);
                match self.world.event(event).fixed() {
                    Some(day) => self.profile.days.extend([day, day.next()]),
                    None => self.profile.events.push(event),
                }
            }
            ValueKind::Field { of, field } => {
                self.value(of);
                let is_duration = |field: &crate::ir::Field| field.ty == crate::ir::FieldType::Duration;
                if self.ir.fields.get(field.index()).is_some_and(is_duration) {
                    self.profile.duration_fields.push(*field);
                }
            }
            ValueKind::Part { of, part } => {
                self.value(of);
                self.profile.agreements |= matches!(part, Part::Agreement);
            }
            ValueKind::Computed { of, computed } => {
                self.value(of);
                if self.enter(Definition::Computed(*computed))
                    && let Some(definition) = self.ir.computed.get(computed.index())
                {
                    self.depth += 1;
                    self.value(&definition.value);
                    self.depth -= 1;
                }
            }
            ValueKind::Negate(of) | ValueKind::PercentOf { of, .. } => self.value(of),
            ValueKind::Arithmetic { operator, left, right } => {
                self.profile.distances |= *operator == Operator::Subtract;
                self.value(left);
                self.value(right);
            }
            ValueKind::Extreme { of, .. } => of.iter().for_each(|value| self.value(value)),
            ValueKind::Aggregate { word, field, over } => {
                if *word != AggregateWord::Count {
                    field.iter().for_each(|field| self.value(field));
                }
                self.inner(over);
            }
        }
    }
}

/// Whether a value is the same in every world: fixed, or a party that is bound.
pub(crate) fn is_steady(value: &Value) -> bool {
    matches!(value.kind, ValueKind::Literal(_) | ValueKind::Thing(_))
}

/// The events that time words name.
pub(crate) fn events_of(span: &TimeSpan, events: &mut Vec<EventId>) {
    match &span.kind {
        TimeSpanKind::From(value)
        | TimeSpanKind::After(value)
        | TimeSpanKind::Before(value)
        | TimeSpanKind::Until(value)
        | TimeSpanKind::Through(value)
        | TimeSpanKind::In(value)
        | TimeSpanKind::For(value) => events_in(value, events),
        TimeSpanKind::Between(first, second) | TimeSpanKind::Within { duration: first, of: second } => {
            events_in(first, events);
            events_in(second, events);
        }
    }
}

fn events_in(value: &Value, events: &mut Vec<EventId>) {
    match &value.kind {
        ValueKind::Event(event) => events.push(*event),
        ValueKind::Arithmetic { left, right, .. } => {
            events_in(left, events);
            events_in(right, events);
        }
        ValueKind::Extreme { of, .. } => of.iter().for_each(|value| events_in(value, events)),
        _ => {}
    }
}
