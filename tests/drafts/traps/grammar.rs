//! Traps of `draft/grammar`, and their wrong twins.

use super::{found, reported, silent};

#[test]
fn articles() {
    found(
        "draft/grammar",
        &[
            ("The Buyer grants an security interest in the goods.", "an security"),
            ("The Seller stays for a extended period of time.", "a extended"),
            ("The Seller gives notice of an uniform price.", "an uniform"),
            ("It ends in the event of a uncured breach of it.", "a uncured"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "An hour, an honest heir, an hotel, a hotel, an historic and a historical price are given.",
            "A unit, a union, a European, a one-time and a useful price; an unusual, an umbrella and an unincorporated one.",
            "Holders of Series a and class a equity, vitamin a intake, and (a) all, b) a RFP and an LLC.",
            "An MBA, an SEC filing, a UK law and an FBI agent are heard, and an 'x' is made.",
        ],
    );
}

#[test]
fn verbs() {
    found(
        "draft/grammar",
        &[
            ("The services shall includes all that is said.", "shall includes"),
            ("Each notice shall deemed given when sent.", "shall deemed"),
            ("The rest will be include in the price of it.", "be include"),
            ("The Buyer shall responsible for all of it.", "shall responsible"),
            ("The goods shall subject to the tests of the Buyer.", "shall subject"),
            ("The Buyer shall be not be liable for them.", "be not be"),
            ("The price has be paid by the Buyer at last.", "has be"),
            ("The term would not been long enough for them.", "would not been"),
            ("The Parties agrees to pay what is due.", "Parties agrees"),
            ("If the price falls, each Party have a right to go.", "each Party have"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "Its good will includes the name, and the will of the owner provides for it; of free will established houses.",
            "The Seller shall, as required by law, pay; that will not exceed it and may apply to all.",
            "The relationship between the Parties has ended, and each of the parties agrees that it has.",
            "Should either Party have a claim, or shall each party agree, or that each Party agree, it is heard.",
            "What is, include it; the price is subject to the law, and may subject the Buyer to tax.",
        ],
    );
}

#[test]
fn one_and_several() {
    found(
        "draft/grammar",
        &[
            ("It is sent two month prior to the end.", "two month"),
            ("It is paid thirty (30) day after the invoice.", ") day"),
            ("It lasts for one (1) years from the date.", ") years"),
            ("It ends upon either parties making a request.", "either parties"),
            ("As is said in this Agreements, it ends.", "this Agreements"),
            ("Under these Agreement, it ends at once.", "these Agreement"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "A two month period, a thirty (30) day notice, a five year plan and a ten (10) day trial before delivery.",
            "It lasts for twenty-one (21) days, one hundred and one days, and one to two years; one (1) year's notice is given.",
            "Each party's goods, either Party's price, and each third parties' claim; these agreement terms and this product's price.",
            "(1) days on which banks are open; (2) weeks; Schedule (1) years of service.",
        ],
    );
}

#[test]
fn small_words_left_out() {
    found(
        "draft/grammar",
        &[
            ("The goods are sent in accordance the terms of it.", "accordance the"),
            ("The goods are sent in accordance Section 4.2 of it.", "accordance Section"),
            ("The Seller shall comply all applicable laws here.", "comply all"),
            ("It is made by or on behalf the Buyer itself.", "behalf the"),
            ("It is amended by a letter dated as May 1, 2020 then.", "as May"),
            ("As set forth Section 8.4 below, it ends at once.", "forth Section"),
            ("It is paid thirty days prior the date of it.", "prior the"),
            ("The Seller works in timely manner on all of it.", "in timely manner"),
            ("The price falls as result of the delay of it.", "as result of"),
            ("The duties with regarding any such notice end.", "with regarding"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "It is in compliance in all respects, in compliance all the time, and in accordance therewith.",
            "Prior the sale was free; the prior rights, any prior termination, and each day prior to it are counted.",
            "The plan shall set forth the price, and the notice must set forth Section headings.",
            "In the event of a default, as a result of it, to the extent of it, and in a timely manner.",
        ],
    );
}

#[test]
fn words_left_out_of_set_phrases() {
    found(
        "draft/grammar",
        &[
            ("The Buyer is free to enter this Agreement with another one.", "enter this"),
            ("It takes all costs, including but limited to those of the sale.", "but limited"),
            ("The Seller performs its obligations this Agreement sets down.", "obligations this"),
            ("It is the whole agreement with respect to subject matter hereof.", "to subject"),
            ("For avoidance of doubt, the Buyer pays for it.", "For avoidance"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "The privacy notice says this. This may be found in the handbook.",
            "It is owed under this or any other agreement, and for the avoidance of doubt it is paid.",
            "The Buyer may enter the site; its obligations end, this Agreement goes on.",
            "Enter This Agreement Code to go on.",
        ],
    );
}

#[test]
fn usage() {
    found(
        "draft/grammar",
        &[
            ("The Buyer hereby acknowledge and agrees that it pays.", "acknowledge and agrees"),
            ("Each of the parties agree to pay it.", "Each of the parties agree"),
            ("It can not be sold.", "can not"),
            ("It takes all profits resulting there from at once.", "there from"),
            ("It gives ten days' advanced notice.", "advanced"),
            ("The Seller is required to provided the goods.", "to provided"),
            ("It is set forth in Section 4.1 and 4.2 below.", "Section 4.1 and 4.2"),
            ("It is not changed in anyway.", "anyway"),
            ("It is sold to an other buyer.", "an other"),
            ("Unless as provided herein, nobody may assign it.", "Unless as provided"),
            ("It pays all losses arising out the sale.", "arising out"),
            ("Under no circumstances, the Buyer shall pay it.", "Under no circumstances, the Buyer shall"),
            ("The agreements to which the Buyer is party to.", "to which the Buyer is party to"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "The notices to each of the parties are sent; that each of the parties have it is known.",
            "In no event later than May 1 shall it end; in no event shall it last; unless otherwise provided, it ends.",
            "It arises out of the sale, without limitations on it.",
            "It can not only be sold, but lent; it goes from here to there.",
            "It is advanced research, and advanced planning is given.",
            "See Section 4.1 and 30 days; Sections 4.1 and 4.2; Section 4.1 and Section 4.2.",
        ],
    );
}

#[test]
fn articles_of_terms() {
    let uses = |text: &str| text.repeat(17);
    let with = uses("Goods are sent to the Paying Agent and used there. ");
    let slip = format!("Acme Ltd. (the \"Paying Agent\") pays. {with} It is sent to Paying Agent and used.");
    found("draft/grammar", &[(slip.as_str(), "to Paying Agent")]);
    let without = uses("Goods are sent to Customer and used there. ");
    let slip = format!("Bolt Ltd. (\"Customer\") buys. {without} It is sent to the Customer and used.");
    found("draft/grammar", &[(slip.as_str(), "the Customer")]);
    let both = uses("Goods are sent to Customer and used by the Customer. ");
    silent("draft/grammar", &[format!("Bolt Ltd. (\"Customer\") buys. {both}").as_str()]);
}

#[test]
fn plain_verbs() {
    found(
        "draft/grammar",
        &[
            ("The Seller shall ensure the deliver of the goods in time.", "the deliver"),
            ("The failure of either party of enforce a right is no waiver.", "of enforce"),
            ("The Buyer had an opportunity consult counsel of its own.", "opportunity consult"),
            ("The Seller uses its best endeavours cooperate with the Buyer.", "endeavours cooperate"),
            ("The Seller shall prepare execute the deed of sale.", "prepare execute"),
            ("The Buyer has the right to and commence a suit.", "to and commence"),
            ("The lists are not be read as part of it.", "are not be"),
            ("Each report must accompanied by the opinion of an accountant.", "must accompanied"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "Whoever is in the employ of the Seller; the receive path; and the things that it is paid for include freight.",
            "Nor shall any exercise of a right preclude any other; the right to renew, and each shall maintain its books.",
            "The Buyer may inspect, and shall defend, indemnify and hold harmless the Seller.",
        ],
    );
}

#[test]
fn numbers_that_count_nothing() {
    found(
        "draft/grammar",
        &[("It is delivered within ten (10) of written request by the Buyer.", "ten (10)")],
    );
    // Another lint tells the same.
    let after = "The Buyer objects within fifteen (15) after the goods have come.";
    silent("draft/grammar", &[after]);
    found("draft/unit", &[(after, "fifteen (15)")]);
    silent(
        "draft/grammar",
        &[
            "It is built within two (2) of the cities, and at least one (1) of whom is an engineer.",
            "It is paid within ten (10) days of the invoice and thirty (30) days after the notice.",
        ],
    );
}

#[test]
fn more_small_words_left_out() {
    found(
        "draft/grammar",
        &[
            ("The Buyer is free to dispose the goods.", "dispose the"),
            ("All records pertaining the sale are kept.", "pertaining the"),
            ("It is construed in accordance under the law of Ohio.", "in accordance under"),
            ("It is enough to enable to the Buyer to sell it.", "enable to"),
            ("It is sent to the federal state courts of Ohio.", "federal state courts"),
            ("It is construed under the laws of the Ohio, without more.", "the Ohio"),
            ("It is construed under the laws of the New York.", "the New York"),
            ("The Seller is responsible of the freight of it.", "responsible of"),
            ("The Seller insures it to extent required by law.", "to extent"),
            ("It is free with the respect to the goods.", "with the respect to"),
            ("The Buyer may take it in whole or in party.", "in whole or in party"),
            ("The Seller is required to evaluated the goods.", "to evaluated"),
            ("The Seller, formerly known Bellmar, sells it.", "known Bellmar"),
            ("What is sold (hereinafter referred to \"Products\") is new.", "to \""),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "The Buyer may dispose of the goods, the records pertaining thereto, and what is known to Bellmar.",
            "The goods referred to \"as is\" are sold.",
            "It is under the laws of the State of Ohio, the law of the Ohio courts, and of a federal, state or local court.",
        ],
    );
}

#[test]
fn what_stands_between_an_auxiliary_and_its_verb() {
    silent(
        "draft/grammar",
        &[
            "The Seller shall subject to good custom provide jars.",
            "It buys rights with respect to subject matter to be used in the trade.",
        ],
    );
    found("draft/grammar", &[("The price shall subject to the law.", "shall subject")]);
}

#[test]
fn deeds_where_what_is_done_is_meant() {
    found(
        "draft/grammar",
        &[
            ("It has been review by the lawyers of both.", "been review"),
            ("The deed has been approval and signed by all.", "been approval"),
            ("If this Agreement is termination in any way, all is paid.", "is termination"),
            ("The use of the data will limited solely to the trade.", "will limited"),
            ("Each month the Buyer will placed an order.", "will placed"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "The copy is deemed to be execution and delivery of it.",
            "The remedy is termination by the Buyer, and the good will associated with it is lost.",
            "It will proceed with it, and the Buyer shall need the goods.",
            "What is in use by the Buyer may be of use in the trade.",
        ],
    );
}

#[test]
fn one_party_before_the_verb_of_several() {
    let text = |slip: &str| {
        format!(
            "This is made between Acme Widgets Inc. (\"Supplier\") and Beta Pumps LLC (\"Beta\").\n\n{slip}\n"
        )
    };
    for (slip, told) in [
        ("It ends. Supplier undertake to pay what is due.", "Supplier undertake"),
        ("All is due. (c) Beta use the best goods it has.", "Beta use"),
    ] {
        assert_eq!(reported("draft/grammar", &text(slip)), [told], "{slip}");
    }
    for slip in [
        "Beta shall see that: (a) Supplier use the best goods; and (b) it pays.",
        "It asks that Supplier pay what is due. Suppliers use the best goods.",
        "Supplier use of the goods is free.",
    ] {
        assert!(reported("draft/grammar", &text(slip)).is_empty(), "{slip}");
    }
}

#[test]
fn small_words_left_out_of_turns() {
    found(
        "draft/grammar",
        &[
            ("It is acquired by or on behalf a Party to it.", "behalf a"),
            ("They desire to enter an agreement for the goods.", "enter an"),
            ("It is told no later 8:00 a.m. of the day.", "later 8"),
            ("\"Term\" shall have the meaning provided Section 3.1 of it.", "provided Section"),
            ("The Buyer may participate the lawsuit at its own cost.", "participate the"),
            ("It is told at once, and in no event, no later than ten days.", "in no event, no later"),
            ("They are heard in the courts in County of Bay alone.", "in County of"),
            ("The Buyer will neither register or use a mark of it.", "neither register or"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "It enters a judgment, and they enter the agreement into the list.",
            "It is no later 8 days than before, and goods are sold in County Bay.",
            "It is filed with the Secretary of State of Bay.",
            "It will neither sell or buy, nor use it.",
        ],
    );
}

#[test]
fn one_article_of_several() {
    found(
        "draft/grammar",
        &[
            ("They entered into a written agreements with the Buyer.", "a written agreements"),
            ("They agree to a reasonable minimum percentages of supply.", "a reasonable minimum percentages"),
            ("The sale includes, but not limited its parts, all of it.", "limited its"),
        ],
    );
    silent(
        "draft/grammar",
        &[
            "It is an investments fund, a securities or commodities exchange, and a number of agreements with others.",
            "It is a savings of half, a means of trade, and a few payments of it.",
            "It lasts as long as a sale that includes agreements of both does.",
        ],
    );
}
