//! A mention as it is kept: a date, money, percent, length of time, party or operative word in normal form, and where it stands.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

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

/// A date as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// The year; two digits stay two digits.
    pub year: i16,
    /// The month, not checked.
    pub month: u32,
    /// The day, not checked.
    pub day: u32,
    /// What is doubtful about it.
    pub doubt: Doubt,
}

/// What is doubtful about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No calendar has this day: 31 June.
    Impossible,
    /// Both 1 February and 2 January: `01/02/2020`.
    Order,
    /// The year has two digits.
    ShortYear,
}

/// What an operative word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operative {
    /// `exclusive`, `exclusively`, `exclusivity`.
    Exclusive,
    /// `nonexclusive`, `non-exclusive`, `not exclusive`.
    Nonexclusive,
    /// `sole`, `solely`, `sole and exclusive` (which is also exclusive).
    Sole,
    /// `right of first refusal`, `ROFR`.
    FirstRefusal,
    /// `right of first offer`, `ROFO`.
    FirstOffer,
    /// `most favoured nation` or customer, `MFN`.
    MostFavoured,
    /// `irrevocable`.
    Irrevocable,
    /// `perpetual`, `in perpetuity`.
    Perpetual,
    /// `royalty-free`.
    RoyaltyFree,
    /// `worldwide`.
    Worldwide,
    /// `sublicensable`; `nonsublicensable` is [`Operative::Nonsublicensable`].
    Sublicensable,
    /// `nonsublicensable`, `non-sublicensable`.
    Nonsublicensable,
    /// `transferable`, `assignable`.
    Transferable,
    /// `nontransferable`, `non-transferable`.
    Nontransferable,
}
