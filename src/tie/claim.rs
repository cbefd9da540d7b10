//! One thing that terms say in, out whether a section says it too, and what it says instead.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Tie;
use super::in_words;
use super::names::{find_name, names};
use super::phrases::{Phrase, phrases, stands_in, topics};
use super::place::{self, place_in};
use crate::draft::mentions::{self, Mention, Operative};
use crate::draft::model::{Definition, Draft};
use crate::draft::words::{Gap, Kind, Words};
use crate::ir::spelt::spellings;
use crate::ir::{
    Field, FieldId, FieldType, Ir, Literal, PartyId, Stated, Statement, TimeSpan, TimeSpanKind, Value,
    ValueKind, WordId,
};
use crate::source::Span;
use crate::time::{Day, Duration, Period};
use crate::value::Currency;

/// Something terms say that the prose must say too.
pub(super) struct Claim {
    what: What,
    /// The words of the terms.
    pub span: Span,
    /// The words by which prose speaks of it, where they are known: of a field `notice` that word.
    topics: Vec<Phrase>,
    /// The field that it is said of.
    field: Option<FieldId>,
}

enum What {
    /// A day or period, with the edge that counts.
    Date(Period, Edge),
    Money(Decimal, Currency),
    Percent(Decimal),
    Duration(Duration),
    Party(PartyId),
    Place(String),
    Adjective {
        word: String,
        /// How drafts say it, as the vocabulary lists it; none of an operative word, which is known by itself.
        spelt: Vec<Phrase>,
    },
}

/// Which end of a period counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
    Either,
}

/// What a section says of it.
pub(super) enum Verdict {
    /// The same.
    Says,
    /// Something else of the same sort, at these tokens.
    Otherwise(String, Range<usize>),
    /// Nothing of the sort.
    Never,
}

/// What time words say: dates and durations; events are named otherwise in prose.
pub(super) fn of_time(time: &TimeSpan, said: &mut Vec<Claim>) {
    match &time.kind {
        TimeSpanKind::From(value) | TimeSpanKind::Before(value) | TimeSpanKind::Until(value) => {
            of_value(value, Edge::First, said);
        }
        TimeSpanKind::After(value) | TimeSpanKind::Through(value) => of_value(value, Edge::Last, said),
        TimeSpanKind::In(value) => of_value(value, Edge::Either, said),
        TimeSpanKind::Between(first, last) => {
            of_value(first, Edge::First, said);
            of_value(last, Edge::Last, said);
        }
        TimeSpanKind::Within { duration, of } => {
            of_value(duration, Edge::Either, said);
            of_value(of, Edge::Either, said);
        }
        TimeSpanKind::For(duration) => of_value(duration, Edge::Either, said),
    }
}

/// What is said of a field; of words only those whose spellings are known.
pub(super) fn of_statement(ir: &Ir, statement: &Statement, said: &mut Vec<Claim>) {
    let field = ir.field(statement.field);
    let first = said.len();
    // A value that came as data has no place of its own.
    let place = |value: &Value| if value.span == Span::default() { statement.span } else { value.span };
    match &*statement.stated {
        Stated::Exactly(value) => match (&value.kind, &field.ty) {
            (ValueKind::Literal(Literal::Flag(true)), FieldType::Flag) => {
                let spelt = spellings(field.declared.doc.as_deref(), None);
                said.extend(Claim::adjective(&field.declared.name, &spelt, place(value)));
            }
            (ValueKind::Literal(Literal::Word(word)), _) => {
                said.extend(of_word(ir, field, *word, place(value)))
            }
            (ValueKind::Literal(Literal::Place(text)), _) => {
                said.push(Claim {
                    what: What::Place(text.to_string()),
                    span: place(value),
                    topics: Vec::new(),
                    field: None,
                });
            }
            _ => of_value(&Value { span: place(value), ..value.clone() }, Edge::Either, said),
        },
        Stated::AtMost(value) | Stated::AtLeast(value) => of_value(value, Edge::Either, said),
        Stated::Between(low, high) => {
            of_value(low, Edge::Either, said);
            of_value(high, Edge::Either, said);
        }
        Stated::Blank | Stated::Redacted => {}
    }
    let topics = topics(field);
    for said in said.iter_mut().skip(first) {
        said.topics.clone_from(&topics);
        said.field = Some(statement.field);
    }
}

/// A word of a choice: an adjective, or one whose spellings the field lists.
fn of_word(ir: &Ir, field: &Field, word: WordId, span: Span) -> Option<Claim> {
    let word = ir.word(word);
    let spelt = spellings(field.declared.doc.as_deref(), Some(word));
    let known = field.anonymous || !spelt.is_empty();
    known.then(|| Claim::adjective(word, &spelt, span)).flatten()
}

/// The fixed values that a value is made of.
fn of_value(value: &Value, edge: Edge, said: &mut Vec<Claim>) {
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        let span = value.span;
        match &value.kind {
            ValueKind::Literal(literal) => of_literal(literal, span, edge, said),
            ValueKind::PercentOf { percent, of } => {
                said.push(Claim { what: What::Percent(*percent), span, topics: Vec::new(), field: None });
                rest.push(of);
            }
            ValueKind::Extreme { of, .. } => rest.extend(of.iter().rev()),
            // What is computed is written otherwise in prose.
            _ => {}
        }
    }
}

fn of_literal(literal: &Literal, span: Span, edge: Edge, said: &mut Vec<Claim>) {
    let mut push = |what| said.push(Claim { what, span, topics: Vec::new(), field: None });
    match literal {
        // A fraction that has no end is not written in prose.
        Literal::Percent(percent) => {
            percent.as_decimal().into_iter().for_each(|percent| push(What::Percent(percent)));
        }
        Literal::Money(money) => {
            let amount = money.amount.as_decimal();
            amount.into_iter().for_each(|amount| push(What::Money(amount, money.currency)));
        }
        Literal::Date(period) => push(What::Date(*period, edge)),
        Literal::Duration(duration) => push(What::Duration(*duration)),
        Literal::Party(party) => push(What::Party(*party)),
        Literal::Parties(parties) => parties.iter().for_each(|party| push(What::Party(*party))),
        _ => {}
    }
}

/// How many tokens may stand between a value and the word behind it that says what it is of: `sixty (60) days' prior written notice`.
const BEHIND: usize = 6;

/// How many may stand between that word and a value behind it: `notice of not less than sixty days`.
const BEFORE: usize = 7;

impl Claim {
    /// An adjective of a term with the spellings that are listed for it; none where nobody knows how drafts say it.
    pub fn adjective(word: &str, spelt: &[String], span: Span) -> Option<Claim> {
        let known = !spelt.is_empty() || !operatives(word).is_empty();
        let what = What::Adjective { word: word.to_owned(), spelt: phrases(spelt) };
        known.then_some(Claim { what, span, topics: Vec::new(), field: None })
    }

    /// Whether it names a party.
    pub fn is_of_party(&self) -> bool {
        matches!(self.what, What::Party(_))
    }

    /// Whether the sections of a tie say it.
    pub fn verdict(&self, ir: &Ir, tie: &Tie<'_>) -> Verdict {
        if let Some(verdict) = self.verdict_of_law(tie).or_else(|| self.verdict_beside(ir, tie)) {
            return verdict;
        }
        if tie.sections.iter().any(|section| self.found_in(ir, tie, section.tokens.clone())) {
            return Verdict::Says;
        }
        match &self.what {
            What::Party(party) => return self.other_party(ir, tie, *party),
            What::Place(place) => return other_place(tie, place),
            _ => {}
        }
        let same_sort = tie
            .sections
            .iter()
            .flat_map(|section| tie.draft.mentions_in(section))
            .filter(|mention| self.is_like(&mention.value));
        let free = same_sort.filter(|mention| self.is_free(ir, tie, mention));
        // Of several the first that is counted in the same unit.
        match free.min_by_key(|mention| !self.is_in_unit_of(&mention.value)) {
            Some(mention) => otherwise(tie, mention),
            // It may be what was taken out, or not filled in yet; a day may be worked out.
            None if self.is_said_in_words(tie) || self.may_be_unsaid(tie) => Verdict::Says,
            None => Verdict::Never,
        }
    }

    /// What the sections say of the law that governs, where this is one: other places that they name are no answer.
    fn verdict_of_law(&self, tie: &Tie<'_>) -> Option<Verdict> {
        let What::Place(place) = &self.what else { return None };
        if !self.topics.iter().flatten().any(|word| word == "law") {
            return None;
        }
        let words = tie.draft.words();
        let mut laws = tie.sections.iter().filter_map(|section| place::of_law(words, section.tokens.clone()));
        let law = laws.next()?;
        let said = std::iter::once(law.clone()).chain(laws).any(|law| place_in(words.slice(law), place));
        Some(if said { Verdict::Says } else { Verdict::Otherwise(words.phrase(law.clone()), law) })
    }

    /// What the values say that stand beside the words for it; none where the sections have none of its sort there, or only such
    /// as say something else of the terms. What stands elsewhere in the section is then no answer.
    fn verdict_beside(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Verdict> {
        let beside = self.beside(tie);
        let words = tie.draft.words();
        if beside.iter().any(|mention| self.is(&mention.value) || self.is_monthly(words, mention)) {
            return Some(Verdict::Says);
        }
        let other = beside.into_iter().find(|mention| self.is_free(ir, tie, mention))?;
        Some(otherwise(tie, other))
    }

    /// The mentions of its sort that stand beside the words for it, in the same sentence.
    fn beside<'a>(&self, tie: &'a Tie<'_>) -> Vec<&'a Mention> {
        let words = tie.draft.words();
        let mut beside = Vec::new();
        if self.topics.is_empty() {
            return beside;
        }
        let sections = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
        for mention in sections.filter(|mention| self.is_like(&mention.value)) {
            let ends = |at: usize| {
                matches!(words.text(at), "." | ";") && words.gap(at + 1) != Gap::None
                    || words.gap(at + 1) == Gap::Block
            };
            let tokens = mention.tokens.clone();
            let behind =
                (tokens.end..tokens.end + BEHIND).take_while(|at| *at == tokens.end || !ends(at - 1));
            let before =
                (1..=BEFORE).filter_map(|back| tokens.start.checked_sub(back)).take_while(|at| !ends(*at));
            // The next word that says what it is of: one that it is counted from is not that, but what is to be done in it is.
            let behind = behind.into_iter().find(|at| stands_in(words, *at, &self.topics));
            let behind = behind
                .filter(|at| words.is(at.wrapping_sub(1), "to") || !is_counted_from(tie, tokens.end..*at));
            let before = before.into_iter().find(|at| stands_in(words, *at, &self.topics));
            // Another value stands between, as in `notice of ten days and within thirty days`.
            let before = before.filter(|at| {
                let between = mentions_in(tie.draft, *at + 1..tokens.start);
                !between.iter().any(|other| self.is_like(&other.value))
            });
            // `not to renew not less than ninety days prior to the end` is a notice, and no length of a renewal.
            let ahead = words.is_one_of(tokens.end, &["prior", "before"])
                || words.is_one_of(tokens.end + 1, &["prior", "before"]);
            if ahead && !self.topics.iter().flatten().any(|word| word == "notice") {
                continue;
            }
            if behind.is_some() || before.is_some_and(|at| !is_of_another(tie, at + 1..tokens.start)) {
                beside.push(mention);
            }
        }
        beside
    }

    /// Whether a mention is what no other value of the same term, nor of one that is tied to the same section, says: what is said of
    /// that is not said instead of this one.
    fn is_free(&self, ir: &Ir, tie: &Tie<'_>, mention: &Mention) -> bool {
        let says = |other: &Claim| {
            if !other.found_in(ir, tie, mention.tokens.clone()) {
                return false;
            }
            let beside = other.beside(tie);
            beside.is_empty() || beside.contains(&mention)
        };
        // What a like term of the other party says is said of the same words.
        let neighbours = tie.neighbours.iter().flat_map(|said| said.iter());
        let mut others = neighbours.filter(|other| other.field != self.field);
        !tie.said.iter().any(says) && !others.any(says)
    }

    /// Whether the sections say it without a figure.
    fn is_said_in_words(&self, tie: &Tie<'_>) -> bool {
        let words = tie.draft.words();
        tie.sections.iter().any(|section| match &self.what {
            What::Duration(duration) => in_words::says_duration(words, duration, section.tokens.clone()),
            What::Percent(percent) => in_words::says_share(words, *percent, section.tokens.clone()),
            _ => false,
        })
    }

    /// Whether the sections may leave it unsaid: something was taken out of them or is blank, or it is a day that they work out.
    fn may_be_unsaid(&self, tie: &Tie<'_>) -> bool {
        let words = tie.draft.words();
        let tokens = || tie.sections.iter().flat_map(|section| section.tokens.clone());
        let open = || {
            tokens().any(|at| {
                words.is_redaction(at) || words.get(at).is_some_and(|token| token.kind == Kind::Rule)
            })
        };
        match self.what {
            What::Date(..) => {
                let worked_out = |at: usize| {
                    words.is_capital(at)
                        && words.is_one_of(at, &["date", "term", "period", "commencement", "closing"])
                };
                let mut mentions = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
                open()
                    || mentions.any(|mention| matches!(mention.value, mentions::Value::Duration(_)))
                    || tokens().any(worked_out)
                    || self.is_of_header(tie)
            }
            What::Money(..) | What::Percent(_) | What::Duration(_) => open(),
            _ => false,
        }
    }

    /// Whether it is a day that the header of the agreement says, which a section need not say again.
    fn is_of_header(&self, tie: &Tie<'_>) -> bool {
        matches!(self.what, What::Date(period, _) if tie.known_days.iter().any(|day| {
            period.first == *day || period.last == *day || period.last.next() == *day
        }))
    }

    /// What is missing, for a message: `says no date`.
    pub fn missing(&self) -> String {
        match &self.what {
            What::Date(..) => "does not say that date".to_owned(),
            What::Money(..) => "does not say that amount".to_owned(),
            What::Percent(_) => "does not say that percentage".to_owned(),
            What::Duration(_) => "does not say that length of time".to_owned(),
            What::Party(_) => "does not name that party".to_owned(),
            What::Place(_) => "does not name that place".to_owned(),
            What::Adjective { word, .. } => format!("never says `{word}`"),
        }
    }

    /// Whether these tokens of the draft say it, in any usual spelling.
    pub fn found_in(&self, ir: &Ir, tie: &Tie<'_>, tokens: Range<usize>) -> bool {
        let words = tie.draft.words();
        let mentions = mentions_in(tie.draft, tokens.clone());
        let mentioned =
            mentions.iter().any(|mention| self.is(&mention.value) || self.is_monthly(words, mention));
        mentioned
            || match &self.what {
                What::Date(period, edge) => {
                    let dated = |at: usize| {
                        mentions.iter().any(|mention| {
                            mention.tokens.contains(&at)
                                && !matches!(mention.value, mentions::Value::Operative(_))
                        })
                    };
                    year_of(*period, *edge)
                        .is_some_and(|year| tokens.into_iter().any(|at| words.is(at, &year) && !dated(at)))
                }
                What::Party(party) => find_name(words, &names(ir, tie, *party), tokens).is_some(),
                What::Place(place) => place_in(words.slice(tokens), place),
                What::Adjective { spelt, .. } => tokens.into_iter().any(|at| stands_in(words, at, spelt)),
                _ => false,
            }
    }

    /// Whether a mention is the twelfth part of it, and said of a month: `1.5% per month` is 18 % a year.
    fn is_monthly(&self, words: Words<'_>, mention: &Mention) -> bool {
        let (What::Percent(yearly), mentions::Value::Percent(said)) = (&self.what, &mention.value) else {
            return false;
        };
        let of_month =
            (mention.tokens.end..mention.tokens.end + 4).any(|at| words.is_one_of(at, &["month", "monthly"]));
        of_month && said.checked_mul(Decimal::from(12)) == Some(*yearly)
    }

    /// Whether a mention says it.
    fn is(&self, mention: &mentions::Value) -> bool {
        match (&self.what, mention) {
            (What::Date(period, edge), mentions::Value::Date(date)) => {
                days(*period, *edge).iter().any(|day| civil(*day) == Some(*date))
            }
            (What::Date(period, edge), mentions::Value::Month { year, month }) => {
                let written =
                    |day: Day| civil(day).is_some_and(|date| date.year() == *year && date.month() == *month);
                // Prose may say a month for its first or last day, as in `through June 2033`.
                let ends =
                    *edge != Edge::First && civil(period.last.next()).is_some_and(|date| date.day() == 1);
                let begins = *edge != Edge::Last && civil(period.first).is_some_and(|date| date.day() == 1);
                if period.day().is_none() {
                    days(*period, *edge).into_iter().any(written)
                } else {
                    (ends || begins) && written(period.first)
                }
            }
            (What::Money(stated, of), mentions::Value::Money { amount, currency }) => {
                // A bare `$` may be that of any country.
                let dollars = currency == "USD" && of.code().ends_with('D');
                stated == amount && (currency.is_empty() || of.code() == currency || dollars)
            }
            (What::Percent(percent), mentions::Value::Percent(said)) => percent == said,
            (What::Duration(duration), mentions::Value::Duration(said)) => same_length(duration, *said),
            (What::Adjective { word, .. }, mentions::Value::Operative(operative)) => {
                operatives(word).contains(operative)
            }
            _ => false,
        }
    }

    /// Whether a mention is of the same sort.
    fn is_like(&self, mention: &mentions::Value) -> bool {
        use mentions::Value;
        match &self.what {
            What::Date(..) => matches!(mention, Value::Date(_) | Value::Month { .. } | Value::Doubtful(_)),
            What::Money(..) => matches!(mention, Value::Money { .. }),
            What::Percent(_) => matches!(mention, Value::Percent(_)),
            What::Duration(_) => matches!(mention, Value::Duration(_)),
            What::Adjective { word, .. } => {
                let rivals = match word.as_str() {
                    "exclusive" | "sole" => &[Operative::Nonexclusive][..],
                    "nonexclusive" => &[Operative::Exclusive, Operative::Sole],
                    "sublicensable" => &[Operative::Nonsublicensable],
                    "transferable" => &[Operative::Nontransferable],
                    _ => &[],
                };
                matches!(mention, Value::Operative(operative) if rivals.contains(operative))
            }
            What::Party(_) | What::Place(_) => false,
        }
    }

    /// Whether a length of time is counted in the same unit.
    fn is_in_unit_of(&self, mention: &mentions::Value) -> bool {
        match (&self.what, mention) {
            (What::Duration(own), mentions::Value::Duration(other)) => {
                (own.months != 0) == (other.months != 0) && (own.business_days != 0) == other.business
            }
            _ => true,
        }
    }

    /// A party that the sections name where this one is never named. Prose that names none may call them by roles.
    fn other_party(&self, ir: &Ir, tie: &Tie<'_>, party: PartyId) -> Verdict {
        let words = tie.draft.words();
        let named = |other: PartyId| {
            let names = names(ir, tie, other);
            tie.sections.iter().find_map(|section| find_name(words, &names, section.tokens.clone()))
        };
        let says = |other: PartyId| {
            tie.said.iter().any(|said| matches!(said.what, What::Party(party) if party == other))
        };
        let others = (0..ir.parties.len()).map(PartyId::new).filter(|other| *other != party && !says(*other));
        let other = others.into_iter().find_map(|other| Some((ir.party(other), named(other)?)));
        match other {
            Some((other, at)) => Verdict::Otherwise(other.declared.name.to_string(), at),
            None => Verdict::Says,
        }
    }
}

/// The place that the sections name where this one is never named: by the law of it, or by a term such as "Territory" that is
/// defined elsewhere.
fn other_place(tie: &Tie<'_>, place: &str) -> Verdict {
    let words = tie.draft.words();
    if let Some(other) = tie.sections.iter().find_map(|section| place::of_law(words, section.tokens.clone()))
    {
        return Verdict::Otherwise(words.phrase(other.clone()), other);
    }
    let names = |at: usize| {
        words.is_capital(at) && words.is_one_of(at, &["territory", "territories", "region", "country"])
    };
    let mut tokens = tie.sections.iter().flat_map(|section| section.tokens.clone());
    if !tokens.any(names) {
        return Verdict::Never;
    }
    let defined = |definition: &&Definition| names(definition.tokens.start) && definition.tokens.len() == 1;
    let texts = tie.draft.definitions.iter().filter(defined).map(|definition| definition.text.clone());
    let texts: Vec<Range<usize>> = texts.collect();
    match texts.first() {
        Some(first) if !texts.iter().any(|text| place_in(words.slice(text.clone()), place)) => {
            let first = first.start..first.end.min(first.start + LONGEST_DEFINITION);
            Verdict::Otherwise(words.phrase(first.clone()), first)
        }
        _ => Verdict::Says,
    }
}

/// How many tokens of a definition are shown.
const LONGEST_DEFINITION: usize = 14;

/// The mentions that begin among these tokens.
fn mentions_in(draft: &Draft, tokens: Range<usize>) -> &[Mention] {
    let mentions = &draft.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
    let last = mentions.partition_point(|mention| mention.tokens.start < tokens.end);
    mentions.get(first..last).unwrap_or(&[])
}

/// What a mention says instead.
fn otherwise(tie: &Tie<'_>, mention: &Mention) -> Verdict {
    Verdict::Otherwise(tie.draft.words().phrase(mention.tokens.clone()), mention.tokens.clone())
}

/// Whether the words between a length of time and a word say that it is counted from that: `thirty days after receipt of such notice`.
fn is_counted_from(tie: &Tie<'_>, between: Range<usize>) -> bool {
    const FROM: [&str; 8] = ["after", "following", "from", "receipt", "of", "upon", "since", "before"];
    let words = tie.draft.words();
    between.into_iter().any(|at| words.is_one_of(at, &FROM))
}

/// Whether the words between say that a length of time is another one, in which something is to be mended or before which nothing
/// is due.
fn is_of_another(tie: &Tie<'_>, mut between: Range<usize>) -> bool {
    const MENDS: [&str; 10] = [
        "cure",
        "cured",
        "remedy",
        "remedied",
        "correct",
        "corrected",
        "rectify",
        "rectified",
        "before",
        "after",
    ];
    let words = tie.draft.words();
    between.any(|at| words.is_one_of(at, &MENDS))
}

/// The days that say a period in prose: "through December 31, 2030" and "before January 1, 2031" are the same end.
fn days(period: Period, edge: Edge) -> Vec<Day> {
    let mut days = Vec::new();
    if edge != Edge::Last {
        days.extend([period.first, period.first.previous()]);
    }
    if edge != Edge::First {
        days.extend([period.last, period.last.next()]);
    }
    days
}

/// The year, if the period is one, or the day at its edge: prose may say just that, as in `through 2032`.
fn year_of(period: Period, edge: Edge) -> Option<String> {
    let (year, ..) = period.first.ymd()?;
    let whole = Period::of_year(year)?;
    let ends = edge != Edge::First && period.day() == Some(whole.last);
    let begins = edge != Edge::Last && period.day() == Some(whole.first);
    (whole == period || ends || begins).then(|| year.to_string())
}

fn civil(day: Day) -> Option<Date> {
    let (year, month, day) = day.ymd()?;
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn same_length(duration: &Duration, said: mentions::Duration) -> bool {
    let days = i128::from(duration.days) + i128::from(duration.hours / 24);
    let business = duration.business_days != 0;
    duration.hours % 24 == 0
        && duration.months == i64::from(said.months)
        && business == said.business
        && days + i128::from(duration.business_days) == i128::from(said.days)
}

/// The operative words that say an adjective; none for one that is no operative word.
fn operatives(word: &str) -> &'static [Operative] {
    match squeezed(word).as_str() {
        "exclusive" | "sole" => &[Operative::Exclusive, Operative::Sole],
        "nonexclusive" => &[Operative::Nonexclusive],
        "irrevocable" => &[Operative::Irrevocable],
        "perpetual" => &[Operative::Perpetual],
        "royaltyfree" => &[Operative::RoyaltyFree],
        "worldwide" => &[Operative::Worldwide],
        "sublicensable" => &[Operative::Sublicensable],
        "nonsublicensable" => &[Operative::Nonsublicensable],
        "transferable" => &[Operative::Transferable],
        "nontransferable" => &[Operative::Nontransferable],
        _ => &[],
    }
}

/// A word without hyphens, in small letters.
fn squeezed(word: &str) -> String {
    word.chars().filter(|letter| *letter != '-').flat_map(char::to_lowercase).collect()
}
