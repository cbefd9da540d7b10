//! The trees of a project in, every declaration under its name out: one namespace for each sort of thing.
//!
//! What is declared twice keeps its first meaning. Ids given here are those of the [`Ir`](crate::ir::Ir).

pub(crate) mod built_in;
mod collect;
mod cycle;
mod declaration;
mod kind;
pub mod noun;
pub(crate) mod problem;
mod renewal;

pub use cycle::find_cycles;
pub use declaration::*;

use std::cell::Cell;

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use crate::diagnostic::{Problems, suggest};
use crate::ir::{
    AdjectiveId, AgreementId, ComputedId, EventId, FieldId, FieldType, KindId, Noun, PartyId, PolicyId,
    TermId, TestId, UnitId, WordId, accessors,
};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::tree::{self, ExprId, Name, Preposition, Tree};

/// Every declaration of a project, by sort, and what each name means.
#[derive(Debug, Default)]
pub struct Resolved<'a> {
    /// Files whose declarations may stay unused: the shipped modules.
    pub library: FxHashSet<FileId>,
    /// `we are NAME`, each.
    pub we_are: Vec<&'a Name>,
    /// Parties, by [`PartyId`].
    pub parties: Vec<Declaration<'a, Party<'a>>>,
    /// The group of each party, cycles left out.
    pub groups: Vec<Option<PartyId>>,
    /// Units, by [`UnitId`].
    pub units: Vec<Declaration<'a, Option<&'a tree::Text>>>,
    /// Events, by [`EventId`].
    pub events: Vec<Declaration<'a, Event<'a>>>,
    /// Constants.
    pub lets: Vec<Declaration<'a, ExprId>>,
    /// Rates.
    pub exchanges: Vec<(ExprId, ExprId, Site<'a>)>,
    /// Kinds, by [`KindId`].
    pub kinds: Vec<Kind<'a>>,
    /// Fields, by [`FieldId`].
    pub fields: Vec<Field<'a>>,
    /// Words of choices and sets, by [`WordId`].
    pub words: Vec<SmolStr>,
    /// Defined adjectives, by [`AdjectiveId`].
    pub adjectives: Vec<Declaration<'a, DefinedAdjective<'a>>>,
    /// Computed fields, by [`ComputedId`].
    pub computed: Vec<Declaration<'a, ComputedField>>,
    /// Agreements, by [`AgreementId`].
    pub agreements: Vec<Declaration<'a, &'a tree::Agreement>>,
    /// Amendments, those to unknown agreements too.
    pub amendments: Vec<Declaration<'a, Amendment<'a>>>,
    /// Terms and facts, by [`TermId`].
    pub terms: Vec<Declaration<'a, Term<'a>>>,
    /// Policies, by [`PolicyId`].
    pub policies: Vec<Declaration<'a, &'a tree::Policy>>,
    /// Rules, broken ones too.
    pub rules: Vec<Declaration<'a, Rule<'a>>>,
    /// Waivers.
    pub waivers: Vec<(&'a tree::Waive, Site<'a>)>,
    /// Tests, by [`TestId`].
    pub tests: Vec<Test<'a>>,

    /// Nouns, other names and plurals.
    pub nouns: FxHashMap<SmolStr, KindId>,
    word_ids: FxHashMap<&'a str, WordId>,
    unit_ids: FxHashMap<&'a str, UnitId>,
    values: FxHashMap<&'a str, ValueName>,
    policy_values: FxHashMap<(PolicyId, &'a str), ValueName>,
    test_values: FxHashMap<(TestId, &'a str), ValueName>,
    adjective_ids: FxHashMap<(Noun, &'a str), AdjectiveId>,
    computed_ids: FxHashMap<(Noun, &'a str), ComputedId>,
    agreement_ids: FxHashMap<(Option<TestId>, &'a str), AgreementId>,
    term_ids: FxHashMap<(AgreementId, &'a str), TermId>,
    /// Terms and facts of each name, of whatever agreement or test.
    pub namesakes: FxHashMap<&'a str, Vec<TermId>>,
    policy_ids: FxHashMap<&'a str, PolicyId>,
    rule_positions: FxHashMap<(PolicyId, &'a str), usize>,
    rule_namesakes: FxHashMap<&'a str, Vec<usize>>,
    compared: Cell<u32>,
    /// Words of the text that made no item, term or field: what they were to declare is unknown, and not reported again.
    spoiled: FxHashSet<&'a str>,
}

/// How many names are looked through for suggestions in one run, so that a million misspelt names stay quick to report.
const MOST_COMPARED: u32 = 400_000;

/// Which name means which declaration. `trees` are all files of the project, shipped modules (`library`) included.
pub fn resolve<'a>(
    sources: &'a SourceMap,
    trees: &[(FileId, &'a Tree)],
    library: FxHashSet<FileId>,
    problems: &mut Problems,
) -> Resolved<'a> {
    // What a shipped module declares comes first: where the reader declares it again, theirs is the second.
    let (mut ordered, own): (Vec<_>, Vec<_>) =
        trees.iter().copied().partition(|(file, _)| library.contains(file));
    ordered.extend(own);
    let mut resolved = Resolved { library, ..Resolved::default() };
    collect::collect(&mut resolved, sources, &ordered, problems);
    resolved
}

accessors! {
    /// What ids stand for. (A name is looked up by the methods without `_at`.)
    Resolved<'a> {
        /// A party.
        party_at(PartyId) -> Declaration<'a, Party<'a>>, parties;
        /// A unit of numbers.
        unit_at(UnitId) -> Declaration<'a, Option<&'a tree::Text>>, units;
        /// An event.
        event_at(EventId) -> Declaration<'a, Event<'a>>, events;
        /// A kind of term.
        kind_at(KindId) -> Kind<'a>, kinds;
        /// A field of a kind.
        field_at(FieldId) -> Field<'a>, fields;
        /// A word of a choice or set.
        word_at(WordId) -> SmolStr, words;
        /// An adjective made by `define`.
        adjective_at(AdjectiveId) -> Declaration<'a, DefinedAdjective<'a>>, adjectives;
        /// A field made by `define`.
        computed_at(ComputedId) -> Declaration<'a, ComputedField>, computed;
        /// An agreement.
        agreement_at(AgreementId) -> Declaration<'a, &'a tree::Agreement>, agreements;
        /// A term or fact.
        term_at(TermId) -> Declaration<'a, Term<'a>>, terms;
        /// A policy.
        policy_at(PolicyId) -> Declaration<'a, &'a tree::Policy>, policies;
    }
}

impl<'a> Resolved<'a> {
    /// Whether what this name was to mean has been spoiled by a mistake that is reported elsewhere.
    pub fn is_spoiled(&self, name: &str) -> bool {
        self.spoiled.contains(name)
    }

    /// Whether the fields and adjectives of these things are not all known, because of a mistake that is reported elsewhere.
    pub fn is_disputed(&self, noun: Noun) -> bool {
        match noun {
            Noun::Kind(kind) => self.lineage(kind).any(|kind| kind.disputed),
            _ => false,
        }
    }

    /// Notes the words of a text that made nothing.
    fn spoil(&mut self, sources: &'a SourceMap, span: Span) {
        let is_of_name = |character: char| character.is_alphanumeric() || character == '-';
        self.spoiled.extend(
            sources.slice(span).split(|character| !is_of_name(character)).filter(|word| !word.is_empty()),
        );
    }

    /// What a name means as a value where it stands: in its test and policy first, then in the project.
    pub fn value(&self, name: &str, policy: Option<PolicyId>, test: Option<TestId>) -> Option<ValueName> {
        let of_test = test.and_then(|test| self.test_values.get(&(test, name)));
        let of_policy = || policy.and_then(|policy| self.policy_values.get(&(policy, name)));
        of_test.or_else(of_policy).or_else(|| self.values.get(name)).copied()
    }

    /// The candidate that was probably meant by `word`.
    pub fn nearest<'c>(&self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        suggest::nearest(word, self.bounded(candidates))
    }

    /// What is looked through to word a message: nothing more once very much was looked through.
    pub fn bounded<I: IntoIterator>(&self, candidates: I) -> impl Iterator<Item = I::Item> {
        candidates.into_iter().take_while(|_| {
            self.compared.set(self.compared.get().saturating_add(1));
            self.compared.get() < MOST_COMPARED
        })
    }

    /// All names that mean a value where they stand, for suggestions.
    pub fn value_names(&self, policy: Option<PolicyId>) -> impl Iterator<Item = &'a str> {
        let of_policy = self.policy_values.keys().filter(move |key| Some(key.0) == policy).map(|key| key.1);
        self.values.keys().copied().chain(of_policy)
    }

    /// The party of this name.
    pub fn party(&self, name: &str) -> Option<PartyId> {
        match self.values.get(name) {
            Some(ValueName::Party(party)) => Some(*party),
            _ => None,
        }
    }

    /// The unit of this name.
    pub fn unit(&self, name: &str) -> Option<UnitId> {
        self.unit_ids.get(name).copied()
    }

    /// The word of this spelling, if any choice or set has it.
    pub fn word(&self, word: &str) -> Option<WordId> {
        self.word_ids.get(word).copied()
    }

    /// The kind that a noun means: its name, one of its other names, or a plural.
    pub fn noun(&self, name: &str) -> Option<Noun> {
        match name {
            "party" | "parties" => Some(Noun::Party),
            "agreement" | "agreements" => Some(Noun::Agreement),
            _ => self.nouns.get(name).map(|kind| Noun::Kind(*kind)),
        }
    }

    /// What a kind or one of its ancestors calls by this name.
    pub fn member(&self, kind: KindId, name: &str) -> Option<Member> {
        self.lineage(kind).find_map(|kind| kind.members.get(name).copied())
    }

    /// The field that a preposition says of a kind.
    pub fn preposition(&self, kind: KindId, preposition: Preposition) -> Option<FieldId> {
        let of = |kind: &Kind<'a>| {
            kind.prepositions.iter().find(|(own, _)| *own == preposition).map(|(_, field)| *field)
        };
        self.lineage(kind).find_map(of)
    }

    /// The fields of a kind that name one party and have a preposition: the two of them, or the one, that `mutual` exchanges.
    pub fn party_prepositions(&self, kind: KindId) -> Vec<FieldId> {
        let own = self.lineage(kind).flat_map(|kind| kind.prepositions.iter().map(|(_, field)| *field));
        let names_party = |field: &FieldId| self.field_at(*field).ty == Some(FieldType::Party);
        own.filter(names_party).collect()
    }

    /// A kind and its ancestors, itself first.
    pub fn lineage(&self, kind: KindId) -> impl Iterator<Item = &Kind<'a>> {
        self.kind_at(kind).lineage.iter().map(|kind| self.kind_at(*kind))
    }

    /// The name of a kind.
    pub fn kind_name(&self, kind: KindId) -> &'a str {
        self.kind_at(kind).name
    }

    /// The adjective that `define` made for these things or their ancestors.
    pub fn adjective(&self, noun: Noun, name: &str) -> Option<AdjectiveId> {
        self.inherited(noun).find_map(|noun| self.adjective_ids.get(&(noun, name)).copied())
    }

    /// The field that `define` made for these things or their ancestors.
    pub fn computed_field(&self, noun: Noun, name: &str) -> Option<ComputedId> {
        self.inherited(noun).find_map(|noun| self.computed_ids.get(&(noun, name)).copied())
    }

    /// A noun and those it descends from.
    fn inherited(&self, noun: Noun) -> impl Iterator<Item = Noun> {
        let kinds = match noun {
            Noun::Kind(kind) => self.kind_at(kind).lineage.as_slice(),
            _ => &[],
        };
        let itself = (!matches!(noun, Noun::Kind(_))).then_some(noun);
        itself.into_iter().chain(kinds.iter().map(|kind| Noun::Kind(*kind)))
    }

    /// The agreement of this name: a test's own first, then the project's.
    pub fn agreement(&self, name: &str, test: Option<TestId>) -> Option<AgreementId> {
        let of_test = test.and_then(|test| self.agreement_ids.get(&(Some(test), name)));
        of_test.or_else(|| self.agreement_ids.get(&(None, name))).copied()
    }

    /// The names of the project's agreements, for suggestions.
    pub fn agreement_names(&self) -> impl Iterator<Item = &'a str> {
        self.agreements.iter().map(|agreement| agreement.name.text.as_str())
    }

    /// The term of an agreement (its amendments' included) with this name.
    pub fn term(&self, agreement: AgreementId, name: &str) -> Option<TermId> {
        self.term_ids.get(&(agreement, name)).copied()
    }

    /// The policy of this name.
    pub fn policy(&self, name: &str) -> Option<PolicyId> {
        self.policy_ids.get(name).copied()
    }

    /// The position in [`Resolved::rules`] of a policy's rule.
    pub fn rule(&self, policy: PolicyId, name: &str) -> Option<usize> {
        self.rule_positions.get(&(policy, name)).copied()
    }

    /// The positions of all rules of this name.
    pub fn rules_named(&self, name: &str) -> &[usize] {
        self.rule_namesakes.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}
