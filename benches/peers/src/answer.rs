//! What a language answers: which rule is broken by which thing.

/// A rule, by its place among the rules, and the one or two things that break it.
pub type Broken = (usize, i64, i64);

/// Everything that is broken, sorted; every peer's must be the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer(Vec<Broken>);

impl Answer {
    /// How much is broken.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Without these rules, which a peer cannot state.
    pub fn without(&self, rules: &[usize]) -> Answer {
        self.0.iter().copied().filter(|(rule, ..)| !rules.contains(rule)).collect()
    }

    /// The first few that only one of two answers has.
    pub fn differences(&self, other: &Answer) -> String {
        let only = |one: &Answer, other: &Answer| {
            let mut only = one.0.iter().filter(|broken| other.0.binary_search(broken).is_err());
            format!("{:?}", only.by_ref().take(5).collect::<Vec<_>>())
        };
        format!(
            "{} and {}; only here {}; only there {}",
            self.len(),
            other.len(),
            only(self, other),
            only(other, self)
        )
    }
}

impl FromIterator<Broken> for Answer {
    /// A thing that breaks a rule on several stretches breaks it once.
    fn from_iter<I: IntoIterator<Item = Broken>>(broken: I) -> Answer {
        let mut all: Vec<Broken> = broken.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        Answer(all)
    }
}

/// An answer as the peer gave it. Reading it off is not timed.
pub type Given = Box<dyn FnOnce() -> Answer>;

/// A question that is prepared: rules compiled, data loaded. Each call answers it.
pub type Ready = Box<dyn FnMut() -> Given>;
