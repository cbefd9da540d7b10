//! What all possible worlds together say of a rule and the things it binds.

use crate::diagnostic::report::FindingVerdict;
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::judge::is_told;
use crate::evaluate::all_worlds::slices::{Cut, DayByDay, Slices};
use crate::evaluate::all_worlds::stretches::Stretches;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Reasons};
use crate::evaluate::one_world::life_bounds::OfLife;
use crate::evaluate::one_world::ruling::Ruling;
use crate::time::{Day, Days};
use crate::world::{Count, Unknown, World};

/// The verdict of a rule on what it binds, over all possible worlds.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    /// Whether there was anything to judge in some world.
    pub(crate) met: bool,
    /// The days that are broken in some world.
    pub(crate) broken: Days,
    /// The same, whether or not every world breaks it; where not all worlds could be looked at, those that could not be ruled out.
    pub(crate) possible: Days,
    /// Whether every world breaks it. Then `broken` are the days broken in all, or if there are none, in some.
    pub(crate) always: bool,
    /// In which worlds it is broken, where that is not in all.
    pub(crate) breaks: Option<Breaks>,
    /// Whether each of these days is broken in every world.
    pub(crate) everywhere: bool,
    /// Worlds in which it is broken, and on which days; each shows a day that those before it do not.
    pub(super) witnesses: Witnesses,
    /// How often each renewal is used at least in the worlds looked at in which it is broken.
    pub(super) least: Vec<(Unknown, Count)>,
    /// The days on which it cannot be told within some world.
    pub(crate) unknown: Days,
    /// Why it cannot be told there, as entries of the table of the frame that judged.
    pub(super) reasons: Reasons,
    /// The same, whoever asks.
    pub(crate) why: Vec<Reason>,
    /// Worlds in which it cannot be told, and on which days; each shows a day that those before it do not.
    pub(super) doubts: Witnesses,
    /// The unknowns that matter.
    pub(crate) unknowns: Vec<Unknown>,
    /// The stretches of days in which it is broken, where these say it all; only of several unknowns.
    pub(crate) stretches: Option<Stretches>,
    /// How many steps the last walk through worlds took.
    pub(crate) steps: usize,
    /// There were too many worlds to look at all.
    pub(crate) unfinished: bool,
    /// Whether it is kept in a world looked at.
    pub(super) kept_in_one: bool,
    /// Whether it is kept in a world looked at that people count on, so that it is not broken.
    pub(super) kept_as_expected: bool,
    /// The life that alone decides it, if one does.
    pub(crate) of_life: Option<OfLife>,
    /// Whether its days and its verdict are known and no more: in which worlds it is broken is looked at when it is told.
    pub(crate) is_told_later: bool,
    /// Whether all that is said of it is so, too, in the worlds that people count on alone.
    pub(super) is_so_as_expected: bool,
    /// What else there is where something that nobody counts on may be, which all of the above leaves out of account but for what is met,
    /// what is possible and what is unknown.
    pub(crate) unexpected: Option<Unexpectedly>,
}

/// What hangs on the unexpected, of a rule that is broken as far as anybody counts on.
#[derive(Debug)]
pub(crate) struct Unexpectedly {
    /// The unknowns that the rule hangs on of which nobody counts on that they happen, or are renewed for ever.
    pub(crate) unknowns: Vec<Unknown>,
    /// All unknowns that it hangs on.
    all: Vec<Unknown>,
    /// The days on which it is broken in every world, whatever happens: nothing undoes that.
    pub(crate) certain: Days,
    /// Worlds in which it is broken, whatever happens in them.
    witnesses: Witnesses,
    /// There were too many worlds to look at all.
    pub(crate) unfinished: bool,
}

/// Possible worlds that show something.
#[derive(Debug, Default)]
pub(super) struct Witnesses {
    list: Vec<Witness>,
    /// The days on which one of them shows it.
    days: Days,
}

/// A possible world that shows something on some days.
#[derive(Debug)]
struct Witness {
    /// The days of the unknowns in it.
    world: Vec<(Unknown, Day)>,
    /// The days on which it shows it.
    days: Days,
}

impl Witnesses {
    /// Keeps a world that shows a day of which none is known yet.
    pub(super) fn keep(&mut self, world: &[(Unknown, Day)], days: &Days) {
        if self.list.len() < MOST_WITNESSES && !days.difference(&self.days).is_empty() {
            self.days = self.days.union(days);
            self.list.push(Witness { world: world.to_vec(), days: days.clone() });
        }
    }

    /// The first of them.
    fn first(&self) -> &[(Unknown, Day)] {
        self.list.first().map_or(&[], |witness| &witness.world)
    }

    /// The first that shows it on one of these days; where none does, the first.
    fn first_on(&self, days: &Days) -> &[(Unknown, Day)] {
        let shows = |witness: &&Witness| !witness.days.intersection(days).is_empty();
        self.list.iter().find(shows).map_or(self.first(), |witness| &witness.world)
    }
}

/// How many worlds are kept for one judgement to be told from.
const MOST_WITNESSES: usize = 16;

impl Judgement {
    /// That of what nobody looked at, since there were no steps left.
    pub(crate) fn not_looked_at() -> Judgement {
        Judgement { unknown: Days::all(), why: vec![Reason::TooMuch], ..Judgement::default() }
    }

    /// Whether it is broken on its days in every world, and no unknown has a part in it.
    pub(crate) fn is_certain(&self) -> bool {
        self.always && self.everywhere && self.unknowns.is_empty() && self.unexpected.is_none()
    }

    /// What is broken in the worlds that people count on, beside what `all` says of all worlds: what nobody counts on may count against
    /// a rule and never for it.
    pub(super) fn beside(self, all: Judgement, unknowns: Vec<Unknown>, world: &World) -> Judgement {
        let mut witnesses = self.witnesses;
        if witnesses.list.is_empty() {
            witnesses.keep(&[], &self.broken);
        }
        for witness in &mut witnesses.list {
            let unexpected = unknowns.iter().filter(|unknown| world.is_unexpected(**unknown));
            witness.world.extend(unexpected.map(|unknown| (*unknown, Day::END)));
        }
        // Of days that are broken in some of these worlds only, what goes on for ever brings no others that anyone asks for.
        let is_surprised = unknowns.iter().any(|unknown| world.is_unexpected(*unknown));
        let possible =
            if is_surprised || self.everywhere { self.possible.union(&all.possible) } else { self.possible };
        Judgement {
            met: self.met || all.met,
            possible,
            unknown: all.unknown,
            reasons: all.reasons,
            why: all.why,
            doubts: all.doubts,
            unexpected: Some(Unexpectedly {
                unknowns,
                all: all.unknowns,
                certain: if all.always && all.everywhere { all.broken } else { Days::empty() },
                witnesses: all.witnesses,
                unfinished: all.unfinished,
            }),
            witnesses,
            is_told_later: self.is_told_later || all.is_told_later,
            ..self
        }
    }

    /// The days that are broken in some world only, beside those that are found broken.
    pub(crate) fn further(&self) -> Days {
        if self.always { self.possible.difference(&self.broken) } else { Days::empty() }
    }

    /// The unknowns that matter, the unexpected ones included.
    pub(crate) fn all_unknowns(&self) -> &[Unknown] {
        self.unexpected.as_ref().map_or(&self.unknowns, |unexpected| &unexpected.all)
    }

    /// A world in which it is broken on one of these days, whatever happens in it; where none is known, one in which it is broken.
    pub(crate) fn any_witness_on(&self, days: &Days) -> &[(Unknown, Day)] {
        self.unexpected.as_ref().map_or(&self.witnesses, |unexpected| &unexpected.witnesses).first_on(days)
    }

    /// Broken where every world breaks it, else open.
    pub(crate) fn verdict(&self) -> FindingVerdict {
        if self.always { FindingVerdict::Broken } else { FindingVerdict::Open }
    }

    /// What it comes to: broken or open for its unknowns, and open for what is not known in a world.
    pub(crate) fn verdicts(&self) -> Vec<(FindingVerdict, Days)> {
        let mut verdicts = Vec::new();
        if !self.broken.is_empty() {
            verdicts.push((self.verdict(), self.broken.clone()));
        }
        let further = self.further();
        if !further.is_empty() {
            verdicts.push((FindingVerdict::Open, further));
        }
        if !self.unknown.is_empty() {
            verdicts.push((FindingVerdict::Open, self.unknown.clone()));
        }
        verdicts
    }

    /// Of worlds that could not all be looked at, what a look at all of them at once says: what that could not rule out stays
    /// possible, and what it is sure of is broken in every world.
    pub(super) fn leave_to(&mut self, at_once: &Ruling) {
        self.met |= truth::some_day(&at_once.met).may_hold();
        let sure = truth::certain(&at_once.broken);
        self.possible = truth::possible(&at_once.broken);
        if is_told(&sure) {
            self.settle(sure);
        } else {
            self.broken = self.possible.clone();
            self.always = false;
        }
    }

    /// Of worlds that could not all be looked at, what is known of each day.
    pub(super) fn take_days(&mut self, days: &DayByDay, slices: &Slices, known: &World) {
        self.unknown = days.unknown.clone();
        for world in &days.shown {
            let Cut { broken, unknown, reasons } = slices.look(known, world);
            if is_told(&broken) {
                self.note_broken(world, &broken, |unknown| known.is_renewal(unknown));
            } else {
                self.kept_in_one = true;
            }
            if !unknown.is_empty() {
                self.reasons = self.reasons.with(reasons);
                self.doubts.keep(world, &unknown);
            }
        }
        let sure = days.broken.difference(&days.not_broken);
        self.possible = days.broken.clone();
        if is_told(&sure) {
            return self.settle(sure);
        }
        self.always = false;
        self.everywhere = false;
        self.broken = days.broken.clone();
        if self.kept_in_one {
            // The days are known, and that it is not broken in every world: all but the words for the worlds in which it is.
            self.unfinished = false;
            let matter = days.matter.clone();
            self.breaks = Some(if is_told(&self.broken) { Breaks::Relative(matter) } else { Breaks::Never });
        }
    }

    /// It is broken on these days in every world.
    fn settle(&mut self, days: Days) {
        self.unfinished = false;
        self.always = true;
        self.everywhere = true;
        self.broken = days;
        self.breaks = None;
    }

    /// How often a renewal is used at least in the worlds looked at in which it is broken.
    pub(crate) fn least_count(&self, unknown: Unknown) -> Option<u32> {
        match self.least.iter().find(|(of, _)| *of == unknown)?.1 {
            Count::Times(times) => Some(times),
            Count::ForEver => None,
        }
    }

    /// Notes a world in which it is broken on these days.
    pub(super) fn note_broken(
        &mut self,
        world: &[(Unknown, Day)],
        days: &Days,
        is_renewal: impl Fn(Unknown) -> bool,
    ) {
        self.witnesses.keep(world, days);
        for (unknown, day) in world.iter().filter(|(unknown, _)| is_renewal(*unknown)) {
            let count = Count::of(*day);
            match self.least.iter_mut().find(|(of, _)| of == unknown) {
                Some((_, least)) => *least = count.min(*least),
                None => self.least.push((*unknown, count)),
            }
        }
    }

    /// A world in which it is broken.
    pub(crate) fn witness(&self) -> &[(Unknown, Day)] {
        self.witnesses.first()
    }

    /// A world in which it is broken on one of these days; where none is known, one in which it is broken at all.
    pub(crate) fn witness_on(&self, days: &Days) -> &[(Unknown, Day)] {
        self.witnesses.first_on(days)
    }

    /// A world in which it cannot be told.
    pub(crate) fn doubt(&self) -> &[(Unknown, Day)] {
        self.doubts.first()
    }

    /// A world in which it cannot be told on one of these days; where none is known, one in which it cannot at all.
    pub(crate) fn doubt_on(&self, days: &Days) -> &[(Unknown, Day)] {
        self.doubts.first_on(days)
    }
}
