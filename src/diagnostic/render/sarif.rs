//! A report in, a SARIF 2.1.0 log out: rules with their metadata, results with regions, fingerprints and fixes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::item::{Item, Place, items, place, severity_word, waiver_text};
use super::remarks::{remarks, why_undecided};
use crate::diagnostic::catalogue::Code;
use crate::diagnostic::report::ending::{Ending, is_unusable};
use crate::diagnostic::report::{Report, RuleSummary, Verdict};
use crate::diagnostic::{Edit, Fix, Label, Severity};
use crate::source::{SourceMap, is_word};

/// Where the schema of the log is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Where Clausal is explained.
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

/// The folder that paths are relative to: the one the program ran in, wherever that was.
const BASE: &str = "SRCROOT";

/// How many errors are told a second time, as why the run failed.
const MOST_NOTIFICATIONS: usize = 100;

/// The whole report as one log with one run.
pub(super) fn report(report: &Report) -> String {
    let rules = rules(report);
    let positions: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let results: Vec<Value> =
        items(report).map(|item| result(&item, positions.get(item.id).copied(), report)).collect();
    let descriptors: Vec<&Value> = rules.iter().map(|(_, rule)| rule).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "clausal", "version": env!("CARGO_PKG_VERSION"), "informationUri": HOME, "rules": descriptors,
                }
            },
            "originalUriBaseIds": { BASE: { "description": { "text": "The folder Clausal ran in." } } },
            "invocations": [invocation(report, &positions)],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// The codes and rules that results may name: every code reported, by id, then every rule.
fn rules(report: &Report) -> Vec<(&str, Value)> {
    let mut codes: Vec<Code> = report.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_by_key(|code| code.id());
    codes.dedup();
    let mut rules: Vec<(&str, Value)> = codes.into_iter().map(|code| (code.id(), of_code(code))).collect();
    rules.extend(report.rules.iter().map(|rule| (rule.rule.as_str(), of_rule(rule))));
    rules
}

/// How the run ended, and what the report does not say: a note for each thing, and one for each rule that was not decided.
fn invocation(report: &Report, positions: &BTreeMap<&str, usize>) -> Value {
    let ending = report.ending();
    let notification =
        |severity, text: &str| json!({ "level": severity_word(severity), "message": { "text": text } });
    // What kept the run from being whole: some readers of logs look only here.
    let unusable = report.diagnostics.iter().filter(|one| is_unusable(one)).take(MOST_NOTIFICATIONS);
    let unusable = unusable.map(|one| notification(one.severity, &one.message));
    let remarks = remarks(report).into_iter().map(|remark| notification(remark.severity, &remark.text));
    let undecided = report.rules.iter().filter(|rule| rule.verdict == Verdict::Undecided).map(|rule| {
        let text = format!("`{}` is {}", rule.rule, why_undecided(report));
        let mut value = notification(Severity::Warning, &text);
        let at = positions.get(rule.rule.as_str());
        set(&mut value, "associatedRule", json!({ "id": rule.rule, "index": at }));
        value
    });
    json!({
        "executionSuccessful": ending <= Ending::Findings,
        "exitCode": ending.status(),
        "exitCodeDescription": ending.words(),
        "toolExecutionNotifications": unusable.chain(remarks).chain(undecided).collect::<Vec<_>>(),
    })
}

fn of_code(code: Code) -> Value {
    json!({
        "id": code.id(),
        "shortDescription": { "text": code.title() },
        "fullDescription": { "text": first_paragraph(code.page()) },
        "help": { "text": code.page(), "markdown": code.page() },
        "helpUri": format!("{HOME}/blob/main/src/diagnostic/explain/{}.md", code.id()),
        "defaultConfiguration": { "level": severity_word(code.severity()) },
    })
}

/// The first paragraph of a page, on one line.
fn first_paragraph(page: &str) -> String {
    let paragraphs = page.split("\n\n").map(str::trim);
    let first = paragraphs.into_iter().find(|text| !text.is_empty() && !text.starts_with('#'));
    first.unwrap_or_default().lines().collect::<Vec<_>>().join(" ")
}

fn of_rule(rule: &RuleSummary) -> Value {
    let mut help: Vec<String> = rule.because.iter().map(|because| format!("Why: {because}")).collect();
    help.extend(rule.help.iter().map(|help| format!("What to propose: {help}")));
    help.extend(rule.see.iter().map(|source| format!("See: {source}")));
    let title = rule.title.as_deref().unwrap_or(&rule.rule);
    if help.is_empty() {
        // Viewers want to have something to show.
        help.push(format!("The rule `{}` gives no reason.", rule.rule));
    }
    let mut value = json!({
        "id": rule.rule,
        "shortDescription": { "text": title },
        "fullDescription": { "text": rule.because.as_deref().unwrap_or(title) },
        "help": { "text": help.join("\n"), "markdown": help.join("\n\n") },
        "defaultConfiguration": { "level": severity_word(rule.severity) },
        "properties": { "verdict": rule.verdict },
    });
    if let Some(source) = rule.see.iter().find(|source| is_url(source)) {
        set(&mut value, "helpUri", json!(source));
    }
    value
}

fn result(item: &Item<'_>, rule: Option<usize>, report: &Report) -> Value {
    let sources = &report.sources;
    let help = item.help.map(|help| format!("Help: {help}"));
    let text = [item.message.to_owned()]
        .into_iter()
        .chain(item.notes.iter().map(|note| note.to_string()))
        .chain(help);
    // An open finding keeps the kind `fail` (the default): any other kind may have no level.
    let mut value = json!({
        "ruleId": item.id,
        "level": severity_word(item.severity),
        "message": { "text": text.collect::<Vec<_>>().join("\n") },
        "partialFingerprints": { "clausal/v2": item.fingerprint },
    });
    if let Some(rule) = rule {
        set(&mut value, "ruleIndex", json!(rule));
    }
    let mut labels = item.labels.iter();
    if let Some(first) = labels.find_map(|label| location(label, sources, true)) {
        set(&mut value, "locations", json!([first]));
    }
    // A shipped module is no file of the reader's repository.
    let shown = labels.filter(|label| !sources.is_shipped(label.span.file));
    let related: Vec<Value> = shown
        .filter_map(|label| location(label, sources, false))
        .enumerate()
        .map(|(at, mut location)| {
            set(&mut location, "id", json!(at + 1));
            location
        })
        .collect();
    if !related.is_empty() {
        set(&mut value, "relatedLocations", json!(related));
    }
    let fixes: Vec<Value> = item.fixes.iter().filter_map(|fix| self::fix(fix, sources)).collect();
    if !fixes.is_empty() {
        set(&mut value, "fixes", json!(fixes));
    }
    if let Some(waiver) = item.waiver {
        let suppression =
            json!({ "kind": "inSource", "status": "accepted", "justification": waiver_text(waiver) });
        set(&mut value, "suppressions", json!([suppression]));
    }
    if let Some(finding) = item.finding {
        let properties =
            json!({ "verdict": finding.verdict, "days": finding.days, "bindings": finding.bindings });
        set(&mut value, "properties", properties);
    }
    value
}

/// A place. GitHub wants a region of that at which something is reported.
fn location(label: &Label, sources: &SourceMap, is_first: bool) -> Option<Value> {
    let place = place(sources, label.span)?;
    let mut physical = json!({ "artifactLocation": artifact(place.path) });
    // Lines of a Word file are ours: no other program counts them.
    if is_first || !is_word(place.path) {
        set(&mut physical, "region", region(&place));
    }
    let mut location = json!({ "physicalLocation": physical });
    if !label.message.is_empty() {
        set(&mut location, "message", json!({ "text": label.message }));
    }
    Some(location)
}

/// A file. What does not lie below the folder that the program ran in is not said to.
fn artifact(path: &str) -> Value {
    let is_below = !path.starts_with(['/', '\\']) && !path.split('/').any(|part| part == "..");
    match is_below {
        true => json!({ "uri": uri(path), "uriBaseId": BASE }),
        false => json!({ "uri": uri(path) }),
    }
}

/// Lines and columns from 1, the end column not included, and bytes.
fn region(place: &Place<'_>) -> Value {
    let (start, end) = (place.start, place.end);
    json!({
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        "byteOffset": start.byte, "byteLength": end.byte - start.byte,
    })
}

/// A fix with its edits by file; none if it edits nothing that is known.
fn fix(fix: &Fix, sources: &SourceMap) -> Option<Value> {
    let mut changes: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for Edit { span, text } in &fix.edits {
        let place = place(sources, *span)?;
        let replacement = json!({ "deletedRegion": region(&place), "insertedContent": { "text": text } });
        changes.entry(place.path.to_owned()).or_default().push(replacement);
    }
    if changes.is_empty() {
        return None;
    }
    let change = |(path, replacements): (String, _)| json!({ "artifactLocation": artifact(&path), "replacements": replacements });
    let changes: Vec<Value> = changes.into_iter().map(change).collect();
    Some(json!({ "description": { "text": fix.title }, "artifactChanges": changes }))
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(object) = object {
        object.insert(key.to_owned(), value);
    }
}

/// A relative path as a URI: every byte but letters, digits, `-._~` and the slashes is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// Whether a source is an address that a viewer may link to.
fn is_url(source: &str) -> bool {
    let rest = source.strip_prefix("https://").or_else(|| source.strip_prefix("http://"));
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte);
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(allowed))
}
