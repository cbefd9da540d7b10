//! The inline ignores of a draft and what its lints found in; what is left, and which ignores took something away, out.
//!
//! A draft speaks for itself here, and its author may be the other side. So each ignore that is obeyed is handed on to be
//! counted and listed, the project says in which drafts one is obeyed at all, and some lints hear none.

use rustc_hash::FxHashMap;

use super::context::LintSettings;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Code, Diagnostic, Problems, Role};
use crate::draft::model::{Draft, Ignore};
use crate::source::Span;

/// An inline ignore that took a finding away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// The lint that it silences.
    pub lint: Code,
    /// Why, in the words of the draft; empty where it says nothing.
    pub reason: String,
    /// The ignore itself.
    pub span: Span,
    /// How many findings it took away; at least one.
    pub findings: usize,
}

/// The lints that a draft cannot silence by its own words: they are about what it keeps from its reader.
pub(super) const UNHEARING: [Code; 2] = [drafts::HIDDEN, drafts::IGNORED];

/// Takes out what the ignores silence, and reports the ignores that give no reason or silence nothing; where the project
/// does not hear the draft's ignores, reports those instead.
pub(super) fn apply(draft: &Draft, settings: &LintSettings, problems: &mut Problems) -> Vec<Ignored> {
    if settings.refuse_ignores {
        problems.extend(draft.ignores.iter().map(|ignore| refused(draft, ignore)));
        return Vec::new();
    }
    let silenced = silence(draft, problems);
    let mut ignored = Vec::new();
    for (ignore, findings) in draft.ignores.iter().zip(silenced) {
        problems.extend(complaints(draft, ignore, findings));
        if let Some(lint) = Code::find(&ignore.lint).filter(|_| findings > 0) {
            let (reason, span) = (ignore.reason.clone(), span(draft, ignore));
            ignored.push(Ignored { lint, reason, span, findings });
        }
    }
    ignored
}

/// Takes out what is silenced; how many findings each ignore took away.
fn silence(draft: &Draft, problems: &mut Problems) -> Vec<usize> {
    let mut taken = vec![0; draft.ignores.len()];
    // The scopes of each lint, by where they begin. Scopes of one paragraph end with it, so of those that begin before a
    // finding the last one holds it, if any does.
    let mut scopes: FxHashMap<&str, Vec<(Span, usize)>> = FxHashMap::default();
    for (at, ignore) in draft.ignores.iter().enumerate() {
        if Code::find(&ignore.lint).is_some_and(can_be_silenced) {
            scopes.entry(&ignore.lint).or_default().push((scope(draft, ignore), at));
        }
    }
    for list in scopes.values_mut() {
        list.sort_by_key(|(scope, at)| (scope.start, *at));
        list.dedup_by_key(|(scope, _)| scope.start);
    }
    problems.retain(|finding| {
        let Some(list) = scopes.get(finding.code.id()) else { return true };
        let start = finding.span().start;
        let before = list.partition_point(|(scope, _)| scope.start <= start);
        let holding = before.checked_sub(1).and_then(|last| list.get(last));
        match holding.filter(|(scope, _)| start < scope.end) {
            Some((_, at)) => {
                if let Some(count) = taken.get_mut(*at) {
                    *count += 1;
                }
                false
            }
            None => true,
        }
    });
    taken
}

/// Whether a draft's own words may silence it.
fn can_be_silenced(code: Code) -> bool {
    code.id().starts_with("draft/") && !UNHEARING.contains(&code)
}

/// From the ignore to the end of the paragraph behind it.
fn scope(draft: &Draft, ignore: &Ignore) -> Span {
    let next = draft.token_from(ignore.bytes.end);
    draft.block_at(next).map_or(span(draft, ignore), |block| draft.span(next..block.tokens.end))
}

fn span(draft: &Draft, ignore: &Ignore) -> Span {
    Span::new(draft.file(), ignore.bytes.start, ignore.bytes.end)
}

fn refused(draft: &Draft, ignore: &Ignore) -> Diagnostic {
    let because = if ignore.reason.is_empty() {
        "without a reason".to_owned()
    } else {
        format!("because \"{}\"", ignore.reason)
    };
    let message =
        format!("this draft asks that `{}` be passed over here, {because}; it is not heard", ignore.lint);
    let mut finding = Diagnostic::new(drafts::IGNORED, span(draft, ignore), message, "asked for here");
    finding.labels.iter_mut().for_each(|label| label.role = Role::Draft);
    finding.help("mend what it speaks of; `inline-ignores` of the project file says which drafts are heard")
}

/// What is wrong with an ignore that took so many findings away.
fn complaints(draft: &Draft, ignore: &Ignore, findings: usize) -> Vec<Diagnostic> {
    let mut complaints = Vec::new();
    let mut report = |code, message: String, help: &str| {
        complaints.push(Diagnostic::new(code, span(draft, ignore), message, "").help(help));
    };
    match Code::find(&ignore.lint) {
        None => report(
            drafts::IDLE_IGNORE,
            format!("no lint is called `{}`", ignore.lint),
            "see `clausal explain` for the names",
        ),
        Some(code) if !can_be_silenced(code) => report(
            drafts::IDLE_IGNORE,
            format!("a draft cannot silence `{}` by its own words", code.id()),
            "leave it out in the project file, with `[[lint.ignore]]`",
        ),
        Some(_) if findings == 0 => report(
            drafts::IDLE_IGNORE,
            format!("this ignore of `{}` silences nothing", ignore.lint),
            "take it out, or put it right before the paragraph it is about",
        ),
        Some(_) => {}
    }
    if ignore.reason.is_empty() {
        report(
            drafts::IGNORE_WITHOUT_REASON,
            format!("this ignore of `{}` gives no reason", ignore.lint),
            "say why behind a colon: `clausal-ignore draft/blank: filled at signing`",
        );
    }
    complaints
}
