//! Names that mean nothing where they stand.

use crate::check::{Checker, Nearest, Scope, Type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{names, policies, time, types};
use crate::diagnostic::suggest::nearest;
use crate::ir::{FieldType, Noun, TermWord};
use crate::resolve::problem::did_you_mean;
use crate::resolve::{Member, Resolved};
use crate::source::Span;
use crate::syntax::tree::Name;

use super::{list, listed, noun_word, one_line};

pub fn no_side(span: Span) -> Diagnostic {
    Diagnostic::new(names::NO_SIDE, span, "`us` is said here, and nothing says who we are", "who is this?")
        .help("say `we are NAME` at the top of a file, or give `--as NAME`")
        .note("this is reported once, however often `us` is said")
}

pub fn nothing_near(word: &str, span: Span, nearest: Nearest) -> Diagnostic {
    let (message, help) = match nearest {
        Nearest::Several => (
            format!("`{word}` could be any of the things bound together"),
            "give each thing a name (`e: exclusivity, c: cloud`) and say which one is meant",
        ),
        _ => (
            format!("`{word}` has nothing to belong to here"),
            "it belongs to the thing of a rule, a `where` or a `define`; elsewhere name what is meant",
        ),
    };
    Diagnostic::new(names::NOTHING_NEAR, span, message, "which one?").help(help)
}

/// `its agreement.end` where it may not be said; `place` says where that is.
pub fn agreement_end_refused(span: Span, place: &str) -> Diagnostic {
    let message = format!("`its agreement.end` cannot be said in {place}");
    Diagnostic::new(time::AGREEMENT_END, span, message, "not known here").help(
        "it stands in the time words of a term or entry: `exclusive through (its agreement.end)`; elsewhere write the day",
    )
}

/// Something else than `its agreement.end` in the time words of a term.
pub fn only_agreement_end(span: Span, text: &str) -> Diagnostic {
    const MEANT: &str = "its agreement.end";
    let message =
        format!("`{}` cannot be said here: time words of a term speak of no day of its own", one_line(text));
    let diagnostic = Diagnostic::new(time::AGREEMENT_END, span, message, "which day?");
    // Of a short text, as `its end`, a third of the letters is not enough to know that it is meant.
    if text.contains('.') && nearest(text, [MEANT]).is_some() {
        return diagnostic.fix(format!("write `{MEANT}`"), span, MEANT);
    }
    diagnostic.help(
        "`its agreement.end` is the one day they can name so; `for 2 years` counts from the term's own start",
    )
}

pub fn bare_field(name: &Name, scope: &Scope<'_>, resolved: &Resolved<'_>) -> Diagnostic {
    let has = |noun: Option<Noun>| match noun {
        Some(noun @ Noun::Kind(kind)) => {
            resolved.member(kind, &name.text).is_some() || own_parts(noun).contains(&name.text.as_str())
        }
        _ => true,
    };
    let message = format!("`{}` could be a field of any of the things bound together", name.text);
    let named: Vec<String> = scope
        .things
        .iter()
        .filter(|thing| has(thing.noun))
        .filter_map(|thing| thing.name)
        .map(|thing| format!("`{}.{}`", thing.text, name.text))
        .collect();
    let help = match named.as_slice() {
        [] => format!("give each thing a name, such as `e: exclusivity`, and say `e.{}`", name.text),
        some => format!("say whose it is: {}", some.join(" or ")),
    };
    Diagnostic::new(names::BARE_FIELD, name.span, message, "whose?").help(help)
}

pub fn no_fields(span: Span, text: &str, described: &str, field: &Name) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{text}` is {described} and has no `{}`", field.text);
    Diagnostic::new(names::NO_FIELDS, span, message, described)
        .help("only terms, agreements and parties have fields")
}

/// The fields of a noun, the inherited ones after its own.
fn fields<'r>(noun: Noun, resolved: &'r Resolved<'_>) -> Vec<&'r str> {
    let Noun::Kind(kind) = noun else { return own_parts(noun) };
    let declared = resolved.lineage(kind).flat_map(|kind| &kind.fields).map(|id| resolved.field_at(*id));
    let mut fields: Vec<&str> = declared
        .filter(|field| !field.anonymous && field.ty != Some(FieldType::Flag))
        .map(|field| field.name.as_str())
        .collect();
    fields.extend(own_parts(noun));
    fields
}

fn own_parts(noun: Noun) -> Vec<&'static str> {
    match noun {
        Noun::Kind(_) => vec!["start", "end", "agreement", "section", "name"],
        Noun::Agreement => vec!["start", "end", "signed", "parties"],
        Noun::Party => Vec::new(),
    }
}

/// The fields that `define` made for a noun.
fn computed<'r>(noun: Noun, resolved: &'r Resolved<'_>) -> impl Iterator<Item = &'r str> {
    resolved
        .bounded(&resolved.computed)
        .filter(move |one| one.node.of == Some(noun))
        .map(|one| one.name.text.as_str())
}

/// The adjectives of a noun: words of choices without a name, flags, and those that `define` made.
pub fn adjectives<'r>(noun: Noun, resolved: &'r Resolved<'_>) -> Vec<&'r str> {
    let mut found: Vec<&str> = Vec::new();
    if let Noun::Kind(kind) = noun {
        for kind in resolved.lineage(kind) {
            for field in kind.fields.iter().map(|id| resolved.field_at(*id)) {
                match &field.ty {
                    Some(FieldType::Flag) => found.push(&field.name),
                    Some(FieldType::Choice(words)) if field.anonymous => {
                        found.extend(words.iter().map(|word| resolved.word_at(*word).as_str()));
                    }
                    _ => {}
                }
            }
        }
        found.extend(TermWord::ALL.map(TermWord::word));
    }
    if noun != Noun::Party {
        found.push("nonbinding");
    }
    let applies = |of: Option<Noun>| match (of, noun) {
        (Some(Noun::Kind(of)), Noun::Kind(kind)) => resolved.kind_at(kind).lineage.contains(&of),
        (of, noun) => of == Some(noun),
    };
    found.extend(
        resolved
            .bounded(&resolved.adjectives)
            .filter(|one| applies(one.node.of))
            .map(|one| one.name.text.as_str()),
    );
    found
}

pub fn unknown_field(name: &Name, noun: Noun, resolved: &Resolved<'_>) -> Diagnostic {
    let word = noun_word(noun, resolved);
    let message = format!("`{word}` has no field `{}`", name.text);
    let diagnostic = Diagnostic::new(names::UNKNOWN_FIELD, name.span, message, "no such field");
    let fields = fields(noun, resolved);
    let candidates = fields.iter().copied().chain(computed(noun, resolved));
    match resolved.nearest(&name.text, candidates) {
        Some(nearest) => did_you_mean(diagnostic, name, Some(nearest)),
        None if fields.is_empty() => diagnostic.help(format!(
            "a party has only the fields that `define` gives it: `define {} of party as …`",
            name.text
        )),
        None => diagnostic.help(format!("`{word}` has {}", list(fields))),
    }
}

pub fn unknown_had_field(name: &Name, noun: Noun, resolved: &Resolved<'_>) -> Diagnostic {
    let unknown = unknown_field(name, noun, resolved);
    if unknown.fixes.is_empty()
        && matches!(noun, Noun::Kind(_))
        && resolved.noun(&name.text).is_some_and(|noun| matches!(noun, Noun::Kind(_)))
    {
        let word = noun_word(noun, resolved);
        let message = format!("`{}` is a kind of term, and a `{word}` has no terms", name.text);
        return Diagnostic::new(policies::SAY_OF, name.span, message, "a kind, not a field").help(format!(
            "say it of the agreement: `agreement where it has {word} must have {}`",
            name.text
        ));
    }
    unknown
}

pub fn unknown_name(name: &Name, want: Option<Type>, checker: &Checker<'_>) -> Diagnostic {
    let resolved = checker.resolved;
    if let Some(words) = want.and_then(Type::words) {
        let message = format!("`{}` is not one of the words this field can hold", name.text);
        let diagnostic = Diagnostic::new(names::UNKNOWN_WORD, name.span, message, "not a word of the list");
        let choices = words.list(resolved).iter().map(|word| resolved.word_at(*word).as_str());
        return match resolved.nearest(&name.text, choices) {
            Some(nearest) => did_you_mean(diagnostic, name, Some(nearest)),
            None => super::value_that_is_none(name)
                .unwrap_or_else(|| diagnostic.help(format!("the words are {}", listed(words, resolved)))),
        };
    }
    if let Some(diagnostic) = super::value_that_is_none(name) {
        return diagnostic;
    }
    let scope = &checker.scope;
    let is_party = matches!(want, Some(Type::Party | Type::Parties));
    let diagnostic = if is_party {
        let message = format!("there is no party called `{}`", name.text);
        Diagnostic::new(names::UNKNOWN_PARTY, name.span, message, "no party has this name")
    } else {
        let message = format!("nothing here is called `{}`", name.text);
        Diagnostic::new(names::UNKNOWN_NAME, name.span, message, "unknown name")
    };
    if scope.counted.iter().any(|counted| counted.text == name.text) {
        let message =
            format!("`{}` is counted, so nothing outside its `where` can speak of one of them", name.text);
        return Diagnostic::new(policies::COUNTED, name.span, message, "no single thing")
            .help("say it in `where`, or ask of each: `for each … require …`");
    }
    if scope.later.iter().any(|later| later.text == name.text) {
        let message = format!("`{}` is bound further right", name.text);
        return Diagnostic::new(names::BOUND_LATER, name.span, message, "not bound yet")
            .help("name the things in the other order, or say it in `where`");
    }
    if matches!(want, Some(Type::Text | Type::Place)) {
        return diagnostic.help(format!("put text in quotation marks: `\"{}\"`", name.text)).sure_fix(
            "put it in quotation marks",
            name.span,
            format!("\"{}\"", name.text),
        );
    }
    let nearest_noun = scope.nearest_thing().and_then(|(_, thing)| thing.noun);
    let mut candidates: Vec<&str> =
        scope.things.iter().filter_map(|thing| thing.name).map(|n| n.text.as_str()).collect();
    if let Some(noun) = nearest_noun {
        candidates.extend(fields(noun, resolved));
        candidates.extend(computed(noun, resolved));
        candidates.extend(adjectives(noun, resolved));
    }
    let nearest =
        resolved.nearest(&name.text, candidates.into_iter().chain(resolved.value_names(scope.policy)));
    if nearest.is_some() {
        return did_you_mean(diagnostic, name, nearest);
    }
    if resolved.noun(&name.text).is_some() {
        return diagnostic.help(format!("`{0}` is a kind of term: say `some {0}` or `no {0}`", name.text));
    }
    if resolved.agreement(&name.text, scope.test).is_some() {
        return diagnostic.help(
            "rules speak of kinds of things and not of one agreement; bind it by `agreement` and `where`",
        );
    }
    if resolved.namesakes.contains_key(name.text.as_str()) {
        return diagnostic
            .help("rules speak of kinds of things and not of one term; bind it by its kind and `where`");
    }
    match (want, nearest_noun) {
        (Some(Type::Party | Type::Parties), _) => {
            diagnostic.help(format!("declare it with `party {}`", name.text))
        }
        (Some(Type::Date), _) => {
            diagnostic.help(format!("declare it with `event {}`, or write a date", name.text))
        }
        (_, Some(noun @ Noun::Kind(_))) => {
            diagnostic.help(format!("`{}` has {}", noun_word(noun, resolved), list(fields(noun, resolved))))
        }
        _ => diagnostic.help("names are declared with `party`, `event` or `let`"),
    }
}

pub fn unknown_adjective(word: &Name, noun: Noun, resolved: &Resolved<'_>) -> Diagnostic {
    let thing = noun_word(noun, resolved);
    if let Noun::Kind(kind) = noun
        && let Some(Member::Field(field)) = resolved.member(kind, &word.text)
    {
        let message = format!("`{}` is a field of `{thing}` and not an adjective", word.text);
        let example = Type::of_field(field, resolved).and_then(Type::example).unwrap_or("…");
        return Diagnostic::new(names::NOT_AN_ADJECTIVE, word.span, message, "a field").help(format!(
            "say what it is: in a rule `have {} of …` or `where {} is …`, in a term `{}: {example}`",
            word.text, word.text, word.text
        ));
    }
    if let Some((field, several)) = choice_with(word, noun, resolved) {
        let message = format!("`{}` is a word of the field `{field}` and not an adjective", word.text);
        return Diagnostic::new(names::NOT_AN_ADJECTIVE, word.span, message, "a word of a field").help(format!(
            "name the field: in a rule `{thing} where {field} is {0}` or `have {field} one of ({0})`, in a term `{field}: {0}`{1}",
            word.text,
            if several { ", and several joined by `and`" } else { "" }
        ));
    }
    let message = format!("`{}` is not an adjective of `{thing}`", word.text);
    let diagnostic = Diagnostic::new(names::UNKNOWN_ADJECTIVE, word.span, message, "unknown adjective");
    let known = adjectives(noun, resolved);
    if let Some(nearest) = resolved.nearest(&word.text, known.iter().copied()) {
        return did_you_mean(diagnostic, word, Some(nearest));
    }
    if noun == Noun::Agreement || noun == Noun::Party {
        return diagnostic.help(format!("declare it with `define {} {thing} as …`", word.text));
    }
    let owner = resolved.bounded(&resolved.kinds).find(|kind| kind.members.contains_key(word.text.as_str()));
    match owner {
        Some(owner) => diagnostic.help(format!(
            "it is an adjective of `{}`; `{thing}` can be {}",
            owner.name,
            list(known)
        )),
        None => diagnostic.help(format!("`{thing}` can be {}", list(known))),
    }
}

/// The named choice or set of a kind that has this word, and whether it takes several.
fn choice_with<'r>(word: &Name, noun: Noun, resolved: &'r Resolved<'_>) -> Option<(&'r str, bool)> {
    let Noun::Kind(kind) = noun else { return None };
    let id = resolved.word(&word.text)?;
    let mut fields =
        resolved.lineage(kind).flat_map(|kind| &kind.fields).map(|field| resolved.field_at(*field));
    fields.find_map(|field| match field.ty.as_ref()? {
        FieldType::Choice(words) if !field.anonymous && words.binary_search(&id).is_ok() => {
            Some((field.name.as_str(), false))
        }
        FieldType::Set(words) if !field.anonymous && words.binary_search(&id).is_ok() => {
            Some((field.name.as_str(), true))
        }
        _ => None,
    })
}

pub fn adjective_as_field(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let (thing, adjective) = text.rsplit_once(['.', ' ']).unwrap_or(("it", &text));
    let said = if thing == "its" { adjective.to_owned() } else { format!("{thing} is {adjective}") };
    let message = format!("`{adjective}` is an adjective and not a field: say `{said}`");
    Diagnostic::new(names::NO_FIELDS, span, message, "an adjective").help(format!("write `{said}`")).fix(
        format!("write `{said}`"),
        span,
        said,
    )
}

pub fn adjective_as_value(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{text}` is an adjective and holds no value");
    Diagnostic::new(types::VALUE_WANTED, span, message, "true or not true")
        .help(format!("as a condition `{text}` stands alone, or `not {text}`"))
}
