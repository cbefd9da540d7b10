//! A draft in, its parties out: what the opening calls those between whom it is made, and where they sign.

use std::ops::Range;

use super::mentions::form_at;
use super::model::{Draft, Form};
use super::words::{Gap, Kind, Words, fold};

/// A party as the opening of a draft names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The tokens of its name, with its legal form.
    pub name: Range<usize>,
    /// The tokens of each name by which the draft calls it from there on, without quotes.
    pub called: Vec<Range<usize>>,
}

/// How far into a draft its parties are looked for, in tokens: a title page and a table of contents may come before them.
const OPENING: usize = 4_000;

/// The longest description of a party between its name and what it is called, in tokens: its law, its seat and its address.
const DESCRIPTION: usize = 120;

/// The longest name, in tokens.
const LONGEST_NAME: usize = 14;

/// The most lists of parties that are compared.
const MOST_LISTS: usize = 6;

/// The most parties that are read.
const MOST_PARTIES: usize = 12;

/// The parties between whom the opening says that the draft is made; none where it does not say so in a usual way.
pub fn parties(draft: &Draft) -> Vec<Party> {
    let words = draft.words();
    let end = draft.body().end.min(OPENING);
    // `Parties (1) Acme Pty Ltd of …, (2) Beta LLC of …`.
    let numbered =
        |at: usize| words.is(at, "parties") && words.is_capital(at) && is_number_of_list(words, at + 1);
    // `entered into by Acme Inc. (Carrier) and Beta LLC (Shipper)`.
    let made_by = |at: usize| words.is(at, "by") && words.is(at.wrapping_sub(1), "into");
    let between = (0..end)
        .filter(|at| words.is_one_of(*at, &["between", "among", "amongst"]) || numbered(*at) || made_by(*at));
    let read =
        between.map(|at| (numbered(at), listed(words, at + 1, end))).filter(|(_, parties)| parties.len() > 1);
    let called = |parties: &[Party]| parties.iter().filter(|party| !party.called.is_empty()).count();
    // A title page names them without saying what they are called; the first list that says it of most is meant.
    let mut best: Vec<Party> = Vec::new();
    let mut titled: Vec<Party> = Vec::new();
    for (numbered, parties) in read.take(MOST_LISTS) {
        if called(&parties) > called(&best) || best.is_empty() && numbered {
            best = parties;
        } else if titled.is_empty() && parties.iter().all(|party| has_form(words, party)) {
            titled = parties;
        }
    }
    let headed = headed(draft, end);
    if called(&headed) > called(&best) {
        best = headed;
    }
    if best.is_empty() {
        best = lettered(words, end);
    }
    if best.is_empty() {
        best = opening(words, end);
    }
    if best.is_empty() { titled } else { best }
}

/// Whether a party's name ends in a legal form.
fn has_form(words: Words<'_>, party: &Party) -> bool {
    (party.name.start + 1..party.name.end).any(|at| form_at(words, at).is_some())
}

/// The parties with whose names a draft begins: `Acme Inc. ("Acme") and Beta LLC ("Beta") hereby agree`.
fn opening(words: Words<'_>, end: usize) -> Vec<Party> {
    /// How many tokens the title takes, with what a filing prints above it.
    const TITLE: usize = 200;
    /// How far behind the last party the verb stands, in tokens.
    const NEAR: usize = 12;
    let begins = |at: &usize| is_proper(words, *at) && (*at == 0 || words.gap(*at) >= Gap::Line);
    let made = |parties: &Vec<Party>| {
        let named = parties.iter().filter(|party| !party.called.is_empty());
        let last = named.clone().filter_map(|party| party.called.last()).map(|called| called.end).max();
        let last = last.unwrap_or(0);
        named.count() > 1
            && parties.iter().all(|party| has_form(words, party))
            && (last..last + NEAR).any(|at| words.is_one_of(at, &["agree", "hereby", "enter"]))
    };
    let read = (0..end.min(TITLE)).filter(begins).map(|at| listed(words, at, end));
    read.into_iter().find(made).unwrap_or_default()
}

/// The parties in the paragraphs below `PARTIES`, each of which begins with a name and says what it is called; their numbers may be
/// drawn by a list.
fn headed(draft: &Draft, end: usize) -> Vec<Party> {
    let words = draft.words();
    let last = draft.blocks.partition_point(|block| block.tokens.start < end);
    let blocks = draft.blocks.get(..last).unwrap_or(&[]);
    let is_title = |tokens: &Range<usize>| {
        let stop = usize::from(words.mark(tokens.end.wrapping_sub(1), ':'));
        tokens.len() == 1 + stop && words.is(tokens.start, "parties") && words.is_capital(tokens.start)
    };
    let Some(title) = blocks.iter().position(|block| is_title(&block.tokens)) else { return Vec::new() };
    let mut found = Vec::new();
    for block in blocks.iter().skip(title + 1) {
        let tokens = block.tokens.clone();
        // `and` may stand on a line of its own.
        if tokens.len() <= 2 && words.is_one_of(tokens.start, &["and", "between"]) {
            continue;
        }
        let start = tokens.start + if is_number_of_list(words, tokens.start) { 3 } else { 0 };
        let named = name(words, start).filter(|name| name.start == start && name.end <= tokens.end);
        let Some(name) = named.filter(|_| found.len() < MOST_PARTIES) else { break };
        let (called, _) = called(words, name.end, tokens.end.min(name.end + DESCRIPTION));
        if called.is_empty() {
            break;
        }
        found.push(Party { name, called });
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// `Party A: Acme Co., Ltd.` and `Party B: Beta LLC`, each on a line of its own.
fn lettered(words: Words<'_>, end: usize) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for at in 0..end {
        let letter = at + 1;
        let label = words.is(at, "party")
            && words.gap(at) >= Gap::Wide
            && words.text(letter).len() == 1
            && words.mark(letter + 1, ':');
        let Some(name) = Some(letter + 2).filter(|_| label).and_then(|at| name(words, at)) else { continue };
        let known = found
            .iter()
            .any(|party| party.called.iter().any(|called| words.is(called.end - 1, words.text(letter))));
        if !known && found.len() < MOST_PARTIES {
            let called = at..letter + 1;
            found.push(Party { name, called: vec![called] });
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// The parties listed from `at`.
fn listed(words: Words<'_>, at: usize, end: usize) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    let mut at = at;
    while found.len() < MOST_PARTIES
        && let Some(name) = name(words, at).or_else(|| blank(words, at))
    {
        let limit = (name.end + DESCRIPTION).min(end);
        let (mut called, behind) = called(words, name.end, limit);
        called.extend(bracketed_before(words, name.start));
        // A name that is still to be filled in is what the party is called.
        let name = if name.clone().any(|at| is_blank(words, at)) {
            let Some(called) = called.first() else { break };
            called.clone()
        } else {
            name
        };
        found.push(Party { name, called });
        match next_party(words, behind, limit) {
            Some(next) => at = next,
            None => break,
        }
    }
    found
}

/// Whether the token at `at` stands for a name: a line to write on, or a redaction.
fn is_blank(words: Words<'_>, at: usize) -> bool {
    matches!(words.get(at).map(|token| token.kind), Some(Kind::Rule | Kind::Redaction))
}

/// The blank that stands for a name at `at`, behind articles.
fn blank(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let start = at + usize::from(words.is_one_of(at, &["and", "the"]));
    let end = (start..start + LONGEST_NAME).take_while(|at| is_blank(words, *at)).last()? + 1;
    Some(start..end)
}

/// What a party is called in brackets before its name: `(Client) Acme Inc.`
fn bracketed_before(words: Words<'_>, name: usize) -> Option<Range<usize>> {
    let part = name.checked_sub(2)?;
    let bracketed = words.mark(name - 1, ')') && words.mark(part.wrapping_sub(1), '(');
    (bracketed && words.is_capital(part) && words.text(part).len() > 3).then_some(part..part + 1)
}

/// The name that begins at `at`, behind articles and marks of a list: capitalised words, with the legal form that a comma parts from them.
fn name(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    // `between, on the one hand, Acme Inc.`
    let lead = at + usize::from(matches!(words.text(at), "," | ":"));
    for hand in [&["on", "the", "one", "hand"][..], &["on", "one", "hand"], &["on", "the", "other", "hand"]] {
        if words.are(lead, hand) {
            start = lead + hand.len();
        }
    }
    while start < at + 8
        && (words.is_one_of(start, &["and", "the", "among", "by", "between"])
            || matches!(words.text(start), ":" | "," | "-")
            || (words.mark(start, '(') && words.closing(start, 3) == Some(start + 2)))
    {
        start += if words.mark(start, '(') { 3 } else { 1 };
    }
    let mut end = start;
    while end < start + LONGEST_NAME {
        if end > start && words.gap(end) == Gap::Block {
            break;
        }
        if let Some((_, _, behind)) = form_at(words, end).filter(|_| end > start) {
            // `Acme Holdings Limited Partnership`, `Acme Co., Ltd.`: a form may have a second one.
            let comma = usize::from(words.mark(behind, ','));
            let second = form_at(words, behind + comma).filter(|_| words.gap(behind + comma) < Gap::Wide);
            return Some(start..second.map_or(behind, |(_, _, end)| end));
        }
        let joins = end > start
            && (words.is_one_of(end, &["of", "and", "&", "for", "the", "de", "von", "van", "der"])
                || matches!(words.text(end), "-" | "." | "'" | "/"))
            && (words.is_capital(end + 1) || words.is_one_of(end + 1, &["the"]))
            && !(words.is(end, "and") && begins_party(words, end + 1));
        let bracket = words.mark(end, '(')
            && words.closing(end, 4).is_some_and(|close| {
                (end + 1..close).all(|at| words.is_capital(at) || words.mark(at, '.'))
                    && form_at(words, close + 1).is_some()
            });
        let comma = words.mark(end, ',') && form_at(words, end + 1).is_some();
        let inside = end > start && words.mark(end.wrapping_sub(1), '(') || words.mark(end, ')');
        let initial = words.mark(end, '.') && words.text(end.wrapping_sub(1)).len() == 1;
        // `1234567 Ontario Limited`: a company by its number.
        let numbered = words.is_number(end) && words.text(end).len() > 5 && is_proper(words, end + 1);
        if let Some(behind) = address(words, end) {
            end = behind;
            continue;
        }
        if !(is_proper(words, end)
            || numbered
            || words.is_number(end) && words.gap(end) <= Gap::Space && end > start
            || joins
            || bracket
            || comma
            || initial
            || inside && end > start && has_open(words, start, end))
        {
            break;
        }
        end += 1;
    }
    let worded = (start..end).any(|at| is_proper(words, at) && words.text(at).len() > 2)
        || address(words, start).is_some();
    let other = words.is_one_of(start, &["this", "each", "it", "us", "party", "parties"])
        && !(words.is(start, "party") && end == start + 2)
        || words.is_one_of(end - 1, &["agreement", "contract", "amendment", "commission"]);
    (worded && !other).then_some(start..end)
}

/// The token behind a name that is an address of the net: `Acme.com` of `Acme.com, Inc.`
fn address(words: Words<'_>, at: usize) -> Option<usize> {
    let tight = |at: usize| words.gap(at) == Gap::None;
    let ends = words.is_one_of(at + 2, &["com", "net", "org"]) && !words.is_capital(at + 2);
    let dotted = words.is_word(at) && words.mark(at + 1, '.') && tight(at + 1) && tight(at + 2) && ends;
    dotted.then_some(at + 3)
}

/// Whether a word is written as a name is: `Acme`, `iAcme`.
fn is_proper(words: Words<'_>, at: usize) -> bool {
    words.is_capital(at) || words.is_word(at) && words.text(at).chars().any(char::is_uppercase)
}

/// Whether a sentence ends at `at`, and no word cut short: `Blvd. Suite`, `Hauptstr. 5`, `Acme Corporation. ("Acme")`.
fn ends_sentence(words: Words<'_>, at: usize) -> bool {
    /// The longest word with a capital that is taken for one that is cut short, in bytes, and the longest without.
    const SHORT: usize = 5;
    const INITIALS: usize = 3;
    let last = at.wrapping_sub(1);
    let length = words.text(last).len();
    let cut_short = words.is_word(last) && (length <= INITIALS || words.is_capital(last) && length <= SHORT);
    words.mark(at, '.')
        && words.gap(at + 1) != Gap::None
        && !cut_short
        && !words.is_number(at + 1)
        && !words.mark(at + 1, '(')
}

/// Whether a bracket is open at `at` among the tokens of a name.
fn has_open(words: Words<'_>, start: usize, at: usize) -> bool {
    let opened = (start..at).filter(|here| words.mark(*here, '(')).count();
    let closed = (start..at).filter(|here| words.mark(*here, ')')).count();
    opened > closed
}

/// Whether another party begins behind `and`, and no second word of the same name: `Smith and Acme Inc.`
fn begins_party(words: Words<'_>, at: usize) -> bool {
    let joins = |here: usize| matches!(words.text(here), "-" | "&") && is_proper(words, here + 1);
    (at..at + 8)
        .take_while(|here| is_proper(words, *here) || words.mark(*here, ',') || *here > at && joins(*here))
        .any(|here| form_at(words, here).is_some())
}

/// What a party is called, as brackets behind its name say (`("Acme")`, `(hereinafter the "Supplier" or "Acme")`), and the token behind them.
fn called(words: Words<'_>, from: usize, limit: usize) -> (Vec<Range<usize>>, usize) {
    let mut at = from;
    while at < limit {
        if is_number_of_list(words, at) && name(words, at + 3).is_some() {
            return (Vec::new(), at);
        }
        if words.mark(at, '(')
            && let Some(close) = words.closing(at, 40)
        {
            let names = quoted(words, at + 1, close);
            if !names.is_empty() {
                return (names, close + 1);
            }
            if let Some(name) = unquoted(words, at, close) {
                return (vec![name], close + 1);
            }
            at = close;
        }
        // `- hereinafter referred to as Acme -`, without brackets and marks.
        if words.are(at, &["referred", "to", "as"]) {
            let start = at + 3 + usize::from(words.is(at + 3, "the"));
            let end = (start..start + 4).find(|here| matches!(words.text(*here), "-" | "," | ";" | "."));
            let worded = |end: &usize| {
                *end > start && (start..*end).all(|here| words.is_capital(here) && words.text(here).len() > 3)
            };
            if let Some(end) = end.filter(worded) {
                let name = start..end;
                return (vec![name], end + 1);
            }
        }
        // `hereinafter referred to as "Supplier"`, without brackets.
        if words.is_one_of(at, &["as", "called"]) {
            let open = at + 1 + usize::from(words.is(at + 1, "the"));
            let close = (open + 1..open + 6).find(|here| words.mark(*here, '"'));
            if let Some(close) = close.filter(|_| words.mark(open, '"')) {
                let names = quoted(words, open, close + 1);
                if !names.is_empty() {
                    return (names, close + 1);
                }
            }
        }
        // Another party or another sentence begins: this one has no other name.
        if ends_sentence(words, at) || words.is_one_of(at, &["whereas", "witnesseth", "recitals"]) {
            break;
        }
        if words.is(at, "and") && begins_party(words, at + 1) {
            return (Vec::new(), at);
        }
        at += 1;
    }
    (Vec::new(), at)
}

/// Words with which no name of a party ends: what is defined so beside the parties is another thing.
pub(super) const NO_PARTIES: [&str; 33] = [
    "agreement",
    "contract",
    "date",
    "fee",
    "fees",
    "form",
    "securities",
    "products",
    "product",
    "services",
    "territory",
    "party",
    "parties",
    "content",
    "software",
    "technology",
    "property",
    "business",
    "program",
    "system",
    "site",
    "website",
    "work",
    "goods",
    "marks",
    "trademarks",
    "trial",
    "study",
    "project",
    "plan",
    "shares",
    "recitals",
    "amendment",
];

/// What a party is called in brackets without quotes, behind what is said of it: `a Delaware company (Supplier)`, `(hereinafter called Acme)`.
fn unquoted(words: Words<'_>, open: usize, close: usize) -> Option<Range<usize>> {
    /// The longest such name, in tokens.
    const LONGEST: usize = 3;
    let led = (open + 1..close).rev().find(|at| words.is_one_of(*at, &["as", "called"]));
    let start = led.map_or(open + 1, |at| at + 1);
    let start = start + usize::from(words.is(start, "the"));
    let name = start..close;
    // `Bay One (USA) Inc.`: the brackets are of the name.
    let behind =
        led.is_some() || !words.is_capital(open.wrapping_sub(1)) && words.is_word(open.wrapping_sub(1));
    let lettered = name.len() == 2 && words.is(start, "party") && words.text(start + 1).len() == 1;
    let worded = lettered
        || name.clone().all(|at| words.is_capital(at) && !words.is_shouted(at) && words.text(at).len() > 3);
    (behind && worded && (1..=LONGEST).contains(&name.len()) && !words.is_one_of(close - 1, &NO_PARTIES))
        .then_some(name)
}

/// The quoted names between two tokens.
fn quoted(words: Words<'_>, from: usize, to: usize) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut open = None;
    for at in from..to {
        if !words.mark(at, '"') {
            continue;
        }
        match open.take() {
            Some(start) if start < at && at - start <= 6 => {
                // The comma of the sentence may stand within the marks.
                names.push(start..at - usize::from(at > start + 1 && words.mark(at - 1, ',')));
            }
            _ => open = Some(at + 1),
        }
    }
    names.retain(|name| {
        is_proper(words, name.start)
            && !words.is_one_of(name.start, &["party", "parties", "agreement", "effective"])
            && !words.is_one_of(name.end - 1, &NO_PARTIES)
    });
    names
}

/// Whether the number of an item of a list stands at `at`: `(2)`.
fn is_number_of_list(words: Words<'_>, at: usize) -> bool {
    words.mark(at, '(') && words.is_number(at + 1) && words.text(at + 1).len() == 1 && words.mark(at + 2, ')')
}

/// Where the next party begins: behind `and`, before the sentence ends.
fn next_party(words: Words<'_>, from: usize, limit: usize) -> Option<usize> {
    let mut at = from;
    while at < limit {
        let and = words.is(at, "and")
            && at + 1 < limit
            && (name(words, at + 1).is_some() || blank(words, at + 1).is_some());
        let numbered = is_number_of_list(words, at) && name(words, at + 3).is_some();
        // `, Beta LLC ("Beta"), and …`: a list with commas.
        let comma = matches!(words.text(at), "," | ";") && begins_party(words, at + 1);
        if and || comma || numbered {
            return Some(at + if numbered { 3 } else { 1 });
        }
        if ends_sentence(words, at) || words.is_one_of(at, &["whereas", "witnesseth", "recitals"]) {
            return None;
        }
        at += 1;
    }
    None
}

/// Where the parties sign: from the last words that say so to the end of the page on which they stand, or to the next attachment.
pub fn signatures(draft: &Draft) -> Range<usize> {
    let words = draft.words();
    let body = draft.body();
    let first_attachment = draft.attachments.iter().map(|attachment| attachment.tokens.start);
    let says = |at: &usize| {
        words.are(*at, &["witness", "whereof"])
            || words.are(*at, &["executed", "this", "agreement"])
            || words.are(*at, &["executed", "by"]) && words.gap(*at) >= Gap::Line
    };
    let lines = || {
        let before = first_attachment.clone().min().unwrap_or(body.end);
        let first = (body.start..before).find(|at| is_line_to_sign_on(words, *at))?;
        Some(first.saturating_sub(ABOVE_LINE))
    };
    // `Signed by Ann Reed for Acme Limited`, without a line that is marked as one.
    let signed = || {
        let before = first_attachment.clone().filter(|at| *at > body.end / 2).min().unwrap_or(body.end);
        (body.end / 2..before).find(|at| {
            words.gap(*at) >= Gap::Line
                && words.is_capital(*at)
                && words.is_one_of(*at, &["signed", "executed"])
                && words.is_one_of(*at + 1, &["by", "for", "on", "as"])
        })
    };
    let Some(start) = body.clone().rev().find(says).or_else(lines).or_else(signed) else {
        return body.end..body.end;
    };
    let end = first_attachment.filter(|at| *at > start).min().unwrap_or(body.end);
    start..end.min(start + LONGEST_SIGNATURES)
}

/// How many tokens the name above the first line to sign on takes, with what leads to it.
const ABOVE_LINE: usize = 40;

/// Whether somebody signs at `at`: `By: ____ Name: …`, `By: /s/ Robert Roe`.
fn is_line_to_sign_on(words: Words<'_>, at: usize) -> bool {
    /// How far behind `By:` the name and title stand.
    const NEAR: usize = 20;
    words.is(at, "by")
        && words.is_capital(at)
        && words.mark(at + 1, ':')
        && (at + 2..at + NEAR).any(|here| {
            words.is_one_of(here, &["name", "title"]) && words.mark(here + 1, ':')
                || words.mark(here, '/') && words.is(here + 1, "s") && words.mark(here + 2, '/')
        })
}

/// The most tokens that signatures take.
const LONGEST_SIGNATURES: usize = 600;

/// Whether the token at `at` is of a line that a filing prints on each page: `Source: ACME INC, 10-K, 3/1/2010`.
pub(super) fn is_of_footer(draft: &Draft, words: Words<'_>, tokens: &Range<usize>) -> bool {
    if draft.form != Form::Plain {
        return !draft.body().contains(&tokens.start);
    }
    const FORMS: [&str; 12] = ["8", "10", "S", "F", "20", "6", "424B5", "SB", "424", "DRS", "DRSA", "N"];
    let source = (1..=4).any(|back| {
        words.is(tokens.start.wrapping_sub(back), "source")
            && words.mark(tokens.start.wrapping_sub(back) + 1, ':')
    });
    let comma = usize::from(words.mark(tokens.end, '.'));
    let form = words.mark(tokens.end + comma, ',')
        && words.is_one_of(tokens.end + comma + 1, &FORMS)
        && words.mark(tokens.end + comma + 2, '-');
    source || form
}

/// A name as it is compared: letters and digits alone, in small letters.
pub(super) fn squeezed(words: Words<'_>, tokens: Range<usize>) -> String {
    let mut name = String::new();
    for at in tokens {
        name.extend(fold(words.text(at)).chars().filter(|letter| letter.is_alphanumeric()));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    /// The parties of a text, each as its name and what it is called.
    fn named(text: &str) -> Vec<(String, String)> {
        let Ok(draft) = crate::draft::read(FileId::default(), "draft.txt", text.as_bytes()) else {
            return Vec::new();
        };
        let words = draft.words();
        let called = |party: &Party| -> String {
            party.called.iter().map(|called| words.phrase(called.clone())).collect::<Vec<_>>().join(", ")
        };
        parties(&draft).iter().map(|party| (words.phrase(party.name.clone()), called(party))).collect()
    }

    #[test]
    fn names_with_hyphens_and_addresses_and_lists_without_between_are_read() {
        let read = |text: &str| named(text).into_iter().map(|(name, _)| name).collect::<Vec<String>>();
        for (text, first, second) in [
            (
                "This is between Acme Inc., a company, at 5 Bay Road, and North AB-Beta Ltd. (\"Beta\"), a company.",
                "Acme Inc.",
                "North AB-Beta Ltd.",
            ),
            (
                "This is between Acme.com, Inc. (\"Acme\") and beta.net, Inc. (\"Beta\").",
                "Acme.com, Inc.",
                "beta.net, Inc.",
            ),
            (
                "SUPPLY\n\nAcme Inc. (\"Acme\") and Beta LLC (\"Beta\") hereby agree as follows.",
                "Acme Inc.",
                "Beta LLC",
            ),
            ("Made by and between Acme Inc. and Beta, LLC today.", "Acme Inc.", "Beta, LLC"),
        ] {
            assert_eq!(read(text), [first, second], "{text}");
        }
        for text in [
            "The parties share it between Northwind and Bellmar.",
            "Acme Inc. (\"Acme\") sells and Beta LLC (\"Beta\") buys.",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn names_that_begin_small_words_cut_short_and_marks_without_brackets_are_read() {
        let pair = |first: &str, second: &str| {
            vec![("Acme Inc.".to_owned(), first.to_owned()), ("iBeta LLC".to_owned(), second.to_owned())]
        };
        for text in [
            "This is made between Acme Inc. (\"Acme\"), with an office at 5 N. Bay Blvd. Suite 4, and iBeta LLC (\"iBeta\").",
            "This is made between Acme Inc. (\"Acme\"), of Hauptstr. 7, Bonn, and iBeta LLC, of Querstrasse. 8, Bonn (\"iBeta\"). Acme and iBeta agree.",
            "This is made between Acme Inc. hereinafter referred to as \"Acme\" and iBeta LLC, a Texas company, hereinafter called \"iBeta\".",
        ] {
            assert_eq!(named(text), pair("Acme", "iBeta"), "{text}");
        }
    }
}
