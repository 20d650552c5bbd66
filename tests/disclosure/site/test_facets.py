"""What the index sorts a case by: its country, and its places in the language of the page."""

from dataclasses import replace

import pytest
from tests.disclosure.invented import Making, start

from habeas.base.language import Lang
from habeas.disclosure.names import names_in
from habeas.disclosure.site.facets import facets_of
from habeas.disclosure.site.page import Facets
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Statement


def _facets(made: Making, lang: Lang = Lang.EN) -> Facets:
    casefile = made.fold()
    return facets_of(casefile, (), names_in(lang, casefile.entities, casefile.facts), lang)


def _charged(*countries: str) -> Making:
    made = start()
    made.jurisdiction = None
    made.say(0, "person", {"name": "Timur Esenov", "role": "detainee"}, "Timur Esenov")
    for at, country in enumerate(countries):
        charge = {"country": country, "code": "criminal", "article": str(174 + at)}
        made.say(0, "charge", charge, f"under Article {174 + at}")
    return made


@pytest.mark.parametrize(
    ("countries", "found"), [(("KZ",), "KZ"), (("KZ", "KZ"), "KZ"), (("KZ", "RU"), None), ((), None)]
)
def test_a_case_is_of_the_country_whose_law_its_charges_name(countries: tuple[str, ...], found: str | None) -> None:
    """Where the case has no country of its own, the one of all charges is told; two countries are not chosen from."""
    assert _facets(_charged(*countries)).country == found


def test_the_country_that_a_person_gave_the_case_comes_first() -> None:
    """A case's own country is not overruled by its charges."""
    made = _charged("RU")
    made.jurisdiction = "KZ"
    assert _facets(made).country == "KZ"


@pytest.mark.parametrize(("lang", "name"), [(Lang.EN, "Remand prison No. 4"), (Lang.RU, "СИЗО № 4")])
def test_a_place_goes_by_its_name_in_the_pages_language(lang: Lang, name: str) -> None:
    """A place that sources of several languages name is told in that of the page; in another, as it was first told."""
    made = _charged("KZ")
    first, second = made.entities[0], Entity(made.entities[1].id, EntityKind.FACILITY, "Remand prison No. 4")
    made.entities[:] = [first, second, made.entities[2]]
    english = made.say(0, "place_of_detention", {"name": "Remand prison No. 4"}, "held in remand prison No. 4")
    russian = made.say(1, "place_of_detention", {"name": "СИЗО № 4"}, "содержится в СИЗО № 4")
    casefile = made.fold()
    one = next(fact for fact in casefile.facts if fact.prop == "place_of_detention")
    others = tuple(fact for fact in casefile.facts if fact.prop != "place_of_detention")
    both: tuple[Statement, ...] = (english, russian)
    casefile = replace(casefile, facts=(*others, replace(one, value=english.value, statements=both)))
    names = names_in(lang, casefile.entities, casefile.facts)
    assert facets_of(casefile, (), names, lang).places == (name,)
    assert facets_of(casefile, (), names, Lang.KK).places == ("Remand prison No. 4",)
