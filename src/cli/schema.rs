//! `clausal schema`: the JSON Schema of agreement data under the loaded vocabulary.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::Ending;
use super::output::{Style, print, tell_apart};
use super::reach::Reach;
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
    #[command(flatten)]
    reach: Reach,
}

impl Schema {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        let project = Project::load_besides(&self.paths, &self.reach.besides(&[]))?;
        tell_apart(&project);
        // What is wrong with data does not matter here: the schema is what it is mended by.
        let meaning = project.understand(&project.options());
        if meaning.problems.has_errors() {
            return super::unusable(&project, Meaning { data: Problems::default(), ..meaning }, style);
        }
        print(&Shown::json(written(&data::schema(&meaning.ir))))?;
        Ok(Ending::Clean)
    }
}

/// The schema as text, one definition a line: a vocabulary has hundreds.
fn written(schema: &Value) -> String {
    let mut lines = Vec::new();
    for (key, value) in schema.as_object().into_iter().flatten() {
        match value.as_object().filter(|_| key == "$defs") {
            Some(definitions) => {
                let one = |(key, value): (&String, &Value)| format!("    {}: {value}", json!(key));
                let inner: Vec<String> = definitions.iter().map(one).collect();
                lines.push(format!("  {}: {{\n{}\n  }}", json!(key), inner.join(",\n")));
            }
            None => lines.push(format!("  {}: {value}", json!(key))),
        }
    }
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}
