"""Misreadings of recognised words: undone where nothing else is possible, left everywhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.base.span import Span
from habeas.evidence.text.misread import misread
from habeas.evidence.text.reading import Box, Reading
from habeas.evidence.text.repair import repair, repair_part


def read(text: str) -> str:
    """The repair of a text that was recognised throughout."""
    return repair(text, None, [Span(0, len(text))]).text if text else text


@pytest.mark.parametrize(
    ("recognised", "mended"),
    [
        ("зaдержанный доставлен", "задержанный доставлен"),
        ("суд г0рода принял", "суд города принял"),
        ("СУД Г0РОДА", "СУД ГОРОДА"),
        ("в 20l7 году", "в 2017 году"),
        ("в 2О17 году", "в 2017 году"),
        ("дело № 1О3-5", "дело № 103-5"),
        ("the govemment replied", "the government replied"),
        ("the c0urt ruled", "the court ruled"),
        ("a Iegal opinion", "a legal opinion"),
        ("слова | и пятна", "слова и пятна"),
        ("a ﬁnal word", "a final word"),
        ("задер¬\nжанный", "задержанный"),
        ("Нypлан Садыков", "Нурлан Садыков"),
    ],
)
def test_sure_misreadings_are_undone(recognised: str, mended: str) -> None:
    """Each kind of misreading that a word list or the look of a letter proves is undone, and leads back."""
    done = repair(recognised, None, [Span(0, len(recognised))])
    assert done.text == mended
    assert done.to_original(Span(0, len(mended))) == Span(0, len(recognised))


@pytest.mark.parametrize(
    "text",
    [
        "12 марта 2017 года, дело № 1030-17-00-1/305",
        "XIХ век, ХХI съезд, IV квартал",
        "Сарсенбаева и Rorn Bernard, Clarn, Mornington",
        "А1О2 КВ77О, 01О, тел. 8-701-111",
        "modern corner, burn and turn; close and dose",
        "б0ец Барс0в живёт в Kаpna",
        "ул. Ленина, 3а и 3б, кв. 1О",
        "10 О или 0 о",
    ],
)
def test_what_cannot_be_proved_stays(text: str) -> None:
    """Numbers, codes, names, Roman numerals and words that are words are left as they were recognised."""
    kept = list(misread(text, [Span(0, len(text))]))
    assert all(edit.why == "look-alike" or edit.why == "ocr-letter" for edit in kept), kept
    figures = re.findall(r"\d+", text)
    assert all(figure in read(text) or figure == "0" for figure in figures)


DIGITS = st.text("0123456789./:- ", max_size=30)
NAMES = st.lists(
    st.sampled_from(["Арман", "Садыков", "Bernard", "Сериков", "Гүлнәр", "Corn", "Modem", "Ілияс", "III", "Clara"]),
    max_size=6,
).map(" ".join)


@given(DIGITS)
def test_no_number_becomes_another(text: str) -> None:
    """A text of figures and their marks is never changed by what undoes misreadings."""
    assert list(misread(text, [Span(0, len(text))] if text else [])) == []


@given(st.text("0123456789OОоoЗзlI|", max_size=14))
def test_figures_that_were_read_stay_in_their_places(text: str) -> None:
    """Whatever letters among figures are read as, the figures themselves stay, in number and order."""
    made = list(text)
    for edit in misread(text, [Span(0, len(text))] if text else []):
        assert edit.end - edit.start == len(edit.new) or edit.why == "ocr-speck"
        made[edit.start : edit.end] = edit.new or " " * (edit.end - edit.start)
    assert all(new == old for old, new in zip(text, made, strict=True) if old.isdecimal())


@given(NAMES)
def test_no_name_becomes_another(text: str) -> None:
    """Capitalised words in one script stay letter by letter."""
    assert list(misread(text, [Span(0, len(text))] if text else [])) == []


def test_only_recognised_words_are_touched() -> None:
    """In a reading, words without a box stay as they are, whatever they look like."""
    text = "г0рода г0рода"
    box = Box(Span(7, 13), 1, 0, 0, 10, 10, 80)
    reading = Reading(digest_of(b"x"), "test/1", text, (Span(0, len(text)),), boxes=(box,))
    assert repair_part(reading, Span(0, len(text))).text == "г0рода города"
    assert repair_part(reading, Span(7, 13)).text == "города"
