//! A connection in, its messages answered one after the other until the editor leaves.

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Exit, Notification as _, ShowMessage,
};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentSymbolRequest, Formatting, GotoDefinition, HoverRequest,
    Initialize, Request as _, Shutdown,
};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CompletionOptions, InitializeResult, MessageType, OneOf,
    PublishDiagnosticsParams, ServerCapabilities, ServerInfo, ShowMessageParams, TextDocumentSyncCapability,
    TextDocumentSyncKind,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::documents::Documents;
use super::{actions, completion, definition, formatting, hover, publish, symbols};

/// How far the editor and the server have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Before,
    Running,
    ShutDown,
}

/// Serves one editor. Says whether it left in order, which is after it asked for the end.
pub fn serve(connection: &Connection) -> bool {
    let mut server = Server { connection, documents: Documents::default(), stage: Stage::Before };
    loop {
        // Checking waits until the editor pauses: of ten changes in a row only the last is looked at.
        let message = if server.documents.is_stale() {
            match connection.receiver.try_recv() {
                Ok(message) => message,
                Err(error) if error.is_empty() => {
                    server.refresh();
                    continue;
                }
                Err(_) => break,
            }
        } else {
            match connection.receiver.recv() {
                Ok(message) => message,
                Err(_) => break,
            }
        };
        match message {
            Message::Notification(notification) if notification.method == Exit::METHOD => break,
            Message::Notification(notification) => server.hear(notification),
            Message::Request(request) => {
                let response = server.answer(request);
                server.send(response);
            }
            // The server asks nothing, so there is no answer to wait for.
            Message::Response(_) => {}
        }
    }
    server.stage == Stage::ShutDown
}

struct Server<'c> {
    connection: &'c Connection,
    documents: Documents,
    stage: Stage,
}

impl Server<'_> {
    /// Sends a message; an editor that is gone needs none.
    fn send(&self, message: impl Into<Message>) {
        let _ = self.connection.sender.send(message.into());
    }

    fn notify<N: lsp_types::notification::Notification>(&self, params: N::Params) {
        self.send(Notification::new(N::METHOD.to_owned(), params));
    }

    /// Checks what has changed and publishes what is found.
    fn refresh(&mut self) {
        let refreshed = self.documents.refresh();
        for complaint in refreshed.complaints {
            self.notify::<ShowMessage>(ShowMessageParams { typ: MessageType::ERROR, message: complaint });
        }
        for path in refreshed.paths {
            if let Some(params) = publish::diagnostics(&self.documents, &path) {
                self.notify::<lsp_types::notification::PublishDiagnostics>(params);
            }
        }
    }

    fn hear(&mut self, notification: Notification) {
        if self.stage != Stage::Running {
            return;
        }
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(opened) = read::<DidOpenTextDocument>(params) {
                    let document = opened.text_document;
                    self.documents.put(&document.uri, document.version, document.text);
                }
            }
            DidChangeTextDocument::METHOD => {
                if let Some(changed) = read::<DidChangeTextDocument>(params) {
                    let whole =
                        changed.content_changes.into_iter().rev().find(|change| change.range.is_none());
                    if let Some(change) = whole {
                        let document = changed.text_document;
                        self.documents.put(&document.uri, document.version, change.text);
                    }
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Some(closed) = read::<DidCloseTextDocument>(params) {
                    self.documents.close(&closed.text_document.uri);
                    let cleared = PublishDiagnosticsParams::new(closed.text_document.uri, Vec::new(), None);
                    self.notify::<lsp_types::notification::PublishDiagnostics>(cleared);
                }
            }
            // Something on the disk is another: project files, data, sources that are not open.
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.documents.touch_all(),
            _ => {}
        }
    }

    fn answer(&mut self, request: Request) -> Response {
        match (self.stage, request.method.as_str()) {
            (Stage::Before, Initialize::METHOD) => {
                self.stage = Stage::Running;
                return ok(request, introduction());
            }
            (Stage::Before, _) => {
                return refuse(request, ErrorCode::ServerNotInitialized, "`initialize` comes first");
            }
            (Stage::Running, _) => {}
            (Stage::ShutDown, _) => {
                return refuse(request, ErrorCode::InvalidRequest, "the server has been shut down");
            }
        }
        if self.documents.is_stale() {
            self.refresh();
        }
        let documents = &self.documents;
        match request.method.as_str() {
            Shutdown::METHOD => {
                self.stage = Stage::ShutDown;
                ok(request, ())
            }
            Initialize::METHOD => refuse(request, ErrorCode::InvalidRequest, "`initialize` comes once"),
            Formatting::METHOD => run(request, |params| formatting::format(documents, &params)),
            HoverRequest::METHOD => run(request, |params| hover::hover(documents, &params)),
            GotoDefinition::METHOD => run(request, |params| definition::definition(documents, &params)),
            DocumentSymbolRequest::METHOD => run(request, |params| symbols::symbols(documents, &params)),
            Completion::METHOD => run(request, |params| completion::complete(documents, &params)),
            CodeActionRequest::METHOD => run(request, |params| actions::actions(documents, &params)),
            method => {
                let message = format!("there is no method `{method}`");
                refuse(request, ErrorCode::MethodNotFound, &message)
            }
        }
    }
}

/// The parameters of a notification. Where they make no sense nobody waits for an answer, and nothing is done.
fn read<N: lsp_types::notification::Notification>(params: serde_json::Value) -> Option<N::Params> {
    serde_json::from_value(params).ok()
}

fn run<P: DeserializeOwned, R: Serialize>(request: Request, answer: impl FnOnce(P) -> R) -> Response {
    let Request { id, method, params } = request;
    match serde_json::from_value(params) {
        Ok(params) => ok(Request { id, method, params: serde_json::Value::Null }, answer(params)),
        Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
    }
}

fn ok(request: Request, result: impl Serialize) -> Response {
    match serde_json::to_value(result) {
        Ok(value) => Response { id: request.id, response_result: Ok(value) },
        Err(error) => Response::new_err(request.id, ErrorCode::InternalError as i32, error.to_string()),
    }
}

fn refuse(request: Request, code: ErrorCode, message: &str) -> Response {
    Response::new_err(request.id, code as i32, message.to_owned())
}

/// What the server can do.
fn introduction() -> InitializeResult {
    let capabilities = ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
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
