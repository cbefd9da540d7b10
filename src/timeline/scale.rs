//! Days in, places along the calendar out, and the years to write there. Places are whole units: columns, hundredths of a
//! pixel, thousandths of a percent; so the same chart is drawn alike on every machine.

use super::model::Chart;
use crate::time::{Day, Run};

/// From the first day drawn (place 0) to the end of the last (place `units`).
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    from: Day,
    through: Day,
    units: i64,
}

/// A line in the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The day at whose beginning it stands.
    pub day: Day,
    /// `2026`
    pub label: String,
}

/// A position between two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartPosition {
    /// The whole units before it, times `length`, and what is left.
    product: i64,
    length: i64,
}

impl ChartPosition {
    /// The unit it lies in.
    pub fn floor(self) -> i64 {
        self.product.div_euclid(self.length)
    }

    /// The nearest boundary of units.
    pub fn round(self) -> i64 {
        (self.product * 2 + self.length).div_euclid(self.length * 2)
    }

    /// The units it touches.
    pub fn ceil(self) -> i64 {
        (self.product + self.length - 1).div_euclid(self.length)
    }
}

/// A run as drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Where it begins.
    pub left: ChartPosition,
    /// Where it ends.
    pub right: ChartPosition,
    /// Whether it begins before the first day drawn.
    pub cut_left: bool,
    /// Whether it goes on after the last day drawn.
    pub cut_right: bool,
}

impl Scale {
    /// The scale of a chart that is so many units wide.
    pub fn of(chart: &Chart, units: i64) -> Scale {
        Scale { from: chart.from, through: chart.through, units }
    }

    /// The beginning of a day; a day outside is moved to the nearer end.
    pub fn begin(&self, day: Day) -> ChartPosition {
        self.place(day, 0)
    }

    /// The end of a day.
    pub fn end(&self, day: Day) -> ChartPosition {
        self.place(day, 1)
    }

    fn place(&self, day: Day, more: i64) -> ChartPosition {
        let since = |day: Day| day.days_since(self.from).unwrap_or(0);
        let days = since(day.max(self.from).min(self.through)) + more;
        ChartPosition { product: days * self.units, length: since(self.through) + 1 }
    }

    /// The run as drawn; none where it lies outside.
    pub fn drawn(&self, run: Run) -> Option<Drawn> {
        let within = Run::new(run.from.max(self.from), run.through.min(self.through))?;
        Some(Drawn {
            left: self.begin(within.from),
            right: self.end(within.through),
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
        let of = |step: i32| (first..=last).filter(move |year| year.rem_euclid(step) == 0);
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|step| of(*step).count() <= most);
        let days = of(step.unwrap_or(1000)).filter_map(|year| Some((year, Day::from_ymd(year, 1, 1)?)));
        days.map(|(year, day)| Tick { day, label: year.to_string() }).collect()
    }
}
