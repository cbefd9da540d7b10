//! The part with the comments of a document in, the comments out.

use super::xml::{Step, attribute, walk};
use crate::draft::problem::Unreadable;

/// A comment.
pub(super) struct Comment {
    pub id: String,
    pub author: Option<String>,
    pub words: String,
}

/// Reads the comments of a document.
pub(super) fn comments(text: &str) -> Result<Vec<Comment>, Unreadable> {
    let mut comments: Vec<Comment> = Vec::new();
    let mut in_words = false;
    walk(text, "word/comments.xml", |step| match step {
        Step::Open("comment", element) => comments.push(Comment {
            id: attribute(element, "id").unwrap_or_default(),
            author: attribute(element, "author"),
            words: String::new(),
        }),
        Step::Open("t", _) => in_words = true,
        Step::Close("t") => in_words = false,
        Step::Words(words) if in_words => {
            if let Some(comment) = comments.last_mut() {
                comment.words.push_str(words);
            }
        }
        _ => {}
    })?;
    Ok(comments)
}
