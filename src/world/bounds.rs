//! Time words in, bounds out: which starts and which ends they set, in one world.

use super::mark::Mark;
use super::value::{Setting, duration, last_of, period, shift};
use crate::ir::{TimeSpan, TimeSpanKind, Value};
use crate::source::Span;
use crate::time::{Day, Days, Duration};

/// The starts and ends that time words set; each is inclusive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) starts: Vec<Mark>,
    pub(super) ends: Vec<Mark>,
}

impl Bounds {
    /// What `spans` say. `for D` counts from `anchor`, or from the start they set themselves.
    pub(super) fn of(spans: &[TimeSpan], anchor: Day, setting: &Setting) -> Bounds {
        let mut bounds = Bounds::default();
        for span in spans {
            bounds.add(span, setting);
        }
        // Only when all starts are known is it known where `for D` begins, in whatever order the words stand.
        let anchor = bounds.latest_start().map_or(anchor, |mark| mark.day);
        for span in spans {
            if let TimeSpanKind::For(value) = &span.kind {
                let end = duration(value, setting)
                    .map_or(Day::END, |length| end_after(anchor, &length, span.span, setting));
                // What an end counts from may hang on an event: its own words name none, so it is dated.
                bounds.ends.push(Mark { day: end, span: Some(span.span), by_event: false, amendment: None });
            }
        }
        bounds
    }

    fn add(&mut self, span: &TimeSpan, setting: &Setting) {
        let first = |value: &Value| period(value, setting).map_or(Day::BEGINNING, |period| period.first);
        let last = |value: &Value| period(value, setting).map_or(Day::END, |period| period.last);
        let (start, end) = match &span.kind {
            TimeSpanKind::From(value) => (Some(first(value)), None),
            TimeSpanKind::After(value) => (Some(last(value).next()), None),
            TimeSpanKind::Before(value) | TimeSpanKind::Until(value) => (None, Some(first(value).previous())),
            TimeSpanKind::Through(value) => (None, Some(last(value))),
            TimeSpanKind::In(value) => (Some(first(value)), Some(last(value))),
            TimeSpanKind::Between(from, through) => (Some(first(from)), Some(last(through))),
            TimeSpanKind::Within { duration: value, of } => {
                let end = duration(value, setting)
                    .map_or(Day::END, |length| shift(last(of), &length, false, span.span, setting));
                (Some(first(of)), Some(end))
            }
            TimeSpanKind::For(_) => return,
        };
        let by_event = match &span.kind {
            TimeSpanKind::Within { of, .. } => of.names_event(),
            _ => span.names_event(),
        };
        let mark = |day| Mark { day, span: Some(span.span), by_event, amendment: None };
        self.starts.extend(start.map(mark));
        self.ends.extend(end.map(mark));
    }

    pub(super) fn latest_start(&self) -> Option<Mark> {
        self.starts.iter().copied().max_by_key(|mark| mark.day)
    }

    /// The days within all bounds.
    pub(super) fn days(&self) -> Days {
        let from = self.latest_start().map_or(Day::BEGINNING, |mark| mark.day);
        let through = self.ends.iter().map(|mark| mark.day).min().unwrap_or(Day::END);
        run(from, through)
    }
}

/// The days from one through the other; none if there is no such day. A start that never comes and an end before all days
/// leave none.
pub(crate) fn run(from: Day, through: Day) -> Days {
    if from > through || from == Day::END || through == Day::BEGINNING {
        Days::empty()
    } else {
        Days::run(from, through)
    }
}

/// The last day of something that lasts `length` from `start` on. What has no beginning has no such end.
pub(super) fn end_after(start: Day, length: &Duration, at: Span, setting: &Setting) -> Day {
    if start.is_civil() { last_of(start, length, at, setting) } else { Day::END }
}
