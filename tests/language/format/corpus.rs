//! Every `.clause` file of the repository.

use clausal::format::NotFormatted;

use super::{corpus, formatted, is_readable, try_format};

#[test]
fn every_readable_file_formats_to_a_fixed_point() {
    let files = corpus(&["policies", "tests"]);
    let readable = files.iter().filter(|(path, text)| is_readable(path, text));
    let mut count = 0;
    for (path, text) in readable {
        formatted(path, text);
        count += 1;
    }
    assert!(count > 20, "only {count} files were readable");
}

#[test]
fn files_with_errors_are_left_alone() {
    let files = corpus(&["tests"]);
    let mut unreadable = files.iter().filter(|(path, text)| !is_readable(path, text)).peekable();
    assert!(unreadable.peek().is_some());
    for (path, text) in unreadable {
        assert_eq!(try_format(path, text), Err(NotFormatted::Unreadable), "{path}");
    }
}

#[test]
fn no_line_is_too_long_that_could_end_earlier() {
    for (path, text) in corpus(&["policies"]) {
        for line in formatted(&path, &text).lines().filter(|line| !line.contains("//") && !line.contains('"'))
        {
            assert!(line.chars().count() <= 100, "{path}: {line}");
        }
    }
}
