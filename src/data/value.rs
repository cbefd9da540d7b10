//! A JSON value and the type of a field in, what it states out.

use super::expression::{expression, is_expression};
use super::json::{Node, Shape};
use super::literal::{self, Unread};
use super::path::Path;
use super::reading::{Reading, did_you_mean, listed, shown};
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::suggest::nearest;
use crate::ir::{FieldId, FieldType, Literal, Stated, Value, ValueKind, WordId};
use crate::syntax;
use crate::time::Period;
use crate::value::{Currency, Decimal, Money, Number, parse_number};

impl Reading<'_> {
    /// What a value says of a field; none where that is nothing a field of its type can be, which is reported.
    pub(super) fn stated(&mut self, field: FieldId, node: Node, path: &Path) -> Option<Stated> {
        let vocabulary = self.vocabulary;
        let ty = vocabulary.ty(field);
        if let Shape::Object(members) = node.shape() {
            let keys: Vec<&str> = members.iter().map(|member| member.key.as_ref()).collect();
            if keys.iter().any(|key| matches!(*key, "tbd" | "undisclosed")) {
                return self.blank(node, path);
            }
            if keys.iter().any(|key| matches!(*key, "at_most" | "at_least")) {
                return self.bounds(field, node, path);
            }
        }
        let kind = self.value_kind(field, ty, node, path)?;
        Some(Stated::Exactly(Value { kind, span: self.span(node) }))
    }

    /// `{ "tbd": true }`, `{ "undisclosed": true }`
    pub(super) fn blank(&mut self, node: Node, path: &Path) -> Option<Stated> {
        let members = self.known_members(node, path, "a blank", &["tbd", "undisclosed"])?;
        let mut said = Vec::new();
        for member in &members {
            let holds = self.flag(member.value, &path.key(&member.key))?;
            let stated = if member.key == "tbd" { Stated::Blank } else { Stated::Redacted };
            said.extend(holds.then_some(stated));
        }
        match (said.pop(), members.len()) {
            (Some(stated), 1) => Some(stated),
            _ => {
                let help = "write `{ \"tbd\": true }` or `{ \"undisclosed\": true }`";
                self.unfit(node, path, "`tbd` or `undisclosed`", "it says both, neither or `false`", help);
                None
            }
        }
    }

    /// `{ "at_least": …, "at_most": … }`
    fn bounds(&mut self, field: FieldId, node: Node, path: &Path) -> Option<Stated> {
        let vocabulary = self.vocabulary;
        let ty = vocabulary.ty(field);
        if !ty.is_ordered() {
            let (wanted, help) = (wanted(self, ty), example(self, ty));
            self.unfit(node, path, &wanted, "only what is more or less has bounds", &help);
            return None;
        }
        let (mut least, mut most, mut sound) = (None, None, true);
        for member in self.known_members(node, path, "a bound", &["at_least", "at_most"])? {
            let bound = match member.key.as_ref() {
                "at_least" => &mut least,
                "at_most" => &mut most,
                _ => continue,
            };
            let path = path.key(&member.key);
            let kind = self.value_kind(field, ty, member.value, &path);
            sound &= kind.is_some();
            *bound = kind.map(|kind| Value { kind, span: self.span(member.value) });
        }
        if !sound {
            return None;
        }
        match (least, most) {
            (Some(least), Some(most)) if least.is_surely_above(&most) => {
                let help = "swap the two, if that is what is meant";
                self.unfit(node, path, "a bound", "the least is above the most", help);
                None
            }
            (Some(least), Some(most)) => Some(Stated::Between(least, most)),
            (Some(least), None) => Some(Stated::AtLeast(least)),
            (None, Some(most)) => Some(Stated::AtMost(most)),
            (None, None) => {
                let help = "write `at_least`, `at_most` or both";
                self.unfit(node, path, "a bound", "both bounds are null", help);
                None
            }
        }
    }

    fn value_kind(&mut self, field: FieldId, ty: &FieldType, node: Node, path: &Path) -> Option<ValueKind> {
        let calculated = matches!(
            ty,
            FieldType::Number(_)
                | FieldType::Percent
                | FieldType::Money
                | FieldType::Date
                | FieldType::Duration
        );
        if let (true, Some(text)) = (calculated, sum(node)) {
            return self.expression(&text, ty, node, path);
        }
        if ty == &FieldType::Date {
            return self.moment(node, path);
        }
        self.literal(field, ty, node, path).map(ValueKind::Literal)
    }

    /// A value that hangs on the days of events.
    pub(super) fn expression(
        &mut self,
        text: &str,
        ty: &FieldType,
        node: Node,
        path: &Path,
    ) -> Option<ValueKind> {
        match expression(text, ty, self.span(node), self.vocabulary, self.agreement_end) {
            Ok(kind) => Some(kind),
            Err(unread) => {
                let wanted = wanted(self, ty);
                let meant = match node.shape() {
                    Shape::Text(text) => meant(&text),
                    _ => None,
                };
                self.unfit(node, path, &wanted, &unread.why, meant.as_deref().unwrap_or(&unread.help));
                None
            }
        }
    }

    fn literal(&mut self, field: FieldId, ty: &FieldType, node: Node, path: &Path) -> Option<Literal> {
        let vocabulary = self.vocabulary;
        let shape = node.shape();
        let read = match (ty, &shape) {
            (FieldType::Number(None), Shape::Number(digits)) => {
                json_number(digits).map(|number| Literal::Number(number.into()))
            }
            (FieldType::Number(None), Shape::Text(text)) => {
                literal::number(text).map(|number| Literal::Number(number.into()))
            }
            (FieldType::Number(Some(unit)), Shape::Text(text)) => {
                literal::quantity(text, vocabulary.unit(*unit))
                    .map(|amount| Literal::Quantity { amount: amount.into(), unit: *unit })
            }
            (FieldType::Number(Some(_)), Shape::Number(_)) => {
                Err(Unread::new("there is no unit", example(self, ty)))
            }
            (FieldType::Percent, Shape::Text(text)) => {
                literal::percent(text).map(|percent| Literal::Percent(percent.into()))
            }
            (FieldType::Percent, Shape::Number(digits)) => {
                Err(Unread::new("there is no `%`", as_percent(digits)))
            }
            (FieldType::Money, Shape::Text(text)) => literal::money(text).map(Literal::Money),
            (FieldType::Money, Shape::Number(_)) => {
                Err(Unread::new("there is no currency", example(self, ty)))
            }
            (FieldType::Money, Shape::Object(_)) => return self.money(node, path).map(Literal::Money),
            (FieldType::Duration, Shape::Text(text)) => literal::duration(text).map(Literal::Duration),
            (FieldType::Text, Shape::Text(text)) => Ok(Literal::Text(text.as_ref().into())),
            (FieldType::Place, Shape::Text(text)) => Ok(Literal::Place(text.as_ref().into())),
            (FieldType::Flag, Shape::Flag(flag)) => Ok(Literal::Flag(*flag)),
            (FieldType::Party, Shape::Text(_)) => return self.party(node, path).map(Literal::Party),
            (FieldType::Parties, Shape::Text(_)) => {
                return self.party(node, path).map(|party| Literal::Parties(vec![party]));
            }
            (FieldType::Parties, Shape::List(items)) if !items.is_empty() => {
                return self.parties(items, path).map(Literal::Parties);
            }
            (FieldType::Choice(words), Shape::Text(text)) => {
                return self.word(field, words, text, node, path).map(Literal::Word);
            }
            (FieldType::Set(_), Shape::Text(text)) if text == "all" => Ok(Literal::AllWords),
            (FieldType::Set(words), Shape::Text(text)) => {
                return self.word(field, words, text, node, path).map(|word| Literal::Words(vec![word]));
            }
            (FieldType::Set(words), Shape::List(items)) if !items.is_empty() => {
                return self.words(field, words, items, path).map(Literal::Words);
            }
            (FieldType::Set(_) | FieldType::Parties, Shape::List(_)) => {
                Err(Unread::new("an empty list states nothing", "leave it out, or write `null`"))
            }
            _ => Err(Unread::new("not of this type", example(self, ty))),
        };
        match read {
            Ok(literal) => Some(literal),
            Err(unread) => {
                let wanted = wanted(self, ty);
                let meant = match node.shape() {
                    Shape::Text(text) => meant(&text),
                    _ => None,
                };
                self.unfit(node, path, &wanted, &unread.why, meant.as_deref().unwrap_or(&unread.help));
                None
            }
        }
    }

    /// `{ "amount": 40000000000, "currency": "USD" }`
    fn money(&mut self, node: Node, path: &Path) -> Option<Money> {
        let (mut amount, mut currency) = (None, None);
        let members = self.known_members(node, path, "an amount of money", &["amount", "currency"])?;
        for member in &members {
            let path = path.key(&member.key);
            match member.key.as_ref() {
                "amount" => amount = self.bare_number(member.value, &path),
                "currency" => currency = self.currency(member.value, &path),
                _ => {}
            }
        }
        for key in ["amount", "currency"] {
            if !members.iter().any(|member| member.key == key) {
                let help = "write `{ \"amount\": 40000000000, \"currency\": \"USD\" }`";
                self.missing(node, path, "an amount of money", key, help);
            }
        }
        Some(Money::new(amount?, currency?))
    }

    fn bare_number(&mut self, node: Node, path: &Path) -> Option<Decimal> {
        let read = match node.shape() {
            Shape::Number(digits) => json_number(digits),
            Shape::Text(text) => literal::number(&text),
            _ => Err(Unread::new("this is no number", "write it like `40000000000` or `\"38 billion\"`")),
        };
        read.map_err(|unread| self.unfit(node, path, "a number", &unread.why, &unread.help)).ok()
    }

    fn currency(&mut self, node: Node, path: &Path) -> Option<Currency> {
        let code = self.text(node, path)?;
        Currency::from_code(&code).or_else(|| {
            let near = nearest(&code, Currency::codes().iter().copied());
            let help = near.map_or("write its three capital letters".to_owned(), |near| {
                format!("did you mean `{near}`?")
            });
            self.unfit(node, path, "a currency of ISO 4217", "not one of its codes", &help);
            None
        })
    }

    fn parties(&mut self, items: &[Node], path: &Path) -> Option<Vec<crate::ir::PartyId>> {
        let mut parties = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let path = path.item(at);
            parties.push(self.party(*item, &path));
        }
        parties.into_iter().collect()
    }

    /// The word of a choice or set.
    fn word(
        &mut self,
        field: FieldId,
        words: &[WordId],
        text: &str,
        node: Node,
        path: &Path,
    ) -> Option<WordId> {
        let vocabulary = self.vocabulary;
        let found = words.iter().copied().find(|word| vocabulary.word(*word) == text);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|word| vocabulary.word(*word)).collect();
            let help = did_you_mean(nearest(text, known.iter().copied()), &known);
            let message = format!("`{}` has no {}", vocabulary.field_name(field), shown(node));
            self.report(code::UNKNOWN_WORD, self.span(node), path, &message, "not one of its words", help);
        }
        found
    }

    /// Words of a set, sorted, each once.
    fn words(
        &mut self,
        field: FieldId,
        words: &[WordId],
        items: &[Node],
        path: &Path,
    ) -> Option<Vec<WordId>> {
        let mut found = Vec::with_capacity(items.len());
        let mut sound = true;
        for (at, item) in items.iter().enumerate() {
            let path = path.item(at);
            let word = self.text(*item, &path).and_then(|text| self.word(field, words, &text, *item, &path));
            sound &= word.is_some();
            found.extend(word);
        }
        found.sort_unstable();
        found.dedup();
        sound.then_some(found)
    }

    /// A day, period or event.
    pub(super) fn moment(&mut self, node: Node, path: &Path) -> Option<ValueKind> {
        let shape = node.shape();
        let text = match &shape {
            Shape::Text(text) => text.as_ref(),
            // A bare four-digit number is a year wherever a date is wanted.
            Shape::Number(digits) => digits,
            _ => {
                let help = "write it like `\"2032-12-31\"`, `\"2032\"`, or name an event";
                self.unfit(node, path, "a date, a period or an event", "this is neither", help);
                return None;
            }
        };
        match Period::parse(text) {
            Ok(period) => return Some(ValueKind::Literal(Literal::Date(period))),
            Err(problem) if text.starts_with(|first: char| first.is_ascii_digit() || first == '-') => {
                self.unfit(
                    node,
                    path,
                    "a date or a period",
                    &problem.to_string(),
                    "write it like `\"2032-12-31\"`, `\"2032-06\"`, `\"2032-Q3\"` or `\"2032\"`",
                );
                return None;
            }
            Err(_) => {}
        }
        let named = self.named(text, self.span(node), path)?;
        let event = self.vocabulary.event(&named);
        if event.is_none() {
            let vocabulary = self.vocabulary;
            let known = vocabulary.event_names();
            let near = nearest(text, known.iter().copied());
            let help = match (near, known.is_empty()) {
                (Some(near), _) => format!("did you mean `{near}`?"),
                (None, true) => "no events are declared; write a date like `2032-12-31`".to_owned(),
                (None, false) => format!("the events are {}", listed(&known)),
            };
            let message = format!("there is no event {}", shown(node));
            self.report(code::UNKNOWN_EVENT, self.span(node), path, &message, "neither date nor event", help);
        }
        event.map(ValueKind::Event)
    }
}

/// The text of a value that is a sum and no literal; text itself never is.
fn sum(node: Node) -> Option<String> {
    match node.shape() {
        Shape::Text(text) if is_expression(&text) => Some(text.into_owned()),
        _ => None,
    }
}

/// A JSON number, exactly as written.
fn json_number(digits: &str) -> Result<Decimal, Unread> {
    let like = "write it like `7`, `0.5` or `\"2.5 million\"`";
    let zero = || digits.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    if digits.starts_with('-') && !zero() {
        return Err(Unread::new("an amount is never below zero", like));
    }
    let digits = digits.trim_start_matches('-');
    let read = match digits.find(['e', 'E']) {
        None => parse_number(digits).ok(),
        Some(_) => scientific(digits),
    };
    read.ok_or_else(|| Unread::new("this number has too many digits: at most 28 are kept", like))
}

/// Reads `1.5e9`, exactly.
fn scientific(digits: &str) -> Option<Decimal> {
    let (number, power) = digits.split_once(['e', 'E'])?;
    let number = Number::from(parse_number(number).ok()?);
    if number.is_zero() {
        return Some(Decimal::ZERO);
    }
    // No number of 28 digits is left after more steps than this.
    let power: i32 = power.parse().ok().filter(|power| (-60..=60).contains(power))?;
    let ten = Number::from(10);
    let step = |number: Number| {
        if power < 0 { number.divided_by(&ten)?.exactly() } else { number.times(&ten).exactly() }
    };
    (0..power.abs()).try_fold(number, |number, _| step(number))?.as_decimal()
}

/// How a percentage is written that is a bare number: below one it is a part of one, or very small.
fn as_percent(digits: &str) -> String {
    let number: Option<Decimal> = digits.parse().ok().filter(|_| digits.starts_with("0."));
    match number.and_then(|number| number.checked_mul(Decimal::ONE_HUNDRED)) {
        Some(parts) if !parts.is_zero() => {
            format!(
                "write it like `\"{}%\"`; `\"{digits}%\"` is less than one part in a hundred",
                parts.normalize()
            )
        }
        _ => format!("write it like `\"{digits}%\"`"),
    }
}

/// What to write for a value that is written as contracts write it.
fn meant(text: &str) -> Option<String> {
    let mended = syntax::meant(text.trim())?;
    let json = match mended.as_str() {
        "tbd" | "undisclosed" => format!("{{ \"{mended}\": true }}"),
        _ => match (
            mended.strip_prefix("at most "),
            mended.strip_prefix("at least "),
            mended.strip_prefix("between "),
        ) {
            (Some(most), ..) => format!("{{ \"at_most\": \"{most}\" }}"),
            (_, Some(least), _) => format!("{{ \"at_least\": \"{least}\" }}"),
            (.., Some(bounds)) => {
                let (least, most) = bounds.split_once(" and ")?;
                format!("{{ \"at_least\": \"{least}\", \"at_most\": \"{most}\" }}")
            }
            _ => format!("\"{mended}\""),
        },
    };
    Some(format!("write `{json}`"))
}

/// What a field of a type takes, in words.
fn wanted(reading: &Reading, ty: &FieldType) -> String {
    match ty {
        FieldType::Number(None) => "a number".to_owned(),
        FieldType::Number(Some(unit)) => format!("a number of `{}`", reading.vocabulary.unit(*unit)),
        FieldType::Percent => "a percentage".to_owned(),
        FieldType::Money => "an amount of money".to_owned(),
        FieldType::Date => "a date, a period or an event".to_owned(),
        FieldType::Duration => "a duration".to_owned(),
        FieldType::Text | FieldType::Place => "a string".to_owned(),
        FieldType::Flag => "`true` or `false`".to_owned(),
        FieldType::Party => "a party".to_owned(),
        FieldType::Parties => "a list of parties".to_owned(),
        FieldType::Choice(_) => "a word".to_owned(),
        FieldType::Set(_) => "a list of words".to_owned(),
    }
}

/// How a value of a type is written.
fn example(reading: &Reading, ty: &FieldType) -> String {
    let words = |words: &[WordId]| {
        let words: Vec<&str> = words.iter().map(|word| reading.vocabulary.word(*word)).collect();
        format!("its words are {}", listed(&words))
    };
    match ty {
        FieldType::Number(None) => "write it like `7`, `0.5` or `\"2.5 million\"`".to_owned(),
        FieldType::Number(Some(unit)) => {
            format!("write it like `\"1.5 {}\"`", reading.vocabulary.unit(*unit))
        }
        FieldType::Percent => "write it like `\"12.5%\"`".to_owned(),
        FieldType::Money => "write it like `\"38 billion USD\"`".to_owned(),
        FieldType::Date => "write it like `\"2032-12-31\"`".to_owned(),
        FieldType::Duration => "write it like `\"180 days\"`".to_owned(),
        FieldType::Text => "write it in quotes".to_owned(),
        FieldType::Place => "write it like `\"Delaware\"`".to_owned(),
        FieldType::Flag => "write `true` or `false` without quotes".to_owned(),
        FieldType::Party => "write its name or legal name in quotes".to_owned(),
        FieldType::Parties => "write it like `[\"Acme\", \"Beta\"]`".to_owned(),
        FieldType::Choice(list) | FieldType::Set(list) => words(list),
    }
}
