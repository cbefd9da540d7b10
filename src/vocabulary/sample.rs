//! A kind in; a term of it as an agreement states it, with all that must be said, out.

use super::shape;
use crate::ir::{FieldType, Ir, KindId};

/// The parties of a sample, in the order in which its fields take them.
const PARTIES: [&str; 3] = ["Acme", "Beta", "Gamma"];

/// `deal: licence from Acme to Beta { covers: weights }`.
pub(super) fn sample(ir: &Ir, kind: KindId) -> String {
    let mut parties = PARTIES.iter().cycle();
    let mut phrase = ir.kind(kind).declared.name.to_string();
    let mut entries = Vec::new();
    for id in &ir.kind(kind).fields {
        let field = ir.field(*id);
        if !shape::is_required(field) {
            continue;
        }
        let value = match field.ty {
            FieldType::Party | FieldType::Parties => {
                parties.next().map(ToString::to_string).unwrap_or_default()
            }
            ref ty => shape::value(ir, ty),
        };
        match field.preposition {
            Some(preposition) => phrase.push_str(&format!(" {} {value}", preposition.word())),
            None if field.anonymous => entries.push(value),
            None => entries.push(format!("{}: {value}", field.declared.name)),
        }
    }
    let entries = if entries.is_empty() { String::new() } else { format!(" {{ {} }}", entries.join(", ")) };
    format!("deal: {phrase}{entries}")
}
