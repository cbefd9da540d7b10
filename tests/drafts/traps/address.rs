//! Traps of `draft/address`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/address",
        &[
            "at 1100 Winter Street, Waltham, MA 02451, and again at 1100 Winter Street, Waltham, MA 02451",
            "at 3400 N. Charles Street, Baltimore, MD 21218, and at 100 N. Charles Street, Baltimore, MD 21201",
            "at 555 Broad Street, Redwood City, CA 94063, and at 555 Broad Street, New York, NY 10012",
            "at 12 Winter Street and at 2 Winter Street",
            "at 24 North Street, Suite 20, Bonn, at 24 North Street, Suite 20, and at 26 North Street, Suite 30",
            "at 24 North Street, Suite 20, at 24 North Street, Suite 30, and at 24 North Street, Suite 40",
            "It pays $1100 Winter Street wide and 100 Winter Roads.",
        ],
    );
    found(
        "draft/address",
        &[
            (
                "at 1100 Winter Street, Waltham. Notices go to 100 Winter Street, Waltham.",
                "100 Winter Street",
            ),
            (
                "at 9062 Annapolis Road, Columbia. Notices go to 9062 Old Annapolis Road, Columbia.",
                "9062 Annapolis Road",
            ),
            (
                "at 1050 Wall Street, Suite 202, Bay. Notices go to 1050 Wall Street, Suite 320, Bay.",
                "Suite 320",
            ),
            (
                "at 24 North Street, Pittsfield, MA 01201. Notices go to 24 North Street, Pittsfield, MA 01202.",
                "01202",
            ),
            (
                "at 270 Longwood Road South, Hamilton, Ontario L8P 0A6. Notices go to 270 Longwood Road South, Hamilton, Ontario L8P 0J6.",
                "L8P 0J6",
            ),
        ],
    );
}
