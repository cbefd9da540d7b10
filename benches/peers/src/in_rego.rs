//! Rego, by `regorus`: rules compiled for its virtual machine, data set once; each rule is an entry point.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::{Program, RegoVM};
use regorus::{Engine, PolicyLengthConfig, Value};
use serde_json::{Value as Json, json};

use crate::answer::{Answer, Ready};
use crate::data;
use crate::policies::Rule;
use crate::question::{Question, Rules, last_day};

const DATA: &str = "rego.json";
const PACKAGE: &str = "package clauses\n\n";

/// A rule of a usual policy: one set to which each rule adds what breaks it.
pub fn say(at: usize, rule: &Rule) -> String {
    let when = |conditions: &str| {
        format!("broken contains [{at}, t.id] if {{\n\tsome t in data.cloud\n{conditions}}}\n\n")
    };
    match rule {
        Rule::NotExclusiveAfter { year } => {
            when(&format!("\tt.primary\n\tnot t.nonexclusive\n\tt.ends > {}\n", last_day(*year)))
        }
        Rule::NoticeAtMost { days } => when(&format!("\tt.notice > {days}\n")),
        Rule::PrimaryAbove { millions } => when(&format!("\tt.amount > {millions}\n\tnot t.primary\n")),
        Rule::EndsBy { year } => {
            when(&format!("\tt.provider == \"Provider\"\n\tt.ends > {}\n", last_day(*year)))
        }
        Rule::NonexclusiveAndPrimary => {
            // Rego says `or` with two rules.
            let customer = "\tt.customer == \"Customer\"\n";
            when(&format!("{customer}\tnot t.nonexclusive\n"))
                + &when(&format!("{customer}\tnot t.primary\n"))
        }
    }
}

/// The texts of these rules, each to be compiled into a program of its own.
pub fn policies(rules: &Rules) -> Vec<String> {
    match rules {
        Rules::Made(rules) => {
            let said: Vec<String> = rules.iter().enumerate().map(|(at, rule)| say(at, rule)).collect();
            said.chunks(PROGRAM).map(|rules| PACKAGE.to_owned() + &rules.concat()).collect()
        }
        Rules::Portfolio => vec![include_str!("../questions/portfolio.rego").to_owned()],
        Rules::Conflict => vec![include_str!("../questions/conflict.rego").to_owned()],
    }
}

/// How many rules a program gets: it holds 65,535 instructions, and a rule takes some 23.
const PROGRAM: usize = 2_500;

/// Rules of so many bytes.
pub fn of_size(bytes: usize) -> String {
    PACKAGE.to_owned() + &crate::question::rules_of_size(bytes, say)
}

/// The data as one JSON file; words as bits, since Rego has functions for these.
pub fn write(question: &Question, folder: &Path) {
    fs::write(folder.join(DATA), grouped(question, true).to_string()).expect("the folder can be written");
}

/// The tables as lists, and for each group the rows of each value of its column: by place where that is a number.
pub fn grouped(question: &Question, words_as_bits: bool) -> Json {
    let mut tables = question.tables.clone();
    if words_as_bits {
        for table in &mut tables {
            for value in table.rows.iter_mut().flatten() {
                if let data::Value::Words(places) = value {
                    *value = data::Value::Whole(data::bits(places));
                }
            }
        }
    }
    let mut all = data::as_json(&tables);
    for (name, column) in question.groups {
        let Some(rows) = all[*name].as_array().cloned() else { continue };
        let mut by_text = serde_json::Map::new();
        let mut by_number: Vec<Json> = Vec::new();
        if *column == "agreement" {
            let agreements =
                all["agreement"].as_array().into_iter().flatten().filter_map(|row| row["id"].as_u64());
            let known = rows.iter().filter_map(|row| row[*column].as_u64()).chain(agreements).max();
            // Stretches may speak of agreements that have no sure life of their own.
            by_number.resize(known.map_or(0, |most| most as usize + 1) * 2, json!([]));
        }
        for row in rows {
            let list = match &row[*column] {
                Json::String(text) => by_text.entry(text.clone()).or_insert_with(|| json!([])),
                number => &mut by_number[number.as_u64().expect("a place") as usize],
            };
            list.as_array_mut().expect("a list").push(row);
        }
        all[format!("{name}_by_{column}")] =
            if by_number.is_empty() { Json::Object(by_text) } else { Json::Array(by_number) };
    }
    all
}

fn engine(text: String) -> Engine {
    let mut engine = Engine::new();
    // Its usual bounds are a megabyte and 20,000 lines.
    engine.set_policy_length_config(PolicyLengthConfig {
        max_col: 1_000_000.try_into().expect("not zero"),
        max_file_bytes: (1 << 30).try_into().expect("not zero"),
        max_lines: 100_000_000.try_into().expect("not zero"),
    });
    engine.add_policy("clauses.rego".to_owned(), text).expect("the policy is in order");
    engine
}

/// Parses and checks the rules, and compiles them to bytecode.
pub fn compile(text: String, entries: &[String]) -> Arc<Program> {
    let mut engine = engine(text);
    let compiled =
        engine.compile_with_entrypoint(&entries[0].as_str().into()).expect("the policy is in order");
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    Compiler::compile_from_policy(&compiled, &entries).expect("the policy can be compiled")
}

/// Parses and checks rules without making bytecode, of which a program does not hold so much.
pub fn check(text: String) {
    engine(text).compile_with_entrypoint(&"data.clauses.broken".into()).expect("the policy is in order");
}

/// Compiled rules over data that is set once.
pub fn load(question: &Question, folder: &Path) -> Ready {
    let text = fs::read_to_string(folder.join(DATA)).expect("the data is written");
    let data = Value::from_json_str(&text).expect("the data is JSON");
    let made = matches!(question.rules, Rules::Made(_));
    let entries: Vec<String> = if made {
        vec!["data.clauses.broken".to_owned()]
    } else {
        question.names.iter().map(|name| format!("data.clauses.{}", name.replace('-', "_"))).collect()
    };
    let machine = |policy: String| {
        let mut machine = RegoVM::new();
        // Its usual bound is 25,000 instructions.
        machine.set_max_instructions(usize::MAX);
        machine.load_program(compile(policy, &entries));
        machine.set_data(data.clone()).expect("the data does not clash with rules");
        machine
    };
    let mut machines: Vec<RegoVM> = policies(&question.rules).into_iter().map(machine).collect();
    let count = entries.len();
    Box::new(move || {
        let mut values: Vec<(usize, Value)> = Vec::new();
        for machine in &mut machines {
            values.extend((0..count).map(|entry| {
                (entry, machine.execute_entry_point_by_index(entry).expect("the rule can be decided"))
            }));
        }
        Box::new(move || {
            values.iter().flat_map(|(rule, value)| read_off(*rule, value, made)).collect::<Answer>()
        })
    })
}

fn read_off(rule: usize, value: &Value, made: bool) -> Vec<(usize, i64, i64)> {
    let rows: Vec<Vec<i64>> =
        serde_json::from_str(&value.to_json_str().expect("a value")).expect("lists of numbers");
    rows.into_iter()
        .map(|row| {
            if made { (row[0] as usize, row[1], 0) } else { (rule, row[0], row.get(1).copied().unwrap_or(0)) }
        })
        .collect()
}
