//! Fields as they begin and end in, whether words are a field's instructions or its outcome out.

/// The letters of a field's instructions that are kept: its name stands first.
const NAME: usize = 16;

/// The fields that are open.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them still have their instructions.
    instructed: usize,
    /// How many are tables of contents.
    contents: usize,
}

#[derive(Debug, Default)]
struct Field {
    /// What its instructions begin with.
    name: String,
    /// Its outcome has begun.
    outcome: bool,
    contents: bool,
}

impl Fields {
    /// `begin`, `separate` or `end` of a field.
    pub fn mark(&mut self, mark: &str) {
        match mark {
            "begin" => {
                self.open.push(Field::default());
                self.instructed += 1;
            }
            "separate" => {
                if let Some(field) = self.open.last_mut().filter(|field| !field.outcome) {
                    field.outcome = true;
                    field.contents = field.name.trim_start().starts_with("TOC");
                    self.contents += usize::from(field.contents);
                    self.instructed = self.instructed.saturating_sub(1);
                }
            }
            "end" => {
                if let Some(field) = self.open.pop() {
                    self.contents = self.contents.saturating_sub(usize::from(field.contents));
                    self.instructed = self.instructed.saturating_sub(usize::from(!field.outcome));
                }
            }
            _ => {}
        }
    }

    /// Words of the instructions of the innermost field.
    pub fn instruct(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut() {
            let room = NAME.saturating_sub(field.name.len());
            field.name.extend(words.chars().take(room));
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
