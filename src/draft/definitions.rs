//! Tokens in, defined terms out: every form in which contracts define a term, told from pointers and mere quotations.

use std::ops::Range;

use super::model::{BlockKind, Definition, DefinitionForm, Draft, Form};
use super::words::{Gap, Words, fold};

/// The longest term, in tokens.
const LONGEST: usize = 12;

/// How far the sentence behind a term is followed, in tokens; where many terms stand in one endless sentence each would go
/// through all of it.
const LONGEST_SENTENCE: usize = 1_000;

/// Finds every place that defines a term, in order.
pub(super) fn find(draft: &Draft) -> Vec<Definition> {
    let words = draft.words();
    let mut found = Vec::new();
    for block in &draft.blocks {
        let mut at = block.tokens.start;
        if let Some(definition) = unquoted(draft, block.tokens.clone(), block.kind) {
            found.push(definition);
        }
        while at < block.tokens.end {
            if words.mark(at, '"') && opens(words, at) {
                if let Some(end) = quoted(words, at) {
                    define(draft, block.tokens.clone(), at, end, &mut found);
                    at = end;
                }
            } else if draft.form != Form::Plain && words.mark(at, '(') {
                found.extend(bracketed(draft, at));
            }
            at += 1;
        }
    }
    found.sort_by_key(|definition| definition.tokens.start);
    found
}

/// Whether the quote at `at` opens a quotation.
fn opens(words: Words<'_>, at: usize) -> bool {
    let curly = words.text(at) == "“";
    let closing = words.text(at) == "”";
    let tight = words.gap(at + 1) == Gap::None || words.gap(at) != Gap::None;
    curly || (!closing && tight && (words.is_word(at + 1) || words.is_number(at + 1)))
}

/// The closing quote of the quotation opened at `at`, if it is short enough for a term.
fn quoted(words: Words<'_>, at: usize) -> Option<usize> {
    (at + 2..at + 2 + LONGEST)
        .take_while(|here| words.gap(*here) < Gap::Block)
        .find(|here| words.mark(*here, '"') && words.text(*here) != "“")
}

/// The term between two quotes, if it is one: it begins with a capital, and is no catchword such as “AS IS”.
fn term(words: Words<'_>, mut tokens: Range<usize>) -> Option<Range<usize>> {
    let balanced = tokens.clone().any(|at| words.mark(at, '('));
    while tokens.end > tokens.start
        && (matches!(words.text(tokens.end - 1), "," | "." | ";" | ":")
            || (!balanced && words.mark(tokens.end - 1, ')')))
    {
        tokens.end -= 1;
    }
    let capital = words.is_capital(tokens.start)
        || (words.is_number(tokens.start) && tokens.clone().any(|at| words.is_capital(at)));
    let words_only = tokens.clone().all(|at| {
        words.is_word(at)
            || words.is_number(at)
            || matches!(words.text(at), "-" | "–" | "&" | "/" | "'" | "’" | "." | ",")
            || words.mark(at, '(')
            || words.mark(at, ')')
    });
    let catchword = matches!(
        fold(&words.phrase(tokens.clone())).as_ref(),
        "as is"
            | "as available"
            | "as-is"
            | "where is"
            | "confidential"
            | "proprietary"
            | "including"
            | "with all faults"
    );
    (capital && words_only && !catchword).then_some(tokens)
}

/// Adds the definition made by the quotation `open..=close`, if it makes one.
fn define(draft: &Draft, block: Range<usize>, open: usize, close: usize, found: &mut Vec<Definition>) {
    let words = draft.words();
    let Some(tokens) = term(words, open + 1..close) else { return };
    let made = match verb_behind(words, close + 1) {
        Some((form, verb)) => Some((form, open..sentence_end(words, verb, block.end))),
        None => inline(words, open, block.start)
            .map(|start| (DefinitionForm::Inline, start..close + 1))
            .or_else(|| headed(draft, words, &block, open, close)),
    };
    if let Some((form, text)) = made {
        let part = draft.attachments.partition_point(|attachment| attachment.tokens.start <= open);
        found.push(Definition { term: words.phrase(tokens.clone()), form, tokens, text, part });
    }
}

/// Whether the words behind a quotation say that it is a term: the form, and the token behind the verb. Other quoted
/// terms may stand between: `"X" or "Y" means`.
fn verb_behind(words: Words<'_>, at: usize) -> Option<(DefinitionForm, usize)> {
    let mut at = at;
    for _ in 0..3 {
        let comma = at + usize::from(words.mark(at, ','));
        let joined = comma + usize::from(words.is_one_of(comma, &["or", "and"]));
        match quoted(words, joined).filter(|_| joined > at && words.mark(joined, '"')) {
            Some(close) => at = close + 1,
            None => break,
        }
    }
    // `"X", with respect to a Party, means`; `"X" (or "Y") means`.
    if let Some(close) = words.closing(at, 14) {
        at = close + 1;
    }
    if words.mark(at, ',') && words.is_one_of(at + 1, &["with", "as", "when", "for", "in"]) {
        at = (at + 1..at + 16).find(|here| words.mark(*here, ',')).map_or(at, |comma| comma + 1);
    }
    let mut adds = false;
    for helper in ["shall", "will", "also"] {
        adds |= words.is(at, helper) && helper == "also";
        at += usize::from(words.is(at, helper));
    }
    if words.is_one_of(at, &["means", "mean"]) {
        let includes = adds || (words.is(at + 1, "and") && words.is_one_of(at + 2, &["includes", "include"]));
        return Some((if includes { DefinitionForm::Includes } else { DefinitionForm::Means }, at + 1));
    }
    if words.is_one_of(at, &["has", "have", "having"]) || (words.is(at, "be") && words.is(at + 1, "given")) {
        let meaning = (at + 1..at + 5).find(|here| words.is_one_of(*here, &["meaning", "meanings"]))?;
        return Some((DefinitionForm::Pointer, meaning + 1));
    }
    if words.is_one_of(at, &["is", "are"]) && words.is_one_of(at + 1, &["defined", "as"]) {
        return Some((DefinitionForm::Pointer, at + 2));
    }
    if words.is_one_of(at, &["refers", "refer"]) && words.is(at + 1, "to") {
        return Some((DefinitionForm::Means, at + 2));
    }
    if words.is_one_of(at, &["includes", "include"])
        && words.is_one_of(at.wrapping_sub(1), &["\"", "”", "shall"])
    {
        return Some((DefinitionForm::Includes, at + 1));
    }
    None
}

/// Where the brackets or phrase begin that make the quotation at `open` a definition: `(the "X")`, `("X" or the "Y")`,
/// `(collectively, the "X")`, `hereinafter referred to as "X"`.
fn inline(words: Words<'_>, open: usize, block_start: usize) -> Option<usize> {
    const LEADING: [&str; 44] = [
        "the",
        "this",
        "a",
        "an",
        "each",
        "every",
        "any",
        "all",
        "both",
        "such",
        "these",
        "those",
        "as",
        "or",
        "and",
        "collectively",
        "together",
        "individually",
        "jointly",
        "respectively",
        "hereinafter",
        "hereafter",
        "herein",
        "sometimes",
        "referred",
        "to",
        "called",
        "known",
        "also",
        "defined",
        "being",
        "our",
        "with",
        "of",
        "in",
        "for",
        "being",
        "singly",
        // `(as amended from time to time, the "X")`
        "amended",
        "supplemented",
        "modified",
        "restated",
        "from",
        "time",
    ];
    let mut at = open;
    let mut phrase = false;
    while at > block_start && open - at < 26 {
        at -= 1;
        if words.mark(at, '(') {
            return Some(at);
        }
        phrase |= words.is_one_of(at, &["hereinafter", "hereafter"])
            || (words.is(at, "to") && words.is(at.wrapping_sub(1), "referred"))
            || (words.is(at, "called") && words.is(at.wrapping_sub(1), "hereinafter"));
        let leading = words.is_one_of(at, &LEADING) || words.mark(at, ',') || words.mark(at, ':');
        let other_term = words.mark(at, '"');
        if other_term {
            // The quotation before in the same brackets.
            let begin = (block_start..at).rev().take(LONGEST).find(|here| words.mark(*here, '"'))?;
            at = begin;
            continue;
        }
        if !leading {
            return phrase.then_some(at + 1);
        }
    }
    None
}

/// A quoted term that opens its block in a list of definitions: `“Fees”: the amounts …`, `"Fees" – …`.
fn headed(
    draft: &Draft,
    words: Words<'_>,
    block: &Range<usize>,
    open: usize,
    close: usize,
) -> Option<(DefinitionForm, Range<usize>)> {
    let opens_block = open <= block.start + 3 && draft.form != Form::Plain;
    let marked = (words.mark(close + 1, ':') || words.mark(close + 1, '-')) && words.is_word(close + 2);
    (opens_block && marked).then(|| (DefinitionForm::Means, open..sentence_end(words, close + 2, block.end)))
}

/// `Confidential Information means …` at the start of an item, without quotes.
fn unquoted(draft: &Draft, block: Range<usize>, kind: BlockKind) -> Option<Definition> {
    if draft.form == Form::Plain || matches!(kind, BlockKind::Heading(_)) {
        return None;
    }
    let words = draft.words();
    let verb = (block.start + 1..block.end.min(block.start + 7)).find(|at| words.is(*at, "means"))?;
    let mut tokens = block.start..verb;
    while tokens.start < tokens.end && !words.is_word(tokens.start) {
        tokens.start += 1;
    }
    let titled = tokens
        .clone()
        .all(|at| words.is_capital(at) || words.is_one_of(at, &["of", "and", "to", "for", "-"]));
    if tokens.is_empty() || !titled {
        return None;
    }
    let part = draft.attachments.partition_point(|attachment| attachment.tokens.start <= block.start);
    let text = tokens.start..sentence_end(words, verb + 1, block.end);
    Some(Definition {
        term: words.phrase(tokens.clone()),
        form: DefinitionForm::Unquoted,
        tokens,
        text,
        part,
    })
}

/// `(the Discloser)`: a capitalised word alone in brackets behind an article.
fn bracketed(draft: &Draft, open: usize) -> Option<Definition> {
    let words = draft.words();
    let close = words.closing(open, 8)?;
    let tokens = open + 2..close;
    let titled = !tokens.is_empty() && tokens.clone().all(|at| words.is_capital(at));
    if !words.is_one_of(open + 1, &["the", "each", "a"]) || !titled {
        return None;
    }
    let part = draft.attachments.partition_point(|attachment| attachment.tokens.start <= open);
    let (term, text) = (words.phrase(tokens.clone()), open..close + 1);
    Some(Definition { term, form: DefinitionForm::Unquoted, tokens, text, part })
}

/// The token behind the sentence that goes on at `at`.
fn sentence_end(words: Words<'_>, at: usize, block_end: usize) -> usize {
    let end = block_end.min(at.saturating_add(LONGEST_SENTENCE));
    (at..end)
        .find(|here| words.mark(*here, '.') && words.gap(here + 1) != Gap::None)
        .map_or(end, |stop| stop + 1)
}
