//! What is broken as far as anybody counts on in; the further days on which some worlds break it, and what would undo it, out.

use super::breaks::Naming;
use super::words;
use crate::diagnostic::report::{FindingVerdict, OpenKind, OpenOn};
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::all_worlds::undone::{OnDays, Undone};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::{Finding, Grounds};
use crate::ir::Rule;
use crate::time::{Day, Days};
use crate::world::Unknown;

/// More unexpected unknowns than this are not looked through for those that undo something.
const MOST_UNEXPECTED: usize = 16;

/// What is to be said besides what is broken in every world.
#[derive(Debug, Default)]
pub(super) struct Beyond {
    /// ``and on while `notice-given` has not happened``
    pub(super) further: Option<String>,
    /// ``unless `left` happens by 2033-01-01``
    pub(super) unless: Option<String>,
    /// The unexpected events, and the renewals for ever, that would undo it.
    pub(super) undone_by: Vec<OpenOn>,
    /// All unknowns that are named.
    pub(super) unknowns: Vec<Unknown>,
}

impl Beyond {
    /// What is to be said of a finding. The frame is that of all worlds.
    pub(super) fn of<'a>(frame: &mut Frame<'a>, rule: &'a Rule, finding: &Finding) -> Beyond {
        let mut beyond = Beyond::default();
        let Grounds::Broken(judgement) = &finding.grounds else { return beyond };
        if finding.verdict == FindingVerdict::Open || !judgement.always {
            return beyond;
        }
        if !finding.further.is_empty() {
            frame.start_over();
            beyond.tell_further(frame, rule, finding, judgement);
        }
        frame.start_over();
        let may_be_undone = |days: &Days| days.intersection(&finding.days).is_empty();
        let unexpected = judgement.unexpected.as_ref().filter(|unexpected| !unexpected.unfinished);
        let unexpected = unexpected.filter(|unexpected| may_be_undone(&unexpected.certain));
        if let Some(unexpected) = unexpected.filter(|found| found.unknowns.len() <= MOST_UNEXPECTED) {
            let days = finding.days.union(&finding.further);
            let asked =
                OnDays { rule, candidate: &finding.candidate, days: &days, of_life: judgement.of_life };
            let undone = frame.undone(asked, &unexpected.unknowns, judgement.all_unknowns());
            beyond.tell_undone(&Naming::quoted(frame.context), &Naming::plain(frame.context), undone);
        }
        frame.start_over();
        beyond
    }

    fn tell_further<'a>(
        &mut self,
        frame: &mut Frame<'a>,
        rule: &'a Rule,
        finding: &Finding,
        judgement: &Judgement,
    ) {
        let days = words::days(&finding.further);
        let asked = OnDays {
            rule,
            candidate: &finding.candidate,
            days: &finding.further,
            of_life: judgement.of_life,
        };
        let Some(mut unknowns) = unknowns_of(frame, asked, judgement) else {
            self.further = Some(format!("and perhaps {days}"));
            return;
        };
        let naming = Naming::quoted(frame.context);
        let goes_on = finding.days.last().map(Day::next) == finding.further.first();
        let all = judgement.all_unknowns();
        // What decides whether some of these days are broken need not decide which.
        let until = |frame: &mut Frame<'a>, unknowns: &[Unknown]| {
            goes_on && naming.are_events(unknowns) && frame.is_broken_until(asked, unknowns, all)
        };
        let further = if until(frame, &unknowns) {
            format!("and on{} while {}", through(&finding.further), not_happened(&naming, &unknowns))
        } else {
            unknowns = all.to_vec();
            if until(frame, &unknowns) {
                format!("and on{} while {}", through(&finding.further), not_happened(&naming, &unknowns))
            } else {
                format!("and on some days {days}, {}", naming.depending(&unknowns))
            }
        };
        self.further = Some(further);
        self.unknowns = unknowns;
    }

    fn tell_undone(&mut self, quoted: &Naming, plain: &Naming, undone: Undone) {
        let entries = |(unknown, by): (Unknown, Option<Day>)| {
            let kind = if plain.renewed(unknown).is_some() { OpenKind::Renewal } else { OpenKind::Event };
            let entry = move |name| OpenOn { by, ..OpenOn::new(kind, name) };
            plain.names(unknown).into_iter().map(entry)
        };
        let for_ever = |unknown| quoted.renewed(unknown).map(|name| format!("{name} is renewed for ever"));
        let (list, words) = match undone {
            Undone::ByEach(each) => {
                let said = each.iter().map(|(unknown, by)| {
                    let by = by.map(|day| format!(" by {day}")).unwrap_or_default();
                    for_ever(*unknown)
                        .unwrap_or_else(|| format!("{} happens{by}", words::or_list(&quoted.names(*unknown))))
                });
                let said: Vec<String> = said.collect();
                (each, words::or_list(&said))
            }
            Undone::Together(all) => {
                let (renewals, events): (Vec<Unknown>, Vec<Unknown>) =
                    all.iter().partition(|unknown| quoted.renewed(**unknown).is_some());
                let names: Vec<String> = events.iter().map(|unknown| quoted.name(*unknown)).collect();
                let happen = match names.len() {
                    0 => None,
                    1 => Some(format!("{} happens", words::and_list(&names))),
                    _ => Some(format!("{} happen", words::and_list(&names))),
                };
                let said: Vec<String> =
                    happen.into_iter().chain(renewals.into_iter().filter_map(for_ever)).collect();
                let words = words::and_list(&said);
                (all.into_iter().map(|unknown| (unknown, None)).collect(), words)
            }
        };
        if list.is_empty() {
            return;
        }
        self.unless = Some(format!("unless {words}"));
        self.unknowns.extend(list.iter().map(|(unknown, _)| *unknown));
        self.undone_by = list.into_iter().flat_map(entries).collect();
    }
}

/// The unknowns on which it hangs whether a rule is broken on further days; none where there was too much to look at.
fn unknowns_of<'a>(
    frame: &mut Frame<'a>,
    asked: OnDays<'a, '_>,
    judgement: &Judgement,
) -> Option<Vec<Unknown>> {
    if judgement.unexpected.as_ref().is_some_and(|unexpected| unexpected.unfinished) {
        return None;
    }
    let all = judgement.all_unknowns();
    // Some worlds break it on these days and others do not, so of one unknown there is no question which. Where that is an event it is
    // asked all the same, since so it shows whether there is too much to look at.
    if let [one] = all
        && frame.context.world.is_renewal(*one)
    {
        return Some(all.to_vec());
    }
    let found = frame.judge_on(asked, all, None);
    if found.unfinished {
        return None;
    }
    let unknowns = found.breaks.map(|breaks| breaks.unknowns()).unwrap_or_default();
    Some(if unknowns.is_empty() { all.to_vec() } else { unknowns })
}

/// `` through 2030-12-31``, where the days come to an end whatever happens.
fn through(days: &Days) -> String {
    days.last().filter(|last| last.is_civil()).map(|last| format!(" through {last}")).unwrap_or_default()
}

/// `` `e` has not happened``, ``neither `e` nor `f` has happened``
fn not_happened(naming: &Naming, unknowns: &[Unknown]) -> String {
    let mut names: Vec<String> = unknowns.iter().flat_map(|unknown| naming.names(*unknown)).collect();
    names.sort_unstable();
    match names.as_slice() {
        [one] => format!("{one} has not happened"),
        [one, other] => format!("neither {one} nor {other} has happened"),
        _ => format!("none of {} has happened", words::and_list(&names)),
    }
}
