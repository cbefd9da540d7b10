//! An editor: it starts the program, and speaks to it as the protocol has it.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::URI;

/// How long the server may be silent before the test has failed: longer than any answer takes on any machine.
const PATIENCE: Duration = Duration::from_secs(600);

/// An editor and the server it talks to.
pub struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    said: Receiver<Value>,
    /// What was heard while something else was waited for.
    heard: VecDeque<Value>,
    asked: i32,
}

impl Editor {
    /// Starts a server in a folder. It has not heard anything yet.
    pub fn silent(folder: &Path) -> Editor {
        let mut server = Command::new(env!("CARGO_BIN_EXE_clausal"))
            .arg("lsp")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(server.stdout.take().unwrap());
        let (tell, said) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if tell.send(message).is_err() {
                    return;
                }
            }
        });
        let input = server.stdin.take();
        Editor { server, input, said, heard: VecDeque::new(), asked: 0 }
    }

    /// An editor that has greeted a server in a folder.
    pub fn in_folder(folder: &Path) -> Editor {
        let mut editor = Editor::silent(folder);
        let told = editor.ask("initialize", json!({ "capabilities": {} })).unwrap();
        assert_eq!(told["capabilities"]["textDocumentSync"]["change"], 2, "changes may have ranges");
        editor.tell("initialized", json!({}));
        editor
    }

    pub fn new() -> Editor {
        Editor::in_folder(Path::new(env!("CARGO_MANIFEST_DIR")))
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&framed(&json!({ "jsonrpc": "2.0", "method": method, "params": params })));
    }

    /// Asks, and says under which number.
    pub fn begin(&mut self, method: &str, params: Value) -> i32 {
        self.asked += 1;
        self.send(&framed(
            &json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params }),
        ));
        self.asked
    }

    /// The result of a request, or the error.
    pub fn answer(&mut self, id: &Value) -> Result<Value, Value> {
        let answer = self.wait(|message| message.get("method").is_none() && message["id"] == *id);
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["result"].clone()),
        }
    }

    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.begin(method, params);
        self.answer(&json!(id))
    }

    /// The next message that is meant; others are kept for later.
    pub fn wait(&mut self, is_meant: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.heard.iter().position(&is_meant) {
            return self.heard.remove(at).unwrap();
        }
        loop {
            let message = self.said.recv_timeout(PATIENCE).expect("the server says something");
            if is_meant(&message) {
                return message;
            }
            self.heard.push_back(message);
        }
    }

    /// All that has been heard and not asked for.
    pub fn rest(&mut self) -> Vec<Value> {
        self.heard.extend(self.said.try_iter());
        self.heard.drain(..).collect()
    }

    /// The next diagnostics that are published of a document.
    pub fn published(&mut self, uri: &str) -> Vec<Value> {
        diagnostics(&self.wait(|message| is_published(message, uri)))
    }

    /// The diagnostics of a state of a document.
    pub fn published_of(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let of_it =
            |message: &Value| is_published(message, uri) && message["params"]["version"] == json!(version);
        diagnostics(&self.wait(of_it))
    }

    /// The diagnostics of a document that were published last: of those that have come so far, or the next.
    pub fn wait_quietly(&mut self, uri: &str) -> Vec<Value> {
        let mut last = self.published(uri);
        while let Some(at) = self.heard.iter().position(|message| is_published(message, uri)) {
            last = diagnostics(&self.heard.remove(at).unwrap());
        }
        last
    }

    pub fn open(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let document = json!({ "uri": uri, "languageId": "clausal", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        self.published_of(uri, 1)
    }

    /// Sends changes of a document, each a range and its new text, or the whole text.
    pub fn edit(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub fn change(&mut self, uri: &str, version: i32, text: &str) -> Vec<Value> {
        self.edit(uri, version, json!([{ "text": text }]));
        self.published_of(uri, version)
    }

    pub fn close(&mut self, uri: &str) {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Asks about a place of the opened text.
    pub fn ask_at(&mut self, method: &str, text: &str, words: &str, behind: usize) -> Value {
        let position = place(text, words, behind);
        self.ask(method, json!({ "textDocument": { "uri": URI }, "position": position })).unwrap()
    }

    pub fn labels(&mut self, text: &str, words: &str) -> Vec<String> {
        let list = self.ask_at("textDocument/completion", text, words, words.len());
        let list = list.as_array().unwrap();
        list.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    }

    /// Asks for the end, and says whether the server thinks it came in order.
    pub fn leave(mut self) -> bool {
        assert_eq!(self.ask("shutdown", Value::Null).unwrap(), Value::Null);
        let late = self.ask("textDocument/hover", json!({})).unwrap_err();
        assert_eq!(code_of(&late), -32600);
        self.tell("exit", Value::Null);
        self.ended() == 0
    }

    /// How the program ends, once it has nothing more to read.
    pub fn ended(mut self) -> i32 {
        self.input = None;
        let mut errors = String::new();
        self.server.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        assert_eq!(errors, "", "a server has nothing to say on standard error");
        self.server.wait().unwrap().code().unwrap()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn is_published(message: &Value, uri: &str) -> bool {
    message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
}

fn diagnostics(message: &Value) -> Vec<Value> {
    message["params"]["diagnostics"].as_array().unwrap().clone()
}

pub fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The next message of a server; nothing where it has ended.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|read| *read > 0)?;
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

/// The code of an error.
pub fn code_of(error: &Value) -> i64 {
    error["code"].as_i64().unwrap()
}

/// The place so many bytes behind the start of some words, as editors count.
pub fn place(text: &str, words: &str, behind: usize) -> Value {
    let at = text.find(words).unwrap() + behind;
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap();
    json!({ "line": before.matches('\n').count(), "character": line.encode_utf16().count() })
}
