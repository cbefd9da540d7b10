//! What a text may reach: attacked with real files, links, pipes and devices.

#![cfg(unix)]

use clausal::project::files::Memory;
use clausal::{Options, Project};

use super::folder::Folder;

const SECRET: &str = "TOKEN=s3cr3t-of-the-machine";

/// A policy that a `commitment` which is not rollable breaks.
const POLICY: &str = "use std.partnership\nwe are Us\nparty Us\nparty Acme\n\
                      policy p { rule c: commitment must be rollable }\n";
const TERMS: &str =
    "agreement deal between Us and Acme signed 2025-01-01 { t: commitment from Us to Acme }\n";
const RECORD: &str = r#"{"agreement":"deal","parties":["Us","Acme"],"signed":"2025-01-01","terms":[{"name":"t","kind":"commitment","payer":"Us","payee":"Acme"}]}"#;

/// Runs `check` in the short format and wants this status and these words, and nothing of the secret.
#[track_caller]
fn check(folder: &Folder, arguments: &[&str], status: i32, words: &[&str]) -> String {
    let all: Vec<&str> = ["check"].iter().chain(arguments).copied().chain(["--format", "short"]).collect();
    let (ended, text) = folder.outcome(&all);
    assert_eq!(ended, status, "{arguments:?}: {text}");
    for word in words {
        // Outside of a terminal a sentence may be broken into lines.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(word), "{arguments:?}: no `{word}` in {text}");
    }
    assert!(!text.contains("s3cr3t"), "{text}");
    text
}

#[test]
fn a_source_uses_nothing_but_plain_files_of_its_project() {
    for (used, code) in [
        ("../secret/env.clause", "E0831"),
        ("../secret/there-is-no-such.clause", "E0831"),
        ("sub/../../secret/env.clause", "E0831"),
        ("/etc/passwd", "E0831"),
        ("/etc/there-is-no-such", "E0831"),
        ("/proc/self/environ", "E0831"),
        ("/dev/zero", "E0831"),
        ("/dev/stdin", "E0831"),
        ("/dev/fd/0", "E0831"),
        (".git/config", "E0831"),
        ("out.clause", "E0831"),
        ("out/env.clause", "E0831"),
        ("zero.clause", "E0831"),
        ("pipe.clause", "E0832"),
        ("sub", "E0832"),
        (".", "E0832"),
        ("round.clause", "E0832"),
        ("a/s.clause", "E0832"),
        ("a/b/a/b/s.clause", "E0832"),
        ("sub/up/s.clause", "E0832"),
        ("env.clause", "E0832"),
        (".env", "E0833"),
        ("data.bin", "E0833"),
        ("there-is-no-such.clause", "E0826"),
    ] {
        let folder = Folder::with(&[
            ("secret/env.clause", SECRET),
            (
                "p/s.clause",
                &format!("use \"{used}\"\nparty Us\nparty Acme\nagreement d between Us and Acme {{}}"),
            ),
            ("p/.env", SECRET),
            ("p/.git/config", SECRET),
            ("p/sub/x.clause", ""),
        ]);
        folder.write("p/data.bin", b"\xFF\xFEs3cr3t");
        folder.pipe("p/pipe.clause");
        for (target, link) in [
            ("../secret/env.clause", "p/out.clause"),
            ("../secret", "p/out"),
            ("/dev/zero", "p/zero.clause"),
            ("round.clause", "p/round.clause"),
            (".", "p/a"),
            (".", "p/b"),
            ("..", "p/sub/up"),
            (".env", "p/env.clause"),
        ] {
            folder.link(target, link);
        }
        let text = check(&folder, &["p/s.clause"], 2, &[code, &format!("p/s.clause:1:5: error[{code}]")]);
        assert_eq!(text.lines().count(), 1, "{used}: one error says it all: {text}");
        let (_, human) = folder.outcome(&["check", "p/s.clause"]);
        assert!(human.contains(&format!("use \"{used}\"")), "the text that asked is shown: {human}");
        assert!(!human.contains("s3cr3t"), "{human}");
    }
}

#[test]
fn a_record_names_nothing_but_a_draft_of_its_project() {
    let prose = "It is the the s3cr3t house.\n";
    for (draft, code) in [
        ("../secret/notes.txt", "E0831"),
        ("/etc/passwd", "E0831"),
        ("../../../../../../dev/zero", "E0831"),
        ("notes.txt", "E0831"),
        ("zero.md", "E0831"),
        ("pipe.txt", "E0832"),
        ("sub", "E0832"),
        ("a/notes.md", "E0832"),
        ("env.md", "E0832"),
        ("none.md", "E0826"),
    ] {
        let record = RECORD.replacen('{', &format!("{{\"draft\":\"{draft}\","), 1);
        let folder = Folder::with(&[
            ("secret/notes.txt", prose),
            ("p/p.clause", POLICY),
            ("p/data.json", &record),
            ("p/.env", prose),
            ("p/sub/notes.md", ""),
            ("p/notes.md", ""),
        ]);
        folder.link("../secret/notes.txt", "p/notes.txt");
        folder.link("/dev/zero", "p/zero.md");
        folder.link(".", "p/a");
        folder.link(".env", "p/env.md");
        folder.pipe("p/pipe.txt");
        let place = format!("p/data.json:1:10: error[{code}]");
        check(&folder, &["p/p.clause", "p/data.json", "--fix"], 2, &[&place]);
        assert_eq!(folder.read("secret/notes.txt"), prose, "{draft}");
        assert_eq!(folder.read("p/.env"), prose, "{draft}");
    }
}

#[test]
fn an_agreement_names_nothing_but_a_draft_of_its_project() {
    let folder = Folder::with(&[("secret/notes.md", SECRET), ("p/p.clause", POLICY)]);
    folder.write("p/t.clause", TERMS.replace(" {", " draft \"../secret/notes.md\" {"));
    check(&folder, &["p"], 2, &["error[E0831]"]);
}

#[test]
fn what_is_allowed_is_reached() {
    let folder = Folder::with(&[
        ("common/parties.clause", "party Us\nparty Acme\n"),
        ("p/t.clause", "use \"../common/parties.clause\"\nagreement d between Us and Acme {}\n"),
    ]);
    check(&folder, &["p"], 2, &["E0831"]);
    let (_, human) = folder.outcome(&["check", "p"]);
    assert!(human.contains("--allow-path"), "the way out is named: {human}");
    for allowed in ["common", "common/parties.clause", "."] {
        check(&folder, &["p", "--allow-path", allowed], 0, &[]);
    }
    check(&folder, &["p", "--allow-path", "p"], 2, &["E0831"]);
    check(&folder, &["p", "--allow-path", "comon"], 2, &["cannot read `comon`"]);
    folder.write("p/clausal.toml", "[project]\nallow-paths = [\"../common\"]\n");
    check(&folder, &["p"], 0, &[]);
    folder.write("p/clausal.toml", "[project]\nallow-paths = [\"../comon\"]\n");
    check(&folder, &["p"], 2, &["`allow-paths` in the project file names `../comon`"]);
    for command in [&["rules", "p"][..], &["test", "p"], &["schema", "p"], &["timeline", "p"]] {
        folder.write("p/clausal.toml", "");
        let (status, text) = folder.outcome(command);
        assert_eq!(status, 2, "{command:?}: {text}");
        let allowed: Vec<&str> = command.iter().copied().chain(["--allow-path", "common"]).collect();
        let (status, text) = folder.outcome(&allowed);
        assert_eq!(status, 0, "{command:?}: {text}");
    }
}

#[test]
fn what_the_command_line_names_lies_anywhere() {
    let folder = Folder::with(&[
        ("p/clausal.toml", ""),
        ("p/p.clause", POLICY),
        ("elsewhere/t.clause", TERMS),
        ("drafts/d.md", "It is the the house.\n"),
    ]);
    check(&folder, &["p", "elsewhere/t.clause"], 1, &["error[p/c]"]);
    check(&folder, &["p", "elsewhere"], 1, &["error[p/c]"]);
    folder.link("../elsewhere/t.clause", "p/link.clause");
    check(&folder, &["p/p.clause", "p/link.clause"], 1, &["p/link.clause:1:"]);
    let (status, text) = folder.outcome(&["lint", "drafts/d.md", "--format", "short"]);
    assert!(status == 0 && text.contains("draft/repeated-word"), "{text}");
}

#[test]
fn what_comes_through_a_pipe_is_read_where_the_command_line_names_it() {
    let folder = Folder::with(&[("p.clause", POLICY)]);
    for path in ["-", "/dev/stdin", "/dev/fd/0"] {
        let (status, text) = folder.outcome_with(&["check", "p.clause", path, "--format", "short"], TERMS);
        assert!(status == 1 && text.contains("error[p/c]"), "{path}: {text}");
        let (_, text) = folder.outcome_with(&["lint", path, "--format", "short"], "It is the the house.\n");
        assert!(text.contains("draft/repeated-word"), "{path}: {text}");
    }
    let (status, text) = folder.outcome_with(&["fmt", "/dev/stdin"], TERMS);
    assert!(status == 2 && text.contains("no file that can be written"), "{text}");
}

#[test]
fn what_lies_in_a_folder_is_read_or_told_of() {
    // Beside each file: what it is, and what the check must say.
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let markdown = format!("# Terms\n\n```clausal\n{TERMS}```\n");
    let late = RECORD.replacen('{', &format!("{{\"title\":\"{}\",", "x".repeat(5_000)), 1);
    let latin: Vec<u8> = [b"Caf\xE9\n", markdown.as_bytes()].concat();
    for (path, text, status, said) in [
        ("terms/t.clause", TERMS.as_bytes().to_vec(), 1, "error[p/c]"),
        ("terms/t.md", markdown.clone().into_bytes(), 1, "error[p/c]"),
        ("terms/t.md", latin, 2, "E0101"),
        ("terms/t.md", wide(&markdown), 2, "E0101"),
        ("terms/late.json", late.into_bytes(), 1, "error[p/c]"),
        ("terms/utf16.json", wide(RECORD), 2, "E0840"),
        ("terms/lines.JSONL", RECORD.as_bytes().to_vec(), 1, "error[p/c]"),
        ("target/t.clause", TERMS.as_bytes().to_vec(), 1, "error[p/c]"),
        ("terms/broken.json", RECORD.replace("}]}", "").into_bytes(), 2, "E0840"),
        (
            "terms/wrapped.json",
            format!("{{\"all\":[{RECORD}]}}").into_bytes(),
            0,
            "not read: `terms/wrapped.json`",
        ),
        ("terms/cut.json", b"{\"title\": \"x".to_vec(), 0, "not read: `terms/cut.json`"),
        ("terms/empty.json", Vec::new(), 0, "not read: `terms/empty.json`"),
    ] {
        let folder = Folder::with(&[("p.clause", POLICY)]);
        folder.write(path, text);
        check(&folder, &["."], status, &[said]);
    }
    let folder = Folder::with(&[
        ("p.clause", POLICY),
        ("package.json", r#"{"name": "x", "agreements": 1}"#),
        ("README.md", "Nothing.\n"),
        ("~$lock.docx", "x"),
        (".hidden/t.clause", TERMS),
    ]);
    let text = check(&folder, &["."], 0, &[]);
    assert!(!text.contains("not read"), "what is somebody else's is not spoken of: {text}");
    (0..12).for_each(|number| folder.write(&format!("many/{number}.json"), ""));
    check(&folder, &["."], 0, &["12 files not read", "and 2 more"]);
    std::fs::remove_dir_all(folder.at("many")).unwrap();
    folder.write("target/CACHEDIR.TAG", "");
    check(&folder, &["."], 0, &["1 file not read: `target` (it is a folder of what was built)"]);
}

#[test]
fn packed_data_is_known_by_its_ending_in_any_letters() {
    let folder = Folder::with(&[("p.clause", POLICY)]);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, RECORD.as_bytes()).unwrap();
    folder.write("d.JSON.GZ", packed.finish().unwrap());
    check(&folder, &["."], 1, &["error[p/c]"]);
}

#[test]
fn links_in_a_folder_are_followed_once_and_not_out_of_it() {
    let folder =
        Folder::with(&[("out/t.clause", TERMS), ("p/p.clause", POLICY), ("p/shared/t.clause", TERMS)]);
    folder.link("shared/t.clause", "p/again.clause");
    folder.link("../shared", "p/a/again");
    folder.link(".", "p/round");
    folder.link("..", "p/shared/up");
    check(&folder, &["p"], 1, &["p/shared/t.clause:1:"]);

    let folder =
        Folder::with(&[("out/t.clause", TERMS), ("p/p.clause", POLICY), ("p/.shared/t.clause", TERMS)]);
    folder.link(".shared", "p/link");
    check(&folder, &["p"], 1, &["p/link/t.clause:1:"]);
    std::fs::remove_file(folder.at("p/link")).unwrap();
    folder.link("../out", "p/link");
    check(&folder, &["p"], 0, &["1 file not read: `p/link` (it is a link out of the project)"]);
    check(&folder, &["p", "--allow-path", "out"], 1, &["error[p/c]"]);
    folder.link("../out/t.clause", "p/t.clause");
    check(&folder, &["p"], 2, &["p/t.clause:1:1: error[E0831]"]);
    std::fs::remove_file(folder.at("p/t.clause")).unwrap();
    folder.link("nowhere", "p/t.clause");
    check(&folder, &["p"], 2, &["p/t.clause:1:1: error[E0826]"]);
    std::fs::remove_file(folder.at("p/t.clause")).unwrap();
    folder.link("nowhere", "p/d.json");
    folder.pipe("p/e.json");
    folder.pipe("p/f.md");
    check(&folder, &["p"], 0, &["4 files not read", "`p/e.json` (it is a pipe)", "`p/d.json` (it is a link"]);
    folder.pipe("p/g.clause");
    check(&folder, &["p"], 2, &["p/g.clause:1:1: error[E0832]"]);

    // A folder of terms whose disk is not there.
    let folder = Folder::with(&[("p/p.clause", POLICY)]);
    folder.link("../gone", "p/terms");
    check(
        &folder,
        &["p"],
        0,
        &["1 file not read: `p/terms` (it is a link, and where it leads there is no such"],
    );
}

#[test]
fn an_empty_folder_among_the_sources_is_an_error() {
    let sources = "[project]\nsources = [\"p.clause\", \"terms\"]\n";
    let folder = Folder::with(&[("clausal.toml", sources), ("p.clause", POLICY), ("terms/notes.xyz", "")]);
    check(&folder, &[], 2, &["error[E0834]", "`terms`"]);
    folder.write("terms/t.clause", TERMS);
    check(&folder, &[], 1, &["error[p/c]"]);
}

#[test]
fn the_empty_path_is_told_in_words() {
    for text in ["use \"\"\n", "use \".\"\n"] {
        let folder = Folder::with(&[("p.clause", text)]);
        check(&folder, &["p.clause"], 2, &["it is a folder"]);
    }
}

#[test]
fn a_file_whose_name_is_no_text_is_an_error_where_it_is_ours() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::with(&[("p.clause", POLICY)]);
    let name = |name: &[u8]| folder.0.join(std::ffi::OsStr::from_bytes(name));
    std::fs::write(name(b"n\xFF.txt"), "theirs").unwrap();
    std::fs::write(name(b"n\xFF.json"), "{\"name\": 1}").unwrap();
    check(&folder, &["."], 0, &[]);
    std::fs::write(name(b"n\xFF.clause"), TERMS).unwrap();
    check(&folder, &["."], 2, &["error[E0826]", "its name is not UTF-8"]);
    std::fs::remove_file(name(b"n\xFF.clause")).unwrap();
    std::fs::write(name(b"d\xFF.json"), RECORD).unwrap();
    check(&folder, &["."], 2, &["error[E0826]", "its name is not UTF-8"]);
    let mut command = folder.command(&["check"]);
    let output = command.arg(name(b"d\xFF.json")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_may_not_be_read_is_an_error() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    use std::process::Command;
    /// Who owns nothing.
    const NOBODY: u32 = 65_534;
    let bench = Folder::with(&[]);
    let is_root = std::fs::metadata(bench.path()).unwrap().uid() == 0;
    // Whoever may read everything has it run by somebody who may not, and who need not reach the folder it was built in.
    let program = bench.at("clausal");
    std::fs::copy(env!("CARGO_BIN_EXE_clausal"), &program).unwrap();
    for path in ["t.clause", "t.md", "t.json", "sub/t.clause"] {
        let folder = Folder::with(&[("p.clause", POLICY), (path, TERMS)]);
        let shut = if path.starts_with("sub") { "sub" } else { path };
        std::fs::set_permissions(folder.at(shut), std::fs::Permissions::from_mode(0o000)).unwrap();
        let mut command = Command::new(&program);
        command.args(["check", ".", "--format", "short"]).current_dir(folder.path());
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = command.output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(2), "{path}: {said}");
        assert!(said.contains("it may not be read"), "{path}: {said}");
    }
}

#[test]
fn a_file_is_one_file_however_its_path_is_spelt() {
    let text = format!("use \"../p/all.clause\"\nuse \"all.clause\"\n{POLICY}{TERMS}");
    let folder = Folder::with(&[("p/all.clause", &text)]);
    let own = folder.at("p/all.clause").to_str().unwrap().to_owned();
    check(&folder, &["p", "p/all.clause", "./p/../p/all.clause", &own], 1, &["p/all.clause:8:"]);
    folder.link("all.clause", "p/0.clause");
    std::fs::hard_link(folder.at("p/all.clause"), folder.at("p/twin.clause")).unwrap();
    check(&folder, &["p", "."], 1, &["p/all.clause:8:"]);
    check(&folder, &["p/0.clause", "p/all.clause"], 1, &["p/all.clause:8:"]);
    folder.write("q.clause", format!("use \"{own}\"\n"));
    let text = check(&folder, &["q.clause"], 1, &["p/all.clause:8:"]);
    assert!(!text.contains(&own), "no absolute path is shown: {text}");
    folder.write("clausal.toml", "[project]\nsources = [\".\", \"p\", \"p/all.clause\", \"p/*.clause\"]\n");
    check(&folder, &["p/all.clause", "."], 1, &["p/all.clause:8:"]);

    // A draft, too, is one: by its record, by another one, and by the command line.
    let record = |name: &str, draft: &str| {
        let named = RECORD.replace("deal", name);
        named.replacen('{', &format!("{{\"draft\":\"{draft}\","), 1)
    };
    let folder = Folder::with(&[("p/p.clause", POLICY), ("p/d.md", "It is the the house.\n")]);
    folder.write("p/one.json", record("one", "d.md"));
    folder.write("p/two.json", record("two", "../p/d.md"));
    let text = check(&folder, &["p", "p/d.md"], 1, &[]);
    assert_eq!(text.matches("draft/repeated-word").count(), 1, "{text}");
}

#[test]
fn a_shipped_module_is_replaced_by_the_project_file_alone() {
    let ours = "use std.platform-risk\nuse std.partnership\nwe are Us\nparty Us\nparty Acme\n";
    let terms = "agreement deal between Us and Acme signed 2025-01-01 {\n  \
                 t: primary exclusive cloud by Acme for Us from 2025 through 2040\n}\n";
    let harmless = "use std.partnership\npolicy harmless { rule r: cloud must be primary }\n";
    let folder = Folder::with(&[
        ("ours/policy.clause", ours),
        ("theirs/terms.clause", terms),
        ("packs/ours.clause", harmless),
    ]);
    let broken = "error[platform-risk/open-cloud]";
    check(&folder, &["ours", "theirs"], 1, &[broken]);
    folder.write("theirs/std/platform-risk.clause", harmless);
    check(&folder, &["ours", "theirs"], 1, &[broken, "warning[W0835]"]);
    folder.write("std/platform-risk.clause", harmless.replace("harmless", "other"));
    check(&folder, &["std", "ours", "theirs"], 1, &[broken, "warning[W0835]"]);
    // The text of the module itself is the module.
    let own = include_str!("../../policies/std/platform-risk.clause");
    folder.write("theirs/std/platform-risk.clause", own);
    let text = check(&folder, &["ours", "theirs"], 1, &[broken]);
    assert!(!text.contains("W0835"), "{text}");
    std::fs::remove_dir_all(folder.at("theirs/std")).unwrap();

    let replace = |file: &str| format!("[project]\nreplace = {{ \"std.platform-risk\" = \"{file}\" }}\n");
    folder.write("ours/clausal.toml", replace("../packs/ours.clause"));
    check(&folder, &["ours", "theirs"], 2, &["E0831"]);
    // That of the first path counts, and no other.
    folder.write("theirs/clausal.toml", replace("../ours/policy.clause"));
    folder.write("ours/clausal.toml", "");
    check(&folder, &["ours", "theirs"], 1, &[broken]);
    folder.write("ours/clausal.toml", replace("../packs/ours.clause"));
    let said = "`std.platform-risk` is replaced by `packs/ours.clause`";
    for format in ["human", "short", "markdown"] {
        let (status, text) =
            folder.outcome(&["check", "ours", "theirs", "--allow-path", "packs", "--format", format]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(status == 0 && text.contains(said), "{format}: {text}");
    }
    let (_, json) = folder.outcome(&["check", "ours", "theirs", "--allow-path", "packs", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["replaced"][0]["module"], "std.platform-risk");
    assert_eq!(json["replaced"][0]["file"], "packs/ours.clause");
    let (status, text) = folder.outcome(&["rules", "ours", "--allow-path", "packs"]);
    assert!(status == 0 && text.contains(said), "{text}");
    folder.write("ours/clausal.toml", replace("gone.clause"));
    let (status, text) = folder.outcome(&["check", "ours", "theirs"]);
    assert!(status == 2 && text.contains("`replace` in the project file"), "{text}");
}

#[test]
fn the_project_file_is_a_plain_file_of_its_folder() {
    let folder = Folder::with(&[("p/p.clause", POLICY), ("secret/x.toml", SECRET), ("p/.env", SECRET)]);
    for target in ["../secret/x.toml", "/etc/passwd", "/dev/zero", ".env", "nowhere", "clausal.toml", "."] {
        folder.link(target, "p/clausal.toml");
        check(&folder, &["p"], 2, &["cannot read `p/clausal.toml`"]);
        std::fs::remove_file(folder.at("p/clausal.toml")).unwrap();
    }
    folder.pipe("p/clausal.toml");
    check(&folder, &["p"], 2, &["cannot read `p/clausal.toml`: it is a pipe"]);
}

#[test]
fn what_the_project_file_names_lies_inside() {
    let folder = Folder::with(&[("p/p.clause", POLICY), ("out/t.clause", TERMS), ("p/empty/x.txt", "")]);
    for (sources, code) in [
        ("\"p.clause\", \"../out\"", "E0831"),
        ("\"p.clause\", \"../out/t.clause\"", "E0831"),
        ("\"p.clause\", \"../out/*.clause\"", "E0831"),
        ("\"p.clause\", \"polices/**/*.clause\"", "E0834"),
        ("\"p.clause\", \"*.claus\"", "E0834"),
        ("\"p.clause\", \"empty/*\"", ""),
        ("\"p.clause\", \"polices\"", "there is no such file or"),
    ] {
        folder.write("p/clausal.toml", format!("[project]\nsources = [{sources}]\n"));
        let status = if code.is_empty() { 0 } else { 2 };
        check(&folder, &["p"], status, &[code]);
    }
    folder.write(
        "p/clausal.toml",
        "[project]\nsources = [\".\", \"../out/*.clause\"]\nallow-paths = [\"../out\"]\n",
    );
    check(&folder, &["p"], 1, &["error[p/c]"]);
}

#[test]
fn a_project_within_another_reaches_no_further_than_it() {
    let folder = Folder::with(&[
        ("secret/env.clause", "party Us\n"),
        ("p/clausal.toml", ""),
        ("p/policy.clause", "party Us\nparty Acme\n"),
        ("p/inner/t.clause", "use \"../../secret/env.clause\"\n"),
        ("p/inner/clausal.toml", "[project]\nallow-paths = [\"../../secret\"]\n"),
    ]);
    let (status, text) = folder.outcome(&["test", "p"]);
    assert!(status == 2 && text.contains("`allow-paths`"), "{text}");
    let (status, text) = folder.outcome(&["test", "p", "--allow-path", "secret"]);
    assert_eq!(status, 0, "{text}");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = Folder::with(&[("s.clause", "use \"large.clause\"\n"), ("d/clausal.toml", "")]);
    let large = std::fs::File::create(folder.at("large.clause")).unwrap();
    large.set_len(4 << 30).unwrap();
    check(&folder, &["s.clause"], 2, &["it is larger than 256 MB"]);
    check(&folder, &["large.clause"], 2, &["it is larger than 256 MB"]);
    std::fs::rename(folder.at("large.clause"), folder.at("large.md")).unwrap();
    check(&folder, &["."], 2, &["it is larger than 256 MB"]);
    std::fs::rename(folder.at("large.md"), folder.at("d/clausal.toml")).unwrap();
    check(&folder, &["d"], 2, &["it is larger than 16 MB"]);
}

#[test]
fn nothing_is_shown_of_what_is_no_text() {
    let folder = Folder::with(&[("p.clause", POLICY)]);
    folder.write("core.clause", b"\x7FELF\0\0\xFF TOKEN=s3cr3t");
    check(&folder, &["."], 2, &["core.clause:1:1: error[E0101]"]);
    let (_, human) = folder.outcome(&["check", "core.clause"]);
    assert!(!human.contains("s3cr3t") && !human.contains("ELF"), "{human}");
    // Of text in another encoding the place is shown.
    folder.write("core.clause", b"party Caf\xE9\n");
    let (_, human) = folder.outcome(&["check", "core.clause"]);
    assert!(human.contains("party Caf"), "{human}");
}

/// An editor that opens a text of strangers reads no more than the program does.
#[test]
fn an_editor_is_held_to_the_border() {
    let folder = Folder::with(&[("secret/env.clause", SECRET), ("p/other.clause", "")]);
    folder.pipe("p/pipe.clause");
    let path = folder.at("p/s.clause").to_str().unwrap().to_owned();
    for (used, code) in [
        ("/etc/passwd", Some("E0831")),
        ("../secret/env.clause", Some("E0831")),
        ("pipe.clause", Some("E0832")),
        ("other.clause", None),
    ] {
        let text = format!("use \"{used}\"\n");
        let open = Memory::new([(path.clone(), text.clone().into_bytes())]);
        let report = Project::load_open(&path, &text, open).unwrap().check(&Options::default());
        let codes = report.diagnostics.iter().map(|found| found.code.id());
        let codes: Vec<&str> = codes.filter(|code| code.starts_with('E')).collect();
        assert_eq!(codes, Vec::from_iter(code), "{used}");
    }
    // A text that is open is meant however its path is spelt.
    folder.write("p/s.clause", "party Old\n");
    folder.write("p/t.clause", "use \"../p/s.clause\"\nagreement d between New and New {}\n");
    folder.write("p/clausal.toml", "[project]\nsources = [\"t.clause\"]\n");
    let open = Memory::new([(path.clone(), b"party New\n".to_vec())]);
    let report = Project::load_around(&folder.at("p"), open).unwrap().check(&Options::default());
    let told: Vec<&str> = report.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert!(told.iter().all(|message| !message.contains("there is no party")), "{told:?}");
}

/// Files are opened in one place and written in one: what a new command reads or writes is held to the same rules.
#[test]
fn files_are_opened_and_written_in_one_place_each() {
    let ways = [
        "File::open",
        "File::create",
        "OpenOptions::new",
        "fs::read(",
        "read_to_string(path",
        "fs::write(",
        "fs::copy(",
    ];
    let mut found = std::collections::BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            if path.extension().is_some_and(|ending| ending == "rs")
                && ways.iter().any(|way| code.contains(way))
            {
                found.insert(path.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["src/cli/write.rs", "src/project/open.rs"]);
}
