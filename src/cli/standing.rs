//! `--policy`, `--as`, `--as-of` and `--only` in; the project they speak of out, understood, with each name known to be there.

use std::path::PathBuf;

use clap::Args;
use miette::miette;

use super::progress::while_busy;
use super::reach::Reach;
use crate::diagnostic::catalogue::data::CANNOT_BE_RUN;
use crate::diagnostic::suggest::nearest;
use crate::ir::Ir;
use crate::names;
use crate::project::{Besides, Meaning, Options, Project, today};
use crate::time::Day;

/// Where a command stands: with which policies, on whose side, on which day.
#[derive(Debug, Args)]
pub struct Standing {
    /// More policies, besides those found
    #[arg(long, value_name = "PATH", num_args = 1..)]
    policy: Vec<PathBuf>,
    /// Whose side `us` is
    #[arg(long = "as", value_name = "NAME")]
    us: Option<String>,
    /// Stand at this day, or `today`: what was signed later is not known yet
    #[arg(long, value_name = "DATE|today")]
    as_of: Option<String>,
    /// What standard input is taken for, `stdin.clause` unless said: its ending says how it is read
    #[arg(long, value_name = "NAME")]
    stdin_name: Option<String>,
    #[command(flatten)]
    reach: Reach,
}

/// What a command looks at.
#[derive(Debug, Args)]
pub struct Focus {
    /// Look only at these agreements and what binds them
    #[arg(long, value_name = "AGREEMENT", num_args = 1..)]
    pub only: Vec<String>,
}

/// A project that is read and understood, and the options it is looked at with.
pub struct Stood {
    pub project: Project,
    pub options: Options,
    pub meaning: Meaning,
}

impl Standing {
    /// Reads and understands the project of `paths`. The options are those of its project file, with the command line's
    /// before them; without `focus`, all agreements are looked at.
    pub fn stand(&self, paths: &[PathBuf], focus: Option<&Focus>) -> miette::Result<Stood> {
        let stood = while_busy("reading", || {
            let besides =
                Besides { stdin_name: self.stdin_name.as_deref(), ..self.reach.besides(&self.policy) };
            let project = Project::load_besides(paths, &besides)?;
            let options = self.options(project.options(), focus)?;
            let meaning = project.understand(&options);
            Ok::<_, miette::Report>(Stood { project, options, meaning })
        })?;
        // What is wrong with an argument is told as such, and not as an error of the sources.
        if let Some(problem) = stood.meaning.problems.iter().find(|told| told.code == CANNOT_BE_RUN) {
            let help = problem.help.clone().unwrap_or_default();
            return Err(miette!(help = help, "{}", problem.message));
        }
        // Of broken sources not all names are known; they say what is wrong themselves.
        if !stood.meaning.problems.has_errors() {
            agreements_are_there(&stood.meaning.ir, &stood.options)?;
        }
        Ok(stood)
    }

    fn options(&self, settings: Options, focus: Option<&Focus>) -> miette::Result<Options> {
        let as_of = self.as_of.as_deref().map(parse_day).transpose()?;
        Ok(Options {
            us: self.us.as_deref().map(|us| names::tidy(us).into_owned()).or(settings.us),
            as_of: as_of.or(settings.as_of),
            only: focus.map_or_else(Vec::new, |focus| {
                focus.only.iter().map(|name| names::tidy(name).into_owned()).collect()
            }),
            ..settings
        })
    }
}

fn parse_day(text: &str) -> miette::Result<Day> {
    let day = if text == "today" { today() } else { text.parse().ok() };
    day.ok_or_else(|| {
        let help = "write a day like 2026-05-01, or `today`";
        miette!(help = help, "`--as-of {text}` is not a day of the calendar")
    })
}

/// Whether the agreements that `--only` names are there.
fn agreements_are_there(ir: &Ir, options: &Options) -> miette::Result<()> {
    let names = || {
        let agreements = ir.agreements.iter().filter(|agreement| agreement.scope.is_none());
        agreements.map(|agreement| agreement.declared.name.as_str())
    };
    let missing = options.only.iter().find(|wanted| !names().any(|known| known == wanted.as_str()));
    let Some(name) = missing else { return Ok(()) };
    let help = match nearest(name, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the name of an agreement that is declared".to_owned(),
    };
    Err(miette!(help = help, "there is no agreement `{name}`"))
}
