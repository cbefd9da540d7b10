//! A renewal and how often it would have to be used in; the end that is passed so, and the last day on which somebody can act, out.

use super::breaks::Statement;
use crate::time::{Day, Run};
use crate::world::{Assignment, Count, Domain, LastDay, Sort, Thing, Unknown, Way, World};

/// What people are told of an end that a renewal passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Passed {
    /// The end; none where it is another day in another world.
    pub(crate) past: Option<Day>,
    /// Until when somebody can act on it.
    pub(crate) act: Act,
}

/// Until when somebody can act, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Act {
    pub(crate) way: Way,
    pub(crate) last: LastDay,
}

impl Act {
    /// `the last day to object is 2025-11-02`
    pub(crate) fn words(&self) -> String {
        let verb = match self.way {
            Way::Automatic => "object",
            Way::Option => "exercise it",
        };
        match self.last {
            LastDay::On(day) => format!("the last day to {verb} is {day}"),
            LastDay::NotLaterThan(day) => format!("the last day to {verb} is not later than {day}"),
        }
    }

    /// `last day to object`
    pub(crate) fn name(&self) -> String {
        let verb = match self.way {
            Way::Automatic => "object",
            Way::Option => "exercise it",
        };
        match self.last {
            LastDay::On(_) => format!("last day to {verb}"),
            LastDay::NotLaterThan(_) => format!("last day to {verb}, at the latest"),
        }
    }

    /// The last day, where it is one day.
    pub(super) fn by(&self) -> Option<Day> {
        match self.last {
            LastDay::On(day) => Some(day),
            LastDay::NotLaterThan(_) => None,
        }
    }
}

/// The end that is passed by one more use of a renewal that has been used so often; none where it cannot be.
pub(crate) fn passed(world: &World, unknown: Unknown, used: u32) -> Option<Passed> {
    let Sort::Renewal(renewal) = world.sort(unknown) else { return None };
    let agreement = world.agreement_of(renewal)?;
    let others = world.depends(Thing::Agreement(agreement));
    let moving = world.unknowns_of_dated_end(agreement);
    // What merely cuts the agreement short moves no last day to act.
    let moves = |other: &Unknown| moving.contains(other) || !matches!(world.sort(*other), Sort::Event(_));
    let hangs_on_others = others.iter().any(|other| *other != unknown && moves(other));
    let mut found: Vec<Passed> = Vec::new();
    let mut ends: Vec<Day> = Vec::new();
    // Where the end hangs on other things, with all of them early and with all of them late.
    for early in [true, false].into_iter().take(if hangs_on_others { 2 } else { 1 }) {
        let mut assignment = Assignment::new(world);
        for other in others.iter() {
            let domain = world.domain(*other);
            let late = if domain.never { Some(Day::END) } else { domain.days.last() };
            let day = match world.sort(*other) {
                Sort::Renewal(_) => late,
                _ if early && moves(other) => domain.days.first(),
                _ => late,
            };
            assignment.set(*other, day.unwrap_or(Day::END));
        }
        assignment.set(unknown, Count::Times(used).as_day());
        ends.push(world.dated_end(agreement, &assignment));
        // It is used so often and no more, so the first end that is not passed is the one.
        let own = world.first_not_passed(agreement, &assignment).filter(|pass| pass.renewal == renewal);
        found.extend(own.filter(|pass| pass.certain.is_none()).map(|pass| Passed {
            past: Some(pass.past),
            act: Act { way: pass.way, last: pass.last_to_act },
        }));
    }
    let (first, last) = (found.first().copied()?, found.last().copied()?);
    if first == last && found.len() == ends.len() {
        return Some(first);
    }
    let day = |last: LastDay| match last {
        LastDay::On(day) | LastDay::NotLaterThan(day) => day,
    };
    let earliest = day(first.act.last).min(day(last.act.last));
    let is_one_day = first.past == last.past && ends.first() == ends.last();
    let past = first.past.filter(|_| is_one_day);
    Some(Passed { past, act: Act { last: LastDay::NotLaterThan(earliest), ..first.act } })
}

/// `deal is renewed past 2026-01-31`, for each run of numbers of uses. `past` says what one more use passes after so many.
pub(super) fn renewed(
    agreement: &str,
    runs: &[Run],
    domain: &Domain,
    past: &dyn Fn(u32) -> Option<Passed>,
) -> Vec<Statement> {
    let most = Count::most(domain);
    let (mut stretches, mut for_ever): (Vec<(u32, u32)>, bool) = (Vec::new(), false);
    for run in runs {
        match (Count::of(run.from), Count::of(run.through)) {
            (Count::Times(first), Count::Times(last)) => match stretches.last_mut() {
                Some((_, through)) if *through + 1 == first => *through = last,
                _ => stretches.push((first, last)),
            },
            _ => for_ever = true,
        }
    }
    let end = |passed: &Option<Passed>| match passed.and_then(|passed| passed.past) {
        Some(day) => day.to_string(),
        None => "its end".to_owned(),
    };
    let mut said = Vec::new();
    for (first, last) in stretches {
        let before = first.checked_sub(1).map(past);
        let open_end = last >= most && for_ever == domain.never;
        if last >= most && for_ever {
            for_ever = false;
        }
        let after = if open_end { None } else { Some(past(last)) };
        let is_one_day = |passed: &Option<Passed>| passed.is_some_and(|passed| passed.past.is_some());
        let words = match (&before, &after) {
            (None, None) => format!("{agreement} is renewed or not"),
            (Some(before), None) if first == 1 || is_one_day(before) => {
                format!("{agreement} is renewed past {}", end(before))
            }
            (Some(_), None) => format!("{agreement} is renewed at least {}", times(first)),
            (None, Some(after)) if last == 0 || is_one_day(after) => {
                format!("{agreement} is not renewed past {}", end(after))
            }
            (None, Some(_)) => format!("{agreement} is renewed at most {}", times(last)),
            (Some(before), Some(after)) if is_one_day(before) && is_one_day(after) => {
                format!("{agreement} is renewed past {} and not past {}", end(before), end(after))
            }
            (Some(_), Some(_)) if first == last => format!("{agreement} is renewed exactly {}", times(first)),
            (Some(_), Some(_)) => {
                format!("{agreement} is renewed at least {} and at most {}", times(first), times(last))
            }
        };
        let act = before.as_ref().or(after.as_ref()).copied().flatten().map(|passed| passed.act);
        let is_past = before.is_some() && after.is_none();
        let statement = Statement::of_renewal(words, act);
        said.push(if is_past { statement.past(agreement) } else { statement });
    }
    if for_ever {
        said.push(Statement::of_renewal(format!("{agreement} is renewed for ever"), None));
    }
    said
}

/// `once`, `twice`, `3 times`
fn times(number: u32) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}
