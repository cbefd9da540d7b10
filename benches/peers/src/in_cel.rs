//! CEL, by `cel`: each rule a compiled program that goes through a list, the lists put into the context once.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use cel::{Context, Env, Program, Value};
use serde_json::Value as Json;

use crate::answer::{Answer, Broken, Ready};
use crate::in_rego::grouped;
use crate::policies::Rule;
use crate::question::{Question, Rules, last_day};

const DATA: &str = "cel.json";

/// When a rule is broken, of a term `t`.
fn broken(rule: &Rule) -> String {
    match rule {
        Rule::NotExclusiveAfter { year } => {
            format!("t.primary && !t.nonexclusive && t.ends > {}", last_day(*year))
        }
        Rule::NoticeAtMost { days } => format!("t.notice > {days}"),
        Rule::PrimaryAbove { millions } => format!("t.amount > {millions} && !t.primary"),
        Rule::EndsBy { year } => format!("t.provider == \"Provider\" && t.ends > {}", last_day(*year)),
        Rule::NonexclusiveAndPrimary => {
            "t.customer == \"Customer\" && (!t.nonexclusive || !t.primary)".to_owned()
        }
    }
}

/// A rule as a line: its name and what it breaks.
pub fn say(at: usize, rule: &Rule) -> String {
    format!("r{at}: cloud.map(t, {}, [t.id])\n", broken(rule))
}

/// The whole text of these rules, a line each.
pub fn policy(rules: &Rules) -> String {
    match rules {
        Rules::Made(rules) => rules.iter().enumerate().map(|(at, rule)| say(at, rule)).collect(),
        Rules::Portfolio => include_str!("../questions/portfolio.cel").to_owned(),
        Rules::Conflict => include_str!("../questions/conflict.cel").to_owned(),
    }
}

/// Parses all lines. The crate has no type checker.
pub fn compile<'t>(env: &Env, text: &'t str) -> Vec<(&'t str, Program)> {
    let lines = text.lines().filter_map(|line| line.split_once(": "));
    lines.map(|(name, line)| (name, env.compile(line).expect("the rule is in order"))).collect()
}

/// The data as one JSON file.
pub fn write(question: &Question, folder: &Path) {
    fs::write(folder.join(DATA), grouped(question, false).to_string()).expect("the folder can be written");
}

/// Compiled programs over lists that are put into the context once.
pub fn load(question: &Question, folder: &Path) -> Ready {
    let text = fs::read_to_string(folder.join(DATA)).expect("the data is written");
    let data: Json = serde_json::from_str(&text).expect("the data is JSON");
    let env = Arc::new(Env::stdlib());
    let mut context = Context::with_env(Arc::clone(&env));
    for (name, list) in data.as_object().expect("lists") {
        context.add_variable_from_value(name.as_str(), value(list));
    }
    let text = policy(&question.rules);
    let programs: Vec<(usize, Program)> =
        compile(&env, &text).into_iter().map(|(name, program)| (question.place(name), program)).collect();
    Box::new(move || {
        let values: Vec<(usize, Value)> = programs
            .iter()
            .map(|(rule, program)| (*rule, program.execute(&context).expect("the rule can be decided")))
            .collect();
        Box::new(move || {
            let mut all = Vec::new();
            for (rule, value) in &values {
                read_off(*rule, value, &mut all);
            }
            all.into_iter().collect::<Answer>()
        })
    })
}

fn value(json: &Json) -> Value {
    match json {
        Json::Bool(flag) => Value::from(*flag),
        Json::Number(number) => Value::from(number.as_i64().expect("a whole number")),
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(list) => Value::from(list.iter().map(value).collect::<Vec<_>>()),
        Json::Object(object) => Value::from(
            object
                .iter()
                .map(|(key, json)| (key.clone(), value(json)))
                .collect::<std::collections::HashMap<_, _>>(),
        ),
        Json::Null => Value::Null,
    }
}

/// Lists of numbers are things that break the rule; a list of lists holds more of them.
fn read_off(rule: usize, value: &Value, all: &mut Vec<Broken>) {
    let Value::List(list) = value else { unreachable!("a rule gives a list") };
    match list.as_slice() {
        [Value::Int(one)] => all.push((rule, *one, 0)),
        [Value::Int(one), Value::Int(two)] => all.push((rule, *one, *two)),
        lists => lists.iter().for_each(|list| read_off(rule, list, all)),
    }
}
