//! Where a completed word is put: in the place of the whole name, whatever an editor takes for a word.

use serde_json::Value;

use super::editor::{Editor, place};
use super::{TOUR, URI};

/// The text once the item of this label has been accepted at the cursor, `|`.
fn accepted(editor: &mut Editor, version: &mut i32, text: &str, label: &str) -> String {
    let at = text.find('|').unwrap();
    let text = text.replacen('|', "", 1);
    *version += 1;
    editor.change(URI, *version, &text);
    let position = place(&text, &text[..at], at);
    let ask = serde_json::json!({ "textDocument": { "uri": URI }, "position": position });
    let list = editor.ask("textDocument/completion", ask).unwrap();
    let list = list.as_array().unwrap();
    let item = list.iter().find(|item| item["label"] == label);
    let item = item.unwrap_or_else(|| panic!("no `{label}` at byte {at} of\n{text}"));
    assert_eq!(item["filterText"], label, "an editor that is given an edit has nothing else to filter by");
    let edit = &item["textEdit"];
    let byte = |place: &Value| {
        let line: usize = place["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let units = place["character"].as_u64().unwrap() as usize;
        let mut seen = 0;
        let rest = &text[start..];
        let inside = rest.char_indices().find(|(_, character)| {
            seen += character.len_utf16();
            seen > units
        });
        start + inside.map_or(rest.len(), |(at, _)| at)
    };
    let (start, end) = (byte(&edit["range"]["start"]), byte(&edit["range"]["end"]));
    assert!(start <= at && at <= end, "the cursor stands in what is replaced");
    format!("{}{}{}", &text[..start], edit["newText"].as_str().unwrap(), &text[end..])
}

const HEAD: &str = "event agi-verified \"😀\"\nevent agi\nparty größe-ä\nparty a-1\nparty Us\n\
    kind cloud { provider: by party, revenue-share: percent optional }\n";

#[test]
fn a_name_with_hyphens_is_replaced_as_a_whole() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    let mut version = 1;
    let agreement = |words: &str| {
        format!("{HEAD}agreement deal \"😀\" between Us and a-1 from 2026 {{ c: cloud by Us {words} }}\n")
    };
    for written in [
        "until |",
        "until a|",
        "until agi|",
        "until agi-|",
        "until agi-v|",
        "until agi-ver|",
        "until agi-verified|",
        "until agi-ver|ified",
        "until |agi-verified",
        "until a|gi-verified",
        "until agi|-ver",
        "until agi-|verified",
    ] {
        let found = accepted(&mut editor, &mut version, &agreement(written), "agi-verified");
        assert_eq!(found, agreement("until agi-verified"), "{written}");
    }
    for (written, label, whole) in [
        ("{ reven| 5% }", "revenue-share", "{ revenue-share 5% }"),
        ("{ revenue-| 5% }", "revenue-share", "{ revenue-share 5% }"),
        ("{ revenue-sh|are 5% }", "revenue-share", "{ revenue-share 5% }"),
        ("for größe-|", "größe-ä", "for größe-ä"),
        ("for gr|öße", "größe-ä", "for größe-ä"),
        ("for a-|", "a-1", "for a-1"),
        ("for a-1|", "a-1", "for a-1"),
    ] {
        let found = accepted(&mut editor, &mut version, &agreement(written), label);
        assert_eq!(found, agreement(whole), "{written}");
    }
    let rule = |words: &str| {
        format!("{HEAD}policy p {{ rule r: for each c: cloud require {words} is at least 1% }}\n")
    };
    for (written, whole) in [
        ("c.|", "c.revenue-share"),
        ("c.revenue-|", "c.revenue-share"),
        ("c.rev|", "c.revenue-share"),
        ("5% - c.revenue-s|", "5% - c.revenue-share"),
        ("its reven|", "its revenue-share"),
    ] {
        let found = accepted(&mut editor, &mut version, &rule(written), "revenue-share");
        assert_eq!(found, rule(whole), "{written}");
    }
}

#[test]
fn behind_a_slash_and_a_dot_only_the_last_part_is_replaced() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    let mut version = 1;
    for (written, label, whole) in [
        ("expect risk/open-|", "open-market", "expect risk/open-market"),
        ("expect risk/open-ma|rket", "open-market", "expect risk/open-market"),
        ("expect risk/|", "open-market", "expect risk/open-market"),
    ] {
        let text = TOUR.replace("expect risk/open-market", written);
        let found = accepted(&mut editor, &mut version, &text, label);
        assert_eq!(found, TOUR.replace("expect risk/open-market", whole), "{written}");
    }
    for (written, whole) in
        [("use std.|", "use std.platform-risk"), ("use std.platform-r|", "use std.platform-risk")]
    {
        assert_eq!(accepted(&mut editor, &mut version, written, "platform-risk"), whole, "{written}");
    }
}

#[test]
fn nothing_is_offered_in_strings_comments_and_prose() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    for (version, (text, words)) in [
        (TOUR.replace("the market moves", "the market. "), "the market. "),
        (TOUR.replace("because \"the market moves\"", "because \"the market."), "the market."),
        (TOUR.replace("Runs the models.", "Runs."), "Runs."),
        (TOUR.replace("policy risk", "// a word. \npolicy risk"), "a word. "),
        (TOUR.replace("from 2026 {", "from 2026 { // say."), "say."),
        (TOUR.replace("\"Hosting\"", "“Hos."), "“Hos."),
    ]
    .into_iter()
    .enumerate()
    {
        editor.change(URI, version as i32 + 2, &text);
        assert_eq!(editor.labels(&text, words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn in_markdown_words_are_offered_in_blocks_alone() {
    let mut editor = Editor::new();
    let uri = "file:///nowhere/page.md";
    let text = "# 😀 A page\n\nSome prose. \n\n- item\n\n  ```clausal\n  event agi-verified\n  party Us\n  p\n  ```\n\nmore prose. \n";
    editor.open(uri, text);
    let mut labels = |words: &str| {
        let ask = serde_json::json!({ "textDocument": { "uri": uri }, "position": place(text, words, words.len()) });
        editor.ask("textDocument/completion", ask).unwrap().as_array().unwrap().len()
    };
    assert_eq!(labels("Some prose. "), 0);
    assert_eq!(labels("more prose. "), 0);
    assert!(labels("party Us\n  p") > 5);
}

#[test]
fn renewals_are_known_without_a_vocabulary() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    let mut version = 1;
    let deal = |words: &str| {
        format!("{HEAD}agreement deal between Us and a-1 from 2026 through 2027 {{ again: {words} }}\n")
    };
    for (written, label, whole) in [
        ("ren|", "renewal", "renewal"),
        ("renewal { auto| }", "automatic", "renewal { automatic }"),
        ("renewal { automatic, not|: 60 days }", "notice", "renewal { automatic, notice: 60 days }"),
    ] {
        assert_eq!(accepted(&mut editor, &mut version, &deal(written), label), deal(whole), "{written}");
    }
    let text = deal("renewal { automatic }");
    editor.change(URI, version + 1, &text);
    for (word, said) in [("renewal", "What carries an agreement"), ("automatic", "It renews unless somebody")]
    {
        let at = text.find(word).unwrap();
        let position = place(&text, &text[..at], at);
        let ask = serde_json::json!({ "textDocument": { "uri": URI }, "position": position });
        let told = editor.ask("textDocument/hover", ask).unwrap();
        assert!(told["contents"]["value"].as_str().unwrap().contains(said), "{told}");
    }
}

#[test]
fn tails_are_known_without_a_vocabulary() {
    let mut editor = Editor::new();
    editor.open(URI, TOUR);
    let mut version = 1;
    let deal = |words: &str| {
        format!(
            "{HEAD}agreement deal between Us and a-1 from 2026 through 2027 {{ c: cloud by Us {{ {words} }} }}\n"
        )
    };
    for (written, whole) in [
        ("ta|", "tail"),
        ("ta|: 1 year", "tail: 1 year"),
        ("revenue-share: 5%, t| tbd", "revenue-share: 5%, tail tbd"),
    ] {
        assert_eq!(accepted(&mut editor, &mut version, &deal(written), "tail"), deal(whole), "{written}");
    }
    let rule =
        |words: &str| format!("{HEAD}policy p {{ rule r: cloud must have {words} of at most 1 year }}\n");
    assert_eq!(accepted(&mut editor, &mut version, &rule("ta|"), "tail"), rule("tail"));
    for (text, place_of) in [(deal("tail: 1 year"), "tail: 1"), (rule("tail"), "tail of")] {
        version += 1;
        editor.change(URI, version, &text);
        let at = text.find(place_of).unwrap();
        let position = place(&text, &text[..at], at);
        let ask = serde_json::json!({ "textDocument": { "uri": URI }, "position": position });
        let told = editor.ask("textDocument/hover", ask).unwrap();
        let said = "How long the term lives on after the last day of its agreement";
        assert!(told["contents"]["value"].as_str().unwrap_or_default().contains(said), "{told}");
    }
}
