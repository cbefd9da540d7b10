//! Tests: what they declare and what they expect, each on lines of its own.

use super::writer::Writer;
use crate::syntax::tree::{Expect, ExpectKind, Test, TestEntry};

impl<'text> Writer<'text> {
    pub fn test(&mut self, test: &'text Test) {
        self.group(!test.entries.is_empty(), |writer| {
            writer.hanging(false, |writer| {
                writer.to(test.title.span.end);
                if let Some(day) = test.as_of {
                    writer.may_break();
                    writer.expr(day);
                }
            });
            writer.braces(&test.entries, |writer, entry| match entry {
                TestEntry::Item(item) => writer.item(item),
                TestEntry::Given(name) => writer.to(name.span.end),
                TestEntry::Expect(expect) => writer.expect(expect),
            });
        });
    }

    fn expect(&mut self, expect: &'text Expect) {
        self.hanging(false, |writer| {
            if let ExpectKind::Verdict { rule, qualifiers, .. } = &expect.kind {
                writer.token();
                writer.rule_ref(rule);
                // The verdict.
                writer.token();
                writer.qualifiers(qualifiers);
            }
            writer.to(expect.span.end);
        });
    }
}
