//! The possible worlds in which a rule is broken in, the shortest statement of them out.

use super::words;
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::stretches::Stretches;
use crate::evaluate::one_world::context::Context;
use crate::time::{Day, Run};
use crate::world::{Domain, Sort, Unknown};

/// When a rule is broken, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// `if agi-verified has not happened by 2033-01-01`
    pub(super) words: String,
    /// The days that the words name.
    days: Vec<Day>,
}

impl Statement {
    /// The one day that it names; none where it names several.
    pub(super) fn day(&self) -> Option<Day> {
        let first = self.days.first()?;
        self.days.iter().all(|day| day == first).then_some(*first)
    }

    fn joined(parts: Vec<Statement>, with: &str) -> Statement {
        let words: Vec<&str> = parts.iter().map(|part| part.words.as_str()).collect();
        let words = words.join(with);
        Statement { words, days: parts.into_iter().flat_map(|part| part.days).collect() }
    }

    fn after(mut self, word: &str) -> Statement {
        self.words.insert_str(0, word);
        self
    }
}

/// How unknowns are named, and when each may be.
pub(super) struct Naming<'c> {
    unknown: Box<dyn Fn(Unknown) -> Named<'c> + 'c>,
    /// With backticks around each name.
    quoted: bool,
}

/// An unknown by its name, with the days on which it may be.
struct Named<'c> {
    name: String,
    sort: Sort,
    domain: &'c Domain,
}

impl<'c> Naming<'c> {
    /// By their names in backticks, as in sentences.
    pub(super) fn quoted(context: &Context<'c>) -> Naming<'c> {
        Naming { quoted: true, ..Naming::plain(context) }
    }

    /// By their bare names, as in data.
    pub(super) fn plain(context: &Context<'c>) -> Naming<'c> {
        let world = context.world;
        let unknown = move |id: Unknown| Named {
            name: world.name_of(id),
            sort: world.sort(id),
            domain: world.domain(id),
        };
        Naming { unknown: Box::new(unknown), quoted: false }
    }

    /// The name of an unknown.
    pub(super) fn name(&self, unknown: Unknown) -> String {
        let Named { name, .. } = (self.unknown)(unknown);
        if self.quoted { format!("`{name}`") } else { name }
    }

    /// Whether all of these are events.
    pub(super) fn are_events(&self, unknowns: &[Unknown]) -> bool {
        unknowns.iter().all(|unknown| matches!((self.unknown)(*unknown).sort, Sort::Event(_)))
    }

    fn domain(&self, unknown: Unknown) -> &'c Domain {
        (self.unknown)(unknown).domain
    }

    /// `if agi-verified has not happened by 2033-01-01`. `stretches` are those of `events`, where these say it all.
    pub(super) fn statement(
        &self,
        breaks: &Breaks,
        unknowns: &[Unknown],
        stretches: Option<&Stretches>,
    ) -> Statement {
        let cases = self.cases(breaks);
        // More than three alternatives are no statement a person would follow.
        if (1..=3).contains(&cases.len()) {
            return Statement::joined(cases.into_iter().map(|case| case.after("if ")).collect(), " or ");
        }
        let conjunction = stretches.and_then(|stretches| self.conjunction(unknowns, stretches));
        conjunction
            .unwrap_or_else(|| Statement { words: self.depending(&breaks.unknowns()), days: Vec::new() })
    }

    /// ``depending on when `e` and `f` happen``
    pub(super) fn depending(&self, unknowns: &[Unknown]) -> String {
        let (mut events, mut renewed, mut ended) = (Vec::new(), Vec::new(), Vec::new());
        for unknown in unknowns {
            let Named { name, sort, .. } = (self.unknown)(*unknown);
            match sort {
                Sort::Event(_) => events.push(name),
                Sort::Renewal(_) => renewed.push(name),
                Sort::Tail(_) => ended.push(name),
            }
        }
        let clause = |mut names: Vec<String>, how: &str, [one, more]: [&str; 2]| {
            names.sort_unstable();
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            let verb = if names.len() == 1 { one } else { more };
            (!names.is_empty()).then(|| format!("{how} {} {verb}", words::and_list(&names)))
        };
        let clauses: Vec<String> = [
            clause(renewed, "how often", ["renews", "renew"]),
            clause(events, "when", ["happens", "happen"]),
            clause(ended, "when", ["ends", "end"]),
        ]
        .into_iter()
        .flatten()
        .collect();
        format!("depending on {}", words::and_list(&clauses))
    }

    /// The alternatives, without `if`; none where they cannot be said so.
    fn cases(&self, breaks: &Breaks) -> Vec<Statement> {
        let Breaks::Split { unknown, branches } = breaks else { return Vec::new() };
        let mut outcomes: Vec<&Breaks> = Vec::new();
        for (_, breaks) in branches {
            if *breaks != Breaks::Never && !outcomes.contains(&breaks) {
                outcomes.push(breaks);
            }
        }
        let mut cases = Vec::new();
        for outcome in outcomes {
            let runs: Vec<Run> =
                branches.iter().filter(|(_, breaks)| breaks == outcome).map(|(run, _)| *run).collect();
            let when = happens(&self.name(*unknown), &runs, self.domain(*unknown));
            if *outcome == Breaks::Always {
                cases.extend(when);
                continue;
            }
            let inner = self.cases(outcome);
            if inner.is_empty() {
                return Vec::new();
            }
            for first in &when {
                let both = |then: &Statement| Statement::joined(vec![first.clone(), then.clone()], " and ");
                cases.extend(inner.iter().map(both));
            }
        }
        cases
    }

    /// Stretches of days for each event, and for two of them which comes first, where the rule is broken in just these worlds.
    fn conjunction(&self, unknowns: &[Unknown], Stretches { days, order }: &Stretches) -> Option<Statement> {
        let mut said: Vec<Statement> = Vec::new();
        for (unknown, (first, last)) in unknowns.iter().zip(days) {
            let domain = self.domain(*unknown);
            let never = (*last == Day::END).then_some(Run { from: Day::END, through: Day::END });
            let civil = if *last == Day::END {
                domain.days.last().unwrap_or(Day::LAST).min(Day::LAST)
            } else {
                *last
            };
            let days = (*first != Day::END).then_some(Run { from: *first, through: civil });
            let runs: Vec<Run> = days.into_iter().chain(never).collect();
            let starts_free = *first <= domain.days.first().unwrap_or(Day::BEGINNING).max(Day::FIRST);
            let ends_free = *last
                == if domain.never {
                    Day::END
                } else {
                    civil.max(domain.days.last().unwrap_or(Day::END).min(Day::LAST))
                };
            if !(starts_free && ends_free) {
                said.extend(happens(&self.name(*unknown), &runs, domain));
            }
        }
        if let Some(order) = order {
            let name =
                |place: usize| unknowns.get(place).map(|unknown| self.name(*unknown)).unwrap_or_default();
            let when = if order.same_day { "no later than" } else { "before" };
            let words = format!("{} happens {when} {}", name(order.first), name(order.second));
            said.push(Statement { words, days: Vec::new() });
        }
        (!said.is_empty()).then(|| Statement::joined(said, " and ").after("if "))
    }
}

/// `e has not happened by D` and its sisters, one for each stretch of days.
fn happens(name: &str, runs: &[Run], domain: &Domain) -> Vec<Statement> {
    let never = runs.iter().any(|run| run.from == Day::END);
    let mut days: Vec<Run> = Vec::new();
    for run in runs.iter().filter(|run| run.from != Day::END) {
        // Where the event has no possible day between two stretches they are one.
        match days.last_mut() {
            Some(last) if last.through.next() == run.from => last.through = run.through,
            _ => days.push(*run),
        }
    }
    let first = domain.days.first().unwrap_or(Day::BEGINNING).max(Day::FIRST);
    let last = domain.days.last().unwrap_or(Day::END).min(Day::LAST);
    let mut said = Vec::new();
    let mut never_said = !never;
    for run in &days {
        let (open_start, open_end) = (run.from <= first, run.through >= last);
        let one =
            |words: &str, day: Day| Statement { words: format!("{name} {words} {day}"), days: vec![day] };
        said.push(match (open_start, open_end) {
            (true, true) => Statement { words: format!("{name} happens"), days: Vec::new() },
            (true, false) if run.from == run.through => one("happens on", run.from),
            (true, false) => one("happens by", run.through),
            (false, true) if never || !domain.never => {
                never_said = true;
                one("has not happened by", run.from.previous())
            }
            (false, true) => one("happens after", run.from.previous()),
            (false, false) if run.from == run.through => one("happens on", run.from),
            (false, false) => Statement {
                words: format!("{name} happens from {} through {}", run.from, run.through),
                days: vec![run.from, run.through],
            },
        });
    }
    if !never_said {
        said.push(Statement { words: format!("{name} never happens"), days: Vec::new() });
    }
    said
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::time::Days;

    fn run(from: &str, through: &str) -> Run {
        Run { from: from.parse().unwrap(), through: through.parse().unwrap() }
    }

    const NEVER: Run = Run { from: Day::END, through: Day::END };

    fn of(number: u32) -> Unknown {
        crate::ir::EventId(number).into()
    }

    fn naming(domain: &Domain, quoted: bool) -> Naming<'_> {
        let unknown = move |unknown: Unknown| Named {
            name: if unknown == of(0) { "e" } else { "happens" }.to_owned(),
            sort: Sort::Event(crate::ir::EventId(0)),
            domain,
        };
        Naming { unknown: Box::new(unknown), quoted }
    }

    fn statement(breaks: &Breaks, domain: &Domain) -> String {
        naming(domain, false).statement(breaks, &[], None).words
    }

    #[test]
    fn says_the_days_of_one_event_shortly() {
        let any = Domain { days: Days::all(), never: true };
        let (early, late) = (run("0001-01-01", "2033-01-01"), run("2033-01-02", "9999-12-31"));
        let split =
            |first, second, never| Breaks::split(of(0), vec![(early, first), (late, second), (NEVER, never)]);
        use Breaks::{Always, Never};
        assert_eq!(statement(&split(Never, Always, Always), &any), "if e has not happened by 2033-01-01");
        assert_eq!(statement(&split(Always, Never, Never), &any), "if e happens by 2033-01-01");
        assert_eq!(statement(&split(Never, Never, Always), &any), "if e never happens");
        assert_eq!(statement(&split(Always, Always, Never), &any), "if e happens");
        assert_eq!(statement(&split(Never, Always, Never), &any), "if e happens after 2033-01-01");
        assert_eq!(split(Always, Always, Always), Always);
        let surely = Domain { days: Days::run("2030-01-01".parse().unwrap(), Day::LAST), never: false };
        let within = Breaks::split(of(0), vec![(early, Never), (late, Always)]);
        assert_eq!(statement(&within, &surely), "if e has not happened by 2033-01-01");
    }

    #[test]
    fn the_day_is_that_which_the_words_name_where_it_is_one() {
        let any = Domain { days: Days::all(), never: true };
        let day = |branches: Vec<(Run, Breaks)>| {
            naming(&any, false).statement(&Breaks::split(of(0), branches), &[], None).day()
        };
        use Breaks::{Always, Never};
        let (early, middle, late) = (
            run("0001-01-01", "2030-12-31"),
            run("2031-01-01", "2033-01-01"),
            run("2033-01-02", "9999-12-31"),
        );
        let not_by = day(vec![(early, Never), (middle, Never), (late, Always), (NEVER, Always)]);
        assert_eq!(not_by, "2033-01-01".parse().ok());
        assert_eq!(day(vec![(early, Never), (middle, Always), (late, Never), (NEVER, Never)]), None);
        assert_eq!(day(vec![(early, Never), (middle, Never), (late, Never), (NEVER, Always)]), None);
    }

    #[test]
    fn names_each_of_several_events() {
        let any = Domain { days: Days::all(), never: true };
        let (early, late) = (run("0001-01-01", "2033-01-01"), run("2033-01-02", "9999-12-31"));
        let second = Breaks::split(
            of(1),
            vec![(early, Breaks::Never), (late, Breaks::Always), (NEVER, Breaks::Always)],
        );
        let both = Breaks::split(of(0), vec![(early, second), (late, Breaks::Never), (NEVER, Breaks::Never)]);
        assert_eq!(
            statement(&both, &any),
            "if e happens by 2033-01-01 and happens has not happened by 2033-01-01"
        );
        assert_eq!(
            naming(&any, true).statement(&both, &[], None).words,
            "if `e` happens by 2033-01-01 and `happens` has not happened by 2033-01-01"
        );
        assert_eq!(
            statement(&Breaks::Relative(vec![of(0), of(1)]), &any),
            "depending on when `e` and `happens` happen"
        );
    }
}
