//! A text in, a tree out.

pub mod tree;
