//! A text as it was made in, the same as it may leave the program out: nothing in it steers a terminal, turns the direction
//! of reading, or is taken for a command by a service that reads the log.
//!
//! Whatever is printed or written passes through here last, when lines are broken and put together: what is no command in a
//! name may be one at the beginning of a line.

use std::fmt::Write;

use super::clean::visible;
use super::{Format, RenderOptions};
use crate::source::character::{is_hidden, turns_direction};

/// Text that may leave the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown(String);

impl Shown {
    /// Text for people, without colours.
    pub fn text(text: &str) -> Shown {
        // Most texts are of ASCII, and have nothing that a command begins with.
        let is_other = |byte: &u8| !matches!(byte, b'\n' | b' '..=b'~');
        if first(text.as_bytes(), is_other).is_none() && !text.contains("##") && !text.contains("::") {
            return Shown(text.to_owned());
        }
        Shown(Sieve::new(text.len(), Reader::Person { painted: false }).read(text))
    }

    /// Text for people with the program's own colours. Of what came from outside each part must have been cleaned before
    /// it was painted, since here a colour of theirs would look like one of ours.
    pub fn painted(text: &str) -> Shown {
        Shown(Sieve::new(text.len(), Reader::Person { painted: true }).read(text))
    }

    /// Text for people, painted where that is asked.
    pub fn painted_if(color: bool, text: &str) -> Shown {
        if color { Shown::painted(text) } else { Shown::text(text) }
    }

    /// JSON, in other words where need be, and with the same values.
    pub fn json(text: impl Into<String>) -> Shown {
        let text = text.into();
        let mut out = String::new();
        // What stands before this is in `out`. Nearly all text is taken over as it stands, so bytes are passed over fast.
        let mut taken = 0;
        let mut at = 0;
        while let Some(found) = text.as_bytes().get(at..).and_then(|rest| first(rest, is_noticed)) {
            at += found;
            let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let command = text.get(at..).and_then(bracket_of_command);
            let place = command.map_or(at, |bracket| at + bracket);
            let character = if command.is_some() { '[' } else { character };
            let is_line_end = matches!(character, '\u{2028}' | '\u{2029}');
            let steers = character.is_control() && !matches!(character, '\n' | '\r' | '\t');
            if command.is_some() || steers || is_line_end || turns_direction(character) {
                out.push_str(text.get(taken..place).unwrap_or_default());
                // All of these have one unit of UTF-16.
                let _ = write!(out, "\\u{:04x}", u32::from(character));
                taken = place + character.len_utf8();
                at = taken;
            } else {
                // Of many `#` in a row none begins a command where the first does not.
                let rest = text.get(at..).unwrap_or_default();
                let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
                at += hashes.max(character.len_utf8());
            }
        }
        if taken == 0 {
            return Shown(text);
        }
        out.push_str(text.get(taken..).unwrap_or_default());
        Shown(out)
    }

    /// A document of XML or HTML: no line of it is a command, and what is read from it is the same.
    pub fn xml(text: &str) -> Shown {
        Shown(Sieve::new(text.len(), Reader::Xml).read(text))
    }

    /// Workflow commands of our own, one a line.
    pub fn commands(text: &str) -> Shown {
        Shown(Sieve::new(text.len(), Reader::Runner).read(text))
    }

    /// What somebody gave us and gets back, to the byte.
    pub fn exact(text: impl Into<String>) -> Shown {
        Shown(text.into())
    }

    /// A report in a format.
    pub(super) fn in_format(format: Format, options: &RenderOptions, text: String) -> Shown {
        match format {
            Format::Human => Shown::painted_if(options.color, &text),
            Format::Short | Format::Markdown => Shown::text(&text),
            Format::Json | Format::Jsonl | Format::Sarif => Shown::json(text),
            Format::Github => Shown::commands(&text),
            Format::Junit => Shown::xml(&text),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text itself.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Who reads the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Person { painted: bool },
    Xml,
    Runner,
}

/// Passes on a text character by character.
struct Sieve {
    reader: Reader,
    out: String,
    /// Whether nothing but blanks stands on the line so far. GitHub takes `::` at such a place for the beginning of a command.
    blank: bool,
    /// Whether the one thing on the line so far is a colon.
    colon: bool,
    command: Command,
}

/// How far a command such as `##[error]` or `##vso[task.complete]` has come, which is one anywhere in a line.
#[derive(Default)]
struct Command {
    /// How many `#` have just passed.
    hashes: u8,
    /// Where in the output the letters after `##` begin.
    letters: Option<usize>,
}

impl Command {
    /// Takes the next character, which will stand at `at` of the output. Where it makes a command of what came before, says
    /// where the letters of that begin.
    fn opens(&mut self, character: char, at: usize) -> Option<usize> {
        let opens = self.letters.filter(|_| character == '[');
        self.letters = match character {
            '#' if self.hashes >= 1 => Some(at + 1),
            'a'..='z' | 'A'..='Z' => self.letters,
            _ => None,
        };
        self.hashes = if character == '#' { 2.min(self.hashes + 1) } else { 0 };
        opens
    }
}

impl Sieve {
    fn new(length: usize, reader: Reader) -> Sieve {
        let out = String::with_capacity(length + 16);
        Sieve { reader, out, blank: true, colon: false, command: Command::default() }
    }

    fn read(mut self, text: &str) -> String {
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            if character == '\u{1b}'
                && self.reader == (Reader::Person { painted: true })
                && let Some(length) = color(rest.as_str())
            {
                let (sequence, after) = rest.as_str().split_at_checked(length).unwrap_or_default();
                self.out.push(character);
                self.out.push_str(sequence);
                rest = after.chars();
                continue;
            }
            // A CR before LF moves nothing, and a diff of such lines has it.
            if character == '\r' && rest.as_str().starts_with('\n') {
                self.out.push(character);
                continue;
            }
            self.take(if character == '\n' { character } else { visible(character) });
        }
        self.out
    }

    fn take(&mut self, character: char) {
        let letters = self.command.opens(character, self.out.len());
        match (character, letters) {
            (':', _) if self.colon && self.reader != Reader::Runner => self.second_colon(),
            (_, Some(letters)) => self.bracket(letters),
            _ => self.out.push(character),
        }
        self.colon = character == ':' && self.blank;
        self.blank = character == '\n' || (self.blank && (character.is_whitespace() || is_hidden(character)));
    }

    /// A reader of XML finds the same colon; people find a space before it.
    fn second_colon(&mut self) {
        self.out.push_str(if self.reader == Reader::Xml { "&#58;" } else { " :" });
    }

    fn bracket(&mut self, letters: usize) {
        if self.reader == Reader::Xml {
            self.out.push_str("&#91;");
            return;
        }
        self.out.insert(letters, ' ');
        self.out.push('[');
    }
}

/// Where the first such byte stands. Reports of a gigabyte have none, so a block is looked at as a whole, which processors do at
/// once, and only in a block that has one it is looked for.
fn first(bytes: &[u8], is_sought: impl Fn(&u8) -> bool) -> Option<usize> {
    const BLOCK: usize = 64;
    let mut blocks = bytes.chunks(BLOCK).enumerate();
    let (number, block) =
        blocks.find(|(_, block)| block.iter().fold(false, |any, byte| any | is_sought(byte)))?;
    block.iter().position(is_sought).map(|at| number * BLOCK + at)
}

/// Whether a byte of JSON may begin what has to be written in other words.
fn is_noticed(byte: &u8) -> bool {
    !matches!(byte, b'\n' | b' '..=b'"' | b'$'..=b'~')
}

/// Where the bracket stands of a command such as `##[error]` or `##vso[task.complete]` that begins a text.
fn bracket_of_command(text: &str) -> Option<usize> {
    let words = text.strip_prefix("##")?.trim_start_matches('#');
    let rest = words.trim_start_matches(|character: char| character.is_ascii_alphabetic());
    rest.starts_with('[').then_some(text.len() - rest.len())
}

/// How long the rest of an escape sequence is that sets a colour.
fn color(rest: &str) -> Option<usize> {
    let numbers = rest.strip_prefix('[')?;
    let end = numbers.find(|character: char| !matches!(character, '0'..='9' | ';'))?;
    numbers.get(end..)?.starts_with('m').then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        Shown::text(text).into_string()
    }

    #[test]
    fn no_line_is_a_command() {
        assert_eq!(text("a\n  ::error::x"), "a\n  : :error::x");
        assert_eq!(text("\u{3000}\u{a0}\u{feff}::error::x"), "\u{3000}\u{a0}\u{feff}: :error::x");
        assert_eq!(
            text("a ##[error]x ##vso[task.complete] ##teamcity[y]"),
            "a ## [error]x ## vso[task.complete] ## teamcity[y]"
        );
        assert_eq!(text("###[error]"), "### [error]");
        assert_eq!(
            text("std::process::exit, a[0] #[x] # #[x] ## [x]"),
            "std::process::exit, a[0] #[x] # #[x] ## [x]"
        );
        let painted = Shown::painted(" \u{1b}[31m::error::\u{1b}[0m ##\u{1b}[1m[x]");
        assert_eq!(painted.as_str(), " \u{1b}[31m: :error::\u{1b}[0m ## \u{1b}[1m[x]");
    }

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(
            text("a\u{1b}[31mb\u{9b}\u{0}\u{7}\u{202e}c\rd\r\n"),
            "a\u{fffd}[31mb\u{fffd}\u{fffd}\u{fffd}\u{fffd}c d\r\n"
        );
        let painted = Shown::painted("\u{1b}[1;31mb\u{1b}[0m\u{1b}]0;title\u{7}\u{1b}[2J\u{1b}");
        assert_eq!(painted.as_str(), "\u{1b}[1;31mb\u{1b}[0m\u{fffd}]0;title\u{fffd}\u{fffd}[2J\u{fffd}");
    }

    #[test]
    fn wherever_it_stands_it_is_found() {
        for length in [0, 1, 63, 64, 65, 127, 128, 200] {
            let clean = "x".repeat(length);
            assert_eq!(Shown::json(clean.as_str()).as_str(), clean);
            assert_eq!(text(&clean), clean);
            for at in 0..length {
                let mut dirty = clean.clone();
                dirty.replace_range(at..=at, "\u{9b}");
                assert_eq!(Shown::json(dirty.as_str()).into_string(), dirty.replace('\u{9b}', "\\u009b"));
                assert_eq!(text(&dirty), dirty.replace('\u{9b}', "\u{fffd}"));
            }
        }
    }

    #[test]
    fn json_has_the_same_values() {
        let value = serde_json::json!({ "##[a]": "::x ##vso[y] \u{7f}\u{9b}\u{202e}\u{2028}\\##\\###" });
        let shown = Shown::json(value.to_string());
        assert!(
            !shown.as_str().contains("##[")
                && !shown.as_str().contains("##vso[")
                && !shown.as_str().contains(['\u{7f}', '\u{9b}', '\u{202e}', '\u{2028}'])
        );
        assert_eq!(serde_json::from_str::<serde_json::Value>(shown.as_str()).unwrap_or_default(), value);
    }

    #[test]
    fn xml_has_the_same_text() {
        let shown = Shown::xml("<a b=\"##[x]\">\n ::error::###vso[\u{202e}</a>");
        assert_eq!(shown.as_str(), "<a b=\"##&#91;x]\">\n :&#58;error::###vso&#91;\u{fffd}</a>");
    }

    #[test]
    fn our_own_commands_stay() {
        assert_eq!(Shown::commands("::error file=a::b ##[x]\n").as_str(), "::error file=a::b ## [x]\n");
    }

    #[test]
    fn what_is_given_back_is_exact() {
        assert_eq!(Shown::exact("\u{1b}::x").as_str(), "\u{1b}::x");
    }
}
