//! A rule that binds two terms together in; what the columns say of pairs of terms out.
//!
//! Pairs are found by the equalities that the rule asks for, and those that never live on a common day are passed over, so
//! that never all pairs are looked at.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::parallel::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::members::{ByKey, Member, Members, Numbers, Pairing};
use super::terms::{Atom, PhraseSieve, atom_of};
use super::{Answer, Test, steady_time};
use crate::evaluate::known::truth::Truth;
use crate::evaluate::limits::effort::MOST_ROWS;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::search::bindings::{KeyOf, equalities};
use crate::ir::{
    Condition, ConditionKind, Count, FieldId, Phrase, Rule, Sentence, TermId, Value, ValueKind, Variable,
};
use crate::time::{Day, Days};
use crate::world::Thing;
use crate::world::columns::{Code, Table};
use crate::world::lives::Lives;

/// What a rule asks of pairs, as far as the fields of plain terms decide it.
pub(crate) struct PairSieve<'a> {
    context: &'a Context<'a>,
    binders: [&'a Phrase; 2],
    sides: [PhraseSieve<'a>; 2],
    /// The fields that must be equal.
    key: [FieldId; 2],
    questions: Vec<Question<'a>>,
    fits: Test,
    /// Whether the pair is as the rule wants it not to be.
    wrong: Test,
    excused: Test,
    time: Option<Days>,
    /// Whether pairs matter only where they are wrong: of others it is not told that there was something to judge.
    only_forbids: bool,
}

/// What a sieve makes of the pairs of a rule.
#[derive(Debug, Default)]
pub(crate) struct SiftedPairs {
    /// Those that surely break the rule, and the days on which they do.
    pub(crate) broken: Vec<([TermId; 2], Days)>,
    /// Those that must be looked at.
    pub(crate) rest: Vec<[TermId; 2]>,
    /// The terms of each side of which every pair must be looked at.
    pub(crate) others: [Vec<Thing>; 2],
    /// Whether the rule surely met something to judge.
    pub(crate) met: bool,
}

impl SiftedPairs {
    /// How many pairs matter.
    fn len(&self) -> usize {
        self.broken.len() + self.rest.len()
    }
}

/// A question about a pair.
enum Question<'a> {
    /// About one field of one side.
    One(usize, Atom<'a>),
    /// About a field of each.
    Both([FieldId; 2], &'a Condition),
}

/// The chunk size for pairs: how many terms of the first side are paired by one thread before it takes others.
const MEMBERS: usize = 512;

impl<'a> PairSieve<'a> {
    /// A sieve for a rule; none where it does not bind two terms of kinds that share nothing, joined by an equality.
    pub(crate) fn of(frame: &Frame<'a>, rule: &'a Rule) -> Option<PairSieve<'a>> {
        let context = frame.context;
        let (binders, filter, require) = match &rule.sentence {
            Sentence::There { count: Count::No, binders, filter } => (binders, filter.as_ref(), None),
            Sentence::ForEach { binders, filter, require } => (binders, filter.as_ref(), Some(require)),
            _ => return None,
        };
        let [left, right] = binders.as_slice() else { return None };
        let (equality, key) =
            filter.map(|filter| equalities(context.ir, filter)).unwrap_or_default().into_iter().find_map(
                |pair| {
                    let key = field_pair(pair.0, pair.1, left.variable, right.variable)?;
                    Some((pair, key))
                },
            )?;
        let sides = [PhraseSieve::of(frame, left)?, PhraseSieve::of(frame, right)?];
        let tables: FxHashSet<*const Table> = sides[0].tables().map(std::ptr::from_ref).collect();
        if sides[1].tables().any(|table| tables.contains(&std::ptr::from_ref(table))) {
            // A pair that matches both ways round counts once, which is left to one look at a time.
            return None;
        }
        let mut sieve = PairSieve {
            context,
            binders: [left, right],
            sides,
            key,
            questions: Vec::new(),
            fits: Test::Look,
            wrong: Test::Look,
            excused: Test::Look,
            time: steady_time(frame, rule),
            only_forbids: require.is_none(),
        };
        let asked = filter.map(|filter| sieve.test(filter, Some(equality)));
        sieve.fits = Test::All(asked.into_iter().collect());
        sieve.wrong = match require {
            Some(require) => sieve.test(require, None).negated(),
            None => Test::All(Vec::new()),
        };
        sieve.excused = Test::Any(rule.unless.iter().map(|unless| sieve.test(unless, None)).collect());
        Some(sieve)
    }

    /// A condition as a test of pairs. The equality that pairs are found by always holds.
    fn test(&mut self, condition: &'a Condition, found_by: Option<(&'a Value, &'a Value)>) -> Test {
        let mut parts = |parts: &'a [Condition]| parts.iter().map(|part| self.test(part, found_by)).collect();
        match &condition.kind {
            ConditionKind::All(all) => Test::All(parts(all)),
            ConditionKind::Any(any) => Test::Any(parts(any)),
            ConditionKind::Not(part) => self.test(part, None).negated(),
            ConditionKind::Compare { left, right, .. }
                if found_by.is_some_and(|(a, b)| {
                    std::ptr::eq(a, left.as_ref()) && std::ptr::eq(b, right.as_ref())
                }) =>
            {
                Test::All(Vec::new())
            }
            _ => self.question(condition),
        }
    }

    fn question(&mut self, condition: &'a Condition) -> Test {
        for side in [0, 1] {
            let Some(variable) = self.binders.get(side).map(|binder| binder.variable) else { continue };
            if let Some(atom) = atom_of(self.context, condition, variable) {
                self.questions.push(Question::One(side, atom));
                return Test::Atom(self.questions.len() - 1);
            }
        }
        let [left, right] = self.binders;
        let fields = match &condition.kind {
            ConditionKind::Compare { left: a, right: b, .. }
            | ConditionKind::PartOf { left: a, right: b }
            | ConditionKind::Includes { left: a, right: b }
            | ConditionKind::Overlaps { left: a, right: b } => {
                field_pair(a, b, left.variable, right.variable)
            }
            _ => None,
        };
        let Some(fields) = fields else { return Test::Look };
        self.questions.push(Question::Both(fields, condition));
        Test::Atom(self.questions.len() - 1)
    }

    /// Tells the pairs of the rule apart of which one at least is wanted; none where more than [`MOST_ROWS`] matter.
    pub(crate) fn sift(&self, wants: &(impl Fn(Thing) -> bool + Sync)) -> Option<SiftedPairs> {
        let frame = Frame::new(self.context, None);
        let mut sifted = SiftedPairs::default();
        let keys = [self.keys(0), self.keys(1)];
        let mut numbers = Numbers::default();
        let [left, right] = [0, 1].map(|side: usize| {
            let keys = keys.get(side).map_or(&[][..], Vec::as_slice);
            let numbered: Vec<Pairing> = keys
                .iter()
                .map(|key| match key {
                    Some(KeyOf::One(key)) => Pairing::By(numbers.number(key)),
                    Some(KeyOf::None) => Pairing::Never,
                    Some(KeyOf::Perhaps) | None => Pairing::Perhaps,
                })
                .collect();
            self.members(&frame, side, &numbered, wants, &mut sifted.others)
        });
        let by_key = ByKey::of(&right.list, |_| true);
        // One that is not wanted pairs with those that are, which may be few of very many.
        let all_wanted = right.list.iter().all(|member| member.wanted);
        let wanted_by_key = (!all_wanted).then(|| ByKey::of(&right.list, |member| member.wanted));
        let found = AtomicUsize::new(0);
        let pair = |(chunk, members): (usize, &[Member])| {
            let frame = Frame::new(self.context, None);
            let mut answers = FxHashMap::default();
            let mut part = SiftedPairs::default();
            for (place, member) in members.iter().enumerate() {
                if found.load(Ordering::Relaxed) > MOST_ROWS || self.context.is_stopped() {
                    break;
                }
                let before = part.len();
                let row = chunk * MEMBERS + place;
                let among = match &wanted_by_key {
                    Some(wanted) if !member.wanted => wanted,
                    _ => &by_key,
                };
                let others = among.rows(member.key).iter();
                let others = others.filter_map(|row| Some((*row, right.list.get(*row)?)));
                for (other_row, other) in others.take_while(|(_, other)| other.first <= member.last) {
                    if other.last >= member.first {
                        let codes = [left.codes(row), right.codes(other_row)];
                        self.sift_pair(&frame, [member, other], codes, &mut answers, &mut part);
                    }
                }
                found.fetch_add(part.len() - before, Ordering::Relaxed);
            }
            part
        };
        let parts: Vec<SiftedPairs> = left.list.par_chunks(MEMBERS).enumerate().map(pair).collect();
        for mut part in parts {
            sifted.broken.append(&mut part.broken);
            sifted.rest.append(&mut part.rest);
            sifted.met |= part.met;
        }
        (sifted.len() <= MOST_ROWS).then_some(sifted)
    }

    fn sift_pair(
        &self,
        frame: &Frame<'a>,
        pair: [&Member; 2],
        codes: [&[Code]; 2],
        answers: &mut FxHashMap<(usize, [Code; 2]), Answer>,
        sifted: &mut SiftedPairs,
    ) {
        let [left, right] = pair;
        let mut says = |test: &Test| {
            test.answer(&mut |place| {
                let code = |side: usize| codes.get(side).and_then(|codes| codes.get(place)).copied();
                match self.questions.get(place) {
                    Some(Question::One(side, atom)) => {
                        code(*side).map_or(Answer::Look, |code| atom.answer(frame, code))
                    }
                    Some(Question::Both(fields, condition)) => match (code(0), code(1)) {
                        (Some(a), Some(b)) => *answers
                            .entry((place, [a, b]))
                            .or_insert_with(|| self.ask(frame, *fields, condition, [a, b])),
                        _ => Answer::Look,
                    },
                    None => Answer::Look,
                }
            })
        };
        let fits = says(&self.fits);
        if fits == Answer::No {
            return;
        }
        let sure = fits == Answer::Yes && left.sure && right.sure;
        let settled = sure || sifted.met;
        sifted.met |= sure;
        let common = Days::run(left.first.max(right.first), left.last.min(right.last));
        let days = self.time.as_ref().map(|time| common.intersection(time));
        let wrong = says(&self.wrong);
        if settled && (wrong == Answer::No || days.as_ref().is_some_and(Days::is_empty)) {
            return;
        }
        let terms = [left.term, right.term];
        match (sure && wrong == Answer::Yes, days) {
            (true, Some(days)) => match says(&self.excused) {
                Answer::Yes => {}
                Answer::No => sifted.broken.push((terms, days)),
                Answer::Look => sifted.rest.push(terms),
            },
            _ => sifted.rest.push(terms),
        }
    }

    /// The answer for two values, worked out on terms that state them.
    fn ask(
        &self,
        frame: &Frame<'a>,
        fields: [FieldId; 2],
        condition: &Condition,
        codes: [Code; 2],
    ) -> Answer {
        let columns = self.context.world.columns();
        let [left, right] = [0, 1].map(|side: usize| columns.sample(*fields.get(side)?, *codes.get(side)?));
        let (Some(left), Some(right)) = (left, right) else { return Answer::Look };
        let mut row = Row::of(Thing::Term(left));
        row.bind(self.binders[1].variable, Thing::Term(right));
        match frame.condition(condition, &mut row).as_constant() {
            Some(Truth::True) => Answer::Yes,
            Some(Truth::False) => Answer::No,
            _ => Answer::Look,
        }
    }

    /// The terms of a side that may be one of a pair. Those of which it is not known what they are paired by, and facts, are put
    /// aside.
    fn members(
        &self,
        frame: &Frame<'a>,
        side: usize,
        keys: &[Pairing],
        wants: &impl Fn(Thing) -> bool,
        others: &mut [Vec<Thing>; 2],
    ) -> Members {
        let (Some(sieve), Some(key), Some(others)) =
            (self.sides.get(side), self.key.get(side), others.get_mut(side))
        else {
            return Members::default();
        };
        let fields: Vec<Option<FieldId>> = self
            .questions
            .iter()
            .map(|question| match question {
                Question::One(of, atom) => (*of == side).then_some(atom.field),
                Question::Both(fields, _) => fields.get(side).copied(),
            })
            .collect();
        let mut members = Members { width: fields.len(), ..Members::default() };
        for table in sieve.tables() {
            let columns: Vec<Option<&[Code]>> =
                fields.iter().map(|field| field.and_then(|field| table.column(field))).collect();
            let key_column = table.column(*key).unwrap_or_default();
            sieve.each_of(frame, table, |row, term, lives, answer| {
                let pairing = key_column.get(row).and_then(|code| keys.get(usize::try_from(*code).ok()?));
                let key = match pairing {
                    _ if answer == Answer::No => return,
                    Some(Pairing::Never) => return,
                    Some(Pairing::By(key)) => *key,
                    Some(Pairing::Perhaps) | None => return others.push(Thing::Term(term)),
                };
                let (first, last) = match lives {
                    Lives::Fixed(first, last) | Lives::On { first, most: last, .. } => (first, last),
                    Lives::Hanging => {
                        let across = frame.across_worlds(Thing::Term(term));
                        (across.start.0, across.end.1)
                    }
                };
                if first > last || self.is_out_of_time((first, last)) {
                    return;
                }
                let sure = answer == Answer::Yes && lives.fixed().is_some();
                let wanted = wants(Thing::Term(term));
                members.list.push(Member { term, first, last, key, sure, wanted });
                let code = |column: &Option<&[Code]>| column.and_then(|codes| codes.get(row)).copied();
                members.codes.extend(columns.iter().map(|column| code(column).unwrap_or(0)));
            });
            others.extend(table.facts.iter().copied().map(Thing::Term));
        }
        members
    }

    /// Whether the rule applies on no day between these two, and asks for nothing else.
    fn is_out_of_time(&self, (first, last): (Day, Day)) -> bool {
        let applies = self.time.as_ref().map(|time| time.first().zip(time.last()));
        match applies {
            Some(Some((from, through))) => self.only_forbids && (last < from || first > through),
            _ => false,
        }
    }

    /// What terms are paired by, for each code of the key.
    fn keys(&self, side: usize) -> Vec<Option<KeyOf>> {
        let Some(field) = self.key.get(side) else { return Vec::new() };
        let columns = self.context.world.columns();
        let key = |frame: &mut Frame, code| {
            let sample = columns.sample(*field, u32::try_from(code).ok()?)?;
            Some(frame.key_of_field(sample, *field))
        };
        let frame = || Frame::new(self.context, None);
        (0..columns.codes(*field)).into_par_iter().with_min_len(MEMBERS).map_init(frame, key).collect()
    }
}

/// The fields of a pair that two values are, whichever way round they stand.
fn field_pair(a: &Value, b: &Value, left: Variable, right: Variable) -> Option<[FieldId; 2]> {
    let field = |value: &Value, variable: Variable| match &value.kind {
        ValueKind::Field { of, field } if of.kind == ValueKind::Thing(variable) => Some(*field),
        _ => None,
    };
    let straight = field(a, left).zip(field(b, right));
    let (of_left, of_right) = straight.or_else(|| field(b, left).zip(field(a, right)))?;
    Some([of_left, of_right])
}
