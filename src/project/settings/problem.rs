//! What is wrong in `clausal.toml`, as an error of the world outside the language.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::source::LineIndex;

/// The longest line that is drawn, in bytes; drawing panics where a column does not fit 16 bits.
const LONGEST_LINE: usize = 1000;

/// How many flaws are told: each is drawn from the beginning of the file.
const MOST: usize = 100;

/// The first thing that is wrong in a project file, and with it all the others.
#[derive(Debug)]
pub struct SettingsProblem {
    flaw: Box<Flaw>,
    written: Arc<SettingsText>,
    /// Whether its line is too long to be drawn.
    too_long: bool,
    others: Vec<SettingsProblem>,
}

impl fmt::Display for SettingsProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.flaw.message)
    }
}

impl std::error::Error for SettingsProblem {}

/// The project file that something is wrong in.
#[derive(Debug)]
pub struct SettingsText {
    /// The path as shown to people.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// One thing that is wrong.
#[derive(Debug)]
pub(super) struct Flaw {
    pub code: Code,
    /// A whole sentence in lower case without a full stop.
    pub message: String,
    /// The bytes that are wrong.
    pub span: Range<usize>,
    /// What is wrong with them, in a few words.
    pub label: String,
    /// What to do.
    pub help: Option<String>,
}

impl SettingsProblem {
    /// A problem of these flaws, by their places; none if there are none.
    pub(super) fn new(path: &str, text: &str, mut flaws: Vec<Flaw>) -> Option<SettingsProblem> {
        flaws.sort_by_key(|flaw| (flaw.span.start, flaw.span.end));
        let file = Arc::new(SettingsText { path: path.to_owned(), text: text.to_owned() });
        let lines = LineIndex::new(text);
        let more = flaws.len().saturating_sub(MOST);
        flaws.truncate(MOST);
        if let Some(last) = flaws.last_mut().filter(|_| more > 0) {
            let left_out = format!("{more} more are wrong in this file and are not told");
            last.help =
                Some(last.help.take().map_or(left_out.clone(), |help| format!("{help} ({left_out})")));
        }
        let mut problems = flaws.into_iter().map(|mut flaw| {
            flaw.span = drawable(text, flaw.span);
            let line = lines.line_of(flaw.span.start);
            let too_long = text.lines().nth(line).map_or(0, str::len) > LONGEST_LINE;
            if too_long {
                let place = format!("it stands on line {}, which is too long to be shown", line + 1);
                flaw.help = Some(flaw.help.map_or(place.clone(), |help| format!("{help} ({place})")));
            }
            let written = Arc::clone(&file);
            SettingsProblem { flaw: Box::new(flaw), written, too_long, others: Vec::new() }
        });
        let first = problems.next()?;
        Some(SettingsProblem { others: problems.collect(), ..first })
    }

    /// The code in the catalogue.
    pub fn catalogue_code(&self) -> Code {
        self.flaw.code
    }

    /// The bytes of the file that are wrong.
    pub fn span(&self) -> Range<usize> {
        self.flaw.span.clone()
    }

    /// What to do.
    pub fn help(&self) -> Option<&str> {
        self.flaw.help.as_deref()
    }

    /// What is wrong with the bytes, in a few words.
    pub fn label(&self) -> &str {
        &self.flaw.label
    }

    /// The file, unless the line is too long to be drawn.
    pub fn file(&self) -> Option<&SettingsText> {
        (!self.too_long).then(|| self.written())
    }

    /// The file.
    pub fn written(&self) -> &SettingsText {
        &self.written
    }

    /// This and all the others, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = &SettingsProblem> {
        std::iter::once(self).chain(&self.others)
    }
}

/// The span, or if it holds nothing the last character before it: an empty span at the end of a file is not drawn,
/// and one beyond it hides the message.
fn drawable(text: &str, span: Range<usize>) -> Range<usize> {
    if span.start < span.end && text.get(span.clone()).is_some() {
        return span;
    }
    let before = text.char_indices().take_while(|(at, _)| *at < span.start.max(1));
    before.last().map_or(0..0, |(at, character)| at..at + character.len_utf8())
}
