//! A row of CUAD's labels in, an agreement as data under `std.partnership` out, with the events its blanks make necessary.

use std::collections::BTreeMap;

use clausal::ir::{FieldType, Ir};
use clausal::time::{Day, Period};
use serde_json::{Map, Value, json};

/// A row, by the names of the columns.
pub type Row = BTreeMap<String, String>;

/// A contract as agreement data.
pub struct Contract {
    /// Its name: `cuad-001`.
    pub name: String,
    /// Its record.
    pub record: Value,
    /// The events for days that the contract leaves blank, in Clausal.
    pub events: String,
}

/// The categories whose answer is yes or no, and the kind of term a yes stands for.
const CLAUSES: [(&str, &str); 33] = [
    ("Most Favored Nation", "most-favoured-customer"),
    ("Competitive Restriction Exception", "carve-out"),
    ("Non-Compete", "noncompete"),
    ("Exclusivity", "exclusivity"),
    ("No-Solicit of Customers", "no-solicit-of-customers"),
    ("No-Solicit of Employees", "no-solicit-of-employees"),
    ("Non-Disparagement", "non-disparagement"),
    ("Termination for Convenience", "termination-right"),
    ("Rofr/Rofo/Rofn", "right-of-first-refusal"),
    ("Change of Control", "change-of-control"),
    ("Anti-Assignment", "assignment-limit"),
    ("Revenue/Profit Sharing", "revenue-share"),
    ("Price Restrictions", "price-cap"),
    ("Minimum Commitment", "commitment"),
    ("Volume Restriction", "volume-limit"),
    ("IP Ownership Assignment", "ip-assignment"),
    ("Joint IP Ownership", "joint-ownership"),
    ("License Grant", "licence"),
    ("Non-Transferable License", "licence"),
    ("Affiliate License-Licensor", "licence"),
    ("Affiliate License-Licensee", "licence"),
    ("Unlimited/All-You-Can-Eat-License", "licence"),
    ("Irrevocable or Perpetual License", "licence"),
    ("Source Code Escrow", "escrow"),
    ("Post-Termination Services", "transition"),
    ("Audit Rights", "audit"),
    ("Uncapped Liability", "uncapped-liability"),
    ("Cap on Liability", "liability-cap"),
    ("Liquidated Damages", "liquidated-damages"),
    ("Warranty Duration", "warranty"),
    ("Insurance", "insurance"),
    ("Covenant Not to Sue", "covenant-not-to-sue"),
    ("Third Party Beneficiary", "third-party-right"),
];

/// What the categories of licences say of the licence.
const LICENCES: [(&str, &str); 5] = [
    ("Non-Transferable License", "nontransferable"),
    ("Affiliate License-Licensor", "affiliate-granted"),
    ("Affiliate License-Licensee", "affiliate-held"),
    ("Unlimited/All-You-Can-Eat-License", "unlimited"),
    // The label does not tell the two apart; both are asked for together.
    ("Irrevocable or Perpetual License", "irrevocable"),
];

/// The contract of a row. `without_end`: its expiry is noise, and taken as not known.
pub fn contract(number: usize, row: &Row, without_end: bool, vocabulary: &Ir) -> Contract {
    let name = format!("cuad-{number:03}");
    let label = |column: &str| row.get(column).map_or("", |text| text.trim());
    let mut record = Map::new();
    let mut events = String::new();
    record.insert("agreement".to_owned(), json!(name));
    record.insert("title".to_owned(), json!(label("Document Name")));
    let parties = parties(label("Parties"));
    if parties.len() > 1 {
        record.insert("parties".to_owned(), json!(parties));
    }
    if let Moment::Day(day) = Moment::read(label("Agreement Date")) {
        record.insert("signed".to_owned(), json!(day));
    }

    let expiry = if without_end { Moment::Unknown } else { Moment::read(label("Expiration Date")) };
    let effective = match Moment::read(label("Effective Date")) {
        Moment::Unknown if label("Effective Date").is_empty() => Moment::read(label("Agreement Date")),
        moment => moment,
    };
    // What expires does so after it began.
    let expires_after = match &expiry {
        Moment::Day(day) => Period::parse(day).ok().map(|period| period.first),
        Moment::Within(period) => Some(period.last),
        Moment::Unknown | Moment::Never => None,
    };
    let latest = expires_after.map_or(day("2025-12-31"), Day::previous);
    let begins = match effective {
        Moment::Day(day) => {
            record.insert("from".to_owned(), json!(day));
            Period::parse(&day).map_or(latest, |period| period.first)
        }
        other => {
            let (first, last) = match other {
                Moment::Within(period) => (period.first, period.last.min(latest)),
                // A blank start is any day of the sixty years before, which is more than any contract of CUAD runs.
                _ => (latest.plus_days(-60 * 365), latest),
            };
            events += &format!("event start-of-{name} between {first} and {last}\n");
            record.insert("from".to_owned(), json!(format!("start-of-{name}")));
            last
        }
    };
    match expiry {
        Moment::Day(day) => drop(record.insert("until".to_owned(), json!(day))),
        Moment::Never => {}
        Moment::Within(period) => {
            let first = period.first.max(begins.next());
            events += &format!("event end-of-{name} between {first} and {}\n", period.last);
            record.insert("until".to_owned(), json!(format!("end-of-{name}")));
        }
        Moment::Unknown => {
            events += &format!("event end-of-{name} not before {}\n", begins.next());
            record.insert("until".to_owned(), json!(format!("end-of-{name}")));
        }
    }
    record.insert("terms".to_owned(), Value::Array(terms(row, vocabulary)));
    Contract { name, record: Value::Object(record), events }
}

/// A day as a label writes it: `6/8/2010`, `[]/[]/2020`, `perpetual`.
enum Moment {
    /// As data writes it; perhaps no day of the calendar, which the reader then says.
    Day(String),
    /// Some day of these.
    Within(Period),
    /// It says nothing.
    Unknown,
    /// It never comes.
    Never,
}

impl Moment {
    fn read(label: &str) -> Moment {
        if label.to_lowercase().contains("perpetual") {
            return Moment::Never;
        }
        let parts: Vec<&str> = label.split('/').map(str::trim).collect();
        let [month, day, year] = parts.as_slice() else { return Moment::Unknown };
        let month_and_day = month.parse::<u32>().ok().zip(day.parse::<u32>().ok());
        match (month_and_day, year.parse::<u32>()) {
            (Some((month, day)), Ok(year)) => Moment::Day(format!("{year:04}-{month:02}-{day:02}")),
            (None, Ok(year)) => {
                let month = month.parse::<u32>().map(|month| format!("-{month:02}")).unwrap_or_default();
                Period::parse(&format!("{year:04}{month}")).map_or(Moment::Unknown, Moment::Within)
            }
            _ => Moment::Unknown,
        }
    }
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The parties of a label: `ACCURAY INCORPORATED, ("Accuray"); SIEMENS AKTIENGESELLSCHAFT ("Siemens")`.
fn parties(label: &str) -> Vec<&str> {
    let mut parties = Vec::new();
    for party in label.split(';') {
        let name = party.split('(').find(|part| !part.trim().is_empty()).unwrap_or("");
        let name = name.trim().trim_matches(['"', '“', '”', ',', ' ', ')']);
        if !name.is_empty() && !parties.contains(&name) {
            parties.push(name);
        }
    }
    parties
}

fn terms(row: &Row, vocabulary: &Ir) -> Vec<Value> {
    let label = |column: &str| row.get(column).map_or("", |text| text.trim());
    let mut terms = Vec::new();
    for (at, (column, kind)) in CLAUSES.iter().enumerate() {
        let kinds_before =
            CLAUSES.iter().take(at).filter(|(earlier, of)| of == kind && label(earlier) == "Yes");
        // The categories of licences speak of one licence.
        if label(column) != "Yes" || kinds_before.count() > 0 {
            continue;
        }
        let mut term = required(kind, vocabulary);
        if *kind == "licence" {
            let said =
                LICENCES.iter().filter(|(column, _)| label(column) == "Yes").map(|(_, adjective)| *adjective);
            term.insert("is".to_owned(), said.collect());
        }
        terms.push(Value::Object(term));
    }
    if !label("Governing Law").is_empty() {
        let mut term = required("governing-law", vocabulary);
        term.insert("law".to_owned(), json!(label("Governing Law")));
        terms.push(Value::Object(term));
    }
    let (renewal, notice) = (label("Renewal Term"), label("Notice Period to Terminate Renewal"));
    if !renewal.is_empty() || !notice.is_empty() {
        let mut term = required("renewal", vocabulary);
        if renewal.to_lowercase().contains("suc") {
            term.insert("successive".to_owned(), json!(true));
        }
        if !notice.is_empty() {
            term.insert("notice".to_owned(), notice_of(notice));
        }
        terms.push(Value::Object(term));
    }
    terms
}

/// A notice: one duration, two that leave open which counts, or a blank.
fn notice_of(label: &str) -> Value {
    let readings: Vec<&str> = label.split([';', '/']).map(str::trim).collect();
    match readings.as_slice() {
        ["[]"] => json!({ "tbd": true }),
        [shorter, longer] => json!({ "at_least": shorter, "at_most": longer }),
        _ => json!(label),
    }
}

/// A term of a kind, named like it, whose required fields the labels do not tell.
fn required(kind: &str, vocabulary: &Ir) -> Map<String, Value> {
    let mut term = Map::new();
    term.insert("name".to_owned(), json!(kind));
    term.insert("kind".to_owned(), json!(kind));
    let declared = vocabulary.kinds.iter().find(|declared| declared.declared.name == kind).expect(kind);
    for field in &declared.fields {
        let field = &vocabulary.fields[field.index()];
        if !field.optional && field.default.is_none() && field.ty != FieldType::Flag {
            term.insert(field.declared.name.to_string(), json!({ "tbd": true }));
        }
    }
    term
}
