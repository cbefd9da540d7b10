//! Two days that have a name each, the end before the beginning: `"Commencement Date" means 1 March 2020.`, `"Expiry Date" means 28 February
//! 2019.`

use jiff::civil::Date;

use super::super::context::Context;
use super::dates;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Definition, Mention};
use crate::draft::words::fold;

const BEGINNINGS: [&str; 5] =
    ["commencement date", "start date", "effective date", "beginning date", "commencement"];
const ENDS: [&str; 7] =
    ["expiry date", "expiration date", "end date", "maturity date", "termination date", "expiry", "maturity"];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let all = dates(context);
    let named = |names: &[&str]| {
        let definitions = context.draft.definitions.iter();
        let definitions = definitions.filter(|one| names.contains(&fold(&one.term).as_ref()));
        definitions.filter_map(|one| day_of(context, &all, one)).collect::<Vec<_>>()
    };
    // Of a name with two days something else is told.
    let (begins, ends) = (named(&BEGINNINGS), named(&ENDS));
    let ([(first, from)], [(second, to)]) = (begins.as_slice(), ends.as_slice()) else { return };
    if to >= from {
        return;
    }
    let message = format!("this time ends on {to}, before it begins on {from}");
    let mut finding = context.finding(drafts::DATE, second.tokens.clone(), message, "the end comes first");
    finding.severity = Severity::Warning;
    let finding = finding.related(context.span(first.tokens.clone()), "the beginning");
    problems.push(finding.help("mend one of the two dates"));
}

/// The day that a definition gives its term: `"Expiry Date" means DATE`, `DATE (the "Expiry Date")`.
fn day_of<'a>(
    context: &Context<'_>,
    all: &[(&'a Mention, Date)],
    one: &Definition,
) -> Option<(&'a Mention, Date)> {
    let words = context.words;
    let behind = one.tokens.end + usize::from(words.mark(one.tokens.end, '"'));
    let means = usize::from(words.is(behind, "shall")) + 1;
    let said = words.is_one_of(behind + means - 1, &["means", "mean", "is"]);
    let on = usize::from(words.is_one_of(behind + means, &["on", "the"]));
    let open = (1..=3).map(|back| one.tokens.start.wrapping_sub(back)).find(|at| words.mark(*at, '('));
    let here = |mention: &Mention| {
        said && mention.tokens.start == behind + means + on || open == Some(mention.tokens.end)
    };
    all.iter().copied().find(|(mention, _)| here(mention))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    fn told(text: &str) -> usize {
        findings("draft.txt", text).iter().filter(|finding| finding.code == drafts::DATE).count()
    }

    #[test]
    fn an_end_before_its_beginning_is_told() {
        let named = |end: &str| {
            format!(
                "1. Days. \"Commencement Date\" means 1 March 2020.\n\n\"Expiry Date\" means {end}.\n\n2. Term. It runs from the Commencement Date to the Expiry Date."
            )
        };
        assert_eq!(told(&named("28 February 2019")), 1);
        assert_eq!(told(&named("28 February 2021")), 0);
        assert_eq!(told("The lease takes effect on 1 January 2024 and terminates on 31 December 2023."), 1);
        assert_eq!(
            told("The term is five (5) years. It begins on 1 December 2020 and ends on 30 November 2023."),
            1
        );
        assert_eq!(
            told("The term is five (5) years. It begins on 1 December 2020 and ends on 30 November 2025."),
            0
        );
    }
}
