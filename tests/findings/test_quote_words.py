"""The laws of setting words beside words, and of the sentences around them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings.slow_search import SlowSearch

from habeas.findings.quotes.differences import differences, words_of
from habeas.findings.quotes.surroundings import passage_of

SAME = SlowSearch([]).same
TEXTS = st.text("аеёкнЕЁК 1.,-", min_size=1, max_size=40)


@given(text=TEXTS, quote=TEXTS, cut=st.tuples(st.integers(0, 40), st.integers(1, 40)))
def test_no_word_is_lost_and_none_is_invented(text: str, quote: str, cut: tuple[int, int]) -> None:
    """The archive's sides give every word of the window, the quotation's sides every word of it, in order."""
    start = min(cut[0], len(text) - 1)
    end = min(start + cut[1], len(text))
    found = differences(text, start, end, quote, SAME)
    sides = [words_of(" ".join(side)) for side in ([d.archive for d in found], [d.quote for d in found])]
    assert [word.text for word in sides[0]] == [word.text for word in words_of(text, start, end)]
    assert [word.text for word in sides[1]] == [word.text for word in words_of(quote)]


@given(text=TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """The same words are kept, letter by letter."""
    assert {one.kind.value for one in differences(text, 0, len(text), text, SAME)} <= {"kept"}


@pytest.mark.parametrize(
    ("archive", "quote", "told"),
    [
        ("Её не было", "Ее не было", [("respelled", "Её", "Ее"), ("kept", "не было", "не было")]),
        ("мы не смотря ни на что", "мы несмотря ни на что", ("respelled", "не смотря", "несмотря")),
        ("дорогу не надо закрыть", "дорогу надо закрыть", ("left_out", "не", "")),
        ("дорогу надо закрыть", "дорогу срочно надо закрыть", ("added", "", "срочно")),
        ("мир лучше войны", "война лучше мира", ("changed", "мир", "война")),
    ],
)
def test_each_kind_of_difference(
    archive: str, quote: str, told: tuple[str, str, str] | list[tuple[str, str, str]]
) -> None:
    """A word kept, written otherwise, glued, left out, added or changed is told as that."""
    found = [(one.kind.value, one.archive, one.quote) for one in differences(archive, 0, len(archive), quote, SAME)]
    assert found == told if isinstance(told, list) else told in found


def test_a_word_cut_by_the_window_is_shown_whole() -> None:
    """The found "кот" of "который" is shown as the word it stands in."""
    [one] = differences("человек, который ушёл", 9, 12, "кот", SAME)
    assert (one.kind.value, one.archive, one.quote) == ("changed", "который", "кот")


@given(text=TEXTS.filter(lambda text: text.strip() != ""), at=st.integers(0, 39), long=st.integers(1, 20))
def test_the_passage_holds_the_found_words(text: str, at: int, long: int) -> None:
    """Whatever is found lies inside its passage, between the sentences before and after."""
    start = min(at, len(text) - 1)
    end = min(len(text), start + long)
    passage = passage_of(text, start, end, None)
    assert passage.start <= start < end <= passage.end
    assert passage.before is None or passage.before.end <= passage.start
    assert passage.after is None or passage.after.start >= passage.end


def test_the_passage_says_that_a_sentence_goes_on() -> None:
    """Words before and behind the found ones in the same sentence are told; a full stop is no word."""
    text = "Он сказал правду. Все должны уйти, если хотят. Конец."
    start, end = re.search("должны уйти", text).span()  # type: ignore[union-attr]
    passage = passage_of(text, start, end, None)
    assert (passage.sentence_begun, passage.sentence_goes_on) == (True, True)
    whole = passage_of(text, text.index("Все"), text.index(". Конец"), None)
    assert (whole.sentence_begun, whole.sentence_goes_on) == (False, False)
    inside = passage_of("который", 0, 3, None)
    assert (inside.word_begun, inside.word_goes_on) == (False, True)


def test_a_long_page_gives_the_same_sentences() -> None:
    """Far from the ends of a long text the sentences are the same as in the short one."""
    line = "Это строка о хлебе и дороге."
    text = "\n".join([*([line] * 2_000), "Дорогу надо закрыть. Так сказал он.", *([line] * 2_000)])
    start = text.index("надо закрыть")
    passage = passage_of(text, start, start + len("надо закрыть"), None)
    assert text[passage.start : passage.end] == "Дорогу надо закрыть."
    assert passage.before is not None
    assert passage.after is not None
    assert (passage.before.slice(text), passage.after.slice(text)) == (line, "Так сказал он.")
