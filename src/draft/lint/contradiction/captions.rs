//! A caption of two things whose clause has one: `Indemnity and Insurance` without a word on insurance.

use super::super::context::Context;
use super::note;
use crate::diagnostic::Problems;
use crate::draft::model::Section;
use crate::draft::words::fold;

/// What captions name, and how words begin by which a clause speaks of it.
const PROMISES: [(&str, &[&str]); 33] = [
    ("insurance", &["insur", "cover"]),
    ("indemnification", &["indemn", "harmless", "defend"]),
    ("indemnity", &["indemn", "harmless", "defend"]),
    ("arbitration", &["arbitra"]),
    ("jurisdiction", &["jurisdiction", "court", "venue", "forum"]),
    ("venue", &["venue", "court", "jurisdiction", "forum", "county"]),
    ("severability", &["sever", "invalid", "unenforce", "illegal", "void"]),
    ("acceptance", &["accept", "reject", "approv"]),
    ("audit", &["audit", "inspect", "examin", "book", "record"]),
    ("audits", &["audit", "inspect", "examin", "book", "record"]),
    ("confidentiality", &["confiden", "secre", "disclos", "proprietary"]),
    ("assignment", &["assign", "transfer", "delegat", "successor", "convey"]),
    ("waiver", &["waive", "failure", "delay"]),
    ("counterparts", &["counterpart", "original", "copies"]),
    ("notices", &["notice", "notif"]),
    ("amendment", &["amend", "modif", "chang", "supplement", "alter", "var"]),
    ("renewal", &["renew", "exten", "successive"]),
    ("publicity", &["public", "press", "announc", "name"]),
    ("taxes", &["tax", "dut"]),
    ("training", &["train", "instruct"]),
    ("inspection", &["inspect", "examin", "test", "visit", "access"]),
    ("packaging", &["packag", "pack", "contain"]),
    ("pricing", &["pric", "fee", "cost", "charge"]),
    ("recall", &["recall", "call", "withdr"]),
    ("recalls", &["recall", "call", "withdr"]),
    ("records", &["record", "book", "account"]),
    ("maintenance", &["maint"]),
    ("expenses", &["expens", "cost"]),
    ("interest", &["interest"]),
    ("trademarks", &["trademark", "mark", "brand", "logo"]),
    ("delivery", &["deliver", "ship", "transport", "tender"]),
    ("forecasts", &["forecast"]),
    ("warranty", &["warrant", "guarant", "represent"]),
];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for section in &context.draft.sections {
        if let Some(at) = unkept(context, section) {
            let promised = context.words.text(at);
            let message = format!("the caption promises `{promised}`, and the clause does not speak of it");
            let finding = note(context, at..at + 1, message, "not in this clause");
            problems.push(finding.help("add what is missing, or take it out of the caption"));
        }
    }
}

/// The word of a caption whose promise its clause does not keep.
fn unkept(context: &Context<'_>, section: &Section) -> Option<usize> {
    /// The shortest clause that may be held to its caption, in tokens.
    const SHORTEST: usize = 25;
    /// The longest caption; what is longer is a sentence.
    const LONGEST: usize = 8;
    let words = context.words;
    let caption = section.caption.as_ref()?.tokens.clone();
    let text = caption.end..section.tokens.end;
    let open =
        || text.clone().any(|at| words.is_redaction(at) || words.is_one_of(at, &["reserved", "omitted"]));
    let joined =
        caption.clone().any(|at| words.is_one_of(at, &["and", "&"]) || matches!(words.text(at), ";" | ","));
    let negated = caption.clone().any(|at| words.is_one_of(at, &["no", "non", "without"]));
    if caption.len() > LONGEST || !joined || negated || text.len() < SHORTEST {
        return None;
    }
    let promised = caption.clone().find(|at| {
        let word = fold(words.text(*at));
        let Some((_, stems)) = PROMISES.iter().find(|(name, _)| *name == word) else { return false };
        let kept = |at: usize| {
            let word = fold(words.text(at));
            stems.iter().any(|stem| word.starts_with(stem))
        };
        !text.clone().any(kept)
    })?;
    (!open()).then_some(promised)
}
