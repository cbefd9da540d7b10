//! The name of our side in, as options or `clausal.toml` give it; what is wrong where it is no party's out.

use super::{Options, Project};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{data, names};
use crate::diagnostic::suggest::nearest;
use crate::ir::Ir;
use crate::source::Span;

/// What is wrong where nobody stands on the side that is asked for, or that the project file names. Rules that speak of `us`
/// would otherwise be left out without a word. It is told of the project file where the name stands there, else of the command.
pub(super) fn problem(project: &Project, ir: &Ir, options: &Options) -> Option<Diagnostic> {
    let written = project.settings.project.us.as_ref().map(|us| (us.tidy(), us.span.clone()));
    let parties = || ir.parties.iter().map(|party| party.declared.name.as_str());
    let name = match (&options.us, &written) {
        (Some(name), _) if ir.us.is_none() => name,
        // Whoever leaves the setting aside is told all the same that it is wrong.
        (None, Some((name, _))) if !parties().any(|party| party == name) => name,
        _ => return None,
    };
    // Rules are read before data, so a party that data alone names is nobody's side.
    let is_of_data = parties().any(|party| party == name);
    let message = if is_of_data {
        format!("`{name}` is named by data alone, and so nobody's side")
    } else {
        format!("there is no party `{name}`")
    };
    let help = match nearest(name, parties()).filter(|_| !is_of_data) {
        Some(near) => format!("did you mean `{near}`?"),
        None if is_of_data => format!("declare it in a source, with `party {name}`"),
        None => "write the name of a party that is declared".to_owned(),
    };
    let file = project.file.as_ref().map(|(_, id)| *id);
    let problem = match file.zip(written.as_ref().filter(|(written, _)| written == name)) {
        Some((file, (_, at))) => {
            let span = Span::new(file, at.start, at.end);
            Diagnostic::new(names::UNKNOWN_PARTY, span, message, "no party has this name")
        }
        None => {
            let mut problem = Diagnostic::new(data::CANNOT_BE_RUN, Span::default(), message, "");
            problem.labels.clear();
            problem
        }
    };
    Some(problem.help(help))
}
