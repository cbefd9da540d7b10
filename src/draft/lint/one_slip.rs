//! All findings of a draft in; of two lints that tell one slip of the pen in other words, the surer finding out.
//!
//! `furnished by, or an behalf of`: `an` is written for `on`, and `an` does not stand before `behalf`. Whoever mends one mends both.

use std::cmp::Reverse;

use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Code, Diagnostic, Problems, Severity};

/// The lints that tell slips of a word or two, the surest first: that which names what is meant before that which only sees that something
/// is wrong.
const SLIPS: [Code; 8] = [
    drafts::UNIT,
    drafts::MISSPELT_TERM,
    drafts::MISSPELLING,
    drafts::PARTY_NAME,
    drafts::GRAMMAR,
    drafts::REPEATED_WORD,
    drafts::UNPAIRED,
    drafts::PUNCTUATION,
];

/// A slip is a word or two. What is longer may hold another one.
const LONGEST: u32 = 32;

/// How sure a finding is: a larger one is surer. None where it is no slip of the pen.
fn surety(finding: &Diagnostic) -> Option<(Reverse<Severity>, Reverse<usize>)> {
    let place = finding.span();
    let rank = SLIPS.iter().position(|code| *code == finding.code)?;
    // Words that stand twice in a row, which a fix takes out, are seen and not guessed.
    let seen = finding.code == drafts::REPEATED_WORD && !finding.fixes.is_empty();
    let rank = if seen { 0 } else { rank + 1 };
    (place.end - place.start <= LONGEST).then_some((Reverse(finding.severity), Reverse(rank)))
}

/// Keeps one of the findings that share words. They are sorted by place.
pub(super) fn tell_once(found: &mut Problems) {
    let mut dropped = vec![false; found.iter().len()];
    // The last slip that is kept so far.
    let mut kept: Option<(usize, &Diagnostic)> = None;
    for (at, finding) in found.iter().enumerate() {
        let Some(sure) = surety(finding) else { continue };
        // A lint that is cut short says so at the place of its last finding.
        let alone =
            |before: &Diagnostic| before.code == finding.code && finding.code == drafts::REPEATED_WORD;
        let before = kept.filter(|(_, before)| before.span().end > finding.span().start && !alone(before));
        let loser = before.map(|(place, before)| if surety(before) >= Some(sure) { at } else { place });
        if let Some(place) = loser.and_then(|loser| dropped.get_mut(loser)) {
            *place = true;
        }
        if loser != Some(at) {
            kept = Some((at, finding));
        }
    }
    let mut dropped = dropped.into_iter();
    found.retain(|_| !dropped.next().unwrap_or(false));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    fn told(list: &[(Code, u32, u32, Severity)]) -> Vec<Code> {
        let finding = |(code, start, end, severity): &(Code, u32, u32, Severity)| {
            let span = Span { file: FileId(0), start: *start, end: *end };
            let mut finding = Diagnostic::new(*code, span, "wrong", "here");
            finding.severity = *severity;
            finding
        };
        let mut found: Problems = list.iter().map(finding).collect();
        tell_once(&mut found);
        found.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn the_surer_of_two_that_share_words_is_told() {
        use Severity::{Note, Warning};
        let (word, sense) = (drafts::MISSPELLING, drafts::GRAMMAR);
        let twice = drafts::REPEATED_WORD;
        assert_eq!(told(&[(twice, 0, 5, Warning), (word, 3, 5, Warning)]), [word]);
        assert_eq!(told(&[(sense, 0, 9, Warning), (twice, 3, 8, Warning)]), [sense]);
        assert_eq!(told(&[(sense, 0, 9, Note), (twice, 3, 8, Warning)]), [twice]);
        assert_eq!(told(&[(sense, 0, 9, Warning), (twice, 9, 12, Warning)]), [sense, twice]);
        assert_eq!(told(&[(sense, 0, 60, Warning), (twice, 9, 12, Warning)]), [sense, twice]);
        assert_eq!(told(&[(drafts::BLANK, 0, 9, Warning), (twice, 3, 8, Warning)]), [drafts::BLANK, twice]);
    }
}
