//! The drafts that a project names in; read, proofread and tied to its agreements out. Without the feature `drafts`, an error
//! for each: a project whose drafts nobody looks at must not seem sound.

#[cfg(not(feature = "drafts"))]
mod absent;
#[cfg(feature = "drafts")]
mod read;

#[cfg(not(feature = "drafts"))]
pub(super) use absent::Drafts;
#[cfg(feature = "drafts")]
pub(super) use read::Drafts;

use rustc_hash::FxHashMap;

use super::files::{Files, Key};
use super::settings::{InlineIgnores, LintSettings};
use crate::source::FileId;

/// How drafts are read: from where, which ones besides those that agreements name, and what the project file says of them.
pub(super) struct Reading<'a> {
    #[cfg_attr(not(feature = "drafts"), expect(dead_code, reason = "nothing is read"))]
    pub files: &'a (dyn Files + Sync),
    /// The path under which each file of the disk is among the sources.
    #[cfg_attr(not(feature = "drafts"), expect(dead_code, reason = "nothing is read"))]
    pub paths: &'a FxHashMap<Key, String>,
    /// The paths that the command line or the project file names.
    pub named: &'a [String],
    #[cfg_attr(not(feature = "drafts"), expect(dead_code, reason = "nothing is proofread"))]
    pub settings: &'a LintSettings,
    /// In which of them inline ignores are heard.
    #[cfg_attr(not(feature = "drafts"), expect(dead_code, reason = "nothing is proofread"))]
    pub inline_ignores: InlineIgnores,
    /// The project file, if there is one.
    #[cfg_attr(not(feature = "drafts"), expect(dead_code, reason = "nothing is proofread"))]
    pub project_file: Option<FileId>,
}
