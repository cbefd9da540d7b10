//! A rule or any part of it in, every part inside it out, outermost first: to be read ([`Visit`]) or changed ([`VisitMut`]).
//!
//! An implementation overrides what it looks at. A method that is overridden goes on into the parts of what it was shown only
//! by calling the function of the same name with `walk` for `visit`.

use super::{
    Adjective, Condition, ConditionKind, Phrase, Predicate, PredicateKind, Rule, Sentence, Slot, TimeSpan,
    TimeSpanKind, Value, ValueKind,
};

/// Reading and changing go the same way, and a part that one of them forgot would be a rule that is judged or mutated in part
/// only. So the way is written once: `$ref` is how a part is held, `$iter` how a list is gone
/// through.
macro_rules! visitor {
    (
        $(#[$doc:meta])* $visitor:ident [$($life:lifetime)?] [$($ref:tt)+] $iter:ident:
        $walk_rule:ident $walk_phrase:ident $walk_predicate:ident $walk_condition:ident $walk_value:ident $walk_time:ident
    ) => {
        $(#[$doc])*
        pub trait $visitor $(<$life>)? {
            /// A rule.
            fn visit_rule(&mut self, rule: $($ref)+ Rule) {
                $walk_rule(self, rule);
            }

            /// A phrase: of a rule's binder, or inside a condition or value.
            fn visit_phrase(&mut self, phrase: $($ref)+ Phrase) {
                $walk_phrase(self, phrase);
            }

            /// An adjective of a phrase, a predicate or a condition.
            fn visit_adjective(&mut self, _adjective: $($ref)+ Adjective) {}

            /// What a subject must or must not.
            fn visit_predicate(&mut self, predicate: $($ref)+ Predicate) {
                $walk_predicate(self, predicate);
            }

            /// A condition.
            fn visit_condition(&mut self, condition: $($ref)+ Condition) {
                $walk_condition(self, condition);
            }

            /// A value.
            fn visit_value(&mut self, value: $($ref)+ Value) {
                $walk_value(self, value);
            }

            /// Time words.
            fn visit_time(&mut self, time: $($ref)+ TimeSpan) {
                $walk_time(self, time);
            }
        }

        /// Visits the sentence of a rule, its time words, then where it does not apply.
        pub fn $walk_rule<$($life,)? V: $visitor $(<$life>)? + ?Sized>(visitor: &mut V, rule: $($ref)+ Rule) {
            let Rule { sentence, time, unless, .. } = rule;
            match sentence {
                Sentence::Every { subject, predicate, .. } => {
                    visitor.visit_phrase(subject);
                    visitor.visit_predicate(predicate);
                }
                Sentence::There { binders, filter, .. } => {
                    binders.$iter().for_each(|binder| visitor.visit_phrase(binder));
                    filter.$iter().for_each(|filter| visitor.visit_condition(filter));
                }
                Sentence::ForEach { binders, filter, require } => {
                    binders.$iter().for_each(|binder| visitor.visit_phrase(binder));
                    filter.$iter().for_each(|filter| visitor.visit_condition(filter));
                    visitor.visit_condition(require);
                }
            }
            time.$iter().for_each(|time| visitor.visit_time(time));
            unless.$iter().for_each(|unless| visitor.visit_condition(unless));
        }

        /// Visits what a phrase asks: its adjectives, the values of its prepositions, its `where`.
        pub fn $walk_phrase<$($life,)? V: $visitor $(<$life>)? + ?Sized>(visitor: &mut V, phrase: $($ref)+ Phrase) {
            let Phrase { adjectives, slots, filter, .. } = phrase;
            adjectives.$iter().for_each(|(adjective, _)| visitor.visit_adjective(adjective));
            for Slot { value, .. } in slots.$iter() {
                visitor.visit_value(value);
            }
            for filter in filter.$iter() {
                visitor.visit_condition(filter);
            }
        }

        /// Visits the adjectives, values and phrases of a predicate.
        pub fn $walk_predicate<$($life,)? V: $visitor $(<$life>)? + ?Sized>(
            visitor: &mut V,
            predicate: $($ref)+ Predicate,
        ) {
            let Predicate { kind, .. } = predicate;
            match kind {
                PredicateKind::Be { adjectives, .. } => {
                    adjectives.$iter().for_each(|(adjective, _)| visitor.visit_adjective(adjective));
                }
                PredicateKind::HaveField(field) => visitor.visit_value(field),
                PredicateKind::HaveCompared { field, limit, .. } => {
                    visitor.visit_value(field);
                    visitor.visit_value(limit);
                }
                PredicateKind::HaveOneOf { field, options: values }
                | PredicateKind::HaveIncluding { field, values } => {
                    visitor.visit_value(field);
                    values.$iter().for_each(|value| visitor.visit_value(value));
                }
                PredicateKind::HaveTerm(phrase) => visitor.visit_phrase(phrase),
                PredicateKind::End => {}
                PredicateKind::Bound { day, .. } => visitor.visit_value(day),
                PredicateKind::Last { limit, .. } => visitor.visit_value(limit),
            }
        }

        /// Visits the conditions, values, adjectives and phrases that a condition is made of.
        pub fn $walk_condition<$($life,)? V: $visitor $(<$life>)? + ?Sized>(
            visitor: &mut V,
            condition: $($ref)+ Condition,
        ) {
            let Condition { kind, .. } = condition;
            match kind {
                ConditionKind::All(parts) | ConditionKind::Any(parts) => {
                    parts.$iter().for_each(|part| visitor.visit_condition(part));
                }
                ConditionKind::Not(part) => visitor.visit_condition(part),
                ConditionKind::Is { thing, adjective } => {
                    visitor.visit_value(thing);
                    visitor.visit_adjective(adjective);
                }
                ConditionKind::Compare { left, right, .. }
                | ConditionKind::PartOf { left, right }
                | ConditionKind::Includes { left, right }
                | ConditionKind::Overlaps { left, right }
                | ConditionKind::LivesOverlap { left, right } => {
                    visitor.visit_value(left);
                    visitor.visit_value(right);
                }
                ConditionKind::Within { left, distance, of } => {
                    visitor.visit_value(left);
                    visitor.visit_value(distance);
                    visitor.visit_value(of);
                }
                ConditionKind::OneOf { left, options } => {
                    visitor.visit_value(left);
                    options.$iter().for_each(|option| visitor.visit_value(option));
                }
                ConditionKind::Blank { value, .. } | ConditionKind::Has(value) | ConditionKind::Flag(value) => {
                    visitor.visit_value(value);
                }
                ConditionKind::AgreementHas { agreement, phrase } => {
                    visitor.visit_value(agreement);
                    visitor.visit_phrase(phrase);
                }
                ConditionKind::Some(phrase) => visitor.visit_phrase(phrase),
            }
        }

        /// Visits the values and phrases that a value is made of.
        pub fn $walk_value<$($life,)? V: $visitor $(<$life>)? + ?Sized>(visitor: &mut V, value: $($ref)+ Value) {
            let Value { kind, .. } = value;
            match kind {
                ValueKind::Literal(_)
                | ValueKind::Thing(_)
                | ValueKind::Event(_)
                | ValueKind::AgreementEnd => {}
                ValueKind::Field { of, .. }
                | ValueKind::Part { of, .. }
                | ValueKind::Computed { of, .. }
                | ValueKind::Negate(of)
                | ValueKind::PercentOf { of, .. } => visitor.visit_value(of),
                ValueKind::Arithmetic { left, right, .. } => {
                    visitor.visit_value(left);
                    visitor.visit_value(right);
                }
                ValueKind::Extreme { of, .. } => of.$iter().for_each(|value| visitor.visit_value(value)),
                ValueKind::Aggregate { field, over, .. } => {
                    visitor.visit_phrase(over);
                    for field in field.$iter() {
                        visitor.visit_value(field);
                    }
                }
            }
        }

        /// Visits the values of time words.
        pub fn $walk_time<$($life,)? V: $visitor $(<$life>)? + ?Sized>(visitor: &mut V, time: $($ref)+ TimeSpan) {
            let TimeSpan { kind, .. } = time;
            match kind {
                TimeSpanKind::From(value)
                | TimeSpanKind::After(value)
                | TimeSpanKind::Before(value)
                | TimeSpanKind::Until(value)
                | TimeSpanKind::Through(value)
                | TimeSpanKind::In(value)
                | TimeSpanKind::For(value) => visitor.visit_value(value),
                TimeSpanKind::Between(first, second) | TimeSpanKind::Within { duration: first, of: second } => {
                    visitor.visit_value(first);
                    visitor.visit_value(second);
                }
            }
        }
    };
}

visitor! {
    /// Looks at a rule or at parts of it.
    Visit ['ir] [&'ir] iter:
    walk_rule walk_phrase walk_predicate walk_condition walk_value walk_time
}

visitor! {
    /// Changes a rule or parts of it.
    VisitMut [] [&mut] iter_mut:
    walk_rule_mut walk_phrase_mut walk_predicate_mut walk_condition_mut walk_value_mut walk_time_mut
}
