"""Text that any paper can show whole: nothing that a source holds may vanish, hide or break the page."""

import re
from collections.abc import Set as AbstractSet

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # characters that turn the order of what follows
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # what is no character at all, and its like in each plane
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


def visible(words: str) -> str:
    """The text with what no page can show spelled out, as in `[U+0007]`.

    That is control characters, half characters and non-characters, and the marks that turn the
    direction of the text after them, which could make a quote read as another. White space, letters
    and signs stay as they are.
    """
    return _HIDDEN.sub(lambda found: _spelled(found[0]), words)


def spelled_out(words: str, signs: AbstractSet[str]) -> str:
    """The text with these signs spelled out, as in `[U+1F600]`."""
    return "".join(_spelled(sign) if sign in signs else sign for sign in words) if signs else words


def _spelled(sign: str) -> str:
    return f"[U+{ord(sign):04X}]"
