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
                self.replace(
                    join(lexeme, next),
                    Token::Percent,
                    text::PERCENT,
                    "a percentage has no space before its `%`".to_owned(),
                    format!("{number}%"),
                );
                2
            }
            Token::Slip(Slip::Currency) => {
                let (number, sign) = (self.slice(lexeme), self.slice(next));
                self.money(join(lexeme, next), &number, None, literal::currency(&sign));
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
            self.replace(whole, Token::Percent, text::PERCENT, message, format!("{number}%"));
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
        self.replace(
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
        while let Some(next) =
            self.on_line(at + used).filter(|next| is_group(*next) && next.start == whole.end + 1)
        {
            whole = join(whole, next);
            used += 1;
        }
        if used == 1 {
            return 0;
        }
        let written = self.slice(whole);
        let mended = literal::ungrouped(&written);
        self.replace(
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
            return 1;
        }
        if matches!(letters, "st" | "nd" | "rd" | "th") {
            let of = usize::from(follows.is_some_and(|next| next.token == Token::Of));
            let month = self.on_line(at + 1 + of).map(|month| self.slice(month)).unwrap_or_default();
            if let Some(used) = self.worded_date(lexeme, at + of, digits, &month) {
                return used + of;
            }
        }
        let message = format!("`{written}` is not how a number is written");
        if let Some(magnitude) = literal::magnitude(letters) {
            let unit = follows.filter(|next| matches!(next.token, Token::Slip(Slip::Currency)));
            if let Some(sign) = unit {
                let code = literal::currency(&self.slice(sign));
                self.money(join(lexeme, sign), digits, Some(magnitude), code);
                return 2;
            }
            self.replace(lexeme, Token::BadNumber, text::NUMBER, message, format!("{digits} {magnitude}"));
        } else if let Some(unit) = literal::time_unit(letters) {
            self.replace(lexeme, Token::BadValue, text::NUMBER, message, format!("{digits} {unit}"));
        } else {
            self.replace(lexeme, Token::BadNumber, text::NUMBER, message, format!("{digits} {letters}"));
        }
        1
    }

    /// `$38bn`, `€5`, `US$ 38,000`
    pub(super) fn currency(&mut self, at: usize, lexeme: Lexeme) -> usize {
        let code = literal::currency(&self.slice(lexeme));
        let Some(next) = self.on_line(at + 1) else {
            self.stray(lexeme, "an amount is a number and a currency, as in `38 billion USD`");
            return 1;
        };
        let written = self.slice(next);
        match next.token {
            Token::Number => self.money(join(lexeme, next), &written, None, code),
            Token::Slip(Slip::GroupedNumber) => {
                self.money(join(lexeme, next), &literal::ungrouped(&written), None, code)
            }
            Token::Slip(Slip::WordedNumber) => {
                let (digits, letters) = literal::split(&written);
                self.money(join(lexeme, next), digits, literal::magnitude(letters), code);
            }
            _ => {
                self.stray(lexeme, "an amount is a number and a currency, as in `38 billion USD`");
                return 1;
            }
        }
        2
    }

    /// An amount in another notation. A magnitude that follows it stays, since the grammar reads it with the number.
    pub(super) fn money(&mut self, whole: Lexeme, number: &str, magnitude: Option<&str>, code: &str) {
        let following = self.input.iter().find(|next| next.start >= whole.end && !next.first);
        let following = following
            .and_then(|next| next.token.spelling())
            .filter(|word| literal::magnitude(word).is_some());
        let mended = match magnitude.or(following) {
            Some(magnitude) => format!("{number} {magnitude} {code}"),
            None => format!("{number} {code}"),
        };
        let written = self.slice(whole);
        self.complain(whole, |span| {
            let message = format!("`{written}` is not how an amount is written: write `{mended}`");
            Diagnostic::new(text::MONEY, span, message, format!("write `{mended}`"))
                .help("an amount is a number and then the currency's code")
        });
        self.emit(Token::BadNumber, whole);
    }
}
