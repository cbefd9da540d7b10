//! What a field must be and is not in, the sentence that says so out. Where the field or its limits differ between the days, each
//! stretch of days has its own values.

use super::stretch::{self, Changes, Stretch};
use super::told::Told;
use super::{Certainty, Telling, words};
use crate::evaluate::known::value::{Estimate, Item};
use crate::ir::{PredicateKind, Sentence, Value};
use crate::time::{Days, Timeline};

impl Telling<'_, '_> {
    /// ``notice of cloud `c` is 6 months, not at most 180 days, from …``; where it differs between the days, each value with its
    /// own. `bound` joins the words of the limits.
    pub(super) fn compared(
        &self,
        name: &str,
        field: &Value,
        limits: &[Value],
        bound: &dyn Fn(&[String]) -> String,
        negated: bool,
    ) -> String {
        let field_name = self.field_name(field);
        let days = self.days_in_words();
        let not = if negated { "" } else { "not " };
        let (is, not) = match self.case.certainty {
            Certainty::EveryDay | Certainty::SomeDays(_) => ("is", not.to_owned()),
            Certainty::Perhaps if !self.case.field_is_certain => ("may be", not.to_owned()),
            Certainty::Perhaps | Certainty::Unknown => ("is", format!("perhaps {not}")),
        };
        let values = self.told(field);
        let stretches = self.known_and_bound(&values, limits, bound);
        let same_bound = |bound: &str| stretches.iter().all(|stretch| stretch.what.1 == bound);
        let plainly = |bound: &str| {
            let is = match (self.open(), negated) {
                (false, true) => "is",
                (false, false) => "is not",
                (true, true) => "may be",
                (true, false) => "may not be",
            };
            format!("`{field_name}` of {name} {is} {bound} {days}")
        };
        let values_only = |stretch: &Stretch<(Is, String)>| {
            format!("{} {}", stretch.what.0.words(), words::days(&stretch.days))
        };
        match stretches.as_slice() {
            [Stretch { what: (Is::NotStated, _), .. }] => {
                format!("no {field_name} is stated for {name} {days}")
            }
            [Stretch { what: (Is::Stated(value), bound), .. }] => {
                let note = self.duration_note(values.at(self.day()));
                format!("`{field_name}` of {name} {is} {value}, {not}{bound}, {days}{note}")
            }
            // What differs between possible worlds is not said.
            [one, ..] if !self.open() && stretches.iter().any(|one| one.what.0 == Is::NotKnown) => {
                plainly(&one.what.1)
            }
            [Stretch { what: (Is::NotKnown, bound), .. }] => plainly(bound),
            [one, ..] if !self.tells_every_day() => {
                format!("{} ({})", plainly(&one.what.1), stretch::list(&stretches, values_only))
            }
            [one, ..] if same_bound(&one.what.1) => {
                let list = stretch::list(&stretches, values_only);
                format!("`{field_name}` of {name} {is} {list}, {not}{}", one.what.1)
            }
            _ => {
                let list = stretch::list(&stretches, |stretch| {
                    let (value, bound) = &stretch.what;
                    format!("{}, {not}{bound}, {}", value.words(), words::days(&stretch.days))
                });
                format!("`{field_name}` of {name} {is} {list}")
            }
        }
    }

    /// Whether no event moves the field that the predicate compares; asked of all worlds at once.
    pub(super) fn field_is_certain(&self) -> bool {
        let Sentence::Every { predicate, .. } = &self.case.rule.sentence else { return true };
        let (PredicateKind::HaveCompared { field, .. } | PredicateKind::HaveOneOf { field, .. }) =
            &predicate.kind
        else {
            return true;
        };
        let told = self.told_days();
        self.value(field).segments().all(|(run, value)| {
            !self.frame.hangs_on_unknowns(value.reasons())
                || Days::from_runs([run]).intersection(told).is_empty()
        })
    }

    /// What is known of the field, and what it is held against, stretch by stretch.
    fn known_and_bound(
        &self,
        values: &Timeline<Told>,
        limits: &[Value],
        bound: &dyn Fn(&[String]) -> String,
    ) -> Vec<Stretch<(Is, String)>> {
        let limits: Vec<(&Value, Timeline<Told>)> =
            limits.iter().map(|limit| (limit, self.told(limit))).collect();
        let changes = Changes::default().of(values);
        let changes = limits.iter().fold(changes, |changes, (_, limit)| changes.of(limit));
        changes.stretches(self.told_days(), |day| {
            let words: Vec<String> =
                limits.iter().map(|(value, limits)| self.meant(value, limits.at(day))).collect();
            let known = match values.at(day) {
                Told::Is(Estimate::Absent) => Is::NotStated,
                value => value.words(self.frame.context.ir).map_or(Is::NotKnown, Is::Stated),
            };
            (known, bound(&words))
        })
    }

    /// ` (6 months is 181 to 184 days)`, where the value is counted in months and the bound in days.
    fn duration_note(&self, value: &Told) -> String {
        let Some(Estimate::Exactly(Item::Duration(length))) = value.only() else { return String::new() };
        let Sentence::Every { predicate, .. } = &self.case.rule.sentence else { return String::new() };
        let PredicateKind::HaveCompared { limit, .. } = &predicate.kind else { return String::new() };
        let limits = self.value(limit);
        let Estimate::Exactly(Item::Duration(limit)) = limits.at(self.day()) else {
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
}

/// What is known of a field on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Is {
    Stated(String),
    NotStated,
    NotKnown,
}

impl Is {
    fn words(&self) -> &str {
        match self {
            Is::Stated(value) => value,
            Is::NotStated => "not stated",
            Is::NotKnown => "not known",
        }
    }
}
