//! A model in, a verdict on each rule out, in the most literal way: every rule on every day of the calendar in every
//! combination of event days.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::{BEGINNING, Day, NEVER, add, show};
use super::conditions::{Moment, Scope, Thing, Truth, all, and, is_when, not, or};
use super::instance::{Instance, Use};
use super::lives::{days_of, ends_of, within};
use super::model::*;
use super::possible::{free_instances, instances};
use super::words;

/// What is found of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    pub verdict: Verdict,
    pub findings: Findings,
    /// For the things of an open finding, the renewals that it surely hangs on.
    pub renewals: BTreeMap<Vec<String>, Vec<Hangs>>,
    /// For the things of a broken finding, what is unexpected and would undo it, each with the last day on which it would; none where it would on any.
    pub unless: BTreeMap<Vec<String>, Vec<(String, Option<Day>)>>,
}

/// The days of the calendar found for each verdict and each set of things bound (`agreement/term` …, sorted).
pub type Findings = BTreeMap<(Vec<String>, Verdict), Found>;

/// A renewal that something hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hangs {
    pub renewal: String,
    /// The last day to act on the first end whose passing brings a broken day; none where that is not one day. None at all where it is
    /// broken without one, too.
    pub act: Option<Option<Day>>,
}

/// The days of a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    pub days: BTreeSet<Day>,
    /// Those broken in some world, `days` among them.
    pub possible: BTreeSet<Day>,
}

/// Worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Idle,
    Kept,
    Waived,
    Open,
    Broken,
}

/// What the oracle says of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A source error in every world.
    Error(String),
    /// Something docs/reference.md leaves open: not to be compared.
    Doubtful(String),
    /// A judgement for each rule, in their order.
    Judged(Vec<Judgement>),
}

/// How many combinations of event days are walked at most.
const MOST_WORLDS: usize = 4_000;

/// Decides every rule.
pub fn judge(world: &World) -> Answer {
    let Some(worlds) = instances(world, MOST_WORLDS) else {
        return Answer::Doubtful("too many worlds".to_owned());
    };
    match complaint_of_all(&worlds) {
        // What only is said of an event brings about is no error.
        Some(Answer::Error(what)) if words::ENDS && !world.events.is_empty() => {
            if let Some(answer) = complaint_whatever_events(world, &what) {
                return answer;
            }
        }
        Some(answer) => return answer,
        None => {}
    }
    if world.as_of.is_some() {
        // Errors are of the sources, whatever is known: where they appear without the as-of day only, nothing is compared.
        let timeless = World { as_of: None, ..world.clone() };
        let all = instances(&timeless, MOST_WORLDS);
        let complaint = all.map(|all| complaint_of_all(&all));
        match complaint {
            None => return Answer::Doubtful("too many worlds".to_owned()),
            Some(Some(Answer::Error(what) | Answer::Doubtful(what))) => return Answer::Doubtful(what),
            Some(_) => {}
        }
    }
    if let Some(rule) = world.rules.iter().find(|rule| lacks_days(world, rule)) {
        return Answer::Error(format!("{} is a count without `us` and without both ends", rule.name));
    }
    Answer::Judged(world.rules.iter().map(|rule| judge_rule(world, rule, &worlds)).collect())
}

/// What is wrong though nothing were said of any event, where this is what is wrong with what is said.
fn complaint_whatever_events(world: &World, what: &str) -> Option<Answer> {
    let Some(mut free) = free_instances(world, MOST_WORLDS) else {
        return Some(Answer::Doubtful("too many worlds".to_owned()));
    };
    if !is_of_some_world(what) {
        // What is wrong in one world only is so where that world is possible.
        free.iter_mut().for_each(|one| one.complaints.retain(|one| !is_of_some_world(&one.what)));
    }
    match complaint_of_all(&free) {
        // Of statements that differ in some worlds the page says what holds; of what is left unsaid it does not.
        Some(Answer::Doubtful(what)) if what.contains("differ") => {}
        Some(answer @ (Answer::Error(_) | Answer::Doubtful(_))) => return Some(answer),
        _ => {}
    }
    // Something is wrong in each of them, but not the same.
    let all_wrong = free.iter().all(|one| !one.complaints.is_empty());
    all_wrong.then(|| Answer::Doubtful("something else in each world".to_owned()))
}

/// Whether a count is asked on the days of agreements with `us`, nobody says who that is, and TIME has not both ends.
fn lacks_days(world: &World, rule: &Rule) -> bool {
    let Sentence::There { count: Count::A | Count::AtLeast(_) | Count::Exactly(_), times, .. } =
        &rule.sentence
    else {
        return false;
    };
    let all = || times.iter().chain(&world.policy_times);
    let starts = |time: &TimeWord| {
        matches!(
            time,
            TimeWord::From(_)
                | TimeWord::After(_)
                | TimeWord::In(_)
                | TimeWord::Between(..)
                | TimeWord::Within(..)
        )
    };
    let ends = |time: &TimeWord| !matches!(time, TimeWord::From(_) | TimeWord::After(_));
    world.us.is_none() && !(all().any(starts) && all().any(ends))
}

/// What is wrong in every world.
fn complaint_of_all(instances: &[Instance]) -> Option<Answer> {
    let (first, others) = instances.split_first()?;
    let mut doubtful = None;
    let all = instances.iter().flat_map(|instance| &instance.complaints);
    if let Some(complaint) = all.clone().find(|complaint| is_of_some_world(&complaint.what)) {
        return Some(match all.into_iter().find(|one| !one.certain) {
            Some(other) => Answer::Doubtful(other.what.clone()),
            None => Answer::Error(complaint.what.clone()),
        });
    }
    for complaint in &first.complaints {
        if !complaint.certain {
            // What comes after it may be a consequence of it.
            return Some(Answer::Doubtful(complaint.what.clone()));
        }
        let in_all = others.iter().all(|other| other.complaints.iter().any(|one| one == complaint));
        if in_all {
            return Some(Answer::Error(complaint.what.clone()));
        }
        if is_statewise(&complaint.what) {
            doubtful = Some(Answer::Doubtful(complaint.what.clone()));
        }
    }
    for other in others {
        if let Some(complaint) = other.complaints.iter().find(|one| !one.certain || is_statewise(&one.what)) {
            doubtful = Some(Answer::Doubtful(complaint.what.clone()));
        }
    }
    doubtful
}

/// Whether this is an error wherever some world has it.
fn is_of_some_world(what: &str) -> bool {
    what.contains("in some world")
}

/// Whether docs/reference.md does not say if this must be wrong in every world, or in one.
fn is_statewise(what: &str) -> bool {
    what.contains("unsaid") || what.contains("missing") || what.contains("differ")
}

/// What happened to one binding, over all worlds.
#[derive(Default)]
struct Record {
    /// How many of the worlds that people count on have a broken day.
    broken_worlds: usize,
    /// In how many of these worlds each day is broken.
    broken: BTreeMap<Day, usize>,
    /// In which worlds some day is broken.
    broken_in: BTreeSet<usize>,
    /// Days broken in some world, whatever happens.
    possible: BTreeSet<Day>,
    /// Days unknown within some world.
    unknown: BTreeSet<Day>,
}

fn judge_rule(world: &World, rule: &Rule, instances: &[Instance]) -> Judgement {
    let mut records: BTreeMap<BTreeSet<Thing>, Record> = BTreeMap::new();
    let mut met = false;
    for (at, instance) in instances.iter().enumerate() {
        let judged = WorldOfRule { world, rule, instance };
        let (violations, met_here) = judged.walk();
        met |= met_here;
        for (binding, days) in violations {
            let record = records.entry(binding).or_default();
            let mut broken_here = false;
            for (day, violated) in days {
                match violated {
                    Some(true) => {
                        record.possible.insert(day);
                        record.broken_in.insert(at);
                        if instance.expected {
                            *record.broken.entry(day).or_default() += 1;
                            broken_here = true;
                        }
                    }
                    None => {
                        record.unknown.insert(day);
                    }
                    Some(false) => {}
                }
            }
            record.broken_worlds += usize::from(broken_here);
        }
    }
    let mut findings = Vec::new();
    let (mut unless, mut renewals) = (BTreeMap::new(), BTreeMap::new());
    for (binding, record) in records {
        let names: Vec<String> = binding.iter().map(|thing| path_of(*thing, instances)).collect();
        let mut sorted = names.clone();
        sorted.sort();
        renewals.insert(sorted.clone(), renewals_that_matter(&record, instances));
        unless.insert(sorted, undone_by(world, &record, instances));
        let expected = instances.iter().filter(|instance| instance.expected).count();
        for (verdict, days) in findings_of(&record, expected) {
            findings.push((names.clone(), verdict, days));
        }
    }
    let findings = after_as_of(world, waived(world, rule, findings));
    let mut merged = Findings::new();
    for (mut names, verdict, days) in findings {
        names.sort();
        let found = merged.entry((names, verdict)).or_default();
        found.days.extend(days.days);
        found.possible.extend(days.possible);
    }
    let worst = merged.keys().map(|(_, verdict)| *verdict).max();
    let verdict = worst.unwrap_or(if met { Verdict::Kept } else { Verdict::Idle });
    unless.retain(|names, _| merged.contains_key(&(names.clone(), Verdict::Broken)));
    renewals.retain(|names, _| merged.contains_key(&(names.clone(), Verdict::Open)));
    Judgement { verdict, findings: merged, renewals, unless }
}

/// What worlds have in common that differ by the uses of one renewal: the days of the events, and the uses of the others.
type Alike<'a> = (Vec<Day>, Vec<(&'a str, bool)>);

/// The renewals of which one use more or less alone makes a difference, with their last day to act. Where more than one renewal of an
/// agreement is used, or other choices make the worlds, none is told.
fn renewals_that_matter(record: &Record, instances: &[Instance]) -> Vec<Hangs> {
    let names: BTreeSet<&str> =
        instances.iter().flat_map(|one| &one.uses).map(|used| used.renewal.as_str()).collect();
    let agreement = |name: &str| name.split_once('/').map(|(agreement, _)| agreement.to_owned());
    let agreements: BTreeSet<_> = names.iter().map(|name| agreement(name)).collect();
    if agreements.len() < names.len() || instances.iter().any(|one| one.chooses_days) {
        return vec![];
    }
    let uses = |instance: &Instance, name: &str| -> Vec<Use> {
        instance.uses.iter().filter(|used| used.renewal == name).cloned().collect()
    };
    let mut matter = Vec::new();
    for name in names {
        let mut alike: BTreeMap<Alike, BTreeSet<bool>> = BTreeMap::new();
        for (at, one) in instances.iter().enumerate() {
            let others = one.uses.iter().filter(|used| used.renewal != name);
            let others = others.map(|used| (used.renewal.as_str(), used.passed)).collect();
            alike.entry((one.events.clone(), others)).or_default().insert(record.broken_in.contains(&at));
        }
        if alike.values().all(|broken| broken.len() == 1) {
            continue;
        }
        let passed = |at: &usize| uses(&instances[*at], name).iter().filter(|used| used.passed).count();
        let least = record.broken_in.iter().map(passed).min().unwrap_or(0);
        let act = least.checked_sub(1).map(|before| {
            let acts = instances.iter().filter_map(|one| uses(one, name).get(before).map(|used| used.act));
            let acts: BTreeSet<Option<Day>> = acts.collect();
            if acts.len() == 1 { acts.into_iter().next().flatten() } else { None }
        });
        matter.push(Hangs { renewal: name.to_owned(), act });
    }
    matter
}

fn path_of(thing: Thing, instances: &[Instance]) -> String {
    let instance = &instances[0];
    match thing {
        Thing::Term(index) | Thing::Mirror(index, _) => instance.terms[index].path.clone(),
        Thing::Agreement(index) => format!("agreement/{}", instance.agreements[index].name),
        Thing::Party(party) => format!("party/{}", party.name()),
    }
}

/// At most one finding that is broken, or else open, for all that only events and other choices of a world decide; and one that is
/// open for what is unknown within a world on other days.
fn findings_of(record: &Record, worlds: usize) -> Vec<(Verdict, Found)> {
    let possible = record.possible.clone();
    let by_worlds = if record.broken_worlds == worlds {
        let some: BTreeSet<Day> = record.broken.keys().copied().collect();
        let in_every = record.broken.iter().filter(|(_, count)| **count == worlds);
        let every: BTreeSet<Day> = in_every.map(|(day, _)| *day).collect();
        (Verdict::Broken, Found { days: if every.is_empty() { some } else { every }, possible })
    } else {
        (Verdict::Open, Found { days: possible.clone(), possible })
    };
    let unknown: BTreeSet<Day> = record.unknown.difference(&by_worlds.1.days).copied().collect();
    let unknown = (Verdict::Open, Found { days: unknown.clone(), possible: unknown });
    [by_worlds, unknown].into_iter().filter(|(_, found)| !found.days.is_empty()).collect()
}

/// Each unexpected event whose happening by some day leaves no world broken in which nothing else unexpected happens, and the last
/// such day, if not any day is one; and each renewal that leaves none broken where it goes on for ever.
fn undone_by(world: &World, record: &Record, instances: &[Instance]) -> Vec<(String, Option<Day>)> {
    let surprising: Vec<usize> =
        (0..world.events.len()).filter(|event| world.events[*event].surprises(world.as_of)).collect();
    let mut undone = Vec::new();
    for event in &surprising {
        let mut broken_on: BTreeMap<Day, bool> = BTreeMap::new();
        for (at, instance) in instances.iter().enumerate() {
            let alone = surprising.iter().all(|other| other == event || instance.events[*other] == NEVER);
            if alone && instance.events[*event] != NEVER {
                *broken_on.entry(instance.events[*event]).or_default() |= record.broken_in.contains(&at);
            }
        }
        if let Some((day, _)) = broken_on.iter().take_while(|(_, broken)| !**broken).last() {
            let is_any = broken_on.values().all(|broken| !broken);
            undone.push((world.events[*event].name.clone(), (!is_any).then_some(*day)));
        }
    }
    let mut for_ever: BTreeMap<&str, bool> = BTreeMap::new();
    for (at, instance) in instances.iter().enumerate() {
        if surprising.iter().all(|event| instance.events[*event] == NEVER) {
            for used in instance.uses.iter().filter(|used| used.for_ever) {
                *for_ever.entry(&used.renewal).or_default() |= record.broken_in.contains(&at);
            }
        }
    }
    undone
        .extend(for_ever.into_iter().filter(|(_, broken)| !broken).map(|(name, _)| (name.to_owned(), None)));
    undone
}

type Bindings = (Vec<String>, Verdict, Found);

fn waived(world: &World, rule: &Rule, findings: Vec<Bindings>) -> Vec<Bindings> {
    let mut split = Vec::new();
    for (names, verdict, found) in findings {
        let is_excused = |day: &Day| {
            world.waivers.iter().any(|waiver| {
                // With both, the two names stand in one binding.
                let binds = |name: &String| {
                    let (before, own) = name.split_once('/').expect("a path");
                    let agreement = if before == "agreement" { own } else { before };
                    waiver.thing.as_ref().is_none_or(|thing| own == thing)
                        && waiver.within.as_ref().is_none_or(|within| agreement == within)
                };
                let names_nothing = waiver.thing.is_none() && waiver.within.is_none();
                waiver.rule == rule.name
                    && (names_nothing || names.iter().any(binds))
                    && within(*day, days_of(&waiver.times, BEGINNING, &[]))
            })
        };
        let parts = |excused: bool| Found {
            days: found.days.iter().copied().filter(|day| is_excused(day) == excused).collect(),
            possible: found.possible.iter().copied().filter(|day| is_excused(day) == excused).collect(),
        };
        // Where only possible days are left they are open, and where only such are covered they are what is waived.
        let (excused, rest) = (parts(true), parts(false));
        let only_possible =
            |found: &Found| Found { days: found.possible.clone(), possible: found.possible.clone() };
        split.push((
            names.clone(),
            Verdict::Waived,
            if excused.days.is_empty() { only_possible(&excused) } else { excused },
        ));
        let left = if rest.days.is_empty() { (Verdict::Open, only_possible(&rest)) } else { (verdict, rest) };
        split.push((names, left.0, left.1));
    }
    split.retain(|(_, _, found)| !found.days.is_empty());
    split
}

/// Drops what lies wholly before the as-of day.
fn after_as_of(world: &World, findings: Vec<Bindings>) -> Vec<Bindings> {
    let reaches = |found: &Found| {
        let last = found.possible.last().copied().unwrap_or(BEGINNING);
        world.as_of.is_none_or(|as_of| last >= as_of || last == world.calendar.1)
    };
    findings.into_iter().filter(|(_, _, found)| reaches(found)).collect()
}

/// For each binding, what the rule is on each day of the calendar on which it is not simply kept.
type Violations = BTreeMap<BTreeSet<Thing>, BTreeMap<Day, Truth>>;

struct WorldOfRule<'a> {
    world: &'a World,
    rule: &'a Rule,
    instance: &'a Instance,
}

impl WorldOfRule<'_> {
    fn walk(&self) -> (Violations, bool) {
        match &self.rule.sentence {
            Sentence::Every { subject, not, predicate, times } => {
                let time = self.time(times);
                if is_whole(predicate) {
                    self.walk_whole(subject, *not, predicate, time)
                } else {
                    self.walk_every(subject, *not, predicate, time)
                }
            }
            Sentence::There { count, binders, condition, times } => {
                let time = self.time(times);
                match count {
                    Count::No => self.walk_no(binders, condition.as_ref(), time),
                    _ => self.walk_count(*count, binders, condition.as_ref(), time),
                }
            }
            Sentence::Each { binders, condition, require, times } => {
                self.walk_each(binders, condition.as_ref(), require, self.time(times))
            }
        }
    }

    /// The rule's own days, and its policy's.
    fn time(&self, times: &[TimeWord]) -> (Day, Day) {
        let own = days_of(times, BEGINNING, &self.instance.events);
        let policy = days_of(&self.world.policy_times, BEGINNING, &self.instance.events);
        (own.0.max(policy.0), own.1.min(policy.1))
    }

    fn moment(&self, today: Day) -> Moment<'_> {
        Moment { world: self.world, instance: self.instance, today }
    }

    fn days(&self) -> std::ops::RangeInclusive<Day> {
        self.world.calendar.0..=self.world.calendar.1
    }

    fn excused(&self, moment: &Moment, scope: &Scope) -> Truth {
        self.rule.unless.as_ref().map_or(Some(false), |condition| moment.holds(condition, scope))
    }

    /// A thing stands for itself and for `it`.
    fn of(thing: Thing) -> Scope<'static> {
        Scope { nearest: Some(thing), it: Some(thing), binders: &[] }
    }

    fn walk_every(
        &self,
        subject: &Subject,
        negated: bool,
        predicate: &Predicate,
        time: (Day, Day),
    ) -> (Violations, bool) {
        let mut violations = Violations::new();
        let mut met = false;
        let nonbinding = subject.phrase.adjectives.contains(&Adjective::Nonbinding);
        for today in self.days() {
            let moment = self.moment(today);
            for thing in moment.living(subject.phrase.noun, nonbinding) {
                let scope = Self::of(thing);
                let fits = moment.fits(thing, subject, &scope);
                met |= fits != Some(false);
                if fits == Some(false) || !within(today, time) {
                    continue;
                }
                let fulfilled = holds_predicate(&moment, thing, predicate, negated, &scope);
                let violated = all([fits, not(fulfilled), not(self.excused(&moment, &scope))]);
                record(&mut violations, [thing.itself()].into(), today, violated);
            }
        }
        (violations, met)
    }

    /// `end`, `start` and `last` judge the thing as a whole.
    fn walk_whole(
        &self,
        subject: &Subject,
        negated: bool,
        predicate: &Predicate,
        time: (Day, Day),
    ) -> (Violations, bool) {
        let mut violations = Violations::new();
        let mut met = false;
        let nonbinding = subject.phrase.adjectives.contains(&Adjective::Nonbinding);
        let mut fitting: BTreeMap<Thing, Truth> = BTreeMap::new();
        for today in self.days() {
            let moment = self.moment(today);
            for thing in moment.living(subject.phrase.noun, nonbinding) {
                let fits = moment.fits(thing, subject, &Self::of(thing));
                met |= fits != Some(false);
                if within(today, time) {
                    let before = fitting.get(&thing).copied().unwrap_or(Some(false));
                    fitting.insert(thing, or(before, fits));
                }
            }
        }
        for (thing, fits) in fitting {
            let Some(life) = self.life(thing) else { continue };
            let Some(beyond) = self.broken_whole(life, negated, predicate) else { continue };
            let first = life.0.max(self.world.calendar.0);
            let excused = self.excused(&self.moment(first), &Self::of(thing));
            let violated = and(fits, not(excused));
            for today in self.days() {
                if within(today, beyond) && within(today, life) && within(today, time) {
                    record(&mut violations, [thing.itself()].into(), today, violated);
                }
            }
        }
        (violations, met)
    }

    fn life(&self, thing: Thing) -> Option<(Day, Day)> {
        match thing {
            Thing::Term(index) | Thing::Mirror(index, _) => self.instance.terms[index].life,
            Thing::Agreement(index) => self.instance.agreements[index].life,
            Thing::Party(_) => None,
        }
    }

    /// The broken days of a life, before it is cut to the rule's time; none where the predicate is fulfilled.
    fn broken_whole(&self, life: (Day, Day), negated: bool, predicate: &Predicate) -> Option<(Day, Day)> {
        let (start, end) = life;
        let ends = |atom: &Atom| ends_of(atom, &self.instance.events);
        // The last day that is not too long, where the predicate bounds the life from above.
        let (fulfilled, longest) = match predicate {
            Predicate::End => (end != NEVER, None),
            Predicate::EndWhen(relation, atom) => {
                let (first, last) = ends(atom);
                let longest = match (relation, negated) {
                    (Relation::By | Relation::On, false) | (Relation::After, true) => Some(last),
                    (Relation::Before, false) => Some(if first == NEVER { NEVER } else { first - 1 }),
                    _ => None,
                };
                let (never_ends, never_comes) = (end == NEVER, last == NEVER);
                let fulfilled = match relation {
                    // What never ends ends by, before or on no day …
                    Relation::By | Relation::Before | Relation::On if never_ends && negated => false,
                    // … but by and before what never comes it is kept.
                    Relation::By | Relation::Before if never_ends => never_comes,
                    _ => is_when(end, *relation, (first, last)),
                };
                // Beyond what never comes there is no day: then the whole life is wrong.
                (fulfilled, longest.filter(|longest| *longest != NEVER))
            }
            Predicate::StartWhen(relation, atom) => (is_when(start, *relation, ends(atom)), None),
            Predicate::Last(comparison, length) => {
                let full = if start == BEGINNING { BEGINNING } else { add(start, length) - 1 };
                let fulfilled = match comparison {
                    Comparison::AtMost => end <= full,
                    Comparison::Below => end < full,
                    Comparison::AtLeast => end >= full,
                    Comparison::Above => end > full,
                    Comparison::Exactly => end == full,
                };
                let longest = match (comparison, negated) {
                    (Comparison::AtMost | Comparison::Exactly, false) | (Comparison::Above, true) => {
                        Some(full)
                    }
                    (Comparison::Below, false) | (Comparison::AtLeast, true) => Some(full - 1),
                    _ => None,
                };
                (fulfilled, longest)
            }
            _ => unreachable!("asked of whole predicates only"),
        };
        if fulfilled != negated {
            return None;
        }
        Some(match longest {
            Some(longest) if end > longest => (longest + 1, NEVER),
            _ => life,
        })
    }

    fn walk_no(
        &self,
        binders: &[Binder],
        condition: Option<&Condition>,
        time: (Day, Day),
    ) -> (Violations, bool) {
        let mut violations = Violations::new();
        let mut met: Vec<bool> = vec![false; binders.len()];
        for today in self.days() {
            let moment = self.moment(today);
            for (binder, met) in binders.iter().zip(&mut met) {
                *met |= self.meets(&moment, binder);
            }
            if !within(today, time) {
                continue;
            }
            for bound in combinations(&moment, binders) {
                let matches = matches(&moment, binders, &bound, condition);
                let scope = scope_of(&bound);
                let violated = and(matches, not(self.excused(&moment, &scope)));
                record(&mut violations, things(&bound), today, violated);
            }
        }
        (violations, met.iter().all(|met| *met))
    }

    /// Whether something lives today that a rule with `no` or `at most` is about: of what it asks of us, in an agreement of ours.
    fn meets(&self, moment: &Moment, binder: &Binder) -> bool {
        let us = self.world.us.filter(|us| {
            binder.phrase.prepositions.iter().any(|(_, reference)| match reference {
                Reference::Us => true,
                Reference::Party(party) => party == us,
                _ => false,
            })
        });
        let is_ours = |thing: &Thing| {
            let agreement = match thing {
                Thing::Term(index) | Thing::Mirror(index, _) => self.instance.terms[*index].agreement,
                Thing::Agreement(index) => Some(*index),
                Thing::Party(_) => None,
            };
            let (Some(us), Some(agreement)) = (us, agreement) else { return true };
            self.instance.agreements[agreement].parties.iter().any(|party| party.is_part_of(us))
        };
        moment.living(binder.phrase.noun, is_nonbinding(binder)).iter().any(is_ours)
    }

    fn walk_count(
        &self,
        count: Count,
        binders: &[Binder],
        condition: Option<&Condition>,
        time: (Day, Day),
    ) -> (Violations, bool) {
        let mut violations = Violations::new();
        let mut met = false;
        for today in self.days() {
            let moment = self.moment(today);
            let always = matches!(count, Count::AtMost(_));
            let ours = self.instance.agreements.iter().any(|agreement| {
                agreement.known
                    && !agreement.nonbinding
                    && agreement.life.is_some_and(|life| within(today, life))
                    && agreement
                        .parties
                        .iter()
                        .any(|party| self.world.us.is_some_and(|us| party.is_part_of(us)))
            });
            let ours = ours || self.world.us.is_none();
            if always {
                met |= binders.iter().all(|binder| self.meets(&moment, binder));
            }
            if !within(today, time) || !(always || ours) {
                continue;
            }
            met |= !always;
            let mut found: BTreeMap<BTreeSet<Thing>, Truth> = BTreeMap::new();
            for bound in combinations(&moment, binders) {
                let before = found.get(&things(&bound)).copied().unwrap_or(Some(false));
                found.insert(things(&bound), or(before, matches(&moment, binders, &bound, condition)));
            }
            let sure = found.values().filter(|one| **one == Some(true)).count();
            let most = found.values().filter(|one| **one != Some(false)).count();
            let verdicts: BTreeSet<bool> = (sure..=most)
                .map(|number| match count {
                    Count::A => number >= 1,
                    Count::AtLeast(least) => number >= least,
                    Count::AtMost(most) => number <= most,
                    Count::Exactly(exact) => number == exact,
                    Count::No => number == 0,
                })
                .collect();
            let fulfilled = if verdicts.len() == 1 { verdicts.first().copied() } else { None };
            let nothing = Scope { nearest: None, it: None, binders: &[] };
            let violated = and(not(fulfilled), not(self.excused(&moment, &nothing)));
            record(&mut violations, BTreeSet::new(), today, violated);
        }
        (violations, met)
    }

    fn walk_each(
        &self,
        binders: &[Binder],
        condition: Option<&Condition>,
        require: &Condition,
        time: (Day, Day),
    ) -> (Violations, bool) {
        let mut violations = Violations::new();
        let mut met = false;
        for today in self.days() {
            let moment = self.moment(today);
            for bound in combinations(&moment, binders) {
                let fits = matches(&moment, binders, &bound, condition);
                met |= fits != Some(false);
                if fits == Some(false) || !within(today, time) {
                    continue;
                }
                let scope = scope_of(&bound);
                let violated =
                    all([fits, not(moment.holds(require, &scope)), not(self.excused(&moment, &scope))]);
                record(&mut violations, things(&bound), today, violated);
            }
        }
        (violations, met)
    }
}

/// Both ways round a pair is one binding: violated where either way is.
fn record(violations: &mut Violations, binding: BTreeSet<Thing>, today: Day, violated: Truth) {
    if violated == Some(false) {
        return;
    }
    let days = violations.entry(binding).or_default();
    let before = days.get(&today).copied().unwrap_or(Some(false));
    days.insert(today, or(before, violated));
}

fn is_nonbinding(binder: &Binder) -> bool {
    binder.phrase.adjectives.contains(&Adjective::Nonbinding)
}

fn is_whole(predicate: &Predicate) -> bool {
    matches!(
        predicate,
        Predicate::End | Predicate::EndWhen(..) | Predicate::StartWhen(..) | Predicate::Last(..)
    )
}

type Bound = Vec<(String, Thing)>;

/// Every way to bind distinct living things to the binders.
fn combinations(moment: &Moment, binders: &[Binder]) -> Vec<Bound> {
    let mut all: Vec<Bound> = vec![vec![]];
    for binder in binders {
        let things = moment.living(binder.phrase.noun, is_nonbinding(binder));
        all = all
            .iter()
            .flat_map(|bound| {
                let is_new = |thing: &&Thing| bound.iter().all(|(_, other)| other.itself() != thing.itself());
                things.iter().filter(is_new).map(|thing| {
                    let mut longer = bound.clone();
                    longer.push((binder.name.clone(), *thing));
                    longer
                })
            })
            .collect();
    }
    all
}

/// In a condition over one binder alone bare fields are that binder's.
fn scope_of(bound: &Bound) -> Scope<'_> {
    let only = match bound.as_slice() {
        [(_, thing)] => Some(*thing),
        _ => None,
    };
    Scope { nearest: only, it: only, binders: bound }
}

fn things(bound: &Bound) -> BTreeSet<Thing> {
    bound.iter().map(|(_, thing)| thing.itself()).collect()
}

fn matches(moment: &Moment, binders: &[Binder], bound: &Bound, condition: Option<&Condition>) -> Truth {
    let scope = scope_of(bound);
    let phrases = binders
        .iter()
        .zip(bound)
        .map(|(binder, (_, thing))| moment.fits_phrase(*thing, &binder.phrase, &scope));
    let phrases = all(phrases);
    match condition {
        Some(condition) if phrases != Some(false) => and(phrases, moment.holds(condition, &scope)),
        _ => phrases,
    }
}

fn holds_predicate(
    moment: &Moment,
    thing: Thing,
    predicate: &Predicate,
    negated: bool,
    scope: &Scope,
) -> Truth {
    let positive = match predicate {
        Predicate::Be(adjectives) => {
            let each = adjectives.iter().map(|adjective| moment.is(thing, *adjective));
            // `must not be A or B` means neither; `must be A and B` both.
            if negated { super::conditions::any(each) } else { all(each) }
        }
        Predicate::HaveField(field) => moment.has_field(thing, *field),
        Predicate::HaveFieldOf(field, comparison, value) => {
            moment.field_compares(thing, *field, *comparison, value)
        }
        Predicate::HaveHomeLaw => moment.field_is_one_of(thing, Field::Law, &HOME_LAWS),
        Predicate::HaveOneOf(field, values) => moment.field_is_one_of(thing, *field, values),
        Predicate::HaveIncluding(field, words) => moment.field_includes(thing, *field, words),
        Predicate::HaveTerm(subject) => match thing {
            Thing::Agreement(index) => moment.has_term(index, subject, scope),
            _ => Some(false),
        },
        Predicate::End | Predicate::EndWhen(..) | Predicate::StartWhen(..) | Predicate::Last(..) => {
            unreachable!("whole predicates are walked apart")
        }
    };
    if negated { not(positive) } else { positive }
}

/// `2026-01-03..2026-01-09, 2026-02-01..` : the maximal runs, clipped to the calendar.
pub fn show_days(days: &BTreeSet<Day>) -> String {
    let mut runs: Vec<(Day, Day)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == *day => run.1 = *day,
            _ => runs.push((*day, *day)),
        }
    }
    runs.iter()
        .map(|(first, last)| format!("{}..{}", show(*first), show(*last)))
        .collect::<Vec<_>>()
        .join(", ")
}
