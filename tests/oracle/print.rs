//! A model in, the text of a `.clause` file out.

use std::fmt::Write as _;

use super::calendar::{Duration, Unit, show};
use super::model::*;

/// The vocabulary that every printed program opens with; `model` knows it by heart.
pub const VOCABULARY: &str = "\
party OpenAI \"OpenAI Group PBC\"
party Microsoft
party Bedrock part of AWS
party Amazon
party AWS \"Amazon Web Services, Inc.\" part of Amazon
party OpenAI-Ireland part of OpenAI
unit GW \"gigawatt\"
kind grant \"grant\" {
  exclusive | sole | nonexclusive = nonexclusive
}
kind cloud \"cloud services\" is grant {
  provider: by party
  customer: for party
  primary: flag
  scope: some of training | inference | api = all
  tier: gold | silver = silver
  notice: duration optional
  amount: money optional
  capacity: number in GW optional
  rate: percent optional
  renewal: date optional
}
kind licence also license \"licence\" is grant {
  licensor: from party
  licensee: to party
  revocable: flag
}
kind commitment \"commitment\" {
  payer: from party
  payee: to party
  amount: money optional
}
kind competition \"competition\" {
  competitor: by party
}
kind supply \"supply\" {
  seller: by party
  buyer: for party = OpenAI-Ireland
  amount: money optional
}
kind pledge \"pledge\" {
  pledgor: from party
  holders: to parties
  assets: on some of shares | debt | cash = all
}
define locked-in cloud as exclusive and notice is above 30 days
define exposure of party as sum of amount over commitment to it
";

/// The parties that have a legal name, each with that.
pub const LEGAL_NAMES: [(Party, &str); 2] =
    [(Party::OpenAI, "OpenAI Group PBC"), (Party::Aws, "Amazon Web Services, Inc.")];

/// The whole program.
pub fn source(world: &World) -> String {
    format!("{VOCABULARY}{}{}{}", surroundings(world), agreements(world), policies(world))
}

/// What is declared besides the vocabulary, and is neither agreed nor asked.
pub fn surroundings(world: &World) -> String {
    format!("{}{}{}", settings(world), events(world), facts(world))
}

/// Who `us` is, and the rate.
pub fn settings(world: &World) -> String {
    let mut out = String::new();
    if let Some(us) = world.us {
        let _ = writeln!(out, "we are {}", us.name());
    }
    if world.exchange {
        out.push_str("exchange 1 EUR = 1.25 USD\n");
    }
    let own = world.agreements.iter().flat_map(|agreement| &agreement.terms);
    let new =
        world.amendments.iter().flat_map(|amendment| &amendment.patches).filter_map(|patch| match patch {
            Patch::New(term) => Some(term),
            _ => None,
        });
    if own.chain(new).any(|term| term.kind == Kind::Law) {
        out.push_str("kind governing-law { law: place optional, note: text optional }\n");
        out.push_str("let home-laws = (\"Delaware\", \"New York\")\n");
    }
    out
}

/// The events, with what is known of their days.
pub fn events(world: &World) -> String {
    let mut out = String::new();
    let printer = Printer { world };
    for event in &world.events {
        let when = match &event.when {
            When::On(day) => format!(" on {}", show(*day)),
            When::In(period) => format!(" in {}", printer.atom(period)),
            When::Between(first, last) => format!(" between {} and {}", show(*first), show(*last)),
            When::NotBefore(day) => format!(" not before {}", show(*day)),
            When::Never => " never".to_owned(),
            When::AnyDay => String::new(),
        };
        let unexpected = if event.unexpected { " unexpected" } else { "" };
        let _ = writeln!(out, "event {}{unexpected}{when}", event.name);
    }
    out
}

/// The terms that belong to no agreement.
pub fn facts(world: &World) -> String {
    let printer = Printer { world };
    world.facts.iter().map(|fact| format!("fact {}\n", printer.term(fact, "").trim_start())).collect()
}

/// The agreements and their amendments.
pub fn agreements(world: &World) -> String {
    let mut out = String::new();
    let printer = Printer { world };
    for agreement in &world.agreements {
        printer.agreement(agreement, &mut out);
    }
    for amendment in &world.amendments {
        printer.amendment(amendment, &mut out);
    }
    out
}

/// The policy and its waivers.
pub fn policies(world: &World) -> String {
    format!("{}{}", rules(world), waivers(world))
}

/// The policy.
pub fn rules(world: &World) -> String {
    let mut out = String::new();
    let printer = Printer { world };
    let _ = writeln!(out, "policy p{} {{", printer.times(&world.policy_times));
    for rule in &world.rules {
        let _ = writeln!(out, "  {}", printer.rule(rule));
    }
    out.push_str("}\n");
    out
}

/// The waivers of the policy.
pub fn waivers(world: &World) -> String {
    let mut out = String::new();
    let printer = Printer { world };
    for waiver in &world.waivers {
        let named = |word: &str, name: &Option<String>| {
            name.as_ref().map(|name| format!(" {word} {name}")).unwrap_or_default()
        };
        let _ = writeln!(
            out,
            "waive p/{}{}{}{} because \"agreed\"",
            waiver.rule,
            named("for", &waiver.thing),
            named("in", &waiver.within),
            printer.times(&waiver.times)
        );
    }
    out
}

/// One rule as it is printed in [`source`].
pub fn rule(world: &World, rule: &Rule) -> String {
    Printer { world }.rule(rule)
}

struct Printer<'a> {
    world: &'a World,
}

impl Printer<'_> {
    fn agreement(&self, agreement: &Agreement, out: &mut String) {
        let sides: Vec<&str> = agreement.parties.iter().map(|party| party.name()).collect();
        let (last, others) = sides.split_last().expect("an agreement has parties");
        let _ = write!(out, "agreement {} between {} and {last}", agreement.name, others.join(", "));
        if let Some(signed) = agreement.signed {
            let _ = write!(out, " signed {}", show(signed));
        }
        // Without a `from` an agreement starts when it is signed, and an amendment takes effect.
        if agreement.signed != Some(agreement.from) {
            let _ = write!(out, " from {}", show(agreement.from));
        }
        if let Some(end) = &agreement.end {
            let _ = write!(out, " {}", self.time(end));
        }
        for or in &agreement.or {
            let _ = write!(out, " or until {}", self.atom(or));
        }
        if agreement.nonbinding {
            out.push_str(" nonbinding");
        }
        out.push_str(" {\n");
        for term in &agreement.terms {
            let _ = writeln!(out, "{}", self.term(term, "  "));
        }
        out.push_str("}\n");
    }

    fn amendment(&self, amendment: &Amendment, out: &mut String) {
        let agreement = &self.world.agreements[amendment.to].name;
        let _ = write!(out, "amendment {} to {agreement}", amendment.name);
        if let Some(signed) = amendment.signed {
            let _ = write!(out, " signed {}", show(signed));
        }
        if let Some(event) = amendment.event {
            let _ = write!(out, " from {}", self.world.events[event].name);
        } else if amendment.signed != Some(amendment.from) {
            let _ = write!(out, " from {}", show(amendment.from));
        }
        out.push_str(" {\n");
        for patch in &amendment.patches {
            let target = |name: &Option<String>| name.clone().unwrap_or_else(|| "agreement".to_owned());
            let text = match patch {
                Patch::Change(name, entries) => format!("  change {name} {}", self.block(entries)),
                Patch::Extend(name, ending) => format!("  extend {} {}", target(name), self.time(ending)),
                Patch::End(name, None) => format!("  end {}", target(name)),
                Patch::End(name, Some(ending)) => format!("  end {} {}", target(name), self.time(ending)),
                Patch::New(term) => self.term(term, "  "),
            };
            let _ = writeln!(out, "{text}");
        }
        out.push_str("}\n");
    }

    fn term(&self, term: &Term, indent: &str) -> String {
        let mut text = format!("{indent}{}:", term.name);
        let said = [(term.surviving, "surviving"), (term.perpetual, "perpetual"), (term.mutual, "mutual")];
        for (_, word) in said.iter().filter(|(is_said, _)| *is_said) {
            let _ = write!(text, " {word}");
        }
        for (field, value) in &term.adjectives {
            let word = match value {
                Value::Word(word) => word,
                _ => field.name(),
            };
            let _ = write!(text, " {word}");
        }
        let _ = write!(text, " {}", term.kind.noun());
        for (preposition, party) in &term.parties {
            let _ = write!(text, " {} {}", self.preposition(*preposition), party.name());
        }
        text.push_str(&self.times(&term.times));
        if let Some(or) = &term.or {
            let _ = write!(text, " or {}", self.time(or));
        }
        if !term.entries.is_empty() {
            let _ = write!(text, " {}", self.block(&term.entries));
        }
        text
    }

    fn block(&self, entries: &[Entry]) -> String {
        let entries: Vec<String> = entries.iter().map(|entry| self.entry(entry)).collect();
        format!("{{ {} }}", entries.join(", "))
    }

    fn entry(&self, entry: &Entry) -> String {
        let name = entry.field.name();
        let said = match (&entry.said, entry.field) {
            (Said::Value(Value::Word(word)), Field::Exclusivity) => (*word).to_owned(),
            (Said::Value(Value::Flag(true)), _) => name.to_owned(),
            (Said::Value(Value::Flag(false)), _) => format!("not {name}"),
            // Said with its preposition, as in the phrase.
            (Said::Value(Value::Party(party)), Field::Holder) => format!("{name} of {}", party.name()),
            (Said::Value(value), _) => format!("{name}: {}", self.value(value)),
            (Said::AtMost(value), _) => format!("{name}: at most {}", self.value(value)),
            (Said::AtLeast(value), _) => format!("{name}: at least {}", self.value(value)),
            (Said::Between(low, high), _) => {
                format!("{name}: between {} and {}", self.value(low), self.value(high))
            }
            // A choice without a name is left blank by one of its words.
            (Said::Blank, Field::Exclusivity) => "exclusive tbd".to_owned(),
            (Said::Redacted, Field::Exclusivity) => "exclusive undisclosed".to_owned(),
            (Said::Blank, _) => format!("{name} tbd"),
            (Said::Redacted, _) => format!("{name}: undisclosed"),
        };
        format!("{said}{}", self.times(&entry.times))
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Value::Word(word) => (*word).to_owned(),
            Value::Set(words) => words.join(" and "),
            Value::Length(length) => duration(length),
            Value::Money(0, currency) => format!("0 {}", currency_code(*currency)),
            Value::Money(millions, currency) => format!("{millions} million {}", currency_code(*currency)),
            Value::Power(gigawatts) => format!("{gigawatts} GW"),
            Value::Percent(percent) => format!("{percent}%"),
            Value::Date(day) => show(*day),
            Value::Party(party) => party.name().to_owned(),
            Value::Parties(parties) => {
                parties.iter().map(|party| party.name()).collect::<Vec<_>>().join(" and ")
            }
            Value::Number(number) => number.to_string(),
            Value::Text(text) => format!("\"{text}\""),
        }
    }

    fn atom(&self, atom: &Atom) -> String {
        match atom {
            Atom::Day(day) => show(*day),
            Atom::Month(year, month) => format!("{year:04}-{month:02}"),
            Atom::Year(year) => format!("{year:04}"),
            Atom::Event(event) => self.world.events[*event].name.clone(),
            Atom::Plus(anchor, length) => format!("({} + {})", self.atom(anchor), duration(length)),
            Atom::AgreementEnd => "(its agreement.end)".to_owned(),
            Atom::Earlier(atoms) => format!("(earlier of ({}))", self.atoms(atoms)),
            Atom::Later(atoms) => format!("(later of ({}))", self.atoms(atoms)),
        }
    }

    fn atoms(&self, atoms: &[Atom]) -> String {
        atoms.iter().map(|atom| self.atom(atom)).collect::<Vec<_>>().join(", ")
    }

    fn times(&self, times: &[TimeWord]) -> String {
        times.iter().map(|time| format!(" {}", self.time(time))).collect()
    }

    fn time(&self, time: &TimeWord) -> String {
        match time {
            TimeWord::From(atom) => format!("from {}", self.atom(atom)),
            TimeWord::After(atom) => format!("after {}", self.atom(atom)),
            TimeWord::Before(atom) => format!("before {}", self.atom(atom)),
            TimeWord::Until(atom) => format!("until {}", self.atom(atom)),
            TimeWord::Through(atom) => format!("through {}", self.atom(atom)),
            TimeWord::In(atom) => format!("in {}", self.atom(atom)),
            TimeWord::Between(first, last) => format!("between {} and {}", self.atom(first), self.atom(last)),
            TimeWord::Within(length, atom) => format!("within {} of {}", duration(length), self.atom(atom)),
            TimeWord::For(length) => format!("for {}", duration(length)),
        }
    }

    fn rule(&self, rule: &Rule) -> String {
        let sentence = match &rule.sentence {
            Sentence::Every { subject, not, predicate, times } => format!(
                "{} must{} {}{}",
                self.subject(subject),
                if *not { " not" } else { "" },
                self.predicate(predicate, *not),
                self.times(times)
            ),
            Sentence::There { count, binders, condition, times } => {
                let count = match count {
                    Count::No => "no".to_owned(),
                    Count::A => "a".to_owned(),
                    Count::AtLeast(count) => format!("at least {count}"),
                    Count::AtMost(count) => format!("at most {count}"),
                    Count::Exactly(count) => format!("exactly {count}"),
                };
                // `from` would be a preposition after the condition, so time words follow the binders.
                let mut text =
                    format!("there must be {count} {}{}", self.binders(binders), self.times(times));
                if let Some(condition) = condition {
                    let _ = write!(text, " where {}", self.condition(condition));
                }
                text
            }
            Sentence::Each { binders, condition, require, times } => {
                let condition = condition
                    .as_ref()
                    .map(|condition| format!(" where {}", self.condition(condition)))
                    .unwrap_or_default();
                format!(
                    "for each {}{condition} require {}{}",
                    self.binders(binders),
                    self.condition(require),
                    self.times(times)
                )
            }
        };
        let unless = rule
            .unless
            .as_ref()
            .map(|condition| format!(" unless {}", self.condition(condition)))
            .unwrap_or_default();
        format!("rule {}: {sentence}{unless}", rule.name)
    }

    fn binders(&self, binders: &[Binder]) -> String {
        let binder = |binder: &Binder| match binder.phrase.noun {
            Noun::Party => format!("party {}", binder.name),
            _ => format!("{}: {}", binder.name, self.phrase(&binder.phrase)),
        };
        binders.iter().map(binder).collect::<Vec<_>>().join(", ")
    }

    fn subject(&self, subject: &Subject) -> String {
        match &subject.condition {
            None => self.phrase(&subject.phrase),
            Some(condition) => {
                format!("{} where {}", self.phrase(&subject.phrase), self.condition(condition))
            }
        }
    }

    /// A phrase inside a condition: with a `where` it stands in parentheses.
    fn inner(&self, subject: &Subject) -> String {
        match subject.condition {
            None => self.phrase(&subject.phrase),
            Some(_) => format!("({})", self.subject(subject)),
        }
    }

    fn phrase(&self, phrase: &Phrase) -> String {
        let mut words: Vec<String> =
            phrase.adjectives.iter().map(|adjective| adjective_word(*adjective).to_owned()).collect();
        words.push(match phrase.noun {
            Noun::Kind(kind) => kind.noun().to_owned(),
            Noun::Agreement => "agreement".to_owned(),
            Noun::Party => "party".to_owned(),
        });
        for (preposition, reference) in &phrase.prepositions {
            words.push(self.preposition(*preposition).to_owned());
            words.push(match reference {
                Reference::Us => "us".to_owned(),
                Reference::It => "it".to_owned(),
                Reference::Party(party) => party.name().to_owned(),
                Reference::Binder(name) => name.clone(),
                Reference::Word(word) => (*word).to_owned(),
            });
        }
        words.join(" ")
    }

    fn preposition(&self, preposition: Preposition) -> &'static str {
        match preposition {
            Preposition::By => "by",
            Preposition::For => "for",
            Preposition::From => "from",
            Preposition::To => "to",
            Preposition::With => "with",
            Preposition::On => "on",
            Preposition::Of => "of",
        }
    }

    fn predicate(&self, predicate: &Predicate, not: bool) -> String {
        match predicate {
            Predicate::Be(adjectives) => {
                let words: Vec<&str> =
                    adjectives.iter().map(|adjective| adjective_word(*adjective)).collect();
                format!("be {}", words.join(if not { " or " } else { " and " }))
            }
            Predicate::HaveField(field) => format!("have {}", field.name()),
            Predicate::HaveFieldOf(field, comparison, value) => {
                format!("have {} of {} {}", field.name(), comparison_words(*comparison), self.value(value))
            }
            Predicate::HaveHomeLaw => "have law one of home-laws".to_owned(),
            Predicate::HaveOneOf(field, values) => {
                format!("have {} one of ({})", field.name(), self.values(values))
            }
            Predicate::HaveIncluding(field, words) => {
                format!("have {} including {}", field.name(), words.join(" and "))
            }
            Predicate::HaveTerm(subject) => format!("have {}", self.subject(subject)),
            Predicate::End => "end".to_owned(),
            Predicate::EndWhen(relation, atom) => {
                format!("end {} {}", relation_word(*relation), self.atom(atom))
            }
            Predicate::StartWhen(relation, atom) => {
                format!("start {} {}", relation_word(*relation), self.atom(atom))
            }
            Predicate::Last(comparison, length) => {
                format!("last {} {}", comparison_words(*comparison), duration(length))
            }
        }
    }

    fn values(&self, values: &[Value]) -> String {
        values.iter().map(|value| self.value(value)).collect::<Vec<_>>().join(", ")
    }

    fn condition(&self, condition: &Condition) -> String {
        let joined = |parts: &[Condition], word: &str| {
            parts.iter().map(|part| self.part(part)).collect::<Vec<_>>().join(word)
        };
        match condition {
            Condition::And(parts) => joined(parts, " and "),
            Condition::Or(parts) => joined(parts, " or "),
            Condition::Not(part) => format!("not {}", self.part(part)),
            Condition::Some(subject) => format!("some {}", self.inner(subject)),
            Condition::No(subject) => format!("no {}", self.inner(subject)),
            Condition::Compare(left, comparison, right) => format!(
                "{} is {} {}",
                self.expression(left),
                comparison_words(*comparison),
                self.expression(right)
            ),
            Condition::Is(left, not, right) => {
                format!(
                    "{} is{} {}",
                    self.expression(left),
                    if *not { " not" } else { "" },
                    self.expression(right)
                )
            }
            Condition::IsAdjective(Owner::Nearest, false, adjective) => adjective_word(*adjective).to_owned(),
            Condition::IsAdjective(owner, not, adjective) => format!(
                "{} is{} {}",
                match owner {
                    Owner::Nearest => "it",
                    Owner::Binder(name) => name,
                },
                if *not { " not" } else { "" },
                adjective_word(*adjective)
            ),
            Condition::IsBlank(value) => format!("{} is tbd", self.expression(value)),
            Condition::IsRedacted(value) => format!("{} is undisclosed", self.expression(value)),
            Condition::IsHomeLaw(owner) => {
                let law = Expression::Field(owner.clone(), Field::Law);
                format!("{} is one of home-laws", self.expression(&law))
            }
            Condition::IncludesWords(text, words) => {
                format!("{} includes \"{words}\"", self.expression(text))
            }
            Condition::IsOneOf(value, values) => {
                format!("{} is one of ({})", self.expression(value), self.values(values))
            }
            Condition::IsPartOf(part, whole) => {
                format!("{} is part of {}", self.expression(part), self.expression(whole))
            }
            Condition::IsWhen(date, relation, atom) => {
                let words = match relation {
                    Relation::By => "at most",
                    Relation::Before => "before",
                    Relation::After => "after",
                    Relation::On => "exactly",
                };
                format!("{} is {words} {}", self.expression(date), self.atom(atom))
            }
            Condition::IsWithin(date, length, atom) => {
                format!("{} is within {} of {}", self.expression(date), duration(length), self.atom(atom))
            }
            Condition::Includes(set, word) => format!("{} includes {word}", self.expression(set)),
            Condition::Overlaps(left, right) => {
                format!("{} overlaps {}", self.expression(left), self.expression(right))
            }
            Condition::HasField(owner, field) => format!("{} has {}", self.thing(owner), field.name()),
            Condition::HasTerm(owner, subject) => {
                format!("{} has {}", self.thing(owner), self.inner(subject))
            }
        }
    }

    fn part(&self, condition: &Condition) -> String {
        match condition {
            Condition::And(_) | Condition::Or(_) => format!("({})", self.condition(condition)),
            _ => self.condition(condition),
        }
    }

    fn thing(&self, owner: &Owner) -> String {
        match owner {
            Owner::Nearest => "it".to_owned(),
            Owner::Binder(name) => name.clone(),
        }
    }

    fn expression(&self, expression: &Expression) -> String {
        let field_of = |owner: &Owner, name: &str, bare: bool| match owner {
            Owner::Nearest if bare => name.to_owned(),
            Owner::Nearest => format!("its {name}"),
            Owner::Binder(binder) => format!("{binder}.{name}"),
        };
        match expression {
            Expression::Field(owner, field) => field_of(owner, field.name(), true),
            Expression::Start(owner) => field_of(owner, "start", false),
            Expression::End(owner) => field_of(owner, "end", false),
            Expression::AgreementEnd(owner) => field_of(owner, "agreement.end", false),
            Expression::Literal(value) => self.value(value),
            Expression::Us => "us".to_owned(),
            Expression::Thing(name) => name.clone(),
            Expression::Sum(field, subject) => {
                format!("sum of {} over {}", field.name(), self.inner(subject))
            }
            Expression::Largest(field, subject) => {
                format!("largest {} over {}", field.name(), self.inner(subject))
            }
            Expression::Smallest(field, subject) => {
                format!("smallest {} over {}", field.name(), self.inner(subject))
            }
            Expression::Count(subject) => format!("count of {}", self.inner(subject)),
            Expression::Percent(percent, whole) => format!("{percent}% of {}", self.expression(whole)),
            Expression::Exposure(party) => format!("{party}.exposure"),
            Expression::Negative(of) => format!("-{}", self.operand(of)),
            Expression::Times(count, of) => format!("{count} * {}", self.operand(of)),
            Expression::Plus(one, other) => format!("{} + {}", self.operand(one), self.operand(other)),
            Expression::Share(rate, of) => format!("{} * {}", self.operand(rate), self.operand(of)),
            Expression::Minus(one, other) => format!("{} - {}", self.operand(one), self.operand(other)),
        }
    }

    /// An expression within another: in parentheses where it is more than a name, a value or a product.
    fn operand(&self, expression: &Expression) -> String {
        match expression {
            Expression::Field(..)
            | Expression::Literal(_)
            | Expression::Exposure(_)
            | Expression::Times(..) => self.expression(expression),
            _ => format!("({})", self.expression(expression)),
        }
    }
}

fn adjective_word(adjective: Adjective) -> &'static str {
    match adjective {
        Adjective::Word(word) => word,
        Adjective::Flag(field) => field.name(),
        Adjective::Surviving => "surviving",
        Adjective::Perpetual => "perpetual",
        Adjective::Mutual => "mutual",
        Adjective::Nonbinding => "nonbinding",
        Adjective::LockedIn => "locked-in",
    }
}

fn comparison_words(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtMost => "at most",
        Comparison::AtLeast => "at least",
        Comparison::Above => "above",
        Comparison::Below => "below",
        Comparison::Exactly => "exactly",
    }
}

fn relation_word(relation: Relation) -> &'static str {
    match relation {
        Relation::By => "by",
        Relation::Before => "before",
        Relation::After => "after",
        Relation::On => "on",
    }
}

fn currency_code(currency: Currency) -> &'static str {
    match currency {
        Currency::Usd => "USD",
        Currency::Eur => "EUR",
    }
}

/// `1 year 6 months`.
pub fn duration(length: &Duration) -> String {
    let part = |(count, unit): &(i32, Unit)| {
        let word = match unit {
            Unit::Hours => "hour",
            Unit::Days => "day",
            Unit::Weeks => "week",
            Unit::Months => "month",
            Unit::Years => "year",
            Unit::BusinessDays => "business day",
        };
        format!("{count} {word}{}", if *count == 1 { "" } else { "s" })
    };
    length.0.iter().map(part).collect::<Vec<_>>().join(" ")
}
