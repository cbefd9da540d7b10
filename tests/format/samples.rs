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
