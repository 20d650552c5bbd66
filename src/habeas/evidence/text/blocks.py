"""The words of a web page in blocks, each with what the page's structure says about it."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from habeas.base.span import Span
from habeas.evidence.text.decoding import normal_text

_SKIPPED = frozenset({"script", "style", "template", "head", "-comment", "-doctype", "iframe", "object", "option"})
_BLOCK = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body button caption center dd details dialog dir div dl dt "
        "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main "
        "menu nav ol p pre search section summary table tbody tfoot thead tr ul textarea select noscript ",
    )
)
_TIGHT = frozenset({"li", "tr", "dt", "dd"})
_CELL = frozenset({"td", "th"})
_KEPT_SPACE = frozenset({"pre", "textarea"})
_OUTSIDE = re.compile(
    r"^(?:nav|footer|aside|form|menu|button|select|dialog|search|noscript)\b|"
    r"\b(?:navigation|complementary|contentinfo|banner|search|dialog|alert)$|"
    r"(?:^|[\s_-])(?:comments?|respond|reply|replies|disqus|share|sharing|social|socials|cookies?|gdpr|consent|sidebar|"
    r"navbar|nav|menu|breadcrumbs?|widget|related|recommend(?:ed|ations)?|subscribe|subscription|newsletter|promo|advert|ads?|"
    r"pagination|pager|footer|popup|modal|taglist|tags|read-?also|read-?more)(?:[\s_-]|$)"
)
_ARTICLE = re.compile(r"^(?:article|main)\b|(?:^|\s)(?:main|article|articlebody)(?:\s|$)")
_NEVER_OUTSIDE = frozenset({"body", "article", "main"})
_MOST_ARTICLES = 16
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINE_EDGE = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page's text. `span` is in code points of the page's text.

    `tag` is the element it stands in. `outside` is whether an element around it says that this is
    navigation, a form, a foot, comments, sharing or the like. `articles` are the elements around it
    that are marked as article or main part, from the outermost inwards (at most 16), each by a number
    that is its own in this page. `linked` is how many of its code points are inside links.
    """

    span: Span
    tag: str
    outside: bool
    articles: tuple[int, ...]
    linked: int


@dataclass(slots=True)
class _Writer:
    """Gathers pieces into a block and blocks into the text."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def flush(self, path: "_Path") -> None:
        raw = "".join(self.pieces)
        linked, self.pieces, self.linked = self.linked, [], 0
        body = normal_text(raw if path.preformatted else _LINE_EDGE.sub("\n", raw)).strip()
        if not body:
            return
        tag = path.tag
        gap = ""
        if self.blocks:
            gap = "\n" if tag in _TIGHT and self.blocks[-1].tag in _TIGHT else "\n\n"
        start = self.length + len(gap)
        self.text += (gap, body)
        self.length = start + len(body)
        self.blocks.append(Block(Span(start, self.length), tag, path.outside, path.articles, min(linked, len(body))))

    def add(self, words: str, *, linked: bool) -> None:
        if words.startswith(" ") and (not self.pieces or self.pieces[-1].endswith((" ", "\n", "\t"))):
            words = words[1:]
        if words:
            self.pieces.append(words)
            self.linked += len(words.strip()) if linked else 0


@dataclass(slots=True)
class _Path:
    """Where the walk stands: what the block elements around say, and whether it is inside a link."""

    stack: list[tuple[str, bool, tuple[int, ...]]] = field(default_factory=list)
    marked: int = 0
    links: int = 0
    kept_space: int = 0

    @property
    def tag(self) -> str:
        return self.stack[-1][0] if self.stack else "body"

    @property
    def outside(self) -> bool:
        return bool(self.stack) and self.stack[-1][1]

    @property
    def articles(self) -> tuple[int, ...]:
        return self.stack[-1][2] if self.stack else ()

    @property
    def preformatted(self) -> bool:
        return self.kept_space > 0

    def enter(self, tag: str, said: str) -> None:
        outside = self.outside or (tag not in _NEVER_OUTSIDE and _OUTSIDE.search(said) is not None)
        articles = self.articles
        if len(articles) < _MOST_ARTICLES and _ARTICLE.search(said):
            self.marked += 1
            articles = (*articles, self.marked)
        self.stack.append((tag, outside, articles))
        self.kept_space += tag in _KEPT_SPACE

    def leave(self) -> None:
        tag, _, _ = self.stack.pop()
        self.kept_space -= tag in _KEPT_SPACE


def blocks_of(source: str) -> tuple[str, tuple[Block, ...]]:
    """The text of a page and its blocks, in the order of the source; no blocks when it has no words.

    The title is the first block, with the tag `title`. The walk keeps its own stack, so no depth of
    nesting in the page can exhaust the interpreter's.
    """
    tree = LexborHTMLParser(source)
    writer, path = _Writer(), _Path()
    title = tree.css_first("head > title")
    if title is not None:
        path.enter("title", "title")
        writer.add(_SPACE.sub(" ", title.text()), linked=False)
        writer.flush(path)
        path.leave()
    if tree.body is not None:
        _walk(tree.body, writer, path)
    return "".join(writer.text), tuple(writer.blocks)


def _walk(body: LexborNode, writer: _Writer, path: _Path) -> None:
    node: LexborNode | None = body
    depth = 0
    while node is not None:
        below = _enter(node, writer, path)
        if below is not None:
            node, depth = below, depth + 1
            continue
        while node is not None:
            _leave(node, writer, path)
            if depth == 0:
                node = None
            elif node.next is not None:
                node = node.next
                break
            else:
                node, depth = node.parent, depth - 1
    writer.flush(path)


def _enter(node: LexborNode, writer: _Writer, path: _Path) -> LexborNode | None:
    """Take what a node says; its first child when there is something inside to walk."""
    tag = node.tag or ""
    if tag == "-text":
        words = node.text_content or ""
        writer.add(words if path.preformatted else _SPACE.sub(" ", words), linked=path.links > 0)
        return None
    if tag in _SKIPPED:
        return None
    if tag == "br":
        writer.pieces.append("\n")
    elif tag in _CELL:
        if "".join(writer.pieces).strip():
            writer.pieces.append("\t")
    elif tag in _BLOCK:
        writer.flush(path)
        path.enter(tag, _said(node, tag))
    path.links += tag == "a"
    return node.child


def _leave(node: LexborNode, writer: _Writer, path: _Path) -> None:
    tag = node.tag or ""
    path.links -= tag == "a"
    if tag in _BLOCK and tag not in _SKIPPED:
        writer.flush(path)
        path.leave()


def _said(node: LexborNode, tag: str) -> str:
    """What an element says of itself: tag, id, classes, role, item property."""
    attributes = node.attributes
    words = [attributes.get(key) or "" for key in ("id", "class", "role", "itemprop", "aria-label")]
    return " ".join((tag, *words)).lower()
