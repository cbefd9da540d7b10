//! `E04xx`: types and units.

use super::{Code, Entry, Severity};

catalogue! {
    MISMATCH = "E0401" Error "a value has another type than its place wants";
    NO_CURRENCY = "E0402" Error "an amount of money has no currency";
    NO_PERCENT = "E0403" Error "a percentage has no `%`";
    NO_UNIT = "E0404" Error "a quantity has no unit, or another one";
    INCOMPARABLE = "E0406" Error "two values cannot be compared";
    UNORDERED = "E0407" Error "values without an order are compared by size";
    NO_COMMON_WORD = "E0408" Error "two choices have no word in common";
    ARITHMETIC = "E0409" Error "two values cannot be calculated with";
    CONDITION_WANTED = "E0410" Error "a value stands where a condition is wanted";
    VALUE_WANTED = "E0411" Error "a condition stands where a value is wanted";
    ONE_VALUE = "E0412" Error "a field that holds one value is given several";
    NEGATIVE = "E0413" Error "an amount is negative";
    NUMBER = "E0414" Error "a number cannot be kept exactly";
    FLAG_VALUE = "E0416" Error "a flag or adjective is given a value";
    NOT_A_FLAG = "E0417" Error "`not` before what is no flag";
    BOUNDS = "E0418" Error "the lower bound lies above the upper";
    EXCHANGE = "E0419" Error "a rate of exchange makes no sense";
    CONSTANT_WANTED = "E0420" Error "a value that depends on a thing stands where a fixed one is wanted";
    DEFAULT = "E0421" Error "a default that cannot be";
    UNIT_OF_OTHER_TYPE = "E0422" Error "a unit on a type that takes none";
    COMPARISON = "E0424" Error "a comparison without `is`";
    PREPOSITION_OF_FLAG = "E0425" Error "a preposition cannot say a flag";
    VALUE_MISSING = "E0426" Error "a field is named without a value";
    NOT_BLANK = "E0427" Error "only terms and their fields can be `tbd` or `undisclosed`";
    NOT_PLURAL = "E0428" Error "membership is asked of a single value";
    OPTIONAL_FLAG = "W0401" Warning "a flag need not be optional";
}
