//! What the header of an agreement says in, out what its draft says otherwise: parties and what they are called, the days on which it
//! was signed and begins, how long it lasts, and its law.

use std::ops::Range;

use super::names::{called, find_name, is_called, name_of, own_names};
use super::place::{of_law, place_in};
use super::{Read, instead};
use crate::diagnostic::Problems;
use crate::draft::lint::sentences_of;
use crate::draft::mentions::{self, Mention, corporate_form};
use crate::draft::parties::{Party, signatures};
use crate::draft::words::Words;
use crate::ir::{
    Agreement, AgreementId, FieldType, Ir, Literal, Side, Stated, TimeSpan, TimeSpanKind, Value, ValueKind,
};
use crate::source::{SourceMap, Span};
use crate::time::{Day, Duration, MonthEnd, Period};

/// How far the opening of a draft reaches, in tokens: what says when and between whom it is made.
const OPENING: usize = 900;

/// What the draft of an agreement says otherwise than its header.
pub(super) fn drifts(ir: &Ir, sources: &SourceMap, id: AgreementId, read: &Read<'_>) -> Problems {
    let mut problems = Problems::default();
    let agreement = ir.agreement(id);
    if agreement.scope.is_some() {
        return problems;
    }
    let header = Header { ir, agreement, read };
    let mut tell = |span: Span, words: String, tokens: Range<usize>| {
        let span = if sources.get(span.file).is_some() { span } else { agreement.declared.span };
        problems.push(instead(read.draft, span, &words, tokens));
    };
    for (span, words, tokens) in header.parties() {
        tell(span, words, tokens);
    }
    let signed = header.signed();
    if let Some((signed, tokens)) = &signed {
        tell(agreement.declared.span, format!("signed {signed}"), tokens.clone());
    }
    // What begins when it is signed is told once.
    let begins = header.begins().filter(|(_, tokens)| signed.as_ref().is_none_or(|(_, told)| told != tokens));
    if let Some((span, tokens)) = begins {
        tell(span, words_of(sources, span), tokens);
    }
    if let Some((span, tokens)) = header.lasts() {
        tell(span, words_of(sources, span), tokens);
    }
    for (span, tokens) in header.law(id) {
        tell(span, words_of(sources, span), tokens);
    }
    problems
}

fn words_of(sources: &SourceMap, span: Span) -> String {
    sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The days on which the header says that the agreement was signed, begins and ends.
pub(super) fn days(agreement: &Agreement) -> Vec<Day> {
    let mut days: Vec<Day> = agreement.signed.into_iter().collect();
    let spans = agreement.from.iter().chain(&agreement.ends);
    days.extend(spans.filter_map(period).flat_map(|period| [period.first, period.last]));
    days
}

/// The day or period of a time word; none of an event or a sum.
fn period(time: &TimeSpan) -> Option<Period> {
    let value = match &time.kind {
        TimeSpanKind::From(value) | TimeSpanKind::Through(value) | TimeSpanKind::Until(value) => value,
        _ => return None,
    };
    match value.kind {
        ValueKind::Literal(Literal::Date(period)) => Some(period),
        _ => None,
    }
}

/// The shortest opening that names two parties, in tokens.
const SHORTEST_OPENING: usize = 12;

/// How many tokens behind the parties may name one of them once more before the first section does: what all are called together.
const RECITALS: usize = 20;

struct Header<'a> {
    ir: &'a Ir,
    agreement: &'a Agreement,
    read: &'a Read<'a>,
}

impl Header<'_> {
    fn words(&self) -> Words<'_> {
        self.read.draft.words()
    }

    /// Parties that the draft calls otherwise: under another legal name, or by what it calls the other one.
    fn parties(&self) -> Vec<(Span, String, Range<usize>)> {
        let mut told = Vec::new();
        let sides = &self.agreement.sides;
        let opening = &self.read.parties;
        if opening.len() < 2 {
            let body = self.read.draft.body();
            // Below the first section the parties sign, and may be called as they should be.
            let sections = self.read.draft.sections.iter().map(|section| section.tokens.start);
            let first = sections.filter(|start| *start > body.start + SHORTEST_OPENING).min();
            let end = first.unwrap_or(body.end).min(body.start + OPENING).min(body.end);
            return self.misspelt(sides, body.start..end);
        }
        // The signatures may have the right name where the opening has not.
        let before = 0..self.end_of_parties() + RECITALS;
        for side in sides {
            let party = self.ir.party(side.party);
            let names = own_names(self.ir, side.party);
            let as_called: Vec<_> = called(Some(self.agreement), side.party).collect();
            let calls = |other: &&Party| {
                other
                    .called
                    .iter()
                    .any(|name| as_called.contains(&name_of(&self.words().phrase(name.clone()))))
            };
            let named = opening.iter().find(|other| is_called(self.read, other, &names));
            if let Some(named) = named {
                // `as "Provider"`, which is what the draft calls another one.
                let other = opening.iter().find(|other| *other != named && calls(other));
                if let (Some(first), Some(_), false) = (named.called.first(), other, calls(&named)) {
                    let words =
                        format!("{} as \"{}\"", party.declared.name, side.called.as_deref().unwrap_or(""));
                    told.push((side.span, words, first.clone()));
                }
            }
            let Some(title) = party.title.as_ref().filter(|title| !self.stands(&name_of(title), &before))
            else {
                continue;
            };
            // Nobody in the opening has its name: it is the one that nobody else is.
            let mut free = opening.iter().filter(|other| {
                !sides.iter().any(|side| is_called(self.read, other, &own_names(self.ir, side.party)))
            });
            let only = || free.next().filter(|_| opening.len() == sides.len() && free.next().is_none());
            let by_part = opening.iter().find(|other| !as_called.is_empty() && calls(other));
            let first = name_of(title).into_iter().next();
            let similar = opening
                .iter()
                .find(|other| name_of(&self.words().phrase(other.name.clone())).into_iter().next() == first);
            if let Some(other) = named.or(by_part).or(similar).or_else(only) {
                told.push((side.span, title.to_string(), other.name.clone()));
            } else {
                told.extend(self.misspelt(std::slice::from_ref(side), before.clone()));
            }
        }
        told
    }

    /// Legal names that an opening has almost, where it does not say in a usual way between whom the draft is made: one word is
    /// another one, or has other letters.
    fn misspelt(&self, sides: &[Side], opening: Range<usize>) -> Vec<(Span, String, Range<usize>)> {
        let words = self.words();
        let mut told = Vec::new();
        for side in sides {
            let Some(title) = self.ir.party(side.party).title.as_ref() else { continue };
            let name = name_of(title);
            if name.len() < 2 || self.stands(&name, &opening) {
                continue;
            }
            // The name of another party is no slip of this one.
            let others: Vec<Vec<String>> = self
                .agreement
                .sides
                .iter()
                .filter(|other| other.party != side.party)
                .flat_map(|other| own_names(self.ir, other.party))
                .collect();
            let almost = opening.clone().find_map(|at| almost(words, at, &name));
            let almost = almost.filter(|found| find_name(words, &others, found.clone()).is_none());
            told.extend(almost.map(|found| (side.span, title.to_string(), found)));
        }
        told
    }

    /// Whether a name stands anywhere in the draft.
    fn stands(&self, name: &[String], body: &Range<usize>) -> bool {
        find_name(self.words(), &[name.to_vec()], body.clone()).is_some()
    }

    /// The day in the opening, where that and the signatures say none on which the header has it signed.
    fn signed(&self) -> Option<(Day, Range<usize>)> {
        const MADE: [&str; 8] = ["made", "dated", "entered", "executed", "signed", "effective", "of", "day"];
        let signed = self.agreement.signed?;
        let opening = self.opening();
        let body = self.read.draft.body();
        let said = Claim::Day(Period::of_day(signed)?);
        let in_signatures = self.mentions(signatures(self.read.draft));
        // Some sign at the end without more words.
        let at_the_end = self.mentions(body.end.saturating_sub(400)..body.end);
        let all = self.mentions(opening.clone()).iter().chain(in_signatures).chain(at_the_end);
        if all.clone().any(|mention| said.is_said_by(&mention.value, &[])) {
            return None;
        }
        let words = self.words();
        let made = |mention: &&Mention| {
            let start = mention.tokens.start;
            is_day(&mention.value) && (1..=6).any(|back| words.is_one_of(start.wrapping_sub(back), &MADE))
        };
        let other = self.mentions(opening).iter().find(made)?;
        Some((signed, other.tokens.clone()))
    }

    /// The day on which the draft says that the agreement begins, where that is another than the header's.
    fn begins(&self) -> Option<(Span, Range<usize>)> {
        const BEGINS: [&str; 9] = [
            "effective",
            "commence",
            "commences",
            "commencing",
            "commencement",
            "begin",
            "begins",
            "beginning",
            "starting",
        ];
        let from = self.agreement.from.as_ref()?;
        let said = Claim::Day(period(from)?);
        let words = self.words();
        let opening = self.mentions(self.opening());
        if opening.iter().any(|mention| said.is_said_by(&mention.value, &[])) {
            return None;
        }
        let body = self.read.draft.body();
        let begins = |mention: &&Mention| {
            let tokens = mention.tokens.clone();
            let before = (1..=6).map(|back| tokens.start.wrapping_sub(back));
            let behind = tokens.end..tokens.end + 5;
            is_day(&mention.value)
                && (before
                    .clone()
                    .take_while(|at| !words.mark(*at, '.'))
                    .any(|at| words.is_one_of(at, &BEGINS))
                    || behind.into_iter().any(|at| words.are(at, &["effective", "date"])))
        };
        let mut dates = self.mentions(body).iter().filter(begins);
        let first = dates.next()?;
        let all = std::iter::once(first).chain(dates);
        let other = !all.into_iter().any(|mention| said.is_said_by(&mention.value, &[]));
        other.then(|| (from.span, first.tokens.clone()))
    }

    /// How long or until when the draft says that the agreement lasts, where it nowhere says so as the header does.
    fn lasts(&self) -> Option<(Span, Range<usize>)> {
        let bases: Vec<Day> = self
            .agreement
            .from
            .iter()
            .filter_map(period)
            .map(|period| period.first)
            .chain(self.agreement.signed)
            .collect();
        let (end, said) = self.agreement.ends.iter().find_map(|end| Some((end, Claim::of_end(end)?)))?;
        let words = self.words();
        let draft = self.read.draft;
        let mut first = None;
        let body = draft.body();
        for sentence in sentences_of(draft, body) {
            if !is_about_the_term(words, &sentence) {
                continue;
            }
            let mut lengths: Vec<Mention> = self
                .mentions(sentence.clone())
                .iter()
                .filter(|mention| is_length(words, mention))
                .cloned()
                .collect();
            lengths.extend(
                sentence.clone().filter_map(|at| anniversary(words, at).or_else(|| end_of_year(words, at))),
            );
            lengths.sort_by_key(|mention| mention.tokens.start);
            let mut says = lengths.iter().map(|mention| said.is_said_by(&mention.value, &bases));
            let (all, any) = (says.clone().all(|says| says), says.any(|says| says));
            // `for five years, ending on …`: where one of both is right the other is wrong.
            let between =
                lengths.first().zip(lengths.last()).map(|(first, last)| first.tokens.end..last.tokens.start);
            let other = || lengths.iter().find(|mention| !said.is_said_by(&mention.value, &bases));
            let contradicts = || {
                let one = between.clone().is_some_and(|mut between| {
                    between.all(|at| {
                        !words.is_one_of(at, &["or", "whichever", "renew", "renewed", "extend", "extended"])
                    })
                });
                !all && one && !bases.is_empty() && other().is_some_and(|other| ends_at_once(words, other))
            };
            if any && !contradicts() {
                return None;
            }
            if let Some(other) = other() {
                if any {
                    return Some((end.span, other.tokens.clone()));
                }
                first.get_or_insert(other.tokens.clone());
            }
        }
        Some((end.span, first?))
    }

    /// The laws that terms without a section of the draft name, where the draft names another one.
    fn law(&self, id: AgreementId) -> Vec<(Span, Range<usize>)> {
        let words = self.words();
        let draft = self.read.draft;
        let mut told = Vec::new();
        let terms =
            self.ir.terms.iter().filter(|term| term.agreement == Some(id) && term.sections.is_empty());
        for statement in terms.flat_map(|term| &term.statements) {
            let field = self.ir.field(statement.field);
            let is_law = field.ty == FieldType::Place && field.declared.name == "law";
            let Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Place(place)), span }) =
                &*statement.stated
            else {
                continue;
            };
            let govern = |sentence: &Range<usize>| {
                sentence.clone().any(|at| words.is_one_of(at, &["governed", "construed", "interpreted"]))
            };
            let sentences: Vec<Range<usize>> =
                sentences_of(draft, draft.body()).into_iter().filter(govern).collect();
            let said = |sentence: &Range<usize>| place_in(words.slice(sentence.clone()), place);
            if !is_law || sentences.iter().any(said) {
                continue;
            }
            let other = sentences.into_iter().find_map(|sentence| of_law(words, sentence));
            let span = if *span == Span::default() { statement.span } else { *span };
            told.extend(other.map(|other| (span, other)));
        }
        told
    }

    /// The tokens of the opening.
    fn opening(&self) -> Range<usize> {
        let body = self.read.draft.body();
        body.start..(self.end_of_parties() + OPENING / 3).max(OPENING).min(body.end)
    }

    /// The token behind the last party of the opening and what it is called.
    fn end_of_parties(&self) -> usize {
        let ends =
            self.read.parties.iter().map(|party| party.called.last().map_or(party.name.end, |name| name.end));
        ends.max().unwrap_or(0)
    }

    fn mentions(&self, tokens: Range<usize>) -> &[Mention] {
        let all = &self.read.draft.mentions;
        let first = all.partition_point(|mention| mention.tokens.start < tokens.start);
        let last = all.partition_point(|mention| mention.tokens.start < tokens.end);
        all.get(first..last).unwrap_or(&[])
    }
}

/// The tokens at `at` that are a name but for one word, which has a capital too and is written almost alike, or is another legal form.
fn almost(words: Words<'_>, at: usize, name: &[String]) -> Option<Range<usize>> {
    let mut here = at;
    let (mut same, mut other) = (0, 0);
    for (place, word) in name.iter().enumerate() {
        here += (0..2)
            .take_while(|more| place > 0 && !words.is_word(here + more) && !words.is_number(here + more))
            .count();
        let own = name_of(words.text(here));
        let text = own.first()?;
        let form = |text: &str| corporate_form(text).map(|(form, _)| form.to_owned());
        let (said, meant) = (form(text).filter(|_| place > 0), form(word).filter(|_| place > 0));
        if text == word || said.is_some() && said == meant {
            same += 1;
        } else if words.is_capital(here) && (said.is_some() && meant.is_some() || is_almost(text, word)) {
            other += 1;
        } else {
            return None;
        }
        here += 1;
    }
    (other == 1 && same > 0 && words.is_capital(at)).then_some(at..here)
}

/// Whether two words have the same first letters or the same last ones, and differ by few.
fn is_almost(text: &str, word: &str) -> bool {
    /// How many letters may be others.
    const FEW: usize = 3;
    let (text, word): (Vec<char>, Vec<char>) = (text.chars().collect(), word.chars().collect());
    let first = text.iter().zip(&word).take_while(|(one, other)| one == other).count();
    let last = text.iter().rev().zip(word.iter().rev()).take_while(|(one, other)| one == other).count();
    let longer = text.len().max(word.len());
    longer > 3 && first + last + FEW >= longer && text.len().min(word.len()) + 2 >= longer
}

/// A day, a period or a length of time of a header.
enum Claim {
    Day(Period),
    End(Period),
    Length(Duration),
}

impl Claim {
    /// What a dated end says.
    fn of_end(end: &TimeSpan) -> Option<Claim> {
        match &end.kind {
            TimeSpanKind::Through(_) | TimeSpanKind::Until(_) => period(end).map(Claim::End),
            TimeSpanKind::For(Value { kind: ValueKind::Literal(Literal::Duration(length)), .. }) => {
                Some(Claim::Length(*length))
            }
            _ => None,
        }
    }

    /// Whether a mention says it: the same day or length, or one that the other leads to from one of the bases.
    fn is_said_by(&self, mention: &mentions::Value, bases: &[Day]) -> bool {
        let reaches = |length: Duration, day: Day| {
            bases.iter().any(|base| {
                let end = base.plus(&length, MonthEnd::LastDay).ok();
                end.is_some_and(|end| end == day || end.previous() == day || end.next() == day)
            })
        };
        match (self, mention) {
            (Claim::Day(period), mentions::Value::Date(_) | mentions::Value::Month { .. }) => {
                is_on(mention, period.first) || is_on(mention, period.last)
            }
            // `until June 30` may be through the day before it.
            (Claim::End(period), mentions::Value::Date(_) | mentions::Value::Month { .. }) => {
                [period.last, period.last.previous(), period.last.next(), period.first.previous()]
                    .iter()
                    .any(|day| is_on(mention, *day))
            }
            (Claim::End(period), mentions::Value::Duration(length)) => {
                reaches(length_of(*length), period.last)
            }
            (Claim::Length(stated), mentions::Value::Duration(length)) => {
                let length = length_of(*length);
                stated.compare(&length).equal
            }
            (Claim::Length(stated), mentions::Value::Date(date)) => {
                let day = Day::from_ymd(
                    date.year().into(),
                    date.month().unsigned_abs().into(),
                    date.day().unsigned_abs().into(),
                );
                day.is_some_and(|day| reaches(*stated, day))
            }
            (Claim::Length(_), mentions::Value::Month { .. }) => true,
            _ => false,
        }
    }
}

fn length_of(length: mentions::Duration) -> Duration {
    Duration { months: length.months.into(), days: length.days.into(), ..Duration::default() }
}

fn is_on(mention: &mentions::Value, day: Day) -> bool {
    let Some((year, month, number)) = day.ymd() else { return false };
    match mention {
        mentions::Value::Date(date) => {
            (
                i32::from(date.year()),
                u32::from(date.month().unsigned_abs()),
                u32::from(date.day().unsigned_abs()),
            ) == (year, month, number)
        }
        mentions::Value::Month { year: said, month: of } => {
            i32::from(*said) == year && u32::from(of.unsigned_abs()) == month
        }
        _ => false,
    }
}

fn is_day(value: &mentions::Value) -> bool {
    matches!(value, mentions::Value::Date(_))
}

/// Whether the words right before a length or a day say that something lasts so long or ends then.
fn ends_at_once(words: Words<'_>, mention: &Mention) -> bool {
    let lasting: &[&str] = match mention.value {
        mentions::Value::Date(_) => {
            &["ending", "ends", "end", "expire", "expires", "expiring", "until", "through"]
        }
        _ => &["period", "term", "for", "until", "on", "through"],
    };
    (1..=3).any(|back| words.is_one_of(mention.tokens.start.wrapping_sub(back), lasting))
}

/// `the third anniversary of the Effective Date`, as the length that it closes.
fn anniversary(words: Words<'_>, at: usize) -> Option<Mention> {
    const ORDINALS: [&str; 15] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
    ];
    if !words.is(at, "anniversary") {
        return None;
    }
    let ends = (1..=8).any(|back| {
        words.is_one_of(
            at.wrapping_sub(back),
            &["until", "through", "on", "to", "expire", "expires", "end", "ends"],
        )
    });
    // What an anniversary counts from is another thing than how long it lasts: `on each anniversary`.
    let (start, years) = (1..=6).map(|back| at.wrapping_sub(back)).find_map(|here| {
        let text = words.text(here);
        let word = ORDINALS.iter().position(|ordinal| text.eq_ignore_ascii_case(ordinal));
        let digits = || text.parse().ok().filter(|_| words.is_one_of(here + 1, &["st", "nd", "rd", "th"]));
        Some((here, word.map(|place| place + 1).or_else(digits)?))
    })?;
    let months = u32::try_from(years.checked_mul(12)?).ok()?;
    let length = mentions::Duration { months, days: 0, business: false };
    (ends && years < 100).then(|| Mention { value: mentions::Value::Duration(length), tokens: start..at + 1 })
}

/// `through the end of 2033`, as its last day.
fn end_of_year(words: Words<'_>, at: usize) -> Option<Mention> {
    let year: i16 = words.text(at).parse().ok().filter(|year| (1900..2200).contains(year))?;
    let of = words.is(at.wrapping_sub(1), "of") && words.is(at.wrapping_sub(2), "end");
    let of = of
        || words.are(at.wrapping_sub(5), &["end", "of", "the", "calendar", "year"])
        || words.are(at.wrapping_sub(4), &["end", "of", "calendar", "year"]);
    let last = jiff::civil::Date::new(year, 12, 31).ok().filter(|_| of)?;
    Some(Mention { value: mentions::Value::Date(last), tokens: at..at + 1 })
}

/// Whether a sentence says how long the agreement lasts.
fn is_about_the_term(words: Words<'_>, sentence: &Range<usize>) -> bool {
    /// What the agreement itself does as long as it lasts.
    const LASTS: [&str; 26] = [
        "continue",
        "continues",
        "continuing",
        "remain",
        "remains",
        "expire",
        "expires",
        "expiring",
        "commence",
        "commences",
        "commencing",
        "begin",
        "begins",
        "terminates",
        "last",
        "lasts",
        "run",
        "runs",
        "end",
        "ends",
        "starts",
        "start",
        "concluded",
        "effective",
        "valid",
        "effect",
    ];
    /// What its term does besides.
    const TERM_IS: [&str; 6] = ["be", "is", "means", "mean", "period", "terminate"];
    const AGREEMENTS: [&[&str]; 5] = [
        &["this", "agreement"],
        &["this", "contract"],
        &["this", "lease"],
        &["the", "agreement", "shall"],
        &["the", "agreement", "will"],
    ];
    const TERMS: [&[&str]; 5] = [
        &["term", "hereof"],
        &["initial", "term"],
        &["the", "term", "\""],
        &["the", "\"", "term", "\""],
        &["\"", "term", "\""],
    ];
    let first = sentence.start..(sentence.start + 25).min(sentence.end);
    // `the term begins`, but no `the term of the lease begins`.
    let bare = |at: usize| {
        // `the term of this letter agreement`
        let of_this =
            words.is(at, "term") && words.is(at + 1, "of") && words.is_one_of(at + 2, &["this", "the"]);
        of_this && (at + 3..at + 6).any(|here| words.is_one_of(here, &["agreement", "contract"]))
            || words.is(at, "term")
                && words.is(at.wrapping_sub(1), "the")
                && words.is_one_of(
                    at + 1,
                    &["shall", "will", "is", "begins", "commences", "runs", "starts", "ends", "expires"],
                )
    };
    let stands = |at: usize, subjects: &[&[&str]]| subjects.iter().any(|subject| words.are(at, subject));
    first.into_iter().any(|at| {
        let behind = |far: usize| at + 1..(at + far).min(sentence.end);
        let of_term = bare(at) || stands(at, &TERMS);
        // `this Agreement has a two-year term`
        let has_term = || behind(5).any(|here| words.is_one_of(here, &["has", "have"]));
        of_term && behind(14).any(|here| words.is_one_of(here, &LASTS) || words.is_one_of(here, &TERM_IS))
            || stands(at, &AGREEMENTS)
                && (behind(10).any(|here| words.is_one_of(here, &LASTS))
                    || has_term() && behind(14).any(|here| words.is(here, "term"))
                    || behind(5).any(|here| words.are(here, &["terminate", "on"])))
    })
}

/// Whether a length of time or a day is how long something lasts, and no notice, renewal or extension of it.
fn is_length(words: Words<'_>, mention: &Mention) -> bool {
    const BEFORE: [&str; 16] = [
        "for", "term", "until", "through", "period", "expire", "expires", "expiring", "ending", "ends",
        "end", "to", "be", "is", "last", "lasts",
    ];
    const OTHER: [&str; 14] = [
        "renew",
        "renews",
        "renewed",
        "renewal",
        "successive",
        "additional",
        "extend",
        "extended",
        "extension",
        "least",
        "notice",
        "within",
        "after",
        "further",
    ];
    let long = match mention.value {
        mentions::Value::Duration(length) => length.months >= 3 || length.days >= 90,
        mentions::Value::Date(_) => true,
        _ => false,
    };
    let tokens = mention.tokens.clone();
    let before = || {
        (1..=6)
            .map(|back| tokens.start.wrapping_sub(back))
            .take_while(|at| !matches!(words.text(*at), "." | ";"))
    };
    // `terminates on DATE`, `DATE - DATE`
    let day_ends = matches!(mention.value, mentions::Value::Date(_))
        && (before().take(2).any(|at| words.is_one_of(at, &["terminate", "terminates"]))
            || words.mark(tokens.start.wrapping_sub(1), '-'));
    // `a two-year term`
    let ends_something =
        before().any(|at| words.is_one_of(at, &BEFORE)) || day_ends || words.is(tokens.end, "term");
    // `terminates on DATE unless renewed` says the day itself.
    let behind = if day_ends { tokens.end..tokens.end } else { tokens.end..tokens.end + 4 };
    let is_other = before().chain(behind).any(|at| words.is_one_of(at, &OTHER));
    // `commencing on DATE`
    let begins = before().take(3).any(|at| {
        words.is_one_of(
            at,
            &[
                "commencing",
                "commence",
                "commences",
                "from",
                "beginning",
                "begin",
                "begins",
                "starting",
                "starts",
                "effective",
                "dated",
            ],
        )
    });
    long && ends_something && !is_other && !begins
}
