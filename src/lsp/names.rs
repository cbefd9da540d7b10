//! A place in a source in, what the name there may mean out, nearest first.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::view::View;
use crate::diagnostic::Problems;
use crate::ir::{KindId, Noun, TermWord};
use crate::resolve::{Declaration, Resolved, Site, resolve};
use crate::source::{SourceFile, Span};
use crate::syntax::{Token, lex};

/// The sorts of declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Party,
    Unit,
    Event,
    Constant,
    Kind,
    Field,
    Adjective,
    Agreement,
    Amendment,
    Term,
    Policy,
    Rule,
}

/// A declaration of whatever sort.
#[derive(Debug, Clone)]
pub struct Declared {
    pub sort: Sort,
    pub name: SmolStr,
    /// Where the name stands.
    pub name_span: Span,
    /// The whole declaration.
    pub span: Span,
    pub doc: Option<SmolStr>,
    /// Of a kind itself; of a field or adjective, the kind that has it.
    pub kind: Option<KindId>,
    /// Of a rule, its policy.
    pub policy: Option<SmolStr>,
}

impl Declared {
    /// Whether the language itself declares it, and no text.
    pub fn is_built_in(&self) -> bool {
        self.name_span == Span::default()
    }
}

/// The names of a project.
pub struct Names<'a> {
    resolved: Resolved<'a>,
    /// Every declaration.
    pub list: Vec<Declared>,
}

impl<'a> Names<'a> {
    /// Resolves a project's trees once more: cheap beside judging them.
    pub fn new(view: &'a View) -> Names<'a> {
        let trees = view.trees();
        let resolved = resolve(view.sources(), &trees, view.library().clone(), &mut Problems::default());
        let list = list(&resolved);
        Names { resolved, list }
    }

    /// What the name at `at` may mean, and the words of the name. Of several meanings those that fit the words around it.
    pub fn at(&self, file: &SourceFile, at: usize) -> Option<(Span, Vec<&Declared>)> {
        let tokens = lex(file);
        let position = tokens.iter().position(|(token, span)| is_word(*token) && span.touches(at))?;
        let (_, span) = tokens.get(position)?;
        let word = file.slice(*span);
        if let Some(own) = self.list.iter().find(|declared| declared.name_span == *span) {
            return Some((*span, vec![own]));
        }
        let mut meant: Vec<&Declared> = self
            .list
            .iter()
            .filter(|declared| declared.name == word && declared.sort != Sort::Kind)
            .collect();
        if let Some(Noun::Kind(kind)) = self.resolved.noun(word) {
            let is_it = |declared: &&Declared| declared.sort == Sort::Kind && declared.kind == Some(kind);
            meant.extend(self.list.iter().find(is_it));
        }
        let before = |steps: usize| position.checked_sub(steps).and_then(|before| tokens.get(before));
        let after = tokens.get(position + 1).map(|(token, _)| *token);
        let near = self.kinds_near(file, at);
        let fits = |declared: &&Declared| match before(1).map(|(token, _)| *token) {
            Some(Token::Slash) => {
                declared.sort == Sort::Rule
                    && before(2)
                        .is_some_and(|(_, span)| declared.policy.as_deref() == Some(file.slice(*span)))
            }
            Some(Token::Dot | Token::Its) => {
                matches!(declared.sort, Sort::Field | Sort::Adjective | Sort::Term)
                    && declared.kind.is_none_or(|kind| near.contains(&kind))
            }
            _ if after == Some(Token::Slash) => declared.sort == Sort::Policy,
            _ => match declared.sort {
                Sort::Field | Sort::Adjective => declared.kind.is_none_or(|kind| near.contains(&kind)),
                Sort::Rule | Sort::Term => declared.span.touches(at),
                _ => true,
            },
        };
        let fitting: Vec<&Declared> = meant.iter().copied().filter(|declared| fits(declared)).collect();
        let meant = if fitting.is_empty() { meant } else { fitting };
        (!meant.is_empty()).then_some((*span, meant))
    }

    /// The kinds that the smallest declaration around `at` names, and their ancestors.
    pub fn kinds_near(&self, file: &SourceFile, at: usize) -> FxHashSet<KindId> {
        let around = |declared: &&Declared| declared.span.file == file.id && declared.span.touches(at);
        let whole = self
            .list
            .iter()
            .filter(around)
            .map(|declared| declared.span)
            .min_by_key(|span| span.end - span.start);
        // Where the text is broken nothing is declared: the line has to do.
        let line = || {
            let line = file.lines.line_of(at);
            let end = match file.lines.start_of(line + 1) {
                0 => file.text.len(),
                end => end,
            };
            Span::new(file.id, file.lines.start_of(line), end)
        };
        let whole = whole.unwrap_or_else(line);
        let mut kinds = FxHashSet::default();
        let words = lex(file).into_iter().filter(|(_, span)| whole.touches(span.start as usize));
        for (_, span) in words {
            if let Some(Noun::Kind(kind)) = self.resolved.noun(file.slice(span)) {
                kinds.extend(&self.resolved.kind_at(kind).lineage);
            }
        }
        kinds
    }
}

/// The words of the name that is being written at `at`: the whole of it, with what stands behind the cursor, and with a
/// hyphen that nothing follows yet. Where no name is, nothing at that place.
pub fn word_at(tokens: &[(Token, Span)], file: &SourceFile, at: usize) -> Span {
    let touching = |(token, span): &&(Token, Span)| is_word(*token) && span.touches(at);
    // Between two words that touch, the one that ends here is being written.
    if let Some((_, span)) = tokens.iter().find(touching) {
        return *span;
    }
    let mut pairs = tokens.iter().zip(tokens.iter().skip(1));
    let hyphened = pairs.find(|((token, word), (hyphen, span))| {
        let is_glued = is_word(*token) && *hyphen == Token::Minus && word.end == span.start;
        is_glued && span.end as usize == at
    });
    match hyphened {
        Some(((_, word), (_, hyphen))) => word.to(*hyphen),
        None => Span::new(file.id, at, at),
    }
}

/// The word at `at`, where every term can say it of itself.
pub fn term_word_at(file: &SourceFile, at: usize) -> Option<(Span, TermWord)> {
    let here = lex(file).into_iter().filter(|(token, span)| is_word(*token) && span.touches(at));
    here.into_iter().find_map(|(_, span)| Some((span, TermWord::of(file.slice(span))?)))
}

/// Whether a token can be a name: words of the language are names where no sentence wants them.
pub fn is_word(token: Token) -> bool {
    token == Token::Name || token.spelling().is_some()
}

fn list(resolved: &Resolved<'_>) -> Vec<Declared> {
    let mut list = Vec::new();
    of(&mut list, Sort::Party, &resolved.parties);
    of(&mut list, Sort::Unit, &resolved.units);
    of(&mut list, Sort::Event, &resolved.events);
    of(&mut list, Sort::Constant, &resolved.lets);
    of(&mut list, Sort::Agreement, &resolved.agreements);
    of(&mut list, Sort::Amendment, &resolved.amendments);
    of(&mut list, Sort::Term, &resolved.terms);
    of(&mut list, Sort::Policy, &resolved.policies);
    for (at, kind) in resolved.kinds.iter().enumerate() {
        if let Some((tree, site)) = kind.tree {
            list.push(Declared {
                kind: Some(KindId::new(at)),
                ..declared(Sort::Kind, &tree.name.text, tree.name.span, &site)
            });
        } else if KindId::new(at) == KindId::RENEWAL {
            list.push(Declared {
                sort: Sort::Kind,
                name: kind.name.into(),
                name_span: Span::default(),
                span: Span::default(),
                doc: Some("What carries an agreement past its end.".into()),
                kind: Some(KindId::RENEWAL),
                policy: None,
            });
        }
    }
    for field in &resolved.fields {
        let names: Vec<&str> =
            if field.anonymous { field.name.split(" | ").collect() } else { vec![field.name.as_str()] };
        for name in names {
            list.push(Declared {
                sort: if field.anonymous { Sort::Adjective } else { Sort::Field },
                name: name.into(),
                name_span: field.name_span,
                span: field.tree.span,
                doc: field.tree.doc.clone(),
                kind: Some(field.kind),
                policy: None,
            });
        }
    }
    for (at, kind) in resolved.kinds.iter().enumerate() {
        for (word, field, span) in &kind.words {
            list.push(Declared {
                sort: Sort::Adjective,
                name: (*word).into(),
                name_span: *span,
                span: field.span,
                doc: field.doc.clone(),
                kind: Some(KindId::new(at)),
                policy: None,
            });
        }
    }
    let kind_of = |noun: Option<Noun>| match noun {
        Some(Noun::Kind(kind)) => Some(kind),
        _ => None,
    };
    for adjective in &resolved.adjectives {
        let made = declared(Sort::Adjective, &adjective.name.text, adjective.name.span, &adjective.site);
        list.push(Declared { kind: kind_of(adjective.node.of), ..made });
    }
    for field in &resolved.computed {
        let made = declared(Sort::Field, &field.name.text, field.name.span, &field.site);
        list.push(Declared { kind: kind_of(field.node.of), ..made });
    }
    for rule in &resolved.rules {
        let policy = Some(resolved.policy_at(rule.node.policy).name.text.clone());
        list.push(Declared {
            policy,
            span: rule.node.tree.span,
            doc: rule.node.tree.doc.clone(),
            ..declared(Sort::Rule, &rule.name.text, rule.name.span, &rule.site)
        });
    }
    list
}

fn of<T>(list: &mut Vec<Declared>, sort: Sort, declarations: &[Declaration<'_, T>]) {
    list.extend(
        declarations.iter().map(|found| declared(sort, &found.name.text, found.name.span, &found.site)),
    );
}

fn declared(sort: Sort, name: &SmolStr, name_span: Span, site: &Site<'_>) -> Declared {
    Declared {
        sort,
        name: name.clone(),
        name_span,
        span: site.span,
        doc: site.doc.cloned(),
        kind: None,
        policy: None,
    }
}
