//! The types of values.

use crate::ir::{FieldId, FieldType, Noun, UnitId, WordId};
use crate::resolve::Resolved;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// A number, of a unit or of none.
    Number(Option<UnitId>),
    /// A bare number of four digits: a year wherever a date is wanted, else a number.
    Year,
    /// A percentage.
    Percent,
    /// An amount of a currency.
    Money,
    /// A day or period.
    Date,
    /// A length of time.
    Duration,
    /// Text.
    Text,
    /// Text that names a jurisdiction.
    Place,
    /// Yes or no.
    Flag,
    /// A party.
    Party,
    /// Several parties.
    Parties,
    /// One of some words.
    Choice(Words),
    /// Some of some words.
    Set(Words),
    /// A term or agreement. (A party that is bound is a [`Type::Party`].)
    Thing(Noun),
}

/// The words that a choice or set can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// Those of a field.
    Of(FieldId),
    /// This one alone.
    One(WordId),
}

impl Words {
    /// The words themselves, sorted.
    pub fn list<'r>(&'r self, resolved: &'r Resolved<'_>) -> &'r [WordId] {
        match self {
            Words::One(word) => std::slice::from_ref(word),
            Words::Of(field) => match &resolved.field_at(*field).ty {
                Some(FieldType::Choice(words) | FieldType::Set(words)) => words,
                _ => &[],
            },
        }
    }

    /// Whether some word is in both lists.
    pub fn meets(&self, other: &Words, resolved: &Resolved<'_>) -> bool {
        let (one, two) = (self.list(resolved), other.list(resolved));
        let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
        self == other || short.iter().any(|word| long.binary_search(word).is_ok())
    }
}

impl Type {
    /// The type of a field; none where its declaration is broken.
    pub fn of_field(field: FieldId, resolved: &Resolved<'_>) -> Option<Type> {
        let ty = match resolved.field_at(field).ty.as_ref()? {
            FieldType::Number(unit) => Type::Number(*unit),
            FieldType::Percent => Type::Percent,
            FieldType::Money => Type::Money,
            FieldType::Date => Type::Date,
            FieldType::Duration => Type::Duration,
            FieldType::Text => Type::Text,
            FieldType::Place => Type::Place,
            FieldType::Flag => Type::Flag,
            FieldType::Party => Type::Party,
            FieldType::Parties => Type::Parties,
            FieldType::Choice(_) => Type::Choice(Words::Of(field)),
            FieldType::Set(_) => Type::Set(Words::Of(field)),
        };
        Some(ty)
    }

    /// The type of a thing.
    pub fn of_thing(noun: Noun) -> Type {
        match noun {
            Noun::Party => Type::Party,
            other => Type::Thing(other),
        }
    }

    /// Whether one such value can be more than another.
    pub fn is_ordered(self) -> bool {
        matches!(
            self,
            Type::Number(_) | Type::Year | Type::Percent | Type::Money | Type::Date | Type::Duration
        )
    }

    /// Whether its values are texts.
    pub fn is_text(self) -> bool {
        matches!(self, Type::Text | Type::Place)
    }

    /// Whether it asks `includes`: what holds several values, or words.
    pub fn is_plural(self) -> bool {
        matches!(self, Type::Set(_) | Type::Parties) || self.is_text()
    }

    /// Whether such values can be added up.
    pub fn is_amount(self) -> bool {
        self.is_ordered() && self != Type::Date
    }

    /// The words it can hold.
    pub fn words(self) -> Option<Words> {
        match self {
            Type::Choice(words) | Type::Set(words) => Some(words),
            _ => None,
        }
    }

    /// What it is called in messages, with its article.
    pub fn describe(self, resolved: &Resolved<'_>) -> String {
        let fixed = match self {
            Type::Number(Some(unit)) => {
                return format!("a number in {}", resolved.unit_at(unit).name.text);
            }
            Type::Thing(Noun::Kind(kind)) => return format!("a term (`{}`)", resolved.kind_name(kind)),
            Type::Choice(Words::One(word)) => {
                return format!("the word `{}`", resolved.word_at(word));
            }
            Type::Number(None) | Type::Year => "a number",
            Type::Percent => "a percentage",
            Type::Money => "an amount of money",
            Type::Date => "a date",
            Type::Duration => "a duration",
            Type::Text => "text",
            Type::Place => "the name of a place",
            Type::Flag => "a flag",
            Type::Party | Type::Thing(Noun::Party) => "a party",
            Type::Parties => "a list of parties",
            Type::Choice(_) => "a choice of words",
            Type::Set(_) => "a set of words",
            Type::Thing(Noun::Agreement) => "an agreement",
        };
        fixed.to_owned()
    }

    /// How such a value is written, for help.
    pub fn example(self) -> Option<&'static str> {
        match self {
            Type::Number(None) => Some("12"),
            Type::Percent => Some("12.5%"),
            Type::Money => Some("38 billion USD"),
            Type::Date => Some("2032-12-31"),
            Type::Duration => Some("90 days"),
            Type::Text | Type::Place => Some("\"Delaware\""),
            _ => None,
        }
    }
}
