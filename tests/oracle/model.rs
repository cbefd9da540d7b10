//! The oracle's own picture of a program: what is declared, what is agreed, and what the rules ask. It decides nothing.

use super::calendar::{Day, Duration};

/// One program and how it is asked.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// The days that are walked, both inclusive; on the days beyond, the border day's state runs on.
    pub calendar: (Day, Day),
    /// `--as-of`.
    pub as_of: Option<Day>,
    /// Whether `exchange 1 EUR = 1.25 USD` is declared.
    pub exchange: bool,
    /// Who `us` is; none: nobody says.
    pub us: Option<Party>,
    pub events: Vec<Event>,
    pub agreements: Vec<Agreement>,
    pub amendments: Vec<Amendment>,
    pub facts: Vec<Term>,
    /// Time words of the policy: `from`, `until`, `through` only.
    pub policy_times: Vec<TimeWord>,
    pub rules: Vec<Rule>,
    pub waivers: Vec<Waiver>,
}

/// A party; `Bedrock` is part of `Aws` and that of `Amazon`, `Ireland` of `OpenAI`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    OpenAI,
    Microsoft,
    Amazon,
    Aws,
    Ireland,
    Bedrock,
}

impl Party {
    pub const ALL: [Self; 6] =
        [Self::OpenAI, Self::Microsoft, Self::Amazon, Self::Aws, Self::Ireland, Self::Bedrock];

    pub fn name(self) -> &'static str {
        match self {
            Self::OpenAI => "OpenAI",
            Self::Microsoft => "Microsoft",
            Self::Amazon => "Amazon",
            Self::Aws => "AWS",
            Self::Ireland => "OpenAI-Ireland",
            Self::Bedrock => "Bedrock",
        }
    }

    /// Whether it is `group` or part of it.
    pub fn is_part_of(self, group: Self) -> bool {
        let group_of = match self {
            Self::Bedrock => Some(Self::Aws),
            Self::Aws => Some(Self::Amazon),
            Self::Ireland => Some(Self::OpenAI),
            Self::OpenAI | Self::Microsoft | Self::Amazon => None,
        };
        self == group || group_of.is_some_and(|own| own.is_part_of(group))
    }
}

/// When an event happens, as declared.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    On(Day),
    In(Atom),
    Between(Day, Day),
    NotBefore(Day),
    Never,
    AnyDay,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub name: String,
    pub when: When,
    /// It may also never happen, and counts against a rule but never for it.
    pub unexpected: bool,
}

impl Event {
    /// Whether that it happens would be unexpected: not of a day that is known.
    pub fn surprises(&self, as_of: Option<Day>) -> bool {
        self.unexpected
            && match self.when {
                When::On(day) => as_of.is_some_and(|as_of| as_of < day),
                _ => true,
            }
    }
}

/// What may stand after a time word.
#[derive(Debug, Clone, PartialEq)]
pub enum Atom {
    Day(Day),
    Month(i32, u32),
    Year(i32),
    Event(usize),
    Plus(Box<Atom>, Duration),
    Earlier(Vec<Atom>),
    Later(Vec<Atom>),
    /// `its agreement.end`, in the time words of a term or entry.
    AgreementEnd,
}

#[derive(Debug, Clone, PartialEq)]
pub enum TimeWord {
    From(Atom),
    After(Atom),
    Before(Atom),
    Until(Atom),
    Through(Atom),
    In(Atom),
    Between(Atom, Atom),
    Within(Duration, Atom),
    For(Duration),
}

/// A kind of the vocabulary that every printed program opens with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Term,
    Grant,
    Cloud,
    Licence,
    Commitment,
    Competition,
    Supply,
    Pledge,
    /// The built-in kind.
    Renewal,
    Law,
}

impl Kind {
    pub fn noun(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Grant => "grant",
            Self::Cloud => "cloud",
            Self::Licence => "licence",
            Self::Commitment => "commitment",
            Self::Competition => "competition",
            Self::Supply => "supply",
            Self::Pledge => "pledge",
            Self::Renewal => "renewal",
            Self::Law => "governing-law",
        }
    }

    pub fn is_a(self, ancestor: Self) -> bool {
        self == ancestor
            || ancestor == Self::Term
            || (ancestor == Self::Grant && matches!(self, Self::Cloud | Self::Licence))
    }

    /// The field that a preposition speaks of. `with` is every party field of any term.
    pub fn field_of(self, preposition: Preposition) -> Option<Field> {
        match (self, preposition) {
            (Self::Cloud, Preposition::By) => Some(Field::Provider),
            (Self::Cloud, Preposition::For) => Some(Field::Customer),
            (Self::Licence, Preposition::From) => Some(Field::Licensor),
            (Self::Licence, Preposition::To) => Some(Field::Licensee),
            (Self::Commitment, Preposition::From) => Some(Field::Payer),
            (Self::Commitment, Preposition::To) => Some(Field::Payee),
            (Self::Competition, Preposition::By) => Some(Field::Competitor),
            (Self::Supply, Preposition::By) => Some(Field::Seller),
            (Self::Supply, Preposition::For) => Some(Field::Buyer),
            (Self::Pledge, Preposition::From) => Some(Field::Pledgor),
            (Self::Pledge, Preposition::To) => Some(Field::Holders),
            (Self::Pledge, Preposition::On) => Some(Field::Assets),
            (Self::Renewal, Preposition::Of) => Some(Field::Holder),
            _ => None,
        }
    }

    /// Whether the kind has the field, and it must be stated.
    pub fn requires(self, field: Field) -> bool {
        let required: &[Field] = match self {
            Self::Cloud => &[Field::Provider, Field::Customer],
            Self::Licence => &[Field::Licensor, Field::Licensee],
            Self::Commitment => &[Field::Payer, Field::Payee],
            Self::Competition => &[Field::Competitor],
            Self::Supply => &[Field::Seller],
            Self::Pledge => &[Field::Pledgor, Field::Holders],
            Self::Term | Self::Grant | Self::Renewal | Self::Law => &[],
        };
        required.contains(&field)
    }

    /// The one or two fields of one party each that a preposition speaks of: what a mutual term exchanges.
    pub fn sides(self) -> Option<(Field, Option<Field>)> {
        match self {
            Self::Cloud => Some((Field::Provider, Some(Field::Customer))),
            Self::Licence => Some((Field::Licensor, Some(Field::Licensee))),
            Self::Commitment => Some((Field::Payer, Some(Field::Payee))),
            Self::Supply => Some((Field::Seller, Some(Field::Buyer))),
            Self::Competition => Some((Field::Competitor, None)),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preposition {
    By,
    For,
    From,
    To,
    With,
    On,
    Of,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// `exclusive | sole | nonexclusive = nonexclusive`, without a name.
    Exclusivity,
    Provider,
    Customer,
    Primary,
    Scope,
    Tier,
    Notice,
    Amount,
    Capacity,
    Rate,
    Renewal,
    Licensor,
    Licensee,
    Revocable,
    Payer,
    Payee,
    Competitor,
    Seller,
    Buyer,
    Pledgor,
    /// Several parties.
    Holders,
    /// A set with a preposition.
    Assets,
    /// Of every term: how long it outlives its agreement.
    Tail,
    Automatic,
    Successive,
    /// `option: of party`
    Holder,
    Period,
    Window,
    Times,
    /// A place.
    Law,
    /// A text.
    Note,
}

impl Field {
    pub fn name(self) -> &'static str {
        match self {
            Self::Exclusivity => "",
            Self::Provider => "provider",
            Self::Customer => "customer",
            Self::Primary => "primary",
            Self::Scope => "scope",
            Self::Tier => "tier",
            Self::Notice => "notice",
            Self::Amount => "amount",
            Self::Capacity => "capacity",
            Self::Rate => "rate",
            Self::Renewal => "renewal",
            Self::Licensor => "licensor",
            Self::Licensee => "licensee",
            Self::Revocable => "revocable",
            Self::Payer => "payer",
            Self::Payee => "payee",
            Self::Competitor => "competitor",
            Self::Seller => "seller",
            Self::Buyer => "buyer",
            Self::Pledgor => "pledgor",
            Self::Holders => "holders",
            Self::Assets => "assets",
            Self::Tail => "tail",
            Self::Automatic => "automatic",
            Self::Successive => "successive",
            Self::Holder => "option",
            Self::Period => "period",
            Self::Window => "window",
            Self::Times => "times",
            Self::Law => "law",
            Self::Note => "note",
        }
    }

    /// What holds where nothing is stated.
    pub fn default(self) -> Option<Value> {
        match self {
            Self::Exclusivity => Some(Value::Word("nonexclusive")),
            Self::Primary | Self::Revocable | Self::Automatic | Self::Successive => Some(Value::Flag(false)),
            Self::Scope | Self::Assets => Some(Value::Set(vec!["all"])),
            Self::Tier => Some(Value::Word("silver")),
            Self::Buyer => Some(Value::Party(Party::Ireland)),
            _ => None,
        }
    }

    pub fn is_required(self) -> bool {
        matches!(
            self,
            Self::Provider
                | Self::Customer
                | Self::Licensor
                | Self::Licensee
                | Self::Payer
                | Self::Payee
                | Self::Competitor
                | Self::Seller
                | Self::Pledgor
                | Self::Holders
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Currency {
    Usd,
    Eur,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Flag(bool),
    Word(&'static str),
    Set(Vec<&'static str>),
    Length(Duration),
    /// Whole millions.
    Money(i64, Currency),
    /// Whole gigawatts.
    Power(i64),
    /// Whole per cents.
    Percent(i64),
    Date(Day),
    Party(Party),
    Parties(Vec<Party>),
    Number(i64),
    /// A place or a text.
    Text(&'static str),
}

/// What an entry says of its field.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Value(Value),
    AtMost(Value),
    AtLeast(Value),
    Between(Value, Value),
    Blank,
    Redacted,
}

/// A statement about a field, with its time words.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub field: Field,
    pub said: Said,
    pub times: Vec<TimeWord>,
}

#[derive(Debug, Clone)]
pub struct Term {
    pub name: String,
    pub kind: Kind,
    pub surviving: bool,
    pub perpetual: bool,
    pub mutual: bool,
    /// What the phrase's adjectives say: values of `Exclusivity` and flags, without time words.
    pub adjectives: Vec<(Field, Value)>,
    /// What the phrase's prepositions say.
    pub parties: Vec<(Preposition, Party)>,
    /// Time words of the term; at most one of them is an end.
    pub times: Vec<TimeWord>,
    /// A second end, joined by `or`.
    pub or: Option<TimeWord>,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
pub struct Agreement {
    pub name: String,
    pub parties: Vec<Party>,
    pub signed: Option<Day>,
    pub from: Day,
    pub end: Option<TimeWord>,
    /// Ends by event, each after `or until`.
    pub or: Vec<Atom>,
    pub nonbinding: bool,
    pub terms: Vec<Term>,
}

#[derive(Debug, Clone)]
pub struct Amendment {
    pub name: String,
    /// The position of its agreement.
    pub to: usize,
    pub signed: Option<Day>,
    /// The day on which it takes effect; [`super::calendar::NEVER`]: it does not.
    pub from: Day,
    /// The event on whose day it does, in each world its own.
    pub event: Option<usize>,
    pub patches: Vec<Patch>,
}

#[derive(Debug, Clone)]
pub enum Patch {
    Change(String, Vec<Entry>),
    /// The term's name, or none for the agreement.
    Extend(Option<String>, TimeWord),
    End(Option<String>, Option<TimeWord>),
    New(Term),
}

#[derive(Debug, Clone)]
pub struct Waiver {
    pub rule: String,
    /// The term, party or agreement it is for.
    pub thing: Option<String>,
    /// The agreement it is in.
    pub within: Option<String>,
    pub times: Vec<TimeWord>,
}

#[derive(Debug, Clone)]
pub struct Rule {
    pub name: String,
    pub sentence: Sentence,
    pub unless: Option<Condition>,
}

#[derive(Debug, Clone)]
pub enum Sentence {
    Every { subject: Subject, not: bool, predicate: Predicate, times: Vec<TimeWord> },
    There { count: Count, binders: Vec<Binder>, condition: Option<Condition>, times: Vec<TimeWord> },
    Each { binders: Vec<Binder>, condition: Option<Condition>, require: Condition, times: Vec<TimeWord> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    No,
    A,
    AtLeast(usize),
    AtMost(usize),
    Exactly(usize),
}

#[derive(Debug, Clone)]
pub struct Binder {
    pub name: String,
    pub phrase: Phrase,
}

/// A phrase and its `where`.
#[derive(Debug, Clone)]
pub struct Subject {
    pub phrase: Phrase,
    pub condition: Option<Box<Condition>>,
}

#[derive(Debug, Clone)]
pub struct Phrase {
    pub adjectives: Vec<Adjective>,
    pub noun: Noun,
    pub prepositions: Vec<(Preposition, Reference)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    Kind(Kind),
    Agreement,
    Party,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adjective {
    /// A word of the exclusivity.
    Word(&'static str),
    Flag(Field),
    Surviving,
    Perpetual,
    Mutual,
    Nonbinding,
    /// `define locked-in cloud as exclusive and notice is above 30 days`
    LockedIn,
}

/// A party in a phrase, or a word of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    Us,
    It,
    Party(Party),
    Binder(String),
    Word(&'static str),
}

/// The thing whose field is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// A bare field, or `its`: the nearest phrase's thing.
    Nearest,
    Binder(String),
}

/// `let home-laws = (…)`
pub const HOME_LAWS: [Value; 2] = [Value::Text("Delaware"), Value::Text("New York")];

#[derive(Debug, Clone)]
pub enum Predicate {
    /// `be A and B`, or with `not` `be A or B`.
    Be(Vec<Adjective>),
    HaveField(Field),
    HaveFieldOf(Field, Comparison, Value),
    HaveOneOf(Field, Vec<Value>),
    /// `have law one of home-laws`
    HaveHomeLaw,
    HaveIncluding(Field, Vec<&'static str>),
    /// Of an agreement.
    HaveTerm(Subject),
    End,
    EndWhen(Relation, Atom),
    StartWhen(Relation, Atom),
    Last(Comparison, Duration),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    By,
    Before,
    After,
    On,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    AtMost,
    AtLeast,
    Above,
    Below,
    Exactly,
}

#[derive(Debug, Clone)]
pub enum Condition {
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
    Some(Subject),
    No(Subject),
    Compare(Expression, Comparison, Expression),
    /// `X is Y` (`not`: `X is not Y`).
    Is(Expression, bool, Expression),
    IsAdjective(Owner, bool, Adjective),
    IsBlank(Expression),
    IsRedacted(Expression),
    IsOneOf(Expression, Vec<Value>),
    /// `law is one of home-laws`
    IsHomeLaw(Owner),
    IsPartOf(Expression, Expression),
    /// A date against a day, period or event.
    IsWhen(Expression, Relation, Atom),
    IsWithin(Expression, Duration, Atom),
    Includes(Expression, &'static str),
    /// A text holds the words of another.
    IncludesWords(Expression, &'static str),
    Overlaps(Expression, Expression),
    HasField(Owner, Field),
    /// An agreement has such a term.
    HasTerm(Owner, Subject),
}

#[derive(Debug, Clone)]
pub enum Expression {
    Field(Owner, Field),
    Start(Owner),
    End(Owner),
    AgreementEnd(Owner),
    Literal(Value),
    Us,
    Thing(String),
    Sum(Field, Subject),
    Largest(Field, Subject),
    Smallest(Field, Subject),
    Count(Subject),
    Percent(i64, Box<Expression>),
    /// `-X`
    Negative(Box<Expression>),
    /// `2 * X`
    Times(i64, Box<Expression>),
    Plus(Box<Expression>, Box<Expression>),
    Minus(Box<Expression>, Box<Expression>),
    /// A percentage times an amount.
    Share(Box<Expression>, Box<Expression>),
    /// `p.exposure`: `define exposure of party as sum of amount over commitment to it`
    Exposure(String),
}
