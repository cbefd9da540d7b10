//! A company or a party in, its name as it is compared out: without its legal form, in letters and digits alone.

use std::ops::Range;

use crate::draft::mentions::form_at;
use crate::draft::model::Mention;
use crate::draft::parties::{Party, squeezed};
use crate::draft::words::{Words, fold};

/// A company's name where it stands.
pub(super) struct Company<'a> {
    pub(super) mention: &'a Mention,
    /// The name without its form, letters and digits alone.
    pub(super) stem: String,
    /// The legal form as it is compared.
    pub(super) form: &'static str,
    /// Whether the form is written long.
    pub(super) long: bool,
}

impl<'a> Company<'a> {
    pub(super) fn of(words: Words<'_>, mention: &'a Mention) -> Option<Company<'a>> {
        /// What is no name without more: `the Delaware Corporation`.
        const GENERAL: [&str; 10] = [
            "the",
            "delaware",
            "holding",
            "parent",
            "insurance",
            "trust",
            "operating",
            "management",
            "nevada",
            "this",
        ];
        let (stem, form, long) = parts(words, &mention.tokens);
        let form = form?;
        (stem.len() >= 3 && !GENERAL.contains(&stem.as_str())).then_some(Company {
            mention,
            stem,
            form,
            long,
        })
    }

    pub(super) fn tokens(&self) -> Range<usize> {
        self.mention.tokens.clone()
    }
}

/// A party of the opening, as its name is compared.
pub(super) struct Named<'a> {
    pub(super) party: &'a Party,
    pub(super) stem: String,
    pub(super) form: Option<&'static str>,
}

impl<'a> Named<'a> {
    pub(super) fn of(words: Words<'_>, party: &'a Party) -> Named<'a> {
        let (stem, form, _) = parts(words, &party.name);
        Named { party, stem, form }
    }

    /// `ExxonMobil Research and Engineering Company`: what was read as two names may be one.
    pub(super) fn take_whole_name(&mut self, companies: &[Company<'_>]) {
        let start = self.party.name.start;
        let whole = companies.iter().find(|company| company.mention.tokens.start == start);
        if let (None, Some(whole)) = (self.form, whole) {
            (self.stem, self.form) = (whole.stem.clone(), Some(whole.form));
        }
    }
}

/// A name without its form, the form, and whether that is written long.
fn parts(words: Words<'_>, name: &Range<usize>) -> (String, Option<&'static str>, bool) {
    let form = (name.start + 1..name.end).find_map(|at| {
        let (form, long, _) = form_at(words, at)?;
        Some((at, form, long))
    });
    match form {
        Some((at, form, long)) => (squeezed(words, name.start..at), Some(form), long),
        None => (squeezed(words, name.clone()), None, false),
    }
}

/// Whether a company's name is so near to a party's that one of them is a slip: a letter or two, or a word in brackets or at the end.
pub(super) fn is_near(words: Words<'_>, party: &Named<'_>, company: &Company<'_>) -> bool {
    is_slip(&party.stem, &company.stem)
        || party.form.is_none_or(|form| form == company.form)
            && (adds_to(words, &party.party.name, &company.tokens())
                || adds_to(words, &company.tokens(), &party.party.name))
}

/// Whether two names differ by a letter or two.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let length = one.chars().count().min(other.chars().count());
    let most = if length >= 14 { 2 } else { 1 };
    // A digit tells one company of a series from the next.
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    // Before another first letter stood the mark of a list.
    let begins = one.chars().next() == other.chars().next();
    length >= 7
        && begins
        && one != other
        && digits(one) == digits(other)
        && strsim::osa_distance(one, other) <= most
}

/// Whether a name has the words of another and one or two more behind them or in brackets, or one more among them: `Bank of the South Coast`,
/// `Bank South Coast`.
fn adds_to(words: Words<'_>, longer: &Range<usize>, shorter: &Range<usize>) -> bool {
    /// The fewest words of a name that still tell it where another of its words is left out.
    const TELLING: usize = 3;
    let worded = |name: &Range<usize>| -> Vec<String> {
        let form = (name.start + 1..name.end).find(|at| form_at(words, *at).is_some()).unwrap_or(name.end);
        let own = (name.start..form).filter(|at| words.is_word(*at) || words.is_number(*at));
        own.map(|at| fold(words.text(at)).into_owned()).collect()
    };
    let (longer, shorter) = (worded(longer), worded(shorter));
    let more = longer.len().saturating_sub(shorter.len());
    let letters: usize = shorter.iter().map(String::len).sum();
    let behind = (1..=2).contains(&more) && longer.starts_with(&shorter);
    let same = longer.iter().zip(&shorter).take_while(|(one, other)| one == other).count();
    let among =
        more == 1 && shorter.len() >= TELLING && same > 0 && longer.get(same + 1..) == shorter.get(same..);
    letters >= 5 && (behind || among)
}

/// Whether the words around a name say who that is: `, a Delaware corporation`, `("Acme")`, `its affiliate Acme GmbH`, `"Host" means Acme Inc.`
pub(super) fn is_introduced(words: Words<'_>, name: &Range<usize>) -> bool {
    const BEFORE: [&str; 12] = [
        "affiliate",
        "affiliates",
        "subsidiary",
        "subsidiaries",
        "parent",
        "means",
        "supplier",
        "agent",
        "trustee",
        "bank",
        "guarantor",
        "licensor",
    ];
    let comma = usize::from(words.mark(name.end, ','));
    let bracket = words.mark(name.end + comma, '(');
    let described = comma > 0
        && words.is_one_of(
            name.end + 1,
            &["a", "an", "the", "its", "as", "being", "which", "whose", "having", "with"],
        );
    let before = (1..=3).any(|back| words.is_one_of(name.start.wrapping_sub(back), &BEFORE));
    bracket || described || before
}
