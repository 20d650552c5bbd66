"""A paper as a value: parts, fields, sentences with footnotes, exhibits and blanks, with everything resolved.

Whoever writes it as PDF, DOCX or HTML looks nothing up and decides nothing; all three hold the same words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.picture import Timeline
from habeas.disclosure.view import Footnote, Line, Run, Sentence, SourceView


class PaperKind(StrEnum):
    """Which paper it is."""

    SUMMARY = "summary"
    DOSSIER = "dossier"
    ANNEXES = "annexes"
    WGAD = "wgad"
    SPECIAL_PROCEDURES = "special-procedures"
    WGEID = "wgeid"
    HRC = "hrc"
    COMPLAINT = "complaint"
    CUSTODY_MOTION = "custody-motion"
    URGENT_APPEAL = "urgent-appeal"
    PRESS_NOTE = "press-note"
    LETTER = "letter"


class Gap(StrEnum):
    """Why a field has no answer: the record holds none, it is for a person to fill in, or it was held back."""

    UNKNOWN = "unknown"
    TO_FILL = "to_fill"
    HELD_BACK = "held_back"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences one after the other. Those without footnotes are of the template, never of fact."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list; `numbered` where the points are referred to."""

    items: tuple[Sentence, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: its number on the form (`II.1`, may be empty), its label, its answers.

    `gap` says why there is none, and `answers` then hold one sentence that says so ("unknown"); else it is None.
    """

    number: str
    label: str
    answers: tuple[Sentence, ...]
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A box of a form that is ticked or not, with the facts and the law that carry it."""

    label: str
    ticked: bool
    carried_by: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row; every row has as many cells. `wide` are the columns that take what room is left."""

    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    wide: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of time with its sentence for those who cannot see it (the Timeline carries it)."""

    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as printed in a source, and beside them their translation and who made it; None where there is none."""

    original: Run
    translation: Run | None
    translated_by: str
    notes: tuple[int, ...]


type Block = Paragraph | Points | Field | Choice | Table | Drawing | Quotation


def sentences_in(block: Block) -> tuple[Sentence, ...]:
    """Every sentence of a block, cells and answers included; a quotation and its translation are one."""
    match block:
        case Paragraph(sentences):
            return sentences
        case Points(items, _):
            return items
        case Field(_, _, answers, _):
            return answers
        case Choice(_, _, carried_by):
            return carried_by
        case Table(_, _, rows, _):
            return tuple(cell for row in rows for cell in row)
        case Quotation(original, translation, _, notes):
            runs = (original,) if translation is None else (original, Run(" "), translation)
            return (Sentence(runs, notes),)
        case Drawing():
            return ()


def with_sentences[B: Block](block: B, change: Callable[[Sentence], Sentence]) -> B:
    """The block with each sentence of its own changed; a quotation and a drawing, which have none, as they are."""

    def every(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(change(one) for one in sentences)

    match block:
        case Paragraph():
            return replace(block, sentences=every(block.sentences))
        case Points():
            return replace(block, items=every(block.items))
        case Field():
            return replace(block, answers=every(block.answers))
        case Choice():
            return replace(block, carried_by=every(block.carried_by))
        case Table():
            return replace(block, rows=tuple(every(row) for row in block.rows))
    return block


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the paper under a heading. `level` is 1 or 2; `number` is as the form has it, or empty."""

    id: str
    number: str
    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Blank:
    """A field that the paper leaves open: where it stands, what is wanted, why it is open, and what to do."""

    place: str
    label: str
    gap: Gap
    remedy: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An annex: its number, what it is, how many pages (None where it has none or nobody counted), its digest.

    `digest` is the digest of a public source, a salted commitment for another, as the annex list prints it.
    """

    number: int
    title: Line
    kind: str
    pages: int | None
    digest: str
    source: int | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `from_` and `to` are address blocks, a line each; `stamp` is a word over it (DRAFT) or empty.

    `notices` stand on the first page; `foot` stands on every page; `closing` are lines for place, date and
    signature. `words` are labels by id in the paper's language. Footnotes and sources count from 1 without gaps in
    the order of first use. `blanks` list every gap of the paper, in its order: they are told before anything is
    written.
    """

    kind: PaperKind
    lang: Lang
    audience: Audience
    as_of: date
    title: str
    subtitle: str
    from_: tuple[str, ...]
    to: tuple[str, ...]
    stamp: str
    notices: tuple[str, ...]
    foot: str
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    words: Mapping[str, str]
    footnotes: tuple[Footnote, ...]
    sources: tuple[SourceView, ...]
    exhibits: tuple[Exhibit, ...]
    blanks: tuple[Blank, ...]
    tongue: str = ""

    @property
    def language(self) -> str:
        """The language of the paper as a BCP 47 tag."""
        return self.tongue or self.lang.value
