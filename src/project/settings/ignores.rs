//! Diagnostics of drafts and the ignores of the project file in, what is left and what is wrong with the ignores out.

use super::stated::Ignore;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems};
use crate::source::{FileId, SourceMap, Span};

/// Leaves out what the project file ignores, and warns of each ignore that gives no reason or ignores nothing.
///
/// `project_file` is `clausal.toml` among the sources; the paths of ignores are relative to its folder.
pub fn ignore(problems: &mut Problems, ignores: &[Ignore], sources: &SourceMap, project_file: FileId) {
    let mut used = vec![false; ignores.len()];
    problems.retain(|diagnostic| {
        let path = sources.path_in_project(diagnostic.span().file);
        let mut keep = true;
        for (ignore, used) in ignores.iter().zip(&mut used) {
            if ignore.rule == diagnostic.code && same_path(&ignore.file, &path) {
                (keep, *used) = (false, true);
            }
        }
        keep
    });
    for (ignore, used) in ignores.iter().zip(used) {
        let span = Span::new(project_file, ignore.span.start, ignore.span.end);
        let (rule, file) = (ignore.rule.id(), &ignore.file);
        if ignore.because.is_none() {
            let message = format!("`{rule}` is ignored in `{file}` without a reason");
            let warning = Diagnostic::new(drafts::IGNORE_WITHOUT_REASON, span, message, "why?");
            problems.push(warning.help("say why, with `because`"));
        }
        if !used {
            let message = format!("`{rule}` is ignored in `{file}`, where it reports nothing");
            let warning = Diagnostic::new(drafts::IDLE_IGNORE, span, message, "ignores nothing");
            problems.push(warning.help("take the ignore out"));
        }
    }
}

/// Whether two relative paths are the same; a leading `./` says nothing.
fn same_path(a: &str, b: &str) -> bool {
    let plain = |path: &str| path.trim_start_matches("./").to_owned();
    plain(a) == plain(b)
}
