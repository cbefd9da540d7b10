//! Bounds on what renews in, drawn from a number; the same verdict out by the short way, which knows no more of a life than its last
//! days, and by the way of every other rule.

use std::fmt::Write as _;
use std::sync::OnceLock;

use super::worlds::Dice;
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::life_bounds::{FixedBound, OfLife};
use crate::ir::{Rule, Sentence};
use crate::time::Days;

const BOUNDS: &[&str] = &[
    "must end by 2026",
    "must not end by 2026",
    "must end by 2024-12-31",
    "must end before 2027-03",
    "must not end before 2028",
    "must end after 2027-01-30",
    "must not end after 2029",
    "must end on 2026-01-30",
    "must end on 2028",
    "must not end on 2027-02",
    "must end",
    "must not end",
    "must start by 2024-06",
    "must start after 2024-03-31",
    "must last at most 3 years",
    "must last at most 14 months",
    "must not last at most 2 years",
    "must last at least 18 months",
    "must not last at least 3 years",
    "must last exactly 2 years",
    "must last above 400 days",
    "must last below 52 weeks",
];

/// Time words of a rule, and the days that they mean.
const TIMES: &[(&str, Option<&str>, Option<&str>)] = &[
    ("", None, None),
    ("after 2027", Some("2028-01-01"), None),
    ("in 2026", Some("2026-01-01"), Some("2026-12-31")),
    ("through 2026-06", None, Some("2026-06-30")),
    ("from 2024-06-15 through 2030", Some("2024-06-15"), Some("2030-12-31")),
];

fn source(seed: u64) -> (String, Days) {
    let mut dice = Dice(seed);
    let from = dice.one(&["2024", "2024-01-31", "2024-03-31", "2024-02-29"]);
    let end = dice.one(&["through 2025-01-30", "for 1 year", "for 3 months", "through 2024", "for 400 days"]);
    let way = dice.one(&["automatic", "option of OpenAI"]);
    let often = dice.one(&["successive", "successive", "times: 1", "times: 3", ""]);
    let period =
        dice.one(&["period: 1 year", "period: 1 month", "period: 2 weeks", "period: 1 month 1 day", ""]);
    let notice = dice.one(&["notice: 90 days", "notice: 1 month", ""]);
    let words: Vec<&str> = [way, often, period, notice].into_iter().filter(|word| !word.is_empty()).collect();
    let bound = dice.one(BOUNDS);
    // A bare `end` takes no time words.
    let times = if bound.ends_with("end") { 1 } else { TIMES.len() };
    let (time, first, last) = TIMES[dice.below(times)];
    let mut text = dice
        .one(&[
            "",
            "event left\n",
            "event left unexpected\n",
            "event left unexpected between 2026-02-10 and 2026-08-20\n",
        ])
        .to_owned();
    let or = match text.is_empty() {
        true => "",
        false => dice.one(&[
            " or until left",
            " or until (left + 1 month)",
            " or until (later of (left, 2026-06-30))",
        ]),
    };
    writeln!(text, "agreement deal between Microsoft and OpenAI from {from} {end}{or} {{").unwrap();
    // Days of its own, which the agreement's end may cut or a tail follow.
    let own = dice.one(&["", "", " through 2026-09-15", " { tail: 3 months }"]);
    writeln!(text, "  c: cloud by Microsoft for OpenAI{own}").unwrap();
    writeln!(text, "  again: renewal {{ {} }}\n}}", words.join(", ")).unwrap();
    let subject = dice.one(&["cloud", "agreement"]);
    writeln!(text, "policy p {{ rule r: {subject} {bound} {time} }}").unwrap();
    let day = |text: Option<&str>, other| text.map_or(other, |text| text.parse().unwrap());
    let days = Days::all();
    let days = Days::run(day(first, days.first().unwrap()), day(last, days.last().unwrap()));
    (text, days)
}

fn told(judgement: &Judgement) -> String {
    let days = crate::tell::words::days;
    format!(
        "always {}, broken {}, possible {}, unfinished {}",
        judgement.always,
        days(&judgement.broken),
        days(&judgement.possible),
        judgement.unfinished
    )
}

/// In which worlds it is broken, where that is not in all.
fn breaks(judgement: &Judgement) -> &Breaks {
    judgement.breaks.as_ref().filter(|_| !judgement.always).unwrap_or(&Breaks::Never)
}

/// The bound of the rule.
fn bound(rule: &Rule) -> FixedBound {
    let Sentence::Every { negated, predicate, .. } = &rule.sentence else { panic!("it asks of every thing") };
    FixedBound::of(&predicate.kind, *negated).unwrap()
}

#[test]
fn a_bound_on_what_renews_is_decided_as_any_rule_is() {
    let (mut open, mut broken) = (0, 0);
    for seed in 0..600 {
        let (source, time) = source(seed);
        let (sources, ir, world) = super::build(&source, None, crate::time::MonthEnd::LastDay);
        let context = Context::new(&ir, &world, &sources);
        let rule = &ir.rules[0];
        let mut frame = Frame::new(&context, None);
        for candidate in frame.bindings(rule).unwrap() {
            let thing = candidate.first().things().next().unwrap();
            if !world.lives_on_evenly(thing) {
                continue;
            }
            let whole = frame.judge(rule, &OnceLock::new(), &candidate, false);
            frame.forget();
            let life = OfLife { thing: frame.lives_as(thing), bound: Some(bound(rule)) };
            let short = frame.judge_of_life(life, &time, context.effort.steps());
            frame.forget();
            assert_eq!(told(&short), told(&whole), "seed {seed}\n{source}");
            let (by_short, by_whole) = (breaks(&short), breaks(&whole));
            // The short way may say in which worlds where the other says no more than what that hangs on.
            if matches!(by_whole, Breaks::Relative(_)) {
                assert_eq!(by_short.unknowns(), by_whole.unknowns(), "seed {seed}\n{source}");
            } else {
                assert_eq!(by_short, by_whole, "seed {seed}\n{source}");
            }
            open += usize::from(!whole.always && !whole.broken.is_empty());
            broken += usize::from(whole.always);
        }
    }
    assert!(open > 100 && broken > 30, "{open} open, {broken} broken");
}
