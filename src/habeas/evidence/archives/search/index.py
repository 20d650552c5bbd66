"""The index of an archive: its folded letters in one line, and lists of where each group of letters stands.

An item gives one entry, or two where Latin letters are left in it. The letters of all entries stand
behind one another with a border between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import IntFlag
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from habeas.evidence.archives.search.folding import letters
from habeas.evidence.archives.search.grams import Grams, listed
from habeas.evidence.archives.search.keeping import packed, unpacked

SHARED_CLASS = 255
"""The class of every letter that is not among the 254 most frequent; all others have one of their own."""
_CHUNK = 20_000
_MODE = "surrogatepass"


class Reads(IntFlag):
    """Which readings of an item an entry serves as."""

    LATIN = 1
    CYRILLIC = 2
    BOTH = 3


@dataclass(frozen=True)
class QuoteIndex:
    """What a search needs; made by :func:`build`.

    `letters` holds codes: 0 is a border, code `c` is the code point `alphabet[c]`, in order of frequency.
    `classes` are the same letters in one byte each (the very same array where 254 letters are enough).
    Entry `e` has the letters `[entry_starts[e], entry_ends[e])` of item `entry_items[e]`, and serves as
    `entry_reads[e]`. `texts` are the texts as given, in UTF-8, one ending at each of `text_ends`.
    """

    texts: NDArray[np.uint8]
    text_ends: NDArray[np.int64]
    alphabet: NDArray[np.uint32]
    letters: NDArray[np.unsignedinteger]
    entry_starts: NDArray[np.int64]
    entry_ends: NDArray[np.int64]
    entry_items: NDArray[np.uint32]
    entry_reads: NDArray[np.uint8]
    grams: Grams

    @cached_property
    def classes(self) -> NDArray[np.uint8]:
        """The letters in one byte each."""
        return classes_of(self.letters)

    @property
    def items(self) -> int:
        """How many items were indexed, those without a letter included."""
        return len(self.text_ends)

    @property
    def size(self) -> int:
        """How many folded letters are searched, both readings counted where there are two."""
        return int((self.entry_ends - self.entry_starts).sum())

    @property
    def nbytes(self) -> int:
        """Bytes that the index takes in memory."""
        shared = self.classes is self.letters
        return sum(array.nbytes for array in self._arrays().values()) + (0 if shared else self.classes.nbytes)

    def text(self, item: int) -> str:
        """The text of an item as it was given."""
        start = int(self.text_ends[item - 1]) if item else 0
        return self.texts[start : int(self.text_ends[item])].tobytes().decode("utf-8", _MODE)

    def to_bytes(self) -> bytes:
        """The index as bytes, in its own plain format; they hold the texts themselves."""
        return packed(self._arrays())

    def _arrays(self) -> dict[str, NDArray[Any]]:
        """All that is kept, by name."""
        own = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "grams"}
        return own | {f"grams.{field.name}": getattr(self.grams, field.name) for field in fields(self.grams)}

    @classmethod
    def from_bytes(cls, data: bytes) -> "QuoteIndex":
        """The index that :meth:`to_bytes` wrote; raises IntegrityFailure where the bytes are not as written."""
        arrays: dict[str, Any] = dict(unpacked(data))
        grams = Grams(*(arrays.pop(f"grams.{field.name}") for field in fields(Grams)))
        return cls(**arrays, grams=grams)

    def codes(self, folded: str) -> NDArray[np.int64]:
        """The codes of folded letters; a letter that the archive does not have gets `len(alphabet)`."""
        points = np.frombuffer(folded.encode("utf-32-le"), np.uint32)
        order = np.argsort(self.alphabet, kind="stable")
        at = np.minimum(np.searchsorted(self.alphabet, points, sorter=order), len(order) - 1)
        return np.where(self.alphabet[order[at]] == points, order[at], len(self.alphabet))


def classes_of(codes: NDArray[np.unsignedinteger]) -> NDArray[np.uint8]:
    """Letters in one byte each: a code of 255 or more becomes the class that the rare letters share."""
    if codes.dtype == np.uint8:
        return cast("NDArray[np.uint8]", codes)
    return cast("NDArray[np.uint8]", np.minimum(codes, SHARED_CLASS).astype(np.uint8))


def build(texts: Sequence[str]) -> QuoteIndex:
    """The index of texts, in their order; any number, also none. Time and memory grow with their letters."""
    lines: list[NDArray[np.unsignedinteger]] = []
    columns: list[NDArray[np.int64]] = [np.zeros((0, 3), np.int64)]
    counts = np.zeros(0x110000, np.int64)
    for first in range(0, len(texts), _CHUNK):
        line, entries = _chunk(texts[first : first + _CHUNK], first)
        counts += np.bincount(line, minlength=len(counts))
        lines.append(line.astype(np.uint16) if int(line.max(initial=0)) < 1 << 16 else line)
        columns.append(entries)
    alphabet = _by_frequency(counts)
    codes = _coded(lines, alphabet)
    lengths, items, reads = np.concatenate(columns).T
    ends = np.cumsum(lengths + 1)
    blob, text_ends = _blob(texts)
    return QuoteIndex(
        texts=blob,
        text_ends=text_ends,
        alphabet=alphabet,
        letters=codes,
        entry_starts=ends - lengths,
        entry_ends=ends,
        entry_items=items.astype(np.uint32),
        entry_reads=reads.astype(np.uint8),
        grams=listed(classes_of(codes)),
    )


def _blob(texts: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """All texts behind one another in UTF-8, and where each ends."""
    sizes = np.zeros(len(texts), np.int64)
    parts: list[bytes] = []
    for first in range(0, len(texts), _CHUNK):
        some = [text.encode("utf-8", _MODE) for text in texts[first : first + _CHUNK]]
        sizes[first : first + len(some)] = [len(part) for part in some]
        parts.append(b"".join(some))
    return np.frombuffer(b"".join(parts), np.uint8), np.cumsum(sizes)


def _entries(texts: Sequence[str], first: int) -> Iterator[tuple[str, int, Reads]]:
    """The entries of some texts: folded letters, the item, what the entry serves as."""
    for item, text in enumerate(texts, first):
        readings = letters(text)
        if len(readings) == 1:
            yield readings[0], item, Reads.BOTH
        else:
            yield readings[0], item, Reads.LATIN
            yield readings[1], item, Reads.CYRILLIC


def _chunk(texts: Sequence[str], first: int) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The line of code points of some texts, a border (0) before each entry; of each entry its length, item and use."""
    entries = [entry for entry in _entries(texts, first) if entry[0]]
    line = "".join([f"\0{folded}" for folded, _, _ in entries])
    columns = np.array([(len(folded), item, reads) for folded, item, reads in entries], np.int64).reshape(-1, 3)
    return np.frombuffer(line.encode("utf-32-le", _MODE), np.uint32), columns


def _by_frequency(counts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The code points that occur, the most frequent first, behind the border."""
    counts[0] = 0
    found = np.flatnonzero(counts)
    return np.concatenate([[0], found[np.argsort(-counts[found], kind="stable")]]).astype(np.uint32)


def _coded(lines: list[NDArray[np.unsignedinteger]], alphabet: NDArray[np.uint32]) -> NDArray[np.unsignedinteger]:
    """All lines as codes, a border behind the last. The lines are given up one by one, since all are large."""
    small: type[np.unsignedinteger] = np.uint16 if len(alphabet) < 1 << 16 else np.uint32
    kind = np.uint8 if len(alphabet) <= SHARED_CLASS else small
    code = np.zeros(0x110000, kind)
    code[alphabet] = np.arange(len(alphabet))
    codes: NDArray[np.unsignedinteger] = np.zeros(sum(map(len, lines)) + 1, kind)
    end = len(codes) - 1
    while lines:
        line = lines.pop()
        codes[end - len(line) : end] = code[line]
        end -= len(line)
    return codes
