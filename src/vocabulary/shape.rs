//! A field in; how its kind declares it, how a term states it and how a rule asks for it, out.

use crate::ir::{Field, FieldType, Ir, Literal, Stated, UnitId, Value, ValueKind, WordId};
use crate::value::{Percent, write_number};

/// As its kind declares it: `tail: duration optional`, `exclusive | sole | nonexclusive = nonexclusive`.
pub(super) fn declared(ir: &Ir, field: &Field) -> String {
    let ty = ty(ir, &field.ty);
    let mut text = if field.anonymous {
        ty
    } else {
        let preposition = field.preposition.map(|preposition| format!("{} ", preposition.word()));
        format!("{}: {}{ty}", field.declared.name, preposition.unwrap_or_default())
    };
    if field.optional {
        text.push_str(" optional");
    }
    if let Some(default) = default(ir, field) {
        text.push_str(&format!(" = {default}"));
    }
    text
}

/// What holds where nothing is stated; none where there is nothing, or more than a value.
pub(super) fn default(ir: &Ir, field: &Field) -> Option<String> {
    match field.default.as_ref()? {
        Stated::Exactly(Value { kind: ValueKind::Literal(literal), .. }) => Some(literal_words(ir, literal)),
        _ => None,
    }
}

/// Whether a term must state it.
pub(super) fn is_required(field: &Field) -> bool {
    !field.optional && field.default.is_none() && field.ty != FieldType::Flag
}

/// What a term states, as a sample; of a choice without a name the word that is asked for.
pub(super) fn said(ir: &Ir, field: &Field, wanted: &str) -> String {
    let name = &field.declared.name;
    match (&field.ty, field.preposition) {
        (FieldType::Flag, _) => name.to_string(),
        (FieldType::Choice(words), _) if field.anonymous => adjective(ir, words, wanted),
        (ty, Some(preposition)) => format!("{} {}", preposition.word(), value(ir, ty)),
        (ty, None) => format!("{name}: {}", value(ir, ty)),
    }
}

/// What a rule asks of it, as the end of a sample that begins with the noun.
pub(super) fn asked(ir: &Ir, field: &Field, wanted: &str) -> String {
    let name = &field.declared.name;
    match &field.ty {
        FieldType::Flag => format!("must be {name}"),
        FieldType::Choice(words) if field.anonymous => {
            format!("must be {}", adjective(ir, words, wanted))
        }
        FieldType::Choice(_) | FieldType::Text | FieldType::Place => {
            format!("must have {name} one of ({})", value(ir, &field.ty))
        }
        FieldType::Set(_) => format!("must have {name} including {}", value(ir, &field.ty)),
        FieldType::Number(_)
        | FieldType::Percent
        | FieldType::Money
        | FieldType::Date
        | FieldType::Duration => {
            format!("must have {name} of at most {}", value(ir, &field.ty))
        }
        FieldType::Party | FieldType::Parties => format!("must have {name}"),
    }
}

/// Some value of a type, as the language writes it.
pub(super) fn value(ir: &Ir, ty: &FieldType) -> String {
    match ty {
        FieldType::Number(None) => "3".to_owned(),
        FieldType::Number(Some(unit)) => format!("3 {}", unit_name(ir, *unit)),
        FieldType::Percent => "5%".to_owned(),
        FieldType::Money => "2 million USD".to_owned(),
        FieldType::Date => "2030-12-31".to_owned(),
        FieldType::Duration => "90 days".to_owned(),
        FieldType::Text => "\"…\"".to_owned(),
        FieldType::Place => "\"New York\"".to_owned(),
        FieldType::Flag => String::new(),
        FieldType::Party | FieldType::Parties => "Acme".to_owned(),
        FieldType::Choice(words) | FieldType::Set(words) => first_word(ir, words),
    }
}

fn ty(ir: &Ir, ty: &FieldType) -> String {
    match ty {
        FieldType::Number(None) => "number".to_owned(),
        FieldType::Number(Some(unit)) => format!("number in {}", unit_name(ir, *unit)),
        FieldType::Percent => "percent".to_owned(),
        FieldType::Money => "money".to_owned(),
        FieldType::Date => "date".to_owned(),
        FieldType::Duration => "duration".to_owned(),
        FieldType::Text => "text".to_owned(),
        FieldType::Place => "place".to_owned(),
        FieldType::Flag => "flag".to_owned(),
        FieldType::Party => "party".to_owned(),
        FieldType::Parties => "parties".to_owned(),
        FieldType::Choice(words) => self::words(ir, words, " | "),
        FieldType::Set(words) => format!("some of {}", self::words(ir, words, " | ")),
    }
}

fn words(ir: &Ir, words: &[WordId], between: &str) -> String {
    words.iter().map(|word| ir.word(*word).as_str()).collect::<Vec<_>>().join(between)
}

/// The word that is asked for, if it is one of these, else the first of them.
fn adjective(ir: &Ir, words: &[WordId], wanted: &str) -> String {
    let asked = words.iter().map(|word| ir.word(*word)).find(|word| *word == wanted);
    asked.map_or_else(|| first_word(ir, words), ToString::to_string)
}

fn first_word(ir: &Ir, words: &[WordId]) -> String {
    words.first().map(|word| ir.word(*word).to_string()).unwrap_or_default()
}

fn unit_name(ir: &Ir, unit: UnitId) -> &str {
    &ir.unit(unit).declared.name
}

fn literal_words(ir: &Ir, literal: &Literal) -> String {
    match literal {
        Literal::Number(number) => write_number(number),
        Literal::Quantity { amount, unit } => format!("{} {}", write_number(amount), unit_name(ir, *unit)),
        Literal::Percent(percent) => Percent::new(percent.clone()).to_string(),
        Literal::Money(money) => money.to_string(),
        Literal::Date(period) => period.to_string(),
        Literal::Duration(duration) => duration.to_string(),
        Literal::Text(text) | Literal::Place(text) => format!("\"{text}\""),
        Literal::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Literal::Party(party) => ir.party(*party).declared.name.to_string(),
        Literal::Parties(parties) => {
            let names: Vec<&str> =
                parties.iter().map(|party| ir.party(*party).declared.name.as_str()).collect();
            names.join(" and ")
        }
        Literal::Word(word) => ir.word(*word).to_string(),
        Literal::Words(words) => self::words(ir, words, " and "),
        Literal::AllWords => "all".to_owned(),
    }
}
