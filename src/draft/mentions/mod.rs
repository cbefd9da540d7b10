//! Tokens in, mentions out: dates, money, percents, durations, parties and operative words in one normal form, so that
//! prose can be held against terms.

mod amounts;
mod dates;
mod operative;
mod parties;

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::model::Draft;
pub use dates::{Doubt, WrittenDate, weekday_name};
pub use operative::Operative;
pub(crate) use parties::form_at;
pub use parties::{Preamble, corporate_form};

/// Something the prose mentions, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// What is mentioned, in normal form.
    pub value: Value,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// What is mentioned, in normal form.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A day of the calendar: `June 30, 2033`, `30th day of June 2033`, `2033-06-30`, `6/30/2033`.
    Date(Date),
    /// A date that is not (or may not be) a day of the calendar, as written.
    Doubtful(WrittenDate),
    /// A month of a year: `June 2033`.
    Month {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// An amount of money, exact, with its ISO currency where the prose names one.
    Money {
        /// The amount in whole units of the currency: `$1.5 million` is 1500000.
        amount: Decimal,
        /// `USD`, `EUR` … A bare `$` counts as `USD`.
        currency: String,
    },
    /// A percentage: `20%`, `twenty percent` are 20.
    Percent(Decimal),
    /// A length of time.
    Duration(Duration),
    /// The name of a company with its legal form: `Acme, Inc.`
    Party(String),
    /// A word that makes a right what it is.
    Operative(Operative),
}

/// A length of time. Years count as twelve months, weeks as seven days; months and days are never mixed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    /// Whole months.
    pub months: u32,
    /// Whole days.
    pub days: u32,
    /// The days are business days.
    pub business: bool,
}

/// Finds all mentions, in order.
pub(super) fn find(draft: &Draft) -> Vec<Mention> {
    let words = draft.words();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mention = dates::date(words, at)
            .or_else(|| amounts::amount(words, at))
            .or_else(|| operative::word(words, at));
        match mention {
            Some(mention) => {
                at = mention.tokens.end.max(at + 1);
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found.extend(parties::names(words));
    found.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end));
    found
}
