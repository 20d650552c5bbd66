"""The laws of a fact by hand."""

import unicodedata

import pytest

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.desk.preserving import Circumstances
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.desk.telephone import FIELDS, Call, new_case
from habeas.evidence.sources.source import Secrecy

TEXT = "Ильяс Карабулак — пекарь.\nОн живёт в Тасколе, и он пекарь.\n"


def fact(session: Session, quote: str, start: int | None = None) -> str:
    """Say that he is a baker, by this quote; returns the anchored words."""
    taken = take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(Secrecy.PUBLIC)).taken[0]
    assert taken.source is not None
    words = Words("Ильяс Карабулак", "occupation", {"text": "пекарь"}, taken.source.id, quote, start)
    return say(session, "baker", words).anchor.quote


def test_a_quote_of_several_lines_is_found_whatever_the_system_that_typed_it(session: Session) -> None:
    """Line ends of Windows and accents apart from their letters are the same words."""
    quote = "пекарь.\nОн живёт"
    typed = unicodedata.normalize("NFD", quote).replace("\n", "\r\n")
    assert typed != quote
    assert fact(session, typed) == quote


def test_a_quote_that_stands_twice_needs_its_place(session: Session) -> None:
    """Nothing is guessed: the places are named, and one of them is asked for."""
    with pytest.raises(WrongCall, match="2 places") as refused:
        fact(session, "пекарь")
    second = TEXT.rindex("пекарь")
    assert str(second) in refused.value.remedy
    assert fact(session, "пекарь", second) == "пекарь"
    with pytest.raises(WrongCall, match="does not begin at 1"):
        fact(session, "пекарь", 1)


@pytest.mark.parametrize("quote", ["", " \n", "булочник"])
def test_words_that_do_not_stand_there_are_refused(session: Session, quote: str) -> None:
    """A quote is the source's own words, or the fact is not recorded."""
    with pytest.raises(WrongCall):
        fact(session, quote)
    assert session.vault.record.statements(session.case("baker").id) == ()


def test_half_a_character_makes_no_case(session: Session) -> None:
    """What cannot be kept as text is refused before anything is made."""
    labels = dict.fromkeys(("title", *FIELDS), "x")
    with pytest.raises(WrongCall, match="half a character"):
        new_case(session, "call", Call("Ilyas \udcff", "his wife"), labels, Lang.EN)
    assert session.vault.record.cases() == ()
