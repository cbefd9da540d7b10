//! Where a project is found: whichever folder the server starts in, however the path of a document is spelt.

use std::path::Path;

use serde_json::{Value, json};

use super::editor::Editor;
use crate::folder::Folder;

/// An empty folder, with a name that has to be written in other words where it is an address.
pub fn empty() -> Folder {
    Folder::called("clausal lsp é", &[])
}

const PARTIES: &str = "party Azure\nparty Us\nkind cloud { provider: by party, exclusive: flag }\n";
const TERMS: &str = "agreement hosting between Azure and Us from 2026 { main: exclusive cloud by Azure }\n";
const RULES: &str = "policy risk { rule open-market: cloud must not be exclusive after 2032 }\n";

/// A project of three files, of which none stands alone.
fn project(folder: &Folder, below: &str, settings: &str) {
    folder.write(&format!("{below}clausal.toml"), settings);
    folder.write(&format!("{below}parties.clause"), PARTIES);
    folder.write(&format!("{below}terms/deep/terms.clause"), TERMS);
    folder.write(&format!("{below}rules.clause"), RULES);
}

/// The codes that are told of a document, once the server knows it.
fn codes(editor: &mut Editor, uri: &str, text: &str) -> Vec<String> {
    let found = editor.open(uri, text);
    found.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_folder_that_the_server_starts_in_does_not_matter() {
    for settings in [
        "",
        "[project]\nsources = [\".\"]\n",
        "[project]\nsources = [\"**/*.clause\"]\n",
        "[project]\nsources = [\"*.clause\", \"terms\"]\n",
        "[project]\nsources = [\"./parties.clause\", \"rules.clause\", \"terms/**\"]\n",
    ] {
        let folder = empty();
        project(&folder, "in a folder/", settings);
        for start in ["", "in a folder", "in a folder/terms", "in a folder/terms/deep", "elsewhere"] {
            let start = folder.0.join(start);
            std::fs::create_dir_all(&start).unwrap();
            let mut editor = Editor::in_folder(&start);
            let terms = folder.uri("in a folder/terms/deep/terms.clause");
            let place = format!("{settings:?} from {}", start.display());
            assert_eq!(codes(&mut editor, &terms, TERMS), ["risk/open-market"], "{place}");
            let parties = folder.uri("in a folder/parties.clause");
            assert_eq!(codes(&mut editor, &parties, PARTIES), Vec::<String>::new(), "{place}");
            let at = json!({ "line": 0, "character": 28 });
            let ask = json!({ "textDocument": { "uri": terms }, "position": at });
            let found = editor.ask("textDocument/definition", ask.clone()).unwrap();
            assert_eq!(found[0]["uri"], parties, "{place}");
            assert_ne!(editor.ask("textDocument/hover", ask).unwrap(), Value::Null, "{place}");
            let told = editor.rest();
            assert!(
                told.iter().all(|message| message["method"] != "window/showMessage"),
                "{place}: {told:?}"
            );
        }
    }
}

#[test]
fn folders_that_an_editor_names_do_not_matter_either() {
    let folder = empty();
    project(&folder, "a b/", "");
    let uri = |name: &str| folder.uri(name);
    for said in [
        json!({ "rootUri": null, "capabilities": {} }),
        json!({ "rootUri": uri("a b"), "capabilities": {} }),
        json!({ "rootUri": uri("a b/terms"), "rootPath": folder.0.join("a b"), "capabilities": {} }),
        json!({ "workspaceFolders": [{ "uri": uri("a b"), "name": "x" }, { "uri": uri("c"), "name": "y" }], "capabilities": {} }),
        json!({ "workspaceFolders": [], "capabilities": {} }),
        json!({ "workspaceFolders": null, "capabilities": {} }),
    ] {
        let mut editor = Editor::silent(&folder.0.join("a b"));
        editor.ask("initialize", said.clone()).unwrap();
        let found = codes(&mut editor, &uri("a b/terms/deep/terms.clause"), TERMS);
        assert_eq!(found, ["risk/open-market"], "{said}");
    }
}

#[test]
fn addresses_are_read_however_they_are_escaped() {
    let folder = empty();
    project(&folder, "", "");
    let plain = folder.uri("terms/deep/terms.clause");
    let path = plain.trim_start_matches("file://").to_owned();
    for uri in [
        plain.clone(),
        format!("file://localhost{path}"),
        plain.replace("%C3%A9", "%c3%a9"),
        plain.replace("terms.clause", "%74erms%2Eclause"),
        plain.replace("/deep/", "/deep/../deep/./"),
    ] {
        let mut editor = Editor::in_folder(&folder.0);
        assert_eq!(codes(&mut editor, &uri, TERMS), ["risk/open-market"], "{uri}");
    }
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) {
    std::os::unix::fs::symlink(to, at).unwrap();
}

#[cfg(unix)]
#[test]
fn a_project_is_found_through_links() {
    for settings in ["", "[project]\nsources = [\"*.clause\", \"terms\"]\n"] {
        let folder = empty();
        project(&folder, "real/proj/", settings);
        let at = |name: &str| folder.0.join(name);
        link(&at("real"), &at("lnk"));
        link(&at("real/proj"), &at("project"));
        link(&at("real/proj/terms"), &at("terms"));
        link(&at("real/proj/terms/deep/terms.clause"), &at("one.clause"));
        for way in [
            "real/proj/terms/deep/terms.clause",
            "lnk/proj/terms/deep/terms.clause",
            "project/terms/deep/terms.clause",
            "terms/deep/terms.clause",
            "one.clause",
        ] {
            for start in ["", "lnk/proj", "project", "real/proj/terms"] {
                let mut editor = Editor::in_folder(&at(start));
                let uri = folder.uri(way);
                let place = format!("{way} from `{start}`, {settings:?}");
                assert_eq!(codes(&mut editor, &uri, TERMS), ["risk/open-market"], "{place}");
                // What is written there counts, not what the disk has.
                let found = editor.change(&uri, 2, &TERMS.replace("exclusive ", ""));
                assert_eq!(found, Vec::<Value>::new(), "{place}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_text_that_is_open_counts_however_others_reach_it() {
    let folder = empty();
    project(&folder, "real/", "");
    link(&folder.0.join("real"), &folder.0.join("lnk"));
    let mut editor = Editor::in_folder(&folder.0);
    let terms = folder.uri("lnk/terms/deep/terms.clause");
    let parties = folder.uri("real/parties.clause");
    assert_eq!(codes(&mut editor, &terms, TERMS), ["risk/open-market"]);
    editor.open(&parties, PARTIES);
    editor.rest();
    editor.edit(&parties, 2, json!([{ "text": PARTIES.replace("party Azure", "party Other") }]));
    editor.published_of(&parties, 2);
    let found = editor.wait_quietly(&terms);
    assert!(found.iter().any(|one| one["code"] == "E0307"), "{found:?}");
}
