//! A party in, what a draft may call it and where it does so out.

use std::ops::Range;

use super::{Read, Tie};
use crate::draft::mentions::corporate_form;
use crate::draft::parties;
use crate::draft::words::{Words, fold, stem};
use crate::ir::{Agreement, Ir, PartyId};

/// A name as its words, as they are compared.
pub(super) type Name = Vec<String>;

/// What a party may be called: its name, its legal name with and without the form of the company, and what the agreement and the
/// opening of its draft call it.
pub(super) fn names(ir: &Ir, tie: &Tie<'_>, party: PartyId) -> Vec<Name> {
    let agreement = tie.agreement.map(|id| ir.agreement(id));
    let mut names = own_names(ir, party);
    names.extend(called(agreement, party));
    let mut more = Vec::new();
    let is_it = |other: &&parties::Party| is_called(tie.read, other, &names);
    for other in tie.read.parties.iter().filter(is_it) {
        let words = tie.draft.words();
        more.extend(other.called.iter().map(|name| name_of(&words.phrase(name.clone()))));
    }
    names.extend(more);
    names.retain(|name| !name.is_empty());
    names
}

/// The names that a party has whatever an agreement calls it.
pub(super) fn own_names(ir: &Ir, party: PartyId) -> Vec<Name> {
    let declared = ir.party(party);
    let mut names = vec![name_of(&declared.declared.name)];
    if let Some(title) = &declared.title {
        names.push(without_form(name_of(title)));
        names.push(name_of(title));
    }
    names
}

/// What an agreement says that its draft calls a party.
pub(super) fn called(agreement: Option<&Agreement>, party: PartyId) -> impl Iterator<Item = Name> + '_ {
    let sides = agreement.map(|agreement| &*agreement.sides).unwrap_or_default();
    let called =
        sides.iter().filter(move |side| side.party == party).filter_map(|side| side.called.as_deref());
    called.map(name_of)
}

/// Whether a party of the draft's opening has one of these names.
pub(super) fn is_called(read: &Read<'_>, party: &parties::Party, names: &[Name]) -> bool {
    let opening = name_of(&read.draft.words().phrase(party.name.clone()));
    let short = without_form(opening.clone());
    names.iter().any(|name| !name.is_empty() && (*name == opening || *name == short))
}

/// The words of a name, with legal forms as they are compared.
pub(super) fn name_of(name: &str) -> Name {
    let words = name.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '\'' | '’')));
    let words: Vec<String> =
        words.filter(|word| !word.is_empty()).map(|word| stem(word).into_owned()).collect();
    let form = |word: String| corporate_form(&word).map_or(word.clone(), |(form, _)| form.to_owned());
    words.into_iter().enumerate().map(|(at, word)| if at > 0 { form(word) } else { word }).collect()
}

/// A name without the legal forms at its end.
pub(super) fn without_form(mut name: Name) -> Name {
    while name.len() > 1 && name.last().is_some_and(|word| corporate_form(word).is_some()) {
        name.pop();
    }
    name
}

/// Where one of the names stands first among these tokens, beginning with a capital.
pub(super) fn find_name(words: Words<'_>, names: &[Name], tokens: Range<usize>) -> Option<Range<usize>> {
    tokens.filter(|at| words.is_capital(*at) || words.is_number(*at)).find_map(|at| {
        let end = names.iter().filter_map(|name| end_of(words, at, name)).max()?;
        Some(at..end)
    })
}

/// The token behind a name that begins at `at`; marks between its words make no difference.
pub(super) fn end_of(words: Words<'_>, at: usize, name: &Name) -> Option<usize> {
    /// `Acme, Inc.`, `Bay One (USA) Inc.`
    const MARKS: usize = 2;
    let mut here = at;
    for (place, word) in name.iter().enumerate() {
        let marks = (0..MARKS)
            .take_while(|more| place > 0 && !words.is_word(here + more) && !words.is_number(here + more));
        here += marks.count();
        let text = stem(words.text(here));
        let form = || corporate_form(&fold(&text)).map(|(form, _)| form);
        if !(text == *word || place > 0 && form() == Some(word.as_str())) {
            return None;
        }
        here += 1;
    }
    (here > at).then_some(here)
}
