//! A thing that hangs on events in; what holds of it in every possible world and what holds in some, out.
//!
//! A rule is first decided with these hulls, in which whatever events can move is unknown. What is settled then needs no look
//! at single worlds, and what is not names the events that matter.

use std::borrow::Cow;
use std::sync::Arc;

use crate::evaluate::all_worlds::breakpoints::Stakes;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Reasons, Truth, Truths};
use crate::evaluate::one_world::context::Frame;
use crate::ir::{EventId, FieldId, FieldType, Literal, PartyId, TermId};
use crate::time::{Day, Days, Run, Timeline};
use crate::world::{Assignment, Cell, Known, Thing, days_between};

/// What holds of a thing over all possible worlds.
#[derive(Debug, Clone)]
pub(crate) struct Hull {
    /// The days on which it lives in every world.
    pub(crate) always: Days,
    /// The days on which it lives in some world.
    pub(crate) sometimes: Days,
    /// Its earliest and its latest first day.
    pub(crate) start: (Day, Day),
    /// Its earliest and its latest last day.
    pub(crate) end: (Day, Day),
    /// The fields that differ between worlds, and days outside of which they do not; none: all fields, on all days.
    varying: Option<Vec<(FieldId, Days)>>,
    /// The events it hangs on.
    pub(crate) events: Vec<EventId>,
}

/// How many worlds are looked at for one thing. Past it everything about the thing is taken as unknown.
const MOST_WORLDS: usize = 2_000;

impl Frame<'_> {
    /// Whether the thing is to be taken as it is in all worlds at once, and hangs on events.
    pub(crate) fn is_blurred(&self, thing: Thing) -> bool {
        self.all_worlds() && !self.context.world.depends(thing).is_empty()
    }

    /// When a thing lives.
    pub(crate) fn lives(&self, thing: Thing) -> Truths {
        if !self.is_blurred(thing) {
            return truth::on(&self.life(thing));
        }
        if let Thing::Party(party) = thing {
            let terms = self.context.world.terms_naming(party);
            let seen = terms.filter(|term| !self.context.hides(Thing::Term(*term)));
            return truth::any(seen.map(|term| self.lives_and_names(term, party)).collect());
        }
        let hull = self.hull(thing);
        let reasons = self.events(&hull.events);
        truth::on(&hull.always).zip_with(&truth::on(&hull.sometimes), |always, sometimes| {
            Truth::between(*always == Truth::True, *sometimes == Truth::True, reasons)
        })
    }

    /// When a term lives that names a party, or one that is part of it.
    fn lives_and_names(&self, term: TermId, party: PartyId) -> Truths {
        let world = self.context.world;
        let names = |cell: &Cell| match &cell.known {
            Known::Exactly(Literal::Party(named)) => world.is_part_of(*named, party).into(),
            Known::Exactly(Literal::Parties(named)) => {
                named.iter().any(|named| world.is_part_of(*named, party)).into()
            }
            _ => Truth::False,
        };
        let fields = self.party_fields(Thing::Term(term));
        let named =
            fields.into_iter().map(|field| self.read_field(term, field, names, Truth::Unknown)).collect();
        truth::and(truth::any(named), self.lives(Thing::Term(term)))
    }

    /// What `read` says of a field over time; where worlds differ, what `unknown` says.
    pub(crate) fn read_field<T: Clone + PartialEq>(
        &self,
        term: TermId,
        field: FieldId,
        read: impl Fn(&Cell) -> T,
        unknown: impl Fn(Reasons) -> T,
    ) -> Timeline<T> {
        let cells = self.context.world.field(term, field, &self.assignment);
        let mut values = cells.map(read);
        if self.is_blurred(Thing::Term(term)) {
            let hull = self.hull(Thing::Term(term));
            let days = hull.varying(field);
            if !days.is_empty() {
                values.set(&days, unknown(self.events(&hull.events)));
            }
        }
        values
    }

    /// The reasons that these events are.
    pub(crate) fn events(&self, events: &[EventId]) -> Reasons {
        events.iter().fold(Reasons::NONE, |all, event| all.with(self.note(Reason::Event(*event))))
    }

    /// What holds of the thing over all worlds, worked out once.
    pub(crate) fn hull(&self, thing: Thing) -> Arc<Hull> {
        self.context.hulls.of(thing, || self.work_out_hull(thing))
    }

    fn work_out_hull(&self, thing: Thing) -> Arc<Hull> {
        if let Thing::Term(term) = thing
            && self.context.world.lives_with_agreement(term)
            && self.context.world.changing(term).is_empty()
            && let Some(agreement) = self.context.world.agreement_of(term)
        {
            return self.hull(Thing::Agreement(agreement));
        }
        let events = self.context.world.depends(thing).into_owned();
        let stakes = self.stakes_of(&events, &[thing], &[]);
        let fields = match thing {
            Thing::Term(term) => self.context.world.changing(term),
            _ => Vec::new(),
        };
        let mut walk = Walk {
            frame: self,
            thing,
            assignment: Assignment::new(self.context.world),
            stakes: &stakes,
            path: Vec::new(),
            base: Vec::new(),
            fields: &fields,
            start: (Day::END, Day::BEGINNING),
            end: (Day::END, Day::BEGINNING),
            looked_at: 0,
        };
        let sets = walk.region(0);
        let (start, end) = (walk.start, walk.end);
        if walk.looked_at > MOST_WORLDS {
            let anywhere = (Day::BEGINNING, Day::END);
            let (always, sometimes) = (Days::empty(), Days::all());
            return Arc::new(Hull {
                always,
                sometimes,
                start: anywhere,
                end: anywhere,
                varying: None,
                events,
            });
        }
        let mut sets = sets.into_iter();
        let sometimes = sets.next().unwrap_or_default();
        let always = sets.next().unwrap_or_default().complement();
        let varying = fields.into_iter().zip(sets).filter(|(_, days)| !days.is_empty()).collect();
        Arc::new(Hull { always, sometimes, start, end, varying: Some(varying), events })
    }

    /// The earliest and the latest first day of a thing, and its earliest and latest last day, over all worlds.
    pub(crate) fn first_and_last_days(&self, thing: Thing) -> ((Day, Day), (Day, Day)) {
        if !self.context.world.depends(thing).is_empty() {
            let across = self.hull(thing);
            return (across.start, across.end);
        }
        let (first, last) = self.context.world.first_and_last(thing, &self.assignment);
        ((first, first), (last, last))
    }

    fn fields_of(&self, thing: Thing) -> Vec<FieldId> {
        let ir = self.context.ir;
        let Thing::Term(id) = thing else { return Vec::new() };
        let kind = ir.terms.get(id.index()).and_then(|term| ir.kinds.get(term.kind.index()));
        kind.map(|kind| kind.fields.clone()).unwrap_or_default()
    }

    /// The fields of a term that name parties.
    pub(crate) fn party_fields(&self, thing: Thing) -> Vec<FieldId> {
        let names_parties = |field: &FieldId| {
            let field = self.context.ir.fields.get(field.index());
            field.is_some_and(|field| matches!(field.ty, FieldType::Party | FieldType::Parties))
        };
        self.fields_of(thing).into_iter().filter(names_parties).collect()
    }
}

impl Hull {
    /// The days on which a field may differ between worlds.
    fn varying(&self, field: FieldId) -> Cow<'_, Days> {
        match &self.varying {
            None => Cow::Owned(Days::all()),
            Some(varying) => match varying.iter().find(|(of, _)| *of == field) {
                Some((_, days)) => Cow::Borrowed(days),
                None => Cow::Owned(Days::empty()),
            },
        }
    }
}

/// Walks the worlds of one thing.
struct Walk<'w, 'a> {
    frame: &'w Frame<'a>,
    thing: Thing,
    assignment: Assignment,
    stakes: &'w Stakes,
    path: Vec<(EventId, Day)>,
    /// The fields as they are in the first world.
    base: Vec<Timeline<Cell>>,
    fields: &'w [FieldId],
    start: (Day, Day),
    end: (Day, Day),
    looked_at: usize,
}

impl Walk<'_, '_> {
    /// The days it lives in some of the worlds, the days it does not in some, and for each field the days on which it differs
    /// from the first world in some.
    fn region(&mut self, place: usize) -> Vec<Days> {
        let stakes = self.stakes;
        let Some((event, _)) = stakes.events.get(place) else { return self.world() };
        let domain = self.frame.context.world.event(*event).clone();
        let mut sets = vec![Days::empty(); self.fields.len() + 2];
        for run in stakes.classes(self.frame, place, &self.path, 0, &domain.days) {
            if self.looked_at > MOST_WORLDS {
                return sets;
            }
            let first = self.at(place, *event, run.from);
            let last =
                if run.from == run.through { first.clone() } else { self.at(place, *event, run.through) };
            for ((set, first), last) in sets.iter_mut().zip(&first).zip(&last) {
                *set = set.union(&passed_over(first, last));
            }
        }
        if domain.never {
            let never = self.at(place, *event, Day::END);
            for (set, never) in sets.iter_mut().zip(&never) {
                *set = set.union(never);
            }
        }
        sets
    }

    fn at(&mut self, place: usize, event: EventId, day: Day) -> Vec<Days> {
        self.assignment.set(event, day);
        self.path.push((event, day));
        let sets = self.region(place + 1);
        self.path.pop();
        sets
    }

    fn world(&mut self) -> Vec<Days> {
        self.looked_at += 1;
        let world = self.frame.context.world;
        let (start, end) = world.first_and_last(self.thing, &self.assignment);
        let life = match self.thing {
            Thing::Party(_) => world.life(self.thing, &self.assignment).into_owned(),
            Thing::Term(_) | Thing::Agreement(_) => days_between(start, end),
        };
        self.start = (self.start.0.min(start), self.start.1.max(start));
        self.end = (self.end.0.min(end), self.end.1.max(end));
        let mut sets = vec![life.clone(), life.complement()];
        let Thing::Term(id) = self.thing else { return sets };
        let fields: Vec<Timeline<Cell>> =
            self.fields.iter().map(|field| world.field(id, *field, &self.assignment).into_owned()).collect();
        if self.base.is_empty() {
            self.base.clone_from(&fields);
        }
        let differs = |(base, here): (&Timeline<Cell>, &Timeline<Cell>)| {
            base.zip_with(here, |base, here| base.known != here.known || base.origin != here.origin)
                .days_where(|differs| *differs)
        };
        sets.extend(self.base.iter().zip(&fields).map(differs));
        sets
    }
}

/// All days that runs pass over while they move from where they are in `first` to where they are in `last`: more where they are
/// not of one shape, never less.
fn passed_over(first: &Days, last: &Days) -> Days {
    if first == last {
        return first.clone();
    }
    let (from, to) = (first.runs(), last.runs());
    if from.len() == to.len() {
        let moved = from.iter().zip(to);
        return Days::from_runs(
            moved.map(|(a, b)| Run { from: a.from.min(b.from), through: a.through.max(b.through) }),
        );
    }
    let either = first.union(last);
    match (either.first(), either.last()) {
        (Some(first), Some(last)) => Days::run(first, last),
        _ => either,
    }
}
