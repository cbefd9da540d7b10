//! `draft/party-name`: one company, its legal form now written short and now long.

use std::collections::BTreeMap;

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::mentions::form_at;
use crate::draft::model::{Mention, Value};
use crate::draft::words::fold;

/// The first places where a name stands with its form short and long.
#[derive(Default)]
struct Spellings<'a> {
    short: Option<&'a Mention>,
    long: Option<&'a Mention>,
}

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut names: BTreeMap<(String, &'static str), Spellings<'_>> = BTreeMap::new();
    // Footers count here: a name that is wrong on every page is worth a look.
    for mention in &context.draft.mentions {
        if !matches!(mention.value, Value::Party(_)) {
            continue;
        }
        let Some((stem, form, long)) = parts(context, mention) else { continue };
        let spellings = names.entry((stem, form)).or_default();
        let slot = if long { &mut spellings.long } else { &mut spellings.short };
        slot.get_or_insert(mention);
    }
    for spellings in names.values() {
        if let (Some(short), Some(long)) = (spellings.short, spellings.long) {
            report(context, short, long, problems);
        }
    }
}

/// The name without its form, as it is compared: letters alone, so that spaces and commas do not count; the form; and
/// whether the form is written long.
fn parts(context: &Context<'_>, mention: &Mention) -> Option<(String, &'static str, bool)> {
    let words = context.words;
    let last = mention.tokens.clone().rev().find(|at| words.is_word(*at) && form_at(words, *at).is_some())?;
    let (form, long, _) = form_at(words, last)?;
    let stem: String = (mention.tokens.start..last).map(|at| fold(words.text(at)).into_owned()).collect();
    let stem: String = stem.chars().filter(|c| c.is_alphanumeric()).collect();
    let general = ["the", "delaware", "holding", "parent", "insurance", "trust", "operating", "management"]
        .contains(&stem.as_str());
    (stem.len() >= 3 && !general).then_some((stem, form, long))
}

fn report(context: &Context<'_>, short: &Mention, long: &Mention, problems: &mut Problems) {
    let (short_name, long_name) = (context.quote(short.tokens.clone()), context.quote(long.tokens.clone()));
    problems.push(
        context
            .finding(
                drafts::PARTY_NAME,
                short.tokens.clone(),
                format!("`{short_name}` and `{long_name}` are one company under two names"),
                "the other name",
            )
            .related(context.span(long.tokens.clone()), "the other spelling")
            .help("write the name as it is registered, everywhere"),
    );
}
