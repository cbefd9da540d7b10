//! `--allow-path` in; what texts may reach out, and how a project within that is read.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::project::LoadProblem;
use crate::project::discover::Found;
use crate::project::locate::{self, Besides};

/// What texts may reach.
#[derive(Debug, Clone, Args)]
pub struct Reach {
    /// Let texts also reach this file, or what is below this folder; may be given several times
    #[arg(long = "allow-path", value_name = "PATH")]
    allow: Vec<PathBuf>,
}

impl Reach {
    /// What is read and may be reached besides the paths that a command is about: these sources.
    pub fn besides<'p>(&'p self, sources: &'p [PathBuf]) -> Besides<'p> {
        Besides {
            sources: sources.iter().map(PathBuf::as_path).collect(),
            allow: self.allow.iter().map(PathBuf::as_path).collect(),
            stdin_name: None,
        }
    }

    /// The files at and below these paths, whatever belongs to the project. Of its project file only the border counts,
    /// and none that is wrong.
    pub fn discover(&self, paths: &[PathBuf]) -> Result<Found, LoadProblem> {
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        let mut located = locate::project_file(locate::start(&paths)).unwrap_or_default();
        locate::around_named(&mut located, &paths, &self.besides(&[]).allow)?;
        let mut found = located.found;
        for path in paths {
            found.add(path)?;
        }
        found.settle();
        Ok(found)
    }
}
