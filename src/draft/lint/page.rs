//! The lints of the catalogue in; the made part of `docs/lints.md` out.

use super::SAFE_FIXES;
use super::ignores::UNHEARING;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Code, Severity, catalogue};

/// The lints that a setting of the project file, or what the draft says at large, switches off.
const SWITCHES: [(Code, &str); 7] = [
    (drafts::UNDEFINED_TERM, "`definitions-elsewhere`, or a draft that takes terms from another document"),
    (drafts::UNIT, "`definitions-elsewhere`, or a draft that takes terms from another document"),
    (drafts::CROSS_REFERENCE, "`laws`, for the sections of these laws; an amendment"),
    (drafts::REFERENCE_CAPTION, "`laws`, for the sections of these laws"),
    (drafts::UNUSED_DEFINITION, "a draft in which a whole passage was redacted"),
    (drafts::DEFINITION_POINTER, "an amendment"),
    (drafts::IGNORED, "leaving out `inline-ignores`"),
];

/// Every lint: a table of all, and then for each what it finds, a sample, and what it does not report.
pub fn page() -> String {
    let lints: Vec<Code> = catalogue::all().filter(|code| code.id().starts_with("draft/")).collect();
    let mut page = "| lint | level | finds | what besides switches it off |\n|---|---|---|---|\n".to_owned();
    for code in &lints {
        let id = code.id();
        let anchor = id.replace('/', "");
        let switches = switches(*code).join("; ");
        page.push_str(&format!(
            "| [`{id}`](#{anchor}) | {} | {} | {switches} |\n",
            level(*code),
            code.title()
        ));
    }
    for code in lints {
        page.push_str(&format!("\n### `{}`\n\n{}\n", code.id(), about(code)));
    }
    page
}

fn level(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// What switches it off besides what switches off every lint.
fn switches(code: Code) -> Vec<&'static str> {
    let mut switches = Vec::new();
    if drafts::STYLE.contains(&code) {
        switches.push("told only with `--style`");
    }
    switches.extend(SWITCHES.iter().filter(|(other, _)| *other == code).map(|(_, switch)| *switch));
    if UNHEARING.contains(&code) {
        switches.push("an ignore in the draft itself does not");
    }
    switches
}

/// Its level, its page without the title and the drawn message, and why `--fix` may change what it finds.
fn about(code: Code) -> String {
    let mut about = format!("Level: {}", level(code));
    if drafts::OPEN.contains(&code) && code.severity() != Severity::Error {
        about.push_str("; with `--final` an error");
    }
    about.push_str(&format!(". It finds {}.\n\n", code.title()));
    let mut lines = code.page().lines().skip_while(|line| line.starts_with('#') || line.is_empty());
    while let Some(line) = lines.next() {
        match line {
            // The message as it is drawn: `clausal explain` shows it.
            "```text" => {
                lines.by_ref().take_while(|line| *line != "```").for_each(drop);
                lines.next();
            }
            "```text wrong" => about.push_str("Wrong:\n\n```text\n"),
            "```text mended" => about.push_str("Mended:\n\n```text\n"),
            line => about.push_str(&format!("{line}\n")),
        }
    }
    let fix = SAFE_FIXES.iter().find(|(other, _)| *other == code);
    if let Some((_, why)) = fix {
        about.push_str(&format!("\n`--fix` mends it, and is safe: {why}.\n"));
    }
    about.trim_end().to_owned()
}
