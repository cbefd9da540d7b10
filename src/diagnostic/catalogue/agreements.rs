//! `E06xx`: agreements and amendments.

use super::{Code, Entry, Severity};

catalogue! {
    HEADER_TWICE = "E0601" Error "a header stands twice";
    HEADER_UNKNOWN = "E0602" Error "no header has this name";
    HEADER_ORDER = "E0603" Error "the headers stand in another order";
    HEADER_OF_AMENDMENT = "E0604" Error "an amendment takes no such header";
    SIDE_TWICE = "E0606" Error "a party stands twice in `between`";
    LIFE_TWICE = "E0607" Error "a term says its start or end twice";
    TERM_WORD = "E0608" Error "`surviving`, `perpetual` or `mutual` stands where it cannot";
    NO_EFFECT_DAY = "E0609" Error "an amendment says neither when it was signed nor from when it holds";
    FURTHER_END = "E0611" Error "a further end of a header that hangs on no event";
    SAID_TWICE = "E0610" Error "a preposition stands twice";
    STATED_TWICE = "E0620" Error "a field is stated twice for the whole life";
    STATEMENTS_CLASH = "E0621" Error "two statements differ on the same days";
    SAYS_NOTHING_NEW = "E0622" Error "a statement with time words repeats what holds anyway";
    TERM_NEVER_LIVES = "E0625" Error "a term holds on no day";
    REQUIRED_FIELD_MISSING = "E0627" Error "a required field is not stated";
    CHANGE_LEAVES_DAYS_UNSAID = "E0629" Error "a change leaves days unsaid that were said before";
    AMENDMENTS_OF_ONE_DAY = "E0630" Error "two patches of one day differ";
    NOTHING_TO_EXTEND = "E0632" Error "there is no dated end to extend";
    NOT_LATER = "E0633" Error "an extension is not later";
    PATCH_AFTER_END = "E0634" Error "a patch of what had already ended";
    NOT_SHORTER = "E0635" Error "an end that shortens nothing";
    END_BEFORE_EFFECT = "E0636" Error "an end before the amendment takes effect";
    AGREEMENT_NEVER_LIVES = "E0638" Error "an agreement is in force on no day";
    PERPETUAL = "E0612" Error "a perpetual term with an end or a tail";
    LATE_TAIL = "W0612" Warning "a tail that is changed after the end of the agreement";
    IDLE_TAIL = "W0613" Warning "a tail of a term that ends before its agreement";
    STATEMENTS_MAY_CLASH = "W0621" Warning "two statements may differ on the same days";
    AMENDMENTS_MAY_CLASH = "W0630" Warning "two amendments may differ on one day";
    SET_OMITS = "W0623" Warning "a timed set leaves out a standing value";
    OUTSIDE_THE_LIFE = "W0624" Warning "a statement lies outside the life of its term";
    EARLY_START = "W0626" Warning "a term starts before its agreement or amendment";
    SIGNED_THE_OTHER_WAY = "W0631" Warning "the amendment that holds later was signed first";
}
