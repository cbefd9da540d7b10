//! The headers of agreements and amendments in, what they say out, each once and in their order.

use crate::ir::{DraftPath, Side, TimeSpan, TimeSpanKind, Value};
use crate::names;
use crate::resolve::problem::{unfit_name, unknown_party};
use crate::source::Span;
use crate::syntax::tree::{ExprId, Header, HeaderKind, QualifierWord};
use crate::time::Day;

use super::{Lowering, problem};

/// What the headers say.
#[derive(Debug, Default)]
pub(super) struct Headers {
    pub sides: Vec<Side>,
    pub signed: Option<Day>,
    /// Whether there is a `signed`, sound or not.
    pub says_signed: bool,
    pub from: Option<TimeSpan>,
    /// Whether there is a `from`, sound or not.
    pub says_from: bool,
    pub ends: Vec<TimeSpan>,
    pub nonbinding: Option<Span>,
    pub draft: Option<DraftPath>,
}

/// The place of a header in their order, and what it is called.
fn rank(kind: &HeaderKind) -> (usize, &'static str) {
    match kind {
        HeaderKind::Between(_) => (0, "between"),
        HeaderKind::Signed(_) => (1, "signed"),
        HeaderKind::From(_) => (2, "from"),
        HeaderKind::Until(_) => (3, "until"),
        HeaderKind::Through(_) => (3, "through"),
        HeaderKind::For(_) => (3, "for"),
        HeaderKind::Or { .. } => (3, "or until"),
        HeaderKind::Word(_) => (4, "nonbinding"),
        HeaderKind::Draft(_) => (5, "draft"),
    }
}

impl<'a> Lowering<'a> {
    /// Reads headers. Of an amendment only `signed`, `from` and `draft` may stand.
    pub(super) fn headers(&mut self, headers: &'a [Header], amendment: bool) -> Headers {
        let outer = self.checker.scope.refuse_agreement_end("a header");
        let read = self.headers_read(headers, amendment);
        self.checker.scope.agreement_end = outer;
        read
    }

    fn headers_read(&mut self, headers: &'a [Header], amendment: bool) -> Headers {
        let mut read = Headers::default();
        let mut seen: [Option<Span>; 6] = [None; 6];
        let mut latest: Option<(usize, &'static str, Span)> = None;
        for header in headers {
            if let HeaderKind::Word(name) = &header.kind
                && name.text != "nonbinding"
            {
                self.checker.problems.push(problem::unknown_header(name, self.resolved));
                continue;
            }
            let (rank, word) = rank(&header.kind);
            if amendment && !matches!(rank, 1 | 2 | 5) {
                self.checker.problems.push(problem::header_of_amendment(header, word));
                continue;
            }
            let first = seen.get(rank).copied().flatten();
            let is_further = matches!(header.kind, HeaderKind::Or { .. });
            if is_further && first.is_none() {
                self.checker.problems.push(problem::or_alone(header.span));
            }
            if let Some(first) = first.filter(|_| !is_further) {
                self.checker.problems.push(problem::header_twice(header.span, word, rank == 3, first));
                continue;
            }
            if let Some(slot) = seen.get_mut(rank) {
                *slot = Some(header.span);
            }
            match latest {
                Some((before, before_word, span)) if before > rank => {
                    self.checker.problems.push(problem::header_order(header.span, word, before_word, span));
                }
                _ => latest = Some((rank, word, header.span)),
            }
            self.header(header, &mut read);
        }
        read
    }

    fn header(&mut self, header: &'a Header, read: &mut Headers) {
        let span = header.span;
        let timed = |kind: TimeSpanKind| TimeSpan { kind, span };
        match &header.kind {
            HeaderKind::Between(sides) => {
                for side in sides {
                    self.side(side, read);
                }
            }
            HeaderKind::Signed(day) => {
                read.says_signed = true;
                read.signed = self.checker.fixed_day(*day, "signed");
            }
            HeaderKind::From(day) => {
                read.says_from = true;
                let from = self.checker.day(*day, "from").map(|day| timed(TimeSpanKind::From(day)));
                read.from = from.and_then(|from| self.fixed_time(from));
            }
            HeaderKind::Until(day) => {
                let end = self.checker.until(*day).map(|day| timed(TimeSpanKind::Until(day)));
                read.ends.extend(end.and_then(|end| self.fixed_time(end)));
            }
            HeaderKind::Through(day) => {
                let end = self.checker.day(*day, "through").map(|day| timed(TimeSpanKind::Through(day)));
                read.ends.extend(end.and_then(|end| self.fixed_time(end)));
            }
            HeaderKind::For(duration) => {
                let end =
                    self.checker.length(*duration, "for").map(|length| timed(TimeSpanKind::For(length)));
                read.ends.extend(end.and_then(|end| self.fixed_time(end)));
            }
            HeaderKind::Or { word, day } => {
                let end = self
                    .further_end(header, *word, *day, read.ends.first())
                    .map(|day| timed(TimeSpanKind::Until(day)));
                read.ends.extend(end.and_then(|end| self.fixed_time(end)));
            }
            HeaderKind::Draft(path) => {
                read.draft = Some(DraftPath { path: path.value.clone(), span: path.span });
            }
            HeaderKind::Word(_) => read.nonbinding = Some(span),
        }
    }

    /// What ends an agreement besides its first end: something that hangs on an event. Of two days the earlier is one end.
    fn further_end(
        &mut self,
        header: &Header,
        word: QualifierWord,
        day: ExprId,
        first: Option<&TimeSpan>,
    ) -> Option<Value> {
        if word == QualifierWord::OrThrough {
            let text = self.checker.text(self.checker.expr(day).span);
            return self.checker.report(problem::or_through(header.span, text));
        }
        let day = self.checker.until(day)?;
        if day.names_event() {
            return Some(day);
        }
        let text = self.checker.text(day.span);
        self.checker.report(problem::further_end_is_a_day(header.span, text, first, &day))
    }

    fn side(&mut self, side: &'a crate::syntax::tree::Side, read: &mut Headers) {
        let name = &side.party;
        // `us` may stand for our side wherever a party may.
        let party =
            if name.text == "us" { self.checker.side(name.span) } else { self.resolved.party(&name.text) };
        let Some(party) = party else {
            if name.text != "us" && !self.resolved.is_spoiled(&name.text) {
                self.checker.problems.push(unknown_party(name, self.resolved));
            }
            return;
        };
        self.checker.used.party(party);
        if let Some(first) = read.sides.iter().find(|first| first.party == party) {
            self.checker.problems.push(problem::side_twice(name, first.span));
            return;
        }
        let called = side.called.as_ref();
        self.checker.problems.extend(called.and_then(|called| unfit_name("name for a party", called)));
        read.sides.push(Side {
            party,
            called: called.map(|text| names::tidy(&text.value).into()),
            span: called.map_or(name.span, |text| name.span.to(text.span)),
        });
    }
}
