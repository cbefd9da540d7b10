//! The shipped modules: `use std.partnership` loads the text that is built into the program.

/// A shipped module.
#[derive(Debug, Clone, Copy)]
pub struct Module {
    /// Its name, as `use` writes it.
    pub name: &'static str,
    /// The path shown for it.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Lists modules by the name of their file.
macro_rules! modules {
    ($($name:literal)*) => {
        &[$(Module {
            name: concat!("std.", $name),
            path: concat!("std/", $name, ".clause"),
            text: include_str!(concat!("../../policies/std/", $name, ".clause")),
        }),*]
    };
}

/// All shipped modules, by name. `partnership` loads the seventeen that hold its kinds.
pub const MODULES: &[Module] = modules![
    "baseline" "capital" "company" "complete" "control" "data-act" "delivery" "disputes" "ending" "expiry" "general"
    "grants" "home" "hygiene" "knowledge" "money" "partnership" "people" "platform-risk" "prices" "procurement"
    "quality" "restrictions" "risk" "services" "supplier" "trades"
];

/// The module of this name.
pub fn find(name: &str) -> Option<&'static Module> {
    MODULES.iter().find(|module| module.name == name)
}
