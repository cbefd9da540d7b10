//! `clausal init`: a new project that passes its own checks.

use std::path::{Path, PathBuf};

use clap::Args;
use miette::{Context, IntoDiagnostic, miette};

use super::Ending;
use super::output::{Style, print};
use super::write::{Onto, write};
use crate::diagnostic::render::Shown;
use crate::diagnostic::render::clean::one_line;
use crate::project::paths::shown;

/// The files of a new project, by their path in it.
const FILES: &[(&str, &str)] = &[
    ("clausal.toml", include_str!("clausal.toml")),
    ("terms.clause", include_str!("terms.clause")),
    ("policy.clause", include_str!("policy.clause")),
    ("tests.clause", include_str!("tests.clause")),
    ("drafts/hosting.md", include_str!("hosting.md")),
];

/// Write a new project: a project file, terms, a policy, a draft and a test
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal init my-partnership")]
pub struct Init {
    /// The folder to write into; it is made if it is not there
    #[arg(default_value = ".")]
    folder: PathBuf,
}

impl Init {
    pub fn run(&self, _style: &Style) -> miette::Result<Ending> {
        if let Some((name, _)) = FILES.iter().find(|(name, _)| is_there(&self.folder.join(name))) {
            return Err(miette!(
                help = "name another folder, or move the file away; nothing was written",
                "`{}` is already there",
                shown(&self.folder.join(name))
            ));
        }
        for (name, text) in FILES {
            let path = self.folder.join(name);
            let folder = path.parent().unwrap_or(&self.folder);
            std::fs::create_dir_all(folder)
                .into_diagnostic()
                .wrap_err_with(|| format!("cannot write `{}`", shown(&path)))?;
            write(&path, text.as_bytes(), Onto::Nothing)?;
        }
        let folder = one_line(&shown(&self.folder));
        let enter =
            if folder == "." || folder.is_empty() { String::new() } else { format!("  cd {folder}\n") };
        let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        print(&Shown::text(&format!(
            "wrote {}\n\nnext:\n{enter}  clausal check\n  clausal test\n  clausal timeline\n",
            names.join(", ")
        )))?;
        Ok(Ending::Clean)
    }
}

/// Whether something has this path, be it a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
