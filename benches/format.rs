//! How fast a source of 4 MB is formatted, the new text read again and compared included.

#[path = "common/mixed.rs"]
mod mixed;

use criterion::{Criterion, Throughput};
use mixed::mixed;

fn main() {
    // Spaces and breaks that are not of the one style, so that there is something to do.
    let text = mixed(4 * 1024 * 1024).replace(" by ", "  by ").replace(":\n    ", ": ");
    let mut sources = clausal::source::SourceMap::default();
    let id = sources.add("generated.clause", text);
    let Some(file) = sources.get(id) else { return };
    let parsed = clausal::syntax::parse(file);
    assert!(
        !parsed.problems.has_errors(),
        "the generated source is in order: {:?}",
        parsed.problems.iter().next()
    );

    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    let mut group = criterion.benchmark_group("format");
    group.throughput(Throughput::Bytes(file.text.len() as u64));
    group.bench_function("4 MB", |bencher| bencher.iter(|| clausal::format::format(file, &parsed)));
    group.finish();
    criterion.final_summary();
}
