//! Items.

use super::piece::{Break, Row};
use super::writer::Writer;
use crate::syntax::tree::{Item, ItemKind, Let, Name, RuleRef, Tail, TailKind, Text, Waive, When};

impl<'text> Writer<'text> {
    /// Writes items, each on lines of its own.
    pub fn items(&mut self, items: &'text [Item]) {
        for item in items {
            self.line_each();
            self.item(item);
        }
        self.line_each();
    }

    /// Writes an item.
    pub fn item(&mut self, item: &'text Item) {
        let end = item.span.end;
        match &item.kind {
            ItemKind::Party { title, part_of, .. } => {
                self.named(Row::Party, title.as_ref(), part_of.as_ref())
            }
            ItemKind::Unit { title, .. } => self.named(Row::Unit, title.as_ref(), None),
            ItemKind::Event { name, title, unexpected, when } => self.hanging(false, |writer| {
                writer.to(title.as_ref().map_or(name.span, |title| title.span).end);
                if let Some(unexpected) = unexpected {
                    writer.may_break();
                    writer.to(unexpected.end);
                }
                writer.when(when.as_ref());
            }),
            ItemKind::Let(constant) => self.constant(constant),
            ItemKind::Kind(kind) => self.kind(kind, end),
            ItemKind::Fact { phrase, .. } => self.fact(item, phrase),
            ItemKind::DefineAdjective { condition: meaning, .. }
            | ItemKind::DefineField { value: meaning, .. } => {
                self.definition(item, *meaning);
            }
            ItemKind::Agreement(agreement) => self.agreement(agreement, item.span),
            ItemKind::Amendment(amendment) => self.amendment(amendment, item.span),
            ItemKind::Policy(policy) => self.policy(policy),
            ItemKind::Waive(waive) => self.waive(waive),
            ItemKind::Test(test) => self.test(test),
            ItemKind::Use(_) | ItemKind::WeAre(_) | ItemKind::Exchange { .. } | ItemKind::Error => {}
        }
        self.to(end);
    }

    /// `party NAME "…"`, `unit NAME "…"`: names and titles stand in columns.
    fn named(&mut self, row: Row, title: Option<&Text>, part_of: Option<&Name>) {
        self.row(row, |writer| {
            if let Some(title) = title {
                writer.to(title.span.start);
                writer.stop();
                writer.to(title.span.end);
            }
            writer.to(part_of.map_or(0, |group| group.span.end));
        });
    }

    fn when(&mut self, when: Option<&When>) {
        self.may_break();
        match when {
            Some(When::On(day) | When::In(day) | When::NotBefore(day)) => self.expr(*day),
            Some(When::Between(first, second)) => {
                self.expr(*first);
                self.expr(*second);
            }
            Some(When::Never(span)) => self.to(span.end),
            None => {}
        }
    }

    /// `let NAME = VALUE`
    pub fn constant(&mut self, constant: &'text Let) {
        self.hanging(false, |writer| writer.expr(constant.value));
    }

    fn definition(&mut self, item: &'text Item, meaning: crate::syntax::tree::ExprId) {
        self.hanging(false, |writer| {
            match &item.kind {
                ItemKind::DefineAdjective { words, target, .. } => {
                    let last = target.as_ref().or(words.last());
                    writer.to(last.map_or(0, |name| name.span.end));
                }
                ItemKind::DefineField { of, .. } => writer.to(of.span.end),
                _ => {}
            }
            writer.may_break();
            writer.expr(meaning);
        });
    }

    /// `waive POLICY/RULE for NAME`, its reasons on the next line, or on lines of their own.
    fn waive(&mut self, waive: &'text Waive) {
        self.hanging(false, |writer| {
            writer.token();
            writer.rule_ref(&waive.rule);
            writer.qualifiers(&waive.qualifiers);
        });
        self.indented(|writer| {
            if !waive.tails.is_empty() {
                writer.gap(Break::Always { blank: false });
                writer.group(false, |writer| {
                    for tail in &waive.tails {
                        writer.gap(Break::Together { blank: false });
                        writer.tail(tail);
                    }
                });
            }
        });
    }

    /// `because "…"`, `unless COND` …
    pub fn tail(&mut self, tail: &'text Tail) {
        match &tail.kind {
            TailKind::Unless(condition) => self.hanging(false, |writer| writer.expr(*condition)),
            _ => self.to(tail.span.end),
        }
    }

    /// `POLICY/RULE`
    pub fn rule_ref(&mut self, rule: &RuleRef) {
        self.to(rule.policy.span.end);
        if rule.rule.is_some() {
            self.tight();
            self.token();
            self.tight();
        }
        self.to(rule.span.end);
    }
}
