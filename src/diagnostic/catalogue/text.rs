catalogue! {
    UNKNOWN_ESCAPE = "E0114" Error "a backslash before what needs none";
    LOST_DOC_COMMENT = "W0101" Warning "a doc comment that belongs to nothing";
}
