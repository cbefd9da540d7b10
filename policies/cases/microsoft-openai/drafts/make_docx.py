#!/usr/bin/env python3
"""Writes aws-openai.docx beside this file: illustrative prose for the terms in ../amazon.clause.

The numbers of sections are Word's own automatic numbers, so no number of a section stands in the text of its paragraph.
The bytes are the same on every run: members are stored uncompressed, in a fixed order and with a fixed date.
"""

import pathlib
import zipfile
from xml.sax.saxutils import escape

TITLE = "AWS and OpenAI: illustrative terms"

# What a paragraph is: ("section", text) is numbered 1., 2. …; ("clause", text) 1.1, 1.2 …; ("item", text) (a), (b) …;
# ("body", text) has no number; ("table", rows) is a table whose first row is its head. In a text, *…* is bold and
# [^N] the reference to footnote N.
CONTENT = [
    (
        "body",
        "Illustrative text. The agreement itself is secret. This text says in the words of a contract what public pages "
        "report of it, with both amendments worked in. Neither company wrote, saw or approved it.[^1]",
    ),
    (
        "body",
        "These terms are dated November 3, 2025, were last amended on April 28, 2026, and are made between Amazon Web "
        "Services, Inc. (“*AWS*”) and OpenAI Group PBC (“*Customer*”).",
    ),
    ("section", "Definitions"),
    ("clause", "Terms used"),
    ("body", "In these terms:"),
    ("item", "“*Bedrock*” means the service of AWS through which its customers use models;"),
    ("item", "“*Codex*” means the product that Customer offers under that name;"),
    ("item", "“*Frontier*” means the product that Customer offers under the name OpenAI Frontier; and"),
    ("item", "“*Managed Agents*” means the agents that Customer runs for others on Bedrock."),
    ("clause", "Days"),
    ("body", "A right or duty that runs “through” a day includes that day."),
    ("section", "Services"),
    ("clause", "Computing"),
    (
        "body",
        "From November 3, 2025, AWS must provide cloud services to Customer on a non-exclusive basis, for training and "
        "for inference. The services run until these terms end under Section 5.1 (Duration).",
    ),
    ("clause", "UltraServers"),
    ("body", "AWS must have all capacity that Customer bought on November 3, 2025 ready by December 31, 2026."),
    ("clause", "Trainium"),
    ("body", "From February 27, 2026, AWS must have 2 GW of Trainium capacity ready for Customer."),
    ("clause", "Stateful runtime"),
    (
        "body",
        "From February 27, 2026, AWS must run on Bedrock the stateful runtime that AWS and Customer develop together. "
        "AWS is a non-exclusive provider of it to Customer.",
    ),
    ("section", "Commitments"),
    ("clause", "First commitment"),
    ("body", "From November 3, 2025, Customer must buy services of AWS for $38 billion over seven (7) years."),
    ("clause", "Further commitment"),
    (
        "body",
        "From February 27, 2026, Customer must buy services of AWS for an incremental $100 billion over eight (8) years.",
    ),
    ("clause", "Summary"),
    ("body", "The commitments of Customer are:"),
    (
        "table",
        [
            ("Commitment", "Amount", "First day", "Last day"),
            ("First commitment", "$38 billion", "November 3, 2025", "November 2, 2032"),
            ("Further commitment", "$100 billion", "February 27, 2026", "February 26, 2034"),
        ],
    ),
    ("section", "Distribution"),
    ("clause", "Frontier"),
    (
        "body",
        "From February 27, 2026 through February 26, 2034, AWS is the exclusive distributor of Frontier for Customer on "
        "the clouds of third parties. Customer remains free to sell Frontier itself.[^2]",
    ),
    ("clause", "Models on Bedrock"),
    ("body", "From April 28, 2026, AWS may offer the models of Customer and Codex to the customers of AWS on Bedrock."),
    ("clause", "Agents on Bedrock"),
    (
        "body",
        "From April 28, 2026 through February 26, 2034, AWS is the exclusive distributor of Managed Agents for Customer.",
    ),
    ("section", "General"),
    ("clause", "Duration"),
    (
        "body",
        "These terms start on November 3, 2025. They were agreed to run through November 2, 2032; since February 27, "
        "2026 they run through February 26, 2034.[^3]",
    ),
]

FOOTNOTES = [
    "Sources: particle.news; headlineadda.com; kryptodaily.com; tomshardware.com; adwaitx.com; secwatch.observer; gln75.com.",
    "Reported as “exclusive third-party cloud distribution provider for OpenAI Frontier” (adwaitx.com).",
    "Eight years counted from the amendment; the last day is arithmetic, not a public date.",
]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# The style of each sort of paragraph; numbered ones get their number from the style, as Word writes it.
STYLE = {"section": "Heading1", "clause": "Heading2", "item": "ListItem", "body": "BodyText"}


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs(text):
    """The runs of a text: *…* becomes bold, [^N] a reference to footnote N."""
    written = []
    for place, piece in enumerate(text.split("*")):
        bold = "<w:rPr><w:b/></w:rPr>" if place % 2 else ""
        before, *noted = piece.split("[^")
        if before:
            written.append(run(before, bold))
        for note in noted:
            number, after = note.split("]", 1)
            written.append(
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{number}"/></w:r>'
            )
            if after:
                written.append(run(after, bold))
    return "".join(written)


def paragraph(style, text):
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs(text)}</w:p>'


def table(rows):
    cells = [
        "<w:tr>"
        + "".join(
            '<w:tc><w:tcPr><w:tcW w:w="2250" w:type="dxa"/></w:tcPr>'
            + paragraph("BodyText", f"*{cell}*" if place == 0 else cell)
            + "</w:tc>"
            for cell in row
        )
        + "</w:tr>"
        for place, row in enumerate(rows)
    ]
    grid = '<w:gridCol w:w="2250"/>' * len(rows[0])
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(cells)}</w:tbl>"
    )


def document():
    blocks = [paragraph("Title", TITLE)]
    for sort, content in CONTENT:
        blocks.append(table(content) if sort == "table" else paragraph(STYLE[sort], content))
    return (
        f"{HEAD}<w:document {W} {R}><w:body>{''.join(blocks)}"
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def numbering():
    """One list of three levels, bound to the styles: 1., 1.1 and (a)."""
    levels = [("decimal", "%1.", "Heading1"), ("decimal", "%1.%2", "Heading2"), ("lowerLetter", "(%3)", "ListItem")]
    written = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{720 if level < 2 else 1440}" w:hanging="720"/></w:pPr></w:lvl>'
        for level, (form, text, style) in enumerate(levels)
    )
    return (
        f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{written}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def style(identity, name, inside="", based="Normal"):
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{on}{inside}</w:style>'


def numbered(level, outline=True):
    """The paragraph properties of a style whose number is that of `level` in the list."""
    where = f'<w:outlineLvl w:val="{level}"/>' if outline else ""
    return (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        f'<w:spacing w:before="120" w:after="60"/>{where}</w:pPr>'
    )


def styles():
    bold = "<w:rPr><w:b/></w:rPr>"
    return (
        f"{HEAD}<w:styles {W}>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + style("Title", "Title", '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>')
        + style("BodyText", "Body Text", '<w:pPr><w:spacing w:after="120"/></w:pPr>')
        + style("Heading1", "heading 1", numbered(0) + bold)
        + style("Heading2", "heading 2", numbered(1) + bold)
        + style("ListItem", "List Item", numbered(2, outline=False))
        + style("Header", "header")
        + style("FootnoteText", "footnote text", '<w:rPr><w:sz w:val="18"/></w:rPr>')
        + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


def footnotes():
    rules = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}{run(" " + note)}</w:p>'
        "</w:footnote>"
        for number, note in enumerate(FOOTNOTES, start=1)
    )
    return f"{HEAD}<w:footnotes {W}>{rules}{notes}</w:footnotes>"


def header():
    return f"{HEAD}<w:hdr {W}>{paragraph('Header', TITLE)}</w:hdr>"


def settings():
    return (
        f'{HEAD}<w:settings {W}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>'
    )


def relations(*targets):
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATION}/{sort}" Target="{target}"/>'
        for number, (sort, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{written}</Relationships>'


def content_types():
    parts = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    parts |= {"footnotes": "footnotes", "header1": "header", "settings": "settings"}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}.{sort}+xml"/>' for part, sort in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def main():
    members = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("footnotes", "footnotes.xml"),
            ("settings", "settings.xml"),
            ("header", "header1.xml"),
        ),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/footnotes.xml": footnotes(),
        "word/settings.xml": settings(),
        "word/header1.xml": header(),
    }
    path = pathlib.Path(__file__).with_name("aws-openai.docx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, text in members.items():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            # The byte that names the writing system would otherwise differ between Windows and the rest.
            member.create_system = 3
            package.writestr(member, text.encode("utf-8"))


if __name__ == "__main__":
    main()
