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
    let attached = context.draft.attachments.first().map_or(usize::MAX, |attachment| attachment.tokens.start);
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in context.draft.body().filter(|at| is_abbreviation(words, *at)) {
        found.entry(singular(words.text(at))).or_default().push(at);
    }
    for (name, places) in found {
        let word = normal(name);
        let known = EVERYBODYS.binary_search(&name).is_ok()
            || context.known().has_word(&word)
            || context.known().is_name(&word)
            || context.is_common(&word);
        let explained = places.iter().any(|at| is_explained(words, *at));
        // Specifications that are attached speak to those who know.
        let told = |at: &&usize| {
            let spoken = || is_spoken_of(words, **at) || is_counted(words, **at) || acts(words, **at);
            is_cited(words, **at) || **at < attached && spoken()
        };
        let cited: Vec<_> = places.iter().filter(told).map(|at| *at..at + 1).collect();
        let Some((first, others)) = cited.split_first().filter(|_| !known && !explained) else { continue };
        let message = format!("`{name}` stands {} and is nowhere explained", times(places.len()));
        let finding =
            context.finding(drafts::UNDEFINED_TERM, first.clone(), message, "what is it short for?");
        problems.push(with_places(context, finding, others).help("write it out where it stands first"));
    }
}

/// An abbreviation without the ending of its plural or genitive: `SOA` of `SOAs`.
fn singular(text: &str) -> &str {
    ["'s", "’s", "s"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text)
}

fn is_abbreviation(words: Words<'_>, at: usize) -> bool {
    let text = singular(words.text(at));
    words.is_word(at) && LETTERS.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether brackets or quotation marks stand at an abbreviation: `(MVNO)`, `MVNO (a network …)`, `"MVNO"`.
fn is_explained(words: Words<'_>, at: usize) -> bool {
    let marks = |at: usize| matches!(words.text(at), "(" | "\"" | "“" | "”" | "'" | "‘" | "[" | "=" | ":");
    marks(at.wrapping_sub(1)) || marks(at + 1)
}

/// Whether an abbreviation stands in a sentence as a word of it: `to the RDFI for`, `under an SOA, and`, `in accordance with GCP.`
fn is_spoken_of(words: Words<'_>, at: usize) -> bool {
    const BEFORE: [&str; 26] = [
        "the",
        "an",
        "a",
        "any",
        "each",
        "every",
        "such",
        "no",
        "all",
        "applicable",
        "under",
        "with",
        "and",
        "or",
        "its",
        "their",
        "per",
        "relevant",
        "required",
        "current",
        "further",
        "additional",
        "other",
        "more",
        "certain",
        "existing",
    ];
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    let before = at.wrapping_sub(1);
    let ends = matches!(words.text(at + 1), "," | "." | ";") && words.gap(at + 1) == Gap::None;
    words.is_one_of(before, &BEFORE)
        && small(before)
        && small(before.wrapping_sub(1))
        && (small(at + 1) || ends)
        && words.gap(at + 1) <= Gap::Space
        && words.gap(at) <= Gap::Line
}

/// Whether several of it are spoken of, which no name has: `six (6) MSOs plus two`, `to more cable MSOs and`.
fn is_counted(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let number =
        words.is_number(before) || words.mark(before, ')') && words.is_number(before.wrapping_sub(1));
    words.text(at).ends_with('s')
        && !words.text(at).contains(['\'', '’'])
        && (number || words.is_small(before))
        && words.is_small(at + 1)
        && words.gap(at) <= Gap::Space
        && words.gap(at + 1) <= Gap::Space
}

/// Whether it has a duty, or something is done to it or by it: `KLMN will send`, `invoiced by KLMN on`. What is `of` it may be named by a
/// brand.
fn acts(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let small = words.is_small(before) || words.mark(before, ',') || words.mark(before, '.');
    let duty = small && words.is_one_of(at + 1, &["shall", "will", "may", "must", "agrees"]);
    let governed = words.is_one_of(before, &["to", "by", "from"])
        && words.is_small(before)
        && words.is_small(before.wrapping_sub(1));
    (duty || governed)
        && words.is_small(at + 1)
        && words.gap(at) <= Gap::Line
        && words.gap(at + 1) <= Gap::Space
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
const EVERYBODYS: [&str; 375] = [
    "AAA", "ABA", "ABC", "ABS", "ACH", "ADA", "ADP", "ADR", "AES", "AFTRA", "AGM", "AICPA", "AIDS", "AKA",
    "ALL", "AMEX", "AND", "ANSI", "ANY", "API", "APR", "ARE", "ASCAP", "ASCII", "ASP", "ASTM", "ATM", "ATTN",
    "AUD", "AUG", "AVG", "AWS", "BBC", "BIS", "BMI", "BRAF", "BTU", "BUT", "CAD", "CAN", "CBS", "CCD",
    "CCITT", "CDC", "CDMA", "CEO", "CFO", "CFR", "CGI", "CHF", "CIF", "CIP", "CIS", "CNG", "CNN", "CNY",
    "COBRA", "COD", "COO", "CPA", "CPI", "CPU", "CST", "CTO", "CTX", "CUSIP", "DBA", "DDP", "DDU", "DEC",
    "DHCP", "DHL", "DICOM", "DMA", "DMCA", "DNA", "DNS", "DOC", "DOE", "DOJ", "DOL", "DOS", "DOT", "DSL",
    "DVD", "DVDS", "DVR", "EAR", "EBIT", "EBITDA", "ECG", "EDGAR", "EDI", "EDT", "EEA", "EEO", "EGFR", "EIA",
    "ELISA", "EMS", "EPA", "ERISA", "ERP", "ESL", "ESQ", "EST", "ETA", "ETSI", "EUR", "EUROS", "EXW", "FAA",
    "FAQ", "FAQS", "FAR", "FASB", "FAX", "FBI", "FCA", "FCC", "FCPA", "FDIC", "FEB", "FED", "FEIN", "FHA",
    "FHLB", "FIFA", "FIFO", "FINRA", "FNMA", "FOB", "FOR", "FRI", "FTC", "FTIR", "FTP", "GAAP", "GBP",
    "GDPR", "GIF", "GMAC", "GMBH", "GMT", "GPRS", "GPS", "GSM", "GST", "GUI", "HAS", "HDMI", "HDTV", "HER",
    "HIS", "HIV", "HKD", "HSBC", "HTML", "HTS", "HTTP", "HTTPS", "HVAC", "IBAN", "IBM", "ICANN", "ICC",
    "ICMP", "IEC", "IEEE", "IFRS", "III", "IMAP", "IMF", "INC", "INR", "IPO", "IRA", "IRC", "IRS", "ISBN",
    "ISDN", "ISO", "ISP", "ITAR", "ITS", "ITU", "IVR", "JAMS", "JAN", "JPEG", "JPY", "JSON", "JUL", "JUN",
    "KRW", "KWH", "LAN", "LCD", "LDAP", "LED", "LIBOR", "LINUX", "LLC", "LLM", "LLP", "LNG", "LPG", "LSAT",
    "LTD", "LTE", "MAC", "MAR", "MAX", "MAY", "MBA", "MDT", "MIME", "MIN", "MLB", "MMS", "MON", "MPEG",
    "MPLS", "MSN", "MTV", "MWH", "NASCAR", "NASD", "NASDAQ", "NATO", "NBA", "NBC", "NCAA", "NDA", "NEW",
    "NFL", "NGL", "NHL", "NIH", "NOR", "NOT", "NOV", "NOW", "NRAS", "NRSRO", "NTD", "NTP", "NYSE", "NZD",
    "OCT", "OECD", "OEM", "OEMS", "OFAC", "OPEC", "OPIC", "OSHA", "OTC", "OTCQB", "OTCQX", "OTT", "OUR",
    "PAGE", "PAR", "PBX", "PCAOB", "PCB", "PCR", "PCT", "PDA", "PDAS", "PDF", "PDL", "PDT", "PGA", "PHD",
    "PHP", "PIN", "PLC", "PMS", "PNG", "POP", "POS", "PST", "PTO", "PVC", "QTY", "RAID", "RAM", "RFP", "RMB",
    "RNA", "ROM", "RSS", "RSVP", "RTF", "SAG", "SAP", "SAS", "SAT", "SDK", "SEC", "SEK", "SEP", "SESAC",
    "SFTP", "SGD", "SIM", "SIPC", "SKU", "SMPP", "SMS", "SMTP", "SNMP", "SNP", "SOAP", "SOCAN", "SOX",
    "SPAM", "SQFT", "SQL", "SSH", "SSL", "SSN", "SUN", "SWIFT", "TBA", "TBD", "TCL", "TCP", "TCPA", "TEL",
    "THE", "THU", "TLS", "TSX", "TUE", "UCC", "UDP", "UEFA", "ULC", "UNIX", "UPS", "URL", "USA", "USB",
    "USC", "USD", "USPTO", "UTC", "VAT", "VCR", "VII", "VIII", "VIP", "VLAN", "VOD", "VOIP", "VPN", "WAN",
    "WAP", "WAS", "WAV", "WBC", "WED", "WHO", "WIFI", "WIPO", "WTO", "WWW", "XII", "XML", "YOU", "YTD",
    "ZIP",
];

#[cfg(test)]
mod tests {
    use super::EVERYBODYS;

    #[test]
    fn what_everybody_knows_is_in_order() {
        assert!(EVERYBODYS.is_sorted());
    }
}
