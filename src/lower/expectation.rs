//! Tests in: what is given, what shadows what, and what is expected, out.

use rustc_hash::FxHashSet;

use crate::check::Scope;
use crate::ir::{AgreementId, EventId, Expectation, Test, TestId};
use crate::resolve::{self, Site, ValueName};
use crate::syntax::tree::{Expect, ExpectKind, ExpectedVerdict, Name, QualifierWord, TestEntry};

use super::{Lowering, problem};

impl<'a> Lowering<'a> {
    pub(super) fn tests(&mut self) {
        for (position, test) in self.resolved.tests.iter().enumerate() {
            let id = TestId::new(position);
            let site = Site { test: Some(id), ..test.site };
            let scope = Scope::outside(&site);
            let outer = std::mem::replace(&mut self.checker.scope, scope);
            let test = self.test(test, id);
            self.checker.scope = outer;
            self.ir.tests.push(test);
        }
    }

    fn test(&mut self, test: &'a resolve::Test<'a>, id: TestId) -> Test {
        let tree = test.tree;
        let as_of = tree.as_of.and_then(|day| self.checker.fixed_day(day, "as of"));
        let mut given: Vec<AgreementId> = Vec::new();
        let mut seen: FxHashSet<AgreementId> = FxHashSet::default();
        let mut expectations = Vec::new();
        let mut nothing_else = None;
        for entry in &tree.entries {
            match entry {
                TestEntry::Item(_) => {}
                TestEntry::Given(name) => given.extend(self.given(name, id).filter(|one| seen.insert(*one))),
                TestEntry::Expect(expect) => match &expect.kind {
                    ExpectKind::NothingElse => nothing_else = Some(expect.span),
                    ExpectKind::Verdict { .. } => expectations.extend(self.expectation(expect, id)),
                },
            }
        }
        Test {
            title: tree.title.value.clone(),
            as_of,
            given,
            shadows: self.shadows(id),
            expectations,
            nothing_else,
            span: test.site.span,
            title_span: tree.title.span,
        }
    }

    /// An agreement of the project that a test is given.
    fn given(&mut self, name: &'a Name, test: TestId) -> Option<AgreementId> {
        let Some(id) = self.resolved.agreement(&name.text, None) else {
            if self.resolved.is_spoiled(&name.text) {
                return None;
            }
            let unknown = crate::resolve::problem::unknown_agreement(name, self.resolved);
            return self.checker.report(unknown);
        };
        if let Some(own) = self.resolved.agreement(&name.text, Some(test)).filter(|own| *own != id) {
            let own = Some(self.resolved.agreement_at(own).name.span);
            return self.checker.report(crate::resolve::problem::duplicate("agreement", name, own));
        }
        Some(id)
    }

    /// The loaded events that a test's own stand in for.
    fn shadows(&self, test: TestId) -> Vec<(EventId, EventId)> {
        let own = self.resolved.events.iter().enumerate().filter(|(_, event)| event.site.test == Some(test));
        own.filter_map(|(position, event)| match self.resolved.value(&event.name.text, None, None) {
            Some(ValueName::Event(loaded)) => Some((loaded, EventId::new(position))),
            _ => None,
        })
        .collect()
    }

    fn expectation(&mut self, expect: &'a Expect, test: TestId) -> Option<Expectation> {
        let ExpectKind::Verdict { rule, verdict, qualifiers } = &expect.kind else { return None };
        let rules = self.rules(rule);
        let mut bound = Some(Vec::new());
        let mut days = Some(Vec::new());
        let wanted = match verdict {
            ExpectedVerdict::Broken | ExpectedVerdict::Open => Some(QualifierWord::By),
            ExpectedVerdict::Kept => Some(QualifierWord::For),
            ExpectedVerdict::Idle => None,
        };
        for qualifier in qualifiers {
            let is_time = matches!(
                qualifier.word,
                QualifierWord::From
                    | QualifierWord::After
                    | QualifierWord::Before
                    | QualifierWord::Until
                    | QualifierWord::Through
                    | QualifierWord::In
                    | QualifierWord::Between
                    | QualifierWord::Within
            );
            if Some(qualifier.word) == wanted {
                let target = self.bound(qualifier.first, Some(test), None);
                bound = bound.zip(target).map(|(mut bound, target)| {
                    bound.push(target);
                    bound
                });
            } else if is_time && matches!(verdict, ExpectedVerdict::Broken | ExpectedVerdict::Open) {
                let span = self.fixed_span(qualifier);
                days = days.zip(span).map(|(mut days, span)| {
                    days.push(span);
                    days
                });
            } else {
                let word = self.checker.text(qualifier.word_span);
                self.checker.problems.push(problem::expectation_qualifier(
                    qualifier.span,
                    word,
                    *verdict,
                    is_time,
                ));
                days = None;
            }
        }
        Some(Expectation { rules: rules?, verdict: *verdict, bound: bound?, days: days?, span: expect.span })
    }
}
