//! The tokens: every mark, literal and word of the language, each declared once.

use logos::Logos;

use super::lexer;
use super::slip::Slip;

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

tokens! {
    patterns {
        /// `// …`
        #[token("//", lexer::comment)]
        Comment,
        /// `/// …`
        DocComment,
        /// A letter, then letters, digits and inner hyphens.
        #[regex(r"\p{L}[\p{L}\p{M}\p{N}]*(-[\p{L}\p{M}\p{N}]+)*", lexer::word, priority = 20)]
        Name,
        /// `7`, `1_000`, `0.5`
        #[regex(r"[0-9]+(_[0-9]+)*(\.[0-9]+)?", priority = 20)]
        Number,
        /// `12.5%`
        #[regex(r"[0-9]+(_[0-9]+)*(\.[0-9]+)?%", priority = 20)]
        Percent,
        /// `2032-12-31`, `2032-06`, `2032-Q3`
        #[regex(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", priority = 20)]
        #[regex(r"[0-9]{4}-Q[0-9]", priority = 20)]
        Date,
        /// `"…"`
        #[token("\"", lexer::string)]
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
        #[regex(r"[0-9][0-9_]*(\.[0-9]+)?_*\p{L}[\p{L}\p{M}\p{N}]*", |_| Slip::WordedNumber, priority = 10)]
        #[regex(r"[0-9][0-9_]*_", |_| Slip::LooseNumber, priority = 10)]
        #[regex(r"\.[0-9]+", |_| Slip::LooseNumber, priority = 10)]
        #[regex(r"[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{2,4}", |_| Slip::OddDate, priority = 9)]
        #[regex(r"[0-9]{1,6}-[0-9]{1,2}-[0-9]{1,4}(T[0-9:.]*Z?)?", |_| Slip::OddDate, priority = 9)]
        #[regex(r"[0-9]{4}-([0-9]|q[0-9]|[Hh][12])", |_| Slip::OddDate, priority = 9)]
        #[regex(r"[A-Z]{0,3}[$€£¥₹₩]", |_| Slip::Currency, priority = 10)]
        #[token("%", |_| Slip::PercentSign)]
        #[regex("§+", |_| Slip::SectionSign, priority = 10)]
        #[regex("[“”„«]", lexer::odd_string, priority = 10)]
        #[token("'", lexer::odd_string)]
        #[token("‘", lexer::odd_string)]
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
        #[regex(r"\p{L}[\p{L}\p{M}\p{N}]*([-_&'’][\p{L}\p{M}\p{N}]+)*[_&'’][\p{L}\p{M}\p{N}]+([-_&'’][\p{L}\p{M}\p{N}]+)*", |_| Slip::OddName, priority = 10)]
        #[token("#", lexer::hash_comment)]
        #[token("/*", lexer::block_comment)]
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
        Between "between", Within "within", And "and", Or "or", Not "not", Never "never", Every "every",
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
