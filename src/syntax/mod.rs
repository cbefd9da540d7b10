//! Text in, the tree out.

pub mod tree;
