//! Words that are written for others that look or sound like them, where the words around them leave no doubt: `form time to time`,
//! `a material adverse affect`, `no later then`.

use super::super::context::Context;
use super::super::lexicon::normal;
use super::super::wording::{begins, ends};
use super::near_words::NEAR_WORDS;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Gap, Words};

/// A word that is written for another one, as the words around it tell. In a phrase `a|b` is either word, and `#` any number.
#[derive(Clone, Copy)]
pub(super) struct Slip {
    wrong: &'static str,
    right: &'static str,
    /// One of these phrases stands right before it,
    before: &'static [&'static str],
    /// or one of these right behind it.
    behind: &'static [&'static str],
    /// Whether it is told by both together.
    both: bool,
    /// What may not stand right behind it.
    unless: &'static [&'static str],
}

impl Slip {
    pub(super) const fn new(
        (wrong, right): (&'static str, &'static str),
        before: &'static [&'static str],
        behind: &'static [&'static str],
    ) -> Slip {
        Slip { wrong, right, before, behind, both: false, unless: &[] }
    }

    /// The word that is wrong.
    #[cfg(test)]
    pub(super) fn wrong(&self) -> &'static str {
        self.wrong
    }

    /// The same, told by what stands before it and what stands behind it together.
    pub(super) const fn between(
        pair: (&'static str, &'static str),
        before: &'static [&'static str],
        behind: &'static [&'static str],
    ) -> Slip {
        let mut slip = Slip::new(pair, before, behind);
        slip.both = true;
        slip
    }

    pub(super) const fn unless(mut self, unless: &'static [&'static str]) -> Slip {
        self.unless = unless;
        self
    }
}

/// What a party has: behind `its` and `their`.
const OWNED: &str = "obligations|obligation|rights|affiliates|subsidiaries|employees|agents|officers|directors|business|sole|own|\
                     successors|assigns|products|option|discretion|expense|customers|respective|duties|behalf|operations|property|\
                     assets|acceptance|performance|licensors|licensees|confidential";

/// Small words before what a party has.
pub(super) const PREPOSITIONS: &str = "with|of|to|for|by|from|under|and|at|through|in|on|upon|against";

const SLIPS: &[Slip] = &[
    Slip::new(
        ("form", "from"),
        &[
            "receipt|received|arising|arise|arises|resulting|resulted|results|different|derived|obtained|exempt|apart|excluded",
            "removed|deducted|deduct|withdraw|withdrawn|prevent|prevented|prohibited|refrain|suffering|months|years|weeks|days",
        ],
        &["time to time", "the date|effective|commencement", "and after", "and against", "any and all", "all bugs|claims|liability"],
    )
    .unless(&["of", "as", "or", "in", "a", "an"]),
    Slip::new(("from", "form"), &[], &["and substance|content", "attached hereto", "of exhibit|annex|schedule|appendix"]),
    Slip::new(
        ("affect", "effect"),
        &["adverse", "force and", "take|takes|taken|no", "as|still|remain|remains|now in", "put|come|comes|brought|go|goes into"],
        &[],
    ),
    Slip::new(
        ("effect", "affect"),
        &["adversely|negatively|detrimentally"],
        &[
            "the interpretation|validity|enforceability|meaning|construction|legality|remaining|remainder",
            "any other provision|provisions",
            "the other provisions|terms",
        ],
    )
    .unless(&["on", "upon", "of"]),
    Slip::new(("effects", "affects"), &["adversely|negatively|materially"], &[]),
    Slip::new(("effected", "affected"), &["adversely|negatively"], &[]),
    Slip::new(("then", "than"), &["no later|less|more|earlier|fewer|longer|sooner|greater", "not later|less|more", "other|rather|less|fewer"], &[])
        .unless(&[
            ",", "current", "existing", "outstanding", "applicable", "in", "be", "prevailing", "available", "remaining", "known", "shall",
            "will", "may", "the",
        ]),
    Slip::new(("than", "then"), &[], &["this agreement will|shall|may"]),
    Slip::new(
        ("principle", "principal"),
        &[],
        &["place|amount|amounts|office|offices|executive|sum|payment|payments|balance|shareholder|shareholders|investigator", "and interest"],
    ),
    Slip::new(("principals", "principles"), &["accounting|general|guiding|legal"], &["of law|equity|accounting"]),
    Slip::new(("advise", "advice"), &["legal|written|medical|professional|tax|financial|such|the|any"], &[]),
    Slip::new(("advice", "advise"), &["shall|will|must|may|promptly|immediately"], &[]).unless(&["and", ",", "or"]),
    Slip::new(("council", "counsel"), &["legal|outside|special|inside|independent"], &[]),
    Slip::new(("personal", "personnel"), &["key|qualified|trained"], &["is|are|will|shall"]),
    Slip::new(("loose", "lose"), &["shall|will|may|not|to"], &[]),
    Slip::new(("wave", "waive"), &["hereby|to|shall|expressly|irrevocably|not|will"], &[]),
    Slip::new(("waves", "waives"), &["hereby|expressly|irrevocably|party|licensee|company"], &[]),
    Slip::new(("wether", "whether"), &[], &["or|the|such|any|in|by|it|a|an|directly|written|now|not"]),
    Slip::new(("statue", "statute"), &[], &["of limitations|frauds", "or regulation|law|rule"]),
    Slip::between(("access", "excess"), &["in"], &["of"]),
    Slip::between(("deeded", "deemed"), &["be|is|are"], &["to be|have|occur"]),
    Slip::new(("casual", "causal"), &[], &["connection|link|relationship"]),
    Slip::new(("major", "majeure"), &["force"], &[]),
    Slip::new(("majeur", "majeure"), &["force"], &[]),
    Slip::between(("hereinafter", "hereafter"), &["now or"], &["in|existing|acquired|arising|developed|enacted|created|known|adopted"]),
    Slip::new(
        ("therefore", "therefor"),
        &["consideration|substitution|price|application|applications|request|reasons|invoice|invoices|replacement|substitute"],
        &[],
    )
    .unless(&[",", "the", "it", "this"]),
    Slip::between(("there", "their"), &[PREPOSITIONS], &[OWNED]),
    Slip::new(("their", "there"), &[], &["is|are|was|were|exists", "shall|will|may be"]),
    Slip::between(("is", "its"), &[PREPOSITIONS], &["obligations|affiliates|subsidiaries|employees|own|respective|successors|officers|directors|rights"]),
    Slip::between(
        ("it", "its"),
        &[PREPOSITIONS, "perform|performs|exercise|assign|expand|expands|transfer|conduct|protect|or|fulfill|fulfil"],
        &[OWNED, "rights|right|services under|in|to|hereunder|and"],
    ),
    Slip::new(("it's", "its"), &[PREPOSITIONS, "shall|all|both|or|which|supporting|that"], &[])
        .unless(&["a", "an", "the", "not", "been", "understood", "agreed", "all"]),
    Slip::between(("of", "or"), &["one"], &["more of|consecutive|days|persons"]),
    Slip::between(("of", "or"), &["loss|losses"], &["damage to"]),
    Slip::between(("of", "or"), &["express|expressed|direct|oral|written"], &["implied|indirect|written|oral"]),
    Slip::between(("of", "or"), &["trustee|receiver|custodian"], &["receiver|liquidator|conservator|trustee"]),
    Slip::between(
        ("of", "or"),
        &["punitive|incidental|special|exemplary|consequential|indirect"],
        &["consequential|punitive|incidental|exemplary|special|indirect"],
    ),
    Slip::between(("of", "or"), &["expiration"], &["termination|earlier"]),
    Slip::between(("of", "or"), &["cost|costs"], &["expense|expenses"]),
    Slip::between(("of", "or"), &["use|distribution"], &["disclosure|use"]),
    Slip::between(("of", "or"), &["part"], &["all of"]),
    Slip::between(("of", "or"), &["product|goods|products"], &["service|services"]),
    Slip::between(("of", "or"), &["amendment|amendments"], &["supplement|supplements|waiver"]),
    Slip::between(("of", "or"), &["right|rights"], &["privilege|privileges"]),
    Slip::between(("of", "or"), &["act|acts"], &["omission|omissions"]),
    Slip::between(("or", "of"), &["cause|causes"], &["action|actions"]),
    Slip::between(("or", "of"), &["course"], &["business|dealing"]),
    Slip::between(("or", "of"), &["breach|terms|provisions|purposes"], &["this agreement"]),
    Slip::between(("or", "of"), &["any|each|some|none|either"], &["the above|foregoing|following|parties"]),
    Slip::between(("or", "of"), &["on behalf"], &["the|any|such|a|an"]),
    Slip::between(("give", "five"), &["after|within|least|than"], &["# days", "days"]),
    Slip::new(("fort", "forth"), &["set|sets|setting"], &[]),
    Slip::new(("to", "too"), &[], &["many|much"]),
];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let range = context.range();
    for slip in SLIPS.iter().chain(NEAR_WORDS) {
        let places = context.lexicon.places_of(&normal(slip.wrong));
        for at in places.filter(|at| range.contains(at)) {
            if !is_slip(words, *slip, at) {
                continue;
            }
            let (word, right) = (words.text(at), slip.right);
            problems.push(
                context
                    .finding(
                        drafts::MISSPELLING,
                        at..at + 1,
                        format!("`{word}` is written for `{right}`"),
                        "another word",
                    )
                    .help(format!("write `{right}`")),
            );
        }
    }
}

fn is_slip(words: Words<'_>, slip: Slip, at: usize) -> bool {
    let text = words.text(at);
    let same = text.len() == slip.wrong.len() || text.contains('’');
    if !same || words.is_capital(at) || text.replace('’', "'") != slip.wrong || words.gap(at) > Gap::Line {
        return false;
    }
    let unless = words.gap(at + 1) < Gap::Block && words.is_one_of(at + 1, slip.unless);
    let hyphen = words.mark(at + 1, '-') || words.mark(at.wrapping_sub(1), '-');
    let behind =
        || words.gap(at + 1) <= Gap::Line && slip.behind.iter().any(|phrase| begins(words, at + 1, phrase));
    let before = || slip.before.iter().any(|phrase| ends(words, at, phrase));
    !unless && !hyphen && if slip.both { before() && behind() } else { before() || behind() }
}
