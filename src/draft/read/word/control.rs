//! A control of a document that holds words: what it offers, and whether it still shows its prompt.

use quick_xml::events::BytesStart;

use super::xml::attribute;

/// A control that is open.
#[derive(Default)]
pub(super) struct Control {
    /// It still shows its prompt.
    pub shows_prompt: bool,
    /// What it shows where nothing is chosen of its list.
    empty_choice: Option<String>,
    /// Where its words begin.
    pub start: Option<(usize, usize)>,
}

impl Control {
    /// One of the choices of its list; one without a value is none.
    pub fn offer(&mut self, element: &BytesStart<'_>) {
        let is_empty = attribute(element, "value").is_none_or(|value| value.is_empty());
        if is_empty && self.empty_choice.is_none() {
            self.empty_choice = attribute(element, "displayText");
        }
    }

    /// Whether the words it shows are those of its empty choice (`Choose an item.`).
    pub fn shows_empty_choice(&self, words: &str) -> bool {
        let is_empty = self.empty_choice.as_ref().is_some_and(|choice| choice.trim() == words);
        is_empty && !words.is_empty() && !self.shows_prompt
    }
}
