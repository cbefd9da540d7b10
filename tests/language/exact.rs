//! Random calculations with bounds, blanks and currencies: no verdict is settled that some way of filling in the unknowns
//! contradicts, and each is settled that exact intervals settle. The other side of the comparison is written here, with fractions,
//! and shares nothing with the evaluator.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use clausal::report::FindingVerdict;
use clausal::{Options, Project};
use num_bigint::BigInt;
use num_rational::BigRational as Fraction;
use proptest::prelude::*;

/// A source of choices that is the same for the same seed.
struct Choices(u64);

impl Choices {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, bound: u64) -> u64 {
        (self.next() >> 33) % bound
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }
}

/// Amounts as they are written: short ones, and some that fill all digits.
const AMOUNTS: [&str; 9] = [
    "0",
    "1",
    "2.5",
    "3",
    "7",
    "10",
    "9999999.999999999999999999999",
    "0.0000000000000000000000000001",
    "50000000000000000000000000000",
];
/// A number of EUR is worth so many USD where there is a rate: three of these are four of those.
const CURRENCIES: [&str; 3] = ["USD", "EUR", "GBP"];

fn fraction(text: &str) -> Fraction {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{decimals}").parse().unwrap();
    Fraction::new(digits, BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap()))
}

fn whole(number: i64) -> Fraction {
    Fraction::from(BigInt::from(number))
}

/// What a term says of its amount, all in one currency.
#[derive(Debug, Clone)]
enum Said {
    Exactly(&'static str),
    AtMost(&'static str),
    AtLeast(&'static str),
    Between(&'static str, &'static str),
    Blank,
}

#[derive(Debug, Clone)]
struct Term {
    amount: Said,
    currency: usize,
    number: Said,
}

#[derive(Debug, Clone)]
enum Expr {
    Amount(usize),
    Number(usize),
    Money(&'static str, usize),
    Plain(&'static str),
    Negated(Box<Expr>),
    Join(char, Box<Expr>, Box<Expr>),
    Share(u64, Box<Expr>),
    Sum,
    Count,
    Furthest(bool, Box<Expr>, Box<Expr>),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Relation {
    AtMost,
    AtLeast,
    Above,
    Below,
    Exactly,
}

const RELATIONS: [(Relation, &str); 5] = [
    (Relation::AtMost, "at most"),
    (Relation::AtLeast, "at least"),
    (Relation::Above, "above"),
    (Relation::Below, "below"),
    (Relation::Exactly, "exactly"),
];

/// One way in which everything unknown may be filled in.
struct Filled {
    /// Each amount in dollars.
    amounts: Vec<Fraction>,
    /// None: it is left out.
    numbers: Vec<Option<Fraction>>,
    /// What one of each currency is worth in dollars.
    rates: Vec<Fraction>,
}

fn said(choices: &mut Choices, blank: bool) -> Said {
    let mut two = [choices.one_of(&AMOUNTS), choices.one_of(&AMOUNTS)];
    two.sort_by_key(|text| fraction(text));
    match choices.below(if blank { 7 } else { 6 }) {
        0 | 1 => Said::Exactly(two[0]),
        2 => Said::AtMost(two[0]),
        3 => Said::AtLeast(two[0]),
        4 | 5 => Said::Between(two[0], two[1]),
        _ => Said::Blank,
    }
}

fn money(choices: &mut Choices, depth: u32, currencies: u64) -> Expr {
    let currency = |choices: &mut Choices| usize::try_from(choices.below(currencies)).unwrap();
    if depth == 0 {
        return match choices.below(4) {
            0 => Expr::Sum,
            1 => Expr::Money(choices.one_of(&AMOUNTS), currency(choices)),
            _ => Expr::Amount(usize::try_from(choices.below(3)).unwrap()),
        };
    }
    let inner = |choices: &mut Choices| Box::new(money(choices, depth - 1, currencies));
    match choices.below(9) {
        0 => Expr::Negated(inner(choices)),
        1 | 2 => Expr::Join('+', inner(choices), inner(choices)),
        3 => Expr::Join('-', inner(choices), inner(choices)),
        4 => Expr::Join('*', inner(choices), Box::new(number(choices, 1))),
        5 => Expr::Join('*', Box::new(number(choices, 1)), inner(choices)),
        6 => Expr::Join('/', inner(choices), Box::new(number(choices, 0))),
        7 => Expr::Share(choices.below(150), inner(choices)),
        _ => Expr::Furthest(choices.below(2) == 0, inner(choices), inner(choices)),
    }
}

fn number(choices: &mut Choices, depth: u32) -> Expr {
    if depth == 0 {
        return match choices.below(4) {
            0 => Expr::Plain(choices.one_of(&["3", "0.5", "7", "9"])),
            1 => Expr::Count,
            _ => Expr::Number(usize::try_from(choices.below(3)).unwrap()),
        };
    }
    let inner = |choices: &mut Choices| Box::new(number(choices, depth - 1));
    match choices.below(4) {
        0 => Expr::Join('-', inner(choices), inner(choices)),
        1 => Expr::Negated(inner(choices)),
        _ => *inner(choices),
    }
}

impl Said {
    fn text(&self, unit: &str) -> String {
        match self {
            Said::Exactly(amount) => format!(": {amount}{unit}"),
            Said::AtMost(most) => format!(": at most {most}{unit}"),
            Said::AtLeast(least) => format!(": at least {least}{unit}"),
            Said::Between(least, most) => format!(": between {least}{unit} and {most}{unit}"),
            Said::Blank => " tbd".to_owned(),
        }
    }

    fn bounds(&self) -> (Fraction, Option<Fraction>) {
        match self {
            Said::Exactly(amount) => (fraction(amount), Some(fraction(amount))),
            Said::AtMost(most) => (whole(0), Some(fraction(most))),
            Said::AtLeast(least) => (fraction(least), None),
            Said::Between(least, most) => (fraction(least), Some(fraction(most))),
            Said::Blank => (whole(0), None),
        }
    }

    fn filled(&self, choices: &mut Choices) -> Fraction {
        let (least, most) = self.bounds();
        let most = most.unwrap_or_else(|| &least + fraction(choices.one_of(&AMOUNTS)));
        match choices.below(3) {
            0 => least,
            1 => most,
            _ => &least + (&most - &least) * whole(i64::try_from(choices.below(8)).unwrap()) / whole(7),
        }
    }
}

impl Expr {
    fn text(&self) -> String {
        match self {
            Expr::Amount(term) => format!("{}.amount", ["x", "y", "z"][*term]),
            Expr::Number(term) => format!("{}.times", ["x", "y", "z"][*term]),
            Expr::Money(amount, currency) => format!("{amount} {}", CURRENCIES[*currency]),
            Expr::Plain(number) => (*number).to_owned(),
            Expr::Negated(of) => format!("(- {})", of.text()),
            Expr::Join(operator, left, right) => format!("({} {operator} {})", left.text(), right.text()),
            Expr::Share(percent, of) => format!("{percent}% of ({})", of.text()),
            Expr::Sum => "(sum of amount over thing)".to_owned(),
            Expr::Count => "(count of thing)".to_owned(),
            Expr::Furthest(greater, left, right) => {
                format!(
                    "{} of ({}, {})",
                    if *greater { "greater" } else { "lesser" },
                    left.text(),
                    right.text()
                )
            }
        }
    }

    /// What it comes to, money in dollars; none where it is absent.
    fn value(&self, filled: &Filled) -> Option<Fraction> {
        Some(match self {
            Expr::Amount(term) => filled.amounts[*term].clone(),
            Expr::Number(term) => filled.numbers[*term].clone()?,
            Expr::Money(amount, currency) => fraction(amount) * &filled.rates[*currency],
            Expr::Plain(number) => fraction(number),
            Expr::Negated(of) => -of.value(filled)?,
            Expr::Join(operator, left, right) => {
                let (left, right) = (left.value(filled)?, right.value(filled)?);
                match operator {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ if right == whole(0) => return None,
                    _ => left / right,
                }
            }
            Expr::Share(percent, of) => {
                of.value(filled)? * whole(i64::try_from(*percent).unwrap()) / whole(100)
            }
            Expr::Sum => filled.amounts.iter().sum(),
            Expr::Count => whole(3),
            Expr::Furthest(greater, left, right) => {
                let (left, right) = (left.value(filled)?, right.value(filled)?);
                if *greater { left.max(right) } else { left.min(right) }
            }
        })
    }

    /// Between which two numbers it lies, all in dollars; none where that is not known or it may be absent.
    fn interval(&self, terms: &[Term], rate: &Fraction) -> Option<Interval> {
        let known = |said: &Said, rate: &Fraction| match said {
            Said::Blank => None,
            Said::AtMost(most) => Some(Interval(None, Some(fraction(most) * rate))),
            said => {
                let (least, most) = said.bounds();
                Some(Interval(Some(least * rate), most.map(|most| most * rate)))
            }
        };
        let worth = |currency: usize| if currency == 0 { whole(1) } else { rate.clone() };
        let exactly = |number: Fraction| Some(Interval(Some(number.clone()), Some(number)));
        match self {
            Expr::Amount(term) => known(&terms[*term].amount, &worth(terms[*term].currency)),
            Expr::Number(term) => known(&terms[*term].number, &whole(1)),
            Expr::Money(amount, currency) => exactly(fraction(amount) * worth(*currency)),
            Expr::Plain(number) => exactly(fraction(number)),
            Expr::Negated(of) => Some(of.interval(terms, rate)?.times(&Interval::point(-1))),
            Expr::Join(operator, left, right) => {
                let (left, right) = (left.interval(terms, rate)?, right.interval(terms, rate)?);
                Some(match operator {
                    '+' => left.plus(&right),
                    '-' => left.plus(&right.times(&Interval::point(-1))),
                    '*' => left.times(&right),
                    _ => left.times(&right.inverse()?),
                })
            }
            Expr::Share(percent, of) => {
                let share = whole(i64::try_from(*percent).unwrap()) / whole(100);
                Some(of.interval(terms, rate)?.times(&Interval(Some(share.clone()), Some(share))))
            }
            Expr::Sum => terms.iter().try_fold(Interval::point(0), |sum, term| {
                let (least, most) = term.amount.bounds();
                let worth = worth(term.currency);
                Some(sum.plus(&Interval(Some(least * &worth), most.map(|most| most * &worth))))
            }),
            Expr::Count => exactly(whole(3)),
            Expr::Furthest(..) => None,
        }
    }
}

/// The least and the most; none: no bound.
#[derive(Debug, Clone)]
struct Interval(Option<Fraction>, Option<Fraction>);

impl Interval {
    fn point(number: i64) -> Interval {
        Interval(Some(whole(number)), Some(whole(number)))
    }

    fn plus(&self, other: &Interval) -> Interval {
        let sum = |one: &Option<Fraction>, other: &Option<Fraction>| Some(one.as_ref()? + other.as_ref()?);
        Interval(sum(&self.0, &other.0), sum(&self.1, &other.1))
    }

    /// The ends, with an infinite one as its sign.
    fn ends(&self) -> [Result<Fraction, i64>; 2] {
        [self.0.clone().ok_or(-1), self.1.clone().ok_or(1)]
    }

    fn times(&self, other: &Interval) -> Interval {
        // Of what nothing at all is known, nothing is known of it times zero: it may be no number.
        if [self, other].iter().any(|one| one.0.is_none() && one.1.is_none()) {
            return Interval(None, None);
        }
        let sign = |end: &Result<Fraction, i64>| match end {
            Ok(number) => i64::from(*number > whole(0)) - i64::from(*number < whole(0)),
            Err(sign) => *sign,
        };
        let mut finite: Vec<Fraction> = Vec::new();
        let (mut below, mut above) = (false, false);
        for one in &self.ends() {
            for other in &other.ends() {
                match (one, other) {
                    (Ok(one), Ok(other)) => finite.push(one * other),
                    _ => match sign(one) * sign(other) {
                        0 => finite.push(whole(0)),
                        -1 => below = true,
                        _ => above = true,
                    },
                }
            }
        }
        let least = finite.iter().min().cloned().filter(|_| !below);
        let most = finite.iter().max().cloned().filter(|_| !above);
        Interval(least, most)
    }

    fn inverse(&self) -> Option<Interval> {
        let positive = self.0.as_ref().is_some_and(|least| *least > whole(0));
        let negative = self.1.as_ref().is_some_and(|most| *most < whole(0));
        let one_by = |end: &Option<Fraction>| Some(end.as_ref().map_or(whole(0), |end| whole(1) / end));
        (positive || negative).then(|| Interval(one_by(&self.1), one_by(&self.0)))
    }

    fn settles(&self, relation: Relation, other: &Interval) -> Option<bool> {
        let le = |one: &Option<Fraction>, other: &Option<Fraction>| matches!((one, other), (Some(a), Some(b)) if a <= b);
        let lt = |one: &Option<Fraction>, other: &Option<Fraction>| matches!((one, other), (Some(a), Some(b)) if a < b);
        let (yes, no) = match relation {
            Relation::AtMost => (le(&self.1, &other.0), lt(&other.1, &self.0)),
            Relation::Below => (lt(&self.1, &other.0), le(&other.1, &self.0)),
            Relation::AtLeast => (le(&other.1, &self.0), lt(&self.1, &other.0)),
            Relation::Above => (lt(&other.1, &self.0), le(&self.1, &other.0)),
            Relation::Exactly => (
                self.0.is_some() && self.0 == self.1 && self.0 == other.0 && self.0 == other.1,
                lt(&self.1, &other.0) || lt(&other.1, &self.0),
            ),
        };
        match (yes, no) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }
}

fn holds(left: Option<Fraction>, relation: Relation, right: Option<Fraction>) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return false };
    match relation {
        Relation::AtMost => left <= right,
        Relation::AtLeast => left >= right,
        Relation::Above => left > right,
        Relation::Below => left < right,
        Relation::Exactly => left == right,
    }
}

fn source(terms: &[Term], rules: &[(Expr, Relation, Expr)], rate: bool) -> String {
    let mut text = String::from(
        "party A\nparty B\nkind thing { giver: by party, amount: money, times: number optional }\n\
         kind first-thing is thing {}\nkind second-thing is thing {}\nkind third-thing is thing {}\n",
    );
    if rate {
        text.push_str("exchange 3 EUR = 4 USD\n");
    }
    text.push_str("agreement deal between A and B from 2026 through 2026 {\n");
    for (kind, term) in ["first", "second", "third"].iter().zip(terms) {
        let amount = term.amount.text(&format!(" {}", CURRENCIES[term.currency]));
        writeln!(text, "  {kind}: {kind}-thing by A {{ amount{amount}, times{} }}", term.number.text(""))
            .unwrap();
    }
    text.push_str("}\npolicy p {\n");
    for (place, (left, relation, right)) in rules.iter().enumerate() {
        let words = RELATIONS.iter().find(|(one, _)| one == relation).unwrap().1;
        let (left, right) = (left.text(), right.text());
        writeln!(
            text,
            "  rule r{place}: for each x: first-thing, y: second-thing, z: third-thing require {left} is {words} {right}"
        )
        .unwrap();
    }
    text.push_str("}\n");
    text
}

fn check(seed: u64) {
    let mut choices = Choices(seed | 1);
    let rate = choices.below(2) == 0;
    let currencies = 1 + choices.below(3);
    let terms: Vec<Term> = (0..3)
        .map(|_| Term {
            amount: said(&mut choices, true),
            currency: usize::try_from(choices.below(currencies)).unwrap(),
            number: said(&mut choices, true),
        })
        .collect();
    let rules: Vec<(Expr, Relation, Expr)> = (0..12)
        .map(|_| {
            let depth = u32::try_from(choices.below(4)).unwrap();
            let left = money(&mut choices, depth, currencies);
            (left, choices.one_of(&RELATIONS).0, money(&mut choices, depth.saturating_sub(1), currencies))
        })
        .collect();
    let text = source(&terms, &rules, rate);
    let checked = Project::from_sources([("numbers.clause", text.clone())]).checked(&Options::default());
    let errors: Vec<_> = checked.report.diagnostics.iter().map(|problem| &problem.message).collect();
    assert!(checked.world.is_some(), "{text}\n{errors:#?}");
    let verdicts: BTreeMap<&str, FindingVerdict> =
        checked.report.findings.iter().map(|finding| (finding.rule.as_str(), finding.verdict)).collect();
    let four_thirds = whole(4) / whole(3);
    for (place, (left, relation, right)) in rules.iter().enumerate() {
        let name = format!("p/r{place}");
        let settled = match verdicts.get(name.as_str()) {
            None => Some(true),
            Some(FindingVerdict::Broken) => Some(false),
            Some(_) => None,
        };
        if let Some(settled) = settled {
            for _ in 0..40 {
                let euro =
                    if rate { four_thirds.clone() } else { fraction(choices.one_of(&["0.01", "1", "90"])) };
                let rates = vec![whole(1), euro, fraction(choices.one_of(&["0.02", "1.5", "70"]))];
                let amounts =
                    terms.iter().map(|term| term.amount.filled(&mut choices) * &rates[term.currency]);
                let amounts = amounts.collect();
                let mut left_out = |term: &Term| matches!(term.number, Said::Blank) && choices.below(4) == 0;
                let left_out: Vec<bool> = terms.iter().map(&mut left_out).collect();
                let numbers = terms.iter().zip(left_out);
                let numbers =
                    numbers.map(|(term, out)| (!out).then(|| term.number.filled(&mut choices))).collect();
                let filled = Filled { amounts, numbers, rates };
                let so = holds(left.value(&filled), *relation, right.value(&filled));
                assert_eq!(
                    so, settled,
                    "{name} of seed {seed}: {:?} {:?}\n{text}",
                    filled.amounts, filled.numbers
                );
            }
        }
        let intervals = left.interval(&terms, &four_thirds).zip(right.interval(&terms, &four_thirds));
        let one_currency = currencies == 1 || (currencies == 2 && rate);
        if let Some((one, other)) = intervals.filter(|_| one_currency)
            && let Some(expected) = one.settles(*relation, &other)
        {
            assert_eq!(
                settled,
                Some(expected),
                "{name} of seed {seed} is settled by {one:?} and {other:?}\n{text}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn no_verdict_is_settled_wrongly_and_none_is_left_open_that_intervals_settle(seed in any::<u64>()) {
        check(seed);
    }
}

#[test]
fn a_difference_of_which_nothing_is_known_times_nothing_is_no_contradiction() {
    check(2_962_370_497_976_582_186);
}

#[test]
fn the_lesser_of_what_may_be_absent_is_not_settled() {
    // A quotient whose divisor may be zero is one of the two.
    check(5_862_586_753_782_444_886);
}
