//! Days in, places along the calendar out, and the years to write there.

use super::model::Chart;
use crate::time::{Day, Run};

/// From the first day drawn (0) to the end of the last (1).
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    from: Day,
    through: Day,
}

/// A line in the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The day at whose beginning it stands.
    pub day: Day,
    /// `2026`
    pub label: String,
}

/// A run as drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// Where it begins, from 0 to 1.
    pub left: f64,
    /// Where it ends, from `left` to 1.
    pub right: f64,
    /// Whether it begins before the first day drawn.
    pub cut_left: bool,
    /// Whether it goes on after the last day drawn.
    pub cut_right: bool,
}

impl Scale {
    /// The scale of a chart.
    pub fn of(chart: &Chart) -> Scale {
        Scale { from: chart.from, through: chart.through }
    }

    /// How many days are drawn.
    pub fn length(&self) -> i64 {
        self.through.days_since(self.from).unwrap_or(0) + 1
    }

    /// The beginning of a day, from 0 to 1; days outside are moved to the nearer end.
    pub fn at(&self, day: Day) -> f64 {
        let day = day.clamp(self.from, self.through);
        fraction(day.days_since(self.from).unwrap_or(0), self.length())
    }

    /// The end of a day, from 0 to 1.
    pub fn after(&self, day: Day) -> f64 {
        let day = day.clamp(self.from, self.through);
        fraction(day.days_since(self.from).unwrap_or(0) + 1, self.length())
    }

    /// The run as drawn; none where it lies outside.
    pub fn drawn(&self, run: Run) -> Option<Drawn> {
        let within = Run::new(run.from.max(self.from), run.through.min(self.through))?;
        Some(Drawn {
            left: self.at(within.from),
            right: self.after(within.through),
            cut_left: run.from < self.from,
            cut_right: run.through > self.through,
        })
    }

    /// Whether the day is drawn.
    pub fn shows(&self, day: Day) -> bool {
        self.from <= day && day <= self.through
    }

    /// Ticks at whole years, at most `most` of them.
    pub fn ticks(&self, most: usize) -> Vec<Tick> {
        let year = |day: Day| day.ymd().map_or(1, |(year, _, _)| year);
        let (first, last) = (year(self.from), year(self.through));
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
        let of = |step: i32| (first..=last).filter(move |year| year.rem_euclid(step) == 0);
        let step = steps.into_iter().find(|step| of(*step).count() <= most).unwrap_or(1000);
        of(step)
            .filter_map(|year| Some(Tick { day: Day::from_ymd(year, 1, 1)?, label: year.to_string() }))
            .collect()
    }
}

fn fraction(part: i64, whole: i64) -> f64 {
    // A window is a few decades wide, and never more days than the calendar has: both are exact.
    let exact = |days: i64| f64::from(i32::try_from(days).unwrap_or(i32::MAX));
    exact(part) / exact(whole.max(1))
}
