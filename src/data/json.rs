//! A text of JSON in, its values with their places out, one level at a time.
//!
//! `serde_json` says whether a text is JSON; where its values stand is then noted in one pass, so that no level is read again.

use std::borrow::Cow;

use serde_json::value::RawValue;

/// A text of JSON, and where its values stand in it.
#[derive(Debug)]
pub(super) struct Document<'t> {
    text: &'t str,
    /// Whether no text in it has escapes.
    is_plain: bool,
    /// The values in the order of their first bytes; in an object each value comes after its key.
    values: &'t [Extent],
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    start: usize,
    end: usize,
    /// The place of the next value that is not part of it.
    next: usize,
}

/// A value and where it stands in the text of its record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'t> {
    /// Its text, without space around it.
    pub(super) text: &'t str,
    /// Its first byte, counted from that of the record.
    pub(super) at: usize,
    document: &'t Document<'t>,
    place: usize,
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

impl<'t> Document<'t> {
    /// The document that a text holds. Where its values stand is noted in `room`, which may be used again and again.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON: what is wrong, and at which byte.
    pub(super) fn parse(text: &'t str, room: &'t mut Vec<Extent>) -> Result<Document<'t>, (String, usize)> {
        serde_json::from_str::<&RawValue>(text).map_err(|error| why(text, &error))?;
        let is_plain = memchr::memchr(b'\\', text.as_bytes()).is_none();
        if !is_plain && text.contains("\\u") {
            // Raw values are not searched for escapes that make no character, such as half of a pair.
            serde_json::from_str::<serde_json::Value>(text).map_err(|error| why(text, &error))?;
        }
        note_extents(text, room);
        Ok(Document { text, is_plain, values: room })
    }

    /// The value it is.
    pub(super) fn root(&'t self) -> Node<'t> {
        self.node(0)
    }

    fn node(&'t self, place: usize) -> Node<'t> {
        let (start, end) = self.values.get(place).map_or((0, 0), |extent| (extent.start, extent.end));
        Node { text: self.text.get(start..end).unwrap_or_default(), at: start, document: self, place }
    }

    /// The values directly within another, in order.
    fn within(&'t self, place: usize) -> impl Iterator<Item = Node<'t>> {
        let end = self.values.get(place).map_or(0, |extent| extent.next);
        let next = |at: &usize| self.values.get(*at).map(|extent| extent.next);
        std::iter::successors(Some(place + 1), next).take_while(move |at| *at < end).map(|at| self.node(at))
    }
}

/// Notes where the values of a text stand.
// Invariant: the text is JSON.
fn note_extents(text: &str, values: &mut Vec<Extent>) {
    let bytes = text.as_bytes();
    values.clear();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => {
                open.push(values.len());
                values.push(Extent { start, end: 0, next: 0 });
                continue;
            }
            b'}' | b']' => {
                let next = values.len();
                if let Some(extent) = open.pop().and_then(|place| values.get_mut(place)) {
                    (extent.end, extent.next) = (at, next);
                }
                continue;
            }
            b'"' => {
                while let Some(found) = memchr::memchr2(b'"', b'\\', bytes.get(at..).unwrap_or_default()) {
                    at += found + 1;
                    if bytes.get(at - 1) == Some(&b'"') {
                        break;
                    }
                    at += 1;
                }
            }
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => continue,
            _ => {
                let ends = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b'}' | b']');
                at += bytes.get(at..).unwrap_or_default().iter().take_while(|byte| !ends(byte)).count();
            }
        }
        let next = values.len() + 1;
        values.push(Extent { start, end: at, next });
    }
}

impl<'t> Node<'t> {
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
            Some(b'"') => Shape::Text(self.unquoted()),
            Some(b'[') => Shape::List(self.items()),
            Some(b'{') => Shape::Object(self.members()),
            Some(_) => Shape::Number(self.text),
        }
    }

    /// What a quoted text says.
    fn unquoted(&self) -> Cow<'t, str> {
        let inner = self.text.get(1..self.text.len().saturating_sub(1)).unwrap_or_default();
        if self.document.is_plain || !inner.contains('\\') {
            return Cow::Borrowed(inner);
        }
        serde_json::from_str(self.text).map_or(Cow::Borrowed(inner), Cow::Owned)
    }

    /// Whether it is `null`.
    pub(super) fn is_null(&self) -> bool {
        self.text.starts_with('n')
    }

    /// The values of a list; of anything else none.
    pub(super) fn items(&self) -> Vec<Node<'t>> {
        if self.text.starts_with('[') { self.document.within(self.place).collect() } else { Vec::new() }
    }

    /// The members of an object, in order; of anything else none.
    pub(super) fn members(&self) -> Vec<Member<'t>> {
        let mut members = Vec::new();
        if self.text.starts_with('{') {
            let mut parts = self.document.within(self.place);
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                members.push(Member { key: key.unquoted(), at: key.at, value });
            }
        }
        members
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The value as `serde_json` has it, each part read from the text at its place.
    fn rebuilt(text: &str, node: Node) -> Value {
        assert_eq!(&text[node.at..node.end()], node.text);
        match node.shape() {
            Shape::List(items) => items.into_iter().map(|item| rebuilt(text, item)).collect(),
            Shape::Object(members) => members
                .into_iter()
                .map(|member| {
                    assert!(text[member.at..].starts_with('"'));
                    (member.key.into_owned(), rebuilt(text, member.value))
                })
                .collect::<serde_json::Map<_, _>>()
                .into(),
            _ => serde_json::from_str(node.text).unwrap(),
        }
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            r#"[a-z"\\\n {}\[\],:é]{0,8}"#.prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((r#"[a-z"\\{} ]{0,5}"#, inner), 0..5)
                    .prop_map(|members| members.into_iter().collect::<serde_json::Map<_, _>>().into()),
            ]
        })
    }

    proptest! {
        #[test]
        fn every_value_stands_where_it_is_said_to(value in json(), pretty in any::<bool>()) {
            let text = if pretty { format!(" {value:#} ") } else { value.to_string() };
            let mut room = Vec::new();
            let document = Document::parse(&text, &mut room).unwrap();
            prop_assert_eq!(rebuilt(&text, document.root()), value);
        }
    }
}
