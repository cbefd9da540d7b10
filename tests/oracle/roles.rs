//! Events of one role: that more of them end an agreement changes no verdict and no day.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::adapter::{self, Checked};
use crate::calendar;
use crate::model::{Atom, Event, When, World};
use crate::{Tally, print, run_lots};

/// A program in which so many more events end each agreement that has a dated end.
fn ended_by(world: &World, events: usize, unexpected: bool) -> World {
    let mut world = world.clone();
    for number in 0..events {
        let event = world.events.len();
        world.events.push(Event { name: format!("x{number}"), when: When::AnyDay, unexpected });
        for agreement in world.agreements.iter_mut().filter(|agreement| agreement.end.is_some()) {
            agreement.or.push(Atom::Event(event));
        }
    }
    world
}

fn checked(world: &World) -> Checked {
    let options = adapter::Options { as_of: world.as_of.map(calendar::show), ..adapter::Options::default() };
    adapter::check(&[("world.clause", &print::source(world))], &options)
}

/// What is found, without its words: those name the events.
fn found(checked: &Checked) -> Vec<String> {
    let mut found: Vec<String> = checked
        .findings
        .iter()
        .map(|one| {
            format!("{} {} {:?} {:?} {:?}", one.rule, one.verdict, one.bindings, one.days, one.possible_days)
        })
        .collect();
    found.extend(checked.rules.iter().map(|(rule, verdict)| format!("{rule} {verdict}")));
    found.sort();
    found
}

#[test]
fn more_events_that_end_an_agreement_change_no_day() {
    let compared = AtomicUsize::new(0);
    run_lots(&Tally::default(), |world| {
        // Of three programs one, and every other time what is expected.
        let number = world.rules.len() + world.agreements.len() + world.events.len();
        if number % 3 != 0 || world.agreements.iter().all(|agreement| agreement.end.is_none()) {
            return Ok(());
        }
        let unexpected = world.agreements.len() % 2 == 0;
        let (one, three) = (ended_by(world, 1, unexpected), ended_by(world, 3, unexpected));
        let (of_one, of_three) = (checked(&one), checked(&three));
        let open_for_effort = |checked: &Checked| {
            checked.findings.iter().any(|finding| finding.message.contains("too many ways"))
        };
        if of_one.errors().next().is_some() || open_for_effort(&of_one) {
            return Ok(());
        }
        compared.fetch_add(1, Ordering::Relaxed);
        if found(&of_one) == found(&of_three) {
            return Ok(());
        }
        Err(format!(
            "{}\nwith one event {:#?}\nwith three {:#?}\n{:#?}",
            print::source(&three),
            found(&of_one),
            found(&of_three),
            of_three.errors().collect::<Vec<_>>()
        ))
    });
    let compared = compared.into_inner();
    eprintln!("{compared} programs with one event and with three");
    assert!(compared >= 20, "only {compared} programs were compared");
}
