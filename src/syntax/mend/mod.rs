//! Tokens with slips in, tokens without them out: each slip becomes what was meant, and one message with its mend.

mod amount;
mod date;
mod extreme;
mod grouping;
mod header;
mod legal_name;
mod length;
mod literal;
mod number;
mod phrase;
mod place;
mod range;
mod slip;
mod spelled;
mod starts;
mod unknown;

pub use spelled::{MeantUnit, meant_unit};
pub use unknown::{NoValue, no_value};

use super::complaints::Complaints;
use super::layout::is_item_word;
use super::lexer::Lexeme;
use super::slip::Slip;
use super::token::{Token, WORDS};
use crate::diagnostic::catalogue::{grammar, text};
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::names;
use crate::source::character::{described, is_hidden};
use crate::source::{FileId, Span};

/// Mends the tokens of one block.
pub(super) fn mend(
    file: FileId,
    text: &str,
    lexemes: Vec<Lexeme>,
    complaints: &mut Complaints,
) -> Vec<Lexeme> {
    let mut mender = Mender {
        file,
        text,
        input: &lexemes,
        output: Vec::with_capacity(lexemes.len()),
        depth: 0,
        complaints,
    };
    let mut at = 0;
    while at < lexemes.len() {
        match mender.step(at) {
            0 => {
                mender.keep(at);
                at += 1;
            }
            used => at += used,
        }
    }
    mender.output
}

struct Mender<'run> {
    file: FileId,
    text: &'run str,
    input: &'run [Lexeme],
    output: Vec<Lexeme>,
    /// How many braces are open.
    depth: usize,
    complaints: &'run mut Complaints,
}

impl Mender<'_> {
    /// Mends what begins at `at`, and says how many tokens that used; none where nothing is wrong.
    fn step(&mut self, at: usize) -> usize {
        let Some(lexeme) = self.input.get(at).copied() else { return 0 };
        match self.phrase(at, lexeme) {
            0 => self.word(at, lexeme),
            used => used,
        }
    }

    /// Mends several words that belong together.
    fn phrase(&mut self, at: usize, lexeme: Lexeme) -> usize {
        let tries: &[fn(&mut Self, usize) -> usize] = match lexeme.token {
            Token::Number => &[
                Self::grouped_run,
                Self::decimal_comma,
                Self::hyphened_date,
                Self::slashed_month,
                Self::range,
                Self::plus,
                Self::quarter,
                Self::loose_amount,
            ],
            Token::Between => &[Self::bare_bound],
            Token::Is | Token::Equals => &[Self::colon_of_entry],
            Token::Percent => &[Self::range],
            Token::Slip(Slip::GroupedNumber) => &[Self::grouped_run, Self::loose_amount],
            Token::Slip(Slip::Currency | Slip::WordedNumber) => &[Self::loose_amount],
            Token::Slip(Slip::Stray) | Token::Star => {
                &[Self::no_value, Self::bracketed_list, Self::bound, Self::loose_amount]
            }
            _ if !self.may_start(lexeme) => &[],
            _ => &[
                Self::no_value,
                Self::how_often,
                Self::half,
                Self::idle_words,
                Self::through_day,
                Self::on_or_before,
                Self::legal_form,
                Self::named_section,
                Self::quarter,
                Self::colon_of_entry,
                Self::for_ever,
                Self::bare_extreme,
                Self::bound,
                Self::loose_amount,
                Self::spaced_name,
            ],
        };
        tries.iter().map(|mend| mend(self, at)).find(|used| *used > 0).unwrap_or(0)
    }

    /// Whether a phrase may begin with a word: most words of a text begin none.
    fn may_start(&self, lexeme: Lexeme) -> bool {
        let text = self.text.get(lexeme.start as usize..lexeme.end as usize).unwrap_or("");
        // A currency's code, alone or with a number glued to it, or a quarter.
        let has_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        let is_code = lexeme.token == Token::Name && (text.len() == 3 || has_digit(3) || has_digit(1));
        is_code || is_item_word(lexeme.token) || lexeme.token == Token::Rule || starts::may_start(text)
    }

    fn word(&mut self, at: usize, lexeme: Lexeme) -> usize {
        match lexeme.token {
            Token::Name => self.name(at, lexeme),
            Token::Number => self.number(at, lexeme),
            Token::Date => self.date(lexeme),
            Token::Dot => self.dot(at, lexeme),
            Token::Section => self.section(at, at + 1),
            Token::Colon => self.colon_of_header(at, lexeme),
            Token::Comma => self.comma_of_header(at, lexeme),
            Token::Slip(slip) => self.slip(at, lexeme, slip),
            Token::Open => {
                self.depth += 1;
                0
            }
            Token::Close => {
                self.depth = self.depth.saturating_sub(1);
                0
            }
            _ => 0,
        }
    }

    fn name(&mut self, at: usize, lexeme: Lexeme) -> usize {
        if lexeme.end.saturating_sub(lexeme.start) as usize > names::LONGEST {
            self.long_name(lexeme);
        }
        if lexeme.first
            && let Some(token) = self.misspelt_beginning(at, lexeme)
        {
            self.emit(token, lexeme);
            return 1;
        }
        let name = self.slice(lexeme);
        // `Dec. 31st, 2029`
        let dot = usize::from(
            literal::month(&name).is_some()
                && self.on_line(at + 1).is_some_and(|dot| dot.token == Token::Dot && dot.start == lexeme.end),
        );
        let at = at + dot;
        let is_day = |next: &Lexeme| match next.token {
            Token::Number => true,
            Token::Slip(Slip::WordedNumber) => {
                literal::month(&name).is_some()
                    && matches!(literal::split(&self.slice(*next)).1, "st" | "nd" | "rd" | "th")
            }
            _ => false,
        };
        let Some(next) = self.on_line(at + 1).filter(is_day) else { return 0 };
        let number = self.slice(next);
        if let Some(month) = literal::month(&name) {
            // `October 28, 2025` or `October 2025`
            let comma = usize::from(self.on_line(at + 2).is_some_and(|third| third.token == Token::Comma));
            let year = self.on_line(at + 2 + comma).filter(|year| self.is_year(*year));
            if let Some(year) = year {
                let mended = literal::day(&self.slice(year), month, &number);
                self.odd_day(join(lexeme, year), mended);
                return 3 + comma + dot;
            }
            if self.is_year(next) {
                self.odd_day(join(lexeme, next), Some(format!("{number}-{month:02}")));
                return 2 + dot;
            }
        }
        if let Some(quarter) =
            name.strip_prefix('Q').filter(|quarter| matches!(*quarter, "1" | "2" | "3" | "4"))
            && self.is_year(next)
        {
            self.odd_day(join(lexeme, next), Some(format!("{number}-Q{quarter}")));
            return 2;
        }
        0
    }

    /// A word that starts an item or rule, misspelt or with a capital: it is read as what it must be, so that what follows is read too.
    fn misspelt_beginning(&mut self, at: usize, lexeme: Lexeme) -> Option<Token> {
        let next = self.on_line(at + 1)?.token;
        let candidates: Vec<&str> = if self.depth == 0 && lexeme.column_one {
            let we_are = next == Token::Are && lexeme.end - lexeme.start == 2;
            if !matches!(next, Token::Name | Token::String) && !we_are {
                return None;
            }
            WORDS.iter().filter(|(_, token)| is_item_word(*token)).map(|(word, _)| *word).collect()
        } else {
            let colon = |at: usize| self.on_line(at).is_some_and(|lexeme| lexeme.token == Token::Colon);
            let title =
                self.on_line(at + 2).is_some_and(|third| third.token == Token::String) && colon(at + 3);
            let rule = next == Token::Name && (colon(at + 2) || title);
            if !rule {
                return None;
            }
            vec!["rule"]
        };
        let written = self.slice(lexeme);
        let meant = suggest::nearest(&written, candidates)?;
        self.complain(lexeme, |span| {
            Diagnostic::new(
                grammar::MISSPELT,
                span,
                format!("`{written}` is not a word of the language: did you mean `{meant}`?"),
                "misspelt",
            )
            .fix_if(written.eq_ignore_ascii_case(meant), format!("write `{meant}`"), span, meant)
        });
        word(meant)
    }

    fn dot(&mut self, at: usize, lexeme: Lexeme) -> usize {
        let before = at.checked_sub(1).and_then(|at| self.input.get(at));
        let after = self.input.get(at + 1);
        let word = |lexeme: &Lexeme| lexeme.token == Token::Name || lexeme.token.spelling().is_some();
        let path = before.is_some_and(|before| word(before) && before.end == lexeme.start)
            && after.is_some_and(|after| word(after) && after.start == lexeme.end);
        if path {
            return 0;
        }
        // A row of dots is one mistake.
        let row = before.is_some_and(|before| before.token == Token::Dot && before.end == lexeme.start);
        let is_glued = before.is_some_and(|before| before.end == lexeme.start && word(before));
        let goes_on = self.on_line(at + 1).is_some_and(|after| {
            !matches!(after.token, Token::Close | Token::CloseParen | Token::Comma | Token::Dot)
        });
        if !row {
            self.complain(lexeme, |span| {
                if is_glued && goes_on {
                    // What is abbreviated is more than its letters.
                    let message = "a full stop stands in no sentence of Clausal";
                    return Diagnostic::new(text::PUNCTUATION, span, message, "an abbreviation?").help(
                        "write the word in full; a legal name stands in quotes where its party is declared",
                    );
                }
                Diagnostic::new(
                    text::PUNCTUATION,
                    span,
                    "no full stop ends a sentence of Clausal",
                    "not needed",
                )
                .help("delete it")
                .sure_fix("delete the full stop", span, "")
            });
        }
        1
    }

    fn section_sign(&mut self, at: usize, lexeme: Lexeme) -> usize {
        match self.section(at, at + 1) {
            0 => {
                self.stray(lexeme, "write `section` and the number in quotes, as in `section \"2.1\"`");
                1
            }
            used => used,
        }
    }

    /// `section 2.1(a)` and `§ 2.1(a)`: the number without quotes. `from` is where it may begin.
    fn section(&mut self, at: usize, from: usize) -> usize {
        let Some(sign) = self.input.get(at).copied() else { return 0 };
        let Some(first) = self.on_line(from) else { return 0 };
        let plain = sign.token == Token::Section;
        let begins = match first.token {
            Token::Number | Token::Date => true,
            Token::Slip(slip) => matches!(slip, Slip::WordedNumber | Slip::OddDate | Slip::LooseNumber),
            Token::Name => {
                self.input.get(from + 1).is_none_or(|next| !matches!(next.token, Token::Colon | Token::Bar))
            }
            Token::String => !plain,
            _ => false,
        };
        if !begins {
            return 0;
        }
        let mut whole = first;
        let mut used = from - at + 1;
        while let Some(next) = self.on_line(at + used)
            && next.start == whole.end
            && !matches!(next.token, Token::Comma | Token::Open | Token::Close)
        {
            whole = join(whole, next);
            used += 1;
        }
        let written = self.slice(whole);
        let mended = format!("section \"{}\"", trim_quotes(&written));
        let all = join(sign, whole);
        let message = if plain {
            "the number of a section stands in quotes"
        } else {
            "a section is named with the word `section`"
        };
        self.complain(all, |span| {
            Diagnostic::new(
                text::SECTION,
                span,
                format!("{message}: write `{mended}`"),
                format!("write `{mended}`"),
            )
            .sure_fix(format!("write `{mended}`"), span, mended)
        });
        self.emit(Token::Section, sign);
        self.emit(Token::String, whole);
        used
    }

    fn dash(&mut self, at: usize, lexeme: Lexeme) {
        let period = |lexeme: Option<&Lexeme>| {
            lexeme.is_some_and(|lexeme| matches!(lexeme.token, Token::Number | Token::Date))
        };
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).copied();
        let after = self.input.get(at + 1).copied();
        let written = self.slice(lexeme);
        let help = match (before, after) {
            (Some(a), Some(b)) if period(before.as_ref()) && period(after.as_ref()) => {
                let (a, b) = (self.slice(a), self.slice(b));
                format!("write `between {a} and {b}`, or ` - ` to subtract")
            }
            _ => "write a hyphen with spaces around it to subtract".to_owned(),
        };
        self.complain(lexeme, |span| {
            Diagnostic::new(text::SIGN, span, format!("`{written}` is not a sign of the language"), "a dash")
                .help(help)
        });
        self.emit(Token::Minus, lexeme);
    }

    /// A sign for which the language has words.
    fn sign(&mut self, lexeme: Lexeme, meant: &'static str, tokens: &[Token]) {
        let written = self.slice(lexeme);
        // Words need spaces where signs need none.
        let touches = |text: Option<&str>, end: bool| {
            let next = text.and_then(|text| if end { text.chars().next_back() } else { text.chars().next() });
            if next.is_some_and(|next| !next.is_whitespace() && !matches!(next, '(' | ')')) {
                " "
            } else {
                ""
            }
        };
        let before = touches(self.text.get(..lexeme.start as usize), true);
        let behind = touches(self.text.get(lexeme.end as usize..), false);
        self.complain(lexeme, |span| {
            Diagnostic::new(
                text::SIGN,
                span,
                format!("`{written}` is written `{meant}`"),
                format!("write `{meant}`"),
            )
            .sure_fix(format!("write `{meant}`"), span, format!("{before}{meant}{behind}"))
        });
        for (at, token) in tokens.iter().enumerate() {
            let start = if at == 0 { lexeme.start } else { lexeme.end };
            self.emit(*token, Lexeme { start, ..lexeme });
        }
    }

    fn stray(&mut self, lexeme: Lexeme, advice: &str) {
        let written = self.slice(lexeme);
        let shown = match written.chars().next() {
            Some(c) if is_hidden(c) || written.trim().is_empty() => {
                format!("the invisible character {}", described(c))
            }
            _ => format!("`{}`", written.chars().take(20).collect::<String>()),
        };
        self.complain(lexeme, |span| {
            Diagnostic::new(
                text::STRAY,
                span,
                format!("{shown} means nothing in Clausal"),
                "not part of the language",
            )
            .help(advice)
            .without_hidden(&written)
        });
    }

    /// A name of very many characters, of which the parser keeps the first.
    fn long_name(&mut self, lexeme: Lexeme) {
        let characters = self.slice(lexeme).chars().count();
        if characters > names::LONGEST {
            self.complain(lexeme, |span| {
                let message =
                    format!("a name has at most {} characters, and this one {characters}", names::LONGEST);
                Diagnostic::new(text::LONG_NAME, span, message, "too long to be told from another")
                    .help("give it a short name; what it is called in full stands in quotes after it")
            });
        }
    }

    /// Replaces what can mean nothing else.
    fn replace_surely(&mut self, lexeme: Lexeme, token: Token, code: Code, message: String, mended: String) {
        self.complain(lexeme, |span| {
            Diagnostic::new(code, span, format!("{message}: write `{mended}`"), format!("write `{mended}`"))
                .sure_fix(format!("write `{mended}`"), span, mended)
        });
        self.emit(token, lexeme);
    }

    fn replace(&mut self, lexeme: Lexeme, token: Token, code: Code, message: String, mended: String) {
        self.complain(lexeme, |span| {
            Diagnostic::new(code, span, format!("{message}: write `{mended}`"), format!("write `{mended}`"))
                .fix(format!("write `{mended}`"), span, mended)
        });
        self.emit(token, lexeme);
    }

    fn complain(&mut self, lexeme: Lexeme, words: impl FnOnce(Span) -> Diagnostic) {
        self.complaints.add(Span { file: self.file, start: lexeme.start, end: lexeme.end }, words);
    }

    fn keep(&mut self, at: usize) {
        self.output.extend(self.input.get(at));
    }

    fn emit(&mut self, token: Token, lexeme: Lexeme) {
        self.output.push(Lexeme { token, ..lexeme });
    }

    /// The token at `at`, if it does not begin a line.
    fn on_line(&self, at: usize) -> Option<Lexeme> {
        self.input.get(at).copied().filter(|lexeme| !lexeme.first)
    }

    fn slice(&self, lexeme: Lexeme) -> String {
        self.text.get(lexeme.start as usize..lexeme.end as usize).unwrap_or("").to_owned()
    }
}

impl Diagnostic {
    /// What nobody sees parts two words as a space does, which everybody sees.
    fn without_hidden(self, written: &str) -> Diagnostic {
        let span = self.span();
        let is_hidden = !written.is_empty() && written.chars().all(|c| is_hidden(c) || c.is_whitespace());
        if is_hidden { self.sure_fix("write a space instead", span, " ") } else { self }
    }
}

/// From the start of one to the end of the other.
fn join(first: Lexeme, last: Lexeme) -> Lexeme {
    Lexeme { end: last.end, ..first }
}

/// The token of a word of the language.
fn word(spelling: &str) -> Option<Token> {
    WORDS.iter().find(|(word, _)| *word == spelling).map(|(_, token)| *token)
}

fn trim_quotes(written: &str) -> &str {
    written.trim_matches(['"', '“', '”', '„', '«', '»', '\'', '‘', '’'])
}

/// A name as it is understood: without what is none of a name, of which each is told where it stands.
pub(super) fn meant_name(written: &str) -> std::borrow::Cow<'_, str> {
    let is_plain = |c: char| {
        c.is_alphanumeric()
            || c == '-'
            || !matches!(c, ' '..='~' | '‐'..='–' | '−' | '﹣' | '－' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '’')
    };
    if written.chars().all(is_plain) { written.into() } else { name_like(written).into() }
}

/// The nearest thing to `written` that is a name.
fn name_like(written: &str) -> String {
    // What nobody sees parts no words.
    let seen: String =
        written.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}')).collect();
    let written = seen.as_str();
    let owner = written.strip_suffix("'s").or(written.strip_suffix("’s")).unwrap_or(written);
    let parts: Vec<&str> = owner
        .split(['_', '-', ' ', '\'', '’', '&', '‐', '‑', '‒', '–', '−', '﹣', '－'])
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}
