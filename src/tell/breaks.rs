//! The possible worlds in which a rule is broken in, the shortest statement of them out.

use std::cell::RefCell;
use std::rc::Rc;

use super::renewals::{self, Act, Passed};
use super::words;
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::stretches::Stretches;
use crate::evaluate::one_world::context::Context;
use crate::time::{Day, Run};
use crate::world::{Domain, Sort, Thing, Unknown};

/// When a rule is broken, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// `if agi-verified has not happened by 2033-01-01`
    pub(super) words: String,
    /// The days that the words name.
    days: Vec<Day>,
    /// Until when somebody can object to a renewal, or exercise one, and which they are; the first for each.
    acts: Vec<Act>,
    /// The agreement of which it says that it is renewed past an end, where that is all it says.
    renewed: Option<String>,
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
        let acts = parts.iter().flat_map(|part| part.acts.iter().copied()).collect();
        Statement { words, days: parts.into_iter().flat_map(|part| part.days).collect(), acts, renewed: None }
    }

    /// Words without a day of their own.
    fn plain(words: String) -> Statement {
        Statement { words, days: Vec::new(), acts: Vec::new(), renewed: None }
    }

    /// That an agreement is renewed, and until when somebody can act.
    pub(super) fn of_renewal(words: String, act: Option<Act>) -> Statement {
        Statement { acts: act.into_iter().collect(), ..Statement::plain(words) }
    }

    /// The same, where all it says is that this agreement is renewed past an end.
    pub(super) fn past(self, agreement: &str) -> Statement {
        Statement { renewed: Some(agreement.to_owned()), ..self }
    }

    /// Both of two statements. That an agreement is renewed past a later end says that it was past an earlier one.
    fn both(first: &Statement, then: &Statement) -> Statement {
        if first.renewed.is_some() && first.renewed == then.renewed {
            return then.clone();
        }
        Statement::joined(vec![first.clone(), then.clone()], " and ")
    }

    /// Until when somebody can first act on the renewals that it names.
    pub(super) fn act(&self) -> Option<&Act> {
        self.acts.first()
    }

    fn after(mut self, word: &str) -> Statement {
        self.words.insert_str(0, word);
        self
    }
}

/// A renewal, how often it has been used, and the end that one more use passes.
type KnownPass = ((Unknown, u32), Option<Passed>);

/// How unknowns are named, and when each may be.
#[derive(Clone)]
pub(super) struct Naming<'c> {
    unknown: Rc<dyn Fn(Unknown) -> Named<'c> + 'c>,
    /// The end that one more use of a renewal passes that has been used so often.
    passed: Rc<dyn Fn(Unknown, u32) -> Option<Passed> + 'c>,
    /// With backticks around each name.
    quoted: bool,
}

/// An unknown by its name, with the days on which it may be.
struct Named<'c> {
    /// Its name, or those of all that it stands for.
    names: Vec<String>,
    sort: Sort,
    domain: &'c Domain,
    /// The agreement that it renews, if it does.
    renews: Option<String>,
}

impl<'c> Naming<'c> {
    /// By their names in backticks, as in sentences.
    pub(super) fn quoted(context: &Context<'c>) -> Naming<'c> {
        Naming::plain(context).in_backticks()
    }

    /// The same with backticks. What has been asked of renewals is not asked again.
    pub(super) fn in_backticks(&self) -> Naming<'c> {
        Naming { quoted: true, ..self.clone() }
    }

    /// By their bare names, as in data.
    pub(super) fn plain(context: &Context<'c>) -> Naming<'c> {
        let world = context.world;
        let unknown = move |id: Unknown| Named {
            names: match world.sort(id) {
                // What ends on that day is the agreement.
                Sort::Period(term) => vec![world.agreement_of(term).map_or_else(
                    || world.name_of(id),
                    |agreement| world.ir().thing_name(Thing::Agreement(agreement)).to_owned(),
                )],
                _ => world.represents(id).into_iter().map(|unknown| world.name_of(unknown)).collect(),
            },
            sort: world.sort(id),
            domain: world.domain(id),
            renews: match world.sort(id) {
                Sort::Renewal(term) => world
                    .agreement_of(term)
                    .map(|agreement| world.ir().thing_name(Thing::Agreement(agreement)).to_owned()),
                _ => None,
            },
        };
        // A finding names few ends, and each more than once.
        let known: RefCell<Vec<KnownPass>> = RefCell::default();
        let passed = move |unknown, used| {
            let of = (unknown, used);
            if let Some((_, passed)) = known.borrow().iter().find(|(known, _)| *known == of) {
                return *passed;
            }
            let passed = renewals::passed(world, unknown, used);
            known.borrow_mut().push((of, passed));
            passed
        };
        Naming { unknown: Rc::new(unknown), passed: Rc::new(passed), quoted: false }
    }

    /// The end that one more use of a renewal passes that has been used so often.
    pub(super) fn passed(&self, renewal: Unknown, used: u32) -> Option<Passed> {
        (self.passed)(renewal, used)
    }

    /// The name of an unknown; of one that stands for others ``the first of `a` and `b` ``.
    pub(super) fn name(&self, unknown: Unknown) -> String {
        first_of(&self.names(unknown))
    }

    /// The names of all that an unknown stands for; of most that is itself alone.
    pub(super) fn names(&self, unknown: Unknown) -> Vec<String> {
        let Named { names, .. } = (self.unknown)(unknown);
        if self.quoted { names.iter().map(|name| quoted(name)).collect() } else { names }
    }

    /// The agreement that an unknown renews, if it is how often it does.
    pub(super) fn renewed(&self, unknown: Unknown) -> Option<String> {
        (self.unknown)(unknown).renews.map(|name| if self.quoted { quoted(&name) } else { name })
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
        conjunction.unwrap_or_else(|| {
            Statement::plain(format!("in some cases, {}", self.depending(&breaks.unknowns())))
        })
    }

    /// ``depending on when `e` and `f` happen``
    pub(super) fn depending(&self, unknowns: &[Unknown]) -> String {
        let (mut events, mut renewed) = (Vec::new(), Vec::new());
        let (mut periods, mut tails) = (Vec::new(), Vec::new());
        for unknown in unknowns {
            let Named { names, sort, .. } = (self.unknown)(*unknown);
            let name = first_of(&names.iter().map(|name| quoted(name)).collect::<Vec<_>>());
            match sort {
                Sort::Event(_) => events.push(name),
                Sort::Renewal(_) => renewed.push(name),
                Sort::Period(_) => periods.push(name),
                Sort::Tail(_) => tails.push(name),
            }
        }
        let clause = |mut names: Vec<String>, how: &str, [one, more]: [&str; 2]| {
            names.sort_unstable();
            let verb = if names.len() == 1 { one } else { more };
            (!names.is_empty()).then(|| format!("{how} {}{verb}", words::and_list(&names)))
        };
        let clauses: Vec<String> = [
            clause(renewed, "how often", [" renews", " renew"]),
            clause(events, "when", [" happens", " happen"]),
            clause(periods, "for how long", [" renews", " renew"]),
            clause(tails, "how long the tail is of", ["", ""]),
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
            let when = self.happens(*unknown, &runs);
            if *outcome == Breaks::Always {
                cases.extend(when);
                continue;
            }
            let inner = self.cases(outcome);
            if inner.is_empty() {
                return Vec::new();
            }
            for first in &when {
                let both = |then: &Statement| Statement::both(first, then);
                cases.extend(inner.iter().map(both));
            }
        }
        cases
    }

    /// When an unknown is as in these runs, one statement for each.
    fn happens(&self, unknown: Unknown, runs: &[Run]) -> Vec<Statement> {
        let Named { domain, renews, sort, .. } = (self.unknown)(unknown);
        match renews {
            Some(agreement) => {
                let agreement = if self.quoted { format!("`{agreement}`") } else { agreement };
                renewals::renewed(&agreement, runs, domain, &|used| self.passed(unknown, used))
            }
            None if matches!(sort, Sort::Event(_)) => happens(&self.name(unknown), runs, domain),
            None => ends(&self.name(unknown), runs, domain),
        }
    }

    /// Stretches of days for each event, and for two of them which comes first, where the rule is broken in just these worlds.
    fn conjunction(&self, unknowns: &[Unknown], Stretches { days, order }: &Stretches) -> Option<Statement> {
        let mut said: Vec<Statement> = Vec::new();
        // The day after the first one of what comes first: that what comes second is no earlier goes without saying.
        let order_from = |place: usize| {
            let order = order.as_ref().filter(|order| order.second == place)?;
            let (first, _) = days.get(order.first)?;
            Some(if order.same_day { *first } else { first.next() })
        };
        for (place, (unknown, (first, last))) in unknowns.iter().zip(days).enumerate() {
            let domain = self.domain(*unknown);
            let never = (*last == Day::END).then_some(Run { from: Day::END, through: Day::END });
            let civil = if *last == Day::END {
                domain.days.last().unwrap_or(Day::LAST).min(Day::LAST)
            } else {
                *last
            };
            let days = (*first != Day::END).then_some(Run { from: *first, through: civil });
            let runs: Vec<Run> = days.into_iter().chain(never).collect();
            let free_from = domain.days.first().unwrap_or(Day::BEGINNING).max(Day::FIRST);
            let starts_free = *first <= order_from(place).map_or(free_from, |from| from.max(free_from));
            let ends_free = *last
                == if domain.never {
                    Day::END
                } else {
                    civil.max(domain.days.last().unwrap_or(Day::END).min(Day::LAST))
                };
            if !(starts_free && ends_free) {
                said.extend(self.happens(*unknown, &runs));
            }
            // What happens before another happens.
            let comes_first = order
                .as_ref()
                .is_some_and(|order| unknowns.get(order.first) == Some(unknown) && !order.same_day);
            if comes_first
                && said.last().is_some_and(|last| last.words == happens_at_all(&self.name(*unknown)))
            {
                said.pop();
            }
        }
        // Which of two comes first is said of events alone.
        if let Some(order) = order {
            if !self.are_events(unknowns) {
                return None;
            }
            let name =
                |place: usize| unknowns.get(place).map(|unknown| self.name(*unknown)).unwrap_or_default();
            let when = if order.same_day { "no later than" } else { "before" };
            let words = format!("{} happens {when} {}", name(order.first), name(order.second));
            said.push(Statement::plain(words));
        }
        (!said.is_empty()).then(|| Statement::joined(said, " and ").after("if "))
    }
}

fn quoted(name: &str) -> String {
    format!("`{name}`")
}

/// A name, or ``the first of `a` and `b` ``.
fn first_of(names: &[String]) -> String {
    match names {
        [name] => name.clone(),
        names => format!("the first of {}", words::and_list(names)),
    }
}

fn happens_at_all(name: &str) -> String {
    format!("{name} happens")
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
        let one = |words: &str, day: Day| Statement {
            days: vec![day],
            ..Statement::plain(format!("{name} {words} {day}"))
        };
        said.push(match (open_start, open_end) {
            (true, true) => Statement::plain(happens_at_all(name)),
            (true, false) if run.from == run.through => one("happens on", run.from),
            (true, false) => one("happens by", run.through),
            (false, true) if never || !domain.never => {
                never_said = true;
                one("has not happened by", run.from.previous())
            }
            (false, true) => one("happens after", run.from.previous()),
            (false, false) if run.from == run.through => one("happens on", run.from),
            (false, false) => Statement {
                days: vec![run.from, run.through],
                ..Statement::plain(format!("{name} happens from {} through {}", run.from, run.through))
            },
        });
    }
    if !never_said {
        said.push(Statement::plain(format!("{name} never happens")));
    }
    said
}

/// `e ends after D` and its sisters, one for each stretch of days: of a term or agreement whose last day is not certain.
fn ends(name: &str, runs: &[Run], domain: &Domain) -> Vec<Statement> {
    let never = runs.iter().any(|run| run.from == Day::END);
    let first = domain.days.first().unwrap_or(Day::BEGINNING).max(Day::FIRST);
    let last = domain.days.last().unwrap_or(Day::END).min(Day::LAST);
    let days: Vec<&Run> = runs.iter().filter(|run| run.from != Day::END).collect();
    let mut said: Vec<Statement> = Vec::new();
    let mut never_said = !never;
    for run in days {
        let open_end = run.through >= last && (never || !domain.never);
        never_said |= open_end;
        let (words, days) = match (run.from <= first, open_end) {
            (true, true) => (format!("{name} ends on any day"), Vec::new()),
            (true, false) => (format!("{name} ends by {}", run.through), vec![run.through]),
            (false, true) => {
                (format!("{name} ends after {}", run.from.previous()), vec![run.from.previous()])
            }
            (false, false) => {
                let (from, through) = (run.from, run.through);
                (format!("{name} ends from {from} through {through}"), vec![from, through])
            }
        };
        said.push(Statement { days, ..Statement::plain(words) });
    }
    if !never_said {
        said.push(Statement::plain(format!("{name} never ends")));
    }
    said
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::evaluate::all_worlds::stretches::Order;
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
            names: vec![if unknown == of(0) { "e" } else { "happens" }.to_owned()],
            sort: Sort::Event(crate::ir::EventId(0)),
            domain,
            renews: None,
        };
        Naming { unknown: Rc::new(unknown), passed: Rc::new(|_, _| None), quoted }
    }

    fn statement(breaks: &Breaks, domain: &Domain) -> String {
        naming(domain, false).statement(breaks, &[], None).words
    }

    #[test]
    fn says_the_days_of_one_event_shortly() {
        let any = Domain { days: Days::all(), never: true, unexpected: false };
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
        let surely = Domain {
            days: Days::run("2030-01-01".parse().unwrap(), Day::LAST),
            never: false,
            unexpected: false,
        };
        let within = Breaks::split(of(0), vec![(early, Never), (late, Always)]);
        assert_eq!(statement(&within, &surely), "if e has not happened by 2033-01-01");
    }

    #[test]
    fn the_day_is_that_which_the_words_name_where_it_is_one() {
        let any = Domain { days: Days::all(), never: true, unexpected: false };
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
    fn what_happens_before_another_is_not_said_to_happen() {
        let any = Domain { days: Days::all(), never: true, unexpected: false };
        let by = |days: Vec<(Day, Day)>, same_day: bool| {
            let stretches = Stretches { days, order: Some(Order { first: 0, second: 1, same_day }) };
            naming(&any, true).conjunction(&[of(0), of(1)], &stretches).map(|said| said.words)
        };
        let (some_day, never) = ((Day::FIRST, Day::LAST), (Day::FIRST, Day::END));
        assert_eq!(by(vec![some_day, never], false).as_deref(), Some("if `e` happens before `happens`"));
        let early = (Day::FIRST, "2033-01-01".parse().unwrap());
        assert_eq!(
            by(vec![early, never], false).as_deref(),
            Some("if `e` happens by 2033-01-01 and `e` happens before `happens`")
        );
        // What comes after another is no earlier than the day after it can be.
        let next = (Day::FIRST.next(), Day::END);
        assert_eq!(by(vec![some_day, next], false).as_deref(), Some("if `e` happens before `happens`"));
        // On one day with what never happens it does not happen.
        assert_eq!(
            by(vec![some_day, never], true).as_deref(),
            Some("if `e` happens and `e` happens no later than `happens`")
        );
    }

    #[test]
    fn names_each_of_several_events() {
        let any = Domain { days: Days::all(), never: true, unexpected: false };
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
            "in some cases, depending on when `e` and `happens` happen"
        );
    }
}
