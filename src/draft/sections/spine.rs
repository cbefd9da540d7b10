//! Candidates in, those out that can be sections where pages were put on one line: the first level counts 1, 2, 3 from the beginning to
//! the end of the text, and what counts anew within it is a list of a section.

use super::caption::caption;
use super::heading::{Candidate, Strength, before_is_reference};
use crate::draft::model::{Draft, Form};
use crate::draft::words::{Gap, Words};

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
pub(super) fn along_the_spine(draft: &Draft, candidates: Vec<Candidate>) -> Vec<Candidate> {
    if draft.form != Form::Plain {
        return candidates;
    }
    // The body and each attachment count for themselves.
    let ends = draft.attachments.iter().map(|attachment| attachment.tokens.start).chain([draft.body().end]);
    let mut found = Vec::with_capacity(candidates.len());
    let mut rest = candidates.into_iter().peekable();
    let mut start = 0;
    for end in ends {
        let part: Vec<Candidate> = std::iter::from_fn(|| rest.next_if(|one| one.start < end)).collect();
        found.extend(along_its_spine(draft, part, end.saturating_sub(start)));
        start = end;
    }
    found.extend(rest);
    found
}

/// The same within a part of so many tokens.
fn along_its_spine(draft: &Draft, mut candidates: Vec<Candidate>, length: usize) -> Vec<Candidate> {
    let words = draft.words();
    let has_faint = candidates.iter().any(|one| one.strength == Strength::Faint);
    let titles: Vec<u32> = candidates.iter().map(|one| title(words, one)).collect();
    let mut spine = chain(words, &candidates, &titles, length, Strength::Loose);
    if has_faint && spine.is_none() {
        spine = chain(words, &candidates, &titles, length, Strength::Faint);
    }
    let Some(spine) = spine else {
        candidates.retain(|one| one.strength != Strength::Faint);
        return candidates;
    };
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
        let within = within.get(here).copied().unwrap_or(false);
        let captioned = titles.get(here).is_some_and(|titled| *titled == 2);
        one.strength != Strength::Faint
            && !(list && (first..last).contains(&here) && !within && (one.named || !captioned))
    });
    candidates
}

/// How well a candidate is titled: two for a caption, one for words that are written like one and whose end is not marked.
fn title(words: Words<'_>, one: &Candidate) -> u32 {
    if one.number.0.len() > 1 {
        return 0;
    }
    let (first, second) = (one.after, one.after + 1);
    let capitals = words.is_shouted(first) || (words.is_capital(first) && words.is_capital(second));
    match caption(words, one, first + TITLE, false, Form::Plain) {
        Some(_) => 2,
        None if is_parted_title(words, first) => 2,
        None => u32::from(capitals),
    }
}

/// The places of the first level of a part among its candidates that are at least so strong, if it has one.
fn chain(
    words: Words<'_>,
    candidates: &[Candidate],
    titles: &[u32],
    length: usize,
    weakest: Strength,
) -> Option<Vec<usize>> {
    // The 2 of `3. 2. The Buyer` is a part of a number; that of `… as Article 7. 2. Grant` is not.
    let parted = |one: &Candidate| {
        let before = one.start.wrapping_sub(2);
        words.mark(one.start.wrapping_sub(1), '.')
            && words.is_number(before)
            && words.text(before).len() <= 2
            && !before_is_reference(words, before)
    };
    let counts = |one: &Candidate| {
        one.number.0.len() == 1
            && one.strength >= weakest
            && !parted(one)
            && !words.mark(one.start.wrapping_sub(1), '(')
    };
    // The best chain up to each number, by the place of its last candidate.
    let mut best: Vec<Option<usize>> = vec![None; HIGHEST];
    let mut links: Vec<Option<Link>> = vec![None; candidates.len()];
    for (at, (one, titled)) in candidates.iter().zip(titles).enumerate() {
        if !counts(one) {
            continue;
        }
        let number = one.number.last() as usize;
        // One heading may be hidden between.
        let mut steps =
            [1, 2].into_iter().filter_map(|step| best.get(number.checked_sub(step)?).copied().flatten());
        let before = steps.next().and_then(|place| Some((place, links.get(place).copied().flatten()?)));
        let link = match before {
            Some((place, link)) => {
                Link { captioned: link.captioned + titled, before: Some(place), first: link.first }
            }
            None if number == 1 => Link { captioned: *titled, before: None, first: at },
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
    spine(&best, &links, candidates, length)
}

/// Whether a dash ends a title: `3. Release - The Author releases`.
fn is_parted_title(words: Words<'_>, first: usize) -> bool {
    /// The longest such title, in tokens.
    const TITLE: usize = 6;
    let ends =
        |at: usize| words.mark(at, '-') && words.gap(at) != Gap::None && words.gap(at + 1) != Gap::None;
    let end = (first + 1..first + TITLE).find(|at| ends(*at));
    end.is_some_and(|end| words.is_capital(end + 1) && words.is_capital(first) && words.is_capital(end - 1))
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
    part: usize,
) -> Option<Vec<usize>> {
    let chains = best.iter().enumerate().filter_map(|(number, place)| Some((number, (*place)?)));
    let (length, end) = chains.max_by_key(|(number, place)| {
        let captioned = links.get(*place).copied().flatten().map_or(0, |link| link.captioned);
        (captioned, *number)
    })?;
    let link = links.get(end).copied().flatten()?;
    let start = |at: usize| candidates.get(at).map_or(0, |one| one.start);
    let holds = start(end).saturating_sub(start(link.first)) * 3 > part;
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

#[cfg(test)]
mod tests {
    use crate::draft::read;
    use crate::source::FileId;

    /// The numbers of the sections of a text, and in which part each stands.
    fn numbers(text: &str) -> Vec<(String, usize)> {
        let draft = read(FileId(0), "sale.txt", text.as_bytes()).unwrap_or_else(|_| unreachable!());
        draft.sections.iter().map(|section| (section.number.to_string(), section.part)).collect()
    }

    #[test]
    fn a_first_level_begins_behind_a_title() {
        let rest =
            "2. Price. The Buyer pays. 3. Place. It is London. 4. Term. It is a year. 5. Law. It is English.";
        for title in ["The parties agree as follows: Agreement", "TERMS AND CONDITIONS"] {
            let found = numbers(&format!("{title} 1. Sale. The Seller sells. {rest}"));
            assert_eq!(found.len(), 5, "{title}: {found:?}");
        }
        // What is referred to begins nothing.
        assert!(numbers("as is said in Exhibit A 1. Such prices are fixed.").is_empty());
    }

    #[test]
    fn a_dash_ends_a_title() {
        let text = "1. Release - The Author releases all. 2. Right to Edit - The Publisher may edit. 3. Fee - The Publisher pays. \
             4. Term - The Term is a year. 5. Notice - The Author is told.";
        assert_eq!(numbers(text).len(), 5);
    }

    #[test]
    fn the_first_below_a_title_begins_a_section() {
        let text = "1. Duties of the Seller 1.1 The Seller packs. 1.2 The Seller sends. 2. Duties of the Buyer 2.1 The Buyer pays.";
        let found: Vec<String> =
            numbers(&format!("\n\n{text}")).into_iter().map(|(number, _)| number).collect();
        assert_eq!(found, ["1", "1.1", "1.2", "2", "2.1"]);
    }

    #[test]
    fn an_attachment_has_a_first_level_of_its_own() {
        let list = "1. Sale. The Seller sells. 2. Price. The Buyer pays. 3. Place. It is London. 4. Term. It is a year. 5. Law. It is English.";
        let found = numbers(&format!("{list}\n\nEXHIBIT A SALES AND FEES {list}"));
        assert_eq!(found.iter().filter(|(_, part)| *part == 1).count(), 5, "{found:?}");
    }
}
