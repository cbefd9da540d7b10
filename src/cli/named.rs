//! A name from the command line in, the rule or code of this name out.

use miette::miette;

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, catalogue};
use crate::ir::{Ir, RuleId, RuleNameProblem};

/// The rule of a name; of its last part alone where only one rule has it.
pub fn rule(name: &str, ir: &Ir) -> miette::Result<RuleId> {
    ir.find_rule(name).map_err(|problem| match problem {
        RuleNameProblem::Ambiguous(first, second) => ambiguous(name, &first, &second),
        RuleNameProblem::Unknown => {
            let help = match nearest(name, rules(ir).iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "run `clausal rules` for the list of rules".to_owned(),
            };
            miette!(help = help, "there is no rule `{name}`")
        }
    })
}

/// The name in full of the rule or code of a name. Without a meaning there are codes alone.
pub fn rule_or_code(name: &str, ir: Option<&Ir>) -> miette::Result<String> {
    if let Some(code) = Code::find(name) {
        return Ok(code.id().to_owned());
    }
    match ir.map(|ir| ir.find_rule(name).map(|rule| ir.rule_name(rule))) {
        Some(Ok(full)) => Ok(full),
        Some(Err(RuleNameProblem::Ambiguous(first, second))) => Err(ambiguous(name, &first, &second)),
        Some(Err(RuleNameProblem::Unknown)) | None => {
            let rules = ir.map(rules).unwrap_or_default();
            let of_rules = nearest(name, rules.iter().map(String::as_str));
            let help = match of_rules.or_else(|| nearest(name, catalogue::all().map(Code::id))) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "run `clausal rules` for the list of rules, `clausal explain` for that of codes"
                    .to_owned(),
            };
            Err(miette!(help = help, "there is no rule or code `{name}`"))
        }
    }
}

fn rules(ir: &Ir) -> Vec<String> {
    (0..ir.rules.len()).map(|at| ir.rule_name(RuleId::new(at))).collect()
}

fn ambiguous(name: &str, first: &str, second: &str) -> miette::Report {
    miette!(help = format!("write `{first}` or `{second}`"), "several policies have a rule `{name}`")
}
