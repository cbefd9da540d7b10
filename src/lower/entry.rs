//! Entries of terms, facts and changes in, statements about fields out.

use crate::check::{self, QualifierSort, Type};
use crate::ir::{
    FieldId, KindId, Literal, Noun, PartyId, Stated, Statement, TermWord, TermWords, TimeSpan, Value,
    ValueKind, WordId,
};
use crate::resolve::Member;
use crate::source::Span;
use crate::syntax::tree::{Entry, EntryKind, ExprId, Name, Preposition, Qualifier, QualifierWord};

use super::{Lowering, problem};

/// What an entry says.
pub(super) enum StatedEntry {
    /// Something about a field.
    Field(FieldId, Stated),
    /// A word of the term as a whole.
    Word(TermWord, Span),
}

impl<'a> Lowering<'a> {
    /// The statements of some entries, and the words of the term as a whole among them.
    pub(super) fn entries(
        &mut self,
        entries: &'a [Entry],
        kind: Option<KindId>,
    ) -> (Vec<Statement>, TermWords) {
        let mut statements = Vec::with_capacity(entries.len());
        let mut words = TermWords::default();
        for entry in entries {
            let with = kind.and_then(|kind| self.said_with_preposition(entry, kind));
            let time = self.in_time_words(|lowering| {
                let words = entry.qualifiers.iter();
                lowering.entry_time(
                    words.filter(|other| with.is_none_or(|(_, with)| !std::ptr::eq(*other, with))),
                )
            });
            // Without a kind no field is known, and only the time words can be checked.
            let Some(kind) = kind else { continue };
            let stated = match with {
                Some((preposition, qualifier)) => {
                    let statement = self.slot_statement(qualifier, preposition, Noun::Kind(kind));
                    statement.map(|said| StatedEntry::Field(said.field, Stated::clone(&said.stated)))
                }
                None => self.entry(entry, kind),
            };
            match stated {
                Some(StatedEntry::Word(word, span)) => {
                    if entry.qualifiers.is_empty() {
                        words.say(word, span);
                    } else {
                        self.checker.problems.push(problem::term_word_with_time(word, entry.span));
                    }
                }
                Some(StatedEntry::Field(field, stated)) => {
                    if let Some(time) = time {
                        statements.push(Statement {
                            field,
                            stated: stated.into(),
                            time: time.into(),
                            span: entry.span,
                        });
                    }
                }
                None => {}
            }
        }
        (statements, words)
    }

    /// The preposition of the field that an entry names, where it says the field with it as a phrase does: `option of Acme`.
    fn said_with_preposition(
        &mut self,
        entry: &'a Entry,
        kind: KindId,
    ) -> Option<(Preposition, &'a Qualifier)> {
        let EntryKind::Adjective(name) = &entry.kind else { return None };
        let Some(Member::Field(field)) = self.resolved.member(kind, &name.text) else { return None };
        let preposition = self.resolved.field_at(field).preposition?;
        let noun = Some(Noun::Kind(kind));
        for qualifier in &entry.qualifiers {
            if let QualifierSort::Slot(said) = self.checker.qualifier_sort(qualifier, noun)
                && said == preposition
            {
                return Some((preposition, qualifier));
            }
        }
        None
    }

    fn entry(&mut self, entry: &'a Entry, kind: KindId) -> Option<StatedEntry> {
        let (field, stated) = match &entry.kind {
            EntryKind::Error => return None,
            EntryKind::Adjective(word) => return self.stated_adjective(word, kind, true),
            EntryKind::Not(word) => self.stated_not(word, kind)?,
            EntryKind::Blank { name, redacted, .. } => {
                let field = self.any_field(name, kind)?;
                (field, if *redacted { Stated::Redacted } else { Stated::Blank })
            }
            EntryKind::Value { name, values } => {
                let field = self.named_field(name, kind, values.first().copied())?;
                (field, Stated::Exactly(self.stated_value(field, &name.text, values)?))
            }
            EntryKind::AtMost { name, value } => {
                let field = self.bounded_field(name, kind)?;
                (field, Stated::AtMost(self.stated_value(field, &name.text, std::slice::from_ref(value))?))
            }
            EntryKind::AtLeast { name, value } => {
                let field = self.bounded_field(name, kind)?;
                (field, Stated::AtLeast(self.stated_value(field, &name.text, std::slice::from_ref(value))?))
            }
            EntryKind::Between { name, low, high } => {
                let field = self.bounded_field(name, kind)?;
                let bounds = [low, high]
                    .map(|bound| self.stated_value(field, &name.text, std::slice::from_ref(bound)));
                let [low, high] = bounds;
                let (low, high) = (low?, high?);
                if low.is_surely_above(&high) {
                    let span = low.span.to(high.span);
                    let text = format!("between {}", self.checker.text(span));
                    return self.checker.report(check::problem::bounds(span, &text));
                }
                (field, Stated::Between(low, high))
            }
        };
        Some(StatedEntry::Field(field, stated))
    }

    /// An adjective stated of a term, in its phrase or (`entry`) in its block.
    pub(super) fn stated_adjective(
        &mut self,
        word: &'a Name,
        kind: KindId,
        entry: bool,
    ) -> Option<StatedEntry> {
        match self.resolved.member(kind, &word.text) {
            Some(Member::Word(field, id)) => {
                let value = check::literal(Literal::Word(id), word.span);
                return Some(StatedEntry::Field(field, Stated::Exactly(value)));
            }
            Some(Member::Field(field)) => {
                let ty = Type::of_field(field, self.resolved)?;
                if ty == Type::Flag {
                    let value = check::literal(Literal::Flag(true), word.span);
                    return Some(StatedEntry::Field(field, Stated::Exactly(value)));
                }
                if entry {
                    return self.checker.report(problem::value_missing(word, ty, self.resolved));
                }
            }
            None if word.text == "nonbinding" => return self.checker.report(problem::nonbinding_term(word)),
            None => {
                if let Some(said) = TermWord::of(&word.text) {
                    return Some(StatedEntry::Word(said, word.span));
                }
                if let Some(defined) = self.resolved.adjective(Noun::Kind(kind), &word.text) {
                    let defined = Some(self.resolved.adjective_at(defined).name.span);
                    return self.checker.report(problem::defined_is_not_stated(word, defined));
                }
            }
        }
        self.unknown_adjective(word, kind)
    }

    fn unknown_adjective<T>(&mut self, word: &'a Name, kind: KindId) -> Option<T> {
        let noun = Noun::Kind(kind);
        self.checker
            .report_of(noun, &word.text, |resolved| check::problem::unknown_adjective(word, noun, resolved))
    }

    /// `not FLAG`
    fn stated_not(&mut self, word: &'a Name, kind: KindId) -> Option<(FieldId, Stated)> {
        match self.resolved.member(kind, &word.text) {
            Some(Member::Field(field)) => {
                let ty = Type::of_field(field, self.resolved)?;
                if ty == Type::Flag {
                    let value = check::literal(Literal::Flag(false), word.span);
                    return Some((field, Stated::Exactly(value)));
                }
                self.checker.report(problem::not_of_field(word))
            }
            Some(Member::Word(field, _)) => {
                self.checker.report(problem::not_of_choice(word, field, self.resolved))
            }
            None => match TermWord::of(&word.text) {
                Some(said) => self.checker.report(problem::not_term_word(said, word.span)),
                None => self.unknown_adjective(word, kind),
            },
        }
    }

    /// The field of a name, or of an adjective that is a word of it.
    fn any_field(&mut self, name: &'a Name, kind: KindId) -> Option<FieldId> {
        match self.resolved.member(kind, &name.text) {
            Some(Member::Field(field) | Member::Word(field, _)) => Some(field),
            None => self.unknown_field(name, kind),
        }
    }

    /// The field that an entry gives a value.
    fn named_field(&mut self, name: &'a Name, kind: KindId, value: Option<ExprId>) -> Option<FieldId> {
        match self.resolved.member(kind, &name.text) {
            Some(Member::Field(field)) => {
                if Type::of_field(field, self.resolved)? == Type::Flag {
                    let span = value.map(|value| self.checker.expr(value).span);
                    let value = span.map(|span| (span, self.checker.text(span)));
                    return self.checker.report(problem::value_of_flag(name, value));
                }
                Some(field)
            }
            Some(Member::Word(..)) => self.checker.report(problem::value_of_adjective(name)),
            // Of these there is no `not`: a term says them or does not.
            None if TermWord::of(&name.text).is_some() => {
                self.checker.report(problem::value_of_adjective(name))
            }
            None => self.unknown_field(name, kind),
        }
    }

    /// The field that an entry gives bounds: an amount, a date or a duration.
    fn bounded_field(&mut self, name: &'a Name, kind: KindId) -> Option<FieldId> {
        let field = self.named_field(name, kind, None)?;
        let ty = Type::of_field(field, self.resolved)?;
        if ty.is_ordered() {
            return Some(field);
        }
        let described = ty.describe(self.resolved);
        self.checker.report(problem::bounds_of_unordered(name, &described))
    }

    fn unknown_field(&mut self, name: &'a Name, kind: KindId) -> Option<FieldId> {
        if let Some(part) = problem::part_in_block(name) {
            return self.checker.report(part);
        }
        let noun = Noun::Kind(kind);
        self.checker
            .report_of(noun, &name.text, |resolved| check::problem::unknown_field(name, noun, resolved))
    }

    /// The value stated of a field: fixed, of its type, and not negative.
    pub(super) fn stated_value(&mut self, field: FieldId, name: &str, values: &'a [ExprId]) -> Option<Value> {
        let ty = Type::of_field(field, self.resolved)?;
        let place = format!("`{name}`");
        let span = values
            .first()
            .zip(values.last())
            .map(|(first, last)| self.checker.expr(*first).span.to(self.checker.expr(*last).span))?;
        let each = if ty == Type::Parties { Type::Party } else { ty };
        let plural = matches!(ty, Type::Set(_) | Type::Parties);
        if values.len() > 1 && !plural {
            return self.checker.report(problem::one_value(span, name));
        }
        let typed: Vec<Option<Value>> = values
            .iter()
            .map(|value| {
                let want = if ty == Type::Parties { Type::Parties } else { each };
                let typed = self.checker.value(*value, Some(each))?;
                self.checker.fit(typed, want, &place)
            })
            .map(|typed| typed.map(|typed| typed.value))
            .collect();
        let typed: Vec<Value> = typed.into_iter().collect::<Option<_>>()?;
        self.stated(ty, typed, span)
    }

    /// Values as the one thing a field holds.
    pub(super) fn stated(&mut self, ty: Type, values: Vec<Value>, span: Span) -> Option<Value> {
        // Each that is wrong is reported, not the first alone.
        let wrong = values.iter().filter(|value| !self.checker.is_constant(value)).count();
        if wrong > 0 {
            return None;
        }
        match ty {
            Type::Set(_) => Some(check::literal(words_of(&values), span)),
            Type::Parties => Some(check::literal(parties_of(&values), span)),
            _ => {
                let value = values.into_iter().next()?;
                if is_negative(&value) {
                    let text = self.checker.text(value.span);
                    return self.checker.report(check::problem::negative(value.span, text));
                }
                Some(value)
            }
        }
    }

    /// The time words of an entry; none where one is broken.
    fn entry_time(&mut self, qualifiers: impl Iterator<Item = &'a Qualifier>) -> Option<Vec<TimeSpan>> {
        let qualifiers: Vec<&Qualifier> = qualifiers.collect();
        let mut time = Vec::with_capacity(qualifiers.len());
        let mut sound = true;
        for (position, qualifier) in qualifiers.iter().copied().enumerate() {
            let first = qualifiers.iter().take(position).find(|earlier| earlier.word == qualifier.word);
            if let Some(first) = first {
                let word = self.checker.text(qualifier.word_span);
                self.checker.problems.push(check::problem::said_twice(qualifier.span, word, first.span));
                sound = false;
                continue;
            }
            if matches!(qualifier.word, QualifierWord::From | QualifierWord::For)
                && let QualifierSort::Slot(_) = self.checker.qualifier_sort(qualifier, None)
                && matches!(self.checker.expr(qualifier.first).kind, crate::syntax::tree::ExprKind::Us)
            {
                let word = self.checker.text(qualifier.word_span);
                self.checker.problems.push(check::problem::not_time(qualifier, word));
                sound = false;
                continue;
            }
            match self.fixed_span(qualifier) {
                Some(span) => time.push(span),
                None => sound = false,
            }
        }
        sound.then_some(time)
    }

    /// Time words that depend on nothing but dates and events.
    pub(super) fn fixed_span(&mut self, qualifier: &'a Qualifier) -> Option<TimeSpan> {
        let span = self.checker.time_span(qualifier)?;
        self.fixed_time(span)
    }
}

/// The words of a set; `all` of them where one is `all`.
fn words_of(values: &[Value]) -> Literal {
    let mut words: Vec<WordId> = Vec::new();
    for value in values {
        match &value.kind {
            ValueKind::Literal(Literal::AllWords) => return Literal::AllWords,
            ValueKind::Literal(Literal::Word(word)) => words.push(*word),
            ValueKind::Literal(Literal::Words(more)) => words.extend(more),
            _ => {}
        }
    }
    words.sort_unstable();
    words.dedup();
    Literal::Words(words)
}

fn parties_of(values: &[Value]) -> Literal {
    let mut parties: Vec<PartyId> = Vec::new();
    for value in values {
        match &value.kind {
            ValueKind::Literal(Literal::Party(party)) => parties.push(*party),
            ValueKind::Literal(Literal::Parties(more)) => parties.extend(more),
            _ => {}
        }
    }
    parties.sort_unstable();
    parties.dedup();
    Literal::Parties(parties)
}

/// Whether a fixed amount is below zero.
fn is_negative(value: &Value) -> bool {
    match &value.kind {
        ValueKind::Literal(
            Literal::Number(amount) | Literal::Percent(amount) | Literal::Quantity { amount, .. },
        ) => amount.sign().is_lt(),
        ValueKind::Literal(Literal::Money(money)) => money.amount.sign().is_lt(),
        ValueKind::Literal(Literal::Duration(duration)) => {
            [duration.months, duration.days, duration.hours, duration.business_days]
                .iter()
                .any(|part| *part < 0)
        }
        _ => false,
    }
}
