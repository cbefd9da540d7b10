//! A person whose name is spelt in two ways: `Attn: Jim Stumpe` where `Jim Stump` signs.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Gap, Words, fold};

/// A person where he or she is named.
struct Person {
    tokens: Range<usize>,
    given: String,
    family: String,
}

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    // People who share their given or their family name, up to a letter, stand in one group.
    let mut groups: BTreeMap<String, Vec<Person>> = BTreeMap::new();
    for at in context.range() {
        let Some(person) = behind_label(words, at) else { continue };
        let key = format!("{}{}", initial(&person.given), initial(&person.family));
        groups.entry(key).or_default().push(person);
    }
    for people in groups.values() {
        let Some((other, first)) = people.iter().enumerate().find_map(|(place, one)| {
            let twin = people.iter().take(place).find(|other| is_twin(one, other))?;
            Some((one, twin))
        }) else {
            continue;
        };
        let message = format!(
            "`{}` is `{}` elsewhere",
            words.phrase(other.tokens.clone()),
            words.phrase(first.tokens.clone())
        );
        let mut finding =
            context.finding(drafts::PARTY_NAME, other.tokens.clone(), message, "spelt otherwise");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(first.tokens.clone()), "the other spelling");
        problems.push(finding.help("write the name as its bearer does"));
    }
}

fn initial(name: &str) -> String {
    name.chars().take(1).collect()
}

/// Whether two names are one, but for a slip in the given or in the family name.
fn is_twin(one: &Person, other: &Person) -> bool {
    let slip = |one: &str, other: &str| {
        let length = one.chars().count().min(other.chars().count());
        length >= 4 && strsim::osa_distance(one, other) == 1
    };
    one.given == other.given && slip(&one.family, &other.family)
        || one.family == other.family && slip(&one.given, &other.given)
}

/// The person named behind a word that leads to a name: `Attn:`, `By:`, `Name:`, `/s/`, `Mr.`
fn behind_label(words: Words<'_>, at: usize) -> Option<Person> {
    const LABELS: [&str; 8] = ["attn", "attention", "name", "by", "contact", "signed", "per", "cc"];
    const TITLES: [&str; 5] = ["mr", "ms", "mrs", "dr", "messrs"];
    let start = if words.is_one_of(at, &LABELS) && words.mark(at + 1, ':') {
        at + 2
    } else if words.is_one_of(at, &TITLES) && words.is_capital(at) {
        at + 1 + usize::from(words.mark(at + 1, '.'))
    } else if words.is(at, "s") && words.mark(at.wrapping_sub(1), '/') && words.mark(at + 1, '/') {
        at + 2
    } else {
        return None;
    };
    // `By: /s/ Jim Stump` is read at its mark; `Attn: Mr. Jim Stump` at its title.
    let family = start
        + 1
        + if words.text(start + 1).len() == 1 { 1 + usize::from(words.mark(start + 2, '.')) } else { 0 };
    let named = |at: usize| {
        let text = words.text(at);
        words.is_capital(at) && text.chars().count() >= 3 && text.chars().all(char::is_alphabetic)
    };
    let near = (start + 1..=family).all(|here| words.gap(here) <= Gap::Space);
    // What goes on is a title or a company: `Attn: General Counsel Office`.
    let ends = !words.is_capital(family + 1) || words.gap(family + 1) > Gap::Space;
    (named(start) && named(family) && near && ends && !is_office(words, start) && !is_office(words, family))
        .then(|| Person {
            tokens: start..family + 1,
            given: fold(words.text(start)).into_owned(),
            family: fold(words.text(family)).into_owned(),
        })
}

/// Whether the word is of an office, and no name: `Attn: General Counsel`.
fn is_office(words: Words<'_>, at: usize) -> bool {
    words.is_one_of(
        at,
        &[
            "general",
            "counsel",
            "legal",
            "chief",
            "officer",
            "president",
            "vice",
            "director",
            "manager",
            "managing",
            "department",
            "secretary",
            "treasurer",
            "chairman",
            "executive",
            "board",
            "contracts",
            "accounts",
            "payable",
            "finance",
            "operations",
            "corporate",
            "financial",
            "head",
            "business",
            "title",
            "date",
        ],
    )
}
