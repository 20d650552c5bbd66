"""The document that drafting reads: the main text of a reading, repaired, in sentences and paragraphs.

Every rule of this room works in *document coordinates*: code points of :attr:`Document.text`. This
module is the only place that turns them into code points of the first reading.
"""

from bisect import bisect_right
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.edits import Repaired
from habeas.evidence.text.language import language_of
from habeas.evidence.text.paragraphs import paragraphs
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.repair import repair_part
from habeas.evidence.text.sentences import sentences

_ENGLISH = frozenset(
    {"the", "of", "and", "to", "was", "that", "for", "with", "by", "his", "were", "is", "on", "in", "a"}
)
_BETWEEN = "\n\n"
_ENDS = (".", "!", "?", "…", ":", ";")
"""Signs at which a sentence ends."""
_SHORT = 4
"""Words of a sentence from which its own language can be told from its neighbour's, at most without it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span in document coordinates, its text, its own language, its paragraph (from 0).

    `lang` is None where no language Habeas reads could be told. `index` counts the sentences from 0.
    """

    index: int
    span: Span
    text: str
    lang: Lang | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One main range: where it begins in the document and in the first reading, and its repair."""

    start: int
    in_reading: int
    repaired: Repaired


@dataclass(frozen=True, slots=True)
class Document:
    """The repaired main text of one reading: the main ranges, each repaired, joined by blank lines."""

    reading: Reading
    text: str
    pieces: tuple[Piece, ...]
    sentences: tuple[Sentence, ...]

    def in_reading(self, span: Span) -> Span:
        """The span in code points of the first reading, without white space at its ends.

        A span that begins in one main range and ends in another covers what lies between them.
        Raises ValueError where the span reaches past the text or holds nothing but white space.
        """
        if span.end > len(self.text):
            raise ValueError(f"the span ends at {span.end}, the document at {len(self.text)}")
        start, end = trimmed(self.text, span.start, span.end)
        if start == end:
            raise ValueError("the span holds nothing but white space")
        first, last = self._place(start), self._place(end - 1)
        if first[0] is last[0]:
            piece = first[0]
            found = piece.repaired.to_original(Span(start - piece.start, end - piece.start)).shifted(piece.in_reading)
        else:
            found = first[1].cover(last[1])
        return Span(*trimmed(self.reading.text, found.start, found.end))

    def _place(self, at: int) -> tuple[Piece, Span]:
        """The piece that holds this code point, and where the code point lies in the first reading."""
        piece = self.pieces[bisect_right([piece.start for piece in self.pieces], at) - 1]
        inside = min(at - piece.start, len(piece.repaired.text) - 1)
        return piece, piece.repaired.to_original(Span(inside, inside + 1)).shifted(piece.in_reading)

    def quote(self, span: Span) -> str:
        """The words of the first reading at this span of the document, as they were printed."""
        return self.in_reading(span).slice(self.reading.text)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds this code point of the document, or the last one before it.

        Raises IndexError where the document has no sentence before the place.
        """
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        if index < 0:
            raise IndexError(f"no sentence at {offset}")
        return self.sentences[index]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved inwards past white space; equal where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def read_document(reading: Reading) -> Document:
    """The document of this reading; one without sentences where the reading has no main text.

    A sentence of a transcript goes on over the end of a stretch, as long as the same person speaks.
    """
    pieces: list[Piece] = []
    text = ""
    speakers = {cue.span: cue.speaker for cue in reading.cues}
    before: Span | None = None
    for part in reading.main:
        goes_on = before in speakers and part in speakers and speakers[before] == speakers[part]
        text += (" " if goes_on and not text.endswith(_ENDS) else _BETWEEN) if pieces else ""
        before = part
        piece = Piece(len(text), part.start, repair_part(reading, part))
        pieces.append(piece)
        text += piece.repaired.text
    return Document(reading, text, tuple(pieces), _sentences(text, reading.lang))


def _sentences(text: str, main: Lang | None) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        words = paragraph.slice(text)
        whole = Lang.EN if _plainly_english(words) else language_of(words)
        for span in sentences(text, paragraph, whole or main):
            own = span.slice(text)
            found.append(Sentence(len(found), span, own, _language(own, whole, main), number))
    return tuple(found)


def _plainly_english(words: str) -> bool:
    """Whether a quarter of the words are the commonest of English, as in no other language; saves asking the model."""
    tokens = words.lower().split()
    return len(tokens) >= 12 and sum(token in _ENGLISH for token in tokens) * 4 >= len(tokens)


def _language(words: str, paragraph: Lang | None, main: Lang | None) -> Lang | None:
    """The sentence's own language where it can be told; else its paragraph's, else the reading's if letters agree."""
    if paragraph is Lang.EN and _latin(words):
        return Lang.EN
    own = language_of(words)
    if own is Lang.RU and paragraph is Lang.KK and len(words.split()) <= _SHORT:
        return Lang.KK  # short Kazakh sentences may have no letter that Russian has not
    if own is not None:
        return own
    for fallback in (paragraph, main):
        if fallback is not None and (fallback is Lang.EN) is _latin(words):
            return fallback
    return None


def _latin(words: str) -> bool:
    """Whether most letters are not Cyrillic."""
    letters = [char for char in words if char.isalpha()]
    return sum("\u0400" <= char <= "\u052f" for char in letters) * 2 < len(letters)
