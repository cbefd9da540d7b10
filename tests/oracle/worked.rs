//! The worked verdicts of docs/reference.md that speak of days, as models: what the naive evaluator must say of them.

use super::calendar::{Day, Duration, Unit, day};
use super::model::*;
use super::naive::{Answer, Judgement, Verdict, judge, show_days};

/// A world of one agreement between Microsoft and OpenAI, walked from November 2032 through February 2034.
fn world(terms: Vec<Term>, sentence: Sentence) -> World {
    let agreement = Agreement {
        name: "a".to_owned(),
        parties: vec![Party::Microsoft, Party::OpenAI],
        signed: None,
        from: day(2026, 1, 1),
        end: None,
        or: vec![],
        nonbinding: false,
        terms,
    };
    World {
        calendar: (day(2032, 11, 1), day(2034, 2, 10)),
        agreements: vec![agreement],
        rules: vec![Rule { name: "r".to_owned(), sentence, unless: None }],
        ..World::default()
    }
}

/// `primary exclusive cloud by Microsoft for OpenAI`, or without the adjectives.
pub fn cloud(adjectives: &[(Field, Value)], times: Vec<TimeWord>, entries: Vec<Entry>) -> Term {
    Term {
        name: "c".to_owned(),
        kind: Kind::Cloud,
        surviving: false,
        perpetual: false,
        mutual: false,
        adjectives: adjectives.to_vec(),
        parties: vec![(Preposition::By, Party::Microsoft), (Preposition::For, Party::OpenAI)],
        times,
        or: None,
        entries,
    }
}

pub fn primary() -> (Field, Value) {
    (Field::Primary, Value::Flag(true))
}

pub fn exclusive() -> (Field, Value) {
    (Field::Exclusivity, Value::Word("exclusive"))
}

pub fn entry(field: Field, said: Said, times: Vec<TimeWord>) -> Entry {
    Entry { field, said, times }
}

pub fn subject(adjectives: Vec<Adjective>, kind: Kind) -> Subject {
    Subject { phrase: Phrase { adjectives, noun: Noun::Kind(kind), prepositions: vec![] }, condition: None }
}

/// `primary cloud must not be exclusive after 2032`
fn open_cloud() -> Sentence {
    Sentence::Every {
        subject: subject(vec![Adjective::Flag(Field::Primary)], Kind::Cloud),
        not: true,
        predicate: Predicate::Be(vec![Adjective::Word("exclusive")]),
        times: vec![TimeWord::After(Atom::Year(2032))],
    }
}

pub fn must(kind: Kind, predicate: Predicate) -> Sentence {
    Sentence::Every { subject: subject(vec![], kind), not: false, predicate, times: vec![] }
}

fn judged(world: &World) -> Judgement {
    match judge(world) {
        Answer::Judged(judgements) => judgements.into_iter().next().unwrap(),
        other => panic!("{other:?}"),
    }
}

/// The verdict, then each finding's verdict and days.
pub fn told(world: &World) -> String {
    let judgement = judged(world);
    let findings = judgement.findings.iter().map(|((_, verdict), found)| {
        let days = show_days(&found.days);
        let possibly = if found.possible == found.days {
            String::new()
        } else {
            format!(" possibly {}", show_days(&found.possible))
        };
        format!("; {verdict:?} {days}{possibly}")
    });
    format!("{:?}{}", judgement.verdict, findings.collect::<String>())
}

fn through(year: i32) -> TimeWord {
    TimeWord::Through(Atom::Year(year))
}

fn until_event() -> TimeWord {
    TimeWord::Until(Atom::Event(0))
}

#[test]
fn exclusive_beyond_the_horizon_is_broken() {
    let term = cloud(&[primary(), exclusive()], vec![through(2033)], vec![]);
    assert_eq!(told(&world(vec![term], open_cloud())), "Broken; Broken 2033-01-01..2033-12-31");
}

#[test]
fn exclusive_up_to_the_horizon_is_kept() {
    let limited = entry(Field::Exclusivity, Said::Value(exclusive().1), vec![through(2032)]);
    let term = cloud(&[primary()], vec![through(2036)], vec![limited.clone()]);
    assert_eq!(told(&world(vec![term], open_cloud())), "Kept");
    let says_nothing_new = cloud(&[primary(), exclusive()], vec![], vec![limited]);
    assert!(matches!(judge(&world(vec![says_nothing_new], open_cloud())), Answer::Error(_)));
}

fn until_agi(when: When) -> World {
    let term = cloud(&[primary(), exclusive()], vec![until_event()], vec![]);
    let mut world = world(vec![term], open_cloud());
    world.calendar.0 = day(2032, 12, 20);
    world.events.push(Event { name: "agi-verified".to_owned(), when, unexpected: false });
    world
}

#[test]
fn exclusive_until_an_event() {
    let mut unbounded = until_agi(When::AnyDay);
    unbounded.calendar.1 = day(2033, 2, 1);
    assert_eq!(told(&unbounded), "Open; Open 2033-01-01..2033-02-01");
    let mut early = until_agi(When::Between(day(2031, 12, 1), day(2031, 12, 31)));
    early.calendar.0 = day(2031, 11, 1);
    assert_eq!(told(&early), "Kept");
    let late = until_agi(When::NotBefore(day(2034, 1, 1)));
    let expected = "Broken; Broken 2033-01-01..2033-12-31 possibly 2033-01-01..2034-02-10";
    assert_eq!(told(&late), expected);
}

#[test]
fn blanks_are_open() {
    let blank = |times| entry(Field::Exclusivity, Said::Blank, times);
    let term = cloud(&[primary()], vec![], vec![blank(vec![])]);
    assert_eq!(told(&world(vec![term], open_cloud())), "Open; Open 2033-01-01..2034-02-10");
    let stated = entry(Field::Exclusivity, Said::Value(exclusive().1), vec![through(2033)]);
    let later = blank(vec![TimeWord::From(Atom::Year(2034))]);
    let term = cloud(&[primary()], vec![], vec![stated, later]);
    let expected = "Broken; Open 2034-01-01..2034-02-10; Broken 2033-01-01..2033-12-31";
    assert_eq!(told(&world(vec![term], open_cloud())), expected);
}

#[test]
fn secondary_clouds_only_are_idle() {
    let term = cloud(&[exclusive()], vec![], vec![]);
    assert_eq!(told(&world(vec![term], open_cloud())), "Idle");
}

/// The verdict on a cloud with such a notice.
fn notice(said: Option<Said>, predicate: Predicate) -> Verdict {
    let entries = said.map(|said| entry(Field::Notice, said, vec![])).into_iter().collect();
    judged(&world(vec![cloud(&[], vec![], entries)], must(Kind::Cloud, predicate))).verdict
}

#[test]
fn notices() {
    let at_most = |count, unit| {
        Predicate::HaveFieldOf(Field::Notice, Comparison::AtMost, Value::Length(Duration::of(count, unit)))
    };
    let length = |count, unit| Some(Said::Value(Value::Length(Duration::of(count, unit))));
    assert_eq!(notice(length(6, Unit::Months), at_most(180, Unit::Days)), Verdict::Broken);
    assert_eq!(notice(length(1, Unit::Months), at_most(30, Unit::Days)), Verdict::Open);
    assert_eq!(notice(None, at_most(180, Unit::Days)), Verdict::Broken);
    assert_eq!(notice(Some(Said::Blank), Predicate::HaveField(Field::Notice)), Verdict::Open);
    assert_eq!(notice(Some(Said::Redacted), Predicate::HaveField(Field::Notice)), Verdict::Kept);
}

#[test]
fn bounds_settle_a_comparison_or_do_not() {
    let dollars = |billions: i64| Value::Money(billions * 1000, Currency::Usd);
    for (limit, expected) in [(15, Verdict::Kept), (10, Verdict::Open)] {
        let amount = entry(Field::Amount, Said::AtMost(dollars(12)), vec![]);
        let predicate = Predicate::HaveFieldOf(Field::Amount, Comparison::AtMost, dollars(limit));
        let world = world(vec![cloud(&[], vec![], vec![amount])], must(Kind::Cloud, predicate));
        assert_eq!(judged(&world).verdict, expected);
    }
}

#[test]
fn currencies_without_a_rate_are_open() {
    let commitment = |name: &str, payee, money| Term {
        name: name.to_owned(),
        kind: Kind::Commitment,
        parties: vec![(Preposition::From, Party::OpenAI), (Preposition::To, payee)],
        adjectives: vec![],
        ..cloud(&[], vec![], vec![entry(Field::Amount, Said::Value(money), vec![])])
    };
    let over = |prepositions| Subject {
        phrase: Phrase { adjectives: vec![], noun: Noun::Kind(Kind::Commitment), prepositions },
        condition: None,
    };
    let to_party = || over(vec![(Preposition::To, Reference::Binder("p".to_owned()))]);
    let share = Expression::Percent(60, Box::new(Expression::Sum(Field::Amount, over(vec![]))));
    let party = Phrase { adjectives: vec![], noun: Noun::Party, prepositions: vec![] };
    let sentence = Sentence::Each {
        binders: vec![Binder { name: "p".to_owned(), phrase: party }],
        condition: Some(Condition::Some(to_party())),
        require: Condition::Compare(Expression::Sum(Field::Amount, to_party()), Comparison::AtMost, share),
        times: vec![TimeWord::After(Atom::Year(2032))],
    };
    let mut mixed = world(
        vec![
            commitment("x", Party::Microsoft, Value::Money(100, Currency::Usd)),
            commitment("y", Party::Aws, Value::Money(90, Currency::Eur)),
        ],
        sentence,
    );
    assert_eq!(judged(&mixed).verdict, Verdict::Open);
    // At 1.25 dollars a euro 100 of 212.5 million are less than 60 per cent, and so are 112.5 million.
    mixed.exchange = true;
    assert_eq!(judged(&mixed).verdict, Verdict::Kept);
}

/// An amendment to the agreement, signed a month before its day.
fn amendment(from: Day, patch: Patch) -> Amendment {
    Amendment {
        name: "m".to_owned(),
        to: 0,
        signed: Some(from - 31),
        from,
        event: None,
        patches: vec![patch],
    }
}

#[test]
fn an_amendment_ends_a_term() {
    let licence = Term {
        kind: Kind::Licence,
        parties: vec![(Preposition::From, Party::OpenAI), (Preposition::To, Party::Microsoft)],
        ..cloud(&[], vec![], vec![])
    };
    let by = |date| Predicate::EndWhen(Relation::By, Atom::Day(date));
    let mut ended = world(vec![licence], must(Kind::Licence, by(day(2032, 12, 31))));
    ended.amendments.push(amendment(day(2033, 1, 1), Patch::End(Some("c".to_owned()), None)));
    assert_eq!(judged(&ended).verdict, Verdict::Kept);
    ended.rules[0].sentence = must(Kind::Licence, by(day(2032, 12, 30)));
    assert_eq!(told(&ended), "Broken; Broken 2032-12-31..2032-12-31");
}

#[test]
fn an_agreement_ends_its_terms() {
    let term = cloud(&[], vec![until_event()], vec![]);
    let end = Predicate::EndWhen(Relation::By, Atom::Year(2033));
    let mut world = world(vec![term], must(Kind::Term, end));
    world.agreements[0].end = Some(through(2033));
    world.calendar.0 = day(2033, 11, 1);
    world.events.push(Event { name: "agi-verified".to_owned(), when: When::AnyDay, unexpected: false });
    assert_eq!(judged(&world).verdict, Verdict::Kept);
}

#[test]
fn what_is_signed_later_is_unknown() {
    let sentence = Sentence::Every {
        subject: subject(vec![], Kind::Cloud),
        not: true,
        predicate: Predicate::Be(vec![Adjective::Word("exclusive")]),
        times: vec![],
    };
    let mut world = world(vec![cloud(&[], vec![], vec![])], sentence);
    world.agreements[0].end = Some(through(2034));
    let change = vec![entry(Field::Exclusivity, Said::Value(exclusive().1), vec![])];
    world.amendments.push(amendment(day(2033, 1, 1), Patch::Change("c".to_owned(), change)));
    assert_eq!(told(&world), "Broken; Broken 2033-01-01..2034-02-10");
    world.as_of = Some(day(2032, 11, 15));
    assert_eq!(told(&world), "Kept");
}

#[test]
fn an_event_decides_which_of_two_clouds_is_exclusive() {
    let first = cloud(&[exclusive()], vec![until_event()], vec![]);
    let from_event = vec![TimeWord::From(Atom::Event(0))];
    let second = Term { name: "d".to_owned(), ..cloud(&[exclusive()], from_event, vec![]) };
    let sentence = Sentence::Every {
        subject: subject(vec![], Kind::Cloud),
        not: true,
        predicate: Predicate::Be(vec![Adjective::Word("exclusive")]),
        times: vec![TimeWord::In(Atom::Month(2033, 1))],
    };
    let mut world = world(vec![first, second], sentence);
    world.calendar = (day(2032, 12, 20), day(2033, 2, 10));
    world.events.push(Event { name: "e".to_owned(), when: When::AnyDay, unexpected: false });
    let month = "Open 2033-01-01..2033-01-31";
    assert_eq!(told(&world), format!("Open; {month}; {month}"));
}
