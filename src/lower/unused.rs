//! Declarations and which of them are used in, warnings about the others out.

use crate::check::Used;
use crate::diagnostic::catalogue::names;
use crate::diagnostic::{Diagnostic, Problems};
use crate::ir::FieldType;
use crate::resolve::{Resolved, Site};
use crate::source::FileId;
use crate::syntax::tree::Name;

/// Warns about what nothing uses. Shipped modules are left alone, and so are files that hold vocabulary alone, since others may use
/// it; `with_data` says that agreement data may use parties, events, units and kinds.
pub(super) fn warn(resolved: &Resolved<'_>, used: &Used, with_data: bool, problems: &mut Problems) {
    let own = |site: &Site<'_>| !resolved.library.contains(&site.file) && site.test.is_none();
    let speaks = files_that_speak(resolved);
    let exports = |site: &Site<'_>| speaks.get(site.file.index()).copied() != Some(true);
    let mut unused = |sort: &str, name: &Name, help: &str| {
        let message = format!("the {sort} `{}` is not used", name.text);
        problems.push(Diagnostic::new(names::UNUSED, name.span, message, "not used").help(help));
    };
    for (constant, used) in resolved.lets.iter().zip(&used.lets) {
        if !used && own(&constant.site) && (constant.site.policy.is_some() || !exports(&constant.site)) {
            unused("constant", constant.name, "use it or take it out");
        }
    }
    for (one, used) in resolved.adjectives.iter().zip(&used.adjectives) {
        if !used && own(&one.site) && !exports(&one.site) {
            unused("adjective", one.name, "use it or take it out");
        }
    }
    for (one, used) in resolved.computed.iter().zip(&used.computed) {
        if !used && own(&one.site) && !exports(&one.site) {
            unused("field", one.name, "use it or take it out");
        }
    }
    // A party or kind that stands in no source may stand in a record.
    if with_data {
        return;
    }
    for (event, used) in resolved.events.iter().zip(&used.events) {
        if !used && own(&event.site) && !exports(&event.site) {
            unused("event", event.name, "name it in a term or rule, or take it out");
        }
    }
    let of_fields = units_of_fields(resolved);
    for ((unit, used), of_field) in resolved.units.iter().zip(&used.units).zip(of_fields) {
        if !used && !of_field && own(&unit.site) && !exports(&unit.site) {
            unused("unit", unit.name, "use it or take it out");
        }
    }
    let grouped = groups(resolved);
    for (position, (party, used)) in resolved.parties.iter().zip(&used.parties).enumerate() {
        let is_group = grouped.get(position) == Some(&true);
        let is_part = party.node.part_of.is_some();
        let is_us = resolved.we_are.iter().any(|us| us.text == party.name.text);
        if !used && !is_group && !is_part && !is_us && own(&party.site) && !exports(&party.site) {
            unused("party", party.name, "name it in an agreement or rule, or take it out");
        }
    }
    let named = kinds_named(resolved, used);
    for (kind, named) in resolved.kinds.iter().zip(named) {
        let Some((tree, site)) = kind.tree else { continue };
        if !named && own(&site) && !exports(&site) {
            unused("kind", &tree.name, "state a term of it or speak of it in a rule, or take it out");
        }
    }
}

/// Which files hold agreements, facts, rules, waivers or tests; the others hold vocabulary for others to use.
fn files_that_speak(resolved: &Resolved<'_>) -> Vec<bool> {
    let mut files: Vec<bool> = Vec::new();
    let mut mark = |file: FileId| {
        if files.len() <= file.index() {
            files.resize(file.index() + 1, false);
        }
        if let Some(slot) = files.get_mut(file.index()) {
            *slot = true;
        }
    };
    resolved.agreements.iter().for_each(|one| mark(one.site.file));
    resolved.amendments.iter().for_each(|one| mark(one.site.file));
    resolved.terms.iter().for_each(|one| mark(one.site.file));
    resolved.policies.iter().for_each(|one| mark(one.site.file));
    resolved.waivers.iter().for_each(|(_, site)| mark(site.file));
    resolved.tests.iter().for_each(|one| mark(one.site.file));
    files
}

/// Which units fields are counted in.
fn units_of_fields(resolved: &Resolved<'_>) -> Vec<bool> {
    let mut units = vec![false; resolved.units.len()];
    for field in &resolved.fields {
        if let Some(FieldType::Number(Some(unit))) = &field.ty
            && let Some(slot) = units.get_mut(unit.index())
        {
            *slot = true;
        }
    }
    units
}

/// Which parties are groups that others are part of.
fn groups(resolved: &Resolved<'_>) -> Vec<bool> {
    let mut groups = vec![false; resolved.parties.len()];
    for group in resolved.groups.iter().flatten() {
        if let Some(slot) = groups.get_mut(group.index()) {
            *slot = true;
        }
    }
    groups
}

/// Which kinds are spoken of: themselves, or by a kind they descend from or that descends from them.
fn kinds_named(resolved: &Resolved<'_>, used: &Used) -> Vec<bool> {
    let mut named = used.kinds.clone();
    for (kind, own) in resolved.kinds.iter().zip(&used.kinds) {
        // The first of a lineage is the kind itself.
        for ancestor in kind.lineage.iter().skip(1) {
            if let (Some(slot), true) = (named.get_mut(ancestor.index()), *own) {
                *slot = true;
            }
        }
    }
    for (position, kind) in resolved.kinds.iter().enumerate() {
        // Every kind descends from the kind of all terms (id 0); who speaks of that speaks of none in particular.
        let mut ancestors = kind.lineage.iter().skip(1).filter(|ancestor| ancestor.index() != 0);
        let spoken = ancestors.any(|ancestor| used.kinds.get(ancestor.index()) == Some(&true));
        if let (Some(slot), true) = (named.get_mut(position), spoken) {
            *slot = true;
        }
    }
    named
}
