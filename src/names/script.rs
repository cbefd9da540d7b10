//! A name in, the word of it that mixes alphabets out.

use unicode_script::{Script, UnicodeScript};
use unicode_security::mixed_script::AugmentedScriptSet;

/// A word of two alphabets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mixed {
    /// A letter of the alphabet that has fewer of them in the word.
    pub(super) letter: char,
    /// That alphabet.
    pub(super) fewer: &'static str,
    /// The other one.
    pub(super) more: &'static str,
}

/// The first word of a name that mixes alphabets as no language does.
pub(super) fn mixed(name: &str) -> Option<Mixed> {
    if name.is_ascii() {
        return None;
    }
    name.split(|character: char| !is_of_word(character)).find_map(mixed_word)
}

/// Letters with their marks, and digits: all else parts words.
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || character.script() == Script::Inherited
}

fn mixed_word(word: &str) -> Option<Mixed> {
    if !AugmentedScriptSet::for_str(word).is_empty() || stands_beside_latin(word) {
        return None;
    }
    let mut counts: Vec<(Script, usize, char)> = Vec::new();
    for letter in word.chars() {
        let script = letter.script();
        match counts.iter_mut().find(|(known, ..)| *known == script) {
            _ if matches!(script, Script::Common | Script::Inherited) => {}
            Some((_, count, _)) => *count += 1,
            None => counts.push((script, 1, letter)),
        }
    }
    let (more, ..) = *counts.iter().max_by_key(|(_, count, _)| *count)?;
    let (fewer, _, letter) =
        *counts.iter().filter(|(script, ..)| *script != more).min_by_key(|(_, count, _)| *count)?;
    Some(Mixed { letter, fewer: fewer.full_name(), more: more.full_name() })
}

/// Whether a word is of Latin letters and of one script none of whose letters is taken for one of them. Where no space stands
/// between words, `NTTドコモ` and `บริษัทABC` are how companies are called.
fn stands_beside_latin(word: &str) -> bool {
    let others: String = word.chars().filter(|letter| letter.script() != Script::Latin).collect();
    let is_apart = |letter: char| {
        matches!(
            letter.script(),
            Script::Common
                | Script::Inherited
                | Script::Arabic
                | Script::Bengali
                | Script::Bopomofo
                | Script::Devanagari
                | Script::Ethiopic
                | Script::Georgian
                | Script::Gujarati
                | Script::Gurmukhi
                | Script::Han
                | Script::Hangul
                | Script::Hebrew
                | Script::Hiragana
                | Script::Kannada
                | Script::Katakana
                | Script::Khmer
                | Script::Lao
                | Script::Malayalam
                | Script::Myanmar
                | Script::Oriya
                | Script::Sinhala
                | Script::Tamil
                | Script::Telugu
                | Script::Thaana
                | Script::Thai
                | Script::Tibetan
        )
    };
    others.chars().all(is_apart) && !AugmentedScriptSet::for_str(&others).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_another_alphabet_is_found() {
        let found = mixed("Big Аcme Corp").unwrap_or(Mixed { letter: '?', fewer: "", more: "" });
        assert_eq!(found, Mixed { letter: 'А', fewer: "Cyrillic", more: "Latin" });
        for name in ["Micrоsoft", "Αcme", "Сбeрбанк", "Googlе-Cloud", "аcme", "Սony"] {
            assert!(mixed(name).is_some(), "{name}");
        }
    }

    #[test]
    fn real_names_mix_nothing() {
        let names = [
            "АО «Альфа-Банк»",
            "Alpha (Альфа)",
            "Alpha-Альфа",
            "Société Générale",
            "Ελληνικά Πετρέλαια",
            "株式会社NTTドコモ",
            "三菱UFJ銀行",
            "LG전자",
            "東芝テック",
            "बैंक ऑफ़ बड़ौदा",
            "شركة أرامكو",
            "בנק הפועלים",
            "บริษัทABC",
            "Nguyễn Văn A",
            "Łódź 2",
            "Société e\u{301}",
            "Ångström №1",
            "X²",
            "Æ & Ø",
            "ТОО Қазақ",
            "Ｔｏｙｏｔａ",
            "한국은행",
            "საქართველო",
        ];
        for name in names {
            assert_eq!(mixed(name), None, "{name}");
        }
    }
}
