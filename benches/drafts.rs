//! How long it takes to read and proofread every contract of the outside data; made-up contracts where it is missing.

#![allow(clippy::expect_used, missing_docs, reason = "benchmarks")]

use std::path::Path;

use clausal::draft::{self, LintSettings};
use clausal::source::FileId;
use criterion::{Criterion, Throughput};
use rayon::prelude::*;

/// The contracts as names and bytes.
fn contracts() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared/data/cuad/texts", "../../shared/data/cuad/texts"];
    let Some(folder) = folders.iter().map(|folder| root.join(folder)).find(|folder| folder.is_dir()) else {
        let section =
            "1.1 Fees. Customer pays the Fees (the \"Fees\") within thirty (30) days under Section 1.1.\n\n";
        return (0..300).map(|number| (format!("{number}.txt"), section.repeat(500).into_bytes())).collect();
    };
    let entries = std::fs::read_dir(folder).expect("the folder can be listed");
    let files = entries.map(|entry| entry.expect("an entry").path());
    files.map(|path| (path.display().to_string(), std::fs::read(&path).expect("a contract"))).collect()
}

fn proofread(contracts: &[(String, Vec<u8>)]) -> usize {
    let settings = LintSettings::default();
    let findings = contracts.par_iter().map(|(name, bytes)| {
        draft::read(FileId(0), name, bytes).map_or(0, |draft| draft::lint(&draft, &settings).iter().len())
    });
    findings.sum()
}

fn main() {
    let contracts = contracts();
    let bytes: usize = contracts.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    let mut group = criterion.benchmark_group("drafts");
    group.throughput(Throughput::Bytes(u64::try_from(bytes).unwrap_or(u64::MAX)));
    group
        .bench_function("read and proofread all contracts", |bencher| bencher.iter(|| proofread(&contracts)));
    group.finish();
    criterion.final_summary();
}
