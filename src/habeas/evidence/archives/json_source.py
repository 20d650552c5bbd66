"""The text of a JSON file as a window that moves on, so that a file of hundreds of megabytes is never text at once."""

import codecs
import json
import re

_CHUNK = 1 << 20
_FAR = 1 << 16
_NEAR_END = 16
"""Characters from the end of a window within which an error may only mean that the value goes on."""

_LONGEST_SEPARATOR = 4096
"""Characters that a separator with its indentation may have, so that none is missed where two windows meet."""

_SPACE = re.compile(r"[ \t\n\r]*")
_BAD_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\x([01][0-9A-Fa-f])")
"""How Telegram Desktop writes control characters, which is no JSON: an odd number of backslashes before an x."""

_DECODER = json.JSONDecoder(strict=False)


class Unreadable(ValueError):
    """The value at the window's position is no JSON; `at_end` says that the file ends inside it."""

    def __init__(self, *, at_end: bool) -> None:
        super().__init__("not JSON")
        self.at_end = at_end


class JsonSource:
    """The bytes of a JSON file from their beginning: UTF-8, or UTF-16 where a byte-order mark says so.

    Bytes that are not of the encoding become U+FFFD, so that the words around them are not lost.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._next = 0
        self._decoder = codecs.getincrementaldecoder(_encoding(data))("replace")
        self.text = ""
        self.at = 0
        self.before = 0
        """Characters of the file that lie before the window."""

    def more(self) -> bool:
        """Let the window grow and forget what lies before the position; False when the file has no more."""
        if self._next >= len(self._data):
            return False
        size = max(_CHUNK, len(self.text) - self.at)
        piece = self._data[self._next : self._next + size]
        self._next += len(piece)
        self.before += self.at
        self.text = self.text[self.at :] + self._decoder.decode(piece, self._next >= len(self._data))
        self.at = 0
        return True

    def peek(self) -> str:
        """The next character that is no space, which becomes the position; empty at the end of the file."""
        while True:
            self.at = _end_of_space(self.text, self.at)
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def value(self, ahead: int = 0) -> object:
        """The JSON value so many characters ahead; the position moves behind it, or stays and Unreadable is raised."""
        mended = False
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.at + ahead)
            except json.JSONDecodeError as error:
                if _may_go_on(error, len(self.text)) and self.more():
                    continue
                if not mended and error.msg.startswith("Invalid \\escape"):
                    mended = True
                    self.text = _BAD_ESCAPE.sub(r"\1\\u00\2", self.text[self.at :])
                    self.before, self.at = self.before + self.at, 0
                    continue
                raise Unreadable(at_end=_may_go_on(error, len(self.text))) from None
            except (ValueError, RecursionError):  # a number of thousands of digits; nesting beyond all sense
                raise Unreadable(at_end=False) from None
            if end == len(self.text) and self.more():  # a number may go on behind the window
                continue
            self.at = end
            return value

    def skip_to(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Move to the next place behind the position that the pattern finds; None, and the end, when there is none."""
        start = self.at + 1
        while True:
            found = pattern.search(self.text, start)
            if found is not None and (found.end() < len(self.text) or self._next >= len(self._data)):
                self.at = found.start()
                if self.at > _FAR:  # an error costs time in proportion to what lies before it in the window
                    self.before, self.text, self.at = self.before + self.at, self.text[self.at :], 0
                return found
            self.at = max(self.at, len(self.text) - _LONGEST_SEPARATOR)
            start = max(0, start - self.at)
            if not self.more():
                self.at = len(self.text)
                return None

    @property
    def place(self) -> int:
        """The position in the text of the whole file, in code points."""
        return self.before + self.at


def _end_of_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _may_go_on(error: json.JSONDecodeError, length: int) -> bool:
    return error.msg.startswith("Unterminated string") or error.pos >= length - _NEAR_END


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"
