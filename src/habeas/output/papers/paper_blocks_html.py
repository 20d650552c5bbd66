"""The blocks of a paper in HTML: sentences, points, fields with their gaps, choices, tables, pictures, quotations."""

from collections.abc import Sequence

from habeas.disclosure.papers.numbering import picture_notes
from habeas.disclosure.papers.paper import (
    Block,
    Choice,
    Drawing,
    Field,
    Gap,
    Paper,
    Paragraph,
    Points,
    Quotation,
    Table,
)
from habeas.disclosure.view import Run, Sentence
from habeas.output.papers.custody_html import figure_html
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.papers.paper_words import blanks_in, quotation_heads
from habeas.output.papers.references import References

_GAPS = {Gap.UNKNOWN: "gap unknown", Gap.TO_FILL: "gap to-fill", Gap.HELD_BACK: "gap held-back"}


class Blocks:
    """Makes blocks with their marks, and remembers how many pictures and quotations came already."""

    def __init__(self, paper: Paper, marks: References) -> None:
        self._paper = paper
        self._marks = marks
        self._made = 0

    def block(self, block: Block) -> Markup:
        """One block."""
        match block:
            case Paragraph(sentences):
                return element("p", join([self._sentence(one) for one in sentences], " "))
            case Points(items, numbered):
                return self._list(items, "ol" if numbered else "ul")
            case Field():
                return self._field(block)
            case Choice():
                return self._choice(block)
            case Table(caption, heading, rows, _):
                cells = [[self._sentence(cell) for cell in row] for row in rows]
                return table_html(caption, heading, cells)
            case Drawing():
                return self._drawing(block)
            case Quotation():
                return self._quotation(block)

    def _sentence(self, sentence: Sentence) -> Markup:
        return join([*(self._run(run) for run in sentence.line), *_some(self._marks.notes(sentence.notes))])

    def _run(self, run: Run) -> Markup:
        told = join(line_html(run.text))
        return told if run.lang is None else element("span", told, lang=run.lang.value, class_="foreign")

    def _list(self, items: Sequence[Sentence], kind: str) -> Markup:
        return element(kind, join([element("li", self._sentence(item)) for item in items]))

    def _field(self, field: Field) -> Markup:
        number = element("span", text(field.number), class_="number") if field.number else None
        answer = self._sentence(field.answers[0]) if len(field.answers) == 1 else self._list(field.answers, "ul")
        gap = None if field.gap is None else _GAPS[field.gap]
        label = element("dt", number, text(" ") if number else None, text(field.label))
        return element("dl", label, element("dd", answer, class_=gap), class_="field")

    def _choice(self, choice: Choice) -> Markup:
        word = self._paper.words["ticked" if choice.ticked else "unticked"]
        box = element("span", text("☒" if choice.ticked else "☐"), role="img", aria_label=word, class_="box")
        carried = self._list(choice.carried_by, "ul") if choice.carried_by else None
        label = element("p", box, text(" "), element("span", text(choice.label)))
        return element("div", label, carried, class_="choice ticked" if choice.ticked else "choice")

    def _drawing(self, drawing: Drawing) -> Markup:
        self._made += 1
        figure = figure_html(drawing.timeline, f"d{self._made}-")
        notes = self._marks.notes(picture_notes(drawing.timeline))
        below = element("p", text(self._paper.words["picture_marks"]), notes, class_="place") if notes else None
        return join([*_some(figure), *_some(below)])

    def _quotation(self, quotation: Quotation) -> Markup:
        original, translation = quotation_heads(quotation, self._paper)
        sides = [(original, self._run(quotation.original), self._marks.notes(quotation.notes))]
        if quotation.translation is None:
            sides[0] = (f"{original}. {translation}", *sides[0][1:])
        else:
            sides.append((translation, self._run(quotation.translation), None))
        figures = [
            element("figure", element("figcaption", text(head)), element("blockquote", element("p", said, notes)))
            for head, said, notes in sides
        ]
        return element("div", join(figures), class_="quotation")


def table_html(caption: str, heading: Sequence[str], rows: Sequence[Sequence[Markup]], *, shown: bool = True) -> Markup:
    """A table that keeps its roles where a narrow screen lays it out as cards, each cell under its heading.

    `shown` is False where a heading above says what the caption does.
    """
    head = element(
        "tr", join([element("th", text(cell), scope="col", role="columnheader") for cell in heading]), role="row"
    )
    body = [
        element(
            "tr",
            join(
                [element("td", cell, role="cell", data_label=label) for cell, label in zip(row, heading, strict=True)]
            ),
            role="row",
        )
        for row in rows
    ]
    return element(
        "table",
        element("caption", text(caption), class_=None if shown else "unseen") if caption else None,
        element("thead", head, role="rowgroup"),
        element("tbody", join(body), role="rowgroup"),
        role="table",
    )


def line_html(line: str) -> list[Markup]:
    """A text with its room to write drawn as a line."""
    return [element("span", text(piece), class_="room") if blank else text(piece) for piece, blank in blanks_in(line)]


def _some(markup: Markup | None) -> list[Markup]:
    return [] if markup is None else [markup]
