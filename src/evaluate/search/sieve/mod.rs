//! A rule in; what it is surely kept by and surely broken by told apart from what must be looked at.
//!
//! Whatever a rule asks of one field alone is worked out once for each value stated of the field, by the same code that decides
//! it of one term, and kept in a table; a rule then runs down the columns of a kind and looks up. Nothing here decides anything
//! anew: what hangs on more, or on what is not known, is left to be looked at.
//!
//! Why the columns suffice: two terms that state the same value of a field, without time words and with no event in it, have the
//! same code, and the same answer to every question that reads this field and literals alone. So one term with the code, the
//! sample, answers for all. A field that changes over time or from world to world has the code of its own that no sample has, and
//! so has to be looked at. Answers that are not true or false on every day are looked at too, so that a joined answer needs no days
//! but those on which the thing lives and the rule applies.

mod agreements;
mod members;
mod pairs;
mod terms;

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::evaluate::all_worlds::judge::is_told;
use crate::evaluate::known::truth;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::life_bounds::FixedBound;
use crate::evaluate::one_world::row::Row;
use crate::ir::Rule;
use crate::time::Days;
use crate::world::lives::Lives;
use crate::world::{Thing, days_between};

pub(crate) use agreements::AgreementSieve;
pub(crate) use pairs::PairSieve;
pub(crate) use terms::TermSieve;

/// What a sieve makes of the things of a rule.
#[derive(Debug, Default)]
pub(crate) struct Sifted {
    /// Those that surely break the rule, and the days on which they do.
    pub(crate) broken: Vec<(Thing, Days)>,
    /// Those that break it on each day of `time` on which they live; when they do hangs on events.
    pub(crate) hanging: Vec<Thing>,
    /// Those that break it for as long as they live, which some unknowns let live on, and when, within the time of the rule.
    pub(crate) lasting: Vec<(Thing, When)>,
    /// What the life of those must keep to; none: that they live at all is what breaks it.
    pub(crate) beyond: Option<FixedBound>,
    /// The days on which the rule applies, where something hangs.
    pub(crate) time: Days,
    /// Those that must be looked at.
    pub(crate) rest: Vec<Thing>,
    /// Whether the rule surely met something to judge.
    pub(crate) met: bool,
}

impl Sifted {
    /// The parts together, of a rule that applies at this time.
    fn joined(parts: Vec<Sifted>, time: Option<&Days>) -> Sifted {
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            all.broken.extend(part.broken);
            all.hanging.extend(part.hanging);
            all.lasting.extend(part.lasting);
            all.rest.extend(part.rest);
            all.met |= part.met;
        }
        if !all.hanging.is_empty() {
            all.time = time.cloned().unwrap_or_default();
        }
        all
    }
}

impl Sifted {
    /// A mutual term is one thing: it breaks the rule on the days on which one of its readings does. Where one of them has to be
    /// looked at, or when one does hangs on events and when another does not, it is looked at as a whole.
    pub(crate) fn take_each_once(&mut self) {
        let rest: FxHashSet<Thing> = self.rest.iter().map(|thing| thing.stated()).collect();
        let lasting = self.lasting.iter().map(|(thing, _)| thing);
        let hanging: FxHashSet<Thing> =
            self.hanging.iter().chain(lasting).map(|thing| thing.stated()).collect();
        let mut places: FxHashMap<Thing, usize> = FxHashMap::default();
        let mut broken: Vec<(Thing, Days)> = Vec::new();
        for (thing, days) in std::mem::take(&mut self.broken) {
            let stated = thing.stated();
            if rest.contains(&stated) {
                continue;
            }
            if hanging.contains(&stated) {
                self.rest.push(stated);
                continue;
            }
            match places.entry(stated) {
                Entry::Vacant(place) => {
                    place.insert(broken.len());
                    broken.push((thing, days));
                }
                Entry::Occupied(place) => {
                    if let Some((_, known)) = broken.get_mut(*place.get()) {
                        *known = known.union(&days);
                    }
                }
            }
        }
        self.broken = broken;
        let rest: FxHashSet<Thing> = self.rest.iter().map(|thing| thing.stated()).collect();
        let mut seen: FxHashSet<Thing> = FxHashSet::default();
        let mut is_first = |thing: Thing| !rest.contains(&thing.stated()) && seen.insert(thing.stated());
        self.hanging.retain(|thing| is_first(*thing));
        self.lasting.retain(|(thing, _)| is_first(*thing));
    }
}

/// The chunk size: how many things are sifted by one thread before it takes others.
const CHUNK: usize = 8_192;

/// The days on which something is so.
#[derive(Debug)]
pub(crate) struct When {
    /// In every world.
    pub(crate) certain: Days,
    /// In some world.
    pub(crate) possible: Days,
}

impl When {
    /// Nothing is known of it.
    fn unknown() -> When {
        When { certain: Days::empty(), possible: Days::all() }
    }

    /// The days on which a thing lives.
    fn lives(frame: &Frame, thing: Thing, lives: Lives) -> When {
        match lives {
            Lives::Fixed(first, last) => Days::run(first, last).into(),
            Lives::On { first, least, most } => {
                When { certain: days_between(first, least), possible: days_between(first, most) }
            }
            Lives::Hanging => {
                let across = frame.across_worlds(thing);
                When { certain: across.always.clone(), possible: across.sometimes.clone() }
            }
        }
    }

    /// The days on which it may be so of a thing that is so on none but those on which it lives.
    fn may_live(lives: Lives) -> When {
        let possible = match lives {
            Lives::Fixed(first, last) => Days::run(first, last),
            Lives::On { first, most, .. } => days_between(first, most),
            Lives::Hanging => Days::all(),
        };
        When { possible, ..When::unknown() }
    }

    /// Whether the life of a thing does not keep to a bound, and the days on which it does not.
    fn is_beyond(bound: FixedBound, frame: &Frame, thing: Thing, lives: Lives) -> (Answer, When) {
        let of_all = |when: Option<When>| match when {
            Some(when) => (Answer::of(!when.possible.is_empty()), when),
            None => (Answer::Look, When::unknown()),
        };
        match lives {
            Lives::Fixed(first, last) => of_all(bound.wrong(frame, first, last).map(When::from)),
            // The later it ends the more is wrong about it.
            Lives::On { first, least, most } => {
                let early = bound.wrong(frame, first, least);
                let when = early.zip(bound.wrong(frame, first, most));
                of_all(when.map(|(certain, possible)| When { certain, possible }))
            }
            Lives::Hanging => match bound.wrong_in_all(frame, &frame.across_worlds(thing)) {
                Some(days) if days.is_empty() => (Answer::No, When::from(days)),
                Some(days) => (Answer::Yes, When { certain: days, ..When::unknown() }),
                None => (Answer::Look, When::unknown()),
            },
        }
    }

    /// Whether it is so on some day, and on the same days whatever happens.
    fn is_certain(&self) -> bool {
        self.certain == self.possible && !self.certain.is_empty()
    }

    /// Whether it is told by these days alone: of what unknowns let live on and do no more to.
    fn is_told_of(&self, lives: Lives) -> bool {
        matches!(lives, Lives::On { .. })
            && is_told(&self.possible)
            && (self.certain.is_empty() || is_told(&self.certain))
    }

    /// What of it is within some days.
    fn within(&self, time: &Days) -> When {
        When { certain: self.certain.intersection(time), possible: self.possible.intersection(time) }
    }
}

impl From<Days> for When {
    fn from(days: Days) -> When {
        When { possible: days.clone(), certain: days }
    }
}

/// Questions joined.
enum Test {
    Atom(usize),
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    /// It must be looked at.
    Look,
}

/// What a test says of one term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    No,
    Yes,
    /// It must be looked at.
    Look,
}

impl Answer {
    fn of(so: bool) -> Answer {
        if so { Answer::Yes } else { Answer::No }
    }

    fn not(self) -> Answer {
        match self {
            Answer::No => Answer::Yes,
            Answer::Yes => Answer::No,
            Answer::Look => Answer::Look,
        }
    }
}

impl Test {
    /// What the test says where `atom` answers its questions.
    fn answer(&self, atom: &mut impl FnMut(usize) -> Answer) -> Answer {
        match self {
            Test::Look => Answer::Look,
            Test::Atom(place) => atom(*place),
            Test::Not(part) => part.answer(atom).not(),
            Test::All(parts) => {
                let mut all = Answer::Yes;
                for part in parts {
                    match part.answer(atom) {
                        Answer::No => return Answer::No,
                        Answer::Look => all = Answer::Look,
                        Answer::Yes => {}
                    }
                }
                all
            }
            Test::Any(parts) => {
                let mut any = Answer::No;
                for part in parts {
                    match part.answer(atom) {
                        Answer::Yes => return Answer::Yes,
                        Answer::Look => any = Answer::Look,
                        Answer::No => {}
                    }
                }
                any
            }
        }
    }

    fn negated(self) -> Test {
        Test::Not(Box::new(self))
    }
}

/// The days on which a rule and its policy apply, where neither events nor what is bound moves them.
fn steady_time(frame: &Frame, rule: &Rule) -> Option<Days> {
    let spans = rule.time.iter().chain(&frame.context.ir.policy(rule.policy).time);
    let mut steady = true;
    let mut named = false;
    for span in spans {
        named = true;
        span.values().for_each(|value| steady &= value.is_written_out());
    }
    if !steady {
        return None;
    }
    if !named {
        return Some(Days::all());
    }
    let time = frame.time(rule, &mut Row::default());
    truth::unknown(&time).is_empty().then(|| truth::certain(&time))
}
