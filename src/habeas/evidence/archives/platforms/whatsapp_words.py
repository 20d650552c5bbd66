"""What WhatsApp itself writes into an exported chat, read from the list beside this module."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from habeas.evidence.archives.naming import visible


@dataclass(frozen=True, slots=True)
class WhatsAppWords:
    """The lists, in small letters; what each means stands in `whatsapp_words.yaml`."""

    omitted: frozenset[str]
    attached: tuple[str, ...]
    attached_before: tuple[str, ...]
    deleted: frozenset[str]
    edited: tuple[str, ...]
    notes: tuple[str, ...]
    noted: tuple[str, ...]
    file_names: tuple[str, ...]

    def is_note(self, text: str) -> bool:
        """Whether a text that begins with an invisible mark is the platform's own note."""
        return folded(text).startswith(self.notes)

    def is_noted(self, author: str) -> bool:
        """Whether what stands before the colon is no name but a note that holds a colon."""
        low = f" {author.casefold()} "
        return any(words in low for words in self.noted)


def named_as_chat(path: str) -> bool:
    """Whether a file bears the name that WhatsApp gives to an exported chat, in a language that is listed."""
    name = folded(path.rpartition("/")[2])
    return name.startswith(("_chat", *whatsapp_words().file_names))


def folded(text: str) -> str:
    """The form in which texts are compared with the lists."""
    return visible(text).strip().casefold()


@cache
def whatsapp_words() -> WhatsAppWords:
    """The lists, read once."""
    file = resources.files("habeas.evidence.archives.platforms").joinpath("whatsapp_words.yaml")
    lists: dict[str, list[str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return WhatsAppWords(
        omitted=frozenset(lists["omitted"]),
        attached=tuple(lists["attached"]),
        attached_before=tuple(lists["attached_before"]),
        deleted=frozenset(lists["deleted"]),
        edited=tuple(lists["edited"]),
        notes=tuple(lists["notes"]),
        noted=tuple(lists["noted"]),
        file_names=tuple(lists["file_names"]),
    )
