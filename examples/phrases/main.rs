//! Counts the phrases of contracts and writes the table that the proofreader holds drafts against:
//! `cargo run --release --example phrases -- FOLDER [LEFT-OUT] > src/draft/lint/phrasing/phrases.txt`. The file LEFT-OUT names, one a line,
//! the files of the folder that are not counted.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clausal::draft::lint::phrasing::{END, LONGEST, NUMBER, SHARE, Step, What, runs};
use clausal::draft::words::fold;
use clausal::source::FileId;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (folder, left_out) = match arguments.as_slice() {
        [folder] => (folder, String::new()),
        [folder, left_out] => (folder, std::fs::read_to_string(left_out).unwrap_or_default()),
        _ => {
            eprintln!("usage: phrases FOLDER [LEFT-OUT]");
            return ExitCode::from(2);
        }
    };
    let left_out: HashSet<&str> = left_out.lines().collect();
    let mut counts: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    let mut contracts = 0;
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        if left_out.contains(name.as_str()) {
            continue;
        }
        let Ok(draft) = clausal::draft::read(FileId::default(), &name, &bytes) else { continue };
        contracts += 1;
        for phrase in phrases(&draft) {
            *counts.entry(phrase).or_insert(0) += 1;
        }
    }
    match write(&counts, contracts) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the table cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Every phrase of a draft, once.
fn phrases(draft: &clausal::draft::Draft) -> BTreeSet<Vec<String>> {
    let steps = runs(draft.words(), draft.body());
    let word = |step: &Step| match step.what {
        What::End => END.to_owned(),
        What::Number => NUMBER.to_owned(),
        What::Word => fold(draft.words().text(step.tokens.start)).into_owned(),
    };
    let words: Vec<String> = steps.iter().map(word).collect();
    let mut found = BTreeSet::new();
    for length in 1..=LONGEST {
        for window in words.windows(length) {
            // An end stands only first or last.
            let inside = window.get(1..length - 1).unwrap_or(&[]);
            if !inside.iter().any(|word| word == END) && window.iter().all(|word| is_counted(word)) {
                found.insert(window.to_vec());
            }
        }
    }
    found
}

fn is_counted(word: &str) -> bool {
    [END, NUMBER].contains(&word) || word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'')
}

fn write(counts: &BTreeMap<Vec<String>, u32>, contracts: u32) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let out_of = |count: u32| count * SHARE / contracts.max(1);
    writeln!(
        out,
        "// Phrases of contracts: those of one to four words that one contract in {SHARE} has, of {contracts} contracts."
    )?;
    writeln!(
        out,
        "// Counted by examples/phrases from the texts of CUAD v1 (The Atticus Project, CC BY 4.0,"
    )?;
    writeln!(
        out,
        "// https://www.atticusprojectai.org/cuad). A line is the last word of a phrase; the words before it are"
    )?;
    writeln!(
        out,
        "// the last lines above it that stand further left. The capital says how many contracts of {SHARE} have it:"
    )?;
    writeln!(out, "// A one, B two, and so on. `.` is where a phrase begins or ends, `#` any number.")?;
    for (phrase, count) in counts.iter().filter(|(_, count)| out_of(**count) > 0) {
        let letter = char::from(b'A' + u8::try_from(out_of(*count) - 1).unwrap_or(0));
        let last = phrase.last().map_or("", String::as_str);
        writeln!(out, "{:indent$}{last}{letter}", "", indent = phrase.len() - 1)?;
    }
    out.flush()
}
