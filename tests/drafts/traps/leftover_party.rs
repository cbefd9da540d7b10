//! Traps of `draft/leftover-party`, and their wrong twins.

use super::{found, silent};

const PARTIES: &str = "Northwind Ltd. (the \"Supplier\") and Contoso Ltd. (the \"Customer\") agree. The Supplier delivers, the \
                       Supplier insures, the Supplier invoices, the Customer pays, the Customer inspects and the Customer stores.";

fn with(sentence: &str) -> String {
    format!("{PARTIES} {sentence}")
}

#[test]
fn traps_and_twins() {
    for sentence in [
        "Company represents that it owns the goods.",
        "The goods belong to the Company until it is paid, and the Company may fetch them.",
        "Vendor's warranty covers the goods.",
        "Unless the Buyer agrees, nothing is sent back.",
    ] {
        let role = ["Company", "Vendor's", "Buyer"].into_iter().find(|role| sentence.contains(role)).unwrap();
        found("draft/leftover-party", &[(&with(sentence), role)]);
    }
    let traps = [
        "A company may own the goods, and the buyer of a company is told.",
        "The Supplier's insurer is the Northwind Insurance Company of Rome.",
        "\"Company\" means Northwind Ltd. Company represents that it owns the goods.",
        "The Target Company (the \"Target Company\") shall pay, and the Company may ask.",
        "Capitalized terms not defined herein have the meaning given in the Plan. The Company shall pay.",
        "Company Products are sold.",
        "VENDOR's warranty covers the goods, and the VENDOR pays.",
        "Customers may complain. The Suppliers of the world may too.",
    ];
    let traps: Vec<String> = traps.iter().map(|trap| with(trap)).collect();
    silent("draft/leftover-party", &traps.iter().map(String::as_str).collect::<Vec<_>>());
}
