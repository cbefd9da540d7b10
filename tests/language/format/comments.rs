//! Comments in every place: none is lost, none changes what a text says, and a second run changes nothing.

use clausal::syntax::{self, Token};

use super::{corpus, file, formatted, is_readable};

/// A comment in each of the two ways: behind words, and on a line of its own.
const WAYS: [&str; 2] = [" // behind\n", "\n// on its own\n"];

/// Where tokens end, with the token that follows each.
fn gaps(path: &str, text: &str) -> Vec<(usize, Option<(Token, String)>)> {
    let file = file(path, text);
    let tokens = syntax::lex(&file);
    let after = tokens.iter().skip(1).map(|(token, span)| Some((*token, file.slice(*span).to_owned())));
    tokens.iter().map(|(_, span)| span.end as usize).zip(after.chain([None])).collect()
}

/// Whether a line may always end before this token: the break never stands for a comma, nor tears a path apart.
fn may_begin_line(token: &Option<(Token, String)>) -> bool {
    match token {
        None => true,
        Some((Token::Name | Token::Dot, _)) => false,
        Some((_, word)) => !matches!(word.as_str(), "not" | "change" | "extend" | "end"),
    }
}

#[test]
fn a_comment_may_stand_between_any_two_tokens() {
    for (path, text) in corpus(&["tests/language/syntax"]) {
        let gaps = gaps(&path, &text);
        let mut kept = 0;
        // One way a place, in turn: the files have enough places of each sort for both.
        for ((at, _), way) in gaps.iter().zip(WAYS.iter().cycle()) {
            let commented = format!("{}{way}{}", &text[..*at], &text[*at..]);
            // A line break before a name may stand for a comma and so for nothing that makes sense.
            if is_readable(&path, &commented) {
                formatted(&path, &commented);
                kept += 1;
            }
        }
        assert!(kept > gaps.len() / 2, "{path}: only {kept} comments could stand in {} places", gaps.len());
    }
}

#[test]
fn comments_may_stand_in_many_places_at_once() {
    for (path, text) in corpus(&["policies"]) {
        for (offset, way) in [(0, WAYS[0]), (1, WAYS[1]), (2, WAYS[0]), (3, WAYS[1]), (4, WAYS[0])] {
            let mut commented = String::new();
            let mut written = 0;
            for (at, next) in gaps(&path, &text).into_iter().skip(offset).step_by(5) {
                if may_begin_line(&next) && !text[..at].ends_with('.') {
                    commented.push_str(&text[written..at]);
                    commented.push_str(way);
                    written = at;
                }
            }
            commented.push_str(&text[written..]);
            // A module that only loads others has few lines to comment.
            assert!(commented.matches(way).count() > 2 || text.len() < 2_000, "{path}");
            formatted(&path, &commented);
        }
    }
}

#[test]
fn doc_comments_stay_with_what_they_describe() {
    let text = "kind a { /// of b\n b: flag, /// of c\n\n c: flag }\n/// of d\n\n\n/// and more\nunit d";
    let expected =
        "kind a {\n  /// of b\n  b: flag\n  /// of c\n  c: flag\n}\n/// of d\n/// and more\nunit d\n";
    assert_eq!(formatted("doc.clause", text), expected);
}
