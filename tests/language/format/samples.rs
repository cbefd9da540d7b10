//! Samples, each as written and as formatted.

use clausal::format::NotFormatted;

use super::{formatted, try_format};

/// Holds that a text is formatted already.
#[track_caller]
fn stays(text: &str) {
    assert_eq!(formatted("sample.clause", text), text);
}

/// Holds that a text becomes another.
#[track_caller]
fn becomes(text: &str, expected: &str) {
    assert_eq!(formatted("sample.clause", text), expected);
    stays(expected);
}

#[test]
fn neighbouring_terms_parties_and_changes_stand_in_columns() {
    stays(
        "\
use std.partnership                                    // the shipped vocabulary
we are OpenAI                                          // whose side \"us\" is

party OpenAI    \"OpenAI Group PBC\"
party Microsoft \"Microsoft Corporation\"
event agi-verified \"an expert panel verifies AGI\"

agreement microsoft-openai \"Microsoft–OpenAI partnership\"
  between Microsoft as \"Provider\" and OpenAI as \"Customer\"
  signed 2025-10-28
  from 2025-10-28
  draft \"drafts/microsoft-openai.md\"
{
  azure:    primary cloud by Microsoft for OpenAI section \"2.1\" { exclusive until agi-verified }
  ip:       exclusive licence from OpenAI to Microsoft through 2032 section \"4\"
  research: licence from OpenAI to Microsoft through 2030 or until agi-verified
  spend:    commitment from OpenAI to Microsoft { amount: 250 billion USD }
}

amendment open-cloud \"Revised agreement\" to microsoft-openai
  signed 2026-04-27
  from 2026-04-27
{
  change azure { nonexclusive }
  change ip    { nonexclusive }
  share: revenue-share from OpenAI to Microsoft through 2030 { cap: 38 billion USD }
}

policy platform-risk \"Keep the route to market open\" {
  rule open-cloud \"No exclusivity past the horizon\":
    primary cloud must not be exclusive after 2032
    because \"exclusivity past 2032 outlives the licence it was bought with\"
    fix \"end the exclusivity on or before 2032-12-31\"
}
",
    );
}

#[test]
fn braces_keep_one_line_if_they_had_one_and_fit() {
    becomes(
        "fact a: cloud by B {x,not y , z tbd}\nfact bc: cloud by B {\n x, y: 1 }",
        "fact a: cloud by B { x, not y, z tbd }\nfact bc: cloud by B {\n  x\n  y: 1\n}\n",
    );
    becomes("agreement deal between B and C\n{\n}", "agreement deal between B and C {}\n");
    stays("agreement deal between B and C from 2026 through 2036 {\n  d: cloud by B for C\n}\n");
    becomes(
        "agreement deal between B and C\n from 2026 { d: cloud by B }",
        "agreement deal\n  between B and C\n  from 2026\n{\n  d: cloud by B\n}\n",
    );
}

#[test]
fn long_terms_break_their_braces_first_then_before_qualifiers() {
    becomes(
        "agreement deal between B and C {
  refusal: right-of-first-refusal of Microsoft from OpenAI on capacity through 2030 section \"2.3\" { response undisclosed }
  other: right-of-first-refusal of Microsoft from OpenAI on capacity through 2030 or until agi-verified section \"2.3\" { response tbd }
}",
        "agreement deal between B and C {
  refusal: right-of-first-refusal of Microsoft from OpenAI on capacity through 2030 section \"2.3\" {
    response undisclosed
  }
  other: right-of-first-refusal of Microsoft from OpenAI on capacity through 2030
    or until agi-verified section \"2.3\"
  {
    response tbd
  }
}
",
    );
}

#[test]
fn long_sentences_break_before_the_words_that_carry_them() {
    stays(
        "\
policy p {
  rule a:
    every agreement where it has a primary cloud for us
      must have insurance where cover is cyber and amount is at least lowest-cover
    unless its agreement.end is before 2030

  rule b:
    there must be no host: exclusive cloud for us, other: cloud for us
      where host.provider is not other.provider
        and host.scope overlaps other.scope
        and not other.agreement.parties includes host.provider

  rule c:
    for each party p where some commitment to p
      require sum of amount over commitment to p is at most 60% of sum of amount over commitment
      after 2027
}
",
    );
}

#[test]
fn comments_behind_words_stay_in_their_column_while_the_words_stay() {
    stays("use x       // one\nuse xy      // two\n");
    becomes("use   x // one\nuse xy  // two", "use x   // one\nuse xy  // two\n");
    becomes("use x// one", "use x  // one\n");
}

#[test]
fn line_ends_stay_and_a_byte_order_mark_goes() {
    assert_eq!(formatted("a.clause", "\u{FEFF}party   A\r\n\r\n\r\nparty B"), "party A\r\n\r\nparty B\r\n");
    assert_eq!(formatted("a.clause", ""), "");
    assert_eq!(formatted("a.clause", "\n\n// only\n\n\n// comments\n\n"), "// only\n\n// comments\n");
}

#[test]
fn of_markdown_only_the_blocks_of_clausal_are_formatted() {
    let text = "# A   title\n\n- item\n\n  ```clausal\n  kind a {  x: flag,\n  y: flag }\n\n\n  unit   b\n  ```\n\n> ```clausal\n> party   A\n> ```\n\n```rust\nfn   main() {}\n```\n";
    let expected = "# A   title\n\n- item\n\n  ```clausal\n  kind a {\n    x: flag\n    y: flag\n  }\n\n  unit b\n  ```\n\n> ```clausal\n> party A\n> ```\n\n```rust\nfn   main() {}\n```\n";
    assert_eq!(formatted("a.md", text), expected);
}

#[test]
fn a_text_with_errors_is_left_alone() {
    assert_eq!(try_format("a.clause", "party A\nparty"), Err(NotFormatted::Unreadable));
}
