//! The text of one record in, an agreement or amendment out that knows nothing yet of other records.

use smol_str::SmolStr;

use super::json::{Document, Extent, Member, Node, Shape};
use super::path::{Path, Reference};
use super::reading::{NamedParty, Reading};
use super::vocabulary::Vocabulary;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::agreements::NO_EFFECT_DAY;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::suggest::nearest;
use crate::ir::{Declared, DraftPath, PartyId, Side, Term, TimeSpan};
use crate::source::{FileId, Span};
use crate::time::Day;

/// The keys of an agreement.
pub(super) const AGREEMENT_KEYS: [&str; 11] = [
    "agreement",
    "title",
    "parties",
    "signed",
    "from",
    "until",
    "through",
    "for",
    "nonbinding",
    "draft",
    "terms",
];

/// The keys of an amendment.
pub(super) const AMENDMENT_KEYS: [&str; 10] =
    ["amendment", "to", "title", "signed", "from", "draft", "change", "extend", "end", "terms"];

/// A record as read, with the parties it names; [`PartyId`]s in it are places in that list.
#[derive(Debug)]
pub(super) struct Fragment {
    pub(super) record: Record,
    pub(super) parties: Vec<NamedParty>,
}

/// What a record is.
#[derive(Debug)]
pub(super) enum Record {
    Agreement(AgreementRecord),
    Amendment(AmendmentRecord),
}

/// An agreement without its ids.
#[derive(Debug)]
pub(super) struct AgreementRecord {
    pub(super) headers: Headers,
    pub(super) sides: Vec<Side>,
    pub(super) ends: Vec<TimeSpan>,
    pub(super) nonbinding: Option<Span>,
    pub(super) terms: Vec<Term>,
    pub(super) span: Span,
}

/// An amendment that has not found its agreement yet.
#[derive(Debug)]
pub(super) struct AmendmentRecord {
    pub(super) headers: Headers,
    pub(super) to: Reference,
    pub(super) patches: Vec<PatchRecord>,
    /// The way to the record in its document.
    pub(super) path: String,
    pub(super) span: Span,
}

/// What agreements and amendments both have.
#[derive(Debug)]
pub(super) struct Headers {
    pub(super) declared: Declared,
    pub(super) title: Option<SmolStr>,
    pub(super) signed: Option<Day>,
    pub(super) from: Option<TimeSpan>,
    pub(super) draft: Option<DraftPath>,
}

/// What an amendment does, by the names of what it does it to.
#[derive(Debug)]
pub(super) enum PatchRecord {
    Add(Term),
    /// What is changed can be read only when the kind of the term is known: its text is kept until then.
    Change {
        term: Reference,
        text: String,
        at: usize,
        span: Span,
    },
    /// The target `agreement` is the agreement itself.
    Extend {
        target: Reference,
        ending: TimeSpan,
        span: Span,
    },
    End {
        target: Reference,
        ending: Option<TimeSpan>,
        span: Span,
    },
}

/// What became of a record.
#[derive(Debug)]
pub(super) struct Outcome {
    /// What was read; none where the record is wrong in any way.
    pub(super) fragment: Option<Box<Fragment>>,
    /// The name of the agreement that is left out, as far as it is known.
    pub(super) left_out: Option<SmolStr>,
    /// What is wrong with it.
    pub(super) problems: Problems,
}

/// Reads one record, which stands at byte `base` of its file and at `root` in its document.
pub(super) fn read(
    text: &str,
    root: &str,
    file: FileId,
    base: usize,
    vocabulary: &Vocabulary,
    room: &mut Vec<Extent>,
) -> Outcome {
    let mut reading = Reading::new(vocabulary, file, base);
    let path = Path::Record(root);
    let record = match Document::parse(text, room) {
        Ok(document) => reading.record(document.root(), &path),
        Err((why, at)) => {
            let span = reading.bytes(at, at + 1);
            let help = "the record is left out; the others are read";
            reading.report(code::NOT_JSON, span, &path, "this record is not JSON", why, help);
            None
        }
    };
    let Reading { parties, problems, .. } = reading;
    match record {
        Some(record) if problems.is_empty() => {
            Outcome { fragment: Some(Box::new(Fragment { record, parties })), left_out: None, problems }
        }
        Some(Record::Agreement(agreement)) => {
            Outcome { fragment: None, left_out: Some(agreement.headers.declared.name), problems }
        }
        _ => Outcome { fragment: None, left_out: None, problems },
    }
}

impl Reading<'_> {
    fn record(&mut self, node: Node, path: &Path) -> Option<Record> {
        let mut members = self.members(node, path)?;
        let has = |key: &str| members.iter().any(|member| member.key == key && !member.value.is_null());
        match (has("agreement"), has("amendment")) {
            (true, false) => {
                self.only(&members, path, "an agreement", &AGREEMENT_KEYS);
                members.retain(|member| !member.value.is_null());
                self.agreement(node, &members, path).map(Record::Agreement)
            }
            (false, true) => {
                self.only(&members, path, "an amendment", &AMENDMENT_KEYS);
                members.retain(|member| !member.value.is_null());
                self.amendment(node, &members, path).map(Record::Amendment)
            }
            _ => {
                let near = members.iter().find_map(|member| {
                    nearest(&member.key, ["agreement", "amendment"]).map(|near| (member, near))
                });
                let (span, help) = match near {
                    Some((member, near)) if !has("agreement") => {
                        (self.key_span(member), format!("did you mean `{near}`?"))
                    }
                    _ => (
                        self.bytes(node.at, node.at + 1),
                        "give it the key `agreement` or `amendment`, with its name".to_owned(),
                    ),
                };
                let message = "a record is either an agreement or an amendment";
                self.report(code::NOT_A_RECORD, span, path, message, "this is not one of them", help);
                None
            }
        }
    }

    fn agreement(&mut self, node: Node, members: &[Member], path: &Path) -> Option<AgreementRecord> {
        let headers = self.headers("agreement", members, path);
        let (mut sides, mut terms, mut nonbinding) = (Vec::new(), Vec::new(), None);
        let ends = self.ends(members, path);
        for member in members {
            let within = path.key(&member.key);
            match member.key.as_ref() {
                "parties" => sides = self.sides(member.value, &within),
                "nonbinding" => {
                    let holds = self.flag(member.value, &within);
                    nonbinding = holds.filter(|holds| *holds).map(|_| self.member_span(member));
                }
                "terms" => terms = self.terms(member.value, &within),
                _ => {}
            }
        }
        Some(AgreementRecord { headers: headers?, sides, ends, nonbinding, terms, span: self.span(node) })
    }

    fn amendment(&mut self, node: Node, members: &[Member], path: &Path) -> Option<AmendmentRecord> {
        let headers = self.headers("amendment", members, path);
        let (mut to, mut patches) = (None, Vec::new());
        for member in members {
            let within = path.key(&member.key);
            match member.key.as_ref() {
                "to" => to = self.reference(member.value, &within),
                "change" => patches.extend(self.changes(member.value, &within)),
                "extend" => patches.extend(self.endings(member.value, &within, true)),
                "end" => patches.extend(self.endings(member.value, &within, false)),
                "terms" => {
                    patches.extend(self.terms(member.value, &within).into_iter().map(PatchRecord::Add));
                }
                _ => {}
            }
        }
        if !members.iter().any(|member| matches!(member.key.as_ref(), "signed" | "from")) {
            let message = "an amendment says neither when it was signed nor from when it holds";
            let help = "give it `signed`, `from` or both";
            self.report(NO_EFFECT_DAY, self.bytes(node.at, node.at + 1), path, message, "no day", help);
        }
        if !members.iter().any(|member| member.key == "to") {
            self.missing(node, path, "an amendment", "to", "name the agreement it amends");
        }
        let (path, span) = (path.to_string(), self.span(node));
        Some(AmendmentRecord { headers: headers?, to: to?, patches, path, span })
    }

    /// The headers of a record, whose name is the value of `key`; none where that is no name.
    fn headers(&mut self, key: &str, members: &[Member], path: &Path) -> Option<Headers> {
        let mut declared = None;
        let (mut title, mut signed, mut from, mut draft) = (None, None, None, None);
        for member in members {
            let (node, within) = (member.value, path.key(&member.key));
            match member.key.as_ref() {
                name if name == key => declared = self.name(node, &within),
                "title" => title = self.kept(node, &within),
                "signed" => signed = self.day(node, &within),
                "from" => from = self.time(member, path),
                "draft" => {
                    let span = self.span(node);
                    draft = self.kept(node, &within).map(|path| DraftPath { path, span });
                }
                _ => {}
            }
        }
        Some(Headers { declared: declared?, title, signed, from, draft })
    }

    /// The parties to an agreement: strings, or `{ "party": "Acme", "as": "Provider" }`.
    fn sides(&mut self, node: Node, path: &Path) -> Vec<Side> {
        let items = self.items(node, path);
        let mut sides: Vec<Side> = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let path = path.item(at);
            let side = match item.shape() {
                Shape::Object(_) => self.called(*item, &path),
                _ => self.party(*item, &path).map(|party| (party, None)),
            };
            let Some((party, called)) = side else { continue };
            let span = self.span(*item);
            if sides.iter().any(|earlier| earlier.party == party) {
                let message = "a party stands twice among the parties";
                self.report(
                    code::SAID_TWICE,
                    span,
                    &path,
                    message,
                    "named again here",
                    "keep one of the two",
                );
                continue;
            }
            sides.push(Side { party, called, span });
        }
        if matches!(node.shape(), Shape::List(_)) && items.len() < 2 {
            let (span, message) = (self.span(node), "an agreement has two parties or more");
            self.report(code::WRONG_VALUE, span, path, message, "not enough parties", "name all of them");
        }
        sides
    }

    fn called(&mut self, node: Node, path: &Path) -> Option<(PartyId, Option<SmolStr>)> {
        let (mut party, mut called) = (None, None);
        let members = self.known_members(node, path, "a party", &["party", "as"])?;
        for member in &members {
            let within = path.key(&member.key);
            match member.key.as_ref() {
                "party" => party = self.party(member.value, &within),
                "as" => called = self.name_text(member.value, &within),
                _ => {}
            }
        }
        if !members.iter().any(|member| member.key == "party") {
            self.missing(node, path, "a party", "party", "write its name or legal name");
        }
        Some((party?, called))
    }

    /// Terms, whose names must differ.
    fn terms(&mut self, node: Node, path: &Path) -> Vec<Term> {
        let items = self.items(node, path);
        let mut terms: Vec<Term> = Vec::with_capacity(items.len());
        for (at, item) in items.into_iter().enumerate() {
            let path = path.item(at);
            let Some(term) = self.term(item, &path) else { continue };
            match terms.iter().find(|earlier| earlier.declared.name == term.declared.name) {
                Some(earlier) => self.taken(&term.declared, earlier.declared.span, "a term", &path),
                None => terms.push(term),
            }
        }
        terms
    }

    /// Reports a name that something else of its sort has.
    pub(super) fn taken(&mut self, declared: &Declared, first: Span, what: &str, path: &Path) {
        self.problems.push(super::problem::taken(declared, first, what, &path.to_string()));
    }

    fn reference(&mut self, node: Node, path: &Path) -> Option<Reference> {
        let name = self.name_text(node, path)?;
        Some(Reference { name, span: self.span(node), path: path.to_string() })
    }

    /// The targets of a patch: the keys of an object.
    fn targets<'t>(&mut self, node: Node<'t>, path: &Path) -> Vec<(Reference, Member<'t>)> {
        let members = self.members(node, path).unwrap_or_default();
        let mut targets = Vec::with_capacity(members.len());
        for member in members.into_iter().filter(|member| !member.value.is_null()) {
            let (span, path) = (self.key_span(&member), path.key(&member.key));
            if let Some(name) = self.named(&member.key, span, &path) {
                targets.push((Reference { name, span, path: path.to_string() }, member));
            }
        }
        targets
    }

    fn changes(&mut self, node: Node, path: &Path) -> Vec<PatchRecord> {
        let targets = self.targets(node, path);
        let change = |(term, member): (Reference, Member)| PatchRecord::Change {
            term,
            text: member.value.text.to_owned(),
            at: member.value.at,
            span: self.member_span(&member),
        };
        targets.into_iter().map(change).collect()
    }

    /// What `extend` (which must say until when) and `end` (which may) say.
    fn endings(&mut self, node: Node, path: &Path, extend: bool) -> Vec<PatchRecord> {
        let keys: &[&str] = if extend { &["until", "through", "for"] } else { &["until", "through"] };
        let of = if extend { "an `extend`" } else { "an `end`" };
        let mut patches = Vec::new();
        for (target, member) in self.targets(node, path) {
            let path = path.key(&member.key);
            let Some(members) = self.known_members(member.value, &path, of, keys) else { continue };
            let ending = members.iter().find_map(|end| self.time(end, &path));
            self.one_end(&members, &path, of);
            let span = self.member_span(&member);
            if !extend {
                patches.push(PatchRecord::End { target, ending, span });
            } else if let Some(ending) = ending {
                patches.push(PatchRecord::Extend { target, ending, span });
            } else if members.is_empty() {
                let help = "write `through`, `until` or `for`";
                self.missing(member.value, &path, of, "through", help);
            }
        }
        patches
    }
}
