"""Words as a person saw them: broken encodings undone where that is sure, and one form for every text."""

import re
import unicodedata
from enum import StrEnum

_SURROGATE = re.compile("[\ud800-\udfff]")
_MOJIBAKE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
"""A character of several bytes in UTF-8 whose bytes were each taken for a character of Latin-1."""


class Mojibake(StrEnum):
    """What was found of UTF-8 taken for Latin-1: `none`, `undone`, or `mixed` with right text and left as it is."""

    NONE = "none"
    UNDONE = "undone"
    MIXED = "mixed"


def clean(text: str) -> str:
    """The text in NFC with LF line ends; halves of a surrogate pair are joined, a lone one becomes U+FFFD."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def undo_mojibake(text: str) -> tuple[str, Mojibake]:
    """Undo UTF-8 that was taken for Latin-1, as Facebook and Instagram write it, only where the whole text is that.

    Text that is right already stays, also text with letters of Latin-1 such as "café". Where the text
    was cut inside a character, as the platform cuts long ones, the torn character becomes U+FFFD.
    Text in which some is broken and some is not stays as it is and is `mixed`.
    """
    if text.isascii():
        return text, Mojibake.NONE
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        return text, Mojibake.MIXED if _MOJIBAKE.search(text) else Mojibake.NONE
    try:
        return raw.decode("utf-8", "surrogatepass"), Mojibake.UNDONE
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and _MOJIBAKE.search(text):
            return raw.decode("utf-8", "replace"), Mojibake.UNDONE
    return text, Mojibake.MIXED if _MOJIBAKE.search(text) else Mojibake.NONE
