//! The worked verdicts of docs/reference.md on renewals, ends, tails, mutual terms and what is unexpected, for the naive evaluator.

use super::calendar::{Day, Duration, Unit, day};
use super::model::*;
use super::worked::{cloud, entry, exclusive, must, primary, subject, told};

/// An agreement between Microsoft and OpenAI.
fn agreement(from: Day, end: Option<TimeWord>, terms: Vec<Term>) -> Agreement {
    Agreement {
        name: "a".to_owned(),
        parties: vec![Party::Microsoft, Party::OpenAI],
        signed: None,
        from,
        end,
        or: vec![],
        nonbinding: false,
        terms,
    }
}

fn world(calendar: (Day, Day), agreement: Agreement, sentence: Sentence) -> World {
    World {
        calendar,
        agreements: vec![agreement],
        rules: vec![Rule { name: "r".to_owned(), sentence, unless: None }],
        ..World::default()
    }
}

fn through(date: Day) -> Option<TimeWord> {
    Some(TimeWord::Through(Atom::Day(date)))
}

fn value(field: Field, value: Value) -> Entry {
    entry(field, Said::Value(value), vec![])
}

fn length(field: Field, count: i32, unit: Unit) -> Entry {
    value(field, Value::Length(Duration::of(count, unit)))
}

fn flag(field: Field) -> Entry {
    value(field, Value::Flag(true))
}

fn again(entries: Vec<Entry>) -> Term {
    Term { name: "again".to_owned(), kind: Kind::Renewal, parties: vec![], ..cloud(&[], vec![], entries) }
}

/// `cloud must not be exclusive after YEAR`
fn open_after(year: i32) -> Sentence {
    Sentence::Every {
        subject: subject(vec![], Kind::Cloud),
        not: true,
        predicate: Predicate::Be(vec![Adjective::Word("exclusive")]),
        times: vec![TimeWord::After(Atom::Year(year))],
    }
}

fn end_by(kind: Kind, year: i32) -> Sentence {
    must(kind, Predicate::EndWhen(Relation::By, Atom::Year(year)))
}

/// `agreement must …`
fn agreement_must(predicate: Predicate) -> Sentence {
    let phrase = Phrase { adjectives: vec![], noun: Noun::Agreement, prepositions: vec![] };
    Sentence::Every { subject: Subject { phrase, condition: None }, not: false, predicate, times: vec![] }
}

fn event(name: &str, when: When, unexpected: bool) -> Event {
    Event { name: name.to_owned(), when, unexpected }
}

/// Two years with an exclusive cloud and such a renewal, walked from January 2026 through March 2028.
fn renewed(entries: Vec<Entry>) -> World {
    let terms = vec![again(entries), cloud(&[exclusive()], vec![], vec![])];
    let deal = agreement(day(2024, 2, 1), through(day(2026, 1, 31)), terms);
    world((day(2026, 1, 1), day(2028, 3, 1)), deal, open_after(2026))
}

fn two_years() -> Entry {
    length(Field::Period, 2, Unit::Years)
}

fn ninety_days() -> Entry {
    length(Field::Notice, 90, Unit::Days)
}

fn automatic() -> World {
    renewed(vec![flag(Field::Automatic), flag(Field::Successive), two_years(), ninety_days()])
}

#[test]
fn an_automatic_renewal_is_open_until_nobody_objected() {
    assert_eq!(told(&automatic()), "Open; Open 2027-01-01..2028-03-01");
    let later = World { as_of: Some(day(2025, 12, 1)), ..automatic() };
    let expected = "Broken; Broken 2027-01-01..2028-01-31 possibly 2027-01-01..2028-03-01";
    assert_eq!(told(&later), expected);
    // The last day to act is 2025-11-02, which must lie before.
    let on_it = World { as_of: Some(day(2025, 11, 2)), ..automatic() };
    assert_eq!(told(&on_it), "Open; Open 2027-01-01..2028-03-01");
    let after_it = World { as_of: Some(day(2025, 11, 3)), ..automatic() };
    assert_eq!(told(&after_it), expected);
}

/// An amendment of which nobody says when it is signed.
fn amendment(from: Day, patch: Patch) -> Amendment {
    Amendment { name: "m".to_owned(), to: 0, signed: None, from, event: None, patches: vec![patch] }
}

#[test]
fn an_objection_ends_a_renewal() {
    let mut objected = automatic();
    objected.amendments.push(amendment(day(2025, 10, 1), Patch::End(Some("again".to_owned()), None)));
    assert_eq!(told(&objected), "Kept");
    // After the last day to act it is none.
    objected.amendments[0].from = day(2025, 11, 3);
    assert_eq!(told(&objected), "Open; Open 2027-01-01..2028-01-31");
}

#[test]
fn an_option_that_is_not_used_lapses() {
    let option = value(Field::Holder, Value::Party(Party::OpenAI));
    let mut lapsed = renewed(vec![option, two_years(), ninety_days()]);
    assert_eq!(told(&lapsed), "Open; Open 2027-01-01..2028-01-31");
    lapsed.as_of = Some(day(2025, 12, 1));
    assert_eq!(told(&lapsed), "Kept");
}

#[test]
fn a_renewal_by_agreement_of_both_is_a_record() {
    assert_eq!(told(&renewed(vec![two_years()])), "Kept");
}

#[test]
fn a_renewal_follows_an_end_that_hangs_on_a_known_event() {
    let entries = vec![
        flag(Field::Automatic),
        length(Field::Period, 1, Unit::Years),
        length(Field::Notice, 6, Unit::Months),
    ];
    let sum = Atom::Plus(Box::new(Atom::Event(0)), Duration::of(3, Unit::Years));
    let terms = vec![again(entries), cloud(&[exclusive()], vec![], vec![])];
    let deal = agreement(day(2000, 8, 14), Some(TimeWord::Until(sum)), terms);
    let mut world = world((day(2003, 11, 1), day(2004, 12, 1)), deal, open_after(2003));
    world.events.push(event("launch", When::On(day(2000, 11, 15)), false));
    assert_eq!(told(&world), "Open; Open 2004-01-01..2004-11-14");
    world.as_of = Some(day(2003, 6, 1));
    assert_eq!(told(&world), "Broken; Broken 2004-01-01..2004-11-14");
}

#[test]
fn an_extension_moves_the_end_that_an_option_passes() {
    let entries =
        vec![value(Field::Holder, Value::Party(Party::OpenAI)), length(Field::Period, 5, Unit::Years)];
    let terms = vec![again(entries), cloud(&[exclusive()], vec![], vec![])];
    let deal = agreement(day(2020, 1, 1), through(day(2021, 12, 31)), terms);
    let mut world = world((day(2022, 12, 1), day(2027, 8, 1)), deal, open_after(2022));
    let six_months = TimeWord::For(Duration::of(6, Unit::Months));
    world.amendments.push(amendment(day(2021, 6, 1), Patch::Extend(None, six_months)));
    assert_eq!(told(&world), "Open; Open 2023-01-01..2027-06-30");
    // What brings the very day that the option would bring uses it up.
    let to_the_day = TimeWord::Through(Atom::Day(day(2026, 12, 31)));
    world.amendments[0].patches = vec![Patch::Extend(None, to_the_day)];
    assert_eq!(told(&world), "Broken; Broken 2023-01-01..2026-12-31");
}

fn licence(times: Vec<TimeWord>) -> Term {
    Term {
        kind: Kind::Licence,
        perpetual: true,
        parties: vec![(Preposition::From, Party::OpenAI), (Preposition::To, Party::Microsoft)],
        ..cloud(&[], times, vec![])
    }
}

#[test]
fn perpetual_terms_outlive_their_agreement() {
    let deal = agreement(day(2024, 1, 1), through(day(2028, 12, 31)), vec![licence(vec![])]);
    let world = world((day(2032, 12, 1), day(2033, 2, 1)), deal, end_by(Kind::Licence, 2032));
    assert_eq!(told(&world), "Broken; Broken 2033-01-01..2033-02-01");
}

fn tailed(tail: Entry) -> World {
    let term = Term {
        kind: Kind::Commitment,
        parties: vec![(Preposition::From, Party::OpenAI), (Preposition::To, Party::Microsoft)],
        ..cloud(&[], vec![], vec![tail])
    };
    let deal = agreement(day(2024, 1, 1), through(day(2026, 1, 31)), vec![term]);
    world((day(2027, 12, 1), day(2029, 3, 1)), deal, end_by(Kind::Commitment, 2028))
}

#[test]
fn a_tail_comes_after_the_end_of_the_agreement() {
    let three_years = tailed(length(Field::Tail, 3, Unit::Years));
    assert_eq!(told(&three_years), "Broken; Broken 2029-01-01..2029-01-31");
    let blank = tailed(entry(Field::Tail, Said::Blank, vec![]));
    assert_eq!(told(&blank), "Open; Open 2029-01-01..2029-03-01");
    let two_years = Value::Length(Duration::of(2, Unit::Years));
    assert_eq!(told(&tailed(entry(Field::Tail, Said::AtMost(two_years), vec![]))), "Kept");
}

#[test]
fn a_mutual_term_meets_a_phrase_from_either_side() {
    let mutual = |mutual| Term { mutual, ..cloud(&[exclusive()], vec![], vec![]) };
    let ask = |term| {
        let deal = agreement(day(2026, 1, 1), through(day(2026, 1, 31)), vec![term]);
        let mut by_us = subject(vec![], Kind::Cloud);
        by_us.phrase.prepositions.push((Preposition::By, Reference::Us));
        let predicate = Predicate::Be(vec![Adjective::Word("exclusive")]);
        let sentence = Sentence::Every { subject: by_us, not: true, predicate, times: vec![] };
        let mut world = world((day(2025, 12, 1), day(2026, 3, 1)), deal, sentence);
        world.us = Some(Party::OpenAI);
        world
    };
    assert_eq!(told(&ask(mutual(true))), "Broken; Broken 2026-01-01..2026-01-31");
    assert_eq!(told(&ask(mutual(false))), "Idle");
}

#[test]
fn an_event_that_a_text_waits_for_comes_after_its_start() {
    let notice_given = Some(TimeWord::Until(Atom::Event(0)));
    let mut deal = agreement(day(2026, 2, 1), notice_given, vec![cloud(&[], vec![], vec![])]);
    deal.signed = Some(day(2026, 1, 5));
    let sentence = agreement_must(Predicate::HaveTerm(subject(vec![], Kind::Licence)));
    let mut world = world((day(2026, 1, 1), day(2026, 3, 1)), deal, sentence);
    world.events.push(event("notice-given", When::AnyDay, false));
    assert_eq!(told(&world), "Broken; Broken 2026-02-01..2026-02-01 possibly 2026-02-01..2026-03-01");
}

/// Through 2036 or until `left`, which is unexpected.
fn left(calendar: (Day, Day), sentence: Sentence) -> World {
    let term = cloud(&[primary(), exclusive()], vec![], vec![]);
    let mut deal = agreement(day(2026, 1, 1), through(day(2036, 12, 31)), vec![term]);
    deal.or.push(Atom::Event(0));
    let mut world = world(calendar, deal, sentence);
    world.events.push(event("left", When::AnyDay, true));
    world
}

#[test]
fn what_is_unexpected_counts_against_a_rule_and_never_for_it() {
    let primary_cloud = Sentence::Every {
        subject: subject(vec![Adjective::Flag(Field::Primary)], Kind::Cloud),
        not: true,
        predicate: Predicate::Be(vec![Adjective::Word("exclusive")]),
        times: vec![TimeWord::After(Atom::Year(2032))],
    };
    let exclusive = left((day(2036, 10, 1), day(2037, 1, 10)), primary_cloud);
    assert_eq!(told(&exclusive), "Broken; Broken 2036-10-01..2036-12-31");
    let five_years = agreement_must(Predicate::Last(Comparison::AtLeast, Duration::of(5, Unit::Years)));
    let short = left((day(2025, 12, 1), day(2026, 3, 1)), five_years);
    assert_eq!(told(&short), "Open; Open 2026-01-01..2026-03-01");
}

#[test]
fn an_unexpected_event_is_no_end() {
    let until_breached = vec![TimeWord::Until(Atom::Event(0))];
    let deal = agreement(day(2024, 1, 1), through(day(2028, 12, 31)), vec![licence(until_breached)]);
    let mut world = world((day(2032, 12, 1), day(2033, 2, 1)), deal, end_by(Kind::Licence, 2032));
    world.events.push(event("breached", When::AnyDay, true));
    assert_eq!(told(&world), "Broken; Broken 2033-01-01..2033-02-01");
    world.rules[0].sentence = must(Kind::Licence, Predicate::End);
    assert_eq!(told(&world), "Broken; Broken 2032-12-01..2033-02-01");
}

#[test]
fn what_follows_the_end_of_an_agreement_may_be_short() {
    let six_months =
        || must(Kind::Commitment, Predicate::Last(Comparison::AtLeast, Duration::of(6, Unit::Months)));
    let transition = |surviving, times, entries| Term {
        kind: Kind::Commitment,
        surviving,
        parties: vec![(Preposition::From, Party::OpenAI), (Preposition::To, Party::Microsoft)],
        ..cloud(&[], times, entries)
    };
    let ask = |term| {
        let deal = agreement(day(2024, 1, 1), through(day(2028, 12, 31)), vec![term]);
        world((day(2028, 12, 1), day(2029, 5, 1)), deal, six_months())
    };
    let three_months = Duration::of(3, Unit::Months);
    let after = vec![TimeWord::After(Atom::AgreementEnd), TimeWord::For(three_months)];
    let expected = "Broken; Broken 2029-01-01..2029-03-31";
    assert_eq!(told(&ask(transition(true, after, vec![]))), expected);
    let tail = length(Field::Tail, 3, Unit::Months);
    assert_eq!(told(&ask(transition(false, vec![], vec![tail]))), "Kept");
}

#[test]
fn ends_that_hang_on_events() {
    let later = Atom::Later(vec![Atom::Day(day(2029, 2, 1)), Atom::Event(0)]);
    let term = || cloud(&[], vec![], vec![]);
    let deal = agreement(day(2024, 2, 1), Some(TimeWord::Until(later)), vec![term()]);
    let by = |year| agreement_must(Predicate::EndWhen(Relation::By, Atom::Year(year)));
    let mut done = world((day(2029, 12, 1), day(2030, 2, 1)), deal, by(2029));
    done.events.push(event("done", When::AnyDay, false));
    assert_eq!(told(&done), "Open; Open 2030-01-01..2030-02-01");

    let three_years = Some(TimeWord::For(Duration::of(3, Unit::Years)));
    let mut deal = agreement(day(2026, 1, 1), three_years, vec![term()]);
    deal.or.push(Atom::Event(0));
    let mut sold = world((day(2027, 12, 1), day(2029, 1, 10)), deal, by(2028));
    sold.events.push(event("sold", When::AnyDay, false));
    assert_eq!(told(&sold), "Kept");
    sold.rules[0].sentence = by(2027);
    assert_eq!(told(&sold), "Open; Open 2028-01-01..2028-12-31");
}
