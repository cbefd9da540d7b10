//! Known values and an operation in, an estimate out: the calculations of rules.

use std::cmp::Ordering;

use crate::evaluate::known::compare::Comparer;
use crate::evaluate::known::exchange::Rates;
use crate::evaluate::known::reason::{Reason, ReasonTable};
use crate::evaluate::known::truth::Reasons;
use crate::evaluate::known::value::{Estimate, Item};
use crate::ir::{ExtremeWord, Operator};
use crate::time::{ArithmeticProblem, Day, Duration, MonthEnd, Period};
use crate::value::{Calculated, Currency, Money, Number};

/// Calculates; notes why a result is not known.
pub(crate) struct Calculator<'a> {
    /// The rates between currencies.
    pub(crate) rates: &'a Rates,
    /// Where reasons are kept.
    pub(crate) reasons: &'a mut ReasonTable,
    /// The rule for month ends.
    pub(crate) month_end: MonthEnd,
    /// The first date that the rule for month ends refused.
    pub(crate) refused: Option<ArithmeticProblem>,
}

impl Calculator<'_> {
    /// The operation on known values.
    pub(crate) fn items(&mut self, operator: Operator, left: &Item, right: &Item) -> Estimate {
        match operator {
            Operator::Add => self.add(left, right),
            Operator::Subtract => match (left, right) {
                (Item::Date(later), Item::Date(earlier)) => distance(*earlier, *later),
                (Item::Date(period), Item::Duration(by)) => self.shift(*period, by, true),
                _ => match negate(right) {
                    Some(right) => self.add(left, &right),
                    None => Estimate::Absent,
                },
            },
            Operator::Multiply => self.multiply(left, right),
            Operator::Divide => self.divide(left, right),
        }
    }

    fn add(&mut self, left: &Item, right: &Item) -> Estimate {
        if let (Some(one), Some(other)) = (left.amounts(), right.amounts())
            && !(one.is_empty() && other.is_empty())
        {
            return self.total([one, other].concat().as_slice(), None);
        }
        match (left, right) {
            (Item::Zero, other) | (other, Item::Zero) => other.clone().into(),
            (Item::Above, Item::Below) | (Item::Below, Item::Above) => Estimate::Absent,
            (bound @ (Item::Above | Item::Below), _) | (_, bound @ (Item::Above | Item::Below)) => {
                added_bound(bound, left, right)
            }
            (Item::Number(a), Item::Number(b)) => self.number(a.plus(b), Item::Number),
            (Item::Percent(a), Item::Percent(b)) => self.number(a.plus(b), Item::Percent),
            (Item::Quantity { amount: a, unit }, Item::Quantity { amount: b, unit: other })
                if unit == other =>
            {
                self.number(a.plus(b), |amount| Item::Quantity { amount, unit: *unit })
            }
            (Item::Duration(a), Item::Duration(b)) => self.duration(a.plus(b)),
            (Item::Date(period), Item::Duration(by)) | (Item::Duration(by), Item::Date(period)) => {
                self.shift(*period, by, false)
            }
            _ => Estimate::Absent,
        }
    }

    /// What amounts of one sort add up to; nothing at all is zero. Money is added up in the currency that is `preferred`, if rates
    /// lead to it.
    pub(crate) fn sum(&mut self, parts: &[Item], preferred: Option<Currency>) -> Estimate {
        let money: Vec<Money> = parts.iter().filter_map(Item::amounts).flatten().cloned().collect();
        if !money.is_empty() && parts.iter().all(|part| part.amounts().is_some()) {
            return self.total(&money, preferred);
        }
        let zero = Estimate::Exactly(Item::Zero);
        parts.iter().fold(zero, |sum, part| self.binary(Operator::Add, &sum, &part.clone().into()))
    }

    /// What amounts of money add up to.
    fn total(&mut self, amounts: &[Money], preferred: Option<Currency>) -> Estimate {
        if let [one, other] = amounts
            && one.currency == other.currency
        {
            return self.number(one.amount.plus(&other.amount), |amount| money(amount, one.currency));
        }
        let total = self.rates.total(amounts, preferred);
        let reasons = if total.rounded { self.reasons.note(Reason::Rounding) } else { Reasons::NONE };
        within(total.least, total.most, reasons)
    }

    fn multiply(&mut self, left: &Item, right: &Item) -> Estimate {
        match (left, right) {
            (Item::Zero, _) | (_, Item::Zero) => Item::Zero.into(),
            (bound @ (Item::Above | Item::Below), by) | (by, bound @ (Item::Above | Item::Below)) => {
                scaled_bound(bound, by)
            }
            (Item::Percent(a), Item::Percent(b)) => match a.hundredths().exactly() {
                Some(fraction) => self.number(fraction.times(b), Item::Percent),
                None => self.rounded(),
            },
            (Item::Percent(percent), of) | (of, Item::Percent(percent)) => {
                match percent.hundredths().exactly() {
                    Some(fraction) => self.multiply(of, &Item::Number(fraction)),
                    None => self.rounded(),
                }
            }
            (Item::Duration(duration), Item::Number(by)) | (Item::Number(by), Item::Duration(duration)) => {
                duration.times(by).map_or(Estimate::Absent, |product| Item::Duration(product).into())
            }
            (of, Item::Number(by)) | (Item::Number(by), of) => {
                self.scale(of, |number| Some(number.times(by)))
            }
            _ => Estimate::Absent,
        }
    }

    /// A quotient by zero is absent.
    fn divide(&mut self, left: &Item, right: &Item) -> Estimate {
        if right.is_zero() {
            return Estimate::Absent;
        }
        match (left, right) {
            (Item::Zero, _) => Item::Zero.into(),
            (bound @ (Item::Above | Item::Below), by) => scaled_bound(bound, by),
            (_, Item::Above | Item::Below) => Estimate::Absent,
            (Item::Number(a), Item::Number(b)) | (Item::Percent(a), Item::Percent(b)) => {
                self.quotient(a, b, Item::Number)
            }
            (Item::Quantity { amount: a, unit }, Item::Quantity { amount: b, unit: other })
                if unit == other =>
            {
                self.quotient(a, b, Item::Number)
            }
            (Item::Money(_) | Item::Basket(_), Item::Money(_) | Item::Basket(_)) => {
                self.quotient_of_money(left, right)
            }
            (Item::Duration(duration), Item::Number(by)) => {
                // A part of a month is no duration.
                duration.divided_by(by).map_or(Estimate::Absent, |part| Item::Duration(part).into())
            }
            (of, Item::Number(by)) => self.scale(of, |number| number.divided_by(by)),
            (of, Item::Percent(percent)) => match percent.hundredths().exactly() {
                Some(fraction) => self.scale(of, |number| number.divided_by(&fraction)),
                None => self.rounded(),
            },
            _ => Estimate::Absent,
        }
    }

    fn quotient(&mut self, one: &Number, other: &Number, make: impl Fn(Number) -> Item) -> Estimate {
        one.divided_by(other).map_or(Estimate::Absent, |quotient| self.number(quotient, make))
    }

    fn quotient_of_money(&mut self, left: &Item, right: &Item) -> Estimate {
        let (one, other) = (left.amounts().unwrap_or_default(), right.amounts().unwrap_or_default());
        match self.rates.alike(one, other) {
            Ok((one, other)) => self.quotient(&one.amount, &other.amount, Item::Number),
            Err(unlike) => Estimate::Unknown(self.reasons.note_unlike(unlike)),
        }
    }

    /// The amount with its number changed; of several currencies, each.
    fn scale(&mut self, item: &Item, change: impl Fn(&Number) -> Option<Calculated>) -> Estimate {
        match item {
            Item::Basket(amounts) => {
                let scaled = amounts.iter().map(|part| {
                    let amount = change(&part.amount)?.exactly()?;
                    Some(Money::new(amount, part.currency))
                });
                match scaled.collect::<Option<Vec<Money>>>() {
                    Some(scaled) => self.total(&scaled, None),
                    None => self.rounded(),
                }
            }
            Item::Number(number) => self.changed(change(number), Item::Number),
            Item::Percent(number) => self.changed(change(number), Item::Percent),
            Item::Quantity { amount, unit } => {
                self.changed(change(amount), |amount| Item::Quantity { amount, unit: *unit })
            }
            Item::Money(of) => self.changed(change(&of.amount), |amount| money(amount, of.currency)),
            _ => Estimate::Absent,
        }
    }

    fn changed(&mut self, number: Option<Calculated>, make: impl Fn(Number) -> Item) -> Estimate {
        number.map_or(Estimate::Absent, |number| self.number(number, make))
    }

    /// A number that has been calculated, as a value; where it has more digits than are kept, between two.
    fn number(&mut self, calculated: Calculated, make: impl Fn(Number) -> Item) -> Estimate {
        match calculated {
            Calculated::Exactly(number) => make(number).into(),
            Calculated::Between(least, most) => {
                within(least.map(&make), most.map(&make), self.reasons.note(Reason::Rounding))
            }
        }
    }

    /// What has too many digits for anything to be said of it.
    fn rounded(&mut self) -> Estimate {
        Estimate::Unknown(self.reasons.note(Reason::Rounding))
    }

    /// A duration beyond every limit is not known.
    fn duration(&mut self, duration: Option<Duration>) -> Estimate {
        duration.map_or_else(|| self.rounded(), |duration| Item::Duration(duration).into())
    }

    /// A period so much later or earlier. What the month-end rule refuses counts as the last day of its month here.
    pub(crate) fn shift(&mut self, period: Period, by: &Duration, back: bool) -> Estimate {
        let mut shifted =
            |day: Day| self.moved(|rule| if back { day.minus(by, rule) } else { day.plus(by, rule) });
        match (shifted(period.first), shifted(period.last)) {
            (Some(first), Some(last)) => Item::Date(Period { first, last }).into(),
            _ => Estimate::Unknown(
                self.reasons.note(Reason::Durations(*by, Duration::of_days(by.business_days))),
            ),
        }
    }

    /// The last day of what lasts so long from a day on; none for business days, which no calendar counts.
    pub(crate) fn last_of(&mut self, start: Day, length: &Duration) -> Option<Day> {
        self.moved(|rule| start.last_of(length, rule))
    }

    fn moved(&mut self, apply: impl Fn(MonthEnd) -> Result<Day, ArithmeticProblem>) -> Option<Day> {
        let result = match apply(self.month_end) {
            Err(problem @ ArithmeticProblem::NoSuchDay { .. }) => {
                self.refused.get_or_insert(problem);
                apply(MonthEnd::LastDay)
            }
            other => other,
        };
        match result {
            // What leaves the calendar is as far away as a day can be, but it comes.
            Err(ArithmeticProblem::OutOfRange { bound }) => Some(bound.max(Day::FIRST).min(Day::LAST)),
            other => other.ok(),
        }
    }

    /// `greater of (…)` and its sisters.
    pub(crate) fn extreme(&mut self, word: ExtremeWord, of: &[Estimate]) -> Estimate {
        let greater = matches!(word, ExtremeWord::Greater | ExtremeWord::Later);
        if of.is_empty() || of.contains(&Estimate::Absent) {
            return Estimate::Absent;
        }
        let reasons = of.iter().fold(Reasons::NONE, |all, estimate| all.with(estimate.reasons()));
        // What is not known may turn out to be absent.
        if of.iter().any(|estimate| matches!(estimate, Estimate::Unknown(_))) {
            return Estimate::Unknown(reasons);
        }
        let leasts: Vec<Option<&Item>> =
            of.iter().map(|estimate| estimate.bounds().and_then(|bounds| bounds.0)).collect();
        let mosts: Vec<Option<&Item>> =
            of.iter().map(|estimate| estimate.bounds().and_then(|bounds| bounds.1)).collect();
        let mut comparer = Comparer { rates: self.rates, reasons: self.reasons };
        // Of the greater value any bound from below is one; a bound from above has to be one for all. The lesser the other way.
        let mut unlike = Reasons::NONE;
        let least = chosen(&mut comparer, &leasts, greater, greater, &mut unlike);
        let most = chosen(&mut comparer, &mosts, greater, !greater, &mut unlike);
        within(least, most, reasons.with(unlike))
    }
}

/// The greatest (or least) of the bounds. Where `any` of them will do, one that cannot be held against the best so far is passed over;
/// else there is none if one is missing or cannot be compared.
fn chosen(
    comparer: &mut Comparer,
    bounds: &[Option<&Item>],
    greater: bool,
    any: bool,
    unlike: &mut Reasons,
) -> Option<Item> {
    if !any && bounds.iter().any(Option::is_none) {
        return None;
    }
    let mut best: Option<Item> = None;
    for bound in bounds.iter().flatten() {
        best = Some(match best {
            None => (*bound).clone(),
            Some(best) => match comparer.extreme(&best, bound, greater) {
                Ok(better) => better,
                Err(why) => {
                    *unlike = unlike.with(why);
                    if !any {
                        return None;
                    }
                    best
                }
            },
        });
    }
    best
}

/// What lies between two bounds: one value where they are the same.
pub(crate) fn within(least: Option<Item>, most: Option<Item>, reasons: Reasons) -> Estimate {
    match (least, most) {
        (Some(least), Some(most)) if least == most => Estimate::Exactly(least),
        (None, None) => Estimate::Unknown(reasons),
        (least, most) => Estimate::Between { least, most, reasons },
    }
}

/// The value with its sign turned round.
pub(crate) fn negate(item: &Item) -> Option<Item> {
    let turned = |of: &Money| Money::new(-of.amount.clone(), of.currency);
    Some(match item {
        Item::Zero => Item::Zero,
        Item::Number(number) => Item::Number(-number.clone()),
        Item::Percent(percent) => Item::Percent(-percent.clone()),
        Item::Quantity { amount, unit } => Item::Quantity { amount: -amount.clone(), unit: *unit },
        Item::Money(money) => Item::Money(turned(money)),
        Item::Basket(amounts) => Item::Basket(amounts.iter().map(turned).collect()),
        Item::Duration(duration) => Item::Duration(duration.negated()?),
        Item::Above => Item::Below,
        Item::Below => Item::Above,
        _ => return None,
    })
}

fn money(amount: Number, currency: Currency) -> Item {
    Item::Money(Money::new(amount, currency))
}

/// What lasts beyond all bounds stays so; a day so much later is later than every day.
fn added_bound(bound: &Item, left: &Item, right: &Item) -> Estimate {
    if matches!(left, Item::Date(_)) || matches!(right, Item::Date(_)) {
        Item::day(if *bound == Item::Above { Day::END } else { Day::BEGINNING }).into()
    } else {
        bound.clone().into()
    }
}

fn scaled_bound(bound: &Item, by: &Item) -> Estimate {
    match by.sign() {
        Some(Ordering::Greater) => bound.clone().into(),
        Some(Ordering::Less) => negate(bound).map_or(Estimate::Absent, Estimate::Exactly),
        Some(Ordering::Equal) => Item::Zero.into(),
        None => Estimate::Absent,
    }
}

/// The time from one day to another, in days. To what never comes, and from what has no beginning, it is longer than any.
fn distance(earlier: Period, later: Period) -> Estimate {
    let (from, to) = (earlier.first, later.first);
    if let Some(days) = to.days_since(from) {
        return Item::Duration(Duration::of_days(days)).into();
    }
    match to.cmp(&from) {
        Ordering::Greater => Item::Above.into(),
        Ordering::Less => Item::Below.into(),
        Ordering::Equal => Estimate::Absent,
    }
}
