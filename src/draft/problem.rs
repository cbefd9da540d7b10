//! Why a file cannot be read as a draft, as the diagnostic a person sees.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::drafts;
use crate::source::{FileId, Span};
use crate::wall::Fault;

/// Why a file is no draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// The ending of its name is not one of those read.
    UnknownEnding { ending: String },
    /// It is larger than any draft.
    TooLarge { megabytes: usize },
    /// It has more words than any draft.
    TooManyWords,
    /// It is not UTF-8 from this byte on.
    NotUtf8 { byte: usize },
    /// It is not a Word document.
    NotWord { why: &'static str },
    /// It unpacks to more than any draft.
    Swollen,
    /// It declares entities, which no Word document does.
    Entities { part: String },
    /// There is no word in it; it may have pictures, or a part that is not read.
    WithoutWords { pictures: usize, unread: Option<&'static str> },
    /// A part of it is not well-formed XML.
    BrokenXml { part: String },
}

impl Unreadable {
    /// The diagnostic, at the start of the file.
    pub fn diagnostic(self, file: FileId, path: &str) -> Diagnostic {
        let start = Span::new(file, 0, 0);
        let make = |code, message: String, help: &str| Diagnostic::new(code, start, message, "").help(help);
        match self {
            Unreadable::UnknownEnding { ending } if ending.is_empty() => make(
                drafts::UNKNOWN_ENDING,
                format!("`{path}` has no ending that says what kind of draft it is"),
                "drafts are read from .md, .txt and .docx",
            ),
            Unreadable::UnknownEnding { ending } => make(
                drafts::UNKNOWN_ENDING,
                format!("drafts are not read from `.{ending}` files"),
                if ["doc", "odt", "rtf", "pages"].contains(&ending.as_str()) {
                    "save it as .docx, or convert it: `soffice --headless --convert-to docx FILE`"
                } else {
                    "save it as .docx, .md or .txt"
                },
            ),
            Unreadable::TooLarge { megabytes } => make(
                drafts::TOO_LARGE,
                format!("`{path}` has {megabytes} MB, more than a draft may have"),
                "a draft may have 64 MB; check that this is the right file",
            ),
            Unreadable::TooManyWords => make(
                drafts::TOO_LARGE,
                format!("`{path}` has more than 4 million words, numbers and signs"),
                "no draft has so many; check that this is the right file",
            ),
            Unreadable::NotUtf8 { byte } => make(
                drafts::NOT_UTF8,
                format!("`{path}` is not UTF-8 text at byte {byte}"),
                "save it as UTF-8",
            ),
            Unreadable::NotWord { why } => make(
                drafts::NOT_WORD,
                format!("`{path}` is not a Word document: {why}"),
                "open it in Word and save it as .docx",
            ),
            Unreadable::Swollen => make(
                drafts::SWOLLEN,
                format!("`{path}` unpacks to far more than its size, as no draft does"),
                "do not open it; ask its sender for the document again",
            ),
            Unreadable::Entities { part } => make(
                drafts::ENTITIES,
                format!("`{part}` in `{path}` declares a document type or uses an entity of its own"),
                "no Word document does; do not open it, ask its sender for the document again",
            ),
            Unreadable::WithoutWords { pictures, unread } => {
                let seen = match (pictures, unread) {
                    (_, Some(unread)) => format!("all it has is {unread}"),
                    (0, None) => "it is empty".to_owned(),
                    (_, None) => "it has pictures, and its text may stand in them".to_owned(),
                };
                make(
                    drafts::WITHOUT_WORDS,
                    format!("`{path}` has no word that can be read: {seen}"),
                    "check that this is the right file; put its text into it as text",
                )
            }
            Unreadable::BrokenXml { part } => make(
                drafts::BROKEN_XML,
                format!("`{part}` in `{path}` is not well-formed XML, or nests too deep"),
                "open it in Word and save it again",
            ),
        }
    }
}

/// What is told of a draft at which the program itself failed.
pub(crate) fn fault(file: FileId, path: &str, fault: &Fault) -> Diagnostic {
    let message = format!("`{path}` could not be proofread: Clausal has a fault");
    Diagnostic::new(drafts::PROOFREADING_FAILED, Span::new(file, 0, 0), message, "")
        .note(format!("the fault: {}", fault.said))
        .help("please report it, with the part of the draft that brings it about; all else was looked at")
}
