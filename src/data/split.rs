//! A stream of bytes in, blocks of it out, in which the records of a list or of lines are told apart.

use std::io::{self, Read};

/// How the records of a file follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `.json`: one record, or a list of them.
    Document,
    /// `.jsonl`: one a line.
    Lines,
}

/// A stretch of the file and the records in it.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// The first byte of the stretch, counted from that of the file.
    pub(super) at: usize,
    pub(super) bytes: Vec<u8>,
    pub(super) records: Vec<RecordText>,
}

/// The text of one record, not yet known to be JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RecordText {
    /// Its bytes in the block.
    pub(super) range: std::ops::Range<usize>,
    /// Its place in the list, from 0; none where the file is no list.
    pub(super) index: Option<usize>,
    /// Why it cannot be a record.
    pub(super) fault: Option<Fault>,
}

/// What is wrong between the records of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A comma and nothing after it, or nothing before it.
    Missing,
    /// The file ends within the list.
    Unclosed,
    /// There is text after the list.
    Trailing,
    /// There is nothing in the file.
    Empty,
}

/// Where a scan of a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ScanState {
    /// Before the document.
    Before,
    /// In a document that is one record, which begins here.
    Single(usize),
    /// In the list, before a record; `first` where none came yet.
    Between { first: bool },
    /// In a record of the list, which begins here.
    Within(usize),
    /// Behind the list; the text there begins here, if there is any.
    After(Option<usize>),
}

/// Reads a file block by block; memory is bounded by the block and the longest record.
pub(super) struct Blocks<R> {
    input: R,
    form: Form,
    /// How many bytes are read at once.
    chunk: usize,
    /// Read, but not given out yet; the part before `scanned` has been looked at.
    rest: Vec<u8>,
    /// The first byte of `rest`, counted from that of the file.
    at: usize,
    scanned: usize,
    state: ScanState,
    depth: u32,
    quoted: bool,
    escaped: bool,
    listed: usize,
    ended: bool,
    /// Why the stream broke off.
    failed: Option<io::Error>,
    /// The memory of blocks that are done with.
    spare: Vec<Vec<u8>>,
}

/// How many bytes are read at once: enough to share out among threads.
pub(super) const CHUNK: usize = 4 << 20;

impl<R: Read> Blocks<R> {
    pub(super) fn new(input: R, form: Form) -> Blocks<R> {
        Blocks {
            input,
            form,
            chunk: CHUNK,
            rest: Vec::new(),
            at: 0,
            scanned: 0,
            state: ScanState::Before,
            depth: 0,
            quoted: false,
            escaped: false,
            listed: 0,
            ended: false,
            failed: None,
            spare: Vec::new(),
        }
    }

    /// Takes the bytes of a block back, to read others into their place.
    pub(super) fn give_back(&mut self, bytes: Vec<u8>) {
        self.spare.push(bytes);
    }

    /// The next block; none at the end of the file.
    ///
    /// # Errors
    ///
    /// What the stream says.
    pub(super) fn next(&mut self) -> io::Result<Option<Block>> {
        if let Some(error) = self.failed.take() {
            self.ended = true;
            return Err(error);
        }
        if self.ended {
            return Ok(None);
        }
        let before = self.rest.len();
        self.rest.reserve(self.chunk + 1);
        let chunk = u64::try_from(self.chunk).unwrap_or(u64::MAX);
        match self.input.by_ref().take(chunk).read_to_end(&mut self.rest) {
            Ok(_) => self.ended = self.rest.len() == before,
            // The records that came before are given out first.
            Err(error) => self.failed = Some(error),
        }
        if self.at == 0 && self.scanned == 0 && self.rest.starts_with(b"\xef\xbb\xbf") {
            self.scanned = 3;
        }
        let mut records = Vec::new();
        let kept_from = match self.form {
            Form::Lines => self.lines(&mut records),
            Form::Document => self.document(&mut records),
        };
        let mut tail = self.spare.pop().unwrap_or_default();
        tail.clear();
        tail.extend_from_slice(self.rest.get(kept_from..).unwrap_or_default());
        self.rest.truncate(kept_from);
        let bytes = std::mem::replace(&mut self.rest, tail);
        let at = self.at;
        self.at += bytes.len();
        self.scanned = self.scanned.saturating_sub(bytes.len());
        Ok(Some(Block { at, bytes, records }))
    }

    /// Cuts `rest` into lines; what it returns is where the unfinished one begins.
    fn lines(&mut self, records: &mut Vec<RecordText>) -> usize {
        let mut start = if self.at == 0 && self.rest.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let mut push = |range: std::ops::Range<usize>, bytes: &[u8]| {
            if !bytes.trim_ascii().is_empty() {
                records.push(RecordText { range, index: None, fault: None });
            }
        };
        let fresh = self.rest.get(self.scanned..).unwrap_or_default();
        for at in memchr::memchr_iter(b'\n', fresh).map(|at| self.scanned + at) {
            push(start..at, self.rest.get(start..at).unwrap_or_default());
            start = at + 1;
        }
        if self.ended {
            let end = self.rest.len();
            push(start..end, self.rest.get(start..end).unwrap_or_default());
            start = end;
        }
        self.scanned = self.rest.len();
        start
    }

    /// Cuts `rest` at the commas of the list; what it returns is where the unfinished record begins.
    fn document(&mut self, records: &mut Vec<RecordText>) -> usize {
        let bytes = std::mem::take(&mut self.rest);
        for (at, byte) in bytes.iter().enumerate().skip(self.scanned) {
            self.step(at, *byte, records);
        }
        self.scanned = bytes.len();
        let end = bytes.len();
        self.rest = bytes;
        if self.ended {
            self.finish(end, records);
            return end;
        }
        let kept = match self.state {
            ScanState::Single(start) | ScanState::Within(start) | ScanState::After(Some(start)) => start,
            ScanState::Before | ScanState::Between { .. } | ScanState::After(None) => end,
        };
        self.state = match self.state {
            ScanState::Single(_) => ScanState::Single(0),
            ScanState::Within(_) => ScanState::Within(0),
            ScanState::After(Some(_)) => ScanState::After(Some(0)),
            other => other,
        };
        kept
    }

    fn step(&mut self, at: usize, byte: u8, records: &mut Vec<RecordText>) {
        match self.state {
            ScanState::Within(start) => self.within(start, at, byte, records),
            ScanState::Single(_) | ScanState::After(Some(_)) => {}
            _ if byte.is_ascii_whitespace() => {}
            ScanState::Before if byte == b'[' => self.state = ScanState::Between { first: true },
            ScanState::Before => self.state = ScanState::Single(at),
            ScanState::After(None) => self.state = ScanState::After(Some(at)),
            ScanState::Between { first: true } if byte == b']' => self.state = ScanState::After(None),
            ScanState::Between { .. } => {
                self.state = ScanState::Within(at);
                self.within(at, at, byte, records);
            }
        }
    }

    /// One byte of a record: it ends at a comma or bracket of the list itself.
    fn within(&mut self, start: usize, at: usize, byte: u8, records: &mut Vec<RecordText>) {
        if self.quoted {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.quoted = false,
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => self.quoted = true,
            b'{' | b'[' => self.depth += 1,
            b',' | b']' if self.depth == 0 => {
                self.push(start..at, records);
                self.state =
                    if byte == b',' { ScanState::Between { first: false } } else { ScanState::After(None) };
            }
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    /// What is left over at the end of the file.
    fn finish(&mut self, end: usize, records: &mut Vec<RecordText>) {
        let fault =
            |start: usize, fault: Fault| RecordText { range: start..end, index: None, fault: Some(fault) };
        match self.state {
            ScanState::Before => records.push(fault(end, Fault::Empty)),
            ScanState::Single(start) => {
                records.push(RecordText { range: start..end, index: None, fault: None })
            }
            // A record that is not closed is reported as such when it is read.
            ScanState::Within(start) if self.depth > 0 || self.quoted => self.push(start..end, records),
            ScanState::Within(start) => {
                self.push(start..end, records);
                records.push(fault(end, Fault::Unclosed));
            }
            ScanState::Between { .. } => records.push(fault(end, Fault::Unclosed)),
            ScanState::After(Some(start)) => records.push(fault(start, Fault::Trailing)),
            ScanState::After(None) => {}
        }
    }

    fn push(&mut self, range: std::ops::Range<usize>, records: &mut Vec<RecordText>) {
        let fault = range.is_empty().then_some(Fault::Missing);
        records.push(RecordText { range, index: Some(self.listed), fault });
        self.listed += 1;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use proptest::prelude::*;

    use super::*;

    /// The texts of all records with their first bytes in the file, faults in words.
    fn records(text: &str, form: Form, chunk: usize) -> Vec<(usize, String)> {
        let mut blocks = Blocks { chunk, ..Blocks::new(text.as_bytes(), form) };
        let mut found = Vec::new();
        while let Some(block) = blocks.next().unwrap() {
            for record in block.records {
                let words = match record.fault {
                    Some(fault) => format!("{fault:?}"),
                    None => String::from_utf8(block.bytes[record.range.clone()].to_vec()).unwrap(),
                };
                found.push((block.at + record.range.start, words));
            }
        }
        found
    }

    fn texts(text: &str, form: Form) -> Vec<String> {
        records(text, form, CHUNK).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn lists_are_cut_at_their_own_commas() {
        let text = r#" [ {"a": [1, 2], "b": "x,]\"}"} , {} ] "#;
        assert_eq!(texts(text, Form::Document), [r#"{"a": [1, 2], "b": "x,]\"}"} "#, "{} "]);
        assert_eq!(texts("{\"a\": [1]}\n", Form::Document), ["{\"a\": [1]}\n"]);
        assert_eq!(texts("[]", Form::Document), Vec::<String>::new());
    }

    #[test]
    fn what_is_wrong_between_records_is_told() {
        assert_eq!(texts("[{},]", Form::Document), ["{}", "Missing"]);
        assert_eq!(texts("[{},,{}]", Form::Document), ["{}", "Missing", "{}"]);
        assert_eq!(texts("[{}", Form::Document), ["{}", "Unclosed"]);
        assert_eq!(texts("[{", Form::Document), ["{"]);
        assert_eq!(texts("[{}] {}", Form::Document), ["{}", "Trailing"]);
        assert_eq!(texts(" ", Form::Document), ["Empty"]);
        assert_eq!(texts("", Form::Lines), Vec::<String>::new());
    }

    #[test]
    fn lines_may_be_blank_and_end_either_way() {
        assert_eq!(texts("\u{feff}{}\r\n\n{\"a\":1}", Form::Lines), ["{}\r", "{\"a\":1}"]);
    }

    proptest! {
        #[test]
        fn the_size_of_the_blocks_changes_nothing(text in r#"[\[\]{}",\\\na ]{0,40}"#, chunk in 1..9_usize) {
            for form in [Form::Document, Form::Lines] {
                prop_assert_eq!(records(&text, form, chunk), records(&text, form, CHUNK));
            }
        }
    }
}
