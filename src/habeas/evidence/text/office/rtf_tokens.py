"""The tokens of an RTF file (Rich Text Format 1.9.1): control words, control signs, bytes, groups."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<group>[{}])"
    rb"|[\r\n]+"
    rb"|(?P<bytes>[^\\{}\r\n]+)"
    rb"|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    """One token. `what` is `word`, `sign`, `byte`, `bytes`, `open` or `close`; `number` None where a word has none."""

    what: str
    text: str = ""
    raw: bytes = b""
    number: int | None = None


def tokens_of(data: bytes) -> Iterator[Token]:
    """The tokens in order; line ends between them are none, nor are the bytes of pictures given as they are."""
    at = 0
    while at < len(data):
        found = _TOKEN.match(data, at)
        if found is None:
            return
        at = found.end()
        kind = found.lastgroup
        if found["word"] is not None:
            number = None if found["number"] is None else int(found["number"])
            word = found["word"].decode("ascii")
            if word == "bin":
                at += max(0, number or 0)
                continue
            yield Token("word", word, b"", number)
        elif kind == "byte":
            yield Token("byte", "", bytes.fromhex(found["byte"].decode("ascii")))
        elif kind == "sign":
            yield Token("sign", found["sign"].decode("latin-1"))
        elif kind == "group":
            yield Token("open" if found["group"] == b"{" else "close")
        elif kind == "bytes":
            yield Token("bytes", "", found["bytes"])
