//! What some agreements bring about, and nothing else.

use super::*;
use crate::ir::AgreementId;

/// Checks a source, and looks only at the agreement of this name.
fn check_only(source: &str, name: &str) -> Checked {
    let Checked { ir, .. } = check(source);
    let sources = SourceMap::default();
    let (world, _) = World::build(&ir, &world::Settings::default());
    let named = |place: &usize| ir.agreements[*place].declared.name == name;
    let only = (0..ir.agreements.len()).filter(named).map(AgreementId::new).collect();
    let outcome = evaluate(&ir, &world, &sources, &Settings { only, ..Settings::default() });
    Checked { ir, sources, outcome, words: Vec::new() }
}

const TWO_HOSTS: &str = "
    agreement old between Microsoft and OpenAI from 2026 through 2027 {
      hosting: exclusive cloud by Microsoft for OpenAI { amount: 60 USD }
      spending: commitment from OpenAI to Microsoft { amount: 60 USD }
    }
    agreement new between Oracle and OpenAI from 2027 through 2028 {
      hosting: cloud by Oracle for OpenAI { amount: 50 USD }
      spending: commitment from OpenAI to Oracle { amount: 50 USD }
    }
";

#[test]
fn what_binds_the_agreement_is_told() {
    let checked = check_only(
        &format!(
            "{TWO_HOSTS} policy p {{
               rule named: cloud must have notice
               rule pairs: there must be no x: cloud, y: cloud where x is exclusive and x.provider is not y.provider
               rule each: for each x: cloud, s: commitment where s.payee is x.provider require s.amount is above x.amount
             }}"
        ),
        "new",
    );
    assert_eq!(
        checked.lines(),
        [
            "broken hosting: from 2027-01-01 through 2028-12-31",
            "broken hosting+hosting: from 2027-01-01 through 2027-12-31",
            "broken hosting+spending: from 2027-01-01 through 2028-12-31",
        ]
    );
}

#[test]
fn what_it_makes_of_parties_and_counts_is_told_where_it_would_not_be_so_without_it() {
    let rules = "policy p {
      rule all-in-all: for each p: party require sum of amount over commitment from p is at most 100 USD
      rule early: for each p: party require sum of amount over commitment from p is at most 55 USD before 2027
      rule few: there must be at most 1 cloud
      rule some: there must be at most 2 cloud
    }";
    let checked = check_only(&format!("{TWO_HOSTS} {rules}"), "new");
    assert_eq!(
        checked.lines(),
        ["broken OpenAI: from 2027-01-01 through 2027-12-31", "broken : from 2027-01-01 through 2027-12-31"]
    );
    let old = check_only(&format!("{TWO_HOSTS} {rules}"), "old");
    assert_eq!(old.verdict("early"), Verdict::Broken);
    let new = check_only(&format!("{TWO_HOSTS} {rules}"), "new");
    assert_eq!(new.verdict("early"), Verdict::Kept);
}

#[test]
fn a_party_that_nothing_else_names_is_brought_by_the_agreement() {
    let rule = "policy p { rule paid: for each p: party require some commitment from p }";
    let source = format!("{TWO_HOSTS} {rule}");
    // Microsoft and Oracle pay nobody; each is named by one of the two agreements alone.
    assert_eq!(check_only(&source, "old").lines(), ["broken Microsoft: from 2026-01-01 through 2027-12-31"]);
    assert_eq!(check_only(&source, "new").lines(), ["broken Oracle: from 2027-01-01 through 2028-12-31"]);
}
