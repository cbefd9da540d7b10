//! Whether the sections of a draft are lettered: then `Section C` is not the hundredth.

use crate::draft::model::{BlockKind, Draft, letter};
use crate::draft::sections::SECTION_WORDS;
use crate::draft::words::Words;

/// So many letters that follow one another, as sections, make a draft lettered.
const ENOUGH: u32 = 3;

/// There are so many letters; the next one is `AA`.
const ALPHABET: u32 = 26;

/// How far the letters of sections go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lettered {
    /// The sections have numbers.
    No,
    Once,
    /// Behind `Z` comes `AA`.
    Doubled,
}

/// Whether headings, or the items of a list in Word, go on from `A.` to `B.` and `C.`
pub(super) fn lettered(draft: &Draft) -> Lettered {
    let words = draft.words();
    let (mut next, mut most) = (0, 0);
    for block in &draft.blocks {
        let drawn = block.drawn.as_deref().map(|drawn| drawn.trim_end_matches(['.', ')', ':']));
        let drawn = drawn.filter(|drawn| is_letters(drawn));
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
        let place = drawn.or_else(written).and_then(letter);
        match place {
            Some(place) if place == next + 1 => next += 1,
            Some(1) => next = 1,
            _ => {}
        }
        most = most.max(next);
    }
    match most {
        ..ENOUGH => Lettered::No,
        ENOUGH..=ALPHABET => Lettered::Once,
        _ => Lettered::Doubled,
    }
}

impl Lettered {
    /// Whether a token is the letter of a section.
    pub fn is_section(self, words: Words<'_>, at: usize) -> bool {
        match self {
            Lettered::No => false,
            Lettered::Once => is_letter(words, at),
            Lettered::Doubled => is_letters(words.text(at)),
        }
    }
}

/// One capital letter, or the same one twice: `A`, `AA`.
fn is_letters(text: &str) -> bool {
    text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) && letter(text).is_some()
}

/// Whether a token is one capital letter.
pub(super) fn is_letter(words: Words<'_>, at: usize) -> bool {
    words.is_capital(at) && words.text(at).len() == 1
}
