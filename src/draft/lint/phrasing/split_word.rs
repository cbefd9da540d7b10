//! A word that fell into two, perhaps with the loss of a letter: `constitute one and t e same`, `in to`.

use super::oddity::{Kind, Oddity};
use super::run::Run;
use super::table::{TABLE, UNKNOWN};

/// The longest first or last part that is looked at, in letters, where the other is longer.
const PART: usize = 3;

pub(super) fn find(run: &Run<'_>, found: &mut Vec<Oddity>) {
    for at in 1..run.len().saturating_sub(2) {
        let (left, right) = (run.number(at - 1), run.number(at + 2));
        if run.width(at).min(run.width(at + 1)) > PART {
            continue;
        }
        let unknown = TABLE.count(&[run.number(at), run.number(at + 1)]) == 0;
        if left == UNKNOWN || right == UNKNOWN || !unknown || !run.is_word(at) || !run.is_word(at + 1) {
            continue;
        }
        let usual = TABLE.between(left, right);
        if usual.is_empty() || run.tokens(at).end != run.tokens(at + 1).start {
            continue;
        }
        let (first, second) = (run.word(at), run.word(at + 1));
        if first == "per" {
            continue;
        }
        let is_whole = |word: &str| {
            let lost = word.len().checked_sub(first.len() + second.len());
            // A single letter more may be another word altogether.
            let whole = lost == Some(0) || (lost == Some(1) && first.len().min(second.len()) == 1);
            whole && word.len() > 2 && word.starts_with(&first) && word.ends_with(&second)
        };
        let meant = usual.iter().filter(|word| is_whole(TABLE.word(**word)));
        let meant = meant.max_by_key(|word| TABLE.count(&[left, **word, right]));
        if let Some(meant) = meant.filter(|word| TABLE.count(&[left, **word, right]) > 1) {
            let tokens = run.phrase(at, at + 1);
            let phrase = run.phrase(at - 1, at + 2);
            found.push(Oddity { kind: Kind::Split, tokens, phrase, usual: TABLE.word(*meant), sure: true });
        }
    }
}
