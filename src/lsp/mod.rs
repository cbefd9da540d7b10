//! Messages of an editor in, diagnostics and answers out: the language server, one file a request.
//!
//! ```text
//! editor ─ frames ─ message ─→ server ─→ checker ─ project     (a thread of its own; the newest texts win)
//!    ↑                            ├──→ documents ─ publish
//!    └────────────────────────────┴──→ view ─ hover, definition, completion, symbols, formatting, actions
//! ```

mod actions;
mod checker;
mod completion;
mod convert;
mod definition;
mod documents;
mod formatting;
mod frames;
mod hover;
mod message;
mod moved;
mod names;
mod open;
mod publish;
mod server;
mod symbols;
mod view;

pub use server::serve;
