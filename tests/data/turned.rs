//! Records turned round: in another order and parted into files they say the same, word for word.

#[path = "../language/told.rs"]
mod told;

use std::fmt::Write;

use crate::columns::MORE;
use crate::generate::Portfolio;
use clausal::{Options, Project};
use told::{differences, told};

/// Rules that look at many agreements at once.
const TOGETHER: &str = "
policy together {
  rule few: there must be at most 3 cloud where exclusive
  rule spread:
    for each party q where some commitment to q
      require sum of amount over commitment to q is at most 300 million USD
  rule pairs: there must be no a: cloud, b: cloud where a.provider is b.provider and a.customer is b.customer
}
";

#[test]
fn the_order_of_records_and_files_changes_no_word_of_a_report() {
    let records: Vec<String> = Portfolio::new(120, 5)
        .map(|record| {
            let mut line = String::new();
            writeln!(line, "{record}").expect("a string takes text");
            line
        })
        .collect();
    let policies =
        format!("{}\n{MORE}\n{TOGETHER}", include_str!("../../examples/portfolio/portfolio.clause"));
    let check = |files: &[(&str, &[String])]| {
        let data = files.iter().map(|(name, records)| ((*name).to_owned(), records.concat()));
        let sources = [("policies.clause".to_owned(), policies.clone())].into_iter().chain(data);
        told(&Project::from_sources(sources).check(&Options::default()))
    };
    let straight = check(&[("a.jsonl", &records)]);
    assert!(straight.len() > 300, "{} lines are too few to show anything", straight.len());
    let reversed: Vec<String> = records.iter().rev().cloned().collect();
    let (first, rest) = records.split_at(records.len() / 3);
    for (name, files) in [
        ("reversed", vec![("a.jsonl", &reversed[..])]),
        ("parted", vec![("a.jsonl", rest), ("b.jsonl", first)]),
        ("parted the other way", vec![("a.jsonl", first), ("b.jsonl", rest)]),
    ] {
        let differences = differences(&straight, &check(&files));
        assert!(differences.is_empty(), "{name}:\n{}", differences.join("\n"));
    }
}
