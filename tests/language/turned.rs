//! Sources turned round: the items of a file in another order and parted into two files say the same, word for word.

use clausal::source::SourceMap;
use clausal::syntax::parse;
use clausal::{Options, Project};
use rayon::prelude::*;

use super::cases;
use super::told::{differences, told};

/// The items of a text, each with the comments before it.
fn items(text: &str) -> Vec<String> {
    let mut sources = SourceMap::default();
    let id = sources.add("a.clause", text);
    let parsed = parse(sources.get(id).unwrap());
    let mut items = Vec::new();
    let mut from = 0;
    for item in &parsed.tree.items {
        let end = item.span.range().end;
        items.push(text[from..end].to_owned());
        from = end;
    }
    items
}

/// The items in some order, parted into two files.
fn laid_out(items: &[String], order: usize) -> Vec<(String, String)> {
    let mut items = items.to_vec();
    let by = order % items.len().max(1);
    match order % 3 {
        0 => items.reverse(),
        1 => items.rotate_left(by),
        _ => {
            items.rotate_left(by);
            items.reverse();
        }
    }
    let half = items.len() / 2;
    // The names of files turn round, too.
    let names = if order.is_multiple_of(2) { ["x.clause", "a.clause"] } else { ["a.clause", "x.clause"] };
    let parts = [items[..half].join("\n"), items[half..].join("\n")];
    names.iter().zip(parts).map(|(name, part)| ((*name).to_owned(), part)).collect()
}

#[test]
fn the_order_of_items_and_files_changes_no_word_of_a_report() {
    let vocabulary = std::fs::read_to_string("tests/language/vocabulary.clause").unwrap();
    // What a file leaves unused is told of files that use something themselves.
    let told = |report: &clausal::Report| -> Vec<String> {
        told(report).into_iter().filter(|line| !line.starts_with("W0301")).collect()
    };
    let check = |files: Vec<(String, String)>| Project::from_sources(files).check(&Options::default());
    let cases: Vec<_> = cases::sources().into_iter().enumerate().collect();
    // Each case in two of the orders, in turn; none for one that is not tried.
    let look = |(number, (title, source, alone)): &(usize, (String, String, bool))| {
        let text = if *alone { source.clone() } else { format!("{vocabulary}\n{source}\n") };
        let report = check(vec![("a.clause".to_owned(), text.clone())]);
        // Of an error in the sources the order decides which of two words is the one too many.
        if report.diagnostics.iter().any(|found| found.code.id().starts_with('E')) {
            return None;
        }
        let items = items(&text);
        let orders = [0, 1, 2, 4, 5].into_iter().cycle().skip(number % 5).step_by(2).take(2);
        let wrong = orders.filter_map(|order| {
            let differences = differences(&told(&report), &told(&check(laid_out(&items, order))));
            (!differences.is_empty()).then(|| format!("{title}, order {order}:\n{}", differences.join("\n")))
        });
        Some(wrong.collect::<Vec<String>>())
    };
    let tried: Vec<Vec<String>> = cases.par_iter().filter_map(look).collect();
    let wrong = tried.concat();
    assert!(tried.len() > 150, "{} cases are too few to show anything", tried.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
