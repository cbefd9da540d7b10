//! Visible pieces of a draft in, words with their places out: the one tokenizer every lint walks.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// The most tokens of a draft; what is kept of each bounds the memory that a draft takes.
pub(super) const MOST_TOKENS: usize = 4_000_000;

/// The longest token, in bytes: what is longer falls into several. So a few tokens are never a long text.
const LONGEST_TOKEN: usize = 1_000;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with the digits and apostrophes inside them: `Provider's`, `oneNDA`.
    Word,
    /// Digits, with the points and commas between them: `1,000.50`, `9.1`.
    Number,
    /// One other character; curly quotes are made straight, every dash and soft hyphen is `-`.
    Mark(char),
    /// Words taken out before the text was published: `[***]`, `[*]`, `***`, `XXXX`.
    Redaction,
    /// A line to write on: `____`.
    Rule,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// One or two spaces, or markup.
    Space,
    /// Three spaces or more, or a tab: often a heading follows.
    Wide,
    /// The end of a line.
    Line,
    /// The end of a paragraph.
    Block,
}

/// A word, number or mark of the visible text, and its bytes in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// What stands before it.
    pub gap: Gap,
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

/// The tokens of a draft beside its text. Every question about a token that is not there is answered with no.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Words<'a> {
        Words { text, tokens }
    }

    /// How many tokens there are.
    pub fn len(self) -> usize {
        self.tokens.len()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at `at`.
    pub fn get(self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// The characters of the token at `at`.
    pub fn text(self, at: usize) -> &'a str {
        self.get(at).and_then(|token| self.text.get(token.start as usize..token.end as usize)).unwrap_or("")
    }

    /// The text from the first token of `range` to its last, as it stands in the file.
    pub fn slice(self, range: Range<usize>) -> &'a str {
        let bytes = self.bytes(range);
        self.text.get(bytes).unwrap_or("")
    }

    /// The bytes from the first token of `range` to its last.
    pub fn bytes(self, range: Range<usize>) -> Range<usize> {
        match (self.get(range.start), self.get(range.end.saturating_sub(1))) {
            (Some(first), Some(last)) if range.start < range.end => first.start as usize..last.end as usize,
            _ => 0..0,
        }
    }

    /// The words of `range` joined by single spaces where there was a gap: how a phrase is quoted.
    pub fn phrase(self, range: Range<usize>) -> String {
        let mut phrase = String::new();
        for at in range {
            if !phrase.is_empty() && self.gap(at) != Gap::None {
                phrase.push(' ');
            }
            phrase.push_str(self.text(at));
        }
        phrase
    }

    /// What stands before the token at `at`; the end of the text ends a block.
    pub fn gap(self, at: usize) -> Gap {
        self.get(at).map_or(Gap::Block, |token| token.gap)
    }

    /// Whether the token at `at` is this word or number; ASCII letter case does not matter.
    pub fn is(self, at: usize, word: &str) -> bool {
        is_same(self.text(at), word)
    }

    /// Whether the token at `at` is one of these words; ASCII letter case does not matter.
    pub fn is_one_of(self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|word| is_same(text, word))
    }

    /// Whether these words stand one after the other from `at`.
    pub fn are(self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.is(at + offset, word))
    }

    /// The tokens of `range` that are as long as that at `at`, in bytes: only there the same word can stand.
    pub fn as_long_as(self, at: usize, range: Range<usize>) -> impl Iterator<Item = usize> + 'a {
        let length = |token: &Token| token.end - token.start;
        let wanted = self.get(at).map(|token| length(&token));
        let start = range.start.min(self.len());
        let tokens = self.tokens.get(start..range.end.min(self.len())).unwrap_or_default();
        let alike = tokens.iter().enumerate().filter(move |(_, token)| Some(length(token)) == wanted);
        alike.map(move |(offset, _)| start + offset)
    }

    /// The first byte of the token at `at`, in small letters; 0 where there is none. It tells quickly what a token cannot be.
    pub fn initial(self, at: usize) -> u8 {
        let token = self.get(at).and_then(|token| self.text.as_bytes().get(token.start as usize));
        token.map_or(0, u8::to_ascii_lowercase)
    }

    /// Whether the token at `at` is this mark.
    pub fn mark(self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// Whether the token at `at` is a word.
    pub fn is_word(self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Word)
    }

    /// Whether the token at `at` is a number.
    pub fn is_number(self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// Whether the token at `at` is a redaction. That of a note at the foot of a page, `[***] = Certain information has been omitted`,
    /// only says what the others are.
    pub fn is_redaction(self, at: usize) -> bool {
        const SAYS: [&str; 6] = ["certain", "indicates", "denotes", "confidential", "portions", "represents"];
        self.get(at).is_some_and(|token| token.kind == Kind::Redaction)
            && !(self.gap(at) == Gap::Block && (self.mark(at + 1, '=') || self.is_one_of(at + 1, &SAYS)))
    }

    /// Whether the token at `at` is a word that begins with a capital letter.
    pub fn is_capital(self, at: usize) -> bool {
        self.is_word(at) && self.text(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the token at `at` is a word of two letters or more, all capitals.
    pub fn is_shouted(self, at: usize) -> bool {
        let text = self.text(at);
        self.is_word(at) && text.chars().count() > 1 && !text.chars().any(char::is_lowercase)
    }

    /// Whether the token at `at` is a word wholly in small letters.
    pub fn is_small(self, at: usize) -> bool {
        self.is_word(at) && self.text(at).chars().all(char::is_lowercase)
    }

    /// The first token at or after byte `offset`.
    pub fn after(self, offset: usize) -> usize {
        self.tokens.partition_point(|token| (token.start as usize) < offset)
    }

    /// The tokens that begin within these bytes.
    pub fn within(self, bytes: &Range<usize>) -> Range<usize> {
        self.after(bytes.start)..self.after(bytes.end)
    }

    /// The end of the bracket that opens at `at`, as the index of its closing mark; at most `limit` tokens away
    /// and never across the end of a block.
    pub fn closing(self, at: usize, limit: usize) -> Option<usize> {
        let (open, close) = match self.get(at)?.kind {
            Kind::Mark('(') => ('(', ')'),
            Kind::Mark('[') => ('[', ']'),
            _ => return None,
        };
        let mut depth = 0usize;
        for here in at..(at + limit).min(self.len()) {
            if here > at && self.gap(here) == Gap::Block {
                return None;
            }
            if self.mark(here, open) {
                depth += 1;
            } else if self.mark(here, close) {
                depth -= 1;
                if depth == 0 {
                    return Some(here);
                }
            }
        }
        None
    }
}

/// A word as it is compared: compatibility forms made plain, small letters, straight apostrophes.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        }
    } else {
        Cow::Owned(
            word.nfkc()
                .flat_map(char::to_lowercase)
                .map(|letter| if matches!(letter, '’' | '‘' | '´') { '\'' } else { letter })
                .collect(),
        )
    }
}

/// A word without a possessive ending, as it is compared.
pub fn stem(word: &str) -> Cow<'_, str> {
    let folded = fold(word);
    match folded.strip_suffix("'s") {
        Some(stem) => Cow::Owned(stem.to_owned()),
        None => folded,
    }
}

/// Cuts the visible `pieces` of one block into tokens, up to one more than [`MOST_TOKENS`]. The first token gets `Gap::Block`.
pub(super) fn tokenize(text: &str, pieces: &[Range<u32>], tokens: &mut Vec<Token>) {
    let mut gap = Gap::Block;
    let mut last_end = None;
    for piece in pieces {
        // Markup between two pieces is no gap (`**Part**ner`); a line break in it is one.
        if let Some(end) = last_end {
            let between = text.get(end as usize..piece.start as usize).unwrap_or("");
            if between.contains('\n') {
                gap = gap.max(Gap::Line);
            }
        }
        let Some(words) = text.get(piece.start as usize..piece.end as usize) else { continue };
        cut(words, piece.start, &mut gap, tokens);
        last_end = Some(piece.end);
    }
}

/// Cuts one piece; `gap` is what stands before it, and is left as what stands behind it.
fn cut(words: &str, base: u32, gap: &mut Gap, tokens: &mut Vec<Token>) {
    let mut rest = words;
    let narrow = |at: usize| base + u32::try_from(at).unwrap_or(u32::MAX - base);
    while let Some(first) = rest.chars().next().filter(|_| tokens.len() <= MOST_TOKENS) {
        let at = words.len() - rest.len();
        if first.is_whitespace() || first == '\u{200b}' || first == '\u{feff}' {
            let width = rest.find(|c: char| !is_blank(c)).unwrap_or(rest.len());
            let (space, behind) = rest.split_at(width);
            *gap = (*gap).max(width_of(space));
            rest = behind;
            continue;
        }
        let (kind, length) = token_at(beginning(rest), first);
        let (_, behind) = rest.split_at(length);
        // Markdown hands out a line to write on sign by sign, and leaves out the backslash before each.
        if kind == Kind::Rule
            && *gap == Gap::None
            && let Some(last) =
                tokens.last_mut().filter(|last| last.kind == kind && last.end + 1 >= narrow(at))
        {
            last.end = narrow(at + length);
            rest = behind;
            continue;
        }
        tokens.push(Token { kind, gap: *gap, start: narrow(at), end: narrow(at + length) });
        *gap = Gap::None;
        rest = behind;
    }
}

/// The beginning of a text, as long as a token may be.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_TOKEN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}'
}

fn width_of(space: &str) -> Gap {
    let lines = space.bytes().filter(|byte| *byte == b'\n').count();
    if lines > 0 {
        Gap::Line
    } else if space.contains('\t') || space.chars().count() >= 3 {
        Gap::Wide
    } else {
        Gap::Space
    }
}

/// Whether two words are the same; ASCII letter case does not matter. Most differ in length, which takes no call.
#[inline]
fn is_same(text: &str, word: &str) -> bool {
    text.len() == word.len() && text.eq_ignore_ascii_case(word)
}

/// The kind and length in bytes of the token that begins `rest`.
fn token_at(rest: &str, first: char) -> (Kind, usize) {
    // A letter by its kind, and a quotation mark by its use.
    if first == DOUBLE_PRIME {
        return (Kind::Mark('"'), first.len_utf8());
    }
    if first.is_alphabetic() {
        let length = word_length(rest);
        let word = rest.get(..length).unwrap_or("");
        let kind =
            if length >= 4 && word.bytes().all(|byte| byte == b'X') { Kind::Redaction } else { Kind::Word };
        return (kind, length);
    }
    if first.is_ascii_digit() {
        return (Kind::Number, number_length(rest));
    }
    match first {
        '*' => match rest.bytes().take_while(|byte| *byte == b'*').count() {
            stars @ 3.. => (Kind::Redaction, stars),
            _ => (Kind::Mark('*'), 1),
        },
        '[' => match redaction_length(rest) {
            Some(length) => (Kind::Redaction, length),
            None => (Kind::Mark('['), 1),
        },
        '_' => (Kind::Rule, rest.bytes().take_while(|byte| *byte == b'_').count()),
        '“' | '”' | '„' | '«' | '»' | '″' if first != '«' && first != '»' => {
            (Kind::Mark('"'), first.len_utf8())
        }
        '‘' | '’' | '‚' | '`' | '´' => (Kind::Mark('\''), first.len_utf8()),
        '–' | '—' | '‑' | '‐' | '−' | '\u{ad}' => (Kind::Mark('-'), first.len_utf8()),
        _ => (Kind::Mark(first), first.len_utf8()),
    }
}

/// `ʺ`, with which some write quotation marks.
const DOUBLE_PRIME: char = '\u{2ba}';

/// Letters and digits, and an apostrophe between two letters.
fn word_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    while let Some((at, letter)) = characters.next() {
        // A digit above the line is the mark of a note, or of a power.
        let is_raised = matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
        if letter.is_alphanumeric() && !is_raised && letter != DOUBLE_PRIME {
            continue;
        }
        let inside =
            matches!(letter, '\'' | '’') && characters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !inside {
            return at;
        }
    }
    rest.len()
}

/// Digits, and a point or comma between two digits; also what parts groups of three and nothing else: `1'250'000`, and blanks at which no
/// line ends.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) {
        at += 1;
    }
    if at <= GROUP {
        while let Some(group) = group_behind(rest, at) {
            at = group;
        }
    }
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// How many digits stand in a group.
const GROUP: usize = 3;

/// What parts the groups of a number besides points and commas.
pub(super) const GROUPING: [char; 5] = ['\'', '’', '\u{a0}', '\u{202f}', '\u{2009}'];

/// The byte behind a sign at `at` that parts groups and just three digits.
fn group_behind(rest: &str, at: usize) -> Option<usize> {
    let mut signs = rest.get(at..)?.chars();
    let sign = signs.next().filter(|sign| GROUPING.contains(sign))?;
    let digits = signs.as_str().bytes().take_while(u8::is_ascii_digit).count();
    (digits == GROUP).then_some(at + sign.len_utf8() + GROUP)
}

/// `[***]`, `[*]`, `[* * *]`: stars and spaces in square brackets.
fn redaction_length(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('[')?;
    let length = inside.find(|c: char| c != '*' && c != ' ')?;
    let (stars, behind) = inside.split_at(length);
    (stars.contains('*') && behind.starts_with(']')).then_some(length + 2)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        let mut tokens = Vec::new();
        tokenize(text, std::slice::from_ref(&(0..u32::try_from(text.len()).unwrap())), &mut tokens);
        tokens.iter().map(|token| (token.kind, &text[token.start as usize..token.end as usize])).collect()
    }

    #[test]
    fn redactions_are_one_token_and_empty_brackets_are_not() {
        let all = kinds("[***] [*] *** XXXX [ ] ____");
        let redactions = all.iter().filter(|(kind, _)| *kind == Kind::Redaction).count();
        assert_eq!(redactions, 4);
        assert_eq!(all.last(), Some(&(Kind::Rule, "____")));
    }

    #[test]
    fn numbers_keep_their_points_and_commas_and_leave_the_full_stop() {
        assert_eq!(kinds("1,000.50."), [(Kind::Number, "1,000.50"), (Kind::Mark('.'), ".")]);
    }

    #[test]
    fn apostrophes_and_blanks_that_hold_part_the_groups_of_a_number() {
        for text in ["86'500.00", "86’500", "1\u{a0}250\u{a0}000", "12\u{202f}000,50", "1\u{2009}000"] {
            assert_eq!(kinds(text), [(Kind::Number, text)]);
        }
        for text in ["12 000", "1994'95", "12'34", "1234'567", "12'3456"] {
            assert!(kinds(text).len() > 1, "{text}");
        }
    }

    #[test]
    fn a_soft_hyphen_is_a_hyphen_and_an_apostrophe_belongs_to_its_word() {
        let all = kinds("four\u{ad}million party’s parties’");
        assert_eq!(all[1].0, Kind::Mark('-'));
        assert_eq!(all[3], (Kind::Word, "party’s"));
        assert_eq!(all[4], (Kind::Word, "parties"));
        assert_eq!(stem("party’s"), "party");
    }

    #[test]
    fn a_double_prime_is_a_quotation_mark() {
        let all = kinds("the ʺPartiesʺ agree");
        assert_eq!(all[1], (Kind::Mark('"'), "ʺ"));
        assert_eq!(all[2..4], [(Kind::Word, "Parties"), (Kind::Mark('"'), "ʺ")]);
    }

    #[test]
    fn markup_between_pieces_is_no_gap() {
        let text = "**Part**ner of";
        let mut tokens = Vec::new();
        tokenize(text, &[2..6, 8..14], &mut tokens);
        assert_eq!(tokens[1].gap, Gap::None);
        assert_eq!(tokens[2].gap, Gap::Space);
    }
}
