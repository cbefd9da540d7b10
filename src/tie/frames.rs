//! A kind of term in, the verbs out by which prose says who gives and who gets: of an indemnity `indemnify`, of a fee `pay` and `invoice`.

use crate::ir::{Ir, KindId, Preposition};

/// How prose says who does what of a kind of term.
pub(super) struct Frame {
    /// The kinds that it is of.
    pub kinds: &'static [&'static str],
    /// The preposition of the one who does it, as terms of these kinds say: `by`, `from`, `of`, `on`.
    pub first: &'static [Preposition],
    /// The preposition of the one to whom it is done.
    pub second: &'static [Preposition],
    /// What the first one does.
    pub gives: &'static [&'static str],
    /// What the second one does.
    pub gets: &'static [&'static str],
    /// What the first one does, but only where the sentence is about the term: `provide` of a report.
    pub about: &'static [&'static str],
    /// Words that are said of the first one: `property of P`, `liability of P`.
    pub said_of: &'static [&'static str],
    /// Whether the other party doing so is the other way round though the first one is not named there.
    pub alone: bool,
    /// Whether only what is forbidden counts: `may not assign`.
    pub forbids: bool,
    /// Words of a sentence that is about another thing: of a payment, what is paid back.
    pub unless: &'static [&'static str],
}

use Preposition::{By, For, From, Of, On, To};

const NONE: Frame = Frame {
    kinds: &[],
    first: &[],
    second: &[],
    gives: &[],
    gets: &[],
    about: &[],
    said_of: &[],
    alone: false,
    forbids: false,
    unless: &[],
};

/// Words of what is paid back or for another reason.
const PAID_BACK: [&str; 14] = [
    "refund",
    "refunds",
    "refunded",
    "rebate",
    "credit",
    "penalty",
    "damages",
    "overpayment",
    "overpaid",
    "reimburse",
    "indemnify",
    "return",
    "underpayment",
    "repay",
];

const FRAMES: &[Frame] = &[
    Frame {
        kinds: &["termination", "termination-right", "termination-for-cause"],
        first: &[Of],
        gives: &["terminate", "cancel", "rescind"],
        alone: true,
        unless: &["survive", "survives"],
        ..NONE
    },
    Frame {
        kinds: &["audit"],
        first: &[Of],
        second: &[On],
        gives: &["audit", "inspect", "examine", "verify"],
        gets: &["permit", "allow"],
        ..NONE
    },
    Frame { kinds: &["indemnity"], first: &[By], second: &[For], gives: &["indemnify", "defend"], ..NONE },
    Frame {
        kinds: &["fee", "commission", "payment", "revenue-share", "deposit"],
        first: &[From],
        second: &[To],
        gives: &["pay", "paid", "owe", "remit", "compensate"],
        gets: &["receive", "invoice", "bill", "charge"],
        unless: &PAID_BACK,
        ..NONE
    },
    Frame {
        kinds: &["refund", "discount"],
        first: &[From, By],
        second: &[To, For],
        gives: &["refund", "repay", "reimburse", "rebate"],
        ..NONE
    },
    Frame {
        kinds: &["cost-share", "tax"],
        first: &[Of, On],
        gives: &["bear", "borne", "absorb"],
        about: &["reimburse"],
        alone: true,
        ..NONE
    },
    Frame {
        kinds: &[
            "exclusivity",
            "noncompete",
            "non-solicitation",
            "no-solicit-of-customers",
            "no-solicit-of-employees",
            "non-disparagement",
            "non-circumvention",
            "covenant-not-to-sue",
            "standstill",
        ],
        first: &[From],
        second: &[To],
        gives: &[
            "compete",
            "solicit",
            "hire",
            "employ",
            "entice",
            "disparage",
            "circumvent",
            "sue",
            "contest",
            "challenge",
            "make",
            "manufacture",
            "sell",
            "market",
            "distribute",
            "engage",
            "endorse",
            "deal",
            "induce",
        ],
        ..NONE
    },
    Frame {
        kinds: &["confidentiality"],
        first: &[From],
        second: &[To],
        gives: &["keep", "hold", "safeguard"],
        unless: &["harmless"],
        ..NONE
    },
    Frame {
        kinds: &["support", "service-level", "assistance"],
        first: &[By],
        second: &[For],
        gives: &["support", "assist"],
        about: &["provide", "furnish", "render", "give", "perform"],
        ..NONE
    },
    Frame {
        kinds: &["engagement", "key-personnel"],
        first: &[By],
        second: &[For],
        gives: &["serve"],
        gets: &["engage", "appoint", "employ", "hire", "retain"],
        about: &["perform", "render", "provide"],
        ..NONE
    },
    Frame {
        kinds: &["distribution", "outlet"],
        first: &[By],
        second: &[For],
        gives: &["resell"],
        gets: &["appoint", "grant", "authorize", "authorise"],
        ..NONE
    },
    Frame {
        kinds: &[
            "supply",
            "cloud",
            "manufacture",
            "hosting",
            "delivery",
            "furnishing",
            "capacity-commitment",
        ],
        first: &[By],
        second: &[For, To],
        gives: &["supply", "sell", "host"],
        gets: &["purchase", "buy"],
        about: &["furnish", "provide"],
        ..NONE
    },
    Frame {
        kinds: &["report", "submission"],
        first: &[By, From],
        second: &[To],
        gives: &["report", "notify"],
        about: &["provide", "furnish", "deliver", "submit", "send", "give", "render", "prepare", "supply"],
        ..NONE
    },
    Frame {
        kinds: &["warranty"],
        first: &[By],
        second: &[To],
        gives: &["represent", "warrant"],
        alone: true,
        unless: &["whether", "breach"],
        ..NONE
    },
    Frame {
        kinds: &["insurance"],
        first: &[By],
        gives: &["insure"],
        about: &["maintain", "carry", "procure", "obtain", "keep", "provide", "purchase", "effect"],
        alone: true,
        ..NONE
    },
    Frame {
        kinds: &["assignment-limit"],
        first: &[On],
        gives: &["assign", "transfer", "delegate"],
        alone: true,
        forbids: true,
        ..NONE
    },
    Frame {
        kinds: &["assignment", "ip-assignment", "asset-transfer"],
        first: &[From],
        second: &[To],
        gives: &["assign", "convey", "transfer"],
        ..NONE
    },
    Frame {
        kinds: &["ip-ownership"],
        first: &[Of],
        gives: &["own", "owner"],
        said_of: &[
            "property",
            "vest",
            "vested",
            "vests",
            "reside",
            "resides",
            "belong",
            "belongs",
            "title",
            "assign",
            "assigns",
            "transfers",
        ],
        alone: true,
        ..NONE
    },
    Frame {
        kinds: &["approval"],
        first: &[Of],
        second: &[From],
        gives: &["approve"],
        gets: &["obtain", "seek", "submit", "request"],
        said_of: &["approval", "consent"],
        ..NONE
    },
    Frame {
        kinds: &["liability-cap", "liability-exclusion"],
        first: &[Of],
        gives: &["liable"],
        said_of: &["liability"],
        alone: true,
        unless: &["except", "excluding", "breach"],
        ..NONE
    },
    Frame {
        kinds: &["right-of-first-refusal", "option-right", "information-right"],
        // The one who grants it gives, and the holder gets.
        first: &[From],
        second: &[Of],
        gives: &["grant", "give", "offer", "afford"],
        gets: &["have", "has", "hold"],
        ..NONE
    },
    Frame {
        kinds: &["licence", "model-access"],
        first: &[From, By],
        second: &[To, For],
        gives: &["grant", "license", "licence", "give"],
        gets: &["have", "has"],
        ..NONE
    },
    Frame {
        kinds: &["most-favoured-customer", "price-match", "price-cap"],
        first: &[From, By],
        second: &[To, For],
        gives: &["warrant", "represent", "guarantee", "offer", "charge", "grant", "agree"],
        gets: &["receive"],
        ..NONE
    },
    Frame {
        kinds: &["investment"],
        first: &[By],
        second: &[To],
        gives: &["invest", "subscribe"],
        gets: &["issue"],
        ..NONE
    },
    Frame {
        kinds: &["loan"],
        first: &[From],
        second: &[To],
        gives: &["lend", "advance", "loan"],
        gets: &["borrow"],
        ..NONE
    },
    Frame {
        kinds: &["commitment"],
        first: &[From],
        second: &[To],
        gives: &["purchase", "buy", "spend", "commit", "order"],
        gets: &["sell"],
        ..NONE
    },
    Frame {
        kinds: &["ordering"],
        first: &[From],
        second: &[To],
        gives: &["order"],
        about: &["place", "submit", "issue"],
        ..NONE
    },
    Frame {
        kinds: &["promotion", "advertising"],
        first: &[By],
        second: &[For],
        gives: &["promote", "advertise"],
        ..NONE
    },
    Frame {
        kinds: &["record-keeping"],
        first: &[By],
        second: &[For],
        about: &["keep", "maintain", "retain", "preserve"],
        alone: true,
        ..NONE
    },
    Frame {
        kinds: &["return-duty", "returns"],
        first: &[By, From],
        second: &[To],
        gives: &["return", "destroy"],
        ..NONE
    },
    Frame { kinds: &["appearance"], first: &[By], second: &[For], gives: &["endorse", "appear"], ..NONE },
];

/// The frame of a kind, or of the nearest kind above it that has one.
pub(super) fn of_kind(ir: &Ir, kind: KindId) -> Option<&'static Frame> {
    ir.kind(kind).lineage.iter().find_map(|kind| {
        let name = &*ir.kind(*kind).declared.name;
        FRAMES.iter().find(|frame| frame.kinds.contains(&name))
    })
}
