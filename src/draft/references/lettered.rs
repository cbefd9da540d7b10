//! Whether the sections of a draft are lettered: then `Section C` is not the hundredth.

use crate::draft::model::{BlockKind, Draft};
use crate::draft::sections::SECTION_WORDS;
use crate::draft::words::Words;

/// So many letters that follow one another, as sections, make a draft lettered.
const ENOUGH: u32 = 3;

/// Whether headings, or the items of a list in Word, go on from `A.` to `B.` and `C.`
pub(super) fn sections_are_lettered(draft: &Draft) -> bool {
    let words = draft.words();
    let mut next = 0;
    for block in &draft.blocks {
        let drawn = block.drawn.as_deref().map(|drawn| drawn.trim_end_matches(['.', ')', ':']));
        let drawn =
            drawn.filter(|drawn| drawn.len() == 1 && drawn.bytes().all(|byte| byte.is_ascii_uppercase()));
        let named = words.is_one_of(block.tokens.start, &SECTION_WORDS);
        let at = block.tokens.start + usize::from(named);
        let written = || {
            let heading = matches!(block.kind, BlockKind::Heading(_)) || words.is_capital(at + 2);
            // `A. Fees`, `Section A: Fees`, `Section A — Fees`, and `Section A` alone.
            let parted = words.mark(at + 1, '.')
                || (named
                    && (at + 1 >= block.tokens.end || matches!(words.text(at + 1), ":" | "-" | "–" | "—")));
            let alone = named && at + 1 >= block.tokens.end;
            ((heading || alone) && is_letter(words, at) && parted).then(|| words.text(at))
        };
        let Some(letter) = drawn.or_else(written) else { continue };
        let place = letter.bytes().next().filter(u8::is_ascii_uppercase).map(|byte| u32::from(byte - b'A'));
        match place {
            Some(place) if place == next => next += 1,
            Some(0) => next = 1,
            _ => {}
        }
        if next >= ENOUGH {
            return true;
        }
    }
    false
}

/// Whether a token is one capital letter.
pub(super) fn is_letter(words: Words<'_>, at: usize) -> bool {
    words.is_capital(at) && words.text(at).len() == 1
}
