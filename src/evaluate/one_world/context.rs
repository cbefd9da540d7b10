//! What rules are decided against and what does not change meanwhile: the declarations, the world, the rates between currencies.

use rustc_hash::FxHashSet;

use crate::evaluate::known::exchange::Rates;
use crate::evaluate::limits::effort::Effort;
use crate::evaluate::limits::watch::Watch;
use crate::evaluate::one_world::shared::Shared;
use crate::evaluate::one_world::sums::Sums;
use crate::ir::{AgreementId, Ir};
use crate::source::SourceMap;
use crate::world::{AcrossWorlds, Thing, World};

/// What does not change while rules are decided. All threads share it, with what they have worked out that serves the others.
pub(crate) struct Context<'a> {
    pub(crate) ir: &'a Ir,
    pub(crate) world: &'a World,
    pub(crate) sources: &'a SourceMap,
    pub(crate) rates: Rates,
    /// What holds of things over all worlds.
    pub(crate) across_worlds: Shared<Thing, AcrossWorlds>,
    /// What aggregates come to that hang on nothing bound around them.
    pub(super) sums: Sums,
    /// Whether there is an event whose day is not certain.
    pub(crate) uncertain: bool,
    /// How much is looked at for one verdict.
    pub(crate) effort: Effort,
    /// Who may ask that it stop.
    pub(crate) watch: Option<&'a Watch>,
    /// Whether what was decided is put into words: that is worth a while after it was asked to stop.
    telling: bool,
    /// Agreements that are left out of account, and their terms.
    pub(crate) hidden: FxHashSet<AgreementId>,
    /// The same for the world where nothing unexpected happens and nothing is renewed for ever; none where neither can be.
    pub(crate) expected: Option<Box<Context<'a>>>,
}

impl<'a> Context<'a> {
    /// Sorts what the world holds.
    pub(crate) fn new(ir: &'a Ir, world: &'a World, sources: &'a SourceMap) -> Context<'a> {
        let uncertain = world.has_uncertain();
        Context {
            ir,
            world,
            sources,
            rates: Rates::of(ir),
            across_worlds: Shared::default(),
            sums: Sums::default(),
            uncertain,
            effort: Effort::default(),
            watch: None,
            telling: false,
            hidden: FxHashSet::default(),
            expected: world.expected().map(|world| Box::new(Context::new(ir, world, sources))),
        }
    }

    /// The same world without some agreements.
    pub(crate) fn without(self, hidden: FxHashSet<AgreementId>) -> Context<'a> {
        let expected = self.expected.map(|expected| Box::new(expected.without(hidden.clone())));
        Context { hidden, expected, ..self }
    }

    /// The same, where so much is looked at for one verdict, while somebody watches.
    pub(crate) fn with(self, effort: Effort, watch: Option<&'a Watch>) -> Context<'a> {
        let expected = self.expected.map(|expected| Box::new(expected.with(effort, watch)));
        Context { effort, watch, expected, ..self }
    }

    /// The same, to put into words what was decided, with no bound but what somebody who watches sets: all that it hung on is
    /// looked at again.
    pub(crate) fn telling(self, watch: Option<&'a Watch>) -> Context<'a> {
        Context { telling: true, ..self.with(Effort::UNBOUNDED, watch) }
    }

    /// Whether it was asked that no more be decided, or told. What is being decided then is not told.
    pub(crate) fn is_stopped(&self) -> bool {
        let is_over = if self.telling { Watch::is_overdue } else { Watch::is_stopped };
        self.watch.is_some_and(is_over)
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
