"""Feeds of updates: Atom (RFC 4287) and JSON Feed 1.1, with the newest pages first."""

import json
from collections.abc import Sequence
from uuid import UUID

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.disclosure.site.card import Card
from habeas.disclosure.words_file import file_words
from habeas.output.papers.markup import element, join, text
from habeas.output.site.places import case_path, index_path
from habeas.output.site.site import Site

NEWEST = 50
"""Entries of a feed."""


def atom_feed(cards: Sequence[Card], lang: Lang, site: Site) -> bytes:
    """The feed as Atom. Links are whole where the site's address is known, else relative to the feed."""
    newest = _newest(cards)
    updated = max((card.updated.isoformat() for card in newest), default="1970-01-01")
    entries = [
        element(
            "entry",
            element("title", text(card.title)),
            element("id", text(_id(card, lang))),
            element("link", rel="alternate", href=_link(card, lang, site)),
            element("updated", text(f"{card.updated.isoformat()}T00:00:00Z")),
            element("summary", text(_summary(card))),
        )
        for card in newest
    ]
    base = _base(site)
    feed = element(
        "feed",
        element("title", text(site.names[lang])),
        element("id", text(f"urn:uuid:{_uuid(f'feed {base} {lang.value}')}")),
        element("link", rel="self", href=f"{base}{lang.value}/feed.xml" if base else "feed.xml"),
        element("link", rel="alternate", href=f"{base}{index_path(lang)}" if base else "index.html"),
        element("updated", text(f"{updated}T00:00:00Z")),
        element("author", element("name", text(site.names[lang]))),
        join(entries),
        xmlns="http://www.w3.org/2005/Atom",
        **{"xml:lang": lang.value},
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{feed}\n'.encode()


def json_feed(cards: Sequence[Card], lang: Lang, site: Site) -> bytes:
    """The feed as JSON Feed 1.1."""
    base = _base(site)
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.names[lang],
        "language": lang.value,
        "description": file_words("site", lang)["site_lead"],
    }
    if base:
        feed |= {"home_page_url": f"{base}{index_path(lang)}", "feed_url": f"{base}{lang.value}/feed.json"}
    feed["items"] = [
        {
            "id": _id(card, lang),
            "url": _link(card, lang, site),
            "title": card.title,
            "content_text": _summary(card),
            "date_modified": f"{card.updated.isoformat()}T00:00:00Z",
            "language": lang.value,
        }
        for card in _newest(cards)
    ]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _newest(cards: Sequence[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: (card.updated, card.slug), reverse=True)[:NEWEST]


def _summary(card: Card) -> str:
    return ". ".join(part for part in (card.summary, card.fresh, card.corrected) if part) + "."


def _base(site: Site) -> str:
    return "" if site.decided.address is None else site.decided.address.rstrip("/") + "/"


def _link(card: Card, lang: Lang, site: Site) -> str:
    path = case_path(lang, card.slug)
    base = _base(site)
    return base + path if base else path.removeprefix(f"{lang.value}/")


def _id(card: Card, lang: Lang) -> str:
    return f"urn:uuid:{_uuid(f'{card.slug} {lang.value}')}"


def _uuid(name: str) -> UUID:
    """A version 8 UUID (RFC 9562) from a name: the same name, the same UUID."""
    digits = digest_of(name.encode()).removeprefix("sha256:")[:32]
    number = int(digits, 16) & ~(0xF << 76) & ~(0x3 << 62) | (0x8 << 76) | (0x2 << 62)
    return UUID(int=number)
