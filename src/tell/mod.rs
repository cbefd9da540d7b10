//! Findings in, words out: a sentence, the words it rests on, what it hangs on, and what would mend it.
//!
//! Invariant: a sentence is written once, last. What waivers and the day stood at leave of a finding is settled before, so each
//! finding speaks of its own days alone, and no text is changed after it is made.

mod beyond;
mod breaks;
mod compared;
mod fix;
mod label;
mod open;
pub(crate) mod renewals;
mod sentence;
mod stretch;
mod told;
pub(crate) mod words;

#[cfg(test)]
mod tests;

use crate::parallel::*;
use smol_str::SmolStr;

use crate::diagnostic::report::{FindingVerdict, OpenOn};
use crate::diagnostic::{Fix, Label, Severity};
use crate::evaluate::all_worlds::possible_values::{PossibleValues, Values};
use crate::evaluate::all_worlds::undone::OnDays;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth;
use crate::evaluate::known::value::{Estimate, Estimates};
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::{Finding, Grounds, Split, Watch};
use crate::ir::{Ir, Rule, Value};
use crate::source::{SourceMap, Span};
use crate::time::{Day, Days};
use crate::world::World;
use beyond::Beyond;
use breaks::Naming;
use open::{Left, Open};

/// How findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings<'k> {
    /// What is open has its rule's severity instead of being a warning.
    pub strict: bool,
    /// For each finding whether it is known, and not told again; empty: none is.
    pub known: &'k [bool],
    /// How many of the others are put into words at most, the first by file and position and what is waived last; none: all.
    pub most: Option<usize>,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// How much it matters.
    pub severity: Severity,
    /// A whole sentence in lower case without a full stop.
    pub message: String,
    /// The words of the terms first, then those of the rule, then whatever else explains it.
    pub labels: Vec<Label>,
    /// Why the rule matters.
    pub because: Option<SmolStr>,
    /// What to propose instead.
    pub help: Option<SmolStr>,
    /// What it hangs on, where it cannot be told.
    pub open_on: Vec<OpenOn>,
    /// The unexpected events that would undo it, where it is broken.
    pub unless: Vec<OpenOn>,
    /// Changes of the terms that mend it.
    pub fixes: Vec<Fix>,
}

/// Puts findings into words, side by side. Those that are left out, because more was not asked for, are told as none.
pub fn tell(
    world: &World,
    sources: &SourceMap,
    findings: &[Finding],
    settings: &Settings<'_>,
) -> Vec<Option<Words>> {
    tell_watched(world, sources, findings, settings, &Watch::default())
}

/// The same, while somebody watches, who may ask that it stop: what is not in words a moment later is told as none.
pub fn tell_watched(
    world: &World,
    sources: &SourceMap,
    findings: &[Finding],
    settings: &Settings<'_>,
    watch: &Watch,
) -> Vec<Option<Words>> {
    let ir: &Ir = world.ir();
    let context = Context::new(ir, world, sources).telling(Some(watch));
    let wanted = wanted(&context, findings, settings);
    let asked: Vec<(&Finding, bool)> = findings.iter().zip(wanted).collect();
    let tell = |part: &[(&Finding, bool)]| {
        let mut frame = Frame::new(&context, None);
        let told = part.iter().map(|(finding, wanted)| {
            if !wanted || watch.is_overdue() {
                return None;
            }
            let words = one(&mut frame, ir.rule(finding.rule), finding, settings.strict);
            frame.forget();
            // What was looked at only in part says nothing.
            (!watch.is_overdue()).then_some(words)
        });
        told.collect::<Vec<_>>()
    };
    asked.par_chunks(CHUNK).flat_map_iter(tell).collect()
}

/// Puts one finding into words.
pub fn tell_one(world: &World, sources: &SourceMap, finding: &Finding, strict: bool) -> Words {
    let context = Context::new(world.ir(), world, sources).telling(None);
    one(&mut Frame::new(&context, None), world.ir().rule(finding.rule), finding, strict)
}

/// The chunk size: how many findings are put into words by one thread before it takes others.
const CHUNK: usize = 8;

/// For each finding whether it is told: it is not known, and among the first so many by file and position.
fn wanted(context: &Context, findings: &[Finding], settings: &Settings<'_>) -> Vec<bool> {
    let is_known = |at: &usize| settings.known.get(*at).is_some_and(|known| *known);
    let mut order: Vec<usize> = (0..findings.len()).filter(|at| !is_known(at)).collect();
    if let Some(most) = settings.most.filter(|most| *most < order.len()) {
        let place = |finding: &Finding| {
            let waived = finding.verdict == FindingVerdict::Waived;
            (waived, finding.place(context.ir), finding.rule)
        };
        order.sort_by_cached_key(|at| (findings.get(*at).map(place), *at));
        order.truncate(most);
    }
    let mut wanted = vec![false; findings.len()];
    for at in order {
        if let Some(wanted) = wanted.get_mut(at) {
            *wanted = true;
        }
    }
    wanted
}

/// What is to be told: of which things, which days, and how certain it is.
struct Case<'f> {
    rule: &'f Rule,
    /// The things bound.
    row: &'f Row,
    /// The days of the finding.
    days: &'f Days,
    /// Those of them on which the world that shows it does so.
    shown: Days,
    certainty: Certainty,
    /// Whether the field that a predicate compares is the same in every possible world.
    field_is_certain: bool,
    /// The values that the sentence may tell, by where they stand, the days on which they differ between possible worlds, and what is
    /// known of them in all.
    moving: Vec<(Span, Days, Estimates)>,
    /// What the values that the sentence may tell can be in possible worlds, of what is certain; none where no event moves them, or
    /// they are another in too many worlds.
    possible: Option<PossibleValues>,
    /// Where waivers have split the finding: what it was before.
    split: Option<&'f Split>,
    /// What is said besides.
    beyond: Beyond,
}

/// How certain it is that a rule is broken on the days of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Certainty {
    /// On each of them, whatever happens.
    EveryDay,
    /// On some of them, whatever happens; these words say on what it hangs on which.
    SomeDays(String),
    /// On some of them, in some possible worlds.
    Perhaps,
    /// It cannot be told on some of them.
    Unknown,
}

/// A case, and the world it is told in: one that shows it, or all worlds at once.
struct Telling<'f, 'a> {
    frame: &'f Frame<'a>,
    case: &'f Case<'f>,
}

impl Telling<'_, '_> {
    /// Whether it may be so, but need not.
    fn open(&self) -> bool {
        matches!(self.case.certainty, Certainty::Perhaps | Certainty::Unknown)
    }

    /// The values that the sentence may tell and the days on which events move them; asked of all worlds at once.
    fn moving_values(&self) -> Vec<(Span, Days, Estimates)> {
        let moves = |value: &Estimate| self.frame.hangs_on_unknowns(value.reasons());
        let days = |value: &Value| {
            let values = self.value(value);
            (value.span, values.days_where(moves), values)
        };
        sentence::values_told(&self.case.rule.sentence).into_iter().map(days).collect()
    }

    /// A day on which the world that shows it does so.
    fn day(&self) -> Day {
        self.case.shown.first().or(self.case.days.first()).unwrap_or(Day::BEGINNING)
    }
}

/// Tells one finding. The frame is that of all worlds.
fn one<'a>(frame: &mut Frame<'a>, rule: &'a Rule, finding: &Finding, strict: bool) -> Words {
    let finding = &*frame.judged(rule, finding);
    let beyond = Beyond::of(frame, rule, finding);
    let whole = match &finding.grounds {
        Grounds::Further(judgement) => Some(judgement),
        // What is excused is no day that anything brings.
        Grounds::Broken(judgement) => {
            let is_part = || !judgement.broken.difference(&finding.days).is_empty();
            Some(judgement).filter(|it| finding.split.is_some() && !it.always && !it.unfinished && is_part())
        }
        Grounds::Certain | Grounds::ToldLater { .. } | Grounds::Unknown(_) => None,
    };
    let left = whole.map(|judgement| {
        let asked =
            OnDays { rule, candidate: &finding.candidate, days: &finding.days, of_life: judgement.of_life };
        frame.start_over();
        Left::of(frame.judge_on(asked, judgement.all_unknowns(), None), judgement)
    });
    // What is broken as long as nothing unexpected happens is told of those worlds.
    let is_expected =
        matches!(&finding.grounds, Grounds::Broken(judgement) if judgement.unexpected.is_some());
    if is_expected && let Some(frame) = frame.expected() {
        let words = one_in(frame, rule, finding, (beyond, left.as_ref()), strict);
        frame.forget();
        return words;
    }
    one_in(frame, rule, finding, (beyond, left.as_ref()), strict)
}

fn one_in<'a>(
    frame: &mut Frame<'a>,
    rule: &'a Rule,
    finding: &Finding,
    (beyond, left): (Beyond, Option<&Left>),
    strict: bool,
) -> Words {
    let context = frame.context;
    let (world, open) = Open::of(finding, left);
    frame.start_over();
    frame.take_as_too_much(open.reasons().contains(&Reason::TooMuch));
    frame.stand_in(world);
    let row = finding.candidate.first();
    let broken = frame.ruling(rule, &mut row.clone()).broken;
    let shown = if let Open::Unknown(_) = open { truth::possible(&broken) } else { truth::certain(&broken) };
    let mut case = Case {
        rule,
        row,
        days: &finding.days,
        shown: shown.intersection(&finding.days),
        certainty: open.certainty(context),
        field_is_certain: true,
        moving: Vec::new(),
        possible: None,
        split: finding.split.as_deref(),
        beyond,
    };
    let is_certain = !matches!(case.certainty, Certainty::Perhaps | Certainty::Unknown);
    if context.uncertain && is_certain {
        let asked = Values {
            rule,
            candidate: &finding.candidate,
            values: &sentence::values_told(&rule.sentence),
            days: &finding.days,
            where_broken: case.certainty != Certainty::EveryDay,
        };
        case.possible = frame.possible_values(asked);
        frame.start_over();
        frame.stand_in(world);
    }
    if context.uncertain && !is_certain {
        case.moving = frame.over_all_worlds(|frame| Telling { frame, case: &case }.moving_values());
    }
    if case.certainty == Certainty::Perhaps {
        case.field_is_certain =
            frame.over_all_worlds(|frame| Telling { frame, case: &case }.field_is_certain());
    }
    let naming = Naming::plain(context);
    let open_on = open.list(context, &naming);
    let why = open.why(&open_on, context, &naming.in_backticks());
    // What is certain is said of every world; what may be so, and the words it rests on, of the world that shows it.
    let sentence = |frame: &Frame<'a>| Telling { frame, case: &case }.sentence(why.as_deref());
    let message =
        if context.uncertain && is_certain { frame.over_all_worlds(sentence) } else { sentence(frame) };
    let telling = Telling { frame, case: &case };
    let own = if rule.advisory { Severity::Warning } else { Severity::Error };
    // What is agreed needs no mending.
    let is_to_be_mended = finding.verdict == FindingVerdict::Broken && case.certainty == Certainty::EveryDay;
    Words {
        severity: if telling.open() && !strict { Severity::Warning } else { own },
        message,
        labels: telling.labels(&open),
        because: rule.because.clone(),
        help: rule.fix.clone(),
        open_on,
        unless: telling.case.beyond.undone_by.clone(),
        fixes: if is_to_be_mended { telling.fixes() } else { Vec::new() },
    }
}
