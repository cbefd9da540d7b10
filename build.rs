//! Makes the parser from `grammar/`, and does nothing else.

fn main() {
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .emit_rerun_directives(true)
        .process()
        .unwrap_or_else(|error| panic!("grammar/ does not compile: {error}"));
}
