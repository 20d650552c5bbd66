"""The federal list: every row accounted for, broken files as far as they go."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.registers.invented import FEDERAL, HEADER

from habeas.base.errors import WrongCall
from habeas.evidence.registers.entry import Status, WorkKind
from habeas.evidence.registers.federal_list import looks_federal, read_federal_list
from habeas.evidence.registers.reading import Layout, layout_of, read_register


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-8-sig"])
def test_a_whole_file(encoding: str) -> None:
    """Numbers, words, dates and states come out the same in each encoding the list is given out in."""
    read = read_federal_list(FEDERAL.encode(encoding))
    assert [entry.number for entry in read.entries] == ["1", "2", "3", "4", "7", "8"]
    assert [entry.status.value for entry in read.entries] == [
        "active",
        "active",
        "struck",
        "duplicate",
        "active",
        "struck",
    ]
    assert read.skipped == (5, 6)
    assert [finding.code for finding in read.findings] == ["numbers-skipped"]
    assert (read.counts.rows, read.counts.entries, read.counts.with_decision, read.counts.taken_out) == (7, 6, 4, 3)
    first, second, _, same, film, out = read.entries
    assert [phrase.text for phrase in first.titles] == ["Тихий брод"]
    assert [phrase.text for phrase in first.authors] == ["П.К. Вымыслов"]
    assert first.included is None
    assert [str(d.date) for d in second.decisions] == ["2007-07-03", "2007-10-19"]
    assert same.struck[0].see == "2"
    assert (film.kind, str(film.included), film.text.count("\n")) == (WorkKind.VIDEO, "2018-08-25", 1)
    assert str(out.struck[0].date) == "2011-04-14"


def test_places_show_the_rows() -> None:
    """The span of an entry is its characters in the file, from the number to the last cell."""
    read = read_federal_list(FEDERAL.encode())
    for entry in read.entries:
        assert entry.place.span is not None
        assert entry.place.span.slice(FEDERAL).startswith(f"{entry.number};")
    assert read.entries[4].place.span is not None
    assert read.entries[4].place.span.slice(FEDERAL).endswith(";25.08.2018")


def test_rows_that_lost_their_lines_join_their_entry() -> None:
    """A copy that lost the lines inside a cell keeps the entry, its inclusion date, and says that words are lost."""
    rows = (HEADER, "1;Книга «Брод», которая начинается со слов «В тот ;", ';";07.02.2019";', ";;", "2;Исключен;", "")
    broken = "\n".join(rows)
    read = read_federal_list(broken.encode())
    assert [(entry.number, str(entry.included)) for entry in read.entries] == [("1", "2019-02-07"), ("2", "None")]
    assert {finding.code for finding in read.findings} == {"row-without-number", "entry-cut-short", "row-empty"}


def test_an_entry_over_several_rows_is_one() -> None:
    """Rows without a number that have words are the words of the entry before them, in their order."""
    text = f"{HEADER}\n1;Книга «Брод»;\n;на 40 страницах;\n;(решение А районного суда от 01.02.2003);05.06.2017\n"
    (entry,) = read_federal_list(text.encode()).entries
    assert entry.text == "Книга «Брод»\nна 40 страницах\n(решение А районного суда от 01.02.2003)"
    assert (len(entry.decisions), str(entry.included)) == (1, "2017-06-05")


def test_an_unclosed_quotation_mark_costs_no_entry() -> None:
    """Where a cell's closing mark is missing, the entries after it are still read."""
    rows = (
        HEADER,
        '1;"Книга «Брод» (решение А районного суда от 01.02.2003);',
        '2;"Песня «Ива»;";01.02.2018',
        "3;А;\n",
    )
    text = "\n".join(rows)
    read = read_federal_list(text.encode())
    assert [entry.number for entry in read.entries] == ["1", "2", "3"]
    assert read.entries[0].text == "Книга «Брод» (решение А районного суда от 01.02.2003)"
    assert str(read.entries[1].included) == "2018-02-01"
    assert [finding.code for finding in read.findings] == ["quote-unclosed"]


def test_a_quotation_mark_that_is_not_doubled_stays_in_the_words() -> None:
    """A mark inside a quoted cell, neither doubled nor at its end, is a part of the words."""
    (entry,) = read_federal_list(f'{HEADER}\n1;"Книга "Брод", издание второе";02.03.2018\n'.encode()).entries
    assert entry.text == 'Книга "Брод", издание второе'
    assert str(entry.included) == "2018-03-02"


def test_doubtful_numbers_and_dates_are_said() -> None:
    """A number used twice, one out of order, one far away and a date that is none each have a finding."""
    text = f"{HEADER}\n5;А;\n4;Б;31.02.2018\n5;В;\n9999;Г;\n"
    read = read_federal_list(text.encode())
    assert [entry.number for entry in read.entries] == ["5", "4", "5", "9999"]
    assert {finding.code for finding in read.findings} == {
        "number-twice",
        "number-out-of-order",
        "numbers-far-apart",
        "date-unreadable",
    }
    assert read.skipped == ()


def test_other_files_are_refused() -> None:
    """A file without a numbered row is no federal list, and nothing is made of it."""
    with pytest.raises(WrongCall, match="No row"):
        read_federal_list("просто слова\nи ещё слова\n".encode())
    assert not looks_federal(b"number,title\n1,X\n")
    assert layout_of(FEDERAL.encode("cp1251")) is Layout.FEDERAL


_WORDS = st.text('абвАБВ «»";,.\n-№1', min_size=1, max_size=60).filter(lambda words: any(c.isalpha() for c in words))
_DATES = st.none() | st.dates()


@given(st.lists(st.tuples(_WORDS, _DATES, st.integers(1, 3)), min_size=1, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_a_random_list_reads_back_exactly(rows: list[tuple[str, date | None, int]], line_end: str) -> None:
    """Any list written in the file's own quoting gives back its numbers, words and dates, and nothing else."""
    number, lines, wanted = 0, [HEADER], []
    for printed, day, step in rows:
        number += step
        words = printed.replace("\n", "\n— ")
        printed_day = "" if day is None else f"{day.day:02}.{day.month:02}.{day.year:04}"
        lines.append(f'{number};"{words.replace(chr(34), chr(34) * 2)}";{printed_day}')
        wanted.append((str(number), words, None if day is None else day.isoformat()))
    data = (line_end.join(lines) + line_end).replace("\n— ", f"{line_end}— " if line_end == "\n" else "\n— ")
    read = read_register(data.encode(), Layout.FEDERAL)
    assert [(e.number, e.text, None if e.included is None else str(e.included)) for e in read.entries] == wanted
    present = {int(entry.number or 0) for entry in read.entries}
    assert set(read.skipped) == set(range(min(present), max(present))) - present


@given(st.text(';"\n\r1а«»', max_size=200))
def test_no_file_stops_the_reader(text: str) -> None:
    """Whatever the characters, the reader gives entries in order of their places, or refuses the file."""
    try:
        read = read_federal_list(text.encode())
    except WrongCall:
        return
    starts = [entry.place.span.start for entry in read.entries if entry.place.span is not None]
    assert starts == sorted(starts)
    assert all(entry.status in Status for entry in read.entries)


def test_many_rows_are_quick() -> None:
    """5,500 rows of usual length are read in well under the time a person waits."""
    row = (
        "Видеозапись «Полёт журавля {0}», размещённая на странице пользователя «Ива», начинающаяся словами «Над рекой» "
        "(решение Заречного районного суда г. Выдумска от 12.01.2018);"
    )
    text = "\n".join([HEADER, *(f'{n};"{row.format(n)}";25.08.2018' for n in range(1, 5501))])
    data = text.encode("cp1251")
    began = time.process_time()
    assert read_federal_list(data).counts.with_decision == 5500
    assert time.process_time() - began < 3.0


def test_a_file_of_broken_quotation_marks_is_read_in_reasonable_time() -> None:
    """Where quoting fails again and again the reader says so and goes on line by line."""
    data = (f"{HEADER}\n" + "".join(f'{n};"слово\n' for n in range(1, 30001))).encode()
    began = time.process_time()
    read = read_federal_list(data)
    assert time.process_time() - began < 15
    assert len(read.entries) == 30000
    assert read.entries[0].text.strip('"') == "слово"
    assert "quoting-broken" in {finding.code for finding in read.findings}
