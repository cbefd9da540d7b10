//! The small project that programs are started on: rules in hundreds are made, so a start reads their data and says how many
//! are broken.

use std::env;
use std::path::PathBuf;

use crate::answer::Ready;
use crate::question::{Question, many_rules};
use std::path::Path;

/// Loads the project in the folder that the first argument names, answers once, and prints how much is broken.
pub fn answer(load: fn(&Question, &Path) -> Ready) {
    let folder = PathBuf::from(env::args().nth(1).expect("a folder"));
    let question = many_rules(20, &folder);
    let given = load(&question, &folder)();
    println!("{} broken", given().len());
}
