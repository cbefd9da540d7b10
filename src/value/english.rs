//! English words in, numbers and currencies out: the one table of the words in which people write them.

/// The words for the numbers below twenty, `zero` first.
pub(crate) const BELOW_TWENTY: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The words for the tens, `twenty` first.
pub(crate) const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number below twenty that a word in small letters says.
pub(crate) fn below_twenty(word: &str) -> Option<u32> {
    let at = BELOW_TWENTY.iter().position(|known| *known == word)?;
    u32::try_from(at).ok()
}

/// The ten from twenty to ninety that a word in small letters says; `fourty` is often meant for forty.
pub(crate) fn ten(word: &str) -> Option<u32> {
    let at = TENS.iter().position(|known| *known == word || word == "fourty" && *known == "forty")?;
    Some((u32::try_from(at).ok()? + 2) * 10)
}

/// The code of a currency by its English name in one word or two in small letters, and whether that can be no other one.
pub(crate) fn currency(words: &[&str]) -> Option<(&'static str, bool)> {
    Some(match words {
        ["us" | "american", "dollar" | "dollars"] => ("USD", true),
        ["canadian", "dollar" | "dollars"] => ("CAD", true),
        ["australian", "dollar" | "dollars"] => ("AUD", true),
        ["singapore", "dollar" | "dollars"] => ("SGD", true),
        ["new-zealand", "dollar" | "dollars"] => ("NZD", true),
        ["pound" | "pounds", "sterling"] | ["british" | "uk", "pound" | "pounds"] => ("GBP", true),
        ["swiss", "franc" | "francs"] => ("CHF", true),
        ["japanese", "yen"] | ["yen"] => ("JPY", true),
        ["indian", "rupee" | "rupees"] => ("INR", true),
        ["chinese", "yuan"] | ["renminbi" | "rmb" | "yuan"] => ("CNY", true),
        ["swedish", "krona" | "kronor"] => ("SEK", true),
        ["norwegian", "krone" | "kroner"] => ("NOK", true),
        ["danish", "krone" | "kroner"] => ("DKK", true),
        ["euro" | "euros"] => ("EUR", true),
        ["sterling"] => ("GBP", true),
        ["dollar" | "dollars" | "bucks"] => ("USD", false),
        ["pound" | "pounds" | "quid"] => ("GBP", false),
        ["franc" | "francs"] => ("CHF", false),
        ["rupee" | "rupees"] => ("INR", false),
        ["won"] => ("KRW", false),
        ["rand"] => ("ZAR", false),
        ["reais"] => ("BRL", true),
        ["peso" | "pesos"] => ("MXN", false),
        ["shekel" | "shekels"] => ("ILS", true),
        ["zloty" | "zlotys"] => ("PLN", true),
        ["forint" | "forints"] => ("HUF", true),
        ["baht"] => ("THB", true),
        ["ringgit"] => ("MYR", true),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_numbers_and_currencies() {
        assert_eq!(
            (below_twenty("zero"), below_twenty("nineteen"), below_twenty("twenty")),
            (Some(0), Some(19), None)
        );
        assert_eq!(
            (ten("twenty"), ten("fourty"), ten("ninety"), ten("ten")),
            (Some(20), Some(40), Some(90), None)
        );
        assert_eq!(currency(&["us", "dollars"]), Some(("USD", true)));
        assert_eq!(currency(&["dollars"]), Some(("USD", false)));
        assert_eq!(currency(&["swiss", "francs"]), Some(("CHF", true)));
        assert_eq!(currency(&["apples"]), None);
    }
}
