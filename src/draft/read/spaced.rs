//! A text whose numbers of sections have spaces in them, as `8. 3. 2.`, and its tokens in; each such number joined to one token.

use crate::draft::words::{Gap, Kind, Token};

/// So many numbers with a space in them, each at the beginning of a line, say that they are written so.
const ENOUGH: usize = 20;

/// The longest part of a number, in digits.
const LONGEST_PART: u32 = 2;

/// Whether a text writes the numbers of its sections with spaces.
pub(super) fn has_spaced_numbers(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let opens = |point: usize| {
        let first = (0..point).rev().take_while(|at| digit(*at)).last();
        first.is_some_and(|first| match first.checked_sub(1).and_then(|before| bytes.get(before)) {
            Some(b' ') => first.checked_sub(2).and_then(|before| bytes.get(before)) == Some(&b' '),
            Some(before) => *before == b'\n',
            None => true,
        })
    };
    let spaced = text.match_indices(". ").filter(|(at, _)| digit(at + 2) && opens(*at));
    spaced.take(ENOUGH).count() == ENOUGH
}

/// Joins the parts of each number among the tokens from `first` on.
pub(super) fn join(text: &str, tokens: &mut Vec<Token>, first: usize) {
    let is_part = |token: &Token| token.kind == Kind::Number && token.end - token.start <= LONGEST_PART;
    let leads = |token: &Token| {
        const LEADS: [&str; 10] = [
            "clause",
            "clauses",
            "section",
            "sections",
            "article",
            "articles",
            "paragraph",
            "and",
            "or",
            "to",
        ];
        let word = text.get(token.start as usize..token.end as usize).unwrap_or("");
        LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead))
    };
    let (mut at, mut kept) = (first, first);
    while let Some(mut token) = tokens.get(at).copied() {
        let before = kept.checked_sub(1).and_then(|before| tokens.get(before));
        let begins = is_part(&token) && (token.gap >= Gap::Wide || before.is_some_and(leads));
        at += 1;
        while begins
            && tokens.get(at).is_some_and(|point| point.kind == Kind::Mark('.') && point.gap == Gap::None)
            && let Some(part) = tokens.get(at + 1).filter(|part| is_part(part) && part.gap == Gap::Space)
        {
            token.end = part.end;
            at += 2;
        }
        if let Some(place) = tokens.get_mut(kept) {
            *place = token;
        }
        kept += 1;
    }
    tokens.truncate(kept);
}

#[cfg(test)]
mod tests {
    use crate::draft::read;
    use crate::source::FileId;

    #[test]
    fn numbers_with_spaces_are_numbers() {
        let sections: String = (1..=8)
            .map(|at| format!("{at}. 1.   The Seller sells part {at}.\n\n{at}. 2.   The Buyer pays as clause {at}. 1 says.\n\n{at}. 2. 1.   It pays in cash.\n\n"))
            .collect();
        let draft = read(FileId(0), "sale.txt", sections.as_bytes()).unwrap_or_else(|_| unreachable!());
        assert_eq!(draft.sections.len(), 24);
        assert_eq!(draft.references.len(), 8);
        assert_eq!(draft.sections.get(2).map(|section| section.number.to_string()).as_deref(), Some("1.2.1"));
    }

    #[test]
    fn a_number_that_ends_a_sentence_is_not_joined() {
        let text = "1. Sale. It is as said in Article 7. 2. Price. The Buyer pays.";
        let draft = read(FileId(0), "sale.txt", text.as_bytes()).unwrap_or_else(|_| unreachable!());
        assert!(draft.sections.iter().all(|section| section.number.0.len() == 1));
    }
}
