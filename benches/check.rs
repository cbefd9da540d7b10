//! Sources in, verdicts out: how fast a large source is read and checked, many rules on one draft, and one rule on many terms.

#![allow(missing_docs, reason = "criterion's macros make undocumented items")]

#[path = "common/policies.rs"]
mod policies;

use std::hint::black_box;
use std::sync::Arc;

use clausal::ir::Ir;
use clausal::source::SourceMap;
use clausal::world::World;
use clausal::{Options, Project, evaluate, world};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use policies::{TERMS, VOCABULARY, draft, policy, rules};

fn loaded(source: String) -> (Arc<Ir>, World, SourceMap) {
    let project = Project::from_sources([("bench.clause", source)]);
    let (ir, problems) = project.meaning(&Options::default());
    assert!(!problems.has_errors(), "{:?}", problems.iter().next());
    let ir = Arc::new(ir);
    let (world, _) = World::build(&ir, &world::Settings::default());
    (ir, world, project.loaded().sources.clone())
}

fn read_and_check(c: &mut Criterion) {
    let mut source = format!("{VOCABULARY}{}", draft(TERMS));
    source.push_str(&policy(rules(75_000)));
    let mut group = c.benchmark_group("source");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("parse and check 10 MB", |b| {
        b.iter(|| {
            Project::from_sources([("bench.clause", black_box(source.clone()))]).check(&Options::default())
        });
    });
    group.finish();
}

fn judge(c: &mut Criterion) {
    let settings = evaluate::Settings::default();
    let (ir, world, sources) = loaded(format!("{VOCABULARY}{}{}", draft(TERMS), policy(rules(10_000))));
    c.bench_function("10,000 rules on one draft", |b| {
        b.iter(|| evaluate::evaluate(black_box(&ir), &world, &sources, &settings));
    });
    let (ir, world, sources) = loaded(format!("{VOCABULARY}{}{}", draft(10_000), policy(rules(1))));
    let mut group = c.benchmark_group("one rule");
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("on 10,000 terms", |b| {
        b.iter(|| evaluate::evaluate(black_box(&ir), &world, &sources, &settings));
    });
    group.finish();
}

criterion_group!(benches, read_and_check, judge);
criterion_main!(benches);
