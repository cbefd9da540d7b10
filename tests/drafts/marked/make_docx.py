#!/usr/bin/env python3
"""Writes a Word document beside each file NAME.words of this folder: its paragraphs in, NAME.docx out.

A line of a .words file is a paragraph. What it begins with says what it is:

    = title    # section 1., 2. …    ## clause 1.1, 1.2 …    - item (a), (b) …
    + title of an attachment    * item of an attachment, 1., 2. …    | cell | cell |

In a line *…* is bold, {+…+} a tracked insertion, {-…-} a tracked deletion and {?comment|words?} a comment on words.
The numbers of sections are Word's own automatic numbers, so none of them stands in the text of its paragraph.
The bytes are the same on every run: members are stored uncompressed, in a fixed order and with a fixed date.
"""

import pathlib
import re
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WHO = 'w:author="K. Reviewer" w:date="2031-01-01T00:00:00Z"'

# What a line begins with, and the style of its paragraph; longer signs come first.
SIGNS = [
    ("## ", "Heading2"),
    ("# ", "Heading1"),
    ("= ", "Title"),
    ("- ", "ListItem"),
    ("* ", "AttachmentItem"),
    ("+ ", "AttachmentTitle"),
]
# The number of a paragraph comes from its style: which list, which level.
NUMBERED = {"Heading1": (1, 0), "Heading2": (1, 1), "ListItem": (1, 2), "AttachmentItem": (2, 0)}
LISTS = {
    1: [("decimal", "%1.", "Heading1"), ("decimal", "%1.%2", "Heading2"), ("lowerLetter", "(%3)", "ListItem")],
    2: [("decimal", "%1.", "AttachmentItem")],
}
PIECES = re.compile(r"\{\+(.*?)\+\}|\{-(.*?)-\}|\{\?(.*?)\|(.*?)\?\}|\*(.*?)\*")


def run(text, bold=False, tag="t"):
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>' if text else ""


class Document:
    """The parts of one document while its lines are read."""

    def __init__(self, text):
        self.comments = []
        self.changes = 0
        self.blocks = []
        rows = []
        for line in [*text.splitlines(), ""]:
            if line.startswith("|"):
                rows.append([cell.strip() for cell in line.strip("|").split("|")])
                continue
            if rows:
                self.blocks.append(self.table(rows))
                rows = []
            if line:
                self.blocks.append(self.line(line))

    def line(self, line):
        for sign, style in SIGNS:
            if line.startswith(sign):
                return self.paragraph(style, line.removeprefix(sign))
        return self.paragraph("BodyText", line)

    def paragraph(self, style, text):
        written, behind = [], 0
        for piece in PIECES.finditer(text):
            written.append(run(text[behind : piece.start()]))
            written.append(self.piece(*piece.groups()))
            behind = piece.end()
        written.append(run(text[behind:]))
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(written)}</w:p>'

    def piece(self, inserted, deleted, comment, words, bold):
        if bold is not None:
            return run(bold, bold=True)
        if comment is not None:
            number = len(self.comments)
            self.comments.append(comment)
            return (
                f'<w:commentRangeStart w:id="{number}"/>{run(words)}<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:commentReference w:id="{number}"/></w:r>'
            )
        self.changes += 1
        if inserted is not None:
            return f'<w:ins w:id="{100 + self.changes}" {WHO}>{run(inserted)}</w:ins>'
        return f'<w:del w:id="{100 + self.changes}" {WHO}>{run(deleted, tag="delText")}</w:del>'

    def table(self, rows):
        cell = '<w:tc><w:tcPr><w:tcW w:w="2250" w:type="dxa"/></w:tcPr>{}</w:tc>'
        written = ["<w:tr>" + "".join(cell.format(self.paragraph("BodyText", text)) for text in row) + "</w:tr>" for row in rows]
        grid = '<w:gridCol w:w="2250"/>' * len(rows[0])
        return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(written)}</w:tbl>'

    def body(self):
        return f"{HEAD}<w:document {W}><w:body>{''.join(self.blocks)}<w:sectPr/></w:body></w:document>"

    def remarks(self):
        written = "".join(
            f'<w:comment w:id="{number}" {WHO} w:initials="K"><w:p>{run(comment)}</w:p></w:comment>'
            for number, comment in enumerate(self.comments)
        )
        return f"{HEAD}<w:comments {W}>{written}</w:comments>"


def numbering():
    written = []
    for number, levels in LISTS.items():
        inside = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for level, (form, text, style) in enumerate(levels)
        )
        written.append(f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>')
    written += [f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in LISTS]
    return f"{HEAD}<w:numbering {W}>{''.join(written)}</w:numbering>"


def styles():
    names = {"Heading1": "heading 1", "Heading2": "heading 2", "BodyText": "Body Text", "Title": "Title"}
    written = ['<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>']
    for style in [style for _, style in SIGNS] + ["BodyText"]:
        inside = ""
        if style in NUMBERED:
            number, level = NUMBERED[style]
            outline = f'<w:outlineLvl w:val="{level}"/>' if style.startswith("Heading") else ""
            inside = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{outline}</w:pPr>'
        bold = "<w:rPr><w:b/></w:rPr>" if style.startswith("Heading") or style.endswith("Title") else ""
        written.append(
            f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{names.get(style, style)}"/>'
            f'<w:basedOn w:val="Normal"/>{inside}{bold}</w:style>'
        )
    return f"{HEAD}<w:styles {W}>{''.join(written)}</w:styles>"


def relations(*targets):
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATION}/{sort}" Target="{target}"/>'
        for number, (sort, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{written}</Relationships>'


def content_types():
    parts = {"document": "document.main", "styles": "styles", "numbering": "numbering", "comments": "comments"}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}.{sort}+xml"/>' for part, sort in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def write(source):
    document = Document(source.read_text(encoding="utf-8"))
    members = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": document.body(),
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("comments", "comments.xml")
        ),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/comments.xml": document.remarks(),
    }
    with zipfile.ZipFile(source.with_suffix(".docx"), "w", zipfile.ZIP_STORED) as package:
        for name, text in members.items():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            # The byte that names the writing system would otherwise differ between Windows and the rest.
            member.create_system = 3
            package.writestr(member, text.encode("utf-8"))


if __name__ == "__main__":
    for source in sorted(pathlib.Path(__file__).parent.glob("*.words")):
        write(source)
