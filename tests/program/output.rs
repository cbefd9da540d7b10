//! What leaves the program, by every command and in every format: nothing that steers a terminal, turns the direction of
//! reading, or is a command to the service that keeps the log, however hostile names, texts and paths are.

use clausal::diagnostic::render::Format;

use crate::folder::Folder;

/// What a log or a terminal would take for more than text.
pub fn taken_for_more(text: &str, format: Option<Format>) -> Option<String> {
    let steers = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
            || matches!(character, '\u{2028}' | '\u{2029}')
    };
    for line in text.split('\n') {
        // A diff of a file with such line ends has them.
        if let Some(character) =
            line.strip_suffix('\r').unwrap_or(line).chars().find(|character| steers(*character))
        {
            return Some(format!("{character:?} in {line:?}"));
        }
        // GitHub's runner trims a line before it looks, as .NET trims.
        if line.trim_start().starts_with("::") && format != Some(Format::Github) {
            return Some(format!("a command to GitHub: {line:?}"));
        }
        let is_command = |(at, _): (usize, &str)| {
            line[at + 2..]
                .trim_start_matches(|character: char| character.is_ascii_alphabetic())
                .starts_with('[')
        };
        if line.match_indices("##").any(is_command) {
            return Some(format!("a command to GitHub or Azure: {line:?}"));
        }
    }
    None
}

/// A text without the program's own colours.
fn without_colours(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let mut plain = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let is_of_number = |character: char| character.is_ascii_digit() || character == ';';
        let rest = piece.trim_start_matches(is_of_number);
        plain.push_str(rest.strip_prefix('m').unwrap_or("\u{1b}"));
    }
    plain
}

const HOSTILE: &str = "\u{1b}]0;t\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{0}\r\u{2028}::error::x ##[error]y ##vso[task.complete]z";

/// A folder whose texts and paths all hold what they should not.
fn hostile() -> Folder {
    // What a source may hold: no direction is turned, and the NUL is left out of the path.
    let text = HOSTILE.replace(['\u{202e}', '\u{2066}'], "").replace('\r', " ");
    let policy = format!(
        "use std.partnership\nwe are Us\nparty Us\nparty Acme \"Acme Ltd\"\n\n\
         policy p \"T {text} <script>\" {{\n  /// doc {text}\n  rule cap \"Title\\n::error::t {text} | @team\":\n    \
         cloud must not be exclusive after 2032\n    because \"no\\n::error::hi {text}\"\n    \
         fix \"::error::fix {text}\"\n    see \"http://evil.example/{text}\"\n}}\n\
         waive p/cap for second because \"agreed\\n::error::w {text}\" approved by \"::error::{text}\"\n\
         test \"a test\\n::error::{text}\" {{ expect p/cap broken }}\n"
    );
    let record = |name: &str, end: &str| {
        let party = format!(
            "{} ::error title=Clausal,file=README.md,line=1::all_rules_kept ##[error]p",
            "B".repeat(50)
        );
        serde_json::json!({
            "agreement": name, "title": format!("x\n::error::t{HOSTILE}"), "parties": ["Us", party],
            "signed": "2025-01-01", "through": end,
            "terms": [{ "name": "c", "kind": "cloud", "is": ["exclusive"], "provider": party, "customer": "Us" }]
        })
    };
    let data = serde_json::json!([record("first", "2040-12-31"), record("second", "2041-12-31")]);
    let folder = Folder::with(&[]);
    folder.write("terms/policy.clause", &policy);
    folder.write("terms/\n::error::path ##[error]\u{1b}[31m\u{202e}.json", data.to_string());
    folder.write(
        "broken/::error::x ##vso[a]\u{1b}[2J\u{85}.clause",
        format!("// {HOSTILE}\nparty  A \"{HOSTILE}\"\npolicy q {{ nothing ::error:: }}\n"),
    );
    folder
        .write("broken/bad\n::error::x.json", "[{\"agreement\": \"a\u{202e}\", \"x\\n::error::##[y]\": 1}]");
    folder.write(
        "broken/\u{1b}[31m.md",
        format!("# A\n\nThe the end {HOSTILE} is on February 30, 2025. ::error::x\n"),
    );
    folder
}

/// What a command writes in it, to both sides.
fn run(folder: &Folder, color: &str, arguments: &[&str]) -> [String; 2] {
    let mut command = folder.command(arguments);
    let output = command.args(["--color", color]).current_dir(folder.at("terms")).output().unwrap();
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
}

const COMMANDS: &[&[&str]] = &[
    &["check"],
    &["check", "--quiet"],
    &["check", "../broken"],
    &["check", "--emit", "data"],
    &["check", "--emit", "ir"],
    &["check", "--as-of", "\u{1b}[31m::error::x ##[y]\u{202e}"],
    &["check", "--only", "\n::error::x ##[y]\u{1b}[2J"],
    &["check", "--as", "\n::error::x"],
    &["check", "\u{1b}[31m\n::error::nowhere ##[x].clause"],
    &["check", "--baseline", "\n::error::nowhere\u{1b}[2J.json"],
    &["check", "--format", "\n::error::x ##[y]\u{1b}[2J\u{202e}"],
    &["\n::error::x ##[y]\u{1b}[2J\u{202e}"],
    &["lint", "../broken"],
    &["test"],
    &["test", "--coverage", "--mutate"],
    &["test", "--filter", "\n::error::x"],
    &["fmt", "--check", "."],
    &["fmt", "--diff", "."],
    &["fmt", "--check", "../broken"],
    &["why", "p/cap"],
    &["why", "p/cap", "second"],
    &["why", "\n::error::x ##[y]\u{1b}[2J"],
    &["why", "p/cap", "\n::error::x ##[y]\u{1b}[2J"],
    &["timeline"],
    &["timeline", "--width", "60"],
    &["timeline", "--svg", "-"],
    &["timeline", "--html", "-"],
    &["explain", "p/cap"],
    &["explain", "E0116"],
    &["explain", "\n::error::x ##[y]\u{1b}[2J"],
    &["rules"],
    &["rules", "--markdown"],
    &["schema"],
    &["init", "\n::error::x ##[y]\u{1b}[2J"],
];

#[test]
fn no_command_writes_what_is_taken_for_more_than_text() {
    let folder = hostile();
    let mut wrong = Vec::new();
    let mut lines = 0;
    for arguments in COMMANDS {
        let plain = run(&folder, "never", arguments);
        for text in &plain {
            lines += text.lines().count();
            wrong.extend(taken_for_more(text, None).map(|found| format!("{arguments:?}: {found}")));
        }
        if let ["init", folder_of_its_own] = arguments {
            std::fs::remove_dir_all(folder.0.join("terms").join(folder_of_its_own)).unwrap();
        }
        // A colour that a text brought along would be one more than the program's.
        let coloured = run(&folder, "always", arguments).map(|text| without_colours(&text));
        if coloured != plain {
            wrong.push(format!("{arguments:?}: in colours it says {coloured:?}, else {plain:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(lines > 400, "{lines} lines are not much to look at");
}

#[test]
fn no_format_writes_what_is_taken_for_more_than_text() {
    let folder = hostile();
    let mut wrong = Vec::new();
    for format in Format::ALL.iter().copied() {
        for command in [
            &["check"][..],
            &["check", "../broken"],
            &["lint", "../broken"],
            &["test", "--coverage", "--mutate"],
        ] {
            let arguments = [command, &["--format", format.name()]].concat();
            let [out, err] = run(&folder, "never", &arguments);
            assert!(!out.is_empty(), "{arguments:?}: {err}");
            let found = [taken_for_more(&out, Some(format)), taken_for_more(&err, None)];
            wrong.extend(found.into_iter().flatten().map(|found| format!("{arguments:?}: {found}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn json_says_what_the_files_say() {
    let folder = hostile();
    let [out, _] = run(&folder, "never", &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let title = report["findings"][0]["title"].as_str().unwrap();
    assert!(
        title.contains("::error::t \u{1b}]0;t\u{7}\u{1b}[2J\u{9b}31m")
            && title.contains("##vso[task.complete]"),
        "{title:?}"
    );
    let file = report["findings"][0]["labels"][0]["file"].as_str().unwrap();
    assert!(file.starts_with("\n::error::path ##[error]\u{1b}[31m\u{202e}"), "{file:?}");
}

#[test]
fn formatting_alters_no_text() {
    let folder = hostile();
    let text = "// \u{1b}[31m ::error::x ##[y]\nparty  A \"\u{9b}##[x]\"\n";
    folder.write("terms/a.clause", text);
    run(&folder, "never", &["fmt", "a.clause"]);
    let formatted = std::fs::read_to_string(folder.0.join("terms/a.clause")).unwrap();
    assert_eq!(formatted, text.replace("party  A", "party A"));
}

#[test]
fn a_page_of_html_or_a_picture_is_taken_for_no_more() {
    let folder = hostile();
    run(&folder, "never", &["timeline", "--html", "page.html", "--svg", "chart.svg"]);
    for file in ["page.html", "chart.svg"] {
        let text = std::fs::read_to_string(folder.0.join("terms").join(file)).unwrap();
        assert_eq!(taken_for_more(&text, None), None, "{file}");
        assert!(text.contains("all_rules_kept"), "{file} shows the party");
    }
}

#[test]
fn a_handbook_has_no_markup_of_its_rules() {
    let folder = hostile();
    let [out, err] = run(&folder, "never", &["rules", "--markdown"]);
    assert!(out.contains("## T ") && err.is_empty(), "{out}{err}");
    for markup in ["<script>", "http://", "@team", "##["] {
        assert!(!out.contains(markup), "{markup} in {out}");
    }
}
