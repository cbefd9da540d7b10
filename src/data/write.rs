//! A project in, its agreements and amendments as data out: a list of records, one a line.
//!
//! What the language can say of time and data cannot is said otherwise: `after 2027` becomes `"from": "2028-01-01"`.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::term::reserved;
use crate::ir::{
    Agreement, Amendment, DraftPath, ExtremeWord, FieldId, FieldType, Ir, Literal, PartyId, Patch, PatchKind,
    SectionRef, Stated, Statement, Term, TermId, TermWords, TimeSpan, TimeSpanKind, Value, ValueKind,
};
use crate::time::Period;
use crate::value::{Number, Percent, write_number};

/// JSON whose keys keep their order.
#[derive(Debug)]
enum Json {
    Flag(bool),
    Number(Box<RawValue>),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(SmolStr, Json)>),
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Flag(flag) => serializer.serialize_bool(*flag),
            Json::Number(digits) => digits.serialize(serializer),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Json::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                members.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

/// Writes the agreements and amendments of a project, those of tests left out. Reading that back into the same vocabulary,
/// parties and events changes no verdict.
pub fn write(ir: &Ir) -> String {
    let writer = RecordWriter { ir };
    let agreements = ir.agreements.iter().filter(|agreement| agreement.scope.is_none());
    let amendments = ir.amendments.iter().filter(|amendment| amendment.scope.is_none());
    let records = agreements
        .map(|agreement| writer.agreement(agreement))
        .chain(amendments.map(|amendment| writer.amendment(amendment)));
    let lines: Vec<String> = records
        // Invariant: only keys that are strings are written, so that JSON never fails.
        .map(|record| serde_json::to_string(&record).unwrap_or_default())
        .collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

struct RecordWriter<'i> {
    ir: &'i Ir,
}

/// The members of an object, in the order in which they are added.
#[derive(Default)]
struct Members {
    list: Vec<(SmolStr, Json)>,
}

impl Members {
    fn add(&mut self, key: impl Into<SmolStr>, value: Json) {
        self.list.push((key.into(), value));
    }

    /// Adds a patch, unless there is one of that name: two that stand in one amendment say the same.
    fn add_once(&mut self, key: SmolStr, value: Json) {
        if self.list.iter().all(|(known, _)| *known != key) {
            self.add(key, value);
        }
    }

    fn text(&mut self, key: &'static str, text: Option<impl Into<String>>) {
        self.list.extend(text.map(|text| (key.into(), Json::Text(text.into()))));
    }

    fn list(&mut self, key: &'static str, items: Vec<Json>) {
        if !items.is_empty() {
            self.add(key, Json::List(items));
        }
    }

    fn object(self) -> Json {
        Json::Object(self.list)
    }
}

/// All that an amendment changes of one term.
struct Changed {
    term: TermId,
    section: Option<SectionRef>,
    statements: Vec<Statement>,
}

/// What patches change, once for each term. Where two speak of one field they say the same of it, so the first stands for both.
fn changes(patches: &[Patch]) -> Vec<Changed> {
    let mut changes: Vec<Changed> = Vec::new();
    for patch in patches {
        let PatchKind::Change { term, section, statements } = &patch.kind else { continue };
        match changes.iter_mut().find(|known| known.term == *term) {
            Some(known) => {
                let said: Vec<FieldId> = known.statements.iter().map(|statement| statement.field).collect();
                let new = statements.iter().filter(|statement| !said.contains(&statement.field));
                known.statements.extend(new.cloned());
            }
            None => {
                let statements = statements.to_vec();
                changes.push(Changed { term: *term, section: section.clone(), statements });
            }
        }
    }
    changes
}

impl RecordWriter<'_> {
    fn agreement(&self, agreement: &Agreement) -> Json {
        let mut members = Members::default();
        members.add("agreement", text(&agreement.declared.name));
        members.text("title", agreement.title.clone());
        let sides = agreement.sides.iter().map(|side| match &side.called {
            Some(called) => {
                Json::Object(vec![("party".into(), self.party(side.party)), ("as".into(), text(called))])
            }
            None => self.party(side.party),
        });
        members.list("parties", sides.collect());
        members.text("signed", agreement.signed.map(|day| day.to_string()));
        self.time(agreement.from.as_slice(), &mut members);
        // A first end that is a sum with an event is a date all the same.
        let is_first = |end: &TimeSpan| agreement.ends.first().is_some_and(|first| std::ptr::eq(first, end));
        let by_event =
            |end: &TimeSpan| if is_first(end) { end.is_by_mere_event() } else { end.names_event() };
        self.time_of(&agreement.ends, by_event, &mut members);
        if agreement.nonbinding.is_some() {
            members.add("nonbinding", Json::Flag(true));
        }
        members.text("draft", agreement.draft.as_ref().map(path));
        let own = |id: &&TermId| self.ir.term(**id).amendment.is_none();
        members.list("terms", agreement.terms.iter().filter(own).map(|id| self.term(*id)).collect());
        members.object()
    }

    fn amendment(&self, amendment: &Amendment) -> Json {
        let mut members = Members::default();
        members.add("amendment", text(&amendment.declared.name));
        members.add("to", text(&self.ir.agreement(amendment.to).declared.name));
        members.text("title", amendment.title.clone());
        members.text("signed", amendment.signed.map(|day| day.to_string()));
        self.time(amendment.from.as_slice(), &mut members);
        members.text("draft", amendment.draft.as_ref().map(path));
        let (mut change, mut extend, mut end, mut terms) =
            (Members::default(), Members::default(), Members::default(), Vec::new());
        for Changed { term, section, statements } in changes(&amendment.patches) {
            let mut said = Members::default();
            self.sections(section.as_slice(), &mut said);
            self.statements(&statements, &TermWords::default(), &mut said);
            change.add(self.target(Some(term)), said.object());
        }
        for Patch { kind, .. } in &amendment.patches {
            match kind {
                PatchKind::Add(term) => terms.push(self.term(*term)),
                PatchKind::Change { .. } => {}
                PatchKind::Extend { term, ending } => {
                    let mut said = Members::default();
                    self.time(std::slice::from_ref(ending), &mut said);
                    extend.add_once(self.target(*term), said.object());
                }
                PatchKind::End { term, ending } => {
                    let mut said = Members::default();
                    self.time(ending.as_slice(), &mut said);
                    end.add_once(self.target(*term), said.object());
                }
            }
        }
        for (key, patches) in [("change", change), ("extend", extend), ("end", end)] {
            if !patches.list.is_empty() {
                members.add(key, patches.object());
            }
        }
        members.list("terms", terms);
        members.object()
    }

    fn target(&self, term: Option<TermId>) -> SmolStr {
        let term = term.map(|term| self.ir.term(term));
        term.map_or("agreement".into(), |term| term.declared.name.clone())
    }

    fn term(&self, id: TermId) -> Json {
        let term: &Term = self.ir.term(id);
        let mut members = Members::default();
        members.add("name", text(&term.declared.name));
        members.add("kind", text(&self.ir.kind(term.kind).declared.name));
        self.sections(&term.sections, &mut members);
        self.time(&term.time, &mut members);
        self.statements(&term.statements, &term.words, &mut members);
        members.object()
    }

    fn sections(&self, sections: &[SectionRef], members: &mut Members) {
        match sections {
            [one] => members.text("section", Some(one.number.clone())),
            several => members.list("section", several.iter().map(|section| text(&section.number)).collect()),
        }
    }

    /// Adjectives in `is`, fields by their names, and those that hold for a time in `over_time`.
    fn statements(&self, statements: &[Statement], words: &TermWords, members: &mut Members) {
        let standing = statements.iter().filter(|statement| statement.time.is_empty());
        self.said(standing, words, members);
        let timed = statements.iter().filter(|statement| !statement.time.is_empty());
        let pieces = timed.map(|statement| {
            let mut piece = Members::default();
            self.time(&statement.time, &mut piece);
            self.said(std::iter::once(statement), &TermWords::default(), &mut piece);
            piece.object()
        });
        members.list("over_time", pieces.collect());
    }

    fn said<'s>(
        &self,
        statements: impl Iterator<Item = &'s Statement>,
        words: &TermWords,
        members: &mut Members,
    ) {
        let mut adjectives: Vec<Json> = words.said().map(|(word, _)| text(word.word())).collect();
        let mut fields: Vec<(SmolStr, Json)> = Vec::new();
        for statement in statements {
            match self.adjective(statement) {
                Some(adjective) => adjectives.push(text(adjective)),
                None => fields.push((self.key(statement.field), self.stated(&statement.stated))),
            }
        }
        members.list("is", adjectives);
        let (hidden, plain): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(key, _)| reserved(key));
        members.list.extend(plain);
        if !hidden.is_empty() {
            members.add("fields", Json::Object(hidden));
        }
    }

    /// The adjective that says it all: a flag that is set, a word of a choice without a name.
    fn adjective(&self, statement: &Statement) -> Option<&str> {
        let field = self.ir.field(statement.field);
        let Stated::Exactly(Value { kind: ValueKind::Literal(literal), .. }) = &*statement.stated else {
            return None;
        };
        match literal {
            Literal::Flag(true) => Some(&field.declared.name),
            Literal::Word(word) if field.anonymous => Some(self.ir.word(*word).as_str()),
            _ => None,
        }
    }

    /// The key of a field; of a choice without a name its first word.
    fn key(&self, field: FieldId) -> SmolStr {
        let field = self.ir.field(field);
        match &field.ty {
            FieldType::Choice(words) if field.anonymous => {
                words.first().map(|word| self.ir.word(*word).clone()).unwrap_or_default()
            }
            _ => field.declared.name.clone(),
        }
    }

    fn stated(&self, stated: &Stated) -> Json {
        let bounds = |bounds: &[(&'static str, &Value)]| {
            Json::Object(bounds.iter().map(|(key, value)| ((*key).into(), self.value(value))).collect())
        };
        match stated {
            Stated::Exactly(value) => self.value(value),
            Stated::AtMost(most) => bounds(&[("at_most", most)]),
            Stated::AtLeast(least) => bounds(&[("at_least", least)]),
            Stated::Between(least, most) => bounds(&[("at_least", least), ("at_most", most)]),
            Stated::Blank => Json::Object(vec![("tbd".into(), Json::Flag(true))]),
            Stated::Redacted => Json::Object(vec![("undisclosed".into(), Json::Flag(true))]),
        }
    }

    fn value(&self, value: &Value) -> Json {
        let ValueKind::Literal(literal) = &value.kind else { return Json::Text(self.expression(value)) };
        match literal {
            Literal::Number(number) => {
                let digits = number.as_decimal().map(|number| number.normalize().to_string());
                let raw = digits.and_then(|digits| RawValue::from_string(digits).ok());
                raw.map_or_else(|| Json::Text(self.literal(literal)), Json::Number)
            }
            Literal::Flag(flag) => Json::Flag(*flag),
            Literal::Text(said) | Literal::Place(said) => text(said),
            Literal::Party(party) => self.party(*party),
            Literal::Parties(parties) => Json::List(parties.iter().map(|party| self.party(*party)).collect()),
            Literal::Word(word) => text(self.ir.word(*word)),
            Literal::Words(words) => Json::List(words.iter().map(|word| text(self.ir.word(*word))).collect()),
            Literal::AllWords => text("all"),
            _ => Json::Text(self.literal(literal)),
        }
    }

    fn party(&self, party: PartyId) -> Json {
        text(&self.ir.party(party).declared.name)
    }

    /// A literal in the language's own syntax.
    fn literal(&self, literal: &Literal) -> String {
        match literal {
            Literal::Number(number) => fraction(number, "").unwrap_or_else(|| write_number(number)),
            Literal::Quantity { amount, unit } => {
                let unit = &self.ir.unit(*unit).declared.name;
                let one = format!(" * 1 {unit}");
                fraction(amount, &one).unwrap_or_else(|| format!("{} {unit}", write_number(amount)))
            }
            Literal::Percent(percent) => {
                fraction(percent, " * 1%").unwrap_or_else(|| Percent::new(percent.clone()).to_string())
            }
            Literal::Money(money) => {
                let one = format!(" * 1 {}", money.currency);
                fraction(&money.amount, &one).unwrap_or_else(|| money.to_string())
            }
            Literal::Date(period) => period.to_string(),
            Literal::Duration(duration) => duration.to_string(),
            _ => String::new(),
        }
    }

    /// A value in the language's own syntax; in parentheses where it is no literal and no event.
    fn expression(&self, value: &Value) -> String {
        match &value.kind {
            ValueKind::Literal(literal) => self.literal(literal),
            ValueKind::Event(event) => self.ir.event(*event).declared.name.to_string(),
            ValueKind::AgreementEnd => "(its agreement.end)".to_owned(),
            ValueKind::Negate(of) => format!("(- {})", self.expression(of)),
            ValueKind::Arithmetic { operator, left, right } => {
                format!("({} {} {})", self.expression(left), operator.word(), self.expression(right))
            }
            ValueKind::PercentOf { percent, of } => {
                format!("({} of {})", Percent::new(*percent), self.expression(of))
            }
            ValueKind::Extreme { word, of } => {
                let of: Vec<String> = of.iter().map(|value| self.expression(value)).collect();
                extreme(*word, &of)
            }
            // Terms state nothing of other things.
            _ => String::new(),
        }
    }

    /// Time words as `from`, `through`, `until` and `for`, each at most once.
    fn time(&self, spans: &[TimeSpan], members: &mut Members) {
        self.time_of(spans, TimeSpan::names_event, members);
    }

    /// The same, where `by_event` tells ends that hang on an event from dated ones.
    fn time_of(&self, spans: &[TimeSpan], by_event: impl Fn(&TimeSpan) -> bool, members: &mut Members) {
        let mut ends = Ends::default();
        for span in spans {
            let end = |text: String| End { text, by_event: by_event(span) };
            match &span.kind {
                TimeSpanKind::From(value) => ends.from.push(self.bound(value, Bound::From)),
                TimeSpanKind::After(value) => ends.from.push(self.bound(value, Bound::After)),
                TimeSpanKind::Before(value) => match literal_period(value) {
                    Some(period) => ends.through.push(end(period.first.previous().to_string())),
                    None => ends.until.push(end(self.expression(value))),
                },
                TimeSpanKind::Until(value) => ends.until.push(end(self.expression(value))),
                TimeSpanKind::Through(value) => ends.through.push(end(self.bound(value, Bound::Through))),
                TimeSpanKind::In(value) => {
                    ends.from.push(self.bound(value, Bound::From));
                    ends.through.push(end(self.bound(value, Bound::Through)));
                }
                TimeSpanKind::Between(first, last) => {
                    ends.from.push(self.bound(first, Bound::From));
                    ends.through.push(end(self.bound(last, Bound::Through)));
                }
                TimeSpanKind::Within { duration, of } => {
                    ends.from.push(self.bound(of, Bound::From));
                    let (of, duration) = (self.expression(of), self.expression(duration));
                    ends.through.push(end(format!("({of} + {duration})")));
                }
                TimeSpanKind::For(value) => ends.length.push(self.expression(value)),
            }
        }
        ends.part_dates_from_events();
        // Where one is said several times, the latest start and the earliest end count.
        members.text("from", Ends::one(ends.from, ExtremeWord::Later));
        let texts = |ends: Vec<End>| ends.into_iter().map(|end| end.text).collect();
        members.text("through", Ends::one(texts(ends.through), ExtremeWord::Earlier));
        members.text("until", Ends::one(texts(ends.until), ExtremeWord::Earlier));
        members.text("for", ends.length.first().cloned());
    }

    fn bound(&self, value: &Value, bound: Bound) -> String {
        match (bound, literal_period(value)) {
            (Bound::After, Some(period)) => period.last.next().to_string(),
            (Bound::After, None) => format!("({} + 1 day)", self.expression(value)),
            (_, Some(period)) => period.to_string(),
            (_, None) => self.expression(value),
        }
    }
}

#[derive(Clone, Copy)]
enum Bound {
    From,
    After,
    Through,
}

/// The starts and ends that time words say.
#[derive(Default)]
struct Ends {
    from: Vec<String>,
    through: Vec<End>,
    until: Vec<End>,
    length: Vec<String>,
}

/// The day of an end, and whether it is one by event.
struct End {
    text: String,
    by_event: bool,
}

impl Ends {
    /// Says dates with `through` and events with `until`, where one of them would have to say both: an end by event is none that an
    /// amendment extends.
    fn part_dates_from_events(&mut self) {
        if is_mixed(&self.until) {
            let day_before = |end: End| {
                let day = Period::parse(&end.text).ok().map(|period| period.first.previous().to_string());
                let text = day.unwrap_or_else(|| format!("({} - 1 day)", end.text));
                End { text, ..end }
            };
            let dated = self.until.extract_if(.., |end| !end.by_event);
            self.through.extend(dated.map(day_before));
        }
        if is_mixed(&self.through) {
            let events = self.through.extract_if(.., |end| end.by_event);
            self.until.extend(events.map(|end| End { text: format!("({} + 1 day)", end.text), ..end }));
        }
    }

    /// One of several days: periods are told by the day that counts.
    fn one(days: Vec<String>, word: ExtremeWord) -> Option<String> {
        if let [] | [_] = days.as_slice() {
            return days.into_iter().next();
        }
        let day = |text: String| match Period::parse(&text) {
            Ok(period) if word == ExtremeWord::Later => period.first.to_string(),
            Ok(period) => period.last.to_string(),
            Err(_) => text,
        };
        Some(extreme(word, &days.into_iter().map(day).collect::<Vec<_>>()))
    }
}

/// Whether some of them are by event and others are not.
fn is_mixed(ends: &[End]) -> bool {
    let by_event = ends.iter().filter(|end| end.by_event).count();
    0 < by_event && by_event < ends.len()
}

fn extreme(word: ExtremeWord, of: &[String]) -> String {
    format!("({} of ({}))", word.word(), of.join(", "))
}

fn literal_period(value: &Value) -> Option<Period> {
    match &value.kind {
        ValueKind::Literal(Literal::Date(period)) => Some(*period),
        _ => None,
    }
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn path(draft: &DraftPath) -> SmolStr {
    draft.path.clone()
}

/// A number that no decimal holds, as a quotient of whole numbers that can be read back, times `one`; none for every other.
fn fraction(number: &Number, one: &str) -> Option<String> {
    let (above, below) = number.parts()?;
    Some(format!("({}{one} / {})", whole(&above), whole(&below)))
}

/// The digits of a whole number, as a sum where they are more than are read at once.
fn whole(digits: &str) -> String {
    match digits.len().checked_sub(28).and_then(|place| digits.split_at_checked(place)) {
        Some((first, last)) if !first.is_empty() => {
            format!("({} * 1{} + {last})", whole(first), "0".repeat(last.len()))
        }
        _ => digits.to_owned(),
    }
}
