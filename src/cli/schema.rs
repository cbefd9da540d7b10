//! `clausal schema`: the JSON Schema of agreement data under the loaded vocabulary.

use std::path::PathBuf;

use clap::Args;
use miette::IntoDiagnostic;

use super::Ending;
use super::output::{Style, print};
use crate::data;
use crate::diagnostic::Problems;
use crate::diagnostic::render::Shown;
use crate::project::{Meaning, Project};

/// Write the JSON Schema of agreement data under the loaded vocabulary
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal schema policies > agreements.schema.json")]
pub struct Schema {
    /// Files or folders of sources; without any, the project file's, else this folder
    paths: Vec<PathBuf>,
}

impl Schema {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        let project = Project::load(&self.paths)?;
        // What is wrong with data does not matter here: the schema is what it is mended by.
        let meaning = project.understand(&project.options());
        if meaning.problems.has_errors() {
            return super::unusable(&project, Meaning { data: Problems::default(), ..meaning }, style);
        }
        let schema = serde_json::to_string_pretty(&data::schema(&meaning.ir)).into_diagnostic()?;
        print(&Shown::json(&format!("{schema}\n")))?;
        Ok(Ending::Clean)
    }
}
