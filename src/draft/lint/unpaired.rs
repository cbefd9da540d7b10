//! `draft/unpaired`: a bracket or quotation mark without its other half.

use rustc_hash::FxHashSet;

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Block, BlockKind};
use crate::draft::words::{Gap, Kind, Words};

/// How many blocks on a bracket may close, or a quotation go on: `(` before a list ends behind it.
const REACH: usize = 12;

/// How many blocks on a mark that is no certain half, such as that of `to)`, may still close a bracket.
const NEAR: usize = 3;

/// A mark that may be one half of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Opens,
    Closes,
    /// A straight quotation mark that says not which.
    Either,
}

/// What pairs: each kind of bracket with itself.
const PAIRS: [char; 4] = ['(', '[', '{', '"'];

/// The most findings of one draft that are warnings. Of a scan that lost its marks by the dozen each may be the scan's.
const MOST_WARNINGS: usize = 5;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut found = Problems::default();
    find_each(context, &mut found);
    let is_ruined = found.iter().len() > MOST_WARNINGS;
    for mut finding in found.into_vec() {
        if is_ruined {
            finding.severity = Severity::Note;
        }
        problems.push(finding);
    }
}

fn find_each(context: &Context<'_>, problems: &mut Problems) {
    let (draft, words) = (context.draft, context.words);
    let blocks: Vec<&Block> =
        draft.blocks.iter().filter(|block| block.tokens.start < draft.body().end).collect();
    // Marks that are told as halves of two kinds.
    let mut mixed = FxHashSet::default();
    for block in &blocks {
        if is_text(block) {
            find_mixed(context, block, &mut mixed, problems);
        }
        if is_text(block) && is_whole(words, block.tokens.clone(), '(') {
            find_half_markers(context, block, problems);
        }
    }
    for pair in PAIRS {
        // What each block leaves open, and what it closes that it has not opened.
        let loose: Vec<Loose> = blocks.iter().map(|block| loose(words, block, pair)).collect();
        for (at, own) in loose.iter().enumerate() {
            let Loose { opened, closed, .. } = own;
            let Some(block) = blocks.get(at).filter(|block| is_text(block)) else { continue };
            let later = loose.get(at + 1..).unwrap_or(&[]).iter().take(REACH);
            let earlier = loose.get(at.saturating_sub(REACH)..at).unwrap_or(&[]).iter();
            // A quotation over several paragraphs opens anew at the start of each.
            let quotes = |block: &Loose| pair == '"' && block.begins;
            let goes_on = closes(own, loose.get(at + 1..).unwrap_or(&[]))
                || later.clone().any(quotes)
                || quotes(own) && earlier.clone().any(|block| !block.opened.is_empty())
                || (pair == '"' && blocks.get(at + 1).is_some_and(|next| words.mark(next.tokens.start, '"')));
            let begun = earlier
                .rev()
                .enumerate()
                .any(|(back, block)| !block.opened.is_empty() && (back < NEAR || !block.left));
            let odd = opened.len() + closed.len() > 2 + block.tokens.len() / PAGE;
            if odd {
                continue;
            }
            let alone = |at: &&usize| !mixed.contains(*at);
            let tight = |at: &&usize| words.gap(**at + 1) == Gap::None;
            // What was taken out near a mark may have had its other half.
            let behind = |at: usize| at..block.tokens.end.min(at + FAR);
            let before = |at: usize| block.tokens.start.max(at.saturating_sub(FAR))..at;
            let seen_behind = |at: &&usize| is_whole(words, behind(**at), pair);
            let seen_before = |at: &&usize| is_whole(words, before(**at), pair);
            let mut ends = opened.iter().filter(|_| !goes_on).filter(tight).filter(alone).filter(seen_behind);
            if let Some(first) = ends.next() {
                report(context, *first, "is opened and never closed", "opened here", problems);
            }
            let mut begins = closed.iter().filter(|_| !begun).filter(alone).filter(seen_before);
            if let Some(first) = begins.next() {
                report(context, *first, "closes what nothing opens", "closed here", problems);
            }
        }
    }
}

/// Whether what a block leaves open may be closed in one of those behind it. What is open when its sentence ends, and another begins in the
/// same paragraph, is not closed far behind, and not by the marker of an item.
fn closes(own: &Loose, later: &[Loose]) -> bool {
    let reach = if own.left { NEAR } else { REACH };
    later.iter().take(reach).any(|block| !block.closed.is_empty())
        || !own.left && later.iter().take(NEAR).any(|block| block.doubtful)
}

fn report(context: &Context<'_>, at: usize, what: &str, label: &str, problems: &mut Problems) {
    let mark = context.words.text(at);
    problems.push(
        context
            .finding(drafts::UNPAIRED, at..at + 1, format!("`{mark}` {what}"), label)
            .help("add its other half, or take it out"),
    );
}

/// `"Process' means`, `(a 'Change Order")`: what begins with one mark and ends with another.
fn find_mixed(context: &Context<'_>, block: &Block, mixed: &mut FxHashSet<usize>, problems: &mut Problems) {
    /// The longest term in quotation marks, in words.
    const LONGEST: usize = 6;
    let words = context.words;
    let begins = |at: usize, mark: char| {
        words.mark(at, mark)
            && (words.gap(at) != Gap::None || words.mark(at.wrapping_sub(1), '('))
            && words.gap(at + 1) == Gap::None
            && words.is_capital(at + 1)
    };
    for at in block.tokens.clone() {
        let Some((opened, other)) =
            [('"', '\''), ('\'', '"')].into_iter().find(|(opened, _)| begins(at, *opened))
        else {
            continue;
        };
        let inside = |here: &usize| words.is_word(*here) || words.mark(*here, '-');
        let Some(end) = (at + 2..at + 2 + LONGEST).find(|here| !inside(here)) else { continue };
        // `the 'Buyers' "Goods"`: the mark ends what is quoted, and the sentence goes on as a definition does.
        let defines = words.mark(end + 1, ')')
            || words.is_one_of(end + 1, &["means", "shall", "has", "refers", "will", "and", "or"]);
        let is_kept = is_whole(words, at..end + 1, '"');
        if words.mark(end, other)
            && words.gap(end) == Gap::None
            && defines
            && is_kept
            && words.gap(end + 1) <= Gap::Line
        {
            let finding = context.finding(
                drafts::UNPAIRED,
                at..end + 1,
                format!("`{}` begins with `{opened}` and ends with `{other}`", words.phrase(at..end + 1)),
                "two marks that do not pair",
            );
            problems.push(finding.help("quote it with one kind of mark"));
            mixed.extend([at, end]);
        }
    }
}

/// `(1) …; 2) …; (3) …`: an item whose marker lacks the bracket that its neighbours have.
fn find_half_markers(context: &Context<'_>, block: &Block, problems: &mut Problems) {
    let words = context.words;
    let label = |at: usize| (words.mark(at, ')') && words.gap(at) == Gap::None).then(|| words.text(at - 1));
    let is_whole = |wanted: &str| {
        block.tokens.clone().skip(2).any(|at| label(at) == Some(wanted) && words.mark(at - 2, '('))
    };
    for at in block.tokens.clone().skip(1) {
        let Some(label) = label(at) else { continue };
        let opened = words.mark(at.wrapping_sub(2), '(') || words.gap(at - 1) == Gap::None;
        if opened || !matches!(words.text(at.wrapping_sub(2)), ";" | "," | "and" | "or" | ":") {
            continue;
        }
        let beside = neighbours(label);
        if beside.iter().flatten().count() == 2 && beside.iter().flatten().all(|wanted| is_whole(wanted)) {
            report(context, at, "closes what nothing opens", "closed here", problems);
        }
    }
}

/// The labels of the items before and behind: of `2` those are `1` and `3`, of `b` they are `a` and `c`.
fn neighbours(label: &str) -> [Option<String>; 2] {
    if let Ok(number) = label.parse::<u8>() {
        return [number.checked_sub(1), number.checked_add(1)]
            .map(|beside| beside.map(|beside| beside.to_string()));
    }
    let letter = match label.as_bytes() {
        [letter @ b'a'..=b'z'] => *letter,
        _ => return [None, None],
    };
    [letter - 1, letter + 1].map(|beside| beside.is_ascii_lowercase().then(|| char::from(beside).to_string()))
}

/// The marks of one kind in a block that have no other half in it.
#[derive(Debug, Default)]
struct Loose {
    /// Those that open.
    opened: Vec<usize>,
    /// Those that close.
    closed: Vec<usize>,
    /// Whether there is one that may close what is open: it may also be that of an item or a column.
    doubtful: bool,
    /// Whether one of those that open stands at the start of the block.
    begins: bool,
    /// Whether the sentence of the last bracket that opens ends in the block, and another begins there.
    left: bool,
}

fn loose(words: Words<'_>, block: &Block, pair: char) -> Loose {
    let mut loose = Loose::default();
    for at in block.tokens.clone() {
        let inside = !loose.opened.is_empty();
        match half(words, at, pair, inside) {
            Some(Half::Opens) => loose.opened.push(at),
            Some(Half::Closes) => {
                if loose.opened.pop().is_none() {
                    loose.closed.push(at);
                }
            }
            Some(Half::Either) => {
                if loose.opened.pop().is_none() {
                    loose.opened.push(at);
                }
            }
            None => loose.doubtful |= pair == '(' && words.mark(at, ')'),
        }
    }
    loose.left = pair == '(' && loose.opened.last().is_some_and(|at| is_left_open(words, *at, block));
    loose.begins = loose.opened.first().is_some_and(|at| *at < block.tokens.start + START);
    loose
}

/// Within how many tokens of its start, behind a number or a letter, a paragraph of a quotation opens it anew.
const START: usize = 5;

/// Whether the sentence of a bracket at `at` ends in its block and another begins there: `(in all of Ohio and sells. The Buyer shall`.
fn is_left_open(words: Words<'_>, at: usize, block: &Block) -> bool {
    /// The shortest last word of a sentence that is no word cut short, in letters.
    const WHOLE: usize = 4;
    (at + 1..block.tokens.end.saturating_sub(1)).any(|here| {
        words.mark(here, '.')
            && words.gap(here) == Gap::None
            && words.gap(here + 1) >= Gap::Space
            && words.is_word(here - 1)
            && words.text(here - 1).len() >= WHOLE
            && words.text(here - 1).chars().all(char::is_lowercase)
            && words.is_capital(here + 1)
    })
}

/// So many tokens are a page: on each one more half may be alone in a block.
const PAGE: usize = 600;

/// How far from a mark something that was taken out may have had its other half, in tokens.
const FAR: usize = 60;

/// Whether a block is prose: no cell, and a sentence long.
fn is_text(block: &Block) -> bool {
    /// The shortest block that is a sentence, in tokens.
    const SHORTEST: usize = 8;
    block.kind != BlockKind::Cell && block.tokens.len() >= SHORTEST
}

/// Whether every mark of some tokens is kept: no lines of a form, no redactions, which may hide one.
fn is_whole(words: Words<'_>, mut tokens: std::ops::Range<usize>, pair: char) -> bool {
    !tokens.any(|at| {
        words.get(at).is_some_and(|token| match token.kind {
            Kind::Redaction | Kind::Rule | Kind::Mark('*' | '|' | '~' | '\\') => true,
            Kind::Mark('{' | '}') => pair != '{',
            _ => false,
        })
    })
}

/// Which half of a pair the mark at `at` is; `inside` where one is open.
fn half(words: Words<'_>, at: usize, pair: char, inside: bool) -> Option<Half> {
    match pair {
        // A bracket apart from all words draws a column.
        '(' if words.mark(at, '(') => Some(Half::Opens),
        '(' if words.mark(at, ')') => {
            (inside || !(is_marker(words, at) || words.gap(at) != Gap::None)).then_some(Half::Closes)
        }
        '[' if words.mark(at, '[') => Some(Half::Opens),
        '[' if words.mark(at, ']') => Some(Half::Closes),
        '{' if words.mark(at, '{') => Some(Half::Opens),
        '{' if words.mark(at, '}') => Some(Half::Closes),
        '"' if words.mark(at, '"') => quote(words, at, at + 1, inside),
        // `''X''`.
        '"' if is_double(words, at) => quote(words, at, at + 2, inside),
        _ => None,
    }
}

/// Whether a closing bracket ends the marker of an item, `a)`, `12)`, `iv)`, or is half a face: `:)`.
fn is_marker(words: Words<'_>, at: usize) -> bool {
    let label = at.wrapping_sub(1);
    let short = (words.is_number(label) || words.is_word(label)) && words.text(label).chars().count() <= 4;
    let face = matches!(words.text(label), ":" | ";" | "-") && words.gap(at) == Gap::None;
    let tight = words.gap(at) == Gap::None;
    // `Exhibit A)`, `2003)`: what stands before is part of a sentence, or is none.
    let starts = words.gap(label) >= Gap::Wide
        || matches!(words.text(label.wrapping_sub(1)), "." | ";" | ":" | "," | "-" | "•")
        || words.is_one_of(
            label.wrapping_sub(1),
            &["and", "or", "to", "are", "by", "in", "of", "section", "clause", "paragraph", "item"],
        );
    let roman = words.text(label).chars().all(|letter| "ivxIVX".contains(letter));
    face || (tight && roman) || (short && tight && (starts || words.text(label).chars().count() <= 2))
}

/// Whether two single marks at `at` stand for a double one.
fn is_double(words: Words<'_>, at: usize) -> bool {
    words.mark(at, '\'') && words.mark(at + 1, '\'') && words.gap(at + 1) == Gap::None
}

/// Which half the quotation mark from `at` to `next` is, by its shape or by the spaces around it; `10"` is a length.
fn quote(words: Words<'_>, at: usize, next: usize, inside: bool) -> Option<Half> {
    let before = at.wrapping_sub(1);
    match words.text(at) {
        "″" => return None,
        // `„X“` closes with what else opens.
        "“" if inside
            && words.gap(at) == Gap::None
            && (words.gap(next) != Gap::None
                || matches!(words.text(next), ")" | "]" | "," | "." | ";" | ":" | "/")) =>
        {
            return Some(Half::Closes);
        }
        // `”X”` opens with what else closes.
        "”" if !inside
            && (words.gap(at) != Gap::None || matches!(words.text(before), "(" | "["))
            && words.gap(next) == Gap::None
            && words.is_word(next) =>
        {
            return Some(Half::Opens);
        }
        "“" | "„" => return Some(Half::Opens),
        "”" if !inside && words.is_number(before) && words.gap(at) == Gap::None => return None,
        "”" => return Some(Half::Closes),
        _ => {}
    }
    // The second of `4"x6"`.
    let is_inches = words.text(before).strip_prefix('x').is_some_and(|inches| inches.parse::<u32>().is_ok());
    if is_inches && words.gap(at) == Gap::None && !inside {
        return None;
    }
    if words.is_number(before) && words.gap(at) == Gap::None && !inside {
        // `1.2"Affiliate" means`.
        // `4"x6"` are inches.
        let is_term =
            words.is_word(next) && !words.text(next).starts_with('x') && words.gap(next) == Gap::None;
        return is_term.then_some(Half::Opens);
    }
    // `".pdf"` begins with a stop; before `)` nothing is quoted.
    let stop = words.mark(next, '.') && !(words.is_word(next + 1) && words.gap(next + 1) == Gap::None);
    let worded = !(stop || matches!(words.text(next), ")" | "," | ";" | ":" | "]" | "?" | "!"));
    // `as follows: ", provided …"` adds words to others.
    let adds = words.gap(at) == Gap::Block
        || words.mark(before, ':')
        || words.is_one_of(before, &["add", "adding", "insert", "inserting", "words", "phrase", "read"]);
    let worded = worded || (adds && words.gap(next) == Gap::None);
    let opens = (words.gap(at) != Gap::None || matches!(words.text(before), "(" | "[" | "-" | "/"))
        && words.gap(next) == Gap::None
        && worded;
    let closes = (words.gap(at) == Gap::None && words.gap(next) != Gap::None)
        || (words.gap(next) == Gap::None && !worded);
    match (opens, closes) {
        (true, false) => Some(Half::Opens),
        (false, true) => Some(Half::Closes),
        _ => Some(Half::Either),
    }
}
