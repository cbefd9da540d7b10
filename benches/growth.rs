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

use clausal::diagnostic::render::{Format, RenderOptions, render};
use clausal::diagnostic::report::{FindingVerdict, OpenKind};
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

const LINEAR: [Question; 9] = [
    Question { name: "rules", sizes: &[2_000, 4_000, 8_000, 16_000, 32_000], source: many_rules },
    Question { name: "terms", sizes: &[4_000, 8_000, 16_000, 32_000, 64_000], source: many_terms },
    Question { name: "agreements", sizes: &[2_000, 4_000, 8_000, 16_000, 32_000], source: many_agreements },
    Question { name: "amendments of a term", sizes: &[32, 64, 128, 256, 512], source: many_amendments },
    Question {
        name: "clashes across agreements",
        sizes: &[2_000, 4_000, 8_000, 16_000, 32_000],
        source: conflicts,
    },
    Question { name: "a sum for each term", sizes: &[1_000, 2_000, 4_000, 8_000, 16_000], source: many_sums },
    Question {
        name: "terms by nested parties",
        sizes: &[1_000, 2_000, 4_000, 8_000, 16_000],
        source: nested_parties,
    },
    Question { name: "sums over moved terms", sizes: &[500, 1_000, 2_000, 4_000, 8_000], source: moved_sums },
    Question { name: "pairs", sizes: &[1_000, 2_000, 4_000, 8_000, 16_000], source: pairs },
];

/// How many findings stand on one line of a file of data.
const ON_ONE_LINE: [usize; 4] = [500, 1_000, 2_000, 4_000];

/// How many events one rule hangs on.
const EVENTS: [usize; 7] = [1, 2, 3, 4, 6, 12, 24];

/// How many things each of which is held against all others.
const SQUARES: [usize; 4] = [500, 1_000, 2_000, 4_000];

/// The most seconds that one rule may take, whatever it asks.
const LONGEST: f64 = 30.0;

/// What is found, in words.
type Told = Vec<(FindingVerdict, Words)>;

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
    sound &= lines();
    sound &= worlds();
    sound &= squares();
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

/// More and more events that one rule hangs on. Whether each is decided.
fn worlds() -> bool {
    let mut decided = true;
    for size in EVENTS {
        let (times, told) = best(&many_events(size));
        row("events of a rule", size, times);
        decided &= !told.iter().any(gave_up);
    }
    println!();
    decided
}

/// Whether a finding is open because there was too much to look at.
fn gave_up((verdict, words): &(FindingVerdict, Words)) -> bool {
    *verdict == FindingVerdict::Open && words.open_on.iter().any(|on| on.kind == OpenKind::Budget)
}

/// Rules that ask of each thing something of all others: one that can be sorted, and one that must be cut off. Whether either
/// ends in time.
fn squares() -> bool {
    let mut in_time = true;
    let sorted = "for each c: cloud require count of (cloud where amount is at least c.amount) is at most 5";
    let cut =
        "for each c: cloud require count of (cloud where amount + 1 USD is above c.amount) is at most 5";
    for (name, rule) in [("each held against all", sorted), ("the same, unsorted", cut)] {
        for size in SQUARES {
            let (times, told) =
                checked(&format!("{VOCABULARY}{}policy p {{ rule r: {rule} }}\n", draft(size)));
            row(name, size, times);
            in_time &= times.evaluate < LONGEST && (rule == cut || !told.iter().any(gave_up));
        }
        println!();
    }
    in_time
}

/// Findings that all stand on one line, drawn for people. Whether that stays linear.
fn lines() -> bool {
    let mut measured = Vec::new();
    for size in ON_ONE_LINE {
        let records: Vec<String> = (0..size)
            .map(|at| {
                format!(
                    "{{\"agreement\":\"a{at}\",\"parties\":[\"Customer\",\"Provider\"],\"signed\":\"2026-01-01\",\"terms\":[{{\
                     \"name\":\"c\",\"kind\":\"cloud\",\"provider\":\"Provider\",\"customer\":\"Customer\"}}]}}"
                )
            })
            .collect();
        let policy = format!("{VOCABULARY}policy p {{ rule r: cloud must be primary }}\n");
        let texts = [("p.clause", policy), ("data.json", format!("[{}]", records.join(",")))];
        let report = Project::from_sources(texts).check(&Options::default());
        assert_eq!(report.findings.len(), size);
        let options = RenderOptions::default();
        let (mut seconds, _) = processor_time(|| render(&report, Format::Human, &options));
        for _ in 0..2 {
            seconds = seconds.min(processor_time(|| render(&report, Format::Human, &options)).0);
        }
        println!("{:28}{size:>9}{:>12}", "findings on one line", format!("{:.2} ms", seconds * 1e3));
        measured.push(((size as f64).ln(), seconds.ln()));
    }
    let exponent = slope(&measured);
    println!("{:28}{:>9}{exponent:>12.2}{}\n", "", "exponent", if exponent > MOST { " !" } else { "" });
    exponent <= MOST
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
fn best(source: &str) -> (Times, Told) {
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

fn checked(source: &str) -> (Times, Told) {
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
        let findings = evaluate::evaluate(&ir, &world, sources, &evaluate::Settings::default()).findings;
        let words = tell::tell(&world, sources, &findings, &tell::Settings::default());
        let verdicts = findings.iter().map(|finding| finding.verdict);
        verdicts.zip(words).filter_map(|(verdict, words)| Some((verdict, words?))).collect()
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

/// Terms that are each compared with the sum of all.
fn many_sums(count: usize) -> String {
    let rule = "for each c: cloud require sum of amount over cloud is at most c.amount";
    format!("{VOCABULARY}{}policy p {{ rule r: {rule} }}\n", draft(count))
}

/// Twenty terms, each by a party at the bottom of a chain of groups.
fn nested_parties(count: usize) -> String {
    let mut text = String::from(VOCABULARY);
    for at in 0..count {
        let _ = writeln!(text, "party P{at} part of P{}", at + 1);
    }
    let _ = writeln!(
        text,
        "party P{count}\nagreement deal between Customer and Provider from 2026 through 2030 {{"
    );
    for at in 0..20 {
        let _ = writeln!(text, "  t{at}: cloud by P{at} for Customer {{ notice: 60 days }}");
    }
    text.push_str("}\npolicy p { rule r: cloud by Provider must be primary }\n");
    text
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

/// Agreements of two clouds, one of which ends with one of three events, and a sum for each of forty customers.
fn moved_sums(count: usize) -> String {
    let mut text = String::from(VOCABULARY);
    text.push_str("event e0 event e1 not before 2030 event e2 between 2028 and 2034\n");
    for customer in 0..40 {
        let _ = writeln!(text, "party C{customer}");
    }
    for at in 0..count {
        let customer = at % 40;
        let _ = writeln!(text, "agreement a{at} between C{customer} and Provider from 2026 through 2040 {{");
        let _ = writeln!(
            text,
            "  t: cloud by Provider for C{customer} until e{} {{ amount: {} USD }}",
            at % 3,
            1 + at % 97
        );
        let _ =
            writeln!(text, "  u: cloud by Provider for C{customer} {{ amount: {} USD }}\n}}", 1 + at % 89);
    }
    let most = count * 2;
    let _ = writeln!(
        text,
        "policy p {{ rule cap: for each party q where some cloud for q require sum of amount over cloud for q is at most {most} USD }}"
    );
    text
}

/// Clouds of which four at a time have one customer.
fn pairs(count: usize) -> String {
    let mut text = String::from(VOCABULARY);
    text.push_str("policy p { rule alone: there must be no a: cloud, b: cloud where a.customer is b.customer and a.amount is above b.amount }\n");
    for at in 0..count {
        if at % 4 == 0 {
            let _ = writeln!(text, "party C{at}");
        }
        let customer = at - at % 4;
        let _ = writeln!(
            text,
            "agreement a{at} between C{customer} and Provider from 2026 {{ c: cloud by Provider for C{customer} {{ amount: {} USD }} }}",
            1 + at % 3
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
