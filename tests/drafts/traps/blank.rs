//! Traps of `draft/blank`, and their wrong twins.

use super::{found, reported_in, silent};

#[test]
fn blanks() {
    silent(
        "draft/blank",
        &[
            "The fee is [***] or *** or [*] or XXXX a month.",
            "Notices go to [address removed].",
            "Each copy of it says: © Acme, [YEAR]. All rights are kept.",
            "Costs are based on agreed to % of sales, and prices are given in $ per grade.",
            "a fee of NTD 12 million (SAY TWELVE MILLION ONLY)",
            "the company << Pty >> of Sydney",
            "By: ____________ Name: ____________ Title: ___________",
            "It certifies all of that.\n\nDated this day of , 2015.\n\n[INSERT NAME OF AGENT] By: Name: Title:",
            "IN WITNESS WHEREOF, signed on the ____ day of ____ by them.",
            "Each certificate says: \"These shares are subject to an agreement dated as of ____ between us.\"",
            "It is agreed. IN WITNESS WHEREOF they sign.\n\nAcme Group Annex 1 - Form of the Letter\n\nThe fee for the [\u{2022}] quarter is due.",
            "Terms.\n\nExhibit A\n\nOrder\n\n[insert name of buyer] buys from [to be added].",
            "Exhibit C\n\nFORM OF TASK ORDER\n\nThis order begins on ____ and is for [insert name] of the firm.",
        ],
    );
    assert_eq!(reported_in("draft.md", "draft/blank", "- [ ] Yes\n- [x] No\n"), [""; 0]);
    found(
        "draft/blank",
        &[
            ("The fee is [●] a month.", "[●]"),
            ("Governing law: [to be completed]", "[to be completed]"),
            ("between Acme and <<enter Company Name>> today", "<<enter Company Name>>"),
            ("a fee of {{amount}} a month", "{{amount}}"),
            ("the term begins on ____ of this year", "____"),
            ("the name of the venture is TBD", "TBD"),
            ("made as of the [·] day of June of this year", "[·]"),
            ("The Buyer pays at least % of the fees to the Seller.", "least % of"),
            ("The Buyer pays a fee of $ per month to the Seller.", "of $ per"),
            ("The Buyer pays an amount equal to % of the fees.", "to % of"),
        ],
    );
}

#[test]
fn boxes_to_tick_are_no_blanks() {
    let boxes =
        "[    ] Penetration testing\n\n[    ] $5,000 a year\n\n[      ] {fees} per month\n\n[ ] Yes\n";
    // The box is none; the field behind it is one.
    assert_eq!(reported_in("draft.txt", "draft/blank", boxes), ["{fees}"]);
    let listed = "One of:\n\n[    ] notice was given as said here\n\n[    ] with leave\n";
    assert_eq!(reported_in("draft.txt", "draft/blank", listed), [""; 0]);
    for (text, expected) in [
        ("Fees may increase up to [    ]% a year.", "[    ]"),
        ("The seller sells [      ] Shares to the buyer.", "[      ]"),
        ("[      ] (the \"Seller\") sells the goods to the buyer.", "[      ]"),
        ("[      ], a company of Delaware, sells the goods.", "[      ]"),
        ("The fee is due within [    ] days.", "[    ]"),
    ] {
        assert_eq!(reported_in("draft.txt", "draft/blank", text), [expected], "{text}");
    }
}

#[test]
fn blanks_of_other_shapes() {
    for (text, expected) in [
        ("This is made on January __, 2025 between both.", "__"),
        ("This is made between [COMPANY NAME] and us.", "[COMPANY NAME]"),
        ("The buyer is [Investor Name] of Rome.", "[Investor Name]"),
        ("The law is that of [Governing Law Jurisdiction].", "[Governing Law Jurisdiction]"),
        ("The fee is [$____] a month.", "[$____]"),
        ("The share is [●%] of it.", "[●%]"),
        ("It is paid in 20__ at the latest.", "__"),
        ("The term is stated. Error! Bookmark not defined.", "Error! Bookmark not defined"),
        ("The fee is «Fee_Amount» a month.", "«Fee_Amount»"),
    ] {
        assert_eq!(super::reported_in("draft.md", "draft/blank", text), [expected], "{text}");
    }
    for trap in [
        "«Works» means the building, and the «Builder» builds it.",
        "We sell what Section 6.3 [Other Company Name] lists.",
        "[the Company shall] pay.",
        "Signed: ____ Name: ____ Date: ____",
    ] {
        assert_eq!(super::reported_in("draft.md", "draft/blank", trap), [""; 0], "{trap}");
    }
}

#[test]
fn front_matter_is_no_prose() {
    let text =
        "---\ntitle: Terms\nowner: TBD\nreviewed: 31 June 2025\n---\n\n# Terms\n\nThe fee is TBD a month.\n";
    assert_eq!(super::reported_in("draft.md", "draft/blank", text), ["TBD"]);
    assert_eq!(super::reported_in("draft.md", "draft/date", text), [""; 0]);
    // A line drawn above words is none.
    let drawn = "---\n\nThe fee is TBD a month.\n\n---\n";
    assert_eq!(super::reported_in("draft.md", "draft/blank", drawn), ["TBD"]);
}

#[test]
fn blanks_in_every_form() {
    for (text, expected) in [
        ("This agreement is dated ____________, 2025.", "____________"),
        ("The law is that of the state of ____.", "____"),
        ("The Buyer pays $____ to the Seller.", "____"),
        ("Interest is ____% per year.", "____"),
        ("The Buyer is *____* of Paris.", "____"),
        ("The price is $XX a month.", "$XX"),
        ("The price is $XXX,XXX in all.", "$XXX,XXX"),
        ("The interest is XX% a year.", "XX"),
        ("It is paid by ____ on the first day.", "____"),
        ("The price is T.B.D. at signing.", "T.B.D."),
        ("The Buyer is {name} of Paris.", "{name}"),
        ("The fee is ??? a month.", "???"),
        ("The Buyer, ______________, a company of Italy, buys.", "______________"),
        ("The seat is [PLACE].", "[PLACE]"),
        ("The cap is [amount in figures] euro.", "[amount in figures]"),
        ("The work starts on [DD/MM/YYYY] at noon.", "[DD/MM/YYYY]"),
        ("The fee is [blank] a month.", "[blank]"),
        ("The Buyer is [[CustomerName]] of Rome.", "[[CustomerName]]"),
        ("The Buyer is ................ of Rome.", "................"),
    ] {
        assert_eq!(super::reported_in("draft.md", "draft/blank", text), [expected], "{text}");
    }
    let escaped = super::reported_in("draft.md", "draft/blank", "The Buyer is \\_\\_\\_ of Paris.");
    assert_eq!(escaped.len(), 1, "{escaped:?}");
    let schedule = "# Terms\n\nThe Buyer pays.\n\n## Schedule 1\n\nThe price is [●] a unit, due in ____ days, to [Bank Name].\n";
    assert_eq!(super::reported_in("draft.md", "draft/blank", schedule), ["[●]", "____", "[Bank Name]"]);
    let table = "| Fee | $____ |\n|---|---|\n| Term | ____ months |\n";
    assert_eq!(super::reported_in("draft.md", "draft/blank", table), ["____", "____"]);
}

#[test]
fn what_looks_like_a_blank_and_is_none() {
    for text in [
        "The form is [Form of Opinion] here, and [[TABLE]] is left out.",
        "Signature ______ Name ______",
        "It is sold on <<Incoterms 2000>> terms.",
        "It is paid within (____30____) days of it.",
        "{{#if x}} It is paid. {{/if}} {{% sum %}} {{else}}",
        "See section {2} of it, and the set {a, b}.",
        "Really??? he asked.",
        "The [Company] shall pay [the Seller].",
        "The size is XXL, in Super Bowl XX, and XX chromosomes.",
        "Information has been excluded from this exhibit and filed with the Commission. The price is [$●] a unit.",
        "It is [intentionally omitted] and [RESERVED], and [SIGNATURE PAGE FOLLOWS].",
        "The list of names ... and so on, with page numbers .......... 12",
    ] {
        assert_eq!(super::reported_in("draft.md", "draft/blank", text), [""; 0], "{text}");
    }
    let form = "# Terms\n\nThe Buyer pays.\n\n## Schedule 1: Form of Order\n\nThe price is [●] a unit.\n";
    assert_eq!(super::reported_in("draft.md", "draft/blank", form), [""; 0]);
}

#[test]
fn dates_without_their_day() {
    for (text, words) in [
        ("It is made as of June , 2010 by both.", "June , 2010"),
        ("It is made this day of , 2009 by both.", "of , 2009"),
        ("It is in the supplement dated , 2012 alone.", "dated , 2012"),
        ("The term ends on , 2031 at noon.", "on , 2031"),
        ("# Terms\n\n, 2006\n\nThe Buyer pays.", ", 2006"),
    ] {
        assert_eq!(super::reported_in("draft.md", "draft/blank", text), [words], "{text}");
    }
    for text in [
        "It is made as of June, 2010, and ends on May 3 , 2011.",
        "It had 400 , 2000 and 3000 units.",
        "It is of , 12 parts.",
        "IN WITNESS WHEREOF, it is signed this day of , 2009.",
    ] {
        assert_eq!(super::reported_in("draft.md", "draft/blank", text), [""; 0], "{text}");
    }
    let attached = "The Buyer pays.\n\nEXHIBIT A\n\nTHE ROOM\n\n[please insert a description of the room]\n";
    assert_eq!(super::reported("draft/blank", attached), ["[please insert a description of the room]"]);
}

#[test]
fn labels_with_nothing_behind_them() {
    let notice = |labels: &str| {
        format!(
            "1. Notices. They go to: Seller, 4 Mill Lane, Rome. {labels} or at such other address as it names.\n"
        )
    };
    assert_eq!(super::reported("draft/blank", &notice("Attn: Email:")), ["Attn: Email:"]);
    assert_eq!(
        super::reported("draft/blank", &notice("Account number: Type of account: deposit")),
        ["Account number:"]
    );
    let fax =
        "1. Notices. They go to: Seller, 4 Mill Lane, Rome. Facsimile: [FAX NUMBER] E-mail: a@b.example\n";
    assert_eq!(super::reported("draft/blank", fax), ["[FAX NUMBER]"]);
    for trap in [
        "Attn: General Counsel Email: law@seller.example",
        "Attn: A. Miller Attn: B. Baker",
        "Fax: Fax: 06 555 01",
        "Address: 4 Mill Lane Phone: 06 555 01",
    ] {
        assert_eq!(super::reported("draft/blank", &notice(trap)), [""; 0], "{trap}");
    }
    let signed = |buyer: &str| {
        format!(
            "1. Fees. They are due.\n\nIN WITNESS WHEREOF, both sign.\n\nSELLER\n\nBy: /s/ Ann Miller\n\nName: Ann Miller\n\n\
             Title: Director\n\nBUYER\n\n{buyer}\n"
        )
    };
    assert_eq!(super::reported("draft/blank", &signed("By: Name: Title:")), ["By: Name: Title:"]);
    assert_eq!(
        super::reported("draft/blank", &signed("By: /s/ Bob Baker\n\nName: Bob Baker\n\nTitle: Clerk")),
        [""; 0]
    );
    let unsigned =
        signed("By: Name: Title:").replace("/s/ Ann Miller", "").replace("Name: Ann Miller", "Name:");
    assert_eq!(super::reported("draft/blank", &unsigned), [""; 0]);
}

#[test]
fn brackets_of_a_draft_round_words_and_figures() {
    for (text, words) in [
        (
            "The Seller keeps all rights in it[, provided that the Buyer may use it at home].",
            "[, provided that the Buyer may use it at home]",
        ),
        ("The Buyer pays for it at a rate of $[125.00 per hour].", "[125.00 per hour]"),
        ("It is made as of March [1], 2031 by both.", "[1]"),
    ] {
        assert_eq!(super::reported("draft/blank", text), [words], "{text}");
    }
    for text in [
        "The Seller delivers the goods [signature page follows] to the port.",
        "It is said in the law [e.g., in that of Wales and of Rome] that it is so.",
        "The Buyer takes the goods [sic] and [his] boxes.",
        "The Seller delivers the goods. [remainder of page left blank] The Buyer pays.",
    ] {
        assert_eq!(super::reported("draft/blank", text), [""; 0], "{text}");
    }
}

#[test]
fn lines_in_what_is_attached() {
    let text = |attached: &str| format!("1. Fees. They are due.\n\nEXHIBIT A\n\nSERVICES\n\n{attached}\n");
    let forgotten = "The Buyer pays the Seller a monthly fee of $____________ for each of the jars that are sold in Rome.";
    assert_eq!(super::reported("draft/blank", &text(forgotten)), ["____________"]);
    let form = "This form is made this ____ day of ____ by ____ of ____ for the fee of $____ for each jar.";
    assert_eq!(super::reported("draft/blank", &text(form)), [""; 0]);
}

#[test]
fn days_of_a_title_and_bullets_for_addresses() {
    for (text, words) in [
        ("SALE AGREEMENT        dated as of , 2031        ACME LIMITED", "of , 2031"),
        ("The deed made on or about , 2031 between both binds them.", "about , 2031"),
        ("The Seller writes to the Buyer at: Email: ● Phone: +44 20 1234", "Email: ●"),
    ] {
        assert_eq!(super::reported("draft/blank", text), [words], "{text}");
    }
    let list = "Contact: ● the Seller ● the Buyer";
    assert_eq!(super::reported("draft/blank", list), [""; 0]);
}

#[test]
fn blanks_in_schedules_of_a_plain_text() {
    let text = "1. Price. The prices are those of Schedule 1.\n\nSCHEDULE 1\n\nPRICES\n\n1. The price is [AMOUNT] a ton from January __, 2025.\n\n2. The prices are paid to [NAME OF BANK].\n\n3. The discount is [__]% and the deposit is INR ______.\n";
    assert_eq!(super::reported("draft/blank", text), ["[AMOUNT]", "__", "[NAME OF BANK]", "[__]", "______"]);
    let letter = "1. Order. It is that of Schedule 1.\n\nSCHEDULE 1\n\nLETTER\n\nDear [NAME]\n\nWe ask you for [AMOUNT] by January __, 2025.\n\nName:\n";
    assert_eq!(super::reported("draft/blank", letter), [""; 0]);
    let marked =
        "# Terms\n\nThe Buyer pays.\n\n## Schedule 1\n\n1. The price is [insert] from [insert date].\n";
    assert_eq!(super::reported_in("draft.md", "draft/blank", marked), ["[insert]", "[insert date]"]);
}

#[test]
fn blanks_where_a_line_wraps() {
    for (text, words) in [
        ("This Supply Agreement is made as of\n____________, 2025 by and between both.", "____________"),
        ("1. Price. The Buyer pays the Seller a price of ____\ndollars a ton.", "____"),
        (
            "This is made and executed at ___________ on this 4th day of May, 2021 between both.",
            "___________",
        ),
    ] {
        assert_eq!(super::reported("draft/blank", text), [words], "{text}");
    }
    assert_eq!(
        super::reported("draft/blank", "Signed by the Buyer\n____________\nand the Seller\n"),
        [""; 0]
    );
}

#[test]
fn blanks_of_more_shapes() {
    for (text, words) in [
        ("The price is €● a ton.", "●"),
        ("The price is Rs. _____/- a ton.", "_____"),
        ("The price is €[ ] a ton.", "[ ]"),
        ("The price is due on DD/MM/YYYY at noon.", "DD/MM/YYYY"),
        ("The price is due on XX/XX/2021 at noon.", "XX/XX/2021"),
        ("The goods come within ten (__) hours.", "__"),
        ("Notices go to [Supplier to complete] at noon.", "[Supplier to complete]"),
        ("Notices go to Click or tap here to enter text at noon.", "Click or tap here to enter text"),
        ("The Buyer pays (insert amount) a month.", "(insert amount)"),
        ("The term is [10/15] days.", "[10/15]"),
    ] {
        assert_eq!(super::reported_in("draft.md", "draft/blank", text), [words], "{text}");
    }
    for text in [
        "The Buyer ticks one: [ ] cash or [x] credit.",
        "Choose: [ ] yes [ ] no.",
        "Dates are written in the format DD/MM/YYYY.",
    ] {
        assert_eq!(super::reported("draft/blank", text), [""; 0], "{text}");
    }
}
