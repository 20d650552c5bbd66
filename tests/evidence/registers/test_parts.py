"""Parts of an entry: its kind, its titles, its makers, and the note that it was taken out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.registers.describing import described
from habeas.evidence.registers.entry import Entry, Place, Status
from habeas.evidence.registers.quotations import quotations_of


def _entry(text: str) -> Entry:
    return described("1", text, Place(1))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Книга «Брод»", "book"),
        ("Печатное издание - брошюра «Брод»", "brochure"),
        ("Видео-файл «Брод»", "video"),
        ("Музыкальная композиция «Брод»", "song"),
        ("Аудиозапись «Брод»", "audio"),
        ("Информационный материал – статья «Брод» в газете «Ива»", "text"),
        ("Газета «Ива» № 3", "newspaper"),
        ("Листовка-разъяснение «Брод»", "leaflet"),
        ("Изображение дерева с надписью «Ива»", "image"),
        ("Интернет-ресурс www.brod.example", "site"),
        ("Размещённая на странице сайта видеозапись", "video"),
        ("http://brod.example/1", "page"),
        ("DVD-диск «Брод»", "other"),
        ("«Брод»", "unknown"),
        ("", "unknown"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    """The first exact word for a sort of work tells it; without any it is unknown."""
    assert _entry(text).kind.value == kind


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ('Книга "Тихий брод"', ["Тихий брод"]),
        ("Книга «Тихий «брод»", ["Тихий «брод"]),
        ("Книга «Тихий (прежде «Брод»)", ["Брод"]),
        ("Книга «Тихий «брод» реки»", ["Тихий «брод» реки"]),
        ("Видео «Брод», начинающееся словами «Над рекой» и заканчивающееся словами: «Ива»", ["Брод"]),
        ("Видео «Брод», начинающееся словами «Над рекой», «Ива»", ["Брод"]),
        ("Пост пользователя «Ива» «Брод» в сети «Интернет»", ["Брод"]),
        ("Книга «Брод», издательство «Ольха»", ["Брод"]),
        ("Книга без названия", []),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    """Quotations that name the work are titles; those that say how it begins, who posted it or where are not."""
    assert [phrase.text for phrase in _entry(text).titles] == titles


@pytest.mark.parametrize(
    ("text", "authors", "publishers"),
    [
        ("Книга «Брод», автор - П.К. Вымыслов", ["П.К. Вымыслов"], []),
        (
            "Книга «Брод», авторы – П.К. Вымыслов, Ольга Небылова, Выдумск, 2009",
            ["П.К. Вымыслов", "Ольга Небылова"],
            [],
        ),
        ("Книга Петра Вымыслова «Брод»", ["Петра Вымыслова"], []),
        ("Вымыслов П.К. Тихий брод. – М., 1999", ["Вымыслов П.К."], []),
        ("Книга «Брод» под редакцией Небыловой О.С., 1999", ["Небыловой О.С."], []),
        ("Книга «Брод» (автор не известен)", [], []),
        ("Песня «Брод» исполнителя «Тихий хор»", ["Тихий хор"], []),
        (
            "Книга «Брод», автор Умар ибн Выдум аль-Небыли, издательство «Ольха»",
            ["Умар ибн Выдум аль-Небыли"],
            ["Ольха"],
        ),
    ],
)
def test_makers(text: str, authors: list[str], publishers: list[str]) -> None:
    """Authors follow a word for one or stand where an author does; publishers are kept apart."""
    entry = _entry(text)
    assert [phrase.text for phrase in entry.authors] == authors
    assert [phrase.text for phrase in entry.publishers] == publishers


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Исключён", Status.STRUCK),
        ("Материал исключен из списка.", Status.STRUCK),
        ("Запись исключена из списка (смотри № 12).", Status.DUPLICATE),
        ("Аудиозапись «Ива», за исключением цитат", Status.ACTIVE),
        ("Статья «Исключен из школы»", Status.ACTIVE),
        (" ; ", Status.VOID),
    ],
)
def test_status(text: str, status: Status) -> None:
    """An entry is taken out only when it begins by saying so."""
    assert _entry(text).status is status


@given(st.text('аб «»"“”„.,', max_size=60))
def test_quotations_are_whole_and_apart(text: str) -> None:
    """Quotations stand between two marks, hold words, and never overlap."""
    spans = quotations_of(text)
    for span in spans:
        assert text[span.start - 1] in '«"“”„'
        assert text[span.end] in '»"“”'
        assert span.slice(text).strip()
    assert all(one.end < two.start for one, two in pairwise(spans))


@given(st.text("Книга автор издательство «»ПКВ.-абв, ", max_size=120))
def test_phrases_are_the_words_at_their_places(text: str) -> None:
    """Every phrase is exactly the characters of its span."""
    entry = _entry(text)
    for phrase in (*entry.titles, *entry.authors, *entry.publishers):
        assert phrase.span.slice(text) == phrase.text
