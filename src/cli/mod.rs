//! The command line: arguments in, one command run, an exit status out.

mod check;
mod explain;
mod fmt;
mod formats;
mod init;
mod interrupt;
mod lint;
mod lsp;
mod mending;
mod named;
mod output;
mod outside;
mod problem;
mod progress;
mod reach;
mod reporting;
mod rules;
mod schema;
mod standing;
mod test;
mod timeline;
mod why;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand, ValueEnum};

use crate::diagnostic::render::{Format, RenderOptions, show};
use crate::diagnostic::report::Report;
use crate::diagnostic::report::ending::Ending;
use crate::project::{Meaning, Project};

/// Say what a partnership's terms are, say what they must be, and be told where and when they clash.
#[derive(Debug, Parser)]
#[command(name = "clausal", version, propagate_version = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// Colour the output: when it goes to a terminal, always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Decide every rule over the terms and report what is broken, and when
    Check(check::Check),
    /// Proofread prose drafts
    Lint(lint::Lint),
    /// Run the tests of policies
    Test(test::Test),
    /// Format sources in the one style
    Fmt(fmt::Fmt),
    /// Say how a rule's verdict came about, step by step, with the days
    Why(why::Why),
    /// Draw terms and broken days against the calendar
    Timeline(timeline::Timeline),
    /// Explain an error code, a rule, a kind of terms, a field or a shipped module
    Explain(explain::Explain),
    /// List the rules loaded, with title, severity, source and reason
    Rules(rules::Rules),
    /// Write the JSON Schema of agreement data under the loaded vocabulary
    Schema(schema::Schema),
    /// Write a new project: a project file, terms, a policy, a draft and a test
    Init(init::Init),
    /// Serve an editor: speak the language server protocol on standard input and output
    Lsp(lsp::Lsp),
}

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    Always,
    Never,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> ExitCode {
        ExitCode::from(ending.status())
    }
}

/// Runs the command that the arguments ask for. A reader that hangs up early (a pipe into `head`) changes nothing of how it
/// ends.
pub fn run() -> ExitCode {
    crate::wall::be_quiet();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return output::refuse(&error),
    };
    let style = output::Style::new(arguments.color);
    let interrupt = interrupt::Interrupt::listen();
    let ended = match &arguments.command {
        Command::Check(check) => check.run(&style, &interrupt),
        Command::Lint(lint) => lint.run(&style, &interrupt),
        Command::Test(test) => test.run(&style, &interrupt),
        Command::Fmt(fmt) => fmt.run(&style),
        Command::Why(why) => why.run(&style, &interrupt),
        Command::Timeline(timeline) => timeline.run(&style, &interrupt),
        Command::Explain(explain) => explain.run(&style),
        Command::Rules(rules) => rules.run(&style),
        Command::Schema(schema) => schema.run(&style),
        Command::Init(init) => init.run(&style),
        Command::Lsp(lsp) => lsp.run(&style),
    };
    ended.map_or_else(|problem| output::fail(&problem, &style), ExitCode::from)
}

/// These paths, or the folder the program runs in.
fn or_here(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() }
}

/// Shows what is wrong with the sources or data of a command that needs them sound.
fn unusable(project: &Project, meaning: Meaning, style: &output::Style) -> miette::Result<Ending> {
    let sources = Arc::new(project.loaded().sources.clone());
    let (_, problems) = meaning.into_parts();
    let report = Report { sources, diagnostics: problems.into_vec(), ..Report::default() };
    refuse(&report, style)
}

/// Shows what is wrong where nothing can be judged.
fn refuse(report: &Report, style: &output::Style) -> miette::Result<Ending> {
    let options =
        RenderOptions { color: style.color, width: style.width, quiet: true, ..RenderOptions::default() };
    output::print(&show(report, Format::Human, &options))?;
    Ok(Ending::Unusable)
}
