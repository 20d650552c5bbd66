"""Laws of respelling number words in digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.law.numerals import in_digits


@pytest.mark.parametrize(
    ("lang", "text", "digits"),
    [
        (Lang.EN, "two thousand twenty-two, the thirty-first", "2022, the 31th"),
        (Lang.EN, "one hundred and five to seven", "105 to 7"),
        (Lang.RU, "двадцать девятого апреля две тысячи двадцать второго года", "29-й апреля 2022-й года"),
        (Lang.RU, "двадцатипятилетний на двухмесячный срок", "25-летний на 2-месячный срок"),
        (Lang.RU, "трёх суток, трое суток, тридцати трем", "3 суток, 3 суток, 33"),
        (Lang.KK, "жүз жиырма сегізінші бабы, екі-үш ай", "128-інші бабы, 2-3 ай"),
        (Lang.KK, "бір мың тоғыз жүз тоқсан бірінші жылғы он бесінде", "1991-інші жылғы 15-інде"),
        (Lang.EN, "the done bone, twofold", "the done bone, twofold"),
    ],
)
def test_numbers_in_words_become_digits(lang: Lang, text: str, digits: str) -> None:
    """Whole numbers in words are respelled, inflected or not, and nothing else is touched."""
    assert in_digits(text, lang).text == digits


@given(st.text(st.sampled_from("ab 1\n-two fіve екі үшінші пять сто")), st.sampled_from(list(Lang)), st.data())
def test_the_way_back_is_exact(text: str, lang: Lang, data: st.DataObject) -> None:
    """Outside the numbers every span of the respelled text leads to the same text in the original."""
    view = in_digits(text, lang)
    for piece in view.pieces:
        assert view.original(piece.start, piece.end) == piece.span
    if view.text:
        start = data.draw(st.integers(0, len(view.text) - 1))
        end = data.draw(st.integers(start + 1, len(view.text)))
        span = view.original(start, end)
        assert span.end <= len(text)
        if not any(piece.start < end and start < piece.end for piece in view.pieces):
            assert span.slice(text).replace("\n", " ") == view.text[start:end].replace("\n", " ")
