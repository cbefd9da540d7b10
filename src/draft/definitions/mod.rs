//! Tokens in, defined terms out: every form in which contracts define a term, told from pointers and mere quotations.

mod brackets;
mod glossary;
mod quotation;
mod recalled;
mod unquoted;
mod verbs;

use std::ops::Range;

use self::brackets::naming;
pub(super) use self::glossary::{glossaries, holds};
use self::quotation::Quotation;
pub(super) use self::quotation::{quotation, quotation_before};
use self::recalled::recalled;
pub(super) use self::unquoted::bracketed;
use self::verbs::{stated, verb_behind};
use super::model::{Block, BlockKind, Definition, DefinitionForm, Draft, Form};
use super::words::{Gap, Words, fold};

/// How far the sentence behind a term is followed, in tokens; where many terms stand in one endless sentence each would go
/// through all of it.
const LONGEST_SENTENCE: usize = 1_000;

/// Finds every place that defines a term, in order.
pub(super) fn find(draft: &Draft) -> Vec<Definition> {
    let mut finder = Finder {
        draft,
        words: draft.words(),
        found: Vec::new(),
        bracketed: Vec::new(),
        described: Vec::new(),
    };
    let glossaries = glossaries(draft);
    for block in &draft.blocks {
        let in_glossary = holds(&glossaries, block.tokens.start);
        finder.block(block, in_glossary);
    }
    finder.in_brackets();
    finder.in_lists();
    for (tokens, points) in unquoted::in_tables(draft) {
        let form = if points { DefinitionForm::Pointer } else { DefinitionForm::Unquoted };
        finder.add(form, tokens.clone(), tokens);
    }
    let mut found = finder.found;
    found.sort_by_key(|definition| (definition.tokens.start, !definition.form.defines()));
    found.dedup_by_key(|definition| definition.tokens.start);
    name_aliases(draft.words(), &mut found);
    found
}

struct Finder<'a> {
    draft: &'a Draft,
    words: Words<'a>,
    found: Vec<Definition>,
    /// Where brackets open with nothing but a term without quotation marks in them, and that term: `(the Fees)`.
    bracketed: Vec<(usize, Range<usize>)>,
    /// The places in `found` of labels that small words describe: `Fees - the sums …`.
    described: Vec<usize>,
}

/// How often brackets must name a term without quotation marks before that is how a draft defines.
const CUSTOM: usize = 4;

impl Finder<'_> {
    fn add(&mut self, form: DefinitionForm, tokens: Range<usize>, text: Range<usize>) {
        let part =
            self.draft.attachments.partition_point(|attachment| attachment.tokens.start <= tokens.start);
        self.found.push(Definition {
            term: self.words.phrase(tokens.clone()),
            form,
            tokens,
            text,
            part,
            alias: false,
        });
    }

    /// The terms in brackets without quotation marks: definitions where the draft mostly gives its names so, and else what may be one.
    fn in_brackets(&mut self) {
        let quoted = self.found.iter().filter(|it| it.form == DefinitionForm::Inline).count();
        let bracketed = std::mem::take(&mut self.bracketed);
        let led = |open: usize, tokens: &Range<usize>| tokens.start > open + 1;
        let count = bracketed.iter().filter(|(open, tokens)| led(*open, tokens)).count();
        let custom = count >= CUSTOM && count > quoted;
        for (open, tokens) in bracketed {
            let form = match custom && led(open, &tokens) {
                true => DefinitionForm::Inline,
                // A text taken out of a PDF has brackets of many kinds.
                false if self.draft.form == Form::Plain && !custom => continue,
                false => DefinitionForm::Labelled,
            };
            self.add(form, tokens.clone(), open..tokens.end + 1);
        }
    }

    /// The labels that a draft describes one after the other: they are its definitions, whatever their section is called.
    fn in_lists(&mut self) {
        let words = self.words;
        let articled = |place: &&usize| {
            let behind = self.found.get(**place).map_or(0, |it| unquoted::behind_label(words, it.tokens.end));
            words.is_one_of(behind, &["a", "an", "the", "any", "all", "each", "those", "every"])
        };
        let certain: Vec<usize> = self.described.iter().filter(articled).copied().collect();
        let (Some(first), Some(last)) = (certain.first(), certain.last()) else { return };
        if certain.len() < CUSTOM {
            return;
        }
        for place in self.described.iter().filter(|place| (first..=last).contains(place)) {
            if let Some(definition) = self.found.get_mut(*place) {
                definition.form = DefinitionForm::Unquoted;
            }
        }
    }

    /// The terms that a block defines; `in_glossary` where it stands in a section of definitions.
    fn block(&mut self, block: &Block, in_glossary: bool) {
        let words = self.words;
        let prose = !matches!(block.kind, BlockKind::Heading(_));
        let mut at = block.tokens.start;
        while at < block.tokens.end {
            if let Some(quotation) = quotation(words, at) {
                self.quoted(block.tokens.clone(), quotation, in_glossary);
                at = quotation.close;
            } else if prose && self.begins_sentence(block, at) {
                self.unquoted(block, at, in_glossary);
            } else if words.mark(at, '(') {
                self.bracketed.extend(unquoted::bracketed(words, at).map(|tokens| (at, tokens)));
            } else if let Some((tokens, behind)) =
                recalled(words, at).filter(|(tokens, _)| tokens.start >= block.tokens.start)
            {
                self.add(
                    DefinitionForm::Recalled,
                    tokens,
                    behind..sentence_end(words, behind, block.tokens.end),
                );
            }
            at += 1;
        }
    }

    /// The term that a quotation defines, if it defines one.
    fn quoted(&mut self, block: Range<usize>, quotation: Quotation, in_glossary: bool) {
        let words = self.words;
        let Some(tokens) = term(words, quotation.inside()) else {
            self.small(block, quotation);
            return;
        };
        let open = quotation.open;
        // `A "Holding" is a company that …`.
        let article = words.is_one_of(open.wrapping_sub(1), &["a", "an", "the"]) && open > block.start;
        let opens_sentence = open <= block.start + 3
            || article && words.is_capital(open - 1) && ends_sentence(words, open.wrapping_sub(2))
            || words.gap(open) >= Gap::Wide
            || ends_sentence(words, open - 1)
            || is_item(words, open - 1);
        let made = verb_behind(words, quotation)
            .or_else(|| {
                let behind = stated(words, quotation.behind()).filter(|_| opens_sentence)?;
                Some((DefinitionForm::Stated, behind))
            })
            .or_else(|| self.headed(&block, quotation, in_glossary))
            .map(|(form, verb)| (form, open..sentence_end(words, verb, block.end)))
            .or_else(|| {
                let start = naming(words, quotation, block.start)?;
                Some((DefinitionForm::Inline, start..quotation.behind()))
            });
        if let Some((form, text)) = made {
            self.add(form, tokens, text);
        }
    }

    /// A term in small letters, where nothing else can be meant: `a "quarter" means`, `(the "defaulting party")`.
    fn small(&mut self, block: Range<usize>, quotation: Quotation) {
        let words = self.words;
        let inside = quotation.inside();
        // `("the acquirer")`, `(the "acquirer")`.
        let led = words.is_one_of(inside.start, &["the", "a", "an"]) && inside.len() > 1;
        let tokens = inside.start + usize::from(led)..inside.end;
        let plain = tokens.clone().all(|at| words.is_word(at) || words.mark(at, '-'))
            && words.text(tokens.start).chars().count() > 2
            && !is_catchword(words, tokens.clone());
        let (open, article) = (quotation.open.wrapping_sub(2), quotation.open.wrapping_sub(1));
        let open = if led { article } else { open };
        let named = words.mark(open, '(')
            && (led || words.is_one_of(article, &["the", "a", "an"]))
            && words.mark(quotation.behind(), ')')
            && open > block.start;
        // `a reference to a "notice" means one in writing` speaks of the word.
        let referred = (quotation.open.saturating_sub(8)..quotation.open)
            .any(|at| words.is_one_of(at, &["reference", "references"]));
        if !plain {
        } else if named {
            self.add(DefinitionForm::Inline, tokens, open..quotation.behind());
        } else if let Some(verb) = small_verb(words, quotation).filter(|_| !referred && !led) {
            self.add(DefinitionForm::Means, tokens, quotation.open..sentence_end(words, verb, block.end));
        }
    }

    /// A quoted term that opens its block or line: `“Fees”: the amounts …`, `"Fees" – …`, `"Fees" the amounts …`.
    fn headed(
        &self,
        block: &Range<usize>,
        quotation: Quotation,
        in_glossary: bool,
    ) -> Option<(DefinitionForm, usize)> {
        let words = self.words;
        let plain = self.draft.form == Form::Plain;
        let opens_line =
            if plain { words.gap(quotation.open) >= Gap::Line } else { quotation.open <= block.start + 3 };
        let behind = quotation.behind();
        let dash = words.mark(behind, '-') && words.gap(behind + 1) != Gap::None;
        let marked = (words.mark(behind, ':') || dash)
            && words.is_word(behind + 1)
            && words.gap(behind + 1) < Gap::Block;
        // `"Fees" the amounts …`, and a term alone in its cell.
        let described = (!plain || in_glossary)
            && words.is_one_of(behind, &["the", "a", "an", "any", "all", "each", "every"])
            && !words.is_capital(behind);
        let cell = !plain && in_glossary && behind == block.end && words.gap(behind) == Gap::Block;
        (opens_line && (marked || described || cell)).then_some((DefinitionForm::Means, behind))
    }

    /// The term that the sentence at `at` defines without quotation marks, if it defines one.
    fn unquoted(&mut self, block: &Block, at: usize, in_glossary: bool) {
        let words = self.words;
        let opens_block = at <= block.tokens.start + 3;
        let made = unquoted::meant(words, at)
            .or_else(|| unquoted::labelled(self.draft, at, in_glossary).filter(|_| opens_block));
        if let Some((form, tokens, behind)) = made.filter(|(_, _, behind)| *behind <= block.tokens.end) {
            let text = tokens.start..sentence_end(words, behind, block.tokens.end);
            if form == DefinitionForm::Labelled && unquoted::is_described(words, tokens.end) {
                self.described.push(self.found.len());
            }
            self.add(form, tokens, text);
        }
    }

    /// Whether a sentence begins at `at`: a block, an item behind its marker, or what stands behind a full stop.
    fn begins_sentence(&self, block: &Block, at: usize) -> bool {
        let words = self.words;
        words.is_capital(at)
            && (at == block.tokens.start
                || words.gap(at) >= Gap::Wide
                || ends_sentence(words, at - 1)
                || (words.mark(at - 1, ')') && at <= block.tokens.start + 3)
                || (words.is_number(at - 1) && at == block.tokens.start + 1)
                || (words.is_number(at - 1)
                    && words.text(at - 1).contains('.')
                    && words.gap(at - 1) >= Gap::Wide))
    }
}

/// Whether the token at `at` ends a sentence or an item before another.
fn ends_sentence(words: Words<'_>, at: usize) -> bool {
    matches!(words.text(at), "." | ";" | ":" | "•") && words.gap(at + 1) != Gap::None
}

/// Whether the token at `at` closes the mark of an item behind the end of a sentence: `… here. g) "Fees"`.
fn is_item(words: Words<'_>, at: usize) -> bool {
    let first = at.wrapping_sub(1);
    let before = first.wrapping_sub(1 + usize::from(words.mark(first.wrapping_sub(1), '(')));
    words.mark(at, ')') && words.text(first).len() == 1 && ends_sentence(words, before)
}

/// Says which names are further names of the term before them: only `or`, articles and marks stand between.
fn name_aliases(words: Words<'_>, found: &mut [Definition]) {
    let mut last: Option<Range<usize>> = None;
    for definition in found {
        definition.alias = last.is_some_and(|last| {
            let between = last.end..definition.tokens.start;
            between.len() <= 8
                && between.clone().any(|at| words.is(at, "or") || words.mark(at, '/') || words.mark(at, ','))
                && between.clone().all(|at| {
                    words.is_one_of(
                        at,
                        &["or", "the", "a", "an", "also", "alternatively", "simply", "sometimes"],
                    ) || matches!(
                        words.text(at),
                        "\"" | "“" | "”" | "„" | "'" | "‘" | "’" | "," | "(" | ")" | "/" | "«" | "»"
                    )
                })
        });
        last = Some(definition.tokens.clone());
    }
}

/// The term between two quotation marks, if it is one: it has a capital, and is no catchword such as “AS IS”.
fn term(words: Words<'_>, mut tokens: Range<usize>) -> Option<Range<usize>> {
    // `("GRX" or "the Company")`.
    if words.is_one_of(tokens.start, &["the", "a", "an", "our"]) && words.is_capital(tokens.start + 1) {
        tokens.start += 1;
    }
    let balanced = tokens.clone().any(|at| words.mark(at, '('));
    while tokens.end > tokens.start
        && (matches!(words.text(tokens.end - 1), "," | "." | ";" | ":")
            || (!balanced && words.mark(tokens.end - 1, ')')))
    {
        tokens.end -= 1;
    }
    // `cGP` and `eBay` have their capital inside.
    let lettered = |at: usize| words.is_word(at) && words.text(at).chars().any(char::is_uppercase);
    let capital = lettered(tokens.start)
        || (words.is_number(tokens.start) && tokens.clone().any(|at| words.is_capital(at)));
    let words_only = tokens.clone().all(|at| {
        words.is_word(at)
            || words.is_number(at)
            || words.mark(at, '-')
            || matches!(words.text(at), "&" | "/" | "'" | "’" | "." | "," | "+" | "%" | "$" | "#" | "®" | "™")
            || words.mark(at, '(')
            || words.mark(at, ')')
    });
    (capital && words_only && !is_catchword(words, tokens.clone())).then_some(tokens)
}

/// The token behind the verb that gives a term in small letters its meaning: `means`, `shall be deemed to include`.
fn small_verb(words: Words<'_>, quotation: Quotation) -> Option<usize> {
    let behind = quotation.behind();
    if words.are(behind, &["shall", "be", "deemed", "to"])
        || words.are(behind, &["will", "be", "deemed", "to"])
    {
        return Some(behind + 4);
    }
    let (_, verb) = verb_behind(words, quotation).filter(|(form, _)| *form == DefinitionForm::Means)?;
    // `Words such as "herein" refer to this deed` says how it is to be read.
    let refers = words.is(verb.wrapping_sub(2), "refer");
    let helped = words.is_one_of(verb.wrapping_sub(3), &["shall", "will"]);
    (!refers || helped).then_some(verb)
}

/// Whether words in quotation marks are set ones, which everybody quotes: “AS IS”.
fn is_catchword(words: Words<'_>, tokens: Range<usize>) -> bool {
    matches!(
        fold(&words.phrase(tokens)).as_ref(),
        "as is"
            | "as available"
            | "as-is"
            | "where is"
            | "confidential"
            | "proprietary"
            | "including"
            | "includes"
            | "include"
            | "or"
            | "and"
            | "with all faults"
            | "article"
            | "section"
            | "exhibit"
            | "sm"
            | "tm"
    )
}

/// The token behind the sentence that goes on at `at`.
fn sentence_end(words: Words<'_>, at: usize, block_end: usize) -> usize {
    let end = block_end.min(at.saturating_add(LONGEST_SENTENCE));
    (at..end)
        .find(|here| words.mark(*here, '.') && words.gap(here + 1) != Gap::None)
        .map_or(end, |stop| stop + 1)
}
