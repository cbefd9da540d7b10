//! From start to exit, Clausal's part: the program itself.

fn main() -> std::process::ExitCode {
    clausal::cli::run()
}
