//! Text that means harm: it must be read or refused without a panic and without exhausting stack or memory.

use super::parse_as;

/// Parses and says how many problems there are, each of which lies in the text.
#[track_caller]
fn problems(text: &str) -> usize {
    let parsed = parse_as("hostile.clause", text);
    for problem in parsed.problems.iter() {
        assert!(text.get(problem.span().range()).is_some(), "{:?} lies in the text", problem.span());
    }
    parsed.problems.iter().len()
}

fn policy(condition: &str) -> String {
    format!("policy p {{\n  rule one: for each c: cloud require {condition}\n}}\n")
}

#[track_caller]
fn only_too_deep(text: &str) {
    let parsed = parse_as("hostile.clause", text);
    let codes: Vec<&str> = parsed.problems.iter().map(|problem| problem.code.id()).collect();
    assert_eq!(codes, ["E0207"], "{:?}", parsed.problems.iter().next());
}

/// Enough that what calls itself for each, or looks at all for each, does not come back. A release build, as at night, is
/// given more: it is ten times as fast.
const MANY: usize = if cfg!(debug_assertions) { 25_000 } else { 100_000 };

#[test]
fn nested_parentheses_are_one_error() {
    only_too_deep(&policy(&format!("{}1{}", "(".repeat(MANY), ")".repeat(MANY))));
    only_too_deep(&policy(&format!("{}1{} is 2", "(1 + ".repeat(MANY), ")".repeat(MANY))));
    only_too_deep(&policy(&format!("{}cloud{}", "some (cloud where ".repeat(MANY), ")".repeat(MANY))));
}

#[test]
fn as_many_parentheses_as_allowed_are_no_error() {
    assert_eq!(problems(&policy(&format!("{}1{}", "(".repeat(199), ")".repeat(199)))), 0);
    only_too_deep(&policy(&format!("{}1{}", "(".repeat(200), ")".repeat(200))));
}

#[test]
fn nested_prefixes_are_one_error() {
    only_too_deep(&policy(&format!("{}exclusive", "not ".repeat(MANY))));
    only_too_deep(&policy(&format!("{} 5 USD is x", "60% of ".repeat(MANY))));
    only_too_deep(&policy(&format!("1{} is 2", " + 1".repeat(MANY))));
}

#[test]
fn unclosed_parentheses_end() {
    assert!(problems(&policy(&"(".repeat(MANY))) > 0);
    assert!(problems(&policy(&"(a is ".repeat(MANY))) > 0);
    assert!(problems(&"(".repeat(MANY)) > 0);
    assert!(problems(&")".repeat(MANY)) > 0);
}

#[test]
fn nested_braces_end() {
    assert!(problems(&"{".repeat(MANY)) > 0);
    assert!(problems(&"}".repeat(MANY)) > 0);
    assert!(problems(&"test \"a\" {\n".repeat(MANY)) > 0);
    assert!(problems(&format!("{}{}", "test \"a\" { ".repeat(MANY), "}".repeat(MANY))) > 0);
    assert!(problems(&"agreement x between p and q { t: cloud { ".repeat(MANY)) > 0);
    assert!(problems(&"{(".repeat(MANY)) > 0);
}

#[test]
fn long_chains_are_flat() {
    assert_eq!(problems(&policy(&format!("exclusive{}", " and exclusive".repeat(MANY)))), 0);
    assert_eq!(problems(&policy(&format!("exclusive{}", " and exclusive or sole".repeat(MANY)))), 0);
}

#[test]
fn long_lines_are_read() {
    let words = "very ".repeat(200_000);
    assert_eq!(problems(&format!("policy p {{\n  rule one: {words} cloud must be exclusive\n}}\n")), 0);
    assert_eq!(problems(&format!("party A \"{}\"", "x".repeat(1_000_000))), 0);
    assert_eq!(problems(&format!("party {}", "x".repeat(1_000_000))), 1, "the name is too long");
    assert_eq!(problems(&format!("let x = {}", "9".repeat(1_000_000))), 0);
    assert!(problems(&"x ".repeat(500_000)) > 0);
}

#[test]
fn a_million_comments_are_read() {
    assert_eq!(problems(&"// a comment\n".repeat(10 * MANY)), 0);
    assert_eq!(problems(&format!("{}party A", "/// a line\n".repeat(300_000))), 0);
    assert!(problems(&"/* ".repeat(300_000)) > 0);
    assert!(problems(&"# a\n".repeat(300_000)) > 0);
}

#[test]
fn nonsense_is_told_a_bounded_number_of_times() {
    for nonsense in [
        "@ ",
        "\" ",
        "} ",
        "$ ",
        "38,000 ",
        "party ",
        "rule ",
        "\u{200B}x ",
        "policy p { rule x } ",
        ". ",
        "2025-13 ",
    ] {
        let count = problems(&nonsense.repeat(MANY));
        assert!((1..=501).contains(&count), "{count} problems for {nonsense:?}");
    }
    let rules = "  rule x: cloud must must\n".repeat(MANY);
    let count = problems(&format!("policy p {{\n{rules}}}\n"));
    assert!((1..=501).contains(&count), "{count} problems");
}

#[test]
fn numbers_and_years_beyond_any_limit_are_read_or_refused() {
    for literal in [
        "99999999999999999999999999999999999999",
        "0.00000000000000000000000000000000000000001",
        "10000-01-01",
        "0000-01-01",
        "99999",
        "9999-12-31",
        "999999999999-01-01",
        "99999999999999999999 years",
        "1e400",
        "2032-99",
        "2032-Q0",
    ] {
        problems(&format!("let x = {literal}\nevent e on {literal}\n"));
    }
}

#[test]
fn every_beginning_of_a_text_is_read() {
    for sample in [super::TOUR, super::WORLD, super::POLICIES] {
        for (at, _) in sample.char_indices() {
            parse_as("part.clause", &sample[..at]);
            parse_as("part.md", &sample[at..]);
        }
    }
}

#[test]
fn text_without_any_line_is_read() {
    assert_eq!(problems(""), 0);
    assert_eq!(problems("\u{FEFF}"), 0);
    assert_eq!(problems("\u{FEFF}party A\r\nparty B\r\n"), 0);
    assert_eq!(problems("\r\n\r\n \t \n"), 0);
    assert_eq!(problems("/// only a doc comment"), 1);
}

#[test]
fn a_large_file_is_read() {
    // In full length only where there is time: CLAUSAL_NIGHTLY=1.
    let size = if std::env::var_os("CLAUSAL_NIGHTLY").is_some() { 64 } else { 2 } * 1024 * 1024;
    let term = "  azure: primary cloud by Microsoft for OpenAI section \"2.1\" { scope: api, exclusive until agi-verified }\n";
    let terms: String =
        (0..size / term.len()).map(|at| term.replacen("azure", &format!("azure{at}"), 1)).collect();
    assert_eq!(problems(&format!("agreement x between p and q {{\n{terms}}}\n")), 0);
    assert!(problems(&"x: y\n".repeat(size / 5)) > 0);
}

#[test]
fn a_brace_closed_by_its_indentation_closes_the_parentheses_around_it() {
    problems("(\n {\n}{");
    problems(&"(\n {\n}{\n".repeat(1_000));
}
