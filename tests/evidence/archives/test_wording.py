"""Broken letters are undone where that is sure, and nowhere else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.archives.wording import Mojibake, clean, undo_mojibake

LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def broken(text: str) -> str:
    """A text as Facebook writes it: each byte of its UTF-8 as a character of its own."""
    return text.encode("utf-8").decode("latin-1")


@given(LETTERS)
def test_what_was_broken_is_undone(text: str) -> None:
    """UTF-8 taken for Latin-1 comes out as it was, whatever the text."""
    undone, found = undo_mojibake(broken(text))
    assert undone == text
    assert found is (Mojibake.NONE if text.isascii() else Mojibake.UNDONE)


@given(LETTERS.filter(lambda text: any(ord(letter) > 255 for letter in text)))
def test_right_text_with_other_letters_stays(text: str) -> None:
    """A text with any letter beyond Latin-1 cannot be broken as a whole and stays."""
    assert undo_mojibake(text)[0] == text


@pytest.mark.parametrize("text", ["café", "Ñandú «sí»", "naïve", "Größe", "plain"])
def test_right_text_in_latin_1_stays(text: str) -> None:
    """Letters of Western Europe are no broken letters."""
    assert undo_mojibake(text) == (text, Mojibake.NONE)


def test_broken_beside_right_is_said_and_left() -> None:
    """A text that is broken in part stays as it is and is counted."""
    text = "дұрыс " + broken("сынық")
    assert undo_mojibake(text) == (text, Mojibake.MIXED)


def test_a_text_cut_inside_a_letter_is_undone_up_to_the_cut() -> None:
    """Where the platform cut a text inside a letter, all letters before the cut come out."""
    assert undo_mojibake(broken("сөздер")[:-1]) == ("сөзде\ufffd", Mojibake.UNDONE)


def test_halves_of_emoji_written_apart_are_joined() -> None:
    """An emoji whose two halves were each written as UTF-8 comes out as one."""
    text = "😀".encode("utf-16-be", "surrogatepass")
    halves = [int.from_bytes(text[at : at + 2]) for at in (0, 2)]
    apart = "".join(chr(half).encode("utf-8", "surrogatepass").decode("latin-1") for half in halves)
    assert clean(undo_mojibake(apart)[0]) == "😀"


@given(st.text(st.characters(exclude_categories=[])))
def test_clean_text_is_one_form(text: str) -> None:
    """Clean text is NFC, has LF alone, can be written as UTF-8, and cleaning it again changes nothing."""
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    once.encode("utf-8")
    assert clean(once) == once
