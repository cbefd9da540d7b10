//! One company under two spellings: its legal form now short and now long, or a slip in a party's name.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use super::company::{Company, Named, is_introduced, is_slip};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::Mention;
use crate::draft::parties::signatures;

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
        let count = |stem: &str| counts.get(stem).copied().unwrap_or_default();
        let often = count(&company.stem) > 2;
        let slip = |party: &&Named<'_>| {
            is_slip(&party.stem, &company.stem) && party.form.is_none_or(|form| form == company.form)
        };
        let Some(party) = parties.iter().find(slip) else { continue };
        // `The Northwinds Inc.` of the opening is `Northwind Inc.` everywhere else.
        let of_opening = often && count(&party.stem) <= 1;
        let often = often && count(&company.stem) >= count(&party.stem);
        if !of_opening && (often || is_introduced(context.words, &company.tokens()))
            || !told.insert(company.stem.clone())
        {
            continue;
        }
        let (tokens, name) = if of_opening {
            (party.party.name.clone(), company.tokens())
        } else {
            (company.tokens(), party.party.name.clone())
        };
        let message = format!(
            "`{}` is spelt unlike the party `{}`",
            context.quote(tokens.clone()),
            context.quote(name.clone())
        );
        problems.push(
            context
                .finding(drafts::PARTY_NAME, tokens, message, "the other spelling")
                .related(context.span(name), "the party")
                .help("write the name as it is registered, everywhere"),
        );
    }
}

/// A party's name with another legal form of its country, where nobody introduces a second company: `Acme Corporation` on the title page of
/// `Acme, Inc.`
pub(super) fn other_form(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    const FORMS: [&str; 6] = ["inc", "corp", "co", "llc", "lp", "llp"];
    let zone = signatures(context.draft);
    let mut told: FxHashSet<&str> = FxHashSet::default();
    for party in parties {
        let Some(form) = party.form.filter(|form| FORMS.contains(form)) else { continue };
        let same = || companies.iter().filter(|company| company.stem == party.stem);
        let others = same().filter(|company| company.form != form && FORMS.contains(&company.form));
        // Two parties may have one name, and a company that is introduced is another one.
        let two = parties.iter().filter(|other| other.stem == party.stem).count() > 1;
        let introduced = others.clone().any(|company| is_introduced(context.words, &company.tokens()));
        // `Acme, Co-Op funds` is no name.
        let whole = |company: &&Company<'_>| !context.words.mark(company.tokens().end, '-');
        let mut others = others.filter(|company| !zone.contains(&company.mention.tokens.start)).filter(whole);
        let Some(company) = others.next().filter(|_| !two && !introduced && others.count() < 3) else {
            continue;
        };
        if !told.insert(party.stem.as_str()) {
            continue;
        }
        let message = format!(
            "`{}` has another legal form than the party `{}`",
            context.quote(company.tokens()),
            context.quote(party.party.name.clone())
        );
        let mut finding = context.finding(drafts::PARTY_NAME, company.tokens(), message, "another form");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(party.party.name.clone()), "the party");
        problems.push(finding.help("write the name as it is registered, everywhere"));
    }
}
