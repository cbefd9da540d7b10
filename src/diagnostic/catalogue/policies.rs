catalogue! {
    WAIVER_UNUSED = "W0730" Warning "a waiver waives nothing";
    WAIVER_ENDED = "W0731" Warning "a waiver is past its end";
}
