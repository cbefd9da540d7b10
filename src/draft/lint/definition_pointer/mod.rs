//! `draft/definition-pointer`: a term said to be defined where it is not: `"North Output" has the meaning given in Section 2`, and
//! section 2 defines another; `Output (as defined below)`, and nothing below does.

mod parts;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::capitalisation::begins_sentence;
use super::context::Context;
use super::known_terms::phrase;
use super::lexicon::normal;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::definitions::quotation;
use crate::draft::model::{Definition, DefinitionForm, Form, Number, Reference, Section, Target, Whose};
use crate::draft::words::Gap;

/// How far behind a term its section is named, in tokens: `"Output" shall have the meaning ascribed to that term in Section 2`.
const NEAR: usize = 16;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    if context.amends() {
        return;
    }
    let sites = Sites::of(context);
    // Each term is looked at once for each section that is named, however often it is recalled.
    let mut seen: FxHashSet<(String, Option<String>)> = FxHashSet::default();
    let mut told: FxHashSet<String> = FxHashSet::default();
    for definition in context.draft.definitions.iter().filter(|definition| points(definition)) {
        let term = phrase(context.words, definition.tokens.clone());
        let section = only_reference(context, definition)
            .map(|reference| context.words.phrase(reference.tokens.clone()));
        if told.contains(&term) || !seen.insert((term.clone(), section)) {
            continue;
        }
        let finding = wrong_section(context, &sites, definition)
            .or_else(|| parts::find(context, &sites, definition))
            .or_else(|| nowhere(context, &sites, definition))
            .or_else(|| other_side(context, &sites, definition));
        if let Some(finding) = finding {
            told.insert(term);
            problems.push(finding);
        }
    }
}

/// Whether a definition only says where another stands.
fn points(definition: &Definition) -> bool {
    matches!(definition.form, DefinitionForm::Pointer | DefinitionForm::Recalled)
}

/// What a term may be called where it is defined: without `(s)`; and of words recalled in running text the last ones, for
/// `All Sales Information (as defined below)` has a word too many.
fn names(context: &Context<'_>, definition: &Definition) -> Vec<String> {
    let words = context.words;
    let bracket = definition.tokens.clone().find(|at| words.mark(*at, '('));
    let end = bracket.unwrap_or(definition.tokens.end);
    // `the Term of this Agreement`.
    let of_this = (definition.tokens.start + 1..end).find(|at| words.are(*at, &["of", "this", "agreement"]));
    let whole = definition.tokens.start..of_this.unwrap_or(end);
    let starts = if definition.form == DefinitionForm::Recalled {
        whole.clone()
    } else {
        whole.start..whole.start + 1
    };
    starts.map(|start| phrase(words, start..whole.end)).filter(|name| !name.is_empty()).collect()
}

/// A definition with the other names that it gives at once.
fn called<'a>(context: &Context<'a>, definition: &'a Definition) -> &'a [Definition] {
    let all = &context.draft.definitions;
    let at = all.partition_point(|other| other.tokens.start < definition.tokens.start);
    let aliases = all.get(at + 1..).unwrap_or(&[]).iter().take_while(|other| other.alias).count();
    let back = (0..=at).rev().take_while(|place| all.get(*place).is_some_and(|other| other.alias)).count();
    all.get(at.saturating_sub(back)..at + 1 + aliases).unwrap_or(std::slice::from_ref(definition))
}

/// Where each term is defined, and where else it stands in quotation marks or as a caption.
struct Sites<'a> {
    defined: FxHashMap<String, Vec<&'a Definition>>,
    /// The terms that are defined, in the order of the alphabet.
    sorted: Vec<String>,
    quoted: FxHashMap<String, Vec<usize>>,
    /// The captions, and their words.
    captions: FxHashSet<String>,
    sections: FxHashMap<&'a Number, Vec<&'a Section>>,
    /// The tokens that are redactions, in order.
    redactions: Vec<usize>,
}

impl<'a> Sites<'a> {
    fn of(context: &Context<'a>) -> Sites<'a> {
        let (draft, words) = (context.draft, context.words);
        let mut defined: FxHashMap<String, Vec<&Definition>> = FxHashMap::default();
        let mut pointing: FxHashSet<usize> = FxHashSet::default();
        for definition in &draft.definitions {
            let recalled = definition.form == DefinitionForm::Recalled;
            // One that points at a law or another document defines all the same.
            if points(definition) && (recalled || only_reference(context, definition).is_some()) {
                pointing.insert(definition.tokens.start);
            } else {
                defined.entry(phrase(words, definition.tokens.clone())).or_default().push(definition);
            }
        }
        let mut quoted: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for at in context.range() {
            if let Some(quotation) = quotation(words, at)
                && !pointing.contains(&quotation.inside().start)
            {
                quoted.entry(phrase(words, quotation.inside())).or_default().push(at);
            }
        }
        let captions = draft.sections.iter().filter_map(|section| section.caption.as_ref());
        let captions = captions.flat_map(|caption| {
            let whole = phrase(words, caption.tokens.clone());
            caption.tokens.clone().map(|at| normal(words.text(at))).chain(std::iter::once(whole))
        });
        let mut sections: FxHashMap<&Number, Vec<&Section>> = FxHashMap::default();
        for section in &draft.sections {
            sections.entry(&section.number).or_default().push(section);
        }
        let mut sorted: Vec<String> = defined.keys().cloned().collect();
        sorted.sort_unstable();
        let redactions = (0..words.len()).filter(|at| words.is_redaction(*at)).collect();
        Sites { defined, sorted, quoted, captions: captions.collect(), sections, redactions }
    }

    /// Whether something was taken out of a section.
    fn is_redacted(&self, section: &Section) -> bool {
        let next = self.redactions.partition_point(|at| *at < section.tokens.start);
        self.redactions.get(next).is_some_and(|at| *at < section.tokens.end)
    }

    /// Whether a term of one word that is defined begins with these letters.
    fn has_root(&self, stem: &str) -> bool {
        let next = self.sorted.partition_point(|term| term.as_str() < stem);
        let same = self.sorted.get(next..).unwrap_or(&[]).iter().take_while(|term| term.starts_with(stem));
        same.into_iter().any(|term| !term.contains(' '))
    }
}

/// A term whose section is named and does not have it.
fn wrong_section(
    context: &Context<'_>,
    sites: &Sites<'_>,
    definition: &Definition,
) -> Option<crate::diagnostic::Diagnostic> {
    let reference = only_reference(context, definition)?;
    let targets = targets(sites, reference);
    // Of `"Sell" or "Sale" has the meaning given in Section 2` the section may give either.
    let names: Vec<String> =
        called(context, definition).iter().flat_map(|name| names(context, name)).collect();
    if targets.is_empty()
        || names.iter().any(|term| targets.iter().any(|section| has(context, sites, section, term)))
    {
        return None;
    }
    let defining =
        |term: &String| sites.defined.get(term).into_iter().flatten().find(|site| site.form.defines());
    // In a text taken out of a PDF the end of a section is not sure: there a term must stand in no quotation marks at all.
    let plain = context.draft.form == Form::Plain;
    let quoted = plain && names.iter().any(|term| sites.quoted.contains_key(term));
    let written = context.words.phrase(reference.tokens.clone());
    let site = names.iter().find_map(defining);
    let place = site.and_then(|site| Some((site, context.draft.section_at(site.tokens.start)?)));
    if plain
        && place.is_some_and(|(site, section)| {
            is_doubtful(context, reference, (&targets, section), site.tokens.start)
        })
    {
        return None;
    }
    let occurs = |section: &&Section| {
        stands_in(context, section.tokens.clone(), definition) || sites.is_redacted(section)
    };
    let (message, help) = match place {
        Some((_, section)) => (
            format!("`{}` is not defined in {written} but in section {}", definition.term, section.number),
            format!("point at section {}", section.number),
        ),
        // A section that speaks of it may define it in words that are not seen here.
        None if site.is_none() && !quoted && !targets.iter().any(occurs) => (
            format!("`{}` is not defined in {written}", definition.term),
            "point at the section that defines it, or define it there".to_owned(),
        ),
        None => return None,
    };
    let mut finding =
        context.finding(drafts::DEFINITION_POINTER, reference.tokens.clone(), message, "it is not there");
    if let Some((site, _)) = place {
        finding = finding.related(context.span(site.tokens.clone()), "defined here");
    }
    Some(finding.help(help))
}

/// The one section of this draft at which a definition points.
fn only_reference<'a>(context: &Context<'a>, definition: &Definition) -> Option<&'a Reference> {
    let (references, words) = (&context.draft.references, context.words);
    // `Output (as defined in Section 2)` names it at once.
    let end = match definition.form {
        DefinitionForm::Recalled => definition.text.start + 3,
        _ => definition.tokens.end + NEAR,
    };
    let near = definition.tokens.end..definition.text.end.min(end);
    let first = references.partition_point(|reference| reference.tokens.start < near.start);
    let mut inside =
        references.get(first..)?.iter().take_while(|reference| reference.tokens.start < near.end);
    let reference = inside.next()?;
    let own = reference.whose == Whose::Own && matches!(reference.target, Target::Section { .. });
    // `Sections 2 and 3`: one of the two may have it. `Section 3.b` goes on with a letter that is not read.
    let end = reference.tokens.end;
    let goes_on = (words.mark(end, '.') && words.gap(end + 1) == Gap::None)
        || words.is_number(end)
        || words.is_one_of(end, &["and", "or"]);
    let several = definition.form == DefinitionForm::Recalled
        && (definition.tokens.end..definition.text.start).any(|at| words.is_one_of(at, &["terms", "are"]));
    (own && inside.next().is_none() && !goes_on && !several).then_some(reference)
}

/// In how many parts of a draft a section is looked for.
const MOST_PARTS: usize = 40;

/// The sections that a reference names, in whatever part of the draft; with its letters where those are sections.
fn targets<'a>(sites: &Sites<'a>, reference: &Reference) -> Vec<&'a Section> {
    let Target::Section { number, inner } = &reference.target else { return Vec::new() };
    let mut numbers = vec![number.clone()];
    for letter in inner {
        let deeper = Number::parse(&format!("1.{letter}")).and_then(|parsed| parsed.0.get(1).copied());
        let last = numbers.last().cloned();
        numbers.extend(last.zip(deeper).map(|(last, part)| last.with(part)));
    }
    // The same number in the body and in a few attachments.
    let found = numbers.iter().rev().find_map(|number| sites.sections.get(number));
    found.map(|found| found.iter().take(MOST_PARTS).copied().collect()).unwrap_or_default()
}

/// At how many places of a number a hidden heading is looked for.
const MOST_PLACES: usize = 1_000;

/// Whether a heading of the section pointed at may stand unseen between the beginning of the section that has a term and the term, as
/// where a page was put on one line; or whether the reference names parts that are not seen either.
fn is_doubtful(
    context: &Context<'_>,
    reference: &Reference,
    (targets, section): (&[&Section], &Section),
    at: usize,
) -> bool {
    let words = context.words;
    let Target::Section { number, inner } = &reference.target else { return true };
    let hidden = || {
        let mut places = context.lexicon.places_of(&number.to_string()).take(MOST_PLACES);
        places.any(|here| words.is_number(here) && (section.tokens.start..at).contains(&here))
    };
    let dotted = number.0.len() > 1 && section.number.0.len() > 1;
    // `Section 10. Assignment` is no number of a list.
    let named = |section: &Section| context.draft.headings.contains(&section.tokens.start);
    let sure = dotted || (named(section) && targets.iter().all(|target| named(target)));
    !sure || inner.len() > 1 || hidden()
}

/// Whether a section defines a term, or names it in quotation marks or as its caption.
fn has(context: &Context<'_>, sites: &Sites<'_>, section: &Section, term: &str) -> bool {
    // Both are in the order of their places.
    let defined = sites.defined.get(term).is_some_and(|found| {
        let next = found.partition_point(|definition| definition.tokens.start < section.tokens.start);
        found.get(next).is_some_and(|definition| definition.tokens.start < section.tokens.end)
    });
    let quoted = sites.quoted.get(term).is_some_and(|found| {
        let next = found.partition_point(|at| *at < section.tokens.start);
        found.get(next).is_some_and(|at| *at < section.tokens.end)
    });
    let captioned = section
        .caption
        .as_ref()
        .is_some_and(|caption| phrase(context.words, caption.tokens.clone()).contains(term));
    captioned || defined || quoted
}

/// Whether the words of a term stand within these tokens.
fn stands_in(context: &Context<'_>, tokens: Range<usize>, definition: &Definition) -> bool {
    let Some(words) = context.lexicon.phrase(context.words, definition.tokens.clone()) else { return true };
    context.lexicon.places(&words).any(|at| tokens.contains(&at) && at != definition.tokens.start)
}

/// Whether a verb that defines stands at `at`.
fn unquoted_verb(context: &Context<'_>, at: usize) -> bool {
    let words = context.words;
    let verb = at + usize::from(words.is_one_of(at, &["shall", "will"]));
    words.is_one_of(verb, &["means", "mean", "includes", "include", "refers", "consists"])
        || words.is(verb, "is") && words.is(verb + 1, "defined")
}

/// So many letters that two terms of one word begin with make them of one root.
const ROOT: usize = 5;

/// The longest such head, in tokens.
const LONGEST_HEAD: usize = 8;

/// What `(as defined below)` may speak of besides the word before it: the head of `the Operators of each Site (as defined below)`.
fn head(context: &Context<'_>, definition: &Definition) -> Option<String> {
    let words = context.words;
    let start = definition.tokens.start;
    let article = start.wrapping_sub(1);
    let of = article.wrapping_sub(1);
    let end = of;
    let is_of = words.is_one_of(article, &["each", "the", "a", "an", "any", "such", "all", "its"])
        && words.is_one_of(of, &["of", "for", "to", "in", "with"]);
    let longest = end.saturating_sub(LONGEST_HEAD)..end;
    let first = longest.rev().take_while(|at| words.is_capital(*at)).last().filter(|_| is_of)?;
    Some(phrase(words, first..end))
}

/// `Output (as defined below)`, and nothing in the draft defines it.
fn nowhere(
    context: &Context<'_>,
    sites: &Sites<'_>,
    definition: &Definition,
) -> Option<crate::diagnostic::Diagnostic> {
    let words = context.words;
    let behind = definition.text.start;
    let promised = definition.form == DefinitionForm::Recalled
        && (words.is_one_of(
            behind,
            &["below", "above", "hereinafter", "hereafter", "later", "herein", "hereunder"],
        ) || words.are(behind, &["in", "this", "agreement"])
            || words.is_one_of(behind.wrapping_sub(2), &["hereinafter", "hereafter", "later"]));
    let last = behind + if words.is(behind, "in") { 3 } else { 1 };
    let ends = matches!(words.text(behind), ")" | ",") || matches!(words.text(last), ")" | "," | ".");
    if !promised || !ends || definition.tokens.clone().any(|at| words.is_shouted(at)) {
        return None;
    }
    let mut names = names(context, definition);
    let alone = names.len() == 1;
    names.extend(head(context, definition));
    let defined =
        names.iter().any(|name| sites.defined.contains_key(name) || sites.quoted.contains_key(name));
    // `Approved (as defined below)` is defined with `Approval`.
    let last = names.last().map_or("", String::as_str);
    let stem: String = last.chars().take(ROOT).collect();
    let defined = defined || (alone && stem.len() >= ROOT && sites.has_root(&stem));
    let numbers = context.lexicon.phrase(words, definition.tokens.clone())?;
    let is_mark = |at: usize| matches!(words.text(at), "\"" | "'");
    // `A Change of Control shall be deemed to have occurred if …`, `hereafter Datamatic`, `definitions of Severity`.
    let told = context.lexicon.places(&numbers).any(|place| {
        let end = place + definition.tokens.len();
        place != definition.tokens.start
            && (unquoted_verb(context, end)
                // `Goods All things that …` in a list of terms without marks, and `(herein "Goods')`.
                || words.is_capital(end) && words.is_one_of(end, &["any", "all", "each"])
                || is_mark(place.wrapping_sub(1)) && is_mark(end)
                || words.are(end, &["shall", "be", "deemed"])
                || words.are(end, &["shall", "have", "occurred"])
                || words.are(end, &["will", "be", "deemed"])
                || words.is_one_of(end, &["occurs", "constitutes"])
                || words.mark(end, ':')
                || words.is_one_of(place.wrapping_sub(1), &["hereafter", "hereinafter"])
                || (words.is(place.wrapping_sub(1), "of")
                    && words.is_one_of(place.wrapping_sub(2), &["definition", "definitions"])))
    });
    // The last word of a term of several stands in many captions.
    let captioned =
        || names.iter().any(|name| (alone || name.contains(' ')) && sites.captions.contains(name));
    (!defined && !told && !captioned()).then(|| {
        context
            .finding(
                drafts::DEFINITION_POINTER,
                definition.tokens.clone(),
                format!("`{}` is said to be defined in this draft, and is not", definition.term),
                "said to be defined",
            )
            .help("define it, or say which document does")
    })
}

/// `Output (as hereinafter defined)`, and the only place that defines it stands before.
fn other_side(
    context: &Context<'_>,
    sites: &Sites<'_>,
    definition: &Definition,
) -> Option<crate::diagnostic::Diagnostic> {
    let words = context.words;
    let behind = definition.text.start;
    let before = behind.wrapping_sub(2);
    let later = words.is(behind, "below")
        || words.is_one_of(behind, &["hereinafter", "hereafter"])
        || words.is_one_of(before, &["hereinafter", "hereafter"]) && !words.is(behind, "above");
    let earlier = words.is(behind, "above") || words.is_one_of(before, &["hereinabove", "heretofore"]);
    // `(as Plant and Output are defined below)` speaks of other terms.
    let others = (definition.tokens.end..behind).any(|at| words.is(at, "are"));
    if definition.form != DefinitionForm::Recalled || later == earlier || others {
        return None;
    }
    // `Environmental Laws (as defined below)` speaks of no `Laws`: what is cut off must be no part of the term.
    let is_part = |at: usize| words.is_capital(at) && !begins_sentence(words, at);
    let cut = definition.tokens.clone().take_while(|at| !is_part(*at)).count();
    let names = names(context, definition).into_iter().take(cut + 1);
    let name = names.into_iter().find(|name| sites.defined.contains_key(name))?;
    let found = sites.defined.get(&name)?;
    let here = &definition.tokens;
    let elsewhere = |at: usize| if later { at < here.start } else { at > here.end };
    let quoted = sites.quoted.get(&name).is_none_or(|found| found.iter().all(|at| elsewhere(*at)));
    let wrong = found
        .iter()
        .all(|site| site.form.defines() && site.part == definition.part && elsewhere(site.tokens.start));
    let site = found.first().filter(|_| wrong && quoted)?;
    let (said, is) = if later { ("below", "above") } else { ("above", "below") };
    let message = format!("`{}` is said to be defined {said}, and is defined {is}", definition.term);
    let finding =
        context.finding(drafts::DEFINITION_POINTER, here.clone(), message, "said to be defined elsewhere");
    let finding = finding.related(context.span(site.tokens.clone()), "defined here");
    Some(finding.help(format!("write `{is}`, or take the words out")))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn a_term_is_said_to_be_defined_and_is_not() {
        let told = |sentence: &str| {
            let text = format!(
                "1. Intellectual Matters.\n\n1.1 \"Spare Stock Rights\" means what Acme may sell.\n\n1.2 The agents (the \"Site \
                 Agents\") work.\n\n2. Sale.\n\n2.1 {sentence}\n\n2.2 Acme sells it.\n"
            );
            let found = findings("sale.txt", &text).into_iter();
            found.filter(|finding| finding.code == drafts::DEFINITION_POINTER).count()
        };
        assert_eq!(told("Beta has no Spare Stock (as defined below) of its own."), 1);
        assert_eq!(told("Beta has no Spare Stock (as defined in this Agreement) of its own."), 1);
        for trap in [
            "Beta has no Spare Stock Rights (as defined in this Agreement) of its own.",
            "Beta pays the Site Agents of each Depot (as defined herein) at once.",
            "Beta has no Spare Stock (as defined in the Plan) of its own.",
            "Beta has Cloth (as defined below). Cloth All cloth that Acme weaves.",
        ] {
            assert_eq!(told(trap), 0, "{trap}");
        }
    }
}
