//! Words that are one letter or one ending from those that are meant, in the order of the alphabet: what stands around each leaves no doubt.

use super::slips::{PREPOSITIONS, Slip};

/// See [`Slip`].
pub(super) const NEAR_WORDS: &[Slip] = &[
    Slip::new(
        ("accept", "except"),
        &[],
        &["as otherwise|provided|set|expressly|specifically|contemplated|stated|specified"],
    ),
    Slip::between(
        ("ad", "and"),
        &["terms|rights|representations|costs|goods|covenants|successors|books|officers|duties|by"],
        &[
            "conditions|obligations|warranties|expenses|services|agreements|assigns|records|directors|responsibilities|between",
        ],
    ),
    Slip::new(("affect", "effect"), &["taking", "taken"], &[]),
    Slip::between(
        ("an", "and"),
        &["terms|rights|representations|costs|goods|covenants|successors|books|officers|duties"],
        &[
            "conditions|obligations|warranties|expenses|services|agreements|assigns|records|directors|responsibilities",
        ],
    ),
    Slip::between(
        ("and", "an"),
        &["in|of|is|as"],
        &["amount equal", "independent contractor", "affiliate of", "invoice", "officer of"],
    ),
    Slip::between(("and", "any"), &["of|under"], &["agreement or|of", "provision of"]),
    Slip::new(("ant", "any"), &[], &["and all|such", "such|other party|person", "third party"]),
    Slip::new(("armless", "harmless"), &["hold|holds|holding|held|save|saved"], &[]),
    Slip::between(
        ("as", "and"),
        &["conditions|terms|representations|costs|successors|territories"],
        &["conditions|warranties|expenses|assigns|possessions"],
    ),
    Slip::new(("asses", "assess"), &["to|shall|may|will"], &[]),
    Slip::new(("bean", "been"), &["has|have|had"], &[]),
    Slip::new(("bee", "been"), &["has|have|had|not"], &[]),
    Slip::new(("breech", "breach"), &["any|material|a|such|in|of|the|for|no"], &["of"]),
    Slip::new(("cite", "site"), &["web|job|project"], &[]),
    Slip::new(("coarse", "course"), &["in|of|due|ordinary|normal"], &[]),
    Slip::new(("commercial", "commercially"), &[], &["reasonable|practicable"]),
    Slip::between(("complaint", "compliant"), &["be|is|are|remain|fully|not"], &["with"]),
    Slip::between(
        ("conditions", "conditioned"),
        &["withheld|delayed|denied ,", "withheld|delayed|denied or|,"],
        &["or delayed|withheld|denied", ", delayed|withheld|denied", ".|;|,|)"],
    ),
    Slip::new(
        ("contact", "contract"),
        &["terms|provisions|conditions|breach|termination|term|performance|date of this"],
        &[],
    ),
    Slip::new(("contacting", "contracting"), &[], &["party|parties|officer"]),
    Slip::between(
        ("deliver", "delivery"),
        &["requested|scheduled|the|agreed|estimated"],
        &["date|dates|schedule"],
    ),
    Slip::new(("direct", "directly"), &[], &["or indirectly"]),
    Slip::new(("do", "due"), &[], &["and payable", "diligence"]),
    Slip::between(
        ("effect", "affect"),
        &["any way", "any manner", "no way"],
        &["the|its|any|either|such|this"],
    ),
    Slip::new(("ethically", "ethnically"), &["racially ,", "racially or|and"], &["or racially"]),
    Slip::between(("event", "even"), &["bearing|of|with"], &["date herewith|hereof|with"]),
    Slip::new(
        ("exiting", "existing"),
        &["then|presently|currently|now"],
        &["agreement|agreements|contracts|inventory|intellectual|products", "or future"],
    ),
    Slip::new(
        ("expect", "except"),
        &[],
        &[
            "as otherwise|provided|set|expressly|required|permitted|specifically|contemplated|stated|specified",
        ],
    ),
    Slip::new(("fights", "rights"), &["property|patent|license|contract|legal|its|their|all|such|same"], &[])
        .unless(&["with"]),
    Slip::new(("fir", "for"), &[], &["the|any|all|each|such|its"]),
    Slip::between(("for", "forth"), &["set|sets"], &["in|above|below|herein"]),
    Slip::new(("forgoing", "foregoing"), &["the"], &[]).unless(&["of"]),
    Slip::between(
        ("forth", "fourth"),
        &["the|each|a|such|every"],
        &["quarter|amendment|anniversary|calendar|fiscal|year"],
    ),
    Slip::new(("fourth", "forth"), &["set|sets|setting"], &[]),
    Slip::between(
        ("fro", "for"),
        &["and|or|,", "pay|responsible|liable|except|provided"],
        &["the|any|a|all|each|such|its"],
    ),
    Slip::new(("from", "form"), &["as to"], &["in all"]),
    Slip::new(("god", "good"), &["in"], &["faith|standing"]),
    Slip::new(
        ("hat", "that"),
        &["provided|extent|agree|agrees|represents|warrants|acknowledges|ensure"],
        &[],
    ),
    Slip::between(
        ("he", "be"),
        &["shall|will|may|must|can|should|would|to|not|otherwise"],
        &[
            "deemed|delivered|provided|construed|interpreted|entitled|paid|liable|required|considered|bound|governed|terminated|amended|determined|obligated|permitted",
        ],
    ),
    Slip::between(("he", "be"), &["or"], &["deemed|construed|interpreted|considered|liable|governed"]),
    Slip::between(
        ("he", "the"),
        &[PREPOSITIONS],
        &[
            "benefit|parties|party|terms|agreement|date|same|following|event|extent|company|purposes|purpose|products",
        ],
    ),
    Slip::new(
        ("herby", "hereby"),
        &[],
        &[
            "agree|agrees|grant|grants|acknowledge|acknowledges|represent|represents|waive|waives|certify|certifies|irrevocably|appoint|appoints|assigns|assign|given|amended|incorporated|authorized|declares",
        ],
    ),
    Slip::between(
        ("if", "of"),
        &["terms|provisions|purposes|breach|copy|receipt|behalf"],
        &["this|the agreement", "such party"],
    ),
    Slip::new(("immediate", "immediately"), &[], &["notify|terminate", "following|preceding the"]),
    Slip::between(
        ("in", "is"),
        &["agreement|party|which|it|product"],
        &["hereby", "deemed to", "entitled to", "required to", "obligated to"],
    ),
    Slip::new(("indirect", "indirectly"), &["directly or"], &[]),
    Slip::between(
        ("is", "its"),
        &["nor|fulfill|fulfil|perform|performs|meet|protect|exercise|assign|discharge|satisfy|prevent"],
        &[
            "affiliates|obligations|subsidiaries|successors|employees|agents|officers|directors|employment|duties|rights",
        ],
    ),
    Slip::between(("jobs", "jigs"), &["gauges|tools|dies|molds|moulds ,"], &[", fixtures|tools|dies"]),
    Slip::new(("joint", "jointly"), &[], &["and severally"]),
    Slip::between(
        ("know", "known"),
        &["generally|publicly|formerly|commonly|hereinafter|hereafter|becomes"],
        &["as|to|or"],
    ),
    Slip::between(
        ("lease", "least"),
        &["at"],
        &["#", "one|two|three|four|five|six|ten|fifteen|twenty|thirty|sixty|ninety|once|annually|quarterly"],
    ),
    Slip::between(("lessor", "lesser"), &["the"], &["of ("]),
    Slip::between(
        ("loses", "losses"),
        &["all|any|such|damages , |from|against", "damages|claims|liabilities|costs ,"],
        &[", damages|claims|liabilities|costs", "and|or damages|expenses|costs|liabilities"],
    ),
    Slip::between(
        ("mat", "may"),
        &["party|licensee|company|agreement|licensor|buyer|seller|parties|supplier|customer|it"],
        &["be|terminate|not|elect|assign|have"],
    ),
    Slip::new(("mutual", "mutually"), &[], &["agreed|acceptable|agreeable|agree"]),
    Slip::between(
        ("my", "may"),
        &["party|licensee|company|agreement|licensor|buyer|seller|parties|supplier|customer|it"],
        &["be|terminate|not|elect|assign|have"],
    ),
    Slip::between(
        ("no", "not"),
        &["shall|will|may|must|does|do"],
        &[
            "be|have|use|disclose|assign|exceed|transfer|constitute|apply|affect|include|limit|require|make|give",
        ],
    ),
    Slip::between(("not", "no"), &["at|in"], &["time be|shall", "event shall|will"]),
    Slip::between(("objects", "subject"), &["is|are|be"], &["to the|such|this|any"]),
    Slip::between(
        ("off", "of"),
        &["behalf|date|terms|provisions|copy|receipt|because|result|breach"],
        &["the|this|its|such|any"],
    ),
    Slip::between(
        ("part", "party"),
        &["third|either|neither|disclosing|receiving|indemnified|indemnifying|breaching|terminating"],
        &["shall|will|may|to|is|has|intellectual|claims|rights|hereto"],
    ),
    Slip::between(
        ("party's", "parties"),
        &["the|both"],
        &["agree|hereby|acknowledge|shall|may|will|hereto|have|are"],
    ),
    Slip::new(
        ("perspective", "prospective"),
        &[],
        &[
            "customer|customers|clients|purchaser|purchasers|buyers|investors|employees|licensees|franchisee|franchisees",
        ],
    ),
    Slip::new(("posses", "possess"), &["to|shall|may|will|not"], &[]),
    Slip::between(("precedent", "precedence"), &["take|takes|taking|took|have|has|having|given"], &["over"]),
    Slip::new(("prefect", "perfect"), &["to|shall|and|or"], &[]),
    Slip::between(
        ("preform", "perform"),
        &["to|shall|will|may|and|or"],
        &["its|the|any|all|under|hereunder|such"],
    ),
    Slip::between(("premise", "premises"), &["on|at|to the"], &["of the|,|.|;|and"]),
    Slip::new(
        ("principle", "principal"),
        &["owner|partner|officer|shareholder|employee|agent|director ,"],
        &[],
    )
    .unless(&["of"]),
    Slip::between(("prompt", "promptly"), &["shall|will|must"], &["notify|return|inform"]),
    Slip::new(
        ("propriety", "proprietary"),
        &[],
        &["information|right|rights|interest|data|materials|technology"],
    ),
    Slip::between(
        ("provide", "provided"),
        &["as", "as expressly|otherwise|specifically|hereinafter"],
        &["in|herein|under|above|below|hereunder"],
    ),
    Slip::new(("provide", "provided"), &[], &[", however", "however ,|that"]),
    Slip::new(
        ("pubic", "public"),
        &["general|the|of|a|non|notary|in"],
        &["domain|offering|company|notice|record"],
    ),
    Slip::new(("quite", "quiet"), &[], &["enjoyment|possession"]),
    Slip::new(
        ("reasonable", "reasonably"),
        &[],
        &[
            "acceptable to",
            "satisfactory to",
            "practicable",
            "possible",
            "requested by",
            "foreseeable",
            "believes|determines|expects",
        ],
    ),
    Slip::between(
        ("recession", "rescission"),
        &["right|rights|remedy|remedies of|for"],
        &[",|and|or|of|.|;"],
    ),
    Slip::between(
        ("respect", "respective"),
        &["their|its"],
        &["successors|affiliates|obligations|officers|heirs"],
    ),
    Slip::new(("respected", "respective"), &["their|its"], &[]).unless(&["by", "and"]),
    Slip::new(("sates", "states"), &["united"], &[]),
    Slip::between(("seize", "cease"), &["shall|will|to|immediately"], &["to", "using|all use|any use"]),
    Slip::new(("several", "severally"), &["jointly and"], &[]).unless(&["and"]),
    Slip::between(
        ("shell", "shall"),
        &["party|parties|agreement|and|it|licensee|licensor|buyer|seller|supplier|company"],
        &["be|not|have|pay|deliver|provide|survive|remain|continue"],
    ),
    Slip::between(("sing", "sign"), &["to|shall|will|must"], &["this|the|and|any|all"]),
    Slip::new(("singed", "signed"), &["duly|be|is|are|been|writing|and"], &["by|copy"]),
    Slip::new(
        ("statuary", "statutory"),
        &[],
        &["obligations|rights|requirements|damages|provisions|duty|law"],
    ),
    Slip::new(
        ("statues", "statutes"),
        &["applicable|state|federal|all|such|other|local"],
        &["and|or regulations|rules|laws"],
    ),
    Slip::new(("substantial", "substantially"), &[], &["similar|all|identical|complete"]),
    Slip::new(
        ("tat", "that"),
        &["provided|extent|event|agree|agrees|represents|warrants|acknowledges|ensure"],
        &[],
    ),
    Slip::new(("that", "than"), &["no|not later|less|more|earlier|fewer|greater"], &[]),
    Slip::between(
        ("the", "that"),
        &["agrees|acknowledges|agree|acknowledge|provided"],
        &["except as", "in the event", "if"],
    ),
    Slip::between(
        ("then", "them"),
        &["make|makes|making|made"],
        &["available|aware|accessible|subject|public"],
    ),
    Slip::between(
        ("they", "the"),
        &["between|of|by|to|in|for|with|under"],
        &["parties|party|agreement|terms|event|date"],
    ),
    Slip::between(("thorough", "through"), &["by|or|and"], &["its|the|any|no"]),
    Slip::between(("tome", "time"), &["time|from"], &["to|,|,"]),
    Slip::new(("too", "to"), &["pursuant|prior|entitled|according|relating"], &[]),
    Slip::between(
        ("trail", "trial"),
        &["by|to|of|jury|at|bench"],
        &["by jury", "by court", "court|courts", ",|.|;"],
    ),
    Slip::new(
        ("trough", "through"),
        &["by|or|and|directly|indirectly|only|solely|made"],
        &["the use|its|no"],
    ),
    Slip::new(("undo", "undue"), &[], &["delay|burden|hardship|influence|expense|interruption"]),
    Slip::new(("unreasonable", "unreasonably"), &[], &["withheld|withhold|delayed|conditioned"]),
    Slip::new(("waved", "waived"), &["be|been|hereby|deemed"], &[]),
    Slip::new(("way", "may"), &["except as", "as the case"], &[]),
    Slip::new(
        ("weather", "whether"),
        &[],
        &["or not", "in contract|writing", "express|oral|written|direct|arising"],
    ),
    Slip::new(("whit", "with"), &["together|accordance|comply|connection|along|compliance"], &[]),
    Slip::between(
        ("wit", "with"),
        &[
            "together|accordance|comply|connection|along|compliance|respect|agreement|connected|terms|party|and",
        ],
        &["the|this|such|its|all|any|respect|a"],
    ),
    Slip::between(
        ("writing", "written"),
        &["upon|prior|with|without|of|any|a|by|such|days"],
        &["notice|consent|approval|notification|request|permission"],
    ),
    Slip::between(
        ("written", "writing"),
        &["in"],
        &["to the", "by the", "within", "signed", "prior", "at least"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::lint::testing::findings;

    fn told(sentence: &str) -> Vec<String> {
        let messages = findings("draft.txt", sentence).into_iter().map(|finding| finding.message);
        messages.filter(|message| message.contains("is written for")).collect()
    }

    #[test]
    fn the_words_are_in_order() {
        assert!(NEAR_WORDS.is_sorted_by_key(Slip::wrong));
    }

    #[test]
    fn a_word_for_another_is_told_where_its_neighbours_leave_no_doubt() {
        for (sentence, message) in [
            (
                "Notwithstanding the forgoing, the Buyer may return the goods.",
                "`forgoing` is written for `foregoing`",
            ),
            ("The Seller stores goods at lease three weeks.", "`lease` is written for `least`"),
            ("The goods shall he delivered by rail.", "`he` is written for `be`"),
            ("The Buyer may not return goods expect as provided below.", "`expect` is written for `except`"),
            ("No third part shall inspect the mill.", "`part` is written for `party`"),
            ("The letter shall take precedent over any order.", "`precedent` is written for `precedence`"),
            (
                "Consent is not unreasonable withheld by the Seller.",
                "`unreasonable` is written for `unreasonably`",
            ),
        ] {
            assert_eq!(told(sentence), [message], "{sentence}");
        }
        for sentence in [
            "The forgoing of rent is no waiver.",
            "The Seller stores goods and at rest lease rates apply.",
            "The Buyer says that he delivered the goods.",
            "The Buyer shall expect that the goods arrive.",
            "A third part of the price is due in May.",
            "The court found a precedent over which both quarrel.",
            "The delay is unreasonable in any case.",
        ] {
            assert_eq!(told(sentence), [""; 0], "{sentence}");
        }
    }
}
