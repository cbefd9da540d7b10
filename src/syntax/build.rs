//! The parser's constructors: each makes one node of the tree from its parts and the places where it begins and ends.

use std::cell::Cell;

use lalrpop_util::ErrorRecovery;
use smol_str::SmolStr;

use super::complaints::Complaints;
use super::token::Token;
use super::tree::*;
use super::trivia::Docs;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{grammar, text};
use crate::names;
use crate::source::{FileId, SourceFile, Span};

/// What the parser hands over where it could not go on.
pub(super) type Broken = ErrorRecovery<usize, Token, std::convert::Infallible>;

/// A number and whether it has been reported already.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    /// The digits.
    pub span: Span,
    /// Whether it was written wrongly.
    pub bad: bool,
}

/// What may follow the words of a term.
#[derive(Debug)]
pub(super) enum TermPart {
    /// `by Microsoft`, `through 2030`, `or until agi-verified`
    Qualifier(Qualifier),
    /// `section "2.1"`
    Section(Text),
}

/// Makes the tree of one file.
pub(super) struct Builder<'source> {
    /// The file.
    pub file: FileId,
    /// Its text.
    pub source: &'source str,
    /// The expressions so far.
    pub exprs: Vec<Expr>,
    /// The doc comments.
    pub docs: Docs,
    /// Where the parser could not go on, in order, and the text it passed over.
    pub broken: Vec<(Broken, Span)>,
    /// How often that happened; the token stream ends early when it is too often.
    pub failures: &'source Cell<usize>,
    /// What is wrong with the text so far.
    pub complaints: Complaints,
}

impl<'source> Builder<'source> {
    /// A builder for `file` that counts the parser's failures in `failures`.
    pub fn new(file: &'source SourceFile, failures: &'source Cell<usize>) -> Builder<'source> {
        Builder {
            file: file.id,
            source: &file.text,
            exprs: Vec::new(),
            docs: Docs::default(),
            broken: Vec::new(),
            failures,
            complaints: Complaints::default(),
        }
    }
}

impl Builder<'_> {
    pub fn span(&self, start: usize, end: usize) -> Span {
        // What is empty ends before the white space that follows it.
        Span::new(self.file, start.min(end), end)
    }

    fn slice(&self, span: Span) -> &str {
        self.source.get(span.range()).unwrap_or("")
    }

    pub fn name(&self, start: usize, end: usize) -> Name {
        let span = self.span(start, end);
        let meant = super::mend::meant_name(self.source.get(span.range()).unwrap_or(""));
        let mut written: &str = &meant;
        // One that is too long is reported, and shortened so that no other message is as long.
        if written.len() > names::LONGEST
            && let Some((end, _)) = written.char_indices().nth(names::LONGEST)
        {
            written = written.get(..end).unwrap_or(written);
        }
        Name { text: SmolStr::new(names::composed(written)), span }
    }

    pub fn text(&mut self, start: usize, end: usize) -> Text {
        let span = self.span(start, end);
        let (value, unknown) = unescape(self.source.get(span.range()).unwrap_or(""));
        for at in unknown {
            let span = Span::new(self.file, start + at, start + at + 2);
            let written = self.slice(span).to_owned();
            self.complaints.add(span, |span| {
                let label = "a backslash stands only before a quote, a backslash or `n`";
                Diagnostic::new(text::UNKNOWN_ESCAPE, span, format!("a string knows no `{written}`"), label)
                    .help(r"write `\\` for a backslash")
                    .fix("write the backslash twice", Span { end: span.start + 1, ..span }, r"\\")
            });
        }
        Text { value, span }
    }

    pub fn list<Part>(&self, mut parts: Vec<Part>, last: Option<Part>) -> Vec<Part> {
        parts.extend(last);
        parts
    }

    pub fn unboxed<Part>(&self, parts: Vec<Box<Part>>) -> Vec<Part> {
        parts.into_iter().map(|part| *part).collect()
    }

    pub fn first_and<Part>(&self, first: Part, mut rest: Vec<Part>) -> Vec<Part> {
        // Most lists have one part; that alone takes no more room than it needs.
        if rest.is_empty() {
            return vec![first];
        }
        rest.insert(0, first);
        rest
    }

    pub fn and_last<Part>(&self, mut parts: Vec<Part>, last: Part) -> Vec<Part> {
        parts.push(last);
        parts
    }

    pub fn sides(&self, first: Side, rest: Vec<Side>, last: Side) -> Vec<Side> {
        self.and_last(self.first_and(first, rest), last)
    }

    pub fn item(&mut self, start: usize, kind: ItemKind, end: usize) -> Item {
        Item { doc: self.docs.take(start), span: self.span(start, end), kind }
    }

    pub fn constant(&mut self, start: usize, name: Name, value: ExprId) -> Let {
        Let { doc: self.docs.take(start), name, value }
    }

    pub fn field(&mut self, start: usize, kind: FieldKind, end: usize) -> Field {
        Field { doc: self.docs.take(start), span: self.span(start, end), kind }
    }

    pub fn term(
        &mut self,
        start: usize,
        name: Name,
        (phrase, sections): (Phrase, Vec<Text>),
        entries: Option<Vec<Entry>>,
        end: usize,
    ) -> Term {
        Term {
            doc: self.docs.take(start),
            span: self.span(start, end),
            name,
            phrase,
            sections,
            entries: entries.unwrap_or_default(),
            error: false,
        }
    }

    pub fn term_phrase(
        &self,
        start: usize,
        words: Vec<Name>,
        parts: Vec<TermPart>,
        end: usize,
    ) -> (Phrase, Vec<Text>) {
        let mut qualifiers = Vec::new();
        let mut sections = Vec::new();
        for part in parts {
            match part {
                TermPart::Qualifier(qualifier) => qualifiers.push(qualifier),
                TermPart::Section(text) => sections.push(text),
            }
        }
        (self.phrase(start, words, qualifiers, end), sections)
    }

    pub fn patch(&mut self, start: usize, kind: PatchKind, end: usize) -> Patch {
        Patch { doc: self.docs.take(start), span: self.span(start, end), kind }
    }

    pub fn entry(&mut self, start: usize, kind: EntryKind, qualifiers: Vec<Qualifier>, end: usize) -> Entry {
        Entry { doc: self.docs.take(start), span: self.span(start, end), kind, qualifiers }
    }

    pub fn phrase(&self, start: usize, words: Vec<Name>, qualifiers: Vec<Qualifier>, end: usize) -> Phrase {
        Phrase { words, qualifiers, span: self.span(start, end) }
    }

    pub fn qualifier(
        &self,
        start: usize,
        word: QualifierWord,
        word_end: usize,
        first: ExprId,
        second: Option<ExprId>,
        end: usize,
    ) -> Qualifier {
        Qualifier { word, word_span: self.span(start, word_end), first, second, span: self.span(start, end) }
    }

    /// What was made, without what was broken.
    pub fn present<Part>(&self, parts: Vec<Option<Part>>) -> Vec<Part> {
        parts.into_iter().flatten().collect()
    }

    pub fn rule(
        &mut self,
        start: usize,
        name: Name,
        title: Option<Text>,
        (sentence_start, sentence, sentence_end): (usize, Sentence, usize),
        tails: Vec<Option<Tail>>,
        end: usize,
    ) -> Rule {
        Rule {
            doc: self.docs.take(start),
            span: self.span(start, end),
            name,
            title,
            sentence,
            sentence_span: self.span(sentence_start, sentence_end),
            tails: self.present(tails),
        }
    }

    pub fn binder(&self, start: usize, name: Option<Name>, phrase: Phrase, end: usize) -> Binder {
        Binder { name, phrase, span: self.span(start, end) }
    }

    pub fn sort_binder(
        &self,
        start: usize,
        sort: Name,
        name: Name,
        qualifiers: Vec<Qualifier>,
        end: usize,
    ) -> Binder {
        let phrase = self.phrase(start, vec![sort], qualifiers, end);
        self.binder(start, Some(name), phrase, end)
    }

    pub fn joined(&self, first: Vec<Name>, rest: Vec<(Join, Vec<Name>)>) -> (Vec<Vec<Name>>, Vec<Join>) {
        let (joins, groups): (Vec<Join>, Vec<Vec<Name>>) = rest.into_iter().unzip();
        (self.first_and(first, groups), joins)
    }
}

/// Expressions.
impl Builder<'_> {
    /// Adds an expression. One that would nest too deeply becomes an error, reported once however much stands around it.
    pub fn expr(&mut self, start: usize, kind: ExprKind, end: usize) -> ExprId {
        let span = self.span(start, end);
        let mut deepest = 0;
        let mut reported = false;
        self.for_each_part(&kind, |part| {
            deepest = deepest.max(part.depth);
            reported |= part.depth == MAX_DEPTH && part.kind == ExprKind::Error;
        });
        if deepest < MAX_DEPTH {
            return self.push(Expr { span, depth: deepest + 1, kind });
        }
        if !reported {
            self.complaints.add(Span::new(self.file, start, start), |span| {
                let message = format!("this nests more than {MAX_DEPTH} deep");
                Diagnostic::new(grammar::NESTED_TOO_DEEPLY, span, message, "too deep from here inwards")
                    .help("name the inner parts with `let`, or define a word for them with `define`")
            });
        }
        self.push(Expr { span, depth: MAX_DEPTH, kind: ExprKind::Error })
    }

    fn push(&mut self, expr: Expr) -> ExprId {
        let id = ExprId(u32::try_from(self.exprs.len()).unwrap_or(u32::MAX));
        self.exprs.push(expr);
        id
    }

    fn for_each_part(&self, kind: &ExprKind, mut visit: impl FnMut(&Expr)) {
        kind.for_each_part(&mut |id: ExprId| {
            if let Some(expr) = self.exprs.get(id.0 as usize) {
                visit(expr);
            }
        });
    }

    pub fn path(&mut self, start: usize, path: Vec<Name>, end: usize) -> ExprId {
        if let [it, field, ..] = path.as_slice()
            && it.text == "it"
        {
            let written = self.slice(self.span(start, end)).to_owned();
            let fields = written.strip_prefix("it.").unwrap_or(&field.text).to_owned();
            let whole = self.span(start, end);
            self.complaints.add(it.span, |span| {
                let message = format!("`it` has no fields: write `its {fields}` instead of `{written}`");
                Diagnostic::new(grammar::IT_HAS_NO_FIELDS, span, message, "`it` is the thing itself")
                    .help(format!("write `its {fields}`"))
                    .sure_fix(format!("write `its {fields}`"), whole, format!("its {fields}"))
            });
            return self.expr(start, ExprKind::Error, end);
        }
        self.expr(start, ExprKind::Path(path), end)
    }

    pub fn percent(&self, start: usize, end: usize) -> Span {
        let span = self.span(start, end);
        let digits = self.slice(span).bytes().take_while(|byte| !matches!(byte, b'%' | b' ' | b'\t')).count();
        Span::new(self.file, start, start + digits)
    }

    pub fn quantity(
        &mut self,
        start: usize,
        number: Numeral,
        magnitude: Option<Magnitude>,
        unit: Option<Name>,
        end: usize,
    ) -> ExprId {
        let kind = ExprKind::Quantity { number: number.span, magnitude, unit };
        self.expr(start, if number.bad { ExprKind::Error } else { kind }, end)
    }

    pub fn duration_part(
        &self,
        start: usize,
        number: Numeral,
        unit: DurationUnit,
        end: usize,
    ) -> (bool, DurationPart) {
        (number.bad, DurationPart { number: number.span, unit, span: self.span(start, end) })
    }

    pub fn duration(&mut self, start: usize, parts: Vec<(bool, DurationPart)>, end: usize) -> ExprId {
        let bad = parts.iter().any(|(bad, _)| *bad);
        let kind = ExprKind::Duration(parts.into_iter().map(|(_, part)| part).collect());
        self.expr(start, if bad { ExprKind::Error } else { kind }, end)
    }

    pub fn chain(&mut self, start: usize, first: ExprId, rest: Vec<(Join, ExprId)>, end: usize) -> ExprId {
        if rest.is_empty() {
            return first;
        }
        let (joins, parts): (Vec<Join>, Vec<ExprId>) = rest.into_iter().unzip();
        let parts = self.first_and(first, parts);
        self.expr(start, ExprKind::Chain { parts, joins }, end)
    }

    /// Two values or more in parentheses.
    pub fn several(&mut self, start: usize, first: ExprId, rest: Vec<ExprId>, end: usize) -> ExprId {
        let parts = self.first_and(first, rest);
        self.expr(start, ExprKind::List(parts), end)
    }

    pub fn bare_comparison(
        &mut self,
        start: usize,
        left: ExprId,
        (comparison, comparison_span): (Comparison, Span),
        right: ExprId,
        end: usize,
    ) -> ExprId {
        // A sign such as `≥` has been reported already; it is read with the `is` it lacks.
        let sign = !self.slice(comparison_span).starts_with(char::is_alphabetic);
        let kind = if sign {
            let test = IsTest::Compared { comparison, comparison_span, right };
            ExprKind::Is { left, negated: false, test }
        } else {
            ExprKind::BareComparison { left, comparison, comparison_span, right }
        };
        self.expr(start, kind, end)
    }

    pub fn inner(&self, start: usize, words: Vec<Name>, qualifiers: Vec<Qualifier>, end: usize) -> Inner {
        let phrase = self.phrase(start, words, qualifiers, end);
        Inner { phrase, filter: None, grouped: false, span: self.span(start, end) }
    }

    pub fn grouped_inner(&self, start: usize, subject: Subject, end: usize) -> Inner {
        Inner { phrase: subject.phrase, filter: subject.filter, grouped: true, span: self.span(start, end) }
    }

    pub fn has(&mut self, start: usize, left: ExprId, inner: Inner, end: usize) -> ExprId {
        self.expr(start, ExprKind::Has { left, inner, comparison: None }, end)
    }

    pub fn has_compared(
        &mut self,
        start: usize,
        left: ExprId,
        (words_start, words, words_end): (usize, Vec<Name>, usize),
        (comparison, _): (Comparison, Span),
        limit: ExprId,
        end: usize,
    ) -> ExprId {
        let inner = self.inner(words_start, words, Vec::new(), words_end);
        self.expr(start, ExprKind::Has { left, inner, comparison: Some((comparison, limit)) }, end)
    }
}

/// Nodes for text that made none. Each keeps the parser's complaint and excuses the doc comments in it.
impl Builder<'_> {
    fn fail(&mut self, broken: Broken, start: usize, end: usize) -> Span {
        let span = self.span(start, end);
        self.docs.excuse(span);
        self.failures.set(self.failures.get() + 1);
        // The tokens that were passed over are not needed, and may be many.
        self.broken.push((ErrorRecovery { error: broken.error, dropped_tokens: Vec::new() }, span));
        span
    }

    pub fn broken_item(&mut self, broken: Broken, start: usize, end: usize) -> Item {
        Item { doc: None, span: self.fail(broken, start, end), kind: ItemKind::Error }
    }

    pub fn broken_field(&mut self, broken: Broken, start: usize, end: usize) -> Field {
        Field { doc: None, span: self.fail(broken, start, end), kind: FieldKind::Error }
    }

    pub fn broken_header(&mut self, broken: Broken, start: usize, end: usize) {
        self.fail(broken, start, end);
    }

    pub fn broken_term(&mut self, broken: Broken, start: usize, end: usize) -> Term {
        let span = self.fail(broken, start, end);
        let name = Name { text: SmolStr::default(), span };
        let phrase = Phrase { words: Vec::new(), qualifiers: Vec::new(), span };
        Term { doc: None, span, name, phrase, sections: Vec::new(), entries: Vec::new(), error: true }
    }

    pub fn broken_patch(&mut self, broken: Broken, start: usize, end: usize) -> Patch {
        Patch { doc: None, span: self.fail(broken, start, end), kind: PatchKind::Error }
    }

    pub fn broken_entry(&mut self, broken: Broken, start: usize, end: usize) -> Entry {
        let span = self.fail(broken, start, end);
        Entry { doc: None, span, kind: EntryKind::Error, qualifiers: Vec::new() }
    }

    pub fn broken_policy_entry(&mut self, broken: Broken, start: usize, end: usize) -> Option<PolicyEntry> {
        self.fail(broken, start, end);
        None
    }

    pub fn broken_sentence(&mut self, broken: Broken, start: usize, end: usize) -> Sentence {
        self.fail(broken, start, end);
        Sentence::Error
    }

    pub fn broken_rule(
        &mut self,
        start: usize,
        name: Name,
        title: Option<Text>,
        (broken_start, broken, broken_end): (usize, Broken, usize),
        tails: Vec<Option<Tail>>,
        end: usize,
    ) -> Rule {
        let sentence = self.broken_sentence(broken, broken_start, broken_end);
        self.rule(start, name, title, (broken_start, sentence, broken_end), tails, end)
    }

    pub fn broken_tail(&mut self, broken: Broken, start: usize, end: usize) -> Option<Tail> {
        self.fail(broken, start, end);
        None
    }
}

/// What a string says, and where in it backslashes stand before what they cannot stand before. Without quotes it says itself.
fn unescape(written: &str) -> (SmolStr, Vec<usize>) {
    let Some((open, inside)) = quoted(written) else { return (SmolStr::new(written), Vec::new()) };
    if !inside.contains('\\') {
        return (SmolStr::new(inside), Vec::new());
    }
    let mut value = String::with_capacity(inside.len());
    let mut unknown = Vec::new();
    let mut chars = inside.char_indices();
    while let Some((at, c)) = chars.next() {
        match (c, chars.clone().next()) {
            ('\\', Some((_, 'n'))) => value.push('\n'),
            ('\\', Some((_, quoted @ ('"' | '\\')))) => value.push(quoted),
            ('\\', Some((_, other))) => {
                if other.is_ascii() {
                    unknown.push(open + at);
                }
                value.push('\\');
                continue;
            }
            _ => {
                value.push(c);
                continue;
            }
        }
        chars.next();
    }
    (value.into(), unknown)
}

/// The inside of a string, and how many bytes stand before it. Quotes of any kind count; the closing one may be missing.
fn quoted(written: &str) -> Option<(usize, &str)> {
    const QUOTES: &[char] = &['"', '“', '”', '„', '«', '»', '\'', '‘', '’'];
    let inside = written.strip_prefix(QUOTES)?;
    Some((written.len() - inside.len(), inside.strip_suffix(QUOTES).unwrap_or(inside)))
}
