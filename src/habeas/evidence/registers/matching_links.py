"""Addresses on the network as words of a text: found, and brought to one spelling. Nothing is ever looked up."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from habeas.base.span import Span
from habeas.evidence.registers.matching_lists import listed_set

_ZONES = (
    "com|net|org|info|biz|ru|su|рф|kz|қаз|by|ua|kg|uz|tj|az|am|ge|lt|lv|ee|pl|de|fr|uk|us|eu|tr|me|tv|cc|cz|tk|ws|in|ly|be|"
    "io|co|la|to|nu|lv|pw|xyz|site|online|blog|press|media|news|org|mobi|name|pro|gs|am|fm|ms|md|bg|il|ca|ch|se|no|fi|nl"
)
LINK = re.compile(
    rf"(?:https?|ftp)[:;]?/{{0,2}}[\w.-]+[^\s«»\"<>)(,;]*"
    rf"|(?<![\w@.-])(?:[\w-]+\.)+(?:{_ZONES})(?![\w-])(?:[/?#:][^\s«»\"<>)(;]*)?",
    re.IGNORECASE,
)
"""An address: with its scheme, however mistyped, or a host name that ends in a known zone."""

_HANDLE = re.compile(r"(?<![\w@/.])@([A-Za-z]\w{3,})")
_SCHEME = re.compile(r"^(?:https?|ftp)[:;]?/*", re.IGNORECASE)
_SAME_SITE = {
    "vkontakte.ru": "vk.com",
    "m.vk.com": "vk.com",
    "vk": "vk.com",
    "telegram.me": "t.me",
    "twitter.com": "x.com",
    "youtu.be": "youtube.com",
    "m.youtube.com": "youtube.com",
    "odnoklassniki.ru": "ok.ru",
}
"""Other names of one site."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text: `host` and `path` in small letters, without scheme, `www.` and trailing strokes."""

    span: Span
    host: str
    path: str

    @property
    def shared(self) -> bool:
        """Whether the site holds pages of millions, so that the site alone says nothing."""
        return self.host in listed_set("shared_sites")


def links_of(text: str) -> tuple[Link, ...]:
    """The addresses in a text, in order; `@name` is a channel of Telegram, as people write it."""
    out = [_link(found.group(), found.start()) for found in LINK.finditer(text)]
    out += [Link(Span(found.start(), found.end()), "t.me", found[1].lower()) for found in _HANDLE.finditer(text)]
    return tuple(sorted((link for link in out if link.host), key=lambda link: link.span))


def _link(printed: str, start: int) -> Link:
    printed = printed.rstrip(".,;:!?–-")
    bare = re.sub(r"^(?:www\.)+", "", _SCHEME.sub("", unquote(printed)).lower())
    host, _, path = re.sub(r"[?#]", "/?", bare, count=1).partition("/") if "/" not in bare else bare.partition("/")
    host = _SAME_SITE.get(host, host)
    if host == "youtube.com":
        path = re.sub(r"^.*[?&]v=([\w-]+).*$", r"\1", path)
    return Link(Span(start, start + len(printed)), host, path.strip("/ "))


def same_page(asked: Link, printed: Link) -> bool:
    """Whether two addresses are of one page, or of one site where neither has a page."""
    return (asked.host, asked.path) == (printed.host, printed.path)


def page_of_site(asked: Link, printed: Link) -> bool:
    """Whether the question names a page of a whole site that an entry names, the site being its own."""
    return bool(asked.path) and not printed.path and asked.host == printed.host and not printed.shared
