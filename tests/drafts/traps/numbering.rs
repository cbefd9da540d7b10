//! Traps of `draft/numbering`, and their wrong twins.

use super::{reported, reported_in, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/numbering",
        &[
            "4.1 Fees. Due.\n\n4.2 [Intentionally omitted]\n\n4.3 Law. English.",
            "4.1 Fees. Due.\n\n[Reserved]\n\n4.3 Law. English.",
            "4.1 Fees. Due.\n\n[***]\n\n4.3 Law. English.",
            "18.0 Law. English.\n\n18.1 Courts. English.",
        ],
    );
}

#[test]
fn numbers_that_come_twice_run_back_or_skip() {
    let headed = |numbers: &[u32]| {
        let count = numbers.len();
        let section = |number: &u32| format!("## {number}. Part of {number} in {count}\n\nText.\n\n");
        numbers.iter().map(section).collect::<String>()
    };
    for (numbers, expected) in [
        (&[1, 2, 3, 4][..], ""),
        (&[1, 2, 3, 4, 6, 5, 7], "5. Part of 5 in 7"),
        (&[1, 3, 2, 4], "2. Part of 2 in 4"),
        (&[1, 2, 5], "5. Part of 5 in 3"),
    ] {
        assert_eq!(reported_in("draft.md", "draft/numbering", &headed(numbers)).join("|"), expected);
    }
    let twice = "10.1 Tax. Due.\n\n10.2 Law. English.\n\n10.2 Courts. English.\n\n10.3 Notices. By letter.";
    assert_eq!(reported("draft/numbering", twice), ["10.2 Courts"]);
}

#[test]
fn letters_that_skip_one() {
    let list = |letters: &str| {
        let part = |letter: char| format!("({letter}) one thing;\n\n");
        format!("1. Goods. These:\n\n{}", letters.chars().map(part).collect::<String>())
    };
    assert_eq!(reported("draft/numbering", &list("abd")), ["(d)"]);
    assert_eq!(reported("draft/numbering", &list("abce")), ["(e)"]);
    for trap in ["abcd", "ab", "ad", "abcdefghij"] {
        assert_eq!(reported("draft/numbering", &list(trap)), [""; 0], "{trap}");
    }
    silent(
        "draft/numbering",
        &[
            "1. Goods. (a) one; (b) two, being (i) this, (ii) that; (c) three; and (d) four.",
            "1. Goods. (a) one; (b) two; [***]; (d) four.",
            "1. Goods. See Section 4(a), (b) and (d).",
            "1. Goods.\n\n(b) As subsection (c) and (d) say.\n\n(c) It is due.\n\n(d) As in (a), (b) and (c).\n\n(e) See (c) and (d).\n\n(f) End.",
        ],
    );
}
