"""A paper as PDF, by Typst: real footnotes, bookmarks and tags; same Paper, same bytes."""

import re
from collections.abc import Sequence
from typing import Any

from habeas.disclosure.papers.numbering import picture_notes
from habeas.disclosure.papers.paper import (
    Block,
    Choice,
    Drawing,
    Field,
    Paper,
    PaperKind,
    Paragraph,
    Part,
    Points,
    Quotation,
    Table,
)
from habeas.disclosure.view import Line, Run, Sentence, plain
from habeas.output.papers.paper_words import (
    blanks_in,
    exhibit_heading,
    exhibit_row,
    heading_of,
    note_lines,
    quotation_heads,
    ready,
    source_lines,
)
from habeas.output.papers.timeline_svg import Form, in_words, spelled_timeline, timeline_pictures
from habeas.output.papers.typesetting import typeset

_LONGEST_WORD = 40
_LONG_CELL = 1200
_SHORT_CELL = 20
_CONTENTS_FROM = 8
_FILED = (PaperKind.COMPLAINT, PaperKind.CUSTODY_MOTION, PaperKind.LETTER)
"""Papers to authorities at home, which have no contents."""
_LONG = re.compile(rf"(?<!\S)(?!\S*(?:sha256|commitment):)\S{{{_LONGEST_WORD},}}")
"""A word too long for a line, but not a digest, which fits one and is compared letter by letter."""


def paper_pdf(paper: Paper) -> bytes:
    """The whole paper as one PDF/UA-1; its date of creation is its day, at midnight UTC.

    A sign that the fonts cannot draw is spelled out (`[U+1F600]`), and the paper says so. Raises Failed when
    Typst refuses it all the same.
    """
    paper = ready(paper)
    drawings = [block.timeline for part in paper.parts for block in part.blocks if isinstance(block, Drawing)]

    def pictures(signs: frozenset[str]) -> dict[str, Any]:
        return {
            "pictures": [
                list(timeline_pictures(spelled_timeline(one, signs), Form.PAPER, f"d{number}-"))
                for number, one in enumerate(drawings)
            ]
        }

    data = {**_breakable(_Data(paper).whole()), "name": paper.title}
    return typeset("paper.typ", data, paper.words["undrawn"], paper.as_of, pictures)


class _Data:
    """The data of one paper while they are made: they remember which footnote and which picture came already."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._told: set[int] = set()
        self._drawn = 0

    def whole(self) -> dict[str, Any]:
        paper = self._paper
        return {
            "lang": paper.language,
            "title": paper.title,
            "subtitle": paper.subtitle,
            "from": [_pieces(line) for line in paper.from_],
            "to": [_pieces(line) for line in paper.to],
            "stamp": paper.stamp,
            "notices": list(paper.notices),
            "foot": paper.foot,
            "contents": _has_contents(paper),
            "parts": [self._part(part) for part in paper.parts],
            "closing": [_pieces(line) for line in paper.closing],
            "words": dict(paper.words),
            "notes": [_line(line) for line in note_lines(paper)],
            "sources": [
                {
                    "number": source.number,
                    "title": _line(source.title),
                    "rows": [{"label": label, "value": _line(value)} for label, value in source_lines(source, paper)],
                }
                for source in paper.sources
            ],
            "exhibit_heading": list(exhibit_heading(paper)),
            "exhibits": [
                {"number": number, "title": _line(title), "kind": kind, "pages": pages, "digest": digest}
                for number, title, kind, pages, digest in (exhibit_row(one, paper) for one in paper.exhibits)
            ],
        }

    def _part(self, part: Part) -> dict[str, Any]:
        return {
            "heading": heading_of(part),
            "level": part.level,
            "blocks": [self._block(block) for block in part.blocks],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Paragraph(sentences):
                return {"kind": "paragraph", "sentences": self._sentences(sentences)}
            case Points(items, numbered):
                return {"kind": "points", "items": self._sentences(items), "numbered": numbered}
            case Field(number, label, answers, gap):
                return {
                    "kind": "field",
                    "number": number,
                    "label": label,
                    "answers": self._sentences(answers),
                    "gap": "" if gap is None else gap.value,
                }
            case Choice(label, ticked, carried_by):
                told = self._sentences(carried_by)
                return {"kind": "choice", "label": label, "ticked": ticked, "carried_by": told}
            case Table():
                return self._table(block)
            case Drawing():
                return self._drawing(block)
            case Quotation():
                return self._quotation(block)

    def _table(self, table: Table) -> dict[str, Any]:
        rows = [self._sentences(row) for row in table.rows]
        return {
            "kind": "table",
            "caption": table.caption,
            "heading": list(table.heading),
            "rows": rows,
            # A row that is taller than a page would run out of it if it might not break.
            "breaks": [sum(len(run.text) for cell in row for run in cell.line) > _LONG_CELL for row in table.rows],
            "columns": _columns(table),
        }

    def _drawing(self, drawing: Drawing) -> dict[str, Any]:
        self._drawn += 1
        timeline = drawing.timeline
        drawable = any(lane.marks for lane in timeline.lanes)
        return {
            "kind": "drawing",
            "number": self._drawn - 1,
            "title": timeline.title,
            "in_words": in_words(timeline),
            "caption": " ".join(filter(None, (timeline.key if drawable else "", timeline.undated))),
            "notes": self._marks(picture_notes(timeline)),
        }

    def _quotation(self, quotation: Quotation) -> dict[str, Any]:
        original, translation = quotation_heads(quotation, self._paper)
        return {
            "kind": "quotation",
            "heads": [original, translation],
            "original": _run(quotation.original),
            "translation": None if quotation.translation is None else _run(quotation.translation),
            "notes": self._marks(quotation.notes),
        }

    def _sentences(self, sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
        return [{"line": _line(one.line), "notes": self._marks(one.notes)} for one in sentences]

    def _marks(self, notes: Sequence[int]) -> list[dict[str, Any]]:
        marks = [{"number": number, "first": number not in self._told} for number in dict.fromkeys(notes)]
        self._told.update(notes)
        return marks


def _has_contents(paper: Paper) -> bool:
    return paper.kind not in _FILED and sum(part.level == 1 for part in paper.parts) >= _CONTENTS_FROM


def _columns(table: Table) -> list[float]:
    """The width of each column in shares of the whole, 0 for those that are as wide as their words."""
    if not table.wide:
        return [1.0] * len(table.heading)
    return [1.0 if at in table.wide else _narrow(table, at) for at in range(len(table.heading))]


def _narrow(table: Table, at: int) -> float:
    """0 for a column whose every cell is short; one that is left its own width with longer cells takes it from all."""
    signs = [len(table.heading[at]), *(len(plain(row[at].line)) for row in table.rows)]
    return 0.0 if max(signs) <= _SHORT_CELL else 1.0


def _pieces(text: str) -> list[dict[str, Any]]:
    """A line of an address or a closing, the room to write apart from the words."""
    return [{"text": piece, "blank": blank} for piece, blank in blanks_in(text)]


def _line(line: Line) -> list[dict[str, Any]]:
    return [_run(run) for run in line]


def _run(run: Run) -> dict[str, Any]:
    return {
        "lang": None if run.lang is None else run.lang.value,
        "pieces": _pieces(run.text),
    }


def _breakable(data: Any) -> Any:
    """The data with room to break inside each word too long for a line; the template draws nothing for it."""
    match data:
        case str():
            return _LONG.sub(lambda word: "\u200b".join(re.findall(r"(?s).{1,12}", word[0])), data)
        case dict():
            return {key: _breakable(value) for key, value in data.items()}
        case list():
            return [_breakable(value) for value in data]
    return data
