//! A company that is said to be of another form than its name says: `Bellmar, L.L.C., a Delaware corporation`.

use super::super::context::Context;
use super::company::Company;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::parties::signatures;
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, companies: &[Company<'_>], problems: &mut Problems) {
    let words = context.words;
    // In two columns, what stands behind a name is said of its neighbour.
    let zone = signatures(context.draft);
    for company in companies.iter().filter(|company| !zone.contains(&company.mention.tokens.start)) {
        let tokens = company.tokens();
        let Some((said, form)) = described(words, tokens.end) else { continue };
        let fits = match company.form {
            "llc" => form == "llc",
            "inc" | "corp" => form == "corp",
            "lp" | "llp" => form == "lp",
            _ => true,
        };
        if fits {
            continue;
        }
        let kind = words.phrase(said.clone());
        let message = format!("`{}` is said to be a {kind}", context.quote(tokens.clone()));
        problems.push(
            context
                .finding(
                    drafts::PARTY_NAME,
                    tokens.start..said.end,
                    message,
                    "another form than its name has",
                )
                .help("mend the name or what is said of it"),
        );
    }
}

/// The form that the words behind a name say: `, a Delaware corporation`.
fn described(words: Words<'_>, at: usize) -> Option<(std::ops::Range<usize>, &'static str)> {
    /// The longest name of a state, in tokens.
    const STATE: usize = 3;
    let article = usize::from(words.is_one_of(at + 1, &["a", "an"]));
    if !words.mark(at, ',') {
        return None;
    }
    let state = at + 1 + article;
    let kind = (state..=state + STATE).find(|here| !words.is_capital(*here))?;
    let near = (at..=kind).all(|here| words.gap(here) <= Gap::Line);
    if kind == state || !near {
        return None;
    }
    let (length, form) = if words.is(kind, "corporation") {
        (1, "corp")
    } else if words.are(kind, &["limited", "liability", "company"]) {
        (3, "llc")
    } else if words.are(kind, &["limited", "partnership"]) {
        (2, "lp")
    } else {
        return None;
    };
    // `a Delaware corporation and limited liability company` says two.
    (!words.is_one_of(kind + length, &["and", "or", "/"])).then_some((kind..kind + length, form))
}
