//! The small project on which a peer's program is started: data from files in, how much is broken out.

use std::env;
use std::path::{Path, PathBuf};

use crate::answer::Ready;
use crate::question::{Question, many_rules};

/// Loads the project in the folder that the first argument names, answers once, and prints how much is broken.
pub fn answer(load: fn(&Question, &Path) -> Ready) {
    let folder = PathBuf::from(env::args().nth(1).expect("a folder"));
    let question = many_rules(20, &folder);
    let given = load(&question, &folder)();
    println!("{} broken", given().len());
}
