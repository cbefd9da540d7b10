//! A piece of HTML in; its tags, its comments and the words between them out, and whether an element hides what it holds.

use std::ops::Range;

/// A part of a piece of HTML, with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// An element begins: its name, and its attributes as they stand.
    Open { name: &'a str, attributes: &'a str, bytes: Range<usize> },
    /// An element ends.
    Close { name: &'a str, bytes: Range<usize> },
    /// A line ends.
    Break,
    /// A comment, with the bytes of its marks too.
    Comment { words: &'a str, bytes: Range<usize> },
    /// Words.
    Words(Range<usize>),
    /// A comment begins that does not end in this piece.
    Unended(usize),
}

/// The parts of a piece of HTML, in order. What is broken off ends the list.
pub(super) fn parts(html: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(start) = rest.find('<') else {
            parts.push(Part::Words(at..html.len()));
            break;
        };
        if start > 0 {
            parts.push(Part::Words(at..at + start));
        }
        at += start;
        let Some((part, end)) = marked(html, at) else {
            let comment = html.get(at..).is_some_and(|rest| rest.starts_with("<!--"));
            parts.extend(comment.then_some(Part::Unended(at)));
            break;
        };
        parts.extend(part);
        at = end;
    }
    parts
}

/// What begins with the `<` at `at`, and where it ends; nothing where it has no end.
fn marked(html: &str, at: usize) -> Option<(Option<Part<'_>>, usize)> {
    let rest = html.get(at..)?;
    if let Some(comment) = rest.strip_prefix("<!--") {
        let length = comment.find("-->")?;
        let end = at + 4 + length + 3;
        return Some((Some(Part::Comment { words: comment.get(..length)?, bytes: at..end }), end));
    }
    let inside = rest.strip_prefix('<')?;
    if !inside.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!' | '?')) {
        return Some((Some(Part::Words(at..at + 1)), at + 1));
    }
    let length = end_of_tag(inside)?;
    let (tag, bytes) = (inside.get(..length)?, at..at + 1 + length + 1);
    let end = bytes.end;
    let name_of = |tag: &str| tag.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(tag.len());
    if let Some(closing) = tag.strip_prefix('/') {
        let name = closing.get(..name_of(closing))?;
        return Some((Some(Part::Close { name, bytes }), end));
    }
    let (name, attributes) = tag.split_at_checked(name_of(tag))?;
    if name.eq_ignore_ascii_case("br") {
        return Some((Some(Part::Break), end));
    }
    let holds_nothing = name.is_empty() || attributes.ends_with('/') || is_void(name);
    Some(((!holds_nothing).then_some(Part::Open { name, attributes, bytes }), end))
}

/// Where a tag ends: at the first `>` outside of quotation marks.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in tag.char_indices() {
        match (quote, sign) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether an element has no end tag.
fn is_void(name: &str) -> bool {
    const VOID: [&str; 12] =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];
    VOID.iter().any(|void| name.eq_ignore_ascii_case(void))
}

/// Whether what stands in an element is for programs.
pub(super) fn is_code(name: &str) -> bool {
    name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style")
}

/// Whether an element stands by itself, so that words before and behind it are no running text.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 26] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "p",
        "section",
        "summary",
        "table",
        "td",
        "th",
    ];
    BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block))
}

/// Whether a reader does not see what stands in an element.
pub(super) fn hides(name: &str, attributes: &str) -> bool {
    if ["head", "template", "title"].iter().any(|unseen| name.eq_ignore_ascii_case(unseen)) {
        return true;
    }
    let attributes = attributes.to_ascii_lowercase();
    let is_hidden = attributes.split_whitespace().any(|word| word == "hidden" || word.starts_with("hidden="));
    let tight: String = attributes.chars().filter(|sign| !sign.is_whitespace()).collect();
    let says = |words: &[&str]| words.iter().any(|word| tight.contains(word));
    let unseen =
        says(&["display:none", "visibility:hidden", "visibility:collapse", "content-visibility:hidden"]);
    let without_size = sized(&tight, "font-size:", 3.0) || sized(&tight, "opacity:", 0.1);
    let flat = says(&["overflow:hidden"]) && (sized(&tight, "height:", 2.0) || sized(&tight, "width:", 2.0));
    let away = ["left:-", "top:-", "text-indent:-", "margin-left:-"].iter().any(|side| {
        tight.split(side).skip(1).any(|rest| rest.bytes().take_while(u8::is_ascii_digit).count() >= 3)
    });
    let coloured = says(&["color:", "color="]) && !says(&["background", "bgcolor"]) && pale(&tight);
    is_hidden || unseen || without_size || flat || away || coloured
}

/// Whether a property has a number that is smaller than this.
fn sized(style: &str, property: &str, least: f64) -> bool {
    style.split(property).skip(1).any(|rest| {
        let number: String =
            rest.chars().take_while(|sign| sign.is_ascii_digit() || *sign == '.').take(12).collect();
        let unit = rest.get(number.len()..).unwrap_or("");
        // An `em` or `rem` is as large as a letter.
        let factor = if unit.starts_with("em") || unit.starts_with("rem") { 12.0 } else { 1.0 };
        number.parse::<f64>().is_ok_and(|number| number * factor < least) && !unit.starts_with('%')
            || (number == "0" && unit.starts_with('%'))
    })
}

/// Whether the colour of the letters is that of white paper, or none.
fn pale(style: &str) -> bool {
    style.split("color").skip(1).any(|rest| {
        let value = rest.trim_start_matches([':', '=', '"', '\'']);
        let hex = |digits: &str| digits.bytes().all(|digit| matches!(digit, b'e' | b'f'));
        match value.strip_prefix('#') {
            Some(digits) => {
                let length = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
                matches!(length, 3 | 6) && digits.get(..length).is_some_and(hex)
            }
            None => [
                "white",
                "transparent",
                "snow",
                "ivory",
                "ghostwhite",
                "rgb(255,255,255)",
                "rgba(255,255,255",
            ]
            .iter()
            .any(|name| value.starts_with(name) && !value.starts_with("whitesmoke")),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_falls_into_its_parts() {
        let html = "<div class='a>b'>one<br/>two<!-- three > four --></div> 1 < 2 <span";
        let found: Vec<String> = parts(html)
            .into_iter()
            .map(|part| match part {
                Part::Open { name, attributes, .. } => format!("+{name}{attributes}"),
                Part::Close { name, .. } => format!("-{name}"),
                Part::Comment { words, .. } => format!("!{words}"),
                Part::Words(bytes) => html.get(bytes).unwrap_or("").to_owned(),
                Part::Break => "/".to_owned(),
                Part::Unended(at) => format!("?{at}"),
            })
            .collect();
        assert_eq!(
            found,
            ["+div class='a>b'", "one", "/", "two", "! three > four ", "-div", " 1 ", "<", " 2 "]
        );
    }

    #[test]
    fn what_hides_is_told_from_what_only_looks_different() {
        for hiding in [
            "style=\"display: none\"",
            "style='font-size:0'",
            "style='font-size:1px'",
            "hidden",
            "class=\"x\" hidden=\"\"",
            "style=\"color:#FFF\"",
            "style=\"color: white\"",
            "color=\"#ffffff\"",
            "style=\"opacity:0\"",
            "style=\"position:absolute;left:-9999px\"",
            "style=\"visibility:hidden\"",
        ] {
            assert!(hides("span", hiding), "{hiding}");
        }
        for plain in [
            "class=\"hidden-print\"",
            "style=\"display:block\"",
            "style=\"font-size:12px\"",
            "style=\"color:#333\"",
            "style=\"color:#fff;background:#000\"",
            "style=\"font-size:0.8em\"",
            "style=\"opacity:1\"",
            "style=\"font-size:90%\"",
        ] {
            assert!(!hides("span", plain), "{plain}");
        }
        assert!(hides("template", "") && !hides("b", ""));
    }
}
