//! The words of a draft in, the places out where they are nearly a usual phrase of contracts: `in no vent shall`, `material breach of
//! his Agreement`, `in accordance this Section`. What is usual is counted in `phrases.txt`.

mod missing_word;
mod near;
mod oddity;
mod other_word;
mod run;
mod runs;
mod split_word;
mod table;

pub use oddity::{Kind, Oddity};
pub use runs::{END, NUMBER, Step, What, runs};
pub use table::{LONGEST, SHARE};

use std::ops::Range;

use crate::draft::words::Words;
use run::Run;

/// Every place among these tokens whose words are nearly a usual phrase, in order.
pub fn oddities(words: Words<'_>, tokens: Range<usize>) -> Vec<Oddity> {
    let run = Run::new(words, tokens);
    let mut found = Vec::new();
    other_word::find(&run, &mut found);
    split_word::find(&run, &mut found);
    missing_word::find(&run, &mut found);
    found.sort_by_key(|odd| odd.tokens.start);
    found
}
