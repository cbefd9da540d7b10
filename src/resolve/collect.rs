//! Items in, declarations under their names out.

use crate::diagnostic::Problems;
use crate::ir::{
    AdjectiveId, AgreementId, ComputedId, EventId, Noun, PartyId, PolicyId, TermId, TestId, UnitId,
};
use crate::source::{FileId, SourceMap};
use crate::syntax::tree::{self, FieldKind, Item, ItemKind, Name, PatchKind, PolicyEntry, TestEntry, Tree};
use crate::value::Currency;

use super::{
    Amendment, ComputedField, Declaration, DefinedAdjective, Event, Party, Resolved, Rule, Site, Term, Test,
    ValueName, cycle, kind, problem,
};

/// Collects the declarations of all files into `resolved`.
pub fn collect<'a>(
    resolved: &mut Resolved<'a>,
    sources: &'a SourceMap,
    trees: &[(FileId, &'a Tree)],
    problems: &mut Problems,
) {
    let mut collector = Collector {
        resolved,
        sources,
        problems,
        kinds: Vec::new(),
        defines: Vec::new(),
        statements: Vec::new(),
    };
    for (file, tree) in trees {
        for item in &tree.items {
            let site =
                Site { file: *file, tree, doc: item.doc.as_ref(), span: item.span, test: None, policy: None };
            collector.item(item, site);
        }
    }
    collector.check_shared_names();
    let kinds = std::mem::take(&mut collector.kinds);
    kind::collect(collector.resolved, &kinds, collector.problems);
    collector.defines();
    collector.statements();
    cycle::groups(collector.resolved, collector.problems);
}

/// A declaration that is read once all names are known.
type Later<'a> = (&'a ItemKind, Site<'a>);

struct Collector<'r, 'a> {
    resolved: &'r mut Resolved<'a>,
    sources: &'a SourceMap,
    problems: &'r mut Problems,
    kinds: Vec<(&'a tree::Kind, Site<'a>)>,
    defines: Vec<Later<'a>>,
    /// Agreements with their ids, amendments and facts, in order.
    statements: Vec<(Later<'a>, Option<AgreementId>)>,
}

impl<'a> Collector<'_, 'a> {
    fn item(&mut self, item: &'a Item, site: Site<'a>) {
        match &item.kind {
            ItemKind::Use(_) => {}
            ItemKind::Error => self.resolved.spoil(self.sources, item.span),
            ItemKind::WeAre(name) => self.we_are(name),
            ItemKind::Party { name, title, part_of } => {
                self.problems
                    .extend(title.as_ref().and_then(|title| problem::unfit_name("legal name", title)));
                let id = PartyId::new(self.resolved.parties.len());
                if self.declare_value(name, ValueName::Party(id), site) {
                    let node = Party { title: title.as_ref(), part_of: part_of.as_ref() };
                    self.resolved.parties.push(Declaration { name, site, node });
                }
            }
            ItemKind::Unit { name, title } => self.unit(name, title.as_ref(), site),
            ItemKind::Event { name, title, unexpected, when } => {
                self.problems.extend(problem::word_as_name("event", name));
                let id = EventId::new(self.resolved.events.len());
                if self.declare_value(name, ValueName::Event(id), site) {
                    let node = Event { title: title.as_ref(), unexpected: *unexpected, when: when.as_ref() };
                    self.resolved.events.push(Declaration { name, site, node });
                }
            }
            ItemKind::Let(constant) => self.constant(constant, site),
            ItemKind::Exchange { left, right } => self.resolved.exchanges.push((*left, *right, site)),
            ItemKind::Kind(kind) => {
                for field in kind.fields.iter().filter(|field| matches!(field.kind, FieldKind::Error)) {
                    self.resolved.spoil(self.sources, field.span);
                }
                self.kinds.push((kind, site));
            }
            ItemKind::DefineAdjective { .. } | ItemKind::DefineField { .. } => {
                self.defines.push((&item.kind, site))
            }
            ItemKind::Fact { .. } | ItemKind::Amendment(_) => {
                self.statements.push(((&item.kind, site), None))
            }
            ItemKind::Agreement(agreement) => {
                let id = AgreementId::new(self.resolved.agreements.len());
                let key = (site.test, agreement.name.text.as_str());
                match self.resolved.agreement_ids.get(&key) {
                    Some(first) => {
                        let first = Some(self.resolved.agreement_at(*first).name.span);
                        self.problems.push(problem::duplicate("agreement", &agreement.name, first));
                    }
                    None => {
                        self.resolved.agreement_ids.insert(key, id);
                    }
                }
                self.resolved.agreements.push(Declaration { name: &agreement.name, site, node: agreement });
                self.statements.push(((&item.kind, site), Some(id)));
            }
            ItemKind::Policy(policy) => self.policy(policy, site),
            ItemKind::Waive(waive) => self.resolved.waivers.push((waive, site)),
            ItemKind::Test(test) => self.test(test, site),
        }
    }

    fn we_are(&mut self, name: &'a Name) {
        match self.resolved.we_are.first() {
            // Saying the same in two files is harmless; the second is not kept, so the first is the one to point at.
            Some(first) if first.text == name.text => {}
            Some(first) => self.problems.push(problem::two_sides(name, first)),
            None => self.resolved.we_are.push(name),
        }
    }

    fn unit(&mut self, name: &'a Name, title: Option<&'a tree::Text>, site: Site<'a>) {
        self.problems.extend(problem::word_as_name("unit", name));
        if Currency::from_code(&name.text).is_some() {
            self.problems.push(problem::unit_is_currency(name));
            return;
        }
        let id = UnitId::new(self.resolved.units.len());
        if let Some(first) = self.resolved.unit_ids.get(name.text.as_str()) {
            let first = Some(self.resolved.unit_at(*first).name.span);
            self.problems.push(problem::duplicate("unit", name, first));
            return;
        }
        self.resolved.unit_ids.insert(&name.text, id);
        self.resolved.units.push(Declaration { name, site, node: title });
    }

    fn constant(&mut self, constant: &'a tree::Let, site: Site<'a>) {
        self.problems.extend(problem::word_as_name("value", &constant.name));
        let position = self.resolved.lets.len();
        let site = Site { doc: site.doc.or(constant.doc.as_ref()), ..site };
        if self.declare_value(&constant.name, ValueName::Let(position), site) {
            self.resolved.lets.push(Declaration { name: &constant.name, site, node: constant.value });
        }
    }

    /// Gives a constant, event or party its name; false where the name is taken.
    fn declare_value(&mut self, name: &'a Name, value: ValueName, site: Site<'a>) -> bool {
        let word = name.text.as_str();
        let before = match (site.test, site.policy) {
            (Some(test), _) => self.resolved.test_values.get(&(test, word)),
            (None, Some(policy)) => self.resolved.policy_values.get(&(policy, word)),
            (None, None) => self.resolved.values.get(word),
        };
        if let Some(before) = before.copied() {
            let first = self.declared_at(before);
            self.problems.push(problem::taken(name, value, before, first));
            return false;
        }
        match (site.test, site.policy) {
            (Some(test), _) => self.resolved.test_values.insert((test, word), value),
            (None, Some(policy)) => self.resolved.policy_values.insert((policy, word), value),
            (None, None) => self.resolved.values.insert(word, value),
        };
        true
    }

    /// A constant of a policy or test may not share its name with one of the project; an event of a test shadows.
    fn check_shared_names(&mut self) {
        let resolved = &*self.resolved;
        let local = resolved
            .policy_values
            .iter()
            .map(|((_, name), value)| (*name, *value))
            .chain(resolved.test_values.iter().map(|((_, name), value)| (*name, *value)));
        let mut shared: Vec<_> = local
            .filter_map(|(name, value)| Some((value, *resolved.values.get(name)?)))
            .filter(|pair| !matches!(pair, (ValueName::Event(_), ValueName::Event(_))))
            .collect();
        shared.sort_by_key(|(value, _)| self.name_of(*value).map(|name| name.span));
        for (value, other) in shared {
            // Whoever uses a shipped module can only change their own name, so that is where it is reported.
            let own = self.name_of(value).filter(|name| !self.resolved.library.contains(&name.span.file));
            let (value, other) = if own.is_some() { (value, other) } else { (other, value) };
            let first = self.declared_at(other);
            if let Some(name) = self.name_of(value) {
                self.problems.push(problem::taken(name, value, other, first));
            }
        }
    }

    fn name_of(&self, value: ValueName) -> Option<&'a Name> {
        match value {
            ValueName::Let(position) => self.resolved.lets.get(position).map(|constant| constant.name),
            ValueName::Event(event) => Some(self.resolved.event_at(event).name),
            ValueName::Party(party) => Some(self.resolved.party_at(party).name),
        }
    }

    fn declared_at(&self, value: ValueName) -> Option<crate::source::Span> {
        self.name_of(value).map(|name| name.span)
    }

    fn policy(&mut self, policy: &'a tree::Policy, site: Site<'a>) {
        let id = PolicyId::new(self.resolved.policies.len());
        let site = Site { policy: Some(id), ..site };
        match self.resolved.policy_ids.get(policy.name.text.as_str()) {
            Some(first) => {
                let first = Some(self.resolved.policy_at(*first).name.span);
                self.problems.push(problem::duplicate("policy", &policy.name, first));
            }
            None => {
                self.resolved.policy_ids.insert(&policy.name.text, id);
            }
        }
        self.resolved.policies.push(Declaration { name: &policy.name, site, node: policy });
        for entry in &policy.entries {
            match entry {
                PolicyEntry::Let(constant) => {
                    self.constant(constant, Site { doc: None, span: constant.name.span, ..site });
                }
                PolicyEntry::Rule(rule) => {
                    self.rule(rule, id, Site { doc: rule.doc.as_ref(), span: rule.span, ..site });
                }
            }
        }
    }

    fn rule(&mut self, rule: &'a tree::Rule, policy: PolicyId, site: Site<'a>) {
        let position = self.resolved.rules.len();
        let name = rule.name.text.as_str();
        match self.resolved.rule_positions.get(&(policy, name)) {
            Some(first) => {
                let first = self.resolved.rules.get(*first).map(|first| first.name.span);
                self.problems.push(problem::duplicate("rule", &rule.name, first));
            }
            None => {
                self.resolved.rule_positions.insert((policy, name), position);
                self.resolved.rule_namesakes.entry(name).or_default().push(position);
            }
        }
        self.resolved.rules.push(Declaration { name: &rule.name, site, node: Rule { tree: rule, policy } });
    }

    fn test(&mut self, test: &'a tree::Test, site: Site<'a>) {
        let id = TestId::new(self.resolved.tests.len());
        self.resolved.tests.push(Test { tree: test, site });
        for entry in &test.entries {
            let TestEntry::Item(item) = entry else { continue };
            let site = Site { doc: item.doc.as_ref(), span: item.span, test: Some(id), ..site };
            match &item.kind {
                ItemKind::Agreement(_)
                | ItemKind::Amendment(_)
                | ItemKind::Event { .. }
                | ItemKind::Fact { .. }
                | ItemKind::Let(_)
                | ItemKind::Waive(_)
                | ItemKind::Error => self.item(item, site),
                other => {
                    self.problems.push(problem::not_in_a_test(other, item.span));
                    self.resolved.spoil(self.sources, item.span);
                }
            }
        }
    }

    fn defines(&mut self) {
        for (item, site) in std::mem::take(&mut self.defines) {
            match item {
                ItemKind::DefineAdjective { words, target, condition } => {
                    self.adjective(words, target.as_ref(), *condition, site);
                }
                ItemKind::DefineField { name, of, value } => self.computed(name, of, *value, site),
                _ => {}
            }
        }
    }

    fn noun(&mut self, name: &Name) -> Option<Noun> {
        let noun = self.resolved.noun(&name.text);
        if noun.is_none() && !self.resolved.is_spoiled(&name.text) {
            self.problems.push(problem::unknown_kind(name, self.resolved));
        }
        noun
    }

    fn adjective(
        &mut self,
        words: &'a [Name],
        target: Option<&'a Name>,
        condition: tree::ExprId,
        site: Site<'a>,
    ) {
        let (noun, words) = match (target, words.split_last()) {
            (Some(target), _) => (target, words),
            (None, Some((noun, words))) => (noun, words),
            (None, None) => return,
        };
        let Some((name, others)) = words.split_first() else {
            self.problems.push(problem::define_without_adjective(noun));
            return;
        };
        let of = self.noun(noun);
        let id = AdjectiveId::new(self.resolved.adjectives.len());
        if let Some(of) = of {
            if let Some(first) = self.resolved.adjective_ids.get(&(of, name.text.as_str())) {
                let first = Some(self.resolved.adjective_at(*first).name.span);
                self.problems.push(problem::duplicate("adjective", name, first));
                return;
            }
            if !self.is_free(name, of) {
                return;
            }
            self.resolved.adjective_ids.insert((of, &name.text), id);
        }
        let node = DefinedAdjective { others, condition, of, noun_span: noun.span };
        self.resolved.adjectives.push(Declaration { name, site, node });
    }

    fn computed(&mut self, name: &'a Name, of: &'a Name, value: tree::ExprId, site: Site<'a>) {
        let noun = self.noun(of);
        let id = ComputedId::new(self.resolved.computed.len());
        if let Some(noun) = noun {
            if let Some(first) = self.resolved.computed_ids.get(&(noun, name.text.as_str())) {
                let first = Some(self.resolved.computed_at(*first).name.span);
                self.problems.push(problem::duplicate("field", name, first));
                return;
            }
            if !self.is_free(name, noun) {
                return;
            }
            self.resolved.computed_ids.insert((noun, &name.text), id);
        }
        self.resolved.computed.push(Declaration { name, site, node: ComputedField { value, of: noun } });
    }

    /// Whether a kind leaves this name for `define`.
    fn is_free(&mut self, name: &Name, noun: Noun) -> bool {
        if kind::is_built_in(&name.text, noun) {
            self.problems.push(problem::built_in(name));
            return false;
        }
        let Noun::Kind(id) = noun else { return true };
        let taken = self.resolved.lineage(id).find(|kind| kind.members.contains_key(name.text.as_str()));
        let Some(kind) = taken else { return true };
        let first = kind::member_span(self.resolved, kind, &name.text);
        self.problems.push(problem::duplicate_member(name, self.resolved.kind_name(id), first));
        false
    }

    fn statements(&mut self) {
        for ((item, site), agreement) in std::mem::take(&mut self.statements) {
            match item {
                ItemKind::Agreement(tree) => {
                    for term in &tree.terms {
                        self.term(term, agreement, None, site);
                    }
                }
                ItemKind::Amendment(tree) => self.amendment(tree, site),
                ItemKind::Fact { name, phrase, entries } => {
                    let id = TermId::new(self.resolved.terms.len());
                    let same = self.resolved.namesakes.get(name.text.as_str()).and_then(|terms| {
                        let mut terms = terms.iter().map(|term| self.resolved.term_at(*term));
                        terms.find(|term| term.node.agreement.is_none() && term.site.test == site.test)
                    });
                    if let Some(first) = same {
                        self.problems.push(problem::duplicate("fact", name, Some(first.name.span)));
                    } else {
                        self.resolved.namesakes.entry(&name.text).or_default().push(id);
                    }
                    let node = Term { phrase, sections: &[], entries, agreement: None, amendment: None };
                    self.resolved.terms.push(Declaration { name, site, node });
                }
                _ => {}
            }
        }
    }

    fn amendment(&mut self, tree: &'a tree::Amendment, site: Site<'a>) {
        let to = self.resolved.agreement(&tree.to.text, site.test);
        if to.is_none() && !self.resolved.is_spoiled(&tree.to.text) {
            self.problems.push(problem::unknown_agreement(&tree.to, self.resolved));
        }
        let position = self.resolved.amendments.len();
        self.resolved.amendments.push(Declaration { name: &tree.name, site, node: Amendment { tree, to } });
        for patch in &tree.patches {
            match &patch.kind {
                PatchKind::Term(term) => self.term(term, to, Some(position), site),
                PatchKind::Error => self.resolved.spoil(self.sources, patch.span),
                _ => {}
            }
        }
    }

    fn term(
        &mut self,
        term: &'a tree::Term,
        agreement: Option<AgreementId>,
        amendment: Option<usize>,
        site: Site<'a>,
    ) {
        if term.error {
            self.resolved.spoil(self.sources, term.span);
            return;
        }
        let Some(agreement) = agreement else { return };
        let id = TermId::new(self.resolved.terms.len());
        let key = (agreement, term.name.text.as_str());
        if let Some(first) = self.resolved.term_ids.get(&key) {
            let first = Some(self.resolved.term_at(*first).name.span);
            self.problems.push(problem::duplicate("term", &term.name, first));
        } else {
            self.resolved.term_ids.insert(key, id);
            self.resolved.namesakes.entry(&term.name.text).or_default().push(id);
        }
        let site = Site { doc: term.doc.as_ref(), span: term.span, ..site };
        let node = Term {
            phrase: &term.phrase,
            sections: &term.sections,
            entries: &term.entries,
            agreement: Some(agreement),
            amendment,
        };
        self.resolved.terms.push(Declaration { name: &term.name, site, node });
    }
}
