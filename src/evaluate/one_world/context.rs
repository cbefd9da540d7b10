//! What a rule is decided against: the declarations, the world, and one possible world of events at a time.

use std::cell::RefCell;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::evaluate::known::exchange::Rates;
use crate::evaluate::known::reason::{Reason, ReasonTable};
use crate::evaluate::known::truth::{Reasons, Truths};
use crate::evaluate::known::value::Estimates;
use crate::evaluate::one_world::aggregate::Counted;
use crate::evaluate::one_world::shared::Shared;
use crate::ir::{AdjectiveId, AgreementId, ComputedId, EventId, Ir, Variable};
use crate::source::{SourceMap, Span};
use crate::time::{ArithmeticProblem, Day};
use crate::world::{AcrossWorlds, Assignment, Thing, World};

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
    pub(crate) rates: Rates,
    /// What holds of things over all worlds.
    pub(in crate::evaluate) across_worlds: Shared<AcrossWorlds>,
    /// Whether there is an event whose day is not certain.
    pub(crate) uncertain: bool,
    /// Agreements that are left out of account, and their terms.
    pub(in crate::evaluate) hidden: FxHashSet<AgreementId>,
}

impl<'a> Context<'a> {
    /// Sorts what the world holds.
    pub(crate) fn new(ir: &'a Ir, world: &'a World, sources: &'a SourceMap) -> Context<'a> {
        let uncertain = (0..ir.events.len()).any(|place| world.event(EventId::new(place)).fixed().is_none());
        Context {
            ir,
            world,
            sources,
            rates: Rates::of(ir),
            across_worlds: Shared::default(),
            uncertain,
            hidden: FxHashSet::default(),
        }
    }

    /// The same world without some agreements.
    pub(crate) fn without(
        ir: &'a Ir,
        world: &'a World,
        sources: &'a SourceMap,
        hidden: FxHashSet<AgreementId>,
    ) -> Context<'a> {
        Context { hidden, ..Context::new(ir, world, sources) }
    }

    /// Whether the thing is left out of account.
    pub(crate) fn hides(&self, thing: Thing) -> bool {
        let agreement = match thing {
            _ if self.hidden.is_empty() => None,
            Thing::Agreement(agreement) => Some(agreement),
            Thing::Term(term) => self.world.agreement_of(term),
            Thing::Party(_) => None,
        };
        agreement.is_some_and(|agreement| self.hidden.contains(&agreement))
    }
}

/// One possible world: every event has its day.
pub(crate) struct Frame<'a> {
    pub(crate) context: &'a Context<'a>,
    pub(crate) assignment: Assignment,
    /// Hears of every condition.
    pub(crate) observer: Option<&'a dyn Observer>,
    reasons: RefCell<ReasonTable>,
    memo: RefCell<Memo>,
    /// Aggregates that hang on nothing bound around them, over all worlds; only what is known without a doubt.
    settled: RefCell<FxHashMap<(usize, usize), Rc<Estimates>>>,
    /// All worlds are looked at at once, and what events can move is unknown.
    blurred: bool,
    depth: std::cell::Cell<u32>,
    /// The words whose dates are being worked out.
    spoken_of: std::cell::Cell<Span>,
    /// Dates that the rule for month ends refused, each place once.
    refused: RefCell<Vec<(Span, ArithmeticProblem)>>,
}

/// What has been worked out already in this possible world.
#[derive(Default)]
struct Memo {
    counted: FxHashMap<(usize, usize, Row), Rc<Counted>>,
    totals: FxHashMap<(usize, usize, Row, Vec<Day>), Rc<Estimates>>,
    adjectives: FxHashMap<(AdjectiveId, Thing), Truths>,
    computed: FxHashMap<(ComputedId, Thing), Estimates>,
}

impl Memo {
    fn clear(&mut self) {
        self.counted.clear();
        self.totals.clear();
        self.adjectives.clear();
        self.computed.clear();
    }
}

/// How deeply definitions may rest on each other before their truth is left open.
const DEEPEST: u32 = 200;

impl<'a> Frame<'a> {
    /// The world in which every event happens on the first day it can.
    pub(crate) fn new(context: &'a Context<'a>, observer: Option<&'a dyn Observer>) -> Frame<'a> {
        Frame {
            context,
            observer,
            assignment: Assignment::new(context.world),
            reasons: RefCell::default(),
            memo: RefCell::default(),
            settled: RefCell::default(),
            blurred: false,
            depth: std::cell::Cell::new(0),
            spoken_of: std::cell::Cell::default(),
            refused: RefCell::default(),
        }
    }

    /// Lets an event happen on a day ([`Day::END`]: never).
    pub(crate) fn set(&mut self, event: EventId, day: Day) {
        self.assignment.set(event, day);
        // What was worked out of this world is forgotten even where the day stays, so that it is seen anew which events it asks for.
        let memo = self.memo.get_mut();
        memo.adjectives.clear();
        memo.computed.clear();
    }

    /// Goes back to the world in which every event happens on the first day it can.
    pub(crate) fn start_over(&mut self) {
        if self.context.uncertain {
            self.assignment = Assignment::new(self.context.world);
        }
    }

    /// Looks at all worlds at once while `run` runs.
    pub(crate) fn over_all_worlds<T>(&mut self, run: impl FnOnce(&Self) -> T) -> T {
        self.memo.get_mut().clear();
        self.blurred = true;
        let result = run(self);
        self.blurred = false;
        self.memo.get_mut().clear();
        result
    }

    /// Whether all worlds are looked at at once.
    pub(crate) fn all_worlds(&self) -> bool {
        self.blurred
    }

    /// Forgets the reasons met, and with them what hangs on them: for the next binding.
    pub(crate) fn forget(&mut self) {
        if !self.reasons.get_mut().is_empty() {
            self.reasons.get_mut().clear();
            self.memo.get_mut().clear();
        }
    }

    /// Says which words the dates are of that are worked out next.
    pub(crate) fn speak_of(&self, span: Span) {
        self.spoken_of.set(span);
    }

    /// Keeps a date that was refused, to be told of once.
    pub(crate) fn refuse(&self, problem: ArithmeticProblem) {
        let span = self.spoken_of.get();
        let mut refused = self.refused.borrow_mut();
        if !self.blurred && refused.iter().all(|(known, _)| *known != span) {
            refused.push((span, problem));
        }
    }

    /// The dates that were refused, and where.
    pub(crate) fn take_refused(&mut self) -> Vec<(Span, ArithmeticProblem)> {
        std::mem::take(self.refused.get_mut())
    }

    /// Notes why something cannot be told.
    pub(crate) fn note(&self, reason: Reason) -> Reasons {
        self.reasons.borrow_mut().note(reason)
    }

    /// The reasons of a set.
    pub(crate) fn reasons(&self, reasons: Reasons) -> Vec<Reason> {
        self.reasons.borrow().of(reasons).cloned().collect()
    }

    /// Whether one of these reasons is an event.
    pub(crate) fn hangs_on_events(&self, reasons: Reasons) -> bool {
        self.reasons.borrow().of(reasons).any(|reason| matches!(reason, Reason::Event(_)))
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
            return Truths::constant(crate::evaluate::known::truth::Truth::Unknown(self.note(Reason::Depth)));
        };
        self.memo.borrow_mut().adjectives.insert((id, thing), truths.clone());
        truths
    }

    /// What an aggregate comes to that hangs on nothing bound around it, worked out once if it is known without a doubt.
    pub(crate) fn settled(&self, place: (usize, usize), work_out: impl FnOnce() -> Estimates) -> Estimates {
        if let Some(known) = self.settled.borrow().get(&place) {
            return Estimates::clone(known);
        }
        let estimates = work_out();
        if estimates.segments().all(|(_, estimate)| estimate.reasons() == Reasons::NONE) {
            self.settled.borrow_mut().insert(place, Rc::new(estimates.clone()));
        }
        estimates
    }

    /// What the things of an aggregate come to that hang on no event, worked out once for what is bound around it.
    pub(crate) fn steadily_counted(
        &self,
        (over, field): (usize, usize),
        bound: &Row,
        count: impl FnOnce() -> Counted,
    ) -> Rc<Counted> {
        let key = (over, field, bound.clone());
        if let Some(known) = self.memo.borrow().counted.get(&key) {
            return Rc::clone(known);
        }
        let counted = Rc::new(count());
        self.memo.borrow_mut().counted.insert(key, Rc::clone(&counted));
        counted
    }

    /// What an aggregate comes to in the worlds in which the events it hangs on have these days, worked out once for what is
    /// bound around it.
    pub(crate) fn total_in(
        &self,
        (over, field): (usize, usize),
        bound: Row,
        days: Vec<Day>,
        add_up: impl FnOnce() -> Estimates,
    ) -> Estimates {
        let key = (over, field, bound, days);
        if let Some(known) = self.memo.borrow().totals.get(&key) {
            return Estimates::clone(known);
        }
        let total = add_up();
        self.memo.borrow_mut().totals.insert(key, Rc::new(total.clone()));
        total
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
            return Estimates::constant(crate::evaluate::known::value::Estimate::Unknown(
                self.note(Reason::Depth),
            ));
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

/// The things bound so far, by [`Variable`]. One thing takes no memory of the heap.
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

    /// What is bound before a variable.
    pub(crate) fn before(&self, variable: Variable) -> Row {
        match usize::from(variable.0).checked_sub(1) {
            None => Row::default(),
            Some(rest) => Row { first: self.first, rest: self.rest.iter().take(rest).copied().collect() },
        }
    }

    /// The thing a variable is bound to.
    pub(crate) fn get(&self, variable: Variable) -> Option<Thing> {
        match usize::from(variable.0).checked_sub(1) {
            None => self.first,
            Some(place) => self.rest.get(place).copied(),
        }
    }

    /// All of them, in order.
    pub(crate) fn things(&self) -> impl Iterator<Item = Thing> + '_ {
        self.first.iter().chain(&self.rest).copied()
    }
}
