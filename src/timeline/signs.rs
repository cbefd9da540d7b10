//! The signs of a chart in a terminal, of Unicode and of ASCII alone.

/// What each state looks like; no two states share a sign.
#[derive(Debug, PartialEq, Eq)]
pub struct Signs {
    /// A term in force.
    pub plain: char,
    /// A term that says something other than its default.
    pub marked: char,
    /// The same two, where they are not certain.
    pub uncertain: char,
    /// See `uncertain`.
    pub uncertain_marked: char,
    /// Broken at error level.
    pub broken: char,
    /// Broken, and a warning.
    pub broken_warning: char,
    /// Open.
    pub open: char,
    /// Waived.
    pub waived: char,
    /// An amendment takes effect.
    pub amendment: char,
    /// The last day to act.
    pub act: char,
    /// An event happens.
    pub event: char,
    /// The line under the years.
    pub axis: char,
    /// A year begins.
    pub tick: char,
    /// The day it stands at, on the line under the years.
    pub today_tick: char,
    /// The same, in rows.
    pub today: char,
    /// It began earlier.
    pub before: char,
    /// It goes on.
    pub beyond: char,
    /// Where text is cut.
    pub more: &'static str,
}

/// Blocks and lines.
pub const UNICODE: Signs = Signs {
    plain: '━',
    marked: '█',
    uncertain: '╌',
    uncertain_marked: '▒',
    broken: '╳',
    broken_warning: '×',
    open: '?',
    waived: '○',
    amendment: '▲',
    act: '▼',
    event: '◆',
    axis: '─',
    tick: '┬',
    today_tick: '┼',
    today: '│',
    before: '◀',
    beyond: '▶',
    more: "…",
};

/// Letters and marks that every terminal has.
pub const ASCII: Signs = Signs {
    plain: '=',
    marked: '#',
    uncertain: '.',
    uncertain_marked: ':',
    broken: 'X',
    broken_warning: 'x',
    open: '?',
    waived: 'o',
    amendment: '^',
    act: '!',
    event: '*',
    axis: '-',
    tick: '+',
    today_tick: '|',
    today: '|',
    before: '<',
    beyond: '>',
    more: "..",
};
