//! Where an expression stands: what it can see, and what bare names in it belong to.

use crate::ir::{Noun, PolicyId, TestId, Variable};
use crate::resolve::Site;
use crate::syntax::tree::{Name, Tree};

/// A thing that is bound: a binder of the rule, or the thing of a phrase around the expression.
#[derive(Debug, Clone, Copy)]
pub struct Bound<'a> {
    /// The name it was given.
    pub name: Option<&'a Name>,
    /// What it is; none where its noun is unknown, so that what is said of it stays silent.
    pub noun: Option<Noun>,
}

/// What bare fields and `its` belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearest {
    /// Nothing is bound here.
    Nothing,
    /// The thing at this place in the row.
    Thing(usize),
    /// Several things are bound together: none is nearest.
    Several,
}

/// Where an expression stands.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    /// The tree that holds the expression.
    pub tree: &'a Tree,
    /// The policy whose constants it sees.
    pub policy: Option<PolicyId>,
    /// The test whose events and agreements it sees.
    pub test: Option<TestId>,
    /// The row of things bound so far; their places are their variables.
    pub things: Vec<Bound<'a>>,
    /// What bare fields belong to.
    pub nearest: Nearest,
    /// Names of binders that are bound only further right.
    pub later: Vec<&'a Name>,
    /// Names of things that are counted, and not bound outside their own conditions.
    pub counted: Vec<&'a Name>,
    /// Whether it is the value of a constant, where any word of any choice may be named.
    pub constant: bool,
    /// Whether `its agreement.end` may be said.
    pub agreement_end: AgreementEnd,
}

/// Whether a place outside of rules may speak of the end of its agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AgreementEnd {
    /// There is no agreement whose end it could be.
    #[default]
    NoAgreement,
    /// These are the time words of a term or entry.
    Meant,
    /// The place, as messages call it, is none that may.
    Refused(&'static str),
}

impl<'a> Scope<'a> {
    /// A place outside every rule: nothing is bound.
    pub fn outside(site: &Site<'a>) -> Scope<'a> {
        Scope { policy: site.policy, test: site.test, ..Scope::nowhere(site.tree) }
    }

    /// A place in no policy and no test.
    pub fn nowhere(tree: &'a Tree) -> Scope<'a> {
        Scope {
            tree,
            policy: None,
            test: None,
            things: Vec::new(),
            nearest: Nearest::Nothing,
            later: Vec::new(),
            counted: Vec::new(),
            constant: false,
            agreement_end: AgreementEnd::NoAgreement,
        }
    }

    /// Lets `its agreement.end` be refused at this place; what was so before is returned.
    pub fn refuse_agreement_end(&mut self, place: &'static str) -> AgreementEnd {
        std::mem::replace(&mut self.agreement_end, AgreementEnd::Refused(place))
    }

    /// Binds a thing and makes it the nearest.
    pub fn bind(&mut self, thing: Bound<'a>) -> Variable {
        let place = self.things.len();
        self.things.push(thing);
        self.nearest = Nearest::Thing(place);
        variable(place)
    }

    /// The thing that bare fields belong to.
    pub fn nearest_thing(&self) -> Option<(Variable, Bound<'a>)> {
        match self.nearest {
            Nearest::Thing(place) => self.things.get(place).map(|thing| (variable(place), *thing)),
            _ => None,
        }
    }

    /// The thing that was given this name; the innermost, if two were.
    pub fn named(&self, name: &str) -> Option<(Variable, Bound<'a>)> {
        let place = self.things.iter().rposition(|thing| thing.name.is_some_and(|own| own.text == name))?;
        self.things.get(place).map(|thing| (variable(place), *thing))
    }
}

/// The variable at this place of the row. A row is never longer than expressions are deep.
pub fn variable(place: usize) -> Variable {
    Variable(u16::try_from(place).unwrap_or(u16::MAX))
}
