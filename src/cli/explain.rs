//! `clausal explain CODE`: what a code or a rule means; of a code, with a wrong sample and the mended one.

use std::path::PathBuf;

use clap::Args;
use miette::miette;

use super::Ending;
use super::output::{Style, print};
use super::reach::Reach;
use crate::diagnostic::render::Shown;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::{Code, catalogue, suggest};
use crate::project::modules::MODULES;
use crate::project::{Options, Project};

/// Explain an error code or a rule
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal explain E0622\n         clausal explain platform-risk/open-cloud")]
pub struct Explain {
    /// An error code such as E0622, a lint such as draft/blank, a rule such as platform-risk/open-cloud; without it, all
    /// codes are listed
    code: Option<String>,
    /// Files or folders in which rules are sought, besides the shipped modules; without any, this folder
    #[arg(long, value_name = "PATH", num_args = 1..)]
    path: Vec<PathBuf>,
    #[command(flatten)]
    reach: Reach,
}

impl Explain {
    pub fn run(&self, _style: &Style) -> miette::Result<Ending> {
        let Some(wanted) = &self.code else {
            let list: String =
                catalogue::all().map(|code| format!("{:<28} {}\n", code.id(), code.title())).collect();
            print(&Shown::text(&list))?;
            return Ok(Ending::Clean);
        };
        let Some(code) = Code::find(wanted) else {
            return match self.rule_page(wanted) {
                Some(page) => print(&Shown::text(&page)).map(|()| Ending::Clean),
                None => Err(unknown(wanted)),
            };
        };
        print(&Shown::text(&format!("# {}: {}\n\n{}", code.id(), code.title(), code.page())))?;
        Ok(Ending::Clean)
    }
}

impl Explain {
    /// The page of a rule of the project or, else, of a shipped module.
    fn rule_page(&self, name: &str) -> Option<String> {
        let loaded = Project::load_besides(&super::or_here(&self.path), &self.reach.besides(&[])).ok();
        let uses: String = MODULES.iter().map(|module| format!("use {}\n", module.name)).collect();
        let shipped = Project::from_sources([("shipped.clause", uses)]);
        loaded.iter().chain([&shipped]).find_map(|project| page(project, name))
    }
}

/// What a rule says, why it matters, what to propose instead and its sources.
fn page(project: &Project, name: &str) -> Option<String> {
    let (ir, _) = project.meaning(&Options::default());
    let id = ir.find_rule(name).ok()?;
    let rule = ir.rule(id);
    let full = ir.rule_name(id);
    let mut text = match &rule.title {
        Some(title) => format!("# {full}: {}\n", one_line(title)),
        None => format!("# {full}\n"),
    };
    if let Some(doc) = &rule.declared.doc {
        text.push_str(&format!("\n{doc}\n"));
    }
    let severity = if rule.advisory { "a warning" } else { "an error" };
    let sources = &project.loaded().sources;
    let words = |span| sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    text.push_str(&format!("\n    {}\n", words(rule.sentence_span)));
    for unless in &rule.unless {
        text.push_str(&format!("      unless {}\n", words(unless.span)));
    }
    text.push_str(&format!("\nBreaking it is {severity}.\n"));
    for (lead, part) in [("Why: ", &rule.because), ("Instead: ", &rule.fix)] {
        if let Some(part) = part {
            text.push_str(&format!("\n{lead}{}\n", one_line(part)));
        }
    }
    for source in &rule.see {
        text.push_str(&format!("\nSource: {}\n", one_line(source)));
    }
    Some(text)
}

fn unknown(wanted: &str) -> miette::Report {
    let near = suggest::nearest(wanted, catalogue::all().map(Code::id));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "run `clausal explain` for the list of codes, `clausal rules` for that of rules".to_owned(),
    };
    miette!(help = help, "there is no code or rule `{wanted}`")
}
