//! A phrase and a thing in, the days on which the thing is such a thing out.

use std::borrow::Cow;

use crate::evaluate::known::compare::{self, Comparer};
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Estimates, Item};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::ir::{
    Adjective, AdjectiveId, Condition, FieldId, Literal, Noun, PartyId, Phrase, Relation, Slot, SlotKind,
    WordId,
};
use crate::time::Days;
use crate::world::{Cell, Known, Thing};

impl Frame<'_> {
    /// The things that may match the phrase on some day: none that may is left out.
    pub(crate) fn candidates<'s>(&'s self, phrase: &Phrase, row: &mut Row) -> Cow<'s, [Thing]> {
        let index = self.context.world.index();
        let all = index.things(phrase.noun);
        let Noun::Kind(_) = phrase.noun else { return Cow::Borrowed(all) };
        if self.is_observed() {
            // An observer hears of those that do not match, too.
            return Cow::Borrowed(all);
        }
        // A party that a preposition asks for leaves few terms.
        let named = phrase.slots.iter().filter_map(|slot| {
            let value = self.value(&slot.value, row);
            match value.as_constant() {
                Some(Estimate::Exactly(Item::Party(party))) => Some(*party),
                _ => None,
            }
        });
        match named.min_by_key(|party| index.naming_count(*party)) {
            Some(party) if index.naming_count(party) < all.len() => index
                .naming(party)
                .map(Thing::Term)
                .filter(|thing| self.is_noun(*thing, phrase.noun))
                .collect(),
            _ => Cow::Borrowed(all),
        }
    }

    /// Whether the noun speaks of the thing.
    pub(crate) fn is_noun(&self, thing: Thing, noun: Noun) -> bool {
        match (thing, noun) {
            (Thing::Term(id), Noun::Kind(kind)) => self.context.ir.kind_of(id).lineage.contains(&kind),
            (Thing::Party(_), Noun::Party) | (Thing::Agreement(_), Noun::Agreement) => true,
            _ => false,
        }
    }

    /// Whether rules see the thing as the phrase asks: nothing nonbinding, unless it says so.
    pub(crate) fn is_visible(&self, thing: Thing, phrase: &Phrase) -> bool {
        let asked = phrase.adjectives.iter().any(|(adjective, _)| *adjective == Adjective::Nonbinding);
        (asked == self.context.world.is_nonbinding(thing) || matches!(thing, Thing::Party(_)))
            && !self.context.hides(thing)
    }

    /// The days on which a thing lives.
    pub(crate) fn life(&self, thing: Thing) -> Cow<'_, Days> {
        let world = self.context.world;
        match thing {
            // A party lives by the terms that name it.
            Thing::Party(party) if !self.context.hidden.is_empty() => {
                let seen = world.terms_naming(party).filter(|term| !self.context.hides(Thing::Term(*term)));
                let days = seen.map(|term| world.days_naming(term, party, &self.assignment));
                Cow::Owned(days.fold(Days::empty(), |all, days| all.union(&days)))
            }
            _ => world.life(thing, &self.assignment),
        }
    }

    /// When the thing is such a thing, its life left out of account. `row` holds what is bound around the phrase; afterwards
    /// the phrase's variable is bound to the thing.
    pub(crate) fn fits(&self, phrase: &Phrase, thing: Thing, row: &mut Row) -> Truths {
        self.fits_where(phrase, None, thing, row)
    }

    /// The same, where a filter besides its own holds.
    pub(crate) fn fits_where(
        &self,
        phrase: &Phrase,
        also: Option<&Condition>,
        thing: Thing,
        row: &mut Row,
    ) -> Truths {
        if !self.is_visible(thing, phrase) || !self.is_noun(thing, phrase.noun) {
            return truth::NEVER;
        }
        let mut fits = self.is_reading(thing);
        if fits == truth::NEVER {
            return fits;
        }
        // Prepositions speak of what is bound outside; the thing is bound already so that an observer hears which it is.
        row.bind(phrase.variable, thing);
        for (adjective, span) in &phrase.adjectives {
            let is = self.adjective(thing, *adjective);
            self.observe(*span, row, &is);
            fits = truth::and(fits, is);
            if fits == truth::NEVER {
                return fits;
            }
        }
        for slot in &phrase.slots {
            let found = self.slot(slot, thing, row);
            self.observe(slot.span, row, &found);
            fits = truth::and(fits, found);
            if fits == truth::NEVER {
                return fits;
            }
        }
        row.bind(phrase.variable, thing);
        for filter in phrase.filter.as_deref().into_iter().chain(also) {
            if fits == truth::NEVER && !self.is_observed() {
                return fits;
            }
            fits = truth::and(fits, self.condition(filter, row));
        }
        fits
    }

    /// When the thing lives and is such a thing.
    pub(crate) fn matches(&self, phrase: &Phrase, thing: Thing, row: &mut Row) -> Truths {
        self.matches_where(phrase, None, thing, row)
    }

    /// The same, where a filter besides its own holds.
    pub(crate) fn matches_where(
        &self,
        phrase: &Phrase,
        also: Option<&Condition>,
        thing: Thing,
        row: &mut Row,
    ) -> Truths {
        let fits = self.fits_where(phrase, also, thing, row);
        if fits == truth::NEVER {
            return fits;
        }
        let matches = truth::and(fits, self.lives(thing));
        self.observe(phrase.span, row, &matches);
        matches
    }

    /// When some such thing lives.
    pub(crate) fn some(&self, phrase: &Phrase, row: &mut Row) -> Truths {
        if !self.is_too_much()
            && let Some(some) = self.some_at_once(phrase, row)
        {
            return some;
        }
        if let Some(ranked) = self.ranked_some(phrase, row) {
            return ranked;
        }
        let candidates = self.candidates(phrase, row);
        self.some_of(phrase, &candidates, row)
    }

    /// When one of these things lives and is such a thing.
    pub(crate) fn some_of(&self, phrase: &Phrase, things: &[Thing], row: &mut Row) -> Truths {
        let mut found = Vec::new();
        for thing in things {
            if self.leaves_off() {
                break;
            }
            let matches = self.matches(phrase, *thing, row);
            if matches == truth::ALWAYS {
                return matches;
            }
            if matches != truth::NEVER {
                found.push(matches);
            }
        }
        if self.is_too_much() {
            found.push(Truths::constant(Truth::Unknown(self.note(Reason::TooMuch))));
        }
        truth::any(found)
    }

    /// When the adjective can be said of the thing.
    pub(crate) fn adjective(&self, thing: Thing, adjective: Adjective) -> Truths {
        match (adjective, thing) {
            (Adjective::Flag(field), Thing::Term(_)) => {
                self.stated(thing, field, |literal| *literal == Literal::Flag(true))
            }
            (Adjective::Choice { field, word }, Thing::Term(_)) => {
                self.stated(thing, field, |literal| *literal == Literal::Word(word))
            }
            (Adjective::Flag(_) | Adjective::Choice { .. }, _) => truth::NEVER,
            (Adjective::Defined(id), _) => self.defined(id, thing),
            (Adjective::Word(word), Thing::Term(id)) => {
                Truths::constant(self.context.ir.term(id).is(word).into())
            }
            (Adjective::Word(_), _) => truth::NEVER,
            (Adjective::Nonbinding, _) => Truths::constant(self.context.world.is_nonbinding(thing).into()),
        }
    }

    /// When what a field states passes.
    fn stated(&self, thing: Thing, field: FieldId, passes: impl Fn(&Literal) -> bool) -> Truths {
        let Thing::Term(term) = thing else { return truth::NEVER };
        // No adjective is a party, which alone a reading exchanges.
        let term = term.stated();
        let is = |cell: &Cell| match &cell.known {
            Known::Exactly(literal) => passes(literal).into(),
            Known::Absent => Truth::False,
            Known::Blank => Truth::Unknown(self.note(Reason::Blank { term, field, span: cell.span })),
            Known::Redacted => Truth::Unknown(self.note(Reason::Redacted { term, field, span: cell.span })),
            Known::Bounded { .. } => {
                Truth::Unknown(self.note(Reason::Bound { term, field, span: cell.span }))
            }
        };
        self.read_field(term, field, is, Truth::Unknown)
    }

    fn defined(&self, id: AdjectiveId, thing: Thing) -> Truths {
        self.adjective_of(id, thing, || {
            let definition = self.context.ir.adjective(id);
            let mut row = Row::default();
            // What is nonbinding can still be described, by a phrase that finds it.
            if !self.is_noun(thing, definition.of.noun) {
                return truth::NEVER;
            }
            let mut is = truth::ALWAYS;
            for (adjective, _) in &definition.of.adjectives {
                is = truth::and(is, self.adjective(thing, *adjective));
            }
            for slot in &definition.of.slots {
                is = truth::and(is, self.slot(slot, thing, &mut row));
            }
            row.bind(definition.of.variable, thing);
            if let Some(filter) = &definition.of.filter {
                is = truth::and(is, self.condition(filter, &mut row));
            }
            truth::and(is, self.condition(&definition.condition, &mut row))
        })
    }

    /// When the preposition finds what it asks for.
    pub(crate) fn slot(&self, slot: &Slot, thing: Thing, row: &mut Row) -> Truths {
        let asked = self.value(&slot.value, row);
        let find = |found: &Estimates| found.zip_with(&asked, |found, asked| self.finds(found, asked));
        match (slot.kind, thing) {
            (SlotKind::Field(field), Thing::Term(term)) => find(&self.field(term, field)),
            (SlotKind::AnyParty, Thing::Term(term)) => {
                let fields = self.party_fields(thing);
                truth::any(fields.into_iter().map(|field| find(&self.field(term, field))).collect())
            }
            (SlotKind::AnyParty, Thing::Agreement(agreement)) => {
                let parties = self.context.world.parties_of(agreement).collect();
                find(&Estimates::constant(Item::Parties(parties).into()))
            }
            _ => truth::NEVER,
        }
    }

    /// Whether a field is what a preposition asks for, or includes it. A party finds all that is part of it.
    fn finds(&self, found: &Estimate, asked: &Estimate) -> Truth {
        if let (Estimate::Exactly(found), Estimate::Exactly(asked)) = (found, asked) {
            if let (Some(found), Some(asked)) = (parties(found), parties(asked)) {
                let world = self.context.world;
                let is_found = |part| asked.iter().any(|whole| world.is_part_of(part, *whole));
                return found.iter().copied().any(is_found).into();
            }
            if matches!(found, Item::Words { .. }) {
                return compare::includes(found, asked).into();
            }
        }
        self.with_reasons(|rates, reasons| Comparer { rates, reasons }.compare(found, Relation::Equal, asked))
    }
}

/// The field of an adjective, and the word it stands for; none for adjectives that are no fields.
pub(crate) fn field_of(adjective: Adjective) -> Option<(FieldId, Option<WordId>)> {
    match adjective {
        Adjective::Flag(field) => Some((field, None)),
        Adjective::Choice { field, word } => Some((field, Some(word))),
        Adjective::Defined(_) | Adjective::Word(_) | Adjective::Nonbinding => None,
    }
}

/// The parties a value names.
fn parties(item: &Item) -> Option<&[PartyId]> {
    match item {
        Item::Party(party) => Some(std::slice::from_ref(party)),
        Item::Parties(parties) => Some(parties),
        _ => None,
    }
}
