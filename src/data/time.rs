//! The keys `from`, `until`, `through` and `for` in, time words out.

use super::expression::{AgreementEnd, is_expression};
use super::json::{Member, Node, Shape};
use super::literal;
use super::path::Path;
use super::reading::{Reading, shown};
use crate::diagnostic::catalogue::data as code;
use crate::ir::{FieldType, KindId, Literal, TimeSpan, TimeSpanKind, Value, ValueKind};
use crate::time::{Day, Period};

/// The keys that say when.
pub(super) const TIME_KEYS: [&str; 4] = ["from", "until", "through", "for"];

impl Reading<'_> {
    /// What a key of time says; none where it is none of [`TIME_KEYS`], `null`, or wrong, which is reported.
    pub(super) fn time(&mut self, member: &Member, path: &Path) -> Option<TimeSpan> {
        if member.value.is_null() {
            return None;
        }
        let (node, path) = (member.value, path.key(&member.key));
        let kind = match member.key.as_ref() {
            "from" => TimeSpanKind::From(self.moment_value(node, &path)?),
            "through" => TimeSpanKind::Through(self.moment_value(node, &path)?),
            "until" => TimeSpanKind::Until(self.limit(node, &path)?),
            "for" => TimeSpanKind::For(self.length(node, &path)?),
            _ => return None,
        };
        Some(TimeSpan { kind, span: self.member_span(member) })
    }

    /// What a key of time says of a term or of what it states: it may speak of the end of the agreement.
    /// That of a renewal hangs on the renewal itself.
    pub(super) fn time_of_term(&mut self, member: &Member, kind: KindId, path: &Path) -> Option<TimeSpan> {
        if !self.vocabulary.renews(kind) {
            self.agreement_end = AgreementEnd::Meant;
        }
        let time = self.time(member, path);
        self.agreement_end = AgreementEnd::Refused;
        time
    }

    /// The ends of an agreement, the dated one first: beside `through` or `for` there may be an `until`, and it hangs on an event.
    pub(super) fn ends(&mut self, members: &[Member], path: &Path) -> Vec<TimeSpan> {
        let is_dated = |member: &&Member| matches!(member.key.as_ref(), "through" | "for");
        let mut dated = members.iter().filter(is_dated);
        let first = dated.next();
        if let (Some(first), Some(second)) = (first, dated.next()) {
            self.two_ends(
                first,
                second,
                path,
                "an agreement",
                "keep one of them; an `until` may stand beside it",
            );
        }
        let mut ends: Vec<TimeSpan> = first.and_then(|member| self.time(member, path)).into_iter().collect();
        let Some(member) = members.iter().find(|member| member.key == "until") else { return ends };
        let Some(until) = self.time(member, path) else { return ends };
        if let Some(first) = first.filter(|_| !until.names_event()) {
            let help =
                "name an event in `until`; of two days the earlier is one end: `\"(earlier of (A, B))\"`";
            self.two_ends(first, member, path, "an agreement", help);
        } else {
            ends.push(until);
        }
        ends
    }

    /// Two ends where one may stand are reported at the second.
    pub(super) fn one_end(&mut self, members: &[Member], path: &Path, of: &str) {
        let mut ends =
            members.iter().filter(|member| matches!(member.key.as_ref(), "until" | "through" | "for"));
        if let (Some(first), Some(second)) = (ends.next(), ends.next()) {
            self.two_ends(
                first,
                second,
                path,
                of,
                "keep one of them; a term may have both `through` and `until`",
            );
        }
    }

    fn two_ends(&mut self, first: &Member, second: &Member, path: &Path, of: &str, help: &str) {
        let message = format!("{of} has one dated end, not `{}` and `{}`", first.key, second.key);
        let path = path.key(&second.key);
        self.report(code::TWO_ENDS, self.member_span(second), &path, &message, "a second end", help);
    }

    /// A day without a time of day: `2024-01-05`.
    pub(super) fn day(&mut self, node: Node, path: &Path) -> Option<Day> {
        let text = self.text(node, path)?;
        let read = Period::parse(&text);
        let day = read.as_ref().ok().and_then(Period::day);
        if day.is_none() {
            let why =
                read.err().map_or("this is more than one day".to_owned(), |problem| problem.to_string());
            self.unfit(node, path, "a day", &why, "write it like `\"2024-01-05\"`");
        }
        day
    }

    fn moment_value(&mut self, node: Node, path: &Path) -> Option<Value> {
        let kind = match node.shape() {
            Shape::Text(text) if is_expression(&text) => {
                self.expression(&text, &FieldType::Date, node, path)?
            }
            _ => self.moment(node, path)?,
        };
        Some(Value { kind, span: self.span(node) })
    }

    /// What `until` takes: a day or an event. Of a longer period it cannot be told whether it is still within.
    fn limit(&mut self, node: Node, path: &Path) -> Option<Value> {
        let value = self.moment_value(node, path)?;
        let ValueKind::Literal(Literal::Date(period)) = &value.kind else { return Some(value) };
        if period.day().is_some() {
            return Some(value);
        }
        let before = before(period);
        self.report(
            code::UNTIL_A_PERIOD,
            self.span(node),
            path,
            &format!("`until` takes a day or an event, and {} is longer", shown(node)),
            "its end could be the day before this begins, or its last day",
            format!("write `\"through\": \"{before}\"` or `\"through\": \"{period}\"`"),
        );
        None
    }

    fn length(&mut self, node: Node, path: &Path) -> Option<Value> {
        let text = self.text(node, path)?;
        let span = self.span(node);
        if is_expression(&text) {
            let kind = self.expression(&text, &FieldType::Duration, node, path)?;
            return Some(Value { kind, span });
        }
        match literal::duration(&text) {
            Ok(duration) => Some(Value { kind: ValueKind::Literal(Literal::Duration(duration)), span }),
            Err(unread) => {
                self.unfit(node, path, "a duration", &unread.why, &unread.help);
                None
            }
        }
    }
}

/// What comes before a period: the year before a year, the day before anything else.
fn before(period: &Period) -> String {
    let eve = period.first.previous();
    let year = match (eve.ymd(), period.first.ymd(), period.last.ymd()) {
        (Some((year, 12, 31)), Some((_, 1, 1)), Some((_, 12, 31))) => Period::of_year(year),
        _ => None,
    };
    year.map_or(eve.to_string(), |year| year.to_string())
}
