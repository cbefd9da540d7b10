//! Findings and diagnostics in, short names out that stay the same when lines move, for baselines and code scanning.
//!
//! Of a finding count the rule, the things bound, the verdict, the words of the message without its dates, and the
//! last of its days: a check as of today gives the same fingerprint tomorrow, and a term that breaks a rule for
//! longer than before gives another. Of a diagnostic count the code, the file and the message. Nothing counts that
//! says where in a file something stands.

use super::report::{Binding, Finding, FindingVerdict};
use super::{Diagnostic, Label};
use crate::source::SourceMap;
use crate::time::Day;

/// The fingerprint of a finding, of which everything else is known: 16 hexadecimal digits.
pub fn of_finding(finding: &Finding) -> String {
    of_parts(&finding.rule, &finding.bindings, finding.verdict, &finding.message, finding.days.last())
}

/// The fingerprint of a finding by its parts; `last` is the last of its days.
pub fn of_parts(
    rule: &str,
    bindings: &[Binding],
    verdict: FindingVerdict,
    message: &str,
    last: Option<Day>,
) -> String {
    let mut hash = Hash::new();
    hash.add(rule);
    for binding in bindings {
        hash.add(&binding.name);
        hash.add(&binding.term);
    }
    hash.add(match verdict {
        FindingVerdict::Broken => "broken",
        FindingVerdict::Open => "open",
        FindingVerdict::Waived => "waived",
    });
    hash.add(&without_dates(message));
    hash.add(&last.map(|day| day.to_string()).unwrap_or_default());
    hash.digits()
}

/// The fingerprint of a diagnostic: 16 hexadecimal digits.
pub fn of_diagnostic(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let path = diagnostic.labels.first().map_or("", |label: &Label| sources.path(label.span.file));
    of_code(diagnostic.code.id(), path, &diagnostic.message)
}

/// The fingerprint of a diagnostic by its parts.
pub fn of_code(code: &str, path: &str, message: &str) -> String {
    let mut hash = Hash::new();
    hash.add(code);
    hash.add(path);
    hash.add(message);
    hash.digits()
}

/// The message with every date (`2032-12-31`) left out.
fn without_dates(message: &str) -> String {
    let ends_word = |character: char| !(character.is_alphanumeric() || character == '-');
    let is_date = |word: &str| word.len() == 10 && word.parse::<Day>().is_ok();
    // Each piece is a word and the one character that ends it.
    let pieces = message.split_inclusive(ends_word);
    pieces
        .map(|piece| {
            let word = piece.trim_end_matches(ends_word);
            if is_date(word) { piece.strip_prefix(word).unwrap_or("") } else { piece }
        })
        .collect()
}

/// FNV-1a of 64 bits: what is written to a baseline must be the same on every machine and in every release, which
/// the hashes of the standard library do not promise.
struct Hash(u64);

impl Hash {
    fn new() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a part. A byte that no text holds closes it, so that no two lists of parts run together.
    fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn digits(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(message: &str, last: &str) -> String {
        let bindings = [Binding { name: "it".into(), term: "a/b".into() }];
        of_parts("p/r", &bindings, FindingVerdict::Broken, message, last.parse().ok())
    }

    #[test]
    fn the_day_of_the_check_does_not_count_but_a_later_end_does() {
        let first = finding("`b` is exclusive from 2033-01-01 through 2035-06-30", "2035-06-30");
        assert_eq!(first, finding("`b` is exclusive from 2033-02-07 through 2035-06-30", "2035-06-30"));
        assert_ne!(first, finding("`b` is exclusive from 2033-01-01 through 2036-06-30", "2036-06-30"));
        assert_ne!(first, finding("`c` is exclusive from 2033-01-01 through 2035-06-30", "2035-06-30"));
    }

    #[test]
    fn the_same_on_every_machine() {
        // FNV-1a of the bytes 'a' ff ff ff, worked out by hand from the published parameters.
        let mut expected: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in [0x61_u64, 0xff, 0xff, 0xff] {
            expected = (expected ^ byte).wrapping_mul(1_099_511_628_211);
        }
        assert_eq!(of_code("a", "", ""), format!("{expected:016x}"));
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(of_code("ab", "c", "d"), of_code("a", "bc", "d"));
    }
}
