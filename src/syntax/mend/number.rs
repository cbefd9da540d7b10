//! Numbers, percentages and amounts in other notations in, what was meant out.

use super::literal;
use super::{Mender, join, word};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::text;
use crate::syntax::lexer::Lexeme;
use crate::syntax::slip::Slip;
use crate::syntax::token::Token;

impl Mender<'_> {
    pub(super) fn number(&mut self, at: usize, lexeme: Lexeme) -> usize {
        let Some(next) = self.on_line(at + 1) else { return 0 };
        match next.token {
            Token::Name => self.number_and_name(at, lexeme, next),
            Token::Number => self.spaced_number(at, lexeme),
            Token::Slip(Slip::PercentSign) => {
                let number = self.slice(lexeme);
                self.replace_surely(
                    join(lexeme, next),
                    Token::Percent,
                    text::PERCENT,
                    "a percentage has no space before its `%`".to_owned(),
                    format!("{number}%"),
                );
                2
            }
            _ => 0,
        }
    }

    fn number_and_name(&mut self, at: usize, lexeme: Lexeme, next: Lexeme) -> usize {
        let (number, name) = (self.slice(lexeme), self.slice(next));
        let lower = name.to_lowercase();
        let percent = match lower.as_str() {
            "percent" | "pct" | "percentage" => 2,
            "per"
                if self
                    .on_line(at + 2)
                    .is_some_and(|third| self.slice(third).eq_ignore_ascii_case("cent")) =>
            {
                3
            }
            _ => 0,
        };
        if let Some(last) = (percent > 0).then(|| self.input.get(at + percent - 1)).flatten() {
            let whole = join(lexeme, *last);
            let message = format!("`{}` is not how a percentage is written", self.slice(whole));
            self.replace_surely(whole, Token::Percent, text::PERCENT, message, format!("{number}%"));
            return percent;
        }
        if let Some(used) = self.worded_date(lexeme, at, &number, &name) {
            return used;
        }
        // `38 Billion USD`, `38 bn USD`, `90 Days`: the word is read as what was meant.
        let unit_follows = self
            .on_line(at + 2)
            .is_some_and(|third| third.token == Token::Name && literal::is_currency_code(&self.slice(third)));
        let spelled = lower.starts_with(literal::magnitude(&name).unwrap_or("-"));
        let meant = literal::magnitude(&name).filter(|_| spelled || unit_follows).or_else(|| {
            literal::time_unit(&name).filter(|unit| lower.starts_with(unit.trim_end_matches('s')))
        });
        let Some((meant, token)) = meant.and_then(|meant| Some((meant, word(meant)?))) else { return 0 };
        self.keep(at);
        self.replace_surely(
            next,
            token,
            text::NUMBER,
            format!("`{name}` is not a word of the language"),
            meant.to_owned(),
        );
        2
    }

    /// `38 000 000`
    fn spaced_number(&mut self, at: usize, lexeme: Lexeme) -> usize {
        let is_group = |lexeme: Lexeme| lexeme.token == Token::Number && lexeme.end - lexeme.start == 3;
        let mut used = 1;
        let mut whole = lexeme;
        // One space, which may be one of those that keep a line together.
        let is_one_space = |from: u32, to: u32| {
            self.text.get(from as usize..to as usize).is_some_and(|gap| gap.chars().count() == 1)
        };
        while let Some(next) =
            self.on_line(at + used).filter(|next| is_group(*next) && is_one_space(whole.end, next.start))
        {
            whole = join(whole, next);
            used += 1;
        }
        if used == 1 {
            return 0;
        }
        let written = self.slice(whole);
        let mended = literal::ungrouped(&written);
        self.replace_surely(
            whole,
            Token::BadNumber,
            text::NUMBER,
            format!("`{written}` is not how a number is written"),
            mended,
        );
        used
    }

    /// `38bn`, `10GW`, `30days`, `28th October 2025`
    pub(super) fn worded_number(&mut self, at: usize, lexeme: Lexeme) -> usize {
        let written = self.slice(lexeme);
        let (digits, letters) = literal::split(&written);
        let follows = self.on_line(at + 1);
        if follows.is_some_and(|next| next.token == Token::Colon) {
            self.begins_with_digit(lexeme);
            return 1;
        }
        if is_ordinal(letters) {
            let of = usize::from(follows.is_some_and(|next| next.token == Token::Of));
            let month = self.on_line(at + 1 + of).map(|month| self.slice(month)).unwrap_or_default();
            if let Some(used) = self.worded_date(lexeme, at + of, digits, &month) {
                return used + of;
            }
        }
        // `2029Q4`
        if digits.len() == 4 && matches!(letters, "Q1" | "Q2" | "Q3" | "Q4" | "q1" | "q2" | "q3" | "q4") {
            self.odd_day(lexeme, Some(format!("{digits}-{}", letters.to_uppercase())));
            return 1;
        }
        if let Some(used) = self.digit_first(at, lexeme) {
            return used;
        }
        let message = format!("`{written}` is not how a number is written");
        if let Some(magnitude) = literal::magnitude(letters) {
            let mended = format!("{digits} {magnitude}");
            // `3m` may be months.
            let is_one_letter = letters.eq_ignore_ascii_case("m");
            if literal::is_sure_magnitude(letters) && (!is_one_letter || self.is_of_money(at)) {
                self.replace_surely(lexeme, Token::BadNumber, text::NUMBER, message, mended);
            } else {
                self.replace(lexeme, Token::BadNumber, text::NUMBER, message, mended);
            }
        } else if let Some(unit) = literal::time_unit(letters) {
            self.replace_surely(lexeme, Token::BadValue, text::NUMBER, message, format!("{digits} {unit}"));
        } else if letters.len() > 1 && letters.chars().all(char::is_alphabetic) && !is_ordinal(letters) {
            self.replace_surely(
                lexeme,
                Token::BadNumber,
                text::NUMBER,
                message,
                format!("{digits} {letters}"),
            );
        } else {
            // What the letters stand for is not known.
            self.complain(lexeme, |span| {
                Diagnostic::new(text::NUMBER, span, message, "a number and letters")
                    .help("a number stands alone, or with a space and its unit behind it, as in `10 GW`")
            });
            self.emit(Token::BadNumber, lexeme);
        }
        1
    }

    /// `2nd-cloud: …`: a name that begins with a digit.
    fn digit_first(&mut self, at: usize, lexeme: Lexeme) -> Option<usize> {
        let mut used = 1;
        let mut whole = lexeme;
        while let Some(next) = self.on_line(at + used).filter(|next| next.start == whole.end) {
            if !matches!(next.token, Token::Minus | Token::Name) {
                break;
            }
            whole = join(whole, next);
            used += 1;
        }
        let is_name = used > 1 && self.on_line(at + used).is_some_and(|next| next.token == Token::Colon);
        is_name.then(|| {
            self.begins_with_digit(whole);
            used
        })
    }

    fn begins_with_digit(&mut self, lexeme: Lexeme) {
        let written = self.slice(lexeme);
        self.complain(lexeme, |span| {
            Diagnostic::new(
                text::NAME,
                span,
                format!("`{written}` is not a name: names begin with a letter"),
                "begins with a digit",
            )
            .help("put a letter first")
        });
        self.emit(Token::Name, lexeme);
    }

    /// Whether a currency stands beside the number at `at`.
    fn is_of_money(&self, at: usize) -> bool {
        let is_code = |lexeme: Lexeme| {
            lexeme.token == Token::Slip(Slip::Currency)
                || lexeme.token == Token::Name && literal::is_currency_code(&self.slice(lexeme))
        };
        self.money_follows(at + 1)
            || at.checked_sub(1).and_then(|at| self.input.get(at)).copied().is_some_and(is_code)
            || self.shares_currency(at)
    }

    /// `5m to 10m USD`: whether a second amount with its currency follows.
    fn shares_currency(&self, at: usize) -> bool {
        let joins = |lexeme: Lexeme| {
            matches!(lexeme.token, Token::To | Token::And | Token::Minus | Token::Slip(Slip::Dash))
        };
        let is_number = |lexeme: Lexeme| {
            matches!(lexeme.token, Token::Number | Token::Slip(Slip::WordedNumber | Slip::GroupedNumber))
        };
        self.on_line(at + 1).is_some_and(joins)
            && self.on_line(at + 2).is_some_and(is_number)
            && self.money_follows(at + 3)
    }

    /// A currency's sign that begins no amount.
    pub(super) fn currency(&mut self, lexeme: Lexeme) {
        self.stray(lexeme, "an amount is a number and a currency, as in `38 billion USD`");
    }
}

/// Whether letters behind a number make it `31st` or `2nd`.
fn is_ordinal(letters: &str) -> bool {
    matches!(letters, "st" | "nd" | "rd" | "th")
}
