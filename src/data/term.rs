//! The object of a term in, the term and what it states out.

use std::sync::Arc;

use super::json::{Member, Node, Shape};
use super::path::Path;
use super::reading::{Reading, did_you_mean, shown};
use super::time::TIME_KEYS;
use super::vocabulary::Key;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::suggest::nearest;
use crate::ir::{
    FieldId, FieldType, KindId, Literal, SectionRef, Stated, Statement, Term, TermWord, TermWords, TimeSpan,
    Value, ValueKind, WordId,
};
use crate::source::Span;

/// The keys a term has besides the fields of its kind.
pub(super) const TERM_KEYS: [&str; 10] =
    ["name", "kind", "is", "section", "from", "until", "through", "for", "over_time", "fields"];

/// Whether a key of a term means something else than a field of that name, which then stands in `fields`.
pub(super) fn reserved(key: &str) -> bool {
    TERM_KEYS.contains(&key)
}

/// What an object states: that of a term, of a piece of `over_time`, of a change.
#[derive(Debug, Default)]
pub(super) struct Stating {
    pub(super) statements: Vec<Statement>,
    /// The words of the term as a whole.
    pub(super) words: TermWords,
    pub(super) sections: Vec<SectionRef>,
}

/// Where an object stands, which decides what it may state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ObjectRole {
    /// A term's own object.
    Term,
    /// A piece of `over_time`.
    Piece,
    /// A change by an amendment.
    Change,
}

/// An object whose members state something of a term.
#[derive(Debug, Clone, Copy)]
struct StatingObject<'t> {
    kind: KindId,
    role: ObjectRole,
    /// When it holds; of a term and a change empty, since what they say holds as long as they do.
    time: &'t [TimeSpan],
}

impl ObjectRole {
    /// Whether it may have this key besides those of fields.
    fn has(self, key: &str) -> bool {
        match self {
            ObjectRole::Term => TERM_KEYS.contains(&key),
            ObjectRole::Piece => TIME_KEYS.contains(&key) || matches!(key, "is" | "fields"),
            ObjectRole::Change => matches!(key, "is" | "section" | "over_time" | "fields"),
        }
    }
}

impl Reading<'_> {
    /// A term, its agreement and amendment still unset; none where its kind or name is wrong.
    pub(super) fn term(&mut self, node: Node, path: &Path) -> Option<Term> {
        let members = self.members(node, path)?;
        let get = |key: &str| members.iter().find(|member| member.key == key && !member.value.is_null());
        let declared = match get("name") {
            Some(name) => self.name(name.value, &path.key("name")),
            None => {
                self.missing(node, path, "a term", "name", "name it as rules and findings should call it");
                None
            }
        };
        let Some(kind_member) = get("kind") else {
            self.missing(node, path, "a term", "kind", "say what kind of term it is");
            return None;
        };
        // Without its kind nothing else of a term can be understood.
        let kind = self.kind(kind_member.value, &path.key("kind"))?;
        let object = StatingObject { kind, role: ObjectRole::Term, time: &[] };
        let mut stating = Stating::default();
        let mut time = Vec::new();
        for member in &members {
            match member.key.as_ref() {
                "name" | "kind" => {}
                key if TIME_KEYS.contains(&key) => time.extend(self.time_of_term(member, kind, path)),
                _ => self.member(member, path, object, &mut stating),
            }
        }
        Some(Term {
            declared: declared?,
            agreement: None,
            amendment: None,
            kind,
            time: time.into(),
            words: stating.words,
            sections: stating.sections.into(),
            statements: stating.statements.into(),
            phrase_span: self.member_span(kind_member),
            scope: None,
            span: self.span(node),
        })
    }

    /// What a change says of a term's fields.
    pub(super) fn change(&mut self, node: Node, kind: KindId, path: &Path) -> Option<Stating> {
        let object = StatingObject { kind, role: ObjectRole::Change, time: &[] };
        let mut stating = Stating::default();
        for member in self.members(node, path)? {
            self.member(&member, path, object, &mut stating);
        }
        if let [_, second, ..] = stating.sections.as_slice() {
            let message = "a change stands in one section";
            let (path, help) = (path.key("section"), "keep one of them");
            self.report(code::SAID_TWICE, second.span, &path, message, "a second section", help);
        }
        Some(stating)
    }

    fn kind(&mut self, node: Node, path: &Path) -> Option<KindId> {
        let name = self.text(node, path)?;
        let vocabulary = self.vocabulary;
        let kind = vocabulary.kind(&name);
        if kind.is_none() {
            let near = nearest(&name, vocabulary.kind_names());
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "the kinds are those the sources declare or `use`; `clausal schema` lists them".to_owned()
                }
            };
            let message = format!("there is no kind {}", shown(node));
            self.report(code::UNKNOWN_KIND, self.span(node), path, &message, "no kind of term", help);
        }
        kind
    }

    /// What a key that is none of time, name or kind states.
    fn member(&mut self, member: &Member, path: &Path, object: StatingObject, into: &mut Stating) {
        let role = object.role;
        let (node, within) = (member.value, path.key(&member.key));
        match member.key.as_ref() {
            key if node.is_null() && role.has(key) => {}
            "is" => {
                for (word, at) in self.words_of(node, &within) {
                    let path = at.map_or(within, |at| within.item(at));
                    into.statements.extend(self.adjective(word, &path, object, &mut into.words));
                }
            }
            "section" if role.has("section") => {
                for (item, at) in self.words_of(node, &within) {
                    let path = at.map_or(within, |at| within.item(at));
                    let number = self.kept(item, &path);
                    let span = self.span(item);
                    into.sections.extend(number.map(|number| SectionRef { number, span }));
                }
            }
            "over_time" if role.has("over_time") => {
                for (at, piece) in self.items(node, &within).into_iter().enumerate() {
                    self.piece(piece, object.kind, &within.item(at), into);
                }
            }
            // A field may have the name of one of the keys above; here it is reached.
            "fields" => {
                for member in self.members(node, &within).unwrap_or_default() {
                    into.statements.extend(self.field(&member, &within, object));
                }
            }
            key => match TermWord::of(key) {
                Some(word) if role == ObjectRole::Term && self.vocabulary.key(object.kind, key).is_none() => {
                    if !node.is_null() && self.flag(node, &within) == Some(true) {
                        self.of_term(word, node, &within, object.kind, &mut into.words);
                    }
                }
                _ => into.statements.extend(self.field(member, path, object)),
            },
        }
    }

    /// The items of a list, or the one value that stands for it.
    fn words_of<'t>(&mut self, node: Node<'t>, path: &Path) -> Vec<(Node<'t>, Option<usize>)> {
        match node.shape() {
            Shape::Text(_) => vec![(node, None)],
            _ => self.items(node, path).into_iter().zip((0..).map(Some)).collect(),
        }
    }

    /// A piece of `over_time`: when, and what holds then.
    fn piece(&mut self, node: Node, kind: KindId, path: &Path, into: &mut Stating) {
        let Some(members) = self.members(node, path) else { return };
        let is_time = |member: &&Member| TIME_KEYS.contains(&member.key.as_ref());
        let mut time = Vec::new();
        for member in members.iter().filter(is_time) {
            time.extend(self.time_of_term(member, kind, path));
        }
        if !members.iter().any(|member| is_time(&member) && !member.value.is_null()) {
            let help = "say from when or until when it holds; what always holds belongs to the term itself";
            self.missing(node, path, "a piece of `over_time`", "from", help);
            return;
        }
        let object = StatingObject { kind, role: ObjectRole::Piece, time: &time };
        for member in members.iter().filter(|member| !is_time(member)) {
            self.member(member, path, object, into);
        }
    }

    /// A word of `is`: what it states of a field, or none where it is one of the term as a whole, which is noted, or is refused.
    fn adjective(
        &mut self,
        node: Node,
        path: &Path,
        object: StatingObject,
        words: &mut TermWords,
    ) -> Option<Statement> {
        let word = self.text(node, path)?;
        let (vocabulary, kind, span) = (self.vocabulary, object.kind, self.span(node));
        let (field, literal) = match vocabulary.key(kind, &word) {
            Some(Key::Choice { field, word }) => (field, Literal::Word(word)),
            Some(Key::Field(field)) if vocabulary.ty(field) == &FieldType::Flag => {
                (field, Literal::Flag(true))
            }
            key => {
                let of_term =
                    TermWord::of(&word).filter(|_| key.is_none() && object.role == ObjectRole::Term);
                if let Some(said) = of_term {
                    self.of_term(said, node, path, kind, words);
                    return None;
                }
                self.unknown_adjective(node, &word, path, kind);
                return None;
            }
        };
        let stated = self.shared(field, node, |_| Some(exactly(literal, span)))?;
        Some(Statement { field, stated, time: object.time.into(), span })
    }

    /// Notes a word that is said of a term as a whole, if it can be of the kind.
    fn of_term(&mut self, word: TermWord, node: Node, path: &Path, kind: KindId, words: &mut TermWords) {
        let span = self.span(node);
        if word != TermWord::Mutual || (1..=2).contains(&self.vocabulary.party_prepositions(kind)) {
            words.say(word, span);
            return;
        }
        let message = format!("a `{}` cannot be `mutual`", self.vocabulary.kind_name(kind));
        let help = "only a kind with one or two fields of type `party` that have a preposition has sides to exchange";
        self.report(code::UNKNOWN_WORD, span, path, &message, "no two sides to exchange", help);
    }

    /// Reports a word of `is` that cannot be stated of the kind, with what was perhaps meant.
    fn unknown_adjective(&mut self, node: Node, word: &str, path: &Path, kind: KindId) {
        let vocabulary = self.vocabulary;
        let known = vocabulary.adjectives(kind);
        let help = if TermWord::of(word).is_some() {
            format!("`{word}` holds for the whole life; say it in the `is` of the term itself")
        } else if word == "nonbinding" {
            "say `\"nonbinding\": true` of the agreement".to_owned()
        } else if vocabulary.is_defined(word) {
            format!("`{word}` follows from what is stated and is not stated itself")
        } else if vocabulary.key(kind, word).is_some() {
            format!("`{word}` is a field with a value; write `\"{word}\": …`")
        } else {
            did_you_mean(nearest(word, known.iter().copied()), &known)
        };
        let message =
            format!("{} is no adjective that `{}` is given", shown(node), vocabulary.kind_name(kind));
        self.report(code::UNKNOWN_WORD, self.span(node), path, &message, "not one of its adjectives", help);
    }

    /// What a field by its name states, or an adjective with `true`, `false` or a blank.
    fn field(&mut self, member: &Member, path: &Path, object: StatingObject) -> Option<Statement> {
        let (vocabulary, kind) = (self.vocabulary, object.kind);
        let (node, within) = (member.value, path.key(&member.key));
        let (field, stated) = match vocabulary.key(kind, &member.key) {
            // Nothing is said.
            Some(_) if node.is_null() => return None,
            Some(Key::Field(field)) => {
                (field, self.shared(field, node, |reading| reading.stated(field, node, &within)))
            }
            // What this says hangs on the word that is its key, not on its text alone.
            Some(Key::Choice { field, word }) => (field, self.chosen(word, node, &within).map(Arc::new)),
            None => {
                let of = format!("`{}`", vocabulary.kind_name(kind));
                let mut known = vocabulary.key_names(kind);
                known.retain(|key| !reserved(key));
                known.extend(TERM_KEYS.iter().filter(|key| object.role.has(key)));
                self.unknown_key(member, path, &of, &known);
                return None;
            }
        };
        let span = self.member_span(member);
        Some(Statement { field, stated: stated?, time: object.time.into(), span })
    }

    /// What a value states of a field: what it is known to state, or else what `read` says, which is kept.
    fn shared(
        &mut self,
        field: FieldId,
        node: Node,
        read: impl FnOnce(&mut Self) -> Option<Stated>,
    ) -> Option<Arc<Stated>> {
        let vocabulary = self.vocabulary;
        if let Some(known) = vocabulary.values.known(field, node.text) {
            return Some(known);
        }
        let stated = read(self)?;
        Some(vocabulary.values.keep(field, node.text, stated))
    }

    /// A word of a choice without a name as a key: `"exclusive": true`, `"exclusive": { "tbd": true }`.
    fn chosen(&mut self, word: WordId, node: Node, path: &Path) -> Option<Stated> {
        match node.shape() {
            Shape::Flag(true) => Some(exactly(Literal::Word(word), self.span(node))),
            Shape::Object(_) => self.blank(node, path),
            _ => {
                let help = "write `true`, a blank, or another word of the choice in `is`";
                self.unfit(node, path, "`true` or a blank", "this says nothing of the choice", help);
                None
            }
        }
    }
}

/// What is stated outright.
fn exactly(literal: Literal, span: Span) -> Stated {
    Stated::Exactly(Value { kind: ValueKind::Literal(literal), span })
}
