//! Builds a world: chooses what is known, then lays out everything that hangs on no uncertain event.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashSet;

use super::columns::Columns;
use super::field::layers;
use super::groups::Groups;
use super::header::ends_of_header;
use super::index::Index;
use super::roles::Roles;
use super::unknown::Unknowns;
use super::value::Setting;
use super::{
    Assignment, Cell, Known, Laid, Layout, Life, Origin, Settings, Shifting, Sort, TermLayout, Thing,
    Unknown, World,
};
use crate::diagnostic::Problems;
use crate::ir::{
    AgreementId, AmendmentId, EventId, Field, FieldId, FieldType, Ir, Literal, PatchKind, Stated, Statement,
    Term, TermId, Value, ValueKind,
};
use crate::parallel::*;
use crate::time::{Day, Timeline};

/// So many things are laid out or verified at a time by one thread: enough to be worth handing over, and few enough to spread a
/// portfolio over all of them.
pub(super) const TERMS: usize = 1_024;

impl World {
    /// Lays the calendar over what was declared. Problems are those of timelines and amendments; the world can be used
    /// whatever they are.
    pub fn build(ir: &Arc<Ir>, settings: &Settings) -> (World, Problems) {
        let mut world = World {
            ir: Arc::clone(ir),
            month_end: settings.month_end,
            agreements: Vec::new(),
            terms: Vec::new(),
            as_of: settings.as_of,
            unknowns: Unknowns::default(),
            roles: Roles::default(),
            first_days: Arc::default(),
            scope: settings.scope,
            expected: OnceLock::new(),
            renewals: Arc::default(),
            shadows: Vec::new(),
            amendments: Arc::default(),
            patches: Arc::default(),
            agreement_layouts: Arc::new(vec![None; ir.agreements.len()]),
            term_layouts: Arc::new(vec![TermLayout::Unknown; ir.terms.len()]),
            defaults: Vec::new(),
            moving_defaults: Vec::new(),
            default_timelines: Vec::new(),
            groups: Arc::new(Groups::of(ir)),
            index: Arc::default(),
            columns: Arc::default(),
        };
        if let Some(test) = settings.scope.map(|test| ir.test(test)) {
            world.shadows.clone_from(&test.shadows);
        }
        world.defaults = ir.fields.iter().map(default_cell).collect();
        let moves = |field: &Field| field.default.as_ref().is_some_and(|default| !default.is_written_out());
        let moving = ir.fields.iter().enumerate().filter(|(_, field)| moves(field));
        world.moving_defaults = moving.map(|(place, _)| FieldId::new(place)).collect();
        world.default_timelines = world.defaults.iter().cloned().map(Timeline::constant).collect();
        let problems = world.lay_out(settings);
        (world, problems)
    }

    fn lay_out(&mut self, settings: &Settings) -> Problems {
        let ir = Arc::clone(&self.ir);
        self.choose(&ir, settings);
        self.unknowns = Unknowns::of_events(self.domains_of_events());
        self.roles = Roles::of(self);
        self.lay_all(&ir);
        let ((index, columns), problems) =
            join(|| (Index::of(&ir, self), Columns::of(&ir, self)), || self.verify());
        (self.index, self.columns) = (Arc::new(index), Arc::new(columns));
        problems
    }

    /// The same world, were nothing said of any event: each may be on any day, or never; and were it not known from the day stood at
    /// which renewals have lapsed. What hangs on neither is as it was. Its things are not sorted by kind or party.
    pub(super) fn with_free_events(&self) -> World {
        let rests = |thing: Thing| self.rests_on_what_is_said(thing);
        let moved = |id: &AgreementId| rests(Thing::Agreement(*id));
        let agreements: Vec<AgreementId> = self.agreements.par_iter().copied().filter(moved).collect();
        let terms: Vec<TermId> =
            self.terms.par_iter().copied().filter(|id| rests(Thing::Term(*id))).collect();
        let mut free = self.clone();
        free.as_of = None;
        free.unknowns.free_events();
        free.find_first_days();
        free.add_renewals(&agreements);
        free.find_first_days();
        free.set_agreements(&agreements);
        free.add_unknown_tails(&terms);
        free.set_terms(&Arc::clone(&self.ir), &terms);
        free
    }

    /// Whether something is said of the day of an event that the words of a thing name, or the day stood at may tell of a renewal of its
    /// agreement.
    pub(super) fn rests_on_what_is_said(&self, thing: Thing) -> bool {
        let agreement = match thing {
            Thing::Agreement(id) => Some(id),
            Thing::Term(id) => self.ir.term(id).agreement,
            Thing::Party(_) => None,
        };
        let mut found = self.as_of.is_some() && agreement.is_some_and(|id| !self.renewals_of(id).is_empty());
        let mut hear = |event| found |= !self.domain(self.unknown(event)).is_any();
        match thing {
            Thing::Agreement(id) => self.events_of_agreement(id, &mut hear),
            Thing::Term(id) => {
                self.events_of_term(id, &mut hear);
                if let Some(agreement) = self.ir.term(id).agreement {
                    self.events_of_agreement(agreement, &mut hear);
                }
            }
            Thing::Party(_) => {}
        }
        found
    }

    /// Lays out all agreements and terms that are known.
    fn lay_all(&mut self, ir: &Ir) {
        self.find_first_days();
        self.find_renewals(ir);
        self.find_first_days();
        // Agreements go first, since a term's life is within that of its agreement.
        let (agreements, terms) = (self.agreements.clone(), self.terms.clone());
        self.set_agreements(&agreements);
        self.add_unknown_tails(&terms);
        self.set_terms(ir, &terms);
    }

    /// Lays out agreements.
    fn set_agreements(&mut self, agreements: &[AgreementId]) {
        let lay = |agreements: &[AgreementId]| {
            let assignment = Assignment::new(self);
            agreements.iter().map(|id| self.lay_in_worlds(*id, &assignment)).collect::<Vec<_>>()
        };
        let layouts: Vec<Option<Layout>> = agreements.par_chunks(TERMS).flat_map_iter(lay).collect();
        let places = Arc::make_mut(&mut self.agreement_layouts);
        for (agreement, layout) in agreements.iter().zip(layouts) {
            if let Some(place) = places.get_mut(agreement.index()) {
                *place = layout;
            }
        }
    }

    /// Lays out terms. Their agreements are laid out.
    fn set_terms(&mut self, ir: &Ir, terms: &[TermId]) {
        let lay = |terms: &[TermId]| {
            let assignment = Assignment::new(self);
            terms.iter().map(|term| self.lay(ir, *term, &assignment)).collect::<Vec<_>>()
        };
        let layouts: Vec<TermLayout> = terms.par_chunks(TERMS).flat_map_iter(lay).collect();
        let places = Arc::make_mut(&mut self.term_layouts);
        for (term, layout) in terms.iter().zip(layouts) {
            if let Some(place) = places.get_mut(term.index()) {
                *place = layout;
            }
        }
    }

    /// What an agreement is over time, as far as that can be laid out once.
    pub(super) fn lay_in_worlds(&self, id: AgreementId, assignment: &Assignment) -> Option<Layout> {
        let mut unknowns = self.unknowns_of_course(id);
        unknowns.extend(self.unknowns_that_renew(id));
        unknowns.sort_unstable();
        unknowns.dedup();
        let is_still = self.unknowns_of_dated_end(id).is_empty();
        if unknowns.is_empty() {
            self.lay_agreement(id, assignment).map(Layout::Fixed)
        } else if let Some(steady) = self.steady_life(id, assignment).filter(|_| is_still) {
            Some(Layout::Renewed(Box::new(steady)))
        } else {
            Some(Layout::Shifting(unknowns))
        }
    }

    /// The events that an agreement's headers name, the amendments that extend or end it, and its renewals.
    pub(super) fn events_of_agreement(&self, id: AgreementId, visit: &mut dyn FnMut(EventId)) {
        let by_event = ends_of_header(self.ir.agreement(id)).filter(|(_, by_event)| *by_event);
        by_event.for_each(|(end, _)| end.events(&mut *visit));
        self.events_of_dated_end(id, visit);
    }

    /// The same without those of ends by event in its header: the events that the end hangs on which renewals and extensions move.
    pub(super) fn events_of_dated_end(&self, id: AgreementId, visit: &mut dyn FnMut(EventId)) {
        let declared = self.ir.agreement(id);
        let known = self.known_amendments(id);
        declared.from.iter().for_each(|time| time.events(&mut *visit));
        let dated = ends_of_header(declared).filter(|(_, by_event)| !by_event);
        dated.for_each(|(end, _)| end.events(&mut *visit));
        self.times_of_patches(known, None, visit);
        for renewal in self.renewals_of(id) {
            let term = self.ir.term(*renewal);
            term.time.iter().for_each(|time| time.events(&mut *visit));
            term.statements.iter().for_each(|statement| statement.events(&mut *visit));
            self.changes(*renewal, known).for_each(|statement| statement.events(&mut *visit));
            self.times_of_patches(known, Some(*renewal), visit);
        }
    }

    /// What a term is over time, as far as that can be laid out once.
    pub(super) fn lay(&self, ir: &Ir, term: TermId, assignment: &Assignment) -> TermLayout {
        let declared = ir.term(term);
        let known = declared.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        if let Some(agreement) = declared.agreement
            && !matches!(self.agreement_layout(agreement), None | Some(Layout::Fixed(_)))
            && self.lives_with_agreement(term)
            && self.changing_fields(term, declared, known).is_empty()
        {
            return TermLayout::WithAgreement(agreement);
        }
        let unknowns = self.unknowns_of_term(term);
        if !unknowns.is_empty() {
            let fields = self.changing_fields(term, declared, known);
            let longest = if fields.is_empty() { None } else { self.lay_longest(term, &unknowns) };
            TermLayout::Shifting(Box::new(Shifting { unknowns, fields, longest }))
        } else if let Some(life) = self.never_changes(ir, term, assignment) {
            // Most terms of a portfolio are such: two days are kept, and their fields are read off their statements.
            TermLayout::Plain { first: life.start.day, last: life.end.day }
        } else {
            TermLayout::Fixed(Box::new(self.lay_term(term, assignment)))
        }
    }

    /// Chooses the agreements, amendments and terms that are known from where we stand.
    fn choose(&mut self, ir: &Ir, settings: &Settings) {
        let known = |signed: Option<Day>| match (signed, settings.as_of) {
            (Some(signed), Some(as_of)) => signed <= as_of,
            _ => true,
        };
        let given: FxHashSet<AgreementId> = settings
            .scope
            .map(|test| ir.test(test))
            .map(|test| test.given.iter().copied().collect())
            .unwrap_or_default();
        for (at, agreement) in ir.agreements.iter().enumerate() {
            let id = AgreementId::new(at);
            if (agreement.scope != settings.scope && !given.contains(&id)) || !known(agreement.signed) {
                continue;
            }
            let mut amendments: Vec<AmendmentId> = agreement
                .amendments
                .iter()
                .copied()
                .filter(|amendment| {
                    let amendment = ir.amendment(*amendment);
                    let in_scope = amendment.scope == settings.scope || amendment.scope.is_none();
                    in_scope && known(amendment.signed)
                })
                .collect();
            // Of two that say the same on one day the first is told: which that is must not hang on the order of files.
            let name = |amendment: &AmendmentId| &ir.amendment(*amendment).declared.name;
            amendments.sort_by(|a, b| name(a).cmp(name(b)));
            self.agreements.push(id);
            self.terms.extend(agreement.terms.iter().copied().filter(|term| {
                ir.term(*term).amendment.is_none_or(|amendment| amendments.contains(&amendment))
            }));
            self.note_patches(ir, &amendments);
            if !amendments.is_empty() {
                Arc::make_mut(&mut self.amendments).insert(id, amendments);
            }
        }
        let facts = ir
            .terms
            .iter()
            .enumerate()
            .filter(|(_, term)| term.agreement.is_none() && term.scope == settings.scope);
        self.terms.extend(facts.map(|(at, _)| TermId::new(at)));
    }

    /// Notes which patches of these amendments are of which term, or of the agreement itself.
    fn note_patches(&mut self, ir: &Ir, amendments: &[AmendmentId]) {
        let patches = Arc::make_mut(&mut self.patches);
        for id in amendments {
            for (place, patch) in ir.amendment(*id).patches.iter().enumerate() {
                if !matches!(patch.kind, PatchKind::Add(_)) {
                    patches.entry((*id, patch.kind.term())).or_default().push(place);
                }
            }
        }
    }

    /// The known amendments of an agreement, by name.
    pub fn known_amendments(&self, agreement: AgreementId) -> &[AmendmentId] {
        self.amendments.get(&agreement).map_or(&[], Vec::as_slice)
    }

    pub(super) fn lay_agreement(&self, id: AgreementId, assignment: &Assignment) -> Option<Life> {
        let day = |unknown| assignment.day_for(Thing::Agreement(id), unknown);
        Some(self.amended_agreement(id, assignment, &self.setting(&day)).life)
    }

    /// First and last day of a term, in one world.
    pub(super) fn term_life(&self, id: TermId, assignment: &Assignment) -> Option<Life> {
        let term = self.ir.term(id);
        let outer = term.agreement.and_then(|agreement| self.agreement_life(agreement, assignment));
        if self.lives_with_agreement(id) {
            return outer;
        }
        let day = |unknown| assignment.day_for(Thing::Term(id), unknown);
        let agreement_end = || outer.map_or(Day::END, |life| life.end.day);
        let setting = Setting { agreement_end: &agreement_end, ..self.setting(&day) };
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let amendments = self.effective(known, Some(id), &setting);
        Some(self.amended_life(id, outer.as_ref(), &amendments, assignment, &setting).life)
    }

    /// The life of a term of which every field is stated once and for all.
    fn never_changes(&self, ir: &Ir, id: TermId, assignment: &Assignment) -> Option<Life> {
        let term = ir.term(id);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        if !self.changing_fields(id, term, known).is_empty() {
            return None;
        }
        self.term_life(id, assignment)
    }

    pub(super) fn lay_term(&self, id: TermId, assignment: &Assignment) -> Laid {
        let term = self.ir.term(id);
        let day = |unknown| assignment.day_for(Thing::Term(id), unknown);
        let outer = term.agreement.and_then(|agreement| self.agreement_life(agreement, assignment));
        let agreement_end = || outer.map_or(Day::END, |life| life.end.day);
        let setting = Setting { agreement_end: &agreement_end, ..self.setting(&day) };
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let amendments = self.effective(known, Some(id), &setting);
        let life = self.amended_life(id, outer.as_ref(), &amendments, assignment, &setting).life;
        let fields = self
            .changing_fields(id, term, known)
            .into_iter()
            .map(|field| {
                let layers = layers(id, term, field, &amendments);
                let mut timeline = self.lay_field(field, &layers, life.start.day, assignment);
                self.leave_blank_on_renewed_days(field, &life, &mut timeline);
                (field, timeline)
            })
            .collect();
        Laid { life, days: life.days(), fields }
    }

    /// A term of which nothing but how long it lives hangs on these unknowns, as it is where its agreement is renewed most often.
    fn lay_longest(&self, id: TermId, unknowns: &[Unknown]) -> Option<Laid> {
        let renewal = self.renewal_that_lengthens(id).filter(|renewal| *unknowns == [*renewal])?;
        let [_, most] = self.least_and_most(renewal);
        let mut assignment = Assignment::new(self);
        assignment.set(renewal, most);
        Some(self.lay_term(id, &assignment))
    }

    /// On days that only a renewal brings nobody had reason to say what a required field is.
    fn leave_blank_on_renewed_days(&self, field: FieldId, life: &Life, timeline: &mut Timeline<Cell>) {
        if life.renewed == Day::END || !self.ir.field(field).is_required() {
            return;
        }
        let renewed = super::bounds::run(life.renewed, Day::END);
        let unsaid = timeline.days_where(|cell| cell.origin == Origin::Absent).intersection(&renewed);
        timeline.set(&unsaid, Cell { known: Known::Blank, ..Cell::ABSENT });
    }

    /// The party fields of a term's kind.
    pub(super) fn party_fields(&self, term: TermId) -> impl Iterator<Item = FieldId> {
        self.ir
            .kind_of(term)
            .fields
            .iter()
            .copied()
            .filter(|field| matches!(self.ir.field(*field).ty, FieldType::Party | FieldType::Parties))
    }

    /// What the known amendments say of a term's fields.
    pub(crate) fn changes<'a>(
        &'a self,
        id: TermId,
        known: &'a [AmendmentId],
    ) -> impl Iterator<Item = &'a Statement> {
        let patches = known.iter().flat_map(move |amendment| self.patches_of(*amendment, Some(id)));
        patches.flat_map(|patch| match &patch.kind {
            PatchKind::Change { statements, .. } => &**statements,
            _ => &[],
        })
    }

    /// The fields of which anything is stated, each once, in the order of the statements.
    pub(super) fn stated_fields(&self, id: TermId, term: &Term, known: &[AmendmentId]) -> Vec<FieldId> {
        let mut fields: Vec<FieldId> = Vec::with_capacity(term.statements.len());
        for statement in term.statements.iter().chain(self.changes(id, known)) {
            if !fields.contains(&statement.field) {
                fields.push(statement.field);
            }
        }
        fields
    }

    /// The fields that may change over the days or between worlds: all that are stated but those that one statement of the
    /// term itself says once and for all.
    pub(super) fn changing_fields(&self, id: TermId, term: &Term, known: &[AmendmentId]) -> Vec<FieldId> {
        let is_once = |(place, statement): (usize, &Statement)| {
            statement.never_changes()
                && term.statements.iter().take(place).all(|earlier| earlier.field != statement.field)
        };
        // The usual case, in which no list is made.
        if self.moving_defaults.is_empty()
            && self.changes(id, known).next().is_none()
            && term.statements.iter().enumerate().all(is_once)
        {
            return Vec::new();
        }
        let mut fields = self.stated_fields(id, term, known);
        let by_default: Vec<FieldId> =
            self.moving_defaults_of(term).filter(|field| !fields.contains(field)).collect();
        fields.retain(|field| {
            let changed = self.changes(id, known).any(|statement| statement.field == *field);
            let mut stated = term.statements.iter().filter(|statement| statement.field == *field);
            let once = stated.next().is_some_and(Statement::never_changes) && stated.next().is_none();
            changed || !once
        });
        fields.extend(by_default);
        fields
    }

    /// The fields of a term's kind whose default hangs on an event.
    pub(super) fn moving_defaults_of(&self, term: &Term) -> impl Iterator<Item = FieldId> {
        let fields = &self.ir.kind(term.kind).fields;
        self.moving_defaults.iter().copied().filter(|field| fields.contains(field))
    }

    /// The events in the days of the amendments that do something to a term (none: to the agreement itself), and in what they
    /// do to its life.
    pub(super) fn times_of_patches(
        &self,
        known: &[AmendmentId],
        term: Option<TermId>,
        visit: &mut dyn FnMut(EventId),
    ) {
        for id in known {
            let adds = term.is_some_and(|term| self.ir.term(term).amendment == Some(*id));
            if adds || self.patches_of(*id, term).next().is_some() {
                self.ir.amendment(*id).from.iter().for_each(|time| time.events(&mut *visit));
            }
            for patch in self.patches_of(*id, term) {
                if let PatchKind::Extend { ending, .. } | PatchKind::End { ending: Some(ending), .. } =
                    &patch.kind
                {
                    ending.events(&mut *visit);
                }
            }
        }
    }

    /// The unknowns that `walk` names, sorted.
    pub(super) fn uncertain(&self, walk: impl FnOnce(&mut dyn FnMut(EventId))) -> Vec<Unknown> {
        let mut unknowns = Vec::new();
        walk(&mut |event| unknowns.push(self.unknown(event)));
        unknowns.retain(|unknown| self.is_uncertain(*unknown));
        unknowns.sort_unstable();
        unknowns.dedup();
        unknowns
    }

    /// The events that a term names itself, or what amendments do to it.
    pub(super) fn events_of_term(&self, id: TermId, visit: &mut dyn FnMut(EventId)) {
        let term = self.ir.term(id);
        term.time.iter().for_each(|time| time.events(&mut *visit));
        term.statements.iter().for_each(|statement| statement.events(&mut *visit));
        for default in self.moving_defaults_of(term).filter_map(|field| self.ir.field(field).default.as_ref())
        {
            default.values().for_each(|value| value.events(&mut *visit));
        }
        let Some(agreement) = term.agreement else { return };
        let known = self.known_amendments(agreement);
        self.changes(id, known).for_each(|statement| statement.events(&mut *visit));
        self.times_of_patches(known, Some(id), visit);
    }

    fn unknowns_of_term(&self, id: TermId) -> Vec<Unknown> {
        let agreement = self.ir.term(id).agreement;
        let of_agreement = match agreement.and_then(|agreement| self.agreement_layout(agreement)) {
            Some(Layout::Shifting(unknowns)) => unknowns.as_slice(),
            Some(Layout::Renewed(steady)) => &steady.unknowns,
            _ => &[],
        };
        let own = self.uncertain(|visit| self.events_of_term(id, visit));
        let tail = self.unknown_of(Sort::Tail(id)).filter(|unknown| self.is_uncertain(*unknown));
        let mut unknowns = [of_agreement, &own, tail.as_slice()].concat();
        unknowns.sort_unstable();
        unknowns.dedup();
        unknowns
    }
}

fn default_cell(field: &crate::ir::Field) -> Cell {
    match (&field.default, &field.ty) {
        (Some(Stated::Exactly(Value { kind: ValueKind::Literal(literal), .. })), _) => {
            Cell::by_default(Known::Exactly(literal.clone()))
        }
        (Some(Stated::Blank), _) => Cell::by_default(Known::Blank),
        (Some(Stated::Redacted), _) => Cell::by_default(Known::Redacted),
        (_, FieldType::Flag) => Cell::by_default(Known::Exactly(Literal::Flag(false))),
        _ => Cell::ABSENT,
    }
}
