//! The things that a finding binds in, the words out that say in which agreement and section they stand.

use super::item::count;
use crate::diagnostic::report::{Binding, Finding};

/// The most agreements named; the others are counted.
const MOST_AGREEMENTS: usize = 3;

/// "in `acme-2024`, section 9.2"; none where the message says it, or where nothing bound stands in an agreement.
pub(super) fn about(finding: &Finding) -> Option<String> {
    let mut places: Vec<(&str, Vec<&str>)> = Vec::new();
    for Binding { agreement, section, .. } in finding.bindings.iter().chain(&finding.counted) {
        let Some(agreement) = agreement.as_deref() else { continue };
        let section = section.as_deref();
        match places.iter_mut().find(|(known, _)| *known == agreement) {
            Some((_, sections)) => {
                sections.extend(section.filter(|section| !sections.contains(section)));
            }
            None => places.push((agreement, section.into_iter().collect())),
        }
    }
    // An agreement that is judged itself is named by the message.
    let is_said =
        |binding: &Binding| binding.agreement.as_ref().is_some_and(|name| is_agreement(binding, name));
    if places.is_empty() || finding.counted.is_empty() && finding.bindings.iter().all(is_said) {
        return None;
    }
    let mut said: Vec<String> =
        places.iter().take(MOST_AGREEMENTS).map(|(agreement, sections)| place(agreement, sections)).collect();
    if places.len() > MOST_AGREEMENTS {
        said.push(count(places.len() - MOST_AGREEMENTS, "more agreement"));
    }
    Some(format!("in {}", said.join(", and in ")))
}

fn is_agreement(binding: &Binding, name: &str) -> bool {
    binding.term.strip_prefix("agreement/") == Some(name)
}

fn place(agreement: &str, sections: &[&str]) -> String {
    match sections {
        [] => format!("`{agreement}`"),
        [one] if !one.contains(',') => format!("`{agreement}`, section {one}"),
        _ => format!("`{agreement}`, sections {}", sections.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::diagnostic::report::FindingVerdict;

    fn finding(bound: &[(&str, Option<&str>, Option<&str>)]) -> Finding {
        let binding = |(term, agreement, section): &(&str, Option<&str>, Option<&str>)| Binding {
            name: "it".to_owned(),
            term: (*term).to_owned(),
            agreement: agreement.map(str::to_owned),
            section: section.map(str::to_owned),
        };
        let mut finding = Finding::new("p/r", FindingVerdict::Broken, Severity::Error, "");
        finding.bindings = bound.iter().map(binding).collect();
        finding
    }

    fn said(bound: &[(&str, Option<&str>, Option<&str>)]) -> Option<String> {
        about(&finding(bound))
    }

    #[test]
    fn says_where_what_is_bound_stands() {
        assert_eq!(
            said(&[("deal/exit", Some("deal"), Some("9.2"))]).as_deref(),
            Some("in `deal`, section 9.2")
        );
        assert_eq!(said(&[("deal/exit", Some("deal"), None)]).as_deref(), Some("in `deal`"));
        assert_eq!(
            said(&[("deal/a", Some("deal"), Some("1")), ("deal/b", Some("deal"), Some("2"))]).as_deref(),
            Some("in `deal`, sections 1, 2")
        );
        assert_eq!(
            said(&[("deal/a", Some("deal"), Some("1")), ("other/b", Some("other"), None)]).as_deref(),
            Some("in `deal`, section 1, and in `other`")
        );
    }

    #[test]
    fn what_is_counted_says_where_it_stands() {
        let mut found = finding(&[("party/Acme", None, None)]);
        found.counted = finding(&[
            ("deal/a", Some("deal"), Some("3")),
            ("other/b", Some("other"), None),
            ("third/c", Some("third"), None),
            ("fourth/d", Some("fourth"), None),
        ])
        .bindings;
        let said = about(&found);
        assert_eq!(
            said.as_deref(),
            Some("in `deal`, section 3, and in `other`, and in `third`, and in 1 more agreement")
        );
    }

    #[test]
    fn says_nothing_twice_and_nothing_of_what_stands_alone() {
        assert_eq!(said(&[("agreement/deal", Some("deal"), None)]), None);
        assert_eq!(said(&[("party/Acme", None, None), ("fact/rate", None, None)]), None);
        assert_eq!(
            said(&[("agreement/deal", Some("deal"), None), ("deal/a", Some("deal"), Some("1"))]).as_deref(),
            Some("in `deal`, section 1")
        );
    }
}
