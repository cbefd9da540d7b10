//! Tokens in, references out: which sections and attachments the prose points at, and whether they are this draft's.

mod citation;
mod land;
mod laws;
mod lettered;
mod named;
mod texts;
mod whose;

pub(super) use self::whose::is_other;
use self::whose::{other_before, other_behind, share_owner};
use super::model::{Caption, Draft, Number, Reference, Target, Whose, letter, roman};
use super::sections::{ATTACHMENT_WORDS, SECTION_WORDS, attachment_label, decimal_number};
use super::words::{Gap, Words, fold};

/// Finds all references, in order.
pub(super) fn find(draft: &Draft) -> Vec<Reference> {
    let words = draft.words();
    let mut found = Vec::new();
    let lettered = lettered::lettered(draft);
    let mut at = 0;
    while at < words.len() {
        let next = if draft.in_contents.contains(&at) {
            Some(draft.in_contents.end)
        } else if draft.headings.contains(&at) {
            None
        } else if words.is_one_of(at, &SECTION_WORDS) {
            // `Section C` is a letter there, and no hundred.
            let is_letter = lettered.is_section(words, at + 1);
            let before = found.len();
            let next = if is_letter { None } else { section_list(words, at, &mut found) };
            // `Section 7A` of some law, where this draft has no section 7.
            let is_ours = |reference: &Reference| match &reference.target {
                Target::Section { number, .. } => {
                    !is_glued_letter(words, reference.tokens.end - 1)
                        || draft.possible_numbers.contains(number)
                }
                Target::Attachment { .. } | Target::Article { .. } => true,
            };
            if words.is_one_of(at, &["article", "articles"]) && !draft.articles.is_empty() {
                found.iter_mut().skip(before).for_each(to_article);
            }
            if found.iter().skip(before).all(is_ours) {
                next
            } else {
                found.truncate(before);
                None
            }
        } else if words.is_one_of(at, &ATTACHMENT_WORDS) || words.is_one_of(at, &ATTACHMENTS) {
            attachment_list(words, at, &mut found)
        } else {
            None
        };
        at = next.unwrap_or(at + 1);
    }
    share_owner(draft, &mut found);
    found
}

/// Makes a reference to a section one to an article, where these are counted apart.
fn to_article(reference: &mut Reference) {
    if let Target::Section { number, inner } = &reference.target
        && inner.is_empty()
        && number.0.len() == 1
    {
        reference.target = Target::Article { number: number.clone() };
    }
}

const ATTACHMENTS: [&str; 6] = ["exhibits", "schedules", "annexes", "appendices", "attachments", "addenda"];

/// Reads `Sections 8.1, 8.3(a) through 8.5`; says which token comes behind.
fn section_list(words: Words<'_>, word: usize, found: &mut Vec<Reference>) -> Option<usize> {
    let plural = words.is_one_of(word, &["sections", "articles", "clauses", "paragraphs", "§§"]);
    let stop = usize::from(words.is(word, "sec") && words.mark(word + 1, '.'));
    let first = found.len();
    let mut start = word;
    let mut at = word + 1 + stop;
    loop {
        let dotted_before = found.len() > first;
        let Some((target, after)) = section_target(words, at) else { break };
        // `Section 5, 30 days`: a number behind a comma goes on the list only where a list was announced.
        let dotted = words.text(at).contains('.');
        // `Section 8(d) or 8(e)` goes on by its brackets.
        let bracketed = words.gap(at + 1) == Gap::None
            && matches!(&target, Target::Section { inner, .. } if !inner.is_empty());
        // `Section 2 (Marks), 8 (Secrets), or 9 (Agency)` goes on by its captions.
        let captioned = || {
            let before = found.last().is_some_and(|before: &Reference| before.caption.is_some());
            before && caption(words, after).0.is_some()
        };
        if dotted_before
            && (!(plural || dotted || bracketed || captioned()) || counts_something(words, after))
        {
            break;
        }
        found.push(Reference { target, tokens: start..after, caption: None, whose: Whose::Own });
        at = after;
        let (caption, behind) = caption(words, at);
        // In `Sections 8.1 and 8.2 (Ownership and Licence)` the caption may be that of both.
        let shared = found.len() > first + 1
            && found.iter().rev().skip(1).take(1).any(|before| before.caption.is_none());
        if shared && caption.is_some() {
            at = behind;
        } else if let (Some(reference), Some(caption)) = (found.last_mut(), caption) {
            reference.caption = Some(caption);
            at = behind;
        } else if bracketed {
            // `Article 32(1), (2) and (4) GDPR`.
            at = citation::behind_paragraphs(words, at);
        }
        // `5.5 (Complaints) (for three years); 6.2 (Records)` goes on behind the qualifier.
        let qualified = words
            .closing(at, 24)
            .filter(|close| plural && words.mark(at, '(') && matches!(words.text(close + 1), "," | ";"));
        let mut joined = qualified.map_or(at, |close| close + 1);
        let list_captioned = plural && found.last().is_some_and(|before| before.caption.is_some());
        while words.gap(joined) < Gap::Wide
            && (words.mark(joined, ',')
                || (list_captioned && words.mark(joined, ';'))
                || words.mark(joined, '-')
                || words.mark(joined, '/')
                || words.is_one_of(joined, &["and", "or", "to", "through", "thru", "&"]))
        {
            joined += 1;
        }
        if joined == at || section_target(words, joined).is_none() {
            break;
        }
        if words.is_one_of(joined, &SECTION_WORDS) {
            // The next reference has its own word; this list still shares what comes behind all of them.
            break;
        }
        start = joined;
        at = joined;
    }
    if found.len() == first {
        return None;
    }
    let end = at;
    if is_other(words, word, end) {
        for reference in found.iter_mut().skip(first) {
            reference.whose = Whose::Other;
        }
    }
    Some(end.max(word + 1))
}

/// How many brackets a number has behind it; no agreement nests its sections deeper.
const DEEPEST: usize = 8;

/// One number with its brackets: `3.3(c)(ii)`, `IV`.
fn section_target(words: Words<'_>, at: usize) -> Option<(Target, usize)> {
    if words.gap(at) > Gap::Line {
        return None;
    }
    let number = if words.is_number(at) {
        decimal_number(words.text(at))?
    } else if words.is_capital(at) {
        Number(vec![roman(words.text(at))?])
    } else {
        return None;
    };
    let mut after = at + 1;
    // `Article 6:265` is numbered as laws are.
    if words.mark(after, ':')
        && words.gap(after) == Gap::None
        && words.gap(after + 1) == Gap::None
        && words.is_number(after + 1)
    {
        return None;
    }
    let mut inner = Vec::new();
    // `300aa` is no number of ours; `Section 14A` is paragraph A of one, where there is a section 14.
    if words.is_word(after) && words.gap(after) == Gap::None {
        if !is_glued_letter(words, after) || !words.is_number(at) {
            return None;
        }
        inner.push(fold(words.text(after)).into_owned());
        after += 1;
    }
    // `Section 32-581.03` and `§ 2-207` are numbered as laws are; `Sections 4-7` and `4.1-4.3` are several.
    let joined = words.mark(after, '-') && words.gap(after) == Gap::None && words.gap(after + 1) == Gap::None;
    let second = words.text(after + 1);
    let (first_parted, second_parted) = (words.text(at).contains('.'), second.contains('.'));
    let is_of_law = first_parted != second_parted || (!second_parted && second.len() > 2);
    if joined && words.is_number(after + 1) && is_of_law {
        return None;
    }
    while inner.len() < DEEPEST
        && words.mark(after, '(')
        && words.gap(after) <= Gap::Space
        && words.mark(after + 2, ')')
    {
        let text = words.text(after + 1);
        let known =
            letter(text).is_some() || roman(text).is_some() || (words.is_number(after + 1) && text.len() < 3);
        if !known {
            break;
        }
        inner.push(fold(text).into_owned());
        after += 3;
    }
    Some((Target::Section { number, inner }, after))
}

/// Whether the token at `at` is one capital right behind a number.
fn is_glued_letter(words: Words<'_>, at: usize) -> bool {
    let ends = words.gap(at + 1) > Gap::None || matches!(words.text(at + 1), "," | "." | ";" | ")");
    words.gap(at) == Gap::None && words.is_capital(at) && words.text(at).len() == 1 && ends
}

fn counts_something(words: Words<'_>, at: usize) -> bool {
    words.is_one_of(
        at,
        &["day", "days", "month", "months", "year", "years", "business", "percent", "%", "hours", "million"],
    )
}

/// The caption behind a reference, in round or square brackets, and the token behind it. A qualifier such as
/// `(for fees due)` or a marker such as `(a)` is none: a caption is in title case and has a word.
fn caption(words: Words<'_>, at: usize) -> (Option<Caption>, usize) {
    let none = (None, at);
    if words.gap(at) > Gap::Line {
        return none;
    }
    let Some(close) = words.closing(at, 24) else { return none };
    let tokens = at + 1..close;
    const SMALL: [&str; 22] = [
        "and", "of", "the", "for", "to", "in", "on", "or", "by", "with", "a", "an", "upon", "from", "at",
        "as", "between", "not", "no", "its", "after", "during",
    ];
    let titled = tokens.clone().all(|here| {
        words.is_capital(here)
            || (here > at + 1 && words.is_one_of(here, &SMALL))
            || matches!(words.text(here), "&" | "," | ";" | "-" | "–" | "/" | "'" | "’")
    });
    let worded = tokens.clone().any(|here| words.text(here).len() > 2 && words.is_word(here));
    let marker = tokens.len() == 1 && roman(words.text(at + 1)).is_some();
    if titled && worded && !marker && words.is_capital(at + 1) && !words.is_one_of(at + 1, &QUALIFIERS) {
        (Some(Caption { text: words.phrase(tokens.clone()), tokens }), close + 1)
    } else {
        none
    }
}

/// Words that open a qualifier and no caption even with a capital letter.
const QUALIFIERS: [&str; 10] =
    ["as", "for", "if", "to", "in", "other", "but", "including", "except", "excluding"];

/// Whether a capital letter in quotation marks stands at `at`: `attachment "C"`.
fn is_quoted_letter(words: Words<'_>, at: usize) -> bool {
    words.mark(at, '"') && lettered::is_letter(words, at + 1) && words.mark(at + 2, '"')
}

/// Reads `Exhibits A, B and C`; says which token comes behind.
fn attachment_list(words: Words<'_>, word: usize, found: &mut Vec<Reference>) -> Option<usize> {
    if !words.is_capital(word) && !is_quoted_letter(words, word + 1) {
        return None;
    }
    let plural = words.is_one_of(word, &ATTACHMENTS);
    let kind = match fold(words.text(word)).as_ref() {
        "appendices" => "appendix".to_owned(),
        "addenda" => "addendum".to_owned(),
        "annexes" => "annex".to_owned(),
        other if plural => other.trim_end_matches('s').to_owned(),
        other => other.to_owned(),
    };
    let first = found.len();
    let (mut start, mut at) = (word, word + 1);
    while let Some((label, after)) = attachment_label(words, at) {
        let target = Target::Attachment { kind: kind.clone(), label };
        found.push(Reference { target, tokens: start..after, caption: None, whose: Whose::Own });
        at = after;
        while plural && (words.mark(at, ',') || words.is_one_of(at, &["and", "or", "&", "through", "to"])) {
            at += 1;
        }
        start = at;
        if !plural {
            break;
        }
    }
    let end = found.last().filter(|_| found.len() > first)?.tokens.end;
    if other_behind(words, end) || other_before(words, word) || is_form(words, word) {
        for reference in found.iter_mut().skip(first) {
            reference.whose = Whose::Other;
        }
    }
    Some(end)
}

/// Whether a schedule is a form of an authority and no attachment: `Schedule 13D`, `Schedule K-1`.
fn is_form(words: Words<'_>, word: usize) -> bool {
    const FORMS: [&str; 7] = ["13d", "13g", "13e", "14a", "14c", "14d", "14f"];
    let numbered =
        FORMS.contains(&fold(&format!("{}{}", words.text(word + 1), words.text(word + 2))).as_ref());
    words.is(word, "schedule")
        && ((numbered && words.gap(word + 2) == Gap::None)
            || (words.is(word + 1, "K") && words.mark(word + 2, '-')))
}
