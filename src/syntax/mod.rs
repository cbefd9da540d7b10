//! Words and sentences: the tree of a source text.

pub mod tree;
