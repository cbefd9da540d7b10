//! The name of an attachment in mid-line in, out whether the attachment begins there: where a page was put on one line, its title
//! stands behind the last sentence of what comes before.

use super::attachments::{ATTACHMENT_WORDS, attachment_label};
use super::heading::decimal_number;
use crate::draft::words::{Gap, Kind, Words};

/// The longest caption of an attachment, in tokens.
const CAPTION: usize = 12;

/// So many words in capitals are a caption.
const SHOUTED: usize = 2;

/// Another attachment that is named so few tokens away makes a list of them.
const LIST: usize = 20;

/// Whether the attachment named from `at` up to `after` begins there and is not referred to: what comes before is done, and what follows
/// is a caption in capitals or a numbering that begins anew.
pub(super) fn is_title(words: Words<'_>, at: usize, after: usize) -> bool {
    is_done(words, at.wrapping_sub(1)) && is_captioned(words, after) && !is_listed(words, at, after)
}

/// Whether a token ends a sentence, or the lines where a draft is signed.
fn is_done(words: Words<'_>, at: usize) -> bool {
    let year = || words.is_number(at) && words.text(at).len() == 4 && !words.text(at).contains('.');
    words.mark(at, '.')
        || words.get(at).is_some_and(|token| token.kind == Kind::Rule)
        || words.is_redaction(at)
        || year()
}

fn is_captioned(words: Words<'_>, after: usize) -> bool {
    let long = |at: usize| words.is_shouted(at) && words.text(at).len() >= 4;
    let mut shouted = 0;
    for at in after..after + CAPTION {
        if begins_anew(words, at) {
            return true;
        }
        let small = words.is_word(at) && !words.is_capital(at);
        // A sentence goes on.
        if (small && (at == after || words.text(at).len() > 3))
            || words.mark(at, '.')
            || words.gap(at) == Gap::Block
        {
            break;
        }
        shouted += usize::from(long(at));
    }
    shouted >= SHOUTED && words.is_shouted(after)
}

/// Whether the first section of a numbering begins: `1. Fees`, `A. Fees`, `1.1 Fees`.
fn begins_anew(words: Words<'_>, at: usize) -> bool {
    let stopped = words.mark(at + 1, '.') && words.gap(at + 1) == Gap::None && words.is_capital(at + 2);
    let decimal = words.is_number(at)
        && decimal_number(words.text(at)).is_some_and(|number| number.0.iter().all(|part| *part == 1));
    (stopped && (decimal || words.text(at) == "A" || words.text(at) == "I"))
        || (decimal && words.text(at).contains('.') && words.is_capital(at + 1))
}

/// Whether another attachment is named right before or right behind.
fn is_listed(words: Words<'_>, at: usize, after: usize) -> bool {
    let names = |here: usize| {
        words.is_capital(here)
            && words.is_one_of(here, &ATTACHMENT_WORDS)
            && attachment_label(words, here + 1).is_some()
    };
    (at.saturating_sub(LIST)..at).any(names) || (after..after + LIST).any(names)
}

#[cfg(test)]
mod tests {
    use crate::draft::read;
    use crate::source::FileId;

    /// The labels of the attachments behind a body of one line.
    fn labels(end: &str) -> Vec<String> {
        let body = "1. Sale. The Seller sells the Goods to the Buyer. 2. Price. The Buyer pays the Price. 3. Law. English law governs. ";
        let text = format!("{body}{body}{end}");
        let draft = read(FileId(0), "sale.txt", text.as_bytes()).unwrap_or_else(|_| unreachable!());
        draft.attachments.iter().map(|attachment| attachment.label.clone()).collect()
    }

    #[test]
    fn an_attachment_begins_in_mid_line() {
        assert_eq!(labels("It ends. EXHIBIT A ROYALTIES AND FEES The fee is ten."), ["a"]);
        assert_eq!(labels("May 3, 2019 SCHEDULE 2 Delivery of Goods 1. Place. It is London."), ["2"]);
        assert_eq!(labels("Signed: ________ ANNEX B A. PURPOSE. To sell."), ["b"]);
    }

    #[test]
    fn a_reference_is_no_attachment() {
        assert!(labels("The fee is that of EXHIBIT A ROYALTIES AND FEES and no other.").is_empty());
        assert!(labels("It ends. EXHIBIT A sets forth the fee.").is_empty());
        assert!(labels("It ends. EXHIBIT A ROYALTIES AND FEES EXHIBIT B DELIVERY AND PLACE").is_empty());
        assert!(labels("It ends. Exhibit A is part of it. 1. Fees. They are due.").is_empty());
    }
}
