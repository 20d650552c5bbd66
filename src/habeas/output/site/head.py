"""The head of a page of the site: nothing comes from another host, and no script runs but the site's own.

The content security policy stands in the page, because a page opened from a USB stick has no server to send it.
`file:` stands beside `'self'` for the same reason: some browsers take no file for its own origin.
"""

from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.output.papers.markup import Markup, element, text

_OWN = "'self' file:"


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided about being found: each None where nobody did, else the reason that was given.

    `indexed` lets search engines list the site, `previewed` lets other sites show a preview of a link. `address` is
    where the site will stand, None where that was not said; without it there is no preview.
    """

    indexed: str | None = None
    previewed: str | None = None
    address: str | None = None


NOTHING_DECIDED = Decided()
"""Nobody decided anything: not to be indexed, and no previews."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of one page says. `root` leads from the page to the site's folder, as in `../../`.

    `path` is the page's own place in it. `others` are the same page in other languages, by code. `summary` is one
    sentence for a preview; it never says more than the page. `feeds` says whether the index has feeds beside it.
    """

    title: str
    summary: str
    root: str
    path: str
    others: tuple[tuple[Lang, str], ...]
    scripts: tuple[str, ...] = ()
    feeds: str | None = None


def head_html(head: Head, lang: Lang, decided: Decided) -> Markup:
    """The head element."""
    script = f"script-src {_OWN}; " if head.scripts else ""
    policy = f"default-src 'none'; style-src {_OWN}; img-src {_OWN}; {script}base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex, nofollow, noarchive") if decided.indexed is None else None,
        element("meta", name="color-scheme", content="light dark"),
        element("title", text(head.title)),
        element("link", rel="stylesheet", href=f"{head.root}assets/site.css"),
        *(
            element("link", rel="alternate", hreflang=other.value, href=href)
            for other, href in head.others
            if other is not lang
        ),
        *_feeds(head),
        *_preview(head, lang, decided),
        *(element("script", Markup(""), src=f"{head.root}{path}", defer="defer") for path in head.scripts),
    )


def _feeds(head: Head) -> list[Markup]:
    if head.feeds is None:
        return []
    kinds = (("feed.xml", "application/atom+xml"), ("feed.json", "application/feed+json"))
    return [element("link", rel="alternate", type=kind, href=f"{head.feeds}{name}") for name, kind in kinds]


def _preview(head: Head, lang: Lang, decided: Decided) -> list[Markup]:
    """The tags that other sites read, only where somebody decided so and the address is known."""
    if decided.previewed is None or decided.address is None:
        return []
    tags = {
        "og:type": "website",
        "og:title": head.title,
        "og:description": head.summary,
        "og:url": f"{decided.address.rstrip('/')}/{head.path}",
        "og:locale": lang.value,
    }
    return [
        *(element("meta", property=key, content=said) for key, said in tags.items()),
        element("meta", name="twitter:card", content="summary"),
        element("meta", name="description", content=head.summary),
    ]
