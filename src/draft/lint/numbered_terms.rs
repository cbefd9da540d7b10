//! A draft in, its sections out that begin with the term they define: `1.48 "Net Sales" means …`.

use super::context::Context;
use crate::draft::model::{Definition, DefinitionForm, Section};
use crate::draft::words::Gap;

/// The term that stands right behind the number of a section, if the section defines it.
pub(super) fn term_of<'a>(context: &Context<'a>, section: &Section) -> Option<&'a Definition> {
    /// The number, its full stop and the quotation mark stand between.
    const NEAR: usize = 4;
    let words = context.words;
    let start = section.tokens.start;
    let all = &context.draft.definitions;
    let next = all.partition_point(|definition| definition.tokens.start <= start);
    let definition = all.get(next).filter(|definition| definition.tokens.start <= start + NEAR)?;
    let between = start + 1..definition.tokens.start;
    let is_head = between.clone().all(|at| !words.is_word(at) && words.gap(at) < Gap::Block);
    let quoted = between.clone().any(|at| matches!(words.text(at), "\"" | "“"));
    let defines = matches!(
        definition.form,
        DefinitionForm::Means | DefinitionForm::Includes | DefinitionForm::Pointer | DefinitionForm::Stated
    );
    (is_head && quoted && defines).then_some(definition)
}
