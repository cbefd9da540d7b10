//! Agreement data in, agreements and amendments in the project out; and back: JSON of both directions, and its schema.
//!
//! Records are read one by one, many at a time, and joined in the order of the files, so that the outcome never hangs on
//! threads. A record that is wrong in any way is left out as a whole, counted, and said why.

mod amend;
mod expression;
mod fault;
mod join;
mod json;
mod literal;
mod path;
mod place;
mod problem;
mod reading;
mod record;
mod schema;
mod split;
mod term;
mod time;
mod value;
mod values;
mod vocabulary;
mod write;

use std::io::{self, Read};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Problems;
use crate::ir::Ir;
use crate::source::{FileId, Span};
pub use fault::leave_out;
pub use place::{Place, places};
pub use schema::schema;
pub use write::write;

use split::{Blocks, Form, Piece};
use vocabulary::Vocabulary;

/// How much was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Agreements that are in the project now.
    pub agreements: usize,
    /// Amendments that are.
    pub amendments: usize,
    /// Their terms.
    pub terms: usize,
    /// Records that are left out because something is wrong with them.
    pub refused: usize,
}

/// Reads data files into a project, one after the other. [`Reader::finish`] joins amendments with agreements, which may
/// stand in other files, or in sources.
#[derive(Debug)]
pub struct Reader {
    vocabulary: Vocabulary,
    names: join::Names,
    pending: Vec<amend::Pending>,
    counts: Counts,
    problems: Problems,
}

/// Reads one file; see [`Reader`].
pub fn read(input: impl Read, file: FileId, path: &str, ir: &mut Ir) -> (Counts, Problems) {
    let mut reader = Reader::new(ir);
    reader.read(input, file, path, ir);
    reader.finish(ir)
}

/// The plain text of a data file: what ends in `.gz` or `.zst` is unpacked as it is read.
///
/// # Errors
///
/// Where the decoder cannot be set up.
pub fn unpack<'r>(path: &str, input: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let path = path.to_ascii_lowercase();
    Ok(if path.ends_with(".gz") {
        Box::new(flate2::read::MultiGzDecoder::new(input))
    } else if path.ends_with(".zst") {
        Box::new(zstd::stream::read::Decoder::new(input)?)
    } else {
        Box::new(input)
    })
}

impl Reader {
    /// A reader for the vocabulary, parties, events and agreements of a project.
    pub fn new(ir: &Ir) -> Reader {
        Reader {
            vocabulary: Vocabulary::new(ir),
            names: join::Names::new(ir),
            pending: Vec::new(),
            counts: Counts::default(),
            problems: Problems::default(),
        }
    }

    /// Reads a file of plain text (see [`unpack`]); its path says whether it is one document or one record a line. Spans
    /// count bytes of the plain text.
    pub fn read(&mut self, input: impl Read, file: FileId, path: &str, ir: &mut Ir) {
        if ir.files.len() <= file.index() {
            ir.files.resize(file.index() + 1, String::new());
        }
        if let Some(place) = ir.files.get_mut(file.index()) {
            path.clone_into(place);
        }
        let mut blocks = Blocks::new(input, form(path));
        let mut at = 0;
        loop {
            match blocks.next() {
                Ok(Some(block)) => {
                    at = block.at + block.bytes.len();
                    if u32::try_from(at).is_err() {
                        let end = Span::new(file, at, at);
                        return self.refuse(problem::too_large(end));
                    }
                    self.block(ir, file, &block);
                }
                Ok(None) => return,
                Err(error) => {
                    let end = Span::new(file, at, at);
                    return self.refuse(problem::broken_off(end, &error.to_string().to_lowercase()));
                }
            }
        }
    }

    /// Joins the amendments with their agreements, and says how much was read and what is wrong.
    pub fn finish(mut self, ir: &mut Ir) -> (Counts, Problems) {
        self.amend(ir);
        self.problems.sort();
        (self.counts, self.problems)
    }

    fn block(&mut self, ir: &mut Ir, file: FileId, block: &split::Block) {
        let read = |piece: &Piece| {
            let bytes = block.bytes.get(piece.range.clone()).unwrap_or_default();
            let base = block.at + piece.range.start;
            let root = piece.index.map_or_else(|| "$".to_owned(), |index| format!("$[{index}]"));
            let text = std::str::from_utf8(bytes).map_err(|error| base + error.valid_up_to());
            let outcome = text.map(|text| record::read(text, &root, file, base, &self.vocabulary));
            (outcome, root, base)
        };
        let sound = |piece: &&Piece| piece.fault.is_none();
        let pieces: Vec<&Piece> = block.pieces.iter().filter(sound).collect();
        let mut outcomes = pieces.into_par_iter().map(read).collect::<Vec<_>>().into_iter();
        for piece in &block.pieces {
            if let Some(fault) = piece.fault {
                let at = block.at + piece.range.start;
                let length = usize::from(!piece.range.is_empty());
                self.refuse(problem::fault(fault, Span::new(file, at, at + length)));
                continue;
            }
            match outcomes.next() {
                Some((Ok(outcome), root, base)) => {
                    self.names.left_out.extend(outcome.left_out);
                    match outcome.fragment {
                        Some(fragment) => self.take(ir, fragment, &root, base),
                        None => self.refuse_all(outcome.problems),
                    }
                }
                Some((Err(at), ..)) => self.refuse(problem::not_utf8(Span::new(file, at, at + 1))),
                None => {}
            }
        }
    }
}

fn form(path: &str) -> Form {
    let path = path.to_ascii_lowercase();
    let plain = path.strip_suffix(".gz").or_else(|| path.strip_suffix(".zst")).unwrap_or(&path);
    if plain.ends_with(".jsonl") { Form::Lines } else { Form::Document }
}
