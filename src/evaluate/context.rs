//! What a rule is decided against: the declarations, the world, and one possible world of events at a time.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::exchange::Rates;
use super::index::Index;
use super::reason::{Reason, ReasonTable};
use super::truth::{Reasons, Truths};
use super::value::Estimates;
use crate::ir::{AdjectiveId, ComputedId, Declared, EventId, Ir, Variable};
use crate::source::{SourceMap, Span};
use crate::time::Day;
use crate::world::{Assignment, Thing, World};

/// Hears of every condition as it is decided, for explanations and coverage. `row` holds the things bound around it; in a
/// rule whose verdict hangs on events each condition is heard once for each possible world looked at.
pub trait Observer {
    /// The condition at `span` has these truths over time.
    fn condition(&self, span: Span, row: &[Thing], truths: &Truths);
}

/// What does not change while rules are decided.
pub(crate) struct Context<'a> {
    pub(crate) ir: &'a Ir,
    pub(crate) world: &'a World,
    pub(crate) sources: &'a SourceMap,
    pub(crate) index: Index,
    pub(crate) rates: Rates,
    /// Whether there is an event whose day is not certain.
    pub(crate) uncertain: bool,
    pub(crate) observer: Option<&'a dyn Observer>,
}

impl<'a> Context<'a> {
    /// Sorts what the world holds.
    pub(crate) fn new(
        ir: &'a Ir,
        world: &'a World,
        sources: &'a SourceMap,
        observer: Option<&'a dyn Observer>,
    ) -> Context<'a> {
        let uncertain = (0..ir.events.len()).any(|place| world.event(EventId::new(place)).fixed().is_none());
        Context { ir, world, sources, index: Index::of(ir, world), rates: Rates::of(ir), uncertain, observer }
    }

    /// The name of a thing and where it is declared.
    pub(crate) fn declared(&self, thing: Thing) -> Option<&'a Declared> {
        match thing {
            Thing::Term(id) => self.ir.terms.get(id.index()).map(|term| &term.declared),
            Thing::Party(id) => self.ir.parties.get(id.index()).map(|party| &party.declared),
            Thing::Agreement(id) => self.ir.agreements.get(id.index()).map(|agreement| &agreement.declared),
        }
    }
}

/// One possible world: every event has its day.
pub(crate) struct Frame<'a> {
    pub(crate) context: &'a Context<'a>,
    pub(crate) assignment: Assignment,
    reasons: RefCell<ReasonTable>,
    memo: RefCell<Memo>,
    depth: std::cell::Cell<u32>,
}

/// What has been worked out already in this possible world.
#[derive(Default)]
struct Memo {
    adjectives: FxHashMap<(AdjectiveId, Thing), Truths>,
    computed: FxHashMap<(ComputedId, Thing), Estimates>,
}

/// How deeply definitions may rest on each other before their truth is left open.
const DEEPEST: u32 = 200;

impl<'a> Frame<'a> {
    /// The world in which every event happens on the first day it can.
    pub(crate) fn new(context: &'a Context<'a>) -> Frame<'a> {
        Frame {
            context,
            assignment: Assignment::new(context.world),
            reasons: RefCell::default(),
            memo: RefCell::default(),
            depth: std::cell::Cell::new(0),
        }
    }

    /// Lets an event happen on a day ([`Day::END`]: never).
    pub(crate) fn set(&mut self, event: EventId, day: Day) {
        if self.assignment.day(event) != day {
            self.assignment.set(event, day);
            let memo = self.memo.get_mut();
            memo.adjectives.clear();
            memo.computed.clear();
        }
    }

    /// Forgets the reasons met, and with them what hangs on them: for the next binding.
    pub(crate) fn forget(&mut self) {
        if !self.reasons.get_mut().is_empty() {
            self.reasons.get_mut().clear();
            let memo = self.memo.get_mut();
            memo.adjectives.clear();
            memo.computed.clear();
        }
    }

    /// Notes why something cannot be told.
    pub(crate) fn note(&self, reason: Reason) -> Reasons {
        self.reasons.borrow_mut().note(reason)
    }

    /// The reasons of a set.
    pub(crate) fn reasons(&self, reasons: Reasons) -> Vec<Reason> {
        self.reasons.borrow().of(reasons).cloned().collect()
    }

    /// Compares, noting reasons.
    pub(crate) fn with_reasons<T>(&self, run: impl FnOnce(&Rates, &mut ReasonTable) -> T) -> T {
        run(&self.context.rates, &mut self.reasons.borrow_mut())
    }

    /// What a defined adjective is of a thing, worked out once.
    pub(crate) fn adjective_of(
        &self,
        id: AdjectiveId,
        thing: Thing,
        decide: impl FnOnce() -> Truths,
    ) -> Truths {
        if let Some(known) = self.memo.borrow().adjectives.get(&(id, thing)) {
            return known.clone();
        }
        let Some(truths) = self.deeper(decide) else {
            return Truths::constant(super::truth::Truth::Unknown(self.note(Reason::Depth)));
        };
        self.memo.borrow_mut().adjectives.insert((id, thing), truths.clone());
        truths
    }

    /// What a computed field is of a thing, worked out once.
    pub(crate) fn computed_of(
        &self,
        id: ComputedId,
        thing: Thing,
        work_out: impl FnOnce() -> Estimates,
    ) -> Estimates {
        if let Some(known) = self.memo.borrow().computed.get(&(id, thing)) {
            return known.clone();
        }
        let Some(estimates) = self.deeper(work_out) else {
            return Estimates::constant(super::value::Estimate::Unknown(self.note(Reason::Depth)));
        };
        self.memo.borrow_mut().computed.insert((id, thing), estimates.clone());
        estimates
    }

    /// Runs what a definition says, unless too many are already being worked out.
    fn deeper<T>(&self, run: impl FnOnce() -> T) -> Option<T> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return None;
        }
        self.depth.set(depth + 1);
        let result = run();
        self.depth.set(depth);
        Some(result)
    }
}

/// The things bound so far, by [`Variable`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    things: Vec<Thing>,
}

impl Row {
    /// One thing, bound to variable 0.
    pub(crate) fn of(thing: Thing) -> Row {
        Row { things: vec![thing] }
    }

    /// Binds a variable; what was bound after it is forgotten.
    pub(crate) fn bind(&mut self, variable: Variable, thing: Thing) {
        self.things.truncate(usize::from(variable.0));
        // A row never has holes: a variable that is skipped is never asked for.
        while self.things.len() < usize::from(variable.0) {
            self.things.push(thing);
        }
        self.things.push(thing);
    }

    /// The thing a variable is bound to.
    pub(crate) fn get(&self, variable: Variable) -> Option<Thing> {
        self.things.get(usize::from(variable.0)).copied()
    }

    /// All of them.
    pub(crate) fn things(&self) -> &[Thing] {
        &self.things
    }
}

impl From<Vec<Thing>> for Row {
    fn from(things: Vec<Thing>) -> Row {
        Row { things }
    }
}
