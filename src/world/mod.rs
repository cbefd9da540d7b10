//! Agreements, amendments, events and an as-of day in; terms over the calendar out.
//!
//! A thing whose days hang on no uncertain event is laid out once, when the world is built. The others are laid out anew in
//! each possible world that the evaluator looks at (an [`Assignment`]).

mod assignment;
mod bounds;
mod build;
mod cell;
pub(crate) mod columns;
mod critical;
mod domains;
mod effective;
pub(crate) mod exchanged;
mod expected;
mod field;
mod groups;
mod header;
pub(crate) mod index;
mod life;
pub(crate) mod lives;
mod mark;
pub(crate) mod possible;
mod problem;
mod renewals;
mod required;
mod roles;
mod statement;
mod tail;
mod unknown;
mod value;
mod verify;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

pub use assignment::Assignment;
pub(crate) use assignment::{Seers, Views};
pub(crate) use bounds::run as days_between;
pub use cell::{Cell, Known, Origin};
pub(crate) use critical::Critical;

pub use crate::ir::Thing;
pub use mark::{Life, Mark};
pub use possible::{AcrossWorlds, PossibleDays, PossibleWorlds};
pub(crate) use problem::{days_in_words, refused};
pub use renewals::{Certain, Count, LastDay, Pass, Way};
pub use unknown::{Domain, Sort, Unknown};

use crate::ir::{
    AgreementId, AmendmentId, EventId, FieldId, Ir, Literal, PartyId, Stated, TermId, TestId, TimeSpan,
    Value, ValueKind,
};
use crate::time::{Day, Days, MonthEnd, Timeline};

/// From where the world is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The day to stand at; none: all that is loaded is known.
    pub as_of: Option<Day>,
    /// What a date plus months is when that month has no such day.
    pub month_end: MonthEnd,
    /// The test whose world it is; none: the project's.
    pub scope: Option<TestId>,
}

/// Terms over the calendar.
#[derive(Debug, Clone)]
pub struct World {
    ir: Arc<Ir>,
    month_end: MonthEnd,
    /// The agreements known here, in order; nonbinding ones too.
    agreements: Vec<AgreementId>,
    /// Their terms and the facts, in order.
    terms: Vec<TermId>,
    /// The day to stand at; none: all that is loaded is known.
    as_of: Option<Day>,
    /// What has no known day.
    unknowns: unknown::Unknowns,
    /// Which of them stand for others.
    roles: roles::Roles,
    /// The first day that each unknown can be on, in order; of one that another stands for, never.
    first_days: Arc<[Day]>,
    /// The test whose world it is; none: the project's.
    scope: Option<TestId>,
    /// The same world as anybody counts on it, once that was asked for; none where it is this one.
    expected: OnceLock<Option<Arc<World>>>,
    /// Loaded events and the test's that stand in for them.
    shadows: Vec<(EventId, EventId)>,
    /// The renewal terms of each agreement that may carry it on, by id.
    renewals: Arc<FxHashMap<AgreementId, Vec<TermId>>>,
    /// The known amendments of each agreement, by id.
    amendments: Arc<FxHashMap<AgreementId, Vec<AmendmentId>>>,
    /// The places of their patches, by the term they are of; none: of the agreement itself.
    patches: Arc<Patches>,
    /// What each agreement is over time, by id; none: not of this world.
    agreement_layouts: Arc<Vec<Option<Layout>>>,
    /// What each term of this world is over time, by id; none: not of this world.
    term_layouts: Arc<Vec<TermLayout>>,
    /// The fields whose default hangs on an event, or has to be worked out.
    moving_defaults: Vec<FieldId>,
    /// What a field is where nothing is stated, by id.
    defaults: Vec<Cell>,
    /// The same over time.
    default_timelines: Vec<Timeline<Cell>>,
    /// Which parties are part of which.
    groups: Arc<groups::Groups>,
    /// Its things by kind and by the parties they name.
    index: Arc<index::Index>,
    /// Its plain terms in columns.
    columns: Arc<columns::Columns>,
}

/// The places of the patches of amendments, by the term they are of; none: of the agreement itself.
type Patches = FxHashMap<(AmendmentId, Option<TermId>), Vec<usize>>;

/// What an agreement is over time, as far as that is laid out once.
#[derive(Debug, Clone)]
enum Layout {
    /// The same in every world.
    Fixed(Life),
    /// The unknowns whose days matter, sorted.
    Shifting(Vec<Unknown>),
    /// One renewal moves its end, always by the same time, and events may cut it short.
    Renewed(Box<renewals::SteadyLife>),
}

/// What a term is over time, as far as that is laid out once.
#[derive(Debug, Clone)]
enum TermLayout {
    /// It is not of this world.
    Unknown,
    /// No field of it ever changes: its statements say all, between a first and a last day.
    Plain { first: Day, last: Day },
    /// The same in every world.
    Fixed(Box<Laid>),
    /// It lives with its agreement, whose days hang on unknowns, and no field of it ever changes.
    WithAgreement(AgreementId),
    /// It hangs on unknowns.
    Shifting(Box<Shifting>),
}

/// What is known of a term that hangs on events.
#[derive(Debug, Clone)]
struct Shifting {
    /// The unknowns whose days matter, sorted.
    unknowns: Vec<Unknown>,
    /// The fields that may change over the days or between worlds.
    fields: Vec<FieldId>,
    /// The term as it is where its agreement is renewed most often: on the days on which it lives, what it says there is what it says in
    /// each world. None where more than how long it lives hangs on renewals, or on anything else.
    longest: Option<Laid>,
}

/// A term over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    life: Life,
    days: Days,
    /// The fields that may change; the others are as they are stated.
    fields: Vec<(FieldId, Timeline<Cell>)>,
}

impl World {
    /// What was declared.
    pub fn ir(&self) -> &Ir {
        &self.ir
    }

    /// The same world where nothing unexpected happens and nothing is renewed for ever; none where neither can be, so that it is
    /// this one.
    pub fn expected(&self) -> Option<&World> {
        self.expected.get_or_init(|| self.as_expected().map(Arc::new)).as_deref()
    }

    /// The rule for month ends.
    pub fn month_end(&self) -> MonthEnd {
        self.month_end
    }

    /// The agreements of this world, in order; nonbinding ones too.
    pub fn agreements(&self) -> &[AgreementId] {
        &self.agreements
    }

    /// Their terms and the facts, in order.
    pub fn terms(&self) -> &[TermId] {
        &self.terms
    }

    /// Its things by kind and by the parties they name.
    pub(crate) fn index(&self) -> &index::Index {
        &self.index
    }

    /// Its plain terms in columns.
    pub(crate) fn columns(&self) -> &columns::Columns {
        &self.columns
    }

    /// The terms of an agreement that are known, in order.
    pub fn terms_of(&self, agreement: AgreementId) -> impl Iterator<Item = TermId> {
        self.ir.agreement(agreement).terms.iter().copied().filter(|term| self.knows(*term))
    }

    /// Whether the term is of this world.
    pub fn knows(&self, term: TermId) -> bool {
        !matches!(self.layout(term), TermLayout::Unknown)
    }

    /// Whether it is of a nonbinding agreement, or is one.
    pub fn is_nonbinding(&self, thing: Thing) -> bool {
        let agreement = match thing {
            Thing::Agreement(agreement) => Some(agreement),
            Thing::Term(term) => self.agreement_of(term),
            Thing::Party(_) => None,
        };
        agreement
            .map(|agreement| self.ir.agreement(agreement))
            .is_some_and(|agreement| agreement.nonbinding.is_some())
    }

    /// The unknowns on whose days the thing's life or fields hang, sorted; only those whose day is not certain.
    pub fn depends(&self, thing: Thing) -> Cow<'_, [Unknown]> {
        match thing {
            Thing::Term(term) => match self.layout(term) {
                TermLayout::Shifting(shifting) => Cow::Borrowed(&shifting.unknowns),
                TermLayout::WithAgreement(agreement) => self.depends(Thing::Agreement(*agreement)),
                _ => Cow::Borrowed(&[]),
            },
            Thing::Agreement(agreement) => match self.agreement_layout(agreement) {
                Some(Layout::Shifting(unknowns)) => Cow::Borrowed(unknowns),
                Some(Layout::Renewed(steady)) => Cow::Borrowed(&steady.unknowns),
                _ => Cow::Borrowed(&[]),
            },
            Thing::Party(party) => {
                let mut unknowns: Vec<Unknown> = self
                    .terms_naming(party)
                    .flat_map(|term| self.depends(Thing::Term(term)).into_owned())
                    .collect();
                unknowns.sort_unstable();
                unknowns.dedup();
                Cow::Owned(unknowns)
            }
        }
    }

    /// The binding terms that name the party, or one that is part of it, each as it is stated.
    pub fn terms_naming(&self, party: PartyId) -> impl Iterator<Item = TermId> + '_ {
        let binds = |term: &TermId| {
            !term.is_exchanged()
                && self.agreement_of(*term).is_some()
                && !self.is_nonbinding(Thing::Term(*term))
        };
        self.index.named(party).into_owned().into_iter().filter(binds)
    }

    /// The parties to an agreement, in order.
    pub fn parties_of(&self, agreement: AgreementId) -> impl Iterator<Item = PartyId> {
        self.ir.agreement(agreement).sides.iter().map(|side| side.party)
    }

    /// Whether `part` is `whole`, or belongs to it, or to a group that does.
    pub fn is_part_of(&self, part: PartyId, whole: PartyId) -> bool {
        self.groups.is_part_of(part, whole)
    }

    /// The agreement of a term; none for a fact.
    pub fn agreement_of(&self, term: TermId) -> Option<AgreementId> {
        self.ir.term(term).agreement
    }

    /// The days on which the thing lives in this world. Of a party: those on which a binding term of an agreement lives
    /// that names it or one that is part of it.
    pub fn life(&self, thing: Thing, assignment: &Assignment) -> Cow<'_, Days> {
        match thing.stated() {
            Thing::Term(term) => match self.layout(term) {
                TermLayout::Plain { first, last } => Cow::Owned(bounds::run(*first, *last)),
                TermLayout::Fixed(laid) => Cow::Borrowed(&laid.days),
                TermLayout::Shifting(shifting) => {
                    let live = || self.term_life(term, assignment);
                    let life = assignment.life(term, &shifting.unknowns, live);
                    Cow::Owned(life.map_or(Days::empty(), |life| life.days()))
                }
                TermLayout::WithAgreement(agreement) => self.life(Thing::Agreement(*agreement), assignment),
                TermLayout::Unknown => Cow::Owned(Days::empty()),
            },
            Thing::Agreement(agreement) => Cow::Owned(
                self.agreement_life(agreement, assignment).map_or(Days::empty(), |life| life.days()),
            ),
            Thing::Party(party) => {
                let mut days = Days::empty();
                for term in self.terms_naming(party) {
                    days = days.union(&self.days_naming(term, party, assignment));
                }
                Cow::Owned(days)
            }
        }
    }

    /// The first day of a thing and the words that say it; [`Day::BEGINNING`] where nothing does.
    pub fn start(&self, thing: Thing, assignment: &Assignment) -> Mark {
        self.span_of_life(thing, assignment).map_or(Mark::unsaid(Day::BEGINNING), |life| life.start)
    }

    /// The last day of a thing and the words that say it; [`Day::END`] where it runs on.
    pub fn end(&self, thing: Thing, assignment: &Assignment) -> Mark {
        self.span_of_life(thing, assignment).map_or(Mark::unsaid(Day::END), |life| life.end)
    }

    /// The first and last day of a thing, as [`World::start`] and [`World::end`] have them.
    pub fn first_and_last(&self, thing: Thing, assignment: &Assignment) -> (Day, Day) {
        if let Thing::Term(term) = thing
            && let TermLayout::Plain { first, last } = self.layout(term)
        {
            return (*first, *last);
        }
        self.span_of_life(thing, assignment)
            .map_or((Day::BEGINNING, Day::END), |life| (life.start.day, life.end.day))
    }

    /// The days that time words mean; none of them counts from a start of its own.
    pub fn days_of(&self, spans: &[TimeSpan], assignment: &Assignment) -> Days {
        let day = |unknown| assignment.day(unknown);
        bounds::Bounds::of(spans, Day::BEGINNING, &self.setting(&day)).days()
    }

    /// A field over time: stated stretches, defaults and absences. Days outside the term's life mean nothing.
    pub fn field(&self, term: TermId, field: FieldId, assignment: &Assignment) -> Cow<'_, Timeline<Cell>> {
        if term.is_exchanged()
            && let Some(sides) = self.sides(term)
            && sides.has(field)
        {
            return Cow::Owned(self.side_of_reading(term, sides, field, assignment));
        }
        let term = term.stated();
        let laid = match self.layout(term) {
            TermLayout::Fixed(laid) => laid.field(field).map(Cow::Borrowed),
            // Only what may change is laid out anew in each world.
            TermLayout::Shifting(shifting) if shifting.fields.contains(&field) => match &shifting.longest {
                Some(laid) => laid.field(field).map(Cow::Borrowed),
                None => self.laid(term, assignment).field(field).cloned().map(Cow::Owned),
            },
            TermLayout::Shifting(_)
            | TermLayout::Plain { .. }
            | TermLayout::WithAgreement(_)
            | TermLayout::Unknown => None,
        };
        let stated = || self.stated_cell(term, field).map(|cell| Cow::Owned(Timeline::constant(cell)));
        laid.or_else(stated).unwrap_or_else(|| match self.default_timelines.get(field.index()) {
            Some(timeline) => Cow::Borrowed(timeline),
            None => Cow::Owned(Timeline::constant(Cell::ABSENT)),
        })
    }

    /// Its first and last day, where no field of it ever changes and nothing about it hangs on an event.
    pub fn plain(&self, term: TermId) -> Option<(Day, Day)> {
        match self.layout(term) {
            TermLayout::Plain { first, last } => Some((*first, *last)),
            _ => None,
        }
    }

    /// The first and last day of a term or agreement that hangs on no event.
    pub(crate) fn fixed_life(&self, thing: Thing) -> Option<(Day, Day)> {
        let life = match thing {
            Thing::Agreement(agreement) => match self.agreement_layout(agreement)? {
                Layout::Fixed(life) => *life,
                Layout::Shifting(_) | Layout::Renewed(_) => return None,
            },
            Thing::Term(term) => match self.layout(term) {
                TermLayout::Plain { first, last } => return Some((*first, *last)),
                TermLayout::Fixed(laid) => laid.life,
                TermLayout::Shifting(_) | TermLayout::WithAgreement(_) | TermLayout::Unknown => return None,
            },
            Thing::Party(_) => return None,
        };
        Some((life.start.day, life.end.day))
    }

    /// The first day of an agreement, where that is the same in every world.
    fn fixed_start(&self, agreement: AgreementId) -> Option<Day> {
        match self.agreement_layout(agreement)? {
            Layout::Fixed(life) => Some(life.start.day),
            Layout::Renewed(steady) => Some(steady.least.start.day),
            Layout::Shifting(_) => None,
        }
    }

    /// Whether a term lives on the days of its agreement, in every world: nothing it says or an amendment does is about its time.
    pub(crate) fn lives_with_agreement(&self, id: TermId) -> bool {
        let term = self.ir.term(id);
        self.lives_through_agreement(id)
            && !term.is_surviving()
            && term.statements.iter().all(|statement| statement.field != FieldId::TAIL)
    }

    /// Whether a term lives on every day on which its agreement does, and perhaps on more.
    pub(crate) fn lives_through_agreement(&self, id: TermId) -> bool {
        let (id, term) = (id.stated(), self.ir.term(id));
        let Some(agreement) = term.agreement else { return false };
        term.time.is_empty()
            && term.amendment.is_none()
            && !self.is_patched(id, self.known_amendments(agreement))
    }

    /// Whether a term that renewals let live on says the same on the days on which it lives, however often they do.
    pub(crate) fn says_the_same_longer(&self, id: TermId) -> bool {
        match self.layout(id) {
            TermLayout::Shifting(shifting) => shifting.fields.is_empty() || shifting.longest.is_some(),
            _ => true,
        }
    }

    /// Whether a term lives with an agreement of which one renewal alone moves the dated end, always by the same time, or has days of
    /// its own that nothing else moves.
    fn lives_on_by_renewals_alone(&self, id: TermId) -> bool {
        match self.layout(id) {
            TermLayout::WithAgreement(agreement) => {
                matches!(self.agreement_layout(*agreement), Some(Layout::Renewed(_)))
            }
            TermLayout::Shifting(_) => {
                self.hangs_on_renewal_alone(id)
                    && !self.ir.term(id).time.iter().any(TimeSpan::names_agreement_end)
                    && self.moves_evenly(Thing::Term(id))
            }
            _ => false,
        }
    }

    /// Whether each unknown that a thing hangs on lets it live on by coming later, and does nothing else to its last day.
    pub(crate) fn lives_on_evenly(&self, thing: Thing) -> bool {
        let names_end = |id: TermId| self.ir.term(id).time.iter().any(TimeSpan::names_agreement_end);
        match thing {
            Thing::Agreement(id) => self.steady_renewal(id).is_some() || self.moves_evenly(thing),
            Thing::Term(id) => {
                !names_end(id) && (self.lives_on_by_renewals_alone(id) || self.moves_evenly(thing))
            }
            Thing::Party(_) => false,
        }
    }

    /// Whether one of these amendments does something to a term.
    fn is_patched(&self, id: TermId, known: &[AmendmentId]) -> bool {
        known.iter().any(|amendment| self.patches_of(*amendment, Some(id)).next().is_some())
    }

    /// The fields of a term that may change over the days or between worlds.
    pub(crate) fn changing(&self, id: TermId) -> Vec<FieldId> {
        let mut fields: Vec<FieldId> = match self.layout(id) {
            TermLayout::Plain { .. } | TermLayout::WithAgreement(_) | TermLayout::Unknown => Vec::new(),
            TermLayout::Fixed(laid) => laid.fields.iter().map(|(field, _)| *field).collect(),
            TermLayout::Shifting(shifting) => shifting.fields.clone(),
        };
        if id.is_exchanged()
            && !fields.is_empty()
            && let Some(sides) = self.sides(id)
        {
            // Where one side changes, so does the other, which has its party.
            let moved: Vec<FieldId> = fields.iter().filter_map(|field| sides.other(*field)).collect();
            fields.extend(moved.into_iter().filter(|field| !fields.contains(field)).collect::<Vec<_>>());
        }
        fields
    }

    fn layout(&self, term: TermId) -> &TermLayout {
        self.term_layouts.get(term.index()).unwrap_or(&TermLayout::Unknown)
    }

    fn agreement_layout(&self, agreement: AgreementId) -> Option<&Layout> {
        self.agreement_layouts.get(agreement.index())?.as_ref()
    }

    /// The literal that a term states of a field which never changes, in any world.
    pub(crate) fn plainly_stated(&self, id: TermId, field: FieldId) -> Option<&Literal> {
        if id.is_exchanged() && self.sides(id).is_some_and(|sides| sides.has(field)) {
            return None;
        }
        let changes = match self.layout(id) {
            TermLayout::Plain { .. } | TermLayout::WithAgreement(_) => false,
            TermLayout::Fixed(laid) => laid.field(field).is_some(),
            TermLayout::Shifting(shifting) => shifting.fields.contains(&field),
            TermLayout::Unknown => true,
        };
        let statements = &self.ir.term(id).statements;
        match &*statements.iter().find(|statement| !changes && statement.field == field)?.stated {
            Stated::Exactly(Value { kind: ValueKind::Literal(literal), .. }) => Some(literal),
            _ => None,
        }
    }

    /// What the one statement of a term about a field says that never changes.
    fn stated_cell(&self, id: TermId, field: FieldId) -> Option<Cell> {
        if !self.knows(id) {
            return None;
        }
        let term = self.ir.term(id);
        let statement = term.statements.iter().find(|statement| statement.field == field)?;
        Some(Cell {
            known: self.certain(&statement.stated),
            span: Some(statement.span),
            origin: Origin::Stated,
            amendment: term.amendment,
        })
    }

    /// What a field is in one world where nothing is stated.
    fn default(&self, field: FieldId, assignment: &Assignment) -> Cell {
        if self.moving_defaults.contains(&field)
            && let Some(default) = &self.ir.field(field).default
        {
            return Cell::by_default(self.known(default, assignment));
        }
        self.defaults.get(field.index()).cloned().unwrap_or(Cell::ABSENT)
    }

    fn setting<'a>(&'a self, day: &'a dyn Fn(Unknown) -> Day) -> value::Setting<'a> {
        value::Setting { world: self, day, agreement_end: &|| Day::END, trouble: &|_, _| {} }
    }

    /// The last day of a term's agreement; [`Day::END`] where it runs on, and for a fact.
    fn end_of_agreement(&self, term: TermId, assignment: &Assignment) -> Day {
        let agreement = self.ir.term(term).agreement;
        agreement
            .and_then(|agreement| self.agreement_life(agreement, assignment))
            .map_or(Day::END, |life| life.end.day)
    }

    fn laid(&self, term: TermId, assignment: &Assignment) -> std::rc::Rc<Laid> {
        let unknowns = match self.layout(term) {
            TermLayout::Shifting(shifting) => shifting.unknowns.as_slice(),
            _ => &[][..],
        };
        assignment.laid(term, unknowns, || self.lay_term(term, assignment))
    }

    /// First and last day of an agreement; none where it is not of this world.
    fn agreement_life(&self, agreement: AgreementId, assignment: &Assignment) -> Option<Life> {
        match self.agreement_layout(agreement)? {
            Layout::Fixed(life) => Some(*life),
            Layout::Shifting(_) => self.lay_agreement(agreement, assignment),
            Layout::Renewed(steady) => {
                let day = |unknown| assignment.day_for(Thing::Agreement(agreement), unknown);
                let life = steady.life(self.ir.agreement(agreement), &self.setting(&day));
                #[cfg(test)]
                if assignment.view().is_none() {
                    let days = |life: Life| (life.start.day, life.end.day, life.renewed);
                    let laid = self.lay_agreement(agreement, assignment).map(days);
                    assert_eq!(Some(days(life)), laid, "what moves steadily is worked out in two ways");
                }
                Some(life)
            }
        }
    }

    fn span_of_life(&self, thing: Thing, assignment: &Assignment) -> Option<Life> {
        match thing.stated() {
            Thing::Term(term) => match self.layout(term) {
                TermLayout::Plain { .. } => self.term_life(term, assignment),
                TermLayout::Fixed(laid) => Some(laid.life),
                TermLayout::Shifting(_) => self.term_life(term, assignment),
                TermLayout::WithAgreement(agreement) => self.agreement_life(*agreement, assignment),
                TermLayout::Unknown => None,
            },
            Thing::Agreement(agreement) => self.agreement_life(agreement, assignment),
            Thing::Party(_) => {
                let days = self.life(thing, assignment);
                let first = days.first().unwrap_or(Day::END);
                let last = days.last().unwrap_or(Day::BEGINNING);
                Some(Life::from(Mark::unsaid(first), Mark::unsaid(last)))
            }
        }
    }

    /// The days on which the term lives and a party field of it names the party, or one that is part of it.
    pub(crate) fn days_naming(&self, term: TermId, party: PartyId, assignment: &Assignment) -> Days {
        let life = self.life(Thing::Term(term), assignment);
        let names = |cell: &Cell| match &cell.known {
            Known::Exactly(Literal::Party(named)) => self.is_part_of(*named, party),
            Known::Exactly(Literal::Parties(named)) => {
                named.iter().any(|named| self.is_part_of(*named, party))
            }
            _ => false,
        };
        let mut days = Days::empty();
        for field in self.party_fields(term) {
            days = days.union(&self.field(term, field, assignment).days_where(names));
        }
        days.intersection(&life)
    }
}

impl Laid {
    fn field(&self, field: FieldId) -> Option<&Timeline<Cell>> {
        self.fields.iter().find(|(of, _)| *of == field).map(|(_, timeline)| timeline)
    }
}

impl Life {
    /// The days it has.
    pub fn days(&self) -> Days {
        bounds::run(self.start.day, self.end.day)
    }
}
