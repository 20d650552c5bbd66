"""Whether a name in an export is one of those that a person named as the archive owner's."""

import re
import unicodedata
from collections.abc import Iterable

from habeas.evidence.archives.item import Whose

_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_PHONE = re.compile(r"\+?[\d\s()\-\u2010-\u2015.]{7,}\Z")
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """The text without the marks of direction that nobody sees; nothing else is changed."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def name_key(name: str) -> str:
    """One form for all writings of a name: letter case, spaces, `~` or `@` before it, a phone's punctuation."""
    key = _SPACE.sub(" ", visible(unicodedata.normalize("NFC", name))).strip().lstrip("~@").strip()
    return "+" + re.sub(r"\D", "", key) if _PHONE.match(key) else key.casefold()


def whose_words(author: str | None, owners: Iterable[str], present: bool) -> Whose:
    """Whose words these are, told only by the owner's names: `present` is whether any of them wrote here at all.

    Without a name in common nobody has said which of the authors the owner is: `UNKNOWN`.
    """
    if author is None or not present:
        return Whose.UNKNOWN
    return Whose.OWN if name_key(author) in {name_key(owner) for owner in owners} else Whose.OTHERS
