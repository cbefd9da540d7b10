//! What an editor must never send: the server answers with an error, and lives on.

use std::path::Path;

use serde_json::{Value, json};

use super::editor::{Editor, code_of, framed};
use super::{TOUR, URI};

/// Whether the server still answers.
fn lives(editor: &mut Editor) -> bool {
    editor.ask("clausal/alive", Value::Null).is_err_and(|error| code_of(&error) == -32601)
}

#[test]
fn what_is_no_json_is_answered_with_an_error() {
    let mut editor = Editor::new();
    let deep = "[".repeat(200_000);
    for body in ["{\"method\": ", "", "nonsense", "\u{0}", r#"{"id": 1, "method": "\ud800"}"#, &deep] {
        editor.send(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
        let error = editor.answer(&Value::Null).unwrap_err();
        assert_eq!(code_of(&error), -32700, "{body:.20}");
        assert!(lives(&mut editor), "{body:.20}");
    }
    editor.send(b"Content-Length: 2\r\n\r\n\xff\xfe");
    assert_eq!(code_of(&editor.answer(&Value::Null).unwrap_err()), -32700);
    assert_eq!(editor.open(URI, TOUR).len(), 1);
    assert!(editor.leave());
}

#[test]
fn what_is_no_message_is_answered_under_its_number() {
    let mut editor = Editor::new();
    for (message, id) in [
        (json!([]), json!(null)),
        (json!(7), json!(null)),
        (json!({ "id": "a" }), json!("a")),
        (json!({ "id": 40, "method": 7 }), json!(40)),
        (json!({ "id": [], "method": "textDocument/hover" }), json!(null)),
        (json!({ "id": null, "method": "shutdown" }), json!(null)),
    ] {
        editor.send(&framed(&message));
        assert_eq!(code_of(&editor.answer(&id).unwrap_err()), -32600, "{message}");
    }
    // Numbers of any size, and texts, are repeated as they are.
    for id in [json!(0), json!(-1), json!(9_007_199_254_740_993_i64), json!("ü"), json!("1")] {
        editor.send(&framed(&json!({ "id": id, "method": "clausal/nonsense" })));
        assert_eq!(code_of(&editor.answer(&id).unwrap_err()), -32601, "{id}");
    }
    for answer in [json!({ "id": 3, "result": null }), json!({ "id": 3, "error": {} })] {
        editor.send(&framed(&answer));
    }
    assert!(lives(&mut editor));
}

#[test]
fn a_header_that_makes_no_sense_is_passed_over_with_its_body() {
    let mut editor = Editor::new();
    let body = json!({ "jsonrpc": "2.0", "id": 77, "method": "clausal/nonsense" }).to_string();
    for header in [
        "Content-Length: 99999999999",
        "Content-Length: 18446744073709551615",
        "Content-Length: 99999999999999999999999999",
        "Content-Length: -1",
        "Content-Length: 0x10",
        "Content-Length:",
        "Content-Type: application/vscode-jsonrpc",
        "nonsense",
        "",
    ] {
        editor.send(format!("{header}\r\n\r\n{body}").as_bytes());
        // Nothing tells where the body ends but the next header.
        assert!(lives(&mut editor), "{header}");
        assert_eq!(code_of(&editor.answer(&Value::Null).unwrap_err()), -32700, "{header}");
    }
    assert!(editor.leave());
}

#[test]
fn a_body_longer_than_is_read_is_passed_over() {
    let mut editor = Editor::new();
    let length = 70 * 1024 * 1024;
    editor.send(format!("Content-Length: {length}\r\n\r\n").as_bytes());
    for _ in 0..70 {
        editor.send(&vec![b'x'; 1024 * 1024]);
    }
    assert!(lives(&mut editor));
    let error = editor.answer(&Value::Null).unwrap_err();
    assert!(error["message"].as_str().unwrap().contains("longer than 64 MB"), "{error}");
}

#[test]
fn a_stream_that_breaks_off_ends_the_server() {
    for bytes in
        ["", "Content-Length: 5", "Content-Length: 5\r\n\r\n[1", "Content-Length: 99999999999\r\n\r\n[1]"]
    {
        let mut editor = Editor::silent(Path::new("."));
        editor.send(bytes.as_bytes());
        assert_eq!(editor.ended(), 1, "{bytes}");
    }
}

#[test]
fn headers_are_read_as_mail_has_them() {
    let mut editor = Editor::silent(Path::new("."));
    let body = json!({ "id": 1, "method": "initialize", "params": { "capabilities": {} } }).to_string();
    let length = body.len();
    editor.send(
        format!(
            "content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:{length}\r\n\r\n{body}"
        )
        .as_bytes(),
    );
    assert_eq!(editor.answer(&json!(1)).unwrap()["serverInfo"]["name"], "clausal");
}
