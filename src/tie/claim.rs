//! One thing that terms say in, out whether a section says it too, and what it says instead.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Tie;
use super::names::{end_of, find_name, names};
use super::open::{Blank, blank};
use super::phrases::{Phrase, phrases, stands_in, topics, words_of_kind};
use super::place::{self, place_in};
use super::{defined, figures, frames, in_words};
use crate::draft::lint::sentences;
use crate::draft::mentions::{self, Mention, Operative};
use crate::draft::model::{Definition, DefinitionForm, Draft};
use crate::draft::words::{Gap, Words, fold};
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
    /// What a length of time of that field is.
    sort: Sort,
    /// The words for the kind of the term, of a length that has none of its own: of records `record`, `book`.
    around: Vec<Phrase>,
}

/// What a length of time is, as the name of its field tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// How often something happens: of reports each quarter.
    Interval,
    /// How long something goes on behind the end.
    Tail,
    /// How far back something reaches.
    Lookback,
    /// Any other.
    Plain,
}

impl Sort {
    fn of(field: &str) -> Sort {
        match field {
            "interval" | "invoiced" | "review" | "per" | "forecast-interval" | "instalment-interval" => {
                Sort::Interval
            }
            "tail" => Sort::Tail,
            "lookback" => Sort::Lookback,
            _ => Sort::Plain,
        }
    }
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
                said.push(Claim::new(What::Place(text.to_string()), place(value)));
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
    let sort = Sort::of(&field.declared.name);
    let around =
        if field.declared.name == "period" { words_of_kind(ir.kind(field.kind)) } else { Vec::new() };
    for said in said.iter_mut().skip(first) {
        said.topics.clone_from(&topics);
        said.around.clone_from(&around);
        said.field = Some(statement.field);
        said.sort = sort;
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
                said.push(Claim::new(What::Percent(*percent), span));
                rest.push(of);
            }
            ValueKind::Extreme { of, .. } => rest.extend(of.iter().rev()),
            // What is computed is written otherwise in prose.
            _ => {}
        }
    }
}

fn of_literal(literal: &Literal, span: Span, edge: Edge, said: &mut Vec<Claim>) {
    let mut push = |what| said.push(Claim::new(what, span));
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
    fn new(what: What, span: Span) -> Claim {
        Claim { what, span, topics: Vec::new(), field: None, sort: Sort::Plain, around: Vec::new() }
    }

    /// An adjective of a term with the spellings that are listed for it; none where nobody knows how drafts say it.
    pub fn adjective(word: &str, spelt: &[String], span: Span) -> Option<Claim> {
        let known = !spelt.is_empty() || !operatives(word).is_empty();
        let what = What::Adjective { word: word.to_owned(), spelt: phrases(spelt) };
        known.then_some(Claim::new(what, span))
    }

    /// Whether it names a party.
    pub fn is_of_party(&self) -> bool {
        matches!(self.what, What::Party(_))
    }

    /// Whether the sections of a tie say it.
    pub fn verdict(&self, ir: &Ir, tie: &Tie<'_>) -> Verdict {
        let known = self.verdict_of_law(tie).or_else(|| self.verdict_of_venue(tie));
        if let Some(verdict) = known.or_else(|| self.verdict_of_interval(ir, tie)) {
            return verdict;
        }
        if self.is_said_oddly(tie) {
            return Verdict::Says;
        }
        let beside = self.verdict_at_its_side(ir, tie).or_else(|| self.verdict_beside(ir, tie));
        if let Some(verdict) = beside.or_else(|| self.verdict_around(ir, tie)) {
            return match verdict {
                // What is blank may be what is meant, whatever stands beside the word for it.
                Verdict::Otherwise(_, said) if self.is_blank_near(tie, &said) => Verdict::Says,
                verdict => verdict,
            };
        }
        if tie.sections.iter().any(|section| self.found_in(ir, tie, section.tokens.clone())) {
            return Verdict::Says;
        }
        match &self.what {
            What::Party(party) => return self.other_party(ir, tie, *party),
            What::Place(_) if self.may_be_unsaid(tie) => return Verdict::Says,
            What::Place(place) => return other_place(tie, place),
            What::Adjective { word, spelt } if !spelt.is_empty() && names_itself(tie, word) => {
                return Verdict::Says;
            }
            _ => {}
        }
        // It may be what was taken out, or not filled in yet; a day may be worked out.
        if self.is_said_in_words(tie) {
            return Verdict::Says;
        }
        if let Some(verdict) = self.verdict_of_definition(tie) {
            return verdict;
        }
        let same_sort = tie
            .sections
            .iter()
            .flat_map(|section| tie.draft.mentions_in(section))
            .filter(|mention| self.is_like(&mention.value));
        let free = same_sort.filter(|mention| self.is_free(ir, tie, mention));
        // Of several the first that is counted in the same unit.
        match free.min_by_key(|mention| !self.is_in_unit_of(&mention.value)) {
            Some(mention) if self.is_blank_near(tie, &mention.tokens) => Verdict::Says,
            Some(mention) => otherwise(tie, mention),
            None if self.may_be_unsaid(tie) || self.is_default() => Verdict::Says,
            None => Verdict::Never,
        }
    }

    /// What the sections say of how often something happens: of that a length in which it is done is no answer.
    fn verdict_of_interval(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Verdict> {
        let What::Duration(duration) = &self.what else { return None };
        let wanted = in_words::length_of(duration)?;
        if self.sort != Sort::Interval || wanted == (0, 0) {
            return None;
        }
        let words = tie.draft.words();
        let tokens = || tie.sections.iter().flat_map(|section| section.tokens.clone());
        let said = tie.sections.iter().any(|section| self.found_in(ir, tie, section.tokens.clone()))
            || tokens().any(|at| in_words::recurring(words, at).is_some_and(|(said, _)| said == wanted))
            || wanted == (3, 0) && tokens().any(|at| words.is_one_of(at, &["quarter", "quarters"]))
            || self.is_said_oddly(tie)
            || tokens().any(|at| blank(words, at) == Some(Blank::Length));
        // `for each Settlement Period`: as long as that is.
        let defined = |at: usize| {
            words.is_one_of(at, &["each", "every", "any", "such"])
                && words.is_capital(at + 1)
                && (at + 1..at + 4).any(|here| {
                    words.is_capital(here) && words.is_one_of(here, &["period", "term", "year", "quarter"])
                })
        };
        if said || tokens().any(defined) {
            return Some(Verdict::Says);
        }
        let is_of_another = |length: in_words::Length| {
            let neighbours = tie.neighbours.iter().flat_map(|said| said.iter());
            tie.said.iter().chain(neighbours).any(|other| {
                matches!(&other.what, What::Duration(own) if in_words::length_of(own) == Some(length))
            })
        };
        let rival = tokens().find_map(|at| {
            let (length, end) = in_words::recurring(words, at)?;
            // `once a day` and `per annum` may be said of another thing, `each year` of the year that is meant.
            let strict = !words.is_one_of(at, &["a", "any", "per"]);
            (strict && !is_of_another(length)).then_some(at..end)
        });
        let every = || {
            let mut all = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
            all.find(|mention| in_words::is_recurring(words, mention) && self.is_free(ir, tie, mention))
        };
        match rival.or_else(|| every().map(|mention| mention.tokens.clone())) {
            Some(rival) => Some(Verdict::Otherwise(words.phrase(rival.clone()), rival)),
            None if self.verdict_of_definition(tie).is_some() => Some(Verdict::Says),
            None => Some(Verdict::Never),
        }
    }

    /// Whether the sections say it in words or figures that are set otherwise than usual.
    fn is_said_oddly(&self, tie: &Tie<'_>) -> bool {
        let words = tie.draft.words();
        tie.sections.iter().map(|section| section.tokens.clone()).any(|tokens| match &self.what {
            What::Duration(duration) => {
                in_words::length_of(duration) == Some((0, 0))
                    && in_words::says_immediately(words, tokens.clone())
                    || in_words::says_oddly(words, duration, tokens)
            }
            What::Money(amount, currency) => figures::says_amount(words, *amount, *currency, tokens),
            What::Percent(percent) => figures::says_percent(words, *percent, tokens),
            _ => false,
        })
    }

    /// What is said on the side of the end of which it is: of a tail what comes thereafter, of a lookback what comes before.
    fn verdict_at_its_side(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Verdict> {
        const AFTER: [&str; 10] = [
            "thereafter",
            "after",
            "following",
            "from",
            "termination",
            "expiration",
            "expiry",
            "end",
            "subsequent",
            "post",
        ];
        const BEFORE: [&str; 7] = ["prior", "before", "preceding", "previous", "immediately", "last", "past"];
        let side: &[&str] = match self.sort {
            Sort::Tail => &AFTER,
            Sort::Lookback => &BEFORE,
            _ => return None,
        };
        let words = tie.draft.words();
        let ends = |at: &usize| matches!(words.text(*at), "." | ";") || words.gap(*at) == Gap::Block;
        let on_side = |mention: &&Mention| {
            let end = mention.tokens.end;
            let behind = || (end..end + BEHIND).take_while(|at| !ends(at));
            let first = behind().position(|at| words.is_one_of(at, side));
            let other = self.sort == Sort::Tail && behind().take(3).any(|at| words.is_one_of(at, &BEFORE));
            let notice = behind().any(|at| words.is_one_of(at, &["notice", "receipt"]));
            let before = mention.tokens.start.wrapping_sub(1);
            first.is_some() && !other && !notice
                || self.sort == Sort::Lookback && words.is_one_of(before, &BEFORE)
        };
        let all = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
        let like = all.filter(|mention| self.is_like(&mention.value) && self.is_in_unit_of(&mention.value));
        self.verdict_of_some(ir, tie, like.filter(on_side).collect())
    }

    /// What the one length says that stands in sentences about the term, where the length is said in other sentences alone.
    fn verdict_around(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Verdict> {
        if self.around.is_empty() || !matches!(self.what, What::Duration(_)) {
            return None;
        }
        let words = tie.draft.words();
        let about = |sentence: &Range<usize>| sentence.clone().any(|at| stands_in(words, at, &self.around));
        let all = tie.sections.iter().flat_map(|section| sentences(tie.draft, section));
        let mentions: Vec<&Mention> = all
            .filter(about)
            .flat_map(|sentence| mentions_in(tie.draft, sentence))
            .filter(|mention| self.is_like(&mention.value) && self.is_in_unit_of(&mention.value))
            .collect();
        if mentions.len() == 1 { self.verdict_of_some(ir, tie, mentions) } else { None }
    }

    /// What these mentions say, where they are the ones that count.
    fn verdict_of_some(&self, ir: &Ir, tie: &Tie<'_>, mentions: Vec<&Mention>) -> Option<Verdict> {
        let words = tie.draft.words();
        if mentions.iter().any(|mention| self.says(words, mention)) {
            return Some(Verdict::Says);
        }
        let other = mentions.into_iter().find(|mention| self.is_free(ir, tie, mention))?;
        Some(otherwise(tie, other))
    }

    /// What the definition of a term says that the sections use for a value; none where they use none.
    fn verdict_of_definition(&self, tie: &Tie<'_>) -> Option<Verdict> {
        if !matches!(self.what, What::Money(..) | What::Percent(_) | What::Duration(_) | What::Date(..)) {
            return None;
        }
        let words = tie.draft.words();
        let used = defined::used(tie.draft, &tie.sections);
        if used.is_empty() {
            return None;
        }
        let topical = used
            .iter()
            .filter(|definition| definition.tokens.clone().any(|at| stands_in(words, at, &self.topics)));
        for definition in topical {
            let like: Vec<&Mention> = mentions_in(tie.draft, definition.text.clone())
                .iter()
                .filter(|mention| self.is_like(&mention.value))
                .collect();
            if let [one] = like.as_slice()
                && !self.says(words, one)
                && self.is_in_unit_of(&one.value)
            {
                return Some(otherwise(tie, one));
            }
        }
        Some(Verdict::Says)
    }

    /// What the sections say of the place of the courts: the place whose law governs is no answer.
    fn verdict_of_venue(&self, tie: &Tie<'_>) -> Option<Verdict> {
        let What::Place(place) = &self.what else { return None };
        if !self.topics.iter().flatten().any(|word| word == "venue") {
            return None;
        }
        let words = tie.draft.words();
        let mut other = None;
        for section in &tie.sections {
            for sentence in sentences(tie.draft, section) {
                let decides = sentence.clone().any(|at| {
                    words.is_one_of(
                        at,
                        &["court", "courts", "venue", "jurisdiction", "arbitration", "forum", "seat"],
                    )
                });
                let law = place::of_law(words, sentence.clone());
                let rest = match &law {
                    // The sentence goes on behind the law.
                    Some(law) => law.end..sentence.end,
                    None => sentence.clone(),
                };
                let before = sentence.start
                    ..law.map_or(sentence.start, |law| law.start.saturating_sub(8).max(sentence.start));
                // Where a law governs `agreements made in` its place, that is none of the courts.
                if !decides {
                    continue;
                }
                if place_in(words.slice(rest.clone()), place) || place_in(words.slice(before), place) {
                    return Some(Verdict::Says);
                }
                if other.is_none() {
                    other = place::of_courts(words, rest);
                }
            }
        }
        other.map(|other| Verdict::Otherwise(words.phrase(other.clone()), other))
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
        if beside.iter().any(|mention| self.is_monthly(words, mention)) {
            return Some(Verdict::Says);
        }
        self.verdict_of_some(ir, tie, beside)
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
        match self.what {
            What::Date(..) => {
                let worked_out = |at: usize| {
                    words.is_capital(at)
                        && words.is_one_of(at, &["date", "term", "period", "commencement", "closing"])
                };
                let mut mentions = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
                self.is_open(tie)
                    || mentions.any(|mention| matches!(mention.value, mentions::Value::Duration(_)))
                    || tokens().any(worked_out)
                    || self.is_of_header(tie)
            }
            // `to extend it to December 31, 2032, by notice on or before September 30`: days say how long it is.
            What::Duration(_) => {
                let mut mentions = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
                mentions.any(|mention| matches!(mention.value, mentions::Value::Date(_))) || self.is_open(tie)
            }
            What::Money(..) | What::Percent(_) | What::Place(_) => self.is_open(tie),
            _ => false,
        }
    }

    /// Whether it is what holds where nothing is said: a grant that is not said to be exclusive is none.
    fn is_default(&self) -> bool {
        matches!(&self.what, What::Adjective { word, .. } if squeezed(word) == "nonexclusive")
    }

    /// Whether something was taken out of the sections or is to be filled in.
    fn is_open(&self, tie: &Tie<'_>) -> bool {
        let words = tie.draft.words();
        tie.sections.iter().flat_map(|section| section.tokens.clone()).any(|at| blank(words, at).is_some())
    }

    /// Whether a blank may be what is meant though something else of its sort is said: one of the same sort, or one in the same
    /// sentence of which nobody knows what it is.
    fn is_blank_near(&self, tie: &Tie<'_>, said: &Range<usize>) -> bool {
        let words = tie.draft.words();
        let own = match &self.what {
            What::Money(..) => Blank::Money,
            What::Percent(_) => Blank::Percent,
            What::Duration(_) => Blank::Length,
            _ => return false,
        };
        let all = tie.sections.iter().flat_map(|section| sentences(tie.draft, section));
        all.into_iter().any(|sentence| {
            let same = sentence.contains(&said.start);
            sentence
                .into_iter()
                .filter_map(|at| blank(words, at))
                .any(|blank| blank == own || same && blank == Blank::Unknown)
        })
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
            What::Adjective { spelt, .. } if !spelt.is_empty() => {
                let shown: Vec<String> = spelt
                    .iter()
                    .take(SHOWN_SPELLINGS)
                    .map(|words| format!("`{}`", words.join(" ")))
                    .collect();
                let none = if spelt.len() == 1 { "never says" } else { "says none of" };
                let more = if spelt.len() > SHOWN_SPELLINGS { " and the like" } else { "" };
                format!("{none} {}{more}", shown.join(", "))
            }
            What::Adjective { word, .. } => format!("never says `{word}`"),
        }
    }

    /// Whether these tokens of the draft say it, in any usual spelling.
    pub fn found_in(&self, ir: &Ir, tie: &Tie<'_>, tokens: Range<usize>) -> bool {
        let words = tie.draft.words();
        let mentions = mentions_in(tie.draft, tokens.clone());
        let mentioned =
            mentions.iter().any(|mention| self.says(words, mention) || self.is_monthly(words, mention));
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
                What::Adjective { word, spelt } => {
                    let more = more_spellings(word);
                    tokens.into_iter().any(|at| {
                        let stands = stands_in(words, at, spelt) || stands_in(words, at, &more);
                        stands && !(turns_on_not(word) && is_denied(words, at))
                    })
                }
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

    /// Whether a mention says it, in the currency that is meant and not denied.
    fn says(&self, words: Words<'_>, mention: &Mention) -> bool {
        let at = mention.tokens.start;
        let other_dollar = match &self.what {
            What::Money(_, currency) => {
                currency.code() != "USD"
                    && mention.tokens.clone().any(|at| words.is_one_of(at, &["US", "USD", "U", "United"]))
            }
            _ => false,
        };
        let denied = match &self.what {
            What::Adjective { word, .. } => turns_on_not(word) && is_denied(words, at),
            _ => false,
        };
        self.is(&mention.value) && !other_dollar && !denied
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

    /// A party that the sections have do something where this one is never named. Prose that names none may call them by roles, and
    /// one that is only spoken of says nothing of who does it.
    fn other_party(&self, ir: &Ir, tie: &Tie<'_>, party: PartyId) -> Verdict {
        // The verbs of such a kind tell more than names.
        if frames::of_kind(ir, ir.term(tie.term).kind).is_some() {
            return Verdict::Says;
        }
        let words = tie.draft.words();
        let acts = |other: PartyId| {
            let names = names(ir, tie, other);
            tie.sections.iter().flat_map(|section| section.tokens.clone()).find_map(|at| {
                let end = names.iter().filter_map(|name| end_of(words, at, name)).max()?;
                (words.is_capital(at) && acts(words, at, end)).then_some(at..end)
            })
        };
        let says = |other: PartyId| {
            tie.said.iter().any(|said| matches!(said.what, What::Party(party) if party == other))
        };
        let others = (0..ir.parties.len()).map(PartyId::new).filter(|other| *other != party && !says(*other));
        let other = others.into_iter().find_map(|other| Some((ir.party(other), acts(other)?)));
        match other {
            Some((other, at)) => Verdict::Otherwise(other.declared.name.to_string(), at),
            None => Verdict::Says,
        }
    }
}

/// How many spellings of an adjective are shown.
const SHOWN_SPELLINGS: usize = 3;

/// Whether the party named at these tokens does something there, and not only perhaps: `P shall`, but no `if P shall`.
fn acts(words: Words<'_>, at: usize, end: usize) -> bool {
    const MODALS: [&str; 8] = ["shall", "will", "must", "may", "agrees", "hereby", "has", "covenants"];
    const SUPPOSES: [&str; 8] = ["if", "when", "should", "unless", "event", "that", "where", "until"];
    let supposed = (1..=4).any(|back| words.is_one_of(at.wrapping_sub(back), &SUPPOSES));
    let object = words.is_one_of(at.wrapping_sub(1), &["to", "of", "from", "for", "by", "with"]);
    // `P keeps the secrets`: a verb of the present has its object behind it, as no noun has.
    let present = words.is_small(end)
        && words.text(end).ends_with('s')
        && words
            .is_one_of(end + 1, &["the", "a", "an", "all", "each", "every", "any", "its", "such", "these"]);
    (words.is_one_of(end, &MODALS) || present) && !supposed && !object
}

/// Whether the words by which an adjective itself is named stand in the sections: then the draft says it in some other way, as
/// `a breach that is material`.
fn names_itself(tie: &Tie<'_>, adjective: &str) -> bool {
    const GENERAL: [&str; 14] = [
        "only", "excepted", "excluded", "included", "waived", "kept", "accepted", "at", "once", "too",
        "first", "own", "with", "and",
    ];
    /// How many letters of a word tell it, whatever its ending.
    const ROOT: usize = 6;
    let words = tie.draft.words();
    let mut parts = adjective.split('-').filter(|part| !GENERAL.contains(part) && part.len() > 3).peekable();
    let root = |part: &str| part.chars().take(ROOT).collect::<String>();
    parts.peek().is_some()
        && parts.all(|part| {
            let root = root(part);
            let mut tokens = tie.sections.iter().flat_map(|section| section.tokens.clone());
            tokens.any(|at| fold(words.text(at)).starts_with(&root) && !is_denied(words, at))
        })
}

/// More ways in which drafts say an adjective that is known by itself.
fn more_spellings(word: &str) -> Vec<Phrase> {
    let spelt: &[&str] = match squeezed(word).as_str() {
        "perpetual" => &[
            "for ever",
            "forever",
            "everlasting",
            "unlimited time",
            "unlimited period",
            "unlimited duration",
            "limit in time",
            "limitation in time",
            "time thereafter",
            "indefinitely",
            "indefinite period",
            "in eternity",
        ],
        "irrevocable" => {
            &["non revocable", "nonrevocable", "not be revoked", "cannot be revoked", "never be revoked"]
        }
        _ => return Vec::new(),
    };
    phrases(&spelt.iter().map(|phrase| (*phrase).to_owned()).collect::<Vec<_>>())
}

/// Whether an adjective says the opposite where its words are denied: `shall not sublicense`.
fn turns_on_not(word: &str) -> bool {
    matches!(word, "sublicensable" | "transferable" | "assignable" | "marked-only" | "exclusive-venue")
}

/// Whether what stands at `at` is denied: `shall not sublicense`, `without the right to sublicense`, `non-exclusive`.
fn is_denied(words: Words<'_>, at: usize) -> bool {
    const DENIES: [&str; 7] = ["not", "no", "without", "non", "nor", "neither", "never"];
    const BREAKS: [&str; 6] = ["except", "unless", "other", "only", "than", "but"];
    for back in 1..=5 {
        let here = at.wrapping_sub(back);
        if words.is_one_of(here, &BREAKS) || matches!(words.text(here), "." | ";" | ",") {
            return false;
        }
        // `non-transferable and sublicensable` denies another thing, and so do `not limited to` and `no later than`.
        if words.is_one_of(here, &DENIES) && !(words.is(here, "non") && back > 2) {
            return !words.is_one_of(here + 1, &["limited", "later", "less", "more"]);
        }
    }
    words.is(at.wrapping_sub(1), "whether")
        || words.is(at, "marked") && words.is(at.wrapping_sub(2), "whether")
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
    let defined = |definition: &&Definition| {
        definition.form.defines() && definition.tokens.clone().any(names) && definition.tokens.len() <= 2
    };
    let texts = tie.draft.definitions.iter().filter(defined).map(|definition| {
        // What a bracket names stands before it.
        let start = if definition.form == DefinitionForm::Inline {
            definition.text.start.saturating_sub(BEFORE_BRACKET)
        } else {
            definition.text.start
        };
        (start..definition.text.end, definition)
    });
    let texts: Vec<(Range<usize>, &Definition)> = texts.collect();
    match texts.first() {
        // What is named before a bracket is not known so surely that another place could be told.
        Some((first, definition))
            if definition.form != DefinitionForm::Inline
                && !texts.iter().any(|(text, _)| place_in(words.slice(text.clone()), place)) =>
        {
            let first = first.start..first.end.min(first.start + LONGEST_DEFINITION);
            Verdict::Otherwise(words.phrase(first.clone()), first)
        }
        _ => Verdict::Says,
    }
}

/// How many tokens before a bracket may say what it names.
const BEFORE_BRACKET: usize = 30;

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
