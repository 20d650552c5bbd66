"""Text of strangers on a terminal: control signs are shown, never obeyed.

A report can hold escape sequences that recolour, retitle or overwrite what stands on the screen, and
signs that turn the direction of writing. Each such sign is replaced by exactly one visible sign, so
that places counted in code points stay what they are.
"""

import re

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_REPLACEMENT = "\ufffd"
_PICTURES = 0x2400
_DELETE = 0x7F


def visible(text: str) -> str:
    """The text with a picture in the place of each control sign but line end and tab; as long as before."""
    return _UNSEEN.sub(lambda found: _picture(ord(found[0])), text)


def escaped(document: str) -> str:
    """A JSON document with the same content in which these signs are written as escapes."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def _picture(code: int) -> str:
    if code == _DELETE:
        return "\u2421"
    return chr(_PICTURES + code) if code < ord(" ") else _REPLACEMENT
