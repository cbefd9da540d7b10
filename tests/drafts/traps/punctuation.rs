//! Traps of `draft/punctuation`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    found(
        "draft/punctuation",
        &[
            ("All trademarks,, licences and names stay with the Seller.", ",,"),
            ("It ends by the death of any person,; and by notice.", ",;"),
            ("The parties agree upon it;, and then it is signed.", ";,"),
            ("It is assigned at any time. by the assigning party.", ". by"),
            ("The goods are paid within30 days of the invoice.", "within30"),
            ("The place is Hong Kong.This cannot be changed again.", "Kong.This"),
        ],
    );
    silent(
        "draft/punctuation",
        &[
            "The buyer is Acme, Inc.; the seller is Bolt Corp., and others, etc.; they agree.",
            "The sites are Amazon.Com, Drugstore.Com and index.The_Page.html of the seller, 24x7.",
            "The list is [***],, and . . . so on, , , and on.",
            "The sources are article19.org and section230.example/law, as reported.",
            "Approx. the half of incl. all of vol. to be sent, no. of units, is paid.",
        ],
    );
}
