//! A term in; its adjectives over time out, with what is not sure of them.

use crate::ir::{Field, FieldId, FieldType, Ir, Literal, Stated, TermId, Value, ValueKind, WordId};
use crate::tell::words::or_list;
use crate::time::{Days, Timeline};
use crate::world::{Assignment, Cell, Known, Origin, PossibleDays, PossibleWorlds, Thing, World};

/// What the adjectives of one field say on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PossibleAdjectives {
    /// The adjectives that may hold, in the order of the field.
    pub words: Vec<String>,
    /// Whether it can be that none of them holds.
    pub perhaps: bool,
    /// Whether something other than the default may hold.
    pub marked: bool,
    /// Whether it is left open or not shown.
    pub unknown: bool,
}

impl PossibleAdjectives {
    /// Whether it says one thing in every world.
    pub fn is_certain(&self) -> bool {
        !self.unknown && !self.perhaps && self.words.len() <= 1
    }

    /// As people read it; empty where nothing is said.
    pub fn label(&self) -> String {
        let words = or_list(&self.words);
        if self.perhaps && !self.words.is_empty() { format!("perhaps {words}") } else { words }
    }
}

/// The adjectives that the term states somewhere, field by field, over time.
pub fn possible_adjectives(
    world: &World,
    term: TermId,
    worlds: &PossibleWorlds,
) -> Vec<Timeline<PossibleAdjectives>> {
    let ir = world.ir();
    ir.kind_of(term).fields.iter().filter_map(|id| field(world, term, *id, worlds)).collect()
}

fn field(
    world: &World,
    term: TermId,
    id: FieldId,
    worlds: &PossibleWorlds,
) -> Option<Timeline<PossibleAdjectives>> {
    let ir = world.ir();
    let field = ir.field(id);
    let adjectives = adjectives(ir, field)?;
    let stated = field_is_stated(world, term, id, &Assignment::new(world));
    if !stated {
        return None;
    }
    let mut result = Timeline::constant(PossibleAdjectives::default());
    for adjective in &adjectives {
        let holds = possible(world, term, id, worlds, &|cell| adjective.holds(&cell.known));
        let name = adjective.name.clone();
        add(&mut result, &holds.some, |said| {
            said.words.push(name.clone());
            said.marked |= !adjective.default;
        });
    }
    for (word, known) in [("tbd", Known::Blank), ("undisclosed", Known::Redacted)] {
        let unknown = possible(world, term, id, worlds, &|cell| cell.known == known);
        let first = adjectives.first().map_or("", |adjective| &adjective.name);
        add(&mut result, &unknown.some, |said| {
            said.words.push(format!("{first} {word}"));
            said.marked = true;
            said.unknown = true;
        });
    }
    // A flag has one adjective: where it does not hold in every world, it may be that nothing is said.
    if field.ty == FieldType::Flag {
        let not =
            possible(world, term, id, worlds, &|cell| cell.known == Known::Exactly(Literal::Flag(false)));
        add(&mut result, &not.some, |said| said.perhaps = true);
    }
    Some(result)
}

fn add(said: &mut Timeline<PossibleAdjectives>, days: &Days, change: impl Fn(&mut PossibleAdjectives)) {
    let within = Timeline::from_days(days, true, false);
    *said = said.zip_with(&within, |said, within| {
        let mut said = said.clone();
        if *within {
            change(&mut said);
        }
        said
    });
}

/// The days of the term's life on which what is known of the field passes.
fn possible(
    world: &World,
    term: TermId,
    field: FieldId,
    worlds: &PossibleWorlds,
    passes: &dyn Fn(&Cell) -> bool,
) -> PossibleDays {
    worlds.days(&|assignment| {
        let life = world.life(Thing::Term(term), assignment);
        world.field(term, field, assignment).days_where(passes).intersection(&life)
    })
}

fn field_is_stated(world: &World, term: TermId, field: FieldId, assignment: &Assignment) -> bool {
    let timeline = world.field(term, field, assignment);
    timeline.segments().any(|(_, cell)| cell.origin == Origin::Stated)
}

/// An adjective and what makes it hold.
struct Adjective {
    name: String,
    word: Option<WordId>,
    default: bool,
}

impl Adjective {
    fn holds(&self, known: &Known) -> bool {
        match (known, self.word) {
            (Known::Exactly(Literal::Word(word)), Some(own)) => *word == own,
            (Known::Exactly(Literal::Flag(flag)), None) => *flag,
            _ => false,
        }
    }
}

/// The adjectives of a field; none where it has no adjectives.
fn adjectives(ir: &Ir, field: &Field) -> Option<Vec<Adjective>> {
    match &field.ty {
        FieldType::Flag => {
            let name = field.declared.name.to_string();
            Some(vec![Adjective { name, word: None, default: false }])
        }
        FieldType::Choice(words) if field.anonymous => {
            let default = match &field.default {
                Some(Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Word(word)), .. })) => {
                    Some(*word)
                }
                _ => None,
            };
            let adjective = |word: &WordId| {
                let name = ir.word(*word).to_string();
                Adjective { name, word: Some(*word), default: default == Some(*word) }
            };
            Some(words.iter().map(adjective).collect())
        }
        _ => None,
    }
}
