//! A data file and bytes of it in, where they stand for people out: line, column and the way to them in the document.
//!
//! A portfolio may be too large to keep its text. Its spans cost nothing, and where a few of them are shown the file is read
//! once more.

use std::io::{self, Read};

use serde::{Deserialize, Serialize};

use super::form;
use super::path::step;
use super::split::Form;

/// A place in a data file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The way to the value or key there, as JSONPath: `$[3].terms[0].amount`. Of a `.jsonl` file it begins anew on each line.
    pub path: String,
}

/// Where these bytes of a file stand, in the same order. A byte past the end stands at the end.
///
/// # Errors
///
/// What the stream says.
pub fn places(mut input: impl Read, path: &str, bytes: &[u32]) -> io::Result<Vec<Place>> {
    let mut order: Vec<(usize, u32)> = bytes.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, byte)| *byte);
    let mut places = vec![Place::default(); bytes.len()];
    let mut wanted = order.into_iter().peekable();
    let mut scan = Scan::new(form(path));
    let mut buffer = vec![0; 1 << 16];
    let mut at = 0_u32;
    // Places at a key whose name is not known yet.
    let mut waiting: Vec<usize> = Vec::new();
    while wanted.peek().is_some() || !waiting.is_empty() {
        let read = input.read(&mut buffer)?;
        for byte in buffer.iter().take(read) {
            while let Some((place, _)) = wanted.next_if(|(_, wanted)| *wanted <= at) {
                if let Some(entry) = places.get_mut(place) {
                    *entry = Place { line: scan.line, column: scan.column, path: String::new() };
                }
                waiting.push(place);
            }
            let begins_key = scan.begins_key(*byte);
            if !begins_key && !scan.in_key {
                settle(&mut waiting, &mut places, &scan);
            }
            scan.step(*byte);
            at = at.saturating_add(1);
        }
        if read == 0 {
            waiting.extend(wanted.by_ref().map(|(place, _)| place));
            for place in &waiting {
                if let Some(entry) = places.get_mut(*place).filter(|entry| entry.line == 0) {
                    *entry = Place { line: scan.line, column: scan.column, path: String::new() };
                }
            }
            settle(&mut waiting, &mut places, &scan);
        }
    }
    Ok(places)
}

/// Gives the places that wait their way.
fn settle(waiting: &mut Vec<usize>, places: &mut [Place], scan: &Scan) {
    for place in waiting.drain(..) {
        if let Some(place) = places.get_mut(place) {
            place.path = scan.path();
        }
    }
}

/// A list or object that is open.
enum Level {
    List(usize),
    /// The raw text of the key whose value is being read, and whether a key is wanted next.
    Object {
        key: Vec<u8>,
        wants_key: bool,
    },
}

/// Where in a document a scan stands.
struct Scan {
    form: Form,
    line: u32,
    column: u32,
    levels: Vec<Level>,
    quoted: bool,
    escaped: bool,
    in_key: bool,
}

impl Scan {
    fn new(form: Form) -> Scan {
        Scan { form, line: 1, column: 1, levels: Vec::new(), quoted: false, escaped: false, in_key: false }
    }

    /// Whether a key of an object begins with this byte.
    fn begins_key(&self, byte: u8) -> bool {
        !self.quoted
            && byte == b'"'
            && matches!(self.levels.last(), Some(Level::Object { wants_key: true, .. }))
    }

    fn step(&mut self, byte: u8) {
        match byte {
            b'\n' => (self.line, self.column) = (self.line.saturating_add(1), 1),
            // The further bytes of a character, and a byte-order mark, are no columns.
            0x80..=0xbf => {}
            _ => self.column = self.column.saturating_add(1),
        }
        if byte == b'\n' && self.form == Form::Lines {
            self.levels.clear();
            (self.quoted, self.escaped, self.in_key) = (false, false, false);
            return;
        }
        if self.quoted {
            return self.within_quotes(byte);
        }
        match (byte, self.levels.last_mut()) {
            (b'"', level) => {
                self.quoted = true;
                if let Some(Level::Object { key, wants_key: true }) = level {
                    key.clear();
                    self.in_key = true;
                }
            }
            (b'{', _) => self.levels.push(Level::Object { key: Vec::new(), wants_key: true }),
            (b'[', _) => self.levels.push(Level::List(0)),
            (b'}' | b']', _) => drop(self.levels.pop()),
            (b':', Some(Level::Object { wants_key, .. })) => *wants_key = false,
            (b',', Some(Level::Object { wants_key, .. })) => *wants_key = true,
            (b',', Some(Level::List(index))) => *index += 1,
            _ => {}
        }
    }

    fn within_quotes(&mut self, byte: u8) {
        let ends = byte == b'"' && !self.escaped;
        self.escaped = byte == b'\\' && !self.escaped;
        if ends {
            (self.quoted, self.in_key) = (false, false);
        } else if let (true, Some(Level::Object { key, .. })) = (self.in_key, self.levels.last_mut()) {
            key.push(byte);
        }
    }

    fn path(&self) -> String {
        let mut path = "$".to_owned();
        for level in &self.levels {
            match level {
                Level::List(index) => path += &format!("[{index}]"),
                // Before its first key an object is itself.
                Level::Object { key, .. } if key.is_empty() => {}
                Level::Object { key, .. } => {
                    let raw = String::from_utf8_lossy(key);
                    let key =
                        serde_json::from_str(&format!("\"{raw}\"")).unwrap_or_else(|_| raw.into_owned());
                    path += &step(&key);
                }
            }
        }
        path
    }
}
