//! `draft/cross-reference`: a reference to a section of this draft that it does not have.

mod articles;
mod attached;
mod bare;
mod by_content;
mod closing;
mod entitled;
mod itself;
mod letter;
mod main_text;
mod numbering;
mod parts;
mod runs;
mod subjects;
mod term_beside;
mod terms;
mod titles;
mod wording;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use self::by_content::Captioned;
use self::numbering::Numbering;
use self::runs::Runs;
use self::terms::Numbered;
use super::context::Context;
use super::other_texts;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{
    Form, Number, OpenPlaceKind, Reference, Section, Target, Whose, in_roman, letter, roman,
};
use crate::draft::sections::{ATTACHMENT_WORDS, possible_heading};
use crate::draft::words::{Gap, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    fields(context, problems);
    without_number(context, problems);
    letter::find(context, problems);
    let draft = context.draft;
    if context.amends() || context.is_accessory() {
        return;
    }
    entitled::find(context, problems);
    articles::find(context, problems);
    attached::find(context, problems);
    bare::find(context, problems);
    parts::find(context, problems);
    wording::find(context, problems);
    itself::find(context, problems);
    // In fewer sections than these nobody knows how they are numbered.
    let numbered = draft.sections.len() >= 3;
    let (numbering, runs, captioned) = (Numbering::new(context), Runs::new(context), Captioned::of(context));
    let terms = Numbered::of(context);
    let sites = term_beside::Sites::of(context);
    let mut told: FxHashSet<&Number> = FxHashSet::default();
    let mut cited: FxHashMap<&Number, Vec<Range<usize>>> = FxHashMap::default();
    for reference in draft.references.iter().filter(|reference| reference.whose == Whose::Own) {
        if let Target::Section { number, .. } = &reference.target {
            cited.entry(number).or_default().push(reference.tokens.clone());
        }
    }
    for reference in &draft.references {
        let Target::Section { number, inner } = &reference.target else { continue };
        let is_this = context.words.is(reference.tokens.start.wrapping_sub(1), "this");
        if is_this
            && let Some(finding) = stands_elsewhere(context, reference, number)
                .or_else(|| stands_between_others(context, &runs, reference, number))
        {
            problems.push(finding);
            continue;
        }
        if !numbered {
            continue;
        }
        if reference.whose == Whose::Own && !inner.is_empty() {
            without_part(context, &numbering, reference, (number, inner), problems);
        }
        if is_this || reference.whose == Whose::Other {
            continue;
        }
        if let Some(finding) = left_out(context, reference, number).or_else(|| alone(context, reference)) {
            problems.push(finding);
            continue;
        }
        if draft.possible_numbers.contains(number) {
            let finding = by_content::find(context, &captioned, reference, number)
                .or_else(|| terms::find(context, &terms, reference, number))
                .or_else(|| term_beside::find(context, (&sites, &captioned), reference, number));
            problems.extend(finding);
            continue;
        }
        let telling = numbering.telling(context, reference, number);
        if !telling && (!numbering.stands_nowhere(context, reference, number) || !told.insert(number)) {
            continue;
        }
        let quote = context.quote(reference.tokens.clone());
        let mut finding = context.finding(
            drafts::CROSS_REFERENCE,
            reference.tokens.clone(),
            format!("`{quote}` points at a section this draft does not have"),
            "no such section",
        );
        if !telling || other_texts::named_before(context, reference) {
            finding.severity = Severity::Note;
            // It is told once, with the other places.
            for other in cited.get(number).into_iter().flatten().skip(1).take(MOST_SHOWN) {
                finding = finding.related(context.span(other.clone()), "and here");
            }
        }
        if let Some(last) = numbering.last.get(&number.parent()) {
            finding = finding.note(format!("the last section beside it is {last}"));
        }
        problems.push(finding.help("mend the number, or name the document whose section it is"));
    }
}

/// So many further places of a reference are shown with the first.
const MOST_SHOWN: usize = 8;

/// `the covenants in Article shall survive`, `under Section or 14.8`: the number was forgotten. `Section 0` is what is left of one whose
/// target went away.
fn without_number(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    // What Word shows of a reference is told with the field.
    let fields: FxHashSet<usize> =
        context.draft.open_places.iter().flat_map(|place| words.within(&place.bytes)).collect();
    for at in context.range() {
        let named = words.is_one_of(at, &["section", "article", "clause", "paragraph"]);
        let preposed = words.is_one_of(at.wrapping_sub(1), &LEADS)
            && !words.is_capital(at.wrapping_sub(1))
            && words.gap(at) <= Gap::Space;
        if !named || words.gap(at + 1) > Gap::Line {
            continue;
        }
        let word = words.text(at);
        let lost = words.text(at + 1) == "0" && words.gap(at) < Gap::Wide && !fields.contains(&(at + 1));
        let goes_on = words.is_one_of(at + 1, &["shall", "will", "hereof", "above", "below", "hereunder"])
            || words.are(at + 1, &["of", "this", "agreement"])
            || (words.is_one_of(at + 1, &["or", "and"])
                && words.is_number(at + 2)
                && words.text(at + 2).contains('.'));
        let forgotten = words.is_capital(at) && !words.is_shouted(at) && preposed && goes_on;
        let message = match (lost, forgotten) {
            (true, _) => format!("`{word} 0` is what is left of a reference that lost its number"),
            (_, true) => format!("`{word}` has no number here"),
            _ => continue,
        };
        let tokens = at..at + 1 + usize::from(lost);
        let mut finding = context.finding(drafts::CROSS_REFERENCE, tokens, message, "which one?");
        finding.severity = Severity::Warning;
        problems.push(finding.help("write the number"));
    }
}

/// The words that lead to a reference.
const LEADS: [&str; 7] = ["in", "under", "to", "of", "by", "with", "per"];

/// References of Word that have lost what they point at: `Section 0`, and one whose bookmark is gone, which shows its old number
/// until the fields are updated.
fn fields(context: &Context<'_>, problems: &mut Problems) {
    for place in &context.draft.open_places {
        let tokens = context.words.within(&place.bytes);
        if tokens.is_empty() {
            continue;
        }
        let finding = |message: String, label: &str| {
            context.finding(drafts::CROSS_REFERENCE, tokens.clone(), message, label)
        };
        match &place.kind {
            OpenPlaceKind::LostNumber => {
                let message = "a reference shows the number 0: what it points at has no number any more";
                let finding = finding(message.to_owned(), "the number was lost");
                problems.push(finding.help("let it point at a numbered paragraph, and update the fields"));
            }
            OpenPlaceKind::NoBookmark(bookmark) => {
                let bookmark: String = bookmark.chars().take(LONGEST_BOOKMARK).collect();
                let message = format!(
                    "a reference follows the bookmark `{bookmark}`, which the document does not have"
                );
                let mut finding = finding(message, "Word writes an error here when the fields are updated");
                // The number that still stands here may be right.
                finding.severity = Severity::Warning;
                problems.push(finding.help("let it point at a paragraph that is there, or write the number"));
            }
            OpenPlaceKind::Prompt | OpenPlaceKind::Entry | OpenPlaceKind::Highlight => {}
        }
    }
}

/// The most letters of a bookmark's name that are shown; Word takes no longer ones.
const LONGEST_BOOKMARK: usize = 40;

/// `this Section 1.6` in section 1.7: the number was left behind when the sections were numbered anew.
fn stands_elsewhere(context: &Context<'_>, reference: &Reference, number: &Number) -> Option<Diagnostic> {
    let (draft, words) = (context.draft, context.words);
    // `this section 7 of Exhibit A`, whose beginning may not be known.
    let behind = reference.tokens.end;
    if words.is_one_of(behind, &["of", "to", "in"]) && words.is_one_of(behind + 1, &ATTACHMENT_WORDS) {
        return None;
    }
    let here = draft.section_at(reference.tokens.start)?;
    let around = std::iter::successors(Some(here), |section| draft.sections.get(section.parent?));
    let is_inside = around.into_iter().any(|section| section.number.0.starts_with(&number.0));
    let mut named =
        draft.sections.iter().filter(|section| section.number == *number && section.part == here.part);
    let meant = named.next();
    let certain = match meant {
        Some(meant) => {
            meant.tokens.start != here.tokens.start
                && named.next().is_none()
                && (draft.form != Form::Plain
                    || is_shifted(number, here)
                    || is_bounded(context, number, here))
        }
        // Where it is not there, the heading of this one may not have been recognised; a number like its own tells all the same.
        None => is_shifted(number, here) || is_of_another(number, here),
    };
    // Where pages were put on one line, its heading may stand between the beginning of this section and the reference.
    let between = here.tokens.start..reference.tokens.start;
    if is_inside || !certain || between.into_iter().skip(1).any(|at| may_begin(context, number, at)) {
        return None;
    }
    let mut finding = another_section(context, reference, &here.number, here.heading());
    if meant.is_none() || !is_shifted(number, here) {
        finding.severity = Severity::Warning;
    }
    Some(finding)
}

/// Whether a section of a text that is numbered in as many parts surely ends where the next one begins.
fn is_bounded(context: &Context<'_>, number: &Number, here: &Section) -> bool {
    let sections = &context.draft.sections;
    let place = sections.partition_point(|section| section.tokens.start < here.tokens.end);
    number.0.len() == here.number.0.len()
        && sections
            .get(place)
            .is_some_and(|next| next.part == here.part && is_followed_by(context, here, next))
}

/// Whether a section may begin at a place that the number is that of, or a part of.
fn may_begin(context: &Context<'_>, number: &Number, at: usize) -> bool {
    possible_heading(context.words, at).is_some_and(|begun| number.0.starts_with(&begun.0))
}

/// `this Section 8.02` between the beginnings of sections 8.07 and 8.08, wherever section 8.02 is.
fn stands_between_others(
    context: &Context<'_>,
    runs: &Runs,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let start = reference.tokens.start;
    let (here, at) = runs.section_at(start, number)?;
    // A number at the end of a page may be that of the page.
    let paged = number.0.len() == 1 && context.words.gap(reference.tokens.end) >= Gap::Wide;
    if here.0.starts_with(&number.0) || paged || (at + 1..start).any(|at| may_begin(context, number, at)) {
        return None;
    }
    let mut finding = another_section(context, reference, here, at..at + 1);
    finding.severity = Severity::Warning;
    Some(finding)
}

fn another_section(
    context: &Context<'_>,
    reference: &Reference,
    here: &Number,
    heading: Range<usize>,
) -> Diagnostic {
    let quote = context.quote(reference.tokens.clone());
    context
        .finding(
            drafts::CROSS_REFERENCE,
            reference.tokens.start - 1..reference.tokens.end,
            format!("`this {quote}` stands in section {here}"),
            "this is another section",
        )
        .related(context.span(heading), format!("section {here} begins here"))
        .help("mend the number, or leave out `this` where another section is meant")
}

/// Whether a number is that of the same part of another section, as 2.7 in 12.7: the number of the section is old.
fn is_of_another(number: &Number, here: &Section) -> bool {
    let same_part = number.last() == here.number.last() && number.0.len() == here.number.0.len();
    let apart = number.0.iter().zip(&here.number.0).filter(|(wanted, own)| wanted != own);
    number.0.len() > 1 && same_part && apart.count() == 1
}

/// Whether a number is one that a section may have had before others came in or went out: beside it, or beside the one around it.
/// Where pages were put on one line, a number that has nothing to do with the section's says that the section was not recognised.
fn is_shifted(number: &Number, here: &Section) -> bool {
    /// How far numbers are shifted.
    const FAR: u32 = 2;
    let (wanted, own) = (&number.0, &here.number.0);
    let apart: Vec<u32> = wanted.iter().zip(own).map(|(wanted, own)| wanted.abs_diff(*own)).collect();
    let moved = apart.iter().filter(|apart| **apart > 0).count();
    wanted.len() <= own.len() && moved == 1 && apart.iter().all(|apart| *apart <= FAR)
}

/// `Section 6.6(B)`, and section 6.6 is `[Intentionally Omitted]`.
fn left_out(context: &Context<'_>, reference: &Reference, number: &Number) -> Option<Diagnostic> {
    /// The longest section that says no more than that, in tokens.
    const SHORT: usize = 9;
    let words = context.words;
    let mut named = context.draft.sections.iter().filter(|section| section.number == *number);
    let section = named.next().filter(|section| named.next().is_none() && section.tokens.len() <= SHORT)?;
    let says = |at: usize| words.is_one_of(at, &["omitted", "reserved", "deleted"]);
    let only = section.tokens.clone().filter(|at| words.is_word(*at) && !says(*at));
    let only = only.into_iter().all(|at| {
        words.is_one_of(
            at,
            &["intentionally", "this", "section", "article", "is", "has", "been", "left", "blank"],
        )
    });
    // `Sections 1 to 9` passes over it, and a list of what survives may have been written before.
    // A line of a table of contents says it of itself.
    let listed = words.is_one_of(reference.tokens.end, &["through", "to", "-"])
        || (reference.tokens.end..reference.tokens.end + 3).any(says);
    if !only
        || listed
        || !section.tokens.clone().any(says)
        || section.tokens.contains(&reference.tokens.start)
    {
        return None;
    }
    let quote = context.quote(reference.tokens.clone());
    let message = format!("`{quote}` points at section {number}, which was left out");
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, reference.tokens.clone(), message, "nothing is said there")
        .related(context.span(section.tokens.clone()), "left out here")
        .help("name the section that is meant, or take the reference out");
    finding.severity = Severity::Warning;
    Some(finding)
}

/// `set forth in Sections 6(k) have been furnished`: a second number was forgotten, or there is but one.
fn alone(context: &Context<'_>, reference: &Reference) -> Option<Diagnostic> {
    let words = context.words;
    let (start, end) = (reference.tokens.start, reference.tokens.end);
    let plural =
        words.is_one_of(start, &["sections", "articles", "clauses"]) && words.gap(start) <= Gap::Line;
    // `Sections 2.2 (the numbers of each year)` says more of the one.
    let qualifies =
        words.is_small(end + 1) && words.text(end + 1).len() > 2 && roman(words.text(end + 1)).is_none();
    let longest = if qualifies { QUALIFIER } else { CAPTION };
    let end = words.closing(end, longest).map_or(end, |close| close + 1);
    // Any word but those that go on with the list: `in Sections 4(c) upon demand`, `(subject to Sections 4.2)`.
    let goes_on = words.mark(end, ')')
        || words.is_small(end)
            && words.text(end).len() > 1
            && !words
                .is_one_of(end, &["et", "ff", "inclusive", "bis", "through", "thru", "to", "till", "until"]);
    // `Sections 5 or the Plan` names another thing; `Sections 5 and elsewhere` a second one.
    let joined = words.is_one_of(end, &["or", "and"]);
    // `Sections 3.10. and 3.11`, `clauses 6. 2. 2 and 10`: the list goes on behind the full stop.
    let behind = end + 1;
    let listed = words.gap(behind) < Gap::Block
        && (words.is_number(behind)
            || words.is_one_of(behind, &["and", "or", "through", "to"])
            || matches!(words.text(behind), "," | "(" | "["));
    let stops = matches!(words.text(end), "." | ";") && words.gap(end + 1) > Gap::None;
    let near = words.gap(end) <= Gap::Line;
    // `Sections 1.2 (Friends) for one year, 3 (Rights) and 4 (Secrets)`: the list goes on behind what is said of the first.
    let goes_on_later = || {
        let rest = (end..end + LATER).take_while(|at| !matches!(words.text(*at), "." | ";"));
        rest.into_iter().any(|at| {
            (words.mark(at, ',') || words.is_one_of(at, &["and", "or"]))
                && words.is_number(at + 1)
                && words.mark(at + 2, '(')
        })
    };
    if !plural || goes_on_later() || joined || listed || !near || !(goes_on || stops) {
        return None;
    }
    let quote = context.quote(reference.tokens.clone());
    let message = format!("`{quote}` names one where several are announced");
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, reference.tokens.clone(), message, "and which other?")
        .help("name the others, or write the word in the singular");
    finding.severity = Severity::Warning;
    Some(finding)
}

/// How far behind the first number of a list the next one may stand, in tokens.
const LATER: usize = 16;

/// The longest caption in brackets behind a number, and the longest words there that say more of it, in tokens.
const CAPTION: usize = 24;
const QUALIFIER: usize = 60;

/// `Section 4(f)` where section 4 has the parts (a) and (b).
fn without_part(
    context: &Context<'_>,
    numbering: &Numbering,
    reference: &Reference,
    (number, inner): (&Number, &[String]),
    problems: &mut Problems,
) {
    let draft = context.draft;
    let Some(part) = inner.first().filter(|part| !opens_list(context, reference, part)) else { return };
    let mut named = draft.sections.iter().enumerate().filter(|(_, section)| section.number == *number);
    let Some((place, section)) = named.next().filter(|_| named.next().is_none()) else { return };
    // What is attached may speak of the main text; the main text means no section of what is attached.
    if section.part > 0 && draft.section_at(reference.tokens.start).is_none_or(|here| here.part == 0) {
        return;
    }
    // Parts of a section that has sections below are those before the first of these.
    let below = draft
        .sections
        .get(place + 1)
        .filter(|next| next.parent == Some(place) && next.number.0.len() > number.0.len());
    let own = section.tokens.start
        ..below.filter(|next| next.written).map_or(section.tokens.end, |next| next.tokens.start);
    // Where pages were put on one line nobody knows where a section ends, unless the one that begins there is the next.
    let closed = draft.form != Form::Plain
        || draft.sections.get(place + 1).is_some_and(|next| is_followed_by(context, section, next));
    let certain = closed && numbering.whole.get(number) == Some(&true);
    let values = [part.parse().ok(), letter(part), roman(part)];
    let counted = values.into_iter().flatten().any(|value| {
        let below = number.with(value);
        draft.possible_numbers.contains(&below) || numbering.whole.contains_key(&below)
    });
    let stands = marker(context, &own, part);
    problems.extend(
        stands
            .as_ref()
            .filter(|stands| stands.alone)
            .and_then(|stands| otherwise_written(context, reference, part, stands.at)),
    );
    let seen = stands.as_ref().filter(|outer| outer.alone && closed && own.len() <= LONGEST_SEEN);
    let within = seen.and_then(|outer| lacks_inner(context, &own, outer.at, inner));
    let lacks = match &within {
        Some(within) if certain => within,
        None if certain && !counted && stands.is_none() => part,
        _ => return,
    };
    let quote = context.quote(reference.tokens.clone());
    let mut finding = context.finding(
        drafts::CROSS_REFERENCE,
        reference.tokens.clone(),
        format!("`{quote}` points at a part that section {number} does not have"),
        format!("no ({lacks}) there"),
    );
    finding.severity = Severity::Warning;
    problems.push(finding.help("mend the number or the letter, or name the document whose section it is"));
}

/// `in breach of this Section 2 (i) in summer and (ii) in winter`: the letter begins a list of the sentence.
fn opens_list(context: &Context<'_>, reference: &Reference, part: &str) -> bool {
    /// How far on the second part of the list may stand, in tokens.
    const FAR: usize = 160;
    let words = context.words;
    let second = match part {
        "i" => "ii",
        "a" => "b",
        "1" => "2",
        _ => return false,
    };
    let end = reference.tokens.end;
    let spaced =
        reference.tokens.clone().find(|at| words.mark(*at, '(')).is_some_and(|at| words.gap(at) > Gap::None);
    spaced
        && words.is_word(end)
        && (end..end + FAR)
            .take_while(|at| !words.mark(*at, '.'))
            .any(|at| words.mark(at, '(') && words.is(at + 1, second) && words.mark(at + 2, ')'))
}

/// `Section 2.4(a)`, and the part is marked `(A)`.
fn otherwise_written(
    context: &Context<'_>,
    reference: &Reference,
    part: &str,
    at: usize,
) -> Option<Diagnostic> {
    let words = context.words;
    let cited = reference.tokens.clone().find(|at| words.is_word(*at) && fold(words.text(*at)) == *part)?;
    let (cited, stands) = (words.text(cited), words.text(at));
    if cited == stands || !words.mark(at.wrapping_sub(1), '(') || fold(stands) != *part {
        return None;
    }
    let quote = context.quote(reference.tokens.clone());
    let message = format!("`{quote}` names a part that is marked ({stands})");
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, reference.tokens.clone(), message, "written otherwise")
        .related(context.span(at..at + 1), "the part")
        .help(format!("write ({stands})"));
    finding.severity = Severity::Note;
    Some(finding)
}

/// The longest section of a text, in tokens, of which every part is seen: in a longer one headings may be hidden.
const LONGEST_SEEN: usize = 1_500;

/// Whether a section of a text ends where the next one begins: beside it, or beside the one around it. Where nothing but a number of
/// one part tells, both have captions and begin a paragraph.
fn is_followed_by(context: &Context<'_>, section: &Section, next: &Section) -> bool {
    let follows = |number: &Number| {
        next.number.parent() == number.parent()
            && next.number.0.len() == number.0.len()
            && next.number.last() == number.last() + 1
    };
    let plain = |section: &Section| {
        section.caption.is_some() && context.words.gap(section.tokens.start) == Gap::Block
    };
    section.tokens.len() <= LONGEST_SEEN
        && (follows(&section.number) || section.number.parent().is_some_and(|parent| follows(&parent)))
        && (section.number.0.len() > 1 || (plain(section) && plain(next)))
}

/// Where `(f)`, `f)` or `f.` stands among these tokens, and not as part of a reference; once, or else the first of several. What Word
/// draws itself goes before what stands within a sentence, and a letter of the same size before a capital.
fn marker(context: &Context<'_>, tokens: &Range<usize>, part: &str) -> Option<Marked> {
    let words = context.words;
    let references = &context.draft.references;
    let is_marker = |at: &usize| {
        // In a text every line may be a part of a longer one, and `a.` a marker anywhere.
        let opens = words.gap(*at) >= Gap::Line || context.draft.form == Form::Plain;
        let marked = words.mark(at + 1, ')') || (words.mark(at + 1, '.') && opens);
        let cited = references.partition_point(|reference| reference.tokens.start <= *at);
        let in_reference =
            references.get(..cited).and_then(<[_]>::last).is_some_and(|it| *at < it.tokens.end);
        marked && !in_reference && fold(words.text(*at)) == *part
    };
    let once = |places: &mut dyn Iterator<Item = usize>| {
        places.next().map(|at| Marked { at, alone: places.next().is_none() })
    };
    let blocks = &context.draft.blocks;
    let first = blocks.partition_point(|block| block.tokens.start < tokens.start);
    let blocks =
        blocks.get(first..).unwrap_or(&[]).iter().take_while(|block| block.tokens.start < tokens.end);
    let is_drawn = |drawn: &str| drawn.trim_matches(['(', ')', '.']) == part;
    let mut drawn = blocks.filter(|block| block.drawn.as_deref().is_some_and(is_drawn));
    if let Some(block) = drawn.next() {
        return Some(Marked { at: block.tokens.start, alone: true });
    }
    let is_alike = |at: &usize| words.text(*at) == part;
    once(&mut tokens.clone().filter(|at| is_alike(at) && is_marker(at)))
        .or_else(|| once(&mut tokens.clone().filter(is_marker)))
}

/// Where the marker of a part stands, and whether no other is like it.
struct Marked {
    at: usize,
    alone: bool,
}

/// Whether the part at `at` lacks the parts within that a reference names: `6.5(G)(1)`, and (G) is one sentence.
fn lacks_inner(context: &Context<'_>, own: &Range<usize>, at: usize, inner: &[String]) -> Option<String> {
    let [outer, within, ..] = inner else { return None };
    // The next part of the same list ends this one; where a letter is a Roman number, too, either may.
    let mut next = Vec::new();
    if let Some(place) = letter(outer).filter(|_| outer.len() == 1).and_then(|place| u8::try_from(place).ok())
    {
        next.push(char::from(b'a' + place).to_string());
    }
    if let Some(place) = roman(outer) {
        next.push(in_roman(place + 1).to_ascii_lowercase());
    }
    if let Ok(place) = outer.parse::<u32>() {
        next.push(place.saturating_add(1).to_string());
    }
    let behind = at + 1..own.end;
    let mut ends = next.iter().filter_map(|label| marker(context, &behind, label));
    let end = ends.next().filter(|end| end.alone && ends.next().is_none())?;
    let part = at + 1..end.at;
    (part.len() <= LONGEST_SEEN && marker(context, &part, within).is_none()).then(|| within.clone())
}
