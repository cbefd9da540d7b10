//! A law, a court or a body that everybody knows, under a name that it has not: `Securities Act of 1934`, `Moody's Investor Services`.

use std::ops::Range;

use super::super::context::Context;
use super::super::term_like::with_places;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Words, fold};

/// Names that nobody has, in small letters, and whose they are.
const MISNOMERS: [(&[&str], &str); 31] = [
    (&["securities", "act", "of", "1934"], "Securities Act of 1933` or `Securities Exchange Act of 1934"),
    (&["exchange", "act", "of", "1933"], "Securities Exchange Act of 1934` or `Securities Act of 1933"),
    (
        &["exchange", "act", "of", "1940"],
        "Securities Exchange Act of 1934` or `Investment Company Act of 1940",
    ),
    (&["investment", "company", "act", "of", "1933"], "Investment Company Act of 1940"),
    (&["investment", "company", "act", "of", "1934"], "Investment Company Act of 1940"),
    (&["investment", "advisors", "act"], "Investment Advisers Act"),
    (&["moody's", "investor", "service"], "Moody's Investors Service"),
    (&["moody's", "investor", "services"], "Moody's Investors Service"),
    (&["moody's", "investors", "services"], "Moody's Investors Service"),
    (&["standard", "&", "poors"], "Standard & Poor's"),
    (&["standard", "and", "poors"], "Standard and Poor's"),
    (&["security", "and", "exchange", "commission"], "Securities and Exchange Commission"),
    (&["securities", "exchange", "commission"], "Securities and Exchange Commission"),
    (&["american", "arbitrators", "association"], "American Arbitration Association"),
    (&["american", "arbitrator", "association"], "American Arbitration Association"),
    (&["american", "arbitration", "associations"], "American Arbitration Association"),
    (&["commercial", "rules", "of", "arbitration"], "Commercial Arbitration Rules"),
    (&["international", "chambers", "of", "commerce"], "International Chamber of Commerce"),
    (
        &["convention", "on", "contracts", "for", "the", "sale", "of", "goods"],
        "Convention on Contracts for the International Sale of Goods",
    ),
    (
        &["convention", "on", "the", "international", "sale", "of", "goods"],
        "Convention on Contracts for the International Sale of Goods",
    ),
    (
        &["convention", "for", "the", "international", "sale", "of", "goods"],
        "Convention on Contracts for the International Sale of Goods",
    ),
    (&["drug", "and", "cosmetics", "act"], "Federal Food, Drug, and Cosmetic Act"),
    (&["association", "of", "security", "dealers"], "National Association of Securities Dealers"),
    (&["foreign", "corrupt", "practice", "act"], "Foreign Corrupt Practices Act"),
    (&["generally", "accepted", "accounting", "practices"], "generally accepted accounting principles"),
    (&["internal", "revenue", "service", "code"], "Internal Revenue Code"),
    (&["patent", "and", "trademarks", "office"], "Patent and Trademark Office"),
    (&["institute", "of", "certified", "public", "accounts"], "Institute of Certified Public Accountants"),
    (
        &["health", "insurance", "portability", "and", "accessibility"],
        "Health Insurance Portability and Accountability Act",
    ),
    (&["united", "states", "district", "court", "of", "the"], "United States District Court for the"),
    (&["federal", "rules", "of", "civil", "procedures"], "Federal Rules of Civil Procedure"),
];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for (name, right) in MISNOMERS {
        let Some(first) = name.first() else { continue };
        let places = context.lexicon.places_of(&super::super::lexicon::normal(first));
        let places: Vec<Range<usize>> = places
            .filter(|at| context.range().contains(at) && is_named(words, *at, name))
            .map(|at| at..at + name.len())
            .collect();
        let Some((tokens, others)) = places.split_first() else { continue };
        let message = format!("`{}` is properly `{right}`", words.phrase(tokens.clone()));
        let mut finding = context.finding(drafts::PARTY_NAME, tokens.clone(), message, "another name");
        finding.severity = Severity::Note;
        problems.push(with_places(context, finding, others).help("write the name as its bearer does"));
    }
}

/// Whether these words stand at `at`, as a name or a phrase in small letters.
fn is_named(words: Words<'_>, at: usize, name: &[&str]) -> bool {
    name.iter().enumerate().all(|(offset, own)| fold(words.text(at + offset)) == *own)
}
