//! Agreement data in, agreements and amendments in the project out; and back: JSON of both directions, and its schema.
//!
//! Records are read one by one, many at a time, and joined in the order of the files, so that the outcome never hangs on
//! threads. A record that is wrong in any way is left out as a whole, counted, and said why.

mod amend;
mod expression;
mod join;
mod json;
mod left_out;
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

use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Problems;
use crate::ir::Ir;
use crate::parallel::*;
use crate::source::{FileId, Span};
pub use left_out::{leave_out, tell_once};
pub use place::{Place, places};
pub use schema::schema;
pub use write::write;

use split::{Block, Blocks, Form, RecordText};
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
    vocabulary: Arc<Vocabulary>,
    names: join::Names,
    pending: Vec<join::Pending>,
    counts: Counts,
    problems: Problems,
    /// How many bytes are still to be read, where that is known.
    expected: usize,
}

/// How much of what is wrong with records is told: more is read by nobody, and takes memory.
const MOST_TOLD: usize = 1_000;

/// So many records are read before it is looked at what is wrong with them.
const GROUP: usize = 4_096;

/// Reads one file; see [`Reader`].
pub fn read(input: impl io::Read + Send, file: FileId, path: &str, ir: &mut Ir) -> (Counts, Problems) {
    let mut reader = Reader::new(ir);
    reader.read(input, file, path, ir);
    reader.finish(ir)
}

/// Whether the text of a data file is packed, as its path says.
pub fn is_packed(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.ends_with(".gz") || path.ends_with(".zst")
}

/// The plain text of a data file: what ends in `.gz` or `.zst` is unpacked as it is read.
///
/// # Errors
///
/// Where the decoder cannot be set up, or, as [`io::ErrorKind::Unsupported`], where the feature `data-compressed` is left out.
pub fn unpack<'r>(path: &str, input: impl io::Read + Send + 'r) -> io::Result<Box<dyn io::Read + Send + 'r>> {
    if is_packed(path) { decoder(path, input) } else { Ok(Box::new(input)) }
}

#[cfg(feature = "data-compressed")]
fn decoder<'r>(path: &str, input: impl io::Read + Send + 'r) -> io::Result<Box<dyn io::Read + Send + 'r>> {
    Ok(if path.to_ascii_lowercase().ends_with(".gz") {
        Box::new(flate2::read::MultiGzDecoder::new(input))
    } else {
        Box::new(zstd::stream::read::Decoder::new(input)?)
    })
}

#[cfg(not(feature = "data-compressed"))]
fn decoder<'r>(_path: &str, _input: impl io::Read + Send + 'r) -> io::Result<Box<dyn io::Read + Send + 'r>> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

impl Reader {
    /// A reader for the vocabulary, parties, events and agreements of a project.
    pub fn new(ir: &Ir) -> Reader {
        Reader {
            vocabulary: Arc::new(Vocabulary::new(ir)),
            names: join::Names::new(ir),
            pending: Vec::new(),
            counts: Counts::default(),
            problems: Problems::at_most(MOST_TOLD),
            expected: 0,
        }
    }

    /// Says how much of what is wrong is told at most; see [`Problems::at_most`]. The rest is counted.
    #[must_use]
    pub fn tell_at_most(self, most: usize) -> Reader {
        Reader { problems: Problems::at_most(most.clamp(1, MOST_TOLD)), ..self }
    }

    /// Says how many bytes there are to be read in all, so that room is made for what they say. Only speed hangs on it.
    #[must_use]
    pub fn expect(self, bytes: usize) -> Reader {
        Reader { expected: bytes, ..self }
    }

    /// Reads a file of plain text (see [`unpack`]); its path says whether it is one document or one record a line. Spans
    /// count bytes of the plain text.
    pub fn read(&mut self, input: impl io::Read + Send, file: FileId, path: &str, ir: &mut Ir) {
        if ir.files.len() <= file.index() {
            ir.files.resize(file.index() + 1, String::new());
        }
        if let Some(place) = ir.files.get_mut(file.index()) {
            path.clone_into(place);
        }
        let mut blocks = Blocks::new(input, form(path));
        let vocabulary = Arc::clone(&self.vocabulary);
        let mut waiting: Option<Read> = None;
        let mut next = blocks.next();
        let mut at = 0;
        let failed = loop {
            let block = match next {
                Ok(Some(block)) => block,
                Ok(None) => break None,
                Err(error) => {
                    let end = Span::new(file, at, at);
                    break Some(problem::broken_off(end, &error.to_string().to_lowercase()));
                }
            };
            at = block.at + block.bytes.len();
            if u32::try_from(at).is_err() {
                break Some(problem::too_large(Span::new(file, at, at)));
            }
            // While the records of one block are read, those of the one before it join the project.
            let (outcomes, following) = join(
                || records(&vocabulary, file, &block),
                || {
                    if let Some(read) = waiting.take() {
                        blocks.give_back(self.join_block(ir, file, read));
                    }
                    blocks.next()
                },
            );
            waiting = Some(Read { block, outcomes });
            next = following;
        };
        waiting.into_iter().for_each(|read| drop(self.join_block(ir, file, read)));
        failed.into_iter().for_each(|problem| self.refuse(problem));
    }

    /// Joins the amendments with their agreements, and says how much was read and what is wrong.
    pub fn finish(mut self, ir: &mut Ir) -> (Counts, Problems) {
        self.amend(ir);
        self.problems.sort();
        (self.counts, self.problems)
    }

    /// Takes in what became of the records of a block, in their order; gives its bytes back.
    fn join_block(&mut self, ir: &mut Ir, file: FileId, read: Read) -> Vec<u8> {
        let Read { block, outcomes } = read;
        let (agreements, terms) = (ir.agreements.len(), ir.terms.len());
        let mut outcomes = outcomes.into_iter();
        for piece in &block.records {
            let base = block.at + piece.range.start;
            if let Some(fault) = piece.fault {
                let length = usize::from(!piece.range.is_empty());
                self.refuse(problem::fault(fault, Span::new(file, base, base + length)));
                continue;
            }
            match outcomes.next() {
                Some(Ok(outcome)) => {
                    self.names.left_out.extend(outcome.left_out);
                    match outcome.fragment {
                        Some(fragment) => self.take(ir, *fragment, &root(piece), base),
                        None => self.refuse_all(outcome.problems),
                    }
                }
                Some(Err(at)) => self.refuse(problem::not_utf8(Span::new(file, at, at + 1))),
                None => {}
            }
        }
        if block.bytes.len() >= split::CHUNK / 2 {
            // What follows says as much, and lists that grow piece by piece are copied again and again. Where there is no such
            // room they still grow.
            let blocks = std::mem::take(&mut self.expected) / block.bytes.len();
            let _ = ir.agreements.try_reserve((ir.agreements.len() - agreements).saturating_mul(blocks));
            let _ = ir.terms.try_reserve((ir.terms.len() - terms).saturating_mul(blocks));
        }
        block.bytes
    }
}

/// A block and what became of the records in it that are told apart: of one that is no text, the first byte that is none.
struct Read {
    block: Block,
    outcomes: Vec<Result<record::Outcome, usize>>,
}

/// Reads the records of a block side by side.
fn records(vocabulary: &Vocabulary, file: FileId, block: &Block) -> Vec<Result<record::Outcome, usize>> {
    let read = |room: &mut Vec<json::Extent>, record: &&RecordText| {
        let bytes = block.bytes.get(record.range.clone()).unwrap_or_default();
        let base = block.at + record.range.start;
        let text = std::str::from_utf8(bytes).map_err(|error| base + error.valid_up_to())?;
        Ok(record::read(text, &root(record), file, base, vocabulary, room))
    };
    let sound: Vec<&RecordText> = block.records.iter().filter(|record| record.fault.is_none()).collect();
    let mut outcomes: Vec<Result<record::Outcome, usize>> = Vec::with_capacity(sound.len());
    let mut told = 0;
    for group in sound.chunks(GROUP) {
        let from = outcomes.len();
        outcomes.par_extend(group.par_iter().map_init(Vec::new, read));
        // Of records that are wrong, no more is kept of what is than is told.
        for outcome in outcomes.iter_mut().skip(from).flatten() {
            if told >= MOST_TOLD {
                outcome.problems.forget();
            }
            told += outcome.problems.iter().len();
        }
    }
    outcomes
}

/// The way to a record in its document.
fn root(record: &RecordText) -> String {
    record.index.map_or_else(|| "$".to_owned(), |index| format!("$[{index}]"))
}

fn form(path: &str) -> Form {
    let path = path.to_ascii_lowercase();
    let plain = path.strip_suffix(".gz").or_else(|| path.strip_suffix(".zst")).unwrap_or(&path);
    if plain.ends_with(".jsonl") { Form::Lines } else { Form::Document }
}
