//! Text in, out the signs in it that a reader does not see, those that turn its order around, and letters that look like others.

use std::ops::Range;

use super::words::{Kind, tokenize};

/// Signs that turn the order of words around, within one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turning {
    /// From the first of them to the last.
    pub place: Range<usize>,
    /// The first.
    pub first: char,
    /// How many there are.
    pub count: usize,
    /// Whether they make a reader see what is not written: always where they override the order of letters, else unless
    /// the paragraph has letters that run from right to left.
    pub deceives: bool,
}

/// A word with a sign in it that is not seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Invisible {
    /// The whole word.
    pub place: Range<usize>,
    /// The first such sign.
    pub sign: char,
}

/// Why the letters of a word are not what they seem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Latin letters stand among those of this script.
    Mixed(&'static str),
    /// All are of this script, and all look like Latin ones.
    Disguised(&'static str),
    /// All are of another script, and cannot be taken for Latin.
    Foreign,
}

const OVERRIDES: [char; 2] = ['\u{202d}', '\u{202e}'];
const SOFT: char = '\u{ad}';

/// Whether a sign turns the order of the letters around it.
fn turns(sign: char) -> bool {
    matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a sign has no width and no ink; soft hyphens are apart.
fn is_invisible(sign: char) -> bool {
    matches!(
        sign,
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{180e}'
            | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// The text without signs that are not seen.
pub(super) fn seen(text: &str) -> String {
    text.chars().filter(|sign| !turns(*sign) && !is_invisible(*sign) && *sign != SOFT).collect()
}

/// The signs of a paragraph that turn its order around.
pub(super) fn turning(text: &str) -> Option<Turning> {
    let mut signs = text.char_indices().filter(|(_, sign)| turns(*sign));
    let (start, first) = signs.next()?;
    let (mut end, mut count) = (start + first.len_utf8(), 1);
    let mut overrides = OVERRIDES.contains(&first);
    for (at, sign) in signs {
        (end, count) = (at + sign.len_utf8(), count + 1);
        overrides |= OVERRIDES.contains(&sign);
    }
    let deceives = overrides || !text.chars().any(runs_from_the_right);
    Some(Turning { place: start..end, first, count, deceives })
}

/// Letters of the scripts that run from right to left.
fn runs_from_the_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && letter.is_alphabetic()
}

/// Whether a program that reads Latin letters and digits meets one.
fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || is_latin(letter)
}

/// The words and numbers that a sign which is not seen breaks apart; of soft hyphens, those inside numbers. One at the edge of a
/// word, where programs allow a line to end, breaks nothing.
pub(super) fn invisible(text: &str) -> Vec<Invisible> {
    let mut found = Vec::new();
    for word in words(text) {
        let inside = text.get(word.clone()).unwrap_or("");
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let plain = |letter: Option<char>| letter.is_some_and(is_plain);
        let sign = neighbours(inside).find(|(before, sign, after)| {
            (is_invisible(*sign) && (plain(*before) || plain(*after)))
                || (*sign == SOFT && digit(*before) && digit(*after))
        });
        // Outside of flags, letters and digits that nothing shows are there to deceive.
        let sign = sign.filter(|(_, sign, _)| is_tag(*sign) || parts(inside) > parts(&seen(inside)));
        if let Some((_, sign, _)) = sign {
            found.push(Invisible { place: word, sign });
        }
    }
    found
}

fn is_tag(sign: char) -> bool {
    matches!(sign, '\u{e0020}'..='\u{e007f}')
}

/// How many words and numbers a program finds.
fn parts(text: &str) -> usize {
    let mut tokens = Vec::new();
    let whole = 0..u32::try_from(text.len()).unwrap_or(u32::MAX);
    tokenize(text, std::slice::from_ref(&whole), &mut tokens);
    tokens.iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Number)).count()
}

/// The words with a soft hyphen between letters.
pub(super) fn soft(text: &str) -> Vec<Range<usize>> {
    let letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    let mut found = words(text);
    found.retain(|word| {
        neighbours(text.get(word.clone()).unwrap_or(""))
            .any(|(before, sign, after)| sign == SOFT && letter(before) && letter(after))
    });
    found
}

/// The runs without white space that have another sign than those of ASCII.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, sign.is_whitespace()) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                if text.get(from..at).is_some_and(|word| !word.is_ascii()) {
                    words.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Each sign of a word with the seen signs before and after it.
fn neighbours(word: &str) -> impl Iterator<Item = (Option<char>, char, Option<char>)> + '_ {
    let is_seen = |sign: &char| !turns(*sign) && !is_invisible(*sign) && *sign != SOFT;
    let mut before = None;
    word.char_indices().filter(move |(_, sign)| !sign.is_ascii() || is_seen(sign)).filter_map(
        move |(at, sign)| {
            if is_seen(&sign) {
                before = Some(sign);
                return None;
            }
            let behind = word.get(at..).unwrap_or("");
            Some((before, sign, behind.chars().skip(1).take(MOST_UNSEEN).find(is_seen)))
        },
    )
}

/// How many signs that are not seen may stand together and still be looked behind; more are none of a word.
const MOST_UNSEEN: usize = 16;

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || (matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && letter.is_alphabetic())
}

/// The script of a letter that can be taken for a Latin one, or of its neighbours.
fn script(letter: char) -> Option<&'static str> {
    match letter {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' if letter.is_alphabetic() => Some("Greek"),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{a640}'..='\u{a69f}'
            if letter.is_alphabetic() =>
        {
            Some("Cyrillic")
        }
        '\u{531}'..='\u{587}' => Some("Armenian"),
        '\u{13a0}'..='\u{13f5}' => Some("Cherokee"),
        _ => None,
    }
}

/// Letters of other scripts that look like Latin ones in every common typeface.
fn looks_latin(letter: char) -> bool {
    const ALIKE: &str = "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳվոսօՕՏ";
    ALIKE.contains(letter)
}

/// Why the letters of this word are not what they seem, if they are not.
pub(super) fn doubt(word: &str) -> Option<Doubt> {
    if word.is_ascii() {
        return None;
    }
    let others: Vec<(char, &'static str)> =
        word.chars().filter_map(|letter| Some((letter, script(letter)?))).collect();
    let (_, script) = others.first()?;
    let latin = word.chars().any(is_latin);
    if !latin {
        let alike = others.iter().all(|(letter, _)| looks_latin(*letter))
            && others.len() == word.chars().filter(|letter| letter.is_alphabetic()).count();
        return Some(if alike { Doubt::Disguised(script) } else { Doubt::Foreign });
    }
    // Greek letters are signs of science: `TNFα`, `Δt`, `kΩ`. Those that look Latin, and those in the middle of a word, are not.
    let in_the_middle = |letter: char| {
        let mut parts = word.splitn(2, letter);
        let (before, after) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        before.ends_with(is_latin) && after.starts_with(is_latin)
    };
    let deceives =
        |letter: char, script: &str| script != "Greek" || looks_latin(letter) || in_the_middle(letter);
    others.iter().find(|(letter, script)| deceives(*letter, script)).map(|(_, script)| Doubt::Mixed(script))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::single_range_in_vec_init, reason = "one mark")]
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn letters_of_two_scripts_are_told_from_signs_of_science() {
        for deceiving in ["Miсrosoft", "pаyment", "Аcme", "pαyment", "Οpen", "Acmе’s"] {
            assert!(matches!(doubt(deceiving), Some(Doubt::Mixed(_))), "{deceiving}");
        }
        for plain in ["TNFα", "Δt", "kΩ", "µg", "naïve", "Société", "Straße", "Łódź", "plain"] {
            assert!(!matches!(doubt(plain), Some(Doubt::Mixed(_) | Doubt::Disguised(_))), "{plain}");
        }
        assert_eq!(doubt("сос"), Some(Doubt::Disguised("Cyrillic")));
        assert_eq!(doubt("договор"), Some(Doubt::Foreign));
    }

    #[test]
    fn signs_inside_words_are_found_and_those_of_other_scripts_are_not() {
        for hidden in
            ["20\u{200b}40", "1\u{200b},000", "pay\u{2060}ment", "20\u{ad}40", "a\u{e0041}b", "Ac\u{200d}me"]
        {
            assert_eq!(invisible(hidden).len(), 1, "{hidden:?}");
        }
        for plain in [
            "می\u{200c}خواهم",
            "👩\u{200d}👧",
            "agree\u{ad}ment",
            "plain é",
            "Acme\u{200b} Corp",
            "12.04\u{200b}),",
            "and/\u{200b}or",
        ] {
            assert_eq!(invisible(plain), [], "{plain:?}");
        }
        assert_eq!(soft("the agree\u{ad}ment of"), [4..15]);
        assert_eq!(seen("20\u{200b}40 \u{202e}x"), "2040 x");
    }

    #[test]
    fn turned_words_deceive_unless_their_script_runs_so() {
        assert!(turning("pay \u{202e}001 \u{202c}USD").unwrap().deceives);
        assert!(turning("pay \u{2067}001\u{2069} USD").unwrap().deceives);
        assert!(!turning("the word \u{2067}שלום\u{2069} means").unwrap().deceives);
        assert!(turning("the word \u{202e}שלום\u{202c} means").unwrap().deceives);
        assert_eq!(turning("pay 100 USD"), None);
    }
}
