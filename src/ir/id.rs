//! Ids: positions in the vectors of the [`Ir`](super::Ir).

use serde::{Deserialize, Serialize};

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
    /// A term of an agreement, or a fact.
    TermId;
    /// A policy.
    PolicyId;
    /// A rule.
    RuleId;
    /// A waiver.
    WaiverId;
    /// A test.
    TestId;
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
    pub const AUTOMATIC: FieldId = FieldId(0);
    /// It renews again and again.
    pub const SUCCESSIVE: FieldId = FieldId(1);
    /// Who may extend the agreement by saying so.
    pub const OPTION: FieldId = FieldId(2);
    /// For how long each time.
    pub const PERIOD: FieldId = FieldId(3);
    /// How long before the end the last day to act lies.
    pub const NOTICE: FieldId = FieldId(4);
    /// How long before the end the first day to act lies.
    pub const WINDOW: FieldId = FieldId(5);
    /// How often at most.
    pub const TIMES: FieldId = FieldId(6);
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
