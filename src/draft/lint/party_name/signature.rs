//! A party that signs under another name than the opening gives it.

use rustc_hash::FxHashSet;

use std::ops::Range;

use super::super::context::Context;
use super::company::{Company, Named, is_near};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::mentions::form_at;
use crate::draft::parties::{signatures, squeezed};
use crate::draft::words::{Gap, fold};

/// A party that signs under another name than the opening gives it.
pub(super) fn at_the_signature(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    told: &mut FxHashSet<String>,
    problems: &mut Problems,
) {
    let words = context.words;
    let zone = signatures(context.draft);
    let sign: Vec<&Company<'_>> =
        companies.iter().filter(|company| zone.contains(&company.mention.tokens.start)).collect();
    let is = |party: &Named<'_>, company: &Company<'_>| {
        party.stem == company.stem && party.form == Some(company.form)
    };
    for company in &sign {
        // A company that is spoken of elsewhere is one of its own.
        let elsewhere = companies.iter().any(|other| {
            other.stem == company.stem
                && other.form == company.form
                && !zone.contains(&other.mention.tokens.start)
        });
        if elsewhere || parties.iter().any(|party| is(party, company)) {
            continue;
        }
        let unsigned = parties.iter().filter(|party| !sign.iter().any(|other| is(party, other)));
        let mut meant = unsigned.filter(|party| party.stem == company.stem || is_near(words, party, company));
        let (Some(party), None) = (meant.next(), meant.next()) else { continue };
        // The signatures of two columns stand in one line.
        let of_two = parties.iter().any(|other| {
            let first = fold(words.text(other.party.name.start));
            other.stem != party.stem && first.len() > 3 && company.stem.contains(first.as_ref())
        });
        if of_two {
            continue;
        }
        if !told.insert(company.stem.clone()) {
            continue;
        }
        problems.push(signs_otherwise(context, company.tokens(), party));
    }
    signs_for_another(context, &sign, companies, parties, told, problems);
}

/// A company that signs and is no party, where all parties but one sign, and no other company does: `TAMSIN PEAK (US) LLC` for `Tamsin Peak
/// Consulting LLC`, or what a precedent left behind.
fn signs_for_another(
    context: &Context<'_>,
    sign: &[&Company<'_>],
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    told: &mut FxHashSet<String>,
    problems: &mut Problems,
) {
    /// How many tokens of a name stand before what was read as one.
    const LONGEST: usize = 6;
    let words = context.words;
    let zone = signatures(context.draft);
    let named_in_zone = |party: &Named<'_>| {
        let first = party.party.name.start;
        sign.iter().any(|company| company.stem == party.stem)
            || zone.clone().any(|at| {
                words.is(at, words.text(first))
                    && squeezed(words, at..at + party.party.name.len()).starts_with(&party.stem)
            })
    };
    let mut unsigned = parties.iter().filter(|party| !named_in_zone(party));
    let (Some(party), None) = (unsigned.next(), unsigned.next()) else { return };
    let stranger = |company: &&&Company<'_>| !parties.iter().any(|party| party.stem == company.stem);
    let mut strangers = sign.iter().filter(stranger);
    let Some(company) = strangers.next().filter(|first| strangers.all(|other| other.stem == first.stem))
    else {
        return;
    };
    // `TAMSIN PEAK (US) CONSULTING LLC` has more before its brackets.
    let of_name = |at: &usize| {
        words.gap(at + 1) < Gap::Wide && (words.is_capital(*at) || matches!(words.text(*at), "(" | ")" | "&"))
    };
    let end = company.tokens();
    let start = (end.start.saturating_sub(LONGEST)..end.start).rev().take_while(of_name).last();
    let tokens = start.unwrap_or(end.start)..end.end;
    let elsewhere = companies
        .iter()
        .any(|other| other.stem == company.stem && !zone.contains(&other.mention.tokens.start));
    let before = tokens.start.wrapping_sub(1);
    // Who signs through another stands behind `By:`; of that one something is said: `its general partner`.
    let signs = words.is_one_of(before, &["for", "of"]) || words.gap(tokens.start) >= Gap::Line;
    let described =
        words.mark(tokens.end, ',') && words.is_one_of(tokens.end + 1, &["its", "as", "a", "an", "the"]);
    if party.form.is_some() && signs && !described && !elsewhere && told.insert(company.stem.clone()) {
        problems.push(signs_otherwise(context, tokens, party));
    }
}

/// A party that signs in capitals under a name without a legal form that is another one than its own: `ZANOTTI USA` for `Zanotti East
/// Inc.`
pub(super) fn signs_without_form(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    /// How far behind the name the line to sign on may be, in tokens.
    const LINE: usize = 12;
    const OFFICES: [&str; 12] = [
        "by",
        "its",
        "name",
        "title",
        "date",
        "ceo",
        "president",
        "director",
        "signature",
        "chairman",
        "secretary",
        "sign",
    ];
    let words = context.words;
    let zone = signatures(context.draft);
    let signs = |party: &&Named<'_>| {
        companies
            .iter()
            .any(|company| zone.contains(&company.mention.tokens.start) && company.stem == party.stem)
    };
    for party in parties.iter().filter(|party| party.form.is_some() && !signs(party)) {
        let first = party.party.name.start;
        let shared =
            parties.iter().filter(|other| words.is(other.party.name.start, words.text(first))).count();
        if words.text(first).len() < 4 || shared > 1 {
            continue;
        }
        let found = zone.clone().find_map(|at| {
            // A name with its form is another matter.
            let formed = companies.iter().any(|company| company.tokens().start == at);
            let name = words.is_shouted(at) && words.is(at, words.text(first)) && !formed;
            let end = (at..at + 4).take_while(|here| {
                words.is_shouted(*here)
                    && (*here == at || words.gap(*here) <= Gap::Space)
                    && !words.is_one_of(*here, &OFFICES)
            });
            let end = end.last()? + 1;
            let line = (end..end + LINE).any(|here| words.is(here, "by"));
            let stem = squeezed(words, at..end);
            (name && end > at + 1 && line && !party.stem.starts_with(&stem) && !stem.starts_with(&party.stem))
                .then_some(at..end)
        });
        let Some(name) = found else { continue };
        problems.push(signs_otherwise(context, name, party));
    }
}

/// A party that signs without its legal form: `Bellmar` for `Bellmar, Inc.`
pub(super) fn signs_short(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    /// How far behind the name the line to sign on may be, in tokens.
    const LINE: usize = 8;
    let words = context.words;
    let zone = signatures(context.draft);
    let whole = |party: &Named<'_>| {
        companies.iter().any(|company| {
            zone.contains(&company.mention.tokens.start) && company.stem.contains(party.stem.as_str())
        })
    };
    for party in parties.iter().filter(|party| party.form.is_some() && party.stem.len() > 3 && !whole(party))
    {
        let name = &party.party.name;
        let form = (name.start + 1..name.end).find(|at| form_at(words, *at).is_some()).unwrap_or(name.end);
        let stem = name.start..form - usize::from(words.mark(form - 1, ','));
        let signs = |at: usize| {
            let end = at + stem.len();
            let same = stem.clone().enumerate().all(|(place, own)| words.is(at + place, words.text(own)));
            let opens =
                words.gap(at) >= Gap::Wide || words.mark(at - 1, ':') || words.is_one_of(at - 1, &["for"]);
            let ends = words.gap(end) >= Gap::Wide || words.is(end, "by");
            let line = (end..end + LINE).any(|here| words.is(here, "by") || words.is(here, "s"));
            let whole = form_at(words, end + usize::from(words.mark(end, ','))).is_some();
            (same && opens && ends && line && !whole).then_some(at..end)
        };
        if let Some(name) = zone.clone().skip(1).find_map(signs) {
            let mut finding = signs_otherwise(context, name, party);
            finding.severity = Severity::Note;
            problems.push(finding);
        }
    }
}

/// A name at the signature in, the finding that the party is called otherwise at the beginning out.
fn signs_otherwise(context: &Context<'_>, name: Range<usize>, party: &Named<'_>) -> Diagnostic {
    let registered = party.party.name.clone();
    let message = format!(
        "`{}` signs, and the party is `{}` at the beginning",
        context.quote(name.clone()),
        context.quote(registered.clone())
    );
    context
        .finding(drafts::PARTY_NAME, name, message, "signs")
        .related(context.span(registered), "the party")
        .help("write the name as it is registered, everywhere")
}
