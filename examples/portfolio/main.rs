//! Writes a portfolio of agreements to stdout, one record a line:
//! `cargo run --release --example portfolio -- N [SEED [RENEWING]]`. Of a hundred agreements RENEWING renew; none unless said.
//!
//! `clausal check examples/portfolio/portfolio.clause portfolio.jsonl` checks it against the rules beside this file.

mod generate;

use std::io::{BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use generate::Portfolio;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.replace('_', "").parse::<u64>());
    let (count, seed, renewing) = match [(); 4].map(|()| arguments.next()) {
        [Some(Ok(count)), None, None, None] => (count, 1, 0),
        [Some(Ok(count)), Some(Ok(seed)), None, None] => (count, seed, 0),
        [Some(Ok(count)), Some(Ok(seed)), Some(Ok(renewing)), None] => (count, seed, renewing),
        _ => {
            eprintln!("usage: portfolio NUMBER-OF-AGREEMENTS [SEED [PERCENT-THAT-RENEW]]");
            return ExitCode::from(2);
        }
    };
    let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    let mut records = Portfolio::new(count, seed).renewing(renewing);
    let written = records.try_for_each(|record| writeln!(out, "{record}"));
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
