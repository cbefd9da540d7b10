//! Tails in the tests that a program writes of its rules.

use super::cases::adapter;

const RULES: &str = "party Acme
party Beta
we are Acme
kind pledge { promisor: from party }
policy p {
  rule soon: pledge from us must end by 2026
  rule long: pledge from us must last at least 3 years
}
agreement loaded between Acme and Beta from 2024 through 2025 { held: pledge from Acme { tail: 6 months } }
";

/// Why a test of these words fails.
fn failures(body: &str) -> Vec<String> {
    let tests = adapter::tests(&format!("{RULES}test \"t\" {{\n{body}\n}}")).expect("no error");
    tests.into_iter().flat_map(|(_, failures)| failures).collect()
}

#[test]
fn a_test_has_terms_with_tails_of_its_own() {
    let own = |tail: &str, expected: &str| {
        failures(&format!(
            "agreement own between Acme and Beta from 2024 through 2025 {{ x: pledge from Acme {{ {tail} }} }}\n{expected}"
        ))
    };
    assert_eq!(own("tail: 18 months", "expect p/soon broken by x from 2027 through 2027-06-30"), [""; 0]);
    assert_eq!(own("tail: 1 year", "expect p/soon kept expect p/long kept"), [""; 0]);
    assert_eq!(own("tail tbd", "expect p/soon open by x from 2027"), [""; 0]);
    assert_eq!(own("tail: at most 1 year", "expect p/soon kept expect p/long open by x"), [""; 0]);
    assert_eq!(own("tail: 18 months", "expect p/soon kept").len(), 1, "it is broken");
    assert_eq!(own("tail: 1 year", "expect p/soon broken by x").len(), 1, "it is kept");
}

#[test]
fn a_given_agreement_keeps_its_tails() {
    assert_eq!(failures("given loaded\nexpect p/soon kept expect p/long broken by held"), [""; 0]);
    assert_eq!(failures("given loaded\nexpect p/soon broken by held").len(), 1);
}

#[test]
fn a_tail_follows_what_an_amendment_of_the_test_does() {
    let amended = |patch: &str, expected: &str| {
        failures(&format!("given loaded\namendment m to loaded from 2025-03-01 {{ {patch} }}\n{expected}"))
    };
    assert_eq!(
        amended(
            "extend agreement through 2026-08",
            "expect p/soon broken by held from 2027 through 2027-02-28"
        ),
        [""; 0]
    );
    assert_eq!(
        amended("change held { tail: 2 years }", "expect p/soon broken by held from 2027 through 2027-12-31"),
        [""; 0]
    );
    assert_eq!(
        amended("end held", "expect p/soon kept expect p/long broken by held from 2024 through 2025-02-28"),
        [""; 0]
    );
}
