//! Findings and diagnostics in, short names out that stay the same when lines move, for baselines and code scanning.
//!
//! Of a finding count the rule, the things bound, the verdict, and the first and last day of each run of its days: what
//! grows on either side, or gets another run, is new. The message does not count, nor the reasons of what is open, nor the
//! order in which records and files were read. Of a diagnostic count the code, the file as the project calls it and the message. Nothing counts
//! that says where in a file something stands.

use super::report::{Binding, Finding, FindingVerdict};
use super::{Diagnostic, Label};
use crate::source::SourceMap;
use crate::time::Days;

/// The fingerprint of a finding, of which everything else is known: 16 hexadecimal digits.
pub fn of_finding(finding: &Finding) -> String {
    of_parts(&finding.rule, &finding.bindings, finding.verdict, &finding.days)
}

/// The fingerprint of a finding by its parts.
pub fn of_parts(rule: &str, bindings: &[Binding], verdict: FindingVerdict, days: &Days) -> String {
    let mut hash = Hash::new();
    hash.add(rule);
    for binding in bindings {
        hash.add(&binding.name);
        hash.add(&binding.term);
    }
    hash.add(verdict.word());
    for run in days.runs() {
        hash.add(&run.from.to_string());
        hash.add(&run.through.to_string());
    }
    hash.digits()
}

/// The fingerprint of a diagnostic: 16 hexadecimal digits.
pub fn of_diagnostic(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let path = |label: &Label| sources.path_in_project(label.span.file);
    let path = diagnostic.labels.first().map_or_else(String::new, path);
    of_code(diagnostic.code.id(), &path, &diagnostic.message)
}

/// The fingerprint of a diagnostic by its parts.
pub fn of_code(code: &str, path: &str, message: &str) -> String {
    let mut hash = Hash::new();
    hash.add(code);
    hash.add(path);
    hash.add(message);
    hash.digits()
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
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::time::{Day, Run};

    fn days(runs: &[(&str, &str)]) -> Days {
        let run = |(from, through): &(&str, &str)| Run {
            from: from.parse().unwrap(),
            through: through.parse().unwrap(),
        };
        Days::from_runs(runs.iter().map(run))
    }

    fn finding(runs: &[(&str, &str)]) -> String {
        let bindings = [Binding { name: "it".into(), term: "a/b".into(), agreement: None, section: None }];
        of_parts("p/r", &bindings, FindingVerdict::Broken, &days(runs))
    }

    #[test]
    fn both_ends_of_each_run_count() {
        let known = finding(&[("2033-01-01", "2035-06-30")]);
        assert_eq!(known, finding(&[("2033-01-01", "2035-06-30")]));
        for other in [
            &[("2023-01-01", "2035-06-30")][..],
            &[("2033-01-01", "2036-06-30")],
            &[("2034-01-01", "2035-06-30")],
            &[("2033-01-01", "2033-12-31"), ("2035-01-01", "2035-06-30")],
            &[("2033-01-01", "2035-06-30"), ("2040-01-01", "2040-01-01")],
            &[],
        ] {
            assert_ne!(known, finding(other), "{other:?}");
        }
    }

    #[test]
    fn what_has_no_end_differs_from_all_that_has_one() {
        let of = |days: &Days| of_parts("p/r", &[], FindingVerdict::Open, days);
        let first: Day = "2033-01-01".parse().unwrap();
        assert_ne!(of(&Days::run(first, Day::END)), of(&Days::run(first, Day::LAST.previous())));
        assert_ne!(of(&Days::all()), of(&Days::run(Day::FIRST.next(), Day::END)));
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
