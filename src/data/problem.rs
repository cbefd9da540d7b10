//! What is wrong between records, in words; what is wrong within one is worded where it is read.

use smol_str::SmolStr;

use super::path::Reference;
use super::reading::NamedParty;
use super::split::Fault;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::suggest::nearest;
use crate::ir::Declared;
use crate::source::Span;

/// A name that something else of its sort has; `what` says of which sort: "a term".
pub(super) fn taken(declared: &Declared, first: Span, what: &str, path: &str) -> Diagnostic {
    let Declared { name, span, .. } = declared;
    Diagnostic::new(
        code::NAME_TAKEN,
        *span,
        format!("{what} named `{name}` is there already (at `{path}`)"),
        "named again here",
    )
    .related(first, "first named here")
    .help("give one of the two another name")
}

/// An amendment of an agreement that is nowhere.
pub(super) fn no_agreement<'a>(to: &Reference, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let Reference { name, span, path } = to;
    let help = match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "load the agreement together with its amendments".to_owned(),
    };
    let message = format!("there is no agreement `{name}` to amend (at `{path}`)");
    Diagnostic::new(code::UNKNOWN_TARGET, *span, message, "no such agreement").help(help)
}

/// The first amendment of an agreement that is left out because something is wrong with it, and how many others there are.
pub(super) fn left_out(to: &Reference, amendment: &SmolStr, others: usize) -> Diagnostic {
    let Reference { name, span, path } = to;
    let (more, are, its) = match others {
        0 => (String::new(), "is", "its"),
        others => (format!(" and {others} more"), "are", "their"),
    };
    let message =
        format!("amendment `{amendment}`{more} {are} left out with {its} agreement `{name}` (at `{path}`)");
    Diagnostic::new(code::LEFT_OUT, *span, message, "this agreement is not read")
        .help("mend the agreement; the amendment is then read with it")
}

/// A patch of a term that the agreement does not have.
pub(super) fn no_term<'a>(
    term: &Reference,
    agreement: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let Reference { name, span, path } = term;
    let help = match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "a new term belongs under `terms`".to_owned(),
    };
    let message = format!("agreement `{agreement}` has no term `{name}` (at `{path}`)");
    Diagnostic::new(code::UNKNOWN_TARGET, *span, message, "no such term").help(help)
}

/// A legal name that several parties have.
pub(super) fn ambiguous(party: &NamedParty) -> Diagnostic {
    let NamedParty { name, span, path } = party;
    let message = format!("`{name}` is the legal name of more than one party (at `{path}`)");
    Diagnostic::new(code::AMBIGUOUS_PARTY, *span, message, "which of them?")
        .help("write the party's own name instead")
}

/// Something wrong between the records of a list.
pub(super) fn fault(fault: Fault, span: Span) -> Diagnostic {
    let (message, label, help) = match fault {
        Fault::Missing => {
            ("a record is missing between two commas", "nothing stands here", "take out one of the commas")
        }
        Fault::Unclosed => (
            "the list of records is not closed",
            "the file ends here",
            "the file may be cut off; close the list with `]`",
        ),
        Fault::Trailing => (
            "there is text after the list of records",
            "this is not read",
            "put all records into one list, or one record a line into a `.jsonl` file",
        ),
        Fault::Empty => {
            ("there is no record in this file", "the file is empty", "write one agreement, or a list of them")
        }
    };
    Diagnostic::new(code::NOT_JSON, span, message, label).help(help)
}

/// Bytes that are no UTF-8.
pub(super) fn not_utf8(span: Span) -> Diagnostic {
    Diagnostic::new(code::NOT_JSON, span, "this record is not UTF-8", "from this byte on")
        .help("save the file as UTF-8; the record is left out, the others are read")
}

/// A stream that broke off.
pub(super) fn broken_off(span: Span, why: &str) -> Diagnostic {
    let message = format!("the file cannot be read beyond this point: {why}");
    Diagnostic::new(code::BROKEN_OFF, span, message, "what follows is unknown")
        .help("the file may be cut off or damaged; fetch it again")
}

/// A file too large for its places to be told.
pub(super) fn too_large(span: Span) -> Diagnostic {
    let message = "the file is larger than 4 GiB, and what lies beyond is not read";
    Diagnostic::new(code::BROKEN_OFF, span, message, "read up to here").help("split it into several files")
}
