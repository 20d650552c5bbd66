"""A paper as DOCX that a lawyer edits: named styles, real footnotes, languages; same Paper, same bytes.

It holds no macro, no outward relation, and nothing of who made it, where and at what hour.
"""

from collections.abc import Sequence

from habeas.disclosure.papers.paper import Paper, Part
from habeas.disclosure.view import Run
from habeas.output.papers.markup import Markup, join
from habeas.output.papers.paper_docx_blocks import WordBlocks, line_word
from habeas.output.papers.paper_docx_package import WordPackage
from habeas.output.papers.paper_words import (
    exhibit_heading,
    exhibit_row,
    heading_of,
    note_lines,
    ready,
    source_lines,
)
from habeas.output.papers.wordml import WIDTH, field, paragraph, run, story, table, w

_NUMBER, _KIND, _PAGES = 700, 1700, 1400


def paper_docx(paper: Paper) -> bytes:
    """The whole paper; its properties are title, language and day. Raises Failed where a picture cannot be drawn."""
    paper = ready(paper)
    package = WordPackage(paper.language)
    blocks = WordBlocks(paper, package)
    body = [*_head(paper), *_parts(paper, blocks), *_exhibits(paper), *_closing(paper), *_sources(paper)]
    package.add_template("styles")
    package.add_template("numbering", {"</w:numbering>": f"{_own_lists(blocks.lists)}</w:numbering>"})
    package.add_template("settings")
    package.add("footnotes", _footnotes(paper))
    header = package.add("header", story("hdr", paragraph("Stamp", run(paper.stamp))))
    footer = package.add("footer", story("ftr", _foot(paper)))
    return package.written(
        story("document", w("body", *body, _section(header, footer))), paper.title, paper.language, paper.as_of
    )


def _head(paper: Paper) -> list[Markup]:
    addresses = [
        line
        for label, lines in ((paper.words["from"], paper.from_), (paper.words["to"], paper.to))
        if lines
        for line in (
            paragraph("AddressHead", run(label)),
            *(paragraph("Address", line_word((Run(one),))) for one in lines),
            paragraph("Address"),
        )
    ]
    subtitle = [paragraph("Subtitle", run(paper.subtitle))] if paper.subtitle else []
    notices = [paragraph("Notice", run(notice)) for notice in paper.notices]
    return [*addresses, paragraph("Title", run(paper.title)), *subtitle, *notices]


def _parts(paper: Paper, blocks: WordBlocks) -> list[Markup]:
    return [
        join([_heading(part, first=not at), *map(blocks.block, part.blocks)]) for at, part in enumerate(paper.parts)
    ]


def _heading(part: Part, *, first: bool) -> Markup:
    return paragraph("Heading1" if first or part.level == 1 else "Heading2", run(heading_of(part)))


def _exhibits(paper: Paper) -> list[Markup]:
    if not paper.exhibits:
        return []
    rows: list[Sequence[Markup]] = []
    for number, title, kind, pages, digest in (exhibit_row(one, paper) for one in paper.exhibits):
        below = paragraph("TableText", run(digest, "Quiet")) if digest else Markup("")
        named = join([paragraph("TableText", line_word(title)), below])
        rows.append(
            [paragraph("TableText", run(number)), named, *(paragraph("TableText", run(x)) for x in (kind, pages))]
        )
    heading = [paragraph("TableHeading", run(cell)) for cell in exhibit_heading(paper)]
    widths = (_NUMBER, WIDTH - _NUMBER - _KIND - _PAGES, _KIND, _PAGES)
    return [paragraph("Heading1", run(paper.words["exhibits"])), table(heading, rows, widths), paragraph("TableText")]


def _closing(paper: Paper) -> list[Markup]:
    return [paragraph("SignatureLine", line_word((Run(line),))) for line in paper.closing]


def _sources(paper: Paper) -> list[Markup]:
    if not paper.sources:
        return []
    made = [paragraph("Heading1", run(paper.words["sources"]))]
    for source in paper.sources:
        made.append(paragraph("SourceTitle", run(f"{source.number}. "), line_word(source.title)))
        made += [
            paragraph("SourceText", run(f"{label}{paper.words['colon']}", "Quiet"), line_word(value))
            for label, value in source_lines(source, paper)
        ]
    return made


def _footnotes(paper: Paper) -> bytes:
    """The part of the footnotes, with the two lines that separate them from the text and from their other half."""
    separators = [
        w("footnote", paragraph("FootnoteText", w("r", w(kind))), type=kind, id=number)
        for kind, number in (("separator", "-1"), ("continuationSeparator", "0"))
    ]
    mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
    notes = [
        w("footnote", paragraph("FootnoteText", mark, run(" "), line_word(line)), id=str(note.number))
        for note, line in zip(paper.footnotes, note_lines(paper), strict=True)
    ]
    return story("footnotes", *separators, *notes)


def _foot(paper: Paper) -> Markup:
    before, _, rest = paper.words["page_of"].partition("{n}")
    between, _, after = rest.partition("{total}")
    pages = [run(before), field("PAGE", run("1")), run(between), field("NUMPAGES", run("1")), run(after)]
    return paragraph("Footer", run(f"{paper.foot}\t"), *pages)


def _own_lists(count: int) -> Markup:
    """A number for each list that counts from 1 for itself."""
    start = w("lvlOverride", w("startOverride", val="1"), ilvl="0")
    return join([w("num", w("abstractNumId", val="1"), start, numId=str(3 + at)) for at in range(count)])


def _section(header: str, footer: str) -> Markup:
    """A4, the margins, the head and the foot of every page."""
    relations = (
        f'<w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
    )
    margins = dict.fromkeys(("top", "right", "bottom", "left"), "1247") | {
        "header": "680",
        "footer": "567",
        "gutter": "0",
    }
    return w("sectPr", Markup(relations), w("pgSz", w="11906", h="16838"), w("pgMar", **margins))
