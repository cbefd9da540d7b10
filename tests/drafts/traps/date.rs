//! Traps of `draft/date`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/date",
        &[
            "29 February 2028",
            "Commercial in Confidence Page 35 May 2004",
            "Monday, 23 November 2026",
            "the 11th, 12th and 13th day",
            "Date: 4/1/2018 and June 1, 2018",
        ],
    );
    found(
        "draft/date",
        &[
            ("on 31 June 2030 at noon", "31 June 2030"),
            ("on February 29, 2027 at noon", "February 29, 2027"),
            ("the 30st day of May", "30st"),
            ("on Tuesday, 23 November 2026", "Tuesday, 23 November 2026"),
            ("from January 1, 2030 through March 1, 2029", "January 1, 2030 through March 1, 2029"),
            ("signed on June 1, 2020, due on 01/02/2021", "01/02/2021"),
            ("for a term of five (5) years from January 1, 2020 through June 30, 2026", "June 30, 2026"),
        ],
    );
    silent("draft/date", &["for a term of five (5) years from January 1, 2020 through December 31, 2024"]);
}
