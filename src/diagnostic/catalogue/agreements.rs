catalogue! {
    HEADER_TWICE = "E0601" Error "a header stands twice";
    HEADER_UNKNOWN = "E0602" Error "no header has this name";
    HEADER_ORDER = "E0603" Error "the headers stand in another order";
    HEADER_OF_AMENDMENT = "E0604" Error "an amendment takes no such header";
    SIDE_TWICE = "E0606" Error "a party stands twice in `between`";
    LIFE_TWICE = "E0607" Error "a term says its start or end twice";
    SURVIVING = "E0608" Error "`surviving` stands where it cannot";
    NO_EFFECT_DAY = "E0609" Error "an amendment says neither when it was signed nor from when it holds";
    SAID_TWICE = "E0610" Error "a preposition stands twice";
    NOT_TIME = "E0611" Error "time words are wanted here";
}
