//! The words that contracts use for their own things, by which it is told what small letters mean.

/// What a contract calls itself: `this agreement` is no other one.
pub(super) const DOCUMENTS: [&str; 4] = ["agreement", "contract", "lease", "deed"];

/// Those who stand close to a side, in the singular: `its affiliates`.
pub(super) const RELATIVES: [&str; 4] = ["affiliate", "subsidiary", "representative", "sublicensee"];

/// What a contract is about, in the singular: `the products`.
pub(super) const THINGS: [&str; 41] = [
    "app",
    "application",
    "board",
    "building",
    "campaign",
    "closing",
    "compound",
    "deliverable",
    "device",
    "equipment",
    "event",
    "facility",
    "film",
    "franchise",
    "game",
    "good",
    "kiosk",
    "machine",
    "manual",
    "network",
    "plant",
    "platform",
    "portal",
    "premise",
    "product",
    "program",
    "project",
    "property",
    "service",
    "share",
    "site",
    "software",
    "specification",
    "store",
    "system",
    "territory",
    "unit",
    "vehicle",
    "vessel",
    "website",
    "work",
];

/// Words of time, in the singular: in small letters they are any.
pub(super) const TIMES: [&str; 6] = ["date", "day", "month", "period", "time", "year"];

/// Terms of several words that are common in contracts, so that small letters say nothing by themselves.
pub(super) const EVERYDAY: [&str; 21] = [
    "closing date",
    "confidential information",
    "derivative work",
    "effective date",
    "force majeure",
    "gross negligence",
    "intellectual property",
    "intellectual property right",
    "know how",
    "know-how",
    "moral right",
    "net sale",
    "personal data",
    "personal information",
    "proprietary information",
    "purchase order",
    "purchase price",
    "source code",
    "object code",
    "trade secret",
    "work product",
];

/// Terms of several words that are anybody's: wholly small they say nothing.
pub(super) const ANYBODYS: [&str; 10] = [
    "board of director",
    "calendar month",
    "calendar quarter",
    "calendar year",
    "common stock",
    "fiscal year",
    "other party",
    "registration statement",
    "regulatory authority",
    "third party",
];

/// Terms of several words that mean the same wherever they stand in a contract that defines them.
pub(super) const SETTLED: [&str; 12] = [
    "applicable law",
    "change of control",
    "commercially reasonable effort",
    "diligent effort",
    "force majeure event",
    "governmental authority",
    "governmental entity",
    "material adverse effect",
    "reasonable best effort",
    "regulatory approval",
    "tax return",
    "third party claim",
];
