//! `E03xx`: names and what they mean.

use super::{Code, Entry, Severity};

catalogue! {
    DUPLICATE = "E0301" Error "a name is declared twice";
    UNKNOWN_KIND = "E0302" Error "no kind of term has this name";
    UNKNOWN_ADJECTIVE = "E0303" Error "the adjective is not said of these things";
    UNKNOWN_PREPOSITION = "E0304" Error "the kind does not take this preposition";
    UNKNOWN_FIELD = "E0305" Error "the kind has no such field";
    UNKNOWN_NAME = "E0306" Error "nothing has this name";
    UNKNOWN_PARTY = "E0307" Error "no party has this name";
    UNKNOWN_AGREEMENT = "E0308" Error "no agreement has this name";
    UNKNOWN_TERM = "E0309" Error "the agreement has no such term";
    CYCLE = "E0310" Error "a declaration leads back to itself";
    SHARED_NAME = "E0311" Error "a constant, event or party shares its name";
    NO_SIDE = "E0312" Error "`us` is said and nobody says who we are";
    UNKNOWN_TYPE = "E0313" Error "no type has this name";
    UNKNOWN_UNIT = "E0314" Error "no unit or currency has this name";
    UNKNOWN_WORD = "E0315" Error "the choice or set has no such word";
    NOTHING_NEAR = "E0317" Error "`it` or `its` has nothing to belong to";
    BARE_FIELD = "E0318" Error "a bare field where several things are bound";
    NOT_STATED = "E0319" Error "an adjective that a term cannot state";
    BUILT_IN = "E0320" Error "the name is taken by the language";
    TOO_DEEP = "E0321" Error "a declaration leans on too many others";
    NO_FIELDS = "E0322" Error "a value has no fields";
    PREPOSITION_TWICE = "E0323" Error "two fields of a kind share a preposition";
    NOT_AN_ADJECTIVE = "E0324" Error "a field or word stands where an adjective is wanted";
    BOUND_LATER = "E0325" Error "a thing is named before it is bound";
    UNUSED = "W0301" Warning "a declaration is not used";
    LOOK_ALIKE = "W0302" Warning "two names look alike";
    ONE_LEGAL_NAME = "W0303" Warning "two parties have one legal name";
    MIXED_SCRIPTS = "W0304" Warning "a word of a name mixes alphabets";
}
