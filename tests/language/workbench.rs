//! Coverage, mutation and the reasoning behind a verdict, asked of small projects and of the shipped packs.

use std::sync::Arc;

use clausal::diagnostic::render::{Format, RenderOptions, render_tests};
use clausal::diagnostic::report::coverage::{Coverage, Mutation};
use clausal::diagnostic::report::test::TestReport;
use clausal::ir::RuleId;
use clausal::testing::{self, Bench, Selection};
use clausal::world::{Settings, World};
use clausal::{Options, Project, evaluate};

const WORLD: &str = "
    party Acme
    party Beta
    party Gamma
    kind cloud { provider: by party, customer: for party, exclusive: flag, notice: duration optional }
";

fn bench(project: &Project) -> Bench {
    let (ir, problems) = project.meaning(&Options::default());
    let told: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(!problems.has_errors(), "{told:?}");
    let sources = Arc::new(project.loaded().sources.clone());
    Bench::new(&Arc::new(ir), &sources, &project.loaded().library, &Selection::default())
}

fn small(policy_and_tests: &str) -> Bench {
    bench(&Project::from_sources([("small.clause", format!("{WORLD}{policy_and_tests}"))]))
}

fn steps(mutation: &Mutation) -> Vec<String> {
    let step = |message: &str| message.trim_start_matches("no test notices if ").to_owned();
    mutation.survivors.iter().map(|survivor| step(&survivor.message)).collect()
}

/// What a person reads of it.
fn shown(bench: &Bench, coverage: Option<Coverage>, mutation: Option<Mutation>) -> String {
    let report =
        TestReport { sources: Arc::clone(&bench.sources), coverage, mutation, ..TestReport::default() };
    render_tests(&report, Format::Human, &RenderOptions::default().width(200))
}

const NOTICE: &str = "policy risk { rule short: cloud for Acme must have notice of at most 180 days }\n";

#[test]
fn a_bound_no_test_stands_at_survives() {
    let bench = small(&format!(
        "{NOTICE} test \"far from the bound\" {{
            agreement deal between Acme and Beta from 2026 through 2027 {{
              brief: cloud by Beta for Acme {{ notice: 10 days }}
              long:  cloud by Beta for Acme {{ notice: 900 days }}
            }}
            expect risk/short kept for brief
            expect risk/short broken by long
         }}"
    ));
    let mutation = testing::mutate(&bench);
    let steps = steps(&mutation);
    for step in
        ["`180 days` becomes `181 days`", "`180 days` becomes `179 days`", "`at most` becomes `below`"]
    {
        assert!(steps.iter().any(|one| one == step), "{steps:?}");
    }
    assert!(!steps.iter().any(|one| one == "`must` becomes `must not`"), "{steps:?}");
    let text = shown(&bench, None, Some(mutation));
    assert!(text.contains("risk/short: no test notices if `180 days` becomes `181 days`"), "{text}");
    assert!(text.contains("  + ") && text.contains("notice of at most 181 days"), "{text}");
}

#[test]
fn tests_on_both_sides_of_a_bound_notice_everything() {
    let bench = small(&format!(
        "{NOTICE} test \"at the bound\" {{
            agreement deal between Acme and Beta from 2026 through 2027 {{
              just:  cloud by Beta for Acme {{ notice: 180 days }}
              longer: cloud by Beta for Acme {{ notice: 181 days }}
              other: cloud by Beta for Gamma {{ notice: 181 days }}
            }}
            expect risk/short broken by longer
            expect nothing else
         }}"
    ));
    let mutation = testing::mutate(&bench);
    assert!(mutation.tried >= 5, "{}", mutation.tried);
    assert_eq!(steps(&mutation), Vec::<String>::new());
}

#[test]
fn coverage_names_what_no_test_shows() {
    let bench = small(
        "policy risk { rule open: cloud for Acme must not be exclusive unless it is by-gamma }
         define by-gamma cloud as its provider is Gamma
         test \"one side only\" {
            agreement deal between Acme and Beta from 2026 through 2027 { c: exclusive cloud by Beta for Acme }
            expect risk/open broken by c
         }",
    );
    let coverage = testing::coverage(&bench);
    let rule = coverage.rules.first().expect("one rule");
    assert!(rule.broken && !rule.kept && !rule.open);
    assert!(coverage.percent() > 0.0 && coverage.percent() < 100.0);
    let text = shown(&bench, Some(coverage), None);
    assert!(text.contains("no test expects it kept"), "{text}");
    assert!(text.contains("no test uses `unless it is by-gamma`"), "{text}");
    assert!(text.contains("`exclusive` is never false in a test"), "{text}");
    assert!(text.contains("`for Acme` is never false in a test"), "{text}");
}

#[test]
fn why_says_what_was_judged_and_what_was_not() {
    let source = format!(
        "{WORLD}
         agreement deal between Acme and Beta from 2026 through 2036 {{
           main: exclusive cloud by Beta for Acme
           side: cloud by Beta for Gamma
         }}
         policy risk {{ rule open: cloud for Acme must not be exclusive after 2032 }}
         waive risk/open for main through 2034 because \"the board said so\""
    );
    let project = Project::from_sources([("deal.clause", source)]);
    let (ir, problems) = project.meaning(&Options::default());
    assert!(!problems.has_errors());
    let (world, _) = World::build(&Arc::new(ir), &Settings::default());
    let say = |name| {
        let settings = evaluate::Settings::default();
        clausal::why::why(&world, &project.loaded().sources, &settings, RuleId::new(0), name)
    };
    let text = say(None);
    for part in [
        "risk/open is broken",
        "it applies after 2032: from 2033-01-01 on",
        "days: from 2035-01-01 through 2036-12-31",
        "waived because the board said so",
        "judged: `main` of `deal`",
        "must not `be exclusive`: so",
        "`side` of `deal` is a cloud, but not `for Acme`",
    ] {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }
    assert!(!say(Some("side")).contains("judged: `main`"));
}

#[test]
fn why_judges_what_lives_in_some_world_alone() {
    let source = format!(
        "{WORLD}
         event closing
         event left
         agreement deal between Acme and Beta signed 2026-01-01 for 3 years or until left {{
           help: cloud by Beta for Acme after closing
         }}
         policy risk {{ rule begun: cloud by Beta must start by 2026 }}"
    );
    let project = Project::from_sources([("deal.clause", source)]);
    let (ir, problems) = project.meaning(&Options::default());
    assert!(!problems.has_errors());
    let (world, _) = World::build(&Arc::new(ir), &Settings::default());
    let settings = evaluate::Settings::default();
    let text = clausal::why::why(&world, &project.loaded().sources, &settings, RuleId::new(0), None);
    assert!(text.contains("judged: `help` of `deal`"), "{text}");
    assert!(!text.contains("not judged"), "{text}");
}

#[test]
fn why_opens_the_phrases_inside_a_condition() {
    let source = format!(
        "{WORLD}
         agreement deal between Acme and Beta from 2026 through 2027 {{
           brief: cloud by Beta for Acme {{ notice: 5 days }}
           long:  cloud by Beta for Gamma {{ notice: 20 days }}
           other: cloud by Gamma for Acme
         }}
         policy risk {{
           rule short: for each party p where some cloud by p
             require largest notice over cloud by p is at most 10 days
           rule held: every agreement must have exclusive cloud
         }}"
    );
    let project = Project::from_sources([("deal.clause", source)]);
    let (ir, problems) = project.meaning(&Options::default());
    assert!(!problems.has_errors());
    let (world, _) = World::build(&Arc::new(ir), &Settings::default());
    let say = |rule, name| {
        let settings = evaluate::Settings::default();
        clausal::why::why(&world, &project.loaded().sources, &settings, RuleId::new(rule), Some(name))
    };
    let text = say(0, "Beta");
    for part in [
        "`largest notice over cloud by p` finds\n      `brief` of `deal`: so\n",
        "from 2026-01-01 through 2027-12-31: `notice: 20 days`  (deal.clause:",
        "not `by p`: `other` of `deal`",
        "must `largest notice over cloud by p is at most 10 days`: not so",
    ] {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }
    let text = say(1, "deal");
    let part = "`have exclusive cloud` finds nothing\n      not `exclusive`: `brief` of `deal`, `long` of `deal`, `other` of `deal`";
    assert!(text.contains(part), "no `{part}` in:\n{text}");
}

#[test]
fn a_folder_with_a_project_file_is_tested_by_itself() {
    let projects = Project::load_each(&["policies"]).expect("the folder is there");
    assert_eq!(projects.len(), 2);
    let mut all = TestReport::default();
    let mut counts = Vec::new();
    for project in &projects {
        let (ir, problems) = project.meaning(&project.options());
        assert!(!problems.has_errors(), "each has a side of its own");
        let sources = Arc::new(project.loaded().sources.clone());
        let report = testing::run(&Arc::new(ir), &sources, &Selection::default());
        counts.push(report.tests.len());
        all.append(report);
    }
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    assert_eq!((all.tests.len(), all.failed()), (counts.iter().sum(), 0));
    let last = all.tests.last().expect("a test");
    assert_eq!(all.sources.path(last.span.file), "policies/cases/microsoft-openai/tests.clause");
}

#[test]
fn the_shipped_packs_are_tested_to_the_day() {
    let project = Project::load(&["policies/std"]).expect("the packs are there");
    let bench = bench(&project);
    let coverage = testing::coverage(&bench);
    let missing: Vec<(&str, &str)> = coverage
        .rules
        .iter()
        .flat_map(|rule| rule.missing.iter().map(|missing| (rule.rule.as_str(), missing.message.as_str())))
        .collect();
    assert_eq!(missing, []);
    let mutation = testing::mutate(&bench);
    assert!(mutation.tried > 500, "{}", mutation.tried);
    assert_eq!(steps(&mutation), Vec::<String>::new());
}

#[test]
fn why_says_which_renewal_is_certain_and_by_what() {
    let source = format!(
        "{WORLD}
         agreement deal between Acme and Beta from 2024 through 2025 {{
           main:  exclusive cloud by Beta for Acme
           again: renewal {{ automatic, successive, period: 1 year, notice: 90 days }}
         }}
         amendment more to deal from 2026-06-01 {{ change again {{ notice: 60 days }} }}
         policy risk {{ rule open: cloud must not be exclusive after 2027 }}"
    );
    let project = Project::from_sources([("deal.clause", source)]);
    let (ir, problems) = project.meaning(&Options::default());
    assert!(!problems.has_errors());
    let as_of = "2026-12-01".parse().ok();
    let (world, _) = World::build(&Arc::new(ir), &Settings { as_of, ..Settings::default() });
    let settings = evaluate::Settings { as_of, ..evaluate::Settings::default() };
    let text = clausal::why::why(&world, &project.loaded().sources, &settings, RuleId::new(0), None);
    for part in [
        "risk/open is open",
        "on: broken if `deal` is renewed past 2027-12-31; the last day to object is 2027-11-01",
        "`deal` is renewed by `again` past 2025-12-31 through 2026-12-31: amendment `more` takes effect later",
        "`deal` is renewed by `again` past 2026-12-31 through 2027-12-31: the last day to object is 2026-11-01, and that is past",
        "whether `deal` is renewed by `again` past 2027-12-31 through 2028-12-31 is not certain: the last day to object is 2027-11-01",
    ] {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }
}

#[test]
fn a_test_states_a_renewal_before_and_after_it_is_certain() {
    let bench = small(
        "policy risk { rule open: cloud must not be exclusive after 2025 }
         test \"as long as somebody can object\" as of 2025-06-01 {
            agreement deal between Acme and Beta from 2024 through 2025 {
              c:     exclusive cloud by Beta for Acme
              again: renewal { automatic, period: 1 year, notice: 30 days }
            }
            expect risk/open open by c from 2026 through 2026
         }
         test \"once nobody has\" as of 2025-12-15 {
            agreement deal between Acme and Beta from 2024 through 2025 {
              c:     exclusive cloud by Beta for Acme
              again: renewal { automatic, period: 1 year, notice: 30 days }
            }
            expect risk/open broken by c from 2026 through 2026
         }
         test \"once somebody has\" as of 2025-12-15 {
            agreement deal between Acme and Beta from 2024 through 2025 {
              c:     exclusive cloud by Beta for Acme
              again: renewal { automatic, period: 1 year, notice: 30 days }
            }
            amendment objection to deal from 2025-11-20 { end again }
            expect risk/open kept
         }",
    );
    let report = testing::run(&bench.ir, &bench.sources, &Selection::default());
    let failures: Vec<&str> =
        report.tests.iter().flat_map(|test| &test.failures).map(|one| one.message.as_str()).collect();
    assert_eq!((report.tests.len(), failures), (3, Vec::new()));
}
