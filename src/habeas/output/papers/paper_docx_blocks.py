"""The blocks of a paper in Word: styles, real footnotes, boxes that can be ticked, and gaps a lawyer finds at once."""

import struct
from collections import Counter
from collections.abc import Sequence

from habeas.disclosure.papers.numbering import notes_of, picture_notes
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
from habeas.disclosure.view import Line, Run, Sentence, plain
from habeas.output.papers.markup import Markup, join
from habeas.output.papers.paper_docx_package import WordPackage, word_language
from habeas.output.papers.paper_words import blanks_in, quotation_heads
from habeas.output.papers.timeline_png import timeline_pngs
from habeas.output.papers.timeline_svg import in_words
from habeas.output.papers.wordml import WIDTH, field, numbered, paragraph, picture, run, table, tick_box, w

_EMU_PER_TWIP = 635
_GAPS = {Gap.UNKNOWN: "Unknown", Gap.TO_FILL: "ToFill", Gap.HELD_BACK: "HeldBack"}
_FIRST_OWN_LIST = 3


class WordBlocks:
    """Makes blocks, and remembers which footnotes, lists, pictures and boxes came already.

    `lists` is how many numbered lists need numbers of their own so far.
    """

    def __init__(self, paper: Paper, package: WordPackage) -> None:
        self._paper = paper
        self._package = package
        self._uses = Counter(n for part in paper.parts for block in part.blocks for n in notes_of(block))
        self._told: set[int] = set()
        self._pictures = 0
        self.lists = 0

    def block(self, block: Block) -> Markup:
        """One block as paragraphs and tables."""
        match block:
            case Paragraph(sentences):
                return paragraph("Normal", self._joined(sentences))
            case Points(items, in_order):
                return self._points(items, in_order=in_order)
            case Field():
                return self._field(block)
            case Choice():
                return self._choice(block)
            case Table():
                return self._table(block)
            case Drawing():
                return self._drawing(block)
            case Quotation():
                return self._quotation(block)

    def _points(self, items: Sequence[Sentence], *, in_order: bool) -> Markup:
        if not in_order:
            return join([paragraph("ListBullet", self._sentence(item)) for item in items])
        self.lists += 1
        number = _FIRST_OWN_LIST - 1 + self.lists
        return join([numbered("ListNumber", number, self._sentence(item)) for item in items])

    def _field(self, asked: Field) -> Markup:
        gap = "" if asked.gap is None else _GAPS[asked.gap]
        label = paragraph("FieldLabel", run(f"{asked.number} {asked.label}".strip()))
        return join([label, *(paragraph("FieldAnswer", self._sentence(one, gap)) for one in asked.answers)])

    def _choice(self, choice: Choice) -> Markup:
        box = tick_box(self._paper.words["ticked" if choice.ticked else "unticked"], ticked=choice.ticked)
        carried = [paragraph("ListBullet", self._sentence(one)) for one in choice.carried_by]
        return join([paragraph("Choice", box, run("\t"), run(choice.label)), *carried])

    def _table(self, shown: Table) -> Markup:
        heading = [paragraph("TableHeading", run(cell)) for cell in shown.heading]
        rows = [[paragraph("TableText", self._sentence(cell)) for cell in row] for row in shown.rows]
        caption = [paragraph("Caption", run(shown.caption))] if shown.caption else []
        return join([*caption, table(heading, rows, _widths(shown)), paragraph("TableText")])

    def _drawing(self, drawing: Drawing) -> Markup:
        timeline = drawing.timeline
        drawn = []
        for number, png in enumerate(timeline_pngs(timeline, f"d{self._pictures}-")):
            self._pictures += 1
            told = timeline.title if number else in_words(timeline)
            drawn.append(picture(self._package.add_picture(png), self._pictures, told, _size(png)))
        caption = " ".join(filter(None, (timeline.key if drawn else "", timeline.undated)))
        parts = [paragraph("PictureNote", one) for one in drawn]
        if caption:
            parts.append(paragraph("PictureNote", run(caption)))
        if notes := picture_notes(timeline):
            parts.append(paragraph("PictureNote", run(self._paper.words["picture_marks"]), self._marks(notes)))
        return join(parts)

    def _quotation(self, quotation: Quotation) -> Markup:
        original, translation = quotation_heads(quotation, self._paper)
        words, notes = line_word((quotation.original,)), self._marks(quotation.notes)
        if quotation.translation is None:
            head = paragraph("QuoteHead", run(f"{original}. {translation}"))
            return join([head, paragraph("Quote", words, notes)])
        heads = [paragraph("TableHeading", run(head)) for head in (original, translation)]
        sides = [
            paragraph("TableText", words, notes),
            paragraph("TableText", line_word((quotation.translation,))),
        ]
        return join([table(heads, [sides], (WIDTH // 2, WIDTH // 2)), paragraph("TableText")])

    def _joined(self, sentences: Sequence[Sentence]) -> Markup:
        return join([self._sentence(one) for one in sentences], run(" "))

    def _sentence(self, sentence: Sentence, style: str = "") -> Markup:
        return join([line_word(sentence.line, style), self._marks(sentence.notes)])

    def _marks(self, notes: Sequence[int]) -> Markup:
        return join([self._mark(number) for number in dict.fromkeys(notes)], run(", ", "FootnoteReference"))

    def _mark(self, number: int) -> Markup:
        """The footnote where it is used first; afterwards a field that follows its number when a lawyer adds others."""
        name = f"_Note{number}"
        if number in self._told:
            return field(f"NOTEREF {name} \\f \\h", run(str(number), "FootnoteReference"))
        self._told.add(number)
        reference = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteReference", id=str(number)))
        if self._uses[number] == 1:
            return reference
        begun = w("bookmarkStart", id=str(number), name=name)
        return join([begun, reference, w("bookmarkEnd", id=str(number))])


def line_word(line: Line, style: str = "") -> Markup:
    """A line with its languages; `style` is that of a gap, empty where it is none."""
    return join([_run(one, style) for one in line])


def _run(one: Run, style: str) -> Markup:
    lang = "" if one.lang is None else word_language(one.lang.value)
    return join([_piece(piece, style, lang, blank=blank) for piece, blank in blanks_in(one.text)])


def _piece(words: str, style: str, lang: str, *, blank: bool) -> Markup:
    if blank or style == "ToFill":
        return run(f"[{words}]", "ToFill")
    return run(words, style or ("ForeignText" if lang else ""), lang)


def _widths(shown: Table) -> list[int]:
    """The columns' widths: the wide ones share what the others leave, and those take what their words need."""
    count = len(shown.heading)
    wide = [at for at in range(count) if at in shown.wide] or list(range(count))
    needed = {
        at: min(
            max([len(shown.heading[at]), *(len(plain(row[at].line)) for row in shown.rows)]) * 105 + 260,
            WIDTH // (count + 1),
        )
        for at in range(count)
        if at not in wide
    }
    left = (WIDTH - sum(needed.values())) // len(wide)
    return [needed.get(at, left) for at in range(count)]


def _size(png: bytes) -> tuple[int, int]:
    """Width and height of a picture as wide as the text, in English metric units (the header of a PNG says its own)."""
    across, down = struct.unpack(">II", png[16:24])
    wide = WIDTH * _EMU_PER_TWIP
    return wide, wide * down // across
