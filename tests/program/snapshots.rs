//! A worked example of snapshot tests: what a project's own policies say of its terms, kept beside the test.
//!
//! `cargo insta review` shows what changed; a changed verdict is accepted there, by name, or it is a mistake.
use clausal::Options;

/// The example project of the README: broken, open, kept and idle, one of each.
const PROJECT: [&str; 1] = ["tests/snapshots/project"];

#[test]
fn all_of_time() {
    clausal::assert_snapshot!(PROJECT);
}

#[test]
fn as_of_the_signature() {
    let options = Options::default().as_of("2025-10-28".parse().ok());
    assert!(options.as_of.is_some());
    clausal::assert_snapshot!(PROJECT, &options);
}

#[test]
fn errors_are_part_of_the_text() {
    clausal::assert_snapshot!(["tests/snapshots/mistake.clause"]);
}

#[test]
fn a_missing_path_is_part_of_the_text() {
    let text = clausal::snapshot(["tests/snapshots/nowhere"], &Options::default());
    assert!(text.contains("tests/snapshots/nowhere"), "{text}");
}

#[test]
fn the_same_input_gives_the_same_text_from_any_path_to_it() {
    let relative = clausal::snapshot(PROJECT, &Options::default());
    let whole = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(PROJECT[0]);
    assert_eq!(relative, clausal::snapshot([whole], &Options::default()));
    assert!(!relative.contains(env!("CARGO_MANIFEST_DIR")));
}
