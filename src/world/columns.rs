//! The terms of a world in; a table of them for each kind, with a column for each field, out.
//!
//! A column holds for each term which of the values stated of the field it states, as a number. So whatever is asked of one
//! field is worked out once for each value, and then read off for millions of terms.

use rustc_hash::FxHashMap;

use super::exchanged::Sides;
use super::lives::AllLives;
use super::{Thing, World};
use crate::ir::{FieldId, Ir, Kind, KindId, Literal, PartyId, Stated, Term, TermId, Value, ValueKind};
use crate::source::Span;

/// Which of the values stated of a field a term states.
pub(crate) type Code = u32;

/// The code of a field of which a term states nothing.
const NOTHING: Code = 0;

/// The code of a field that changes over the days or hangs on events.
pub(crate) const CHANGES: Code = Code::MAX;

/// The binding terms and the facts of a world, by kind. What binds nobody is seen only by those who ask for it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    /// By the id of the kind; of exactly that kind.
    tables: Vec<Table>,
    /// For each field, by its id: a term that states each value, by the value's code.
    samples: Vec<Vec<Option<TermId>>>,
    /// When each thing lives.
    pub(crate) lives: AllLives,
}

/// The terms of one kind.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// The binding terms of agreements, in order.
    pub(crate) terms: Vec<TermId>,
    /// The facts of the kind, in order.
    pub(crate) facts: Vec<TermId>,
    columns: Vec<(FieldId, Vec<Code>)>,
}

/// What is stated, as far as columns tell it apart: two statements of the same have one code, whoever makes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum What<'a> {
    Exactly(&'a Literal),
    AtMost(&'a Literal),
    AtLeast(&'a Literal),
    Between(&'a Literal, &'a Literal),
    Blank,
    Redacted,
}

impl<'a> What<'a> {
    /// None where a value is still to be worked out: no two of these are told to be the same.
    fn of(stated: &'a Stated) -> Option<What<'a>> {
        let literal = |value: &'a Value| match &value.kind {
            ValueKind::Literal(literal) => Some(literal),
            _ => None,
        };
        Some(match stated {
            Stated::Exactly(value) => What::Exactly(literal(value)?),
            Stated::AtMost(value) => What::AtMost(literal(value)?),
            Stated::AtLeast(value) => What::AtLeast(literal(value)?),
            Stated::Between(least, most) => What::Between(literal(least)?, literal(most)?),
            Stated::Blank => What::Blank,
            Stated::Redacted => What::Redacted,
        })
    }
}

/// What is stated of one field: a code for each value, and a term that states it.
#[derive(Debug, Clone, Default)]
struct Codes<'a> {
    known: FxHashMap<What<'a>, Code>,
    /// By the code; the first, of terms that state nothing, is none as long as there is no such term.
    samples: Vec<Option<TermId>>,
}

impl<'a> Codes<'a> {
    /// The code of what a term states.
    fn code(&mut self, stated: &'a Stated, term: TermId) -> Code {
        let samples = &mut self.samples;
        let mut new = || {
            samples.push(Some(term));
            u32::try_from(samples.len() - 1).unwrap_or(u32::MAX)
        };
        match What::of(stated) {
            Some(what) => *self.known.entry(what).or_insert_with(new),
            None => new(),
        }
    }

    /// Notes a term that states nothing of the field.
    fn nothing(&mut self, term: TermId) {
        if let Some(nothing @ None) = self.samples.first_mut() {
            *nothing = Some(term);
        }
    }
}

impl Columns {
    /// Sets up the tables of a world that is laid out.
    pub(super) fn of(ir: &Ir, world: &World) -> Columns {
        let stand_ins: Vec<Stated> = (0..ir.parties.len()).map(|place| party(PartyId::new(place))).collect();
        let mut filling = Filling {
            world,
            stand_ins: &stand_ins,
            tables: empty_tables(ir, world),
            codes: vec![Codes { samples: vec![None], ..Codes::default() }; ir.fields.len()],
        };
        for id in world.terms() {
            filling.add(*id, ir.term(*id));
        }
        let samples = filling.codes.into_iter().map(|codes| codes.samples).collect();
        Columns { tables: filling.tables, samples, lives: AllLives::of(world) }
    }

    /// The terms of exactly this kind, as they are stated and, beside the mutual ones, with their parties exchanged.
    pub(crate) fn table(&self, kind: KindId) -> Option<&Table> {
        self.tables.get(kind.index())
    }

    /// A term that states the value of this code.
    pub(crate) fn sample(&self, field: FieldId, code: Code) -> Option<TermId> {
        let samples = self.samples.get(field.index())?;
        samples.get(usize::try_from(code).ok()?).copied().flatten()
    }

    /// How many codes a field has.
    pub(crate) fn codes(&self, field: FieldId) -> usize {
        self.samples.get(field.index()).map_or(0, Vec::len)
    }
}

/// A table for each kind, with room for its terms.
fn empty_tables(ir: &Ir, world: &World) -> Vec<Table> {
    let mut sizes = vec![0; ir.kinds.len()];
    for term in world.terms().iter().map(|id| ir.term(*id)) {
        if let Some(size) = sizes.get_mut(term.kind.index()) {
            *size += 1;
        }
    }
    let table = |(kind, size): (&Kind, usize)| Table {
        terms: Vec::with_capacity(size),
        facts: Vec::new(),
        columns: kind.fields.iter().map(|field| (*field, Vec::with_capacity(size))).collect(),
    };
    ir.kinds.iter().zip(sizes).map(table).collect()
}

/// The tables while terms are added to them.
struct Filling<'a> {
    world: &'a World,
    /// What states each party, by its id.
    stand_ins: &'a [Stated],
    tables: Vec<Table>,
    /// By the id of the field.
    codes: Vec<Codes<'a>>,
}

impl<'a> Filling<'a> {
    fn add(&mut self, id: TermId, term: &'a Term) {
        let world = self.world;
        let Some(table) = self.tables.get_mut(term.kind.index()) else { return };
        if world.is_nonbinding(Thing::Term(id)) {
            return;
        }
        if term.agreement.is_none() {
            table.facts.extend(world.with_readings(id));
            return;
        }
        let row = table.terms.len();
        table.terms.push(id);
        table.columns.iter_mut().for_each(|(_, column)| column.push(NOTHING));
        let changing = world.changing(id);
        for field in &changing {
            if let Some(place) = table.place(*field, row) {
                *place = CHANGES;
            }
        }
        for statement in &term.statements {
            let Some(codes) = self.codes.get_mut(statement.field.index()) else { continue };
            if let Some(place @ &mut NOTHING) = table.place(statement.field, row) {
                *place = codes.code(&statement.stated, id);
            }
        }
        for (field, column) in &table.columns {
            if let (Some(&NOTHING), Some(codes)) = (column.last(), self.codes.get_mut(field.index())) {
                codes.nothing(id);
            }
        }
        if let Some(sides) = world.sides(id) {
            self.add_readings(id, term, (row, sides), &changing);
        }
    }

    /// Adds the readings of a mutual term, which stands in that row: they differ from it in the parties alone.
    fn add_readings(
        &mut self,
        id: TermId,
        term: &'a Term,
        (row, sides): (usize, Sides),
        changing: &[FieldId],
    ) {
        let (world, stand_ins) = (self.world, self.stand_ins);
        let Some(table) = self.tables.get_mut(term.kind.index()) else { return };
        let changes = sides.fields().any(|field| changing.contains(&field));
        let statement = |field: FieldId| -> Option<&'a Stated> {
            term.statements.iter().find(|said| said.field == field).map(|said| &*said.stated)
        };
        for reading in world.readings(id) {
            table.terms.push(reading);
            for (field, column) in &mut table.columns {
                if !sides.has(*field) {
                    column.push(column.get(row).copied().unwrap_or(NOTHING));
                    continue;
                }
                let stand_in = || world.stand_in(reading).and_then(|party| stand_ins.get(party.index()));
                let stated = match sides.other(*field).and_then(statement) {
                    Some(stated) => Some(stated),
                    // What is open, or holds by default, is looked at.
                    None => stand_in().filter(|_| statement(*field).is_some_and(states_party)),
                };
                column.push(match (stated.filter(|_| !changes), self.codes.get_mut(field.index())) {
                    (Some(stated), Some(codes)) => codes.code(stated, reading),
                    _ => CHANGES,
                });
            }
        }
    }
}

/// What names one party.
fn party(party: PartyId) -> Stated {
    let kind = ValueKind::Literal(Literal::Party(party));
    Stated::Exactly(Value { kind, span: Span::default() })
}

/// Whether it is one party that is stated.
fn states_party(stated: &Stated) -> bool {
    matches!(stated, Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Party(_)), .. }))
}

impl Table {
    fn place(&mut self, field: FieldId, row: usize) -> Option<&mut Code> {
        self.columns.iter_mut().find(|(of, _)| *of == field).and_then(|(_, codes)| codes.get_mut(row))
    }

    /// The codes of a field, in the order of the terms; none where the kind has no such field.
    pub(crate) fn column(&self, field: FieldId) -> Option<&[Code]> {
        self.columns.iter().find(|(of, _)| *of == field).map(|(_, codes)| codes.as_slice())
    }
}
