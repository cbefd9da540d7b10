//! How an agreement's end is carried on, amendment by amendment and renewal by renewal.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::{Day, Duration, NEVER, Unit, add, civil};
use super::instance::{BEYOND, Builder, LivingAgreement, LivingTerm, Use, bounds_of};
use super::lives::{Life, is_dated_header, within};
use super::model::*;
use super::timeline::Held;

/// How far an agreement is renewed.
struct Course {
    /// The day from which the periods are counted, and all that are added so far.
    anchor: Day,
    added: Vec<(i32, Unit)>,
    /// How long each lasts without a `period`.
    plain: Duration,
    /// How often each renewal has renewed it.
    counts: BTreeMap<String, i64>,
    /// Whether it may end on any day from some day on, so that renewing it again adds nothing.
    is_open: bool,
}

/// A renewal that may renew the agreement past its present end.
struct Candidate {
    name: String,
    is_automatic: bool,
    /// The last day to act, …
    act: Day,
    /// … and whether it is exactly known.
    is_exact: bool,
    period: (Option<Duration>, Option<Duration>),
    is_limited: bool,
}

impl Candidate {
    fn exact(&self) -> Option<&Duration> {
        let (least, most) = &self.period;
        least.as_ref().filter(|least| Some(*least) == most.as_ref() && !is_in_business_days(least))
    }
}

fn is_in_business_days(length: &Duration) -> bool {
    length.0.iter().any(|(_, unit)| *unit == Unit::BusinessDays)
}

/// A duration that is no longer than the other: n business days are at least n days.
fn at_least(length: &Duration) -> Duration {
    let part = |(count, unit): &(i32, Unit)| match unit {
        Unit::BusinessDays => (*count, Unit::Days),
        other => (*count, *other),
    };
    Duration(length.0.iter().map(part).collect())
}

/// The time from one day through another: whole months where the calendar gives them, else days.
fn time_between(first: Day, last: Day) -> Duration {
    let (from, to) = (civil(first), civil(last + 1));
    let months = (to.0 - from.0) * 12 + i32::try_from(to.1).expect("twelve at most")
        - i32::try_from(from.1).expect("twelve at most");
    let in_months = Duration::of(months, Unit::Months);
    if months > 0 && add(first, &in_months) == last + 1 {
        in_months
    } else {
        Duration::of(last + 1 - first, Unit::Days)
    }
}

impl<'a> Builder<'a> {
    /// Moves the end of an agreement through its amendments and, if `renewing`, its renewals.
    pub fn course(&mut self, life: &mut Life, index: usize, renewing: bool) {
        let world = self.world;
        let agreement = &world.agreements[index];
        let amendments = self.amendments(index);
        let mut course = Course {
            anchor: life.own_end().map_or(NEVER, |end| end + 1),
            added: vec![],
            plain: match (&agreement.end, life.own_end()) {
                (Some(TimeWord::For(length)), _) => length.clone(),
                (_, Some(end)) if end >= agreement.from => time_between(agreement.from, end),
                _ => Duration(vec![]),
            },
            counts: BTreeMap::new(),
            is_open: false,
        };
        let days: BTreeSet<Day> = amendments.iter().map(|amendment| amendment.from).collect();
        for from in days {
            let of_day: Vec<&Amendment> = amendments.iter().copied().filter(|one| one.from == from).collect();
            let extends = of_day.iter().any(|one| one.patches.iter().any(is_extension));
            let is_past = |end: Day| end < from - 1 || (end == from - 1 && !extends);
            let mut passed = None;
            while renewing && life.own_end().is_some_and(is_past) {
                let end = life.own_end();
                if !self.renew(life, &mut course, index) {
                    break;
                }
                passed = end;
            }
            let ends_it = |patch: &Patch| matches!(patch, Patch::End(None, _));
            if passed == Some(from - 1) && of_day.iter().any(|one| one.patches.iter().any(ends_it)) {
                // That it takes effect in the period makes it renewed, that it ends it before makes it not.
                self.complain(false, format!("{} ends on the day on which a renewal begins", agreement.name));
            }
            let before = life.own_end();
            let options = before.map(|end| self.quietly(|builder| builder.candidates(index, end, &course)));
            self.patch_day(life, index, from, None, &agreement.name);
            if let (Some(before), Some(now)) = (before, life.own_end())
                && before != now
            {
                for option in options.into_iter().flatten().filter(|one| !one.is_automatic) {
                    let brought = option.exact().map(|length| course.with(length));
                    if brought.is_none_or(|day| day == now) {
                        *course.counts.entry(option.name).or_default() += 1;
                    }
                }
                course.plain = time_between(before + 1, now);
                course.anchor = now + 1;
                course.added.clear();
            }
        }
        self.complain_of_no_effect(index, None, &agreement.name);
        while renewing && self.renew(life, &mut course, index) {}
        for (_, _, complaint) in std::mem::take(&mut life.pending) {
            self.complain(complaint.certain, complaint.what);
        }
    }

    /// Renews an agreement past its end, or does not: then false.
    fn renew(&mut self, life: &mut Life, course: &mut Course, index: usize) -> bool {
        let name = self.world.agreements[index].name.clone();
        let Some(end) = life.own_end() else { return false };
        if life.by_event.min(life.cap) <= end || end < life.start {
            return false;
        }
        let candidates = self.candidates(index, end, course);
        if candidates.len() > 1 {
            self.complain(true, format!("{name}: two renewals after one end in some world"));
        }
        let Some(candidate) = candidates.into_iter().next() else { return false };
        let is_sign = |one: &&Amendment| {
            one.event.is_none()
                && one.from > end
                && (candidate.is_automatic || one.patches.iter().any(|patch| !is_extension(patch)))
        };
        let signed = self.amendments(index).iter().any(is_sign);
        let lapsed = self.world.as_of.is_some_and(|as_of| candidate.act < as_of);
        let certain = if signed { Some(true) } else { lapsed.then_some(candidate.is_automatic) };
        let far = self.world.calendar.1 + BEYOND;
        if end > far || (course.is_open && certain.is_none()) {
            if end > far && !candidate.is_limited && self.choices.below(2) == 1 {
                life.move_own_end(NEVER);
                // For ever is after no one end.
                self.uses.push(Use {
                    renewal: format!("{name}/{}", candidate.name),
                    act: None,
                    passed: true,
                    for_ever: true,
                });
            }
            return false;
        }
        let passed = certain.unwrap_or_else(|| self.choices.below(2) == 1);
        if certain.is_none() {
            let renewal = format!("{name}/{}", candidate.name);
            let act = candidate.is_exact.then_some(candidate.act);
            self.uses.push(Use { renewal, act, passed, for_ever: false });
        }
        if !passed {
            return false;
        }
        *course.counts.entry(candidate.name.clone()).or_default() += 1;
        let new = match candidate.exact() {
            Some(length) => {
                let new = course.with(length);
                course.added.extend(&length.0);
                new
            }
            None => {
                if signed {
                    self.complain(
                        false,
                        format!("{name}: renewed for a period that is not known, and amended"),
                    );
                }
                let (least, most) = &candidate.period;
                let least =
                    least.as_ref().map_or(end + 1, |least| course.with(&at_least(least)).max(end + 1));
                let most = most.as_ref().filter(|most| !is_in_business_days(most));
                let most = most.map(|most| course.with(most));
                course.is_open = most.is_none();
                let new = self.some_day(least, most);
                course.anchor = new + 1;
                course.added.clear();
                new
            }
        };
        life.move_own_end(new);
        let reached: Vec<_> = life.pending.iter().filter(|(said, ..)| *said < new).cloned().collect();
        life.pending.retain(|(said, ..)| *said >= new);
        for (said, from, _) in reached {
            life.cap = life.cap.min(said);
            life.ended_by = Some(from);
        }
        new != NEVER
    }

    /// The renewals that may renew the agreement past the end: that live on their last day to act, and have a time left.
    fn candidates(&mut self, index: usize, end: Day, course: &Course) -> Vec<Candidate> {
        let name = self.world.agreements[index].name.clone();
        let renewals = self.renewals(index);
        let mut candidates = Vec::new();
        for renewal in renewals {
            let Some(life) = renewal.life else { continue };
            let notice = match renewal.field(Field::Notice, end) {
                Held::Stated(Said::Value(Value::Length(notice))) if !is_in_business_days(&notice) => {
                    Some(notice)
                }
                _ => None,
            };
            let is_exact = notice.is_some() || !matches!(renewal.field(Field::Notice, end), Held::Stated(_));
            let mut act = notice.map_or(end, |notice| {
                add(end, &Duration(notice.0.iter().map(|(count, unit)| (-count, *unit)).collect()))
            });
            if life.0 > act && life.0 <= end {
                act = life.0;
            }
            if !within(act, life) {
                continue;
            }
            let is =
                |field| matches!(renewal.field(field, act), Held::Stated(Said::Value(Value::Flag(true))));
            let is_option = matches!(renewal.field(Field::Holder, act), Held::Stated(_));
            let is_automatic = is(Field::Automatic);
            if is_option && is_automatic {
                self.complain(true, format!("{name}: automatic, and an option, in some world"));
            }
            if !is_option && !is_automatic {
                continue;
            }
            let number = |value: &Value| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            };
            let most = match renewal.field(Field::Times, end) {
                Held::Stated(Said::Value(times) | Said::AtMost(times) | Said::Between(_, times)) => {
                    number(&times)
                }
                Held::Stated(_) => None,
                _ if is(Field::Successive) => None,
                _ => Some(1),
            };
            if most.is_some_and(|most| course.counts.get(&renewal.name).copied().unwrap_or(0) >= most) {
                continue;
            }
            let period = match renewal.field(Field::Period, end) {
                Held::Stated(said) => bounds_of(&said),
                _ => (Some(course.plain.clone()), Some(course.plain.clone())),
            };
            let (name, is_limited) = (renewal.name.clone(), most.is_some());
            candidates.push(Candidate { name, is_automatic, act, is_exact, period, is_limited });
        }
        candidates
    }

    /// The terms of an agreement that may renew it, as if it had no end.
    fn renewals(&mut self, index: usize) -> Vec<LivingTerm> {
        let agreement = &self.world.agreements[index];
        let endless = LivingAgreement {
            name: agreement.name.clone(),
            parties: vec![],
            nonbinding: false,
            known: true,
            life: Some((agreement.from, NEVER)),
            plain_last: NEVER,
            ended_by: None,
        };
        let terms = self.terms_of(index).into_iter().filter(|(term, _)| term.kind == Kind::Renewal);
        let made =
            terms.map(|(term, since)| self.quietly(|builder| builder.term(term, index, since, &endless)));
        made.collect()
    }

    /// The terms of an agreement and, with its day, those that its amendments add, if they ever do.
    fn terms_of(&self, index: usize) -> Vec<(&'a Term, Option<Day>)> {
        let own = self.world.agreements[index].terms.iter().map(|term| (term, None));
        let new = self.known_amendments(index).into_iter().flat_map(|amendment| {
            amendment.patches.iter().filter_map(|patch| match patch {
                Patch::New(term) => Some((term, Some(amendment.from))),
                _ => None,
            })
        });
        own.chain(new).collect()
    }

    /// Complains of what renews where there is no end to pass.
    pub fn judge_renewals(&mut self, index: usize) {
        let agreement = &self.world.agreements[index];
        if agreement.end.as_ref().is_some_and(is_dated_header) {
            return;
        }
        let name = agreement.name.clone();
        for renewal in self.renewals(index) {
            let renews = |one: &super::timeline::Statement| {
                one.field == Field::Holder
                    || (one.field == Field::Automatic && one.said == Said::Value(Value::Flag(true)))
            };
            if renewal.statements.iter().any(renews) {
                self.complain(true, format!("{name}: renewed without an end"));
            }
        }
    }
}

impl Course {
    /// The last day of one more period of such a length.
    fn with(&self, length: &Duration) -> Day {
        let all = Duration(self.added.iter().chain(&length.0).copied().collect());
        add(self.anchor, &all) - 1
    }
}

fn is_extension(patch: &Patch) -> bool {
    matches!(patch, Patch::Extend(None, _))
}
