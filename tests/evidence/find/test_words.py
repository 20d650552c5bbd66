"""What a word is found by."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import Digest, digest_of_json
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.find.kazakh import kazakh_stem
from habeas.evidence.find.near import allowance, nearest
from habeas.evidence.find.passages import MOST, language_of, passages
from habeas.evidence.find.snippets import WIDTH, snippet
from habeas.evidence.find.stems import EDITION, in_cyrillic, same_letters, sounds, stems
from habeas.evidence.find.tokens import plain, terms, tokens
from habeas.evidence.text.reading import Page, Reading

DIGEST = Digest("sha256:" + "0" * 64)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ещё ЁЛКА", ["еще", "елка"]),
        ("адво\u00adкат, адвока́т", ["адвокат", "адвокат"]),
        ("адво-\nкату", ["адвокату"]),
        ("ст.256-1", ["ст", "256", "1"]),
        ("ﬁle", ["file"]),
        ("cуд", ["суд"]),
        ("— … !", []),
    ],
)
def test_a_word_is_one_however_it_is_printed(text: str, words: list[str]) -> None:
    """Case, ё, soft hyphens, stress, line ends, ligatures and look-alike letters make no other word."""
    assert terms(text) == words


@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    """Spans are in order, do not overlap, and a term holds no blank and no quotation mark."""
    found = list(tokens(text))
    assert [term for term, _ in found] == terms(text)
    assert all(one.end <= two.start for (_, one), (_, two) in pairwise(found))
    assert all(span.end <= len(text) and term and not set(term) & set(' "*') for term, span in found)


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("құжаттарды", "құжат"),
        ("тәркіледі", "тәркіле"),
        ("кітабы", "кітап"),
        ("халқы", "халық"),
        ("үйінде", "үй"),
        ("ісінің", "іс"),
        ("күні", "күн"),
        ("тергеушінің", "тергеуші"),
        ("жариннің", "жарин"),
        ("жағдай", "жағдай"),
        ("кужаттарды", "кужат"),
    ],
)
def test_kazakh_endings_come_off_as_their_sounds_allow(form: str, stem: str) -> None:
    """Cases, possession, number and verb endings go, softened consonants harden, whole words stay."""
    assert kazakh_stem(form) == stem


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщыіәғқңөұүһ", min_size=1, max_size=20))
def test_a_stem_is_never_empty_and_never_longer(word: str) -> None:
    """Taking endings off leaves something, and as many letters at most as there were, a returned vowel apart."""
    stem = kazakh_stem(word)
    assert stem
    assert len(stem) <= len(word)
    assert word in stems(word)


@pytest.mark.parametrize(
    ("one", "two"),
    [("люди", "человека"), ("шел", "идти"), ("кудайбергеновым", "кудайбергенов"), ("arrested", "arrest")],
)
def test_forms_of_one_word_share_a_stem(one: str, two: str) -> None:
    """Two forms of a word have a dictionary form or a stem in common."""
    assert stems(one) & stems(two)


@pytest.mark.parametrize(("one", "two"), [("были", "бить"), ("стали", "сталь"), ("суд", "судьба")])
def test_rare_readings_join_no_words(one: str, two: str) -> None:
    """What a form is hardly ever does not make it kin."""
    assert not stems(one) & stems(two)


def test_letters_that_were_typed_count() -> None:
    """Kazakh letters tell words apart only where both have them."""
    assert plain("құжат") == "кужат"
    assert same_letters("кол", "көл")
    assert same_letters("көл", "кол")
    assert not same_letters("қол", "көл")


def test_latin_letters_sound_as_cyrillic_ones() -> None:
    """A word typed in Latin letters has a sound in common with what it stands for; short words have none."""
    assert sounds("zharin") & sounds("жарина")
    assert any("адвокат" in stems(word) for word in in_cyrillic("advokatu"))
    assert sounds("на") == frozenset()


@pytest.mark.parametrize(("word", "most"), [("суд", 0), ("суда", 1), ("следователь", 2), ("256а", 0)])
def test_longer_words_may_have_more_slips(word: str, most: int) -> None:
    """None under four letters or with figures, one up to seven, two above."""
    assert allowance(word) == most


def test_the_nearest_words_come_with_their_slips() -> None:
    """Two exchanged letters are one slip; what is farther is left out."""
    assert nearest("адвокта", ["адвокат", "адвокаты", "суд"]) == {"адвокат": 1}


paragraph = st.text(alphabet="абвгд .,\n", min_size=1, max_size=900)


@given(st.lists(paragraph, max_size=6))
def test_every_word_is_in_one_passage(parts: list[str]) -> None:
    """Passages are in order, do not overlap, are not too long and leave no word out."""
    text = "\n\n".join(parts)
    found = passages(Reading(DIGEST, "made/1", text, ()))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(len(span) <= MOST for span in found)
    assert "".join("".join(span.slice(text).split()) for span in found) == "".join(text.split())


def test_a_passage_stays_on_its_page() -> None:
    """Short paragraphs of two pages are not put together."""
    text = "one page\n\nanother page"
    pages = (Page(1, Span(0, 8)), Page(2, Span(10, len(text))))
    assert passages(Reading(DIGEST, "made/1", text, (), pages)) == (Span(0, 8), Span(10, len(text)))


@pytest.mark.parametrize(
    ("text", "lang"),
    [("The lawyer", Lang.EN), ("Адвокат пришёл", Lang.RU), ("Адвокат құжаттарды алды", Lang.KK), ("256", None)],
)
def test_the_language_of_a_passage_is_told_by_its_letters(text: str, lang: Lang | None) -> None:
    """Latin, Cyrillic, Kazakh letters; figures tell nothing."""
    assert language_of(text, None) is lang


@given(st.integers(0, 80), st.integers(0, 80))
def test_a_snippet_shows_what_was_found(before: int, after: int) -> None:
    """It is a slice of the passage, no longer than its width, with the word marked in it."""
    text = "some words " * before + "lawyer" + " other words" * after
    shown = snippet(text, Span(0, len(text)), lambda term: term == "lawyer")
    assert len(shown.span) <= WIDTH
    assert [mark.slice(text) for mark in shown.marks] == ["lawyer"]
    assert all(shown.span.contains(mark) for mark in shown.marks)


def test_another_way_of_indexing_is_another_edition() -> None:
    """When this fails, raise EDITION and put the new digest here: indexes of before are then made anew."""
    words = terms("Адвокату не дали құжаттарды, кужаттар тәркіленді. The lawyers of Жариным arrested ст.256")
    told = {word: [sorted(stems(word)), sorted(sounds(word))] for word in words}
    assert (EDITION, digest_of_json(told)[7:19]) == ("5", "d1569e564155")
