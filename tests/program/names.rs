//! Names that a reader cannot tell apart, over a whole project: what is warned of, and what is not.

use clausal::{Options, Project, Report};

const POLICY: &str = "use std.partnership\nwe are Us\nparty Us\npolicy p { rule cap: for each party q where some commitment to q \
                      require sum of amount over commitment to q is at most 15 USD }\n";

/// A project with ten dollars to each of these parties.
fn paid_to(names: &[&str]) -> Report {
    let records: Vec<serde_json::Value> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            serde_json::json!({ "agreement": format!("deal-{at}"), "parties": ["Us", name], "signed": "2025-01-01", "terms": [
                { "name": "pay", "kind": "commitment", "payer": "Us", "payee": name, "amount": "10 USD" }] })
        })
        .collect();
    let data = serde_json::to_string(&records).unwrap();
    Project::from_sources([("policy.clause", POLICY.to_owned()), ("data.json", data)])
        .check(&Options::default())
}

fn codes(report: &Report) -> Vec<&str> {
    report
        .diagnostics
        .iter()
        .map(|told| told.code.id())
        .filter(|code| !["W0301", "W0732"].contains(code))
        .collect()
}

#[test]
fn a_cap_is_not_evaded_by_how_a_name_is_typed() {
    for other in ["Acmé ", "\u{3000}Acmé\n", "Acme\u{301}", "Acmé\u{a0}"] {
        let report = paid_to(&["Acmé", other]);
        assert_eq!((report.summary.broken, codes(&report)), (1, vec![]), "{other:?}");
    }
}

#[test]
fn names_that_look_alike_are_told_once_a_pair() {
    for other in ["Аcme", "ACME", "Acrne", "Ａcme", "Αcme", "A cme", "Acm\u{435}"] {
        let report = paid_to(&["Acme", other, "Acme", other]);
        let alike: Vec<&str> = codes(&report).into_iter().filter(|code| *code == "W0302").collect();
        assert_eq!(alike.len(), 1, "{other}");
        let told = report.diagnostics.iter().find(|told| told.code.id() == "W0302").unwrap();
        assert_eq!(told.labels.len(), 2, "both places are shown");
        assert!(told.message.contains("`Acme`") && told.message.contains(other), "{}", told.message);
    }
}

#[test]
fn real_names_of_many_scripts_are_no_matter() {
    let names = [
        "Alpha",
        "АО Альфа",
        "АО «Альфа-Банк»",
        "X Corp",
        "X Corp 2",
        "Société Générale",
        "Societe d'Outils",
        "Müller AG",
        "Mueller GmbH",
        "Ελληνικά Πετρέλαια",
        "株式会社NTTドコモ",
        "三菱UFJ銀行",
        "東芝",
        "東京",
        "LG전자",
        "شركة أرامكو",
        "בנק הפועלים",
        "बैंक ऑफ़ बड़ौदा",
        "บริษัทABC",
        "Nguyễn Văn A",
        "Łódź 2",
        "Fund 1",
        "Fund 2",
        "Fund 11",
        "Fund 1 12",
        "ООО Ромашка",
        "ТОО Қазақ",
        "საქართველო",
        "Deutsche Bank",
        "Danske Bank",
        "Beta",
        "Бета",
        "ABC 10",
        "ABC 100",
        "Ångström №1",
    ];
    let report = paid_to(&names);
    let told: Vec<&str> = report.diagnostics.iter().map(|told| told.message.as_str()).collect();
    assert_eq!(codes(&report), Vec::<&str>::new(), "{told:#?}");
}

#[test]
fn a_legal_name_counts_as_a_name() {
    let check = |parties: &str| {
        let project = Project::from_sources([("a.clause", format!("{POLICY}{parties}"))]);
        codes(&project.check(&Options::default())).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(check("party Acme \"Acme Corp\"\nparty Beta \"Acme Corp\""), ["W0303"]);
    assert_eq!(check("party Acme \"Acme Corp\"\nparty Beta \"Acme  Corp \""), ["W0303"]);
    assert_eq!(check("party Acme \"Acme Corp\"\nparty Beta \"ACME Corp\""), ["W0302"]);
    assert_eq!(check("party Acme \"Acme Corp\"\nparty Acme-Corp"), ["W0302"]);
    assert_eq!(check("party Acme \"Beta\"\nparty Beta"), ["W0302"]);
    assert_eq!(check("party Acme \"ACME\"\nparty Beta \"BETA\""), Vec::<String>::new());
    assert_eq!(check("party Acme \"Ac\u{200b}me\""), ["E0119"]);
    assert_eq!(check("party Société\nparty Socie\u{301}te\u{301}"), ["E0301"]);
}

#[test]
fn what_an_agreement_calls_a_party_is_a_name_too() {
    let check = |called: &str| {
        let text = format!(
            "{POLICY}party Acme\nagreement deal between Us and Acme as \"{called}\" signed 2025-01-01 {{}}\n"
        );
        let report = Project::from_sources([("a.clause", text)]).check(&Options::default());
        report.diagnostics.iter().map(|one| format!("{} {}", one.code.id(), one.message)).collect::<Vec<_>>()
    };
    assert_eq!(check("Provider"), Vec::<String>::new());
    assert_eq!(check(" Pro\u{e9}  vider "), Vec::<String>::new());
    for (hidden, described) in [
        ("\u{200b}", "U+200B ZERO WIDTH SPACE"),
        ("\u{ad}", "U+00AD SOFT HYPHEN"),
        ("\u{3164}", "U+3164 HANGUL FILLER"),
    ] {
        let wanted = format!("E0119 this name for a party holds {described}, which nobody sees");
        assert_eq!(check(&format!("Pro{hidden}vider")), [wanted]);
    }
    assert!(check(&"x".repeat(501))[0].starts_with("E0118 "));
}

#[test]
fn no_message_prints_a_name_of_a_hundred_thousand_letters() {
    let long = "é".repeat(100_000);
    for text in [
        format!("use \"{long}\"\n"),
        format!("use \"{long}.clause\"\n"),
        format!("use {long}\n"),
        format!("use std.{long}\n"),
        format!(
            "{POLICY}party Acme\nagreement deal between Us and Acme signed 2025-01-01 draft \"{long}.md\" {{}}\n"
        ),
        format!("{POLICY}party Acme\nagreement {long} between Us and Nobody {{}}\n"),
        format!("{POLICY}policy p {{ rule r: {long} must not be {long} }}\n"),
        format!("we are {long}\n"),
    ] {
        let report = Project::from_sources([("a.clause", text.clone())]).check(&Options::default());
        let start: String = text.chars().take(60).collect();
        assert!(!report.diagnostics.is_empty(), "{start}");
        for one in &report.diagnostics {
            let labels = one.labels.iter().map(|label| &label.message);
            for said in labels.chain([&one.message]).chain(&one.notes).chain(&one.help) {
                assert!(said.len() < 5_000, "{start}: {} bytes: {}", said.len(), &said[..200]);
            }
        }
    }
}

#[test]
fn events_agreements_and_terms_are_looked_at_too() {
    let check = |more: &str| {
        let text = format!("{POLICY}party Acme\n{more}");
        let report = Project::from_sources([("a.clause", text)]).check(&Options::default());
        codes(&report).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let agreement = |name: &str, terms: &str| {
        format!("agreement {name} between Us and Acme signed 2025-01-01 {{ {terms} }}\n")
    };
    let two = |one: &str, other: &str| check(&format!("{}{}", agreement(one, ""), agreement(other, "")));
    assert_eq!(two("deal-l0", "deal-10"), ["W0302"]);
    assert_eq!(two("deal-1-12", "deal-11-2"), Vec::<String>::new());
    let terms = "hosting: cloud by Acme for Us\n hоsting: cloud by Acme for Us";
    assert_eq!(check(&agreement("deal", terms)), ["W0302", "W0304"]);
    let many: String = (0..40).map(|at| format!("t{at}: cloud by Acme for Us\n")).collect();
    assert_eq!(check(&agreement("deal", &format!("{many} T7: cloud by Acme for Us"))), ["W0302"]);
    assert_eq!(check("event closed\nevent Closed"), ["W0302"]);
}

#[test]
fn what_turns_the_direction_of_reading_stands_nowhere_in_a_source() {
    for text in [
        "party Acme // \u{202e}",
        "party Acme \"\u{2066}\"",
        "party Ac\u{200f}me",
        "/// \u{61c}\nparty Acme",
        "# \u{202b}",
    ] {
        let report = Project::from_sources([("a.clause", text)]).check(&Options::default());
        assert!(codes(&report).contains(&"E0116"), "{text:?}: {:?}", codes(&report));
        let fenced = format!("# Terms\n\n```clausal\n{text}\n```\n");
        let report = Project::from_sources([("a.md", fenced)]).check(&Options::default());
        assert!(codes(&report).contains(&"E0116"), "{text:?} in Markdown: {:?}", codes(&report));
    }
}

#[test]
fn an_unfinished_merge_is_one_error() {
    let of = |text: &str| {
        let report = Project::from_sources([("a.clause", text)]).check(&Options::default());
        codes(&report).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let base = "<<<<<<< HEAD\nparty A\n||||||| base\nparty {\n=======\nparty B }{\n>>>>>>> theirs\nparty C\n";
    assert_eq!(of(base), ["E0117"]);
    assert_eq!(of(&base.replace('\n', "\r\n")), ["E0117"]);
    assert_eq!(of(&format!("{base}{}", base.replace(" A", " D").replace(" C", " E"))), ["E0117", "E0117"]);
    assert_eq!(of("party A\n>>>>>>> theirs\nparty C\n"), ["E0117"]);
    // In a comment they are words.
    assert_eq!(of("party A // <<<<<<< and =======\n"), Vec::<String>::new());
}

#[test]
fn a_waiver_names_what_data_calls_by_a_word() {
    let source = format!(
        "{POLICY}policy q {{ rule short: commitment must end by 2026 }}\nwaive q/short in rule because \"agreed\"\n"
    );
    let record = |name: &str| {
        serde_json::json!({ "agreement": name, "parties": ["Us", "Acme"], "from": "2025-01-01", "through": "2030-12-31",
            "terms": [{ "name": "end", "kind": "commitment", "payer": "Us", "payee": "Acme", "amount": "1 USD" }] })
    };
    let check = |source: &str| {
        let data = serde_json::json!([record("rule"), record("other")]).to_string();
        let report = Project::from_sources([("a.clause", source), ("d.json", data.as_str())])
            .check(&Options::default());
        assert_eq!(codes(&report), Vec::<&str>::new());
        report.findings.iter().filter(|finding| finding.waiver.is_some()).count()
    };
    assert_eq!(check(&source), 1);
    assert_eq!(check(&source.replace("in rule", "for end in rule")), 1);
    assert_eq!(check(&source.replace("in rule", "for end")), 2);
}
