//! What terms say in time words and fields in, the claims that their draft must say too out.

use super::what::{Claim, Edge, Sort, What};
use crate::ir::spelt::spellings;
use crate::ir::{
    Field, FieldType, Ir, Literal, Stated, Statement, TimeSpan, TimeSpanKind, Value, ValueKind, WordId,
};
use crate::source::Span;
use crate::tie::phrases::{topics, words_of_kind};

/// What time words say: dates and durations; events are named otherwise in prose.
pub(in crate::tie) fn of_time(time: &TimeSpan, said: &mut Vec<Claim>) {
    match &time.kind {
        TimeSpanKind::From(value) | TimeSpanKind::Before(value) | TimeSpanKind::Until(value) => {
            of_value(value, Edge::First, said);
        }
        TimeSpanKind::After(value) | TimeSpanKind::Through(value) => of_value(value, Edge::Last, said),
        TimeSpanKind::In(value) => of_value(value, Edge::Either, said),
        TimeSpanKind::Between(first, last) => {
            of_value(first, Edge::First, said);
            of_value(last, Edge::Last, said);
        }
        TimeSpanKind::Within { duration, of } => {
            of_value(duration, Edge::Either, said);
            of_value(of, Edge::Either, said);
        }
        TimeSpanKind::For(duration) => of_value(duration, Edge::Either, said),
    }
}

/// What is said of a field; of words only those whose spellings are known.
pub(in crate::tie) fn of_statement(ir: &Ir, statement: &Statement, said: &mut Vec<Claim>) {
    let field = ir.field(statement.field);
    let first = said.len();
    // A value that came as data has no place of its own.
    let place = |value: &Value| if value.span == Span::default() { statement.span } else { value.span };
    match &*statement.stated {
        Stated::Exactly(value) => match (&value.kind, &field.ty) {
            (ValueKind::Literal(Literal::Flag(true)), FieldType::Flag) => {
                let spelt = spellings(field.declared.doc.as_deref(), None);
                said.extend(Claim::adjective(&field.declared.name, &spelt, place(value)));
            }
            (ValueKind::Literal(Literal::Word(word)), _) => {
                said.extend(of_word(ir, field, *word, place(value)))
            }
            (ValueKind::Literal(Literal::Place(text)), _) => {
                said.push(Claim::new(What::Place(text.to_string()), place(value)));
            }
            _ => of_value(&Value { span: place(value), ..value.clone() }, Edge::Either, said),
        },
        Stated::AtMost(value) | Stated::AtLeast(value) => of_value(value, Edge::Either, said),
        Stated::Between(low, high) => {
            of_value(low, Edge::Either, said);
            of_value(high, Edge::Either, said);
        }
        Stated::Blank | Stated::Redacted => {}
    }
    let topics = topics(field);
    let sort = Sort::of(&field.declared.name);
    let around =
        if field.declared.name == "period" { words_of_kind(ir.kind(field.kind)) } else { Vec::new() };
    for said in said.iter_mut().skip(first) {
        said.topics.clone_from(&topics);
        said.around.clone_from(&around);
        said.field = Some(statement.field);
        said.sort = sort;
    }
}

/// A word of a choice: an adjective, or one whose spellings the field lists.
fn of_word(ir: &Ir, field: &Field, word: WordId, span: Span) -> Option<Claim> {
    let word = ir.word(word);
    let spelt = spellings(field.declared.doc.as_deref(), Some(word));
    let known = field.anonymous || !spelt.is_empty();
    known.then(|| Claim::adjective(word, &spelt, span)).flatten()
}

/// The fixed values that a value is made of.
fn of_value(value: &Value, edge: Edge, said: &mut Vec<Claim>) {
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        let span = value.span;
        match &value.kind {
            ValueKind::Literal(literal) => of_literal(literal, span, edge, said),
            ValueKind::PercentOf { percent, of } => {
                said.push(Claim::new(What::Percent(*percent), span));
                rest.push(of);
            }
            ValueKind::Extreme { of, .. } => rest.extend(of.iter().rev()),
            // What is computed is written otherwise in prose.
            _ => {}
        }
    }
}

fn of_literal(literal: &Literal, span: Span, edge: Edge, said: &mut Vec<Claim>) {
    let mut push = |what| said.push(Claim::new(what, span));
    match literal {
        // A fraction that has no end is not written in prose.
        Literal::Percent(percent) => {
            percent.as_decimal().into_iter().for_each(|percent| push(What::Percent(percent)));
        }
        Literal::Money(money) => {
            let amount = money.amount.as_decimal();
            amount.into_iter().for_each(|amount| push(What::Money(amount, money.currency)));
        }
        Literal::Date(period) => push(What::Date(*period, edge)),
        Literal::Duration(duration) => push(What::Duration(*duration)),
        Literal::Party(party) => push(What::Party(*party)),
        Literal::Parties(parties) => parties.iter().for_each(|party| push(What::Party(*party))),
        _ => {}
    }
}
