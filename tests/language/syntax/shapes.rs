//! What the tree, the doc comments and the trivia hold for small texts.

use clausal::syntax::tree::*;
use clausal::syntax::{Token, lex};

use super::{clean, complaints, parse_as};

#[track_caller]
fn agreement(tree: &Tree) -> &Agreement {
    match tree.items.iter().map(|item| &item.kind).find(|kind| matches!(kind, ItemKind::Agreement(_))) {
        Some(ItemKind::Agreement(agreement)) => agreement,
        other => panic!("no agreement but {other:?}"),
    }
}

#[track_caller]
fn policy(tree: &Tree) -> &Policy {
    match tree.items.iter().map(|item| &item.kind).find(|kind| matches!(kind, ItemKind::Policy(_))) {
        Some(ItemKind::Policy(policy)) => policy,
        other => panic!("no policy but {other:?}"),
    }
}

fn rules(policy: &Policy) -> Vec<&Rule> {
    policy
        .entries
        .iter()
        .filter_map(|entry| match entry {
            PolicyEntry::Rule(rule) => Some(&**rule),
            PolicyEntry::Let(_) => None,
        })
        .collect()
}

#[test]
fn doc_comments_belong_to_what_follows_them() {
    let tree = clean(
        "/// About the deal.\n/// In two lines.\nagreement deal between p and q from 2026 {\n  /// About the term.\n\n  // plain\n  c: cloud {\n    scope: api\n    /// About the entry.\n    exclusive\n  }\n  //// four slashes\n  d: cloud\n}\npolicy r {\n  /// About the constant.\n  let x = 1\n  /// About the rule.\n  rule one: cloud must be sole\n}\nkind k {\n  /// About the field.\n  f: flag\n}\n",
    );
    assert_eq!(tree.items[0].doc.as_deref(), Some("About the deal.\nIn two lines."));
    let deal = agreement(&tree);
    assert_eq!(deal.terms[0].doc.as_deref(), Some("About the term."));
    assert_eq!(deal.terms[0].entries[0].doc, None);
    assert_eq!(deal.terms[0].entries[1].doc.as_deref(), Some("About the entry."));
    assert_eq!(deal.terms[1].doc, None);
    let PolicyEntry::Let(constant) = &policy(&tree).entries[0] else { panic!() };
    assert_eq!(constant.doc.as_deref(), Some("About the constant."));
    assert_eq!(rules(policy(&tree))[0].doc.as_deref(), Some("About the rule."));
    let ItemKind::Kind(kind) = &tree.items[2].kind else { panic!() };
    assert_eq!(kind.fields[0].doc.as_deref(), Some("About the field."));
}

#[test]
fn a_doc_comment_in_a_broken_rule_is_not_told() {
    let text = "policy p {\n  /// About the rule.\n  rule : cloud must\n  /// About the other.\n  rule two: cloud must be sole\n}\n";
    let parsed = parse_as("a.clause", text);
    assert!(
        complaints(&parsed, text).iter().all(|told| !told.contains("W0101")),
        "{:?}",
        complaints(&parsed, text)
    );
    assert_eq!(rules(policy(&parsed.tree))[0].doc.as_deref(), Some("About the other."));
}

#[test]
fn a_line_break_separates_entries_and_a_word_of_the_language_continues_one() {
    let tree = clean(
        "agreement deal between p and q from 2026 {\n  c: cloud\n    by Microsoft\n    or until agi\n    section \"1\" {\n    amount: 5 million\n    notice: 30 days\n    scope: training\n      and api\n    open: us, not primary\n    end: (it)\n    other tbd\n    exclusive\n      from 2030\n  }\n  d: cloud by us\n  e: party-like\n}\n",
    );
    let terms = &agreement(&tree).terms;
    assert_eq!(terms.iter().map(|term| term.name.text.as_str()).collect::<Vec<_>>(), ["c", "d", "e"]);
    assert_eq!(terms[0].entries.len(), 8);
    assert_eq!(terms[0].phrase.qualifiers.len(), 2);
    assert_eq!(terms[0].entries[7].qualifiers.len(), 1);
}

#[test]
fn a_sort_ends_an_entry_of_a_kind() {
    let tree = clean(
        "kind k {\n  a: by party\n  b: parties\n  c: money optional\n  d | e\n  f: text = \"x\"\n  g: some of x | y\n    | z = all\n}\n",
    );
    let ItemKind::Kind(kind) = &tree.items[0].kind else { panic!() };
    assert_eq!(kind.fields.len(), 6);
}

#[test]
fn words_are_names_where_only_names_can_stand() {
    clean(
        "policy end {\n  let open = 5 USD\n  rule must: for each end: cloud where end.start is after 2030 and its end.section.fix is x require its because is y\n  rule every \"title\": cloud must be sole\n}\nevent never on 2030\nkind kind { unit: number in GW, kind: text }\nunit unit\nfact fact: cloud\namendment change to deal from 2030 { end: cloud }\nwaive end/must for c because \"x\"\ntest \"t\" { expect end/every kept }\n",
    );
}

#[test]
fn a_bad_sentence_still_declares_its_rule() {
    let parsed = parse_as(
        "a.clause",
        "policy p {\n  /// Doc.\n  rule one \"First\": cloud must by Microsoft, (x\n    because \"why\"\n  rule two cloud must be sole\n    fix \"how\"\n  rule three: cloud must be sole\n}\n",
    );
    let rules = rules(policy(&parsed.tree));
    let names: Vec<&str> = rules.iter().map(|rule| rule.name.text.as_str()).collect();
    assert_eq!(names, ["one", "two", "three"]);
    assert_eq!(rules[0].sentence, Sentence::Error);
    assert_eq!(rules[0].doc.as_deref(), Some("Doc."));
    assert!(matches!(&rules[0].tails[0].kind, TailKind::Because(text) if text.value == "why"));
    assert!(matches!(&rules[1].tails[0].kind, TailKind::Fix(_)));
    assert!(matches!(rules[2].sentence, Sentence::Every { .. }));
}

#[test]
fn a_broken_entry_leaves_the_others() {
    let parsed = parse_as(
        "a.clause",
        "agreement deal between p and q from 2026 {\n  c: cloud { a: 1, b: : 2, d: 3 }\n  x y { z: 1, w: 2 }\n  e: cloud { exclusive }\n}\nparty r\n",
    );
    let terms = &agreement(&parsed.tree).terms;
    assert_eq!(terms.len(), 3);
    assert!(matches!(terms[0].entries[1].kind, EntryKind::Error));
    assert_eq!(terms[0].entries.len(), 3);
    assert!(terms[1].error);
    assert_eq!(terms[2].entries.len(), 1);
    assert_eq!(parsed.problems.iter().len(), 2);
    assert_eq!(parsed.tree.items.len(), 2);
}

#[test]
fn spans_point_into_the_markdown_file() {
    let text = "# Überschrift\n\n```clausal\nparty A \"é\"\n```\n\nprose { with braces\n\n- list\n\n  ```clausal title\n  policy p {\n    rule one: cloud shall be sole\n  }\n  ```\n";
    let parsed = parse_as("notes.md", text);
    assert_eq!(parsed.tree.items.len(), 2);
    let problem = parsed.problems.iter().next().unwrap();
    assert_eq!(&text[problem.span().range()], "shall");
    assert_eq!(&text[parsed.tree.items[0].span.range()], "party A \"é\"");
    let tokens = {
        let mut sources = clausal::source::SourceMap::default();
        let id = sources.add("notes.md", text);
        lex(sources.get(id).unwrap())
    };
    assert_eq!(tokens[0].0, Token::Party);
    assert_eq!(tokens.len(), 3 + 11);
}

#[test]
fn a_brace_forgotten_in_one_fence_does_not_reach_the_next() {
    let text = "```clausal\npolicy p {\n  rule one: cloud must be sole\n```\n\n```clausal\nparty A\n```\n";
    let parsed = parse_as("notes.md", text);
    assert_eq!(parsed.tree.items.len(), 2);
    assert_eq!(parsed.problems.iter().map(|problem| problem.code.id()).collect::<Vec<_>>(), ["E0203"]);
}

#[test]
fn comments_and_blank_lines_are_kept_by_position() {
    let text = "// one\nparty A // two\n\n\n/// three\nparty B\n";
    let trivia = parse_as("a.clause", text).trivia;
    let comments: Vec<(&str, bool, bool)> = trivia
        .comments
        .iter()
        .map(|comment| (&text[comment.span.range()], comment.doc, comment.own_line))
        .collect();
    assert_eq!(comments, [("// one", false, true), ("// two", false, false), ("/// three", true, true)]);
    assert_eq!(trivia.blank_lines, [text.find("\n\n").unwrap() as u32 + 1]);
}

#[test]
fn carriage_returns_belong_to_no_comment() {
    let text = "// one\r\n/// two\r\nparty A\r\n";
    let parsed = parse_as("a.clause", text);
    assert_eq!(&text[parsed.trivia.comments[0].span.range()], "// one");
    assert_eq!(parsed.tree.items[0].doc.as_deref(), Some("two"));
}

#[test]
fn names_of_any_script_are_read() {
    let text = "party Société-Générale\nparty 東京電力\nparty शक्ति\nparty Ελλάδα-2\n";
    let tree = clean(text);
    assert_eq!(tree.items.len(), 4);
}

#[test]
fn strings_know_their_escapes() {
    let tree = clean(r#"party A "a \"b\" \\ c\nd""#);
    let ItemKind::Party { title: Some(title), .. } = &tree.items[0].kind else { panic!() };
    assert_eq!(title.value, "a \"b\" \\ c\nd");
}

#[test]
fn chains_keep_their_joins_in_order() {
    let tree = clean("let x = p and q or not r and (s or t)");
    let ItemKind::Let(constant) = &tree.items[0].kind else { panic!() };
    let ExprKind::Chain { parts, joins } = &tree.exprs[constant.value.0 as usize].kind else { panic!() };
    assert_eq!(parts.len(), 4);
    assert_eq!(joins.iter().map(|join| join.or).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn parts_come_before_what_they_make_up() {
    for text in [super::TOUR, super::WORLD, super::POLICIES] {
        let tree = clean(text);
        for (at, expr) in tree.exprs.iter().enumerate() {
            expr.kind.for_each_part(&mut |part| {
                assert!((part.0 as usize) < at);
                assert!(tree.exprs[part.0 as usize].depth < expr.depth);
            });
        }
    }
}
