//! The samples of Word's numbering in: what is drawn before each paragraph must be what Word draws.

use clausal::draft::{self, Draft};
use clausal::source::FileId;

use crate::samples::samples;

/// What is drawn before each paragraph, and its words.
fn drawn(draft: &Draft) -> Vec<(String, String)> {
    let words = draft.words();
    let text =
        |tokens: std::ops::Range<usize>| words.slice(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    let drawn = |label: &Option<String>| label.clone().unwrap_or_default();
    draft.blocks.iter().map(|block| (drawn(&block.drawn), text(block.tokens.clone()))).collect()
}

#[test]
fn paragraphs_are_numbered_as_word_draws_them() {
    let samples = samples();
    assert!(samples.len() >= 30, "{}", samples.len());
    for sample in samples {
        let draft = draft::read(FileId(0), "sample.docx", &sample.bytes).expect(sample.name);
        let expected: Vec<(String, String)> =
            sample.drawn.iter().map(|(label, words)| ((*label).to_owned(), (*words).to_owned())).collect();
        assert_eq!(drawn(&draft), expected, "{}", sample.name);
    }
}
