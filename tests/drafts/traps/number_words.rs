//! Traps of `draft/number-words`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/number-words",
        &[
            "the higher of (1) zero and (2) the fee",
            "at least $2 million and (3) interest",
            "in Year One (1998) of the term",
            "a sum of Six (6,000,000) Million dollars",
            "a sum of three (3) million dollars ($3,000,000)",
            "at one half of one percent (0.5%) a year",
            "at forty-four hundredths of one percent (0.44%)",
            "at ninety-seven point five percent (97.5%)",
            "a rate of point five percent (0.5%)",
            "Four and One-Half Million Dollars ($4,500,000)",
            "four\u{ad}million U.S. Dollars (USD $4,000,000.00)",
            "one million, two hundred thousand dollars ($1,200,000)",
            "thirty percent (3016) of the shares",
            "one cent ($0.01) a share",
            "one-hundred-and-eighty (180) days",
            "Four Dollars and Forty Cents ($4.40)",
            "two thirty (30) day periods",
            "Two Hundred Fifty Thousand and 00/100 Dollars ($250,000.00)",
            "5 (five) copies and 10% (ten percent) of them",
            "ten thousand (10.000) euros and one million (1.000.000) euros",
            "ten per cent (10 per cent) for Tier one (5%) and Party Two (50%)",
            "The price is EUR 50.000,00 (fifty thousand euro).",
            "a deposit of 1.250.000,00 (one million two hundred fifty thousand) euros",
            "an advance of EUR 10.000 (ten thousand euro)",
            "at 0,5 (point five) percent",
            "hours a day, seven (24/7) days a week",
            "support around the clock, seven (24/7/365)",
            "One Million Five Hundred Thousand U.S. Dollars (US$1,500,000.00)",
            "fifteen thousand Swiss Francs (CHF 15,000) and two thousand Danish Kroner (DKK 2,000)",
            "One Hundred and 50/100 Dollars ($100.50)",
            "Nine Hundred Australian Dollars (A$900)",
        ],
    );
    found(
        "draft/number-words",
        &[
            ("within thirty (45) days", "thirty (45)"),
            ("it pays within (30) days of the notice", "(30) days"),
            ("it pays for a total (12) month period", "(12) month"),
            ("notice of at least (5) business days is given", "(5) business days"),
            ("within sixty ( 90 ) days", "sixty ( 90 )"),
            ("within sixty (\"90\") days", "sixty (\"90\")"),
            ("it takes six [4] months of work", "six [4]"),
            ("it pays $1,600,00.00 for the soup", "$1,600,00.00"),
            ("one hundred twenty (20) days", "one hundred twenty (20)"),
            ("five million dollars ($5,000,00)", "five million dollars ($5,000,00)"),
            ("5 (six) copies", "5 (six)"),
            ("ten per cent (15 per cent) of it", "ten per cent (15 per cent)"),
            ("two thousand (3.000) euros", "two thousand (3.000)"),
            ("EUR 40.000,00 (forty-five thousand euro)", "40.000,00 (forty-five thousand euro)"),
            ("a deposit of 1.250.000 (one million) euros", "1.250.000 (one million)"),
            (
                "is One Million Five Hundred Thousand U.S. Dollars (US$1,050,000.00) a year",
                "One Million Five Hundred Thousand U.S. Dollars (US$1,050,000.00)",
            ),
            ("fifty thousand Swiss Francs (CHF 15,000)", "fifty thousand Swiss Francs (CHF 15,000)"),
            ("six hundred Norwegian Kroner (NOK 900)", "six hundred Norwegian Kroner (NOK 900)"),
            (
                "Two Hundred Fifty and 50/100 Dollars ($250.00)",
                "Two Hundred Fifty and 50/100 Dollars ($250.00)",
            ),
        ],
    );
    silent(
        "draft/number-words",
        &[
            "within ninety (\"90\") days and fourteen [14] more",
            "it pays (1) days, (2) weeks, and (3) months",
            "it pays $1,600,000.00 or €50,00 or $12,34,567 for it",
            "it pays $6.745.000 for the year and $3,1143 for each barrel",
        ],
    );
}

/// Words and digits that say the same, put together the wrong way.
#[test]
fn words_and_digits_stand_in_their_places() {
    found(
        "draft/number-words",
        &[
            ("at a rate of one (1%) percent a month", "one (1%) percent"),
            ("a fee of fifty (50)% of the price", "fifty (50)%"),
            ("within a thirty day (30) period", "thirty day (30)"),
            ("for two years (2) from today", "two years (2)"),
            ("Pay $1,000, then $2,500, then $3,000, and at last $2000.", "$2000"),
        ],
    );
    silent(
        "draft/number-words",
        &[
            "at a rate of one percent (1%) a month",
            "a fee of fifty (50) percent of the price",
            "within a thirty (30) day period",
            "for two years (1) from today and (2) from then",
            "Pay $1000, then $2500, then $3,000.",
        ],
    );
}

#[test]
fn numbers_with_a_slip() {
    found(
        "draft/number-words",
        &[
            ("It ends after give (5) days of it.", "give (5)"),
            ("The Buyer pays twenty-percent (25%) of it.", "twenty-percent (25%)"),
        ],
    );
    silent(
        "draft/number-words",
        &["It ends after live events (5) of them, and the (3) shares; twenty-percent (20%) of it."],
    );
}

#[test]
fn lakhs_crores_and_money_before_the_words() {
    found(
        "draft/number-words",
        &[
            (
                "The Buyer pays Rs. 5,00,000/- (Rupees Fifty Lakhs only).",
                "5,00,000/- (Rupees Fifty Lakhs only)",
            ),
            (
                "The deposit is INR 2,00,00,000 (Rupees Twenty Crores only).",
                "2,00,00,000 (Rupees Twenty Crores only)",
            ),
            (
                "The fee is INR 1,50,000 (Indian Rupees One Lakh Fifteen Thousand).",
                "1,50,000 (Indian Rupees One Lakh Fifteen Thousand)",
            ),
            (
                "The fee is SGD 5,000 (Singapore Dollars Fifty Thousand).",
                "5,000 (Singapore Dollars Fifty Thousand)",
            ),
            (
                "The fee is Ten Thousand Dollars and Fifty Cents ($10,000.05).",
                "Ten Thousand Dollars and Fifty Cents ($10,000.05)",
            ),
        ],
    );
    silent(
        "draft/number-words",
        &[
            "The Buyer pays Rs. 5,00,000/- (Rupees Five Lakhs only).",
            "The deposit is INR 2,00,00,000 (Rupees Two Crores only).",
            "The fee is INR 1,15,000 (Indian Rupees One Lakh Fifteen Thousand).",
            "The fee is Ten Thousand Dollars and Fifty Cents ($10,000.50).",
        ],
    );
}
