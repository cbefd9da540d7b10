//! One rule, one way of binding its things and one possible world in; when the rule is broken out.

use crate::evaluate::known::count::whole_number;
use crate::evaluate::known::truth::{self, Truth, Truths};
use crate::evaluate::known::value::Estimates;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::one_world::written::Aggregate;
use crate::ir::{AgreementId, Condition, Count, Phrase, Predicate, Rule, Sentence};
use crate::time::Day;
use crate::world::Thing;

/// What one world says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ruling {
    /// When the rule is broken.
    pub(crate) broken: Truths,
    /// When there is something to judge.
    pub(crate) met: Truths,
}

impl Ruling {
    const NOTHING: Ruling = Ruling { broken: truth::NEVER, met: truth::NEVER };

    const fn kept(met: Truths) -> Ruling {
        Ruling { broken: truth::NEVER, met }
    }
}

impl Frame<'_> {
    /// What this world says of the rule and the things bound; of a rule that counts none are.
    pub(crate) fn ruling(&self, rule: &Rule, row: &mut Row) -> Ruling {
        self.counting(|frame| frame.ruling_counted(rule, row))
    }

    fn ruling_counted(&self, rule: &Rule, row: &mut Row) -> Ruling {
        match &rule.sentence {
            Sentence::Every { subject, negated, predicate } => {
                self.every(rule, subject, *negated, predicate, row)
            }
            Sentence::There { count: Count::No, binders, filter } => {
                self.matched(rule, binders, filter.as_ref(), None, row)
            }
            Sentence::There { count, binders, filter } => binders
                .first()
                .map_or(Ruling::NOTHING, |binder| self.counted(rule, *count, binder, filter.as_ref())),
            Sentence::ForEach { binders, filter, require } => {
                self.matched(rule, binders, filter.as_ref(), Some(require), row)
            }
        }
    }

    /// Every such thing must (not) …
    fn every(
        &self,
        rule: &Rule,
        subject: &Phrase,
        negated: bool,
        predicate: &Predicate,
        row: &mut Row,
    ) -> Ruling {
        let Some(thing) = row.get(subject.variable) else { return Ruling::NOTHING };
        let fits = self.fits(subject, thing, &mut Row::default());
        if fits == truth::NEVER {
            return Ruling::NOTHING;
        }
        let is_whole = predicate.kind.judges_life();
        let is_party = matches!(thing, Thing::Party(_));
        if fits == truth::ALWAYS && !self.is_observed() && !is_whole && !is_party && self.is_all_at_once() {
            // What can never be wrong needs no look at when the thing lives, but for whether it ever does.
            let holds = self.predicate(&predicate.kind, thing, &mut row.clone());
            if holds == if negated { truth::NEVER } else { truth::ALWAYS } && self.ever_lives(thing) {
                return Ruling::kept(truth::ALWAYS);
            }
        }
        let fitting = truth::and(fits, self.lives(thing));
        if truth::some_day(&fitting) == Truth::False {
            return Ruling::NOTHING;
        }
        if is_whole {
            return self.judged_whole(rule, thing, fitting, negated, predicate, row);
        }
        let holds = self.predicate(&predicate.kind, thing, row);
        row.truncate(1);
        self.observe(predicate.span, row, &holds);
        let wrong = if negated { holds } else { truth::not(&holds) };
        Ruling { broken: self.within_rule(rule, truth::and(fitting.clone(), wrong), row), met: fitting }
    }

    /// `end`, `start` and `last` are asked of what fits on some day within the rule's time, `unless` on its first day.
    fn judged_whole(
        &self,
        rule: &Rule,
        thing: Thing,
        fitting: Truths,
        negated: bool,
        predicate: &Predicate,
        row: &mut Row,
    ) -> Ruling {
        let Some(wrong) = self.whole(thing, &predicate.kind, negated, row) else {
            return Ruling::kept(fitting);
        };
        let wrong = wrong.truths();
        row.truncate(1);
        self.observe(predicate.span, row, &truth::not(&wrong));
        if wrong == truth::NEVER && !self.is_observed() {
            return Ruling::kept(fitting);
        }
        let time = self.time(rule, row);
        let asked = truth::some_day(&truth::and(fitting.clone(), time.clone()));
        let judged = Truths::constant(asked.and(self.excused_at_first(rule, thing, row).not()));
        Ruling { broken: truth::and(truth::and(wrong, judged), time), met: fitting }
    }

    /// Whether something excuses the thing on its first day.
    fn excused_at_first(&self, rule: &Rule, thing: Thing, row: &mut Row) -> Truth {
        if rule.unless.is_empty() {
            return Truth::False;
        }
        let excused = self.unless(rule, row);
        if self.is_blurred(thing) {
            // What the excuse hangs on matters as well as what the first day does.
            let undated = self.undated(&self.across_worlds(thing).unknowns);
            return Truth::Unknown(undated.with(truth::reasons(&excused)));
        }
        *excused.at(self.life(thing).first().unwrap_or(Day::BEGINNING))
    }

    /// The things bound match; and, for `require`, what is required does not hold.
    fn matched(
        &self,
        rule: &Rule,
        binders: &[Phrase],
        filter: Option<&Condition>,
        require: Option<&Condition>,
        row: &mut Row,
    ) -> Ruling {
        let mut all = truth::ALWAYS;
        for binder in binders {
            let Some(thing) = row.get(binder.variable) else { return Ruling::NOTHING };
            // Finding a thing forgets what is bound after it.
            all = truth::and(all, self.matches(binder, thing, &mut row.clone()));
            if all == truth::NEVER {
                return Ruling::NOTHING;
            }
        }
        if let Some(filter) = filter {
            all = truth::and(all, self.condition(filter, row));
        }
        if truth::some_day(&all) == Truth::False {
            return Ruling::NOTHING;
        }
        let met = all.clone();
        if let Some(require) = require {
            all = truth::and(all, truth::not(&self.condition(require, row)));
        }
        Ruling { broken: self.within_rule(rule, all, row), met }
    }

    /// At least, at most or exactly so many such things must live.
    fn counted(&self, rule: &Rule, count: Count, binder: &Phrase, filter: Option<&Condition>) -> Ruling {
        let mut row = Row::default();
        let time = self.time(rule, &mut row);
        let asked = match count {
            Count::No | Count::AtMost(_) => time,
            Count::AtLeast(_) | Count::Exactly(_) => truth::and(time, self.asked_days()),
        };
        let met = match count {
            Count::No | Count::AtMost(_) => truth::ALWAYS,
            Count::AtLeast(_) | Count::Exactly(_) => asked.clone(),
        };
        let number = self.how_many(binder, filter);
        let wrong = number.map(|number| {
            let Some((least, most, reasons)) = number.bounds() else {
                return Truth::Unknown(number.reasons());
            };
            let (least, most) = (whole_number(least).unwrap_or(0), whole_number(most).unwrap_or(u64::MAX));
            let (certain, possible) = match count {
                Count::No => (least > 0, most > 0),
                Count::AtMost(limit) => (least > u64::from(limit), most > u64::from(limit)),
                Count::AtLeast(limit) => (most < u64::from(limit), least < u64::from(limit)),
                Count::Exactly(limit) => {
                    let limit = u64::from(limit);
                    (most < limit || least > limit, least != limit || most != limit)
                }
            };
            Truth::between(certain, possible, reasons)
        });
        let broken = truth::and(truth::and(asked, wrong), truth::not(&self.unless(rule, &mut row)));
        Ruling { broken, met }
    }

    /// How many things match a binder and its `where`, over time.
    pub(crate) fn how_many(&self, binder: &Phrase, filter: Option<&Condition>) -> Estimates {
        let all = Aggregate { span: binder.span, over: binder, filter, field: None };
        self.sum(&all, &mut Row::default())
    }

    /// The days on which `a`, `at least` and `exactly` are asked: an agreement with `us`, or with what is part of `us`, lives.
    /// Without `us` they are asked always.
    fn asked_days(&self) -> Truths {
        let (ir, world) = (self.context.ir, self.context.world);
        let Some(us) = ir.us else { return truth::ALWAYS };
        let is_ours = |id: &&AgreementId| {
            let thing = Thing::Agreement(**id);
            !world.is_nonbinding(thing)
                && !self.context.hides(thing)
                && world.parties_of(**id).any(|party| world.is_part_of(party, us))
        };
        let ours = world.agreements().iter().filter(is_ours);
        truth::any(ours.map(|id| self.lives(Thing::Agreement(*id))).collect())
    }

    /// What is broken, cut to the days on which the rule applies and nothing excuses it.
    fn within_rule(&self, rule: &Rule, broken: Truths, row: &mut Row) -> Truths {
        if broken == truth::NEVER && !self.is_observed() {
            return broken;
        }
        let broken = truth::and(broken, self.time(rule, row));
        if rule.unless.is_empty() || (broken == truth::NEVER && !self.is_observed()) {
            return broken;
        }
        truth::and(broken, truth::not(&self.unless(rule, row)))
    }

    /// The days on which the rule and its policy apply.
    pub(crate) fn time(&self, rule: &Rule, row: &mut Row) -> Truths {
        let own = self.within_all(&rule.time, row);
        let policy = self.context.ir.policy(rule.policy);
        truth::and(own, self.within_all(&policy.time, &mut Row::default()))
    }

    /// The days on which something excuses it.
    fn unless(&self, rule: &Rule, row: &mut Row) -> Truths {
        rule.unless.iter().fold(truth::NEVER, |any, condition| truth::or(any, self.condition(condition, row)))
    }
}
