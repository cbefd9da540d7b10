//! Generated texts.
