//! A meaning in, a warning out where none of its rules, or none of a policy, could be judged, because there is none.

use rustc_hash::FxHashSet;

use crate::diagnostic::catalogue::policies;
use crate::diagnostic::{Diagnostic, Problems};
use crate::ir::{Ir, Policy};
use crate::source::{FileId, Span};

/// What is said of a project without a rule, and of a policy without one. A shipped policy always has some.
pub(super) fn problems(ir: &Ir, library: &FxHashSet<FileId>) -> Problems {
    let is_ours = |policy: &&Policy| !library.contains(&policy.declared.span.file);
    let empty: Vec<&Policy> =
        ir.policies.iter().filter(is_ours).filter(|policy| policy.rules.is_empty()).collect();
    if ir.rules.is_empty() {
        no_rule(&empty).into_iter().collect()
    } else {
        empty.into_iter().map(no_rule_of).collect()
    }
}

/// No rule at all.
fn no_rule(empty: &[&Policy]) -> Option<Diagnostic> {
    let span = empty.first().map_or_else(Span::default, |policy| policy.declared.span);
    let label = "this policy has no rule";
    let mut problem = Diagnostic::new(policies::NO_RULE, span, "no rule was judged: there is none", label);
    if empty.is_empty() {
        problem.labels.clear();
    }
    let others = empty.iter().skip(1);
    let problem =
        others.fold(problem, |problem, policy| problem.related(policy.declared.span, "nor has this one"));
    Some(
        problem.help(
            "write a rule in a policy, name the file that has one, or load a shipped policy with `use`",
        ),
    )
}

/// None of one policy.
fn no_rule_of(policy: &Policy) -> Diagnostic {
    let message = format!("no rule of policy `{}` was judged: it has none", policy.declared.name);
    Diagnostic::new(policies::NO_RULE, policy.declared.span, message, "this policy has no rule")
        .help("write a rule in it, or remove it")
}
