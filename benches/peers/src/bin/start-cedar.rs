//! From start to exit, cedar's part.

fn main() {
    peers::small::answer(peers::in_cedar::load);
}
