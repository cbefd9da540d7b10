//! The rules of `examples/portfolio` on generated agreements, of which none or most renew: the verdicts alone, and with all words.

#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![allow(clippy::expect_used, reason = "a benchmark stops where it cannot be made")]

#[path = "../examples/portfolio/generate.rs"]
mod generate;

use std::hint::black_box;
use std::sync::Arc;

use clausal::world::{self, World};
use clausal::{Options, Project, evaluate, tell};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use generate::Portfolio;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// So many agreements, of a hundred of which so many renew.
const AGREEMENTS: u64 = 20_000;
const RENEWING: [u64; 2] = [0, 60];

fn rules_on_agreements(c: &mut Criterion) {
    let folder = std::env::temp_dir().join(format!("clausal-bench-portfolio-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let mut group = c.benchmark_group("20 rules on 20,000 agreements");
    group.sample_size(10);
    group.throughput(Throughput::Elements(AGREEMENTS));
    for renewing in RENEWING {
        let data = folder.join(format!("{renewing}.jsonl"));
        let records: Vec<String> = Portfolio::new(AGREEMENTS, 1).renewing(renewing).collect();
        std::fs::write(&data, records.join("\n")).expect("the data can be written");
        let project = Project::load(&["examples/portfolio/portfolio.clause".into(), data])
            .expect("the files are there");
        let (ir, problems) = project.meaning(&Options::default());
        assert!(!problems.has_errors(), "{:?}", problems.iter().next());
        let ir = Arc::new(ir);
        let (world, _) = World::build(&ir, &world::Settings::default());
        let sources = &project.loaded().sources;
        let judge = || evaluate::evaluate(black_box(&ir), &world, sources, &evaluate::Settings::default());
        group.bench_function(format!("{renewing} % renew, judged"), |b| b.iter(judge));
        group.bench_function(format!("{renewing} % renew, told"), |b| {
            b.iter(|| tell::tell(&world, sources, &judge().findings, &tell::Settings::default()));
        });
    }
    group.finish();
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
}

criterion_group!(benches, rules_on_agreements);
criterion_main!(benches);
