//! A party with an article where the draft gives it none, and without one where the draft gives it one: `charge the Shipper` among `Shipper
//! shall`, `by Company` among `the Company shall`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::roles::{is_role, is_side};
use super::super::term_like::with_places;
use super::company::{Company, Named};
use super::leftover::first_attachment;
use super::other_case::is_of_a_company;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::parties::signatures;
use crate::draft::words::{Gap, Words, fold};

/// How often the one way to speak of a party must stand before the other is a slip, and how many times as often.
const OFTEN: usize = 10;
const RATE: usize = 10;
/// How often a slip may stand.
const SELDOM: usize = 6;

pub(super) fn find(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    let mut told: FxHashSet<String> = FxHashSet::default();
    for called in parties.iter().flat_map(|party| &party.party.called) {
        if told.insert(context.words.phrase(called.clone())) {
            of_one(context, companies, called, problems);
        }
    }
}

/// The articles of one party.
fn of_one(context: &Context<'_>, companies: &[Company<'_>], called: &Range<usize>, problems: &mut Problems) {
    let words = context.words;
    let Some(phrase) = context.lexicon.phrase(words, called.clone()) else { return };
    let places = context.lexicon.places(&phrase).filter(|at| {
        let tokens = *at..*at + called.len();
        context.range().contains(at)
            && *at > called.end
            && is_written(words, *at, called)
            && !is_of_a_company(companies, &tokens)
    });
    let (with, without): (Vec<usize>, Vec<usize>) = places
        .filter(|at| !has_other_determiner(words, *at))
        .partition(|at| words.is(at.wrapping_sub(1), "the"));
    let end = first_attachment(context).min(signatures(context.draft).start);
    let alone = |places: &[usize], or: bool| -> Vec<usize> {
        let joined = |at: usize| or && words.is_one_of(at + called.len(), &["and", "or"]);
        places.iter().copied().filter(|at| stands_alone(words, *at, called.len()) || joined(*at)).collect()
    };
    // `the Bellmar Group` has the article of another name.
    let own = with.iter().filter(|at| !words.is_capital(**at + called.len())).count();
    if is_proper_name(context, called) && is_certain(own, alone(&with, true).len(), without.len()) {
        for at in alone(&with, false) {
            stray(context, called, &[at], Severity::Warning, problems);
        }
    } else if without.len() >= OFTEN && with.len() * RATE <= without.len() && !is_plural(words, called) {
        // `the Bellmar or Quorvex team`: the article may be that of a word behind both.
        let slips = alone(&with, false);
        // `(the "Fund")` has its article from the beginning.
        let introduced = words.is(called.start.wrapping_sub(2), "the");
        if !introduced && (1..=SELDOM).contains(&slips.len()) {
            stray(context, called, &slips, Severity::Note, problems);
        }
    } else if with.len() >= OFTEN && without.len() * RATE <= with.len() && !is_plural(words, called) {
        let slips: Vec<usize> =
            alone(&without, true).into_iter().filter(|at| *at < end && lacks_article(words, *at)).collect();
        if (1..=SELDOM).contains(&slips.len()) {
            missing(context, called, &slips, problems);
        }
    }
}

/// Whether a name stands so often without an article, and so seldom with one, that no reader takes the article for meant.
fn is_certain(with: usize, alone: usize, without: usize) -> bool {
    /// How often a name stands without an article in a draft that gives it none.
    const OFTEN: usize = 8;
    /// How many times as often it must stand without one as with one.
    const RATE: usize = 15;
    let most = (without / RATE).clamp(2, 4);
    without >= OFTEN && with <= 2 * most && alone <= most
}

/// `the Bellmar` where the party is called `Bellmar` everywhere else: an earlier draft called it after its part.
fn stray(
    context: &Context<'_>,
    called: &Range<usize>,
    places: &[usize],
    severity: Severity,
    problems: &mut Problems,
) {
    let slips: Vec<Range<usize>> = places.iter().map(|at| at - 1..at + called.len()).collect();
    let Some((first, others)) = slips.split_first() else { return };
    let name = context.words.phrase(called.clone());
    let quote = context.quote(first.clone());
    let message = format!("`{quote}`: the party is called `{name}`, without an article");
    let mut finding = context.finding(drafts::PARTY_NAME, first.clone(), message, "with an article");
    finding.severity = severity;
    let finding = finding.related(context.span(called.clone()), "the party");
    problems.push(
        with_places(context, finding, others).help(format!("write `{name}`, or name whoever else is meant")),
    );
}

/// `by Company` where the draft writes `the Company` everywhere else.
fn missing(context: &Context<'_>, called: &Range<usize>, places: &[usize], problems: &mut Problems) {
    let slips: Vec<Range<usize>> = places.iter().map(|at| *at..at + called.len()).collect();
    let Some((first, others)) = slips.split_first() else { return };
    let name = context.words.phrase(called.clone());
    let message = format!("`{name}` stands here without its article, and elsewhere as `the {name}`");
    let mut finding = context.finding(drafts::PARTY_NAME, first.clone(), message, "without an article");
    finding.severity = Severity::Note;
    problems.push(with_places(context, finding, others).help(format!("write `the {name}`")));
}

fn is_plural(words: Words<'_>, called: &Range<usize>) -> bool {
    words.text(called.end - 1).ends_with('s')
}

/// Whether the words are a name that has no article: no part that a party plays, and no word of the language.
fn is_proper_name(context: &Context<'_>, called: &Range<usize>) -> bool {
    let words = context.words;
    let role = |at: usize| is_role(words.text(at)) || is_side(&fold(words.text(at)));
    // `the MA` may be read as what it is short for.
    let initials = called.len() == 1 && words.is_shouted(called.start) && words.text(called.start).len() < 4;
    let proper = called.clone().all(|at| words.is_capital(at) && !role(at)) && !initials;
    // `(the "Fund")` has its article from the beginning; of a name in the genitive the article may be that of another word.
    let bare = !words.is(called.start.wrapping_sub(2), "the") && !is_plural(words, called);
    let common = |at: usize| context.is_common(&super::super::lexicon::normal(words.text(at)));
    proper && bare && called.clone().any(|at| !common(at))
}

/// Whether the words at `at` are written as the draft calls the party, but for the genitive.
fn is_written(words: Words<'_>, at: usize, called: &Range<usize>) -> bool {
    let same = |(offset, own): (usize, usize)| {
        let (here, own) = (words.text(at + offset), words.text(own));
        here.strip_prefix(own).is_some_and(|rest| matches!(rest, "" | "'s" | "’s"))
    };
    called.clone().enumerate().all(same)
}

/// `any Licensee`, `such Licensee`: no matter of the article.
fn has_other_determiner(words: Words<'_>, at: usize) -> bool {
    const OTHERS: [&str; 16] = [
        "a", "an", "any", "each", "every", "such", "no", "said", "this", "that", "another", "either",
        "neither", "other", "one", "all",
    ];
    // `that Licensee shall` is a clause, and the word no determiner.
    let before = at.wrapping_sub(1);
    words.is_one_of(before, &OTHERS) && !words.is(before, "that")
}

/// Whether a name is no part of a longer one: `the Bellmar Products`, `the Bellmar-led team`.
fn stands_alone(words: Words<'_>, at: usize, length: usize) -> bool {
    const BEHIND: [&str; 29] = [
        "shall",
        "will",
        "must",
        "may",
        "agrees",
        "has",
        "is",
        "to",
        "from",
        "in",
        "of",
        "for",
        "with",
        "by",
        "on",
        "as",
        "at",
        "if",
        "under",
        "that",
        "which",
        "pursuant",
        "hereunder",
        "hereby",
        "unless",
        "within",
        "against",
        "upon",
        "can",
    ];
    let end = at + length;
    let genitive = fold(words.text(end - 1)).ends_with("'s");
    let small = words.is_word(end) && words.text(end).chars().all(char::is_lowercase);
    let stop = matches!(words.text(end), "." | "," | ";") && words.gap(end) == Gap::None;
    let behind = if genitive { small } else { stop || words.is_one_of(end, &BEHIND) && small };
    behind && words.gap(end) < Gap::Wide && words.gap(at) <= Gap::Line
}

/// Whether an article is missing before the name at `at`: within a sentence, where none before it may be meant for it, too.
fn lacks_article(words: Words<'_>, at: usize) -> bool {
    /// What governs a name, and what a verb of duty stands before.
    const BEFORE: [&str; 25] = [
        "to",
        "by",
        "from",
        "for",
        "with",
        "against",
        "upon",
        "that",
        "if",
        "where",
        "when",
        "unless",
        "until",
        "than",
        "on",
        "before",
        "after",
        "because",
        "which",
        "provide",
        "provides",
        "notify",
        "indemnify",
        "pay",
        "reimburse",
    ];
    let before = at.wrapping_sub(1);
    // `Termination by Company.` is a caption, which has few articles.
    let caption = words.is_capital(at.wrapping_sub(2));
    words.is_one_of(before, &BEFORE)
        && !words.is_capital(before)
        && !caption
        && matches!(words.gap(at), Gap::Space | Gap::Line)
}
