//! `clausal lsp`: a language server on standard input and output.

use clap::Args;
use miette::IntoDiagnostic;

use super::Ending;
use super::output::Style;
use crate::lsp::serve;

/// Serve an editor: speak the language server protocol on standard input and output
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal lsp    (an editor starts it; see docs/editors.md)")]
pub struct Lsp {
    /// What many editors pass; standard input and output are used with and without it
    #[arg(long)]
    stdio: bool,
}

impl Lsp {
    pub fn run(&self, _style: &Style) -> miette::Result<Ending> {
        let orderly = serve(std::io::stdin(), std::io::stdout()).into_diagnostic()?;
        // The protocol wants 1 where the editor goes without a word.
        Ok(if orderly { Ending::Clean } else { Ending::Findings })
    }
}
