//! A term, agreement or party in; its row out: what it is, when it lives, and what its adjectives say.

use std::borrow::Cow;

use super::model::{Certainty, Row, Segment};
use super::words::{PossibleAdjectives, possible_adjectives};
use crate::ir::{Literal, PartyId, TermId, WordId};
use crate::tell::words::and_list;
use crate::time::Timeline;
use crate::world::{Assignment, Known, PossibleWorlds, Thing, Unknown, World};

/// Whether something lives on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alive {
    No,
    Perhaps,
    Yes,
}

/// The row of a term or fact; `id` is its name in the report.
pub fn term(world: &World, term: TermId, id: String) -> Row {
    let thing = Thing::Term(term);
    let worlds = PossibleWorlds::of(world, thing);
    let adjectives = possible_adjectives(world, term, &worlds);
    Row {
        phrase: phrase(world, term, &Assignment::new(world)),
        ..row(world, thing, id, &worlds, &adjectives)
    }
}

/// The row of an agreement or party.
pub fn plain(world: &World, thing: Thing, id: String, phrase: String) -> Row {
    Row { phrase, ..row(world, thing, id, &PossibleWorlds::of(world, thing), &[]) }
}

fn row(
    world: &World,
    thing: Thing,
    id: String,
    worlds: &PossibleWorlds,
    adjectives: &[Timeline<PossibleAdjectives>],
) -> Row {
    let life = worlds.days(&|assignment| world.life(thing, assignment).into_owned());
    let alive = Timeline::from_days(&life.some, Alive::Perhaps, Alive::No).zip_with(
        &Timeline::from_days(&life.certain, true, false),
        |alive, certain| {
            if *certain { Alive::Yes } else { *alive }
        },
    );
    let mut state = alive.map(|alive| (*alive, Vec::new()));
    for field in adjectives {
        state = state.zip_with(field, |(alive, list), said| {
            let mut list: Vec<PossibleAdjectives> = list.clone();
            list.extend((*alive != Alive::No && !said.words.is_empty()).then(|| said.clone()));
            (*alive, list)
        });
    }
    let segments =
        state.segments().filter(|(_, (alive, _))| *alive != Alive::No).map(|(run, (alive, list))| {
            let labels: Vec<String> = list.iter().map(PossibleAdjectives::label).collect();
            let certainty = match alive {
                Alive::Yes if list.iter().all(PossibleAdjectives::is_certain) => Certainty::Certain,
                Alive::Yes => Certainty::Words,
                _ => Certainty::Life,
            };
            Segment { run, certainty, label: labels.join(", "), marked: list.iter().any(|said| said.marked) }
        });
    let segments = segments.collect();
    let unknowns = world.depends(thing);
    let name = |unknown: &Unknown| world.name_of(*unknown);
    Row {
        name: world.ir().thing_name(thing).to_owned(),
        id,
        phrase: String::new(),
        segments,
        hangs_on: unknowns.iter().map(name).collect(),
        broken: Vec::new(),
    }
}

/// The kind and what its prepositions say on the first day: `cloud by Microsoft for OpenAI`.
fn phrase(world: &World, term: TermId, assignment: &Assignment) -> String {
    let ir = world.ir();
    let kind = ir.kind_of(term);
    let first = world.life(Thing::Term(term), assignment).first();
    let mut phrase = kind.declared.name.to_string();
    for id in &kind.fields {
        let Some(preposition) = ir.field(*id).preposition else { continue };
        let timeline: Cow<_> = world.field(term, *id, assignment);
        let cell = first.map(|day| timeline.at(day)).or(timeline.as_constant());
        let named = match cell.map(|cell| &cell.known) {
            Some(Known::Exactly(Literal::Party(party))) => party_name(world, *party),
            Some(Known::Exactly(Literal::Parties(parties))) => {
                and_list(&parties.iter().map(|party| party_name(world, *party)).collect::<Vec<_>>())
            }
            Some(Known::Exactly(Literal::Word(word))) => word_name(world, *word),
            Some(Known::Exactly(Literal::Words(words))) => {
                and_list(&words.iter().map(|word| word_name(world, *word)).collect::<Vec<_>>())
            }
            _ => continue,
        };
        phrase.push_str(&format!(" {} {named}", preposition.word()));
    }
    phrase
}

/// The name of a party.
pub fn party_name(world: &World, party: PartyId) -> String {
    world.ir().party(party).declared.name.to_string()
}

fn word_name(world: &World, word: WordId) -> String {
    world.ir().word(word).to_string()
}
