//! `draft/party-name`: one company under two names, another name at the signature, and a party that an earlier draft left behind.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::mentions::form_at;
use crate::draft::model::{Mention, Value};
use crate::draft::parties::{Party, is_of_footer, parties, signatures, squeezed};
use crate::draft::words::{Gap, Words, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let companies: Vec<Company<'_>> = context
        .draft
        .mentions
        .iter()
        .filter(|mention| matches!(mention.value, Value::Party(_)))
        .filter(|mention| !is_of_footer(context.draft, context.words, &mention.tokens))
        .filter_map(|mention| Company::of(context.words, mention))
        .collect();
    two_spellings(context, &companies, problems);
    let parties = parties(context.draft);
    if parties.len() < 2 {
        return;
    }
    let mut parties: Vec<Named<'_>> = parties.iter().map(|party| Named::of(context.words, party)).collect();
    parties.iter_mut().for_each(|party| party.take_whole_name(&companies));
    let mut told = FxHashSet::default();
    at_the_signature(context, &companies, &parties, &mut told, problems);
    signs_without_form(context, &companies, &parties, problems);
    misspelt(context, &companies, &parties, &mut told, problems);
    without_a_part(context, &companies, &parties, &mut told, problems);
    roles_left_over(context, &parties, problems);
}

/// A company's name where it stands.
struct Company<'a> {
    mention: &'a Mention,
    /// The name without its form, letters and digits alone.
    stem: String,
    /// The legal form as it is compared.
    form: &'static str,
    /// Whether the form is written long.
    long: bool,
}

impl<'a> Company<'a> {
    fn of(words: Words<'_>, mention: &'a Mention) -> Option<Company<'a>> {
        /// What is no name without more: `the Delaware Corporation`.
        const GENERAL: [&str; 10] = [
            "the",
            "delaware",
            "holding",
            "parent",
            "insurance",
            "trust",
            "operating",
            "management",
            "nevada",
            "this",
        ];
        let (stem, form, long) = parts(words, &mention.tokens);
        let form = form?;
        (stem.len() >= 3 && !GENERAL.contains(&stem.as_str())).then_some(Company {
            mention,
            stem,
            form,
            long,
        })
    }

    fn tokens(&self) -> Range<usize> {
        self.mention.tokens.clone()
    }
}

/// A party of the opening, as its name is compared.
struct Named<'a> {
    party: &'a Party,
    stem: String,
    form: Option<&'static str>,
}

impl<'a> Named<'a> {
    fn of(words: Words<'_>, party: &'a Party) -> Named<'a> {
        let (stem, form, _) = parts(words, &party.name);
        Named { party, stem, form }
    }

    /// `ExxonMobil Research and Engineering Company`: what was read as two names may be one.
    fn take_whole_name(&mut self, companies: &[Company<'_>]) {
        let start = self.party.name.start;
        let whole = companies.iter().find(|company| company.mention.tokens.start == start);
        if let (None, Some(whole)) = (self.form, whole) {
            (self.stem, self.form) = (whole.stem.clone(), Some(whole.form));
        }
    }
}

/// A name without its form, the form, and whether that is written long.
fn parts(words: Words<'_>, name: &Range<usize>) -> (String, Option<&'static str>, bool) {
    let form = (name.start + 1..name.end).find_map(|at| {
        let (form, long, _) = form_at(words, at)?;
        Some((at, form, long))
    });
    match form {
        Some((at, form, long)) => (squeezed(words, name.start..at), Some(form), long),
        None => (squeezed(words, name.clone()), None, false),
    }
}

/// One company, its legal form now short and now long.
fn two_spellings(context: &Context<'_>, companies: &[Company<'_>], problems: &mut Problems) {
    /// The first places where a name stands with its form short and long.
    #[derive(Default)]
    struct Spellings<'a> {
        short: Option<&'a Mention>,
        long: Option<&'a Mention>,
    }
    let mut names: BTreeMap<(&str, &'static str), Spellings<'_>> = BTreeMap::new();
    for company in companies {
        let spellings = names.entry((company.stem.as_str(), company.form)).or_default();
        let slot = if company.long { &mut spellings.long } else { &mut spellings.short };
        slot.get_or_insert(company.mention);
    }
    for spellings in names.values() {
        let (Some(short), Some(long)) = (spellings.short, spellings.long) else { continue };
        // `Acme, Inc., a Texas corporation, and Acme Incorporated, an Ohio corporation` are two companies.
        let described = |name: &Mention| {
            context.words.mark(name.tokens.end, ',')
                && context.words.is_one_of(name.tokens.end + 1, &["a", "an"])
        };
        if described(short) && described(long) {
            continue;
        }
        let (short, long) = (short.tokens.clone(), long.tokens.clone());
        let message = format!(
            "`{}` and `{}` are one company under two names",
            context.quote(short.clone()),
            context.quote(long.clone())
        );
        problems.push(
            context
                .finding(drafts::PARTY_NAME, short, message, "the other name")
                .related(context.span(long), "the other spelling")
                .help("write the name as it is registered, everywhere"),
        );
    }
}

/// A party that signs under another name than the opening gives it.
fn at_the_signature(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    told: &mut FxHashSet<String>,
    problems: &mut Problems,
) {
    let words = context.words;
    let zone = signatures(context.draft);
    let sign: Vec<&Company<'_>> =
        companies.iter().filter(|company| zone.contains(&company.mention.tokens.start)).collect();
    let is = |party: &Named<'_>, company: &Company<'_>| {
        party.stem == company.stem && party.form == Some(company.form)
    };
    for company in &sign {
        // A company that is spoken of elsewhere is one of its own.
        let elsewhere = companies.iter().any(|other| {
            other.stem == company.stem
                && other.form == company.form
                && !zone.contains(&other.mention.tokens.start)
        });
        if elsewhere || parties.iter().any(|party| is(party, company)) {
            continue;
        }
        let unsigned = parties.iter().filter(|party| !sign.iter().any(|other| is(party, other)));
        let mut meant = unsigned.filter(|party| party.stem == company.stem || is_near(words, party, company));
        let (Some(party), None) = (meant.next(), meant.next()) else { continue };
        // The signatures of two columns stand in one line.
        let of_two = parties.iter().any(|other| {
            let first = fold(words.text(other.party.name.start));
            other.stem != party.stem && first.len() > 3 && company.stem.contains(first.as_ref())
        });
        if of_two {
            continue;
        }
        if !told.insert(company.stem.clone()) {
            continue;
        }
        let message = format!(
            "`{}` signs, and the party is `{}` at the beginning",
            context.quote(company.tokens()),
            context.quote(party.party.name.clone())
        );
        problems.push(
            context
                .finding(drafts::PARTY_NAME, company.tokens(), message, "signs")
                .related(context.span(party.party.name.clone()), "the party")
                .help("write the name as it is registered, everywhere"),
        );
    }
}

/// A party that signs in capitals under a name without a legal form that is another one than its own: `ZANOTTI USA` for `Zanotti East
/// Inc.`
fn signs_without_form(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    /// How far behind the name the line to sign on may be, in tokens.
    const LINE: usize = 12;
    const OFFICES: [&str; 12] = [
        "by",
        "its",
        "name",
        "title",
        "date",
        "ceo",
        "president",
        "director",
        "signature",
        "chairman",
        "secretary",
        "sign",
    ];
    let words = context.words;
    let zone = signatures(context.draft);
    let signs = |party: &&Named<'_>| {
        companies
            .iter()
            .any(|company| zone.contains(&company.mention.tokens.start) && company.stem == party.stem)
    };
    for party in parties.iter().filter(|party| party.form.is_some() && !signs(party)) {
        let first = party.party.name.start;
        let shared =
            parties.iter().filter(|other| words.is(other.party.name.start, words.text(first))).count();
        if words.text(first).len() < 4 || shared > 1 {
            continue;
        }
        let found = zone.clone().find_map(|at| {
            let name = words.is_shouted(at) && words.is(at, words.text(first));
            let end = (at..at + 4).take_while(|here| {
                words.is_shouted(*here)
                    && (*here == at || words.gap(*here) <= Gap::Space)
                    && !words.is_one_of(*here, &OFFICES)
            });
            let end = end.last()? + 1;
            let line = (end..end + LINE).any(|here| words.is(here, "by"));
            let stem = squeezed(words, at..end);
            (name && end > at + 1 && line && !party.stem.starts_with(&stem) && !stem.starts_with(&party.stem))
                .then_some(at..end)
        });
        let Some(name) = found else { continue };
        let message = format!(
            "`{}` signs, and the party is `{}` at the beginning",
            context.quote(name.clone()),
            context.quote(party.party.name.clone())
        );
        problems.push(
            context
                .finding(drafts::PARTY_NAME, name, message, "signs")
                .related(context.span(party.party.name.clone()), "the party")
                .help("write the name as it is registered, everywhere"),
        );
    }
}

/// Whether a company's name is so near to a party's that one of them is a slip: a letter or two, or a word in brackets or at the end.
fn is_near(words: Words<'_>, party: &Named<'_>, company: &Company<'_>) -> bool {
    is_slip(&party.stem, &company.stem)
        || party.form.is_none_or(|form| form == company.form)
            && (adds_to(words, &party.party.name, &company.tokens())
                || adds_to(words, &company.tokens(), &party.party.name))
}

/// Whether two names differ by a letter or two.
fn is_slip(one: &str, other: &str) -> bool {
    let length = one.chars().count().min(other.chars().count());
    let most = if length >= 14 { 2 } else { 1 };
    // A digit tells one company of a series from the next.
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    // Before another first letter stood the mark of a list.
    let begins = one.chars().next() == other.chars().next();
    length >= 7
        && begins
        && one != other
        && digits(one) == digits(other)
        && strsim::osa_distance(one, other) <= most
}

/// Whether the words of one name begin with those of the other and one or two more follow, or stand in brackets.
fn adds_to(words: Words<'_>, longer: &Range<usize>, shorter: &Range<usize>) -> bool {
    let worded = |name: &Range<usize>| -> Vec<String> {
        let form = (name.start + 1..name.end).find(|at| form_at(words, *at).is_some()).unwrap_or(name.end);
        let own = (name.start..form).filter(|at| words.is_word(*at) || words.is_number(*at));
        own.map(|at| fold(words.text(at)).into_owned()).collect()
    };
    let (longer, shorter) = (worded(longer), worded(shorter));
    let more = longer.len().saturating_sub(shorter.len());
    let letters: usize = shorter.iter().map(String::len).sum();
    (1..=2).contains(&more) && letters >= 5 && longer.starts_with(&shorter)
}

/// A party's name with a slip in it, in running text.
fn misspelt(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    told: &mut FxHashSet<String>,
    problems: &mut Problems,
) {
    let is_party = |company: &&Company<'_>| parties.iter().any(|party| party.stem == company.stem);
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    companies.iter().for_each(|company| *counts.entry(company.stem.as_str()).or_default() += 1);
    for company in companies.iter().filter(|company| !is_party(company)) {
        // A name that stands again and again is meant.
        let often = counts.get(company.stem.as_str()).is_some_and(|count| *count > 2);
        let slip = |party: &&Named<'_>| {
            is_slip(&party.stem, &company.stem) && party.form.is_none_or(|form| form == company.form)
        };
        let Some(party) = parties.iter().find(slip) else { continue };
        if often || is_introduced(context.words, &company.tokens()) || !told.insert(company.stem.clone()) {
            continue;
        }
        let message = format!(
            "`{}` is spelt unlike the party `{}`",
            context.quote(company.tokens()),
            context.quote(party.party.name.clone())
        );
        problems.push(
            context
                .finding(drafts::PARTY_NAME, company.tokens(), message, "the other spelling")
                .related(context.span(party.party.name.clone()), "the party")
                .help("write the name as it is registered, everywhere"),
        );
    }
}

/// Words by which whoever stands before them takes on a duty.
const DUTIES: [&str; 11] = [
    "shall",
    "will",
    "must",
    "agrees",
    "represents",
    "warrants",
    "covenants",
    "undertakes",
    "acknowledges",
    "hereby",
    "promises",
];

/// A company that has a duty and is neither a party nor anyone the draft introduces: what a precedent left behind.
fn without_a_part(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    told: &mut FxHashSet<String>,
    problems: &mut Problems,
) {
    let words = context.words;
    let zone = signatures(context.draft);
    let known: FxHashSet<&str> = companies
        .iter()
        .filter(|company| {
            is_introduced(words, &company.tokens()) || zone.contains(&company.mention.tokens.start)
        })
        .map(|company| company.stem.as_str())
        .collect();
    let end = first_attachment(context);
    for company in companies.iter().filter(|company| company.mention.tokens.start < end) {
        let tokens = company.tokens();
        // `Acme Europe GmbH` beside the party `Acme Inc.` is of its group.
        let first = fold(words.text(tokens.start)).into_owned();
        let of_a_party = parties.iter().any(|party| {
            party.stem.starts_with(&first)
                || company.stem.starts_with(&party.stem)
                || party.stem.contains(&company.stem)
        });
        let alone = !words
            .is_one_of(tokens.start.wrapping_sub(1), &["of", "and", "or", "to", "from", "with", "by", ","]);
        // `During the Term, Company shall`, `Beta and Acme Inc. shall`: two names, or a part and no name.
        let joined = tokens.clone().any(|at| words.is(at, "and")) || company.form == "co" && company.long;
        let bound = words.is_one_of(tokens.end, &DUTIES) && !words.is(tokens.end + 1, "be");
        if of_a_party
            || joined
            || !alone
            || !bound
            || known.contains(company.stem.as_str())
            || !told.insert(company.stem.clone())
        {
            continue;
        }
        let message =
            format!("`{}` has a duty here, and is no party to this draft", context.quote(tokens.clone()));
        problems.push(
            context
                .finding(drafts::PARTY_NAME, tokens, message, "no party")
                .help("name the party that is meant; the clause may come from another agreement"),
        );
    }
}

/// Whether the words around a name say who that is: `, a Delaware corporation`, `("Acme")`, `its affiliate Acme GmbH`, `"Host" means Acme Inc.`
fn is_introduced(words: Words<'_>, name: &Range<usize>) -> bool {
    const BEFORE: [&str; 12] = [
        "affiliate",
        "affiliates",
        "subsidiary",
        "subsidiaries",
        "parent",
        "means",
        "supplier",
        "agent",
        "trustee",
        "bank",
        "guarantor",
        "licensor",
    ];
    let comma = usize::from(words.mark(name.end, ','));
    let bracket = words.mark(name.end + comma, '(');
    let described = comma > 0
        && words.is_one_of(
            name.end + 1,
            &["a", "an", "the", "its", "as", "being", "which", "whose", "having", "with"],
        );
    let before = (1..=3).any(|back| words.is_one_of(name.start.wrapping_sub(back), &BEFORE));
    bracket || described || before
}

fn first_attachment(context: &Context<'_>) -> usize {
    context.draft.attachments.first().map_or(context.range().end, |attachment| attachment.tokens.start)
}

/// What one side of an agreement is called after the part it plays.
const ROLES: [&str; 47] = [
    "agent",
    "borrower",
    "buyer",
    "client",
    "company",
    "consultant",
    "contractor",
    "customer",
    "developer",
    "distributor",
    "employee",
    "employer",
    "executive",
    "franchisee",
    "franchisor",
    "guarantor",
    "host",
    "investor",
    "landlord",
    "lender",
    "lessee",
    "lessor",
    "licensee",
    "licensor",
    "manufacturer",
    "operator",
    "owner",
    "provider",
    "publisher",
    "purchaser",
    "recipient",
    "reseller",
    "retailer",
    "seller",
    "shipper",
    "sponsor",
    "subcontractor",
    "subscriber",
    "supplier",
    "tenant",
    "transporter",
    "vendor",
    "advertiser",
    "carrier",
    "marketer",
    "outsourcer",
    "processor",
];

/// `Company represents …` where the parties are Supplier and Customer: the part of another agreement's party.
fn roles_left_over(context: &Context<'_>, parties: &[Named<'_>], problems: &mut Problems) {
    let words = context.words;
    let called: Vec<String> = parties
        .iter()
        .flat_map(|party| &party.party.called)
        .map(|name| fold(&words.phrase(name.clone())).into_owned())
        .collect();
    // All must be called by their parts, else a party's part may be said without having been introduced.
    let every = parties.iter().all(|party| !party.party.called.is_empty());
    let roles = called.iter().filter(|name| ROLES.contains(&name.as_str())).count();
    if !every || roles < 2 || context.defines_elsewhere() {
        return;
    }
    let mut uses: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut bound: BTreeMap<String, usize> = BTreeMap::new();
    let mut known: FxHashSet<String> = called.iter().cloned().collect();
    let range = context.range();
    let end = first_attachment(context);
    for at in range.clone() {
        if !words.is_capital(at) || !words.is_one_of(at, &ROLES) {
            continue;
        }
        let role = fold(words.text(at)).into_owned();
        if is_named(words, at) {
            known.insert(role);
            continue;
        }
        if at >= end || words.is_shouted(at) || words.is_capital(at + 1) || follows_a_name(words, at) {
            continue;
        }
        if words.is_one_of(at + 1, &DUTIES) {
            bound.entry(role.clone()).or_insert(at);
        }
        uses.entry(role).or_default().push(at);
    }
    let count = |role: &str| uses.get(role).map_or(0, Vec::len);
    let most = called.iter().map(|role| count(role)).max().unwrap_or(0);
    let defined = |role: &str| {
        context.draft.definitions.iter().any(|definition| {
            let term = fold(&definition.term);
            term.split_whitespace().any(|word| word.trim_end_matches('s') == role)
        })
    };
    for (role, at) in bound {
        // A part that is spoken of nearly as often as the parties is the draft's own.
        if known.contains(&role) || count(&role) * 4 > most || defined(&role) {
            continue;
        }
        let names: Vec<String> = called.iter().map(|name| format!("`{name}`")).collect();
        let message = format!(
            "`{}` has a duty here, and the parties are called {}",
            words.text(at),
            names.join(" and ")
        );
        problems.push(
            context
                .finding(drafts::PARTY_NAME, at..at + 1, message, "no party is called so")
                .help("name the party that is meant; the clause may come from another agreement"),
        );
    }
}

/// Whether a role is introduced where it stands: in quotes or brackets, before a colon, behind `as` or `called`.
fn is_named(words: Words<'_>, at: usize) -> bool {
    let article = usize::from(words.is_one_of(at.wrapping_sub(1), &["the", "a", "an", "each"]));
    let before = at.wrapping_sub(1 + article);
    matches!(words.text(before), "\"" | "“" | "”" | "'" | "(" | "/")
        || words.is_one_of(before, &["as", "called", "hereinafter", "term"])
        || matches!(words.text(at + 1), ":" | "\"" | "”" | "/")
}

/// `Acme Company`, `Prime Contractor`: the last word of a longer name.
fn follows_a_name(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    words.gap(at) < Gap::Block
        && words.is_capital(before)
        && !words.is_one_of(before, &["the", "if", "when", "upon", "each"])
        || words.mark(before, '-')
        || words.is_one_of(before, &["any", "another", "no", "other", "such", "a", "an", "third"])
}
