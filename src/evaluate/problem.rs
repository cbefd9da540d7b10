//! What is wrong with a rule that shows only when it is asked.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::policies;
use crate::evaluate::limits::effort::MOST_ROWS;
use crate::ir::Rule;

/// A rule that binds its things together in more ways than can be looked at.
pub(super) fn too_many_rows(rule: &Rule) -> Diagnostic {
    let name = &rule.declared.name;
    Diagnostic::new(
        policies::TOO_MANY_ROWS,
        rule.declared.span,
        format!(
            "rule `{name}` binds its things together in more than {} million ways",
            MOST_ROWS / 1_000_000
        ),
        "too many to look at",
    )
    .help("bind fewer things, or say with `is` in `where` which of them belong together")
}
