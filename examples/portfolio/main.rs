//! Writes a portfolio of agreements to stdout, one record a line: `cargo run --release --example portfolio -- N [seed]`.
//!
//! `clausal check examples/portfolio/portfolio.clause portfolio.jsonl` checks it against the rules beside this file.

mod generate;

use std::io::{BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use generate::Portfolio;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.replace('_', "").parse::<u64>());
    let (count, seed) = match (arguments.next(), arguments.next(), arguments.next()) {
        (Some(Ok(count)), None, None) => (count, 1),
        (Some(Ok(count)), Some(Ok(seed)), None) => (count, seed),
        _ => {
            eprintln!("usage: portfolio NUMBER-OF-AGREEMENTS [SEED]");
            return ExitCode::from(2);
        }
    };
    let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    let written = Portfolio::new(count, seed).try_for_each(|record| writeln!(out, "{record}"));
    match written.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the portfolio cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}
