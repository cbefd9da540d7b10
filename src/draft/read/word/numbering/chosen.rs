//! The numbered paragraphs of a document in, the lists whose numbers are those of its sections out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::format::Format;
use super::sections::Item;

/// So many captions make a list behind the contract's own the sections of something attached.
const ATTACHED: usize = 2;

/// So many captions tell a list whose numbers stand before a bracket from one of parties or of parts.
const CONTRACT: usize = 3;

/// The lists whose numbers are those of sections, the contract's own before the others: it is the one with the most captions (of two
/// the longer, and of two as long the first), and those behind its beginning count that have captions, too. Lists that write the
/// number of their article out (`7.%1`) are one.
pub(super) fn chosen(items: &[Item], may_stand_in_table: bool) -> Vec<usize> {
    let literal: FxHashSet<usize> =
        items.iter().filter(|item| item.drawn.literal).map(|item| item.drawn.make).collect();
    let lists = counted(items, &literal, false);
    let is_numbered = |list: &Counted| list.rank() > (0, 0, 0, 0);
    let lists = if may_stand_in_table && !lists.iter().any(is_numbered) {
        // One that has no more than two rows is no contract.
        let mut lists = counted(items, &literal, true);
        lists.retain(|list| list.paragraphs >= CONTRACT);
        lists
    } else {
        lists
    };
    let Some(own) = lists.iter().rev().max_by_key(|list| list.rank()) else { return Vec::new() };
    let stands_around = |list: &Counted| own.literal && list.first < own.first && list.last > own.first;
    let is_of_sections = |list: &&Counted| {
        list.first != own.first
            && (list.first > own.first || stands_around(list))
            && (list.captions >= ATTACHED)
    };
    std::iter::once(own)
        .chain(lists.iter().filter(is_of_sections))
        .flat_map(|list| list.makes.clone())
        .collect()
}

/// Counts what each list has, outside of tables or within them.
fn counted(items: &[Item], literal: &FxHashSet<usize>, in_cells: bool) -> Vec<Counted> {
    let mut lists: Vec<Counted> = Vec::new();
    let mut places: FxHashMap<Option<usize>, usize> = FxHashMap::default();
    let mut known: FxHashSet<usize> = FxHashSet::default();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.in_cell == in_cells) {
        let (drawn, next) = (&item.drawn, lists.len());
        let is_literal = literal.contains(&drawn.make);
        let place = *places.entry(Some(drawn.make).filter(|_| !is_literal)).or_insert(next);
        if place == next {
            lists.push(Counted { first: at, literal: is_literal, ..Counted::default() });
        }
        let Some(list) = lists.get_mut(place) else { continue };
        list.last = at;
        if known.insert(drawn.make) {
            list.makes.push(drawn.make);
        }
        let captioned = usize::from(item.captioned || item.heading);
        let counts = matches!(drawn.format, Format::Decimal | Format::DecimalZero | Format::UpperRoman);
        match (drawn.bracketed, drawn.opened) {
            (false, _) => {
                list.paragraphs += 1;
                list.captions += captioned;
            }
            (true, false) if counts => {
                list.closed += 1;
                list.closed_captions += captioned;
            }
            (true, true) if counts => list.opened_captions += captioned,
            _ => {}
        }
    }
    lists
}

/// How much a list has.
#[derive(Default)]
struct Counted {
    makes: Vec<usize>,
    /// It writes out the numbers of its articles.
    literal: bool,
    /// The first and the last of its paragraphs.
    first: usize,
    last: usize,
    /// Its paragraphs whose numbers stand in no bracket, and how many of them have a caption.
    paragraphs: usize,
    captions: usize,
    /// The same of `1)`.
    closed: usize,
    closed_captions: usize,
    /// How many of `(1)` have a caption.
    opened_captions: usize,
}

impl Counted {
    /// What one list is before another by.
    fn rank(&self) -> (usize, usize, usize, usize) {
        let telling = |captions: usize| if captions < CONTRACT { 0 } else { captions };
        let captions = self.captions + telling(self.closed_captions);
        (captions, self.paragraphs, self.closed, telling(self.opened_captions))
    }
}
