//! The days of a draft in, those out that fall back in a list whose days go on by the same number of months: the year was not turned.

use jiff::civil::Date;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Mention, Value};

/// The next day of a list stands so near, in tokens.
const NEAR: usize = 40;

/// The steps of lists of days, in months.
const STEPS: [i32; 4] = [1, 2, 3, 6];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let dated = context.mentions(context.range()).iter().filter_map(|mention| match &mention.value {
        Value::Date(day) => Some((mention, *day)),
        _ => None,
    });
    let dated: Vec<(&Mention, Date)> = dated.collect();
    for days in dated.windows(3) {
        let [(first, one), (second, two), (third, three)] = days else { continue };
        let near = second.tokens.start.saturating_sub(first.tokens.end) <= NEAR
            && third.tokens.start.saturating_sub(second.tokens.end) <= NEAR;
        let step = months(*two) - months(*one);
        let meant = months(*three) + 12;
        // The days of such a list are the same, or the last of their months.
        let alike = |day: Date| day.day() == one.day() || (day.day() >= 28 && one.day() >= 28);
        let falls_back = three < one && meant - months(*two) == step;
        if !(near && STEPS.contains(&step) && falls_back && alike(*two) && alike(*three)) {
            continue;
        }
        let message =
            format!("{three} stands behind {one} and {two} in a list that goes on by {step} months");
        let mut finding =
            context.finding(drafts::DATE, third.tokens.clone(), message, "a year later is meant");
        finding.severity = Severity::Warning;
        problems.push(
            finding.related(context.span(second.tokens.clone()), "the day before").help("mend the year"),
        );
    }
}

/// The months up to a day.
fn months(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    fn told(days: [&str; 4]) -> usize {
        let text = format!(
            "Beta orders 10 by {}, 20 by {}, 30 by {} and 40 by {}.\n",
            days[0], days[1], days[2], days[3]
        );
        findings("draft.txt", &text).iter().filter(|finding| finding.code == drafts::DATE).count()
    }

    #[test]
    fn a_list_of_days_turns_the_year() {
        assert_eq!(told(["September 30, 2017", "December 31, 2017", "March 31, 2017", "June 30, 2018"]), 1);
        assert_eq!(told(["September 30, 2017", "December 31, 2017", "March 31, 2018", "June 30, 2018"]), 0);
        // These are no steps of one list.
        assert_eq!(told(["September 30, 2017", "December 31, 2017", "May 4, 2017", "June 30, 2018"]), 0);
        assert_eq!(told(["June 1, 2012", "June 1, 2013", "June 1, 2012", "June 1, 2013"]), 0);
    }
}
