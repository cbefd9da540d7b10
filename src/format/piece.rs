//! What the writer hands to the printer: words, the places between them where a line may break, and the groups of such places.

/// One step of the printer. Groups nest: what lies between [`Piece::Open`] and its [`Piece::Close`] stands on one line if it fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'text> {
    /// Words that stay together.
    Text(&'text str),
    /// A space that is never a line break.
    Space,
    /// A place where a line may end.
    Break(Break),
    /// A comma, where its group stands on one line; a line break says the same.
    Comma,
    /// A comment behind the words of a line. A [`Break::Always`] follows.
    Trailing(Trailing<'text>),
    /// Begins a group; a tall one is broken even if it fits.
    Open {
        /// Whether it is broken even if it fits.
        tall: bool,
    },
    /// Ends a group.
    Close,
    /// Indents the lines that begin after it by one step more.
    Indent,
    /// Takes one step back.
    Dedent,
    /// Begins what is set in columns with its neighbours, if it is the whole of one line.
    Row(Row),
    /// Where the second column of a row begins. Only the first of a row counts.
    Stop,
    /// Ends a row.
    EndRow,
}

/// The sorts of place where a line may end. Where it does not, there is a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// Ends the line if what follows, up to the next such place, does not fit on it.
    Needed,
    /// Ends the line if its group is broken.
    Together {
        /// Whether a blank line follows.
        blank: bool,
    },
    /// Ends the line in any case.
    Always {
        /// Whether a blank line follows.
        blank: bool,
    },
    /// Before `{`: ends the line if its group has already taken more than one.
    Brace,
}

/// What is set in columns with neighbours of the same sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// `azure: cloud by …`
    Term,
    /// `change azure { … }`
    Change,
    /// `party OpenAI "…"`
    Party,
    /// `unit GW "…"`
    Unit,
    /// `fact runway: cash by …`
    Fact,
}

/// A comment behind words. Columns are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trailing<'text> {
    /// The comment.
    pub text: &'text str,
    /// The column it was written in.
    pub column: usize,
    /// The column in which the words before it ended.
    pub after: usize,
}
