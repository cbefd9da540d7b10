//! The words a finding rests on, in, and what each contributes, out.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::open::Open;
use super::stretch::{self, Changes};
use super::{Certainty, Telling, words};
use crate::diagnostic::{Label, Role};
use crate::evaluate::field_of;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Truth};
use crate::evaluate::known::value::{Estimate, Item};
use crate::evaluate::one_world::row::Row;
use crate::ir::visit::{self, Visit};
use crate::ir::{
    Adjective, AmendmentId, Condition, ConditionKind, Count, FieldId, FieldType, Literal, Phrase,
    PredicateKind, Sentence, TermId, TermWord, Value, ValueKind,
};
use crate::source::Span;
use crate::time::{Day, Days, Run};
use crate::world::{Cell, Known, Sort, Thing, Unknown};

/// How many places one finding points at besides its things and its rule.
const MOST_PLACES: usize = 8;

impl Telling<'_, '_> {
    /// The labels: the things and the entries that make it so, then the rule, then whatever else explains it.
    pub(super) fn labels(&self, open: &Open) -> Vec<Label> {
        let mut labels = Vec::new();
        match &self.case.rule.sentence {
            Sentence::Every { subject, negated, predicate } => {
                if let Some(thing) = self.case.row.get(subject.variable) {
                    let entries = self.entries_of_predicate(thing, &predicate.kind, *negated);
                    labels.push(self.thing_label(subject, thing, !entries.is_empty()));
                    labels.extend(self.mutual_label(thing));
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
        self.reason_labels(open.reasons(), &mut labels);
        distinct(&mut labels);
        labels.push(Label {
            span: self.case.rule.sentence_span,
            role: Role::Rule,
            message: "the rule".to_owned(),
        });
        let context = self.frame.context;
        let mut unknowns: Vec<(String, Unknown)> = open
            .unknowns()
            .iter()
            .chain(&self.case.beyond.unknowns)
            .chain(self.case.possible.iter().flat_map(|possible| &possible.unknowns))
            .flat_map(|unknown| context.world.represents(*unknown))
            .map(|unknown| (context.world.name_of(unknown), unknown))
            .collect();
        unknowns.sort();
        unknowns.dedup();
        for (name, unknown) in unknowns {
            let message = match context.world.sort(unknown) {
                // Its end points at the tail already.
                Sort::Tail(_) if !labels.is_empty() => continue,
                Sort::Event(id) if context.ir.event(id).unexpected => format!("nobody counts on `{name}`"),
                Sort::Event(_) => format!("when `{name}` happens is not certain"),
                Sort::Renewal(_) => format!("how often `{name}` renews is not certain"),
                Sort::Period(_) => format!("for how long `{name}` renews is not certain"),
                Sort::Tail(_) => format!("when `{name}` ends is not certain"),
            };
            let span = context.world.declared(unknown).span;
            labels.push(Label { span, role: Role::Related, message });
        }
        labels
    }

    /// The name of the thing: `this primary cloud`, with dots where an entry goes on.
    fn thing_label(&self, phrase: &Phrase, thing: Thing, goes_on: bool) -> Label {
        let span = self.frame.context.ir.declared(thing).span;
        let dots = if goes_on { " …" } else { "" };
        Label { span, role: Role::Term, message: format!("this {}{dots}", self.noun(phrase, thing)) }
    }

    /// The word by which a term is met with its parties exchanged.
    fn mutual_label(&self, thing: Thing) -> Option<Label> {
        let Thing::Term(id) = thing else { return None };
        let span = self.frame.context.ir.term(id).words.at(TermWord::Mutual)?;
        id.is_exchanged().then(|| term(span, "it binds from either side".to_owned()))
    }

    fn bound_labels(&self, binders: &[Phrase]) -> Vec<Label> {
        binders
            .iter()
            .filter_map(|binder| {
                let thing = self.case.row.get(binder.variable)?;
                let said = |(adjective, span): &(Adjective, Span)| {
                    self.adjective_entries(thing, *adjective, *span, true)
                };
                let entries: Vec<Label> = binder.adjectives.iter().flat_map(said).collect();
                let name = self.thing_label(binder, thing, !entries.is_empty());
                Some(std::iter::once(name).chain(self.mutual_label(thing)).chain(entries))
            })
            .flatten()
            .collect()
    }

    /// Things in an order that does not hang on the order in which they were read. Of many only the first are asked for, so they
    /// are not sorted, but taken out one by one.
    fn by_name(&self, things: Vec<Thing>) -> impl Iterator<Item = Thing> + use<'_> {
        let ir = self.frame.context.ir;
        let mut heap: BinaryHeap<_> =
            things.into_iter().map(|thing| Reverse((ir.order_by_name(thing), thing))).collect();
        std::iter::from_fn(move || heap.pop().map(|Reverse((_, thing))| thing))
    }

    /// The things that were counted on some of the days.
    fn counted_labels(&self, binder: &Phrase, filter: Option<&Condition>) -> Vec<Label> {
        let mut row = Row::default();
        let candidates = self.frame.candidates(binder, &mut row).into_owned();
        let mut labels = Vec::new();
        for thing in self.by_name(candidates) {
            let mut counts = self.frame.matches(binder, thing, &mut row);
            if let Some(filter) = filter {
                row.bind(binder.variable, thing);
                counts = truth::and(counts, self.frame.condition(filter, &mut row));
            }
            let counts_on = |days: Days| !days.intersection(&self.case.shown).is_empty();
            let message = if counts_on(truth::certain(&counts)) {
                "counts"
            } else if counts_on(truth::possible(&counts)) {
                "may count"
            } else {
                continue;
            };
            let span = self.frame.context.ir.declared(thing).span;
            // A mutual term counts once.
            if labels.iter().any(|label: &Label| label.span == span) {
                continue;
            }
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
                .flat_map(|(adjective, span)| self.adjective_entries(thing, *adjective, *span, negated))
                .collect(),
            PredicateKind::HaveField(field)
            | PredicateKind::HaveCompared { field, .. }
            | PredicateKind::HaveOneOf { field, .. }
            | PredicateKind::HaveIncluding { field, .. } => self.value_entries(field),
            PredicateKind::HaveTerm(phrase) if negated => {
                let Thing::Agreement(agreement) = thing else { return Vec::new() };
                let terms = self.by_name(world.terms_of(agreement).map(Thing::Term).collect());
                let matching = terms.filter(|term| {
                    let matches = self.frame.matches(phrase, *term, &mut self.case.row.clone());
                    !truth::possible(&matches).intersection(&self.case.shown).is_empty()
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
                let is_no_end = end.by_event && end.day == Day::END;
                let span = end.span.filter(|_| !is_no_end);
                span.map(|span| term(span, format!("… ends here{by}{late}"))).into_iter().collect()
            }
        }
    }

    /// `… is exclusive here, 2 years 6 months too long`, for each statement that says so of some of the days.
    fn adjective_entries(&self, thing: Thing, adjective: Adjective, said: Span, negated: bool) -> Vec<Label> {
        let (Thing::Term(id), Some((field, choice))) = (thing, field_of(adjective)) else {
            return Vec::new();
        };
        let word = self.words(said);
        let cells = self.cells(id, field);
        let last = cells.last().and_then(|cell| cell.span);
        let label = |cell: &Stated| {
            let span = cell.span?;
            let is = match &cell.cell.known {
                Known::Exactly(Literal::Flag(is)) => *is,
                Known::Exactly(literal) => choice.is_some_and(|word| *literal == Literal::Word(word)),
                Known::Absent => false,
                Known::Blank | Known::Redacted | Known::Bounded { .. } => return None,
            };
            let message = match is {
                _ if is != negated => return None,
                true => format!("… is {word} here"),
                false => format!("… is not {word} here"),
            };
            let by = cell.amendment.map(|id| self.amended(id)).unwrap_or_default();
            let long = self
                .too_long()
                .filter(|_| negated && Some(span) == last)
                .map(|length| format!(", {length} too long"))
                .unwrap_or_default();
            Some(term(span, format!("{message}{by}{long}")))
        };
        cells.iter().filter_map(label).take(MOST_PLACES).collect()
    }

    /// `… has notice of 6 months here`, for each statement that says so of some of the days.
    fn value_entries(&self, value: &Value) -> Vec<Label> {
        let Some((id, field)) = self.bound_field(value) else { return Vec::new() };
        let name = self.field_name(value);
        let label = |cell: &Stated| {
            let known = self.known(id, field, cell)?;
            let by = cell.amendment.map(|id| self.amended(id)).unwrap_or_default();
            Some(term(cell.span?, format!("… has {name} of {known} here{by}")))
        };
        self.cells(id, field).iter().filter_map(label).take(MOST_PLACES).collect()
    }

    fn amended(&self, id: crate::ir::AmendmentId) -> String {
        format!(", by amendment `{}`", self.frame.context.ir.amendment(id).declared.name)
    }

    /// How much too long it is: the days begin where the rule's time or bound does, or where a waiver ends, and end with what they
    /// break.
    pub(super) fn too_long(&self) -> Option<String> {
        let [run] = self.case.days.runs() else { return None };
        let goes_on = self.case.split.is_some_and(|split| split.days.contains(run.through.next()));
        if self.case.certainty != Certainty::EveryDay || goes_on || !self.starts_with_the_rule(*run) {
            return None;
        }
        words::length(*run).map(|length| length.to_string())
    }

    /// Whether the days begin where the rule begins to apply, and not where the thing does.
    fn starts_with_the_rule(&self, run: Run) -> bool {
        let whole = match &self.case.rule.sentence {
            Sentence::Every { predicate, .. } => {
                matches!(predicate.kind, PredicateKind::Bound { .. } | PredicateKind::Last { .. })
            }
            _ => false,
        };
        let before = run.from.previous();
        let excused = || self.case.split.is_some_and(|split| split.excused.contains(before));
        let applies =
            || *self.frame.time(self.case.rule, &mut self.case.row.clone()).at(before) != Truth::False;
        let began = |thing: Thing| self.frame.life(thing).contains(before);
        run.from.is_civil()
            && self.case.row.things().next().is_some_and(began)
            && (whole || excused() || !applies())
    }

    /// The entries that a condition speaks of, of the things bound, and the members of its sums.
    fn entries_of_condition(&self, condition: Option<&Condition>, labels: &mut Vec<Label>) {
        let Some(condition) = condition else { return };
        let mut spoken_of = SpokenOf::default();
        spoken_of.visit_condition(condition);
        for value in spoken_of.0 {
            if labels.len() >= MOST_PLACES {
                return;
            }
            match &value.kind {
                ValueKind::Field { .. } => labels.extend(self.fact_labels(value)),
                ValueKind::Aggregate { field, over, .. } => self.members(field.as_deref(), over, labels),
                _ => labels.extend(self.blank_labels(value)),
            }
        }
    }

    /// `margin is blank here`, for each field of a term that is blank on some of the days.
    fn blank_labels(&self, term_value: &Value) -> Vec<Label> {
        let id = match self.value(term_value).at(self.day()) {
            Estimate::Exactly(Item::Thing(Thing::Term(id))) => *id,
            _ => return Vec::new(),
        };
        let ir = self.frame.context.ir;
        let label = |field: FieldId, cell: &Stated| {
            let message = format!("`{}` is blank here", ir.field(field).declared.name);
            cell.span.filter(|_| cell.cell.known == Known::Blank).map(|span| term(span, message))
        };
        let fields = ir.kind_of(id).fields.iter();
        fields
            .flat_map(|field| {
                self.cells(id, *field).iter().filter_map(|cell| label(*field, cell)).collect::<Vec<_>>()
            })
            .take(MOST_PLACES)
            .collect()
    }

    /// `promisor is OpenAI`, for each statement that says so of some of the days.
    fn fact_labels(&self, value: &Value) -> Vec<Label> {
        let Some((id, field)) = self.bound_field(value) else { return Vec::new() };
        let name = self.field_name(value);
        let label = |cell: &Stated| {
            let known = self.known(id, field, cell)?;
            Some(term(cell.span?, format!("`{name}` is {known}")))
        };
        self.cells(id, field).iter().filter_map(label).take(MOST_PLACES).collect()
    }

    /// The things of an aggregate, each with what it adds.
    fn members(&self, field: Option<&Value>, over: &Phrase, labels: &mut Vec<Label>) {
        let mut row = self.case.row.clone();
        let candidates = self.frame.candidates(over, &mut row).into_owned();
        for thing in self.by_name(candidates) {
            if labels.len() >= MOST_PLACES {
                return;
            }
            let matches = self.frame.matches(over, thing, &mut row);
            let days = truth::possible(&matches).intersection(&self.case.shown);
            if days.is_empty() {
                continue;
            }
            row.bind(over.variable, thing);
            let span = self.frame.context.ir.declared(thing).span;
            let counts = if self.may_not_live(thing) { "may count" } else { "counts" };
            let message = match self.can_count_with(thing, field, over) {
                Some(amounts) => format!("{counts} with {amounts}"),
                None => self.counts_with(counts, field, &days, &mut row),
            };
            labels.push(Label { span, role: Role::Term, message });
        }
    }

    /// `counts`, `counts with 5 USD`; where that differs between the days, each amount with its own.
    fn counts_with(&self, counts: &str, field: Option<&Value>, days: &Days, row: &mut Row) -> String {
        let Some(field) = field else { return counts.to_owned() };
        let amounts = self.frame.value(field, row);
        let stretches = Changes::default().of(&amounts).stretches(days, |day| {
            let amount = words::estimate(self.frame.context.ir, amounts.at(day));
            amount.map_or_else(|| counts.to_owned(), |amount| format!("{counts} with {amount}"))
        });
        match stretches.as_slice() {
            [one] => one.what.clone(),
            _ => stretch::list(&stretches, |stretch| {
                format!("{} {}", stretch.what, words::days(&stretch.days))
            }),
        }
    }

    /// Whether, of what is certain, a member does not live on all the days in every world.
    fn may_not_live(&self, thing: Thing) -> bool {
        let moves = !self.frame.context.world.depends(thing).is_empty();
        let lives = || self.frame.across_worlds(thing).always.clone();
        moves && self.case.certainty == Certainty::EveryDay && !self.case.days.difference(&lives()).is_empty()
    }

    /// `10 USD or 20 USD`, where what is certain holds with another amount of a member from world to world.
    fn can_count_with(&self, thing: Thing, field: Option<&Value>, over: &Phrase) -> Option<String> {
        let (Thing::Term(id), ValueKind::Field { of, field }) = (thing, &field?.kind) else { return None };
        if self.case.possible.is_none() || of.kind != ValueKind::Thing(over.variable) {
            return None;
        }
        let mut said: Vec<String> = Vec::new();
        for amount in self.cells(id, *field).iter().map(|cell| self.known(id, *field, cell)) {
            let amount = amount?;
            if !said.contains(&amount) {
                said.push(amount);
            }
        }
        (said.len() > 1).then(|| words::or_list(&said))
    }

    /// The term and field that a value reads, where it reads one of a thing bound.
    fn bound_field(&self, value: &Value) -> Option<(TermId, FieldId)> {
        let ValueKind::Field { of, field } = &value.kind else { return None };
        match self.value(of).at(self.day()) {
            Estimate::Exactly(Item::Thing(Thing::Term(id))) => Some((*id, *field)),
            _ => None,
        }
    }

    /// What is stated of a field on the days told of, each statement once: of what is certain in whichever world, else in the one that
    /// shows it.
    pub(super) fn cells(&self, id: TermId, field: FieldId) -> Vec<Stated> {
        let context = self.frame.context;
        let moves = || {
            self.case.certainty == Certainty::EveryDay
                && !context.world.depends(Thing::Term(id)).is_empty()
                && context.world.changing(id).contains(&field)
        };
        let possible = if moves() { context.world.possible_statements(id, field) } else { None };
        let Some(possible) = possible else { return self.cells_here(id, field) };
        let mut stated: Vec<Stated> = Vec::new();
        for (cell, days) in possible {
            let Some(day) = days.intersection(self.case.days).first() else { continue };
            if stated.iter().all(|known| known.span != cell.span) {
                stated.push(Stated::on(day, cell));
            }
        }
        stated.sort_by_key(|stated| (stated.day, stated.span));
        stated
    }

    /// The same in this world, on the days shown.
    fn cells_here(&self, id: TermId, field: FieldId) -> Vec<Stated> {
        let cells = self.frame.context.world.field(id, field, &self.frame.assignment);
        let mut stated: Vec<Stated> = Vec::new();
        for (run, cell) in cells.segments() {
            let Some(day) = Days::from_runs([run]).intersection(&self.case.shown).first() else { continue };
            if stated.iter().all(|known| known.span != cell.span) {
                stated.push(Stated::on(day, cell.clone()));
            }
        }
        stated
    }

    /// What a statement says of a field, in words; none of a day that hangs on an event, which the statement itself names.
    fn known(&self, id: TermId, field: FieldId, stated: &Stated) -> Option<String> {
        let (context, term) = (self.frame.context, Thing::Term(id));
        let is_date = context.ir.field(field).ty == FieldType::Date;
        if is_date
            && !context.world.depends(term).is_empty()
            && self.frame.across_worlds(term).varying(field).contains(stated.day)
        {
            return None;
        }
        let every = self.frame.words_of(field);
        words::estimate(self.frame.context.ir, &self.frame.estimate(id, field, &stated.cell, every))
    }

    /// Where it says what is not known.
    fn reason_labels(&self, reasons: &[Reason], labels: &mut Vec<Label>) {
        let name = |field: &FieldId| &self.frame.context.ir.field(*field).declared.name;
        for reason in super::open::by_name(reasons, self.frame.context).into_iter().take(MOST_PLACES) {
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

/// A statement of a field, and a day of which it speaks.
pub(super) struct Stated {
    day: Day,
    pub(super) span: Option<Span>,
    amendment: Option<AmendmentId>,
    cell: Cell,
}

impl Stated {
    fn on(day: Day, cell: Cell) -> Stated {
        let day = if day == Day::END { Day::LAST } else { day };
        Stated { day, span: cell.span, amendment: cell.amendment, cell }
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

/// The fields and aggregates that a condition speaks of itself, and the terms whose blanks it asks for, in the order written.
#[derive(Default)]
struct SpokenOf<'ir>(Vec<&'ir Value>);

impl<'ir> Visit<'ir> for SpokenOf<'ir> {
    fn visit_condition(&mut self, condition: &'ir Condition) {
        // What an adjective or a phrase rests on is not said by this condition.
        if !matches!(
            condition.kind,
            ConditionKind::Is { .. } | ConditionKind::AgreementHas { .. } | ConditionKind::Some(_)
        ) {
            match &condition.kind {
                // Of a term it asks for any of its fields.
                ConditionKind::Blank { value, .. } => self.0.push(value),
                _ => visit::walk_condition(self, condition),
            }
        }
    }

    fn visit_value(&mut self, value: &'ir Value) {
        match &value.kind {
            ValueKind::Field { .. } | ValueKind::Aggregate { .. } => self.0.push(value),
            _ => visit::walk_value(self, value),
        }
    }
}
