//! A text in, lines of at most so many columns out, broken at spaces. Of Markdown, samples and tables stay as they are.

use unicode_width::UnicodeWidthStr;

/// Breaks each line of `text` at spaces. A word wider than `columns` stands on a line of its own, whole.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut width = 0;
        for word in paragraph.split(' ') {
            let word_width = word.width();
            if width > 0 && width + 1 + word_width > columns {
                lines.push(std::mem::take(&mut line));
                width = 0;
            } else if width > 0 {
                line.push(' ');
                width += 1;
            }
            line.push_str(word);
            width += word_width;
        }
        lines.push(line);
    }
    lines
}

/// Breaks an outline for a terminal of so many columns: what a line has too much goes on four columns further in than it
/// began.
pub fn outline(text: &str, columns: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let said = line.trim_start_matches(' ');
        let indent = line.len() - said.len();
        for (at, part) in wrap(said, columns.saturating_sub(indent + 4)).iter().enumerate() {
            let indent = if at == 0 { indent } else { indent + 4 };
            out.push_str(&format!("{:indent$}{}\n", "", part.trim_end()));
        }
        if said.is_empty() {
            out.push('\n');
        }
    }
    out
}

/// Breaks a page of Markdown anew: paragraphs and items of lists. What is fenced, set in, or a table stays as it is.
pub fn fitted(page: &str, columns: usize) -> String {
    let mut out = String::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut in_fence = false;
    for line in page.lines() {
        let is_fence = line.starts_with("```");
        let stays = in_fence || is_fence || line.starts_with("    ") || line.starts_with(['|', '#']);
        let begins = line.starts_with("- ") || line.is_empty();
        if stays || begins {
            flow(&mut paragraph, columns, &mut out);
        }
        if stays || line.is_empty() {
            out.push_str(&format!("{line}\n"));
        } else {
            paragraph.push(line.trim());
        }
        in_fence ^= is_fence;
    }
    flow(&mut paragraph, columns, &mut out);
    out
}

/// Writes the lines of a paragraph as one that is broken; an item of a list goes on behind its mark.
fn flow(paragraph: &mut Vec<&str>, columns: usize, out: &mut String) {
    let text = std::mem::take(paragraph).join(" ");
    let (mark, words) = text.strip_prefix("- ").map_or(("", text.as_str()), |words| ("- ", words));
    for (at, line) in wrap(words, columns.saturating_sub(mark.len())).iter().enumerate() {
        let before = if at == 0 { mark } else { "" };
        out.push_str(&format!("{before:0$}{line}\n", mark.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_goes_on_further_in() {
        assert_eq!(outline("  one two three\n\n", 14), "  one two\n      three\n\n");
    }

    #[test]
    fn a_page_is_broken_anew_but_for_its_samples() {
        let page = "# A title that stays\n\none two\nthree four\n\n- one two three\n- four\n\n```text\none two three four\n```\n";
        let expected = "# A title that stays\n\none two\nthree\nfour\n\n- one two\n  three\n- four\n\n```text\none two three four\n```\n";
        assert_eq!(fitted(page, 9), expected);
    }

    #[test]
    fn breaks_at_spaces_and_keeps_long_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("incomprehensibilities of it", 6), ["incomprehensibilities", "of it"]);
        assert_eq!(wrap("a\n\nb", 6), ["a", "", "b"]);
        assert_eq!(wrap("条件 条件", 5), ["条件", "条件"]);
    }
}
