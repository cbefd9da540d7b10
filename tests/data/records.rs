//! Agreement data: what is read, what is refused and where, what is written back, and the schema.

use std::sync::Arc;

use crate::generate::Portfolio;
use clausal::data::{self, Counts};
use clausal::diagnostic::{Problems, Severity, catalogue};
use clausal::ir::{EventId, FieldId, Ir, Literal, Stated, TimeSpanKind, ValueKind};
use clausal::source::{FileId, SourceMap};
use clausal::time::Day;
use clausal::world::{Assignment, Settings, Thing, World};
use clausal::{Options, Project};

/// Holds a text against the snapshot of this name, beside the other files of these tests.
macro_rules! snapshot {
    ($name:literal, $text:expr) => {
        insta::with_settings!({ snapshot_path => "snapshots" }, {
            insta::assert_snapshot!($name, $text);
        })
    };
}

/// What a text of Clausal means; it must be without errors.
fn meaning(source: &str) -> Ir {
    let (ir, problems) = Project::from_sources([("source.clause", source)]).meaning(&Options::default());
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    ir
}

/// The vocabulary that data is read with.
fn tour() -> Ir {
    meaning(include_str!("vocabulary.clause"))
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
            let Stated::Exactly(value) = &*statement.stated else { panic!("{statement:?}") };
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
  ip: licence from OpenAI to Microsoft { surviving, perpetual }
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
    meaning(&format!("{}{agreements}", include_str!("vocabulary.clause")))
}

#[test]
fn what_is_written_reads_back_as_the_same() {
    let ir = with_agreements(AGREEMENTS);
    let written = data::write(&ir);
    snapshot!("written", written);
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

/// The agreement that the amendments of the corpus amend.
const BASE: &str = r#"{"agreement":"base","through":"2027","terms":[{"name":"hosting","kind":"cloud","through":"2026"},{"name":"spend","kind":"commitment"}]}"#;

#[test]
fn reader_and_schema_refuse_the_same_records() {
    let schema = data::schema(&tour());
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let corpus = [(include_str!("good.jsonl"), true), (include_str!("bad.jsonl"), false)];
    let mut wrong = String::new();
    for (line, good) in corpus.iter().flat_map(|(lines, good)| lines.lines().map(|line| (line, *good))) {
        let text = format!("{BASE}\n{line}");
        let (_, counts, problems) = read("corpus.jsonl", &text);
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let complaints: Vec<String> = validator
            .iter_errors(&record)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        let refused = (counts.refused > 0, !problems.is_empty(), !complaints.is_empty());
        if refused != (!good, !good, !good) {
            wrong += &format!("{line}\n{}{complaints:#?}\n", told("corpus.jsonl", &text, &problems));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let written = data::write(&with_agreements(AGREEMENTS));
    assert!(validator.is_valid(&serde_json::from_str(&written).unwrap()));
}

#[test]
fn every_refusal_says_where_and_what_to_do() {
    let text = format!("{BASE}\n{}", include_str!("bad.jsonl"));
    let (_, counts, problems) = read("bad.jsonl", &text);
    let bad = include_str!("bad.jsonl").lines().count();
    assert_eq!(counts, Counts { agreements: 1, amendments: 0, terms: 2, refused: bad });
    snapshot!("refusals", told("bad.jsonl", &text, &problems));
}

/// The fenced sample of JSON below a heading of a page.
fn sample<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, below) = page.split_once(&format!("## {heading}\n"))?;
    let (_, sample) = below.split_once("```json\n")?;
    sample.split_once("```").map(|(sample, _)| sample)
}

#[test]
fn every_page_shows_a_wrong_sample_and_mends_it() {
    let mut seen = 0;
    let outside = |id: &str| id == "E0855" || !("0840"..="0859").contains(&&id[1..]);
    for code in catalogue::all().filter(|code| !outside(code.id())) {
        let codes = |sample: &str| -> Vec<&str> {
            read("sample.json", sample).2.iter().map(|problem| problem.code.id()).collect()
        };
        let page = code.page();
        let (wrong, right) = (sample(page, "Wrong").unwrap(), sample(page, "Right").unwrap());
        assert!(codes(wrong).contains(&code.id()), "{}", code.id());
        assert_eq!(codes(right), Vec::<&str>::new(), "{}", code.id());
        seen += 1;
    }
    assert_eq!(seen, 17);
}

#[test]
fn a_name_with_what_nobody_sees_costs_its_record_and_no_other() {
    let names = [
        ("\u{200b}", "U+200B ZERO WIDTH SPACE"),
        ("\u{ad}", "U+00AD SOFT HYPHEN"),
        ("\u{3164}", "U+3164 HANGUL FILLER"),
        ("\u{202e}", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u{feff}", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\u{fe0f}", "U+FE0F VARIATION SELECTOR"),
        ("\u{e0041}", "U+E0041 TAG CHARACTER"),
        ("\u{1b}", "U+001B ESCAPE"),
        ("\n", "U+000A LINE FEED"),
    ];
    let validator = jsonschema::draft202012::new(&data::schema(&tour())).unwrap();
    for (character, described) in names {
        let named = format!("Ac{character}me");
        let bad = serde_json::json!({ "agreement": "first", "parties": ["Us", named] });
        let good = serde_json::json!({ "agreement": "second", "parties": ["Us", "Acme"] });
        // Beyond the first 65,536 characters engines of patterns do not agree, so that the schema leaves those to the reader.
        let is_seen_by_patterns = character.chars().all(|character| u32::from(character) < 0x1_0000);
        assert_eq!(
            (validator.is_valid(&bad), validator.is_valid(&good)),
            (!is_seen_by_patterns, true),
            "{described}"
        );
        let (_, counts, problems) = read("x.json", &serde_json::json!([bad, good]).to_string());
        assert_eq!((counts.agreements, counts.refused), (1, 1), "{described}");
        let told: Vec<String> =
            problems.iter().map(|problem| format!("{} {}", problem.code.id(), problem.message)).collect();
        let wanted = format!("E0857 this name holds {described}, which nobody sees (at `$[0].parties[1]`)");
        assert_eq!(told, [wanted]);
    }
    let everywhere = [
        r#"{"agreement":"fir\u200bst"}"#,
        r#"{"agreement":"first","parties":[{"party":"Us","as":"Sup\u200bplier"},"B"]}"#,
        r#"{"amendment":"one","to":"first\u200b","from":"2026-01-01"}"#,
        r#"{"amendment":"one","to":"first","from":"2026-01-01","end":{"c\u200b":{}}}"#,
        r#"{"agreement":"first","terms":[{"name":"c\u2066","kind":"cloud"}]}"#,
        r#"{"agreement":"first","terms":[{"name":"c","kind":"cloud","provider":"B\u200d"}]}"#,
        r#"{"agreement":"first","from":"agi-verified\u200b"}"#,
    ];
    for text in everywhere {
        let told = messages("x.json", text);
        assert!(told.iter().any(|told| told.starts_with("E0857 ")), "{text}: {told:?}");
        assert!(!validator.is_valid(&serde_json::from_str(text).unwrap()), "{text}");
    }
}

#[test]
fn a_name_is_kept_in_one_form() {
    let text = r#"[{"agreement":"first","parties":["Us","Société Générale"]},
        {"agreement":"second","parties":[" Us\n","Socie\u0301te\u0301\u00a0 Ge\u0301ne\u0301rale"]},
        {"agreement":" d\u0065\u0301p\u00f4t ","parties":["Us","B"]},
        {"amendment":"one","to":"dépôt","from":"2026-01-01"}]"#;
    let (ir, counts, problems) = read("x.json", text);
    assert!(problems.is_empty(), "{:?}", messages("x.json", text));
    assert_eq!((counts.agreements, counts.amendments), (3, 1));
    let named: Vec<&str> = ir.parties.iter().map(|party| party.declared.name.as_str()).collect();
    let once = |name: &str| named.iter().filter(|known| **known == name).count();
    assert_eq!((once("Us"), once("Société Générale")), (1, 1), "{named:?}");
    assert!(ir.agreements.iter().any(|agreement| agreement.declared.name == "dépôt"));
}

#[test]
fn a_name_of_a_hundred_thousand_letters_is_refused_in_a_few_words() {
    let long = "x".repeat(100_000);
    for text in
        [format!(r#"{{"agreement":"{long}"}}"#), format!(r#"{{"agreement":"a","parties":["Us","{long}"]}}"#)]
    {
        let told = messages("x.json", &text);
        assert_eq!(told.len(), 1, "{}", told.len());
        assert!(
            told[0].starts_with("E0848 a name has at most 500 characters, and this one 100000"),
            "{:.200}",
            told[0]
        );
        assert!(told[0].len() < 200);
    }
}

/// Codes and messages of what is wrong with a text.
fn messages(path: &str, text: &str) -> Vec<String> {
    read(path, text).2.iter().map(|problem| format!("{} {}", problem.code.id(), problem.message)).collect()
}

#[test]
fn one_bad_record_never_stops_the_others() {
    let text =
        "{\"agreement\":\"a\"}\n{\"agreement\":\"b\",}\n\n{\"agreement\":\"c\"}\r\n{\"agreement\":\"d\"";
    let (ir, counts, problems) = read("x.jsonl", text);
    let names: Vec<&str> = ir.agreements.iter().map(|agreement| agreement.declared.name.as_str()).collect();
    assert_eq!(names, ["a", "c"]);
    assert_eq!(counts.refused, 2);
    snapshot!("broken_lines", told("x.jsonl", text, &problems));
    let list = "[ {\"agreement\":\"a\", \"signed\": 2024-01-05},\n  {\"agreement\":\"b\"},, {\"agreement\":\"c\"} ] x";
    let (ir, counts, problems) = read("x.json", list);
    assert_eq!((ir.agreements.len(), counts.refused), (2, 3));
    snapshot!("broken_list", told("x.json", list, &problems));
    assert_eq!(messages("x.json", ""), ["E0840 there is no record in this file"]);
    assert_eq!(messages("x.json", "[{\"agreement\":\"a\"}"), ["E0840 the list of records is not closed"]);
    assert_eq!(messages("x.json", "{\"agreement\":\"a\",\"title\":\"\\ud800\"}").len(), 1);
    assert_eq!(messages("x.jsonl", ""), Vec::<String>::new());
}

#[test]
fn bytes_that_are_no_text_cost_one_record() {
    let mut ir = tour();
    let bytes = b"\xef\xbb\xbf{\"agreement\":\"a\"}\n{\"agreement\":\"\xff\"}\n{\"agreement\":\"c\"}";
    let (counts, problems) = data::read(&bytes[..], FileId(3), "x.jsonl", &mut ir);
    assert_eq!((counts.agreements, counts.refused), (2, 1));
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.code.id(), problem.span().start, problem.span().file), ("E0840", 35, FileId(3)));
    assert_eq!(ir.files[3], "x.jsonl");
}

#[test]
fn packed_files_read_as_plain_ones() {
    use std::io::{Read, Write};
    let plain: String = (0..1000).map(|at| format!("{{\"agreement\":\"a{at}\"}}\n")).collect();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(plain.as_bytes()).unwrap();
    let gz = gz.finish().unwrap();
    let zst = zstd::stream::encode_all(plain.as_bytes(), 3).unwrap();
    for (path, packed) in [("x.jsonl.gz", &gz), ("x.jsonl.zst", &zst)] {
        let mut unpacked = String::new();
        data::unpack(path, &packed[..]).unwrap().read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain);
        let mut ir = tour();
        let (counts, problems) =
            data::read(data::unpack(path, &packed[..]).unwrap(), FileId(0), path, &mut ir);
        assert_eq!((counts.agreements, problems.is_empty()), (1000, true));
        let mut ir = tour();
        let most = &packed[..packed.len() - 12];
        let (counts, problems) = data::read(data::unpack(path, most).unwrap(), FileId(0), path, &mut ir);
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code.id()).collect();
        assert_eq!((codes, counts.refused), (vec!["E0855"], 1), "{path} {problems:?}");
        let read: Vec<String> = (0..counts.agreements).map(|at| format!("a{at}")).collect();
        let found: Vec<&str> =
            ir.agreements.iter().map(|agreement| agreement.declared.name.as_str()).collect();
        assert_eq!(found, read);
        assert!(path.ends_with("zst") || counts.agreements > 900, "{}", counts.agreements);
    }
}

#[test]
fn the_end_of_a_renewal_does_not_hang_on_the_end_it_makes() {
    let with = |kind: &str, rest: &str| {
        let text = format!(
            r#"{{"agreement": "a", "parties": ["X", "Y"], "from": "2024", "through": "2029", "terms":
                [{{"name": "t", "kind": "{kind}", {rest} "through": "(its agreement.end)"}}]}}"#
        );
        let (_, _, problems) = read("a.json", &text);
        problems.iter().map(|problem| problem.message.clone()).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(with("cloud", ""), "");
    let told = with("renewal", r#""is": ["automatic"], "period": "1 year","#);
    assert!(told.contains("not `(its agreement.end)`"), "{told}");
}

#[test]
fn names_across_records_are_told_apart() {
    let text = r#"[
  {"agreement":"a","parties":["OpenAI Group PBC","Acme"],"terms":[{"name":"t","kind":"cloud","provider":"Acme"}]},
  {"agreement":"a"},
  {"agreement":"b","until":"2030"},
  {"amendment":"second","to":"a","signed":"2025-01-05","change":{"new":{"amount":"5 USD"}},"extend":{"t":{"for":"1 year"}}},
  {"amendment":"first","to":"a","signed":"2024-01-05","terms":[{"name":"new","kind":"commitment","payer":"Acme"}]},
  {"amendment":"first","to":"a","signed":"2024-01-06"},
  {"amendment":"third","to":"a","signed":"2024-01-06","terms":[{"name":"t","kind":"commitment"}]},
  {"amendment":"fourth","to":"a","signed":"2024-01-06","change":{"x":{"amount":"5 USD"}}},
  {"amendment":"one","to":"b","signed":"2024-01-06"},
  {"amendment":"one","to":"c","signed":"2024-01-06"},
  {"amendment":"fifth","to":"a","signed":"2024-01-06","terms":[{"name":"late","kind":"cluod"}]},
  {"amendment":"sixth","to":"a","signed":"2024-01-06","end":{"late":{}}},
  {"agreement":"twins","parties":["Twin Ltd","Acme"]}
]"#;
    let (ir, counts, problems) = read("x.json", text);
    assert_eq!(counts, Counts { agreements: 1, amendments: 2, terms: 2, refused: 10 });
    assert_eq!(ir.amendments[0].declared.name, "second");
    assert_eq!(ir.agreements[0].terms.len(), 2);
    assert_eq!(ir.terms[1].amendment.unwrap().index(), 1);
    snapshot!("names", told("x.json", text, &problems));
}

#[test]
fn a_generated_portfolio_is_sound_and_always_the_same() {
    let rules = include_str!("../../examples/portfolio/portfolio.clause");
    let mut ir = meaning(rules);
    let text: String = Portfolio::new(600, 3).map(|record| record + "\n").collect();
    let (counts, problems) = data::read(text.as_bytes(), FileId(9), "portfolio.jsonl", &mut ir);
    assert_eq!(told("portfolio.jsonl", &text, &problems), "");
    assert_eq!((counts.agreements, counts.refused), (600, 0));
    assert!((3_600..4_200).contains(&counts.terms), "{counts:?}");
    assert!((90..200).contains(&counts.amendments), "{counts:?}");
    assert_eq!(text, Portfolio::new(600, 3).map(|record| record + "\n").collect::<String>());
    assert_ne!(text, Portfolio::new(600, 4).map(|record| record + "\n").collect::<String>());
    assert_eq!(errors_over_time(ir, text), Vec::<String>::new());
}

#[test]
fn a_generated_portfolio_can_renew() {
    let mut ir = meaning(include_str!("../../examples/portfolio/portfolio.clause"));
    let text: String = Portfolio::new(600, 3).renewing(60).map(|record| record + "\n").collect();
    let (counts, problems) = data::read(text.as_bytes(), FileId(9), "portfolio.jsonl", &mut ir);
    assert_eq!(told("portfolio.jsonl", &text, &problems), "");
    let renewing = text.matches("\"prolonged\"").count();
    assert!(counts.refused == 0 && (320..400).contains(&renewing), "{renewing} of 600 renew");
    assert_eq!(errors_over_time(ir, text), Vec::<String>::new());
}

/// What is wrong with a portfolio once the calendar is laid over it.
fn errors_over_time(ir: clausal::ir::Ir, text: String) -> Vec<String> {
    let (_, problems) = World::build(&Arc::new(ir), &Settings::default());
    let mut sources = SourceMap::default();
    for _ in 0..9 {
        sources.add("", "");
    }
    sources.add("portfolio.jsonl", text);
    problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| {
            format!("{} {} `{}`", problem.code.id(), problem.message, sources.slice(problem.span()))
        })
        .collect()
}

#[test]
fn places_are_found_again_without_the_text() {
    let text = format!("{BASE}\n{}", include_str!("bad.jsonl"));
    let (_, _, problems) = read("bad.jsonl", &text);
    // The messages of these codes name the very place they point at.
    let exact = ["E0842", "E0843", "E0844", "E0845", "E0846", "E0848", "E0851", "E0853"];
    let exact = problems.iter().filter(|problem| exact.contains(&problem.code.id()));
    let (bytes, wanted): (Vec<u32>, Vec<&str>) =
        exact.map(|problem| (problem.span().start, problem.message.as_str())).unzip();
    let places = data::places(text.as_bytes(), "bad.jsonl", &bytes).unwrap();
    assert!(places.len() > 100);
    let mut sources = SourceMap::default();
    let file = sources.add("bad.jsonl", text.clone());
    for ((place, byte), message) in places.iter().zip(&bytes).zip(wanted) {
        assert!(message.ends_with(&format!("(at `{}`)", place.path)), "{message}\n{place:?}");
        let position = sources.get(file).unwrap().lines.position(&text, *byte as usize);
        assert_eq!((place.line, place.column), (position.line, position.column), "{message}");
    }
    let list = "[\n {\"é\": \"x\",\n  \"a b\": [1, {\"c\": 2}]} ]";
    let find = |what: &str| u32::try_from(list.find(what).unwrap()).unwrap();
    let places =
        data::places(list.as_bytes(), "x.json", &[find("2}"), find("\"x"), 9_999, find("\"a b")]).unwrap();
    let told: Vec<String> =
        places.iter().map(|place| format!("{}:{} {}", place.line, place.column, place.path)).collect();
    assert_eq!(told, ["3:20 $[0]['a b'][1].c", "2:8 $[0]['é']", "3:26 $", "3:3 $[0]['a b']"]);
}

#[test]
fn an_agreement_that_cannot_live_does_not_stop_the_others() {
    let text = r#"{"agreement":"sound","from":"2026","terms":[{"name":"t","kind":"commitment","payer":"A","payee":"B"}]}
{"agreement":"dead","from":"2026","through":"2024"}
{"agreement":"amended","from":"2026","through":"2030","terms":[{"name":"t","kind":"commitment","payer":"A","payee":"B"}]}
{"amendment":"first","to":"amended","from":"2028","extend":{"agreement":{"through":"2029"}}}
{"agreement":"incomplete","terms":[{"name":"t","kind":"commitment","payer":"A"}]}
"#;
    let (mut ir, _, problems) = read("x.jsonl", text);
    assert!(problems.is_empty());
    let errors = |ir: &Ir| {
        let (world, problems) = World::build(&Arc::new(ir.clone()), &Settings::default());
        (
            world,
            problems
                .iter()
                .filter(|problem| problem.severity == Severity::Error)
                .cloned()
                .collect::<Problems>(),
        )
    };
    let (_, problems) = errors(&ir);
    let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code.id()).collect();
    codes.dedup();
    assert_eq!(codes, ["E0638", "E0633", "E0627"]);
    assert_eq!(data::leave_out(&mut ir, &problems, |file| file == FileId(0)), 4);
    let (world, problems) = errors(&ir);
    assert!(problems.is_empty(), "{problems:#?}");
    let names: Vec<&str> =
        world.agreements().iter().map(|id| ir.agreements[id.index()].declared.name.as_str()).collect();
    assert_eq!(names, ["sound"]);
    assert!(data::write(&ir).contains("sound") && !data::write(&ir).contains("dead"));
}

/// Terms with every time word, and with days and durations that hang on events.
const TIMES: &str = r#"
agreement first between OpenAI and Microsoft from (later of (2025-06-01, launch - 800 days)) until launch {
  a: commitment from OpenAI to Microsoft after 2025-09
  b: commitment from OpenAI to Microsoft before 2026-Q3
  c: commitment from OpenAI to Microsoft before agi-verified
  d: commitment from OpenAI to Microsoft in 2026
  e: commitment from OpenAI to Microsoft between 2026-02 and 2026-08 or until agi-verified
  f: commitment from OpenAI to Microsoft within 3 months of 2026-01
  g: commitment from OpenAI to Microsoft within 30 days of agi-verified
  h: commitment from OpenAI to Microsoft from agi-verified for 1 year or through 2028 or through 2028-03
  i: commitment from OpenAI to Microsoft after agi-verified through (launch - 10 days)
  j: commitment from OpenAI to Microsoft until (earlier of (agi-verified + 2 months, 2027-06-30))
  k: commitment from OpenAI to Microsoft after 2026 through 2027 or through launch
}
agreement second between OpenAI and Microsoft from 2025 for 2 years 3 months {
  cloud: surviving cloud by Microsoft for OpenAI until (launch + 1 year) {
    notice: (launch - 2026-12-31), notice: 10 days in 2026, ready: (agi-verified + 90 days)
    exclusive after agi-verified, tier: gold before 2027, tier: silver between 2027 and 2028
    amount: (greater of (5 USD, 3 EUR)), seats: at most (2 * 3)
  }
}
"#;

#[test]
fn time_words_mean_the_same_when_read_back() {
    let ir = with_agreements(TIMES);
    let written = data::write(&ir);
    snapshot!("times", &written);
    let (back, counts, problems) = read("back.json", &written);
    assert_eq!(told("back.json", &written, &problems), "");
    assert_eq!((counts.terms, counts.refused), (12, 0));
    let (one, two) = (
        World::build(&Arc::new(ir), &Settings::default()).0,
        World::build(&Arc::new(back), &Settings::default()).0,
    );
    let days = ["2025-03-01", "2026-02-28", "2027-01-01", "2027-12-31", "2028-08-15", "end"];
    let days = days.map(|day| Day::try_from(day.to_owned()).unwrap());
    let mut lives = 0;
    for agi in days {
        for launch in days {
            let assign = |world: &World| {
                let mut assignment = Assignment::new(world);
                assignment.set(EventId(0).into(), agi);
                assignment.set(EventId(1).into(), launch);
                assignment
            };
            let (in_one, in_two) = (assign(&one), assign(&two));
            for term in one.terms() {
                let name = &one.ir().terms[term.index()].declared.name;
                let thing = Thing::Term(*term);
                assert_eq!(one.life(thing, &in_one), two.life(thing, &in_two), "{name} {agi} {launch}");
                lives += usize::from(!one.life(thing, &in_one).is_empty());
                for field in 0..one.ir().fields.len() {
                    let field = FieldId::new(field);
                    let known = |world: &World, assignment: &Assignment| {
                        world.field(*term, field, assignment).map(|cell| cell.known.clone())
                    };
                    assert_eq!(known(&one, &in_one), known(&two, &in_two), "{name} {agi} {launch} {field:?}");
                }
            }
        }
    }
    assert!(lives > 200, "{lives}");
}

#[test]
fn sums_are_of_things_that_go_together() {
    let problem = |key: &str, value: &str| {
        let text =
            format!(r#"{{"agreement":"a","terms":[{{"name":"t","kind":"cloud","{key}":"{value}"}}]}}"#);
        let (_, _, problems) = read("x.json", &text);
        problems.iter().map(|problem| problem.labels[0].message.clone()).collect::<Vec<_>>().join("; ")
    };
    for (key, value) in [
        ("from", "(2026 + 3 months)"),
        ("until", "(later of (agi-verified, launch + 10 days))"),
        ("for", "(launch - 2026-01-01)"),
        ("amount", "(60% of 5 million USD + 3 USD * 2)"),
        ("capacity", "(greater of (1 GW, 2 GW))"),
        ("share", "(10% + 5%)"),
        ("seats", "(- 2 + 2030)"),
        ("notice", "(2 * 30 days)"),
    ] {
        assert_eq!(problem(key, value), "", "{key} {value}");
    }
    let mixture = "these values do not go together";
    for (key, value, wrong) in [
        ("from", "(agi-verified + 3)", mixture),
        ("from", "(agi-verified + launch)", mixture),
        ("from", "(30 days)", mixture),
        ("from", "(agi-verifed + 1 day)", "`agi-verifed` is not understood here"),
        ("from", "(agi-verified + 1 day", "it breaks off"),
        ("from", "(agi-verified) + 1 day)", "`)` is not understood here"),
        ("from", "(2026-13-01 + 1 day)", "there is no month `2026-13-01`: months go from 01 to 12"),
        ("amount", "(5 USD + 3 GW)", mixture),
        ("amount", "(later of (5 USD, 3 USD))", mixture),
        ("amount", "(- agi-verified)", mixture),
        ("notice", "(agi-verified - launch + 5 USD)", mixture),
        ("capacity", "(5 racks)", mixture),
        ("seats", "(7 / agi-verified)", mixture),
    ] {
        assert_eq!(problem(key, value), wrong, "{key} {value}");
    }
    let deep = format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(problem("seats", &deep), "it is nested too deeply");
}

#[test]
fn the_command_writes_the_schema_of_the_loaded_vocabulary() {
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_clausal"))
        .args(["schema", "tests/data/vocabulary.clause"])
        .output()
        .unwrap();
    assert!(program.status.success());
    let written: serde_json::Value = serde_json::from_slice(&program.stdout).unwrap();
    assert_eq!(written, data::schema(&tour()));
}

/// What a waiver in the sources makes of terms that come as data: the lines of the short report.
fn waived(waiver: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("waived-{}", waiver.len()));
    std::fs::create_dir_all(&folder).unwrap();
    let source = format!(
        "party Acme\nparty Beta\nkind cloud {{ provider: by party }}\npolicy p {{ rule r: cloud must end by 2030 }}\n{waiver}\n"
    );
    let record = |name: &str| {
        serde_json::json!({
            "agreement": name, "parties": ["Acme", "Beta"], "from": "2024-01-05",
            "terms": [{ "name": "hosting", "kind": "cloud", "provider": "Beta" }],
        })
    };
    let data = format!("{}\n{}\n", record("acme-2024"), record("acme-2025"));
    std::fs::write(folder.join("rules.clause"), source).unwrap();
    std::fs::write(folder.join("portfolio.jsonl"), data).unwrap();
    let project = Project::load(&[folder.join("rules.clause"), folder.join("portfolio.jsonl")]).unwrap();
    let report = project.check(&Options::default());
    let mut told: Vec<String> =
        report.diagnostics.iter().map(|one| format!("{}: {}", one.code.id(), one.message)).collect();
    told.extend(report.findings.iter().map(|finding| {
        let term = finding.bindings.first().map(|binding| binding.term.clone()).unwrap_or_default();
        format!("{term} is {:?}", finding.verdict)
    }));
    told.join("; ")
}

#[test]
fn waivers_name_what_came_as_data() {
    let both = "acme-2024/hosting is Broken; acme-2025/hosting is Broken";
    assert_eq!(waived(""), both);
    let first = "acme-2024/hosting is Waived; acme-2025/hosting is Broken";
    assert_eq!(waived("waive p/r for hosting in acme-2024 because \"agreed\""), first);
    assert_eq!(waived("waive p/r in acme-2024 because \"the board agreed\""), first);
    let all = "acme-2024/hosting is Waived; acme-2025/hosting is Waived";
    assert_eq!(waived("waive p/r for hosting because \"agreed for all\""), all);
    let unknown = waived("waive p/r for hosting in acme-2026 because \"agreed, or was it\"");
    assert!(
        unknown.starts_with("E0709: there is no term, party or agreement called `acme-2026`"),
        "{unknown}"
    );
}

/// Every text of a value that stands under this key, at any depth.
fn texts_under<'v>(value: &'v serde_json::Value, key: &str, found: &mut Vec<&'v str>) {
    match value {
        serde_json::Value::Array(list) => list.iter().for_each(|inner| texts_under(inner, key, found)),
        serde_json::Value::Object(map) => {
            found.extend(map.get(key).and_then(serde_json::Value::as_str));
            map.values().for_each(|inner| texts_under(inner, key, found));
        }
        _ => {}
    }
}

#[test]
fn the_schema_keeps_to_what_all_engines_of_patterns_know() {
    let ir = meaning("use std.partnership");
    let schema = data::schema(&ir);
    let mut patterns = Vec::new();
    texts_under(&schema, "pattern", &mut patterns);
    assert!(patterns.len() > 10);
    for pattern in patterns {
        for unknown in ["(?", "\\p", "\\P", "\\u", "\\d", "\\w", "\\b"] {
            assert!(!pattern.contains(unknown), "{unknown} in {pattern}");
        }
        assert!(
            pattern.is_ascii() || pattern.contains(['©', '\u{200b}']),
            "only names know of letters beyond ASCII: {pattern}"
        );
    }
    let bytes_a_kind = schema.to_string().len() / ir.kinds.len();
    assert!(bytes_a_kind < 2_600, "what is said of many kinds is said once: {bytes_a_kind} bytes a kind");
}

#[test]
fn the_sample_of_the_page_is_read_and_fits_the_schema() {
    let page = std::fs::read_to_string("docs/data.md").unwrap();
    let sample = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let mut ir = meaning("use std.partnership\nevent agi-verified\n");
    let schema = jsonschema::draft202012::new(&data::schema(&ir)).unwrap();
    let errors: Vec<String> =
        schema.iter_errors(&serde_json::from_str(sample).unwrap()).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let (counts, problems) = data::read(sample.as_bytes(), FileId(0), "sample.json", &mut ir);
    assert!(problems.is_empty(), "{}", told("sample.json", sample, &problems));
    assert_eq!((counts.agreements, counts.amendments, counts.refused), (1, 1, 0));
}

/// The words of a term as a whole are keys like other adjectives: with `true` they are said, with `false` and null nothing is.
#[test]
fn words_of_a_term_are_keys_too() {
    let surviving = |said: &str| {
        let record = format!(
            r#"{{"agreement": "a", "parties": ["X", "Y"], "terms": [{{"name": "t", "kind": "commitment", "payer": "X", "payee": "Y", {said}}}]}}"#
        );
        let (ir, _, problems) = read("deal.json", &record);
        assert!(problems.is_empty(), "{}", told("deal.json", &record, &problems));
        ir.terms.iter().any(|term| term.is_surviving())
    };
    assert!(surviving(r#""mutual": false, "surviving": true, "perpetual": null"#));
    assert!(!surviving(r#""mutual": true, "surviving": false"#));
}
