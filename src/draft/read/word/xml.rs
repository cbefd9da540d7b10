//! XML in, elements and words out; document types and entities of its own are refused.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::draft::problem::Unreadable;

/// The most elements that may be open at once.
const DEEPEST: usize = 512;

/// What a part says, step by step. Names are without their prefix.
pub(super) enum Step<'a> {
    /// An element begins.
    Open(&'a str, &'a BytesStart<'a>),
    /// An element ends.
    Close(&'a str),
    /// Words.
    Words(&'a str),
}

/// Walks a part; an empty element opens and closes.
pub(super) fn walk(text: &str, part: &str, mut each: impl FnMut(Step<'_>)) -> Result<(), Unreadable> {
    let broken = || Unreadable::BrokenXml { part: part.to_owned() };
    let entities = || Unreadable::Entities { part: part.to_owned() };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(broken());
                }
                each(Step::Open(element.local_name().into_inner(), &element));
            }
            Event::Empty(element) => {
                each(Step::Open(element.local_name().into_inner(), &element));
                each(Step::Close(element.local_name().into_inner()));
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                each(Step::Close(element.local_name().into_inner()));
            }
            Event::Text(words) => each(Step::Words(&words.xml10_content())),
            Event::CData(words) => each(Step::Words(&words.xml10_content())),
            Event::GeneralRef(reference) => {
                let character = match reference.xml10_content().as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    // `&#xD800;` is no character.
                    _ if reference.is_char_ref() => {
                        reference.resolve_char_ref().ok().flatten().ok_or_else(broken)?
                    }
                    _ => return Err(entities()),
                };
                each(Step::Words(character.encode_utf8(&mut [0; 4])));
            }
            Event::DocType(_) => return Err(entities()),
            Event::Eof => return if depth == 0 { Ok(()) } else { Err(broken()) },
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The value of an attribute, by its name without a prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    // Whether a name stands twice is not asked: that would compare each attribute with all before it.
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name)
        .map(|attribute| match attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
            Ok(value) => value.into_owned(),
            Err(_) => attribute.value.into_owned(),
        })
}

/// Whether a switch such as `<w:b/>` is on: it is unless it says `0`, `false`, `off` or `none`.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
}
