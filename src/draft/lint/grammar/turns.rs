//! Fixed turns of phrase with a word that is not theirs, one too many or one too few: `without regards to`, `in accordance of`, `based
//! thereof`, `null and avoid`.

use super::super::context::Context;
use super::super::wording::{begins, rarest};
use super::places;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Gap, Words};

/// A turn that nobody means. In it `a|b` is either word.
struct Turn {
    wrong: &'static str,
    /// The words that are meant, or those of them that differ.
    right: &'static str,
    /// What may not stand behind it.
    unless: &'static [&'static str],
    /// Whether some write so on purpose.
    note: bool,
}

/// In the order of the alphabet.
const TURNS: &[Turn] = &[
    Turn {
        wrong: ", without limitations",
        right: "without limitation",
        unless: &["on", "of", "or", "as", "to"],
        note: true,
    },
    Turn {
        wrong: "accordance to the|this|section|such|its",
        right: "in accordance with",
        unless: &[],
        note: false,
    },
    Turn { wrong: "agrees keep|make|pay|purchase|sell", right: "agrees to", unless: &[], note: false },
    Turn { wrong: "anything to contrary", right: "anything to the contrary", unless: &[], note: false },
    Turn {
        wrong: "as designed in this agreement|section|contract",
        right: "as defined in this",
        unless: &[],
        note: false,
    },
    Turn { wrong: "as follow", right: "as follows", unless: &["-", "on", "up"], note: false },
    Turn {
        wrong: "assignment of by operation of law",
        right: "assignment by operation of law",
        unless: &[],
        note: false,
    },
    Turn { wrong: "at anytime", right: "at any time", unless: &[], note: false },
    Turn { wrong: "at them time|date|parties", right: "at the time", unless: &[], note: false },
    Turn {
        wrong: "a|any|reasonable|such|the period time",
        right: "period of time",
        unless: &["-", "the"],
        note: false,
    },
    Turn { wrong: "based thereof", right: "based thereon", unless: &[], note: false },
    Turn { wrong: "behalf for the", right: "on behalf of the", unless: &[], note: false },
    Turn { wrong: "binding up the", right: "binding upon the", unless: &[], note: false },
    Turn {
        wrong: "both the other party|parties",
        right: "both of the other parties",
        unless: &[],
        note: false,
    },
    Turn {
        wrong: "by|of|use|uses|using|with commercially reasonable effort to",
        right: "commercially reasonable efforts to",
        unless: &[],
        note: true,
    },
    Turn { wrong: "choice or either", right: "choice of either", unless: &[], note: false },
    Turn {
        wrong: "comply|complies|complied|complying|compliance to the|all|any|such|this|applicable|its",
        right: "comply with",
        unless: &[],
        note: false,
    },
    Turn { wrong: "comprise|comprises of", right: "comprises", unless: &[], note: false },
    Turn { wrong: "conjunction to the|this", right: "in conjunction with", unless: &[], note: false },
    Turn { wrong: "constitutes|constitute as the|a|an", right: "constitutes", unless: &[], note: false },
    Turn { wrong: "contradicting of", right: "contradicting", unless: &[], note: false },
    Turn { wrong: "control over of", right: "control over", unless: &[], note: false },
    Turn {
        wrong: "controlling under common control",
        right: "controlling or under common control",
        unless: &[],
        note: false,
    },
    Turn { wrong: "depending of", right: "depending on", unless: &[], note: false },
    Turn { wrong: "during term of|hereof|and", right: "during the Term", unless: &[], note: false },
    Turn { wrong: "each of party|parties", right: "each of the parties", unless: &[], note: false },
    Turn { wrong: "efforts cause|keep|make its|such|the", right: "efforts to", unless: &[], note: false },
    Turn {
        wrong: "ensure|insure to the benefit",
        right: "inure to the benefit",
        unless: &["that"],
        note: false,
    },
    Turn { wrong: "entitled keep|make|pay|purchase|sell", right: "entitled to", unless: &[], note: false },
    Turn { wrong: "equals to", right: "equal to", unless: &[], note: false },
    Turn {
        wrong: "except for as provided|set|otherwise|expressly|required|permitted",
        right: "except as",
        unless: &[],
        note: false,
    },
    Turn { wrong: "except for in writing", right: "except in writing", unless: &[], note: false },
    Turn {
        wrong: "except otherwise agreed|expressly|provided|required|set|specified|stated",
        right: "except as otherwise",
        unless: &[],
        note: false,
    },
    Turn {
        wrong: "excused for performance|performances",
        right: "excused from performance",
        unless: &[],
        note: false,
    },
    Turn { wrong: "federal state courts", right: "federal or state courts", unless: &[], note: false },
    Turn { wrong: "from against any|the", right: "from and against", unless: &[], note: false },
    Turn { wrong: "full force and affect", right: "full force and effect", unless: &[], note: false },
    Turn {
        wrong: "further continuing waiver",
        right: "further or continuing waiver",
        unless: &[],
        note: false,
    },
    Turn { wrong: "here in after", right: "hereinafter", unless: &[], note: false },
    Turn {
        wrong: "hereinafter refer|refereed to as",
        right: "hereinafter referred to as",
        unless: &[],
        note: false,
    },
    Turn {
        wrong: "hereinafter|hereafter|herein referred as",
        right: "referred to as",
        unless: &[],
        note: false,
    },
    Turn {
        wrong: "hold harmless from and against from",
        right: "hold harmless from and against",
        unless: &[],
        note: false,
    },
    Turn { wrong: "in accordance of", right: "in accordance with", unless: &[], note: false },
    Turn { wrong: "in according with|to", right: "in accordance with", unless: &[], note: false },
    Turn { wrong: "in account of", right: "on account of", unless: &[], note: false },
    Turn { wrong: "in connections with", right: "in connection with", unless: &[], note: false },
    Turn { wrong: "in no event not", right: "in no event", unless: &[], note: false },
    Turn { wrong: "in regards to", right: "in regard to", unless: &[], note: false },
    Turn { wrong: "in respect with", right: "with respect to", unless: &[], note: false },
    Turn { wrong: "in such manner to", right: "in such a manner as to", unless: &[], note: false },
    Turn { wrong: "in the accordance with", right: "in accordance with", unless: &[], note: false },
    Turn { wrong: "in the amount equal to", right: "in an amount equal to", unless: &[], note: true },
    Turn { wrong: "in the even that|of", right: "in the event", unless: &[], note: false },
    Turn { wrong: "in whole or in party", right: "in whole or in part", unless: &[], note: false },
    Turn { wrong: "including by not limited", right: "including but not limited", unless: &[], note: false },
    Turn {
        wrong: "including with limitation",
        right: "including without limitation",
        unless: &[],
        note: false,
    },
    Turn {
        wrong: "including without limitations",
        right: "including without limitation",
        unless: &["on", "of", "or", "as", "to"],
        note: true,
    },
    Turn {
        wrong: "including|includes|include but not limiting to",
        right: "including but not limited to",
        unless: &[],
        note: false,
    },
    Turn { wrong: "inure to benefit", right: "inure to the benefit", unless: &[], note: false },
    Turn {
        wrong: "irrespective|regardless to the|any|whether",
        right: "irrespective of",
        unless: &[],
        note: false,
    },
    Turn { wrong: "joint|jointly and severely", right: "jointly and severally", unless: &[], note: false },
    Turn { wrong: "license|right|rights to use of", right: "right to use", unless: &[], note: false },
    Turn { wrong: "mutual premises", right: "mutual promises", unless: &[], note: false },
    Turn {
        wrong: "not withstanding the|any|anything|that",
        right: "notwithstanding",
        unless: &[],
        note: false,
    },
    Turn { wrong: "notwithstanding of the|any|this", right: "notwithstanding", unless: &[], note: false },
    Turn {
        wrong: "notwithstanding to the contrary",
        right: "notwithstanding anything to the contrary",
        unless: &[],
        note: false,
    },
    Turn { wrong: "null and avoid", right: "null and void", unless: &[], note: false },
    Turn { wrong: "on the behalf of", right: "on behalf of", unless: &[], note: false },
    Turn { wrong: "on the event that|of", right: "in the event", unless: &["the"], note: false },
    Turn { wrong: "one or more the", right: "one or more of the", unless: &[], note: false },
    Turn { wrong: "or otherwise arisen out of", right: "arising out of", unless: &[], note: false },
    Turn { wrong: "payment or in excess", right: "payment in excess", unless: &[], note: false },
    Turn { wrong: "peoples republic", right: "People's Republic", unless: &[], note: false },
    Turn { wrong: "provision a valid", right: "provision with a valid", unless: &[], note: false },
    Turn {
        wrong: "provisions|terms for this agreement|section|article|contract",
        right: "of this",
        unless: &["year", "term"],
        note: false,
    },
    Turn { wrong: "pursuant of", right: "pursuant to", unless: &[], note: false },
    Turn {
        wrong: "receive|receives|received|receiving receipt of",
        right: "receive",
        unless: &[],
        note: false,
    },
    Turn {
        wrong: "resolved|settled by administered by",
        right: "by arbitration administered by",
        unless: &[],
        note: false,
    },
    Turn { wrong: "save of the", right: "save for the", unless: &[], note: false },
    Turn { wrong: "shall|will|must|may be to as", right: "be as", unless: &[], note: false },
    Turn {
        wrong: "subject the conditions|following|limitations|provisions|terms",
        right: "subject to the",
        unless: &[],
        note: false,
    },
    Turn { wrong: "substantially of the", right: "substantially all of the", unless: &[], note: false },
    Turn { wrong: "supersede|supersedes over", right: "supersede", unless: &[], note: false },
    Turn {
        wrong: "term and condition of this",
        right: "terms and conditions of this",
        unless: &[],
        note: false,
    },
    Turn { wrong: "term of provisions", right: "terms and provisions", unless: &[], note: false },
    Turn {
        wrong: "terms and condition of|set|contained|herein|hereof",
        right: "terms and conditions",
        unless: &[],
        note: false,
    },
    Turn {
        wrong: "this has|have been duly|executed|authorized",
        right: "this Agreement has been",
        unless: &[],
        note: false,
    },
    Turn { wrong: "this term of this", right: "the term of this", unless: &[], note: false },
    Turn { wrong: "to bound by", right: "to be bound by", unless: &[], note: false },
    Turn { wrong: "unless as otherwise", right: "except as otherwise", unless: &[], note: false },
    Turn { wrong: "unless as provided", right: "except as provided", unless: &[], note: false },
    Turn { wrong: "unless as set", right: "except as set", unless: &[], note: false },
    Turn { wrong: "unless context", right: "unless the context", unless: &[], note: true },
    Turn {
        wrong: "unless other agreed|provided|specified",
        right: "unless otherwise",
        unless: &[],
        note: false,
    },
    Turn { wrong: "untied states", right: "United States", unless: &[], note: false },
    Turn { wrong: "upon of", right: "upon", unless: &[], note: false },
    Turn { wrong: "use reasonable effort to", right: "use reasonable efforts to", unless: &[], note: true },
    Turn { wrong: "whereas , a result of", right: "as a result of", unless: &[], note: false },
    Turn { wrong: "which|that is any way", right: "in any way", unless: &["to", "of", "in"], note: false },
    Turn { wrong: "with the respect to", right: "with respect to", unless: &[], note: false },
    Turn { wrong: "within this scope of the", right: "within the scope of this", unless: &[], note: false },
    Turn { wrong: "without prejudice of", right: "without prejudice to", unless: &[], note: false },
    Turn { wrong: "without regards to|for", right: "without regard to", unless: &[], note: false },
];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for turn in TURNS {
        let Some((before, anchor)) = rarest(turn.wrong) else { continue };
        let length = turn.wrong.split(' ').count();
        for at in places(context, anchor) {
            let Some(start) = at.checked_sub(before).filter(|start| begins(words, *start, turn.wrong)) else {
                continue;
            };
            let end = start + length;
            if goes_on_otherwise(words, start, end, turn) {
                continue;
            }
            let message = format!("`{}` is none of the usual turns", words.phrase(start..end));
            let mut finding = context.finding(drafts::GRAMMAR, start..end, message, "here");
            if turn.note {
                finding.severity = Severity::Note;
            }
            problems.push(finding.help(format!("write `{}`", turn.right)));
        }
    }
}

/// Whether what stands around it makes other words of it.
fn goes_on_otherwise(words: Words<'_>, start: usize, end: usize, turn: &Turn) -> bool {
    let behind = words.gap(end) <= Gap::Line && words.is_one_of(end, turn.unless);
    // `Regulatory Compliance To the best`: a caption ends in between.
    let second = start + 1;
    let caption =
        words.is_one_of(second, &["to", "of", "for"]) && words.is_capital(second) && !words.is_shouted(start);
    behind || caption || words.mark(start.wrapping_sub(1), '-') && words.gap(start) == Gap::None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::lint::testing::{findings, tells_each};

    fn told(sentence: &str) -> usize {
        findings("draft.txt", sentence)
            .iter()
            .filter(|finding| finding.message.contains("none of the usual turns"))
            .count()
    }

    #[test]
    fn the_turns_are_in_order_and_each_has_a_word_of_its_own() {
        assert!(TURNS.is_sorted_by_key(|turn| turn.wrong));
        assert!(TURNS.iter().all(|turn| rarest(turn.wrong).is_some()));
    }

    #[test]
    fn a_turn_that_nobody_means_is_told() {
        tells_each(
            told,
            &[
                "The Buyer pays without regards to the weather.",
                "The deed binds the Buyer notwithstanding of any law.",
                "The waiver is null and avoid.",
                "The Buyer may inspect the goods during term hereof.",
                "The Seller receives receipt of each order by letter.",
                "The Seller keeps the terms and condition of the lease.",
                "The rules shall be to as the Seller writes them.",
                "Goods are made in the Peoples Republic of China.",
            ],
            &[
                "The Buyer pays without regard to the weather.",
                "The Buyer has rights to use the mill of the Seller.",
                "Each term and condition of the deed binds both.",
                "The Seller complies with all laws, and the Buyer with any.",
                "The Seller shall be open to as many as come.",
            ],
        );
    }
}
