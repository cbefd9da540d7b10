//! 305 real contracts: their labels in CUAD as agreement data, fifteen questions as rules, and every verdict held against the
//! answers computed from the labels alone. The labels are no part of the repository: `cargo test --test data -- --ignored` where they
//! are in `../shared/data/cuad`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::labels::{Contract, Row, contract};
use clausal::data;
use clausal::diagnostic::report::FindingVerdict;
use clausal::diagnostic::{Problems, Severity};
use clausal::evaluate;
use clausal::ir::Ir;
use clausal::source::{FileId, SourceMap};
use clausal::world::{self, Thing, World};
use clausal::{Options, Project};

const QUESTIONS: [(&str, &str); 15] = [
    ("p01", "p01_exclusivity_without_exception"),
    ("p02", "p02_rofr_present"),
    ("p03", "p03_mfn_present"),
    ("p04", "p04_coc_clause"),
    ("p05", "p05_exclusive_and_no_tfc"),
    ("p06", "p06_min_commit_no_tfc"),
    ("p07", "p07_irrevocable_or_perpetual_licence"),
    ("p08", "p08_no_cap_on_liability"),
    ("p09", "p09_no_post_termination"),
    ("p10", "p10_term_over_3y"),
    ("p11", "p11_renewal_notice_over_60d"),
    ("p12", "p12_revenue_share"),
    ("p13", "p13_customer_nosolicit"),
    ("p14", "p14_non_disparagement"),
    ("p15", "p15_ip_assignment_or_joint"),
];

const PATH: &str = "cuad.jsonl";

/// The folder of the contracts, beside this repository or beside the folder it lies in.
fn folder() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let places = ["../shared/data/cuad", "../../shared/data/cuad"];
    let mut found = places.iter().map(|place| here.join(place));
    found.find(|place| place.join("labels_compact.csv").is_file()).expect("../shared/data/cuad is there")
}

fn rows(path: PathBuf) -> Vec<Row> {
    csv::Reader::from_path(path).unwrap().deserialize().map(|row| row.unwrap()).collect()
}

/// A project without errors.
fn meaning(source: &str) -> Ir {
    let (ir, problems) = Project::from_sources([("cuad.clause", source)]).meaning(&Options::default());
    assert!(!problems.has_errors(), "{problems:#?}");
    ir
}

/// The contracts, read: the project with them, what is wrong with the data, and the text that says so.
struct Portfolio {
    ir: Ir,
    world: World,
    problems: Problems,
    text: String,
    contracts: Vec<Contract>,
}

/// Reads all contracts; of those in `without_end` the expiry is taken as not known.
fn portfolio(labels: &[Row], without_end: &BTreeSet<String>) -> Portfolio {
    let rules = include_str!("cuad.clause");
    let vocabulary = meaning(rules);
    let contracts: Vec<Contract> = labels
        .iter()
        .enumerate()
        .map(|(at, row)| contract(at, row, without_end.contains(&format!("cuad-{at:03}")), &vocabulary))
        .collect();
    let events: String = contracts.iter().map(|contract| contract.events.as_str()).collect();
    let text: String = contracts.iter().map(|contract| format!("{}\n", contract.record)).collect();
    let mut ir = meaning(&format!("{rules}{events}"));
    let (_, mut problems) = data::read(text.as_bytes(), FileId(7), PATH, &mut ir);
    let ir = Arc::new(ir);
    let (world, found) = World::build(&ir, &world::Settings::default());
    problems.append(found);
    problems.retain(|problem| problem.severity == Severity::Error);
    let ir = Arc::try_unwrap(ir).unwrap_or_else(|ir| (*ir).clone());
    Portfolio { ir, world, problems, text, contracts }
}

impl Portfolio {
    /// The contract that a problem speaks of.
    fn at_fault(&self, problem: &clausal::diagnostic::Diagnostic) -> String {
        let before = &self.text[..problem.span().start as usize];
        self.contracts[before.matches('\n').count()].name.clone()
    }

    /// The verdict of each contract on each question: what the findings that bind it say.
    fn verdicts(&self) -> BTreeMap<(String, &'static str), &'static str> {
        let outcome =
            evaluate::evaluate(&self.ir, &self.world, &SourceMap::default(), &evaluate::Settings::default());
        let mut verdicts = BTreeMap::new();
        for (rule, (question, _)) in QUESTIONS.iter().enumerate() {
            assert_eq!(self.ir.rules[rule].declared.name, *question);
            for contract in &self.contracts {
                verdicts.insert((contract.name.clone(), *question), "kept");
            }
        }
        for finding in &outcome.findings {
            let question = QUESTIONS[finding.rule.index()].0;
            let agreement = finding.things().find_map(|thing| match thing {
                Thing::Agreement(agreement) => Some(agreement),
                Thing::Term(term) => self.world.agreement_of(term),
                Thing::Party(_) => None,
            });
            let name = self.ir.agreements[agreement.unwrap().index()].declared.name.to_string();
            let verdict = verdicts.get_mut(&(name, question)).unwrap();
            match finding.verdict {
                FindingVerdict::Broken => *verdict = "broken",
                FindingVerdict::Open if *verdict == "kept" => *verdict = "open",
                _ => {}
            }
        }
        verdicts
    }
}

#[test]
#[ignore = "needs ../shared/data/cuad, which is no part of the repository"]
fn every_verdict_on_real_contracts_is_right_or_explained() {
    let folder = folder();
    let labels = rows(folder.join("labels_compact.csv"));
    let truth = rows(folder.join("policy_truth.csv"));
    assert_eq!((labels.len(), truth.len()), (305, 305));

    // Labels that cannot be true are findings of their own: the contract would end before it begins, or on no day.
    let first = portfolio(&labels, &BTreeSet::new());
    let mut noise: BTreeMap<String, String> = BTreeMap::new();
    for problem in first.problems.iter() {
        let said = || format!("{} {}", problem.code.id(), problem.message);
        noise.entry(first.at_fault(problem)).or_insert_with(said);
    }
    let noise: Vec<String> = noise.iter().map(|(contract, said)| format!("{contract}: {said}")).collect();
    insta::with_settings!({ snapshot_path => "snapshots" }, {
        insta::assert_snapshot!("label_noise", noise.join("\n"));
    });

    // With those ends taken as not known, every contract is judged.
    let faulty = first.problems.iter().map(|problem| first.at_fault(problem)).collect();
    let portfolio = portfolio(&labels, &faulty);
    assert!(portfolio.problems.is_empty(), "{:#?}", portfolio.problems);
    assert_eq!(portfolio.world.agreements().len(), 305);

    let verdicts = portfolio.verdicts();
    let mut differences = Vec::new();
    let mut equal = 0;
    for (contract, answers) in portfolio.contracts.iter().zip(&truth) {
        for (question, column) in QUESTIONS {
            let wanted = match answers[column].as_str() {
                "True" => "broken",
                // No notice is stated: there is nothing to judge.
                "False" | "unstated" => "kept",
                _ => "open",
            };
            let found = verdicts[&(contract.name.clone(), question)];
            if found == wanted {
                equal += 1;
            } else {
                differences
                    .push(format!("{} {question} is {found}, the answer {}", contract.name, answers[column]));
            }
        }
    }
    let explained: Vec<(&str, &str)> = include_str!("cuad-explained.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(": ").expect("a difference and why"))
        .collect();
    let known: Vec<&str> = explained.iter().map(|(difference, _)| *difference).collect();
    assert_eq!(differences, known);
    assert_eq!((equal, differences.len()), (4_566, 9));
}
