//! A field of a term in; the words that say it, each with its days, out. Where that hangs on events, the days are those of some world.

use super::Explanation;
use crate::ir::{FieldId, Statement, TermId};
use crate::tell::words::days as days_in_words;
use crate::time::Days;
use crate::world::{Assignment, Cell, Thing};

impl Explanation<'_> {
    /// What says a field of a term, and when; each line begins with `indent`.
    pub(super) fn entries(&self, term: TermId, field: FieldId, indent: &str) -> String {
        let thing = Thing::Term(term);
        let life = self.life(thing);
        let unknowns = self.world.depends(thing);
        if unknowns.is_empty() || !self.world.changing(term).contains(&field) {
            let assignment = Assignment::new(self.world);
            let cells = self.world.field(term, field, &assignment);
            let said = cells.segments().filter_map(|(run, cell)| {
                let days = Days::from_runs([run]).intersection(&life);
                (!days.is_empty()).then(|| self.entry(cell, &days_in_words(&days), indent))
            });
            return said.flatten().collect();
        }
        let hangs = format!("which hangs on {}", self.names_of(&unknowns));
        let Some(mut possible) = self.world.possible_statements(term, field) else {
            let said = self.statements(term, field);
            let line = |said: &Statement| {
                let (words, place) = (self.words(said.span), self.place(said.span));
                format!("{indent}on days of which each {hangs}: `{words}`  ({place})\n")
            };
            return said.map(line).collect();
        };
        possible.sort_by_key(|(cell, days)| (days.first(), cell.span));
        let said = possible.iter().filter_map(|(cell, days)| {
            // A statement beside which another may hold hangs on events.
            let moves = possible.iter().any(|(other, theirs)| {
                other != cell && !theirs.intersection(days).intersection(&life).is_empty()
            });
            let days = days.intersection(&life);
            let when = match moves {
                true => format!("at most {}, {hangs}", days_in_words(&days)),
                false => days_in_words(&days),
            };
            (!days.is_empty()).then(|| self.entry(cell, &when, indent))
        });
        said.flatten().collect()
    }

    /// `from … through …: `notice: 200 days``, for what is stated.
    fn entry(&self, cell: &Cell, when: &str, indent: &str) -> Option<String> {
        let span = cell.span?;
        let amendment = cell.amendment.map(|amendment| self.ir.amendment(amendment));
        let by = amendment.map_or(String::new(), |by| format!(" by amendment `{}`", by.declared.name));
        Some(format!("{indent}{when}: `{}`{by}  ({})\n", self.words(span), self.place(span)))
    }

    /// What the term itself says of the field.
    fn statements(&self, term: TermId, field: FieldId) -> impl Iterator<Item = &Statement> {
        self.ir.term(term).statements.iter().filter(move |said| said.field == field)
    }
}
