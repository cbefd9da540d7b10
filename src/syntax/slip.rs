//! What was written wrongly but can be understood.

/// The sorts of slip the lexer finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// `38,000,000`
    GroupedNumber,
    /// `38bn`, `10GW`, `28th`
    WordedNumber,
    /// `.5`, `1_`
    LooseNumber,
    /// `28/10/2025`, `2025-1-2`, `2032-q3`
    OddDate,
    /// `$`, `US$`, `€`
    Currency,
    /// `%` with a space before it
    PercentSign,
    /// `§`
    SectionSign,
    /// `“…”`
    OddString,
    /// `"…` without an end
    OpenString,
    /// `≥`
    AtLeast,
    /// `≤`
    AtMost,
    /// `>`
    Above,
    /// `<`
    Below,
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `&&`, `&`
    Ampersand,
    /// `||`
    Bars,
    /// `!`
    Bang,
    /// `–`
    Dash,
    /// `×`
    Times,
    /// `;`
    Semicolon,
    /// `foo_bar`, `AT&T`
    OddName,
    /// `# …`
    HashComment,
    /// `/* … */`
    BlockComment,
    /// Characters that begin nothing.
    Stray,
}
