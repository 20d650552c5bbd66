"""What the index knows of a page: enough to list, sort, count and find it, and nothing that the page does not say."""

from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Json, digest_of_json
from habeas.disclosure.site.page import Facets, SitePage
from habeas.disclosure.site.sentences import changing_sentences
from habeas.disclosure.site.towns import Town
from habeas.disclosure.view import Line, plain
from habeas.evidence.find.stems import stems
from habeas.evidence.find.tokens import plain as plain_letters
from habeas.evidence.find.tokens import terms
from habeas.names.transliteration import Scheme, to_latin

SHORTEST = 3
"""Letters of a stem under which it stands for no longer word."""


@dataclass(frozen=True, slots=True)
class Card:
    """A case in a list. `updated` is the day on which what the page says last changed; `said` is a digest of that.

    `days` are the days in custody at least, None where they cannot be counted; `corrected` tells the latest
    correction in words, else it is empty.
    """

    slug: str
    title: str
    summary: str
    fresh: str
    updated: date
    said: str
    days: int | None
    corrected: str
    facets: Facets


def card_of(page: SitePage, days: int | None, before: "Card | None") -> Card:
    """The card of a page. Where the page says what it said `before`, the day of its update stays."""
    said = _said(page)
    same = before is not None and before.said == said
    return Card(
        slug=page.slug,
        title=page.title,
        summary=page.summary,
        fresh=page.fresh,
        updated=before.updated if same and before is not None else page.as_of,
        said=said,
        days=days,
        corrected=_newest(page),
        facets=page.facets,
    )


def _newest(page: SitePage) -> str:
    """The newest correction in words, with its day; empty where there is none."""
    if not page.corrections:
        return ""
    one = page.corrections[0].told
    return f"{page.words['corrected_on'].format(day=one.day)}: {plain(one.line).removesuffix('.')}"


def _said(page: SitePage) -> str:
    """A digest of the sentences of a page but those that only count days on."""
    lines: list[Json] = [page.title, *(plain(each.line) for each in page.missing), *page.help]
    lines += [f"{each.day} {plain(each.told.line)}" for each in page.corrections]
    lines += [plain(each.line) for each in changing_sentences(page)]
    return digest_of_json(lines).removeprefix("sha256:")[:32]


def stems_of(page: SitePage) -> frozenset[str]:
    """The stems by which the page is found: of its sentences, names and places, in the letters people type.

    Names are found in Latin letters too. A word goes by its stem alone where that is how it begins.
    """
    lines: list[Line] = [each.line for each in changing_sentences(page)]
    names = [plain(line) for person in page.people for line in (person.name, *person.others)]
    said = [plain(line) for line in lines] + names + [to_latin(name, Scheme.PRESS) for name in names]
    said += [page.title, *page.facets.places, *(plain(source.title) for source in page.sources)]
    found: set[str] = set()
    for term in {term for each in said for term in terms(each)}:
        found |= _kept({plain_letters(stem) for stem in stems(term)})
    return frozenset(found)


def _kept(forms: set[str]) -> set[str]:
    return {
        form
        for form in forms
        if not any(form != other and len(other) >= SHORTEST and form.startswith(other) for other in forms)
    }


def card_json(card: Card) -> Json:
    """A card as JSON, to be read again by :func:`card_from`."""
    facets = card.facets
    return {
        "slug": card.slug,
        "title": card.title,
        "summary": card.summary,
        "fresh": card.fresh,
        "updated": card.updated.isoformat(),
        "said": card.said,
        "days": card.days,
        "corrected": card.corrected,
        "country": facets.country,
        "held": facets.held,
        "begun": facets.begun,
        "ended": facets.ended,
        "articles": list(facets.articles),
        "places": list(facets.places),
        "towns": [[town.name, town.lat, town.lon] for town in facets.towns],
    }


def card_from(form: Json) -> Card:
    """The card of this JSON; raises ValueError where it is none."""
    if not isinstance(form, dict):
        raise ValueError("a card is an object")
    try:
        facets = Facets(
            country=_text_or_none(form["country"]),
            held=form["held"] if isinstance(form["held"], bool) else None,
            begun=_number_or_none(form["begun"]),
            ended=_number_or_none(form["ended"]),
            articles=_texts(form["articles"]),
            places=_texts(form["places"]),
            towns=_towns(form["towns"]),
        )
        return Card(
            slug=str(form["slug"]),
            title=str(form["title"]),
            summary=str(form["summary"]),
            fresh=str(form["fresh"]),
            updated=date.fromisoformat(str(form["updated"])),
            said=str(form["said"]),
            days=_number_or_none(form["days"]),
            corrected=str(form["corrected"]),
            facets=facets,
        )
    except KeyError as error:
        raise ValueError(f"a card lacks {error}") from None


def _text_or_none(found: Json) -> str | None:
    return None if found is None else str(found)


def _number_or_none(found: Json) -> int | None:
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _texts(found: Json) -> tuple[str, ...]:
    return tuple(str(each) for each in found) if isinstance(found, list) else ()


def _towns(found: Json) -> tuple[Town, ...]:
    made = []
    for each in found if isinstance(found, list) else ():
        match each:
            case [str(name), int(lat), int(lon)]:
                made.append(Town(name, lat, lon))
            case _:
                raise ValueError("a town has a name and a place")
    return tuple(made)
