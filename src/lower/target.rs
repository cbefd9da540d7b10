//! The names in waivers and expectations in: the rules, terms, parties and agreements they mean out.

use crate::ir::{AgreementId, RuleId, Target, TermId, TestId};
use crate::syntax::tree::{ExprId, ExprKind, Name, RuleRef};

use super::data_names::DataName;
use super::{Lowering, problem};

impl<'a> Lowering<'a> {
    /// The rules a reference means: one, or all of a policy. None where it means nothing; rules that are broken are left out.
    pub(super) fn rules(&mut self, reference: &'a RuleRef) -> Option<Vec<RuleId>> {
        if let (Some(policy), None) = (self.resolved.policy(&reference.policy.text), &reference.rule) {
            return Some(self.ir.policy(policy).rules.clone());
        }
        let positions = self.rule_positions(reference)?;
        Some(
            positions.iter().filter_map(|position| self.rule_ids.get(*position).copied().flatten()).collect(),
        )
    }

    fn rule_positions(&mut self, reference: &'a RuleRef) -> Option<Vec<usize>> {
        let spoiled = |name: &Name| self.resolved.is_spoiled(&name.text);
        if spoiled(&reference.policy) || reference.rule.as_ref().is_some_and(spoiled) {
            return None;
        }
        let policy = self.resolved.policy(&reference.policy.text);
        match (policy, &reference.rule) {
            (Some(policy), Some(rule)) => match self.resolved.rule(policy, &rule.text) {
                Some(position) => Some(vec![position]),
                None => {
                    let unknown = problem::unknown_rule(rule, policy, self.resolved);
                    self.checker.report(unknown)
                }
            },
            (_, None) => match self.resolved.rules_named(&reference.policy.text) {
                [] => {
                    let unknown = problem::unknown_policy(&reference.policy, true, self.resolved);
                    self.checker.report(unknown)
                }
                [one] => Some(vec![*one]),
                several => {
                    let ambiguous = problem::rule_of_several(&reference.policy, several, self.resolved);
                    self.checker.report(ambiguous)
                }
            },
            (None, Some(_)) => {
                let unknown = problem::unknown_policy(&reference.policy, false, self.resolved);
                self.checker.report(unknown)
            }
        }
    }

    /// What a name after `for`, `by` or `in` means: terms (of one agreement, if it is known which), a party, an agreement.
    pub(super) fn bound(
        &mut self,
        id: ExprId,
        test: Option<TestId>,
        agreement: Option<AgreementId>,
    ) -> Option<Target> {
        let expr = self.checker.expr(id);
        match &expr.kind {
            ExprKind::Error => None,
            ExprKind::Us => {
                let party = self.checker.side(expr.span)?;
                let name = self.resolved.party_at(party).name.text.clone();
                self.checker.used.party(party);
                Some(Target { name, terms: Vec::new(), party: Some(party), agreement: None, span: expr.span })
            }
            ExprKind::Path(names) => match names.as_slice() {
                [name] => self.named(name, test, agreement),
                [agreement, term] => self.term_of(agreement, term, test),
                _ => self.checker.report(problem::not_a_target(expr.span)),
            },
            _ => self.checker.report(problem::not_a_target(expr.span)),
        }
    }

    fn named(&mut self, name: &'a Name, test: Option<TestId>, of: Option<AgreementId>) -> Option<Target> {
        let terms = match of {
            Some(agreement) => self.resolved.term(agreement, &name.text).into_iter().collect(),
            None => self.namesakes(name, test),
        };
        let party = self.resolved.party(&name.text);
        let agreement = self.resolved.agreement(&name.text, test);
        let mut unknown = None;
        if terms.is_empty() && party.is_none() && agreement.is_none() {
            if self.resolved.is_spoiled(&name.text) {
                return None;
            }
            unknown = Some(match of {
                Some(agreement) => problem::unknown_term(name, agreement, self.resolved),
                None => problem::unknown_target(name, self.resolved),
            });
        }
        if let Some(party) = party {
            self.checker.used.party(party);
        }
        let target = Target { name: name.text.clone(), terms, party, agreement, span: name.span };
        if self.with_data && test.is_none() && of.is_none() {
            self.data_names.push(DataName { target: target.clone(), with_terms: false, otherwise: unknown });
            return Some(target);
        }
        match unknown {
            Some(unknown) => self.checker.report(unknown),
            None => Some(target),
        }
    }

    /// `AGREEMENT.TERM`
    fn term_of(&mut self, agreement: &'a Name, term: &'a Name, test: Option<TestId>) -> Option<Target> {
        let Some(agreement_id) = self.resolved.agreement(&agreement.text, test) else {
            let unknown = crate::resolve::problem::unknown_agreement(agreement, self.resolved);
            return self.checker.report(unknown);
        };
        let Some(id) = self.resolved.term(agreement_id, &term.text) else {
            let unknown = problem::unknown_term(term, agreement_id, self.resolved);
            return self.checker.report(unknown);
        };
        let span = agreement.span.to(term.span);
        Some(Target { name: term.text.clone(), terms: vec![id], party: None, agreement: None, span })
    }

    /// The terms and facts of a name that the project, or this test, has.
    fn namesakes(&self, name: &Name, test: Option<TestId>) -> Vec<TermId> {
        let all = self.resolved.namesakes.get(name.text.as_str()).map(Vec::as_slice).unwrap_or_default();
        let visible = |id: &&TermId| {
            let scope = self.resolved.term_at(**id).site.test;
            scope.is_none() || scope == test
        };
        let mut terms: Vec<TermId> = all.iter().filter(visible).copied().collect();
        terms.sort_unstable();
        terms
    }
}
