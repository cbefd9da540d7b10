//! Candidates in, those out that can be sections where pages were put on one line: the first level counts 1, 2, 3 from the beginning to
//! the end of the text, and what counts anew within it is a list of a section.

use super::caption::caption;
use super::heading::{Candidate, Strength, before_is_reference};
use crate::draft::model::{Draft, Form};

/// So many numbers make a first level.
const ENOUGH: u32 = 5;

/// So many do where the ends of their captions are not marked.
const MANY: u32 = 7;

/// A chain of numbers: how well its sections are titled, and where it came from.
#[derive(Clone, Copy)]
struct Link {
    captioned: u32,
    before: Option<usize>,
    first: usize,
}

/// Lets the numbers of the first level begin sections wherever they stand, and leaves lists within sections out.
pub(super) fn along_the_spine(draft: &Draft, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    if draft.form != Form::Plain {
        return candidates;
    }
    let words = draft.words();
    let body = draft.attachments.first().map_or(draft.body().end, |attachment| attachment.tokens.start);
    // Two for a caption, one for words that are written like one and whose end is not marked.
    let title = |one: &Candidate| {
        let (first, second) = (one.after, one.after + 1);
        let capitals = words.is_shouted(first) || (words.is_capital(first) && words.is_capital(second));
        match caption(words, one, first + TITLE, false, Form::Plain) {
            Some(_) => 2,
            None => u32::from(capitals),
        }
    };
    // The 2 of `3. 2. The Buyer` is a part of a number; that of `… as Article 7. 2. Grant` is not.
    let parted = |one: &Candidate| {
        let before = one.start.wrapping_sub(2);
        words.mark(one.start.wrapping_sub(1), '.')
            && words.is_number(before)
            && words.text(before).len() <= 2
            && !before_is_reference(words, before)
    };
    let counts = |one: &&Candidate| {
        one.number.0.len() == 1
            && one.start < body
            && !parted(one)
            && !words.mark(one.start.wrapping_sub(1), '(')
    };
    // The best chain up to each number, by the place of its last candidate.
    let mut best: Vec<Option<usize>> = vec![None; HIGHEST];
    let mut links: Vec<Option<Link>> = vec![None; candidates.len()];
    let mut captioned: Vec<bool> = vec![false; candidates.len()];
    for (at, one) in candidates.iter().enumerate().filter(|(_, one)| counts(one)) {
        let number = one.number.last() as usize;
        let titled = title(one);
        if let Some(captioned) = captioned.get_mut(at) {
            *captioned = titled == 2;
        }
        // One heading may be hidden between.
        let mut steps =
            [1, 2].into_iter().filter_map(|step| best.get(number.checked_sub(step)?).copied().flatten());
        let before = steps.next().and_then(|place| Some((place, links.get(place).copied().flatten()?)));
        let link = match before {
            Some((place, link)) => {
                Link { captioned: link.captioned + titled, before: Some(place), first: link.first }
            }
            None if number == 1 => Link { captioned: titled, before: None, first: at },
            None => continue,
        };
        let known = best.get(number).copied().flatten().and_then(|place| links.get(place).copied().flatten());
        if let Some(links) = links.get_mut(at) {
            *links = Some(link);
        }
        // Of two lists the one with captions is the first level; where neither has more, the one that began first.
        if known.is_none_or(|known| link.captioned > known.captioned)
            && let Some(best) = best.get_mut(number)
        {
            *best = Some(at);
        }
    }
    let Some(spine) = spine(&best, &links, &candidates, body) else { return candidates };
    let (first, last) = (spine.first().copied().unwrap_or(0), spine.last().copied().unwrap_or(0));
    let mut within = vec![false; candidates.len()];
    for at in spine {
        if let Some(one) = candidates.get_mut(at) {
            one.strength = one.strength.max(Strength::Strong);
        }
        if let Some(within) = within.get_mut(at) {
            *within = true;
        }
    }
    let mut at = 0;
    candidates.retain(|one| {
        let here = at;
        at += 1;
        // `Part III` is another numbering.
        let unnamed = !one.named || words.is(one.start, "part");
        let list = one.number.0.len() == 1 && unnamed && one.strength != Strength::Certain;
        let is = |list: &[bool]| list.get(here).copied().unwrap_or(false);
        !(list && (first..last).contains(&here) && !is(&within) && (one.named || !is(&captioned)))
    });
    candidates
}

/// The highest number of a first level.
const HIGHEST: usize = 151;

/// The longest title that is looked at, in tokens.
const TITLE: usize = 16;

/// The places of the candidates of the first level, if there is one: most of its sections have titles, and it holds most of the text.
fn spine(
    best: &[Option<usize>],
    links: &[Option<Link>],
    candidates: &[Candidate],
    body: usize,
) -> Option<Vec<usize>> {
    let chains = best.iter().enumerate().filter_map(|(number, place)| Some((number, (*place)?)));
    let (length, end) = chains.max_by_key(|(number, place)| {
        let captioned = links.get(*place).copied().flatten().map_or(0, |link| link.captioned);
        (captioned, *number)
    })?;
    let link = links.get(end).copied().flatten()?;
    let start = |at: usize| candidates.get(at).map_or(0, |one| one.start);
    let holds = start(end).saturating_sub(start(link.first)) * 3 > body;
    let length = u32::try_from(length).ok()?;
    let titled = link.captioned * 3 >= length * 4 || (length >= MANY && link.captioned * 3 >= length * 2);
    if length < ENOUGH || !titled || !holds {
        return None;
    }
    let chain = std::iter::successors(Some(end), |at| links.get(*at).copied().flatten()?.before);
    let mut spine: Vec<usize> = chain.collect();
    spine.reverse();
    Some(spine)
}
