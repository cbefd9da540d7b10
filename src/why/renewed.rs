//! An agreement in; which of its renewals are certain and by what, and until when somebody can act on the next, out.

use super::Explanation;
use crate::ir::AgreementId;
use crate::tell::renewals::Act;
use crate::world::{Assignment, Certain, Pass, Sort, Thing};

/// How many ends are told of one agreement.
const MOST: usize = 20;

impl Explanation<'_> {
    /// What renewals do to the end of a thing, a line each.
    pub(super) fn renewals(&self, thing: Thing) -> String {
        let agreement = match thing {
            Thing::Agreement(agreement) => Some(agreement),
            Thing::Term(term) if !self.ir.term(term).is_surviving() => self.world.agreement_of(term),
            Thing::Term(_) | Thing::Party(_) => None,
        };
        let Some(agreement) = agreement.filter(|id| !self.world.renewals_of(*id).is_empty()) else {
            return String::new();
        };
        // As few as there can be: those that are certain, and the first that is not.
        let passes = self.world.passes(agreement, &Assignment::new(self.world));
        let mut text = String::new();
        for pass in passes.iter().take(MOST) {
            text.push_str(&format!("    {}\n", self.pass(agreement, pass)));
        }
        if let more @ 1.. = passes.len().saturating_sub(MOST) {
            text.push_str(&format!("    and {more} more\n"));
        }
        text
    }

    fn pass(&self, agreement: AgreementId, pass: &Pass) -> String {
        let of = self.name_of(Thing::Agreement(agreement));
        let (past, to) = (pass.past, pass.to);
        let by = self.name_of(Thing::Term(pass.renewal));
        let act = Act { way: pass.way, last: pass.last_to_act }.words();
        let is_exact = self.world.unknown_of(Sort::Period(pass.renewal)).is_none();
        let through = if is_exact && to.is_civil() { format!(" through {to}") } else { String::new() };
        match (pass.certain, pass.renewed) {
            (Some(Certain::Amended(amendment)), _) => {
                let amendment = &self.ir.amendment(amendment).declared.name;
                format!(
                    "{of} is renewed by {by} past {past}{through}: amendment `{amendment}` takes effect later"
                )
            }
            (Some(Certain::Past), true) => {
                format!("{of} is renewed by {by} past {past}{through}: {act}, and that is past")
            }
            (Some(Certain::Past), false) => {
                format!("{of} is not renewed by {by} past {past}: {act}, and that is past")
            }
            (None, _) => {
                format!("whether {of} is renewed by {by} past {past}{through} is not certain: {act}")
            }
        }
    }
}
