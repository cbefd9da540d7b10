//! What an open finding hangs on: a judgement in, the reasons as a list and as a sentence out.

use super::Certainty;
use super::breaks::{Naming, Statement};
use super::renewals::Act;
use super::words;
use crate::diagnostic::report::{OpenKind, OpenOn};
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::{Finding, Grounds};
use crate::ir::{FieldId, Stated, TermId};
use crate::time::{Day, Days};
use crate::world::{Sort, Thing, Unknown};

/// Why a finding is not certain on each of its days.
pub(super) enum Open<'j> {
    /// It is.
    No,
    /// Every world breaks the rule, but not on the same days.
    SomeDays(&'j Judgement),
    /// Some worlds break the rule; and for these reasons it cannot be told within some.
    Worlds(&'j Judgement, &'j [Reason]),
    /// Within a world it cannot be told, for these reasons.
    Unknown(&'j [Reason]),
}

/// What some worlds do on the days that are left where others are excused.
pub(super) struct Left(Judgement);

impl Left {
    /// Of a look at the days that are left; `whole` was found before.
    pub(super) fn of(mut found: Judgement, whole: &Judgement) -> Left {
        if found.always {
            // Every world does, each on days of its own.
            found.always = false;
            found.breaks = Some(Breaks::Relative(whole.all_unknowns().to_vec()));
        }
        Left(found)
    }
}

impl<'j> Open<'j> {
    /// How far a finding is open, and a world that shows it.
    pub(super) fn of(finding: &'j Finding, left: Option<&'j Left>) -> (&'j [(Unknown, Day)], Open<'j>) {
        let days = &finding.days;
        let is_on = |some: &Days| !some.intersection(days).is_empty();
        match &finding.grounds {
            Grounds::Certain | Grounds::ToldLater { .. } => (&[], Open::No),
            Grounds::Unknown(judgement) => (judgement.doubt_on(days), Open::Unknown(&judgement.why)),
            Grounds::Further(judgement) => match left {
                Some(Left(left)) => (left.witness_on(days), Open::Worlds(left, &[])),
                None => (judgement.any_witness_on(days), Open::Worlds(judgement, &[])),
            },
            Grounds::Broken(judgement) => {
                if let Some(Left(left)) = left.filter(|_| is_on(&judgement.broken)) {
                    let why: &[Reason] = if is_on(&judgement.unknown) { &judgement.why } else { &[] };
                    return (left.witness_on(days), Open::Worlds(left, why));
                }
                let open = match (judgement.always, judgement.everywhere) {
                    (true, true) => Open::No,
                    (true, false) => Open::SomeDays(judgement),
                    (false, _) if !is_on(&judgement.broken) => {
                        return (judgement.doubt_on(days), Open::Unknown(&judgement.why));
                    }
                    (false, _) if is_on(&judgement.unknown) => Open::Worlds(judgement, &judgement.why),
                    (false, _) => Open::Worlds(judgement, &[]),
                };
                (judgement.witness_on(days), open)
            }
        }
    }

    /// Why it cannot be told within some world.
    pub(super) fn reasons(&self) -> &'j [Reason] {
        match self {
            Open::No | Open::SomeDays(_) => &[],
            Open::Worlds(_, reasons) | Open::Unknown(reasons) => reasons,
        }
    }

    /// How certain the finding is on its days.
    pub(super) fn certainty(&self, context: &Context) -> Certainty {
        match self {
            Open::No => Certainty::EveryDay,
            Open::SomeDays(judgement) => {
                Certainty::SomeDays(Naming::quoted(context).depending(&judgement.unknowns))
            }
            Open::Worlds(..) => Certainty::Perhaps,
            Open::Unknown(_) => Certainty::Unknown,
        }
    }

    /// The unknowns it hangs on.
    pub(super) fn unknowns(&self) -> Vec<Unknown> {
        match self {
            Open::No | Open::Unknown(_) => Vec::new(),
            Open::SomeDays(judgement) => judgement.unknowns.clone(),
            Open::Worlds(judgement, _) if judgement.unfinished => judgement.unknowns.clone(),
            Open::Worlds(judgement, _) => {
                judgement.breaks.as_ref().map(|breaks| breaks.unknowns()).unwrap_or_default()
            }
        }
    }

    /// The reasons: each once, by kind, name and term. `naming` is without backticks.
    pub(super) fn list(&self, context: &Context, naming: &Naming) -> Vec<OpenOn> {
        let mut list = match self {
            Open::No | Open::SomeDays(_) => Vec::new(),
            Open::Unknown(reasons) => of_reasons(reasons, context),
            Open::Worlds(judgement, reasons) => {
                let breaks = when_broken(judgement, naming);
                let act = self.act(context, naming, breaks.as_ref());
                let open = |unknown: &Unknown| {
                    let open = undated(context, *unknown);
                    let by = match open.kind {
                        OpenKind::Renewal => act.and_then(|act| act.by()),
                        _ => breaks.as_ref().and_then(Statement::day),
                    };
                    OpenOn { breaks: breaks.as_ref().map(|breaks| breaks.words.clone()), by, ..open }
                };
                let budget = judgement
                    .unfinished
                    .then(|| OpenOn::new(OpenKind::Budget, too_many_ways(judgement, naming)));
                let unknowns = self.unknowns();
                let unknowns: Vec<Unknown> =
                    unknowns.iter().flat_map(|unknown| context.world.represents(*unknown)).collect();
                unknowns.iter().map(open).chain(budget).chain(of_reasons(reasons, context)).collect()
            }
        };
        put_in_order(&mut list);
        for open in &mut list {
            open.in_message = is_in_message(open);
        }
        list
    }

    /// Until when somebody can act on the renewal that it hangs on: that of the first end whose passing brings a broken day.
    fn act(&self, context: &Context, naming: &Naming, breaks: Option<&Statement>) -> Option<Act> {
        if let Some(act) = breaks.and_then(Statement::act) {
            return Some(*act);
        }
        let Open::Worlds(judgement, _) = self else { return None };
        let mut renewals = judgement
            .unknowns
            .iter()
            .filter(|unknown| matches!(context.world.sort(**unknown), Sort::Renewal(_)));
        renewals.find_map(|unknown| {
            let used = judgement.least_count(*unknown)?.checked_sub(1)?;
            Some(naming.passed(*unknown, used)?.act)
        })
    }

    /// Why it is open, in words. `list` are its reasons, and `naming` has backticks.
    pub(super) fn why(&self, list: &[OpenOn], context: &Context, naming: &Naming) -> Option<String> {
        match self {
            Open::No | Open::SomeDays(_) => None,
            Open::Worlds(judgement, reasons) => {
                let first = if judgement.unfinished {
                    format!("{} to look at", too_many_ways(judgement, naming))
                } else {
                    let breaks = when_broken(judgement, naming)?;
                    let act =
                        self.act(context, naming, Some(&breaks)).map(|act| format!("; {}", act.words()));
                    format!("broken {}{}{}", breaks.words, unsure(list), act.unwrap_or_default())
                };
                let mut list = of_reasons(reasons, context);
                put_in_order(&mut list);
                let others = in_words(&list).map(|others| format!("; {others}")).unwrap_or_default();
                Some(format!("{first}{others}"))
            }
            Open::Unknown(_) => in_words(list),
        }
    }
}

/// What is not exactly known of the fields that let a thing end on one day or another, in parentheses.
fn unsure(list: &[OpenOn]) -> String {
    let said: Vec<String> = list
        .iter()
        .filter(|open| open.breaks.is_some())
        .filter_map(|open| {
            let how = match open.kind {
                OpenKind::Blank => "is blank",
                OpenKind::Redacted => "is not shown",
                OpenKind::Bound => "is only known within bounds",
                _ => return None,
            };
            Some(format!("`{}` of `{}` {how}", open.name, open.term.as_deref()?))
        })
        .collect();
    if said.is_empty() { String::new() } else { format!(" ({})", words::and_list(&said)) }
}

/// Whether the sentence of a reason is one that [`Open::why`] says as it stands.
fn is_in_message(open: &OpenOn) -> bool {
    match open.kind {
        OpenKind::Event | OpenKind::Renewal => open.breaks.is_some(),
        OpenKind::Blank | OpenKind::Rounding | OpenKind::Budget => open.breaks.is_none(),
        // These are said in other words.
        OpenKind::Bound | OpenKind::Redacted | OpenKind::Exchange | OpenKind::Duration | OpenKind::Sum => {
            false
        }
    }
}

/// Reasons in words; those that are events are told otherwise.
fn in_words(list: &[OpenOn]) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for open in list {
        let sentence = match open.kind {
            OpenKind::Blank => format!("`{}` is blank", open.name),
            OpenKind::Redacted => format!("`{}` is not shown", open.name),
            OpenKind::Bound => format!("`{}` is only known within bounds", open.name),
            OpenKind::Exchange => format!("there is no rate {}", open.name),
            OpenKind::Duration => format!("{} cannot be told apart", open.name),
            OpenKind::Rounding => format!("{} is rounded", open.name),
            OpenKind::Sum => format!("a part of `{}` is not stated", open.name),
            OpenKind::Budget => format!("{} to look at", open.name),
            OpenKind::Event | OpenKind::Renewal => continue,
        };
        if said.last() != Some(&sentence) {
            said.push(sentence);
        }
    }
    (!said.is_empty()).then(|| words::and_list(&said))
}

fn of_reasons(reasons: &[Reason], context: &Context) -> Vec<OpenOn> {
    reasons.iter().map(|reason| open_on(context, reason)).collect()
}

/// Sorts reasons, and leaves each once.
fn put_in_order(list: &mut Vec<OpenOn>) {
    list.sort_by_cached_key(key);
    list.dedup_by(|a, b| (a.kind, &a.name, &a.term) == (b.kind, &b.name, &b.term));
}

/// What reasons are told apart by, and sorted by.
fn key(open: &OpenOn) -> (&'static str, String, Option<String>) {
    (open.kind.word(), open.name.clone(), open.term.clone())
}

/// Reasons in the order in which they are told, which is not that in which they were met.
pub(super) fn by_name<'r>(reasons: &'r [Reason], context: &Context) -> Vec<&'r Reason> {
    let mut sorted: Vec<&Reason> = reasons.iter().collect();
    sorted.sort_by_cached_key(|reason| key(&open_on(context, reason)));
    sorted
}

/// When it is broken; with too many worlds to look at that is not known.
fn when_broken(judgement: &Judgement, naming: &Naming) -> Option<Statement> {
    let breaks = judgement.breaks.as_ref().filter(|_| !judgement.unfinished)?;
    Some(naming.statement(breaks, &judgement.unknowns, judgement.stretches.as_ref()))
}

/// What was looked at where that was too much: the days of a few of the unknowns, and how many more there are.
fn too_many_ways(judgement: &Judgement, naming: &Naming) -> String {
    let mut names: Vec<String> =
        judgement.unknowns.iter().take(3).map(|unknown| naming.name(*unknown)).collect();
    let event = |plural| {
        if naming.are_events(&judgement.unknowns) { format!(" event{plural}") } else { String::new() }
    };
    match judgement.unknowns.len().saturating_sub(names.len()) {
        0 => {}
        1 => names.push(format!("1 more{}", event(""))),
        more => names.push(format!("{more} more{}", event("s"))),
    }
    format!("{} can fall out in too many ways", words::and_list(&names))
}

/// How what a term says of a field leaves it open.
fn how_open(context: &Context, term: TermId, field: FieldId) -> OpenKind {
    let agreement = context.world.agreement_of(term);
    let known = agreement.map_or(&[][..], |agreement| context.world.known_amendments(agreement));
    let own = context.ir.term(term).statements.iter();
    let said = || own.clone().chain(context.world.changes(term, known)).filter(|said| said.field == field);
    // What is exactly said is not what it hangs on, where something else is.
    let open = said().filter(|said| !matches!(*said.stated, Stated::Exactly(_))).last().or(said().last());
    match open.map(|said| &*said.stated) {
        None | Some(Stated::Blank) => OpenKind::Blank,
        Some(Stated::Redacted) => OpenKind::Redacted,
        Some(Stated::Exactly(_) | Stated::AtMost(_) | Stated::AtLeast(_) | Stated::Between(..)) => {
            OpenKind::Bound
        }
    }
}

/// What hangs on the day of an unknown.
fn undated(context: &Context, unknown: Unknown) -> OpenOn {
    let name = context.world.name_of(unknown);
    match context.world.sort(unknown) {
        Sort::Event(_) => OpenOn::new(OpenKind::Event, name),
        Sort::Renewal(_) => OpenOn::new(OpenKind::Renewal, name),
        Sort::Period(term) => {
            let kind = how_open(context, term, FieldId::PERIOD);
            OpenOn { term: Some(name), ..OpenOn::new(kind, "period".to_owned()) }
        }
        Sort::Tail(term) => {
            let kind = how_open(context, term, FieldId::TAIL);
            OpenOn { term: Some(name), ..OpenOn::new(kind, "tail".to_owned()) }
        }
    }
}

fn open_on(context: &Context, reason: &Reason) -> OpenOn {
    let field = |kind: OpenKind, id: &FieldId, term: &TermId| OpenOn {
        term: Some(context.ir.thing_path(Thing::Term(*term))),
        ..OpenOn::new(kind, context.ir.field(*id).declared.name.to_string())
    };
    match reason {
        Reason::Blank { field: id, term, .. } => field(OpenKind::Blank, id, term),
        Reason::Redacted { field: id, term, .. } => field(OpenKind::Redacted, id, term),
        Reason::Bound { field: id, term, .. } => field(OpenKind::Bound, id, term),
        Reason::Period(period) => OpenOn::new(OpenKind::Bound, period.to_string()),
        Reason::Exchange { from, to } => OpenOn::new(OpenKind::Exchange, format!("from {from} to {to}")),
        Reason::Durations(left, right) => OpenOn::new(OpenKind::Duration, format!("{left} and {right}")),
        Reason::Sum { span } => {
            let text = context.sources.slice(*span).split_whitespace().collect::<Vec<_>>().join(" ");
            OpenOn::new(OpenKind::Sum, text)
        }
        Reason::Undated(unknown) => undated(context, *unknown),
        Reason::Rounding => OpenOn::new(OpenKind::Rounding, "a number of more than 300 digits".to_owned()),
        Reason::TooMuch => {
            OpenOn::new(OpenKind::Budget, "more is counted inside each other than there is room".to_owned())
        }
        Reason::Depth => {
            OpenOn::new(OpenKind::Bound, "a definition that rests on too many others".to_owned())
        }
    }
}
