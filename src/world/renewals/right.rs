//! A renewal term in; what it says in one possible world of when and how it carries its agreement on, out.

use std::borrow::Cow;

use rust_decimal::prelude::ToPrimitive;

use crate::ir::{FieldId, Literal, TermId};
use crate::time::{Day, Duration, Timeline};
use crate::value::Number;
use crate::world::field::layers;
use crate::world::mark::Life;
use crate::world::value::{Setting, shift};
use crate::world::{Assignment, Cell, Known, Mark, World};

/// What a renewal term says in one world.
#[derive(Debug, Clone)]
pub(in crate::world) struct Right<'w> {
    pub(in crate::world) term: TermId,
    /// Its first day.
    start: Day,
    /// Its last day by its own words and by amendments of it; [`Day::END`] where only its agreement ends it.
    end: Day,
    automatic: Said<'w>,
    option: Said<'w>,
    successive: Said<'w>,
    period: Said<'w>,
    notice: Said<'w>,
    times: Said<'w>,
}

/// What is said of one field.
#[derive(Debug, Clone)]
enum Said<'w> {
    /// On all days.
    Always(Known),
    /// By the day.
    Over(Cow<'w, Timeline<Cell>>),
}

/// Who has to act for an agreement to be renewed, or not to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It renews unless somebody objects.
    Automatic,
    /// It is extended if a party says so.
    Option,
}

/// The last day on which somebody can object, or exercise an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastDay {
    /// This day.
    On(Day),
    /// It is not exactly known, but whoever acts by this day acts in time, as far as that can be told.
    NotLaterThan(Day),
}

/// How long something lasts, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::world) enum Length {
    /// This long.
    Exactly(Duration),
    /// Not shorter than the one and not longer than the other.
    Between(Option<Duration>, Option<Duration>),
}

impl World {
    /// What a renewal term of an agreement that begins on `start` says in one world.
    pub(super) fn right(
        &self,
        id: TermId,
        start: Mark,
        assignment: &Assignment,
        setting: &Setting,
    ) -> Right<'_> {
        let term = self.ir.term(id);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let amendments = self.effective(known, Some(id), setting);
        // That the agreement ends is what it is about, so it is asked how long its own words let it live.
        let outer = Life::from(start, Mark::unsaid(Day::END));
        let life = self.amended_life(id, Some(&outer), &amendments, assignment, setting).life;
        let said = |field: FieldId| {
            let mut stated = term.statements.iter().filter(|statement| statement.field == field);
            let changed = self.changes(id, known).any(|statement| statement.field == field);
            match (changed, stated.next(), stated.next()) {
                (false, None, _) => Said::Always(self.default(field, assignment).known),
                (false, Some(once), None) if once.never_changes() => Said::Always(self.certain(&once.stated)),
                _ => {
                    let layers = layers(id, term, field, &amendments);
                    Said::Over(Cow::Owned(self.lay_field(field, &layers, life.start.day, assignment)))
                }
            }
        };
        Right {
            term: id,
            start: life.start.day,
            end: life.end.day,
            automatic: said(FieldId::AUTOMATIC),
            option: said(FieldId::OPTION),
            successive: said(FieldId::SUCCESSIVE),
            period: said(FieldId::PERIOD),
            notice: said(FieldId::NOTICE),
            times: said(FieldId::TIMES),
        }
    }
}

impl Right<'_> {
    /// The last day to act before an end is passed, as far as whether it lives then goes: without an exactly known notice that end
    /// itself.
    pub(super) fn last_to_act(&self, past: Day, setting: &Setting) -> Day {
        let day = match length(self.notice.at(past)) {
            Some(Length::Exactly(notice)) => self.before(past, &notice, setting),
            _ => past,
        };
        self.not_before_its_start(day, past)
    }

    /// The same, as far as it can be told to people.
    pub(super) fn last_day(&self, past: Day, setting: &Setting) -> LastDay {
        let (notice, exactly) = match length(self.notice.at(past)) {
            None => (None, true),
            Some(Length::Exactly(notice)) => (Some(notice), true),
            // Who keeps to the longest notice that it can be is in time; where there is no longest, nobody can be sure to be.
            Some(Length::Between(least, most)) => (most.or(least), false),
        };
        let day = notice.map_or(past, |notice| self.before(past, &notice, setting));
        let day = self.not_before_its_start(day, past);
        if exactly { LastDay::On(day) } else { LastDay::NotLaterThan(day) }
    }

    fn before(&self, past: Day, notice: &Duration, setting: &Setting) -> Day {
        shift(past, notice, true, setting.world.ir.term(self.term).phrase_span, setting)
    }

    fn not_before_its_start(&self, day: Day, past: Day) -> Day {
        if self.start > day && self.start <= past { self.start } else { day }
    }

    /// Whether it lives on a day, the end of its agreement left out.
    pub(super) fn lives_on(&self, day: Day) -> bool {
        self.start <= day && day <= self.end
    }

    /// Whether nothing but the end of its agreement ends it.
    pub(super) fn has_no_end(&self) -> bool {
        self.end == Day::END
    }

    /// Whether its last day lies before a day.
    pub(super) fn ends_before(&self, day: Day) -> bool {
        self.end < day
    }

    /// In which ways it carries its agreement on, by what it says on a day.
    pub(super) fn ways(&self, day: Day) -> (bool, bool) {
        let automatic = matches!(self.automatic.at(day), Known::Exactly(Literal::Flag(true)));
        let option = matches!(self.option.at(day), Known::Exactly(Literal::Party(_)));
        (automatic, option)
    }

    /// How often it does at most, by what it says on the end that is to be passed and on the last day to act; none: without limit.
    pub(super) fn times(&self, past: Day, last_to_act: Day) -> Option<u64> {
        let whole = |literal: &Literal| match literal {
            Literal::Number(number) => Some(whole_times(number)),
            _ => None,
        };
        match self.times.at(past) {
            Known::Absent => {
                let again = matches!(self.successive.at(last_to_act), Known::Exactly(Literal::Flag(true)));
                if again { None } else { Some(1) }
            }
            Known::Exactly(times) => whole(times),
            Known::Bounded { at_most, .. } => at_most.as_ref().and_then(whole),
            Known::Blank | Known::Redacted => None,
        }
    }

    /// How often it does at most, whatever the ends that are to be passed; none: without limit, or that hangs on the day.
    pub(super) fn times_at_most(&self) -> Option<u64> {
        let is_steady = [&self.times, &self.successive].iter().all(|said| matches!(said, Said::Always(_)));
        if is_steady { self.times(Day::END, Day::END) } else { None }
    }

    /// How long it carries its agreement past an end; none: that is not said.
    pub(super) fn period(&self, past: Day) -> Option<Length> {
        length(self.period.at(past))
    }

    /// From which day on nothing about it changes any more, but for its own end.
    pub(super) fn steady_from(&self) -> Day {
        let said = [&self.automatic, &self.option, &self.successive, &self.period, &self.notice, &self.times];
        said.into_iter().map(Said::last_change).fold(self.start, Day::max)
    }
}

impl Said<'_> {
    fn at(&self, day: Day) -> &Known {
        match self {
            Said::Always(known) => known,
            Said::Over(timeline) => &timeline.at(day).known,
        }
    }

    /// The first day of its last stretch.
    fn last_change(&self) -> Day {
        match self {
            Said::Always(_) => Day::BEGINNING,
            Said::Over(timeline) => timeline.segments().last().map_or(Day::BEGINNING, |(run, _)| run.from),
        }
    }
}

/// How many whole times a number is; a negative one is none.
fn whole_times(number: &Number) -> u64 {
    let floor = number.as_decimal().map(|decimal| decimal.floor());
    floor.map_or(0, |floor| floor.to_u64().unwrap_or(if floor.is_sign_negative() { 0 } else { u64::MAX }))
}

/// How long what is known of a span of time says that something lasts. Of business days only the least number of days is known.
pub(in crate::world) fn length(known: &Known) -> Option<Length> {
    let span = |literal: &Option<Literal>| match literal {
        Some(Literal::Duration(duration)) => Some(*duration),
        _ => None,
    };
    match known {
        Known::Absent => None,
        Known::Exactly(Literal::Duration(duration)) if duration.business_days == 0 => {
            Some(Length::Exactly(*duration))
        }
        Known::Exactly(Literal::Duration(duration)) => Some(Length::Between(Some(in_days(duration)), None)),
        Known::Bounded { at_least, at_most } => {
            let least = span(at_least).map(|least| in_days(&least));
            Some(Length::Between(least, span(at_most).filter(|most| most.business_days == 0)))
        }
        Known::Exactly(_) | Known::Blank | Known::Redacted => Some(Length::Between(None, None)),
    }
}

/// So many days for so many business days, which are at least as many.
fn in_days(duration: &Duration) -> Duration {
    let Duration { business_days, days, .. } = *duration;
    Duration { business_days: 0, days: days.saturating_add(business_days), ..*duration }
}
