//! Messages of an editor in, diagnostics and answers out: the language server, one file a request.
//!
//! ```text
//! editor ─ server ─→ documents ─ project ─→ publish ─→ editor
//!             └──→ hover, definition, completion, symbols, formatting, actions
//! ```

mod actions;
mod completion;
mod convert;
mod definition;
mod documents;
mod formatting;
mod hover;
mod names;
mod publish;
mod server;
mod symbols;

pub use server::serve;
