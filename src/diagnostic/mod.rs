//! What is wrong, with the places that make it so: one shape for every pass, drawn by `render`.

pub mod baseline;
pub mod catalogue;
pub mod edit;
pub mod fingerprint;
mod quoted;
pub mod render;
pub mod report;
pub mod suggest;

use serde::{Deserialize, Serialize};

use crate::source::Span;
pub use catalogue::Code;
use quoted::readable;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It must be mended.
    Error,
    /// It is probably not what was meant.
    Warning,
    /// It is worth a look; never changes the exit status.
    Note,
}

/// What a label's place is to the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The words of the terms (or, in a source error, the words that are wrong).
    Term,
    /// The words of the rule.
    Rule,
    /// The words of the draft.
    Draft,
    /// Anything else that explains it.
    Related,
}

/// A place and what it contributes, in a few words on one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What the place is to the message.
    pub role: Role,
    /// What it contributes: one line, no full stop; may be empty.
    pub message: String,
}

/// A replacement of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The words to replace; an empty span inserts.
    pub span: Span,
    /// What to write instead.
    pub text: String,
}

/// A change that mends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What the change does, as a command: "end the exclusivity on 2032-12-31".
    pub title: String,
    /// The replacements, in order, not overlapping.
    pub edits: Vec<Edit>,
    /// Whether `--fix` may apply it without asking.
    pub safe: bool,
}

/// One error, warning or note about sources, data or drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Its code in the catalogue.
    pub code: Code,
    /// How much it matters. Starts as the code's own level; settings may change it.
    pub severity: Severity,
    /// A whole sentence in lower case without a full stop, the user's words in backticks.
    pub message: String,
    /// The agreement and section it is about, where the message does not say them: "in `acme-2024`, section 9.2".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The clause of a draft that it stands in: equal findings of one clause are shown as one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<Span>,
    /// The places; the first is the one it is reported at.
    pub labels: Vec<Label>,
    /// What more there is to know; each stands alone.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// Changes that mend it.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A diagnostic at `span`. `label` says what the place contributes and may be empty.
    pub fn new(code: Code, span: Span, message: impl Into<String>, label: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            message: readable(message.into()),
            about: None,
            clause: None,
            labels: vec![Label { span, role: Role::Term, message: readable(label.into()) }],
            notes: Vec::new(),
            help: None,
            fixes: Vec::new(),
        }
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, role: Role::Related, message: readable(message.into()) });
        self
    }

    /// Adds something more to know.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Diagnostic {
        self.notes.push(readable(note.into()));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(readable(help.into()));
        self
    }

    /// Adds a change that mends it.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Diagnostic {
        let edits = vec![Edit { span, text: text.into() }];
        self.fixes.push(Fix { title: title.into(), edits, safe: false });
        self
    }

    /// The same of a change that cannot mean anything else, so that `--fix` makes it.
    #[must_use]
    pub fn sure_fix(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Diagnostic {
        self.sure_edits(title, [(span, text.into())])
    }

    /// Adds a change, which `--fix` makes if it is sure.
    #[must_use]
    pub fn fix_if(
        self,
        sure: bool,
        title: impl Into<String>,
        span: Span,
        text: impl Into<String>,
    ) -> Diagnostic {
        if sure { self.sure_fix(title, span, text) } else { self.fix(title, span, text) }
    }

    /// Adds a change in several places.
    #[must_use]
    pub fn edits(
        mut self,
        title: impl Into<String>,
        edits: impl IntoIterator<Item = (Span, String)>,
    ) -> Diagnostic {
        let edits = edits.into_iter().map(|(span, text)| Edit { span, text }).collect();
        self.fixes.push(Fix { title: title.into(), edits, safe: false });
        self
    }

    /// The same of a change that cannot mean anything else, so that `--fix` makes it.
    #[must_use]
    pub fn sure_edits(
        self,
        title: impl Into<String>,
        edits: impl IntoIterator<Item = (Span, String)>,
    ) -> Diagnostic {
        let mut diagnostic = self.edits(title, edits);
        if let Some(fix) = diagnostic.fixes.last_mut() {
            fix.safe = true;
        }
        diagnostic
    }

    /// The place it is reported at.
    pub fn span(&self) -> Span {
        self.labels.first().map(|label| label.span).unwrap_or_default()
    }
}

/// What the passes have found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems {
    list: Vec<Diagnostic>,
    /// How many are kept at most; none: all.
    #[serde(skip)]
    most: Option<usize>,
    /// How many were not kept …
    #[serde(skip)]
    untold: usize,
    /// … and whether an error was among these.
    #[serde(skip)]
    untold_error: bool,
}

impl Problems {
    /// None so far, and never more than so many: those beyond are counted, and take no memory.
    pub fn at_most(most: usize) -> Problems {
        Problems { most: Some(most), ..Problems::default() }
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.most.is_some_and(|most| self.list.len() >= most) {
            self.untold += 1;
            self.untold_error |= diagnostic.severity == Severity::Error;
        } else {
            self.list.push(diagnostic);
        }
    }

    /// How many there were beyond those that are kept.
    pub fn untold(&self) -> usize {
        self.untold
    }

    /// Adds all of another pass.
    pub fn append(&mut self, other: Problems) {
        self.untold += other.untold;
        self.untold_error |= other.untold_error;
        if self.list.is_empty() && self.most.is_none_or(|most| other.list.len() <= most) {
            self.list = other.list;
        } else {
            other.list.into_iter().for_each(|diagnostic| self.push(diagnostic));
        }
    }

    /// Keeps none of them, only how many there are.
    pub fn forget(&mut self) {
        self.most = Some(0);
        std::mem::take(&mut self.list).into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Whether an error is among them.
    pub fn has_errors(&self) -> bool {
        self.untold_error || self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.untold == 0
    }

    /// All, in the order found.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// All, for changing severities.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut()
    }

    /// Sorts by place, then code, and drops what is said twice.
    pub fn sort(&mut self) {
        self.list
            .sort_by(|a, b| (a.span(), a.code.id(), &a.message).cmp(&(b.span(), b.code.id(), &b.message)));
        self.list.dedup();
    }

    /// Keeps those for which `keep` holds.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// The diagnostics themselves.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }
}

impl FromIterator<Diagnostic> for Problems {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(list: I) -> Problems {
        Problems { list: list.into_iter().collect(), ..Problems::default() }
    }
}

impl Extend<Diagnostic> for Problems {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, list: I) {
        list.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }
}
