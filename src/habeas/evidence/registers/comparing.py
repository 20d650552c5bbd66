"""Two versions of a register set against each other: added, struck, changed in wording, renumbered.

Only what really changed counts. Apart from it, and never a change: white space, the shape of
quotation marks, the form of letters (NFC), and the semicolons and points that end an entry's words.
"""

import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from habeas.base.when import When
from habeas.evidence.registers.entry import Entry, Status

_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟″ʺ", '"') | dict.fromkeys("’‘‚ʼ`", "'"))
_DOUBLED = re.compile(r"'{2}|\"{2,}")
_SPACES = re.compile(r"\s+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MOST_WORDS = 20_000
"""Two wordings with more words together are given whole; no entry of a real list has a tenth of it."""

_OUT = (Status.STRUCK, Status.DUPLICATE, Status.VOID)


class ChangeKind(StrEnum):
    """What became of an entry. `STRUCK` is gone from the newer version, or marked there as taken out."""

    ADDED = "added"
    STRUCK = "struck"
    CHANGED = "changed"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of the older version and those that stand in their place in the newer; one of the two may be empty."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `old` is None for an entry that the older version has not, `new` for one the newer has not.

    `words` are the words that changed; `included` the two days of inclusion where they differ.
    """

    kind: ChangeKind
    old: Entry | None
    new: Entry | None
    words: tuple[WordChange, ...] = ()
    included: tuple[When | None, When | None] | None = None

    @property
    def number(self) -> str | None:
        """The number it goes by: that of the newer version where there is one."""
        entry = self.new or self.old
        return None if entry is None else entry.number


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, in the order of the newer version and then what is gone; `same` counts entries without any."""

    changes: tuple[Change, ...]
    same: int

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind, in their order."""
        return tuple(change for change in self.changes if change.kind is kind)


def compare(old: Sequence[Entry], new: Sequence[Entry]) -> Comparison:
    """What changed from one version to the other.

    Entries that are the same meet first, then those of the same number in their order, then those of
    the same words; words that only say that an entry was taken out tell no two entries apart.
    """
    same, gone, come = _met(old, new, lambda entry: (entry.number, wording(entry), entry.included, entry.status))
    numbered, gone, come = _met(gone, come, lambda entry: entry.number)
    worded, gone, come = _met(gone, come, lambda entry: None if entry.status in _OUT else wording(entry))
    changes = [_changed(*pair) for pair in (*numbered, *worded)]
    changes += [Change(ChangeKind.ADDED, None, entry) for entry in come]
    places = {id(entry): place for place, entry in enumerate(new)}
    changes.sort(key=lambda change: places[id(change.new)])
    return Comparison((*changes, *(Change(ChangeKind.STRUCK, entry, None) for entry in gone)), len(same))


def wording(entry: Entry) -> str:
    """The entry's words without what is never a change; two entries with the same wording say the same."""
    text = unicodedata.normalize("NFC", entry.text).translate(_QUOTES)
    return _SPACES.sub(" ", _DOUBLED.sub('"', text)).strip(" ;.")


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """The words that differ between two wordings, in their order; empty when none does, both whole when very long."""
    before, after = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    if len(before) + len(after) > _MOST_WORDS:
        return () if old == new else (WordChange(old, new),)
    matcher = SequenceMatcher(None, [hit[0] for hit in before], [hit[0] for hit in after], autojunk=False)
    return tuple(
        WordChange(_stretch(old, before[a:b]), _stretch(new, after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _stretch(text: str, hits: Sequence[re.Match[str]]) -> str:
    return text[hits[0].start() : hits[-1].end()] if hits else ""


def _met(
    old: Iterable[Entry], new: Iterable[Entry], key: Callable[[Entry], Hashable | None]
) -> tuple[list[tuple[Entry, Entry]], list[Entry], list[Entry]]:
    """Entries with the same key in pairs, in their order; then those of each side without a partner, in theirs."""
    waiting: defaultdict[Hashable, deque[Entry]] = defaultdict(deque)
    old = list(old)
    for entry in old:
        waiting[key(entry)].append(entry)
    pairs: list[tuple[Entry, Entry]] = []
    come: list[Entry] = []
    for entry in new:
        named = key(entry)
        if named is not None and waiting[named]:
            pairs.append((waiting[named].popleft(), entry))
        else:
            come.append(entry)
    met = {id(before) for before, _ in pairs}
    return pairs, [entry for entry in old if id(entry) not in met], come


def _changed(old: Entry, new: Entry) -> Change:
    """The change between two entries that are one and the same."""
    dates = (old.included, new.included) if old.included != new.included else None
    kind = ChangeKind.CHANGED if old.number == new.number else ChangeKind.RENUMBERED
    if (old.status in _OUT) != (new.status in _OUT):
        kind = ChangeKind.STRUCK if new.status in _OUT else ChangeKind.ADDED
    return Change(kind, old, new, word_changes(wording(old), wording(new)), dates)
