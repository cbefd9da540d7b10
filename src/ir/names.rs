//! An id in, what it stands for out: the declaration, its name, the path that reports give it.

use smol_str::SmolStr;

use super::{
    AdjectiveId, Agreement, AgreementId, Amendment, AmendmentId, ComputedField, ComputedId, Declared,
    DefinedAdjective, Event, EventId, Field, FieldId, Ir, Kind, KindId, Party, PartyId, Policy, PolicyId,
    Rule, RuleId, Term, TermId, Test, TestId, Thing, Unit, UnitId, Waiver, WaiverId, WordId,
};

/// Makes the accessors of a type that holds flat vectors: each takes an id and gives what stands at its place.
///
/// An id is made with what it stands for, so one that leads nowhere is a mistake of this program and never of what was
/// written. It stops the program, for an empty name in a finding would be believed.
macro_rules! accessors {
    ($(#[$attribute:meta])* $holder:ident $(<$life:lifetime>)? { $($(#[$doc:meta])* $name:ident($id:ty) -> $what:ty, $list:ident;)* }) => {
        $(#[$attribute])*
        impl $(<$life>)? $holder $(<$life>)? {
            $(
                $(#[$doc])*
                ///
                /// # Panics
                ///
                /// Where the id was made for something else.
                #[inline]
                #[track_caller]
                pub fn $name(&self, id: $id) -> &$what {
                    match self.$list.get(id.index()) {
                        Some(found) => found,
                        None => $crate::ir::nowhere(stringify!($name), id.index(), self.$list.len()),
                    }
                }
            )*
        }
    };
}
pub(crate) use accessors;

#[cold]
#[track_caller]
pub(crate) fn nowhere(what: &str, index: usize, len: usize) -> ! {
    panic!("this program is wrong: it asks for {what} {index}, and there are {len}")
}

accessors! {
    /// What ids stand for.
    Ir {
        /// A party.
        party(PartyId) -> Party, parties;
        /// A unit of numbers.
        unit(UnitId) -> Unit, units;
        /// A word of a choice or set.
        word(WordId) -> SmolStr, words;
        /// An event.
        event(EventId) -> Event, events;
        /// A kind of term.
        kind(KindId) -> Kind, kinds;
        /// A field of a kind.
        field(FieldId) -> Field, fields;
        /// An adjective made by `define`.
        adjective(AdjectiveId) -> DefinedAdjective, adjectives;
        /// A field made by `define`.
        computed(ComputedId) -> ComputedField, computed;
        /// An agreement.
        agreement(AgreementId) -> Agreement, agreements;
        /// An amendment.
        amendment(AmendmentId) -> Amendment, amendments;
        /// A term of an agreement, or a fact.
        term(TermId) -> Term, terms;
        /// A policy.
        policy(PolicyId) -> Policy, policies;
        /// A rule.
        rule(RuleId) -> Rule, rules;
        /// A waiver.
        waiver(WaiverId) -> Waiver, waivers;
        /// A test.
        test(TestId) -> Test, tests;
    }
}

/// Why a name means no rule, or not one alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleNameProblem {
    /// No rule has this name.
    Unknown,
    /// Several policies have a rule of this name; the full names of the first two.
    Ambiguous(String, String),
}

/// Names and paths.
impl Ir {
    /// Where a term, party or agreement is declared, and its name.
    pub fn declared(&self, thing: Thing) -> &Declared {
        match thing {
            Thing::Term(id) => &self.term(id).declared,
            Thing::Party(id) => &self.party(id).declared,
            Thing::Agreement(id) => &self.agreement(id).declared,
        }
    }

    /// The name of a thing as its declaration gives it. Terms of several agreements may share one.
    pub fn thing_name(&self, thing: Thing) -> &str {
        &self.declared(thing).name
    }

    /// `agreement/term`, or `fact/NAME`.
    pub fn term_path(&self, id: TermId) -> String {
        let term = self.term(id);
        let folder = term.agreement.map_or("fact", |agreement| &self.agreement(agreement).declared.name);
        format!("{folder}/{}", term.declared.name)
    }

    /// `agreement/term`, `fact/NAME`, `party/NAME` or `agreement/NAME`.
    pub fn thing_path(&self, thing: Thing) -> String {
        match thing {
            Thing::Term(id) => self.term_path(id),
            Thing::Party(_) => format!("party/{}", self.thing_name(thing)),
            Thing::Agreement(_) => format!("agreement/{}", self.thing_name(thing)),
        }
    }

    /// An order of things that does not hang on the order in which files and records were read: by the names of agreements and
    /// amendments, within these as they are written. Things that stand alone go by their own names.
    pub(crate) fn order_by_name(&self, thing: Thing) -> (&str, &str, &str, usize) {
        match thing {
            Thing::Term(id) => {
                let term = self.term(id);
                let agreement = term.agreement.map(|id| self.agreement(id).declared.name.as_str());
                let amendment = term.amendment.map_or("", |id| &self.amendment(id).declared.name);
                let alone = if agreement.is_none() { term.declared.name.as_str() } else { "" };
                (agreement.unwrap_or(""), amendment, alone, id.index())
            }
            Thing::Party(_) | Thing::Agreement(_) => ("", "", self.thing_name(thing), 0),
        }
    }

    /// `policy/rule`
    pub fn rule_name(&self, id: RuleId) -> String {
        let rule = self.rule(id);
        format!("{}/{}", self.policy(rule.policy).declared.name, rule.declared.name)
    }

    /// The rule of a name: `policy/rule`, or its last part alone where only one rule has it.
    ///
    /// # Errors
    ///
    /// Where no rule has the name, or several share it.
    pub fn find_rule(&self, name: &str) -> Result<RuleId, RuleNameProblem> {
        let ids = || (0..self.rules.len()).map(RuleId::new);
        if let Some(id) = ids().find(|id| self.rule_name(*id) == name) {
            return Ok(id);
        }
        let mut namesakes = ids().filter(|id| self.rule(*id).declared.name == name);
        match (namesakes.next(), namesakes.next()) {
            (None, _) => Err(RuleNameProblem::Unknown),
            (Some(only), None) => Ok(only),
            (Some(first), Some(second)) => {
                Err(RuleNameProblem::Ambiguous(self.rule_name(first), self.rule_name(second)))
            }
        }
    }

    /// The fields of a kind that name one party and have a preposition: the two of them, or the one, that `mutual` exchanges.
    pub fn party_prepositions(&self, kind: KindId) -> impl Iterator<Item = FieldId> {
        let names_side = |id: &FieldId| {
            let field = self.field(*id);
            field.ty == super::FieldType::Party && field.preposition.is_some()
        };
        self.kind(kind).fields.iter().copied().filter(names_side)
    }

    /// The kind of a term.
    pub fn kind_of(&self, term: TermId) -> &Kind {
        self.kind(self.term(term).kind)
    }

    /// A party and the groups it belongs to, the nearest first.
    pub fn groups(&self, party: PartyId) -> impl Iterator<Item = PartyId> {
        // A cycle of groups is refused when names are resolved; the bound keeps one that was read back from hanging.
        std::iter::successors(Some(party), |party| self.party(*party).part_of).take(self.parties.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Project;

    fn ir(source: &str) -> Ir {
        Project::from_sources([("names.clause", source)]).meaning(&crate::Options::default()).0
    }

    #[test]
    fn says_what_a_rule_and_a_term_are_called() {
        let ir = ir("
            party A
            party B
            kind cloud { provider: by party }
            fact known: cloud by A
            agreement hosting between A and B from 2030 { main: cloud by A }
            policy risk { rule one: cloud must be by A  rule two: cloud must have provider }
            policy more { rule two: cloud must have provider }
        ");
        let paths: Vec<String> = (0..ir.terms.len()).map(|place| ir.term_path(TermId::new(place))).collect();
        assert_eq!(paths, ["fact/known", "hosting/main"]);
        assert_eq!(ir.thing_path(Thing::Party(PartyId(1))), "party/B");
        assert_eq!(ir.thing_path(Thing::Agreement(AgreementId(0))), "agreement/hosting");
        let rules: Vec<String> = (0..ir.rules.len()).map(|place| ir.rule_name(RuleId::new(place))).collect();
        assert_eq!(rules, ["risk/two", "more/two"]);
    }

    #[test]
    fn finds_a_rule_by_its_last_name_where_it_is_alone() {
        let ir = ir("
            kind cloud { size: number }
            policy risk { rule one: cloud must have size  rule two: cloud must have size }
            policy more { rule two: cloud must have size }
        ");
        assert_eq!(ir.find_rule("one"), Ok(RuleId(0)));
        assert_eq!(ir.find_rule("more/two"), Ok(RuleId(2)));
        assert_eq!(
            ir.find_rule("two"),
            Err(RuleNameProblem::Ambiguous("risk/two".to_owned(), "more/two".to_owned()))
        );
        assert_eq!(ir.find_rule("three"), Err(RuleNameProblem::Unknown));
    }

    #[test]
    #[should_panic(expected = "it asks for term 7, and there are 0")]
    fn an_id_of_something_else_stops_the_program() {
        let ir = Ir::default();
        ir.term(TermId::new(7));
    }
}
