//! Traps of `draft/modal-verb`, and their wrong twins.

use super::{found, silent};

#[test]
fn verbs_of_duty() {
    silent(
        "draft/modal-verb",
        &[
            "Customer will pay. Provider will deliver.",
            // `must` for conditions beside `shall` for duties.
            "Seller shall deliver. Seller shall insure. Seller shall invoice. A notice must be in writing and must be dated.",
            // `will` for what is to come.
            "Seller shall deliver. Seller shall insure. Seller shall invoice. The term will end in 2030.",
        ],
    );
    let duties =
        "Seller must deliver. Seller must insure. Seller must invoice. Buyer must pay. Buyer must inspect. ";
    found("draft/modal-verb", &[(format!("{duties}The term shall be one year.").as_str(), "shall")]);
    // Every kind once a draft.
    let rights = "Seller shall have the right to stop. Buyer shall be entitled to stop. Both shall have the right to go.";
    found("draft/modal-verb", &[(rights, "shall have the right to")]);
}
