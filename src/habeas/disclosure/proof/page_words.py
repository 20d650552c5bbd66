"""The words of a page as a proof counts them: what stands in an element that is proved, and what all else is.

Pages are read by the narrow grammar in which they are written, and by no other: what is written otherwise is refused.
So the check in a reader's browser, which reads by the same grammar, cannot come to another answer.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

PROVED = re.compile(r"fact-[a-z][0-9a-f]{10}(?:-[0-9]+)?|note-[0-9]+|source-[0-9a-f]{10}")
"""The ids of elements whose words are proved: sentences, footnotes and sources."""

SKIPPED = "data-proof-skip"
"""The attribute of references inside a sentence (numbers of footnotes, the link to itself), none of its words."""

UNKNOWN = "unknown"
"""What words are that stand neither in a proved element nor in a known kind of text: a page of ours has none."""

RULES: Mapping[str, Mapping[str, str]] = {
    "tags": {
        **dict.fromkeys(("h1", "h2", "h3", "h4", "dt"), "heading"),
        **dict.fromkeys(("head", "header", "nav", "footer"), "frame"),
        "figure": "picture",
    },
    "classes": {
        **dict.fromkeys(("skip", "elsewhere", "data"), "frame"),
        **dict.fromkeys(("lead", "quiet"), "remark"),
        **dict.fromkeys(("presumption", "notice", "caution"), "notice"),
        "as-of": "day",
    },
    "ids": {"help": "help", "corrections": "correction"},
}
"""By tag, class and id, what the text of a page is that is no sentence of fact:

headings; the frame (where one is, links, the foot); pictures, which draw what the sentences say; remarks on how to read
a part; notices of the publisher and warnings of law; the day of the page; how to help; the publisher's corrections.
"""

VOID = frozenset(("meta", "link", "br", "hr", "circle", "line", "rect", "path", "stop", "polygon", "use"))
_INNER = """html head title body a header nav footer main article section div h1 h2 h3 h4 p span strong sup ul ol li dl
    dt dd blockquote details summary figure figcaption svg g text tspan desc defs pattern clipPath linearGradient"""
TAGS = VOID | frozenset(_INNER.split())
"""Every element that a page of ours has."""

DEEPEST = 64
LARGEST = 8 << 20
"""Most elements inside each other, and most bytes of a page that is read."""

_BEGINNING = "<!DOCTYPE html>\n"
_TOKEN = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z][a-zA-Z0-9:-]*="[^"<>]*")*)(/?)>|([^<>]+)')
_ATTRIBUTE = re.compile(r' ([a-zA-Z][a-zA-Z0-9:-]*)="([^"<>]*)"')
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|#x27|#13);)")
_SPACE = re.compile(r"[ \t\n\r\u00a0\u2000-\u200a\u202f\u3000]+")
_REFERENCE = re.compile(r"[0-9# \n]*")
_LIVE = re.compile(r"(?i)on.*|style|srcdoc|srcset|formaction")
_RUNS = re.compile(r"(?i)[^a-z]*(javascript|data|vbscript):")


@dataclass(frozen=True, slots=True)
class PageWords:
    """`proved` are the words of each proved element by its id; `beside` is all else, in order: what it is, and it."""

    proved: Mapping[str, str]
    beside: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Open:
    """An element that is open: its name, where its words go (None: nothing is known of them), if they are left out."""

    tag: str
    pieces: list[str] | None
    skipped: bool


@dataclass(slots=True)
class _Reading:
    proved: dict[str, list[str]] = field(default_factory=dict)
    beside: list[tuple[str, list[str]]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    stack: list[_Open] = field(default_factory=lambda: [_Open("", None, False)])


def plain(text: str) -> str:
    """The words in NFC, with every run of spaces as one."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def page_words(html: str) -> PageWords:
    """The words of a page; raises ValueError where it is not written as pages of ours are."""
    if not html.startswith(_BEGINNING):
        raise ValueError("it does not begin as a page does")
    reading, at = _Reading(), len(_BEGINNING)
    while at < len(html):
        token = _TOKEN.match(html, at)
        if token is None:
            raise ValueError(f"at {at} stands what is neither an element nor text")
        at = token.end()
        slash, tag, attributes, closed, text = token.groups()
        if text is not None:
            _text(text, reading)
        elif slash:
            _end(tag, attributes, closed, reading)
        else:
            _begin(tag, attributes, closed, reading)
    if len(reading.stack) != 1:
        raise ValueError("an element is not closed")
    proved = {key: plain("".join(pieces)) for key, pieces in reading.proved.items()}
    beside = ((kind, plain("".join(pieces))) for kind, pieces in reading.beside)
    return PageWords({key: said for key, said in proved.items() if said}, tuple(one for one in beside if one[1]))


def _begin(tag: str, attributes: str, closed: str, reading: _Reading) -> None:
    if tag not in TAGS or (tag in VOID) != bool(closed):
        raise ValueError(f"no page has an element {tag} like this")
    told: dict[str, str] = {}
    for name, raw in _ATTRIBUTE.findall(attributes):
        value = _unescaped(raw)
        live = _LIVE.fullmatch(name) or (name in ("href", "src", "xlink:href") and _RUNS.match(value))
        if name in told or live or (name == "http-equiv" and value != "Content-Security-Policy"):
            raise ValueError(f"no page has an attribute {name} like this")
        told[name] = value
    key = told.get("id", "")
    if key and key in reading.ids:
        raise ValueError(f"the id {key} is there twice")
    reading.ids.add(key)
    if tag not in VOID:
        reading.stack.append(_opened(tag, key, told, reading))
        if len(reading.stack) > DEEPEST:
            raise ValueError("its elements stand too deep in each other")


def _opened(tag: str, key: str, told: Mapping[str, str], reading: _Reading) -> _Open:
    """The element, with what its words belong to: a proved element, the outermost kind of text, or nothing known."""
    outer = reading.stack[-1]
    skipped = outer.skipped or SKIPPED in told
    if PROVED.fullmatch(key):
        return _Open(tag, reading.proved.setdefault(key, []), skipped)
    if outer.pieces is not None:
        return _Open(tag, outer.pieces, skipped)
    kinds = [RULES["ids"].get(key), RULES["tags"].get(tag)]
    kinds += [RULES["classes"].get(each) for each in told.get("class", "").split(" ")]
    kind = next((each for each in kinds if each is not None), None)
    if kind is None:
        return _Open(tag, None, skipped)
    pieces: list[str] = []
    reading.beside.append((kind, pieces))
    return _Open(tag, pieces, skipped)


def _end(tag: str, attributes: str, closed: str, reading: _Reading) -> None:
    if attributes or closed or len(reading.stack) == 1 or reading.stack[-1].tag != tag:
        raise ValueError(f"an element {tag} ends where it did not begin")
    reading.stack.pop()


def _text(raw: str, reading: _Reading) -> None:
    words, inside = _unescaped(raw), reading.stack[-1]
    if inside.skipped:
        if _REFERENCE.fullmatch(words) is None:
            raise ValueError("what stands for a reference is words")
    elif inside.pieces is not None:
        inside.pieces.append(words)
    else:
        reading.beside.append((UNKNOWN, [words]))


def _unescaped(raw: str) -> str:
    if _BARE.search(raw):
        raise ValueError("a sign stands for another that no page of ours writes so")
    return unescape(raw)
