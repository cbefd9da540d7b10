//! How fast text becomes a tree: a generated policy source of 10 MB on one core. The target is 40 MB/s.

#[path = "common/mixed.rs"]
mod mixed;

use criterion::{Criterion, Throughput};
use mixed::mixed;

fn main() {
    let mut sources = clausal::source::SourceMap::default();
    let id = sources.add("generated.clause", mixed(10 * 1024 * 1024));
    let Some(file) = sources.get(id) else { return };
    let problems = clausal::syntax::parse(file).problems;
    assert!(problems.is_empty(), "the generated source is in order: {:?}", problems.iter().next());

    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Bytes(file.text.len() as u64));
    group.bench_function("10 MB", |bencher| bencher.iter(|| clausal::syntax::parse(file)));
    group.bench_function("10 MB, tokens alone", |bencher| bencher.iter(|| clausal::syntax::lex(file)));
    group.finish();
    criterion.final_summary();
}
