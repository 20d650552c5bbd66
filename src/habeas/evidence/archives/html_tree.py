"""HTML of an export as a tree whose words know where they stand in the source.

Parsers of web pages do not say where in the source a text stood; a place in a preserved export must.
Exports are written by machines in one plain manner, so a small reader is enough: it never fails,
closes what was left open, and takes time in proportion to the length of the page.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"<!--.*?-->|<!--.*|<![^>]*+>|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|"
    r"<(?P<close>/?)(?P<tag>[A-Za-z][^\s/>]*+)(?P<attributes>(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"(class|href|id|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "br", "code", "em", "font", "i", "img", "mark", "s", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "u", "wbr"}
)
_MOST_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Words:
    """Characters between tags, entities resolved, at `start` to `end` of the source."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Element:
    """An element with its attributes that matter, and what is in it."""

    tag: str
    attributes: dict[str, str]
    start: int
    children: list["Element | Words"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.attributes.get("class", "").split()

    def all(self, *classes: str) -> Iterator["Element"]:
        """Every element inside that has one of these classes, outermost first, none inside another that was given."""
        for child in self.children:
            if isinstance(child, Element):
                if any(name in child.classes for name in classes):
                    yield child
                else:
                    yield from child.all(*classes)

    def first(self, *classes: str) -> "Element | None":
        """The first of these, or None."""
        return next(self.all(*classes), None)

    @property
    def words(self) -> str:
        """All words inside, stretch by stretch, a line each."""
        return "\n".join(stretch.text for stretch in stretches(self))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that a reader sees as one: between the borders of blocks, `<br>` being a line end.

    `start` and `end` are code points of the source, end exclusive. `within` are the elements around
    it, outermost first. `link` is where it leads when all of it is one link.
    """

    text: str
    start: int
    end: int
    within: tuple[Element, ...]
    link: str | None


def tree_of(source: str) -> Element:
    """The tree of a page; scripts, styles and comments are left out. Never raises."""
    root = Element("", {}, 0)
    open_elements = [root]
    at = 0
    for token in _TOKEN.finditer(source):
        _add_words(open_elements[-1], source, at, token.start())
        at = token.end()
        tag = (token["tag"] or "").lower()
        if not tag:
            continue
        if token["close"]:
            _close(open_elements, tag)
            continue
        element = Element(tag, _attributes(token["attributes"]), token.start())
        open_elements[-1].children.append(element)
        if tag not in _VOID and not token["attributes"].endswith("/") and len(open_elements) < _MOST_DEPTH:
            open_elements.append(element)
    _add_words(open_elements[-1], source, at, len(source))
    return root


def _attributes(source: str) -> dict[str, str]:
    return {name.lower(): html.unescape(one or two) for name, one, two in _ATTRIBUTE.findall(source)}


def _add_words(element: Element, source: str, start: int, end: int) -> None:
    if start < end:
        element.children.append(Words(html.unescape(source[start:end]), start, end))


def _close(open_elements: list[Element], tag: str) -> None:
    """Close the nearest open element of this name, and what is open inside it; nothing where there is none."""
    for depth in range(len(open_elements) - 1, 0, -1):
        if open_elements[depth].tag == tag:
            del open_elements[depth:]
            return


def stretches(element: Element) -> Iterator[Stretch]:
    """The stretches of words of an element in their order; those of space alone are left out."""
    run: list[tuple[Words, str | None]] = []
    for kind, within, words, link in _events(element, (element,), None):
        if kind == "words" and words is not None:
            run.append((words, link))
            around = within
        elif run:
            yield from _stretch(run, around)
            run = []
    if run:
        yield from _stretch(run, around)


def _events(
    element: Element, within: tuple[Element, ...], link: str | None
) -> Iterator[tuple[str, tuple[Element, ...], Words | None, str | None]]:
    """The words of an element, and the borders of the blocks in it."""
    for child in element.children:
        if isinstance(child, Words):
            yield "words", within, child, link
        elif child.tag == "br":
            yield "words", within, Words("\n\x00", child.start, child.start), link
        elif child.tag in _INLINE:
            yield from _events(child, within, child.attributes.get("href", link) if child.tag == "a" else link)
        else:
            yield "border", within, None, None
            yield from _events(child, (*within, child), link)
            yield "border", within, None, None


def _stretch(run: list[tuple[Words, str | None]], within: tuple[Element, ...]) -> Iterator[Stretch]:
    """A run of words as one stretch: space is one blank, except the line ends that `<br>` made."""
    text = _SPACE.sub(" ", "".join("\x00" if words.text == "\n\x00" else words.text for words, _ in run))
    text = re.sub(" ?\x00 ?", "\n", text).strip(" \n")
    if not text:
        return
    seen = [(words, link) for words, link in run if words.text.strip() and words.text != "\n\x00"]
    links = {link for _, link in seen}
    first, last = seen[0][0], seen[-1][0]
    yield Stretch(text, first.start, last.end, within, links.pop() if len(links) == 1 else None)
