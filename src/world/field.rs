//! A field over time, in one world: its default, what the term says, and what amendments say from their days on.

use super::bounds::Bounds;
use super::effective::Effective;
use super::value::Setting;
use super::{Assignment, Cell, Known, Origin, Thing, World};
use crate::ir::{AmendmentId, FieldId, PatchKind, Statement, Term, TermId};
use crate::time::{Day, Days, Timeline};

/// The statements that the term itself or one amendment makes about a field, and the days they may speak for.
pub(super) struct Layer<'a> {
    /// The term they are about.
    pub(super) term: TermId,
    pub(super) statements: Vec<&'a Statement>,
    /// From this day on; [`Day::BEGINNING`] for the term itself.
    pub(super) from: Day,
    /// The day on which the amendment that says it takes effect; [`Day::BEGINNING`] where none does.
    pub(super) day: Day,
    pub(super) amendment: Option<AmendmentId>,
}

/// Statements about a field, in layers: the term first, then each amendment by the day it takes effect.
pub(super) fn layers<'a>(
    id: TermId,
    term: &'a Term,
    field: FieldId,
    amendments: &[Effective<'a>],
) -> Vec<Layer<'a>> {
    let of_field = |statements: &'a [Statement]| -> Vec<&'a Statement> {
        statements.iter().filter(|statement| statement.field == field).collect()
    };
    let added = amendments.iter().find(|effective| Some(effective.id) == term.amendment);
    let mut layers = vec![Layer {
        term: id,
        statements: of_field(&term.statements),
        from: Day::BEGINNING,
        day: added.map_or(Day::BEGINNING, |effective| effective.day),
        amendment: term.amendment,
    }];
    for effective in amendments {
        for patch in &effective.patches {
            if let PatchKind::Change { term: of, statements, .. } = &patch.kind
                && *of == id
            {
                let statements = of_field(statements);
                if !statements.is_empty() {
                    layers.push(Layer {
                        term: id,
                        statements,
                        from: effective.day,
                        day: effective.day,
                        amendment: Some(effective.id),
                    });
                }
            }
        }
    }
    layers
}

/// A timed statement of a layer and the days it holds for.
pub(super) struct Timed<'a> {
    pub(super) statement: &'a Statement,
    pub(super) days: Days,
    pub(super) known: Known,
}

impl World {
    /// The timed statements of a layer, cut to the days the layer may speak for. `start` is the first day of the term.
    pub(super) fn timed<'a>(&self, layer: &Layer<'a>, start: Day, assignment: &Assignment) -> Vec<Timed<'a>> {
        let day = |unknown| assignment.day_for(Thing::Term(layer.term), unknown);
        let agreement_end = || self.end_of_agreement(layer.term, assignment);
        let setting = Setting { agreement_end: &agreement_end, ..self.setting(&day) };
        let reach = super::bounds::run(layer.from, Day::END);
        layer
            .statements
            .iter()
            .filter(|statement| !statement.time.is_empty())
            .map(|statement| Timed {
                statement,
                days: Bounds::of(&statement.time, start.max(layer.from), &setting)
                    .days()
                    .intersection(&reach),
                known: self.known(&statement.stated, assignment),
            })
            .collect()
    }

    /// The field over all days. A stretch for which two statements, or two changes of one day, disagree is blank.
    pub(super) fn lay_field(
        &self,
        field: FieldId,
        layers: &[Layer],
        start: Day,
        assignment: &Assignment,
    ) -> Timeline<Cell> {
        let default = self.default(field, assignment);
        let mut timeline = Timeline::constant(default.clone());
        for (number, layer) in layers.iter().enumerate() {
            let rival = number.checked_sub(1).and_then(|before| layers.get(before));
            let rival = rival.filter(|rival| rival.day == layer.day && !rival.statements.is_empty());
            let before = rival.map(|_| timeline.clone());
            // An amendment replaces what was said before of the field, timed or not: what it leaves out falls to the default.
            if layer.from != Day::BEGINNING {
                timeline.set(&super::bounds::run(layer.from, Day::END), default.clone());
            }
            let cell = |statement: &Statement, known: Known| Cell {
                known,
                span: Some(statement.span),
                origin: Origin::Stated,
                amendment: layer.amendment,
            };
            for statement in layer.statements.iter().filter(|statement| statement.time.is_empty()) {
                let stated = cell(statement, self.known(&statement.stated, assignment));
                if layer.from == Day::BEGINNING {
                    timeline = Timeline::constant(stated);
                } else {
                    timeline.set(&super::bounds::run(layer.from, Day::END), stated);
                }
            }
            let timed = self.timed(layer, start, assignment);
            for (at, entry) in timed.iter().enumerate() {
                timeline.set(&entry.days, cell(entry.statement, entry.known.clone()));
                // Neither of two statements that disagree goes first, so what holds there is not known.
                for earlier in timed.iter().take(at).filter(|earlier| earlier.known != entry.known) {
                    let both = earlier.days.intersection(&entry.days);
                    timeline.set(&both, cell(entry.statement, Known::Blank));
                }
            }
            if let (Some(before), Some(statement)) = (before, layer.statements.first()) {
                let differ = before.zip_with(&timeline, |one, other| !one.says_the_same(other));
                timeline.set(&differ.days_where(|differ| *differ), cell(statement, Known::Blank));
            }
        }
        timeline
    }
}
