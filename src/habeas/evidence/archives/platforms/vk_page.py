"""A page of a VK archive as a tree that knows where everything stands in the source.

VK's pages are written by a machine and are simple: elements with classes, text, line breaks. What a
damaged page leaves open is closed at its end.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.evidence.text.decoding import normal_text

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*+>|<(?P<close>/?)(?P<tag>[A-Za-z][\w-]*+)(?P<attributes>[^<>]*+)>", re.DOTALL
)
"""Tags; VK escapes `<` and `>` in attributes, and a sign that is no tag costs no search of the whole page."""
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_RAW = frozenset(["script", "style"])
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_EDGE = re.compile(r"[ \t\n\r\f]+|<br\s*/?>", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """One element: `start` and `end` are around its tags, `inside` and `close` around its contents (code points)."""

    tag: str
    attributes: dict[str, str]
    start: int
    inside: int
    close: int
    end: int
    children: list["Element"] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The names in its `class`."""
        return frozenset(self.attributes.get("class", "").split())

    def below(self) -> Iterator["Element"]:
        """All elements inside, in the order of the source."""
        waiting = list(reversed(self.children))
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))

    def having(self, name: str) -> Iterator["Element"]:
        """The elements inside that have this class."""
        return (element for element in self.below() if name in element.classes)

    def first(self, name: str) -> "Element | None":
        """The first element inside that has this class."""
        return next(self.having(name), None)


def page_of(source: str) -> Element:
    """The tree of a page; its root spans the whole source."""
    root = Element("", {}, 0, 0, len(source), len(source))
    stack, raw = [root], ""
    for token in _TOKEN.finditer(source):
        tag = (token["tag"] or "").lower()
        if not tag or (raw and tag != raw):
            continue
        if token["close"]:
            raw = ""
            _close(stack, tag, token)
        elif tag not in _VOID:
            element = Element(
                tag, _attributes(token["attributes"]), token.start(), token.end(), len(source), len(source)
            )
            stack[-1].children.append(element)
            stack.append(element)
            raw = tag if tag in _RAW else ""
        else:
            stack[-1].children.append(
                Element(tag, _attributes(token["attributes"]), token.start(), token.end(), token.end(), token.end())
            )
    return root


def said(source: str, start: int, end: int, without: Sequence[Element] = ()) -> str:
    """What a person sees of a range: elements in `without` left out, `<br>` a line end, other tags none.

    Entities are resolved; runs of white space are one space; lines have no spaces at their edges.
    """
    kept, at = [], start
    for element in sorted(without, key=lambda element: element.start):
        if at <= element.start < end:
            kept.append(source[at : element.start])
            at = min(element.end, end)
    kept.append(source[at:end])
    lines = _BREAK.split("".join(kept))
    plain = [_SPACE.sub(" ", html.unescape(_TOKEN.sub("", _SPACE.sub(" ", line)))).strip() for line in lines]
    return normal_text("\n".join(plain)).strip()


def trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space and line breaks at its edges."""
    while (edge := _EDGE.match(source, start, end)) is not None:
        start = edge.end()
    while start < end:
        if source[end - 1].isspace():
            end -= 1
        elif (broken := re.search(r"<br\s*/?>\Z", source[max(start, end - 8) : end], re.IGNORECASE)) is not None:
            end -= len(broken[0])
        else:
            break
    return start, end


def _close(stack: list[Element], tag: str, token: re.Match[str]) -> None:
    if not any(element.tag == tag for element in stack[1:]):
        return
    while True:
        element = stack.pop()
        element.close = token.start()
        element.end = token.end() if element.tag == tag else token.start()
        if element.tag == tag:
            return


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found
