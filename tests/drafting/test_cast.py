"""Who is who, seen through the drafts of short texts."""

import pytest

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.draft import Draft
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.reading import Reading


def _drafts(text: str) -> tuple[Draft, ...]:
    return draft(Reading(Digest("sha256:" + "0" * 64), "test/1", text, (Span(0, len(text)),), lang=Lang.EN)).drafts


def _subjects(text: str, type_: str) -> list[str | None]:
    return [d.subject for d in _drafts(text) if d.type == type_]


def test_a_surname_a_given_name_and_a_glued_name_are_one_person() -> None:
    """The full name, the surname, the given name and the name printed glued give one person."""
    text = (
        "Kanat Berdenov was arrested on 3 May 2022. Berdenov is a poet. KanatBerdenov was charged. Kanat has two sons."
    )
    assert [d.subject for d in _drafts(text) if d.type == "person"] == ["Kanat Berdenov"]


def test_he_is_the_person_held_and_not_the_judge_named_before() -> None:
    """A pronoun after a sentence about the judge still means the detainee."""
    text = (
        "Kanat Berdenov was arrested on 3 May 2022. The judge, Nurlan Abilov, rejected a request for bail. "
        "He is held in prison No. 4."
    )
    assert _subjects(text, "place_of_detention") == ["Kanat Berdenov"]


def test_the_artist_is_the_one_who_was_called_an_artist() -> None:
    """A noun for an occupation means the person whom the text gave it, also when another is named nearer."""
    text = (
        "The sculptor Kanat Berdenov lived quietly. On 3 May his neighbour Marat Orazov came to his house. "
        "The sculptor was arrested on 4 May 2022."
    )
    assert _subjects(text, "apprehension") == ["Kanat Berdenov"]


def test_two_detainees_are_kept_apart() -> None:
    """Each event goes to the one named in it, and what names neither goes to nobody."""
    text = (
        "Anna Kovrig was arrested on 3 May 2022. Pavel Stern was arrested on 4 May 2022. "
        "Kovrig is held in SIZO No. 1. Stern is held in SIZO No. 2. The court extended the detention by two months."
    )
    assert _subjects(text, "apprehension") == ["Anna Kovrig", "Pavel Stern"]
    assert _subjects(text, "place_of_detention") == ["Anna Kovrig", "Pavel Stern"]
    assert _subjects(text, "extension") == [None]


def test_a_code_name_is_never_joined_with_a_person() -> None:
    """A code name that is also somebody's surname stays a person of its own, and no pronoun means it."""
    text = (
        'Kanat Granit was arrested on 3 May 2022. The agent "Granit" testified against him. '
        'According to the agent "Granit", Kanat Granit called for war.'
    )
    people = {(d.subject, d.value.get("role")) for d in _drafts(text) if d.type == "person"}
    assert people == {("Kanat Granit", "detainee"), ("Granit", "agent")}
    assert [d.attributed_to for d in _drafts(text) if d.type == "allegation"] == ["agent “Granit”"]


def test_people_without_names_make_no_person() -> None:
    """A collective arrest is an event of nobody."""
    text = "Police have violently arrested several citizen journalists and five activists in the port of Meridor."
    made = _drafts(text)
    assert [d for d in made if d.type == "person"] == []
    assert {d.subject for d in made if d.type == "apprehension"} == {None}


def test_joined_names_share_the_event() -> None:
    """What happened to A and B, or to A along with C, is drafted once for each."""
    text = "Anna Kovrig and the blogger Pavel Stern were arrested on 3 May 2022 along with Marat Orazov, a student."
    assert sorted(map(str, _subjects(text, "apprehension"))) == ["Anna Kovrig", "Marat Orazov", "Pavel Stern"]


@pytest.mark.parametrize(
    "text",
    [
        "Kanat Berdenov was not arrested on 3 May 2022.",
        "Kanat Berdenov could be arrested after 3 May 2022.",
        "Was Kanat Berdenov arrested on 3 May 2022?",
        "Journalists are arrested in the country every year.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    """Negations, possibilities, questions and generalities give no apprehension."""
    assert _subjects(text, "apprehension") == []


def test_a_name_that_fits_two_people_goes_to_the_nearer_and_not_to_a_relative() -> None:
    """A shared surname means the person held, even where his wife was named later."""
    text = (
        "Dmitri Lavrik was arrested on 3 May 2022. His wife Olga Lavrik was at home. "
        "On 5 May a court ordered Lavrik's detention for two months."
    )
    assert _subjects(text, "custody_order") == ["Dmitri Lavrik"]


def test_a_pseudonym_is_an_alias_and_no_other_person() -> None:
    """A name that the text says somebody is known by is an alias of theirs."""
    text = 'The poet Kanat Berdenov, better known as "Grey Crane", was arrested on 3 May 2022.'
    made = _drafts(text)
    assert [dict(d.value) for d in made if d.type == "alias"] == [{"name": "Grey Crane", "of": "Kanat Berdenov"}]
    assert [d.subject for d in made if d.type == "person"] == ["Kanat Berdenov"]


def test_the_name_in_another_script_is_an_alias() -> None:
    """A full name printed again in other letters is the same person's, and said so."""
    made = _drafts("The poet Kanat Berdenov (Канат Берденов) was arrested on 3 May 2022 by the police of Meridor.")
    assert [dict(d.value) for d in made if d.type == "alias"] == [{"name": "Канат Берденов", "of": "Kanat Berdenov"}]
    assert [d.subject for d in made if d.type == "apprehension"] == ["Kanat Berdenov"]
