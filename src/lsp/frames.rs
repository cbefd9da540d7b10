//! The bytes of an editor in, the bodies of its messages out; what is no message is told, and passed over up to the next one.

use std::io::{BufRead, BufReader, Read, Write};

use serde_json::Value;

/// The longest body that is read, in bytes: no text that people write comes near it.
pub const LONGEST_BODY: u64 = 64 * 1024 * 1024;

/// The longest line of a header that is read, in bytes.
const LONGEST_LINE: u64 = 4096;

/// How much of the end of a long line may be the beginning of a header.
const LONGEST_LENGTH_LINE: usize = 64;

/// What came next.
#[derive(Debug, PartialEq, Eq)]
pub enum Frame {
    /// The body of a message.
    Body(Vec<u8>),
    /// Why what came is no message.
    Broken(String),
}

/// The bodies in a stream of bytes, to its end.
pub struct Frames<R> {
    input: BufReader<R>,
    /// Whether it is not known where the next message begins.
    lost: bool,
    /// The end of a line that was too long, in which a header may have begun.
    rest: Vec<u8>,
    /// The length that a line stated behind other words; the body comes next.
    behind_words: Option<String>,
}

impl<R: Read> Frames<R> {
    /// The bodies in `input`.
    pub fn new(input: R) -> Frames<R> {
        Frames { input: BufReader::new(input), lost: false, rest: Vec::new(), behind_words: None }
    }

    /// The next body, or why there is none; nothing at the end of the stream.
    fn frame(&mut self) -> Option<Frame> {
        let length = match self.header()? {
            Ok(length) => length,
            Err(why) => {
                self.lost = self.behind_words.is_none();
                return Some(Frame::Broken(why));
            }
        };
        let mut body = Vec::new();
        // What is not there takes no memory, whatever the header says.
        let read = self.input.by_ref().take(length).read_to_end(&mut body).ok()?;
        (u64::try_from(read) == Ok(length)).then_some(Frame::Body(body))
    }

    /// The length that the next header states.
    fn header(&mut self) -> Option<Result<u64, String>> {
        if let Some(length) = self.behind_words.take() {
            return Some(length_of(&length));
        }
        let mut length = if self.lost { Some(self.seek()?) } else { None };
        let mut behind_words = None;
        self.lost = false;
        loop {
            let mut line = self.line()?;
            if !line.ends_with(b"\n") {
                self.rest = line.split_off(line.len().saturating_sub(LONGEST_LENGTH_LINE));
                return Some(Err("a line of the header is too long".to_owned()));
            }
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end_matches(['\r', '\n']);
            if line.is_empty() {
                break;
            }
            match line.split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = Some(value.trim().to_owned());
                }
                Some(_) => behind_words = stated_length(line.as_bytes()).or(behind_words),
                None => return Some(Err("a line of the header has no colon".to_owned())),
            }
        }
        if length.is_none() {
            self.behind_words = behind_words;
        }
        Some(match length {
            None => Err("the header has no `Content-Length`".to_owned()),
            Some(length) => length_of(&length),
        })
    }

    /// Passes over everything before the next header, and gives the length it states. Inside a body of JSON no line can end
    /// behind such words, so that no body is taken for a header.
    fn seek(&mut self) -> Option<String> {
        let mut seen = std::mem::take(&mut self.rest);
        loop {
            seen.extend(self.line()?);
            if seen.ends_with(b"\n") {
                if let Some(length) = stated_length(&seen) {
                    return Some(length);
                }
                seen.clear();
            } else {
                seen.drain(..seen.len().saturating_sub(LONGEST_LENGTH_LINE));
            }
        }
    }

    /// The next line with its end, or as much of it as is read at once; nothing at the end of the stream.
    fn line(&mut self) -> Option<Vec<u8>> {
        let mut line = Vec::new();
        let read = self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).ok()?;
        (read > 0).then_some(line)
    }
}

impl<R: Read> Iterator for Frames<R> {
    type Item = Frame;

    fn next(&mut self) -> Option<Frame> {
        self.frame()
    }
}

/// The length that a header states, or why it is none.
fn length_of(stated: &str) -> Result<u64, String> {
    if stated.is_empty() || !stated.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("`Content-Length` is no whole number".to_owned());
    }
    let most = LONGEST_BODY / 1024 / 1024;
    let length = stated.parse().ok().filter(|length| *length <= LONGEST_BODY);
    length.ok_or_else(|| format!("the message is longer than {most} MB and is not read"))
}

/// The length that a line states at its end: it may follow the body before it without a break.
fn stated_length(line: &[u8]) -> Option<String> {
    let line = String::from_utf8_lossy(line).to_ascii_lowercase();
    let (_, length) = line.rsplit_once("content-length:")?;
    let length = length.trim();
    (!length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit())).then(|| length.to_owned())
}

/// Writes a message.
///
/// # Errors
///
/// Where the editor is gone.
pub fn write(output: &mut impl Write, message: &Value) -> std::io::Result<()> {
    let body = message.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn frames(text: &str) -> Vec<String> {
        let shown = |frame| match frame {
            Frame::Body(body) => String::from_utf8(body).unwrap(),
            Frame::Broken(why) => format!("broken: {why}"),
        };
        Frames::new(text.as_bytes()).map(shown).collect()
    }

    #[test]
    fn bodies_are_as_long_as_their_headers_say() {
        let text = "Content-Length: 2\r\n\r\n{}content-length:3\r\nContent-Type: x; charset=utf-8\r\n\r\n[1]";
        assert_eq!(frames(text), ["{}", "[1]"]);
        assert_eq!(frames("Content-Length: 2\n\n{}"), ["{}"]);
        assert_eq!(frames("Content-Length: 9\r\n\r\n{}"), Vec::<String>::new(), "it never came");
    }

    #[test]
    fn what_is_no_header_is_told_once_and_passed_over() {
        for (header, why) in [
            ("Content-Type: x\r\n\r\n{}", "the header has no `Content-Length`"),
            ("Content-Length: two\r\n\r\n{}", "`Content-Length` is no whole number"),
            ("Content-Length: -2\r\n\r\n{}", "`Content-Length` is no whole number"),
            ("Content-Length:\r\n\r\n{}", "`Content-Length` is no whole number"),
            ("Content-Length: 99999999999\r\n\r\n{}", "the message is longer than 64 MB and is not read"),
            (
                "Content-Length: 99999999999999999999\r\n\r\n{}",
                "the message is longer than 64 MB and is not read",
            ),
            ("nonsense\r\n", "a line of the header has no colon"),
            ("\r\n", "the header has no `Content-Length`"),
        ] {
            let text = format!("{header}Content-Length: 4\r\n\r\n[42]Content-Length: 2\r\n\r\n[]");
            assert_eq!(
                frames(&text),
                [format!("broken: {why}"), "[42]".to_owned(), "[]".to_owned()],
                "{header}"
            );
        }
    }

    #[test]
    fn a_header_behind_much_nonsense_is_found() {
        for length in [1, 4000, 4080, 4090, 4096, 5000, 100_000] {
            let text = format!("{}Content-Length: 2\r\n\r\n[]", "x".repeat(length));
            let found = frames(&text);
            assert_eq!(found.last().map(String::as_str), Some("[]"), "{length}");
            assert_eq!(found.len(), 2, "{length}");
        }
    }
}
