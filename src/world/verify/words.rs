//! How a term says that it stands to the end of its agreement, in; what of it contradicts itself out.

use crate::diagnostic::Problems;
use crate::ir::{FieldId, Term, TermId, TermWord};
use crate::world::{World, problem};

impl World {
    /// Reports a perpetual term with a dated end of its own or with a tail, and a fact with a tail.
    pub(super) fn look_at_words(&self, term: &Term, id: TermId, problems: &mut Problems) {
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let mut tails = term
            .statements
            .iter()
            .chain(self.changes(id, known))
            .filter(|statement| statement.field == FieldId::TAIL);
        if let Some(perpetual) = term.words.at(TermWord::Perpetual) {
            let dated = |end: &&crate::ir::TimeSpan| end.has_end() && !end.names_event();
            if let Some(end) = term.time.iter().find(dated) {
                problems.push(problem::perpetual_with_end(term, perpetual, end.span));
            }
            problems
                .extend(tails.next().map(|tail| problem::perpetual_with_tail(term, perpetual, tail.span)));
        } else if term.agreement.is_none() {
            problems.extend(tails.next().map(|tail| problem::tail_of_fact(term, tail.span)));
        }
    }
}
