//! A number in, a source out: policies of so many rules, and a draft of so many terms that nearly all of them hold for.

use std::fmt::{self, Display, Formatter};

/// The kinds, and the two parties, that rules and draft speak of.
pub const VOCABULARY: &str = "
party Customer
party Provider
kind grant { exclusive | sole | nonexclusive = nonexclusive }
kind cloud is grant {
  provider: by party
  customer: for party
  primary: flag
  notice: duration optional
  amount: money optional
}
";

/// What a rule asks of clouds: five shapes, each with a bound of its own.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    NotExclusiveAfter { year: u32 },
    NoticeAtMost { days: u32 },
    PrimaryAbove { millions: u32 },
    EndsBy { year: u32 },
    NonexclusiveAndPrimary,
}

/// The shapes in turn. One rule in a hundred is broken by [`TERMS`] terms of a draft, once.
pub fn rules(count: usize) -> impl Iterator<Item = Rule> {
    (0..count).map(|at| {
        let vary = (at % 40) as u32;
        match at % 5 {
            0 => Rule::NotExclusiveAfter { year: 2040 + vary },
            1 if at % 100 == 1 => Rule::NoticeAtMost { days: LONGEST_NOTICE - 1 },
            1 => Rule::NoticeAtMost { days: 365 + vary },
            2 => Rule::PrimaryAbove { millions: 500 + vary },
            3 => Rule::EndsBy { year: 2040 + vary },
            _ => Rule::NonexclusiveAndPrimary,
        }
    })
}

/// How many terms a usual draft has.
pub const TERMS: usize = 8;

/// The longest notice in a draft of [`TERMS`] terms: its last term's, and no other's.
const LONGEST_NOTICE: u32 = notice(TERMS - 1);

/// The notice of a draft's term, in days.
pub const fn notice(term: usize) -> u32 {
    30 + (term % 60) as u32
}

/// The amount of a draft's term, in millions of US dollars.
pub const fn amount(term: usize) -> u32 {
    1 + (term % 90) as u32
}

impl Display for Rule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Rule::NotExclusiveAfter { year } => write!(f, "primary cloud must not be exclusive after {year}"),
            Rule::NoticeAtMost { days } => write!(f, "cloud must have notice of at most {days} days"),
            Rule::PrimaryAbove { millions } => {
                write!(f, "cloud where amount is above {millions} million USD must be primary")
            }
            Rule::EndsBy { year } => write!(f, "cloud by Provider must end by {year}"),
            Rule::NonexclusiveAndPrimary => {
                write!(f, "every cloud for Customer must be nonexclusive and primary")
            }
        }
    }
}

/// A policy of these rules.
pub fn policy(rules: impl Iterator<Item = Rule>) -> String {
    let mut text = String::from("policy p {\n");
    for (at, rule) in rules.enumerate() {
        text.push_str(&format!(
            "  rule r{at}:\n    {rule}\n    because \"a reason is given for every rule\"\n"
        ));
    }
    text.push_str("}\n");
    text
}

/// An agreement of so many terms.
pub fn draft(terms: usize) -> String {
    let mut text = String::from("agreement deal between Customer and Provider from 2026 through 2030 {\n");
    for at in 0..terms {
        let (notice, amount) = (notice(at), amount(at));
        text.push_str(&format!(
            "  t{at}: primary cloud by Provider for Customer {{ notice: {notice} days, amount: {amount} million USD }}\n"
        ));
    }
    text.push_str("}\n");
    text
}
