//! The trees of a project in, its meaning out as an [`Ir`], with all that is wrong with names, types and sentences.
//!
//! The Ir is made even of broken sources, for editors: a broken statement or rule is left out of it, and all else stays.

mod agreement;
mod amendment;
mod data_names;
mod entry;
mod expectation;
mod header;
mod policy;
mod predicate;
mod problem;
mod sentence;
mod target;
mod term;
mod unused;
mod vocabulary;
mod waiver;

pub use data_names::{DataName, complete};
use rustc_hash::FxHashSet;

use crate::check::{AgreementEnd, Checker, Scope};
use crate::diagnostic::Problems;
use crate::ir::{AmendmentId, Ir, PartyId, RuleId, VERSION};
use crate::resolve::{Resolved, resolve};
use crate::source::{FileId, SourceMap};
use crate::syntax::tree::Tree;

/// What the sources do not say.
#[derive(Debug, Clone, Default)]
pub struct LowerSettings<'s> {
    /// Whose side it is (`--as NAME`); wins over `we are`. Whoever sets it has to see that there is such a party: where there is
    /// none, `us` stays unbound in the Ir, and nothing is reported here, since no words of the sources are wrong.
    pub us: Option<&'s str>,
    /// The files that are shipped modules: nothing in them is called unused.
    pub library: FxHashSet<FileId>,
    /// Whether agreement data is loaded too. Parties, events, units and kinds may be used there, so none is called unused.
    pub with_data: bool,
    /// Whether the files could be read without an error; what is unused in others may be used where they are wrong.
    pub is_sound: bool,
}

/// What the sources of a project mean.
#[derive(Debug)]
pub struct Lowered {
    /// The meaning.
    pub ir: Ir,
    /// The names in waivers that agreement data may have; only where there is data.
    pub data_names: Vec<DataName>,
    /// What is wrong.
    pub problems: Problems,
}

/// The meaning of a project: all its files, shipped modules included.
pub fn project(sources: &SourceMap, trees: &[(FileId, &Tree)], settings: &LowerSettings<'_>) -> Lowered {
    let mut problems = Problems::default();
    let resolved = resolve(sources, trees, settings.library.clone(), &mut problems);
    let us = side(&resolved, settings, &mut problems);
    let side_is_missing = us.is_none() && settings.us.is_none() && resolved.we_are.is_empty();
    let no_tree = Tree::default();
    let checker = Checker::new(&resolved, sources, Scope::nowhere(&no_tree), us, side_is_missing);
    let mut lowering = Lowering {
        resolved: &resolved,
        checker,
        ir: Ir { version: VERSION, us, ..Ir::default() },
        rule_ids: vec![None; resolved.rules.len()],
        amendment_ids: vec![None; resolved.amendments.len()],
        with_data: settings.with_data,
        data_names: Vec::new(),
        time_words: AgreementEnd::NoAgreement,
    };
    lowering.ir.files = sources.iter().map(|file| file.path.clone()).collect();
    lowering.vocabulary();
    lowering.agreements();
    lowering.amendments();
    lowering.terms();
    lowering.policies();
    lowering.waivers();
    lowering.tests();
    let Lowering { checker, ir, data_names, .. } = lowering;
    problems.append(checker.problems);
    if settings.is_sound && !problems.has_errors() {
        unused::warn(&resolved, &checker.used, settings.with_data, &mut problems);
    }
    problems.sort();
    Lowered { ir, data_names, problems }
}

/// Whose side it is.
fn side(resolved: &Resolved<'_>, settings: &LowerSettings<'_>, problems: &mut Problems) -> Option<PartyId> {
    let said = resolved.we_are.first().map(|name| {
        let party = resolved.party(&name.text);
        if party.is_none() && !resolved.is_spoiled(&name.text) {
            problems.push(crate::resolve::problem::unknown_party(name, resolved));
        }
        party
    });
    match settings.us {
        Some(name) => resolved.party(name),
        None => said.flatten(),
    }
}

/// What is lowered so far.
struct Lowering<'a> {
    resolved: &'a Resolved<'a>,
    checker: Checker<'a>,
    ir: Ir,
    /// The rules in the Ir, by their positions in [`Resolved::rules`]; a broken one has none.
    rule_ids: Vec<Option<RuleId>>,
    /// The amendments in the Ir, by their positions; one to an unknown agreement has none.
    amendment_ids: Vec<Option<AmendmentId>>,
    /// Whether agreement data is read, too.
    with_data: bool,
    /// The names that it may have.
    data_names: Vec<DataName>,
    /// Whether the time words of the term or entry at hand may speak of the end of the agreement.
    time_words: AgreementEnd,
}
