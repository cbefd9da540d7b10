//! A rule, the things bound and the days in, one whole sentence out that says what is wrong.

use super::context::{Frame, Row};
use super::ruling::count_bounds;
use super::truth::Truth;
use super::value::Estimate;
use super::words;
use crate::ir::{
    Adjective, ConditionKind, Count, Literal, Noun, Phrase, Predicate, PredicateKind, Rule, Sentence, Value,
    ValueKind,
};
use crate::source::Span;
use crate::time::{Day, Days};
use crate::world::Thing;

/// What is to be told: of which things, which days, and whether it is certain.
pub(crate) struct Telling<'f, 'a> {
    /// The world it is told in.
    pub(crate) frame: &'f Frame<'a>,
    pub(crate) rule: &'f Rule,
    /// The things bound.
    pub(crate) row: &'f Row,
    /// The days of the finding.
    pub(crate) days: &'f Days,
    /// One of them, on which this world shows it.
    pub(crate) day: Day,
    /// It may be so, but need not.
    pub(crate) open: bool,
}

impl Telling<'_, '_> {
    /// The sentence, without what an open finding hangs on.
    pub(crate) fn message(&self) -> String {
        match &self.rule.sentence {
            Sentence::Every { subject, negated, predicate } => self.every(subject, *negated, predicate),
            Sentence::There { count: Count::No, binders, filter } => self.none(binders, filter.as_ref()),
            Sentence::There { count, binders, filter } => self.count(*count, binders, filter.as_ref()),
            Sentence::ForEach { binders, require, .. } => self.required(binders, require),
        }
    }

    fn every(&self, subject: &Phrase, negated: bool, predicate: &Predicate) -> String {
        let Some(thing) = self.row.get(subject.variable) else { return String::new() };
        let name = self.described(subject, thing);
        let days = words::days(self.days);
        let may = |sure: &str, open: &str| if self.open { open.to_owned() } else { sure.to_owned() };
        match &predicate.kind {
            PredicateKind::Be { adjectives, any } => {
                let said = self.adjectives(thing, adjectives, negated, *any);
                let verb = match (negated, *any && adjectives.len() > 1) {
                    (true, _) => may("is", "may be"),
                    (false, true) => may("is neither", "may be neither"),
                    (false, false) => may("is not", "may not be"),
                };
                format!("{name} {verb} {said} {days}")
            }
            PredicateKind::HaveField(field) => {
                let field = self.field_name(field);
                let verb = if negated { may("has", "may have") } else { may("has no", "may have no") };
                format!("{name} {verb} {field} {days}")
            }
            PredicateKind::HaveCompared { field, relation, limit } => {
                let bound = format!("{} {}", relation.word(), self.value_words(limit));
                self.compared(&name, field, &bound, negated, &days)
            }
            PredicateKind::HaveOneOf { field, options } => {
                let options: Vec<String> = options.iter().map(|option| self.value_words(option)).collect();
                self.compared(&name, field, &words::or_list(&options), negated, &days)
            }
            PredicateKind::HaveIncluding { field, values } => {
                let values: Vec<String> = values.iter().map(|value| self.value_words(value)).collect();
                let verb = if negated {
                    may("includes", "may include")
                } else {
                    may("does not include", "may not include")
                };
                format!("`{}` of {name} {verb} {} {days}", self.field_name(field), words::and_list(&values))
            }
            PredicateKind::HaveTerm(phrase) => {
                let verb = if negated { may("has", "may have") } else { may("has no", "may have no") };
                format!("{name} {verb} `{}` {days}", self.words(phrase.span))
            }
            PredicateKind::End | PredicateKind::Bound { .. } | PredicateKind::Last { .. } => {
                let is = self.life_words(thing, &predicate.kind);
                let must = if negated { "must not" } else { "must" };
                let wrong = may("broken", "open");
                format!("{name} {is} but {must} {}: {wrong} {days}", self.whole_words(&predicate.kind))
            }
        }
    }

    /// `notice of cloud c is 6 months, not at most 180 days, from …`
    fn compared(&self, name: &str, field: &Value, bound: &str, negated: bool, days: &str) -> String {
        let field_name = self.field_name(field);
        let values = self.frame.value(field, &mut self.row.clone());
        let value = values.at(self.day);
        let limit_note = self.duration_note(value);
        let not = if negated { "" } else { "not " };
        match (words::estimate(self.frame.context.ir, value), value) {
            (_, Estimate::Absent) => format!("no {field_name} is stated for {name} {days}"),
            (Some(value), _) => {
                let perhaps = if self.open { "perhaps " } else { "" };
                format!("`{field_name}` of {name} is {value}, {perhaps}{not}{bound}, {days}{limit_note}")
            }
            (None, _) => {
                let verb = if negated { "may be" } else { "may not be" };
                format!("`{field_name}` of {name} {verb} {bound} {days}")
            }
        }
    }

    /// ` (6 months is 181 to 184 days)`, where the value is counted in months and the bound in days.
    fn duration_note(&self, value: &Estimate) -> String {
        let Estimate::Exactly(super::value::Item::Duration(length)) = value else { return String::new() };
        let PredicateKind::HaveCompared { limit, .. } = &self.predicate_kind() else { return String::new() };
        let limits = self.frame.value(limit, &mut self.row.clone());
        let Estimate::Exactly(super::value::Item::Duration(limit)) = limits.at(self.day) else {
            return String::new();
        };
        [length, limit]
            .into_iter()
            .filter(|one| one.months != 0 && (length.months == 0) != (limit.months == 0))
            .find_map(|one| match (one.least_days(), one.most_days()) {
                (Some(least), Some(most)) if least == most => Some(format!(" ({one} is {least} days)")),
                (Some(least), Some(most)) => Some(format!(" ({one} is {least} to {most} days)")),
                _ => None,
            })
            .unwrap_or_default()
    }

    fn predicate_kind(&self) -> PredicateKind {
        match &self.rule.sentence {
            Sentence::Every { predicate, .. } => predicate.kind.clone(),
            _ => PredicateKind::End,
        }
    }

    /// The adjectives that are wrong: of `must not`, those that hold; of `must`, those that do not.
    fn adjectives(&self, thing: Thing, adjectives: &[(Adjective, Span)], negated: bool, any: bool) -> String {
        let wrong = |adjective: Adjective| {
            let is = *self.frame.adjective(thing, adjective).at(self.day);
            match is {
                Truth::Unknown(_) => self.open,
                known => known == Truth::from(negated),
            }
        };
        let mut said: Vec<String> = adjectives
            .iter()
            .filter(|(adjective, _)| wrong(*adjective))
            .map(|(_, span)| self.words(*span))
            .collect();
        if said.is_empty() {
            said = adjectives.iter().map(|(_, span)| self.words(*span)).collect();
        }
        match (negated, any) {
            (false, true) if said.len() > 1 => said.join(" nor "),
            (true, true) if self.open => words::or_list(&said),
            (false, false) => words::or_list(&said),
            _ => words::and_list(&said),
        }
    }

    /// `ends on 2036-12-31`, `runs on`, `has no start`, `lasts from … through …`
    fn life_words(&self, thing: Thing, predicate: &PredicateKind) -> String {
        let world = self.frame.context.world;
        let start = world.start(thing, &self.frame.assignment).day;
        let end = world.end(thing, &self.frame.assignment).day;
        let ends = if end == Day::END { "runs on".to_owned() } else { format!("ends on {end}") };
        if self.open && !world.depends(thing).is_empty() {
            return match predicate {
                PredicateKind::Bound { start: true, .. } => "starts on a day that is not certain".to_owned(),
                _ => "ends on a day that is not certain".to_owned(),
            };
        }
        match predicate {
            PredicateKind::Bound { start: true, .. } if start == Day::BEGINNING => "has no start".to_owned(),
            PredicateKind::Bound { start: true, .. } => format!("starts on {start}"),
            PredicateKind::Last { .. } if start == Day::BEGINNING => "has no start".to_owned(),
            PredicateKind::Last { .. } => {
                let run = crate::time::Run { from: start, through: end };
                match words::length(run) {
                    Some(length) => format!("lasts {length}"),
                    None => ends,
                }
            }
            PredicateKind::End if end == Day::END => "has no end".to_owned(),
            _ => ends,
        }
    }

    /// `end by 2030`, ``last at most `longest` (5 years)``
    fn whole_words(&self, predicate: &PredicateKind) -> String {
        match predicate {
            PredicateKind::Bound { start, word, day } => {
                let verb = if *start { "start" } else { "end" };
                format!("{verb} {} {}", word.word(), self.value_words(day))
            }
            PredicateKind::Last { relation, limit } => {
                format!("last {} {}", relation.word(), self.value_words(limit))
            }
            _ => "end".to_owned(),
        }
    }

    /// The rule's title, for a condition whose own words are too long to be read in a headline.
    fn title_instead(&self, condition: &crate::ir::Condition) -> Option<&str> {
        const LONG: usize = 60;
        let is_long = self.words(condition.span).chars().count() > LONG;
        self.rule.title.as_deref().filter(|_| is_long)
    }

    fn none(&self, binders: &[Phrase], filter: Option<&crate::ir::Condition>) -> String {
        let names: Vec<String> = binders
            .iter()
            .filter_map(|binder| Some(self.described(binder, self.row.get(binder.variable)?)))
            .collect();
        let days = words::days(self.days);
        match (names.as_slice(), self.open) {
            ([one], open) => {
                let Some(filter) = filter else {
                    let verb = if open { "may be" } else { "is" };
                    return format!("there {verb} {one} {days}, where there must be none");
                };
                if let Some(title) = self.title_instead(filter) {
                    let verb = if open { "may break" } else { "breaks" };
                    return format!("{one} {verb} \"{title}\" {days}");
                }
                let verb = if open { "may match" } else { "matches" };
                format!("{one} {verb} `{}` {days}, and none may", self.words(filter.span))
            }
            (_, false) => format!("{} clash {days}", words::and_list(&names)),
            (_, true) => format!("{} may clash {days}", words::and_list(&names)),
        }
    }

    fn count(&self, count: Count, binders: &[Phrase], filter: Option<&crate::ir::Condition>) -> String {
        let Some(binder) = binders.first() else { return String::new() };
        let wanted = match count {
            Count::No => "none of".to_owned(),
            Count::AtLeast(number) => format!("at least {number} of"),
            Count::AtMost(number) => format!("at most {number} of"),
            Count::Exactly(number) => format!("exactly {number} of"),
        };
        let numbers = self.frame.how_many(binder, filter);
        let found = match count_bounds(numbers.at(self.day)) {
            (least, Some(most)) if least == most => format!("{least}"),
            (least, Some(most)) => format!("between {least} and {most}"),
            (least, None) => format!("at least {least}"),
        };
        let verb = if found == "1" { "is" } else { "are" };
        let counted = self.counted_words(binder, filter);
        format!("there must be {wanted} `{counted}` and there {verb} {found} {}", words::days(self.days))
    }

    /// What is counted, as the rule says it, without its time words: `parties p where some cloud by p`.
    fn counted_words(&self, binder: &Phrase, filter: Option<&crate::ir::Condition>) -> String {
        let mut parts: Vec<String> = binder.adjectives.iter().map(|(_, span)| self.words(*span)).collect();
        // Of `parties p` the noun is the first word.
        parts.extend(self.words(binder.noun_span).split(' ').next().map(str::to_owned));
        parts.extend(self.rule.binder_names.first().filter(|name| *name != "it").map(ToString::to_string));
        parts.extend(binder.slots.iter().map(|slot| self.words(slot.span)));
        for condition in binder.filter.as_deref().into_iter().chain(filter) {
            parts.push(format!("where {}", self.words(condition.span)));
        }
        parts.join(" ")
    }

    fn required(&self, binders: &[Phrase], require: &crate::ir::Condition) -> String {
        let names: Vec<String> = binders
            .iter()
            .filter_map(|binder| Some(self.described(binder, self.row.get(binder.variable)?)))
            .collect();
        let (verb, asked) = match (self.title_instead(require), self.open, names.len()) {
            (Some(title), true, _) => ("may break", format!("\"{title}\"")),
            (Some(title), false, 1) => ("breaks", format!("\"{title}\"")),
            (Some(title), false, _) => ("break", format!("\"{title}\"")),
            (None, true, _) => ("may not meet", format!("`{}`", self.words(require.span))),
            (None, false, 1) => ("does not meet", format!("`{}`", self.words(require.span))),
            (None, false, _) => ("do not meet", format!("`{}`", self.words(require.span))),
        };
        let values = self.sides(require);
        format!("{} {verb} {asked} {}{values}", words::and_list(&names), words::days(self.days))
    }

    /// What is compared, where it is one comparison: ` (100 million USD against 90 million USD)`.
    fn sides(&self, require: &crate::ir::Condition) -> String {
        let ConditionKind::Compare { left, right, .. } = &require.kind else { return String::new() };
        let side = |value: &Value| {
            let values = self.frame.value(value, &mut self.row.clone());
            words::estimate(self.frame.context.ir, values.at(self.day))
        };
        match (side(left), side(right)) {
            (Some(left), Some(right)) => format!(" ({left} against {right})"),
            _ => String::new(),
        }
    }

    /// A thing as the rule speaks of it: ``primary cloud `azure` ``.
    pub(crate) fn described(&self, phrase: &Phrase, thing: Thing) -> String {
        let ir = self.frame.context.ir;
        format!("{} `{}`", self.noun(phrase, thing), words::thing_name(ir, thing))
    }

    /// `primary cloud`, `agreement`, `party`.
    pub(crate) fn noun(&self, phrase: &Phrase, thing: Thing) -> String {
        let ir = self.frame.context.ir;
        let noun = match (phrase.noun, thing) {
            (Noun::Party, _) => "party".to_owned(),
            (Noun::Agreement, _) => "agreement".to_owned(),
            // Of a parent kind the thing's own kind says more: `term` or `grant` would tell nothing.
            (Noun::Kind(_), Thing::Term(id)) => ir
                .terms
                .get(id.index())
                .and_then(|term| ir.kinds.get(term.kind.index()))
                .map(|kind| kind.declared.name.to_string())
                .unwrap_or_default(),
            (Noun::Kind(kind), _) => {
                ir.kinds.get(kind.index()).map(|kind| kind.declared.name.to_string()).unwrap_or_default()
            }
        };
        let mut parts: Vec<String> = phrase.adjectives.iter().map(|(_, span)| self.words(*span)).collect();
        parts.push(noun);
        parts.join(" ")
    }

    /// The name of what is asked for: the field's, or the words of a longer path.
    pub(crate) fn field_name(&self, value: &Value) -> String {
        let ir = self.frame.context.ir;
        let name = match &value.kind {
            ValueKind::Field { field, .. } => {
                ir.fields.get(field.index()).map(|field| field.declared.name.to_string())
            }
            ValueKind::Computed { computed, .. } => {
                ir.computed.get(computed.index()).map(|field| field.declared.name.to_string())
            }
            ValueKind::Part { part, .. } => Some(part.word().to_owned()),
            _ => None,
        };
        name.unwrap_or_else(|| self.words(value.span))
    }

    /// A bound as the rule writes it; where it is no literal, with what it comes to.
    fn value_words(&self, value: &Value) -> String {
        let ir = self.frame.context.ir;
        let said = self.words(value.span);
        let values = self.frame.value(value, &mut self.row.clone());
        let meant = words::estimate(ir, values.at(self.day));
        match (&value.kind, meant) {
            (ValueKind::Literal(literal), Some(meant)) if !is_named(literal, &said) => meant,
            (_, Some(meant)) if !said.is_empty() && meant != said => format!("`{said}` ({meant})"),
            (_, Some(meant)) => meant,
            (_, None) => format!("`{said}`"),
        }
    }

    /// The words of the sources, on one line.
    pub(crate) fn words(&self, span: Span) -> String {
        let text = self.frame.context.sources.slice(span);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a number, amount, date or duration is said by a name, that of a `let`.
fn is_named(literal: &Literal, words: &str) -> bool {
    let is_its_own_name = matches!(
        literal,
        Literal::Word(_) | Literal::Words(_) | Literal::AllWords | Literal::Party(_) | Literal::Parties(_)
    );
    !is_its_own_name && words.starts_with(char::is_alphabetic)
}
