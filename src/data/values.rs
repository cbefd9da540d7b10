//! A field and the text of a value in, what it states out: a value that many terms state is read and kept once.

use std::sync::{Arc, RwLock};

use rustc_hash::FxHashMap;

use crate::ir::{FieldId, Literal, PartyId, Stated, Value, ValueKind};
use crate::source::Span;

/// The values met so far. Threads that read records side by side share them.
#[derive(Debug)]
pub(super) struct Values {
    /// What each text states, by the id of the field.
    by_text: Vec<RwLock<FxHashMap<Box<str>, Arc<Stated>>>>,
    /// The first parties of a record, by their places in it.
    parties: Vec<Arc<Stated>>,
}

/// More parties than this are seldom named in one record.
const PARTIES: usize = 64;

impl Values {
    pub(super) fn new(fields: usize) -> Values {
        Values {
            by_text: (0..fields).map(|_| RwLock::default()).collect(),
            parties: (0..PARTIES).map(|place| Arc::new(party(PartyId::new(place)))).collect(),
        }
    }

    /// What the text is known to state of the field.
    pub(super) fn known(&self, field: FieldId, text: &str) -> Option<Arc<Stated>> {
        self.by_text.get(field.index())?.read().ok()?.get(text).cloned()
    }

    /// Keeps what the text states of the field, if it states that wherever it stands.
    pub(super) fn keep(&self, field: FieldId, text: &str, stated: Stated) -> Arc<Stated> {
        if let Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Party(place)), .. }) = &stated
            && let Some(shared) = self.parties.get(place.index())
        {
            return Arc::clone(shared);
        }
        let Some(stated) = without_place(&stated) else { return Arc::new(stated) };
        let stated = Arc::new(stated);
        if let Some(Ok(mut known)) = self.by_text.get(field.index()).map(RwLock::write) {
            known.entry(text.into()).or_insert_with(|| Arc::clone(&stated));
        }
        stated
    }
}

/// That a field is this party.
pub(super) fn party(party: PartyId) -> Stated {
    Stated::Exactly(placeless(Literal::Party(party)))
}

/// The same without the place of its words; none where it hangs on an event or names parties, which each record counts
/// for itself.
fn without_place(stated: &Stated) -> Option<Stated> {
    let fixed = |value: &Value| match &value.kind {
        ValueKind::Literal(Literal::Party(_) | Literal::Parties(_)) => None,
        ValueKind::Literal(literal) => Some(placeless(literal.clone())),
        _ => None,
    };
    Some(match stated {
        Stated::Exactly(value) => Stated::Exactly(fixed(value)?),
        Stated::AtMost(value) => Stated::AtMost(fixed(value)?),
        Stated::AtLeast(value) => Stated::AtLeast(fixed(value)?),
        Stated::Between(least, most) => Stated::Between(fixed(least)?, fixed(most)?),
        Stated::Blank => Stated::Blank,
        Stated::Redacted => Stated::Redacted,
    })
}

fn placeless(literal: Literal) -> Value {
    Value { kind: ValueKind::Literal(literal), span: Span::default() }
}
