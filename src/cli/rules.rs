//! `clausal rules`: the rules loaded, as a table for the terminal or a page for a handbook.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::output::{Style, print, tell_apart};
use super::reach::Reach;
use crate::diagnostic::render::Shown;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::markdown::words::{code, paragraphs, text};
use crate::ir::{Ir, Policy, Rule};
use crate::project::Project;

/// List the rules loaded, with title, severity, source and reason
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal rules policies --markdown > handbook.md")]
pub struct Rules {
    /// Files or folders of sources; without any, the project file's, else this folder
    paths: Vec<PathBuf>,
    /// Write a page for a handbook
    #[arg(long)]
    markdown: bool,
    #[command(flatten)]
    reach: Reach,
}

impl Rules {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        let project = Project::load_besides(&self.paths, &self.reach.besides(&[]))?;
        tell_apart(&project);
        let meaning = project.understand(&project.options());
        if meaning.has_errors() {
            return super::unusable(&project, meaning, style);
        }
        let list = if self.markdown { page(&meaning.ir) } else { table(&meaning.ir) };
        print(&Shown::text(&list))?;
        Ok(Ending::Clean)
    }
}

fn rules<'a>(ir: &'a Ir, policy: &'a Policy) -> impl Iterator<Item = &'a Rule> {
    policy.rules.iter().map(|rule| ir.rule(*rule))
}

fn severity(rule: &Rule) -> &'static str {
    if rule.advisory { "warning" } else { "error" }
}

/// A line a rule: name, severity, title.
fn table(ir: &Ir) -> String {
    let name = |policy: &Policy, rule: &Rule| format!("{}/{}", policy.declared.name, rule.declared.name);
    let names = ir
        .policies
        .iter()
        .flat_map(|policy| rules(ir, policy).map(move |rule| name(policy, rule).chars().count()));
    let width = names.max().unwrap_or(0);
    let mut text = String::new();
    for policy in &ir.policies {
        for rule in rules(ir, policy) {
            let title = one_line(rule.title.as_deref().unwrap_or(""));
            let line = format!("{:<width$}  {:<7}  {title}", name(policy, rule), severity(rule));
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

/// A chapter a policy, a section a rule.
fn page(ir: &Ir) -> String {
    let mut page = String::from("# Rules\n");
    for policy in ir.policies.iter().filter(|policy| !policy.rules.is_empty()) {
        let name = &policy.declared.name;
        let title = text(policy.title.as_deref().unwrap_or(name));
        page.push_str(&format!("\n## {title}\n\nPolicy {}\n", code(name)));
        if let Some(doc) = &policy.declared.doc {
            page.push_str(&format!("\n{}\n", paragraphs(doc)));
        }
        for rule in rules(ir, policy) {
            let title = text(rule.title.as_deref().unwrap_or(&rule.declared.name));
            let full = code(&format!("{name}/{}", rule.declared.name));
            page.push_str(&format!("\n### {title}\n\n{full} · {}\n", severity(rule)));
            let parts = [("", &rule.declared.doc), ("", &rule.because), ("Instead: ", &rule.fix)];
            for (lead, part) in parts {
                if let Some(part) = part {
                    page.push_str(&format!("\n{}\n", paragraphs(&format!("{lead}{part}"))));
                }
            }
            for source in &rule.see {
                page.push_str(&format!("\nSource: {}\n", text(source)));
            }
        }
    }
    page
}
