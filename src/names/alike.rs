//! A name in, what a reader takes it for out: two names with a key in common cannot be told apart at a glance.

use unicode_normalization::UnicodeNormalization;

/// What names are compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Letters, digits and hyphens, as identifiers are.
    Word,
    /// As companies are called: space and hyphen in it are typed in one way or another.
    Company,
}

/// What a reader takes a name for: as it looks in any case of its letters, and in small ones as it looks. `I` looks like `l`,
/// and `i` does not; `m` looks like `rn`, and `M` does not.
pub(super) fn keys(name: &str, habit: Habit) -> [String; 2] {
    let name: String = if name.is_ascii() { name.to_owned() } else { name.nfkc().collect() };
    let name = match habit {
        Habit::Word => name,
        Habit::Company => without_gaps(&name),
    };
    [small(&skeleton(&name)), skeleton(&small(&name))]
}

/// Without spaces and hyphens, but those that keep two numbers apart.
fn without_gaps(name: &str) -> String {
    let is_gap = |character: char| character.is_whitespace() || is_hyphen(character);
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    for character in name.chars() {
        if is_gap(character) {
            gap = true;
            continue;
        }
        if gap && character.is_numeric() && out.ends_with(char::is_numeric) {
            out.push('-');
        }
        gap = false;
        out.push(character);
    }
    out
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// In small letters; by way of the large ones, of which some are two where a small one is one (`ß`).
fn small(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.to_uppercase().to_lowercase() }
}

/// Each character in the place of all that look like it.
#[cfg(feature = "look-alikes")]
fn skeleton(name: &str) -> String {
    use std::sync::LazyLock;

    // Most names are of ASCII, and the tables of Unicode are large.
    static ASCII: LazyLock<Vec<String>> = LazyLock::new(|| {
        let ascii = (0_u8..128).map(|byte| char::from(byte).to_string());
        ascii.map(|character| unicode_security::skeleton(&character).collect()).collect()
    });
    if !name.is_ascii() {
        return unicode_security::skeleton(name).collect();
    }
    name.bytes().filter_map(|byte| ASCII.get(usize::from(byte))).map(String::as_str).collect()
}

#[cfg(not(feature = "look-alikes"))]
fn skeleton(name: &str) -> String {
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        let (one, other) = (keys(one, Habit::Company), keys(other, Habit::Company));
        one.iter().any(|key| other.contains(key))
    }

    #[test]
    fn case_spaces_and_hyphens_tell_no_names_apart() {
        for (one, other) in
            [("Acme", "ACME"), ("Acme Corp", "AcmeCorp"), ("Acme-Corp", "Acme Corp"), ("Straße", "STRASSE")]
        {
            assert!(alike(one, other), "{one} and {other}");
        }
    }

    #[cfg(feature = "look-alikes")]
    #[test]
    fn letters_that_look_alike_tell_no_names_apart() {
        let pairs = [
            ("Acme", "Аcme"),
            ("ACME", "АСМЕ"),
            ("Acme", "АCME"),
            ("PayPal", "PayPaI"),
            ("paypal", "paypa1"),
            ("Modern", "Modem"),
            ("Acme", "Αcme"),
            ("Acme", "Ａｃｍｅ"),
            ("Oslo", "0slo"),
        ];
        for (one, other) in pairs {
            assert!(alike(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn other_names_are_others() {
        let pairs = [
            ("Alpha", "АО Альфа"),
            ("X Corp", "X Corp 2"),
            ("Fund 1 12", "Fund 11 2"),
            ("Société", "Societe"),
            ("Müller", "Muller"),
            ("東芝", "東京"),
            ("Acme A", "Acme B"),
            ("Beta", "Бета"),
            ("Ελλάς", "Ελλάδα"),
        ];
        for (one, other) in pairs {
            assert!(!alike(one, other), "{one} and {other}");
        }
    }
}
