//! Traps of `draft/misspelling`, and their wrong twins.

use super::{found, silent};

#[test]
fn words_that_are_none_and_words_without_their_space() {
    found(
        "draft/misspelling",
        &[
            ("The Seller ships the goods in accordcance with the order.", "accordcance"),
            ("The Buyer shalll pay the fees at once.", "shalll"),
            ("The Buyer pays what is due withuot delay to the Seller.", "withuot"),
            ("The Seller has the right to recieve the goods again.", "recieve"),
            ("No right is assigned without thewritten consent of the Seller.", "thewritten"),
            ("The goods willbe sent to the Buyer at once.", "willbe"),
            ("All drawings, informationand samples are kept secret.", "informationand"),
            (
                "The Agreement lasts. The Agreement ends. The Agreement is one. The Agreement binds. The Agreemnet is read.",
                "Agreemnet",
            ),
        ],
    );
    silent(
        "draft/misspelling",
        &[
            "The Licensee may name a sublicensee, and each sublicence is nonexclusive and sublicensable.",
            "The colour of the catalogue and the color of the catalog are honoured and honored.",
            "Mr. Zanotti of Lauderdale pays Stremick for the goods of Cargil.",
            "The licence is sold at www.exampel.com, to sales@exampel.com and in the file reports/exampel_2.",
            "Les parties ont exigé que la présente convention soit rédigée en langue anglaise.",
            "The assay uses zuzelo, and zuzelo is measured; where zuzelo is not pure, the assay is void.",
            "Payment is due pari passu, mutatis mutandis and pro rata, prima facie and bona fide.",
            "The Seller has two (2) Engel presses, and Toller and Tele Danmark of Denmark, Denmark, Denmark and Denmark test them for 400 musec each.",
            "The goods are inspected inhouse by pre-paid staff of the multi-centre trial.",
        ],
    );
}

#[test]
fn words_written_for_others() {
    found(
        "draft/misspelling",
        &[
            ("The order may be changed form time to time.", "form"),
            ("The Buyer pays within ten days form receipt of the goods.", "form"),
            ("An opinion in from and substance pleasing to the Buyer is given.", "from"),
            ("It has no material adverse affect on the business of the Seller.", "affect"),
            ("That shall not adversely effect the validity of the rest.", "effect"),
            ("The Buyer pays no later then January 31.", "then"),
            ("The Seller shall use no staff other then its own.", "then"),
            ("The principle amount of the loan is paid at once.", "principle"),
            ("The Buyer performs all of it obligations at once.", "it"),
            ("The Seller pays the debts of it’s agents.", "it’s"),
            ("The parties may use the names of there affiliates.", "there"),
            ("All claims and causes or action are settled.", "or"),
            ("The price changes where one of more of the terms do.", "of"),
            ("The Buyer takes the risk of loss of damage to the goods.", "of"),
            ("In cases of force major the Seller is free.", "major"),
            ("The Buyer hereby waves all claims.", "waves"),
            ("Each law that is now or hereinafter in effect is kept.", "hereinafter"),
        ],
    );
    silent(
        "draft/misspelling",
        &[
            "The Seller uses the form of the Buyer, in form and substance as agreed, from time to time.",
            "The changes take effect at once, effect the sale and affect the price, and do not effect a transfer.",
            "If the price is less, then the Buyer pays it; other then-existing debts are paid by others.",
            "In principle the principal pays the principal amount; principles of law are kept.",
            "It is free, it owns it, and if it's a franchisee it pays; with it the Buyer sells.",
            "There is one, there are two, and their goods are there.",
            "The course or courses are held; any or all of the parties may come, for the cause or another.",
            "He is heard hereinafter, and therefore the Buyer pays; the price therefor is low.",
            "A breach of trust or this Agreement, and the sale of the goods or the shares, ends it.",
        ],
    );
}

#[test]
fn words_of_set_phrases() {
    found(
        "draft/misspelling",
        &[
            ("The Buyer pays for it, and in no vent shall the Seller be liable for the delay.", "vent"),
            ("A claim of the Buyer for a material breach of his Agreement is heard at once.", "his"),
            ("Neither party any assign this Agreement to a third party.", "any"),
            ("The Seller makes an assignment or the benefit of its creditors.", "or"),
            ("It is signed with respect to a y of the terms of the order.", "a y"),
            ("The courts of the Untied States of America hear it.", "Untied"),
            ("The Seller shall use commercial reasonable efforts to mend it.", "commercial"),
        ],
    );
    silent(
        "draft/misspelling",
        &[
            "The venue and the vent are built; the vent shall be open, in no vent shall it rain, and the vent is closed.",
            "He may perform his obligations under this Agreement, and the heir any of hers.",
            "It is for convenience and reference only, and arises out of or relates to this Agreement.",
            "The wilful misconduct of the Seller, its defence of the claim, and what enures to the benefit of the Buyer.",
            "The rights, if any, of the Buyer, and the terms, is agreed, of this Agreement.",
            "The Seller gives notice to the Byer Party of the sale.",
        ],
    );
}

#[test]
fn one_slip_is_told_by_one_lint() {
    let text = "It is liable for any material furnished by, or an behalf of, the Company.";
    found("draft/misspelling", &[(text, "an")]);
    silent("draft/grammar", &[text]);
}

#[test]
fn of_that_is_written_for_or() {
    found(
        "draft/misspelling",
        &[
            ("They refrain from any use of disclosure of it.", "of"),
            ("It is due at the expiration of termination of it.", "of"),
            ("It is a transfer of a part of all of the goods.", "of"),
            ("They owe no special, punitive of consequential damages.", "of"),
        ],
    );
    silent(
        "draft/misspelling",
        &[
            "The use of the disclosure, the costs of the expense, and the sale of services of products are theirs.",
        ],
    );
}
