"""A reading: the text a named reader found in a preserved copy."""

from dataclasses import dataclass, field

from habeas.base.digest import Digest, digest_of_json
from habeas.base.finding import Finding
from habeas.base.ids import ReadingId
from habeas.base.language import Lang
from habeas.base.span import Span


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the copy: its number as a reader would cite it (from 1), and where its text lies."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Box:
    """Where a recognised word stands on the picture of its page.

    `left`, `top`, `right`, `bottom` count in ten-thousandths of the width and height of the page as it
    was preserved (its stored pixels, before any turning), from its upper left corner. `confidence` is
    what the recogniser says of itself, 0 to 100.
    """

    span: Span
    page: int
    left: int
    top: int
    right: int
    bottom: int
    confidence: int


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said in a stretch of a recording: from and to, in milliseconds from its beginning."""

    span: Span
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole text of a copy, boilerplate included: NFC, LF line ends, no byte-order mark.

    A copy's first reading is what spans count in. `main` are the ranges a person would call the
    document itself (no navigation, comment form, cookie notice), in order and not overlapping;
    empty when nothing was found to be it. `pages` is empty where the copy has none. `lang` is the
    language of the main text, None where it could not be told. `encoding` is the character
    encoding that was used, None for formats that carry their own. `boxes` are the words that were
    recognised on pictures (OCR), in the order of the text; words of a text layer have none. `cues` are
    the stretches of a transcript, in the order of the text.
    """

    copy: Digest
    reader: str
    text: str
    main: tuple[Span, ...]
    pages: tuple[Page, ...] = ()
    lang: Lang | None = None
    encoding: str | None = None
    findings: tuple[Finding, ...] = ()
    boxes: tuple[Box, ...] = ()
    cues: tuple[Cue, ...] = ()
    _id: list[ReadingId] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def id(self) -> ReadingId:
        """The SHA-256 of copy, reader and text: the same reading has the same id on every machine."""
        # Computed once: a list of ten thousand rows asks for each of its cells, and every time the whole text is read.
        if not self._id:
            canonical = digest_of_json({"copy": self.copy, "reader": self.reader, "text": self.text})
            self._id.append(ReadingId(canonical.removeprefix("sha256:")))
        return self._id[0]

    def page_of(self, offset: int) -> int | None:
        """The number of the page that holds this code point, None where there are no pages."""
        for page in self.pages:
            if page.span.start <= offset < page.span.end:
                return page.number
        return None

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """The boxes of the recognised words that share a code point with this span, in order."""
        return tuple(box for box in self.boxes if box.span.overlaps(span))

    def recognised(self, span: Span) -> bool:
        """Whether any of this span was recognised on a picture and so may be misread."""
        return any(box.span.overlaps(span) for box in self.boxes)

    def cues_of(self, span: Span) -> tuple[Cue, ...]:
        """The stretches of a transcript that share a code point with this span, in order."""
        return tuple(cue for cue in self.cues if cue.span.overlaps(span))


type Outcome = Reading | tuple[Finding, ...]
"""A reading, or why there is none: at least one Finding, the first one an error."""
