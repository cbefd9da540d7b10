//! What the world reports, in words.

use super::life::PatchProblem;
use super::{Mark, Sort, Thing, Unknown, World};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::agreements as code;
use crate::diagnostic::catalogue::time as time_code;
use crate::ir::{Agreement, Amendment, AmendmentId, FieldId, Ir, Statement, Term, WordId};
use crate::source::Span;
use crate::time::{ArithmeticProblem, Day, Days, Run};

/// `from 2033-01-01 through 2035-06-30`, `from 2033-01-01`, `through 2020-12-31`, `on 2033-01-01`, `always`.
pub(crate) fn run_in_words(run: &Run) -> String {
    match (run.from, run.through) {
        (Day::BEGINNING, Day::END) => "always".to_owned(),
        (from, Day::END) => format!("from {from} on"),
        (Day::BEGINNING, through) => format!("through {through}"),
        (from, through) if from == through => format!("on {from}"),
        (from, through) => format!("from {from} through {through}"),
    }
}

/// The runs of days, joined by `and`.
pub(crate) fn days_in_words(days: &Days) -> String {
    let runs: Vec<String> = days.runs().iter().map(run_in_words).collect();
    match runs.split_last() {
        None => "on no day".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

pub(super) fn field_name(ir: &Ir, field: FieldId) -> &str {
    &ir.field(field).declared.name
}

pub(super) fn agreement_never_lives(agreement: &Agreement) -> Diagnostic {
    let name = &agreement.declared.name;
    let mut diagnostic = Diagnostic::new(
        code::AGREEMENT_NEVER_LIVES,
        agreement.declared.span,
        format!("agreement `{name}` is in force on no day"),
        "it ends before it starts",
    );
    for span in agreement.from.iter().chain(&agreement.ends) {
        diagnostic = diagnostic.related(span.span, "one of its bounds");
    }
    diagnostic.help("let it end on or after its first day")
}

pub(super) fn term_never_lives(ir: &Ir, term: &Term) -> Diagnostic {
    let name = &term.declared.name;
    let mut diagnostic = Diagnostic::new(
        code::TERM_NEVER_LIVES,
        term.declared.span,
        format!("term `{name}` holds on no day"),
        "its last day comes before its first",
    );
    for span in &term.time {
        diagnostic = diagnostic.related(span.span, "one of its bounds");
    }
    let agreement = term.agreement.map(|id| ir.agreement(id));
    for end in agreement.into_iter().flat_map(|agreement| &agreement.ends) {
        diagnostic = diagnostic.related(end.span, "its agreement ends here");
    }
    if agreement.is_some_and(|agreement| !agreement.ends.is_empty()) && !term.is_surviving() {
        diagnostic.help("a term ends with its agreement unless it is `surviving`; did you mean `surviving`?")
    } else {
        diagnostic.help("let it end on or after its first day")
    }
}

/// A term that is perpetual and has a dated end.
pub(super) fn perpetual_with_end(term: &Term, perpetual: Span, end: Span) -> Diagnostic {
    let name = &term.declared.name;
    let message = format!("term `{name}` is perpetual and has a dated end");
    Diagnostic::new(code::PERPETUAL, end, message, "an end that does not hang on an event")
        .related(perpetual, "perpetual: it ends on no day that is written")
        .help("take one of the two out; `until` and an event may stand beside `perpetual`")
}

/// A term that is perpetual and has a tail.
pub(super) fn perpetual_with_tail(term: &Term, perpetual: Span, tail: Span) -> Diagnostic {
    let name = &term.declared.name;
    let message = format!("term `{name}` is perpetual and has a tail");
    Diagnostic::new(code::PERPETUAL, tail, message, "it would end so long after its agreement")
        .related(perpetual, "perpetual: the end of its agreement is no end of it")
        .help("take one of the two out")
}

/// A fact with a tail.
pub(super) fn tail_of_fact(fact: &Term, tail: Span) -> Diagnostic {
    let message =
        format!("`{}` is a fact and belongs to no agreement that it could outlast", fact.declared.name);
    Diagnostic::new(code::TERM_WORD, tail, message, "nothing to outlast").help("take the tail out")
}

/// A tail that is changed after the agreement's last day, in every world.
pub(super) fn late_tail(ir: &Ir, term: &Term, at: Span) -> Diagnostic {
    let name = &term.declared.name;
    let agreement = term.agreement.map(|id| ir.agreement(id));
    let diagnostic = Diagnostic::new(
        code::LATE_TAIL,
        at,
        format!(
            "this tail of `{name}` does nothing, for its agreement has ended before the change takes effect"
        ),
        "changed after the end",
    );
    let ends = agreement.into_iter().flat_map(|agreement| &agreement.ends);
    ends.fold(diagnostic, |diagnostic, end| diagnostic.related(end.span, "the agreement ends here")).help(
        "the tail counts that is in force on the agreement's last day; only the amendment that ends the agreement can set it with the end",
    )
}

/// A tail beside an end of the term's own that comes no later than the agreement's, in every world.
pub(super) fn idle_tail(term: &Term, tail: Span, end: Option<Span>) -> Diagnostic {
    let name = &term.declared.name;
    let diagnostic = Diagnostic::new(
        code::IDLE_TAIL,
        tail,
        format!("the tail of `{name}` does nothing, for the term ends by itself before its agreement does"),
        "never in force",
    );
    match end {
        Some(end) => diagnostic.related(end, "this end comes no later than the agreement's"),
        None => diagnostic,
    }
    .help("take the tail out, or the end that comes before it")
}

pub(super) fn early_start(ir: &Ir, term: &Term, own: &Mark, base: Day) -> Diagnostic {
    let name = &term.declared.name;
    let by_amendment = term.amendment.map(|id| ir.amendment(id));
    let (whose, at) = match by_amendment {
        Some(amendment) => ("amendment", amendment.declared.span),
        None => {
            let agreement = term.agreement.map(|id| ir.agreement(id));
            ("agreement", agreement.map_or(term.declared.span, |agreement| agreement.declared.span))
        }
    };
    let message = format!("term `{name}` starts on {} before its {whose} starts on {base}", own.day);
    let help = match by_amendment {
        Some(_) => "it counts from the amendment's day; write that day, or leave the start out",
        None => "write a later start, or let the agreement start earlier",
    };
    Diagnostic::new(
        code::EARLY_START,
        own.span.unwrap_or(term.declared.span),
        message,
        "this start is too early",
    )
    .related(at, format!("this {whose} starts on {base}"))
    .help(help)
}

/// Two statements that differ on the same days; `when` says on which. `always`: in every world.
pub(super) fn overlap(term: &Term, field: &str, a: Span, b: Span, when: &str, always: bool) -> Diagnostic {
    let name = &term.declared.name;
    let (code, message) = if always {
        (code::STATEMENTS_CLASH, format!("`{name}` says two different things of `{field}` {when}"))
    } else {
        let message =
            format!("`{name}` may say two different things of `{field}`, {when}; it is blank there");
        (code::STATEMENTS_MAY_CLASH, message)
    };
    Diagnostic::new(code, b, message, "this one …")
        .related(a, "… and this one hold on the same days")
        .help("let the one end before the other begins")
}

/// Two changes of one field that take effect on one day and differ, in every world; or in some, as so many other pairs do.
pub(super) fn same_day(term: &Term, field: &str, a: Span, b: Span, perhaps: Option<usize>) -> Diagnostic {
    let name = &term.declared.name;
    let (code, message) = match perhaps {
        None => {
            let message = format!("two changes of one day say different things of `{field}` of `{name}`");
            (code::AMENDMENTS_OF_ONE_DAY, message)
        }
        Some(others) => {
            let more = and_more_pairs(others);
            let message = format!(
                "two changes may take effect on one day and say different things of `{field}` of `{name}`{more}; it is blank then"
            );
            (code::AMENDMENTS_MAY_CLASH, message)
        }
    };
    Diagnostic::new(code, b, message, "this one …")
        .related(a, "… and this one take effect on the same day")
        .help("give one of them a later `from`, or let both say the same")
}

/// Two patches of one life that take effect on one day and put its end on different days; of a term or (none) of the agreement.
pub(super) fn rivals(term: Option<&Term>, [a, b]: [Span; 2], certain: bool) -> Diagnostic {
    let what = term.map_or("the agreement".to_owned(), |term| format!("`{}`", term.declared.name));
    let (code, message) = if certain {
        (code::AMENDMENTS_OF_ONE_DAY, format!("two patches of one day disagree on when {what} ends"))
    } else {
        let message = format!(
            "two patches may take effect on one day and disagree on when {what} ends; the earlier end holds then"
        );
        (code::AMENDMENTS_MAY_CLASH, message)
    };
    Diagnostic::new(code, b, message, "this one …")
        .related(a, "… and this one take effect on the same day")
        .help("keep the one that is meant, or give one of them a later `from`")
}

/// The names of the unknowns that a thing hangs on, joined by `and`.
pub(super) fn unknown_names(world: &World, thing: Thing) -> String {
    names(world, &world.depends(thing)).unwrap_or_else(|| "nothing".to_owned())
}

/// The events among them; none where there is none.
pub(super) fn event_names(world: &World, thing: Thing) -> Option<String> {
    let is_event = |unknown: &Unknown| matches!(world.sort(*unknown), Sort::Event(_));
    let events: Vec<Unknown> = world.depends(thing).iter().copied().filter(is_event).collect();
    names(world, &events)
}

fn names(world: &World, unknowns: &[Unknown]) -> Option<String> {
    let mut names: Vec<String> =
        unknowns.iter().map(|unknown| format!("`{}`", world.name_of(*unknown))).collect();
    // Not in the order in which they were read, so that a message does not depend on it.
    names.sort_unstable();
    let (last, rest) = names.split_last()?;
    Some(if rest.is_empty() { last.clone() } else { format!("{} and {last}", rest.join(", ")) })
}

/// What a message says that is told of one pair for several.
pub(super) const MORE_PAIRS: &str = "more pair";

/// How many pairs there are besides the one that is told.
fn and_more_pairs(others: usize) -> String {
    match others {
        0 => String::new(),
        1 => format!(" (and 1 {MORE_PAIRS} of them)"),
        more => format!(" (and {more} {MORE_PAIRS}s of them)"),
    }
}

/// Two amendments of one field of which the one that holds later was signed first, as it is with so many other pairs.
pub(super) fn inverted(term: &Term, field: &str, a: Span, b: Span, others: usize) -> Diagnostic {
    let name = &term.declared.name;
    let more = and_more_pairs(others);
    Diagnostic::new(
        code::SIGNED_THE_OTHER_WAY,
        b,
        format!("of two amendments of `{field}` of `{name}` the one that holds later was signed first{more}"),
        "this one overrides the other, because its day is later",
    )
    .related(a, "this one was signed later")
    .help("check which of the two should hold; the later `from` counts, not the later signature")
}

pub(super) fn unsaid(
    ir: &Ir,
    term: &Term,
    field: FieldId,
    at: Span,
    by: Option<AmendmentId>,
    when: &str,
) -> Diagnostic {
    let name = &term.declared.name;
    let field = field_name(ir, field);
    let amendment = by.map_or("", |id| ir.amendment(id).declared.name.as_str());
    Diagnostic::new(
        code::CHANGE_LEAVES_DAYS_UNSAID,
        at,
        format!("`{amendment}` changes `{field}` of `{name}` but no longer says what it is {when}"),
        "a change speaks for the whole field from its day on",
    )
    .help(format!(
        "say what holds {when} too: what was said before, if that should stay, or the new value, if it should not"
    ))
}

/// A required field that is not stated; `when` says on which days, unless it is so for the whole life.
pub(super) fn missing(ir: &Ir, term: &Term, field: FieldId, when: &str) -> Diagnostic {
    let name = &term.declared.name;
    let kind = &ir.kind(term.kind).declared.name;
    let declared = ir.field(field);
    let field = field_name(ir, field);
    let said = match declared.preposition {
        Some(preposition) => format!("`{} …` in its phrase", preposition.word()),
        None if declared.anonymous => format!("one of `{field}`"),
        None => format!("`{field}: …`"),
    };
    Diagnostic::new(
        code::REQUIRED_FIELD_MISSING,
        term.phrase_span,
        format!("`{name}` does not say its `{field}`{when}, which every {kind} needs"),
        format!("no `{field}` here"),
    )
    .related(declared.declared.span, "the field is required")
    .help(format!("add {said}, or `{field}: tbd` to leave it open on purpose"))
}

/// A date that the calendar refuses.
pub(crate) fn refused(at: Span, problem: &ArithmeticProblem) -> Diagnostic {
    match problem {
        ArithmeticProblem::NoSuchDay { last_day, next_day, .. } => Diagnostic::new(
            time_code::NO_SUCH_DAY_IN_MONTH,
            at,
            format!("the month reached has no such day: {last_day} or {next_day} could be meant"),
            "counted from a day that this month does not have",
        )
        .help("write the day itself, or choose `month-end = \"last-day\"` or `\"next-day\"` in clausal.toml"),
        ArithmeticProblem::OutOfRange { .. } => Diagnostic::new(
            time_code::BEYOND_THE_CALENDAR,
            at,
            "this date lies outside the years 1 to 9999",
            "the sum leaves the calendar",
        )
        .help("leave the end out where it should run on"),
        ArithmeticProblem::BusinessDays => Diagnostic::new(
            time_code::DURATION,
            at,
            "business days cannot be counted from a date, since no calendar says which days they are",
            "business days are compared, never added",
        )
        .help("write days or weeks, or the day itself"),
    }
}

/// A date that the calendar refuses in every world, in each another one.
pub(super) fn refused_by_event(at: Span, problem: &ArithmeticProblem) -> Diagnostic {
    match problem {
        ArithmeticProblem::NoSuchDay { .. } => Diagnostic::new(
            time_code::NO_SUCH_DAY_IN_MONTH,
            at,
            "the month reached has no such day, whatever day the event falls on",
            "counted from a day that this month does not have",
        )
        .help("write the day itself, or choose `month-end = \"last-day\"` or `\"next-day\"` in clausal.toml"),
        other => refused(at, other),
    }
}

/// A patch that can be applied in no world. It is of a term, or (none) of the agreement. `events`: what the days hang on, where they
/// differ between worlds.
pub(super) fn patch(
    amendment: &Amendment,
    term: Option<&Term>,
    span: Span,
    problem: PatchProblem,
    events: Option<&str>,
) -> Diagnostic {
    let by = &amendment.declared.name;
    let what = term.map_or("the agreement".to_owned(), |term| format!("`{}`", term.declared.name));
    let (code, message, label, help) = match problem {
        PatchProblem::Ended { ended } => (
            code::PATCH_AFTER_END,
            match events {
                None => format!("amendment `{by}` patches {what}, which had already ended on {}", ended.day),
                Some(events) => {
                    format!(
                        "amendment `{by}` patches {what}, which has ended by then, whenever {events} comes"
                    )
                }
            },
            match events {
                None => format!("its last day was {}", ended.day),
                Some(events) => format!("its last day hangs on {events}"),
            },
            "state a new term instead; what has ended does not come back",
        ),
        PatchProblem::EndedThatDay { .. } => (
            code::AMENDMENTS_OF_ONE_DAY,
            format!(
                "{what} is changed on the day from which another patch ends it, so the change says nothing"
            ),
            "this change …".to_owned(),
            "take out the change, or let it or the end take effect later",
        ),
        PatchProblem::NothingToExtend => (
            code::NOTHING_TO_EXTEND,
            format!("amendment `{by}` extends {what}, which has no dated end of its own"),
            "there is no date to move".to_owned(),
            "extend the agreement if the term ends with it; an end by event is not moved",
        ),
        PatchProblem::NotLater { old } => (
            code::NOT_LATER,
            match events {
                None => format!("amendment `{by}` extends {what} to a day that is not later than {old}"),
                Some(events) => {
                    format!(
                        "amendment `{by}` extends {what} to a day that is not later, whenever {events} comes"
                    )
                }
            },
            match events {
                None => format!("it already ran through {old}"),
                Some(events) => format!("its last day hangs on {events}"),
            },
            "write a later day, or `end … through` to shorten it",
        ),
        PatchProblem::NotShorter { old } => (
            code::NOT_SHORTER,
            match events {
                None => format!("amendment `{by}` ends {what} on a day that is not before {old}"),
                Some(events) => {
                    format!(
                        "amendment `{by}` ends {what} on a day that is not earlier, whenever {events} comes"
                    )
                }
            },
            match events {
                None => format!("its last day was {old} before"),
                Some(events) => format!("its last day hangs on {events}"),
            },
            "write an earlier day, or `extend` to lengthen it",
        ),
        PatchProblem::BeforeEffect { end } => (
            code::END_BEFORE_EFFECT,
            format!("amendment `{by}` ends {what} on {end}, before the amendment takes effect"),
            format!("{end} is too early"),
            "an amendment never touches an earlier day; end it on the day before the amendment's `from` or later",
        ),
    };
    let diagnostic = Diagnostic::new(code, span, message, label).help(help);
    let diagnostic = match problem {
        PatchProblem::EndedThatDay { at } => {
            return diagnostic.related(at, "… and this end take effect on the same day");
        }
        PatchProblem::Ended { ended } => match ended.span {
            Some(end) => diagnostic.related(end, "it ends here"),
            None => diagnostic,
        },
        _ => diagnostic,
    };
    match &amendment.from {
        Some(from) => diagnostic.related(from.span, "the amendment takes effect here"),
        None => diagnostic,
    }
}

/// Two statements without time words about one field.
pub(super) fn stated_twice(ir: &Ir, term: &Term, again: &Statement, first: Span) -> Diagnostic {
    let (name, field) = (&term.declared.name, field_name(ir, again.field));
    Diagnostic::new(
        code::STATED_TWICE,
        again.span,
        format!("`{name}` states `{field}` twice for its whole life"),
        "stated again here",
    )
    .related(first, "first stated here")
    .help("keep one of the two, or say from when until when each holds")
}

/// A statement with time words that says what one without them says already.
pub(super) fn says_nothing_new(ir: &Ir, term: &Term, timed: &Statement, standing: Span) -> Diagnostic {
    let (name, field) = (&term.declared.name, field_name(ir, timed.field));
    Diagnostic::new(
        code::SAYS_NOTHING_NEW,
        timed.span,
        format!(
            "`{name}` already says this of `{field}` without time words, so the time words limit nothing"
        ),
        "this reads as a limit and is none",
    )
    .related(standing, "this already holds for its whole life")
    .help("take out the statement without time words if it was meant to be limited")
}

/// A statement with time words that hold on no day of the term's life.
pub(super) fn outside_the_life(ir: &Ir, term: &Term, timed: &Statement) -> Diagnostic {
    let (name, field) = (&term.declared.name, field_name(ir, timed.field));
    Diagnostic::new(
        code::OUTSIDE_THE_LIFE,
        timed.span,
        format!("`{name}` says something of `{field}` only for days on which it does not hold"),
        "none of these days lies in its life",
    )
    .related(term.phrase_span, "the term")
    .help("check the days; outside the term's life the statement has no effect")
}

/// A set that leaves out, for some days, words that it has otherwise.
pub(super) fn omits(ir: &Ir, term: &Term, timed: &Statement, standing: Span, lost: &[WordId]) -> Diagnostic {
    let field = field_name(ir, timed.field);
    let lost: Vec<String> = lost.iter().map(|word| format!("`{}`", ir.word(*word))).collect();
    let lost = lost.join(" and ");
    Diagnostic::new(
        code::SET_OMITS,
        timed.span,
        format!("on these days `{field}` of `{}` no longer has {lost}", term.declared.name),
        "a timed statement replaces the whole set",
    )
    .related(standing, "what it is otherwise")
    .help(format!("add {lost} if it should stay"))
}
