//! Traps of `draft/hidden`, and their wrong twins.

use super::{found, reported_in, silent};

const LINT: &str = "draft/hidden";

#[test]
fn signs_and_letters() {
    silent(
        LINT,
        &[
            "the dose of TNFα is 5 µg at 3 kΩ",
            "Société Générale, Łódź, naïve, Straße",
            "the agree\u{ad}ment as scanned",
            "in the language of the parties (договор)",
            "می\u{200c}خواهم",
            "a smile 👩\u{200d}👧 and a nbsp\u{a0}here",
            "\u{feff}The agreement",
            "Acme\u{200b} pays under Section 12.04\u{200b}), and/\u{200b}or later",
        ],
    );
    found(
        LINT,
        &[
            ("ends on December 31, 20\u{200b}40 at noon", "20\u{200b}40"),
            ("ends on December 31, 20\u{ad}40 at noon", "20\u{ad}40"),
            ("USD 1\u{200b},000 a month", "1\u{200b},000"),
            ("pay\u{2060}ment is due", "pay\u{2060}ment"),
            ("Miсrosoft pays", "Miсrosoft"),
            ("Асme pays", "Асme"),
            ("the сос pays", "сос"),
            ("pay \u{202e}001\u{202c} USD", "\u{202e}001\u{202c}"),
            // A warning, since the word does run so; the others are errors.
            ("the word \u{2067}שלום\u{2069} means peace", "\u{2067}שלום\u{2069}"),
            ("pay \u{2066}100\u{2069} USD", "\u{2066}100\u{2069}"),
        ],
    );
}

#[test]
fn html_in_markdown() {
    let markdown = |text: &str| reported_in("draft.md", LINT, text);
    for text in [
        "<!-- omit in toc -->\n\nThe fee is due.\n",
        "<!-- markdownlint-disable MD013 MD033 -->\n\nThe fee is due.\n",
        "<span class=\"header_2\">Fees</span> are due.\n",
        "<div align=\"center\">The Fees</div>\n\nare due.\n",
        "<style>td { display: none }</style>\n\nThe fee is due.\n",
        "```html\n<span hidden>x</span>\n```\n",
        "a < b and c > d, `<span hidden>x</span>` as code\n",
        "<span style=\"color:#fff;background:#036\">Fees</span> are due.\n",
    ] {
        assert_eq!(markdown(text), [""; 0], "{text}");
    }
    for (text, words) in [
        ("Pay 5<span style='display:none'>00</span> USD.\n", "00"),
        ("Pay 5<span hidden>00</span> USD.\n", "00"),
        ("Pay <font color=\"white\">not</font> 5 USD.\n", "not"),
        ("<div style=\"display:none\">\n\nThe fee is due.\n\n</div>\n", "The fee is due."),
        ("<p style=\"font-size:1px\">The fee is due.</p>\n", "The fee is due."),
        ("<div\n  hidden>The fee is due.</div>\n", "The fee is due."),
        ("<!-- the fee was never agreed -->\n\nPay.\n", "<!-- the fee was never agreed -->"),
        ("Pay <!-- the fee was never agreed --> now.\n", "<!-- the fee was never agreed -->"),
        ("<div><!-- as agreed\n\nthe fee is gone\n\n--></div>\n", "the fee is gone"),
        ("Pay the agree\u{ad}ment.\n", "agree\u{ad}ment."),
    ] {
        assert_eq!(markdown(text), [words], "{text}");
    }
    // A hidden span ends with its paragraph.
    assert_eq!(markdown("Pay <span hidden>not.\n\nThe fee is due.\n"), ["not."]);
}
