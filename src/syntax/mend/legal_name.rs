//! Parts of a name as it stands in a contract in: `Beta Corp.`, `Acme, Inc.`; the name that the language knows out. And the words
//! that stand before the number of a section.

use super::Mender;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::text;
use crate::source::Span;
use crate::syntax::token::Token;

/// What a company is, behind its name, which begins with a capital letter.
const FORMS: [&str; 18] = [
    "corp", "inc", "ltd", "co", "llc", "llp", "lp", "plc", "gmbh", "ag", "se", "sa", "sas", "bv", "nv",
    "pty", "pbc", "limited",
];

/// What names a section besides `section`.
const SECTIONS: [&str; 11] =
    ["sec", "sect", "art", "article", "clause", "cl", "para", "par", "paragraph", "sections", "schedule"];

/// The words that such a phrase may begin with.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    SECTIONS.into_iter().chain(FORMS)
}

impl Mender<'_> {
    /// `cloud by Beta Corp. for Acme`, `between Acme, Inc. and Beta`, `party Gamma Ltd.`
    pub(super) fn legal_form(&mut self, at: usize) -> usize {
        self.form(at).unwrap_or(0)
    }

    fn form(&mut self, at: usize) -> Option<usize> {
        let form = self.input.get(at).copied().filter(|form| form.token == Token::Name && !form.first)?;
        let written = self.slice(form);
        if !FORMS.contains(&written.to_lowercase().as_str()) || !written.starts_with(char::is_uppercase) {
            return None;
        }
        let mut back = self.output.iter().rev();
        let last = back.next().copied()?;
        let (name, has_comma) = match last.token {
            Token::Name => (last, false),
            Token::Comma => (back.next().copied()?, true),
            _ => return None,
        };
        let leads = back.next().map(|before| before.token)?;
        let is_party = matches!(
            leads,
            Token::By
                | Token::For
                | Token::From
                | Token::To
                | Token::Of
                | Token::With
                | Token::Between
                | Token::And
                | Token::Party
                | Token::Are
                | Token::Comma
        );
        let dot = usize::from(
            self.on_line(at + 1).is_some_and(|dot| dot.token == Token::Dot && dot.start == form.end),
        );
        let is_entry = self.input.get(at + 1 + dot).is_some_and(|next| next.token == Token::Colon);
        // Without its full stop, a word behind a comma may be the name of the next party.
        if name.token != Token::Name || !is_party || is_entry || has_comma && dot == 0 {
            return None;
        }
        let whole = self.joined(at, 1 + dot)?;
        if has_comma {
            self.output.pop();
        }
        let (short, written) = (self.slice(name), self.slice(whole));
        let is_declared = leads == Token::Party;
        let full = self.slice(super::join(name, whole));
        self.complain(whole, |span| {
            let diagnostic = Diagnostic::new(
                text::NAME,
                span,
                format!(
                    "`{written}` is part of a legal name, which stands in quotes where the party is declared"
                ),
                "no part of the name",
            );
            let behind = Span { start: name.end, ..span };
            if is_declared {
                let mended = format!(" \"{full}\"");
                diagnostic.help(format!("write `party {short} \"{full}\"`")).fix(
                    "put it in quotes",
                    behind,
                    mended,
                )
            } else {
                diagnostic.help(format!("write `{short}`")).fix(format!("write `{short}`"), behind, "")
            }
        });
        Some(1 + dot)
    }

    /// `sec. "2.1"`, `clause "2.1"`: a section under another name.
    pub(super) fn named_section(&mut self, at: usize) -> usize {
        self.section_named(at).unwrap_or(0)
    }

    fn section_named(&mut self, at: usize) -> Option<usize> {
        let word = self.input.get(at).copied().filter(|word| word.token == Token::Name && !word.first)?;
        let lower = self.slice(word).to_lowercase();
        if !SECTIONS.contains(&lower.as_str()) || self.depth == 0 {
            return None;
        }
        let dot = usize::from(
            self.on_line(at + 1).is_some_and(|dot| dot.token == Token::Dot && dot.start == word.end),
        );
        self.on_line(at + 1 + dot).filter(|number| number.token == Token::String)?;
        let whole = self.joined(at, 1 + dot)?;
        let message = format!("`{}` is not how a section is named", self.slice(whole));
        self.replace_surely(whole, Token::Section, text::SECTION, message, "section".to_owned());
        Some(1 + dot)
    }
}
