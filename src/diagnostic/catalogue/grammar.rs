catalogue! {
    UNEXPECTED = "E0201" Error "words that make no sentence";
    BRACE_NOT_CLOSED = "E0203" Error "a brace that is never closed";
    CLOSES_NOTHING = "E0204" Error "a brace or parenthesis that closes nothing";
    PARENTHESIS_NOT_CLOSED = "E0205" Error "a parenthesis that is never closed";
    NESTED_TOO_DEEPLY = "E0207" Error "text nested too deeply";
    IT_HAS_NO_FIELDS = "E0210" Error "a field of `it`";
    BRACE_MISSING = "E0211" Error "a missing opening brace";
}
