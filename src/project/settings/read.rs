//! TOML in, settings out, with every flaw on the way.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::inline_ignores;
use super::keys::{IGNORE_KEYS, TABLES};
use super::problem::{Flaw, SettingsProblem};
use super::stated::{
    AsOf, CheckSettings, Ignore, LintSettings, Pattern, ProjectSettings, Replace, Settings, Side,
    TimeSettings,
};
use crate::diagnostic::Code;
use crate::diagnostic::catalogue::{self, data};
use crate::diagnostic::suggest::nearest;
use crate::evaluate::Effort;
use crate::project::modules::{self, MODULES};
use crate::time::{Day, MonthEnd};

/// The most that `effort` can be.
const MOST_EFFORT: u32 = 1_000;

/// Reads the text of `clausal.toml`.
pub(super) fn settings(path: &str, text: &str) -> Result<Settings, SettingsProblem> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { flaws: Vec::new() };
    let mut settings = Settings::default();
    if errors.is_empty() {
        settings = reader.settings(root.get_ref());
    }
    // What the parser could make of a broken text would only give flaws that follow from the first.
    reader.flaws.extend(errors.iter().map(|error| Flaw {
        code: data::SETTINGS_NOT_TOML,
        message: format!("`{path}` is not TOML: {}", error.message().lines().collect::<Vec<_>>().join(" ")),
        span: error.span().unwrap_or_default(),
        label: "here".to_owned(),
        help: None,
    }));
    match SettingsProblem::new(path, text, reader.flaws) {
        None => Ok(settings),
        Some(problem) => Err(problem),
    }
}

/// A value and its place.
type Value<'a> = Spanned<DeValue<'a>>;

struct Reader {
    flaws: Vec<Flaw>,
}

impl Reader {
    fn settings(&mut self, root: &DeTable<'_>) -> Settings {
        let tables = TABLES.map(|(name, _)| name);
        for (key, _) in root.iter().filter(|(key, _)| !tables.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref();
            let home = TABLES.iter().find(|(_, keys)| keys.contains(&name.as_ref()));
            let help = match (nearest(name, tables), home) {
                (_, Some((table, _))) => format!("write it under `[{table}]`"),
                (Some(near), _) => format!("did you mean `[{near}]`?"),
                _ => "the tables are `[project]`, `[check]`, `[time]` and `[lint]`".to_owned(),
            };
            self.unknown(&format!("there is no setting `{name}` outside a table"), key.span(), help);
        }
        let mut table = |name: &str| {
            TABLES.iter().find(|(table, _)| *table == name).and_then(|(name, keys)| {
                let table = self.table(root, name)?;
                self.keys(table, &format!("[{name}]"), keys);
                Some(table)
            })
        };
        let (project, check, time, lint) = (table("project"), table("check"), table("time"), table("lint"));
        Settings {
            project: project.map(|table| self.project(table)).unwrap_or_default(),
            check: check.map(|table| self.check(table)).unwrap_or_default(),
            time: time.map(|table| self.time(table)).unwrap_or_default(),
            lint: lint.map(|table| self.lint(table)).unwrap_or_default(),
        }
    }

    fn project(&mut self, table: &DeTable<'_>) -> ProjectSettings {
        let plain =
            |strings: Vec<(String, Range<usize>)>| strings.into_iter().map(|(text, _)| text).collect();
        ProjectSettings {
            sources: plain(self.strings(table, "sources")),
            us: self.string(table, "as").map(|(name, span)| Side { name, span }),
            allow_paths: plain(self.strings(table, "allow-paths")),
            replace: self.replace(table),
        }
    }

    /// `replace = { "std.platform-risk" = "packs/ours.clause" }`
    fn replace(&mut self, table: &DeTable<'_>) -> Vec<Replace> {
        let wanted =
            "a table from modules to files, as in `{ \"std.platform-risk\" = \"packs/ours.clause\" }`";
        let Some(value) = table.get("replace") else { return Vec::new() };
        let DeValue::Table(entries) = value.get_ref() else {
            return self.wrong_type("replace", wanted, value.get_ref(), value.span()).unwrap_or_default();
        };
        let mut replaced = Vec::new();
        for (key, value) in entries.iter() {
            let module = key.get_ref().as_ref();
            if modules::find(module).is_none() {
                let names = MODULES.iter().map(|module| module.name);
                let help = match nearest(module, names.clone()) {
                    Some(near) => format!("did you mean `\"{near}\"`?"),
                    None => format!("the modules are {}", names.collect::<Vec<_>>().join(", ")),
                };
                let message = format!("there is no shipped module `{module}`");
                self.flaw(data::NO_SUCH_MODULE, message, &key.span(), "not a module", help);
                continue;
            }
            match value.get_ref() {
                DeValue::String(file) => {
                    replaced.push(Replace { module: module.to_owned(), file: file.as_ref().to_owned() });
                }
                other => {
                    self.wrong_type::<()>(
                        module,
                        "the path of a file in quotation marks",
                        other,
                        value.span(),
                    );
                }
            }
        }
        replaced
    }

    fn check(&mut self, table: &DeTable<'_>) -> CheckSettings {
        let strict = self.boolean(table, "strict").unwrap_or(false);
        let as_of = self.as_of(table);
        let effort = self.effort(table).unwrap_or_default();
        let deny = self.codes(table, "deny");
        let allow = self.codes(table, "allow");
        for (code, span) in &allow {
            if code.id().starts_with('E') {
                self.flaw(
                    data::ERROR_ALLOWED,
                    format!("`{}` is an error and cannot be allowed", code.id()),
                    span,
                    "an error",
                    "mend what it reports; only warnings, `W…`, and lints, `draft/…`, can be allowed",
                );
            } else if deny.iter().any(|(denied, _)| denied == code) {
                self.flaw(
                    data::DENIED_AND_ALLOWED,
                    format!("`{}` is both denied and allowed", code.id()),
                    span,
                    "denied above or below too",
                    "take it out of one of the two lists",
                );
            }
        }
        let codes = |list: Vec<(Code, Range<usize>)>| list.into_iter().map(|(code, _)| code).collect();
        CheckSettings { strict, as_of, effort, deny: codes(deny), allow: codes(allow) }
    }

    fn as_of(&mut self, table: &DeTable<'_>) -> Option<AsOf> {
        let value = table.get("as-of")?;
        let text = match value.get_ref() {
            DeValue::String(text) => text.as_ref().to_owned(),
            DeValue::Datetime(date) => date.to_string(),
            other => return self.wrong_type("as-of", "a date or \"today\"", other, value.span()),
        };
        if text == "today" {
            return Some(AsOf::Today);
        }
        let day = text.parse::<Day>().ok();
        if day.is_none() {
            self.flaw(
                data::NOT_A_DAY,
                format!("`as-of` is `{text}`, which is no day of the calendar"),
                &value.span(),
                "no day",
                "write a day like \"2026-05-01\", or \"today\"",
            );
        }
        day.map(AsOf::Day)
    }

    fn effort(&mut self, table: &DeTable<'_>) -> Option<Effort> {
        let value = table.get("effort")?;
        let DeValue::Integer(number) = value.get_ref() else {
            return self.wrong_type("effort", "a whole number", value.get_ref(), value.span());
        };
        let times = number.as_str().parse::<u32>().ok().filter(|times| (1..=MOST_EFFORT).contains(times));
        if times.is_none() {
            self.flaw(
                data::NO_SUCH_CHOICE,
                format!("`effort` cannot be {}", number.as_str()),
                &value.span(),
                "no such choice",
                format!("it is a whole number from 1 to {MOST_EFFORT}"),
            );
        }
        times.map(Effort::new)
    }

    fn time(&mut self, table: &DeTable<'_>) -> TimeSettings {
        let Some((word, span)) = self.string(table, "month-end") else { return TimeSettings::default() };
        let month_end = match word.as_str() {
            "last-day" => MonthEnd::LastDay,
            "next-day" => MonthEnd::NextDay,
            "error" => MonthEnd::Error,
            _ => {
                self.flaw(
                    data::NO_SUCH_CHOICE,
                    format!("`month-end` cannot be `{word}`"),
                    &span,
                    "no such choice",
                    "it is \"last-day\", \"next-day\" or \"error\"",
                );
                MonthEnd::default()
            }
        };
        TimeSettings { month_end }
    }

    fn lint(&mut self, table: &DeTable<'_>) -> LintSettings {
        let elsewhere = self.strings(table, "definitions-elsewhere");
        let mut ignores = Vec::new();
        for ignore in self.array(table, "ignore", "a list of tables, each under `[[lint.ignore]]`") {
            match ignore.get_ref() {
                DeValue::Table(entry) => ignores.extend(self.ignore(entry, ignore.span())),
                other => {
                    self.wrong_type::<()>(
                        "ignore",
                        "a list of tables, each under `[[lint.ignore]]`",
                        other,
                        ignore.span(),
                    );
                }
            }
        }
        let definitions_elsewhere = elsewhere.into_iter().map(|(document, _)| document).collect();
        LintSettings {
            definitions_elsewhere,
            laws: self.laws(table),
            style: self.boolean(table, "style").unwrap_or(false),
            ignores,
            inline_ignores: self.inline_ignores(table),
        }
    }

    /// The names of laws.
    fn laws(&mut self, table: &DeTable<'_>) -> Vec<String> {
        let mut laws = Vec::new();
        for (law, span) in self.strings(table, "laws") {
            if law.chars().any(char::is_alphabetic) {
                laws.push(law);
            } else {
                let help = "write it as drafts do: \"Handelsgesetzbuch\"";
                self.flaw(
                    data::NO_SUCH_CHOICE,
                    format!("`{law}` is no name of a law"),
                    &span,
                    "no name",
                    help,
                );
            }
        }
        laws
    }

    /// The patterns of drafts whose inline ignores are heard; an empty list hears none.
    fn inline_ignores(&mut self, table: &DeTable<'_>) -> Option<Vec<Pattern>> {
        table.get("inline-ignores")?;
        let mut patterns = Vec::new();
        for (text, span) in self.strings(table, "inline-ignores") {
            if let Err(why) = inline_ignores::compile(&text) {
                let message = format!("`{text}` is no pattern of paths: {why}");
                let help = "`*` and `?` stand for letters of one name, `**` for any number of folders";
                self.flaw(data::NO_SUCH_CHOICE, message, &span, "no pattern", help);
            }
            patterns.push(Pattern { text, span });
        }
        Some(patterns)
    }

    fn ignore(&mut self, entry: &DeTable<'_>, span: Range<usize>) -> Option<Ignore> {
        self.keys(entry, "[[lint.ignore]]", IGNORE_KEYS);
        for key in ["rule", "file"].into_iter().filter(|key| !entry.contains_key(*key)) {
            self.flaw(
                data::IGNORE_WITHOUT,
                format!("an ignore does not say which `{key}`"),
                &span,
                "this ignore",
                "an ignore says `rule`, `file` and `because`",
            );
        }
        let rule = self.string(entry, "rule");
        let file = self.string(entry, "file");
        let because = self.string(entry, "because").map(|(because, _)| because.trim().to_owned());
        let (rule, span) = rule?;
        let code = self.code(&rule, &span)?;
        if !code.id().contains('/') {
            self.flaw(
                data::NOT_A_LINT,
                format!("`{}` is no lint of drafts and cannot be ignored in a file", code.id()),
                &span,
                "no lint",
                "a warning can be left out everywhere, with `allow` under `[check]`",
            );
            return None;
        }
        let because = because.filter(|because| !because.is_empty());
        Some(Ignore { rule: code, file: file?.0, because, span })
    }

    /// A list of codes of the catalogue.
    fn codes(&mut self, table: &DeTable<'_>, key: &str) -> Vec<(Code, Range<usize>)> {
        let ids = self.strings(table, key);
        ids.into_iter().filter_map(|(id, span)| Some((self.code(&id, &span)?, span))).collect()
    }

    fn code(&mut self, id: &str, span: &Range<usize>) -> Option<Code> {
        let code = Code::find(id);
        if code.is_none() {
            let help = match nearest(id, catalogue::all().map(Code::id)) {
                Some(near) => format!("did you mean `{near}`?"),
                None if id.contains('/') && !id.starts_with("draft/") => {
                    "rules of policies are excused by `waive` in a `.clause` file, with a reason".to_owned()
                }
                None => "`clausal explain` lists the codes".to_owned(),
            };
            self.flaw(data::UNKNOWN_CODE, format!("there is no code `{id}`"), span, "unknown", help);
        }
        code
    }

    /// Reports the keys of a table that mean nothing.
    fn keys(&mut self, table: &DeTable<'_>, name: &str, keys: &[&str]) {
        for key in table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())) {
            let written = key.get_ref();
            let home = TABLES.iter().find(|(_, keys)| keys.contains(&written.as_ref()));
            let help = match (nearest(written, keys.iter().copied()), home) {
                (_, Some((table, _))) => format!("write it under `[{table}]`"),
                (Some(near), _) => format!("did you mean `{near}`?"),
                _ => format!("it may say {}", list(keys)),
            };
            self.unknown(&format!("there is no setting `{written}` in `{name}`"), key.span(), help);
        }
    }

    fn table<'a>(&mut self, parent: &'a DeTable<'a>, key: &str) -> Option<&'a DeTable<'a>> {
        let value = parent.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(table),
            other => self.wrong_type(key, &format!("a table, under `[{key}]`"), other, value.span()),
        }
    }

    fn boolean(&mut self, table: &DeTable<'_>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::Boolean(boolean) => Some(*boolean),
            other => self.wrong_type(key, "true or false", other, value.span()),
        }
    }

    fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<(String, Range<usize>)> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some((text.as_ref().to_owned(), value.span())),
            other => self.wrong_type(key, "a text in quotation marks", other, value.span()),
        }
    }

    fn strings(&mut self, table: &DeTable<'_>, key: &str) -> Vec<(String, Range<usize>)> {
        let wanted = "a list of texts in quotation marks";
        let mut strings = Vec::new();
        for value in self.array(table, key, wanted) {
            match value.get_ref() {
                DeValue::String(text) => strings.push((text.as_ref().to_owned(), value.span())),
                other => {
                    self.wrong_type::<()>(key, wanted, other, value.span());
                }
            }
        }
        strings
    }

    fn array<'a>(&mut self, table: &'a DeTable<'a>, key: &str, wanted: &str) -> Vec<&'a Value<'a>> {
        let Some(value) = table.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(values) => values.iter().collect(),
            other => self.wrong_type(key, wanted, other, value.span()).unwrap_or_default(),
        }
    }

    /// Reports a value of the wrong type; there is nothing to go on with.
    fn wrong_type<T>(
        &mut self,
        key: &str,
        wanted: &str,
        value: &DeValue<'_>,
        span: Range<usize>,
    ) -> Option<T> {
        let found = match value {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{key}` must be {wanted}, not {found}");
        let label = found.to_owned();
        self.flaws.push(Flaw { code: data::SETTING_OF_WRONG_TYPE, message, span, label, help: None });
        None
    }

    fn unknown(&mut self, message: &str, span: Range<usize>, help: String) {
        self.flaw(data::UNKNOWN_SETTING, message.to_owned(), &span, "unknown", help);
    }

    fn flaw(
        &mut self,
        code: Code,
        message: String,
        span: &Range<usize>,
        label: &str,
        help: impl Into<String>,
    ) {
        let (label, help) = (label.to_owned(), Some(help.into()));
        self.flaws.push(Flaw { code, message, span: span.clone(), label, help });
    }
}

/// "`a`, `b` or `c`"
fn list(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
