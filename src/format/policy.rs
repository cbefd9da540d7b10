//! Policies: rules and their three sentences.

use super::piece::Break;
use super::writer::Writer;
use crate::syntax::tree::{Binder, Policy, PolicyEntry, Predicate, PredicateKind, Rule, Sentence};

const ON_ITS_OWN_LINE: Break = Break::Always { blank: false };

impl<'text> Writer<'text> {
    pub fn policy(&mut self, policy: &'text Policy) {
        self.group(!policy.entries.is_empty(), |writer| {
            writer.hanging(false, |writer| {
                writer.to(policy.title.as_ref().map_or(policy.name.span, |title| title.span).end);
                writer.qualifiers(&policy.qualifiers);
            });
            writer.braces(&policy.entries, |writer, entry| match entry {
                PolicyEntry::Let(constant) => writer.constant(constant),
                PolicyEntry::Rule(rule) => writer.rule(rule),
            });
        });
    }

    /// The sentence and each of its tails begin on lines of their own.
    fn rule(&mut self, rule: &'text Rule) {
        self.to(rule.sentence_span.start);
        self.indented(|writer| {
            writer.gap(ON_ITS_OWN_LINE);
            writer.hanging(false, |writer| writer.sentence(&rule.sentence));
            for tail in &rule.tails {
                writer.gap(ON_ITS_OWN_LINE);
                writer.tail(tail);
            }
        });
    }

    fn sentence(&mut self, sentence: &'text Sentence) {
        match sentence {
            Sentence::Every { subject, modal, predicate, .. } => {
                self.phrase(&subject.phrase, &[]);
                self.filter(subject.filter);
                // What the subject must stands apart from a subject that holds a condition.
                if subject.filter.is_some() {
                    self.gap(Break::Together { blank: false });
                } else {
                    self.may_break();
                }
                self.to(modal.span.end);
                self.predicate(predicate);
            }
            Sentence::There { count, binders, filter, time, .. } => {
                self.to(count.span.end);
                self.binders(binders);
                self.filter(*filter);
                self.qualifiers(time);
            }
            Sentence::ForEach { binders, filter, require, time } => {
                self.binders(binders);
                self.filter(*filter);
                self.gap(Break::Together { blank: false });
                self.expr(*require);
                self.qualifiers(time);
            }
            Sentence::Error => {}
        }
    }

    fn binders(&mut self, binders: &'text [Binder]) {
        for (at, binder) in binders.iter().enumerate() {
            if at > 0 {
                // The comma stays on the line above.
                self.token();
                self.may_break();
            }
            self.to(binder.phrase.words.last().map_or(0, |word| word.span.end));
            self.phrase(&binder.phrase, &[]);
            self.to(binder.span.end);
        }
    }

    fn predicate(&mut self, predicate: &'text Predicate) {
        match &predicate.kind {
            PredicateKind::Be { groups, .. } => {
                for (at, group) in groups.iter().enumerate() {
                    if at > 0 {
                        self.may_break();
                    }
                    self.to(group.last().map_or(0, |word| word.span.end));
                }
            }
            PredicateKind::Have { phrase, filter, .. } => {
                self.phrase(phrase, &[]);
                self.filter(*filter);
            }
            PredicateKind::HaveCompared { limit, .. } | PredicateKind::Last { limit, .. } => {
                self.expr(*limit)
            }
            PredicateKind::HaveOneOf { options, .. } => self.expr(*options),
            PredicateKind::HaveIncluding { values, .. } => self.values(values),
            PredicateKind::Bound { day, .. } => self.expr(*day),
            PredicateKind::End => {}
        }
        self.qualifiers(&predicate.time);
        self.to(predicate.span.end);
    }
}
