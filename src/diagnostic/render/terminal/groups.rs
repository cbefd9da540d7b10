//! The items of a report in; those that say the same together, the gravest first, out. Notes of drafts come together by their lint.

use std::borrow::Cow;
use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::render::RenderOptions;
use crate::diagnostic::render::item::{Item, count, items};
use crate::diagnostic::report::Report;
use crate::diagnostic::{Label, Severity};
use crate::source::Span;

/// The most groups shown, unless all are asked for.
const MOST: usize = 30;

/// Findings of one rule in the same words, equal findings of one clause of a draft, the notes of one lint, or one item by itself.
pub(super) struct Group<'a> {
    /// The one that is drawn.
    pub first: Item<'a>,
    /// The others, by file and position.
    pub others: Vec<Item<'a>>,
}

/// What is shown, and what is not.
pub(super) struct Groups<'a> {
    /// What is shown, the gravest first.
    pub shown: Vec<Group<'a>>,
    /// What is not, item by item.
    pub cut: Vec<Item<'a>>,
}

/// All of a report. What is waived comes last, and not at all where nobody asks for it.
pub(super) fn groups<'a>(report: &'a Report, options: &RenderOptions) -> Groups<'a> {
    let mut all: Vec<Item<'a>> = items(report).filter(|item| !(options.quiet && item.is_waived())).collect();
    all.sort_by(order);
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut places: FxHashMap<Alike<'a>, usize> = FxHashMap::default();
    for item in all {
        let key = Alike::of(&item);
        let alike = |group: &&mut Group<'a>| {
            let first = &group.first;
            let says_more = item.finding.is_some() && (first.notes != item.notes || first.help != item.help);
            first.severity == item.severity && !says_more
        };
        let is_placed = item.clause.is_some() || item.is_note_of_draft();
        let may_join = !options.all && (item.finding.is_some() || is_placed);
        let place = places.get(&key).copied().filter(|_| may_join);
        match place.and_then(|place| groups.get_mut(place)).filter(alike) {
            Some(group) => group.others.push(item),
            None => {
                places.insert(key, groups.len());
                groups.push(Group::of(item));
            }
        }
    }
    let cut = if options.all { Vec::new() } else { groups.split_off(groups.len().min(MOST)) };
    let cut = cut.into_iter().flat_map(|group| std::iter::once(group.first).chain(group.others)).collect();
    Groups { shown: groups, cut }
}

/// What those have alike that are shown as one.
#[derive(PartialEq, Eq, Hash)]
struct Alike<'a> {
    id: &'a str,
    message: Cow<'a, str>,
    is_waived: bool,
    clause: Option<Span>,
}

impl<'a> Alike<'a> {
    fn of(item: &Item<'a>) -> Alike<'a> {
        let (mut message, mut clause) = (Cow::from(item.message), item.clause);
        // What is said of agreements is alike but for their names.
        if let Some(name) = item.agreement_judged() {
            message = Cow::from(item.message.replacen(&format!("`{name}`"), "``", 1));
        }
        if item.is_note_of_draft() {
            (message, clause) = (Cow::from(""), None);
        }
        // However a blank is drawn, it is one.
        if item.id == drafts::BLANK.id() {
            message = Cow::from("");
        }
        Alike { id: item.id, message, is_waived: item.is_waived(), clause }
    }
}

/// The gravest first, then by file, position and rule.
fn order(a: &Item<'_>, b: &Item<'_>) -> Ordering {
    let place = |item: &Item<'_>| item.labels.first().map(|label| label.span);
    let key = |item: &Item<'_>| (item.is_waived(), item.severity, place(item));
    key(a).cmp(&key(b)).then_with(|| (a.id, a.message).cmp(&(b.id, b.message)))
}

impl<'a> Group<'a> {
    /// One item by itself.
    pub fn of(first: Item<'a>) -> Group<'a> {
        Group { first, others: Vec::new() }
    }

    /// The places to be drawn: findings of a draft say where they stand by their places alone, and those of a clause stand together.
    pub fn labels(&self) -> Vec<&'a Label> {
        let others = self.others.iter().filter(|item| item.is_lint());
        std::iter::once(&self.first).chain(others).flat_map(|item| item.labels).collect()
    }

    /// The sentence, with the agreement and section it is about and how often it is said.
    pub fn said(&self) -> String {
        let more = self.others.len();
        let what = if self.first.agreement_judged().is_some() { "other agreement" } else { "other place" };
        let more = (more > 0).then(|| format!("and {}", count(more, what)));
        let about = [self.first.about.clone(), more].into_iter().flatten().collect::<Vec<_>>();
        match about.as_slice() {
            [] => self.first.message.to_owned(),
            parts => format!("{} ({})", self.first.message, parts.join(", ")),
        }
    }
}

impl Groups<'_> {
    /// "and 45 more: 12 errors and 33 warnings; `--all` shows them"; none where all are shown.
    pub fn cut_in_words(&self) -> Option<String> {
        if self.cut.is_empty() {
            return None;
        }
        let levels = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
        let found = |level: Severity| {
            self.cut.iter().filter(|item| item.severity == level && !item.is_waived()).count()
        };
        let mut parts: Vec<String> = levels
            .into_iter()
            .map(|(level, word)| (found(level), word))
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| count(number, word))
            .collect();
        let waived = self.cut.iter().filter(|item| item.is_waived()).count();
        parts.extend((waived > 0).then(|| format!("{waived} waived")));
        Some(format!("and {} more: {}; `--all` shows them", self.cut.len(), parts.join(", ")))
    }

    /// How many there are of each lint, or of each rule and other code, where there are several of one: the verdict or level, and
    /// the name.
    pub fn by_rule(&self, lints: bool) -> Vec<(usize, String, String)> {
        let shown = self.shown.iter().flat_map(|group| std::iter::once(&group.first).chain(&group.others));
        let shown = shown.chain(&self.cut).filter(|item| item.is_lint() == lints);
        let mut counts: Vec<(usize, &'static str, &str)> = Vec::new();
        let mut places: FxHashMap<(&str, &str), usize> = FxHashMap::default();
        for item in shown {
            let word = item.finding.map_or_else(|| plain(item.severity), |finding| finding.verdict.word());
            let place = *places.entry((word, item.id)).or_insert(counts.len());
            match counts.get_mut(place) {
                Some((number, ..)) => *number += 1,
                None => counts.push((1, word, item.id)),
            }
        }
        if counts.iter().all(|(number, ..)| *number == 1) {
            return Vec::new();
        }
        let is_verdict = |word: &str| !["error", "warning", "note"].contains(&word);
        let word = |number: usize, word: &str| {
            if number == 1 || is_verdict(word) { word.to_owned() } else { format!("{word}s") }
        };
        counts.into_iter().map(|(number, said, id)| (number, word(number, said), id.to_owned())).collect()
    }
}

fn plain(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
