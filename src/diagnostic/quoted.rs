//! A message in, the same with no more of what it quotes than a reader takes in, out.

/// The most characters of something quoted. Names have fewer than 500; what has more is a path or a word made to be long.
const LONGEST: usize = 600;

/// How many of them are shown of what has more.
const SHOWN: usize = 60;

/// Cuts what stands between backticks and is too long to be read. Any other message is as it was.
pub(super) fn readable(message: String) -> String {
    // A text has no more characters than bytes.
    if message.len() <= LONGEST {
        return message;
    }
    let mut out = String::new();
    for (place, part) in message.split('`').enumerate() {
        if place > 0 {
            out.push('`');
        }
        let cut = part.char_indices().nth(SHOWN).map(|(at, _)| at);
        let is_quoted = place % 2 == 1;
        match cut.filter(|_| is_quoted && part.chars().count() > LONGEST) {
            Some(at) => out.push_str(&format!("{}…", part.get(..at).unwrap_or_default())),
            None => out.push_str(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_cut_where_nobody_reads_it() {
        let name = "ä".repeat(100_000);
        let told = readable(format!("cannot read `{name}`: it is longer than `x` and `{name}`"));
        assert_eq!(told, format!("cannot read `{0}…`: it is longer than `x` and `{0}…`", "ä".repeat(60)));
        for whole in ["`a`".to_owned(), format!("`{}`", "x".repeat(500)), "long ".repeat(1_000)] {
            assert_eq!(readable(whole.clone()), whole);
        }
        // A backtick that is not closed quotes the rest.
        assert!(readable(format!("no `{name}")).len() < 200);
    }
}
