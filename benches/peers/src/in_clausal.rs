//! Clausal's side, all of it: sources in, an answer out; and the terms of a portfolio laid out as tables for the peers.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use clausal::diagnostic::report::FindingVerdict;
use clausal::evaluate::{self, Finding};
use clausal::ir::{AgreementId, FieldId, Ir, KindId, Literal, TermId};
use clausal::tell;
use clausal::time::{Day, Days, Duration, MonthEnd};
use clausal::value::Number;
use clausal::world::{self, Assignment, Cell, Known, Thing, World};
use clausal::{Options, Project};

use crate::answer::{Answer, Broken, Ready};
use crate::data::{Sort, Table, Value};

/// A project that is read and laid out over time.
pub struct Loaded {
    project: Project,
    ir: Arc<Ir>,
    world: World,
}

/// Reads files: sources and data.
pub fn load(paths: &[PathBuf]) -> Loaded {
    lay_out(Project::load(paths).expect("the files are there"))
}

/// Reads a text.
pub fn load_text(text: &str) -> Loaded {
    lay_out(Project::from_sources([("question.clause", text)]))
}

fn lay_out(project: Project) -> Loaded {
    let (ir, problems) = project.meaning(&Options::default());
    assert!(!problems.has_errors(), "the project is in order: {:?}", problems.iter().next());
    let ir = Arc::new(ir);
    let (world, problems) = World::build(&ir, &world::Settings::default());
    assert!(!problems.has_errors(), "the world is in order: {:?}", problems.iter().next());
    Loaded { project, ir, world }
}

/// Parses and checks policies, and returns whether they are in order.
pub fn compile(text: &str) -> bool {
    let report = Project::from_sources([("policies.clause", text)]).check(&Options::default());
    !report.has_errors()
}

impl Loaded {
    /// The names of the rules, in order.
    pub fn rules(&self) -> Vec<String> {
        self.ir.rules.iter().map(|rule| rule.declared.name.to_string()).collect()
    }

    /// How many terms there are.
    pub fn terms(&self) -> usize {
        self.world.terms().len()
    }

    /// Every rule is decided anew in each call: what breaks it and on which days, without words.
    pub fn ready(self) -> Ready {
        Box::new(move || {
            let sources = &self.project.loaded().sources;
            let outcome = evaluate::evaluate(&self.ir, &self.world, sources, &evaluate::Settings::default());
            Box::new(move || read_off(&outcome.findings))
        })
    }

    /// The same with every finding in words, and the places of the words that it rests on.
    pub fn told(&self) -> usize {
        let sources = &self.project.loaded().sources;
        let outcome = evaluate::evaluate(&self.ir, &self.world, sources, &evaluate::Settings::default());
        let told = tell::tell(&self.world, sources, &outcome.findings, &tell::Settings::default());
        told.iter().flatten().count()
    }
}

fn read_off(findings: &[Finding]) -> Answer {
    let broken = findings.iter().filter(|finding| finding.verdict == FindingVerdict::Broken);
    broken
        .map(|finding| -> Broken {
            let mut things = finding.things().map(|thing| match thing {
                Thing::Term(id) => place(id),
                Thing::Agreement(id) => i64::from(id.0),
                Thing::Party(id) => i64::from(id.0),
            });
            (finding.rule.index(), things.next().unwrap_or(0), things.next().unwrap_or(0))
        })
        .collect()
}

/// What is read off a field for the peers, who know neither bounds nor blanks. A least or most value is chosen so that a peer
/// finds broken what is broken whatever the true value is. What is not stated gets a value that no rule can like.
#[derive(Clone, Copy)]
enum Read {
    Flag,
    /// Whether it is, or includes, this word.
    Word(&'static str),
    /// The name of the party.
    Party,
    Text,
    LeastDays,
    MostDays,
    LeastCents,
    MostCents,
    MostHundredths,
}

/// The kinds that the rules of the portfolio ask for, and of each the column, the field and what is read off it.
const PORTFOLIO: [(&str, &[(&str, &str, Read)]); 16] = [
    (
        "cloud",
        &[
            ("customer", "customer", Read::Party),
            ("exclusive", EXCLUSIVE, Read::Word("exclusive")),
            ("notice", "notice", Read::LeastDays),
        ],
    ),
    (
        "licence",
        &[
            ("licensor", "licensor", Read::Party),
            ("revocable", "revocable | irrevocable", Read::Word("revocable")),
            ("perpetual", "perpetual", Read::Flag),
        ],
    ),
    ("commitment", &[("payer", "payer", Read::Party), ("amount", "amount", Read::LeastCents)]),
    ("right-of-first-refusal", &[("equity", "subject", Read::Word("equity"))]),
    ("exclusivity", &[]),
    ("revenue-share", &[("payer", "payer", Read::Party)]),
    ("governing-law", &[("law", "law", Read::Text)]),
    ("confidentiality", &[("tail", "tail", Read::LeastDays)]),
    (
        "assignment-limit",
        &[("assignor", "assignor", Read::Party), ("affiliates_excepted", "affiliates-excepted", Read::Flag)],
    ),
    ("renewal", &[("successive", "successive", Read::Flag), ("notice", "notice", Read::LeastDays)]),
    ("service-level", &[("customer", "customer", Read::Party), ("target", "target", Read::MostHundredths)]),
    (
        "data-use",
        &[
            ("owner", "owner", Read::Party),
            ("foundation_training", "purposes", Read::Word("foundation-training")),
            ("opt_in", "opt-in", Read::Flag),
        ],
    ),
    ("noncompete", &[("promisor", "promisor", Read::Party)]),
    (
        "most-favoured-customer",
        &[("promisor", "promisor", Read::Party), ("volume_matched", "volume-matched", Read::Flag)],
    ),
    ("change-of-control", &[("target", "target", Read::Party), ("notice", "notice", Read::MostDays)]),
    ("insurance", &[("amount", "amount", Read::MostCents)]),
];

const EXCLUSIVE: &str = "exclusive | sole | nonexclusive";

/// The kinds of which the rules ask whether an agreement has them on every day.
const REMEDIES: [&str; 2] = ["termination-right", "liability-cap"];

/// A day, as the peers count. What runs on ends on this day or later.
pub fn day(day: Day) -> i64 {
    let epoch = Day::from_ymd(1970, 1, 1).expect("a day");
    match day.days_since(epoch) {
        Some(days) => days,
        None if day == Day::END => FOREVER,
        None => -FOREVER,
    }
}

/// Later than every day, longer than every notice.
const FOREVER: i64 = 100_000_000;

impl Loaded {
    /// Terms over time as tables: a row for each stretch on which a binding term surely lives and all its columns keep their
    /// values, amendments and defaults applied. That is work the peers get for nothing.
    pub fn tables(&self) -> Vec<Table> {
        let certain = Assignment::new(&self.world);
        let mut possible = Assignment::new(&self.world);
        for event in 0..self.ir.events.len() {
            possible.set(self.world.unknown(clausal::ir::EventId::new(event)), Day::END);
        }
        let mut tables = vec![self.agreements(&certain)];
        tables.extend(PORTFOLIO.iter().map(|(kind, columns)| self.stretches(kind, columns, &certain)));
        tables.extend(REMEDIES.iter().map(|kind| self.lives(kind, &possible)));
        tables
    }

    fn agreements(&self, certain: &Assignment) -> Table {
        let mut table =
            Table::new("agreement", &[("id", Sort::Whole), ("starts", Sort::Whole), ("ends", Sort::Whole)]);
        for agreement in self.world.agreements() {
            let thing = Thing::Agreement(*agreement);
            if self.world.is_nonbinding(thing) {
                continue;
            }
            for run in self.world.life(thing, certain).runs() {
                table.rows.push(vec![
                    Value::Whole(i64::from(agreement.0)),
                    Value::Whole(day(run.from)),
                    Value::Whole(day(run.through)),
                ]);
            }
        }
        table
    }

    /// The days on which an agreement may have a term of the kind, in maximal runs.
    fn lives(&self, kind: &str, possible: &Assignment) -> Table {
        let columns = [("agreement", Sort::Whole), ("starts", Sort::Whole), ("ends", Sort::Whole)];
        let mut table = Table::new(&kind.replace('-', "_"), &columns);
        let mut lives: BTreeMap<AgreementId, Days> = BTreeMap::new();
        for term in self.terms_of_kind(self.kind(kind)) {
            let thing = Thing::Term(term);
            if let (Some(agreement), false) = (self.world.agreement_of(term), self.world.is_nonbinding(thing))
            {
                let days = lives.entry(agreement).or_insert_with(Days::empty);
                *days = days.union(&self.world.life(thing, possible));
            }
        }
        for (agreement, days) in lives {
            table.rows.extend(days.runs().iter().map(|run| {
                let numbers = [i64::from(agreement.0), day(run.from), day(run.through)];
                numbers.map(Value::Whole).to_vec()
            }));
        }
        table
    }

    fn stretches(&self, kind: &str, columns: &[(&str, &str, Read)], certain: &Assignment) -> Table {
        let mut heads = vec![
            ("id", Sort::Whole),
            ("agreement", Sort::Whole),
            ("starts", Sort::Whole),
            ("ends", Sort::Whole),
            // Five years after the term begins, for peers that cannot count years.
            ("five_years_on", Sort::Whole),
        ];
        heads.extend(columns.iter().map(|(column, _, read)| (*column, sort(*read))));
        let mut table = Table::new(&kind.replace('-', "_"), &heads);
        let kind = self.kind(kind);
        let fields: Vec<FieldId> = columns.iter().map(|(_, field, _)| self.field(kind, field)).collect();
        let five_years = Duration::of_years(5).expect("a length");
        for term in self.terms_of_kind(kind) {
            let (Some(agreement), false) =
                (self.world.agreement_of(term), self.world.is_nonbinding(Thing::Term(term)))
            else {
                continue;
            };
            let life = self.world.life(Thing::Term(term), certain);
            let timelines: Vec<_> =
                fields.iter().map(|field| self.world.field(term, *field, certain)).collect();
            let later = life
                .first()
                .and_then(|first| first.plus(&five_years, MonthEnd::default()).ok())
                .map_or(FOREVER, day);
            for run in life.runs() {
                let segments = timelines.iter().flat_map(|timeline| timeline.segments());
                let mut starts: Vec<Day> = segments.map(|(segment, _)| segment.from).collect();
                starts.retain(|start| run.from < *start && *start <= run.through);
                starts.push(run.from);
                starts.sort_unstable();
                starts.dedup();
                for (at, start) in starts.iter().enumerate() {
                    let end = starts.get(at + 1).map_or(run.through, |next| next.previous());
                    let mut row = vec![
                        Value::Whole(place(term)),
                        Value::Whole(i64::from(agreement.0)),
                        Value::Whole(day(*start)),
                        Value::Whole(day(end)),
                        Value::Whole(later),
                    ];
                    let cells = timelines.iter().zip(columns);
                    row.extend(cells.map(|(timeline, (.., read))| self.read(timeline.at(*start), *read)));
                    table.rows.push(row);
                }
            }
        }
        table
    }

    fn terms_of_kind(&self, kind: KindId) -> impl Iterator<Item = TermId> {
        let terms = self.world.terms().iter().copied();
        terms.filter(move |term| self.ir.terms[term.index()].kind == kind)
    }

    fn kind(&self, name: &str) -> KindId {
        let place = self.ir.kinds.iter().position(|kind| kind.declared.name == name);
        KindId::new(place.expect("a kind of the shipped vocabulary"))
    }

    fn field(&self, kind: KindId, name: &str) -> FieldId {
        let mut fields = self.ir.kinds[kind.index()].fields.iter().copied();
        fields.find(|field| self.ir.fields[field.index()].declared.name == name).expect("a field of the kind")
    }

    fn read(&self, cell: &Cell, read: Read) -> Value {
        let exact = match &cell.known {
            Known::Exactly(literal) => Some(literal),
            _ => None,
        };
        match read {
            Read::Flag => Value::Flag(matches!(exact, Some(Literal::Flag(true)))),
            Read::Word(word) => Value::Flag(match exact {
                Some(Literal::Word(said)) => self.ir.words[said.index()] == word,
                Some(Literal::Words(said)) => said.iter().any(|said| self.ir.words[said.index()] == word),
                Some(Literal::AllWords) => true,
                _ => false,
            }),
            Read::Party => Value::Text(match exact {
                Some(Literal::Party(party)) => self.ir.parties[party.index()].declared.name.to_string(),
                _ => String::new(),
            }),
            Read::Text => Value::Text(match exact {
                Some(Literal::Text(text)) => text.to_string(),
                _ => String::new(),
            }),
            Read::LeastDays => least(cell, FOREVER, |literal| match literal {
                Literal::Duration(length) => length.least_days().and_then(|days| i64::try_from(days).ok()),
                _ => None,
            }),
            Read::MostDays => most(cell, FOREVER, |literal| match literal {
                Literal::Duration(length) => length.most_days().and_then(|days| i64::try_from(days).ok()),
                _ => None,
            }),
            Read::LeastCents => least(cell, BOUNDLESS, |literal| self.cents(literal)),
            Read::MostCents => most(cell, BOUNDLESS, |literal| self.cents(literal)),
            Read::MostHundredths => most(cell, FOREVER, |literal| match literal {
                Literal::Percent(percent) => hundredfold(percent),
                _ => None,
            }),
        }
    }

    /// US cents, at the declared rates.
    fn cents(&self, literal: &Literal) -> Option<i64> {
        let Literal::Money(money) = literal else { return None };
        let dollar = self.ir.exchanges.first()?.right.currency;
        let mut rates = self
            .ir
            .exchanges
            .iter()
            .filter_map(|rate| clausal::value::ExchangeRate::new(rate.left.clone(), rate.right.clone()));
        let dollars = if money.currency == dollar {
            money.amount.clone()
        } else {
            rates.find_map(|rate| rate.convert(money, dollar))?.exactly()?
        };
        hundredfold(&dollars)
    }
}

/// A hundred times a number, where that is whole.
fn hundredfold(number: &Number) -> Option<i64> {
    (number.as_decimal()? * clausal::value::Decimal::ONE_HUNDRED).try_into().ok()
}

/// The place of a term among all.
fn place(term: TermId) -> i64 {
    i64::try_from(term.index()).expect("a place in a vector")
}

fn sort(read: Read) -> Sort {
    match read {
        Read::Flag | Read::Word(_) => Sort::Flag,
        Read::Party | Read::Text => Sort::Text,
        _ => Sort::Whole,
    }
}

/// More than any amount.
const BOUNDLESS: i64 = i64::MAX / 4;

/// The least it can be, for a rule that says `at most`.
fn least(cell: &Cell, boundless: i64, of: impl Fn(&Literal) -> Option<i64>) -> Value {
    Value::Whole(match &cell.known {
        Known::Absent => boundless,
        Known::Blank | Known::Redacted | Known::Bounded { at_least: None, .. } => 0,
        Known::Exactly(literal) | Known::Bounded { at_least: Some(literal), .. } => {
            of(literal).expect("a whole number")
        }
    })
}

/// The most it can be, for a rule that says `at least`.
fn most(cell: &Cell, boundless: i64, of: impl Fn(&Literal) -> Option<i64>) -> Value {
    Value::Whole(match &cell.known {
        Known::Absent => -1,
        Known::Blank | Known::Redacted | Known::Bounded { at_most: None, .. } => boundless,
        Known::Exactly(literal) | Known::Bounded { at_most: Some(literal), .. } => {
            of(literal).expect("a whole number")
        }
    })
}
