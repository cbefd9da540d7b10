//! A thing that hangs on unknowns in; what holds of it in every possible world and what holds in some, out.

use std::borrow::Cow;

use super::sets::Sets;
use super::{Breakpoints, Look, Reach, Walk};
use crate::ir::{AgreementId, FieldId, TermId, TimeSpan};
use crate::time::{Day, Days, Timeline};
use crate::world::{Assignment, Cell, Thing, Unknown, World, days_between};

/// What holds of a thing over all possible worlds.
#[derive(Debug, Clone)]
pub struct AcrossWorlds {
    /// The days on which it lives in every world.
    pub always: Days,
    /// The days on which it lives in some world.
    pub sometimes: Days,
    /// Its earliest and its latest first day.
    pub start: (Day, Day),
    /// Its earliest and its latest last day.
    pub end: (Day, Day),
    /// The fields that differ between worlds, and days outside of which they do not; none: all fields, on all days.
    varying: Option<Vec<(FieldId, Days)>>,
    /// The unknowns it hangs on.
    pub unknowns: Vec<Unknown>,
}

/// How many worlds are looked at for one thing. Past it everything about the thing is taken as unknown.
const MOST_WORLDS: usize = 2_000;

impl AcrossWorlds {
    /// Works out what holds of the thing.
    pub(crate) fn of(world: &World, thing: Thing) -> AcrossWorlds {
        if let Thing::Agreement(agreement) = thing
            && let Some(ends) = world.renewed_ends(agreement)
        {
            return AcrossWorlds::renewed(world, agreement, ends);
        }
        let unknowns = world.depends(thing).into_owned();
        if let Thing::Term(term) = thing
            && world.hangs_on_renewal_alone(term)
            && !world.ir().term(term).time.iter().any(TimeSpan::names_agreement_end)
            && world.moves_evenly(thing)
            && world.fields_that_renewals_move(term).is_empty()
        {
            return AcrossWorlds::between_ends(world, thing, unknowns, Vec::new());
        }
        let fields = match thing {
            Thing::Term(term) => world.changing(term),
            Thing::Party(_) | Thing::Agreement(_) => Vec::new(),
        };
        // What always begins on the same day has lived on all days up to its last.
        if fields.is_empty() && world.moves_evenly(thing) {
            let between = AcrossWorlds::between_ends(world, thing, unknowns.clone(), Vec::new());
            if between.start.0 == between.start.1 {
                return between;
            }
        }
        let breakpoints = Breakpoints::of(world, &unknowns, &[thing], &[], &[]);
        let look = LookAtThing {
            world,
            thing,
            assignment: Assignment::new(world),
            fields: &fields,
            base: Vec::new(),
            start: (Day::END, Day::BEGINNING),
            end: (Day::END, Day::BEGINNING),
        };
        // What is said here only has to hold, not to be as much as could be said, so that days beside the cuts need no look.
        let reach = Reach { most: MOST_WORLDS, margin: 0, first: Day::FIRST, leaves_room: false };
        let mut walk = Walk::new(world, &breakpoints, look, reach);
        let (Sets(sets), finished) = walk.all();
        let (start, end) = (walk.look.start, walk.look.end);
        if !finished {
            return AcrossWorlds::between_ends(world, thing, unknowns, fields);
        }
        let mut sets = sets.into_iter();
        let sometimes = sets.next().unwrap_or_default();
        let always = sets.next().unwrap_or_default().complement();
        let varying = fields.into_iter().zip(sets).filter(|(_, days)| !days.is_empty()).collect();
        AcrossWorlds { always, sometimes, start, end, varying: Some(varying), unknowns }
    }

    /// The same of an agreement whose last day nothing moves but how often it is renewed, from the first of these days to the last.
    fn renewed(world: &World, agreement: AgreementId, [start, first, last]: [Day; 3]) -> AcrossWorlds {
        AcrossWorlds {
            always: days_between(start, first),
            sometimes: days_between(start, last),
            start: (start, start),
            end: (first, last),
            varying: Some(Vec::new()),
            unknowns: world.depends(Thing::Agreement(agreement)).into_owned(),
        }
    }

    /// The same without a look at all worlds. Where a thing begins and ends moves on with the unknowns it hangs on and never back, so it
    /// lies between what it is with all of them early and with all of them late.
    fn between_ends(
        world: &World,
        thing: Thing,
        unknowns: Vec<Unknown>,
        fields: Vec<FieldId>,
    ) -> AcrossWorlds {
        let varying = Some(fields.into_iter().map(|field| (field, Days::all())).collect());
        let [early, late] = world.first_and_last_between(thing, &unknowns);
        if !world.moves_evenly(thing) {
            let start = world.certain_start(thing);
            let starts = start.map_or((Day::BEGINNING, Day::END), |start| (start, start));
            let mut ends = (start.unwrap_or(Day::BEGINNING), Day::END);
            let mut always = Days::empty();
            // With all early, no renewal is used, and none would end it earlier.
            if start.is_some() && world.moves_evenly_but_for_renewals(thing) {
                ends.0 = early.1;
                always = days_between(starts.1, early.1);
            }
            let sometimes = days_between(starts.0, Day::END);
            return AcrossWorlds { always, sometimes, start: starts, end: ends, varying, unknowns };
        }
        let (start, end) = ((early.0, late.0), (early.1, late.1));
        let (always, sometimes) = (days_between(start.1, end.0), days_between(start.0, end.1));
        AcrossWorlds { always, sometimes, start, end, varying, unknowns }
    }

    /// The days on which a field may differ between worlds.
    pub fn varying(&self, field: FieldId) -> Cow<'_, Days> {
        match &self.varying {
            None => Cow::Owned(Days::all()),
            Some(varying) => match varying.iter().find(|(of, _)| *of == field) {
                Some((_, days)) => Cow::Borrowed(days),
                None => Cow::Owned(Days::empty()),
            },
        }
    }
}

/// Looks at the days on which a thing lives and does not, and for each field at those on which it differs from the first world.
struct LookAtThing<'w> {
    world: &'w World,
    thing: Thing,
    assignment: Assignment,
    fields: &'w [FieldId],
    /// The fields as they are in the first world.
    base: Vec<Timeline<Cell>>,
    start: (Day, Day),
    end: (Day, Day),
}

impl LookAtThing<'_> {
    fn differences(&mut self, id: TermId) -> Vec<Days> {
        let fields =
            self.fields.iter().map(|field| self.world.field(id, *field, &self.assignment).into_owned());
        let fields: Vec<Timeline<Cell>> = fields.collect();
        if self.base.is_empty() {
            self.base.clone_from(&fields);
        }
        let differs = |(base, here): (&Timeline<Cell>, &Timeline<Cell>)| {
            base.zip_with(here, |base, here| base.known != here.known || base.origin != here.origin)
                .days_where(|differs| *differs)
        };
        self.base.iter().zip(&fields).map(differs).collect()
    }
}

impl Look for LookAtThing<'_> {
    type Region = Sets;

    fn set(&mut self, unknown: Unknown, day: Day) {
        self.assignment.set(unknown, day);
    }

    fn look(&mut self, _: &[(Unknown, Day)]) -> Sets {
        let (start, end) = self.world.first_and_last(self.thing, &self.assignment);
        let life = match self.thing {
            Thing::Party(_) => self.world.life(self.thing, &self.assignment).into_owned(),
            Thing::Term(_) | Thing::Agreement(_) => days_between(start, end),
        };
        self.start = (self.start.0.min(start), self.start.1.max(start));
        self.end = (self.end.0.min(end), self.end.1.max(end));
        let mut sets = vec![life.clone(), life.complement()];
        if let Thing::Term(id) = self.thing {
            sets.extend(self.differences(id));
        }
        Sets(sets)
    }

    fn forget_asked(&self, unknown: Unknown) {
        self.assignment.forget_asked(unknown);
    }

    fn was_asked(&self, unknown: Unknown) -> bool {
        self.assignment.was_asked(unknown)
    }
}
