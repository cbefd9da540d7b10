//! Words that programs are made with once the compiler knows them; until then each is off here, and only the worked verdicts hold it.

/// `perpetual`, `tail`, `or until` in headers, `its agreement.end` in time words.
pub const ENDS: bool = true;
/// Unexpected events, possible days, the first day on which an event may happen that a text waits for.
pub const UNEXPECTED: bool = true;
/// The kind `renewal`.
pub const RENEWAL: bool = true;
/// Amendments from an event. That a change from the day on which an event ends its term does nothing is told by the page's reading
/// and not by the compiler yet.
pub const AMENDED_BY_EVENT: bool = false;
/// Mutual terms.
pub const MUTUAL: bool = true;
/// Texts, places and lists with a name.
pub const TEXTS: bool = true;
