//! Amendments in, their patches out.

use crate::check::{AgreementEnd, Scope, declared};
use crate::ir::{AgreementId, Amendment, AmendmentId, Noun, Patch, PatchKind, SectionRef, TermId, TimeSpan};
use crate::resolve::{self, Declaration};
use crate::syntax::tree::{self, Name};

use super::term::VALUE;
use super::vocabulary::title;
use super::{Lowering, problem};

impl<'a> Lowering<'a> {
    pub(super) fn amendments(&mut self) {
        for (position, declaration) in self.resolved.amendments.iter().enumerate() {
            let agreement_end = AgreementEnd::Refused(VALUE);
            let scope = Scope { agreement_end, ..Scope::outside(&declaration.site) };
            let outer = std::mem::replace(&mut self.checker.scope, scope);
            let amendment = self.amendment(declaration);
            self.checker.scope = outer;
            let Some(amendment) = amendment else { continue };
            let id = AmendmentId::new(self.ir.amendments.len());
            if let Some(slot) = self.amendment_ids.get_mut(position) {
                *slot = Some(id);
            }
            if let Some(agreement) = self.ir.agreements.get_mut(amendment.to.index()) {
                agreement.amendments.push(id);
            }
            self.ir.amendments.push(amendment);
        }
    }

    fn amendment(&mut self, declaration: &'a Declaration<'a, resolve::Amendment<'a>>) -> Option<Amendment> {
        let tree = declaration.node.tree;
        let headers = self.headers(&tree.headers, true);
        let to = declaration.node.to?;
        if !headers.says_signed && !headers.says_from {
            self.checker.problems.push(problem::no_effect_day(declaration.name));
        }
        let patches = tree.patches.iter().filter_map(|patch| self.patch(patch, to)).collect();
        Some(Amendment {
            declared: declared(declaration.name, &declaration.site),
            title: title(tree.title.as_ref()),
            to,
            signed: headers.signed,
            from: headers.from,
            draft: headers.draft,
            patches,
            scope: declaration.site.test,
            span: declaration.site.span,
        })
    }

    fn patch(&mut self, patch: &'a tree::Patch, to: AgreementId) -> Option<Patch> {
        let kind = match &patch.kind {
            tree::PatchKind::Error => return None,
            tree::PatchKind::Term(term) => {
                let id = self.resolved.term(to, &term.name.text)?;
                // A second term of that name is not the one this patch adds.
                let own = self.resolved.term_at(id);
                (own.name.span == term.name.span).then_some(PatchKind::Add(id))?
            }
            tree::PatchKind::Change { target, section, entries } => {
                let term = self.target(target, to);
                let kind = term.and_then(|term| self.kind_of(term));
                self.time_words = self.time_words_of(kind);
                let (statements, words) = self.entries(entries, kind);
                for (word, span) in words.said() {
                    self.checker.problems.push(problem::term_word_in_change(word, span));
                }
                let section =
                    section.as_ref().map(|text| SectionRef { number: text.value.clone(), span: text.span });
                PatchKind::Change { term: term?, section, statements: statements.into() }
            }
            tree::PatchKind::Extend { target, ending } => {
                let term = self.term_or_agreement(target, to);
                let ending = self.new_end(ending, "an `extend`");
                PatchKind::Extend { term: term?, ending: ending? }
            }
            tree::PatchKind::End { target, ending } => {
                let term = self.term_or_agreement(target, to);
                let ending = ending.as_ref().map(|ending| self.new_end(ending, "an `end`"));
                let ending = match ending {
                    Some(ending) => Some(ending?),
                    None => None,
                };
                PatchKind::End { term: term?, ending }
            }
        };
        Some(Patch { kind, span: patch.span })
    }

    /// The end that a patch says.
    fn new_end(&mut self, ending: &'a tree::Ending, place: &'static str) -> Option<TimeSpan> {
        let outer = self.checker.scope.refuse_agreement_end(place);
        let ending = self.checker.ending(ending).and_then(|ending| self.fixed_time(ending));
        self.checker.scope.agreement_end = outer;
        ending
    }

    /// The term a patch names.
    fn target(&mut self, name: &'a Name, to: AgreementId) -> Option<TermId> {
        let term = self.resolved.term(to, &name.text);
        if term.is_none() && !self.resolved.is_spoiled(&name.text) {
            let unknown = problem::unknown_term(name, to, self.resolved);
            self.checker.problems.push(unknown);
        }
        term
    }

    /// The term a patch names, or the agreement itself.
    #[expect(
        clippy::option_option,
        reason = "the agreement, and a term that is unknown, are different answers"
    )]
    fn term_or_agreement(&mut self, name: &'a Name, to: AgreementId) -> Option<Option<TermId>> {
        if name.text == "agreement" {
            return Some(None);
        }
        self.target(name, to).map(Some)
    }

    /// The kind of a term, where its noun is known.
    fn kind_of(&self, term: TermId) -> Option<crate::ir::KindId> {
        let noun = self.resolved.term_at(term).node.phrase.words.last()?;
        match self.resolved.noun(&noun.text) {
            Some(Noun::Kind(kind)) => Some(kind),
            _ => None,
        }
    }
}
