//! `draft/capitalisation`: a defined term of several words that is also written small.

use std::collections::BTreeMap;

use super::context::{Context, times};
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Definition, DefinitionForm, Form};
use crate::draft::words::{Words, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut terms: BTreeMap<Vec<u32>, &Definition> = BTreeMap::new();
    for definition in &context.draft.definitions {
        let several = definition.tokens.clone().filter(|at| context.words.is_word(*at)).count() >= 2;
        let all_capital = definition.tokens.clone().all(|at| context.words.is_capital(at));
        let phrase = context.lexicon.phrase(context.words, definition.tokens.clone());
        let fitting =
            several && all_capital && definition.form != DefinitionForm::Unquoted && definition.part == 0;
        if let Some(phrase) = phrase.filter(|_| fitting) {
            terms.entry(phrase).or_insert(definition);
        }
    }
    for (phrase, definition) in &terms {
        drift(context, phrase, definition, problems);
    }
}

/// Reports the first place where a term that is capitalised almost everywhere is written small.
fn drift(context: &Context<'_>, phrase: &[u32], definition: &Definition, problems: &mut Problems) {
    let words = context.words;
    let body = context.draft.body();
    let (mut capital, mut small) = (0usize, Vec::new());
    for at in context.lexicon.places(phrase).filter(|at| body.contains(at)) {
        let here = at..at + phrase.len();
        if here.clone().all(|at| words.is_capital(at)) {
            capital += 1;
        } else if here.clone().all(|at| is_small(words, at)) {
            small.push(at);
        }
    }
    let everyday = EVERYDAY.contains(&fold(&definition.term).as_ref());
    // A phrase that is also written small before its definition, or as `a …`, has an everyday meaning too.
    let strays =
        small.iter().all(|at| *at > definition.text.end && stands_for_it(words, *at..*at + phrase.len()));
    let Some(first) = small.first().copied() else { return };
    // A few strays among many; one is enough in a draft whose letters are not those of a scan.
    let written = context.draft.form != Form::Plain;
    let rare = (small.len() <= 2 && capital >= 6) || (small.len() == 1 && capital >= 3 && written);
    if !rare || !strays || everyday {
        return;
    }
    let here = first..first + phrase.len();
    let quote = words.phrase(here.clone());
    // Small letters may be meant: whether the defined term is, the reader says, and not `--fix`.
    let capital_words = capitalised(words.slice(here.clone()));
    let finding = context
        .finding(
            drafts::CAPITALISATION,
            here.clone(),
            format!("`{quote}` is written small here and `{}` {} elsewhere", definition.term, times(capital)),
            "written small",
        )
        .related(context.span(definition.tokens.clone()), "defined here")
        .help(format!("write `{}` if the defined term is meant", definition.term))
        .fix(format!("write `{capital_words}`"), context.span(here), capital_words);
    problems.push(finding);
}

/// The same words, each with a capital.
fn capitalised(text: &str) -> String {
    let mut capital = true;
    let mut letters = String::with_capacity(text.len());
    for letter in text.chars() {
        if capital && letter.is_alphabetic() {
            letters.extend(letter.to_uppercase());
        } else {
            letters.push(letter);
        }
        capital = letter.is_whitespace() || letter == '-';
    }
    letters
}

fn is_small(words: Words<'_>, at: usize) -> bool {
    words.text(at).chars().all(|c| c.is_lowercase() || c == '\'' || c == '’')
}

/// Terms that are common words of contracts, so that small letters say nothing.
const EVERYDAY: [&str; 12] = [
    "effective date",
    "third party",
    "third parties",
    "common stock",
    "intellectual property",
    "force majeure",
    "registration statement",
    "closing date",
    "source code",
    "business day",
    "receiving party",
    "disclosing party",
];

/// Whether the small words stand where the term would: behind `the`, and not as part of a longer phrase.
fn stands_for_it(words: Words<'_>, here: std::ops::Range<usize>) -> bool {
    const BEHIND: [&str; 34] = [
        ".", ",", ";", ")", "in", "to", "for", "and", "or", "shall", "will", "is", "are", "has", "have",
        "may", "by", "on", "at", "with", "under", "that", "which", "as", "from", "if", "upon", "was", "were",
        "must", "until", "during", "pursuant", "unless",
    ];
    let determined = words.is_one_of(here.start.wrapping_sub(1), &["the", "this"]);
    determined && (words.is_one_of(here.end, &BEHIND) || words.is_number(here.end))
}
