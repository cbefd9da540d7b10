//! `E07xx`: policies, waivers and tests.

use super::{Code, Entry, Severity};

catalogue! {
    WAIVER_UNUSED = "W0730" Warning "a waiver waives nothing";
    WAIVER_ENDED = "W0731" Warning "a waiver is past its end";
    NO_RULE = "W0732" Warning "no rule was judged";
    MIXED = "E0701" Error "`and` and `or` are mixed without parentheses";
    READINGS = "E0702" Error "a joined predicate can be read in two ways";
    TAIL = "E0703" Error "a tail is repeated, misplaced or out of order";
    COUNT = "E0704" Error "a count that the sentence cannot take";
    SAY_BE = "E0705" Error "an adjective stands after `have`";
    SAY_OF = "E0706" Error "only an agreement has terms";
    NO_LIFE = "E0707" Error "a party neither starts nor ends";
    UNKNOWN_RULE = "E0708" Error "no policy or rule has this name";
    UNKNOWN_TARGET = "E0709" Error "nothing that a finding binds has this name";
    NO_REASON = "E0710" Error "a waiver gives no reason";
    NOT_IN_A_TEST = "E0712" Error "a declaration that cannot stand in a test";
    EXPECTATION = "E0713" Error "an expectation that cannot be checked";
    WAIVER = "E0714" Error "a waiver says what it cannot";
    COUNTED = "E0715" Error "a counted thing is spoken of";
    FIELD_PHRASE = "E0716" Error "a field is followed by what only a phrase takes";
    TOO_MANY_ROWS = "E0717" Error "a rule binds its things in too many ways";
    COUNT_WITHOUT_DAYS = "E0718" Error "a count says neither whose days it is asked on nor which";
    EXPECTATION_FAILED = "E0790" Error "an expectation does not hold";
    UNEXPECTED_FINDING = "E0791" Error "nothing else was expected";
}
