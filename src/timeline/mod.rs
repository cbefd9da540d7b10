//! A world and what was found in it in; a calendar of terms and broken days out, for terminals, as SVG and as a page.
//!
//! [`Chart`] is the whole picture as plain data; the renderers are views of it and know nothing of worlds.

mod build;
mod canvas;
mod captions;
mod escape;
mod html;
mod model;
mod paint;
mod row;
mod scale;
mod signs;
mod styles;
mod svg;
mod terminal;
mod window;
mod words;

pub use build::chart;
pub use html::html;
pub use model::{Broken, Certainty, Chart, Finding, Group, GroupKind, Mark, Row, Segment, When};
pub use svg::svg;
pub use terminal::{TerminalOptions, terminal};
