//! The tree: what was written, in order, with a span on every part. It means nothing yet.

mod expression;

use smol_str::SmolStr;

use crate::source::Span;

pub use crate::ir::{AggregateWord, BoundWord, ExpectedVerdict, ExtremeWord, Operator, Preposition};
pub use expression::{
    Comparison, DurationPart, DurationUnit, Expr, ExprId, ExprKind, Inner, IsTest, MAX_DEPTH, Magnitude,
};

/// A name, or a word of the language that stands where a name is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// As written.
    pub text: SmolStr,
    /// Where.
    pub span: Span,
}

/// A string literal, its escapes resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it says.
    pub value: SmolStr,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// One file's items, in order, and the expressions in them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree {
    /// What stands at the top level.
    pub items: Vec<Item>,
    /// All expressions of the file.
    pub exprs: Vec<Expr>,
}

/// An item and its doc comment.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The doc comment's lines without their slashes, joined by line breaks.
    pub doc: Option<SmolStr>,
    /// From its first word to its last, doc comment not included.
    pub span: Span,
    /// What it is.
    pub kind: ItemKind,
}

/// The sorts of item.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum ItemKind {
    /// `use std.partnership`, `use "terms.clause"`
    Use(UsePath),
    /// `we are OpenAI`
    WeAre(Name),
    /// `party NAME "legal name" part of GROUP`
    Party { name: Name, title: Option<Text>, part_of: Option<Name> },
    /// `unit GW "gigawatt"`
    Unit { name: Name, title: Option<Text> },
    /// `event NAME "title" unexpected WHEN`
    Event { name: Name, title: Option<Text>, unexpected: Option<Span>, when: Option<When> },
    /// `let NAME = EXPR`
    Let(Let),
    /// `exchange 1 EUR = 1.08 USD`
    Exchange { left: ExprId, right: ExprId },
    /// `kind NAME …`
    Kind(Kind),
    /// `fact NAME: PHRASE { … }`
    Fact { name: Name, phrase: Phrase, entries: Vec<Entry> },
    /// `define ADJ … NOUN as COND`: the words before `as` (the last is the noun unless `target` is set).
    DefineAdjective { words: Vec<Name>, target: Option<Name>, condition: ExprId },
    /// `define NAME of NOUN as EXPR`
    DefineField { name: Name, of: Name, value: ExprId },
    /// `agreement NAME …`
    Agreement(Agreement),
    /// `amendment NAME … to AGREEMENT …`
    Amendment(Amendment),
    /// `policy NAME …`
    Policy(Policy),
    /// `waive POLICY/RULE …`
    Waive(Waive),
    /// `test "…" …`
    Test(Test),
    /// Text that made no item; the parser has reported it.
    Error,
}

/// What `use` loads.
#[derive(Debug, Clone, PartialEq)]
pub enum UsePath {
    /// A shipped module, `std.partnership`.
    Module(Vec<Name>),
    /// A file, relative to this one.
    File(Text),
}

/// When an event happens, as far as its declaration says.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// `on D`
    On(ExprId),
    /// `in P`
    In(ExprId),
    /// `not before D`
    NotBefore(ExprId),
    /// `between A and B`
    Between(ExprId, ExprId),
    /// `never`
    Never(Span),
}

/// `let NAME = EXPR`, at the top level or in a policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Let {
    /// The doc comment.
    pub doc: Option<SmolStr>,
    /// The constant's name.
    pub name: Name,
    /// Its value.
    pub value: ExprId,
}

/// `kind NAME also … "title" is PARENT { fields }`
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// Its name.
    pub name: Name,
    /// Its other names.
    pub also: Vec<Name>,
    /// What it is called in prose.
    pub title: Option<Text>,
    /// The kind whose fields it inherits.
    pub parent: Option<Name>,
    /// Its own fields.
    pub fields: Vec<Field>,
}

/// A field of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The doc comment.
    pub doc: Option<SmolStr>,
    /// From its first word to its last.
    pub span: Span,
    /// What it is.
    pub kind: FieldKind,
}

/// The sorts of field.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum FieldKind {
    /// `notice: duration optional`, `scope: some of a | b = all`
    Named { name: Name, ty: TypeExpr, optional: Option<Span>, default: Vec<ExprId> },
    /// `exclusive | sole | nonexclusive = nonexclusive`
    Choice { words: Vec<Name>, default: Option<Name> },
    /// Text that made no field.
    Error,
}

/// A type as written.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeExpr {
    /// The preposition that lets phrases say the field.
    pub preposition: Option<Preposition>,
    /// The type itself.
    pub kind: TypeExprKind,
    /// Where the type stands, preposition included.
    pub span: Span,
}

/// The sorts of type.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum TypeExprKind {
    /// `money`, `number in GW`, `party`, `parties`
    Named { name: Name, unit: Option<Name> },
    /// `gold | silver`
    Choice(Vec<Name>),
    /// `some of training | api`
    Set(Vec<Name>),
}

/// Adjectives, noun, qualifiers: `primary exclusive cloud by Microsoft for OpenAI`. Whether a word is an adjective, part of
/// the noun, or a misspelling, names decide later; the last word is the noun.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// The words; at least one.
    pub words: Vec<Name>,
    /// Prepositions and time words, in order.
    pub qualifiers: Vec<Qualifier>,
    /// From the first word to the last qualifier.
    pub span: Span,
}

/// A preposition or time word with what follows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Qualifier {
    /// The word.
    pub word: QualifierWord,
    /// Where the word stands.
    pub word_span: Span,
    /// What follows: the party, day, period; of `within D of P` the duration, of `between P and Q` the first.
    pub first: ExprId,
    /// Of `between P and Q` the second, of `within D of P` the day.
    pub second: Option<ExprId>,
    /// Word and what follows.
    pub span: Span,
}

/// The words that begin a qualifier. `From` and `For` are prepositions or time, as names decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QualifierWord {
    /// `to`
    To,
    /// `from`
    From,
    /// `by`
    By,
    /// `with`
    With,
    /// `for`
    For,
    /// `of`
    Of,
    /// `on`
    On,
    /// `after`
    After,
    /// `before`
    Before,
    /// `until`
    Until,
    /// `through`
    Through,
    /// `in`
    In,
    /// `between P and Q`
    Between,
    /// `within D of P`
    Within,
    /// `or until agi-verified`: the second end of a term
    OrUntil,
    /// `or through 2030`: the second end of a term
    OrThrough,
    /// `section "2.1"` on a term
    Section,
}

/// An entry of a term, fact or change.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The doc comment.
    pub doc: Option<SmolStr>,
    /// The whole entry, time words included.
    pub span: Span,
    /// What it states.
    pub kind: EntryKind,
    /// Its time words.
    pub qualifiers: Vec<Qualifier>,
}

/// The sorts of entry.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum EntryKind {
    /// `exclusive`
    Adjective(Name),
    /// `not primary`
    Not(Name),
    /// `exclusive tbd` (an adjective's field) or `notice: tbd`, `notice tbd`
    Blank { name: Name, redacted: bool, blank_span: Span },
    /// `amount: 38 billion USD`, `scope: training and api`
    Value { name: Name, values: Vec<ExprId> },
    /// `amount: at most X`
    AtMost { name: Name, value: ExprId },
    /// `amount: at least X`
    AtLeast { name: Name, value: ExprId },
    /// `amount: between X and Y`
    Between { name: Name, low: ExprId, high: ExprId },
    /// Text that made no entry.
    Error,
}

/// `agreement NAME "title" HEADERS { TERMS }`
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// What stands between the name and the brace, in order, repeats included.
    pub headers: Vec<Header>,
    /// Its terms.
    pub terms: Vec<Term>,
}

/// A header of an agreement or amendment.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The whole header.
    pub span: Span,
    /// What it says.
    pub kind: HeaderKind,
}

/// The sorts of header.
#[derive(Debug, Clone, PartialEq)]
pub enum HeaderKind {
    /// `between A as "Provider", B and C`
    Between(Vec<Side>),
    /// `signed D`
    Signed(ExprId),
    /// `from D`
    From(ExprId),
    /// `until D`
    Until(ExprId),
    /// `through P`
    Through(ExprId),
    /// `for DURATION`
    For(ExprId),
    /// `or until agi-verified`: a further end
    Or {
        /// `or until`, or `or through`, which a header does not take.
        word: QualifierWord,
        /// What ends it.
        day: ExprId,
    },
    /// `draft "path"`
    Draft(Text),
    /// A bare word: `nonbinding`, or a mistake.
    Word(Name),
}

/// A party to an agreement and the name its draft gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The party.
    pub party: Name,
    /// `as "Provider"`
    pub called: Option<Text>,
}

/// `NAME: PHRASE TIME section "2.1" { ENTRIES }`. Time words, `or until …` and `section` are qualifiers of the phrase.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The doc comment.
    pub doc: Option<SmolStr>,
    /// The whole term.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// Its phrase, time words and section.
    pub phrase: Phrase,
    /// Its sections.
    pub sections: Vec<Text>,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// Whether text made no term here; the other fields are then empty.
    pub error: bool,
}

/// `amendment NAME "title" to AGREEMENT HEADERS { PATCHES }`
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// The agreement it amends.
    pub to: Name,
    /// `signed`, `from`, `draft`; others are refused later.
    pub headers: Vec<Header>,
    /// What it changes.
    pub patches: Vec<Patch>,
}

/// One change of an amendment.
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    /// The doc comment.
    pub doc: Option<SmolStr>,
    /// The whole patch.
    pub span: Span,
    /// What it does.
    pub kind: PatchKind,
}

/// The sorts of patch.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum PatchKind {
    /// `NAME: …`, a new term.
    Term(Box<Term>),
    /// `change T section "…" { … }`
    Change { target: Name, section: Option<Text>, entries: Vec<Entry> },
    /// `extend T until|through|for …`; the target may be the word `agreement`.
    Extend { target: Name, ending: Ending },
    /// `end T [until|through …]`
    End { target: Name, ending: Option<Ending> },
    /// Text that made no patch.
    Error,
}

/// The end a patch says.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    /// `until`, `through` or `for`.
    pub word: QualifierWord,
    /// The day, period or duration.
    pub value: ExprId,
    /// Word and value.
    pub span: Span,
}

/// `policy NAME "title" from D { lets and rules }`
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// From when, until when its rules apply (`from`, `until`, `through`).
    pub qualifiers: Vec<Qualifier>,
    /// What it holds, in order.
    pub entries: Vec<PolicyEntry>,
}

/// A constant or rule of a policy.
#[derive(Debug, Clone, PartialEq)]
pub enum PolicyEntry {
    /// `let NAME = EXPR`
    Let(Let),
    /// `rule NAME "title": SENTENCE TAILS`
    Rule(Box<Rule>),
}

/// A rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The doc comment.
    pub doc: Option<SmolStr>,
    /// The whole rule, tails included.
    pub span: Span,
    /// Its name; declared even where the sentence is broken.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// What it says.
    pub sentence: Sentence,
    /// Where the sentence stands.
    pub sentence_span: Span,
    /// `unless`, `because`, `fix`, `see`, in order, repeats included.
    pub tails: Vec<Tail>,
}

/// What follows a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Tail {
    /// The whole tail.
    pub span: Span,
    /// What it says.
    pub kind: TailKind,
}

/// The sorts of tail.
#[derive(Debug, Clone, PartialEq)]
pub enum TailKind {
    /// `unless COND`
    Unless(ExprId),
    /// `because "…"`
    Because(Text),
    /// `fix "…"`
    Fix(Text),
    /// `see "…"`
    See(Text),
    /// `approved by "…"`
    ApprovedBy(Text),
}

/// The three sentences.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum Sentence {
    /// A. `every SUBJECT must … PREDICATE TIME`
    Every { every: Option<Span>, subject: Subject, modal: Modal, predicate: Predicate },
    /// B. `there must be COUNT THINGS where COND TIME`
    There { modal: Modal, count: Count, binders: Vec<Binder>, filter: Option<ExprId>, time: Vec<Qualifier> },
    /// C. `for each THINGS where COND require COND TIME`
    ForEach { binders: Vec<Binder>, filter: Option<ExprId>, require: ExprId, time: Vec<Qualifier> },
    /// Text that made no sentence.
    Error,
}

/// `must`, `must not`, `should`, `should not`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modal {
    /// `should`, a warning, instead of `must`.
    pub should: bool,
    /// With `not`.
    pub negated: bool,
    /// Where.
    pub span: Span,
}

/// A phrase and its `where`.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// The phrase; its last word may be `agreement(s)` or `party`, `parties`.
    pub phrase: Phrase,
    /// `where COND`
    pub filter: Option<ExprId>,
}

/// A thing a rule binds: `e: exclusivity`, `cloud`, `party p`.
#[derive(Debug, Clone, PartialEq)]
pub struct Binder {
    /// Its name, if it has one.
    pub name: Option<Name>,
    /// Which things.
    pub phrase: Phrase,
    /// The whole binder.
    pub span: Span,
}

/// How many there must be.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// Which.
    pub kind: CountKind,
    /// Where.
    pub span: Span,
}

/// The sorts of count; the numeral is an [`ExprKind::Quantity`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountKind {
    /// `no`
    No,
    /// `a`, `an`
    A,
    /// `at least N`
    AtLeast(ExprId),
    /// `at most N`
    AtMost(ExprId),
    /// `exactly N`
    Exactly(ExprId),
}

/// What a subject must or must not.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicate {
    /// The whole predicate, time included.
    pub span: Span,
    /// What it says.
    pub kind: PredicateKind,
    /// The rule's time words.
    pub time: Vec<Qualifier>,
}

/// The sorts of predicate.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum PredicateKind {
    /// `be WORDS`: adjectives with the `and` and `or` between them (`joins` is one shorter than the groups).
    Be { groups: Vec<Vec<Name>>, joins: Vec<Join> },
    /// `have WORDS quals where COND`: a field or a phrase, as names decide. For a phrase its time words are the rule's.
    Have { article: Option<Span>, phrase: Phrase, filter: Option<ExprId> },
    /// `have FIELD of at most X`; the words, usually one, are the field.
    HaveCompared { words: Vec<Name>, comparison: Comparison, comparison_span: Span, limit: ExprId },
    /// `have FIELD one of (…)`
    HaveOneOf { words: Vec<Name>, options: ExprId },
    /// `have FIELD including A and B`
    HaveIncluding { words: Vec<Name>, values: Vec<ExprId> },
    /// `end`
    End,
    /// `end by D`, `start after D` …
    Bound { start: bool, word: BoundWord, day: ExprId },
    /// `last at most D`
    Last { comparison: Comparison, comparison_span: Span, limit: ExprId },
}

/// A word that joins conditions or adjectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Join {
    /// `or` instead of `and`.
    pub or: bool,
    /// Where.
    pub span: Span,
}

/// `waive POLICY/RULE for NAME through D because "…" approved by "…"`
#[derive(Debug, Clone, PartialEq)]
pub struct Waive {
    /// What is waived.
    pub rule: RuleRef,
    /// `for NAME`, `in AGREEMENT`, time words.
    pub qualifiers: Vec<Qualifier>,
    /// `because`, `approved by`.
    pub tails: Vec<Tail>,
}

/// `POLICY/RULE`, or a lone name.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleRef {
    /// The policy (or the rule, where `rule` is missing).
    pub policy: Name,
    /// The rule.
    pub rule: Option<Name>,
    /// The whole.
    pub span: Span,
}

/// `test "…" as of D { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// What it shows.
    pub title: Text,
    /// The day it stands at.
    pub as_of: Option<ExprId>,
    /// What it declares, what is given, what is expected, in order.
    pub entries: Vec<TestEntry>,
}

/// What a test holds.
#[derive(Debug, Clone, PartialEq)]
pub enum TestEntry {
    /// A declaration that belongs to the test alone.
    Item(Item),
    /// `given NAME`
    Given(Name),
    /// `expect …`
    Expect(Expect),
}

/// An expectation.
#[derive(Debug, Clone, PartialEq)]
pub struct Expect {
    /// The whole expectation.
    pub span: Span,
    /// What is expected.
    pub kind: ExpectKind,
}

/// The sorts of expectation.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum ExpectKind {
    /// `expect POLICY/RULE broken by T from … through …`
    Verdict { rule: RuleRef, verdict: ExpectedVerdict, qualifiers: Vec<Qualifier> },
    /// `expect nothing else`
    NothingElse,
}
