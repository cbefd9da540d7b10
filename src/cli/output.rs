//! Standard output and error: colour, width, and readers that hang up.

use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use miette::{GraphicalReportHandler, GraphicalTheme};

use super::Color;
use crate::diagnostic::render::Format;
use crate::diagnostic::report::NotRead;

/// How output looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether standard output is coloured.
    pub color: bool,
    /// The width of the terminal; 80 where there is none.
    pub width: u16,
    when: Color,
}

impl Style {
    /// Decides once, from the option, `NO_COLOR` and where standard output goes.
    pub fn new(color: Color) -> Style {
        let width = terminal_size::terminal_size().map_or(80, |(width, _)| width.0);
        Style { color: colored(color, std::io::stdout().is_terminal()), width, when: color }
    }

    /// Whether standard error is coloured.
    pub fn colors_errors(&self) -> bool {
        colored(self.when, std::io::stderr().is_terminal())
    }
}

fn colored(color: Color, terminal: bool) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// Writes to standard output. A reader that hangs up has read what it wanted: the run goes on, and ends as it would have.
///
/// # Errors
///
/// Where it cannot be written.
pub fn print(text: &str) -> miette::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failed(error).into()),
        _ => Ok(()),
    }
}

/// Writes to standard error. Nothing can be said where that is gone too.
pub fn tell(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Says on standard error what of a folder was not read; for commands that show no report, which has it.
pub fn tell_not_read(not_read: &[NotRead]) {
    for left in not_read {
        tell(&format!("not read: `{}`: {}\n", left.file, left.because));
    }
}

/// Standard output could not be written.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
#[error("cannot write the output: {0}")]
struct Failed(std::io::Error);

/// Shows an error of the outside world and ends with 2.
pub fn fail(problem: &miette::Report, style: &Style) -> ExitCode {
    let stderr = std::io::stderr();
    let theme = match (style.colors_errors(), stderr.is_terminal()) {
        (true, _) => GraphicalTheme::unicode(),
        (false, _) => GraphicalTheme::unicode_nocolor(),
    };
    let handler =
        GraphicalReportHandler::new_themed(theme).with_links(false).with_width(usize::from(style.width));
    let mut text = String::new();
    if handler.render_report(&mut text, problem.as_ref()).is_err() {
        text = format!("{problem}\n");
    }
    // Nothing can be said where standard error is gone too.
    let _ = stderr.lock().write_all(text.as_bytes());
    ExitCode::from(2)
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Format] {
        &Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
