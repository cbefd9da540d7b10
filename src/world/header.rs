//! The header of an agreement in; the first day and the ends that it says, in one world, out. No amendment is looked at.

use super::bounds::Bounds;
use super::mark::Mark;
use super::value::Setting;
use crate::ir::{Agreement, TimeSpan};
use crate::time::Day;

/// The first day of an agreement.
pub(super) fn agreement_start(agreement: &Agreement, setting: &Setting) -> Mark {
    match (&agreement.from, agreement.signed) {
        (Some(span), _) => Bounds::of(std::slice::from_ref(span), Day::BEGINNING, setting)
            .latest_start()
            .unwrap_or(Mark::unsaid(Day::BEGINNING)),
        (None, Some(signed)) => Mark::unsaid(signed),
        (None, None) => Mark::unsaid(Day::BEGINNING),
    }
}

/// The ends that the header of an agreement says, each with whether it is *by event*. The first is so only where it is an event itself:
/// `until (launch + 3 years)` is a date that another event could not have moved, in each world its own. Those that `or until` adds
/// hang on events.
pub(super) fn ends_of_header(agreement: &Agreement) -> impl Iterator<Item = (&TimeSpan, bool)> {
    let by_event = |(place, end): (usize, &TimeSpan)| {
        if place == 0 { end.is_by_mere_event() } else { end.names_event() }
    };
    agreement.ends.iter().enumerate().map(move |(place, end)| (end, by_event((place, end))))
}

/// The days of these ends in one world.
pub(super) fn header_ends(agreement: &Agreement, start: Day, setting: &Setting) -> Vec<Mark> {
    let marks = |(end, by_event): (&TimeSpan, bool)| {
        let said = Bounds::of(std::slice::from_ref(end), start, setting).ends;
        said.into_iter().map(move |mark| Mark { by_event, ..mark })
    };
    ends_of_header(agreement).flat_map(marks).collect()
}

/// The first end by event that the header of an agreement says, in one world.
pub(super) fn end_by_event(agreement: &Agreement, start: Day, setting: &Setting) -> Mark {
    let ends = header_ends(agreement, start, setting);
    earliest(ends.iter().filter(|mark| mark.by_event))
}

/// The mark of the earliest day, the first of them where they share it.
pub(super) fn earliest<'m>(ends: impl IntoIterator<Item = &'m Mark>) -> Mark {
    ends.into_iter().copied().min_by_key(|mark| mark.day).unwrap_or(Mark::unsaid(Day::END))
}
