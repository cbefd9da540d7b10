//! From start to exit, regorus's part.

fn main() {
    peers::small::answer(peers::in_rego::load);
}
