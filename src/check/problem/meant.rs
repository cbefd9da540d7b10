//! Names that mean nothing to the language, but something to those who write contracts.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::names;
use crate::resolve::Resolved;
use crate::resolve::problem::unknown_unit as unknown;
use crate::syntax::tree::Name;
use crate::syntax::{MeantUnit, NoValue, meant_unit, no_value};

/// `TBD`, `redacted`, `none` where a value is wanted.
pub fn value_that_is_none(name: &Name) -> Option<Diagnostic> {
    let meant = no_value(&name.text)?;
    let message = match meant.word() {
        Some(word) => {
            format!("nothing here is called `{}`: what is not known is written `{word}`", name.text)
        }
        None => format!("nothing here is called `{}`: what does not apply is left out", name.text),
    };
    let message = if meant == NoValue::Secret {
        format!("nothing here is called `{}`: what is kept secret is written `undisclosed`", name.text)
    } else {
        message
    };
    let diagnostic = Diagnostic::new(names::UNKNOWN_NAME, name.span, message, "no value");
    Some(match meant.word() {
        Some(word) => {
            diagnostic.help(format!("write `{word}`")).sure_fix(format!("write `{word}`"), name.span, word)
        }
        None => diagnostic.help("delete this entry; say `tbd` where it applies and is not known yet"),
    })
}

/// A number's unit that is not declared: a unit of time, a currency or a magnitude in another spelling.
pub fn unknown_unit(unit: &Name, resolved: &Resolved<'_>) -> Diagnostic {
    let is_near =
        resolved.nearest(&unit.text, resolved.units.iter().map(|unit| unit.name.text.as_str())).is_some();
    let message = format!("there is no unit called `{}`", unit.text);
    let diagnostic = Diagnostic::new(names::UNKNOWN_UNIT, unit.span, message, "no unit has this name");
    match meant_unit(&unit.text) {
        Some(MeantUnit::Sure(meant)) => {
            diagnostic.help(format!("write `{meant}`")).sure_fix(format!("write `{meant}`"), unit.span, meant)
        }
        Some(MeantUnit::Perhaps(meant)) if !is_near => diagnostic
            .help(format!("did you mean `{meant}`?"))
            .fix(format!("write `{meant}`"), unit.span, meant),
        Some(MeantUnit::Advice(advice)) => diagnostic.help(advice),
        Some(MeantUnit::Perhaps(_)) | None => unknown(unit, resolved),
    }
}
