//! The three sentences in, what they say out, with the rule's time and its `unless`.

use smol_str::SmolStr;

use crate::check::{Bound, Nearest, QualifierSort, noun_span, variable};
use crate::ir::{self, Condition, Count, Noun, Sentence, Slot, TimeSpan};
use crate::source::Span;
use crate::syntax::tree::{
    self, Binder, CountKind, ExprId, ExprKind, Modal, Phrase, Preposition, Qualifier, Subject, TailKind,
};

use super::{Lowering, problem};

/// A sentence that was read, with what belongs to its rule.
pub(super) struct Lowered {
    pub sentence: Sentence,
    pub advisory: bool,
    pub time: Vec<TimeSpan>,
    pub unless: Vec<Condition>,
    pub binder_names: Vec<SmolStr>,
}

/// The words of a phrase that were read before its thing is bound: prepositions belong outside, time words inside.
pub(super) struct Outside<'a> {
    noun: Option<Noun>,
    adjectives: Option<Vec<(ir::Adjective, Span)>>,
    slots: Option<Vec<Slot>>,
    pub time: Vec<&'a Qualifier>,
}

impl<'a> Lowering<'a> {
    pub(super) fn sentence(&mut self, rule: &'a tree::Rule) -> Option<Lowered> {
        match &rule.sentence {
            tree::Sentence::Error => None,
            tree::Sentence::Every { subject, modal, predicate, .. } => {
                self.every(rule, subject, *modal, predicate)
            }
            tree::Sentence::There { modal, count, binders, filter, time } => {
                self.there(rule, *modal, count, (binders, *filter), time)
            }
            tree::Sentence::ForEach { binders, filter, require, time } => {
                let (phrases, mut times) = self.binders(binders);
                let filter = self.filter(*filter);
                let require = self.checker.condition(*require);
                times.extend(time);
                let time = self.rule_time(&times);
                let unless = self.unless(rule);
                let sentence = Sentence::ForEach { binders: phrases?, filter: filter?, require: require? };
                Some(Lowered {
                    sentence,
                    advisory: false,
                    time: time?,
                    unless: unless?,
                    binder_names: binder_names(binders),
                })
            }
        }
    }

    fn every(
        &mut self,
        rule: &'a tree::Rule,
        subject: &'a Subject,
        modal: Modal,
        predicate: &'a tree::Predicate,
    ) -> Option<Lowered> {
        let mut outside = self.outside(&subject.phrase);
        let noun = outside.noun;
        let mut times = std::mem::take(&mut outside.time);
        self.checker.scope.bind(Bound { name: None, noun });
        let filter = self.filter(subject.filter);
        let predicate_read = match noun {
            Some(noun) => self.predicate(predicate, noun, modal, &mut times),
            None => None,
        };
        times.extend(&predicate.time);
        let time = self.rule_time(&times);
        let unless = self.unless(rule);
        let mut subject_read = self.phrase(outside, &subject.phrase, 0)?;
        if let Some(filter) = filter? {
            subject_read.span = subject_read.span.to(filter.span);
            subject_read.filter = Some(Box::new(filter));
        }
        Some(Lowered {
            sentence: Sentence::Every {
                subject: subject_read,
                negated: modal.negated,
                predicate: predicate_read?,
            },
            advisory: modal.should,
            time: time?,
            unless: unless?,
            binder_names: vec![SmolStr::new_static("it")],
        })
    }

    fn there(
        &mut self,
        rule: &'a tree::Rule,
        modal: Modal,
        count: &tree::Count,
        things: (&'a [Binder], Option<ExprId>),
        time: &'a [Qualifier],
    ) -> Option<Lowered> {
        let (binders, filter) = things;
        let counted = self.count(count);
        if modal.negated {
            self.checker.problems.push(problem::there_must_not(modal.span));
        }
        let binds = matches!(count.kind, CountKind::No);
        if let (Some(second), false) = (binders.get(1), binds) {
            self.checker.problems.push(problem::several_counted(second.span, count.span));
            return None;
        }
        let empty = self.checker.scope.clone();
        let (phrases, mut times) = self.binders(binders);
        let filter = self.filter(filter);
        times.extend(time);
        if !binds {
            // The other counts bind nothing, so nothing outside can speak of what is counted.
            self.checker.scope = empty;
            self.checker.scope.counted = binders.iter().filter_map(|binder| binder.name.as_ref()).collect();
        }
        let read = self.rule_time(&times);
        let unless = self.unless(rule);
        if modal.negated {
            return None;
        }
        let sentence = Sentence::There { count: counted?, binders: phrases?, filter: filter? };
        Some(Lowered {
            sentence,
            advisory: modal.should,
            time: read?,
            unless: unless?,
            binder_names: binder_names(binders),
        })
    }

    fn count(&mut self, count: &tree::Count) -> Option<Count> {
        let number = match count.kind {
            CountKind::No => return Some(Count::No),
            CountKind::A => return Some(Count::AtLeast(1)),
            CountKind::AtLeast(number) | CountKind::AtMost(number) | CountKind::Exactly(number) => number,
        };
        let expr = self.checker.expr(number);
        let whole = match &expr.kind {
            ExprKind::Quantity { unit: None, .. } => match self.checker.value(number, None)?.value.kind {
                ir::ValueKind::Literal(ir::Literal::Number(number)) => {
                    number.as_whole().and_then(|number| u32::try_from(number).ok())
                }
                _ => None,
            },
            ExprKind::Error => return None,
            _ => None,
        };
        let Some(whole) = whole else {
            return self.checker.report(problem::not_whole(expr.span, self.checker.text(expr.span)));
        };
        Some(match count.kind {
            CountKind::AtMost(_) => Count::AtMost(whole),
            CountKind::Exactly(_) => Count::Exactly(whole),
            _ => Count::AtLeast(whole),
        })
    }

    /// Binds the things of a sentence, each visible to those right of it, and gives their time words.
    fn binders(&mut self, binders: &'a [Binder]) -> (Option<Vec<ir::Phrase>>, Vec<&'a Qualifier>) {
        let mut phrases = Some(Vec::with_capacity(binders.len()));
        let mut times = Vec::new();
        for (position, binder) in binders.iter().enumerate() {
            if let Some(name) = &binder.name
                && let Some(first) = binders
                    .iter()
                    .take(position)
                    .filter_map(|earlier| earlier.name.as_ref())
                    .find(|earlier| earlier.text == name.text)
            {
                self.checker.problems.push(crate::resolve::problem::duplicate(
                    "thing",
                    name,
                    Some(first.span),
                ));
            }
            self.checker.scope.later =
                binders.iter().skip(position).filter_map(|later| later.name.as_ref()).collect();
            self.checker.scope.nearest = Nearest::Nothing;
            let mut outside = self.outside(&binder.phrase);
            times.append(&mut outside.time);
            self.checker.scope.bind(Bound { name: binder.name.as_ref(), noun: outside.noun });
            let phrase = self.phrase(outside, &binder.phrase, position);
            phrases = phrases.zip(phrase).map(|(mut phrases, phrase)| {
                phrases.push(phrase);
                phrases
            });
        }
        self.checker.scope.later = Vec::new();
        self.checker.scope.nearest = if binders.len() == 1 { Nearest::Thing(0) } else { Nearest::Several };
        (phrases, times)
    }

    /// Reads a phrase up to its time words, in the place around it.
    pub(super) fn outside(&mut self, phrase: &'a Phrase) -> Outside<'a> {
        let noun = self.checker.noun(phrase);
        let adjectives = noun.and_then(|noun| self.checker.adjectives(phrase, noun));
        let mut slots = Some(Vec::new());
        let mut said: Vec<(Preposition, Span)> = Vec::new();
        let mut time = Vec::new();
        for qualifier in &phrase.qualifiers {
            match self.checker.qualifier_sort(qualifier, noun) {
                QualifierSort::Time => time.push(qualifier),
                QualifierSort::Slot(preposition) => {
                    let is_new = self.checker.is_new(qualifier, preposition, &mut said);
                    let slot = match noun {
                        Some(noun) if is_new => self.checker.slot(qualifier, preposition, noun),
                        _ => None,
                    };
                    slots = slots.zip(slot).map(|(mut slots, slot)| {
                        slots.push(slot);
                        slots
                    });
                }
            }
        }
        Outside { noun, adjectives, slots, time }
    }

    /// The phrase whose words were read, its thing bound at `place`.
    pub(super) fn phrase(
        &mut self,
        outside: Outside<'a>,
        phrase: &'a Phrase,
        place: usize,
    ) -> Option<ir::Phrase> {
        Some(ir::Phrase {
            noun: outside.noun?,
            noun_span: noun_span(phrase),
            adjectives: outside.adjectives?,
            slots: outside.slots?,
            variable: variable(place),
            filter: None,
            span: phrase.span,
        })
    }

    /// `where COND`. The outer none: it is broken.
    #[expect(clippy::option_option, reason = "no filter, and a broken one, are different answers")]
    pub(super) fn filter(&mut self, filter: Option<ExprId>) -> Option<Option<Condition>> {
        match filter {
            Some(filter) => self.checker.condition(filter).map(Some),
            None => Some(None),
        }
    }

    pub(super) fn rule_time(&mut self, qualifiers: &[&'a Qualifier]) -> Option<Vec<TimeSpan>> {
        let spans: Vec<Option<TimeSpan>> = qualifiers
            .iter()
            .map(|qualifier| {
                if qualifier.word == tree::QualifierWord::For {
                    let text = self.checker.text(qualifier.span);
                    return self.checker.report(problem::rule_for(qualifier.span, text));
                }
                self.checker.time_span(qualifier)
            })
            .collect();
        spans.into_iter().collect()
    }

    fn unless(&mut self, rule: &'a tree::Rule) -> Option<Vec<Condition>> {
        let mut conditions = Some(Vec::new());
        for tail in &rule.tails {
            let TailKind::Unless(condition) = &tail.kind else { continue };
            let condition = self.checker.condition(*condition);
            conditions = conditions.zip(condition).map(|(mut conditions, condition)| {
                conditions.push(condition);
                conditions
            });
        }
        conditions
    }
}

/// The names of binders, `it` where they have none.
fn binder_names(binders: &[Binder]) -> Vec<SmolStr> {
    let name =
        |binder: &Binder| binder.name.as_ref().map_or(SmolStr::new_static("it"), |name| name.text.clone());
    binders.iter().map(name).collect()
}
