//! A name in, what a reader takes it for out: two names with a key in common cannot be told apart at a glance.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// What names are compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Letters, digits and hyphens, as identifiers are.
    Word,
    /// As companies are called: space and hyphen in it are typed in one way or another.
    Company,
}

/// In how many ways a name is looked at: as it looks in any case of its letters, in small ones as it looks, in large ones as it looks.
pub(super) const WAYS: usize = 3;

/// What a reader takes a name for, as a number for each way. `I` looks like `l`, and `i` does not; `m` looks like `rn`, and `M` does not;
/// the large letters of Cyrillic look like more of ours than the small ones do.
pub(super) fn keys(name: &str, habit: Habit) -> [u64; WAYS] {
    if name.is_ascii() && habit == Habit::Word {
        let mut keys = [Hash::default(), Hash::default(), Hash::default()];
        let [any, small, large] = &mut keys;
        for byte in name.bytes() {
            look(byte).bytes().for_each(|byte| any.add(byte.to_ascii_lowercase()));
            look(byte.to_ascii_lowercase()).bytes().for_each(|byte| small.add(byte));
            look(byte.to_ascii_uppercase()).bytes().for_each(|byte| large.add(byte));
        }
        return keys.map(|hash| hash.0);
    }
    texts(name, habit).map(|text| {
        let mut hash = Hash::default();
        text.bytes().for_each(|byte| hash.add(byte));
        hash.0
    })
}

/// Whether two names are taken for one; so that no number of another name is believed.
pub(super) fn are_alike(one: &str, other: &str, habit: Habit) -> bool {
    let (one, other) = (texts(one, habit), texts(other, habit));
    one.iter().any(|text| other.contains(text))
}

fn texts(name: &str, habit: Habit) -> [String; WAYS] {
    let name: String = if name.is_ascii() {
        name.to_owned()
    } else {
        name.nfkc().filter(|character| !is_drawn_as_nothing(*character)).collect()
    };
    let name = match habit {
        Habit::Word => name,
        Habit::Company => without_gaps(&name),
    };
    [small(&skeleton(&name)), skeleton(&small(&name)), skeleton(&name.to_uppercase())]
}

/// What many fonts draw as nothing, or across the letter before: characters of private use, and strokes that are laid over.
fn is_drawn_as_nothing(character: char) -> bool {
    matches!(character, '\u{334}'..='\u{338}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

/// FNV-1a: many short names are taken byte by byte.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Without spaces, hyphens and full stops, but those that keep two numbers apart.
fn without_gaps(name: &str) -> String {
    let is_gap = |character: char| character.is_whitespace() || is_hyphen(character) || character == '.';
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
fn skeleton(name: &str) -> String {
    if name.is_ascii() { name.bytes().map(look).collect() } else { confusable(name) }
}

/// The same of one character of ASCII. Most names are of these, and the tables of Unicode are large.
fn look(byte: u8) -> &'static str {
    static LOOKS: LazyLock<Vec<String>> =
        LazyLock::new(|| (0_u8..128).map(|byte| confusable(&char::from(byte).to_string())).collect());
    LOOKS.get(usize::from(byte)).map_or("", String::as_str)
}

#[cfg(feature = "look-alikes")]
fn confusable(name: &str) -> String {
    unicode_security::skeleton(name).collect()
}

#[cfg(not(feature = "look-alikes"))]
fn confusable(name: &str) -> String {
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        let numbers = (keys(one, Habit::Company), keys(other, Habit::Company));
        let alike = are_alike(one, other, Habit::Company);
        assert_eq!(numbers.0.iter().any(|key| numbers.1.contains(key)), alike, "{one} and {other}");
        alike
    }

    #[test]
    fn words_of_ascii_are_taken_as_all_others_are() {
        for name in ["acme-2024", "PaypaI", "Modem", "x1-l0O", "rn"] {
            let texts = texts(name, Habit::Word).map(|text| {
                let mut hash = Hash::default();
                text.bytes().for_each(|byte| hash.add(byte));
                hash.0
            });
            assert_eq!(keys(name, Habit::Word), texts, "{name}");
        }
    }

    #[test]
    fn case_spaces_and_hyphens_tell_no_names_apart() {
        for (one, other) in [
            ("Acme", "ACME"),
            ("Acme Corp", "AcmeCorp"),
            ("Acme-Corp", "Acme Corp"),
            ("Straße", "STRASSE"),
            ("Acme", "Acme."),
            ("A.B. Corp.", "AB Corp"),
        ] {
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
            ("Acme", "Асме"),
            ("acme", "АСМЕ"),
            ("Acme", "Acme\u{e000}"),
            ("Acme", "Acme\u{338}"),
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
            ("Fund 1.2", "Fund 12"),
            ("Oil", "Oll"),
            ("Rosa", "Роза"),
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
