//! A party that is called otherwise where it signs: `Northwind Grid AG ("Northwind")` where it is the `Supplier` at the beginning.

use super::super::context::Context;
use super::company::{Company, Named};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::DefinitionForm;
use crate::draft::parties::signatures;
use crate::draft::words::fold;

pub(super) fn find(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    /// How far behind a name its brackets stand.
    const NEAR: usize = 3;
    /// How far behind them the line to sign on is.
    const LINE: usize = 6;
    let words = context.words;
    let zone = signatures(context.draft);
    let first = context.draft.definitions.partition_point(|definition| definition.tokens.start < zone.start);
    let behind = context.draft.definitions.get(first..).unwrap_or(&[]);
    for definition in behind.iter().take_while(|definition| definition.tokens.start < zone.end) {
        let signs = (definition.text.end..definition.text.end + LINE).any(|at| words.is(at, "by"));
        if definition.form != DefinitionForm::Inline || definition.alias || !signs {
            continue;
        }
        let bracket = definition.text.start;
        let name = companies.iter().find(|company| {
            let end = company.tokens().end;
            end <= bracket && bracket < end + NEAR
        });
        let party = name.and_then(|name| parties.iter().find(|party| party.stem == name.stem));
        let Some(party) = party else { continue };
        let own = fold(&definition.term);
        let known = party.party.called.iter().any(|called| fold(&words.phrase(called.clone())) == own);
        let Some(called) = party.party.called.first().filter(|_| !known) else { continue };
        let name = words.phrase(called.clone());
        let message = format!("`{}` is called `{name}` at the beginning", definition.term);
        let mut finding =
            context.finding(drafts::PARTY_NAME, definition.tokens.clone(), message, "called otherwise");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(called.clone()), "the party");
        problems.push(finding.help("call it by one name"));
    }
}
