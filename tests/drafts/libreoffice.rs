//! What LibreOffice draws before the paragraphs of Word documents, beside what we draw. It is no part of the repository: `.ci/run`
//! gets it from Debian and runs these tests, which are passed over elsewhere.

use std::path::{Path, PathBuf};
use std::process::Command;

use clausal::draft::model::Part;
use clausal::draft::{self, Draft};
use clausal::source::FileId;

use crate::samples::samples;

/// The lines of a text without what is blank.
fn lines(text: &str) -> Vec<String> {
    // Bullets are no numbers.
    let line = |line: &str| line.split_whitespace().filter(|word| *word != "•").collect::<Vec<_>>().join(" ");
    text.trim_start_matches('\u{feff}').lines().map(line).filter(|line| !line.is_empty()).collect()
}

/// Each paragraph of the body, what is drawn before it, and its words.
fn drawn(draft: &Draft) -> Vec<String> {
    let words = draft.words();
    let body = draft.blocks.iter().filter(|block| block.part == Part::Document);
    let line = |block: &draft::model::Block| {
        format!("{} {}", block.drawn.as_deref().unwrap_or(""), words.slice(block.tokens.clone()))
    };
    body.flat_map(|block| lines(&line(block))).collect()
}

/// Lets LibreOffice convert all documents of a folder to text, beside them.
fn convert(folder: &Path, documents: &[PathBuf]) {
    let home = format!("-env:UserInstallation=file://{}/office", folder.display());
    let status = Command::new("soffice")
        .args([&home, "--headless", "--convert-to", "txt:Text", "--outdir"])
        .arg(folder)
        .args(documents)
        .stdout(std::process::Stdio::null())
        .status()
        .expect("LibreOffice is installed: `libreoffice-writer-nogui` of Debian");
    assert!(status.success());
}

fn read(path: &Path) -> Vec<String> {
    let text = path.with_extension("txt");
    lines(&std::fs::read_to_string(&text).unwrap_or_else(|error| panic!("{}: {error}", text.display())))
}

#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_draws_the_samples_alike() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("libreoffice-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let samples = samples();
    let path = |name: &str| folder.join(name).with_extension("docx");
    for sample in &samples {
        std::fs::write(path(sample.name), &sample.bytes).unwrap();
    }
    convert(&folder, &samples.iter().map(|sample| path(sample.name)).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    for sample in &samples {
        let theirs = read(&path(sample.name));
        let ours: Vec<String> =
            sample.drawn.iter().flat_map(|(label, words)| lines(&format!("{label} {words}"))).collect();
        match sample.departs {
            None if ours != theirs => wrong.push(format!("{}\n  {ours:?}\n  {theirs:?}", sample.name)),
            Some(why) if ours == theirs => {
                wrong.push(format!("{}: they are alike, and should not be: {why}", sample.name));
            }
            _ => {}
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Documents of others, which are not in the repository: `CLAUSAL_WORD_FILES=FOLDER` with the texts that LibreOffice made of them.
#[test]
#[ignore = "needs documents of others, and what LibreOffice makes of them"]
fn documents_of_others_are_numbered_alike() {
    let folder = std::env::var_os("CLAUSAL_WORD_FILES").expect("say CLAUSAL_WORD_FILES=FOLDER");
    let (mut numbered, mut wrong) = (0, Vec::new());
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "docx"));
    paths.sort();
    for path in paths {
        let Ok(draft) = draft::read(FileId(0), "document.docx", &std::fs::read(&path).unwrap()) else {
            wrong.push(format!("{}: cannot be read", path.display()));
            continue;
        };
        let theirs: std::collections::HashSet<String> = read(&path).into_iter().collect();
        let labels = draft.blocks.iter().filter(|block| block.drawn.is_some()).count();
        numbered += labels;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        wrong.extend(
            drawn(&draft)
                .into_iter()
                .filter(|line| !theirs.contains(line))
                .map(|line| format!("{name}: {line}")),
        );
    }
    println!("{numbered} numbered paragraphs");
    assert!(wrong.is_empty(), "{} lines differ\n{}", wrong.len(), wrong.join("\n"));
}
