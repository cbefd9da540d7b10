//! Two texts in, out whether they say the same and keep every comment.

use super::compare::{Same, Texts};
use crate::source::{LineIndex, SourceFile};
use crate::syntax::{Parsed, parse};

/// Reads `text`, the formatted text of `file`, and compares it with what `file` says.
pub(super) fn says_the_same(file: &SourceFile, before: &Parsed, text: &str) -> bool {
    let lines = LineIndex::new(text);
    let new = SourceFile { id: file.id, path: file.path.clone(), text: text.to_owned(), lines };
    let after = parse(&new);
    let texts = Texts { before: &file.text, after: text };
    !after.problems.has_errors()
        && before.tree.same(&after.tree, &texts)
        && comments(file, before).eq(comments(&new, &after))
}

/// Every comment in order, as it is kept: without the white space at its end.
fn comments<'text>(file: &'text SourceFile, parsed: &'text Parsed) -> impl Iterator<Item = &'text str> {
    parsed.trivia.comments.iter().map(|comment| file.slice(comment.span).trim_end())
}
