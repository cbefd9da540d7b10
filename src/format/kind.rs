//! Kinds and their fields.

use super::writer::Writer;
use crate::syntax::Token;
use crate::syntax::tree::{Field, FieldKind, Kind, Name, TypeExprKind};

impl<'text> Writer<'text> {
    /// Writes a kind that ends at byte `end`.
    pub fn kind(&mut self, kind: &'text Kind, end: u32) {
        let tall = self.has_tall_braces(end);
        self.group(tall, |writer| {
            writer.hanging(false, |writer| {
                writer.to(kind.name.span.end);
                for also in &kind.also {
                    writer.may_break();
                    writer.to(also.span.end);
                }
                if let Some(title) = &kind.title {
                    writer.may_break();
                    writer.to(title.span.end);
                }
                if let Some(parent) = &kind.parent {
                    writer.may_break();
                    writer.to(parent.span.end);
                }
            });
            writer.braces(&kind.fields, Writer::field);
        });
    }

    fn field(&mut self, field: &'text Field) {
        self.hanging(false, |writer| match &field.kind {
            FieldKind::Named { ty, default, .. } => {
                if let TypeExprKind::Choice(words) | TypeExprKind::Set(words) = &ty.kind {
                    writer.alternatives(words);
                }
                writer.to(ty.span.end);
                if writer.next_is(Token::Equals, field.span.end) {
                    writer.may_break();
                    writer.token();
                }
                writer.values(default);
                writer.to(field.span.end);
            }
            FieldKind::Choice { words, .. } => {
                writer.alternatives(words);
                if writer.next_is(Token::Equals, field.span.end) {
                    writer.may_break();
                }
                writer.to(field.span.end);
            }
            FieldKind::Error => {}
        });
    }

    /// `a | b | c`
    fn alternatives(&mut self, words: &[Name]) {
        for (at, word) in words.iter().enumerate() {
            if at > 0 {
                self.may_break();
            }
            self.to(word.span.end);
        }
    }
}
