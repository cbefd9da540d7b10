//! Words that say the right thing in the wrong place in, where they belong out: `in perpetuity` behind a term, a name with a space
//! in it.

use super::{Mender, join};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{grammar, text};
use crate::source::Span;
use crate::syntax::lexer::Lexeme;
use crate::syntax::token::Token;

/// What says that something never ends, and whether it surely says no more than that.
const FOR_EVER: &[(&str, bool)] = &[
    ("in perpetuity", true),
    ("in perpetuum", true),
    ("for perpetuity", true),
    ("for ever", true),
    ("for ever and ever", true),
    ("for eternity", true),
    ("for all time", true),
    ("forever", true),
    ("perpetually", true),
    ("eternally", true),
    ("without limit of time", true),
    ("without limit in time", true),
    ("without end", true),
    ("without expiry", false),
    ("without term", false),
    ("indefinitely", false),
    ("evergreen", false),
    ("for an indefinite period", false),
    ("for an indefinite term", false),
    ("for an unlimited period", false),
    ("for an unlimited term", false),
    ("for unlimited time", false),
    ("until further notice", false),
];

/// What says that something goes on after its agreement.
const SURVIVES: &[(&str, bool)] = &[
    ("survives", true),
    ("survives termination", true),
    ("survives expiry", true),
    ("survives expiration", true),
    ("survives the agreement", true),
    ("survives termination or expiry", true),
    ("survives termination or expiration", true),
    ("which survives", true),
    ("that survives", true),
    ("shall survive", true),
    ("will survive", true),
];

/// What a length of time is a length of, as if that had to be said.
const PERIOD: [&str; 12] = [
    "a period of",
    "a term of",
    "an initial term of",
    "an initial period of",
    "a duration of",
    "the period of",
    "the term of",
    "a further period of",
    "a total of",
    "a time of",
    "period of",
    "term of",
];

/// The end of a period, behind a word that means its end.
const END_OF: [&str; 6] =
    ["the end of", "end of", "the last day of", "the expiry of", "close of", "the close of"];

/// What says that time is counted from the end of an agreement.
const AFTER_END: [&str; 12] = [
    "after termination",
    "after expiry",
    "after expiration",
    "after the termination",
    "after its end",
    "after its termination",
    "after the end of the agreement",
    "after the agreement",
    "following termination",
    "following expiry",
    "from termination",
    "thereafter",
];

/// The beginning of a period, behind a word that means its beginning.
const START_OF: [&str; 6] =
    ["the beginning of", "beginning of", "the start of", "start of", "the first day of", "first day of"];

/// Other words for `from`.
const FROM: [&str; 10] = [
    "as of",
    "as from",
    "with effect from",
    "with effect as of",
    "effective as of",
    "effective from",
    "effective on",
    "starting on",
    "commencing on",
    "beginning on",
];

/// The words that such a phrase may begin with.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    // What `header` mends.
    let header = ["to", "on", "at", "not"];
    let often = [
        "per",
        "a",
        "each",
        "every",
        "annually",
        "yearly",
        "monthly",
        "quarterly",
        "weekly",
        "daily",
        "pa",
        "p",
    ];
    FOR_EVER
        .iter()
        .chain(SURVIVES)
        .map(|(words, _)| *words)
        .chain(["the", "of"])
        .chain(header)
        .chain(often)
        .chain(PERIOD)
        .chain(END_OF)
        .chain(START_OF)
        .chain(FROM)
}

impl Mender<'_> {
    /// `licence from A to B in perpetuity`: an adjective says so.
    pub(super) fn for_ever(&mut self, at: usize) -> usize {
        if self.is_value_place(at) {
            return 0;
        }
        let lists = [(FOR_EVER, "perpetual"), (SURVIVES, "surviving")];
        let all = lists
            .into_iter()
            .flat_map(|(list, meant)| list.iter().map(move |(words, certain)| (words, *certain, meant)));
        let Some((used, certain, meant)) = all
            .filter_map(|(words, certain, meant)| Some((self.said(at, words)?, certain, meant)))
            .max_by_key(|(used, ..)| *used)
        else {
            return 0;
        };
        if self.depth == 0 {
            return if meant == "perpetual" { self.endless_header(at, used, certain) } else { 0 };
        }
        let (Some(first), Some(whole)) = (self.input.get(at).copied(), self.joined(at, used)) else {
            return 0;
        };
        if meant == "surviving"
            && let Some(used) = self.survives_for(at, used)
        {
            return used;
        }
        // What is said to end, too, is not said to go on for ever alone.
        let certain = certain && self.on_line(at + used).is_none_or(|next| !next.token.begins_time());
        let after = self.on_line(at + used).map(|next| next.token);
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).map(|lexeme| lexeme.token);
        let is_one = used == 1;
        // One word alone may be an adjective before its noun, the name of something, or what a preposition leads to.
        let is_of_phrase = matches!(after, Some(Token::Name | Token::Colon))
            || matches!(
                before,
                Some(Token::By | Token::From | Token::To | Token::For | Token::With | Token::Of | Token::On)
            );
        if first.first || is_one && is_of_phrase {
            return 0;
        }
        // One word behind `must be` is an adjective, which somebody may have defined.
        if is_one && !self.in_entry(at) && self.phrase_start(at).is_none() {
            return 0;
        }
        let written = self.slice(whole);
        // Within the braces of a term, what stands behind a colon is a value and no phrase, unless it names sides.
        let start = self.phrase_start(at).filter(|start| self.depth == 1 || self.names_sides(*start, at));
        // The space before it goes, too.
        let gap =
            at.checked_sub(1).and_then(|at| self.input.get(at)).map_or(whole.start, |before| before.end);
        self.complain(whole, |span| {
            let gone = Span { start: gap, ..span };
            let diagnostic = match start {
                Some(start) => {
                    let message = format!("`{written}` is said with the adjective `{meant}`, before the noun");
                    let edits = [(Span { end: start, start, ..span }, format!("{meant} ")), (gone, String::new())];
                    let diagnostic = Diagnostic::new(grammar::MISSPELT, span, message, "not here");
                    let title = format!("write `{meant}` before the noun");
                    if certain { diagnostic.sure_edits(title, edits) } else { diagnostic.edits(title, edits) }
                }
                None => {
                    let message = format!("`{written}` says no time: what has no end needs no time words");
                    let diagnostic = Diagnostic::new(grammar::MISSPELT, span, message, "not needed");
                    if certain {
                        diagnostic.sure_fix("delete it", gone, "")
                    } else {
                        diagnostic.fix("delete it", gone, "")
                    }
                }
            };
            diagnostic.help(match meant {
                "perpetual" => "what is `perpetual` outlives its agreement and has no end of its own; what merely has no end says nothing",
                _ => "what is `surviving` goes on after its agreement",
            })
        });
        used
    }

    /// `survives for 5 years`, `survives termination for two years`: how long it goes on after its agreement is its tail.
    fn survives_for(&mut self, at: usize, survives: usize) -> Option<usize> {
        let mut from = at + survives;
        from += usize::from(self.on_line(from)?.token == Token::For);
        let (mended, used) = self.length_of_time(from)?;
        let mut end = from + used;
        end += AFTER_END.iter().filter_map(|words| self.said(end, words)).max().unwrap_or(0);
        let whole = self.joined(at, end - at)?;
        let written = self.slice(whole);
        let next = self.input.get(end).filter(|next| !next.first).map(|next| next.token);
        let is_whole = matches!(next, None | Some(Token::Comma | Token::Close)) && self.depth == 1;
        self.complain(whole, |span| {
            let message = format!(
                "`{written}` counts from the end of the agreement, which a term says with its `tail`"
            );
            let tail = format!("{{ tail: {mended} }}");
            let diagnostic = Diagnostic::new(grammar::MISSPELT, span, message, format!("write `{tail}`"));
            if is_whole {
                diagnostic.sure_fix(format!("write `{tail}`"), span, tail)
            } else {
                diagnostic.help(format!("write `tail: {mended}` in the braces of the term"))
            }
        });
        Some(end - at)
    }

    /// Words that add nothing where they stand: `for a period of 3 years`, `through the end of 2029`, and those that say `from`.
    pub(super) fn idle_words(&mut self, at: usize) -> usize {
        self.idle(at).unwrap_or(0)
    }

    fn idle(&mut self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).map(|before| before.token);
        let find = |list: &[&str]| list.iter().filter_map(|words| self.said(at, words)).max();
        let is_after = |tokens: &[Token]| before.is_some_and(|before| tokens.contains(&before));
        let period =
            find(&PERIOD).filter(|_| is_after(&[Token::For, Token::Last, Token::Most, Token::Least]));
        let ends = [Token::Through, Token::By, Token::After];
        let end = find(&END_OF).filter(|_| is_after(&ends));
        if let Some(used) = find(&END_OF).filter(|_| is_after(&[Token::Until, Token::Before])) {
            return self.end_of_period(at, used);
        }
        let start = find(&START_OF).filter(|_| is_after(&[Token::From, Token::Before]));
        if let Some(used) = period.or(end).or(start).filter(|used| self.begins_value(at + used)) {
            let whole = self.joined(at, used)?;
            let written = self.slice(whole);
            let next = self.on_line(at + used)?;
            self.complain(whole, |span| {
                let message = format!("`{written}` is not needed here");
                Diagnostic::new(grammar::MISSPELT, span, message, "not needed").sure_fix(
                    "delete it",
                    Span { end: next.start, ..span },
                    "",
                )
            });
            return Some(used);
        }
        // `test "…" as of DAY` is how a test says it.
        let is_test = before == Some(Token::String);
        let from = find(&FROM).filter(|used| {
            !is_test && self.begins_value(at + used) && self.depth + usize::from(self.in_header(at)) > 0
        })?;
        let whole = self.joined(at, from)?;
        let message = format!("`{}` is not how the language says it", self.slice(whole));
        self.replace_surely(whole, Token::From, grammar::MISSPELT, message, "from".to_owned());
        Some(from)
    }

    /// `until the end of 2029`, `before the end of 2029`: `until` and `before` of a period end before its first day, so that without
    /// `the end of` the whole period would be lost.
    fn end_of_period(&mut self, at: usize, used: usize) -> Option<usize> {
        if !self.begins_value(at + used) {
            return None;
        }
        let word = self.input.get(at.checked_sub(1)?).copied()?;
        let leads = at.checked_sub(2).and_then(|at| self.input.get(at)).map(|leads| leads.token);
        let is_life = matches!(leads, Some(Token::End | Token::Start));
        let (token, meant) = if is_life && word.token == Token::Before {
            (Token::By, "by")
        } else {
            (Token::Through, "through")
        };
        let whole = join(word, self.joined(at, used)?);
        let written = self.slice(whole);
        self.output.pop();
        // Before the end of a year may be the day before its last.
        let certain = word.token == Token::Until;
        self.complain(whole, |span| {
            let message = format!("`{written}` is not how the language says it: write `{meant}`");
            let write = format!("write `{meant}`");
            Diagnostic::new(grammar::MISSPELT, span, message, write.clone())
                .help(format!("`{meant}` a period takes all of it, its last day with it"))
                .fix_if(certain, write, span, meant)
        });
        self.emit(token, whole);
        Some(used)
    }

    /// Whether the words at `at` stand on a line that begins none of the items that say `as of`.
    fn in_header(&self, at: usize) -> bool {
        let line = (0..=at).rev().find(|at| self.input.get(*at).is_some_and(|lexeme| lexeme.first));
        line.and_then(|line| self.input.get(line)).is_some_and(|first| first.token != Token::Test)
    }

    /// `notice = 30 days`, `notice is 30 days`, `notice of 30 days` where an entry begins.
    pub(super) fn colon_of_entry(&mut self, at: usize) -> usize {
        let sign = self.input.get(at).copied().filter(|sign| !sign.first);
        let name =
            at.checked_sub(1).and_then(|at| self.input.get(at)).filter(|name| name.token == Token::Name);
        let before = at.checked_sub(2).and_then(|at| self.input.get(at)).map(|before| before.token);
        let (Some(sign), Some(name)) = (sign, name.copied()) else { return 0 };
        let begins = matches!(before, Some(Token::Comma | Token::Open)) || name.first;
        let is_sign = matches!(sign.token, Token::Equals | Token::Is | Token::Of);
        if !is_sign || !begins || self.depth < 2 || !self.begins_value(at + 1) {
            return 0;
        }
        let (field, written) = (self.slice(name), self.slice(sign));
        self.complain(sign, |span| {
            let message =
                format!("`{field} {written}` gives no value: an entry is a name, a colon and its value");
            let place = Span { start: name.end, ..span };
            Diagnostic::new(grammar::COLON_MISSING, span, message, "write `:`").sure_fix(
                format!("write `{field}:`"),
                place,
                ":",
            )
        });
        self.emit(Token::Colon, sign);
        1
    }

    /// `scope: [training, api]`: a list in brackets.
    pub(super) fn bracketed_list(&mut self, at: usize) -> usize {
        self.bracketed(at).unwrap_or(0)
    }

    fn bracketed(&mut self, at: usize) -> Option<usize> {
        let open = self.input.get(at).filter(|_| self.is_value_place(at))?;
        if self.slice(*open) != "[" {
            return None;
        }
        let mut used = 1;
        while self.slice(self.on_line(at + used)?) != "]" {
            used += 1;
            if used > 64 {
                return None;
            }
        }
        let inside: Vec<Lexeme> = self.input.get(at + 1..at + used)?.to_vec();
        let is_list = inside.iter().all(|one| matches!(one.token, Token::Name | Token::Comma | Token::And));
        let names: Vec<String> =
            inside.iter().filter(|one| one.token == Token::Name).map(|one| self.slice(*one)).collect();
        if !is_list || names.is_empty() {
            return None;
        }
        let whole = self.joined(at, used + 1)?;
        let mended = names.join(" and ");
        let message = format!("`{}` is not how several values are written", self.slice(whole));
        self.replace_surely(whole, Token::BadValue, text::SIGN, message, mended);
        Some(used + 1)
    }

    /// `5% per annum`: how often an amount is due is said by its field.
    pub(super) fn how_often(&mut self, at: usize) -> usize {
        const OFTEN: &[&str] = &[
            "per annum",
            "per year",
            "per month",
            "per quarter",
            "per week",
            "per day",
            "a year",
            "a month",
            "each year",
            "each month",
            "every year",
            "every month",
            "annually",
            "yearly",
            "monthly",
            "quarterly",
            "weekly",
            "daily",
            "pa",
            "p.a",
            "p.a.",
        ];
        let used = OFTEN
            .iter()
            .filter_map(|words| self.said(at, words).or_else(|| self.glued_said(at, words)))
            .max();
        let before = at.checked_sub(1).and_then(|at| self.input.get(at)).copied();
        let is_amount = before.is_some_and(|before| {
            let word = self.slice(before);
            matches!(before.token, Token::Percent | Token::Number)
                || super::literal::is_currency_code(&word)
                || super::literal::magnitude(&word).is_some()
        });
        let ends = |used: usize| {
            self.on_line(at + used).is_none_or(|next| matches!(next.token, Token::Comma | Token::Close))
        };
        let Some(used) = used.filter(|used| is_amount && self.in_entry(at) && ends(*used)) else { return 0 };
        let Some(whole) = self.joined(at, used) else { return 0 };
        let written = self.slice(whole);
        let start = before.map_or(whole.start, |before| before.end);
        self.complain(whole, |span| {
            let message = format!("`{written}` says how often, and an amount says only how much");
            Diagnostic::new(grammar::MISSPELT, span, message, "not part of an amount")
                .help("say it in the name of the field or in a field of its own, and delete it here")
                .fix("delete it", Span { start, ..span }, "")
        });
        used
    }

    /// How many tokens the letters and full stops of an abbreviation at `at` take.
    fn glued_said(&self, at: usize, words: &str) -> Option<usize> {
        let count = words.chars().filter(|c| c.is_alphabetic() || *c == '.').count();
        let whole = self.joined(at, count).filter(|_| words.contains('.'))?;
        let is_one_line = self.on_line(at + count - 1).is_some();
        (is_one_line && self.slice(whole).eq_ignore_ascii_case(words)).then_some(count)
    }

    /// Where the phrase of a term begins whose words stand at `at`; none in an entry or header.
    fn phrase_start(&self, at: usize) -> Option<u32> {
        let mut before = at;
        loop {
            before = before.checked_sub(1)?;
            let token = self.input.get(before)?;
            match token.token {
                Token::Colon if !self.is_value_place(before + 1) => return None,
                Token::Colon => return self.input.get(before + 1).map(|first| first.start),
                Token::Comma | Token::Open | Token::Close => return None,
                _ if token.first => {
                    return match self.input.get(before + 1)?.token {
                        Token::Colon if self.is_value_place(before + 2) => {
                            self.input.get(before + 2).map(|first| first.start)
                        }
                        _ => None,
                    };
                }
                _ => {}
            }
        }
    }

    /// Whether a preposition of parties stands between a byte and the token at `at`.
    fn names_sides(&self, start: u32, at: usize) -> bool {
        let before =
            (0..at).rev().map_while(|at| self.input.get(at)).take_while(|token| token.start >= start);
        before
            .into_iter()
            .any(|token| matches!(token.token, Token::By | Token::To | Token::From | Token::For))
    }

    /// Whether the words at `at` belong to the value of an entry.
    pub(super) fn in_entry(&self, at: usize) -> bool {
        let back = (0..at).rev().take(24).find_map(|before| match self.input.get(before)?.token {
            Token::Colon => Some(self.is_value_place(before + 1)),
            Token::Must | Token::Should | Token::Where | Token::Open => Some(false),
            _ => None,
        });
        back.unwrap_or(false)
    }

    /// `party Open AI`, `rule open cloud: …`: a name with a space in it.
    pub(super) fn spaced_name(&mut self, at: usize) -> usize {
        self.spaced(at).unwrap_or(0)
    }

    fn spaced(&mut self, at: usize) -> Option<usize> {
        let declares = self.input.get(at)?.token;
        let is_declaring = matches!(
            declares,
            Token::Party
                | Token::Unit
                | Token::Event
                | Token::Let
                | Token::Kind
                | Token::Fact
                | Token::Agreement
                | Token::Amendment
                | Token::Policy
                | Token::Rule
        );
        let begins = self.input.get(at).is_some_and(|word| word.first) || declares == Token::Rule;
        let is_name = |lexeme: &Lexeme| lexeme.token == Token::Name;
        let first = self.on_line(at + 1).filter(is_name).filter(|_| is_declaring && begins)?;
        let mut used = 1;
        while self.on_line(at + 1 + used).as_ref().is_some_and(is_name) {
            used += 1;
        }
        let last = self.input.get(at + used).copied()?;
        let next = self.input.get(at + 1 + used).filter(|next| !next.first).map(|next| next.token);
        let follows = match declares {
            Token::Rule => matches!(next, Some(Token::Colon | Token::String)),
            Token::Fact => next == Some(Token::Colon),
            Token::Let => next == Some(Token::Equals),
            Token::Party => matches!(next, None | Some(Token::String | Token::Part)),
            Token::Unit => matches!(next, None | Some(Token::String)),
            Token::Event => matches!(next, None | Some(Token::String | Token::On | Token::In)),
            Token::Kind | Token::Policy | Token::Agreement | Token::Amendment => {
                matches!(
                    next,
                    None | Some(Token::String | Token::Open | Token::Between | Token::To | Token::Is)
                )
            }
            _ => false,
        };
        // Words that stand behind a name and are none of the language.
        let header = |word: &str| matches!(word, "nonbinding" | "unexpected");
        if used < 2 || !follows || header(&self.slice(last)) {
            return None;
        }
        let whole = join(first, last);
        let written = self.slice(whole);
        let mended = written.split_whitespace().collect::<Vec<_>>().join("-");
        self.keep(at);
        let message = format!("`{written}` is not a name: a name has no spaces");
        self.replace(whole, Token::Name, text::NAME, message, mended);
        Some(used + 1)
    }
}
