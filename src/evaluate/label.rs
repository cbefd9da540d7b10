//! The words a finding rests on, in, and what each contributes, out.

use super::message::Telling;
use super::phrase::field_of;
use super::reason::Reason;
use super::truth::Truth;
use super::value::{Estimate, Item};
use super::words;
use crate::diagnostic::{Label, Role};
use crate::ir::{
    Adjective, Condition, ConditionKind, Count, FieldId, Phrase, PredicateKind, Sentence, TermId, Value,
    ValueKind,
};
use crate::source::Span;
use crate::time::{Day, Run};
use crate::world::{Cell, Thing};

/// How many places one finding points at besides its things and its rule.
const MOST_PLACES: usize = 8;

impl Telling<'_, '_> {
    /// The labels: the things and the entries that make it so, then the rule, then whatever else explains it.
    pub(crate) fn labels(&self, reasons: &[Reason]) -> Vec<Label> {
        let mut labels = Vec::new();
        match &self.rule.sentence {
            Sentence::Every { subject, negated, predicate } => {
                if let Some(thing) = self.row.get(subject.variable) {
                    let entries = self.entries_of_predicate(thing, &predicate.kind, *negated);
                    labels.push(self.thing_label(subject, thing, !entries.is_empty()));
                    labels.extend(entries);
                }
            }
            Sentence::There { count: Count::No, binders, filter } => {
                labels.extend(self.bound_labels(binders));
                self.entries_of_condition(filter.as_ref(), &mut labels);
            }
            Sentence::There { binders, filter, .. } => {
                labels.extend(binders.iter().flat_map(|binder| self.counted_labels(binder, filter.as_ref())));
            }
            Sentence::ForEach { binders, filter, require } => {
                labels.extend(self.bound_labels(binders));
                self.entries_of_condition(filter.as_ref(), &mut labels);
                self.entries_of_condition(Some(require), &mut labels);
            }
        }
        self.reason_labels(reasons, &mut labels);
        distinct(&mut labels);
        labels.push(Label {
            span: self.rule.sentence_span,
            role: Role::Rule,
            message: "the rule".to_owned(),
        });
        labels
    }

    /// The name of the thing: `this primary cloud`, with dots where an entry goes on.
    fn thing_label(&self, phrase: &Phrase, thing: Thing, goes_on: bool) -> Label {
        let span = self.frame.context.declared(thing).map(|declared| declared.span).unwrap_or_default();
        let dots = if goes_on { " …" } else { "" };
        Label { span, role: Role::Term, message: format!("this {}{dots}", self.noun(phrase, thing)) }
    }

    fn bound_labels(&self, binders: &[Phrase]) -> Vec<Label> {
        binders
            .iter()
            .filter_map(|binder| {
                let thing = self.row.get(binder.variable)?;
                let said = |(adjective, span): &(Adjective, Span)| {
                    self.adjective_entry(thing, *adjective, *span, true)
                };
                let entries: Vec<Label> = binder.adjectives.iter().filter_map(said).collect();
                let name = self.thing_label(binder, thing, !entries.is_empty());
                Some(std::iter::once(name).chain(entries))
            })
            .flatten()
            .collect()
    }

    /// The things that were counted on the day.
    fn counted_labels(&self, binder: &Phrase, filter: Option<&Condition>) -> Vec<Label> {
        let mut row = super::context::Row::default();
        let candidates = self.frame.candidates(binder, &mut row).into_owned();
        let mut labels = Vec::new();
        for thing in candidates {
            let mut counts = *self.frame.matches(binder, thing, &mut row).at(self.day);
            if let Some(filter) = filter {
                row.bind(binder.variable, thing);
                counts = counts.and(*self.frame.condition(filter, &mut row).at(self.day));
            }
            let message = match counts {
                Truth::True => "counts",
                Truth::Unknown(_) => "may count",
                Truth::False => continue,
            };
            let span = self.frame.context.declared(thing).map(|declared| declared.span).unwrap_or_default();
            labels.push(Label { span, role: Role::Term, message: message.to_owned() });
            if labels.len() >= MOST_PLACES {
                break;
            }
        }
        labels
    }

    /// The entries that make the predicate so.
    fn entries_of_predicate(&self, thing: Thing, predicate: &PredicateKind, negated: bool) -> Vec<Label> {
        let world = self.frame.context.world;
        let assignment = &self.frame.assignment;
        match predicate {
            PredicateKind::Be { adjectives, .. } => adjectives
                .iter()
                .filter_map(|(adjective, span)| self.adjective_entry(thing, *adjective, *span, negated))
                .collect(),
            PredicateKind::HaveField(field)
            | PredicateKind::HaveCompared { field, .. }
            | PredicateKind::HaveOneOf { field, .. }
            | PredicateKind::HaveIncluding { field, .. } => self.value_entry(field).into_iter().collect(),
            PredicateKind::HaveTerm(phrase) if negated => {
                let Thing::Agreement(agreement) = thing else { return Vec::new() };
                let matching = world.terms_of(agreement).map(Thing::Term).filter(|term| {
                    self.frame.matches(phrase, *term, &mut self.row.clone()).at(self.day).may_hold()
                });
                matching.take(MOST_PLACES).map(|term| self.thing_label(phrase, term, false)).collect()
            }
            PredicateKind::HaveTerm(_) => Vec::new(),
            PredicateKind::Bound { start: true, .. } => {
                let start = world.start(thing, assignment);
                start.span.map(|span| term(span, "… starts here".to_owned())).into_iter().collect()
            }
            PredicateKind::End | PredicateKind::Bound { .. } | PredicateKind::Last { .. } => {
                let end = world.end(thing, assignment);
                let late = self.too_long().map(|length| format!(", {length} too late")).unwrap_or_default();
                let by = end.amendment.map(|id| self.amended(id)).unwrap_or_default();
                end.span.map(|span| term(span, format!("… ends here{by}{late}"))).into_iter().collect()
            }
        }
    }

    /// `… is exclusive here, 2 years 6 months too long`
    fn adjective_entry(
        &self,
        thing: Thing,
        adjective: Adjective,
        said: Span,
        negated: bool,
    ) -> Option<Label> {
        let Thing::Term(id) = thing else { return None };
        let is = *self.frame.adjective(thing, adjective).at(self.day);
        if is == Truth::from(!negated) {
            return None;
        }
        let (field, _) = field_of(adjective)?;
        let cell = self.cell(id, field);
        let span = cell.span?;
        let word = self.words(said);
        let message = match is {
            Truth::True => format!("… is {word} here"),
            Truth::False => format!("… is not {word} here"),
            Truth::Unknown(_) => return None,
        };
        let by = cell.amendment.map(|id| self.amended(id)).unwrap_or_default();
        let long = self
            .too_long()
            .filter(|_| negated)
            .map(|length| format!(", {length} too long"))
            .unwrap_or_default();
        Some(term(span, format!("{message}{by}{long}")))
    }

    /// `… has notice of 6 months here`
    fn value_entry(&self, value: &Value) -> Option<Label> {
        let (id, field) = self.bound_field(value)?;
        let cell = self.cell(id, field);
        let span = cell.span?;
        let every = self.frame.words_of(field);
        let known = words::estimate(self.frame.context.ir, &self.frame.estimate(id, field, &cell, every))?;
        let by = cell.amendment.map(|id| self.amended(id)).unwrap_or_default();
        Some(term(span, format!("… has {} of {known} here{by}", self.field_name(value))))
    }

    fn amended(&self, id: crate::ir::AmendmentId) -> String {
        let amendment = self.frame.context.ir.amendments.get(id.index());
        amendment.map(|amendment| format!(", by amendment `{}`", amendment.declared.name)).unwrap_or_default()
    }

    /// How much too long it is: the broken days begin where the rule's time or bound does, and end with what they break.
    pub(crate) fn too_long(&self) -> Option<String> {
        let [run] = self.days.runs() else { return None };
        if self.open || !self.starts_with_the_rule(*run) {
            return None;
        }
        words::length(*run).map(|length| length.to_string())
    }

    /// Whether the days begin where the rule begins to apply, and not where the thing does.
    fn starts_with_the_rule(&self, run: Run) -> bool {
        let whole = match &self.rule.sentence {
            Sentence::Every { predicate, .. } => {
                matches!(predicate.kind, PredicateKind::Bound { .. } | PredicateKind::Last { .. })
            }
            _ => false,
        };
        let began = |thing: Thing| self.frame.life(thing).contains(run.from.previous());
        let thing = self.row.things().next();
        let time = self.frame.time(self.rule, &mut self.row.clone());
        run.from.is_civil()
            && thing.is_some_and(began)
            && (whole || *time.at(run.from.previous()) == Truth::False)
    }

    /// The entries that a condition speaks of, of the things bound, and the members of its sums.
    fn entries_of_condition(&self, condition: Option<&Condition>, labels: &mut Vec<Label>) {
        let Some(condition) = condition else { return };
        let mut values = Vec::new();
        values_in(condition, &mut values);
        for value in values {
            if labels.len() >= MOST_PLACES {
                return;
            }
            match &value.kind {
                ValueKind::Field { .. } => labels.extend(self.fact_label(value)),
                ValueKind::Aggregate { field, over, .. } => self.members(field.as_deref(), over, labels),
                _ => {}
            }
        }
    }

    /// `promisor is OpenAI`
    fn fact_label(&self, value: &Value) -> Option<Label> {
        let (id, field) = self.bound_field(value)?;
        let cell = self.cell(id, field);
        let every = self.frame.words_of(field);
        let known = words::estimate(self.frame.context.ir, &self.frame.estimate(id, field, &cell, every))?;
        Some(term(cell.span?, format!("`{}` is {known}", self.field_name(value))))
    }

    fn members(&self, field: Option<&Value>, over: &Phrase, labels: &mut Vec<Label>) {
        let mut row = self.row.clone();
        let candidates = self.frame.candidates(over, &mut row).into_owned();
        for thing in candidates {
            if labels.len() >= MOST_PLACES {
                return;
            }
            if !self.frame.matches(over, thing, &mut row).at(self.day).may_hold() {
                continue;
            }
            row.bind(over.variable, thing);
            let amount = field.and_then(|field| {
                let amounts = self.frame.value(field, &mut row);
                words::estimate(self.frame.context.ir, amounts.at(self.day))
            });
            let span = self.frame.context.declared(thing).map(|declared| declared.span).unwrap_or_default();
            let message = match amount {
                Some(amount) => format!("counts with {amount}"),
                None => "counts".to_owned(),
            };
            labels.push(Label { span, role: Role::Term, message });
        }
    }

    /// The term and field that a value reads, where it reads one of a thing bound.
    fn bound_field(&self, value: &Value) -> Option<(TermId, FieldId)> {
        let ValueKind::Field { of, field } = &value.kind else { return None };
        let things = self.frame.value(of, &mut self.row.clone());
        match things.at(self.day) {
            Estimate::Exactly(Item::Thing(Thing::Term(id))) => Some((*id, *field)),
            _ => None,
        }
    }

    fn cell(&self, id: TermId, field: FieldId) -> Cell {
        let day = if self.day == Day::END { Day::LAST } else { self.day };
        self.frame.context.world.field(id, field, &self.frame.assignment).at(day).clone()
    }

    /// Where it says what is not known.
    fn reason_labels(&self, reasons: &[Reason], labels: &mut Vec<Label>) {
        let name = |field: &FieldId| {
            let field = self.frame.context.ir.fields.get(field.index());
            field.map(|field| field.declared.name.to_string()).unwrap_or_default()
        };
        for reason in reasons.iter().take(MOST_PLACES) {
            let (span, message) = match reason {
                Reason::Blank { span: Some(span), field, .. } => {
                    (*span, format!("`{}` is blank here", name(field)))
                }
                Reason::Redacted { span: Some(span), field, .. } => {
                    (*span, format!("`{}` is stated here and not shown", name(field)))
                }
                Reason::Bound { span: Some(span), field, .. } => {
                    (*span, format!("`{}` is known within bounds here", name(field)))
                }
                _ => continue,
            };
            // What is said of the place already is said better by the reason.
            labels.retain(|label| label.span != span);
            labels.push(term(span, message));
        }
    }
}

fn term(span: Span, message: String) -> Label {
    Label { span, role: Role::Term, message }
}

/// Each place is pointed at once.
fn distinct(labels: &mut Vec<Label>) {
    let mut seen: Vec<Span> = Vec::new();
    labels.retain(|label| {
        let new = !seen.contains(&label.span);
        seen.push(label.span);
        new
    });
}

/// The fields and aggregates a condition speaks of, in the order written.
fn values_in<'c>(condition: &'c Condition, values: &mut Vec<&'c Value>) {
    match &condition.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => {
            parts.iter().for_each(|part| values_in(part, values));
        }
        ConditionKind::Not(part) => values_in(part, values),
        ConditionKind::Compare { left, right, .. }
        | ConditionKind::PartOf { left, right }
        | ConditionKind::Includes { left, right }
        | ConditionKind::Overlaps { left, right }
        | ConditionKind::LivesOverlap { left, right } => {
            leaves(left, values);
            leaves(right, values);
        }
        ConditionKind::Within { left, of, .. } => {
            leaves(left, values);
            leaves(of, values);
        }
        ConditionKind::OneOf { left, .. } => leaves(left, values),
        ConditionKind::Blank { value, .. } | ConditionKind::Has(value) | ConditionKind::Flag(value) => {
            leaves(value, values);
        }
        ConditionKind::Is { .. } | ConditionKind::AgreementHas { .. } | ConditionKind::Some(_) => {}
    }
}

fn leaves<'c>(value: &'c Value, values: &mut Vec<&'c Value>) {
    match &value.kind {
        ValueKind::Field { .. } | ValueKind::Aggregate { .. } => values.push(value),
        ValueKind::Negate(of) | ValueKind::PercentOf { of, .. } => leaves(of, values),
        ValueKind::Arithmetic { left, right, .. } => {
            leaves(left, values);
            leaves(right, values);
        }
        ValueKind::Extreme { of, .. } => of.iter().for_each(|value| leaves(value, values)),
        _ => {}
    }
}
