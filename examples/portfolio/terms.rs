//! A deal in, its terms out: one to twelve of the kinds of `std.partnership`.

use serde_json::{Map, Value, json};

use super::{Deal, Random};

/// A term and what amendments may do to it.
#[derive(Debug)]
pub struct Term {
    pub name: String,
    pub record: Map<String, Value>,
    /// Whether it lives as long as its agreement.
    pub whole: bool,
    /// What an amendment could say of it; empty where nothing fits.
    pub change: Map<String, Value>,
}

/// What fills the fields of a term.
type Fill = fn(&mut Random, &Deal, &mut Map<String, Value>);

/// How often a kind is met, its name, and who fills its terms.
type Kind = (u64, &'static str, Fill);

/// The kinds, roughly as often as in commercial contracts.
const KINDS: [Kind; 22] = [
    (14, "licence", licence),
    (12, "cloud", cloud),
    (6, "exclusivity", exclusivity),
    (12, "commitment", commitment),
    (5, "right-of-first-refusal", first_refusal),
    (8, "revenue-share", revenue_share),
    (10, "confidentiality", confidentiality),
    (10, "liability-cap", liability_cap),
    (8, "governing-law", governing_law),
    (6, "renewal", renewal),
    (5, "change-of-control", change_of_control),
    (6, "assignment-limit", assignment_limit),
    (4, "warranty", warranty),
    (4, "insurance", insurance),
    (4, "most-favoured-customer", most_favoured),
    (4, "noncompete", noncompete),
    (5, "data-use", data_use),
    (5, "service-level", service_level),
    (6, "termination-right", termination),
    (3, "audit", audit),
    (2, "investment", investment),
    (3, "distribution", distribution),
];

/// The terms of a deal, their names all different.
pub fn terms(random: &mut Random, deal: &Deal) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for _ in 0..random.between(1, 12) {
        let (kind, fill) = kind(random);
        let same = terms.iter().filter(|term| term.record.get("kind") == Some(&json!(kind))).count();
        let name = if same == 0 { kind.to_owned() } else { format!("{kind}-{}", same + 1) };
        terms.push(term(random, deal, name, kind, fill));
    }
    terms
}

fn kind(random: &mut Random) -> (&'static str, Fill) {
    let mut at = random.below(KINDS.iter().map(|(weight, ..)| weight).sum());
    for (weight, kind, fill) in KINDS {
        match at.checked_sub(weight) {
            Some(rest) => at = rest,
            None => return (kind, fill),
        }
    }
    ("confidentiality", confidentiality)
}

fn term(random: &mut Random, deal: &Deal, name: String, kind: &str, fill: Fill) -> Term {
    let mut record = Map::new();
    record.insert("name".to_owned(), json!(name));
    record.insert("kind".to_owned(), json!(kind));
    if random.percent(60) {
        record.insert(
            "section".to_owned(),
            json!(format!("{}.{}", random.between(1, 20), random.between(1, 9))),
        );
    }
    fill(random, deal, &mut record);
    let change = change(random, &record);
    over_time(random, deal, &mut record);
    let whole = !random.percent(22);
    if !whole {
        if random.percent(40) {
            record.insert("from".to_owned(), json!(deal.day_within(random).to_string()));
        } else if random.percent(15) {
            record.insert("until".to_owned(), json!(random.one(&["agi-verified", "regulatory-approval"])));
        } else {
            let last = deal.day_within(random).to_string();
            // What is perpetual has no dated end.
            if !says(&record, "perpetual") {
                record.insert("through".to_owned(), json!(last));
            }
        }
    }
    Term { name, record, whole, change }
}

/// What an amendment could change: another amount, or an end of exclusivity.
fn change(random: &mut Random, record: &Map<String, Value>) -> Map<String, Value> {
    let mut change = Map::new();
    if record.get("amount").is_some_and(Value::is_string) {
        change.insert("amount".to_owned(), money(random));
    }
    if says(record, "exclusive") {
        change.insert("is".to_owned(), json!(["nonexclusive"]));
    }
    change
}

/// A later stretch of time in which something else holds.
fn over_time(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    // Only of agreements that surely live on such a day.
    if deal.through.is_none() || !random.percent(8) {
        return;
    }
    let mut piece = Map::new();
    if says(record, "exclusive") {
        piece.insert("is".to_owned(), json!(["nonexclusive"]));
    } else if record.get("amount").is_some_and(Value::is_string) {
        // No amount drawn elsewhere is as odd as this one, so it always says something new.
        piece.insert("amount".to_owned(), json!("12_345_678 USD"));
    } else {
        return;
    }
    piece.insert("from".to_owned(), json!(deal.day_within(random).to_string()));
    record.insert("over_time".to_owned(), json!([piece]));
}

fn says(record: &Map<String, Value>, adjective: &str) -> bool {
    record.get("is").and_then(Value::as_array).is_some_and(|words| words.contains(&json!(adjective)))
}

/// An amount, blank or redacted now and then, or known only to some bound.
fn amount(random: &mut Random) -> Value {
    match random.below(100) {
        0..3 => json!({ "tbd": true }),
        3..7 => json!({ "undisclosed": true }),
        7..10 => json!({ "at_most": money(random) }),
        10..12 => json!({ "at_least": money(random) }),
        12..18 => {
            json!({ "amount": random.between(1, 900) * 10_000, "currency": random.one(&["USD", "EUR", "GBP"]) })
        }
        _ => money(random),
    }
}

fn money(random: &mut Random) -> Value {
    let currency = match random.below(10) {
        0 => "EUR",
        1 => "GBP",
        _ => "USD",
    };
    let digits = random.between(1, 99);
    json!(match random.below(20) {
        0 => format!("{digits} billion {currency}"),
        1..9 => format!("{digits} million {currency}"),
        _ => format!("{} thousand {currency}", digits * 10),
    })
}

fn share(random: &mut Random, most: u64) -> Value {
    let whole = random.between(1, most);
    if random.percent(20) { json!(format!("{whole}.5%")) } else { json!(format!("{whole}%")) }
}

fn notice(random: &mut Random) -> Value {
    match random.below(20) {
        0 => json!({ "tbd": true }),
        1..14 => json!(format!("{} days", random.one(&["15", "30", "45", "60", "90", "120", "180", "270"]))),
        _ => json!(format!("{} months", random.between(2, 12))),
    }
}

fn years(random: &mut Random, most: u64) -> Value {
    let years = random.between(1, most);
    json!(format!("{years} year{}", if years == 1 { "" } else { "s" }))
}

/// Some of these words, at least one.
fn some(random: &mut Random, words: &[&str]) -> Value {
    let mut chosen: Vec<&str> = words.iter().filter(|_| random.percent(40)).copied().collect();
    if chosen.is_empty() {
        chosen.push(random.one(words));
    }
    json!(chosen)
}

fn put(record: &mut Map<String, Value>, key: &str, value: Value) {
    record.insert(key.to_owned(), value);
}

/// Adjectives with their likelihoods.
fn adjectives(random: &mut Random, record: &mut Map<String, Value>, of: &[(u64, &str)]) {
    let chosen: Vec<&str> =
        of.iter().filter(|(likelihood, _)| random.percent(*likelihood)).map(|(_, word)| *word).collect();
    if !chosen.is_empty() {
        put(record, "is", json!(chosen));
    }
}

/// Us or the other side, either way round.
fn sides(random: &mut Random, deal: &Deal) -> (Value, Value) {
    let (one, two) = (json!(deal.supplier), json!(deal.customer));
    if random.percent(60) { (one, two) } else { (two, one) }
}

fn licence(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (from, to) = sides(random, deal);
    put(record, "licensor", from);
    put(record, "licensee", to);
    adjectives(
        random,
        record,
        &[
            (18, "exclusive"),
            (10, "irrevocable"),
            (12, "perpetual"),
            (20, "sublicensable"),
            (40, "nontransferable"),
        ],
    );
    if random.percent(60) {
        put(
            record,
            "covers",
            some(random, &["weights", "products", "code", "research", "brand", "patents", "data"]),
        );
    }
    if random.percent(25) {
        put(record, "royalty", share(random, 15));
    }
    if random.percent(30) {
        put(record, "territory", json!(random.one(&["worldwide", "EU", "United States", "Japan"])));
    }
}

fn cloud(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    put(record, "provider", json!(deal.supplier));
    put(record, "customer", json!(deal.customer));
    adjectives(random, record, &[(20, "exclusive"), (35, "primary"), (15, "preferred")]);
    if random.percent(50) {
        put(record, "scope", some(random, &["training", "inference", "api", "products"]));
    }
    if random.percent(70) {
        put(record, "notice", notice(random));
    }
    if random.percent(60) {
        put(record, "amount", amount(random));
    }
    if random.percent(25) {
        put(record, "capacity", json!(format!("{}.{} GW", random.below(4), random.between(1, 9))));
    }
    if random.percent(30) {
        put(record, "tier", json!("gold"));
    }
}

fn exclusivity(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (from, to) = sides(random, deal);
    put(record, "promisor", from);
    put(record, "beneficiary", to);
    if random.percent(60) {
        put(record, "scope", some(random, &["training", "inference", "api", "products", "distribution"]));
    }
    if random.percent(40) {
        put(record, "dealing", json!(random.one(&["buying", "selling", "licensing", "collaborating"])));
    }
    adjectives(random, record, &[(25, "conditional"), (10, "mutual")]);
}

fn commitment(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    put(record, "payer", json!(deal.customer));
    put(record, "payee", json!(deal.supplier));
    put(record, "amount", amount(random));
    if random.percent(20) {
        put(record, "take-or-pay", share(random, 90));
    }
    adjectives(random, record, &[(20, "rollable"), (15, "incremental"), (10, "marketplace-eligible")]);
}

fn first_refusal(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (from, of) = sides(random, deal);
    put(record, "holder", of);
    put(record, "grantor", from);
    put(record, "subject", json!(random.one(&["equity", "sale", "assets", "technology", "capacity"])));
    if random.percent(40) {
        put(record, "form", json!(random.one(&["offer", "negotiation"])));
    }
    if random.percent(60) {
        put(record, "response", json!(format!("{} days", random.between(5, 60))));
    }
}

fn revenue_share(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (from, to) = sides(random, deal);
    put(record, "payer", from);
    put(record, "payee", to);
    put(record, "rate", if random.percent(8) { json!({ "undisclosed": true }) } else { share(random, 30) });
    if random.percent(30) {
        put(record, "cap", amount(random));
    }
}

fn confidentiality(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (from, to) = sides(random, deal);
    put(record, "recipient", from);
    put(record, "discloser", to);
    adjectives(random, record, &[(60, "mutual"), (20, "surviving"), (10, "residuals-allowed")]);
    if random.percent(75) {
        put(record, "tail", years(random, 7));
    }
}

fn liability_cap(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (of, _) = sides(random, deal);
    put(record, "obligor", of);
    if random.percent(50) {
        put(record, "multiple", json!(random.between(1, 4)));
    } else {
        put(record, "amount", amount(random));
    }
    adjectives(random, record, &[(40, "per-claim")]);
}

fn governing_law(random: &mut Random, _: &Deal, record: &mut Map<String, Value>) {
    let law = random.one(&[
        "Delaware",
        "New York",
        "England",
        "Germany",
        "California",
        "Texas",
        "Japan",
        "Singapore",
    ]);
    put(record, "law", json!(law));
}

fn renewal(random: &mut Random, _: &Deal, record: &mut Map<String, Value>) {
    // What is neither automatic nor an option is a record of what both have to agree on, and changes nothing.
    adjectives(random, record, &[(70, "successive")]);
    random.percent(30);
    put(record, "period", years(random, 3));
    if random.percent(80) {
        put(record, "notice", notice(random));
    }
}

fn change_of_control(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (on, of) = sides(random, deal);
    put(record, "target", on);
    put(record, "holder", of);
    put(record, "effect", json!(random.one(&["notification", "consent", "termination"])));
    if random.percent(50) {
        put(record, "notice", notice(random));
    }
}

fn assignment_limit(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (on, _) = sides(random, deal);
    put(record, "assignor", on);
    put(record, "consent", json!(random.one(&["notification", "required", "reasonable"])));
    adjectives(random, record, &[(35, "affiliates-excepted"), (35, "merger-excepted")]);
}

fn warranty(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    put(record, "warrantor", json!(deal.supplier));
    if random.percent(80) {
        put(record, "period", json!(format!("{} days", random.between(1, 12) * 30)));
    }
}

fn insurance(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (by, _) = sides(random, deal);
    put(record, "insured", by);
    put(record, "cover", json!(random.one(&["cyber", "general", "professional", "property"])));
    if random.percent(80) {
        put(record, "amount", amount(random));
    }
}

fn most_favoured(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    put(record, "promisor", json!(deal.supplier));
    put(record, "beneficiary", json!(deal.customer));
    adjectives(random, record, &[(40, "volume-matched"), (20, "audited")]);
}

fn noncompete(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (from, to) = sides(random, deal);
    put(record, "promisor", from);
    put(record, "beneficiary", to);
    if random.percent(50) {
        put(record, "tail", years(random, 3));
    }
}

fn data_use(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    put(record, "user", json!(deal.supplier));
    put(record, "owner", json!(deal.customer));
    put(record, "purposes", some(random, &["service", "security", "fine-tuning", "foundation-training"]));
    adjectives(random, record, &[(40, "opt-in")]);
}

fn service_level(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    put(record, "supplier", json!(deal.supplier));
    put(record, "customer", json!(deal.customer));
    put(record, "target", json!(random.one(&["95%", "99%", "99.5%", "99.9%", "99.99%"])));
}

fn termination(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (_, of) = sides(random, deal);
    put(record, "holder", of);
    if random.percent(85) {
        put(record, "notice", notice(random));
    }
    if random.percent(15) {
        put(record, "fee", amount(random));
    }
}

fn audit(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (of, on) = sides(random, deal);
    put(record, "holder", of);
    put(record, "auditee", on);
    put(record, "frequency", json!(random.between(1, 4)));
}

fn investment(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    put(record, "investor", json!(deal.customer));
    put(record, "company", json!(deal.supplier));
    put(record, "amount", amount(random));
}

fn distribution(random: &mut Random, deal: &Deal, record: &mut Map<String, Value>) {
    let (by, of) = sides(random, deal);
    put(record, "distributor", by);
    put(record, "supplier", of);
    adjectives(random, record, &[(25, "exclusive"), (15, "deal-registered")]);
    put(record, "channel", json!(random.one(&["reseller", "marketplace", "referral"])));
    if random.percent(60) {
        put(record, "margin", share(random, 40));
    }
}
