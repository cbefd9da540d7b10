//! `the laws of the state of Delaware` in a draft that else writes `the State of`.

use std::ops::Range;

use super::super::context::{Context, times};
use super::super::term_like::with_places;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::Gap;

/// What stands before the name of a part of a country.
const REGIONS: [&str; 5] = ["state", "county", "commonwealth", "province", "city"];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for region in REGIONS {
        let named = |at: &usize| {
            words.is(*at, region)
                && words.is(at + 1, "of")
                && words.is_capital(at + 2)
                && !words.is_shouted(at + 2)
                && words.is(at.wrapping_sub(1), "the")
                && words.gap(at + 2) <= Gap::Line
                // `the state of Electronic Delivery` is how it does.
                && (!words.is_capital(at + 3) || words.is_one_of(at + 2, &["new", "north", "south", "west", "rhode"]))
                && context.draft.body().contains(at)
        };
        let all: Vec<usize> = context.lexicon.places_of(region).filter(named).collect();
        // `the city of Licensee` is whose city it is.
        let of_party = |at: usize| context.known().is_own(&super::normal(words.text(at + 2)));
        let small = all.iter().filter(|at| !words.is_capital(**at) && !of_party(**at));
        let small: Vec<Range<usize>> = small.map(|at| *at..*at + 3).collect();
        let titled = all.iter().find(|at| words.is_capital(**at) && !words.is_shouted(**at));
        let (Some((first, others)), Some(usual)) = (small.split_first(), titled) else { continue };
        let message = format!(
            "`{}` stands {}, and elsewhere `{}`",
            words.phrase(first.clone()),
            times(small.len()),
            words.phrase(*usual..*usual + 3)
        );
        let mut finding =
            context.finding(drafts::CAPITALISATION, first.clone(), message, "written otherwise");
        finding.severity = Severity::Note;
        problems.push(with_places(context, finding, others).help("write it in one way"));
    }
}
