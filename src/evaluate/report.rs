//! The judgement of one candidate in, its findings out.

use smol_str::SmolStr;

use super::breaks::{Breaks, Samples};
use super::context::{Context, Frame, Row};
use super::finding::{Binding, Finding};
use super::join::Candidate;
use super::message::Telling;
use super::reason::Reason;
use super::truth;
use super::words;
use super::worlds::{Judgement, MOST_WORLDS};
use crate::diagnostic::report::{FindingVerdict, OpenKind, OpenOn};
use crate::diagnostic::{Label, Role, Severity};
use crate::ir::{Count, EventId, Rule, RuleId, Sentence};
use crate::time::{Day, Days};

/// One rule and one way of binding its things.
pub(crate) struct Case<'r> {
    pub(crate) id: RuleId,
    pub(crate) rule: &'r Rule,
    pub(crate) candidate: &'r Candidate,
}

impl Frame<'_> {
    /// What there is to tell of a candidate: it is broken or open for its events, and open for what is not known in a world.
    pub(crate) fn findings(&mut self, case: &Case, judgement: &Judgement, strict: bool) -> Vec<Finding> {
        let mut findings = Vec::new();
        if judgement.always {
            self.stand_in(&judgement.witness);
            findings.push(self.finding(case, FindingVerdict::Broken, &judgement.broken, &[], None, strict));
        } else if !judgement.broken.is_empty() {
            self.stand_in(&judgement.witness);
            let breaks = judgement.breaks.as_ref();
            let samples = Samples { events: &judgement.events, worlds: &judgement.samples };
            let hangs = Hangs { breaks, samples, unfinished: judgement.unfinished };
            findings.push(self.finding(
                case,
                FindingVerdict::Open,
                &judgement.broken,
                &[],
                Some(hangs),
                strict,
            ));
        }
        if !judgement.unknown.is_empty() {
            self.stand_in(&judgement.doubt);
            findings.push(self.finding(
                case,
                FindingVerdict::Open,
                &judgement.unknown,
                &judgement.why,
                None,
                strict,
            ));
        }
        findings
    }

    fn finding(
        &self,
        case: &Case,
        verdict: FindingVerdict,
        days: &Days,
        reasons: &[Reason],
        hangs: Option<Hangs>,
        strict: bool,
    ) -> Finding {
        let rule = case.rule;
        let (row, day) = self.example(case, days, verdict);
        let open = verdict == FindingVerdict::Open;
        let telling = Telling { frame: self, rule, row: &row, days, day, open };
        let context = self.context;
        let open_on = match &hangs {
            Some(hangs) => hangs.open_on(context),
            None => reasons.iter().map(|reason| open_on(context, reason)).collect(),
        };
        let mut message = telling.message();
        if let Some(why) = why_open(&open_on, hangs.as_ref()) {
            let colon = if message.contains(": open ") { ", " } else { ": " };
            message = format!("{message}{colon}{why}");
        }
        let mut labels = telling.labels(reasons);
        for event in hangs.iter().flat_map(Hangs::events) {
            if let Some(declared) = context.ir.events.get(event.index()).map(|event| &event.declared) {
                let message = format!("when `{}` happens is not certain", declared.name);
                labels.push(Label { span: declared.span, role: Role::Related, message });
            }
        }
        let fixes = if verdict == FindingVerdict::Broken { telling.fixes() } else { Vec::new() };
        let own = if rule.advisory { Severity::Warning } else { Severity::Error };
        Finding {
            rule: case.id,
            verdict,
            severity: if open && !strict { Severity::Warning } else { own },
            bindings: self.named(rule, &row),
            days: days.clone(),
            message,
            labels,
            because: rule.because.clone(),
            help: rule.fix.clone(),
            open_on,
            waiver: None,
            fixes,
        }
    }

    /// The row that shows it in this world, and a day of the finding on which it does.
    fn example(&self, case: &Case, days: &Days, verdict: FindingVerdict) -> (Row, Day) {
        let mut otherwise = None;
        for row in case.candidate.rows() {
            let broken = self.ruling(case.rule, &mut row.clone()).broken;
            let shown = if verdict == FindingVerdict::Broken {
                truth::certain(&broken)
            } else {
                truth::possible(&broken)
            };
            if let Some(day) = shown.intersection(days).first() {
                return (row.clone(), day);
            }
            otherwise = otherwise.or_else(|| Some(row.clone()));
        }
        (otherwise.unwrap_or_default(), days.first().unwrap_or(Day::BEGINNING))
    }

    /// The things bound, by the names of their binders. Counts other than `no` bind nothing.
    fn named(&self, rule: &Rule, row: &Row) -> Vec<Binding> {
        if matches!(&rule.sentence, Sentence::There { count, .. } if *count != Count::No) {
            return Vec::new();
        }
        let names = rule.binder_names.iter().cloned().chain(std::iter::repeat(SmolStr::new_static("it")));
        row.things()
            .take(usize::from(rule.binders))
            .zip(names)
            .map(|(thing, name)| Binding { name, thing })
            .collect()
    }
}

/// What an open finding hangs on where only the days of events differ.
struct Hangs<'j> {
    breaks: Option<&'j Breaks>,
    samples: Samples<'j>,
    unfinished: bool,
}

impl Hangs<'_> {
    fn events(&self) -> Vec<EventId> {
        self.breaks.map(Breaks::events).unwrap_or_default()
    }

    fn open_on(&self, context: &Context) -> Vec<OpenOn> {
        let name = |event: EventId| {
            context
                .ir
                .events
                .get(event.index())
                .map(|event| event.declared.name.to_string())
                .unwrap_or_default()
        };
        // With too many worlds to look at, when it breaks is not known.
        let known = self.breaks.filter(|_| !self.unfinished);
        let statement =
            known.map(|breaks| breaks.statement(&self.samples, &name, &|event| context.world.event(event)));
        let events = if self.unfinished { self.samples.events.to_vec() } else { self.events() };
        let open = |event| OpenOn { kind: OpenKind::Event, name: name(event), breaks: statement.clone() };
        events.into_iter().map(open).collect()
    }
}

/// Why it is open, in words.
fn why_open(open_on: &[OpenOn], hangs: Option<&Hangs>) -> Option<String> {
    if let Some(hangs) = hangs {
        if hangs.unfinished {
            let events = open_on.len();
            return Some(format!(
                "{events} events make more than {MOST_WORLDS} possible worlds, too many to look at"
            ));
        }
        let statement = open_on.first()?.breaks.clone()?;
        return Some(format!("broken {}", quoted(&statement, open_on)));
    }
    let mut said: Vec<String> = Vec::new();
    for open in open_on {
        let sentence = match open.kind {
            OpenKind::Blank => format!("`{}` is blank", open.name),
            OpenKind::Redacted => format!("`{}` is not shown", open.name),
            OpenKind::Bound => format!("`{}` is only known within bounds", open.name),
            OpenKind::Exchange => format!("there is no rate {}", open.name),
            OpenKind::Duration => format!("{} cannot be told apart", open.name),
            OpenKind::Sum => format!("a part of `{}` is not stated", open.name),
            OpenKind::Event => continue,
        };
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    (!said.is_empty()).then(|| words::and_list(&said))
}

/// The statement with the names of events in backticks, as messages have them.
fn quoted(statement: &str, open_on: &[OpenOn]) -> String {
    statement
        .split(' ')
        .map(|word| {
            let is_event = open_on.iter().any(|open| open.kind == OpenKind::Event && open.name == word);
            if is_event { format!("`{word}`") } else { word.to_owned() }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn open_on(context: &Context, reason: &Reason) -> OpenOn {
    let field = |id: &crate::ir::FieldId| {
        context.ir.fields.get(id.index()).map(|field| field.declared.name.to_string()).unwrap_or_default()
    };
    let (kind, name) = match reason {
        Reason::Blank { field: id, .. } => (OpenKind::Blank, field(id)),
        Reason::Redacted { field: id, .. } => (OpenKind::Redacted, field(id)),
        Reason::Bound { field: id, .. } => (OpenKind::Bound, field(id)),
        Reason::Period(period) => (OpenKind::Bound, period.to_string()),
        Reason::Exchange { from, to } => (OpenKind::Exchange, format!("from {from} to {to}")),
        Reason::Durations(left, right) => (OpenKind::Duration, format!("{left} and {right}")),
        Reason::Sum { span } => {
            let text = context.sources.slice(*span).split_whitespace().collect::<Vec<_>>().join(" ");
            (OpenKind::Sum, text)
        }
        Reason::Event(id) => {
            let event = context.ir.events.get(id.index());
            (OpenKind::Event, event.map(|event| event.declared.name.to_string()).unwrap_or_default())
        }
        Reason::Digits => (OpenKind::Bound, "a number of more than 28 digits".to_owned()),
        Reason::Depth => (OpenKind::Bound, "a definition that rests on too many others".to_owned()),
    };
    OpenOn { kind, name, breaks: None }
}
