//! The words of `clausal.toml`: its tables and their keys. What is not listed here is refused as unknown.

/// The tables of the file with their keys.
pub const TABLES: [(&str, &[&str]); 4] = [
    ("project", &["sources", "as", "allow-paths", "replace"]),
    ("check", &["strict", "as-of", "effort", "deny", "allow"]),
    ("time", &["month-end"]),
    ("lint", &["definitions-elsewhere", "laws", "style", "ignore", "inline-ignores"]),
];

/// The keys of `[[lint.ignore]]`.
pub const IGNORE_KEYS: &[&str] = &["rule", "file", "because"];
