//! How the chart is drawn.

use clausal::timeline::{TerminalOptions, html, svg, terminal};

use super::{PARTNERSHIP, chart_of};

fn in_terminal(as_of: Option<&str>, width: u16, ascii: bool, color: bool) -> String {
    terminal(&chart_of(PARTNERSHIP, as_of), &TerminalOptions { width, color, ascii })
}

macro_rules! snapshot {
    ($name:expr, $text:expr) => {
        insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!($name, $text);
        });
    };
}

#[test]
fn terminal_80() {
    snapshot!("terminal-80", in_terminal(None, 80, false, false));
}

#[test]
fn terminal_120() {
    snapshot!("terminal-120", in_terminal(Some("2026-01-01"), 120, false, false));
}

#[test]
fn terminal_ascii() {
    let text = in_terminal(Some("2026-01-01"), 80, true, false);
    assert!(text.is_ascii());
    snapshot!("terminal-ascii", text);
}

#[test]
fn no_line_is_wider_than_asked() {
    for width in [50, 66, 80, 100, 133, 160] {
        let text = in_terminal(Some("2026-01-01"), width, false, false);
        for line in text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= usize::from(width), "{width}: {line}");
        }
    }
}

#[test]
fn colour_is_never_the_only_sign() {
    let plain = in_terminal(None, 80, false, false);
    let coloured = in_terminal(None, 80, false, true);
    assert_ne!(plain, coloured);
    let mut stripped = String::new();
    for part in coloured.split('\u{1b}') {
        stripped.push_str(
            part.strip_prefix('[').and_then(|rest| rest.split_once('m')).map_or(part, |(_, rest)| rest),
        );
    }
    assert_eq!(stripped, plain);
}

#[test]
fn picture() {
    let picture = svg(&chart_of(PARTNERSHIP, Some("2026-01-01")));
    well_formed(&picture);
    snapshot!("picture.svg", picture);
}

#[test]
fn what_knows_no_styles_draws_the_picture_in_its_colours() {
    let picture = svg(&chart_of(PARTNERSHIP, Some("2026-01-01")));
    let (_, drawn) = picture.split_once("</style>").unwrap();
    let mut elements = 0;
    for part in
        drawn.split('<').filter(|part| ["rect", "path", "text"].iter().any(|name| part.starts_with(name)))
    {
        elements += 1;
        assert!(part.contains("fill=\"") || part.contains("stroke=\""), "<{part}");
        assert!(!part.contains("var("), "<{part}");
    }
    assert!(elements > 50, "{elements}");
}

#[test]
fn page() {
    snapshot!("page.html", html(&chart_of(PARTNERSHIP, None)));
}

/// A project whose every text tries to become markup or an escape sequence.
const HOSTILE: &str = r#"
    party A "<script>alert(1)</script>"
    event done "</title><script>alert(2)</script>" not before 2030
    kind licence { licensee: to party, exclusive: flag }
    agreement deal "\"><script>alert(3)</script>&amp; ' ]]> [31m" between A and B from 2025 {
      term: exclusive licence to A until done
    }
    party B
    policy p { rule r "</style><img src=x onerror=alert(4)>": licence must not be exclusive
      because "</dd><script>alert(5)</script>" fix "' onclick='alert(6)" }
    amendment m "<b>bold</b>" to deal from 2026 { change term { not exclusive } }
"#;

#[test]
fn markup_in_sources_stays_text() {
    let source = HOSTILE.replace("[31m", "\u{1b}[31m\u{7}");
    let chart = chart_of(&source, None);
    let picture = svg(&chart);
    well_formed(&picture);
    assert!(!picture.contains("<script") && !picture.contains("<img") && !picture.contains("<b>"));
    assert!(picture.contains("&lt;script&gt;alert(3)"));
    let page = html(&chart);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script").count(), 1);
    assert_eq!(page.matches("</style").count(), 1);
    assert!(!page.contains("<img") && !page.contains("<b>bold") && !page.contains("' onclick"));
    assert!(page.contains("&lt;img src=x onerror=alert(4)&gt;"));
    for text in [&picture, &page] {
        assert!(!text.contains('\u{1b}') && !text.contains('\u{7}'));
    }
    let text = terminal(&chart, &TerminalOptions { width: 160, color: false, ascii: true });
    assert!(!text.contains('\u{1b}') && !text.contains('\u{7}'));
}

#[test]
fn page_asks_nothing_of_the_network() {
    let page = html(&chart_of(PARTNERSHIP, None));
    for reference in ["http:", "https:", "src=", "href=", "url(", "@import", "fetch("] {
        assert!(!page.contains(reference), "{reference}");
    }
}

#[test]
fn page_says_in_words_what_it_draws() {
    let page = html(&chart_of(PARTNERSHIP, None));
    assert!(page.contains(
        "exclusive from 2025-03-01 through 2027-06-14; nonexclusive from 2027-06-15 through 2030-12-31"
    ));
    assert!(page.contains("openness/open-cloud is open from 2033-01-01 on"));
    assert!(page.contains("launch (the first launch): some day from 2028-01-01 on, or never"));
}

#[test]
fn an_empty_project_is_drawn_too() {
    let chart = chart_of("party A", None);
    assert!(
        terminal(&chart, &TerminalOptions { width: 80, color: false, ascii: false })
            .contains("nothing is broken")
    );
    well_formed(&svg(&chart));
    assert!(html(&chart).contains("no terms"));
}

/// Every tag is closed, and every reference known.
fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0_i64;
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|problem| panic!("{problem} at {}", reader.buffer_position()))
        {
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
}

#[test]
fn the_last_day_to_act_has_a_sign_of_its_own_in_each_form() {
    let chart = chart_of(super::laid::RENEWING, None);
    let drawn = |ascii| terminal(&chart, &TerminalOptions { width: 80, color: false, ascii });
    assert!(
        drawn(false).contains("▼ again") && drawn(false).contains("▼ last day to act"),
        "{}",
        drawn(false)
    );
    assert!(drawn(true).contains("! again") && drawn(true).contains("! last day to act"), "{}", drawn(true));
    for picture in [svg(&chart), html(&chart)] {
        assert!(picture.contains("again (last day to object): on 2025-10-02"), "{picture}");
        assert!(picture.contains("last day to act"), "{picture}");
    }
}
