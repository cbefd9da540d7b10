//! Sizes doubled one at a time in, a table of times and of exponents out: how the time of a check grows with what is checked.
//!
//! `cargo bench --bench growth`. An exponent is the slope of a line through the logarithms of sizes and times (least
//! squares): 1 is linear, 2 quadratic. It fails where a part that should be linear is above [`MOST`].

#![allow(missing_docs, reason = "a benchmark")]

#[path = "common/clock.rs"]
mod clock;
#[path = "common/policies.rs"]
mod policies;

use std::fmt::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clausal::evaluate;
use clausal::tell::{self, Words};
use clausal::world::{self, World};
use clausal::{Options, Project};
use clock::processor_time;
use policies::{TERMS, VOCABULARY, draft, policy, rules};

/// The exponent above which growth is not called linear.
const MOST: f64 = 1.2;

/// What is doubled, and the source of a size.
struct Question {
    name: &'static str,
    sizes: &'static [usize],
    source: fn(usize) -> String,
}

const LINEAR: [Question; 5] = [
    Question { name: "rules", sizes: &[2_000, 4_000, 8_000, 16_000, 32_000], source: many_rules },
    Question { name: "terms", sizes: &[4_000, 8_000, 16_000, 32_000, 64_000], source: many_terms },
    Question { name: "agreements", sizes: &[2_000, 4_000, 8_000, 16_000, 32_000], source: many_agreements },
    Question { name: "amendments of a term", sizes: &[32, 64, 128, 256, 512], source: many_amendments },
    Question {
        name: "clashes across agreements",
        sizes: &[2_000, 4_000, 8_000, 16_000, 32_000],
        source: conflicts,
    },
];

/// The worlds of independent events multiply, so no size is safe; each is bounded by the evaluator.
const EVENTS: [usize; 6] = [1, 2, 3, 4, 6, 12];

/// The seconds of processor time of the parts of one check.
#[derive(Debug, Clone, Copy)]
struct Times {
    read: f64,
    build: f64,
    evaluate: f64,
}

fn main() -> ExitCode {
    let mut sound = true;
    println!("{:28}{:>9}{:>12}{:>12}{:>12}", "", "size", "read", "world", "rules");
    for question in &LINEAR {
        sound &= doubled(question);
    }
    sound &= worlds();
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Doubles one thing. Whether every part stays linear.
fn doubled(question: &Question) -> bool {
    let mut measured = Vec::new();
    for size in question.sizes {
        let (times, _) = best(&(question.source)(*size));
        row(question.name, *size, times);
        measured.push((*size as f64, times));
    }
    let exponent = |part: fn(&Times) -> f64| {
        slope(&measured.iter().map(|(size, times)| (size.ln(), part(times).ln())).collect::<Vec<_>>())
    };
    let exponents = [exponent(|t| t.read), exponent(|t| t.build), exponent(|t| t.evaluate)];
    print!("{:28}{:>9}", "", "exponent");
    for exponent in exponents {
        print!("{:>12}", format!("{exponent:.2}{}", if exponent > MOST { " !" } else { "" }));
    }
    println!("\n");
    exponents.iter().all(|exponent| *exponent <= MOST)
}

/// More and more events that one rule hangs on. Whether the bound on worlds does what it says.
fn worlds() -> bool {
    let mut bounded = false;
    for size in EVENTS {
        let (times, told) = best(&many_events(size));
        row("events of a rule", size, times);
        let gave_up = |words: &&Words| {
            let too_many = |breaks: &String| breaks.contains("possible worlds");
            words.open_on.iter().any(|on| on.breaks.as_ref().is_some_and(too_many))
        };
        if let Some(words) = told.iter().find(gave_up) {
            println!("{:28}{:>9}  open: {}", "", "", words.message);
            bounded = true;
        }
    }
    bounded
}

fn row(name: &str, size: usize, times: Times) {
    let milliseconds = |seconds: f64| format!("{:.2} ms", seconds * 1e3);
    println!(
        "{name:28}{size:>9}{:>12}{:>12}{:>12}",
        milliseconds(times.read),
        milliseconds(times.build),
        milliseconds(times.evaluate)
    );
}

/// The least of three runs, part by part.
fn best(source: &str) -> (Times, Vec<Words>) {
    let (mut best, mut told) = checked(source);
    for _ in 0..2 {
        let (again, same) = checked(source);
        best.read = best.read.min(again.read);
        best.build = best.build.min(again.build);
        best.evaluate = best.evaluate.min(again.evaluate);
        told = same;
    }
    (best, told)
}

fn checked(source: &str) -> (Times, Vec<Words>) {
    let (read, (project, ir)) = processor_time(|| {
        let project = Project::from_sources([("growth.clause", source)]);
        let (ir, problems) = project.meaning(&Options::default());
        assert!(!problems.has_errors(), "the source is in order: {:?}", problems.iter().next());
        (project, Arc::new(ir))
    });
    let (build, (world, problems)) = processor_time(|| World::build(&ir, &world::Settings::default()));
    assert!(!problems.has_errors(), "the world is in order: {:?}", problems.iter().next());
    let (evaluate, told) = processor_time(|| {
        let sources = &project.loaded().sources;
        let outcome = evaluate::evaluate(&ir, &world, sources, &evaluate::Settings::default());
        let told = tell::tell(&world, sources, &outcome.findings, &tell::Settings::default());
        told.into_iter().flatten().collect()
    });
    (Times { read, build, evaluate }, told)
}

/// The slope of the line that fits the points best.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), (a, b)| (x + a / count, y + b / count));
    let (above, below) = points
        .iter()
        .fold((0.0, 0.0), |(above, below), (a, b)| (above + (a - x) * (b - y), below + (a - x) * (a - x)));
    above / below
}

fn many_rules(count: usize) -> String {
    format!("{VOCABULARY}{}{}", draft(TERMS), policy(rules(count)))
}

fn many_terms(count: usize) -> String {
    format!("{VOCABULARY}{}{}", draft(count), policy(rules(20)))
}

/// Agreements of four terms, each with a customer of its own.
fn many_agreements(count: usize) -> String {
    let mut text = format!("{VOCABULARY}{}", policy(rules(20)));
    for at in 0..count {
        let _ = writeln!(
            text,
            "party C{at}\nagreement a{at} between C{at} and Provider from 2026 through 2030 {{"
        );
        for term in 0..4 {
            let _ = writeln!(text, "  t{term}: primary cloud by Provider for C{at} {{ notice: 60 days }}");
        }
        text.push_str("}\n");
    }
    text
}

/// One agreement of a hundred terms that amendments change again and again.
fn many_amendments(count: usize) -> String {
    let mut text = format!("{VOCABULARY}{}{}", draft(100), policy(rules(20)));
    for at in 0..count {
        let (year, month) = (2026 + at / 128, 1 + at % 128 / 11);
        let day = 1 + at % 11;
        let _ = writeln!(
            text,
            "amendment no-{at} to deal signed {year}-{month:02}-{day:02} from {year}-{month:02}-{day:02} {{"
        );
        for term in 0..100 {
            let _ = writeln!(text, "  change t{term} {{ notice: {} days }}", 31 + (at + term) % 60);
        }
        text.push_str("}\n");
    }
    text
}

/// Undertakings of half of the parties, and clouds for all of them by one provider or another.
fn conflicts(count: usize) -> String {
    let mut text = String::from(VOCABULARY);
    text.push_str("kind undertaking { promisor: from party, beneficiary: to party }\n");
    text.push_str("party Other\npolicy p { rule clash: there must be no e: undertaking, c: cloud\n");
    text.push_str("  where e.promisor is c.customer and e.beneficiary is not c.provider }\n");
    for at in 0..count / 2 {
        let by = if at % 10 == 0 { "Other" } else { "Provider" };
        let _ = writeln!(text, "party C{at}");
        let _ = writeln!(
            text,
            "agreement c{at} between C{at} and {by} from 2026 {{ c: cloud by {by} for C{at} }}"
        );
        let _ = writeln!(
            text,
            "agreement e{at} between C{at} and Provider from 2026 {{ e: undertaking from C{at} to Provider }}"
        );
    }
    text
}

/// Clouds that each end with an event of their own, and a rule on all of them together.
fn many_events(count: usize) -> String {
    let mut text = String::from(VOCABULARY);
    text.push_str("agreement deal between Customer and Provider from 2026 through 2040 {\n");
    for at in 0..count {
        let _ = writeln!(
            text,
            "  t{at}: cloud by Provider for Customer until e{at} {{ amount: {} million USD }}",
            1 << at
        );
    }
    text.push_str("}\n");
    for at in 0..count {
        let _ = writeln!(text, "event e{at} not before {}", 2027 + at);
    }
    let most = (1_u64 << count) / 2;
    let _ = writeln!(
        text,
        "policy p {{ rule spread: for each party p where some cloud by p\n  require sum of amount over cloud by p is at most {most} million USD }}"
    );
    text
}
