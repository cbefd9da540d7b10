//! Dates that a program or a publisher prints on every page: `Page 1 of 2   03/04/2025`, `Printed 04/03/2025 10:14`, `Source: X, 8-K, 9/12/2025`.

use std::ops::Range;

use crate::draft::words::{Gap, Words};

/// Whether a date is one of those.
pub(super) fn is_of_footer(words: Words<'_>, date: &Range<usize>) -> bool {
    let (start, end) = (date.start, date.end);
    // `10:14`, `10:14 AM` behind it.
    let timed = words.is_number(end)
        && words.gap(end) <= Gap::Line
        && words.mark(end + 1, ':')
        && words.gap(end + 1) == Gap::None
        && words.is_number(end + 2);
    let before = start.wrapping_sub(1);
    let said = words.is_capital(before)
        && words
            .is_one_of(before, &["printed", "updated", "saved", "downloaded", "generated", "rev", "revised"])
        || words.is_one_of(before, &["on", ":"])
            && words.is_capital(before.wrapping_sub(1))
            && words.is_one_of(before.wrapping_sub(1), &["printed", "downloaded", "generated"]);
    timed || said || is_paged(words, start) || is_sourced(words, start)
}

/// `Page 1 of 2` right before the date.
fn is_paged(words: Words<'_>, start: usize) -> bool {
    let page = start.wrapping_sub(4);
    let of = words.is(page, "page") && words.is_number(page + 1) && words.is(page + 2, "of");
    let alone = words.is(start.wrapping_sub(2), "page") && words.is_number(start.wrapping_sub(1));
    of || alone && words.is_capital(start.wrapping_sub(2))
}

/// `Source: NAME, 8-K,` before the date.
fn is_sourced(words: Words<'_>, start: usize) -> bool {
    /// How long the name may be, in tokens.
    const FAR: usize = 24;
    let line = (start.saturating_sub(FAR)..start)
        .rev()
        .take_while(|at| words.gap(at + 1) < Gap::Line && !words.mark(*at, ';'))
        .find(|at| words.is(*at, "source") && words.mark(at + 1, ':'));
    line.is_some_and(|at| words.is_capital(at))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn dates_of_footers_are_not_those_of_the_contract() {
        let warns = |text: &str| {
            let text = format!("This contract is made on 3 March 2025. {text}");
            findings("draft.txt", &text).iter().any(|finding| finding.code == drafts::DATE)
        };
        for text in [
            "The goods are good.   Source: ASH MILLS LTD, 8-K, 9/12/2025   1",
            "The goods are good.   Supply   Page 1 of 2   03/04/2025",
            "The goods are good.   Printed 04/03/2025 10:14",
        ] {
            assert!(!warns(text), "{text}");
        }
        assert!(warns("The goods are sent on 03/04/2025 to Leeds."));
    }
}
