"""The laws of what follows from a register for one day: yes and no only where it is proven for every day."""

from datetime import date

import pytest

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.evidence.registers.entry import Entry
from habeas.evidence.registers.federal_list import read_federal_list
from habeas.findings.registers.finding import ActDate, RegisterSource, register_findings
from habeas.findings.registers.seen import Version, neighbours_of, sightings_of
from habeas.findings.registers.standing import Answer, Standing, standing
from habeas.findings.registers.telling import codes, sentence

HEAD = "#;Материал;Дата включения (указывается с 01.01.2017)\n"
OLD = '1;"Книга «Тихая заводь» (решение Озёрного суда г. Приреченска от 03.04.2008);";\n'
MIDDLE = '2;"Книга «Зимний перевал» (решение Озёрного суда г. Приреченска от 10.07.2017);";12.09.2017\n'
NEW = '3;"Книга «Полынь» (решение Озёрного суда г. Приреченска от 10.07.2018);";\n'
STRUCK = "1;Исключен;\n"


def version(rows: str, day: str | None) -> Version:
    """A version of the list of this day."""
    read = read_federal_list((HEAD + rows).encode())
    return Version("list", None if day is None else date.fromisoformat(day), read.digest, read.entries)


def stood(number: int, on: str, *versions: Version) -> Standing:
    """How the entry of this number, as the last version describes it, stood on a day."""
    entry = find(number, versions)
    return standing(entry, sightings_of(entry, versions), neighbours_of(entry, versions[-1].entries), parse_when(on))


def find(number: int, versions: tuple[Version, ...]) -> Entry:
    """The entry in the newest version that describes it."""
    return next(e for v in reversed(versions) for e in v.entries if e.number == str(number) and "Книга" in e.text)


ALL = version(OLD + MIDDLE + NEW, None)


@pytest.mark.parametrize(
    ("on", "decided", "listed"),
    [
        ("2017-07-09", Answer.NO, Answer.NO),
        ("2017-07-10", Answer.YES, Answer.NO),
        ("2017-09-11", Answer.YES, Answer.NO),
        ("2017-09-12", Answer.YES, Answer.YES),
        ("2019", Answer.YES, Answer.YES),
        ("2017-09", Answer.YES, Answer.CANNOT_TELL),
        ("2017-08", Answer.YES, Answer.NO),
        ("2017", Answer.CANNOT_TELL, Answer.CANNOT_TELL),
        ("2016", Answer.NO, Answer.NO),
    ],
)
def test_an_answer_holds_for_every_day_that_was_asked_about(on: str, decided: Answer, listed: Answer) -> None:
    """With both dates known: yes from the day itself on, no before it, and neither inside a month or a year."""
    answer = stood(2, on, ALL)
    assert (answer.decided, answer.listed) == (decided, listed)


def test_an_empty_date_of_inclusion_proves_no_yes() -> None:
    """Without a date and without versions it cannot be told, and the bound by numbers is only an explanation."""
    answer = stood(1, "2020-01-01", ALL)
    assert (answer.decided, answer.listed) == (Answer.YES, Answer.CANNOT_TELL)
    assert {"inclusion_empty", "before_dates_began", "likely_listed"} <= {reason.code for reason in answer.reasons}


def test_a_version_of_that_time_proves_the_yes() -> None:
    """An entry seen in a version dated on or before the day stood there by then."""
    answer = stood(1, "2016-05-01", version(OLD, "2016-05-01"), version(OLD + MIDDLE, "2018-01-01"))
    assert answer.listed is Answer.YES
    assert stood(1, "2016-04-30", version(OLD, "2016-05-01")).listed is Answer.CANNOT_TELL


def test_a_version_that_ends_before_the_number_proves_the_no() -> None:
    """A later number was not yet there on the day of a version that ends before it."""
    versions = (version(OLD + MIDDLE, "2018-08-01"), version(OLD + MIDDLE + NEW, "2019-01-01"))
    assert stood(3, "2018-08-01", *versions).listed is Answer.NO
    assert stood(3, "2018-09-01", *versions).listed is Answer.CANNOT_TELL


def test_a_number_that_a_version_lacks_between_others_proves_nothing() -> None:
    """It may have been skipped or lost in that copy."""
    versions = (version(OLD + NEW, "2017-10-01"), version(OLD + MIDDLE + NEW, "2019-01-01"))
    answer = stood(2, "2017-09-20", *versions)
    assert answer.listed is Answer.YES


def test_a_struck_entry_is_no_longer_listed_from_the_version_that_shows_it() -> None:
    """Struck by a version's day: no after it; between the two versions it cannot be told."""
    versions = (version(OLD, "2016-05-01"), version(STRUCK + MIDDLE, "2018-01-01"))
    assert stood(1, "2018-06-01", *versions).listed is Answer.NO
    assert stood(1, "2017-01-01", *versions).listed is Answer.CANNOT_TELL


def test_decided_is_not_yet_in_force() -> None:
    """A first instance's decision alone does not tell when it took effect; that the register held it does."""
    assert stood(1, "2008-05-01", ALL).in_force is Answer.CANNOT_TELL
    assert stood(2, "2017-09-12", ALL).in_force is Answer.YES


def test_a_finding_names_both_sources() -> None:
    """The entry with its file, and the date of the act with its statement, in three languages."""
    entry = find(2, (ALL,))
    act = ActDate(parse_when("2017-03-01"))
    source = RegisterSource("list", date(2018, 1, 1), digest_of(b"x"), "2")
    answer = stood(2, "2017-03-01", ALL)
    found = {one.code: one for one in register_findings(entry, answer, source, act)}
    assert set(found) == {"decided_after_act", "listed_after_act"}
    one = found["listed_after_act"]
    assert (one.entry, one.act) == (source, act)
    for lang in Lang:
        assert "2017-09-12" in one.sentence(lang)
        assert "2017-03-01" in one.sentence(lang)


@pytest.mark.parametrize("group", ["reasons", "findings", "account"])
def test_every_sentence_stands_in_three_languages(group: str) -> None:
    """No code lacks a language, and each is filled by the same fields."""
    told = {"date": "D", "court": "C", "number": "N", "version": "V", "on": "O", "included": "I", "decided": "E"}
    told |= {"pairs": "P", "words": "W"}
    for code in codes(group):
        said = {sentence(group, code, lang, told) for lang in Lang}
        assert len(said) == len(Lang)
