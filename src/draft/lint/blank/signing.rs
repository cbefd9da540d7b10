//! Where a draft is signed and filled in later: its signatures, and the forms that are attached to it. Lines to write on are meant
//! to be there.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::context::Context;
use crate::draft::model::{Attachment, Target};
use crate::draft::sections::{ATTACHMENT_WORDS, attachment_label};
use crate::draft::words::{Gap, Kind, Words};

/// The attachments that are forms, blank on purpose: `EXHIBIT C FORM OF TASK ORDER`.
pub(super) fn forms(context: &Context<'_>) -> Vec<Range<usize>> {
    let words = context.words;
    let named = |at: usize| {
        let titled = words.is_shouted(at) || words.is_capital(at);
        titled && (words.are(at, &["form", "of"]) || words.is_one_of(at, &["template", "sample", "specimen"]))
    };
    let mut forms: Vec<Range<usize>> = Vec::new();
    for attachment in &context.draft.attachments {
        let start = attachment.tokens.start;
        if (start..attachment.tokens.end.min(start + 30)).any(named) {
            forms.push(attachment.tokens.clone());
        }
    }
    // A form that follows the signatures without a title of its own as an attachment.
    let signing = signature_start(context);
    if let Some(at) =
        (signing..words.len()).find(|at| words.is_shouted(*at) && words.are(*at, &["form", "of"]))
    {
        // What stands behind the form and is referred to by the contract is the contract's own again.
        let referred = |one: &&Attachment| {
            one.tokens.start > at
                && context.draft.references.iter().any(|reference| {
                    let same = matches!(&reference.target, Target::Attachment { kind, label } if *kind == one.kind && *label == one.label);
                    same && reference.tokens.start < signing
                })
        };
        let next = context.draft.attachments.iter().find(referred);
        forms.push(at..next.map_or(words.len(), |next| next.tokens.start));
    }
    // `Annex 1 - Form of the Letter` behind the running title of its page.
    for block in context.draft.blocks.iter().filter(|block| block.tokens.start > signing) {
        let opening = block.tokens.start..block.tokens.end.min(block.tokens.start + 6);
        let form = opening
            .filter(|at| words.is_capital(*at) && words.is_one_of(*at, &ATTACHMENT_WORDS))
            .filter_map(|at| attachment_label(words, at + 1))
            .any(|(_, after)| words.are(after + usize::from(words.mark(after, '-')), &["form", "of"]));
        if form {
            let attachments = &context.draft.attachments;
            let next = attachments.partition_point(|attachment| attachment.tokens.start <= block.tokens.end);
            let end = attachments.get(next).map_or(words.len(), |next| next.tokens.start);
            forms.push(block.tokens.start..end);
        }
    }
    forms
}

/// Where the attachments begin that somebody signs, sends or fills in later: an order, a letter, a certificate, or what has a dozen lines
/// to write on. A schedule of the contract's own terms is none of them.
pub(super) fn form_like(context: &Context<'_>) -> FxHashSet<usize> {
    /// The title and the first words under it, in tokens.
    const TITLE: usize = 25;
    /// So many blanks make a form.
    const MANY: usize = 9;
    const TITLES: [&str; 34] = [
        "form",
        "forms",
        "template",
        "sample",
        "specimen",
        "order",
        "orders",
        "certificate",
        "certification",
        "notice",
        "letter",
        "request",
        "invoice",
        "application",
        "questionnaire",
        "checklist",
        "acknowledgment",
        "acknowledgement",
        "release",
        "assignment",
        "warrant",
        "note",
        "guaranty",
        "guarantee",
        "bill",
        "consent",
        "report",
        "statement",
        "agreement",
        "amendment",
        "addendum",
        "receipt",
        "waiver",
        "clauses",
    ];
    let words = context.words;
    let is_form = |tokens: Range<usize>| {
        let title = tokens.start + 2..tokens.end.min(tokens.start + TITLE);
        // `This Agreement` speaks of the contract, and `ESCROW AGREEMENT` is a title.
        let spoken = |at: usize| {
            words.is_one_of(at.wrapping_sub(1), &["this", "the", "such", "each", "any", "of", "to"])
        };
        let titled =
            title.into_iter().any(|at| words.is_capital(at) && words.is_one_of(at, &TITLES) && !spoken(at))
                || tokens.clone().any(|at| words.are(at, &["this", "form"]));
        let sent = tokens.clone().any(|at| {
            words.is_capital(at)
                && (words.is_one_of(at, &["by", "name", "signature", "signed", "title"])
                    && words.mark(at + 1, ':')
                    || words.is_one_of(at, &["dear", "signature"]))
                || words.is(at, "undersigned")
        });
        let is_blank = |at: &usize| {
            words.get(*at).is_some_and(|token| token.kind == Kind::Rule)
                || words.mark(*at, '[') && !words.is_redaction(*at)
                || words.mark(*at, '●')
        };
        titled || sent || tokens.filter(is_blank).take(MANY).count() == MANY
    };
    let attachments = context.draft.attachments.iter().map(|attachment| attachment.tokens.clone());
    attachments.filter(|tokens| is_form(tokens.clone())).map(|tokens| tokens.start).collect()
}

/// Those of the attachments that are forms which say themselves that they are filled in later: `[insert name of the provider]`.
pub(super) fn fillable(context: &Context<'_>, form_like: &FxHashSet<usize>) -> FxHashSet<usize> {
    let words = context.words;
    let tells = |tokens: Range<usize>| {
        tokens
            .into_iter()
            .any(|at| words.mark(at, '[') && words.is_one_of(at + 1, &["insert", "enter", "specify"]))
    };
    let attachments = context.draft.attachments.iter().map(|attachment| attachment.tokens.clone());
    let attachments = attachments.filter(|tokens| form_like.contains(&tokens.start));
    attachments.filter(|tokens| tells(tokens.clone())).map(|tokens| tokens.start).collect()
}

/// Where the signatures begin: the last `IN WITNESS WHEREOF`.
pub(super) fn signature_start(context: &Context<'_>) -> usize {
    let words = context.words;
    (0..words.len())
        .rev()
        .find(|at| words.is(*at, "witness") && words.is(at + 1, "whereof"))
        .unwrap_or(words.len())
}

/// Whether the line for a signature follows: `[insert name of the agent] By: ____`.
pub(super) fn before_signature(words: Words<'_>, at: usize) -> bool {
    /// How far on it may stand, in tokens: behind the name of another who signs.
    const NEAR: usize = 14;
    (at..at + NEAR).any(|here| words.is(here, "by") && words.is_capital(here) && words.mark(here + 1, ':'))
}

/// Whether words of a signature block or a form's field stand near: `By: ____ Name: ____`.
pub(super) fn near_signature(words: Words<'_>, at: usize) -> bool {
    const FIELDS: [&str; 22] = [
        "by",
        "name",
        "title",
        "date",
        "dated",
        "its",
        "signature",
        "signed",
        "witness",
        "attest",
        "print",
        "address",
        "phone",
        "fax",
        "email",
        "seal",
        "notary",
        "per",
        "authorized",
        "initials",
        "initial",
        "commission",
    ];
    // `EXECUTED this ___ day of ___`, and a notary's `On this ___ day of ___, before me`.
    let sworn = (at.saturating_sub(7)..at)
        .any(|here| {
            // `made and executed at ____ on this day` opens a contract.
            let opens = words.is(here.wrapping_sub(1), "and")
                && words.is_one_of(here.wrapping_sub(2), &["made", "entered", "into", "drawn"]);
            words.is_one_of(here, &["executed", "agreed", "sworn", "subscribed"]) && !opens
        })
        // `Dated this ___ day of ___`, where that begins the sentence.
        || (at.saturating_sub(5)..at)
            .any(|here| words.is(here, "dated") && words.is_capital(here) && words.is(here + 1, "this"))
        || (at..at + 12).any(|here| words.is(here, "before") && words.is(here + 1, "me"));
    if sworn {
        return true;
    }
    let near = at.saturating_sub(6)..at + 7;
    near.into_iter().any(|here| {
        let field = words.is_one_of(here, &FIELDS);
        let marked = words.mark(here + 1, ':')
            || words.gap(here) >= Gap::Wide
            || words.gap(here + 1) >= Gap::Wide
            || words.is_shouted(here);
        // `[COMPANY NAME]` asks for a name in running text.
        let asked = (1..=3).any(|back| words.mark(here.wrapping_sub(back), '['))
            && (1..=3).any(|on| words.mark(here + on, ']'));
        field && marked && !asked
    }) || words.is_one_of(at.wrapping_sub(1), &["initials", "s"])
        || signed_by(words, at.wrapping_sub(1))
        || words.mark(at.wrapping_sub(1), ':')
        || words.mark(at.wrapping_sub(1), '/')
}

/// `By ____` on a line of its own; `paid by ____ on` goes on from prose.
fn signed_by(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let prose = words.is_word(before)
        && words.text(before).chars().all(char::is_lowercase)
        && words.gap(at) < Gap::Wide
        && !words.is_one_of(before, &["signed", "executed", "approved", "accepted", "agreed"]);
    words.is(at, "by") && !prose
}
