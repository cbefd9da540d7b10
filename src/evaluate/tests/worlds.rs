//! Small portfolios with events in, drawn from a number; the same verdicts out whichever way all possible worlds are decided.
//!
//! An observer hears of each world that is looked at, so a rule that is observed is decided by a walk through all of them. What is cut
//! from slices, and what a few worlds bracket, must say the same.

use std::fmt::Write as _;
use std::sync::Arc;

use super::super::{Finding, Grounds, Observer, Settings, Truths, evaluate, evaluate_rule};
use super::VOCABULARY;
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::ir::{Ir, RuleId};
use crate::lower::{LowerSettings, Lowered, project};
use crate::source::{SourceMap, Span};
use crate::syntax::parse;
use crate::world::{self, Thing, World};

/// Hears nothing.
struct Deaf;

impl Observer for Deaf {
    fn condition(&self, _: Span, _: &[Thing], _: &Truths) {}
}

/// Numbers that look like chance, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % count as u64).unwrap()
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
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
    let events = [1, 1, 2, 2, 3][dice.below(5)];
    let mut text = String::new();
    for event in 0..events {
        let when = dice.one(&["", "between 2030-03 and 2031-02", "not before 2030-05-10", "in 2030", ""]);
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

fn line(finding: &Finding) -> String {
    let (mut why, breaks) = match &finding.grounds {
        Grounds::Certain => (Vec::new(), None),
        Grounds::Broken(judgement) => (Vec::new(), judgement.breaks.as_ref().map(Breaks::events)),
        Grounds::Unknown(judgement) => {
            (judgement.why.iter().map(|reason| format!("{reason:?}")).collect(), None)
        }
    };
    why.sort();
    let things: Vec<Thing> = finding.things().collect();
    format!("{:?} {things:?} {:?} {why:?} {breaks:?}", finding.verdict, finding.days)
}

/// Whether there were too many worlds to walk through.
fn is_unfinished(finding: &Finding) -> bool {
    match &finding.grounds {
        Grounds::Certain => false,
        Grounds::Broken(judgement) | Grounds::Unknown(judgement) => judgement.unfinished,
    }
}

#[test]
fn slices_say_what_a_walk_through_all_worlds_says() {
    let cases =
        std::env::var("CLAUSAL_WORLDS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400);
    let mut judged = 0;
    for seed in 0..cases {
        let source = portfolio(seed);
        let Some((sources, ir, world)) = build(&source) else { continue };
        judged += 1;
        let settings = Settings::default();
        let kept = evaluate(&ir, &world, &sources, &settings);
        for (place, rule) in ir.rules.iter().enumerate() {
            let id = RuleId::new(place);
            let walked = evaluate_rule(&ir, &world, &sources, &settings, (id, rule), Some(&Deaf));
            if walked.findings.iter().any(is_unfinished) {
                continue;
            }
            let own: Vec<String> =
                kept.findings.iter().filter(|finding| finding.rule == id).map(line).collect();
            let by_walk: Vec<String> = walked.findings.iter().map(line).collect();
            assert_eq!(own, by_walk, "seed {seed}, {}\n{source}", rule.declared.name);
            assert_eq!(kept.verdict(id), walked.verdict(id), "seed {seed}, {}\n{source}", rule.declared.name);
        }
    }
    assert!(judged * 3 >= cases, "{judged} of {cases} portfolios were of use");
}
