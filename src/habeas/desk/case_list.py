"""The list of cases as a defender needs it: who, since when, what is due next, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.language import Lang
from habeas.base.when import on_day
from habeas.desk.case_file import Opened, open_case
from habeas.desk.deadlines import DueLine, deadlines_of
from habeas.desk.session import Session
from habeas.names.sounds import sound_code
from habeas.record.casefile import Spell


class Standing(StrEnum):
    """How somebody stands by the record: held, released, or nothing is recorded of it."""

    HELD = "held"
    RELEASED = "released"
    UNRECORDED = "unrecorded"


@dataclass(frozen=True, slots=True)
class Person:
    """One person held. `least` and `most` are the days of the last custody, None where they cannot be counted."""

    name: str
    standing: Standing
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of the list.

    `due` is the next deadline that is not over, None where none is known; `overdue` how many are over with nothing
    recorded. `judged` is False where the record does not tell by whose law it is, so that nothing was reckoned.
    """

    id: str
    name: str
    people: tuple[Person, ...]
    due: DueLine | None
    overdue: int
    judged: bool
    waiting: int
    sources: int


def case_rows(session: Session, as_of: date, lang: Lang) -> tuple[CaseRow, ...]:
    """All cases as of a day: what is due soonest first, then by name.

    Each case is folded and reckoned anew, so that time grows with the statements of all cases.
    """
    rows = [_row(open_case(session, case.name, as_of), as_of, lang) for case in session.vault.record.cases()]
    return tuple(sorted(rows, key=_order))


def matching(rows: Sequence[CaseRow], words: str) -> tuple[CaseRow, ...]:
    """The rows in which every word is the beginning of a word of the case's or a person's name.

    A word is compared by its sound, so that a name is found in any of the alphabets it is written in; one
    without letters, such as a number, as it stands.
    """
    wanted = [_key(word) for word in words.split()]
    return tuple(row for row in rows if all(any(one.startswith(key) for one in _keys(row)) for key in wanted))


def _row(opened: Opened, as_of: date, lang: Lang) -> CaseRow:
    day = on_day(as_of.year, as_of.month, as_of.day)
    lines = deadlines_of(opened, day, lang, None)
    ahead = sorted((line for line in lines or () if not line.overdue), key=lambda line: line.days_left)
    case = opened.casefile.case
    return CaseRow(
        id=case.id,
        name=case.name,
        people=tuple(_person(one.names[0], one.spells) for one in opened.casefile.detainees),
        due=ahead[0] if ahead else None,
        overdue=sum(line.overdue for line in lines or ()),
        judged=lines is not None,
        waiting=opened.waiting,
        sources=len(opened.sources),
    )


def _person(name: str, spells: Sequence[Spell]) -> Person:
    if not spells:
        return Person(name, Standing.UNRECORDED, None, None)
    last = spells[-1]
    standing = Standing.RELEASED if last.release else Standing.HELD
    return Person(name, standing, last.days_at_least, last.days_at_most)


def _order(row: CaseRow) -> tuple[bool, int, str]:
    return (row.due is None, 0 if row.due is None else row.due.days_left, row.name.casefold())


def _keys(row: CaseRow) -> list[str]:
    names = " ".join([row.name, *(person.name for person in row.people)])
    return [_key(word) for word in names.replace("-", " ").split()]


def _key(word: str) -> str:
    return sound_code(word) or word.casefold()
