"""Names between Cyrillic and Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.names.transliteration import Scheme, latin_variants, to_cyrillic, to_latin

NATIVE = "аәбвгғдежзкқлмнңоөпрстуұүфшыі"
"""Letters of native Kazakh words that the alphabet of 2021 writes one for one."""

KAZAKH = st.text(alphabet=st.sampled_from(NATIVE), min_size=2, max_size=12).map(str.capitalize)
RUSSIAN = st.text(alphabet=st.sampled_from("абвгдежзиклмнопрстуфхцчшщыюя"), min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("scheme", "latin"),
    [
        (Scheme.PRESS, "Yerzhan Usenov"),
        (Scheme.PASSPORT, "Erzhan Usenov"),
        (Scheme.KAZAKH_2021, "Erjan Üsenov"),
        (Scheme.BGN_KAZAKH, "Erzhan Üsenov"),
        (Scheme.CASUAL, "Erjan Usenov"),
    ],
)
def test_each_scheme_writes_as_its_source_says(scheme: Scheme, latin: str) -> None:
    """A name with a Kazakh letter and a digraph is written by each scheme in its own way."""
    assert to_latin("Ержан Үсенов", scheme) == latin


def test_capitals_stay_capitals() -> None:
    """One capital gives one capital, a word in capitals stays in capitals."""
    assert to_latin("Жан ЖАН", Scheme.PRESS) == "Zhan ZHAN"


@given(KAZAKH)
def test_the_alphabet_of_2021_can_be_read_back(word: str) -> None:
    """A word of native letters survives the way to the Kazakh Latin alphabet and back."""
    assert to_cyrillic(to_latin(word, Scheme.KAZAKH_2021), Lang.KK) == word


@given(RUSSIAN)
def test_press_spelling_is_stable(word: str) -> None:
    """What is read back from the press spelling is written in the same way again."""
    latin = to_latin(word, Scheme.PRESS)
    assert to_latin(to_cyrillic(latin, Lang.RU), Scheme.PRESS) == latin


@given(KAZAKH, st.integers(1, 20))
def test_variants_hold_every_scheme_and_keep_their_limit(word: str, limit: int) -> None:
    """Every scheme's spelling is among the variants, and mixing schemes stops at the limit."""
    variants = latin_variants(f"{word} {word}", limit)
    whole = {to_latin(f"{word} {word}", scheme) for scheme in Scheme}
    assert whole <= variants
    assert len(variants) <= max(limit, len(whole))
