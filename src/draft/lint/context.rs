//! A draft and the project's settings in, answers to what every lint asks out: words, sentences, findings.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::conversion::{Damage, Damages};
use super::elsewhere::Elsewhere;
use super::known_terms::KnownTerms;
use super::lexicon::Lexicon;
use super::phrasing::{Oddity, oddities};
use super::term_like::{TermLike, phrases, similar};
use super::undefined_term;
use crate::diagnostic::{Code, Diagnostic, Role};
use crate::draft::model::{Draft, Form, Mention};
use crate::draft::parties::{Party, parties};
use crate::draft::words::{Gap, Words};
use crate::source::Span;

/// What a project says about lints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[non_exhaustive]
pub struct LintSettings {
    /// Documents (or terms) that define terms this draft uses: `["Order Form"]`. A name of a document only says that
    /// there is one; then a term that is used but not defined here is not reported.
    pub definitions_elsewhere: Vec<String>,
    /// Whether the draft's own inline ignores are told and not obeyed: for drafts of others, who would silence what speaks
    /// against them.
    pub refuse_ignores: bool,
}

/// What every lint is given.
pub(super) struct Context<'a> {
    pub draft: &'a Draft,
    pub words: Words<'a>,
    pub lexicon: Lexicon,
    pub settings: &'a LintSettings,
    /// What a conversion to text may have done to the draft.
    pub damages: Damages,
    parties: OnceCell<Vec<Party>>,
    known: OnceCell<KnownTerms>,
    phrases: OnceCell<Vec<TermLike>>,
    similar: OnceCell<FxHashMap<usize, usize>>,
    undefined: OnceCell<FxHashSet<usize>>,
    oddities: OnceCell<Vec<Oddity>>,
    elsewhere: OnceCell<Elsewhere>,
}

impl<'a> Context<'a> {
    pub fn new(draft: &'a Draft, settings: &'a LintSettings) -> Context<'a> {
        let words = draft.words();
        Context {
            draft,
            words,
            lexicon: Lexicon::new(words),
            settings,
            damages: Damages::default(),
            parties: OnceCell::new(),
            known: OnceCell::new(),
            phrases: OnceCell::new(),
            similar: OnceCell::new(),
            undefined: OnceCell::new(),
            oddities: OnceCell::new(),
            elsewhere: OnceCell::new(),
        }
    }

    /// The parties of the draft, found once for all lints.
    pub fn parties(&self) -> &[Party] {
        self.parties.get_or_init(|| parties(self.draft))
    }

    /// Every term to which the draft gives a meaning, found once for all lints.
    pub fn known(&self) -> &KnownTerms {
        self.known.get_or_init(|| KnownTerms::of(self))
    }

    /// Every phrase that is written like a term, found once for all lints.
    pub fn phrases(&self) -> &[TermLike] {
        self.phrases.get_or_init(|| phrases(self))
    }

    /// For each of these phrases that is nowhere defined and is nearly a defined term, the place of that definition in the draft's
    /// list; found once for all lints.
    pub fn similar(&self) -> &FxHashMap<usize, usize> {
        self.similar.get_or_init(|| similar::terms(self))
    }

    /// Those of these phrases that can only be terms and are nowhere defined, by their place; found once for all lints.
    pub fn undefined(&self) -> &FxHashSet<usize> {
        self.undefined.get_or_init(|| undefined_term::undefined(self))
    }

    /// Every place whose words are nearly a usual phrase of contracts, found once for all lints.
    pub fn oddities(&self) -> &[Oddity] {
        self.oddities.get_or_init(|| oddities(self.words, self.range()))
    }

    /// Whether a token is one of a term where that is defined, used or pointed at by its definition.
    pub fn is_of_definition(&self, at: usize) -> bool {
        let all = &self.draft.definitions;
        // They are in the order of their tokens, and none lies in another.
        let behind = all.partition_point(|definition| definition.tokens.start <= at);
        all.get(..behind).and_then(<[_]>::last).is_some_and(|definition| definition.tokens.contains(&at))
    }

    /// Whether the draft writes a word, as it is compared, without a capital anywhere: then it is a word of the language, and no name.
    pub fn is_common(&self, word: &str) -> bool {
        self.lexicon.places_of(word).any(|at| !self.words.is_capital(at) && !self.is_of_address(at))
    }

    /// Whether a word is of an address of the net: `www.acme.example`, `law@acme.example`.
    fn is_of_address(&self, at: usize) -> bool {
        let words = self.words;
        let glued = |at: usize| words.gap(at) == Gap::None;
        glued(at) && matches!(words.text(at.wrapping_sub(1)), "." | "@" | "/")
            || glued(at + 1)
                && matches!(words.text(at + 1), "." | "@")
                && glued(at + 2)
                && words.is_word(at + 2)
    }

    /// Notes that a finding at these tokens may be of the conversion to text. A draft in Word or Markdown was not converted.
    pub fn damaged(&self, tokens: Range<usize>, damage: Damage) {
        if self.draft.form == Form::Plain {
            self.damages.note(self.draft.span(tokens), damage);
        }
    }

    /// A finding at these tokens.
    pub fn finding(
        &self,
        code: Code,
        tokens: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Diagnostic {
        let mut finding = Diagnostic::new(code, self.draft.span(tokens.clone()), message, label);
        for label in &mut finding.labels {
            label.role = Role::Draft;
        }
        if self.draft.form == Form::Word {
            finding.notes.push(format!("in {}", self.draft.place(tokens.start)));
        }
        finding
    }

    /// The words of these tokens, short enough for a message.
    pub fn quote(&self, tokens: Range<usize>) -> String {
        let phrase = self.words.phrase(tokens);
        match phrase.char_indices().nth(60) {
            Some((cut, _)) => format!("{}…", phrase.get(..cut).unwrap_or("").trim_end()),
            None => phrase,
        }
    }

    /// The tokens that are proofread: footers of a filing, which its publisher added, are not.
    pub fn range(&self) -> Range<usize> {
        if self.draft.form == Form::Plain { self.draft.body() } else { 0..self.words.len() }
    }

    /// Whether the draft changes another agreement, whose numbers and attachments it speaks of.
    pub fn amends(&self) -> bool {
        let words = self.words;
        (0..words.len().min(OPENING)).any(|at| {
            let named = words.is_capital(at) && words.is_one_of(at, &["amendment", "supplement", "addendum"]);
            let before = at.wrapping_sub(1);
            // Every agreement has a clause on amendments, which its table of contents names.
            let titled = at < TITLE && words.gap(at + 1) >= Gap::Line;
            // `An Addendum to it may be agreed`, `the lease amended by Amendment No. 2` speak of others.
            let of_sentence = words.is_small(before) && !words.is(before, "this")
                || words.is_one_of(before, &["a", "an", "any", "each", "every", "no"]);
            named
                && !of_sentence
                && (titled
                    || words.is_one_of(before, &["this", "first", "second", "third", "fourth", "fifth"])
                    || words.mark(before, '"')
                    || words.is_one_of(at + 1, &["no", "number"])
                    || (at < TITLE && words.is(at + 1, "to"))
                    || words.is_number(at + 1))
        })
    }

    /// The sentence around a token, within its block.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let block = self.draft.block_at(at).map_or(at..at + 1, |block| block.tokens.clone());
        let block =
            block.start.max(at.saturating_sub(LONGEST_SENTENCE))..block.end.min(at + LONGEST_SENTENCE);
        let ends = |here: usize| {
            matches!(self.words.text(here), "." | ";" | "?") && self.words.gap(here + 1) != Gap::None
        };
        let start = (block.start..at).rev().find(|here| ends(*here)).map_or(block.start, |stop| stop + 1);
        let end = (at..block.end).find(|here| ends(*here)).map_or(block.end, |stop| stop + 1);
        start..end
    }

    /// The mentions that begin within these tokens.
    pub fn mentions(&self, tokens: Range<usize>) -> &[Mention] {
        let first = self.draft.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let last = self.draft.mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        self.draft.mentions.get(first..last).unwrap_or(&[])
    }

    /// Whether the draft takes terms from another document: the project's settings say so, or the draft does
    /// (`capitalized terms not defined herein have the meaning …`).
    pub fn defines_elsewhere(&self) -> bool {
        !self.settings.definitions_elsewhere.is_empty() || self.elsewhere().whole
    }

    /// Which parts of the draft take terms from another document, found once for all lints.
    pub fn elsewhere(&self) -> &Elsewhere {
        self.elsewhere.get_or_init(|| Elsewhere::of(self))
    }

    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.draft.span(tokens)
    }
}

/// How many tokens the title, the parties and the first recitals take, about a page: a draft that changes another
/// agreement says so there. Farther down every agreement has a clause on amendments.
const OPENING: usize = 400;

/// How many tokens the title takes, with what a filing prints above it.
const TITLE: usize = 60;

/// How far a sentence is followed to each side, in tokens: a page. Without a bound the cost of a finding would be the length
/// of its paragraph.
const LONGEST_SENTENCE: usize = 500;

/// How often, in words: `once`, `twice`, `3 times`.
pub(super) fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}
