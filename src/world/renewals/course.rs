//! The ends of an agreement in one possible world in; how its renewals carry it past them, out.
//!
//! Amendments and renewals move the same end, so they are looked at together, by the day: before an amendment takes effect, the
//! agreement is renewed past each end that lies before the day before it.

use super::count::Count;
use super::right::{LastDay, Length, Right, Way};
use super::steady::Steady;
use crate::ir::{AmendmentId, PatchKind, TermId};
use crate::source::Span;
use crate::time::{Day, Duration};
use crate::world::mark::Mark;
use crate::world::value::{Setting, last_of_or_last};
use crate::world::{Sort, Unknown};

/// How often a course is followed step by step. A renewal that goes on after that goes on for ever.
const MOST_STEPS: usize = 4_000;

/// How renewals carry an agreement on, while its ends are worked out.
#[derive(Debug, Clone)]
pub(in crate::world) struct Course<'w> {
    rights: Vec<Used<'w>>,
    /// Amendments whose day hangs on no event.
    signs: Vec<Sign>,
    /// From where the time is counted that a renewal without a period lasts: the agreement's first day, or the day after the end that
    /// was last extended.
    start: Day,
    /// The length that the agreement says of itself, as long as nothing has moved its end.
    length: Option<Duration>,
    /// The renewals that follow each other without an extension between them.
    chain: Option<Chain>,
    /// Whether the last renewal was for a period without an upper bound, so that it has brought any later day there is.
    open: bool,
    /// The last day that an `end agreement` has set. No renewal goes past it.
    cap: Option<Day>,
    counts: Counts,
    /// Whether each end is to be told, so that none is passed over.
    told: bool,
    pub(in crate::world) passes: Vec<Pass>,
    pub(in crate::world) faults: Vec<Fault>,
    /// What each renewal adds, where from the first that is not certain nothing changes any more.
    pub(in crate::world) steady: Option<Steady>,
}

/// How often renewals are used that are not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::world) enum Counts {
    /// As often as the world says that is looked at.
    OfTheWorld,
    /// As often as they can.
    Most,
    /// No more often than is certain.
    None,
}

/// A renewal term and how often it has been used.
#[derive(Debug, Clone)]
struct Used<'w> {
    right: Right<'w>,
    unknown: Option<Unknown>,
    /// The unknown of its period, where that is not exactly known.
    end: Option<Unknown>,
    /// How often, …
    times: u64,
    /// … and how often of these where that is not certain.
    freely: u64,
    /// Whether it could be used without limit when it last was.
    unlimited: bool,
}

/// An amendment that takes effect on a day.
#[derive(Debug, Clone, Copy)]
struct Sign {
    day: Day,
    by: AmendmentId,
    /// Whether all it does is to extend the agreement.
    only_extends: bool,
}

#[derive(Debug, Clone, Copy)]
struct Chain {
    /// The day after the end that the first of them passes.
    anchor: Day,
    /// How much time they have added to it.
    added: Duration,
    /// How long each lasts that does not say so; none: that is not known.
    period: Option<Duration>,
}

impl Chain {
    /// How much time they will have added after so many more.
    fn after(&self, times: u64, period: &Duration) -> Option<Duration> {
        let all = i64::try_from(times).ok().and_then(|times| period.times_whole(times))?;
        self.added.plus(&all)
    }
}

/// An end that a renewal may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    /// The renewal.
    pub renewal: TermId,
    /// Who has to act.
    pub way: Way,
    /// The end.
    pub past: Day,
    /// The last day on which somebody can object, or exercise the option.
    pub last_to_act: LastDay,
    /// Whether it is passed in this world.
    pub renewed: bool,
    /// Why that is certain; none: it is not.
    pub certain: Option<Certain>,
    /// The last day then, if it is passed.
    pub to: Day,
}

/// Why it is certain whether an end is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certain {
    /// This amendment takes effect later, so that the agreement still lives then.
    Amended(AmendmentId),
    /// The last day to act lies before the day stood at.
    Past,
}

/// What cannot be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::world) enum Fault {
    /// It renews by itself and by somebody's option.
    BothWays { renewal: TermId },
    /// Two renewals would follow the same end.
    Rivals { renewals: [TermId; 2], past: Day },
    /// It says no period, and the agreement has no first day to count from.
    NoPeriod { renewal: TermId },
}

impl<'w> Course<'w> {
    /// The course of an agreement with these renewals, before any is used. `length` is what the agreement says of how long it lasts.
    pub(in crate::world) fn new(
        rights: Vec<Right<'w>>,
        start: Day,
        length: Option<Duration>,
        counts: Counts,
        setting: &Setting,
    ) -> Course<'w> {
        let used = |right: Right<'w>| Used {
            unknown: setting.world.unknown_of(Sort::Renewal(right.term)),
            end: setting.world.unknown_of(Sort::Period(right.term)),
            right,
            times: 0,
            freely: 0,
            unlimited: false,
        };
        Course {
            rights: rights.into_iter().map(used).collect(),
            signs: Vec::new(),
            start,
            length,
            chain: None,
            open: false,
            cap: None,
            counts,
            told: false,
            passes: Vec::new(),
            faults: Vec::new(),
            steady: None,
        }
    }

    /// The same, where an amendment takes effect on a day that hangs on no event.
    pub(in crate::world) fn see(&mut self, by: AmendmentId, day: Day, patches: &[crate::ir::Patch]) {
        let extends = |patch: &crate::ir::Patch| matches!(patch.kind, PatchKind::Extend { term: None, .. });
        let only_extends = !patches.is_empty() && patches.iter().all(extends);
        self.signs.push(Sign { day, by, only_extends });
    }

    /// The same, where its renewals are used as often as they can be.
    pub(in crate::world) fn used_most(self) -> Course<'w> {
        Course { counts: Counts::Most, ..self }
    }

    /// The same, where each end is to be told.
    pub(in crate::world) fn told(self) -> Course<'w> {
        Course { told: true, ..self }
    }

    /// Renews past each end that lies before the day before `before`; none: past all.
    pub(in crate::world) fn renew(&mut self, own: &mut [Mark], before: Option<Day>, setting: &Setting) {
        for _ in 0..MOST_STEPS {
            let dated = own.iter().enumerate().filter(|(_, mark)| !mark.by_event);
            let Some((place, past)) =
                dated.map(|(place, mark)| (place, mark.day)).min_by_key(|(_, day)| *day)
            else {
                return;
            };
            let has_ended = own.iter().any(|mark| mark.by_event && mark.day <= past);
            let is_capped = self.cap.is_some_and(|cap| past >= cap);
            let waits = before.is_some_and(|before| past.next() >= before);
            // Past the last day of the calendar nothing is told.
            let is_last = !past.next().is_civil();
            if is_last || has_ended || is_capped || waits {
                return;
            }
            let Some(to) = self.pass(past, before.is_none(), setting) else { return };
            if own.iter().any(|mark| mark.by_event && mark.amendment.is_some()) {
                // What it adds is not all that its life hangs on: an amendment lets an event end it, be its day known or not.
                self.steady = None;
            }
            if let Some(mark) = own.get_mut(place) {
                *mark = Mark { day: to.day, span: Some(to.span), by_event: false, amendment: None };
            }
        }
    }

    /// The end that follows this one; none where nothing carries the agreement past it. `last`: no amendment comes later.
    fn pass(&mut self, past: Day, last: bool, setting: &Setting) -> Option<To> {
        let offer = self.who(past, setting)?;
        let certain = self.certain(&offer, setting);
        // Of what is certain the day of its unknown is not asked for: it makes no difference.
        let count = if certain.is_none() { self.count(&offer, setting) } else { Count::Times(0) };
        let used = self.rights.get(offer.place)?;
        let renewed = match (certain, count) {
            (Some((_, renewed)), _) => renewed,
            (None, Count::ForEver) => true,
            (None, Count::Times(times)) => used.freely < u64::from(times),
        };
        let chain = self.chain(past);
        let renewal = used.right.term;
        let span = setting.world.ir.term(renewal).phrase_span;
        let Some(said) = used.right.period(past).or(chain.period.map(Length::Exactly)) else {
            self.fault(Fault::NoPeriod { renewal });
            return None;
        };
        // A renewal whose period has no upper bound has brought any later day there is already.
        if self.open && certain.is_none() {
            return None;
        }
        let period = self.period_left(&offer, said, setting);
        // Where nothing changes any more, all that follow are counted at once.
        let goes_on = last && renewed && certain.is_none() && self.goes_on_alike(&offer, setting);
        let mut pass = Pass {
            renewal,
            way: offer.way,
            past,
            last_to_act: self.rights.get(offer.place)?.right.last_day(past, setting),
            renewed,
            certain: certain.map(|(why, _)| why),
            to: Day::END,
        };
        let (mut added, mut times) = (chain.added, 1);
        let day = match period {
            Length::Exactly(period) => {
                if goes_on {
                    self.note_steady(&offer, &chain, period, span);
                    let Some(all) = self.times_at_once(&offer, count, &chain, &period, setting) else {
                        self.passes.push(pass);
                        return Some(To { day: Day::END, span });
                    };
                    times = all;
                }
                added = chain.after(times, &period)?;
                last_of_or_last(chain.anchor, &added, span, setting)
            }
            Length::Between(least, most) => self.end_between(&offer, &chain, (least, most), setting),
        };
        if day <= past {
            return None;
        }
        pass.to = day;
        self.passes.push(pass);
        let used = self.rights.get_mut(offer.place)?;
        if !renewed {
            return None;
        }
        used.times += times;
        used.freely += if certain.is_none() { times } else { 0 };
        self.open = matches!(period, Length::Between(_, None));
        self.chain = Some(match period {
            Length::Exactly(_) => Chain { added, ..chain },
            Length::Between(..) => Chain { anchor: day.next(), added: Duration::ZERO, ..chain },
        });
        Some(To { day, span })
    }

    /// How often the renewal is used in this world, where that is not certain.
    fn count(&self, offer: &Offer, setting: &Setting) -> Count {
        let unknown = self.rights.get(offer.place).and_then(|used| used.unknown);
        match (self.counts, unknown) {
            (Counts::Most, _) => Count::Times(u32::MAX),
            (Counts::OfTheWorld, None) | (Counts::None, _) => Count::Times(0),
            (Counts::OfTheWorld, Some(unknown)) => Count::of((setting.day)(unknown)),
        }
    }

    /// How long it lasts this time. One whose period is bounded goes on by as little as there is, once it has brought its day.
    fn period_left(&mut self, offer: &Offer, said: Length, setting: &Setting) -> Length {
        let Some(used) = self.rights.get_mut(offer.place) else { return said };
        debug_assert!(
            offer.most.is_none_or(|most| used.times < most),
            "who is asked for those that can be used"
        );
        used.unlimited = offer.most.is_none();
        match said {
            Length::Between(least, Some(_))
                if used.freely > 0 && used.end.is_some_and(|end| (setting.day)(end) <= offer.past) =>
            {
                let least = least.filter(|least| least.least_days() > Some(0));
                Length::Exactly(least.unwrap_or(Duration::of_days(1)))
            }
            said => said,
        }
    }

    /// Whether from this end on each renewal does what this one does: nothing said changes any more, nobody else can renew, and no end
    /// is to be told by itself.
    fn goes_on_alike(&self, offer: &Offer, setting: &Setting) -> bool {
        let Offer { past, place, last_to_act, .. } = *offer;
        let is_past = || setting.world.as_of.is_some_and(|as_of| last_to_act < as_of);
        let is_alone =
            || (0..self.rights.len()).all(|other| other == place || self.is_spent(other, past, last_to_act));
        let is_steady = |used: &Used| used.right.steady_from() <= last_to_act.min(past);
        !self.told
            && self.cap.is_none()
            && self.rights.get(place).is_some_and(is_steady)
            && self.signs.iter().all(|sign| sign.day <= past)
            && !is_past()
            && is_alone()
    }

    /// Notes what each renewal adds from now on, where this is the first that is not certain.
    fn note_steady(&mut self, offer: &Offer, chain: &Chain, period: Duration, span: Span) {
        let is_first = |used: &Used| used.freely == 0 && used.right.has_no_end();
        if self.rights.get(offer.place).is_some_and(is_first) {
            let Chain { anchor, added, .. } = *chain;
            self.steady = Some(Steady { past: offer.past, anchor, added, period, span });
        }
    }

    /// How often it renews from now on, where nothing changes any more; none: for ever.
    fn times_at_once(
        &self,
        offer: &Offer,
        count: Count,
        chain: &Chain,
        period: &Duration,
        setting: &Setting,
    ) -> Option<u64> {
        let used = self.rights.get(offer.place)?;
        let right = &used.right;
        if count == Count::ForEver && offer.most.is_none() && right.has_no_end() {
            return None;
        }
        let left = offer.most.map_or(u64::MAX, |most| most - used.times);
        let free = match count {
            Count::Times(times) => u64::from(times) - used.freely,
            Count::ForEver => u64::MAX,
        };
        let times = left.min(free).min(room(offer.past, period)).max(1);
        // Past each end but the first it goes on only as long as the renewal still lives.
        let span = setting.world.ir.term(right.term).phrase_span;
        let lives_on = |times: u64| {
            let all = chain.after(times, period);
            let end = all.map(|all| last_of_or_last(chain.anchor, &all, span, setting));
            end.is_some_and(|end| right.lives_on(right.last_to_act(end, setting)))
        };
        let ends = !right.has_no_end() && !lives_on(times - 1);
        Some(if ends { first_where(times, |times| !lives_on(times)).max(1) } else { times })
    }

    /// The end that a renewal brings whose period is known within bounds only: the day of its unknown, as far as they let it.
    fn end_between(
        &self,
        offer: &Offer,
        chain: &Chain,
        (least, most): (Option<Duration>, Option<Duration>),
        setting: &Setting,
    ) -> Day {
        let used = self.rights.get(offer.place);
        let span = used.map(|used| setting.world.ir.term(used.right.term).phrase_span).unwrap_or_default();
        let bound = |length: Option<Duration>| {
            let all = length.and_then(|length| chain.added.plus(&length));
            all.map(|all| last_of_or_last(chain.anchor, &all, span, setting))
        };
        let least = bound(least).unwrap_or(offer.past).max(offer.past.next());
        let most = bound(most).unwrap_or(Day::END).max(least);
        let unknown = used.and_then(|used| used.end);
        unknown.map_or(most, |unknown| (setting.day)(unknown)).max(least).min(most)
    }

    /// Who would carry the agreement past an end.
    fn who(&mut self, past: Day, setting: &Setting) -> Option<Offer> {
        let mut found: Option<Offer> = None;
        let mut faults = Vec::new();
        for (place, used) in self.rights.iter().enumerate() {
            let right = &used.right;
            let last_to_act = right.last_to_act(past, setting);
            if !right.lives_on(last_to_act) {
                continue;
            }
            let way = match right.ways(last_to_act) {
                (false, false) => continue,
                (true, false) => Way::Automatic,
                (false, true) => Way::Option,
                (true, true) => {
                    faults.push(Fault::BothWays { renewal: right.term });
                    Way::Automatic
                }
            };
            let most = right.times(past, last_to_act);
            if most.is_some_and(|most| used.times >= most) {
                continue;
            }
            match found {
                None => found = Some(Offer { past, place, way, last_to_act, most }),
                Some(offer) => {
                    let first = self.rights.get(offer.place).map_or(right.term, |first| first.right.term);
                    faults.push(Fault::Rivals { renewals: [first, right.term], past });
                }
            }
        }
        faults.into_iter().for_each(|fault| self.fault(fault));
        found
    }

    /// Whether a renewal will not be used again, whatever comes.
    fn is_spent(&self, place: usize, past: Day, last_to_act: Day) -> bool {
        let Some(Used { right, times, .. }) = self.rights.get(place) else { return true };
        let steady = right.steady_from() <= last_to_act.min(past);
        let has_ended = right.ends_before(last_to_act);
        let is_used_up = right.times(past, last_to_act).is_some_and(|most| *times >= most);
        has_ended || steady && (is_used_up || right.ways(last_to_act) == (false, false))
    }

    /// Whether it is certain that an end is passed, or that it is not, and why.
    fn certain(&self, offer: &Offer, setting: &Setting) -> Option<(Certain, bool)> {
        let Offer { past, way, last_to_act, .. } = *offer;
        let shows = |sign: &&Sign| {
            // What extends the agreement by the day after its end moves that end, and says nothing of a renewal.
            let extends_in_time = sign.only_extends && sign.day <= past.next();
            sign.day > past && !extends_in_time && (way == Way::Automatic || !sign.only_extends)
        };
        let first = self.signs.iter().filter(shows).min_by_key(|sign| (sign.day, sign.by));
        if let Some(sign) = first {
            return Some((Certain::Amended(sign.by), true));
        }
        let is_past = setting.world.as_of.is_some_and(|as_of| last_to_act < as_of);
        is_past.then_some((Certain::Past, way == Way::Automatic))
    }

    /// The renewals so far that follow each other, or a new row of them from the end that is to be passed.
    fn chain(&self, past: Day) -> Chain {
        self.chain.unwrap_or_else(|| Chain {
            anchor: past.next(),
            added: Duration::ZERO,
            period: self.length.or_else(|| length_between(self.start, past)),
        })
    }

    /// How long a renewal lasts that does not say so: as long as the agreement itself, as far as it says that.
    pub(in crate::world) fn period_by_default(&self) -> Option<Duration> {
        self.length.or_else(|| self.chain.and_then(|chain| chain.period))
    }

    /// Notes that the agreement is extended from one end to another: the time from there on is counted anew.
    pub(in crate::world) fn extended(&mut self, old: Day, new: Day, setting: &Setting) {
        for place in 0..self.rights.len() {
            if self.is_use_of_option(place, old, new, setting)
                && let Some(used) = self.rights.get_mut(place)
            {
                used.times += 1;
            }
        }
        self.chain = None;
        self.open = false;
        self.start = old.next();
        self.length = None;
        self.cap = None;
    }

    /// Whether an extension does what an option would that could still be used, as far as that can be told.
    fn is_use_of_option(&self, place: usize, old: Day, new: Day, setting: &Setting) -> bool {
        let Some(Used { right, times, .. }) = self.rights.get(place) else { return false };
        let last_to_act = right.last_to_act(old, setting);
        let is_option = right.lives_on(last_to_act) && right.ways(last_to_act) == (false, true);
        if !is_option || right.times(old, last_to_act).is_some_and(|most| *times >= most) {
            return false;
        }
        let chain = self.chain(old);
        match right.period(old).or(chain.period.map(Length::Exactly)) {
            Some(Length::Exactly(period)) => {
                let span = setting.world.ir.term(right.term).phrase_span;
                let added = chain.added.plus(&period);
                added.is_some_and(|added| last_of_or_last(chain.anchor, &added, span, setting) == new)
            }
            Some(Length::Between(..)) | None => true,
        }
    }

    /// Notes that an amendment ends the agreement on a day.
    pub(in crate::world) fn ended(&mut self, day: Day) {
        self.cap = Some(self.cap.map_or(day, |cap| cap.min(day)));
    }

    /// How often at most each of its renewals was used where that was not certain, and whether it would go on for ever; what it may come to
    /// at most where the end hangs on unknowns, whatever these are.
    pub(in crate::world) fn free_uses(&self, hangs: bool) -> impl Iterator<Item = (TermId, u64, bool)> + '_ {
        self.rights.iter().map(move |used| {
            let right = &used.right;
            let (freely, for_ever) = match right.times_at_most() {
                Some(most) if hangs => (most.min(ANY_TIMES), false),
                None if hangs => (ANY_TIMES, true),
                _ => {
                    let goes_on = used.unlimited && used.freely > 0 && right.has_no_end();
                    (used.freely, goes_on && self.cap.is_none())
                }
            };
            (right.term, freely, for_ever)
        })
    }

    fn fault(&mut self, fault: Fault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}

/// So often an agreement is renewed at most whose end hangs on unknowns: on each day of the calendar.
const ANY_TIMES: u64 = 3_652_059;

/// A renewal that would carry an agreement past an end.
#[derive(Debug, Clone, Copy)]
struct Offer {
    /// The end.
    past: Day,
    /// Which renewal it is.
    place: usize,
    /// Who has to act, …
    way: Way,
    /// … and until when.
    last_to_act: Day,
    /// How often it can be used at most.
    most: Option<u64>,
}

/// The end that follows another, and the words that say so.
struct To {
    day: Day,
    span: Span,
}

/// How long it is from the first day of something through the last: in whole months where the calendar gives them, else in days.
fn length_between(first: Day, last: Day) -> Option<Duration> {
    let ((from_year, from_month, _), (year, month, _)) = (first.ymd()?, last.next().ymd()?);
    let months = i64::from(year - from_year) * 12 + i64::from(month) - i64::from(from_month);
    let whole = Duration::of_months(months);
    let is_whole = months > 0 && first.last_of(&whole, crate::time::MonthEnd::LastDay).ok() == Some(last);
    if is_whole { Some(whole) } else { last.next().days_since(first).map(Duration::of_days) }
}

/// The first number up to `most` that is so, where all after it are so too.
fn first_where(most: u64, is_so: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_so(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// How many of such periods there is room for in the calendar.
fn room(past: Day, period: &Duration) -> u64 {
    let days = Day::LAST.days_since(past).unwrap_or(0);
    let least = period.least_days().unwrap_or(1).max(1);
    u64::try_from(i128::from(days) / least + 1).unwrap_or(1)
}
