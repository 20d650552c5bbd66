"""How wide text is drawn, without any font at hand: never less than it will be."""

from functools import lru_cache


def width_of(text: str, size: float) -> float:
    """An upper estimate of the width of text in a plain sans-serif of this size, in the same unit."""
    return sum(map(_ems, text)) * size


@lru_cache(maxsize=1 << 12)
def wrapped(text: str, size: float, width: float) -> tuple[str, ...]:
    """The text in lines no wider than `width`; a word too long for a line is cut, and nothing is lost.

    White space of any kind parts words and is drawn as one blank. A dash or a dot between words stays
    with the word before it. Empty text has no lines.
    """
    lines: list[str] = []
    for word in _words(text):
        if lines and width_of(lines[-1] + " " + word, size) <= width:
            lines[-1] += " " + word
            continue
        rest = word
        while width_of(rest, size) > width and len(rest) > 1:
            cut = next((at for at in range(len(rest) - 1, 0, -1) if width_of(rest[:at], size) <= width), 1)
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return tuple(lines)


def _words(text: str) -> list[str]:
    """The words, a sign that may not begin a line with the word before it."""
    words: list[str] = []
    for word in text.split():
        if word in _CLINGING and words:
            words[-1] += " " + word
        else:
            words.append(word)
    return words


@lru_cache(maxsize=1 << 12)
def _ems(letter: str) -> float:
    """The width of a letter in ems: at least that in DejaVu Sans, the widest of the fonts a reader may have.

    Letters of other alphabets than English, Russian and Kazakh count as wide.
    """
    for letters, ems in _CLASSES:
        if letter in letters:
            return ems
    return 1.1 if letter.isascii() or "а" <= letter.lower() <= "я" else 1.3


_CLINGING = frozenset({"–", "—", "·"})
"""Signs between words that do not begin a line."""

_CLASSES = (
    ("ijlі'|.,:;І", 0.37),
    (" ftrI!()[]-", 0.42),
    ('abcdeghknopqsuvxyz0123456789абвгезийклорстухчьэяёәғқұүһө$?*/\\"', 0.65),
    ("днпцъң«»_", 0.71),
    ("ABCDEFGHJKLNOPQRSTUVXYZАБВГДЕЗИЙКЛНОПРСТУХЦЧЬЭЯЁӘҒҚҢӨҰҮҺ#&+<=>^~×", 0.88),
)
"""Letters by the width they never exceed; whatever is not here is wide."""
