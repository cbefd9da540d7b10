//! Traps of `draft/misspelt-term`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    found(
        "draft/misspelt-term",
        &[
            ("Grid AG (\"HGX\") sells. HGX delivers, HGX meters, and HXG insures.", "HXG"),
            (
                "\"Receiving Party\" means who is told. The Receiving Party keeps it, the Receiving Party returns it, and the Recieving Party pays.",
                "Recieving",
            ),
            (
                "Northwind (the \"Encoraline\"). Encoraline is safe, Encoraline is pure, and Encoralne is dear.",
                "Encoralne",
            ),
        ],
    );
    silent(
        "draft/misspelt-term",
        &[
            "Northwind (the \"Licensor\"). Licensor sells, Licensor ships, Licensor bills, and the Licensee pays.",
            "Northwind (the \"Employer\"). Employer hires, Employer pays, Employer ends it, and an Employee works.",
            "The plan (the \"Programme\"). The Programme runs, the Programme ends, the Programme costs, and a Program is code.",
            "The deed (the \"Contract\"). The Contract binds, the Contract ends, the Contract is long, and Contact Us is a page.",
            "The form (the \"CRF\"). A CRF is sent, a CRF is kept, a CRF is read under 21 CFR 312.",
            "The place (the \"Territory\"). The Territory is big, the Territory is far, the Territory is dry, and Territories differ.",
        ],
    );
}
