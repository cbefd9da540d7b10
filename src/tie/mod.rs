//! Terms and their drafts in, out what the prose does not say, operative words that no term has, and the sentence behind a term.
//!
//! A term is tied to the sections it names (`section "2.1"`), of its amendment's draft where that has one, else of its
//! agreement's; a term in a fenced block is tied to the section around it.

mod claim;
mod defined;
mod direction;
mod figures;
mod frames;
mod header;
mod in_words;
mod names;
mod open;
mod phrases;
mod place;
mod sections;
mod untied;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::catalogue::drafts as code;
use crate::diagnostic::{Diagnostic, Label, Problems, Role};
use crate::draft::parties::{Party, parties, signatures};
use crate::draft::{self, Draft, Form, Section, lint};
use crate::evaluate::Finding;
use crate::ir::{
    AgreementId, AmendmentId, Ir, PartyId, PatchKind, SectionRef, Statement, Term, TermId, TermWord, TimeSpan,
};
use crate::source::{FileId, SourceMap, Span};
use crate::tell::Words;
use crate::time::Day;
use crate::wall;
use crate::world::Thing;
use claim::{Claim, Verdict};
use direction::Direction;
use sections::Named;

/// How many sentences of drafts one finding shows.
const MOST_SENTENCES: usize = 2;

/// Which draft belongs to which agreement, by positions in a list of drafts.
#[derive(Debug, Clone, Default)]
pub struct Ties {
    /// The draft of each agreement.
    pub agreements: Vec<Option<usize>>,
    /// The draft of each amendment, where it has one of its own.
    pub amendments: Vec<Option<usize>>,
    /// The drafts that hold terms in fenced blocks, by file.
    pub around: FxHashMap<FileId, usize>,
}

impl Ties {
    fn draft(&self, agreement: Option<AgreementId>, amendment: Option<AmendmentId>) -> Option<usize> {
        let own = amendment.and_then(|id| self.amendments.get(id.index()).copied().flatten());
        own.or_else(|| agreement.and_then(|id| self.agreements.get(id.index()).copied().flatten()))
    }
}

/// A draft, and the parties that its opening names.
struct Read<'a> {
    draft: &'a Draft,
    parties: Vec<Party>,
    /// Where the parties begin to sign.
    signed_at: usize,
}

impl Read<'_> {
    fn all(drafts: &[Draft]) -> Vec<Read<'_>> {
        let read = |draft| Read { draft, parties: parties(draft), signed_at: signatures(draft).start };
        drafts.iter().map(read).collect()
    }
}

/// What terms say, and the sections that must say it too.
struct Tie<'a> {
    term: TermId,
    agreement: Option<AgreementId>,
    /// The position of the draft.
    at: usize,
    read: &'a Read<'a>,
    draft: &'a Draft,
    sections: Vec<Section>,
    /// How the terms number each of them: `7.2`, `7.2(a)`.
    numbers: Vec<String>,
    said: Arc<[Claim]>,
    /// What other terms say that are tied to the same section.
    neighbours: Vec<Arc<[Claim]>>,
    /// Who gives and who gets, where the term says so.
    direction: Option<Direction>,
    /// Whether another term has the other party give the same in one of these sections.
    both_ways: bool,
    /// The days that the header of the agreement says.
    known_days: Vec<Day>,
}

/// Holds drafts against terms: what a section does not say of its term, and operative words that are tied to no term.
pub fn check(ir: &Ir, sources: &SourceMap, drafts: &[Draft], ties: &Ties) -> Problems {
    let mut problems = Problems::default();
    if drafts.is_empty() {
        return problems;
    }
    let read = Read::all(drafts);
    let tied = tied(ir, &read, ties, &mut problems);
    for (at, draft) in ties.agreements.iter().enumerate() {
        let Some(read) = draft.and_then(|draft| read.get(draft)) else { continue };
        match wall::behind(|| header::drifts(ir, sources, AgreementId::new(at), read)) {
            Ok(drifts) => problems.append(drifts),
            Err(fault) => problems.push(draft::fault(read.draft, &fault)),
        }
    }
    for tie in &tied {
        // A fault of the program at one tie leaves the others alone.
        match wall::behind(|| tie.drifts(ir, sources)) {
            Ok(drifts) => problems.append(drifts),
            Err(fault) => problems.push(draft::fault(tie.draft, &fault)),
        }
    }
    if let Err(fault) = wall::behind(|| untied::find(&tied, drafts, &mut problems)) {
        problems.extend(drafts.first().map(|first| draft::fault(first, &fault)));
    }
    problems.sort();
    problems
}

fn drift(
    sources: &SourceMap,
    tie: &Tie<'_>,
    said: Span,
    says: &str,
    (span, label): (Span, &str),
) -> Diagnostic {
    let words = sources.slice(said).split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!("the terms say `{words}`; {} {says}", tie.name());
    let mut drift = Diagnostic::new(code::DRIFT, said, message, "the terms say this");
    drift.labels.push(Label { span, role: Role::Draft, message: label.to_owned() });
    if tie.draft.form == Form::Word {
        drift.notes.push(format!("in `{}`", tie.draft.source.path));
    }
    drift.help("make the terms and the draft say the same")
}

/// What a draft says instead of what the header of its agreement does.
fn instead(draft: &Draft, span: Span, words: &str, tokens: std::ops::Range<usize>) -> Diagnostic {
    let instead = draft.words().phrase(tokens.clone());
    let message = format!("the terms say `{words}`; the draft says `{instead}`");
    let mut drift = Diagnostic::new(code::DRIFT, span, message, "the terms say this");
    let label = "the draft says this".to_owned();
    drift.labels.push(Label { span: draft.span(tokens), role: Role::Draft, message: label });
    if draft.form == Form::Word {
        drift.notes.push(format!("in `{}`", draft.source.path));
    }
    drift.help("make the terms and the draft say the same")
}

/// Adds the sentence of the draft to each finding about a term that is tied to one, after the words of the rule.
pub fn show(
    findings: &[Finding],
    told: &mut [Option<Words>],
    ir: &Ir,
    sources: &SourceMap,
    (drafts, ties): (&[Draft], &Ties),
) {
    if drafts.is_empty() {
        return;
    }
    let read = Read::all(drafts);
    let tied = tied(ir, &read, ties, &mut Problems::default());
    let mut by_term: FxHashMap<TermId, &Tie<'_>> = FxHashMap::default();
    for tie in &tied {
        by_term.entry(tie.term).or_insert(tie);
    }
    for (finding, words) in findings.iter().zip(told) {
        let Some(words) = words else { continue };
        let terms = finding.things().filter_map(|thing| match thing {
            Thing::Term(term) => Some(term),
            Thing::Agreement(_) | Thing::Party(_) => None,
        });
        let mut labels: Vec<Label> = Vec::new();
        for tie in terms.filter_map(|term| by_term.get(&term)) {
            let Some(span) = tie.sentence(ir) else { continue };
            if labels.iter().all(|label| label.span != span) && sources.get(span.file).is_some() {
                let message = format!("the draft, {}", tie.name());
                labels.push(Label { span, role: Role::Draft, message });
            }
        }
        labels.truncate(MOST_SENTENCES);
        let rule = words.labels.iter().position(|label| label.role == Role::Rule);
        let place = rule.map_or(words.labels.len(), |rule| rule + 1);
        words.labels.splice(place..place, labels);
    }
}

impl Tie<'_> {
    /// What the sections do not say as the terms do.
    fn drifts(&self, ir: &Ir, sources: &SourceMap) -> Problems {
        let drifts = self.said.iter().filter_map(|said| {
            let (span, says, label) = match said.verdict(ir, self) {
                Verdict::Says => return None,
                Verdict::Otherwise(instead, tokens) => {
                    (self.draft.span(tokens), format!("says `{instead}`"), "the draft says this")
                }
                Verdict::Never => (self.heading(), said.missing(), "this section"),
            };
            Some(drift(sources, self, said.span, &says, (span, label)))
        });
        let mut drifts: Problems = drifts.collect();
        let reversed = |direction: &Direction| Some((direction.span, direction.reversed(ir, self)?));
        let direction = self.direction.as_ref().filter(|_| !self.both_ways);
        if let Some((span, tokens)) = direction.and_then(reversed) {
            let says = format!("has it the other way round: `{}`", self.draft.words().phrase(tokens.clone()));
            let label = "the other way round here";
            drifts.push(drift(sources, self, span, &says, (self.draft.span(tokens), label)));
        }
        drifts
    }

    /// `section 2.1`, `Exhibit A`, or all of them.
    fn name(&self) -> String {
        let is_number = |name: &String| name.starts_with(|letter: char| letter.is_ascii_digit());
        match self.numbers.as_slice() {
            [one] if is_number(one) => format!("section {one}"),
            several if several.len() > 1 && several.iter().all(is_number) => {
                format!("sections {}", several.join(" and "))
            }
            several => several.join(" and "),
        }
    }

    /// The heading of the first section, or its first words.
    fn heading(&self) -> Span {
        let Some(section) = self.sections.first() else { return Span::default() };
        match &section.caption {
            Some(caption) => self.draft.span(caption.tokens.clone()),
            None => self.draft.span(section.tokens.start..section.tokens.end.min(section.tokens.start + 8)),
        }
    }

    /// The sentence that says most of what the term says; the first one where none says any.
    fn sentence(&self, ir: &Ir) -> Option<Span> {
        let mut best = None;
        for section in &self.sections {
            for sentence in lint::sentences(self.draft, section) {
                let says = |said: &&Claim| said.found_in(ir, self, sentence.clone());
                let score = self.said.iter().filter(says).count();
                if best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, sentence));
                }
            }
        }
        best.map(|(_, sentence)| self.draft.span(sentence))
    }
}

/// Every tie, in the order of the terms; a section that the draft does not have is a problem.
fn tied<'a>(ir: &Ir, read: &'a [Read<'a>], ties: &Ties, problems: &mut Problems) -> Vec<Tie<'a>> {
    let mut tied = Vec::new();
    let mut tie = |term: TermId,
                   (agreement, amendment): (Option<AgreementId>, Option<AmendmentId>),
                   refs: &[SectionRef],
                   (said, direction): (Vec<Claim>, Option<Direction>),
                   span: Span| {
        let own = ties.draft(agreement, amendment);
        let at = own.or_else(|| ties.around.get(&span.file).copied());
        let Some((at, read)) = at.and_then(|at| Some((at, read.get(at)?))) else { return };
        let draft = read.draft;
        let (mut sections, mut numbers) = (Vec::new(), Vec::new());
        for section in refs {
            match sections::named(draft, &section.number) {
                Named::Section(mut found) => {
                    numbers.push(sections::as_numbered(&section.number, &found));
                    // Who signs below the last section is named there, whatever that says.
                    if found.tokens.contains(&read.signed_at) {
                        found.tokens.end = read.signed_at.max(found.tokens.start + 1);
                    }
                    sections.push(found);
                }
                Named::Attachment(found) => {
                    numbers.push(sections::as_numbered(&section.number, &found));
                    sections.push(found);
                }
                Named::Unread => {}
                Named::Missing => problems.push(no_section(section, draft)),
            }
        }
        if refs.is_empty() && draft.file() == span.file {
            // The text of a fenced block is none of the draft's: the heading above it is the nearest token before.
            let before = draft.token_from(span.start as usize).checked_sub(1);
            sections.extend(before.and_then(|token| draft.section_at(token)).cloned());
            numbers.extend(sections.iter().map(|section| section.number.to_string()));
        }
        if !sections.is_empty() {
            let of = agreement.map(|id| ir.agreement(id));
            let known_days = of.map(header::days).unwrap_or_default();
            let (said, neighbours) = (said.into(), Vec::new());
            tied.push(Tie {
                term,
                agreement,
                at,
                read,
                draft,
                sections,
                numbers,
                said,
                neighbours,
                direction,
                both_ways: false,
                known_days,
            });
        }
    };
    for (at, term) in ir.terms.iter().enumerate().filter(|(_, term)| term.scope.is_none()) {
        let said = (said_by_term(ir, term), direction::direction(ir, term.kind, &term.statements));
        tie(TermId::new(at), (term.agreement, term.amendment), &term.sections, said, term.span);
    }
    for (at, amendment) in ir.amendments.iter().enumerate().filter(|(_, one)| one.scope.is_none()) {
        for patch in &amendment.patches {
            if let PatchKind::Change { term, section: Some(section), statements } = &patch.kind {
                let whose = (Some(amendment.to), Some(AmendmentId::new(at)));
                let said = (all_said(ir, statements, &[]), None);
                tie(*term, whose, std::slice::from_ref(section), said, patch.span);
            }
        }
    }
    introduce(&mut tied);
    tied
}

/// The most terms of one section that a value of another one is compared with.
const MOST_NEIGHBOURS: usize = 32;

/// Tells each tie what other terms say of the same sections.
fn introduce(tied: &mut [Tie<'_>]) {
    let mut by_section: FxHashMap<(usize, usize), Vec<Arc<[Claim]>>> = FxHashMap::default();
    for tie in tied.iter() {
        for section in &tie.sections {
            let there = by_section.entry((tie.at, section.tokens.start)).or_default();
            if there.len() < MOST_NEIGHBOURS {
                there.push(Arc::clone(&tie.said));
            }
        }
    }
    let mut givers: FxHashMap<(usize, usize, &str), Vec<TermId>> = FxHashMap::default();
    let mut first: FxHashMap<TermId, Option<PartyId>> = FxHashMap::default();
    for tie in tied.iter() {
        let Some(direction) = &tie.direction else { continue };
        first.insert(tie.term, direction.giver());
        for section in &tie.sections {
            givers.entry((tie.at, section.tokens.start, direction.kind())).or_default().push(tie.term);
        }
    }
    for tie in tied.iter_mut() {
        let Some(direction) = &tie.direction else { continue };
        let own = direction.giver();
        tie.both_ways = tie.sections.iter().any(|section| {
            let there = givers.get(&(tie.at, section.tokens.start, direction.kind()));
            there.into_iter().flatten().any(|term| first.get(term).is_some_and(|other| *other != own))
        });
    }
    for tie in tied {
        let there = tie.sections.iter().filter_map(|section| by_section.get(&(tie.at, section.tokens.start)));
        let others = there.flatten().filter(|said| !Arc::ptr_eq(said, &tie.said));
        tie.neighbours = others.cloned().collect();
    }
}

/// What a term says that its sections must say too.
fn said_by_term(ir: &Ir, term: &Term) -> Vec<Claim> {
    let mut said = all_said(ir, &term.statements, &term.time);
    if let Some(span) = term.words.at(TermWord::Perpetual) {
        said.extend(Claim::adjective(TermWord::Perpetual.word(), &[], span));
    }
    if term.says(TermWord::Mutual) {
        // Prose that binds both names either of them, or neither.
        said.retain(|said| !said.is_of_party());
    }
    said
}

fn all_said(ir: &Ir, statements: &[Statement], time: &[TimeSpan]) -> Vec<Claim> {
    let mut said = Vec::new();
    time.iter().for_each(|span| claim::of_time(span, &mut said));
    for statement in statements {
        claim::of_statement(ir, statement, &mut said);
        statement.time.iter().for_each(|span| claim::of_time(span, &mut said));
    }
    said
}

fn no_section(section: &SectionRef, draft: &Draft) -> Diagnostic {
    let path = &draft.source.path;
    let message = format!("`{path}` has no section `{}`", section.number);
    Diagnostic::new(code::DRIFT, section.span, message, "no such section")
        .help("name a section by its number, as in `section \"2.1\"`")
}
