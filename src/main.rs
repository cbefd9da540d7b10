//! The program `clausal`: hands the arguments to the command line.

fn main() {}
