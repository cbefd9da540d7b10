//! A draft in, the paragraphs out that begin with two numbers, `11.2.2. 10.2.2. The Seller`, where the old one was left, and the parts of
//! lists whose marker stands twice: `(e) (e) The Seller`.

use std::ops::Range;

use super::super::context::Context;
use super::markers::is_parted;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{letter, roman};
use crate::draft::sections::decimal_number;
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    markers(context, problems);
    for block in &context.draft.blocks {
        let first = block.tokens.start;
        let Some(second) = behind_number(words, first) else { continue };
        let Some(third) = behind_number(words, second) else { continue };
        let parts = |at: usize| decimal_number(words.text(at)).map_or(0, |number| number.0.len());
        // What stands in a column is a table.
        let near = words.gap(second) <= Gap::Wide && words.gap(third) <= Gap::Wide;
        let is_text =
            words.is_capital(third) && block.tokens.len() > SHORTEST && !words.is_shouted(third + 1);
        if parts(first) < 2 || parts(first) != parts(second) || !near || !is_text {
            continue;
        }
        let (one, other) = (words.text(first), words.text(second));
        let message = format!("this paragraph has two numbers, {one} and {other}");
        problems.push(
            context
                .finding(drafts::NUMBERING, first..second + 1, message, "two numbers")
                .help("take the old one out, or put back the paragraph that is missing"),
        );
    }
}

/// `and (ii) (ii) an offer`: the marker stands twice.
fn markers(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        if words.mark(at, '(') && is_doubled(words, at) {
            let tokens: Range<usize> = at..at + 6;
            let message = format!("the marker ({}) stands twice", words.text(at + 1));
            let finding = context.finding(drafts::NUMBERING, tokens, message, "twice");
            problems.push(finding.help("take one of the two out"));
        }
    }
}

/// Whether `(b) (b)` and a word stand at `at`, behind the end of what comes before. A cross in brackets is one of a form.
fn is_doubled(words: Words<'_>, at: usize) -> bool {
    let label = words.text(at + 1);
    let is_marker = label != "x"
        && (letter(label).is_some() || roman(label).is_some())
        && label.len() <= 4
        && label.bytes().all(|byte| byte.is_ascii_lowercase());
    let near = |at: usize| words.gap(at) > Gap::None && words.gap(at) <= Gap::Space;
    is_marker
        && words.text(at + 4) == label
        && words.mark(at + 2, ')')
        && words.mark(at + 3, '(')
        && words.mark(at + 5, ')')
        && words.gap(at) > Gap::None
        && near(at + 3)
        && near(at + 6)
        && words.is_word(at + 6)
        && is_parted(words, at)
}

/// A paragraph of fewer tokens may be a line of a table.
const SHORTEST: usize = 6;

/// The token behind a dotted number, and behind its full stop.
fn behind_number(words: Words<'_>, at: usize) -> Option<usize> {
    let dotted =
        words.is_number(at) && decimal_number(words.text(at)).is_some_and(|number| number.0.len() > 1);
    let stop = usize::from(words.gap(at + 1) == Gap::None && words.mark(at + 1, '.'));
    (dotted && words.gap(at + 1 + stop) > Gap::None).then_some(at + 1 + stop)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn a_marker_stands_twice() {
        let told = |text: &str| {
            let found =
                findings("sale.txt", text).into_iter().filter(|finding| finding.code == drafts::NUMBERING);
            found.map(|finding| finding.message).collect::<Vec<_>>()
        };
        let doubled = "Beta may (a) wait. (b) (b) If Acme fails, Beta may leave. (c) Acme pays.";
        assert_eq!(told(doubled), ["the marker (b) stands twice"]);
        for text in ["Mark one: (x) (x) both.", "As in (b) (b) of the list."] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
