//! The program `clausal`: hands the arguments to the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    clausal::cli::run()
}
