//! `clausal why RULE [TERM]`: how a verdict came about.

use std::path::PathBuf;

use clap::Args;
use miette::miette;

use super::Ending;
use super::interrupt::{Interrupt, nothing_to_tell};
use super::named;
use super::output::{Style, print, tell_apart};
use super::standing::{Standing, Stood};
use crate::diagnostic::render::{Shown, outline};
use crate::diagnostic::suggest;
use crate::evaluate;
use crate::ir::Ir;
use crate::why::why;

/// Say how a rule's verdict came about, step by step, with the days
#[derive(Debug, Args)]
#[command(
    after_help = "Example: clausal why platform-risk/open-cloud azure --path policies/cases/microsoft-openai"
)]
pub struct Why {
    /// The rule, as in `platform-risk/open-cloud`
    rule: String,
    /// Tell only of this term, agreement or party
    term: Option<String>,
    /// Files or folders of sources and data; without any, the project file's, else this folder
    #[arg(long, value_name = "PATH", num_args = 1..)]
    path: Vec<PathBuf>,
    #[command(flatten)]
    standing: Standing,
}

impl Why {
    pub fn run(&self, style: &Style, interrupt: &Interrupt) -> miette::Result<Ending> {
        interrupt.leave(nothing_to_tell(style));
        let Stood { project, options, meaning } = self.standing.stand(&self.path, None)?;
        tell_apart(&project);
        if meaning.has_errors() {
            return super::unusable(&project, meaning, style);
        }
        let rule = named::rule(&self.rule, &meaning.ir)?;
        if let Some(name) = &self.term {
            known_thing(&meaning.ir, name)?;
        }
        let built = project.build(meaning, &options);
        let Some(world) = &built.world else { return super::refuse(&built.report, style) };
        let settings =
            evaluate::Settings { as_of: options.as_of, effort: options.effort, ..Default::default() };
        let told = why(world, &built.report.sources, &settings, rule, self.term.as_deref());
        let told = Shown::text(&outline(&told, usize::from(style.width.max(40))));
        interrupt.conclude(|_| print(&told))?;
        Ok(Ending::Clean)
    }
}

/// Refuses a name that no term, agreement or party has.
fn known_thing(ir: &Ir, name: &str) -> miette::Result<()> {
    let terms = ir.terms.iter().map(|term| term.declared.name.as_str());
    let agreements = ir.agreements.iter().map(|agreement| agreement.declared.name.as_str());
    let parties = ir.parties.iter().map(|party| party.declared.name.as_str());
    let names: Vec<&str> = terms.chain(agreements).chain(parties).collect();
    if names.contains(&name) {
        return Ok(());
    }
    let help = match suggest::nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "give the name of a term, an agreement or a party".to_owned(),
    };
    Err(miette!(help = help, "there is nothing named `{name}`"))
}
