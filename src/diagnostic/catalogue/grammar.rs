//! `E02xx`: how words make sentences.

use super::{Code, Entry, Severity};

catalogue! {
    UNEXPECTED = "E0201" Error "words that do not go together";
    MISSPELT = "E0202" Error "a word the language does not have";
    BRACE_NOT_CLOSED = "E0203" Error "a brace that is never closed";
    CLOSES_NOTHING = "E0204" Error "a brace or parenthesis that closes nothing";
    PARENTHESIS_NOT_CLOSED = "E0205" Error "a parenthesis that is never closed";
    NO_MODAL = "E0206" Error "a rule without `must` or `should`";
    NESTED_TOO_DEEPLY = "E0207" Error "text nested too deeply";
    TEXT_MISSING = "E0208" Error "a missing text in quotes";
    COLON_MISSING = "E0209" Error "a missing colon";
    IT_HAS_NO_FIELDS = "E0210" Error "a field of `it`";
    BRACE_MISSING = "E0211" Error "a missing opening brace";
    COMMA_MISSING = "E0212" Error "a missing comma";
    NOT_AN_ITEM = "E0213" Error "words outside of every item";
    TOO_MANY = "E0214" Error "too many problems to tell them all";
    UNFINISHED = "E0215" Error "something is missing";
    WORD_AS_NAME = "E0216" Error "a word of the language as a name";
}
