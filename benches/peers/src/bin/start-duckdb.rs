//! From start to exit, duckdb's part.

fn main() {
    peers::small::answer(peers::in_sql::load);
}
