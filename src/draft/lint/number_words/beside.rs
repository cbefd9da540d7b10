//! A number in words whose digits stand beside it without brackets, or say of what it is a share: `sixty 90 days`, `fifty (50%) of it`.

use rust_decimal::Decimal;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::numbers::{decimal, spelled};
use crate::draft::words::{Gap, Words};

/// What is counted so.
const UNITS: [&str; 12] =
    ["day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "percent", "%"];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        // Both kinds have the digits behind the words.
        if !words.is_number(at) || !words.is_word(at.wrapping_sub(1)) && !words.mark(at.wrapping_sub(1), '(')
        {
            continue;
        }
        two_numbers(context, at, problems);
        share(context, at, problems);
    }
}

/// `sixty 90 days`
fn two_numbers(context: &Context<'_>, digits: usize, problems: &mut Problems) {
    let words = context.words;
    let unit =
        digits + 1 + usize::from(words.is_one_of(digits + 1, &["business", "calendar", "consecutive"]));
    let counts = words.is_one_of(unit, &UNITS) || words.mark(unit, '%');
    let near = words.gap(digits) == Gap::Space && words.gap(unit) <= Gap::Space;
    let Some((start, said)) = number_before(words, digits).filter(|_| counts && near) else { return };
    let Some(meant) = decimal(words.text(digits)).filter(|meant| *meant != said) else { return };
    // `forty 8 hour shifts`, and `the first two 30 day periods`: so many of so much.
    let of_each = words.is_one_of(unit, &["day", "week", "month", "year", "hour"]);
    if of_each || said < Decimal::TEN {
        return;
    }
    let tokens = start..unit + 1;
    let message = format!(
        "`{}`: the words say {}, the digits {}",
        context.quote(tokens.clone()),
        said.normalize(),
        meant.normalize()
    );
    let finding = context.finding(drafts::NUMBER_WORDS, tokens, message, "two numbers");
    problems.push(finding.help("make both the same; where they differ courts usually read the words"));
}

/// `fifty (50%) of it`: the words lack what the digits are.
fn share(context: &Context<'_>, digits: usize, problems: &mut Problems) {
    let words = context.words;
    let open = digits.wrapping_sub(1);
    let bracketed = words.mark(open, '(') && words.mark(digits + 1, '%') && words.mark(digits + 2, ')');
    let behind = digits + 3;
    // `two (2%) percent` says it behind.
    let later = words.is_one_of(behind, &["percent", "per", "percentage"]) || words.mark(behind, '%');
    let Some((start, said)) = number_before(words, open).filter(|_| bracketed && !later) else { return };
    if decimal(words.text(digits)) != Some(said) || words.gap(open) > Gap::Line {
        return;
    }
    let quote = context.quote(start..behind);
    let message = format!("`{quote}`: the words lack `percent`");
    let mut finding = context.finding(drafts::NUMBER_WORDS, start..behind, message, "a number, and a share");
    finding.severity = Severity::Warning;
    problems.push(finding.help("write `percent` behind the words, or take `%` away if a number is meant"));
}

/// The number in words that ends right before `at`: where it begins, and what it says.
fn number_before(words: Words<'_>, at: usize) -> Option<(usize, Decimal)> {
    /// The longest such number, in tokens: `twenty-five`.
    const LONGEST: usize = 3;
    (at.saturating_sub(LONGEST)..at).find_map(|start| {
        let (said, _) = spelled(words, start).filter(|(_, end)| *end == at)?;
        let whole = said.fract().is_zero() && words.is_word(start);
        let goes_on = words.mark(start.wrapping_sub(1), '-')
            || words.is_one_of(start.wrapping_sub(1), &["and", "hundred"]);
        (whole && !goes_on).then_some((start, said))
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::{findings, tells_each};

    fn told(text: &str) -> usize {
        findings("draft.txt", text).iter().filter(|finding| finding.code == drafts::NUMBER_WORDS).count()
    }

    #[test]
    fn digits_beside_words_are_held_against_them() {
        tells_each(
            told,
            &[
                "It ends sixty 90 days after the notice.",
                "They pay fifty (50%) of the price.",
                "They pay twenty-five (25%) of the price.",
            ],
            &[
                "It ends sixty 60 days after the notice.",
                "They pay fifty percent (50%) of the price.",
                "They work forty 8 hour shifts and two 30 day months.",
                "They pay one hundred and fifty percent (150%) of it.",
            ],
        );
    }
}
