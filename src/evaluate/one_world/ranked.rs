//! Things that are held against a value of what is bound around them in; sorted by it, once for all who ask, out.
//!
//! `for each c: commitment require count of (commitment where amount is above c.amount) is at most 3` asks of the same things for
//! each `c`, and of each of them nothing but on which side of one bound it lies. So the things are sorted by that once, with the
//! days on which they come and go, and for each `c` there is one walk over these days. What is not plain (it hangs on an
//! event, is not known, or is of another unit) is looked at one by one, as ever.

use crate::evaluate::known::truth::{self, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Estimates, Item};
use crate::evaluate::one_world::affair::{Outside, OwnAffair, flatten};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::ranking::{Amounts, Part, Ranking, is_of};
use crate::evaluate::one_world::row::Row;
use crate::evaluate::one_world::tally::Tally;
use crate::evaluate::one_world::written::Aggregate;
use crate::ir::visit::Visit;
use crate::ir::{Condition, ConditionKind, Phrase, Relation, Value, ValueKind};
use crate::time::Timeline;
use crate::world::Thing;

/// So many comings and goings are passed in the time that one thing takes to be looked at.
const PASSED: usize = 64;

/// An aggregate whose members are told apart by one comparison.
struct Split<'v> {
    /// What else is asked of them: each thing answers it for itself.
    own: Vec<&'v Condition>,
    /// What each is sorted by …
    key: &'v Value,
    /// … how it stands to …
    relation: Relation,
    /// … what is bound around.
    bound: &'v Value,
}

impl<'v> Split<'v> {
    /// Takes an aggregate apart; none where it is no such one.
    fn of(aggregate: &Aggregate<'v>) -> Option<Split<'v>> {
        let Phrase { variable, adjectives, slots, filter, .. } = aggregate.over;
        let mut parts = Vec::new();
        filter.as_deref().into_iter().chain(aggregate.filter).for_each(|filter| flatten(filter, &mut parts));
        if parts.is_empty() || !slots.iter().all(|slot| matches!(slot.value.kind, ValueKind::Literal(_))) {
            return None;
        }
        let is_own = |look: &dyn Fn(&mut OwnAffair)| {
            let mut own = OwnAffair { variable: *variable, so: true };
            look(&mut own);
            own.so
        };
        let of_itself = |value: &'v Value| {
            matches!(value.kind, ValueKind::Field { .. }) && is_own(&|own| own.visit_value(value))
        };
        let outside = |value: &'v Value| {
            let mut outside = Outside { variable: *variable, so: true };
            outside.visit_value(value);
            outside.so
        };
        let (mut own, mut compared) = (Vec::new(), None);
        for part in parts {
            if is_own(&|own| own.visit_condition(part)) {
                own.push(part);
                continue;
            }
            let ConditionKind::Compare { left, relation, right } = &part.kind else { return None };
            let (key, relation, bound) = match () {
                () if of_itself(left) && outside(right) => (&**left, *relation, &**right),
                () if of_itself(right) && outside(left) => (&**right, relation.flipped(), &**left),
                () => return None,
            };
            if compared.replace((key, relation, bound)).is_some() {
                return None;
            }
        }
        let rest = is_own(&|own| {
            adjectives.iter().for_each(|(adjective, _)| own.visit_adjective(adjective));
            aggregate.field.into_iter().for_each(|field| own.visit_value(field));
        });
        let (key, relation, bound) = compared.filter(|_| rest)?;
        Some(Split { own, key, relation, bound })
    }
}

impl Frame<'_> {
    /// How many such things live, or what a field of them adds up to; none where they cannot be sorted.
    pub(super) fn ranked_sum(&self, sum: &Aggregate, row: &mut Row) -> Option<Estimates> {
        self.ranked(sum, row, |ranking, range, row| {
            let passed = ranking.passed(range)?;
            if ranking.others.is_empty() {
                return Some(passed.map(|item| item.clone().unwrap_or(Item::Zero).into()));
            }
            let others = self.tally(sum, &ranking.others, row);
            let of = |item: &Option<Item>| {
                let item = item.as_ref().map(|item| Tally::of(Truth::True, &item.clone().into(), false));
                item.unwrap_or_default()
            };
            Some(passed.zip_with(&others, |item, other| self.total(&of(item).plus(other))))
        })
    }

    /// When some such thing lives; none where they cannot be sorted.
    pub(super) fn ranked_some(&self, phrase: &Phrase, row: &mut Row) -> Option<Truths> {
        phrase.filter.as_ref()?;
        let any = Aggregate { span: phrase.span, over: phrase, filter: None, field: None };
        self.ranked(&any, row, |ranking, range, row| {
            let plain = ranking.passed(range)?.days_where(Option::is_some);
            let others = self.some_of(phrase, &ranking.others, row);
            Some(truth::or(truth::on(&plain), others))
        })
    }

    fn ranked<T>(
        &self,
        aggregate: &Aggregate,
        row: &mut Row,
        ask: impl FnOnce(&Ranking, (usize, usize), &mut Row) -> Option<T>,
    ) -> Option<T> {
        if self.is_observed() || self.is_too_much() {
            return None;
        }
        let split = Split::of(aggregate)?;
        let bound = self.value(split.bound, row);
        let bound = match bound.as_constant()? {
            Estimate::Absent => None,
            Estimate::Exactly(item) => Some(item),
            _ => return None,
        };
        let place = aggregate.open_place();
        let ranking = self.context.sums.rankings.of(place, || {
            // What is not plain has its reasons noted when it is looked at.
            let (ranking, _) = self.apart(|| self.without_counting(|| self.rank(aggregate, &split, row)));
            ranking.into()
        });
        let range = match bound {
            // Nothing stands to what is absent in any way.
            None => (0, 0),
            Some(bound) => ranking.range(split.relation, bound)?,
        };
        self.look_at(ranking.steps.len() / PASSED);
        ask(&ranking, range, row)
    }

    fn rank(&self, aggregate: &Aggregate, split: &Split, row: &mut Row) -> Ranking {
        let own = split.own.iter().copied().cloned().collect();
        let filter = Condition { kind: ConditionKind::All(own), span: aggregate.span };
        let over = Phrase { filter: Some(Box::new(filter)), ..aggregate.over.clone() };
        let unsplit = Aggregate { over: &over, filter: None, ..*aggregate };
        let mut ranking = Ranking::default();
        let mut members = Vec::new();
        for thing in self.candidates(&over, row).iter() {
            if self.context.is_stopped() {
                break;
            }
            match self.plain_parts(*thing, &unsplit, split.key, &mut ranking, row) {
                Some(parts) => members.extend(parts),
                None => ranking.others.push(*thing),
            }
        }
        ranking.fill(members);
        ranking
    }

    /// The stretches of days in which a thing is a member but for the comparison, with what it is sorted by and its amount; none
    /// where it is not plain.
    fn plain_parts(
        &self,
        thing: Thing,
        unsplit: &Aggregate,
        key: &Value,
        ranking: &mut Ranking,
        row: &mut Row,
    ) -> Option<Vec<Part>> {
        // A mutual term may be a member in more than one of its readings, and counts once.
        if !self.context.world.depends(thing).is_empty() || self.is_mutual(thing) {
            return None;
        }
        let matches = self.is_member(unsplit, thing, row);
        if matches == truth::NEVER {
            return Some(Vec::new());
        }
        let keys = self.value(key, row);
        let amounts = match unsplit.field {
            Some(field) => self.amount_of_member(field, unsplit.span, row),
            None => Timeline::constant(Item::Number(1.into()).into()),
        };
        let compared = matches.zip_with(&keys, |matches, key| (*matches, key.clone()));
        let whole = compared.zip_with(&amounts, |compared, amount| (compared.clone(), amount.clone()));
        let mut parts = Vec::new();
        for (run, ((matches, key), amount)) in whole.segments() {
            match (matches, key, amount) {
                (Truth::False, ..) | (_, Estimate::Absent, _) => {}
                (Truth::True, Estimate::Exactly(key), Estimate::Exactly(amount)) => {
                    let number = key.number().filter(|_| is_of(&mut ranking.unit, key))?.clone();
                    let mut unit = ranking.amounts.as_ref().map(|amounts| amounts.unit.clone());
                    let amount_of = amount.number().filter(|_| is_of(&mut unit, amount))?.clone();
                    let unit = unit.unwrap_or_else(|| amount.clone());
                    ranking.amounts.get_or_insert(Amounts { unit, list: Vec::new() });
                    parts.push(Part { days: run.into(), key: number, amount: amount_of });
                }
                _ => return None,
            }
        }
        Some(parts)
    }
}
