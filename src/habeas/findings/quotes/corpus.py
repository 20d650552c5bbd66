"""What one archive gives to a search: its items, the account of what is not in them, and the search itself."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from habeas.base.digest import Digest
from habeas.evidence.archives.account import Account
from habeas.evidence.archives.item import Item


class Hit(Protocol):
    """A window of an item: `item` is its place in the sequence, `[start, end)` code points of its text."""

    @property
    def item(self) -> int:
        """Which item, from 0."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""

    @property
    def edits(self) -> int:
        """How many letters were put in, left out or changed."""

    @property
    def length(self) -> int:
        """The length of the normalised quote."""

    @property
    def distance(self) -> Fraction:
        """Edits by length."""

    @property
    def reading(self) -> int:
        """1 where Latin letters were read as Latin or there are none, 2 where as Cyrillic."""


class Searching(Protocol):
    """The exhaustive search over the texts of one archive's items, in their order."""

    @property
    def normalisation(self) -> str:
        """Name and version of the normalisation."""

    @property
    def rules(self) -> Sequence[tuple[str, str]]:
        """What the normalisation does: of each rule its stable id and what it says in English."""

    def hits(self, quote: str, max_distance: Fraction) -> Sequence[Hit]:
        """Every window within the distance; overlapping ones as the best one."""

    def nearest(self, quote: str, among: Container[int], beyond: Fraction) -> Hit | None:
        """The nearest window of these items within 40 %, None where there is none.

        It is known that no window of theirs lies within `beyond`.
        """

    def same(self, one: str, two: str) -> bool:
        """Whether two words are the same after the normalisation."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One archive as it is searched.

    `digest` is of the owner's whole export, `items_digest` of all the items read from it, before any
    question narrows them. `name` is what the person knows it by: a file's name, or an archive's id.
    `owners` and `chats` are what was chosen of it, `others` what was done with other people's words
    (`keep`, `drop`, `pseudonymise`).
    """

    digest: Digest
    items_digest: Digest
    name: str
    items: tuple[Item, ...]
    account: Account
    owners: tuple[str, ...]
    chats: tuple[str, ...] | None
    others: str
    search: Searching
