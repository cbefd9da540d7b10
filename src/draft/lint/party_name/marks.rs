//! One company whose name is written now with a comma before its legal form and now without, or its form now with points and now without:
//! `Acme, Inc.` and `Acme Inc.`, `Beta LLC` and `Beta L.L.C.`

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::context::Context;
use super::super::term_like::with_places;
use super::company::Company;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::mentions::form_at;
use crate::draft::parties::squeezed;
use crate::draft::words::{Gap, Words};

/// How the marks of a name stand.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Marks {
    /// How many commas stand in it.
    commas: usize,
    /// Whether its form is written in letters with points, where it may be so: `L.L.C.`
    points: bool,
}

/// The marks of a name in one place, and where that is.
type Written = (Marks, Range<usize>);

pub(super) fn find(context: &Context<'_>, companies: &[Company<'_>], problems: &mut Problems) {
    let words = context.words;
    // `Las Vegas, NV` is a place.
    let mut names: BTreeMap<String, Vec<Written>> = BTreeMap::new();
    for company in companies.iter().filter(|company| company.form != "nv") {
        let tokens = whole(words, company.tokens());
        if let Some(marks) = marks(words, tokens.clone()) {
            names.entry(squeezed(words, tokens.clone())).or_default().push((marks, tokens));
        }
    }
    capitals(context, companies, problems);
    national(context, problems);
    for places in names.values() {
        let Some((first, _)) = places.first() else { continue };
        let (one, other): (Vec<_>, Vec<_>) = places.iter().partition(|(marks, _)| marks == first);
        let (seldom, often) = if other.len() <= one.len() { (other, one) } else { (one, other) };
        let slips: Vec<Range<usize>> = seldom.into_iter().map(|(_, tokens)| tokens.clone()).collect();
        let (Some((slip, others)), Some((_, right))) = (slips.split_first(), often.first()) else { continue };
        let message =
            format!("`{}` is `{}` elsewhere", context.quote(slip.clone()), context.quote(right.clone()));
        let mut finding = context.finding(drafts::PARTY_NAME, slip.clone(), message, "with other marks");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(right.clone()), "the other spelling");
        problems.push(
            with_places(context, finding, others).help("write the name as it is registered, everywhere"),
        );
    }
}

/// A name without what stands before it and with its second form: `Acme Company, Ltd.`
fn whole(words: Words<'_>, tokens: Range<usize>) -> Range<usize> {
    // `the Chief Financial Officer of Acme Inc.`: the office is none of the name.
    let offices =
        ["officer", "president", "director", "member", "subsidiary", "affiliate", "division", "secretary"];
    let of = (tokens.start..tokens.end - 1)
        .rev()
        .find(|at| words.is(*at, "of") && words.is_one_of(at.wrapping_sub(1), &offices));
    let tokens = of.map_or(tokens.start, |of| of + 1)..tokens.end;
    let comma = usize::from(words.mark(tokens.end, ','));
    let second = form_at(words, tokens.end + comma).filter(|_| words.gap(tokens.end + comma) <= Gap::Space);
    second.map_or(tokens.clone(), |(_, _, end)| tokens.start..end)
}

/// How the marks of a company's name stand; nothing where a line ends before its form, since a comma may have been lost there.
fn marks(words: Words<'_>, tokens: Range<usize>) -> Option<Marks> {
    let form = (tokens.start + 1..tokens.end).find(|at| form_at(words, *at).is_some())?;
    let commas = tokens.clone().filter(|at| words.mark(*at, ',')).count();
    let points = words.text(form).len() == 1 && words.mark(form + 1, '.');
    let together = commas > 0 || (tokens.start + 1..tokens.end).all(|at| words.gap(at) < Gap::Wide);
    together.then_some(Marks { commas, points })
}

/// `PSiTech Corporation` and `PSITech Corporation`: other capitals within a name that is not set in capitals.
fn capitals(context: &Context<'_>, companies: &[Company<'_>], problems: &mut Problems) {
    let words = context.words;
    let mut names: BTreeMap<(&str, &str), &Company<'_>> = BTreeMap::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let shouted = |at: usize| !words.text(at).chars().any(char::is_lowercase);
    for company in companies {
        let first = names.entry((company.stem.as_str(), company.form)).or_insert(company);
        let (here, there) = (company.tokens(), first.tokens());
        let other = here.clone().zip(there.clone()).any(|(here, there)| {
            let (one, other) = (words.text(here), words.text(there));
            // The first letters may be those of a title, and `Of` is `of`.
            one != other
                && one.eq_ignore_ascii_case(other)
                && !shouted(here)
                && !shouted(there)
                && one.len() > 3
                && words.is_capital(here)
                && words.is_capital(there)
        });
        if !other || here.len() != there.len() || !told.insert(company.stem.as_str()) {
            continue;
        }
        let message =
            format!("`{}` is `{}` elsewhere", context.quote(here.clone()), context.quote(there.clone()));
        let mut finding = context.finding(drafts::PARTY_NAME, here, message, "with other capitals");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(there), "the other spelling");
        problems.push(finding.help("write the name as it is registered, everywhere"));
    }
}

/// `Bellmar Bank, NA` and `Bellmar Bank, N.A.`
fn national(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut banks: BTreeMap<String, (bool, Range<usize>)> = BTreeMap::new();
    for at in context
        .range()
        .filter(|at| words.is_capital(*at) && words.is_one_of(*at, &["bank", "association", "company"]))
    {
        let form = at + 1 + usize::from(words.mark(at + 1, ','));
        let points = words.text(form) == "N" && words.mark(form + 1, '.') && words.text(form + 2) == "A";
        if !points && words.text(form) != "NA" || words.gap(form) > Gap::Space {
            continue;
        }
        let tokens =
            at.saturating_sub(1)..form + if points { 3 + usize::from(words.mark(form + 3, '.')) } else { 1 };
        let key = squeezed(words, tokens.start..at + 1);
        let Some((first, there)) = banks.get(&key) else {
            banks.insert(key, (points, tokens));
            continue;
        };
        if *first == points {
            continue;
        }
        let message =
            format!("`{}` is `{}` elsewhere", context.quote(tokens.clone()), context.quote(there.clone()));
        let mut finding = context.finding(drafts::PARTY_NAME, tokens, message, "with other marks");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(there.clone()), "the other spelling");
        problems.push(finding.help("write the name as it is registered, everywhere"));
        return;
    }
}
