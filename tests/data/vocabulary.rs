//! A small vocabulary, built by hand: what `kind cloud …` and its like would declare.

use clausal::ir::{
    Declared, Event, EventId, EventWhen, Field, FieldId, FieldType, Ir, Kind, KindId, Literal, Party, PartyId, Stated,
    Unit, UnitId, Value, ValueKind, WordId,
};
use clausal::source::Span;
use clausal::syntax::tree::Preposition;

/// A vocabulary that grows by declarations.
#[derive(Debug)]
pub struct Vocabulary {
    pub ir: Ir,
}

/// What is said of a field besides its name and type.
#[derive(Debug, Default)]
pub struct Extra {
    pub optional: bool,
    pub default: Option<Literal>,
    pub preposition: Option<Preposition>,
    pub anonymous: bool,
}

pub fn declared(name: &str) -> Declared {
    Declared { name: name.into(), span: Span::default(), doc: None }
}

impl Vocabulary {
    /// Only the built-in kind.
    pub fn new() -> Vocabulary {
        let term = Kind { declared: declared("term"), also: vec![], title: None, lineage: vec![KindId::TERM], fields: vec![] };
        Vocabulary { ir: Ir { version: clausal::ir::VERSION, kinds: vec![term], ..Ir::default() } }
    }

    pub fn party(&mut self, name: &str, title: Option<&str>) -> PartyId {
        self.ir.parties.push(Party { declared: declared(name), title: title.map(Into::into), part_of: None });
        PartyId::new(self.ir.parties.len() - 1)
    }

    pub fn event(&mut self, name: &str, when: EventWhen) -> EventId {
        self.ir.events.push(Event { declared: declared(name), title: None, when, scope: None });
        EventId::new(self.ir.events.len() - 1)
    }

    pub fn unit(&mut self, name: &str) -> UnitId {
        self.ir.units.push(Unit { declared: declared(name), title: None });
        UnitId::new(self.ir.units.len() - 1)
    }

    pub fn words(&mut self, words: &[&str]) -> Vec<WordId> {
        words.iter().map(|word| self.word(word)).collect()
    }

    pub fn word(&mut self, word: &str) -> WordId {
        let at = self.ir.words.iter().position(|known| known == word).unwrap_or_else(|| {
            self.ir.words.push(word.into());
            self.ir.words.len() - 1
        });
        WordId::new(at)
    }

    pub fn kind(&mut self, name: &str, also: &[&str]) -> KindId {
        let id = KindId::new(self.ir.kinds.len());
        let also = also.iter().map(|name| (*name).into()).collect();
        self.ir.kinds.push(Kind { declared: declared(name), also, title: None, lineage: vec![id, KindId::TERM], fields: vec![] });
        id
    }

    pub fn field(&mut self, kind: KindId, name: &str, ty: FieldType, extra: Extra) -> FieldId {
        let id = FieldId::new(self.ir.fields.len());
        let value = |literal| Stated::Exactly(Value { kind: ValueKind::Literal(literal), span: Span::default() });
        self.ir.fields.push(Field {
            declared: declared(name),
            kind,
            ty,
            optional: extra.optional,
            default: extra.default.map(value),
            preposition: extra.preposition,
            anonymous: extra.anonymous,
        });
        self.ir.kinds[kind.index()].fields.push(id);
        id
    }
}

/// Clouds, licences and commitments, as the tour of the language has them.
pub fn tour() -> Ir {
    let mut vocabulary = Vocabulary::new();
    vocabulary.party("OpenAI", Some("OpenAI Group PBC"));
    vocabulary.party("Microsoft", Some("Microsoft Corporation"));
    vocabulary.event("agi-verified", EventWhen::Any);
    vocabulary.event("launch", EventWhen::Any);
    let gigawatt = vocabulary.unit("GW");
    let optional = || Extra { optional: true, ..Extra::default() };
    let by = |preposition| Extra { preposition: Some(preposition), ..Extra::default() };

    let cloud = vocabulary.kind("cloud", &[]);
    let exclusivity = vocabulary.words(&["exclusive", "sole", "nonexclusive"]);
    let nonexclusive = vocabulary.word("nonexclusive");
    let choice = Extra { default: Some(Literal::Word(nonexclusive)), anonymous: true, ..Extra::default() };
    vocabulary.field(cloud, "exclusive | sole | nonexclusive", FieldType::Choice(exclusivity), choice);
    vocabulary.field(cloud, "provider", FieldType::Party, by(Preposition::By));
    vocabulary.field(cloud, "customer", FieldType::Party, by(Preposition::For));
    vocabulary.field(cloud, "primary", FieldType::Flag, Extra::default());
    let scope = vocabulary.words(&["training", "inference", "api", "products"]);
    vocabulary.field(cloud, "scope", FieldType::Set(scope), Extra { default: Some(Literal::AllWords), ..Extra::default() });
    let tier = vocabulary.words(&["gold", "silver"]);
    vocabulary.field(cloud, "tier", FieldType::Choice(tier), optional());
    vocabulary.field(cloud, "notice", FieldType::Duration, optional());
    vocabulary.field(cloud, "amount", FieldType::Money, optional());
    vocabulary.field(cloud, "capacity", FieldType::Number(Some(gigawatt)), optional());
    vocabulary.field(cloud, "share", FieldType::Percent, optional());
    vocabulary.field(cloud, "seats", FieldType::Number(None), optional());
    vocabulary.field(cloud, "ready", FieldType::Date, optional());
    vocabulary.field(cloud, "rivals", FieldType::Parties, optional());
    vocabulary.field(cloud, "definition", FieldType::Text, optional());

    let licence = vocabulary.kind("licence", &["license"]);
    vocabulary.field(licence, "licensor", FieldType::Party, by(Preposition::From));
    vocabulary.field(licence, "licensee", FieldType::Party, by(Preposition::To));
    vocabulary.field(licence, "perpetual", FieldType::Flag, Extra::default());

    let commitment = vocabulary.kind("commitment", &[]);
    vocabulary.field(commitment, "payer", FieldType::Party, by(Preposition::From));
    vocabulary.field(commitment, "payee", FieldType::Party, by(Preposition::To));
    vocabulary.field(commitment, "amount", FieldType::Money, optional());
    vocabulary.ir
}
