//! The report that the formats are shown with.

use std::sync::Arc;

use clausal::diagnostic::catalogue::{agreements, data, policies};
use clausal::diagnostic::report::coverage::{Coverage, Missing, Mutation, RuleCoverage, Survivor};
use clausal::diagnostic::report::test::{TestReport, TestResult};
use clausal::diagnostic::report::{
    Binding, Finding, FindingVerdict, OpenKind, OpenOn, Report, RuleSummary, Summary, Verdict, WaiverNote,
};
use clausal::diagnostic::{Diagnostic, Edit, Fix, Label, Role, Severity, fingerprint};
use clausal::source::{FileId, SourceMap, Span};
use clausal::time::{Day, Days};

const TERMS: &str = "\
party OpenAI
party Microsoft
party AWS

agreement microsoft-openai between Microsoft and OpenAI
  from 2025-10-28
{

  azure: primary cloud by Microsoft for OpenAI section \"2.1\" {
    exclusive through 2035-06-30
  }
\tspend:\tcommitment from OpenAI to Microsoft { amount: tbd }
}

amendment second to microsoft-openai {
  change azure {
    exclusive until agi-verified
    notice: undisclosed
  }
}
";

const POLICY: &str = "\
policy platform-risk {
  rule open-cloud \"No exclusivity past the horizon\":
    primary cloud must not be exclusive after 2032
    because \"exclusivity past 2032 outlives the licence it was bought with\"
    fix \"end the exclusivity on or before 2032-12-31\"
  rule enough: there must be at least two cloud
}
";

/// Lines that end with CRLF, a tab, wide characters, a combining accent, a zero-width joiner, an escape.
const DRAFT: &str = "# Überblick\r\n\r\n§ 2.1\tDer Anbieter 微软公司 liefert die Dienste exklusiv bis zum 30. Juni 2035.\r\n\
                     Cafe\u{301} 👩\u{200d}🚀 \u{1b}[31mrot\u{1b}[0m \u{202e}verkehrt\u{202c} Ende";

/// The place of `words` in a file of the sample; the first, if there are several.
pub fn find(sources: &SourceMap, path: &str, words: &str) -> Span {
    let file = sources.find(path).unwrap_or_else(|| panic!("no file {path}"));
    let start = file.text.find(words).unwrap_or_else(|| panic!("no {words:?} in {path}"));
    Span::new(file.id, start, start + words.len())
}

fn label(span: Span, role: Role, message: &str) -> Label {
    Label { span, role, message: message.into() }
}

fn days(from: &str, through: Option<&str>) -> Days {
    let day = |text: &str| text.parse::<Day>().unwrap();
    Days::run(day(from), through.map_or(Day::END, day))
}

fn finding(rule: &str, verdict: FindingVerdict, severity: Severity, message: &str) -> Finding {
    let mut finding = Finding::new(rule, verdict, severity, message);
    finding.bindings = vec![Binding {
        name: "it".into(),
        term: "microsoft-openai/azure".into(),
        agreement: Some("microsoft-openai".into()),
        section: Some("2.1".into()),
    }];
    finding
}

/// What is known of a finding besides.
fn with(mut finding: Finding, known: impl FnOnce(&mut Finding)) -> Finding {
    known(&mut finding);
    finding
}

/// The files of the sample.
pub fn sources() -> SourceMap {
    let mut sources = SourceMap::default();
    sources.add("terms.clause", TERMS);
    sources.add("policy.clause", POLICY);
    sources.add("drafts/überblick, neu.md", DRAFT);
    let long = format!(
        "{}the term ends on the first day of the year{}",
        "Whereas the parties wish to record what they have agreed, ".repeat(40),
        ", and nothing in this page is written on a second line".repeat(40)
    );
    sources.add("long.txt", long);
    sources.add("empty.clause", "");
    sources
}

/// A report with every sort of finding and every oddity of texts.
pub fn report() -> Report {
    let sources = sources();
    let at = |path: &str, words: &str| find(&sources, path, words);
    let diagnostics = diagnostics(&sources);
    let mut findings = vec![
        with(
            finding(
                "platform-risk/open-cloud",
                FindingVerdict::Broken,
                Severity::Error,
                "primary cloud `azure` is exclusive from 2033-01-01 through 2035-06-30",
            ),
            |found| {
                found.title = Some("No exclusivity past the horizon".into());
                found.days = days("2033-01-01", Some("2035-06-30"));
                found.because = Some("exclusivity past 2032 outlives the licence it was bought with".into());
                found.help = Some("end the exclusivity on or before 2032-12-31".into());
                found.labels = vec![
                    label(
                        at("terms.clause", "primary cloud by Microsoft for OpenAI section \"2.1\""),
                        Role::Term,
                        "this primary cloud …",
                    ),
                    label(
                        at("terms.clause", "exclusive through 2035-06-30"),
                        Role::Term,
                        "… is exclusive here, 2 years 6 months too long",
                    ),
                    label(
                        at("policy.clause", "primary cloud must not be exclusive after 2032"),
                        Role::Rule,
                        "the rule",
                    ),
                    label(
                        at("drafts/überblick, neu.md", "exklusiv bis zum 30. Juni 2035"),
                        Role::Draft,
                        "the draft says so too",
                    ),
                ];
                found.fixes = vec![Fix {
                    title: "end the exclusivity on 2032-12-31".into(),
                    edits: vec![Edit {
                        span: at("terms.clause", "exclusive through 2035-06-30"),
                        text: "exclusive through 2032-12-31".into(),
                    }],
                    safe: false,
                }];
            },
        ),
        with(
            finding(
                "platform-risk/open-cloud",
                FindingVerdict::Open,
                Severity::Warning,
                "primary cloud `azure` may be exclusive from 2033-01-01",
            ),
            |found| {
                found.days = days("2033-01-01", None);
                found.open_on = vec![OpenOn::new(OpenKind::Event, "agi-verified")];
                found.open_on[0].breaks = Some("if `agi-verified` has not happened by 2033-01-01".into());
                found.open_on[0].by = "2033-01-01".parse().ok();
                found.labels = vec![
                    // The first label stands after the second, which ends later: the report is still at the first.
                    label(
                        at("terms.clause", "exclusive until agi-verified"),
                        Role::Term,
                        "exclusive until this",
                    ),
                    label(
                        at(
                            "terms.clause",
                            "change azure {\n    exclusive until agi-verified\n    notice: undisclosed\n  }",
                        ),
                        Role::Related,
                        "changed by this",
                    ),
                    label(at("terms.clause", "azure: primary"), Role::Related, "declared here"),
                ];
            },
        ),
        with(
            finding(
                "x|y/a*b_c",
                FindingVerdict::Open,
                Severity::Error,
                "`spend` of *many* [links](http://x) <b>&amp;</b> | pipes, @someone and #7: 100% `done",
            ),
            |found| {
                found.bindings = vec![
                    Binding {
                        name: "a".into(),
                        term: "microsoft-openai/spend".into(),
                        agreement: Some("microsoft-openai".into()),
                        section: None,
                    },
                    Binding { name: "b".into(), term: "party/OpenAI".into(), agreement: None, section: None },
                ];
                found.days = Days::all();
                found.open_on = vec![
                    OpenOn::new(OpenKind::Blank, "amount"),
                    OpenOn::new(OpenKind::Exchange, "from EUR to USD"),
                ];
                found.open_on[0].term = Some("microsoft-openai/spend".into());
                found.because = Some("a note that is longer than a terminal of eighty columns is wide, and is therefore broken at its spaces".into());
                found.labels = vec![label(
                    at("terms.clause", "spend:\tcommitment"),
                    Role::Term,
                    "a tab before and within",
                )];
            },
        ),
        with(
            finding(
                "platform-risk/notice",
                FindingVerdict::Waived,
                Severity::Error,
                "`azure` has no notice from 2033-01-01",
            ),
            |found| {
                found.days = days("2033-01-01", None);
                found.waiver = Some(WaiverNote {
                    because: "Board resolution of 2 May 2026 <draft> & annex".into(),
                    approved_by: Some("General \"Counsel\"".into()),
                });
                found.labels = vec![label(at("terms.clause", "azure: primary"), Role::Term, "")];
            },
        ),
        finding("platform-risk/enough", FindingVerdict::Broken, Severity::Warning, "there is only one cloud"),
    ];
    for finding in &mut findings {
        finding.fingerprint = fingerprint::of_finding(finding);
    }
    let rules = rules();
    let mut report = Report::default();
    report.strict = true;
    report.findings = findings;
    report.diagnostics = diagnostics;
    report.summary = Summary::of(&rules);
    (report.summary.agreements, report.summary.terms) = (1, 2);
    report.rules = rules;
    report.drafts = vec!["drafts/clean.md".to_owned()];
    report.sources = Arc::new(sources);
    report
}

fn rules() -> Vec<RuleSummary> {
    let rule = |rule: &str, verdict, severity| {
        let mut rule = RuleSummary::new(rule, verdict, severity);
        rule.new = match verdict {
            Verdict::Broken => Some(FindingVerdict::Broken),
            Verdict::Open => Some(FindingVerdict::Open),
            _ => None,
        };
        rule
    };
    let mut first = rule("platform-risk/open-cloud", Verdict::Broken, Severity::Error);
    first.title = Some("No exclusivity past the horizon".into());
    first.because = Some("exclusivity past 2032 outlives the licence it was bought with".into());
    first.help = Some("end the exclusivity on or before 2032-12-31".into());
    first.see = vec!["the board's paper of May".into(), "https://example.com/horizon?a=1".into()];
    vec![
        first,
        rule("x|y/a*b_c", Verdict::Open, Severity::Error),
        rule("platform-risk/notice", Verdict::Waived, Severity::Error),
        rule("platform-risk/enough", Verdict::Broken, Severity::Warning),
        rule("platform-risk/misspelt", Verdict::Idle, Severity::Error),
    ]
}

fn diagnostics(sources: &SourceMap) -> Vec<Diagnostic> {
    let at = |path: &str, words: &str| find(sources, path, words);
    let draft = sources.find("drafts/überblick, neu.md").unwrap();
    let end = Span::new(draft.id, draft.text.len(), draft.text.len());
    let empty = sources.find("empty.clause").unwrap();
    let mut note = Diagnostic::new(
        agreements::EARLY_START,
        at("drafts/überblick, neu.md", "\u{202e}verkehrt"),
        "a line with \u{1b}[31mcolours\u{1b}[0m and \u{202e}turned words",
        "a control\nand a line end",
    )
    .related(end, "the draft ends here");
    note.severity = Severity::Note;
    let mut nowhere =
        Diagnostic::new(data::FILE_NOT_FOUND, Span::default(), "the file `gone.clause` cannot be read", "");
    nowhere.labels.clear();
    vec![
        nowhere.help("check its name"),
        Diagnostic::new(
            agreements::STATED_TWICE,
            at("terms.clause", "exclusive through 2035-06-30"),
            "`exclusive` is stated twice",
            "again here",
        )
        .related(at("terms.clause", "azure"), "first here")
        .note("an entry without time words holds for the whole life")
        .fix("delete the second", at("terms.clause", "    exclusive through 2035-06-30\n"), ""),
        Diagnostic::new(
            agreements::NOT_LATER,
            at("long.txt", "the term ends on the first day of the year"),
            "a page on one line is shortened to what is said about it",
            "the words meant",
        ),
        Diagnostic::new(
            agreements::OUTSIDE_THE_LIFE,
            at("drafts/überblick, neu.md", "微软公司"),
            "wide characters take two columns",
            "four of them",
        )
        .related(at("drafts/überblick, neu.md", "§ 2.1\tDer"), "a tab within"),
        note,
        Diagnostic::new(
            agreements::TERM_NEVER_LIVES,
            Span::new(empty.id, 0, 0),
            "nothing is here",
            "an empty file",
        ),
        Diagnostic::new(agreements::SET_OMITS, Span::new(FileId(99), 3, 7), "a place in no file", "nowhere"),
    ]
}

/// Two tests, of which one failed.
pub fn tests() -> TestReport {
    let sources = sources();
    let span = find(&sources, "policy.clause", "rule enough");
    let failure = Diagnostic::new(
        policies::EXPECTATION_FAILED,
        span,
        "expected `platform-risk/enough` kept, but it is broken",
        "expected here",
    )
    .note("broken from 2026-01-01 on");
    let test = |title: &str, failures: Vec<Diagnostic>| TestResult {
        title: title.into(),
        span,
        passed: failures.is_empty(),
        failures,
    };
    let tests =
        vec![test("two clouds are enough", vec![]), test("one <cloud> & \"more\" isn't", vec![failure])];
    TestReport { sources: Arc::new(sources), tests, ..TestReport::default() }
}

/// The same, with what the tests show of the rules and which changes they miss.
pub fn tests_and_coverage() -> TestReport {
    let tests = tests();
    let span = find(&tests.sources, "policy.clause", "rule enough");
    let coverage = Coverage {
        rules: vec![RuleCoverage {
            rule: "platform-risk/enough".into(),
            span,
            broken: true,
            kept: false,
            open: false,
            parts: 2,
            held: 2,
            failed: 1,
            seen: 4,
            marks: 7,
            missing: vec![Missing { span, message: "no test expects it kept".into() }],
        }],
        threshold: Some(90.0),
    };
    let survivor = Survivor {
        rule: "platform-risk/enough".into(),
        span,
        message: "no test notices if `at most 2` becomes `at most 3`".into(),
        before: vec!["there must be at most 2 clouds".into()],
        after: vec!["there must be at most 3 clouds".into()],
    };
    let mutation = Mutation { tried: 3, survivors: vec![survivor] };
    TestReport { coverage: Some(coverage), mutation: Some(mutation), ..tests }
}
