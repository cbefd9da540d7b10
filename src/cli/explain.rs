//! `clausal explain CODE`: what a code means, with a wrong sample and the mended one.

use clap::Args;
use miette::miette;

use super::Ending;
use super::output::{Style, print};
use crate::diagnostic::{Code, catalogue, suggest};

/// Explain an error code or a rule
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal explain E0622")]
pub struct Explain {
    /// An error code such as E0622, a lint such as draft/blank; without it, all codes are listed
    code: Option<String>,
}

impl Explain {
    pub fn run(&self, _style: &Style) -> miette::Result<Ending> {
        let Some(wanted) = &self.code else {
            let list: String =
                catalogue::all().map(|code| format!("{:<28} {}\n", code.id(), code.title())).collect();
            print(&list)?;
            return Ok(Ending::Clean);
        };
        let Some(code) = Code::find(wanted) else {
            let near = suggest::nearest(wanted, catalogue::all().map(Code::id));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "run `clausal explain` for the list of codes".to_owned(),
            };
            return Err(miette!(help = help, "there is no code `{wanted}`"));
        };
        print(&format!("# {}: {}\n\n{}", code.id(), code.title(), code.page()))?;
        Ok(Ending::Clean)
    }
}
