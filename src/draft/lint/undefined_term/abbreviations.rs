//! Laws that are cited by an abbreviation that nobody explains: `Section 351 of the PHSA`.

use std::collections::BTreeMap;

use super::super::context::{Context, times};
use super::super::lexicon::normal;
use super::super::term_like::with_places;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Gap, Words};

/// The fewest and most letters of what is taken for an abbreviation.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=6;

/// A note for each abbreviation that is cited with its section and stands nowhere in brackets, in quotation marks or before brackets that explain it.
pub(super) fn unexplained(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in context.draft.body().filter(|at| is_abbreviation(words, *at)) {
        found.entry(words.text(at)).or_default().push(at);
    }
    for (name, places) in found {
        let word = normal(name);
        let known = EVERYBODYS.binary_search(&name).is_ok()
            || context.known().has_word(&word)
            || context.known().is_name(&word)
            || context.is_common(&word);
        let explained = places.iter().any(|at| is_explained(words, *at));
        let often = places.iter().filter(|at| is_spoken_of(words, **at)).count() >= OFTEN;
        let told = |at: &&usize| is_cited(words, **at) || often && is_spoken_of(words, **at);
        let cited: Vec<_> = places.iter().filter(told).map(|at| *at..at + 1).collect();
        let Some((first, others)) = cited.split_first().filter(|_| !known && !explained) else { continue };
        let message = format!("`{name}` stands {} and is nowhere explained", times(places.len()));
        let finding =
            context.finding(drafts::UNDEFINED_TERM, first.clone(), message, "what is it short for?");
        problems.push(with_places(context, finding, others).help("write it out where it stands first"));
    }
}

fn is_abbreviation(words: Words<'_>, at: usize) -> bool {
    let text = words.text(at);
    words.is_shouted(at)
        && LETTERS.contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether brackets or quotation marks stand at an abbreviation: `(MVNO)`, `MVNO (a network …)`, `"MVNO"`.
fn is_explained(words: Words<'_>, at: usize) -> bool {
    let marks = |at: usize| matches!(words.text(at), "(" | "\"" | "“" | "”" | "'" | "‘" | "[" | "=" | ":");
    marks(at.wrapping_sub(1)) || marks(at + 1)
}

/// How often an abbreviation must be spoken of before it is missed that nobody explains it.
const OFTEN: usize = 2;

/// Whether an abbreviation stands in a sentence as a word with an article: `to the RDFI for`.
fn is_spoken_of(words: Words<'_>, at: usize) -> bool {
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    let before = at.wrapping_sub(1);
    let ends = matches!(words.text(at + 1), "," | "." | ";") && words.gap(at + 1) == Gap::None;
    words.is_one_of(before, &["the", "an", "any", "each", "such"])
        && small(before)
        && small(before.wrapping_sub(1))
        && (small(at + 1) || ends)
        && words.gap(at + 1) <= Gap::Space
        && words.gap(at) <= Gap::Line
}

/// Whether a section of it is cited: `section 65.11(7) of the BIA`.
fn is_cited(words: Words<'_>, at: usize) -> bool {
    /// How far before it the word `section` stands.
    const CITATION: usize = 14;
    let before = at.wrapping_sub(2);
    words.are(before, &["of", "the"])
        && matches!(words.text(before.wrapping_sub(1)), ")" | "]") | words.is_number(before.wrapping_sub(1))
        && (at.saturating_sub(CITATION)..at)
            .any(|here| words.is_one_of(here, &["section", "sections", "article", "title"]))
        && !words.is_capital(at + 1)
}

/// What everybody knows, in the order of the alphabet: bodies, currencies, techniques, terms of trade.
const EVERYBODYS: [&str; 214] = [
    "AAA", "ABA", "ACH", "ADA", "ADR", "AFTRA", "AICPA", "AIDS", "AKA", "ALL", "AMEX", "AND", "ANSI", "ANY",
    "API", "ARE", "ASCAP", "ASCII", "ASTM", "ATM", "ATTN", "BIS", "BMI", "BUT", "CAD", "CAN", "CCITT", "CEO",
    "CFO", "CFR", "CGL", "CIF", "CIP", "COD", "COO", "CPA", "CPI", "CST", "CTO", "DBA", "DDP", "DDU", "DNA",
    "DNS", "DOC", "DOS", "DSL", "DVD", "EBIT", "EBITDA", "EDI", "EDT", "EEA", "EEO", "ERISA", "ERP", "ESQ",
    "EST", "ETA", "EUR", "EXW", "FAA", "FAQ", "FAR", "FASB", "FAX", "FBI", "FCA", "FCC", "FCPA", "FDA",
    "FDIC", "FED", "FEIN", "FIFO", "FINRA", "FOB", "FOR", "FTC", "FTP", "GAAP", "GBP", "GDPR", "GIF", "GMBH",
    "GMT", "GPS", "GST", "HAS", "HER", "HIPAA", "HIS", "HTML", "HTTP", "HTTPS", "HVAC", "IBAN", "ICANN",
    "ICC", "IEC", "IEEE", "IFRS", "III", "INC", "IPO", "IRA", "IRC", "IRS", "ISBN", "ISDN", "ISO", "ISP",
    "ITS", "ITU", "JAMS", "JPEG", "JPY", "LAN", "LCD", "LED", "LIBOR", "LLC", "LLP", "LTD", "MAC", "MAX",
    "MAY", "MDT", "MIME", "MIN", "MLB", "MPEG", "MSN", "NASD", "NASDAQ", "NATO", "NBA", "NCAA", "NDA", "NEW",
    "NFL", "NHL", "NOR", "NOT", "NYSE", "OECD", "OEM", "OFAC", "OSHA", "OUR", "PBX", "PCB", "PCT", "PDF",
    "PDT", "PGA", "PIN", "PLC", "PMS", "POS", "PST", "PTO", "RAM", "RFP", "ROM", "SAG", "SAS", "SDK", "SEC",
    "SEK", "SIPC", "SKU", "SMS", "SMTP", "SOX", "SQL", "SSL", "SSN", "SWIFT", "TBA", "TBD", "TCL", "TCP",
    "TCPA", "TEL", "THE", "UCC", "ULC", "UNCITRAL", "UPS", "URL", "USA", "USB", "USC", "USD", "USPTO", "UTC",
    "VAT", "VCR", "VII", "VIII", "VIP", "VOIP", "VPN", "WAN", "WAS", "WIPO", "WTO", "WWW", "XII", "XML",
    "YOU", "YTD", "ZIP",
];

#[cfg(test)]
mod tests {
    use super::EVERYBODYS;

    #[test]
    fn what_everybody_knows_is_in_order() {
        assert!(EVERYBODYS.is_sorted());
    }
}
