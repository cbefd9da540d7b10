//! Whole programs that mean harm: each is judged or refused with an error, through check, formatter and Markdown.
//!
//! Nothing here looks at a clock. What may grow no faster than its input is held to that in `benches/growth.rs`.

use clausal::diagnostic::Severity;
use clausal::diagnostic::report::{Report, Verdict};
use clausal::format::format;
use clausal::source::SourceMap;
use clausal::syntax::parse;
use clausal::{Options, Project};

/// What a check says of one file.
#[track_caller]
fn check_as(path: &str, text: &str) -> Report {
    Project::from_sources([(path, text)]).check(&Options::default())
}

#[track_caller]
fn check(text: &str) -> Report {
    check_as("hostile.clause", text)
}

/// The codes of the errors, each once.
fn codes(report: &Report) -> Vec<&'static str> {
    let errors = report.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let mut codes: Vec<&str> = errors.map(|one| one.code.id()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The text is refused with errors of this code only.
#[track_caller]
fn refused(text: &str, code: &str) {
    let report = check(text);
    let first = report.diagnostics.first().map(|one| one.message.chars().take(200).collect::<String>());
    assert_eq!(codes(&report), [code], "{first:?}");
}

/// The text is checked without an error, and the verdict of `p/r` is this one.
#[track_caller]
fn judged(text: &str, verdict: Verdict) {
    let report = check(text);
    let first = report.diagnostics.first().map(|one| one.message.chars().take(200).collect::<String>());
    assert_eq!(codes(&report), [""; 0], "{first:?}");
    assert_eq!(report.verdict("p/r"), Some(verdict));
}

/// Formats the text, where it has no errors.
#[track_caller]
fn format_as(path: &str, text: &str) -> Option<String> {
    let mut sources = SourceMap::default();
    let id = sources.add(path, text);
    let file = sources.get(id).unwrap();
    format(file, &parse(file)).ok()
}

/// A world of clouds, and a policy `p` with a rule `r`.
fn world(terms: &str, sentence: &str) -> String {
    format!(
        "party Acme
party Beta
unit GW
kind cloud {{ provider: by party, exclusive: flag, amount: money optional, notice: duration optional, many: number optional, share: percent optional, power: number in GW optional, renewal: date optional }}
agreement deal between Acme and Beta from 2026 through 2030 {{
{terms}
}}
policy p {{ rule r: {sentence} }}
"
    )
}

const CLOUD: &str = "t: exclusive cloud by Acme { amount: 5 USD, notice: 30 days, many: 3, share: 5%, power: 2 GW, renewal: 2027-01-01 }";

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|at| line(at) + "\n").collect()
}

/// Enough that what calls itself for each, or looks at all for each, does not come back. A release build, as at night, is
/// given more: it is ten times as fast.
const MANY: usize = if cfg!(debug_assertions) { 25_000 } else { 100_000 };

#[test]
fn nested_brackets_are_one_error() {
    refused(
        &world(CLOUD, &format!("for each c: cloud require {}1{} is 1", "(".repeat(MANY), ")".repeat(MANY))),
        "E0207",
    );
    refused(&format!("let x = {}1{}\n", "(".repeat(MANY), ")".repeat(MANY)), "E0207");
    assert_eq!(format_as("a.clause", &format!("let x = {}1{}\n", "(".repeat(MANY), ")".repeat(MANY))), None);
    for bracket in ["(", ")", "{", "}", "{(", "[", "<"] {
        assert!(!codes(&check(&bracket.repeat(MANY))).is_empty());
    }
}

#[test]
fn long_chains_are_judged() {
    judged(
        &world(
            CLOUD,
            &format!("for each c: cloud require c is exclusive{}", " and c is exclusive".repeat(MANY)),
        ),
        Verdict::Kept,
    );
    judged(
        &world(
            CLOUD,
            &format!("for each c: cloud require c is exclusive{}", " or c is exclusive".repeat(MANY)),
        ),
        Verdict::Kept,
    );
    judged(
        &world(CLOUD, &format!("cloud must be exclusive{}", "\n unless no cloud".repeat(MANY))),
        Verdict::Kept,
    );
    judged(
        &world(CLOUD, &format!("cloud must be exclusive{}", " and exclusive".repeat(MANY))),
        Verdict::Kept,
    );
    check(&world(CLOUD, &format!("cloud must have amount one of (1 USD{})", ", 2 USD".repeat(MANY))));
    check(&world(CLOUD, &format!("{} cloud must be exclusive", "exclusive ".repeat(MANY))));
    check(&world(CLOUD, &format!("cloud must have {}", "notice.".repeat(MANY))));
    check(&world(CLOUD, &format!("for each c: cloud require c{} is 1", ".agreement".repeat(MANY))));
    check(&world(CLOUD, &format!("for each c: cloud require (greater of (1{})) is 1", ", 1".repeat(MANY))));
}

#[test]
fn long_lines_are_read() {
    // A name ends somewhere, and a text does not.
    let (long, text) = ("x".repeat(500), "x".repeat(1_000_000));
    check(&world(&format!("{text}: cloud by {text}"), &format!("cloud must be {text}")));
    judged(
        &world(&format!("{long}: cloud by Acme {{ exclusive }}"), "cloud must be exclusive"),
        Verdict::Kept,
    );
    judged(&world(&format!("{long}: cloud by Acme"), "cloud must be exclusive"), Verdict::Broken);
    judged(&world(CLOUD, &format!("cloud must not be exclusive because \"{text}\"")), Verdict::Broken);
    check(&world(CLOUD, &format!("cloud must be {long}")));
    check(&world(&format!("t: cloud by {long}"), "cloud must be exclusive"));
    check(&"x ".repeat(500_000));
    format_as(
        "a.clause",
        &world(&format!("{long}: cloud by Acme {{ exclusive }}"), "cloud must be exclusive"),
    );
    format_as(
        "a.clause",
        &world(CLOUD, &format!("cloud must be exclusive{}", " and exclusive".repeat(MANY))),
    );
    format_as("a.clause", &world(CLOUD, &format!("{} cloud must be exclusive", "exclusive ".repeat(MANY))));
}

#[test]
fn a_million_comments_are_kept() {
    let comments = "// a comment\n".repeat(10 * MANY);
    check(&comments);
    assert!(format_as("a.clause", &comments).is_some());
    let docs = format!("{}party A\n", "/// a line\n".repeat(300_000));
    check(&docs);
    assert!(format_as("a.clause", &docs).is_some());
    check(&"//".repeat(10 * MANY));
}

#[test]
fn markdown_may_be_nested_as_deep_as_it_likes() {
    for text in [
        "> ".repeat(MANY) + "```clausal\nparty A\n```\n",
        "- ".repeat(MANY) + "```clausal\nparty A\n```\n",
        numbered(3_000, |at| format!("{}- x", "  ".repeat(at))),
        "[".repeat(MANY),
        "*a _b ".repeat(MANY),
        "`".repeat(MANY),
        "```clausal\n".repeat(MANY),
        "~~~clausal\nparty A\n~~~\n".repeat(MANY / 10),
        "<div>".repeat(MANY),
        "|".repeat(MANY),
        format!("```clausal\nlet x = {}1{}\n```\n", "(".repeat(MANY), ")".repeat(MANY)),
    ] {
        check_as("a.md", &text);
        format_as("a.md", &text);
    }
}

#[test]
fn numbers_and_dates_beyond_any_limit_are_refused() {
    for value in [
        "99999999999999999999999999999999999999 USD",
        "9999999999999999999 trillion USD",
        "0.00000000000000000000000000000000000001 USD",
    ] {
        check(&world(
            &format!("t: cloud by Acme {{ amount: {value} }}"),
            "cloud must have amount of at most 5 USD",
        ));
    }
    for value in [
        "10000-01-01",
        "0000-12-31",
        "99999-01-01",
        "9999-12-31",
        "(9999-12-31 + 1 day)",
        "(0001-01-01 - 1 day)",
        "(2026-01-01 + 99999999999 years)",
        "99999999999999999999",
    ] {
        check(&world(
            &format!("t: cloud by Acme {{ renewal: {value} }}"),
            "for each c: cloud require c.renewal is after 2026",
        ));
        check(&world(&format!("t: cloud by Acme through {value}"), "cloud must end by 2030"));
        check(&world(CLOUD, &format!("cloud must end by {value}")));
    }
    for value in [
        "99999999999999999999 years",
        "9223372036854775807 months",
        "9223372036854775807 days 9223372036854775807 hours",
        "9223372036854775807 business days",
        "0.5 months",
    ] {
        check(&world(&format!("t: cloud by Acme for {value}"), "cloud must end by 2030"));
        check(&world(
            &format!("t: cloud by Acme {{ notice: {value} }}"),
            &format!("cloud must have notice of at most {value}"),
        ));
        check(&world(CLOUD, &format!("cloud must last at most {value}")));
        check(&world(CLOUD, &format!("for each c: cloud require c.end is within {value} of 2026")));
    }
    let most = "79228162514264337593543950335";
    for (value, sum) in [
        ("USD", format!("sum of amount over cloud * {most}")),
        ("USD", format!("sum of amount over cloud + {most} USD")),
        ("USD", "sum of amount over cloud / 0.0000000000000000000000000001".to_owned()),
    ] {
        check(&world(
            &format!(
                "t: cloud by Acme {{ amount: {most} {value} }}\nu: cloud by Acme {{ amount: {most} {value} }}"
            ),
            &format!("for each p: party require {sum} is at most 5 USD"),
        ));
    }
    check(&world(CLOUD, &format!("there must be at most {most} clouds")));
    check(&world(CLOUD, "there must be at least 99999999999999999999999999 clouds"));
    check(&world(CLOUD, "for each c: cloud require 1 / 0 is at most 5 and c.amount * 0 is 0 USD"));
}

#[test]
fn circles_are_refused() {
    let circle = |count: usize, line: &dyn Fn(usize, usize) -> String| {
        numbered(count, |at| line(at, (at + 1) % count))
    };
    for count in [1, 2, MANY / 10] {
        let circles = [
            circle(count, &|at, next| format!("let a{at} = a{next} + 1")),
            circle(count, &|at, next| format!("party P{at} part of P{next}")),
            circle(count, &|at, next| format!("kind k{at} is k{next} {{ }}")),
            circle(count, &|at, next| format!("define d{at} cloud as not d{next}"))
                + &world(CLOUD, "cloud must be d0"),
            circle(count, &|at, next| format!("define f{at} of cloud as its f{next}"))
                + &world(CLOUD, "for each c: cloud require c.f0 is 1"),
        ];
        for text in circles {
            assert!(codes(&check(&text)).contains(&"E0310"), "{count}: {}", &text[..40.min(text.len())]);
        }
    }
}

#[test]
fn chains_of_declarations_are_followed() {
    let chain = |count: usize, line: &dyn Fn(usize, usize) -> String| numbered(count, |at| line(at, at + 1));
    let count = MANY;
    check(&format!("{}let a{count} = 1\n", chain(count, &|at, next| format!("let a{at} = a{next} + 1"))));
    check(&format!("{}let a0 = 1\n", chain(count, &|at, next| format!("let a{next} = a{at} + a{at}"))));
    check(&format!("{}party P{count}\n", chain(count, &|at, next| format!("party P{at} part of P{next}"))));
    check(&format!(
        "{}kind k{count} {{ }}\n",
        chain(count, &|at, next| format!("kind k{at} is k{next} {{ }}"))
    ));
    check(&format!(
        "{}{}define d{count} cloud as exclusive\n",
        world(CLOUD, "cloud must be d0"),
        chain(count, &|at, next| format!("define d{at} cloud as d{next} and exclusive"))
    ));
    check(&format!(
        "{}{}define f{count} of cloud as 1\n",
        world(CLOUD, "for each c: cloud require c.f0 is 1"),
        chain(count, &|at, next| format!("define f{at} of cloud as its f{next} + its f{next}"))
    ));
    // Parties in a long chain of groups that terms name.
    let parties =
        format!("{}party P{count}\n", chain(count, &|at, next| format!("party P{at} part of P{next}")));
    check(&format!(
        "{parties}{}",
        world(&numbered(200, |at| format!("t{at}: cloud by P{at}")), "cloud by Acme must be exclusive")
    ));
}

#[test]
fn many_of_everything_are_judged() {
    let terms = numbered(MANY / 5, |at| format!("t{at}: cloud by Acme {{ amount: {at} USD }}"));
    judged(&world(&terms, "cloud must not be exclusive"), Verdict::Kept);
    judged(
        &world(&terms, "for each p: party require sum of amount over cloud by p is at most 5 USD"),
        Verdict::Broken,
    );
    judged(
        &world(&terms, "for each c: cloud require sum of amount over cloud is at most c.amount"),
        Verdict::Broken,
    );
    let fifty = numbered(50, |at| format!("t{at}: cloud by Acme"));
    let report = check(&world(&fifty, "there must be no x: cloud, y: cloud, z: cloud, v: cloud, w: cloud"));
    assert!(codes(&report).contains(&"E0717"), "{:?}", codes(&report));
    assert_eq!(report.verdict("p/r"), Some(Verdict::Undecided));
    let binders: Vec<String> = (0..1000).map(|at| format!("x{at}: cloud")).collect();
    judged(&world(CLOUD, &format!("there must be no {}", binders.join(", "))), Verdict::Kept);
    let cloud = world("t: cloud by Acme", "cloud must be exclusive");
    let waivers =
        numbered(MANY / 5, |at| format!("waive p/r for t from (2040-01-01 + {at} days) because \"x\""));
    judged(&(cloud.clone() + &waivers), Verdict::Broken);
    let policies = numbered(MANY / 5, |at| format!("policy q{at} {{ rule r: cloud must be exclusive }}"));
    judged(&(cloud + &policies), Verdict::Broken);
    refused(&numbered(MANY, |_| "party P".to_owned()), "E0301");
    judged(
        &format!(
            "{}{}",
            numbered(MANY, |at| format!("party P{at}")),
            world(CLOUD, "cloud must be exclusive")
        ),
        Verdict::Kept,
    );
}

#[test]
fn more_events_than_worlds_can_be_looked_at_make_no_error() {
    let ends = |count| (0..count).map(|at| format!(" or until e{at}")).collect::<String>();
    let amounts = |count| numbered(count, |at| format!("amount: {at} USD from e{at},"));
    let ending = |count| (count, format!("t: cloud by Acme through 2029{}", ends(count)));
    let paying = |count| (count, format!("t: cloud by Acme {{ {} }}", amounts(count)));
    for (count, term) in [ending(3), ending(12), ending(70), paying(3), paying(12), paying(24)] {
        let events = numbered(count, |at| format!("event e{at}"));
        let report = check(&(events + &world(&term, "cloud must end by 2030")));
        assert_eq!(codes(&report), [""; 0], "{count} events: {term}");
        // Nothing breaks it, and with so many worlds it may be that nobody can tell.
        assert!(matches!(report.verdict("p/r"), Some(Verdict::Kept | Verdict::Open)));
    }
}
