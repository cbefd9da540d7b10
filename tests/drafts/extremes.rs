//! Numbers, dates and lengths of time past every limit in, in each sentence in which a lint reads one; findings or none out, and
//! never a fault of the program.

use clausal::draft::{self, LintSettings};
use clausal::source::FileId;

/// Numbers at and past the limits of the types and libraries that read them.
const NUMBERS: [&str; 44] = [
    "0",
    "00",
    "1",
    "12",
    "13",
    "28",
    "29",
    "30",
    "31",
    "32",
    "99",
    "365",
    "366",
    "999",
    "1000",
    "1582",
    "1900",
    "2000",
    "2024",
    "2999",
    "3000",
    "9999",
    "10000",
    "32767",
    "32768",
    "65536",
    "239976",
    "239977",
    "300000",
    "2147483647",
    "2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "79228162514264337593543950335",
    "79228162514264337593543950336",
    "0.0000000000000000000000000001",
    "1,00,000",
    "1,0",
    "1.500.000",
    "150.999",
    "151",
];

/// Numbers in words, some beyond what is read.
const WORDS: [&str; 8] = [
    "zero",
    "one hundred",
    "nine hundred ninety-nine trillion",
    "one million million million million",
    "one half of one",
    "point five five five five five five five five five five five five five five",
    "two thirds",
    "twelve hundred thousand billion",
];

const UNITS: [&str; 8] =
    ["days", "weeks", "months", "years", "business days", "percent", "dollars", "million USD"];

/// Sentences with places for a number `N`, another `M`, a number in words `W`, and a unit `U`.
const SENTENCES: [&str; 22] = [
    "The term is N U from January 1, 2025 through December 31, 2030.",
    "The term is N U from December 31, 9999 through January N, M.",
    "for W (N) U from N January M through M-N-N",
    "from June N, M to June M, N",
    "Monday, 3 March N and Sunday, N/M/2024 and N/N/N",
    "on the Nth day of May, M, the Nst and the Mnd",
    "N-M-N through M-12-31",
    "W (N) U and N (W) U",
    "W percent (N%) of USD N.M",
    "$N (W dollars) and CA$M million",
    "N M/N (W) U",
    "(N) (M%) ($N) [N] {{N}}",
    "Section N.M(N) of Section M.N (Fees), Sections N, M through N",
    "ARTICLE N TERM\n\nN.M Fees. See Section M.N.\n\nM. End. See Article N.",
    "1. Fees\n\n    N. Term\n\n    M. End, as in Section 1.N",
    "EXHIBIT N-M FORM OF X\n\nattached hereto as Exhibit M-N-N",
    "\"Term\" means N U; \"Term\" means M U",
    "grants an exclusive licence for N U until December M, N",
    "Version N.M, Version 0.N",
    "in NM, within N U of the M U, by W W W",
    "N U notice and W U notice, N Business Days",
    "Year W (N), tier N (M), one (N) of W (M)",
];

#[test]
fn no_number_is_a_fault() {
    let mut read = 0;
    for sentence in SENTENCES {
        for (at, number) in NUMBERS.iter().enumerate() {
            let mut text = String::new();
            for step in (0..NUMBERS.len()).step_by(4) {
                let other = NUMBERS[(at + step) % NUMBERS.len()];
                let filled = sentence
                    .replace('U', UNITS[(at + step) % UNITS.len()])
                    .replace('W', WORDS[(at * 3 + step) % WORDS.len()])
                    .replace('M', other)
                    .replace('N', number);
                text.push_str(&filled);
                text.push_str("\n\n");
            }
            for name in ["a.md", "a.txt"] {
                let draft = draft::read(FileId(0), name, text.as_bytes()).unwrap();
                let found = draft::lint(&draft, &LintSettings::default());
                let fault = found.iter().find(|finding| finding.code.id() == "E0908");
                assert_eq!(fault, None, "{name}: {text}");
                read += 1;
            }
        }
    }
    assert_eq!(read, 2 * SENTENCES.len() * NUMBERS.len());
}
