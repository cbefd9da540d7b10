//! `E01xx`: the text itself, its characters and literals.

use super::{Code, Entry, Severity};

catalogue! {
    NOT_UTF8 = "E0101" Error "a file that is not UTF-8";
    FILE_TOO_LONG = "E0102" Error "a file that is too long";
    STRAY = "E0103" Error "a character that means nothing";
    STRING_NOT_CLOSED = "E0104" Error "a string that is never closed";
    NUMBER = "E0105" Error "a number in another notation";
    DATE = "E0106" Error "a day in another notation, or one that does not exist";
    MONEY = "E0107" Error "an amount in another notation";
    PERCENT = "E0108" Error "a percentage in another notation";
    SECTION = "E0109" Error "a section in another notation";
    PUNCTUATION = "E0110" Error "a full stop or semicolon";
    SIGN = "E0111" Error "a sign for which there are words";
    NAME = "E0112" Error "a name with other characters than letters, digits and hyphens";
    COMMENT = "E0113" Error "a comment of another language";
    UNKNOWN_ESCAPE = "E0114" Error "a backslash before what needs none";
    QUOTES = "E0115" Error "a string in other quotes";
    DIRECTION = "E0116" Error "a character that turns the direction of reading";
    CONFLICT = "E0117" Error "a merge that is not finished";
    LONG_NAME = "E0118" Error "a name that is too long";
    HIDDEN = "E0119" Error "a name with a character that nobody sees";
    LOST_DOC_COMMENT = "W0101" Warning "a doc comment that belongs to nothing";
}
