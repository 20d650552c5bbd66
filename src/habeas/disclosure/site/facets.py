"""What the index sorts cases by: only what the page itself says."""

from collections.abc import Iterable, Mapping, Sequence

from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.base.when import When
from habeas.disclosure.site.page import Facets, Person
from habeas.disclosure.site.towns import town_of
from habeas.disclosure.view import Line, plain
from habeas.record.casefile import CaseFile
from habeas.record.people import BODIES


def facets_of(casefile: CaseFile, persons: Sequence[Person], names: Mapping[EntityId, Line], lang: Lang) -> Facets:
    """Country, liberty, years, articles and places of detention of a case that was let through.

    `names` are those of entities in the page's language.
    """
    spells = [spell for one in casefile.detainees for spell in one.spells]
    begun = _years(fact.when for spell in spells for fact in spell.apprehension)
    ended = _years(fact.when for spell in spells for fact in spell.release)
    country, places = _country(casefile), set(_places(casefile, names, lang))
    towns = {town for place in places for name in place if (town := town_of(name, country, lang)) is not None}
    held = [person.held for person in persons if person.held is not None]
    return Facets(
        country=country,
        held=any(held) if held else None,
        begun=min(begun, default=None),
        ended=max(ended, default=None) if held and not any(held) else None,
        articles=_articles(casefile),
        places=tuple(sorted({shown for shown, _ in places})),
        towns=tuple(sorted(towns, key=lambda town: town.name)),
    )


def _years(times: Iterable[When | None]) -> list[int]:
    starts = (None if when is None else when.local_bounds()[0] for when in times)
    return [start.year for start in starts if start is not None]


def _articles(casefile: CaseFile) -> tuple[str, ...]:
    found = {f"{charge.code or '?'} {charge.article}" for one in casefile.detainees for charge in one.charges}
    return tuple(sorted(found))


def _country(casefile: CaseFile) -> str | None:
    """The case's own country, else the one under whose law every charge is that names one."""
    charged = {charge.country for one in casefile.detainees for charge in one.charges if charge.country}
    return casefile.case.jurisdiction or (charged.pop() if len(charged) == 1 else None)


def _places(casefile: CaseFile, names: Mapping[EntityId, Line], lang: Lang) -> Iterable[tuple[str, str]]:
    """The places of detention, each by its name in the page's language where a source has one, and as first told."""
    bodies = {entity.name: key for key, entity in casefile.entities.items() if entity.kind in BODIES}
    for fact in casefile.facts:
        if fact.prop != "place_of_detention":
            continue
        told = [(said.language, name) for said in fact.statements if (name := _name(said.value))]
        first = _name(fact.value) or next((name for _, name in told), "")
        if first:
            own = next((name for language, name in told if language is lang), "")
            yield own or plain(names.get(bodies[first], ()) if first in bodies else ()) or first, first


def _name(value: object) -> str:
    name = value.get("name") if isinstance(value, Mapping) else None
    return name if isinstance(name, str) and name.strip() else ""
