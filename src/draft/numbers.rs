//! Tokens in, exact numbers out: digits with their separators, and numbers spelled in words.

use rust_decimal::Decimal;

use super::words::{GROUPING, Gap, Words, fold};
use crate::value::english;

/// The value of a number written in words.
enum Word {
    Unit(u32),
    Teen(u32),
    Ten(u32),
    Hundred,
    Magnitude(i64),
    /// `half`, `thirds`: the denominator.
    Part(u32),
}

fn word(text: &str) -> Option<Word> {
    let text = fold(text);
    let text = text.as_ref();
    if let Some(small) = english::below_twenty(text) {
        return Some(if small < 10 { Word::Unit(small) } else { Word::Teen(small) });
    }
    let round = || english::ten(text).map(Word::Ten).or_else(|| (text == "hundred").then_some(Word::Hundred));
    round().or_else(|| magnitude(text).map(Word::Magnitude)).or_else(|| part(text).map(Word::Part))
}

/// What `million` and its short forms multiply by.
pub(super) fn magnitude(word: &str) -> Option<i64> {
    Some(match fold(word).as_ref() {
        "thousand" | "k" => 1_000,
        "lakh" | "lakhs" | "lac" | "lacs" => 100_000,
        "crore" | "crores" => 10_000_000,
        "million" | "millions" | "mm" | "mn" | "mio" => 1_000_000,
        "billion" | "billions" | "bn" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        _ => return None,
    })
}

fn part(word: &str) -> Option<u32> {
    Some(match word {
        "half" | "halves" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" | "fourth" | "fourths" => 4,
        "fifth" | "fifths" => 5,
        "eighth" | "eighths" => 8,
        "tenth" | "tenths" => 10,
        "hundredth" | "hundredths" => 100,
        "thousandth" | "thousandths" => 1_000,
        _ => return None,
    })
}

/// Whether the token can be part of a number in words.
pub(crate) fn is_number_word(words: Words<'_>, at: usize) -> bool {
    words.is_word(at) && (word(words.text(at)).is_some() || words.is_one_of(at, &["point", "a", "of"]))
}

/// Reads the longest number in words that begins at `at`: its value, and the token behind it.
pub(crate) fn spelled(words: Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    let mut reading = Reading::default();
    let mut here = at;
    if words.is(here, "a") && words.is_one_of(here + 1, &["hundred", "thousand", "million", "billion"]) {
        reading.group = Decimal::ONE;
        reading.open = true;
        here += 1;
    } else if words.is(here, "point") || words.is(here, "half") {
        reading.open = words.is(here, "point");
    }
    let mut end = at;
    loop {
        let joined = joiner(words, here, &reading);
        let Some(next) = reading.take(words, here + joined) else { break };
        here = next;
        end = here;
        here = skip_digits(words, here, &reading);
    }
    (end > at && reading.seen).then(|| Some((reading.value()?, end))).flatten()
}

/// How many tokens join the next number word to those before: a hyphen, a comma, `and`, `of`.
fn joiner(words: Words<'_>, at: usize, reading: &Reading) -> usize {
    if !reading.seen {
        return 0;
    }
    let comma = usize::from(words.mark(at, ',') && words.gap(at + 1) != Gap::None);
    let and = usize::from(words.is(at + comma, "and"));
    if words.mark(at, '-') {
        // `one-hundred-and-eighty`
        let spelled_out = reading.round && words.is(at + 1, "and");
        return if spelled_out { 2 + usize::from(words.mark(at + 2, '-')) } else { 1 };
    }
    if comma + and > 0 {
        let next = at + comma + and;
        // `one hundred and twenty` is one number, `one and two` are two.
        let one_number = reading.round && (and > 0 || reading.total > Decimal::ZERO);
        return if one_number || (and > 0 && is_fraction(words, next)) { comma + and } else { 0 };
    }
    usize::from(reading.parted && words.is(at, "of") && words.is(at + 1, "one")) // `of one percent`
}

/// Whether `half`, `one-half`, `a half`, `five-tenths` begins at `at`.
fn is_fraction(words: Words<'_>, at: usize) -> bool {
    let part = |at: usize| matches!(word(words.text(at)), Some(Word::Part(_)));
    let counted = words.is(at, "a") || matches!(word(words.text(at)), Some(Word::Unit(_)));
    words.is(at, "half") || (counted && part(at + 1 + usize::from(words.mark(at + 1, '-'))))
}

/// In `three (3) million dollars` the digits in the middle repeat the words.
fn skip_digits(words: Words<'_>, at: usize, reading: &Reading) -> usize {
    let digits = words.mark(at, '(') && words.is_number(at + 1) && words.mark(at + 2, ')');
    let large = words.is_word(at + 3) && magnitude(words.text(at + 3)).is_some();
    let equal = || decimal(words.text(at + 1)) == reading.value();
    if digits && large && equal() { at + 3 } else { at }
}

/// A number in words, read so far.
#[derive(Default)]
struct Reading {
    /// Thousands and more.
    total: Decimal,
    /// The group below the next magnitude.
    group: Decimal,
    /// The whole part before a fraction's own group: `four` in `four and one-half`.
    whole: Decimal,
    /// The smallest magnitude so far.
    smallest: Option<i64>,
    /// A unit or ten is open, so `hundred` or a magnitude may follow.
    open: bool,
    /// The last word was `hundred` or a magnitude.
    round: bool,
    /// A fraction was read: `hundredths`.
    parted: bool,
    /// Behind `point`: how many digits were read.
    decimals: Option<u32>,
    seen: bool,
}

impl Reading {
    /// Takes the word at `at` if it goes on the number; says which token is next.
    fn take(&mut self, words: Words<'_>, at: usize) -> Option<usize> {
        if !words.is_word(at) || (self.seen && words.gap(at) == Gap::Block) {
            return None;
        }
        if words.is(at, "point")
            && self.decimals.is_none()
            && matches!(word(words.text(at + 1)), Some(Word::Unit(_)))
        {
            self.decimals = Some(0);
            self.round = false;
            return self.take(words, at + 1);
        }
        if words.is(at, "a") && self.seen && matches!(word(words.text(at + 1)), Some(Word::Part(_))) {
            self.whole = self.group;
            self.group = Decimal::ONE;
            return self.take(words, at + 1);
        }
        let taken = match word(words.text(at))? {
            _ if self.parted && !self.after_part(words, at) => false,
            Word::Unit(value) => self.unit(words, at, value),
            Word::Teen(value) => self.below_hundred(value),
            Word::Ten(value) => self.below_hundred(value),
            Word::Hundred => self.hundred(),
            Word::Magnitude(value) if fold(words.text(at)).len() > 2 => self.magnitude(value),
            Word::Part(value) => self.part(words, at, value),
            Word::Magnitude(_) => false,
        };
        self.seen |= taken;
        taken.then_some(at + 1)
    }

    /// Behind a fraction only `of one` or a magnitude may follow.
    fn after_part(&self, words: Words<'_>, at: usize) -> bool {
        words.is(at.wrapping_sub(1), "of") || matches!(word(words.text(at)), Some(Word::Magnitude(_)))
    }

    fn unit(&mut self, words: Words<'_>, at: usize, value: u32) -> bool {
        if self.parted {
            return true; // `of one`
        }
        if let Some(decimals) = &mut self.decimals {
            *decimals += 1;
            let scaled = Decimal::from(value).checked_div(power_of_ten(*decimals));
            self.group = scaled.and_then(|scaled| self.group.checked_add(scaled)).unwrap_or(self.group);
            return true;
        }
        let behind = at + 1 + usize::from(words.mark(at + 1, '-'));
        let fraction = matches!(word(words.text(behind)), Some(Word::Part(_)));
        if fraction && self.open && !self.round && words.is(at.wrapping_sub(1), "and") {
            self.whole = self.group;
            self.group = Decimal::from(value);
            return true;
        }
        let ones = self.group % Decimal::TEN;
        let room = if self.open && !self.round {
            self.group % Decimal::ONE_HUNDRED >= Decimal::from(20)
        } else {
            true
        };
        if ones != Decimal::ZERO || !room || (self.seen && !self.open && !self.round) {
            return false;
        }
        self.add(value)
    }

    fn below_hundred(&mut self, value: u32) -> bool {
        if self.decimals.is_some()
            || self.group % Decimal::ONE_HUNDRED != Decimal::ZERO
            || (self.seen && !self.round)
        {
            return false;
        }
        self.add(value)
    }

    fn add(&mut self, value: u32) -> bool {
        self.group += Decimal::from(value);
        self.open = true;
        self.round = false;
        true
    }

    fn hundred(&mut self) -> bool {
        let fits =
            self.open && !self.round && self.group > Decimal::ZERO && self.group < Decimal::ONE_HUNDRED;
        if fits {
            self.group *= Decimal::ONE_HUNDRED;
            self.round = true;
        }
        fits
    }

    fn magnitude(&mut self, value: i64) -> bool {
        let group = self.whole + self.group;
        let falls = self.smallest.is_none_or(|smallest| value < smallest);
        let fits = self.open && group > Decimal::ZERO && falls;
        if fits {
            let scaled =
                group.checked_mul(Decimal::from(value)).and_then(|scaled| self.total.checked_add(scaled));
            self.total = scaled.unwrap_or(self.total);
            (self.group, self.whole, self.round, self.parted) = (Decimal::ZERO, Decimal::ZERO, true, false);
            (self.smallest, self.decimals) = (Some(value), None);
        }
        fits
    }

    fn part(&mut self, words: Words<'_>, at: usize, value: u32) -> bool {
        // `and a half`, `one-half`, `forty-four hundredths`; `the third` is an ordinal and no number.
        let numbered = self.open && self.group > Decimal::ZERO;
        let bare = !self.seen && value == 2 && words.is(at + 1, "of");
        let added = self.seen && value == 2 && words.is(at.wrapping_sub(1), "and");
        if bare || added {
            self.whole = self.group;
            self.group = Decimal::ONE;
        } else if !numbered {
            return false;
        }
        self.group = self.group.checked_div(Decimal::from(value)).unwrap_or(self.group);
        self.open = true;
        self.parted = true;
        true
    }

    fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.group)?.checked_add(self.whole)
    }
}

fn power_of_ten(exponent: u32) -> Decimal {
    let mut power = Decimal::ONE;
    for _ in 0..exponent.min(12) {
        power *= Decimal::TEN;
    }
    power
}

/// The value of digits with their separators: `1,000.50`. Where both marks stand, or one of them twice, they tell what they are:
/// `1.000,50` and `1.500.000` are written as on the continent.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    if text.len() > 24 {
        return None;
    }
    if is_parted_by_blanks(text) {
        // Then a comma parts the cents: `86 500,00`.
        let digits: String = text.chars().filter(|sign| !parts_groups(*sign)).collect();
        let cents = digits.matches(',').count() == 1 && !digits.contains('.');
        return if cents { digits.replace(',', ".").parse().ok() } else { decimal(&digits) };
    }
    let continental = match text.rsplit_once(',') {
        Some((whole, cents)) => whole.contains('.') && !cents.contains('.') && points_part_thousands(whole),
        None => text.matches('.').count() > 1 && points_part_thousands(text),
    };
    if continental {
        return text.replace('.', "").replace(',', ".").parse().ok();
    }
    if text.matches('.').count() > 1 {
        return None;
    }
    text.replace(',', "").parse().ok()
}

/// Whether a sign parts the groups of a number and is neither point nor comma.
fn parts_groups(sign: char) -> bool {
    sign == ' ' || GROUPING.contains(&sign)
}

/// Whether blanks or apostrophes part these digits: `1 250 000`, `86'500`.
fn is_parted_by_blanks(text: &str) -> bool {
    text.contains(parts_groups)
}

/// The digits whose last group stands at `last`, parted by single blanks: `1 250 000`, and the first token of them; the token alone where
/// nothing of the kind stands before it. A sign of money may be written together with the first group: `R86 500`.
pub(super) fn grouped_digits(words: Words<'_>, last: usize) -> (String, usize) {
    let mut digits = words.text(last).to_owned();
    let mut start = last;
    let whole = |text: &str| text.split(['.', ',']).next().map_or(0, str::len);
    while whole(words.text(start)) == 3 && words.gap(start) == Gap::Space {
        let Some(before) = start.checked_sub(1) else { break };
        let text = words.text(before);
        let sign = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let group = text.get(sign..).unwrap_or("");
        let is_group =
            sign <= 3 && (1..=3).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit());
        if !is_group {
            break;
        }
        digits = format!("{group} {digits}");
        start = before;
        if sign > 0 {
            break;
        }
    }
    (digits, start)
}

/// What digits with one mark may say besides, where it means on the continent what the other one means here: of `10.000` ten
/// thousand, of `0,5` a half.
pub(crate) fn continental(text: &str) -> Option<Decimal> {
    match (text.split_once('.'), text.split_once(',')) {
        (Some(_), None) if points_part_thousands(text) => text.replace('.', "").parse().ok(),
        (None, Some((whole, cents))) if whole.len() <= 3 && (1..=2).contains(&cents.len()) => {
            text.replace(',', ".").parse().ok()
        }
        _ => None,
    }
}

/// Whether points part these digits into groups of three.
fn points_part_thousands(text: &str) -> bool {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether the commas of an amount stand where commas between thousands stand; Indian groups of two are right too.
pub(super) fn well_grouped(text: &str) -> bool {
    if is_parted_by_blanks(text) {
        return true;
    }
    let whole = text.split('.').next().unwrap_or(text);
    let groups: Vec<&str> = whole.split(',').collect();
    let Some((first, rest)) = groups.split_first() else { return true };
    let Some((last, middle)) = rest.split_last() else { return true };
    let even = |length: usize| middle.iter().all(|group| group.len() == length);
    last.len() == 3 && (1..=3).contains(&first.len()) && (even(3) || even(2))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::draft::words::tokenize;

    fn value(text: &str) -> Option<String> {
        let mut tokens = Vec::new();
        tokenize(text, std::slice::from_ref(&(0..u32::try_from(text.len()).unwrap())), &mut tokens);
        let (value, end) = spelled(Words::new(text, &tokens), 0)?;
        (end == tokens.len()).then(|| value.normalize().to_string())
    }

    #[test]
    fn numbers_in_words_have_their_value() {
        for (text, expected) in [
            ("thirty", "30"),
            ("fifty-five", "55"),
            ("one hundred and eighty", "180"),
            ("one hundred twenty", "120"),
            ("two million, five hundred thousand", "2500000"),
            ("Four and One-Half Million", "4500000"),
            ("one and one-half", "1.5"),
            ("one and half", "1.5"),
            ("one and five-tenths", "1.5"),
            ("one-hundred-and-eighty", "180"),
            ("ninety-seven point five", "97.5"),
            ("point five", "0.5"),
            ("forty-four hundredths of one", "0.44"),
            ("one half of one", "0.5"),
            ("three (3) million", "3000000"),
            ("twenty five hundred", "2500"),
            ("a hundred", "100"),
        ] {
            assert_eq!(value(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn two_numbers_are_not_one() {
        for text in ["one and two", "two thirty", "nineteen ninety-eight", "twenty ten", "third"] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn separators_tell_what_they_are() {
        let read = |text: &str| decimal(text).map(|value| value.normalize().to_string());
        for (text, expected) in [
            ("1,000.50", "1000.5"),
            ("50.000,00", "50000"),
            ("1.500.000,5", "1500000.5"),
            ("1.500.000", "1500000"),
            ("10.000", "10"),
            ("1,500", "1500"),
            ("1 250 000", "1250000"),
            ("86'500.00", "86500"),
            ("86 500,50", "86500.5"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(read("1.2.3"), None);
        assert_eq!(continental("10.000"), Some(Decimal::from(10_000)));
        assert_eq!(continental("0,5"), Some(Decimal::new(5, 1)));
        assert_eq!((continental("10.5"), continental("1,000")), (None, None));
    }

    #[test]
    fn commas_stand_between_thousands() {
        assert!(well_grouped("5,000,000.00") && well_grouped("1,00,000") && well_grouped("500"));
        assert!(!well_grouped("5,000,00") && !well_grouped("1,0000"));
    }
}
