//! What `--fix` may do without asking: each change leaves a text that is read, says what was meant, and is made once.

use clausal::diagnostic::{Fix, edit};
use clausal::source::SourceMap;
use clausal::{Options, Project, syntax};

/// Files whose messages are tested, by name.
fn inputs() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders =
        vec![root.join("tests/broken"), root.join("tests/types"), root.join("src/diagnostic/explain")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(extension, Some("clause" | "md")) {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The certain changes that the parser offers, and the text with those of them that leave it readable.
fn mended(name: &str, text: &str) -> (Vec<Fix>, Vec<String>, String) {
    let mut sources = SourceMap::default();
    let id = sources.add(name, text);
    let file = sources.get(id).unwrap();
    let problems = syntax::parse(file).problems.into_vec();
    let certain: Vec<Fix> =
        problems.iter().filter_map(|problem| problem.fixes.iter().find(|fix| fix.safe)).cloned().collect();
    let kept = syntax::readable(file, certain.iter().collect());
    let left = certain.iter().filter(|fix| !kept.contains(fix)).map(|fix| fix.title.clone()).collect();
    let files = edit::apply(kept, |_| Some(text)).files;
    let after = files.into_iter().next().map_or(text.to_owned(), |file| file.text);
    (certain, left, after)
}

#[test]
fn each_certain_change_can_be_read_and_is_made_once() {
    let (mut made, mut wrong) = (0, Vec::new());
    for (name, text) in inputs() {
        let mut text = text;
        let mut rounds = 0;
        loop {
            let (certain, left, after) = mended(&name, &text);
            made += certain.len();
            wrong.extend(left.into_iter().map(|title| format!("{name}: {title}")));
            if after == text {
                break;
            }
            text = after;
            rounds += 1;
            assert!(rounds < 6, "{name} never comes to rest:\n{text}");
        }
    }
    assert!(made > 100, "{made} changes");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Terms as they are typed, and what `--fix` makes of them.
const TERMS: [(&str, &str); 16] = [
    (
        "a: commitment from A to B { amount: 10,00,000 INR }",
        "a: commitment from A to B { amount: 1 million INR }",
    ),
    (
        "a: commitment from A to B { amount: 12,34,567 INR }",
        "a: commitment from A to B { amount: 1_234_567 INR }",
    ),
    (
        "a: commitment from A to B { amount: 1.500,00 EUR }",
        "a: commitment from A to B { amount: 1_500.00 EUR }",
    ),
    (
        "a: commitment from A to B { amount: ₹10,00,000 }",
        "a: commitment from A to B { amount: 1 million INR }",
    ),
    ("a: commitment from A to B { amount: CHF 5'000.- }", "a: commitment from A to B { amount: 5_000 CHF }"),
    (
        "a: commitment from A to B { amount: 5 mill. USD }",
        "a: commitment from A to B { amount: 5 million USD }",
    ),
    (
        "a: commitment from A to B { amount: 5m to 10m USD }",
        "a: commitment from A to B { amount: between 5 million USD and 10 million USD }",
    ),
    (
        "a: confidentiality from A to B survives for 5 years",
        "a: confidentiality from A to B { tail: 5 years }",
    ),
    ("a: cloud by A for B until the end of 2027", "a: cloud by A for B through 2027"),
    ("a: licence from A to B { royalty: five percent (5%) }", "a: licence from A to B { royalty: 5% }"),
    ("a: termination-right of A { notice: half a year }", "a: termination-right of A { notice: 6 months }"),
    ("a: termination-right of A { notice: 30-day }", "a: termination-right of A { notice: 30 days }"),
    (
        "a: liability-cap of A { amount: 1 million USD, multiple: 1, whichever: greater }",
        "a: liability-cap of A { amount: 1 million USD, multiple: 1, whichever: higher }",
    ),
    (
        "a: commitment from A to B { amount: EUR 1.500.000 }",
        "a: commitment from A to B { amount: 1_500_000 EUR }",
    ),
    ("a: cloud by A for B sec. \"2.1\"", "a: cloud by A for B section \"2.1\""),
    (
        "a: licence from A to B { royalty: no more than 20% }",
        "a: licence from A to B { royalty: at most 20% }",
    ),
];

/// Terms that can be read in several ways, which are left as they are.
const LEFT: [&str; 12] = [
    "a: commitment from A to B { amount: 5,000,00 USD }",
    "a: commitment from A to B { amount: EUR 1.500 }",
    "a: cloud by A for B before the end of 2029",
    "a: liability-cap of A { multiple: 2x }",
    "a: termination-right of A { notice: 3m }",
    "a: licence from A to B { royalty: < 20% }",
    "a: liability-cap of A { amount: greater of 1 million USD and 12 months of fees }",
    "a: commitment from A to B { amount: $5 million }",
    "a: cloud by A for B { exclusive: no }",
    "a: cloud by A for B { termination notice: 30 days }",
    "a: termination-right of A { notice: 2y6m }",
    "a: termination-right of A { notice: sixty (90) days }",
];

fn source(term: &str) -> String {
    format!(
        "use std.partnership\nparty A\nparty B\nagreement deal between A and B from 2026 through 2030 {{\n  {term}\n}}\n"
    )
}

/// The text after all certain changes, those of meaning with them, and how many errors are left.
fn fixed(text: &str) -> (String, usize) {
    let mut text = text.to_owned();
    for _ in 0..6 {
        let report = Project::from_sources([("deal.clause", text.as_str())]).check(&Options::default());
        let file = report.sources.iter().find(|file| file.path == "deal.clause").unwrap();
        let fixes = syntax::readable(file, edit::certain(&report).collect());
        let mending = edit::apply(fixes, |_| Some(text.as_str()));
        match mending.files.into_iter().next() {
            Some(mended) if mended.text != text => text = mended.text,
            _ => {
                let errors = report.diagnostics.iter().filter(|problem| problem.code.id().starts_with('E'));
                return (text, errors.count());
            }
        }
    }
    panic!("this never comes to rest:\n{text}");
}

#[test]
fn a_certain_change_says_what_was_meant() {
    for (term, meant) in TERMS {
        assert_eq!(fixed(&source(term)), (source(meant), 0), "{term}");
    }
}

#[test]
fn what_can_be_read_in_several_ways_is_left() {
    for term in LEFT {
        let (after, errors) = fixed(&source(term));
        assert_eq!(after, source(term));
        assert!(errors > 0, "{term}");
    }
}
