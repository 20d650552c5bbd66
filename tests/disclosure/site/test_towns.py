"""A place is put on the map by its town, in any ending and language, and never finer."""

import pytest

from habeas.base.language import Lang
from habeas.disclosure.site.cautions import cautions, offences_in, print_offences
from habeas.disclosure.site.towns import town_of


@pytest.mark.parametrize(
    ("place", "country", "name"),
    [
        ("pre-trial detention centre No. 1 in Almaty", "KZ", "Almaty"),
        ("СИЗО № 1 города Алматы", "KZ", "Almaty"),
        ("Алматыдағы тергеу изоляторы", "KZ", "Almaty"),
        ("изолятор Усть-Каменогорска", "KZ", "Ust-Kamenogorsk"),
        ("следственный изолятор Казани", "RU", "Kazan"),
    ],
)
def test_a_town_is_found_in_any_ending(place: str, country: str, name: str) -> None:
    """Case endings and languages make no difference."""
    found = town_of(place, country, Lang.EN)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("detention centre in Kokzhar", "KZ"),
        ("СИЗО Алматы", "RU"),
        ("СИЗО Алматы", None),
        ("the almaty road", "KZ"),
        ("", "KZ"),
    ],
)
def test_what_names_no_town_of_the_country_is_on_no_map(place: str, country: str | None) -> None:
    """An invented town, another country, no country, and a word without a capital give none."""
    assert town_of(place, country, Lang.EN) is None


def test_no_town_is_given_finer_than_a_tenth_of_a_degree() -> None:
    """Whole tenths of a degree: about ten kilometres."""
    found = town_of("СИЗО Алматы", "KZ", Lang.KK)
    assert found is not None
    assert (found.name, found.lat, found.lon) == ("Алматы", 433, 769)


@pytest.mark.parametrize("lang", list(Lang))
def test_every_offence_has_its_sentence_and_a_draft_says_so(lang: Lang) -> None:
    """Each article is told in each language with its citation; what was not read is a draft."""
    told = cautions(print_offences(), lang)
    assert all("{" not in one.text and any(sign.isdigit() for sign in one.text) for one in told)
    assert [one.draft for one in told] == [not one.verified for one in print_offences()]
    assert all(("not read" in one.source) == (not one.verified) for one in print_offences())


def test_a_reader_is_warned_by_the_law_of_the_reader() -> None:
    """Articles on publishers are not told to readers, nor those of other countries."""
    found = offences_in({"KZ"}, who="reader")
    assert found
    assert {(one.norm.country, one.who) for one in found} == {("KZ", "reader")}
