//! A claim and the sections it is tied to in, whether they say it or what they say instead out.

use std::ops::Range;

use super::adjective::{names_itself, squeezed};
use super::matching::{mentions_in, otherwise};
use super::other::other_place;
use super::what::{Claim, Sort, What};
use crate::draft::lint::sentences;
use crate::draft::mentions::{self, Mention};
use crate::draft::words::Gap;
use crate::ir::Ir;
use crate::tie::open::{Blank, blank};
use crate::tie::phrases::stands_in;
use crate::tie::place::{self, place_in};
use crate::tie::{Tie, defined, figures, in_words};

/// What a section says of it.
pub(in crate::tie) enum Verdict {
    /// The same.
    Says,
    /// Something else of the same sort, at these tokens.
    Otherwise(String, Range<usize>),
    /// Nothing of the sort.
    Never,
}

/// How many tokens may stand between a value and the word behind it that says what it is of: `sixty (60) days' prior written notice`.
const BEHIND: usize = 6;

/// How many may stand between that word and a value behind it: `notice of not less than sixty days`.
const BEFORE: usize = 7;

impl Claim {
    /// Whether the sections of a tie say it.
    pub fn verdict(&self, ir: &Ir, tie: &Tie<'_>) -> Verdict {
        let known = self.verdict_of_law(tie).or_else(|| self.verdict_of_venue(tie));
        if let Some(verdict) = known.or_else(|| self.verdict_of_interval(ir, tie)) {
            return verdict;
        }
        if self.is_said_oddly(tie) {
            return Verdict::Says;
        }
        let beside = self.verdict_at_its_side(ir, tie).or_else(|| self.verdict_beside(ir, tie));
        if let Some(verdict) = beside.or_else(|| self.verdict_around(ir, tie)) {
            return match verdict {
                // What is blank may be what is meant, whatever stands beside the word for it.
                Verdict::Otherwise(_, said) if self.is_blank_near(tie, &said) => Verdict::Says,
                verdict => verdict,
            };
        }
        if tie.sections.iter().any(|section| self.found_in(ir, tie, section.tokens.clone())) {
            return Verdict::Says;
        }
        match &self.what {
            What::Party(party) => return self.other_party(ir, tie, *party),
            What::Place(_) if self.may_be_unsaid(tie) => return Verdict::Says,
            What::Place(place) => return other_place(tie, place),
            What::Adjective { word, spelt } if !spelt.is_empty() && names_itself(tie, word) => {
                return Verdict::Says;
            }
            _ => {}
        }
        // It may be what was taken out, or not filled in yet; a day may be worked out.
        if self.is_said_in_words(tie) {
            return Verdict::Says;
        }
        if let Some(verdict) = self.verdict_of_definition(tie) {
            return verdict;
        }
        let same_sort = tie
            .sections
            .iter()
            .flat_map(|section| tie.draft.mentions_in(section))
            .filter(|mention| self.is_like(&mention.value));
        let free = same_sort.filter(|mention| self.is_free(ir, tie, mention));
        // Of several the first that is counted in the same unit.
        match free.min_by_key(|mention| !self.is_in_unit_of(&mention.value)) {
            Some(mention) if self.is_blank_near(tie, &mention.tokens) => Verdict::Says,
            Some(mention) => otherwise(tie, mention),
            None if self.may_be_unsaid(tie) || self.is_default() => Verdict::Says,
            None => Verdict::Never,
        }
    }

    /// What the sections say of how often something happens: of that a length in which it is done is no answer.
    fn verdict_of_interval(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Verdict> {
        let What::Duration(duration) = &self.what else { return None };
        let wanted = in_words::length_of(duration)?;
        if self.sort != Sort::Interval || wanted == (0, 0) {
            return None;
        }
        let words = tie.draft.words();
        let tokens = || tie.sections.iter().flat_map(|section| section.tokens.clone());
        let said = tie.sections.iter().any(|section| self.found_in(ir, tie, section.tokens.clone()))
            || tokens().any(|at| in_words::recurring(words, at).is_some_and(|(said, _)| said == wanted))
            || wanted == (3, 0) && tokens().any(|at| words.is_one_of(at, &["quarter", "quarters"]))
            || self.is_said_oddly(tie)
            || tokens().any(|at| blank(words, at) == Some(Blank::Length));
        // `for each Settlement Period`: as long as that is.
        let defined = |at: usize| {
            words.is_one_of(at, &["each", "every", "any", "such"])
                && words.is_capital(at + 1)
                && (at + 1..at + 4).any(|here| {
                    words.is_capital(here) && words.is_one_of(here, &["period", "term", "year", "quarter"])
                })
        };
        if said || tokens().any(defined) {
            return Some(Verdict::Says);
        }
        let is_of_another = |length: in_words::Length| {
            let neighbours = tie.neighbours.iter().flat_map(|said| said.iter());
            tie.said.iter().chain(neighbours).any(|other| {
                matches!(&other.what, What::Duration(own) if in_words::length_of(own) == Some(length))
            })
        };
        let rival = tokens().find_map(|at| {
            let (length, end) = in_words::recurring(words, at)?;
            // `once a day` and `per annum` may be said of another thing, `each year` of the year that is meant.
            let strict = !words.is_one_of(at, &["a", "any", "per"]);
            (strict && !is_of_another(length)).then_some(at..end)
        });
        let every = || {
            let mut all = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
            all.find(|mention| in_words::is_recurring(words, mention) && self.is_free(ir, tie, mention))
        };
        match rival.or_else(|| every().map(|mention| mention.tokens.clone())) {
            Some(rival) => Some(Verdict::Otherwise(words.phrase(rival.clone()), rival)),
            None if self.verdict_of_definition(tie).is_some() => Some(Verdict::Says),
            None => Some(Verdict::Never),
        }
    }

    /// Whether the sections say it in words or figures that are set otherwise than usual.
    fn is_said_oddly(&self, tie: &Tie<'_>) -> bool {
        let words = tie.draft.words();
        tie.sections.iter().map(|section| section.tokens.clone()).any(|tokens| match &self.what {
            What::Duration(duration) => {
                in_words::length_of(duration) == Some((0, 0))
                    && in_words::says_immediately(words, tokens.clone())
                    || in_words::says_oddly(words, duration, tokens)
            }
            What::Money(amount, currency) => figures::says_amount(words, *amount, *currency, tokens),
            What::Percent(percent) => figures::says_percent(words, *percent, tokens),
            _ => false,
        })
    }

    /// What is said on the side of the end of which it is: of a tail what comes thereafter, of a lookback what comes before.
    fn verdict_at_its_side(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Verdict> {
        const AFTER: [&str; 10] = [
            "thereafter",
            "after",
            "following",
            "from",
            "termination",
            "expiration",
            "expiry",
            "end",
            "subsequent",
            "post",
        ];
        const BEFORE: [&str; 7] = ["prior", "before", "preceding", "previous", "immediately", "last", "past"];
        let side: &[&str] = match self.sort {
            Sort::Tail => &AFTER,
            Sort::Lookback => &BEFORE,
            _ => return None,
        };
        let words = tie.draft.words();
        let ends = |at: &usize| matches!(words.text(*at), "." | ";") || words.gap(*at) == Gap::Block;
        let on_side = |mention: &&Mention| {
            let end = mention.tokens.end;
            let behind = || (end..end + BEHIND).take_while(|at| !ends(at));
            let first = behind().position(|at| words.is_one_of(at, side));
            let other = self.sort == Sort::Tail && behind().take(3).any(|at| words.is_one_of(at, &BEFORE));
            let notice = behind().any(|at| words.is_one_of(at, &["notice", "receipt"]));
            let before = mention.tokens.start.wrapping_sub(1);
            first.is_some() && !other && !notice
                || self.sort == Sort::Lookback && words.is_one_of(before, &BEFORE)
        };
        let all = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
        let like = all.filter(|mention| self.is_like(&mention.value) && self.is_in_unit_of(&mention.value));
        self.verdict_of_some(ir, tie, like.filter(on_side).collect())
    }

    /// What the one length says that stands in sentences about the term, where the length is said in other sentences alone.
    fn verdict_around(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Verdict> {
        if self.around.is_empty() || !matches!(self.what, What::Duration(_)) {
            return None;
        }
        let words = tie.draft.words();
        let about = |sentence: &Range<usize>| sentence.clone().any(|at| stands_in(words, at, &self.around));
        let all = tie.sections.iter().flat_map(|section| sentences(tie.draft, section));
        let mentions: Vec<&Mention> = all
            .filter(about)
            .flat_map(|sentence| mentions_in(tie.draft, sentence))
            .filter(|mention| self.is_like(&mention.value) && self.is_in_unit_of(&mention.value))
            .collect();
        if mentions.len() == 1 { self.verdict_of_some(ir, tie, mentions) } else { None }
    }

    /// What these mentions say, where they are the ones that count.
    fn verdict_of_some(&self, ir: &Ir, tie: &Tie<'_>, mentions: Vec<&Mention>) -> Option<Verdict> {
        let words = tie.draft.words();
        if mentions.iter().any(|mention| self.says(words, mention)) {
            return Some(Verdict::Says);
        }
        let other = mentions.into_iter().find(|mention| self.is_free(ir, tie, mention))?;
        Some(otherwise(tie, other))
    }

    /// What the definition of a term says that the sections use for a value; none where they use none.
    fn verdict_of_definition(&self, tie: &Tie<'_>) -> Option<Verdict> {
        if !matches!(self.what, What::Money(..) | What::Percent(_) | What::Duration(_) | What::Date(..)) {
            return None;
        }
        let words = tie.draft.words();
        let used = defined::used(tie.draft, &tie.sections);
        if used.is_empty() {
            return None;
        }
        let topical = used
            .iter()
            .filter(|definition| definition.tokens.clone().any(|at| stands_in(words, at, &self.topics)));
        for definition in topical {
            let like: Vec<&Mention> = mentions_in(tie.draft, definition.text.clone())
                .iter()
                .filter(|mention| self.is_like(&mention.value))
                .collect();
            if let [one] = like.as_slice()
                && !self.says(words, one)
                && self.is_in_unit_of(&one.value)
            {
                return Some(otherwise(tie, one));
            }
        }
        // Where the sections say something of its sort themselves, only a definition that does so too may be meant instead.
        let is_of_sort = |mention: &Mention| self.is_like(&mention.value);
        let valued = used
            .iter()
            .any(|definition| mentions_in(tie.draft, definition.text.clone()).iter().any(is_of_sort));
        let mut own = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
        (valued || !own.any(is_of_sort)).then_some(Verdict::Says)
    }

    /// What the sections say of the place of the courts: the place whose law governs is no answer.
    fn verdict_of_venue(&self, tie: &Tie<'_>) -> Option<Verdict> {
        let What::Place(place) = &self.what else { return None };
        if !self.topics.iter().flatten().any(|word| word == "venue") {
            return None;
        }
        let words = tie.draft.words();
        let mut other = None;
        for section in &tie.sections {
            for sentence in sentences(tie.draft, section) {
                let decides = sentence.clone().any(|at| {
                    words.is_one_of(
                        at,
                        &["court", "courts", "venue", "jurisdiction", "arbitration", "forum", "seat"],
                    )
                });
                let law = place::of_law(words, sentence.clone());
                let rest = match &law {
                    // The sentence goes on behind the law.
                    Some(law) => law.end..sentence.end,
                    None => sentence.clone(),
                };
                let before = sentence.start
                    ..law.map_or(sentence.start, |law| law.start.saturating_sub(8).max(sentence.start));
                // Where a law governs `agreements made in` its place, that is none of the courts.
                if !decides {
                    continue;
                }
                if place_in(words.slice(rest.clone()), place) || place_in(words.slice(before), place) {
                    return Some(Verdict::Says);
                }
                if other.is_none() {
                    other = place::of_courts(words, rest);
                }
            }
        }
        other.map(|other| Verdict::Otherwise(words.phrase(other.clone()), other))
    }

    /// What the sections say of the law that governs, where this is one: other places that they name are no answer.
    fn verdict_of_law(&self, tie: &Tie<'_>) -> Option<Verdict> {
        let What::Place(place) = &self.what else { return None };
        if !self.topics.iter().flatten().any(|word| word == "law") {
            return None;
        }
        let words = tie.draft.words();
        let mut laws = tie.sections.iter().filter_map(|section| place::of_law(words, section.tokens.clone()));
        let law = laws.next()?;
        let said = std::iter::once(law.clone()).chain(laws).any(|law| place_in(words.slice(law), place));
        Some(if said { Verdict::Says } else { Verdict::Otherwise(words.phrase(law.clone()), law) })
    }

    /// What the values say that stand beside the words for it; none where the sections have none of its sort there, or only such
    /// as say something else of the terms. What stands elsewhere in the section is then no answer.
    fn verdict_beside(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Verdict> {
        let beside = self.beside(tie);
        let words = tie.draft.words();
        if beside.iter().any(|mention| self.is_monthly(words, mention)) {
            return Some(Verdict::Says);
        }
        self.verdict_of_some(ir, tie, beside)
    }

    /// The mentions of its sort that stand beside the words for it, in the same sentence.
    fn beside<'a>(&self, tie: &'a Tie<'_>) -> Vec<&'a Mention> {
        let words = tie.draft.words();
        let mut beside = Vec::new();
        if self.topics.is_empty() {
            return beside;
        }
        let sections = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
        for mention in sections.filter(|mention| self.is_like(&mention.value)) {
            let ends = |at: usize| {
                matches!(words.text(at), "." | ";") && words.gap(at + 1) != Gap::None
                    || words.gap(at + 1) == Gap::Block
            };
            let tokens = mention.tokens.clone();
            let behind =
                (tokens.end..tokens.end + BEHIND).take_while(|at| *at == tokens.end || !ends(at - 1));
            let before =
                (1..=BEFORE).filter_map(|back| tokens.start.checked_sub(back)).take_while(|at| !ends(*at));
            // The next word that says what it is of: one that it is counted from is not that, but what is to be done in it is.
            let behind = behind.into_iter().find(|at| stands_in(words, *at, &self.topics));
            let behind = behind
                .filter(|at| words.is(at.wrapping_sub(1), "to") || !is_counted_from(tie, tokens.end..*at));
            let before = before.into_iter().find(|at| stands_in(words, *at, &self.topics));
            // Another value stands between, as in `notice of ten days and within thirty days`.
            let before = before.filter(|at| {
                let between = mentions_in(tie.draft, *at + 1..tokens.start);
                !between.iter().any(|other| self.is_like(&other.value))
            });
            // `not to renew not less than ninety days prior to the end` is a notice, and no length of a renewal.
            let ahead = words.is_one_of(tokens.end, &["prior", "before"])
                || words.is_one_of(tokens.end + 1, &["prior", "before"]);
            if ahead && !self.topics.iter().flatten().any(|word| word == "notice") {
                continue;
            }
            if behind.is_some() || before.is_some_and(|at| !is_of_another(tie, at + 1..tokens.start)) {
                beside.push(mention);
            }
        }
        beside
    }

    /// Whether a mention is what no other value of the same term, nor of one that is tied to the same section, says: what is said of
    /// that is not said instead of this one.
    fn is_free(&self, ir: &Ir, tie: &Tie<'_>, mention: &Mention) -> bool {
        let says = |other: &Claim| {
            if !other.found_in(ir, tie, mention.tokens.clone()) {
                return false;
            }
            let beside = other.beside(tie);
            beside.is_empty() || beside.contains(&mention)
        };
        // What a like term of the other party says is said of the same words.
        let neighbours = tie.neighbours.iter().flat_map(|said| said.iter());
        let mut others = neighbours.filter(|other| other.field != self.field);
        !tie.said.iter().any(says) && !others.any(says)
    }

    /// Whether the sections say it without a figure.
    fn is_said_in_words(&self, tie: &Tie<'_>) -> bool {
        let words = tie.draft.words();
        tie.sections.iter().any(|section| match &self.what {
            What::Duration(duration) => in_words::says_duration(words, duration, section.tokens.clone()),
            What::Percent(percent) => in_words::says_share(words, *percent, section.tokens.clone()),
            _ => false,
        })
    }

    /// Whether the sections may leave it unsaid: something was taken out of them or is blank, or it is a day that they work out.
    fn may_be_unsaid(&self, tie: &Tie<'_>) -> bool {
        let words = tie.draft.words();
        let tokens = || tie.sections.iter().flat_map(|section| section.tokens.clone());
        match self.what {
            What::Date(..) => {
                let worked_out = |at: usize| {
                    words.is_capital(at)
                        && words.is_one_of(at, &["date", "term", "period", "commencement", "closing"])
                };
                let mut mentions = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
                self.is_open(tie)
                    || mentions.any(|mention| matches!(mention.value, mentions::Value::Duration(_)))
                    || tokens().any(worked_out)
                    || self.is_of_header(tie)
            }
            // `to extend it to December 31, 2032, by notice on or before September 30`: days say how long it is.
            What::Duration(_) => {
                let mut mentions = tie.sections.iter().flat_map(|section| tie.draft.mentions_in(section));
                mentions.any(|mention| matches!(mention.value, mentions::Value::Date(_))) || self.is_open(tie)
            }
            What::Money(..) | What::Percent(_) | What::Place(_) => self.is_open(tie),
            _ => false,
        }
    }

    /// Whether it is what holds where nothing is said: a grant that is not said to be exclusive is none.
    fn is_default(&self) -> bool {
        matches!(&self.what, What::Adjective { word, .. } if squeezed(word) == "nonexclusive")
    }

    /// Whether something was taken out of the sections or is to be filled in.
    fn is_open(&self, tie: &Tie<'_>) -> bool {
        let words = tie.draft.words();
        tie.sections.iter().flat_map(|section| section.tokens.clone()).any(|at| blank(words, at).is_some())
    }

    /// Whether a blank may be what is meant though something else of its sort is said: one of the same sort, or one in the same
    /// sentence of which nobody knows what it is.
    fn is_blank_near(&self, tie: &Tie<'_>, said: &Range<usize>) -> bool {
        let words = tie.draft.words();
        let own = match &self.what {
            What::Money(..) => Blank::Money,
            What::Percent(_) => Blank::Percent,
            What::Duration(_) => Blank::Length,
            _ => return false,
        };
        let all = tie.sections.iter().flat_map(|section| sentences(tie.draft, section));
        all.into_iter().any(|sentence| {
            let same = sentence.contains(&said.start);
            sentence
                .into_iter()
                .filter_map(|at| blank(words, at))
                .any(|blank| blank == own || same && blank == Blank::Unknown)
        })
    }

    /// Whether it is a day that the header of the agreement says, which a section need not say again.
    fn is_of_header(&self, tie: &Tie<'_>) -> bool {
        matches!(self.what, What::Date(period, _) if tie.known_days.iter().any(|day| {
            period.first == *day || period.last == *day || period.last.next() == *day
        }))
    }
}

/// Whether the words between a length of time and a word say that it is counted from that: `thirty days after receipt of such notice`.
fn is_counted_from(tie: &Tie<'_>, between: Range<usize>) -> bool {
    const FROM: [&str; 8] = ["after", "following", "from", "receipt", "of", "upon", "since", "before"];
    let words = tie.draft.words();
    between.into_iter().any(|at| words.is_one_of(at, &FROM))
}

/// Whether the words between say that a length of time is another one, in which something is to be mended or before which nothing
/// is due.
fn is_of_another(tie: &Tie<'_>, mut between: Range<usize>) -> bool {
    const MENDS: [&str; 10] = [
        "cure",
        "cured",
        "remedy",
        "remedied",
        "correct",
        "corrected",
        "rectify",
        "rectified",
        "before",
        "after",
    ];
    let words = tie.draft.words();
    between.any(|at| words.is_one_of(at, &MENDS))
}
