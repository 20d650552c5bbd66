"""The normalisation of the quote search: what is made equal, and where each letter came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.evidence.archives.search.folding import NORMALISATION, description, folded, letters, span_of

_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("абйёқәЪi'’-\n \u00ad\u200b\u0306\u0327sShHzcjyaeouAKM.,«1½"))
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ёлка, ещё — раз", "елка еще раз"),
        ("какой-то", "какойто"),
        ("по-\n  настоящему", "понастоящему"),
        ("на\u00adсто\u200bящий", "настоящий"),
        ("об’явить об'явить", "обявить обявить"),
        ("Қазақ жүрегі, ән, өң, һәм, ұлы", "казак журеги ан он хам улы"),
        ("це її ўсё ґанок", "це ии усе ганок"),
        ("cтpaнa", "страна"),
        ("dаta", "data"),
        ("и\u0306 е\u0308", "й ё"),
        ("ﬁlm ＡＢＣ 𝐝𝐨𝐦", "film abc dom"),
        ("ст.5", "ст 5"),
    ],
)
def test_careless_typing_is_folded_away(one: str, other: str) -> None:
    """Both ways to type it have the same first reading."""
    assert folded(one)[0].letters == folded(other)[0].letters


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("shchuka i yozh", "щука и ёж"),
        ("sem'ya, den'", "семья, день"),
        ("moj kraj i moja zemlja, ja", "мой край и моя земля, я"),
        ("jaña jol, jer, jüregim", "жаңа жол, жер, жүрегім"),
        ("qazaqtyń ǵasyry, áke, óz", "қазақтың ғасыры, әке, өз"),
        ("şeşen, çaj", "шешен, чай"),
        ("s\u0327es\u0327en", "шешен"),
        ("khrabryi chelovek", "храбрый человек"),
    ],
)
def test_latin_typing_is_read_as_cyrillic(latin: str, cyrillic: str) -> None:
    """The second reading of words typed in Latin letters is the one reading of the same words in Cyrillic."""
    (only,) = folded(cyrillic)
    first, second = folded(latin)
    assert second.letters == only.letters
    assert first.letters != second.letters


@pytest.mark.parametrize("text", ["1-2", "да - нет", "снег,дождь", "a—b"])
def test_what_separates_stays_separate(text: str) -> None:
    """Hyphens beside figures, dashes and punctuation are one space."""
    assert folded(text)[0].letters.count(" ") == 1


@settings(max_examples=300, deadline=None)
@given(_TEXT)
def test_letters_are_those_with_places(text: str) -> None:
    """The fast folding gives the letters of the one with places."""
    assert letters(text) == tuple(reading.letters for reading in folded(text))


@settings(max_examples=300, deadline=None)
@given(_TEXT)
def test_places_lie_in_the_text_and_ascend(text: str) -> None:
    """Each letter has a stretch of the text, in order; between words is one space, and none at the ends."""
    for reading in folded(text):
        assert len(reading.letters) == len(reading.places) == len(reading.ends)
        assert all(0 <= start <= end <= len(text) for start, end in zip(reading.places, reading.ends, strict=True))
        assert list(reading.places) == sorted(reading.places)
        assert list(reading.ends) == sorted(reading.ends)
        assert reading.letters == reading.letters.strip(" ")
        assert "  " not in reading.letters


@settings(max_examples=200, deadline=None)
@given(_TEXT, st.data())
def test_a_span_without_all_the_places(text: str, data: st.DataObject) -> None:
    """The span of a window is the same whether all places were computed or only those of the window."""
    readings = folded(text)
    for reading in readings:
        if reading.letters:
            start = data.draw(st.integers(0, len(reading.letters) - 1))
            end = data.draw(st.integers(start + 1, len(reading.letters)))
            assert span_of(text, start, end, cyrillic=reading is not readings[0]) == reading.span(start, end)


@settings(max_examples=200, deadline=None)
@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяқғңөұүһәі0123456789 "))
def test_cyrillic_keeps_its_length(text: str) -> None:
    """Folding changes no length of Cyrillic words, so that edits over the length can be counted by hand."""
    (only,) = folded(text)
    assert len(only.letters) == len(" ".join(text.split()))


@settings(max_examples=200, deadline=None)
@given(_TEXT)
def test_folding_is_done_once(text: str) -> None:
    """Folded letters fold to themselves where no Latin is read as Cyrillic."""
    first = folded(text)[0].letters
    assert folded(first)[0].letters == first


def test_the_rules_can_be_stated() -> None:
    """A record can name the normalisation and state its rules; no id stands twice."""
    assert NORMALISATION == "habeas-fold/1"
    assert len({rule.id for rule in description()}) == len(description()) > 10
    assert all(rule.says.endswith(".") for rule in description())
