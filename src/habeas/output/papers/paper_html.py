"""A paper as one HTML file that needs nothing else: no script, no request, readable by ear, on a phone and in print.

The markup is well-formed XML as well as HTML. Same Paper, same bytes.
"""

from collections.abc import Sequence

from habeas.disclosure.papers.paper import Paper, Part
from habeas.disclosure.view import Line
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.papers.page_head import page_head
from habeas.output.papers.paper_blocks_html import Blocks, line_html, table_html
from habeas.output.papers.paper_words import (
    exhibit_heading,
    exhibit_row,
    heading_of,
    note_lines,
    ready,
    source_lines,
)
from habeas.output.papers.references import References


def paper_html(paper: Paper) -> bytes:
    """The whole file in UTF-8."""
    paper = ready(paper)
    marks = References(paper)
    parts = _parts(paper, marks)
    page = element(
        "html",
        page_head(paper.title, "paper.css"),
        element(
            "body",
            element("a", text(paper.words["skip"]), class_="skip", href="#text"),
            _stamp(paper),
            element(
                "div",
                _header(paper, [(anchor, heading) for anchor, heading, _ in parts]),
                element("main", join([part for _, _, part in parts]), id="text"),
                element("footer", element("p", text(paper.foot), class_="foot")),
                class_="sheet",
            ),
        ),
        lang=paper.language,
    )
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _stamp(paper: Paper) -> Markup | None:
    return element("aside", element("p", text(paper.stamp)), class_="stamp") if paper.stamp else None


def _header(paper: Paper, contents: Sequence[tuple[str, str]]) -> Markup:
    links = [element("li", element("a", text(heading), href=f"#{anchor}")) for anchor, heading in contents if heading]
    addresses = [
        element(
            "div", element("p", text(label), class_="label"), join([element("p", *line_html(one)) for one in lines])
        )
        for label, lines in ((paper.words["from"], paper.from_), (paper.words["to"], paper.to))
        if lines
    ]
    return element(
        "header",
        element("div", join(addresses), class_="addresses") if addresses else None,
        element("h1", text(paper.title)),
        element("p", text(paper.subtitle), class_="subtitle") if paper.subtitle else None,
        join([element("p", text(notice), class_="notice", role="note") for notice in paper.notices]),
        element("nav", element("ul", join(links)), aria_label=paper.words["contents"]) if links else None,
    )


def _parts(paper: Paper, marks: References) -> list[tuple[str, str, Markup]]:
    """The parts in order: id, heading, markup. Footnotes come after all else that has marks."""
    blocks = Blocks(paper, marks)
    words = paper.words
    parts = [
        (f"part-{number}", heading_of(part), _part(f"part-{number}", part, first=number == 1, blocks=blocks))
        for number, part in enumerate(paper.parts, 1)
    ]
    if paper.exhibits:
        parts.append(("exhibits", words["exhibits"], _section("exhibits", words["exhibits"], _exhibits(paper, marks))))
    if paper.closing:
        lines = join([element("p", *line_html(line)) for line in paper.closing])
        parts.append(("closing", "", element("section", lines, class_="closing", id="closing")))
    if paper.footnotes:
        parts.append(("footnotes", words["notes"], _section("footnotes", words["notes"], _footnotes(paper, marks))))
    if paper.sources:
        parts.append(("sources", words["sources"], _section("sources", words["sources"], _sources(paper, marks))))
    return parts


def _part(anchor: str, part: Part, *, first: bool, blocks: Blocks) -> Markup:
    level = "h2" if first or part.level == 1 else "h3"
    return _section(anchor, heading_of(part), join([blocks.block(one) for one in part.blocks]), level)


def _section(anchor: str, heading: str, inside: Markup, level: str = "h2") -> Markup:
    name = f"{anchor}-heading"
    return element(
        "section", element(level, text(heading), id=name), inside, id=anchor, aria_labelledby=name, class_=level
    )


def _exhibits(paper: Paper, marks: References) -> Markup:
    rows = []
    for number, title, kind, pages, digest in (exhibit_row(one, paper) for one in paper.exhibits):
        below = element("span", text(digest), class_="digest") if digest else None
        rows.append([text(number), element("span", marks.line(title), below), text(kind), text(pages)])
    return table_html(paper.words["exhibits"], exhibit_heading(paper), rows, shown=False)


def _footnotes(paper: Paper, marks: References) -> Markup:
    items = [
        _footnote(note.number, line, paper, marks)
        for note, line in zip(paper.footnotes, note_lines(paper), strict=True)
    ]
    return element("ol", join(items), class_="footnotes")


def _footnote(number: int, line: Line, paper: Paper, marks: References) -> Markup:
    backs = [
        element(
            "a",
            text("↩" if use == 1 else f"↩{use}"),
            href=f"#{anchor}",
            aria_label=f"{paper.words['back']} {use}",
            role="doc-backlink",
            class_="back",
        )
        for use, anchor in enumerate(marks.uses(number), 1)
    ]
    told = element("p", marks.line(line), text(" "), join(backs, " "))
    return element("li", told, id=f"note-{number}", value=str(number))


def _sources(paper: Paper, marks: References) -> Markup:
    return join(
        [
            element(
                "article",
                element(
                    "h3", text(f"{source.number}. "), marks.line(source.title), id=f"source-{source.number}-heading"
                ),
                element(
                    "dl",
                    join(
                        [
                            join([element("dt", text(label)), element("dd", marks.line(value))])
                            for label, value in source_lines(source, paper)
                        ]
                    ),
                ),
                id=f"source-{source.number}",
                aria_labelledby=f"source-{source.number}-heading",
            )
            for source in paper.sources
        ]
    )
