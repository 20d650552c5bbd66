"""Anchors: they find their quote again in another reading, and never come back with another one."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.base.span import Span
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.finding_again import find_again
from habeas.evidence.text.folding import fold
from habeas.evidence.text.reading import Page, Reading

TEXT = """Asel Muratova, a teacher of drawing, was taken from her flat in Kentau on 14 March 2031.

Officers of the regional department carried out a search without showing a warrant, her sister says.
On 16 March 2031 the district court ordered two months of custody under Article 174 Part 2.

Защитник сообщил, что Асель Муратова не признаёт вину. Суд отклонил ходатайство о домашнем аресте.
По его словам, ходатайство о домашнем аресте подавалось дважды, 16 и 28 марта 2031 года.

Қорғаушысының айтуынша, Әсел Мұратова кінәсін мойындамайды және шағым түсірді.
"""


def reading_of(text: str, reader: str = "text/1", pages: tuple[Page, ...] = ()) -> Reading:
    """A reading of this text."""
    return Reading(digest_of(TEXT.encode()), reader, text, (), pages)


FIRST = reading_of(TEXT)


def spans(least: int = 1) -> st.SearchStrategy[Span]:
    """Any span of TEXT that begins and ends with a letter or figure, as quotes do."""
    edges = [at for at, char in enumerate(TEXT) if char.isalnum()]
    pairs = st.tuples(st.sampled_from(edges), st.integers(least, 200))
    return pairs.map(lambda p: Span(p[0], min(len(TEXT.rstrip()), p[0] + p[1]))).filter(
        lambda s: TEXT[s.end - 1].isalnum() and len(s) >= least
    )


@given(spans())
def test_the_same_reading_gives_the_same_anchor(span: Span) -> None:
    """In its own reading an anchor is found as it is."""
    anchor = anchor_at(FIRST, span)
    assert find_again(anchor, FIRST) == anchor


@given(spans(least=8), st.data())
def test_a_quote_survives_other_white_space(span: Span, data: st.DataObject) -> None:
    """However an extractor breaks lines and spaces, the same words are found at the same place among them."""
    anchor = anchor_at(FIRST, span)
    gaps = data.draw(st.lists(st.sampled_from([" ", "\n", "\n\n", "  ", "\u00a0", "\t"]), min_size=1, max_size=9))
    words = TEXT.split()
    text = "".join(word + gaps[at % len(gaps)] for at, word in enumerate(words))
    found = find_again(anchor, reading_of(text, "pdf/1"))
    assert found is not None
    assert fold(found.quote) is not None
    assert fold(found.quote).text == fold(anchor.quote).text
    assert len(fold(text[: found.span.start]).text) == len(fold(TEXT[: span.start]).text)


@given(spans(least=8), st.integers(0, 6), st.text("abc дежз.\n", min_size=1, max_size=400))
def test_a_quote_survives_inserted_paragraphs(span: Span, at: int, inserted: str) -> None:
    """Whatever other paragraphs stand before or after, the words are found, and are the same words."""
    paragraphs = TEXT.split("\n\n")
    place = min(at, len(paragraphs))
    text = "\n\n".join([*paragraphs[:place], inserted, *paragraphs[place:]])
    assume(TEXT[span.start : span.end] in text)
    found = find_again(anchor_at(FIRST, span), reading_of(text, "html/1"))
    assert found is not None
    assert found.quote == span.slice(TEXT)


@given(spans(least=30), st.data())
def test_a_quote_survives_hyphens_at_line_ends(span: Span, data: st.DataObject) -> None:
    """A word parted at a line's end, with a hyphen or a soft one, is the same word."""
    inner = [at for at in range(span.start + 1, span.end - 1) if TEXT[at - 1 : at + 1].isalpha()]
    at = data.draw(st.sampled_from(inner))
    text = TEXT[:at] + data.draw(st.sampled_from(["-\n", "\u00ad\n", "\u00ad", "-\n  "])) + TEXT[at:]
    found = find_again(anchor_at(FIRST, span), reading_of(text, "pdf/1"))
    assert found is not None
    assert fold(found.quote).text == fold(span.slice(TEXT)).text


@given(spans(), st.data())
def test_what_is_found_is_always_the_quote(span: Span, data: st.DataObject) -> None:
    """With any stretch of the text taken out, the quote is found as it was or not at all."""
    start = data.draw(st.integers(0, len(TEXT) - 1))
    text = TEXT[:start] + TEXT[start + data.draw(st.integers(1, 300)) :]
    found = find_again(anchor_at(FIRST, span), reading_of(text, "html/1"))
    if found is not None:
        old, new = fold(span.slice(TEXT)).text, fold(found.quote).text
        assert re.findall(r"\d+", old) == re.findall(r"\d+", new)
        assert abs(len(old) - len(new)) <= 0.05 * len(old)
        assert found.quote == found.span.slice(text)


@pytest.mark.parametrize(
    ("quote", "changed", "into"),
    [
        ("ordered two months of custody under Article 174 Part 2", "174", "175"),
        ("was taken from her flat in Kentau on 14 March 2031", "14 March", "15 March"),
        ("Защитник сообщил, что Асель Муратова не признаёт вину", " не признаёт", " признаёт"),
        ("Officers of the regional department carried out a search without showing a warrant", "without", "after"),
    ],
)
def test_other_words_are_not_the_quote(quote: str, changed: str, into: str) -> None:
    """A figure, a negation or a word that differs makes it another quote, however alike the rest is."""
    start = TEXT.index(quote)
    text = TEXT.replace(changed, into)
    assert find_again(anchor_at(FIRST, Span(start, start + len(quote))), reading_of(text, "html/1")) is None


def test_a_letter_read_otherwise_is_found() -> None:
    """A single letter that another reader sees otherwise does not lose the place."""
    quote = "Officers of the regional department carried out a search without showing a warrant"
    start = TEXT.index(quote)
    text = TEXT.replace("regional", "regionaI")
    found = find_again(anchor_at(FIRST, Span(start, start + len(quote))), reading_of(text, "pdf/1"))
    assert found is not None
    assert found.quote == quote.replace("regional", "regionaI")


def test_a_quote_that_runs_over_a_page_is_found_around_the_foot_and_head() -> None:
    """The foot of one page and the head of the next may stand inside the quote."""
    quote = "On 16 March 2031 the district court ordered two months of custody under Article 174 Part 2"
    start = TEXT.index(quote)
    text = TEXT.replace("ordered two months", "ordered\n7\nCase of A. M., continued\ntwo months")
    found = find_again(anchor_at(FIRST, Span(start, start + len(quote))), reading_of(text, "pdf/1"))
    assert found is not None
    assert (found.quote.split()[0], found.quote.split()[-1]) == ("On", "2")


def test_of_two_places_the_words_around_decide() -> None:
    """The same words twice: each anchor finds its own."""
    words = "ходатайство о домашнем аресте"
    first = TEXT.index(words)
    second = TEXT.index(words, first + 1)
    text = "Приложение.\n\n" + TEXT.replace("\n", " \n ")
    for start in (first, second):
        found = find_again(anchor_at(FIRST, Span(start, start + len(words))), reading_of(text, "html/1"))
        assert found is not None
        assert len(fold(text[: found.span.start]).text) == len(fold("Приложение." + TEXT[:start]).text)


def test_where_nothing_decides_there_is_no_answer() -> None:
    """A line that stands in the same words in several places is not guessed at."""
    line = "The hearing was put off again because the guard did not bring the accused to the court.\n"
    first = reading_of(line * 9)
    anchor = anchor_at(first, Span(4 * len(line), 5 * len(line) - 1))
    assert find_again(anchor, reading_of("An added line.\n" * 3 + line * 9, "html/1")) is None


def test_the_page_decides_between_equal_places() -> None:
    """Where the surroundings are the same, the page the anchor names is taken."""
    line = "The hearing was put off again because the guard did not bring the accused to the court.\n"
    text = line * 3
    pages = tuple(Page(number, Span((number - 1) * len(line), number * len(line))) for number in (1, 2, 3))
    anchor = anchor_at(reading_of(text, "pdf/1", pages), Span(len(line), 2 * len(line) - 1))
    moved = tuple(Page(page.number, page.span.shifted(60)) for page in pages)
    found = find_again(anchor, reading_of(" " * 60 + text, "pdf/2", moved))
    assert found is not None
    assert found.page == 2


def test_a_short_word_elsewhere_is_not_the_quote() -> None:
    """A name alone is not found at another place of the text when its own sentence is gone."""
    start = TEXT.index("Kentau")
    text = TEXT[TEXT.index("Officers") :] + "\nThe road to Kentau is long."
    assert find_again(anchor_at(FIRST, Span(start, start + 6)), reading_of(text, "html/1")) is None


def test_an_anchor_that_is_false_in_its_own_reading_is_not_found() -> None:
    """Where the quote is not what stands at the place, the anchor is no anchor."""
    anchor = anchor_at(FIRST, Span(0, 13))
    assert find_again(replace(anchor, quote="Asel Muratovi"), FIRST) is None
