//! A body in, the request or notification it holds out, as JSON-RPC has them; and the answers to requests.

use serde::Serialize;
use serde_json::{Value, json};

/// What an editor sends.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// It waits for an answer.
    Request(Request),
    /// It waits for none.
    Notification {
        /// What has happened.
        method: String,
        /// The particulars.
        params: Value,
    },
    /// An answer. The server asks nothing.
    Response,
}

/// A request.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// A number or text, which the answer repeats.
    pub id: Value,
    /// What is asked.
    pub method: String,
    /// The particulars.
    pub params: Value,
}

/// Why a message is not answered as it wishes.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// That of the request; null where it is not known.
    pub id: Value,
    /// What programs tell it by.
    pub code: Code,
    /// What people are told.
    pub message: String,
}

/// The codes of JSON-RPC and of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    NotJson = -32700,
    NoRequest = -32600,
    NoSuchMethod = -32601,
    WrongParams = -32602,
    Internal = -32603,
    NotInitialized = -32002,
    Cancelled = -32800,
}

impl Message {
    /// The message that a body holds.
    ///
    /// # Errors
    ///
    /// Where it is not JSON, or no message.
    pub fn read(body: &[u8]) -> Result<Message, Refusal> {
        let refusal = |id: Value, code, message: String| Refusal { id, code, message };
        let read: Value = serde_json::from_slice(body).map_err(|error| {
            refusal(Value::Null, Code::NotJson, format!("the message is not JSON: {error}"))
        })?;
        let Value::Object(mut message) = read else {
            return Err(refusal(Value::Null, Code::NoRequest, "a message is an object".to_owned()));
        };
        let id = message.remove("id");
        let params = message.remove("params").unwrap_or_default();
        let is_id = |id: &Value| id.is_number() || id.is_string();
        match (message.remove("method"), id) {
            (Some(Value::String(method)), None) => Ok(Message::Notification { method, params }),
            (Some(Value::String(method)), Some(id)) if is_id(&id) => {
                Ok(Message::Request(Request { id, method, params }))
            }
            (None, Some(_)) if message.contains_key("result") || message.contains_key("error") => {
                Ok(Message::Response)
            }
            (_, id) => {
                let id = id.filter(is_id).unwrap_or_default();
                let message = "a message has a `method`, and a request an `id` that is a number or text";
                Err(refusal(id, Code::NoRequest, message.to_owned()))
            }
        }
    }
}

impl Request {
    /// The answer that refuses it.
    pub fn refuse(&self, code: Code, message: impl Into<String>) -> Value {
        Refusal { id: self.id.clone(), code, message: message.into() }.answer()
    }

    /// The answer with this result.
    pub fn answer(&self, result: impl Serialize) -> Value {
        match serde_json::to_value(result) {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": self.id, "result": result }),
            Err(error) => self.refuse(Code::Internal, error.to_string()),
        }
    }
}

impl Refusal {
    /// It as an answer.
    pub fn answer(&self) -> Value {
        let error = json!({ "code": self.code as i32, "message": self.message });
        json!({ "jsonrpc": "2.0", "id": self.id, "error": error })
    }
}

/// Something the editor is told.
pub fn notification<N: lsp_types::notification::Notification>(params: &N::Params) -> Value {
    json!({ "jsonrpc": "2.0", "method": N::METHOD, "params": params })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_is_refused_with_its_id() {
        for (body, id, code) in [
            ("{", json!(null), Code::NotJson),
            (r#"{"id": 1, "method": "a", "params": "\ud800"}"#, json!(null), Code::NotJson),
            ("[]", json!(null), Code::NoRequest),
            ("7", json!(null), Code::NoRequest),
            (r#"{"id": 7}"#, json!(7), Code::NoRequest),
            (r#"{"id": "x", "method": 7}"#, json!("x"), Code::NoRequest),
            (r#"{"id": {}, "method": "a"}"#, json!(null), Code::NoRequest),
            (r#"{"id": null, "method": "a"}"#, json!(null), Code::NoRequest),
        ] {
            let refusal = Message::read(body.as_bytes()).map_err(|refusal| (refusal.id, refusal.code));
            assert_eq!(refusal, Err((id, code)), "{body}");
        }
        let nested = "[".repeat(100_000);
        assert!(Message::read(nested.as_bytes()).is_err_and(|refusal| refusal.code == Code::NotJson));
        assert_eq!(Message::read(br#"{"id": 1, "result": null}"#), Ok(Message::Response));
        let far = r#"{"id": 12345678901234, "method": "a"}"#;
        let id = Message::read(far.as_bytes()).map(|message| match message {
            Message::Request(request) => request.id,
            _ => Value::Null,
        });
        assert_eq!(id, Ok(json!(12_345_678_901_234_i64)));
    }
}
