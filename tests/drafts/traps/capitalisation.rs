//! Traps of `draft/capitalisation`, and their wrong twins.

use clausal::diagnostic::Severity;
use clausal::draft::{self, LintSettings};
use clausal::source::FileId;

use super::{found, reported, silent};

const LINT: &str = "draft/capitalisation";

/// A contract that defines some terms and writes them as it should, and then says this.
fn contract(words: &str) -> String {
    format!(
        "This Supply Agreement (the \"Agreement\") is between Acme (the \"Supplier\") and Bolt (the \"Buyer\", each a \"Party\" and \
         together the \"Parties\").\n\n\"Affiliate\" means whoever controls a Party. \"Launch Date\" means the day on which the \
         Products are first sold. \"Products\" means pumps. \"Business Day\" means a day on which banks in London are open. \
         \"Buyer Data\" means what the Buyer gives.\n\nThis Agreement binds the Supplier and the Buyer, and each Affiliate of the \
         Supplier. The Buyer pays the Supplier under this Agreement on a Business Day after the Launch Date. Before the Launch Date \
         the Supplier keeps the Buyer Data. After the Launch Date neither the Supplier nor an Affiliate keeps Buyer Data. The \
         Supplier makes the Products, packs the Products, sends the Products and insures the Products until the Launch Date. The \
         Buyer tests Products, sells Products and stores Products. On the Launch Date Products are shown. The Parties speak on the \
         Launch Date; each Party and its Affiliate may speak. The Parties end it on a Business Day.\n\n{words}\n"
    )
}

/// What is reported, and how gravely.
fn levels(words: &str) -> Vec<(String, Severity)> {
    let draft = draft::read(FileId(0), "draft.txt", contract(words).as_bytes()).unwrap();
    let found = draft::lint(&draft, &LintSettings::default());
    let of_lint = found.iter().filter(|finding| finding.code.id() == LINT);
    of_lint.map(|finding| (draft.source.slice(finding.span()).to_owned(), finding.severity)).collect()
}

#[test]
fn what_can_mean_nothing_else_is_a_warning() {
    for (words, expected) in [
        ("Nothing in this agreement is a licence.", "agreement"),
        ("Delivery ends with the term of this agreement.", "agreement"),
        ("He signs this\nagreement first.", "agreement"),
        ("Bolt returns all Buyer data at the end.", "Buyer data"),
        ("It pays within five (5) business days of that.", "business days"),
        ("It pays two business days after that.", "business days"),
        ("Bolt and its affiliates may not sell.", "affiliates"),
        ("None of Bolt's affiliates may sell.", "affiliates"),
        ("The goods are stored at the supplier's cost.", "supplier's"),
        ("This is for the supplier to decide.", "supplier"),
        ("It is a duty upon buyer to pay.", "buyer"),
        ("Nothing in this agreement to the contrary counts.", "agreement"),
        ("It pays within that five (5) Business day period.", "Business day"),
    ] {
        assert_eq!(levels(words), [(expected.to_owned(), Severity::Warning)], "{words}");
    }
}

#[test]
fn what_may_be_meant_is_a_note() {
    for (words, expected) in [
        ("Between the parties this is agreed.", "parties"),
        ("Either party shall insure it.", "party"),
        ("They pay for the products only once.", "products"),
        ("It is due on any launch date.", "launch date"),
        ("Nobody may sell before the launch date.", "launch date"),
    ] {
        assert_eq!(levels(words), [(expected.to_owned(), Severity::Note)], "{words}");
    }
}

/// A contract in which a word stands often with its capital, and then this.
fn disputes(words: &str) -> Vec<String> {
    reported(
        LINT,
        &format!(
            "\"Dispute\" means a quarrel. \"Sales Aids\" means papers. \"Parties\" means both. \"Plan\" means the plan. \"Plan Year\" means a \
             year.\n\nA Dispute is heard. No Dispute lasts. All Sales Aids are new. No Sales Aids are old. Use Sales Aids, keep Sales Aids, read \
             Sales Aids, print Sales Aids, show Sales Aids and love Sales Aids. The Plan is good. A Plan Year is long. The Plan Year \
             ends.\n\n{words}\n"
        ),
    )
}

#[test]
fn a_word_goes_back_to_the_term_shortly_before_it() {
    assert_eq!(disputes("Whoever has a Dispute tells it, and such dispute is heard."), ["dispute"]);
    assert_eq!(disputes("If the nature of the Dispute is told, the dispute is heard at once."), ["dispute"]);
    for trap in [
        "Whoever has a Dispute tells its dispute to others, and the dispute is heard.",
        "A quarrel is told, and such dispute is heard.",
        "Whoever has a Dispute or any other dispute with others tells it, and such dispute is heard.",
        "Whoever has a Dispute tells it, and the disputes of others are heard.",
        "Whoever has a Dispute tells it, and the dispute-board hears it.",
    ] {
        assert_eq!(disputes(trap), [""; 0], "{trap}");
    }
}

#[test]
fn nobody_is_no_person() {
    let persons = "\"Person\" means anybody. A Person pays. Each Person waits. No Person sells.";
    found(LINT, &[(&format!("{persons} It tells no other person of it."), "person")]);
    silent(LINT, &[&format!("{persons} It tells the person who asks in person.")]);
}

/// A party that is called after its part.
#[test]
fn the_company_is_the_party_of_this_name() {
    let company = "This deed is between Bellmar Inc. (\"Company\") and Bolt LLC (\"Consultant\"). Company pays. Company waits. Company sells.";
    found(LINT, &[(&format!("{company} It tells the company in time."), "company")]);
    silent(
        LINT,
        &[&format!(
            "{company} It asks the company that insures it. It buys a company, and the company is sold."
        )],
    );
}

#[test]
fn several_things_need_no_article_where_the_term_is_else_written_with_capitals() {
    assert_eq!(disputes("It pays for the work, including sales aids."), ["sales aids"]);
    assert_eq!(disputes("Whatever is agreed between both parties binds."), ["parties"]);
    // Each of them is a term, and so is only the whole.
    assert_eq!(disputes("The Plan years of others are short."), [""; 0]);
    assert_eq!(disputes("It prints similar sales aids, and sales aids of others."), [""; 0]);
}

#[test]
fn small_letters_that_are_meant() {
    let traps = [
        "This agreement to arbitrate stands by itself.",
        "They sign a joint lease agreement first. This agreement is filed.",
        "The other agreement is no part of it.",
        "Business days are named in the list.",
        "Bolt needs an affiliate or two.",
        "A supplier who is late pays. The supplier is told so.",
        "It tells the suppliers of third parties.",
        "The third party shall be paid, and the prevailing party is heard.",
        "Buyer's data of any kind is deleted.",
        "It needs a launch date (the \"Second Launch Date\").",
        "The legend says \"this agreement\" in red.",
        "He is made a party hereto.",
        "It is shown on the supplier.example site, and on products.example too.",
    ];
    for trap in traps {
        assert_eq!(levels(trap), [], "{trap}");
    }
    silent(
        LINT,
        &[
            "This agreement (the \"Agreement\") is made. This Agreement binds. This Agreement ends.",
            "\"Acme.net Service\" means a site. The Acme.net Service runs. Use the Acme.net Service.",
            "\"Licensed Product\" means pumps that are Products. \"Products\" means pumps. Licensed Products are sold. A Licensed Product \
             is sold. He returns licensed Products.",
        ],
    );
}

#[test]
fn one_finding_shows_all_places_of_a_term() {
    let words = contract("He reads this agreement. He signs this agreement. He keeps this agreement.");
    let draft = draft::read(FileId(0), "draft.txt", words.as_bytes()).unwrap();
    let found = draft::lint(&draft, &LintSettings::default());
    let all: Vec<_> = found.iter().filter(|finding| finding.code.id() == LINT).collect();
    assert_eq!(all.len(), 1);
    // The three places and the one that defines it.
    assert_eq!(all[0].labels.len(), 4);
    assert_eq!(all[0].fixes[0].edits.len(), 3);
    assert!(!all[0].fixes[0].safe);
    assert_eq!(reported(LINT, &words), ["agreement"]);
}

#[test]
fn a_term_that_is_only_written_small() {
    found(LINT, &[("The work (the \"Work Order\") is due. The work order is late.", "work order")]);
}

#[test]
fn the_term_of_this_agreement_is_the_defined_one() {
    let term = "It lasts a year (the \"Term\"). He works in the Term. He rests after the Term.";
    found(LINT, &[(&format!("{term} He is paid during the term of this Agreement."), "term")]);
    silent(LINT, &[&format!("{term} He is paid during the term of the lease, and in the long term.")]);
}

#[test]
fn captions_are_terms_only_where_sentences_write_them_so() {
    silent(
        LINT,
        &[
            "1. Late Payment. He pays for any late payment.\n\n2. Early Sale. He sells.\n",
            "AGREEMENTS: He signs this agreement. He keeps this agreement. He reads this agreement.\n\nOther Agreements bind. This Agreement binds.\n",
        ],
    );
}

/// How a party's name is written is `draft/party-name`.
#[test]
fn names_of_parties_are_no_terms() {
    silent(
        LINT,
        &[
            "This deed is between Nortel Inc. (\"NORTEL\") and Bolt LLC (\"BOLT\"). NORTEL pays. NORTEL waits. Nortel stays. BOLT goes.",
        ],
    );
}

#[test]
fn terms_in_capitals_throughout() {
    let words = "The clubs (the \"PRODUCT\") are his. He plays PRODUCT, shows PRODUCT, wears PRODUCT and sells PRODUCT. All PRODUCT is new. \
                 No PRODUCT is old. He breaks no PRODUCT. He may not lend Product to others.";
    found(LINT, &[(words, "Product")]);
    silent(
        LINT,
        &[
            "The deed (the \"AGREEMENT\") is his. This Agreement binds. This Agreement ends. He keeps the Agreement.",
        ],
    );
}

#[test]
fn a_capital_where_none_belongs_is_a_note() {
    for (words, expected) in [
        ("Then the buyers of old pay the fee; And the others wait.", "And"),
        ("They come to own it for free, Unless somebody pays.", "Unless"),
        ("It is due within two (2) days, in ten (10) days or within Fifteen (15) days of that.", "Fifteen"),
        ("They always help The Supplier to pack it.", "The"),
        ("It is a duty of any Orchard that buys; the orchard and each orchard know it.", "Orchard"),
        ("Then it shall Continue for a year, as such things continue, and continue for long.", "Continue"),
        ("They use BOLT'S name, BOLT's sign and BOLT's goods.", "BOLT'S"),
        (
            "Nothing in this letter agreement is a licence, as this Agreement and this Agreement say.",
            "letter agreement",
        ),
    ] {
        assert_eq!(levels(words), [(expected.to_owned(), Severity::Note)], "{words}");
    }
    for trap in [
        "They pay the fee; And Sons Ltd. waits.",
        "They know the book \"terms of old And new\" by heart.",
        "It is due in Fifteen (15) days or in Ten (10) days.",
        "The Supplier waits. The Buyer waits.",
        "They meet in the Orchard of Kent; an orchard and each orchard know it.",
        "It names the city of Continue in the north; they continue, and continue for long.",
        "They use BOLT'S name and BOLT'S sign.",
        "This contract of sale is another one.",
    ] {
        assert_eq!(levels(trap), [], "{trap}");
    }
}

/// What a draft calls itself, and the parties, where neither is defined.
#[test]
fn what_is_not_defined_is_written_one_way_too() {
    let told = |said: &str| {
        let goods = "\"Goods\" means pumps. The Goods are sold under this Agreement. Under this Agreement Goods are packed.";
        reported(
            LINT,
            &format!(
                "{goods} Under this Agreement they are sent. It ends with this Agreement and the Goods.\n\n{said}\n"
            ),
        )
    };
    assert_eq!(told("Nothing in this agreement is free."), ["agreement"]);
    assert_eq!(told("Nothing in that agreement is free."), [""; 0]);
    assert_eq!(told("Nothing in this contract is free."), ["contract"]);
    assert_eq!(told("The parties agree, and each party pays. Neither Party leaves."), ["Party"]);
    assert_eq!(
        told(
            "Neither Party leaves. Neither Party pays. Neither Party waits. The parties agree, and each party pays."
        ),
        ["parties"]
    );
    assert_eq!(told("The parties agree, and each party pays. Third Parties wait."), [""; 0]);
    let small = "Under this contract they pay. ".repeat(8);
    let reverse =
        format!("\"Goods\" means pumps. The Goods are sold. {small}Goods are kept under this Contract.");
    assert_eq!(reported(LINT, &reverse), ["Contract"]);
}

#[test]
fn the_term_during_which_something_holds_is_the_defined_one() {
    let told = |said: &str| {
        let draft = format!(
            "It lasts a year (the \"Term\"). The Term is long, and in the Term it rains. Each Term ends.\n\n{said}\n"
        );
        reported(LINT, &draft)
    };
    assert_eq!(told("He may sell it during the term."), ["term"]);
    assert_eq!(told("He leaves upon expiration of the term."), ["term"]);
    assert_eq!(told("He may sell it during the term of his lease."), [""; 0]);
    assert_eq!(told("He keeps to the term of his lease."), [""; 0]);
}

#[test]
fn the_parties_are_meant_wherever_only_they_can_be() {
    for (words, expected) in [
        ("It tells the other party at once.", "party"),
        ("Whoever is told tells the parties that it rains.", "parties"),
    ] {
        assert_eq!(levels(words), [(expected.to_owned(), Severity::Note)], "{words}");
    }
    for trap in [
        "It tells a third party, and such party waits.",
        "It tells either party to another contract.",
        "It tells the party or parties that wait.",
    ] {
        assert_eq!(levels(trap), [], "{trap}");
    }
}

#[test]
fn a_side_alone_is_the_party() {
    assert_eq!(levels("If it rains, supplier will wait."), [("supplier".to_owned(), Severity::Warning)]);
    assert_eq!(levels("If it rains, supplier shall mean whoever sells pumps."), []);
    assert_eq!(levels("If it rains, a supplier will wait."), []);
}

/// Whose thing it is may say that the defined one is meant; of other things it says nothing.
#[test]
fn what_somebody_has_is_the_defined_thing() {
    let data = "Buyer Data is kept, and Buyer Data is safe. Under Buyer Data they find Buyer Data.";
    assert_eq!(
        levels(&format!("{data} They send its buyer data.")),
        [("buyer data".to_owned(), Severity::Note)]
    );
    assert_eq!(levels(&format!("{data} They send buyer data of old men.")), []);
}

/// One way of writing in the whole draft.
#[test]
fn what_is_written_otherwise_once_is_told() {
    let told = |said: &str| {
        let usual = "1. Pumps. As the State of Ohio says in Section 2, Section 3, Section 4 and Section 5, they keep trade secrets, \
                     and other trade secrets. As Section 1 says of this Section, Non-binding Forecasts are sent.";
        let term = "\"Non-binding Forecast\" means a guess.";
        let sections = "2. Fees. They pay.\n\n3. Term. It ends.\n\n4. Law. It holds.\n\n5. End. It is over.";
        reported(LINT, &format!("{usual}\n\n{sections} {term}\n\n{said}\n"))
    };
    for (said, expected) in [
        ("They pay as section 2 says.", "section"),
        ("They pay as it says in this section alone.", "section"),
        ("They obey the law of the state of Maine alone.", "state of Maine"),
        ("They keep each of the trade Secrets, as they must.", "trade Secrets"),
        ("They send a Non-Binding Forecast each year.", "Non-Binding Forecast"),
    ] {
        assert_eq!(told(said), [expected], "{said}");
    }
    for trap in [
        "They pay as section 2 of the Insurance Act says.",
        "They see to the state of Pump Rooms alone.",
        "They keep a book, Trade Secrets of Old, as they must.",
    ] {
        assert_eq!(told(trap), [""; 0], "{trap}");
    }
}

#[test]
fn capitals_behind_a_comma_or_a_company_are_stray() {
    for (words, expected) in [
        ("It rains. However, If the Buyer waits it is dry.", "If"),
        ("It means the firm Cedar Ltd. Or the firm Birch.", "Or"),
        (
            "They ask what the Orchard says. The weather of the Orchard pleases those in The Orchard alone.",
            "The",
        ),
        ("It is described here. They pay the Supplier as Described in a letter.", "Described"),
    ] {
        assert_eq!(levels(words), [(expected.to_owned(), Severity::Note)], "{words}");
    }
}

/// Terms that mean the same wherever they stand, and names with a capital inside.
#[test]
fn small_letters_of_settled_terms_and_names_are_told() {
    let told = |words: &str| {
        reported(
            LINT,
            &format!(
                "\"Material Adverse Effect\" means harm. \"eShop Portal\" means a site. \"Acting Party\" means who acts. \"Party\" means \
                 either. \"Term\" means a year. \"Agreement\" means this. The Term ends. In the Term the Agreement binds, and the Agreement \
                 ends with the Term. {} It has a Material Adverse Effect, had a Material Adverse Effect and may have a Material Adverse \
                 Effect. The eShop Portal is up. Each Party sees it.\n\n{words}\n",
                "The Acting Party pays. ".repeat(9)
            ),
        )
    };
    for (words, expected) in [
        ("It would have a material adverse effect on them.", "material adverse effect"),
        ("It is seen on the eShop portal by all.", "eShop portal"),
        ("It is asked by the acting Party for a day.", "acting Party"),
        ("It lasts for the term of the Agreement and no more.", "term"),
    ] {
        assert_eq!(told(words), [expected], "{words}");
    }
    for words in [
        "It has a Material Adverse Effect or a material adverse effect on them.",
        "It is asked by an acting Party for a day.",
        "It is seen on the eShop Portal by all.",
        "It is bound by the terms of the Agreement.",
    ] {
        assert_eq!(told(words), [""; 0], "{words}");
    }
}

/// Where a draft else writes a term with its capitals, small letters are a slip also before and behind words that belong to it.
#[test]
fn small_letters_are_a_slip_where_the_term_is_written_often() {
    let told = |words: &str| {
        let often = "The Pump House is wide. ".repeat(9);
        reported(
            LINT,
            &format!("\"Pump House\" means a house. \"Test Run\" means a run. {often}\n\n{words}\n"),
        )
    };
    for words in
        ["It counts from the day of pump house inspection.", "The owner of that pump house manager is told."]
    {
        assert_eq!(told(words), ["pump house"], "{words}");
    }
    for words in [
        "It is no larger than another pump house manager.",
        "A pump house is built. The owner of that pump house manager is told.",
        "It counts from the day of test run inspection.",
        "It counts from the day of pump houses of others.",
    ] {
        assert_eq!(told(words), [""; 0], "{words}");
    }
}

/// What is attached may speak of the parties, too.
#[test]
fn a_party_is_written_small_in_what_is_attached() {
    let text = |said: &str| {
        format!(
            "This Agreement is between Acme Inc. (the \"Developer\") and Beta LLC (the \"Client\").\n\nThe Client pays. The Client \
             tests. The Client speaks. The Developer works.\n\nEXHIBIT A\n\nPLAN\n\n{said}\n"
        )
    };
    assert_eq!(reported(LINT, &text("The Client pays weekly. The code goes to the client.")), ["client"]);
    assert_eq!(reported(LINT, &text("The code goes to the client.")), [""; 0]);
}

/// A list that is attached defines the terms of the body.
#[test]
fn a_list_that_is_attached_counts() {
    let text = |said: &str| {
        format!(
            "The Pump Suite is sold. The Pump Suite is kept. The Pump Suite is old. {said} {}\n\nEXHIBIT A\n\nTERMS\n\n\"Pump Suite\" means pumps.\n",
            "It rains here. ".repeat(20)
        )
    };
    assert_eq!(reported(LINT, &text("They test the Pump suite at night.")), ["Pump suite"]);
    assert_eq!(reported(LINT, &text("They test the Pump Suite at night.")), [""; 0]);
}

/// `Party` and `Parties` that a sentence names.
#[test]
fn parties_are_named_in_sentences() {
    for sentence in [
        "Acme and Bolt are each a \"Party\" and together constitute the \"Parties\".",
        "Acme and Bolt are referred to individually at times as a \"Party\" and collectively at times as the \"Parties\".",
    ] {
        let text = |said: &str| {
            format!("{sentence} The Parties speak, and each Party speaks. The Parties agree.\n\n{said}\n")
        };
        assert_eq!(reported(LINT, &text("It binds the parties hereto.")), ["parties"], "{sentence}");
        assert_eq!(reported(LINT, &text("It binds the Parties hereto.")), [""; 0], "{sentence}");
    }
}

/// Whoever mends one of a form has to look at every one.
#[test]
fn every_place_of_a_form_is_shown() {
    let draft =
        contract("He pays for the products only once.\n\nIt rains on the products and on nothing else.");
    let draft = draft::read(FileId(0), "draft.txt", draft.as_bytes()).unwrap();
    let found = draft::lint(&draft, &LintSettings::default());
    let finding = found.iter().find(|finding| finding.code.id() == LINT).unwrap();
    let shown = finding.labels.iter().filter(|label| draft.source.slice(label.span) == "products").count();
    assert_eq!(shown, 2);
}

#[test]
fn owners_and_parts_are_known() {
    for (words, expected) in [
        ("It is at the product's risk.", "product's"),
        ("Upon the termination of the agreement, it stops.", "agreement"),
        ("Nobody is a partner of the other party or of its heirs.", "party"),
        ("The Buyer's data stand here. It keeps the Buyer's Data at night.", "Buyer's Data"),
    ] {
        let found = levels(words);
        assert_eq!(found.last(), Some(&(expected.to_owned(), Severity::Note)), "{words}");
    }
    let parts = "The breaching Party pays. It waits for the breaching party to pay.";
    assert_eq!(levels(parts), [("party".to_owned(), Severity::Note)]);
    for right in [
        "Upon the termination of the agreement between others it stops.",
        "It waits for a breaching party of another contract.",
        "The Buyer's house stands here.",
    ] {
        assert_eq!(levels(right), [], "{right}");
    }
}
