//! Sentences that look wrong and are right, and their wrong twins: a file for each lint, with every trap it has to know.

mod address;
mod blank;
mod capitalisation;
mod contradiction;
mod cross_reference;
mod currency;
mod date;
mod definition_pointer;
mod double_negative;
mod duplicate_definition;
mod grammar;
mod hidden;
mod leftover_markup;
mod missing_attachment;
mod misspelling;
mod misspelt_term;
mod modal_verb;
mod negated_and;
mod no_end;
mod number_words;
mod numbering;
mod party_name;
mod punctuation;
mod reference_caption;
mod repeated_word;
mod undefined_term;
mod unit;
mod unpaired;
mod unused_definition;
mod vague;

use clausal::draft::{self, LintSettings};
use clausal::source::FileId;

/// The words a lint reports in a draft of this name.
fn reported_in(name: &str, lint: &str, text: &str) -> Vec<String> {
    let draft = draft::read(FileId(0), name, text.as_bytes()).unwrap();
    let found = draft::lint(&draft, &LintSettings::default());
    let of_lint = found.iter().filter(|finding| finding.code.id() == lint);
    of_lint.map(|finding| draft.source.slice(finding.span()).to_owned()).collect()
}

fn reported(lint: &str, text: &str) -> Vec<String> {
    reported_in("draft.txt", lint, text)
}

#[track_caller]
fn silent(lint: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(reported(lint, text), [""; 0], "{lint} reports a trap: {text}");
    }
}

#[track_caller]
fn found(lint: &str, cases: &[(&str, &str)]) {
    for (text, words) in cases {
        assert_eq!(reported(lint, text), [*words], "{lint} on: {text}");
    }
}

#[test]
fn ignores_need_a_reason_and_something_to_silence() {
    let codes = |text: &str| -> Vec<String> {
        let draft = draft::read(FileId(0), "a.md", text.as_bytes()).unwrap();
        draft::lint(&draft, &LintSettings::default())
            .iter()
            .map(|finding| finding.code.id().to_owned())
            .collect()
    };
    let blank = "The fee is [●] a month.\n";
    assert_eq!(codes(&format!("<!-- clausal-ignore draft/blank: filled at signing -->\n\n{blank}")), [""; 0]);
    assert_eq!(codes(&format!("<!-- clausal-ignore draft/blank -->\n\n{blank}")), ["W0901"]);
    assert_eq!(codes("<!-- clausal-ignore draft/blank: old -->\n\nThe fee is USD 5.\n"), ["W0902"]);
    assert_eq!(codes("<!-- clausal-ignore draft/blanks: typo -->\n\nThe fee is USD 5.\n"), ["W0902"]);
    // Only the paragraph behind it.
    assert_eq!(
        codes(&format!("<!-- clausal-ignore draft/blank: here -->\n\n{blank}\n{blank}")),
        ["draft/blank"]
    );
}
