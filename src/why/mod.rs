//! A rule and a world in; how its verdict came about out, as an indented text a person follows.

mod entries;
mod nested;
mod parts;
mod recorder;
mod renewed;

use parts::{Role, RulePart, binders, parts};
use recorder::Recorder;

use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::report::{FindingVerdict, open_besides};
use crate::evaluate::{self, Finding};
use crate::ir::{Ir, Noun, Phrase, Rule, RuleId, TermId, Variable};
use crate::source::{SourceMap, Span};
use crate::tell::words::{and_list, days as days_in_words};
use crate::tell::{self, Words};
use crate::time::Days;
use crate::world::{AcrossWorlds, Assignment, Thing, Unknown, World};

/// How many ways of binding its things are told in full; of the rest only the number.
const MOST_ROWS: usize = 200;

/// How a rule's verdict came about; with a name, only what concerns the thing of that name.
pub fn why(
    world: &World,
    sources: &SourceMap,
    settings: &evaluate::Settings,
    id: RuleId,
    name: Option<&str>,
) -> String {
    let ir = world.ir();
    let rule = ir.rule(id);
    let heard = Recorder::default();
    let outcome = evaluate::evaluate_rule(ir, world, sources, settings, (id, rule), Some(&heard));
    let verdict = outcome.rules.first().map_or("idle", |rule| rule.verdict.word());
    let explanation = Explanation { ir, world, sources, rule, heard: &heard, name };
    let mut text = explanation.head(id, verdict);
    for finding in &outcome.findings {
        let is_meant = finding.things().next().is_none() || explanation.speaks_of(finding.things());
        if is_meant {
            text.push_str(&explanation.finding(finding, &tell::tell_one(world, sources, finding, false)));
        }
    }
    text.push_str(&explanation.rows());
    text
}

/// What is told about.
struct Explanation<'t> {
    ir: &'t Ir,
    world: &'t World,
    sources: &'t SourceMap,
    rule: &'t Rule,
    heard: &'t Recorder,
    name: Option<&'t str>,
}

impl Explanation<'_> {
    fn head(&self, id: RuleId, verdict: &str) -> String {
        let title =
            self.rule.title.as_ref().map_or(String::new(), |title| format!(" \"{}\"", one_line(title)));
        let mut text = format!("{}{title} is {verdict}\n", self.ir.rule_name(id));
        text.push_str(&format!(
            "  {}  ({})\n",
            self.words(self.rule.sentence_span),
            self.place(self.rule.sentence_span)
        ));
        let times = self.rule.time.iter().chain(&self.ir.policy(self.rule.policy).time);
        for time in times {
            let days = self.world.days_of(std::slice::from_ref(time), &Assignment::new(self.world));
            // Days that hang on events or on the things bound are not the same for all.
            let is_told = time.is_written_out() && !time.adds_duration();
            let days = if is_told { format!(": {}", days_in_words(&days)) } else { String::new() };
            text.push_str(&format!("  it applies {}{days}\n", self.words(time.span)));
        }
        if let Some(because) = &self.rule.because {
            text.push_str(&format!("  because {}\n", one_line(because)));
        }
        text
    }

    /// A finding: what is wrong, the entries it rests on, what it hangs on, what excuses it.
    fn finding(&self, finding: &Finding, words: &Words) -> String {
        let mut text = format!("\n{}: {}\n", finding.verdict.word(), one_line(&words.message));
        text.push_str(&format!("  days: {}\n", days_in_words(&finding.days)));
        if !finding.further.is_empty() {
            let possible = finding.days.union(&finding.further);
            text.push_str(&format!("  possible days: {}\n", days_in_words(&possible)));
        }
        for label in &words.labels {
            if label.span != self.rule.sentence_span {
                let words = self.words(label.span);
                text.push_str(&format!(
                    "  rests on `{words}`: {}  ({})\n",
                    one_line(&label.message),
                    self.place(label.span)
                ));
            }
        }
        for sentence in open_besides(&words.open_on) {
            text.push_str(&format!("  open: {}\n", one_line(&sentence)));
        }
        if finding.verdict == FindingVerdict::Waived
            && let Some(waiver) = finding.waiver.map(|waiver| self.ir.waiver(waiver))
        {
            let by = waiver
                .approved
                .as_ref()
                .map_or(String::new(), |by| format!(", approved by {}", one_line(by)));
            text.push_str(&format!(
                "  waived because {}{by}  ({})\n",
                one_line(&waiver.because),
                self.place(waiver.span)
            ));
            text.push_str(&format!(
                "    the waiver covers {}\n",
                days_in_words(&self.world.days_of(&waiver.time, &Assignment::new(self.world)))
            ));
        }
        if let Some(help) = &words.help {
            text.push_str(&format!("  instead: {}\n", one_line(help)));
        }
        text
    }

    /// Each way of binding the rule's things, then what was not judged and why.
    fn rows(&self) -> String {
        let parts = parts(self.rule);
        let binders = binders(self.rule);
        let mut text = String::new();
        let mut left_out = String::new();
        let rows: Vec<Vec<Thing>> = match binders {
            [only] => self.things(only.noun).into_iter().map(|thing| vec![thing]).collect(),
            _ => self.heard.rows(binders.len()),
        };
        for binder in binders {
            for thing in self.things(binder.noun) {
                if self.speaks_of([thing])
                    && !self.is_met_otherwise(binder, thing, &parts)
                    && let Some(why_not) = self.why_not(binder.variable, binder.noun, thing, &parts)
                {
                    left_out.push_str(&format!("  {why_not}\n"));
                    // Of all things it would be too much.
                    if let (Some(_), [_]) = (self.name, binders) {
                        let days = self.life(thing);
                        let failed = self.failed(binder.variable, thing, &parts);
                        let phrases = failed.map_or(&[][..], |part| &part.reads.nested);
                        phrases
                            .iter()
                            .for_each(|nested| left_out.push_str(&self.nested(nested, &[thing], &days)));
                    }
                }
            }
        }
        let judged: Vec<&Vec<Thing>> = rows
            .iter()
            .filter(|row| self.speaks_of(row.iter().copied()))
            .filter(|row| {
                binders.iter().zip(row.iter()).all(|(binder, thing)| {
                    self.why_not(binder.variable, binder.noun, *thing, &parts).is_none()
                })
            })
            .collect();
        for row in judged.iter().take(MOST_ROWS) {
            text.push_str(&self.row(row, &parts));
        }
        if let more @ 1.. = judged.len().saturating_sub(MOST_ROWS) {
            text.push_str(&format!(
                "\nand {more} more ways of binding its things; name a term to see those of it\n"
            ));
        }
        if judged.is_empty() {
            text.push_str("\nnothing was judged\n");
        }
        if !left_out.is_empty() {
            text.push_str(&format!("\nnot judged\n{left_out}"));
        }
        text
    }

    /// One way of binding: its life, then each part with its truth over time and the entries that say so.
    fn row(&self, row: &[Thing], parts: &[RulePart]) -> String {
        let names: Vec<String> = row.iter().map(|thing| self.thing(*thing)).collect();
        let mut text = format!("\njudged: {}\n", names.join(", "));
        for thing in row {
            text.push_str(&format!("  {} lives {}\n", self.name_of(*thing), self.life_in_words(*thing)));
            text.push_str(&self.renewals(*thing));
        }
        let life = row.iter().fold(Days::all(), |days, thing| days.intersection(&self.life(*thing)));
        let mut told: Vec<String> = Vec::new();
        for part in parts {
            let truths = match part.role {
                Role::Binder(variable) => {
                    row.get(usize::from(variable.0)).map(|thing| self.heard.of_last(part.span, *thing))
                }
                _ => Some(self.heard.of_row(part.span, row)),
            };
            let lead = match part.role {
                Role::Binder(_) => "is",
                Role::Where => "where",
                Role::Must => "must",
                Role::MustNot => "must not",
                Role::Unless => "unless",
            };
            let truth = truths.flatten().map_or("not asked".to_owned(), |truth| truth.in_words(&life));
            text.push_str(&format!("  {lead} `{}`: {truth}\n", self.words(part.span)));
            for (variable, field) in &part.reads.fields {
                if let Some(Thing::Term(term)) = row.get(usize::from(variable.0)) {
                    text.push_str(&self.entries(*term, *field, "    "));
                }
            }
            for nested in &part.reads.nested {
                let words = self.words(nested.span);
                if told.contains(&words) {
                    text.push_str(&format!("    `{words}` finds the same as above\n"));
                    continue;
                }
                text.push_str(&self.nested(nested, row, &life));
                told.push(words);
            }
        }
        text
    }

    /// Whether a thing need not be told of as one that the binder does not speak of: as it is stated, or with its parties exchanged,
    /// it is met, or it is told of as it is stated.
    fn is_met_otherwise(&self, binder: &Phrase, thing: Thing, parts: &[RulePart]) -> bool {
        let Thing::Term(term) = thing else { return false };
        let is_met = |reading: TermId| {
            reading != term
                && self.why_not(binder.variable, binder.noun, Thing::Term(reading), parts).is_none()
        };
        term.is_exchanged() || self.world.readings(term).into_iter().any(is_met)
    }

    /// Why a thing of the noun is none the binder speaks of, if it is none.
    fn why_not(&self, variable: Variable, noun: Noun, thing: Thing, parts: &[RulePart]) -> Option<String> {
        let kind = self.noun(noun);
        let asks_nonbinding = binders(self.rule).iter().any(|binder| {
            binder.variable == variable
                && binder.adjectives.iter().any(|(word, _)| *word == crate::ir::Adjective::Nonbinding)
        });
        if self.world.is_nonbinding(thing) && !asks_nonbinding && !matches!(thing, Thing::Party(_)) {
            return Some(format!("{} is {kind}, but binds nobody", self.thing(thing)));
        }
        let life = self.life(thing);
        if life.is_empty() && self.world.depends(thing).is_empty() {
            return Some(format!("{} is {kind}, but never lives", self.thing(thing)));
        }
        let failed = self.failed(variable, thing, parts)?;
        Some(format!("{} is {kind}, but not `{}`", self.thing(thing), self.words(failed.span)))
    }

    /// The first part of a phrase that a thing is on no day of its life.
    fn failed<'p>(
        &self,
        variable: Variable,
        thing: Thing,
        parts: &'p [RulePart<'p>],
    ) -> Option<&'p RulePart<'p>> {
        let life = self.life(thing);
        parts
            .iter()
            .filter(|part| part.role == Role::Binder(variable))
            .find(|part| self.heard.of_last(part.span, thing).is_some_and(|truth| truth.is_never(&life)))
    }

    fn things(&self, noun: Noun) -> Vec<Thing> {
        match noun {
            Noun::Kind(kind) => {
                let is_one = |term: &&TermId| self.ir.kind_of(**term).lineage.contains(&kind);
                let terms = self.world.terms().iter().filter(is_one);
                // A mutual term is judged in each of its readings.
                terms.flat_map(|term| self.world.with_readings(*term)).map(Thing::Term).collect()
            }
            Noun::Party => {
                (0..self.ir.parties.len()).map(|at| Thing::Party(crate::ir::PartyId::new(at))).collect()
            }
            Noun::Agreement => self.world.agreements().iter().map(|id| Thing::Agreement(*id)).collect(),
        }
    }

    fn noun(&self, noun: Noun) -> String {
        let name = match noun {
            Noun::Kind(kind) => self.ir.kind(kind).declared.name.as_str(),
            Noun::Party => "party",
            Noun::Agreement => "agreement",
        };
        let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// Whether one of the things has the name asked for, or is a term of an agreement of that name.
    fn speaks_of(&self, things: impl IntoIterator<Item = Thing>) -> bool {
        let Some(name) = self.name else { return true };
        things.into_iter().any(|thing| {
            self.ir.thing_name(thing) == name
                || matches!(thing, Thing::Term(term) if self.world.agreement_of(term)
                    .is_some_and(|agreement| self.ir.agreement(agreement).declared.name == name))
        })
    }

    /// `main` of `hosting`, and where it stands.
    fn thing(&self, thing: Thing) -> String {
        let of = match thing {
            Thing::Term(term) => self.world.agreement_of(term).map(Thing::Agreement),
            Thing::Party(_) | Thing::Agreement(_) => None,
        };
        let of = of.map_or(String::new(), |of| format!(" of {}", self.name_of(of)));
        format!("`{}`{of}{}", one_line(self.ir.thing_name(thing)), exchanged(thing))
    }

    fn name_of(&self, thing: Thing) -> String {
        format!("`{}`{}", one_line(self.ir.thing_name(thing)), exchanged(thing))
    }

    /// The days a thing lives; where that hangs on events, those on which it does in some world.
    fn life(&self, thing: Thing) -> Days {
        if self.world.depends(thing).is_empty() {
            return self.world.life(thing, &Assignment::new(self.world)).into_owned();
        }
        AcrossWorlds::of(self.world, thing).sometimes
    }

    fn life_in_words(&self, thing: Thing) -> String {
        let events = self.world.depends(thing);
        let life = self.life(thing);
        // What a term says may hang on events where its days do not.
        let moves = || AcrossWorlds::of(self.world, thing).always != life;
        match life {
            life if events.is_empty() && life.is_empty() => "on no day".to_owned(),
            life if events.is_empty() || !moves() => days_in_words(&life),
            life => format!("at most {}, which hangs on {}", days_in_words(&life), self.names_of(&events)),
        }
    }

    /// `` `e` and `f` (unexpected) ``
    fn names_of(&self, unknowns: &[Unknown]) -> String {
        let name = |unknown: &Unknown| {
            let note = if self.world.is_unexpected(*unknown) { " (unexpected)" } else { "" };
            format!("`{}`{note}", self.world.name_of(*unknown))
        };
        and_list(&unknowns.iter().map(name).collect::<Vec<_>>())
    }

    /// The words at a place, on one line.
    fn words(&self, span: Span) -> String {
        self.sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn place(&self, span: Span) -> String {
        let Some(file) = self.sources.get(span.file) else { return String::new() };
        let position = file.lines.position(&file.text, span.range().start);
        format!("{}:{}:{}", one_line(&file.path), position.line, position.column)
    }
}

/// How a mutual term is read, where that is not as it is stated.
fn exchanged(thing: Thing) -> &'static str {
    if thing.is_exchanged() { " with its parties exchanged" } else { "" }
}
