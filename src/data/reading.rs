//! What every part of a record is read with: the vocabulary, the place in the file, and what has been found so far.

use std::borrow::Cow;

use smol_str::SmolStr;

use super::expression::AgreementEnd;
use super::json::{Member, Node, Shape};
use super::path::{Path, cut};
use super::vocabulary::Vocabulary;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::ir::{Declared, PartyId};
use crate::names::{self, Unfit};
use crate::source::{FileId, Span};
use crate::syntax::name::name;

/// The state of reading one record.
#[derive(Debug)]
pub(super) struct Reading<'v> {
    pub(super) vocabulary: &'v Vocabulary,
    file: FileId,
    /// The first byte of the record in its file.
    base: usize,
    /// The parties the record names, each once. Until the record joins the others a party's id is its place in this list.
    pub(super) parties: Vec<NamedParty>,
    pub(super) problems: Problems,
    /// Whether what is read may speak of the end of its agreement.
    pub(super) agreement_end: AgreementEnd,
}

/// A party as a record names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedParty {
    /// Its name or legal name.
    pub(super) name: SmolStr,
    /// Where it is first named.
    pub(super) span: Span,
    /// The way there.
    pub(super) path: String,
}

impl<'v> Reading<'v> {
    pub(super) fn new(vocabulary: &'v Vocabulary, file: FileId, base: usize) -> Reading<'v> {
        let problems = Problems::at_most(super::MOST_TOLD);
        let agreement_end = AgreementEnd::default();
        Reading { vocabulary, file, base, parties: Vec::new(), problems, agreement_end }
    }

    /// Bytes `start..end` of the record as a place in the file.
    pub(super) fn bytes(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start, self.base + end)
    }

    /// Where a value stands.
    pub(super) fn span(&self, node: Node) -> Span {
        self.bytes(node.at, node.end())
    }

    /// Where a key and its value stand.
    pub(super) fn member_span(&self, member: &Member) -> Span {
        self.bytes(member.at, member.value.end())
    }

    /// Where a key stands.
    pub(super) fn key_span(&self, member: &Member) -> Span {
        self.bytes(member.at, member.at + member.key.len() + 2)
    }

    /// Reports what is wrong at a place. The message is given its way in the document, so that it stands alone.
    pub(super) fn report(
        &mut self,
        code: Code,
        span: Span,
        path: &Path,
        message: &str,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        let message = format!("{message} (at `{path}`)");
        self.problems.push(Diagnostic::new(code, span, message, label).help(help));
    }

    /// Reports a value that is not of the sort that is wanted: "an amount of money", say.
    pub(super) fn unfit(&mut self, node: Node, path: &Path, wanted: &str, why: &str, help: &str) {
        let message = format!("{} must be {wanted}, not {}", path.subject(), shown(node));
        self.report(code::WRONG_VALUE, self.span(node), path, &message, why, help);
    }

    /// The members of an object. A key that stands twice is reported, and only its first value counts.
    pub(super) fn members<'t>(&mut self, node: Node<'t>, path: &Path) -> Option<Vec<Member<'t>>> {
        let Shape::Object(members) = node.shape() else {
            self.unfit(node, path, "an object", "this is no object", "write it as `{ … }`");
            return None;
        };
        let repeats = |place: usize, member: &Member| {
            members.iter().take(place).any(|earlier| earlier.key == member.key)
        };
        if !members.iter().enumerate().any(|(place, member)| repeats(place, member)) {
            return Some(members);
        }
        let mut once: Vec<Member> = Vec::with_capacity(members.len());
        for member in members {
            match once.iter().find(|earlier| earlier.key == member.key) {
                Some(earlier) => {
                    let first = self.key_span(earlier);
                    let message = format!("`{}` is said twice (at `{}`)", member.key, path.key(&member.key));
                    self.problems.push(
                        Diagnostic::new(code::SAID_TWICE, self.key_span(&member), message, "said again here")
                            .related(first, "first said here")
                            .help("keep one of the two"),
                    );
                }
                None => once.push(member),
            }
        }
        Some(once)
    }

    /// The members of an object that has these keys and no others; only those that say something are
    /// kept: not `null`, and known.
    pub(super) fn known_members<'t>(
        &mut self,
        node: Node<'t>,
        path: &Path,
        of: &str,
        known: &[&str],
    ) -> Option<Vec<Member<'t>>> {
        let members = self.members(node, path)?;
        self.only(&members, path, of, known);
        let is_said = |member: &Member| !member.value.is_null() && known.contains(&member.key.as_ref());
        Some(members.into_iter().filter(is_said).collect())
    }

    /// Reports members with other keys than these.
    pub(super) fn only(&mut self, members: &[Member], path: &Path, of: &str, known: &[&str]) {
        for member in members.iter().filter(|member| !known.contains(&member.key.as_ref())) {
            self.unknown_key(member, path, of, known);
        }
    }

    /// The items of a list that must have one.
    pub(super) fn items<'t>(&mut self, node: Node<'t>, path: &Path) -> Vec<Node<'t>> {
        match node.shape() {
            Shape::List(items) => items,
            _ => {
                self.unfit(node, path, "a list", "this is no list", "write it as `[ … ]`");
                Vec::new()
            }
        }
    }

    /// A string.
    pub(super) fn text<'t>(&mut self, node: Node<'t>, path: &Path) -> Option<Cow<'t, str>> {
        match node.shape() {
            Shape::Text(text) => Some(text),
            _ => {
                self.unfit(node, path, "a string", "this is no string", "write it in quotes");
                None
            }
        }
    }

    /// A string that is kept.
    pub(super) fn kept(&mut self, node: Node, path: &Path) -> Option<SmolStr> {
        self.text(node, path).map(SmolStr::from)
    }

    /// A string that names something: trimmed, in one form, and without what nobody sees.
    pub(super) fn name_text(&mut self, node: Node, path: &Path) -> Option<SmolStr> {
        let text = self.text(node, path)?;
        let span = self.span(node);
        self.named(&text, span, path)
    }

    /// The same of a text at a place.
    pub(super) fn named(&mut self, text: &str, span: Span, path: &Path) -> Option<SmolStr> {
        let (code, message, label, help) = match names::kept(text) {
            Ok(name) => return Some(name),
            Err(Unfit::Hidden(character)) => (
                code::HIDDEN,
                format!("this name holds {character}, which nobody sees"),
                "two names that look the same are two",
                "type the name anew, or copy it from where it is declared",
            ),
            Err(Unfit::Long(characters)) => (
                code::BAD_NAME,
                format!("a name has at most {} characters, and this one {characters}", names::LONGEST),
                "too long to be told from another",
                "give it a shorter name",
            ),
        };
        self.report(code, span, path, &message, label, help);
        None
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, node: Node, path: &Path) -> Option<bool> {
        match node.shape() {
            Shape::Flag(flag) => Some(flag),
            _ => {
                self.unfit(node, path, "`true` or `false`", "this is neither", "write it without quotes");
                None
            }
        }
    }

    /// A name that is declared here.
    pub(super) fn name(&mut self, node: Node, path: &Path) -> Option<Declared> {
        let name = self.name_text(node, path)?;
        if is_name(&name) {
            return Some(Declared { name, span: self.span(node), doc: None });
        }
        self.report(
            code::BAD_NAME,
            self.span(node),
            path,
            &format!("{} is not a name", shown(node)),
            "not a name",
            "a name is a letter, then letters, digits and inner hyphens: `acme-2024`",
        );
        None
    }

    /// A party by its name or legal name, whichever the project declares; any other is declared by its use.
    pub(super) fn party(&mut self, node: Node, path: &Path) -> Option<PartyId> {
        let name = self.name_text(node, path)?;
        if name.is_empty() {
            self.unfit(node, path, "a party", "this names nobody", "write its name or legal name");
            return None;
        }
        let place = self.parties.iter().position(|party| party.name == name).unwrap_or_else(|| {
            let span = self.span(node);
            self.parties.push(NamedParty { name, span, path: path.to_string() });
            self.parties.len() - 1
        });
        Some(PartyId::new(place))
    }

    /// Reports a key that means nothing here.
    pub(super) fn unknown_key(&mut self, member: &Member, path: &Path, of: &str, known: &[&str]) {
        let near = nearest(&member.key, known.iter().copied());
        self.report(
            code::UNKNOWN_KEY,
            self.key_span(member),
            &path.key(&member.key),
            &format!("{of} has no `{}`", cut(&member.key)),
            "not known here",
            did_you_mean(near, known),
        );
    }

    /// Reports keys that are missing.
    pub(super) fn missing(&mut self, node: Node, path: &Path, of: &str, key: &str, help: &str) {
        // The opening brace stands for the whole, which may be long.
        let span = self.bytes(node.at, node.at + 1);
        self.report(
            code::MISSING_KEY,
            span,
            path,
            &format!("{of} has no `{key}`"),
            format!("`{key}` is missing"),
            help,
        );
    }
}

/// The nearest word, or else all of them.
pub(super) fn did_you_mean(near: Option<&str>, known: &[&str]) -> String {
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "there are none".to_owned(),
        None => format!("known here: {}", listed(known)),
    }
}

/// Words in backticks, joined by commas.
pub(super) fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// A value as it is shown in a message: its own words, cut where they are long.
pub(super) fn shown(node: Node) -> String {
    const LONGEST: usize = 40;
    let text = match node.shape() {
        Shape::Text(text) if text.is_empty() => return "an empty string".to_owned(),
        Shape::Text(text) => text.into_owned(),
        Shape::List(items) if items.is_empty() => return "an empty list".to_owned(),
        Shape::List(_) => return "a list".to_owned(),
        Shape::Object(_) => return "an object".to_owned(),
        _ => node.text.to_owned(),
    };
    let one_line: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    match one_line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", one_line.get(..end).unwrap_or_default()),
        None => format!("`{one_line}`"),
    }
}

/// Whether a text is a name as the language has them.
pub(super) fn is_name(text: &str) -> bool {
    name(text).is_some_and(|name| name.is_plain && name.length == text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_rule_of_the_language() {
        for name in ["a", "acme-2024", "Société-Générale", "right-of-first-refusal", "x2"] {
            assert!(is_name(name), "{name}");
        }
        for text in ["", "2x", "-a", "a-", "a--b", "a b", "a_b", "a.b", "a\n"] {
            assert!(!is_name(text), "{text}");
        }
    }
}
