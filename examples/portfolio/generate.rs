//! A number of agreements and a seed in, their records out: as varied as real portfolios, and always the same.
//!
//! Agreement number 17 of a seed is the same whatever the number of agreements, but for its partner, which is drawn from a
//! pool that grows with the portfolio.

use std::collections::VecDeque;

use clausal::time::Day;
use serde_json::{Map, Value, json};

#[path = "random.rs"]
mod random;
#[path = "terms.rs"]
mod terms;

use random::Random;

/// The records of a portfolio, each a line of JSON: every agreement, followed by its amendments.
#[derive(Debug)]
pub struct Portfolio {
    seed: u64,
    count: u64,
    /// Of a hundred agreements so many renew.
    renewing: u64,
    next: u64,
    ready: VecDeque<String>,
}

impl Portfolio {
    /// A portfolio of so many agreements. Our own party is `Acme`.
    pub fn new(count: u64, seed: u64) -> Portfolio {
        Portfolio { seed, count, renewing: 0, next: 0, ready: VecDeque::new() }
    }

    /// The same portfolio, where of a hundred agreements so many renew unless somebody objects.
    pub fn renewing(self, renewing: u64) -> Portfolio {
        Portfolio { renewing, ..self }
    }
}

impl Iterator for Portfolio {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.ready.is_empty() && self.next < self.count {
            let mut random = Random::new(self.seed, self.next);
            let mut records = agreement(&mut random, self.next, self.count);
            // Drawn apart, so that all else is as it is without.
            let mut apart = Random::new(self.seed ^ RENEWALS, self.next);
            renew(&mut apart, self.renewing, &mut records);
            self.ready.extend(records.iter().map(Value::to_string));
            self.next += 1;
        }
        self.ready.pop_front()
    }
}

/// What the terms of an agreement hang on.
#[derive(Debug)]
pub struct Deal {
    /// Whose supplier, licensor or investor is whose customer, licensee or company.
    pub supplier: String,
    pub customer: String,
    /// The first day.
    pub from: Day,
    /// The last day that is stated; none where it runs on or ends by an event.
    pub through: Option<Day>,
}

impl Deal {
    /// A day within the agreement, not among its first or last days.
    pub fn day_within(&self, random: &mut Random) -> Day {
        let last = self.through.unwrap_or(self.from.plus_days(3650));
        let length = last.days_since(self.from).and_then(|days| u64::try_from(days).ok()).unwrap_or(0);
        self.from.plus_days(i64::try_from(random.between(40, length.max(120) - 40)).unwrap_or(40))
    }
}

const US: &str = "Acme";

/// What the seed of renewals differs from that of all else by.
const RENEWALS: u64 = 0x5EED;

/// Of a hundred agreements so many have a dated end, which alone can be passed.
const DATED: u64 = 82;

/// An agreement and its amendments.
fn agreement(random: &mut Random, number: u64, count: u64) -> Vec<Value> {
    let name = format!(
        "{}-{number}",
        random.one(&["master", "services", "licence", "alliance", "supply", "hosting"])
    );
    let partner = partner(random, count);
    let (supplier, customer) =
        if random.percent(65) { (partner.clone(), US.to_owned()) } else { (US.to_owned(), partner.clone()) };
    let signed = Day::from_ymd(2012, 1, 1).unwrap_or(Day::FIRST).plus_days(random.below(5300) as i64);
    let from = if random.percent(60) { signed } else { signed.plus_days(random.between(1, 120) as i64) };
    let years = random.between(1, 10);
    let length = years * 365 + years / 4;
    let through = from.plus_days(i64::try_from(length).unwrap_or(365) - 1);
    let mut deal = Deal { supplier, customer, from, through: Some(through) };

    let mut record = Map::new();
    record.insert("agreement".to_owned(), json!(name));
    record.insert("title".to_owned(), json!(format!("Agreement {number} with {partner}")));
    record.insert("parties".to_owned(), json!([US, partner]));
    record.insert("signed".to_owned(), json!(signed.to_string()));
    if from != signed || random.percent(70) {
        record.insert("from".to_owned(), json!(from.to_string()));
    }
    match random.below(100) {
        0..70 => {
            record.insert("through".to_owned(), json!(through.to_string()));
        }
        70..82 => {
            record.insert("for".to_owned(), json!(format!("{years} years")));
        }
        82..86 => {
            deal.through = None;
            record.insert("until".to_owned(), json!(random.one(&["agi-verified", "product-launch"])));
        }
        _ => deal.through = None,
    }
    if random.percent(3) {
        record.insert("nonbinding".to_owned(), json!(true));
    }
    let terms: Vec<terms::Term> = terms::terms(random, &deal);
    record.insert("terms".to_owned(), terms.iter().map(|term| Value::Object(term.record.clone())).collect());
    let dated = record.contains_key("through");
    let mut records = vec![Value::Object(record)];
    records.extend(amendments(random, &name, &deal, &terms, dated));
    records
}

/// Lets an agreement with a dated end renew, so that `percent` of all do.
fn renew(random: &mut Random, percent: u64, records: &mut [Value]) {
    let Some(Value::Object(record)) = records.first_mut() else { return };
    let dated = record.contains_key("through") || record.contains_key("for");
    if !dated || !random.percent((percent * 100 / DATED).min(100)) {
        return;
    }
    let years = random.between(1, 3);
    let renewal = json!({
        "name": "prolonged", "kind": "renewal", "is": ["automatic", "successive"],
        "period": format!("{years} year{}", if years == 1 { "" } else { "s" }),
        "notice": random.one(&["30 days", "45 days", "60 days"]),
    });
    if let Some(Value::Array(terms)) = record.get_mut("terms") {
        terms.push(renewal);
    }
}

/// None, one or two amendments; `dated` says whether the agreement's end can be extended.
fn amendments(random: &mut Random, to: &str, deal: &Deal, terms: &[terms::Term], dated: bool) -> Vec<Value> {
    let count = match random.below(100) {
        0..78 => 0,
        78..95 => 1,
        _ => 2,
    };
    let mut day = deal.from;
    let mut records = Vec::new();
    let mut end = deal.through;
    let mut ended: Vec<&str> = Vec::new();
    for number in 0..count {
        let last = end.unwrap_or(deal.from.plus_days(3650));
        let room = last.days_since(day).unwrap_or(0) - 120;
        if room < 60 {
            break;
        }
        day =
            day.plus_days(i64::try_from(random.between(40, u64::try_from(room).unwrap_or(40))).unwrap_or(40));
        let mut record = Map::new();
        record.insert("amendment".to_owned(), json!(format!("no-{}", number + 1)));
        record.insert("to".to_owned(), json!(to));
        record.insert("signed".to_owned(), json!(day.plus_days(-20).to_string()));
        record.insert("from".to_owned(), json!(day.to_string()));
        // A term that its own days end may have ended before, so only those that end with the agreement are touched.
        let open = terms.iter().filter(|term| term.whole && !ended.contains(&term.name.as_str()));
        let open: Vec<&terms::Term> = open.collect();
        let mut change = Map::new();
        for term in open.iter().filter(|term| !term.change.is_empty()).take(2) {
            change.insert(term.name.clone(), Value::Object(term.change.clone()));
        }
        if let (Some(term), true) = (open.last(), random.percent(25)) {
            change.remove(&term.name);
            record.insert("end".to_owned(), json!({ term.name.as_str(): {} }));
            ended.push(&term.name);
        }
        if !change.is_empty() {
            record.insert("change".to_owned(), Value::Object(change));
        }
        if let (Some(last), true, true) = (end, dated, random.percent(50)) {
            let later = last.plus_days(i64::try_from(random.between(1, 4) * 365).unwrap_or(365));
            record.insert("extend".to_owned(), json!({ "agreement": { "through": later.to_string() } }));
            end = Some(later);
        }
        records.push(Value::Object(record));
    }
    records
}

/// A partner; a few have many agreements with us.
fn partner(random: &mut Random, count: u64) -> String {
    let rank = random.rank((count / 4).max(12));
    let mut of_rank = Random::new(7, rank);
    let first = of_rank.one(&[
        "Northwind",
        "Blue Harbor",
        "Cedar",
        "Meridian",
        "Atlas",
        "Quartz",
        "Lumen",
        "Harrow",
        "Solstice",
        "Ostara",
        "Vertex",
        "Kestrel",
        "Pinnacle",
        "Sable",
        "Tidewater",
        "Union",
        "Vanguard",
        "Willow",
        "Zenith",
        "Aurora",
    ]);
    let second = of_rank.one(&[
        "Systems",
        "Cloud",
        "Labs",
        "Networks",
        "Pharma",
        "Logistics",
        "Data",
        "Energy",
        "Media",
        "Robotics",
        "Analytics",
        "Semiconductor",
    ]);
    let form = of_rank.one(&["Inc.", "LLC", "GmbH", "S.A.", "Ltd", "plc"]);
    if rank < 20 { format!("{first} {second} {rank}") } else { format!("{first} {second} {rank}, {form}") }
}
