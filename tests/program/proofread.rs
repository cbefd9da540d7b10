//! A report of drafts that is read: what is said once, what comes first, what is asked for, and from where it is run.

use super::folder::{Folder, run_in};

/// A notice clause with sixteen blanks, one wrong amount at its end, and two notes of style.
fn notices() -> String {
    let address = "Notices to this party go to [●], [Name], at [●], by post to [●] only.\n\n";
    format!(
        "# 1. Term\n\nThe term begins today and may reasonably end.\n\n# 2. Notices\n\n{}# 3. Fees\n\nThe fee is due within thirty (45) \
         days. The fee is [●].\n\nThe parties use reasonable efforts, best efforts and all efforts from time to time and/or later.\n",
        address.repeat(4)
    )
}

#[test]
fn equal_findings_of_a_clause_are_one_with_all_its_places() {
    let folder = Folder::with(&[("a.md", &notices())]);
    let ran = folder.run(&["lint", "a.md"]);
    let said: Vec<&str> = ran.out.lines().filter(|line| line.starts_with(['e', 'w', 'n'])).collect();
    assert_eq!(
        said[..3],
        [
            "error[draft/number-words]: `thirty (45)`: the words say 30, the digits 45",
            "warning[draft/blank]: `[●]` is left to be filled in (and 15 other places)",
            "warning[draft/blank]: `[●]` is left to be filled in",
        ],
        "{}",
        ran.out
    );
    assert_eq!(ran.out.matches("still open").count(), 17, "{}", ran.out);
    assert!(
        ran.out.starts_with(" 1 error     draft/number-words\n17 warnings  draft/blank\n\nerror["),
        "{}",
        ran.out
    );
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    let all = folder.run(&["lint", "a.md", "--all"]);
    assert_eq!(all.out.matches("warning[draft/blank]: ").count(), 17, "{}", all.out);
    for format in ["short", "jsonl", "github"] {
        let ran = folder.run(&["lint", "a.md", "--format", format]);
        assert_eq!(ran.out.matches("draft/blank").count(), 17, "{format}: {}", ran.out);
    }
}

#[test]
fn notes_are_a_line_for_each_lint() {
    let text = "# 1. One\n\n<mark>The fee</mark> is due.\n\n# 2. Two\n\n<mark>The term</mark> is long.\n";
    let folder = Folder::with(&[("a.md", text)]);
    let ran = folder.run(&["lint", "a.md"]);
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = "note[draft/highlighted]: words marked with a colour (2 places, the first a.md:3:7; `--all` shows each)";
    assert!(words.contains(folded), "{}", ran.out);
    assert_eq!((ran.status, ran.out.matches("note[").count()), (0, 1), "{}", ran.out);
    assert_eq!(folder.run(&["lint", "a.md", "--all"]).out.matches("note[").count(), 2);
    folder.write("a.md", "<mark>The fee</mark> is due.\n");
    let one = folder.run(&["lint", "a.md"]);
    assert!(one.out.contains("note[draft/highlighted]: ") && one.out.contains("(a.md:1:7)"), "{}", one.out);
}

#[test]
fn notes_of_style_are_told_where_somebody_asks() {
    let folder = Folder::with(&[("a.md", &notices())]);
    let of_style = |arguments: &[&str]| {
        let ran = folder.run(&[&["lint", "a.md", "--format", "short"], arguments].concat());
        ran.out.lines().filter(|line| line.contains(": note[")).count()
    };
    assert_eq!(of_style(&[]), 0);
    assert!(of_style(&["--style"]) > 0);
    assert!(of_style(&["--rule", "draft/vague"]) > 0);
    folder.write("clausal.toml", "[lint]\nstyle = true\n");
    assert!(of_style(&[]) > 0);
    folder.write("clausal.toml", "[check]\ndeny = [\"draft/vague\"]\n");
    let denied = folder.run(&["lint", "a.md", "--format", "short"]);
    assert!(denied.out.contains("error[draft/vague]"), "{}", denied.out);
    folder.write("clausal.toml", "[project]\nsources = [\"a.md\"]\n");
    let check = |arguments: &[&str]| folder.run(&[&["check", "--format", "short"], arguments].concat());
    assert_eq!((check(&[]).count("draft/vague"), check(&["--style"]).count("draft/vague") > 0), (0, true));
}

#[test]
fn a_draft_to_be_signed_has_nothing_left_open() {
    let text = "# 1. Fees\n\nThe fee of the Supplier is [●] and <mark>due</mark> at once.\n";
    let folder = Folder::with(&[("a.md", text), ("clausal.toml", "[project]\nsources = [\"a.md\"]\n")]);
    for command in [&["lint", "a.md"][..], &["check"]] {
        let plain = folder.run(&[command, &["--format", "short"]].concat());
        assert_eq!((plain.status, plain.count("error[draft/")), (0, 0), "{}", plain.out);
        let to_sign = folder.run(&[command, &["--format", "short", "--final"]].concat());
        assert_eq!(to_sign.status, 1, "{}", to_sign.out);
        for lint in ["error[draft/blank]", "error[draft/highlighted]"] {
            assert!(to_sign.out.contains(lint), "{}", to_sign.out);
        }
    }
    folder.write("a.md", "# 1. Fees\n\nThe fee is ten dollars.\n");
    assert_eq!(folder.run(&["lint", "a.md", "--final"]).status, 0);
}

#[test]
fn a_clean_draft_is_a_case_that_passed() {
    let folder = Folder::with(&[
        ("clean.md", "# Terms\n\nThe Customer pays.\n"),
        ("open.md", "# Terms\n\nThe Customer pays [●].\n"),
    ]);
    let both = folder.run(&["lint", "clean.md", "open.md", "--format", "junit"]);
    assert!(both.out.contains("<testsuites name=\"clausal\" tests=\"2\" failures=\"0\""), "{}", both.out);
    let passed = "<testcase classname=\"clean.md\" name=\"proofread\" file=\"clean.md\"/>";
    assert!(
        both.out.contains(passed) && !both.out.contains("classname=\"open.md\" name=\"proofread\""),
        "{}",
        both.out
    );
    folder.write("a.clause", "party Acme\n");
    for arguments in [&["test", "a.clause"][..], &["check", "a.clause", "--rule", "draft/blank"]] {
        let ran = folder.run(&[arguments, &["--format", "junit"]].concat());
        assert!(ran.status == 0 && ran.out.contains("<testcase "), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn what_cannot_be_read_is_an_error_and_no_failure_in_junit() {
    let folder = Folder::with(&[("clausal.toml", "[project]\nsource = [\"a\"]\n"), ("a.md", "The fee.\n")]);
    for command in [&["lint", "a.md"][..], &["check"], &["test"]] {
        let ran = folder.run(&[command, &["--format", "junit"]].concat());
        assert_eq!((ran.status, ran.out.matches("<error ").count()), (2, 1), "{command:?}: {}", ran.out);
        assert!(ran.out.contains("tests=\"1\" failures=\"0\" errors=\"1\""), "{}", ran.out);
        let sarif = folder.run(&[command, &["--format", "sarif"]].concat());
        let sarif: serde_json::Value = serde_json::from_str(&sarif.out).unwrap();
        let invocation = &sarif["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        let told = &invocation["toolExecutionNotifications"][0];
        assert_eq!(told["level"], "error", "{command:?}: {sarif:#}");
        assert!(told["message"]["text"].as_str().unwrap().contains("`source`"), "{told:#}");
    }
}

#[test]
fn ignores_and_baselines_hold_wherever_one_stands() {
    let settings = "[lint]\ninline-ignores = [\"drafts/*\"]\n[[lint.ignore]]\nrule = \"draft/blank\"\nfile = \"drafts/old.md\"\nbecause = \"a form\"\n";
    let folder = Folder::with(&[
        ("clausal.toml", settings),
        ("drafts/old.md", "The Supplier pays [____] to the Buyer.\n"),
        ("drafts/new.md", "The Supplier pays thirty (45) USD.\n"),
        (
            "drafts/heard.md",
            "<!-- clausal-ignore draft/blank: a form -->\nThe Supplier pays [____] to the Buyer.\n",
        ),
        ("elsewhere/a.txt", "nothing"),
    ]);
    assert_eq!(folder.run(&["lint", "drafts", "--baseline", "base.json", "--write-baseline"]).status, 0);
    let report = folder.run(&["lint", "drafts/new.md", "--format", "json"]);
    folder.write("report.json", report.out);
    for (inside, up, drafts) in
        [("", "", "drafts/"), ("drafts", "../", ""), ("elsewhere", "../", "../drafts/")]
    {
        for baseline in ["base.json", "report.json"] {
            for draft in ["old.md", "new.md", "heard.md"] {
                let path = format!("{drafts}{draft}");
                let baseline = format!("{up}{baseline}");
                let arguments = ["lint", &path, "--format", "json", "--baseline", &baseline];
                let ran = run_in(&folder.at(inside), &arguments);
                let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
                assert_eq!(
                    (ran.status, &report["diagnostics"]),
                    (0, &serde_json::json!([])),
                    "{inside} {path}: {ran:?}"
                );
            }
        }
    }
    // A report that was written from inside is a baseline outside.
    let inside = run_in(&folder.at("drafts"), &["lint", "new.md", "--format", "json"]);
    folder.write("inside.json", inside.out);
    let ran = folder.run(&["lint", "drafts/new.md", "--format", "short", "--baseline", "inside.json"]);
    assert_eq!((ran.status, ran.count("draft/number-words")), (0, 0), "{ran:?}");
}

#[test]
fn front_matter_and_lock_files_are_passed_over() {
    let matter = "---\ntitle: \"Terms [DRAFT]\"\nreviewed: 31 June 2025\nowner: TBD\n---\n\n# Terms\n\nThe Customer pays.\n";
    let toml = "+++\nreviewed = \"31 June 2025\"\nowner = \"TBD\"\n+++\n\nThe Customer pays.\n";
    let folder = Folder::with(&[
        ("drafts/a.md", matter),
        ("drafts/a.txt", matter),
        ("drafts/b.md", toml),
        ("drafts/~$letter.docx", "\u{6}Acme"),
        ("drafts/.~lock.letter.docx#", ",acme,host,28.11.2026;"),
    ]);
    let ran = folder.run(&["lint", "drafts", "--format", "short"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
}

#[test]
fn sections_of_laws_that_the_project_names_are_not_the_drafts() {
    let sections = "1. Term. It begins today.\n\n1.1 Start. Now.\n\n1.2 End. Later.\n\n2. Fees. They are due.\n\n2.1 Amount. \
                    Ten.\n\n2.2 Tax. None.\n\n3. Law. English.\n\n4. Notices. By letter.\n\n";
    let text = "What Section 2.5 Handelsgesetzbuch says holds, and so does Section 2.6(1), first sentence, codice civile. Handelsgesetzbuch, \
                Section 2.7 holds. See Section 2.8, the Handelsgesetzbuch notwithstanding. See Section 2.9. Handelsgesetzbuch applies.\n";
    let folder = Folder::with(&[("a.txt", &format!("{sections}{text}"))]);
    let wrong = || {
        let ran = folder.run(&["lint", "a.txt", "--rule", "draft/cross-reference", "--format", "short"]);
        ran.out.lines().filter_map(|line| Some(line.split('`').nth(1)?.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(wrong(), ["Section 2.5", "Section 2.6(1)", "Section 2.7", "Section 2.8", "Section 2.9"]);
    folder.write("clausal.toml", "[lint]\nlaws = [\"Handelsgesetzbuch\", \"Codice civile\"]\n");
    assert_eq!(wrong(), ["Section 2.8", "Section 2.9"]);
    folder.write("clausal.toml", "[lint]\nlaw = [\"Handelsgesetzbuch\"]\n");
    let ran = folder.run(&["lint", "a.txt"]);
    assert!(ran.status == 2 && ran.err.contains("did you mean `laws`?"), "{ran:?}");
}

#[test]
fn the_page_of_a_lint_has_its_title_once_and_fits_a_terminal() {
    let folder = Folder::with(&[]);
    for code in ["draft/undefined-term", "draft/hidden", "draft/cross-reference", "E0302", "W0732"] {
        let page = folder.run(&["explain", code]).out;
        let titles = page.lines().filter(|line| line.starts_with("# ")).count();
        assert_eq!((titles, page.starts_with(&format!("# {code}: "))), (1, true), "{page}");
        let mut fences = 0;
        for line in page.lines() {
            fences += usize::from(line.starts_with("```"));
            let is_sample = fences % 2 == 1 || line.starts_with("    ");
            assert!(is_sample || line.chars().count() <= 80, "{code}: {line}");
        }
    }
}

#[test]
fn documents_with_macros_and_templates_of_a_folder_are_read() {
    use std::io::{Cursor, Write};
    let text = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Pay the the fee of [●].</w:t></w:r></w:p></w:body></w:document>";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(text.as_bytes()).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    let folder = Folder::with(&[]);
    for name in ["a.docm", "b.dotx", "c.docx", "d.dotm"] {
        folder.write(&format!("drafts/{name}"), &bytes);
    }
    let ran = folder.run(&["lint", "drafts", "--format", "short"]);
    assert_eq!((ran.status, ran.count("draft/blank")), (0, 4), "{ran:?}");
    let fixed = folder.run(&["lint", "drafts", "--fix"]);
    assert!(fixed.err.contains("`drafts/a.docm` cannot be mended here: it is not plain text"), "{fixed:?}");
    assert_eq!(std::fs::read(folder.at("drafts/a.docm")).unwrap(), bytes);
}

#[test]
fn standard_input_is_taken_for_what_somebody_says() {
    let folder = Folder::with(&[]);
    let blank = "The fee is [●].\n";
    for (arguments, place) in [
        (&["lint", "-"][..], "stdin.md:1:12: "),
        (&["lint", "-", "--stdin-name", "deal.txt"], "deal.txt:1:12: "),
        (&["check", "-", "--stdin-name", "drafts/deal.md"], "drafts/deal.md:1:12: "),
    ] {
        let (_, text) = folder.outcome_with(&[arguments, &["--format", "short"]].concat(), blank);
        assert!(text.contains(&format!("{place}warning[draft/blank]")), "{arguments:?}: {text}");
    }
    let (status, text) = folder.outcome_with(&["check", "-", "--stdin-name", "a.json"], "{\"agreement\": 1}");
    assert!(status == 2 && text.contains("a.json:1:"), "{text}");
    let (status, text) = folder.outcome_with(&["lint", "-", "--stdin-name", "a.docx"], blank);
    assert!(status == 2 && text.contains("E0904"), "{text}");
}

#[test]
fn so_many_findings_are_told_and_the_others_counted() {
    let text = "The fee is [●] and [____] a month.\n\nThe notice is thirty (45) days.\n";
    let folder = Folder::with(&[("a.md", text)]);
    let ran = folder.run(&["lint", "a.md", "--max-findings", "1", "--format", "short"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].starts_with("a.md:1:12: warning[draft/blank]"), "{}", ran.out);
    assert_eq!(
        (ran.status, lines[1..].join("\n").as_str()),
        (1, "note: 2 findings are not shown: no more were asked for")
    );
    let known =
        folder.run(&["lint", "a.md", "--max-findings", "1", "--baseline", "b.json", "--write-baseline"]);
    assert_eq!((known.status, folder.exists("b.json")), (2, false), "{known:?}");
}
