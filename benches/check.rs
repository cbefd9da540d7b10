//! Sources in, verdicts out: how fast a large source is read and checked, many rules on one draft, and one rule on many terms.

#![allow(missing_docs, clippy::expect_used, reason = "a benchmark")]

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;

use clausal::ir::Ir;
use clausal::source::SourceMap;
use clausal::world::World;
use clausal::{Options, Project, evaluate, world};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const VOCABULARY: &str = "
party Customer
party Provider
kind grant { exclusive | sole | nonexclusive = nonexclusive }
kind cloud is grant {
  provider: by party
  customer: for party
  primary: flag
  notice: duration optional
  amount: money optional
}
";

/// So many rules of five shapes, none of them broken by [`draft`].
fn rules(count: usize) -> String {
    let mut text = String::from("policy p {\n");
    for at in 0..count {
        let year = 2040 + at % 40;
        let sentence = match at % 5 {
            0 => format!("primary cloud must not be exclusive after {year}"),
            1 => format!("cloud must have notice of at most {} days", 365 + at % 40),
            2 => format!("cloud where amount is above {} million USD must be primary", 500 + at % 40),
            3 => format!("cloud by Provider must end by {year}"),
            _ => "every cloud for Customer must be nonexclusive or primary".replace(" or ", " and "),
        };
        writeln!(text, "  rule r{at}:\n    {sentence}\n    because \"a reason is given for every rule\"")
            .expect("a string takes text");
    }
    text.push_str("}\n");
    text
}

/// An agreement of so many terms.
fn draft(terms: usize) -> String {
    let mut text = String::from("agreement deal between Customer and Provider from 2026 through 2030 {\n");
    for at in 0..terms {
        writeln!(
            text,
            "  t{at}: primary cloud by Provider for Customer {{ notice: {} days, amount: {} million USD }}",
            30 + at % 60,
            1 + at % 90
        )
        .expect("a string takes text");
    }
    text.push_str("}\n");
    text
}

fn loaded(source: String) -> (Arc<Ir>, World, SourceMap) {
    let project = Project::from_sources([("bench.clause", source)]);
    let (ir, problems) = project.meaning(&Options::default());
    assert!(!problems.has_errors(), "{:?}", problems.iter().next());
    let ir = Arc::new(ir);
    let (world, _) = World::build(&ir, &world::Settings::default());
    (ir, world, project.loaded().sources.clone())
}

fn read_and_check(c: &mut Criterion) {
    let mut source = format!("{VOCABULARY}{}", draft(8));
    source.push_str(&rules(75_000));
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
    let (ir, world, sources) = loaded(format!("{VOCABULARY}{}{}", draft(8), rules(10_000)));
    c.bench_function("10,000 rules on one draft", |b| {
        b.iter(|| evaluate::evaluate(black_box(&ir), &world, &sources, &settings));
    });
    let (ir, world, sources) = loaded(format!("{VOCABULARY}{}{}", draft(10_000), rules(1)));
    let mut group = c.benchmark_group("one rule");
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("on 10,000 terms", |b| {
        b.iter(|| evaluate::evaluate(black_box(&ir), &world, &sources, &settings));
    });
    group.finish();
}

criterion_group!(benches, read_and_check, judge);
criterion_main!(benches);
