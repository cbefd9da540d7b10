//! Waivers in: which rules they excuse, for what, when and why, out.

use crate::check::Scope;
use crate::ir::{AgreementId, Target, TimeSpan, Waiver};
use crate::resolve::Site;
use crate::syntax::tree::{ExprKind, Name, Qualifier, QualifierWord, Waive};

use super::{Lowering, problem};

/// What stands behind the rule of a waiver; none where something is wrong with it.
struct Qualified {
    bound: Option<Vec<Target>>,
    within: Option<Target>,
    time: Option<Vec<TimeSpan>>,
}

impl<'a> Lowering<'a> {
    pub(super) fn waivers(&mut self) {
        for (waive, site) in &self.resolved.waivers {
            let scope = Scope::outside(site);
            let outer = std::mem::replace(&mut self.checker.scope, scope);
            let waiver = self.waiver(waive, site);
            self.checker.scope = outer;
            self.ir.waivers.extend(waiver);
        }
    }

    fn waiver(&mut self, waive: &'a Waive, site: &Site<'a>) -> Option<Waiver> {
        let rules = self.rules(&waive.rule);
        let Qualified { bound, within, time } = self.qualified(&waive.qualifiers, site);
        let tails = self.tails(&waive.tails, true);
        if tails.because.is_none() {
            self.checker.problems.push(problem::no_reason(site.span));
        }
        Some(Waiver {
            rules: rules?,
            bound: bound?,
            within,
            time: time?,
            because: tails.because?,
            approved: tails.approved,
            scope: site.test,
            span: site.span,
        })
    }

    /// `in AGREEMENT` means every term of it, where `for AGREEMENT` means findings that bind the agreement itself.
    fn with_terms(&self, target: Target) -> Target {
        let agreement = target.agreement.map(|id| self.ir.agreement(id));
        let mut terms = agreement.map(|agreement| agreement.terms.clone()).unwrap_or_default();
        terms.sort_unstable();
        Target { terms, ..target }
    }

    /// `for NAME`, `in AGREEMENT`, and time words.
    fn qualified(&mut self, qualifiers: &'a [Qualifier], site: &Site<'a>) -> Qualified {
        let mut bound = Some(Vec::new());
        let mut time = Some(Vec::new());
        // Thousands of agreements may have a term of one name; `in AGREEMENT` says which is meant.
        let agreement = qualifiers.iter().find_map(|qualifier| self.agreement_after_in(qualifier, site));
        let mut within = None;
        for qualifier in qualifiers {
            let names_a_thing = match qualifier.word {
                QualifierWord::For => true,
                QualifierWord::In => self.is_agreement(qualifier, site),
                QualifierWord::To
                | QualifierWord::By
                | QualifierWord::With
                | QualifierWord::Of
                | QualifierWord::On
                | QualifierWord::OrUntil
                | QualifierWord::OrThrough
                | QualifierWord::Section => {
                    let word = self.checker.text(qualifier.word_span);
                    self.checker.problems.push(problem::waiver_qualifier(qualifier.span, word));
                    bound = None;
                    continue;
                }
                _ => false,
            };
            if names_a_thing {
                let of = if qualifier.word == QualifierWord::For { agreement } else { None };
                let target = self.bound(qualifier.first, site.test, of);
                if qualifier.word == QualifierWord::In && target.is_some() {
                    if let Some(name) = self.data_names.last_mut() {
                        name.with_terms |=
                            target.as_ref().is_some_and(|target| target.span == name.target.span);
                    }
                    within = target.map(|target| self.with_terms(target));
                    continue;
                }
                bound = bound.zip(target).map(|(mut bound, target)| {
                    bound.push(target);
                    bound
                });
            } else {
                let span = self.fixed_span(qualifier);
                time = time.zip(span).map(|(mut time, span)| {
                    time.push(span);
                    time
                });
            }
        }
        Qualified { bound, within, time }
    }

    /// Whether `in` is followed by the name of an agreement (or of nothing that has a day).
    fn is_agreement(&self, qualifier: &Qualifier, site: &Site<'a>) -> bool {
        self.agreement_after_in(qualifier, site).is_some()
            || self
                .name_after(qualifier)
                .is_some_and(|name| self.resolved.value(&name.text, site.policy, site.test).is_none())
    }

    /// The agreement that `in` names.
    fn agreement_after_in(&self, qualifier: &Qualifier, site: &Site<'a>) -> Option<AgreementId> {
        let name = self.name_after(qualifier).filter(|_| qualifier.word == QualifierWord::In)?;
        self.resolved.agreement(&name.text, site.test)
    }

    fn name_after(&self, qualifier: &Qualifier) -> Option<&'a Name> {
        match &self.checker.expr(qualifier.first).kind {
            ExprKind::Path(names) => names.first(),
            _ => None,
        }
    }
}
