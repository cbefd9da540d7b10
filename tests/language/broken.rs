//! Broken files, each with the errors a person would report, as lines `//~ line:column words of the message`.

use clausal::diagnostic::{Diagnostic, edit};
use clausal::source::SourceMap;

/// One error as a person would report it.
struct Wanted {
    place: String,
    words: String,
}

/// What became of one file.
#[derive(Default)]
struct Score {
    wanted: usize,
    right: usize,
    extra: usize,
    faults: Vec<String>,
}

fn judge(name: &str, text: &str) -> Score {
    let wanted: Vec<Wanted> = text
        .lines()
        .filter_map(|line| line.strip_prefix("//~ ")?.split_once(' '))
        .map(|(place, words)| Wanted { place: place.to_owned(), words: words.to_owned() })
        .collect();
    let mut sources = SourceMap::default();
    let id = sources.add(name, text);
    let file = sources.get(id).unwrap();
    let parsed = clausal::syntax::parse(file);
    let mut reported: Vec<(String, String)> = parsed
        .problems
        .iter()
        .map(|problem| {
            let at = file.lines.position(text, problem.span().start as usize);
            (format!("{}:{}", at.line, at.column), problem.message.clone())
        })
        .collect();
    let mut score = Score { wanted: wanted.len(), ..Score::default() };
    assert!(!wanted.is_empty(), "{name} says nothing of what is wrong with it");
    for want in wanted {
        match reported.iter().position(|(place, words)| *place == want.place && words.contains(&want.words)) {
            Some(at) => {
                reported.remove(at);
                score.right += 1;
            }
            None => score.faults.push(format!("{name}: not told: {} {}", want.place, want.words)),
        }
    }
    score.extra = reported.len();
    score
        .faults
        .extend(reported.into_iter().map(|(place, words)| format!("{name}: told too much: {place} {words}")));
    score
}

#[test]
fn broken_files_get_the_errors_a_person_would_report() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "clause"));
    paths.sort();
    let mut total = Score::default();
    for path in &paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let score = judge(name, &std::fs::read_to_string(path).unwrap());
        total.wanted += score.wanted;
        total.right += score.right;
        total.extra += score.extra;
        total.faults.extend(score.faults);
    }
    for fault in &total.faults {
        println!("{fault}");
    }
    println!(
        "{} files: {} of {} errors reported and right, {} extra",
        paths.len(),
        total.right,
        total.wanted,
        total.extra
    );
    assert!(paths.len() >= 60);
    assert!(total.right * 100 >= total.wanted * 95, "fewer than 95 % of the errors are reported and right");
    assert!(total.extra * 100 <= total.wanted * 5, "more than 5 % are reported that nobody would");
}

/// What `--fix` may do without asking: each change mends what it is offered for, and where all there is to mend is certain, nothing
/// is left.
#[test]
fn what_is_certain_mends_what_it_is_offered_for() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "clause"));
    paths.sort();
    let (mut mended, mut whole, mut wrong) = (0, 0, Vec::new());
    for path in &paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let before = std::fs::read_to_string(path).unwrap();
        let problems = problems(name, &before);
        let is_certain = |problem: &Diagnostic| problem.fixes.first().is_some_and(|fix| fix.safe);
        if !problems.iter().any(is_certain) {
            continue;
        }
        mended += 1;
        let mut text = before.clone();
        for _ in 0..8 {
            let now = self::problems(name, &text);
            let fixes = now.iter().flat_map(|problem| problem.fixes.iter().find(|fix| fix.safe));
            let Some(after) = edit::apply(fixes, |_| Some(text.as_str())).files.into_iter().next() else {
                break;
            };
            text = after.text;
        }
        let left = self::problems(name, &text);
        let told: Vec<&String> = left.iter().map(|problem| &problem.message).collect();
        if left.iter().any(is_certain)
            || left.len() > problems.iter().filter(|problem| !is_certain(problem)).count()
        {
            wrong.push(format!("{name}: {told:?}\n{text}"));
        }
        whole += usize::from(left.is_empty());
    }
    println!("{mended} files have certain mends, {whole} are whole with them");
    assert!(mended > 60 && whole > 50, "{mended} files with certain mends, {whole} whole");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn problems(name: &str, text: &str) -> Vec<Diagnostic> {
    let mut sources = SourceMap::default();
    let id = sources.add(name, text);
    clausal::syntax::parse(sources.get(id).unwrap()).problems.into_vec()
}
