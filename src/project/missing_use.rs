//! What is wrong with names in; out the same, with one error for each shipped module that is not loaded and whose names are used,
//! and none for what may stand in a file or module that could not be loaded.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::modules::MODULES;
use super::{Options, Project};
use crate::diagnostic::catalogue::{data, names, policies};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::ir::Ir;
use crate::source::{SourceMap, Span};

/// How many uses of a module are pointed at.
const MOST_PLACES: usize = 8;

/// How many of its names are named.
const MOST_NAMES: usize = 3;

/// What is said where a name means nothing.
const NAMES: [Code; 9] = [
    names::UNKNOWN_KIND,
    names::UNKNOWN_NAME,
    names::UNKNOWN_PARTY,
    names::UNKNOWN_AGREEMENT,
    names::UNKNOWN_TERM,
    names::UNKNOWN_UNIT,
    names::UNKNOWN_TYPE,
    policies::UNKNOWN_RULE,
    policies::UNKNOWN_TARGET,
];

/// What is said where a `use` leads nowhere.
const USES: [Code; 5] =
    [data::NO_SUCH_MODULE, data::FILE_NOT_FOUND, data::OUTSIDE, data::NO_PLAIN_FILE, data::NO_CLAUSAL];

/// Tells each missing `use` once. `has_kinds`: the project declares or loads kinds of its own.
pub(super) fn settle(problems: &mut Problems, sources: &SourceMap, has_kinds: bool) {
    if !problems.iter().any(|problem| NAMES.contains(&problem.code)) {
        return;
    }
    if problems.iter().any(|problem| USES.contains(&problem.code)) {
        // What has not been loaded may be what the name is declared in.
        problems.retain(|problem| !NAMES.contains(&problem.code));
        return;
    }
    // The shipped modules never change, so they are understood once.
    static SHIPPED: LazyLock<Shipped> = LazyLock::new(Shipped::new);
    let shipped = &*SHIPPED;
    let mut missing: Vec<Missing> = Vec::new();
    problems.retain(|problem| {
        let word = sources.slice(problem.span());
        let module = shipped.module_of(problem.code, word).filter(|module| !is_loaded(sources, module));
        let Some(module) = module else { return true };
        let place = missing.iter().position(|known| known.module == module).unwrap_or_else(|| {
            missing.push(Missing { module, uses: Vec::new() });
            missing.len() - 1
        });
        if let Some(known) = missing.get_mut(place) {
            known.uses.push((problem.span(), word.to_owned()));
        }
        false
    });
    problems.extend(missing.iter().map(|missing| missing.told(sources, has_kinds)));
}

/// The uses of one module that is not loaded.
struct Missing {
    module: &'static str,
    uses: Vec<(Span, String)>,
}

impl Missing {
    fn told(&self, sources: &SourceMap, has_kinds: bool) -> Diagnostic {
        let mut words: Vec<&str> = Vec::new();
        for (_, word) in &self.uses {
            if !words.contains(&word.as_str()) {
                words.push(word);
            }
        }
        let more = words.len().saturating_sub(MOST_NAMES);
        let mut named: Vec<String> = words.iter().take(MOST_NAMES).map(|word| format!("`{word}`")).collect();
        if more > 0 {
            named.push(format!("{more} more"));
        }
        let (last, before) = match named.split_last() {
            Some((last, before)) => (last.clone(), before.join(", ")),
            None => (String::new(), String::new()),
        };
        let named = if before.is_empty() { last } else { format!("{before} and {last}") };
        let verb = if words.len() == 1 { "is a name" } else { "are names" };
        let module = self.module;
        let message = format!("{named} {verb} of `{module}`, which is not loaded");
        let first = self.uses.iter().map(|(span, _)| *span).min().unwrap_or_default();
        let mut diagnostic = Diagnostic::new(names::UNKNOWN_KIND, first, message, "used here")
            .help(format!("write `use {module}` at the top of the file"));
        let mut others: Vec<Span> =
            self.uses.iter().map(|(span, _)| *span).filter(|span| *span != first).collect();
        others.sort();
        for span in others.iter().take(MOST_PLACES) {
            diagnostic = diagnostic.related(*span, "and here");
        }
        if others.len() > MOST_PLACES {
            diagnostic = diagnostic.note(format!("it is used in {} more places", others.len() - MOST_PLACES));
        }
        let is_source = sources.get(first.file).is_some_and(|file| file.path.ends_with(".clause"));
        if !is_source {
            return diagnostic;
        }
        // Where there are kinds of another origin, the name may be a slip for one of those.
        let top = Span { start: 0, end: 0, ..first };
        diagnostic.fix_if(!has_kinds, format!("write `use {module}`"), top, format!("use {module}\n"))
    }
}

fn is_loaded(sources: &SourceMap, module: &str) -> bool {
    let module = MODULES.iter().find(|known| known.name == module);
    module.is_some_and(|module| sources.find(module.path).is_some())
}

/// The names that the shipped modules declare.
struct Shipped {
    /// The module that loads a kind: the vocabulary as a whole before its parts.
    kinds: FxHashMap<String, &'static str>,
    units: FxHashMap<String, &'static str>,
    policies: FxHashMap<String, &'static str>,
}

impl Shipped {
    fn new() -> Shipped {
        let mut shipped = Shipped {
            kinds: FxHashMap::default(),
            units: FxHashMap::default(),
            policies: FxHashMap::default(),
        };
        let first = MODULES.iter().filter(|module| module.name == "std.partnership");
        for module in first.chain(MODULES) {
            let project = Project::from_sources([("shipped.clause", format!("use {}\n", module.name))]);
            let ir: Ir = project.understand_as_it_stands(&Options::default()).ir;
            for kind in ir.kinds.iter().skip(1) {
                for name in std::iter::once(&kind.declared.name).chain(&kind.also) {
                    shipped.kinds.entry(name.to_string()).or_insert(module.name);
                }
            }
            for unit in &ir.units {
                shipped.units.entry(unit.declared.name.to_string()).or_insert(module.name);
            }
            for policy in &ir.policies {
                // A policy belongs to the module that is named like it, not to one that uses that.
                let own = module.name.strip_prefix("std.") == Some(policy.declared.name.as_str());
                if own || !shipped.policies.contains_key(policy.declared.name.as_str()) {
                    shipped.policies.insert(policy.declared.name.to_string(), module.name);
                }
            }
        }
        shipped
    }

    fn module_of(&self, code: Code, word: &str) -> Option<&'static str> {
        let found = if code == names::UNKNOWN_KIND {
            self.kinds.get(word).or_else(|| self.kinds.get(word.strip_suffix('s')?))
        } else if code == names::UNKNOWN_UNIT {
            self.units.get(word)
        } else if code == policies::UNKNOWN_RULE {
            self.policies.get(word.split('/').next()?)
        } else {
            None
        };
        found.copied()
    }
}
