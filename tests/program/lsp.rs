//! The language server, driven through the program's standard input and output: what an editor sends, and what it gets back.

mod checks;
mod completion;
mod editor;
mod messages;
mod places;

use serde_json::{Value, json};

use crate::folder::Folder;
use editor::{Editor, code_of, place};

/// No such file is there: the editor alone has the text.
const URI: &str = "file:///nowhere/caf%C3%A9/tour.clause";

const TOUR: &str = r#"/// Runs the models.
party Azure "Azure 😀 AG"
party Us
/// Computing power.
kind cloud {
  provider: by party
  customer: for party
  exclusive: flag
  /// On which one may leave.
  notice: duration optional
}
agreement hosting "Hosting" between Azure and Us from 2026 {
  main: cloud by Azure for Us { exclusive through 2036 }
}
policy risk "Risk" {
  rule open-market "No lock-in": cloud must not be exclusive after 2032
    because "the market moves"
    see "https://example.org/why"
}
test "it is found" {
  given hosting
  expect risk/open-market broken by main
}
"#;

fn has(labels: &[String], label: &str) -> bool {
    labels.iter().any(|own| own == label)
}

#[test]
fn an_error_is_published_at_its_units_of_utf_16_and_cleared_when_mended_and_closed() {
    let mut editor = Editor::new();
    let broken = "party Ünited \"😀ü\" part of Nobody\n";
    let published = editor.open(URI, broken);
    let [error] = published.as_slice() else { panic!("one error: {published:?}") };
    assert_eq!(error["code"], "E0307");
    assert_eq!(error["severity"], 1);
    assert_eq!(error["range"]["start"], place(broken, "Nobody", 0));
    assert_eq!(error["range"]["start"]["character"], 27, "the smiley counts twice, the umlauts once");
    assert_eq!(error["range"]["end"], place(broken, "Nobody", 6));
    let mended = "party Ünited \"😀ü\"\nwe are Ünited\n";
    assert_eq!(editor.change(URI, 2, mended), Vec::<Value>::new());
    assert_eq!(editor.change(URI, 3, broken).len(), 1);
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(editor.published(URI), Vec::<Value>::new());
    assert!(editor.leave());
}

#[test]
fn a_finding_is_published_at_the_term_with_the_words_of_the_rule() {
    let mut editor = Editor::new();
    let published = editor.open(URI, TOUR);
    let [finding] = published.as_slice() else { panic!("one finding: {published:?}") };
    assert_eq!(finding["code"], "risk/open-market");
    assert_eq!(finding["codeDescription"]["href"], "https://example.org/why");
    assert_eq!(finding["range"]["start"], place(TOUR, "main:", 0));
    assert!(finding["message"].as_str().unwrap().ends_with("note: the market moves"), "{finding}");
    let related = finding["relatedInformation"].as_array().unwrap();
    let rule = related.iter().find(|related| related["message"] == "the rule").unwrap();
    assert_eq!(rule["location"]["uri"], URI);
    assert_eq!(rule["location"]["range"]["start"], place(TOUR, "cloud must", 0));
}

#[test]
fn prose_is_proofread() {
    let mut editor = Editor::new();
    let uri = "file:///nowhere/draft.md";
    let published = editor.open(uri, "# Agreement\n\n1. The fee is [●] and is due as section 9 says.\n");
    assert!(published.iter().any(|found| found["code"] == "draft/blank"), "{published:?}");
}

#[test]
fn an_open_text_counts_before_the_disk() {
    let ours = "party Ours part of Group\nwe are Ours\n";
    let files = [("clausal.toml", ""), ("parties.clause", "party Group\n"), ("ours.clause", ours)];
    let folder = Folder::with(&files);
    let uri = |name: &str| folder.uri(name);
    let mut editor = Editor::new();
    let first = editor.open(&uri("ours.clause"), ours);
    editor.tell(
        "textDocument/didOpen",
        json!({ "textDocument": {
            "uri": uri("parties.clause"), "languageId": "clausal", "version": 1, "text": "party Other\n",
        } }),
    );
    let second = editor.published(&uri("ours.clause"));
    assert_eq!(first, Vec::<Value>::new());
    assert!(second.iter().any(|found| found["code"] == "E0307"), "{second:?}");
}

#[test]
fn hover_shows_declarations_rules_and_codes() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    let party = editor.ask_at("textDocument/hover", TOUR, "by Azure for", 4);
    assert_eq!(
        party["contents"]["value"],
        "```clausal\nparty Azure \"Azure 😀 AG\"\n```\n\nRuns the models."
    );
    assert_eq!(party["range"]["start"], place(TOUR, "by Azure for", 3));
    let rule = editor.ask_at("textDocument/hover", TOUR, "risk/open-market broken", 8);
    let rule = rule["contents"]["value"].as_str().unwrap();
    assert!(
        rule.contains("**risk/open-market**: No lock-in\n\nbroken\n\nbecause the market moves"),
        "{rule}"
    );
    let broken = "party Us part of Nobody\n";
    editor.change(URI, 2, broken);
    let code = editor.ask_at("textDocument/hover", broken, "Nobody", 1);
    assert!(code["contents"]["value"].as_str().unwrap().starts_with("**E0307**: "), "{code}");
    assert_eq!(editor.ask_at("textDocument/hover", broken, "\n", 1), Value::Null);
}

#[test]
fn a_name_leads_to_its_declaration() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    for (used, behind, declared, offset) in [
        ("by Azure for", 3, "party Azure", 6),
        ("main: cloud", 6, "kind cloud", 5),
        ("{ exclusive", 2, "exclusive: flag", 0),
        ("given hosting", 6, "agreement hosting", 10),
        ("risk/open-market", 0, "policy risk", 7),
        ("risk/open-market", 5, "rule open-market", 5),
        ("by main", 3, "main: cloud", 0),
    ] {
        let found = editor.ask_at("textDocument/definition", TOUR, used, behind + 1);
        assert_eq!(found.as_array().map(Vec::len), Some(1), "{used}: {found}");
        assert_eq!(found[0]["uri"], URI);
        assert_eq!(found[0]["range"]["start"], place(TOUR, declared, offset), "{used}");
    }
}

#[test]
fn the_outline_nests_terms_and_rules() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    let symbols =
        editor.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": URI } })).unwrap();
    let outline: Vec<String> = symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| {
            let inner = symbol["children"].as_array().unwrap();
            let inner: Vec<&str> = inner.iter().map(|symbol| symbol["name"].as_str().unwrap()).collect();
            format!("{} [{}]", symbol["name"].as_str().unwrap(), inner.join(" "))
        })
        .collect();
    assert_eq!(
        outline,
        ["Azure []", "Us []", "cloud []", "hosting [main]", "risk [open-market]", "it is found []"]
    );
}

#[test]
fn formatting_is_that_of_fmt_and_leaves_errors_alone() {
    let mut editor = Editor::new();
    let ask = |editor: &mut Editor| {
        let options = json!({ "tabSize": 2, "insertSpaces": true });
        editor
            .ask("textDocument/formatting", json!({ "textDocument": { "uri": URI }, "options": options }))
            .unwrap()
    };
    let crooked = "party   Us\n\n\n\nwe   are Us";
    editor.open(URI, crooked);
    let edits = ask(&mut editor);
    assert_eq!(edits[0]["newText"], "party Us\n\nwe are Us\n");
    assert_eq!(edits[0]["range"]["end"], json!({ "line": 4, "character": 11 }));
    editor.change(URI, 2, "party Us\n\nwe are Us\n");
    assert_eq!(ask(&mut editor), json!([]));
    editor.change(URI, 3, "party party party (");
    assert_eq!(ask(&mut editor), Value::Null);
}

#[test]
fn completion_offers_what_can_stand_there() {
    let mut editor = Editor::new();
    editor.open(URI, "p");
    let labels = editor.labels("p", "p");
    assert!(has(&labels, "policy") && has(&labels, "agreement") && !has(&labels, "after"), "{labels:?}");

    let fields = TOUR.replace("cloud must not be exclusive after 2032", "for each c: cloud require c.");
    editor.change(URI, 2, &fields);
    let labels = editor.labels(&fields, "require c.");
    assert!(has(&labels, "notice") && has(&labels, "start"), "{labels:?}");
    assert!(!has(&labels, "Azure") && !has(&labels, "policy"), "{labels:?}");

    let phrase = TOUR.replace("main: cloud by Azure for Us { exclusive through 2036 }", "main: cl");
    editor.change(URI, 3, &phrase);
    let labels = editor.labels(&phrase, "main: cl");
    for label in ["cloud", "exclusive", "by", "Azure"] {
        assert!(has(&labels, label), "{label} in {labels:?}");
    }

    let rule = TOUR.replace("expect risk/open-market", "expect risk/");
    editor.change(URI, 4, &rule);
    assert_eq!(editor.labels(&rule, "expect risk/"), ["open-market"]);

    let event = "event breach ";
    editor.change(URI, 5, event);
    let labels = editor.labels(event, event);
    assert!(has(&labels, "unexpected") && has(&labels, "between") && !has(&labels, "policy"), "{labels:?}");

    let module = "use std.";
    editor.change(URI, 6, module);
    assert!(has(&editor.labels(module, module), "partnership"));
}

#[test]
fn a_code_action_applies_a_fix() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    let at = place(TOUR, "main:", 1);
    let context = json!({ "diagnostics": [] });
    let ask =
        json!({ "textDocument": { "uri": URI }, "range": { "start": at, "end": at }, "context": context });
    let actions = editor.ask("textDocument/codeAction", ask).unwrap();
    let action = &actions[0];
    assert_eq!(action["title"], "write `through 2032-12-31`");
    assert_eq!(action["diagnostics"][0]["code"], "risk/open-market");
    let edit = &action["edit"]["changes"][URI][0];
    assert_eq!(edit["newText"], "through 2032-12-31");
    assert_eq!(edit["range"]["start"], place(TOUR, "through 2036", 0));
    let elsewhere = json!({ "line": 0, "character": 0 });
    let range = json!({ "start": elsewhere, "end": elsewhere });
    let ask = json!({ "textDocument": { "uri": URI }, "range": range, "context": context });
    assert_eq!(editor.ask("textDocument/codeAction", ask).unwrap(), json!([]));
}

#[test]
fn what_makes_no_sense_is_refused_and_the_server_goes_on() {
    let mut editor = Editor::silent(std::path::Path::new("."));
    let early = editor.ask("textDocument/hover", json!({})).unwrap_err();
    assert_eq!(code_of(&early), -32002);
    editor.ask("initialize", json!({ "capabilities": {} })).unwrap();
    let unknown = editor.ask("clausal/nonsense", Value::Null).unwrap_err();
    assert_eq!(code_of(&unknown), -32601);
    for method in ["hover", "definition", "completion", "documentSymbol", "formatting", "codeAction"] {
        let refused =
            editor.ask(&format!("textDocument/{method}"), json!({ "position": "here" })).unwrap_err();
        assert_eq!(code_of(&refused), -32602, "{method}");
    }
    for method in ["didOpen", "didChange", "didClose"] {
        editor.tell(&format!("textDocument/{method}"), json!({ "textDocument": 7 }));
    }
    let far = json!({ "textDocument": { "uri": URI }, "position": { "line": 4_000_000, "character": 4_000_000_000_u32 } });
    assert_eq!(editor.ask("textDocument/hover", far.clone()).unwrap(), Value::Null, "nothing is open");
    editor.open(URI, TOUR);
    for method in ["hover", "definition", "completion"] {
        editor.ask(&format!("textDocument/{method}"), far.clone()).unwrap();
    }
    assert!(editor.leave());
}

#[test]
fn leaving_without_a_word_is_told_apart() {
    let mut editor = Editor::new();
    editor.tell("exit", Value::Null);
    assert_eq!(editor.ended(), 1);
}
