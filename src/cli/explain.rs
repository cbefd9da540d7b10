//! `clausal explain NAME`: what a code, a rule, a kind of terms, a field of one or a shipped module means; of a code, with a wrong sample and the
//! mended one.

use std::path::PathBuf;

use clap::Args;
use miette::miette;

use super::Ending;
use super::output::{Style, print};
use super::reach::Reach;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::{Shown, fitted};
use crate::diagnostic::{Code, Severity, catalogue, suggest};
use crate::ir::{Declared, Ir, RuleId};
use crate::project::Project;
use crate::project::modules::MODULES;
use crate::vocabulary;

/// Explain an error code, a rule, a kind of terms, a field or a shipped module
#[derive(Debug, Args)]
#[command(
    after_help = "Example: clausal explain E0622\n         clausal explain platform-risk/open-cloud\n         clausal explain licence.perpetual"
)]
pub struct Explain {
    /// An error code such as E0622, a lint such as draft/blank, a rule such as platform-risk/open-cloud, a kind of terms
    /// such as licence, a field of one such as licence.perpetual, a shipped module such as std.supplier; without it, all codes
    /// are listed
    name: Option<String>,
    /// Files or folders in which rules and kinds are sought, besides the shipped modules; without any, this folder
    #[arg(long, value_name = "PATH", num_args = 1..)]
    path: Vec<PathBuf>,
    #[command(flatten)]
    reach: Reach,
}

impl Explain {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        let Some(wanted) = &self.name else {
            let list: String =
                catalogue::all().map(|code| format!("{:<28} {}\n", code.id(), code.title())).collect();
            print(&Shown::text(&list))?;
            return Ok(Ending::Clean);
        };
        if let Some(code) = Code::find(wanted) {
            print(&Shown::text(&fitted(&page_of_code(code), usize::from(style.width).min(WIDEST))))?;
            return Ok(Ending::Clean);
        }
        let loaded = self.loaded();
        let pages = loaded.iter().filter_map(|known| known.page(wanted));
        // The fullest page is of those who load the module.
        let width = usize::from(style.width).min(WIDEST);
        let of_module = || {
            let page = loaded.iter().filter_map(|known| known.module(wanted)).max_by_key(String::len);
            page.map(|page| fitted(&page, width))
        };
        let page = pages.into_iter().next().or_else(of_module);
        let Some(page) = page else { return Err(unknown(wanted, &loaded)) };
        print(&Shown::text(&page))?;
        Ok(Ending::Clean)
    }

    /// What the project means, if there is one that can be read, and what the shipped modules mean. The project comes first,
    /// unless it has errors: then its words may mean anything.
    fn loaded(&self) -> Vec<Known> {
        let project = Project::load_besides(&super::or_here(&self.path), &self.reach.besides(&[])).ok();
        // Rules that speak of us mean nothing where nobody is.
        let us = "party Anybody\nwe are Anybody\n".to_owned();
        let uses =
            MODULES.iter().map(|module| format!("use {}\n", module.name)).fold(us, |all, one| all + &one);
        let shipped = Project::from_sources([("shipped.clause", uses)]);
        let mut loaded: Vec<Known> = project.into_iter().chain([shipped]).map(Known::new).collect();
        loaded.sort_by_key(|known| known.error.is_some());
        loaded
    }
}

/// The columns that a page takes at most: longer lines of words are hard to read.
const WIDEST: usize = 80;

/// What the catalogue says of a code, with its title once: the pages of lints have theirs.
fn page_of_code(code: Code) -> String {
    let (title, page) = (format!("# {}: {}\n\n", code.id(), code.title()), code.page());
    let page = if page.starts_with("# ") { page.to_owned() } else { title + page };
    // The samples of lints say which is which in their fences, as the page of all lints writes it.
    page.replace("```text wrong\n", "Wrong:\n\n```text\n").replace("```text mended\n", "Mended:\n\n```text\n")
}

/// A project, and what it means.
struct Known {
    project: Project,
    ir: Ir,
    /// The first of its errors.
    error: Option<String>,
}

impl Known {
    fn new(project: Project) -> Known {
        let meaning = project.understand(&project.options());
        let mut errors = meaning.problems.iter().filter(|problem| problem.severity == Severity::Error);
        let error = errors.next().map(|problem| problem.message.clone());
        Known { project, ir: meaning.ir, error }
    }

    /// The page of a kind, a field or a rule. A rule of a kind's name can be named in full, so that the kind comes first.
    fn page(&self, name: &str) -> Option<String> {
        vocabulary::explain(&self.ir, name).or_else(|| page(&self.project, &self.ir, name))
    }

    /// The page of a shipped module, `std.supplier` or `supplier`: what it is for, its kinds and its rules.
    fn module(&self, name: &str) -> Option<String> {
        let module = MODULES
            .iter()
            .find(|module| module.name == name || module.name.strip_prefix("std.") == Some(name))?;
        let mut text = format!("# {}\n\n", module.name);
        let comment = module.text.lines().map_while(|line| line.strip_prefix("//"));
        for line in comment {
            text.push_str(line.trim());
            text.push('\n');
        }
        let sources = &self.project.loaded().sources;
        let is_of_module = |declared: &Declared| sources.path(declared.span.file) == module.path;
        let kinds = self.ir.kinds.iter().filter(|kind| is_of_module(&kind.declared));
        let kinds: Vec<&str> = kinds.map(|kind| kind.declared.name.as_str()).collect();
        if !kinds.is_empty() {
            text.push_str(&format!("\nKinds: {}.\n", kinds.join(", ")));
        }
        let rules = (0..self.ir.rules.len()).map(RuleId::new);
        let mut rules = rules.filter(|rule| is_of_module(&self.ir.rule(*rule).declared)).peekable();
        if rules.peek().is_some() {
            text.push_str("\nRules:\n");
        }
        for rule in rules {
            let title = self.ir.rule(rule).title.as_deref().map(one_line).unwrap_or_default();
            text.push_str(&format!("- {}: {title}\n", self.ir.rule_name(rule)));
        }
        Some(text)
    }

    fn rules(&self) -> impl Iterator<Item = String> + '_ {
        (0..self.ir.rules.len()).map(RuleId::new).map(|rule| self.ir.rule_name(rule))
    }
}

/// What a rule says, why it matters, what to propose instead and its sources.
fn page(project: &Project, ir: &Ir, name: &str) -> Option<String> {
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

fn unknown(wanted: &str, loaded: &[Known]) -> miette::Report {
    let rules: Vec<String> = loaded.iter().flat_map(Known::rules).collect();
    let of_codes = suggest::nearest(wanted, catalogue::all().map(Code::id)).map(str::to_owned);
    let of_rules = || suggest::nearest(wanted, rules.iter().map(String::as_str)).map(str::to_owned);
    let of_modules = || suggest::nearest(wanted, MODULES.iter().map(|module| module.name)).map(str::to_owned);
    let of_kinds = || loaded.iter().find_map(|known| vocabulary::suggest(&known.ir, wanted));
    let error = loaded.iter().find_map(|known| known.error.as_ref());
    let known = error.map(|error| format!("; not all of the project is known, since it has errors: {error}"));
    let help = match of_codes.or_else(of_rules).or_else(of_kinds).or_else(of_modules) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "run `clausal explain` for the list of codes, `clausal rules` for that of rules".to_owned(),
    };
    let help = help + &known.unwrap_or_default();
    miette!(help = help, "there is no code, rule, kind of terms or module `{wanted}`")
}
