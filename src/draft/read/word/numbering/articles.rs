//! Numbered paragraphs in, the articles of a document out through which its sections are counted on: `ARTICLE II` begins with section 3.

use rustc_hash::FxHashSet;

use super::sections::Item;

/// The list and the level of the articles, where the sections of a document are counted on through at least two of them.
pub(super) fn apart(items: &[Item], makes: &FxHashSet<usize>) -> Option<(usize, usize)> {
    let items = || items.iter().map(|item| &item.drawn).filter(|drawn| makes.contains(&drawn.make));
    let first = items().find(|drawn| drawn.alone && !drawn.bracketed && is_article(&drawn.text))?;
    let place = (first.make, first.level);
    let (mut articles, mut last, mut goes_on) = (0, 0, 0);
    let mut is_behind = false;
    for drawn in items() {
        if (drawn.make, drawn.level) == place {
            articles += 1;
            is_behind = true;
            continue;
        }
        let is_below = drawn.make != first.make || drawn.level == first.level + 1;
        let Some(number) = drawn.numbers.last().filter(|_| drawn.alone && !drawn.bracketed && is_below)
        else {
            continue;
        };
        if drawn.format.is_small() || articles == 0 {
            continue;
        }
        // The first one of an article goes on from the last one of the article before.
        if is_behind && articles > 1 {
            if *number != last + 1 {
                return None;
            }
            goes_on += 1;
        }
        (last, is_behind) = (*number, false);
    }
    (goes_on > 0).then_some(place)
}

/// Whether what is drawn names an article, or a part of a text that is larger than its sections.
fn is_article(drawn: &str) -> bool {
    let word = drawn.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or("");
    ["article", "part", "chapter", "title"].iter().any(|name| name.eq_ignore_ascii_case(word))
}
