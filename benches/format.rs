//! How long it takes to format a policy of 20,000 rules, the new text read again and compared included.

#![allow(missing_docs, reason = "criterion's macros make undocumented items")]

use std::fmt::Write;
use std::hint::black_box;

use clausal::format::format;
use clausal::source::{LineIndex, SourceFile};
use clausal::syntax::parse;
use criterion::{Criterion, criterion_group, criterion_main};

const RULES: usize = 20_000;

fn formatting(criterion: &mut Criterion) {
    let mut text = "policy many {\n".to_owned();
    for number in 0..RULES {
        let _ = write!(
            text,
            "  rule r{number} \"Title\":  cloud   where exclusive and amount is above {number} USD must have notice of at most 180 days // {number}\n    because \"a reason\"\n"
        );
    }
    text.push_str("}\n");
    let file = SourceFile {
        path: "many.clause".to_owned(),
        lines: LineIndex::new(&text),
        text,
        ..SourceFile::default()
    };
    let parsed = parse(&file);
    assert!(!parsed.problems.has_errors(), "the text is sound");
    criterion
        .bench_function("format 20,000 rules", |bencher| bencher.iter(|| format(black_box(&file), &parsed)));
}

criterion_group!(benches, formatting);
criterion_main!(benches);
