//! A rule in, each rule that is one small step away out, with the words that change.

use rust_decimal::Decimal;

use super::step::{self, RulePlace, Step};
use crate::ir::visit::{self, Visit};
use crate::ir::{
    Adjective, BoundWord, Condition, ConditionKind, Count, FieldType, Ir, Literal, Phrase, Predicate,
    PredicateKind, Relation, Rule, RuleId, Sentence, Value, ValueKind,
};
use crate::source::{SourceMap, Span};
use crate::time::{Duration, Period};
use crate::value::{Calculated, Money, Number, Percent, write_number};

/// A rule one step away from one that was written.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// The rule it stands in for.
    pub rule: RuleId,
    /// The step in words: "`180 days` becomes `181 days`".
    pub step: String,
    /// The words that change.
    pub span: Span,
    /// What stands there instead; none where the source has no words for it.
    pub text: Option<String>,
    /// The rule after the step.
    pub changed: Rule,
}

/// A step found, and how it reads.
struct Change {
    place: RulePlace,
    step: Step,
    span: Span,
    text: Option<String>,
    says: String,
}

/// Every rule one step away from this one, in the order of its words.
pub fn mutants(ir: &Ir, sources: &SourceMap, id: RuleId, rule: &Rule) -> Vec<Mutant> {
    let mut finder = Finder { ir, sources, changes: Vec::new() };
    finder.visit_rule(rule);
    let mut mutants: Vec<Mutant> = Vec::new();
    for change in finder.changes {
        let mut changed = rule.clone();
        step::apply(sources, &change.place, &change.step, &mut changed);
        // Two steps can end in the same rule, and a step can change nothing, as where a word stands in several places; a
        // survivor must be one thing to mend.
        let is_new = changed != *rule && mutants.iter().all(|mutant| mutant.changed != changed);
        if is_new {
            mutants.push(Mutant {
                rule: id,
                step: change.says,
                span: change.span,
                text: change.text,
                changed,
            });
        }
    }
    mutants.sort_by_key(|mutant| mutant.span);
    mutants
}

/// Looks for steps.
struct Finder<'i> {
    ir: &'i Ir,
    sources: &'i SourceMap,
    changes: Vec<Change>,
}

impl<'r> Visit<'r> for Finder<'_> {
    fn visit_rule(&mut self, rule: &'r Rule) {
        self.of_rule(rule);
        visit::walk_rule(self, rule);
    }

    fn visit_condition(&mut self, condition: &'r Condition) {
        self.of_condition(condition);
        visit::walk_condition(self, condition);
    }

    fn visit_phrase(&mut self, phrase: &'r Phrase) {
        self.of_phrase(phrase);
        visit::walk_phrase(self, phrase);
    }

    fn visit_predicate(&mut self, predicate: &'r Predicate) {
        self.of_predicate(predicate);
        visit::walk_predicate(self, predicate);
    }

    fn visit_value(&mut self, value: &'r Value) {
        self.of_value(value);
        visit::walk_value(self, value);
    }
}

impl Finder<'_> {
    fn of_phrase(&mut self, phrase: &Phrase) {
        let place = RulePlace::Phrase(phrase.span);
        for (at, (adjective, span)) in phrase.adjectives.iter().enumerate() {
            self.rivals(place.clone(), at, *adjective, *span);
            self.dropped(place.clone(), Step::DropAdjective(at), *span, *span);
        }
        for (at, slot) in phrase.slots.iter().enumerate() {
            self.dropped(place.clone(), Step::DropSlot(at), slot.span, slot.span);
        }
        if let Some(filter) = &phrase.filter {
            let gone = self.with_word("where", filter.span);
            self.dropped(place, Step::DropFilter, filter.span, gone);
        }
    }

    fn of_predicate(&mut self, predicate: &Predicate) {
        match &predicate.kind {
            PredicateKind::Be { adjectives, .. } => {
                for (at, (adjective, span)) in adjectives.iter().enumerate() {
                    self.rivals(RulePlace::Predicate, at, *adjective, *span);
                    if adjectives.len() > 1 {
                        self.dropped(RulePlace::Predicate, Step::DropAdjective(at), *span, *span);
                    }
                }
            }
            PredicateKind::HaveCompared { field, relation, limit } => {
                self.relation(RulePlace::Predicate, *relation, field.span.end, limit);
            }
            PredicateKind::Last { relation, limit } => {
                self.relation(RulePlace::Predicate, *relation, predicate.span.start, limit);
            }
            PredicateKind::Bound { word, day, .. } => {
                let other = match word {
                    BoundWord::By => BoundWord::Before,
                    BoundWord::Before => BoundWord::By,
                    BoundWord::After | BoundWord::On => return,
                };
                let between = Span { start: predicate.span.start, end: day.span.start, ..predicate.span };
                let words = (word.word(), other.word());
                self.word(RulePlace::Predicate, Step::Bound(other), between, words, predicate.span);
            }
            PredicateKind::HaveOneOf { options, .. } => self.options(RulePlace::Predicate, options),
            PredicateKind::HaveIncluding { values, .. } => self.options(RulePlace::Predicate, values),
            PredicateKind::HaveField(_) | PredicateKind::HaveTerm(_) | PredicateKind::End => {}
        }
    }

    fn of_rule(&mut self, rule: &Rule) {
        let span = rule.sentence_span;
        match &rule.sentence {
            Sentence::Every { subject, negated, predicate } => {
                let between = Span { start: subject.span.end, end: predicate.span.start, ..span };
                let must = if rule.advisory { "should" } else { "must" };
                let not = format!("{must} not");
                let words = if *negated { (not.as_str(), must) } else { (must, not.as_str()) };
                self.word(RulePlace::Rule, Step::Turn, between, words, span);
            }
            Sentence::There { count, binders, .. } => {
                for other in counts(*count, binders.len()) {
                    let says = format!("`{}` becomes `{}`", count_words(*count), count_words(other));
                    self.push(RulePlace::Rule, Step::Count(other), span, None, says);
                }
            }
            Sentence::ForEach { require, .. } => {
                let words = self.sources.slice(require.span).to_owned();
                let text = format!("not ({words})");
                let says = format!("`{words}` becomes `{text}`");
                self.push(RulePlace::Rule, Step::Turn, require.span, Some(text), says);
            }
        }
        for (at, time) in rule.time.iter().enumerate() {
            self.dropped(RulePlace::Rule, Step::DropTime(at), time.span, time.span);
        }
        for (at, unless) in rule.unless.iter().enumerate() {
            let whole = self.with_word("unless", unless.span);
            self.dropped(RulePlace::Rule, Step::DropUnless(at), whole, whole);
        }
        if let Sentence::There { filter: Some(filter), .. } | Sentence::ForEach { filter: Some(filter), .. } =
            &rule.sentence
        {
            self.dropped(
                RulePlace::Rule,
                Step::DropFilter,
                filter.span,
                self.with_word("where", filter.span),
            );
        }
    }

    fn of_condition(&mut self, condition: &Condition) {
        let place = RulePlace::Condition(condition.span);
        match &condition.kind {
            ConditionKind::All(parts) | ConditionKind::Any(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    // The `and` or `or` goes with the part: the one before it, or of the first part the one behind.
                    let before = at.checked_sub(1).and_then(|at| parts.get(at));
                    let gone = match (before, parts.get(at + 1)) {
                        (Some(before), _) => Span { start: before.span.end, ..part.span },
                        (None, Some(next)) => Span { end: next.span.start, ..part.span },
                        (None, None) => part.span,
                    };
                    // Parts that came from a `let` need not stand in the order in which they are joined.
                    let gone = if gone.start <= gone.end { gone } else { part.span };
                    self.dropped(place.clone(), Step::DropPart(at), part.span, gone);
                }
            }
            ConditionKind::Is { adjective, .. } => {
                let word = self.adjective_span(*adjective, condition.span);
                self.rivals(place, 0, *adjective, word);
            }
            ConditionKind::Compare { left, relation, right } => {
                self.relation(place, *relation, left.span.end, right);
            }
            ConditionKind::OneOf { options, .. } => self.options(place, options),
            _ => {}
        }
    }

    fn of_value(&mut self, value: &Value) {
        let place = RulePlace::Value(value.span);
        let words = self.sources.slice(value.span);
        if let ValueKind::PercentOf { percent, .. } = &value.kind {
            for other in [*percent + Decimal::ONE, *percent - Decimal::ONE] {
                let says =
                    format!("`{}%` becomes `{}%` in `{words}`", percent.normalize(), other.normalize());
                self.push(place.clone(), Step::PercentOf(other), value.span, None, says);
            }
        }
        let ValueKind::Literal(literal) = &value.kind else { return };
        // Words that are a name stand for the literal of a `let`, whose other uses change with it.
        let is_name = words.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let place = if is_name { RulePlace::Let(words.into()) } else { place };
        for (other, text, says) in neighbours(self.ir, literal, words) {
            self.push(place.clone(), Step::Literal(other), value.span, text, says);
        }
    }

    /// `at most` becomes `below`, and its sisters.
    fn relation(&mut self, place: RulePlace, relation: Relation, from: u32, right: &Value) {
        let words = match relation {
            Relation::AtMost => [("at most", "below"), ("by", "before")],
            Relation::AtLeast => [("at least", "above"), ("at least", "after")],
            Relation::Above => [("above", "at least"), ("after", "at least")],
            Relation::Below => [("below", "at most"), ("before", "at most")],
            Relation::Equal => return,
        };
        let between = Span { start: from, end: right.span.start, ..right.span };
        let text = self.sources.slice(between);
        let pair = words.into_iter().find(|(word, _)| text.contains(word)).unwrap_or(words[0]);
        self.word(place, Step::Relation(strictness(relation)), between, pair, right.span);
    }

    /// Drops one of several options.
    fn options(&mut self, place: RulePlace, options: &[Value]) {
        if options.len() > 1 {
            for (at, option) in options.iter().enumerate() {
                // The comma or `and` goes with the option: the one before it, or of the first option the one behind.
                let before = at.checked_sub(1).and_then(|at| options.get(at));
                let gone = match (before, options.get(at + 1)) {
                    (Some(before), _) => Span { start: before.span.end, ..option.span },
                    (None, Some(next)) => Span { end: next.span.start, ..option.span },
                    (None, None) => option.span,
                };
                let gone = if gone.start <= gone.end { gone } else { option.span };
                self.dropped(place.clone(), Step::DropPart(at), option.span, gone);
            }
        }
    }

    /// An adjective becomes each of its rivals.
    fn rivals(&mut self, place: RulePlace, at: usize, adjective: Adjective, span: Span) {
        let Adjective::Choice { field, word } = adjective else { return };
        let FieldType::Choice(words) = &self.ir.field(field).ty else { return };
        for rival in words.iter().filter(|rival| **rival != word) {
            let (own, other) = (self.ir.word(word), self.ir.word(*rival));
            let says = format!("`{own}` becomes `{other}`");
            let text = other.to_string();
            let step = Step::Adjective(at, Adjective::Choice { field, word: *rival });
            self.push(place.clone(), step, span, Some(text), says);
        }
    }

    /// The word of an adjective at the end of a condition such as `c is exclusive`.
    fn adjective_span(&self, adjective: Adjective, span: Span) -> Span {
        let Adjective::Choice { word, .. } = adjective else { return span };
        let name = self.ir.word(word);
        self.find_word(span, name).unwrap_or(span)
    }

    /// A word that stands in `within` becomes another; `whole` is pointed at where it does not.
    fn word(
        &mut self,
        place: RulePlace,
        step: Step,
        within: Span,
        (was, becomes): (&str, &str),
        whole: Span,
    ) {
        let found = self.find_word(within, was);
        let text = found.map(|_| becomes.to_owned());
        let says = format!("`{was}` becomes `{becomes}`");
        let near = self.sources.slice(whole);
        let says =
            if found.is_some() || near.contains('\n') { says } else { format!("{says} before `{near}`") };
        self.push(place, step, found.unwrap_or(whole), text, says);
    }

    fn find_word(&self, within: Span, word: &str) -> Option<Span> {
        // The last one, since a name before the word may contain it.
        let at = self.sources.slice(within).rfind(word)?;
        let start = within.start as usize + at;
        Some(Span::new(within.file, start, start + word.len()))
    }

    /// A span with the word that leads into it, where only blanks lie between.
    fn with_word(&self, word: &str, span: Span) -> Span {
        let before = self.sources.slice(Span { start: 0, end: span.start, ..span });
        match before.trim_end().strip_suffix(word) {
            Some(rest) => Span::new(span.file, rest.len(), span.end as usize),
            None => span,
        }
    }

    fn dropped(&mut self, place: RulePlace, step: Step, said: Span, gone: Span) {
        let words = self.sources.slice(said).split_whitespace().collect::<Vec<_>>().join(" ");
        self.push(place, step, gone, Some(String::new()), format!("`{words}` is dropped"));
    }

    fn push(&mut self, place: RulePlace, step: Step, span: Span, text: Option<String>, says: String) {
        self.changes.push(Change { place, step, span, text, says });
    }
}

/// The literals one step away, the words for them and the step in words.
fn neighbours(ir: &Ir, literal: &Literal, words: &str) -> Vec<(Literal, Option<String>, String)> {
    let become_words = |literal: Literal, text: String| {
        let says = format!("`{words}` becomes `{text}`");
        (literal, Some(text), says)
    };
    let beside = |number: &Number| {
        let steps = [number.plus(&Number::ONE), number.minus(&Number::ONE)];
        steps.into_iter().filter_map(Calculated::exactly)
    };
    match literal {
        Literal::Number(number) => beside(number)
            .map(|other| {
                let words = write_number(&other);
                become_words(Literal::Number(other), words)
            })
            .collect(),
        Literal::Percent(number) => beside(number)
            .map(|other| {
                let words = Percent::new(other.clone()).to_string();
                become_words(Literal::Percent(other), words)
            })
            .collect(),
        Literal::Quantity { amount, unit } => {
            let name = &ir.unit(*unit).declared.name;
            let quantity = |amount| Literal::Quantity { amount, unit: *unit };
            beside(amount)
                .map(|other| {
                    let words = format!("{} {name}", write_number(&other));
                    become_words(quantity(other), words)
                })
                .collect()
        }
        Literal::Money(money) => beside(&money.amount)
            .map(|amount| Money::new(amount, money.currency))
            .map(|other| {
                let words = other.to_string();
                become_words(Literal::Money(other), words)
            })
            .collect(),
        Literal::Duration(duration) => steps_of(duration, words)
            .into_iter()
            .flat_map(|step| [duration.plus(&step), duration.minus(&step)])
            .flatten()
            .map(|other| become_words(Literal::Duration(other), other.to_string()))
            .collect(),
        Literal::Date(period) => {
            let later = Period { first: period.first.next(), last: period.last.next() };
            let earlier = Period { first: period.first.previous(), last: period.last.previous() };
            let is_day = period.first == period.last;
            [(later, "later"), (earlier, "earlier")]
                .into_iter()
                .map(|(other, way)| {
                    if is_day {
                        become_words(Literal::Date(other), other.first.to_string())
                    } else {
                        (Literal::Date(other), None, format!("`{words}` is moved a day {way}"))
                    }
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The unit a duration is written in: its smallest.
fn steps_of(duration: &Duration, words: &str) -> Option<Duration> {
    if duration.hours != 0 {
        return Some(Duration::of_hours(1));
    }
    if duration.business_days != 0 {
        return Some(Duration::of_business_days(1));
    }
    if duration.months == 0 || duration.days != 0 {
        return if words.contains("week") { Duration::of_weeks(1) } else { Some(Duration::of_days(1)) };
    }
    if words.contains("year") && duration.months % 12 == 0 {
        return Duration::of_years(1);
    }
    Some(Duration::of_months(1))
}

fn strictness(relation: Relation) -> Relation {
    match relation {
        Relation::AtMost => Relation::Below,
        Relation::Below => Relation::AtMost,
        Relation::AtLeast => Relation::Above,
        Relation::Above => Relation::AtLeast,
        Relation::Equal => Relation::Equal,
    }
}

/// The counts one step away. Several binders go with `no` only.
fn counts(count: Count, binders: usize) -> Vec<Count> {
    match count {
        Count::No if binders > 1 => Vec::new(),
        Count::No => vec![Count::AtLeast(1), Count::AtMost(1)],
        Count::AtLeast(1) => vec![Count::No, Count::AtLeast(2)],
        Count::AtLeast(least) => {
            vec![Count::AtLeast(least.saturating_sub(1)), Count::AtLeast(least.saturating_add(1))]
        }
        Count::AtMost(most) => {
            vec![Count::AtMost(most.saturating_sub(1)), Count::AtMost(most.saturating_add(1))]
        }
        Count::Exactly(number) => vec![
            Count::Exactly(number.saturating_sub(1)),
            Count::Exactly(number.saturating_add(1)),
            Count::AtLeast(number),
            Count::AtMost(number),
        ],
    }
}

fn count_words(count: Count) -> String {
    match count {
        Count::No => "there must be no".to_owned(),
        Count::AtLeast(1) => "there must be a".to_owned(),
        Count::AtLeast(number) => format!("there must be at least {number}"),
        Count::AtMost(number) => format!("there must be at most {number}"),
        Count::Exactly(number) => format!("there must be exactly {number}"),
    }
}
