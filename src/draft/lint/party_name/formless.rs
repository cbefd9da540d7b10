//! A party that is introduced without its legal form, and has one elsewhere: `Bellmar, a Delaware corporation`, and then `Bellmar, Inc.`

use super::super::context::Context;
use super::company::{Company, Named, is_introduced};
use crate::diagnostic::Problems;
use crate::diagnostic::Severity;
use crate::diagnostic::catalogue::drafts;

pub(super) fn find(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    for party in parties.iter().filter(|party| party.form.is_none()) {
        let same = parties.iter().filter(|other| other.stem == party.stem).count();
        let mut formed = companies.iter().filter(|company| {
            // `by Distributor, Company shall`: two parties.
            let joined = company.form == "co" && company.long;
            company.stem == party.stem && !joined && company.tokens().start != party.party.name.start
        });
        let Some(company) = formed.next().filter(|_| same == 1) else { continue };
        // A company that is introduced is one of its own, and two forms are two companies.
        let apart =
            is_introduced(context.words, &company.tokens()) || formed.any(|other| other.form != company.form);
        if apart {
            continue;
        }
        let message = format!(
            "`{}` has a legal form, and the party is introduced as `{}`",
            context.quote(company.tokens()),
            context.quote(party.party.name.clone())
        );
        let mut finding = context.finding(drafts::PARTY_NAME, company.tokens(), message, "with its form");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(party.party.name.clone()), "the party");
        problems.push(finding.help("write the name as it is registered, everywhere"));
    }
}
