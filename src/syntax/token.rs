//! The tokens: every mark, literal and word of the language, each declared once.

use std::sync::LazyLock;

use logos::{Lexer, Logos};
use rustc_hash::FxHashMap;

use super::name::{is_letter, name, part};
use super::slip::Slip;

/// How far a `/* … */` is sought; the language has none, so this only serves its message.
const LONGEST_BLOCK_COMMENT: usize = 4096;

/// Declares [`Token`]: what logos finds by a pattern, what the layout adds, and the words, which are names until looked up.
macro_rules! tokens {
    (
        patterns { $($(#[$meta:meta])* $pattern:ident $(($field:ty))?,)* }
        layout { $($(#[$doc:meta])* $mark:ident,)* }
        words { $($word:ident $text:literal,)* }
    ) => {
        /// One token. Its text is found by its span.
        #[derive(Logos, Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[logos(skip r"[\s\u{FEFF}]+")]
        pub enum Token {
            $($(#[$meta])* $pattern $(($field))?,)*
            $($(#[$doc])* $mark,)*
            $(#[doc = concat!("The word `", $text, "`.")] $word,)*
        }

        /// Every word of the language with its spelling.
        pub const WORDS: &[(&str, Token)] = &[$(($text, Token::$word)),*];

        impl Token {
            /// How a word of the language is spelled; nothing for any other token.
            pub fn spelling(self) -> Option<&'static str> {
                match self {
                    $(Token::$word => Some($text),)*
                    _ => None,
                }
            }
        }
    };
}

impl Token {
    /// Whether time words begin with it: `from 2027`. Of some it hangs on what follows, as of `within`.
    pub fn begins_time(self) -> bool {
        matches!(
            self,
            Token::From
                | Token::After
                | Token::Before
                | Token::Until
                | Token::Through
                | Token::In
                | Token::Between
        )
    }

    /// Whether it multiplies the number before it.
    pub fn is_magnitude(self) -> bool {
        matches!(self, Token::Thousand | Token::Million | Token::Billion | Token::Trillion)
    }

    /// Whether durations are counted in it.
    pub fn is_unit_of_time(self) -> bool {
        matches!(
            self,
            Token::Hour
                | Token::Hours
                | Token::Day
                | Token::Days
                | Token::Week
                | Token::Weeks
                | Token::Month
                | Token::Months
                | Token::Year
                | Token::Years
        )
    }
}

tokens! {
    patterns {
        /// `// …`
        #[token("//", comment)]
        Comment,
        /// `/// …`
        DocComment,
        /// A letter, then letters, digits and inner hyphens.
        // A letter of the world begins what `name` reads; whatever else begins with such a character has a pattern of its own.
        #[regex(r"[A-Za-z]|[^\x00-\x7F]", word, priority = 1)]
        Name,
        /// `7`, `1_000`, `0.5`
        #[regex(r"[0-9]+(_[0-9]+)*(\.[0-9]+)?", number, priority = 20)]
        Number,
        /// `12.5%`
        #[regex(r"[0-9]+(_[0-9]+)*(\.[0-9]+)?%", priority = 20)]
        Percent,
        /// `2032-12-31`, `2032-06`, `2032-Q3`
        #[regex(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", priority = 20)]
        #[regex(r"[0-9]{4}-Q[0-9]", priority = 20)]
        Date,
        /// `"…"`
        #[token("\"", string)]
        String,
        /// `{` of a kind, agreement, amendment or policy.
        #[token("{")]
        Open,
        /// `}` of a kind, agreement, amendment or policy.
        #[token("}")]
        Close,
        /// `(`
        #[token("(")]
        OpenParen,
        /// `)`
        #[token(")")]
        CloseParen,
        /// `,` outside the braces that hold lists.
        #[token(",")]
        Comma,
        /// `:`
        #[token(":")]
        Colon,
        /// `.` inside a path.
        #[token(".")]
        Dot,
        /// `=`
        #[token("=")]
        Equals,
        /// `|`
        #[token("|")]
        Bar,
        /// `+`
        #[token("+")]
        Plus,
        /// `-` with spaces around it.
        #[token("-")]
        Minus,
        /// `*`
        #[token("*")]
        Star,
        /// `/`
        #[token("/")]
        Slash,
        /// What was written wrongly but can be understood.
        #[regex(r"[0-9]{1,3}([,'’][0-9]{3})+(\.[0-9]+)?", |_| Slip::GroupedNumber, priority = 10)]
        #[regex(r"[0-9]{1,3}(\.[0-9]{3}){2,}(,[0-9]+)?", |_| Slip::GroupedNumber, priority = 10)]
        #[regex(r"[0-9][0-9_]*(\.[0-9]+)?_*[A-Za-z][A-Za-z0-9]*", worded_number, priority = 10)]
        #[regex(r"[0-9][0-9_]*(\.[0-9]+)?_+", loose_number, priority = 10)]
        #[regex(r"\.[0-9]+", |_| Slip::LooseNumber, priority = 10)]
        #[regex(r"[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{2,4}", |_| Slip::OddDate, priority = 9)]
        #[regex(r"[0-9]{1,6}-[0-9]{1,2}-[0-9]{1,4}(T[0-9:.]*Z?)?", |_| Slip::OddDate, priority = 9)]
        #[regex(r"[0-9]{4}-([0-9]|q[0-9]|[Hh][12])", |_| Slip::OddDate, priority = 9)]
        #[regex(r"[0-9]{4}[-‐‑‒–−﹣－][0-9]{1,2}[-‐‑‒–−﹣－][0-9]{1,2}", |_| Slip::OddDate, priority = 8)]
        #[regex(r"[0-9]{4}[‐‑﹣－]([0-9]{1,2}|Q[0-9])", |_| Slip::OddDate, priority = 8)]
        #[regex(r"[0-9]{4}[-‐‑‒–—−﹣－][0-9]{4}", |_| Slip::OddDate, priority = 8)]
        #[regex(r"[A-Z]{0,3}[$€£¥₹₩₽₺₪฿₱₦₴₫]", |_| Slip::Currency, priority = 10)]
        #[token("%", |_| Slip::PercentSign)]
        #[regex("§+", |_| Slip::SectionSign, priority = 10)]
        #[regex("[“”„«]", odd_string, priority = 10)]
        #[token("'", odd_string)]
        #[token("‘", odd_string)]
        #[regex("≥|>=|⩾", |_| Slip::AtLeast)]
        #[regex("≤|<=|⩽", |_| Slip::AtMost)]
        #[token(">", |_| Slip::Above)]
        #[token("<", |_| Slip::Below)]
        #[token("==", |_| Slip::Equal)]
        #[regex("!=|≠|<>", |_| Slip::Unequal)]
        #[regex("&&?", |_| Slip::Ampersand, priority = 10)]
        #[token("||", |_| Slip::Bars)]
        #[token("!", |_| Slip::Bang)]
        #[regex("[–—−]", |_| Slip::Dash)]
        #[token("×", |_| Slip::Times)]
        #[token(";", |_| Slip::Semicolon)]
        #[token("#", hash_comment)]
        #[token("/*", block_comment)]
        Slip(Slip),
    }
    layout {
        /// Stands before the first word of an item.
        Item,
        /// `{` that holds entries.
        OpenEntries,
        /// `}` that ends entries.
        CloseEntries,
        /// `{` of a test.
        OpenTest,
        /// `}` of a test.
        CloseTest,
        /// `,` between terms, patches or fields.
        TermComma,
        /// `,` between entries.
        EntryComma,
        /// A number that was written wrongly and has been reported.
        BadNumber,
        /// A value that was written wrongly and has been reported.
        BadValue,
        /// The end of the text.
        EndOfText,
    }
    words {
        Use "use", We "we", Are "are", Party "party", Unit "unit", Event "event", Let "let", Exchange "exchange",
        Kind "kind", Fact "fact", Define "define", Agreement "agreement", Amendment "amendment", Policy "policy",
        Waive "waive", Test "test", Rule "rule", Given "given", Expect "expect", Parties "parties",
        Agreements "agreements", Also "also", Part "part", As "as", Is "is", Some "some", Optional "optional",
        Signed "signed", Draft "draft", Section "section", Change "change", Extend "extend", End "end",
        Start "start", Last "last", Tbd "tbd", Undisclosed "undisclosed", To "to", From "from", By "by", With "with",
        For "for", Of "of", On "on", After "after", Before "before", Until "until", Through "through", In "in",
        Between "between", Within "within", And "and", Or "or", Not "not", Never "never", Unexpected "unexpected", Every "every",
        There "there", Must "must", Should "should", Be "be", Have "have", Has "has", Where "where", Each "each",
        Require "require", No "no", A "a", An "an", At "at", Least "least", Most "most", Exactly "exactly",
        Above "above", Below "below", One "one", Including "including", Unless "unless", Because "because",
        Fix "fix", See "see", Approved "approved", Includes "includes", Overlaps "overlaps", Us "us", It "it",
        Its "its", Sum "sum", Over "over", Largest "largest", Smallest "smallest", Greater "greater",
        Lesser "lesser", Earlier "earlier", Later "later", Count "count", Thousand "thousand", Million "million",
        Billion "billion", Trillion "trillion", Hour "hour", Hours "hours", Day "day", Days "days", Week "week",
        Weeks "weeks", Month "month", Months "months", Year "year", Years "years", Business "business",
        Kept "kept", Broken "broken", Opened "open", Idle "idle", Nothing "nothing", Else "else",
    }
}

/// A word of the language, or a name.
fn word(lexer: &mut Lexer<'_, Token>) -> Result<Token, ()> {
    static TABLE: LazyLock<FxHashMap<&str, Token>> = LazyLock::new(|| WORDS.iter().copied().collect());
    let first = lexer.slice().len();
    let text = lexer.source().get(lexer.span().start..).unwrap_or_default();
    let Some(name) = name(text) else { return Err(()) };
    lexer.bump(name.length - first);
    if !name.is_plain {
        return Ok(Token::Slip(Slip::OddName));
    }
    let text = lexer.slice();
    // The longest words have eleven letters.
    Ok(if text.len() > 11 { Token::Name } else { TABLE.get(text).copied().unwrap_or(Token::Name) })
}

/// A number, or a number with a word at its end: `7`, `38é`.
fn number(lexer: &mut Lexer<'_, Token>) -> Token {
    match lexer.remainder().chars().next() {
        Some(letter) if is_letter(letter) => Token::Slip(worded_number(lexer)),
        _ => Token::Number,
    }
}

/// A number with `_` at its end, and a word behind that or none: `1_`, `38_é`.
fn loose_number(lexer: &mut Lexer<'_, Token>) -> Option<Slip> {
    Some(match lexer.remainder().chars().next() {
        Some(letter) if is_letter(letter) => worded_number(lexer),
        _ => Slip::LooseNumber,
    })
}

/// A number with a word at its end, to the end of that word.
fn worded_number(lexer: &mut Lexer<'_, Token>) -> Slip {
    let rest = part(lexer.remainder());
    lexer.bump(rest);
    Slip::WordedNumber
}

/// A comment to the end of its line; exactly three slashes make it a doc comment.
fn comment(lexer: &mut Lexer<'_, Token>) -> Token {
    let rest = lexer.remainder();
    let doc = rest.starts_with('/') && !rest.starts_with("//");
    bump_line(lexer);
    if doc { Token::DocComment } else { Token::Comment }
}

/// A comment of other languages, to the end of its line.
fn hash_comment(lexer: &mut Lexer<'_, Token>) -> Slip {
    bump_line(lexer);
    Slip::HashComment
}

/// A comment of other languages, to its end mark or, without one, to the end of its line.
fn block_comment(lexer: &mut Lexer<'_, Token>) -> Slip {
    // A bound on the search keeps a text full of opening marks linear.
    let rest = lexer.remainder().as_bytes();
    let near = rest.get(..LONGEST_BLOCK_COMMENT).unwrap_or(rest);
    match near.windows(2).position(|pair| pair == b"*/") {
        Some(at) => lexer.bump(at + 2),
        None => bump_line(lexer),
    }
    Slip::BlockComment
}

/// A string to its closing quote. Without one it ends with its line, or before a brace or comma that ends the line.
fn string(lexer: &mut Lexer<'_, Token>) -> Token {
    let rest = lexer.remainder();
    let mut bytes = rest.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => {
                lexer.bump(at + 1);
                return Token::String;
            }
            b'\\' if !matches!(rest.as_bytes().get(at + 1), None | Some(b'\n' | b'\r')) => {
                bytes.next();
            }
            b'\n' => break,
            _ => {}
        }
    }
    let end = open_end(rest);
    lexer.bump(end);
    Token::Slip(Slip::OpenString)
}

/// A string in the quotes of a word processor or of other languages.
fn odd_string(lexer: &mut Lexer<'_, Token>) -> Slip {
    let single = matches!(lexer.slice(), "'" | "‘");
    let closing: &[char] = if single { &['\'', '’'] } else { &['”', '“', '"', '»'] };
    let rest = lexer.remainder();
    let line = rest.split('\n').next().unwrap_or("");
    match line.char_indices().find(|(_, c)| closing.contains(c)) {
        Some((at, c)) => {
            lexer.bump(at + c.len_utf8());
            Slip::OddString
        }
        None if single => Slip::Stray,
        None => {
            let end = open_end(rest);
            lexer.bump(end);
            Slip::OpenString
        }
    }
}

/// Where a string that is never closed ends: before a brace that follows, a closing comma, or the end of the line.
fn open_end(rest: &str) -> usize {
    let line = rest.split('\n').next().unwrap_or("");
    let line = line.split(['{', '}']).next().unwrap_or("");
    line.trim_end().trim_end_matches(',').trim_end().len()
}

fn bump_line(lexer: &mut Lexer<'_, Token>) {
    let line = lexer.remainder().split('\n').next().unwrap_or("");
    let length = line.trim_end_matches('\r').len();
    lexer.bump(length);
}
