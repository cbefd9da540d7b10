//! The things that a rule binds together.

use crate::evaluate::one_world::row::Row;
use crate::ir::{Rule, Sentence, TermId};
use crate::world::Thing;

/// One way of binding a rule's things, or several that count as one: a pair both ways round, a mutual term as it is stated and with
/// its parties exchanged.
#[derive(Debug, Clone, Default)]
pub(crate) struct Candidate {
    row: Row,
    others: Vec<Row>,
}

impl Candidate {
    /// The one way, or the first of several.
    pub(crate) fn first(&self) -> &Row {
        &self.row
    }

    /// Whether there is one way only.
    pub(crate) fn is_single(&self) -> bool {
        self.others.is_empty()
    }

    /// The same, with one of its ways before the others.
    pub(crate) fn led_by(&self, row: &Row) -> Candidate {
        let others = self.rows().filter(|other| *other != row).cloned().collect();
        Candidate { row: row.clone(), others }
    }

    /// Adds a way that counts as the same.
    pub(crate) fn also(&mut self, row: Row) {
        self.others.push(row);
    }

    /// The same with the ways of another that counts as the same, what is stated before what is exchanged.
    pub(crate) fn join(&mut self, other: Candidate) {
        let mut rows = vec![std::mem::take(&mut self.row)];
        rows.append(&mut self.others);
        for row in std::iter::once(other.row).chain(other.others) {
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        rows.sort_by(|one, other| one.things().cmp(other.things()));
        let mut rows = rows.into_iter();
        self.row = rows.next().unwrap_or_default();
        self.others = rows.collect();
    }

    /// All of them; at least one.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        std::iter::once(&self.row).chain(&self.others)
    }

    /// Two terms, the first bound first.
    pub(crate) fn pair(rule: &Rule, [left, right]: [TermId; 2]) -> Candidate {
        let mut row = Row::of(Thing::Term(left));
        if let Sentence::There { binders, .. } | Sentence::ForEach { binders, .. } = &rule.sentence
            && let Some(binder) = binders.get(1)
        {
            row.bind(binder.variable, Thing::Term(right));
        }
        row.into()
    }
}

impl From<Row> for Candidate {
    fn from(row: Row) -> Candidate {
        Candidate { row, others: Vec::new() }
    }
}
