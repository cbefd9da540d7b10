//! Findings and agreed exceptions in; the findings split where an exception covers some of their days, and what is odd out.

use super::context::{Frame, Row};
use super::finding::{Binding, Finding};
use super::truth;
use crate::diagnostic::catalogue::policies;
use crate::diagnostic::report::FindingVerdict;
use crate::diagnostic::{Diagnostic, Problems};
use crate::ir::{RuleId, Target, TestId, Waiver, WaiverId};
use crate::time::{Day, Days};
use crate::world::Thing;

/// A waiver and the days it covers.
pub(crate) struct Exception<'i> {
    id: WaiverId,
    waiver: &'i Waiver,
    days: Days,
    used: bool,
}

/// The waivers of a project or of a test. A day that hangs on an event is waived only where it surely is.
pub(crate) fn exceptions<'i>(frame: &mut Frame<'i>, scope: Option<TestId>) -> Vec<Exception<'i>> {
    let ir = frame.context.ir;
    let mut list = Vec::new();
    for (place, waiver) in ir.waivers.iter().enumerate() {
        if waiver.scope == scope {
            let days = certainly_within(frame, waiver);
            list.push(Exception { id: WaiverId::new(place), waiver, days, used: false });
        }
    }
    list
}

/// The days the waiver covers whatever happens: the words are monotone in each event, so its first and last day decide.
fn certainly_within(frame: &mut Frame, waiver: &Waiver) -> Days {
    let world = frame.context.world;
    let mut events = Vec::new();
    for span in &waiver.time {
        super::profile::events_of(span, &mut events);
    }
    events.retain(|event| world.event(*event).fixed().is_none());
    let mut days = truth::certain(&frame.within_all(&waiver.time, &mut Row::default()));
    for event in events {
        let event = world.resolve_event(event);
        let domain = world.event(event);
        let ends = [domain.days.first(), domain.days.last(), domain.never.then_some(Day::END)];
        for day in ends.into_iter().flatten() {
            frame.set(event, day);
            days = days.intersection(&truth::certain(&frame.within_all(&waiver.time, &mut Row::default())));
        }
    }
    days
}

/// Splits each finding by the exceptions that cover some of its days.
pub(crate) fn waive(findings: Vec<Finding>, exceptions: &mut [Exception]) -> Vec<Finding> {
    if exceptions.is_empty() {
        return findings;
    }
    let mut split = Vec::with_capacity(findings.len());
    for finding in findings {
        let mut rest = Some(finding);
        for exception in exceptions.iter_mut() {
            let Some(finding) = rest.take() else { break };
            rest = exception.apply(finding, &mut split);
        }
        split.extend(rest);
    }
    split
}

impl Exception<'_> {
    /// Puts what is excused of a finding into `excused` and gives back the rest.
    fn apply(&mut self, finding: Finding, excused: &mut Vec<Finding>) -> Option<Finding> {
        let covered = finding.days.intersection(&self.days);
        if covered.is_empty() || !self.covers(finding.rule, &finding.bindings) {
            return Some(finding);
        }
        self.used = true;
        let rest = finding.days.difference(&self.days);
        let waived = Finding {
            verdict: FindingVerdict::Waived,
            waiver: Some(self.id),
            ..cut(finding.clone(), covered)
        };
        excused.push(waived);
        (!rest.is_empty()).then(|| cut(finding, rest))
    }

    /// The rules it speaks of.
    pub(crate) fn rules(&self) -> &[RuleId] {
        &self.waiver.rules
    }

    /// Whether the waiver speaks of the rule and binds what the finding binds.
    fn covers(&self, rule: RuleId, bindings: &[Binding]) -> bool {
        self.waiver.rules.contains(&rule)
            && self
                .waiver
                .bound
                .iter()
                .all(|target| bindings.iter().any(|binding| is_meant(target, binding.thing)))
    }
}

/// Whether a name means a thing.
fn is_meant(target: &Target, thing: Thing) -> bool {
    match thing {
        Thing::Term(id) => target.terms.binary_search(&id).is_ok(),
        Thing::Party(id) => target.party == Some(id),
        Thing::Agreement(id) => target.agreement == Some(id),
    }
}

/// The finding of some of its days. Its sentence names these days.
fn cut(finding: Finding, days: Days) -> Finding {
    let message = if finding.days == days {
        finding.message
    } else {
        finding.message.replacen(&super::words::days(&finding.days), &super::words::days(&days), 1)
    };
    Finding { days, message, ..finding }
}

/// What is odd about the exceptions: one that excuses nothing, and one that is past its end at the as-of day.
pub(crate) fn problems(exceptions: &[Exception], as_of: Option<Day>) -> Problems {
    let mut problems = Problems::default();
    for exception in exceptions {
        let span = exception.waiver.span;
        let ended = exception.days.last().zip(as_of).filter(|(last, as_of)| last < as_of);
        if let Some((last, _)) = ended {
            let message = format!("this waiver ended on {last}");
            problems.push(
                Diagnostic::new(policies::WAIVER_ENDED, span, message, "past its end")
                    .help("renew it, or remove it"),
            );
        } else if !exception.used {
            let message = "this waiver waives nothing";
            problems.push(
                Diagnostic::new(
                    policies::WAIVER_UNUSED,
                    span,
                    message,
                    "no finding of its rules is covered by it",
                )
                .help("remove it, or look whether it names the right rule, term and days"),
            );
        }
    }
    problems
}
