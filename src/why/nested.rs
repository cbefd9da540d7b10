//! A phrase inside a part of a rule in; which things it found, with their values, and why it did not find the others out.

use super::Explanation;
use super::parts::Nested;
use crate::ir::{ConditionKind, Phrase};
use crate::source::Span;
use crate::tell::words::days as days_in_words;
use crate::time::Days;
use crate::world::Thing;

/// How many things that were not found are named for each reason.
const MOST_NAMED: usize = 6;

impl Explanation<'_> {
    /// What a phrase found while `row` was bound, on the days on which all of that lives.
    pub(super) fn nested(&self, nested: &Nested, row: &[Thing], days: &Days) -> String {
        let phrase = nested.phrase;
        let mut found = String::new();
        let mut others: Vec<(String, Vec<String>)> = Vec::new();
        for thing in self.things(phrase.noun) {
            let bound = bound(phrase, row, thing);
            let matches = self.heard.of_row(phrase.span, &bound);
            if let Some(matches) = matches.filter(|matches| !matches.is_never(days)) {
                found.push_str(&format!("      {}: {}\n", self.thing(thing), matches.in_words(days)));
                if let (Some(field), Thing::Term(term)) = (nested.field, thing) {
                    found.push_str(&self.entries(term, field, "        "));
                }
                continue;
            }
            let was_asked = words_of(phrase)
                .into_iter()
                .chain([phrase.span])
                .any(|span| self.heard.of_row(span, &bound).is_some());
            let is_nonbinding = self.world.is_nonbinding(thing) && !matches!(thing, Thing::Party(_));
            if !was_asked && !is_nonbinding && nested.of_agreement {
                continue;
            }
            let reason = if was_asked || !is_nonbinding {
                self.not_found(phrase, &bound, thing, days)
            } else {
                "binds nobody".to_owned()
            };
            match others.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, names)) => names.push(self.thing(thing)),
                None => others.push((reason, vec![self.thing(thing)])),
            }
        }
        let words = self.words(nested.span);
        if found.is_empty() && others.is_empty() {
            return format!("    `{words}` finds nothing: there is no such thing at all\n");
        }
        let mut text = match found.is_empty() {
            true => format!("    `{words}` finds nothing\n"),
            false => format!("    `{words}` finds\n{found}"),
        };
        for (reason, names) in others {
            let more = names.len().saturating_sub(MOST_NAMED);
            let named: Vec<String> = names.into_iter().take(MOST_NAMED).collect();
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            text.push_str(&format!("      {reason}: {}{more}\n", named.join(", ")));
        }
        text
    }

    /// Why a thing is not found: the first part of the phrase that is never so, or its life.
    fn not_found(&self, phrase: &Phrase, bound: &[Thing], thing: Thing, days: &Days) -> String {
        let failed = words_of(phrase)
            .into_iter()
            .find(|span| self.heard.of_row(*span, bound).is_some_and(|truth| truth.is_never(&Days::all())));
        if let Some(span) = failed {
            return format!("not `{}`", self.words(span));
        }
        let life = self.life(thing);
        if life.intersection(days).is_empty() {
            return format!("not alive {}", days_in_words(days));
        }
        "not on these days".to_owned()
    }
}

/// What was bound when the phrase was asked of the thing.
fn bound(phrase: &Phrase, row: &[Thing], thing: Thing) -> Vec<Thing> {
    let places = (usize::from(phrase.variable.0) + 1).saturating_sub(row.len()).max(1);
    row.iter().copied().chain(std::iter::repeat_n(thing, places)).collect()
}

/// The words of each part of a phrase that can be not so.
fn words_of(phrase: &Phrase) -> Vec<Span> {
    let mut spans: Vec<Span> = phrase.adjectives.iter().map(|(_, span)| *span).collect();
    spans.extend(phrase.slots.iter().map(|slot| slot.span));
    if let Some(filter) = phrase.filter.as_deref() {
        match &filter.kind {
            ConditionKind::All(parts) => spans.extend(parts.iter().map(|part| part.span)),
            _ => spans.push(filter.span),
        }
    }
    spans
}
