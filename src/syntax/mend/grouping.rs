//! A number with marks between its digits in, the one number that it can be out: `10,00,000` is a million, `5,000,00` is none.

use super::{Mender, join, literal};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::text;
use crate::source::Span;
use crate::syntax::lexer::Lexeme;
use crate::syntax::slip::Slip;
use crate::syntax::token::Token;

/// What the marks between digits leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Grouped {
    /// This number and no other.
    One(String),
    /// Several numbers, or none.
    Doubtful,
}

/// Reads digits with commas, apostrophes and points between them, as they are grouped in English, German, Swiss or Indian.
pub(super) fn read(written: &str) -> Grouped {
    let is_group = |c: char| matches!(c, ',' | '\'' | '’');
    let (commas, points) = (written.matches(is_group).count(), written.matches('.').count());
    let (whole, fraction) = match (written.rfind(is_group), written.rfind('.')) {
        // `1.500,00`: the last comma begins the fraction, which has no three digits, where points group.
        (Some(comma), Some(point)) if point < comma && commas == 1 => {
            (written.get(..comma), written.get(comma + 1..))
        }
        (_, Some(point)) if points == 1 => (written.get(..point), written.get(point + 1..)),
        _ => (Some(written), None),
    };
    let points_group = points > 0 && fraction.is_none_or(|_| whole.is_some_and(|whole| whole.contains('.')));
    let groups: Vec<&str> = whole.unwrap_or("").split(|c| is_group(c) || c == '.').collect();
    let is_mixed = points_group && whole.is_some_and(|whole| whole.contains(is_group));
    let odd_fraction = fraction.is_some_and(|part| {
        !part.bytes().all(|digit| digit.is_ascii_digit())
            || part.is_empty()
            || points_group && part.len() == 3
    });
    if is_mixed || odd_fraction || !(are_thousands(&groups) || !points_group && are_lakhs(&groups)) {
        return Grouped::Doubtful;
    }
    // The groups of the language are thousands, however they were written.
    let digits = groups.concat();
    let number = literal::ungrouped(&grouped_by_three(&digits));
    Grouped::One(match fraction {
        Some(fraction) => format!("{}.{fraction}", grouped_by_three(&digits)),
        None => number,
    })
}

/// `38`, `000`, `000`
fn are_thousands(groups: &[&str]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
}

/// `12`, `34`, `567`: hundreds of thousands and tens of millions, as they are counted in India.
fn are_lakhs(groups: &[&str]) -> bool {
    let [first, middle @ .., last] = groups else { return false };
    let is_first = (1..=2).contains(&first.len()) && !first.starts_with('0');
    is_first && !middle.is_empty() && middle.iter().all(|group| group.len() == 2) && last.len() == 3
}

fn grouped_by_three(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

impl Mender<'_> {
    /// `10,00,000`, `1.500,00`, `5,000,00`: digits with marks between them that are several tokens.
    pub(super) fn grouped_run(&mut self, at: usize) -> usize {
        let Some((whole, used)) = self.run_of_digits(at).filter(|_| self.takes_number(at)) else { return 0 };
        let written = self.slice(whole);
        match read(&written) {
            Grouped::One(mended) => {
                let message = format!("`{written}` is not how a number is written");
                self.replace_surely(whole, Token::BadNumber, text::NUMBER, message, mended);
            }
            Grouped::Doubtful => {
                self.complain(whole, |span| doubtful(span, &written));
                self.emit(Token::BadNumber, whole);
            }
        }
        used
    }

    /// Digits with marks between them, glued together, and how many tokens they are: two or more. What is a fraction with a comma
    /// is none of these.
    pub(super) fn run_of_digits(&self, at: usize) -> Option<(Lexeme, usize)> {
        let is_digits =
            |lexeme: &Lexeme| matches!(lexeme.token, Token::Number | Token::Slip(Slip::GroupedNumber));
        let first = self.input.get(at).copied().filter(is_digits)?;
        let (mut whole, mut used) = (first, 1);
        let mut commas = 0;
        loop {
            let glued = |behind: usize, end: u32| {
                self.input.get(at + behind).copied().filter(|next| next.start == end && !next.first)
            };
            let Some(next) = glued(used, whole.end) else { break };
            if next.token == Token::Slip(Slip::LooseNumber) {
                (whole, used) = (join(whole, next), used + 1);
            } else if next.token == Token::Comma
                && let Some(digits) = glued(used + 1, next.end).filter(is_digits)
            {
                (whole, used, commas) = (join(whole, digits), used + 2, commas + 1);
            } else {
                break;
            }
        }
        let is_fraction =
            used == 3 && commas == 1 && first.token == Token::Number && !self.slice(first).contains('.') && {
                let last = self.slice(whole);
                last.rsplit(',').next().is_some_and(|part| part.len() != 3 && !part.contains('.'))
            };
        (used > 1 && !is_fraction).then_some((whole, used))
    }

    /// Whether a number can stand at `at` and no list of them: the value of an entry, or what is compared.
    pub(super) fn takes_number(&self, at: usize) -> bool {
        self.is_value_place(at)
            || at.checked_sub(1).and_then(|at| self.input.get(at)).is_some_and(|before| {
                matches!(
                    before.token,
                    Token::Most
                        | Token::Least
                        | Token::Of
                        | Token::And
                        | Token::Between
                        | Token::Above
                        | Token::Below
                        | Token::Exactly
                        | Token::Is
                        | Token::Equals
                )
            })
    }
}

/// What is said of digits that can be several numbers.
pub(super) fn doubtful(span: Span, written: &str) -> Diagnostic {
    let message = format!("`{written}` is not how a number is written, and can be read as several");
    Diagnostic::new(text::NUMBER, span, message, "which number?")
        .help("write it without marks between its digits, or with `_` between thousands, as in `5_000_000`")
}

/// Whether a point in a number may as well part thousands: `1.500`.
pub(super) fn may_group(written: &str) -> bool {
    written.split_once('.').is_some_and(|(whole, fraction)| {
        (1..=3).contains(&whole.len()) && !whole.starts_with('0') && fraction.len() == 3
    })
}

/// What is said of an amount whose digits can be read in several ways, which are these where they are two.
pub(super) fn doubtful_amount(span: Span, written: &str, readings: &[String]) -> Diagnostic {
    let message = format!("`{written}` is not how an amount is written, and can be read as several");
    let diagnostic = Diagnostic::new(text::MONEY, span, message, "which amount?");
    match readings {
        [one, two] => diagnostic
            .help(format!("write `{one}` or `{two}`"))
            .fix(format!("write `{one}`"), span, one.as_str())
            .fix(format!("write `{two}`"), span, two.as_str()),
        _ => diagnostic.help(
            "write the number without marks between its digits, or with `_` between thousands, and then the currency's code",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_is_read_where_there_is_one() {
        for (written, meant) in [
            ("10,00,000", "1 million"),
            ("12,34,567", "1_234_567"),
            ("1,00,000", "100_000"),
            ("1,00,00,000", "10 million"),
            ("38,000,000", "38 million"),
            ("1.500,00", "1_500.00"),
            ("2.500,5", "2_500.5"),
            ("1.234.567,89", "1_234_567.89"),
            ("1,234.56", "1_234.56"),
            ("1'234.50", "1_234.50"),
            ("10,00,000.50", "1_000_000.50"),
        ] {
            assert_eq!(read(written), Grouped::One(meant.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_can_be_several_numbers_is_none() {
        for written in [
            "5,000,00",
            "1.500.00",
            "1,2,3",
            "1.500,000",
            "0,500",
            "50,00",
            "1.5,00",
            "1,000.000,00",
            "1000,000",
        ] {
            assert_eq!(read(written), Grouped::Doubtful, "{written}");
        }
    }
}
