//! Text that may leave the program in, standard output and error out: colour, width, and readers that hang up. Nothing else
//! of the command line writes to them.

use std::fmt;
use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use miette::{GraphicalReportHandler, GraphicalTheme};

use super::Color;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::{Format, Shown};
use crate::diagnostic::report::{NotRead, Replaced};
use crate::project::Project;

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
pub fn print(shown: &Shown) -> miette::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(shown.as_str().as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failed(error).into()),
        _ => Ok(()),
    }
}

/// Writes to standard error. Nothing can be said where that is gone too.
pub fn tell(shown: &Shown) {
    let _ = std::io::stderr().lock().write_all(shown.as_str().as_bytes());
}

/// Says on standard error what of a folder was not read.
pub fn tell_not_read(not_read: &[NotRead]) {
    for left in not_read {
        let (file, because) = (one_line(&left.file), one_line(&left.because));
        tell(&Shown::text(&format!("not read: `{file}`: {because}\n")));
    }
}

/// Says on standard error what a project is read without, and which shipped modules it replaces; for commands that show no
/// report, which has both.
pub fn tell_apart(project: &Project) {
    tell_not_read(project.not_read());
    for Replaced { module, file } in &project.loaded().replaced {
        let (module, file) = (one_line(module), one_line(file));
        tell(&Shown::text(&format!("`{module}` is replaced by `{file}`\n")));
    }
}

/// Standard output could not be written.
#[derive(Debug, miette::Diagnostic)]
struct Failed(std::io::Error);

impl fmt::Display for Failed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "cannot write the output: {}", self.0)
    }
}

impl std::error::Error for Failed {}

/// Shows an error of the outside world and ends with 2.
pub fn fail(problem: &miette::Report, style: &Style) -> ExitCode {
    let plain = draw(problem, style, GraphicalTheme::unicode_nocolor());
    let shown = Shown::text(&plain);
    // What was written into the text by others is told from our colours only where there are none.
    if style.colors_errors() && shown.as_str() == plain {
        tell(&Shown::painted(&draw(problem, style, GraphicalTheme::unicode())));
    } else {
        tell(&shown);
    }
    ExitCode::from(2)
}

fn draw(problem: &miette::Report, style: &Style, theme: GraphicalTheme) -> String {
    let handler =
        GraphicalReportHandler::new_themed(theme).with_links(false).with_width(usize::from(style.width));
    let mut text = String::new();
    match handler.render_report(&mut text, problem.as_ref()) {
        Ok(()) => text,
        Err(_) => format!("{problem}\n"),
    }
}

/// Shows why the arguments cannot be understood, or the help or version that they ask for, and ends as clap ends.
pub fn refuse(error: &clap::Error) -> ExitCode {
    let style = Style::new(Color::Auto);
    let message = error.render();
    let plain = Shown::text(&message.to_string());
    // An argument may hold colours of its own.
    let is_ours = plain.as_str() == message.to_string();
    let shown = |color: bool| {
        if color && is_ours { Shown::painted(&message.ansi().to_string()) } else { plain.clone() }
    };
    if error.use_stderr() {
        tell(&shown(style.colors_errors()));
    } else if let Err(problem) = print(&shown(style.color)) {
        return fail(&problem, &style);
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Format] {
        Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
