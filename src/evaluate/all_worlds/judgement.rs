//! What all possible worlds together say of a rule and the things it binds.

use crate::diagnostic::report::FindingVerdict;
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::Reasons;
use crate::ir::EventId;
use crate::time::{Day, Days};

/// The verdict of a rule on what it binds, over all possible worlds.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    /// Whether there was anything to judge in some world.
    pub(crate) met: bool,
    /// The days that are broken in some world.
    pub(crate) broken: Days,
    /// Whether every world breaks it. Then `broken` are the days broken in all, or if there are none, in some.
    pub(crate) always: bool,
    /// In which worlds it is broken, where that is not in all.
    pub(crate) breaks: Option<Breaks>,
    /// Whether each of these days is broken in every world.
    pub(crate) everywhere: bool,
    /// Worlds in which it is broken, and on which days; each shows a day that those before it do not.
    pub(super) witnesses: Vec<Witness>,
    /// The days on which it cannot be told within some world.
    pub(crate) unknown: Days,
    /// Why it cannot be told there, as entries of the table of the frame that judged.
    pub(super) reasons: Reasons,
    /// The same, whoever asks.
    pub(crate) why: Vec<Reason>,
    /// Worlds in which it cannot be told, and on which days; each shows a day that those before it do not.
    pub(super) doubts: Vec<Witness>,
    /// The events that matter.
    pub(crate) events: Vec<EventId>,
    /// The days of the events in each world looked at, and whether it is broken there; only of several events.
    pub(crate) samples: Vec<(Vec<Day>, bool)>,
    /// There were too many worlds to look at all.
    pub(crate) unfinished: bool,
}

/// A possible world that shows something on some days.
#[derive(Debug)]
pub(super) struct Witness {
    /// The days of the events in it.
    pub(super) world: Vec<(EventId, Day)>,
    /// The days on which it shows it.
    pub(super) days: Days,
}

/// How many worlds are kept for one judgement to be told from.
const MOST_WITNESSES: usize = 16;

impl Judgement {
    /// Whether it is broken on its days in every world, and no event has a part in it.
    pub(crate) fn is_certain(&self) -> bool {
        self.always && self.everywhere && self.events.is_empty()
    }

    /// Broken where every world breaks it, else open.
    pub(crate) fn verdict(&self) -> FindingVerdict {
        if self.always { FindingVerdict::Broken } else { FindingVerdict::Open }
    }

    /// What it comes to: broken or open for its events, and open for what is not known in a world.
    pub(crate) fn verdicts(&self) -> Vec<(FindingVerdict, Days)> {
        let mut verdicts = Vec::new();
        if !self.broken.is_empty() {
            verdicts.push((self.verdict(), self.broken.clone()));
        }
        if !self.unknown.is_empty() {
            verdicts.push((FindingVerdict::Open, self.unknown.clone()));
        }
        verdicts
    }

    /// A world in which it is broken.
    pub(crate) fn witness(&self) -> &[(EventId, Day)] {
        self.witnesses.first().map_or(&[], |witness| &witness.world)
    }

    /// A world in which it is broken on one of these days; where none is known, one in which it is broken at all.
    pub(crate) fn witness_on(&self, days: &Days) -> &[(EventId, Day)] {
        first_on(&self.witnesses, days)
    }

    /// A world in which it cannot be told.
    pub(crate) fn doubt(&self) -> &[(EventId, Day)] {
        self.doubts.first().map_or(&[], |witness| &witness.world)
    }

    /// A world in which it cannot be told on one of these days; where none is known, one in which it cannot at all.
    pub(crate) fn doubt_on(&self, days: &Days) -> &[(EventId, Day)] {
        first_on(&self.doubts, days)
    }
}

fn first_on<'w>(witnesses: &'w [Witness], days: &Days) -> &'w [(EventId, Day)] {
    let shows = |witness: &&Witness| !witness.days.intersection(days).is_empty();
    witnesses.iter().find(shows).or(witnesses.first()).map_or(&[], |witness| &witness.world)
}

/// Keeps a world that shows a day of which none is known yet.
pub(super) fn keep(witnesses: &mut Vec<Witness>, world: &[(EventId, Day)], days: &Days) {
    if witnesses.len() >= MOST_WITNESSES {
        return;
    }
    let mut new = days.clone();
    for witness in witnesses.iter() {
        if new.is_empty() {
            return;
        }
        new = new.difference(&witness.days);
    }
    if !new.is_empty() {
        witnesses.push(Witness { world: world.to_vec(), days: days.clone() });
    }
}
