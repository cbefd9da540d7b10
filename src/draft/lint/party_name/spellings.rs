//! One company under two spellings: its legal form now short and now long, or a slip in a party's name.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use super::company::{Company, Named, is_introduced, is_slip};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::Mention;

/// One company, its legal form now short and now long.
pub(super) fn two_spellings(context: &Context<'_>, companies: &[Company<'_>], problems: &mut Problems) {
    /// The first places where a name stands with its form short and long.
    #[derive(Default)]
    struct Spellings<'a> {
        short: Option<&'a Mention>,
        long: Option<&'a Mention>,
    }
    let mut names: BTreeMap<(&str, &'static str), Spellings<'_>> = BTreeMap::new();
    for company in companies {
        let spellings = names.entry((company.stem.as_str(), company.form)).or_default();
        let slot = if company.long { &mut spellings.long } else { &mut spellings.short };
        slot.get_or_insert(company.mention);
    }
    for spellings in names.values() {
        let (Some(short), Some(long)) = (spellings.short, spellings.long) else { continue };
        // `Acme, Inc., a Texas corporation, and Acme Incorporated, an Ohio corporation` are two companies.
        let described = |name: &Mention| {
            context.words.mark(name.tokens.end, ',')
                && context.words.is_one_of(name.tokens.end + 1, &["a", "an"])
        };
        if described(short) && described(long) {
            continue;
        }
        let (short, long) = (short.tokens.clone(), long.tokens.clone());
        let message = format!(
            "`{}` and `{}` are one company under two names",
            context.quote(short.clone()),
            context.quote(long.clone())
        );
        // `Ltd` and `Limited` are one form, and may be registered so.
        let mut finding = context.finding(drafts::PARTY_NAME, short, message, "the other name");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(long), "the other spelling");
        problems.push(finding.help("write the name as it is registered, everywhere"));
    }
}

/// A party's name with a slip in it, in running text.
pub(super) fn misspelt(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    told: &mut FxHashSet<String>,
    problems: &mut Problems,
) {
    let is_party = |company: &&Company<'_>| parties.iter().any(|party| party.stem == company.stem);
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    companies.iter().for_each(|company| *counts.entry(company.stem.as_str()).or_default() += 1);
    for company in companies.iter().filter(|company| !is_party(company)) {
        // A name that stands again and again is meant.
        let often = counts.get(company.stem.as_str()).is_some_and(|count| *count > 2);
        let slip = |party: &&Named<'_>| {
            is_slip(&party.stem, &company.stem) && party.form.is_none_or(|form| form == company.form)
        };
        let Some(party) = parties.iter().find(slip) else { continue };
        if often || is_introduced(context.words, &company.tokens()) || !told.insert(company.stem.clone()) {
            continue;
        }
        let message = format!(
            "`{}` is spelt unlike the party `{}`",
            context.quote(company.tokens()),
            context.quote(party.party.name.clone())
        );
        problems.push(
            context
                .finding(drafts::PARTY_NAME, company.tokens(), message, "the other spelling")
                .related(context.span(party.party.name.clone()), "the party")
                .help("write the name as it is registered, everywhere"),
        );
    }
}
