//! The words of the language that stay words in the meaning: operators, comparisons, prepositions and their like, each with
//! its one spelling.

use serde::{Deserialize, Serialize};

/// Declares enums of words: each variant with its spelling, which is also what its `word` gives.
macro_rules! words {
    ($(
        $(#[$attribute:meta])*
        $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }
    )*) => {
        $(
            $(#[$attribute])*
            pub enum $name {
                $(#[doc = concat!("`", $word, "`")] #[doc = ""] $(#[$doc])* $variant,)*
            }

            impl $name {
                /// The word, as the language spells it.
                pub const fn word(self) -> &'static str {
                    match self {
                        $($name::$variant => $word,)*
                    }
                }
            }
        )*
    };
}

words! {
    /// The four operators of arithmetic.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    Operator {
        Add = "+",
        Subtract = "-",
        Multiply = "*",
        Divide = "/",
    }

    /// How two values are compared.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Relation {
        /// Also `is`. Of a day and a period: the day is one of its days.
        Equal = "exactly",
        /// Also `by` of days.
        AtMost = "at most",
        AtLeast = "at least",
        /// Also `after` of days.
        Above = "above",
        /// Also `before` of days.
        Below = "below",
    }

    /// Which of several values is taken: `greater of (…)` and its sisters. The first two are said of amounts, the other two of
    /// days.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    ExtremeWord {
        Greater = "greater",
        Lesser = "lesser",
        Earlier = "earlier",
        Later = "later",
    }

    /// What is made of one field of several things: `sum of FIELD over …`, `largest FIELD over …`, `count of …`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    AggregateWord {
        Sum = "sum",
        Largest = "largest",
        Smallest = "smallest",
        Count = "count",
    }

    /// The prepositions of phrases: `cloud by Azure for Us`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    Preposition {
        To = "to",
        From = "from",
        By = "by",
        With = "with",
        For = "for",
        Of = "of",
        On = "on",
    }

    /// Where a first or last day must lie: `end by D`, `start after D`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    BoundWord {
        /// On the last day of the period or before it.
        By = "by",
        /// Before the first day of the period.
        Before = "before",
        /// After the last day of the period.
        After = "after",
        /// On one of the days of the period.
        On = "on",
    }

    /// What a test can expect of a rule.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    ExpectedVerdict {
        Kept = "kept",
        Broken = "broken",
        Open = "open",
        Idle = "idle",
    }

    /// A word that a term says of itself as a whole, once and for all: it takes no time words and no amendment changes it.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    TermWord {
        /// It outlives its agreement.
        Surviving = "surviving",
        /// It outlives its agreement and has no dated end of its own.
        Perpetual = "perpetual",
        /// It binds from either side.
        Mutual = "mutual",
    }

    /// What every term, agreement or party has besides its fields.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Part {
        /// The first day of its life.
        Start = "start",
        /// The last day of its life.
        End = "end",
        /// The agreement of a term.
        Agreement = "agreement",
        /// The section a term says it stands in.
        Section = "section",
        /// The name it was declared by.
        Name = "name",
        /// The day an agreement was signed.
        Signed = "signed",
        /// The parties of an agreement.
        Parties = "parties",
    }
}

impl Relation {
    /// The same, seen from the other side.
    pub const fn flipped(self) -> Relation {
        match self {
            Relation::Equal => Relation::Equal,
            Relation::AtMost => Relation::AtLeast,
            Relation::AtLeast => Relation::AtMost,
            Relation::Above => Relation::Below,
            Relation::Below => Relation::Above,
        }
    }
}

impl TermWord {
    /// All of them.
    pub const ALL: [TermWord; 3] = [TermWord::Surviving, TermWord::Perpetual, TermWord::Mutual];

    /// What it says of a term, in words.
    pub const fn meaning(self) -> &'static str {
        match self {
            TermWord::Surviving => "it outlives its agreement",
            TermWord::Perpetual => "it outlives its agreement and has no dated end of its own",
            TermWord::Mutual => {
                "it binds from either side, so that rules meet it with its parties exchanged, too"
            }
        }
    }

    /// The one that is spelled so.
    pub fn of(text: &str) -> Option<TermWord> {
        TermWord::ALL.into_iter().find(|word| word.word() == text)
    }
}
