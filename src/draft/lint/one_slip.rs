//! All findings of a draft in; of two lints that tell one slip of the pen in other words, the first finding out.
//!
//! `furnished by, or an behalf of`: `an` is written for `on`, and `an` does not stand before `behalf`. Whoever mends one mends both.

use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Code, Problems};

/// The lints that look at words one by one.
const SLIPS: [Code; 2] = [drafts::MISSPELLING, drafts::GRAMMAR];

/// A slip is a word or two. What is longer may hold another one.
const LONGEST: u32 = 32;

/// Keeps one of the findings that share words. They are sorted by place.
pub(super) fn tell_once(found: &mut Problems) {
    let mut told = 0;
    found.retain(|finding| {
        let place = finding.span();
        if !SLIPS.contains(&finding.code) || place.end - place.start > LONGEST {
            return true;
        }
        let is_new = told <= place.start;
        told = told.max(place.end);
        is_new
    });
}
