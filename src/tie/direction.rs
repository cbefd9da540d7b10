//! A term in, out where its sections have the other party do what the term says of one: give what it gets, get what it gives.

use std::ops::Range;

use super::Tie;
use super::frames::{self, Frame};
use super::names::{Name, end_of, names};
use super::phrases::{Phrase, is_inflected, stands_in, topics_of_kind};
use crate::draft::lint::sentences;
use crate::draft::words::{Words, fold};
use crate::ir::{Ir, KindId, Literal, PartyId, Preposition, Stated, Statement, TermWord, Value, ValueKind};
use crate::source::Span;

/// Who gives and who gets, as a term says it.
pub(super) struct Direction {
    frame: &'static Frame,
    first: Option<PartyId>,
    second: Option<PartyId>,
    /// The words of the terms.
    pub span: Span,
}

/// The direction of a term, where it is known how prose says it; none where both are the same.
pub(super) fn direction(ir: &Ir, kind: KindId, statements: &[Statement]) -> Option<Direction> {
    let frame = frames::of_kind(ir, kind)?;
    let party = |wanted: &[Preposition]| {
        statements.iter().find_map(|statement| {
            let field = ir.field(statement.field);
            let wanted = field.preposition.is_some_and(|preposition| wanted.contains(&preposition));
            let Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Party(party)), span }) =
                &*statement.stated
            else {
                return None;
            };
            let span = if *span == Span::default() { statement.span } else { *span };
            wanted.then_some((*party, span))
        })
    };
    let (first, second) = (party(frame.first), party(frame.second));
    let (_, span) = first.or(second)?;
    let (first, second) = (first.map(|(party, _)| party), second.map(|(party, _)| party));
    (first != second).then_some(Direction { frame, first, second, span })
}

/// What a sentence says of who gives and who gets.
enum Way {
    AsStated,
    /// The other way round, in these tokens.
    Reversed(Range<usize>),
}

/// One of the two parties.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Second,
}

/// Where a sentence names a party.
struct Named {
    side: Side,
    tokens: Range<usize>,
}

impl Direction {
    /// The one who gives, where the term names it.
    pub fn giver(&self) -> Option<PartyId> {
        self.first
    }

    /// What stands for all kinds of which prose speaks with the same verbs.
    pub fn kind(&self) -> &'static str {
        self.frame.kinds.first().copied().unwrap_or("")
    }

    /// The words of the sections that have the other party do it, where none have it as the term does.
    pub fn reversed(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Range<usize>> {
        let term = ir.term(tie.term);
        if term.says(TermWord::Mutual) {
            return None;
        }
        let (first, second) = self.sides(ir, tie)?;
        let words = tie.draft.words();
        let (first, second) = (names(ir, tie, first), names(ir, tie, second));
        // A party that is called by the other's name cannot be told from it.
        if first.iter().any(|name| second.contains(name)) {
            return None;
        }
        let mut topics = topics_of_kind(ir.kind(term.kind));
        // A report on sales is about sales.
        topics.extend(term.statements.iter().filter_map(|statement| {
            let on = ir.field(statement.field).preposition == Some(Preposition::On);
            match &*statement.stated {
                Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Word(word)), .. }) if on => {
                    Some(vec![fold(ir.word(*word)).into_owned()])
                }
                _ => None,
            }
        }));
        let reading = Reading { words, frame: self.frame, topics: &topics, first: &first, second: &second };
        let mut reversed = None;
        for section in &tie.sections {
            for sentence in sentences(tie.draft, section) {
                match reading.way(sentence) {
                    Some(Way::AsStated) => return None,
                    Some(Way::Reversed(at)) => {
                        reversed.get_or_insert(at);
                    }
                    None => {}
                }
            }
        }
        reversed
    }

    /// Both parties: where the term names one alone, the other is the only other one of its agreement.
    fn sides(&self, ir: &Ir, tie: &Tie<'_>) -> Option<(PartyId, PartyId)> {
        let other = |party: PartyId| {
            let agreement = ir.agreement(tie.agreement?);
            let mut others = agreement.sides.iter().map(|side| side.party).filter(|side| *side != party);
            others.next().filter(|_| others.next().is_none())
        };
        match (self.first, self.second) {
            (Some(first), Some(second)) => Some((first, second)),
            (Some(first), None) => Some((first, other(first)?)),
            (None, Some(second)) => Some((other(second)?, second)),
            (None, None) => None,
        }
    }
}

/// How far a verb may stand behind the one who does it, in tokens.
const TO_VERB: usize = 18;

/// How far before `by` it may stand, and before `of` what is said of a party.
const BEFORE_BY: usize = 6;

/// What is said of a party behind another word than `of`: `title to P`, `assigned to P`, but no `consent to P`.
const LEADS_TO: [&str; 10] =
    ["vest", "vested", "vests", "reside", "resides", "belong", "belongs", "title", "assign", "assigns"];

/// How many tokens the label of an item takes: `(b)`.
const ITEM: usize = 5;

/// How many tokens of the sentence are shown.
const SHOWN: usize = 9;

/// Words that may stand behind the one who does something.
const OPENERS: [&str; 24] = [
    "shall",
    "will",
    "must",
    "may",
    "can",
    "cannot",
    "agrees",
    "agree",
    "hereby",
    "has",
    "have",
    "covenants",
    "undertakes",
    "be",
    "is",
    "commits",
    "does",
    "also",
    "further",
    "irrevocably",
    "to",
    "electing",
    "giving",
    "not",
];

/// Words behind which another clause begins, in which somebody else does something.
const ENDS_CLAUSE: [&str; 16] = [
    "if", "when", "unless", "which", "who", "whose", "because", "provided", "where", "whether", "until",
    "while", "after", "before", "whom", "upon",
];

/// Words that make what follows a case that is only thought of.
const SUPPOSES: [&str; 12] = [
    "if", "when", "should", "unless", "event", "where", "whenever", "once", "case", "until", "extent",
    "whether",
];

struct Reading<'a> {
    words: Words<'a>,
    frame: &'static Frame,
    topics: &'a [Phrase],
    first: &'a [Name],
    second: &'a [Name],
}

impl Reading<'_> {
    fn way(&self, sentence: Range<usize>) -> Option<Way> {
        let words = self.words;
        let named = self.named(sentence.clone());
        if self.says_both(&sentence) {
            return Some(Way::AsStated);
        }
        let mut reversed = None;
        for (place, party) in named.iter().enumerate() {
            let Some((does, verb, sure)) = self.does(party, &named, &sentence) else { continue };
            let as_stated = (does == Does::Gives) == (party.side == Side::First);
            if as_stated {
                return Some(Way::AsStated);
            }
            let other_named = named.iter().enumerate().any(|(at, other)| {
                // Of two named behind a passive the other may stand before.
                other.side != party.side && (at > place || party.tokens.start > verb)
            });
            let supposed = (1..=4).any(|back| {
                let at = party.tokens.start.wrapping_sub(back);
                at >= sentence.start && words.is_one_of(at, &SUPPOSES)
            });
            let other_thing = sentence.clone().any(|at| words.is_one_of(at, self.frame.unless));
            let gives_alone = self.frame.alone && does == Does::Gives;
            if sure && !supposed && !other_thing && (other_named || gives_alone) && reversed.is_none() {
                let start = party.tokens.start.min(verb);
                let end = (party.tokens.end.max(verb + 1) + 3).min(start + SHOWN).max(party.tokens.end);
                reversed = Some(Way::Reversed(start..end.min(sentence.end)));
            }
        }
        reversed
    }

    /// Where the sentence names either of them, in order.
    fn named(&self, sentence: Range<usize>) -> Vec<Named> {
        let words = self.words;
        let mut found: Vec<Named> = Vec::new();
        for at in sentence {
            if !words.is_word(at) && !words.is_number(at)
                || found.last().is_some_and(|last| at < last.tokens.end)
            {
                continue;
            }
            // A single word in small letters is none of a name.
            let small = !words.is_capital(at) && !words.is_number(at);
            let end = |names: &[Name]| {
                let named = names.iter().filter(|name| !small || name.len() > 1);
                named.filter_map(|name| end_of(words, at, name)).max()
            };
            let (first, second) = (end(self.first), end(self.second));
            let side = match (first, second) {
                (Some(one), Some(other)) if other > one => Some((Side::Second, other)),
                (Some(one), _) => Some((Side::First, one)),
                (None, Some(other)) => Some((Side::Second, other)),
                (None, None) => None,
            };
            found.extend(side.map(|(side, end)| Named { side, tokens: at..end }));
        }
        found
    }

    /// Whether either party does it, or both: `each party may terminate`.
    fn says_both(&self, sentence: &Range<usize>) -> bool {
        let words = self.words;
        sentence.clone().any(|at| {
            words.is_one_of(at, &["party", "parties"])
                && (words.is_one_of(at + 1, &OPENERS)
                    || words.mark(at + 1, ',')
                    || self.verb(at + 1).is_some())
                && (at + 1..(at + TO_VERB).min(sentence.end))
                    .take_while(|here| !words.is_one_of(*here, &ENDS_CLAUSE))
                    .any(|here| self.verb(here).is_some())
        })
    }

    /// Whether a verb of the frame stands at `at`: who does it, and whether it says so surely.
    fn verb(&self, at: usize) -> Option<(Does, bool)> {
        let words = self.words;
        if !words.is_word(at) {
            return None;
        }
        let text = fold(words.text(at));
        let is = |verbs: &[&str]| {
            verbs.iter().any(|verb| text == *verb || is_inflected(&text, verb) || is_irregular(&text, verb))
        };
        if is(self.frame.gives) {
            return Some((Does::Gives, true));
        }
        if is(self.frame.gets) {
            // Having is getting only of a right: `shall have the right of first refusal`.
            let has = matches!(text.as_ref(), "have" | "has" | "hold" | "holds" | "had" | "held");
            let right = (at + 1..at + 6).any(|here| {
                words
                    .is_one_of(here, &["right", "rights", "option", "refusal", "license", "licence", "offer"])
            });
            return (!has || right).then_some((Does::Gets, true));
        }
        if is(self.frame.about) {
            let about =
                (at + 1..at + 12).any(|here| stands_in(words, here, self.topics) || self.names_topic(here));
            return Some((Does::Gives, about));
        }
        None
    }

    /// Whether the word at `at` is one by which the kind is named: `report`, `insurance`, `records`.
    fn names_topic(&self, at: usize) -> bool {
        let text = fold(self.words.text(at));
        self.topics.iter().flatten().any(|word| {
            word.len() > 4 && (text == *word || is_inflected(&text, word))
                || word.strip_suffix('s').is_some_and(|one| one.len() > 3 && text == one)
        })
    }

    /// What a party does at this place of the sentence: the verb, and whether it surely says so.
    fn does(&self, party: &Named, named: &[Named], sentence: &Range<usize>) -> Option<(Does, usize, bool)> {
        let words = self.words;
        let (start, end) = (party.tokens.start, party.tokens.end);
        let owned = {
            let last = words.text(end - 1);
            last.ends_with("'s") || last.ends_with("’s") || words.mark(end, '\'')
        };
        let the = usize::from(words.is(start.wrapping_sub(1), "the"));
        let before = start.wrapping_sub(1 + the);
        // `property of P`, `P's liability`
        if owned {
            let noun = (end..end + 3).find(|at| words.is_one_of(*at, self.frame.said_of));
            return noun.map(|at| (Does::Gives, at, true));
        }
        if words.is_one_of(before, &["of", "in", "with", "to"]) {
            let noun = (1..=BEFORE_BY)
                .map(|back| before.wrapping_sub(back))
                .take_while(|at| *at >= sentence.start && !words.mark(*at, ','))
                .find(|at| words.is_one_of(*at, self.frame.said_of));
            if let Some(at) = noun.filter(|at| words.is(before, "of") || words.is_one_of(*at, &LEADS_TO)) {
                return Some((Does::Gives, at, true));
            }
        }
        if words.is(before, "by") {
            let verb = (1..=BEFORE_BY)
                .map(|back| before.wrapping_sub(back))
                .take_while(|at| *at >= sentence.start)
                .find_map(|at| Some((at, self.verb(at)?)));
            if let Some((at, (does, sure))) = verb {
                let text = words.text(at);
                let passive = text.ends_with("ed") || text.ends_with("able") || is_participle(text);
                // `people engaged by P` says of them which they are, and not what is to be done.
                let done = text.ends_with("able")
                    || (1..=3).any(|back| {
                        words
                            .is_one_of(at.wrapping_sub(back), &["be", "is", "are", "been", "being", "hereby"])
                    });
                let done = done
                    && !(1..=5).any(|back| words.is_one_of(at.wrapping_sub(back), &["who", "which", "that"]));
                return passive.then_some((does, at, sure && done));
            }
            // `may be terminated: (a) by P on notice`
            let opens = before == sentence.start
                || before < sentence.start + ITEM && words.mark(before.wrapping_sub(1), ')');
            if self.frame.gives.contains(&"terminate") && opens {
                return Some((Does::Gives, before, true));
            }
        }
        // An object does nothing, but `agreed with P that P shall` has another one behind.
        if words.is_one_of(before, &["of", "from", "for", "upon", "against"]) {
            return None;
        }
        let mut here = end;
        if words.mark(here, ',') {
            // `P, at its option, may`
            here = (here + 1..here + 12).find(|at| words.mark(*at, ','))? + 1;
        }
        if !(words.is_one_of(here, &OPENERS) || self.verb(here).is_some()) {
            return None;
        }
        let (mut forbidden, mut passive) = (false, false);
        let limit = (here + TO_VERB).min(sentence.end);
        while here < limit {
            if let Some(other) = named.iter().find(|other| other.tokens.start == here) {
                // `agrees with P that it shall`, `giving P notice`
                if !words.is_one_of(here.wrapping_sub(1), &["with", "the"]) {
                    return None;
                }
                here = other.tokens.end;
                continue;
            }
            if words.is_one_of(here, &ENDS_CLAUSE) || words.mark(here, ';') {
                return None;
            }
            forbidden |= words.is_one_of(here, &["not", "neither", "cannot", "nor"]);
            if let Some((does, sure)) = self.verb(here) {
                // The duty is of whoever stands before, but a noun of the same letters is no verb.
                if words
                    .is_one_of(here.wrapping_sub(1), &["the", "a", "an", "any", "its", "such", "this", "of"])
                    && !words.is(here, "owner")
                {
                    here += 1;
                    continue;
                }
                if self.frame.forbids && !forbidden {
                    return None;
                }
                let text = words.text(here);
                let participle = text.ends_with("ed") || is_participle(text);
                if passive && participle {
                    let other = if does == Does::Gives { Does::Gets } else { Does::Gives };
                    return Some((other, here, sure));
                }
                return Some((does, here, sure));
            }
            passive = words.is_one_of(here, &["be", "is", "are", "been", "being"])
                || passive && words.is_one_of(here, &["hereby", "so", "also", "fully", "promptly"]);
            here += 1;
        }
        None
    }
}

/// What one party does: what the first one of the frame does, or what the second one does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    Gives,
    Gets,
}

/// Whether a text is a form of a verb that its ending does not tell.
fn is_irregular(text: &str, verb: &str) -> bool {
    matches!(
        (text, verb),
        ("paid" | "payable", "pay")
            | ("indemnified" | "indemnifies", "indemnify")
            | ("notified" | "notifies", "notify")
            | ("verified" | "verifies", "verify")
            | ("supplied" | "supplies", "supply")
            | ("sold", "sell")
            | ("bought", "buy")
            | ("borne", "bear")
            | ("kept", "keep")
            | ("held", "hold")
            | ("given", "give")
            | ("lent", "lend")
            | ("spent", "spend")
            | ("permitted", "permit")
            | ("submitted", "submit")
            | ("transferred" | "transferring", "transfer")
            | ("cancelled", "cancel")
            | ("terminable", "terminate")
            | ("billed", "bill")
            | ("made", "make")
            | ("committed", "commit")
    )
}

fn is_participle(text: &str) -> bool {
    matches!(
        text.to_ascii_lowercase().as_str(),
        "paid" | "sold" | "bought" | "borne" | "kept" | "held" | "given" | "lent" | "spent" | "made"
    )
}
