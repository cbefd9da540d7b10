//! The possible worlds looked at in, each with whether a rule is broken in it; the stretches of days of each unknown in which it is
//! broken out, where these and the order of two unknowns say it all.

use crate::time::Day;

/// Worlds with the days of the unknowns within these stretches, and with one unknown before another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretches {
    /// The first and the last day of each unknown.
    pub(crate) days: Vec<(Day, Day)>,
    /// Which of them comes first, where that matters.
    pub(crate) order: Option<Order>,
}

/// One unknown happens before another (or on the same day). What never happens comes after all else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) first: usize,
    pub(crate) second: usize,
    pub(crate) same_day: bool,
}

impl Stretches {
    /// The stretches in which, and an order of two unknowns in which, the rule is broken in just those of the worlds in which it is;
    /// none where there are no such. A world has a day for each of so many unknowns.
    pub(crate) fn of(worlds: &[(Vec<Day>, bool)], unknowns: usize) -> Option<Stretches> {
        let mut days: Vec<(Day, Day)> = vec![(Day::END, Day::BEGINNING); unknowns];
        for (world, _) in worlds.iter().filter(|(_, broken)| *broken) {
            for (stretch, day) in days.iter_mut().zip(world) {
                *stretch = (stretch.0.min(*day), stretch.1.max(*day));
            }
        }
        let within =
            |world: &[Day]| world.iter().zip(&days).all(|(day, (first, last))| first <= day && day <= last);
        let order = orders(unknowns).find(|order| {
            worlds.iter().all(|(world, broken)| {
                *broken == (within(world) && order.is_none_or(|order| order.holds(world)))
            })
        })?;
        (!worlds.is_empty()).then_some(Stretches { days, order })
    }
}

/// No order, and every order of two of so many unknowns.
fn orders(count: usize) -> impl Iterator<Item = Option<Order>> {
    let pairs = (0..count).flat_map(move |first| (0..count).map(move |second| (first, second)));
    let orders = pairs
        .filter(|(first, second)| first != second)
        .flat_map(|(first, second)| [false, true].map(|same_day| Some(Order { first, second, same_day })));
    std::iter::once(None).chain(orders)
}

impl Order {
    fn holds(self, world: &[Day]) -> bool {
        match (world.get(self.first), world.get(self.second)) {
            (Some(first), Some(second)) => first < second || (self.same_day && first == second),
            _ => false,
        }
    }
}
