//! A file found in a folder in; whether it is one of the project's out. A folder holds other Markdown and other JSON, too.

use std::fmt;
use std::io::Read;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Whose a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// The project's.
    Ours,
    /// Somebody else's.
    Theirs,
    /// That cannot be told, and why.
    Unknown(&'static str),
}

/// The keys that only records of agreement data have.
const OURS: [&str; 2] = ["agreement", "amendment"];

/// Whether a text of Markdown holds a fenced block of Clausal. In another encoding than UTF-8 the fence reads the same, or
/// the same with zeros between its letters; that the file is not UTF-8 is told when it is read.
pub fn holds_blocks(text: &[u8]) -> bool {
    let plain: Vec<u8>;
    let text = if text.contains(&0) {
        plain = text.iter().copied().filter(|byte| *byte != 0).collect();
        &plain
    } else {
        text
    };
    text.split(|byte| matches!(byte, b'\n' | b'\r')).any(|line| {
        let line = String::from_utf8_lossy(line);
        let line = line.trim_start();
        let fence = line.trim_start_matches(['`', '~']);
        line.len() - fence.len() >= 3 && fence.trim_start().starts_with("clausal")
    })
}

/// Whether JSON, read twice where that is needed, holds records of agreement data.
///
/// # Errors
///
/// Where it cannot be read.
pub fn agreements<R: Read, E>(mut open: impl FnMut() -> Result<R, E>) -> Result<Whose, E> {
    let mut theirs = false;
    for document in serde_json::Deserializer::from_reader(std::io::BufReader::new(open()?)).into_iter() {
        match document {
            Ok(Whole(Document::Other)) => theirs = true,
            Ok(Whole(Document::Within)) => {
                return Ok(Whose::Unknown("its agreements are not records of their own"));
            }
            Ok(Whole(Document::Record)) => return Ok(Whose::Ours),
            // A list is read no further than its first record.
            Err(error) if error.is_data() => return Ok(Whose::Ours),
            Err(_) => {
                return Ok(match mentions(open()?) {
                    true => Whose::Ours,
                    false => Whose::Unknown("it is no JSON, so it cannot be told whether it has agreements"),
                });
            }
        }
    }
    Ok(if theirs { Whose::Theirs } else { Whose::Unknown("it is empty") })
}

/// Whether a stream holds one of the keys as they are mostly written, in UTF-8 or UTF-16.
fn mentions(mut stream: impl Read) -> bool {
    let mut buffer = vec![0; 1 << 16];
    let mut kept: Vec<u8> = Vec::new();
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        kept.extend(buffer.iter().take(read).filter(|byte| **byte != 0));
        let found = |key: &str| memchr::memmem::find(&kept, format!("\"{key}\"").as_bytes()).is_some();
        if OURS.into_iter().any(found) {
            return true;
        }
        // A key may stand across the border of two reads.
        kept.drain(..kept.len().saturating_sub(16));
    }
    false
}

/// What a document of JSON holds of ours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Document {
    /// Nothing.
    Other,
    /// The key of a record, further within.
    Within,
    /// It is a record.
    Record,
}

/// A document that is not a part of another one.
struct Whole(Document);

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Document, D::Error> {
        deserializer.deserialize_any(Seeking { whole: false })
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Whole, D::Error> {
        deserializer.deserialize_any(Seeking { whole: true }).map(Whole)
    }
}

struct Seeking {
    whole: bool,
}

/// What is no object and no list holds nothing of ours.
macro_rules! nothing {
    ($($visit:ident: $type:ty),*) => {
        $(fn $visit<E>(self, _: $type) -> Result<Document, E> { Ok(Document::Other) })*
    };
}

impl<'de> Visitor<'de> for Seeking {
    type Value = Document;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    nothing!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

    fn visit_unit<E>(self) -> Result<Document, E> {
        Ok(Document::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let (mut record, mut within, mut schema) = (false, false, false);
        while let Some(key) = map.next_key::<String>()? {
            record |= OURS.contains(&key.as_str());
            schema |= key == "$schema";
            if record {
                map.next_value::<IgnoredAny>()?;
            } else {
                within |= map.next_value::<Document>()? != Document::Other;
            }
        }
        Ok(match () {
            () if record => Document::Record,
            // A schema speaks of the key, and has no agreement.
            () if within && !schema => Document::Within,
            () => Document::Other,
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Document, A::Error> {
        let mut found = Document::Other;
        while let Some(item) = list.next_element::<Document>()? {
            match item {
                Document::Record if self.whole => return Err(A::Error::custom("enough is known")),
                Document::Record => found = Document::Record,
                Document::Within if found == Document::Other => found = Document::Within,
                _ => {}
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whose(json: &[u8]) -> Whose {
        let Ok(whose) = agreements(|| Ok::<_, ()>(json)) else { return Whose::Unknown("unreadable") };
        whose
    }

    #[test]
    fn a_record_is_known_by_its_key_wherever_it_stands() {
        let long = format!(r#"{{"title": "{}", "agreement": "a"}}"#, "x".repeat(10_000));
        for ours in [
            r#"{"agreement": "a"}"#,
            &long,
            r#"[{"name": "theirs"}, {"amendment": "a"}]"#,
            "{\"agreement\": \"a\"}\n{\"agreement\": \"b\"}\n",
            "{\"x\": 1}\n{\"agreement\": \"b\"}\n",
            r#"{"agreem\u0065nt": "a"}"#,
            // What is broken and speaks of agreements is to be told of.
            r#"{"agreement": "a""#,
            r#"[{"agreement": }]"#,
        ] {
            assert_eq!(whose(ours.as_bytes()), Whose::Ours, "{ours}");
        }
    }

    #[test]
    fn other_json_is_somebody_elses() {
        for theirs in [
            r#"{"name": "package", "version": 1.5, "private": true, "x": null, "y": [-1, "agreement"]}"#,
            "[]",
            r#"{"$schema": "…", "properties": {"agreement": {"type": "string"}}}"#,
            r#"{"findings": [{"message": "the \"agreement\" ends"}]}"#,
        ] {
            assert_eq!(whose(theirs.as_bytes()), Whose::Theirs, "{theirs}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_said() {
        for unknown in ["", " \n", "{ // a comment\n}", r#"{"all": [{"agreement": "a"}]}"#, r#"{"title": "x"#]
        {
            assert!(matches!(whose(unknown.as_bytes()), Whose::Unknown(_)), "{unknown}");
        }
    }

    #[test]
    fn another_encoding_hides_nothing() {
        let wide = |text: &str| -> Vec<u8> {
            [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        };
        assert_eq!(whose(&wide(r#"{"agreement": "a"}"#)), Whose::Ours);
        assert!(matches!(whose(&wide(r#"{"name": "a"}"#)), Whose::Unknown(_)));
        assert!(holds_blocks(&wide("# Terms\n\n```clausal\nparty A\n```\n")));
        assert!(holds_blocks(b"Caf\xE9\n\n~~~ clausal\nparty A\n~~~\n"));
        assert!(!holds_blocks(b"Caf\xE9\n\nno ```clausal here\n"));
    }

    #[test]
    fn a_key_across_two_reads_is_found() {
        for before in 65_520..65_540 {
            let text = format!("{{{}\"agreement\"", "x".repeat(before));
            assert_eq!(whose(text.as_bytes()), Whose::Ours, "{before}");
        }
    }
}
