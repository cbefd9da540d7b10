//! Word documents, one a feature of its numbering, made here in; each with what Word draws before each of its paragraphs.
//!
//! The numbers are those of ECMA-376, part 1, section 17.9, and of what Word shows. `tests/program/outside/word.rs` holds them
//! against what LibreOffice draws; where that departs from the standard, the sample says so and why.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document and what is drawn.
pub struct Sample {
    /// What it shows, as a name for a file.
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// What stands before each paragraph that has words, and the words.
    pub drawn: Vec<(&'static str, &'static str)>,
    /// Why LibreOffice draws something else, where it does.
    pub departs: Option<&'static str>,
}

/// A document as it is put together.
struct Document {
    numbering: String,
    styles: String,
    body: String,
    main: &'static str,
    space: &'static str,
    departs: Option<&'static str>,
}

fn document(numbering: &[String], body: &[String]) -> Document {
    Document {
        numbering: numbering.concat(),
        styles: String::new(),
        body: body.concat(),
        main: "document.xml",
        space: MAIN,
        departs: None,
    }
}

impl Document {
    fn styles(mut self, styles: &[String]) -> Document {
        self.styles = styles.concat();
        self
    }

    fn departs(mut self, why: &'static str) -> Document {
        self.departs = Some(why);
        self
    }

    fn draws(self, name: &'static str, drawn: &[(&'static str, &'static str)]) -> Sample {
        let space = self.space;
        let part = |root: &str, inner: &str| {
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} xmlns:w=\"{space}\">{inner}</w:{root}>"
            )
        };
        let main = format!("word/{}", self.main);
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        let types = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
             <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/{main}\" ContentType=\"{word}.document.main+xml\"/>\
             <Override PartName=\"/word/numbering.xml\" ContentType=\"{word}.numbering+xml\"/>\
             <Override PartName=\"/word/styles.xml\" ContentType=\"{word}.styles+xml\"/></Types>"
        );
        let parts = [
            ("[Content_Types].xml".to_owned(), types),
            ("_rels/.rels".to_owned(), relations(&[("officeDocument", &main)])),
            (
                format!("word/_rels/{}.rels", self.main),
                relations(&[("numbering", "numbering.xml"), ("styles", "styles.xml")]),
            ),
            (main.clone(), part("document", &format!("<w:body>{}</w:body>", self.body))),
            ("word/numbering.xml".to_owned(), part("numbering", &self.numbering)),
            ("word/styles.xml".to_owned(), part("styles", &self.styles)),
        ];
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        Sample { name, bytes, drawn: drawn.to_vec(), departs: self.departs }
    }
}

fn relations(list: &[(&str, &str)]) -> String {
    let each = |(at, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id=\"r{at}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        list.iter().enumerate().map(each).collect::<String>()
    )
}

/// `w:abstractNum`.
fn make(id: u8, levels: &[String]) -> String {
    made(id, "", levels)
}

/// The same with something before its levels.
fn made(id: u8, more: &str, levels: &[String]) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>{more}{}</w:abstractNum>",
        levels.concat()
    )
}

fn level(at: u8, format: &str, text: &str) -> String {
    levelled(at, format, text, "")
}

/// A level with something between its format and its text, as the standard orders them.
fn levelled(at: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/>\
         <w:lvlJc w:val=\"left\"/></w:lvl>"
    )
}

/// `w:num`.
fn list(id: u8, make: u8) -> String {
    changed(id, make, "")
}

fn changed(id: u8, make: u8, more: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{make}\"/>{more}</w:num>")
}

fn restarted(id: u8, make: u8, starts: &[(u8, u8)]) -> String {
    let over = |(level, start): &(u8, u8)| {
        format!("<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>")
    };
    changed(id, make, &starts.iter().map(over).collect::<String>())
}

/// A paragraph with these properties.
fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn plain(text: &str) -> String {
    paragraph("", text)
}

fn at(list: u8, level: u8) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}

fn item(list: u8, level: u8, text: &str) -> String {
    paragraph(&at(list, level), text)
}

fn styled(style: &str, text: &str) -> String {
    paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), text)
}

/// A style of paragraphs.
fn style(id: &str, name: &str, more: &str) -> String {
    format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{more}</w:style>")
}

/// A style that says what list its paragraphs are in.
fn list_style(id: &str, name: &str, more: &str, properties: &str) -> String {
    style(id, name, &format!("{more}<w:pPr>{properties}</w:pPr>"))
}

fn legal() -> [String; 3] {
    [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)")]
}

/// One document a feature.
pub fn samples() -> Vec<Sample> {
    [counting(), restarting(), styles(), shapes(), changes(), packages()].into_iter().flatten().collect()
}

/// How levels count, and what they draw.
fn counting() -> Vec<Sample> {
    let formats =
        ["decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "ordinal"];
    let numbering: Vec<String> = (1..)
        .zip(formats)
        .flat_map(|(id, format)| [make(id, &[level(0, format, "%1")]), list(id, id)])
        .collect();
    let (makes, lists): (Vec<String>, Vec<String>) =
        numbering.into_iter().partition(|part| part.starts_with("<w:abstractNum"));
    let body: Vec<String> = (1..=7).flat_map(|id| [item(id, 0, "one"), item(id, 0, "two")]).collect();
    vec![
        document(
            &[make(0, &legal()), list(1, 0)],
            &[
                item(1, 0, "Term"),
                item(1, 1, "Start"),
                item(1, 1, "End"),
                item(1, 2, "notice"),
                item(1, 2, "form"),
                item(1, 0, "Fees"),
                item(1, 1, "Tax"),
                item(1, 2, "rate"),
            ],
        )
        .draws(
            "levels-in-levels",
            &[
                ("1.", "Term"),
                ("1.1", "Start"),
                ("1.2", "End"),
                ("(a)", "notice"),
                ("(b)", "form"),
                ("2.", "Fees"),
                ("2.1", "Tax"),
                ("(a)", "rate"),
            ],
        ),
        document(&[makes, lists].concat(), &body).draws(
            "formats",
            &[
                ("1", "one"),
                ("2", "two"),
                ("01", "one"),
                ("02", "two"),
                ("a", "one"),
                ("b", "two"),
                ("A", "one"),
                ("B", "two"),
                ("i", "one"),
                ("ii", "two"),
                ("I", "one"),
                ("II", "two"),
                ("1st", "one"),
                ("2nd", "two"),
            ],
        ),
        document(
            &[make(0, &[level(0, "cardinalText", "%1:"), level(1, "ordinalText", "%2:")]), list(1, 0)],
            &[item(1, 0, "alpha"), item(1, 1, "beta"), item(1, 1, "gamma"), item(1, 0, "delta")],
        )
        .draws("numbers-in-words", &[("One:", "alpha"), ("First:", "beta"), ("Second:", "gamma"), ("Two:", "delta")]),
        document(
            &[
                make(
                    0,
                    &[
                        level(0, "upperLetter", "%1."),
                        level(1, "decimal", "%2."),
                        level(2, "decimal", "%2.%3"),
                    ],
                ),
                list(1, 0),
            ],
            &[
                item(1, 0, "Common"),
                item(1, 1, "Votes"),
                item(1, 0, "Preferred"),
                item(1, 1, "Dividends"),
                item(1, 2, "rate"),
                item(1, 1, "Liquidation"),
                item(1, 2, "order"),
            ],
        )
        .draws(
            "text-that-leaves-a-level-out",
            &[
                ("A.", "Common"),
                ("1.", "Votes"),
                ("B.", "Preferred"),
                ("1.", "Dividends"),
                ("1.1", "rate"),
                ("2.", "Liquidation"),
                ("2.1", "order"),
            ],
        ),
        document(
            &[
                make(
                    0,
                    &[
                        level(0, "upperRoman", "Article %1"),
                        levelled(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"),
                        level(2, "lowerRoman", "(%3)"),
                    ],
                ),
                list(1, 0),
            ],
            &[item(1, 0, "Term"), item(1, 1, "start"), item(1, 0, "Fees"), item(1, 1, "tax"), item(1, 2, "rate")],
        )
        .departs("a level that is legal draws all numbers as digits without zeros; LibreOffice keeps the zero")
        .draws(
            "legal-numbers",
            &[("Article I", "Term"), ("Section 1.1", "start"), ("Article II", "Fees"), ("Section 2.1", "tax"), ("(i)", "rate")],
        ),
        document(
            &[make(0, &[level(0, "decimal", "%1."), level(1, "bullet", "•"), level(2, "lowerLetter", "%3)")]), list(1, 0)],
            &[item(1, 0, "Term"), item(1, 2, "start"), item(1, 0, "Fees"), item(1, 2, "tax"), item(1, 2, "rate")],
        )
        .draws("a-level-that-is-passed-over", &[("1.", "Term"), ("a)", "start"), ("2.", "Fees"), ("a)", "tax"), ("b)", "rate")]),
        document(
            &[
                make(0, &[level(0, "decimal", "%1."), levelled(1, "lowerLetter", "(%2)", "<w:lvlRestart w:val=\"0\"/>")]),
                list(1, 0),
            ],
            &[item(1, 0, "Term"), item(1, 1, "start"), item(1, 1, "end"), item(1, 0, "Fees"), item(1, 1, "tax")],
        )
        .departs("lvlRestart 0 says that the level never begins anew (17.9.10); LibreOffice begins it anew")
        .draws("never-anew", &[("1.", "Term"), ("(a)", "start"), ("(b)", "end"), ("2.", "Fees"), ("(c)", "tax")]),
        document(
            &[
                make(
                    0,
                    &[
                        level(0, "decimal", "%1."),
                        level(1, "decimal", "%1.%2"),
                        levelled(2, "lowerLetter", "(%3)", "<w:lvlRestart w:val=\"1\"/>"),
                    ],
                ),
                list(1, 0),
            ],
            &[
                item(1, 0, "Term"),
                item(1, 1, "start"),
                item(1, 2, "day"),
                item(1, 1, "end"),
                item(1, 2, "notice"),
                item(1, 0, "Fees"),
                item(1, 1, "tax"),
                item(1, 2, "rate"),
            ],
        )
        .departs("lvlRestart 1 says that only the first level begins the third anew (17.9.10); LibreOffice does not read it")
        .draws(
            "anew-behind-the-first-level-only",
            &[
                ("1.", "Term"),
                ("1.1", "start"),
                ("(a)", "day"),
                ("1.2", "end"),
                ("(b)", "notice"),
                ("2.", "Fees"),
                ("2.1", "tax"),
                ("(a)", "rate"),
            ],
        ),
        document(
            &[
                make(
                    0,
                    &["<w:lvl w:ilvl=\"0\"><w:start w:val=\"7\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                        .to_owned()],
                ),
                list(1, 0),
            ],
            &[item(1, 0, "Law"), item(1, 0, "Notices")],
        )
        .draws("a-list-that-starts-late", &[("7.", "Law"), ("8.", "Notices")]),
        document(
            &[make(0, &legal()), list(1, 0)],
            &[item(1, 1, "Start"), item(1, 1, "End"), item(1, 0, "Fees"), item(1, 1, "Tax")],
        )
        .draws("a-list-that-begins-below", &[("1.1", "Start"), ("1.2", "End"), ("2.", "Fees"), ("2.1", "Tax")]),
        document(
            &[make(0, &[level(0, "lowerLetter", "%1.")]), list(1, 0)],
            &(0..28).map(|_| item(1, 0, "thing")).collect::<Vec<_>>(),
        )
        .draws(
            "letters-behind-z",
            &[
                "a.", "b.", "c.", "d.", "e.", "f.", "g.", "h.", "i.", "j.", "k.", "l.", "m.", "n.", "o.", "p.", "q.",
                "r.", "s.", "t.", "u.", "v.", "w.", "x.", "y.", "z.", "aa.", "bb.",
            ]
            .map(|letter| (letter, "thing")),
        ),
    ]
}

/// Lists that begin anew.
fn restarting() -> Vec<Sample> {
    vec![
        document(
            &[
                make(0, &legal()),
                make(1, &[level(0, "lowerLetter", "(%1)")]),
                list(1, 0),
                restarted(2, 1, &[(0, 1)]),
                restarted(3, 1, &[(0, 1)]),
            ],
            &[
                item(1, 0, "Goods"),
                item(2, 0, "machine"),
                item(2, 0, "manual"),
                item(1, 0, "Money"),
                item(3, 0, "price"),
                item(3, 0, "tax"),
            ],
        )
        .draws(
            "a-list-begun-anew",
            &[
                ("1.", "Goods"),
                ("(a)", "machine"),
                ("(b)", "manual"),
                ("2.", "Money"),
                ("(a)", "price"),
                ("(b)", "tax"),
            ],
        ),
        document(
            &[make(0, &legal()), list(1, 0), list(2, 0)],
            &[item(1, 0, "Goods"), item(2, 0, "Money"), item(1, 0, "Law")],
        )
        .draws("two-lists-of-one-make-go-on", &[("1.", "Goods"), ("2.", "Money"), ("3.", "Law")]),
        document(
            &[make(0, &legal()), list(1, 0), restarted(2, 0, &[(0, 1)])],
            &[
                item(1, 0, "Goods"),
                item(1, 1, "kind"),
                item(1, 0, "Money"),
                item(2, 0, "Scope"),
                item(2, 1, "places"),
                item(2, 0, "Tests"),
            ],
        )
        .draws(
            "a-schedule-that-begins-at-one",
            &[
                ("1.", "Goods"),
                ("1.1", "kind"),
                ("2.", "Money"),
                ("1.", "Scope"),
                ("1.1", "places"),
                ("2.", "Tests"),
            ],
        ),
        document(
            &[make(0, &legal()), list(1, 0), restarted(2, 0, &[(0, 5)])],
            &[item(1, 0, "Goods"), item(2, 0, "Money"), item(2, 0, "Law")],
        )
        .draws("a-list-begun-at-five", &[("1.", "Goods"), ("5.", "Money"), ("6.", "Law")]),
        document(
            &[
                make(0, &legal()),
                list(1, 0),
                changed(
                    2,
                    0,
                    &format!(
                        "<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>",
                        level(0, "upperRoman", "Part %1")
                    ),
                ),
            ],
            &[item(2, 0, "Goods"), item(2, 1, "kind"), item(2, 0, "Money")],
        )
        .draws("a-level-said-otherwise", &[("Part I", "Goods"), ("I.1", "kind"), ("Part II", "Money")]),
    ]
}

/// Numbers that come from styles.
fn styles() -> Vec<Sample> {
    let heading = |level: u8| {
        levelled(
            level,
            "decimal",
            if level == 0 { "%1." } else { "%1.%2" },
            &format!("<w:pStyle w:val=\"H{level}\"/>"),
        )
    };
    let first = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
    let second = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>";
    vec![
        document(
            &[make(0, &[heading(0), heading(1)]), list(1, 0)],
            &[styled("H0", "Term"), styled("H1", "start"), styled("H0", "Fees"), styled("H1", "tax")],
        )
        .styles(&[list_style("H0", "heading 1", "", first), list_style("H1", "heading 2", "", second)])
        .draws("numbers-of-styles", &[("1.", "Term"), ("1.1", "start"), ("2.", "Fees"), ("2.1", "tax")]),
        document(
            &[make(0, &[heading(0), heading(1)]), list(1, 0)],
            &[styled("H0", "Term"), styled("H1", "start"), styled("H0", "Fees")],
        )
        .styles(&[list_style("H0", "heading 1", "", first), list_style("H1", "heading 2", "", first)])
        .departs("a style is on the level that names it (17.9.23), whatever level it says; LibreOffice takes the first")
        .draws("the-level-of-a-style-by-its-list", &[("1.", "Term"), ("1.1", "start"), ("2.", "Fees")]),
        document(
            &[make(0, &[heading(0), heading(1)]), list(1, 0)],
            &[styled("H0", "Term"), styled("Own", "Price"), styled("H1", "start")],
        )
        .styles(&[
            list_style("H0", "heading 1", "", first),
            list_style("H1", "heading 2", "", second),
            style("Own", "Own heading", "<w:basedOn w:val=\"H0\"/>"),
        ])
        .draws("a-style-based-on-a-numbered-one", &[("1.", "Term"), ("2.", "Price"), ("2.1", "start")]),
        document(
            &[make(0, &[heading(0), heading(1)]), list(1, 0)],
            &[
                styled("H0", "Term"),
                paragraph("<w:pStyle w:val=\"H0\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "Recitals"),
                styled("H0", "Fees"),
            ],
        )
        .styles(&[list_style("H0", "heading 1", "", first)])
        .draws("a-number-taken-away", &[("1.", "Term"), ("", "Recitals"), ("2.", "Fees")]),
        document(
            &[
                made(0, "<w:numStyleLink w:val=\"Points\"/>", &[]),
                made(1, "<w:styleLink w:val=\"Points\"/>", &[level(0, "decimal", "%1)"), level(1, "lowerLetter", "%2)")]),
                list(1, 0),
                list(2, 1),
            ],
            &[item(1, 0, "Goods"), item(1, 1, "kind"), item(1, 0, "Money")],
        )
        .styles(&["<w:style w:type=\"numbering\" w:styleId=\"Points\"><w:name w:val=\"Points\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>".to_owned()])
        .draws("a-list-of-a-list-style", &[("1)", "Goods"), ("a)", "kind"), ("2)", "Money")]),
    ]
}

/// Paragraphs of other shapes between those that count.
fn shapes() -> Vec<Sample> {
    let numbering = || vec![make(0, &legal()), list(1, 0)];
    let breaks = |list: u8| {
        format!(
            "<w:p><w:pPr>{}<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/></w:sectPr></w:pPr></w:p>",
            at(list, 0)
        )
    };
    vec![
        document(&numbering(), &[plain("Cover"), breaks(1), item(1, 0, "Goods"), item(1, 0, "Money")])
            .draws("a-break-between-pages", &[("", "Cover"), ("1.", "Goods"), ("2.", "Money")]),
        document(
            &numbering(),
            &[item(1, 0, "Goods"), plain("As listed."), plain("And more."), item(1, 0, "Money")],
        )
        .draws("paragraphs-between", &[("1.", "Goods"), ("", "As listed."), ("", "And more."), ("2.", "Money")]),
        document(
            &[make(0, &[level(0, "decimal", "%1.")]), make(1, &[level(0, "bullet", "•")]), list(1, 0), list(2, 1)],
            &[item(1, 0, "Goods"), item(2, 0, "kind"), item(1, 0, "Money")],
        )
        .draws("bullets-between", &[("1.", "Goods"), ("", "kind"), ("2.", "Money")]),
        document(
            &numbering(),
            &[
                item(1, 0, "Goods"),
                format!("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr><w:tc><w:tcPr/>{}</w:tc></w:tr></w:tbl>", item(1, 0, "Box")),
                item(1, 0, "Money"),
            ],
        )
        .draws("a-number-in-a-table", &[("1.", "Goods"), ("2.", "Box"), ("3.", "Money")]),
        document(&numbering(), &[item(1, 0, "Goods"), item(9, 0, "Loose"), item(1, 0, "Money")])
            .draws("a-list-that-is-not-there", &[("1.", "Goods"), ("", "Loose"), ("2.", "Money")]),
        document(
            &[make(0, &[level(0, "none", ""), level(1, "decimal", "%2.")]), list(1, 0)],
            &[item(1, 0, "Goods"), item(1, 1, "kind"), item(1, 1, "size"), item(1, 0, "Money"), item(1, 1, "price")],
        )
        .draws(
            "a-level-that-draws-nothing",
            &[("", "Goods"), ("1.", "kind"), ("2.", "size"), ("", "Money"), ("1.", "price")],
        ),
        document(
            &numbering(),
            &[
                item(1, 0, "Goods"),
                format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", item(1, 0, "Money")),
                item(1, 0, "Law"),
            ],
        )
        .draws("a-clause-in-a-control", &[("1.", "Goods"), ("2.", "Money"), ("3.", "Law")]),
        document(
            &[
                make(0, &[level(0, "decimal", "%1.")]),
                make(1, &[level(0, "decimal", "%1.")]),
                list(1, 0),
                list(2, 1),
            ],
            &[item(2, 0, "Read"), item(2, 0, "Sign"), item(1, 0, "Goods"), item(2, 0, "Send"), item(1, 0, "Money")],
        )
        .draws(
            "two-lists-side-by-side",
            &[("1.", "Read"), ("2.", "Sign"), ("1.", "Goods"), ("3.", "Send"), ("2.", "Money")],
        ),
    ]
}

/// Paragraphs that were deleted, moved or joined with the changes tracked, read as if all were accepted.
fn changes() -> Vec<Sample> {
    const SHOWN: &str = "LibreOffice converts a tracked deletion as if it were refused";
    let numbering = || vec![make(0, &legal()), list(1, 0)];
    let mark = |change: &str| format!("<w:rPr><w:{change} w:id=\"1\" w:author=\"A\"/></w:rPr>");
    let gone = |change: &str, text: &str| {
        let words = if change == "del" { "delText" } else { "t" };
        format!(
            "<w:p><w:pPr>{}{}</w:pPr><w:{change} w:id=\"2\" w:author=\"A\"><w:r><w:{words}>{text}</w:{words}></w:r></w:{change}></w:p>",
            at(1, 0),
            mark(change)
        )
    };
    let joined = format!(
        "<w:p><w:pPr>{}{}</w:pPr><w:r><w:t xml:space=\"preserve\">Fees and</w:t></w:r></w:p>",
        at(1, 0),
        mark("del")
    );
    vec![
        document(&numbering(), &[item(1, 0, "Term"), gone("del", "Gone"), item(1, 0, "Fees"), item(1, 0, "Tax")])
            .departs(SHOWN)
            .draws("a-clause-deleted", &[("1.", "Term"), ("2.", "Fees"), ("3.", "Tax")]),
        document(&numbering(), &[item(1, 0, "Term"), gone("moveFrom", "Moved"), item(1, 0, "Fees")])
            .departs(SHOWN)
            .draws("a-clause-moved-away", &[("1.", "Term"), ("2.", "Fees")]),
        document(&numbering(), &[item(1, 0, "Term"), joined, item(1, 1, "taxes"), item(1, 0, "Law")])
            .departs(SHOWN)
            .draws("two-clauses-joined", &[("1.", "Term"), ("1.1", "Fees and taxes"), ("2.", "Law")]),
        document(
            &numbering(),
            &[
                item(1, 0, "Term"),
                format!(
                    "<w:p><w:pPr>{}{}</w:pPr><w:ins w:id=\"3\" w:author=\"A\"><w:r><w:t>New</w:t></w:r></w:ins></w:p>",
                    at(1, 0),
                    mark("ins")
                ),
                item(1, 0, "Fees"),
            ],
        )
        .draws("a-clause-inserted", &[("1.", "Term"), ("2.", "New"), ("3.", "Fees")]),
        document(
            &numbering(),
            &[
                item(1, 0, "Term"),
                paragraph(
                    &format!(
                        "{}<w:pPrChange w:id=\"4\" w:author=\"A\"><w:pPr>{}</w:pPr></w:pPrChange>",
                        at(1, 1),
                        at(1, 0)
                    ),
                    "start",
                ),
                item(1, 0, "Fees"),
            ],
        )
        .draws("a-level-changed", &[("1.", "Term"), ("1.1", "start"), ("2.", "Fees")]),
    ]
}

/// Files that are put together in another way.
fn packages() -> Vec<Sample> {
    let whole = || document(&[make(0, &legal()), list(1, 0)], &[item(1, 0, "Term"), item(1, 1, "start")]);
    let drawn = [("1.", "Term"), ("1.1", "start")];
    vec![
        Document { main: "document2.xml", ..whole() }.draws("a-main-part-elsewhere", &drawn),
        Document { space: STRICT, ..whole() }.draws("strict-names", &drawn),
        document(
            &[make(0, &legal()), make(1, &[level(0, "upperLetter", "Exhibit %1")]), list(1, 0), list(2, 1)],
            &[item(1, 0, "Goods"), item(2, 0, "LIST OF GOODS"), plain("Machines."), item(2, 0, "PRICES")],
        )
        .draws(
            "titles-drawn-by-a-list",
            &[("1.", "Goods"), ("", "Exhibit A LIST OF GOODS"), ("", "Machines."), ("", "Exhibit B PRICES")],
        ),
    ]
}
