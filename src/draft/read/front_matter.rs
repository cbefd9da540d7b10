//! A text in; where its words begin behind the front matter, which is for programs, out.

/// The longest front matter, in lines.
const LONGEST: usize = 200;

/// Where the words begin: behind lines of YAML or TOML between two lines of marks, where the text opens with them.
pub(super) fn front_matter(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    let mut end = lines.next().map_or(0, str::len);
    let opening = text.get(..end).unwrap_or("").trim_start_matches('\u{feff}').trim_end();
    let sign = match opening {
        "---" => ':',
        "+++" => '=',
        _ => return 0,
    };
    let mut says_something = false;
    for line in lines.take(LONGEST) {
        end += line.len();
        let line = line.trim_end();
        if line == opening || (sign == ':' && line == "...") {
            return if says_something { end } else { 0 };
        }
        // The first line must give a name a value: `---` may also be a line drawn above a paragraph.
        if !says_something && !line.is_empty() && !line.starts_with('#') {
            if !names_a_value(line, sign) {
                return 0;
            }
            says_something = true;
        }
    }
    0
}

/// Whether a line gives a name of one word a value, or in TOML opens a table.
fn names_a_value(line: &str, sign: char) -> bool {
    let is_table = sign == '=' && line.starts_with('[') && line.ends_with(']');
    let is_word = |name: &str| !name.is_empty() && !name.contains(char::is_whitespace);
    // In YAML the value stands behind a space, or on the next lines.
    let parts = |rest: &str| sign == '=' || rest.is_empty() || rest.starts_with(char::is_whitespace);
    is_table || line.split_once(sign).is_some_and(|(name, rest)| is_word(name.trim()) && parts(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_programs_is_passed_over() {
        for matter in [
            "---\ntitle: Terms\n---\n",
            "\u{feff}---\r\ntitle: Terms\r\n---\r\n",
            "---\n# a comment\ntags:\n  - terms\n...\n",
            "+++\ntitle = \"Terms\"\n+++\n",
            "+++\n[params]\nowner = \"TBD\"\n+++\n",
            "---\n\"title\": Terms\n---\n",
        ] {
            assert_eq!(front_matter(&format!("{matter}The Customer pays.\n")), matter.len(), "{matter:?}");
        }
    }

    #[test]
    fn lines_drawn_above_words_are_no_front_matter() {
        for text in [
            "---\nThe Customer pays.\n---\n",
            "---\nThe price is this: ten.\n---\n",
            "---\nhttp://example.org\n---\n",
            "---\n---\nwords\n",
            "---\ntitle: Terms\nand no end\n",
            "Terms\n---\ntitle: Terms\n---\n",
            "+++\ntitle: Terms\n+++\n",
        ] {
            assert_eq!(front_matter(text), 0, "{text:?}");
        }
    }
}
