//! Rules, waivers and tests that say what they cannot.

use crate::check::problem::list;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{names, policies};
use crate::ir::PolicyId;
use crate::resolve::Resolved;
use crate::resolve::problem::did_you_mean;
use crate::source::Span;
use crate::syntax::tree::{ExpectedVerdict, Modal, Name};

pub fn tail_misplaced(span: Span, word: &str, waiver: bool) -> Diagnostic {
    let (message, help) = if waiver {
        (format!("a waiver takes no `{word}`"), "a waiver takes `because` and `approved by`")
    } else {
        (
            format!("a rule takes no `{word}`"),
            "a rule takes `unless`, `because`, `fix` and `see`; exceptions are approved by a `waive`",
        )
    };
    Diagnostic::new(policies::TAIL, span, message, "not here").help(help)
}

pub fn tail_twice(span: Span, word: &str, first: Span) -> Diagnostic {
    let message = format!("`{word}` stands twice");
    Diagnostic::new(policies::TAIL, span, message, "again here")
        .related(first, "first here")
        .help("make one of the two")
}

pub fn tail_order(span: Span, word: &str, before: &str, first: Span, waiver: bool) -> Diagnostic {
    let message = format!("`{word}` stands before `{before}`, not after it");
    let order = if waiver { "`because`, `approved by`" } else { "`unless`, `because`, `fix`, `see`" };
    Diagnostic::new(policies::TAIL, span, message, "too late")
        .related(first, "this comes after it")
        .help(format!("the order is {order}"))
}

pub fn there_must_not(span: Span) -> Diagnostic {
    Diagnostic::new(policies::COUNT, span, "`there must not be` can be read in two ways", "with a count?")
        .help("say `there must be no …`, or `there must be at most …`")
}

pub fn several_counted(span: Span, count: Span) -> Diagnostic {
    Diagnostic::new(policies::COUNT, span, "only `no` can speak of several things together", "a second thing")
        .related(count, "this counts one sort of thing")
        .help("say `there must be no …`, or count one sort of thing and ask for the other in `where`")
}

pub fn not_whole(span: Span, text: &str) -> Diagnostic {
    let message = format!("things are counted in whole numbers, and `{text}` is none");
    Diagnostic::new(policies::COUNT, span, message, "not a whole number")
        .help("write a whole number, such as `at least 2`")
}

pub fn rule_for(span: Span, text: &str) -> Diagnostic {
    let message = format!("a rule applies from one day to another, and `{text}` says neither");
    Diagnostic::new(crate::diagnostic::catalogue::time::NOT_TIME, span, message, "no day to count from")
        .help("say `after`, `before`, `through`, `in` or `between … and …`; how long a thing may last says `must last at most …`")
}

/// `must not be A and B`, `must be A or B`
pub fn readings(span: Span, modal: Modal, words: &[&str]) -> Diagnostic {
    let must = if modal.should { "should" } else { "must" };
    let joined = |word: &str| words.join(&format!(" {word} "));
    let nested = |word: &str| words.join(&format!(" {word} it is "));
    let (message, first, second) = if modal.negated {
        (
            format!("`{must} not be {}` can be read in two ways", joined("and")),
            format!("`{must} not be {}` forbids each of them", joined("or")),
            format!("`there must be no … where {}` forbids them together", joined("and")),
        )
    } else {
        (
            format!("`{must} be {}` can be read in two ways", joined("or")),
            format!("`{must} be {}` asks for all of them", joined("and")),
            format!("`for each … require it is {}` is content with one of them", nested("or")),
        )
    };
    Diagnostic::new(policies::READINGS, span, message, "which is meant?")
        .note(first)
        .note(second)
        .help("write the one that is meant")
}

pub fn mixed_adjectives(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        policies::MIXED,
        span,
        "`and` and `or` are mixed, which can be read in two ways",
        "another word than before",
    )
    .related(first, "joined by this before")
    .help("write two rules, or say it as a condition with parentheses: `for each … require …`")
}

pub fn adjectives_unjoined(span: Span, group: &[Name], resolved: &Resolved<'_>) -> Diagnostic {
    let words: Vec<&str> = group.iter().map(|word| word.text.as_str()).collect();
    let noun = group.last().filter(|word| resolved.noun(&word.text).is_some());
    let message = format!("`be` takes adjectives, and `{}` is not one", words.join(" "));
    let diagnostic = Diagnostic::new(names::NOT_AN_ADJECTIVE, span, message, "several words");
    match noun {
        Some(noun) => {
            diagnostic.help(format!("leave `{}` out: the subject says what is spoken of", noun.text))
        }
        None => diagnostic.help(format!("join them: `be {}`", words.join(" and "))),
    }
}

pub fn party_has_no_life(span: Span) -> Diagnostic {
    Diagnostic::new(
        policies::NO_LIFE,
        span,
        "a party neither starts nor ends: only terms and agreements do",
        "of a party",
    )
    .help("say it of the terms or agreements with that party")
}

pub fn unknown_policy(name: &Name, or_rule: bool, resolved: &Resolved<'_>) -> Diagnostic {
    let what = if or_rule { "policy or rule" } else { "policy" };
    let message = format!("there is no {what} called `{}`", name.text);
    let diagnostic = Diagnostic::new(policies::UNKNOWN_RULE, name.span, message, "unknown name");
    let policies = resolved.policies.iter().map(|policy| policy.name.text.as_str());
    let rules = resolved.rules.iter().filter(|_| or_rule).map(|rule| rule.name.text.as_str());
    match resolved.nearest(&name.text, policies.chain(rules)) {
        Some(nearest) => did_you_mean(diagnostic, name, Some(nearest)),
        None if resolved.policies.is_empty() => {
            diagnostic.help("no policy is loaded: declare one, or load it with `use`")
        }
        None => {
            let loaded = resolved.policies.iter().map(|policy| policy.name.text.as_str());
            diagnostic.help(format!("the policies are {}", list(loaded)))
        }
    }
}

pub fn unknown_rule(name: &Name, policy: PolicyId, resolved: &Resolved<'_>) -> Diagnostic {
    let policy_name = &resolved.policy_at(policy).name.text;
    let message = format!("the policy `{policy_name}` has no rule called `{}`", name.text);
    let diagnostic = Diagnostic::new(policies::UNKNOWN_RULE, name.span, message, "unknown name");
    let rules = || {
        resolved
            .bounded(&resolved.rules)
            .filter(|rule| rule.node.policy == policy)
            .map(|rule| rule.name.text.as_str())
    };
    match resolved.nearest(&name.text, rules()) {
        Some(nearest) => did_you_mean(diagnostic, name, Some(nearest)),
        None if rules().next().is_none() => diagnostic,
        None => diagnostic.help(format!("its rules are {}", list(rules()))),
    }
}

pub fn rule_of_several(name: &Name, positions: &[usize], resolved: &Resolved<'_>) -> Diagnostic {
    let message = format!("several policies have a rule called `{}`", name.text);
    let policies = positions.iter().filter_map(|position| resolved.rules.get(*position)).map(|rule| {
        let policy = resolved.policy_at(rule.node.policy);
        format!("{}/{}", policy.name.text, name.text)
    });
    let written: Vec<String> = policies.collect();
    Diagnostic::new(policies::UNKNOWN_RULE, name.span, message, "which one?")
        .help(format!("say which: {}", list(written.iter().map(String::as_str))))
}

pub fn unknown_target(name: &Name, resolved: &Resolved<'_>) -> Diagnostic {
    let message = format!("there is no term, party or agreement called `{}`", name.text);
    let diagnostic = Diagnostic::new(policies::UNKNOWN_TARGET, name.span, message, "unknown name");
    let candidates = resolved
        .namesakes
        .keys()
        .copied()
        .chain(resolved.agreement_names())
        .chain(resolved.parties.iter().map(|party| party.name.text.as_str()));
    did_you_mean(diagnostic, name, resolved.nearest(&name.text, candidates))
}

pub fn not_a_target(span: Span) -> Diagnostic {
    Diagnostic::new(
        policies::UNKNOWN_TARGET,
        span,
        "a finding binds terms, parties and agreements, and this is none",
        "no name of one",
    )
    .help("name a term, a party or an agreement")
}

pub fn no_reason(span: Span) -> Diagnostic {
    Diagnostic::new(policies::NO_REASON, span, "a waiver needs a reason", "why is it waived?")
        .help("add `because \"…\"`, and `approved by \"…\"` if somebody approved it")
}

pub fn waiver_qualifier(span: Span, word: &str) -> Diagnostic {
    let message = format!("a waiver takes no `{word}`");
    Diagnostic::new(policies::WAIVER, span, message, "not here")
        .help("`for NAME` says what it excuses, `in AGREEMENT` where, and time words when")
}

pub fn expectation_qualifier(span: Span, word: &str, verdict: ExpectedVerdict, time: bool) -> Diagnostic {
    let name = verdict.word();
    let takes = match verdict {
        ExpectedVerdict::Broken => "`broken by NAME from … through …`",
        ExpectedVerdict::Open => "`open by NAME`",
        ExpectedVerdict::Kept => "`kept`, or `kept for NAME`",
        ExpectedVerdict::Idle => "`idle` alone",
    };
    let message = if time {
        format!("`{name}` takes no days, and `{word}` follows it")
    } else {
        format!("`{name}` takes no `{word}`")
    };
    Diagnostic::new(policies::EXPECTATION, span, message, "not here").help(format!("write {takes}"))
}

/// A count without days: nobody says who we are, and the sentence has not both ends.
pub(in crate::lower) fn count_without_days(span: Span) -> Diagnostic {
    let message =
        "this count is asked on the days on which an agreement with `us` lives, and nothing says who we are";
    Diagnostic::new(policies::COUNT_WITHOUT_DAYS, span, message, "on which days?")
        .help("add `we are NAME`, or say from when until when the rule applies: `from 2026 through 2030`")
}
