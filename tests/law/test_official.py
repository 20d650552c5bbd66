"""Official texts of codes are taken apart into articles, parts and what their notes prove."""

from datetime import date

import pytest

from habeas.base.duration import Duration
from habeas.law.pack.footnotes import TITLE, amendments, changes_of_whole_text, coming, parts_named
from habeas.law.pack.official import NOTE, point_of, read_official_text
from habeas.law.pack.provision import Amendment

INDENTED = """Примечание ИЗПИ!
Для удобства создано Содержание

Раздел 1. Основные положения
Глава 1. О лодках и
ПРИСТАНЯХ
Статья 1. Лодка

      1. Лодка стоит у пристани:

      1) днем;

      2) ночью.

      Лодку можно взять.

      1-1. Лодка отходит утром.

      2. Исключена Законом РК от 03.07.2017 № 84-VI (вводится в действие с 01.01.2018).
      3. Лодка возвращается.

      Сноска. Часть третья – в редакции Закона РК от 27.12.2021 № 88-VII (в части лодок, которые вводятся в действие:
      с 1 января 2022 года в отношении больших лодок;
      с 1 января 2027 года в отношении иных лодок).
      Примечание ИЗПИ!
      Часть 4 предусматривается в редакции Закона РК от 16.07.2025 № 210-VIII (вводится в действие с 01.01.2027).
      4. Лодку красят.

      Нормативным постановлением Конституционного Суда РК от 18.07.2025 № 74-НП часть четвертая признана \
соответствующей Конституции РК в следующем истолковании:
      1) краска допустима;
      2) цвет любой.
      5. Весла сдают.

      Примечание. Под лодкой понимается судно.

      Сноска. Статья 1 с изменениями, внесенными законами РК от 07.11.2014 № 248-V (вводится в \
действие с 01.01.2015); от 21.12.2017 № 118-VI (вводится в действие по истечении десяти календарных дней после дня его \
первого официального опубликования); от 27.12.2019 № 292-VІ (порядок введения в действие см.ст.2).
      Примечание ИЗПИ!
      Конституционным Судом РК начато производство по проверке конституционности статьи 1-1.
Cтатья 1-1.Весла

      Весла хранят:

      1) сухими;

      2) исключен Законом РК от 05.05.2015 № 312-V (вводится в действие по истечении двух месяцев после \
дня его первого официального опубликования);
      3) парами.

      Сноска. Глава 1 дополнена статьей 1-1 в соответствии с Законом РК от 05.05.2015 № 312-V.
Глава 2. О веслах
      Сноска. Заголовок главы 2 в редакции Закона РК от 01.02.2016 № 1-VI (вводится в действие с 01.03.2016).
2. Причал

      Сноска. Статья 2 исключена Законом РК от 01.02.2016 № 1-VI (вводится в действие с 01.03.2016).
"""

BROKEN = """Сноска. По всему тексту:
слова "старая лодка" и "старой лодки" заменены соответственно словами "новая лодка" и "новой лодки";
слова "весло" заменены словом "руль" в соответствии с Законом РК от 24.11.2015
№ 419-V
(
вводится
в действие с 01.01.2016).
ОСОБЕННАЯ ЧАСТЬ
Статья 7. Угон лодки
Сноска. Заголовок статьи 7 в редакции Закона РК от 01.03.2020
№ 300-VІ
(вводится в действие по истечении шестидесяти календарных дней после дня его первого официального опубликования).
1. Угон, если это новая лодка в значении
статьи 3
, или попытка угона, предусмотренная
пунктом 3)
части второй
статьи 4
настоящего Кодекса, –
наказывается штрафом.
2. То же деяние, совершенное:
1) группой,
2) повторно, –
наказывается лишением свободы на срок до трех лет.
Сноска. Статья 7 с изменениями, внесенными законами РК от 27.12.2019
№ 292-VІ
(порядок введения в действие см.
ст.2
); от 15.04.2024
№ 73-VIII
(вводится в действие по истечении шести месяцев после дня его первого официального опубликования).
Статья 8. Неповиновение лодочнику
Неповиновение –
наказывается штрафом.
2. То же деяние, совершенное ночью, –
наказывается арестом.
"""

LODKA = read_official_text(INDENTED)
UGON = read_official_text(BROKEN)


def test_every_heading_begins_an_article() -> None:
    """A Latin letter, no space behind the number, or no word before it, are headings as well."""
    assert {number: article.title for number, article in LODKA.articles.items()} == {
        "1": "Лодка",
        "1-1": "Весла",
        "2": "Причал",
    }


def test_parts_hold_their_points_and_paragraphs_and_no_note() -> None:
    """A part is its own paragraphs joined by a newline, without its number; editors' words are not in it."""
    parts = LODKA.articles["1"].parts
    assert parts == {
        "1": "Лодка стоит у пристани:\n1) днем;\n2) ночью.\nЛодку можно взять.",
        "1-1": "Лодка отходит утром.",
        "3": "Лодка возвращается.",
        "4": "Лодку красят.",
        "5": "Весла сдают.",
        NOTE: "Примечание. Под лодкой понимается судно.",
    }


def test_an_article_without_parts_has_one_wording() -> None:
    """Its wording stands under the empty part, and a repealed point stays where the text prints it."""
    wording = LODKA.articles["1-1"].parts[""]
    assert wording.startswith("Весла хранят:\n1) сухими;\n2) исключен Законом РК")
    assert point_of(wording, "3") == "3) парами."
    assert point_of(wording, "9") == ""


def test_a_repealed_article_has_no_wording() -> None:
    """What was repealed says by which law, and nothing else."""
    article = LODKA.articles["2"]
    assert article.parts == {}
    assert amendments(article) == (Amendment("1-VI", date(2016, 2, 1), date(2016, 3, 1)),)


def test_amendments_are_what_the_notes_say() -> None:
    """Each law with its parts and its time; no time where another article sets it or it differs by case."""
    assert amendments(LODKA.articles["1"]) == (
        Amendment("84-VI", date(2017, 7, 3), date(2018, 1, 1), None, ("2",)),
        Amendment("88-VII", date(2021, 12, 27), None, None, ("3",)),
        Amendment("248-V", date(2014, 11, 7), date(2015, 1, 1)),
        Amendment("118-VI", date(2017, 12, 21), None, Duration(days=10)),
        Amendment("292-VI", date(2019, 12, 27)),
    )


def test_a_coming_change_is_no_amendment_of_the_wording() -> None:
    """A change in force from 2027 is announced, and the wording read is the one before it."""
    (change,) = coming(LODKA.articles["1"])
    assert change.amendment == Amendment("210-VIII", date(2025, 7, 16), date(2027, 1, 1), None, ("4",))
    assert change.text.startswith("Часть 4 предусматривается")


def test_notes_know_their_kind_and_place() -> None:
    """A resolution keeps its points, and a note before a heading belongs to the article under it."""
    notes = [(note.kind, note.part) for note in LODKA.articles["1"].notes]
    assert notes == [("gone", "2"), ("footnote", "3"), ("editor", "3"), ("court", "4"), ("footnote", "5")]
    court = LODKA.articles["1"].notes[3].text
    assert court.endswith("1) краска допустима;\n2) цвет любой.")
    assert LODKA.articles["1-1"].notes[0].text.endswith("статьи 1-1.")


def test_a_note_on_a_chapter_is_no_note_of_an_article() -> None:
    """What stands under the heading of a chapter is not taken for the article before or behind it."""
    assert not any("главы 2" in note.text for article in LODKA.articles.values() for note in article.notes)


def test_lines_broken_at_links_are_put_together() -> None:
    """Where every link breaks the line, a paragraph still is one line, with its punctuation in place."""
    assert UGON.articles["7"].parts["1"] == (
        "Угон, если это новая лодка в значении статьи 3, или попытка угона, предусмотренная пунктом 3) части второй "
        "статьи 4 настоящего Кодекса, –\nнаказывается штрафом."
    )
    assert UGON.articles["7"].parts["2"].split("\n") == [
        "То же деяние, совершенное:",
        "1) группой,",
        "2) повторно, –",
        "наказывается лишением свободы на срок до трех лет.",
    ]


def test_a_first_part_printed_without_its_number_is_part_one() -> None:
    """Where part 2 follows unnumbered words, these are part 1."""
    assert list(UGON.articles["8"].parts) == ["1", "2"]


def test_footnotes_broken_over_lines_are_read_whole() -> None:
    """The heading's change touches the heading; a Cyrillic numeral in a law's number is the Latin one."""
    assert amendments(UGON.articles["7"]) == (
        Amendment("300-VI", date(2020, 3, 1), None, Duration(days=60), (TITLE,)),
        Amendment("292-VI", date(2019, 12, 27)),
        Amendment("73-VIII", date(2024, 4, 15), None, Duration(months=6)),
    )


def test_a_change_of_the_whole_text_counts_where_its_words_stand() -> None:
    """Words replaced throughout the code changed the parts that have the new words, and no other."""
    assert changes_of_whole_text(UGON, UGON.articles["7"]) == (
        Amendment("419-V", date(2015, 11, 24), date(2016, 1, 1), None, ("1",)),
    )
    assert changes_of_whole_text(UGON, UGON.articles["8"]) == ()


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Сноска. Часть седьмая – в редакции", ("7",)),
        ("дополнена частью тринадцатой", ("13",)),
        ("Части вторая и третья", ("2", "3")),
        ("дополнена частями 3-1 и 3-2", ("3-1", "3-2")),
        ("Абзац третий части второй", ("2",)),
        ("Часть одинацдатая", ("11",)),
        ("части третьей статьи 342", ("3",)),
        ("Статья 5 с изменениями", ()),
    ],
)
def test_parts_are_named_in_words_and_digits(words: str, parts: tuple[str, ...]) -> None:
    """Ordinals in any case, digits and misprints of the text name the same parts."""
    assert parts_named(words) == parts


def test_a_text_without_articles_gives_none() -> None:
    """Anything else than a code has no articles, and that is no error."""
    assert dict(read_official_text("Закон о лодках\n\nЛодка есть лодка.").articles) == {}
