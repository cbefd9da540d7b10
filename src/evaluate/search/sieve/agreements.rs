//! A rule over agreements in; what the columns of their terms say of them out.
//!
//! For each phrase that the rule asks an agreement for, the plain terms that match it are found by the columns of their kind.

use crate::parallel::*;

use super::terms::PhraseSieve;
use super::{Answer, CHUNK, Sifted, Test, When, steady_time};
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::ir::{
    AgreementId, Condition, ConditionKind, Noun, Phrase, PredicateKind, Rule, Sentence, ValueKind, Variable,
};
use crate::time::{Day, Days};
use crate::world::Thing;
use crate::world::lives::Lives;

/// What a rule asks of agreements, as far as plain terms decide it.
pub(crate) struct AgreementSieve<'a> {
    context: &'a Context<'a>,
    /// For each phrase asked for, what each agreement has, by its id.
    has: Vec<Vec<Has>>,
    fits: Test,
    wrong: Test,
    excused: Test,
    time: Option<Days>,
}

/// Whether an agreement has such a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Has {
    Nothing,
    /// On every day on which it lives.
    Throughout,
    /// From this day through that one it surely has.
    Within(Day, Day),
    /// It must be looked at.
    Look,
}

impl<'a> AgreementSieve<'a> {
    /// A sieve for a rule; none where its subjects are no agreements.
    pub(crate) fn of(frame: &Frame<'a>, rule: &'a Rule) -> Option<AgreementSieve<'a>> {
        let Sentence::Every { subject, negated, predicate } = &rule.sentence else { return None };
        if subject.noun != Noun::Agreement || !subject.adjectives.is_empty() || !subject.slots.is_empty() {
            return None;
        }
        let PredicateKind::HaveTerm(wanted) = &predicate.kind else { return None };
        let mut phrases: Vec<&Phrase> = vec![wanted];
        let has = Test::Atom(0);
        let asked = subject.filter.iter().map(|filter| test(filter, subject.variable, &mut phrases));
        let fits = Test::All(asked.collect());
        let excused = rule.unless.iter().map(|unless| test(unless, subject.variable, &mut phrases));
        let excused = Test::Any(excused.collect());
        let has_by_phrase = phrases
            .into_iter()
            .map(|phrase| PhraseSieve::of(frame, phrase).map(|sieve| what_agreements_have(frame, &sieve)))
            .collect::<Option<Vec<_>>>()?;
        Some(AgreementSieve {
            context: frame.context,
            has: has_by_phrase,
            fits,
            wrong: if *negated { has } else { has.negated() },
            excused,
            time: steady_time(frame, rule),
        })
    }

    /// Tells the agreements of the rule apart.
    pub(crate) fn sift(&self) -> Sifted {
        let agreements = self.context.world.agreements();
        let parts = if agreements.len() <= CHUNK {
            vec![self.sift_some(agreements)]
        } else {
            agreements.par_chunks(CHUNK).map(|some| self.sift_some(some)).collect()
        };
        Sifted::joined(parts, self.time.as_ref())
    }

    fn sift_some(&self, agreements: &[AgreementId]) -> Sifted {
        let frame = Frame::new(self.context, None);
        let mut sifted = Sifted::default();
        for id in agreements {
            let thing = Thing::Agreement(*id);
            if self.context.world.is_nonbinding(thing) {
                continue;
            }
            let Some(time) = &self.time else {
                sifted.rest.push(thing);
                continue;
            };
            let lives = self.context.world.lives(thing);
            let life = lives.fixed();
            if let Lives::Fixed(first, last) | Lives::On { first, most: last, .. } = lives
                && first > last
            {
                continue;
            }
            let answer = |test: &Test| {
                test.answer(&mut |place| {
                    let has = self.has.get(place).and_then(|has| has.get(id.index()));
                    has.map_or(Answer::Look, |has| has.throughout(life))
                })
            };
            let fits = answer(&self.fits);
            if fits == Answer::No {
                continue;
            }
            if lives == Lives::Hanging && !sifted.met && !frame.ever_lives(thing) {
                continue;
            }
            let sure = fits == Answer::Yes;
            let settled = sure || sifted.met;
            sifted.met |= sure;
            let wrong = answer(&self.wrong);
            if settled && wrong == Answer::No {
                continue;
            }
            let when = When::lives(&frame, thing, lives).within(time);
            if settled && when.possible.is_empty() {
                continue;
            }
            match (sure && wrong == Answer::Yes, answer(&self.excused)) {
                (true, Answer::Yes) => {}
                (true, Answer::No) if when.is_certain() => sifted.broken.push((thing, when.certain)),
                (true, Answer::No) if when.is_told_of(lives) => sifted.lasting.push((thing, when)),
                (true, Answer::No) => sifted.hanging.push(thing),
                _ => sifted.rest.push(thing),
            }
        }
        sifted
    }
}

impl Has {
    /// Whether it has such a term on each day of its life, or on none; its first and last day where they hang on no event.
    fn throughout(self, life: Option<(Day, Day)>) -> Answer {
        match (self, life) {
            (Has::Nothing, _) => Answer::No,
            (Has::Throughout, _) => Answer::Yes,
            (Has::Within(from, through), Some((first, last))) if from <= first && last <= through => {
                Answer::Yes
            }
            (Has::Within(..) | Has::Look, _) => Answer::Look,
        }
    }
}

fn what_agreements_have(frame: &Frame, sieve: &PhraseSieve) -> Vec<Has> {
    let world = frame.context.world;
    let mut has = vec![Has::Nothing; frame.context.ir.agreements.len()];
    let mut note = |term, found: Has| {
        let place = world.agreement_of(term).and_then(|id: AgreementId| has.get_mut(id.index()));
        let Some(place) = place else { return };
        *place = match (*place, found) {
            (Has::Throughout, _) | (_, Has::Throughout) => Has::Throughout,
            (Has::Nothing, found) => found,
            // Where several match, the longer stands for both if it holds the other.
            (Has::Within(from, through), Has::Within(first, last)) if first <= from && through <= last => {
                Has::Within(first, last)
            }
            (before @ Has::Within(from, through), Has::Within(first, last))
                if from <= first && last <= through =>
            {
                before
            }
            _ => Has::Look,
        };
    };
    sieve.each(frame, |term, lives, answer| match answer {
        Answer::No => {}
        Answer::Yes if world.lives_with_agreement(term) => note(term, Has::Throughout),
        Answer::Yes => note(term, lives.fixed().map_or(Has::Look, |(first, last)| Has::Within(first, last))),
        Answer::Look => note(term, Has::Look),
    });
    has
}

/// A condition on an agreement, as far as it asks for terms.
fn test<'a>(condition: &'a Condition, variable: Variable, phrases: &mut Vec<&'a Phrase>) -> Test {
    let mut parts = |parts: &'a [Condition]| parts.iter().map(|part| test(part, variable, phrases)).collect();
    match &condition.kind {
        ConditionKind::All(all) => Test::All(parts(all)),
        ConditionKind::Any(any) => Test::Any(parts(any)),
        ConditionKind::Not(part) => test(part, variable, phrases).negated(),
        ConditionKind::AgreementHas { agreement, phrase } if agreement.kind == ValueKind::Thing(variable) => {
            phrases.push(phrase);
            Test::Atom(phrases.len() - 1)
        }
        _ => Test::Look,
    }
}
