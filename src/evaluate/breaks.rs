//! The possible worlds in which a rule is broken in, the shortest statement of them out.

use crate::ir::EventId;
use crate::time::{Day, Run};
use crate::world::EventDomain;

/// In which worlds a rule is broken, event by event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// In none of them.
    Never,
    /// In each of them.
    Always,
    /// It hangs on the day of an event: its days in order, each run with what follows there. The run from [`Day::END`] is never.
    Split { event: EventId, branches: Vec<(Run, Breaks)> },
    /// It hangs on how the days of these events lie to each other.
    Relative(Vec<EventId>),
}

impl Breaks {
    /// What the branches of an event say together, neighbours that agree joined.
    pub(crate) fn split(event: EventId, branches: Vec<(Run, Breaks)>) -> Breaks {
        let mut joined: Vec<(Run, Breaks)> = Vec::new();
        for (run, breaks) in branches {
            match joined.last_mut() {
                // The run of `never` stays apart.
                Some((last, same)) if *same == breaks && run.from != Day::END => last.through = run.through,
                _ => joined.push((run, breaks)),
            }
        }
        match joined.first() {
            None => Breaks::Never,
            Some((_, first)) if joined.iter().all(|(_, breaks)| breaks == first) => first.clone(),
            Some(_) => Breaks::Split { event, branches: joined },
        }
    }

    /// What a class of worlds says of which this is the first and `last` the last. None where one breaks and the other does not.
    pub(crate) fn swept_to(&self, last: &Breaks) -> Option<Breaks> {
        if self == last {
            return Some(self.clone());
        }
        match (self, last) {
            (Breaks::Never | Breaks::Always, _) | (_, Breaks::Never | Breaks::Always) => None,
            _ => {
                let mut events = self.events();
                events.extend(last.events());
                events.sort_unstable();
                events.dedup();
                Some(Breaks::Relative(events))
            }
        }
    }

    /// The events it hangs on, sorted.
    pub(crate) fn events(&self) -> Vec<EventId> {
        let mut events = match self {
            Breaks::Never | Breaks::Always => Vec::new(),
            Breaks::Relative(events) => events.clone(),
            Breaks::Split { event, branches } => {
                let mut events = vec![*event];
                branches.iter().for_each(|(_, breaks)| events.extend(breaks.events()));
                events
            }
        };
        events.sort_unstable();
        events.dedup();
        events
    }

    /// `if agi-verified has not happened by 2033-01-01`. `name` says the name of an event, `domain` its possible days.
    pub(crate) fn statement<'d>(
        &self,
        samples: &Samples,
        name: &impl Fn(EventId) -> String,
        domain: &impl Fn(EventId) -> &'d EventDomain,
    ) -> String {
        let mut cases = self.cases(name, domain);
        // More than three alternatives are no statement a person would follow.
        if (1..=3).contains(&cases.len()) {
            cases.iter_mut().for_each(|case| case.insert_str(0, "if "));
            return cases.join(" or ");
        }
        samples.conjunction(name, domain).unwrap_or_else(|| self.depending(name))
    }

    fn depending(&self, name: &impl Fn(EventId) -> String) -> String {
        let names: Vec<String> =
            self.events().into_iter().map(|event| format!("`{}`", name(event))).collect();
        let verb = if names.len() == 1 { "happens" } else { "happen" };
        format!("depending on when {} {verb}", super::words::and_list(&names))
    }

    /// The alternatives, without `if`; none where they cannot be said so.
    fn cases<'d>(
        &self,
        name: &impl Fn(EventId) -> String,
        domain: &impl Fn(EventId) -> &'d EventDomain,
    ) -> Vec<String> {
        let Breaks::Split { event, branches } = self else { return Vec::new() };
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
            let when = happens(&name(*event), &runs, domain(*event));
            if *outcome == Breaks::Always {
                cases.extend(when);
                continue;
            }
            let inner = outcome.cases(name, domain);
            if inner.is_empty() {
                return Vec::new();
            }
            for first in &when {
                cases.extend(inner.iter().map(|then| format!("{first} and {then}")));
            }
        }
        cases
    }
}

/// The worlds that were looked at.
pub(crate) struct Samples<'j> {
    /// The events.
    pub(crate) events: &'j [EventId],
    /// A day for each of them, and whether the rule is broken there.
    pub(crate) worlds: &'j [(Vec<Day>, bool)],
}

impl Samples<'_> {
    /// Stretches of days for each event, and for two of them which comes first, where the rule is broken in just these worlds.
    fn conjunction<'d>(
        &self,
        name: &impl Fn(EventId) -> String,
        domain: &impl Fn(EventId) -> &'d EventDomain,
    ) -> Option<String> {
        let mut reach: Vec<(Day, Day)> = vec![(Day::END, Day::BEGINNING); self.events.len()];
        for (days, _) in self.worlds.iter().filter(|(_, broken)| *broken) {
            for (reach, day) in reach.iter_mut().zip(days) {
                *reach = (reach.0.min(*day), reach.1.max(*day));
            }
        }
        let within =
            |days: &[Day]| days.iter().zip(&reach).all(|(day, (first, last))| first <= day && day <= last);
        let orders = self.orders().find(|order| {
            self.worlds.iter().all(|(days, broken)| {
                *broken == (within(days) && order.is_none_or(|order| order.holds(days)))
            })
        })?;
        let mut said: Vec<String> = Vec::new();
        for (event, (first, last)) in self.events.iter().zip(&reach) {
            let domain = domain(*event);
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
                said.extend(happens(&name(*event), &runs, domain));
            }
        }
        if let Some(order) = orders {
            let event = |place: usize| self.events.get(place).map(|event| name(*event)).unwrap_or_default();
            let when = if order.same_day { "no later than" } else { "before" };
            said.push(format!("{} happens {when} {}", event(order.first), event(order.second)));
        }
        (!said.is_empty()).then(|| format!("if {}", said.join(" and ")))
    }

    /// No order, and every order of two events.
    fn orders(&self) -> impl Iterator<Item = Option<Order>> {
        let count = self.events.len();
        let pairs = (0..count).flat_map(move |first| (0..count).map(move |second| (first, second)));
        let orders = pairs.filter(|(first, second)| first != second).flat_map(|(first, second)| {
            [false, true].map(|same_day| Some(Order { first, second, same_day }))
        });
        std::iter::once(None).chain(orders)
    }
}

/// One event happens before another (or on the same day). What never happens comes after all else.
#[derive(Debug, Clone, Copy)]
struct Order {
    first: usize,
    second: usize,
    same_day: bool,
}

impl Order {
    fn holds(self, days: &[Day]) -> bool {
        match (days.get(self.first), days.get(self.second)) {
            (Some(first), Some(second)) => first < second || (self.same_day && first == second),
            _ => false,
        }
    }
}

/// `e has not happened by D` and its sisters, one for each stretch of days.
fn happens(name: &str, runs: &[Run], domain: &EventDomain) -> Vec<String> {
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
        said.push(match (open_start, open_end) {
            (true, true) => format!("{name} happens"),
            (true, false) if run.from == run.through => format!("{name} happens on {}", run.from),
            (true, false) => format!("{name} happens by {}", run.through),
            (false, true) if never || !domain.never => {
                never_said = true;
                format!("{name} has not happened by {}", run.from.previous())
            }
            (false, true) => format!("{name} happens after {}", run.from.previous()),
            (false, false) if run.from == run.through => format!("{name} happens on {}", run.from),
            (false, false) => format!("{name} happens from {} through {}", run.from, run.through),
        });
    }
    if !never_said {
        said.push(format!("{name} never happens"));
    }
    said
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::time::Days;

    fn run(from: &str, through: &str) -> Run {
        Run { from: from.parse().unwrap(), through: through.parse().unwrap() }
    }

    const NEVER: Run = Run { from: Day::END, through: Day::END };

    fn statement(breaks: &Breaks, domain: &EventDomain) -> String {
        let none = Samples { events: &[], worlds: &[] };
        breaks.statement(&none, &|event| ["e", "f"].get(event.index()).unwrap().to_string(), &|_| domain)
    }

    #[test]
    fn says_the_days_of_one_event_shortly() {
        let any = EventDomain { days: Days::all(), never: true };
        let (early, late) = (run("0001-01-01", "2033-01-01"), run("2033-01-02", "9999-12-31"));
        let split = |first, second, never| {
            Breaks::split(EventId(0), vec![(early, first), (late, second), (NEVER, never)])
        };
        use Breaks::{Always, Never};
        assert_eq!(statement(&split(Never, Always, Always), &any), "if e has not happened by 2033-01-01");
        assert_eq!(statement(&split(Always, Never, Never), &any), "if e happens by 2033-01-01");
        assert_eq!(statement(&split(Never, Never, Always), &any), "if e never happens");
        assert_eq!(statement(&split(Always, Always, Never), &any), "if e happens");
        assert_eq!(statement(&split(Never, Always, Never), &any), "if e happens after 2033-01-01");
        assert_eq!(split(Always, Always, Always), Always);
        let surely = EventDomain { days: Days::run("2030-01-01".parse().unwrap(), Day::LAST), never: false };
        let within = Breaks::split(EventId(0), vec![(early, Never), (late, Always)]);
        assert_eq!(statement(&within, &surely), "if e has not happened by 2033-01-01");
    }

    #[test]
    fn names_each_of_several_events() {
        let any = EventDomain { days: Days::all(), never: true };
        let (early, late) = (run("0001-01-01", "2033-01-01"), run("2033-01-02", "9999-12-31"));
        let second = Breaks::split(
            EventId(1),
            vec![(early, Breaks::Never), (late, Breaks::Always), (NEVER, Breaks::Always)],
        );
        let both =
            Breaks::split(EventId(0), vec![(early, second), (late, Breaks::Never), (NEVER, Breaks::Never)]);
        assert_eq!(statement(&both, &any), "if e happens by 2033-01-01 and f has not happened by 2033-01-01");
        assert_eq!(
            statement(&Breaks::Relative(vec![EventId(0), EventId(1)]), &any),
            "depending on when `e` and `f` happen"
        );
    }
}
