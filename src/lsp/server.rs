//! An editor's messages in, answers and findings out: one thread reads, one answers in the order of the messages, one checks.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use lsp_types::notification::{
    Cancel, DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Exit, Notification as _, PublishDiagnostics, ShowMessage,
};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentSymbolRequest, Formatting, GotoDefinition, HoverRequest,
    Initialize, Request as _, Shutdown,
};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CompletionOptions, InitializeResult, MessageType, OneOf,
    PublishDiagnosticsParams, ServerCapabilities, ServerInfo, ShowMessageParams, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::checker::{Checker, News};
use super::documents::Documents;
use super::frames::{self, Frame, Frames};
use super::message::{Code, Message, Refusal, Request, notification};
use super::{actions, completion, definition, formatting, hover, symbols};

/// How long nothing must have changed before a check begins: of ten keys in a row only the last is looked at.
const PAUSE: Duration = Duration::from_millis(50);

/// How far the editor and the server have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Before,
    Running,
    ShutDown,
}

/// What the thread that answers hears of.
#[derive(Debug)]
enum Event {
    Message(Message),
    Refused(Refusal),
    News(News),
    /// The editor is gone.
    Gone,
}

/// Serves one editor. Says whether it left in order, which is after it asked for the end.
///
/// # Errors
///
/// Where the system has no thread left to check with.
pub fn serve(input: impl Read + Send + 'static, output: impl Write) -> std::io::Result<bool> {
    let (tell, heard) = channel();
    let news = tell.clone();
    // Who does not hear any more has left the loop below, and the program ends.
    let checker = Checker::start(move |found| drop(news.send(Event::News(found))))?;
    std::thread::Builder::new().name("messages".to_owned()).spawn(move || read_all(input, &tell))?;
    let mut server = Server {
        output,
        heard,
        queue: VecDeque::new(),
        waiting: Vec::new(),
        documents: Documents::default(),
        checker,
        due: None,
        stage: Stage::Before,
    };
    while let Some(event) = server.next() {
        match event {
            Event::Message(message) => {
                if !server.take(message) {
                    break;
                }
            }
            Event::Refused(refusal) => server.send(&refusal.answer()),
            Event::News(news) => server.heed(news),
            Event::Gone => break,
        }
    }
    Ok(server.stage == Stage::ShutDown)
}

/// Reads messages until the editor is gone.
fn read_all(input: impl Read, tell: &Sender<Event>) {
    for frame in Frames::new(input) {
        let event = match frame {
            Frame::Body(body) => Message::read(&body).map_or_else(Event::Refused, Event::Message),
            Frame::Broken(why) => {
                Event::Refused(Refusal { id: Value::Null, code: Code::NotJson, message: why })
            }
        };
        if tell.send(event).is_err() {
            return;
        }
    }
    let _ = tell.send(Event::Gone);
}

struct Server<W> {
    output: W,
    heard: Receiver<Event>,
    /// What was heard and not looked at yet.
    queue: VecDeque<Event>,
    /// Requests about documents whose project has not been read yet.
    waiting: Vec<Request>,
    documents: Documents,
    checker: Checker,
    /// When the next check begins.
    due: Option<Instant>,
    stage: Stage,
}

impl<W: Write> Server<W> {
    /// The next event. While there is none, what has changed is given to be checked.
    fn next(&mut self) -> Option<Event> {
        loop {
            while let Ok(event) = self.heard.try_recv() {
                self.queue_up(event);
            }
            if let Some(event) = self.queue.pop_front() {
                return Some(event);
            }
            match self.due.map(|due| due.saturating_duration_since(Instant::now())) {
                None => {
                    let event = self.heard.recv().ok()?;
                    self.queue_up(event);
                }
                Some(rest) => match self.heard.recv_timeout(rest) {
                    Ok(event) => self.queue_up(event),
                    Err(RecvTimeoutError::Timeout) => {
                        self.due = None;
                        self.checker.check(self.documents.generation(), self.documents.texts());
                    }
                    Err(RecvTimeoutError::Disconnected) => return None,
                },
            }
        }
    }

    /// Puts an event behind the others; the wish to have no answer overtakes the request.
    fn queue_up(&mut self, event: Event) {
        let Event::Message(Message::Notification { method, params }) = &event else {
            return self.queue.push_back(event);
        };
        if method != Cancel::METHOD {
            return self.queue.push_back(event);
        }
        let Some(id) = params.get("id") else { return };
        let is_meant =
            |event: &Event| matches!(event, Event::Message(Message::Request(request)) if request.id == *id);
        let mut cancelled = Vec::new();
        while let Some(at) = self.queue.iter().position(is_meant) {
            if let Some(Event::Message(Message::Request(request))) = self.queue.remove(at) {
                cancelled.push(request);
            }
        }
        cancelled.extend(self.waiting.extract_if(.., |request| request.id == *id));
        for request in cancelled {
            self.send(&request.refuse(Code::Cancelled, "cancelled"));
        }
    }

    /// Does what a message asks; says whether the server goes on.
    fn take(&mut self, message: Message) -> bool {
        match message {
            Message::Notification { method, .. } if method == Exit::METHOD => return false,
            Message::Notification { method, params } => self.hear(&method, params),
            Message::Request(request) => self.ask(request),
            // The server asks nothing, so there is no answer to wait for.
            Message::Response => {}
        }
        true
    }

    /// Sends a message; an editor that is gone needs none.
    fn send(&mut self, message: &Value) {
        let _ = frames::write(&mut self.output, message);
    }

    fn notify<N: lsp_types::notification::Notification>(&mut self, params: &N::Params) {
        self.send(&notification::<N>(params));
    }

    /// Has everything checked again, once the editor pauses.
    fn changed(&mut self) {
        self.checker.stop();
        self.due = Some(Instant::now() + PAUSE);
    }

    /// Takes what was found, tells it if it is about the texts as they are, and answers those who waited.
    fn heed(&mut self, news: News) {
        if !news.complete {
            self.documents.learn(news.state);
        } else if news.generation == self.documents.generation() {
            let settled = self.documents.settle(news.state);
            for sentence in settled.complaints {
                self.notify::<ShowMessage>(&ShowMessageParams { typ: MessageType::ERROR, message: sentence });
            }
            for (uri, version, list) in settled.published {
                self.notify::<PublishDiagnostics>(&PublishDiagnosticsParams::new(uri, list, version));
            }
        }
        for request in std::mem::take(&mut self.waiting) {
            self.ask(request);
        }
    }

    fn hear(&mut self, method: &str, params: Value) {
        if self.stage != Stage::Running {
            return;
        }
        match method {
            DidOpenTextDocument::METHOD => {
                let Some(opened) = read::<DidOpenTextDocument>(params) else { return };
                let document = opened.text_document;
                self.documents.put(document.uri, document.version, document.text);
            }
            DidChangeTextDocument::METHOD => {
                let Some(changed) = read::<DidChangeTextDocument>(params) else { return };
                let document = changed.text_document;
                self.documents.change(&document.uri, document.version, changed.content_changes);
            }
            DidCloseTextDocument::METHOD => {
                let Some(closed) = read::<DidCloseTextDocument>(params) else { return };
                let uri = closed.text_document.uri;
                self.documents.close(&uri);
                self.notify::<PublishDiagnostics>(&PublishDiagnosticsParams::new(uri, Vec::new(), None));
            }
            // Something on the disk is another: project files, data, sources that are not open.
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.documents.touch_all(),
            _ => return,
        }
        self.changed();
    }

    /// Answers a request, now or, where its document has just been opened, as soon as its project is read.
    fn ask(&mut self, request: Request) {
        if let Some(refused) = self.refused(&request) {
            return self.send(&refused);
        }
        let document = request.params.pointer("/textDocument/uri").and_then(Value::as_str);
        if document.is_some_and(|uri| !self.documents.is_known(uri)) {
            return self.waiting.push(request);
        }
        let documents = &self.documents;
        let answered = catch_unwind(AssertUnwindSafe(|| answer(documents, &request)));
        let answer = answered.unwrap_or_else(|_| {
            request.refuse(Code::Internal, "Clausal failed to answer; this is a fault of it")
        });
        self.send(&answer);
        if request.method == Shutdown::METHOD {
            self.stage = Stage::ShutDown;
            self.due = None;
            self.checker.stop();
            for request in std::mem::take(&mut self.waiting) {
                self.ask(request);
            }
        }
    }

    /// Why a request is not answered at this stage; and the answer to the first one.
    fn refused(&mut self, request: &Request) -> Option<Value> {
        match (self.stage, request.method.as_str()) {
            (Stage::Before, Initialize::METHOD) => {
                self.stage = Stage::Running;
                Some(request.answer(introduction()))
            }
            (Stage::Before, _) => Some(request.refuse(Code::NotInitialized, "`initialize` comes first")),
            (Stage::Running, Initialize::METHOD) => {
                Some(request.refuse(Code::NoRequest, "`initialize` comes once"))
            }
            (Stage::Running, _) => None,
            (Stage::ShutDown, _) => Some(request.refuse(Code::NoRequest, "the server has been shut down")),
        }
    }
}

fn answer(documents: &Documents, request: &Request) -> Value {
    match request.method.as_str() {
        Shutdown::METHOD => request.answer(()),
        Formatting::METHOD => run(request, |params| formatting::format(documents, &params)),
        HoverRequest::METHOD => run(request, |params| hover::hover(documents, &params)),
        GotoDefinition::METHOD => run(request, |params| definition::definition(documents, &params)),
        DocumentSymbolRequest::METHOD => run(request, |params| symbols::symbols(documents, &params)),
        Completion::METHOD => run(request, |params| completion::complete(documents, &params)),
        CodeActionRequest::METHOD => run(request, |params| actions::actions(documents, &params)),
        method => request.refuse(Code::NoSuchMethod, format!("there is no method `{method}`")),
    }
}

/// The parameters of a notification. Where they make no sense nobody waits for an answer, and nothing is done.
fn read<N: lsp_types::notification::Notification>(params: Value) -> Option<N::Params> {
    serde_json::from_value(params).ok()
}

fn run<P: DeserializeOwned, R: Serialize>(request: &Request, answer: impl FnOnce(P) -> R) -> Value {
    match P::deserialize(&request.params) {
        Ok(params) => request.answer(answer(params)),
        Err(error) => request.refuse(Code::WrongParams, error.to_string()),
    }
}

/// What the server can do.
fn introduction() -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(true.into()),
        ..TextDocumentSyncOptions::default()
    };
    let capabilities = ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        document_formatting_provider: Some(OneOf::Left(true)),
        hover_provider: Some(true.into()),
        definition_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec![".".to_owned(), "/".to_owned()]),
            ..CompletionOptions::default()
        }),
        code_action_provider: Some(
            CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
                ..CodeActionOptions::default()
            }
            .into(),
        ),
        ..ServerCapabilities::default()
    };
    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
    InitializeResult { capabilities, server_info: Some(ServerInfo { name: "clausal".to_owned(), version }) }
}
