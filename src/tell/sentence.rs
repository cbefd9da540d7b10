//! A case in, one whole sentence out that says what is wrong. Where what it says differs between the days, each stretch of days
//! has its own.

use super::stretch::{self, Changes, Stretch};
use super::told::{self, Told};
use super::{Certainty, Telling, words};
use crate::evaluate::known::count::count_bounds;
use crate::evaluate::known::truth::{self, Reasons, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Estimates, Item};
use crate::ir::{
    Adjective, Condition, ConditionKind, Count, Literal, Noun, Phrase, Predicate, PredicateKind, Sentence,
    TermWord, Value, ValueKind,
};
use crate::source::Span;
use crate::time::{Day, Days, Timeline};
use crate::world::Thing;

impl Telling<'_, '_> {
    /// The whole sentence. `why` says what it hangs on where it is open.
    pub(super) fn sentence(&self, why: Option<&str>) -> String {
        let mut sentence = self.main_clause(why);
        let beyond = &self.case.beyond;
        // Where each stretch of days has its own words, what is said of further days comes after them.
        let further = beyond.further.as_ref().filter(|further| !sentence.contains(*further));
        let further: Vec<&String> = further.into_iter().chain(&beyond.unless).collect();
        further.into_iter().for_each(|clause| sentence.push_str(&format!(", {clause}")));
        sentence
    }

    fn main_clause(&self, why: Option<&str>) -> String {
        let mut sentence = match &self.case.rule.sentence {
            Sentence::Every { subject, negated, predicate } => {
                return self.every(subject, *negated, predicate, why);
            }
            Sentence::There { count: Count::No, binders, filter } => self.none(binders, filter.as_ref()),
            Sentence::There { count, binders, filter } => self.count(*count, binders, filter.as_ref()),
            Sentence::ForEach { binders, require, .. } => self.required(binders, require),
        };
        if let Some(why) = why {
            sentence.push_str(&format!(": {why}"));
        }
        sentence
    }

    /// The days of the finding; where it is broken on some of them only, what that hangs on.
    pub(super) fn days_in_words(&self) -> String {
        let days = words::days(self.case.days);
        let days = match &self.case.certainty {
            Certainty::SomeDays(depending) => format!("on some days {days}, {depending}"),
            Certainty::EveryDay | Certainty::Perhaps | Certainty::Unknown => days,
        };
        match &self.case.beyond.further {
            Some(further) => format!("{days}, {further}"),
            None => days,
        }
    }

    /// The days of which values are told: all that are certain, else those that a world shows.
    pub(super) fn told_days(&self) -> &Days {
        if self.open() && !self.case.shown.is_empty() { &self.case.shown } else { self.case.days }
    }

    /// Whether what is told of values stretch by stretch speaks of each day of the finding.
    pub(super) fn tells_every_day(&self) -> bool {
        self.told_days() == self.case.days && !matches!(self.case.certainty, Certainty::SomeDays(_))
    }

    fn every(&self, subject: &Phrase, negated: bool, predicate: &Predicate, why: Option<&str>) -> String {
        let Some(thing) = self.case.row.get(subject.variable) else { return String::new() };
        let name = self.described(subject, thing);
        let days = self.days_in_words();
        let may = |sure: &str, open: &str| if self.open() { open.to_owned() } else { sure.to_owned() };
        let mut mark = ":";
        let sentence = match &predicate.kind {
            PredicateKind::Be { adjectives, any } => {
                let verb = match (negated, *any && adjectives.len() > 1) {
                    (true, _) => may("is", "may be"),
                    (false, true) => may("is neither", "may be neither"),
                    (false, false) => may("is not", "may not be"),
                };
                let stretches = self.wrong_adjectives(thing, adjectives, negated, *any);
                match stretches.as_slice() {
                    [one] => format!("{name} {verb} {} {days}", one.what),
                    _ => {
                        let list = stretch::list(&stretches, |stretch| {
                            format!("{verb} {} {}", stretch.what, words::days(&stretch.days))
                        });
                        format!("{name} {list}")
                    }
                }
            }
            PredicateKind::HaveField(field) => {
                let field = self.field_name(field);
                let verb = if negated { may("has", "may have") } else { may("has no", "may have no") };
                format!("{name} {verb} {field} {days}")
            }
            PredicateKind::HaveCompared { field, relation, limit } => {
                let bound = |words: &[String]| format!("{} {}", relation.word(), words.join(""));
                self.compared(&name, field, std::slice::from_ref(limit), &bound, negated)
            }
            PredicateKind::HaveOneOf { field, options } => {
                self.compared(&name, field, options, &words::or_list, negated)
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
                let must = if negated { "must not" } else { "must" };
                let wrong = may("broken", "open");
                mark = ",";
                let asked = self.whole_words(&predicate.kind);
                match self.uncertain_bound(thing, &predicate.kind) {
                    Some(bound) => {
                        format!(
                            "it is not certain when {name} {bound}, but it {must} {asked}: {wrong} {days}"
                        )
                    }
                    None => {
                        let is = self.life_words(thing, &predicate.kind);
                        format!("{name} {is} but {must} {asked}: {wrong} {days}")
                    }
                }
            }
        };
        match why {
            Some(why) => format!("{sentence}{mark} {why}"),
            None => sentence,
        }
    }

    /// The adjectives that are wrong, stretch by stretch: of `must not`, those that hold; of `must`, those that do not. Where it is
    /// open, those that may be wrong on some day.
    fn wrong_adjectives(
        &self,
        thing: Thing,
        adjectives: &[(Adjective, Span)],
        negated: bool,
        any: bool,
    ) -> Vec<Stretch<String>> {
        let said: Vec<(String, Truths)> = adjectives
            .iter()
            .map(|(adjective, span)| (self.words(*span), self.frame.adjective(thing, *adjective)))
            .collect();
        let is_wrong = |truth: &Truth| match truth {
            Truth::Unknown(_) => self.case.certainty != Certainty::EveryDay,
            known => *known == Truth::from(negated),
        };
        let list = |is_wrong: &dyn Fn(&Truths) -> bool| {
            let wrong = said.iter().filter(|(_, truths)| is_wrong(truths));
            let mut words: Vec<String> = wrong.map(|(word, _)| word.clone()).collect();
            if words.is_empty() {
                words = said.iter().map(|(word, _)| word.clone()).collect();
            }
            match (negated, any) {
                (false, true) if words.len() > 1 => words.join(" nor "),
                (true, true) if self.open() => words::or_list(&words),
                (false, false) => words::or_list(&words),
                _ => words::and_list(&words),
            }
        };
        if !self.tells_every_day() || self.open() {
            let told = self.told_days();
            let what = list(&|truths| !truths.days_where(is_wrong).intersection(told).is_empty());
            return vec![Stretch { what, days: self.case.days.clone() }];
        }
        let changes = said.iter().fold(Changes::default(), |changes, (_, truths)| changes.of(truths));
        changes.stretches(self.case.days, |day| list(&|truths| is_wrong(truths.at(day))))
    }

    /// `starts`, `ends`: which of these, of what a predicate asks of a life, is not the same in each possible world.
    fn uncertain_bound(&self, thing: Thing, predicate: &PredicateKind) -> Option<&'static str> {
        let (start, end) = self.frame.first_and_last_days(thing);
        let is_moved = |(first, latest): (Day, Day)| first != latest;
        match predicate {
            PredicateKind::Bound { start: true, .. } => is_moved(start).then_some("starts"),
            PredicateKind::Last { .. } => (is_moved(start) || is_moved(end)).then_some("ends"),
            _ => is_moved(end).then_some("ends"),
        }
    }

    /// `ends on 2036-12-31`, `runs on`, `has no start`, `lasts from … through …`
    fn life_words(&self, thing: Thing, predicate: &PredicateKind) -> String {
        let ((start, _), (end, _)) = self.frame.first_and_last_days(thing);
        let ends = if end == Day::END { "runs on".to_owned() } else { format!("ends on {end}") };
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
        self.case.rule.title.as_deref().filter(|_| is_long)
    }

    fn none(&self, binders: &[Phrase], filter: Option<&crate::ir::Condition>) -> String {
        let names: Vec<String> = binders
            .iter()
            .filter_map(|binder| Some(self.described(binder, self.case.row.get(binder.variable)?)))
            .collect();
        let days = self.days_in_words();
        match (names.as_slice(), self.open()) {
            ([one], open) => {
                let Some(filter) = filter else {
                    let verb = if open { "may be" } else { "is" };
                    return format!("there {verb} {one} {days}, where there must be none");
                };
                let found = self.found_by(filter).map(|found| format!(" ({found})")).unwrap_or_default();
                if let Some(title) = self.title_instead(filter) {
                    let verb = if open { "may break" } else { "breaks" };
                    return format!("{one} {verb} \"{title}\" {days}{found}");
                }
                let verb = if open { "may match" } else { "matches" };
                format!("{one} {verb} `{}` {days}{found}, and none may", self.words(filter.span))
            }
            (_, false) => format!("{} clash {days}", words::and_list(&names)),
            (_, true) => format!("{} may clash {days}", words::and_list(&names)),
        }
    }

    /// The values that a condition compares, where they are the same on all the days: `` `due`: 60 days against 45 days``.
    fn found_by(&self, filter: &Condition) -> Option<String> {
        let told = self.told_days();
        let holds = |condition: &&Condition| {
            let truths = self.frame.condition(condition, &mut self.case.row.clone());
            !truth::possible(&truths).intersection(told).is_empty()
        };
        let found = comparisons(filter).into_iter().filter(holds).filter_map(|condition| {
            let ConditionKind::Compare { left, .. } = &condition.kind else { return None };
            let (sides, unknown) = self.sides(condition);
            match sides.as_slice() {
                [one] if !unknown => {
                    let (left_words, right_words) = one.what.split_once(" against ")?;
                    (left_words != right_words).then(|| format!("`{}`: {}", self.words(left.span), one.what))
                }
                _ => None,
            }
        });
        let found: Vec<String> = found.collect();
        (!found.is_empty()).then(|| found.join(", "))
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
        let perhaps = self.case.certainty == Certainty::Perhaps;
        let stretches = Changes::default().of(&numbers).stretches(self.told_days(), |day| {
            let found = match count_bounds(numbers.at(day)) {
                (least, Some(most)) if least == most => format!("{least}"),
                (least, Some(most)) => format!("between {least} and {most}"),
                (least, None) => format!("at least {least}"),
            };
            match found.as_str() {
                _ if perhaps => format!("there may be {found}"),
                "1" => "there is 1".to_owned(),
                _ => format!("there are {found}"),
            }
        });
        let counted = self.counted_words(binder, filter);
        let list = || {
            stretch::list(&stretches, |stretch| format!("{} {}", stretch.what, words::days(&stretch.days)))
        };
        match stretches.as_slice() {
            // No world that was looked at shows it, so that none has a number to tell.
            _ if self.case.shown.is_empty() => {
                format!("there must be {wanted} `{counted}` and may not be {}", self.days_in_words())
            }
            [one] => {
                let days = self.days_in_words();
                format!("there must be {wanted} `{counted}` and {} {days}", one.what)
            }
            _ if self.tells_every_day() => format!("there must be {wanted} `{counted}` and {}", list()),
            _ => {
                let may = if self.open() { "may not be" } else { "are not" };
                format!("there must be {wanted} `{counted}` and {may} {} ({})", self.days_in_words(), list())
            }
        }
    }

    /// What is counted, as the rule says it, without its time words: `parties p where some cloud by p`.
    fn counted_words(&self, binder: &Phrase, filter: Option<&crate::ir::Condition>) -> String {
        let mut parts: Vec<String> = binder.adjectives.iter().map(|(_, span)| self.words(*span)).collect();
        // Of `parties p` the noun is the first word.
        parts.extend(self.words(binder.noun_span).split(' ').next().map(str::to_owned));
        parts.extend(
            self.case.rule.binder_names.first().filter(|name| *name != "it").map(ToString::to_string),
        );
        parts.extend(binder.slots.iter().map(|slot| self.words(slot.span)));
        for condition in binder.filter.as_deref().into_iter().chain(filter) {
            parts.push(format!("where {}", self.words(condition.span)));
        }
        parts.join(" ")
    }

    fn required(&self, binders: &[Phrase], require: &crate::ir::Condition) -> String {
        let names: Vec<String> = binders
            .iter()
            .filter_map(|binder| Some(self.described(binder, self.case.row.get(binder.variable)?)))
            .collect();
        let (verb, asked) = match (self.title_instead(require), self.open(), names.len()) {
            (Some(title), true, _) => ("may break", format!("\"{title}\"")),
            (Some(title), false, 1) => ("breaks", format!("\"{title}\"")),
            (Some(title), false, _) => ("break", format!("\"{title}\"")),
            (None, true, _) => ("may not meet", format!("`{}`", self.words(require.span))),
            (None, false, 1) => ("does not meet", format!("`{}`", self.words(require.span))),
            (None, false, _) => ("do not meet", format!("`{}`", self.words(require.span))),
        };
        let (sides, unknown) = self.sides(require);
        let found = match sides.as_slice() {
            [] => self.days_in_words(),
            [one] if !unknown => format!("{} ({})", self.days_in_words(), one.what),
            several if !unknown && self.tells_every_day() => {
                stretch::list(several, |stretch| format!("{} ({})", words::days(&stretch.days), stretch.what))
            }
            several => {
                let list = stretch::list(several, |stretch| {
                    format!("{} {}", stretch.what, words::days(&stretch.days))
                });
                format!("{} ({list})", self.days_in_words())
            }
        };
        format!("{} {verb} {asked} {found}", words::and_list(&names))
    }

    /// What is compared, where it is one comparison: `100 million USD against 90 million USD`; and whether that is not known, or
    /// differs between possible worlds, on some of the days.
    fn sides(&self, require: &Condition) -> (Vec<Stretch<String>>, bool) {
        let ConditionKind::Compare { left, right, .. } = &require.kind else { return (Vec::new(), true) };
        let (left, right) = (self.told(left), self.told(right));
        let ir = self.frame.context.ir;
        let stretches = Changes::default().of(&left).of(&right).stretches(self.told_days(), |day| {
            let sides = left.at(day).words(ir).zip(right.at(day).words(ir));
            // Two sides of which the same is known tell nobody why they cannot be told apart.
            let sides = sides.filter(|(left, right)| !self.open() || left != right);
            sides.map(|(left, right)| format!("{left} against {right}"))
        });
        let all = stretches.len();
        let known =
            stretches.into_iter().filter_map(|Stretch { what, days }| Some(Stretch { what: what?, days }));
        let known: Vec<_> = known.collect();
        let unknown = known.len() < all;
        (known, unknown)
    }

    /// A thing as the rule speaks of it: ``primary cloud `azure` ``.
    pub(super) fn described(&self, phrase: &Phrase, thing: Thing) -> String {
        let ir = self.frame.context.ir;
        format!("{} `{}`", self.noun(phrase, thing), ir.thing_name(thing))
    }

    /// `primary cloud`, `agreement`, `party`.
    pub(super) fn noun(&self, phrase: &Phrase, thing: Thing) -> String {
        let ir = self.frame.context.ir;
        let noun = match (phrase.noun, thing) {
            (Noun::Party, _) => "party".to_owned(),
            (Noun::Agreement, _) => "agreement".to_owned(),
            // Of a parent kind the thing's own kind says more: `term` or `grant` would tell nothing.
            (Noun::Kind(_), Thing::Term(id)) => ir.kind_of(id).declared.name.to_string(),
            (Noun::Kind(kind), _) => ir.kind(kind).declared.name.to_string(),
        };
        let mut parts: Vec<String> = phrase.adjectives.iter().map(|(_, span)| self.words(*span)).collect();
        let says_so = |(adjective, _): &(Adjective, Span)| *adjective == Adjective::Word(TermWord::Mutual);
        if thing.is_exchanged() && !phrase.adjectives.iter().any(says_so) {
            parts.insert(0, TermWord::Mutual.word().to_owned());
        }
        parts.push(noun);
        parts.join(" ")
    }

    /// The name of what is asked for: the field's, or the words of a longer path.
    pub(super) fn field_name(&self, value: &Value) -> String {
        let ir = self.frame.context.ir;
        match &value.kind {
            ValueKind::Field { field, .. } => ir.field(*field).declared.name.to_string(),
            ValueKind::Computed { computed, .. } => ir.computed(*computed).declared.name.to_string(),
            ValueKind::Part { part, .. } => part.word().to_owned(),
            _ => self.words(value.span),
        }
    }

    /// A bound as the rule writes it; where it is no literal, with what it comes to.
    fn value_words(&self, value: &Value) -> String {
        self.meant(value, self.told(value).at(self.day()))
    }

    /// The same, where it comes to this.
    pub(super) fn meant(&self, value: &Value, meant: &Told) -> String {
        let said = self.words(value.span);
        match (&value.kind, meant.words(self.frame.context.ir)) {
            (ValueKind::Literal(literal), Some(meant)) if !is_named(literal, &said) => meant,
            (_, Some(meant)) if !said.is_empty() && meant != said => format!("`{said}` ({meant})"),
            (_, Some(meant)) => meant,
            (_, None) => format!("`{said}`"),
        }
    }

    /// What a value comes to over time, with the things bound.
    pub(super) fn value(&self, value: &Value) -> Estimates {
        self.frame.value(value, &mut self.case.row.clone())
    }

    /// The same as it is told: of what is certain, all that it can be on a day.
    pub(super) fn told(&self, value: &Value) -> Timeline<Told> {
        let known = self.told_in_one(value).map(|value| Told::Is(value.clone()));
        let values = values_told(&self.case.rule.sentence);
        let place = values.iter().position(|told| told.span == value.span);
        let Some((possible, place)) = self.case.possible.as_ref().zip(place) else { return known };
        told::by_day(possible)
            .zip_with(&known, |ways, known| told::at_place(ways, place).unwrap_or_else(|| known.clone()))
    }

    /// As far as it can be told of one world: a day or span of time that differs between possible worlds is not, since the one of the
    /// world that shows the case is as good as any other. What it hangs on is said with the case. Where no world looked at shows it,
    /// any other value that differs is told as it lies in all worlds: that of one of them says nothing.
    fn told_in_one(&self, value: &Value) -> Estimates {
        let values = self.value(value);
        let known = self.case.moving.iter().find(|(span, ..)| *span == value.span);
        let Some((_, days, in_all)) = known else {
            return values.map(|value| self.unless_moved(value, None));
        };
        let moving = Truths::from_days(days, Truth::True, Truth::False);
        let in_all =
            moving.zip_with(in_all, |moving, in_all| (*moving == Truth::True).then(|| in_all.clone()));
        values.zip_with(&in_all, |value, in_all| self.unless_moved(value, in_all.as_ref()))
    }

    /// A value of the world that shows the case as it is told, where it lies so in all worlds (none: it is the same in each).
    fn unless_moved(&self, value: &Estimate, in_all: Option<&Estimate>) -> Estimate {
        let moves = in_all.is_some() || self.frame.hangs_on_unknowns(value.reasons());
        match in_all {
            _ if moves && is_of_time(value) => Estimate::Unknown(Reasons::NONE),
            Some(in_all) if self.case.shown.is_empty() => match in_all {
                in_all if is_of_time(in_all) => Estimate::Unknown(Reasons::NONE),
                Estimate::Between { least, most, .. } => {
                    Estimate::Between { least: least.clone(), most: most.clone(), reasons: Reasons::NONE }
                }
                _ => Estimate::Unknown(Reasons::NONE),
            },
            _ => value.clone(),
        }
    }

    /// The words of the sources, on one line.
    pub(super) fn words(&self, span: Span) -> String {
        let text = self.frame.context.sources.slice(span);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a value is a day or a span of time, as far as it is known.
fn is_of_time(value: &Estimate) -> bool {
    let is = |item: &Item| matches!(item, Item::Date(_) | Item::Duration(_) | Item::Below | Item::Above);
    let bounds = value.bounds();
    bounds.is_some_and(|(least, most, _)| least.into_iter().chain(most).any(is))
}

/// The values that the sentence of a rule may tell.
pub(super) fn values_told(sentence: &Sentence) -> Vec<&Value> {
    match sentence {
        Sentence::Every { predicate, .. } => match &predicate.kind {
            PredicateKind::Bound { day: value, .. } | PredicateKind::Last { limit: value, .. } => vec![value],
            PredicateKind::HaveCompared { field, limit, .. } => vec![field, limit],
            PredicateKind::HaveOneOf { field, options } => std::iter::once(field).chain(options).collect(),
            _ => Vec::new(),
        },
        Sentence::ForEach { require, .. } => match &require.kind {
            ConditionKind::Compare { left, right, .. } => vec![left, right],
            _ => Vec::new(),
        },
        Sentence::There { count: Count::No, binders, filter: Some(filter) } if binders.len() == 1 => {
            let compared = comparisons(filter).into_iter().filter_map(|condition| match &condition.kind {
                ConditionKind::Compare { left, right, .. } => Some([&**left, &**right]),
                _ => None,
            });
            compared.flatten().collect()
        }
        Sentence::There { .. } => Vec::new(),
    }
}

/// The comparisons that a condition joins, the first of them.
fn comparisons(condition: &Condition) -> Vec<&Condition> {
    const MOST: usize = 3;
    let mut found: Vec<&Condition> = match &condition.kind {
        ConditionKind::Compare { .. } => vec![condition],
        ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().flat_map(comparisons).collect(),
        _ => Vec::new(),
    };
    found.truncate(MOST);
    found
}

/// Whether a number, amount, date or duration is said by a name, that of a `let`.
fn is_named(literal: &Literal, words: &str) -> bool {
    let is_its_own_name = matches!(
        literal,
        Literal::Word(_) | Literal::Words(_) | Literal::AllWords | Literal::Party(_) | Literal::Parties(_)
    );
    !is_its_own_name && words.starts_with(char::is_alphabetic)
}
