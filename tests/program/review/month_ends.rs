//! The corresponding date where the month has none, through the whole program: each of the three settings of the project
//! file, in terms, in rules and in tests.

use super::Folder;

/// An anchor with what is added to it, and the day by `last-day` and by `next-day`.
const TABLE: [(&str, &str, &str); 6] = [
    ("2012-01-31 + 1 month", "2012-02-29", "2012-03-01"),
    ("2012-02-29 + 88 years", "2100-02-28", "2100-03-01"),
    ("2012-01-31 + 2 months", "2012-03-31", "2012-03-31"),
    ("2024-01-31 - 1 month", "2023-12-31", "2023-12-31"),
    ("2018-05-31 - 1 month", "2018-04-30", "2018-05-01"),
    ("2000-02-29 + 18 years", "2018-02-28", "2018-03-01"),
];

/// One term for each line of the table that ends on its day, and a rule that each of them breaks as long as it lives.
fn terms() -> String {
    let rows = TABLE.iter().enumerate();
    let terms: String =
        rows.map(|(at, (sum, ..))| format!("  t{at}: deal by Acme through ({sum})\n")).collect();
    format!(
        "party Acme\nparty Beta\nkind deal {{ maker: by party, secret: flag }}\n\
         agreement pact between Acme and Beta from 2000 {{\n{terms}}}\npolicy p {{ rule r: deal must be secret }}\n"
    )
}

fn settings(month_end: &str) -> String {
    format!("[time]\nmonth-end = \"{month_end}\"\n")
}

/// The last day of each finding, by the name of the term it binds.
fn last_days(folder: &Folder) -> Vec<(String, String)> {
    let ran = folder.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("none").to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| (text(&finding["bindings"][0]["term"]), text(&finding["days"][0]["through"])))
        .collect()
}

#[test]
fn sums_in_terms_follow_the_setting() {
    for (month_end, next_day) in [("last-day", false), ("next-day", true)] {
        let folder = Folder::with(&[("a.clause", &terms()), ("clausal.toml", &settings(month_end))]);
        let expected: Vec<(String, String)> = TABLE
            .iter()
            .enumerate()
            .map(|(at, (_, last, next))| {
                (format!("pact/t{at}"), if next_day { *next } else { *last }.to_owned())
            })
            .collect();
        assert_eq!(last_days(&folder), expected, "{month_end}");
    }
}

#[test]
fn the_last_day_is_meant_where_nothing_is_said() {
    let folder = Folder::with(&[("a.clause", &terms()), ("clausal.toml", "[project]\n")]);
    let expected: Vec<&str> = TABLE.iter().map(|(_, last, _)| *last).collect();
    let found = last_days(&folder);
    assert_eq!(found.iter().map(|(_, day)| day.as_str()).collect::<Vec<_>>(), expected);
}

#[test]
fn an_odd_sum_is_an_error_that_names_both_days_where_that_is_wanted() {
    let folder = Folder::with(&[("a.clause", &terms()), ("clausal.toml", &settings("error"))]);
    let ran = folder.run(&["check", "--format", "short"]);
    assert_eq!(ran.status, 2);
    let odd: Vec<_> = TABLE.iter().filter(|(_, last, next)| last != next).collect();
    assert_eq!(ran.count("E0530"), odd.len(), "{}", ran.out);
    for (sum, last, next) in odd {
        assert!(ran.out.contains(&format!("{last} or {next} could be meant")), "{sum}: {}", ran.out);
    }
}

#[test]
fn an_odd_sum_in_an_entry_or_a_change_is_one_too() {
    let source = "
party Acme
party Beta
kind deal { maker: by party, renewal: date optional, secret: flag }
let odd = 2012-01-31 + 1 month
agreement pact between Acme and Beta from 2012-01-31 {
  t: deal by Acme { renewal: (2012-01-31 + 1 month) }
  u: deal by Acme { renewal: odd, secret through (2018-05-31 - 1 month) }
  v: deal by Acme { secret for 1 month }
}
amendment m to pact from 2013 { change t { renewal: (2000-02-29 + 18 years) } }
";
    let folder = Folder::with(&[("a.clause", source), ("clausal.toml", &settings("error"))]);
    let ran = folder.run(&["check", "--format", "short"]);
    assert_eq!((ran.status, ran.count("E0530")), (2, 5), "{}", ran.out);
    folder.write("clausal.toml", settings("next-day"));
    assert_eq!(folder.run(&["check", "--format", "short"]).status, 0);
}

const VOCABULARY: &str = "party Acme\nparty Beta\nkind deal { maker: by party }\n";

#[test]
fn sums_in_rules_follow_the_setting() {
    let rule = "
agreement pact between Acme and Beta from 2012 { t: deal by Acme through 2012-02-29 }
policy p { rule r: deal must end on (2012-01-31 + 1 month) }
";
    let folder = Folder::with(&[("a.clause", &format!("{VOCABULARY}{rule}"))]);
    for (month_end, status, told) in [("last-day", 0, ""), ("next-day", 1, "[p/r]"), ("error", 2, "[E0530]")]
    {
        folder.write("clausal.toml", settings(month_end));
        let ran = folder.run(&["check", "--format", "short"]);
        assert_eq!(ran.status, status, "{month_end}: {}", ran.out);
        assert!(ran.out.contains(told), "{month_end}: {}", ran.out);
    }
}

#[test]
fn sums_in_tests_follow_the_setting() {
    let test = "
policy p { rule r: deal must end by 2012-02 }
test \"the corresponding date\" {
  agreement pact between Acme and Beta from 2012 { t: deal by Acme through (2012-01-31 + 1 month) }
  expect p/r broken by t from 2012-03-01 through 2012-03-01
}
";
    let folder = Folder::with(&[("a.clause", &format!("{VOCABULARY}{test}"))]);
    for (month_end, status) in [("last-day", 1), ("next-day", 0), ("error", 1)] {
        folder.write("clausal.toml", settings(month_end));
        let ran = folder.run(&["test", "."]);
        assert_eq!(ran.status, status, "{month_end}: {}", ran.out);
    }
}
