"""What the JSON exports of Facebook and Instagram have in common: broken letters, marks of mentions, owners."""

import re
from collections.abc import Iterator, Mapping

from habeas.base.finding import Finding, Severity
from habeas.base.when import When
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose
from habeas.evidence.archives.wording import Mojibake, clean, undo_mojibake

_MENTION = re.compile(r"@\[\d+:\d+:([^\]\n]+)\]")
"""How a mention of somebody is written in a post; a reader sees the name."""


class UnknownFormError(ValueError):
    """Words, or a list of them, stand in a form that is not known; the entry is counted as not read."""


def words_in(value: object) -> str:
    """A string that may hold words; empty where there is none. Raises UnknownFormError for anything else."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnknownFormError
    return value


def objects_in(value: object) -> Iterator[tuple[int, Mapping[str, object]]]:
    """The objects of a list with their places; nothing where there is no list. Raises UnknownFormError otherwise."""
    if value is None:
        return
    if not isinstance(value, list):
        raise UnknownFormError
    for index, element in enumerate(value):
        yield index, object_in(element)


def object_in(value: object) -> Mapping[str, object]:
    """An object, empty where there is none. Raises UnknownFormError for anything else."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise UnknownFormError
    return value


class MetaFile:
    """One JSON file of Facebook or Instagram: its strings made right, and items made of them."""

    def __init__(self, path: str, platform: Platform) -> None:
        self.path = path
        self.platform = platform
        self._mixed = 0

    def right(self, value: object) -> str:
        """A string as its author wrote it; empty where there is none. Raises UnknownFormError for anything else."""
        text, found = undo_mojibake(words_in(value))
        self._mixed += found is Mojibake.MIXED
        return clean(_MENTION.sub(r"\1", text))

    def name(self, value: object) -> str | None:
        """A name as it is written, None for anything that is none."""
        return self.right(value) or None if isinstance(value, str) else None

    def item(
        self,
        text: object,
        pointer: str,
        kind: Kind,
        whose: Whose,
        when: When | None,
        *,
        author: str | None = None,
        container: str | None = None,
        address: object = None,
        edited: bool | None = None,
    ) -> list[Item]:
        """One item of this text, or none where it holds no words. Raises UnknownFormError where it is no text."""
        words = self.right(text)
        if not words.strip():
            return []
        place = Place(self.path, pointer)
        return [
            Item(
                id=str(place),
                platform=self.platform,
                kind=kind,
                author=author,
                whose=whose,
                text=words,
                when=when,
                edited=edited,
                container=container,
                address=address if isinstance(address, str) and address else None,
                place=place,
            )
        ]

    def findings(self) -> list[Finding]:
        """What is wrong with the file's letters."""
        if not self._mixed:
            return []
        message = (
            f"{self._mixed} texts hold broken letters beside right ones. They were left as they are: "
            "a quotation may be missed in them."
        )
        return [Finding("mixed-encoding", self.path, Severity.WARNING, message)]


class Owners:
    """The names that are the person's own: those the export gives, and those that somebody named."""

    def __init__(self, named: frozenset[str]) -> None:
        self._names = set(named)
        self.name: str | None = None
        """The owner's name as the export gives it; None where it gives none."""

    def add(self, name: str | None) -> None:
        """A name that the export itself gives its owner; the first is the one they have now."""
        if name:
            self._names.add(name)
            self.name = self.name or name

    def also(self, name: str | None) -> None:
        """Something else by which the owner may be called, such as a name under a label in another language."""
        if name:
            self._names.add(name)

    def whose(self, author: str | None) -> Whose:
        """Whose words somebody of this name wrote: `unknown` where no owner is known or no author given."""
        if author is None or not self._names:
            return Whose.UNKNOWN
        return Whose.OWN if author in self._names else Whose.OTHERS

    def of_own_file(self, author: str | None) -> Whose:
        """The same in a file that holds what its owner wrote: `own`, unless another name stands there."""
        known = self.whose(author)
        if known is Whose.OTHERS:
            return Whose.UNKNOWN  # a page that the person runs, or a name they had before
        return Whose.OWN
