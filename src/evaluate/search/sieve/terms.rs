//! A rule over terms of one kind in; what the columns say of them out.

use std::sync::atomic::{AtomicU8, Ordering};

use crate::parallel::*;

use super::{Answer, CHUNK, Sifted, Test, When, steady_time};
use crate::evaluate::known::truth::{Truth, Truths};
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::life_bounds::FixedBound;
use crate::evaluate::one_world::row::Row;
use crate::ir::{
    Adjective, Condition, ConditionKind, Count, FieldId, KindId, Noun, Phrase, PredicateKind, Rule, Sentence,
    Slot, SlotKind, TermId, TermWord, Value, ValueKind, Variable,
};
use crate::time::{Day, Days, MonthEnd};
use crate::world::Thing;
use crate::world::columns::{Code, Table};
use crate::world::lives::Lives;

/// What a rule asks of its one subject, as far as the fields of a plain term decide it.
pub(crate) struct TermSieve<'a> {
    context: &'a Context<'a>,
    kinds: Vec<&'a Table>,
    atoms: Vec<Atom<'a>>,
    /// Whether the subject is such a thing.
    fits: Test,
    /// Whether it is as the rule wants it not to be.
    wrong: Wrong,
    /// Whether something excuses it.
    excused: Test,
    /// The days on which the rule applies, where no event moves them.
    time: Option<Days>,
}

/// A question about one field of the subject.
pub(super) struct Atom<'a> {
    pub(super) field: FieldId,
    asks: Asks<'a>,
    variable: Variable,
    /// The answer for each code of the field, as far as it has been asked for.
    answers: Vec<AtomicU8>,
}

pub(super) enum Asks<'a> {
    /// Whether the term says this of itself, whatever its field.
    Word(TermWord),
    Adjective(Adjective),
    Slot(&'a Slot),
    Condition(&'a Condition),
    Predicate(&'a PredicateKind),
}

/// When a subject is as the rule wants it not to be.
enum Wrong {
    /// Always, or never.
    If(Test),
    /// On the days that a bound of its whole life says.
    Beyond(FixedBound),
}

/// What a phrase asks of terms, as far as the fields of a plain term decide it.
pub(super) struct PhraseSieve<'a> {
    kinds: Vec<&'a Table>,
    atoms: Vec<Atom<'a>>,
    fits: Test,
}

impl<'a> PhraseSieve<'a> {
    /// A sieve for a phrase; none where it speaks of no terms, or of nonbinding ones.
    pub(super) fn of(frame: &Frame<'a>, phrase: &'a Phrase) -> Option<PhraseSieve<'a>> {
        let mut atoms = Vec::new();
        let kinds = tables(frame.context, phrase)?;
        let fits = phrase_test(phrase, &mut atoms);
        prepare(frame.context, &mut atoms);
        Some(PhraseSieve { kinds, atoms, fits })
    }

    /// The tables of the phrase's kinds.
    pub(super) fn tables(&self) -> impl Iterator<Item = &'a Table> + '_ {
        self.kinds.iter().copied()
    }

    /// Calls `found` for each term of a table, with its row, when it lives, and whether it is such a thing.
    pub(super) fn each_of(
        &self,
        frame: &Frame<'a>,
        table: &Table,
        mut found: impl FnMut(usize, TermId, Lives, Answer),
    ) {
        let columns = columns_of(&self.atoms, table);
        let lives = &frame.context.world.columns().lives;
        for (row, term) in table.terms.iter().enumerate() {
            found(
                row,
                *term,
                lives.of_term(*term),
                answer(frame, &self.fits, &self.atoms, table, &columns, row),
            );
        }
    }

    /// Calls `found` for each term of the phrase's kinds, with when it lives.
    pub(super) fn each(&self, frame: &Frame<'a>, mut found: impl FnMut(TermId, Lives, Answer)) {
        for table in &self.kinds {
            self.each_of(frame, table, |_, term, lives, answer| found(term, lives, answer));
            table.facts.iter().for_each(|term| found(*term, Lives::Hanging, Answer::Look));
        }
    }
}

/// The tables of the terms that a phrase may speak of; none where it speaks of no terms, or of nonbinding ones.
fn tables<'a>(context: &'a Context<'a>, phrase: &Phrase) -> Option<Vec<&'a Table>> {
    let Noun::Kind(kind) = phrase.noun else { return None };
    if phrase.adjectives.iter().any(|(adjective, _)| *adjective == Adjective::Nonbinding) {
        return None;
    }
    let kinds = context.ir.kinds.iter().enumerate().filter(|(_, own)| own.lineage.contains(&kind));
    Some(kinds.filter_map(|(place, _)| context.world.columns().table(KindId::new(place))).collect())
}

/// Makes room for the answers to each question.
fn prepare(context: &Context, atoms: &mut [Atom]) {
    for atom in atoms {
        let codes = context.world.columns().codes(atom.field);
        atom.answers = (0..codes).map(|_| AtomicU8::new(UNASKED)).collect();
    }
}

/// The column that each question is asked of.
fn columns_of<'t>(atoms: &[Atom], table: &'t Table) -> Vec<Option<&'t [Code]>> {
    atoms.iter().map(|atom| table.column(atom.field)).collect()
}

/// What a test says of the term of a row.
fn answer<'a>(
    frame: &Frame<'a>,
    test: &Test,
    atoms: &[Atom<'a>],
    table: &Table,
    columns: &[Option<&[Code]>],
    row: usize,
) -> Answer {
    test.answer(&mut |place| {
        let Some(atom) = atoms.get(place) else { return Answer::Look };
        if let Asks::Word(word) = atom.asks {
            let term = table.terms.get(row).map(|term| frame.context.ir.term(*term));
            return term.map_or(Answer::Look, |term| Answer::of(term.is(word)));
        }
        let code = columns.get(place).copied().flatten().and_then(|column| column.get(row));
        code.map_or(Answer::Look, |code| atom.answer(frame, *code))
    })
}

impl<'a> TermSieve<'a> {
    /// A sieve for a rule; none where its subjects are no terms, or it binds several things.
    pub(crate) fn of(frame: &Frame<'a>, rule: &'a Rule) -> Option<TermSieve<'a>> {
        let context = frame.context;
        let mut atoms = Vec::new();
        // The `where` of the sentence, besides that of its binder.
        let mut asked = None;
        let (binder, wrong) = match &rule.sentence {
            Sentence::Every { subject, negated, predicate } => {
                let bound = FixedBound::of(&predicate.kind, *negated);
                // A date that is refused is told of each place that asks for it, which is left to one look at a time.
                let refusing = context.world.month_end() == MonthEnd::Error;
                let wrong = match bound.filter(|bound| !(refusing && bound.counts())) {
                    Some(bound) => Wrong::Beyond(bound),
                    None => {
                        let holds = predicate_test(&predicate.kind, subject.variable, &mut atoms);
                        Wrong::If(if *negated { holds } else { holds.negated() })
                    }
                };
                (subject, wrong)
            }
            Sentence::There { count: Count::No, binders, filter } => {
                let [binder] = binders.as_slice() else { return None };
                asked = filter.as_ref();
                (binder, Wrong::If(Test::All(Vec::new())))
            }
            Sentence::ForEach { binders, filter, require } => {
                let [binder] = binders.as_slice() else { return None };
                asked = filter.as_ref();
                (binder, Wrong::If(condition_test(require, binder.variable, &mut atoms).negated()))
            }
            Sentence::There { .. } => return None,
        };
        let kinds = tables(context, binder)?;
        let mut fits = vec![phrase_test(binder, &mut atoms)];
        fits.extend(asked.map(|asked| condition_test(asked, binder.variable, &mut atoms)));
        let excused = rule.unless.iter().map(|unless| condition_test(unless, binder.variable, &mut atoms));
        let excused = Test::Any(excused.collect());
        prepare(context, &mut atoms);
        Some(TermSieve {
            context,
            kinds,
            atoms,
            fits: Test::All(fits),
            wrong,
            excused,
            time: steady_time(frame, rule),
        })
    }

    /// Tells the terms of the rule apart.
    pub(crate) fn sift(&self, frame: &Frame<'a>) -> Sifted {
        let mut sifted = Vec::new();
        for table in &self.kinds {
            if !table.facts.is_empty() {
                let facts = table.facts.iter().copied().map(Thing::Term).collect();
                sifted.push(Sifted { rest: facts, ..Sifted::default() });
            }
            let columns = columns_of(&self.atoms, table);
            if table.terms.len() <= CHUNK {
                sifted.push(self.sift_rows(frame, table, &columns, 0..table.terms.len()));
                continue;
            }
            let starts: Vec<usize> = (0..table.terms.len()).step_by(CHUNK).collect();
            let parts: Vec<Sifted> = starts
                .into_par_iter()
                .map(|start| {
                    let frame = Frame::new(self.context, None);
                    let rows = start..(start + CHUNK).min(table.terms.len());
                    self.sift_rows(&frame, table, &columns, rows)
                })
                .collect();
            sifted.extend(parts);
        }
        let beyond = match &self.wrong {
            Wrong::Beyond(bound) => Some(*bound),
            Wrong::If(_) => None,
        };
        Sifted { beyond, ..Sifted::joined(sifted, self.time.as_ref()) }
    }

    fn sift_rows(
        &self,
        frame: &Frame<'a>,
        table: &Table,
        columns: &[Option<&[Code]>],
        rows: std::ops::Range<usize>,
    ) -> Sifted {
        let mut sifted = Sifted::default();
        for row in rows {
            let Some(term) = table.terms.get(row) else { break };
            let says = |test: &Test| answer(frame, test, &self.atoms, table, columns, row);
            let fits = says(&self.fits);
            if fits == Answer::No {
                continue;
            }
            let thing = Thing::Term(*term);
            let lives = self.lives_where_longer_is_worse(frame.context.world.lives(thing));
            let is_met = match lives {
                Lives::Fixed(first, last) | Lives::On { first, most: last, .. } => {
                    first <= last && first != Day::END && last != Day::BEGINNING
                }
                Lives::Hanging => sifted.met || frame.ever_lives(thing),
            };
            if !is_met {
                continue;
            }
            let sure = fits == Answer::Yes;
            // Only one that is met need be found.
            let settled = sure || sifted.met;
            sifted.met |= sure;
            let (wrong, when) = match &self.wrong {
                Wrong::If(test) => match says(test) {
                    Answer::No if settled => continue,
                    Answer::Yes if sure => (Answer::Yes, When::lives(frame, thing, lives)),
                    wrong => (wrong, When::may_live(lives)),
                },
                Wrong::Beyond(bound) => When::is_beyond(*bound, frame, thing, lives),
            };
            let Some(time) = &self.time else {
                sifted.rest.push(thing);
                continue;
            };
            // Of what lives on evenly it is enough to know its first and last days.
            if sure
                && lives == Lives::Hanging
                && matches!(self.wrong, Wrong::Beyond(_))
                && wrong != Answer::No
                && frame.context.world.lives_on_evenly(thing)
                && says(&self.excused) == Answer::No
            {
                sifted.hanging.push(thing);
                continue;
            }
            let when = when.within(time);
            if settled && when.possible.is_empty() {
                continue;
            }
            match (sure && wrong == Answer::Yes, says(&self.excused)) {
                (true, Answer::Yes) => {}
                (true, Answer::No) if when.is_certain() && self.is_settled(lives) => {
                    sifted.broken.push((thing, when.certain));
                }
                (true, Answer::No) if when.is_told_of(lives) => sifted.lasting.push((thing, when)),
                (true, Answer::No) if lives.fixed().is_none() => sifted.hanging.push(thing),
                _ => sifted.rest.push(thing),
            }
        }
        sifted
    }

    /// When a term lives; where a renewal of its agreement may mend what is wrong about it, that is to be looked at.
    fn lives_where_longer_is_worse(&self, lives: Lives) -> Lives {
        match (&self.wrong, lives) {
            (Wrong::Beyond(bound), Lives::On { .. }) if bound.is_worse_later() != Some(true) => {
                Lives::Hanging
            }
            _ => lives,
        }
    }

    /// Whether nothing but the days of it need be told of what is broken on the same days in every world. Of a bound, what moves the
    /// end has a part in it all the same.
    fn is_settled(&self, lives: Lives) -> bool {
        matches!(self.wrong, Wrong::If(_)) || lives.fixed().is_some()
    }
}

/// No answer has been worked out for this code yet.
const UNASKED: u8 = 0;

impl<'a> Atom<'a> {
    /// The answer for a value, worked out on the first term that states it.
    pub(super) fn answer(&self, frame: &Frame<'a>, code: Code) -> Answer {
        let Some(known) = usize::try_from(code).ok().and_then(|code| self.answers.get(code)) else {
            return Answer::Look;
        };
        match known.load(Ordering::Relaxed) {
            1 => Answer::No,
            2 => Answer::Yes,
            3 => Answer::Look,
            _ => {
                let answer = self.ask(frame, code);
                let kept = match answer {
                    Answer::No => 1,
                    Answer::Yes => 2,
                    Answer::Look => 3,
                };
                // Whichever thread comes last writes the same.
                known.store(kept, Ordering::Relaxed);
                answer
            }
        }
    }

    fn ask(&self, frame: &Frame<'a>, code: Code) -> Answer {
        let Some(sample) = frame.context.world.columns().sample(self.field, code) else {
            return Answer::Look;
        };
        let thing = Thing::Term(sample);
        let mut row = Row::default();
        row.bind(self.variable, thing);
        let truths: Truths = match self.asks {
            Asks::Word(_) => return Answer::Look,
            Asks::Adjective(adjective) => frame.adjective(thing, adjective),
            Asks::Slot(slot) => frame.slot(slot, thing, &mut row),
            Asks::Condition(condition) => frame.condition(condition, &mut row),
            Asks::Predicate(predicate) => frame.predicate(predicate, thing, &mut row),
        };
        match truths.as_constant() {
            Some(Truth::True) => Answer::Yes,
            Some(Truth::False) => Answer::No,
            _ => Answer::Look,
        }
    }
}

fn phrase_test<'a>(phrase: &'a Phrase, atoms: &mut Vec<Atom<'a>>) -> Test {
    let mut parts: Vec<Test> = Vec::new();
    for (adjective, _) in &phrase.adjectives {
        parts.push(adjective_test(*adjective, phrase.variable, atoms));
    }
    for slot in &phrase.slots {
        parts.push(match slot.kind {
            SlotKind::Field(field) if slot.value.is_written_out() => {
                atom(field, Asks::Slot(slot), phrase.variable, atoms)
            }
            _ => Test::Look,
        });
    }
    parts.extend(phrase.filter.iter().map(|filter| condition_test(filter, phrase.variable, atoms)));
    Test::All(parts)
}

fn predicate_test<'a>(predicate: &'a PredicateKind, variable: Variable, atoms: &mut Vec<Atom<'a>>) -> Test {
    let mut fields = Fields::new(variable);
    match predicate {
        PredicateKind::Be { adjectives, any } => {
            let parts =
                adjectives.iter().map(|(adjective, _)| adjective_test(*adjective, variable, atoms)).collect();
            return if *any { Test::Any(parts) } else { Test::All(parts) };
        }
        PredicateKind::HaveField(field) => fields.value(field),
        PredicateKind::HaveCompared { field, limit, .. } => {
            fields.value(field);
            fields.value(limit);
        }
        PredicateKind::HaveOneOf { field, options: values }
        | PredicateKind::HaveIncluding { field, values } => {
            fields.value(field);
            values.iter().for_each(|value| fields.value(value));
        }
        PredicateKind::HaveTerm(_)
        | PredicateKind::End
        | PredicateKind::Bound { .. }
        | PredicateKind::Last { .. } => return Test::Look,
    }
    match fields.only() {
        Some(field) => atom(field, Asks::Predicate(predicate), variable, atoms),
        None => Test::Look,
    }
}

fn condition_test<'a>(condition: &'a Condition, variable: Variable, atoms: &mut Vec<Atom<'a>>) -> Test {
    let mut parts =
        |parts: &'a [Condition]| parts.iter().map(|part| condition_test(part, variable, atoms)).collect();
    match &condition.kind {
        ConditionKind::All(all) => Test::All(parts(all)),
        ConditionKind::Any(any) => Test::Any(parts(any)),
        ConditionKind::Not(part) => condition_test(part, variable, atoms).negated(),
        ConditionKind::Is { thing, adjective } if thing.kind == ValueKind::Thing(variable) => {
            adjective_test(*adjective, variable, atoms)
        }
        _ => {
            let mut fields = Fields::new(variable);
            fields.condition(condition);
            match fields.only() {
                Some(field) => atom(field, Asks::Condition(condition), variable, atoms),
                None => Test::Look,
            }
        }
    }
}

/// A condition as a question about one field of the thing that a variable is bound to; none where it is no such question.
pub(super) fn atom_of<'a>(
    context: &Context,
    condition: &'a Condition,
    variable: Variable,
) -> Option<Atom<'a>> {
    let mut atoms = Vec::new();
    condition_test(condition, variable, &mut atoms);
    prepare(context, &mut atoms);
    // A word of the term as a whole is in no column.
    atoms.pop().filter(|atom| !matches!(atom.asks, Asks::Word(_)))
}

fn adjective_test<'a>(adjective: Adjective, variable: Variable, atoms: &mut Vec<Atom<'a>>) -> Test {
    match adjective {
        Adjective::Flag(field) | Adjective::Choice { field, .. } => {
            atom(field, Asks::Adjective(adjective), variable, atoms)
        }
        Adjective::Word(word) => {
            atoms.push(Atom {
                asks: Asks::Word(word),
                variable,
                field: FieldId::new(0),
                answers: Vec::new(),
            });
            Test::Atom(atoms.len() - 1)
        }
        Adjective::Defined(_) | Adjective::Nonbinding => Test::Look,
    }
}

fn atom<'a>(field: FieldId, asks: Asks<'a>, variable: Variable, atoms: &mut Vec<Atom<'a>>) -> Test {
    atoms.push(Atom { field, asks, variable, answers: Vec::new() });
    Test::Atom(atoms.len() - 1)
}

/// The fields of the subject that something speaks of.
struct Fields {
    variable: Variable,
    found: Vec<FieldId>,
    /// It speaks of nothing else that could differ from term to term, from day to day or from world to world.
    sound: bool,
}

impl Fields {
    fn new(variable: Variable) -> Fields {
        Fields { variable, found: Vec::new(), sound: true }
    }

    /// The one field, where there is one and nothing else.
    fn only(&self) -> Option<FieldId> {
        match self.found.as_slice() {
            [field] if self.sound => Some(*field),
            _ => None,
        }
    }

    fn value(&mut self, value: &Value) {
        match &value.kind {
            ValueKind::Field { of, field } if of.kind == ValueKind::Thing(self.variable) => {
                if !self.found.contains(field) {
                    self.found.push(*field);
                }
            }
            ValueKind::Literal(_) => {}
            // What calculates may be refused a date, which is told of each place that asks.
            _ => self.sound = false,
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match &condition.kind {
            ConditionKind::Compare { left, right, .. }
            | ConditionKind::PartOf { left, right }
            | ConditionKind::Includes { left, right }
            | ConditionKind::Overlaps { left, right } => {
                self.value(left);
                self.value(right);
            }
            ConditionKind::OneOf { left, options } => {
                self.value(left);
                options.iter().for_each(|option| self.value(option));
            }
            ConditionKind::Blank { value, .. } | ConditionKind::Has(value) | ConditionKind::Flag(value) => {
                self.value(value);
            }
            _ => self.sound = false,
        }
    }
}
