//! A judged world in, the same world as tests that expect what the oracle says, one of them wrongly, out.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::calendar::{Day, show};
use super::model::World;
use super::naive::{Judgement, Verdict};
use super::print;

/// The title of the test that must pass.
pub const RIGHT: &str = "as the oracle says";
/// How the title of each test begins that must fail.
pub const WRONG: &str = "wrong";

/// How a test comes by its world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// It declares all of it.
    Own,
    /// It is given the agreements of the program.
    Given,
    /// It is given them, and its events stand in for the program's, of whose days nothing is said there.
    Shadowed,
}

/// The program with its tests.
pub fn source(world: &World, judgements: &[Judgement], form: Form) -> String {
    // Rules may name events, so the program has some of these names; nothing is said of them where the test's own stand in.
    let bare: String = world.events.iter().map(|event| format!("event {}\n", event.name)).collect();
    let loaded = match form {
        Form::Own => bare,
        Form::Given => format!("{}{}", print::events(world), print::agreements(world)),
        Form::Shadowed => format!("{bare}{}", print::agreements(world)),
    };
    let mut out = format!("{}{}{loaded}{}", print::VOCABULARY, print::settings(world), print::rules(world));
    // Facts and waivers that are loaded are none of a test's world.
    if form != Form::Own {
        out.push_str(&print::facts(world));
    }
    let own = match form {
        Form::Own => format!("{}{}", print::events(world), print::agreements(world)),
        Form::Given | Form::Shadowed => {
            let given = world.agreements.iter().map(|agreement| format!("given {}\n", agreement.name));
            let events = if form == Form::Shadowed { print::events(world) } else { String::new() };
            format!("{events}{}", given.collect::<String>())
        }
    };
    let own = format!("{own}{}{}", print::facts(world), print::waivers(world));
    let as_of = world.as_of.map(|day| format!(" as of {}", show(day))).unwrap_or_default();
    let mut test = |title: &str, expectations: &[String]| {
        let _ = writeln!(out, "test \"{title}\"{as_of} {{\n{own}{}\n}}", expectations.join("\n"));
    };
    let right = expectations(world, judgements);
    let whole: Vec<String> =
        right.iter().map(|one| one.text.clone()).chain([NOTHING_ELSE.to_owned()]).collect();
    test(RIGHT, &whole);
    for (at, one) in right.iter().enumerate() {
        for (number, wrong) in one.wrong.iter().enumerate() {
            test(&format!("{WRONG}: {at}.{number}"), std::slice::from_ref(wrong));
        }
        if one.is_found {
            let others = whole
                .iter()
                .enumerate()
                .filter(|(other, _)| right.get(*other).is_none_or(|of| of.text != one.text));
            let others: Vec<String> = others.map(|(_, text)| text.clone()).collect();
            test(&format!("{WRONG}: without {at}"), &others);
        }
    }
    out
}

const NOTHING_ELSE: &str = "expect nothing else";

/// One expectation that holds, and others in its place that do not.
struct Expectation {
    text: String,
    wrong: Vec<String>,
    /// Whether it is of a finding that counts, so that without it there is something else.
    is_found: bool,
}

fn expectations(world: &World, judgements: &[Judgement]) -> Vec<Expectation> {
    world
        .rules
        .iter()
        .zip(judgements)
        .flat_map(|(rule, judgement)| of_rule(world, &rule.name, judgement))
        .collect()
}

fn of_rule(world: &World, rule: &str, judgement: &Judgement) -> Vec<Expectation> {
    let expect = |what: &str| format!("expect p/{rule} {what}");
    let quiet = |right: &str, wrong: &[&str]| {
        let wrong = wrong.iter().map(|wrong| expect(wrong)).collect();
        vec![Expectation { text: expect(right), wrong, is_found: false }]
    };
    match judgement.verdict {
        Verdict::Idle => return quiet("idle", &["kept", "broken", "open"]),
        // What is waived is not counted.
        Verdict::Kept | Verdict::Waived => return quiet("kept", &["idle", "broken", "open"]),
        Verdict::Open | Verdict::Broken => {}
    }
    let counted = judgement.findings.iter().filter(|((_, verdict), _)| *verdict != Verdict::Waived);
    counted
        .map(|((things, verdict), found)| {
            let (word, other) =
                if *verdict == Verdict::Broken { ("broken", "open") } else { ("open", "broken") };
            let names: Vec<&str> =
                things.iter().filter_map(|thing| thing.split_once('/')).map(|(_, name)| name).collect();
            let by = |word: &str| names.iter().map(|name| format!(" {word} {name}")).collect::<String>();
            let other_too = judgement.findings.contains_key(&(things.clone(), opposite(*verdict)));
            let mut wrong = vec![expect("kept"), expect("idle")];
            if !names.is_empty() {
                wrong.push(expect(&format!("kept{}", by("for"))));
            }
            if !other_too {
                wrong.push(expect(&format!("{other}{}", by("by"))));
            }
            let bound = format!("{word}{}", by("by"));
            let text = match one_run(world, &found.days) {
                Some((first, last)) => {
                    let through = |last: Day| format!("{bound} from {} through {}", show(first), show(last));
                    wrong.push(expect(&through(last + 1)));
                    wrong.push(expect(&format!("{bound} from {}", show(first))));
                    through(last)
                }
                None => bound,
            };
            Expectation { text: expect(&text), wrong, is_found: true }
        })
        .collect()
}

fn opposite(verdict: Verdict) -> Verdict {
    if verdict == Verdict::Broken { Verdict::Open } else { Verdict::Broken }
}

/// First and last day, where the days have no gap and lie wholly within the days that are walked.
fn one_run(world: &World, days: &BTreeSet<Day>) -> Option<(Day, Day)> {
    let (first, last) = (*days.first()?, *days.last()?);
    let whole = usize::try_from(last - first + 1).is_ok_and(|count| count == days.len());
    (whole && world.calendar.0 < first && last < world.calendar.1).then_some((first, last))
}
