//! Ids: positions in the vectors of the [`Ir`](super::Ir).

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(pub u32);

            impl $name {
                /// The id of position `index`.
                pub fn new(index: usize) -> Self {
                    Self(u32::try_from(index).unwrap_or(u32::MAX))
                }

                /// The position in its vector.
                pub fn index(self) -> usize {
                    self.0 as usize
                }
            }
        )*
    };
}

ids! {
    /// A party.
    PartyId;
    /// A unit.
    UnitId;
    /// A word of a choice or set.
    WordId;
    /// An event.
    EventId;
    /// A kind of term.
    KindId;
    /// A field of a kind.
    FieldId;
    /// An adjective made by `define`.
    AdjectiveId;
    /// A field made by `define`.
    ComputedId;
    /// An agreement.
    AgreementId;
    /// An amendment.
    AmendmentId;
    /// A policy.
    PolicyId;
    /// A rule.
    RuleId;
    /// A waiver.
    WaiverId;
    /// A test.
    TestId;
}

/// A term of an agreement, or a fact; or the same read with its parties exchanged, where it is mutual.
///
/// A reading has the position of its term, so that all that is asked of it is answered by its term, but for its party fields
/// (see `world::exchanged`). It is written as its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId {
    place: u32,
    /// 0: as it is stated.
    reading: u16,
}

impl TermId {
    /// The id of position `index`.
    pub fn new(index: usize) -> Self {
        Self { place: u32::try_from(index).unwrap_or(u32::MAX), reading: 0 }
    }

    /// The position in its vector.
    pub fn index(self) -> usize {
        self.place as usize
    }

    /// The term as it is stated.
    pub fn stated(self) -> TermId {
        Self { reading: 0, ..self }
    }

    /// The term with its parties exchanged. Where it states one of them alone, the party at this place among those of its agreement
    /// stands in.
    pub fn exchanged(self, place: usize) -> TermId {
        // 0 means as stated, so places are counted from 1.
        Self { reading: u16::try_from(place.saturating_add(1)).unwrap_or(u16::MAX), ..self }
    }

    /// Whether its parties are exchanged.
    pub fn is_exchanged(self) -> bool {
        self.reading > 0
    }

    /// The place of the party that may stand in; none where the term is read as it is stated.
    pub fn reading(self) -> Option<usize> {
        self.reading.checked_sub(1).map(usize::from)
    }
}

// A reading is made where rules are judged and never stored: what is read back is the term as it is stated.
impl Serialize for TermId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.place.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TermId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<TermId, D::Error> {
        u32::deserialize(deserializer).map(|place| TermId { place, reading: 0 })
    }
}

impl Thing {
    /// A term as it is stated, whichever way it is read; any other thing itself.
    pub fn stated(self) -> Thing {
        match self {
            Thing::Term(term) => Thing::Term(term.stated()),
            other => other,
        }
    }

    /// Whether it is a term read with its parties exchanged.
    pub fn is_exchanged(self) -> bool {
        matches!(self, Thing::Term(term) if term.is_exchanged())
    }
}

impl TestId {
    /// A test that is not there: what has its scope is in no world.
    pub const NOWHERE: TestId = TestId(u32::MAX);
}

impl KindId {
    /// The built-in kind `term`.
    pub const TERM: KindId = KindId(0);
    /// The built-in kind `renewal`.
    pub const RENEWAL: KindId = KindId(1);
}

/// The built-in fields of renewals.
impl FieldId {
    /// It renews unless somebody objects.
    pub const AUTOMATIC: FieldId = FieldId(1);
    /// It renews again and again.
    pub const SUCCESSIVE: FieldId = FieldId(2);
    /// Who may extend the agreement by saying so.
    pub const OPTION: FieldId = FieldId(3);
    /// For how long each time.
    pub const PERIOD: FieldId = FieldId(4);
    /// How long before the end the last day to act lies.
    pub const NOTICE: FieldId = FieldId(5);
    /// How long before the end the first day to act lies.
    pub const WINDOW: FieldId = FieldId(6);
    /// How often at most.
    pub const TIMES: FieldId = FieldId(7);
}

impl FieldId {
    /// The built-in field `tail` of every term.
    pub const TAIL: FieldId = FieldId(0);
}

/// A thing bound by a rule or phrase: its place in the row of things bound so far. The rule's binders come first (a rule
/// with a subject binds it as 0), then each phrase around the expression, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Variable(pub u16);

/// Something that lives on days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A term or fact.
    Term(TermId),
    /// A party.
    Party(PartyId),
    /// An agreement.
    Agreement(AgreementId),
}
