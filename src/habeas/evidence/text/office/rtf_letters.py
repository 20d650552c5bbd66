"""Which encoding the bytes of an RTF file are in: by the font they are set in, else by the whole file."""

import codecs
import re

from habeas.evidence.text.encodings import guess

_CHARSETS = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""The numbers of `\\fcharset`; 0 and 1 mean the encoding of the file."""

_SUFFIXES = {"cyr": "cp1251", "ce": "cp1250", "greek": "cp1253", "tur": "cp1254", "baltic": "cp1257"}
"""How old fonts name what they are for: `Times New Roman CYR`."""

_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_ESCAPED = re.compile(rb"(?:\\'[0-9A-Fa-f]{2}[ ]?)+")
_HEX = re.compile(rb"\\'([0-9A-Fa-f]{2})|( )")
_SAMPLE = 1 << 18


class Letters:
    """The encodings of a file: of the whole and of each font."""

    def __init__(self, data: bytes) -> None:
        stated = _PAGE.search(data[:_SAMPLE])
        named = _known(stated[1].decode("ascii")) if stated else None
        sample = b"\n".join(map(_bytes, _ESCAPED.findall(data[:_SAMPLE]))) if named is None else b""
        self.guessed = bool(sample)
        self.default = named or (guess(sample) if sample else "cp1252")
        self._fonts: dict[int, str] = {}

    def font(self, number: int, charset: int | None, name: str) -> None:
        """Note what is said of a font."""
        encoding = _CHARSETS.get(charset or 0) or _SUFFIXES.get(name.rpartition(" ")[2].lower())
        if encoding is not None:
            self._fonts[number] = encoding

    def of_font(self, font: int | None) -> str | None:
        """The encoding that a font names, None where it names none."""
        return None if font is None else self._fonts.get(font)

    def of(self, font: int | None) -> str:
        """The encoding of bytes set in this font: the font's own, else that of the file."""
        return self.of_font(font) or self.default


def _known(page: str) -> str | None:
    name = "utf-8" if page == "65001" else f"cp{page}"
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name


def _bytes(escaped: bytes) -> bytes:
    return b"".join(bytes.fromhex(found[1].decode("ascii")) if found[1] else b" " for found in _HEX.finditer(escaped))
