//! Two trees in, out whether they say the same: all but the places is compared.
//!
//! A formatter that drops a word changes what a contract says, and nobody rereads formatted text. So whatever the writer does, the
//! result is read again and compared here; what is not the same is not written.
//!
//! The lists below name every part of the tree once; a part that is added there must be added here, or this does not compile.

use smol_str::SmolStr;

use crate::source::Span;
use crate::syntax::tree::*;

/// The two texts that the trees were read from.
pub(super) struct Texts<'text> {
    pub before: &'text str,
    pub after: &'text str,
}

/// Whether two parts of trees say the same.
pub(super) trait Same {
    fn same(&self, other: &Self, texts: &Texts<'_>) -> bool;
}

/// Some parts keep only the place of their words: a numeral, `at most`. The words there are compared, not the place.
impl Same for Span {
    fn same(&self, other: &Span, texts: &Texts<'_>) -> bool {
        let before = texts.before.get(self.range()).unwrap_or("");
        let after = texts.after.get(other.range()).unwrap_or("");
        before.split_whitespace().eq(after.split_whitespace())
    }
}

impl<Part: Same> Same for Vec<Part> {
    fn same(&self, other: &Self, texts: &Texts<'_>) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(mine, other)| mine.same(other, texts))
    }
}

impl<Part: Same> Same for Option<Part> {
    fn same(&self, other: &Self, texts: &Texts<'_>) -> bool {
        match (self, other) {
            (Some(mine), Some(other)) => mine.same(other, texts),
            (None, None) => true,
            _ => false,
        }
    }
}

impl<Part: Same> Same for Box<Part> {
    fn same(&self, other: &Self, texts: &Texts<'_>) -> bool {
        self.as_ref().same(other, texts)
    }
}

impl<Part: Same> Same for &Part {
    fn same(&self, other: &Self, texts: &Texts<'_>) -> bool {
        (*self).same(other, texts)
    }
}

/// Compares tuples part by part.
macro_rules! tuples {
    ($(($($part:ident . $at:tt),*))*) => {
        $(impl<$($part: Same),*> Same for ($($part,)*) {
            fn same(&self, _other: &Self, _texts: &Texts<'_>) -> bool {
                true $(&& self.$at.same(&_other.$at, _texts))*
            }
        })*
    };
}

tuples! { () (A.0) (A.0, B.1) (A.0, B.1, C.2) (A.0, B.1, C.2, D.3) (A.0, B.1, C.2, D.3, E.4) }

/// What holds no place is compared as it is. An [`ExprId`] is: both trees list their expressions in the order written.
macro_rules! values {
    ($($name:ty),* $(,)?) => {
        $(impl Same for $name {
            fn same(&self, other: &Self, _: &Texts<'_>) -> bool {
                self == other
            }
        })*
    };
}

values! {
    AggregateWord, BoundWord, Comparison, CountKind, DurationUnit, ExpectedVerdict, ExprId, ExtremeWord, Magnitude, Operator,
    Preposition, QualifierWord, SmolStr, bool, u16,
}

/// Compares structures by their fields; those in brackets are places.
macro_rules! structures {
    ($($name:ident { $($field:ident),* } [$($place:ident),*])*) => {
        $(impl Same for $name {
            fn same(&self, other: &Self, texts: &Texts<'_>) -> bool {
                let $name { $($field,)* $($place: _,)* } = self;
                $($field.same(&other.$field, texts))&&*
            }
        })*
    };
}

structures! {
    Agreement { name, title, headers, terms } []
    Amendment { name, title, to, headers, patches } []
    Binder { name, phrase } [span]
    Count { kind } [span]
    DurationPart { number, unit } [span]
    Ending { word, value } [span]
    Entry { doc, kind, qualifiers } [span]
    Expect { kind } [span]
    Expr { depth, kind } [span]
    Field { doc, kind } [span]
    Header { kind } [span]
    Inner { phrase, filter, grouped } [span]
    Item { doc, kind } [span]
    Join { or } [span]
    Kind { name, also, title, parent, fields } []
    Let { doc, name, value } []
    Modal { should, negated } [span]
    Name { text } [span]
    Patch { doc, kind } [span]
    Phrase { words, qualifiers } [span]
    Policy { name, title, qualifiers, entries } []
    Predicate { kind, time } [span]
    Qualifier { word, first, second } [word_span, span]
    Rule { doc, name, title, sentence, tails } [span, sentence_span]
    RuleRef { policy, rule } [span]
    Side { party, called } []
    Subject { phrase, filter } []
    Tail { kind } [span]
    Term { doc, name, phrase, sections, entries, error } [span]
    Test { title, as_of, entries } []
    Text { value } [span]
    Tree { items, exprs } []
    TypeExpr { preposition, kind } [span]
    Waive { rule, qualifiers, tails } []
}

/// Compares alternatives by their parts.
macro_rules! alternatives {
    ($($name:ident { $($variant:ident $(($($part:ident),*))? $({ $($field:ident),* })?,)* })*) => {
        $(impl Same for $name {
            fn same(&self, other: &Self, texts: &Texts<'_>) -> bool {
                match self {
                    $($name::$variant $(($($part),*))? $({ $($field),* })? => {
                        let mine = ($($($part,)*)? $($($field,)*)?);
                        match other {
                            $name::$variant $(($($part),*))? $({ $($field),* })? => {
                                mine.same(&($($($part,)*)? $($($field,)*)?), texts)
                            }
                            _ => false,
                        }
                    })*
                }
            }
        })*
    };
}

alternatives! {
    EntryKind {
        Adjective(name),
        Not(name),
        Blank { name, redacted, blank_span },
        Value { name, values },
        AtMost { name, value },
        AtLeast { name, value },
        Between { name, low, high },
        Error,
    }
    ExpectKind { Verdict { rule, verdict, qualifiers }, NothingElse, }
    ExprKind {
        Path(names),
        Us,
        It,
        Its(names),
        Date,
        Quantity { number, magnitude, unit },
        Percent { number },
        PercentOf { number, of },
        Duration(parts),
        Text(text),
        Group(part),
        Negate(part),
        Arithmetic { operator, left, right },
        Extreme { word, of },
        Aggregate { word, field, over },
        List(parts),
        Not(part),
        Chain { parts, joins },
        BareComparison { left, comparison, comparison_span, right },
        Is { left, negated, test },
        Includes { left, right },
        Overlaps { left, right },
        Has { left, inner, comparison },
        Some(inner),
        No(inner),
        Error,
    }
    FieldKind { Named { name, ty, optional, default }, Choice { words, default }, Error, }
    HeaderKind { Between(sides), Signed(day), From(day), Until(day), Through(day), For(length), Or { word, day }, Draft(path), Word(word), }
    IsTest {
        Equal(right),
        Compared { comparison, comparison_span, right },
        Before(right),
        After(right),
        Within { distance, of },
        OneOf(options),
        PartOf(right),
        Blank { redacted },
    }
    ItemKind {
        Use(path),
        WeAre(name),
        Party { name, title, part_of },
        Unit { name, title },
        Event { name, title, unexpected, when },
        Let(constant),
        Exchange { left, right },
        Kind(kind),
        Fact { name, phrase, entries },
        DefineAdjective { words, target, condition },
        DefineField { name, of, value },
        Agreement(agreement),
        Amendment(amendment),
        Policy(policy),
        Waive(waive),
        Test(test),
        Error,
    }
    PatchKind { Term(term), Change { target, section, entries }, Extend { target, ending }, End { target, ending }, Error, }
    PolicyEntry { Let(constant), Rule(rule), }
    PredicateKind {
        Be { groups, joins },
        Have { article, phrase, filter },
        HaveCompared { words, comparison, comparison_span, limit },
        HaveOneOf { words, options },
        HaveIncluding { words, values },
        End,
        Bound { start, word, day },
        Last { comparison, comparison_span, limit },
    }
    Sentence {
        Every { every, subject, modal, predicate },
        There { modal, count, binders, filter, time },
        ForEach { binders, filter, require, time },
        Error,
    }
    TailKind { Unless(condition), Because(text), Fix(text), See(text), ApprovedBy(text), }
    TestEntry { Item(item), Given(name), Expect(expect), }
    TypeExprKind { Named { name, unit }, Choice(words), Set(words), }
    UsePath { Module(names), File(text), }
    When { On(day), In(period), NotBefore(day), Between(first, second), Never(word), }
}
