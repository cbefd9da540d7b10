//! What is wrong with renewals, in words.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::renewals as code;
use crate::ir::{Agreement, Ir, Literal, Stated, Statement, Term, TimeSpanKind, Value, ValueKind};
use crate::time::{Day, Duration};

pub(in crate::world) fn without_end(_: &Ir, agreement: &Agreement, term: &Term) -> Diagnostic {
    let (name, of) = (&term.declared.name, &agreement.declared.name);
    let message = format!("`{name}` renews `{of}`, which has no dated end that it could pass");
    Diagnostic::new(code::NO_END, term.phrase_span, message, "there is no end to renew past")
        .related(agreement.declared.span, "this agreement runs on, or ends by an event alone")
        .help("let the agreement end `through` a day or `for` a span of time, or take the renewal out: what runs on needs none")
}

pub(in crate::world) fn both_ways(term: &Term) -> Diagnostic {
    let name = &term.declared.name;
    Diagnostic::new(
        code::BOTH_WAYS,
        term.phrase_span,
        format!("`{name}` is both `automatic` and an `option`, and it can be one of them only"),
        "does it renew unless somebody objects, or only if somebody says so?",
    )
    .help("keep `automatic` or `option`, or say from when until when each holds")
}

pub(in crate::world) fn rivals([one, other]: [&Term; 2], past: Day) -> Diagnostic {
    let (first, second) = (&one.declared.name, &other.declared.name);
    Diagnostic::new(
        code::RIVALS,
        other.phrase_span,
        format!("`{first}` and `{second}` would both carry the agreement past {past}"),
        "this renewal …",
    )
    .related(one.phrase_span, "… and this one follow the same end")
    .help(format!(
        "let `{second}` begin when the other is used up (`renewal from …`), or limit one of them with `times`"
    ))
}

pub(in crate::world) fn no_period(agreement: &Agreement, term: &Term) -> Diagnostic {
    let name = &term.declared.name;
    let message = format!(
        "`{name}` does not say for how long it renews, and `{}` has no first day from which that could be counted",
        agreement.declared.name
    );
    Diagnostic::new(code::NO_PERIOD, term.phrase_span, message, "no `period` here")
        .related(agreement.declared.span, "this agreement has no first day")
        .help("say `period: …`")
}

/// A blank or redaction where it has to be known how a renewal works.
pub(in crate::world) fn open_way(ir: &Ir, term: &Term, statement: &Statement) -> Diagnostic {
    let (name, field) = (&term.declared.name, &ir.field(statement.field).declared.name);
    Diagnostic::new(
        code::OPEN_WAY,
        statement.span,
        format!("`{name}` leaves `{field}` open, but how an agreement renews cannot be left open"),
        "this must be known",
    )
    .help(format!("write `{field}` if it may be so, or leave it out"))
}

/// A bound where the notice of a renewal should be; none where it is none.
pub(in crate::world) fn bound_as_notice(term: &Term, statement: &Statement) -> Option<Diagnostic> {
    let span = |value: &Value| match &value.kind {
        ValueKind::Literal(Literal::Duration(duration)) => Some(*duration),
        _ => None,
    };
    let (said, instead): (String, String) = match &*statement.stated {
        Stated::AtLeast(least) => {
            let least = span(least)?;
            (format!("at least {least}"), format!("notice: {least}"))
        }
        Stated::AtMost(most) => {
            let most = span(most)?;
            (format!("at most {most}"), format!("window: {most}"))
        }
        Stated::Between(least, most) => {
            let (least, most): (Duration, Duration) = (span(least)?, span(most)?);
            (format!("between {least} and {most}"), format!("notice: {least}, window: {most}"))
        }
        _ => return None,
    };
    let name = &term.declared.name;
    let message = format!("`{name}` has a notice of {said}, so that its last day to act is not known");
    let diagnostic = Diagnostic::new(
        code::BOUND_AS_NOTICE,
        statement.span,
        message,
        "a bound says that the notice itself is not known",
    )
    .help(format!("where the text asks for notice of {said} before the end, write `{instead}`"));
    let whole = statement.time.is_empty();
    Some(if whole {
        diagnostic.fix(format!("write `{instead}`"), statement.span, instead)
    } else {
        diagnostic
    })
}

/// A window in which nobody can act any more.
pub(in crate::world) fn window_too_late(term: &Term, window: &Statement, notice: &Statement) -> Diagnostic {
    let name = &term.declared.name;
    Diagnostic::new(
        code::WINDOW_TOO_LATE,
        window.span,
        format!("`{name}` lets nobody act before its window opens, which is after the last day to act"),
        "the window opens this long before the end …",
    )
    .related(notice.span, "… and this long before the end it is too late")
    .help("a window is longer than the notice: within 90 days and with 30 days' notice is `window: 90 days, notice: 30 days`")
}

/// A period of no days.
pub(in crate::world) fn no_length(term: &Term, period: &Statement) -> Diagnostic {
    let message = format!("`{}` renews for no time at all", term.declared.name);
    Diagnostic::new(code::NO_LENGTH, period.span, message, "a period has a day at least")
        .help("say for how long it renews each time, as `period: 1 year`; what does not renew has no renewal")
}

/// A number of times that is none.
pub(in crate::world) fn no_times(term: &Term, times: &Statement) -> Diagnostic {
    let message = format!("`{}` does not say a whole number of times", term.declared.name);
    Diagnostic::new(code::NO_LENGTH, times.span, message, "none, once, twice …")
        .help("say how often it renews at most, as `times: 2`")
}

/// A renewal that lives on no day on which anybody could object or exercise it.
pub(in crate::world) fn never_acts(agreement: &Agreement, term: &Term) -> Diagnostic {
    let (name, of) = (&term.declared.name, &agreement.declared.name);
    let length = term.time.iter().find(|span| matches!(span.kind, TimeSpanKind::For(_)));
    let (span, label, help) = match length {
        Some(length) => (
            length.span,
            "for so long the renewal itself holds",
            "how long it carries the agreement on each time is its `period: …`; take `for …` out",
        ),
        None => (
            term.phrase_span,
            "it does not hold on the last day to act",
            "let it hold when the agreement would end: without time words it does, as long as the agreement",
        ),
    };
    let message =
        format!("`{name}` never renews `{of}`: it does not hold on the last day to act before any end");
    Diagnostic::new(code::NEVER_ACTS, span, message, label)
        .related(agreement.declared.span, "this agreement")
        .help(help)
}
