"""Markup of Word: runs, paragraphs and tables by named styles, so that whoever edits changes a style and not a text."""

import re
from collections.abc import Sequence

from habeas.output.papers.markup import Markup, element, join, text

SPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "mc:Ignorable": "w14",
}
"""The namespaces of every story of a document (its text, its notes, its head and its foot)."""

WIDTH = 9412
"""How wide the text is, in twentieths of a point: A4 with margins of 22 mm."""

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\u2028\u2029]|\t")


def w(name: str, /, *children: Markup | None, **attributes: str | None) -> Markup:
    """One element of the main namespace, its attributes in it too."""
    return element(f"w:{name}", *children, **{f"w:{key}": value for key, value in attributes.items()})


def story(name: str, *children: Markup) -> bytes:
    """A whole part with its namespaces, in UTF-8."""
    declared = "".join(f' {key}="{value}"' for key, value in SPACES.items())
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:{name}{declared}>{join(children)}</w:{name}>".encode()


def run(words: str, style: str = "", lang: str = "") -> Markup:
    """A run of text by a character style; white space is kept, a line's end breaks the line. Empty text is nothing."""
    if not words:
        return Markup("")
    styled = w("rStyle", val=style) if style else None
    properties = w("rPr", styled, w("lang", val=lang) if lang else None) if style or lang else None
    return w("r", properties, *_pieces(words))


def _pieces(words: str) -> list[Markup]:
    pieces, start = [], 0
    for found in _BREAK.finditer(words):
        pieces += [_text(words[start : found.start()]), w("tab") if found[0] == "\t" else w("br")]
        start = found.end()
    return [*pieces, _text(words[start:])]


def _text(words: str) -> Markup:
    return element("w:t", text(words), **{"xml:space": "preserve"}) if words else Markup("")


def paragraph(style: str, *inside: Markup) -> Markup:
    """A paragraph by a paragraph style."""
    return w("p", w("pPr", w("pStyle", val=style)), *inside)


def numbered(style: str, number: int, *inside: Markup) -> Markup:
    """A point of a list that counts for itself: `number` is the list's own number among the lists."""
    listed = w("numPr", w("ilvl", val="0"), w("numId", val=str(number)))
    return w("p", w("pPr", w("pStyle", val=style), listed), *inside)


def field(instruction: str, shown: Markup) -> Markup:
    """A field that Word can reckon anew, with what it shows until then."""
    return w("fldSimple", shown, instr=f" {instruction} ")


def table(heading: Sequence[Markup], rows: Sequence[Sequence[Markup]], widths: Sequence[int]) -> Markup:
    """A table whose heading row stands again on every page and whose rows do not break. Cells hold paragraphs."""
    grid = w("tblGrid", *(w("gridCol", w=str(width)) for width in widths))
    look = w("tblLook", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
    properties = w(
        "tblPr",
        w("tblStyle", val="PaperTable"),
        w("tblW", w=str(sum(widths)), type="dxa"),
        w("tblLayout", type="fixed"),
        look,
    )
    head = _row(heading, widths, w("trPr", w("cantSplit"), w("tblHeader")))
    body = [_row(row, widths, w("trPr", w("cantSplit"))) for row in rows]
    # Two tables that touch would become one, so that each is followed by a paragraph by whoever places it.
    return w("tbl", properties, grid, head, *body)


def _row(cells: Sequence[Markup], widths: Sequence[int], properties: Markup) -> Markup:
    made = [
        w("tc", w("tcPr", w("tcW", w=str(width), type="dxa")), cell) for cell, width in zip(cells, widths, strict=True)
    ]
    return w("tr", properties, *made)


def picture(relation: str, number: int, told: str, size: tuple[int, int]) -> Markup:
    """A picture in the text with its words for those who do not see it; `size` in English metric units."""
    across, down = (str(length) for length in size)
    named = {"id": str(number), "name": f"{number}"}
    fill = element(
        "pic:blipFill",
        element("a:blip", **{"r:embed": relation}),
        element("a:stretch", element("a:fillRect")),
    )
    shape = element(
        "pic:spPr",
        element("a:xfrm", element("a:off", x="0", y="0"), element("a:ext", cx=across, cy=down)),
        element("a:prstGeom", element("a:avLst"), prst="rect"),
    )
    content = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", **named), element("pic:cNvPicPr")),
        fill,
        shape,
        **{"xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture"},
    )
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    graphic = element(
        "a:graphic",
        element("a:graphicData", content, uri="http://schemas.openxmlformats.org/drawingml/2006/picture"),
        **{"xmlns:a": drawing},
    )
    inline = element(
        "wp:inline",
        element("wp:extent", cx=across, cy=down),
        element("wp:docPr", descr=told, **named),
        graphic,
        **{"xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    )
    return w("r", w("drawing", inline))


def tick_box(words: str, *, ticked: bool) -> Markup:
    """A box that is ticked or not and can be changed in Word; `words` say so to those who hear it."""
    font = "Segoe UI Symbol"
    box = element(
        "w14:checkbox",
        element("w14:checked", **{"w14:val": "1" if ticked else "0"}),
        element("w14:checkedState", **{"w14:val": "2612", "w14:font": font}),
        element("w14:uncheckedState", **{"w14:val": "2610", "w14:font": font}),
    )
    properties = w("sdtPr", w("alias", val=words), box)
    return w("sdt", properties, w("sdtContent", run("☒" if ticked else "☐", "TickBox")))
