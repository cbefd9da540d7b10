//! What can be wrong with declarations, and how it is said.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{grammar, names as codes, policies, text, types};
use crate::names;
use crate::source::Span;
use crate::source::character::turns_direction;
use crate::syntax::WORDS;
use crate::syntax::tree::{ItemKind, Name, Preposition, Text, TypeExpr};
use crate::value::Currency;

use super::{Resolved, ValueName};

/// Adds where the first declaration stands.
fn first_here(diagnostic: Diagnostic, first: Option<Span>) -> Diagnostic {
    match first {
        Some(first) => diagnostic.related(first, "first declared here"),
        None => diagnostic,
    }
}

/// Adds the name that was probably meant.
pub(crate) fn did_you_mean(diagnostic: Diagnostic, name: &Name, nearest: Option<&str>) -> Diagnostic {
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("write `{nearest}`"),
            name.span,
            nearest,
        ),
        None => diagnostic,
    }
}

/// A name of a value that is a word of the language: no sentence could speak of it.
pub fn word_as_name(sort: &str, name: &Name) -> Option<Diagnostic> {
    WORDS.iter().any(|(word, _)| *word == name.text).then(|| {
        let message = format!(
            "`{0}` is a word of the language, so no sentence can speak of the {sort} `{0}`",
            name.text
        );
        Diagnostic::new(grammar::WORD_AS_NAME, name.span, message, "a word of the language")
            .help(format!("give the {sort} another name, such as `the-{}`", name.text))
    })
}

pub fn duplicate(sort: &str, name: &Name, first: Option<Span>) -> Diagnostic {
    let message = format!("the {sort} `{}` is declared twice", name.text);
    first_here(Diagnostic::new(codes::DUPLICATE, name.span, message, "declared again here"), first)
        .help("give one of the two another name")
}

pub fn duplicate_member(name: &Name, kind: &str, first: Option<Span>) -> Diagnostic {
    let message = format!("`{}` is already a field or adjective of `{kind}`", name.text);
    let diagnostic = Diagnostic::new(codes::DUPLICATE, name.span, message, "declared again here");
    first_here(diagnostic, first)
        .help("give one of the two another name; a kind inherits all that its parent has")
}

pub fn taken(name: &Name, value: ValueName, before: ValueName, first: Option<Span>) -> Diagnostic {
    if value.sort() == before.sort() {
        let sort = value.sort().split_once(' ').map_or("name", |(_, sort)| sort);
        return duplicate(sort, name, first);
    }
    let message = format!("`{}` is {} here and {} elsewhere", name.text, value.sort(), before.sort());
    let diagnostic = Diagnostic::new(codes::SHARED_NAME, name.span, message, value.sort());
    match first {
        Some(first) => diagnostic.related(first, before.sort()),
        None => diagnostic,
    }
    .help("constants, events and parties share one set of names: rename one of the two")
}

/// A name of a party, written as a text, that nobody could read, or tell from another. `what` says which it is: "legal name".
pub fn unfit_name(what: &str, title: &Text) -> Option<Diagnostic> {
    match names::kept(&title.value).err()? {
        // What turns the direction of reading is reported wherever it stands.
        names::Unfit::Hidden(_) if title.value.contains(turns_direction) => None,
        names::Unfit::Hidden(character) => {
            let message = format!("this {what} holds {character}, which nobody sees");
            let label = "two names that look the same are two parties";
            Some(Diagnostic::new(text::HIDDEN, title.span, message, label).help("type the name anew"))
        }
        names::Unfit::Long(characters) => {
            let message =
                format!("a name has at most {} characters, and this one {characters}", names::LONGEST);
            let label = "too long to be told from another";
            Some(
                Diagnostic::new(text::LONG_NAME, title.span, message, label)
                    .help("leave out what is no part of the name"),
            )
        }
    }
}

pub fn two_sides(name: &Name, first: &Name) -> Diagnostic {
    let message = format!("`we are {}` contradicts `we are {}`", name.text, first.text);
    Diagnostic::new(codes::DUPLICATE, name.span, message, "a second side")
        .related(first.span, "the first side")
        .help("keep one; `--as NAME` takes another side for one run")
}

pub fn built_in(name: &Name) -> Diagnostic {
    let message = format!("`{}` is something that every term or agreement has already", name.text);
    Diagnostic::new(codes::BUILT_IN, name.span, message, "this name is taken")
        .help("give the field another name, such as `ready-by` or `ends-on`")
}

/// `tail` as something else than what it is.
pub fn tail_again(name: &Name) -> Diagnostic {
    let message = "`tail` is the duration that every term may have, and cannot be declared as something else";
    Diagnostic::new(codes::BUILT_IN, name.span, message, "not what it is")
        .help("write `tail: duration optional` to document it, or give the field another name")
}

pub fn term_word_is_flag(name: &Name) -> Diagnostic {
    let message =
        format!("every term can be `{}`; a kind declares it again as a flag or not at all", name.text);
    Diagnostic::new(codes::BUILT_IN, name.span, message, "this name is taken").help(format!(
        "write `{}: flag` without a default to say what it means here, or give the field another name",
        name.text
    ))
}

/// A field of the built-in kind `renewal` as something else than what it is.
pub fn renewal_field(name: &Name) -> Diagnostic {
    let message = format!("every renewal has `{}`, and it cannot be declared as something else", name.text);
    let written = super::renewal::written(&name.text).unwrap_or_default();
    Diagnostic::new(codes::BUILT_IN, name.span, message, "not what it is")
        .help(format!("write `{written}` to document it, leave it out, or give the field another name"))
}

pub fn kind_is_built_in(name: &Name) -> Diagnostic {
    let message = format!("`{}` is built in and cannot be declared as a kind", name.text);
    Diagnostic::new(codes::BUILT_IN, name.span, message, "this name is taken")
        .help("give the kind another name")
}

pub fn all_is_built_in(name: &Name) -> Diagnostic {
    Diagnostic::new(codes::BUILT_IN, name.span, "`all` is a value of every set already", "not needed here")
        .help("leave `all` out of the list")
}

pub fn unit_is_currency(name: &Name) -> Diagnostic {
    let message = format!("`{}` is a currency and cannot be a unit", name.text);
    Diagnostic::new(codes::BUILT_IN, name.span, message, "a code of ISO 4217")
        .help("give the unit another name")
}

pub fn unknown_kind(name: &Name, resolved: &Resolved<'_>) -> Diagnostic {
    let candidates = resolved.nouns.keys().map(|noun| noun.as_str()).chain([
        "party",
        "parties",
        "agreement",
        "agreements",
    ]);
    let nearest = resolved.nearest(&name.text, candidates);
    let message = format!("there is no kind of term called `{}`", name.text);
    let diagnostic = Diagnostic::new(codes::UNKNOWN_KIND, name.span, message, "no kind has this name");
    match nearest {
        Some(_) => did_you_mean(diagnostic, name, nearest),
        None if resolved.kinds.len() == 1 => diagnostic
            .help("declare it with `kind`, or load the shipped vocabulary with `use std.partnership`"),
        None => diagnostic.help(format!("declare it with `kind {} {{ … }}`", name.text)),
    }
}

pub fn unknown_party(name: &Name, resolved: &Resolved<'_>) -> Diagnostic {
    let parties = resolved.parties.iter().map(|party| party.name.text.as_str());
    let nearest = resolved.nearest(&name.text, parties);
    let message = format!("there is no party called `{}`", name.text);
    let diagnostic = Diagnostic::new(codes::UNKNOWN_PARTY, name.span, message, "no party has this name");
    match nearest {
        Some(_) => did_you_mean(diagnostic, name, nearest),
        None => diagnostic.help(format!("declare it with `party {}`", name.text)),
    }
}

pub fn unknown_agreement(name: &Name, resolved: &Resolved<'_>) -> Diagnostic {
    let nearest = resolved.nearest(&name.text, resolved.agreement_names());
    let message = format!("there is no agreement called `{}`", name.text);
    let diagnostic =
        Diagnostic::new(codes::UNKNOWN_AGREEMENT, name.span, message, "no agreement has this name");
    match nearest {
        Some(_) => did_you_mean(diagnostic, name, nearest),
        None => diagnostic.help(format!(
            "declare it with `agreement {} …`, or load the file that does with `use`",
            name.text
        )),
    }
}

pub fn cycle(members: &[&Name], relation: &str) -> Diagnostic {
    let Some((first, rest)) = members.split_first() else {
        return Diagnostic::new(codes::CYCLE, Span::default(), "a declaration leads back to itself", "");
    };
    let following = rest.first().unwrap_or(first);
    let message = match rest.len() {
        0 => format!("`{}` {relation} itself", first.text),
        1 => format!("`{}` {relation} `{}`, which {relation} `{}`", first.text, following.text, first.text),
        more => {
            format!(
                "`{}` {relation} `{}`, which leads back to it after {more} steps",
                first.text, following.text
            )
        }
    };
    let mut diagnostic = Diagnostic::new(codes::CYCLE, first.span, message, "the circle starts here");
    // A circle of a thousand would fill the screen; the first few show which it is.
    for member in rest.iter().take(4) {
        diagnostic = diagnostic.related(member.span, "and goes through here");
    }
    diagnostic.help("break the circle in one of these places")
}

pub fn too_deep(name: &Name, limit: usize) -> Diagnostic {
    let message = format!("`{}` descends from more than {limit} kinds", name.text);
    Diagnostic::new(codes::TOO_DEEP, name.span, message, "too many ancestors")
        .help("let it descend from a kind nearer to `term`")
}

pub fn default_not_listed(default: &Name, words: &[Name]) -> Diagnostic {
    let listed = words.iter().map(|word| format!("`{}`", word.text)).collect::<Vec<_>>().join(", ");
    let message = format!("the default `{}` is not one of the words of this choice", default.text);
    Diagnostic::new(codes::UNKNOWN_WORD, default.span, message, "not a word of the list")
        .help(format!("take one of {listed}"))
}

pub fn preposition_of_flag(ty: &TypeExpr) -> Diagnostic {
    Diagnostic::new(
        types::PREPOSITION_OF_FLAG,
        ty.span,
        "a preposition cannot say a flag",
        "yes or no follows no preposition",
    )
    .help("write `flag` alone: its name is the adjective")
}

pub fn preposition_twice(
    ty: &TypeExpr,
    preposition: Preposition,
    kind: &str,
    first: Option<Span>,
) -> Diagnostic {
    let message = format!("`{}` already says another field of `{kind}`", preposition.word());
    let diagnostic =
        Diagnostic::new(codes::PREPOSITION_TWICE, ty.span, message, "said by the same preposition");
    match first {
        Some(first) => diagnostic.related(first, "this field has it"),
        None => diagnostic,
    }
    .help("take another preposition, or none")
}

pub fn unknown_unit(unit: &Name, resolved: &Resolved<'_>) -> Diagnostic {
    let units = resolved.units.iter().map(|unit| unit.name.text.as_str());
    let nearest = resolved.nearest(&unit.text, units);
    let message = format!("there is no unit called `{}`", unit.text);
    let diagnostic = Diagnostic::new(codes::UNKNOWN_UNIT, unit.span, message, "no unit has this name");
    match nearest {
        Some(_) => did_you_mean(diagnostic, unit, nearest),
        None if Currency::from_code(&unit.text).is_some() => {
            diagnostic.help("for amounts of a currency the type is `money`, whatever the currency")
        }
        None => diagnostic.help(format!("declare it with `unit {}`", unit.text)),
    }
}

pub fn unit_of_other_type(name: &Name, unit: &Name) -> Diagnostic {
    let message = format!("`{}` takes no unit", name.text);
    let help = if name.text == "money" {
        "write `money`: each amount says its own currency"
    } else {
        "only `number` takes a unit: `number in GW`"
    };
    Diagnostic::new(types::UNIT_OF_OTHER_TYPE, unit.span, message, "only numbers are counted in units")
        .help(help)
}

/// The types, and what other languages and lawyers call them.
const TYPES: [&str; 10] =
    ["number", "percent", "money", "date", "duration", "text", "place", "flag", "party", "parties"];
const OTHER_NAMES: [(&str, &str); 22] = [
    ("string", "text"),
    ("str", "text"),
    ("char", "text"),
    ("bool", "flag"),
    ("boolean", "flag"),
    ("int", "number"),
    ("integer", "number"),
    ("float", "number"),
    ("decimal", "number"),
    ("amount", "money"),
    ("currency", "money"),
    ("price", "money"),
    ("percentage", "percent"),
    ("day", "date"),
    ("period", "duration"),
    ("time", "duration"),
    ("term", "duration"),
    ("company", "party"),
    ("person", "party"),
    ("list", "some of …"),
    ("set", "some of …"),
    ("enum", "a | b"),
];

pub fn unknown_type(name: &Name, resolved: &Resolved<'_>) -> Diagnostic {
    let other =
        OTHER_NAMES.iter().find(|(other, _)| name.text.eq_ignore_ascii_case(other)).map(|(_, ty)| *ty);
    let message = format!("there is no type called `{}`", name.text);
    let diagnostic = Diagnostic::new(codes::UNKNOWN_TYPE, name.span, message, "not a type");
    if other.is_none() && resolved.nouns.contains_key(&name.text) {
        return diagnostic.help(format!(
            "`{}` is a kind, and a field holds a value: name its party, or let a rule bind both terms",
            name.text
        ));
    }
    match other.or_else(|| resolved.nearest(&name.text, TYPES)) {
        Some(meant) if TYPES.contains(&meant) => did_you_mean(diagnostic, name, Some(meant)),
        Some(meant) => diagnostic.help(format!("write `{meant}`")),
        None => diagnostic.help(
            "the types are `number`, `percent`, `money`, `date`, `duration`, `text`, `flag`, `party`, `parties`, choices `a | b` and sets `some of a | b`",
        ),
    }
}

pub fn define_without_adjective(noun: &Name) -> Diagnostic {
    let message = format!("`define` needs a new adjective before `{}`", noun.text);
    Diagnostic::new(codes::UNKNOWN_ADJECTIVE, noun.span, message, "only the noun is here").help(format!(
        "write `define locked-in {} as …`, or `define NAME of {} as …` for a field",
        noun.text, noun.text
    ))
}

pub fn not_in_a_test(item: &ItemKind, span: Span) -> Diagnostic {
    let what = match item {
        ItemKind::Use(_) => "`use`",
        ItemKind::WeAre(_) => "`we are`",
        ItemKind::Party { .. } => "a party",
        ItemKind::Unit { .. } => "a unit",
        ItemKind::Exchange { .. } => "a rate",
        ItemKind::Kind(_) => "a kind",
        ItemKind::DefineAdjective { .. } | ItemKind::DefineField { .. } => "`define`",
        ItemKind::Policy(_) => "a policy",
        ItemKind::Test(_) => "a test",
        _ => "this",
    };
    let message = format!("{what} cannot stand in a test");
    Diagnostic::new(policies::NOT_IN_A_TEST, span, message, "not part of a test's world")
        .help("a test declares agreements, amendments, events and facts; all else is what the project loads, so move it out of the test")
}
