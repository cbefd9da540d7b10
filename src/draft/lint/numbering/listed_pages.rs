//! A table of contents in, its line out whose page comes before that of the line above: between two that go on, it is stale.

use std::ops::Range;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::sections::SECTION_WORDS;
use crate::draft::words::Words;

/// So many lines with pages make a table whose pages are judged.
const ENOUGH: usize = 6;

/// So many lines run back together at most; where more do, another table begins.
const MOST_BACK: usize = 3;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let (words, lines) = (context.words, &context.draft.contents);
    let pages: Vec<(Range<usize>, u32)> = lines
        .iter()
        .enumerate()
        .filter_map(|(place, line)| {
            let next = lines.get(place + 1).map_or(words.len(), |next| next.title.start);
            let (at, page) = page_behind(words, line.title.end..next)?;
            Some((line.title.start..at + 1, page))
        })
        .collect();
    if pages.len() >= ENOUGH {
        problems.extend(running_back(context, &pages));
    }
}

/// The number of a page behind a title, and its token.
fn page_behind(words: Words<'_>, tokens: Range<usize>) -> Option<(usize, u32)> {
    let at = tokens.clone().find(|at| !words.mark(*at, '.') && !words.mark(*at, '…'))?;
    // `Claims under Article 3 20`: the title goes on.
    if words.is_one_of(tokens.start - 1, &SECTION_WORDS)
        || words.is_number(at + 1) && !words.text(at + 1).contains('.')
    {
        return None;
    }
    let text = words.text(at);
    (words.is_number(at) && text.len() <= 3).then(|| text.parse().ok().map(|page| (at, page))).flatten()
}

/// One finding of all lines that run back.
fn running_back(context: &Context<'_>, pages: &[(Range<usize>, u32)]) -> Option<Diagnostic> {
    let page = |place: usize| pages.get(place).map(|(_, page)| *page);
    let mut back: Vec<(usize, usize)> = Vec::new();
    let mut place = 1;
    while let (Some(before), Some(here)) = (page(place - 1), page(place)) {
        let goes_on = (place + 1..=place + MOST_BACK).find(|on| page(*on).is_some_and(|page| page >= before));
        let risen = place < 2 || page(place - 2).is_some_and(|first| first <= before);
        match goes_on.filter(|_| here < before && risen) {
            Some(on) => {
                back.extend((place..on).map(|here| (here, place - 1)));
                place = on;
            }
            None => place += 1,
        }
    }
    let ((first, before), rest) = back.split_first()?;
    let (tokens, number) = pages.get(*first)?;
    let (above, higher) = pages.get(*before)?;
    let title = context.quote(tokens.start..tokens.end - 1);
    let message = format!("the contents have `{title}` on page {number}, behind page {higher}");
    let mut finding = context
        .finding(drafts::NUMBERING, tokens.clone(), message, "a page that comes before")
        .related(context.span(above.clone()), "the line above");
    for (place, _) in rest {
        if let Some((tokens, _)) = pages.get(*place) {
            finding = finding.related(context.span(tokens.clone()), "and this one");
        }
    }
    finding.severity = Severity::Warning;
    Some(finding.help("make the table of contents anew"))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn pages_go_on() {
        let told = |pages: [u32; 8]| {
            let [a, b, c, d, e, f, g, h] = pages;
            let contents = format!(
                "TABLE OF CONTENTS\n\nARTICLE I SALE {a} Section 1.1 Goods {b} Section 1.2 Price {c} ARTICLE II TERM {d} Section 2.1 \
                 Start {e} Section 2.2 End {f} ARTICLE III LAW {g} Section 3.1 Law {h}\n\n"
            );
            let text = "ARTICLE I SALE\n\nSection 1.1 Goods. Acme sells. Section 1.2 Price. Beta pays.\n\nARTICLE II TERM\n\n\
                Section 2.1 Start. It is today. Section 2.2 End. It is next year.\n\nARTICLE III LAW\n\nSection 3.1 Law. It is \
                that of England.\n\n";
            let rest = "The parties have read all of this and agree to it.\n\n".repeat(80);
            let found = findings("sale.txt", &format!("{contents}{text}{rest}")).into_iter();
            found.filter(|finding| finding.code == drafts::NUMBERING).count()
        };
        assert_eq!(told([1, 1, 2, 2, 2, 3, 3, 4]), 0);
        assert_eq!(told([1, 1, 4, 2, 2, 4, 4, 5]), 1);
        assert_eq!(told([1, 1, 2, 2, 2, 3, 3, 1]), 0);
        assert_eq!(told([1, 9, 2, 2, 2, 3, 3, 4]), 0);
    }
}
