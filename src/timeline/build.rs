//! A world and the report on it in, the chart out.

use std::slice;

use super::model::{Broken, Chart, Finding, Group, GroupKind, Mark, Row, When};
use super::{row, window};
use crate::diagnostic::Severity;
use crate::diagnostic::report::{self, FindingVerdict, Report};
use crate::ir::{AgreementId, Amendment, EventId, TermId};
use crate::tell::renewals;
use crate::time::{Day, Days};
use crate::world::{LastDay, PossibleWorlds, Sort, Thing, World};

/// The chart of a world. `only` names the agreements to draw; empty: all, and the facts. Findings are those of `report`.
pub fn chart(world: &World, report: &Report, only: &[String]) -> Chart {
    let is_drawn = |id: &&AgreementId| {
        only.is_empty() || only.iter().any(|name| *name == world.ir().agreement(**id).declared.name)
    };
    let drawn = world.agreements().iter().filter(is_drawn);
    let mut groups: Vec<Group> = drawn.map(|id| agreement(world, *id)).collect();
    if only.is_empty() {
        groups.extend(facts(world));
    }
    let mut across = heading(GroupKind::Across, "across agreements", "");
    let mut findings: Vec<Finding> = report.findings.iter().map(finding).collect();
    for (place, found) in findings.iter_mut().enumerate() {
        let bound: Vec<String> = report
            .findings
            .get(place)
            .map(|finding| finding.bindings.iter().map(|binding| binding.term.clone()).collect())
            .unwrap_or_default();
        if bound.is_empty() {
            let row = counted(found);
            found.rows.push(row.id.clone());
            if !across.rows.iter().any(|other| other.id == row.id) {
                across.rows.push(row);
            }
        }
        for id in bound {
            let drawn =
                groups.iter().any(|group| group.head.id == id || group.rows.iter().any(|row| row.id == id));
            if !drawn && !across.rows.iter().any(|row| row.id == id) {
                across.rows.extend(party(world, &id));
            }
            found.rows.push(id);
        }
        let rows = groups
            .iter_mut()
            .flat_map(|group| slice::from_mut(&mut group.head).iter_mut().chain(&mut group.rows));
        for row in rows.chain(&mut across.rows).filter(|row| found.rows.contains(&row.id)) {
            mark(row, place, found);
        }
    }
    groups.extend(Some(across).filter(|across| !across.rows.is_empty()));
    let mut chart = Chart {
        title: title(world, &groups),
        from: Day::FIRST,
        through: Day::LAST,
        as_of: report.as_of,
        events: events(world, &groups),
        groups,
        findings,
        partial: report.partial,
    };
    (chart.from, chart.through) = window::of(&chart);
    chart
}

fn title(world: &World, groups: &[Group]) -> String {
    let agreements: Vec<&Group> = groups.iter().filter(|group| group.kind == GroupKind::Agreement).collect();
    match agreements.as_slice() {
        [] if groups.is_empty() => "no terms".to_owned(),
        [] => "facts".to_owned(),
        [one] if one.head.phrase.is_empty() => one.head.name.clone(),
        [one] => one.head.phrase.clone(),
        many => match world.ir().us {
            Some(us) => format!("{} agreements of {}", many.len(), row::party_name(world, us)),
            None => format!("{} agreements", many.len()),
        },
    }
}

/// The group of an agreement.
fn agreement(world: &World, id: AgreementId) -> Group {
    let declared = world.ir().agreement(id);
    let thing = Thing::Agreement(id);
    let title = declared.title.as_deref().unwrap_or_default().to_owned();
    let worlds = PossibleWorlds::of(world, thing);
    let known = world.known_amendments(id).iter().map(|id| world.ir().amendment(*id));
    let mut amendments: Vec<Mark> = known.map(|amendment| effect(world, &worlds, amendment)).collect();
    amendments.sort_by_key(|mark| mark.when.first());
    let terms = world.terms_of(id);
    Group {
        kind: GroupKind::Agreement,
        head: row::plain(world, thing, world.ir().thing_path(thing), title),
        parties: world.parties_of(id).map(|party| row::party_name(world, party)).collect(),
        nonbinding: declared.nonbinding.is_some(),
        amendments,
        acts: acts(world, id),
        rows: terms.map(|term| row::term(world, term, world.ir().term_path(term))).collect(),
    }
}

/// Until when somebody can act on the next renewal of each that an agreement has, where that is not past.
fn acts(world: &World, id: AgreementId) -> Vec<Mark> {
    let mark = |term: &TermId| {
        let unknown = world.unknown_of(Sort::Renewal(*term))?;
        let passed = renewals::passed(world, unknown, 0)?;
        let (LastDay::On(day) | LastDay::NotLaterThan(day)) = passed.act.last;
        Some(Mark {
            name: world.ir().term(*term).declared.name.to_string(),
            title: Some(passed.act.name()),
            when: When::On(day),
            unexpected: false,
        })
    };
    let mut acts: Vec<Mark> = world.renewals_of(id).iter().filter_map(mark).collect();
    acts.sort_by_key(|mark| mark.when.first());
    acts
}

/// The day an amendment takes effect, as far as it is known.
fn effect(world: &World, worlds: &PossibleWorlds, amendment: &Amendment) -> Mark {
    let day_in = |assignment: &_| match (&amendment.from, amendment.signed) {
        (Some(from), _) => world.days_of(slice::from_ref(from), assignment).first(),
        (None, signed) => signed,
    };
    let possible = worlds.days(&|assignment| match day_in(assignment) {
        Some(day) => Days::run(day, day),
        None => Days::empty(),
    });
    let when = match (possible.some.first(), possible.some.last()) {
        (Some(first), Some(last)) if first == last => When::On(first),
        (Some(_), _) => When::Within { days: possible.some, never: false },
        _ => When::Never,
    };
    let title = amendment.title.as_deref().map(str::to_owned);
    Mark { name: amendment.declared.name.to_string(), title, when, unexpected: false }
}

/// The terms that belong to no agreement.
fn facts(world: &World) -> Option<Group> {
    let facts = world.terms().iter().filter(|term| world.agreement_of(**term).is_none());
    let rows: Vec<Row> = facts.map(|term| row::term(world, *term, world.ir().term_path(*term))).collect();
    (!rows.is_empty()).then(|| Group { rows, ..heading(GroupKind::Facts, "facts", "terms of no agreement") })
}

fn heading(kind: GroupKind, name: &str, phrase: &str) -> Group {
    let head = Row {
        id: name.to_owned(),
        name: name.to_owned(),
        phrase: phrase.to_owned(),
        segments: Vec::new(),
        hangs_on: Vec::new(),
        broken: Vec::new(),
    };
    Group {
        kind,
        head,
        parties: Vec::new(),
        nonbinding: false,
        amendments: Vec::new(),
        acts: Vec::new(),
        rows: Vec::new(),
    }
}

/// The row of a party that a finding binds, by its name in the report; none where it is no party.
fn party(world: &World, id: &str) -> Option<Row> {
    let name = id.strip_prefix("party/")?;
    let place = world.ir().parties.iter().position(|party| party.declared.name == name)?;
    let thing = Thing::Party(crate::ir::PartyId::new(place));
    Some(row::plain(world, thing, id.to_owned(), "party".to_owned()))
}

/// The row of a rule that binds nothing because it counts.
fn counted(found: &Finding) -> Row {
    let name = found.rule.rsplit('/').next().unwrap_or(&found.rule);
    Row {
        id: format!("rule/{}", found.rule),
        name: name.to_owned(),
        phrase: found.title.clone().unwrap_or_default(),
        segments: Vec::new(),
        hangs_on: Vec::new(),
        broken: Vec::new(),
    }
}

/// Draws a finding on a row, beside what its rule found there before.
fn mark(row: &mut Row, place: usize, found: &Finding) {
    draw(row, place, found, (found.verdict, found.severity), &found.days);
    // What is broken in some possible world only is drawn as what is open.
    let further = found.possible_days.as_ref().map(|possible| possible.difference(&found.days));
    if let Some(further) = further {
        let looks = match found.verdict {
            FindingVerdict::Waived => (FindingVerdict::Waived, found.severity),
            FindingVerdict::Broken | FindingVerdict::Open => (FindingVerdict::Open, Severity::Warning),
        };
        draw(row, place, found, looks, &further);
    }
}

fn draw(
    row: &mut Row,
    place: usize,
    found: &Finding,
    (verdict, severity): (FindingVerdict, Severity),
    days: &Days,
) {
    let looks = (&found.rule, verdict, severity);
    match row.broken.iter_mut().find(|broken| (&broken.rule, broken.verdict, broken.severity) == looks) {
        Some(broken) => {
            broken.days = broken.days.union(days);
            broken.findings.push(place);
        }
        None => row.broken.push(Broken {
            rule: found.rule.clone(),
            verdict,
            severity,
            days: days.clone(),
            findings: vec![place],
        }),
    }
}

fn finding(found: &report::Finding) -> Finding {
    let open = found.open_on.iter().map(|open| match &open.breaks {
        Some(breaks) => format!("broken {breaks}"),
        None => format!("`{}`", open.name),
    });
    let waiver = found.waiver.as_ref().map(|waiver| match &waiver.approved_by {
        Some(by) => format!("{} (approved by {by})", waiver.because),
        None => waiver.because.clone(),
    });
    Finding {
        rule: found.rule.clone(),
        title: found.title.clone(),
        verdict: found.verdict,
        severity: found.severity,
        days: found.days.clone(),
        possible_days: found.possible_days.clone(),
        message: found.message.clone(),
        because: found.because.clone(),
        help: found.help.clone(),
        open_on: open.collect(),
        waiver,
        rows: Vec::new(),
    }
}

/// The events that something drawn hangs on.
fn events(world: &World, groups: &[Group]) -> Vec<Mark> {
    let rows = groups.iter().flat_map(|group| slice::from_ref(&group.head).iter().chain(&group.rows));
    let named: Vec<&String> = rows.flat_map(|row| &row.hangs_on).collect();
    let ids = (0..world.ir().events.len()).map(EventId::new);
    ids.filter_map(|id| {
        let event = world.ir().event(id);
        let domain = world.domain(world.unknown(id));
        let when = match domain.fixed() {
            Some(day) if day.is_civil() => When::On(day),
            Some(_) => When::Never,
            None => When::Within { days: domain.days.clone(), never: domain.never },
        };
        // An event of a test stands in for a loaded one there, not here.
        let matters = event.scope.is_none() && named.iter().any(|name| **name == event.declared.name);
        let title = event.title.as_deref().map(str::to_owned);
        let unexpected = domain.unexpected;
        matters.then(|| Mark { name: event.declared.name.to_string(), title, when, unexpected })
    })
    .collect()
}
