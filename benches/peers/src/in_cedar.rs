//! Cedar: each term an entity, each question a request about it; what forbids it is read off the response.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::str::FromStr;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityId, EntityTypeName, EntityUid, PolicyId, PolicySet,
    Request, Schema, ValidationMode, Validator,
};
use serde_json::json;

use crate::answer::{Answer, Ready};
use crate::data::{Sort, Table, Value};
use crate::policies::Rule;
use crate::question::{Question, Rules, last_day};

const DATA: &str = "cedar.json";

/// What is not forbidden is permitted.
const PERMIT: &str = "permit (principal, action, resource);\n";

/// What may be asked of clouds, for the validator.
const SCHEMA: &str = "
entity auditor;
entity cloud {
  id: Long, starts: Long, ends: Long, provider: String, customer: String,
  primary: Bool, nonexclusive: Bool, notice: Long, amount: Long,
};
action keep appliesTo { principal: auditor, resource: cloud };
";

/// A rule that forbids what breaks it.
pub fn say(at: usize, rule: &Rule) -> String {
    let when = match rule {
        Rule::NotExclusiveAfter { year } => {
            format!("resource.primary && !resource.nonexclusive && resource.ends > {}", last_day(*year))
        }
        Rule::NoticeAtMost { days } => format!("resource.notice > {days}"),
        Rule::PrimaryAbove { millions } => format!("resource.amount > {millions} && !resource.primary"),
        Rule::EndsBy { year } => {
            format!("resource.provider == \"Provider\" && resource.ends > {}", last_day(*year))
        }
        Rule::NonexclusiveAndPrimary => {
            "resource.customer == \"Customer\" && (!resource.nonexclusive || !resource.primary)".to_owned()
        }
    };
    format!("@id(\"r{at}\")\nforbid (principal, action, resource is cloud) when {{ {when} }};\n")
}

/// The whole text of these rules.
pub fn policy(rules: &Rules) -> String {
    match rules {
        Rules::Made(rules) => rules.iter().enumerate().map(|(at, rule)| say(at, rule)).collect(),
        Rules::Portfolio => include_str!("../questions/portfolio.cedar").to_owned(),
        Rules::Conflict => include_str!("../questions/conflict.cedar").to_owned(),
    }
}

/// Parses rules about clouds and validates them against their schema.
pub fn compile(text: &str) {
    let policies = PolicySet::from_str(text).expect("the policies are in order");
    let (schema, _) = Schema::from_cedarschema_str(SCHEMA).expect("the schema is in order");
    let result = Validator::new(schema).validate(&policies, ValidationMode::Strict);
    assert!(result.validation_passed(), "the policies are valid");
}

/// The rows as entities.
pub fn write(question: &Question, folder: &Path) {
    let entities: Vec<_> = question
        .tables
        .iter()
        .flat_map(|table| {
            table.objects().enumerate().map(|(row, attrs)| {
                json!({ "uid": { "type": table.name, "id": row.to_string() }, "attrs": attrs, "parents": [] })
            })
        })
        .collect();
    fs::write(folder.join(DATA), serde_json::to_string(&entities).expect("JSON"))
        .expect("the folder can be written");
}

/// The things that a request is about, and the request.
struct Asked {
    one: i64,
    two: i64,
    agreement: i64,
    request: Request,
}

/// Policies and entities are read once, the requests made once; each of them is authorised in turn.
pub fn load(question: &Question, folder: &Path) -> Ready {
    let text = fs::read_to_string(folder.join(DATA)).expect("the data is written");
    let entities = Entities::from_json_str(&text, None).expect("the data is in order");
    let policies = PolicySet::from_str(&(PERMIT.to_owned() + &policy(&question.rules)))
        .expect("the policies are in order");
    let rules: HashMap<PolicyId, (usize, bool)> = policies
        .policies()
        .filter_map(|policy| {
            let name = policy.annotation("id")?;
            Some((policy.id().clone(), (question.place(name), policy.annotation("binds").is_some())))
        })
        .collect();
    let asked = match question.rules {
        Rules::Conflict => pairs(question),
        _ => things(question),
    };
    let authorizer = Authorizer::new();
    Box::new(move || {
        let mut broken: Vec<(usize, PolicyId)> = Vec::new();
        for (at, asked) in asked.iter().enumerate() {
            let response = authorizer.is_authorized(&asked.request, &policies, &entities);
            if response.decision() == Decision::Deny {
                broken.extend(response.diagnostics().reason().map(|policy| (at, policy.clone())));
            }
        }
        let told: Vec<(usize, i64, i64)> = broken
            .iter()
            .map(|(at, policy)| {
                let (rule, binds_agreement) = rules[policy];
                let asked = &asked[*at];
                (rule, if binds_agreement { asked.agreement } else { asked.one }, asked.two)
            })
            .collect();
        Box::new(move || told.into_iter().collect::<Answer>())
    })
}

fn uid(kind: &str, id: &str) -> EntityUid {
    let kind = EntityTypeName::from_str(kind).expect("a name");
    EntityUid::from_type_name_and_id(kind, EntityId::new(id))
}

fn request(principal: EntityUid, resource: EntityUid) -> Request {
    let action = uid("Action", "keep");
    Request::new(principal, action, resource, Context::empty(), None).expect("a request")
}

/// A request for each row of the kinds that some rule is about.
fn things(question: &Question) -> Vec<Asked> {
    let rules = policy(&question.rules);
    let mut all = Vec::new();
    for table in
        question.tables.iter().filter(|table| rules.contains(&format!("resource is {})", table.name)))
    {
        for (row, values) in table.rows.iter().enumerate() {
            let request = request(uid("auditor", "us"), uid(&table.name, &row.to_string()));
            let agreement = whole(table, values, "agreement").unwrap_or(0);
            all.push(Asked { one: whole(table, values, "id").unwrap_or(0), two: 0, agreement, request });
        }
    }
    all
}

/// A request for each promise and each cloud of the same party: Cedar judges pairs, but does not look for them.
fn pairs(question: &Question) -> Vec<Asked> {
    let [promises, clouds] = question.tables.as_slice() else { unreachable!("two tables") };
    let mut by_customer: HashMap<&str, Vec<(usize, i64)>> = HashMap::new();
    for (row, values) in clouds.rows.iter().enumerate() {
        let id = whole(clouds, values, "id").unwrap_or(0);
        by_customer.entry(text(clouds, values, "customer")).or_default().push((row, id));
    }
    let mut all = Vec::new();
    for (row, values) in promises.rows.iter().enumerate() {
        let one = whole(promises, values, "id").unwrap_or(0);
        for (cloud, two) in by_customer.get(text(promises, values, "promisor")).into_iter().flatten() {
            let request = request(uid("exclusivity", &row.to_string()), uid("cloud", &cloud.to_string()));
            all.push(Asked { one, two: *two, agreement: 0, request });
        }
    }
    all
}

fn value<'r>(table: &Table, row: &'r [Value], column: &str) -> Option<&'r Value> {
    row.get(table.columns.iter().position(|(name, _): &(String, Sort)| name == column)?)
}

fn whole(table: &Table, row: &[Value], column: &str) -> Option<i64> {
    match value(table, row, column)? {
        Value::Whole(number) => Some(*number),
        _ => None,
    }
}

fn text<'r>(table: &Table, row: &'r [Value], column: &str) -> &'r str {
    match value(table, row, column) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}
