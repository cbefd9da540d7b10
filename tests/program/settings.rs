//! The project file: what it says, and what is said of it when it is wrong.

use std::collections::BTreeSet;

use clausal::diagnostic::catalogue::{self, agreements, data};
use clausal::diagnostic::{Code, Diagnostic, Problems, Severity};
use clausal::draft::{self, IGNORE_MARK, LintSettings};
use clausal::project::settings::{
    AsOf, CheckSettings, IGNORE_KEYS, Ignore, Settings, SettingsProblem, TABLES, ignore, set_levels,
};
use clausal::source::{FileId, SourceMap, Span};
use clausal::time::MonthEnd;
use miette::{GraphicalReportHandler, GraphicalTheme};

fn parse(text: &str) -> Result<Settings, SettingsProblem> {
    Settings::parse("clausal.toml", text)
}

/// The codes of all that is wrong, in the order of the text.
fn wrong(text: &str) -> Vec<&'static str> {
    parse(text)
        .err()
        .map_or(Vec::new(), |problem| problem.all().map(|one| one.catalogue_code().id()).collect())
}

/// The first problem as `miette` shows it without colour.
fn shown(text: &str) -> String {
    let theme = GraphicalTheme::unicode_nocolor();
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false).with_width(80);
    let mut out = String::new();
    handler.render_report(&mut out, &parse(text).unwrap_err()).unwrap();
    out.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

const WHOLE: &str = r#"
[project]
sources = ["terms", "policies", "drafts/*.docx"]
as      = "OpenAI"
[check]
strict  = true
as-of   = "2026-11-23"
deny    = ["W0621"]
allow   = ["draft/blank"]
[time]
month-end = "next-day"
[lint]
definitions-elsewhere = ["Order Form"]
[[lint.ignore]]
rule = "draft/cross-reference"
file = "drafts/old.md"
because = "numbers follow the amended agreement"
"#;

#[test]
fn every_setting_is_read() {
    let settings = parse(WHOLE).unwrap();
    assert_eq!(settings.project.sources, ["terms", "policies", "drafts/*.docx"]);
    assert_eq!(settings.project.us.map(|us| us.name).as_deref(), Some("OpenAI"));
    assert!(settings.check.strict);
    assert_eq!(settings.check.as_of, Some(AsOf::Day("2026-11-23".parse().unwrap())));
    assert_eq!(settings.check.deny, [agreements::STATEMENTS_MAY_CLASH]);
    assert_eq!(settings.check.allow, [Code::find("draft/blank").unwrap()]);
    assert_eq!(settings.time.month_end, MonthEnd::NextDay);
    assert_eq!(settings.lint.definitions_elsewhere, ["Order Form"]);
    let [ignore] = &settings.lint.ignores[..] else { panic!("one ignore") };
    assert_eq!((ignore.rule.id(), ignore.file.as_str()), ("draft/cross-reference", "drafts/old.md"));
    assert_eq!(ignore.because.as_deref(), Some("numbers follow the amended agreement"));
    assert_eq!(&WHOLE[ignore.span.clone()], "\"draft/cross-reference\"");
}

#[test]
fn an_empty_file_says_nothing() {
    assert_eq!(parse("").unwrap(), Settings::default());
    assert_eq!(parse("[check]\n# nothing\n").unwrap(), Settings::default());
}

#[test]
fn a_day_may_be_a_date_a_text_or_today() {
    let day = |text: &str| parse(&format!("[check]\nas-of = {text}")).unwrap().check.as_of.unwrap();
    let today = "2026-11-23".parse().unwrap();
    assert_eq!(day("2026-05-01").day(today), "2026-05-01".parse().unwrap());
    assert_eq!(day("\"2026-05-01\"").day(today), "2026-05-01".parse().unwrap());
    assert_eq!(day("\"today\"").day(today), today);
    for text in ["\"2026\"", "\"2026-13-01\"", "\"tomorrow\"", "2026-05-01T00:00:00Z"] {
        assert_eq!(wrong(&format!("[check]\nas-of = {text}")), ["E0805"], "{text}");
    }
}

#[test]
fn each_flaw_is_found_at_its_place() {
    for (text, code, place) in [
        ("[project]\nas = \"OpenAI", data::SETTINGS_NOT_TOML, "I"),
        ("strict = true", data::UNKNOWN_SETTING, "strict"),
        ("[chekc]\n", data::UNKNOWN_SETTING, "chekc"),
        ("[check]\nstrickt = true", data::UNKNOWN_SETTING, "strickt"),
        ("[[lint.ignore]]\nrule = \"draft/blank\"\nfile = \"a\"\nwhy = \"b\"", data::UNKNOWN_SETTING, "why"),
        ("check = 1", data::SETTING_OF_WRONG_TYPE, "1"),
        ("[check]\nstrict = \"yes\"", data::SETTING_OF_WRONG_TYPE, "\"yes\""),
        ("[check]\nas-of = 20260501", data::SETTING_OF_WRONG_TYPE, "20260501"),
        ("[project]\nsources = [\"terms\", 7]", data::SETTING_OF_WRONG_TYPE, "7"),
        ("[lint]\nignore = [\"draft/blank\"]", data::SETTING_OF_WRONG_TYPE, "\"draft/blank\""),
        ("[time]\nmonth-end = \"last\"", data::NO_SUCH_CHOICE, "\"last\""),
        ("[check]\ndeny = [\"W9999\"]", data::UNKNOWN_CODE, "\"W9999\""),
        (
            "[check]\nallow = [\"platform-risk/open-cloud\"]",
            data::UNKNOWN_CODE,
            "\"platform-risk/open-cloud\"",
        ),
        ("[check]\nallow = [\"E0620\"]", data::ERROR_ALLOWED, "\"E0620\""),
    ] {
        let problem = parse(text).unwrap_err();
        assert_eq!(problem.catalogue_code(), code, "{text}");
        assert_eq!(&text[problem.span()], place, "{text}");
        assert_eq!(problem.all().count(), 1, "{text}");
    }
}

#[test]
fn all_flaws_are_told_at_once() {
    let text = "[project]\nsuorces = []\n[check]\nstrict = 1\ndeny = [\"W062\"]\n[time]\nmonth-end = \"\"\n";
    assert_eq!(wrong(text), ["E0802", "E0803", "E0806", "E0804"]);
}

#[test]
fn a_flaw_is_shown_with_its_line_and_what_to_do() {
    insta::with_settings!({ snapshot_path => "render/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("settings-unknown", shown("[check]\nstrickt = true\n"));
        insta::assert_snapshot!("settings-elsewhere", shown("strict = true\nsources = []\n"));
        insta::assert_snapshot!("settings-codes", shown("[check]\ndeny = [\"W062\"]\nallow = [\"platform-risk/x\", \"E0620\"]\n"));
        insta::assert_snapshot!("settings-broken", shown("[project]\nas = \"OpenAI"));
    });
}

#[test]
fn hostile_texts_are_refused_without_a_panic() {
    for text in [
        "[",
        "=",
        "\u{0}",
        "a.b.c.d = 1",
        "é = \"",
        &"[".repeat(100_000),
        &format!("a = {}", "[".repeat(100_000)),
    ] {
        assert!(!wrong(text).is_empty());
        assert!(!shown(text).is_empty());
    }
}

/// The fenced samples of a page below a heading.
fn samples(page: &'static str, heading: &str) -> Vec<&'static str> {
    let section = page.split("## ").find_map(|section| section.strip_prefix(heading)).unwrap_or("");
    let fences = section.split("```toml\n").skip(1);
    fences.map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn every_page_of_a_setting_is_right() {
    let codes: Vec<Code> =
        catalogue::all().filter(|code| code.id() >= "E0801" && code.id() <= "E0819").collect();
    assert_eq!(codes.len(), 10);
    let mut all = String::new();
    for code in codes {
        let (bad, good) = (samples(code.page(), "Wrong"), samples(code.page(), "Right"));
        assert!(!bad.is_empty() && !good.is_empty(), "{} has samples", code.id());
        for text in bad {
            assert_eq!(wrong(text), [code.id()], "{text}");
            all.push_str(&shown(text));
        }
        for text in good {
            assert_eq!(wrong(text), Vec::<&str>::new(), "{text}");
        }
    }
    insta::with_settings!({ snapshot_path => "render/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("settings-pages", all);
    });
}

fn diagnostics(sources: &mut SourceMap) -> Problems {
    let terms = sources.add("terms.clause", "terms");
    let draft = sources.add("drafts/old.md", "draft");
    let blank = Code::find("draft/blank").unwrap();
    [
        Diagnostic::new(agreements::STATEMENTS_MAY_CLASH, Span::new(terms, 0, 1), "may clash", ""),
        Diagnostic::new(agreements::EARLY_START, Span::new(terms, 1, 2), "early", ""),
        Diagnostic::new(blank, Span::new(draft, 0, 1), "a blank", ""),
        Diagnostic::new(blank, Span::new(terms, 0, 1), "a blank elsewhere", ""),
    ]
    .into_iter()
    .collect()
}

fn told(problems: &Problems) -> Vec<(&str, Severity)> {
    problems.iter().map(|diagnostic| (diagnostic.message.as_str(), diagnostic.severity)).collect()
}

#[test]
fn levels_are_raised_and_left_out() {
    let settings = CheckSettings {
        deny: vec![agreements::STATEMENTS_MAY_CLASH],
        allow: vec![agreements::EARLY_START],
        ..CheckSettings::default()
    };
    let mut problems = diagnostics(&mut SourceMap::default());
    set_levels(&mut problems, &settings);
    let expected = [
        ("may clash", Severity::Error),
        ("a blank", Severity::Warning),
        ("a blank elsewhere", Severity::Warning),
    ];
    assert_eq!(told(&problems), expected);
}

#[test]
fn an_ignore_leaves_out_one_lint_of_one_file() {
    let ignored = |rule: &str, file: &str, because: Option<&str>| Ignore {
        rule: Code::find(rule).unwrap(),
        file: file.to_owned(),
        because: because.map(str::to_owned),
        span: 0..3,
    };
    let ignores = [
        ignored("draft/blank", "./drafts/old.md", None),
        ignored("draft/blank", "drafts/new.md", Some("filled in at signing")),
    ];
    let mut sources = SourceMap::default();
    let mut problems = diagnostics(&mut sources);
    let project_file = sources.add("clausal.toml", "[[lint.ignore]]");
    ignore(&mut problems, &ignores, &sources, project_file);
    let left: Vec<(&str, &str)> = problems.iter().map(|one| (one.code.id(), one.message.as_str())).collect();
    let expected = [
        ("W0621", "may clash"),
        ("W0626", "early"),
        ("draft/blank", "a blank elsewhere"),
        ("W0901", "`draft/blank` is ignored in `./drafts/old.md` without a reason"),
        ("W0902", "`draft/blank` is ignored in `drafts/new.md`, where it reports nothing"),
    ];
    assert_eq!(left, expected);
    assert!(problems.iter().skip(3).all(|one| sources.path(one.span().file) == "clausal.toml"));
}

/// The blocks of this language in `docs/settings.md`.
fn blocks(language: &str) -> Vec<String> {
    let page = std::fs::read_to_string("docs/settings.md").unwrap();
    let blocks = page.split("```").skip(1).step_by(2);
    blocks.filter_map(|block| Some(block.strip_prefix(language)?.strip_prefix('\n')?.to_owned())).collect()
}

/// The reader's keys and the page's are the same, and each sample of the page changes what is read.
#[test]
fn the_page_of_settings_has_every_key_that_is_read() {
    let read: BTreeSet<(&str, &str)> = TABLES
        .iter()
        .flat_map(|(table, keys)| keys.iter().map(|key| (*table, *key)))
        .filter(|key| *key != ("lint", "ignore"))
        .chain(IGNORE_KEYS.iter().map(|key| ("lint.ignore", *key)))
        .collect();
    let samples = blocks("toml");
    let mut shown = BTreeSet::new();
    for sample in &samples {
        assert_eq!(wrong(sample), [""; 0], "{sample}");
        let (table, lines) = sample.split_once('\n').unwrap();
        for line in lines.lines() {
            let (key, _) = line.split_once(" = ").unwrap();
            shown.insert((table.trim_matches(['[', ']']), key));
            let without = sample.replace(line, "");
            assert_ne!(parse(sample).ok(), parse(&without).ok(), "`{key}` of {table} is read");
        }
    }
    assert_eq!(shown, read);
}

/// Each inline ignore of the page silences what its sample would report, and the page calls it by the reader's word.
#[test]
fn the_page_of_settings_has_every_inline_ignore() {
    let found = |text: &str| -> Vec<&str> {
        let draft = draft::read(FileId(0), "draft.md", text.as_bytes()).unwrap();
        draft::lint(&draft, &LintSettings::default()).iter().map(|finding| finding.code.id()).collect()
    };
    let samples = blocks("markdown");
    assert_eq!(samples.len(), 1);
    for sample in samples {
        let (comment, paragraph) = sample.split_once('\n').unwrap();
        let words = comment.trim_start_matches("<!--").trim();
        let lint = words.strip_prefix(IGNORE_MARK).and_then(|rest| rest.split_once(':')).unwrap().0.trim();
        assert_eq!(found(paragraph), [lint]);
        assert_eq!(found(&sample), [""; 0]);
    }
    let page = std::fs::read_to_string("docs/settings.md").unwrap();
    let marks = page.match_indices("clausal-").map(|(at, _)| page[at..].split([' ', '`']).next().unwrap());
    assert_eq!(marks.collect::<BTreeSet<_>>(), BTreeSet::from([IGNORE_MARK]));
}
