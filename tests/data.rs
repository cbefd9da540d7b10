//! Agreement data: what is read, what is refused and where, what is written back, and the schema.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use clausal::data::{self, Counts};
use clausal::diagnostic::Problems;
use clausal::ir::{Ir, Literal, Stated, TimeSpanKind, ValueKind};
use clausal::source::{FileId, SourceMap};
use clausal::{Options, Project};

/// What a text of Clausal means; it must be without errors.
fn meaning(source: &str) -> Ir {
    let (ir, problems) = Project::from_sources([("source.clause", source)]).meaning(&Options::default());
    assert!(!problems.has_errors(), "{problems:#?}");
    ir
}

/// The vocabulary that data is read with.
fn tour() -> Ir {
    meaning(include_str!("data/vocabulary.clause"))
}

/// Reads a text as a file of this name into the vocabulary of the tour.
fn read(path: &str, text: &str) -> (Ir, Counts, Problems) {
    let mut ir = tour();
    let (counts, problems) = data::read(text.as_bytes(), FileId(0), path, &mut ir);
    (ir, counts, problems)
}

/// Each problem on a line: code, line, column, message, label, help.
fn told(path: &str, text: &str, problems: &Problems) -> String {
    let mut sources = SourceMap::default();
    sources.add(path, text);
    let file = sources.get(FileId(0)).unwrap();
    let mut told = String::new();
    for problem in problems.iter() {
        let at = file.lines.position(text, problem.span().start as usize);
        told += &format!("{path}:{}:{}: {}: {}\n", at.line, at.column, problem.code.id(), problem.message);
        for label in &problem.labels {
            told += &format!(
                "    `{}` {}\n",
                sources.slice(label.span).lines().next().unwrap_or_default(),
                label.message
            );
        }
        told += &format!("    help: {}\n", problem.help.as_deref().unwrap_or_default());
    }
    told
}

const ACME: &str = r#"{ "agreement": "acme-2024", "title": "Hosting", "parties": ["OpenAI", "Beta Inc."], "signed": "2024-01-05",
  "from": "2024-01-05", "through": "2027-01-04", "nonbinding": false, "draft": "drafts/acme.md",
  "terms": [
    { "name": "hosting", "kind": "cloud", "is": ["primary", "exclusive"], "provider": "Microsoft Corporation",
      "customer": "OpenAI", "scope": ["training", "api"], "notice": "180 days", "amount": "38 billion USD",
      "capacity": "1.5 GW", "share": "20%", "seats": 12.50, "ready": "2032-Q3", "rivals": ["Beta Inc.", "Gamma"],
      "tier": null, "section": "2.1", "from": "2024-01-05", "until": "agi-verified", "through": 2030,
      "over_time": [ { "from": "2026-01-01", "is": ["nonexclusive"],
                       "amount": { "amount": 40000000000, "currency": "USD" } } ] } ] }"#;

#[test]
fn an_agreement_reads_as_the_language_would_state_it() {
    let (ir, counts, problems) = read("acme.json", ACME);
    assert_eq!(told("acme.json", ACME, &problems), "");
    assert_eq!(counts, Counts { agreements: 1, amendments: 0, terms: 1, refused: 0 });
    let agreement = &ir.agreements[0];
    assert_eq!(agreement.declared.name, "acme-2024");
    assert_eq!(agreement.signed.unwrap().to_string(), "2024-01-05");
    assert_eq!(agreement.nonbinding, None);
    let names: Vec<&str> = ir.parties.iter().map(|party| party.declared.name.as_str()).collect();
    assert_eq!(names, ["OpenAI", "Microsoft", "One", "Other", "Beta Inc.", "Gamma"]);
    let term = &ir.terms[0];
    assert_eq!(term.agreement.unwrap().index(), 0);
    assert_eq!(term.time.len(), 3);
    assert!(
        matches!(&term.time[1].kind, TimeSpanKind::Until(value) if matches!(value.kind, ValueKind::Event(_)))
    );
    let said: Vec<String> = term
        .statements
        .iter()
        .map(|statement| {
            let field = &ir.fields[statement.field.index()].declared.name;
            let Stated::Exactly(value) = &statement.stated else { panic!("{statement:?}") };
            let ValueKind::Literal(literal) = &value.kind else { panic!("{statement:?}") };
            let words = |words: &[clausal::ir::WordId]| {
                words.iter().map(|word| ir.words[word.index()].as_str()).collect::<Vec<_>>().join("+")
            };
            let party = |party: &clausal::ir::PartyId| ir.parties[party.index()].declared.name.to_string();
            let value = match literal {
                Literal::Word(word) => words(&[*word]),
                Literal::Words(list) => words(list),
                Literal::Party(id) => party(id),
                Literal::Parties(list) => list.iter().map(party).collect::<Vec<_>>().join("+"),
                Literal::Money(money) => money.to_string(),
                Literal::Duration(duration) => duration.to_string(),
                Literal::Date(period) => period.to_string(),
                other => format!("{other:?}"),
            };
            format!("{field}={value}{}", if statement.time.is_empty() { "" } else { " timed" })
        })
        .collect();
    assert_eq!(
        said,
        [
            "primary=Flag(true)",
            "exclusive | sole | nonexclusive=exclusive",
            "provider=Microsoft",
            "customer=OpenAI",
            "scope=training+api",
            "notice=180 days",
            "amount=38 billion USD",
            "capacity=Quantity { amount: 1.5, unit: UnitId(0) }",
            "share=Percent(20)",
            "seats=Number(12.5)",
            "ready=2032-Q3",
            "rivals=Beta Inc.+Gamma",
            "exclusive | sole | nonexclusive=nonexclusive timed",
            "amount=40 billion USD timed",
        ]
    );
    let mut sources = SourceMap::default();
    sources.add("acme.json", ACME);
    assert_eq!(sources.slice(term.statements[5].span), r#""notice": "180 days""#);
    assert_eq!(sources.slice(term.declared.span), "\"hosting\"");
}

/// The agreements of the tests of writing, in Clausal: every form that data has of its own.
const AGREEMENTS: &str = r#"
agreement first "The first" between OpenAI as "Customer" and Microsoft as "Provider"
  signed 2025-10-28 from 2025-11 for 5 years draft "drafts/first.md" {
  azure: primary exclusive cloud by Microsoft for OpenAI from 2026 through 2032 or until agi-verified section "2.1" {
    scope: training and api
    notice: 1 year 6 months, amount: at most 11.9 billion USD, capacity: between 1 GW and 2.5 GW, share: 12.5%
    seats: 1_500, ready: launch, rivals: Microsoft and One, definition: "all of \"it\"", tier tbd
    nonexclusive from 2029, amount undisclosed from 2030 through 2030-Q2
  }
  ip: licence from OpenAI to Microsoft { surviving, not perpetual }
  spend: commitment from OpenAI to Microsoft { amount: at least 250 million EUR }
  rest: sole cloud by Microsoft for OpenAI until launch { scope: all, exclusive tbd until 2027-01-01, fields: "x", ready: 2032-Q3 }
}
agreement letter between OpenAI and One signed 2026-01-01 until 2027-01-01 nonbinding {
  soon: licence from One to OpenAI
}
amendment open-cloud "Revised" to first signed 2026-04-27 from 2026-05-01 draft "drafts/second.md" {
  change azure section "1" { nonexclusive, amount: 5 million USD, tier: gold until launch }
  extend agreement through 2033
  end spend through 2027
  more: commitment from Microsoft to OpenAI through 2030
}
amendment longer to first from launch {
  extend azure for 2 years
  end more
}
"#;

/// The meaning without its places and the order of statements.
fn bare(ir: &Ir) -> serde_json::Value {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(members) => {
                if members.contains_key("file") && members.contains_key("start") {
                    *value = "a place".into();
                    return;
                }
                members.values_mut().for_each(strip);
                if let Some(serde_json::Value::Array(statements)) = members.get_mut("statements") {
                    statements.sort_by_key(ToString::to_string);
                }
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(ir).unwrap();
    value.as_object_mut().unwrap().remove("files");
    strip(&mut value);
    value
}

fn with_agreements(agreements: &str) -> Ir {
    meaning(&format!("{}{agreements}", include_str!("data/vocabulary.clause")))
}

#[test]
fn what_is_written_reads_back_as_the_same() {
    let ir = with_agreements(AGREEMENTS);
    let written = data::write(&ir);
    insta::assert_snapshot!("written", written);
    let (back, counts, problems) = read("back.json", &written);
    assert_eq!(told("back.json", &written, &problems), "");
    assert_eq!(counts, Counts { agreements: 2, amendments: 2, terms: 6, refused: 0 });
    let (expected, found) = (bare(&ir), bare(&back));
    for key in ["agreements", "amendments", "terms", "parties"] {
        similar_asserts(&expected[key], &found[key]);
    }
    assert_eq!(expected, found);
    assert_eq!(data::write(&back), written);
}

/// Fails with the lines that differ.
fn similar_asserts(expected: &serde_json::Value, found: &serde_json::Value) {
    let (expected, found) = (format!("{expected:#}"), format!("{found:#}"));
    let diff = similar::TextDiff::from_lines(&expected, &found);
    assert!(expected == found, "{}", diff.unified_diff());
}
