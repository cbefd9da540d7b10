//! From start to exit, cel's part.

fn main() {
    peers::small::answer(peers::in_cel::load);
}
