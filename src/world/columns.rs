//! The terms of a world in; a table of them for each kind, with a column for each field, out.
//!
//! A column holds for each term which of the values stated of the field it states, as a number. So whatever is asked of one
//! field is worked out once for each value, and then read off for millions of terms.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Thing, World};
use crate::ir::{FieldId, Ir, KindId, Literal, PartyId, Stated, Statement, TermId, Value, ValueKind};
use crate::source::Span;
use crate::time::Day;

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
}

/// The terms of one kind.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// The binding terms of agreements, in order.
    pub(crate) terms: Vec<TermId>,
    /// The first and last day of each; none where they hang on events.
    pub(crate) lives: Vec<Option<(Day, Day)>>,
    /// The facts of the kind, in order.
    pub(crate) facts: Vec<TermId>,
    columns: Vec<(FieldId, Vec<Code>)>,
}

/// The codes given so far to the values of one field.
#[derive(Debug, Clone, Default)]
struct Codes<'a> {
    /// Of statements that many terms share, by their place.
    shared: FxHashMap<usize, Code>,
    /// Of values that are written out again and again.
    written: FxHashMap<&'a Literal, Code>,
}

impl<'a> Codes<'a> {
    /// The code of what is stated, which `new` gives where it has none yet.
    fn code(&mut self, stated: &'a Arc<Stated>, new: impl FnOnce() -> Code) -> Code {
        match &**stated {
            Stated::Exactly(Value { kind: ValueKind::Literal(literal), .. })
                if Arc::strong_count(stated) == 1 =>
            {
                *self.written.entry(literal).or_insert_with(new)
            }
            _ => *self.shared.entry(Arc::as_ptr(stated).addr()).or_insert_with(new),
        }
    }
}

impl Columns {
    /// Sets up the tables of a world that is laid out.
    pub(super) fn of(ir: &Ir, world: &World) -> Columns {
        let mut columns = Columns {
            tables: ir
                .kinds
                .iter()
                .map(|kind| Table {
                    columns: kind.fields.iter().map(|field| (*field, Vec::new())).collect(),
                    ..Table::default()
                })
                .collect(),
            samples: vec![vec![None]; ir.fields.len()],
        };
        let mut sizes = vec![0; ir.kinds.len()];
        for term in world.terms().iter().map(|id| ir.term(*id)) {
            if let Some(size) = sizes.get_mut(term.kind.index()) {
                *size += 1;
            }
        }
        for (table, size) in columns.tables.iter_mut().zip(sizes) {
            table.terms.reserve_exact(size);
            table.lives.reserve_exact(size);
            table.columns.iter_mut().for_each(|(_, column)| column.reserve_exact(size));
        }
        let stand_ins: Vec<Arc<Stated>> =
            (0..ir.parties.len()).map(|place| party(PartyId::new(place))).collect();
        let mut codes: Vec<Codes> = vec![Codes::default(); ir.fields.len()];
        for id in world.terms() {
            let term = ir.term(*id);
            let Some(table) = columns.tables.get_mut(term.kind.index()) else { continue };
            if world.is_nonbinding(Thing::Term(*id)) {
                continue;
            }
            if term.agreement.is_none() {
                table.facts.extend(world.with_readings(*id));
                continue;
            }
            table.terms.push(*id);
            table.lives.push(world.fixed_life(Thing::Term(*id)));
            let row = table.terms.len() - 1;
            for (_, column) in &mut table.columns {
                column.push(NOTHING);
            }
            let changing = world.changing(*id);
            for field in &changing {
                if let Some(place) = table.place(*field, row) {
                    *place = CHANGES;
                }
            }
            for statement in &term.statements {
                let field = statement.field;
                let (Some(codes), Some(samples)) =
                    (codes.get_mut(field.index()), columns.samples.get_mut(field.index()))
                else {
                    continue;
                };
                if let Some(place @ &mut NOTHING) = table.place(field, row) {
                    *place = codes.code(&statement.stated, || {
                        samples.push(Some(*id));
                        u32::try_from(samples.len() - 1).unwrap_or(u32::MAX)
                    });
                }
            }
            for (field, column) in &table.columns {
                let nothing = columns.samples.get_mut(field.index()).and_then(|samples| samples.first_mut());
                if let (Some(&NOTHING), Some(nothing @ None)) = (column.last(), nothing) {
                    *nothing = Some(*id);
                }
            }
            let Some(sides) = world.sides(*id) else { continue };
            let life = table.lives.last().copied().flatten();
            let changes = sides.fields().any(|field| changing.contains(&field));
            for reading in world.readings(*id) {
                table.terms.push(reading);
                table.lives.push(life);
                let statement = |field: FieldId| {
                    let of = |statement: &&'_ Statement| statement.field == field;
                    term.statements.iter().find(of).map(|statement| &statement.stated)
                };
                for (field, column) in &mut table.columns {
                    let own = column.get(row).copied().unwrap_or(NOTHING);
                    if !sides.has(*field) {
                        column.push(own);
                        continue;
                    }
                    let stand_in = || world.stand_in(reading).and_then(|party| stand_ins.get(party.index()));
                    let stated = match sides.other(*field).and_then(statement) {
                        Some(stated) => Some(stated),
                        // What is open, or holds by default, is looked at.
                        None => stand_in().filter(|_| statement(*field).is_some_and(|own| states_party(own))),
                    };
                    let places = codes.get_mut(field.index()).zip(columns.samples.get_mut(field.index()));
                    let code = match (stated.filter(|_| !changes), places) {
                        (Some(stated), Some((codes, samples))) => codes.code(stated, || {
                            samples.push(Some(reading));
                            u32::try_from(samples.len() - 1).unwrap_or(u32::MAX)
                        }),
                        _ => CHANGES,
                    };
                    column.push(code);
                }
            }
        }
        columns
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

/// What names one party.
fn party(party: PartyId) -> Arc<Stated> {
    let kind = ValueKind::Literal(Literal::Party(party));
    Arc::new(Stated::Exactly(Value { kind, span: Span::default() }))
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
