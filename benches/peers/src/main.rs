//! Asks every question of every peer in one run, compares the answers, and prints a table of times and ratios.
//!
//! `cargo run --release [ROW…]`, with `--features duckdb` where DuckDB is to be asked too; README.md says more. The row `small-c` is
//! row c on a small portfolio, for a quick look at whether the answers are equal.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use peers::answer::Answer;
use peers::answer::Ready;
use peers::measure::{Took, measure, once};
use peers::policies;
use peers::question::{self, Question, Rules};
use peers::{in_cedar, in_cel, in_clausal, in_rego};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A language, and how it is asked.
struct Peer {
    name: &'static str,
    write: fn(&Question, &Path),
    load: fn(&Question, &Path) -> Ready,
    /// The rules of the portfolio that it cannot state.
    cannot: &'static [&'static str],
}

const CLAUSAL: Peer = Peer {
    name: "Clausal",
    write: |_, _| {},
    load: |question, _| in_clausal::load(&question.clausal).ready(),
    cannot: &[],
};

const PEERS: &[Peer] = &[
    Peer { name: "regorus", write: in_rego::write, load: in_rego::load, cannot: &[] },
    Peer {
        name: "Cedar",
        write: in_cedar::write,
        load: in_cedar::load,
        cannot: &["exclusivity-has-a-way-out", "liability-is-capped"],
    },
    Peer { name: "CEL", write: in_cel::write, load: in_cel::load, cannot: &[] },
    #[cfg(feature = "duckdb")]
    Peer { name: "DuckDB", write: peers::in_sql::write, load: peers::in_sql::load, cannot: &[] },
];

fn main() {
    let wanted: Vec<String> = env::args().skip(1).collect();
    let asks = |row: &str| wanted.is_empty() || wanted.iter().any(|wanted| row.starts_with(wanted.as_str()));
    let folder = env::temp_dir().join(format!("clausal-peers-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the data");
    println!(
        "Each cell: shortest wall time (processor time of all threads); how many times Clausal's wall time.\n"
    );
    print!("{:44}", "");
    for peer in [&CLAUSAL].into_iter().chain(PEERS) {
        print!("{:>28}", peer.name);
    }
    println!();
    if asks("a") {
        ask(
            "a  one rule, per term of 100,000",
            &question::one_rule(100_000, &folder),
            &folder,
            100_000.0,
            "",
        );
        ask("a1 one rule on one term, a call", &question::one_rule(1, &folder), &folder, 1.0, "");
    }
    if asks("b") {
        ask("b1 1,000 rules on one draft", &question::many_rules(1_000, &folder), &folder, 1.0, "");
        ask("b2 10,000 rules on one draft", &question::many_rules(10_000, &folder), &folder, 1.0, "");
    }
    if asks("c") {
        let question = question::portfolio(100_000, &folder);
        ask("c1 20 rules, 100,000 agreements", &question, &folder, 1.0, "c2   with loading");
    }
    if wanted.iter().any(|row| row == "small-c") {
        ask(
            "c  20 rules, 2,000 agreements",
            &question::portfolio(2_000, &folder),
            &folder,
            1.0,
            "   with loading",
        );
    }
    if asks("d") {
        ask("d1 conflict, 10,000 agreements", &question::conflict(10_000, &folder), &folder, 1.0, "");
        ask("d2 conflict, 100,000 agreements", &question::conflict(100_000, &folder), &folder, 1.0, "");
    }
    if asks("e") {
        for megabytes in [1, 4, 16] {
            compile(megabytes, &folder);
        }
    }
    if asks("f") {
        start(&folder);
    }
    fs::remove_dir_all(&folder).expect("the folder was made here");
}

/// Puts a question to everyone. Times are told divided by `per`; with `loading`, that row is told too.
fn ask(row: &str, question: &Question, folder: &Path, per: f64, loading: &str) {
    let mut answering = Row::new(row);
    let mut loads = Row::new(loading);
    let mut right: Option<Answer> = None;
    for peer in [&CLAUSAL].into_iter().chain(PEERS) {
        (peer.write)(question, folder);
        let (load, mut ready) = once(&mut || (peer.load)(question, folder));
        let (took, given) = measure(&mut ready);
        let answer = given();
        let left_out: Vec<usize> = match question.rules {
            Rules::Portfolio => peer.cannot.iter().map(|rule| question.place(rule)).collect(),
            _ => Vec::new(),
        };
        match &right {
            None => right = Some(answer),
            Some(right) => {
                let right = right.without(&left_out);
                assert!(
                    answer == right,
                    "{row}: {} and Clausal differ: {}",
                    peer.name,
                    answer.differences(&right)
                );
            }
        }
        let note = if left_out.is_empty() { "" } else { "*" };
        answering.cell(Took { wall: took.wall / per, processor: took.processor / per }, note);
        loads.cell(Took { wall: load.wall + took.wall, processor: load.processor + took.processor }, note);
    }
    let answer = right.unwrap_or_default();
    let loaded = in_clausal::load(&question.clausal);
    let (told, findings) = measure(|| loaded.told());
    answering.end(&format!(
        "{} broken; Clausal tells {findings} findings in words in {}",
        answer.len(),
        time(told.wall / per)
    ));
    if !loading.is_empty() {
        loads.end("");
    }
}

/// Parses and checks so many megabytes of policies, each language its own words.
fn compile(megabytes: usize, folder: &Path) {
    let bytes = megabytes << 20;
    let mut row = Row::new(&format!("e  parse and check {megabytes} MB"));
    let clausal = {
        // Clausal's rules stand in a policy, so they are counted first.
        let one = policies::policy(policies::rules(1_000)).len() as f64 / 1_000.0;
        let count = (bytes as f64 / one) as usize;
        format!("{}{}", policies::VOCABULARY, policies::policy(policies::rules(count)))
    };
    row.cell(measure(|| assert!(in_clausal::compile(&clausal))).0, "");
    let rego = in_rego::of_size(bytes);
    row.cell(measure(|| in_rego::check(rego.clone())).0, "");
    let cedar = question::rules_of_size(bytes, in_cedar::say);
    row.cell(measure(|| in_cedar::compile(&cedar)).0, "");
    let cel = question::rules_of_size(bytes, in_cel::say);
    let env = cel::Env::stdlib();
    row.cell(measure(|| in_cel::compile(&env, &cel).len()).0, "");
    #[cfg(feature = "duckdb")]
    {
        let question = question::one_rule(1, folder);
        let sql = question::rules_of_size(bytes, peers::in_sql::say);
        row.cell(measure(|| peers::in_sql::compile(&sql, &question)).0, "");
    }
    let _ = folder;
    row.end("");
}

/// Starts a program for each peer that reads a small project from files, answers, and ends.
fn start(folder: &Path) {
    let question = question::many_rules(20, folder);
    let program = |name: &str| -> PathBuf {
        let own = env::current_exe().expect("a program");
        own.with_file_name(format!("start-{name}"))
    };
    let mut row = Row::new("f  start to exit, 20 rules on 8 terms");
    let mut peers: Vec<(&str, Vec<PathBuf>)> = vec![("clausal", question.clausal.clone())];
    in_rego::write(&question, folder);
    in_cedar::write(&question, folder);
    in_cel::write(&question, folder);
    peers.extend(["regorus", "cedar", "cel"].map(|name| (name, vec![folder.to_owned()])));
    #[cfg(feature = "duckdb")]
    {
        peers::in_sql::write(&question, folder);
        peers.push(("duckdb", vec![folder.to_owned()]));
    }
    for (name, arguments) in peers {
        let (took, _) = measure(|| {
            let mut command = Command::new(program(name));
            if name == "clausal" {
                command.arg("check");
            }
            let status = command.args(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
            status.expect("the program is built")
        });
        row.cell(took, "");
    }
    row.end("");
}

/// A row of the table, told cell by cell.
struct Row {
    name: String,
    cells: Vec<(Took, String)>,
}

impl Row {
    fn new(name: &str) -> Row {
        Row { name: name.to_owned(), cells: Vec::new() }
    }

    fn cell(&mut self, took: Took, note: &str) {
        self.cells.push((took, note.to_owned()));
    }

    fn end(self, note: &str) {
        print!("{:44}", self.name);
        let ours = self.cells.first().map_or(1.0, |(took, _)| took.wall);
        for (at, (took, note)) in self.cells.iter().enumerate() {
            let ratio = if at == 0 { String::new() } else { format!(" {:.3}x", took.wall / ours) };
            print!("{:>28}", format!("{} ({}){ratio}{note}", time(took.wall), time(took.processor)));
        }
        println!("  {note}");
    }
}

fn time(seconds: f64) -> String {
    match seconds {
        seconds if seconds < 1e-6 => format!("{:.0} ns", seconds * 1e9),
        seconds if seconds < 1e-3 => format!("{:.1} µs", seconds * 1e6),
        seconds if seconds < 1.0 => format!("{:.2} ms", seconds * 1e3),
        seconds => format!("{seconds:.2} s"),
    }
}
