//! Small portfolios with events in, drawn from a number; the same verdicts out whichever way all possible worlds are decided.
//!
//! Each world is looked at by itself, which takes no step that is not plain, and what is concluded from a few must be the same.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::VOCABULARY;
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::judge::is_told;
use crate::evaluate::known::truth;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::ir::{EventId, Ir, Rule};
use crate::lower::{LowerSettings, Lowered, project};
use crate::source::SourceMap;
use crate::syntax::parse;
use crate::time::{Day, Days};
use crate::world::{self, Unknown, World};

/// Numbers that look like chance, the same for the same seed.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % count as u64).unwrap()
    }

    pub(super) fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    fn event(&mut self, events: usize) -> String {
        format!("e{}", self.below(events))
    }

    /// A day of an event, with something added now and then.
    fn day(&mut self, events: usize) -> String {
        let event = self.event(events);
        match self.below(10) {
            0 => format!("({event} + 90 days)"),
            1 => format!("({event} + 1 month)"),
            2 => format!("({event} - 20 days)"),
            3 => format!("(later of ({event}, {}))", self.event(events)),
            4 => format!("(earlier of ({event}, 2031-03-01))"),
            _ => event,
        }
    }

    fn time(&mut self, events: usize) -> String {
        match self.below(12) {
            0 | 1 => format!("from {}", self.day(events)),
            2 => format!("after {}", self.event(events)),
            3 => format!("through {}", self.event(events)),
            4 => format!("from {} until {}", self.day(events), self.day(events)),
            5 => format!("from 2030-0{}-15", 1 + self.below(9)),
            6 => format!("through 2031-0{}-28", 1 + self.below(9)),
            7 => format!("from 2030-02-0{} until {}", 1 + self.below(9), self.day(events)),
            _ => format!("until {}", self.day(events)),
        }
    }

    fn amount(&mut self) -> String {
        match self.below(8) {
            0 => "tbd".to_owned(),
            1 => format!("at most {} USD", 10 + self.below(40)),
            2 => format!("at least {} USD", 10 + self.below(40)),
            _ => format!("{} USD", 5 + self.below(40)),
        }
    }
}

const RULES: &[&str] = &[
    "for each p: party where some commitment to p require sum of amount over commitment to p is at most 50 USD",
    "for each c: commitment require c.amount is at most 60% of sum of amount over commitment",
    "for each c: commitment require sum of amount over commitment to Microsoft is at least 20 USD",
    "there must be at most 2 commitment where amount is above 12 USD",
    "there must be at least 1 commitment to Microsoft",
    "there must be exactly 2 clouds",
    "cloud must not be exclusive after 2030-06",
    "cloud must be exclusive",
    "there must be no c: cloud, d: commitment where c.provider is d.payee and c is exclusive",
    "for each c: cloud require some (commitment where amount is above 10 USD)",
    "for each c: cloud require count of commitment is at most count of cloud",
    "every agreement must have cloud",
    "for each c: cloud require largest amount over commitment is at most 30 USD",
];

fn portfolio(seed: u64) -> String {
    let mut dice = Dice(seed);
    let events = [1, 1, 2, 2][dice.below(4)];
    let mut text = String::new();
    for event in 0..events {
        // All worlds are looked at one by one, so of several events each has few days.
        let when = if events == 1 {
            dice.one(&["", "between 2030-03 and 2031-02", "not before 2030-05-10", "in 2030"])
        } else {
            dice.one(&[
                "in 2030-03",
                "between 2030-02-20 and 2030-03-20",
                "between 2030-05-01 and 2030-05-09",
            ])
        };
        writeln!(text, "event e{event} {when}").unwrap();
    }
    for agreement in 0..1 + dice.below(3) {
        let end = match dice.below(4) {
            0 => format!("until {}", dice.event(events)),
            1 => "through 2031".to_owned(),
            2 => format!("from 2030-01-1{} for 2 years", dice.below(9)),
            _ => String::new(),
        };
        let side = dice.one(&["Microsoft", "Amazon", "Oracle"]);
        writeln!(
            text,
            "agreement a{agreement} between {side} and OpenAI signed 2029-0{}-10 {end} {{",
            1 + dice.below(9)
        )
        .unwrap();
        for term in 0..1 + dice.below(4) {
            let time = if dice.below(3) == 0 { String::new() } else { dice.time(events) };
            if dice.below(3) == 0 {
                let exclusive = match dice.below(4) {
                    0 => "exclusive".to_owned(),
                    1 => format!("exclusive until {}", dice.day(events)),
                    2 => format!("exclusive from {}", dice.day(events)),
                    _ => String::new(),
                };
                writeln!(text, "  t{term}: cloud by {side} for OpenAI {time} {{ {exclusive} }}").unwrap();
            } else {
                let amount = match dice.amount() {
                    blank if blank == "tbd" => "amount tbd".to_owned(),
                    amount => format!("amount: {amount}"),
                };
                writeln!(text, "  t{term}: commitment from OpenAI to {side} {time} {{ {amount} }}").unwrap();
            }
        }
        text.push_str("}\n");
    }
    text.push_str("policy p {\n");
    for number in 0..3 {
        writeln!(text, "  rule r{number}: {}", dice.one(RULES)).unwrap();
    }
    text.push_str("}\n");
    text
}

/// The world of a source; none where it is refused.
fn build(source: &str) -> Option<(SourceMap, Arc<Ir>, World)> {
    let mut sources = SourceMap::default();
    let ids = [sources.add("vocabulary.clause", VOCABULARY), sources.add("test.clause", source)];
    let parsed = ids.map(|id| (id, parse(sources.get(id).unwrap())));
    for (_, parsed) in &parsed {
        assert!(parsed.problems.is_empty(), "{source}{:?}", super::said(&parsed.problems));
    }
    let trees: Vec<_> = parsed.iter().map(|(id, parsed)| (*id, &parsed.tree)).collect();
    let Lowered { ir, problems, .. } = project(&sources, &trees, &LowerSettings::default());
    let ir = Arc::new(ir);
    let (world, wrong) = World::build(&ir, &world::Settings::default());
    (!problems.has_errors() && !wrong.has_errors()).then_some((sources, ir, world))
}

/// The days that stand for all days of an event: each of a few years, the first there is and a late one, and never.
fn days_of(world: &World, event: Unknown) -> Vec<Day> {
    let domain = world.domain(event);
    let years = Days::run("2028-10-01".parse().unwrap(), "2032-05-31".parse().unwrap());
    let mut days: Vec<Day> = domain.days.intersection(&years).iter().collect();
    let far: [Day; 2] = [Day::FIRST, "2050-05-05".parse().unwrap()];
    days.extend(far.into_iter().filter(|day| domain.days.contains(*day)));
    days.extend(domain.never.then_some(Day::END));
    days
}

/// What all of these worlds say of a candidate, each looked at by itself.
fn exhaustively(
    frame: &mut Frame,
    rule: &Rule,
    candidate: &Candidate,
    events: &[Unknown],
) -> (String, bool, FxHashMap<Vec<Day>, bool>) {
    let world = frame.context.world;
    let mut worlds: Vec<Vec<Day>> = vec![Vec::new()];
    for event in events {
        let days = days_of(world, *event);
        let with = |known: &Vec<Day>| {
            days.iter().map(|day| [known.as_slice(), &[*day]].concat()).collect::<Vec<_>>()
        };
        worlds = worlds.iter().flat_map(with).collect();
    }
    let (mut some, mut all, mut unknown, mut met) = (Days::empty(), Days::all(), Days::empty(), false);
    let mut breaks = FxHashMap::default();
    for days in worlds {
        events.iter().zip(&days).for_each(|(event, day)| frame.set(*event, *day));
        let ruling = frame.ruling_on(rule, candidate);
        let broken = truth::certain(&ruling.broken);
        some = some.union(&broken);
        all = all.intersection(&broken);
        unknown = unknown.union(&truth::unknown(&ruling.broken));
        met |= truth::possible(&ruling.met) != Days::empty();
        breaks.insert(days, is_told(&broken));
    }
    let always = breaks.values().all(|breaks| *breaks);
    let broken = if always && is_told(&all) { all } else { some };
    (told(always, &broken, &unknown), met, breaks)
}

fn told(always: bool, broken: &Days, unknown: &Days) -> String {
    // Days in years that nothing is said of are like those before them.
    let years = Days::run(Day::BEGINNING, "2032-03-31".parse().unwrap());
    let within = |days: &Days| crate::tell::words::days(&days.intersection(&years));
    format!("always {always}, broken {}, unknown {}", within(broken), within(unknown))
}

/// The events of which one day more or less makes a difference.
fn matter(events: &[Unknown], breaks: &FxHashMap<Vec<Day>, bool>) -> Vec<Unknown> {
    let matters = |place: &usize| {
        let mut without: FxHashMap<Vec<Day>, bool> = FxHashMap::default();
        breaks.iter().any(|(days, breaks)| {
            let mut others = days.clone();
            others.remove(*place);
            *without.entry(others).or_insert(*breaks) != *breaks
        })
    };
    (0..events.len()).filter(matters).map(|place| events[place]).collect()
}

#[test]
fn a_few_worlds_say_what_all_worlds_say() {
    let cases =
        std::env::var("CLAUSAL_WORLDS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(120);
    let (mut judged, mut sliced) = (0_u64, 0_u64);
    for seed in 0..cases {
        let source = portfolio(seed);
        let Some((sources, ir, world)) = build(&source) else { continue };
        judged += 1;
        let context = Context::new(&ir, &world, &sources);
        for rule in &ir.rules {
            let mut frame = Frame::new(&context, None);
            let reads = OnceLock::new();
            for candidate in frame.bindings(rule).unwrap() {
                let judgement = frame.judge(rule, &reads, &candidate, true);
                frame.forget();
                let events: Vec<Unknown> =
                    (0..ir.events.len()).map(|place| Unknown::from(EventId::new(place))).collect();
                sliced += u64::from(judgement.unknowns.len() > 1);
                let (expected, met, breaks) = exhaustively(&mut frame, rule, &candidate, &events);
                let own = told(judgement.always, &judgement.broken, &judgement.unknown);
                let name = &rule.declared.name;
                assert_eq!(own, expected, "seed {seed}, {name}, {:?}\n{source}", candidate.first());
                assert_eq!(judgement.met, met, "seed {seed}, {name}, {:?}\n{source}", candidate.first());
                if let Some(named) = judgement.breaks.as_ref().map(Breaks::unknowns) {
                    assert_eq!(named, matter(&events, &breaks), "seed {seed}, {name}\n{source}");
                }
            }
        }
    }
    assert!(
        judged * 3 >= cases && sliced * 4 > cases,
        "{judged} of {cases} portfolios were of use, {sliced} candidates"
    );
}

/// The most steps of a candidate's verdict. All have to be reached, and one hangs on the events.
fn steps(source: &str) -> usize {
    let (sources, ir, world) = build(source).unwrap();
    let context = Context::new(&ir, &world, &sources);
    let mut frame = Frame::new(&context, None);
    let rule = &ir.rules[0];
    let (mut most, mut hangs) = (0, false);
    for candidate in frame.bindings(rule).unwrap() {
        let judgement = frame.judge_in_each(rule, &OnceLock::new(), &candidate, true);
        frame.forget();
        assert!(!judgement.unfinished, "{source}");
        hangs |= !judgement.broken.is_empty() && !judgement.always;
        most = most.max(judgement.steps);
    }
    assert!(hangs, "{source}");
    most
}

/// So many commitments that end with one of three events, each from a day of its own.
fn ending(count: usize, also: &str) -> String {
    let mut text =
        "event e0\nevent e1\nevent e2\nagreement deal between Microsoft and OpenAI signed 2020-01-10 {\n"
            .to_owned();
    for term in 0..count {
        let (year, month) = (2021 + term % 9, 1 + term % 12);
        writeln!(text, "  t{term}: commitment from OpenAI to Microsoft from {year}-{month:02}-15 until e{} {{ amount: 10 USD }}", term % 3).unwrap();
    }
    format!("{text}}}\npolicy p {{ rule r: {also} }}\n")
}

#[test]
fn a_sum_takes_no_more_steps_the_more_terms_there_are() {
    for rule in [
        "for each p: party where some commitment to p require sum of amount over commitment to p is at most 45 USD",
        "there must be at most 5 commitment",
        "there must be at most 5 commitment where amount is at least 10 USD",
    ] {
        let (few, many) = (steps(&ending(60, rule)), steps(&ending(240, rule)));
        assert!(few < 60_000 && many < few * 3, "{few} and {many} steps: {rule}");
    }
}

#[test]
fn many_events_in_one_rule_are_decided() {
    for count in [8, 16, 32] {
        let events: String = (0..count).map(|event| format!("event e{event}\n")).collect();
        let after: Vec<String> =
            (0..count).map(|event| format!("c.start is before (e{event} + {event} days)")).collect();
        let rule = format!("for each c: cloud require {}", after.join(" and "));
        let cloud = "agreement deal between Microsoft and OpenAI signed 2025-01-01 { c: exclusive cloud by Microsoft for OpenAI }";
        steps(&format!("{events}{cloud}\npolicy p {{ rule r: {rule} }}\n"));
        let all = (0..count).map(|event| format!("e{event}")).collect::<Vec<_>>().join(", ");
        let cloud = format!(
            "agreement deal between Microsoft and OpenAI signed 2025-01-01 {{ c: exclusive cloud by Microsoft for OpenAI until (earlier of ({all})) }}"
        );
        steps(&format!("{events}{cloud}\npolicy p {{ rule r: cloud must not be exclusive after 2030 }}\n"));
    }
}

#[test]
fn three_events_in_one_term_are_decided() {
    let source = "event sale\nevent closed\nevent expired\n\
        agreement deal between Microsoft and OpenAI signed 2025-01-01 until closed {\n\
          l: exclusive licence from Microsoft to OpenAI from sale until (later of (closed + 10 years, expired))\n\
        }\npolicy p { rule r: licence must not be exclusive after 2040 }\n";
    steps(source);
}
