//! What one side of a contract is called after the part it plays, in the singular and in small letters.

use crate::draft::words::fold;

/// Parts that are nobody's but a side's, even in small letters.
const SIDES: [&str; 31] = [
    "borrower",
    "buyer",
    "carrier",
    "consultant",
    "contractor",
    "designer",
    "developer",
    "distributor",
    "executive",
    "franchisee",
    "franchisor",
    "guarantor",
    "landlord",
    "lender",
    "lessee",
    "lessor",
    "licensee",
    "licensor",
    "manufacturer",
    "owner",
    "provider",
    "publisher",
    "purchaser",
    "reseller",
    "seller",
    "shipper",
    "sponsor",
    "subcontractor",
    "supplier",
    "tenant",
    "vendor",
];

/// Parts that in small letters are anybody's: `the employees of a customer`.
const ANYBODYS: [&str; 21] = [
    "advertiser",
    "agent",
    "artist",
    "bank",
    "client",
    "company",
    "customer",
    "employee",
    "employer",
    "host",
    "institution",
    "investor",
    "issuer",
    "marketer",
    "operator",
    "outsourcer",
    "processor",
    "recipient",
    "retailer",
    "subscriber",
    "transporter",
];

/// Parts that any contract may speak of, whoever its parties are: `no assignee shall`.
const OF_ANY_CONTRACT: [&str; 12] = [
    "assignee",
    "assignor",
    "dealer",
    "endorser",
    "grantee",
    "grantor",
    "manager",
    "promoter",
    "remarketer",
    "servicer",
    "transferee",
    "transferor",
];

/// Whether a word is the part of a party, which a draft between others does not speak of.
pub(super) fn is_role(word: &str) -> bool {
    let word = fold(word);
    SIDES.contains(&word.as_ref()) || ANYBODYS.contains(&word.as_ref())
}

/// Whether a word means a side of the contract in small letters, too, where such a side is defined.
pub(super) fn is_side(word: &str) -> bool {
    SIDES.contains(&word) || OF_ANY_CONTRACT.contains(&word)
}
