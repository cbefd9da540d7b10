//! What an open finding hangs on: a judgement in, the reasons as a list and as a sentence out.

use super::Certainty;
use super::breaks::Naming;
use super::words;
use crate::diagnostic::report::{OpenKind, OpenOn};
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::{Finding, Grounds};
use crate::ir::{EventId, FieldId};
use crate::time::Day;

/// Why a finding is not certain on each of its days.
pub(super) enum Open<'j> {
    /// It is.
    No,
    /// Every world breaks the rule, but not on the same days.
    SomeDays(&'j Judgement),
    /// Some worlds break the rule.
    Events(&'j Judgement),
    /// Within a world it cannot be told, for these reasons.
    Unknown(&'j [Reason]),
}

impl<'j> Open<'j> {
    /// How far a finding is open, and a world that shows it.
    pub(super) fn of(finding: &'j Finding) -> (&'j [(EventId, Day)], Open<'j>) {
        match &finding.grounds {
            Grounds::Certain => (&[], Open::No),
            Grounds::Unknown(judgement) => (judgement.doubt_on(&finding.days), Open::Unknown(&judgement.why)),
            Grounds::Broken(judgement) => {
                let open = match (judgement.always, judgement.everywhere) {
                    (true, true) => Open::No,
                    (true, false) => Open::SomeDays(judgement),
                    (false, _) => Open::Events(judgement),
                };
                (judgement.witness_on(&finding.days), open)
            }
        }
    }

    /// How certain the finding is on its days.
    pub(super) fn certainty(&self, context: &Context) -> Certainty {
        match self {
            Open::No => Certainty::EveryDay,
            Open::SomeDays(judgement) => {
                Certainty::SomeDays(Naming::quoted(context).depending(&judgement.events))
            }
            Open::Events(_) => Certainty::Perhaps,
            Open::Unknown(_) => Certainty::Unknown,
        }
    }

    /// The events it hangs on.
    pub(super) fn events(&self) -> Vec<EventId> {
        match self {
            Open::No | Open::Unknown(_) => Vec::new(),
            Open::SomeDays(judgement) => judgement.events.clone(),
            Open::Events(judgement) if judgement.unfinished => judgement.events.clone(),
            Open::Events(judgement) => {
                judgement.breaks.as_ref().map(|breaks| breaks.events()).unwrap_or_default()
            }
        }
    }

    /// The reasons.
    pub(super) fn list(&self, context: &Context) -> Vec<OpenOn> {
        match self {
            Open::No | Open::SomeDays(_) => Vec::new(),
            Open::Unknown(reasons) => reasons.iter().map(|reason| open_on(context, reason)).collect(),
            Open::Events(judgement) => {
                let naming = Naming::plain(context);
                let breaks = when_broken(judgement, &naming);
                let events = self.events();
                let open = |event: &EventId| OpenOn {
                    kind: OpenKind::Event,
                    name: naming.name(*event),
                    breaks: breaks.clone(),
                };
                let budget = judgement.unfinished.then(|| OpenOn {
                    kind: OpenKind::Budget,
                    name: looked_at(judgement, &naming),
                    breaks: None,
                });
                budget.into_iter().chain(events.iter().map(open)).collect()
            }
        }
    }

    /// Why it is open, in words.
    pub(super) fn why(&self, context: &Context) -> Option<String> {
        match self {
            Open::No | Open::SomeDays(_) => None,
            Open::Events(judgement) if judgement.unfinished => {
                Some(format!("{} are too much to look at", looked_at(judgement, &Naming::quoted(context))))
            }
            Open::Events(judgement) => {
                Some(format!("broken {}", when_broken(judgement, &Naming::quoted(context))?))
            }
            Open::Unknown(reasons) => {
                let mut said: Vec<String> = Vec::new();
                for reason in *reasons {
                    let open = open_on(context, reason);
                    let sentence = match open.kind {
                        OpenKind::Blank => format!("`{}` is blank", open.name),
                        OpenKind::Redacted => format!("`{}` is not shown", open.name),
                        OpenKind::Bound => format!("`{}` is only known within bounds", open.name),
                        OpenKind::Exchange => format!("there is no rate {}", open.name),
                        OpenKind::Duration => format!("{} cannot be told apart", open.name),
                        OpenKind::Sum => format!("a part of `{}` is not stated", open.name),
                        OpenKind::Event | OpenKind::Budget => continue,
                    };
                    if !said.contains(&sentence) {
                        said.push(sentence);
                    }
                }
                (!said.is_empty()).then(|| words::and_list(&said))
            }
        }
    }
}

/// What was looked at where that was too much: the days that a few of the events can have together, and how many more there are.
fn looked_at(judgement: &Judgement, naming: &Naming) -> String {
    let mut names: Vec<String> = judgement.events.iter().take(3).map(|event| naming.name(*event)).collect();
    match judgement.events.len().saturating_sub(names.len()) {
        0 => {}
        1 => names.push("1 more event".to_owned()),
        more => names.push(format!("{more} more events")),
    }
    format!("the days of {}", words::and_list(&names))
}

/// When it is broken; with too many worlds to look at that is not known.
fn when_broken(judgement: &Judgement, naming: &Naming) -> Option<String> {
    let breaks = judgement.breaks.as_ref().filter(|_| !judgement.unfinished)?;
    Some(naming.statement(breaks, &judgement.events, judgement.stretches.as_ref()))
}

fn open_on(context: &Context, reason: &Reason) -> OpenOn {
    let field = |id: &FieldId| context.ir.field(*id).declared.name.to_string();
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
        Reason::Event(id) => (OpenKind::Event, Naming::plain(context).name(*id)),
        Reason::Digits => (OpenKind::Bound, "a number of more than 28 digits".to_owned()),
        Reason::Depth => (OpenKind::Bound, "a definition that rests on too many others".to_owned()),
    };
    OpenOn { kind, name, breaks: None }
}
