//! A vocabulary in, the JSON Schema (draft 2020-12) of its agreement data out.
//!
//! It says of one record what the reader says. What hangs on other records (names that are taken, terms that an amendment
//! names), on the calendar of a term's life, or on the working out of a sum is the reader's alone; and of the letters of the
//! world it knows what is none, as far as all engines of patterns can be told.
//!
//! Validators differ, so it keeps to what all have: no classes of characters by property, no looking ahead, a `type` wherever
//! a keyword wants one.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json, json};

use super::record::{AGREEMENT_KEYS, AMENDMENT_KEYS};
use super::term::{TERM_KEYS, reserved};
use super::time::TIME_KEYS;
use super::vocabulary::{Key, Vocabulary};
use crate::ir::{FieldId, FieldType, Ir, KindId, TermWord, UnitId, WordId};
use crate::source::character::is_hidden;
use crate::value::{Currency, Magnitude};

/// The JSON Schema of agreement data under the vocabulary of a project: one record, or a list of them. Of a `.jsonl` file it
/// holds for each line.
pub fn schema(ir: &Ir) -> Json {
    let vocabulary = Vocabulary::new(ir);
    let kinds: Vec<KindId> = (0..ir.kinds.len()).map(KindId::new).collect();
    let lists = equal_lists(ir);
    let writer = Schema { vocabulary: &vocabulary, kinds, lists };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Agreement data",
        "if": { "type": "array" },
        "then": { "type": "array", "items": { "$ref": "#/$defs/record" } },
        "else": { "$ref": "#/$defs/record" },
        "$defs": writer.definitions(),
    })
}

/// Of each field that has words the first field that has the same, so that they are written once.
fn equal_lists(ir: &Ir) -> FxHashMap<FieldId, FieldId> {
    let mut first: FxHashMap<(bool, &[WordId]), FieldId> = FxHashMap::default();
    let mut lists = FxHashMap::default();
    for field in (0..ir.fields.len()).map(FieldId::new) {
        let list = match &ir.field(field).ty {
            FieldType::Choice(list) => (false, list.as_slice()),
            FieldType::Set(list) => (true, list.as_slice()),
            _ => continue,
        };
        lists.insert(field, *first.entry(list).or_insert(field));
    }
    lists
}

struct Schema<'v> {
    vocabulary: &'v Vocabulary,
    kinds: Vec<KindId>,
    /// The first field with the same words, of each field that has words.
    lists: FxHashMap<FieldId, FieldId>,
}

/// What is no letter: of ASCII, and marks, signs and arrows beyond it. Ends of classes stand as themselves, since engines do
/// not agree on how else to write them.
const NO_LETTERS: &str = "\\x00-@\\[-`\\{-©«-´¶-¹»-¿×÷‐-⁞₠-₿←-⯿、-〄〈-〠\\s";
/// What is neither letter, mark nor digit.
const NO_LETTERS_OR_DIGITS: &str = "\\x00-/:-@\\[-`\\{-©«-±´¶-¸»¿×÷‐-⁞₠-₿←-⑊─-❵➔-⯿、-〄〈-〠\\s";
/// A number without sign, unit or magnitude.
const DIGITS: &str = r"[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?";
/// A year from 0001 to 9999.
const YEAR: &str = r"([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)";
/// Month and day, 29 February left out.
const MONTH_AND_DAY: &str = r"((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
/// A leap year.
const LEAP_YEAR: &str = r"((0[48]|[2468][048]|[13579][26])00|[0-9]{2}(0[48]|[2468][048]|[13579][26]))";

impl Schema<'_> {
    fn definitions(&self) -> Json {
        let mut definitions = Map::new();
        let mut define = |name: String, schema: Json| definitions.insert(name, schema);
        define("record".to_owned(), record());
        define("agreement".to_owned(), agreement());
        define("amendment".to_owned(), amendment());
        define("party".to_owned(), json!({ "type": "string", "pattern": seen() }));
        define("side".to_owned(), side());
        define("name".to_owned(), json!({ "type": "string", "pattern": name() }));
        let day = format!("^({YEAR}-{MONTH_AND_DAY}|{LEAP_YEAR}-02-29)$");
        define("day".to_owned(), json!({ "type": "string", "pattern": day }));
        define("period".to_owned(), period());
        let events = self.vocabulary.event_names();
        define(
            "event".to_owned(),
            if events.is_empty() { Json::Bool(false) } else { json!({ "enum": events }) },
        );
        define("sum".to_owned(), json!({ "type": "string", "pattern": r"^\(" }));
        define("moment".to_owned(), any(["day", "period", "event", "sum"].map(definition)));
        define("limit".to_owned(), any(["day", "event", "sum"].map(definition)));
        define("duration".to_owned(), any([pattern(&duration()), definition("sum")]));
        for key in TIME_KEYS {
            define(key.to_owned(), time(key));
        }
        define("section".to_owned(), or_null(strings(json!({ "type": "string" }))));
        define("blank".to_owned(), blank());
        define("unsaid".to_owned(), or_null(definition("blank")));
        define("whole".to_owned(), any([json!({ "const": "all" }), definition("unsaid")]));
        define("adjective".to_owned(), or_null(any([json!({ "const": true }), definition("blank")])));
        for (name, schema) in Self::endings() {
            define(name.to_owned(), schema);
        }
        let mut like = FxHashMap::default();
        for (at, kind) in self.kinds.iter().enumerate() {
            for field in self.fields(*kind) {
                if let FieldType::Set(list) = self.vocabulary.ty(field) {
                    define(self.members_name(field), json!({ "enum": self.words(list) }));
                }
                define(self.value_name(field), self.field(field));
            }
            let adjectives = self.adjectives(*kind);
            let first = *like.entry(adjectives.clone()).or_insert(at);
            define(format!("words-of-{first}"), json!({ "enum": adjectives }));
            define(format!("says-{at}"), self.says(at, first, *kind));
        }
        define("unreserved".to_owned(), json!({ "type": "object", "properties": never(&TERM_KEYS) }));
        define("piece".to_owned(), piece());
        define("changed".to_owned(), changed());
        define("term".to_owned(), self.terms());
        let says: Vec<Json> = (0..self.kinds.len()).map(|at| definition(&format!("says-{at}"))).collect();
        define("change".to_owned(), json!({ "$ref": "#/$defs/changed", "anyOf": says }));
        Json::Object(definitions)
    }

    /// A term of any kind: which, its kind says.
    fn terms(&self) -> Json {
        let mut names = Vec::new();
        let mut cases = Vec::new();
        for (at, kind) in self.kinds.iter().enumerate() {
            let own = self.vocabulary.names_of(*kind);
            let case = json!({
                "if": { "type": "object", "properties": { "kind": { "enum": own } }, "required": ["kind"] },
                "then": definition(&format!("says-{at}")),
            });
            cases.push(case);
            names.extend(own);
        }
        let mut properties = times();
        properties.insert("name".to_owned(), definition("name"));
        properties.insert("kind".to_owned(), json!({ "enum": names }));
        properties.insert("section".to_owned(), definition("section"));
        for word in TermWord::ALL.map(TermWord::word) {
            properties.insert(word.to_owned(), or_null(json!({ "type": "boolean" })));
        }
        json!({
            "type": "object",
            "properties": properties,
            "required": ["name", "kind"],
            "allOf": cases,
        })
    }

    /// All that may be said of a term of a kind: beside the keys that every term has its fields and adjectives; those of the
    /// same names, and the others if one likes, in `fields`. A piece of time and a change may say less; what the keys that all
    /// have take is said once, of a term, a piece and a change. `like` is the first kind that has the same adjectives.
    fn says(&self, at: usize, like: usize, kind: KindId) -> Json {
        let mut properties = self.keys(kind, |name| !reserved(name));
        properties.extend(
            TIME_KEYS
                .iter()
                .chain(&["name", "kind", "section"])
                .map(|key| ((*key).to_owned(), Json::Bool(true))),
        );
        for word in self.words_of_term(kind).filter(|word| self.vocabulary.key(kind, word.word()).is_none()) {
            properties.insert(word.word().to_owned(), Json::Bool(true));
        }
        let adjective = definition(&format!("words-of-{like}"));
        let several = json!({ "type": "array", "items": adjective });
        properties.insert("is".to_owned(), any([adjective, several, json!({ "type": "null" })]));
        properties.insert("fields".to_owned(), or_null(self.only_fields(at, kind)));
        let piece = json!({ "$ref": format!("#/$defs/says-{at}"), "allOf": [definition("piece")] });
        properties.insert("over_time".to_owned(), or_null(json!({ "type": "array", "items": piece })));
        closed(properties)
    }

    /// What may stand in `fields`: what may be said of the term, without the keys that every term has. A field that has the
    /// name of such a key can be said only here.
    fn only_fields(&self, at: usize, kind: KindId) -> Json {
        if self.vocabulary.key_names(kind).into_iter().any(reserved) {
            return closed(self.keys(kind, |_| true));
        }
        json!({ "$ref": format!("#/$defs/says-{at}"), "allOf": [definition("unreserved")] })
    }

    /// What the keys of a kind take, of those that are wanted.
    fn keys(&self, kind: KindId, is_wanted: impl Fn(&str) -> bool) -> Map<String, Json> {
        let mut properties = Map::new();
        for name in self.vocabulary.key_names(kind).into_iter().filter(|name| is_wanted(name)) {
            let schema = match self.vocabulary.key(kind, name) {
                Some(Key::Field(field)) => self.value_name(field),
                _ => "adjective".to_owned(),
            };
            properties.insert(name.to_owned(), definition(&schema));
        }
        properties
    }

    /// The fields that a kind has keys for.
    fn fields(&self, kind: KindId) -> Vec<FieldId> {
        let keys = self.vocabulary.key_names(kind).into_iter();
        let fields = keys.filter_map(|name| match self.vocabulary.key(kind, name) {
            Some(Key::Field(field)) => Some(field),
            _ => None,
        });
        fields.collect()
    }

    /// What the values of a field are called among the definitions: those of one type have one.
    fn value_name(&self, field: FieldId) -> String {
        match self.vocabulary.ty(field) {
            FieldType::Number(None) => "number-value".to_owned(),
            FieldType::Number(Some(unit)) => format!("number-value-{}", unit.index()),
            FieldType::Percent => "percent-value".to_owned(),
            FieldType::Money => "money-value".to_owned(),
            FieldType::Date => "date-value".to_owned(),
            FieldType::Duration => "duration-value".to_owned(),
            FieldType::Text | FieldType::Place => "text-value".to_owned(),
            FieldType::Flag => "flag-value".to_owned(),
            FieldType::Party => "party-value".to_owned(),
            FieldType::Parties => "parties-value".to_owned(),
            FieldType::Choice(_) | FieldType::Set(_) => format!("words-{}", self.list(field)),
        }
    }

    /// What the members of a set are called among the definitions.
    fn members_name(&self, field: FieldId) -> String {
        format!("members-{}", self.list(field))
    }

    /// The first field of the same words, which gives the definition its number.
    fn list(&self, field: FieldId) -> usize {
        self.lists.get(&field).unwrap_or(&field).index()
    }

    fn words(&self, list: &[WordId]) -> Vec<&str> {
        list.iter().map(|word| self.vocabulary.word(*word)).collect()
    }

    /// The words that may stand in `is`.
    fn adjectives(&self, kind: KindId) -> Vec<&str> {
        let mut words = self.vocabulary.adjectives(kind);
        for word in self.words_of_term(kind) {
            words.push(word.word());
        }
        words
    }

    /// The words that may be said of a term of a kind as a whole.
    fn words_of_term(&self, kind: KindId) -> impl Iterator<Item = TermWord> + use<> {
        let has_sides = (1..=2).contains(&self.vocabulary.party_prepositions(kind));
        TermWord::ALL.into_iter().filter(move |word| *word != TermWord::Mutual || has_sides)
    }

    fn field(&self, field: FieldId) -> Json {
        let ty = self.vocabulary.ty(field);
        if let FieldType::Set(_) = ty {
            let members = definition(&self.members_name(field));
            let several = json!({ "type": "array", "items": members, "minItems": 1 });
            return any([members, several, definition("whole")]);
        }
        let value = self.value(ty);
        if !ty.is_ordered() {
            return any([value, definition("unsaid")]);
        }
        let bound = or_null(value.clone());
        let bounds = json!({
            "type": "object",
            "properties": { "at_least": bound, "at_most": bound },
            "anyOf": [said("at_least"), said("at_most")],
            "additionalProperties": false,
        });
        any([value, bounds, definition("unsaid")])
    }

    fn value(&self, ty: &FieldType) -> Json {
        let sum = || definition("sum");
        match ty {
            FieldType::Number(None) => any([bare_number(), pattern(&number()), sum()]),
            FieldType::Number(Some(unit)) => any([pattern(&self.quantity(*unit)), sum()]),
            FieldType::Percent => any([pattern(&format!("{DIGITS}%")), sum()]),
            FieldType::Money => any([pattern(&money()), money_object(), sum()]),
            FieldType::Date => definition("moment"),
            FieldType::Duration => definition("duration"),
            FieldType::Text | FieldType::Place => json!({ "type": "string" }),
            FieldType::Flag => json!({ "type": "boolean" }),
            FieldType::Party => definition("party"),
            FieldType::Parties => {
                let list = json!({ "type": "array", "items": definition("party"), "minItems": 1 });
                any([definition("party"), list])
            }
            FieldType::Choice(list) | FieldType::Set(list) => json!({ "enum": self.words(list) }),
        }
    }

    fn quantity(&self, unit: UnitId) -> String {
        format!(r"{}\s+{}\s*", magnitude(), self.vocabulary.unit(unit))
    }

    /// What `extend` and `end` say of their targets.
    fn endings() -> [(&'static str, Json); 2] {
        let ending = |keys: &[&str]| {
            let properties: Map<String, Json> =
                keys.iter().map(|key| ((*key).to_owned(), definition(key))).collect();
            json!({
                "type": "object",
                "properties": properties,
                "additionalProperties": false,
                "not": { "anyOf": two_of(keys) },
            })
        };
        let mut extend = ending(&["until", "through", "for"]);
        if let Some(members) = extend.as_object_mut() {
            members.insert("anyOf".to_owned(), json!(["until", "through", "for"].map(said)));
        }
        [("extend", extend), ("end", ending(&["until", "through"]))]
    }
}

fn record() -> Json {
    json!({
        "type": "object",
        "oneOf": [said("agreement"), said("amendment")],
        "if": said("agreement"),
        "then": definition("agreement"),
        "else": definition("amendment"),
    })
}

fn agreement() -> Json {
    let mut properties = headers();
    properties.extend(times());
    properties.insert("agreement".to_owned(), definition("name"));
    let sides = json!({ "type": "array", "items": definition("side"), "minItems": 2, "uniqueItems": true });
    properties.insert("parties".to_owned(), or_null(sides));
    properties.insert("nonbinding".to_owned(), or_null(json!({ "type": "boolean" })));
    check(&properties, &AGREEMENT_KEYS);
    // Beside another end `until` hangs on an event: an event, or a sum that the reader looks at.
    let by_event = json!({
        "type": "object",
        "properties": { "until": or_null(any(["event", "sum"].map(definition))) },
    });
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "not": { "anyOf": two_of(&["through", "for"]) },
        "if": { "type": "object", "anyOf": [said("through"), said("for")] },
        "then": by_event,
    })
}

fn amendment() -> Json {
    let mut properties = headers();
    properties.insert("from".to_owned(), definition("from"));
    properties.insert("amendment".to_owned(), definition("name"));
    properties.insert("to".to_owned(), definition("party"));
    for key in ["change", "extend", "end"] {
        let targets = json!({
            "type": "object",
            "propertyNames": { "pattern": seen() },
            "additionalProperties": or_null(definition(key)),
        });
        properties.insert(key.to_owned(), or_null(targets));
    }
    check(&properties, &AMENDMENT_KEYS);
    json!({
        "type": "object",
        "properties": properties,
        "required": ["amendment", "to"],
        "anyOf": [said("signed"), said("from")],
        "additionalProperties": false,
    })
}

/// Invariant: the schema has the keys the reader has.
fn check(properties: &Map<String, Json>, keys: &[&str]) {
    debug_assert!(
        properties.len() == keys.len() && keys.iter().all(|key| properties.contains_key(*key)),
        "{keys:?} are not {:?}",
        properties.keys()
    );
}

/// What agreements and amendments both have besides their names.
fn headers() -> Map<String, Json> {
    let text = || or_null(json!({ "type": "string" }));
    let terms = json!({ "type": "array", "items": definition("term") });
    [("title", text()), ("draft", text()), ("signed", or_null(definition("day"))), ("terms", or_null(terms))]
        .map(|(key, schema)| (key.to_owned(), schema))
        .into_iter()
        .collect()
}

fn side() -> Json {
    let called = json!({
        "type": "object",
        "properties": { "party": definition("party"), "as": or_null(definition("party")) },
        "required": ["party"],
        "additionalProperties": false,
    });
    any([definition("party"), called])
}

fn times() -> Map<String, Json> {
    TIME_KEYS.iter().map(|key| ((*key).to_owned(), definition(key))).collect()
}

/// What a key of time takes.
fn time(key: &str) -> Json {
    or_null(definition(match key {
        "until" => "limit",
        "for" => "duration",
        _ => "moment",
    }))
}

/// What a piece of time may say of all that may be said of a term.
fn piece() -> Json {
    let mut properties = never(&["name", "kind", "section", "over_time"]);
    properties.extend(never(&TermWord::ALL.map(TermWord::word)));
    properties.extend(times());
    properties.insert("is".to_owned(), not_of_the_whole());
    json!({ "type": "object", "properties": properties, "anyOf": TIME_KEYS.map(said) })
}

/// What a change may say of all that may be said of a term.
fn changed() -> Json {
    let mut properties = never(&["name", "kind"]);
    properties.extend(never(&TermWord::ALL.map(TermWord::word)));
    properties.extend(never(&TIME_KEYS));
    properties.insert("is".to_owned(), not_of_the_whole());
    properties.insert("section".to_owned(), or_null(json!({ "type": "string" })));
    json!({ "type": "object", "properties": properties })
}

/// Keys that may not be there.
fn never(keys: &[&str]) -> Map<String, Json> {
    keys.iter().map(|key| ((*key).to_owned(), Json::Bool(false))).collect()
}

/// Adjectives that are not said of the whole of a term.
fn not_of_the_whole() -> Json {
    let said = json!({ "enum": TermWord::ALL.map(TermWord::word) });
    json!({ "not": any([said.clone(), json!({ "type": "array", "contains": said })]) })
}

/// An object with these keys and no others.
fn closed(properties: Map<String, Json>) -> Json {
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn blank() -> Json {
    let one = |key: &str, other: &str| {
        json!({
            "type": "object",
            "properties": { key: { "const": true }, other: { "type": "null" } },
            "required": [key],
            "additionalProperties": false,
        })
    };
    any([one("tbd", "undisclosed"), one("undisclosed", "tbd")])
}

/// A month, quarter or year; a year may also be a bare number.
fn period() -> Json {
    let month_or_quarter = format!(r"^{YEAR}(-(0[1-9]|1[0-2])|-Q[1-4])?$");
    any([
        json!({ "type": "string", "pattern": month_or_quarter }),
        json!({ "type": "integer", "minimum": 1000, "maximum": 9999 }),
    ])
}

/// A name, as the language has them.
fn name() -> String {
    let hidden = hidden();
    let part = format!("[^{NO_LETTERS_OR_DIGITS}{hidden}]");
    format!("^[^{NO_LETTERS}{hidden}]{part}*(-{part}+)*$")
}

/// A name of any words, in which each character is seen. Space around it does not matter.
fn seen() -> String {
    let hidden = hidden();
    format!("^\\s*[^\\s{hidden}]([^{hidden}]*[^\\s{hidden}])?\\s*$")
}

/// What nobody sees, for a class of characters. Engines do not agree on what lies beyond the first 65,536, so that is left to the reader.
fn hidden() -> String {
    let mut class = String::new();
    let mut run: Option<(char, char)> = None;
    let mut close = |run: Option<(char, char)>| {
        let Some((first, last)) = run else { return };
        let shown = |character: char| match u32::from(character) {
            number @ ..0xa0 => format!("\\x{number:02x}"),
            _ => character.to_string(),
        };
        class.push_str(&shown(first));
        if first != last {
            class.push_str(&format!("-{}", shown(last)));
        }
    };
    for character in '\0'..='\u{ffef}' {
        run = match run {
            _ if !is_hidden(character) => {
                close(run.take());
                None
            }
            Some((first, _)) => Some((first, character)),
            None => Some((character, character)),
        };
    }
    close(run);
    class
}

fn bare_number() -> Json {
    json!({ "type": "number", "minimum": 0 })
}

/// A number with a magnitude, if it has one.
fn magnitude() -> String {
    let words = Magnitude::DESCENDING.map(Magnitude::word).join("|");
    format!(r"\s*{DIGITS}(\s+({words}))?")
}

fn number() -> String {
    format!(r"{}\s*", magnitude())
}

fn money() -> String {
    format!(r"{}\s+({})\s*", magnitude(), Currency::codes().join("|"))
}

fn money_object() -> Json {
    json!({
        "type": "object",
        "properties": {
            "amount": any([bare_number(), pattern(&number())]),
            "currency": { "enum": Currency::codes() },
        },
        "required": ["amount", "currency"],
        "additionalProperties": false,
    })
}

fn duration() -> String {
    let whole = r"[0-9]+(_[0-9]+)*(\.0+)?";
    let part = format!(r"({DIGITS}\s+(days?|weeks?)|{whole}\s+(hours?|months?|years?|business\s+days?))");
    format!(r"\s*{part}(\s+{part})*\s*")
}

fn pattern(pattern: &str) -> Json {
    json!({ "type": "string", "pattern": format!("^{pattern}$") })
}

/// One string, or a list of them.
fn strings(item: Json) -> Json {
    let list = json!({ "type": "array", "items": item });
    any([item, list])
}

fn definition(name: &str) -> Json {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn any<const N: usize>(schemas: [Json; N]) -> Json {
    json!({ "anyOf": schemas.as_slice() })
}

fn or_null(schema: Json) -> Json {
    any([schema, json!({ "type": "null" })])
}

/// That a key is there and not `null`.
fn said(key: &str) -> Json {
    json!({ "type": "object", "properties": { key: { "not": { "type": "null" } } }, "required": [key] })
}

/// That two of these keys are said.
fn two_of(keys: &[&str]) -> Vec<Json> {
    let pairs = keys
        .iter()
        .enumerate()
        .flat_map(|(at, first)| keys.iter().skip(at + 1).map(move |second| (first, second)));
    pairs.map(|(first, second)| json!({ "allOf": [said(first), said(second)] })).collect()
}
