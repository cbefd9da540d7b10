//! Tokens in, an index of words out: where a phrase occurs, in singular or plural, in any letter case.

use rustc_hash::FxHashMap;

use crate::draft::words::{Words, stem};

/// Each word of a draft as a number, and where each number stands.
pub(super) struct Lexicon {
    ids: Vec<u32>,
    known: FxHashMap<String, u32>,
    places: Vec<Vec<u32>>,
}

impl Lexicon {
    pub fn new(words: Words<'_>) -> Lexicon {
        let mut lexicon =
            Lexicon { ids: Vec::with_capacity(words.len()), known: FxHashMap::default(), places: Vec::new() };
        // Spellings repeat far more often than words do: remember each spelling's number.
        let mut spellings: FxHashMap<&str, u32> = FxHashMap::default();
        for at in 0..words.len() {
            let text = words.text(at);
            let id = *spellings.entry(text).or_insert_with(|| {
                let next = u32::try_from(lexicon.places.len()).unwrap_or(u32::MAX);
                let id = *lexicon.known.entry(normal(text)).or_insert(next);
                if id == next {
                    lexicon.places.push(Vec::new());
                }
                id
            });
            lexicon.ids.push(id);
            if let Some(places) = lexicon.places.get_mut(id as usize) {
                places.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        lexicon
    }

    /// The numbers of the words of a phrase; nothing where one of them never occurs.
    pub fn phrase(&self, words: Words<'_>, tokens: std::ops::Range<usize>) -> Option<Vec<u32>> {
        tokens.map(|at| self.known.get(&normal(words.text(at))).copied()).collect()
    }

    /// Every word of the draft as it is compared, in the order of the alphabet.
    pub fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.known.keys().map(String::as_str).collect();
        words.sort_unstable();
        words
    }

    /// Where a word stands, by how it is compared.
    pub fn places_of(&self, word: &str) -> impl Iterator<Item = usize> + '_ {
        let id = self.known.get(word).map(|id| *id as usize);
        id.and_then(|id| self.places.get(id)).into_iter().flatten().map(|at| *at as usize)
    }

    /// Where a phrase begins, in order: looked for where its rarest word stands, so that many phrases with one common word
    /// do not each go through all the places of that word.
    pub fn places<'a>(&'a self, phrase: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
        let places_of = |word: &u32| self.places.get(*word as usize).map_or(&[][..], Vec::as_slice);
        let rarest = phrase.iter().enumerate().map(|(at, word)| (at, places_of(word)));
        let (offset, places) = rarest.min_by_key(|(_, places)| places.len()).unwrap_or((0, &[]));
        places
            .iter()
            .filter_map(move |at| (*at as usize).checked_sub(offset))
            .filter(move |at| self.ids.get(*at..*at + phrase.len()).is_some_and(|here| here == phrase))
    }
}

/// A word without its plural and possessive endings.
pub(super) fn normal(word: &str) -> String {
    let stem = stem(word);
    singular(&stem).unwrap_or_else(|| stem.into_owned())
}

/// The singular of a plural, by its spelling alone.
fn singular(word: &str) -> Option<String> {
    let short = word.len() < 4 && !matches!(word, "ads" | "ids" | "ips");
    if short || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return None;
    }
    if let Some(start) = word.strip_suffix("ies") {
        return Some(format!("{start}y"));
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(ending) {
            return word.get(..word.len() - 2).map(str::to_owned);
        }
    }
    word.strip_suffix('s').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn plurals_and_possessives_are_their_word() {
        for (word, expected) in [
            ("Fees", "fee"),
            ("Parties", "party"),
            ("Party’s", "party"),
            ("Losses", "loss"),
            ("business", "business"),
        ] {
            assert_eq!(normal(word), expected);
        }
    }
}
