//! Every code, declared once: its id, its level, its title and the page that explains it. A missing page does not compile.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Severity;

/// What the catalogue says of a code.
#[derive(Debug)]
pub struct Entry {
    /// `E0302`, `W0601`, or the name of a lint of drafts: `draft/blank`.
    pub id: &'static str,
    /// Its level, unless settings change it.
    pub severity: Severity,
    /// What it is about, in a few words without a full stop.
    pub title: &'static str,
    /// The page `clausal explain` prints: Markdown with a wrong sample and the mended one.
    pub page: &'static str,
}

/// A code of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Code(&'static Entry);

impl Code {
    /// `E0302`, `W0601`, `draft/blank` …
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// The level it starts with.
    pub fn severity(self) -> Severity {
        self.0.severity
    }

    /// What it is about.
    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// The page that explains it, in Markdown.
    pub fn page(self) -> &'static str {
        self.0.page
    }

    /// The code with this id; letter case does not matter.
    pub fn find(id: &str) -> Option<Code> {
        all().find(|code| code.id().eq_ignore_ascii_case(id))
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Code {}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        let id = String::deserialize(deserializer)?;
        Code::find(&id).ok_or_else(|| serde::de::Error::custom(format!("no code `{id}`")))
    }
}

/// Declares codes: `NAME = "E0302" Error "title";`. The page is `explain/E0302.md`.
macro_rules! catalogue {
    ($($name:ident = $id:literal $severity:ident $title:literal;)*) => {
        $(
            #[doc = concat!("`", $id, "`: ", $title, ".")]
            pub const $name: Code = Code(&Entry {
                id: $id,
                severity: Severity::$severity,
                title: $title,
                page: include_str!(concat!("../explain/", $id, ".md")),
            });
        )*
        pub(super) const ALL: &[Code] = &[$($name),*];
    };
}

// One chapter for each range of codes. They stand after the macro, which they use.
pub mod agreements;
pub mod data;
pub mod drafts;
pub mod grammar;
pub mod names;
pub mod policies;
pub mod renewals;
pub mod text;
pub mod time;
pub mod types;

/// Every code, chapter by chapter.
pub fn all() -> impl Iterator<Item = Code> {
    let chapters = [
        text::ALL,
        grammar::ALL,
        names::ALL,
        types::ALL,
        time::ALL,
        agreements::ALL,
        renewals::ALL,
        policies::ALL,
        data::ALL,
        drafts::ALL,
    ];
    chapters.into_iter().flatten().copied()
}
