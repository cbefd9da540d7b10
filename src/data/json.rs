//! A text of JSON in, its values with their places out, one level at a time.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// A value and where it stands in the text of its record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'t> {
    /// Its text, without space around it.
    pub(super) text: &'t str,
    /// Its first byte, counted from that of the record.
    pub(super) at: usize,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum Shape<'t> {
    Null,
    Flag(bool),
    /// The digits as written, so that nothing is rounded.
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Object(Vec<Member<'t>>),
}

/// A key of an object and its value.
#[derive(Debug, Clone)]
pub(super) struct Member<'t> {
    pub(super) key: Cow<'t, str>,
    /// The first byte of the key, its quote included.
    pub(super) at: usize,
    pub(super) value: Node<'t>,
}

impl<'t> Node<'t> {
    /// The value that a text holds.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON: what is wrong, and at which byte.
    pub(super) fn parse(text: &'t str) -> Result<Node<'t>, (String, usize)> {
        let raw: &RawValue = serde_json::from_str(text).map_err(|error| why(text, &error))?;
        if text.contains("\\u") {
            // Raw values are not searched for escapes that make no character, such as half of a pair.
            serde_json::from_str::<serde_json::Value>(text).map_err(|error| why(text, &error))?;
        }
        Ok(Node { text: raw.get(), at: offset(text, raw.get()) })
    }

    /// The byte after its last.
    pub(super) fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// What it is; of lists and objects the parts.
    pub(super) fn shape(&self) -> Shape<'t> {
        match self.text.as_bytes().first() {
            Some(b'n') | None => Shape::Null,
            Some(b't') => Shape::Flag(true),
            Some(b'f') => Shape::Flag(false),
            Some(b'"') => Shape::Text(unquoted(self.text)),
            Some(b'[') => Shape::List(self.items()),
            Some(b'{') => Shape::Object(self.members()),
            Some(_) => Shape::Number(self.text),
        }
    }

    /// Whether it is `null`.
    pub(super) fn is_null(&self) -> bool {
        self.text.starts_with('n')
    }

    /// The values of a list; of anything else none.
    pub(super) fn items(&self) -> Vec<Node<'t>> {
        let seed = Items { text: self.text, at: self.at };
        // Invariant: `parse` has read the whole text, so its parts are JSON too.
        serde_json::Deserializer::from_str(self.text).deserialize_seq(seed).unwrap_or_default()
    }

    /// The members of an object, in order; of anything else none.
    pub(super) fn members(&self) -> Vec<Member<'t>> {
        let seed = Members { text: self.text, at: self.at };
        serde_json::Deserializer::from_str(self.text).deserialize_map(seed).unwrap_or_default()
    }
}

/// What JSON's own reader says, without its count of lines, and at which byte.
fn why(text: &str, error: &serde_json::Error) -> (String, usize) {
    let line_start =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = (line_start + error.column().saturating_sub(1)).min(text.len());
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let message = match message.strip_prefix("EOF while parsing") {
        Some(what) => format!("it breaks off within{what}"),
        None => message.to_owned(),
    };
    (message, at)
}

/// Where `part` stands in `whole`.
fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(whole.as_ptr().addr())
}

/// What a quoted text says.
fn unquoted(quoted: &str) -> Cow<'_, str> {
    let inner = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(quoted);
    if inner.contains('\\') {
        serde_json::from_str(quoted).map_or(Cow::Borrowed(inner), Cow::Owned)
    } else {
        Cow::Borrowed(inner)
    }
}

struct Items<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Visitor<'t> for Items<'t> {
    type Value = Vec<Node<'t>>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(raw) = list.next_element::<&'t RawValue>()? {
            items.push(Node { text: raw.get(), at: self.at + offset(self.text, raw.get()) });
        }
        Ok(items)
    }
}

struct Members<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Visitor<'t> for Members<'t> {
    type Value = Vec<Member<'t>>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            let raw = map.next_value::<&'t RawValue>()?;
            let value = Node { text: raw.get(), at: self.at + offset(self.text, raw.get()) };
            let at = match &key {
                Cow::Borrowed(key) => self.at + offset(self.text, key).saturating_sub(1),
                // A key with escapes has been copied; its value is the nearest place that is known.
                Cow::Owned(_) => value.at,
            };
            members.push(Member { key, at, value });
        }
        Ok(members)
    }
}

/// A key, borrowed where it has no escapes.
struct Key;

impl<'t> DeserializeSeed<'t> for Key {
    type Value = Cow<'t, str>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(Key)
    }
}

impl<'t> Visitor<'t> for Key {
    type Value = Cow<'t, str>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'t str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}
