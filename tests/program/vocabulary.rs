//! The shipped vocabulary explained: every kind and field has its words, its page, its sample and its row in the documentation.

use clausal::ir::{Field, FieldType, Ir, Kind};
use clausal::vocabulary::{explain, page, suggest};
use clausal::{Options, Project};

use super::folder::Folder;

/// Where the made part of the page begins; it goes on to the end.
const HEADING: &str = "\n## All kinds\n";

fn meaning(source: &str) -> Ir {
    let project = Project::from_sources([("vocabulary.clause", source.to_owned())]);
    let (ir, problems) = project.meaning(&Options::default());
    let errors: Vec<&String> = problems.iter().map(|problem| &problem.message).collect();
    assert!(!problems.has_errors(), "{source}\n{errors:?}");
    ir
}

fn shipped() -> Ir {
    meaning("use std.partnership")
}

/// The kinds that stand in files.
fn declared(ir: &Ir) -> impl Iterator<Item = &Kind> {
    ir.kinds.iter().filter(|kind| kind.declared.span.start < kind.declared.span.end)
}

/// `CLAUSAL_UPDATE_PAGES=1 cargo test --test program vocabulary` writes it anew.
#[test]
fn the_page_of_the_vocabulary_is_made_from_it() {
    let file = "docs/vocabulary.md";
    let text = std::fs::read_to_string(file).unwrap();
    let (by_hand, _) = text.split_once(HEADING).expect("the page has the heading of its made part");
    let about = "Made from the doc comments of `policies/std`; `clausal explain licence` and `clausal explain licence.revocable` show the same.";
    let made = format!("{by_hand}{HEADING}\n{about}\n\n{}", page(&shipped()));
    if std::env::var_os("CLAUSAL_UPDATE_PAGES").is_some() {
        std::fs::write(file, &made).unwrap();
    } else {
        assert!(text == made, "{file} is not what the vocabulary says; see tests/README.md");
    }
}

#[test]
fn every_kind_and_field_has_a_doc_comment() {
    let ir = shipped();
    let mut without = Vec::new();
    for kind in declared(&ir) {
        let has = |doc: &Option<_>| doc.is_some();
        without.extend((!has(&kind.declared.doc)).then(|| kind.declared.name.to_string()));
        let fields = kind.fields.iter().map(|id| ir.field(*id));
        let bare = fields
            .filter(|field| field.declared.span.start < field.declared.span.end && !has(&field.declared.doc));
        without.extend(bare.map(|field| format!("{}.{}", kind.declared.name, field.declared.name)));
    }
    assert!(ir.kinds.len() > 50 && without.is_empty(), "{without:?}");
}

#[test]
fn every_kind_and_field_has_a_page_that_fits_a_terminal() {
    let ir = shipped();
    let mut pages = 0;
    for kind in &ir.kinds {
        let name = &kind.declared.name;
        let fields = kind.fields.iter().map(|id| format!("{name}.{}", ir.field(*id).declared.name));
        for name in std::iter::once(name.to_string()).chain(fields) {
            let page = explain(&ir, &name).unwrap_or_else(|| panic!("no page of `{name}`"));
            assert!(page.starts_with(&format!("# {name}")), "{page}");
            assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
            assert!(page.lines().all(|line| line == line.trim_end()), "{page}");
            pages += 1;
        }
    }
    assert!(pages > 300, "{pages}");
}

#[test]
fn every_shipped_module_has_a_page() {
    let folder = Folder::with(&[("a.clause", "use std.supplier\n")]);
    for (name, part) in [
        ("std.supplier", "- supplier/force-majeure: "),
        ("supplier", "- supplier/force-majeure: "),
        ("std.grants", "Kinds: "),
        ("std.home", "# std.home"),
    ] {
        let page = folder.run(&["explain", name]).out;
        assert!(page.contains(part), "no `{part}` in:\n{page}");
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    }
    let unknown = folder.run(&["explain", "std.suplier"]);
    assert!(unknown.err.contains("did you mean `std.supplier`?"), "{}", unknown.err);
}

/// What a page shows as a term of a kind.
fn sample(ir: &Ir, kind: &Kind) -> String {
    let page = explain(ir, &kind.declared.name).unwrap();
    page.lines().find_map(|line| line.strip_prefix("    deal: ")).expect("a sample").to_owned()
}

/// Each of these terms in an agreement of its own.
fn agreements(terms: &[String]) -> String {
    let mut source = String::from("use std.partnership party Acme party Beta party Gamma\n");
    for (number, term) in terms.iter().enumerate() {
        source += &format!(
            "agreement sample-{number} between Acme, Beta and Gamma from 2030 through 2031 {{\n deal: {term}\n}}\n"
        );
    }
    source
}

#[test]
fn samples_are_terms() {
    let ir = shipped();
    let samples: Vec<String> = ir.kinds[1..].iter().map(|kind| sample(&ir, kind)).collect();
    assert_eq!(meaning(&agreements(&samples)).terms.len(), samples.len());
}

/// No word of a field is a word of the language, which a term could not say.
#[test]
fn every_flag_and_word_of_a_choice_can_be_said() {
    let ir = shipped();
    let mut terms = Vec::new();
    for kind in declared(&ir) {
        let sample = sample(&ir, kind);
        let free = |field: &&Field| field.optional || field.default.is_some() || field.ty == FieldType::Flag;
        for field in kind.fields.iter().map(|id| ir.field(*id)).filter(free) {
            let name = &field.declared.name;
            let entries: Vec<String> = match &field.ty {
                FieldType::Flag => vec![name.to_string()],
                FieldType::Choice(words) if field.anonymous => {
                    words.iter().map(|word| ir.word(*word).to_string()).collect()
                }
                FieldType::Choice(words) | FieldType::Set(words) => {
                    words.iter().map(|word| format!("{name}: {}", ir.word(*word))).collect()
                }
                _ => Vec::new(),
            };
            terms.extend(entries.iter().map(|entry| match sample.strip_suffix('}') {
                Some(open) => format!("{}, {entry} }}", open.trim_end()),
                None => format!("{sample} {{ {entry} }}"),
            }));
        }
    }
    assert!(terms.len() > 1000, "{}", terms.len());
    assert_eq!(meaning(&agreements(&terms)).terms.len(), terms.len());
}

/// No name of a field is a word of the language, which a rule could not ask for.
#[test]
fn every_field_can_be_asked_for() {
    let ir = shipped();
    let mut source = String::from("use std.partnership\npolicy asked {\n");
    let mut rules = 0;
    for kind in declared(&ir) {
        for field in kind.fields.iter().map(|id| ir.field(*id)) {
            if field.anonymous || field.ty == FieldType::Flag {
                continue;
            }
            let (kind, field) = (&kind.declared.name, &field.declared.name);
            source += &format!("rule r{rules}: {kind} must have {field} because \"it can be said\"\n");
            rules += 1;
        }
    }
    source.push('}');
    assert!(rules > 1000, "{rules}");
    assert_eq!(meaning(&source).rules.len(), rules);
}

#[test]
fn what_is_not_there_has_no_page_and_perhaps_a_neighbour() {
    let ir = shipped();
    for (name, near) in [
        ("licnece", Some("licence")),
        ("licence.revokable", Some("licence.revocable")),
        ("licnece.royalty", Some("licence.royalty")),
        ("licence.zzzzzz", Some("licence")),
        ("zzzzzz", None),
        ("zzzzzz.royalty", None),
    ] {
        assert_eq!(explain(&ir, name), None, "{name}");
        assert_eq!(suggest(&ir, name).as_deref(), near, "{name}");
    }
}

#[test]
fn a_page_shows_where_a_field_comes_from_and_how_it_is_said() {
    let ir = meaning(
        "/// Leave to use.
         kind right { /// Who may use it.\n holder: to party  /// It can be taken back.\n revocable | final = revocable }
         kind licence also license \"licence of works\" is right { /// The share.\n royalty: percent optional }",
    );
    let page = |name: &str| explain(&ir, name).unwrap();
    let licence = page("licences");
    assert!(licence.starts_with("# licence: licence of works\n"), "{licence}");
    for words in [
        "Also called `license`.",
        "It is a `right`",
        "    deal: licence to Acme",
        "What it has from `right`:",
    ] {
        assert!(licence.contains(words), "{words}: {licence}");
    }
    let holder = page("license.holder");
    for words in
        ["    holder: to party", "Who may use it.", "It comes from `right`", "A term says   licence to Acme"]
    {
        assert!(holder.contains(words), "{words}: {holder}");
    }
    let last = page("licence.final");
    for words in
        ["# licence.final", "revocable | final = revocable", "A term says   final licence", "must be final"]
    {
        assert!(last.contains(words), "{words}: {last}");
    }
    assert!(page("licence.royalty").contains("A rule says   licence must have royalty of at most 5%"));
}
