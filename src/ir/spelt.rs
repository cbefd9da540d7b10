//! A doc comment in; its prose, and the words by which drafts say what it is about, out.
//!
//! A line `spelt: "merger", "consolidation"` of the doc comment of a kind or field lists those words; `spelt sole: "sole"` those of one
//! word of a choice. A list goes on in the next line where a line ends with a comma.

/// What begins such a line.
const MARK: &str = "spelt";

/// The prose of a doc comment, without the lines that list spellings.
pub fn prose(doc: &str) -> String {
    let mut kept = String::new();
    for line in lines(doc).filter_map(|(line, list)| list.is_none().then_some(line)) {
        if !kept.is_empty() {
            kept.push('\n');
        }
        kept.push_str(line);
    }
    kept
}

/// The spellings that a doc comment lists: of the thing itself, or of this word of it.
pub fn spellings(doc: Option<&str>, word: Option<&str>) -> Vec<String> {
    let lists = lines(doc.unwrap_or("")).filter_map(|(_, list)| list);
    lists.filter(|(of, _)| *of == word).flat_map(|(_, list)| list).collect()
}

/// Every list of spellings in a doc comment: the word that it is of, and the spellings.
pub(crate) fn lists(doc: &str) -> Vec<(Option<&str>, Vec<String>)> {
    let mut all: Vec<(Option<&str>, Vec<String>)> = Vec::new();
    for (of, list) in lines(doc).filter_map(|(_, list)| list) {
        match all.iter_mut().find(|(known, _)| *known == of) {
            Some((_, known)) => known.extend(list),
            None => all.push((of, list)),
        }
    }
    all
}

/// A word of a choice, and its spellings.
type List<'a> = (Option<&'a str>, Vec<String>);

/// The lines of a doc comment, each with the list it is, if it is one.
fn lines(doc: &str) -> impl Iterator<Item = (&str, Option<List<'_>>)> {
    let mut open: Option<Option<&str>> = None;
    doc.lines().map(move |line| {
        let goes_on = open.take().and_then(|of| Some((of, quoted(line.trim())?)));
        let list = goes_on.or_else(|| begun(line.trim()));
        // Only a comma at the end leaves a list open. Else prose in quotes below a list would be taken for more of it.
        if let Some((of, _)) = &list {
            open = line.trim_end().ends_with(',').then_some(*of);
        }
        (line, list)
    })
}

/// `spelt: "…", "…"`, `spelt WORD: "…"`
fn begun(line: &str) -> Option<List<'_>> {
    let rest = line.strip_prefix(MARK).filter(|rest| rest.starts_with([':', ' ']))?;
    let (of, list) = rest.split_once(':')?;
    let of = of.trim();
    let is_word = of.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    let list = quoted(list.trim()).filter(|_| is_word)?;
    Some(((!of.is_empty()).then_some(of), list))
}

/// Texts in quotes with commas between; none where anything else stands there: then the line is prose that begins alike.
fn quoted(list: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = list;
    while let Some(inside) = rest.strip_prefix('"') {
        let (text, behind) = inside.split_once('"')?;
        found.push(text.to_owned());
        rest = behind.trim_start();
        rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    }
    (rest.is_empty() && !found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOC: &str = " A merger is carved out.\n spelt: \"merger\", \"consolidation\",\n   \"sale of the business\"\n spelt sole: \"sole\"\n C19";

    #[test]
    fn lists_are_taken_out_of_the_prose() {
        assert_eq!(prose(DOC), " A merger is carved out.\n C19");
        assert_eq!(spellings(Some(DOC), None), ["merger", "consolidation", "sale of the business"]);
        assert_eq!(spellings(Some(DOC), Some("sole")), ["sole"]);
        assert_eq!(spellings(Some(DOC), Some("exclusive")), [""; 0]);
        assert_eq!(lists(DOC).len(), 2);
    }

    #[test]
    fn what_is_no_list_is_prose() {
        for doc in
            ["spelt out in words: \"x\" is one", "spelt: merger", "spelt: \"merger", "It is spelt: \"x\""]
        {
            assert_eq!(prose(doc), doc);
            assert_eq!(spellings(Some(doc), None), [""; 0]);
        }
    }
}
