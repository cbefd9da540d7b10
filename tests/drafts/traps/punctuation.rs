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

#[test]
fn marks_that_are_missing_or_too_many() {
    found(
        "draft/punctuation",
        &[
            ("It is given upon thirty (30) days prior written notice to the Seller.", "days prior"),
            ("The Parties rights and obligations end at once.", "Parties rights"),
            ("It pays the attorneys fees of the Buyer.", "attorneys fees"),
            ("The Seller pays; provided, however that the Buyer may wait.", "provided, however"),
            (
                "It pays all costs, including but not limited to, the freight.",
                "including but not limited to,",
            ),
            (
                "It pays all costs, including, without limitation the freight.",
                "including, without limitation",
            ),
            ("NOW THEREFORE, the parties agree as follows.", "NOW THEREFORE,"),
            ("The Buyer in its sole discretion, may end it.", "in its sole discretion,"),
            ("The goods of the Seller, shall be sent at once.", ", shall"),
            ("It is paid within fifteen(15) days.", "fifteen(15"),
            ("It buys products,and the parts.", "products,and"),
            ("The Seller may (i)display the goods.", "(i)display"),
            ("It is a part of this Agreement , and of the order.", "Agreement ,"),
            ("It is sent on request Prior to that the Buyer pays for it.", "request Prior"),
            ("It is written in this Agreement..", ".."),
            ("It lasts for twenty four (24) months.", "twenty four"),
        ],
    );
    silent(
        "draft/punctuation",
        &[
            "It is given on thirty days' prior written notice, and the thirty days prior to it are counted.",
            "The Seller grants the parties rights, and the parties' obligations end.",
            "It pays, provided, however, that the Buyer waits; provided that, however, it waits.",
            "It pays costs, including, but not limited to, the freight, and including but not limited to the toll.",
            "If the goods are late, shall the Buyer wait? The goods, if late, shall be free.",
            "A list (4)(a), the Product(s), any right(s) and a system(1) are named.",
            "Acme, held by James E. Smith and Ann Hill, shall pay it.",
            "This order of May , 2020 is void, and this day of , 2020 too.",
            "One hundred twenty and four (4) goods; it is and, or was, sold; and/or bought.",
        ],
    );
}

#[test]
fn joints_of_lists() {
    found(
        "draft/punctuation",
        &[
            (
                "The Seller shall (a) make the goods; and (b) pack them; (c) send them; (d) insure them.",
                "and (b)",
            ),
            ("The Seller shall (a) make the goods; (b) pack them; (c) send them.", "(c)"),
            (
                "1. Work\n\nThe Seller shall:\n\n(a) make the goods;\n\n(b) send them; and\n\n2. Pay\n\nThe Buyer pays.\n",
                "; and",
            ),
            (
                "1. Work\n\nThe Seller shall:\n\n(a) make the goods; and\n\n(b) send them;\n\n2. Pay\n\nThe Buyer pays.\n",
                "them;",
            ),
        ],
    );
    silent(
        "draft/punctuation",
        &[
            "The Seller shall (a) make the goods; (b) pack them; and (c) send them.",
            "The Seller may do any of the following: (a) make the goods; (b) pack them; (c) send them.",
            "1. Work\n\nThe Seller shall:\n\n(a) make the goods;\n\n(b) send them;\n\nall at its own cost.\n\n2. Pay\n\nThe Buyer pays.\n",
        ],
    );
}

#[test]
fn ends_of_sections() {
    let ended = |number: u32| {
        format!("{number}. Work\n\nThe Seller shall make the goods at its own place of business.\n\n")
    };
    let whole: String = (1..12).map(ended).collect();
    let open = "12. Pay\n\nThe Buyer shall pay the price of the goods at its own place of business\n\n";
    let last = "13. End\n\nIt ends at once.\n";
    found("draft/punctuation", &[(format!("{whole}{open}{last}").as_str(), "business")]);
    silent("draft/punctuation", &[format!("{whole}{last}").as_str()]);
}

#[test]
fn a_sentence_may_begin_on_the_page_before() {
    let page = |foot: &str| format!("He and any\n\n{foot}Other buyer of the goods, will pay.");
    silent("draft/punctuation", &[&page(""), &page("It was filed apart.\n\n42\n\n\n\n\n")]);
    found("draft/punctuation", &[("Other buyers of the goods, will pay.", ", will")]);
}
