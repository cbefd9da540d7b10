//! The things that a rule or phrase has bound so far, by variable.

use crate::ir::Variable;
use crate::world::Thing;

/// The things bound so far, by [`Variable`]. Most rules bind one thing, which takes no memory of the heap.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    first: Option<Thing>,
    // Invariant: empty where `first` is none.
    rest: Vec<Thing>,
}

impl Row {
    /// One thing, bound to variable 0.
    pub(crate) fn of(thing: Thing) -> Row {
        Row { first: Some(thing), rest: Vec::new() }
    }

    /// Binds a variable; what was bound after it is forgotten.
    pub(crate) fn bind(&mut self, variable: Variable, thing: Thing) {
        let place = usize::from(variable.0);
        if place == 0 || self.first.is_none() {
            self.first = Some(thing);
        }
        self.rest.truncate(place.saturating_sub(1));
        // A row never has holes: a variable that is skipped is never asked for.
        while self.rest.len() < place {
            self.rest.push(thing);
        }
    }

    /// How many things are bound.
    pub(crate) fn len(&self) -> usize {
        self.first.iter().len() + self.rest.len()
    }

    /// Forgets all but the first things, at least one of them.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.rest.truncate(length.saturating_sub(1));
    }

    /// The thing a variable is bound to.
    pub(crate) fn get(&self, variable: Variable) -> Option<Thing> {
        match usize::from(variable.0).checked_sub(1) {
            None => self.first,
            Some(place) => self.rest.get(place).copied(),
        }
    }

    /// All of them, in order, each as it is stated, however it is read.
    pub(crate) fn stated(&self) -> impl Iterator<Item = Thing> + '_ {
        self.things().map(Thing::stated)
    }

    /// All of them, in order.
    pub(crate) fn things(&self) -> impl Iterator<Item = Thing> + '_ {
        self.first.iter().chain(&self.rest).copied()
    }
}
