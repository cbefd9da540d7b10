//! A table of contents in, the sections of the text out that it passes over: `2.2` and `3.` follow one another there, and the text has
//! a section 2.3.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::model::{Number, Section};
use crate::draft::sections::decimal_number;
use crate::draft::words::fold;

/// So many sections of a level are listed, for each that is not, where the table lists that level.
const MANY: usize = 8;

/// One finding of all sections with a caption that the table does not list, while it lists the one before.
pub(super) fn find(context: &Context<'_>) -> Option<Diagnostic> {
    let (draft, words) = (context.draft, context.words);
    let (first, last) = (draft.contents.first()?, draft.contents.last()?);
    let table = if draft.in_contents.is_empty() {
        first.title.start.saturating_sub(4)..last.title.end
    } else {
        draft.in_contents.start.min(first.title.start)..draft.in_contents.end.max(last.title.end + 2)
    };
    let standing: FxHashSet<Number> = table
        .clone()
        .filter(|at| words.is_number(*at))
        .filter_map(|at| decimal_number(words.text(at)))
        .collect();
    let listed: FxHashSet<&Number> = draft.contents.iter().map(|line| &line.number).collect();
    let titles: FxHashSet<String> =
        draft.contents.iter().map(|line| letters(&words.phrase(line.title.clone()))).collect();
    let mut counts: FxHashMap<&Number, usize> = FxHashMap::default();
    let body =
        || draft.sections.iter().filter(|section| section.part == 0 && section.tokens.start >= table.end);
    for section in body() {
        *counts.entry(&section.number).or_default() += 1;
    }
    let is_unlisted = |section: &&Section| {
        let before = section.number.last().checked_sub(1).filter(|before| *before > 0);
        let before = before.and_then(|before| Some(section.number.parent()?.with(before)));
        let titled =
            section.caption.as_ref().is_some_and(|caption| !titles.contains(&letters(&caption.text)));
        titled
            && !standing.contains(&section.number)
            && counts.get(&section.number) == Some(&1)
            && before.is_some_and(|before| listed.contains(&before))
    };
    let unlisted: Vec<&Section> = body().filter(is_unlisted).collect();
    let (one, rest) = unlisted.split_first()?;
    let level = |number: &Number| number.0.len() == one.number.0.len();
    let others = listed.iter().filter(|number| level(number)).count();
    if unlisted.len() * MANY > others {
        return None;
    }
    let caption = one.caption.as_ref()?;
    let message =
        format!("the text has a section {}, `{}`, and the contents have none", one.number, caption.text);
    let mut finding = context.finding(drafts::NUMBERING, one.heading(), message, "not in the contents");
    for section in rest {
        finding = finding.related(context.span(section.heading()), "nor is this one");
    }
    finding.severity = Severity::Warning;
    Some(finding.help("make the table of contents anew"))
}

/// The letters of a title alone.
fn letters(title: &str) -> String {
    fold(title).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use crate::draft::lint::testing::findings;

    #[test]
    fn a_section_that_the_contents_pass_over_is_told() {
        const ARTICLES: [&str; 3] = ["I SALE", "II TERM", "III LAW"];
        const TITLES: [&str; 12] = [
            "Goods", "Price", "Place", "Time", "Start", "End", "Notice", "Cure", "Courts", "Costs", "Tongue",
            "Copies",
        ];
        let told = |left_out: &[&str]| {
            let (mut contents, mut text) = (String::new(), String::new());
            for (article, name) in ARTICLES.iter().enumerate() {
                contents += &format!("ARTICLE {name} {} ", article + 1);
                text += &format!("ARTICLE {name}\n\n");
                for (place, title) in TITLES.iter().skip(4 * article).take(4).enumerate() {
                    let number = format!("{}.{}", article + 1, place + 1);
                    if !left_out.contains(title) {
                        contents += &format!("Section {number} {title} {} ", article + 1);
                    }
                    text += &format!("Section {number} {title}. It is as Acme says.\n\n");
                }
            }
            let rest = "The parties have read all of this and agree to it.\n\n".repeat(80);
            let found = findings("sale.txt", &format!("TABLE OF CONTENTS\n\n{contents}\n\n{text}{rest}"));
            let told = found.into_iter().map(|finding| finding.message);
            told.filter(|message| message.contains("the contents have none")).collect::<Vec<_>>()
        };
        assert_eq!(told(&[]), [""; 0]);
        assert_eq!(told(&["Notice"]), ["the text has a section 2.3, `Notice`, and the contents have none"]);
        // A table that lists some sections alone.
        assert_eq!(told(&["Price", "Notice", "Costs"]), [""; 0]);
    }
}
