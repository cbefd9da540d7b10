//! Parties, units, rates, events, kinds and definitions in, the vocabulary of the Ir out.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::check::{Scope, declared};
use crate::ir::{
    Declared, Event, EventWhen, Exchange, Field, FieldId, FieldType, Kind, Literal, Party, Stated, Unit,
    ValueKind,
};
use crate::names;
use crate::resolve::{self, Site};
use crate::syntax::tree::{ExprId, FieldKind, Text, When};
use crate::value::{Currency, ExchangeRate, Money};

use super::{Lowering, problem};

impl<'a> Lowering<'a> {
    pub(super) fn vocabulary(&mut self) {
        self.ir.parties = self
            .resolved
            .parties
            .iter()
            .enumerate()
            .map(|(position, party)| Party {
                declared: declared(party.name, &party.site),
                title: party.node.title.map(|title| names::tidy(&title.value).into()),
                part_of: self.resolved.groups.get(position).copied().flatten(),
            })
            .collect();
        let units = self.resolved.units.iter();
        self.ir.units = units
            .map(|unit| Unit { declared: declared(unit.name, &unit.site), title: title(unit.node) })
            .collect();
        self.ir.words = self.resolved.words.clone();
        self.checker.settle();
        self.exchanges();
        self.events();
        self.kinds();
        self.fields();
        self.ir.computed = self.checker.computed_fields();
        self.ir.adjectives = self.checker.defined_adjectives();
    }

    fn exchanges(&mut self) {
        let mut rates: FxHashMap<(Currency, Currency), (ExchangeRate, crate::source::Span)> =
            FxHashMap::default();
        for (left, right, site) in &self.resolved.exchanges {
            let (left, right) = self.checker.within(Scope::outside(site), |checker| {
                (checker.value(*left, None), checker.value(*right, None))
            });
            let (Some(left), Some(right)) = (left, right) else { continue };
            let money = |value: &crate::ir::Value| match &value.kind {
                ValueKind::Literal(Literal::Money(money)) => Some(money.clone()),
                _ => None,
            };
            let (Some(left_money), Some(right_money)) = (money(&left.value), money(&right.value)) else {
                let wrong = if money(&left.value).is_none() { left.value.span } else { right.value.span };
                self.checker.problems.push(problem::exchange_of_no_money(wrong));
                continue;
            };
            let Some(rate) = ExchangeRate::new(left_money.clone(), right_money.clone()) else {
                self.checker.problems.push(problem::exchange_is_no_rate(
                    site.span,
                    &left_money,
                    &right_money,
                ));
                continue;
            };
            let pair = ordered(&left_money, &right_money);
            match rates.get(&pair) {
                Some((first, span)) if !first.agrees_with(&rate) => {
                    self.checker.problems.push(problem::two_rates(site.span, *span, pair));
                }
                Some(_) => {}
                None => {
                    rates.insert(pair, (rate, site.span));
                    self.ir.exchanges.push(Exchange {
                        left: left_money,
                        right: right_money,
                        span: site.span,
                    });
                }
            }
        }
    }

    fn events(&mut self) {
        for event in &self.resolved.events {
            let when = match event.node.when {
                None => EventWhen::Any,
                // A day that is broken is any day, beside an error.
                Some(when) => self.when(when, &event.site).unwrap_or(EventWhen::Any),
            };
            if let (Some(unexpected), Some(When::Never(never))) = (event.node.unexpected, event.node.when) {
                self.checker.report::<()>(crate::check::problem::unexpected_never(unexpected.to(*never)));
            }
            self.ir.events.push(Event {
                declared: declared(event.name, &event.site),
                title: title(event.node.title),
                when,
                unexpected: event.node.unexpected.is_some(),
                scope: event.site.test,
            });
        }
    }

    fn when(&mut self, when: &'a When, site: &Site<'a>) -> Option<EventWhen> {
        self.checker.within(Scope::outside(site), |checker| match when {
            When::Never(_) => Some(EventWhen::Never),
            When::On(day) => checker.fixed_day(*day, "on").map(EventWhen::On),
            When::In(period) => {
                let period = checker.fixed_period(*period, "in")?;
                Some(EventWhen::Within { first: period.first, last: period.last })
            }
            When::NotBefore(day) => {
                let period = checker.fixed_period(*day, "not before")?;
                Some(EventWhen::NotBefore(period.first))
            }
            When::Between(from, through) => {
                let first = checker.fixed_period(*from, "between");
                let last = checker.fixed_period(*through, "between … and");
                let (first, last) = (first?, last?);
                if first.first > last.last {
                    let span = checker.expr(*from).span.to(checker.expr(*through).span);
                    return checker.report(crate::check::problem::backwards(
                        span,
                        &first.to_string(),
                        &last.to_string(),
                    ));
                }
                Some(EventWhen::Within { first: first.first, last: last.last })
            }
        })
    }

    fn kinds(&mut self) {
        // The fields of each kind, the inherited first: a kind's ancestors may be declared after it.
        for kind in &self.resolved.kinds {
            let fields: Vec<FieldId> = kind
                .lineage
                .iter()
                .rev()
                .map(|ancestor| self.resolved.kind_at(*ancestor))
                .flat_map(|ancestor| ancestor.fields.iter().copied())
                .collect();
            let built_in =
                || Declared { name: kind.name.into(), span: crate::source::Span::default(), doc: None };
            self.ir.kinds.push(Kind {
                declared: kind.tree.map_or_else(built_in, |(tree, site)| declared(&tree.name, &site)),
                also: kind
                    .tree
                    .map_or_else(Vec::new, |(tree, _)| tree.also.iter().map(|n| n.text.clone()).collect()),
                title: kind.tree.and_then(|(tree, _)| title(tree.title.as_ref())),
                lineage: kind.lineage.clone(),
                fields,
                words: kind
                    .words
                    .iter()
                    .map(|(word, tree, span)| Declared {
                        name: SmolStr::new_static(word),
                        span: *span,
                        doc: tree.doc.clone(),
                    })
                    .collect(),
            });
        }
    }

    fn fields(&mut self) {
        for (position, field) in self.resolved.fields.iter().enumerate() {
            let default = self.default(FieldId::new(position), field);
            self.ir.fields.push(Field {
                declared: Declared {
                    name: field.name.clone(),
                    span: field.name_span,
                    doc: field.tree.doc.clone(),
                },
                kind: field.kind,
                // A broken type stands as text, beside an error; nothing speaks of such a field.
                ty: field.ty.clone().unwrap_or(FieldType::Text),
                optional: field.optional,
                default,
                preposition: field.preposition,
                anonymous: field.anonymous,
            });
        }
    }

    fn default(&mut self, id: FieldId, field: &resolve::Field<'a>) -> Option<Stated> {
        match &field.tree.kind {
            FieldKind::Error => None,
            FieldKind::Choice { default, .. } => {
                let default = default.as_ref()?;
                let word = self.resolved.word(&default.text)?;
                let value = crate::check::literal(Literal::Word(word), default.span);
                Some(Stated::Exactly(value))
            }
            FieldKind::Named { name, optional, default, .. } => {
                let flag = field.ty == Some(FieldType::Flag);
                if let (Some(optional), true) = (optional, flag) {
                    self.checker.problems.push(problem::optional_flag(*optional, &name.text));
                }
                let first: ExprId = *default.first()?;
                if flag {
                    let span =
                        self.checker.within(Scope::outside(&field.site), |checker| checker.expr(first).span);
                    self.checker.problems.push(problem::default_of_flag(span, &name.text));
                    return None;
                }
                let scope = Scope::outside(&field.site);
                let outer = std::mem::replace(&mut self.checker.scope, scope);
                let value = self.stated_value(id, &name.text, default);
                self.checker.scope = outer;
                value.map(Stated::Exactly)
            }
        }
    }
}

/// A title's text.
pub(super) fn title(text: Option<&Text>) -> Option<smol_str::SmolStr> {
    text.map(|text| text.value.clone())
}

fn ordered(left: &Money, right: &Money) -> (Currency, Currency) {
    let (one, two) = (left.currency, right.currency);
    if one <= two { (one, two) } else { (two, one) }
}
