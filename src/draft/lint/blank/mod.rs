//! `draft/blank`: a place that was left to be filled in.

mod brackets;
mod drafting;
mod fields;
mod form;
mod labels;
mod lines;
mod signing;
mod sworn;

use std::ops::Range;

use rustc_hash::FxHashSet;

use self::signing::{fillable, form_like, forms, signature_start};
use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Form, OpenPlaceKind};
use crate::draft::words::{Gap, Kind, Words};

/// A draft, and where it is filled in later.
struct Place<'a> {
    context: &'a Context<'a>,
    /// The token at which the signatures begin.
    signing: usize,
    /// Where the attachments begin that are to be signed or sent by somebody later, as a letter or an order is.
    form_like: FxHashSet<usize>,
    /// Where those of them begin that say themselves that they are filled in later.
    fillable: FxHashSet<usize>,
    /// Whether `[●]` stands for what was left out of a filing.
    bullets_redact: bool,
}

impl Place<'_> {
    /// Whether a token stands in an attachment that says itself that it is filled in later.
    fn is_fillable(&self, at: usize) -> bool {
        let attachment = self.context.draft.attachment_at(at);
        attachment.is_some_and(|attachment| self.fillable.contains(&attachment.tokens.start))
    }

    /// Whether a token stands in an attachment that is a form.
    fn is_filled_in_later(&self, at: usize) -> bool {
        // What was filed with a contract is often a form; in plain text its title may not be told.
        self.is_filed(at) || self.is_fillable(at)
    }

    /// Whether what was filed with the contract has so few lines to write on that they were forgotten.
    fn has_few_lines(&self, at: usize) -> bool {
        const FEW: usize = 3;
        let (draft, words) = (self.context.draft, self.context.words);
        let is_line = |at: &usize| words.get(*at).is_some_and(|token| token.kind == Kind::Rule);
        let attachment = draft.attachment_at(at);
        attachment
            .is_some_and(|attachment| attachment.tokens.clone().filter(is_line).take(FEW + 1).count() <= FEW)
    }

    /// Whether a token stands in a form that was filed with the contract. A draft that is an exhibit itself has its title at the top.
    fn is_filed(&self, at: usize) -> bool {
        let attachment = self.context.draft.attachment_at(at);
        self.context.draft.form == Form::Plain
            && attachment.is_some_and(|attachment| {
                attachment.tokens.start * TOP_PART >= self.context.draft.body().end
                    && self.form_like.contains(&attachment.tokens.start)
            })
    }

    /// Whether a token stands where the contract itself is signed.
    fn is_signed_at(&self, at: usize) -> bool {
        let attachment = self.context.draft.attachment_at(at);
        at >= self.signing && attachment.is_none_or(|attachment| attachment.tokens.start < self.signing)
    }
}

/// The title of a draft stands in this part of it.
const TOP_PART: usize = 50;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let form_like = form_like(context);
    let place = Place {
        context,
        signing: signature_start(context),
        fillable: fillable(context, &form_like),
        form_like,
        bullets_redact: bullets_redact(context),
    };
    let mut forms = forms(context);
    forms.sort_by_key(|form| std::cmp::Reverse(form.start));
    labels::find(context, &place, &forms, problems);
    let (all_forms, mut told) = (forms.clone(), Vec::new());
    let mut empty = empty(context);
    let mut at = 0;
    let end = context.range().end;
    while at < end {
        // Forms that begin here or before are behind us or hold this place.
        if let Some(form) = forms.pop_if(|form| form.start <= at) {
            at = at.max(form.end);
            continue;
        }
        while empty.pop_if(|empty| empty.end <= at).is_some() {}
        let empty = empty.pop_if(|empty| empty.start <= at);
        match empty.or_else(|| blank(&place, at)) {
            Some(tokens) => {
                at = tokens.end.max(at + 1);
                let quote = context.quote(tokens.clone());
                told.push(tokens.clone());
                problems.push(
                    context
                        .finding(
                            drafts::BLANK,
                            tokens,
                            format!("`{quote}` is left to be filled in"),
                            "still open",
                        )
                        .help("fill it in, or say what it depends on"),
                );
            }
            None => at += 1,
        }
    }
    drafting::find(context, &all_forms, &told, problems);
    // What is no more than a form is to be filled in by those who use it.
    if form::is_form(context, &told) {
        problems.iter_mut().for_each(|finding| finding.severity = Severity::Note);
    }
}

/// The places that the file itself says are to be filled in, the last first.
fn empty(context: &Context<'_>) -> Vec<Range<usize>> {
    let places = context.draft.open_places.iter().rev();
    let empty = places.filter(|place| matches!(place.kind, OpenPlaceKind::Prompt | OpenPlaceKind::Entry));
    empty.map(|place| context.words.within(&place.bytes)).filter(|tokens| !tokens.is_empty()).collect()
}

fn blank(place: &Place<'_>, at: usize) -> Option<Range<usize>> {
    let words = place.context.words;
    match words.get(at)?.kind {
        Kind::Mark('[') if words.mark(at + 1, '[') && words.gap(at + 1) == Gap::None => {
            let close = words.closing(at, 12)?;
            let named = (at + 2..close - 1).all(|here| words.is_word(here)) && close > at + 3;
            // `[[TABLE]]` stands where a program left something out.
            let left_out = words.is_one_of(at + 2, &["table", "image", "figure", "page", "picture", "chart"]);
            (named && !left_out && words.mark(close - 1, ']')).then_some(at..close + 1)
        }
        Kind::Mark('[') => brackets::bracketed(place, at),
        Kind::Mark('{' | '<' | '«') => fields::field(words, at),
        Kind::Mark('●') => {
            dollars(words, at).or_else(|| labels::bullet(words, at)).filter(|_| !place.bullets_redact)
        }
        Kind::Mark('.' | '…') => lines::dots(place, at),
        Kind::Rule => lines::rule(place, at),
        Kind::Mark(',') => lines::no_day(place, at),
        Kind::Mark('%' | '$') => lines::no_number(place, at),
        Kind::Mark('(') => fields::in_brackets(words, at),
        Kind::Mark('?') | Kind::Word => fields::stand_in(words, at),
        _ => None,
    }
}

/// `$●`, `€●`.
fn dollars(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let tight = words.gap(at) == Gap::None || words.gap(at + 1) == Gap::None;
    (tight && matches!(words.text(at.wrapping_sub(1)), "$" | "€" | "£" | "¥" | "₹")).then_some(at..at + 1)
}

/// Whether the draft says that words were left out of it and has no other sign where they stood: then `[●]` is that sign.
fn bullets_redact(context: &Context<'_>) -> bool {
    let words = context.words;
    let says = |at: usize| {
        words.is_one_of(at, &["omitted", "excluded", "redacted"])
            && context.sentence(at).any(|here| {
                words.is_one_of(
                    here,
                    &["portions", "information", "confidential", "confidentiality", "provisions"],
                )
            })
            && context
                .sentence(at)
                .any(|here| words.is_one_of(here, &["exhibit", "filing", "commission", "filed", "document"]))
    };
    // `the parts of this document marked [●]` shows the sign itself.
    let shows = |at: usize| {
        words.is_one_of(
            at,
            &["marked", "denoted", "indicated", "shown", "replaced", "represented", "designated"],
        ) && (at + 1..at + MARK).any(|here| words.mark(here, '●'))
            && context.sentence(at).any(|here| {
                words.is_one_of(
                    here,
                    &[
                        "portions",
                        "parts",
                        "information",
                        "confidential",
                        "text",
                        "terms",
                        "passages",
                        "omitted",
                    ],
                )
            })
    };
    let redacted = context.draft.tokens.iter().any(|token| token.kind == Kind::Redaction);
    !redacted && context.range().any(|at| says(at) || shows(at))
}

/// How far behind `marked` the sign is shown, in tokens: `marked by the sign "[●]"`.
const MARK: usize = 8;
