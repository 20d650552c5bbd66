"""The laws of looking one work up in a register: what accounts for it, and what must not be taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.registers.federal_list import read_federal_list
from habeas.evidence.registers.lookup import look_up
from habeas.evidence.registers.matching_account import ACCOUNTED, Match, Why
from habeas.evidence.registers.matching_question import LONGEST, NotOne, Question, read_question

FIRST = "(решение Озёрного суда г. Приреченска от 03.04.2008)"
LATER = "(решение Озёрного суда г. Приреченска от 09.06.2015)"
SONG = "«Ветер Степи – Песня о старом мосте», начинающаяся словами «Кто прошёл по мосту на рассвете один»"
LIST = f"""#;Материал;Дата включения (указывается с 01.01.2017)
1;"Книга Бориса Кленова «Тихая заводь и другие сказания», издательство «Лодка» {FIRST};";
2;"Брошюра «Тихий берег» {FIRST};";
3;"Аудиозапись {SONG} {LATER};";
4;"Журнал «Полынный вестник» № 14 {LATER};";
5;"Сайт http://polyn-vestnik.example.org {LATER};";
6;"Видеоролик «Обращение», размещённый в сети «Интернет» {LATER};";05.09.2017
7;"Книга А.П. Дубравина «Зимний перевал. Записки путника» (решение суда г. Приреченска от 09.06.2016);";12.09.2017
"""
"""A small list of invented works."""

WORDS = ("тихая", "заводь", "и", "другие", "сказания", "Кленов", "Борис", "14", "вестник", "шумный", "«мост»")
ENTRIES = read_federal_list(LIST.encode()).entries


def asked(text: str) -> tuple[Match, ...]:
    """The answer of the small list above."""
    question = read_question(text)
    assert isinstance(question, Question)
    return look_up(question, ENTRIES)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("«Тихая заводь и другие сказания»", "1"),
        ('"ТИХАЯ ЗАВОДЬ И ДРУГИЕ СКАЗАНИЯ"', "1"),
        ("в книге Бориса Кленова «Тихая заводь и другие сказания»", "1"),
        ("о тихой заводи и других сказаниях", "1"),
        ("Tikhaya zavod i drugiye skazaniya", "1"),
        ("Klenov, Tihaya zavod i drugie skazaniya", "1"),
        ("«Тихая заводь и другие сказанья», Б. Кленов", "1"),
        ("Кленовтің «Тихая заводь и другие сказания» кітабы", "1"),
        ("the book “Tikhaya zavod i drugiye skazaniya”", "1"),
        ("Песня о старом мосте", "3"),
        ("Кто прошёл по мосту на рассвете один", "3"),
        ("Кто прошел по мосту на рассвете один, тот вернётся не скоро домой", "3"),
        ("Полынный вестник № 14", "4"),
        ("https://www.polyn-vestnik.example.org/", "5"),
        ("polyn-vestnik.example.org/2014/post", "5"),
        ("Дубравин «Зимний перевал»", "7"),
        ("Дубравиннің «Зимний перевал» кітабы", "7"),
        ("Зимний перевал", "7"),
    ],
)
def test_a_work_named_by_its_title_is_accounted_for(text: str, number: str) -> None:
    """In any case, script, quotation marks and typing the entry comes first, with 0.8 or more."""
    best = asked(text)[0]
    assert best.entry.number == number
    assert best.account.score >= ACCOUNTED


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Борис Кленов", Why.ONLY_AUTHOR),
        ("Борис Кленов «Шумный город»", Why.ONLY_AUTHOR),
        ("Марат Осенев «Тихая заводь и другие сказания»", Why.AUTHOR_DIFFERS),
        ("«Тихая гавань и другие сказания»", Why.ANOTHER_WORD),
        ("Полынный вестник № 15", Why.NUMBER_DIFFERS),
        ("Обращение", Why.ONE_COMMON_WORD),
        ("Тихий", Why.MORE_PRINTED),
        ("«Зимний перевал. Записки путника» часть 2", Why.MORE_ASKED),
    ],
)
def test_what_only_resembles_a_work_stays_below(text: str, why: Why) -> None:
    """The author alone, another author, one other word, another number, a common word: below 0.8, and said."""
    found = asked(text)
    assert all(match.account.score < ACCOUNTED for match in found)
    assert why in {reason for match in found for reason in match.account.why} or why is Why.ONLY_AUTHOR


@pytest.mark.parametrize("text", ["Война и мир", "Шумный город", "youtube.com", "https://vk.com/id1", "Abai zholy"])
def test_what_is_not_listed_is_accounted_for_by_nothing(text: str) -> None:
    """A work that is not there gives no entry with 0.8 or more."""
    assert all(match.account.score < ACCOUNTED for match in asked(text))


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_every_word_of_the_question_is_accounted_for_once(words: list[str]) -> None:
    """What met, what is left and what is set aside make up the question, and a score is between 0 and 1."""
    question = read_question(" ".join(words))
    if not isinstance(question, Question):
        return
    for match in look_up(question, ENTRIES):
        told = match.account
        parts = [*(met.asked for met in told.met), *told.left_asked, *told.set_aside]
        assert sorted(" ".join(parts).split()) == sorted(word.text for word in question.words)
        assert 0.0 <= told.score <= 1.0


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("", NotOne.EMPTY),
        ("«»", NotOne.EMPTY),
        ("а" * (LONGEST + 1), NotOne.TOO_LONG),
        ("1. Тихая заводь\n2. Тихий берег\n3. Зимний перевал", NotOne.LIST),
        ("«Тихая заводь», «Тихий берег», «Зимний перевал»", NotOne.LIST),
        ("id;title;author\n1;Тихая заводь;Кленов\n2;Тихий берег;Кленов", NotOne.LIST),
        ("http://a.example.org http://b.example.org http://c.example.org", NotOne.LIST),
        ('[{"text": "Тихая заводь"}, {"text": "Тихий берег"}]', NotOne.LIST),
    ],
)
def test_a_register_is_not_run_against_lists(text: str, refused: NotOne) -> None:
    """One work or one quotation a question: nothing, lists, tables, exports and whole texts are refused."""
    assert read_question(text) is refused


def test_a_verse_of_four_lines_is_one_quotation() -> None:
    """Several lines of one quotation are not a list."""
    assert isinstance(
        read_question("Кто прошёл по мосту\nна рассвете один,\nтот вернётся домой\nс первым снегом"), Question
    )


BOOK = "в книге «Полное собрание ветров степи и воды»"
CATALOGUE = read_federal_list(
    f"""#;Материал;Дата включения (указывается с 01.01.2017)
1;"Книга «Алексей Дубравный. Полынник. – Издательство One Book, Приреченск, 2019», в твёрдой обложке {FIRST};";
2;"Аудиозапись исполнителя «Тихий Омут» под названием «Серый мост над водой» {LATER};";
3;"Лекция № 1 «Зачем нам берег?», прочитанная в Приреченске, на страницах 53-82 {BOOK} {LATER};";
4;"Видеозапись, размещённая в сети Интернет: «Почему снег летит домой» {LATER};";
5;"Книга Озерова О.А. «Вечер и причал» {LATER};";
6;"Видеофайлы: «Берег для тихих», «Что делать зимой» {LATER};";
7;"Печатное издание «Что делать тихим на берегу» {LATER};";
""".encode()
).entries
"""Invented works, printed in ways that are easily misread."""


def best_of(text: str) -> Match | None:
    """The best entry of the second list, None where there is none."""
    question = read_question(text)
    assert isinstance(question, Question)
    found = look_up(question, CATALOGUE)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Дубравный Полынник", "1"),
        ("Dubravny Polynnik", "1"),
        ("Dubravnyi «Polynnik»", "1"),
        ("Alexei Dubravnij, “Polynnik”", "1"),
        ("Почему снег летит домой", "4"),
        ("Что делать тихим на берегу", "7"),
    ],
)
def test_a_work_is_found_however_the_entry_prints_it(text: str, number: str) -> None:
    """Author and title in one pair of marks, a title after a colon, a title among others."""
    best = best_of(text)
    assert best is not None
    assert (best.entry.number, best.account.score >= ACCOUNTED) == (number, True)
    assert Why.NUMBER_NOT_ASKED not in best.account.why


@pytest.mark.parametrize(
    "text",
    [
        "Полынник Дубравский",
        "Тихий Омут",
        "Полное собрание ветров степи и воды",
        "Я. Осенев «Вечер и причал»",
        "Алексей Дубравный",
    ],
)
def test_a_performer_a_container_or_another_author_is_no_work(text: str) -> None:
    """A performer in marks, the book a listed lecture was printed in, an initial that any surname meets."""
    best = best_of(text)
    assert best is None or best.account.score < ACCOUNTED


def test_an_issue_that_the_question_does_not_name_is_said() -> None:
    """The journal is met, and the account says that the entry is of one issue, below one that has no number."""
    best = asked("Полынный вестник")[0]
    assert best.entry.number == "4"
    assert Why.NUMBER_NOT_ASKED in best.account.why
    assert ACCOUNTED <= best.account.score < asked("Полынный вестник № 14")[0].account.score


def test_of_equal_entries_the_lower_number_stands_first() -> None:
    """The same title twice: the earlier entry is shown before the later."""
    twice = read_federal_list((LIST + f'8;"Брошюра «Тихий берег» {LATER};";\n').encode()).entries
    question = read_question("«Тихий берег»")
    assert isinstance(question, Question)
    found = [one for one in look_up(question, twice) if one.account.score >= ACCOUNTED]
    assert [one.entry.number for one in found] == ["2", "8"]
