//! Tokens in, sections and attachments out: where a number begins a section, what its caption is, what lies under it.

mod articles;
mod attachments;
mod caption;
mod contents;
mod heading;
mod inline;
mod resumed;
mod spine;
mod titled_contents;

pub(super) use self::attachments::{ATTACHMENT_WORDS, attachment_label};
use self::attachments::{attachments, listed_behind};
use self::caption::caption;
use self::contents::without_contents;
use self::heading::{
    Candidate, Strength, before_is_reference, candidates, heading_number, is_shouted_heading, is_unit,
};
pub(super) use self::heading::{Marked, SECTION_WORDS, decimal_number};
use self::resumed::{begins_next, resumes};
use self::spine::along_the_spine;
use self::titled_contents::titled_contents;
use super::model::{BlockKind, Draft, Form, Number, Section, roman};
use super::words::{Gap, Words};

/// Finds the attachments and the sections of a draft whose tokens and blocks are known.
pub(super) fn find(draft: &mut Draft, marked: &[Marked]) {
    (draft.attachments, draft.behind_list) = attachments(draft);
    let titled = titled_contents(draft);
    draft.in_contents = titled.as_ref().map_or(0..0, |titled| titled.tokens.clone());
    let listed = listed_behind(draft, &draft.in_contents);
    if let Some(last) =
        draft.attachments.get(..listed.end).and_then(<[_]>::last).filter(|_| !listed.is_empty())
    {
        draft.behind_list = draft.behind_list.max(last.tokens.start + 2);
    }
    draft.attachments.drain(listed);
    let mut candidates = candidates(draft, marked);
    candidates.retain(|candidate| !draft.in_contents.contains(&candidate.start));
    let of_contents: rustc_hash::FxHashSet<usize> = draft
        .blocks
        .iter()
        .zip(marked)
        .filter(|(_, mark)| mark.in_contents)
        .map(|(block, _)| block.tokens.start)
        .collect();
    for candidate in &candidates {
        let mut number = Some(candidate.number.clone());
        while let Some(known) = number {
            number = known.parent();
            draft.possible_numbers.insert(known);
        }
        if candidate.named {
            draft.headings.insert(candidate.start);
        }
    }
    candidates.retain(|candidate| !of_contents.contains(&candidate.start));
    draft.possible_numbers.extend(marked.iter().filter_map(|mark| mark.nested.clone()));
    let (candidates, contents) = match titled {
        Some(titled) => (candidates, titled.lines),
        None => without_contents(draft, candidates),
    };
    draft.contents = contents;
    draft.sections = tree(draft, along_the_spine(draft, candidates));
    draft.articles = articles::find(draft, marked);
    articles::end_sections(draft);
    loose_numbers(draft);
}

/// Chooses the candidates that make a sequence, and hangs them under one another.
///
/// A number in running text may be a heading or anything else. What tells is whether it goes on from the sections that
/// are open: these are a path from the first level down, so the next heading is below the last of them, beside one, or
/// begins a new first level. What does not fit is left out, and remembered in `possible_numbers`, so that nobody calls a
/// reference to it broken.
fn tree(draft: &Draft, candidates: Vec<Candidate>) -> Vec<Section> {
    let words = draft.words();
    let end = draft.body().end;
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut part = 0;
    // The first-level section in which a list began anew at 1, and how many sections there were then.
    let mut broken_off: Option<(usize, usize)> = None;
    let mut candidates = candidates.into_iter().peekable();
    while let Some(candidate) = candidates.next() {
        let here = draft.attachments.partition_point(|attachment| attachment.tokens.start <= candidate.start);
        if here != part {
            close(&mut sections, &mut open, 0, candidate.start);
            part = here;
            broken_off = None;
        }
        let next = candidates.peek();
        if let (Some(outer), Some(next)) = (open.first(), next)
            && (is_misplaced(&sections, *outer, &candidate, next)
                || (is_done(words, candidate.start) && is_of_another(&sections, *outer, &candidate, next)))
        {
            let (parent, tokens) = (open.first().copied(), candidate.start..next.start);
            let caption = None;
            sections.push(Section { number: candidate.number, caption, tokens, parent, part, written: true });
            continue;
        }
        // Where lists within clauses stand at the margin as well, as in what was taken out of a PDF, only a dotted number tells.
        let block = draft.block_at(candidate.start);
        let block_end = block.map_or(words.len(), |block| block.tokens.end);
        let heading = block.is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
        let opens = words.gap(candidate.start) == Gap::Block;
        let tells = || {
            draft.form != Form::Plain
                || candidate.number.0.len() > 1
                || (opens && caption(words, &candidate, block_end, heading, draft.form).is_some())
        };
        let misnumbered = || {
            tells()
                && (is_misnumbered(&sections, &open, &candidate, next)
                    || begins_again(&sections, &open, &candidate, next))
        };
        let skips = || {
            skips_one(&sections, &open, &candidate, next)
                && caption(words, &candidate, block_end, heading, draft.form).is_some()
        };
        let resumes = || {
            words.gap(candidate.start) > Gap::None
                && (resumes(&sections, &open, part, &candidate, next)
                    || begins_next(&sections, &open, &candidate))
        };
        if !fits(&sections, &open, &candidate) && !misnumbered() && !skips() && !resumes() {
            // `20.` behind a list of its own in `19.`: the list is no part of the numbering.
            let resumed = broken_off.filter(|(at, _)| {
                let before = sections.get(*at);
                let number = &candidate.number;
                // The number behind it may stand in mid-line.
                let last = number.last().saturating_sub(1);
                (opens || is_shouted_heading(words, candidate.start))
                    && before.is_some_and(|before| {
                        goes_on(&before.number, number)
                            || goes_on(&before.number, &Number(vec![last])) && number.0.len() == 1
                    })
            });
            let Some((at, count)) = resumed else { continue };
            sections.truncate(count);
            open.clear();
            open.push(at);
        }
        let begins_anew = candidate.number.0 == [1] && draft.form == Form::Plain && broken_off.is_none();
        if let Some(outer) = open.first().filter(|_| begins_anew) {
            broken_off = Some((*outer, sections.len()));
        }
        let depth = open
            .iter()
            .position(|at| {
                sections.get(*at).is_none_or(|section| !is_under(&candidate.number, &section.number))
            })
            .unwrap_or(open.len());
        close(&mut sections, &mut open, depth, candidate.start);
        let caption = caption(words, &candidate, block_end, heading, draft.form);
        // The first level went on: the list is behind it.
        let before = broken_off.and_then(|(at, _)| sections.get(at));
        if caption.is_some() && before.is_some_and(|before| goes_on(&before.number, &candidate.number)) {
            broken_off = None;
        }
        sections.push(Section {
            number: candidate.number,
            caption,
            tokens: candidate.start..end,
            parent: open.last().copied(),
            part,
            written: candidate.written,
        });
        open.push(sections.len() - 1);
    }
    close(&mut sections, &mut open, 0, end);
    sections
}

fn close(sections: &mut [Section], open: &mut Vec<usize>, depth: usize, end: usize) {
    for at in open.drain(depth.min(open.len())..) {
        if let Some(section) = sections.get_mut(at) {
            section.tokens.end = end;
        }
    }
}

/// Whether a number is the very next first-level one.
fn goes_on(before: &Number, number: &Number) -> bool {
    before.0.len() == 1 && number.0.len() == 1 && number.last() == before.last() + 1
}

/// Whether `12.4` stands in section 11, right before `12.`: it was meant to be 11.4.
fn is_misplaced(sections: &[Section], outer: usize, candidate: &Candidate, next: &Candidate) -> bool {
    let parent = candidate.number.parent();
    let before = sections.last().filter(|before| before.number.0.len() == 2);
    sections.get(outer).is_some_and(|outer| {
        goes_on(&outer.number, &next.number)
            && parent.as_ref() == Some(&next.number)
            && candidate.strength == Strength::Strong
            && next.strength >= Strength::Strong
            && before.is_some_and(|before| {
                before.number.parent().as_ref() == Some(&outer.number)
                    && candidate.number.last() == before.number.last() + 1
            })
    })
}

/// Whether what stands before a number is done: a sentence, a heading, or the page before. A reference that a page cut off goes on.
fn is_done(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    matches!(words.text(before), "." | ";" | ":" | ")" | "\"")
        || words.is_number(before)
        || (words.is_shouted(before) && !words.is_one_of(before, &SECTION_WORDS))
}

/// Whether `32.1` stands in section 42, between 42 or its last section and the next one: the number is that of another section. A number
/// that was there before may have several behind it: `1.2` and `1.3` behind 4.1.
fn is_of_another(sections: &[Section], outer: usize, candidate: &Candidate, next: &Candidate) -> bool {
    let Some(outer_section) = sections.get(outer) else { return false };
    let ([here], [stated, place]) = (outer_section.number.0.as_slice(), candidate.number.0.as_slice()) else {
        return false;
    };
    // The last section that stands in this one, and what number the next would have.
    let last = sections.iter().skip(outer + 1).rev().find(|section| section.parent == Some(outer));
    let expected = last.map_or(1, |last| last.number.last() + 1);
    let goes_on = match next.number.0.as_slice() {
        [number] => *number == here + 1 && *place > 1,
        [number, part] => {
            (number == here && *part == place + 1)
                || (*number == here + 1 && *part == 1 && *place > 1)
                || (number == stated && stated < here && *place > 1 && *part == place + 1)
        }
        _ => false,
    };
    let stands = || sections.iter().any(|section| section.number == candidate.number);
    candidate.strength == Strength::Strong
        && next.strength >= Strength::Strong
        && stated != here
        && *place == expected
        && goes_on
        && (stated < here && stands() || next.number.0.first() != Some(stated))
}

fn is_under(inner: &Number, outer: &Number) -> bool {
    inner.0.len() > outer.0.len() && inner.0.starts_with(&outer.0)
}

/// Whether a candidate goes on from what is open. The numbers of headings, and those that the format computes, always do; a number at the start of a line does
/// unless it jumps far (a heading or two may be hidden in a page put on one line, five are not); one in mid-line must be
/// the very next.
fn fits(sections: &[Section], open: &[usize], candidate: &Candidate) -> bool {
    let number = &candidate.number;
    if candidate.strength == Strength::Certain || (candidate.named && candidate.strength == Strength::Strong)
    {
        return true;
    }
    let opened = || open.iter().filter_map(|at| sections.get(*at));
    let sibling = opened().find(|section| {
        section.number.0.len() == number.0.len() && section.number.parent() == number.parent()
    });
    let under = number.parent().is_none_or(|parent| opened().any(|section| section.number == parent));
    match (sibling, candidate.strength) {
        (Some(sibling), Strength::Loose) => number.last() == sibling.number.last() + 1,
        (Some(sibling), _) => {
            let step = i64::from(number.last()) - i64::from(sibling.number.last());
            (1..=4).contains(&step) || (number.0.len() == 1 && number.last() == 1)
        }
        // The number of the first may not be seen behind a caption whose end is not marked.
        (None, Strength::Loose) => (1..=2).contains(&number.last()) && under && number.0.len() > 1,
        (None, _) => {
            number.last() == 1
                || (number.0.len() > 1 && number.last() <= 4)
                || (number.0.len() == 1 && open.is_empty() && number.last() <= 4)
        }
    }
}

/// Whether a candidate that does not go on is a section all the same, with a wrong number: it begins a line, and the next one goes
/// on from the section before it. So `10.7` is there twice before `10.8`, and 5 stands between 6 and 7.
fn is_misnumbered(
    sections: &[Section],
    open: &[usize],
    candidate: &Candidate,
    next: Option<&Candidate>,
) -> bool {
    let beside = |other: &Number| {
        other.0.len() == candidate.number.0.len() && other.parent() == candidate.number.parent()
    };
    let mut opened = open.iter().filter_map(|at| sections.get(*at));
    let Some(before) = opened.find(|section| beside(&section.number)) else { return false };
    let twice = candidate.number == before.number;
    let goes_on = next.is_some_and(|next| {
        let step = next.number.last().saturating_sub(before.number.last());
        // Behind the second of two numbers the first section of what comes next may stand, or a number is left out for it.
        let ended = twice
            && before.number.parent().is_some_and(|parent| {
                parent.parent() == next.number.parent() && next.number.last() == parent.last() + 1
            });
        next.strength != Strength::Loose
            && ((beside(&next.number) && (step == 1 || (twice && step == 2))) || ended)
    });
    let taken = || {
        let siblings = sections.iter().filter(|section| section.parent == before.parent);
        siblings.filter(|section| section.number == candidate.number).count()
    };
    let last = before.number.last();
    // In mid-line two numbers in order behind it tell that the second of two is no reference.
    let is_plain = candidate.strength == Strength::Loose
        && !candidate.named
        && candidate.number.0.len() > 1
        && twice
        && next.is_some_and(|next| beside(&next.number) && next.number.last() == last + 1);
    let goes_on = goes_on || is_plain;
    (candidate.strength == Strength::Strong || is_plain)
        && goes_on
        && candidate.number.last() > 1
        && match candidate.number.last().cmp(&last) {
            std::cmp::Ordering::Equal => taken() == 1,
            std::cmp::Ordering::Less => taken() == 0,
            std::cmp::Ordering::Greater => false,
        }
}

/// Whether a dotted number in mid-line goes on behind one that is not seen, as that of a heading at the end of a page: the next one goes
/// on from it.
fn skips_one(sections: &[Section], open: &[usize], candidate: &Candidate, next: Option<&Candidate>) -> bool {
    let number = &candidate.number;
    let beside = |other: &Number| other.0.len() == number.0.len() && other.parent() == number.parent();
    let mut opened = open.iter().filter_map(|at| sections.get(*at));
    let before = opened.find(|section| beside(&section.number));
    candidate.strength == Strength::Loose
        && number.0.len() > 1
        && before.is_some_and(|before| number.last() == before.number.last() + 2)
        && next.is_some_and(|next| beside(&next.number) && next.number.last() == number.last() + 1)
}

/// Whether the numbers within a section begin again with a candidate: `12.1` and `12.2` behind 12.5.
fn begins_again(
    sections: &[Section],
    open: &[usize],
    candidate: &Candidate,
    next: Option<&Candidate>,
) -> bool {
    let number = &candidate.number;
    let beside = |other: &Number| other.0.len() == number.0.len() && other.parent() == number.parent();
    let is_open = open.iter().filter_map(|at| sections.get(*at)).any(|section| beside(&section.number));
    let follows = |next: &Candidate| {
        next.strength == Strength::Strong && beside(&next.number) && next.number.last() == 2
    };
    candidate.strength == Strength::Strong
        && number.0.len() > 1
        && number.last() == 1
        && is_open
        && next.is_some_and(follows)
        && sections.iter().filter(|section| section.number == *number).count() == 1
}

/// The number at a token that no reference and no amount has: digits, or a roman number of capitals.
pub(super) fn possible_heading(words: Words<'_>, at: usize) -> Option<Number> {
    if before_is_reference(words, at) && !words.is_one_of(at.wrapping_sub(1), &["article", "section"]) {
        return None;
    }
    if words.is_number(at) {
        let stopped = words.mark(at + 1, '.') || words.mark(at + 1, ')') || words.text(at).contains('.');
        return decimal_number(words.text(at)).filter(|_| stopped || words.is_capital(at + 1));
    }
    let shouted = words.is_shouted(at) && words.is_shouted(at.wrapping_sub(1));
    roman(words.text(at)).filter(|_| shouted).map(|number| Number(vec![number]))
}

/// Whether the word before `at` leads to a reference on the same line: `EXCEPT AS PROVIDED IN SECTION 4.1`.
fn is_led_to(words: Words<'_>, at: usize) -> bool {
    const LEADS: [&str; 13] = [
        "in",
        "of",
        "under",
        "to",
        "with",
        "by",
        "per",
        "from",
        "this",
        "and",
        "or",
        "than",
        "notwithstanding",
    ];
    words.gap(at) <= Gap::Space && words.is_one_of(at.wrapping_sub(1), &LEADS)
}

/// Adds every dotted number that stands free in the text. Where a page is one line a heading can hide anywhere, so
/// a reference to such a number is not called broken.
fn loose_numbers(draft: &mut Draft) {
    let mut found = Vec::new();
    let words = draft.words();
    for at in (0..words.len()).filter(|at| !draft.in_contents.contains(at)) {
        if words.is_one_of(at, &["section", "article"])
            && (words.gap(at) >= Gap::Wide || words.is_shouted(at) && !is_led_to(words, at))
            && let Some((number, after)) = heading_number(words, at + 1)
        {
            // `- Section 2.9 (Fees);` begins a line and refers; a heading has its caption or nothing behind it.
            let titled = words.gap(after) >= Gap::Wide || words.is_capital(after) || words.mark(after, '.');
            found.extend((draft.form == Form::Plain || titled).then_some(number));
        }
        if !words.is_number(at) || before_is_reference(words, at) {
            continue;
        }
        let stopped = words.gap(at + 1) == Gap::None && (words.mark(at + 1, '.') || words.mark(at + 1, ')'));
        let opens_line = words.gap(at) >= Gap::Wide || words.is_shouted(at + 1);
        let free = words.text(at).contains('.')
            || (stopped && !words.mark(at.wrapping_sub(1), '('))
            || (opens_line && words.is_capital(at + 1) && !is_unit(words, at + 1));
        if free {
            found.extend(decimal_number(words.text(at)));
        }
    }
    for number in found {
        let mut number = Some(number);
        while let Some(known) = number {
            number = known.parent();
            draft.possible_numbers.insert(known);
        }
    }
}
