//! The questions: rules, the data they are put to, and the files in which each language finds its own.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clausal::time::Day;
use serde_json::json;

use crate::data::{Sort, Table, Value};
use crate::in_clausal;
use crate::policies::{self, Rule, VOCABULARY};
use crate::portfolio::Portfolio;

/// What is asked, of what.
pub struct Question {
    pub rules: Rules,
    /// The names of the rules, in Clausal's order.
    pub names: Vec<String>,
    /// The data, for those who do not read Clausal's.
    pub tables: Vec<Table>,
    /// Tables in which rows are looked up by a column: for Rego and CEL the host groups them, as their users do.
    pub groups: &'static [(&'static str, &'static str)],
    /// What Clausal reads.
    pub clausal: Vec<PathBuf>,
}

/// The rules, which each language says in its own words.
pub enum Rules {
    /// Made here, all of them about clouds.
    Made(Vec<Rule>),
    /// Written in `questions/`.
    Portfolio,
    Conflict,
}

/// One rule, asked of so many terms.
pub fn one_rule(terms: usize, folder: &Path) -> Question {
    made(vec![Rule::NoticeAtMost { days: 88 }], terms, folder)
}

/// So many rules, asked of a usual draft.
pub fn many_rules(count: usize, folder: &Path) -> Question {
    made(policies::rules(count).collect(), policies::TERMS, folder)
}

fn made(rules: Vec<Rule>, terms: usize, folder: &Path) -> Question {
    let names = (0..rules.len()).map(|at| format!("r{at}")).collect();
    let source = format!("{VOCABULARY}{}{}", policies::draft(terms), policies::policy(rules.iter().copied()));
    let path = folder.join("made.clause");
    fs::write(&path, source).expect("the folder can be written");
    Question {
        rules: Rules::Made(rules),
        names,
        tables: vec![draft(terms)],
        groups: &[],
        clausal: vec![path],
    }
}

/// The terms of [`policies::draft`].
fn draft(terms: usize) -> Table {
    let columns = [
        ("id", Sort::Whole),
        ("starts", Sort::Whole),
        ("ends", Sort::Whole),
        ("provider", Sort::Text),
        ("customer", Sort::Text),
        ("primary", Sort::Flag),
        ("nonexclusive", Sort::Flag),
        ("notice", Sort::Whole),
        ("amount", Sort::Whole),
    ];
    let mut table = Table::new("cloud", &columns);
    table.rows.extend((0..terms).map(|at| {
        vec![
            Value::Whole(at as i64),
            Value::Whole(last_day(2025) + 1),
            Value::Whole(last_day(2030)),
            Value::Text("Provider".to_owned()),
            Value::Text("Customer".to_owned()),
            Value::Flag(true),
            Value::Flag(true),
            Value::Whole(policies::notice(at).into()),
            Value::Whole(policies::amount(at).into()),
        ]
    }));
    table
}

/// The last day of a year, as the peers count.
pub fn last_day(year: u32) -> i64 {
    in_clausal::day(Day::from_ymd(year as i32, 12, 31).expect("a day"))
}

/// Twenty rules, asked of a portfolio of so many agreements with their amendments, blanks, bounds, currencies and events.
pub fn portfolio(agreements: u64, folder: &Path) -> Question {
    let path = folder.join("portfolio.jsonl");
    let mut out = BufWriter::new(File::create(&path).expect("the folder can be written"));
    for record in Portfolio::new(agreements, 1) {
        writeln!(out, "{record}").expect("a line");
    }
    out.flush().expect("all lines");
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/portfolio/portfolio.clause");
    let clausal = vec![rules, path];
    let loaded = in_clausal::load(&clausal);
    Question {
        rules: Rules::Portfolio,
        names: loaded.rules(),
        tables: loaded.tables(),
        groups: &[("termination_right", "agreement"), ("liability_cap", "agreement")],
        clausal,
    }
}

/// One rule on pairs, asked of so many agreements: half of them promise one party to buy from it alone, half appoint a cloud.
pub fn conflict(agreements: usize, folder: &Path) -> Question {
    const SCOPE: &[&str] = &["training", "inference", "api", "products"];
    let mut promises = Table::new(
        "exclusivity",
        &[
            ("id", Sort::Whole),
            ("starts", Sort::Whole),
            ("ends", Sort::Whole),
            ("promisor", Sort::Text),
            ("beneficiary", Sort::Text),
            ("scope", Sort::Words(SCOPE)),
        ],
    );
    let mut clouds = Table::new(
        "cloud",
        &[
            ("id", Sort::Whole),
            ("starts", Sort::Whole),
            ("ends", Sort::Whole),
            ("customer", Sort::Text),
            ("provider", Sort::Text),
            ("scope", Sort::Words(SCOPE)),
        ],
    );
    let path = folder.join("conflict.jsonl");
    let mut out = BufWriter::new(File::create(&path).expect("the folder can be written"));
    for at in 0..agreements {
        // Agreement and term have one number, since each agreement has one term.
        let mixed = |salt: u64| scramble(at as u64 * 8 + salt);
        let buyer = format!("Buyer-{}", mixed(0) % (agreements as u64 / 2));
        let seller = format!("Seller-{}", mixed(1) % 20);
        let year = 2018 + (mixed(2) % 9) as u32;
        let last = year + (mixed(3) % 5) as u32;
        let scope: Vec<usize> = vec![(mixed(4) % 4) as usize];
        let words: Vec<&str> = scope.iter().map(|place| SCOPE[*place]).collect();
        let (table, term) = if at % 2 == 0 {
            let kind = json!({ "name": "t", "kind": "exclusivity", "promisor": buyer, "beneficiary": seller, "scope": words });
            (&mut promises, kind)
        } else {
            let kind = json!({ "name": "t", "kind": "cloud", "customer": buyer, "provider": seller, "scope": words });
            (&mut clouds, kind)
        };
        let record = json!({
            "agreement": format!("a-{at}"), "parties": [buyer, seller],
            "from": format!("{year}-01-01"), "through": format!("{last}-12-31"), "terms": [term],
        });
        writeln!(out, "{record}").expect("a line");
        table.rows.push(vec![
            Value::Whole(at as i64),
            Value::Whole(last_day(year - 1) + 1),
            Value::Whole(last_day(last)),
            Value::Text(buyer),
            Value::Text(seller),
            Value::Words(scope),
        ]);
    }
    out.flush().expect("all lines");
    Question {
        rules: Rules::Conflict,
        names: vec!["one-promise-two-suppliers".to_owned()],
        tables: vec![promises, clouds],
        groups: &[("cloud", "customer")],
        clausal: vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("questions/conflict.clause"), path],
    }
}

/// A number that looks drawn by lot.
fn scramble(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Rules of at least so many bytes, each said by `say`.
pub fn rules_of_size(bytes: usize, say: impl Fn(usize, &Rule) -> String) -> String {
    let mut text = String::with_capacity(bytes + 256);
    for (at, rule) in policies::rules(usize::MAX).enumerate() {
        if text.len() >= bytes {
            break;
        }
        let _ = write!(text, "{}", say(at, &rule));
    }
    text
}

impl Question {
    /// The place of a rule that a peer names in its own way.
    pub fn place(&self, name: &str) -> usize {
        let same = |ours: &String| ours.replace('-', "_") == name.replace('-', "_");
        self.names.iter().position(same).expect("a rule of the question")
    }
}
