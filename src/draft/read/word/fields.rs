//! Fields as they begin and end in, whether words are a field's instructions or its outcome out.

/// The letters of a field's instructions that are kept: its name stands first, and then what it is about.
const MOST: usize = 100;

/// The entries of a list that are kept; Word takes 25.
const MOST_ENTRIES: usize = 100;

/// The fields that are open.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them still have their instructions.
    instructed: usize,
    /// How many are tables of contents.
    contents: usize,
}

/// A field.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What its instructions begin with.
    instructions: String,
    /// Its outcome has begun.
    outcome: bool,
    contents: bool,
    /// The entries of its list, and which of them is chosen.
    entries: Vec<String>,
    choice: Option<usize>,
    /// Where its outcome begins: which paragraph, and how long that was.
    start: (usize, usize),
}

impl Field {
    /// Its name, in capitals: `REF`.
    pub fn name(&self) -> String {
        self.instructions.split_whitespace().next().unwrap_or("").to_ascii_uppercase()
    }

    /// The word behind its name.
    pub fn about(&self) -> Option<&str> {
        self.instructions.split_whitespace().nth(1)
    }

    /// The words behind that: what a button shows.
    pub fn shown(&self) -> String {
        self.instructions.split_whitespace().skip(2).collect::<Vec<_>>().join(" ")
    }

    /// The entry of its list that is chosen.
    pub fn chosen(&self) -> Option<&str> {
        self.entries
            .get(self.choice.unwrap_or(0))
            .map(String::as_str)
            .filter(|entry| !entry.trim().is_empty())
    }

    /// Whether it shows the number of a paragraph.
    pub fn is_number(&self) -> bool {
        self.bookmark().is_some()
            && self.instructions.split_whitespace().any(|switch| matches!(switch, "\\r" | "\\n" | "\\w"))
    }

    /// The bookmark whose text, number or page it shows; none where it shows something else.
    pub fn bookmark(&self) -> Option<&str> {
        let mut words = self.instructions.split_whitespace();
        let name = words.next()?;
        let refers = ["REF", "PAGEREF", "NOTEREF"].iter().any(|field| field.eq_ignore_ascii_case(name));
        words.next().filter(|word| refers && !word.starts_with('\\')).map(|word| word.trim_matches('"'))
    }

    /// Whether it has an outcome of its own.
    pub fn has_outcome(&self) -> bool {
        self.outcome
    }

    /// Where in a paragraph its outcome begins, if it begins in this one.
    pub fn start_in(&self, paragraph: usize) -> Option<usize> {
        (self.outcome && self.start.0 == paragraph).then_some(self.start.1)
    }
}

impl Fields {
    /// A field begins with its instructions.
    pub fn begin(&mut self) {
        self.open.push(Field::default());
        self.instructed += 1;
    }

    /// The outcome of the innermost begins, in this paragraph and behind so much of it.
    pub fn separate(&mut self, start: (usize, usize)) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.outcome) {
            field.outcome = true;
            field.start = start;
            field.contents = field.instructions.trim_start().starts_with("TOC");
            self.contents += usize::from(field.contents);
            self.instructed = self.instructed.saturating_sub(1);
        }
    }

    /// The innermost ends.
    pub fn end(&mut self) -> Option<Field> {
        let field = self.open.pop()?;
        self.contents = self.contents.saturating_sub(usize::from(field.contents));
        self.instructed = self.instructed.saturating_sub(usize::from(!field.outcome));
        Some(field)
    }

    /// Words of the instructions of the innermost field.
    pub fn instruct(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut() {
            let room = MOST.saturating_sub(field.instructions.len());
            field.instructions.extend(words.chars().take(room));
        }
    }

    /// An entry of the list of the innermost field.
    pub fn offer(&mut self, entry: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.entries.len() < MOST_ENTRIES) {
            field.entries.push(entry.chars().take(MOST).collect());
        }
    }

    /// Which of them is chosen; or, where it is not said for sure, at first.
    pub fn choose(&mut self, choice: Option<usize>, is_sure: bool) {
        if let Some(field) = self.open.last_mut().filter(|field| is_sure || field.choice.is_none()) {
            field.choice = choice;
        }
    }

    /// Whether words that stand here are never shown, since they are among the instructions of a field.
    pub fn in_instructions(&self) -> bool {
        self.instructed > 0
    }

    /// Whether they stand right among the instructions, and are not the outcome of a field that others take for theirs.
    pub fn is_instruction(&self) -> bool {
        self.open.last().is_some_and(|field| !field.outcome)
    }

    /// Whether a table of contents is open.
    pub fn in_contents(&self) -> bool {
        self.contents > 0
    }
}
