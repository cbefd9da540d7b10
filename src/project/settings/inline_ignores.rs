//! The patterns of `inline-ignores` and the drafts that were read in; whose inline ignores are heard, and which patterns mean no
//! draft, out.

use std::path::Path;

use globset::{GlobBuilder, GlobMatcher};

use super::stated::{LintSettings, Pattern};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems};
use crate::source::{FileId, Span, Standpoint};

/// In which drafts inline ignores are heard.
#[derive(Debug, Clone, Default)]
pub struct InlineIgnores {
    /// None: in all.
    patterns: Option<Vec<(GlobMatcher, Pattern)>>,
    /// Where the folder lies that the patterns start from.
    standpoint: Standpoint,
}

impl InlineIgnores {
    /// What the settings of a project file say that stands there.
    pub fn of(settings: &LintSettings, standpoint: Standpoint) -> InlineIgnores {
        let compiled = |pattern: &Pattern| Some((compile(&pattern.text).ok()?, pattern.clone()));
        let patterns =
            settings.inline_ignores.as_ref().map(|list| list.iter().filter_map(compiled).collect());
        InlineIgnores { patterns, standpoint }
    }

    /// Whether the inline ignores of a draft are heard.
    pub fn hears(&self, draft: &str) -> bool {
        self.patterns.as_ref().is_none_or(|patterns| {
            self.standpoint
                .seen(draft)
                .is_some_and(|inner| patterns.iter().any(|(pattern, _)| pattern.is_match(&inner)))
        })
    }

    /// Warns of each pattern that means none of the drafts that were read, where such a draft would have been.
    pub fn idle<'d>(&self, read: impl Iterator<Item = &'d str>, project_file: FileId) -> Problems {
        let read: Vec<String> = read.filter_map(|draft| self.standpoint.seen(draft)).collect();
        let idle = self.patterns.iter().flatten().filter(|(pattern, text)| {
            let fixed = fixed_part(&text.text);
            let below = |draft: &&String| Path::new(draft).starts_with(fixed);
            // Of drafts that nobody reads now nothing is known, as long as their folder is there.
            let is_known = read.iter().any(|draft| below(&draft))
                || !Path::new(self.standpoint.folder()).join(fixed).exists();
            is_known && !read.iter().any(|draft| pattern.is_match(draft))
        });
        idle.map(|(_, Pattern { text, span })| {
            let message = format!("`{text}` under `inline-ignores` means no draft");
            Diagnostic::new(
                drafts::IDLE_IGNORE,
                Span::new(project_file, span.start, span.end),
                message,
                "no draft is called so",
            )
            .help("patterns start from the folder of this file: `drafts/ours/**`")
        })
        .collect()
    }
}

/// The pattern, compiled.
///
/// # Errors
///
/// What is wrong with it, in a few words.
pub(super) fn compile(pattern: &str) -> Result<GlobMatcher, String> {
    let pattern = pattern.trim_start_matches("./");
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    Ok(glob.map_err(|error| error.kind().to_string())?.compile_matcher())
}

/// The folders that a pattern names before its first sign for other letters.
fn fixed_part(pattern: &str) -> &str {
    let pattern = pattern.trim_start_matches("./");
    let signs = pattern.find(['*', '?', '[', '{']).unwrap_or(pattern.len());
    let before = pattern.get(..signs).unwrap_or("");
    if signs == pattern.len() {
        pattern
    } else {
        before.rfind('/').map_or("", |end| before.get(..end).unwrap_or(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ignores(patterns: &[&str], folder: &str) -> InlineIgnores {
        let pattern = |(at, text): (usize, &&str)| Pattern { text: (*text).to_owned(), span: at..at + 1 };
        let list = patterns.iter().enumerate().map(pattern).collect();
        let settings = LintSettings { inline_ignores: Some(list), ..LintSettings::default() };
        InlineIgnores::of(&settings, Standpoint::new(folder, ""))
    }

    #[test]
    fn only_the_drafts_that_are_named_are_heard() {
        let ours = ignores(&["drafts/ours/**", "nda.md"], ".");
        for (draft, expected) in [
            ("drafts/ours/a.md", true),
            ("./drafts/ours/deep/a.docx", true),
            ("nda.md", true),
            ("drafts/theirs/a.md", false),
            ("drafts/ours/../theirs/a.md", false),
            ("drafts/theirs/../ours/a.md", true),
            ("../drafts/ours/a.md", false),
            ("other/nda.md", false),
        ] {
            assert_eq!(ours.hears(draft), expected, "{draft}");
        }
        let inside = ignores(&["ours/*"], "project");
        assert!(inside.hears("project/ours/a.md") && !inside.hears("ours/a.md"));
        assert!(ignores(&["ours/*"], "../up").hears("../up/ours/a.md"));
        assert!(!ignores(&[], ".").hears("a.md") && InlineIgnores::default().hears("a.md"));
    }

    #[test]
    fn a_pattern_that_means_no_draft_is_told() {
        let told = |read: &[&str]| {
            let all = ignores(&["src/nobody/**", "src/*.docx", "src/**"], ".");
            all.idle(read.iter().copied(), FileId(0)).iter().map(|one| one.span().start).collect::<Vec<_>>()
        };
        assert_eq!(told(&["src/a.md"]), [0, 1]);
        // Nothing below `src` was read, and there is such a folder.
        assert_eq!(told(&["other.md"]), [0]);
    }
}
