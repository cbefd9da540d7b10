//! What a value is or can be on a day in; the words for it out.

use super::words;
use crate::evaluate::all_worlds::possible_values::PossibleValues;
use crate::evaluate::known::compare::are_alike;
use crate::evaluate::known::value::{Estimate, Item};
use crate::ir::Ir;
use crate::time::Timeline;
use crate::value::Number;

/// Of more values than these only the least and the greatest are told.
const MOST: usize = 3;

/// A value as it is told.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Told {
    /// It is this, as far as it is known.
    Is(Estimate),
    /// In each possible world it is one of these, at least two.
    CanBe(Vec<Estimate>),
}

impl Told {
    /// A value that is one of these: amounts and lengths by their size, others as they are.
    pub(super) fn one_of(mut values: Vec<Estimate>) -> Told {
        if let [only] = values.as_slice() {
            return Told::Is(only.clone());
        }
        if let Some(sizes) = sizes(&values) {
            let mut sorted: Vec<(Number, Estimate)> = sizes.into_iter().zip(values).collect();
            sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
            values = sorted.into_iter().map(|(_, value)| value).collect();
        }
        Told::CanBe(values)
    }

    /// `6 months`, `200 days or 300 days`; none where it is not known, or there is none.
    pub(super) fn words(&self, ir: &Ir) -> Option<String> {
        let values = match self {
            Told::Is(value) => return words::estimate(ir, value),
            Told::CanBe(values) => values,
        };
        if values.len() > MOST {
            sizes(values)?;
            let ends = values.first()?.exactly().zip(values.last()?.exactly());
            return ends.map(|(least, most)| {
                format!("between {} and {}", words::item(ir, least), words::item(ir, most))
            });
        }
        let one = |value: &Estimate| match value {
            Estimate::Absent => Some("not stated".to_owned()),
            value => words::estimate(ir, value),
        };
        let said: Vec<String> = values.iter().map(one).collect::<Option<_>>()?;
        Some(words::or_list(&said))
    }

    /// What it is, where it is but one thing.
    pub(super) fn only(&self) -> Option<&Estimate> {
        match self {
            Told::Is(value) => Some(value),
            Told::CanBe(_) => None,
        }
    }
}

/// The size of each of some amounts of one unit, or lengths of time; none of other values.
fn sizes(values: &[Estimate]) -> Option<Vec<Number>> {
    let items: Vec<&Item> = values.iter().map(Estimate::exactly).collect::<Option<_>>()?;
    let first = items.first()?;
    let size = |item: &&Item| match item {
        Item::Duration(length) => i64::try_from(length.least_days()?).ok().map(Number::from),
        item => item.number().cloned().filter(|_| are_alike(first, item)),
    };
    items.iter().map(size).collect()
}

/// Of the values of a sentence the ways in which they are found together, day by day; none on days without any.
pub(super) fn by_day(possible: &PossibleValues) -> Timeline<Vec<Vec<Estimate>>> {
    let mut all = Timeline::constant(Vec::new());
    for (way, days) in &possible.ways {
        all = all.zip_with(&Timeline::from_days(days, true, false), |known, here| {
            let mut known = known.clone();
            known.extend(here.then(|| way.clone()));
            known
        });
    }
    all
}

/// What the value at a place is, as these ways have it.
pub(super) fn at_place(ways: &[Vec<Estimate>], place: usize) -> Option<Told> {
    let mut values: Vec<Estimate> = Vec::new();
    for value in ways.iter().filter_map(|way| way.get(place)) {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    (!values.is_empty()).then(|| Told::one_of(values))
}
