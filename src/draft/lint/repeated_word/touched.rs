//! A draft in, out which of its words may be taken away with nothing else: only blanks stand between them, and they are neither quoted nor
//! code.

use std::ops::Range;

use super::super::context::Context;
use crate::draft::model::Form;

/// Which tokens stand in quotation marks, and which in code.
pub(super) struct Touched {
    quoted: Vec<bool>,
    code: Vec<bool>,
}

impl Touched {
    pub fn of(context: &Context<'_>) -> Touched {
        let (draft, words) = (context.draft, context.words);
        let mut found = Touched { quoted: vec![false; words.len()], code: vec![false; words.len()] };
        for block in &draft.blocks {
            let (mut quoted, mut code) = (false, false);
            for at in block.tokens.clone() {
                quoted = match words.text(at) {
                    "„" => true,
                    "”" => false,
                    _ if words.mark(at, '"') => !quoted,
                    _ => quoted,
                };
                if draft.form == Form::Markdown && ticks(before(context, at)) % 2 == 1 {
                    code = !code;
                }
                if let (Some(in_quotes), Some(in_code)) = (found.quoted.get_mut(at), found.code.get_mut(at)) {
                    (*in_quotes, *in_code) = (quoted, code);
                }
            }
        }
        found
    }

    /// Whether a token is code.
    pub fn is_code(&self, at: usize) -> bool {
        self.code.get(at).copied().unwrap_or(false)
    }

    /// Whether one of two equal halves of these tokens can go and leave all else as it is: no markup, no comment and no footnote stands
    /// between its words, and nothing else is quoted as it stands.
    pub fn leaves(&self, context: &Context<'_>, both: Range<usize>) -> bool {
        let own = both.start + 1..both.end;
        let blank = |at: usize| before(context, at).chars().all(char::is_whitespace);
        let quoted = both.clone().any(|at| self.quoted.get(at).copied().unwrap_or(false));
        own.into_iter().all(blank) && !quoted && !both.into_iter().any(|at| self.is_code(at))
    }
}

/// What stands in the file between a token and the one before it.
fn before<'a>(context: &'a Context<'_>, at: usize) -> &'a str {
    let words = context.words;
    let start = at.checked_sub(1).and_then(|before| words.get(before)).map_or(0, |token| token.end as usize);
    let end = words.get(at).map_or(start, |token| token.start as usize);
    context.draft.source.text.get(start..end).unwrap_or("")
}

/// How many runs of backticks a piece of Markdown has: each begins or ends code.
fn ticks(between: &str) -> usize {
    let mut runs = 0;
    let mut last = ' ';
    for sign in between.chars() {
        runs += usize::from(sign == '`' && last != '`');
        last = sign;
    }
    runs
}

/// Whether what stands here is quoted with its faults: `"The Buyer shall shall pay" [sic]`.
pub(super) fn is_sic(context: &Context<'_>, at: usize) -> bool {
    /// Within how many tokens the mark stands.
    const NEAR: usize = 20;
    let words = context.words;
    words.text(at) == words.text(at + 1)
        && (at + 2..at + NEAR)
            .take_while(|here| words.gap(*here) < crate::draft::words::Gap::Block)
            .any(|here| words.is(here, "sic") && matches!(words.text(here - 1), "[" | "("))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    fn repeated(text: &str) -> Vec<Diagnostic> {
        let mut found = findings("draft.md", text);
        found.retain(|finding| finding.code == drafts::REPEATED_WORD);
        found
    }

    #[test]
    fn a_word_goes_only_where_nothing_but_blanks_stands_between() {
        for text in [
            "The fees are due as the[^1] the list says.\n\n[^1]: Only in May.\n",
            "The Buyer [keeps the](terms.md) the list.",
            "The Buyer keeps the [the list](terms.md).",
            "The Buyer keeps <u>the</u> the list.",
            "The Buyer keeps **the** the list.",
            "**The Buyer shall** shall keep the list.",
            "The Buyer keeps the **the price** for a year.",
            "The Buyer keeps the <!-- a word on this --> the list.",
            "The Buyer says \"we keep the the list\" in its letter.",
        ] {
            let found = repeated(text);
            assert!(found.iter().all(|finding| finding.fixes.is_empty()), "{text}: {found:?}");
        }
        for text in [
            "The Buyer keeps the the list.",
            "The Buyer keeps the\nthe list.",
            "**The Buyer keeps the the list.**",
        ] {
            let found = repeated(text);
            assert!(found.iter().any(|it| it.fixes.iter().any(|fix| fix.safe)), "{text}");
        }
    }

    #[test]
    fn code_and_faults_that_are_quoted_as_such_are_left() {
        for text in
            ["The file says `the the` on its first line.", "It says \"the Buyer shall shall pay\" [sic]."]
        {
            assert!(repeated(text).is_empty(), "{text}");
        }
    }
}
