//! The command line: arguments in, one command run, an exit status out.

mod check;
mod explain;
mod output;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

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
    /// Explain an error code or a rule
    Explain(explain::Explain),
}

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    Always,
    Never,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Nothing at error level.
    Clean,
    /// Findings at error level, failed tests, unformatted files.
    Findings,
    /// The input could not be read or compiled.
    Unusable,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> ExitCode {
        ExitCode::from(match ending {
            Ending::Clean => 0,
            Ending::Findings => 1,
            Ending::Unusable => 2,
        })
    }
}

/// Runs the command that the arguments ask for. A reader that hangs up early (a pipe into `head`) is no error.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let style = output::Style::new(arguments.color);
    let ended = match &arguments.command {
        Command::Check(check) => check.run(&style),
        Command::Explain(explain) => explain.run(&style),
    };
    ended.map_or_else(|problem| output::fail(&problem, &style), ExitCode::from)
}
