//! The terms that may be one of a pair, and what they are paired by as numbers, so that partners are found by counting.

use rustc_hash::FxHashMap;

use crate::evaluate::search::bindings::Key;
use crate::ir::TermId;
use crate::time::Day;
use crate::world::columns::Code;

/// The terms of one side that may be one of a pair, each with a row in every list.
#[derive(Default)]
pub(super) struct Members {
    pub(super) list: Vec<Member>,
    /// For each member the code of each question's field.
    pub(super) codes: Vec<Code>,
    /// How many codes a member has.
    pub(super) width: usize,
}

/// A term that may be one of a pair.
#[derive(Clone, Copy)]
pub(super) struct Member {
    pub(super) term: TermId,
    /// Its first and last day; where these hang on events, the first and last of all worlds.
    pub(super) first: Day,
    pub(super) last: Day,
    /// What it is paired by.
    pub(super) key: u32,
    /// Whether it surely is such a term, on these days.
    pub(super) sure: bool,
    /// Whether findings that bind it are looked for; of a pair one is enough.
    pub(super) wanted: bool,
}

impl Members {
    /// The codes of a member.
    pub(super) fn codes(&self, row: usize) -> &[Code] {
        self.codes.get(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }
}

/// Members by what they are paired by, those of one key by their first days.
pub(super) struct ByKey {
    /// Where the rows of each key begin.
    starts: Vec<usize>,
    rows: Vec<usize>,
}

impl ByKey {
    /// Sorts the members that are sought.
    pub(super) fn of(members: &[Member], is_sought: impl Fn(&Member) -> bool) -> ByKey {
        let sought = || members.iter().enumerate().filter(|(_, member)| is_sought(member));
        let place = |member: &Member| usize::try_from(member.key).unwrap_or(usize::MAX);
        let most = sought().map(|(_, member)| place(member) + 1).max().unwrap_or_default();
        let mut starts = vec![0_usize; most + 1];
        for (_, member) in sought() {
            if let Some(count) = starts.get_mut(place(member) + 1) {
                *count += 1;
            }
        }
        // From how many each key has to where its rows begin.
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut rows = vec![0; sum];
        for (row, member) in sought() {
            if let Some(next) = free.get_mut(place(member)) {
                if let Some(entry) = rows.get_mut(*next) {
                    *entry = row;
                }
                *next += 1;
            }
        }
        for group in starts.windows(2) {
            if let [from, to] = group
                && let Some(rows) = rows.get_mut(*from..*to)
            {
                rows.sort_by_key(|row| members.get(*row).map(|member| member.first));
            }
        }
        ByKey { starts, rows }
    }

    /// The rows of those that are paired by this.
    pub(super) fn rows(&self, key: u32) -> &[usize] {
        let place = usize::try_from(key).unwrap_or(usize::MAX);
        match (self.starts.get(place), self.starts.get(place.saturating_add(1))) {
            (Some(from), Some(to)) => self.rows.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// What a term with a code is paired by.
pub(super) enum Pairing {
    By(u32),
    /// By nothing: it equals nothing.
    Never,
    /// It is not known.
    Perhaps,
}

/// Keys as numbers, the same for both sides: those of one field are all of one sort.
#[derive(Default)]
pub(super) struct Numbers<'k> {
    texts: FxHashMap<&'k Key, u32>,
}

impl<'k> Numbers<'k> {
    /// The number of a key.
    pub(super) fn number(&mut self, key: &'k Key) -> u32 {
        match key {
            Key::Party(party) => party.0,
            Key::Word(word) => word.0,
            Key::Thing(_) | Key::Text(_) | Key::Place(_) => {
                let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
                *self.texts.entry(key).or_insert(next)
            }
        }
    }
}
