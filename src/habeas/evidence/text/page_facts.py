"""What a web page says of itself in its own code: meta tags, Open Graph, schema.org, the saver's remark."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from habeas.base.when import When, parse_when

_SAVED = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>https?://[^\s>]+?)\s*-->"),
    re.compile(r"<!--[^>]{0,200}?SingleFile[^>]{0,200}?url:\s*(?P<url>https?://\S+)", re.DOTALL),
)
_HEAD = 1 << 13
_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<minute>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(?P<offset>Z|[+-]\d\d:?\d\d)?)?"
)
_ARTICLES = frozenset({"article", "newsarticle", "blogposting", "report", "webpage", "reportagenewsarticle"})
_LONGEST = 300
_NO_AUTHOR = frozenset({"admin", "administrator", "editor", "редактор", "автор", "author", "webmaster"})
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page's code says, each in its own words; None for what it does not say."""

    title: str | None
    author: str | None
    publisher: str | None
    published: When | None
    address: str | None
    language: str | None


def page_facts(source: str) -> PageFacts:
    """The facts in a page's code, the most definite place first: schema.org, Open Graph, meta, elements."""
    tree = LexborHTMLParser(source)
    meta = _metas(tree)
    linked = _linked_data(tree)
    publisher = _first(_named(linked.get("publisher")), meta.get("og:site_name"), meta.get("application-name"))
    return PageFacts(
        title=_first(linked.get("headline"), meta.get("og:title"), _only(tree, "h1"), _title(tree, publisher)),
        author=_author(
            _named(linked.get("author")),
            meta.get("author"),
            meta.get("article:author"),
            _only(tree, "[rel=author]"),
            _only(tree, "[itemprop=author]"),
        ),
        publisher=publisher,
        published=_published(tree, linked, meta),
        address=_address(source, tree, meta),
        language=_language(tree),
    )


def exact_time(text: str) -> When | None:
    """A day, or a minute with its offset, from an ISO 8601 time stamp; None when it is none."""
    found = _ISO.match(text.strip())
    if found is None:
        return None
    written = found["day"]
    if found["minute"]:
        offset = found["offset"] or ""
        if len(offset) == 5:
            offset = f"{offset[:3]}:{offset[3:]}"
        written += f"T{found['minute']}{offset}"
    try:
        return parse_when(written)
    except ValueError:
        return None


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: LexborHTMLParser) -> Mapping[str, object]:
    """The first schema.org article or page described in the page; empty when there is none."""
    found: list[Mapping[str, object]] = []
    for node in tree.css("script[type='application/ld+json']"):
        try:
            found.extend(_objects(json.loads(node.text()), 0))
        except (ValueError, RecursionError):
            continue
    for wanted in (_ARTICLES - {"webpage"}, _ARTICLES):
        for item in found:
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.lower() in wanted for name in names):
                return item
    return {}


def _objects(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)


def _named(value: object) -> str | None:
    """A name written as itself, as an object with a name, or as a list of either."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _named(value.get("name"))
    if isinstance(value, list):
        names = [name for item in value[:_DEEPEST] if not isinstance(item, list) and (name := _named(item))]
        return ", ".join(names) or None
    return None


def _first(*candidates: object) -> str | None:
    for candidate in candidates:
        if isinstance(candidate, str):
            words = " ".join(candidate.split())
            if words and len(words) <= _LONGEST:
                return words
    return None


def _author(*candidates: str | None) -> str | None:
    good = [name for name in candidates if name and "://" not in name and name.strip().lower() not in _NO_AUTHOR]
    return _first(*good)


def _only(tree: LexborHTMLParser, selector: str) -> str | None:
    """The words of the one element of this kind; None where there is none, or several that differ."""
    words = {" ".join(node.text().split()) for node in tree.css(selector)}
    return words.pop() if len(words) == 1 else None


def _title(tree: LexborHTMLParser, publisher: str | None) -> str | None:
    node = tree.css_first("head > title")
    if node is None:
        return None
    title = " ".join(node.text().split())
    if publisher:
        title = re.sub(rf"\s*[|–—·»-]\s*{re.escape(publisher)}\s*$", "", title, flags=re.IGNORECASE)
    return title


def _published(tree: LexborHTMLParser, linked: Mapping[str, object], meta: Mapping[str, str]) -> When | None:
    stamps: list[object] = [linked.get("datePublished")]
    stamps += [meta.get(name) for name in ("article:published_time", "datepublished", "dc.date", "date", "pubdate")]
    stamps += [node.attributes.get("datetime") for node in tree.css("time[itemprop=datePublished], time[pubdate]")]
    times = tree.css("article time[datetime], main time[datetime]")
    stamps += [node.attributes.get("datetime") for node in times if len(times) == 1]
    for stamp in stamps:
        if isinstance(stamp, str) and (found := exact_time(stamp)) is not None:
            return found
    return None


def _address(source: str, tree: LexborHTMLParser, meta: Mapping[str, str]) -> str | None:
    for form in _SAVED:
        saved = form.search(source, 0, _HEAD)
        if saved is not None:
            return saved["url"]
    canonical = tree.css_first("link[rel=canonical]")
    for address in (None if canonical is None else canonical.attributes.get("href"), meta.get("og:url")):
        if address and re.match(r"https?://\S+$", address.strip()):
            return address.strip()
    return None


def _language(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("html")
    lang = None if node is None else node.attributes.get("lang")
    return lang.strip().lower()[:2] if lang and lang.strip() else None
