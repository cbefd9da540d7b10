//! One possible world, or all of them at once: what rules are decided in.

use std::cell::{Cell, RefCell};
use std::hash::{BuildHasher, Hash};

use rustc_hash::FxBuildHasher;

use crate::evaluate::known::exchange::Rates;
use crate::evaluate::known::kept::{Kept, Renumber};
use crate::evaluate::known::reason::{Reason, ReasonTable};
use crate::evaluate::known::truth::{Reasons, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Estimates};
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::memo::Memo;
use crate::evaluate::one_world::place::Place;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::one_world::shared::Shared;
use crate::evaluate::one_world::sums::Sums;
use crate::ir::{AdjectiveId, ComputedId};
use crate::source::Span;
use crate::time::{ArithmeticProblem, Day};
use crate::world::{Assignment, Thing, Unknown};

/// Hears of every condition as it is decided, for explanations and coverage. `row` holds the things bound around it; in a
/// rule whose verdict hangs on unknowns each condition is heard once for each possible world looked at.
pub trait Observer {
    /// The condition at `span` has these truths over time.
    fn condition(&self, span: Span, row: &[Thing], truths: &Truths);
}

/// What a rule is decided in, one way of binding its things after the other.
pub(crate) struct Frame<'a> {
    pub(crate) context: &'a Context<'a>,
    /// The day of every unknown.
    pub(crate) assignment: Assignment,
    mode: Mode,
    observer: Option<&'a dyn Observer>,
    reasons: RefCell<ReasonTable>,
    memo: RefCell<Memo>,
    /// Aggregates of the candidate at hand; those that are the same for every candidate are kept in the context.
    sums: Sums,
    /// Which of two days or spans of time was found to be the greater, one comparison after the other, where that is kept.
    orders: Cell<Option<u64>>,
    /// How many definitions rest on each other where it stands.
    depth: Cell<u32>,
    /// How many things one ruling has looked at, one inside the other included; none where that is not counted.
    looked_at: Cell<Option<usize>>,
    /// The same of the last ruling.
    last_looked_at: Cell<usize>,
    /// How many steps were taken so far.
    spent: Cell<usize>,
    /// Dates that the rule for month ends refused, each place once.
    refused: RefCell<Vec<(Span, ArithmeticProblem)>>,
    /// A frame for the world as people count on it, once that was looked at.
    expected: Option<Box<Frame<'a>>>,
}

/// How a frame takes what hangs on unknowns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Every unknown happens on the day it is assigned, and all that hangs on it is known.
    OneWorld,
    /// No unknown has a day: what any can move is unknown, with that unknown as the reason. A rule is decided so first, because what
    /// comes out as true or false is so in every world, and what comes out as unknown names the unknowns worth looking into.
    AllAtOnce,
}

/// How deeply definitions may rest on each other before their truth is left open.
const DEEPEST: u32 = 200;

impl<'a> Frame<'a> {
    /// The world in which every unknown happens on the first day it can.
    pub(crate) fn new(context: &'a Context<'a>, observer: Option<&'a dyn Observer>) -> Frame<'a> {
        Frame {
            context,
            assignment: Assignment::new(context.world),
            mode: Mode::OneWorld,
            observer,
            reasons: RefCell::default(),
            memo: RefCell::default(),
            sums: Sums::default(),
            orders: Cell::new(None),
            depth: Cell::new(0),
            looked_at: Cell::new(None),
            last_looked_at: Cell::new(0),
            spent: Cell::new(0),
            refused: RefCell::default(),
            expected: None,
        }
    }

    /// A frame where nothing unexpected happens and nothing is renewed for ever; none where neither can be.
    pub(crate) fn expected(&mut self) -> Option<&mut Frame<'a>> {
        let context = self.context.expected.as_deref()?;
        Some(self.expected.get_or_insert_with(|| Box::new(Frame::new(context, None))))
    }

    /// Lets an unknown happen on a day ([`Day::END`]: never).
    pub(crate) fn set(&mut self, unknown: Unknown, day: Day) {
        self.assignment.set(unknown, day);
        // What was worked out of this world is forgotten even where the day stays, so that it is seen anew which unknowns it asks for.
        self.memo.get_mut().clear();
    }

    /// Goes back to the world in which every unknown happens on the first day it can.
    pub(crate) fn start_over(&mut self) {
        if self.context.uncertain {
            self.assignment = Assignment::new(self.context.world);
            self.memo.get_mut().clear();
        }
    }

    /// Counts how many things are looked at while `run` runs, so that it ends once these are more than the effort allows. Where
    /// that is counted already it goes on.
    pub(crate) fn counting<T>(&self, run: impl FnOnce(&Self) -> T) -> T {
        if self.looked_at.get().is_some() {
            return run(self);
        }
        self.looked_at.set(Some(0));
        let result = run(self);
        let looked_at = self.looked_at.take().unwrap_or_default();
        self.last_looked_at.set(looked_at);
        self.spend(looked_at);
        result
    }

    /// Whether from here on all that looks at many things is not known, because what was decided did not look at them either.
    pub(crate) fn take_as_too_much(&mut self, too_much: bool) {
        self.looked_at.set(too_much.then_some(usize::MAX));
    }

    /// How many things the last ruling looked at.
    pub(crate) fn last_looked_at(&self) -> usize {
        self.last_looked_at.get()
    }

    /// Counts so many steps.
    pub(crate) fn spend(&self, steps: usize) {
        self.spent.set(self.spent.get().saturating_add(steps));
    }

    /// How many steps were taken so far: things that were looked at inside each other, and looks at worlds.
    pub(crate) fn spent(&self) -> usize {
        self.spent.get()
    }

    /// Does not count meanwhile: what is worked out once for all who ask must not hang on how much the first of them had done.
    pub(super) fn without_counting<T>(&self, run: impl FnOnce() -> T) -> T {
        let looked_at = self.looked_at.take();
        let result = run();
        self.looked_at.set(looked_at);
        result
    }

    /// Whether to leave off before the next of many things: somebody asked for that, or it is more than is looked at.
    pub(super) fn leaves_off(&self) -> bool {
        if let Some(looked_at) = self.looked_at.get() {
            self.looked_at.set(Some(looked_at.saturating_add(1)));
        }
        self.context.is_stopped() || self.is_too_much()
    }

    /// Counts what takes as long as a look at so many things.
    pub(super) fn look_at(&self, things: usize) {
        if let Some(looked_at) = self.looked_at.get() {
            self.looked_at.set(Some(looked_at.saturating_add(things)));
        }
    }

    /// Whether more things were looked at than the effort allows, so that what was made of them is not known.
    pub(super) fn is_too_much(&self) -> bool {
        self.looked_at.get().is_some_and(|looked_at| looked_at >= self.context.effort.steps())
    }

    /// Looks at all worlds at once while `run` runs.
    pub(crate) fn over_all_worlds<T>(&mut self, run: impl FnOnce(&Self) -> T) -> T {
        self.memo.get_mut().clear();
        self.mode = Mode::AllAtOnce;
        let result = run(self);
        self.mode = Mode::OneWorld;
        self.memo.get_mut().clear();
        result
    }

    /// Runs something and says how all days and spans of time compared that it held against each other: two worlds in which they
    /// compared alike have the same number.
    pub(crate) fn with_orders<T>(&self, run: impl FnOnce(&Self) -> T) -> (T, u64) {
        self.orders.set(Some(0));
        let result = run(self);
        (result, self.orders.take().unwrap_or_default())
    }

    /// Keeps how two days or spans of time compare, or which of several is the greatest.
    pub(crate) fn keep_order(&self, order: impl Hash) {
        if let Some(orders) = self.orders.get() {
            self.orders.set(Some(FxBuildHasher.hash_one((orders, order))));
        }
    }

    /// Whether orders are kept.
    pub(crate) fn keeps_orders(&self) -> bool {
        self.orders.get().is_some()
    }

    /// Whether all worlds are looked at at once.
    pub(crate) fn is_all_at_once(&self) -> bool {
        self.mode == Mode::AllAtOnce
    }

    /// Whether an observer hears of every condition. Then all parts are decided, whatever those before them were, and nothing is
    /// taken from what was worked out before.
    pub(crate) fn is_observed(&self) -> bool {
        self.observer.is_some()
    }

    /// Tells the observer, if there is one. Of all worlds at once it hears nothing: it hears of each of them.
    pub(crate) fn observe(&self, span: Span, row: &Row, truths: &Truths) {
        if let Some(observer) = self.observer.filter(|_| self.mode == Mode::OneWorld) {
            observer.condition(span, &row.things().collect::<Vec<_>>(), truths);
        }
    }

    /// Forgets the reasons met, and with them what carries them: for the next binding.
    pub(crate) fn forget(&mut self) {
        if !self.reasons.get_mut().is_empty() {
            self.reasons.get_mut().clear();
            self.memo.get_mut().clear();
        }
        // The next candidate seldom asks for the same; what all ask for is in the context.
        self.sums.clear();
    }

    /// Keeps a date of these words that was refused, to be told of once. Over all worlds none is: a date that hangs on an unknown may
    /// be refused on days that it has in no world.
    pub(crate) fn refuse(&self, span: Span, problem: ArithmeticProblem) {
        let mut refused = self.refused.borrow_mut();
        if self.mode == Mode::OneWorld && refused.iter().all(|(known, _)| *known != span) {
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

    /// Whether one of these reasons is an unknown.
    pub(crate) fn hangs_on_unknowns(&self, reasons: Reasons) -> bool {
        self.reasons.borrow().of(reasons).any(|reason| matches!(reason, Reason::Undated(_)))
    }

    /// Compares, noting reasons.
    pub(crate) fn with_reasons<T>(&self, run: impl FnOnce(&Rates, &mut ReasonTable) -> T) -> T {
        run(&self.context.rates, &mut self.reasons.borrow_mut())
    }

    /// Where what is the same for all that stands at this place is kept: in the context where every candidate finds the same.
    pub(super) fn sums(&self, place: &Place) -> &Sums {
        if place.is_closed() { &self.context.sums } else { &self.sums }
    }

    /// Where what is so in this world alone is kept. There are too many worlds to keep it for longer than a candidate.
    pub(super) fn sums_here(&self) -> &Sums {
        &self.sums
    }

    /// What is kept under a key, or is worked out and then kept, its reasons noted.
    pub(super) fn once<K: Hash + Eq, T: Renumber>(
        &self,
        store: &Shared<K, Kept<T>>,
        key: K,
        work_out: impl FnOnce() -> T,
    ) -> T {
        let kept = store.of(key, || {
            let (value, table) = self.apart(work_out);
            Kept::of(value, table).into()
        });
        self.take_out(&kept)
    }

    /// What was kept, its reasons noted.
    pub(super) fn take_out<T: Renumber>(&self, kept: &Kept<T>) -> T {
        kept.take_out(&mut self.reasons.borrow_mut())
    }

    /// Works something out with a table of reasons of its own, which is returned.
    pub(super) fn apart<T>(&self, run: impl FnOnce() -> T) -> (T, ReasonTable) {
        // What definitions come to carries reasons too: of the table that was there when it was worked out.
        let (reasons, memo) = (self.reasons.take(), self.memo.take());
        // What is kept for several worlds is not worked out in each, and its orders would show in the first alone.
        let orders = self.orders.take();
        let result = run();
        self.orders.set(orders);
        self.memo.replace(memo);
        (result, self.reasons.replace(reasons))
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
            return Truths::constant(Truth::Unknown(self.note(Reason::Depth)));
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
            return Estimates::constant(Estimate::Unknown(self.note(Reason::Depth)));
        };
        self.memo.borrow_mut().computed.insert((id, thing), estimates.clone());
        estimates
    }

    /// Runs what a definition says, unless too many are already being worked out.
    pub(super) fn deeper<T>(&self, run: impl FnOnce() -> T) -> Option<T> {
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
