//! What the evaluator hands out: findings without words, the verdict of each rule, and what is odd about waivers.

use std::sync::Arc;

use smol_str::SmolStr;

use crate::diagnostic::Problems;
use crate::diagnostic::report::{FindingVerdict, Partial, Verdict};
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::one_world::candidate::Candidate;
use crate::ir::{Ir, RuleId, WaiverId};
use crate::source::Span;
use crate::time::{Day, Days};
use crate::world::Thing;

/// Everything the rules say of a world.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The findings: rule by rule in the order declared, within a rule in the order of what they bind.
    pub findings: Vec<Finding>,
    /// The verdict of each rule, in the order declared.
    pub rules: Vec<RuleOutcome>,
    /// Warnings about waivers, and dates of rules that the rule for month ends refuses.
    pub problems: Problems,
    /// Why not all was decided; none where all was.
    pub partial: Option<Partial>,
}

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleOutcome {
    /// The rule.
    pub rule: RuleId,
    /// Its worst verdict.
    pub verdict: Verdict,
    /// What was found and is only counted, because no more was asked for or can be kept.
    pub untold: Untold,
}

/// Findings that are counted and not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Untold {
    /// How many are broken.
    pub broken: usize,
    /// How many are open.
    pub open: usize,
}

impl Untold {
    /// How many there are.
    pub fn all(self) -> usize {
        self.broken + self.open
    }

    /// The worst verdict among them.
    pub fn worst(self) -> Option<FindingVerdict> {
        let broken = (self.broken > 0).then_some(FindingVerdict::Broken);
        broken.or((self.open > 0).then_some(FindingVerdict::Open))
    }

    pub(super) fn count(&mut self, verdict: FindingVerdict) {
        match verdict {
            FindingVerdict::Broken => self.broken += 1,
            FindingVerdict::Open | FindingVerdict::Waived => self.open += 1,
        }
    }

    pub(super) fn add(&mut self, other: Untold) {
        self.broken += other.broken;
        self.open += other.open;
    }
}

/// One way in which a rule is not surely kept, on some days. [`tell`](crate::tell) puts it into words.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// Whether it is broken, open or waived.
    pub verdict: FindingVerdict,
    /// The days of that, in maximal runs.
    pub days: Days,
    /// Further days on which some possible world breaks the rule, and another does not.
    pub further: Days,
    /// The exception that excuses it on these days.
    pub waiver: Option<WaiverId>,
    pub(crate) candidate: Candidate,
    pub(crate) grounds: Grounds,
    /// Where waivers have split a finding: what all its parts have in common.
    pub(crate) split: Option<Arc<Split>>,
}

/// Why something is found.
#[derive(Debug, Clone)]
pub(crate) enum Grounds {
    /// It is broken on these days, whatever happens.
    Certain,
    /// Its days and its verdict are known; on what it hangs is judged when it is told: by the life of the thing bound (`of_life`), or by
    /// the rule.
    ToldLater { of_life: bool, as_part: Part },
    /// Every possible world breaks it, or some do.
    Broken(Arc<Judgement>),
    /// Some possible worlds break it on these days; what every world breaks is excused.
    Further(Arc<Judgement>),
    /// It cannot be told within some world.
    Unknown(Arc<Judgement>),
}

/// Which part of a judgement a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What is broken.
    Broken,
    /// What some possible worlds break besides, where waivers have left that alone.
    Further,
    /// What cannot be told within some world.
    Unknown,
}

/// A finding before waivers split it.
#[derive(Debug)]
pub(crate) struct Split {
    /// All its days.
    pub(crate) days: Days,
    /// Those of them that are excused, and those of the further days.
    pub(crate) excused: Days,
}

/// A thing that a finding binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The binder's name; `it` for a subject and a binder without a name.
    pub name: SmolStr,
    /// The thing.
    pub thing: Thing,
}

impl Finding {
    /// The things bound, in the order of the binders, mutual terms as they are stated; none where the rule counts.
    pub fn things(&self) -> impl Iterator<Item = Thing> + '_ {
        self.candidate.first().stated()
    }

    /// The things bound, each with the name of its binder; none where the rule counts.
    pub fn bindings(&self, ir: &Ir) -> Vec<Binding> {
        let rule = ir.rule(self.rule);
        let names = rule.binder_names.iter().cloned().chain(std::iter::repeat(SmolStr::new_static("it")));
        let bound = self.things().take(usize::from(rule.binders)).zip(names);
        bound.map(|(thing, name)| Binding { name, thing }).collect()
    }

    /// Whether it is open because there was more to look at than is looked at for one verdict.
    pub(crate) fn is_out_of_budget(&self) -> bool {
        match &self.grounds {
            Grounds::Certain | Grounds::ToldLater { .. } => false,
            Grounds::Broken(judgement) | Grounds::Further(judgement) => judgement.unfinished,
            Grounds::Unknown(judgement) => judgement.unfinished || judgement.why.contains(&Reason::TooMuch),
        }
    }

    /// Where it stands: at the first thing bound, or at its rule.
    pub(crate) fn place(&self, ir: &Ir) -> Span {
        let bound = self.things().next().map(|thing| ir.declared(thing).span);
        bound.unwrap_or(ir.rule(self.rule).span)
    }

    /// Whether it is told by one who stands at a day: what lies wholly before that day is not.
    pub(crate) fn reaches(&self, as_of: Option<Day>) -> bool {
        as_of.is_none_or(|as_of| self.days.last().max(self.further.last()).is_some_and(|last| last >= as_of))
    }
}

impl Outcome {
    /// The verdict of a rule; none where it was not asked for.
    pub fn verdict(&self, rule: RuleId) -> Option<Verdict> {
        self.rules.iter().find(|outcome| outcome.rule == rule).map(|outcome| outcome.verdict)
    }
}
