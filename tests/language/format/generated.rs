//! Generated texts: whatever the grammar allows, laid out in whatever way.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use clausal::syntax::{self, Token};

use super::{file, formatted, is_readable};

fn name() -> impl Strategy<Value = String> {
    "(x|é)[a-z]{0,9}(-[a-z0-9]{1,9})?".prop_map(|name| format!("n{name}"))
}

fn text() -> impl Strategy<Value = String> {
    "[ -!#-\\[\\]-~–]{0,40}".prop_map(|text| format!("\"{text}\""))
}

fn day() -> impl Strategy<Value = String> {
    select(vec!["2032-12-31", "2032", "2032-06", "2032-Q3", "agi-verified", "(its end + 90 days)", "us"])
        .prop_map(str::to_owned)
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        name(),
        text(),
        day(),
        select(vec![
            "1_000",
            "0.5",
            "12.5%",
            "38 billion USD",
            "10 GW",
            "1 year 6 months",
            "10 business days"
        ])
        .prop_map(str::to_owned),
    ]
}

fn qualifiers() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        (select(vec!["to", "from", "by", "with", "for", "of", "on"]), name())
            .prop_map(|(word, name)| format!(" {word} {name}")),
        (select(vec!["from", "until", "through", "after", "before", "in"]), day())
            .prop_map(|(word, day)| format!(" {word} {day}")),
        (day(), day()).prop_map(|(first, second)| format!(" between {first} and {second}")),
        day().prop_map(|day| format!(" within 30 days of {day}")),
    ];
    vec(one, 0..5).prop_map(|all| all.concat())
}

fn phrase() -> impl Strategy<Value = String> {
    (vec(name(), 1..4), qualifiers())
        .prop_map(|(words, qualifiers)| format!("{}{qualifiers}", words.join(" ")))
}

fn condition() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        name(),
        (name(), value()).prop_map(|(name, value)| format!("{name} is at most {value}")),
        (name(), name()).prop_map(|(left, right)| format!("{left}.{right} is not its agreement.end")),
        vec(value(), 1..6).prop_map(|values| format!("it is one of ({})", values.join(", "))),
        name().prop_map(|name| format!("some {name} by it for us")),
        (name(), name())
            .prop_map(|(field, kind)| format!("sum of {field} over {kind} to us is above 60% of 5 USD - -2")),
        (name(), name()).prop_map(|(one, two)| format!(
            "greater of ({one}, {two}) is below {one} - {two} * 2 + {one} / 3"
        )),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            (vec(inner.clone(), 2..5), select(vec![" and ", " or "]))
                .prop_map(|(parts, join)| parts.join(join)),
            inner.clone().prop_map(|inner| format!("not ({inner})")),
            (name(), inner).prop_map(|(name, inner)| format!("some ({name} for us where {inner})")),
        ]
    })
}

fn entry() -> impl Strategy<Value = String> {
    prop_oneof![
        (name(), qualifiers()).prop_map(|(name, time)| format!("{name}{time}")),
        name().prop_map(|name| format!("not {name}")),
        name().prop_map(|name| format!("{name} tbd")),
        (name(), vec(value(), 1..5)).prop_map(|(name, values)| format!("{name}: {}", values.join(" and "))),
        // Bounds of one sort: where one lacks the unit of the other that is an error.
        (name(), value()).prop_map(|(name, bound)| format!("{name}: between {bound} and {bound}")),
    ]
}

fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        (vec(entry(), 0..4), select(vec![", ", "\n"]))
            .prop_map(|(entries, comma)| format!(" {{ {} }}", entries.join(comma))),
    ]
}

fn term() -> impl Strategy<Value = String> {
    let section = prop_oneof![Just(String::new()), text().prop_map(|text| format!(" section {text}"))];
    (name(), phrase(), section, block())
        .prop_map(|(name, phrase, section, block)| format!("{name}: {phrase}{section}{block}"))
}

fn agreement() -> impl Strategy<Value = String> {
    let comma = select(vec![", ", "\n", "\n\n\n", ",\n"]);
    (name(), text(), name(), vec(day(), 0..3), vec(term(), 0..5), comma).prop_map(
        |(name, title, side, days, terms, comma)| {
            let headers: String = days.iter().map(|day| format!(" from {day}")).collect();
            format!(
                "agreement {name} {title} between {side} as {title}, {side} and {side}{headers} {{ {} }}",
                terms.join(comma)
            )
        },
    )
}

fn policy() -> impl Strategy<Value = String> {
    let subject = prop_oneof![
        phrase(),
        (phrase(), condition()).prop_map(|(phrase, filter)| format!("{phrase} where {filter}"))
    ];
    let sentence = prop_oneof![
        (subject, name(), name())
            .prop_map(|(subject, one, two)| format!("every {subject} must be {one} and {two} after 2032")),
        (name(), phrase(), condition())
            .prop_map(|(name, phrase, filter)| format!("{name} should have {phrase} where {filter}")),
        (name(), phrase(), condition()).prop_map(|(name, phrase, filter)| format!(
            "there must be no {name}: {phrase}, {phrase} where {filter}"
        )),
        (name(), condition(), condition()).prop_map(|(name, filter, require)| format!(
            "for each party {name} where {filter} require {require} after 2027"
        )),
    ];
    let rule = (name(), sentence, condition(), text()).prop_map(|(name, sentence, unless, why)| {
        format!("rule {name}: {sentence} unless {unless} because {why}\n")
    });
    (name(), vec(rule, 0..4))
        .prop_map(|(name, rules)| format!("policy {name} {{ let limit = 3\n{} }}", rules.concat()))
}

fn item() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => agreement(),
        2 => policy(),
        1 => (name(), text()).prop_map(|(name, title)| format!("party {name} {title}")),
        1 => (name(), condition()).prop_map(|(name, condition)| format!("define {name} cloud as {condition}")),
        1 => (name(), vec(name(), 2..9)).prop_map(|(name, words)| format!("kind {name} {{ {name}: some of {} }}", words.join(" | "))),
        1 => (text(), agreement(), name(), qualifiers())
            .prop_map(|(title, inner, name, time)| format!("test {title} {{ {inner} expect p/{name} broken{time} }}")),
    ]
}

/// Lays out a text anew: white space of any kind between its tokens, and comments, where a line break cannot stand for a comma.
fn scattered(text: &str, noise: &[u8]) -> String {
    const SPACES: [&str; 8] =
        [" ", "  ", " \t ", " ", "\n", "\n\n\n   ", " // behind\n", "\n  // on its own\n"];
    let file = file("sample.clause", text);
    let mut result = String::new();
    let mut written = 0;
    for ((token, span), noise) in syntax::lex(&file).into_iter().zip(noise.iter().cycle()) {
        let gap = &text[written..span.start as usize];
        let word = file.slice(span);
        let joins =
            token == Token::Name || matches!(word, "not" | "change" | "extend" | "end") || gap.contains('\n');
        let space = if joins { gap } else { SPACES[usize::from(*noise) % SPACES.len()] };
        result.push_str(if gap.is_empty() { "" } else { space });
        result.push_str(word);
        written = span.end as usize;
    }
    result
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_read_is_formatted(items in vec(item(), 1..4), noise in vec(any::<u8>(), 1..50)) {
        let text = scattered(&items.join("\n"), &noise);
        prop_assert!(is_readable("sample.clause", &text), "{:?}\n{text}", syntax::parse(&file("sample.clause", &text)).problems);
        formatted("sample.clause", &text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(party|rule|must|\\{|\\}|\\(|,|:|a|\"x\"|//|///|\n| |2032|not|where|policy|agreement){0,60}") {
        if is_readable("sample.clause", &text) {
            formatted("sample.clause", &text);
        }
    }
}
