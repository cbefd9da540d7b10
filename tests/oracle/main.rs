//! The compiler against a naive evaluator that walks every day in every possible world.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod calendar;
mod conditions;
mod expected;
mod generate;
mod instance;
mod lives;
mod model;
mod naive;
mod possible;
mod print;
mod renewal;
mod timeline;
mod values;
mod words;

mod adapter;
mod roles;
mod worked;
mod worked_words;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use model::{Rule, World};
use naive::{Answer, Findings, Judgement, Verdict, show_days};

/// How many cases are tried, from `CLAUSAL_ORACLE_CASES`: 1,000 unless said, 100,000 nightly.
fn cases() -> u32 {
    std::env::var("CLAUSAL_ORACLE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1_000)
}

/// The seed, from `CLAUSAL_ORACLE_SEED`: the same in every run unless said.
fn seed() -> u64 {
    std::env::var("CLAUSAL_ORACLE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_260_427)
}

/// The cases are tried in this many lots, each with its own seed, so that the number of threads changes nothing.
const LOTS: u32 = 16;

/// The compiler and the naive evaluator say the same of generated worlds.
#[test]
fn compiler_agrees_with_the_oracle() {
    let tally = Tally::default();
    run_lots(&tally, |world| compare(world, &tally));
    let (tried, skipped) = (tally.tried.load(Ordering::Relaxed), tally.skipped.load(Ordering::Relaxed));
    let tested = tally.tested.load(Ordering::Relaxed);
    eprintln!("{tried} programs, {skipped} of them with errors or left out, {tested} written as tests too");
    assert!(skipped * 100 <= tried * 35, "{skipped} of {tried} generated programs were no use");
    assert!(tested * 2 >= tried, "only {tested} of {tried} programs were written as tests");
}

/// What is printed is grammatical.
#[test]
fn printed_worlds_can_be_parsed() {
    for number in 0..=255 {
        let source = print::source(&sample(number));
        let errors = adapter::grammar_errors(&source);
        assert!(errors.is_empty(), "{source}\n{errors:#?}");
    }
}

/// Most generated worlds are without errors, and every verdict comes up among them.
#[test]
fn generated_worlds_are_worth_comparing() {
    let mut verdicts: BTreeMap<Verdict, usize> = BTreeMap::new();
    let mut useless = 0;
    for lot in 0..200 {
        let world = sample(lot);
        match naive::judge(&world) {
            Answer::Judged(judgements) => {
                for judgement in judgements {
                    *verdicts.entry(judgement.verdict).or_default() += 1;
                }
            }
            Answer::Error(_) | Answer::Doubtful(_) => useless += 1,
        }
    }
    eprintln!("200 worlds, {useless} with errors; {verdicts:?}");
    assert!(useless <= 70, "{useless} of 200 worlds have errors");
    assert_eq!(verdicts.len(), 5, "every verdict: {verdicts:?}");
}

/// A difference is found and told with a small program.
#[test]
fn a_difference_is_shrunk() {
    let broken = |world: &World| match naive::judge(world) {
        Answer::Judged(all) if all.iter().any(|one| one.verdict == Verdict::Broken) => {
            Err(print::source(world).replace(print::VOCABULARY, ""))
        }
        _ => Ok(()),
    };
    let smallest = run_lot(0, &broken).expect_err("some rule is broken");
    assert!(smallest.lines().count() <= 8, "this is still long:\n{smallest}");
}

/// Prints samples under `--nocapture`, to be read; what is printed is what is compared.
#[test]
fn samples_can_be_read() {
    for lot in 0..5 {
        let world = sample(lot);
        let source = print::source(&world);
        let own = source.strip_prefix(print::VOCABULARY).expect("every program opens with the vocabulary");
        eprintln!("// as of {:?}\n{own}", world.as_of.map(calendar::show));
        match naive::judge(&world) {
            Answer::Judged(judgements) => {
                for (rule, judgement) in world.rules.iter().zip(judgements) {
                    assert!(own.contains(&print::rule(&world, rule)), "{} is not printed", rule.name);
                    eprintln!("// {}", describe(&rule.name, judgement.verdict, &judgement.findings));
                }
            }
            other => eprintln!("// {other:?}"),
        }
    }
}

/// One world, the same for the same number.
fn sample(number: u8) -> World {
    let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[number; 32]);
    let mut part =
        || (0..generate::CHOICES).map(|_| u16::try_from(rng.next_u32() >> 16).unwrap()).collect::<Vec<u16>>();
    let parts: Vec<Vec<u16>> = (0..generate::PARTS).map(|_| part()).collect();
    generate::world(&parts)
}

#[derive(Default)]
struct Tally {
    tried: AtomicUsize,
    skipped: AtomicUsize,
    /// How many were written as tests too.
    tested: AtomicUsize,
}

/// Tries the cases on all processors and panics with the smallest failure found.
fn run_lots(tally: &Tally, test: impl Fn(&World) -> Result<(), String> + Sync) {
    let next = AtomicUsize::new(0);
    let failure: Mutex<Option<String>> = Mutex::new(None);
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let lot = next.fetch_add(1, Ordering::Relaxed);
                    let failed = failure.lock().unwrap_or_else(PoisonError::into_inner).is_some();
                    if lot >= LOTS as usize || failed {
                        return;
                    }
                    if let Err(message) = run_lot(lot, &test) {
                        failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(message);
                    }
                }
            });
        }
    });
    if let Some(message) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
        panic!("after {} programs:\n{message}", tally.tried.load(Ordering::Relaxed));
    }
}

fn run_lot(lot: usize, test: &impl Fn(&World) -> Result<(), String>) -> Result<(), String> {
    let config = Config {
        cases: cases().div_ceil(LOTS),
        failure_persistence: None,
        max_shrink_iters: 12_000,
        max_shrink_time: 60_000,
        ..Config::default()
    };
    let mut bytes = [0_u8; 32];
    bytes[..8].copy_from_slice(&seed().to_le_bytes());
    bytes[8] = u8::try_from(lot).expect("sixteen lots");
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let part = prop::collection::vec(any::<u16>(), 0..=generate::CHOICES);
    let parts = prop::collection::vec(part, generate::PARTS);
    let result = runner.run(&parts, |parts| test(&generate::world(&parts)).map_err(TestCaseError::fail));
    match result {
        Ok(()) => Ok(()),
        // The message of the smallest case is made anew: proptest's own speaks of the list of numbers.
        Err(TestError::Fail(reason, smallest)) => {
            let smallest = shrunk_again(smallest, |parts| test(&generate::world(parts)).is_err());
            Err(test(&generate::world(&smallest)).err().unwrap_or_else(|| reason.to_string()))
        }
        Err(TestError::Abort(reason)) => Err(reason.to_string()),
    }
}

/// For how long a case that proptest has shrunk is shrunk again.
const SHRINKING_AGAIN: Duration = Duration::from_secs(60);

/// Proptest goes through the lists but once, and through the first ones, of which much hangs, while the last are still long. Here each is
/// made shorter, or one of its choices the first, as long as that fails too.
fn shrunk_again(mut parts: Vec<Vec<u16>>, fails: impl Fn(&[Vec<u16>]) -> bool) -> Vec<Vec<u16>> {
    let begun = Instant::now();
    let mut place = 0;
    let mut untouched = 0;
    while untouched < parts.len() {
        let part = parts[place].clone();
        let shorter = (0..part.len()).map(|length| part[..length].to_vec());
        let first_choices = (0..part.len()).filter(|at| part[*at] != 0).map(|at| {
            let mut simpler = part.clone();
            simpler[at] = 0;
            simpler
        });
        let smaller = shorter.chain(first_choices).find_map(|part| {
            let mut tried = parts.clone();
            tried[place] = part;
            (begun.elapsed() < SHRINKING_AGAIN && fails(&tried)).then_some(tried)
        });
        match smaller {
            Some(smaller) => (parts, untouched) = (smaller, 0),
            None => (place, untouched) = ((place + 1) % parts.len(), untouched + 1),
        }
    }
    parts
}

fn compare(world: &World, tally: &Tally) -> Result<(), String> {
    tally.tried.fetch_add(1, Ordering::Relaxed);
    let source = print::source(world);
    let answer = naive::judge(world);
    if let Answer::Doubtful(_) = answer {
        tally.skipped.fetch_add(1, Ordering::Relaxed);
        return Ok(());
    }
    let options = adapter::Options { as_of: world.as_of.map(calendar::show), ..adapter::Options::default() };
    let check = || check_as(world, &source, &answer, &options);
    let Ok(checked) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(check)) else {
        return Err(report(world, &source, "", "an answer", "a panic"));
    };
    let errors: Vec<String> =
        checked.errors().map(|error| format!("{} {} at {:?}", error.code, error.message, error.at)).collect();
    match answer {
        Answer::Error(_) if !errors.is_empty() => {
            tally.skipped.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }
        Answer::Error(what) => {
            Err(report(world, &source, "", &format!("source error: {what}"), "no source error"))
        }
        Answer::Judged(_) if !errors.is_empty() => {
            Err(report(world, &source, "", "no source error", &errors.join("\n")))
        }
        // What may be broken beyond the days of a finding is not told yet.
        Answer::Judged(judgements) if !words::UNEXPECTED && judgements.iter().any(reaches_further) => Ok(()),
        Answer::Judged(judgements) => {
            let mut walked = true;
            for (rule, expected) in world.rules.iter().zip(&judgements) {
                let found = compilers_judgement(world, &rule.name, &checked);
                // What has no beginning can be broken on days that are not walked, and on no others.
                let beyond = found.findings.values().any(|found| found.days.is_empty());
                walked &= !beyond;
                let agrees = expected.verdict == found.verdict && expected.findings == found.findings;
                if !agrees && !beyond {
                    return Err(report(
                        world,
                        &source,
                        &print::rule(world, rule),
                        &describe(&rule.name, expected.verdict, &expected.findings),
                        &describe(&rule.name, found.verdict, &found.findings),
                    ));
                }
                if world.waivers.is_empty() && !beyond {
                    hold_undoing(world, &source, rule, expected, &checked)?;
                    hold_renewals(world, &source, rule, expected, &checked)?;
                }
            }
            if walked { hold_tests(world, &source, &judgements, tally) } else { Ok(()) }
        }
        Answer::Doubtful(_) => Ok(()),
    }
}

/// What is unexpected and would undo a broken finding is told with the last day on which it would; with none that would alone, no day
/// is told.
fn hold_undoing(
    world: &World,
    source: &str,
    rule: &Rule,
    expected: &Judgement,
    checked: &adapter::Checked,
) -> Result<(), String> {
    let of_rule = |finding: &&adapter::Finding| {
        finding.rule == format!("p/{}", rule.name) && finding.verdict == "broken"
    };
    for finding in checked.findings.iter().filter(of_rule) {
        let mut things: Vec<String> = finding.bindings.iter().map(|(_, thing)| thing.clone()).collect();
        things.sort();
        let undone = expected.unless.get(&things).map_or(&[][..], Vec::as_slice);
        // On later days what it leaves broken is not walked.
        let near = |day: calendar::Day| day < world.calendar.1 - 40;
        let mut told: Vec<(String, Option<calendar::Day>)> = Vec::new();
        for (name, by) in &finding.unless {
            told.push((name.clone(), by.as_deref().and_then(calendar::read)));
        }
        told.sort();
        let mut wanted: Vec<(String, Option<calendar::Day>)> = undone.to_vec();
        wanted.sort();
        let agrees = if wanted.is_empty() {
            told.iter().all(|(_, by)| by.is_none_or(|by| !near(by)))
        } else {
            told.len() == wanted.len()
                && told.iter().zip(&wanted).all(|(told, wanted)| {
                    told.0 == wanted.0 && wanted.1.is_none_or(|day| !near(day) || told.1 == Some(day))
                })
        };
        if !agrees {
            let of = |day: Option<calendar::Day>| day.map_or("no day".to_owned(), calendar::show);
            let wanted: Vec<String> =
                wanted.iter().map(|(name, day)| format!("{name} by {}", of(*day))).collect();
            let told: Vec<String> = told.iter().map(|(name, by)| format!("{name} by {}", of(*by))).collect();
            return Err(report(
                world,
                source,
                &print::rule(world, rule),
                &format!("{} unless {}", things.join(" and "), wanted.join(", ")),
                &format!("{} unless {}", things.join(" and "), told.join(", ")),
            ));
        }
    }
    Ok(())
}

/// What is open names each renewal that it surely hangs on. Where there is but one, its last day to act is told: that of the first end
/// whose passing brings a broken day.
fn hold_renewals(
    world: &World,
    source: &str,
    rule: &Rule,
    expected: &Judgement,
    checked: &adapter::Checked,
) -> Result<(), String> {
    let of_rule =
        |finding: &&adapter::Finding| finding.rule == format!("p/{}", rule.name) && finding.verdict == "open";
    let show = |one: &naive::Hangs| {
        let act = one.act.flatten().map(calendar::show);
        format!("{} until {}", one.renewal, act.as_deref().unwrap_or("no one day"))
    };
    for finding in checked.findings.iter().filter(of_rule) {
        let mut things: Vec<String> = finding.bindings.iter().map(|(_, thing)| thing.clone()).collect();
        things.sort();
        let both = expected.findings.contains_key(&(things.clone(), Verdict::Broken));
        let wanted = expected.renewals.get(&things).map_or(&[][..], Vec::as_slice);
        let told = &finding.acts;
        let names_all = wanted.iter().all(|one| told.iter().any(|(told, _)| *told == one.renewal));
        let alone = wanted.len() == 1 && told.len() == 1;
        let by = |by: &Option<String>| by.as_deref().and_then(calendar::read);
        let says_when = !alone
            || wanted.iter().zip(told).all(|(one, (_, told))| one.act.is_none_or(|act| act == by(told)));
        let agrees = both || (names_all && says_when);
        if !agrees {
            return Err(report(
                world,
                source,
                &print::rule(world, rule),
                &format!(
                    "{} hangs on {}",
                    things.join(" and "),
                    wanted.iter().map(show).collect::<Vec<_>>().join(", ")
                ),
                &format!("{} hangs on {told:?}: {}", things.join(" and "), finding.message),
            ));
        }
    }
    Ok(())
}

fn reaches_further(judgement: &Judgement) -> bool {
    judgement.findings.values().any(|found| found.days != found.possible)
}

/// Has the program's own tests expect what the oracle says: that passes, and every wrong expectation fails. How the tests come by
/// their world hangs on the program alone.
fn hold_tests(world: &World, source: &str, judgements: &[Judgement], tally: &Tally) -> Result<(), String> {
    let form = [expected::Form::Own, expected::Form::Given, expected::Form::Shadowed][source.len() % 3];
    let tested = expected::source(world, judgements, form);
    let differs = |expected: &str, compiler: &str| Err(report(world, &tested, "", expected, compiler));
    let tests = match adapter::tests(&tested) {
        Ok(tests) => tests,
        // With other days of its events the program that is loaded may have errors that the test's world has not.
        Err(_) if form == expected::Form::Shadowed => return Ok(()),
        Err(errors) => return differs("no source error in the tests", &errors.join("\n")),
    };
    tally.tested.fetch_add(1, Ordering::Relaxed);
    for (title, failures) in &tests {
        match (title.starts_with(expected::WRONG), failures.is_empty()) {
            (false, false) => {
                return differs(&format!("the test \"{title}\" passes"), &failures.join("\n"));
            }
            (true, true) => return differs(&format!("the test \"{title}\" fails"), "it passes"),
            _ => {}
        }
    }
    Ok(())
}

/// Has the program checked in one of three forms that mean the same: in one file, in several that use each other, or with its
/// agreements as data. Which it is hangs on the program alone.
fn check_as(world: &World, source: &str, answer: &Answer, options: &adapter::Options) -> adapter::Checked {
    let surroundings = print::surroundings(world);
    match source.len() % 4 {
        0 => {
            let words = format!("use \"rules.clause\"\n{}{surroundings}", print::VOCABULARY);
            let terms = format!("use \"words.clause\"\n{}", print::agreements(world));
            let uses = "use \"terms.clause\" use \"words.clause\" use \"terms.clause\"";
            let rules = format!("{uses}\n{}", print::policies(world));
            adapter::check(
                &[("rules.clause", &rules), ("words.clause", &words), ("terms.clause", &terms)],
                options,
            )
        }
        1 if matches!(answer, Answer::Judged(_)) => {
            let mut data = adapter::as_data(source);
            // A party goes by its legal name there as well as by the name it is declared with.
            for (party, legal) in print::LEGAL_NAMES.iter().filter(|_| source.len() % 8 == 1) {
                data = data.replace(&format!("\"{}\"", party.name()), &format!("\"{legal}\""));
            }
            let rules = format!("{}{surroundings}{}", print::VOCABULARY, print::policies(world));
            adapter::check(&[("world.clause", &rules), ("agreements.json", &data)], options)
        }
        _ => adapter::check(&[("world.clause", source)], options),
    }
}

/// What the compiler found of a rule, its days clipped to the calendar.
fn compilers_judgement(world: &World, rule: &str, checked: &adapter::Checked) -> Judgement {
    let path = format!("p/{rule}");
    let verdict_of = |word: &str| match word {
        "broken" => Verdict::Broken,
        "open" => Verdict::Open,
        "waived" => Verdict::Waived,
        "kept" => Verdict::Kept,
        "idle" => Verdict::Idle,
        other => panic!("`{other}` is no verdict"),
    };
    let mut findings = Findings::new();
    for finding in checked.findings.iter().filter(|finding| finding.rule == path) {
        let mut things: Vec<String> = finding.bindings.iter().map(|(_, thing)| thing.clone()).collect();
        things.sort();
        let found = findings.entry((things, verdict_of(&finding.verdict))).or_default();
        let walked = |(from, through): &(Option<String>, Option<String>)| {
            let read = |day: &str| calendar::read(day).expect("a date");
            let first = from.as_deref().map_or(calendar::BEGINNING, read).max(world.calendar.0);
            let last = through.as_deref().map_or(calendar::NEVER, read).min(world.calendar.1);
            first..=last
        };
        found.days.extend(finding.days.iter().flat_map(walked));
        found.possible.extend(finding.days.iter().chain(&finding.possible_days).flat_map(walked));
    }
    let verdict = checked
        .rules
        .get(&path)
        .map_or_else(|| panic!("the compiler says nothing of {path}"), |word| verdict_of(word));
    Judgement { verdict, findings, renewals: BTreeMap::new(), unless: BTreeMap::new() }
}

fn describe(rule: &str, verdict: Verdict, findings: &Findings) -> String {
    let mut text = format!("{rule} {verdict:?}");
    for ((things, verdict), found) in findings {
        let _ = write!(text, "\n     {verdict:?} {} {}", things.join(" and "), show_days(&found.days));
        if found.possible != found.days {
            let _ = write!(text, " possibly {}", show_days(&found.possible));
        }
    }
    text
}

fn report(world: &World, source: &str, rule: &str, oracle: &str, compiler: &str) -> String {
    let source = source.strip_prefix(print::VOCABULARY).unwrap_or(source);
    let as_of = world.as_of.map(|day| format!(" as of {}", calendar::show(day))).unwrap_or_default();
    let (first, last) = (calendar::show(world.calendar.0), calendar::show(world.calendar.1));
    format!(
        "--- program{as_of} (days {first} to {last}), after the vocabulary of print.rs:\n{source}\n\
         --- rule:     {rule}\n--- oracle:   {oracle}\n--- compiler: {compiler}\n"
    )
}
