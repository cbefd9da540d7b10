//! Agreements in, their headers as the Ir has them out; their terms come after.

use crate::check::{Scope, declared};
use crate::ir::Agreement;

use super::Lowering;
use super::vocabulary::title;

impl Lowering<'_> {
    pub(super) fn agreements(&mut self) {
        for agreement in &self.resolved.agreements {
            let scope = Scope::outside(&agreement.site);
            let outer = std::mem::replace(&mut self.checker.scope, scope);
            let headers = self.headers(&agreement.node.headers, false);
            self.checker.scope = outer;
            self.ir.agreements.push(Agreement {
                declared: declared(agreement.name, &agreement.site),
                title: title(agreement.node.title.as_ref()),
                sides: headers.sides.into(),
                signed: headers.signed,
                from: headers.from,
                ends: headers.ends.into(),
                nonbinding: headers.nonbinding,
                draft: headers.draft,
                terms: Vec::new(),
                amendments: Vec::new(),
                scope: agreement.site.test,
                span: agreement.site.span,
            });
        }
    }
}
