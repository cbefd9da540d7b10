//! A rule that is told by the day at hand, and one thing of an agreement that is renewed, in; its verdict over every possible world,
//! from the one world in which the agreement is renewed most often, out.
//!
//! Where nothing but how often its agreement is renewed makes a difference to anything that the rule looks at, two worlds are the same
//! on every day on which the thing lives in both. So what the rule says in the world in which it lives longest is what it says in
//! each other one, as far as the thing lives there.

use std::sync::OnceLock;

use crate::evaluate::all_worlds::judge::{LOOK, is_told, may_be_met};
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::all_worlds::reads::Reads;
use crate::evaluate::known::truth;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::ir::{AgreementId, Rule};
use crate::world::lives::Lives;
use crate::world::{Thing, Unknown, days_between};

impl<'a> Frame<'a> {
    /// The verdict of a rule on what the candidate binds; none where more than how often an agreement is renewed can make a difference.
    /// Where some worlds break the rule and others do not, in which ones is left until it is told.
    pub(super) fn judge_in_latest(
        &mut self,
        rule: &'a Rule,
        reads: &OnceLock<Reads<'a>>,
        candidate: &Candidate,
    ) -> Option<Judgement> {
        let world = self.context.world;
        let mut things = candidate.first().things();
        let (Some(thing), None, true) = (things.next(), things.next(), candidate.is_single()) else {
            return None;
        };
        let Lives::On { first, least, .. } = world.lives(thing) else { return None };
        let agreement = match thing {
            Thing::Agreement(id) => id,
            Thing::Term(id) => world.agreement_of(id)?,
            Thing::Party(_) => return None,
        };
        let renewal = world.steady_renewal(agreement).filter(|renewal| !world.is_represented(*renewal))?;
        let reads = reads.get_or_init(|| Reads::of(self.context.ir, world, rule));
        if !self.hangs_on_renewals_alone(reads, thing, (agreement, renewal)) {
            return None;
        }
        let [fewest, most] = world.least_and_most(renewal);
        self.stand_in(&[(renewal, most)]);
        let ruling = self.ruling_on(rule, candidate);
        self.spend(2 * LOOK);
        let (broken, unknown) = (truth::certain(&ruling.broken), truth::unknown(&ruling.broken));
        let certain = days_between(first, least);
        let mut judgement = Judgement { met: may_be_met(&ruling), steps: 2 * LOOK, ..Judgement::default() };
        let early = broken.intersection(&certain);
        self.start_over();
        if is_told(&broken) && early.is_empty() {
            let reasons = truth::reasons(&ruling.broken);
            let possible = broken.clone();
            return Some(Judgement { broken, possible, unknown, reasons, is_told_later: true, ..judgement });
        }
        if !broken.is_empty() {
            if !is_told(&early) {
                return None;
            }
            judgement.always = true;
            judgement.everywhere = true;
        }
        for (day, broken, unknown) in
            [(fewest, &early, unknown.intersection(&certain)), (most, &broken, unknown.clone())]
        {
            let shows = [(renewal, day)];
            if !broken.is_empty() {
                judgement.note_broken(&shows, broken, |unknown| world.is_renewal(unknown));
            }
            if !unknown.is_empty() {
                judgement.doubts.keep(&shows, &unknown);
            }
        }
        let matters = broken != early || !unknown.difference(&certain).is_empty();
        Some(Judgement {
            broken: early,
            possible: broken,
            reasons: if unknown.is_empty() { judgement.reasons } else { truth::reasons(&ruling.broken) },
            unknown,
            unknowns: if matters { vec![renewal] } else { Vec::new() },
            // What is renewed for ever is broken as what is renewed once is.
            is_so_as_expected: true,
            ..judgement
        })
    }

    /// Whether all that a rule looks at of a thing, of its agreement and of the terms of that hangs on nothing but how often that is
    /// renewed, which does no more than let them live on.
    fn hangs_on_renewals_alone(
        &self,
        reads: &Reads,
        thing: Thing,
        (agreement, renewal): (AgreementId, Unknown),
    ) -> bool {
        let world = self.context.world;
        if reads.looks_beyond_the_day || !reads.unknowns.is_empty() || !reads.phrases.is_empty() {
            return false;
        }
        let stays = |thing: Thing| match thing {
            Thing::Term(_) | Thing::Agreement(_) => match world.lives(thing) {
                Lives::Fixed(..) => true,
                Lives::On { .. } => *world.depends(thing) == [renewal],
                Lives::Hanging => false,
            },
            Thing::Party(_) => true,
        };
        // What counts from the end of the agreement is said on other days the longer that goes on.
        let says_the_same = |thing: Thing| match thing {
            Thing::Term(id) => world.says_the_same_longer(id),
            Thing::Agreement(_) | Thing::Party(_) => true,
        };
        let stays = |thing: Thing| stays(thing) && says_the_same(thing);
        if !stays(thing) {
            return false;
        }
        if reads.agreement_phrases.is_empty() {
            return true;
        }
        // Beside what outlives the agreement, what ends with it has ended.
        let ends_with_it = match thing {
            Thing::Term(id) => world.lives_with_agreement(id),
            Thing::Agreement(_) | Thing::Party(_) => true,
        };
        let is_asked_for =
            |thing: Thing| reads.agreement_phrases.iter().any(|phrase| self.is_noun(thing, phrase.noun));
        let mut terms = world.terms_of(agreement).map(Thing::Term);
        ends_with_it && terms.all(|term| !is_asked_for(term) || stays(term))
    }
}
