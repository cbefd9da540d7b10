//! When is checked and what is told: once for many keys, nothing of an older text, and what was found before until more is known.

use serde_json::{Value, json};

use super::editor::{Editor, code_of, framed, place};
use super::places::empty;
use super::{TOUR, URI};

/// Rules that take long to decide: each event may come before or after any of the others, and of what is added to them.
fn slow() -> String {
    let events: String = (0..7).map(|at| format!("event e{at}\n")).collect();
    let conditions: Vec<String> = (0..7).map(|at| format!("c.start is before (e{at} + {at} days)")).collect();
    format!(
        "use std.partnership\nwe are Us\nparty Us\nparty Acme\n{events}\
         agreement dd between Us and Acme signed 2025-01-01 {{ c: exclusive cloud by Acme for Us }}\n\
         policy p {{ rule r: for each c: cloud require {} }}\n",
        conditions.join(" and ")
    )
}

#[test]
fn many_keys_are_one_check() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    let mut all = Vec::new();
    for version in 2..=21 {
        let text = format!("{TOUR}{}", "// more\n".repeat(version as usize));
        let document = json!({ "uri": URI, "version": version });
        all.extend(framed(&json!({
            "method": "textDocument/didChange",
            "params": { "textDocument": document, "contentChanges": [{ "text": text }] },
        })));
    }
    editor.send(&all);
    assert_eq!(editor.published_of(URI, 21).len(), 1);
    // What was said of the states between: nothing.
    let told = editor.rest();
    assert!(told.len() <= 2, "{} of 20 states were told: {told:?}", told.len());
}

#[test]
fn the_last_text_is_the_one_that_is_told() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    for version in 2..40 {
        let text = if version % 2 == 0 { "party Us part of Nobody\n" } else { TOUR };
        editor.edit(URI, version, json!([{ "text": text }]));
    }
    let last = editor.published_of(URI, 39);
    assert_eq!(last.len(), 1);
    assert_eq!(last[0]["code"], "risk/open-market");
}

#[test]
fn requests_are_answered_while_a_check_runs() {
    let mut editor = Editor::new();
    let text = slow();
    let document = json!({ "uri": URI, "languageId": "clausal", "version": 1, "text": text });
    editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
    let symbols =
        editor.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": URI } })).unwrap();
    assert_eq!(symbols.as_array().unwrap().len(), 11);
    let at = place(&text, "exclusive cloud", 3);
    let ask = json!({ "textDocument": { "uri": URI }, "position": at });
    assert_ne!(editor.ask("textDocument/hover", ask.clone()).unwrap(), Value::Null);
    assert_ne!(editor.ask("textDocument/completion", ask).unwrap(), json!([]));
    assert_eq!(editor.rest(), Vec::<Value>::new(), "nothing is known yet");
    // The text that takes long is not waited for.
    assert!(editor.leave());
}

#[test]
fn a_check_that_is_overtaken_ends() {
    let mut editor = Editor::new();
    let document = json!({ "uri": URI, "languageId": "clausal", "version": 1, "text": slow() });
    editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
    // It is being checked once it has been read.
    editor.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": URI } })).unwrap();
    editor.edit(URI, 2, json!([{ "text": TOUR }]));
    assert_eq!(editor.published(URI).len(), 1, "the first that is told is of the newest text");
    assert_eq!(editor.rest(), Vec::<Value>::new());
}

#[test]
fn a_request_is_cancelled() {
    let mut editor = Editor::new();
    let document = json!({ "uri": URI, "languageId": "clausal", "version": 1, "text": TOUR });
    let mut all =
        framed(&json!({ "method": "textDocument/didOpen", "params": { "textDocument": document } }));
    let ask = json!({ "textDocument": { "uri": URI }, "position": place(TOUR, "by Azure for", 4) });
    for id in [json!(900), json!("x")] {
        all.extend(framed(&json!({ "id": id, "method": "textDocument/hover", "params": ask })));
    }
    for id in [json!(900), json!("unknown"), json!(901)] {
        all.extend(framed(&json!({ "method": "$/cancelRequest", "params": { "id": id } })));
    }
    editor.send(&all);
    assert_eq!(code_of(&editor.answer(&json!(900)).unwrap_err()), -32800);
    assert_ne!(editor.answer(&json!("x")).unwrap(), Value::Null);
    assert!(editor.leave());
}

/// Where each finding of a rule stands, in words of the text.
fn at_words(found: &[Value], text: &str, words: &str) -> bool {
    found
        .iter()
        .any(|one| one["code"] == "risk/open-market" && one["range"]["start"] == place(text, words, 0))
}

#[test]
fn findings_stay_while_one_types() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    let typed = "policy two { rule x: cloud must have notice }\n";
    let mut version = 1;
    // Behind the text, before it, and in the middle of it, on the line of the finding itself.
    for at in [TOUR.len(), 0, TOUR.find("agreement").unwrap(), TOUR.find("policy risk").unwrap()] {
        for length in 1..=typed.len() {
            version += 1;
            let text = format!("{}{}{}", &TOUR[..at], &typed[..length], &TOUR[at..]);
            let found = editor.change(URI, version, &text);
            assert!(at_words(&found, &text, "main:"), "{found:#?} in\n{text}");
        }
        version += 1;
        assert_eq!(editor.change(URI, version, TOUR).len(), 1);
    }
}

#[test]
fn changes_of_ranges_move_findings_too() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    // A brace too many before the finding, a smiley on its line, and three lines before it.
    let title = place(TOUR, "\"Azure 😀 AG\"", 0);
    let main = place(TOUR, "main:", 0);
    let start = json!({ "line": 0, "character": 0 });
    editor.edit(
        URI,
        2,
        json!([
            { "range": { "start": main, "end": main }, "text": "" },
            { "range": { "start": title, "end": title }, "text": "{ \"😀\" " },
            { "range": { "start": start, "end": start }, "text": "// one\n// two\r\n// three\n" },
        ]),
    );
    let text = format!("// one\n// two\r\n// three\n{}", TOUR.replace("\"Azure 😀", "{ \"😀\" \"Azure 😀"));
    let found = editor.published_of(URI, 2);
    assert!(at_words(&found, &text, "main:"), "{found:#?}");
    assert!(found.len() > 1, "the brace is told");
    // Mended by a range; what is known is that of the whole text again.
    let brace = place(&text, "{ \"😀\" ", 0);
    let end = place(&text, "\"Azure 😀 AG\"", 0);
    editor.edit(URI, 3, json!([{ "range": { "start": brace, "end": end }, "text": "" }]));
    let text = format!("// one\n// two\r\n// three\n{TOUR}");
    let found = editor.published_of(URI, 3);
    assert_eq!(found.len(), 1);
    assert!(at_words(&found, &text, "main:"), "{found:#?}");
    // A finding whose term is deleted goes, though the text does not parse.
    let line = |words| place(&text, words, 0);
    editor.edit(
        URI,
        4,
        json!([
            { "range": { "start": line("main:"), "end": line("}\npolicy") }, "text": "" },
            { "range": { "start": start, "end": start }, "text": "party party {\n" },
        ]),
    );
    let found = editor.published_of(URI, 4);
    assert!(found.iter().all(|one| one["code"] != "risk/open-market"), "{found:#?}");
}

#[test]
fn findings_in_one_file_stay_while_another_is_written() {
    let folder = empty();
    folder.write("clausal.toml", "");
    let (terms, rules) = TOUR.split_at(TOUR.find("policy").unwrap());
    folder.write("terms.clause", terms);
    folder.write("rules.clause", rules);
    let (terms_uri, rules_uri) = (folder.uri("terms.clause"), folder.uri("rules.clause"));
    let mut editor = Editor::in_folder(&folder.0);
    assert_eq!(editor.open(&terms_uri, terms).len(), 1);
    editor.open(&rules_uri, rules);
    editor.edit(&rules_uri, 2, json!([{ "text": format!("rule {{\n{rules}") }]));
    assert!(!editor.published_of(&rules_uri, 2).is_empty());
    editor.wait(|message| message["params"]["uri"] == terms_uri.as_str());
    let told = editor.wait_quietly(&terms_uri);
    assert!(at_words(&told, terms, "main:"), "{told:#?}");
}

#[test]
fn a_mistake_in_the_project_file_is_told_once_and_at_its_place() {
    let folder = empty();
    folder.write("clausal.toml", "[check]\nstrict = false\n");
    folder.write("tour.clause", TOUR);
    let uri = folder.uri("tour.clause");
    let mut editor = Editor::in_folder(&folder.0);
    assert_eq!(editor.open(&uri, TOUR).len(), 1);
    folder.write("clausal.toml", "[check]\nstrickt = true\n");
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let wrong = editor.published(&folder.uri("clausal.toml"));
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
    assert_eq!(wrong[0]["code"], "E0802");
    assert_eq!(wrong[0]["range"]["start"], json!({ "line": 1, "character": 0 }));
    // Opened itself, it is not read as a text of Clausal.
    let of_it = editor.open(&folder.uri("clausal.toml"), "[check]\nstrickt = true\n");
    assert_eq!((of_it.len(), &of_it[0]["code"]), (1, &json!("E0802")), "{of_it:#?}");
    assert!(wrong[0]["message"].as_str().unwrap().contains("did you mean `strict`"), "{wrong:#?}");
    let mut pops = Vec::new();
    for version in 2..8 {
        let text = format!("{}{TOUR}", "// more\n".repeat(version as usize));
        let found = editor.change(&uri, version, &text);
        assert!(at_words(&found, &text, "main:"), "what was found stays: {found:#?}");
        assert_eq!(editor.published(&folder.uri("clausal.toml")).len(), 1);
    }
    pops.extend(editor.rest().into_iter().filter(|message| message["method"] == "window/showMessage"));
    assert_eq!(pops.len(), 1, "{pops:#?}");
    let said = pops[0]["params"]["message"].as_str().unwrap();
    assert!(said.starts_with("clausal.toml:2: "), "{said}");
    // Mended, it is told to be so, and all is checked again.
    folder.write("clausal.toml", "[check]\nstrict = true\n");
    editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(editor.published(&folder.uri("clausal.toml")), Vec::<Value>::new());
    assert_eq!(editor.change(&uri, 9, TOUR).len(), 1);
}

#[test]
fn a_text_tells_its_own_mistakes_where_the_project_file_is_broken() {
    let folder = empty();
    folder.write("clausal.toml", "[check]\nstrickt = true\n");
    let broken = format!("{TOUR}\nparty party {{\n");
    folder.write("tour.clause", &broken);
    let uri = folder.uri("tour.clause");
    let mut editor = Editor::in_folder(&folder.0);
    let found = editor.open(&uri, &broken);
    assert!(!found.is_empty() && found.iter().all(|one| one["source"] == "clausal"), "{found:#?}");
    let last = broken.lines().count() - 1;
    assert!(found.iter().all(|one| one["range"]["start"]["line"] == last), "{found:#?}");
    assert_eq!(editor.published(&folder.uri("clausal.toml"))[0]["code"], "E0802");
    // What other files say is not known, so nothing is said of names.
    assert_eq!(
        editor.change(&uri, 2, "policy p { rule r: cloud must not be exclusive }\n"),
        Vec::<Value>::new()
    );
    assert_eq!(editor.published(&folder.uri("clausal.toml")).len(), 1);
    folder.write("clausal.toml", "");
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(editor.published(&folder.uri("clausal.toml")), Vec::<Value>::new());
}

#[test]
fn closing_renaming_and_opening_anew_leave_nothing_behind() {
    let mut editor = Editor::new();
    let (old, new) = ("untitled:Untitled-1", "file:///nowhere/renamed.clause");
    assert_eq!(editor.open(old, TOUR).len(), 1);
    editor.close(old);
    assert_eq!(editor.published(old), Vec::<Value>::new());
    assert_eq!(editor.open(new, TOUR).len(), 1);
    editor.edit(old, 9, json!([{ "text": "party party" }]));
    let gone = editor.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": old } }));
    assert_eq!(gone.unwrap(), Value::Null);
    editor.close(new);
    editor.close(new);
    assert_eq!(editor.open(new, "party Us\n"), Vec::<Value>::new());
    assert!(editor.leave());
}
