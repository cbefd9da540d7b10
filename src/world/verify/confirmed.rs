//! What is wrong with a thing, and what would be if nothing were said of events, in; what is wrong whatever is said of them out.

use crate::diagnostic::catalogue::{agreements as code, renewals};
use crate::diagnostic::{Code, Diagnostic, Problems, Severity};
use crate::world::problem::MORE_PAIRS;

/// What hangs on when things live, and so may be due to nothing but what is said of an event: that it never comes, or comes late.
const OF_LIFE: [Code; 20] = [
    code::AGREEMENT_NEVER_LIVES,
    code::TERM_NEVER_LIVES,
    code::STATED_TWICE,
    code::STATEMENTS_CLASH,
    code::STATEMENTS_MAY_CLASH,
    code::SAYS_NOTHING_NEW,
    code::SET_OMITS,
    code::OUTSIDE_THE_LIFE,
    code::EARLY_START,
    code::CHANGE_LEAVES_DAYS_UNSAID,
    code::AMENDMENTS_OF_ONE_DAY,
    code::AMENDMENTS_MAY_CLASH,
    code::NOTHING_TO_EXTEND,
    code::NOT_LATER,
    code::PATCH_AFTER_END,
    code::NOT_SHORTER,
    code::END_BEFORE_EFFECT,
    code::LATE_TAIL,
    code::IDLE_TAIL,
    renewals::NEVER_ACTS,
];

/// Why a patch does nothing: which of them is told hangs on the world that is looked at first.
const OF_PATCHES: [Code; 5] = [
    code::NOTHING_TO_EXTEND,
    code::NOT_LATER,
    code::PATCH_AFTER_END,
    code::NOT_SHORTER,
    code::END_BEFORE_EFFECT,
];

/// Keeps what is wrong `without` anything said of events, too. An error that would be a warning then is that warning.
pub(super) fn confirmed(problems: Problems, without: &Problems) -> Problems {
    let keep = |problem: Diagnostic| {
        let same_place = |other: &&Diagnostic| other.span() == problem.span();
        let is_of_one_day = problem.code == code::AMENDMENTS_OF_ONE_DAY;
        let is_of_patch = OF_PATCHES.contains(&problem.code);
        let same = |other: &&Diagnostic| {
            let alike = other.code == problem.code || is_of_patch && OF_PATCHES.contains(&other.code);
            alike && (same_place(other) || stands_for_several(other))
        };
        if !OF_LIFE.contains(&problem.code) || without.iter().any(|other| same(&other)) {
            return Some(problem);
        }
        let milder = without
            .iter()
            .filter(|other| same_place(other) || is_of_one_day && stands_for_several(other))
            .find(|other| problem.severity == Severity::Error && other.severity == Severity::Warning);
        milder.cloned()
    };
    problems.into_vec().into_iter().filter_map(keep).collect()
}

/// Whether what is wrong is told of one pair of amendments for others, too, which have no place of their own then.
fn stands_for_several(problem: &Diagnostic) -> bool {
    problem.code == code::AMENDMENTS_MAY_CLASH && problem.message.contains(MORE_PAIRS)
}
