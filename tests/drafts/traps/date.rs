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
            "on 30.04.2024 and 12.31.2024, or 2024/02/29",
            "release 10.12.2010 of the software, section 4.31.2",
            "by June 30th, February 29 and the 31st day of May",
            "in June 45 units were sold, and in April 31,000",
            "Page 31 June",
            "Contract No. 1420 31 November 14, 2011 Initials",
            "is effective as of March 1, 2024 and expires on February 28, 2025",
            "effective as of March 1, 2024, amends the agreement that was to end on February 28, 2020",
            "commences on March 1, 2024 and replaces the licence dated May 1, 2020 that ends on May 1, 2021",
            "on Friday, the 20th of March 2020, and the first day of Monday meetings",
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
            ("on 31.04.2024 at noon", "31.04.2024"),
            ("by 2024/02/30 at noon", "2024/02/30"),
            ("due on 2023.02.29 at noon", "2023.02.29"),
            ("from June 1st to June 31st of each year", "June 31st"),
            ("by the 31st of September in each year", "31st of September"),
            ("on 30 February of each year", "30 February"),
            ("made this 20th day of Friday, March 2020", "20th day of Friday"),
            ("on Monday, the 20th of March 2020", "Monday, the 20th of March 2020"),
            (
                "is effective as of March 1, 2024 and expires on February 28, 2024.",
                "March 1, 2024 and expires on February 28, 2024",
            ),
            (
                "shall commence on May 1, 2030 and shall automatically terminate on April 30, 2030.",
                "May 1, 2030 and shall automatically terminate on April 30, 2030",
            ),
            (
                "begins 1 July 2031 and continues in full force until 30 June 2031.",
                "1 July 2031 and continues in full force until 30 June 2031",
            ),
            ("for a term of five (5) years from January 1, 2020 through June 30, 2026", "June 30, 2026"),
        ],
    );
    silent("draft/date", &["for a term of five (5) years from January 1, 2020 through December 31, 2024"]);
}

/// The day on which the parties sign.
#[test]
fn they_sign_on_the_day_of_the_draft() {
    let signed = |opening: &str, witness: &str, date: &str| {
        super::reported(
            "draft/date",
            &format!(
                "This deed is entered into {opening} by Acme and Beta.\n\nIN WITNESS WHEREOF, they sign {witness}.\n\nACME\nBy: ____\nDate: {date}\n"
            ),
        )
    };
    assert_eq!(signed("as of June 1, 2020", "as of June 30, 2020", "____"), ["June 30, 2020"]);
    assert_eq!(
        signed("on June 1, 2020", "on the day and year first above written", "June 5, 2020"),
        ["June 5, 2020"]
    );
    for (opening, witness, date) in [
        ("as of June 1, 2020", "as of June 1, 2020", "June 5, 2020"),
        ("as of June 1, 2020", "as of the day and year first above written", "June 5, 2020"),
        ("on June 1, 2020", "on the day and year first above written", "June 1, 2020"),
        ("as of June 1, 2020", "on June 30, 2020", "____"),
    ] {
        assert_eq!(signed(opening, witness, date), [""; 0], "{opening} {witness} {date}");
    }
}
